(() => {
// src/convbook/widgets/predict/view.js
const { markInvalid } = convbook.controls;
const { button, fresh, h, setAttribute } = convbook.dom;
const { PlainModel } = convbook.host;
const { defineWidget } = convbook.widget;

// src/convbook/widgets/predict/arithmetic.js
const { UNFIT } = convbook.checks;
const { grouped, parse } = convbook.numbers;
const { by } = convbook.words;

// src/convbook/widgets/predict/generated.js
var SETTINGS = [
  "question",
  "answer",
  "choices",
  "beliefs",
  "explanation",
  "tolerance"
];
var MOST = 1e15;

// src/convbook/widgets/predict/arithmetic.js
function check({ question, answer, choices, beliefs, explanation, tolerance }) {
  const isText = (one) => typeof one === "string";
  const fits = (value) => Array.isArray(answer) ? value.every(Number.isInteger) : isText(answer) ? choices.includes(value) : Number.isFinite(value);
  const sound = ([wrong, why, link]) => fits(wrong) && isText(why) && isText(link) && /^([\w-]+(#[\w-]+)?)?$/.test(link);
  try {
    const texts = choices.every(isText) && [question, explanation].every(isText);
    if (texts && fits(answer) && beliefs.every(sound) && Number.isFinite(tolerance)) return null;
  } catch {
  }
  return UNFIT;
}
function read(text, answer) {
  if (typeof answer === "string") return { value: text };
  if (typeof answer === "number") return parse(text.replace(/(\d) (?=\d{3}(?!\d))/g, "$1"), { limit: MOST, thousands: true });
  const sizes = text.split(/[\s()[\]x×*,]+/i).filter(Boolean).map(Number);
  return sizes.length && sizes.every((size) => Number.isInteger(size) && size >= 0 && size <= MOST) ? { value: sizes } : { message: `“${text}” is not a shape. Write one such as 5 × 7.` };
}
var same = (value, other, tolerance) => typeof value === "number" ? Math.abs(value - Number(other)) <= tolerance * 1.000001 : String(value) === String(other);
var named = (answer) => typeof answer === "string" ? `“${answer}”` : by(...[answer].flat().map(grouped));
var solution = ({ answer, explanation }) => `${named(answer)}.
${explanation}`;
function judge(value, prediction) {
  const { answer, beliefs, tolerance } = prediction;
  if (same(value, answer, tolerance)) return { right: true, text: `✓ Right: ${solution(prediction)}` };
  const met = beliefs.find(([wrong]) => same(value, wrong, Math.min(tolerance, Math.abs(Number(wrong)) / 100)));
  const [, why, link] = met ?? [0, hint(value, answer), ""];
  return { right: false, text: `✗ Not ${named(value)}.
${why}`, link };
}
function hint(value, answer) {
  if (typeof value === "string") return "";
  if (typeof value === "number") return `Too ${value > Number(answer) ? "large" : "small"}.`;
  const sizes = (
    /** @type {number[]} */
    answer
  );
  return `It is ${by(...sizes.map((size, at) => value[at] === size ? size : "?"))}.`;
}

// src/convbook/widgets/predict/view.js
var inline = (text) => text.split("`").map((part, at) => at % 2 ? h("code", part) : part);
function build(view) {
  const { model, root, problem } = view;
  let shown = (
    /** @type {Prediction} */
    {}
  );
  const question = h("p");
  const tell = button("Show the answer", () => {
    complain(null);
    say(`The answer is ${solution(shown)}`);
  });
  const form = h("form.answer", { autocomplete: "off", onsubmit: answer });
  const verdict = h("p.verdict");
  root.classList.add("cb-question");
  problem.id = `cb-error-${fresh()}`;
  const input = (type, look, value, text) => h(
    "label.label.toggle",
    h("span", ...inline(text)),
    h("input", { type, class: look, name: "answer", required: true, value })
    // the browser says that it is missing
  );
  function complain(message) {
    view.complain(message);
    verdict.replaceChildren();
    markInvalid(form.querySelector("input") ?? form, message === null ? null : problem);
  }
  function say(text, link) {
    verdict.replaceChildren(...inline(text));
    if (link) {
      const href = model instanceof PlainModel ? link.replace(/#|$/, ".html$&") : null;
      verdict.append(" See ", h("a", { href }, link.replaceAll("-", " ").replace("#", ": ")), ".");
    }
    view.announce(verdict.textContent ?? "");
  }
  function answer(event) {
    event.preventDefault();
    const typed = read(String(new FormData(form).get("answer") ?? ""), shown.answer);
    if ("message" in typed) return complain(typed.message);
    complain(null);
    const { right, text, link } = judge(typed.value, shown);
    say(text, link);
    tell.hidden = right;
  }
  function update() {
    if (shown === view.settings) return;
    shown = /** @type {Prediction} */
    view.settings;
    question.replaceChildren(...inline(shown.question));
    setAttribute(root, "aria-label", question.textContent);
    form.replaceChildren(
      ...shown.choices.length ? shown.choices.map((text) => input("radio", "", text, text)) : [input("text", "cb-box", "", Array.isArray(shown.answer) ? "Shape" : "Number")],
      h("div.options", h("button.button", "Check"), tell)
    );
    complain(null);
    tell.hidden = true;
  }
  return { children: [question, form, problem, verdict], update };
}
var view_default = defineWidget({ title: "Predict", settings: SETTINGS, check, build });
convbook.registry.define("Predict", view_default);
})();
