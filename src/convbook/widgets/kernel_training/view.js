// KernelTraining: a kernel learned step by step, with its prediction, its error, its loss and the step that comes next.

import { createArray, TINY } from "../parts/array.js";
import { nearest, placeInside, replaced, sizeOf } from "../parts/arrays.js";
import { createCheckbox } from "../parts/controls.js";
import { h, icon, setAttribute, setText, tint } from "../parts/dom.js";
import { products } from "../parts/matrix.js";
import { format, formatShort, parse } from "../parts/numbers.js";
import { createPanel, group, operator } from "../parts/panel.js";
import { createParameters } from "../parts/parameters.js";
import { createPlayer } from "../parts/player.js";
import { factor, sum } from "../parts/sum.js";
import { defineWidget } from "../parts/widget.js";
import { capital, marks } from "../parts/words.js";
import { check, scale, train, warning } from "./arithmetic.js";
import { LIMITS, LOOKS, SETTINGS } from "./generated.js";

/** @typedef {import("../parts/window.js").Matrix} Matrix */
/** @typedef {import("./arithmetic.js").Settings} Settings */
/** @typedef {import("./arithmetic.js").State} State */
/** @typedef {[number, number]} Place */

/** @param {import("../parts/widget.js").View} view @returns {import("../parts/widget.js").Parts} */
function build(view) {
  const { model, signal } = view;
  const settings = () => /** @type {Settings} */ (view.settings);

  /** @type {State[]} */ let run = [];
  /** @type {Place} */ let output = [0, 0]; // what is looked at
  /** @type {Place | null} */ let weight = null; // or, before that, this

  /** The present step: the last one, where the run doesn't get as far as the model wants. */
  const index = () => nearest(model.get("step"), run.length);
  const count = (/** @type {number} */ at) => `step ${at} of ${settings().steps}`;
  const describe = (/** @type {number} */ at) => `${count(at)}, loss ${format(run[at].loss)}`;

  const say = () => `${capital(describe(index()))}. ${warning(run, index(), settings())}`;

  /** Starts again from the present kernel and bias, with one weight changed.
   * @param {number} row @param {number} column @param {string} text */
  function restart(row, column, text) {
    const { K, b } = run[index()];
    const read = parse(text);
    if ("message" in read) return read.message;
    const wrong = view.apply({ K0: replaced(K, [row, column], read.value), bias: settings().bias === null ? null : b });
    if (wrong) return "Other weights are too large. Step back.";
    view.look({ step: 0 });
    return null;
  }

  // ── Parts ────────────────────────────────────────────────────────────────────────────────────────────────────────

  const player = createPlayer({
    model,
    signal,
    label: "Training step",
    length: () => run.length,
    index,
    go: (at) => model.set("step", at),
    describe,
    count,
    onRest: () => view.announce(say()),
  });

  /** @param {Place | null} at  a weight, or none @param {Place} [place]  an output */
  function look(at, place = output) {
    [weight, output] = [at, place];
    paint();
  }
  const pointing = {
    onFocus: (/** @type {Place} */ ...place) => look(null, place),
    onHover: (/** @type {Place | null} */ place) => place && look(null, place),
  };
  const input = createArray(view, "input", "Input X");
  const updates = h("div.updates");
  const kernel = createArray(
    view,
    "kernel",
    "Kernel K",
    {
      onFocus: (...place) => look(place),
      onLeave: () => look(null),
      onHover: (place) => look(place ?? kernel.focused()),
      onEdit: restart,
    },
    updates,
  );
  kernel.panel.caption("← K − learning_rate · gradient");
  const prediction = createArray(view, "output", "Prediction Ŷ", pointing);
  const target = createArray(view, "output", "Target Y", pointing);
  const error = createArray(view, "output", "Error E", pointing);
  error.panel.caption("bar above: too high, below: too low");

  const biased = createCheckbox("Learn a bias too", (on) => view.change({ bias: on ? 0 : null }));
  const parameters = createParameters(
    view,
    [
      {
        name: "learning_rate",
        title: "learning_rate",
        least: 1e-4,
        slider: 1,
        factor: 10 ** 0.05,
        single: true,
        fractional: true,
      },
      { name: "steps", least: 1, slider: LIMITS.steps, single: true },
    ],
    { open: true, say },
  );

  const curve = icon("");
  setAttribute(curve, "preserveAspectRatio", "none");
  const plot = h("div.plot");
  const sign = operator("");
  const loss = createPanel("output", "Loss Σ E²", plot);
  const notice = h("p.remark");
  const arithmetic = h("p.sum");

  // ── Showing ──────────────────────────────────────────────────────────────────────────────────────────────────────

  function update() {
    run = train(settings());
    const learned = settings().bias !== null;
    biased.show(learned);
    setText(sign, learned ? "⋆ K + b =" : "⋆ K =");
    parameters.update();
    paint();
  }

  /** Shows the present step, and what belongs to what is looked at. */
  function paint() {
    const { X, Y, bias, learning_rate: rate, steps } = settings();
    const at = index();
    const { K, b, P, E, loss: now, G, g } = run[at];
    const [m, k] = [sizeOf(Y), sizeOf(K)];
    output = placeInside(output, ...m);
    weight &&= placeInside(weight, ...k);

    const { low, high, heights } = scale(run.slice(0, at + 1).map((state) => state.loss));
    // The icon's own units: 16 each way. The last line, of no length, makes a dot of a first point.
    setAttribute(curve.children[0], "d", `M${heights.map((y, t) => [(16 * t) / steps, 16 * y]).join("L")}h0`);
    plot.replaceChildren(...[high, low].map((end) => h("span.dim", formatShort(10 ** end))), curve, notice);
    loss.caption(`${format(now)} at step ${at}`);
    setText(notice, warning(run, at, settings()));

    const one = [...output, 1, 1];
    input.show(X, undefined, weight ? [...weight, ...m] : [...output, ...k]);
    kernel.show(K, undefined, weight ? [...weight, 1, 1] : undefined);
    prediction.show(P, undefined, one);
    target.show(Y, undefined, one);
    error.show(
      E,
      (_i, _j, e) => ({ marks: marks({ "cb-low": e < -TINY, "cb-high": e > TINY }) }),
      weight ? [0, 0, ...m] : one,
    );

    const next = (/** @type {string} */ name, /** @type {number} */ value, /** @type {number} */ slope) =>
      h(
        "p",
        tint("kernel", name),
        ` ← ${format(value)} − ${format(rate)} · ${factor(slope)} `,
        h("br"), // so that the next step's numbers move nothing
        "≈ ",
        tint("kernel", format(value - rate * slope)),
      );
    const [u] = weight ?? [0]; // a row of the kernel
    updates.replaceChildren(
      ...K[u].map((value, v) => next(`K[${u}, ${v}]`, value, G[u][v])),
      bias === null ? "" : next("b", b, g),
    );
    const [i, j] = output;
    arithmetic.replaceChildren(
      ...sum(`Ŷ[${i}, ${j}]`, products(X, K, output), bias === null ? null : b, P[i][j], null),
    );
    player.update();
  }

  return {
    children: [
      player.element,
      parameters.element,
      h(
        "div.stage.training",
        { "data-layout": "stack" },
        loss.element,
        kernel.panel.element,
        group(input.panel.element),
        group(sign, prediction.panel.element),
        group("−", target.panel.element),
        group("=", error.panel.element),
      ),
      arithmetic,
      h("p.note", "Point at a weight: its gradient is 2 Σ E · X where outlined. Enter or a second click edits it."),
      view.problem,
      h("div.options", biased.element, view.resetButton),
    ],
    update,
    move: paint,
    clear: parameters.clear,
    start: { step: 0 },
  };
}

export default defineWidget({
  title: "Learning a kernel",
  settings: SETTINGS,
  looks: LOOKS,
  check,
  build,
});
