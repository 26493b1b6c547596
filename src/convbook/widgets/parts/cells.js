// What a cell shows that several widgets have, and what kinds of cells there are.

import { range } from "./arrays.js";
import { format, formatShort } from "./numbers.js";
import { axes, isPadding, usesAlong } from "./window.js";
import { marks } from "./words.js";

/** @typedef {Record<string, unknown>} Flags  classes, whether the cell has them */

/** Kinds of cells that a screen reader and a legend name: class, and what it means. @type {Record<string, string>} */
export const KINDS = {
  "cb-win": "★ wins",
  "cb-changed": "Δ changed",
  "cb-shared": "also in another window",
  "cb-drop": "in no window",
  "cb-padding": "padding",
  "cb-beyond": "beyond the padding",
};

/** How numbers are written, in full and in a cell: most stay while a slider is dragged. @type {Map<number, [string, string]>} */
const written = new Map();

/** @param {number} value */
function write(value) {
  const known = written.get(value);
  if (known) return known;
  if (written.size > 1e4) written.clear();
  /** @type {[string, string]} */ const both = [format(value), formatShort(value)];
  written.set(value, both);
  return both;
}

/** A cell with a number. @param {number} value @param {Flags} flags @param {string} [corner]
 * @param {string} [hidden]  why the number is not to be seen, where it isn't */
export function numberCell(value, flags, corner, hidden = "") {
  const [full, short] = hidden ? [hidden, ""] : write(value);
  let label = full;
  for (const kind in KINDS) if (flags[kind]) label += `, ${KINDS[kind]}`;
  return { text: short, full: value, corner, label, marks: marks(flags) };
}

/** What holds of the cells of the padded input wherever the window is: how many outputs use each, and its kinds.
 * @param {import("./window.js").Window} window @returns {{used: number, flags: Flags}[][]} */
export function inputFacts(window) {
  const [rows, columns] = axes(window).map((axis) => range(axis.drawn).map((cell) => usesAlong(axis, cell).length));
  return rows.map((down, r) =>
    columns.map((across, c) => {
      const used = down * across;
      return { used, flags: { "cb-padding": isPadding(window, r, c), "cb-drop": !used } };
    }),
  );
}
