// What settings may be, said before they are used: a reader may type anything, and a host may set anything. Limits and
// sentences are Python's, from generated.js; a test holds both sides equal on what fits and on what is said.
//
// A check returns what is wrong, or null.

import { sizeOf } from "./arrays.js";
import { AXES, LEAST, LIMITS, MESSAGES } from "./generated.js";
import { format, grouped } from "./numbers.js";
import { axes } from "./window.js";

/** @typedef {import("./window.js").Window} Window */

/** What is said of values that no reader can set, only a host. Python's checks, which go before, say what is wrong. */
export const UNFIT = "The values do not fit together.";

/** A sentence with its places filled in. @param {string} message @param {Record<string, string | number>} values */
export const filledIn = (message, values) => message.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));

/** What is wrong with a value that must be a whole number in a range. NaN is what a person left empty.
 * @param {string} name @param {unknown} value @param {number} least @param {number} most @param {string} [more]  what to do
 * @returns {string | null} */
export function outside(name, value, least, most, more = "") {
  if (typeof value !== "number") return UNFIT;
  if (Number.isInteger(value) && value >= least && value <= most) return null;
  const message = Number.isNaN(value) ? MESSAGES.missing : MESSAGES.outside;
  return filledIn(message, { name, least: format(least), most: grouped(most), value: grouped(value) }) + more;
}

/** What is wrong with a number of groups. @param {unknown} groups @param {number} c_i @param {number} c_o
 * @param {number} most @returns {string | null} */
export function undivided(groups, c_i, c_o, most) {
  const message = outside("groups", groups, 1, most);
  if (message) return message;
  return c_i % Number(groups) || c_o % Number(groups)
    ? filledIn(MESSAGES.undivided, { c_i, c_o, groups: Number(groups) })
    : null;
}

/** Why a window doesn't fit along one axis. @param {string} name  the window's @param {number} axis
 * @param {Pick<import("./window.js").Axis, "d" | "m" | "span" | "padded">} sizes @returns {string | null} */
export function misfit(name, axis, { d, m, span, padded }) {
  if (m >= 1) return null;
  const message = d > 1 ? MESSAGES.misfit_dilated : MESSAGES.misfit;
  return filledIn(message, { name, axis: AXES[axis], span, padded });
}

/** For each parameter: the least, the most, and what else is to be said.
 * @typedef {Record<string, [number, number, string?]>} Ranges */

/** The first thing that is out of range: said of the parameter where both axes have the same value and the same range.
 * @param {Record<string, any>} settings  of pairs @param {[Ranges, Ranges]} ranges  for the height, the width
 * @returns {string | null} */
export function outOfRange(settings, ranges) {
  for (const parameter of Object.keys(ranges[0])) {
    if (!Array.isArray(settings[parameter])) return UNFIT;
    const values = [settings[parameter]?.[0], settings[parameter]?.[1]];
    const [height, width] = ranges.map((each) => each[parameter]);
    const alike = Object.is(values[0], values[1]) && String(height) === String(width);
    for (const axis of [0, 1]) {
      const name = alike ? parameter : `${parameter} along the ${AXES[axis]}`;
      const message = outside(name, values[axis], ...ranges[axis][parameter]);
      if (message) return message;
    }
  }
  return null;
}

/** The first axis along which a window doesn't fit. @param {Window} window @param {string} name  the window's */
export function misfits(window, name) {
  const [height, width] = axes(window);
  return misfit(name, 0, height) ?? misfit(name, 1, width);
}

/** What the numbers of an input may be that must have room in a picture. @param {number} n @returns {Ranges} */
const pictured = (n) => ({
  padding: [LEAST.padding, Math.min(LIMITS.padding, Math.floor((LIMITS.padded - n) / 2))],
  stride: [LEAST.stride, LIMITS.stride],
  dilation: [LEAST.dilation, LIMITS.dilation],
});

/** The first thing that is wrong with the settings of a kernel that slides over a picture. X and K are taken to be sound.
 * @param {Record<string, any>} settings @returns {string | null} */
export function checkSliding({ X, K, padding, stride, dilation }) {
  const n = sizeOf(X);
  const settings = { padding, stride, dilation };
  return outOfRange(settings, [pictured(n[0]), pictured(n[1])]) ?? misfits({ n, k: sizeOf(K), ...settings }, "K");
}

/** Whether a value is nested arrays of numbers that have room in a cell, of at most these sizes, each the same
 * throughout. @param {any} value @param {readonly number[]} most */
export function isTensor(value, most) {
  let part = value;
  const sizes = most.map((limit) => {
    const size = part?.length;
    part = part?.[0];
    return size <= limit ? size : 0;
  });
  /** @type {(value: any, axis: number) => boolean} */
  const fits = (value, axis) =>
    axis === sizes.length
      ? Number.isFinite(value) && Math.abs(value) <= LIMITS.value
      : Array.isArray(value) &&
        value.length > 0 &&
        value.length === sizes[axis] &&
        value.every((each) => fits(each, axis + 1));
  return fits(value, 0);
}
