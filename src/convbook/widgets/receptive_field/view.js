// ReceptiveField: a stack of layers along one axis. Point at a cell: what it sees below, what it influences above.

import { nearest, range } from "../parts/arrays.js";
import { button, h, setText, svg, tint } from "../parts/dom.js";
import { createGrid } from "../parts/grid.js";
import { format } from "../parts/numbers.js";
import { key } from "../parts/panel.js";
import { createParameters } from "../parts/parameters.js";
import { defineWidget } from "../parts/widget.js";
import { counted, marks } from "../parts/words.js";
import { check, fieldStart, least, levels, middle, PARAMETERS, paths, position, taps, width } from "./arithmetic.js";
import { LIMITS, LOOKS, SETTINGS } from "./generated.js";

/** @typedef {import("./arithmetic.js").Layer} Layer */
/** @typedef {import("./arithmetic.js").Place} Place */

/** @type {Layer} */ const CONVOLUTION = [3, 1, 0, 1, "conv"];
/** @type {Layer} */ const POOLING = [2, 2, 0, 1, "pool"];

/** From one row of cells to the next, in cells, as in the style; and where the bars below the input end. */
const PITCH = 1.8;
const BARS = { from: 0.4, to: 1.9 };
const UNSEEN = "seen by no output";

/** @param {import("../parts/widget.js").View} view @returns {import("../parts/widget.js").Parts} */
function build(view) {
  const { model, root } = view;
  const settings = () => /** @type {{n: number, layers: Layer[]}} */ (view.settings);

  let all = levels(settings());
  /** For each cell, its paths to the outputs. @type {number[][]} */ let alive = [];
  /** @type {Place | null} */ let hovered = null;

  const top = () => all.length - 1;
  const named = (/** @type {number} */ level) => (level ? `Layer ${level}` : "Input");
  const titled = (/** @type {number} */ level) => (level ? `${level} ${all[level].name}` : "Input");
  /** The model's cell; the nearest one, where a change has made the stack smaller or a host has set nonsense.
   * @returns {Place} */
  function chosen() {
    const now = levels(settings());
    const level = nearest(model.get("cell")?.[0], now.length);
    return [level, nearest(model.get("cell")?.[1], now[level].m)];
  }
  /** Where in the list the layer is whose numbers can be edited: that of the chosen cell. */
  const place = () => Math.max(chosen()[0] - 1, 0);
  const layer = () => settings().layers[place()];
  /** A cell's field, in words. @param {number} level @param {number} i */
  const field = (level, i) => {
    const from = fieldStart(all[level], i);
    return `field ${format(from)} to ${format(from + all[level].r - 1)}`;
  };

  /** The layers with some taken out and others put in, from that one or the one after it on.
   * @param {number} after @param {number} out @param {...any} layers */
  const spliced = (after, out, ...layers) => settings().layers.toSpliced(place() + after, out, ...layers);

  /** Makes that the stack, and shows what the new layer sees, or the one in its place. @param {Parameters<typeof spliced>} how */
  function restack(...how) {
    const level = place() + how[0] + 1;
    const message = view.change({ layers: spliced(...how) });
    view.complain(message);
    if (message) return;
    view.look({ cell: middle(levels(settings()), level) });
    update();
    view.announce(sees.textContent ?? "");
  }

  // ── Parts ────────────────────────────────────────────────────────────────────────────────────────────────────────

  const grid = createGrid({
    label: "Cells of each layer",
    role: "input",
    onFocus(row, cell) {
      hovered = null;
      view.look({ cell: [top() - row, cell] });
      paint();
    },
    onHover(at) {
      hovered = at && [top() - at[0], at[1]];
      paint();
    },
  });
  const lines = svg("svg", {}, svg("path"), svg("path"), svg("path"));
  const under = h("div.under", { "aria-hidden": "true" });
  const labels = h("div.levels");
  const table = h("table.figures");
  const sees = h("p.sum.sees");
  const edited = h("b");
  const filled = h("p.filled");

  // To the parameters, the numbers of that layer are settings like any other.
  const parameters = createParameters(
    {
      ...view,
      get settings() {
        return { n: settings().n, ...Object.fromEntries(PARAMETERS.map((name, at) => [name, layer()[at]])) };
      },
      apply: ({ n = settings().n, ...changes }) =>
        view.apply({
          n,
          layers: spliced(
            0,
            1,
            layer().map((old, at) => changes[PARAMETERS[at]] ?? old),
          ),
        }),
    },
    [
      ...PARAMETERS.map((name) => ({ name, letter: name[0], least: least(name), single: true })),
      { name: "n", title: "Input", letter: "n", least: 1, slider: LIMITS.n, single: true },
    ],
    { open: true, say: () => sees.textContent ?? "" },
  );

  // ── Showing ──────────────────────────────────────────────────────────────────────────────────────────────────────

  function update() {
    all = levels(settings());
    alive = paths(all, top());
    hovered = null;
    root.style.setProperty("--cb-columns", String(width(all)));
    lines.setAttribute("viewBox", `0 0 ${width(all)} 1`);
    grid.scatter(all.map(({ m }, l) => range(m).map((i) => position(all, l, i))).reverse());
    grid.body.prepend(under);
    under.replaceChildren(
      ...all.flatMap(({ p }, l) =>
        range(2 * p).map((q) => {
          const at = position(all, l - 1, q - p + (q < p ? 0 : all[l - 1].m));
          return h("span.cell.padding", { style: `--cb-at: ${at}; --cb-row: ${PITCH * (top() - l + 1)}` });
        }),
      ),
      lines,
    );
    labels.replaceChildren(...all.map(({ r }, l) => h("div", titled(l), h("span.dim", `r = ${r}`))).reverse());
    show();
  }

  function paint() {
    const [level, cell] = hovered ?? chosen();
    const counts = paths(all, level, cell);
    const { r } = all[level];
    grid.paint((row, i) => {
      const l = top() - row;
      const count = counts[l][i];
      const is = {
        "cb-map": l > 0,
        "cb-drop": !alive[l][i],
        "cb-on": count > 0 && l < level,
        "cb-uses": count > 0 && l > level,
        "cb-probed": l === level && i === cell,
      };
      const label = [
        `${named(l)}, cell ${i}`,
        l && field(l, i),
        count && counted(count, "path"),
        !alive[l][i] && UNSEEN,
      ];
      return { text: String(i), label: label.filter(Boolean).join(", "), marks: marks(is), selected: is["cb-probed"] };
    });
    grid.frame(top() * PITCH, fieldStart(all[level], cell) - all[top()].start, level && 1, r); // below the input is no field
    if (!grid.focused()) grid.setStop(top() - level, cell);
    draw(level, counts);
    const [seen, influenced] = [counts[0], counts[top()]].map((each) => each.filter(Boolean).length);
    sees.replaceChildren(
      tint("output", `${named(level)}, cell ${cell}`),
      ...(level ? [` sees ${seen} of the r = ${r} cells of its `, tint("input", `${field(level, cell)}.`)] : []),
      level < top() ? `${level ? " It" : ""} influences ${influenced} of ${counted(all[top()].m, "output")}.` : "",
    );
  }

  /** Shows what is chosen. */
  function show() {
    paint();
    const [level, cell] = chosen();
    const rows = all.map(({ k, s, p, d, m, r, j, start }, l) => [
      titled(l),
      ...[k, s, p, d].map((number) => (l ? number : "")),
      ...[m, r, j, format(start)],
    ]);
    table.replaceChildren(
      ...[["layer", "k", "s", "p", "d", "size m", "field r", "jump j", "start"], ...rows].map((line, row) =>
        h(
          "tr",
          { class: row - 1 === level && "cb-here" },
          ...line.map((each, column) => h(row && column ? "td" : "th", String(each))),
        ),
      ),
    );
    setText(edited, named(place() + 1));
    const { k, s, d, r, j } = all[level];
    grid.reveal(fieldStart(all[level], cell) - all[top()].start, r);
    const below = all[level - 1];
    setText(filled, below ? `r = ${below.r} + ${d}·(${k} − 1)·${below.j} = ${r}, j = ${below.j}·${s} = ${j}` : "");
    parameters.update();
  }

  /** Lines to what is joined below and above, and for each input cell a bar for its paths.
   * @param {number} level @param {number[][]} counts */
  function draw(level, counts) {
    const at = (/** @type {number} */ l, /** @type {number} */ i, /** @type {number} */ down) =>
      `${position(all, l, i) + 0.46} ${(top() - l) * PITCH + down}`;
    const drawn = ["", "", ""];
    const scale = (BARS.to - BARS.from) / Math.max(...counts[0], 1); // there may be no path
    all.forEach((one, l) =>
      counts[l].forEach((count, i) => {
        if (l === 0) drawn[2] += `M${at(l, i, 1 + BARS.to)}v${-count * scale}`;
        else if (count) {
          for (const tap of taps(one, i)) {
            if (counts[l - 1][tap]) drawn[Number(l > level)] += `M${at(l, i, 1)}L${at(l - 1, tap, 0)}`;
          }
        }
      }),
    );
    drawn.forEach((path, which) => lines.children[which].setAttribute("d", path));
  }

  view.top.show("Point at any cell");
  return {
    children: [
      h("div.field-stage", labels, grid.element),
      h(
        "p.legend-line",
        key("on", "seen"),
        key("uses", "influenced"),
        key("padding", "padding"),
        key("drop", UNSEEN),
        "bars: number of paths",
      ),
      sees, // below the cells: a second line in it must not move them from under the pointer
      view.problem,
      h(
        "div.options",
        edited,
        button("Remove", () => restack(0, 1)),
        button("Add conv", () => restack(1, 0, CONVOLUTION)),
        button("Add pool", () => restack(1, 0, POOLING)),
        view.resetButton,
      ),
      parameters.element,
      h("div.scroll.dim", table),
      filled,
    ],
    update,
    move() {
      parameters.clear(); // of another layer
      show();
    },
    clear: parameters.clear,
    follow: () => ({ cell: chosen() }),
    start: { cell: middle(levels(model.get("_initial"))) },
  };
}

export default defineWidget({
  title: "Receptive field",
  settings: SETTINGS,
  looks: LOOKS,
  check,
  build,
});
