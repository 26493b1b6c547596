// What widgets share in which a window slides over an input: where it is, the player, what the reader points at, the
// grids and their layout, the parts around them.

import { outputCell } from "./cells.js";
import { AXES, format } from "./core.js";
import { h, setAttribute } from "./dom.js";
import { createDropped, filled } from "./formula.js";
import { createGrid } from "./grid.js";
import { arrange, watchWidth } from "./layout.js";
import { createWalk } from "./walk.js";
import { by, marks, rowColumn } from "./words.js";

/** @typedef {import("./core.js").Axis} Axis */
/** @typedef {ReturnType<typeof import("./fields.js").createFields>} Fields */
/** @typedef {import("./widget.js").Parts} Parts */
/** @typedef {import("./widget.js").View} View */
/** @typedef {import("./walk.js").Place} Place */
/** @typedef {"input" | "kernel" | "output"} Role */
/** @typedef {Pick<import("./grid.js").GridOptions, "editable" | "onEdit">} Editing */
/**
 * @typedef {object} Look                 what a cell shows: as the grid's Cell, but
 * @property {string} [text]
 * @property {string} [full]
 * @property {string} [label]
 * @property {string} [corner]
 * @property {Record<string, boolean>} flags  its marks
 */
/**
 * @typedef {object} Options
 * @property {() => [Axis, Axis]} axes
 * @property {(i: number, j: number) => number} value  of an output
 * @property {{input: Editing, kernel?: Editing}} editing
 * @property {(i: number, j: number) => void} paint    shows the window at output (i, j), and what belongs to it
 * @property {(i: number, j: number) => Omit<Look, "text" | "full">} output  what marks an output; label: said after the value
 * @property {() => boolean} [reveal]                  whether all outputs are to be seen
 */
/**
 * What an update shows.
 * @typedef {object} Shown
 * @property {string} title
 * @property {string} [sign]   between input and kernel, where there is a kernel
 * @property {boolean} [ceil]  for the formula
 */

/** @param {View} view @param {Options} options */
export function createSlide(view, { axes, value, editing, paint: paintWindow, output, reveal = () => false }) {
  const { model, signal, root, top } = view;

  /** What the reader points at, or has the focus on. @type {Record<Role, Place | null>} */
  const looked = { input: null, kernel: null, output: null };
  let shownIndex = -1;
  let stageWidth = 700; // until the page tells

  // ── State ────────────────────────────────────────────────────────────────────────────────────────────────────────

  const size = () => axes().map(({ m }) => m);

  // ── Parts ────────────────────────────────────────────────────────────────────────────────────────────────────────

  const walk = createWalk(view, {
    label: "Position of the window",
    size,
    say: (place) => `Output ${rowColumn(place)}: ${format(value(...place))}`,
    paint,
  });
  const { position, index } = walk;

  const grid = (/** @type {Role} */ role, /** @type {string} */ label, /** @type {Editing} */ edits = {}) =>
    createGrid({
      label,
      role,
      onFocus: (...place) => (role === "output" ? walk.choose({ position: place }) : see({ [role]: place })),
      onLeave: () => see({ [role]: null }),
      onHover: (place) => point(role, place),
      onProblem: view.complain,
      ...edits,
    });
  const grids = {
    input: grid("input", "Input X", editing.input),
    kernel: editing.kernel && grid("kernel", "Kernel K", editing.kernel),
    output: grid("output", "Output Y"),
  };

  const stage = h("div", { class: "cb-stage" });
  const sum = h("p", { class: "cb-sum" });
  const note = h("p", { class: "cb-note" });
  const numbers = [h("p", { class: "cb-filled" }), h("p", { class: "cb-filled" })];
  const dropped = createDropped();

  // ── What the reader does ─────────────────────────────────────────────────────────────────────────────────────────

  /** Changes what is looked at, and shows it. @param {Partial<typeof looked>} change */
  function see(change) {
    const before = JSON.stringify(looked);
    Object.assign(looked, change);
    if (JSON.stringify(looked) !== before) paint();
  }

  /** The pointer is on a cell, or on none. A cell of the input that has the focus waits while the pointer shows another.
   * @param {Role} role @param {Place | null} place */
  function point(role, place) {
    see({
      output: role === "output" ? place : null,
      input: role === "input" && place ? place : place ? null : grids.input.focused(),
      kernel: (role === "kernel" && place) || (grids.kernel?.focused() ?? null),
    });
  }

  // ── Showing ──────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Shows everything. @param {Shown} shown */
  function update({ title, sign, ceil }) {
    const both = axes();
    const [height, width] = both;
    for (const [role, rows, columns] of /** @type {[Role, number, number][]} */ ([
      ["input", height.drawn, width.drawn],
      ["kernel", height.k, width.k],
      ["output", height.m, width.m],
    ])) {
      const place = looked[role];
      if (place && (place[0] >= rows || place[1] >= columns)) looked[role] = null;
      grids[role]?.resize(rows, columns);
    }
    layOut();
    top.rename(title);
    top.shapes(by(height.n, width.n), sign ? by(height.k, width.k) : "", by(height.m, width.m), sign);
    numbers.forEach((line, axis) => line.replaceChildren(...filled(both[axis], ceil)));
    dropped.show(both);
    move();
  }

  /** The window has moved, or the play has started or ended. */
  function move() {
    if (index() !== shownIndex) looked.output = null; // the window has moved on from what the pointer rests on
    shownIndex = index();
    paint();
  }

  /** Finds room for the arrays. */
  function layOut() {
    const width = axes()[1];
    const columns = { input: width.drawn, kernel: grids.kernel ? width.k : 0, output: width.m };
    const { layout, step } = arrange(stageWidth, columns);
    setAttribute(stage, "data-layout", layout);
    root.style.setProperty("--cb-step", `${step}px`);
    grids.input.fit(step, stageWidth);
    grids.output.fit(step, stageWidth);
  }

  /** Shows the window where it is. */
  function paint() {
    const [i, j] = (!model.get("playing") && looked.output) || position();
    const last = index();
    const columns = size()[1];
    const all = reveal();

    paintWindow(i, j);
    grids.output.paint((row, column) => {
      const later = !all && row * columns + column > last;
      const shown = !later || walk.all();
      const here = row === i && column === j;
      const { corner, label = "", flags } = output(row, column);
      return {
        ...outputCell(value(row, column), shown, { "cb-later": later, "cb-on": here && !looked.input, ...flags }, corner, label),
        selected: here,
      };
    });
    grids.output.frame(i, j, 1, 1);
    if (!grids.output.focused()) grids.output.setStop(...position());
    walk.update();
  }

  /** Shows the cells of the input. @param {(r: number, c: number) => Look} how */
  function paintInput(how) {
    grids.input.paint((r, c) => {
      const selected = looked.input?.[0] === r && looked.input[1] === c;
      const { text = "", label = "", flags, ...cell } = how(r, c);
      return { ...cell, text, label, marks: marks({ ...flags, "cb-probed": selected }), selected };
    });
  }

  watchWidth(stage, signal, (width) => {
    stageWidth = width;
    layOut();
  });

  return {
    looked,
    grids,
    stage,
    sum,
    note,
    position,
    paintInput,
    update,
    /** What the build returns, with its own parts in their places.
     * @param {{fields: Fields, update: () => void, clear?: () => void,
     *   above?: Node[], below?: Node[], options: Node[], size?: Node[]}} own
     * @returns {Parts} */
    parts: ({ fields, update: updateAll, clear = fields.clear, above = [], below = [], options, size: sizes = [] }) => ({
      children: [
        walk.element,
        ...above,
        stage,
        sum,
        note,
        view.problem,
        ...below,
        h("div", { class: "cb-options" }, ...options, walk.showAll, view.resetButton),
        fields.element,
        h(
          "div",
          { class: "cb-size" },
          ...sizes,
          ...numbers.map((line, axis) => h("div", { class: "cb-filled-axis" }, h("span", {}, AXES[axis]), line)),
          dropped.element,
        ),
      ],
      update: updateAll,
      move,
      clear,
      ...walk.parts,
    }),
  };
}
