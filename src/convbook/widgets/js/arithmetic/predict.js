// What a reader predicts: reading it, comparing it with the answer, and what to say of it. No DOM here.
//
// The kind is seen from the answer: a number; a shape, which is a list of whole numbers; or the text of one of the
// choices. Python checks a question at length when it is made, see predict.py; here only nothing may break.

import { AXES, grouped, parse } from "../core.js";
import { by, capital } from "../words.js";

/** @typedef {number | number[] | string} Answer */
/** @typedef {[wrong: Answer, why: string, link: string]} Belief  link: "chapter#section", "chapter" or "" */
/**
 * @typedef {object} Prediction
 * @property {string} question
 * @property {Answer} answer
 * @property {string[]} choices   the texts to choose from, or none
 * @property {Belief[]} beliefs
 * @property {string} explanation
 * @property {number} tolerance   how far from the answer a number may be and still be right
 */

/** How large a number may be: whole ones are exact up to here. */
const MOST = 1e15;

/** What is wrong with a prediction, or null. @param {Record<string, any>} settings  they may be anything */
export function check({ question, answer, choices, beliefs, explanation, tolerance }) {
  const texts = (/** @type {unknown[]} */ ...all) => all.every((one) => typeof one === "string");
  const fits = (/** @type {any} */ value) =>
    Array.isArray(answer)
      ? Array.isArray(value) && value.every(Number.isInteger)
      : texts(answer)
        ? choices.includes(value)
        : Number.isFinite(value);
  return Array.isArray(choices) &&
    texts(question, explanation, ...choices) &&
    fits(answer) &&
    Number.isFinite(tolerance) &&
    Array.isArray(beliefs) &&
    // Nothing but a chapter's name may become an address: no "javascript:".
    beliefs.every((one) => Array.isArray(one) && fits(one[0]) && texts(one[1], one[2]) && /^([\w-]+(#[\w-]+)?)?$/.test(one[2]))
    ? null
    : "The answer, choices and beliefs do not fit together.";
}

/** Reads what was typed or chosen, as an answer of the same kind as the right one.
 * @param {string} text @param {Answer} answer @returns {{value: Answer} | {message: string}} */
export function read(text, answer) {
  if (typeof answer === "string") return text ? { value: text } : { message: "Choose an answer first." };
  if (typeof answer === "number") return parse(text.replace(/(\d)[, ](?=\d{3}(?!\d))/g, "$1"), MOST);
  const sizes = text.replace(/,?\s*[()[\]]/g, " ").trim().split(/\s*[x×*,]\s*|\s+/i);
  if (!text.trim()) return { message: "A shape is missing. Write one such as 5 × 7." };
  return sizes.every((size) => /^\d{1,15}$/.test(size))
    ? { value: sizes.map(Number) }
    : { message: `“${text.slice(0, 20)}” is not a shape. Write whole numbers such as 5 × 7 or (5, 7).` };
}

/** Whether a value is as good as another of its kind. @param {Answer} value @param {Answer} other @param {number} tolerance */
const same = (value, other, tolerance) =>
  typeof value === "number"
    ? Math.abs(value - Number(other)) <= tolerance * 1.000001 // to a reader, 0.4 is within 0.1 of 0.3
    : String(value) === String(other);

/** @param {Answer} answer */
const named = (answer) =>
  typeof answer === "string" ? `“${answer}”` : Array.isArray(answer) ? by(...answer.map(grouped)) : grouped(answer);

/** @param {Prediction} prediction */
export const solution = ({ answer, explanation }) => `${named(answer)}.\n${explanation}`;

/** What to say of a value. @param {Answer} value @param {Prediction} prediction
 * @returns {{right: boolean, text: string, link?: string}} */
export function judge(value, prediction) {
  const { answer, beliefs, tolerance } = prediction;
  if (same(value, answer, tolerance)) return { right: true, text: `Right: ${solution(prediction)}` };
  // A wide tolerance is for the answer: a belief is meant only by what is close to it.
  const near = (/** @type {Answer} */ wrong) => Math.min(tolerance, Math.abs(Number(wrong)) / 100);
  const [, why, link] = beliefs.find(([wrong]) => same(value, wrong, near(wrong))) ?? [0, hint(value, answer), ""];
  return { right: false, text: `Not ${named(value)}.\n${why}`, link };
}

/** How a value is wrong, without saying what is right. @param {Answer} value @param {Answer} answer */
function hint(value, answer) {
  if (Array.isArray(value) && Array.isArray(answer)) {
    const { length } = answer;
    if (value.length !== length) return `The answer has ${length} numbers.`;
    const axes = value.map(
      (size, at) => `${length === 2 ? AXES[at] : `number ${at + 1}`} ${size === answer[at] ? "right" : "not"}`,
    );
    return capital(`${axes.join(", ")}.`);
  }
  if (typeof value !== "number" || typeof answer !== "number") return "Try another.";
  if (value * answer < 0) return "The sign is wrong.";
  const far = Math.max(value / answer, answer / value) >= 10 ? ", by a factor of 10 or more" : "";
  return `Too ${value > answer ? "large" : "small"}${far}.`;
}
