// ChannelSlide: a kernel sliding over an input with several channels. Each channel has a lane: the channel, its slice of
// the kernel, their products, their sum. The sums of all lanes and the bias make one cell of the chosen output channel.

import { createArray } from "../parts/array.js";
import { nearest } from "../parts/arrays.js";
import { createBias } from "../parts/bias.js";
import { inputFacts, numberCell } from "../parts/cells.js";
import { fresh, h, setAttribute, setText, svg } from "../parts/dom.js";
import { droppedText } from "../parts/formula.js";
import { createGrid } from "../parts/grid.js";
import { format } from "../parts/numbers.js";
import { group } from "../parts/panel.js";
import { createParameters, WINDOW } from "../parts/parameters.js";
import { createSight } from "../parts/sight.js";
import { equals, factor, factors, products, result, start } from "../parts/sum.js";
import { createWalk } from "../parts/walk.js";
import { defineWidget } from "../parts/widget.js";
import { watchWidth } from "../parts/width.js";
import { axes, taps } from "../parts/window.js";
import { by, capital } from "../parts/words.js";
import {
  arrange,
  channelsOf,
  check,
  commonWindow,
  output,
  padded,
  slice,
  squares,
  sumOfProducts,
} from "./arithmetic.js";
import { LOOKS, SETTINGS } from "./generated.js";

/** @typedef {import("./arithmetic.js").Settings} Settings */

/** Beside a lane, in pixels. */
const PADDING = 24;

const PARAMETERS = [...WINDOW, { name: "groups", least: 1, single: true }];

/** @param {import("../parts/widget.js").View} view @returns {import("../parts/widget.js").Parts} */
function build(view) {
  const { model, signal, root, top } = view;
  const settings = () => /** @type {Settings} */ (view.settings);
  const id = fresh();

  /** @type {ReturnType<typeof createLane>[]} */ let lanes = []; // one for each input channel
  /** @type {ReturnType<typeof createResult>[]} */ let results = []; // one for each output channel
  /** @type {number[][][]} */ let inputs = []; // X, padded
  /** @type {ReturnType<typeof inputFacts>} */ let facts = []; // of each cell of a padded channel
  /** @type {number[][][]} */ let values = []; // Y
  /** @type {import("../parts/window.js").Pair | null} */ let hovered = null; // an output that the pointer is on
  /** @type {number[]} */ let looked = []; // a weight that the reader looks at: c, u, v
  let room = 700; // width in pixels, until the page tells

  const window = () => axes(commonWindow(settings()));
  const [watch, hurry] = createSight(signal, paint);
  const channel = () => nearest(model.get("channel"), results.length);

  /** @param {number[]} weight */
  function look(weight) {
    looked = weight;
    paint();
  }

  // ── Parts ────────────────────────────────────────────────────────────────────────────────────────────────────────

  const walk = createWalk(view, {
    label: "Position of the windows",
    size: () => /** @type {import("../parts/window.js").Pair} */ (window().map(({ m }) => m)),
    say: ([i, j]) => `${format(values[channel()][i][j])} in Y[${channel()}]`,
  });

  /** A channel: a grid of numbers, or small, as squares, where there is no room for all grids. One of them is chosen.
   * @param {"input" | "output"} role @param {string} name
   * @param {() => void} onChoose @param {Omit<import("../parts/grid.js").GridOptions, "label" | "role">} options */
  function createMap(role, name, onChoose, options) {
    const input = role === "input";
    const grid = createGrid({ label: `${capital(role)} ${name}`, role, ...options });
    const radio = h("input.check", { type: "radio", name: `cb-${role}-${id}`, onchange: onChoose });
    const [path, frame] = [svg("path", { transform: "scale(.025)" }), svg("rect")]; // 40 units a cell
    /** @type {import("../parts/window.js").Matrix} */ let drawn = []; // as squares
    const mini = svg("svg", { class: "cb-mini", "aria-hidden": "true" }, path, frame);
    return {
      element: h("div.panel", h(`label.head.${role}`, radio, name, mini), grid.element),
      grid,
      radio,
      /** Makes it small or fits its grid, and says whether there is a grid to paint.
       * @param {import("../parts/window.js").Matrix} values @param {ReturnType<typeof arrange>} arranged
       * @param {readonly number[]} window  row, column, rows, columns */
      show(values, { step, crowded }, window) {
        const small = crowded && !radio.checked;
        setAttribute(mini, "hidden", !small);
        setAttribute(grid.element, "hidden", small); // which, unlike `hidden = …`, asks nothing of the page if it was so
        const last = input ? Infinity : walk.last(); // the index of the last value that is to be seen
        const [top, left] = input ? settings().padding : [0, 0];
        const [rows, columns] = [values.length + 2 * top, values[0].length + 2 * left];
        if (small) {
          setAttribute(mini, "viewBox", `${-left} ${-top} ${columns} ${rows}`);
          // While a slider is dragged the numbers of the inputs stay.
          if (!input || values !== drawn) setAttribute(path, "d", squares(values, last));
          drawn = values;
          [-top, -left, 0, 0].forEach((from, at) =>
            setAttribute(frame, ["y", "x", "height", "width"][at], from + window[at]),
          );
        } else {
          // While only the padding changes, numbers stay in their cells; where most are still hidden, all cells stay in place.
          grid.resize(rows, columns, last < 99 ? [0, 0] : settings().padding);
          grid.fit(step, room);
        }
        return !small;
      },
    };
  }

  /** The lane of an input channel. @param {number} c */
  function createLane(c) {
    const input = createMap("input", `X[${c}]`, () => paint(), {
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
    const sum = h("p.products");
    const element = h(
      "div.lane",
      { role: "group", "aria-label": `Input channel ${c}` },
      input.element,
      group("⋆", kernel.panel.element),
      sum,
    );
    return { element, input, kernel, sum };
  }

  /** An output channel with its bias. @param {number} o */
  function createResult(o) {
    const map = createMap("output", `Y[${o}]`, () => walk.choose({ channel: o }), {
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

  const parameters = createParameters(view, PARAMETERS);
  const stage = h("div.lanes");
  const sum = watch(h("p.sum"));
  const maps = h("div.maps");
  const note = h("p.note");
  const size = h("div.size");

  // ── Showing ──────────────────────────────────────────────────────────────────────────────────────────────────────

  function update() {
    const { X, K, groups } = settings();
    const [height, width] = window();
    inputs = padded(settings());
    facts = inputFacts(commonWindow(settings()));
    values = output(settings(), inputs);
    if (lanes.length !== X.length) {
      lanes = X.map((_, c) => createLane(c));
      stage.replaceChildren(...lanes.map(({ element }) => watch(element)));
    }
    if (results.length !== K.length) {
      results = K.map((_, o) => createResult(o));
      maps.replaceChildren(...results.map(({ map }) => watch(map.element)));
    }

    const filter = by(groups > 1 ? `${X.length}/${groups}` : X.length, height.k, width.k);
    top.shapes(by(X.length, height.n, width.n), by(K.length, filter), by(K.length, height.m, width.m));
    const count = ((X.length * height.k * width.k) / groups + 1) * K.length;
    size.replaceChildren(
      h("p.filled", `Parameters: ${K.length} · ${filter} weights + ${K.length} of bias = ${count}`),
      h("p.remark", droppedText([height, width])),
    );
    parameters.update();
    move(hurry());
  }

  /** @param {(part: Element) => boolean} [waits] */
  function move(waits) {
    hovered = null; // the windows have moved on from what the pointer rests on
    paint(waits);
  }

  /** Shows the windows where they are, and what belongs to them. @param {(part: Element) => boolean} [waits] */
  function paint(waits = () => false) {
    const o = channel();
    const [i, j] = walk.position(hovered);
    const [height, width] = window();
    const { bias } = settings();
    const read = channelsOf(settings(), o);
    const arranged = arrange(settings(), room);
    const terms = lanes.map((_, c) => (read.includes(c) ? taps(slice(settings(), o, c), i, j) : []));
    const sums = terms.map(sumOfProducts);
    root.style.setProperty("--cb-step", `${arranged.step}px`);

    lanes.forEach(({ element, input, kernel, sum: line }, c) => {
      if (waits(element)) return;
      const on = read.includes(c);
      setAttribute(element, "data-off", !on);
      const [, u, v] = looked[0] === c ? looked : [];
      const frame = /** @type {const} */ ([i * height.s, j * width.s, on ? height.span : 0, width.span]);
      setAttribute(input.radio, "hidden", !arranged.crowded);
      const large = input.show(settings().X[c], arranged, frame);
      if (large) {
        input.grid.paint((r, k) => {
          const tap = terms[c].find((one) => one.r === r && one.c === k);
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
      line.replaceChildren(
        ...(on
          ? [
              large ? h("span", ...products(terms[c], { u, v })) : "",
              h("span.result", equals(sums[c], factors(terms[c])), chip(format(sums[c]))),
            ]
          : [`Not in the group of Y[${o}].`]),
      );
    });

    if (!waits(sum)) {
      const value = values[o][i][j];
      sum.replaceChildren(
        start(`Y[${o}, ${i}, ${j}]`),
        ...read.map((c) => h("span", chip(factor(sums[c]), `channel ${c}`), " + ")),
        h("span", chip(factor(bias[o]), `bias b[${o}]`)),
        result(` ${equals(value, [bias[o]])}`, value),
      );
    }

    results.forEach(({ map, bias: box }, at) => {
      if (waits(map.element)) return;
      const chosen = at === o;
      setAttribute(map.radio, "hidden", !results[1]);
      map.radio.checked = chosen;
      if (map.show(values[at], arranged, [i, j, 0, 0])) {
        // By Tab the reader comes to the chosen channel only: the focus on a cell of another one would choose that.
        walk.paintOutput(map.grid, values[at], [i, j], chosen);
      }
      box.update();
    });

    setText(
      note,
      arranged.crowded
        ? "Choose a channel to see its numbers. Larger: farther from 0. Hollow: below 0."
        : "Point at a weight. Enter or a second click edits it.",
    );
    walk.update();
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
      sum,
      maps,
      note,
      view.problem,
      h("div.options", walk.showAll, view.resetButton),
      size,
    ],
    update,
    move,
    clear: parameters.clear,
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
