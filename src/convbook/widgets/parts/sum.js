// The arithmetic of one output, written out: 0·0 + 1·1 + 3·2 + 4·3 + 0 = 19.

import { h, tint } from "./dom.js";
import { format } from "./numbers.js";

/** A product: input times weight, in row u and column v of the kernel.
 * @typedef {Pick<import("./window.js").Tap, "u" | "v" | "x" | "w">} Tap */

/** A factor; a negative one after the dot stands in brackets.
 * @param {number} value */
export const factor = (value) => (value < 0 ? `(${format(value)})` : format(value));

/** Whether a number is shown in full, so that "=" is true of what is printed.
 * @param {number} value */
const exact = (value) => Number(format(value).replaceAll("−", "-")) === value;

/** The products as elements: one group for each row of the kernel.
 * @param {Tap[]} taps @param {{u?: number, v?: number} | null} pair  the weight to point out */
export function products(taps, pair) {
  const term = (/** @type {Tap} */ { u, v, x, w }, /** @type {boolean} */ first) =>
    h(
      `span.term${pair?.u === u && pair.v === v ? ".pair" : ""}`,
      first ? "" : "+ ",
      tint("input", factor(x)),
      "·",
      tint("kernel", factor(w)),
      " ",
    );
  return [...new Set(taps.map(({ u }) => u))].map((u) =>
    h("span.terms", ...taps.filter((tap) => tap.u === u).map((tap) => term(tap, tap === taps[0]))),
  );
}

/** What products are made of. @param {readonly {x: number, w: number}[]} taps */
export const factors = (taps) => taps.flatMap(({ x, w }) => [x, w]);

/** The sign before a result: whether all that is printed is exact.
 * @param {number} value @param {number[]} numbers  what went into it */
export const equals = (value, numbers) =>
  // Adding decimal fractions in binary is off by a little even where nothing was rounded for print.
  [Number(value.toPrecision(12)), ...numbers].every(exact) ? "= " : "≈ ";

/** What stands before a sum, and after it. @param {string} text  the output's name */
export const start = (text) => h("span.name", tint("output", text), " = ");
/** @param {string} sign @param {number} value */
export const result = (sign, value) => h("span.result", sign, tint("output", format(value)));

/** The sum as elements: the products, the bias, then the result.
 * @param {string} name  of the output, such as "Y[0, 1]"
 * @param {Tap[]} taps @param {number | null} bias  null leaves it out @param {number} value
 * @param {{u: number, v: number} | null} pair  the weight to point out */
export function sum(name, taps, bias, value, pair) {
  return [
    start(name),
    ...products(taps, pair),
    bias === null ? "" : h("span.terms", "+ ", tint("kernel", factor(bias)), " "),
    result(equals(value, [bias ?? 0, ...factors(taps)]), value),
  ];
}
