// The arithmetic of one output where the kernel may be large: of many products, one row is written out.

import { h, tint } from "./dom.js";
import { equals, factor, factors, products, result, start, sum } from "./sum.js";

/** @typedef {import("./sum.js").Tap} Tap */

/** More products than these are no longer read one by one: those of a 3 × 3 kernel. */
const MOST = 9;

/** The sum as elements, like `sum`. Of more than nine products only one row of the kernel is written out.
 * @param {string} name  of the output, such as "Y[0, 1]"
 * @param {Tap[]} taps @param {number | null} bias  null leaves it out @param {number} value
 * @param {number} row  of the kernel, to be written out
 * @param {{u: number, v: number} | null} pair  the weight to point out */
export function shortSum(name, taps, bias, value, row, pair) {
  if (taps.length <= MOST) return sum(name, taps, bias, value, pair);
  const shown = taps.filter(({ u }) => u === row);
  return [
    start(name),
    row > taps[0].u ? h("span", "… + ") : "",
    ...products(shown, pair),
    row < taps[taps.length - 1].u ? h("span", "+ … ") : "",
    bias === null ? "" : h("span.terms", "+ ", tint("kernel", factor(bias)), " "),
    result(equals(value, [bias ?? 0, ...factors(taps)]), value),
  ];
}

/** The same with numbers as long as they may become, for room to be kept.
 * @param {string} name @param {Tap[]} taps @param {number | null} bias  null leaves it out
 * @param {number} x  an input whose text is long @param {number} [w]  a weight, the same */
export function longestSum(name, taps, bias, x, w = LONG) {
  const all = taps.map((tap) => ({ ...tap, x, w }));
  return shortSum(name, all, bias === null ? null : w, LONG, taps[0].u + 1, null);
}

/** A number whose text is as long as that of any weight that is likely: −0.001234 has no more characters. */
export const LONG = -1.234e14 - 0.5;

/** The number whose text is the longest, as a factor. @param {readonly number[]} values */
export const longest = (values) =>
  values.reduce((one, other) => (factor(other).length > factor(one).length ? other : one));
