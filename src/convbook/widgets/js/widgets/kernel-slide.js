// KernelSlide: a kernel sliding over an input, one channel, with everything that the arithmetic needs in sight.

import * as core from "../core.js";
import { createCheckbox, createNumberBox } from "../controls.js";
import { h, setAttribute, setText, tint } from "../dom.js";
import { createField } from "../field.js";
import { droppedText, filled, formula } from "../formula.js";
import { createGrid } from "../grid.js";
import { listen, save } from "../host.js";
import { arrange, watchWidth } from "../layout.js";
import { createPlayer } from "../player.js";
import { sum } from "../sum.js";

/** @typedef {core.Settings} Settings */
/** @typedef {import("../host.js").Model} Model */
/** @typedef {[number, number]} Place */

const { format, formatShort } = core;

/** What the reader may change, and its value where a host sets none. */
const DEFAULTS = {
  X: [[0]],
  K: [[1]],
  bias: 0,
  stride: [1, 1],
  padding: [0, 0],
  dilation: [1, 1],
  flip: false,
  show_all: false,
  speed: 1,
  position: [0, 0],
  playing: false,
  _driver: "",
};
/** The names of what defines the result: what Reset brings back. */
const SETTINGS = /** @type {const} */ (["X", "K", "bias", "stride", "padding", "dilation", "flip"]);

/** @param {Model} model @returns {Settings} */
function settingsOf(model) {
  return /** @type {Settings} */ (Object.fromEntries(SETTINGS.map((name) => [name, model.get(name)])));
}

/** Whether a value is a rectangle of finite numbers. @param {unknown} value */
function isMatrix(value) {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((row) => Array.isArray(row) && row.length > 0 && row.length === value[0].length && row.every(Number.isFinite))
  );
}

/** Called once for a model, before its views. @param {{model: Model}} props */
function initialize({ model }) {
  for (const [name, value] of Object.entries(DEFAULTS)) {
    if (model.get(name) === undefined) model.set(name, value);
  }
  if (!model.get("_initial")) model.set("_initial", settingsOf(model));
  if (model.get("playing") && model.get("_driver")) {
    // A view that is gone was playing, such as one of this notebook's page before it was loaded again.
    model.set("playing", false);
    model.set("_driver", "");
    save(model);
  }
}

/** @param {{model: Model, el: HTMLElement, signal?: AbortSignal}} props @returns {() => void} the clean-up */
function render({ model, el, signal: hostSignal }) {
  const ending = new AbortController();
  const { signal } = ending;

  let settings = settingsOf(model); // the last that fit together: what the picture shows
  if (!isMatrix(settings.X) || !isMatrix(settings.K)) throw new TypeError("X and K must be rectangles of numbers");
  const problem = core.check(settings);
  if (problem) throw new RangeError(problem.message);

  /** @type {Place | null} */ let hovered = null; // an output that the pointer is on
  /** @type {Place | null} */ let probed = null; // a cell of the padded input
  /** @type {Place | null} */ let weight = null; // a weight of the sliding kernel
  /** @type {number[][]} */ let values = []; // the output
  /** @type {{padding: boolean, drop: boolean, text: string, full: string, label: string}[][]} */
  let facts = []; // for each cell of the padded input: what doesn't depend on where the window is
  let shownIndex = -1;
  let printing = false; // on paper nobody can play: all of the output is there
  let linked = ["stride", "padding", "dilation"].every((name) => model.get(name)[0] === model.get(name)[1]);

  // ── State ────────────────────────────────────────────────────────────────────────────────────────────────────────

  const size = () => core.axes(settings).map(({ m }) => m);
  /** The output cell that the model is at, inside the output even if a change has made that smaller.
   * @returns {Place} */
  function position() {
    const [rows, columns] = size();
    const [i, j] = model.get("position");
    return [Math.min(i, rows - 1), Math.min(j, columns - 1)];
  }
  const index = () => position()[0] * size()[1] + position()[1];
  const placeAt = (/** @type {number} */ at) => /** @type {Place} */ ([Math.floor(at / size()[1]), at % size()[1]]);

  /** Uses new settings if they fit together, or returns why they don't. @param {Partial<Settings>} changes */
  function apply(changes) {
    const wanted = { ...settings, ...changes };
    const wrong = core.check(wanted);
    if (wrong) return wrong.message;
    settings = wanted;
    for (const [name, value] of Object.entries(changes)) model.set(name, value);
    model.set("position", position());
    return null;
  }

  /** @param {"X" | "K"} name @param {number} row @param {number} column @param {string} text */
  function editCell(name, row, column, text) {
    const read = core.parse(text);
    if ("message" in read) return read.message;
    const values = settings[name].map((line) => [...line]);
    values[row][column] = read.value;
    apply({ [name]: values });
    save(model);
    return null;
  }

  // ── Parts ────────────────────────────────────────────────────────────────────────────────────────────────────────

  const status = h("div", { role: "status", class: "cb-hidden" });
  /** @param {string} text */
  function announce(text) {
    if (!model.get("playing")) setText(status, text);
  }

  const player = createPlayer({
    model,
    signal,
    label: "Position of the window",
    length: () => size()[0] * size()[1],
    index,
    go: (at) => model.set("position", placeAt(at)),
    describe: (at) => `output ${rowColumn(placeAt(at))} of ${size().join(" × ")}`,
    onRest: () => announce(`Output ${rowColumn(position())}: ${format(values[position()[0]][position()[1]])}`),
  });

  const inputGrid = createGrid({
    label: "Input X",
    role: "input",
    signal,
    onFocus: (r, c) => see(() => (probed = [r, c])),
    onLeave: () => see(() => (probed = null)),
    onHover: (place) => point("input", place),
    editable: (r, c) => !core.isPadding(settings, r, c),
    onEdit: (r, c, text) => editCell("X", r - settings.padding[0], c - settings.padding[1], text),
    onProblem: showCellProblem,
  });
  const kernelGrid = createGrid({
    label: "Kernel K",
    role: "kernel",
    signal,
    onFocus: (u, v) => see(() => (weight = [u, v])),
    onLeave: () => see(() => (weight = null)),
    onHover: (place) => point("kernel", place),
    editable: () => true,
    onEdit: (u, v, text) => editCell("K", ...core.weightIndex(settings, u, v), text),
    onProblem: showCellProblem,
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
    get: () => settings.bias,
    set: (value) => {
      apply({ bias: value });
      save(model);
    },
    onProblem: announce,
  });
  const fields = /** @type {const} */ (["padding", "stride", "dilation"]).map((name) => ({
    name,
    field: createField({
      name,
      letter: name[0],
      signal,
      apply: (value) => {
        const message = apply({ [name]: value });
        if (!message) for (const other of fields) if (other.name !== name) other.field.retry();
        return message;
      },
      onSettle: () => save(model),
      onProblem: announce,
    }),
  }));

  /** @param {string} text @param {(on: boolean) => void} change */
  const checkbox = (text, change) =>
    createCheckbox({
      text,
      signal,
      onChange: (on) => {
        change(on);
        save(model);
      },
    });
  const flip = checkbox("Flip the kernel (true convolution)", (on) => apply({ flip: on }));
  const showAll = checkbox("Show all of Y", (on) => model.set("show_all", on));
  const link = checkbox("Same for both axes", relink);
  const reset = h("button", { type: "button", class: "cb-button cb-reset" }, "Reset");
  reset.addEventListener("click", restore, { signal });

  const title = h("span", { class: "cb-title" });
  const shapes = h("span", { class: "cb-shapes" });
  const sizes = { X: caption(), K: caption(), Y: caption() };
  const operator = h("span", { class: "cb-operator cb-star", "aria-hidden": "true" });
  const arithmetic = h("p", { class: "cb-sum" });
  const note = h("p", { class: "cb-note" });
  const cellError = h("p", { class: "cb-error", hidden: true });
  const summary = h("summary", { class: "cb-summary" });
  const numbers = [h("p", { class: "cb-filled" }), h("p", { class: "cb-filled" })];
  const dropped = h("p", { class: "cb-dropped" });
  const details = h(
    "details",
    { class: "cb-settings", open: linked && isPlain(settings) ? null : true },
    summary,
    h("div", { class: "cb-fields" }, ...fields.map(({ field }) => field.element)),
    h("div", { class: "cb-errors" }, ...fields.map(({ field }) => field.error)),
    link.element,
  );

  /** @param {keyof typeof sizes} name @param {"input" | "kernel" | "output"} role @param {string} word @param {Node} grid @param {Node} [below] */
  const panel = (name, role, word, grid, below) =>
    h(
      "div",
      { class: `cb-panel cb-panel-${role}` },
      h("p", { class: "cb-head" }, tint(role, `${word} ${name}`), " ", sizes[name].element),
      grid,
      below,
    );

  const legend = {
    padding: h("span", { class: "cb-key" }, h("span", { class: "cb-swatch cb-padding" }), "padding"),
    dropped: h("span", { class: "cb-key" }, h("span", { class: "cb-swatch cb-drop" }), "dropped by the floor"),
  };
  const stage = h(
    "div",
    { class: "cb-stage" },
    panel("X", "input", "Input", inputGrid.element, h("p", { class: "cb-legend-line" }, legend.padding, legend.dropped)),
    h(
      "div",
      { class: "cb-group" },
      operator,
      panel("K", "kernel", "Kernel", kernelGrid.element),
      h("span", { class: "cb-operator", "aria-hidden": "true" }, "+"),
      bias.element,
    ),
    h(
      "div",
      { class: "cb-group" },
      h("span", { class: "cb-operator cb-equals", "aria-hidden": "true" }, "="),
      panel("Y", "output", "Output", outputGrid.element),
    ),
  );
  let stageWidth = 700; // until the page tells

  const root = h(
    "div",
    { class: "cb-root", role: "group" },
    h("p", { class: "cb-top" }, title, " ", shapes),
    player.element,
    stage,
    arithmetic,
    note,
    cellError,
    bias.error,
    h("div", { class: "cb-options" }, flip.element, showAll.element, reset),
    details,
    h(
      "div",
      { class: "cb-size" },
      formula(),
      ...numbers.map((line, axis) => h("div", { class: "cb-filled-axis" }, h("span", {}, core.AXES[axis]), line)),
      dropped,
    ),
    status,
  );

  function caption() {
    const element = h("span", { class: "cb-dim" });
    return { element, show: (/** @type {string} */ text) => setText(element, text) };
  }

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
    model.set("position", [i, j]);
    save(model);
  }

  /** @param {boolean} together */
  function relink(together) {
    if (together) {
      const alike = Object.fromEntries(fields.map(({ name }) => [name, [settings[name][0], settings[name][0]]]));
      const message = apply(alike);
      if (message) {
        showCellProblem(message);
        link.show(false);
        return;
      }
    }
    linked = together;
    showCellProblem(null);
    update();
  }

  function restore() {
    player.pause();
    const initial = model.get("_initial");
    settings = { ...settings, ...initial };
    for (const name of SETTINGS) model.set(name, initial[name]);
    model.set("position", [0, 0]);
    linked = fields.every(({ name }) => settings[name][0] === settings[name][1]);
    for (const { field } of fields) field.clear();
    bias.clear();
    showCellProblem(null);
    save(model);
    update();
    announce("Reset");
  }

  /** @param {string | null} message */
  function showCellProblem(message) {
    setText(cellError, message ?? "");
    cellError.hidden = message === null;
    if (message) announce(message);
  }

  // ── Showing ──────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Takes the model's settings, if they fit together, and shows everything. */
  function update() {
    const wanted = settingsOf(model);
    if (!core.check(wanted)) settings = wanted;
    const [height, width] = core.axes(settings);
    values = core.output(settings);
    facts = core.range(height.padded).map((r) => core.range(width.padded).map((c) => describeCell(r, c)));
    hovered = within(hovered, height.m, width.m);
    probed = within(probed, height.padded, width.padded);
    weight = within(weight, height.k, width.k);

    inputGrid.resize(height.padded, width.padded);
    kernelGrid.resize(height.k, width.k);
    outputGrid.resize(height.m, width.m);
    layOut();

    const name = settings.flip ? "True convolution" : "Cross-correlation";
    setText(title, name);
    setAttribute(root, "aria-label", `${name}, step by step`);
    const by = (/** @type {number} */ a, /** @type {number} */ b) => `${a} × ${b}`;
    const sign = settings.flip ? "∗" : "⋆";
    shapes.replaceChildren(
      tint("input", by(height.n, width.n)),
      ` ${sign} `,
      tint("kernel", by(height.k, width.k)),
      " → ",
      tint("output", by(height.m, width.m)),
    );
    setText(operator, sign);
    const padded = height.padded > height.n || width.padded > width.n;
    legend.padding.hidden = !padded;
    legend.dropped.hidden = height.dropped + width.dropped === 0;
    sizes.X.show(padded ? `padded to ${by(height.padded, width.padded)}` : "");
    sizes.K.show(settings.flip ? "flipped" : "");
    setText(
      summary,
      fields.map(({ name: field }) => `${capital(field)} ${both(settings[field])}`).join(" · "),
    );

    bias.update();
    flip.show(settings.flip);
    showAll.show(model.get("show_all"));
    link.show(linked);
    if (fields.some(({ name: field }) => settings[field][0] !== settings[field][1])) linked = false;
    for (const { name: field, field: control } of fields) control.update(settings[field], linked);
    link.show(linked);

    numbers.forEach((line, axis) => line.replaceChildren(...filled(core.axes(settings)[axis])));
    const drops = [droppedText(height, 0), droppedText(width, 1)].filter((text) => text !== null);
    setText(dropped, drops.join(" "));
    dropped.hidden = drops.length === 0;

    move();
  }

  /** What a cell of the padded input is. @param {number} r @param {number} c */
  function describeCell(r, c) {
    const value = core.paddedValue(settings, r, c);
    const [padding, drop] = [core.isPadding(settings, r, c), core.isDropped(settings, r, c)];
    const count = core.uses(settings, r, c).length;
    const use = `used by ${count} ${count === 1 ? "output" : "outputs"}`;
    const label = [format(value), padding && "padding", drop && "dropped", use].filter(Boolean).join(", ");
    return { padding, drop, text: formatShort(value), full: String(value), label };
  }

  /** The window has moved, or the play has started or ended. */
  function move() {
    if (index() !== shownIndex) hovered = null; // the window has moved on from what the pointer rests on
    shownIndex = index();
    paint();
  }

  /** Finds room for the three arrays. */
  function layOut() {
    const width = core.axes(settings)[1];
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
    const [height, width] = core.axes(settings);
    const window = core.taps(settings, i, j);
    const pair = weight && { u: weight[0], v: weight[1] };
    const users = probed && core.uses(settings, ...probed);
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

    const kernel = core.slidingKernel(settings);
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

    arithmetic.replaceChildren(...sum(`Y[${i}, ${j}]`, window, settings.bias, values[i][j], pair));
    setText(note, describeNote(users, pair && window.find(({ u, v }) => u === pair.u && v === pair.v)));
    player.update();
  }

  /** One line on what is looked at. @param {core.Use[] | null} users @param {core.Tap | null | undefined} tap */
  function describeNote(users, tap) {
    if (probed && users) {
      const [r, c] = probed;
      const cell = core.isPadding(settings, r, c)
        ? "This cell of the padding"
        : `X[${r - settings.padding[0]}, ${c - settings.padding[1]}] = ${format(core.paddedValue(settings, r, c))}`;
      const all = size()[0] * size()[1];
      if (users.length > 0) return `${cell} is used by ${users.length} of ${all} outputs.`;
      const why = core.isDropped(settings, r, c) ? "the floor drops its row or column" : "the windows step over it";
      return `${cell} is used by no output: ${why}.`;
    }
    if (tap) {
      const [u, v] = core.weightIndex(settings, tap.u, tap.v);
      const onto = tap.padding ? "the padding" : `X[${tap.r - settings.padding[0]}, ${tap.c - settings.padding[1]}]`;
      return `K[${u}, ${v}] = ${format(tap.w)} lies on ${onto}.`;
    }
    return "Point at a cell to see what it is used for. Enter or a second click edits X and K.";
  }

  // ── Start ────────────────────────────────────────────────────────────────────────────────────────────────────────

  el.classList.add("cb-widget");
  el.replaceChildren(root);
  stageWidth = stage.clientWidth || stageWidth;
  update();
  watchWidth(stage, signal, (width) => {
    if (width === 0 || width === stageWidth) return;
    stageWidth = width;
    layOut();
  });
  for (const [event, now] of /** @type {const} */ ([["beforeprint", true], ["afterprint", false]])) {
    window.addEventListener(event, () => ((printing = now), paint()), { signal });
  }
  listen(model, [...SETTINGS, "show_all"], signal, update);
  listen(model, ["position", "playing", "speed", "_driver"], signal, move);
  const end = () => {
    if (signal.aborted) return;
    ending.abort();
    root.remove();
  };
  hostSignal?.addEventListener("abort", end, { once: true });
  return end;
}

/** @param {Record<string, boolean>} flags */
const marks = (flags) => Object.keys(flags).filter((name) => flags[name]).join(" ");

/** A place, or null if it isn't inside rows × columns any more.
 * @param {Place | null} place @param {number} rows @param {number} columns */
const within = (place, rows, columns) => (place && place[0] < rows && place[1] < columns ? place : null);

/** @param {Place} place */
const rowColumn = ([i, j]) => `row ${i + 1}, column ${j + 1}`;

/** @param {string} word */
const capital = (word) => word[0].toUpperCase() + word.slice(1);

/** @param {core.Pair} pair */
const both = ([height, width]) => (height === width ? String(height) : `${height} and ${width}`);

/** Whether a settings' window is dense, without padding, and moves by one. @param {Settings} settings */
const isPlain = ({ stride, padding, dilation }) =>
  [...stride, ...dilation].every((value) => value === 1) && padding.every((value) => value === 0);

export default { initialize, render };
