// ReceptiveField: a stack of layers along one axis. Point at a cell: what it sees below, what it influences above.

import { nearest } from "../parts/arrays.js";
import { createSelect } from "../parts/controls.js";
import { button, h, setAttribute, setText, tint } from "../parts/dom.js";
import { format } from "../parts/numbers.js";
import { key } from "../parts/panel.js";
import { createParameters } from "../parts/parameters.js";
import { createRoom } from "../parts/room.js";
import { defineWidget } from "../parts/widget.js";
import { counted } from "../parts/words.js";
import {
  check,
  fieldText,
  KINDS,
  layerOf,
  least,
  levelName,
  levels,
  middle,
  numbersOf,
  PARAMETERS,
  paths,
  whyNot,
} from "./arithmetic.js";
import { LIMITS, LOOKS, SETTINGS } from "./generated.js";
import { createPicture, UNSEEN } from "./picture.js";

/** @typedef {import("./arithmetic.js").Layer} Layer */
/** @typedef {import("./arithmetic.js").Place} Place */

/** @param {import("../parts/widget.js").View} view @returns {import("../parts/widget.js").Parts} */
function build(view) {
  const { model } = view;
  const settings = () => /** @type {{n: number, layers: Layer[]}} */ (view.settings);

  let all = levels(settings());
  /** @type {Place | null} */ let pointedAt = null;

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

  // ── Parts ────────────────────────────────────────────────────────────────────────────────────────────────────────

  const picture = createPicture({
    onChoose(cell) {
      pointedAt = null;
      view.look({ cell });
      paint();
    },
    onPoint(cell) {
      pointedAt = cell;
      paint();
    },
  });
  const sentence = h("p.sum.sees");
  const table = h("table.figures");
  const calculation = h("p.filled");
  const edited = h("b");

  const kind = createSelect("Kind", (name) => {
    const [k, s, p, d] = layer();
    view.complain(view.change({ layers: settings().layers.with(place(), [k, s, p, d, name]) }));
    showChosen();
  });

  /** A button that puts another list in place of the layers, and then shows what a new layer sees. Where that list can't
   * be, the button is off, and says why.
   * @param {string} text @param {number} step  from the chosen layer's level to the one that is shown then
   * @param {(layers: Layer[]) => Layer[]} changed */
  function createRestacking(text, step, changed) {
    const refusal = () => whyNot({ n: settings().n, layers: changed(settings().layers) });
    const element = button(text, () => {
      const why = refusal();
      view.complain(why);
      if (why) return;
      const level = place() + 1 + step;
      view.change({ layers: changed(settings().layers) });
      view.look({ cell: middle(levels(settings()), level) });
      update();
      view.announce(sentence.textContent ?? "");
    });
    return {
      element,
      update() {
        const why = refusal();
        setAttribute(element, "aria-disabled", why !== null && "true");
        setAttribute(element, "title", why);
      },
    };
  }
  const restackings = [
    createRestacking("Remove", 0, (layers) => layers.toSpliced(place(), 1)),
    ...Object.entries(KINDS).map(([name, numbers]) =>
      createRestacking(`Add ${name}`, 1, (layers) => layers.toSpliced(place() + 1, 0, [...numbers, name])),
    ),
  ];

  const parameters = createParameters(
    view,
    [
      ...PARAMETERS.map((name) => ({ name, letter: name[0], least: least(name), single: true })),
      { name: "n", title: "Input", letter: "n", least: 1, slider: LIMITS.n, single: true },
    ],
    {
      leading: PARAMETERS.length + 1, // all
      say: () => sentence.textContent ?? "",
      values: () => ({ n: settings().n, ...numbersOf(layer()) }),
      apply: ({ n = settings().n, ...numbers }) =>
        view.apply({
          n,
          layers: settings().layers.with(place(), layerOf({ ...numbersOf(layer()), ...numbers }, layer())),
        }),
    },
  );

  // ── Showing ──────────────────────────────────────────────────────────────────────────────────────────────────────

  function update() {
    all = levels(settings());
    pointedAt = null;
    picture.update(all);
    showChosen();
  }

  /** Shows the cell that is pointed at, or else the chosen one. */
  function paint() {
    const [level, cell] = pointedAt ?? chosen();
    const counts = paths(all, level, cell);
    picture.paint([level, cell], counts);
    const joined = (/** @type {number} */ l) => counts[l].filter((count) => count > 0).length;
    const top = all.length - 1;
    const { r } = all[level];
    sentence.replaceChildren(
      ...inWords({
        cell: `${levelName(level)}, cell ${cell}`,
        sees: level > 0 ? { cells: joined(0), r, field: fieldText(all[level], cell) } : null,
        influences: level < top ? { cells: joined(top), outputs: all[top].m } : null,
      }),
    );
  }

  /** Shows all that depends on the chosen cell. */
  function showChosen() {
    paint();
    const [level, cell] = chosen();
    picture.reveal([level, cell]);
    const rows = all.map(({ k, s, p, d, name, m, r, j, start }, l) => {
      const numbers = l > 0 ? [k, s, p, d] : ["", "", "", ""];
      return [levelName(l, name), ...numbers, m, r, j, format(start)].map(String);
    });
    const head = ["layer", "k", "s", "p", "d", "size m", "field r", "jump j", "start"];
    table.replaceChildren(
      h("tr", ...head.map((name) => h("th", name))),
      ...rows.map(([name, ...numbers], l) =>
        h("tr", { class: l === level && "cb-here" }, h("th", name), ...numbers.map((number) => h("td", number))),
      ),
    );
    const { k, s, d, r, j } = all[level];
    const below = all[level - 1];
    setText(
      calculation,
      level > 0
        ? `r = ${below.r} + ${d}·(${k} − 1)·${below.j} = ${r}, j = ${below.j}·${s} = ${j}`
        : "r = 1, j = 1: an input cell sees itself",
    );

    setText(edited, levelName(place() + 1));
    const name = layer()[4];
    kind.show(
      name,
      [...new Set([...Object.keys(KINDS), name])].map((each) => [each, each]),
    );
    for (const each of restackings) each.update();
    parameters.update();
  }

  view.top.show("Choose a cell at the top, or point at any");
  const sentenceRoom = createRoom(sentence);
  sentenceRoom.reserve(longest());
  const calculationRoom = createRoom(calculation);
  calculationRoom.reserve(["r = 88 + 8·(88 − 1)·88 = 88, j = 88·8 = 88"]);
  return {
    children: [
      h(
        "div.explorer",
        h(
          "div.outcome",
          picture.element,
          h(
            "p.legend-line",
            key("on", "seen"),
            key("uses", "influenced"),
            key("padding", "padding"),
            key("drop", UNSEEN),
            "bars: number of paths",
          ),
          sentenceRoom.element, // below the cells, which a second line must not move from under the pointer
        ),
        h(
          "div.chosen",
          view.problem,
          h("div.options", edited, kind.element, ...restackings.map(({ element }) => element), view.resetButton),
          parameters.lead,
          h("div.scroll.dim", table),
          calculationRoom.element,
        ),
      ),
    ],
    update,
    move() {
      parameters.clear(); // of another layer
      showChosen();
    },
    clear: parameters.clear,
    follow: () => ({ cell: chosen() }),
    start: { cell: middle(levels(model.get("_initial"))) },
  };
}

/** What a cell sees and what it influences.
 * @param {{cell: string, sees: {cells: number, r: number, field: string} | null,
 *   influences: {cells: number, outputs: number} | null}} of
 * @returns {(Node | string)[]} */
function inWords({ cell, sees, influences }) {
  /** @type {(Node | string)[]} */
  const parts = [tint("output", cell)];
  if (sees) parts.push(` sees ${sees.cells} of the r = ${sees.r} cells of its `, tint("input", `${sees.field}.`));
  if (sees && influences) parts.push(" It");
  if (influences) parts.push(` influences ${influences.cells} of ${counted(influences.outputs, "output")}.`);
  return parts;
}

/** No sentence is longer: LIMITS allow two digits for all of its numbers. */
const longest = () =>
  inWords({
    cell: "Layer 8, cell 88",
    sees: { cells: 88, r: 88, field: "field −88 to 88" },
    influences: { cells: 88, outputs: 88 },
  });

export default defineWidget({
  title: "Receptive field",
  settings: SETTINGS,
  looks: LOOKS,
  check,
  build,
});
