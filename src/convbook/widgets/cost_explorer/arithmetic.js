// What a convolution layer costs: numbers to learn, arithmetic, memory, time. No DOM here: tested against conv_cost.
//
// The convention is conv_cost's: a MAC is two FLOP; cells of the padding count; biases are not in the MACs; a number takes
// 4 bytes. Counts are exact up to 2⁵³, as far as floating-point numbers hold every whole one.

import { outside, UNFIT, undivided } from "../parts/checks.js";
import { checkShape, shapeAxes } from "../parts/layer-shape.js";
import { grouped } from "../parts/numbers.js";
import { MOST } from "./generated.js";

/** @typedef {import("../parts/window.js").Pair} Pair */
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

/** What is wrong with a layer, or null. @param {Record<string, any>} layer  its values may be anything */
export function check(layer) {
  for (const [name, most] of Object.entries(MOST)) {
    const message = outside(name, layer[name], 1, most);
    if (message) return message;
  }
  const { c_i, c_o, groups, bias } = layer;
  return undivided(groups, c_i, c_o, MOST.groups) ?? (typeof bias === "boolean" ? checkShape(layer) : UNFIT);
}

/** Size of the output. @param {Layer} layer */
export const outputShape = (layer) => shapeAxes(layer).map(({ m }) => m);

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
  const channels = c_i + (groups > 1 ? `/${groups}` : "");
  /** @type {[string, string, number, Figure["unit"]][]} */
  const all = [
    ["Parameters", `c_o·(c_i·k_h·k_w + 1) = ${c_o}·(${channels}·${k.join("·")} + ${Number(bias)})`, parameters, ""],
    ["MACs forward", `c_o·c_i·k_h·k_w·m_h·m_w·batch = ${[c_o, channels, ...k, ...m, batch].join("·")}`, macs, ""],
    ["FLOP forward", `2 per MAC: 2·${grouped(macs)}`, 2 * macs, ""],
    ["FLOP training", `forward + 2 backward: 3·${grouped(2 * macs)}`, 6 * macs, ""],
    [
      "Memory forward",
      `4·(parameters + input + output) = 4·(${[parameters, input, output].map(grouped).join(" + ")})`,
      bytes,
      "B",
    ],
    ["Memory training", `values + gradients: 2·${grouped(bytes)}`, 2 * bytes, "B"],
    [
      "Time forward",
      `layers·images·MACs of one / rate = ${[layers, images, macs / batch].map(grouped).join("·")} / ${grouped(rate)}`,
      seconds,
      "s",
    ],
    ["Time training", `forward + 2 backward: 3·${grouped(seconds)}`, 3 * seconds, "s"],
  ];
  return all.map(([name, formula, value, unit]) => {
    const sign = unit === "s" || value > 2 ** 53 ? "≈" : "=";
    return { name, formula: `${formula} ${sign} ${grouped(value)} ${unit}`.trim(), value, unit };
  });
}

/** @type {[string, number][]} */
const UNITS = [
  ["years", 31536000],
  ["days", 86400],
  ["h", 3600],
  ["min", 60],
];

/** A figure in three digits and a unit: 1.02 G, 14.2 min. @param {{value: number, unit: string}} figure */
export function brief({ value, unit }) {
  const step = Math.floor(Math.log10(value * 1.0005) / 3); // 999.6 is 1 k
  const [name, size] =
    unit === "s"
      ? (UNITS.find(([, least]) => value >= least) ?? [unit, 1])
      : [("kMGTPEZYRQ"[step - 1] ?? "") + unit, 1000 ** step];
  return `${grouped(Number((value / size).toPrecision(3)))} ${name}`.trim();
}
