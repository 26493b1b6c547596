(() => {
// src/convbook/widgets/kernel_training/view.js
const { createArray, TINY } = convbook.array;
const { nearest, placeInside, replaced, sizeOf: sizeOf2 } = convbook.arrays;
const { createCheckbox } = convbook.controls;
const { h, setAttribute, setText, svg, tint } = convbook.dom;
const { products } = convbook.matrix;
const { format: format2, parse } = convbook.numbers;
const { createPanel } = convbook.panel;
const { createParameters } = convbook.parameters;
const { createPlayer } = convbook.player;
const { createRoom } = convbook.room;
const { LONG, longest, longestSum, shortSum } = convbook.short_sum;
const { factor } = convbook.sum;
const { defineWidget } = convbook.widget;
const { capital, marks } = convbook.words;

// src/convbook/widgets/kernel_training/arithmetic.js
const { sizeOf, total } = convbook.arrays;
const { isTensor, outside, UNFIT } = convbook.checks;
const { correlate, outputSizes } = convbook.matrix;
const { format, grouped } = convbook.numbers;

// src/convbook/widgets/kernel_training/generated.js
var SETTINGS = [
  "X",
  "Y",
  "K0",
  "bias",
  "learning_rate",
  "steps"
];
var LOOKS = [
  "step",
  "speed"
];
var LIMITS = {
  "X": [
    12,
    16
  ],
  "K0": [
    5,
    5
  ],
  "steps": 200,
  "slowest": 1e-6,
  "fastest": 10,
  "loss": 34028234663852886e22
};

// src/convbook/widgets/kernel_training/arithmetic.js
function check(settings) {
  const { X, Y, K0, bias, learning_rate: rate, steps } = settings;
  const { slowest, fastest } = LIMITS;
  const fit = isTensor(X, LIMITS.X) && isTensor(K0, LIMITS.K0) && isTensor(Y, LIMITS.X) && isTensor(bias ?? 0, []) && typeof rate === "number";
  if (!fit || String(sizeOf(Y)) !== String(outputSizes(X, K0))) return UNFIT;
  if (!(rate >= slowest && rate <= fastest)) {
    return `learning_rate must be a number from ${slowest} to ${fastest}${Number.isNaN(rate) ? "" : `, not ${grouped(rate)}`}.`;
  }
  return outside("steps", steps, 1, LIMITS.steps);
}
var each = (matrix, change) => matrix.map((row, i) => row.map((value, j) => change(value, i, j)));
function stateAt({ X, Y }, K, b) {
  const P = correlate(X, K, b);
  const E = each(P, (value, i, j) => value - Y[i][j]);
  return {
    K,
    b,
    P,
    E,
    loss: total(E.flat().map((e) => e * e)),
    G: each(correlate(X, E), (value) => 2 * value),
    g: 2 * total(E.flat())
  };
}
function train(settings) {
  const { K0, bias, learning_rate: rate, steps } = settings;
  const run = [];
  let state = stateAt(settings, K0, bias ?? 0);
  while (run.length <= steps && Number.isFinite(Math.fround(state.loss))) {
    run.push(state);
    const { K, b, G, g } = state;
    state = stateAt(
      settings,
      each(K, (weight, u, v) => weight - rate * G[u][v]),
      bias === null ? 0 : b - rate * g
    );
  }
  return run;
}
var WARNINGS = {
  grows: "The loss grows: lower the learning rate.",
  leaves: "The loss grows beyond float32: lower the learning rate."
};
function warning(run, t, { steps }) {
  if (t < steps && !run[t + 1]) return WARNINGS.leaves;
  const grew = t > 0 && run[t].loss > Math.max(run[t - 1].loss, run[0].loss / 1e6);
  return grew ? WARNINGS.grows : "";
}
function brief(value) {
  const size = Math.abs(value);
  if (value && size < 5e-3) return "≈0";
  if (size >= 9999.5) return value.toExponential(0).replace("e+", "e").replace("-", "−");
  const decimals = [9.995, 99.95].filter((limit) => size < limit).length;
  return format(Number(value.toFixed(decimals)));
}
function scale(losses) {
  const decades = losses.map((loss) => Math.log10(Math.max(loss, 1e-34)));
  const low = Math.floor(Math.min(-8, ...decades));
  const high = Math.ceil(Math.max(low + 1, ...decades));
  return { low, high, heights: decades.map((decade) => (high - decade) / (high - low)) };
}

// src/convbook/widgets/kernel_training/view.js
var PLOT = { width: 100, height: 100 };
var powerOf10 = (exponent) => Math.abs(exponent) > 3 ? `1e${format2(exponent)}` : format2(10 ** exponent);
function createPlot() {
  const line = svg("path");
  const top = h("span.dim");
  const bottom = h("span.dim");
  const drawing = svg(
    "svg",
    { viewBox: `0 0 ${PLOT.width} ${PLOT.height}`, preserveAspectRatio: "none", "aria-hidden": "true" },
    line
  );
  return {
    element: h("div.plot", top, bottom, drawing),
    /** @param {readonly number[]} losses  after 0, 1, … steps @param {number} steps  of the whole run */
    show(losses, steps) {
      const { low, high, heights } = scale(losses);
      const points = heights.map((y, t) => `${PLOT.width * t / steps},${PLOT.height * y}`);
      setAttribute(line, "d", `M${points.join("L")}h0`);
      setText(top, powerOf10(high));
      setText(bottom, powerOf10(low));
    }
  };
}
function createFold(title, open, ...parts) {
  const element = h("details.fold", { open }, h("summary.summary", title), ...parts);
  let unfolded = false;
  return {
    element,
    /** @param {boolean} printing */
    show(printing) {
      if (printing && !element.open) unfolded = element.open = true;
      else if (!printing && unfolded) unfolded = element.open = false;
    }
  };
}
function build(view) {
  const { model, signal } = view;
  const settings = () => (
    /** @type {Settings} */
    view.settings
  );
  let run = [];
  let output = [0, 0];
  let weight = null;
  const index = () => nearest(model.get("step"), run.length);
  const count = (at) => `step ${at} of ${settings().steps}`;
  const describe = (at) => `${count(at)}, loss ${format2(run[at].loss)}`;
  const say = () => `${capital(describe(index()))}. ${warning(run, index(), settings())}`;
  function restart(row, column, text) {
    const { K, b } = run[index()];
    const read = parse(text);
    if ("message" in read) return read.message;
    const wrong = view.apply({ K0: replaced(K, [row, column], read.value), bias: settings().bias === null ? null : b });
    if (wrong) return "Other weights are too large. Step back.";
    view.look({ step: 0 });
    return null;
  }
  function lookAtOutput(...place) {
    weight = null;
    output = place;
    paint();
  }
  function lookAtWeight(place) {
    weight = place;
    paint();
  }
  const player = createPlayer({
    model,
    signal,
    label: "Training step",
    length: () => run.length,
    index,
    go: (at) => model.set("step", at),
    describe,
    count,
    onRest: () => view.announce(say())
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
      onEdit: restart
    },
    updates
  );
  kernel.panel.caption("next: K − learning rate · gradient");
  const pointing = {
    onFocus: lookAtOutput,
    onHover: (place) => place && lookAtOutput(...place)
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
    arithmeticRoom.element
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
        fractional: true
      },
      { name: "steps", least: 1, slider: LIMITS.steps, single: true }
    ],
    { leading: 2, say }
  );
  function update() {
    const { X, Y, K0, bias } = settings();
    run = train(settings());
    biased.show(bias !== null);
    prediction.panel.caption(bias === null ? "X ⋆ K" : "X ⋆ K + b");
    parameters.update();
    arithmeticRoom.reserve(longestSum(nameOf(sizeOf2(Y)), products(X, K0, [0, 0]), bias, longest(X.flat())));
    const [rows, columns] = sizeOf2(X);
    view.root.style.setProperty("--cb-across", String(columns));
    view.root.style.setProperty("--cb-down", String(rows));
    paint();
  }
  const nameOf = ([i, j]) => `Ŷ[${i}, ${j}]`;
  function next(name, value, slope) {
    const { learning_rate: rate } = settings();
    const written = (from, gradient, to) => [
      tint("kernel", name),
      ` ← ${format2(from)} − ${format2(rate)} · ${factor(gradient)} ≈ `,
      tint("kernel", format2(to))
    ];
    const { element, reserve } = createRoom(h("p", ...written(value, slope, value - rate * slope)));
    reserve(written(LONG, LONG, LONG));
    return element;
  }
  function paint() {
    const { X, Y, bias, steps } = settings();
    const at = index();
    const { K, b, P, E, loss: now, G, g } = run[at];
    const [m, k] = [sizeOf2(Y), sizeOf2(K)];
    output = placeInside(output, ...m);
    weight &&= placeInside(weight, ...k);
    plot.show(
      run.slice(0, at + 1).map((state) => state.loss),
      steps
    );
    loss.caption(`${format2(now)} at step ${at}`);
    setText(notice, warning(run, at, settings()));
    const short = (_i, _j, value) => ({
      text: brief(value)
    });
    const one = [...output, 1, 1];
    kernel.show(K, short, weight ? [...weight, 1, 1] : void 0);
    input.show(X, short, weight ? [...weight, ...m] : [...output, ...k]);
    prediction.show(P, short, one);
    target.show(Y, short, one);
    error.show(
      E,
      (_i, _j, e) => ({ text: brief(e), marks: marks({ "cb-low": e < -TINY, "cb-high": e > TINY }) }),
      weight ? [0, 0, ...m] : one
    );
    const row = weight?.[0] ?? 0;
    updates.replaceChildren(
      ...K[row].map((value, v) => next(`K[${row}, ${v}]`, value, G[row][v])),
      ...bias === null ? [] : [next("b", b, g)]
    );
    const [i, j] = output;
    arithmetic.replaceChildren(
      ...shortSum(nameOf(output), products(X, K, output), bias === null ? null : b, P[i][j], row, null)
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
        "the run starts again from the present kernel."
      ),
      view.problem,
      h("div.options", biased.element, view.resetButton)
    ],
    update,
    move: paint,
    clear: parameters.clear,
    start: { step: 0 }
  };
}
var view_default = defineWidget({
  title: "Learning a kernel",
  settings: SETTINGS,
  looks: LOOKS,
  check,
  build
});
convbook.registry.define("KernelTraining", view_default);
})();
