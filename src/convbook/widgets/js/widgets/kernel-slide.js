// KernelSlide: a kernel sliding over an input, one channel, with everything that the arithmetic needs in sight.

import * as core from "../core.js";
import { createBias } from "../bias.js";
import { createCheckbox } from "../controls.js";
import { setText } from "../dom.js";
import { createFields, WINDOW } from "../fields.js";
import { group, operator } from "../panel.js";
import { createSlide } from "../slide.js";
import { sum } from "../sum.js";
import { defineWidget } from "../widget.js";

/** @typedef {core.Settings} Settings */
/** @typedef {ReturnType<typeof import("../array.js").createArray>} Grid */

/** @param {Record<string, any>} settings */
function check(settings) {
  const { side, kernel } = core.LIMITS;
  const { X, K, bias } = settings;
  if (!core.isTensor(X, [side, side]) || !core.isTensor(K, [kernel, kernel]) || !core.isTensor(bias, [])) return core.UNFIT;
  return core.check(/** @type {Settings} */ (settings));
}

/** @param {import("../widget.js").View} view @returns {import("../widget.js").Parts} */
function build(view) {
  const settings = () => /** @type {Settings} */ (view.settings);
  /** @type {core.Matrix} */ let values = []; // the output

  const slide = createSlide(view, {
    sliding: settings,
    cell(r, c) {
      const { padding } = settings();
      const from = core.isPadding(settings(), r, c) ? null : [r - padding[0], c - padding[1]];
      return { x: core.paddedValue(settings(), r, c), from };
    },
    values: () => values,
    onWeight: (u, v, text) => view.edit("K", core.weightIndex(settings(), u, v), text),
    write: (i, j, window, pair = null) => sum(`Y[${i}, ${j}]`, window, settings().bias, values[i][j], pair),
  });
  const kernel = /** @type {Grid} */ (slide.kernel);
  const bias = createBias(view);
  const fields = createFields(view, WINDOW);
  const flip = createCheckbox("Flip the kernel (true convolution)", (on) => view.change({ flip: on }));
  const star = operator("⋆");

  function update() {
    values = core.output(settings());
    const flipped = settings().flip;
    const sign = flipped ? "∗" : "⋆";
    setText(star, sign);
    flip.show(flipped);
    bias.update();
    fields.update();
    slide.update(flipped ? "True convolution" : "Cross-correlation", { sign });
  }

  return slide.parts({
    fields,
    update,
    middle: group(star, kernel.panel.element, "+", bias.element),
    sign: "=",
    option: flip.element,
  });
}

export default defineWidget({
  settings: ["X", "K", "bias", "stride", "padding", "dilation", "flip"],
  looks: ["position", "show_all"],
  check,
  build,
});
