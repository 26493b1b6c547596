// A parameter: a slider and a number box, for a single number, for both axes at once, or for each axis.
// A value that can't be is kept in the box, marked, and explained; the picture stays as it was.

import { markInvalid } from "./controls.js";
import { fresh, h, setAttribute, setText } from "./dom.js";
import { AXES } from "./generated.js";
import { parse } from "./numbers.js";
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
 * @property {() => void} onTyped   the reader typed something in a box; what follows is shown, and may not be the last
 * @property {(refused: string | null) => void} onDone  the reader is done with a control; why what it holds is refused
 */
/** @typedef {ReturnType<typeof createParameter>} Parameter */

/** A number as a box takes it, large round ones in few characters: 12e12. @param {number} number */
const write = (number) => String(number).replace(/(000){2,}$/, (zeros) => `e${zeros.length}`);

/** A slider's positions. Where it multiplies, it holds the number's logarithm.
 * @param {Pick<Description, "factor" | "fractional">} description */
function createScale({ factor, fractional }) {
  if (!factor) return { position: (/** @type {number} */ number) => number, number: (/** @type {number} */ at) => at };
  const base = Math.log(factor);
  return {
    /** @param {number} number */
    position: (number) => (number > 0 ? Number((Math.log(number) / base).toFixed(12)) : number),
    /** @param {number} at */
    number(at) {
      const number = factor ** at;
      return fractional ? Number(number.toPrecision(2)) : Math.round(Number(number.toPrecision(9)));
    },
  };
}

/** @param {Description & Use} options */
export function createParameter(options) {
  const { name, title = capital(name), letter, least, slider: most = 4, single = false, fractional = false } = options;
  const { apply, onTyped, onDone } = options;
  const scale = createScale(options);
  const error = h("p.error", { id: `cb-error-${fresh()}` });

  let value = [least, least];
  let linked = true;
  /** What was typed and can't be used, and why, by control. @type {Map<number, {text: string, message: string}>} */
  const drafts = new Map();

  const controls = (single ? [0] : [0, 1]).map((axis) => {
    const axisName = h("span.axis");
    const done = () => onDone(drafts.has(axis) ? error.textContent : null);
    const slider = h("input.range", {
      type: "range",
      min: scale.position(least),
      step: 1,
      oninput: () => take(axis, write(scale.number(Number(slider.value)))),
      onchange: done,
    });
    const box = h("input.box", {
      // A whole number counts as it is typed. On its way to 0.25 a reader types 0, which can't be: there, what is typed
      // counts once it is complete.
      ...(fractional ? { type: "text", autocomplete: "off" } : { type: "number", min: least, inputmode: "numeric" }),
      oninput() {
        if (fractional) return;
        take(axis, box.value);
        onTyped();
      },
      onchange() {
        if (fractional) take(axis, box.value);
        done();
      },
    });
    const line = h("label.line", !single && axisName, slider, box);
    return { axisName, slider, box, line };
  });

  const element = h(
    "fieldset.parameter",
    h("legend.legend", title, letter && " ", letter && h("i", letter)),
    ...controls.map(({ line }) => line),
  );

  /** Tries a text. Returns why it can't be used, or null. @param {number} axis @param {string} text */
  function attempt(axis, text) {
    const read = parse(text, Infinity);
    const number = "value" in read ? read.value : NaN; // the check says what it should be
    if (single) return apply([number]);
    if (linked) return apply([number, number]);
    return apply(axis === 0 ? [number, value[1]] : [value[0], number]);
  }

  /** @param {number} axis @param {string} text */
  function take(axis, text) {
    drafts.delete(axis); // or it would be tried again by another parameter, which it makes room for
    const message = attempt(axis, text);
    if (message) drafts.set(axis, { text, message });
    show(axis, controls[axis].box === document.activeElement);
  }

  const shown = () => both(value.map(write));

  /** Shows what a control holds: the value, or what was refused. The slider always stands where the box does.
   * @param {number} axis @param {boolean} typing  the reader is at the box, whose text stays as it was typed */
  function show(axis, typing) {
    const { axisName, slider, box, line } = controls[axis];
    const refused = drafts.get(axis);
    const text = refused?.text ?? write(value[axis]);
    const number = Number(text);
    const messages = [...drafts.values()].map(({ message }) => `${message} `).join("");
    setText(error, messages && `${messages}The picture still shows ${name} ${shown()}.`);
    setAttribute(line, "hidden", linked && axis === 1);
    const which = linked ? "both axes" : AXES[axis];
    setText(axisName, which);
    setAttribute(slider, "max", Math.ceil(scale.position(Math.max(most, value[axis]))));
    // A number that is written in another way, such as 10 as 1e1, is left to the reader who types it.
    if (!typing || (!refused && Number(box.value) !== number)) box.value = text;
    if (text.trim() && number >= least) {
      const place = scale.position(number);
      // Its steps multiply the number that is there: from 100, doubling leads to 200.
      if (options.factor && write(scale.number(Number(slider.value))) !== text) {
        setAttribute(slider, "min", scale.position(least) + (place % 1));
      }
      slider.value = String(place);
    }
    if (options.factor) setAttribute(slider, "aria-valuetext", text);
    for (const control of [slider, box]) {
      setAttribute(control, "aria-label", single ? title : `${title}, ${which}`);
      markInvalid(control, refused ? error : null);
    }
  }

  /** Shows what the model holds. @param {readonly number[]} now @param {boolean} [together] */
  function update(now, together = true) {
    if (together !== linked) drafts.clear();
    value = [...now];
    linked = together;
    controls.forEach(({ box }, axis) => show(axis, box === document.activeElement));
  }

  /** Tries again what could not be used: another parameter may have made room for it. */
  function retry() {
    for (const [axis, { text }] of [...drafts]) {
      if (text !== "") take(axis, text);
    }
  }

  return { name, element, error, update, retry, clear: () => drafts.clear(), summary: () => `${title} ${shown()}` };
}
