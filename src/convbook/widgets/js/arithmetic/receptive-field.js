// Receptive fields along one axis: what the cells of a stack of layers see and what they influence, cell by cell.
//
// Levels count from the input, level 0; level l is the output of layer l. Letters: a layer's kernel size k, stride s,
// padding p per side and dilation d; a level's size m; its cells' field of r input cells, the jump j from one field to
// the next, and the start, the first input cell that cell 0 sees. Cells count from 0; those outside of a level are
// padding.

import { format, outputSize, range } from "../core.js";

/** @typedef {readonly [number, number, number, number, string]} Layer  k, s, p, d and a name */
/** @typedef {{n: number, layers: readonly Layer[]}} Stack */
/**
 * @typedef {{k: number, s: number, p: number, d: number, name: string, m: number, r: number, j: number, start: number}} Level
 */
/** @typedef {[number, number]} Place  level, cell */

/** What fits in a picture: sides of the input, layers, each of k, s, p and d, the input with the padding of all layers,
 * and the letters of a name. Python's copy is in widgets/receptive_field.py; a test holds the two equal. */
export const LIMITS = { n: 64, layers: 8, number: 64, width: 96, name: 12 };

/** The numbers of a layer, in the order in which it holds them. */
export const PARAMETERS = ["kernel", "stride", "padding", "dilation"];
export const least = (/** @type {string} */ parameter) => (parameter === "padding" ? 0 : 1);

/** The levels, from the input on: r ← r + d(k − 1)·j, start ← start − p·j, and j ← j·s last.
 * @param {Stack} stack @returns {Level[]} */
export function levels({ n, layers }) {
  const all = [{ k: 1, s: 1, p: 0, d: 1, name: "Input", m: n, r: 1, j: 1, start: 0 }];
  layers.forEach(([k, s, p, d, name], below) => {
    const { m, r, j, start } = all[below];
    const size = outputSize(m, k, p, s, d);
    all.push({ k, s, p, d, name, m: size, r: r + d * (k - 1) * j, j: j * s, start: start - p * j });
  });
  return all;
}

/** The size of the input with the padding of all layers: no field reaches further. @param {Level[]} all */
export const width = (all) => all[0].m - 2 * all[all.length - 1].start;

/** The first thing that is wrong with a stack, or null; it may be anything.
 * @param {Record<string, any>} stack @returns {string | null} */
export function check({ n, layers }) {
  const list = Array.isArray(layers) ? layers : [];
  let message = wrong("n", n, 1, LIMITS.n) || wrong("Number of layers", list.length, 1, LIMITS.layers);
  list.forEach((layer, place) => {
    const where = `Layer ${place + 1}: `;
    PARAMETERS.forEach((name, at) => (message ||= wrong(where + name, layer?.[at], least(name), LIMITS.number)));
    const name = layer?.[4];
    if (typeof name !== "string" || name.length > LIMITS.name) {
      message ||= `${where}name must be a text of at most ${LIMITS.name} characters.`;
    }
    if (message) return;
    const all = levels({ n, layers: list.slice(0, place + 1) });
    message =
      wrong(`${where}input size with all padding`, width(all), 1, LIMITS.width, "less padding, or smaller strides") ||
      wrong(`${where}output size`, all[place + 1].m, 1, LIMITS.width, "a larger n, a smaller kernel, stride or dilation, or more padding");
  });
  return message || null;
}

/** @param {string} name @param {unknown} value @param {number} least @param {number} most @param {string} [way] out */
function wrong(name, value, least, most, way = "") {
  const number = typeof value === "number" ? value : NaN;
  if (Number.isInteger(number) && number >= least && number <= most) return "";
  return `${name} must be a whole number from ${least} to ${most}, not ${format(number)}.${way && ` Use ${way}.`}`;
}

/** The wanted place, if it exists; else the middle of its level, or of the last one.
 * @param {Level[]} all @param {any} wish @returns {Place} */
export function inside(all, wish) {
  const found = all.findIndex((_, level) => level === wish?.[0]);
  const level = found < 0 ? all.length - 1 : found;
  const { m } = all[level];
  return [level, found === level && range(m).includes(wish[1]) ? wish[1] : m >> 1];
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
export const first = ({ start, j }, i) => start + i * j;

/** Where a cell stands in the picture: over the middle of its field. In cells, from the left of all padding.
 * @param {Level[]} all @param {number} level @param {number} i */
export const position = (all, level, i) => first(all[level], i) + (all[level].r - 1) / 2 - all[all.length - 1].start;
