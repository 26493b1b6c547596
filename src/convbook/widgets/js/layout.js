// How three arrays lie beside each other: in one line, kernel over output beside the input, or below each other.

/** @typedef {{layout: "row" | "side" | "stack", step: number}} Arrangement */
/** @typedef {{input: number, kernel: number, output: number}} Columns */

/** Pixels around the cells: operators, gaps, the bias, room for outlines. */
const AROUND = { row: 225, side: 185, stack: 20, second: 150 };
/** Least and greatest distance from a cell to the next. Below 38, a weight in the corner of a cell is hard to read. */
const STEP = { least: 29, row: 38, side: 34, most: 48 };

/** The layout for a width, and the distance from one cell to the next, in pixels.
 * @param {number} width  of the stage @param {Columns} columns @returns {Arrangement} */
export function arrange(width, { input, kernel, output }) {
  const fit = (/** @type {number} */ around, /** @type {number} */ columns) => Math.floor((width - around) / columns);
  const row = fit(AROUND.row, input + kernel + output);
  if (row >= STEP.row) return { layout: "row", step: Math.min(row, STEP.most) };
  const side = Math.min(fit(AROUND.side, input + kernel), fit(AROUND.side - 90, input + output));
  if (side >= STEP.side && width > 480) return { layout: "side", step: Math.min(side, STEP.most - 4) };
  // Below each other. Kernel and output share a line where that leaves cells large enough.
  const shared = fit(AROUND.second, kernel + output);
  const rest = shared >= STEP.side ? shared : Math.min(fit(AROUND.second - 30, kernel), fit(AROUND.stack, output));
  const stack = Math.min(fit(AROUND.stack, input), rest, STEP.most - 4);
  return { layout: "stack", step: Math.max(stack, STEP.least) };
}

/** Calls back with the width of an element, now and whenever it changes, while there is any.
 * @param {Element} element @param {AbortSignal} signal @param {(width: number) => void} callback */
export function watchWidth(element, signal, callback) {
  let last = 0;
  const observer = new ResizeObserver(([{ contentRect }]) => {
    const { width } = contentRect;
    if (width && width !== last) callback((last = width));
  });
  observer.observe(element);
  signal.addEventListener("abort", () => observer.disconnect(), { once: true });
}
