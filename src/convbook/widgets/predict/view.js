// Predict: a question before a result. Says of an answer whether it is right, and of a wrong one what leads there.
// What the reader types stays in this view: it is stored nowhere and sent nowhere.

import { markInvalid } from "../parts/controls.js";
import { button, fresh, h, setAttribute } from "../parts/dom.js";
import { PlainModel, same } from "../parts/host.js";
import { defineWidget } from "../parts/widget.js";
import { check, judge, placeName, read, solution } from "./arithmetic.js";
import { SETTINGS } from "./generated.js";

/** @typedef {import("./arithmetic.js").Prediction} Prediction */

/** A text; between backticks it is code. @param {string} text */
const inline = (text) => text.split("`").map((part, at) => (at % 2 === 1 ? h("code", part) : part));

/** @param {import("../parts/widget.js").View} view @returns {import("../parts/widget.js").Parts} */
function build(view) {
  const { model, root, problem } = view;
  const prediction = () => /** @type {Prediction} */ (view.settings);
  /** What the question and the form show. @type {Prediction | null} */
  let asked = null;

  const question = h("p");
  const tell = button("Show the answer", () => {
    complain(null);
    say(`The answer is ${solution(prediction())}`);
  });
  const form = h("form.answer", { autocomplete: "off", onsubmit: answer });
  const verdict = h("p.verdict");
  root.classList.add("cb-question");
  problem.id = `cb-error-${fresh()}`;

  /** A field that must not stay empty; the browser says so. @param {string} text @param {Record<string, string>} attributes */
  const field = (text, attributes) =>
    h("label.label.toggle", h("span", ...inline(text)), h("input", { name: "answer", required: true, ...attributes }));

  /** Says what can't be read, and marks it; or takes that away. @param {string | null} message */
  function complain(message) {
    view.complain(message);
    verdict.replaceChildren();
    const input = form.querySelector("input");
    if (input) markInvalid(input, message === null ? null : problem);
  }

  /** @param {string} text @param {string} [place]  of the book, or "" */
  function say(text, place = "") {
    verdict.replaceChildren(...inline(text));
    if (place) {
      // On a page of the book. In a notebook the files have other names, and the words say where.
      const href = model instanceof PlainModel ? place.replace(/#|$/, ".html$&") : null;
      const name = placeName(place);
      verdict.append(" See ", h("a", { href }, name), /[?!.]$/.test(name) ? "" : ".");
    }
    view.announce(verdict.textContent ?? "");
  }

  /** @param {Event} event */
  function answer(event) {
    event.preventDefault();
    const typed = read(String(new FormData(form).get("answer") ?? ""), prediction().answer);
    if ("message" in typed) return complain(typed.message);
    complain(null);
    const { right, text, link } = judge(typed.value, prediction());
    say(text, link);
    tell.hidden = right;
  }

  /** A new question starts anew. */
  function update() {
    if (same(asked, prediction())) return;
    asked = prediction();
    const { question: text, choices, answer: right } = asked;
    question.replaceChildren(...inline(text));
    setAttribute(root, "aria-label", question.textContent);
    const checkButton = h("button.button", "Check");
    if (choices.length > 0) {
      form.replaceChildren(
        ...choices.map((choice) => field(choice, { type: "radio", value: choice })),
        h("div.options", checkButton, tell),
      );
    } else {
      const box = field(Array.isArray(right) ? "Shape" : "Number", { type: "text", class: "cb-box" });
      form.replaceChildren(h("div.options", box, checkButton, tell));
    }
    complain(null);
    tell.hidden = true;
  }

  return { children: [question, form, problem, verdict], update };
}

export default defineWidget({ title: "Predict", settings: SETTINGS, check, build });
