// Room for a text that changes while a widget plays: as much as it takes at its largest, so that nothing around it moves,
// whatever the font.

import { h } from "./dom.js";

/** An element and room around it. What it may hold at most lies in the same place, unseen and unread. A class "cb-sum"
 * of the content is "cb-sum-widest" there: the style sheet must say of that whatever changes the size.
 * @template {HTMLElement} Content
 * @param {Content} content  what is seen, whose children change */
export function createRoom(content) {
  const names = [...content.classList].map((name) => `${name.replace("cb-", "")}-widest`);
  const what = /** @type {"p"} */ ([content.localName, ...names, "widest"].join("."));
  const element = h("div.room", content);
  return {
    element,
    content,
    /** Keeps as much room as the largest of these takes. @param {...(readonly (Node | string)[])} all  each what the
     * content may hold */
    reserve: (...all) =>
      element.replaceChildren(content, ...all.map((parts) => h(what, { "aria-hidden": "true" }, ...parts))),
  };
}
