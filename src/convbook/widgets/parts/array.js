// A matrix in its panel: a grid of cells that can be walked through, perhaps edited, and framed.

import { sizeOf } from "./arrays.js";
import { numberCell } from "./cells.js";
import { createGrid } from "./grid.js";
import { createPanel } from "./panel.js";

/** What is smaller is shown as nearly 0: its digits have no room. */
export const TINY = 0.001;

/** @typedef {import("./window.js").Matrix} Matrix */
/** What a cell shows beside its value.
 * @typedef {(row: number, column: number, value: number) => Partial<import("./grid.js").Cell>} Describe */

/** @param {import("./widget.js").View} view @param {import("./panel.js").Role} role @param {string} name
 * @param {Partial<import("./grid.js").GridOptions>} [options] @param {...Node} below */
export function createArray({ complain }, role, name, options = {}, ...below) {
  const { where } = options;
  const grid = createGrid({ role, label: name, onProblem: complain, ...options });
  return {
    ...grid,
    panel: createPanel(role, name, grid.element, ...below),
    /** @param {Matrix} values @param {Describe} [more]
     * @param {readonly number[]} [frame]  where an outline begins, which is where Tab leads, too; its rows and columns */
    show(values, more, [row, column, rows, columns] = [0, 0, 0, 0]) {
      grid.resize(...sizeOf(values));
      grid.paint((i, j) => {
        const value = values[i][j];
        const cell = {
          ...numberCell(value, {}),
          ...(value && Math.abs(value) < TINY && { text: "≈0" }),
          ...more?.(i, j, value),
        };
        return where ? { ...cell, label: `${cell.label}, ${where(i, j)}` } : cell;
      });
      grid.frame(row, column, rows, columns);
      if (!grid.focused()) grid.setStop(row, column);
    },
  };
}
