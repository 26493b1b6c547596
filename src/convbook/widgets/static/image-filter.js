(() => {
// src/convbook/widgets/image_filter/view.js
const { createArray } = convbook.array;
const { placeInside, replaced, sizeOf } = convbook.arrays;
const { createBias } = convbook.bias;
const { createCheckbox, createSelect } = convbook.controls;
const { h, setAttribute, setText } = convbook.dom;
const { save } = convbook.host;
const { correlate, products } = convbook.matrix;
const { format } = convbook.numbers;
const { createPanel, operator } = convbook.panel;
const { sum } = convbook.sum;
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
function build(view) {
  const { model, top } = view;
  const settings = () => (
    /** @type {Settings} */
    view.settings
  );
  let own = null;
  let instead;
  let place;
  let X = [[0]];
  let painted = null;
  let Y = X;
  let weight = [0, 0];
  const kernelSize = () => sizeOf(settings().kernel);
  function position() {
    if (!own) place = model.get("position");
    return placeInside(place, ...sizeOf(Y));
  }
  function go(to) {
    place = placeInside(to, ...sizeOf(Y));
    if (!own) model.set("position", place);
    show();
  }
  function rest() {
    save(model);
    const [i, j] = position();
    view.announce(`Output ${rowColumn([i, j])}: ${format(Y[i][j])}`);
  }
  function choose(...place2) {
    weight = /** @type {Place} */
    place2;
    show();
  }
  async function open() {
    const chosen = file.files?.[0];
    if (!chosen) return;
    const bitmap = chosen.size <= 4e7 ? await createImageBitmap(chosen).catch(() => null) : null;
    if (chosen !== file.files?.[0]) return;
    const fits = bitmap && bitmap.height * bitmap.width <= 5e7;
    if (fits) [own, instead, taken] = [pixels(bitmap), settings().image, file.files];
    else file.files = taken;
    view.complain(fits ? null : `“${chosen.name}” can't be read as an image of at most 40 MB and 50 million pixels.`);
    update();
  }
  function createPicture(role, title, attributes) {
    const canvas = h("canvas");
    const spot = h("div.lens.spot");
    const box = h(
      `div.photo.${role}-grid`,
      { onpointerdown: point, onpointermove: point, onlostpointercapture: rest, ...attributes },
      canvas,
      spot
    );
    function point({ buttons, pointerId, offsetX, offsetY }) {
      if (!buttons) return;
      const pixel = [offsetY / box.clientHeight * canvas.height, offsetX / box.clientWidth * canvas.width];
      go(pixel.map((at, axis) => Math.floor(at) - (role === "input" ? kernelSize()[axis] - 1 >> 1 : 0)));
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
        box.style.width = `min(${100 * columns / X[0].length}%, ${SIDE * columns / Math.max(...sizeOf(X))}px)`;
      },
      /** Frames some pixels. @param {number[]} pixels  row, column, rows, columns */
      frame(pixels2) {
        pixels2.forEach((at, side) => {
          const all = side % 2 ? canvas.width : canvas.height;
          spot.style.setProperty(["top", "left", "height", "width"][side], `${100 * at / all}%`);
        });
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
  const output = createPicture("output", "Output Y", { role: "img", "aria-label": "Output Y" });
  const scale = h("div.scale");
  output.panel.element.append(scale);
  const presets = createSelect("Kernel", (chosen) => {
    const kernel2 = JSON.parse(chosen);
    view.complain(view.change({ kernel: kernel2, grey: weightSum(kernel2) === 1 }));
    update();
    view.announce(about.textContent ?? "");
  });
  const slider = h("input.range", {
    type: "range",
    min: -5,
    max: 5,
    step: 0.1,
    oninput: () => view.apply({ kernel: replaced(settings().kernel, weight, Number(slider.value)) }),
    onchange: () => save(model)
  });
  const window = createArray(view, "input", "Window", { onFocus: choose });
  const kernel = createArray(
    view,
    "kernel",
    "Kernel K",
    { onFocus: choose, onEdit: (u, v, text) => view.edit("kernel", [u, v], text) },
    slider
  );
  const bias = createBias(view);
  const grey = createCheckbox("Y as a grey image", (on) => view.change({ grey: on }));
  const file = h("input.file", { type: "file", accept: "image/*", onchange: open });
  let taken = file.files;
  const about = h("p");
  const arithmetic = h("p.sum");
  function keydown(event) {
    const step = event.shiftKey ? 10 : 1;
    const by2 = { ArrowUp: [-step, 0], ArrowDown: [step, 0], ArrowLeft: [0, -step], ArrowRight: [0, step] }[event.key];
    if (!by2 || event.ctrlKey || event.altKey || event.metaKey) return;
    go(position().map((at, axis) => at + by2[axis]));
    event.preventDefault();
    event.stopPropagation();
  }
  function update() {
    const { image, kernel: K, bias: b, grey: clipped, presets: all } = settings();
    if (instead !== image) own = null;
    X = own ?? decode(image);
    Y = correlate(X, K, b);
    const [rows, columns] = kernelSize();
    weight = placeInside(weight, rows, columns);
    top.shapes(by(...sizeOf(X)), by(rows, columns), by(...sizeOf(Y)));
    const written = JSON.stringify(K);
    const choices = all.map(([name, each, remark]) => [JSON.stringify(each), name, remark]);
    choices.push([written, "Your own", "Your own"]);
    presets.show(written, choices);
    setText(about, choices.find(([each]) => each === written)?.[2] ?? "");
    kernel.panel.caption(`weights sum to ${format(weightSum(K))}`);
    bias.update();
    grey.show(clipped);
    const end = clipped ? void 0 : scaleEnd(Y.flat());
    if (X !== painted) input.paint(X);
    painted = X;
    output.paint(Y, end);
    scale.hidden = clipped;
    input.panel.caption("0 (black) to 1 (white)");
    output.panel.caption(
      end ? `from ${format(-end)} (orange) over 0 to ${format(end)} (purple), clipped` : "clipped to 0…1"
    );
    show();
  }
  function show() {
    const [i, j] = position();
    const { kernel: K, bias: b } = settings();
    const [u, v] = weight;
    const [rows, columns] = kernelSize();
    input.frame([i, j, rows, columns]);
    output.frame([i, j, 1, 1]);
    const mark = (row, column) => ({ marks: row === u && column === v ? " cb-pair" : "" });
    window.show(
      X.slice(i, i + rows).map((line) => line.slice(j, j + columns)),
      mark
    );
    kernel.show(K, mark);
    const taps = products(X, K, [i, j]);
    window.body.querySelectorAll(".cb-cell").forEach((cell, at) => {
      const { x } = taps[at];
      cell.style.cssText = `background:hsl(0 0% ${100 * x}%);color:${x < 0.46 ? "#fff" : "#000"}`;
    });
    setAttribute(slider, "aria-label", `K[${u}, ${v}]`);
    slider.value = String(K[u][v]);
    setAttribute(slider, "aria-valuetext", format(K[u][v]));
    arithmetic.replaceChildren(...sum(`Y[${i}, ${j}]`, taps, b, Y[i][j], { u, v }));
  }
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
      h("label", "Your own image, kept in this browser: ", file)
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
