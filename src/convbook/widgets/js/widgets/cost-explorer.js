// CostExplorer: sliders for a layer; what it costs, with each formula filled in, beside a baseline that stays.

import { brief, check, figures, outputShape } from "../arithmetic/cost.js";
import { createCheckbox } from "../controls.js";
import { grouped } from "../core.js";
import { button, h, setText } from "../dom.js";
import { createFields, WINDOW } from "../fields.js";
import { defineWidget } from "../widget.js";
import { both, by } from "../words.js";

/** @typedef {import("../arithmetic/cost.js").Layer} Layer */

/** @type {import("../fields.js").FieldName[]} */
const FIELDS = [
  { name: "c_i", title: "Input channels", letter: "c_i", least: 1, slider: 4096, base: 2, single: true },
  { name: "c_o", title: "Output channels", letter: "c_o", least: 1, slider: 4096, base: 2, single: true },
  { name: "k", title: "Kernel", letter: "k", least: 1, slider: 7 },
  { name: "n", title: "Input", letter: "n", least: 1, slider: 1024, base: 2 },
  ...WINDOW,
  ...["groups", "batch", "layers"].map((name) => ({ name, least: 1, slider: 64, base: 2, single: true })),
  { name: "images", least: 1, slider: 1e9, base: 10, single: true },
  { name: "rate", title: "Rate, MAC/s", least: 1, slider: 1e15, base: 10, single: true },
];
const SETTINGS = [...FIELDS.map(({ name }) => name), "bias"];

/** @param {import("../widget.js").View} view @returns {import("../widget.js").Parts} */
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
  const fields = createFields(view, FIELDS, { open: false, first: 6, more: () => [bias.element], say });
  const changed = h("p.dropped");
  const table = h("table.figures");

  function update() {
    const [now, before] = [layer(), baseline()];
    const then = figures(before);
    top.shapes(by(now.c_i, ...now.n), by(now.c_o, now.c_i / now.groups, ...now.k), by(now.c_o, ...outputShape(now)));
    const moves = SETTINGS.map((name) => {
      const [from, to] = [before, now].map((/** @type {Record<string, any>} */ one) => both([one[name]].flat().map(Number).map(grouped)));
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
    fields.update();
  }

  return {
    children: [
      fields.lead,
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
      fields.element,
    ],
    update,
    clear: fields.clear,
    start: { pinned: {} },
  };
}

export default defineWidget({
  title: "What a layer costs",
  settings: SETTINGS,
  looks: ["pinned"],
  check,
  build,
});
