// What the reader looks at: a cell under the pointer, or else the cell that has the focus.

/** @typedef {import("./walk.js").Place} Place */
/** @typedef {import("./panel.js").Role} Role */
/** The place in one of the arrays. @typedef {Partial<Record<Role, Place>>} Look */

/** @param {() => void} onChange */
export function createGaze(onChange) {
  /** @type {Look | null} */ let pointed = null;
  /** @type {Look} */ let focused = {};
  return {
    /** What is looked at now. */
    at: () => pointed ?? focused,
    /** The picture has moved on from what the pointer rests on. */
    leavePointer() {
      pointed = null;
    },
    /** The handlers of an array's grid. @param {Role} role */
    handlers: (role) => ({
      /** @param {Place} place */
      onFocus(...place) {
        focused = { [role]: place };
        onChange();
      },
      onLeave() {
        focused = {};
        onChange();
      },
      /** @param {Place | null} place */
      onHover(place) {
        pointed = place && { [role]: place };
        onChange();
      },
    }),
  };
}
