// ChannelSlide: a kernel sliding over an input with several channels. Each channel has a lane: the channel, its slice of
// the kernel, their products, their sum. The sums of all lanes and the bias make one cell of the chosen output channel.

import { createArray } from "../parts/array.js";
import { nearest } from "../parts/arrays.js";
import { createBias } from "../parts/bias.js";
import { inputFacts, numberCell } from "../parts/cells.js";
import { fresh, h, setAttribute, setText } from "../parts/dom.js";
import { droppedText } from "../parts/formula.js";
import { format } from "../parts/numbers.js";
import { group } from "../parts/panel.js";
import { createParameters, WINDOW } from "../parts/parameters.js";
import { createRoom } from "../parts/room.js";
import { createSight } from "../parts/sight.js";
import { equals, factor, factors, products, result, start, widestProducts, widestResult } from "../parts/sum.js";
import { createWalk } from "../parts/walk.js";
import { widest } from "../parts/widest.js";
import { defineWidget } from "../parts/widget.js";
import { watchWidth } from "../parts/width.js";
import { axes, taps } from "../parts/window.js";
import { by } from "../parts/words.js";
import {
  arrange,
  channelsOf,
  check,
  commonWindow,
  laneSums,
  output,
  padded,
  slice,
  sumOfProducts,
} from "./arithmetic.js";
import { LOOKS, SETTINGS } from "./generated.js";
import { createMap } from "./map.js";

/** @typedef {import("./arithmetic.js").Settings} Settings */
/** @typedef {import("../parts/window.js").Pair} Pair */
/** @typedef {import("../parts/window.js").Tap} Tap */

/** Beside a lane, in pixels. */
const PADDING = 24;

const PARAMETERS = [...WINDOW, { name: "groups", least: 1, single: true }];

/** @param {import("../parts/widget.js").View} view @returns {import("../parts/widget.js").Parts} */
function build(view) {
  const { model, signal, root, top } = view;
  root.classList.add("cb-slide");
  const settings = () => /** @type {Settings} */ (view.settings);
  const id = fresh();

  /** @type {ReturnType<typeof createLane>[]} */ let lanes = []; // one for each input channel
  /** @type {ReturnType<typeof createResult>[]} */ let results = []; // one for each output channel
  /** @type {number[][][]} */ let inputs = []; // X, padded
  /** @type {ReturnType<typeof inputFacts>} */ let facts = []; // of each cell of a padded channel
  /** @type {number[][][]} */ let values = []; // Y
  /** @type {Pair | null} */ let hovered = null; // an output that the pointer is on
  /** @type {number[]} */ let looked = []; // a weight that the reader looks at: c, u, v
  let room = 700; // width in pixels, until the page tells
  /** @type {unknown[]} */ let roomFor = []; // what the room for texts was last kept for

  const both = () => axes(commonWindow(settings()));
  const sight = createSight(signal, paint);
  const channel = () => nearest(model.get("channel"), results.length);

  /** @param {number[]} weight */
  function look(weight) {
    looked = weight;
    paint();
  }

  // ── Parts ────────────────────────────────────────────────────────────────────────────────────────────────────────

  const walk = createWalk(view, {
    label: "Position of the windows",
    size: () => /** @type {Pair} */ (both().map(({ m }) => m)),
    say: ([i, j]) => `${format(values[channel()][i][j])} in Y[${channel()}]`,
  });

  /** The lane of an input channel. @param {number} c */
  function createLane(c) {
    const input = createMap("input", `X[${c}]`, `cb-input-${id}`, paint, {
      editable: (r, k) => !facts[r][k].flags["cb-padding"],
      onEdit: (r, k, text) => view.edit("X", [c, r - settings().padding[0], k - settings().padding[1]], text),
      onProblem: view.complain,
    });
    input.radio.checked = c === 0;
    const kernel = createArray(view, "kernel", "", {
      onFocus: (u, v) => look([c, u, v]),
      onLeave: () => look([]),
      onHover: (place) => look(place ? [c, ...place] : []),
      editable: () => channelsOf(settings(), channel()).includes(c),
      onEdit: (u, v, text) => view.edit("K", [channel(), c, u, v], text),
    });
    const line = createRoom(h("p.products"));
    const element = h(
      "div.lane",
      { role: "group", "aria-label": `Input channel ${c}` },
      input.element,
      group("⋆", kernel.panel.element),
      line.element,
    );
    return { element, input, kernel, line };
  }

  /** An output channel with its bias. @param {number} o */
  function createResult(o) {
    const map = createMap("output", `Y[${o}]`, `cb-output-${id}`, () => walk.choose({ channel: o }), {
      onFocus: (i, j) => walk.choose({ channel: o, position: [i, j] }),
      onHover(place) {
        hovered = place;
        paint();
      },
    });
    const bias = createBias(view, `b[${o}]`, [o]);
    map.element.append(bias.element);
    return { map, bias };
  }

  const parameters = createParameters(view, PARAMETERS, {
    open: WINDOW.some(({ name, least }) => view.settings[name].some((/** @type {number} */ value) => value !== least)),
  });
  const stage = h("div.lanes");
  const sum = createRoom(h("p.sum"));
  sight.watch(sum.element);
  const maps = h("div.maps");
  const note = h("p.note");
  const size = h("div.size");

  // ── Showing ──────────────────────────────────────────────────────────────────────────────────────────────────────

  function update() {
    const { X, K, groups } = settings();
    const [height, width] = both();
    inputs = padded(settings());
    facts = inputFacts(commonWindow(settings()));
    values = output(settings(), inputs);
    if (lanes.length !== X.length) {
      lanes = X.map((_, c) => createLane(c));
      stage.replaceChildren(...lanes.map(({ element }) => sight.watch(element)));
    }
    if (results.length !== K.length) {
      results = K.map((_, o) => createResult(o));
      maps.replaceChildren(...results.map(({ map }) => sight.watch(map.element)));
    }

    const filter = by(groups > 1 ? `${X.length}/${groups}` : X.length, height.k, width.k);
    top.shapes(by(X.length, height.n, width.n), by(K.length, filter), by(K.length, height.m, width.m));
    const count = ((X.length * height.k * width.k) / groups + 1) * K.length;
    size.replaceChildren(
      h("p.filled", `Parameters: ${K.length} · ${filter} weights + ${K.length} of bias = ${count}`),
      h("p.remark", droppedText([height, width])),
    );
    parameters.update();
    sight.noteChange();
    move();
  }

  function move() {
    hovered = null; // the windows have moved on from what the pointer rests on
    paint();
  }

  /** Shows the windows where they are, and what belongs to them. */
  function paint() {
    const o = channel();
    const place = walk.position(hovered);
    const read = channelsOf(settings(), o);
    const arranged = arrange(settings(), room);
    const terms = lanes.map((_, c) => (read.includes(c) ? taps(slice(settings(), o, c), ...place) : []));
    root.style.setProperty("--cb-step", `${arranged.step}px`);

    /** On paper nothing waits. @param {Element} part */
    const waits = (part) => sight.waits(part) && !view.printing;
    if (!sight.isQuick()) keepRoom(arranged.crowded);
    lanes.forEach((lane, c) => {
      if (!waits(lane.element)) paintLane(c, terms[c], place, arranged);
    });
    if (!waits(sum.element))
      sum.content.replaceChildren(
        ...total(
          place,
          read.map((c) => sumOfProducts(terms[c])),
        ),
      );
    results.forEach((result, at) => {
      if (!waits(result.map.element)) paintResult(at, place, arranged);
    });

    setText(
      note,
      arranged.crowded
        ? "Choose a channel to see its numbers. Larger: farther from 0. Hollow: below 0."
        : "Point at a weight to see its product. Enter or a second click edits X, K and b.",
    );
    walk.update();
  }

  /** The lane of an input channel. @param {number} c @param {Tap[]} terms  none, if it is not in the group
   * @param {Pair} place @param {ReturnType<typeof arrange>} arranged */
  function paintLane(c, terms, [i, j], { crowded, step }) {
    const { element, input, kernel, line } = lanes[c];
    const [height, width] = both();
    const o = channel();
    const on = terms.length > 0;
    const [, u, v] = looked[0] === c ? looked : [];
    const small = crowded && !input.radio.checked;
    const frame = /** @type {const} */ ([i * height.s, j * width.s, on ? height.span : 0, width.span]);
    setAttribute(element, "data-off", !on);
    setAttribute(input.radio, "hidden", !crowded);
    input.show(settings().X[c], {
      small,
      size: [height.padded, width.padded],
      padding: settings().padding,
      last: Infinity,
      window: frame,
      fixed: settings().padding, // while only the padding changes, numbers stay in their cells
    });
    if (!small) {
      input.grid.fit(step, room);
      input.grid.paint((r, k) => {
        const tap = terms.find((one) => one.r === r && one.c === k);
        const pair = tap && tap.u === u && tap.v === v;
        return {
          ...numberCell(inputs[c][r][k], { ...facts[r][k].flags, "cb-on": tap, "cb-pair": pair }),
          selected: Boolean(tap),
        };
      });
      input.grid.frame(...frame);
    }
    kernel.panel.rename(`K[${o}, ${c}]`);
    setAttribute(kernel.body, "aria-label", `Kernel K[${o}, ${c}]`);
    kernel.show(settings().K[o][c], (row, column) => ({ marks: row === u && column === v ? " cb-pair" : "" }));
    const sum = sumOfProducts(terms);
    line.content.replaceChildren(
      ...(on
        ? [
            small ? "" : h("span", ...products(terms, { u, v })),
            h("span.result", equals(sum, factors(terms)), chip(format(sum))),
          ]
        : [`Not in the group of Y[${o}].`]),
    );
  }

  /** An output channel. @param {number} at @param {Pair} place @param {ReturnType<typeof arrange>} arranged */
  function paintResult(at, [i, j], { crowded, step }) {
    const { map, bias } = results[at];
    const [height, width] = both();
    const chosen = at === channel();
    const small = crowded && !chosen;
    const last = walk.last();
    setAttribute(map.radio, "hidden", results.length === 1);
    map.radio.checked = chosen;
    map.show(values[at], {
      small,
      size: [height.m, width.m],
      padding: [0, 0],
      last,
      window: [i, j, 0, 0],
      // As in the input; but where most numbers are still hidden, all cells stay.
      fixed: last < 99 ? [0, 0] : settings().padding,
    });
    if (!small) {
      map.grid.fit(step, room);
      // By Tab the reader comes to the chosen channel only: the focus on a cell of another one would choose that.
      walk.paintOutput(map.grid, values[at], [i, j], chosen);
    }
    bias.update();
  }

  /** The sum of the lanes and the bias. @param {Pair} place @param {number[]} sums  of the lanes that are read */
  function total([i, j], sums) {
    const o = channel();
    const bias = settings().bias[o];
    const value = values[o][i][j];
    return [
      start(`Y[${o}, ${i}, ${j}]`),
      ...channelsOf(settings(), o).map((c, at) => h("span", chip(factor(sums[at]), `channel ${c}`), " + ")),
      h("span", chip(factor(bias), `bias b[${o}]`)),
      result(` ${equals(value, [bias])}`, value),
    ];
  }

  /** Keeps room for the widest products and sums, so that nothing moves while it plays. @param {boolean} crowded */
  function keepRoom(crowded) {
    const o = channel();
    const [height, width] = both();
    const { X, K, bias } = settings();
    const inputChosen = lanes.findIndex(({ input }) => input.radio.checked);
    const now = [values, o, crowded, inputChosen];
    if (now.every((each, at) => each === roomFor[at])) return;
    roomFor = now;
    const sums = laneSums(settings(), o, inputs);
    const chips = sums.map((all) => widest(all.map(factor)));
    lanes.forEach(({ line }, c) => {
      const small = crowded && c !== inputChosen;
      line.reserve([
        small ? "" : h("span", ...widestProducts(K[o][c], [0, ...X[c].flat()])),
        h("span.result", "≈ ", chip(chips[c] ?? "")),
      ]);
    });
    sum.reserve([
      start(`Y[${o}, ${height.m - 1}, ${width.m - 1}]`),
      ...channelsOf(settings(), o).map((c) => h("span", chip(chips[c], `channel ${c}`), " + ")),
      h("span", chip(factor(bias[o]), `bias b[${o}]`)),
      widestResult(values[o].flat()),
    ]);
  }

  // Not the stage's: that is as wide as what it holds, and would ask for all of it again after every change.
  watchWidth(root, signal, (width) => {
    room = width - PADDING;
    paint();
  });
  return {
    children: [
      walk.element,
      parameters.element,
      stage,
      sum.element,
      maps,
      note,
      view.problem,
      h("div.options", walk.showAll, view.resetButton),
      size,
    ],
    update,
    move,
    clear() {
      parameters.clear();
      lanes[0].input.radio.checked = true;
    },
    ...walk.parts,
    start: { ...walk.parts.start, channel: 0 },
  };
}

/** A number that goes into a sum, with what it is. @param {string} text @param {string} [what] */
const chip = (text, what) => h("span.chip", text, what && " ", what && h("small", what));

export default defineWidget({
  title: "Cross-correlation, channel by channel",
  settings: SETTINGS,
  looks: LOOKS,
  check,
  build,
});
