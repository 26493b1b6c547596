// The size of the output: the formula, the numbers filled in for each axis, and what the floor drops, in words.

import { h, tint } from "./dom.js";
import { AXES } from "./generated.js";
import { format } from "./numbers.js";
import { capital, counted } from "./words.js";

/** @typedef {import("./window.js").Axis} Axis */

/** @type {Record<string, string>} */
const ROLES = { m: "cb-output", n: "cb-input", k: "cb-kernel" };

/** The formula in letters. */
export const formula = () =>
  h(
    "p",
    ..."m = ⌊(n + 2p − d(k − 1) − 1) / s⌋ + 1"
      .split(/([a-z])/)
      .map((part, at) => (at % 2 ? h("i", { class: ROLES[part] }, part) : part)),
  );

/** The formula with an axis's numbers; for pooling, which has no dilation, either way to round: in ceil mode up, less a
 * window that would start in the padding. @param {Axis} axis @param {boolean} [ceil]  of pooling */
export function filled({ n, k, p, s, d, m, padded, span }, ceil) {
  const part = (/** @type {(Node | string)[]} */ ...children) => h("span.part", ...children);
  const [open, close] = ceil ? "⌈⌉" : "⌊⌋";
  const all = Math.ceil((padded - span) / s) + 1;
  const [before, after] = ceil === undefined ? [`${d}·(`, " − 1) − 1"] : ["", ""];
  return [
    part(
      `${open}(`,
      tint("input", String(n)),
      ` + 2·${p} − ${before}`,
      tint("kernel", String(k)),
      `${after}) / ${s}${close} + 1 `,
    ),
    part(`= ${open}${format(padded - span)} / ${s}${close} + 1 `),
    part(ceil && all > m ? `= ${all}, less one that starts in the padding: ` : "= ", tint("output", String(m))),
  ];
}

/** What the floor drops, in words; "" where that is nothing. @param {Axis[]} axes */
export const droppedText = (axes) =>
  axes
    .map(({ padded, span, s, dropped }, which) =>
      dropped
        ? `${capital(AXES[which])}: ${padded} − ${span} = ${padded - span} is no multiple of the stride ${s}. ` +
          `The floor drops ${counted(dropped, ["row", "column"][which])} ${["at the bottom", "on the right"][which]}.`
        : "",
    )
    .join(" ")
    .trim();
