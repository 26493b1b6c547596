// ShapeExplorer: the size of a layer's output, axis by axis: the formula filled in, the windows, the line for PyTorch.

import { check, drawing, facts, layerLine, shapeAxes } from "../arithmetic/shape.js";
import { AXES } from "../core.js";
import { button, h, setText } from "../dom.js";
import { createFields, WINDOW } from "../fields.js";
import { droppedText, filled, formula } from "../formula.js";
import { same } from "../host.js";
import { key } from "../panel.js";
import { defineWidget } from "../widget.js";
import { by, capital, counted } from "../words.js";

/** @typedef {import("../core.js").Axis} Axis */

const FIELDS = [
  { name: "n", title: "Input", letter: "n", least: 1, slider: 16 },
  { name: "k", title: "Kernel", letter: "k", least: 1, slider: 7 },
  ...WINDOW,
];

/** @param {import("../widget.js").View} view @returns {import("../widget.js").Parts} */
function build(view) {
  const axes = () => shapeAxes(view.settings);
  const fields = createFields(view, FIELDS, { open: true });
  const blocks = h("div.beside");
  const dropped = h("p.dropped");
  const line = h("code");

  function copy() {
    getSelection()?.selectAllChildren(line);
    if (document.execCommand("copy")) view.announce("Copied"); // the newer way needs https, and a page can be a file
  }

  function update() {
    const [height, width] = axes();
    fields.update();
    view.top.shapes(by(height.n, width.n), by(height.k, width.k), by(height.m, width.m));
    blocks.replaceChildren(
      ...(same(height, width) ? [block(height, AXES.join(" and "))] : axes().map((axis, which) => block(axis, AXES[which]))),
    );
    setText(dropped, droppedText(axes()));
    setText(line, layerLine(axes()));
  }

  return {
    children: [
      fields.element,
      view.problem,
      formula(),
      blocks,
      dropped,
      line,
      h("div.options", button("Copy", copy), view.resetButton),
    ],
    update,
    clear: fields.clear,
  };
}

/** All of an axis: its windows, its calculation, what is true of it. @param {Axis} axis @param {string} name */
const block = (axis, name) =>
  h(
    "div.field",
    h("p.legend", capital(name)),
    ...picture(axis),
    h("p", ...filled(axis)),
    ...facts(axis).map((fact) => h("p.dim", fact)),
  );

/** The cells of an axis, and its windows below each other. @param {Axis} axis */
function picture(axis) {
  const { n, p, padded, dropped, m } = axis;
  const { cells, windows } = drawing(axis);
  const end = cells.length;

  /** @param {string} mark @param {number} row @param {number} from @param {number} to @param {string} [text] */
  const put = (mark, row, from, to, text) =>
    h("span", { class: `cb-${mark}`, style: `grid-area: ${row + 1} / ${from + 1} / auto / ${to + 2}` }, text);
  const named = (/** @type {number} */ index) => (isNaN(index) ? "…" : String(index));

  return [
    h(
      "div.windows", {
        role: "img",
        "aria-label": `${counted(m, "window")} on ${counted(padded, "cell")}`,
        style: `--cb-columns: ${end}`,
      },
      ...cells.map((cell, at) => {
        const padding = cell < p || cell >= p + n;
        const kind = `swatch cb-${padding ? "padding" : "cell-n"} ${cell >= padded - dropped ? "cb-drop" : ""}`;
        return put(kind, 0, at, at, padding || (end > 16 && cell >= 0) ? "" : named(cell - p));
      }),
      ...windows.flatMap(({ index, from, to, taps }, at) => [
        index >= 0 && put("reach", at + 1, from, to),
        ...taps.map((column) => put("tap", at + 1, column, column)),
        put("cell-m", at + 1, end, end, named(index)),
      ]),
    ),
    h(
      "p.legend-line",
      p > 0 && key("padding", "padding"),
      dropped > 0 && key("drop", "dropped by the floor"),
    ),
  ];
}

export default defineWidget({ title: "Shape of the output", settings: FIELDS.map(({ name }) => name), check, build });
