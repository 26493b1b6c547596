// CostExplorer: sliders for a layer; what it costs, with each formula filled in, beside a baseline that stays.

import { createCheckbox } from "../parts/controls.js";
import { button, h, setText } from "../parts/dom.js";
import { grouped } from "../parts/numbers.js";
import { createParameters, WINDOW } from "../parts/parameters.js";
import { defineWidget } from "../parts/widget.js";
import { both, by } from "../parts/words.js";
import { brief, check, figures, outputShape } from "./arithmetic.js";
import { SETTINGS } from "./generated.js";

/** @typedef {import("./arithmetic.js").Layer} Layer */

/** @type {import("../parts/parameter.js").Description[]} */
const PARAMETERS = [
  { name: "c_i", title: "Input channels", letter: "c_i", least: 1, slider: 4096, factor: 2, single: true },
  { name: "c_o", title: "Output channels", letter: "c_o", least: 1, slider: 4096, factor: 2, single: true },
  { name: "k", title: "Kernel", letter: "k", least: 1, slider: 7 },
  { name: "n", title: "Input", letter: "n", least: 1, slider: 1024, factor: 2 },
  ...WINDOW,
  ...["groups", "batch", "layers"].map((name) => ({ name, least: 1, slider: 64, factor: 2, single: true })),
  { name: "images", least: 1, slider: 1e9, factor: 10, single: true },
  { name: "rate", title: "Rate, MAC/s", least: 1, slider: 1e15, factor: 10, single: true },
];

/** How many of them are always in sight: up to the stride. */
const LEADING = 6;

/** Of these a change is announced: the other figures follow them. */
const SPOKEN = ["Parameters", "MACs forward", "Memory forward", "Time forward"];

/** The names of a layer's settings. */
const LAYER = SETTINGS.filter((name) => name !== "pinned");

/** @param {import("../parts/widget.js").View} view @returns {import("../parts/widget.js").Parts} */
function build(view) {
  const { model, top } = view;
  const layer = () => /** @type {Layer} */ (view.settings);
  /** The pinned layer: what is pinned over what the widget began with. @returns {Layer} */
  function baseline() {
    const pinned = { ...model.get("_initial"), ...view.settings.pinned };
    return check(pinned) ? layer() : pinned;
  }

  /** How each figure has changed, by its name. @type {Map<string, string>} */
  const changes = new Map();
  const say = () => SPOKEN.map((name) => `${name} ${changes.get(name)}`).join(", ");
  const bias = createCheckbox("Bias", (on) => {
    view.change({ bias: on });
    view.announce(say());
  });
  const parameters = createParameters(view, PARAMETERS, {
    open: false,
    leading: LEADING,
    more: () => [bias.element],
    say,
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
        const times = `×${grouped(Number(ratio.toPrecision(3)))} of ${brief(then[at])}`;
        changes.set(figure.name, times);
        return entry(figure, times, ratio);
      }),
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
          parameters.element,
        ),
        h("div.cost-outcome", changed, table),
      ),
    ],
    update,
    clear: parameters.clear,
  };
}

/** What is another in a layer than before: "k 3 → 5". @param {Layer} before @param {Layer} now */
function differences(before, now) {
  const written = (/** @type {Record<string, any>} */ one, /** @type {string} */ name) =>
    both([one[name]].flat().map(Number).map(grouped));
  return LAYER.map((name) => [name, written(before, name), written(now, name)])
    .filter(([, from, to]) => from !== to)
    .map(([name, from, to]) => `${name} ${from} → ${to}`);
}

/** A figure: its name and value, a bar beside that of the baseline, and below them its formula.
 * @param {import("./arithmetic.js").Figure} figure @param {string} times  what it is of the baseline's, in words
 * @param {number} ratio  the same as a number */
function entry(figure, times, ratio) {
  const bar = (/** @type {number} */ share) => h("span.bar", { style: `width: ${100 * Math.min(share, 1)}%` });
  return h(
    "tbody",
    h(
      "tr",
      h("th", { scope: "row" }, figure.name),
      h("td", h("span.result.output", brief(figure)), " ", h("span.part", times)),
      h("td.bars", bar(ratio), bar(1 / ratio)),
    ),
    h("tr", h("td.dim", { colspan: 3 }, figure.formula)),
  );
}

export default defineWidget({ title: "What a layer costs", settings: SETTINGS, check, build });
