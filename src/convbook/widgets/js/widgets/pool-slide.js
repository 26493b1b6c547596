// PoolSlide: a window that gives its largest number or its mean, and an input that can be shifted by a pixel.

import * as pooling from "../arithmetic/pooling.js";
import { createCheckbox, createSelect } from "../controls.js";
import { axes, format, formatShort, uses } from "../core.js";
import { button, h, setText } from "../dom.js";
import { createFields } from "../fields.js";
import { createPanel, group, key } from "../panel.js";
import { createSlide } from "../slide.js";
import { exact, factor, result, start } from "../sum.js";
import { defineWidget } from "../widget.js";
import { counted } from "../words.js";

/** @typedef {pooling.Settings} Settings */

const DEFAULTS = {
  X: [[0]],
  size: [1, 1],
  mode: "max",
  stride: null,
  padding: [0, 0],
  ceil_mode: false,
  count_include_pad: true,
  shift: [0, 0],
  show_all: false,
  position: [0, 0],
};
const SETTINGS = Object.keys(DEFAULTS).slice(0, 8);

/** Name, sign, and the pixels down and right. @type {[string, string, number, number][]} */
const DIRECTIONS = [["left", "←", 0, -1], ["up", "↑", -1, 0], ["down", "↓", 1, 0], ["right", "→", 0, 1]];

/** Kinds of cells of the input: class, and what it means. @type {Record<string, string>} */
const KINDS = {
  "cb-win": "★ wins",
  "cb-changed": "Δ changed",
  "cb-shared": "also in another window",
  "cb-drop": "in no window",
  "cb-padding": "padding",
  "cb-beyond": "beyond the padding",
};

/** @typedef {pooling.Cell & {text: string, full: string, label: string, flags: Record<string, boolean>}} Fact */

/** A value of a cell; padding never wins. @param {number} x @param {(x: number) => string} [how] */
const show = (x, how = format) => (x === -Infinity ? "−∞" : how(x));

/** "3 of 9". @param {boolean[]} flags @param {number} [all] */
const share = (flags, all = flags.length) => `${flags.filter(Boolean).length} of ${all}`;

/** @param {import("../widget.js").View} view @returns {import("../widget.js").Parts} */
function build(view) {
  const settings = () => /** @type {Settings} */ (view.settings);
  const sliding = () => pooling.sliding(settings());
  const isMax = () => settings().mode === "max";

  /** @type {pooling.Result[][]} */ let results = [];
  /** @type {boolean[][]} */ let changed = []; // outputs
  /** @type {Fact[][]} */ let facts = []; // for each cell of the input: what doesn't depend on where the window is

  const slide = createSlide(view, {
    axes: () => axes(sliding()),
    value: (i, j) => results[i][j].value,
    editing: {
      input: {
        editable: (r, c) => facts[r][c].from !== null,
        onEdit: (r, c, text) => view.edit("X", facts[r][c].from ?? [], text),
      },
    },
    paint,
    output: (i, j) => ({
      corner: (isWon(i, j) ? "★" : "") + (changed[i][j] ? "Δ" : ""),
      label: changed[i][j] ? ", changed" : "",
      flags: { "cb-changed": changed[i][j], "cb-uses": users().some((use) => use.i === i && use.j === j) },
    }),
    reveal: () => pooling.shiftText(settings()) !== "",
  });
  const { grids, looked } = slide;

  /** The outputs that use the cell that is looked at. */
  const users = () => (looked.input ? uses(sliding(), ...looked.input) : []);
  /** Whether that cell wins an output. @param {number} i @param {number} j */
  const isWon = (i, j) => looked.input !== null && wins(looked.input[0], looked.input[1], i, j);
  /** Whether the cell (r, c) wins the output (i, j).
   * @param {number} r @param {number} c @param {number} i @param {number} j */
  function wins(r, c, i, j) {
    const { winner } = results[i][j];
    return winner?.r === r && winner.c === c;
  }

  // ── Controls ─────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Tries a change of a control that can't hold what is refused. @param {Record<string, any>} changes */
  function attempt(changes) {
    const message = view.change(changes);
    view.complain(message);
    update();
    return !message;
  }

  const toggle = (/** @type {string} */ text, /** @type {(on: boolean) => Record<string, any>} */ changes) =>
    createCheckbox(text, (on) => attempt(changes(on)));
  const tied = toggle("Stride as large as the window", (on) => (fields.clear(), { stride: on ? null : settings().size }));
  const ceil = toggle("Ceil mode: a last window may reach beyond the padding", (on) => ({ ceil_mode: on }));
  const count = toggle("Count the zeros of the padding (mean only)", (on) => ({ count_include_pad: on }));
  const fields = createFields(
    view,
    [
      { name: "size", title: "Window size", letter: "k", least: 1 },
      { name: "stride", letter: "s", least: 1, follows: "size" },
      { name: "padding", letter: "p", least: 0 },
    ],
    {
      open: settings().stride !== null,
      more: () => [h("div", { class: "cb-options" }, tied.element, ceil.element, count.element)],
    },
  );
  const mode = createSelect("Each window gives its", (value) => attempt({ mode: value }));
  const arrows = DIRECTIONS.map(([name, sign, down, right]) => {
    const shift = () => {
      const [a, b] = settings().shift;
      if (attempt({ shift: [a + down, b + right] })) view.announce(moved.textContent ?? "");
    };
    return button(sign, shift, { "aria-label": `Shift ${name}` });
  });
  const moved = h("p", { class: "cb-moved" });
  const legend = h("p", { class: "cb-legend-line" });
  slide.stage.append(
    createPanel("input", "Input X", grids.input.element, legend).element,
    group("→", createPanel("output", "Output Y", grids.output.element).element),
  );

  // ── Showing ──────────────────────────────────────────────────────────────────────────────────────────────────────

  function update() {
    const [height, width] = axes(sliding());
    results = pooling.results(settings());
    changed = pooling.changedOutputs(settings(), results);
    facts = pooling.cells(settings()).map((line) => line.map(describeCell));

    const cells = facts.flat();
    const text = pooling.shiftText(settings());
    const inputs = share(cells.map((cell) => cell.changed), height.n * width.n);
    const outputs = changed.flat();
    setText(
      moved,
      text
        ? `${text}: ${inputs} inputs changed, ${share(outputs)} outputs changed.`
        : `How many of the ${outputs.length} outputs will change?`,
    );
    const there = Object.keys(KINDS).filter((kind) => cells.some(({ flags }) => flags[kind]) || (kind === "cb-win" && isMax()));
    legend.replaceChildren(...there.map((kind) => key(kind.slice(3), KINDS[kind])));

    mode.show(settings().mode, [["max", "maximum"], ["avg", "mean"]]);
    fields.update();
    tied.show(settings().stride === null);
    ceil.show(settings().ceil_mode);
    count.show(settings().count_include_pad, isMax());
    slide.update({
      title: isMax() ? "Max pooling" : "Average pooling",
      ceil: settings().ceil_mode,
    });
  }

  /** What a cell of the input is. @param {pooling.Cell} cell @returns {Fact} */
  function describeCell(cell) {
    const { x, from, beyond, counts } = cell;
    const { length } = uses(sliding(), cell.r, cell.c);
    /** @type {Record<string, boolean>} */
    const flags = {
      "cb-changed": cell.changed,
      "cb-shared": length > 1,
      "cb-drop": length === 0 && !beyond,
      "cb-padding": !from && !beyond,
      "cb-beyond": beyond,
    };
    const kinds = Object.keys(flags).filter((kind) => flags[kind]);
    const label = [counts ? show(x) : "not counted", ...kinds.map((kind) => KINDS[kind]), `used by ${counted(length, "output")}`];
    return { ...cell, text: counts ? show(x, formatShort) : "", full: String(x), label: label.join(", "), flags };
  }

  /** Shows the window of output (i, j), and what belongs to it. @param {number} i @param {number} j */
  function paint(i, j) {
    const [height, width] = axes(sliding());
    const [top, left] = [i * height.s, j * width.s];
    slide.paintInput((r, c) => {
      const { flags, ...cell } = facts[r][c];
      const won = wins(r, c, i, j);
      return {
        ...cell,
        corner: (won ? "★" : "") + (cell.changed ? "Δ" : ""),
        flags: {
          ...flags,
          "cb-on": r >= top && r < top + height.k && c >= left && c < left + width.k && !looked.input,
          "cb-win": won,
        },
      };
    });
    grids.input.frame(top, left, height.k, width.k);
    slide.sum.replaceChildren(...written(`Y[${i}, ${j}]`, results[i][j]));
    setText(slide.note, looked.input ? describe(facts[looked.input[0]][looked.input[1]]) : HINT);
  }

  /** One line on the cell that is looked at. @param {Fact} cell */
  function describe({ from, x, beyond }) {
    const name = from ? `X[${from.join(", ")}] = ${format(x)}` : `This cell ${beyond ? "beyond" : "of"} the padding`;
    const won = isMax() ? ` and wins ${users().filter((use) => isWon(use.i, use.j)).length}` : "";
    return `${name} is used by ${users().length} of ${results.flat().length} outputs${won}.`;
  }

  return slide.parts({
    fields,
    update,
    above: [h("div", { class: "cb-shift" }, "Shift X by a pixel (its border repeats)", h("span", { class: "cb-buttons" }, ...arrows), moved)],
    options: [mode.element],
  });
}

const HINT = "Point at a cell to see what it is used for. Enter or a second click edits X.";

/** The arithmetic of one output: max(0, 1, 3, 4) = 4, or (0 + 1 + 3 + 4) / 4 = 2.
 * @param {string} name @param {pooling.Result} result */
function written(name, { terms, winner, value }) {
  const [open, sign, close] = winner ? ["max(", ", ", ") "] : ["(", " + ", `) / ${terms.length} `];
  const term = (/** @type {pooling.Cell} */ cell, /** @type {number} */ index) =>
    h(
      "span",
      { class: "cb-term" },
      index ? "" : open,
      h("span", { class: `cb-input${cell === winner ? " cb-win" : ""}` }, winner ? show(cell.x) : factor(cell.x)),
      index < terms.length - 1 ? sign : close,
    );
  const whole = winner || (terms.every(({ x }) => exact(x)) && exact(Number(value.toPrecision(12))));
  return [
    start(name),
    ...terms.map(term),
    result(whole ? "= " : "≈ ", value),
  ];
}

export default defineWidget({
  defaults: DEFAULTS,
  settings: SETTINGS,
  looks: ["position", "show_all"],
  check: pooling.check,
  build,
});
