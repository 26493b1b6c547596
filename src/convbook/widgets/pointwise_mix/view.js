// PointwiseMix: a 1×1 convolution, pixel by pixel, and as the one matrix product that it is.

import { createArray } from "../parts/array.js";
import { nearest, sizeOf } from "../parts/arrays.js";
import { numberCell } from "../parts/cells.js";
import { createCheckbox } from "../parts/controls.js";
import { h, setText, tint } from "../parts/dom.js";
import { products } from "../parts/matrix.js";
import { format, formatShort } from "../parts/numbers.js";
import { group } from "../parts/panel.js";
import { sum } from "../parts/sum.js";
import { createWalk } from "../parts/walk.js";
import { defineWidget } from "../parts/widget.js";
import { by, marks, rowColumn } from "../parts/words.js";
import { check, column, mixed, unfold } from "./arithmetic.js";
import { LOOKS, SETTINGS } from "./generated.js";

/** @typedef {import("./arithmetic.js").Layer} Layer */
/** @typedef {import("../parts/window.js").Matrix} Matrix */
/** What a cell stands for: an input channel c, an output channel o, a pixel p; not each of them.
 * @typedef {Record<string, number>} Looked */

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

  /** The focus has come to what stands for something, or has gone. @param {Looked} looked */
  function choose({ c = -1, o = channel(), p = index() }) {
    term = c;
    walk.choose({ position: place(p), channel: o });
    paint();
  }

  // ── Parts ────────────────────────────────────────────────────────────────────────────────────────────────────────

  const walk = createWalk(view, {
    label: "Pixel",
    name: "pixel",
    size,
    say: () => values.map((row) => format(row[index()])).join(", "),
  });
  const { index, placeAt: place } = walk;

  /** An array whose cells stand for something.
   * @param {import("../parts/panel.js").Role} role @param {string} name
   * @param {string} letters  what a row stands for, and a column: see Looked
   * @param {(row: number, column: number, text: string) => string | null} [onEdit] */
  function make(role, name, [down, across], onEdit) {
    const looked = (/** @type {readonly number[]} */ [row, column]) => ({ [down]: row, [across]: column });
    return createArray(view, role, name, {
      where: across === "p" ? (row, column) => `channel ${row}, ${rowColumn(place(column))}` : undefined,
      onFocus: (...cell) => choose(looked(cell)),
      onLeave: () => choose({}),
      onHover(cell) {
        hovered = cell ? looked(cell) : {};
        paint();
      },
      onEdit,
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
    element.onscroll = () => both.forEach((one) => (one.element.scrollLeft = element.scrollLeft)); // X over its Y
  }

  const asMatrix = createCheckbox("Pixels as columns of a matrix", (on) => view.look({ as_matrix: on }));
  const arithmetic = h("p.sum");
  const cost = h("p");
  const stage = h(
    "div.mix",
    X.panel.element,
    group(W.panel.element, "·", x.panel.element, "+", b.panel.element, "=", y.panel.element),
    Y.panel.element,
  );

  // ── Showing ──────────────────────────────────────────────────────────────────────────────────────────────────────

  function update() {
    pixels = unfold(layer().X);
    values = mixed(layer());
    X.resize(...sizeOf(pixels));
    Y.resize(...sizeOf(values));
    const [c_o, c_i] = sizeOf(layer().K);
    setText(cost, `${c_o}·${c_i} weights at ${by(...size())} pixels: ${c_o * c_i * pixels[0].length} MACs.`);
    move();
  }

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

    // From one view to the other, the cells are seen to go.
    const { layout: old } = stage.dataset;
    const layout = matrix ? "matrix" : "fold";
    const glides = old && old !== layout && !matchMedia("(prefers-reduced-motion: reduce)").matches;
    const cells = glides ? [...stage.querySelectorAll(".cb-cell")] : [];
    const places = () => cells.map((cell) => cell.getBoundingClientRect());
    const before = places();
    stage.dataset.layout = layout;
    for (const { element, fit, fold } of both) {
      fit(1, 0); // any width may be too wide
      fold(rest[rest.length - 1]);
      if (glides) element.animate({ overflow: ["visible", "visible"] }, 700); // else they would be hidden on the way
    }
    paint();
    places().forEach(({ x, y }, at) =>
      cells[at].animate({ translate: [`${before[at].x - x}px ${before[at].y - y}px`, "0 0"] }, 700),
    );
  }

  /** Shows the pixel where it is, and what belongs to it. */
  function paint() {
    const { K, bias } = layer();
    const { c = term, o = channel(), p = index() } = model.get("playing") ? {} : hovered;
    const last = walk.last();
    const pair = (/** @type {number} */ row) => ({ marks: row === c ? " cb-pair" : "" });
    const pixel = (/** @type {Matrix} */ all) => all.map((row) => [row[p]]);

    X.show(
      pixels,
      (row, q) => ({
        corner: q === p ? `×${formatShort(K[o][row])}` : "",
        marks: marks({ "cb-on": q === p, "cb-pair": q === p && row === c }),
      }),
      [0, p, model.get("as_matrix") ? pixels.length : 0, 1],
    );
    W.show(K, (row, column) => (row === o ? pair(column) : {}), [o, 0, 1, pixels.length]);
    x.show(pixel(pixels), pair);
    b.show(column(bias), undefined, [o, 0, 1, 1]);
    y.show(pixel(values), undefined, [o, 0, 1, 1]);
    Y.show(
      values,
      (row, q, value) => {
        const selected = q === p && row === o;
        const flags = { "cb-later": q > last, "cb-on": q === p, "cb-uses": selected };
        return { ...numberCell(value, flags, "", q <= last ? "" : "not computed yet"), selected };
      },
      [o, p, 0, 0], // coming by Tab must not change the output channel that the reader has chosen
    );
    const at = place(p).join(", ");
    arithmetic.replaceChildren(
      ...sum(`Y[${o}, ${at}]`, products(pixels, column(K[o]), [0, p]), bias[o], values[o][p], { u: c, v: 0 }),
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
      h("div.size", cost),
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
