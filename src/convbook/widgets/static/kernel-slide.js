(() => {
// src/convbook/widgets/kernel_slide/view.js
const { createBias } = convbook.bias;
const { createCheckbox } = convbook.controls;
const { createParameters, WINDOW } = convbook.parameters;
const { createSlide } = convbook.slide;
const { sum, widestSum } = convbook.sum;
const { defineWidget } = convbook.widget;
const { axes, isPadding, output, taps, windowOf } = convbook.window;

// src/convbook/widgets/kernel_slide/arithmetic.js
const { checkSliding, isTensor, UNFIT } = convbook.checks;
const { rotated } = convbook.window;

// src/convbook/widgets/kernel_slide/generated.js
var SETTINGS = [
  "X",
  "K",
  "bias",
  "stride",
  "padding",
  "dilation",
  "flip"
];
var LOOKS = [
  "show_all",
  "position",
  "speed"
];
var LIMITS = {
  "side": 16,
  "kernel": 9,
  "padding": 8,
  "stride": 16,
  "dilation": 16,
  "padded": 24,
  "value": 1e6
};

// src/convbook/widgets/kernel_slide/arithmetic.js
function check(settings) {
  const { X, K, bias, flip } = settings;
  const { side, kernel } = LIMITS;
  const sound = isTensor(X, [side, side]) && isTensor(K, [kernel, kernel]) && isTensor(bias, []);
  return sound && typeof flip === "boolean" ? checkSliding(settings) : UNFIT;
}
var sliding = (settings) => settings.flip ? { ...settings, K: rotated(settings.K) } : settings;
var weightIndex = ({ K, flip }, u, v) => flip ? [K.length - 1 - u, K[0].length - 1 - v] : [u, v];

// src/convbook/widgets/kernel_slide/view.js
function build(view) {
  const settings = () => (
    /** @type {Settings} */
    view.settings
  );
  const layer = () => sliding(settings());
  let values = [];
  const bias = createBias(view);
  const slide = createSlide(view, {
    window: () => windowOf(layer()),
    cell(r, c) {
      const { X, padding } = settings();
      if (isPadding(windowOf(layer()), r, c)) return { x: 0, from: null };
      const from = [r - padding[0], c - padding[1]];
      return { x: X[from[0]][from[1]], from };
    },
    values: () => values,
    kernel: {
      title: () => settings().flip ? "Flipped kernel K" : "Kernel K",
      bias: bias.element,
      sign: () => settings().flip ? "∗" : "⋆",
      weight: (u, v) => layer().K[u][v],
      name: (u, v) => `K[${weightIndex(settings(), u, v).join(", ")}]`,
      onEdit: (u, v, text) => view.edit("K", weightIndex(settings(), u, v), text)
    },
    write: (i, j, pair) => sum(`Y[${i}, ${j}]`, taps(layer(), i, j), settings().bias, values[i][j], pair),
    writeWidest() {
      const { X, K, bias: bias2 } = { ...settings(), ...layer() };
      const [height, width] = axes(windowOf(layer()));
      return widestSum(`Y[${height.m - 1}, ${width.m - 1}]`, K, [0, ...X.flat()], bias2, values.flat());
    },
    hint: "Point at a cell to see what uses it. Enter or a second click edits X, K and b."
  });
  const parameters = createParameters(view, WINDOW);
  const flip = createCheckbox("Flip the kernel (true convolution)", (on) => view.change({ flip: on }));
  function update() {
    const flipped = settings().flip;
    values = output(layer(), settings().bias);
    flip.show(flipped);
    bias.update();
    parameters.update();
    slide.update(flipped ? "True convolution" : "Cross-correlation");
  }
  return slide.parts({ parameters, update, option: flip.element });
}
var view_default = defineWidget({ settings: SETTINGS, looks: LOOKS, check, build });
convbook.registry.define("KernelSlide", view_default);
})();
