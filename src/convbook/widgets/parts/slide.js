// What widgets share in which a window slides over an input: the player, the arrays and their layout, what the reader
// looks at, the sum, the formula of the output's size.

import { createArray } from "./array.js";
import { inputFacts, KINDS, numberCell } from "./cells.js";
import { h, setAttribute, setText } from "./dom.js";
import { droppedText, filled, formula } from "./formula.js";
import { createGaze } from "./gaze.js";
import { AXES } from "./generated.js";
import { arrange } from "./layout.js";
import { format, formatShort } from "./numbers.js";
import { group, key, operator } from "./panel.js";
import { createRoom } from "./room.js";
import { createWalk } from "./walk.js";
import { watchWidth } from "./width.js";
import { axes, touched, uses, whyUnused } from "./window.js";
import { by, counted, rowColumn } from "./words.js";

/** @typedef {ReturnType<typeof import("./parameters.js").createParameters>} Parameters */
/** @typedef {import("./widget.js").Parts} Parts */
/** @typedef {import("./cells.js").Flags} Flags */
/** @typedef {import("./grid.js").GridOptions} GridOptions */
/** @typedef {import("./panel.js").Role} Role */
/** @typedef {import("./window.js").Matrix} Matrix */
/** @typedef {import("./window.js").Touch} Touch */
/** @typedef {import("./window.js").Use} Use */
/** @typedef {import("./window.js").Window} Window */
/** @typedef {import("./walk.js").Place} Place */
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
 * @property {() => string} title                           of the array
 * @property {(u: number, v: number) => number} weight      in row u, column v of the window
 * @property {(u: number, v: number) => string} name        what it is called: its place in K
 * @property {(u: number, v: number, text: string) => string | null} onEdit
 * @property {Node} bias                                    the panel beside it
 * @property {() => string} sign                            between input and kernel
 */
/**
 * @typedef {object} Options
 * @property {() => Window} window
 * @property {(r: number, c: number) => Cell} cell
 * @property {() => Matrix} values          the output
 * @property {(i: number, j: number, pair: Touch | null) => (Node | string)[]} write  the sum of an output; pair: the
 *   place in the window whose weight is looked at
 * @property {() => (Node | string)[]} writeWidest  as wide as any of them
 * @property {string} hint                  what the reader can do
 * @property {Kernel} [kernel]              where there is one
 * @property {(cell: Place, output: Place) => boolean} [wins]  the rest is for windows without a kernel
 * @property {() => boolean[][]} [changed]  which outputs have changed
 * @property {() => boolean} [reveal]       whether all outputs are to be seen
 */

/** A stage that is less wide, in pixels, is on a phone. */
const PHONE = 400;

/** @param {import("./widget.js").View} view @param {Options} options */
export function createSlide(view, options) {
  const { window, cell, values, write, writeWidest, hint, kernel: weights, wins, changed, reveal } = options;
  const { signal, root, top } = view;
  root.classList.add("cb-slide");

  /** @type {ReturnType<typeof inputFacts>} */ let facts = []; // of each cell of the input
  let stageWidth = 700; // until the page tells
  const both = () => axes(window());

  // ── Parts ────────────────────────────────────────────────────────────────────────────────────────────────────────

  const gaze = createGaze(paint);
  const walk = createWalk(view, {
    label: "Position of the window",
    size: () => /** @type {Place} */ (both().map(({ m }) => m)),
    say: ([i, j]) => format(values()[i][j]),
    reveal,
  });

  const legend = h("p.legend-line");
  const input = createArray(
    view,
    "input",
    "Input X",
    {
      ...gaze.handlers("input"),
      editable: (r, c) => cell(r, c).from !== null,
      onEdit: (r, c, text) => view.edit("X", /** @type {Place} */ (cell(r, c).from), text),
    },
    legend,
  );
  const kernel =
    weights && createArray(view, "kernel", "Kernel K", { ...gaze.handlers("kernel"), onEdit: weights.onEdit });
  const output = createArray(view, "output", "Output Y", {
    ...gaze.handlers("output"),
    onFocus: (...place) => walk.choose({ position: place }),
  });

  const sign = operator("");
  const stage = h("div.stage", input.panel.element);
  if (weights && kernel) stage.append(h("div.middle", group(sign, kernel.panel.element), group("+", weights.bias)));
  stage.append(group(weights ? "=" : "→", output.panel.element));
  const sum = createRoom(h("p.sum"));
  const note = h("p.note");
  const size = h("div.size");

  // ── Showing ──────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Shows everything. @param {string} title @param {boolean} [ceil]  for pooling's formula */
  function update(title, ceil) {
    const sizes = both();
    const [height, width] = sizes;
    gaze.leavePointer(); // the cell may go
    facts = inputFacts(window());
    const first = [height.p, width.p]; // while only the padding changes, what it is around stays
    output.resize(height.m, width.m, first);
    kernel?.resize(height.k, width.k);
    input.resize(height.drawn, width.drawn, first);
    if (weights && kernel) {
      kernel.panel.rename(weights.title());
      setAttribute(kernel.body, "aria-label", weights.title());
      setText(sign, weights.sign());
    }
    layOut();
    top.rename(title);
    top.shapes(by(height.n, width.n), weights ? by(height.k, width.k) : "", by(height.m, width.m), weights?.sign());
    size.replaceChildren(
      weights ? formula() : "",
      ...sizes.map((axis, which) => h("div.filled-axis", h("span", AXES[which]), h("p.filled", ...filled(axis, ceil)))),
      h("p.remark", droppedText(sizes)),
    );
    sum.reserve(writeWidest());
    move();
    const there = Object.entries(KINDS).filter(([kind]) => stage.querySelector(`.cb-cell.${kind}`));
    legend.replaceChildren(...there.map(([kind, text]) => key(kind.slice(3), text)));
  }

  /** The window has moved, or the play has started or ended. */
  function move() {
    gaze.leavePointer();
    paint();
  }

  /** Finds room for the arrays. */
  function layOut() {
    const [height, width] = both();
    const middle = weights
      ? [
          { name: weights.title(), rows: height.k, columns: width.k },
          { name: "Bias b", rows: 1, columns: 1 },
        ]
      : [];
    const { layout, step } = arrange(stageWidth, [
      { name: "Input X", rows: height.drawn, columns: width.drawn },
      ...middle,
      { name: "Output Y", rows: height.m, columns: width.m },
    ]);
    stage.dataset.layout = layout;
    root.style.setProperty("--cb-step", `${step}px`);
    input.fit(step, stageWidth);
    output.fit(step, stageWidth);
  }

  /** Shows the window where it is, and what belongs to it. */
  function paint() {
    const { input: probed, kernel: weightPlace, output: here } = gaze.at();
    const [i, j] = walk.position(here);
    const under = touched(window(), i, j);
    const pair = (weightPlace && under.find(({ u, v }) => u === weightPlace[0] && v === weightPlace[1])) ?? null;

    paintInput([i, j], under, pair, probed);
    if (weights) {
      kernel?.paint((u, v) => numberCell(weights.weight(u, v), { "cb-pair": pair?.u === u && pair.v === v }));
    }
    paintOutput([i, j], probed);
    sum.content.replaceChildren(...write(i, j, pair));
    setText(note, probed ? cellNote(...probed) : pair ? weightNote(pair) : hint);
    walk.update();
  }

  /** @param {Place} output @param {Touch[]} under  the window @param {Touch | null} pair
   * @param {Place} [probed]  the cell that is looked at */
  function paintInput([i, j], under, pair, probed) {
    const [height, width] = both();
    input.paint((r, c) => {
      const { x, hidden, flags: own } = cell(r, c);
      const touch = under.find((one) => one.r === r && one.c === c);
      const selected = probed?.[0] === r && probed[1] === c;
      const flags = {
        ...facts[r][c].flags,
        ...own,
        "cb-win": wins?.([r, c], [i, j]),
        "cb-shared": !weights && touch && facts[r][c].used > 1,
        "cb-on": touch && !probed,
        "cb-pair": touch && touch === pair,
        "cb-probed": selected,
      };
      return { ...numberCell(x, flags, corner(flags, touch), hidden), label: cellLabel(r, c, flags), selected };
    });
    input.frame(i * height.s, j * width.s, height.span, width.span);
  }

  /** @param {Place} here @param {Place} [probed]  the cell of the input that is looked at */
  function paintOutput(here, probed) {
    const users = probed && uses(window(), ...probed);
    walk.paintOutput(output, values(), here, true, (row, column) => {
      const use = users?.find((one) => one.i === row && one.j === column);
      const flags = {
        ...(probed && { "cb-on": false, "cb-uses": use !== undefined, "cb-win": wins?.(probed, [row, column]) }),
        "cb-changed": changed?.()[row][column],
      };
      return { flags, corner: corner(flags, use) };
    });
  }

  /** What a corner says: the weight, or what becomes of the cell. @param {Flags} flags @param {Touch | Use} [place]  in
   * the window, of the weight */
  function corner(flags, place) {
    if (weights) return place ? `×${formatShort(weights.weight(place.u, place.v))}` : "";
    return (flags["cb-win"] ? "★" : "") + (flags["cb-changed"] ? "Δ" : "");
  }

  // ── Words ────────────────────────────────────────────────────────────────────────────────────────────────────────

  /** What a cell of the input is. @param {number} r @param {number} c @param {Flags} flags */
  function cellLabel(r, c, flags) {
    const { x, hidden } = cell(r, c);
    const { label } = numberCell(x, flags, "", hidden);
    return hidden || !facts[r][c].used ? label : `${label}, used by ${counted(facts[r][c].used, "output")}`;
  }

  /** The same with its place. @param {number} r @param {number} c @param {Flags} flags */
  function cellName(r, c, flags) {
    const { from } = cell(r, c);
    const place = from ? `X[${from.join(", ")}] =` : `Padded input, ${rowColumn([r, c])}:`;
    return `${place} ${cellLabel(r, c, flags)}.`;
  }

  /** A cell that is looked at. @param {number} r @param {number} c */
  function cellNote(r, c) {
    const { flags } = cell(r, c);
    const [i, j] = walk.position(null);
    const name = cellName(r, c, { ...facts[r][c].flags, ...flags, "cb-win": wins?.([r, c], [i, j]) });
    return facts[r][c].used ? name : `${name} ${whyUnused(window(), r, c)}`;
  }

  /** A weight that is looked at. @param {Touch} pair */
  function weightNote({ u, v, r, c }) {
    const { name = () => "", weight = () => NaN } = weights ?? {};
    const flags = { ...facts[r][c].flags, ...cell(r, c).flags };
    return `${name(u, v)} = ${format(weight(u, v))} lies on ${cellName(r, c, flags)}`;
  }

  return {
    update,
    /** What the build returns, with its own parts in their places.
     * @param {{parameters: Parameters, update: () => void, above?: Node | string, option: Node}} own  above: the arrays
     * @returns {Parts} */
    parts({ parameters, update, above = "", option }) {
      let isFirst = true;
      watchWidth(stage, signal, (width) => {
        // Where all stands in one column, settings that begin unfolded would push what is played out of the view.
        if (isFirst && width < PHONE) parameters.element.open = false;
        isFirst = false;
        stageWidth = width;
        layOut();
      });
      return {
        children: [
          walk.element,
          parameters.element, // above what grows with them, which else would take the slider from under the pointer
          above,
          stage,
          sum.element,
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
