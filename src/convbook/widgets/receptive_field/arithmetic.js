// Receptive fields along one axis: what the cells of a stack of layers see and what they influence, cell by cell.
//
// Levels count from the input, level 0; level l is the output of layer l. Letters: a layer's kernel size k, stride s,
// padding p per side and dilation d; a level's size m; its cells' field of r input cells, the jump j from one field to
// the next, and the start, the first input cell that cell 0 sees. Cells count from 0; those outside of a level are
// padding.

import { range } from "../parts/arrays.js";
import { outside, UNFIT } from "../parts/checks.js";
import { format } from "../parts/numbers.js";
import { outputSize } from "../parts/window.js";
import { LIMITS } from "./generated.js";

/** @typedef {readonly [number, number, number, number, string]} Layer  k, s, p, d and a name */
/** @typedef {{n: number, layers: readonly Layer[]}} Stack */
/**
 * @typedef {{k: number, s: number, p: number, d: number, name: string, m: number, r: number, j: number, start: number}} Level
 */
/** @typedef {[number, number]} Place  level, cell */

/** The numbers of a layer, in the order in which it holds them. */
export const PARAMETERS = ["kernel", "stride", "padding", "dilation"];
export const least = (/** @type {string} */ parameter) => (parameter === "padding" ? 0 : 1);

/** A layer's numbers by their names. @param {Layer} layer @returns {Record<string, number>} */
export const numbersOf = ([kernel, stride, padding, dilation]) => ({ kernel, stride, padding, dilation });

/** A layer with other numbers. @param {Record<string, any>} numbers  by their names @param {Layer} layer @returns {Layer} */
export const layerOf = ({ kernel, stride, padding, dilation }, [, , , , name]) => [
  kernel,
  stride,
  padding,
  dilation,
  name,
];

/** The layers that can be added: k, s, p, d by name. @type {Record<string, [number, number, number, number]>} */
export const KINDS = { conv: [3, 1, 0, 1], pool: [2, 2, 0, 1] };

/** The levels, from the input on, which is like a layer that changes nothing: r ← r + d(k − 1)·j, start ← start − p·j,
 * and j ← j·s last. @param {Stack} stack @returns {Level[]} */
export function levels({ n, layers }) {
  let [m, r, j, start] = [n, 1, 1, 0];
  /** @type {Layer} */ const input = [1, 1, 0, 1, "Input"];
  return [input, ...layers].map(([k, s, p, d, name]) => {
    m = outputSize(m, k, p, s, d);
    r += d * (k - 1) * j;
    start -= p * j;
    j *= s;
    return { k, s, p, d, name, m, r, j, start };
  });
}

/** The size of the input with the padding of all layers: no field reaches further. @param {Level[]} all */
export const width = (all) => all[0].m - 2 * all[all.length - 1].start;

/** The first thing that is wrong with a stack, or null; it may be anything.
 * @param {Record<string, any>} stack @returns {string | null} */
export function check({ n, layers }) {
  const list = Array.isArray(layers) ? layers : [];
  const sizes = outside("n", n, 1, LIMITS.n) ?? outside("Number of layers", list.length, 1, LIMITS.layers);
  return sizes ?? first(list.flatMap(wrongNumbers)) ?? (list.every(isNamed) ? unfitting({ n, layers }) : UNFIT);
}

/** Why layers can't be added or taken away, or null. @param {Stack} stack  with that done @returns {string | null} */
export function whyNot(stack) {
  if (stack.layers.length < 1) return "A stack has at least one layer.";
  if (stack.layers.length > LIMITS.layers) return `A stack has at most ${LIMITS.layers} layers. Remove one first.`;
  return check(stack);
}

/** @param {readonly (string | null)[]} messages */
const first = (messages) => messages.find(Boolean) ?? null;

/** What is wrong with the numbers of a layer, which may be anything. @param {any} layer @param {number} at */
const wrongNumbers = (layer, at) =>
  PARAMETERS.map((name, which) => outside(`Layer ${at + 1}: ${name}`, layer?.[which], least(name), LIMITS.number));

/** @param {any} layer */
const isNamed = (layer) => typeof layer?.[4] === "string" && layer[4].length <= LIMITS.name;

/** The first level that has no room or is empty. @param {Stack} stack */
function unfitting(stack) {
  const more = " Change n, kernel, padding or dilation.";
  return first(
    levels(stack).flatMap(({ m, start }, l) => [
      outside(`Layer ${l}: size with all padding`, stack.n - 2 * start, 1, LIMITS.width, more),
      outside(`Layer ${l}: output size`, m, 1, LIMITS.width, more),
    ]),
  );
}

/** The middle of a level, or of the last one. @param {Level[]} all @param {number} [wish] @returns {Place} */
export function middle(all, wish = Infinity) {
  const level = Math.min(wish, all.length - 1);
  return [level, all[level].m >> 1];
}

/** The cells of the level below from which a cell of a level is made. @param {Level} level @param {number} i */
export const taps = ({ k, s, p, d }, i) => range(k).map((u) => i * s - p + u * d);

/** For each cell of each level, the number of paths that join it to a cell of one level, or to any: in the levels below,
 * to what is made from it; above, to what it is made from. With all weights 1, these are the gradients.
 * @param {Level[]} all @param {number} level @param {number} [cell] @returns {number[][]} */
export function paths(all, level, cell) {
  const counts = all.map(({ m }, l) => range(m).map((i) => Number(l === level && i === (cell ?? i))));
  for (let l = level; l > 0; l--) {
    counts[l].forEach((count, i) => {
      for (const tap of taps(all[l], i)) if (tap in counts[l - 1]) counts[l - 1][tap] += count;
    });
  }
  for (let l = level + 1; l < all.length; l++) {
    counts[l] = counts[l].map((_, i) => taps(all[l], i).reduce((sum, tap) => sum + (counts[l - 1][tap] ?? 0), 0));
  }
  return counts;
}

/** The first input cell of a field; it may lie in the padding. @param {Level} level @param {number} i */
export const fieldStart = ({ start, j }, i) => start + i * j;

/** Where a cell stands in the picture: over the middle of its field. In cells, from the left of all padding.
 * @param {Level[]} all @param {number} level @param {number} i */
export const position = (all, level, i) =>
  fieldStart(all[level], i) + (all[level].r - 1) / 2 - all[all.length - 1].start;

/** What a level is called: "Layer 2", or "2 conv" with its layer's name. @param {number} level @param {string} [name] */
export function levelName(level, name) {
  if (level === 0) return "Input";
  return name === undefined ? `Layer ${level}` : `${level} ${name}`;
}

/** A cell's field, in words. @param {Level} level @param {number} i */
export function fieldText(level, i) {
  const from = fieldStart(level, i);
  return `field ${format(from)} to ${format(from + level.r - 1)}`;
}
