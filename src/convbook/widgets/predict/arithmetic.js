// What a reader predicts: reading it, comparing it with the answer, and what to say of it. No DOM here.
//
// The kind is seen from the answer: a number; a shape, which is a list of whole numbers; or the text of one of the
// choices. Python checks a question at length when it is made, see predict.py; here only nothing may break.

import { UNFIT } from "../parts/checks.js";
import { grouped, parse } from "../parts/numbers.js";
import { by, counted } from "../parts/words.js";
import { MOST, TITLES } from "./generated.js";

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

/** What is wrong with a prediction, or null. @param {Record<string, any>} settings  they may be anything */
export function check({ question, answer, choices, beliefs, explanation, tolerance }) {
  const isText = (/** @type {unknown} */ one) => typeof one === "string";
  const fits = (/** @type {any} */ value) =>
    Array.isArray(answer)
      ? value.every(Number.isInteger)
      : isText(answer)
        ? choices.includes(value)
        : Number.isFinite(value);
  // Nothing but a chapter's name may become an address: no "javascript:".
  const sound = (/** @type {any} */ [wrong, why, link]) =>
    fits(wrong) && isText(why) && isText(link) && /^([\w-]+(#[\w-]+)?)?$/.test(link);
  try {
    const texts = choices.every(isText) && [question, explanation].every(isText);
    if (texts && fits(answer) && beliefs.every(sound) && Number.isFinite(tolerance)) return null;
  } catch {} // it has no such parts
  return UNFIT;
}

/** Reads what was typed or chosen, as an answer of the same kind as the right one.
 * @param {string} text @param {Answer} answer @returns {{value: Answer} | {message: string}} */
export function read(text, answer) {
  if (typeof answer === "string") return { value: text };
  if (typeof answer === "number")
    return parse(text.replace(/(\d) (?=\d{3}(?!\d))/g, "$1"), { limit: MOST, thousands: true });
  const sizes = text
    .split(/[\s()[\]x×*,]+/i)
    .filter(Boolean)
    .map(Number);
  return sizes.length && sizes.every((size) => Number.isInteger(size) && size >= 0 && size <= MOST)
    ? { value: sizes }
    : { message: `“${text}” is not a shape. Write one such as 5 × 7.` };
}

/** Whether a value is as good as another of its kind. @param {Answer} value @param {Answer} other @param {number} tolerance */
const same = (value, other, tolerance) =>
  typeof value === "number"
    ? Math.abs(value - Number(other)) <= tolerance * 1.000001 // to a reader, 0.4 is within 0.1 of 0.3
    : String(value) === String(other);

/** @param {Answer} answer */
const named = (answer) => (typeof answer === "string" ? `“${answer}”` : by(...[answer].flat().map(grouped)));

/** @param {Prediction} prediction */
export const solution = ({ answer, explanation }) => `${named(answer)}.\n${explanation}`;

/** What to say of a value. @param {Answer} value @param {Prediction} prediction
 * @returns {{right: boolean, text: string, link?: string}} */
export function judge(value, prediction) {
  const { answer, beliefs, tolerance } = prediction;
  if (same(value, answer, tolerance)) return { right: true, text: `✓ Right: ${solution(prediction)}` };
  // A wide tolerance is for the answer: a belief is meant only by what is close to it.
  const met = beliefs.find(([wrong]) => same(value, wrong, Math.min(tolerance, Math.abs(Number(wrong)) / 100)));
  const [, why, link] = met ?? [0, hint(value, answer), ""];
  return { right: false, text: `✗ Not ${named(value)}.\n${why}`, link };
}

/** How a value is wrong, without saying what is right. @param {Answer} value @param {Answer} answer */
function hint(value, answer) {
  if (typeof value === "string") return "";
  if (typeof value === "number") return `Too ${value > Number(answer) ? "large" : "small"}.`;
  const sizes = /** @type {number[]} */ (answer);
  if (value.length !== sizes.length) return `It has ${counted(sizes.length, "number")}, not ${value.length}.`;
  const inOrder = (/** @type {number[]} */ all) => String([...all].sort((a, b) => a - b));
  if (inOrder(value) === inOrder(sizes)) return "These are its numbers, but not in this order.";
  const right = sizes.map((size, at) => (value[at] === size ? size : "?"));
  return right.every((size) => size === "?") ? "None of the numbers is right." : `It is ${by(...right)}.`;
}

/** What a place of the book is called: "Channels: The kernel tensor", from "channels#the-kernel-tensor".
 * @param {string} place */
export function placeName(place) {
  const [chapter] = place.split("#");
  /** @type {Record<string, string>} */ const titles = TITLES;
  const names = [...new Set([chapter, place])].map((each) => titles[each] ?? inWords(each));
  return names.join(": ");
}

/** A place without a title, in the words of its address. @param {string} place */
const inWords = (place) => (place.split("#").at(-1) ?? "").replaceAll("-", " ");
