// The shape of a layer's output, axis by axis: what a widget without cells of its own shows about it. No DOM here.
//
// Letters as in window.js: n input, k kernel, p padding per side, s stride, d dilation, m output.

import { range } from "../parts/arrays.js";
import { counted } from "../parts/words.js";
import { DRAWN } from "./generated.js";

/** @typedef {import("../parts/window.js").Axis} Axis */
/**
 * What is drawn of one axis: all of it, or both ends of it, with NaN for what is left out between them.
 * @typedef {object} Drawing
 * @property {number[]} cells  of the padded input, from 0; one a column
 * @property {{index: number, from: number, to: number, taps: number[]}[]} windows  the columns that each covers, and
 *   those of them with a weight
 */

/** The layer as PyTorch writes it, without what is usual: one number where both axes agree.
 * @param {Axis[]} axes  height and width */
export function layerLine(axes) {
  /** @type {["kernel_size" | "padding" | "stride" | "dilation", "k" | "p" | "s" | "d", number][]} */
  const all = [
    ["kernel_size", "k", 0],
    ["padding", "p", 0],
    ["stride", "s", 1],
    ["dilation", "d", 1],
  ];
  const given = all.map(([name, letter, usual]) => {
    const [height, width] = axes.map((axis) => axis[letter]);
    if (height !== width) return `, ${name}=(${height}, ${width})`;
    return height === usual ? "" : `, ${name}=${height}`;
  });
  return `nn.Conv2d(c_i, c_o${given.join("")})`;
}

/** 0, 1, …, count − 1; of more than `most` only both ends, with NaN between them.
 * @param {number} count @param {number} most */
function ends(count, most) {
  if (count <= most + 1) return range(count); // the NaN would take as much room
  const half = range(most / 2);
  return [...half, NaN, ...half.map((at) => count - most / 2 + at)];
}

/** What there is to draw of an axis; never more than a few cells and windows, however large it is.
 * @param {Axis} axis @returns {Drawing} */
export function drawing({ padded, m, s, d, span }) {
  const cells = ends(padded, DRAWN.cells);
  const column = (/** @type {number} */ cell) => (cells.includes(cell) ? cells.indexOf(cell) : DRAWN.cells / 2);
  const windows = ends(m, DRAWN.windows).map((index) => {
    const start = index * s;
    const end = start + span;
    const taps = range(cells.length).filter(
      (at) => cells[at] >= start && cells[at] < end && (cells[at] - start) % d === 0,
    );
    return { index, from: column(start), to: column(end - 1), taps };
  });
  return { cells, windows };
}

/** What the floor drops of an axis. @param {Axis} axis @param {string} unit  what it counts: row, column, cell */
export const droppedText = ({ dropped }, unit) =>
  dropped > 0 ? `The floor drops ${counted(dropped, unit)} at the end.` : `The floor drops no ${unit}.`;

/** What else is worth knowing of an axis: the padding that keeps its size, and the size by the form that counts the
 * padding of both sides together. Source: Zhang et al., Dive into Deep Learning, section 7.3.
 * @param {Axis} axis @returns {string[]} */
export const facts = (axis) => [
  `To keep the size at stride 1: padding ${(axis.span - 1) >> 1} before, ${axis.span >> 1} after.`,
  `D2L, with p in total: ${inTotal(axis)}.`,
];

/** The size by the form that counts the padding of both sides together; and what comes of it where the two are mixed up.
 * @param {Axis} axis */
function inTotal({ n, k, p, s, d, m }) {
  if (d > 1) return "this form has no dilation";
  const mixed = Math.max(Math.floor((n - k + p + s) / s), 0);
  const size = `⌊(${n} − ${k} + ${2 * p} + ${s}) / ${s}⌋ = ${m}`;
  return mixed === m ? size : `${size}; with our p = ${p} in it, it would be ${mixed}`;
}

/** The way to the size of an axis, a sentence for each step. @param {Axis} axis @returns {string[]} */
export function steps({ n, k, p, s, d, padded, span, m }) {
  const room = padded - span;
  return [
    `${n} cells and ${p} of padding on either side make ${padded}.`,
    `The kernel spans ${d}·(${k} − 1) + 1 = ${span} of them.`,
    `So the first window starts at cell 0, and the last can start at ${padded} − ${span} = ${room}.`,
    `With stride ${s} there are ⌊${room} / ${s}⌋ = ${m - 1} steps to it, so ${m - 1} + 1 = ${m} ${m === 1 ? "window" : "windows"}.`,
  ];
}
