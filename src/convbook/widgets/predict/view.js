// Predict: a question before a result. Says of an answer whether it is right, and of a wrong one what leads there.
// What the reader types stays in this view: it is stored nowhere and sent nowhere.

import { markInvalid } from "../parts/controls.js";
import { button, fresh, h, setAttribute } from "../parts/dom.js";
import { PlainModel } from "../parts/host.js";
import { defineWidget } from "../parts/widget.js";
import { check, judge, read, solution } from "./arithmetic.js";
import { SETTINGS } from "./generated.js";

/** @typedef {import("./arithmetic.js").Prediction} Prediction */

/** A text; between backticks it is code. @param {string} text */
const inline = (text) => text.split("`").map((part, at) => (at % 2 ? h("code", part) : part));

/** @param {import("../parts/widget.js").View} view @returns {import("../parts/widget.js").Parts} */
function build(view) {
  const { model, root, problem } = view;
  let shown = /** @type {Prediction} */ ({}); // what the parts below are made of

  const question = h("p");
  const tell = button("Show the answer", () => {
    complain(null);
    say(`The answer is ${solution(shown)}`);
  });
  const form = h("form.answer", { autocomplete: "off", onsubmit: answer });
  const verdict = h("p.verdict");
  root.classList.add("cb-question");
  problem.id = `cb-error-${fresh()}`;

  /** @param {string} type @param {string} look @param {string} value @param {string} text */
  const input = (type, look, value, text) =>
    h(
      "label.label.toggle",
      h("span", ...inline(text)),
      h("input", { type, class: look, name: "answer", required: true, value }), // the browser says that it is missing
    );

  /** Says what can't be read, and marks it; or takes that away. @param {string | null} message */
  function complain(message) {
    view.complain(message);
    verdict.replaceChildren();
    markInvalid(form.querySelector("input") ?? form, message === null ? null : problem);
  }

  /** @param {string} text @param {string} [link] */
  function say(text, link) {
    verdict.replaceChildren(...inline(text));
    if (link) {
      // On a page of the book. In a notebook the files have other names, and the words say where.
      const href = model instanceof PlainModel ? link.replace(/#|$/, ".html$&") : null;
      verdict.append(" See ", h("a", { href }, link.replaceAll("-", " ").replace("#", ": ")), ".");
    }
    view.announce(verdict.textContent ?? "");
  }

  /** @param {Event} event */
  function answer(event) {
    event.preventDefault();
    const typed = read(String(new FormData(form).get("answer") ?? ""), shown.answer);
    if ("message" in typed) return complain(typed.message);
    complain(null);
    const { right, text, link } = judge(typed.value, shown);
    say(text, link);
    tell.hidden = right;
  }

  /** A new question starts anew. */
  function update() {
    if (shown === view.settings) return;
    shown = /** @type {Prediction} */ (view.settings);
    question.replaceChildren(...inline(shown.question));
    setAttribute(root, "aria-label", question.textContent);
    form.replaceChildren(
      ...(shown.choices.length
        ? shown.choices.map((text) => input("radio", "", text, text))
        : [input("text", "cb-box", "", Array.isArray(shown.answer) ? "Shape" : "Number")]),
      h("div.options", h("button.button", "Check"), tell),
    );
    complain(null);
    tell.hidden = true;
  }

  return { children: [question, form, problem, verdict], update };
}

export default defineWidget({ title: "Predict", settings: SETTINGS, check, build });
