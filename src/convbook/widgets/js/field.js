// A parameter: a slider and a number box, for a single value, for both axes at once, or for each axis.
// A value that can't be is kept in the box, marked, and explained; the picture stays as it was.

import { markInvalid } from "./controls.js";
import { AXES, parse } from "./core.js";
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
 * @property {(value: Value) => string | null} apply  uses a value (one number if single, else two), or returns why not
 * @property {(message?: string | null) => void} onSettle  the reader is done with a control; what to announce, "" for
 *   the result
 */
/** @typedef {ReturnType<typeof createField>} Field */

/** A number as a box takes it, large round ones in few characters: 12e12. @param {number} number */
const write = (number) => String(number).replace(/(000){2,}$/, (zeros) => `e${zeros.length}`);

/** @param {FieldOptions} options */
export function createField({ name, title = capital(name), letter, least, slider: most = 4, base, single, apply, onSettle }) {
  const error = h("p.error", { id: `cb-error-${fresh()}` });

  /** @type {Value} */
  let value = [least, least];
  let linked = true;
  /** What was typed and can't be used, and why, by control. @type {Map<number, [text: string, message: string]>} */
  const drafts = new Map();

  const whole = least % 1 === 0;
  /** Where a number is on the slider. @param {number} number */
  const toSlider = (number) => (base && number > 0 ? Number((Math.log(number) / Math.log(base)).toFixed(12)) : number);
  /** @param {string} place */
  function fromSlider(place) {
    if (!base) return place;
    const number = Number((base ** Number(place)).toPrecision(whole ? 9 : 2));
    return write(whole ? Math.round(number) : number);
  }

  const controls = (single ? [0] : [0, 1]).map((axis) => {
    const axisName = h("span.axis");
    const onchange = () => {
      onSettle(drafts.has(axis) ? error.textContent : ""); // gone, it must not be found again
    };
    const slider = h("input.range", {
      type: "range",
      min: toSlider(least),
      step: 1,
      oninput: () => take(axis, fromSlider(slider.value)),
      onchange,
    });
    const box = h("input", {
      ...(whole ? { type: "number", min: least, inputmode: "numeric" } : { type: "text", autocomplete: "off" }),
      class: "cb-box",
      // On its way to 0.25 a reader types 0, which can't be: there, what is typed counts once it is complete.
      [whole ? "oninput" : "onchange"]() {
        take(axis, box.value);
        onSettle(); // unlike a slider, which may still be on its way
      },
      ...(whole && { onchange }),
    });
    const line = h("label.line", !single && axisName, slider, box);
    return { axisName, slider, box, line };
  });

  const element = h(
    "fieldset.field",
    h("legend.legend", title, letter && " ", letter && h("i", letter)),
    ...controls.map(({ line }) => line),
  );

  /** Tries a text. Returns why it can't be used, or null.
   * @param {number} axis @param {string} text */
  function attempt(axis, text) {
    const read = parse(text, Infinity);
    const number = "value" in read ? read.value : NaN; // the check says what it should be
    if (single) return apply([number]);
    return apply(linked ? [number, number] : axis === 0 ? [number, value[1]] : [value[0], number]);
  }

  /** @param {number} axis @param {string} text */
  function take(axis, text) {
    drafts.delete(axis); // or it would be tried again by another field, which it makes room for
    let message = attempt(axis, text);
    if (linked) message = message && message.replace(`${name} along the height`, name); // it is both
    if (message) drafts.set(axis, [text, message]);
    show(axis, !message || controls[axis].box.validity.badInput); // a value that was taken comes back in update
  }

  const shown = () => both(value.map(write));

  /** @param {number} axis @param {boolean} [typing]  leave box and slider: what they hold can't be read, or is to come back */
  function show(axis, typing = false) {
    const why = [...drafts.values()].map(([, message]) => `${message} `).join("");
    setText(error, why && `${why}The picture still shows ${name} ${shown()}.`);
    const { axisName, slider, box, line } = controls[axis];
    const text = drafts.get(axis)?.[0] ?? write(value[axis]);
    const bad = drafts.has(axis);
    setAttribute(line, "hidden", linked && axis === 1);
    const which = linked ? "both axes" : AXES[axis];
    setText(axisName, which);
    setAttribute(slider, "max", Math.ceil(toSlider(Math.max(most, value[axis]))));
    // A number that is written in another way, such as 10 as 1e1, is left to the reader who types it.
    const number = Number(text);
    if (!typing && (!box.value || Number(box.value) !== number)) box.value = text;
    if (!typing && text && number >= least) {
      const place = toSlider(number);
      // Its steps multiply the number that is there: from 100, doubling leads to 200.
      if (base && fromSlider(slider.value) !== text) setAttribute(slider, "min", toSlider(least) + (place % 1));
      slider.value = String(place);
    }
    if (base) setAttribute(slider, "aria-valuetext", text);
    for (const control of [slider, box]) {
      setAttribute(control, "aria-label", single ? title : `${title}, ${which}`);
      markInvalid(control, bad ? error : null);
    }
  }

  /** Shows what the model holds. @param {readonly number[]} now @param {boolean} [together] */
  function update(now, together = true) {
    if (together !== linked) drafts.clear();
    value = [...now];
    linked = together;
    controls.forEach((_, axis) => show(axis, drafts.has(axis)));
  }

  /** Tries again what could not be used: another parameter may have made room for it. */
  function retry() {
    for (const [axis, [text]] of [...drafts]) {
      if (text !== "") take(axis, text);
    }
  }

  return { name, element, error, update, retry, clear: () => drafts.clear(), summary: () => `${title} ${shown()}` };
}
