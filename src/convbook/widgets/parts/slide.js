// What widgets share in which a window slides over an input: where it is, the player, what the reader points at, the
// grids and their layout, the parts around them.

import { createArray } from "./array.js";
import { inputFacts, KINDS, numberCell } from "./cells.js";
import { h, setText } from "./dom.js";
import { droppedText, filled, formula } from "./formula.js";
import { AXES } from "./generated.js";
import { arrange, watchWidth } from "./layout.js";
import { format, formatShort } from "./numbers.js";
import { group, key } from "./panel.js";
import { createWalk } from "./walk.js";
import { axes, touched, uses } from "./window.js";
import { by, counted } from "./words.js";

/** @typedef {ReturnType<typeof import("./parameters.js").createParameters>} Parameters */
/** @typedef {import("./widget.js").Parts} Parts */
/** @typedef {import("./cells.js").Flags} Flags */
/** @typedef {import("./window.js").Matrix} Matrix */
/** @typedef {import("./window.js").Touch} Touch */
/** @typedef {import("./window.js").Use} Use */
/** @typedef {import("./window.js").Window} Window */
/** @typedef {import("./walk.js").Place} Place */
/** @typedef {"input" | "kernel" | "output"} Role */
/**
 * A cell of the padded input.
 * @typedef {object} Cell
 * @property {number} x           its value
 * @property {readonly number[] | null} from  row and column of X where that comes from; null: from outside of X
 * @property {Flags} [flags]      what it is beside padding, or in no window
 * @property {string} [hidden]    why its value is not to be seen
 */
/**
 * A kernel that slides: its weights as they lie in the window, and where the reader edits them.
 * @typedef {object} Kernel
 * @property {(u: number, v: number) => number} weight  in row u, column v of the window
 * @property {(u: number, v: number) => string} name    what it is called: its place in K
 * @property {(u: number, v: number, text: string) => string | null} onEdit
 */
/**
 * @typedef {object} Options
 * @property {() => Window} window
 * @property {(r: number, c: number) => Cell} cell
 * @property {() => Matrix} values          the output
 * @property {(i: number, j: number, pair: Touch | null) => (Node | string)[]} write  the sum of an output; pair: the
 *   place in the window whose weight is looked at
 * @property {Kernel} [kernel]              where there is one
 * @property {(cell: Place, output: Place) => boolean} [wins]  the rest is for windows without a kernel
 * @property {() => boolean[][]} [changed]  which outputs have changed
 * @property {() => boolean} [reveal]       whether all outputs are to be seen
 */

/** @param {import("./widget.js").View} view @param {Options} options */
export function createSlide(view, { window, cell, values, write, kernel: weights, wins, changed, reveal }) {
  const { signal, root, top } = view;

  /** @typedef {Partial<Record<Role, Place>>} Look  the place in a grid that the reader looks at */
  /** @type {Look | null} */ let pointed = null; // by the pointer, which goes before the focus
  /** @type {Look} */ let focused = {};
  /** @type {ReturnType<typeof inputFacts>} */ let facts = []; // of each cell of the input
  let stageWidth = 700; // until the page tells

  const both = () => axes(window());
  /** What a corner says: the weight, or what becomes of the cell. @param {Flags} flags @param {Touch | Use} [place]  in
   * the window, of the weight */
  function corner(flags, place) {
    if (weights) return place ? `×${formatShort(weights.weight(place.u, place.v))}` : "";
    return (flags["cb-win"] ? "★" : "") + (flags["cb-changed"] ? "Δ" : "");
  }

  // ── Parts ────────────────────────────────────────────────────────────────────────────────────────────────────────

  const walk = createWalk(view, {
    label: "Position of the window",
    size: () => /** @type {Place} */ (both().map(({ m }) => m)),
    say: ([i, j]) => format(values()[i][j]),
    reveal,
  });

  /** @typedef {Partial<import("./grid.js").GridOptions>} Edits */
  /** @param {Role} role @param {string} name @param {Edits} [edits] @param {...Node} below */
  const array = (role, name, edits, ...below) =>
    createArray(
      view,
      role,
      name,
      {
        onFocus(...place) {
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
        ...edits,
      },
      ...below,
    );
  const legend = h("p.legend-line");
  /** @type {Edits} */ const edits = {
    editable: (r, c) => cell(r, c).from !== null,
    onEdit: (r, c, text) => view.edit("X", /** @type {Place} */ (cell(r, c).from), text),
  };
  const input = array("input", "Input X", edits, legend);
  const kernel = weights && array("kernel", "Kernel K", { onEdit: weights.onEdit });
  const output = array("output", "Output Y", { onFocus: (...place) => walk.choose({ position: place }) });
  const stage = h("div.stage", input.panel.element);
  const sum = h("p.sum");
  const note = h("p.note");
  const size = h("div.size");

  // ── Showing ──────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Shows everything. @param {string} title @param {{sign?: string, ceil?: boolean}} how
   *   sign: between input and kernel; ceil: for pooling's formula */
  function update(title, { sign, ceil }) {
    const sizes = both();
    const [height, width] = sizes;
    pointed = null; // the cell may go
    facts = inputFacts(window());
    const first = [height.p, width.p]; // while only the padding changes, what it is around stays
    output.resize(height.m, width.m, first);
    kernel?.resize(height.k, width.k);
    input.resize(height.drawn, width.drawn, first);
    layOut();
    top.rename(title);
    top.shapes(by(height.n, width.n), sign ? by(height.k, width.k) : "", by(height.m, width.m), sign);
    size.replaceChildren(
      sign ? formula() : "",
      ...sizes.map((axis, which) => h("div.filled-axis", h("span", AXES[which]), h("p.filled", ...filled(axis, ceil)))),
      h("p.remark", droppedText(sizes)),
    );
    move();
    const there = Object.entries(KINDS).filter(([kind]) => stage.querySelector(`.cb-cell.${kind}`));
    legend.replaceChildren(...there.map(([kind, text]) => key(kind.slice(3), text)));
  }

  /** The window has moved, or the play has started or ended. */
  function move() {
    pointed = null; // the window has moved on from what the pointer rests on
    paint();
  }

  /** Finds room for the arrays. */
  function layOut() {
    const width = both()[1];
    const { layout, step } = arrange(stageWidth, [width.drawn, kernel ? width.k : 0, width.m]);
    stage.dataset.layout = layout;
    root.style.setProperty("--cb-step", `${step}px`);
    input.fit(step, stageWidth);
    output.fit(step, stageWidth);
  }

  /** Shows the window where it is, and what belongs to it. */
  function paint() {
    const [height, width] = both();
    const { input: probed, kernel: weightPlace, output: here } = pointed ?? focused;
    const [i, j] = walk.position(here);
    const under = touched(window(), i, j);
    const users = probed && uses(window(), ...probed);
    const pair = (weightPlace && under.find(({ u, v }) => u === weightPlace[0] && v === weightPlace[1])) ?? null;

    const describe = (/** @type {number} */ r, /** @type {number} */ c) => {
      const { used, flags: always } = facts[r][c];
      const { x, hidden, flags: own } = cell(r, c);
      const touch = under.find((one) => one.r === r && one.c === c);
      const selected = String(probed) === String([r, c]);
      const flags = {
        ...always,
        ...own,
        "cb-win": wins?.([r, c], [i, j]),
        "cb-on": touch && !probed,
        "cb-pair": touch && touch === pair,
        "cb-probed": selected,
      };
      const shown = numberCell(x, flags, corner(flags, touch), hidden);
      return { ...shown, label: hidden ? shown.label : `${shown.label}, used by ${counted(used, "output")}`, selected };
    };
    /** What is pointed at, in words; or what to do. */
    const remark = () => {
      if (probed) return `${name(...probed)}.`;
      if (!weights || !pair) return "Point at any cell. Enter or a second click edits all but Y.";
      const { u, v, r, c } = pair;
      return `${weights.name(u, v)} = ${format(weights.weight(u, v))} lies on ${name(r, c)}.`;
    };
    /** A cell of the input in words. @param {number} r @param {number} c */
    const name = (r, c) => {
      const { from } = cell(r, c);
      return (from ? `X[${from.join(", ")}] = ` : "") + describe(r, c).label;
    };
    input.paint(describe);
    input.frame(i * height.s, j * width.s, height.span, width.span);
    if (weights) {
      kernel?.paint((u, v) => numberCell(weights.weight(u, v), { "cb-pair": pair?.u === u && pair.v === v }));
    }
    sum.replaceChildren(...write(i, j, pair));
    walk.paintOutput(output, values(), [i, j], true, (row, column) => {
      const use = users?.find((one) => one.i === row && one.j === column);
      const flags = {
        ...(probed && { "cb-on": false, "cb-uses": use !== undefined, "cb-win": wins?.(probed, [row, column]) }),
        "cb-changed": changed?.()[row][column],
      };
      return { flags, corner: corner(flags, use) };
    });
    setText(note, remark());
    walk.update();
  }

  watchWidth(stage, signal, (width) => {
    stageWidth = width;
    layOut();
  });

  return {
    kernelPanel: kernel ? kernel.panel.element : "",
    update,
    /** What the build returns, with its own parts in their places.
     * @param {{parameters: Parameters, update: () => void, above?: Node | string, middle?: Node | string, sign: string,
     *   option: Node}} own
     *   above: the arrays; middle: between input and output; sign: before the output
     * @returns {Parts} */
    parts({ parameters, update, above = "", middle = "", sign, option }) {
      stage.append(middle, group(sign, output.panel.element));
      return {
        children: [
          walk.element,
          parameters.element, // above what grows with them, which else would take the slider from under the pointer
          above,
          stage,
          sum,
          note,
          view.problem,
          h("div.options", option, walk.showAll, view.resetButton),
          size,
        ],
        update,
        move,
        clear: parameters.clear,
        ...walk.parts,
      };
    },
  };
}
