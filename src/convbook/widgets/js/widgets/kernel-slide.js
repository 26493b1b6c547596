// KernelSlide: a kernel sliding over an input, one channel, with everything that the arithmetic needs in sight.

import * as core from "../core.js";
import { format, formatShort } from "../core.js";
import { paddedCell, weightCell } from "../cells.js";
import { createCheckbox, createNumberBox } from "../controls.js";
import { h, setText } from "../dom.js";
import { createFields, isPlain, WINDOW } from "../fields.js";
import { formula } from "../formula.js";
import { createPanel, group, key, operator } from "../panel.js";
import { createSlide } from "../slide.js";
import { sum } from "../sum.js";
import { defineWidget } from "../widget.js";
import { by, counted } from "../words.js";

/** @typedef {core.Settings} Settings */
/** @typedef {import("../grid.js").Grid} Grid */
/** @typedef {import("../widget.js").View} View */

const DEFAULTS = {
  X: [[0]],
  K: [[1]],
  bias: 0,
  stride: [1, 1],
  padding: [0, 0],
  dilation: [1, 1],
  flip: false,
  show_all: false,
  position: [0, 0],
};
const SETTINGS = ["X", "K", "bias", "stride", "padding", "dilation", "flip"];

/** @param {Record<string, any>} settings */
function check(settings) {
  if (![settings.X, settings.K].every((each) => core.isTensor(each, [core.LIMITS.side, core.LIMITS.side]))) {
    return "X and K must be rectangles of numbers.";
  }
  if (!Number.isFinite(settings.bias)) return "bias must be a number.";
  return core.check(/** @type {Settings} */ (settings));
}

/** @param {View} view @returns {import("../widget.js").Parts} */
function build(view) {
  const settings = () => /** @type {Settings} */ (view.settings);

  /** @type {number[][]} */ let values = []; // the output
  /** @type {{padding: boolean, drop: boolean, text: string, full: string, label: string}[][]} */
  let facts = []; // for each cell of the padded input: what doesn't depend on where the window is
  /** The outputs that use the cell that is looked at. @type {core.Use[] | null} */
  let users = null;

  /** How often a cell of the padded input is used, in words. @param {number} r @param {number} c */
  const use = (r, c) => `used by ${counted(core.uses(settings(), r, c).length, "output")}`;

  // ── Parts ────────────────────────────────────────────────────────────────────────────────────────────────────────

  const slide = createSlide(view, {
    axes: () => core.axes(settings()),
    value: (i, j) => values[i][j],
    editing: {
      input: {
        editable: (r, c) => !core.isPadding(settings(), r, c),
        onEdit: (r, c, text) => view.edit("X", [r - settings().padding[0], c - settings().padding[1]], text),
      },
      kernel: {
        editable: () => true,
        onEdit: (u, v, text) => view.edit("K", core.weightIndex(settings(), u, v), text),
      },
    },
    paint,
    output(i, j) {
      const use = users?.find((one) => one.i === i && one.j === j);
      const corner = use ? `×${formatShort(core.slidingKernel(settings())[use.u][use.v])}` : "";
      return { corner, flags: { "cb-uses": use !== undefined } };
    },
  });
  const { grids, looked } = slide;
  const kernelGrid = /** @type {Grid} */ (grids.kernel);

  const bias = createNumberBox({
    label: "Bias b",
    name: "bias",
    get: () => settings().bias,
    set: (value) => view.change({ bias: value }),
    onProblem: view.announce,
  });
  const fields = createFields(view, WINDOW, { open: !isPlain(settings(), WINDOW) });
  const flip = createCheckbox("Flip the kernel (true convolution)", (on) => view.change({ flip: on }));

  const star = operator("⋆");
  const legend = { padding: key("padding", "padding"), dropped: key("drop", "dropped by the floor") };
  const input = createPanel(
    "input",
    "Input X",
    grids.input.element,
    h("p", { class: "cb-legend-line" }, legend.padding, legend.dropped),
  );
  const kernel = createPanel("kernel", "Kernel K", kernelGrid.element);
  const result = createPanel("output", "Output Y", grids.output.element);
  slide.stage.append(input.element, group(star, kernel.element, "+", bias.element), group("=", result.element));

  // ── Showing ──────────────────────────────────────────────────────────────────────────────────────────────────────

  function update() {
    const [height, width] = core.axes(settings());
    values = core.output(settings());
    facts = core.range(height.padded).map((r) => core.range(width.padded).map((c) => paddedCell(settings(), r, c, use(r, c))));

    const sign = settings().flip ? "∗" : "⋆";
    setText(star, sign);
    const padded = height.padded > height.n || width.padded > width.n;
    legend.padding.hidden = !padded;
    legend.dropped.hidden = height.dropped + width.dropped === 0;
    input.caption(padded ? `padded to ${by(height.padded, width.padded)}` : "");
    kernel.caption(settings().flip ? "flipped" : "");

    bias.update();
    flip.show(settings().flip);
    fields.update();
    slide.update({
      title: settings().flip ? "True convolution" : "Cross-correlation",
      sign,
    });
  }

  /** Shows the window of output (i, j), and what belongs to it. @param {number} i @param {number} j */
  function paint(i, j) {
    const [height, width] = core.axes(settings());
    const window = core.taps(settings(), i, j);
    const pair = looked.kernel && { u: looked.kernel[0], v: looked.kernel[1] };
    users = looked.input && core.uses(settings(), ...looked.input);

    const tapAt = new Map(window.map((tap) => [`${tap.r},${tap.c}`, tap]));
    slide.paintInput((r, c) => {
      const tap = tapAt.get(`${r},${c}`);
      const { padding, drop, ...cell } = facts[r][c];
      return {
        ...cell,
        corner: tap ? `×${formatShort(tap.w)}` : "",
        flags: {
          "cb-padding": padding,
          "cb-drop": drop,
          "cb-on": tap !== undefined && !users,
          "cb-pair": tap !== undefined && pair !== null && tap.u === pair.u && tap.v === pair.v,
        },
      };
    });
    grids.input.frame(i * height.s, j * width.s, height.span, width.span);

    const kernel = core.slidingKernel(settings());
    kernelGrid.paint((u, v) => weightCell(kernel[u][v], pair?.u === u && pair.v === v));
    kernelGrid.frame(0, 0, 0, 0);

    slide.sum.replaceChildren(...sum(`Y[${i}, ${j}]`, window, settings().bias, values[i][j], pair));
    setText(slide.note, describeNote(pair && window.find(({ u, v }) => u === pair.u && v === pair.v)));
  }

  /** One line on what is looked at. @param {core.Tap | null | undefined} tap */
  function describeNote(tap) {
    if (looked.input && users) {
      const [r, c] = looked.input;
      const cell = core.isPadding(settings(), r, c)
        ? "This cell of the padding"
        : `X[${r - settings().padding[0]}, ${c - settings().padding[1]}] = ${format(core.paddedValue(settings(), r, c))}`;
      if (users.length > 0) return `${cell} is used by ${users.length} of ${values.flat().length} outputs.`;
      const why = core.isDropped(settings(), r, c) ? "the floor drops its row or column" : "the windows step over it";
      return `${cell} is used by no output: ${why}.`;
    }
    if (tap) {
      const [u, v] = core.weightIndex(settings(), tap.u, tap.v);
      const onto = tap.padding ? "the padding" : `X[${tap.r - settings().padding[0]}, ${tap.c - settings().padding[1]}]`;
      return `K[${u}, ${v}] = ${format(tap.w)} lies on ${onto}.`;
    }
    return "Point at a cell to see what it is used for. Enter or a second click edits X and K.";
  }

  return slide.parts({
    fields,
    update,
    clear() {
      fields.clear();
      bias.clear();
    },
    below: [bias.error],
    options: [flip.element],
    size: [formula()],
  });
}

export default defineWidget({ defaults: DEFAULTS, settings: SETTINGS, looks: ["position", "show_all"], check, build });
