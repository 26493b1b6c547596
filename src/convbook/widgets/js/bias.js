// The bias: one cell, in the colours of the kernel, as which it is learned.

import { weightCell } from "./cells.js";
import { createGrid } from "./grid.js";
import { createPanel } from "./panel.js";

/** @param {import("./widget.js").View} view @param {string} [name] @param {number[]} [place]  which, of several */
export function createBias(view, name = "Bias b", place = []) {
  const grid = createGrid({
    label: name,
    role: "kernel",
    where: () => name,
    editable: () => true,
    onEdit: (_row, _column, text) => view.edit("bias", place, text),
    onProblem: view.complain,
  });
  return {
    element: createPanel("kernel", name, grid.element).element,
    update() {
      grid.resize(1, 1);
      grid.paint(() => weightCell([view.settings.bias].flat()[place[0] ?? 0], false));
    },
  };
}
