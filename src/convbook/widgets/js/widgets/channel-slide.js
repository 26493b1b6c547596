// ChannelSlide: a kernel sliding over an input with several channels. Each channel has a lane: the channel, its slice of
// the kernel, their products, their sum. The sums of all lanes and the bias make one cell of the chosen output channel.

import { arrange, channelsOf, check, output, padded, slice, squares, total } from "../arithmetic/channels.js";
import { outputCell, paddedCell, weightCell } from "../cells.js";
import * as core from "../core.js";
import { format, nearest } from "../core.js";
import { createNumberBox } from "../controls.js";
import { fresh, h, setAttribute, setText, svg } from "../dom.js";
import { createFields, isPlain, WINDOW } from "../fields.js";
import { createDropped } from "../formula.js";
import { createGrid } from "../grid.js";
import { watchWidth } from "../layout.js";
import { createPanel, group } from "../panel.js";
import { equals, factor, products, result, start } from "../sum.js";
import { createWalk } from "../walk.js";
import { defineWidget, replaced } from "../widget.js";
import { by, counted, marks, rowColumn } from "../words.js";

/** @typedef {import("../arithmetic/channels.js").Settings} Settings */
/** @typedef {import("../grid.js").Cell} Cell */

const DEFAULTS = {
  X: [[[0]]],
  K: [[[[1]]]],
  bias: [0],
  stride: [1, 1],
  padding: [0, 0],
  dilation: [1, 1],
  groups: 1,
  channel: 0,
  position: [0, 0],
  show_all: false,
};
const SETTINGS = ["X", "K", "bias", "stride", "padding", "dilation", "groups"];

/** A channel: a grid of numbers, or small, as squares, where there is no room for all grids. One of them is chosen.
 * @param {"input" | "output"} role @param {string} name @param {string} choice  what the radio buttons have in common
 * @param {() => void} onChoose @param {Omit<import("../grid.js").GridOptions, "label" | "role">} options */
function createMap(role, name, choice, onChoose, options) {
  const grid = createGrid({ label: `${role === "input" ? "Input" : "Output"} ${name}`, role, ...options });
  const radio = h("input", { type: "radio", class: "cb-check", name: choice, onchange: onChoose });
  const [above, below, cover, frame] = ["path", "path", "path", "rect"].map((tag) => svg(tag));
  const mini = svg("svg", { class: "cb-mini", "aria-hidden": "true" }, above, below, cover, frame);
  /** @type {core.Matrix} */ let drawn = []; // as squares
  const label = h("label", { class: `cb-head cb-${role}` }, radio, name, mini);
  const element = h("div", { class: "cb-panel" }, label, grid.element);
  return {
    element,
    grid,
    /** @param {core.Matrix} values @param {{chosen: boolean, choosable: boolean, small: boolean, fit: number[], hidden?: string}} how
     * @param {(row: number, column: number) => Cell} cell
     * @param {[number, number, number, number]} window  row, column, rows, columns */
    show(values, { chosen, choosable, small, fit, hidden = "" }, cell, window) {
      radio.checked = chosen;
      radio.hidden = !choosable;
      setAttribute(element, "data-chosen", choosable && chosen);
      setAttribute(mini, "hidden", !small);
      grid.element.hidden = small;
      if (small) {
        if (values !== drawn) {
          drawn = values;
          setAttribute(mini, "viewBox", `0 0 ${values[0].length} ${values.length}`);
          setAttribute(above, "d", squares(values, 1));
          setAttribute(below, "d", squares(values, -1));
        }
        setAttribute(cover, "d", hidden);
        ["y", "x", "height", "width"].forEach((key, at) => setAttribute(frame, key, window[at]));
      } else {
        grid.resize(values.length, values[0].length);
        grid.fit(fit[0], fit[1]);
        grid.paint(cell);
        grid.frame(...window);
      }
    },
  };
}

/** @param {import("../widget.js").View} view @returns {import("../widget.js").Parts} */
function build(view) {
  const { model, signal, root, top } = view;
  const settings = () => /** @type {Settings} */ (view.settings);
  const choices = [fresh(), fresh()].map((id) => `cb-choice-${id}`);

  /** @type {ReturnType<typeof createLane>[]} */ let lanes = []; // one for each input channel
  /** @type {ReturnType<typeof createResult>[]} */ let results = []; // one for each output channel
  /** @type {number[][][]} */ let inputs = []; // X, padded
  /** @type {number[][][]} */ let values = []; // Y
  /** @type {number[] | null} */ let hovered = null; // an output of the chosen channel that the pointer is on
  /** @type {number[]} */ let looked = []; // a weight that the reader looks at: c, u, v
  let opened = 0; // where there is no room for the numbers of all input channels: whose are shown
  let room = 700; // width in pixels, until the page tells

  // ── State ────────────────────────────────────────────────────────────────────────────────────────────────────────

  const window = () => core.axes(slice(settings(), 0, 0));
  const channel = () => nearest(model.get("channel"), results.length);

  /** @param {number[]} weight */
  function look(weight) {
    looked = weight;
    paint();
  }

  // ── Parts ────────────────────────────────────────────────────────────────────────────────────────────────────────

  const walk = createWalk(view, {
    label: "Position of the windows",
    size: () => window().map(({ m }) => m),
    say: ([i, j]) => `Output channel ${channel()}, ${rowColumn([i, j])}: ${format(values[channel()][i][j])}`,
    paint,
  });

  /** The lane of an input channel. @param {number} c */
  function createLane(c) {
    const open = () => ((opened = c), paint());
    const input = createMap("input", `X[${c}]`, choices[0], open, {
      editable: (r, k) => !core.isPadding(slice(settings(), 0, c), r, k),
      onEdit: (r, k, text) => view.edit("X", [c, r - settings().padding[0], k - settings().padding[1]], text),
      onProblem: view.complain,
    });
    const kernel = createGrid({
      label: "",
      role: "kernel",
      onFocus: (u, v) => look([c, u, v]),
      onLeave: () => look([]),
      onHover: (place) => look(place ? [c, ...place] : []),
      editable: () => channelsOf(settings(), channel()).includes(c),
      onEdit: (u, v, text) => view.edit("K", [channel(), c, u, v], text),
      onProblem: view.complain,
    });
    const panel = createPanel("kernel", "", kernel.element);
    const sum = h("p", { class: "cb-products" });
    const element = h(
      "div",
      { class: "cb-lane", role: "group", "aria-label": `Input channel ${c}` },
      input.element,
      group("⋆", panel.element),
      sum,
    );
    return { element, input, kernel, panel, sum };
  }

  /** An output channel with its bias. @param {number} o */
  function createResult(o) {
    const map = createMap("output", `Y[${o}]`, choices[1], () => walk.choose({ channel: o }), {
      onFocus: (i, j) => walk.choose({ channel: o, position: [i, j] }),
      onHover: (place) => ((hovered = o === channel() ? place : null), paint()),
    });
    const bias = createNumberBox({
      label: `b[${o}]`,
      name: `bias[${o}]`,
      get: () => settings().bias[o],
      set: (value) => view.change({ bias: replaced(settings().bias, [o], value) }),
      onProblem: view.announce,
    });
    map.element.append(bias.element);
    return { map, bias };
  }

  const groups = { name: "groups", least: 1, single: true };
  // A control that could only ever stand at 1 would be no control.
  const divisible = core.range(8).some((at) => at > 0 && settings().X.length % (at + 1) + settings().K.length % (at + 1) === 0);
  const names = divisible ? [...WINDOW, groups] : WINDOW;
  const fields = createFields(view, names, { open: !isPlain(settings(), names) });
  const stage = h("div", { class: "cb-lanes" });
  const sum = h("p", { class: "cb-sum" });
  const maps = h("div", { class: "cb-maps" });
  const errors = h("div", { class: "cb-errors" });
  const note = h("p", { class: "cb-note" });
  const count = h("p", { class: "cb-filled" });
  const dropped = createDropped();

  // ── Showing ──────────────────────────────────────────────────────────────────────────────────────────────────────

  function update() {
    const { X, K, groups } = settings();
    const [height, width] = window();
    inputs = padded(settings());
    values = output(settings());
    if (lanes.length !== X.length) {
      lanes = X.map((_, c) => createLane(c));
      stage.replaceChildren(...lanes.map(({ element }) => element));
    }
    if (results.length !== K.length) {
      results = K.map((_, o) => createResult(o));
      maps.replaceChildren(...results.map(({ map }) => map.element));
      errors.replaceChildren(...results.map(({ bias }) => bias.error));
    }
    opened = nearest(opened, X.length);

    const filter = by(groups > 1 ? `${X.length}/${groups}` : X.length, height.k, width.k);
    top.shapes(by(X.length, height.n, width.n), by(K.length, filter), by(K.length, height.m, width.m));
    const weights = (K.length * X.length * height.k * width.k) / groups;
    setText(
      count,
      `Parameters: ${counted(K.length, "kernel")} of ${filter} weights and ${counted(K.length, "bias", "biases")}, ` +
        `${K.length} · ${filter} + ${K.length} = ${weights + K.length}`,
    );
    fields.update();
    dropped.show([height, width]);
    move();
  }

  function move() {
    hovered = null; // the windows have moved on from what the pointer rests on
    paint();
  }

  /** Shows the windows where they are, and what belongs to them. */
  function paint() {
    const [o, last] = [channel(), walk.index()];
    const [i, j] = (!model.get("playing") && hovered) || walk.position();
    const [height, width] = window();
    const { bias } = settings();
    const read = channelsOf(settings(), o);
    const { step, ...space } = arrange(settings(), room);
    const layers = lanes.map((_, c) => slice(settings(), o, c));
    const taps = layers.map((layer, c) => (read.includes(c) ? core.taps(layer, i, j) : []));
    const sums = taps.map(total);
    root.style.setProperty("--cb-step", `${step}px`);

    lanes.forEach(({ element, input, kernel, panel, sum: line }, c) => {
      const on = read.includes(c);
      const [, u, v] = looked[0] === c ? looked : [];
      setAttribute(element, "data-off", !on);
      input.show(
        inputs[c],
        { chosen: c === opened, choosable: !space.inputs, small: !space.inputs && c !== opened, fit: [step, room] },
        (r, k) => {
          const tap = taps[c].find((each) => each.r === r && each.c === k);
          const { padding, drop, ...cell } = paddedCell(layers[c], r, k, tap && "in the window");
          return {
            ...cell,
            marks: marks({
              "cb-padding": padding,
              "cb-drop": drop,
              "cb-on": tap !== undefined,
              "cb-pair": tap !== undefined && tap.u === u && tap.v === v,
            }),
          };
        },
        on ? [i * height.s, j * width.s, height.span, width.span] : [0, 0, 0, 0],
      );
      panel.rename(`K[${o}, ${c}]`);
      setAttribute(kernel.body, "aria-label", `Kernel K[${o}, ${c}]`);
      kernel.resize(height.k, width.k);
      kernel.paint((row, column) => weightCell(layers[c].K[row][column], row === u && column === v));
      kernel.frame(0, 0, 0, 0);
      line.replaceChildren(
        ...(on
          ? [
              h("span", {}, ...products(taps[c], { u, v })),
              h("span", { class: "cb-result" }, equals(taps[c], sums[c]), chip(format(sums[c]))),
            ]
          : [`Not in the group of Y[${o}]: counts as nothing.`]),
      );
    });

    const value = values[o][i][j];
    sum.replaceChildren(
      start(`Y[${o}, ${i}, ${j}]`),
      ...read.map((c) => h("span", {}, chip(factor(sums[c]), `channel ${c}`), " + ")),
      h("span", {}, chip(factor(bias[o]), `bias b[${o}]`)),
      result(` ${equals([{ x: value, w: bias[o] }], value)}`, value),
    );

    const all = walk.all();
    const [row, column] = walk.position();
    const hidden = all ? "" : `M${column + 1} ${row}H${width.m}V${height.m}H0V${row + 1}H${column + 1}z`; // not computed yet
    results.forEach(({ map, bias: box }, at) => {
      const chosen = at === o;
      const small = !space.outputs && !chosen;
      map.show(
        values[at],
        { chosen, choosable: results.length > 1, small, fit: [step, room], hidden },
        (r, k) => {
          const [here, later] = [r === i && k === j, r * width.m + k > last];
          const flags = { "cb-later": later, "cb-on": here };
          return { ...outputCell(values[at][r][k], all || !later, flags), selected: here && chosen };
        },
        [i, j, Number(chosen), 1],
      );
      // By Tab the reader comes to the chosen channel only: the focus on a cell of another one would choose that.
      if (!small && !map.grid.focused()) map.grid.setStop(row, column, chosen);
      box.update();
    });

    setText(
      note,
      space.inputs && space.outputs
        ? "Each slice lies on its own channel, and the sums are added. Enter or a second click edits X and K."
        : "Choose a channel to see its numbers. In small maps a larger square is farther from 0, a hollow one is negative.",
    );
    walk.update();
  }

  watchWidth(stage, signal, (width) => {
    room = width;
    paint();
  });
  return {
    children: [
      walk.element,
      stage,
      sum,
      maps,
      note,
      view.problem,
      errors,
      h("div", { class: "cb-options" }, walk.showAll, view.resetButton),
      fields.element,
      h("div", { class: "cb-size" }, count, dropped.element),
    ],
    update,
    move,
    clear() {
      fields.clear();
      for (const { bias } of results) bias.clear();
    },
    ...walk.parts,
    start: { ...walk.parts.start, channel: 0 },
  };
}

/** A number that goes into a sum, with what it is. @param {string} text @param {string} [what] */
const chip = (text, what) => h("span", { class: "cb-chip" }, text, what && " ", what && h("small", {}, what));

export default defineWidget({
  title: "Cross-correlation, channel by channel",
  defaults: DEFAULTS,
  settings: SETTINGS,
  looks: ["channel", "position", "show_all"],
  check,
  build,
});
