(() => {
// src/convbook/widgets/predict/view.js
const { markInvalid } = convbook.controls;
const { button, fresh, h, setAttribute } = convbook.dom;
const { PlainModel, same: same2 } = convbook.host;
const { defineWidget } = convbook.widget;

// src/convbook/widgets/predict/arithmetic.js
const { UNFIT } = convbook.checks;
const { grouped, parse } = convbook.numbers;
const { by, counted } = convbook.words;

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
var TITLES = {
  "channels": "Channels",
  "channels#what-you-will-be-able-to-do": "What you will be able to do",
  "channels#what-grey-hides": "What grey hides",
  "channels#one-kernel-slice-per-input-channel": "One kernel slice per input channel",
  "channels#one-kernel-per-output-channel": "One kernel per output channel",
  "channels#the-kernel-tensor": "The kernel tensor",
  "channels#a-photograph-through-two-kernels": "A photograph through two kernels",
  "channels#channels-work-together": "Channels work together",
  "channels#one-matrix-product": "One matrix product",
  "channels#which-axis-holds-the-channels": "Which axis holds the channels?",
  "channels#a-test-that-cannot-fail": "A test that cannot fail",
  "channels#summary": "Summary",
  "channels#sources": "Sources",
  "cost": "What a layer costs",
  "cost#what-you-will-be-able-to-do": "What you will be able to do",
  "cost#parameters": "Parameters",
  "cost#multiplyaccumulates": "Multiply–accumulates",
  "cost#flop": "FLOP",
  "cost#the-backward-pass": "The backward pass",
  "cost#from-a-layer-to-a-data-set": "From a layer to a data set",
  "cost#memory": "Memory",
  "cost#a-whole-network": "A whole network",
  "cost#measured-time": "Measured time",
  "cost#arithmetic-intensity": "Arithmetic intensity",
  "cost#why-a-gpu": "Why a GPU",
  "cost#summary": "Summary",
  "cost#sources": "Sources",
  "cross-correlation": "Cross-correlation",
  "cross-correlation#what-you-will-be-able-to-do": "What you will be able to do",
  "cross-correlation#why-not-a-dense-layer": "Why not a dense layer?",
  "cross-correlation#the-sliding-window": "The sliding window",
  "cross-correlation#the-size-of-the-output": "The size of the output",
  "cross-correlation#the-layer-and-its-bias": "The layer and its bias",
  "cross-correlation#detecting-an-edge": "Detecting an edge",
  "cross-correlation#a-photograph": "A photograph",
  "cross-correlation#learning-a-kernel": "Learning a kernel",
  "cross-correlation#true-convolution": "True convolution",
  "cross-correlation#when-the-object-moves": "When the object moves",
  "cross-correlation#summary": "Summary",
  "cross-correlation#sources": "Sources",
  "one-by-one": "1×1 convolution",
  "one-by-one#what-you-will-be-able-to-do": "What you will be able to do",
  "one-by-one#a-kernel-with-one-cell": "A kernel with one cell",
  "one-by-one#channels-are-mixed": "Channels are mixed",
  "one-by-one#one-dense-layer-at-each-pixel": "One dense layer at each pixel",
  "one-by-one#what-it-costs": "What it costs",
  "one-by-one#two-sums-that-differ": "Two sums that differ",
  "one-by-one#a-photograph": "A photograph",
  "one-by-one#with-a-nonlinearity-between": "With a nonlinearity between",
  "one-by-one#fewer-channels-fewer-weights": "Fewer channels, fewer weights",
  "one-by-one#a-classifier-that-slides": "A classifier that slides",
  "one-by-one#summary": "Summary",
  "one-by-one#sources": "Sources",
  "padding-and-stride": "Padding and stride",
  "padding-and-stride#what-you-will-be-able-to-do": "What you will be able to do",
  "padding-and-stride#shrinking": "Shrinking",
  "padding-and-stride#padding": "Padding",
  "padding-and-stride#odd-and-even-kernels": "Odd and even kernels",
  "padding-and-stride#how-often-is-a-pixel-used": "How often is a pixel used?",
  "padding-and-stride#stride": "Stride",
  "padding-and-stride#padding-and-stride-in-code": "Padding and stride in code",
  "padding-and-stride#each-axis-for-itself": "Each axis for itself",
  "padding-and-stride#padding-per-side-padding-in-total": "Padding per side, padding in total",
  "padding-and-stride#dilation": "Dilation",
  "padding-and-stride#what-they-cost": "What they cost",
  "padding-and-stride#what-a-stride-gives-up": "What a stride gives up",
  "padding-and-stride#summary": "Summary",
  "padding-and-stride#sources": "Sources",
  "pooling": "Pooling",
  "pooling#what-you-will-be-able-to-do": "What you will be able to do",
  "pooling#exactly-where-or-about-where": "Exactly where, or about where?",
  "pooling#the-largest-number-in-each-window": "The largest number in each window",
  "pooling#the-stride-is-the-window-unless-you-say-otherwise": "The stride is the window, unless you say otherwise",
  "pooling#a-photograph": "A photograph",
  "pooling#what-a-small-shift-changes": "What a small shift changes",
  "pooling#each-channel-for-itself-without-weights": "Each channel for itself, without weights",
  "pooling#at-the-border": "At the border",
  "pooling#max-less-than-any-number": "Max: less than any number",
  "pooling#mean-zeros-counted-or-not": "Mean: zeros, counted or not",
  "pooling#ceil-mode-one-more-window-sometimes": "Ceil mode: one more window, sometimes",
  "pooling#other-frameworks": "Other frameworks",
  "pooling#global-pooling": "Global pooling",
  "pooling#pooling-or-a-stride": "Pooling or a stride?",
  "pooling#summary": "Summary",
  "pooling#sources": "Sources",
  "receptive-field": "Feature maps and receptive fields",
  "receptive-field#what-you-will-be-able-to-do": "What you will be able to do",
  "receptive-field#what-one-cell-sees": "What one cell sees",
  "receptive-field#deeper": "Deeper",
  "receptive-field#strides": "Strides",
  "receptive-field#confirmed-by-changing-pixels": "Confirmed by changing pixels",
  "receptive-field#confirmed-by-a-gradient": "Confirmed by a gradient",
  "receptive-field#lenet-and-vgg": "LeNet and VGG",
  "receptive-field#padding-and-the-border": "Padding and the border",
  "receptive-field#dilation": "Dilation",
  "receptive-field#how-much-each-pixel-counts": "How much each pixel counts",
  "receptive-field#summary": "Summary",
  "receptive-field#sources": "Sources"
};

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
  if (typeof answer === "number")
    return parse(text.replace(/(\d) (?=\d{3}(?!\d))/g, "$1"), { limit: MOST, thousands: true });
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
  if (value.length !== sizes.length) return `It has ${counted(sizes.length, "number")}, not ${value.length}.`;
  const inOrder = (all) => String([...all].sort((a, b) => a - b));
  if (inOrder(value) === inOrder(sizes)) return "These are its numbers, but not in this order.";
  const right = sizes.map((size, at) => value[at] === size ? size : "?");
  return right.every((size) => size === "?") ? "None of the numbers is right." : `It is ${by(...right)}.`;
}
function placeName(place) {
  const [chapter] = place.split("#");
  const titles = TITLES;
  const names = [.../* @__PURE__ */ new Set([chapter, place])].map((each) => titles[each] ?? inWords(each));
  return names.join(": ");
}
var inWords = (place) => (place.split("#").at(-1) ?? "").replaceAll("-", " ");

// src/convbook/widgets/predict/view.js
var inline = (text) => text.split("`").map((part, at) => at % 2 === 1 ? h("code", part) : part);
function build(view) {
  const { model, root, problem } = view;
  const prediction = () => (
    /** @type {Prediction} */
    view.settings
  );
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
  const field = (text, attributes) => h("label.label.toggle", h("span", ...inline(text)), h("input", { name: "answer", required: true, ...attributes }));
  function complain(message) {
    view.complain(message);
    verdict.replaceChildren();
    const input = form.querySelector("input");
    if (input) markInvalid(input, message === null ? null : problem);
  }
  function say(text, place = "") {
    verdict.replaceChildren(...inline(text));
    if (place) {
      const href = model instanceof PlainModel ? place.replace(/#|$/, ".html$&") : null;
      const name = placeName(place);
      verdict.append(" See ", h("a", { href }, name), /[?!.]$/.test(name) ? "" : ".");
    }
    view.announce(verdict.textContent ?? "");
  }
  function answer(event) {
    event.preventDefault();
    const typed = read(String(new FormData(form).get("answer") ?? ""), prediction().answer);
    if ("message" in typed) return complain(typed.message);
    complain(null);
    const { right, text, link } = judge(typed.value, prediction());
    say(text, link);
    tell.hidden = right;
  }
  function update() {
    if (same2(asked, prediction())) return;
    asked = prediction();
    const { question: text, choices, answer: right } = asked;
    question.replaceChildren(...inline(text));
    setAttribute(root, "aria-label", question.textContent);
    const checkButton = h("button.button", "Check");
    if (choices.length > 0) {
      form.replaceChildren(
        ...choices.map((choice) => field(choice, { type: "radio", value: choice })),
        h("div.options", checkButton, tell)
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
var view_default = defineWidget({ title: "Predict", settings: SETTINGS, check, build });
convbook.registry.define("Predict", view_default);
})();
