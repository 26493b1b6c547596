// Nested arrays, and places in them, where a host may have set anything.

/** @typedef {import("./window.js").Matrix} Matrix */
/** @typedef {import("./window.js").Pair} Pair */

/** 0, 1, …, n − 1; nothing for less than one. @param {number} n @returns {number[]} */
export const range = (n) => Array.from({ length: n }, (_, index) => index);

/** Rows and columns. @param {Matrix} matrix @returns {Pair} */
export const sizeOf = (matrix) => [matrix.length, matrix[0].length];

/** @param {readonly number[]} values */
export const total = (values) => values.reduce((sum, value) => sum + value, 0);

/** The index into so many that is nearest to what a host says, which may be anything. @param {any} at @param {number} size */
export const nearest = (at, size) => (Number.isInteger(at) ? Math.min(Math.max(at, 0), size - 1) : 0);

/** The same for a place inside rows × columns.
 * @param {any} place @param {number} rows @param {number} columns @returns {Pair} */
export const placeInside = (place, rows, columns) => [nearest(place?.[0], rows), nearest(place?.[1], columns)];

/** A copy of nested arrays with another number at a place.
 * @param {any} tensor @param {readonly number[]} place @param {number} value @returns {any} */
export const replaced = (tensor, [at, ...rest], value) =>
  at === undefined
    ? value
    : tensor.map((/** @type {any} */ part, /** @type {number} */ i) => (i === at ? replaced(part, rest, value) : part));
