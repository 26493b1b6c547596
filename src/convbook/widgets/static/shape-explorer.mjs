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
var range = (n) => Array.from({ length: n }, (_, index) => index);
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
var DRAWN = { cells: 24, windows: 10 };
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
function layerLine(axes) {
  const all = [["kernel_size", "k", 0], ["padding", "p", 0], ["stride", "s", 1], ["dilation", "d", 1]];
  const given = all.map(([name, letter, usual]) => {
    const [height, width] = axes.map((axis) => axis[letter]);
    if (height !== width) return `, ${name}=(${height}, ${width})`;
    return height === usual ? "" : `, ${name}=${height}`;
  });
  return `nn.Conv2d(c_i, c_o${given.join("")})`;
}
function ends(count, most) {
  if (count <= most + 1) return range(count);
  const half = range(most / 2);
  return [...half, NaN, ...half.map((at) => count - most / 2 + at)];
}
function drawing({ padded, m, s, d, span }) {
  const cells = ends(padded, DRAWN.cells);
  const column = (cell) => cells.includes(cell) ? cells.indexOf(cell) : DRAWN.cells / 2;
  const windows = ends(m, DRAWN.windows).map((index) => {
    const start = index * s;
    const end = start + span;
    const taps = range(cells.length).filter((at) => cells[at] >= start && cells[at] < end && (cells[at] - start) % d === 0);
    return { index, from: column(start), to: column(end - 1), taps };
  });
  return { cells, windows };
}
var facts = ({ n, k, p, s, d, span, m }) => [
  `To keep the size at stride 1: padding ${span - 1 >> 1} before, ${span >> 1} after.`,
  d > 1 ? "" : `D2L, with p in total: ⌊(${n} − ${k} + ${2 * p} + ${s}) / ${s}⌋ = ${m}.`
];

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
var same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
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

// src/convbook/widgets/js/formula.js
var ROLES = { m: "cb-output", n: "cb-input", k: "cb-kernel" };
var formula = () => h(
  "p",
  ..."m = ⌊(n + 2p − d(k − 1) − 1) / s⌋ + 1".split(/([a-z])/).map((part, at) => at % 2 ? h("i", { class: ROLES[part] }, part) : part)
);
function filled({ n, k, p, s, d, m, padded, span }, ceil) {
  const part = (...children) => h("span.part", ...children);
  const [open, close] = ceil ? "⌈⌉" : "⌊⌋";
  const all = Math.ceil((padded - span) / s) + 1;
  const [before, after] = ceil === void 0 ? [`${d}·(`, " − 1) − 1"] : ["", ""];
  return [
    part(`${open}(`, tint("input", String(n)), ` + 2·${p} − ${before}`, tint("kernel", String(k)), `${after}) / ${s}${close} + 1 `),
    part(`= ${open}${format(padded - span)} / ${s}${close} + 1 `),
    part(ceil && all > m ? `= ${all}, less one that starts in the padding: ` : "= ", tint("output", String(m)))
  ];
}
var droppedText = (axes) => axes.map(
  ({ padded, span, s, dropped }, which) => dropped ? `${capital(AXES[which])}: ${padded} − ${span} = ${padded - span} is no multiple of the stride ${s}. The floor drops ${counted(dropped, ["row", "column"][which])} ${["at the bottom", "on the right"][which]}.` : ""
).join(" ").trim();

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
var key = (mark, text) => h("span.key", h(`span.swatch.${mark}`), text);

// src/convbook/widgets/js/widget.js
function defineWidget({ title = "", settings: names, looks = [], check: check2, build: build2 }) {
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
    const unfit = check2(read(model));
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
  const keep = ({ target, key: key2, ctrlKey, metaKey, shiftKey }) => {
    if (!(target instanceof Element && root.contains(target))) return;
    const notebooks = (ctrlKey || metaKey || shiftKey && key2 === "Enter") && !/^[zy]$/i.test(key2);
    target.toggleAttribute("data-lm-suppress-shortcuts", !notebooks);
  };
  window.addEventListener("keydown", keep, { capture: true, signal });
}
var replaced = (tensor, [at, ...rest], value) => at === void 0 ? value : tensor.map((part, i) => i === at ? replaced(part, rest, value) : part);

// src/convbook/widgets/js/widgets/shape-explorer.js
var FIELDS = [
  { name: "n", title: "Input", letter: "n", least: 1, slider: 16 },
  { name: "k", title: "Kernel", letter: "k", least: 1, slider: 7 },
  ...WINDOW
];
function build(view) {
  const axes = () => shapeAxes(view.settings);
  const fields = createFields(view, FIELDS, { open: true });
  const blocks = h("div.beside");
  const dropped = h("p.dropped");
  const line = h("code");
  function copy() {
    getSelection()?.selectAllChildren(line);
    if (document.execCommand("copy")) view.announce("Copied");
  }
  function update() {
    const [height, width] = axes();
    fields.update();
    view.top.shapes(by(height.n, width.n), by(height.k, width.k), by(height.m, width.m));
    blocks.replaceChildren(
      ...same(height, width) ? [block(height, AXES.join(" and "))] : axes().map((axis, which) => block(axis, AXES[which]))
    );
    setText(dropped, droppedText(axes()));
    setText(line, layerLine(axes()));
  }
  return {
    children: [
      fields.element,
      view.problem,
      formula(),
      blocks,
      dropped,
      line,
      h("div.options", button("Copy", copy), view.resetButton)
    ],
    update,
    clear: fields.clear
  };
}
var block = (axis, name) => h(
  "div.field",
  h("p.legend", capital(name)),
  ...picture(axis),
  h("p", ...filled(axis)),
  ...facts(axis).map((fact) => h("p.dim", fact))
);
function picture(axis) {
  const { n, p, padded, dropped, m } = axis;
  const { cells, windows } = drawing(axis);
  const end = cells.length;
  const put = (mark, row, from, to, text) => h("span", { class: `cb-${mark}`, style: `grid-area: ${row + 1} / ${from + 1} / auto / ${to + 2}` }, text);
  const named = (index) => isNaN(index) ? "…" : String(index);
  return [
    h(
      "div.windows",
      {
        role: "img",
        "aria-label": `${counted(m, "window")} on ${counted(padded, "cell")}`,
        style: `--cb-columns: ${end}`
      },
      ...cells.map((cell, at) => {
        const padding = cell < p || cell >= p + n;
        const kind = `swatch cb-${padding ? "padding" : "cell-n"} ${cell >= padded - dropped ? "cb-drop" : ""}`;
        return put(kind, 0, at, at, padding || end > 16 && cell >= 0 ? "" : named(cell - p));
      }),
      ...windows.flatMap(({ index, from, to, taps }, at) => [
        index >= 0 && put("reach", at + 1, from, to),
        ...taps.map((column) => put("tap", at + 1, column, column)),
        put("cell-m", at + 1, end, end, named(index))
      ])
    ),
    h(
      "p.legend-line",
      p > 0 && key("padding", "padding"),
      dropped > 0 && key("drop", "dropped by the floor")
    )
  ];
}
var shape_explorer_default = defineWidget({ title: "Shape of the output", settings: FIELDS.map(({ name }) => name), check, build });
export {
  shape_explorer_default as default
};
