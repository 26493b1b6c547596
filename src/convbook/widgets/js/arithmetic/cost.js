// What a convolution layer costs: numbers to learn, arithmetic, memory, time. No DOM here: tested against conv_cost.
//
// The convention is conv_cost's: a MAC is two FLOP; cells of the padding count; biases are not in the MACs; a number takes
// 4 bytes. Counts are exact up to 2⁵³, as far as floating-point numbers hold every whole one.

import { AXES, format, grouped, outputSize } from "../core.js";

/** @typedef {import("../core.js").Pair} Pair */
/**
 * A layer, what it is run on, and how fast.
 * @typedef {object} Layer
 * @property {number} c_i
 * @property {number} c_o
 * @property {Pair} k
 * @property {Pair} n
 * @property {Pair} stride
 * @property {Pair} padding
 * @property {Pair} dilation
 * @property {number} groups
 * @property {boolean} bias
 * @property {number} batch
 * @property {number} layers  how many like this
 * @property {number} images  on which they run, for the time
 * @property {number} rate    MAC per second
 */
/** @typedef {{name: string, formula: string, value: number, unit: "" | "B" | "s"}} Figure */

/** @type {Layer} */
export const DEFAULTS = {
  c_i: 64,
  c_o: 128,
  k: [3, 3],
  n: [56, 56],
  stride: [1, 1],
  padding: [1, 1],
  dilation: [1, 1],
  groups: 1,
  bias: true,
  batch: 1,
  layers: 1,
  images: 1e6,
  rate: 12e12,
};

/** The least that a number may be. @param {string} name */
export const least = (name) => (name === "padding" ? 0 : 1);

/** The most. Python's copy of both is RANGES in cost_explorer.py; a test holds them equal. @param {string} name */
export const most = (name) => ({ images: 1e12, rate: 1e24 })[name] ?? 1e6;

/** What is wrong with a layer, or null. @param {Record<string, any>} layer  its values may be anything */
export function check(layer) {
  for (const [name, example] of Object.entries(DEFAULTS)) {
    const values = /** @type {unknown[]} */ ([]).concat(layer[name]);
    const flag = typeof example === "boolean";
    if (flag ? typeof layer[name] !== "boolean" : values.length !== [example].flat().length) return `${name} is of the wrong kind.`;
    for (const [axis, value] of values.entries()) {
      const number = typeof value === "number" ? value : NaN;
      if (flag || (Number.isInteger(number) && number >= least(name) && number <= most(name))) continue;
      const where = values.length > 1 ? ` along the ${AXES[axis]}` : "";
      return `${name}${where} must be a whole number from ${least(name)} to ${large(most(name))}, not ${grouped(number)}.`;
    }
  }
  const { c_i, c_o, k, n, padding, dilation, groups } = layer;
  if (c_i % groups || c_o % groups) {
    return `groups = ${groups} must divide c_i = ${c_i} and c_o = ${c_o}. 1 always does.`;
  }
  for (const axis of [0, 1]) {
    const [span, padded] = [dilation[axis] * (k[axis] - 1) + 1, n[axis] + 2 * padding[axis]];
    if (span > padded) {
      return (
        `k does not fit along the ${AXES[axis]}: it spans ${span} cells, the padded image has ${padded}. ` +
        "Lower k or dilation, or raise n or padding."
      );
    }
  }
  return null;
}

/** Size of the output. @param {Layer} layer */
export const outputShape = ({ k, n, stride, padding, dilation }) =>
  n.map((size, axis) => outputSize(size, k[axis], padding[axis], stride[axis], dilation[axis]));

/** All that a layer costs, each with its formula, filled in. @param {Layer} layer @returns {Figure[]} */
export function figures(layer) {
  const { c_i, c_o, k, n, groups, bias, batch, layers, images, rate } = layer;
  const m = outputShape(layer);
  const area = (/** @type {readonly number[]} */ [height, width]) => height * width;
  const weights = c_o * (c_i / groups) * area(k);
  const parameters = weights + (bias ? c_o : 0);
  const macs = batch * weights * area(m);
  const [input, output] = [batch * c_i * area(n), batch * c_o * area(m)];
  const bytes = 4 * (parameters + input + output);
  const seconds = (layers * images * (macs / batch)) / rate;
  const channels = `${c_i}${groups > 1 ? `/${groups}` : ""}`;
  /** @type {[string, string, number, Figure["unit"]][]} */
  const all = [
    ["Parameters", `c_o·(c_i·k_h·k_w + 1) = ${c_o}·(${channels}·${k.join("·")} + ${bias ? 1 : 0})`, parameters, ""],
    ["MACs forward", `c_o·c_i·k_h·k_w·m_h·m_w·batch = ${c_o}·${channels}·${[...k, ...m, batch].join("·")}`, macs, ""],
    ["FLOP forward", `2 per MAC: 2·${large(macs)}`, 2 * macs, ""],
    ["FLOP training", `forward, and twice that backward: 3·${large(2 * macs)}`, 6 * macs, ""],
    ["Memory forward", `4 bytes·(parameters + input + output) = 4·(${[parameters, input, output].map(large).join(" + ")})`, bytes, "B"],
    ["Memory training", `a gradient for each: 2·${large(bytes)}`, 2 * bytes, "B"],
    ["Time forward", `layers·images·MACs of one / rate = ${layers}·${[images, macs / batch].map(large).join("·")} / (${large(rate)})`, seconds, "s"],
    ["Time training", `3·${seconds4(seconds)}`, 3 * seconds, "s"],
  ];
  return all.map(([name, formula, value, unit]) => {
    const said = unit === "s" ? `≈ ${seconds4(value)}` : `${value > 2 ** 53 ? "≈" : "="} ${large(value)}`;
    return { name, formula: `${formula} ${said}`, value, unit };
  });
}

/** Seconds to four digits. @param {number} value */
const seconds4 = (value) => `${large(Number(value.toPrecision(4)))} s`;

/** A number in full; from 10⁹ on as 1.024·10⁹, where that is all of it, or it is no longer exact. @param {number} value */
export function large(value) {
  const [digits, power] = value.toExponential(3).split("e+");
  if (value < 1e9 || (value <= 2 ** 53 && Number(`${digits}e${power}`) !== value)) return grouped(value);
  return `${digits === "1.000" ? "" : `${format(Number(digits))}·`}10${[...power].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]).join("")}`;
}

const UNITS = /** @type {const} */ ([["years", 31536000], ["days", 86400], ["h", 3600], ["min", 60], ["s", 1], ["ms", 1e-3]]);

/** A figure in three digits and a unit: 1.02 G, 14.2 min. @param {{value: number, unit: string}} figure */
export function brief({ value, unit }) {
  const short = (/** @type {number} */ number) => large(Number(number.toPrecision(3)));
  if (unit === "s") {
    const [name, size] = UNITS.find(([, least]) => value >= least) ?? ["µs", 1e-6];
    return `${short(value / size)} ${name}`;
  }
  const step = Math.floor(Number(value.toExponential(2).split("e")[1]) / 3);
  return `${short(value / 1000 ** step)} ${["", "k", "M", "G", "T", "P", "E", "Z", "Y", "R", "Q"][step]}${unit}`.trim();
}

/** How many times as much. @param {number} value @param {number} base */
export const ratio = (value, base) => `×${value < 1000 * base ? (value / base).toPrecision(3) : brief({ value: value / base, unit: "" })}`;
