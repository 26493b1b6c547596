// The arithmetic of one output, written out: 0·0 + 1·1 + 3·2 + 4·3 + 0 = 19.

import { format } from "./core.js";
import { h, tint } from "./dom.js";

/** A product: input times weight, in row u and column v of the kernel.
 * @typedef {Pick<import("./core.js").Tap, "u" | "v" | "x" | "w">} Tap */

/** A factor; a negative one after the dot stands in brackets.
 * @param {number} value */
export const factor = (value) => (value < 0 ? `(${format(value)})` : format(value));

/** Whether a number is shown in full, so that "=" is true of what is printed.
 * @param {number} value */
export const exact = (value) => Number(format(value).replaceAll("−", "-")) === value;

/** The sum as elements: one group for each row of the kernel, one for the bias, then the result.
 * @param {string} name  of the output, such as "Y[0, 1]"
 * @param {Tap[]} taps @param {number | null} bias  null leaves it out @param {number} value
 * @param {{u: number, v: number} | null} pair  the weight to point out */
export function sum(name, taps, bias, value, pair) {
  const term = (/** @type {Tap} */ { u, v, x, w }, /** @type {boolean} */ first) =>
    h(
      "span",
      { class: `cb-term${pair?.u === u && pair.v === v ? " cb-pair" : ""}` },
      first ? "" : "+ ",
      tint("input", factor(x)),
      "·",
      tint("kernel", factor(w)),
      " ",
    );
  const rows = [...new Set(taps.map(({ u }) => u))].map((u) =>
    h("span", { class: "cb-terms" }, ...taps.filter((tap) => tap.u === u).map((tap) => term(tap, tap === taps[0]))),
  );
  // Adding decimal fractions in binary is off by a little even where nothing was rounded for print.
  const whole = taps.every(({ x, w }) => exact(x) && exact(w)) && exact(bias ?? 0) && exact(Number(value.toPrecision(12)));
  return [
    h("span", { class: "cb-name" }, tint("output", name), " = "),
    ...rows,
    bias === null ? "" : h("span", { class: "cb-terms cb-bias-term" }, "+ ", tint("kernel", factor(bias)), " "),
    h("span", { class: "cb-result" }, whole ? "= " : "≈ ", tint("output", format(value))),
  ];
}
