(() => {
// src/convbook/widgets/pointwise_mix/view.js
const { createArray } = convbook.array;
const { nearest, sizeOf } = convbook.arrays;
const { numberCell } = convbook.cells;
const { createCheckbox } = convbook.controls;
const { h, setText, tint } = convbook.dom;
const { products } = convbook.matrix;
const { format, formatShort } = convbook.numbers;
const { group } = convbook.panel;
const { createRoom } = convbook.room;
const { longest } = convbook.short_sum;
const { sum } = convbook.sum;
const { createWalk } = convbook.walk;
const { defineWidget } = convbook.widget;
const { by, marks, rowColumn } = convbook.words;

// src/convbook/widgets/pointwise_mix/arithmetic.js
const { isTensor, UNFIT } = convbook.checks;
const { correlate } = convbook.matrix;

// src/convbook/widgets/pointwise_mix/generated.js
var SETTINGS = [
  "X",
  "K",
  "bias"
];
var LOOKS = [
  "as_matrix",
  "channel",
  "show_all",
  "position",
  "speed"
];
var MOST = 6;

// src/convbook/widgets/pointwise_mix/arithmetic.js
var check = ({ X, K, bias }) => isTensor(X, [MOST, MOST, MOST]) && isTensor(K, [MOST, MOST]) && isTensor(bias, [MOST]) && K[0].length === X.length && K.length === bias.length ? null : UNFIT;
var unfold = (X) => X.map((map) => map.flat());
var mixed = ({ X, K, bias }) => K.map((weights, o) => correlate(unfold(X), column(weights), bias[o])[0]);
var column = (row) => row.map((value) => [value]);

// src/convbook/widgets/pointwise_mix/view.js
var MOST_BESIDE = 18;
var GLIDE = 700;
function build(view) {
  const { model, top } = view;
  const layer = () => (
    /** @type {Layer} */
    view.settings
  );
  let hovered = {};
  let term = -1;
  let pixels = [];
  let values = [];
  const size = () => sizeOf(layer().X[0]);
  const channel = () => nearest(model.get("channel"), values.length);
  const pixelOf = (array, p) => column(array.map((row) => row[p]));
  const walk = createWalk(view, {
    label: "Pixel",
    name: "pixel",
    size,
    say: () => values.map((row) => format(row[index()])).join(", ")
  });
  const { index, placeAt } = walk;
  function choose({ c = -1, o = channel(), p = index() }) {
    term = c;
    walk.choose({ position: placeAt(p), channel: o });
    paint();
  }
  function createMixArray(role, name, looked, more) {
    return createArray(view, role, name, {
      onFocus: (row, column2) => choose(looked(row, column2)),
      onLeave: () => choose({}),
      onHover(cell) {
        hovered = cell ? looked(...cell) : {};
        paint();
      },
      ...more
    });
  }
  const where = (row, p) => `channel ${row}, ${rowColumn(placeAt(p))}`;
  const X = createMixArray("input", "Input X", (c, p) => ({ c, p }), {
    where,
    onEdit: (c, p, text) => view.edit("X", [c, ...placeAt(p)], text)
  });
  const Y = createMixArray("output", "Output Y", (o, p) => ({ o, p }), { where });
  const K = createMixArray("kernel", "Kernel K", (o, c) => ({ o, c }), {
    onEdit: (o, c, text) => view.edit("K", [o, c], text)
  });
  const x = createMixArray("input", "Pixel x", (c) => ({ c }));
  const b = createMixArray("kernel", "Bias b", (o) => ({ o }), {
    onEdit: (o, _, text) => view.edit("bias", [o], text)
  });
  const y = createMixArray("output", "Result y", (o) => ({ o }));
  const both = [X, Y];
  for (const { element } of both) {
    element.addEventListener("scroll", () => {
      for (const other of both) other.element.scrollLeft = element.scrollLeft;
    });
  }
  const asMatrix = createCheckbox("Pixels as columns of a matrix", (on) => view.look({ as_matrix: on }));
  const arithmetic = h("p.sum");
  const arithmeticRoom = createRoom(arithmetic);
  const cost = h("p");
  const dense = h("p");
  const stage = h(
    "div.mix",
    h("div.pixels", X.panel.element, Y.panel.element),
    group(K.panel.element, "·", x.panel.element, "+", b.panel.element, "=", y.panel.element)
  );
  function update() {
    const { K: weights, bias } = layer();
    pixels = unfold(layer().X);
    values = mixed(layer());
    X.resize(...sizeOf(pixels));
    Y.resize(...sizeOf(values));
    const [c_i, c_o, count] = [pixels.length, values.length, pixels[0].length];
    setText(cost, `${c_o}·${c_i} weights at ${by(...size())} pixels: ${c_o * c_i * count} MACs.`);
    const [outputs, inputs] = [c_o * count, c_i * count];
    setText(
      dense,
      `One dense layer over the whole image: ${outputs}·${inputs} = ${outputs * inputs} weights and MACs.`
    );
    const [columns, all] = [size()[1], size()[1] * (c_i + c_o)];
    const beside = all <= MOST_BESIDE ? all : columns * Math.floor(MOST_BESIDE / columns);
    stage.style.setProperty("--cb-beside", String(beside));
    const terms = pixels.map((row, c) => ({ u: c, v: 0, x: longest(row), w: longest(weights.map((each) => each[c])) }));
    arithmeticRoom.reserve(sum(nameOf(c_o, count - 1), terms, longest(bias), longest(values.flat()), null));
    move();
  }
  const nameOf = (o, p) => `Y[${[o, ...placeAt(p)].join(", ")}]`;
  function move() {
    hovered = {};
    const matrix = model.get("as_matrix");
    asMatrix.show(matrix);
    const rest = matrix ? [pixels[0].length] : size();
    const [c_o, c_i] = sizeOf(layer().K);
    top.show(
      tint("kernel", `(${by(c_o, c_i)})`),
      " · ",
      tint("input", `(${by(c_i, ...rest)})`),
      " = ",
      tint("output", `(${by(c_o, ...rest)})`)
    );
    arrange(matrix ? "matrix" : "fold");
  }
  function arrange(layout) {
    const { layout: old } = stage.dataset;
    const glides = old && old !== layout && !matchMedia("(prefers-reduced-motion: reduce)").matches;
    const cells = glides ? [...stage.querySelectorAll(".cb-cell")] : [];
    const places = () => cells.map((cell) => cell.getBoundingClientRect());
    const before = places();
    stage.dataset.layout = layout;
    for (const { element, fit, fold } of both) {
      fit(1, 0);
      fold(layout === "matrix" ? pixels[0].length : size()[1]);
      if (glides) element.animate({ overflow: ["visible", "visible"] }, GLIDE);
    }
    paint();
    places().forEach((after, at) => {
      const from = `${before[at].x - after.x}px ${before[at].y - after.y}px`;
      cells[at].animate({ translate: [from, "0 0"] }, GLIDE);
    });
  }
  function paint() {
    const { K: weights, bias } = layer();
    const { c = term, o = channel(), p = index() } = model.get("playing") ? {} : hovered;
    const matrix = model.get("as_matrix");
    const last = walk.last();
    const pair = (row) => ({ marks: row === c ? " cb-pair" : "" });
    const here = `pixel (${placeAt(p).join(", ")})${matrix ? ` = column ${p}` : ""}`;
    for (const { panel } of both) panel.caption(here);
    X.show(
      pixels,
      (row, q) => ({
        corner: q === p ? `×${formatShort(weights[o][row])}` : "",
        marks: marks({ "cb-on": q === p, "cb-pair": q === p && row === c })
      }),
      [0, p, matrix ? pixels.length : 0, 1]
    );
    K.show(weights, (row, column2) => row === o ? pair(column2) : {}, [o, 0, 1, pixels.length]);
    x.show(pixelOf(pixels, p), pair);
    b.show(column(bias), void 0, [o, 0, 1, 1]);
    y.show(pixelOf(values, p), void 0, [o, 0, 1, 1]);
    Y.show(
      values,
      (row, q, value) => {
        const selected = q === p && row === o;
        const flags = { "cb-later": q > last, "cb-on": q === p, "cb-uses": selected };
        return { ...numberCell(value, flags, "", q <= last ? "" : "not computed yet"), selected };
      },
      [o, p, 0, 0]
      // coming by Tab must not change the output channel that the reader has chosen
    );
    if (matrix) Y.frame(0, p, values.length, 1);
    arithmetic.replaceChildren(
      ...sum(nameOf(o, p), products(pixels, column(weights[o]), [0, p]), bias[o], values[o][p], { u: c, v: 0 })
    );
    walk.update();
  }
  return {
    children: [
      walk.element,
      h("div.options", asMatrix.element, walk.showAll, view.resetButton),
      stage,
      arithmeticRoom.element,
      h("p.note", "Point at a pixel or a weight. Enter or a second click edits it."),
      view.problem,
      h("div.size", cost, dense)
    ],
    update,
    move,
    start: { ...walk.parts.start, channel: 0, as_matrix: model.get("as_matrix") }
  };
}
var view_default = defineWidget({
  title: "1×1 convolution, pixel by pixel",
  settings: SETTINGS,
  looks: LOOKS,
  check,
  build
});
convbook.registry.define("PointwiseMix", view_default);
})();
