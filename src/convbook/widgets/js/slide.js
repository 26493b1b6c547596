// What widgets share in which a window slides over an input: where it is, the player, what the reader points at, the
// grids and their layout, the parts around them.

import { byPlace, inputFlags, KINDS, numberCell, weightCell } from "./cells.js";
import { AXES, axes, format, formatShort, range, taps, uses, weightIndex } from "./core.js";
import { h, setAttribute, setText } from "./dom.js";
import { createDropped, filled } from "./formula.js";
import { createGrid } from "./grid.js";
import { arrange, watchWidth } from "./layout.js";
import { createPanel, group, key } from "./panel.js";
import { createWalk } from "./walk.js";
import { by, counted, rowColumn } from "./words.js";

/** @typedef {ReturnType<typeof import("./fields.js").createFields>} Fields */
/** @typedef {import("./widget.js").Parts} Parts */
/** @typedef {import("./cells.js").Flags} Flags */
/** @typedef {import("./core.js").Matrix} Matrix */
/** @typedef {import("./core.js").Tap} Tap */
/** @typedef {import("./walk.js").Place} Place */
/** @typedef {"input" | "kernel" | "output"} Role */
/**
 * A cell of the padded input.
 * @typedef {object} Cell
 * @property {number} x           its value
 * @property {number[] | null} from  row and column of X where that comes from; null: from outside of X
 * @property {Flags} [flags]      what it is beside padding, or in no window
 * @property {string} [hidden]    why its value is not to be seen
 */
/**
 * @typedef {object} Options
 * @property {() => import("./core.js").Settings} sliding
 * @property {(r: number, c: number, used: number) => Cell} cell
 * @property {() => Matrix} values          the output
 * @property {(i: number, j: number, taps: Tap[], pair?: Tap | null) => (Node | string)[]} write  the sum of an output;
 *   pair: the product whose weight is looked at
 * @property {(u: number, v: number, text: string) => string | null} [onWeight]  edits the kernel, where there is one
 * @property {(cell: Place, output: Place) => boolean} [wins]  the rest is for windows without a kernel
 * @property {() => boolean[][]} [changed]  which outputs have changed
 * @property {() => boolean} [reveal]       whether all outputs are to be seen
 */

/** @param {import("./widget.js").View} view @param {Options} options */
export function createSlide(view, { sliding, cell, values, write, onWeight, wins, changed, reveal }) {
  const { model, signal, root, top } = view;

  /** @typedef {Partial<Record<Role, Place>>} Look  the place in a grid that the reader looks at */
  /** @type {Look | null} */ let pointed = null; // by the pointer, which goes before the focus
  /** @type {Look} */ let focused = {};
  /** For each cell of the input: what doesn't depend on where the window is.
   * @type {(Cell & {flags: Flags, used: string})[][]} */
  let facts = [];
  let stageWidth = 700; // until the page tells

  const both = () => axes(sliding());
  /** What a corner says: the weight, or what becomes of the cell. @param {Flags} flags @param {number} [weight] */
  const corner = (flags, weight) =>
    onWeight
      ? weight === undefined
        ? ""
        : `×${formatShort(weight)}`
      : (flags["cb-win"] ? "★" : "") + (flags["cb-changed"] ? "Δ" : "");

  // ── Parts ────────────────────────────────────────────────────────────────────────────────────────────────────────

  const walk = createWalk(view, {
    label: "Position of the window",
    size: () => both().map(({ m }) => m),
    say: ([i, j]) => `Output ${rowColumn([i, j])}: ${format(values()[i][j])}`,
    paint,
    reveal,
  });

  const grid = (/** @type {Role} */ role, /** @type {string} */ label, /** @type {Partial<import("./grid.js").GridOptions>} */ edits) =>
    createGrid({
      label,
      role,
      onFocus(...place) {
        if (role === "output") return walk.choose({ position: place });
        focused = { [role]: place };
        paint();
      },
      onLeave() {
        focused = {};
        paint();
      },
      onHover(place) {
        pointed = place && { [role]: place };
        paint();
      },
      onProblem: view.complain,
      ...edits,
    });
  const grids = {
    input: grid("input", "Input X", {
      editable: (r, c) => facts[r][c].from !== null,
      onEdit: (r, c, text) => view.edit("X", facts[r][c].from ?? [], text),
    }),
    kernel: onWeight && grid("kernel", "Kernel K", { onEdit: onWeight }),
    output: grid("output", "Output Y", {}),
  };

  const legend = h("p.legend-line");
  const stage = h("div.stage", createPanel("input", "Input X", grids.input.element, legend).element);
  const sum = h("p.sum");
  const note = h("p.note");
  const numbers = AXES.map(() => h("p.filled"));
  const dropped = createDropped();

  // ── Showing ──────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Shows everything. @param {string} title @param {{sign?: string, kinds?: Flags, ceil?: boolean}} [how]
   *   sign: between input and kernel; kinds: of cells that there are; ceil: for pooling's formula */
  function update(title, { sign, kinds = {}, ceil } = {}) {
    const [height, width] = both();
    pointed = null; // the cell may go
    const flagsAt = inputFlags(sliding());
    facts = range(height.drawn).map((r) =>
      range(width.drawn).map((c) => {
        const { length } = uses(sliding(), r, c);
        const { flags, ...fact } = cell(r, c, length);
        return { ...fact, flags: { ...flagsAt(r, c), ...flags }, used: `used by ${counted(length, "output")}` };
      }),
    );
    const cells = facts.flat();
    const there = Object.keys(KINDS).filter((kind) => kinds[kind] || cells.some(({ flags }) => flags[kind]));
    legend.replaceChildren(...there.map((kind) => key(kind.slice(3), KINDS[kind])));
    grids.output.resize(height.m, width.m);
    grids.kernel?.resize(height.k, width.k);
    grids.input.resize(height.drawn, width.drawn);
    layOut();
    top.rename(title);
    top.shapes(by(height.n, width.n), sign ? by(height.k, width.k) : "", by(height.m, width.m), sign);
    numbers.forEach((line, axis) => line.replaceChildren(...filled(both()[axis], ceil)));
    dropped.show(both());
    move();
  }

  /** The window has moved, or the play has started or ended. */
  function move() {
    pointed = null; // the window has moved on from what the pointer rests on
    paint();
  }

  /** Finds room for the arrays. */
  function layOut() {
    const width = both()[1];
    const columns = { input: width.drawn, kernel: grids.kernel ? width.k : 0, output: width.m };
    const { layout, step } = arrange(stageWidth, columns);
    setAttribute(stage, "data-layout", layout);
    root.style.setProperty("--cb-step", `${step}px`);
    grids.input.fit(step, stageWidth);
    grids.output.fit(step, stageWidth);
  }

  /** Shows the window where it is, and what belongs to it. */
  function paint() {
    const settings = sliding();
    const [height, width] = both();
    const { input: probed, kernel: weight, output: here } = pointed ?? focused;
    const [i, j] = (!model.get("playing") && here) || walk.position();
    const window = taps(settings, i, j);
    const tapAt = byPlace(window);
    const weightAt = (/** @type {number} */ u, /** @type {number} */ v) => window[u * width.k + v];
    const users = probed && uses(settings, ...probed);
    const pair = weight && weightAt(...weight);

    const describe = (/** @type {number} */ r, /** @type {number} */ c) => {
      const { x, hidden, used, flags: always } = facts[r][c];
      const tap = tapAt(r, c);
      const selected = String(probed) === String([r, c]);
      const flags = {
        ...always,
        "cb-win": wins?.([r, c], [i, j]) ?? false,
        "cb-on": tap !== undefined && !probed,
        "cb-pair": tap !== undefined && tap === pair,
        "cb-probed": selected,
      };
      const shown = numberCell(x, flags, corner(flags, tap?.w), hidden);
      return { ...shown, label: hidden ? shown.label : `${shown.label}, ${used}`, selected };
    };
    /** A cell of the input in words. @param {number} r @param {number} c */
    const name = (r, c) => (facts[r][c].from ? `X[${facts[r][c].from.join(", ")}] = ` : "") + describe(r, c).label;
    grids.input.paint(describe);
    grids.input.frame(i * height.s, j * width.s, height.span, width.span);
    grids.kernel?.paint((u, v) => weightCell(weightAt(u, v).w, weightAt(u, v) === pair));
    sum.replaceChildren(...write(i, j, window, pair));
    walk.paintOutput(grids.output, values(), [i, j], true, (row, column) => {
      const use = users?.find((one) => one.i === row && one.j === column);
      const flags = {
        ...(probed && { "cb-on": false, "cb-uses": use !== undefined, "cb-win": wins?.(probed, [row, column]) ?? false }),
        "cb-changed": changed?.()[row][column] ?? false,
      };
      return { flags, corner: corner(flags, use && weightAt(use.u, use.v).w) };
    });
    setText(
      note,
      probed
        ? `${name(...probed)}.`
        : pair
          ? `K[${weightIndex(settings, pair.u, pair.v).join(", ")}] = ${format(pair.w)} lies on ${name(pair.r, pair.c)}.`
          : "Point at a cell to see what it is used for. Enter or a second click edits it.",
    );
    walk.update();
  }

  watchWidth(stage, signal, (width) => {
    stageWidth = width;
    layOut();
  });

  return {
    grids,
    sum,
    update,
    /** What the build returns, with its own parts in their places.
     * @param {{fields: Fields, update: () => void, clear?: () => void,
     *   middle?: Node, sign: string, above?: Node[], below?: Node[], options: Node[], size?: Node[]}} own
     *   middle: between input and output; sign: before the output
     * @returns {Parts} */
    parts({ fields, update, clear = fields.clear, middle, sign, above = [], below = [], options, size = [] }) {
      if (middle) stage.append(middle);
      stage.append(group(sign, createPanel("output", "Output Y", grids.output.element).element));
      return {
        children: [
          walk.element,
          ...above,
          stage,
          sum,
          note,
          view.problem,
          ...below,
          h("div.options", ...options, walk.showAll, view.resetButton),
          fields.element,
          h(
            "div.size",
            ...size,
            ...numbers.map((line, axis) => h("div.filled-axis", h("span", AXES[axis]), line)),
            dropped.element,
          ),
        ],
        update,
        move,
        clear,
        ...walk.parts,
      };
    },
  };
}
