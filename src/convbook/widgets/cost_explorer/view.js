// CostExplorer: sliders for a layer; what it costs, with each formula filled in, beside a baseline that stays.

import { createCheckbox } from "../parts/controls.js";
import { button, h, setText } from "../parts/dom.js";
import { grouped } from "../parts/numbers.js";
import { createParameters, WINDOW } from "../parts/parameters.js";
import { defineWidget } from "../parts/widget.js";
import { both, by } from "../parts/words.js";
import { brief, check, figures, outputShape } from "./arithmetic.js";
import { LOOKS, SETTINGS } from "./generated.js";

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

/** @param {import("../parts/widget.js").View} view @returns {import("../parts/widget.js").Parts} */
function build(view) {
  const { model, top } = view;
  const layer = () => /** @type {Layer} */ (view.settings);
  /** The pinned layer, or the one that the widget began with. @returns {Layer} */
  function baseline() {
    const pinned = { ...model.get("_initial"), ...model.get("pinned") };
    return check(pinned) ? layer() : pinned;
  }

  /** How each figure has changed. @type {string[]} */
  let changes = [];
  const say = () => [0, 1, 4, 6].map((at) => changes[at]).join(", "); // not all: the others follow these
  const bias = createCheckbox("Bias", (on) => {
    view.change({ bias: on });
    view.announce(say());
  });
  const parameters = createParameters(view, PARAMETERS, { open: false, leading: 6, more: () => [bias.element], say });
  const changed = h("p.remark");
  const table = h("table.figures");

  function update() {
    const [now, before] = [layer(), baseline()];
    const then = figures(before);
    top.shapes(by(now.c_i, ...now.n), by(now.c_o, now.c_i / now.groups, ...now.k), by(now.c_o, ...outputShape(now)));
    const moves = SETTINGS.map((name) => {
      const [from, to] = [before, now].map((/** @type {Record<string, any>} */ one) =>
        both([one[name]].flat().map(Number).map(grouped)),
      );
      return from !== to && `${name} ${from} → ${to}`;
    });
    setText(changed, `Changed from the baseline: ${moves.filter(Boolean).join(", ") || "nothing"}.`);
    changes = [];
    const bar = (/** @type {number} */ share) => h("span.bar", { style: `width: ${100 * Math.min(share, 1)}%` });
    table.replaceChildren(
      ...figures(now).map((figure, at) => {
        const { name, formula, value } = figure;
        const ratio = value / then[at].value;
        const times = `×${grouped(Number(ratio.toPrecision(3)))} of ${brief(then[at])}`;
        changes.push(`${name} ${times}`);
        return h(
          "tr",
          h("th", { scope: "row" }, name, h("span.dim", formula)),
          h("td", h("span.result.output", brief(figure)), " ", h("span.part", times), bar(ratio), bar(1 / ratio)),
        );
      }),
    );
    bias.show(now.bias);
    parameters.update();
  }

  return {
    children: [
      parameters.lead,
      view.problem,
      h(
        "div.options",
        button("Pin as baseline", () => {
          view.look({ pinned: layer() });
          view.announce("Pinned");
        }),
        view.resetButton,
      ),
      changed,
      table,
      parameters.element,
    ],
    update,
    clear: parameters.clear,
    start: { pinned: {} },
  };
}

export default defineWidget({
  title: "What a layer costs",
  settings: SETTINGS,
  looks: LOOKS,
  check,
  build,
});
