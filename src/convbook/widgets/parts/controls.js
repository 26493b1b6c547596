// Single controls that widgets share: a box to tick, a choice.

import { h, setAttribute } from "./dom.js";

/** @param {string} text @param {(on: boolean) => void} onChange */
export function createCheckbox(text, onChange) {
  const box = h("input.check", { type: "checkbox", onchange: () => onChange(box.checked) });
  return {
    element: h("label.label.toggle", box, " ", text),
    /** @param {boolean} on */
    show(on) {
      box.checked = on;
    },
  };
}

/** Marks a control whose content can't be used, or takes that away. @param {Element} control
 * @param {Element | null} error  where it says why; it has an id */
export function markInvalid(control, error) {
  setAttribute(control, "aria-invalid", error !== null && "true");
  setAttribute(control, "aria-describedby", error?.id);
}

/** A choice between a few values. @param {string} label @param {(value: string) => void} onChange */
export function createSelect(label, onChange) {
  const select = h("select.select", { onchange: () => onChange(select.value) });
  const element = h("label.label", `${label} `, select);
  return {
    element,
    /** @param {string | number} value @param {readonly (readonly [string | number, string, ...any])[]} choices  value, text */
    show(value, choices) {
      select.replaceChildren(...choices.map(([each, text]) => h("option", { value: each }, text)));
      select.value = String(value);
    },
  };
}
