// A kernel that slides over one channel, as it is or rotated by half a turn. No DOM here: tested against PyTorch.

import { checkSliding, isTensor, UNFIT } from "../parts/checks.js";
import { rotated } from "../parts/window.js";
import { LIMITS } from "./generated.js";

/** @typedef {import("../parts/window.js").Layer} Layer */
/** @typedef {Layer & {bias: number, flip: boolean}} Settings */

/** The first thing that is wrong with the settings, or null. They may be anything.
 * @param {Record<string, any>} settings @returns {string | null} */
export function check(settings) {
  const { X, K, bias, flip } = settings;
  const { side, kernel } = LIMITS;
  const sound = isTensor(X, [side, side]) && isTensor(K, [kernel, kernel]) && isTensor(bias, []);
  return sound && typeof flip === "boolean" ? checkSliding(settings) : UNFIT;
}

/** What slides: rotated by half a turn for a true convolution, as given for a cross-correlation.
 * @param {Settings} settings @returns {Layer} */
export const sliding = (settings) => (settings.flip ? { ...settings, K: rotated(settings.K) } : settings);

/** Where the weight in row u, column v of the window stands in K; the way back is the same.
 * @param {Settings} settings @param {number} u @param {number} v @returns {[number, number]} */
export const weightIndex = ({ K, flip }, u, v) => (flip ? [K.length - 1 - u, K[0].length - 1 - v] : [u, v]);
