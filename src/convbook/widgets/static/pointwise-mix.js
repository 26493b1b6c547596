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
  function choose({ c = -1, o = channel(), p = index() }) {
    term = c;
    walk.choose({ position: place(p), channel: o });
    paint();
  }
  const walk = createWalk(view, {
    label: "Pixel",
    name: "pixel",
    size,
    say: () => values.map((row) => format(row[index()])).join(", ")
  });
  const { index, placeAt: place } = walk;
  function make(role, name, [down, across], onEdit) {
    const looked = ([row, column2]) => ({ [down]: row, [across]: column2 });
    return createArray(view, role, name, {
      where: across === "p" ? (row, column2) => `channel ${row}, ${rowColumn(place(column2))}` : void 0,
      onFocus: (...cell) => choose(looked(cell)),
      onLeave: () => choose({}),
      onHover(cell) {
        hovered = cell ? looked(cell) : {};
        paint();
      },
      onEdit
    });
  }
  const X = make("input", "Input X", "cp", (c, p, text) => view.edit("X", [c, ...place(p)], text));
  const W = make("kernel", "Kernel K", "oc", (o, c, text) => view.edit("K", [o, c], text));
  const x = make("input", "Pixel x", "c");
  const b = make("kernel", "Bias b", "o", (o, _, text) => view.edit("bias", [o], text));
  const y = make("output", "Result y", "o");
  const Y = make("output", "Output Y", "op");
  const both = [X, Y];
  for (const { element } of both) {
    element.onscroll = () => both.forEach((one) => one.element.scrollLeft = element.scrollLeft);
  }
  const asMatrix = createCheckbox("Pixels as columns of a matrix", (on) => view.look({ as_matrix: on }));
  const arithmetic = h("p.sum");
  const cost = h("p");
  const stage = h(
    "div.mix",
    X.panel.element,
    group(W.panel.element, "·", x.panel.element, "+", b.panel.element, "=", y.panel.element),
    Y.panel.element
  );
  function update() {
    pixels = unfold(layer().X);
    values = mixed(layer());
    X.resize(...sizeOf(pixels));
    Y.resize(...sizeOf(values));
    const [c_o, c_i] = sizeOf(layer().K);
    setText(cost, `${c_o}·${c_i} weights at ${by(...size())} pixels: ${c_o * c_i * pixels[0].length} MACs.`);
    move();
  }
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
    const { layout: old } = stage.dataset;
    const layout = matrix ? "matrix" : "fold";
    const glides = old && old !== layout && !matchMedia("(prefers-reduced-motion: reduce)").matches;
    const cells = glides ? [...stage.querySelectorAll(".cb-cell")] : [];
    const places = () => cells.map((cell) => cell.getBoundingClientRect());
    const before = places();
    stage.dataset.layout = layout;
    for (const { element, fit, fold } of both) {
      fit(1, 0);
      fold(rest[rest.length - 1]);
      if (glides) element.animate({ overflow: ["visible", "visible"] }, 700);
    }
    paint();
    places().forEach(
      ({ x: x2, y: y2 }, at) => cells[at].animate({ translate: [`${before[at].x - x2}px ${before[at].y - y2}px`, "0 0"] }, 700)
    );
  }
  function paint() {
    const { K, bias } = layer();
    const { c = term, o = channel(), p = index() } = model.get("playing") ? {} : hovered;
    const last = walk.last();
    const pair = (row) => ({ marks: row === c ? " cb-pair" : "" });
    const pixel = (all) => all.map((row) => [row[p]]);
    X.show(
      pixels,
      (row, q) => ({
        corner: q === p ? `×${formatShort(K[o][row])}` : "",
        marks: marks({ "cb-on": q === p, "cb-pair": q === p && row === c })
      }),
      [0, p, model.get("as_matrix") ? pixels.length : 0, 1]
    );
    W.show(K, (row, column2) => row === o ? pair(column2) : {}, [o, 0, 1, pixels.length]);
    x.show(pixel(pixels), pair);
    b.show(column(bias), void 0, [o, 0, 1, 1]);
    y.show(pixel(values), void 0, [o, 0, 1, 1]);
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
    const at = place(p).join(", ");
    arithmetic.replaceChildren(
      ...sum(`Y[${o}, ${at}]`, products(pixels, column(K[o]), [0, p]), bias[o], values[o][p], { u: c, v: 0 })
    );
    walk.update();
  }
  return {
    children: [
      walk.element,
      h("div.options", asMatrix.element, walk.showAll, view.resetButton),
      stage,
      arithmetic,
      h("p.note", "Point at a pixel or a weight. Enter or a second click edits it."),
      view.problem,
      h("div.size", cost)
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
