// A window's way over its positions: where the model says that it is, the player that moves it on, and how much of the
// output is to be seen.

import { placeInside } from "./arrays.js";
import { numberCell } from "./cells.js";
import { createCheckbox } from "./controls.js";
import { same } from "./host.js";
import { createPlayer } from "./player.js";
import { by, capital, rowColumn } from "./words.js";

/** @typedef {import("./cells.js").Flags} Flags */
/** @typedef {import("./window.js").Matrix} Matrix */
/** @typedef {import("./grid.js").Grid} Grid */
/** @typedef {[number, number]} Place */

/**
 * @param {import("./widget.js").View} view
 * @param {object} options
 * @param {string} options.label          of the scrubber
 * @param {string} [options.name]         of a position, in words
 * @param {() => Place} options.size   how many positions there are: rows, columns
 * @param {(place: Place) => string} options.say  what is there, in words
 * @param {() => unknown} [options.reveal]  whether all of the output is to be seen, whatever the reader says
 */
export function createWalk(view, { label, name = "output", size, say, reveal }) {
  const { model, signal, root, announce, look } = view;
  /** The model's position; the nearest one, if a change has made the output smaller or a host has set nonsense. Or what
   * the reader points at, unless it plays. @param {Place | null} [pointed] */
  const position = (pointed) => (!model.get("playing") && pointed) || placeInside(model.get("position"), ...size());
  const index = () => position()[0] * size()[1] + position()[1];
  const placeAt = (/** @type {number} */ at) => /** @type {Place} */ ([Math.floor(at / size()[1]), at % size()[1]]);
  /** The last output that is to be seen: those that the window has not come to are hidden. */
  const last = () => (view.printing || reveal?.() || model.get("show_all") ? Infinity : index());
  const player = createPlayer({
    model,
    signal,
    label,
    length: () => size()[0] * size()[1],
    index,
    go: (at) => model.set("position", placeAt(at)),
    describe: (at) => `${name} ${rowColumn(placeAt(at))} of ${by(...size())}`,
    onRest: () => announce(`${capital(name)} ${rowColumn(position())}: ${say(position())}`),
  });
  const showAll = createCheckbox("Show all of Y", (on) => look({ show_all: on }));
  return {
    element: player.element,
    showAll: showAll.element,
    position,
    index,
    placeAt,
    last,
    update() {
      player.update();
      showAll.show(model.get("show_all"));
      root.style.setProperty("--cb-speed", model.get("speed"));
    },
    /** Shows outputs in a grid: those that the window has come to, or all; and which one it makes.
     * @param {Grid} grid @param {Matrix} values
     * @param {readonly number[]} present  row and column
     * @param {boolean} chosen  whether Tab leads to it
     * @param {(row: number, column: number) => {flags?: Flags, corner?: string}} [more] */
    paintOutput(grid, values, [i, j], chosen, more) {
      const [seen, now, columns] = [last(), index(), size()[1]];
      grid.paint((row, column) => {
        const here = row === i && column === j;
        const at = row * columns + column;
        const { flags, corner } = more?.(row, column) ?? {};
        const hidden = at > seen ? "not computed yet" : "";
        return {
          ...numberCell(values[row][column], { "cb-later": at > now, "cb-on": here, ...flags }, corner, hidden),
          selected: here && chosen,
        };
      });
      grid.frame(i, j, Number(chosen), 1);
      if (!grid.focused()) grid.setStop(...position(), chosen);
    },
    /** The reader goes elsewhere. @param {Record<string, any>} to  the position, and what else is looked at */
    choose(to) {
      if (Object.entries(to).every(([name, value]) => same(model.get(name), value))) return;
      look(to);
      player.pause(); // which says where it is
    },
    /** For the widget's definition. */
    parts: { follow: () => ({ position: position() }), start: { position: [0, 0], show_all: model.get("show_all") } },
  };
}
