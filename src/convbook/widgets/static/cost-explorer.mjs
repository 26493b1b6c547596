// src/convbook/widgets/js/words.js
var capital = (word) => word[0].toUpperCase() + word.slice(1);
var by = (...sizes) => sizes.join(" × ");
var both = (pair) => [...new Set(pair)].join(" and ");
var counted = (count, one) => `${count} ${one}${count === 1 ? "" : "s"}`;

// src/convbook/widgets/js/core.js
var LIMITS = { side: 16, kernel: 9, padding: 8, stride: 16, dilation: 16, padded: 24, value: 1e6 };
var AXES = ["height", "width"];
var UNFIT = "The values do not fit together.";
function outside(name, value, least, most, more = "") {
  if (typeof value !== "number") return UNFIT;
  if (Number.isInteger(value) && value >= least && value <= most) return "";
  return `${name} must be a whole number from ${format(least)} to ${grouped(most)}${Number.isNaN(value) ? "" : `, not ${grouped(value)}`}.${more}`;
}
function undivided(groups, c_i, c_o, most) {
  const message = outside("groups", groups, 1, most);
  return message || (c_i % Number(groups) || c_o % Number(groups) ? `groups must divide c_i = ${c_i} and c_o = ${c_o}, not ${groups}. 1 always does.` : "");
}
function outputSize(n, k, p, s, d, ceil) {
  const m = Math.floor((n + 2 * p - d * (k - 1) - 1) / s) + 1;
  return ceil && (n + 2 * p - d * (k - 1) - 1) % s !== 0 && m * s < n + p ? m + 1 : m;
}
function axisOf(n, k, p, s, d, ceil) {
  const [padded, span, m] = [n + 2 * p, d * (k - 1) + 1, outputSize(n, k, p, s, d, ceil)];
  const dropped = ceil ? 0 : (padded - span) % s;
  return { n, k, p, s, d, padded, span, m, dropped, drawn: Math.max(padded, (m - 1) * s + span) };
}
var LEAST = { padding: 0, stride: 1, dilation: 1 };
var misfit = (name, axis, { d, m, span, padded }) => m < 1 ? `${name} does not fit along the ${AXES[axis]}: it spans ${counted(span, "cell")}, the padded input has ${padded}. Use a smaller ${name}${d > 1 ? ", a lower dilation" : ""} or more padding.` : null;
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

// src/convbook/widgets/js/arithmetic/shape.js
var LIMIT = 1e6;
var LEAST2 = { n: 1, k: 1, padding: 0, stride: 1, dilation: 1 };
var shapeAxes = ({ n, k, padding, stride, dilation }) => [0, 1].map((axis) => axisOf(n[axis], k[axis], padding[axis], stride[axis], dilation[axis]));
function check(settings) {
  for (const [name, least] of Object.entries(LEAST2)) {
    for (const axis of [0, 1]) {
      const message = outside(`${name} along the ${AXES[axis]}`, [settings[name]].flat()[axis], least, LIMIT);
      if (message) return message;
    }
  }
  const [height, width] = shapeAxes(settings);
  return misfit("k", 0, height) ?? misfit("k", 1, width);
}

// src/convbook/widgets/js/arithmetic/cost.js
var MOST = { c_i: 1e6, c_o: 1e6, groups: 1e6, batch: 1e6, layers: 1e6, images: 1e12, rate: 1e24 };
function check2(layer) {
  for (const [name, most] of Object.entries(MOST)) {
    const message = outside(name, layer[name], 1, most);
    if (message) return message;
  }
  const { c_i, c_o, groups, bias } = layer;
  return undivided(groups, c_i, c_o, MOST.groups) || (typeof bias === "boolean" ? check(layer) : UNFIT);
}
var outputShape = (layer) => shapeAxes(layer).map(({ m }) => m);
function figures(layer) {
  const { c_i, c_o, k, n, groups, bias, batch, layers, images, rate } = layer;
  const m = outputShape(layer);
  const area = ([height, width]) => height * width;
  const weights = c_o * (c_i / groups) * area(k);
  const parameters = weights + (bias ? c_o : 0);
  const macs = batch * weights * area(m);
  const [input, output] = [batch * c_i * area(n), batch * c_o * area(m)];
  const bytes = 4 * (parameters + input + output);
  const seconds = layers * images * (macs / batch) / rate;
  const channels = c_i + (groups > 1 ? `/${groups}` : "");
  const all = [
    ["Parameters", `c_o·(c_i·k_h·k_w + 1) = ${c_o}·(${channels}·${k.join("·")} + ${Number(bias)})`, parameters, ""],
    ["MACs forward", `c_o·c_i·k_h·k_w·m_h·m_w·batch = ${[c_o, channels, ...k, ...m, batch].join("·")}`, macs, ""],
    ["FLOP forward", `2 per MAC: 2·${grouped(macs)}`, 2 * macs, ""],
    ["FLOP training", `forward + 2 backward: 3·${grouped(2 * macs)}`, 6 * macs, ""],
    ["Memory forward", `4·(parameters + input + output) = 4·(${[parameters, input, output].map(grouped).join(" + ")})`, bytes, "B"],
    ["Memory training", `values + gradients: 2·${grouped(bytes)}`, 2 * bytes, "B"],
    ["Time forward", `layers·images·MACs of one / rate = ${[layers, images, macs / batch].map(grouped).join("·")} / ${grouped(rate)}`, seconds, "s"],
    ["Time training", `forward + 2 backward: 3·${grouped(seconds)}`, 3 * seconds, "s"]
  ];
  return all.map(([name, formula, value, unit]) => {
    const sign = unit === "s" || value > 2 ** 53 ? "≈" : "=";
    return { name, formula: `${formula} ${sign} ${grouped(value)} ${unit}`.trim(), value, unit };
  });
}
var UNITS = [["years", 31536e3], ["days", 86400], ["h", 3600], ["min", 60]];
function brief({ value, unit }) {
  const step = Math.floor(Math.log10(value * 1.0005) / 3);
  const [name, size] = unit === "s" ? UNITS.find(([, least]) => value >= least) ?? [unit, 1] : [("kMGTPEZYRQ"[step - 1] ?? "") + unit, 1e3 ** step];
  return `${grouped(Number((value / size).toPrecision(3)))} ${name}`.trim();
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
function createCheckbox(text, onChange) {
  const box = h("input.check", { type: "checkbox", onchange: () => onChange(box.checked) });
  return {
    element: h("label.label.toggle", box, " ", text),
    /** @param {boolean} on */
    show(on) {
      box.checked = on;
    }
  };
}
function markInvalid(control, error) {
  setAttribute(control, "aria-invalid", error && "true");
  setAttribute(control, "aria-describedby", error && error.id);
}

// src/convbook/widgets/js/field.js
var write = (number) => String(number).replace(/(000){2,}$/, (zeros) => `e${zeros.length}`);
function createField({ name, title = capital(name), letter, least, slider: most = 4, base, single, apply, onSettle }) {
  const error = h("p.error", { id: `cb-error-${fresh()}` });
  let value = [least, least];
  let linked = true;
  const drafts = /* @__PURE__ */ new Map();
  const whole = least % 1 === 0;
  const toSlider = (number) => base && number > 0 ? Number((Math.log(number) / Math.log(base)).toFixed(12)) : number;
  function fromSlider(place) {
    if (!base) return place;
    const number = Number((base ** Number(place)).toPrecision(whole ? 9 : 2));
    return write(whole ? Math.round(number) : number);
  }
  const controls = (single ? [0] : [0, 1]).map((axis) => {
    const axisName = h("span.axis");
    const onchange = () => {
      onSettle(drafts.has(axis) ? error.textContent : "");
    };
    const slider = h("input.range", {
      type: "range",
      min: toSlider(least),
      step: 1,
      oninput: () => take(axis, fromSlider(slider.value)),
      onchange
    });
    const box = h("input", {
      ...whole ? { type: "number", min: least, inputmode: "numeric" } : { type: "text", autocomplete: "off" },
      class: "cb-box",
      // On its way to 0.25 a reader types 0, which can't be: there, what is typed counts once it is complete.
      [whole ? "oninput" : "onchange"]() {
        take(axis, box.value);
        onSettle();
      },
      ...whole && { onchange }
    });
    const line = h("label.line", !single && axisName, slider, box);
    return { axisName, slider, box, line };
  });
  const element = h(
    "fieldset.field",
    h("legend.legend", title, letter && " ", letter && h("i", letter)),
    ...controls.map(({ line }) => line)
  );
  function attempt(axis, text) {
    const read = parse(text, Infinity);
    const number = "value" in read ? read.value : NaN;
    if (single) return apply([number]);
    return apply(linked ? [number, number] : axis === 0 ? [number, value[1]] : [value[0], number]);
  }
  function take(axis, text) {
    drafts.delete(axis);
    let message = attempt(axis, text);
    if (linked) message = message && message.replace(`${name} along the height`, name);
    if (message) drafts.set(axis, [text, message]);
    show(axis, !message || controls[axis].box.validity.badInput);
  }
  const shown = () => both(value.map(write));
  function show(axis, typing = false) {
    const why = [...drafts.values()].map(([, message]) => `${message} `).join("");
    setText(error, why && `${why}The picture still shows ${name} ${shown()}.`);
    const { axisName, slider, box, line } = controls[axis];
    const text = drafts.get(axis)?.[0] ?? write(value[axis]);
    const bad = drafts.has(axis);
    setAttribute(line, "hidden", linked && axis === 1);
    const which = linked ? "both axes" : AXES[axis];
    setText(axisName, which);
    setAttribute(slider, "max", Math.ceil(toSlider(Math.max(most, value[axis]))));
    const number = Number(text);
    if (!typing && (!box.value || Number(box.value) !== number)) box.value = text;
    if (!typing && text && number >= least) {
      const place = toSlider(number);
      if (base && fromSlider(slider.value) !== text) setAttribute(slider, "min", toSlider(least) + place % 1);
      slider.value = String(place);
    }
    if (base) setAttribute(slider, "aria-valuetext", text);
    for (const control of [slider, box]) {
      setAttribute(control, "aria-label", single ? title : `${title}, ${which}`);
      markInvalid(control, bad ? error : null);
    }
  }
  function update(now, together = true) {
    if (together !== linked) drafts.clear();
    value = [...now];
    linked = together;
    controls.forEach((_, axis) => show(axis, drafts.has(axis)));
  }
  function retry() {
    for (const [axis, [text]] of [...drafts]) {
      if (text !== "") take(axis, text);
    }
  }
  return { name, element, error, update, retry, clear: () => drafts.clear(), summary: () => `${title} ${shown()}` };
}

// src/convbook/widgets/js/host.js
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

// src/convbook/widgets/js/fields.js
var WINDOW = Object.entries(LEAST).map(([name, least]) => ({ name, letter: name[0], least }));
var isPlain = (settings, names) => names.every(({ name, least }) => [settings[name]].flat().every((value) => value === least));
function createFields(view, names, { open = !isPlain(view.settings, names), first = 0, more = () => [], say = () => view.top.element.textContent ?? "" } = {}) {
  const { model } = view;
  const held = ({ name, follows = "" }) => view.settings[name] ?? view.settings[follows];
  const paired = names.filter(({ single }) => !single);
  const alike = () => paired.every((each) => held(each)[0] === held(each)[1]);
  let linked = alike();
  const fields = names.map(
    (options) => createField({
      ...options,
      apply(value) {
        const message = view.apply({ [options.name]: options.single ? value[0] : value });
        if (!message) {
          for (const other of fields) if (other.name !== options.name) other.retry();
        }
        return message;
      },
      onSettle(message) {
        save(model);
        if (message !== void 0) view.announce(message || say());
      }
    })
  );
  const link = createCheckbox("Same for both axes", relink);
  const parts = (some) => [
    h("div.fields", ...some.map((field) => field.element)),
    h("div.errors", ...some.map((field) => field.error))
  ];
  const summary = h("summary.summary");
  const element = h(
    "details.settings",
    { open },
    summary,
    ...parts(fields.slice(first)),
    paired.length > 0 && link.element,
    ...more()
  );
  function relink(together) {
    const own = paired.filter(({ name }) => together && view.settings[name]);
    const message = view.change(Object.fromEntries(own.map((each) => [each.name, [held(each)[0], held(each)[0]]])));
    linked = together && !message;
    view.complain(message);
    update();
  }
  function update() {
    if (!alike()) linked = false;
    link.show(linked);
    fields.forEach((field, index) => field.update([held(names[index])].flat(), linked));
    setText(summary, fields.slice(first).map((field) => field.summary()).join(" · "));
  }
  function forget() {
    for (const field of fields) field.clear();
  }
  function clear() {
    linked = alike();
    forget();
  }
  return { element, lead: h("div", ...parts(fields.slice(0, first))), update, clear, forget };
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
function defineWidget({ title = "", settings: names, looks = [], check: check3, build: build2 }) {
  const read = (model) => Object.fromEntries(names.map((name) => [name, model.get(name)]));
  function initialize({ model }) {
    if (!Object.keys(model.get("_initial") ?? {}).length) model.set("_initial", read(model));
    if (model.get("playing") && model.get("_driver")) {
      model.set("playing", false);
      model.set("_driver", "");
      save(model);
    }
  }
  function render({ model, el, signal: hostSignal }) {
    const ending = new AbortController();
    const { signal } = ending;
    const unfit = check3(read(model));
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
      settings: read(model),
      printing: false,
      problem,
      resetButton: button("Reset", reset, { class: "cb-button cb-reset" }),
      apply(changes) {
        const wanted = { ...view.settings, ...changes };
        const wrong = check3(wanted);
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
        const read2 = parse(text);
        return "message" in read2 ? read2.message : view.change({ [name]: replaced(view.settings[name], place, read2.value) });
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
      const wanted = read(model);
      if (!check3(wanted)) view.settings = wanted;
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

// src/convbook/widgets/js/widgets/cost-explorer.js
var FIELDS = [
  { name: "c_i", title: "Input channels", letter: "c_i", least: 1, slider: 4096, base: 2, single: true },
  { name: "c_o", title: "Output channels", letter: "c_o", least: 1, slider: 4096, base: 2, single: true },
  { name: "k", title: "Kernel", letter: "k", least: 1, slider: 7 },
  { name: "n", title: "Input", letter: "n", least: 1, slider: 1024, base: 2 },
  ...WINDOW,
  ...["groups", "batch", "layers"].map((name) => ({ name, least: 1, slider: 64, base: 2, single: true })),
  { name: "images", least: 1, slider: 1e9, base: 10, single: true },
  { name: "rate", title: "Rate, MAC/s", least: 1, slider: 1e15, base: 10, single: true }
];
var SETTINGS = [...FIELDS.map(({ name }) => name), "bias"];
function build(view) {
  const { model, top } = view;
  const layer = () => (
    /** @type {Layer} */
    view.settings
  );
  function baseline() {
    const pinned = { ...model.get("_initial"), ...model.get("pinned") };
    return check2(pinned) ? layer() : pinned;
  }
  let changes = [];
  const say = () => [0, 1, 4, 6].map((at) => changes[at]).join(", ");
  const bias = createCheckbox("Bias", (on) => {
    view.change({ bias: on });
    view.announce(say());
  });
  const fields = createFields(view, FIELDS, { open: false, first: 6, more: () => [bias.element], say });
  const changed = h("p.dropped");
  const table = h("table.figures");
  function update() {
    const [now, before] = [layer(), baseline()];
    const then = figures(before);
    top.shapes(by(now.c_i, ...now.n), by(now.c_o, now.c_i / now.groups, ...now.k), by(now.c_o, ...outputShape(now)));
    const moves = SETTINGS.map((name) => {
      const [from, to] = [before, now].map((one) => both([one[name]].flat().map(Number).map(grouped)));
      return from !== to && `${name} ${from} → ${to}`;
    });
    setText(changed, `Changed from the baseline: ${moves.filter(Boolean).join(", ") || "nothing"}.`);
    changes = [];
    const bar = (share) => h("span.bar", { style: `width: ${100 * Math.min(share, 1)}%` });
    table.replaceChildren(
      ...figures(now).map((figure, at) => {
        const { name, formula, value } = figure;
        const ratio = value / then[at].value;
        const times = `×${grouped(Number(ratio.toPrecision(3)))} of ${brief(then[at])}`;
        changes.push(`${name} ${times}`);
        return h(
          "tr",
          h("th", { scope: "row" }, name, h("span.dim", formula)),
          h("td", h("span.result.output", brief(figure)), " ", h("span.part", times), bar(ratio), bar(1 / ratio))
        );
      })
    );
    bias.show(now.bias);
    fields.update();
  }
  return {
    children: [
      fields.lead,
      view.problem,
      h(
        "div.options",
        button("Pin as baseline", () => {
          view.look({ pinned: layer() });
          view.announce("Pinned");
        }),
        view.resetButton
      ),
      changed,
      table,
      fields.element
    ],
    update,
    clear: fields.clear,
    start: { pinned: {} }
  };
}
var cost_explorer_default = defineWidget({
  title: "What a layer costs",
  settings: SETTINGS,
  looks: ["pinned"],
  check: check2,
  build
});
export {
  cost_explorer_default as default
};
