(() => {
// src/convbook/widgets/image_filter/view.js
const { createArray } = convbook.array;
const { placeInside, range: range2, replaced, sizeOf } = convbook.arrays;
const { createBias } = convbook.bias;
const { createCheckbox, createSelect } = convbook.controls;
const { h, setAttribute, setText } = convbook.dom;
const { same, save } = convbook.host;
const { correlate, products } = convbook.matrix;
const { format } = convbook.numbers;
const { createPanel } = convbook.panel;
const { createRoom } = convbook.room;
const { longest, longestSum, shortSum } = convbook.short_sum;
const { defineWidget } = convbook.widget;
const { by, rowColumn } = convbook.words;

// src/convbook/widgets/image_filter/arithmetic.js
const { range, total } = convbook.arrays;
const { isTensor, UNFIT } = convbook.checks;
const { outputSizes } = convbook.matrix;

// src/convbook/widgets/image_filter/generated.js
var SETTINGS = [
  "image",
  "kernel",
  "bias",
  "grey",
  "presets"
];
var LOOKS = [
  "position"
];
var ENDS = [
  [
    200,
    95,
    0
  ],
  [
    124,
    92,
    224
  ]
];
var LIMITS = {
  "side": 256,
  "kernel": 9
};

// src/convbook/widgets/image_filter/arithmetic.js
var weightSum = (K) => Number(total(K.flat()).toFixed(9));
var resized = (K, rows, columns) => range(rows).map((u) => range(columns).map((v) => K[u]?.[v] ?? 0));
var fold = (values, columns) => range(values.length / columns).map((i) => values.slice(i * columns, (i + 1) * columns));
function decode(stored) {
  if (decoded.stored !== stored) {
    const [rows, columns, code] = stored;
    const bytes = Uint8Array.from(atob(code), (byte) => byte.charCodeAt(0));
    if (bytes.length !== rows * columns) throw new RangeError("an image has a byte for each pixel");
    bytes.forEach((_, at) => bytes[at] += bytes[at - columns] ?? 0);
    decoded = {
      stored,
      X: fold(
        Array.from(bytes, (byte) => byte / 255),
        columns
      )
    };
  }
  return decoded.X;
}
var decoded = { stored: null, X: [] };
function check({ image, kernel, bias, presets }) {
  const { side, kernel: most } = LIMITS;
  try {
    const X = decode(image);
    const kernels = [kernel, ...presets.map((preset) => preset[1])];
    const sizes = [X.length, ...X.map((row) => row.length)];
    const sound = sizes.every((size) => size > 0 && size <= side) && kernels.every((each) => isTensor(each, [most, most])) && isTensor(bias, []);
    if (sound && Math.min(...outputSizes(X, kernel)) > 0) return null;
  } catch {
  }
  return UNFIT;
}
var luma = (rgba, columns) => fold(
  range(rgba.length / 4).map((at) => {
    const [r, g, b] = rgba.subarray(4 * at);
    return Math.round(0.299 * r + 0.587 * g + 0.114 * b) / 255;
  }),
  columns
);
function scaleEnd(Y) {
  const sizes = Float64Array.from(Y, Math.abs);
  const sample = sizes.filter((_, at) => at % 16 === 0).sort();
  const upper = sizes.filter((size) => size >= sample[Math.floor(0.95 * sample.length)]).sort();
  const above = sizes.length - 1 - Math.ceil(0.99 * (sizes.length - 1));
  const end = above < upper.length ? upper[upper.length - 1 - above] : sizes.sort()[sizes.length - 1 - above];
  return Number(end.toPrecision(1)) || upper.at(-1) || 1;
}
function shades(Y, end) {
  const rgba = new Uint8ClampedArray(4 * Y.length);
  Y.forEach((y, at) => {
    const grey = 255 * y;
    const [r, g, b] = end ? ENDS[y < 0 ? 0 : 1] : [grey, grey, grey];
    rgba[4 * at] = r;
    rgba[4 * at + 1] = g;
    rgba[4 * at + 2] = b;
    rgba[4 * at + 3] = end ? Math.abs(grey) / end : 255;
  });
  return rgba;
}
var fitted = (sides) => sides.map((side) => Math.max(LIMITS.kernel, Math.round(side * Math.min(1, LIMITS.side / Math.max(...sides)))));

// src/convbook/widgets/image_filter/view.js
var SIDE = 320;
var LEAST_SIDE = 3;
var LONG_PIXEL = 0.8888;
var LONG_WEIGHT = -4.9;
var MOST_BYTES = 4e7;
var MOST_PIXELS = 5e7;
var MINE = "Your own";
function build(view) {
  const { model, top } = view;
  const settings = () => (
    /** @type {Settings} */
    view.settings
  );
  let own = null;
  let X = [[0]];
  let painted = null;
  let Y = X;
  let weight = [0, 0];
  let pointed = null;
  const kernelSize = () => sizeOf(settings().kernel);
  const position = () => placeInside(own ? own.place : model.get("position"), ...sizeOf(Y));
  const preset = () => settings().presets.findIndex(([, kernel2]) => same(kernel2, settings().kernel));
  function go(to) {
    const place = placeInside(to, ...sizeOf(Y));
    if (own) own.place = place;
    else model.set("position", place);
    show();
  }
  function rest() {
    save(model);
    const [i, j] = position();
    view.announce(`Output ${rowColumn([i, j])}: ${format(Y[i][j])}`);
  }
  function choose(...place) {
    weight = place;
    show();
  }
  function pointAt(place) {
    pointed = place;
    show();
  }
  const choosing = { onFocus: choose, onHover: pointAt };
  function resize(rows, columns) {
    view.complain(view.change({ kernel: resized(settings().kernel, rows, columns) }));
    update();
  }
  async function open() {
    const chosen = file.files?.[0];
    if (!chosen) return;
    const bitmap = chosen.size <= MOST_BYTES ? await createImageBitmap(chosen).catch(() => null) : null;
    if (chosen !== file.files?.[0]) return;
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
  function createPicture(role, title, attributes) {
    const canvas = h("canvas");
    const scale = createScale();
    const spot = h("div.lens.spot");
    const box = h(
      `div.photo.${role}-grid`,
      { onpointerdown: point, onpointermove: point, onlostpointercapture: rest, ...attributes },
      canvas,
      spot
    );
    function point({ buttons, pointerId, offsetX, offsetY }) {
      if (!buttons) return;
      const row = Math.floor(offsetY / box.clientHeight * canvas.height);
      const column = Math.floor(offsetX / box.clientWidth * canvas.width);
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
        box.style.width = `min(${100 * columns / X[0].length}%, ${SIDE * columns / Math.max(...sizeOf(X))}px)`;
      },
      /** Frames some pixels. @param {number} row @param {number} column @param {number} rows @param {number} columns */
      frame(row, column, rows, columns) {
        spot.style.top = `${100 * row / canvas.height}%`;
        spot.style.left = `${100 * column / canvas.width}%`;
        spot.style.height = `${100 * rows / canvas.height}%`;
        spot.style.width = `${100 * columns / canvas.width}%`;
      }
    };
  }
  const input = createPicture("input", "Input X", {
    role: "application",
    tabindex: 0,
    "aria-label": "Input X: the arrow keys move the window",
    onkeydown: keydown,
    onkeyup: rest
    // of Tab, too: says where the window is
  });
  input.scale.show("0", "", "1");
  const output = createPicture("output", "Output Y", { role: "img" });
  const presets = createSelect("Kernel", (chosen) => {
    const [, kernel2] = settings().presets[Number(chosen)] ?? ["", settings().kernel];
    view.complain(view.change({ kernel: kernel2, grey: weightSum(kernel2) === 1 }));
    update();
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
    onchange: () => save(model)
  });
  const kernel = createArray(
    view,
    "kernel",
    "Kernel K",
    { ...choosing, onEdit: (u, v, text) => view.edit("kernel", [u, v], text) },
    h("label.line", sliderName, slider)
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
  let taken = file.files;
  function keydown(event) {
    const step = event.shiftKey ? 10 : 1;
    const move = { ArrowUp: [-step, 0], ArrowDown: [step, 0], ArrowLeft: [0, -step], ArrowRight: [0, step] }[event.key];
    if (!move || event.ctrlKey || event.altKey || event.metaKey) return;
    const [i, j] = position();
    go([i + move[0], j + move[1]]);
    event.preventDefault();
    event.stopPropagation();
  }
  function update() {
    const { image, kernel: K, bias: b, grey: clipped, presets: all } = settings();
    if (own && own.instead !== image) own = null;
    X = own ? own.image : decode(image);
    Y = correlate(X, K, b);
    const [rows, columns] = kernelSize();
    weight = placeInside(weight, rows, columns);
    top.shapes(by(...sizeOf(X)), by(rows, columns), by(...sizeOf(Y)));
    const chosen = preset();
    const choices = all.map(([name], at) => [at, name]);
    presets.show(chosen, [...choices, [-1, MINE]]);
    setText(about, all[chosen]?.[2] ?? `${MINE}.`);
    kernel.panel.caption(`sum ${format(weightSum(K))}`);
    bias.update();
    grey.show(clipped);
    reserve();
    const end = clipped ? void 0 : scaleEnd(Y.flat());
    if (X !== painted) input.paint(X);
    painted = X;
    output.paint(Y, end);
    if (end) output.scale.show(`≤ ${format(-end)}`, "0", `≥ ${format(end)}`, true);
    else output.scale.show("≤ 0", "", "≥ 1");
    const [low, high] = end ? ["orange", "purple"] : ["black", "white"];
    setAttribute(
      output.box,
      "aria-label",
      `Output Y, from ${format(end ? -end : 0)} (${low}) to ${format(end ?? 1)} (${high})`
    );
    show();
  }
  let reserved = "";
  function reserve() {
    const { kernel: K, bias: b, presets: all } = settings();
    const kernels = [K, ...all.map((each) => each[1])];
    const side = Math.max(LEAST_SIDE, ...kernels.flatMap(sizeOf));
    view.root.style.setProperty("--cb-side", String(side));
    view.root.style.setProperty("--cb-most", String(Math.max(...kernelSize())));
    const choices = (axis) => range2(Math.min(side, sizeOf(X)[axis])).map((at) => [at + 1, String(at + 1)]);
    rowCount.show(kernelSize()[0], choices(0));
    columnCount.show(kernelSize()[1], choices(1));
    const key = JSON.stringify([sizeOf(K), sizeOf(Y), all]);
    if (key === reserved) return;
    reserved = key;
    aboutRoom.reserve(...all.map(([, , remark]) => [remark]), [`${MINE}.`]);
    const sums = kernels.map((each) => {
      const [rows, columns] = sizeOf(each);
      const taps = range2(rows).flatMap((u) => range2(columns).map((v) => ({ u, v, x: 0, w: 0 })));
      return longestSum(nameOf(sizeOf(Y)), taps, b, LONG_PIXEL, longest([LONG_WEIGHT, ...each.flat()]));
    });
    arithmeticRoom.reserve(...sums);
  }
  const nameOf = ([i, j]) => `Y[${i}, ${j}]`;
  function show() {
    const [i, j] = position();
    const { kernel: K, bias: b } = settings();
    const [rows, columns] = kernelSize();
    input.frame(i, j, rows, columns);
    output.frame(i, j, 1, 1);
    const [u, v] = pointed ? placeInside(pointed, rows, columns) : weight;
    const mark = (row, column) => ({ marks: row === u && column === v ? " cb-pair" : "" });
    patch.show(
      X.slice(i, i + rows).map((line) => line.slice(j, j + columns)),
      mark
    );
    kernel.show(K, mark);
    const taps = products(X, K, [i, j]);
    patch.body.querySelectorAll(".cb-cell").forEach((cell, at) => {
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
  return {
    children: [
      h("div.choice", presets.element, aboutRoom.element),
      h("div.photos", input.panel.element, h("div.weights", kernel.panel.element, bias.element), output.panel.element),
      h("div.window", patch.panel.element, arithmeticRoom.element),
      h("p.note", "Press a pixel or a weight. The arrow keys move the window, with Shift by ten."),
      view.problem,
      h("div.options", grey.element, rowCount.element, columnCount.element, view.resetButton),
      h("label.own", "Your own image, kept in this browser: ", file)
    ],
    update,
    move: show,
    clear() {
      own = null;
      file.value = "";
      taken = file.files;
    },
    start: { position: model.get("position") }
  };
}
function createScale() {
  const bar = h("div.scale-bar");
  const words = [h("span"), h("span"), h("span")];
  return {
    element: h("div.scale", bar, ...words),
    /** @param {string} low @param {string} middle @param {string} high @param {boolean} [signed]  in two colours */
    show(low, middle, high, signed = false) {
      [low, middle, high].forEach((text, at) => setText(words[at], text));
      setAttribute(bar, "data-signed", signed);
    }
  };
}
function pixels(bitmap) {
  const [height, width] = fitted([bitmap.height, bitmap.width]);
  const context = (
    /** @type {CanvasRenderingContext2D} */
    h("canvas", { width, height }).getContext("2d")
  );
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, 0, 0, width, height);
  return luma(context.getImageData(0, 0, width, height).data, width);
}
var view_default = defineWidget({
  title: "Image filter",
  settings: SETTINGS,
  looks: LOOKS,
  check,
  build
});
convbook.registry.define("ImageFilter", view_default);
})();
