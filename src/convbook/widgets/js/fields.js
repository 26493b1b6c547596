// The settings of a sliding window, each for both axes at once or for each axis, folded away until they are wanted.

import { createCheckbox } from "./controls.js";
import { h, setText } from "./dom.js";
import { LEAST } from "./core.js";
import { createField } from "./field.js";
import { save } from "./host.js";

/** @typedef {import("./widget.js").View} View */
/** @typedef {{name: string, title?: string, letter?: string, least: number, slider?: number, base?: number, single?: boolean,
 *   follows?: string}} FieldName  follows: the trait whose value holds while this one is null */

/** What a sliding window has. @type {FieldName[]} */
export const WINDOW = Object.entries(LEAST).map(([name, least]) => ({ name, letter: name[0], least }));

/** Whether all are as low as they can be. @param {Record<string, any>} settings @param {readonly FieldName[]} names */
const isPlain = (settings, names) =>
  names.every(({ name, least }) => [settings[name]].flat().every((value) => value === least));

/** @param {View} view @param {readonly FieldName[]} names  of traits that hold (height, width), or one number if single
 * @param {{open?: boolean, first?: number, more?: () => Node[], say?: () => string}} [options]  whether it starts
 *   unfolded, as it does where something is not as low as it can be; how many of the fields are not folded, but in an
 *   element of their own, "lead"; what else belongs in it; what to announce of the result when the reader lets go of a control, the title and shapes if not that */
export function createFields(view, names, { open = !isPlain(view.settings, names), first = 0, more = () => [], say = () => view.top.element.textContent ?? "" } = {}) {
  const { model } = view;
  const held = (/** @type {FieldName} */ { name, follows = "" }) => view.settings[name] ?? view.settings[follows];
  const paired = names.filter(({ single }) => !single);
  const alike = () => paired.every((each) => held(each)[0] === held(each)[1]);
  let linked = alike();

  const fields = names.map((options) =>
    createField({
      ...options,
      apply(value) {
        const message = view.apply({ [options.name]: options.single ? value[0] : value });
        if (!message) for (const other of fields) if (other.name !== options.name) other.retry();
        return message;
      },
      onSettle(message) {
        save(model);
        if (message !== undefined) view.announce(message || say());
      },
    }),
  );
  const link = createCheckbox("Same for both axes", relink);
  const parts = (/** @type {import("./field.js").Field[]} */ some) => [
    h("div.fields", ...some.map((field) => field.element)),
    h("div.errors", ...some.map((field) => field.error)),
  ];
  const summary = h("summary.summary");
  const element = h(
    "details.settings", { open },
    summary,
    ...parts(fields.slice(first)),
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
    fields.forEach((field, index) => field.update([held(names[index])].flat(), linked));
    setText(summary, fields.slice(first).map((field) => field.summary()).join(" · "));
  }

  /** Gives up what was typed and could not be used. */
  function forget() {
    for (const field of fields) field.clear();
  }

  /** The same after a reset. */
  function clear() {
    linked = alike();
    forget();
  }

  return { element, lead: h("div", ...parts(fields.slice(0, first))), update, clear, forget };
}
