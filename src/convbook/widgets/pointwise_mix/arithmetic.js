// Arithmetic of a 1×1 convolution: the same matrix at every pixel. No DOM here: tested against PyTorch.
//
// Letters: c an input channel, o an output channel, p a pixel, counted in reading order: p = i·n_w + j.

import { isTensor, UNFIT } from "../parts/checks.js";
import { correlate } from "../parts/matrix.js";
import { MOST } from "./generated.js";

/** @typedef {import("../parts/window.js").Matrix} Matrix */
/** What is mixed: X is c_i × n_h × n_w, K is c_o × c_i, bias has c_o numbers.
 * @typedef {{X: readonly Matrix[], K: Matrix, bias: readonly number[]}} Layer */

/** What is wrong with a layer, which may be anything, or null. @param {Record<string, any>} layer */
export const check = ({ X, K, bias }) =>
  isTensor(X, [MOST, MOST, MOST]) &&
  isTensor(K, [MOST, MOST]) &&
  isTensor(bias, [MOST]) &&
  K[0].length === X.length &&
  K.length === bias.length
    ? null
    : UNFIT;

/** The pixels as columns: each channel's rows laid end to end, c_i × n_h n_w.
 * @param {readonly Matrix[]} X @returns {number[][]} */
export const unfold = (X) => X.map((map) => map.flat());

/** The output, unfolded like the pixels: K · X + b, c_o × n_h n_w. A row of K goes over the pixels as a kernel of one column.
 * @param {Layer} layer @returns {number[][]} */
export const mixed = ({ X, K, bias }) => K.map((weights, o) => correlate(unfold(X), column(weights), bias[o])[0]);

/** A row as a column. @param {readonly number[]} row @returns {number[][]} */
export const column = (row) => row.map((value) => [value]);
