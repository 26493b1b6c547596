// What cells show that several widgets have.

import { format, formatShort, isDropped, isPadding, paddedValue } from "./core.js";
import { marks } from "./words.js";

/** A cell of the padded input. @param {import("./core.js").Settings} settings @param {number} r @param {number} c
 * @param {string | false} [remark]  what else a screen reader says */
export function paddedCell(settings, r, c, remark) {
  const value = paddedValue(settings, r, c);
  const [padding, drop] = [isPadding(settings, r, c), isDropped(settings, r, c)];
  const label = [format(value), padding && "padding", drop && "dropped", remark].filter(Boolean).join(", ");
  return { padding, drop, text: formatShort(value), full: String(value), label };
}

/** A weight of the kernel. @param {number} weight @param {boolean} looked  whether the reader looks at it */
export const weightCell = (weight, looked) => ({
  text: formatShort(weight),
  full: String(weight),
  label: format(weight),
  marks: looked ? "cb-pair" : "",
});

/** A cell of the output. @param {number} value @param {boolean} known  whether it has been computed
 * @param {Record<string, boolean>} flags  classes @param {string} [corner]
 * @param {string} [remark]  said after the value */
export const outputCell = (value, known, flags, corner, remark = "") => ({
  text: known ? formatShort(value) : "",
  corner,
  label: known ? format(value) + remark : "not computed yet",
  marks: marks(flags),
});
