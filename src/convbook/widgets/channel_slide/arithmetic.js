// Arithmetic of a convolution layer with several channels. No DOM here: the same functions are tested against PyTorch.
//
// An input channel is c, an output channel o. K holds a slice for every pair of them, c_o × c_i, whatever the groups:
// those outside of an output channel's group count as nothing, as if they were zeros.

import { range } from "../parts/arrays.js";
import { checkSliding, isTensor, UNFIT, undivided } from "../parts/checks.js";
import { axes, windowOf } from "../parts/window.js";
import { LIMITS } from "./generated.js";

/** @typedef {import("../parts/window.js").Matrix} Matrix */
/** @typedef {import("../parts/window.js").Pair} Pair */
/**
 * @typedef {object} Settings
 * @property {readonly Matrix[]} X                 c_i × n_h × n_w
 * @property {readonly (readonly Matrix[])[]} K    c_o × c_i × k_h × k_w
 * @property {readonly number[]} bias              c_o
 * @property {Pair} stride
 * @property {Pair} padding
 * @property {Pair} dilation
 * @property {number} groups
 */

/** The first thing that is wrong with the settings, or null. They may be anything.
 * @param {Record<string, any>} settings @returns {string | null} */
export function check(settings) {
  const { X, K, bias, groups } = settings;
  const { channels, side, kernel } = LIMITS;
  const sound =
    isTensor(X, [channels, side, side]) &&
    isTensor(K, [channels, channels, kernel, kernel]) &&
    isTensor(bias, [channels]);
  if (!sound || K[0].length !== X.length || K.length !== bias.length) return UNFIT;
  return undivided(groups, X.length, K.length, channels) ?? checkSliding({ ...settings, X: X[0], K: K[0][0] });
}

/** One channel under one slice. @param {Settings} settings @param {number} o @param {number} c
 * @returns {import("../parts/window.js").Layer} */
export const slice = (settings, o, c) => ({ ...settings, X: settings.X[c], K: settings.K[o][c] });

/** The window, which is alike for all channels. @param {Settings} settings */
export const commonWindow = (settings) => windowOf(slice(settings, 0, 0));

/** The input channels that output channel o reads: those of its group. @param {Settings} settings @param {number} o */
export function channelsOf({ X, K, groups }, o) {
  const size = X.length / groups;
  const first = Math.floor((o * groups) / K.length) * size;
  return range(size).map((c) => first + c);
}

/** The sum of products. @param {readonly {x: number, w: number}[]} pairs */
export const sumOfProducts = (pairs) => pairs.reduce((sum, { x, w }) => sum + x * w, 0);

/** X with its padding. @param {Settings} settings @returns {number[][][]} */
export function padded({ X, padding: [top, left] }) {
  const zeros = (/** @type {number} */ count) => Array(count).fill(0);
  const [side, above] = [zeros(left), zeros(top).map(() => zeros(X[0][0].length + 2 * left))];
  return X.map((rows) => [...above, ...rows.map((row) => [...side, ...row, ...side]), ...above]);
}

/** @param {readonly import("../parts/window.js").Axis[]} axes  height, width */
const noSums = ([height, width]) => range(height.m).map(() => range(width.m).fill(0));

/** Adds to each position the sum of products of one channel under one slice. Plain loops: while a slider is dragged this
 * runs for every frame. @param {number[][]} sums  m_h × m_w @param {readonly (readonly number[])[]} rows  the channel, padded
 * @param {Matrix} weights @param {readonly import("../parts/window.js").Axis[]} axes */
function addProducts(sums, rows, weights, [height, width]) {
  for (let i = 0; i < height.m; i += 1) {
    for (let j = 0; j < width.m; j += 1) {
      let sum = 0;
      for (let u = 0; u < height.k; u += 1) {
        const row = rows[i * height.s + u * height.d];
        for (let v = 0; v < width.k; v += 1) sum += row[j * width.s + v * width.d] * weights[u][v];
      }
      sums[i][j] += sum;
    }
  }
}

/** For each input channel, the sums of products that output channel o adds, at all positions; none for a channel that it
 * does not read. @param {Settings} settings @param {number} o @param {number[][][]} [inputs]  X with its padding */
export function laneSums(settings, o, inputs = padded(settings)) {
  const read = channelsOf(settings, o);
  const both = axes(commonWindow(settings));
  return inputs.map((rows, c) => {
    if (!read.includes(c)) return [];
    const sums = noSums(both);
    addProducts(sums, rows, settings.K[o][c], both);
    return sums.flat();
  });
}

/** The whole output, c_o × m_h × m_w.
 * @param {Settings} settings @param {number[][][]} inputs  X with its padding @returns {number[][][]} */
export function output(settings, inputs = padded(settings)) {
  const both = axes(commonWindow(settings));
  return settings.K.map((slices, o) => {
    const sums = noSums(both);
    for (const c of channelsOf(settings, o)) addProducts(sums, inputs[c], slices[c], both);
    return sums.map((row) => row.map((sum) => sum + settings.bias[o]));
  });
}

/** Rows of numbers as squares, in path data, 40 units a cell: the farther from 0, the larger; those below 0 hollow. In
 * whole numbers, which are written faster: while a slider is dragged, eight maps of these go into every frame.
 * @param {Matrix} rows @param {number} [last]  the index of the last to show */
export function squares(rows, last = Infinity) {
  const [columns, values] = [rows[0].length, rows.flat()];
  const most = Math.max(...values.map(Math.abs));
  let path = "";
  for (let at = 0; at < values.length && at <= last; at += 1) {
    const size = Math.round(20 * Math.sqrt(Math.abs(values[at]) / most));
    const [x, y] = [40 * (at % columns) + 20, 40 * Math.floor(at / columns) + 20];
    for (const half of values[at] < 0 ? [size, size - 4] : [size]) {
      // a hole
      if (half > 0) path += `M${x - half} ${y - half}h${2 * half}v${2 * half}h-${2 * half}z`;
    }
  }
  return path;
}

/** How high lanes and output maps may be, in pixels: with player, settings and sum, they fit a window of 1280 × 720. */
const HEIGHT = 440;
/** What of that is not cells, of a lane, and of the maps. */
const LANE = 56;
const MAPS = 36;

/** How all of it is laid out: whether there are too many maps for the numbers of all, so that only those of one at a time
 * are shown; the distance from a cell to the next, in pixels, with which all lanes fit a screen.
 * @param {Settings} settings @param {number} room  the width of a lane */
export function arrange(settings, room) {
  const [height, width] = axes(commonWindow(settings));
  const { X, K } = settings;
  const rows = X.length * height.padded;
  const beside = Math.min(150 + 56 * width.k, room / 2); // the products
  const across = (room - beside) / (width.padded + width.k);
  const down = (HEIGHT - X.length * LANE - MAPS) / (rows + height.m);
  const step = Math.floor(Math.min(across, down, 40));
  return { crowded: rows > 30 || K.length * height.m * width.m > 400, step: Math.max(step, 27) };
}
