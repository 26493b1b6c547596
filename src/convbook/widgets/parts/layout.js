// How three arrays lie beside each other: in one line, kernel over output beside the input, or below each other.

/** @typedef {{layout: "row" | "side" | "stack", step: number}} Arrangement */
/** @typedef {[number, number, number]} Columns  of input, kernel, output */

/** For each layout: pixels around the cells, for operators, gaps, the bias and outlines; how many columns of cells stand
 * beside each other; the least step. Below 38, a weight in the corner of a cell is hard to read.
 * @type {[Arrangement["layout"], number, (columns: Columns) => number, number][]} */
const LAYOUTS = [
  ["row", 225, ([input, kernel, output]) => input + kernel + output, 38],
  ["side", 130, ([input, kernel, output]) => input + Math.max(kernel + 2, output), 34], // with the kernel is the bias
  ["stack", 20, ([input]) => input, 0],
];

/** The first layout with room in a width, and the distance from one cell to the next, in pixels.
 * @param {number} width  of the stage @param {Columns} columns @returns {Arrangement} */
export function arrange(width, columns) {
  const fit = LAYOUTS.map(([layout, around, count, least]) => {
    const step = Math.min(Math.floor((width - around) / count(columns)), 46);
    return { layout, step: step < least ? 0 : Math.max(step, 29) };
  });
  return /** @type {Arrangement} */ (fit.find(({ step }) => step));
}

/** Calls back with the width of an element, now and whenever it changes, while there is any.
 * @param {Element} element @param {AbortSignal} signal @param {(width: number) => void} callback */
export function watchWidth(element, signal, callback) {
  let last = 0;
  const observer = new ResizeObserver(([{ contentRect }]) => {
    const { width } = contentRect;
    if (!width || width === last) return;
    last = width;
    callback(width);
  });
  observer.observe(element);
  signal.addEventListener("abort", () => observer.disconnect(), { once: true });
}
