// ReceptiveField: a stack of layers along one axis. Point at a cell: what it sees below, what it influences above.

import {
  check,
  first,
  inside,
  least,
  levels,
  LIMITS,
  PARAMETERS,
  paths,
  position,
  taps,
  width,
} from "../arithmetic/receptive-field.js";
import { createSelect } from "../controls.js";
import { format, range } from "../core.js";
import { button, h, setText, svg, tint } from "../dom.js";
import { createFields } from "../fields.js";
import { createGrid } from "../grid.js";
import { watchWidth } from "../layout.js";
import { key } from "../panel.js";
import { defineWidget } from "../widget.js";
import { by, counted, marks } from "../words.js";

/** @typedef {import("../arithmetic/receptive-field.js").Layer} Layer */
/** @typedef {import("../arithmetic/receptive-field.js").Place} Place */

/** @type {Layer} */ const CONVOLUTION = [3, 1, 0, 1, "conv"];
/** @type {Layer} */ const POOLING = [2, 2, 0, 1, "pool"];

/** From one row of cells to the next, in cells, as in the style; and where the bars below the input end. */
const PITCH = 1.8;
const BARS = { from: 0.4, to: 1.9 };
/** The size of a cell, in pixels. */
const STEP = { least: 28, most: 40 };

/** @param {import("../widget.js").View} view @returns {import("../widget.js").Parts} */
function build(view) {
  const { model, signal, root } = view;
  const settings = () => /** @type {{n: number, layers: Layer[]}} */ (view.settings);

  let all = levels(settings());
  /** For each cell, its paths to the outputs. @type {number[][]} */ let alive = [];
  /** @type {Place | null} */ let hovered = null;
  let stageWidth = 600; // until the page tells
  let shownPlace = 0;
  let laying = false; // while cells come and go, the focus may move to another by itself

  const top = () => all.length - 1;
  const titled = (/** @type {number} */ level) => (level ? `${level} ` : "") + all[level].name;
  const chosen = () => inside(levels(settings()), model.get("cell"));
  /** Where in the list the layer is whose numbers can be edited: that of the chosen cell. */
  const place = () => Math.max(chosen()[0] - 1, 0);
  const layer = () => settings().layers[place()];

  /** The layers with some taken out and others put in, from that one or the one after it on.
   * @param {number} after @param {number} out @param {...any} layers */
  const spliced = (after, out, ...layers) => {
    const all = [...settings().layers];
    all.splice(place() + after, out, ...layers);
    return all;
  };

  /** The focus has come to a cell. @param {number} row @param {number} cell */
  function choose(row, cell) {
    if (laying) return;
    hovered = null;
    view.look({ cell: [top() - row, cell] });
    paint();
  }

  /** Makes that the stack, and shows what its last layer sees. @param {Parameters<typeof spliced>} how */
  function restack(...how) {
    const layers = spliced(...how);
    const message = view.change({ layers });
    view.complain(message);
    if (message) return;
    view.look({ cell: inside(levels(settings()), null) });
    update();
    view.announce(sees.textContent ?? "");
  }

  // ── Parts ────────────────────────────────────────────────────────────────────────────────────────────────────────

  const grid = createGrid({
    label: "Cells of each layer, the input last",
    role: "input",
    onFocus: choose,
    onHover(at) {
      hovered = at && [top() - at[0], at[1]];
      paint();
    },
  });
  /** A cell's field, in words. @param {number} level @param {number} i */
  const span = (level, i) => {
    const from = first(all[level], i);
    return `${format(from)} to ${format(from + all[level].r - 1)}`;
  };
  const padding = h("div");
  const lines = svg("svg", {}, svg("path"), svg("path"), svg("path"));
  const under = h("div", { class: "cb-under", "aria-hidden": "true" }, padding, lines);
  const labels = h("div", { class: "cb-levels" });
  const table = h("table", { class: "cb-stack" });
  const sees = h("p", { class: "cb-sum" });
  const note = h("p", { class: "cb-note" });
  const edited = h("b");
  const filled = h("p", { class: "cb-filled" });

  const kind = createSelect("Kind", (name) => restack(0, 1, [...layer().slice(0, 4), name]));
  // To the fields, the numbers of that layer are settings like any other.
  const fields = createFields(
    {
      ...view,
      get settings() {
        return { n: settings().n, ...Object.fromEntries(PARAMETERS.map((name, at) => [name, layer()[at]])) };
      },
      apply: ({ n = settings().n, ...changes }) =>
        view.apply({ n, layers: spliced(0, 1, layer().map((old, at) => changes[PARAMETERS[at]] ?? old)) }),
    },
    [
      ...PARAMETERS.map((name) => ({ name, letter: name[0], least: least(name), single: true })),
      { name: "n", title: "Input size", letter: "n", least: 1, slider: LIMITS.n, single: true },
    ],
    { open: true },
  );

  // ── Showing ──────────────────────────────────────────────────────────────────────────────────────────────────────

  function update() {
    all = levels(settings());
    alive = paths(all, top());
    hovered = null;
    const height = top() * PITCH + 1 + BARS.to;
    root.style.setProperty("--cb-columns", String(width(all)));
    root.style.setProperty("--cb-lines", String(height));
    lines.setAttribute("viewBox", `0 0 ${width(all)} ${height}`);
    laying = true;
    grid.scatter(all.map(({ m }, l) => range(m).map((i) => position(all, l, i))).reverse());
    laying = false;
    grid.body.prepend(under);
    padding.replaceChildren(
      ...all.slice(1).flatMap(({ p }, l) =>
        range(2 * p).map((q) => {
          const at = position(all, l, q < p ? q - p : all[l].m + q - p);
          return h("span", { class: "cb-cell cb-padding", style: `--cb-at: ${at}; --cb-row: ${top() - l}` });
        }),
      ),
    );
    labels.replaceChildren(
      ...all.map((one, l) => h("div", {}, titled(l), h("span", { class: "cb-dim" }, `r = ${one.r}`))).reverse(),
    );
    show();
    layOut();
  }

  /** Finds a size for the cells. Where they don't all have room, the chosen one is in the middle. */
  function layOut() {
    const step = Math.max(STEP.least, Math.min(STEP.most, (stageWidth - 12) / width(all)));
    root.style.setProperty("--cb-step", `${step}px`);
    grid.element.scrollLeft = (position(all, ...chosen()) + 0.5) * step - stageWidth / 2;
  }

  function paint() {
    const [level, cell] = hovered ?? chosen();
    const counts = paths(all, level, cell);
    const from = first(all[level], cell);
    const { r } = all[level];

    grid.paint((row, i) => {
      const l = top() - row;
      const joined = counts[l][i] > 0;
      const is = {
        "cb-map": l > 0,
        "cb-last": l === top(),
        "cb-drop": !alive[l][i],
        "cb-on": joined && l < level,
        "cb-uses": joined && l > level,
        "cb-probed": l === level && i === cell,
      };
      return {
        text: String(i),
        label:
          (l ? `Layer ${l}` : "Input") +
          `, cell ${i}` +
          (l ? `, sees input ${span(l, i)}` : "") +
          (is["cb-on"] ? ", seen" : is["cb-uses"] ? ", influenced" : "") +
          (is["cb-drop"] ? ", used by no output" : ""),
        marks: marks(is),
        selected: is["cb-probed"],
      };
    });
    grid.frame(top() * PITCH, from - all[top()].start, level && 1, r); // a cell of the input has no field below
    if (!grid.focused()) grid.setStop(top() - chosen()[0], chosen()[1]);
    draw(level, counts);
    tell(level, cell, counts);
  }

  /** Shows what is chosen. */
  function show() {
    paint();
    const [level] = chosen();
    table.replaceChildren(
      ...[
        ["layer", "k", "s", "p", "d", "size m", "field r", "jump j", "start"],
        ...all.map(({ m, r, j, start }, l) => [
          titled(l),
          ...(settings().layers[l - 1]?.slice(0, 4) ?? ["", "", "", ""]),
          ...[m, r, j, format(start)],
        ]),
      ].map((line, row) =>
        h(
          "tr",
          { class: row - 1 === level && "cb-here" },
          ...line.map((each, column) => h(row && column ? "td" : "th", {}, String(each))),
        ),
      ),
    );
    if (place() !== shownPlace) fields.clear();
    shownPlace = place();
    const { name } = all[shownPlace + 1];
    kind.show(name, [...new Set(["conv", "pool", name])].map((each) => [each, each]));
    setText(edited, `Layer ${shownPlace + 1}`);
    const { k, s, p, d, r, j, start } = all[level];
    const below = all[level - 1];
    setText(
      filled,
      below
        ? `r = ${below.r} + ${d}·(${k} − 1)·${below.j} = ${r}, ` +
            `start = ${format(below.start)} − ${p}·${below.j} = ${format(start)}, j = ${below.j}·${s} = ${j}`
        : "",
    );
    fields.update();
  }

  /** Lines to what is joined below and above, and for each input cell a bar for its paths.
   * @param {number} level @param {number[][]} counts */
  function draw(level, counts) {
    const at = (/** @type {number} */ l, /** @type {number} */ i, /** @type {number} */ down) =>
      `M${position(all, l, i) + 0.5} ${(top() - l) * PITCH + down}`;
    const drawn = ["", "", ""];
    const scale = (BARS.to - BARS.from) / Math.max(...counts[0], 1); // there may be no path
    all.forEach((one, l) =>
      counts[l].forEach((count, i) => {
        if (l === 0 && level) drawn[2] += `${at(0, i, 1 + BARS.to)}v${-count * scale}`;
        if (l === 0 || count === 0) return;
        for (const tap of taps(one, i)) {
          const line = at(l, i, 1) + at(l - 1, tap, 0).replace("M", "L");
          if (l <= level) drawn[0] += line;
          else if (counts[l - 1][tap]) drawn[1] += line;
        }
      }),
    );
    drawn.forEach((path, which) => lines.children[which].setAttribute("d", path));
  }

  /** @param {number} level @param {number} cell @param {number[][]} counts */
  function tell(level, cell, counts) {
    const { r } = all[level];
    const start = first(all[level], cell);
    const outputs = counts[top()].filter(Boolean).length;
    const seen = range(settings().n).filter((i) => counts[0][i]);
    const within = range(r).filter((i) => counts[0][start + i] !== undefined).length;
    const most = Math.max(...counts[0]);
    const fewest = Math.min(...seen.map((i) => counts[0][i]));
    const from = (/** @type {number} */ count) => `${count} from cell ${counts[0].indexOf(count)}`;
    sees.replaceChildren(
      tint("output", `${level ? `Layer ${level}` : "Input"}, cell ${cell}`),
      ...(level ? [" sees ", tint("input", `input ${span(level, cell)}`), `: r = ${r}, in an image ${by(r, r)}.`] : []),
      level < top() ? `${level ? " It" : ""} influences ${outputs} of ${counted(all[top()].m, "output")}.` : "",
    );
    setText(
      note,
      level
        ? `${seen.length} of these ${r} are used, ${r - within} lie in the padding, ${within - seen.length} in gaps.` +
            (fewest < most ? ` Paths: ${from(most)}, ${from(fewest)}.` : "")
        : "",
    );
  }

  // A cell that has the focus already, but is no longer the chosen one, is chosen again by a click.
  grid.body.addEventListener(
    "click",
    () => {
      const at = grid.focused();
      if (at) choose(...at);
    },
    { signal },
  );
  watchWidth(grid.element, signal, (now) => {
    stageWidth = now;
    layOut();
  });
  view.top.show("Point at any cell");
  return {
    children: [
      h("div", { class: "cb-field-stage" }, labels, grid.element),
      h(
        "p",
        { class: "cb-legend-line" },
        key("on", "seen"),
        key("uses", "influenced"),
        key("padding", "padding"),
        key("drop", "used by no output"),
      ),
      sees, // below the cells: a second line in it must not move them from under the pointer
      note,
      view.problem,
      h(
        "div",
        { class: "cb-options" },
        edited,
        kind.element,
        button("Remove", () => restack(0, 1)),
        button("Add conv", () => restack(1, 0, CONVOLUTION)),
        button("Add pool", () => restack(1, 0, POOLING)),
        view.resetButton,
      ),
      fields.element,
      h("div", { class: "cb-scroll" }, table),
      filled,
    ],
    update,
    move: show,
    clear: fields.clear,
    follow: () => ({ cell: chosen() }),
    start: {
      get cell() {
        return inside(levels(settings()), null);
      },
    },
  };
}

export default defineWidget({
  title: "Receptive field",
  defaults: { n: 15, layers: [CONVOLUTION], cell: [1, 6] },
  settings: ["n", "layers"],
  looks: ["cell"],
  check,
  build,
});
