// KernelTraining: a kernel learned step by step. Loss and kernel come first, then the prediction with its error, and the
// example itself, which can be folded away.

import { createArray, TINY } from "../parts/array.js";
import { nearest, placeInside, replaced, sizeOf } from "../parts/arrays.js";
import { createCheckbox } from "../parts/controls.js";
import { h, setAttribute, setText, svg, tint } from "../parts/dom.js";
import { products } from "../parts/matrix.js";
import { format, parse } from "../parts/numbers.js";
import { createPanel } from "../parts/panel.js";
import { createParameters } from "../parts/parameters.js";
import { createPlayer } from "../parts/player.js";
import { createRoom } from "../parts/room.js";
import { LONG, longest, longestSum, shortSum } from "../parts/short-sum.js";
import { factor } from "../parts/sum.js";
import { defineWidget } from "../parts/widget.js";
import { capital, marks } from "../parts/words.js";
import { brief, check, scale, train, WARNINGS, warning } from "./arithmetic.js";
import { LIMITS, LOOKS, SETTINGS } from "./generated.js";

/** @typedef {import("../parts/window.js").Matrix} Matrix */
/** @typedef {import("./arithmetic.js").Settings} Settings */
/** @typedef {import("./arithmetic.js").State} State */
/** @typedef {[number, number]} Place */

const PLOT = { width: 100, height: 100 }; // the curve's own units; the page stretches them

/** 100, or 1e15: as cells write it. @param {number} exponent */
const powerOf10 = (exponent) => (Math.abs(exponent) > 3 ? `1e${format(exponent)}` : format(10 ** exponent));

/** The curve of the loss on a logarithmic scale, as far as the run has come. */
function createPlot() {
  const line = svg("path");
  const top = h("span.dim");
  const bottom = h("span.dim");
  const drawing = svg(
    "svg",
    { viewBox: `0 0 ${PLOT.width} ${PLOT.height}`, preserveAspectRatio: "none", "aria-hidden": "true" },
    line,
  );
  return {
    element: h("div.plot", top, bottom, drawing),
    /** @param {readonly number[]} losses  after 0, 1, … steps @param {number} steps  of the whole run */
    show(losses, steps) {
      const { low, high, heights } = scale(losses);
      const points = heights.map((y, t) => `${(PLOT.width * t) / steps},${PLOT.height * y}`);
      setAttribute(line, "d", `M${points.join("L")}h0`); // the line of no length makes a dot of a first point
      setText(top, powerOf10(high));
      setText(bottom, powerOf10(low));
    },
  };
}

/** Parts that can be folded away, but not on paper, where nobody could unfold them.
 * @param {string} title @param {boolean} open @param {...Node} parts */
function createFold(title, open, ...parts) {
  const element = h("details.fold", { open }, h("summary.summary", title), ...parts);
  let unfolded = false; // for the paper alone
  return {
    element,
    /** @param {boolean} printing */
    show(printing) {
      if (printing && !element.open) unfolded = element.open = true;
      else if (!printing && unfolded) unfolded = element.open = false;
    },
  };
}

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

  /** @param {Place} place  of an output */
  function lookAtOutput(...place) {
    weight = null;
    output = place;
    paint();
  }

  /** @param {Place | null} place */
  function lookAtWeight(place) {
    weight = place;
    paint();
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

  const plot = createPlot();
  const notice = h("p.notice");
  const noticeRoom = createRoom(notice);
  const loss = createPanel("output", "Loss Σ E²", plot.element, noticeRoom.element);
  noticeRoom.reserve(...Object.values(WARNINGS).map((words) => [h("div.notice", words)]));

  const updates = h("div.updates");
  const kernel = createArray(
    view,
    "kernel",
    "Kernel K",
    {
      onFocus: (...place) => lookAtWeight(place),
      onLeave: () => lookAtWeight(null),
      onHover: (place) => lookAtWeight(place ?? kernel.focused()),
      onEdit: restart,
    },
    updates,
  );
  kernel.panel.caption("next: K − learning rate · gradient");

  const pointing = {
    onFocus: lookAtOutput,
    onHover: (/** @type {Place | null} */ place) => place && lookAtOutput(...place),
  };
  const prediction = createArray(view, "output", "Prediction Ŷ", pointing);
  const error = createArray(view, "output", "Error E", pointing);
  error.panel.caption("Ŷ − Y; bar above: too high, below: too low");
  const input = createArray(view, "input", "Input X");
  const target = createArray(view, "output", "Target Y", pointing);
  const arithmetic = h("p.sum");
  const arithmeticRoom = createRoom(arithmetic);

  const results = createFold(
    "Prediction and error",
    true,
    h("div.beside", prediction.panel.element, error.panel.element),
    arithmeticRoom.element,
  );
  const example = createFold("Input and target", false, h("div.beside", input.panel.element, target.panel.element));

  const biased = createCheckbox("Learn a bias too", (on) => view.change({ bias: on ? 0 : null }));
  const parameters = createParameters(
    view,
    [
      {
        name: "learning_rate",
        title: "Learning rate",
        least: 1e-4,
        slider: 1,
        factor: 10 ** 0.05,
        single: true,
        fractional: true,
      },
      { name: "steps", least: 1, slider: LIMITS.steps, single: true },
    ],
    { leading: 2, say },
  );

  // ── Showing ──────────────────────────────────────────────────────────────────────────────────────────────────────

  function update() {
    const { X, Y, K0, bias } = settings();
    run = train(settings());
    biased.show(bias !== null);
    prediction.panel.caption(bias === null ? "X ⋆ K" : "X ⋆ K + b");
    parameters.update();

    arithmeticRoom.reserve(longestSum(nameOf(sizeOf(Y)), products(X, K0, [0, 0]), bias, longest(X.flat())));
    const [rows, columns] = sizeOf(X);
    view.root.style.setProperty("--cb-across", String(columns));
    view.root.style.setProperty("--cb-down", String(rows));
    paint();
  }

  /** @param {readonly number[]} place  of an output */
  const nameOf = ([i, j]) => `Ŷ[${i}, ${j}]`;

  /** The next step of a weight or the bias, written out. @param {string} name @param {number} value @param {number} slope */
  function next(name, value, slope) {
    const { learning_rate: rate } = settings();
    const written = (/** @type {number} */ from, /** @type {number} */ gradient, /** @type {number} */ to) => [
      tint("kernel", name),
      ` ← ${format(from)} − ${format(rate)} · ${factor(gradient)} ≈ `,
      tint("kernel", format(to)),
    ];
    const { element, reserve } = createRoom(h("p", ...written(value, slope, value - rate * slope)));
    reserve(written(LONG, LONG, LONG));
    return element;
  }

  /** Shows the present step, and what belongs to what is looked at. */
  function paint() {
    const { X, Y, bias, steps } = settings();
    const at = index();
    const { K, b, P, E, loss: now, G, g } = run[at];
    const [m, k] = [sizeOf(Y), sizeOf(K)];
    output = placeInside(output, ...m);
    weight &&= placeInside(weight, ...k);

    plot.show(
      run.slice(0, at + 1).map((state) => state.loss),
      steps,
    );
    loss.caption(`${format(now)} at step ${at}`);
    setText(notice, warning(run, at, settings()));

    // A weight meets a part of X as large as Y, an output a window of it as large as K.
    const short = (/** @type {number} */ _i, /** @type {number} */ _j, /** @type {number} */ value) => ({
      text: brief(value),
    });
    const one = [...output, 1, 1];
    kernel.show(K, short, weight ? [...weight, 1, 1] : undefined);
    input.show(X, short, weight ? [...weight, ...m] : [...output, ...k]);
    prediction.show(P, short, one);
    target.show(Y, short, one);
    error.show(
      E,
      (_i, _j, e) => ({ text: brief(e), marks: marks({ "cb-low": e < -TINY, "cb-high": e > TINY }) }),
      weight ? [0, 0, ...m] : one,
    );

    const row = weight?.[0] ?? 0;
    updates.replaceChildren(
      ...K[row].map((value, v) => next(`K[${row}, ${v}]`, value, G[row][v])),
      ...(bias === null ? [] : [next("b", b, g)]),
    );
    const [i, j] = output;
    arithmetic.replaceChildren(
      ...shortSum(nameOf(output), products(X, K, output), bias === null ? null : b, P[i][j], row, null),
    );
    player.update();
    for (const fold of [results, example]) fold.show(view.printing);
  }

  return {
    children: [
      player.element,
      h("div.beside", loss.element, kernel.panel.element),
      h("div.rates", parameters.lead),
      results.element,
      example.element,
      h(
        "p.note",
        "Point at a weight: its gradient is 2 Σ E · X where outlined. Enter or a second click edits it: ",
        "the run starts again from the present kernel.",
      ),
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
