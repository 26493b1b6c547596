// The stack as a picture: a row of cells for each level, each cell over the middle of its field; lines from cell to cell
// for what is seen and what is influenced; below the input a bar for each cell, as high as its number of paths.

import { range } from "../parts/arrays.js";
import { h, setAttribute, svg } from "../parts/dom.js";
import { createGrid } from "../parts/grid.js";
import { counted, marks } from "../parts/words.js";
import { fieldStart, fieldText, levelName, paths, position, taps, width } from "./arithmetic.js";

/** @typedef {import("./arithmetic.js").Level} Level */
/** @typedef {import("./arithmetic.js").Place} Place */
/** The lines between a level and the one below it. @typedef {{seen: Element, influenced: Element}} Lines */

export const UNSEEN = "seen by no output";

/** From a cell's left to its middle, in steps from cell to cell; what is left of the step is the gap. */
const MIDDLE = 0.46;

/** @param {{onChoose: (place: Place) => void, onPoint: (place: Place | null) => void}} options  a cell gets the focus; the
 *   pointer is over a cell, or over none */
export function createPicture({ onChoose, onPoint }) {
  /** @type {Level[]} */ let all = [];
  /** For each cell, its paths to the outputs. @type {number[][]} */ let alive = [];
  /** By the level above them. @type {Map<number, Lines>} */ const lines = new Map();

  const top = () => all.length - 1;
  const row = (/** @type {number} */ level) => top() - level; // of the grid, whose first row is the last layer
  const level = row; // and back

  const grid = createGrid({
    label: "Cells of each layer",
    role: "input",
    onFocus: (at, cell) => onChoose([level(at), cell]),
    onHover: (at) => onPoint(at && [level(at[0]), at[1]]),
  });
  const under = h("div.under", { "aria-hidden": "true" });
  const bars = svg("path", { class: "cb-bars" });
  const names = h("div.levels");
  const element = h("div.stack", names, grid.element);

  /** A drawing in steps across; down it is 1 high. @param {string} style  where it lies @param {...Element} parts */
  const drawing = (style, ...parts) =>
    svg("svg", { viewBox: `0 0 ${width(all)} 1`, preserveAspectRatio: "none", style }, ...parts);

  /** Shows other levels. @param {Level[]} levels */
  function update(levels) {
    all = levels;
    alive = paths(all, top());
    element.style.setProperty("--cb-columns", String(width(all)));
    element.style.setProperty("--cb-field", String(all[top()].r));
    names.replaceChildren(
      ...all.map(({ name, r }, l) => h("div", levelName(l, name), " ", h("span.dim", `r = ${r}`))).reverse(),
    );
    grid.scatter(all.map(({ m }, l) => range(m).map((i) => position(all, l, i))).reverse());
    lines.clear();
    under.replaceChildren(...all.flatMap((_, l) => (l ? [...padding(l), between(l)] : [])), belowInput());
    grid.body.prepend(under);
  }

  /** The cells of padding that a layer adds to the level below. @param {number} l */
  function padding(l) {
    const { p } = all[l];
    const { m } = all[l - 1];
    const cells = [...range(p).map((q) => q - p), ...range(p).map((q) => q + m)];
    return cells.map((i) =>
      h("span.cell.padding", { style: `--cb-at: ${position(all, l - 1, i)}; --cb-row: ${row(l - 1)}` }),
    );
  }

  /** @param {number} l */
  function between(l) {
    const seen = svg("path", { class: "cb-seen" });
    const influenced = svg("path", { class: "cb-influenced" });
    lines.set(l, { seen, influenced });
    return drawing(`--cb-row: ${row(l)}`, seen, influenced);
  }

  function belowInput() {
    const below = drawing(`--cb-row: ${row(0)}`, bars);
    below.classList.add("cb-histogram");
    return below;
  }

  /** Marks a cell, what it sees and what it influences. @param {Place} place
   * @param {number[][]} counts  for each cell, the paths that join it to that one */
  function paint([marked, cell], counts) {
    grid.paint((at, i) => {
      const l = level(at);
      const count = counts[l][i];
      const is = {
        "cb-map": l > 0,
        "cb-drop": !alive[l][i],
        "cb-on": count > 0 && l < marked,
        "cb-uses": count > 0 && l > marked,
        "cb-probed": l === marked && i === cell,
      };
      const label = [
        `${levelName(l)}, cell ${i}`,
        l > 0 && fieldText(all[l], i),
        count > 0 && counted(count, "path"),
        !alive[l][i] && UNSEEN,
      ];
      return { text: String(i), label: label.filter(Boolean).join(", "), marks: marks(is), selected: is["cb-probed"] };
    });
    const { r } = all[marked];
    const hasField = marked > 0; // what an input cell sees is itself
    grid.frame(row(0), fieldStart(all[marked], cell) - all[top()].start, hasField ? 1 : 0, r);
    if (!grid.focused()) grid.setStop(row(marked), cell);
    for (const [l, { seen, influenced }] of lines) {
      setAttribute(seen, "d", l <= marked ? joins(l, counts) : "");
      setAttribute(influenced, "d", l > marked ? joins(l, counts) : "");
    }
    const most = Math.max(...counts[0], 1); // there may be no path
    const bar = (/** @type {number} */ count, /** @type {number} */ i) =>
      `M${position(all, 0, i) + MIDDLE} 1v${-count / most}`;
    setAttribute(bars, "d", counts[0].map(bar).join(""));
  }

  /** Lines down from a level's cells that have a path to those that they are made from and that have one.
   * @param {number} l @param {number[][]} counts */
  const joins = (l, counts) =>
    counts[l]
      .flatMap((count, i) =>
        taps(all[l], i)
          .filter((tap) => count > 0 && tap in counts[l - 1] && counts[l - 1][tap] > 0)
          .map((tap) => `M${position(all, l, i) + MIDDLE} 0L${position(all, l - 1, tap) + MIDDLE} 1`),
      )
      .join("");

  /** Scrolls to a cell's field, if not all of it is to be seen. @param {Place} place */
  const reveal = ([level, cell]) => grid.reveal(fieldStart(all[level], cell) - all[top()].start, all[level].r);

  return { element, update, paint, reveal };
}
