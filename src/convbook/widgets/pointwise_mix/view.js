// PointwiseMix: a 1×1 convolution, pixel by pixel, and as the one matrix product that it is.

import { createArray } from "../parts/array.js";
import { nearest, sizeOf } from "../parts/arrays.js";
import { numberCell } from "../parts/cells.js";
import { createCheckbox } from "../parts/controls.js";
import { h, setText, tint } from "../parts/dom.js";
import { products } from "../parts/matrix.js";
import { format, formatShort } from "../parts/numbers.js";
import { group } from "../parts/panel.js";
import { createRoom } from "../parts/room.js";
import { longest } from "../parts/short-sum.js";
import { sum } from "../parts/sum.js";
import { createWalk } from "../parts/walk.js";
import { defineWidget } from "../parts/widget.js";
import { by, marks, rowColumn } from "../parts/words.js";
import { check, column, mixed, unfold } from "./arithmetic.js";
import { LOOKS, SETTINGS } from "./generated.js";

/** @typedef {import("./arithmetic.js").Layer} Layer */
/** @typedef {import("../parts/window.js").Matrix} Matrix */
/** What a cell stands for: an input channel c, an output channel o, a pixel p; not each of them.
 * @typedef {{c?: number, o?: number, p?: number}} Looked */

const MOST_BESIDE = 18; // columns of cells in one line
const GLIDE = 700; // milliseconds, from one view to the other

/** @param {import("../parts/widget.js").View} view @returns {import("../parts/widget.js").Parts} */
function build(view) {
  const { model, top } = view;
  const layer = () => /** @type {Layer} */ (view.settings);

  /** @type {Looked} */ let hovered = {}; // what the pointer is on
  let term = -1; // the input channel of the cell that has the focus
  /** @type {Matrix} */ let pixels = []; // c_i × n_h n_w
  /** @type {Matrix} */ let values = []; // c_o × n_h n_w

  // ── State ────────────────────────────────────────────────────────────────────────────────────────────────────────

  const size = () => sizeOf(layer().X[0]);
  const channel = () => nearest(model.get("channel"), values.length);
  /** What an array holds at a pixel, as a column. @param {Matrix} array @param {number} p */
  const pixelOf = (array, p) => column(array.map((row) => row[p]));

  const walk = createWalk(view, {
    label: "Pixel",
    name: "pixel",
    size,
    say: () => values.map((row) => format(row[index()])).join(", "),
  });
  const { index, placeAt } = walk;

  /** The focus has come to what stands for something, or has gone. @param {Looked} looked */
  function choose({ c = -1, o = channel(), p = index() }) {
    term = c;
    walk.choose({ position: placeAt(p), channel: o });
    paint();
  }

  // ── Parts ────────────────────────────────────────────────────────────────────────────────────────────────────────

  /** An array whose cells stand for something.
   * @param {import("../parts/panel.js").Role} role @param {string} name
   * @param {(row: number, column: number) => Looked} looked  what a cell stands for
   * @param {Partial<import("../parts/grid.js").GridOptions>} [more] */
  function createMixArray(role, name, looked, more) {
    return createArray(view, role, name, {
      onFocus: (row, column) => choose(looked(row, column)),
      onLeave: () => choose({}),
      onHover(cell) {
        hovered = cell ? looked(...cell) : {};
        paint();
      },
      ...more,
    });
  }

  /** A pixel of a channel in words. @param {number} row @param {number} p */
  const where = (row, p) => `channel ${row}, ${rowColumn(placeAt(p))}`;
  const X = createMixArray("input", "Input X", (c, p) => ({ c, p }), {
    where,
    onEdit: (c, p, text) => view.edit("X", [c, ...placeAt(p)], text),
  });
  const Y = createMixArray("output", "Output Y", (o, p) => ({ o, p }), { where });
  const K = createMixArray("kernel", "Kernel K", (o, c) => ({ o, c }), {
    onEdit: (o, c, text) => view.edit("K", [o, c], text),
  });
  const x = createMixArray("input", "Pixel x", (c) => ({ c }));
  const b = createMixArray("kernel", "Bias b", (o) => ({ o }), {
    onEdit: (o, _, text) => view.edit("bias", [o], text),
  });
  const y = createMixArray("output", "Result y", (o) => ({ o }));

  const both = [X, Y];
  for (const { element } of both) {
    // A pixel of X stays over the same one of Y.
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
    group(K.panel.element, "·", x.panel.element, "+", b.panel.element, "=", y.panel.element),
  );

  // ── Showing ──────────────────────────────────────────────────────────────────────────────────────────────────────

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
      `One dense layer over the whole image: ${outputs}·${inputs} = ${outputs * inputs} weights and MACs.`,
    );

    // X and Y lie beside each other where that makes no more than these columns; else as many channels as fit.
    const [columns, all] = [size()[1], size()[1] * (c_i + c_o)];
    const beside = all <= MOST_BESIDE ? all : columns * Math.floor(MOST_BESIDE / columns);
    stage.style.setProperty("--cb-beside", String(beside));

    // The longest of each term, over all pixels and output channels: whichever comes, nothing moves.
    const terms = pixels.map((row, c) => ({ u: c, v: 0, x: longest(row), w: longest(weights.map((each) => each[c])) }));
    arithmeticRoom.reserve(sum(nameOf(c_o, count - 1), terms, longest(bias), longest(values.flat()), null));
    move();
  }

  /** @param {number} o @param {number} p */
  const nameOf = (o, p) => `Y[${[o, ...placeAt(p)].join(", ")}]`;

  /** The pixel or the view is another. */
  function move() {
    hovered = {}; // the picture has moved on from what the pointer rests on
    const matrix = model.get("as_matrix");
    asMatrix.show(matrix);
    const rest = matrix ? [pixels[0].length] : size();
    const [c_o, c_i] = sizeOf(layer().K);
    top.show(
      tint("kernel", `(${by(c_o, c_i)})`),
      " · ",
      tint("input", `(${by(c_i, ...rest)})`),
      " = ",
      tint("output", `(${by(c_o, ...rest)})`),
    );
    arrange(matrix ? "matrix" : "fold");
  }

  /** Lays the pixels as pictures or as columns. From one to the other, the cells are seen to go.
   * @param {"matrix" | "fold"} layout */
  function arrange(layout) {
    const { layout: old } = stage.dataset;
    const glides = old && old !== layout && !matchMedia("(prefers-reduced-motion: reduce)").matches;
    const cells = glides ? [...stage.querySelectorAll(".cb-cell")] : [];
    const places = () => cells.map((cell) => cell.getBoundingClientRect());
    const before = places();
    stage.dataset.layout = layout;
    for (const { element, fit, fold } of both) {
      fit(1, 0); // any width may be too wide
      fold(layout === "matrix" ? pixels[0].length : size()[1]);
      if (glides) element.animate({ overflow: ["visible", "visible"] }, GLIDE); // else they would be hidden on the way
    }
    paint();
    places().forEach((after, at) => {
      const from = `${before[at].x - after.x}px ${before[at].y - after.y}px`;
      cells[at].animate({ translate: [from, "0 0"] }, GLIDE);
    });
  }

  /** Shows the pixel where it is, and what belongs to it. */
  function paint() {
    const { K: weights, bias } = layer();
    const { c = term, o = channel(), p = index() } = model.get("playing") ? {} : hovered;
    const matrix = model.get("as_matrix");
    const last = walk.last();
    const pair = (/** @type {number} */ row) => ({ marks: row === c ? " cb-pair" : "" });

    const here = `pixel (${placeAt(p).join(", ")})${matrix ? ` = column ${p}` : ""}`;
    for (const { panel } of both) panel.caption(here);
    X.show(
      pixels,
      (row, q) => ({
        corner: q === p ? `×${formatShort(weights[o][row])}` : "",
        marks: marks({ "cb-on": q === p, "cb-pair": q === p && row === c }),
      }),
      [0, p, matrix ? pixels.length : 0, 1],
    );
    K.show(weights, (row, column) => (row === o ? pair(column) : {}), [o, 0, 1, pixels.length]);
    x.show(pixelOf(pixels, p), pair);
    b.show(column(bias), undefined, [o, 0, 1, 1]);
    y.show(pixelOf(values, p), undefined, [o, 0, 1, 1]);
    Y.show(
      values,
      (row, q, value) => {
        const selected = q === p && row === o;
        const flags = { "cb-later": q > last, "cb-on": q === p, "cb-uses": selected };
        return { ...numberCell(value, flags, "", q <= last ? "" : "not computed yet"), selected };
      },
      [o, p, 0, 0], // coming by Tab must not change the output channel that the reader has chosen
    );
    if (matrix) Y.frame(0, p, values.length, 1);
    arithmetic.replaceChildren(
      ...sum(nameOf(o, p), products(pixels, column(weights[o]), [0, p]), bias[o], values[o][p], { u: c, v: 0 }),
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
      h("div.size", cost, dense),
    ],
    update,
    move,
    start: { ...walk.parts.start, channel: 0, as_matrix: model.get("as_matrix") },
  };
}

export default defineWidget({
  title: "1×1 convolution, pixel by pixel",
  settings: SETTINGS,
  looks: LOOKS,
  check,
  build,
});
