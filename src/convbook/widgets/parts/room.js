// Room for a text that changes while a widget plays: as much as it takes at its widest, so that nothing around it moves.

import { h } from "./dom.js";

/** An element for a text, and room around it. Its widest form lies in the same place, unseen; in the style sheet, whatever
 * is said of ".cb-sum" must be said of ".cb-sum-widest", too.
 * @param {`${"p" | "span"}.${string}`} what  such as "p.sum" */
export function createRoom(what) {
  const content = h(what);
  const widest = h(`${what}-widest.widest`, { "aria-hidden": "true" });
  return {
    element: h("div.room", content, widest),
    content,
    /** Keeps room for this. @param {...(Node | string)} children */
    keep: (...children) => widest.replaceChildren(...children),
  };
}
