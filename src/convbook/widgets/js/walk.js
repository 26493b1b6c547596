// A window's way over its positions: where the model says that it is, and the player that moves it on.

import { createPlayer } from "./player.js";
import { by, rowColumn } from "./words.js";

/** @typedef {[number, number]} Place */

/**
 * @param {import("./widget.js").View} view
 * @param {object} options
 * @param {string} options.label          of the scrubber
 * @param {() => number[]} options.size   how many positions there are: rows, columns
 * @param {(place: Place) => string} options.say  the output there, in words
 */
export function createWalk({ model, signal, root, announce, look }, { label, size, say }) {
  /** The model's position; the nearest one, if a change has made the output smaller or a host has set nonsense. */
  const position = () =>
    /** @type {Place} */ (size().map((count, axis) => nearest(model.get("position")?.[axis], count)));
  const index = () => position()[0] * size()[1] + position()[1];
  const placeAt = (/** @type {number} */ at) => [Math.floor(at / size()[1]), at % size()[1]];
  const player = createPlayer({
    model,
    signal,
    label,
    length: () => size()[0] * size()[1],
    index,
    go: (at) => model.set("position", placeAt(at)),
    describe: (at) => `output ${rowColumn(placeAt(at))} of ${by(...size())}`,
    onRest: () => announce(say(position())),
  });
  return {
    element: player.element,
    position,
    index,
    update() {
      player.update();
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

/** The nearest index into so many. @param {any} at @param {number} count */
export const nearest = (at, count) => (Number.isInteger(at) ? Math.max(0, Math.min(at, count - 1)) : 0);
