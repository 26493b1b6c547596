// The box in which a reader writes a cell's new value. It lies over the cell; there is one at a time.

import { h, setAttribute } from "./dom.js";

/** @typedef {[number, number]} Place  row, column */
/**
 * @typedef {object} EditorOptions
 * @property {(place: Place, text: string) => string | null} take  uses what was written, or says what is wrong with it
 * @property {(message: string | null) => void} tell               shows what is wrong; null: all is well
 * @property {(place: Place) => void} goBack                       the focus goes back to the cell
 */

/** @param {EditorOptions} options */
export function createEditor({ take, tell, goBack }) {
  /** @type {{box: HTMLInputElement, place: Place} | null} */ let open = null;

  /** The cell shows its value again. */
  function close() {
    const box = open?.box;
    open = null; // before the box goes: that takes its focus, and the loss of focus would commit
    box?.remove();
  }

  /** Takes what was written. What can't be used stays in the box, or is given up if the reader goes elsewhere.
   * @param {"enter" | "leave"} how */
  function commit(how) {
    if (!open) return;
    const { box, place } = open;
    const message = take(place, box.value);
    if (message && how === "enter") setAttribute(box, "aria-invalid", "true");
    else close();
    tell(message);
    if (!message && how === "enter") goBack(place);
  }

  function cancel() {
    if (!open) return;
    const { place } = open;
    close();
    tell(null);
    goBack(place);
  }

  return {
    isOpen: () => open !== null,
    cancel,
    /** @param {HTMLElement} cell @param {Place} place
     * @param {{label: string, value: string, typed?: string, toTheLeft: boolean}} how
     *   value: that the cell has, to begin with; typed: begins with this instead; toTheLeft: where there is more room */
    open(cell, place, { label, value, typed, toTheLeft }) {
      const box = h("input.editor", {
        type: "text",
        "aria-label": label,
        autocomplete: "off",
        spellcheck: "false",
        oninput: () => setAttribute(box, "aria-invalid", null),
        onblur: () => commit("leave"),
      });
      box.value = typed ?? value;
      open = { box, place };
      tell(null);
      if (toTheLeft) box.style.left = "auto";
      cell.append(box);
      box.focus();
      if (typed === undefined) box.select();
    },
    /** A key was pressed in the box. @param {KeyboardEvent} event */
    onKey(event) {
      event.stopPropagation();
      if (event.key === "Enter") commit("enter");
      else if (event.key === "Escape") cancel();
      else return;
      event.preventDefault();
    },
  };
}
