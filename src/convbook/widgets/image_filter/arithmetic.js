// A kernel over a whole grey image: what may be an image, and the shades that show the sums. No DOM here.
//
// An image is a matrix of greys from 0 (black) to 1 (white), multiples of 1/255, as convbook.photograph gives them.

import { range, total } from "../parts/arrays.js";
import { isTensor, UNFIT } from "../parts/checks.js";
import { outputSizes } from "../parts/matrix.js";
import { ENDS, LIMITS } from "./generated.js";

/** @typedef {import("../parts/window.js").Matrix} Matrix */

/** The sum of a kernel's weights; for 25 times 1/25 it is 1. @param {Matrix} K */
export const weightSum = (K) => Number(total(K.flat()).toFixed(9));

/** A kernel of another size: its first weights, and 0 for new ones. @param {Matrix} K @param {number} rows @param {number} columns */
export const resized = (K, rows, columns) => range(rows).map((u) => range(columns).map((v) => K[u]?.[v] ?? 0));

/** The matrix whose rows these values are, end to end. @param {number[]} values @param {number} columns */
const fold = (values, columns) =>
  range(values.length / columns).map((i) => values.slice(i * columns, (i + 1) * columns));

/** The image in a model's state: its height and width, and a byte for each pixel, in base64, which is how much brighter
 * it is than the one above, modulo 256. @param {[number, number, string]} stored @returns {Matrix} */
export function decode(stored) {
  if (decoded.stored !== stored) {
    const [rows, columns, code] = stored;
    const bytes = Uint8Array.from(atob(code), (byte) => byte.charCodeAt(0));
    if (bytes.length !== rows * columns) throw new RangeError("an image has a byte for each pixel");
    bytes.forEach((_, at) => (bytes[at] += bytes[at - columns] ?? 0)); // modulo 256
    decoded = {
      stored,
      X: fold(
        Array.from(bytes, (byte) => byte / 255),
        columns,
      ),
    };
  }
  return decoded.X;
}

/** The last one: while a weight is dragged it is asked for at every frame. @type {{stored: unknown, X: Matrix}} */
let decoded = { stored: null, X: [] };

/** What is wrong with settings, which may be anything, or null. @param {Record<string, any>} settings */
export function check({ image, kernel, bias, presets }) {
  const { side, kernel: most } = LIMITS;
  try {
    const X = decode(image);
    const kernels = [kernel, ...presets.map((/** @type {any} */ preset) => preset[1])];
    const sizes = [X.length, ...X.map((row) => row.length)]; // its values are sound: they were bytes
    const sound =
      sizes.every((size) => size > 0 && size <= side) &&
      kernels.every((each) => isTensor(each, [most, most])) &&
      isTensor(bias, []);
    if (sound && Math.min(...outputSizes(X, kernel)) > 0) return null;
  } catch {} // not even base64, or no presets
  return UNFIT;
}

/** Greys of pixels in red, green, blue and alpha, four bytes each. The weights are those of ITU-R BT.601, as in Pillow
 * and in convbook.photograph. @param {Uint8ClampedArray} rgba @param {number} columns */
export const luma = (rgba, columns) =>
  fold(
    range(rgba.length / 4).map((at) => {
      const [r, g, b] = rgba.subarray(4 * at);
      return Math.round(0.299 * r + 0.587 * g + 0.114 * b) / 255;
    }),
    columns,
  );

/** The end of the signed scale: what 99 of 100 results don't exceed in size, to one digit, as in plot_images.
 * @param {number[]} Y */
export function scaleEnd(Y) {
  const sizes = Float64Array.from(Y, Math.abs);
  // To put all in order takes most of a frame. The largest are enough: what is above 19 of 20 in a sample.
  const sample = sizes.filter((_, at) => at % 16 === 0).sort();
  const upper = sizes.filter((size) => size >= sample[Math.floor(0.95 * sample.length)]).sort();
  const above = sizes.length - 1 - Math.ceil(0.99 * (sizes.length - 1));
  const end = above < upper.length ? upper[upper.length - 1 - above] : sizes.sort()[sizes.length - 1 - above];
  return Number(end.toPrecision(1)) || upper.at(-1) || 1;
}

/** Red, green, blue and alpha of each result: a grey, clipped to 0 … 1, where the scale has no end; else the colour of
 * the sign, the more opaque the nearer to the end. @param {number[]} Y @param {number} [end] */
export function shades(Y, end) {
  const rgba = new Uint8ClampedArray(4 * Y.length); // rounds and clips
  Y.forEach((y, at) => {
    const grey = 255 * y;
    const [r, g, b] = end ? ENDS[y < 0 ? 0 : 1] : [grey, grey, grey];
    rgba[4 * at] = r;
    rgba[4 * at + 1] = g;
    rgba[4 * at + 2] = b;
    rgba[4 * at + 3] = end ? Math.abs(grey) / end : 255;
  });
  return rgba;
}

/** Height and width that a file's picture is scaled to: at most what the sums take, and no less than a kernel.
 * @param {number[]} sides */
export const fitted = (sides) =>
  sides.map((side) => Math.max(LIMITS.kernel, Math.round(side * Math.min(1, LIMITS.side / Math.max(...sides)))));
