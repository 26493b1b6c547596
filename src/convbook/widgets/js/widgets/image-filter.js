// ImageFilter: a photograph, or the reader's own image, under a kernel that the reader changes.

import * as filter from "../arithmetic/filter.js";
import { weightCell } from "../cells.js";
import { createCheckbox, createNumberBox, createSelect } from "../controls.js";
import { format, formatShort, isTensor, placeInside, range } from "../core.js";
import { h, setAttribute, setText } from "../dom.js";
import { createGrid } from "../grid.js";
import { save } from "../host.js";
import { createPanel, operator } from "../panel.js";
import { sum } from "../sum.js";
import { defineWidget, replaced } from "../widget.js";
import { by, rowColumn } from "../words.js";

/** @typedef {filter.Image} Image */
/** @typedef {[number, number]} Place */
/** @typedef {{kernel: number[][], bias: number}} Settings */

const SIDE = 320; // of a picture's longer side on the page, in pixels, where there is room

/** @param {Record<string, any>} settings */
function check({ image, kernel, bias }) {
  const X = filter.decode(image);
  const { kernel: side } = filter.LIMITS;
  if (X && isTensor(kernel, [side, side]) && isTensor(bias, [])) return filter.unfit(X, kernel);
  return "image must be at most 256 × 256, kernel 9 × 9, its weights and the bias 1000000.";
}

/** @param {import("../widget.js").View} view @returns {import("../widget.js").Parts} */
function build(view) {
  const { model, signal, root, top } = view;
  const settings = () => /** @type {Settings} */ (view.settings);

  /** The reader's own image, and where its window is. It stays out of the model, which a notebook's kernel may read.
   * @type {{image: Image, place: unknown} | null} */
  let own = null;
  /** @type {Place | null} */ let hovered = null; // an output that the pointer is on
  /** @type {Place} */ let weight = [0, 0]; // what the slider moves
  let files = 0; // chosen so far: the last one counts
  let frame = 0; // asked for
  /** @type {unknown[]} */ let drawn = []; // what the pictures were made from
  let given = view.settings.image; // before the reader's own

  const image = () => own?.image ?? /** @type {Image} */ (filter.decode(view.settings.image));
  const size = () => filter.outputSizes(image(), settings().kernel);
  /** The output that is nearest to a place, which may be anything. @param {any} place */
  const inside = (place) => placeInside(place, ...size());
  const position = () => inside(own ? own.place : model.get("position"));
  const products = (/** @type {Place} */ place) => filter.products(image(), settings().kernel, ...place);
  const value = (/** @type {Place} */ place) =>
    products(place).reduce((all, { x, w }) => all + x * w, settings().bias);

  // ── What the reader does ─────────────────────────────────────────────────────────────────────────────────────────

  /** Moves the window. @param {Place} to */
  function go(to) {
    hovered = null;
    if (own) own.place = to;
    else model.set("position", to);
    show();
  }

  /** The reader has let go. */
  function rest() {
    save(model);
    view.announce(`Output ${rowColumn(position())}: ${format(value(position()))}`);
  }

  /** @param {number} u @param {number} v */
  function choose(u, v) {
    weight = [u, v];
    showWeight();
    show();
  }

  /** Takes another kernel, or says why not. @param {filter.Matrix} kernel */
  function use(kernel) {
    const problem = view.change({ kernel });
    view.complain(problem);
    update(); // a select that asked for what can't be shows what is
    return problem;
  }

  /** @param {File | undefined} chosen */
  async function open(chosen) {
    if (!chosen) return;
    const turn = ++files;
    let problem = filter.fileProblem(chosen);
    if (!problem) {
      // The values as they are stored, whatever the screen's colours; no address is made, which a policy may forbid.
      const how = /** @type {const} */ ({ colorSpaceConversion: "none", premultiplyAlpha: "none" });
      const bitmap = await createImageBitmap(chosen, how).catch(() => null);
      if (signal.aborted || turn !== files) return;
      problem = filter.fileProblem(chosen, bitmap);
      if (bitmap && !problem) own = { image: pixels(bitmap), place: model.get("position") };
      bitmap?.close();
    }
    view.complain(problem);
    setAttribute(file, "aria-invalid", problem ? "true" : null);
    if (!problem) update();
  }

  // ── Parts ────────────────────────────────────────────────────────────────────────────────────────────────────────

  /** A picture with a frame on it; the pointer looks at an output, and a press takes the window there.
   * @param {"input" | "output"} role @param {string} title @param {import("../dom.js").Attributes} attributes
   * @param {() => Place} middle  from a window's first pixel to the one that stands for it */
  function createPicture(role, title, attributes, middle) {
    const canvas = h("canvas");
    const spot = h("div", { class: "cb-spot" });
    const box = h(
      "div",
      {
        class: "cb-photo",
        onpointerdown: point,
        onpointermove: point,
        onpointerleave: point,
        onlostpointercapture: rest,
        ...attributes,
      },
      canvas,
      spot,
    );
    /** @param {PointerEvent} event */
    const at = (event) => {
      const { left, top, width, height } = box.getBoundingClientRect();
      const [u, v] = middle();
      return inside([
        Math.floor(((event.clientY - top) / height) * canvas.height) - u,
        Math.floor(((event.clientX - left) / width) * canvas.width) - v,
      ]);
    };
    /** @param {PointerEvent} event */
    function point(event) {
      if (event.type === "pointerdown") box.setPointerCapture(event.pointerId);
      if (event.buttons) return go(at(event));
      hovered = event.type === "pointermove" ? at(event) : null;
      show();
    }
    return {
      box,
      panel: createPanel(role, title, box),
      /** @param {number} columns @param {Uint8ClampedArray<ArrayBuffer>} rgba */
      paint(columns, rgba) {
        draw(canvas, columns, rgba);
        // Both pictures have one scale, so that a place in one can be found in the other.
        const { rows: n, columns: all } = image();
        box.style.width = `min(${(100 * columns) / all}%, ${(SIDE * columns) / Math.max(n, all)}px)`;
      },
      /** Frames some pixels. @param {Place} place @param {Place} size @param {Place} of */
      frame([i, j], [rows, columns], [all, width]) {
        const percent = (/** @type {string} */ side, /** @type {number} */ share) => `${side}:${100 * share}%;`;
        const [top, left] = [percent("top", i / all), percent("left", j / width)];
        spot.style.cssText = top + left + percent("height", rows / all) + percent("width", columns / width);
      },
    };
  }

  const kernelSize = () => /** @type {Place} */ ([settings().kernel.length, settings().kernel[0].length]);
  const input = createPicture(
    "input",
    "Input X",
    {
      role: "application",
      tabindex: 0,
      "aria-label": "Input X: the arrow keys move the window",
      onkeydown: keydown,
      onkeyup: rest, // of Tab, too: says where the window is
    },
    () => /** @type {Place} */ (kernelSize().map((k) => (k - 1) >> 1)),
  );
  const output = createPicture("output", "Output Y", { role: "img", "aria-label": "Output Y" }, () => [0, 0]);
  const ramp = h("canvas");
  const scale = range(3).map(() => h("span"));
  output.panel.element.append(h("p", { class: "cb-scale" }, ramp, ...scale));

  const presets = createSelect("Kernel", (name) => {
    const preset = filter.PRESETS.find((one) => one[0] === name);
    if (preset && !use(preset[1])) view.look({ grey: Boolean(preset[3]) });
  });
  const windowGrid = createGrid({ label: "Window", role: "input", onFocus: choose });
  const kernelGrid = createGrid({
    label: "Kernel K",
    role: "kernel",
    onFocus: choose,
    editable: () => true,
    onEdit: (u, v, text) => view.edit("kernel", [u, v], text),
    onProblem: view.complain,
  });
  const name = h("span");
  const slider = h("input", {
    type: "range",
    class: "cb-range",
    min: -5,
    max: 5,
    step: 0.1,
    oninput: () => view.apply({ kernel: replaced(settings().kernel, weight, Number(slider.value)) }),
    onchange: () => save(model),
  });
  const window = createPanel("input", "Window", windowGrid.element);
  const kernel = createPanel("kernel", "Kernel K", kernelGrid.element, h("label", { class: "cb-label" }, name, slider));
  const bias = createNumberBox({
    label: "Bias b",
    name: "bias",
    get: () => settings().bias,
    set: (number) => view.change({ bias: number }),
    onProblem: view.announce,
  });
  const sizes = ["rows", "columns"].map((label, axis) =>
    createSelect(label, (wanted) => {
      const [rows, columns] = kernelSize().map((k, at) => range(at === axis ? Number(wanted) : k));
      // Weights that stay keep their place; new ones are 0.
      use(rows.map((u) => columns.map((v) => settings().kernel[u]?.[v] ?? 0)));
    }),
  );
  const grey = createCheckbox("Show Y as a grey image, clipped to 0 … 1", (on) => view.look({ grey: on }));
  const file = h("input", { type: "file", accept: "image/*", class: "cb-file", onchange: () => open(file.files?.[0]) });
  const about = h("p", { class: "cb-about" });
  const arithmetic = h("p", { class: "cb-sum" });

  /** @param {KeyboardEvent} event */
  function keydown(event) {
    const step = event.shiftKey ? 10 : 1;
    const by = { ArrowUp: [-step, 0], ArrowDown: [step, 0], ArrowLeft: [0, -step], ArrowRight: [0, step] }[event.key];
    if (!by || event.ctrlKey || event.altKey || event.metaKey) return;
    const [i, j] = position();
    go(inside([i + by[0], j + by[1]]));
    event.preventDefault();
    event.stopPropagation();
  }
  signal.addEventListener("abort", () => cancelAnimationFrame(frame), { once: true });

  // ── Showing ──────────────────────────────────────────────────────────────────────────────────────────────────────

  function update() {
    if (given !== view.settings.image) own = null; // the kernel has sent another
    given = view.settings.image;
    const [rows, columns] = kernelSize();
    const { kernel: K } = settings();
    weight = [Math.min(weight[0], rows - 1), Math.min(weight[1], columns - 1)];
    for (const grid of [windowGrid, kernelGrid]) grid.resize(rows, columns);
    root.style.setProperty("--cb-columns", String(columns));
    top.shapes(by(image().rows, image().columns), by(rows, columns), by(...size()));
    const preset = filter.PRESETS.find((one) => JSON.stringify(one[1]) === JSON.stringify(K));
    const choices = filter.PRESETS.map(([each]) => /** @type {[string, string]} */ ([each, each]));
    presets.show(preset?.[0] ?? "", preset ? choices : [["", "Your own"], ...choices]);
    setText(about, (preset ? `${preset[2]}. ` : "") + filter.sumText(K, settings().bias));
    bias.update();
    sizes.forEach((select, axis) =>
      select.show(
        kernelSize()[axis],
        range(filter.LIMITS.kernel).map((k) => [k + 1, `${k + 1}`]),
      ),
    );
    showWeight();
    move();
  }

  function showWeight() {
    const [u, v] = weight;
    const now = settings().kernel[u][v];
    setText(name, `K[${u}, ${v}]`);
    slider.value = String(now);
    setAttribute(slider, "aria-valuetext", format(now));
  }

  /** The window has moved, or Y is shown in another way. */
  function move() {
    grey.show(Boolean(model.get("grey")));
    show();
    frame ||= requestAnimationFrame(paint); // however many changes there were: one run a frame
  }

  /** Shows the window, and its sum. */
  function show() {
    const place = hovered ? inside(hovered) : position();
    const [i, j] = place;
    const K = kernelSize();
    const taps = products(place);
    input.frame(place, K, [image().rows, image().columns]);
    output.frame(place, [1, 1], size());
    window.caption(`from X[${i}, ${j}]`);
    const [u, v] = weight;
    const here = (/** @type {number} */ row, /** @type {number} */ column) => row === u && column === v;
    windowGrid.paint((row, column) => {
      const { x, w } = taps[row * K[1] + column];
      const corner = K[1] < 7 ? `×${formatShort(w)}` : ""; // else there is no room for it
      return { ...weightCell(x, here(row, column)), corner };
    });
    const cells = /** @type {NodeListOf<HTMLElement>} */ (windowGrid.body.querySelectorAll(".cb-cell"));
    taps.forEach(({ x }, at) => {
      // As bright as its pixel; the number on it in black or white, at least 4.5 to 1.
      cells[at].style.cssText = `background:rgb(${`${255 * x} `.repeat(3)});color:${x < 0.46 ? "#fff" : "#000"}`;
    });
    kernelGrid.paint((row, column) => weightCell(settings().kernel[row][column], here(row, column)));
    for (const grid of [windowGrid, kernelGrid]) grid.frame(0, 0, 0, 0);
    arithmetic.replaceChildren(...sum(`Y[${i}, ${j}]`, taps, settings().bias, value(place), { u, v }));
  }

  /** Draws what has changed of the pictures. */
  function paint() {
    frame = 0;
    const X = image();
    const now = [X, settings().kernel, settings().bias, Boolean(model.get("grey"))];
    if (now.every((one, at) => one === drawn[at])) return;
    input.paint(X.columns, filter.shades(X.values, null));
    drawn = now;
    const Y = filter.correlate(X, settings().kernel, settings().bias);
    const end = model.get("grey") ? null : filter.scaleEnd(Y);
    output.paint(size()[1], filter.shades(Y, end));
    const labels = end ? [-end, 0, end] : [0, 0.5, 1];
    const steps = range(129).map((at) => labels[0] + ((labels[2] - labels[0]) * at) / 128);
    draw(ramp, 129, filter.shades(steps, end));
    // The last shades stand for all that is beyond, too.
    scale.forEach((part, at) => setText(part, ["≤ ", "", "≥ "][at] + format(labels[at])));
  }

  // ── Start ────────────────────────────────────────────────────────────────────────────────────────────────────────

  return {
    children: [
      h("div", { class: "cb-options" }, presets.element, ...sizes.map(({ element }) => element), about),
      h("div", { class: "cb-photos" }, input.panel.element, output.panel.element),
      h("div", { class: "cb-products" }, window.element, operator("⋆"), kernel.element, operator("+"), bias.element),
      arithmetic,
      h("p", { class: "cb-note" }, "Press a pixel, or use the arrow keys: with Shift, by ten. Black is 0, white is 1."),
      view.problem,
      bias.error,
      h("div", { class: "cb-options" }, grey.element, view.resetButton),
      h("label", {}, "Your own image, which stays in this browser: ", file),
    ],
    update,
    move,
    clear() {
      own = null;
      file.value = "";
      setAttribute(file, "aria-invalid", null);
      files += 1;
      bias.clear();
    },
    follow: () => (own ? {} : { position: position() }),
  };
}

/** @param {HTMLCanvasElement} canvas @param {number} columns @param {Uint8ClampedArray<ArrayBuffer>} rgba */
function draw(canvas, columns, rgba) {
  const rows = rgba.length / 4 / columns;
  if (canvas.width !== columns) canvas.width = columns;
  if (canvas.height !== rows) canvas.height = rows;
  canvas.getContext("2d")?.putImageData(new ImageData(rgba, columns, rows), 0, 0);
}

/** The grey values of a picture, scaled down to what the sums take, on white where it is transparent.
 * @param {ImageBitmap} bitmap */
function pixels(bitmap) {
  const [width, height] = filter.fitted(bitmap.width, bitmap.height);
  const context = /** @type {CanvasRenderingContext2D} */ (h("canvas", { width, height }).getContext("2d"));
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, 0, 0, width, height);
  return filter.luma(context.getImageData(0, 0, width, height).data, width);
}

export default defineWidget({
  title: "Image filter",
  defaults: { image: [1, 1, "AA=="], kernel: [[1]], bias: 0, grey: false, position: [0, 0] },
  settings: ["image", "kernel", "bias"],
  looks: ["grey", "position"],
  check,
  build,
});
