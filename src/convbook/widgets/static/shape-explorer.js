(() => {
// src/convbook/widgets/shape_explorer/view.js
const { button, h, setText } = convbook.dom;
const { filled, formula } = convbook.formula;
const { AXES } = convbook.generated;
const { same } = convbook.host;
const { checkShape, shapeAxes } = convbook.layer_shape;
const { key } = convbook.panel;
const { createParameters, WINDOW } = convbook.parameters;
const { defineWidget } = convbook.widget;
const { by, capital, counted: counted2 } = convbook.words;

// src/convbook/widgets/shape_explorer/arithmetic.js
const { range } = convbook.arrays;
const { counted } = convbook.words;

// src/convbook/widgets/shape_explorer/generated.js
var SETTINGS = [
  "n",
  "k",
  "padding",
  "stride",
  "dilation"
];
var DRAWN = {
  "cells": 24,
  "windows": 10
};

// src/convbook/widgets/shape_explorer/arithmetic.js
function layerLine(axes) {
  const all = [
    ["kernel_size", "k", 0],
    ["padding", "p", 0],
    ["stride", "s", 1],
    ["dilation", "d", 1]
  ];
  const given = all.map(([name, letter, usual]) => {
    const [height, width] = axes.map((axis) => axis[letter]);
    if (height !== width) return `, ${name}=(${height}, ${width})`;
    return height === usual ? "" : `, ${name}=${height}`;
  });
  return `nn.Conv2d(c_i, c_o${given.join("")})`;
}
function ends(count, most) {
  if (count <= most + 1) return range(count);
  const half = range(most / 2);
  return [...half, NaN, ...half.map((at) => count - most / 2 + at)];
}
function drawing({ padded, m, s, d, span }) {
  const cells = ends(padded, DRAWN.cells);
  const column = (cell) => cells.includes(cell) ? cells.indexOf(cell) : DRAWN.cells / 2;
  const windows = ends(m, DRAWN.windows).map((index) => {
    const start = index * s;
    const end = start + span;
    const taps = range(cells.length).filter(
      (at) => cells[at] >= start && cells[at] < end && (cells[at] - start) % d === 0
    );
    return { index, from: column(start), to: column(end - 1), taps };
  });
  return { cells, windows };
}
var droppedText = ({ dropped }, unit) => dropped > 0 ? `The floor drops ${counted(dropped, unit)} at the end.` : `The floor drops no ${unit}.`;
var facts = (axis) => [
  `To keep the size at stride 1: padding ${axis.span - 1 >> 1} before, ${axis.span >> 1} after.`,
  `D2L, with p in total: ${inTotal(axis)}.`
];
function inTotal({ n, k, p, s, d, m }) {
  if (d > 1) return "this form has no dilation";
  const mixed = Math.max(Math.floor((n - k + p + s) / s), 0);
  const size = `⌊(${n} − ${k} + ${2 * p} + ${s}) / ${s}⌋ = ${m}`;
  return mixed === m ? size : `${size}; with our p = ${p} in it, it would be ${mixed}`;
}
function steps({ n, k, p, s, d, padded, span, m }) {
  const room = padded - span;
  return [
    `${n} cells and ${p} of padding on either side make ${padded}.`,
    `The kernel spans ${d}·(${k} − 1) + 1 = ${span} of them.`,
    `So the first window starts at cell 0, and the last can start at ${padded} − ${span} = ${room}.`,
    `With stride ${s} there are ⌊${room} / ${s}⌋ = ${m - 1} steps to it, so ${m - 1} + 1 = ${m} ${m === 1 ? "window" : "windows"}.`
  ];
}

// src/convbook/widgets/shape_explorer/view.js
var PARAMETERS = [
  { name: "n", title: "Input", letter: "n", least: 1, slider: 16 },
  { name: "k", title: "Kernel", letter: "k", least: 1, slider: 7 },
  ...WINDOW
];
function build(view) {
  const axes = () => shapeAxes(
    /** @type {import("../parts/layer-shape.js").Sizes} */
    view.settings
  );
  const parameters = createParameters(view, PARAMETERS, { leading: PARAMETERS.length });
  const blocks = h("div.axes");
  const line = h("code");
  const copied = h("span.dim.copied");
  let stepsAreOpen = false;
  function copy() {
    getSelection()?.selectAllChildren(line);
    const isDone = document.execCommand("copy");
    setText(copied, isDone ? "Copied" : "This page may not copy. The line is selected: copy it with the keyboard.");
    view.announce(copied.textContent ?? "");
  }
  function update() {
    const [height, width] = axes();
    parameters.update();
    view.top.shapes(by(height.n, width.n), by(height.k, width.k), by(height.m, width.m));
    blocks.replaceChildren(
      ...same(height, width) ? [block(height, AXES.join(" and "), "cell")] : [block(height, AXES[0], "row"), block(width, AXES[1], "column")]
    );
    if (line.textContent !== layerLine(axes())) setText(copied, "");
    setText(line, layerLine(axes()));
  }
  function block(axis, name, unit) {
    const way = h(
      "details.steps",
      {
        open: stepsAreOpen,
        ontoggle() {
          stepsAreOpen = way.open;
        }
      },
      h("summary.summary", "Step by step"),
      h("ol", ...steps(axis).map((step) => h("li", step))),
      ...facts(axis).map((fact) => h("p.dim", fact))
    );
    return h(
      "div.along",
      h("p", h("b.part", `${capital(name)}:`), ...filled(axis)),
      picture(axis),
      h("p.dim", droppedText(axis, unit)),
      way
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
          h("div.options", line, button("Copy", copy), copied)
        ),
        h("div.shape-settings", parameters.lead, view.problem, h("div.options", view.resetButton))
      )
    ],
    update,
    clear: parameters.clear
  };
}
function picture(axis) {
  const { n, p, padded, dropped, m } = axis;
  const { cells, windows } = drawing(axis);
  const end = cells.length;
  const put = (mark, row, from, to, text) => h("span", { class: `cb-${mark}`, style: `grid-area: ${row + 1} / ${from + 1} / auto / ${to + 2}` }, text);
  const named = (index) => Number.isNaN(index) ? "…" : String(index);
  return h(
    "div.windows",
    {
      role: "img",
      "aria-label": `${counted2(m, "window")} on ${counted2(padded, "cell")}`,
      style: `--cb-columns: ${end}; --cb-most: ${DRAWN.windows + 1}`
    },
    ...cells.map((cell, at) => {
      const padding = cell < p || cell >= p + n;
      const kind = `swatch cb-${padding ? "padding" : "cell-n"} ${cell >= padded - dropped ? "cb-drop" : ""}`;
      return put(kind, 0, at, at, padding || end > 16 && cell >= 0 ? "" : named(cell - p));
    }),
    ...windows.flatMap(({ index, from, to, taps }, at) => [
      index >= 0 && put("reach", at + 1, from, to),
      ...taps.map((column) => put("tap", at + 1, column, column)),
      put("cell-m", at + 1, end, end, named(index))
    ])
  );
}
var view_default = defineWidget({ title: "Shape of the output", settings: SETTINGS, check: checkShape, build });
convbook.registry.define("ShapeExplorer", view_default);
})();
