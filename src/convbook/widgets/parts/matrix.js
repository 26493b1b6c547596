// A dense kernel over a matrix, as chapter 1 has it: no padding, stride 1. No DOM here.

import { range, sizeOf } from "./arrays.js";

/** @typedef {import("./window.js").Matrix} Matrix */

/** Rows and columns of the output: m = n − k + 1. @param {Matrix} X @param {Matrix} K */
export const outputSizes = (X, K) => sizeOf(K).map((k, axis) => sizeOf(X)[axis] - k + 1);

/** The cross-correlation: Y[i, j] = Σ_u Σ_v X[i + u, j + v] · K[u, v] + b.
 * @param {Matrix} X @param {Matrix} K @param {number} [bias] */
export const correlate = (X, K, bias = 0) =>
  range(X.length - K.length + 1).map((i) => {
    const sums = range(X[0].length - K[0].length + 1).fill(bias);
    K.forEach((weights, u) =>
      weights.forEach((w, v) => {
        // One weight over a whole row at a time, in a bare loop: this runs over photographs.
        for (let j = 0; j < sums.length; j += 1) sums[j] += w * X[i + u][j + v];
      }),
    );
    return sums;
  });

/** The products that output (i, j) sums, in reading order of the kernel.
 * @param {Matrix} X @param {Matrix} K @param {readonly number[]} place  i and j */
export const products = (X, K, [i, j]) =>
  K.flatMap((weights, u) => weights.map((w, v) => ({ u, v, x: X[i + u][j + v], w })));
