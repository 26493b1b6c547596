// Room for the most that an element may hold, so that nothing around it moves when its content changes, whatever the font.

import { h } from "./dom.js";

/** @param {HTMLElement} content  what is seen, whose children change
 * @param {string} [kind]  of what is in it: see the style */
export function createRoom(content, kind = "text") {
  const element = h(`div.room.room-${kind}`, content);
  return {
    element,
    /** Keeps as much room as the largest of these takes. They are laid out, but neither seen nor read aloud.
     * @param {...(Node | string)[]} all  each what the element may hold */
    reserve(...all) {
      element.replaceChildren(content, ...all.map((parts) => h("div.ghost", { "aria-hidden": "true" }, ...parts)));
    },
  };
}
