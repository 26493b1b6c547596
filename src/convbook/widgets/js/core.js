// Arithmetic and geometry of a sliding window. No DOM here: the same functions are tested against PyTorch.
//
// Letters, as in the book, each for the height and the width: n input, k kernel, p padding per side, s stride,
// d dilation, m output. An axis is 0 (height, rows) or 1 (width, columns). A cell of the padded input is named by its
// row r and column c in the padded input; an output cell by i and j; a weight of the kernel by u and v.

import { counted } from "./words.js";

/** @typedef {[number, number]} Pair  height, width */
/** @typedef {readonly (readonly number[])[]} Matrix  rows of equal length */
/**
 * What a window slides over, and how.
 * @typedef {{X: Matrix, K: Matrix, bias: number, stride: Pair, padding: Pair, dilation: Pair, flip: boolean,
 *   ceil_mode?: boolean}} Settings
 */
/** @typedef {{u: number, v: number, r: number, c: number, x: number, w: number, padding: boolean}} Tap */
/** @typedef {{i: number, j: number, u: number, v: number}} Use */
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

/** What fits in a picture. Python's copy is in widgets/settings.py; a test holds the two equal. */
export const LIMITS = { side: 16, kernel: 9, padding: 8, stride: 16, dilation: 16, padded: 24, value: 1e6 };

export const AXES = ["height", "width"];

/** What is said of values that no reader can set, only a host. Python's checks, which go before, say what is wrong. */
export const UNFIT = "The values do not fit together.";

/** What is wrong with a value that must be a whole number, or "". NaN is what a person left empty.
 * @param {string} name @param {unknown} value @param {number} least @param {number} most @param {string} [more]  what to do */
export function outside(name, value, least, most, more = "") {
  if (typeof value !== "number") return UNFIT;
  if (Number.isInteger(value) && value >= least && value <= most) return "";
  return `${name} must be a whole number from ${format(least)} to ${grouped(most)}${Number.isNaN(value) ? "" : `, not ${grouped(value)}`}.${more}`;
}

/** What is wrong with a number of groups, or "". @param {unknown} groups @param {number} c_i @param {number} c_o
 * @param {number} most */
export function undivided(groups, c_i, c_o, most) {
  const message = outside("groups", groups, 1, most);
  return message || (c_i % Number(groups) || c_o % Number(groups) ? `groups must divide c_i = ${c_i} and c_o = ${c_o}, not ${groups}. 1 always does.` : "");
}

/** Number of positions of a window along one axis: floor((n + 2p − d(k − 1) − 1) / s) + 1. In ceil mode the division is
 * rounded up, and a last window that would start in the padding after the input is dropped, as in PyTorch's pooling.
 * @param {number} n @param {number} k @param {number} p @param {number} s @param {number} d @param {boolean} [ceil] */
export function outputSize(n, k, p, s, d, ceil) {
  const m = Math.floor((n + 2 * p - d * (k - 1) - 1) / s) + 1;
  return ceil && (n + 2 * p - d * (k - 1) - 1) % s !== 0 && m * s < n + p ? m + 1 : m;
}

/** What holds along one axis.
 * @param {number} n @param {number} k @param {number} p @param {number} s @param {number} d @param {boolean} [ceil]
 * @returns {Axis} */
export function axisOf(n, k, p, s, d, ceil) {
  const [padded, span, m] = [n + 2 * p, d * (k - 1) + 1, outputSize(n, k, p, s, d, ceil)];
  const dropped = ceil ? 0 : (padded - span) % s;
  return { n, k, p, s, d, padded, span, m, dropped, drawn: Math.max(padded, (m - 1) * s + span) };
}

/** @param {Settings} settings @returns {[Axis, Axis]} */
export function axes({ X, K, stride, padding, dilation, ceil_mode }) {
  const sizes = [
    [X.length, K.length],
    [X[0].length, K[0].length],
  ];
  const [height, width] = sizes.map(([n, k], axis) =>
    axisOf(n, k, padding[axis], stride[axis], dilation[axis], ceil_mode),
  );
  return [height, width];
}

/** The least value of an axis's numbers. */
export const LEAST = { padding: 0, stride: 1, dilation: 1 };

/** Why a window doesn't fit along one axis, or null. @param {string} name  the window's @param {number} axis
 * @param {Pick<Axis, "d" | "m" | "span" | "padded">} sizes */
export const misfit = (name, axis, { d, m, span, padded }) =>
  m < 1
    ? `${name} does not fit along the ${AXES[axis]}: it spans ${counted(span, "cell")}, the padded input has ${padded}. ` +
      `Use a smaller ${name}${d > 1 ? ", a lower dilation" : ""} or more padding.`
    : null;

/** For each parameter: the least, the most, and what else is to be said.
 * @typedef {Record<string, [number, number, string?]>} Ranges */

/** What the numbers of an input may be that must have room in a picture, along its height and its width.
 * @param {any} settings @returns {Ranges[]} */
const pictured = ({ X }) =>
  [X.length, X[0].length].map((n) => ({
    padding: [0, Math.min(LIMITS.padding, Math.floor((LIMITS.padded - n) / 2))],
    stride: [1, LIMITS.stride],
    dilation: [1, LIMITS.dilation],
  }));

/** The first thing that is wrong with the settings, or null. X, K and the bias are taken to be sound.
 * @param {Record<string, any>} settings @param {Ranges[]} ranges  for the height, the width
 * @param {() => any} window  what slides, asked for once its numbers are in range @param {string} [name]  its name
 * @returns {string | null} */
export function check(settings, ranges = pictured(settings), window = () => settings, name = "K") {
  for (const parameter of Object.keys(ranges[0])) {
    for (const axis of [0, 1]) {
      const message = outside(`${parameter} along the ${AXES[axis]}`, settings[parameter]?.[axis], ...ranges[axis][parameter]);
      if (message) return message;
    }
  }
  const [height, width] = axes(window());
  return misfit(name, 0, height) ?? misfit(name, 1, width);
}

/** The kernel as it slides: rotated by half a turn for a true convolution, as given for a cross-correlation.
 * @param {Settings} settings @returns {Matrix} */
export function slidingKernel({ K, flip }) {
  return flip ? [...K].reverse().map((row) => [...row].reverse()) : K;
}

/** Where the weight (u, v) of the sliding kernel stands in K; the way back is the same.
 * @param {Settings} settings @param {number} u @param {number} v @returns {Pair} */
export function weightIndex({ K, flip }, u, v) {
  return flip ? [K.length - 1 - u, K[0].length - 1 - v] : [u, v];
}

/** Whether the cell (r, c) of the padded input is padding.
 * @param {Pick<Settings, "X" | "padding">} settings @param {number} r @param {number} c */
export function isPadding({ X, padding: [top, left] }, r, c) {
  return r < top || r >= top + X.length || c < left || c >= left + X[0].length;
}

/** Value of the cell (r, c) of the padded input.
 * @param {Settings} settings @param {number} r @param {number} c */
export function paddedValue(settings, r, c) {
  if (isPadding(settings, r, c)) return 0;
  return settings.X[r - settings.padding[0]][c - settings.padding[1]];
}

/** The products that output (i, j) sums, in reading order of the kernel.
 * @param {Settings} settings @param {number} i @param {number} j @returns {Tap[]} */
export function taps(settings, i, j) {
  const { stride, dilation } = settings;
  return slidingKernel(settings).flatMap((row, u) =>
    row.map((w, v) => {
      const r = i * stride[0] + u * dilation[0];
      const c = j * stride[1] + v * dilation[1];
      return { u, v, r, c, x: paddedValue(settings, r, c), w, padding: isPadding(settings, r, c) };
    }),
  );
}

/** Output (i, j): the sum of the window's products, plus the bias.
 * @param {Settings} settings @param {number} i @param {number} j */
export function outputValue(settings, i, j) {
  return taps(settings, i, j).reduce((sum, { x, w }) => sum + x * w, 0) + settings.bias;
}

/** The whole output. @param {Settings} settings @returns {number[][]} */
export function output(settings) {
  const [{ m: rows }, { m: columns }] = axes(settings);
  return range(rows).map((i) => range(columns).map((j) => outputValue(settings, i, j)));
}

/** Along one axis: the pairs (position, weight) through which a cell of the padded input is used.
 * @param {Axis} axis @param {number} cell @returns {Pair[]} */
export function usesAlong({ k, s, d, m }, cell) {
  return range(k)
    .reverse() // later weights meet the cell first: this way the positions come in reading order
    .map((weight) => /** @type {Pair} */ ([(cell - weight * d) / s, weight]))
    .filter(([position]) => Number.isInteger(position) && position >= 0 && position < m);
}

/** The outputs that use the cell (r, c) of the padded input, each with the weight it meets there, in reading order.
 * @param {Settings} settings @param {number} r @param {number} c @returns {Use[]} */
export function uses(settings, r, c) {
  const [height, width] = axes(settings);
  return usesAlong(height, r).flatMap(([i, u]) => usesAlong(width, c).map(([j, v]) => ({ i, j, u, v })));
}

/** The index into so many that is nearest to what a host says, which may be anything. @param {any} at @param {number} size */
export const nearest = (at, size) => (Number.isInteger(at) ? Math.min(Math.max(at, 0), size - 1) : 0);

/** The same for a place inside rows × columns.
 * @param {any} place @param {number} rows @param {number} columns @returns {Pair} */
export const placeInside = (place, rows, columns) => [nearest(place?.[0], rows), nearest(place?.[1], columns)];

/** Whether a value is nested arrays of numbers that have room in a cell, of at most these sizes, each the same
 * throughout. @param {any} value @param {readonly number[]} most */
export function isTensor(value, most) {
  let part = value;
  const sizes = most.map((limit) => {
    const size = part?.length;
    part = part?.[0];
    return size <= limit ? size : 0;
  });
  /** @type {(value: any, axis: number) => boolean} */
  const fits = (value, axis) =>
    axis === sizes.length
      ? Number.isFinite(value) && Math.abs(value) <= LIMITS.value
      : Array.isArray(value) && value.length > 0 && value.length === sizes[axis] && value.every((each) => fits(each, axis + 1));
  return fits(value, 0);
}

/** 0, 1, …, n − 1; nothing for less than one. @param {number} n @returns {number[]} */
export const range = (n) => Array.from({ length: n }, (_, index) => index);

/** A number as the book prints it: whole numbers in full, others to four significant digits, a true minus sign. From
 * 10¹⁵ on, where most digits would be noise, two of them and a power of ten.
 * @param {number} value @returns {string} */
export function format(value) {
  if (Math.abs(value) >= 1e15) return formatShort(value);
  const text = Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(4)));
  return text.replaceAll("-", "−");
}

/** The same in as few characters as a cell has room for: five or six.
 * @param {number} value @returns {string} */
export function formatShort(value) {
  const size = Math.abs(value);
  if (size >= 1e5) return value.toExponential(1).replace("e+", "e").replace(".0", "").replace("Infinity", "∞").replaceAll("-", "−");
  if (size >= 1000 || Number.isInteger(value)) return format(value);
  if (size < 0.01) return format(Number(value.toPrecision(1)));
  return format(Number(value.toFixed(size < 100 ? 2 : 0)));
}

/** A number in full, the digits of a whole one in groups of three: 1,024,000,000.
 * @param {number} value */
export const grouped = (value) =>
  (Number.isSafeInteger(value) ? String(value).replace("-", "−") : format(value)).replace(/^−?\d+$/, (whole) => whole.replace(/\d(?=(\d{3})+$)/g, "$&,"));

/** Reads what a person typed: 3, −0.5, 1e-3, 1/9.
 * @param {string} text @param {number} [limit]  of its size
 * @returns {{value: number} | {message: string}} */
export function parse(text, limit = LIMITS.value) {
  const plain = text.trim().replaceAll("−", "-");
  const shown = plain.length > 20 ? `${plain.slice(0, 20)}…` : plain;
  const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
  const parts = plain.split("/").map((part) => part.trim());
  if (parts.length > 2 || !parts.every((part) => number.test(part))) {
    return { message: `“${shown}” is not a number. Write one such as 3, −0.5 or 1/9.` };
  }
  const value = parts.length === 2 ? Number(parts[0]) / Number(parts[1]) : Number(parts[0]);
  if (Number.isNaN(value) || Math.abs(value) > limit) {
    return { message: `“${shown}” is out of range: values go from −${limit} to ${limit}.` };
  }
  return { value: value || 0 };  // no −0
}
