// src/convbook/widgets/js/words.js
var by = (...sizes) => sizes.join(" × ");

// src/convbook/widgets/js/core.js
var LIMITS = { side: 16, kernel: 9, padding: 8, stride: 16, dilation: 16, padded: 24, value: 1e6 };
var UNFIT = "The values do not fit together.";
function format(value) {
  if (Math.abs(value) >= 1e15) return formatShort(value);
  const text = Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(4)));
  return text.replaceAll("-", "−");
}
function formatShort(value) {
  const size = Math.abs(value);
  if (size >= 1e5) return value.toExponential(1).replace("e+", "e").replace(".0", "").replace("Infinity", "∞").replaceAll("-", "−");
  if (size >= 1e3 || Number.isInteger(value)) return format(value);
  if (size < 0.01) return format(Number(value.toPrecision(1)));
  return format(Number(value.toFixed(size < 100 ? 2 : 0)));
}
var grouped = (value) => (Number.isSafeInteger(value) ? String(value).replace("-", "−") : format(value)).replace(/^−?\d+$/, (whole) => whole.replace(/\d(?=(\d{3})+$)/g, "$&,"));
function parse(text, limit = LIMITS.value) {
  const plain = text.trim().replaceAll("−", "-");
  const shown = plain.length > 20 ? `${plain.slice(0, 20)}…` : plain;
  const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
  const parts = plain.split("/").map((part) => part.trim());
  if (parts.length > 2 || !parts.every((part) => number.test(part))) {
    return { message: `“${shown}” is not a number. Write one such as 3, −0.5 or 1/9.` };
  }
  const value = parts.length === 2 ? Number(parts[0]) / Number(parts[1]) : Number(parts[0]);
  if (Number.isNaN(value) || Math.abs(value) > limit) {
    return { message: `“${shown}” is out of range: values go from −${limit} to ${limit}.` };
  }
  return { value: value || 0 };
}

// src/convbook/widgets/js/arithmetic/predict.js
var MOST = 1e15;
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
  if (typeof answer === "number") return parse(text.replace(/(\d)[, ](?=\d{3}(?!\d))/g, "$1"), MOST);
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

// src/convbook/widgets/js/dom.js
var fresh = /* @__PURE__ */ (() => {
  let last = 0;
  return () => ++last;
})();
function h(what, ...parts) {
  const [tag, ...classes] = what.split(".");
  const element = (
    /** @type {HTMLElementTagNameMap[T]} */
    document.createElement(tag)
  );
  if (classes.length) element.className = classes.map((name) => `cb-${name}`).join(" ");
  for (const part of parts) {
    if (part instanceof Node || typeof part === "string") element.append(part);
    else if (part) {
      for (const [name, value] of Object.entries(part)) {
        if (typeof value === "function") element.addEventListener(name.slice(2), value);
        else setAttribute(element, name, value);
      }
    }
  }
  return element;
}
function setAttribute(element, name, value) {
  if (value === false || value === null || value === void 0) element.removeAttribute(name);
  else {
    const text = value === true ? "" : String(value);
    if (element.getAttribute(name) !== text) element.setAttribute(name, text);
  }
}
function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
var button = (text, onclick, attributes = {}) => h("button", { type: "button", class: "cb-button", onclick, ...attributes }, text);
var tint = (role, text) => h(`span.${role}`, text);

// src/convbook/widgets/js/controls.js
function markInvalid(control, error) {
  setAttribute(control, "aria-invalid", error && "true");
  setAttribute(control, "aria-describedby", error && error.id);
}

// src/convbook/widgets/js/host.js
var same2 = (a, b) => JSON.stringify(a) === JSON.stringify(b);
var PlainModel = class extends EventTarget {
  /** @param {Record<string, any>} state */
  constructor(state) {
    super();
    this.state = new Map(Object.entries(state));
  }
  /** @param {string} name */
  get(name) {
    return this.state.get(name);
  }
  /** @param {string} name @param {any} value */
  set(name, value) {
    if (same2(this.state.get(name), value)) return;
    this.state.set(name, value);
    this.dispatchEvent(new Event(`change:${name}`));
  }
  on = this.addEventListener;
  off = this.removeEventListener;
};
function save(model) {
  if (true) model.save_changes?.();
}
function listen(model, names, signal, callback) {
  let pending = false;
  const changed = () => {
    if (pending || signal.aborted) return;
    pending = true;
    queueMicrotask(() => {
      pending = false;
      if (!signal.aborted) callback();
    });
  };
  for (const name of names) {
    model.on?.(`change:${name}`, changed);
    signal.addEventListener("abort", () => model.off?.(`change:${name}`, changed));
  }
}

// src/convbook/widgets/js/panel.js
function createTop(root, title) {
  const name = h("span.title");
  function rename(text) {
    setText(name, text);
    setAttribute(root, "aria-label", text);
  }
  rename(title);
  const shapes = h("span.shapes");
  return {
    element: h("p.top", name, " ", shapes),
    rename,
    /** @param {...(string | Node)} parts  signs and sizes */
    show: (...parts) => shapes.replaceChildren(...parts),
    /** @param {string} input  sizes @param {string} kernel  or "" @param {string} output @param {string} [sign] */
    shapes: (input, kernel, output, sign = "⋆") => shapes.replaceChildren(
      tint("input", input),
      kernel && ` ${sign} `,
      tint("kernel", kernel),
      " → ",
      tint("output", output)
    )
  };
}

// src/convbook/widgets/js/widget.js
function defineWidget({ title = "", settings: names, looks = [], check: check2, build: build2 }) {
  const read2 = (model) => Object.fromEntries(names.map((name) => [name, model.get(name)]));
  function initialize({ model }) {
    if (!Object.keys(model.get("_initial") ?? {}).length) model.set("_initial", read2(model));
    if (model.get("playing") && model.get("_driver")) {
      model.set("playing", false);
      model.set("_driver", "");
      save(model);
    }
  }
  function render({ model, el, signal: hostSignal }) {
    const ending = new AbortController();
    const { signal } = ending;
    const unfit = check2(read2(model));
    if (unfit) throw new RangeError(unfit);
    const status = h("div.hidden", { role: "status" });
    const problem = h("p.error");
    const root = h("div.root", { role: "group" });
    function setAll(values) {
      for (const [name, value] of Object.entries(values)) model.set(name, value);
    }
    const view = {
      model,
      signal,
      root,
      top: createTop(root, title),
      settings: read2(model),
      printing: false,
      problem,
      resetButton: button("Reset", reset, { class: "cb-button cb-reset" }),
      apply(changes) {
        const wanted = { ...view.settings, ...changes };
        const wrong = check2(wanted);
        if (wrong) return wrong;
        view.settings = wanted;
        setText(problem, "");
        setAll({ ...changes, ...parts.follow?.() });
        return null;
      },
      change(changes) {
        const wrong = view.apply(changes);
        if (!wrong) save(model);
        return wrong;
      },
      edit(name, place, text) {
        const read3 = parse(text);
        return "message" in read3 ? read3.message : view.change({ [name]: replaced(view.settings[name], place, read3.value) });
      },
      look(changes) {
        setAll(changes);
        save(model);
      },
      announce(text) {
        if (!model.get("playing")) setText(status, text);
      },
      complain(message) {
        setText(problem, message ?? "");
        view.announce(message ?? "");
      }
    };
    const parts = build2(view);
    const { children, update, move = update, clear, start } = parts;
    function refresh() {
      const wanted = read2(model);
      if (!check2(wanted)) view.settings = wanted;
      update();
    }
    function reset() {
      view.settings = { ...view.settings, ...model.get("_initial") };
      setAll({ ...model.get("_initial"), ...start, playing: false, _driver: "" });
      clear?.();
      view.complain(null);
      save(model);
      refresh();
      view.announce("Reset");
    }
    root.append(view.top.element, ...children, status);
    el.classList.add("cb-widget");
    el.replaceChildren(root);
    refresh();
    for (const event of ["beforeprint", "afterprint"]) {
      window.addEventListener(event, () => (view.printing = event === "beforeprint", move()), { signal });
    }
    if (true) keepKeys(root, signal);
    listen(model, [...names], signal, refresh);
    listen(model, [...looks, "playing", "speed", "_driver"], signal, move);
    const end = () => {
      if (signal.aborted) return;
      ending.abort();
      root.remove();
    };
    if (true) hostSignal?.addEventListener("abort", end, { once: true });
    return end;
  }
  return { initialize, render };
}
function keepKeys(root, signal) {
  root.addEventListener("beforeinput", (event) => event.stopPropagation(), { capture: true, signal });
  const keep = ({ target, key, ctrlKey, metaKey, shiftKey }) => {
    if (!(target instanceof Element && root.contains(target))) return;
    const notebooks = (ctrlKey || metaKey || shiftKey && key === "Enter") && !/^[zy]$/i.test(key);
    target.toggleAttribute("data-lm-suppress-shortcuts", !notebooks);
  };
  window.addEventListener("keydown", keep, { capture: true, signal });
}
var replaced = (tensor, [at, ...rest], value) => at === void 0 ? value : tensor.map((part, i) => i === at ? replaced(part, rest, value) : part);

// src/convbook/widgets/js/widgets/predict.js
var SETTINGS = ["question", "answer", "choices", "beliefs", "explanation", "tolerance"];
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
  const form = h("form.field", { autocomplete: "off", onsubmit: answer });
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
    markInvalid(form.querySelector("input") ?? form, message && problem);
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
var predict_default = defineWidget({ title: "Predict", settings: SETTINGS, check, build });
export {
  predict_default as default
};
