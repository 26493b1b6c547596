// ImageFilter: a photograph, or the reader's own image, under a kernel that the reader changes.

import { check, decode, fitted, LIMITS, luma, scaleEnd, shades, weightSum } from "../arithmetic/filter.js";
import { correlate, products, sizeOf } from "../arithmetic/dense.js";
import { createArray } from "../array.js";
import { createBias } from "../bias.js";
import { createCheckbox, createSelect } from "../controls.js";
import { format, placeInside, range } from "../core.js";
import { h, setAttribute, setText } from "../dom.js";
import { same, save } from "../host.js";
import { createPanel, operator } from "../panel.js";
import { sum } from "../sum.js";
import { defineWidget, replaced } from "../widget.js";
import { by, rowColumn } from "../words.js";

/** @typedef {import("../core.js").Matrix} Matrix */
/** @typedef {[number, number]} Place */
/** A kernel to start from: its name, its weights, what the result shows. @typedef {[string, Matrix, string]} Preset */
/**
 * @typedef {{image: [number, number, string], kernel: Matrix, bias: number, grey: boolean, presets: Preset[]}} Settings
 */

const SIDE = 320; // of a picture's longer side on the page, in pixels, where there is room

/** @param {import("../widget.js").View} view @returns {import("../widget.js").Parts} */
function build(view) {
  const { model, root, top } = view;
  const settings = () => /** @type {Settings} */ (view.settings);

  /** The reader's own image, where its window is, and what it is shown instead of. It stays out of the model, which a
   * notebook's kernel may read. @type {{X: Matrix, place: unknown, instead: unknown} | null} */
  let own = null;
  /** @type {Matrix} */ let X = [[0]]; // the image that is shown
  /** @type {Matrix | null} */ let painted = null; // the same, once it is drawn
  /** @type {Matrix} */ let Y = X; // what the kernel makes of it
  /** @type {Place} */ let weight = [0, 0]; // what the slider moves

  const kernelSize = () => sizeOf(settings().kernel);
  /** The output that is nearest to a place, which may be anything. @param {any} place */
  const inside = (place) => placeInside(place, ...sizeOf(Y));
  const position = () => inside(own ? own.place : model.get("position"));

  // ── What the reader does ─────────────────────────────────────────────────────────────────────────────────────────

  /** Moves the window. @param {Place} to */
  function go(to) {
    if (own) own.place = to;
    else model.set("position", to);
    show();
  }

  /** The reader has let go. */
  function rest() {
    save(model);
    const [i, j] = position();
    view.announce(`Output ${rowColumn([i, j])}: ${format(Y[i][j])}`);
  }

  /** @param {...number} place  of a weight */
  function choose(...place) {
    weight = /** @type {Place} */ (place);
    show();
  }

  /** Takes other settings, or says why not. @param {Partial<Settings>} changes */
  function use(changes) {
    view.complain(view.change(changes));
    update(); // a select that asked for what can't be shows what is
  }

  async function open() {
    const chosen = file.files?.[0];
    if (!chosen) return;
    const bitmap = chosen.size <= 2e7 ? await createImageBitmap(chosen).catch(() => null) : null;
    if (chosen !== file.files?.[0]) return; // another was chosen meanwhile
    const fits = bitmap && bitmap.height * bitmap.width <= 2.4e7;
    if (fits) own = { X: pixels(bitmap), place: model.get("position"), instead: settings().image };
    else file.value = "";
    view.complain(fits ? null : `“${chosen.name}” is not an image of at most 20 MB and 24 million pixels. Choose another file.`);
    update();
  }

  // ── Parts ────────────────────────────────────────────────────────────────────────────────────────────────────────

  /** A picture with a frame on it; a press takes the window there.
   * @param {"input" | "output"} role @param {string} title @param {import("../dom.js").Attributes} attributes */
  function createPicture(role, title, attributes) {
    const canvas = h("canvas");
    const spot = h("div.lens.spot");
    const box = h(
      "div",
      {
        class: `cb-photo cb-${role}-grid`,
        onpointerdown: point,
        onpointermove: point,
        onlostpointercapture: rest,
        ...attributes,
      },
      canvas,
      spot,
    );
    /** @param {PointerEvent} event */
    function point({ buttons, pointerId, offsetX, offsetY }) {
      if (!buttons) return;
      const pixel = [(offsetY / box.clientHeight) * canvas.height, (offsetX / box.clientWidth) * canvas.width];
      // In the input, the window's middle comes to the pointer.
      go(inside(pixel.map((at, axis) => Math.floor(at) - (role === "input" ? (kernelSize()[axis] - 1) >> 1 : 0))));
      box.setPointerCapture(pointerId);
    }
    return {
      panel: createPanel(role, title, box),
      /** @param {Matrix} values @param {number} [end]  of the signed scale */
      paint(values, end) {
        const [rows, columns] = sizeOf(values);
        Object.assign(canvas, { width: columns, height: rows }); // which clears it
        canvas.getContext("2d")?.putImageData(new ImageData(shades(values.flat(), end), columns, rows), 0, 0);
        // Both pictures have one scale, so that a place in one can be found in the other.
        box.style.width = `min(${(100 * columns) / X[0].length}%, ${(SIDE * columns) / Math.max(...sizeOf(X))}px)`;
      },
      /** Frames some pixels. @param {Place} place @param {Place} size */
      frame(place, size) {
        const sides = [canvas.height, canvas.width];
        const [top, left, height, width] = [...place, ...size].map((at, side) => `${(100 * at) / sides[side % 2]}%`);
        Object.assign(spot.style, { top, left, height, width });
      },
    };
  }

  const input = createPicture("input", "Input X", {
    role: "application",
    tabindex: 0,
    "aria-label": "Input X: the arrow keys move the window",
    onkeydown: keydown,
    onkeyup: rest, // of Tab, too: says where the window is
  });
  const output = createPicture("output", "Output Y", { role: "img", "aria-label": "Output Y" });
  const scale = h("div.scale");
  output.panel.element.append(scale);

  const presets = createSelect("Kernel", (name) => {
    const [, kernel] = settings().presets.find((preset) => preset[0] === name) ?? ["", settings().kernel];
    use({ kernel, grey: weightSum(kernel) === 1 });
  });
  const slider = h("input.range", {
    type: "range",
    
    min: -5,
    max: 5,
    step: 0.1,
    oninput: () => view.apply({ kernel: replaced(settings().kernel, weight, Number(slider.value)) }),
    onchange: () => save(model),
  });
  const window = createArray(view, "input", "Window", { onFocus: choose });
  const kernel = createArray(
    view,
    "kernel",
    "Kernel K",
    { onFocus: choose, onEdit: (u, v, text) => view.edit("kernel", [u, v], text) },
    slider,
  );
  const bias = createBias(view);
  const sizes = ["rows", "columns"].map((label, axis) =>
    createSelect(label, (wanted) => {
      const [rows, columns] = replaced(kernelSize(), [axis], Number(wanted));
      // Weights that stay keep their place; new ones are 0.
      const weightAt = (/** @type {number} */ u, /** @type {number} */ v) => settings().kernel[u]?.[v] ?? 0;
      use({ kernel: range(rows).map((u) => range(columns).map((v) => weightAt(u, v))) });
    }),
  );
  const grey = createCheckbox("Y as a grey image", (on) => view.change({ grey: on }));
  const file = h("input.select", { type: "file", accept: "image/*",  onchange: open });
  const about = h("p");
  const arithmetic = h("p.sum");

  /** @param {KeyboardEvent} event */
  function keydown(event) {
    const step = event.shiftKey ? 10 : 1;
    const by = { ArrowUp: [-step, 0], ArrowDown: [step, 0], ArrowLeft: [0, -step], ArrowRight: [0, step] }[event.key];
    if (!by || event.ctrlKey || event.altKey || event.metaKey) return;
    go(inside(position().map((at, axis) => at + by[axis])));
    event.preventDefault();
    event.stopPropagation();
  }

  // ── Showing ──────────────────────────────────────────────────────────────────────────────────────────────────────

  function update() {
    const { image, kernel: K, bias: b, grey: clipped, presets: all } = settings();
    if (own?.instead !== image) own = null; // the kernel has sent another
    X = own?.X ?? decode(image);
    Y = correlate(X, K, b);
    const [rows, columns] = kernelSize();
    weight = placeInside(weight, rows, columns);
    root.style.setProperty("--cb-columns", String(columns));
    top.shapes(by(...sizeOf(X)), by(rows, columns), by(...sizeOf(Y)));

    const [preset, , remark] = all.find((each) => same(each[1], K)) ?? ["", K, ""];
    presets.show(preset, [["", "Your own"], ...all.map(([each]) => /** @type {[string, string]} */ ([each, each]))]);
    setText(about, remark);
    kernel.panel.caption(`weights sum to ${format(weightSum(K))}`);
    sizes.forEach((select, axis) => {
      const most = Math.min(LIMITS.kernel, sizeOf(X)[axis]);
      select.show(kernelSize()[axis], range(most).map((k) => [k + 1, `${k + 1}`]));
    });
    bias.update();
    grey.show(clipped);

    const end = clipped ? undefined : scaleEnd(Y.flat());
    if (X !== painted) input.paint(X);
    painted = X;
    output.paint(Y, end);
    scale.hidden = clipped;
    input.panel.caption("0 (black) to 1 (white)");
    output.panel.caption(end ? `from ${format(-end)} (orange) over 0 to ${format(end)} (purple)` : "clipped to 0…1");
    show();
  }

  /** Shows the window, and its sum. */
  function show() {
    const place = position();
    const [i, j] = place;
    const { kernel: K, bias: b } = settings();
    const [u, v] = weight;
    const [rows, columns] = kernelSize();
    input.frame(place, [rows, columns]);
    output.frame(place, [1, 1]);
    window.panel.caption(`from X[${i}, ${j}]`);
    /** @type {import("../array.js").Describe} */
    const mark = (row, column) => ({ marks: row === u && column === v ? " cb-pair" : "" });
    window.show(X.slice(i, i + rows).map((line) => line.slice(j, j + columns)), mark);
    kernel.show(K, mark);
    const taps = products(X, K, place);
    /** @type {NodeListOf<HTMLElement>} */ (window.body.querySelectorAll(".cb-cell")).forEach((cell, at) => {
      // As bright as its pixel; the number on it in black or white, at least 4.5 to 1.
      const { x } = taps[at];
      cell.style.cssText = `background:hsl(0 0% ${100 * x}%);color:${x < 0.46 ? "#fff" : "#000"}`;
    });
    setAttribute(slider, "aria-label", `K[${u}, ${v}]`);
    slider.value = String(K[u][v]);
    setAttribute(slider, "aria-valuetext", format(K[u][v]));
    arithmetic.replaceChildren(...sum(`Y[${i}, ${j}]`, taps, b, Y[i][j], { u, v }));
  }

  // ── Start ────────────────────────────────────────────────────────────────────────────────────────────────────────

  return {
    children: [
      h("div.options", presets.element, ...sizes.map(({ element }) => element), about),
      h("div.photos", input.panel.element, output.panel.element),
      h(
        "div.filter",
        window.panel.element,
        operator("⋆"),
        kernel.panel.element,
        operator("+"),
        bias.element,
      ),
      arithmetic,
      h("p.note", "Press a pixel, or a weight for the slider. The arrow keys move the window, with Shift by ten."),
      view.problem,
      h("div.options", grey.element, view.resetButton),
      h("label", "Your own image, kept in this browser: ", file),
    ],
    update,
    move: show,
    clear() {
      own = null;
      file.value = "";
    },
    start: { position: model.get("position") },
  };
}

/** The greys of a picture, scaled to what the sums take, on white where it is transparent.
 * @param {ImageBitmap} bitmap */
function pixels(bitmap) {
  const [height, width] = fitted([bitmap.height, bitmap.width]);
  const context = /** @type {CanvasRenderingContext2D} */ (h("canvas", { width, height }).getContext("2d"));
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, 0, 0, width, height);
  return luma(context.getImageData(0, 0, width, height).data, width);
}

export default defineWidget({
  title: "Image filter",
  defaults: { presets: [] },
  settings: ["image", "kernel", "bias", "grey", "presets"],
  looks: ["position"],
  check,
  build,
});
