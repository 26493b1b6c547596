// What a cell shows that several widgets have, and what kinds of cells there are.

import { axes, format, formatShort, isPadding, range, usesAlong } from "./core.js";
import { marks } from "./words.js";

/** @typedef {Record<string, boolean>} Flags  classes, whether the cell has them */

/** Kinds of cells that a screen reader and a legend name: class, and what it means. @type {Record<string, string>} */
export const KINDS = {
  "cb-win": "★ wins",
  "cb-changed": "Δ changed",
  "cb-drop": "in no window",
  "cb-padding": "padding",
  "cb-beyond": "beyond the padding",
};

/** A cell with a number. @param {number} value @param {Flags} flags @param {string} [corner]
 * @param {string} [hidden]  why the number is not to be seen, where it isn't */
export function numberCell(value, flags, corner, hidden = "") {
  let label = hidden || format(value);
  for (const kind in KINDS) if (flags[kind]) label += `, ${KINDS[kind]}`;
  return { text: hidden ? "" : formatShort(value), full: value, corner, label, marks: marks(flags) };
}

/** A weight of the kernel. @param {number} weight @param {boolean} looked  whether the reader looks at it */
export const weightCell = (weight, looked) => numberCell(weight, { "cb-pair": looked });

/** What holds of a cell of the padded input wherever the window is. Looked up for each cell while a slider is dragged.
 * @param {import("./core.js").Settings} settings @returns {(r: number, c: number) => Flags} */
export function inputFlags(settings) {
  const [rows, columns] = axes(settings).map((axis) => range(axis.drawn).map((cell) => usesAlong(axis, cell).length > 0));
  return (r, c) => ({ "cb-padding": isPadding(settings, r, c), "cb-drop": !(rows[r] && columns[c]) });
}

/** A window's products by the row and the column of the cell that they lie on.
 * @template {{r: number, c: number}} Tap @param {readonly Tap[]} taps */
export function byPlace(taps) {
  /** @type {(Tap | undefined)[][]} */
  const rows = [];
  for (const tap of taps) (rows[tap.r] ??= [])[tap.c] = tap;
  return (/** @type {number} */ r, /** @type {number} */ c) => rows[r]?.[c];
}
