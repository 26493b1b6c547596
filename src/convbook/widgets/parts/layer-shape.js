// The sizes of a layer of any size, of which no cells are drawn.

import { misfits, outOfRange } from "./checks.js";
import { LARGEST_SIZE, LEAST } from "./generated.js";
import { axes } from "./window.js";

/** @typedef {import("./window.js").Pair} Pair */
/** @typedef {{n: Pair, k: Pair, padding: Pair, stride: Pair, dilation: Pair}} Sizes */

/** Height and width. @param {Sizes} sizes */
export const shapeAxes = (sizes) => axes({ ...sizes, ceil_mode: false });

/** The first thing that is wrong with sizes, which may be anything, or null.
 * @param {Record<string, any>} sizes @returns {string | null} */
export function checkShape(sizes) {
  /** @type {import("./checks.js").Ranges} */
  const ranges = Object.fromEntries(
    Object.entries({ n: 1, k: 1, ...LEAST }).map(([name, least]) => [name, [least, LARGEST_SIZE]]),
  );
  return outOfRange(sizes, [ranges, ranges]) ?? misfits(/** @type {Sizes} */ (sizes), "k");
}
