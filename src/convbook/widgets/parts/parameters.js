// Parameters together: some in sight, the others folded away below a summary; for both axes at once or for each axis.

import { createCheckbox } from "./controls.js";
import { h, setAttribute, setText } from "./dom.js";
import { LEAST } from "./generated.js";
import { save } from "./host.js";
import { createParameter } from "./parameter.js";

/** @typedef {import("./widget.js").View} View */
/** @typedef {import("./widget.js").Values} Values */
/** @typedef {import("./parameter.js").Description} Description */
/** @typedef {import("./parameter.js").Parameter} Parameter */
/**
 * @typedef {object} Options
 * @property {boolean} [open]     whether it starts unfolded; without it, where something is not as low as it can be
 * @property {number} [leading]   how many of the parameters are not folded away, but in an element of their own, `lead`;
 *   where that is all of them, `element` stays empty
 * @property {() => Node[]} [more]    what else is folded away with them
 * @property {() => string} [say]     what to announce when the reader lets go of a control; without it, title and shapes
 * @property {() => Values} [values]  what they hold, by name, where they are not the widget's settings themselves
 * @property {(changes: Values) => string | null} [apply]  uses new values, the same, or says what is wrong
 */

/** What a sliding window has. @type {Description[]} */
export const WINDOW = Object.entries(LEAST).map(([name, least]) => ({ name, letter: name[0], least }));

/** Whether all are as low as they can be. @param {Values} values @param {readonly Description[]} all */
const isPlain = (values, all) =>
  all.every(({ name, least }) => [values[name]].flat().every((value) => value === least));

/** @param {View} view @param {readonly Description[]} all @param {Options} [options] */
export function createParameters(view, all, options = {}) {
  const { values = () => view.settings, apply = view.apply, leading = 0, more = () => [] } = options;
  const { say = () => view.top.element.textContent ?? "", open = !isPlain(values(), all) } = options;
  const { model } = view;
  const held = (/** @type {Description} */ { name, follows = "" }) => values()[name] ?? values()[follows];
  const paired = all.filter(({ single }) => !single);
  const alike = () => paired.every((each) => held(each)[0] === held(each)[1]);
  let linked = alike();

  const parameters = all.map((description) => {
    const { name, single } = description;
    /** What held before the reader typed, once something that was typed holds. @type {Values | null} */
    let before = null;
    let start = values()[name];
    const parameter = createParameter({
      ...description,
      apply(value) {
        const message = apply({ [name]: single ? value[0] : value });
        if (message) return message;
        before ??= { [name]: start };
        for (const other of parameters) if (other !== parameter) other.retry();
        return null;
      },
      begin() {
        before = null;
        start = values()[name];
      },
      giveBack() {
        if (before) apply(before);
        before = null;
      },
      onTyped: () => save(model),
      onDone(refused) {
        save(model);
        view.announce(refused ?? say());
      },
    });
    return parameter;
  });
  const link = createCheckbox("Same for both axes", relink);
  /** @type {HTMLElement[]} */ const groups = [];
  /** @param {Parameter[]} some */
  function grouped(some) {
    const group = h("div.parameters", ...some.map(({ element }) => element));
    groups.push(group);
    return [group, h("div.errors", ...some.map(({ error }) => error))];
  }
  const summary = h("summary.summary");
  const folded = parameters.slice(leading);
  const element = h(
    "details.settings",
    { open },
    summary,
    ...grouped(folded),
    folded.length > 0 && paired.length > 0 && link.element,
    ...more(),
  );
  const lead = h(
    "div.lead",
    ...grouped(parameters.slice(0, leading)),
    folded.length === 0 && paired.length > 0 && link.element,
  );

  /** @param {boolean} together */
  function relink(together) {
    const own = paired.filter(({ name }) => together && values()[name]);
    const message = apply(Object.fromEntries(own.map((each) => [each.name, [held(each)[0], held(each)[0]]])));
    save(model);
    linked = together && !message;
    view.complain(message);
    update();
  }

  /** Shows what the settings hold. */
  function update() {
    if (!alike()) linked = false;
    link.show(linked);
    for (const group of groups) setAttribute(group, "data-apart", paired.length > 0 && !linked);
    parameters.forEach((parameter, index) => parameter.update([held(all[index])].flat(), linked));
    setText(summary, folded.map((parameter) => parameter.summary()).join(" · "));
  }

  /** Gives up what was typed and could not be used. */
  function forget() {
    for (const parameter of parameters) parameter.clear();
  }

  /** The same after a reset. */
  function clear() {
    linked = alike();
    forget();
  }

  return { element, lead, update, clear, forget };
}
