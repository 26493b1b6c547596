// KernelTraining: a kernel learned step by step, with its prediction, its error, its loss and the step that comes next.

import { LIMITS, check, scale, train, warning } from "../arithmetic/training.js";
import { createCheckbox } from "../controls.js";
import { format, formatShort, nearest, parse, taps } from "../core.js";
import { h, icon, setAttribute, setText, tint } from "../dom.js";
import { createFields } from "../fields.js";
import { createGrid } from "../grid.js";
import { createPanel, group, operator } from "../panel.js";
import { createPlayer } from "../player.js";
import { factor, sum } from "../sum.js";
import { defineWidget, replaced } from "../widget.js";
import { capital } from "../words.js";

/** @typedef {import("../core.js").Matrix} Matrix */
/** @typedef {import("../arithmetic/training.js").Settings} Settings */
/** @typedef {import("../arithmetic/training.js").State} State */
/** @typedef {[number, number]} Place */

const NOWHERE = [0, 0, 0, 0];
const SETTINGS = ["X", "Y", "K0", "bias", "learning_rate", "steps"];

/** How an error is marked: whether it is strong or nearly gone, and on which side of the target the prediction is.
 * @param {number} e @param {number} strong  the square of a strong one */
const mark = (e, strong) => (isTiny(e) ? "cb-later" : `${e < 0 ? "cb-low" : "cb-high"}${e * e > strong ? " cb-on" : ""}`);
const isTiny = (/** @type {number} */ value) => Math.abs(value) < 0.005;
const size = (/** @type {Matrix} */ matrix) => /** @type {Place} */ ([matrix.length, matrix[0].length]);

/** @param {import("../widget.js").View} view @returns {import("../widget.js").Parts} */
function build(view) {
  const { model, signal, root } = view;
  const settings = () => /** @type {Settings} */ (view.settings);

  /** @type {State[]} */ let run = [];
  /** @type {unknown} */ let trained = null; // the settings of that run
  /** @type {Place} */ let output = [0, 0]; // what is looked at
  /** @type {Place | null} */ let weight = null; // or, before that, this

  function states() {
    if (trained !== view.settings) run = train(settings());
    trained = view.settings;
    return run;
  }
  /** The present step: the last one, where the run doesn't get as far as the model wants. */
  const index = () => nearest(model.get("step"), states().length);
  const count = (/** @type {number} */ at) => `step ${at} of ${settings().steps}`;
  const describe = (/** @type {number} */ at) => `${count(at)}, loss ${format(states()[at].loss)}`;

  /** Starts again from the present kernel and bias, with one weight changed.
   * @param {number} row @param {number} column @param {string} text */
  function restart(row, column, text) {
    const { K, b } = states()[index()];
    const read = parse(text);
    if ("message" in read) return read.message;
    const wrong = view.apply({ K0: replaced(K, [row, column], read.value), bias: settings().bias === null ? null : b });
    if (!wrong) view.look({ step: 0 });
    return wrong;
  }

  // ── Parts ────────────────────────────────────────────────────────────────────────────────────────────────────────

  const player = createPlayer({
    model,
    signal,
    label: "Training step",
    length: () => states().length,
    index,
    go: (at) => model.set("step", at),
    describe,
    count,
    onRest: () => view.announce(`${capital(describe(index()))}. ${warning(states(), index(), settings())}`),
  });

  /** An array with its name. @param {import("../panel.js").Role} role @param {string} label
   * @param {Partial<import("../grid.js").GridOptions>} [options] @param {...Node} below */
  function array(role, label, options, ...below) {
    const grid = createGrid({ role, label, editable: () => true, onProblem: view.complain, ...options });
    return { ...createPanel(role, label, grid.element, ...below), grid };
  }
  /** @param {Place | null} at  a weight, or none @param {Place} [place]  an output */
  function look(at, place = output) {
    [weight, output] = [at, place];
    update();
  }
  const pointing = {
    onFocus: (/** @type {Place} */ ...place) => look(null, place),
    onHover: (/** @type {Place | null} */ place) => place && look(null, place),
  };
  const input = array("input", "Input X");
  const updates = h("div", { class: "cb-sum" });
  const kernel = array(
    "kernel",
    "Kernel K",
    {
      onFocus: (...place) => look(place),
      onLeave: () => look(null),
      onHover: (place) => look(place ?? kernel.grid.focused()),
      onEdit: restart,
    },
    updates,
  );
  kernel.caption("← K − learning rate · gradient");
  const prediction = array("output", "Prediction Ŷ", pointing);
  const target = array("output", "Target Y", pointing);
  const legend = h("p", { class: "cb-legend-line" }, "bar above: too high, below: too low");
  const error = array("output", "Error E", pointing, legend);

  const biased = createCheckbox("Learn a bias too", (on) =>
    view.change({ bias: on ? (model.get("_initial").bias ?? 0) : null }),
  );
  const fields = createFields(
    view,
    [
      { name: "learning_rate", title: "Learning rate", least: 1e-4, slider: 1, single: true, log: true },
      { name: "steps", least: 1, slider: LIMITS.steps, single: true },
    ],
    { open: true },
  );

  const curve = icon("");
  setAttribute(curve, "preserveAspectRatio", "none");
  const [top, bottom, dot] = ["cb-dim", "cb-dim", "cb-dot"].map((name) => h("span", { class: name }));
  const plot = h("div", { class: "cb-plot" }, top, bottom, curve, dot);
  const loss = createPanel("output", "Loss Σ E²", plot);
  const equals = operator("=");
  const notice = h("p", { class: "cb-dropped" });
  const arithmetic = h("p", { class: "cb-sum" });
  const note = h("p", { class: "cb-note" });
  kernel.grid.element.style.setProperty("--cb-step", "46px");
  root.style.setProperty("--cb-step", "clamp(29px, 4.6cqi, 34px)");

  // ── Showing ──────────────────────────────────────────────────────────────────────────────────────────────────────

  /** @param {ReturnType<typeof array>} array @param {Matrix} values @param {number[]} [frame]  where an outline lies
   * @param {(value: number) => string} [mark] */
  function show({ grid }, values, [row, column, rows, columns] = NOWHERE, mark = () => "") {
    grid.resize(...size(values));
    grid.paint((i, j) => {
      const value = values[i][j];
      const text = value && isTiny(value) ? "≈0" : formatShort(value);
      return { text, full: String(value), label: format(value), marks: mark(value) };
    });
    grid.frame(row, column, rows, columns);
  }

  function update() {
    const { X, Y, bias: start, learning_rate, steps } = settings();
    const at = index();
    const { K, b, P, E, loss: now, G, g } = states()[at];
    const [m, k] = [size(Y), size(K)];
    if (output.some((place, axis) => place >= m[axis])) output = [0, 0];
    if (weight?.some((place, axis) => place >= k[axis])) weight = null;
    const [i, j] = output;

    const { low, high, heights } = scale(states().slice(0, at + 1).map((state) => state.loss));
    // The icon's own units: 16 each way.
    setAttribute(curve.children[0], "d", `M${heights.map((y, t) => `${(16 * t) / steps} ${16 * y}`).join("L")}`);
    Object.assign(dot.style, { left: `${(100 * at) / steps}%`, top: `${100 * heights[at]}%` });
    plot.style.setProperty("--cb-decades", String((high - low) / (high - low > 16 ? 10 : 1)));
    setText(top, formatShort(10 ** high));
    setText(bottom, formatShort(10 ** low));
    loss.caption(`${format(now)} at step ${at}`);
    setText(notice, warning(states(), at, settings()));
    notice.hidden = !notice.textContent;

    // Strong: at least half the root mean square of the errors at the start.
    const strong = states()[0].loss / P.flat().length / 4;
    show(input, X, weight ? [...weight, ...m] : [i, j, ...k]);
    show(kernel, K, weight ? [...weight, 1, 1] : NOWHERE);
    show(prediction, P, [i, j, 1, 1]);
    show(target, Y, [i, j, 1, 1]);
    show(error, E, weight ? [0, 0, ...m] : [i, j, 1, 1], (e) => mark(e, strong));
    setText(equals, start === null ? "⋆ K =" : "⋆ K + b =");
    biased.show(start !== null);
    fields.update();

    const next = (/** @type {string} */ name, /** @type {number} */ value, /** @type {number} */ slope) =>
      h(
        "p",
        {},
        tint("kernel", name),
        ` ← ${format(value)} − ${format(learning_rate)} · ${factor(slope)} ≈ `,
        tint("kernel", format(value - learning_rate * slope)),
      );
    const lines = K.flatMap((row, u) => row.map((value, v) => next(`K[${u}, ${v}]`, value, G[u][v])));
    const first = weight ? Math.max(0, weight[0] * k[1] + weight[1] - 3) : 0; // there is room for four
    updates.replaceChildren(...lines.slice(first, first + 4), start === null ? "" : next("b", b, g));
    const window = taps({ X, K, bias: b, stride: [1, 1], padding: [0, 0], dilation: [1, 1], flip: false }, i, j);
    arithmetic.replaceChildren(...sum(`Ŷ[${i}, ${j}]`, window, start === null ? null : b, P[i][j], null));
    setText(
      note,
      weight
        ? `The gradient for K[${weight.join(", ")}] is twice the sum of E · X over the outlined cells.`
        : `E[${i}, ${j}] = ${format(P[i][j])} − ${factor(Y[i][j])} ≈ ${format(E[i][j])}. Edit a weight to start from there.`,
    );
    player.update();
  }

  return {
    children: [
      player.element,
      fields.element,
      notice,
      h(
        "div",
        { class: "cb-stage", "data-layout": "stack" },
        loss.element,
        kernel.element,
        group(input.element),
        group(equals, prediction.element),
        group("−", target.element),
        group("=", error.element),
      ),
      arithmetic,
      note,
      view.problem,
      h("div", { class: "cb-options" }, biased.element, view.resetButton),
    ],
    update,
    clear: fields.clear,
    follow: () => ({ step: index() }),
    start: { step: 0 },
  };
}

export default defineWidget({ title: "Learning a kernel", defaults: {}, settings: SETTINGS, looks: ["step"], check, build });
