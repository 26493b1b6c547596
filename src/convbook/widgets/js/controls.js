// Single controls that widgets share: a box to tick, a box for a number.

import { format, parse } from "./core.js";
import { fresh, h, setAttribute, setText } from "./dom.js";

/** @param {string} text @param {(on: boolean) => void} onChange */
export function createCheckbox(text, onChange) {
  const box = h("input", { type: "checkbox", class: "cb-check", onchange: () => onChange(box.checked) });
  return {
    element: h("label", { class: "cb-label cb-toggle" }, box, " ", text),
    /** @param {boolean} on @param {boolean} [idle]  it means nothing with the other settings */
    show(on, idle = false) {
      box.checked = on;
      box.disabled = idle;
    },
  };
}

/**
 * A box for one number of the kernel: 3, −0.5 or 1/9. What can't be read stays in it, marked, and the message says what
 * holds.
 * @param {object} options
 * @param {string} options.label
 * @param {string} options.name  in messages
 * @param {() => number} options.get
 * @param {(value: number) => void} options.set
 * @param {(message: string) => void} options.onProblem  a message to announce
 */
export function createNumberBox({ label, name, get, set, onProblem }) {
  const error = h("p", { class: "cb-error", id: `cb-error-${fresh()}`, hidden: true });
  const box = h("input", {
    type: "text",
    class: "cb-box",
    autocomplete: "off",
    spellcheck: "false",
    oninput() {
      const read = parse(box.value);
      explain("message" in read ? read.message : null);
      if ("value" in read) set(read.value);
    },
    onchange: () => (error.hidden ? show() : onProblem(error.textContent ?? "")),
  });

  /** @param {string | null} message */
  function explain(message) {
    setText(error, message ? `${name}: ${message} The picture still shows ${name} ${format(get())}.` : "");
    error.hidden = !message;
    markInvalid(box, message && error);
  }

  function show() {
    box.value = format(get());
  }

  return {
    element: h("label", { class: "cb-panel cb-number" }, h("span", { class: "cb-head cb-kernel" }, label), box),
    error,
    /** Shows the number, unless the reader is at it. */
    update() {
      if (error.hidden && document.activeElement !== box) show();
    },
    /** Gives up what was typed. */
    clear() {
      explain(null);
      show();
    },
  };
}

/** Marks a control whose content can't be used, or takes that away. @param {Element} control
 * @param {Element | null | "" | false} error  where it says why; it has an id */
export function markInvalid(control, error) {
  setAttribute(control, "aria-invalid", error && "true");
  setAttribute(control, "aria-describedby", error && error.id);
}

/** A choice between a few values. @param {string} label @param {(value: string) => void} onChange */
export function createSelect(label, onChange) {
  const select = h("select", { class: "cb-select", onchange: () => onChange(select.value) });
  const element = h("label", { class: "cb-label" }, `${label} `, select);
  return {
    element,
    /** @param {string | number} value @param {readonly (readonly [string | number, string])[]} choices  value and text */
    show(value, choices) {
      select.replaceChildren(...choices.map(([each, text]) => h("option", { value: each }, text)));
      select.value = String(value);
    },
  };
}
