(() => {
// src/convbook/widgets/kernel_training/view.js
const { createArray, TINY } = convbook.array;
const { nearest, placeInside, replaced, sizeOf: sizeOf2 } = convbook.arrays;
const { createCheckbox } = convbook.controls;
const { h, icon, setAttribute, setText, tint } = convbook.dom;
const { products } = convbook.matrix;
const { format, formatShort, parse } = convbook.numbers;
const { createPanel, group, operator } = convbook.panel;
const { createParameters } = convbook.parameters;
const { createPlayer } = convbook.player;
const { factor, sum } = convbook.sum;
const { defineWidget } = convbook.widget;
const { capital, marks } = convbook.words;

// src/convbook/widgets/kernel_training/arithmetic.js
const { sizeOf, total } = convbook.arrays;
const { isTensor, outside, UNFIT } = convbook.checks;
const { correlate, outputSizes } = convbook.matrix;
const { grouped } = convbook.numbers;

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
  while (run.length <= steps && Math.fround(state.loss) < Infinity) {
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
function warning(run, t, { steps }) {
  const end = t < steps && !run[t + 1];
  return end || run[t].loss > Math.max(run[t - 1]?.loss, run[0].loss / 1e6) ? `The loss grows${end ? " beyond float32" : ""}: lower learning_rate.` : "";
}
function scale(losses) {
  const decades = losses.map((loss) => Math.log10(Math.max(loss, 1e-34)));
  const low = Math.floor(Math.min(-8, ...decades));
  const high = Math.ceil(Math.max(low + 1, ...decades));
  return { low, high, heights: decades.map((decade) => (high - decade) / (high - low)) };
}

// src/convbook/widgets/kernel_training/view.js
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
  const describe = (at) => `${count(at)}, loss ${format(run[at].loss)}`;
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
  function look(at, place = output) {
    [weight, output] = [at, place];
    paint();
  }
  const pointing = {
    onFocus: (...place) => look(null, place),
    onHover: (place) => place && look(null, place)
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
      onEdit: restart
    },
    updates
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
        fractional: true
      },
      { name: "steps", least: 1, slider: LIMITS.steps, single: true }
    ],
    { open: true, say }
  );
  const curve = icon("");
  setAttribute(curve, "preserveAspectRatio", "none");
  const plot = h("div.plot");
  const sign = operator("");
  const loss = createPanel("output", "Loss Σ E²", plot);
  const notice = h("p.remark");
  const arithmetic = h("p.sum");
  function update() {
    run = train(settings());
    const learned = settings().bias !== null;
    biased.show(learned);
    setText(sign, learned ? "⋆ K + b =" : "⋆ K =");
    parameters.update();
    paint();
  }
  function paint() {
    const { X, Y, bias, learning_rate: rate, steps } = settings();
    const at = index();
    const { K, b, P, E, loss: now, G, g } = run[at];
    const [m, k] = [sizeOf2(Y), sizeOf2(K)];
    output = placeInside(output, ...m);
    weight &&= placeInside(weight, ...k);
    const { low, high, heights } = scale(run.slice(0, at + 1).map((state) => state.loss));
    setAttribute(curve.children[0], "d", `M${heights.map((y, t) => [16 * t / steps, 16 * y]).join("L")}h0`);
    plot.replaceChildren(...[high, low].map((end) => h("span.dim", formatShort(10 ** end))), curve, notice);
    loss.caption(`${format(now)} at step ${at}`);
    setText(notice, warning(run, at, settings()));
    const one = [...output, 1, 1];
    input.show(X, void 0, weight ? [...weight, ...m] : [...output, ...k]);
    kernel.show(K, void 0, weight ? [...weight, 1, 1] : void 0);
    prediction.show(P, void 0, one);
    target.show(Y, void 0, one);
    error.show(
      E,
      (_i, _j, e) => ({ marks: marks({ "cb-low": e < -TINY, "cb-high": e > TINY }) }),
      weight ? [0, 0, ...m] : one
    );
    const next = (name, value, slope) => h(
      "p",
      tint("kernel", name),
      ` ← ${format(value)} − ${format(rate)} · ${factor(slope)} `,
      h("br"),
      // so that the next step's numbers move nothing
      "≈ ",
      tint("kernel", format(value - rate * slope))
    );
    const [u] = weight ?? [0];
    updates.replaceChildren(
      ...K[u].map((value, v) => next(`K[${u}, ${v}]`, value, G[u][v])),
      bias === null ? "" : next("b", b, g)
    );
    const [i, j] = output;
    arithmetic.replaceChildren(
      ...sum(`Ŷ[${i}, ${j}]`, products(X, K, output), bias === null ? null : b, P[i][j], null)
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
        group("=", error.panel.element)
      ),
      arithmetic,
      h("p.note", "Point at a weight: its gradient is 2 Σ E · X where outlined. Enter or a second click edits it."),
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
