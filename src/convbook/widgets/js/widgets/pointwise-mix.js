// PointwiseMix: a 1×1 convolution, pixel by pixel, and as the one matrix product that it is.

import { check, mixed, taps, unfold } from "../arithmetic/pointwise.js";
import { createCheckbox } from "../controls.js";
import { format, formatShort, nearest } from "../core.js";
import { h, setAttribute, setText, tint } from "../dom.js";
import { createGrid } from "../grid.js";
import { watchWidth } from "../layout.js";
import { createPanel, group } from "../panel.js";
import { sum } from "../sum.js";
import { createWalk } from "../walk.js";
import { defineWidget } from "../widget.js";
import { by, marks, rowColumn } from "../words.js";

/** @typedef {import("../arithmetic/pointwise.js").Layer} Layer */
/** @typedef {import("../core.js").Matrix} Matrix */
/** What a cell shows beside its value.
 * @typedef {(row: number, column: number) => Partial<import("../grid.js").Cell>} Describe */
/** What a cell stands for: an input channel c, an output channel o, a pixel p; not each of them.
 * @typedef {Record<string, number>} Looked */

const DEFAULTS = { X: [[[0]]], K: [[1]], bias: [0], position: [0, 0], channel: 0, as_matrix: false, show_all: false };

/** Least distance from a cell to the next, in pixels. A matrix with no room for that scrolls. */
const STEP = 29;

/** @param {import("../widget.js").View} view @returns {import("../widget.js").Parts} */
function build(view) {
  const { model, signal, root, top } = view;
  const layer = () => /** @type {Layer} */ (view.settings);

  /** @type {Looked} */ let hovered = {}; // what the pointer is on
  let term = -1; // the input channel of the cell that has the focus
  /** @type {Matrix} */ let pixels = []; // c_i × n_h n_w
  /** @type {Matrix} */ let values = []; // c_o × n_h n_w
  let width = 700; // of the stage, until the page tells

  // ── State ────────────────────────────────────────────────────────────────────────────────────────────────────────

  const size = () => [layer().X[0].length, layer().X[0][0].length];
  const channel = () => nearest(model.get("channel"), values.length);

  /** The focus has come to what stands for something, or has gone. @param {Looked} looked */
  function choose({ c = -1, o = channel(), p = index() }) {
    term = c;
    if (p !== index()) walk.choose({ position: place(p) });
    view.look({ position: place(p), channel: o });
    paint();
  }

  // ── Parts ────────────────────────────────────────────────────────────────────────────────────────────────────────

  const walk = createWalk(view, {
    label: "Pixel",
    name: "pixel",
    size,
    say: (place) => `Pixel ${rowColumn(place)}: ${values.map((row) => format(row[index()])).join(", ")}`,
    paint,
  });
  const { index, placeAt: place } = walk;

  /** An array in its panel. Each cell has a value and stands for something.
   * @param {import("../panel.js").Role} role @param {string} name
   * @param {string} letters  what a row stands for, and a column: see Looked
   * @param {string} [setting]  what a cell that can be edited belongs to
   * @param {(row: number, column: number) => number[]} [within]  its place there */
  function make(role, name, [down, across], setting, within = (...cell) => cell) {
    const where = (/** @type {number} */ row, /** @type {number} */ column) =>
      across === "p" ? `channel ${row}, ${rowColumn(place(column))}` : rowColumn([row, column]);
    const looked = (/** @type {readonly number[]} */ [row, column]) => ({ [down]: row, [across]: column });
    const grid = createGrid({
      label: name,
      role,
      where,
      onFocus: (...cell) => choose(looked(cell)),
      onLeave: () => choose({}),
      onHover(cell) {
        hovered = cell ? looked(cell) : {};
        paint();
      },
      editable: () => true,
      onEdit: setting === undefined ? setting : (row, column, text) => view.edit(setting, within(row, column), text),
      onProblem: view.complain,
    });
    const head = h("div", { class: "cb-pixels", "aria-hidden": "true" }); // over a matrix: which pixel a column is
    if (across === "p") grid.element.prepend(head);
    /** @param {Matrix} matrix @param {Describe} [more] */
    function show(matrix, more) {
      grid.resize(matrix.length, matrix[0].length);
      grid.paint((row, column) => {
        const value = matrix[row][column];
        const { text = formatShort(value), ...rest } = more?.(row, column) ?? {};
        const label = `${text ? format(value) : "not computed yet"}, ${where(row, column)}`;
        return { text, full: String(value), label, ...rest };
      });
    }
    return { ...grid, panel: createPanel(role, name, grid.element), head, show };
  }

  const X = make("input", "Input X", "cp", "X", (c, p) => [c, ...place(p)]);
  const W = make("kernel", "Weights W", "oc", "K");
  const x = make("input", "Pixel x", "c");
  const b = make("kernel", "Bias b", "o", "bias", (o) => [o]);
  const y = make("output", "Result y", "o");
  const Y = make("output", "Output Y", "op");
  const both = [X, Y];
  for (const { element } of both) {
    const scrollBoth = () => both.forEach((one) => (one.element.scrollLeft = element.scrollLeft));
    element.addEventListener("scroll", scrollBoth, { signal }); // a column of X stays over its column of Y
  }

  const asMatrix = createCheckbox("Pixels as columns of a matrix", (on) => view.look({ as_matrix: on }));
  const arithmetic = h("p", { class: "cb-sum" });
  const cost = h("p");
  const stage = h(
    "div",
    { class: "cb-mix" },
    X.panel.element,
    group(W.panel.element, "·", x.panel.element, "+", b.panel.element, "=", y.panel.element),
    Y.panel.element,
  );

  // ── Showing ──────────────────────────────────────────────────────────────────────────────────────────────────────

  function update() {
    pixels = unfold(layer().X);
    values = mixed(layer(), pixels);
    const [c_o, c_i, count] = [values.length, pixels.length, pixels[0].length];
    X.resize(c_i, count);
    Y.resize(c_o, count);
    for (const { head } of both) head.replaceChildren(...pixels[0].map((_, p) => h("span", {}, String(place(p)))));
    const dense = c_o * count * c_i * count;
    setText(
      cost,
      `${c_o}·${c_i} = ${c_o * c_i} weights, the same at every pixel. ` +
        `MACs: c_o·c_i·m_h·m_w = ${[c_o, c_i, ...size()].join("·")} = ${c_o * c_i * count}. ` +
        `One dense layer over the whole image: ${dense} weights, ${dense} MACs.`,
    );
    move();
  }

  /** The pixel or the view is another. */
  function move() {
    hovered = {}; // the picture has moved on from what the pointer rests on
    const matrix = model.get("as_matrix");
    asMatrix.show(matrix);
    const rest = matrix ? [pixels[0].length] : size();
    const shape = (/** @type {Matrix} */ { length }) => `(${by(length, ...rest)})`;
    top.show(
      tint("kernel", `(${by(values.length, pixels.length)})`),
      " · ",
      tint("input", shape(pixels)),
      " = ",
      tint("output", shape(values)),
    );
    layOut();
    paint();
  }

  /** Finds room for the arrays, as pictures or as matrices. */
  function layOut() {
    const matrix = model.get("as_matrix");
    const columns = matrix ? pixels[0].length : size()[1];
    const fit = (/** @type {number} */ around, /** @type {number} */ cells) => Math.floor((width - around) / cells);
    const room = fit(12, columns);
    const step = Math.max(Math.min(fit(120, pixels.length + 3), room, 44), STEP);
    const layout = !matrix ? "fold" : room < STEP ? "scroll" : "matrix";
    rearrange(layout, () => {
      root.style.setProperty("--cb-step", `${step}px`);
      for (const grid of both) {
        grid.fold(columns);
        grid.fit(step, matrix ? width : Infinity);
      }
      setAttribute(stage, "data-layout", layout);
    });
  }

  /** Lays the cells out anew. From one view to the other, they are seen to go; what scrolls would hide them on the way.
   * @param {string} layout @param {() => void} change */
  function rearrange(layout, change) {
    const { layout: old = layout } = stage.dataset;
    const still = old === layout || (old + layout).includes("scroll");
    const moving = !still && !matchMedia("(prefers-reduced-motion: reduce)").matches;
    const cells = moving ? [...stage.querySelectorAll(".cb-mix > .cb-panel .cb-cell")] : [];
    const places = () => cells.map((cell) => cell.getBoundingClientRect());
    const before = places();
    change();
    places().forEach(({ x, y }, at) => {
      const translate = [`${before[at].x - x}px ${before[at].y - y}px`, "0 0"];
      cells[at].animate({ translate }, { duration: 700, easing: "ease-in-out" });
    });
  }

  /** Shows the pixel where it is, and what belongs to it. */
  function paint() {
    const { K, bias } = layer();
    const { c = term, o = channel(), p = index() } = model.get("playing") ? {} : hovered;
    const matrix = model.get("as_matrix");
    const last = walk.all() ? Infinity : index();
    const pair = (/** @type {number} */ row) => ({ marks: row === c ? "cb-pair" : "" });
    const column = (/** @type {Matrix} */ all) => all.map((row) => [row[p]]);

    const on = matrix ? "cb-on" : "cb-probed"; // in a matrix, the frame around the column is enough
    X.show(pixels, (row, q) =>
      q === p ? { corner: `×${formatShort(K[o][row])}`, marks: `${on} ${pair(row).marks}`, selected: true } : {},
    );
    W.show(K, (row, column) => (row === o ? pair(column) : {}));
    x.show(column(pixels), pair);
    b.show(bias.map((value) => [value]));
    y.show(column(values));
    Y.show(values, (row, q) => ({
      ...(q > last ? { text: "" } : {}),
      marks: marks({ "cb-later": q > last, "cb-on": q === p, "cb-uses": q === p && row === o }),
      selected: q === p && row === o,
    }));

    x.frame(0, 0, pixels.length, 1);
    W.frame(o, 0, 1, pixels.length);
    b.frame(o, 0, 1, 1);
    y.frame(o, 0, 1, 1);
    // Coming by Tab must not change the output channel that the reader has chosen.
    for (const [grid, column] of /** @type {const} */ ([[W, c], [b, 0], [y, 0]])) {
      if (!grid.focused()) grid.setStop(o, column);
    }
    for (const { frame, focused, setStop, head } of both) {
      frame(0, p, matrix ? (head === X.head ? pixels : values).length : 0, 1);
      if (!focused()) setStop(o, p);
      [...head.children].forEach((one, q) => (one.className = q === p ? "cb-on" : ""));
    }
    const at = place(p).join(", ");
    X.panel.caption(`x = X[:, ${at}]`);
    Y.panel.caption(`y = Y[:, ${at}]`);
    arithmetic.replaceChildren(...sum(`Y[${o}, ${at}]`, taps(K, pixels, o, p), bias[o], values[o][p], { u: 0, v: c }));
    walk.update();
  }

  // ── Start ────────────────────────────────────────────────────────────────────────────────────────────────────────

  watchWidth(stage, signal, (now) => {
    width = now;
    move();
  });
  return {
    children: [
      walk.element,
      h("div", { class: "cb-options" }, asMatrix.element, walk.showAll, view.resetButton),
      stage,
      arithmetic,
      h("p", { class: "cb-note" }, "Point at a pixel or a row of W. Enter or a second click edits X, W and b."),
      view.problem,
      h("div", { class: "cb-size" }, cost),
    ],
    update,
    move,
    follow: () => ({ position: walk.position(), channel: channel() }),
    start: { position: [0, 0], channel: 0 },
  };
}

export default defineWidget({
  title: "1×1 convolution, pixel by pixel",
  defaults: DEFAULTS,
  settings: ["X", "K", "bias"],
  looks: ["position", "channel", "as_matrix", "show_all"],
  check,
  build,
});
