// Pooling: the largest number or the mean of each window, as PyTorch's max_pool2d and avg_pool2d do it. No DOM here.
//
// Letters and cells as in window.js, which knows where windows are. In ceil mode a window may reach beyond the padding:
// there are cells at r ≥ n + 2p, too. The input can be shifted: its numbers move down and right, those that leave are
// gone, and the places that they free repeat the border.

import { placeInside, range, sizeOf } from "../parts/arrays.js";
import { isTensor, misfits, outOfRange, UNFIT } from "../parts/checks.js";
import { axes, isPadding } from "../parts/window.js";
import { HALF, LIMITS } from "./generated.js";

/** @typedef {import("../parts/window.js").Matrix} Matrix */
/** @typedef {import("../parts/window.js").Pair} Pair */
/** @typedef {import("../parts/window.js").Window} Window */
/**
 * @typedef {object} Settings
 * @property {Matrix} X
 * @property {Pair} size           of the window
 * @property {"max" | "avg"} mode
 * @property {Pair | null} stride  null: as large as the window
 * @property {Pair} padding
 * @property {boolean} ceil_mode
 * @property {boolean} count_include_pad
 * @property {Pair} shift          down and right
 */
/**
 * @typedef {object} Cell
 * @property {number} r @property {number} c
 * @property {number} x           its value
 * @property {Pair | null} from   row and column of X where that comes from; null: padding, or beyond it
 * @property {boolean} beyond     beyond the padding, where nothing is
 * @property {boolean} counts     whether a window takes it into account
 * @property {boolean} changed    whether the shift has changed it
 */
/** @typedef {{terms: Cell[], winner: Cell | null, value: number}} Result  terms: the cells that count, in reading order */

/** Where a shift leads: back and forth along the height, then along the width. */
export const WAYS = ["up", "down", "left", "right"];

/** The sliding window. @param {Settings} settings @returns {Window} */
export const windowOf = ({ X, size, stride, padding, ceil_mode }) => ({
  n: sizeOf(X),
  k: size,
  stride: stride ?? size,
  padding,
  dilation: [1, 1],
  ceil_mode,
});

/** The first thing that is wrong with the settings, or null. They may be anything.
 * @param {Record<string, any>} settings @returns {string | null} */
export function check(settings) {
  const { X, size, mode, stride, ceil_mode, count_include_pad } = settings;
  const sound =
    isTensor(X, [LIMITS.side, LIMITS.side]) &&
    [ceil_mode, count_include_pad].every((flag) => typeof flag === "boolean") &&
    ["max", "avg"].includes(mode);
  if (!sound) return UNFIT;
  /** @type {(axis: 0 | 1) => import("../parts/checks.js").Ranges} */
  const ranges = (axis) => ({
    size: [1, LIMITS.kernel],
    stride: [1, LIMITS.stride],
    padding: [0, Math.floor(size?.[axis] / 2), HALF],
    shift: [-LIMITS.shift, LIMITS.shift],
  });
  return (
    outOfRange({ ...settings, stride: stride === null ? size : stride }, [ranges(0), ranges(1)]) ??
    misfits(windowOf(/** @type {Settings} */ (settings)), "size")
  );
}

/** @param {Settings} settings @param {number} r @param {number} c @returns {Cell} */
function cellAt(settings, r, c) {
  const { X, mode, padding, count_include_pad, shift } = settings;
  const n = [X.length, X[0].length];
  const place = [r - padding[0], c - padding[1]]; // in X, were it not shifted
  const max = mode === "max";
  const inside = !isPadding(windowOf(settings), r, c);
  const from = inside
    ? placeInside(
        place.map((at, axis) => at - shift[axis]),
        n[0],
        n[1],
      )
    : null;
  const x = from ? X[from[0]][from[1]] : max ? -Infinity : 0;
  const beyond = place.some((at, axis) => at >= n[axis] + padding[axis]);
  const counts = inside || (!beyond && (max || count_include_pad));
  return { r, c, x, from, beyond, counts, changed: inside && x !== X[place[0]][place[1]] };
}

/** The padded input, and what windows reach beyond it. @param {Settings} settings @returns {Cell[][]} */
export function cells(settings) {
  const [rows, columns] = axes(windowOf(settings)).map(({ drawn }) => range(drawn));
  return rows.map((r) => columns.map((c) => cellAt(settings, r, c)));
}

/** All outputs: what counts in the window; the cell that wins, of equal ones the first, as in PyTorch; the value.
 * @param {Settings} settings @param {Cell[][]} [all]  its cells @returns {Result[][]} */
export function results(settings, all = cells(settings)) {
  const [height, width] = axes(windowOf(settings));
  return range(height.m).map((i) => {
    const lines = all.slice(i * height.s, i * height.s + height.k);
    return range(width.m).map((j) => {
      const window = lines.flatMap((line) => line.slice(j * width.s, j * width.s + width.k));
      const terms = window.filter(({ counts }) => counts);
      const winner = settings.mode === "max" ? terms.reduce((best, cell) => (cell.x > best.x ? cell : best)) : null;
      return { terms, winner, value: winner ? winner.x : terms.reduce((sum, { x }) => sum + x, 0) / terms.length };
    });
  });
}

/** Which outputs the shift has changed. @param {Settings} settings @param {Result[][]} now @returns {boolean[][]} */
export function changedOutputs(settings, now) {
  const { X, mode } = settings;
  const still = results({ ...settings, shift: [0, 0] });
  // The same numbers in another order may have another mean in the last bit: that is no change.
  const tolerance = mode === "max" ? 0 : 1e-12 * Math.max(...X.flat().map(Math.abs));
  return now.map((line, i) => line.map(({ value }, j) => Math.abs(value - still[i][j].value) > tolerance));
}

/** The shift in words, such as "1 up, 2 right"; nothing where there is none. @param {Settings} settings */
export const shiftText = ({ shift }) =>
  shift
    .map((by, axis) => by && `${Math.abs(by)} ${WAYS[2 * axis + Number(by > 0)]}`)
    .filter(Boolean)
    .join(", ");
