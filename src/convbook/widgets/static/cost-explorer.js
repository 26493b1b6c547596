(() => {
// src/convbook/widgets/cost_explorer/view.js
const { createCheckbox } = convbook.controls;
const { button, h, setText } = convbook.dom;
const { grouped: grouped2 } = convbook.numbers;
const { createParameters, WINDOW } = convbook.parameters;
const { defineWidget } = convbook.widget;
const { both, by } = convbook.words;

// src/convbook/widgets/cost_explorer/arithmetic.js
const { outside, UNFIT, undivided } = convbook.checks;
const { checkShape, shapeAxes } = convbook.layer_shape;
const { grouped } = convbook.numbers;

// src/convbook/widgets/cost_explorer/generated.js
var SETTINGS = [
  "c_i",
  "c_o",
  "k",
  "n",
  "stride",
  "padding",
  "dilation",
  "groups",
  "bias",
  "batch",
  "layers",
  "images",
  "rate",
  "pinned"
];
var MOST = {
  "c_i": 1e6,
  "c_o": 1e6,
  "groups": 1e6,
  "batch": 1e6,
  "layers": 1e6,
  "images": 1e12,
  "rate": 1e24
};

// src/convbook/widgets/cost_explorer/arithmetic.js
function check(layer) {
  for (const [name, most] of Object.entries(MOST)) {
    const message = outside(name, layer[name], 1, most);
    if (message) return message;
  }
  const { c_i, c_o, groups, bias } = layer;
  return undivided(groups, c_i, c_o, MOST.groups) ?? (typeof bias === "boolean" ? checkShape(layer) : UNFIT);
}
var outputShape = (layer) => shapeAxes(layer).map(({ m }) => m);
function figures(layer) {
  const { c_i, c_o, k, n, groups, bias, batch, layers, images, rate } = layer;
  const m = outputShape(layer);
  const area = ([height, width]) => height * width;
  const weights = c_o * (c_i / groups) * area(k);
  const parameters = weights + (bias ? c_o : 0);
  const macs = batch * weights * area(m);
  const [input, output] = [batch * c_i * area(n), batch * c_o * area(m)];
  const bytes = 4 * (parameters + input + output);
  const seconds = layers * images * (macs / batch) / rate;
  const channels = c_i + (groups > 1 ? `/${groups}` : "");
  const all = [
    ["Parameters", `c_o·(c_i·k_h·k_w + 1) = ${c_o}·(${channels}·${k.join("·")} + ${Number(bias)})`, parameters, ""],
    ["MACs forward", `c_o·c_i·k_h·k_w·m_h·m_w·batch = ${[c_o, channels, ...k, ...m, batch].join("·")}`, macs, ""],
    ["FLOP forward", `2 per MAC: 2·${grouped(macs)}`, 2 * macs, ""],
    ["FLOP training", `forward + 2 backward: 3·${grouped(2 * macs)}`, 6 * macs, ""],
    [
      "Memory forward",
      `4·(parameters + input + output) = 4·(${[parameters, input, output].map(grouped).join(" + ")})`,
      bytes,
      "B"
    ],
    ["Memory training", `values + gradients: 2·${grouped(bytes)}`, 2 * bytes, "B"],
    [
      "Time forward",
      `layers·images·MACs of one / rate = ${[layers, images, macs / batch].map(grouped).join("·")} / ${grouped(rate)}`,
      seconds,
      "s"
    ],
    ["Time training", `forward + 2 backward: 3·${grouped(seconds)}`, 3 * seconds, "s"]
  ];
  return all.map(([name, formula, value, unit]) => {
    const sign = unit === "s" || value > 2 ** 53 ? "≈" : "=";
    return { name, formula: `${formula} ${sign} ${grouped(value)} ${unit}`.trim(), value, unit };
  });
}
var UNITS = [
  ["years", 31536e3],
  ["days", 86400],
  ["h", 3600],
  ["min", 60]
];
function brief({ value, unit }) {
  const step = Math.floor(Math.log10(value * 1.0005) / 3);
  const [name, size] = unit === "s" ? UNITS.find(([, least]) => value >= least) ?? [unit, 1] : [("kMGTPEZYRQ"[step - 1] ?? "") + unit, 1e3 ** step];
  return `${grouped(Number((value / size).toPrecision(3)))} ${name}`.trim();
}

// src/convbook/widgets/cost_explorer/view.js
var PARAMETERS = [
  { name: "c_i", title: "Input channels", letter: "c_i", least: 1, slider: 4096, factor: 2, single: true },
  { name: "c_o", title: "Output channels", letter: "c_o", least: 1, slider: 4096, factor: 2, single: true },
  { name: "k", title: "Kernel", letter: "k", least: 1, slider: 7 },
  { name: "n", title: "Input", letter: "n", least: 1, slider: 1024, factor: 2 },
  ...WINDOW,
  ...["groups", "batch", "layers"].map((name) => ({ name, least: 1, slider: 64, factor: 2, single: true })),
  { name: "images", least: 1, slider: 1e9, factor: 10, single: true },
  { name: "rate", title: "Rate, MAC/s", least: 1, slider: 1e15, factor: 10, single: true }
];
var LEADING = 6;
var SPOKEN = ["Parameters", "MACs forward", "Memory forward", "Time forward"];
var LAYER = SETTINGS.filter((name) => name !== "pinned");
function build(view) {
  const { model, top } = view;
  const layer = () => (
    /** @type {Layer} */
    view.settings
  );
  function baseline() {
    const pinned = { ...model.get("_initial"), ...view.settings.pinned };
    return check(pinned) ? layer() : pinned;
  }
  const changes = /* @__PURE__ */ new Map();
  const say = () => SPOKEN.map((name) => `${name} ${changes.get(name)}`).join(", ");
  const bias = createCheckbox("Bias", (on) => {
    view.change({ bias: on });
    view.announce(say());
  });
  const parameters = createParameters(view, PARAMETERS, {
    open: false,
    leading: LEADING,
    more: () => [bias.element],
    say
  });
  const pin = button("Pin as baseline", () => {
    view.change({ pinned: Object.fromEntries(LAYER.map((name) => [name, view.settings[name]])) });
    view.announce("Pinned");
  });
  const changed = h("p.remark");
  const table = h("table.figures.costs");
  function update() {
    const [now, before] = [layer(), baseline()];
    top.shapes(by(now.c_i, ...now.n), by(now.c_o, now.c_i / now.groups, ...now.k), by(now.c_o, ...outputShape(now)));
    setText(changed, `Changed from the baseline: ${differences(before, now).join(", ") || "nothing"}.`);
    const then = figures(before);
    table.replaceChildren(
      ...figures(now).map((figure, at) => {
        const ratio = figure.value / then[at].value;
        const times = `×${grouped2(Number(ratio.toPrecision(3)))} of ${brief(then[at])}`;
        changes.set(figure.name, times);
        return entry(figure, times, ratio);
      })
    );
    bias.show(now.bias);
    parameters.update();
  }
  return {
    children: [
      h(
        "div.cost-explorer",
        h(
          "div.cost-settings",
          parameters.lead,
          view.problem,
          h("div.options", pin, view.resetButton),
          parameters.element
        ),
        h("div.cost-outcome", changed, table)
      )
    ],
    update,
    clear: parameters.clear
  };
}
function differences(before, now) {
  const written = (one, name) => both([one[name]].flat().map(Number).map(grouped2));
  return LAYER.map((name) => [name, written(before, name), written(now, name)]).filter(([, from, to]) => from !== to).map(([name, from, to]) => `${name} ${from} → ${to}`);
}
function entry(figure, times, ratio) {
  const bar = (share) => h("span.bar", { style: `width: ${100 * Math.min(share, 1)}%` });
  return h(
    "tbody",
    h(
      "tr",
      h("th", { scope: "row" }, figure.name),
      h("td", h("span.result.output", brief(figure)), " ", h("span.part", times)),
      h("td.bars", bar(ratio), bar(1 / ratio))
    ),
    h("tr", h("td.dim", { colspan: 3 }, figure.formula))
  );
}
var view_default = defineWidget({ title: "What a layer costs", settings: SETTINGS, check, build });
convbook.registry.define("CostExplorer", view_default);
})();
