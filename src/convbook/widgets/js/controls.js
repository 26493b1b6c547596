// Single controls that widgets share: a box to tick, a box for a number.

import { format, parse } from "./core.js";
import { fresh, h, setAttribute, setText } from "./dom.js";

/** @param {{text: string, signal: AbortSignal, onChange: (on: boolean) => void}} options */
export function createCheckbox({ text, signal, onChange }) {
  const box = h("input", { type: "checkbox", class: "cb-check" });
  box.addEventListener("change", () => onChange(box.checked), { signal });
  const element = h("label", { class: "cb-label cb-toggle" }, box, " ", text);
  return {
    element,
    /** @param {boolean} on @param {boolean} [idle]  it means nothing with the other settings */
    show(on, idle = false) {
      box.checked = on;
      box.disabled = idle;
    },
  };
}

/**
 * A box for one number: 3, −0.5 or 1/9. What can't be read stays in it, marked, and the message says what holds.
 * @param {object} options
 * @param {string} options.label
 * @param {string} options.name  in messages
 * @param {"input" | "kernel" | "output"} options.role
 * @param {AbortSignal} options.signal
 * @param {() => number} options.get
 * @param {(value: number) => void} options.set
 * @param {(message: string) => void} options.onProblem  a message to announce
 */
export function createNumberBox({ label, name, role, signal, get, set, onProblem }) {
  const id = fresh();
  const error = h("p", { class: "cb-error", id: `cb-error-${id}`, hidden: true });
  const box = h("input", { type: "text", class: "cb-box", id: `cb-number-${id}`, autocomplete: "off", spellcheck: "false" });
  const element = h(
    "div",
    { class: "cb-panel cb-number" },
    h("label", { class: `cb-head cb-${role}`, for: box.id }, label),
    box,
  );
  let bad = false;

  /** @param {string | null} message */
  function explain(message) {
    bad = message !== null;
    setText(error, message ? `${name}: ${message} The picture still shows ${name} ${format(get())}.` : "");
    error.hidden = !bad;
    setAttribute(box, "aria-invalid", bad ? "true" : null);
    setAttribute(box, "aria-describedby", bad ? error.id : null);
  }

  function show() {
    box.value = format(get());
  }

  box.addEventListener(
    "input",
    () => {
      const read = parse(box.value);
      explain("message" in read ? read.message : null);
      if ("value" in read) set(read.value);
    },
    { signal },
  );
  box.addEventListener("change", () => (bad ? onProblem(error.textContent ?? "") : show()), { signal });

  return {
    element,
    error,
    /** Shows the number, unless the reader is at it. */
    update() {
      if (!bad && document.activeElement !== box) show();
    },
    /** Gives up what was typed. */
    clear() {
      explain(null);
      show();
    },
  };
}

/**
 * A choice between a few values.
 * @param {object} options
 * @param {string} options.label
 * @param {AbortSignal} options.signal
 * @param {(value: string) => void} options.onChange
 */
export function createSelect({ label, signal, onChange }) {
  const select = h("select", { class: "cb-select" });
  select.addEventListener("change", () => onChange(select.value), { signal });
  const element = h("label", { class: "cb-label" }, `${label} `, select);
  let shown = "";
  return {
    element,
    /** @param {string | number} value @param {readonly (readonly [string | number, string])[]} choices  value and text */
    show(value, choices) {
      const now = JSON.stringify(choices);
      if (now !== shown) select.replaceChildren(...choices.map(([each, text]) => h("option", { value: each }, text)));
      shown = now;
      select.value = String(value);
    },
  };
}
