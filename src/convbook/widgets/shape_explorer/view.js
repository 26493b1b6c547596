// ShapeExplorer: the size of a layer's output, axis by axis: the formula filled in, the windows, the line for PyTorch.

import { button, h, setText } from "../parts/dom.js";
import { filled, formula } from "../parts/formula.js";
import { AXES } from "../parts/generated.js";
import { same } from "../parts/host.js";
import { checkShape, shapeAxes } from "../parts/layer-shape.js";
import { key } from "../parts/panel.js";
import { createParameters, WINDOW } from "../parts/parameters.js";
import { defineWidget } from "../parts/widget.js";
import { by, capital, counted } from "../parts/words.js";
import { drawing, droppedText, facts, layerLine, steps } from "./arithmetic.js";
import { DRAWN, SETTINGS } from "./generated.js";

/** @typedef {import("../parts/window.js").Axis} Axis */

const PARAMETERS = [
  { name: "n", title: "Input", letter: "n", least: 1, slider: 16 },
  { name: "k", title: "Kernel", letter: "k", least: 1, slider: 7 },
  ...WINDOW,
];

/** @param {import("../parts/widget.js").View} view @returns {import("../parts/widget.js").Parts} */
function build(view) {
  const axes = () => shapeAxes(/** @type {import("../parts/layer-shape.js").Sizes} */ (view.settings));
  const parameters = createParameters(view, PARAMETERS, { leading: PARAMETERS.length });
  const blocks = h("div.axes");
  const line = h("code");
  const copied = h("span.dim.copied");
  let stepsAreOpen = false;

  /** Copies the line for PyTorch; where that is refused, it is at least selected. */
  function copy() {
    getSelection()?.selectAllChildren(line);
    const isDone = document.execCommand("copy"); // the newer way needs https, and a page can be a file
    setText(copied, isDone ? "Copied" : "This page may not copy. The line is selected: copy it with the keyboard.");
    view.announce(copied.textContent ?? "");
  }

  function update() {
    const [height, width] = axes();
    parameters.update();
    view.top.shapes(by(height.n, width.n), by(height.k, width.k), by(height.m, width.m));
    blocks.replaceChildren(
      ...(same(height, width)
        ? [block(height, AXES.join(" and "), "cell")]
        : [block(height, AXES[0], "row"), block(width, AXES[1], "column")]),
    );
    if (line.textContent !== layerLine(axes())) setText(copied, "");
    setText(line, layerLine(axes()));
  }

  /** All of an axis: its windows, its calculation, what is true of it.
   * @param {Axis} axis @param {string} name @param {string} unit  what the axis counts */
  function block(axis, name, unit) {
    const way = h(
      "details.steps",
      {
        open: stepsAreOpen,
        ontoggle() {
          stepsAreOpen = way.open; // also of the next one that is made
        },
      },
      h("summary.summary", "Step by step"),
      h("ol", ...steps(axis).map((step) => h("li", step))),
      ...facts(axis).map((fact) => h("p.dim", fact)),
    );
    return h(
      "div.along",
      h("p", h("b.part", `${capital(name)}:`), ...filled(axis)),
      picture(axis),
      h("p.dim", droppedText(axis, unit)),
      way,
    );
  }

  return {
    children: [
      h(
        "div.shape-explorer",
        h(
          "div.shape-outcome",
          formula(),
          blocks,
          h("p.legend-line", key("padding", "padding"), key("drop", "dropped by the floor")),
          h("div.options", line, button("Copy", copy), copied),
        ),
        h("div.shape-settings", parameters.lead, view.problem, h("div.options", view.resetButton)),
      ),
    ],
    update,
    clear: parameters.clear,
  };
}

/** The cells of an axis, and its windows below each other. @param {Axis} axis */
function picture(axis) {
  const { n, p, padded, dropped, m } = axis;
  const { cells, windows } = drawing(axis);
  const end = cells.length;

  /** @param {string} mark @param {number} row @param {number} from @param {number} to @param {string} [text] */
  const put = (mark, row, from, to, text) =>
    h("span", { class: `cb-${mark}`, style: `grid-area: ${row + 1} / ${from + 1} / auto / ${to + 2}` }, text);
  const named = (/** @type {number} */ index) => (Number.isNaN(index) ? "…" : String(index));

  return h(
    "div.windows",
    {
      role: "img",
      "aria-label": `${counted(m, "window")} on ${counted(padded, "cell")}`,
      style: `--cb-columns: ${end}; --cb-most: ${DRAWN.windows + 1}`,
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
  );
}

export default defineWidget({ title: "Shape of the output", settings: SETTINGS, check: checkShape, build });
