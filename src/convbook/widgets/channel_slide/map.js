// A channel of the input or the output: a grid of numbers; or small, as squares, where there is no room for all grids.

import { h, setAttribute, svg } from "../parts/dom.js";
import { createGrid } from "../parts/grid.js";
import { capital } from "../parts/words.js";
import { squares } from "./arithmetic.js";

/** @typedef {import("../parts/window.js").Matrix} Matrix */
/** @typedef {import("../parts/window.js").Pair} Pair */
/** @typedef {ReturnType<typeof createMap>} ChannelMap */
/**
 * @typedef {object} Showing
 * @property {boolean} small
 * @property {Pair} size              rows and columns, with the padding
 * @property {Pair} padding           around the values
 * @property {number} last            the index of the last value that is to be seen
 * @property {readonly number[]} window  the outline: row, column, rows, columns
 * @property {Pair} fixed             a cell that stays in its place while the grid grows
 */

/** @param {"input" | "output"} role @param {string} name @param {string} group  of the buttons that choose one
 * @param {() => void} onChoose @param {Omit<import("../parts/grid.js").GridOptions, "label" | "role">} options */
export function createMap(role, name, group, onChoose, options) {
  const grid = createGrid({ label: `${capital(role)} ${name}`, role, ...options });
  const radio = h("input.check", { type: "radio", name: group, onchange: onChoose });
  const path = svg("path", { transform: "scale(.025)" }); // 40 units a cell
  const frame = svg("rect");
  const mini = svg("svg", { class: "cb-mini", "aria-hidden": "true" }, path, frame);
  /** @type {{values?: Matrix, last?: number}} */ let drawn = {}; // as squares
  return {
    element: h("div.panel.map", h(`label.head.${role}`, radio, name, mini), grid.element),
    grid,
    radio,
    /** Makes it small, or its grid as large as the values. @param {Matrix} values @param {Showing} how */
    show(values, { small, size: [rows, columns], padding: [top, left], last, window, fixed }) {
      setAttribute(mini, "hidden", !small);
      setAttribute(grid.element, "hidden", small); // which, unlike `hidden = …`, asks nothing of the page if it was so
      if (!small) {
        grid.resize(rows, columns, fixed);
        return;
      }
      setAttribute(mini, "viewBox", `${-left} ${-top} ${columns} ${rows}`);
      // While a slider is dragged the numbers of the inputs stay.
      if (values !== drawn.values || last !== drawn.last) setAttribute(path, "d", squares(values, last));
      drawn = { values, last };
      const [y, x, height, width] = window;
      for (const [name, value] of Object.entries({ y: y - top, x: x - left, height, width })) {
        setAttribute(frame, name, value);
      }
    },
  };
}
