// A kernel learned by gradient descent, as chapter 1 does it: the loss is the sum of the squared errors, and a step goes
// against its gradient. No DOM here: the same functions are tested against PyTorch's autograd.
//
// Letters: input X, n_h × n_w; kernel K, k_h × k_w, and bias b; prediction Ŷ = X ⋆ K + b, target Y and error E = Ŷ − Y,
// all m_h × m_w. The gradient of Σ E² for the weight (u, v) is G[u, v] = 2 Σ E[i, j] · X[i + u, j + v]: twice the
// cross-correlation of X with E. That for the bias is 2 Σ E.

import { sizeOf, total } from "../parts/arrays.js";
import { isTensor, outside, UNFIT } from "../parts/checks.js";
import { correlate, outputSizes } from "../parts/matrix.js";
import { format, grouped } from "../parts/numbers.js";
import { LIMITS } from "./generated.js";

/** @typedef {import("../parts/window.js").Matrix} Matrix */
/**
 * What a run is made of; without a bias to learn, that is null.
 * @typedef {{X: Matrix, Y: Matrix, K0: Matrix, bias: number | null, learning_rate: number, steps: number}} Settings
 */
/**
 * Where a run is after some steps: K, b, what follows from them, and the gradients, which lead to the next step.
 * @typedef {{K: Matrix, b: number, P: number[][], E: number[][], loss: number, G: number[][], g: number}} State
 */

/** The first thing that is wrong with settings, which may be anything; or null. @param {any} settings */
export function check(settings) {
  const { X, Y, K0, bias, learning_rate: rate, steps } = settings;
  const { slowest, fastest } = LIMITS;
  const fit =
    isTensor(X, LIMITS.X) &&
    isTensor(K0, LIMITS.K0) &&
    isTensor(Y, LIMITS.X) &&
    isTensor(bias ?? 0, []) &&
    typeof rate === "number";
  if (!fit || String(sizeOf(Y)) !== String(outputSizes(X, K0))) return UNFIT;
  if (!(rate >= slowest && rate <= fastest)) {
    return `learning_rate must be a number from ${slowest} to ${fastest}${Number.isNaN(rate) ? "" : `, not ${grouped(rate)}`}.`;
  }
  return outside("steps", steps, 1, LIMITS.steps);
}

/** Applies a function to each cell. @param {Matrix} matrix
 * @param {(value: number, row: number, column: number) => number} change */
const each = (matrix, change) => matrix.map((row, i) => row.map((value, j) => change(value, i, j)));

/** What a kernel and a bias make of the example. @param {Settings} settings @param {Matrix} K @param {number} b
 * @returns {State} */
export function stateAt({ X, Y }, K, b) {
  const P = correlate(X, K, b);
  const E = each(P, (value, i, j) => value - Y[i][j]);
  return {
    K,
    b,
    P,
    E,
    loss: total(E.flat().map((e) => e * e)),
    G: each(correlate(X, E), (value) => 2 * value),
    g: 2 * total(E.flat()),
  };
}

/** The states after 0, 1, … steps. A run whose loss leaves the range of float32, the chapter's type, ends before that.
 * @param {Settings} settings */
export function train(settings) {
  const { K0, bias, learning_rate: rate, steps } = settings;
  const run = [];
  let state = stateAt(settings, K0, bias ?? 0);
  while (run.length <= steps && Number.isFinite(Math.fround(state.loss))) {
    run.push(state);
    const { K, b, G, g } = state;
    state = stateAt(
      settings,
      each(K, (weight, u, v) => weight - rate * G[u][v]),
      bias === null ? 0 : b - rate * g,
    );
  }
  return run;
}

/** What there is to say of a run that diverges. */
export const WARNINGS = {
  grows: "The loss grows: lower the learning rate.",
  leaves: "The loss grows beyond float32: lower the learning rate.",
};

/** What to say after a step that made the loss grow, or where the next one leaves float32's range; else nothing. Noise in
 * the last digits of a loss near 0 is no growth. @param {State[]} run @param {number} t @param {Settings} settings */
export function warning(run, t, { steps }) {
  if (t < steps && !run[t + 1]) return WARNINGS.leaves;
  const grew = t > 0 && run[t].loss > Math.max(run[t - 1].loss, run[0].loss / 1e6);
  return grew ? WARNINGS.grows : "";
}

/** A number in at most five characters, so that its type in a cell stays legible: "−2e14", "−12.3", "0.25". What is
 * smaller than its digits can tell is nearly 0. @param {number} value */
export function brief(value) {
  const size = Math.abs(value);
  if (value && size < 0.005) return "≈0";
  if (size >= 9999.5) return value.toExponential(0).replace("e+", "e").replace("-", "−");
  const decimals = [9.995, 99.95].filter((limit) => size < limit).length;
  return format(Number(value.toFixed(decimals)));
}

/** Where losses lie on a logarithmic scale, from 0 at the top to 1, and its ends. It holds all of them and 10⁻⁸, so
 * that runs at several learning rates can be compared. @param {readonly number[]} losses */
export function scale(losses) {
  const decades = losses.map((loss) => Math.log10(Math.max(loss, 1e-34)));
  const low = Math.floor(Math.min(-8, ...decades));
  const high = Math.ceil(Math.max(low + 1, ...decades));
  return { low, high, heights: decades.map((decade) => (high - decade) / (high - low)) };
}
