// CostExplorer: sliders for a layer; what it costs, with each formula filled in, beside a baseline that stays.

import * as arithmetic from "../arithmetic/cost.js";
import { DEFAULTS } from "../arithmetic/cost.js";
import { createCheckbox } from "../controls.js";
import { button, h, setText } from "../dom.js";
import { createFields } from "../fields.js";
import { defineWidget } from "../widget.js";
import { both, by } from "../words.js";

/** @typedef {arithmetic.Layer} Layer */
/** @typedef {Extract<keyof Layer, string>} Name */

const SETTINGS = /** @type {Name[]} */ (Object.keys(DEFAULTS));

/** Name, title, letter, the slider's end, and by what each of its steps multiplies.
 * @type {[Name, string, string, number, number?][]} */
const FIELDS = [
  ["c_i", "Input channels", "c_i", 4096, 2],
  ["c_o", "Output channels", "c_o", 4096, 2],
  ["k", "Kernel size", "k", 11],
  ["n", "Image size", "n", 1024, 2],
  ["stride", "Stride", "s", 4],
  ["padding", "Padding", "p", 5],
  ["dilation", "Dilation", "d", 4],
  ["groups", "Groups", "", 64, 2],
  ["batch", "Batch", "", 256, 2],
  ["layers", "Layers", "", 64, 2],
  ["images", "Images", "", 1e9, 10],
  ["rate", "MAC per second", "", 1e15, 10],
];

/** @param {import("../widget.js").View} view @returns {import("../widget.js").Parts} */
function build(view) {
  const { model, root, top } = view;
  const layer = () => /** @type {Layer} */ (view.settings);
  /** The pinned layer, or the one that the widget began with. @returns {Layer} */
  function baseline() {
    const pinned = { ...model.get("_initial"), ...model.get("pinned") };
    return arithmetic.check(pinned) ? layer() : pinned;
  }

  const bias = createCheckbox("Bias", (on) => view.change({ bias: on }));
  const fields = createFields(
    view,
    FIELDS.map(([name, title, letter, slider, base]) => {
      return { name, title, letter, slider, base, least: arithmetic.least(name), single: !Array.isArray(DEFAULTS[name]) };
    }),
    { first: 6, more: () => [bias.element] },
  );
  const pin = button("Pin as baseline", () => {
    view.look({ pinned: { ...layer() } });
    view.announce("Pinned");
  });
  const changed = h("p", { class: "cb-dropped" });
  const rows = arithmetic.figures(DEFAULTS).map(({ name }) => {
    const [formula, now, times] = ["cb-dim", "cb-now", "cb-times"].map((look) => h("span", { class: look }));
    const bars = [h("span", { class: "cb-bar" }), h("span", { class: "cb-bar" })];
    const row = h("tr", {}, h("th", { scope: "row" }, name, formula), h("td", {}, now, times, ...bars));
    return { row, name, formula, now, times, bars };
  });

  // The reader has let go of a control.
  root.addEventListener("change", () => {
    // Not all: the others follow these.
    const said = [0, 1, 4, 6].map((at) => `${rows[at].name} ${rows[at].times.textContent}`);
    if (!root.querySelector("[aria-invalid]")) view.announce(said.join(", "));
  });

  function update() {
    const [now, before] = [layer(), baseline()];
    const then = arithmetic.figures(before);
    top.shapes(
      by(now.c_i, ...now.n),
      by(now.c_o, now.c_i / now.groups, ...now.k),
      by(now.c_o, ...arithmetic.outputShape(now)),
    );
    const text = (/** @type {any} */ value) => (Array.isArray(value) ? both(value) : typeof value === "number" ? arithmetic.large(value) : value ? "on" : "off");
    const moves = SETTINGS.map((name) => [name, text(before[name]), text(now[name])]).filter(([, from, to]) => from !== to);
    setText(
      changed,
      moves.length
        ? `Changed from the baseline: ${moves.map(([name, from, to]) => `${name} ${from} → ${to}`).join(", ")}.`
        : "This is the baseline. Change a setting: which figures follow, and how far?",
    );
    arithmetic.figures(now).forEach((figure, at) => {
      const { formula, now, times, bars } = rows[at];
      const values = [figure.value, then[at].value];
      setText(formula, figure.formula);
      setText(now, arithmetic.brief(figure));
      setText(times, `${arithmetic.ratio(values[0], values[1])} of ${arithmetic.brief(then[at])}`);
      bars.forEach((bar, which) => (bar.style.width = `${(100 * values[which]) / Math.max(...values)}%`));
    });
    bias.show(now.bias);
    fields.update();
  }

  return {
    children: [
      fields.lead,
      view.problem,
      h("div", { class: "cb-options" }, pin, view.resetButton),
      changed,
      h("table", { class: "cb-figures" }, h("tbody", {}, ...rows.map(({ row }) => row))),
      fields.element,
    ],
    update,
    clear: fields.clear,
    start: { pinned: {} },
  };
}

export default defineWidget({ title: "What a layer costs", defaults: { ...DEFAULTS, pinned: {} }, settings: SETTINGS, looks: ["pinned"], check: arithmetic.check, build });
