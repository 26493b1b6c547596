// ImageFilter: a photograph, or the reader's own image, under a kernel that the reader changes.

import { createArray } from "../parts/array.js";
import { placeInside, replaced, sizeOf } from "../parts/arrays.js";
import { createBias } from "../parts/bias.js";
import { createCheckbox, createSelect } from "../parts/controls.js";
import { h, setAttribute, setText } from "../parts/dom.js";
import { save } from "../parts/host.js";
import { correlate, products } from "../parts/matrix.js";
import { format } from "../parts/numbers.js";
import { createPanel, operator } from "../parts/panel.js";
import { sum } from "../parts/sum.js";
import { defineWidget } from "../parts/widget.js";
import { by, rowColumn } from "../parts/words.js";
import { check, decode, fitted, luma, scaleEnd, shades, weightSum } from "./arithmetic.js";
import { LOOKS, SETTINGS } from "./generated.js";

/** @typedef {import("../parts/window.js").Matrix} Matrix */
/** @typedef {[number, number]} Place */
/** A kernel to start from: its name, its weights, what the result shows. @typedef {[string, Matrix, string]} Preset */
/**
 * @typedef {{image: [number, number, string], kernel: Matrix, bias: number, grey: boolean, presets: Preset[]}} Settings
 */

const SIDE = 320; // of a picture's longer side on the page, in pixels, where there is room

/** @param {import("../parts/widget.js").View} view @returns {import("../parts/widget.js").Parts} */
function build(view) {
  const { model, top } = view;
  const settings = () => /** @type {Settings} */ (view.settings);

  /** The reader's own image and what it is shown instead of. It stays out of the model, which a notebook's kernel may
   * read, and so does the place of its window. @type {Matrix | null} */
  let own = null;
  /** @type {unknown} */ let instead;
  /** @type {unknown} */ let place;
  /** @type {Matrix} */ let X = [[0]]; // the image that is shown
  /** @type {Matrix | null} */ let painted = null; // the same, once it is drawn
  /** @type {Matrix} */ let Y = X; // what the kernel makes of it
  /** @type {Place} */ let weight = [0, 0]; // what the slider moves

  const kernelSize = () => sizeOf(settings().kernel);
  /** The output at the window's place, or the nearest one. */
  function position() {
    if (!own) place = model.get("position");
    return placeInside(place, ...sizeOf(Y));
  }

  // ── What the reader does ─────────────────────────────────────────────────────────────────────────────────────────

  /** Moves the window as near as it can come. @param {number[]} to */
  function go(to) {
    place = placeInside(to, ...sizeOf(Y));
    if (!own) model.set("position", place);
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

  async function open() {
    const chosen = file.files?.[0];
    if (!chosen) return;
    const bitmap = chosen.size <= 4e7 ? await createImageBitmap(chosen).catch(() => null) : null;
    if (chosen !== file.files?.[0]) return; // another was chosen meanwhile
    const fits = bitmap && bitmap.height * bitmap.width <= 5e7;
    if (fits) [own, instead, taken] = [pixels(bitmap), settings().image, file.files];
    else file.files = taken;
    view.complain(fits ? null : `“${chosen.name}” can't be read as an image of at most 40 MB and 50 million pixels.`);
    update();
  }

  // ── Parts ────────────────────────────────────────────────────────────────────────────────────────────────────────

  /** A picture with a frame on it; a press takes the window there.
   * @param {"input" | "output"} role @param {string} title @param {import("../parts/dom.js").Attributes} attributes */
  function createPicture(role, title, attributes) {
    const canvas = h("canvas");
    const spot = h("div.lens.spot");
    const box = h(
      `div.photo.${role}-grid`,
      { onpointerdown: point, onpointermove: point, onlostpointercapture: rest, ...attributes },
      canvas,
      spot,
    );
    /** @param {PointerEvent} event */
    function point({ buttons, pointerId, offsetX, offsetY }) {
      if (!buttons) return;
      const pixel = [(offsetY / box.clientHeight) * canvas.height, (offsetX / box.clientWidth) * canvas.width];
      // In the input, the window's middle comes to the pointer.
      go(pixel.map((at, axis) => Math.floor(at) - (role === "input" ? (kernelSize()[axis] - 1) >> 1 : 0)));
      box.setPointerCapture(pointerId);
    }
    return {
      panel: createPanel(role, title, box),
      /** @param {Matrix} values @param {number} [end]  of the signed scale */
      paint(values, end) {
        const [rows, columns] = sizeOf(values);
        canvas.width = columns;
        canvas.height = rows;
        canvas.getContext("2d")?.putImageData(new ImageData(shades(values.flat(), end), columns), 0, 0);
        // Both pictures have one scale, so that a place in one can be found in the other.
        box.style.width = `min(${(100 * columns) / X[0].length}%, ${(SIDE * columns) / Math.max(...sizeOf(X))}px)`;
      },
      /** Frames some pixels. @param {number[]} pixels  row, column, rows, columns */
      frame(pixels) {
        pixels.forEach((at, side) => {
          const all = side % 2 ? canvas.width : canvas.height;
          spot.style.setProperty(["top", "left", "height", "width"][side], `${(100 * at) / all}%`);
        });
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

  const presets = createSelect("Kernel", (chosen) => {
    const kernel = JSON.parse(chosen);
    view.complain(view.change({ kernel, grey: weightSum(kernel) === 1 }));
    update(); // where that is refused, the select shows what is
    view.announce(about.textContent ?? "");
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
  const grey = createCheckbox("Y as a grey image", (on) => view.change({ grey: on }));
  const file = h("input.file", { type: "file", accept: "image/*", onchange: open });
  let taken = file.files; // the last that could be shown
  const about = h("p");
  const arithmetic = h("p.sum");

  /** @param {KeyboardEvent} event */
  function keydown(event) {
    const step = event.shiftKey ? 10 : 1;
    const by = { ArrowUp: [-step, 0], ArrowDown: [step, 0], ArrowLeft: [0, -step], ArrowRight: [0, step] }[event.key];
    if (!by || event.ctrlKey || event.altKey || event.metaKey) return;
    go(position().map((at, axis) => at + by[axis]));
    event.preventDefault();
    event.stopPropagation();
  }

  // ── Showing ──────────────────────────────────────────────────────────────────────────────────────────────────────

  function update() {
    const { image, kernel: K, bias: b, grey: clipped, presets: all } = settings();
    if (instead !== image) own = null; // the kernel has sent another
    X = own ?? decode(image);
    Y = correlate(X, K, b);
    const [rows, columns] = kernelSize();
    weight = placeInside(weight, rows, columns);
    top.shapes(by(...sizeOf(X)), by(rows, columns), by(...sizeOf(Y)));

    const written = JSON.stringify(K);
    /** @type {[string, string, string][]} */
    const choices = all.map(([name, each, remark]) => [JSON.stringify(each), name, remark]);
    choices.push([written, "Your own", "Your own"]); // chosen where it is none of them
    presets.show(written, choices);
    setText(about, choices.find(([each]) => each === written)?.[2] ?? "");
    kernel.panel.caption(`weights sum to ${format(weightSum(K))}`);
    bias.update();
    grey.show(clipped);

    const end = clipped ? undefined : scaleEnd(Y.flat());
    if (X !== painted) input.paint(X);
    painted = X;
    output.paint(Y, end);
    scale.hidden = clipped;
    input.panel.caption("0 (black) to 1 (white)");
    output.panel.caption(
      end ? `from ${format(-end)} (orange) over 0 to ${format(end)} (purple), clipped` : "clipped to 0…1",
    );
    show();
  }

  /** Shows the window, and its sum. */
  function show() {
    const [i, j] = position();
    const { kernel: K, bias: b } = settings();
    const [u, v] = weight;
    const [rows, columns] = kernelSize();
    input.frame([i, j, rows, columns]);
    output.frame([i, j, 1, 1]);
    /** @type {import("../parts/array.js").Describe} */
    const mark = (row, column) => ({ marks: row === u && column === v ? " cb-pair" : "" });
    window.show(
      X.slice(i, i + rows).map((line) => line.slice(j, j + columns)),
      mark,
    );
    kernel.show(K, mark);
    const taps = products(X, K, [i, j]);
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
      presets.element,
      about,
      h("div.photos", input.panel.element, output.panel.element),
      h("div.filter", window.panel.element, operator("⋆"), kernel.panel.element, operator("+"), bias.element),
      arithmetic,
      h("p.note", "Press a pixel or a weight. The arrow keys move the window, with Shift by ten."),
      view.problem,
      h("div.options", grey.element, view.resetButton),
      h("label", "Your own image, kept in this browser: ", file),
    ],
    update,
    move: show,
    clear() {
      own = null;
      file.value = "";
      taken = file.files;
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
  settings: SETTINGS,
  looks: LOOKS,
  check,
  build,
});
