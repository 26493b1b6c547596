// A window's way over its positions: where the model says that it is, the player that moves it on, and how much of the
// output is to be seen.

import { createCheckbox } from "./controls.js";
import { placeInside } from "./core.js";
import { createPlayer } from "./player.js";
import { by, rowColumn } from "./words.js";

/** @typedef {[number, number]} Place */

/**
 * @param {import("./widget.js").View} view
 * @param {object} options
 * @param {string} options.label          of the scrubber
 * @param {string} [options.name]         of a position, in words
 * @param {() => readonly number[]} options.size   how many positions there are: rows, columns
 * @param {(place: Place) => string} options.say  the output there, in words
 * @param {() => void} options.paint      shows it again: on paper, all of it
 */
export function createWalk({ model, signal, root, announce, look }, { label, name = "output", size, say, paint }) {
  let printing = false; // on paper nobody can play: all of the output is there
  /** The model's position; the nearest one, if a change has made the output smaller or a host has set nonsense. */
  const position = () => placeInside(model.get("position"), size()[0], size()[1]);
  const index = () => position()[0] * size()[1] + position()[1];
  const placeAt = (/** @type {number} */ at) => /** @type {Place} */ ([Math.floor(at / size()[1]), at % size()[1]]);
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
    /** Whether outputs are to be seen that the window has not come to. */
    all: () => printing || Boolean(model.get("show_all")),
    update() {
      player.update();
      showAll.show(model.get("show_all"));
      root.style.setProperty("--cb-glide", `${Math.round(Math.min(350, 500 / model.get("speed")))}ms`);
    },
    /** The reader goes elsewhere. @param {Record<string, any>} to  the position, and what else is looked at */
    choose(to) {
      if (Object.entries(to).every(([name, value]) => String(model.get(name)) === String(value))) return;
      player.pause();
      look(to);
    },
    /** For the widget's definition. */
    parts: { follow: () => ({ position: position() }), start: { position: [0, 0] } },
  };
}
