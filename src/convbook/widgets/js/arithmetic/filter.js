// A kernel over a whole grey image: the sums, the shades that show them, and what may be an image. No DOM here.
//
// An image is a list of grey values in reading order, whole numbers from 0 (black) to 255 (white); the sums use them
// divided by 255, as convbook.photograph gives them. The window is dense, moves by one and has no padding:
// Y[i, j] = Σ_u Σ_v X[i + u, j + v] · K[u, v] + b, for m = n − k + 1 rows and columns.

import { AXES, format, LINES } from "../core.js";

/** @typedef {import("../core.js").Matrix} Matrix */
/** @typedef {{rows: number, columns: number, values: Float64Array}} Image  values from 0 to 1 */
/** @typedef {[number, number, string]} Stored  height, width, and what `decode` reads */

/** Python's copy is in image_filter.py; a test holds the two equal. The last two are for a reader's file. */
export const LIMITS = { side: 256, kernel: 9, bytes: 20e6, pixels: 24e6 };

/** Colours of the ends of the signed scale, red, green, blue: for negative and for positive results. Each is in the
 * middle between the light and the dark paper, which shines through at 0. */
export const ENDS = [
  [200, 95, 0],
  [124, 92, 224],
];

const gauss = [1, 4, 6, 4, 1];

/** Kernels to start from: name, weights, what the result shows, and whether it is best seen as a grey image.
 * @type {readonly (readonly [string, Matrix, string, boolean?])[]} */
export const PRESETS = [
  ["Identity", [[0, 0, 0], [0, 1, 0], [0, 0, 0]], "Every pixel as it is", true],
  ["Change along the row", [[1, -1]], "Vertical edges: from left to right, + is bright to dark, − dark to bright"],
  ["Change down the column", [[1], [-1]], "Horizontal edges: from top to bottom, + is bright to dark, − dark to bright"],
  ["Sobel along the row", [[1, 0, -1], [2, 0, -2], [1, 0, -1]], "Vertical edges, with less noise"],
  ["Sobel down the column", [[1, 2, 1], [0, 0, 0], [-1, -2, -1]], "Horizontal edges, with less noise"],
  ["Laplacian", [[0, 1, 0], [1, -4, 1], [0, 1, 0]], "Edges of every direction: + is darker than around"],
  ["Box blur", gauss.map(() => gauss.map(() => 1 / 25)), "The mean of 25 pixels", true],
  ["Gaussian blur", gauss.map((a) => gauss.map((b) => (a * b) / 256)), "A mean in which near pixels count more", true],
  ["Sharpen", [[0, -1, 0], [-1, 5, -1], [0, -1, 0]], "Every pixel minus the Laplacian", true],
  ["Emboss", [[-2, -1, 0], [-1, 1, 1], [0, 1, 2]], "A relief, lit from one corner", true],
];

/** What a kernel makes of an even area, which depends on the sum of its weights and the
 * bias. @param {Matrix} K @param {number} bias */
export function sumText(K, bias) {
  const sum = Number(K.flat().reduce((all, w) => all + w, 0).toFixed(9)); // 25 · 1/25 is 1
  const then = sum === 0 ? "becomes 0" : sum === 1 ? "keeps its grey" : `becomes ${format(sum)} times as bright`;
  const more = bias === 0 ? "" : `, plus the bias ${format(bias)}`;
  return `The weights sum to ${format(sum)}: an even area ${then}${more}.`;
}

/** Decoded images, by what they were decoded from. @type {WeakMap<Stored, Image>} */
const known = new WeakMap();

/** The image in a model's state: base64 of a byte for each pixel, which is how much brighter it is than the one above,
 * modulo 256. Returns null for anything else. @param {any} stored @returns {Image | null} */
export function decode(stored) {
  if (!Array.isArray(stored)) return null;
  const before = known.get(/** @type {Stored} */ (stored));
  if (before) return before;
  const [rows, columns, code] = stored;
  const fits = [rows, columns].every((n) => Number.isInteger(n) && n > 0 && n <= LIMITS.side);
  if (!fits || typeof code !== "string") return null;
  let text = "";
  try {
    text = atob(code);
  } catch {}
  if (text.length !== rows * columns) return null;
  const bytes = new Uint8Array(text.length);
  bytes.forEach((_, at) => (bytes[at] = text.charCodeAt(at) + (bytes[at - columns] ?? 0)));
  const image = { rows, columns, values: Float64Array.from(bytes, (grey) => grey / 255) };
  known.set(/** @type {Stored} */ (stored), image);
  return image;
}

/** Grey values of pixels in red, green, blue and alpha, four bytes each. The weights are those of ITU-R BT.601, as in
 * Pillow and in convbook.photograph. @param {Uint8ClampedArray} rgba @param {number} columns @returns {Image} */
export function luma(rgba, columns) {
  const values = new Float64Array(rgba.length / 4);
  for (let at = 0; at < values.length; at += 1) {
    const [r, g, b] = [rgba[4 * at], rgba[4 * at + 1], rgba[4 * at + 2]];
    values[at] = Math.round(0.299 * r + 0.587 * g + 0.114 * b) / 255;
  }
  return { rows: values.length / columns, columns, values };
}

/** Rows and columns of the result. @param {Image} image @param {Matrix} K @returns {[number, number]} */
export const outputSizes = ({ rows, columns }, K) => [rows - K.length + 1, columns - K[0].length + 1];

/** The whole result, row by row. @param {Image} image @param {Matrix} K @param {number} bias */
export function correlate({ rows, columns, values }, K, bias) {
  const [m, width] = outputSizes({ rows, columns, values }, K);
  const Y = new Float64Array(m * width).fill(bias);
  K.forEach((weights, u) =>
    weights.forEach((w, v) => {
      // One weight over all pixels at a time: the inner loop walks through memory in order.
      for (let i = 0; w && i < m; i += 1) {
        const [to, from] = [i * width, (i + u) * columns + v];
        for (let j = 0; j < width; j += 1) Y[to + j] += w * values[from + j];
      }
    }),
  );
  return Y;
}

/** The products that output (i, j) sums. @param {Image} image @param {Matrix} K @param {number} i @param {number} j */
export function products({ columns, values }, K, i, j) {
  return K.flatMap((row, u) =>
    row.map((w, v) => ({ u, v, r: i + u, c: j + v, x: values[(i + u) * columns + j + v], w, padding: false })),
  );
}

/** The end of the signed scale: what 99 of 100 results don't exceed in size, to one digit, as in plot_images.
 * @param {Float64Array} Y */
export function scaleEnd(Y) {
  const sizes = Y.map(Math.abs).sort();
  const last = sizes.length - 1;
  const [below, above] = [Math.floor, Math.ceil].map((whole) => sizes[whole(0.99 * last)]);
  return Number((below + (above - below) * ((0.99 * last) % 1)).toPrecision(1)) || sizes[last] || 1;
}

/** Red, green, blue and alpha of each result: a grey, clipped to 0 … 1, where the scale has no end; else the colour of
 * the sign, the more opaque the nearer to the end. @param {ArrayLike<number>} Y @param {number | null} end */
export function shades(Y, end) {
  const rgba = new Uint8ClampedArray(4 * Y.length); // rounds and clips
  for (let at = 0; at < Y.length; at += 1) {
    const [r, g, b] = ENDS[Y[at] < 0 ? 0 : 1];
    const grey = 255 * Y[at];
    const to = 4 * at;
    rgba[to] = end ? r : grey;
    rgba[to + 1] = end ? g : grey;
    rgba[to + 2] = end ? b : grey;
    rgba[to + 3] = end ? (255 * Math.abs(Y[at])) / end : 255;
  }
  return rgba;
}

/** What keeps a kernel of numbers from its image, or null; in Python's words.
 * @param {Image} image @param {Matrix} K */
export function unfit({ rows, columns }, K) {
  const sizes = [
    [K.length, rows],
    [K[0].length, columns],
  ];
  const axis = sizes.findIndex(([k, n]) => k > n);
  if (axis < 0) return null;
  const [k, n] = sizes[axis];
  return `kernel must have at most ${n} ${LINES[axis]} (its ${AXES[axis]}), not ${k}: the image has ${n}.`;
}

/** Width and height that a picture of a file is scaled to. @param {number} width @param {number} height */
export const fitted = (width, height) =>
  [width, height].map((n) => Math.round(n * Math.min(1, LIMITS.side / Math.max(width, height))));

/** Why a reader's file can't be used, or null.
 * @param {{name: string, size: number}} file  its size in bytes
 * @param {{width: number, height: number} | null} [picture]  what it holds, once that is known; null if unreadable */
export function fileProblem({ name, size }, picture) {
  const say = (/** @type {string} */ what, /** @type {string} */ way) =>
    `“${name.slice(0, 40)}” ${what}. Choose ${way}.`;
  if (!size) return say("is empty", "another file");
  if (size > LIMITS.bytes) return say(`has ${format(size / 1e6)} MB`, `one of at most ${LIMITS.bytes / 1e6} MB`);
  if (picture === null) return say("can’t be read as an image", "a PNG or JPEG file");
  if (!picture) return null;
  const { width, height } = picture;
  const has = `has ${width} × ${height} pixels`;
  if (width * height > LIMITS.pixels) return say(has, `one of at most ${LIMITS.pixels / 1e6} million`);
  return Math.min(...fitted(width, height)) < LIMITS.kernel ? say(has, "a larger or a less narrow one") : null;
}
