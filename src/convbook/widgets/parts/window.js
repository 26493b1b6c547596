// Geometry of a sliding window, and the arithmetic in it. No DOM here: the same functions are tested against PyTorch.
//
// Letters, as in the book, each for the height and the width: n input, k kernel, p padding per side, s stride,
// d dilation, m output. An axis is 0 (height, rows) or 1 (width, columns). A cell of the padded input is named by its
// row r and column c in the padded input; an output cell by i and j; a weight of the kernel by u and v.

import { range, sizeOf } from "./arrays.js";

/** @typedef {[number, number]} Pair  height, width */
/** @typedef {readonly (readonly number[])[]} Matrix  rows of equal length */
/**
 * A window and what it slides over, in sizes only.
 * @typedef {object} Window
 * @property {Pair} n         of the input
 * @property {Pair} k         of the window
 * @property {Pair} padding   per side
 * @property {Pair} stride
 * @property {Pair} dilation
 * @property {boolean} [ceil_mode]
 */
/**
 * One channel of a convolution layer: X is n_h × n_w, K is k_h × k_w.
 * @typedef {{X: Matrix, K: Matrix, stride: Pair, padding: Pair, dilation: Pair}} Layer
 */
/** A cell of the padded input, (r, c), that a window touches at its own place (u, v).
 * @typedef {{u: number, v: number, r: number, c: number}} Touch */
/** The same with the input's value there and the weight.
 * @typedef {Touch & {x: number, w: number}} Tap */
/** An output that uses a cell of the input, with the weight that it meets there.
 * @typedef {{i: number, j: number, u: number, v: number}} Use */
/**
 * @typedef {object} Axis
 * @property {number} n        input size
 * @property {number} k        kernel size
 * @property {number} p        padding per side
 * @property {number} s        stride
 * @property {number} d        dilation
 * @property {number} padded   n + 2p
 * @property {number} span     d(k − 1) + 1, the cells from the first to the last that a window touches
 * @property {number} m        output size
 * @property {number} dropped  cells at the far end that no window reaches, because of the floor
 * @property {number} drawn    padded, or in ceil mode up to where the last window reaches beyond that
 */

/** Number of positions of a window along one axis: floor((n + 2p − d(k − 1) − 1) / s) + 1. In ceil mode the division is
 * rounded up, and a last window that would start in the padding after the input is dropped, as in PyTorch's pooling.
 * @param {number} n @param {number} k @param {number} p @param {number} s @param {number} d @param {boolean} [ceil] */
export function outputSize(n, k, p, s, d, ceil = false) {
  const steps = n + 2 * p - d * (k - 1) - 1; // from the first start to the last one that fits
  const m = Math.floor(steps / s) + 1;
  return ceil && steps % s !== 0 && m * s < n + p ? m + 1 : m;
}

/** What holds along one axis.
 * @param {number} n @param {number} k @param {number} p @param {number} s @param {number} d @param {boolean} [ceil]
 * @returns {Axis} */
export function axisOf(n, k, p, s, d, ceil = false) {
  const padded = n + 2 * p;
  const span = d * (k - 1) + 1;
  const m = outputSize(n, k, p, s, d, ceil);
  const dropped = ceil ? 0 : (padded - span) % s;
  return { n, k, p, s, d, padded, span, m, dropped, drawn: Math.max(padded, (m - 1) * s + span) };
}

/** Height and width. @param {Window} window @returns {[Axis, Axis]} */
export function axes({ n, k, padding, stride, dilation, ceil_mode }) {
  const along = (/** @type {0 | 1} */ axis) =>
    axisOf(n[axis], k[axis], padding[axis], stride[axis], dilation[axis], ceil_mode);
  return [along(0), along(1)];
}

/** The sizes of a layer. @param {Layer} layer @returns {Window} */
export const windowOf = ({ X, K, stride, padding, dilation }) => ({
  n: sizeOf(X),
  k: sizeOf(K),
  stride,
  padding,
  dilation,
});

/** Whether the cell (r, c) of the padded input is padding.
 * @param {Pick<Window, "n" | "padding">} window @param {number} r @param {number} c */
export const isPadding = ({ n, padding: [top, left] }, r, c) =>
  r < top || r >= top + n[0] || c < left || c >= left + n[1];

/** The cells under the window at output (i, j), in reading order.
 * @param {Window} window @param {number} i @param {number} j @returns {Touch[]} */
export const touched = ({ k, stride, dilation }, i, j) =>
  range(k[0]).flatMap((u) =>
    range(k[1]).map((v) => ({ u, v, r: i * stride[0] + u * dilation[0], c: j * stride[1] + v * dilation[1] })),
  );

/** Along one axis: the pairs (position, weight) through which a cell of the padded input is used.
 * @param {Axis} axis @param {number} cell @returns {Pair[]} */
export function usesAlong({ k, s, d, m }, cell) {
  return range(k)
    .reverse() // later weights meet the cell first: this way the positions come in reading order
    .map((weight) => /** @type {Pair} */ ([(cell - weight * d) / s, weight]))
    .filter(([position]) => Number.isInteger(position) && position >= 0 && position < m);
}

/** The outputs that use the cell (r, c) of the padded input, each with the weight it meets there, in reading order.
 * @param {Window} window @param {number} r @param {number} c @returns {Use[]} */
export function uses(window, r, c) {
  const [height, width] = axes(window);
  return usesAlong(height, r).flatMap(([i, u]) => usesAlong(width, c).map(([j, v]) => ({ i, j, u, v })));
}

/** Why no window uses a cell of the padded input, in words: windows step over its row or column, or it lies after the
 * last one. @param {Window} window @param {number} r @param {number} c */
export function whyUnused(window, r, c) {
  const reason = (/** @type {Axis} */ axis, /** @type {number} */ cell, /** @type {string} */ name) => {
    if (usesAlong(axis, cell).length) return "";
    const { m, s, d, span } = axis;
    const after = cell >= (m - 1) * s + span;
    const steps = d > 1 ? `a stride of ${s} and a dilation of ${d} step` : `a stride of ${s} steps`;
    return `No window uses its ${name}: ${after ? "there is no room for one more" : `${steps} over it`}.`;
  };
  const [height, width] = axes(window);
  return [reason(height, r, "row"), reason(width, c, "column")].filter(Boolean).join(" ");
}

/** A kernel rotated by half a turn: what slides in a true convolution. @param {Matrix} K @returns {Matrix} */
export const rotated = (K) => [...K].reverse().map((row) => [...row].reverse());

/** The products that output (i, j) sums, in reading order of the kernel; padding is 0.
 * @param {Layer} layer @param {number} i @param {number} j @returns {Tap[]} */
export function taps(layer, i, j) {
  const window = windowOf(layer);
  const [top, left] = layer.padding;
  return touched(window, i, j).map((touch) => {
    const { u, v, r, c } = touch;
    return { ...touch, x: isPadding(window, r, c) ? 0 : layer.X[r - top][c - left], w: layer.K[u][v] };
  });
}

/** The whole output: each the sum of its window's products, plus the bias.
 * @param {Layer} layer @param {number} bias @returns {number[][]} */
export function output(layer, bias) {
  const [height, width] = axes(windowOf(layer));
  return range(height.m).map((i) =>
    range(width.m).map((j) => taps(layer, i, j).reduce((sum, { x, w }) => sum + x * w, 0) + bias),
  );
}
