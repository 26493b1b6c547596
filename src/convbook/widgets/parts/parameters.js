// The settings of a sliding window, each for both axes at once or for each axis, folded away until they are wanted.

import { createCheckbox } from "./controls.js";
import { h, setText } from "./dom.js";
import { LEAST } from "./generated.js";
import { save } from "./host.js";
import { createParameter } from "./parameter.js";

/** @typedef {import("./widget.js").View} View */
/** @typedef {import("./parameter.js").Description} Description */
/**
 * @typedef {object} Options
 * @property {boolean} [open]     whether it starts unfolded; without it, where something is not as low as it can be
 * @property {number} [leading]   how many of the parameters are not folded away, but in an element of their own, `lead`
 * @property {() => Node[]} [more]    what else is folded away with them
 * @property {() => string} [say]     what to announce when the reader lets go of a control; without it, title and shapes
 */

/** What a sliding window has. @type {Description[]} */
export const WINDOW = Object.entries(LEAST).map(([name, least]) => ({ name, letter: name[0], least }));

/** Whether all are as low as they can be. @param {Record<string, any>} settings @param {readonly Description[]} all */
const isPlain = (settings, all) =>
  all.every(({ name, least }) => [settings[name]].flat().every((value) => value === least));

/** @param {View} view @param {readonly Description[]} all @param {Options} [options] */
export function createParameters(view, all, options = {}) {
  const { open = !isPlain(view.settings, all), leading = 0, more = () => [] } = options;
  const { say = () => view.top.element.textContent ?? "" } = options;
  const { model } = view;
  const held = (/** @type {Description} */ { name, follows = "" }) => view.settings[name] ?? view.settings[follows];
  const paired = all.filter(({ single }) => !single);
  const alike = () => paired.every((each) => held(each)[0] === held(each)[1]);
  let linked = alike();

  const parameters = all.map((description) => {
    const { name, single } = description;
    return createParameter({
      ...description,
      apply(value) {
        const message = view.apply({ [name]: single ? value[0] : value });
        if (!message) parameters.filter((other) => other.name !== name).forEach((other) => other.retry());
        return message;
      },
      onTyped: () => save(model),
      onDone(refused) {
        save(model);
        view.announce(refused ?? say());
      },
    });
  });
  const link = createCheckbox("Same for both axes", relink);
  const grouped = (/** @type {import("./parameter.js").Parameter[]} */ some) => [
    h("div.parameters", ...some.map((parameter) => parameter.element)),
    h("div.errors", ...some.map((parameter) => parameter.error)),
  ];
  const summary = h("summary.summary");
  const element = h(
    "details.settings",
    { open },
    summary,
    ...grouped(parameters.slice(leading)),
    paired.length > 0 && link.element,
    ...more(),
  );

  /** @param {boolean} together */
  function relink(together) {
    const own = paired.filter(({ name }) => together && view.settings[name]);
    const message = view.change(Object.fromEntries(own.map((each) => [each.name, [held(each)[0], held(each)[0]]])));
    linked = together && !message;
    view.complain(message);
    update();
  }

  /** Shows what the settings hold. */
  function update() {
    if (!alike()) linked = false;
    link.show(linked);
    parameters.forEach((parameter, index) => parameter.update([held(all[index])].flat(), linked));
    setText(
      summary,
      parameters
        .slice(leading)
        .map((parameter) => parameter.summary())
        .join(" · "),
    );
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

  return { element, lead: h("div", ...grouped(parameters.slice(0, leading))), update, clear, forget };
}
