// ShapeExplorer: the size of a layer's output, axis by axis: the formula filled in, the windows, the line for PyTorch.

import { AXES } from "../core.js";
import { button, h, setText } from "../dom.js";
import { createFields, WINDOW } from "../fields.js";
import { derivation, formula } from "../formula.js";
import { key } from "../panel.js";
import * as shape from "../arithmetic/shape.js";
import { defineWidget } from "../widget.js";
import { by, capital, counted, marks } from "../words.js";

/** @typedef {import("../core.js").Axis} Axis */
/** @typedef {import("../widget.js").View} View */

const DEFAULTS = { n: [8, 8], k: [3, 3], padding: [0, 0], stride: [1, 1], dilation: [1, 1] };
const FIELDS = [
  { name: "n", title: "Input", letter: "n", least: 1, slider: 16 },
  { name: "k", title: "Kernel", letter: "k", least: 1, slider: 7 },
  ...WINDOW,
];

/** @param {View} view @returns {import("../widget.js").Parts} */
function build(view) {
  const { root, top } = view;
  const fields = createFields(view, FIELDS, { open: true });
  const blocks = h("div", { class: "cb-beside" });
  const line = h("p", { class: "cb-code" });
  const copied = h("span", { class: "cb-dim" });
  let size = "";

  // Not while a slider is on its way, and not instead of a message.
  const announce = () => root.querySelector("[aria-invalid]") ?? view.announce(`Output ${size}`);
  root.addEventListener("change", announce);

  async function copyLine() {
    let text = "Copied.";
    try {
      await navigator.clipboard.writeText(line.textContent ?? "");
    } catch {
      // No clipboard for this page, such as one of a host without https.
      getSelection()?.selectAllChildren(line);
      text = "Selected: press Ctrl+C or ⌘C.";
    }
    setText(copied, text);
    view.announce(text);
  }

  function update() {
    const axes = shape.shapeAxes(view.settings);
    const [height, width] = axes;
    const alike = JSON.stringify(height) === JSON.stringify(width);
    size = by(height.m, width.m);
    fields.update();
    top.shapes(by(height.n, width.n), by(height.k, width.k), size);
    blocks.replaceChildren(
      ...(alike ? [block(height, AXES.join(" and "))] : axes.map((axis, which) => block(axis, AXES[which]))),
    );
    if (line.textContent !== shape.layerLine(axes)) setText(copied, "");
    setText(line, shape.layerLine(axes));
  }

  return {
    children: [
      fields.element,
      view.problem,
      h(
        "div",
        { class: "cb-beside" },
        formula(),
        h("p", { class: "cb-dim" }, "D2L, with p in total: ⌊(n − k + p + s) / s⌋"),
      ),
      blocks,
      h("div", { class: "cb-size" }, h("p", { class: "cb-legend" }, "In PyTorch"), line),
      h("div", { class: "cb-options" }, button("Copy", copyLine), copied, view.resetButton),
    ],
    update,
    clear: fields.clear,
  };
}

/** All of an axis: its windows, its calculation, what is true of it. @param {Axis} axis @param {string} name */
const block = (axis, name) =>
  h(
    "div",
    { class: "cb-beside" },
    h("p", { class: "cb-legend" }, capital(name)),
    picture(axis),
    h("div", {}, ...derivation(axis), ...shape.facts(axis).map((fact) => h("p", { class: "cb-dim" }, fact))),
  );

/** The cells of an axis, and its windows below each other. @param {Axis} axis */
function picture(axis) {
  const { n, p, padded, dropped, m } = axis;
  const { cells, windows } = shape.drawing(axis);
  const end = cells.length;
  const name = `${counted(m, "window")} on ${counted(padded, "cell")}`;
  const grid = h("div", { class: "cb-windows", role: "img", "aria-label": name });
  grid.style.setProperty("--cb-columns", String(end));

  /** @param {string} mark @param {number} row @param {number} from @param {number} [to] @param {string} [text] */
  function put(mark, row, from, to = from, text = "") {
    const element = h("span", { class: `cb-${mark}` }, text);
    element.style.gridArea = `${row + 1} / ${from + 1} / auto / ${to + 2}`;
    grid.append(element);
  }

  cells.forEach((cell, at) => {
    if (Number.isNaN(cell)) return put("dim", 0, at, at, "…");
    const inside = cell >= p && cell < p + n;
    const drop = cell >= padded - dropped;
    const kind = marks({ swatch: true, "cb-cell-n": inside, "cb-padding": !inside, "cb-drop": drop });
    put(kind, 0, at, at, inside && end <= 12 ? String(cell - p) : "");
  });
  put("output", 0, end, end, "Y");
  windows.forEach(({ index, columns, taps }, at) => {
    if (columns.length) put("reach", at + 1, columns[0], columns[columns.length - 1]);
    for (const column of taps) put("tap", at + 1, column);
    put("cell-m", at + 1, end, end, Number.isNaN(index) ? "…" : String(index));
  });
  return h(
    "div",
    {},
    grid,
    h(
      "p",
      { class: "cb-legend-line" },
      p > 0 && key("padding", "padding"),
      dropped > 0 && key("drop", "dropped by the floor"),
      end < padded && `… ${counted(padded - end + 1, "cell")} left out: too many to draw`,
    ),
  );
}

export default defineWidget({ title: "Shape of the output", defaults: DEFAULTS, settings: Object.keys(DEFAULTS), check: shape.check, build });
