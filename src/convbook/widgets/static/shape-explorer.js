(() => {
// src/convbook/widgets/shape_explorer/view.js
const { button, h, setText } = convbook.dom;
const { droppedText, filled, formula } = convbook.formula;
const { AXES } = convbook.generated;
const { same } = convbook.host;
const { checkShape, shapeAxes } = convbook.layer_shape;
const { key } = convbook.panel;
const { createParameters, WINDOW } = convbook.parameters;
const { defineWidget } = convbook.widget;
const { by, capital, counted } = convbook.words;

// src/convbook/widgets/shape_explorer/arithmetic.js
const { range } = convbook.arrays;

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
var facts = ({ n, k, p, s, d, span, m }) => [
  `To keep the size at stride 1: padding ${span - 1 >> 1} before, ${span >> 1} after.`,
  d > 1 ? "" : `D2L, with p in total: ⌊(${n} − ${k} + ${2 * p} + ${s}) / ${s}⌋ = ${m}.`
];

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
  const parameters = createParameters(view, PARAMETERS, { open: true });
  const blocks = h("div.beside");
  const dropped = h("p.remark");
  const line = h("code");
  function copy() {
    getSelection()?.selectAllChildren(line);
    if (document.execCommand("copy")) view.announce("Copied");
  }
  function update() {
    const [height, width] = axes();
    parameters.update();
    view.top.shapes(by(height.n, width.n), by(height.k, width.k), by(height.m, width.m));
    blocks.replaceChildren(
      ...same(height, width) ? [block(height, AXES.join(" and "))] : axes().map((axis, which) => block(axis, AXES[which]))
    );
    setText(dropped, droppedText(axes()));
    setText(line, layerLine(axes()));
  }
  return {
    children: [
      parameters.element,
      view.problem,
      formula(),
      blocks,
      dropped,
      line,
      h("div.options", button("Copy", copy), view.resetButton)
    ],
    update,
    clear: parameters.clear
  };
}
var block = (axis, name) => h(
  "div.along",
  h("p.legend", capital(name)),
  ...picture(axis),
  h("p", ...filled(axis)),
  ...facts(axis).map((fact) => h("p.dim", fact))
);
function picture(axis) {
  const { n, p, padded, dropped, m } = axis;
  const { cells, windows } = drawing(axis);
  const end = cells.length;
  const put = (mark, row, from, to, text) => h("span", { class: `cb-${mark}`, style: `grid-area: ${row + 1} / ${from + 1} / auto / ${to + 2}` }, text);
  const named = (index) => Number.isNaN(index) ? "…" : String(index);
  return [
    h(
      "div.windows",
      {
        role: "img",
        "aria-label": `${counted(m, "window")} on ${counted(padded, "cell")}`,
        style: `--cb-columns: ${end}`
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
    ),
    h("p.legend-line", p > 0 && key("padding", "padding"), dropped > 0 && key("drop", "dropped by the floor"))
  ];
}
var view_default = defineWidget({ title: "Shape of the output", settings: SETTINGS, check: checkShape, build });
convbook.registry.define("ShapeExplorer", view_default);
})();
