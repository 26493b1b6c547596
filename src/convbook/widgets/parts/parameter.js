// A parameter: a slider and a number box, for a single number, for both axes at once, or for each axis.
// A value that can't be is kept in the control, marked, and explained; the picture stays as it was.

import { markInvalid } from "./controls.js";
import { fresh, h, setAttribute, setText } from "./dom.js";
import { AXES } from "./generated.js";
import { parse } from "./numbers.js";
import { linearTrack, multiplyingTrack } from "./track.js";
import { both, capital } from "./words.js";

/**
 * What can be said of a parameter.
 * @typedef {object} Description
 * @property {string} name             the trait's, and in messages
 * @property {string} [title]          what the reader sees
 * @property {string} [letter]         the symbol in formulas
 * @property {number} least            of the slider
 * @property {number} [slider]         the most that the slider offers at first; the box takes all that the check allows
 * @property {number} [factor]         the slider multiplies by it at each step, for numbers of very different size
 * @property {boolean} [single]        one number, not one for each axis
 * @property {boolean} [fractional]    numbers that need not be whole
 * @property {string} [follows]        the trait whose value holds while this one is null
 */
/**
 * @typedef {object} Use
 * @property {(value: number[]) => string | null} apply  uses a value (one number if single, else height and width), or
 *   returns why not
 * @property {() => void} begin     the reader begins to type: what holds now may have to come back
 * @property {() => void} giveBack  what was typed is refused: what held before comes back
 * @property {() => void} onTyped   the reader typed something in a box; what follows is shown, and may not be the last
 * @property {(refused: string | null) => void} onDone  the reader is done with a control; why what it holds is refused
 */
/** @typedef {ReturnType<typeof createParameter>} Parameter */

/** A number as a box takes it, large round ones in few characters: 12e12. @param {number} number */
const write = (number) => String(number).replace(/(000){2,}$/, (zeros) => `e${zeros.length}`);

/** Whether the reader typed, rather than stepped with a box's arrows; what a browser says of a step differs.
 * @param {Event} event */
const isTyping = (event) =>
  event instanceof InputEvent && event.inputType !== "" && event.inputType !== "insertReplacementText";

/** @param {Description & Use} options */
export function createParameter(options) {
  const { name, title = capital(name), letter, least, slider: most = 4, factor } = options;
  const { single = false, fractional = false, apply, begin, giveBack, onTyped, onDone } = options;
  const error = h("p.error", { id: `cb-error-${fresh()}` });

  let value = [least, least];
  let linked = true;
  /** What was typed or chosen and can't be used, and why, by control.
   * @type {Map<number, {text: string, message: string}>} */
  const drafts = new Map();
  /** The boxes in which something is typed that doesn't count yet, by control. @type {Set<number>} */
  const unfinished = new Set();

  const controls = (single ? [0] : [0, 1]).map((axis) => {
    const track = factor ? multiplyingTrack(least, most, factor, fractional) : linearTrack(least, most);
    const axisName = h("span.axis");
    const done = () => onDone(drafts.has(axis) ? error.textContent : null);
    const slider = h("input.range", {
      type: "range",
      step: 1,
      oninput: () => take(axis, write(track.number(Number(slider.value)))),
      onchange: done,
    });
    const box = h(factor ? "input.box.wide" : "input.box", {
      // A whole number counts as it is typed. On its way to 0.25 a reader types 0, which can't be: there, what is typed
      // counts once it is complete.
      ...(fractional ? { type: "text", autocomplete: "off" } : { type: "number", min: least, inputmode: "numeric" }),
      onfocus: begin,
      /** @param {Event} event */
      oninput(event) {
        if (fractional) {
          unfinished.add(axis);
          return;
        }
        take(axis, box.value);
        if (!isTyping(event)) begin();
        else if (drafts.has(axis)) giveBack(); // 5 and 50 were only on the way to 500
        onTyped();
      },
      onchange() {
        if (unfinished.delete(axis)) take(axis, box.value);
        begin();
        done();
      },
    });
    const line = h("label.line", !single && axisName, slider, box);
    return { track, axisName, slider, box, line };
  });

  const element = h(
    "fieldset.parameter",
    h("legend.legend", title, letter && " ", letter && h("i", letter)),
    ...controls.map(({ line }) => line),
  );

  /** Tries a text. Returns why it can't be used, or null. @param {number} axis @param {string} text */
  function attempt(axis, text) {
    const read = parse(text, { limit: Infinity });
    if ("ambiguous" in read && fractional) return read.message;
    const number = "value" in read ? read.value : NaN; // the check says what it should be
    const wanted = single || linked ? [number, number] : value.map((old, at) => (at === axis ? number : old));
    const message = apply(single ? [number] : wanted);
    if (!message) value = wanted; // the model tells of it too, but later
    return message;
  }

  /** @param {number} axis @param {string} text */
  function take(axis, text) {
    drafts.delete(axis); // or it would be tried again by another parameter, which it makes room for
    const message = attempt(axis, text);
    if (message) drafts.set(axis, { text, message });
    show(axis);
  }

  const shown = () => both((single ? value.slice(0, 1) : value).map(write));

  /** Shows what a control holds: the value, or what was refused. The slider always stands where the box does, or as near
   * as it can. @param {number} axis */
  function show(axis) {
    const { track, axisName, slider, box, line } = controls[axis];
    const refused = drafts.get(axis);
    const text = refused?.text ?? write(value[axis]);
    const messages = [...drafts.values()].map(({ message }) => `${message} `).join("");
    setText(error, messages && `${messages}The picture still shows ${name} ${shown()}.`);

    setAttribute(line, "hidden", linked && axis === 1);
    const which = linked ? "both axes" : AXES[axis];
    setText(axisName, which);
    setAttribute(axisName, "hidden", linked);

    // While a reader types, a whole number may stand there in another way, such as 10 as 1e1.
    const isOther = !fractional && !refused && box === document.activeElement && Number(box.value) === value[axis];
    if (!isOther && !unfinished.has(axis) && box.value !== text) box.value = text;

    track.reach(value[axis]);
    setAttribute(slider, "min", track.first());
    setAttribute(slider, "max", track.last());
    const number = Number(text);
    const place = text.trim() && Number.isFinite(number) ? number : value[axis];
    slider.value = String(track.position(place));
    if (factor) setAttribute(slider, "aria-valuetext", text);

    for (const control of [slider, box]) {
      setAttribute(control, "aria-label", single ? title : `${title}, ${which}`);
      markInvalid(control, refused ? error : null);
    }
  }

  /** Shows what the model holds. @param {readonly number[]} now @param {boolean} [together] */
  function update(now, together = true) {
    if (together !== linked) drafts.clear();
    value = [now[0], now[now.length - 1]];
    linked = together;
    controls.forEach((_, axis) => show(axis));
  }

  /** Tries again what could not be used: another parameter may have made room for it. */
  function retry() {
    for (const [axis, { text }] of [...drafts]) {
      if (text !== "") take(axis, text);
    }
  }

  /** Gives up what could not be used, and what the sliders had to reach. */
  function clear() {
    drafts.clear();
    unfinished.clear();
    for (const { track } of controls) track.reset();
  }

  return { name, element, error, update, retry, clear, summary: () => `${title} ${shown()}` };
}
