// KernelSlide: a kernel sliding over an input, one channel, with everything that the arithmetic needs in sight.

import * as core from "../core.js";
import { createCheckbox, createNumberBox } from "../controls.js";
import { h, setAttribute, setText, tint } from "../dom.js";
import { createFields } from "../fields.js";
import { droppedText, filled, formula } from "../formula.js";
import { createGrid } from "../grid.js";
import { arrange, watchWidth } from "../layout.js";
import { createPanel, group, key, operator } from "../panel.js";
import { createPlayer } from "../player.js";
import { sum } from "../sum.js";
import { defineWidget, isMatrix, watchPrint, withCell } from "../widget.js";
import { by, marks, rowColumn } from "../words.js";

/** @typedef {core.Settings} Settings */
/** @typedef {import("../widget.js").View} View */
/** @typedef {[number, number]} Place */

const { format, formatShort } = core;

const DEFAULTS = {
  X: [[0]],
  K: [[1]],
  bias: 0,
  stride: [1, 1],
  padding: [0, 0],
  dilation: [1, 1],
  flip: false,
  show_all: false,
  position: [0, 0],
};
const SETTINGS = ["X", "K", "bias", "stride", "padding", "dilation", "flip"];

/** @param {Record<string, any>} settings */
function check(settings) {
  if (!isMatrix(settings.X) || !isMatrix(settings.K)) return "X and K must be rectangles of numbers.";
  return core.check(/** @type {Settings} */ (settings))?.message ?? null;
}

/** @param {View} view @returns {import("../widget.js").Parts} */
function build(view) {
  const { model, signal, root } = view;
  const settings = () => /** @type {Settings} */ (view.settings);

  /** @type {Place | null} */ let hovered = null; // an output that the pointer is on
  /** @type {Place | null} */ let probed = null; // a cell of the padded input
  /** @type {Place | null} */ let weight = null; // a weight of the sliding kernel
  /** @type {number[][]} */ let values = []; // the output
  /** @type {{padding: boolean, drop: boolean, text: string, full: string, label: string}[][]} */
  let facts = []; // for each cell of the padded input: what doesn't depend on where the window is
  let shownIndex = -1;
  let printing = false; // on paper nobody can play: all of the output is there

  // ── State ────────────────────────────────────────────────────────────────────────────────────────────────────────

  const size = () => core.axes(settings()).map(({ m }) => m);
  /** The output cell that the model is at, inside the output even if a change has made that smaller.
   * @returns {Place} */
  function position() {
    const [rows, columns] = size();
    const [i, j] = model.get("position");
    return [Math.min(i, rows - 1), Math.min(j, columns - 1)];
  }
  const index = () => position()[0] * size()[1] + position()[1];
  const placeAt = (/** @type {number} */ at) => /** @type {Place} */ ([Math.floor(at / size()[1]), at % size()[1]]);

  /** @param {"X" | "K"} name @param {number} row @param {number} column @param {string} text */
  function editCell(name, row, column, text) {
    const taken = withCell(settings()[name], row, column, core.parse(text));
    return "message" in taken ? taken.message : view.change({ [name]: taken.matrix });
  }

  // ── Parts ────────────────────────────────────────────────────────────────────────────────────────────────────────

  const player = createPlayer({
    model,
    signal,
    label: "Position of the window",
    length: () => size()[0] * size()[1],
    index,
    go: (at) => model.set("position", placeAt(at)),
    describe: (at) => `output ${rowColumn(placeAt(at))} of ${size().join(" × ")}`,
    onRest: () => view.announce(`Output ${rowColumn(position())}: ${format(values[position()[0]][position()[1]])}`),
  });

  const inputGrid = createGrid({
    label: "Input X",
    role: "input",
    signal,
    onFocus: (r, c) => see(() => (probed = [r, c])),
    onLeave: () => see(() => (probed = null)),
    onHover: (place) => point("input", place),
    editable: (r, c) => !core.isPadding(settings(), r, c),
    onEdit: (r, c, text) => editCell("X", r - settings().padding[0], c - settings().padding[1], text),
    onProblem: view.complain,
  });
  const kernelGrid = createGrid({
    label: "Kernel K",
    role: "kernel",
    signal,
    onFocus: (u, v) => see(() => (weight = [u, v])),
    onLeave: () => see(() => (weight = null)),
    onHover: (place) => point("kernel", place),
    editable: () => true,
    onEdit: (u, v, text) => editCell("K", ...core.weightIndex(settings(), u, v), text),
    onProblem: view.complain,
  });
  const outputGrid = createGrid({
    label: "Output Y",
    role: "output",
    signal,
    onFocus: choose,
    onHover: (place) => point("output", place),
  });

  const bias = createNumberBox({
    label: "Bias b",
    name: "bias",
    role: "kernel",
    signal,
    get: () => settings().bias,
    set: (value) => view.change({ bias: value }),
    onProblem: view.announce,
  });
  const fields = createFields(
    view,
    /** @type {const} */ (["padding", "stride", "dilation"]).map((name) => ({
      name,
      letter: name[0],
      least: core.RANGES[name].least,
    })),
    { open: !isPlain(settings()) },
  );
  const flip = createCheckbox({
    text: "Flip the kernel (true convolution)",
    signal,
    onChange: (on) => view.change({ flip: on }),
  });
  const showAll = createCheckbox({ text: "Show all of Y", signal, onChange: (on) => view.look({ show_all: on }) });

  const title = h("span", { class: "cb-title" });
  const shapes = h("span", { class: "cb-shapes" });
  const star = operator("⋆");
  const arithmetic = h("p", { class: "cb-sum" });
  const note = h("p", { class: "cb-note" });
  const numbers = [h("p", { class: "cb-filled" }), h("p", { class: "cb-filled" })];
  const dropped = h("p", { class: "cb-dropped" });
  const legend = { padding: key("padding", "padding"), dropped: key("drop", "dropped by the floor") };
  const input = createPanel(
    "input",
    "Input X",
    inputGrid.element,
    h("p", { class: "cb-legend-line" }, legend.padding, legend.dropped),
  );
  const kernel = createPanel("kernel", "Kernel K", kernelGrid.element);
  const result = createPanel("output", "Output Y", outputGrid.element);
  const stage = h(
    "div",
    { class: "cb-stage" },
    input.element,
    group(star, kernel.element, "+", bias.element),
    group("=", result.element),
  );
  let stageWidth = 700; // until the page tells

  // ── What the reader does ─────────────────────────────────────────────────────────────────────────────────────────

  /** Changes what is looked at, and shows it. @param {() => void} change */
  function see(change) {
    const before = JSON.stringify([hovered, probed, weight]);
    change();
    if (JSON.stringify([hovered, probed, weight]) !== before) paint();
  }

  /** The pointer is on a cell, or on none. A cell of the input that has the focus waits while the pointer shows another.
   * @param {"input" | "kernel" | "output"} grid @param {Place | null} place */
  function point(grid, place) {
    see(() => {
      hovered = grid === "output" ? place : null;
      probed = grid === "input" && place ? place : place ? null : inputGrid.focused();
      weight = grid === "kernel" && place ? place : kernelGrid.focused();
    });
  }

  /** The focus has come to an output cell: its window is shown. @param {number} i @param {number} j */
  function choose(i, j) {
    if (position()[0] === i && position()[1] === j) return;
    player.pause();
    view.look({ position: [i, j] });
  }

  // ── Showing ──────────────────────────────────────────────────────────────────────────────────────────────────────

  function update() {
    const [height, width] = core.axes(settings());
    values = core.output(settings());
    facts = core.range(height.padded).map((r) => core.range(width.padded).map((c) => describeCell(r, c)));
    hovered = within(hovered, height.m, width.m);
    probed = within(probed, height.padded, width.padded);
    weight = within(weight, height.k, width.k);

    inputGrid.resize(height.padded, width.padded);
    kernelGrid.resize(height.k, width.k);
    outputGrid.resize(height.m, width.m);
    layOut();

    const name = settings().flip ? "True convolution" : "Cross-correlation";
    setText(title, name);
    setAttribute(root, "aria-label", `${name}, step by step`);
    const sign = settings().flip ? "∗" : "⋆";
    shapes.replaceChildren(
      tint("input", by(height.n, width.n)),
      ` ${sign} `,
      tint("kernel", by(height.k, width.k)),
      " → ",
      tint("output", by(height.m, width.m)),
    );
    setText(star, sign);
    const padded = height.padded > height.n || width.padded > width.n;
    legend.padding.hidden = !padded;
    legend.dropped.hidden = height.dropped + width.dropped === 0;
    input.caption(padded ? `padded to ${by(height.padded, width.padded)}` : "");
    kernel.caption(settings().flip ? "flipped" : "");

    bias.update();
    flip.show(settings().flip);
    fields.update();

    numbers.forEach((line, axis) => line.replaceChildren(...filled(core.axes(settings())[axis])));
    const drops = [droppedText(height, 0), droppedText(width, 1)].filter((text) => text !== null);
    setText(dropped, drops.join(" "));
    dropped.hidden = drops.length === 0;

    move();
  }

  /** What a cell of the padded input is. @param {number} r @param {number} c */
  function describeCell(r, c) {
    const value = core.paddedValue(settings(), r, c);
    const [padding, drop] = [core.isPadding(settings(), r, c), core.isDropped(settings(), r, c)];
    const count = core.uses(settings(), r, c).length;
    const use = `used by ${count} ${count === 1 ? "output" : "outputs"}`;
    const label = [format(value), padding && "padding", drop && "dropped", use].filter(Boolean).join(", ");
    return { padding, drop, text: formatShort(value), full: String(value), label };
  }

  /** The window has moved, or the play has started or ended. */
  function move() {
    showAll.show(model.get("show_all"));
    if (index() !== shownIndex) hovered = null; // the window has moved on from what the pointer rests on
    shownIndex = index();
    paint();
  }

  /** Finds room for the three arrays. */
  function layOut() {
    const width = core.axes(settings())[1];
    const { layout, step } = arrange(stageWidth, { input: width.padded, kernel: width.k, output: width.m });
    setAttribute(stage, "data-layout", layout);
    root.style.setProperty("--cb-step", `${step}px`);
    inputGrid.fit(step, stageWidth);
    outputGrid.fit(step, stageWidth);
  }

  /** Shows the window where it is, and what belongs to it. */
  function paint() {
    const playing = Boolean(model.get("playing"));
    const [i, j] = (!playing && hovered) || position();
    const [height, width] = core.axes(settings());
    const window = core.taps(settings(), i, j);
    const pair = weight && { u: weight[0], v: weight[1] };
    const users = probed && core.uses(settings(), ...probed);
    const last = index();

    root.style.setProperty("--cb-glide", `${Math.round(Math.min(350, 500 / model.get("speed")))}ms`);

    const tapAt = new Map(window.map((tap) => [`${tap.r},${tap.c}`, tap]));
    inputGrid.paint((r, c) => {
      const tap = tapAt.get(`${r},${c}`);
      const { padding, drop, text, full, label } = facts[r][c];
      const selected = probed !== null && probed[0] === r && probed[1] === c;
      return {
        text,
        full,
        corner: tap ? `×${formatShort(tap.w)}` : "",
        label,
        marks: marks({
          "cb-padding": padding,
          "cb-drop": drop,
          "cb-on": tap !== undefined && !probed,
          "cb-pair": tap !== undefined && pair !== null && tap.u === pair.u && tap.v === pair.v,
          "cb-probed": selected,
        }),
        selected,
      };
    });
    inputGrid.frame(i * height.s, j * width.s, height.span, width.span);

    const kernel = core.slidingKernel(settings());
    kernelGrid.paint((u, v) => ({
      text: formatShort(kernel[u][v]),
      full: String(kernel[u][v]),
      label: format(kernel[u][v]),
      marks: marks({ "cb-pair": pair !== null && pair.u === u && pair.v === v }),
    }));
    kernelGrid.frame(0, 0, 0, 0);

    outputGrid.paint((row, column) => {
      const value = values[row][column];
      const later = row * width.m + column > last;
      const shown = !later || printing || model.get("show_all");
      const use = users?.find((one) => one.i === row && one.j === column);
      const here = row === i && column === j;
      return {
        text: shown ? formatShort(value) : "",
        corner: use ? `×${formatShort(kernel[use.u][use.v])}` : "",
        label: shown ? format(value) : "not computed yet",
        marks: marks({ "cb-later": later, "cb-on": here && !probed, "cb-uses": use !== undefined }),
        selected: here,
      };
    });
    outputGrid.frame(i, j, 1, 1);
    if (!outputGrid.focused()) outputGrid.setStop(...position());

    arithmetic.replaceChildren(...sum(`Y[${i}, ${j}]`, window, settings().bias, values[i][j], pair));
    setText(note, describeNote(users, pair && window.find(({ u, v }) => u === pair.u && v === pair.v)));
    player.update();
  }

  /** One line on what is looked at. @param {core.Use[] | null} users @param {core.Tap | null | undefined} tap */
  function describeNote(users, tap) {
    if (probed && users) {
      const [r, c] = probed;
      const cell = core.isPadding(settings(), r, c)
        ? "This cell of the padding"
        : `X[${r - settings().padding[0]}, ${c - settings().padding[1]}] = ${format(core.paddedValue(settings(), r, c))}`;
      const all = size()[0] * size()[1];
      if (users.length > 0) return `${cell} is used by ${users.length} of ${all} outputs.`;
      const why = core.isDropped(settings(), r, c) ? "the floor drops its row or column" : "the windows step over it";
      return `${cell} is used by no output: ${why}.`;
    }
    if (tap) {
      const [u, v] = core.weightIndex(settings(), tap.u, tap.v);
      const onto = tap.padding ? "the padding" : `X[${tap.r - settings().padding[0]}, ${tap.c - settings().padding[1]}]`;
      return `K[${u}, ${v}] = ${format(tap.w)} lies on ${onto}.`;
    }
    return "Point at a cell to see what it is used for. Enter or a second click edits X and K.";
  }

  // ── Start ────────────────────────────────────────────────────────────────────────────────────────────────────────

  watchWidth(stage, signal, (width) => {
    if (width === 0 || width === stageWidth) return;
    stageWidth = width;
    layOut();
  });
  watchPrint(signal, (on) => ((printing = on), paint()));
  return {
    children: [
      h("p", { class: "cb-top" }, title, " ", shapes),
      player.element,
      stage,
      arithmetic,
      note,
      view.problem,
      bias.error,
      h("div", { class: "cb-options" }, flip.element, showAll.element, view.resetButton),
      fields.element,
      h(
        "div",
        { class: "cb-size" },
        formula(),
        ...numbers.map((line, axis) => h("div", { class: "cb-filled-axis" }, h("span", {}, core.AXES[axis]), line)),
        dropped,
      ),
    ],
    update,
    move,
    clear() {
      fields.clear();
      bias.clear();
    },
    follow: () => ({ position: position() }),
    start: { position: [0, 0] },
  };
}

/** A place, or null if it isn't inside rows × columns any more.
 * @param {Place | null} place @param {number} rows @param {number} columns */
const within = (place, rows, columns) => (place && place[0] < rows && place[1] < columns ? place : null);

/** Whether a settings' window is dense, without padding, and moves by one. @param {Settings} settings */
const isPlain = ({ stride, padding, dilation }) =>
  [...stride, ...dilation].every((value) => value === 1) && padding.every((value) => value === 0);

export default defineWidget({ defaults: DEFAULTS, settings: SETTINGS, looks: ["position", "show_all"], check, build });
