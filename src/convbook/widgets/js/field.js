// A parameter: a slider and a number box, for a single value, for both axes at once, or for each axis.
// A value that can't be is kept in the box, marked, and explained; the picture stays as it was.

import { markInvalid } from "./controls.js";
import { AXES, format, parse } from "./core.js";
import { fresh, h, setAttribute, setText } from "./dom.js";
import { both, capital } from "./words.js";

/** @typedef {number[]} Value  one number, or height and width */
/**
 * @typedef {object} FieldOptions
 * @property {string} name             the trait's, and in messages
 * @property {string} [title]          what the reader sees
 * @property {string} [letter]         the symbol in formulas
 * @property {number} least            of the slider, and an example in messages
 * @property {number} [slider]         what the slider offers at first; the box takes all that the check allows
 * @property {number} [base]           the slider multiplies by it at each step, for numbers of very different size
 * @property {boolean} [single]        one number, not one for each axis
 * @property {boolean} [log]           of a single number that need not be whole: the slider moves through its logarithm
 * @property {(value: Value) => string | null} apply  uses a value (one number if single, else two), or returns why not
 * @property {() => void} onSettle                   the reader is done with a control
 * @property {(message: string) => void} onProblem   a message to announce
 */
/** @typedef {ReturnType<typeof createField>} Field */

/** A number as a box takes it, large round ones in few characters: 12e12. @param {number} number */
const write = (number) => String(number).replace(/(000){2,}$/, (zeros) => `e${zeros.length}`);

/** @param {FieldOptions} options */
export function createField({ name, title = capital(name), letter, least, slider: most = 4, base, single, log, apply, onSettle, onProblem }) {
  const error = h("p.error", { id: `cb-error-${fresh()}`, hidden: true });

  /** @type {Value} */
  let value = [least, least];
  let linked = true;
  /** What was typed and can't be used, by control. @type {Map<number, string>} */
  const drafts = new Map();

  /** Where a number is on the slider; with log, in twentieths of a decade. @param {number} number */
  const toSlider = (number) =>
    log ? Math.round(20 * Math.log10(number)) : base && number > 0 ? Math.log(number) / Math.log(base) : number;
  /** @param {string} place */
  const fromSlider = (place) =>
    log ? (10 ** (Number(place) / 20)).toPrecision(2) : base ? write(Math.round(Number((base ** Number(place)).toPrecision(9)))) : place;

  const controls = (single ? [0] : [0, 1]).map((axis) => {
    const id = `cb-field-${fresh()}`;
    const axisName = h("span");
    const label = h(
      "label",
      { class: single ? "cb-hidden" : "cb-axis", for: id, id: `${id}-label` },
      h("span.hidden", single ? title : `${title}, `),
      axisName,
    );
    const onchange = () => {
      onProblem(drafts.has(axis) ? (error.textContent ?? "") : ""); // gone, it must not be found again
      onSettle();
    };
    const slider = h("input.range", {
      type: "range",
      
      min: toSlider(least),
      step: 1,
      "aria-labelledby": label.id,
      oninput: () => take(axis, fromSlider(slider.value)),
      onchange,
    });
    const box = h("input", {
      ...(log ? { type: "text", autocomplete: "off" } : { type: "number", min: least, step: 1, inputmode: "numeric" }),
      class: "cb-box",
      id,
      oninput() {
        take(axis, box.value, box.validity.badInput);
        onSettle(); // unlike a slider, which may still be on its way
      },
      onchange,
    });
    const line = h("div.line", label, slider, box);
    return { axisName, slider, box, line };
  });

  const element = h(
    "fieldset.field",
    h("legend.legend", title, letter && " ", letter && h("i", letter)),
    ...controls.map(({ line }) => line),
  );

  /** Tries a text. Returns why it can't be used, or null.
   * @param {number} axis @param {string} text @param {boolean} [unreadable] */
  function attempt(axis, text, unreadable = false) {
    if (log) {
      const read = parse(text);
      return "message" in read ? `${name}: ${read.message}` : apply([read.value]);
    }
    const number = unreadable || text.trim() === "" ? NaN : Number(text); // NaN: the check says what it should be
    if (single) return apply([number]);
    return apply(linked ? [number, number] : axis === 0 ? [number, value[1]] : [value[0], number]);
  }

  /** @param {number} axis @param {string} text @param {boolean} [unreadable] */
  function take(axis, text, unreadable) {
    let message = attempt(axis, text, unreadable);
    if (linked) message = message && message.replace(`${name} along the height`, name); // it is both
    if (message) drafts.set(axis, text);
    else drafts.delete(axis);
    explain(message);
    show(axis, unreadable || !message); // a value that was taken comes back in update
  }

  /** @param {string | null} message */
  function explain(message) {
    setText(error, message ? `${message} The picture still shows ${name} ${shown()}.` : "");
    error.hidden = !message;
  }

  const shown = () =>
    single || value[0] === value[1] ? format(value[0]) : `${value[0]} (height) and ${value[1]} (width)`;

  /** @param {number} axis @param {boolean} [typing]  leave box and slider: what they hold can't be read, or is to come back */
  function show(axis, typing = false) {
    const { axisName, slider, box, line } = controls[axis];
    const text = drafts.get(axis) ?? write(value[axis]);
    const bad = drafts.has(axis);
    line.hidden = linked && axis === 1;
    setText(axisName, single ? "" : linked ? "both axes" : AXES[axis]);
    setAttribute(slider, "max", Math.ceil(toSlider(Math.max(most, value[axis]))));
    // A number that is written in another way, such as 10 as 1e1, is left to the reader who types it.
    if (!typing && (log ? box.value !== text : !box.value || Number(box.value) !== Number(text))) box.value = text;
    if (!typing && (log || (Number.isInteger(Number(text)) && text !== ""))) {
      const place = toSlider(log ? value[axis] : Number(text));
      // Its steps multiply the number that is there: from 100, doubling leads to 200.
      if (base && fromSlider(slider.value) !== text) setAttribute(slider, "min", place % 1);
      slider.value = String(place);
    }
    if (log || base) setAttribute(slider, "aria-valuetext", log ? format(value[axis]) : text);
    for (const control of [slider, box]) {
      markInvalid(control, bad ? error : null);
    }
  }

  /** Shows what the model holds. @param {readonly number[]} now @param {boolean} [together] */
  function update(now, together = true) {
    if (together !== linked) clear();
    value = [...now];
    linked = together;
    controls.forEach((_, axis) => show(axis, drafts.has(axis)));
  }

  /** Tries again what could not be used: another parameter may have made room for it. */
  function retry() {
    for (const [axis, text] of [...drafts]) {
      if (text !== "") take(axis, text);
    }
  }

  function clear() {
    drafts.clear();
    explain(null);
  }

  return { name, element, error, update, retry, clear, summary: () => `${title} ${single ? write(value[0]) : both(value)}` };
}
