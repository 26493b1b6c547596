// The arithmetic of one output, written out: 0·0 + 1·1 + 3·2 + 4·3 + 0 = 19.

import { h, tint } from "./dom.js";
import { format } from "./numbers.js";
import { widest } from "./widest.js";

/** A product: input times weight, in row u and column v of the kernel.
 * @typedef {Pick<import("./window.js").Tap, "u" | "v" | "x" | "w">} Tap */
/** The same as texts. @typedef {{u: number, v: number, x: string, w: string}} Term */
/** The place in the kernel of a product to point out. @typedef {{u?: number, v?: number} | null} Pair */

/** A factor; a negative one after the dot stands in brackets.
 * @param {number} value */
export const factor = (value) => (value < 0 ? `(${format(value)})` : format(value));

/** Whether a number is shown in full, so that "=" is true of what is printed.
 * @param {number} value */
const exact = (value) => Number(format(value).replaceAll("−", "-")) === value;

/** @param {Tap} tap @returns {Term} */
const written = ({ u, v, x, w }) => ({ u, v, x: factor(x), w: factor(w) });

/** Products as elements: one group for each row of the kernel. @param {Term[]} all @param {Pair} pair */
function termGroups(all, pair) {
  const element = (/** @type {Term} */ { u, v, x, w }, /** @type {boolean} */ first) =>
    h(
      `span.term${pair?.u === u && pair.v === v ? ".pair" : ""}`,
      first ? "" : "+ ",
      tint("input", x),
      "·",
      tint("kernel", w),
      " ",
    );
  const rows = [...new Set(all.map(({ u }) => u))];
  return rows.map((u) =>
    h("span.terms", ...all.filter((term) => term.u === u).map((term) => element(term, term === all[0]))),
  );
}

/** The products as elements: one group for each row of the kernel.
 * @param {Tap[]} taps @param {Pair} pair */
export const products = (taps, pair) => termGroups(taps.map(written), pair);

/** The products with a kernel as elements, each as wide as any input can make it.
 * @param {import("./window.js").Matrix} K @param {readonly number[]} inputs  all that there are */
export function widestProducts(K, inputs) {
  const x = widest(inputs.map(factor));
  return termGroups(
    K.flatMap((weights, u) => weights.map((w, v) => ({ u, v, x, w: factor(w) }))),
    null,
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
/** @param {string} sign @param {string} value */
const end = (sign, value) => h("span.result", sign, tint("output", value));
/** @param {string} sign @param {number} value */
export const result = (sign, value) => end(sign, format(value));
/** A result as wide as any of these. @param {readonly number[]} values */
export const widestResult = (values) => end("≈ ", widest(values.map(format)));

/** @param {string} text */
const biasTerm = (text) => h("span.terms", "+ ", tint("kernel", text), " ");

/** The sum as elements: the products, the bias, then the result.
 * @param {string} name  of the output, such as "Y[0, 1]"
 * @param {Tap[]} taps @param {number | null} bias  null leaves it out @param {number} value
 * @param {Pair} pair  the weight to point out */
export function sum(name, taps, bias, value, pair) {
  return [
    start(name),
    ...products(taps, pair),
    bias === null ? "" : biasTerm(factor(bias)),
    result(equals(value, [bias ?? 0, ...factors(taps)]), value),
  ];
}

/** The widest sum of an output. @param {string} name @param {import("./window.js").Matrix} K
 * @param {readonly number[]} inputs  all that there are @param {number} bias @param {readonly number[]} values  all results */
export const widestSum = (name, K, inputs, bias, values) => [
  start(name),
  ...widestProducts(K, inputs),
  biasTerm(factor(bias)),
  widestResult(values),
];
