// KernelSlide: a kernel sliding over an input, one channel, with everything that the arithmetic needs in sight.

import { createBias } from "../parts/bias.js";
import { createCheckbox } from "../parts/controls.js";
import { createParameters, WINDOW } from "../parts/parameters.js";
import { createSlide } from "../parts/slide.js";
import { sum, widestSum } from "../parts/sum.js";
import { defineWidget } from "../parts/widget.js";
import { axes, isPadding, output, taps, windowOf } from "../parts/window.js";
import { check, sliding, weightIndex } from "./arithmetic.js";
import { LOOKS, SETTINGS } from "./generated.js";

/** @typedef {import("./arithmetic.js").Settings} Settings */
/** @typedef {import("../parts/window.js").Matrix} Matrix */

/** @param {import("../parts/widget.js").View} view @returns {import("../parts/widget.js").Parts} */
function build(view) {
  const settings = () => /** @type {Settings} */ (view.settings);
  const layer = () => sliding(settings());
  /** @type {Matrix} */ let values = []; // the output

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
      title: () => (settings().flip ? "Flipped kernel K" : "Kernel K"),
      bias: bias.element,
      sign: () => (settings().flip ? "∗" : "⋆"),
      weight: (u, v) => layer().K[u][v],
      name: (u, v) => `K[${weightIndex(settings(), u, v).join(", ")}]`,
      onEdit: (u, v, text) => view.edit("K", weightIndex(settings(), u, v), text),
    },
    write: (i, j, pair) => sum(`Y[${i}, ${j}]`, taps(layer(), i, j), settings().bias, values[i][j], pair),
    writeWidest() {
      const { X, K, bias } = { ...settings(), ...layer() };
      const [height, width] = axes(windowOf(layer()));
      return widestSum(`Y[${height.m - 1}, ${width.m - 1}]`, K, [0, ...X.flat()], bias, values.flat());
    },
    hint: "Point at a cell to see what uses it. Enter or a second click edits X, K and b.",
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

export default defineWidget({ settings: SETTINGS, looks: LOOKS, check, build });
