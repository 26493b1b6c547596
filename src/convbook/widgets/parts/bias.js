// The bias: one cell, in the colours of the kernel, with which it is learned.

import { createArray } from "./array.js";

/** @param {import("./widget.js").View} view @param {string} [name] @param {number[]} [place]  which, of several */
export function createBias(view, name = "Bias b", place = []) {
  const { panel, show } = createArray(view, "kernel", name, {
    where: () => name,
    onEdit: (_row, _column, text) => view.edit("bias", place, text),
  });
  return {
    element: panel.element,
    update: () => show([[[view.settings.bias].flat()[place[0] ?? 0]]]),
  };
}
