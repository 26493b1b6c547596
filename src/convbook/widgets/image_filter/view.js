// ImageFilter: a photograph, or the reader's own image, under a kernel that the reader changes.

import { createArray } from "../parts/array.js";
import { placeInside, range, replaced, sizeOf } from "../parts/arrays.js";
import { createBias } from "../parts/bias.js";
import { createCheckbox, createSelect } from "../parts/controls.js";
import { h, setAttribute, setText } from "../parts/dom.js";
import { same, save } from "../parts/host.js";
import { correlate, products } from "../parts/matrix.js";
import { format } from "../parts/numbers.js";
import { createPanel } from "../parts/panel.js";
import { createRoom } from "../parts/room.js";
import { longest, longestSum, shortSum } from "../parts/short-sum.js";
import { defineWidget } from "../parts/widget.js";
import { by, rowColumn } from "../parts/words.js";
import { check, decode, fitted, luma, resized, scaleEnd, shades, weightSum } from "./arithmetic.js";
import { LOOKS, SETTINGS } from "./generated.js";

/** @typedef {import("../parts/window.js").Matrix} Matrix */
/** @typedef {[number, number]} Place */
/** A kernel to start from: its name, its weights, what the result shows. @typedef {[string, Matrix, string]} Preset */
/**
 * @typedef {{image: [number, number, string], kernel: Matrix, bias: number, grey: boolean, presets: Preset[]}} Settings
 */
/**
 * An image that the reader has opened. It stays out of the model, which a notebook's kernel may read, and so does the
 * place of its window. `instead` is the model's image that it stands for: until the kernel sends another.
 * @typedef {{image: Matrix, place: Place, instead: unknown}} Own
 */

const SIDE = 320; // of a picture's longer side on the page, in pixels, where there is room
const LEAST_SIDE = 3; // of what a kernel may grow to, whatever the presets are
const LONG_PIXEL = 0.8888; // has as many digits as any
const LONG_WEIGHT = -4.9; // of those that the slider reaches
const MOST_BYTES = 4e7; // of a file
const MOST_PIXELS = 5e7;
const MINE = "Your own"; // in place of a preset's name

/** @param {import("../parts/widget.js").View} view @returns {import("../parts/widget.js").Parts} */
function build(view) {
  const { model, top } = view;
  const settings = () => /** @type {Settings} */ (view.settings);

  /** @type {Own | null} */ let own = null;
  /** @type {Matrix} */ let X = [[0]]; // the image that is shown
  /** @type {Matrix | null} */ let painted = null; // the same, once it is drawn
  /** @type {Matrix} */ let Y = X; // what the kernel makes of it
  /** @type {Place} */ let weight = [0, 0]; // what the slider moves
  /** @type {Place | null} */ let pointed = null; // the weight, or its pixel, that the pointer is on

  const kernelSize = () => sizeOf(settings().kernel);
  /** The output at the window's place, or the nearest one. */
  const position = () => placeInside(own ? own.place : model.get("position"), ...sizeOf(Y));
  /** Which preset the kernel is; −1: none. */
  const preset = () => settings().presets.findIndex(([, kernel]) => same(kernel, settings().kernel));

  // ── What the reader does ─────────────────────────────────────────────────────────────────────────────────────────

  /** Moves the window as near as it can come. @param {number[]} to */
  function go(to) {
    const place = placeInside(to, ...sizeOf(Y));
    if (own) own.place = place;
    else model.set("position", place);
    show();
  }

  /** The reader has let go. */
  function rest() {
    save(model);
    const [i, j] = position();
    view.announce(`Output ${rowColumn([i, j])}: ${format(Y[i][j])}`);
  }

  /** @param {Place} place  of a weight, or of a pixel in the window */
  function choose(...place) {
    weight = place;
    show();
  }

  /** @param {Place | null} place  the same */
  function pointAt(place) {
    pointed = place;
    show();
  }
  const choosing = { onFocus: choose, onHover: pointAt };

  /** @param {number} rows @param {number} columns */
  function resize(rows, columns) {
    view.complain(view.change({ kernel: resized(settings().kernel, rows, columns) }));
    update(); // where that is refused, the selects show what is
  }

  async function open() {
    const chosen = file.files?.[0];
    if (!chosen) return;
    const bitmap = chosen.size <= MOST_BYTES ? await createImageBitmap(chosen).catch(() => null) : null;
    if (chosen !== file.files?.[0]) return; // another was chosen meanwhile
    if (bitmap && bitmap.height * bitmap.width <= MOST_PIXELS) {
      own = { image: pixels(bitmap), place: position(), instead: settings().image };
      taken = file.files;
      view.complain(null);
    } else {
      file.files = taken;
      view.complain(`“${chosen.name}” can't be read as an image of at most 40 MB and 50 million pixels.`);
    }
    update();
  }

  // ── Parts ────────────────────────────────────────────────────────────────────────────────────────────────────────

  /** A picture with a frame on it; a press takes the window there.
   * @param {"input" | "output"} role @param {string} title @param {import("../parts/dom.js").Attributes} attributes */
  function createPicture(role, title, attributes) {
    const canvas = h("canvas");
    const scale = createScale();
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
      const row = Math.floor((offsetY / box.clientHeight) * canvas.height);
      const column = Math.floor((offsetX / box.clientWidth) * canvas.width);
      // In the input, the window's middle comes to the pointer.
      const [up, left] = role === "input" ? kernelSize().map((size) => Math.floor((size - 1) / 2)) : [0, 0];
      go([row - up, column - left]);
      box.setPointerCapture(pointerId);
    }
    return {
      box,
      scale,
      panel: createPanel(role, title, box, scale.element),
      /** @param {Matrix} values @param {number} [end]  of the signed scale */
      paint(values, end) {
        const [rows, columns] = sizeOf(values);
        canvas.width = columns;
        canvas.height = rows;
        canvas.getContext("2d")?.putImageData(new ImageData(shades(values.flat(), end), columns), 0, 0);
        // Both pictures have one scale, so that a place in one can be found in the other.
        box.style.width = `min(${(100 * columns) / X[0].length}%, ${(SIDE * columns) / Math.max(...sizeOf(X))}px)`;
      },
      /** Frames some pixels. @param {number} row @param {number} column @param {number} rows @param {number} columns */
      frame(row, column, rows, columns) {
        spot.style.top = `${(100 * row) / canvas.height}%`;
        spot.style.left = `${(100 * column) / canvas.width}%`;
        spot.style.height = `${(100 * rows) / canvas.height}%`;
        spot.style.width = `${(100 * columns) / canvas.width}%`;
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
  input.scale.show("0", "", "1");
  const output = createPicture("output", "Output Y", { role: "img" });

  const presets = createSelect("Kernel", (chosen) => {
    const [, kernel] = settings().presets[Number(chosen)] ?? ["", settings().kernel];
    view.complain(view.change({ kernel, grey: weightSum(kernel) === 1 }));
    update(); // where that is refused, the select shows what is
    view.announce(about.textContent ?? "");
  });
  const about = h("p.about");
  const aboutRoom = createRoom(about);

  const sliderName = h("span");
  const slider = h("input.range", {
    type: "range",
    min: -5,
    max: 5,
    step: 0.1,
    oninput: () => view.apply({ kernel: replaced(settings().kernel, weight, Number(slider.value)) }),
    onchange: () => save(model),
  });
  const kernel = createArray(
    view,
    "kernel",
    "Kernel K",
    { ...choosing, onEdit: (u, v, text) => view.edit("kernel", [u, v], text) },
    h("label.line", sliderName, slider),
  );
  const bias = createBias(view);
  const patch = createArray(view, "input", "Window", choosing);
  for (const { element } of [kernel.panel, patch.panel]) element.classList.add("cb-square");
  const arithmetic = h("p.sum");
  const arithmeticRoom = createRoom(arithmetic);

  const grey = createCheckbox("Y as a grey image", (on) => view.change({ grey: on }));
  const rowCount = createSelect("Rows of K", (rows) => resize(Number(rows), kernelSize()[1]));
  const columnCount = createSelect("Columns", (columns) => resize(kernelSize()[0], Number(columns)));
  const file = h("input.file", { type: "file", accept: "image/*", onchange: open });
  let taken = file.files; // the last that could be shown

  /** @param {KeyboardEvent} event */
  function keydown(event) {
    const step = event.shiftKey ? 10 : 1;
    const move = { ArrowUp: [-step, 0], ArrowDown: [step, 0], ArrowLeft: [0, -step], ArrowRight: [0, step] }[event.key];
    if (!move || event.ctrlKey || event.altKey || event.metaKey) return;
    const [i, j] = position();
    go([i + move[0], j + move[1]]);
    event.preventDefault();
    event.stopPropagation();
  }

  // ── Showing ──────────────────────────────────────────────────────────────────────────────────────────────────────

  function update() {
    const { image, kernel: K, bias: b, grey: clipped, presets: all } = settings();
    if (own && own.instead !== image) own = null;
    X = own ? own.image : decode(image);
    Y = correlate(X, K, b);
    const [rows, columns] = kernelSize();
    weight = placeInside(weight, rows, columns);
    top.shapes(by(...sizeOf(X)), by(rows, columns), by(...sizeOf(Y)));

    const chosen = preset();
    /** @type {[number, string][]} */
    const choices = all.map(([name], at) => [at, name]);
    presets.show(chosen, [...choices, [-1, MINE]]);
    setText(about, all[chosen]?.[2] ?? `${MINE}.`);
    kernel.panel.caption(`sum ${format(weightSum(K))}`);
    bias.update();
    grey.show(clipped);
    reserve();

    const end = clipped ? undefined : scaleEnd(Y.flat());
    if (X !== painted) input.paint(X);
    painted = X;
    output.paint(Y, end);
    if (end) output.scale.show(`≤ ${format(-end)}`, "0", `≥ ${format(end)}`, true);
    else output.scale.show("≤ 0", "", "≥ 1");
    const [low, high] = end ? ["orange", "purple"] : ["black", "white"];
    setAttribute(
      output.box,
      "aria-label",
      `Output Y, from ${format(end ? -end : 0)} (${low}) to ${format(end ?? 1)} (${high})`,
    );
    show();
  }

  let reserved = ""; // for what room is kept

  /** Keeps room for any of the presets, and for what is there: choosing one moves nothing. */
  function reserve() {
    const { kernel: K, bias: b, presets: all } = settings();
    const kernels = [K, ...all.map((each) => each[1])];
    const side = Math.max(LEAST_SIDE, ...kernels.flatMap(sizeOf));
    view.root.style.setProperty("--cb-side", String(side));
    view.root.style.setProperty("--cb-most", String(Math.max(...kernelSize())));
    /** @param {number} axis @returns {[number, string][]} */
    const choices = (axis) => range(Math.min(side, sizeOf(X)[axis])).map((at) => [at + 1, String(at + 1)]);
    rowCount.show(kernelSize()[0], choices(0));
    columnCount.show(kernelSize()[1], choices(1));

    const key = JSON.stringify([sizeOf(K), sizeOf(Y), all]);
    if (key === reserved) return;
    reserved = key;
    aboutRoom.reserve(...all.map(([, , remark]) => [remark]), [`${MINE}.`]);
    const sums = kernels.map((each) => {
      const [rows, columns] = sizeOf(each);
      const taps = range(rows).flatMap((u) => range(columns).map((v) => ({ u, v, x: 0, w: 0 })));
      return longestSum(nameOf(sizeOf(Y)), taps, b, LONG_PIXEL, longest([LONG_WEIGHT, ...each.flat()]));
    });
    arithmeticRoom.reserve(...sums);
  }

  /** @param {readonly number[]} place  of an output */
  const nameOf = ([i, j]) => `Y[${i}, ${j}]`;

  /** Shows the window, and its sum. */
  function show() {
    const [i, j] = position();
    const { kernel: K, bias: b } = settings();
    const [rows, columns] = kernelSize();
    input.frame(i, j, rows, columns);
    output.frame(i, j, 1, 1);

    const [u, v] = pointed ? placeInside(pointed, rows, columns) : weight;
    /** @type {import("../parts/array.js").Describe} */
    const mark = (row, column) => ({ marks: row === u && column === v ? " cb-pair" : "" });
    patch.show(
      X.slice(i, i + rows).map((line) => line.slice(j, j + columns)),
      mark,
    );
    kernel.show(K, mark);
    const taps = products(X, K, [i, j]);
    /** @type {NodeListOf<HTMLElement>} */ (patch.body.querySelectorAll(".cb-cell")).forEach((cell, at) => {
      // As bright as its pixel; the number on it in black or white, at least 4.5 to 1.
      const { x } = taps[at];
      cell.style.background = `hsl(0 0% ${100 * x}%)`;
      cell.style.color = x < 0.46 ? "#fff" : "#000";
    });
    arithmetic.replaceChildren(...shortSum(nameOf([i, j]), taps, b, Y[i][j], u, { u, v }));

    const value = K[weight[0]][weight[1]];
    setText(sliderName, `K[${weight.join(", ")}]`);
    slider.value = String(value);
    setAttribute(slider, "aria-valuetext", format(value));
  }

  // ── Start ────────────────────────────────────────────────────────────────────────────────────────────────────────

  return {
    children: [
      h("div.choice", presets.element, aboutRoom.element),
      h("div.photos", input.panel.element, h("div.weights", kernel.panel.element, bias.element), output.panel.element),
      h("div.window", patch.panel.element, arithmeticRoom.element),
      h("p.note", "Press a pixel or a weight. The arrow keys move the window, with Shift by ten."),
      view.problem,
      h("div.options", grey.element, rowCount.element, columnCount.element, view.resetButton),
      h("label.own", "Your own image, kept in this browser: ", file),
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

/** What the shades of a picture mean: a bar, with its ends and its middle in words. */
function createScale() {
  const bar = h("div.scale-bar");
  const words = [h("span"), h("span"), h("span")];
  return {
    element: h("div.scale", bar, ...words),
    /** @param {string} low @param {string} middle @param {string} high @param {boolean} [signed]  in two colours */
    show(low, middle, high, signed = false) {
      [low, middle, high].forEach((text, at) => setText(words[at], text));
      setAttribute(bar, "data-signed", signed);
    },
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
