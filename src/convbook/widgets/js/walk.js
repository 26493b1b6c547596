// A window's way over its positions: where the model says that it is, the player that moves it on, and how much of the
// output is to be seen.

import { numberCell } from "./cells.js";
import { createCheckbox } from "./controls.js";
import { placeInside } from "./core.js";
import { createPlayer } from "./player.js";
import { by, rowColumn } from "./words.js";

/** @typedef {import("./cells.js").Flags} Flags */
/** @typedef {import("./core.js").Matrix} Matrix */
/** @typedef {import("./grid.js").Grid} Grid */
/** @typedef {[number, number]} Place */

/**
 * @param {import("./widget.js").View} view
 * @param {object} options
 * @param {string} options.label          of the scrubber
 * @param {string} [options.name]         of a position, in words
 * @param {() => readonly number[]} options.size   how many positions there are: rows, columns
 * @param {(place: Place) => string} options.say  the output there, in words
 * @param {() => void} options.paint      shows it again: on paper, all of it
 * @param {() => boolean} [options.reveal]  whether all of the output is to be seen, whatever the reader says
 */
export function createWalk({ model, signal, announce, look }, { label, name = "output", size, say, paint, reveal }) {
  let printing = false; // on paper nobody can play: all of the output is there
  /** The model's position; the nearest one, if a change has made the output smaller or a host has set nonsense. */
  const position = () => placeInside(model.get("position"), size()[0], size()[1]);
  const index = () => position()[0] * size()[1] + position()[1];
  const placeAt = (/** @type {number} */ at) => /** @type {Place} */ ([Math.floor(at / size()[1]), at % size()[1]]);
  /** Whether outputs are to be seen that the window has not come to. */
  const all = () => printing || reveal?.() || Boolean(model.get("show_all"));
  const player = createPlayer({
    model,
    signal,
    label,
    length: () => size()[0] * size()[1],
    index,
    go: (at) => model.set("position", placeAt(at)),
    describe: (at) => `${name} ${rowColumn(placeAt(at))} of ${by(...size())}`,
    onRest: () => announce(say(position())),
  });
  const showAll = createCheckbox("Show all of Y", (on) => look({ show_all: on }));
  for (const event of ["beforeprint", "afterprint"]) {
    const print = () => ((printing = event === "beforeprint"), paint());
    window.addEventListener(event, print, { signal });
  }
  return {
    element: player.element,
    showAll: showAll.element,
    position,
    index,
    placeAt,
    all,
    update() {
      player.update();
      showAll.show(model.get("show_all"));
    },
    /** Shows outputs in a grid: those that the window has come to, or all; and which one it makes.
     * @param {Grid} grid @param {Matrix} values
     * @param {readonly number[]} present  row and column
     * @param {boolean} [chosen]  whether Tab leads to it
     * @param {(row: number, column: number) => {flags?: Flags, corner?: string}} [more] */
    paintOutput(grid, values, [i, j], chosen = true, more = () => ({})) {
      const [last, columns, known] = [index(), size()[1], all()];
      grid.paint((row, column) => {
        const here = row === i && column === j;
        const later = row * columns + column > last;
        const { flags, corner } = more(row, column);
        const hidden = later && !known ? "not computed yet" : "";
        return {
          ...numberCell(values[row][column], { "cb-later": later, "cb-on": here, ...flags }, corner, hidden),
          selected: here && chosen,
        };
      });
      grid.frame(i, j, Number(chosen), 1);
      if (!grid.focused()) grid.setStop(...position(), chosen);
    },
    /** The reader goes elsewhere. @param {Record<string, any>} to  the position, and what else is looked at */
    choose(to) {
      if (Object.entries(to).every(([name, value]) => String(model.get(name)) === String(value))) return;
      player.pause();
      look(to);
    },
    /** For the widget's definition. */
    parts: { follow: () => ({ position: position() }), start: { position: [0, 0], show_all: model.get("show_all") } },
  };
}
