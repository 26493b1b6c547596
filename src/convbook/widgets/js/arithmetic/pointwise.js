// Arithmetic of a 1×1 convolution: the same matrix at every pixel. No DOM here: tested against PyTorch.
//
// Letters: c an input channel, o an output channel, p a pixel, counted in reading order: p = i·n_w + j.

import { isTensor, LIMITS } from "../core.js";

/** @typedef {import("../core.js").Matrix} Matrix */
/** What is mixed: X is c_i × n_h × n_w, K is c_o × c_i, bias has c_o numbers.
 * @typedef {{X: readonly Matrix[], K: Matrix, bias: readonly number[]}} Layer */

/** What fits in a picture: channels in, channels out, height and width, each. Python's copy is in pointwise_mix.py. */
export const MOST = 6;

/** What is wrong with a layer, or null. It may be anything, and comes checked from Python: a reader can't bring this
 * about, so one sentence says it all. @param {Record<string, any>} layer */
export function check({ X, K, bias }) {
  const sound =
    isTensor(X, [MOST, MOST, MOST]) &&
    isTensor(K, [MOST, MOST]) &&
    isTensor(bias, [MOST]) &&
    K[0].length === X.length &&
    K.length === bias.length;
  if (sound) return null;
  return (
    `X must be c_i channels of one size, K a matrix c_o × c_i, bias c_o numbers: ` +
    `each axis at most ${MOST}, numbers from −${LIMITS.value} to ${LIMITS.value}.`
  );
}

/** The pixels as columns: each channel's rows laid end to end, c_i × n_h n_w.
 * @param {readonly Matrix[]} X @returns {number[][]} */
export const unfold = (X) => X.map((map) => map.flat());

/** The products that output channel o sums at a pixel, in the order of the input channels.
 * @param {Matrix} K @param {Matrix} pixels  as unfold gives them @param {number} o @param {number} p */
export const taps = (K, pixels, o, p) => K[o].map((w, v) => ({ u: 0, v, x: pixels[v][p], w }));

/** The output, unfolded like the pixels: W · X + b, c_o × n_h n_w.
 * @param {Layer} layer @param {Matrix} [pixels] @returns {number[][]} */
export const mixed = ({ X, K, bias }, pixels = unfold(X)) =>
  K.map((_, o) => pixels[0].map((_, p) => taps(K, pixels, o, p).reduce((sum, { x, w }) => sum + x * w, 0) + bias[o]));
