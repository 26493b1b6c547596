// The shape of a layer's output, axis by axis: what a widget without cells of its own shows about it. No DOM here.
//
// Letters as in core.js: n input, k kernel, p padding per side, s stride, d dilation, m output.

import { axisOf, misfit, LEAST, outsideAlong, range } from "../core.js";

/** @typedef {import("../core.js").Axis} Axis */
/**
 * What is drawn of one axis: all of it, or both ends of it, with NaN for what is left out between them.
 * @typedef {object} Drawing
 * @property {number[]} cells  of the padded input, from 0; one a column
 * @property {{index: number, columns: number[], taps: number[]}[]} windows  the columns that each covers, and those
 *   of them with a weight
 */

/** The largest number that is taken for anything. Python's copy is in widgets/shape_explorer.py. */
export const LIMIT = 1e6;

/** How many cells and windows are drawn, half of them from each end. Python's copy is there too. */
export const DRAWN = { cells: 24, windows: 10 };

const NAMES = { n: 1, k: 1, ...LEAST };

/** Height and width of settings. @param {Record<string, any>} settings */
export const shapeAxes = ({ n, k, padding, stride, dilation }) =>
  [0, 1].map((axis) => axisOf(n[axis], k[axis], padding[axis], stride[axis], dilation[axis]));

/** The first thing that is wrong with settings, which may be anything, or null.
 * @param {Record<string, any>} settings @returns {string | null} */
export function check(settings) {
  for (const [name, least] of Object.entries(NAMES)) {
    for (const axis of [0, 1]) {
      const wrong = outsideAlong(name, axis, settings[name], least, LIMIT);
      if (wrong) return wrong;
    }
  }
  const [height, width] = shapeAxes(settings);
  return misfit("k", 0, height) ?? misfit("k", 1, width);
}

/** The size by the form that counts the padding of both sides together, ⌊(n − k + p + s) / s⌋; 0 if no window fits.
 * Source: Zhang et al., Dive into Deep Learning, section 7.3. @param {Axis} axis @param {number} total */
export const inTotal = ({ n, k, s }, total) => Math.max(Math.floor((n - k + total + s) / s), 0);

/** The layer as PyTorch writes it, without what is usual: one number where both axes agree.
 * @param {Axis[]} axes  height and width */
export function layerLine(axes) {
  /** @type {["kernel_size" | "padding" | "stride" | "dilation", "k" | "p" | "s" | "d", number][]} */
  const all = [["kernel_size", "k", 0], ["padding", "p", 0], ["stride", "s", 1], ["dilation", "d", 1]];
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
export function drawing({ s, d, padded, span, m }) {
  const cells = ends(padded, DRAWN.cells);
  const windows = ends(m, DRAWN.windows).map((index) => {
    const start = index * s;
    const columns = range(cells.length).filter((at) => {
      const [first, last] = Number.isNaN(cells[at]) ? [cells[at - 1] + 1, cells[at + 1] - 1] : [cells[at], cells[at]];
      return last >= start && first < start + span;
    });
    return { index, columns, taps: columns.filter((at) => (cells[at] - start) % d === 0) };
  });
  return { cells, windows };
}

/** What is true of an axis and worth knowing; last, its size by the form with the padding in total, and what that
 * makes of a padding that is meant per side. @param {Axis} axis @returns {string[]} */
export function facts(axis) {
  const { n, k, p, s, d, span, m } = axis;
  const found = [];
  if (m === n) found.push(`It keeps the size: m = n = ${n}.`);
  else if (2 * p === span - 1) found.push(`With 2p = d(k − 1), m = ⌈n / s⌉ = ⌈${n} / ${s}⌉ = ${m}.`);
  if (span % 2 === 0) {
    const half = span / 2; // d(k − 1) is odd: half − 1 and half
    found.push(`To keep the size at stride 1: padding ${half - 1} before, ${half} after (“same”).`);
  }
  const mixed = inTotal(axis, p);
  found.push(
    d > 1
      ? "D2L: this form has no dilation."
      : `D2L: ⌊(${n} − ${k} + ${2 * p} + ${s}) / ${s}⌋ = ${inTotal(axis, 2 * p)}` +
          (mixed === m ? "." : `; with our p = ${p} it gives ${mixed}.`),
  );
  return found;
}
