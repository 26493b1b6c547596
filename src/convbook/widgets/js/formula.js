// The size of the output: the formula, the numbers filled in for each axis, and what the floor drops, in words.

import { AXES, format } from "./core.js";
import { h, tint } from "./dom.js";

/** @typedef {import("./core.js").Axis} Axis */

const letter = (/** @type {"input" | "kernel" | "output"} */ role, /** @type {string} */ text) =>
  h("i", { class: `cb-${role}` }, text);

/** The formula in letters. */
export function formula() {
  const [p, d, s] = ["p", "d", "s"].map((text) => h("i", {}, text));
  return h(
    "p",
    { class: "cb-formula" },
    letter("output", "m"),
    " = ⌊(",
    letter("input", "n"),
    " + 2",
    p,
    " − ",
    d,
    "(",
    letter("kernel", "k"),
    " − 1) − 1) / ",
    s,
    "⌋ + 1",
  );
}

/** The formula with an axis's numbers; in ceil mode rounded up, less a window that would start in the padding.
 * @param {Axis} axis @param {boolean} [ceil] */
export function filled({ n, k, p, s, d, m, padded, span }, ceil) {
  const part = (/** @type {(Node | string)[]} */ ...children) => h("span", { class: "cb-part" }, ...children);
  const [open, close] = ceil ? "⌈⌉" : "⌊⌋";
  const all = Math.ceil((padded - span) / s) + 1;
  return [
    part(`${open}(`, tint("input", String(n)), ` + 2·${p} − ${d}·(`, tint("kernel", String(k)), ` − 1) − 1) / ${s}${close} + 1 `),
    part(`= ${open}${format(padded - span)} / ${s}${close} + 1 `),
    part(ceil && all > m ? `= ${all}, less one that would start in the padding after X: ` : "= ", tint("output", String(m))),
  ];
}

/** What the floor drops along an axis, or null.
 * @param {Axis} axis @param {0 | 1} which */
export function droppedText({ padded, span, s, dropped }, which) {
  if (dropped === 0) return null;
  const [one, many, end] = which === 0 ? ["row", "rows", "at the bottom"] : ["column", "columns", "on the right"];
  const lines = dropped === 1 ? `1 ${one}` : `${dropped} ${many}`;
  return (
    `${AXES[which][0].toUpperCase()}${AXES[which].slice(1)}: ${padded - span} is no multiple of the stride ${s}. ` +
    `The floor drops ${lines} ${end}; no window reaches ${dropped === 1 ? "it" : "them"}.`
  );
}
