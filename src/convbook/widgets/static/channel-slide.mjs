var __defProp = Object.defineProperty;
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};

// src/convbook/widgets/js/core.js
var core_exports = {};
__export(core_exports, {
  AXES: () => AXES,
  LIMITS: () => LIMITS,
  LINES: () => LINES,
  RANGES: () => RANGES,
  axes: () => axes,
  axisOf: () => axisOf,
  check: () => check,
  format: () => format,
  formatShort: () => formatShort,
  grouped: () => grouped,
  isDropped: () => isDropped,
  isPadding: () => isPadding,
  misfit: () => misfit,
  output: () => output,
  outputSize: () => outputSize,
  outputValue: () => outputValue,
  paddedValue: () => paddedValue,
  parse: () => parse,
  placeInside: () => placeInside,
  range: () => range,
  rangeProblem: () => rangeProblem,
  slidingKernel: () => slidingKernel,
  taps: () => taps,
  uses: () => uses,
  weightIndex: () => weightIndex
});
var LIMITS = { side: 16, kernel: 9, padding: 8, stride: 16, dilation: 16, padded: 24, value: 1e6 };
var AXES = ["height", "width"];
var LINES = ["rows", "columns"];
function outputSize(n, k, p, s, d, ceil) {
  const m = Math.floor((n + 2 * p - d * (k - 1) - 1) / s) + 1;
  return ceil && (n + 2 * p - d * (k - 1) - 1) % s !== 0 && m * s < n + p ? m + 1 : m;
}
function axisOf(n, k, p, s, d, ceil) {
  const [padded2, span, m] = [n + 2 * p, d * (k - 1) + 1, outputSize(n, k, p, s, d, ceil)];
  const dropped = ceil ? 0 : (padded2 - span) % s;
  return { n, k, p, s, d, padded: padded2, span, m, dropped, drawn: Math.max(padded2, (m - 1) * s + span) };
}
function axes({ X, K, stride, padding, dilation, ceil_mode }) {
  const sizes = [
    [X.length, K.length],
    [X[0].length, K[0].length]
  ];
  const [height, width] = sizes.map(
    ([n, k], axis) => axisOf(n, k, padding[axis], stride[axis], dilation[axis], ceil_mode)
  );
  return [height, width];
}
var RANGES = {
  padding: { least: 0, why: "Padding adds cells, it can't take any away: 0 is none." },
  stride: { least: 1, why: "The window has to move: 1 is the next cell." },
  dilation: { least: 1, why: "Dilation 1 is the dense kernel." }
};
function rangeProblem(parameter, axis, pair, { least, why, most, room = "this picture has no room for more" }) {
  const start = `${parameter} along the ${AXES[axis]} must be`;
  const value = Array.isArray(pair) ? pair[axis] : void 0;
  const not = typeof value === "number" ? `, not ${format(value)}` : "";
  if (!Number.isInteger(value)) return `${start} a whole number${not}. Write one such as ${Math.max(least, 0) + 1}.`;
  if (Number(value) < least) return `${start} at least ${format(least)}${not}. ${why}`;
  if (Number(value) > most) return `${start} at most ${most}${not}: ${room}.`;
  return null;
}
function misfit(name, axis, { n, k, p, d, m, padded: padded2, span }, mostPadding, word = "kernel") {
  if (m > 0) return null;
  const lines = LINES[axis];
  const ways = [`use a smaller ${word}`];
  const enough = Math.ceil((span - n) / 2);
  if (d > 1) ways.unshift("lower the dilation");
  if (enough <= mostPadding) ways.unshift(`raise the padding to ${enough} or more`);
  const last = ways.pop();
  return `${name} does not fit along the ${AXES[axis]}: its ${k} ${lines} at dilation ${d} span ${span}, and the input has ${n} + 2·${p} = ${padded2} with its padding. To mend it, ${ways.length ? `${ways.join(", ")}, or ${last}` : last}.`;
}
function check(settings) {
  for (
    const parameter of
    /** @type {(keyof RANGES)[]} */
    Object.keys(RANGES)
  ) {
    for (const axis of [0, 1]) {
      const range2 = { ...RANGES[parameter], most: LIMITS[parameter] };
      const message = rangeProblem(parameter, axis, settings[parameter], range2);
      if (message) return { parameter, axis, message };
    }
  }
  const both2 = axes(settings);
  for (const axis of [0, 1]) {
    const { n, p, padded: padded2 } = both2[axis];
    const mostPadding = Math.floor((LIMITS.padded - n) / 2);
    if (padded2 > LIMITS.padded) {
      const message2 = `padding along the ${AXES[axis]} must be at most ${mostPadding} here, not ${p}: ${n} + 2·${p} = ${padded2} ${LINES[axis]}, and this picture has room for ${LIMITS.padded}.`;
      return { parameter: "padding", axis, message: message2 };
    }
    const message = misfit("K", axis, both2[axis], Math.min(LIMITS.padding, mostPadding));
    if (message) return { parameter: "K", axis, message };
  }
  return null;
}
function slidingKernel({ K, flip }) {
  return flip ? [...K].reverse().map((row) => [...row].reverse()) : K;
}
function weightIndex({ K, flip }, u, v) {
  return flip ? [K.length - 1 - u, K[0].length - 1 - v] : [u, v];
}
function isPadding({ X, padding: [top, left] }, r, c) {
  return r < top || r >= top + X.length || c < left || c >= left + X[0].length;
}
function paddedValue(settings, r, c) {
  if (isPadding(settings, r, c)) return 0;
  return settings.X[r - settings.padding[0]][c - settings.padding[1]];
}
function taps(settings, i, j) {
  const { stride, dilation } = settings;
  return slidingKernel(settings).flatMap(
    (row, u) => row.map((w, v) => {
      const r = i * stride[0] + u * dilation[0];
      const c = j * stride[1] + v * dilation[1];
      return { u, v, r, c, x: paddedValue(settings, r, c), w, padding: isPadding(settings, r, c) };
    })
  );
}
function outputValue(settings, i, j) {
  return taps(settings, i, j).reduce((sum, { x, w }) => sum + x * w, 0) + settings.bias;
}
function output(settings) {
  const [{ m: rows }, { m: columns }] = axes(settings);
  return range(rows).map((i) => range(columns).map((j) => outputValue(settings, i, j)));
}
function usesAlong({ k, s, d, m }, cell) {
  return range(k).reverse().map((weight) => (
    /** @type {Pair} */
    [(cell - weight * d) / s, weight]
  )).filter(([position]) => Number.isInteger(position) && position >= 0 && position < m);
}
function uses(settings, r, c) {
  const [height, width] = axes(settings);
  return usesAlong(height, r).flatMap(([i, u]) => usesAlong(width, c).map(([j, v]) => ({ i, j, u, v })));
}
function isDropped(settings, r, c) {
  const [height, width] = axes(settings);
  return r >= height.padded - height.dropped || c >= width.padded - width.dropped;
}
function placeInside(place, rows, columns) {
  const inside = (at, size) => Math.min(Math.max(Math.trunc(at) || 0, 0), size - 1);
  return [inside(place?.[0], rows), inside(place?.[1], columns)];
}
function range(n) {
  return Array.from({ length: n }, (_, index) => index);
}
function format(value) {
  if (Math.abs(value) >= 1e15) return formatShort(value);
  const text = Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(4)));
  return text.replaceAll("-", "−");
}
function formatShort(value) {
  const size = Math.abs(value);
  if (size >= 1e5) return value.toExponential(1).replace("e+", "e").replace(".0", "").replaceAll("-", "−");
  if (Number.isInteger(value)) return format(value);
  if (size < 0.01) return format(Number(value.toPrecision(1)));
  return format(Number(value.toFixed(size < 100 ? 2 : 0)));
}
var grouped = (value) => Number.isSafeInteger(value) ? String(value).replace("-", "−").replace(/\d(?=(\d{3})+$)/g, "$&,") : format(value);
function parse(text, limit = LIMITS.value) {
  const plain = text.trim().replaceAll("−", "-");
  const shown = plain.length > 20 ? `${plain.slice(0, 20)}…` : plain;
  const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
  const parts = plain.split("/").map((part) => part.trim());
  if (plain === "") return { message: "A number is missing. Write one such as 3, −0.5 or 1/9." };
  if (parts.length > 2 || !parts.every((part) => number.test(part))) {
    return { message: `“${shown}” is not a number. Write one such as 3, −0.5 or 1/9.` };
  }
  const value = parts.length === 2 ? Number(parts[0]) / Number(parts[1]) : Number(parts[0]);
  if (Number.isNaN(value) || Math.abs(value) > limit) {
    return { message: `“${shown}” is out of range: values go from −${limit} to ${limit}.` };
  }
  return { value: value || 0 };
}

// src/convbook/widgets/js/arithmetic/channels.js
var LIMITS2 = { ...LIMITS, channels: 8, kernel: 5 };
var isTensor = (value, [size, ...rest]) => size === void 0 ? Number.isFinite(value) && Math.abs(value) <= LIMITS2.value : size > 0 && value?.length === size && value.every?.((part) => isTensor(part, rest));
function check2(settings) {
  const { X, K, bias, groups } = settings;
  const { channels, side, kernel } = LIMITS2;
  const size = (value, most) => value?.length <= most ? value.length : 0;
  const [c_i, c_o] = [size(X, channels), size(K, channels)];
  const image = [c_i, size(X?.[0], side), size(X?.[0]?.[0], side)];
  const filters = [c_o, c_i, size(K?.[0]?.[0], kernel), size(K?.[0]?.[0]?.[0], kernel)];
  if (!isTensor(X, image) || !isTensor(K, filters) || !isTensor(bias, [c_o])) {
    return `X, K and bias must be numbers, c_i × n_h × n_w, c_o × c_i × k_h × k_w and c_o: at most ${channels} channels, ${side} × ${side} under ${kernel} × ${kernel}.`;
  }
  if (!Number.isInteger(groups)) {
    return `groups must be a whole number, not ${format(Number(groups))}. Write one such as 2.`;
  }
  const possible = range(c_i + 1).filter((count) => c_i % count === 0 && c_o % count === 0);
  if (!possible.includes(groups)) {
    return `groups must divide c_i = ${c_i} and c_o = ${c_o}, not ${format(groups)}: all groups have equally many channels. Possible here: ${possible.join(", ")}.`;
  }
  return check(slice(
    /** @type {Settings} */
    settings,
    0,
    0
  ))?.message ?? null;
}
var slice = (settings, o, c) => ({ ...settings, X: settings.X[c], K: settings.K[o][c], bias: 0, flip: false });
function channelsOf({ X, K, groups }, o) {
  const size = X.length / groups;
  const first = Math.floor(o * groups / K.length) * size;
  return range(size).map((c) => first + c);
}
var total = (pairs) => pairs.reduce((sum, { x, w }) => sum + x * w, 0);
function padded(settings) {
  const [height, width] = axes(slice(settings, 0, 0));
  return settings.X.map(
    (_, c) => range(height.padded).map((r) => range(width.padded).map((k) => paddedValue(slice(settings, 0, c), r, k)))
  );
}
function output2(settings) {
  const [height, width] = axes(slice(settings, 0, 0));
  const inputs = padded(settings);
  return settings.K.map((slices, o) => {
    const read = channelsOf(settings, o);
    return range(height.m).map(
      (i) => range(width.m).map((j) => {
        let value = 0;
        for (const c of read) {
          let sum = 0;
          for (let u = 0; u < height.k; u += 1) {
            const [row, weights] = [inputs[c][i * height.s + u * height.d], slices[c][u]];
            for (let v = 0; v < width.k; v += 1) sum += row[j * width.s + v * width.d] * weights[v];
          }
          value += sum;
        }
        return value + settings.bias[o];
      })
    );
  });
}
function squares(rows, sign) {
  const most = Math.max(...rows.flat().map(Math.abs)) || 1;
  const square = (value, r, c) => {
    const [size, start] = [Math.sqrt(sign * value / most), 0.5 - Math.sqrt(sign * value / most) / 2];
    return size > 0 ? `M${c + start} ${r + start}h${size}v${size}h-${size}z` : "";
  };
  return rows.flatMap((row, r) => row.map((value, c) => square(value, r, c))).join("");
}
function arrange(settings, room) {
  const [height, width] = axes(slice(settings, 0, 0));
  const rows = settings.X.length * height.padded;
  const beside = room > 560 ? 150 + 56 * width.k : 80;
  const fitting = Math.floor(Math.min((room - beside) / (width.padded + width.k), 440 / rows, 40));
  return {
    inputs: rows <= 30,
    outputs: (settings.K.length - 1) * height.m * width.m <= 300,
    step: Math.max(fitting, 27)
  };
}

// src/convbook/widgets/js/words.js
var capital = (word) => word[0].toUpperCase() + word.slice(1);
var by = (...sizes) => sizes.join(" × ");
var rowColumn = ([i, j]) => `row ${i + 1}, column ${j + 1}`;
var both = ([height, width]) => height === width ? String(height) : `${height} and ${width}`;
var counted = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;
var marks = (flags) => Object.keys(flags).filter((name) => flags[name]).join(" ");

// src/convbook/widgets/js/cells.js
function paddedCell(settings, r, c, remark) {
  const value = paddedValue(settings, r, c);
  const [padding, drop] = [isPadding(settings, r, c), isDropped(settings, r, c)];
  const label = [format(value), padding && "padding", drop && "dropped", remark].filter(Boolean).join(", ");
  return { padding, drop, text: formatShort(value), full: String(value), label };
}
var weightCell = (weight, looked) => ({
  text: formatShort(weight),
  full: String(weight),
  label: format(weight),
  marks: looked ? "cb-pair" : ""
});
var outputCell = (value, known, flags, corner, remark = "") => ({
  text: known ? formatShort(value) : "",
  corner,
  label: known ? format(value) + remark : "not computed yet",
  marks: marks(flags)
});

// src/convbook/widgets/js/dom.js
var fresh = /* @__PURE__ */ (() => {
  let last = 0;
  return () => ++last;
})();
var OWN_KEYS = { "data-lm-suppress-shortcuts": "true" };
var FOCUSABLE = /* @__PURE__ */ new Set(["a", "button", "input", "select", "summary"]);
function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  const all = FOCUSABLE.has(tag) || "tabindex" in attributes ? { ...OWN_KEYS, ...attributes } : attributes;
  for (const [name, value] of Object.entries(all)) setAttribute(element, name, value);
  element.append(...children.filter((child) => child instanceof Node || typeof child === "string"));
  return element;
}
function setAttribute(element, name, value) {
  if (value === false || value === null || value === void 0) element.removeAttribute(name);
  else {
    const text = value === true ? "" : String(value);
    if (element.getAttribute(name) !== text) element.setAttribute(name, text);
  }
}
function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) setAttribute(element, name, value);
  element.append(...children);
  return element;
}
var icon = (path) => svg("svg", { viewBox: "0 0 16 16", "aria-hidden": "true", focusable: "false" }, svg("path", { d: path }));
var tint = (role, text) => h("span", { class: `cb-${role}` }, text);

// src/convbook/widgets/js/controls.js
function createCheckbox({ text, signal, onChange }) {
  const box = h("input", { type: "checkbox", class: "cb-check" });
  box.addEventListener("change", () => onChange(box.checked), { signal });
  const element = h("label", { class: "cb-label cb-toggle" }, box, " ", text);
  return {
    element,
    /** @param {boolean} on @param {boolean} [idle]  it means nothing with the other settings */
    show(on, idle = false) {
      box.checked = on;
      box.disabled = idle;
    }
  };
}
function createNumberBox({ label, name, role, signal, get, set, onProblem }) {
  const id = fresh();
  const error = h("p", { class: "cb-error", id: `cb-error-${id}`, hidden: true });
  const box = h("input", { type: "text", class: "cb-box", id: `cb-number-${id}`, autocomplete: "off", spellcheck: "false" });
  const element = h(
    "div",
    { class: "cb-panel cb-number" },
    h("label", { class: `cb-head cb-${role}`, for: box.id }, label),
    box
  );
  let bad = false;
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
    { signal }
  );
  box.addEventListener("change", () => bad ? onProblem(error.textContent ?? "") : show(), { signal });
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
    }
  };
}

// src/convbook/widgets/js/field.js
var write = (number) => String(number).replace(/(000){2,}$/, (zeros) => `e${zeros.length}`);
function createField({ name, title = capital(name), letter, least, slider: most = 4, base, single, log, signal, apply, onSettle, onProblem }) {
  const error = h("p", { class: "cb-error", id: `cb-error-${fresh()}`, hidden: true });
  let value = [least, least];
  let linked = true;
  const drafts = /* @__PURE__ */ new Map();
  const toSlider = (number) => log ? Math.round(20 * Math.log10(number)) : base && number > 0 ? Math.log(number) / Math.log(base) : number;
  const fromSlider = (place) => log ? (10 ** (Number(place) / 20)).toPrecision(2) : base ? write(base ** Number(place)) : place;
  const controls = (single ? [0] : [0, 1]).map((axis) => {
    const id = `cb-field-${fresh()}`;
    const axisName = h("span");
    const label = h(
      "label",
      { class: single ? "cb-hidden" : "cb-axis", for: id, id: `${id}-label` },
      h("span", { class: "cb-hidden" }, single ? title : `${title}, `),
      axisName
    );
    const slider = h("input", { type: "range", class: "cb-range", min: toSlider(least), step: 1, "aria-labelledby": label.id });
    const box = log ? h("input", { type: "text", class: "cb-box", id, autocomplete: "off" }) : h("input", { type: "number", class: "cb-box", id, min: least, step: 1, inputmode: "numeric" });
    const line = h("div", { class: "cb-line" }, label, slider, box);
    for (const control of [slider, box]) {
      control.addEventListener(
        "input",
        () => {
          take(axis, control === slider ? fromSlider(slider.value) : control.value, control.validity.badInput);
          if (control === box) onSettle();
        },
        { signal }
      );
      control.addEventListener(
        "change",
        () => {
          onProblem(drafts.has(axis) ? error.textContent ?? "" : "");
          onSettle();
        },
        { signal }
      );
    }
    return { axisName, slider, box, line };
  });
  const element = h(
    "fieldset",
    { class: "cb-field" },
    h("legend", { class: "cb-legend" }, title, letter && " ", letter && h("i", {}, letter)),
    ...controls.map(({ line }) => line)
  );
  function attempt(axis, text, unreadable = false) {
    if (log) {
      const read = parse(text);
      return "message" in read ? `${name}: ${read.message}` : apply([read.value]);
    }
    if (unreadable || text.trim() === "") {
      const where = linked ? "" : ` along the ${AXES[axis]}`;
      return `${name}${where} must be a whole number. Write one such as ${least + 1}.`;
    }
    const number = Number(text);
    if (single) return apply([number]);
    return apply(linked ? [number, number] : axis === 0 ? [number, value[1]] : [value[0], number]);
  }
  function take(axis, text, unreadable) {
    const message = attempt(axis, text, unreadable);
    if (message) drafts.set(axis, text);
    else drafts.delete(axis);
    explain(message);
    show(axis, unreadable || !message);
  }
  function explain(message) {
    setText(error, message ? `${message} The picture still shows ${name} ${shown()}.` : "");
    error.hidden = !message;
  }
  const shown = () => single || value[0] === value[1] ? format(value[0]) : `${value[0]} (height) and ${value[1]} (width)`;
  function show(axis, typing = false) {
    const { axisName, slider, box, line } = controls[axis];
    const text = drafts.get(axis) ?? write(value[axis]);
    const bad = drafts.has(axis);
    line.hidden = linked && axis === 1;
    setText(axisName, single ? "" : linked ? "both axes" : AXES[axis]);
    setAttribute(slider, "max", Math.ceil(toSlider(Math.max(most, value[axis]))));
    if (!typing && (log ? box.value !== text : !box.value || Number(box.value) !== Number(text))) box.value = text;
    if (log || Number.isInteger(Number(text)) && text !== "") slider.value = String(toSlider(log ? value[axis] : Number(text)));
    if (log || base) setAttribute(slider, "aria-valuetext", log ? format(value[axis]) : text);
    for (const control of [slider, box]) {
      setAttribute(control, "aria-invalid", bad ? "true" : null);
      setAttribute(control, "aria-describedby", bad ? error.id : null);
    }
  }
  function update(now, together = true) {
    if (together !== linked) clear();
    value = [...now];
    linked = together;
    controls.forEach((_, axis) => show(axis, drafts.has(axis)));
  }
  function retry() {
    for (const [axis, text] of [...drafts]) {
      if (text !== "") take(axis, text);
    }
  }
  function clear() {
    drafts.clear();
    explain(null);
  }
  return { name, element, error, update, retry, clear, summary: () => `${title} ${single ? write(value[0]) : both(value)}` };
}

// src/convbook/widgets/js/host.js
function save(model) {
  model.save_changes?.();
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
    signal.addEventListener("abort", () => model.off?.(`change:${name}`, changed), { once: true });
  }
}

// src/convbook/widgets/js/fields.js
var WINDOW = Object.entries(RANGES).map(([name, { least }]) => ({ name, letter: name[0], least }));
var isPlain = (settings, names) => names.every(({ name, least }) => [settings[name]].flat().every((value) => value === least));
function createFields(view, names, { open = false, first = 0, more = () => [] } = {}) {
  const { model, signal } = view;
  const held = ({ name, follows = "" }) => view.settings[name] ?? view.settings[follows];
  const paired = names.filter(({ single }) => !single);
  const alike = () => paired.every((each) => held(each)[0] === held(each)[1]);
  let linked = alike();
  const fields = names.map(
    (options) => createField({
      ...options,
      signal,
      apply(value) {
        const message = view.apply({ [options.name]: options.single ? value[0] : value });
        if (!message) {
          for (const other of fields) if (other.name !== options.name) other.retry();
        }
        return message;
      },
      onSettle: () => save(model),
      onProblem: view.announce
    })
  );
  const link = createCheckbox({ text: "Same for both axes", signal, onChange: relink });
  const parts = (some) => [
    h("div", { class: "cb-fields" }, ...some.map((field) => field.element)),
    h("div", { class: "cb-errors" }, ...some.map((field) => field.error))
  ];
  const summary = h("summary", { class: "cb-summary" });
  const element = h(
    "details",
    { class: "cb-settings", open },
    summary,
    ...parts(fields.slice(first)),
    paired.length > 0 && link.element,
    ...more()
  );
  function relink(together) {
    if (together) {
      const own = paired.filter(({ name }) => view.settings[name]);
      const message = view.change(Object.fromEntries(own.map((each) => [each.name, [held(each)[0], held(each)[0]]])));
      if (message) {
        view.complain(message);
        link.show(false);
        return;
      }
    }
    linked = together;
    view.complain(null);
    update();
  }
  function update() {
    if (!alike()) linked = false;
    link.show(linked);
    fields.forEach((field, index) => field.update([held(names[index])].flat(), linked));
    setText(summary, fields.slice(first).map((field) => field.summary()).join(" · "));
  }
  function clear() {
    linked = alike();
    for (const field of fields) field.clear();
  }
  return { element, lead: h("div", {}, ...parts(fields.slice(0, first))), update, clear };
}

// src/convbook/widgets/js/formula.js
function droppedText({ padded: padded2, span, s, dropped }, which) {
  if (dropped === 0) return null;
  const [one, many, end] = which === 0 ? ["row", "rows", "at the bottom"] : ["column", "columns", "on the right"];
  const left = padded2 - span;
  const lines = dropped === 1 ? `1 ${one}` : `${dropped} ${many}`;
  return `${AXES[which][0].toUpperCase()}${AXES[which].slice(1)}: after the first window, ${left === 1 ? `1 ${one} is` : `${left} ${many} are`} left, no multiple of the stride ${s}. The floor drops ${lines} ${end}; no window reaches ${dropped === 1 ? "it" : "them"}.`;
}

// src/convbook/widgets/js/grid.js
var EDGE = 6;
function createGrid({ label, role, signal, where = (...place) => rowColumn(place), onFocus, onLeave, onHover, editable, onEdit, onProblem }) {
  const lens = h("div", { class: "cb-lens", "aria-hidden": "true" });
  const body = h("div", { role: "grid", class: `cb-grid cb-${role}-grid`, "aria-label": label, "aria-readonly": onEdit ? null : "true" }, lens);
  const element = h("div", { class: "cb-scroll" }, body);
  let cells = [];
  const shown = /* @__PURE__ */ new WeakMap();
  let places = null;
  let stop = [0, 0];
  let editor = null;
  let scrolls = false;
  let turn = Infinity;
  let describe = () => ({ text: "", label: "" });
  const has = (row, column) => Boolean(cells[row]?.[column]);
  const at = (row, column) => {
    const line = cells[inside(row, cells.length)];
    return line[inside(column, line.length)];
  };
  const inside = (value, size) => Math.min(Math.max(value, 0), size - 1);
  function locate(target) {
    const cell = target instanceof Element ? target.closest(".cb-cell") : null;
    if (!(cell instanceof HTMLElement) || !body.contains(cell)) return null;
    return [Number(cell.dataset.row), Number(cell.dataset.column)];
  }
  function setStop(row, column, reachable = true) {
    if (has(...stop)) cells[stop[0]][stop[1]].tabIndex = -1;
    const cell = at(row, column);
    stop = locate(cell) ?? stop;
    cell.tabIndex = reachable ? 0 : -1;
  }
  function resize(rows, columns) {
    const lengths = range(rows).map((row) => typeof columns === "number" ? columns : columns[row]);
    if (String(cells.map((line) => line.length)) === String(lengths)) return;
    const focused = locate(document.activeElement);
    cancel();
    cells = lengths.map(
      (length, row) => range(length).map(
        (column) => cells[row]?.[column] ?? h(
          "div",
          { role: "gridcell", class: "cb-cell", tabindex: -1, "aria-colindex": column + 1, "data-row": row, "data-column": column },
          h("span", { class: "cb-value" }),
          h("span", { class: "cb-corner" })
        )
      )
    );
    const lines = cells.map((line, row) => h("div", { role: "row", class: "cb-row", "aria-rowindex": row + 1 }, ...line));
    body.replaceChildren(...lines, lens);
    setAttribute(body, "aria-rowcount", rows);
    setAttribute(body, "aria-colcount", Math.max(...lengths));
    setStop(...stop);
    if (focused) at(...focused).focus();
  }
  function scatter(where2) {
    resize(where2.length, where2.map((line) => line.length));
    places = where2;
    body.classList.add("cb-scattered");
    where2.forEach((line, row) => line.forEach((at2, column) => cells[row][column].style.setProperty("--cb-at", String(at2))));
  }
  function across(row, column, to) {
    const from = places?.[row][column] ?? 0;
    const distances = places?.[to]?.map((place) => Math.abs(place - from));
    return [to, distances ? distances.indexOf(Math.min(...distances)) : column];
  }
  function paint(how) {
    describe = how;
    cells.forEach(
      (line, row) => line.forEach((cell, column) => {
        const { text, label: label2, corner = "", marks: marks2 = "", selected = false } = describe(row, column);
        const fixed = Boolean(onEdit && !editable?.(row, column));
        const all = [text, label2, corner, marks2, selected, fixed].join("\n");
        if (shown.get(cell) === all) return;
        shown.set(cell, all);
        const long = Math.min(text.length, 7);
        const name = `cb-cell${long > 3 ? ` cb-long-${long}` : ""}${marks2 ? ` ${marks2}` : ""}`;
        if (cell.className !== name) cell.className = name;
        setAttribute(cell, "aria-selected", selected ? "true" : "false");
        setAttribute(cell, "aria-readonly", fixed ? "true" : null);
        setAttribute(cell, "aria-label", label2);
        setText(cell.children[0], text);
        setText(cell.children[1], corner);
      })
    );
  }
  function frame(row, column, rows, columns) {
    lens.hidden = rows === 0;
    for (const [name, value] of Object.entries({ row, column, rows, columns })) {
      lens.style.setProperty(`--cb-lens-${name}`, String(value));
    }
    if (rows > 0) bringIntoView(column, column + columns - 1);
  }
  function fit(step, width) {
    scrolls = step * cells[0].length + 2 * EDGE > width;
  }
  function fold(columns) {
    turn = columns;
    body.style.setProperty("--cb-fold", String(columns));
  }
  function bringIntoView(first, last) {
    if (!scrolls) return;
    const left = cells[0][first].offsetLeft;
    const right = cells[0][last].offsetLeft + cells[0][last].offsetWidth + 2 * EDGE;
    if (left < element.scrollLeft) element.scrollLeft = left;
    else if (right > element.scrollLeft + element.clientWidth) element.scrollLeft = right - element.clientWidth;
  }
  function edit(row, column, text) {
    if (!onEdit || !editable?.(row, column)) return;
    const box = h("input", {
      type: "text",
      class: "cb-editor",
      "aria-label": `New value for ${where(row, column)}`,
      autocomplete: "off",
      spellcheck: "false"
    });
    box.value = text ?? describe(row, column).full ?? "";
    editor = { row, column, box };
    onProblem?.(null);
    cells[row][column].append(box);
    box.focus();
    if (text === void 0) box.select();
    box.addEventListener("input", () => setAttribute(box, "aria-invalid", null));
    box.addEventListener("blur", () => commit(false));
  }
  function close() {
    const box = editor?.box;
    editor = null;
    box?.remove();
  }
  function commit(stay) {
    if (!editor) return;
    const { row, column, box } = editor;
    const message = onEdit?.(row, column, box.value) ?? null;
    if (message && stay) setAttribute(box, "aria-invalid", "true");
    else close();
    onProblem?.(message);
    if (!message && stay) cells[row][column].focus();
  }
  function cancel() {
    if (!editor) return;
    const { row, column } = editor;
    close();
    onProblem?.(null);
    if (has(row, column)) cells[row][column].focus();
  }
  function whileEditing(event) {
    event.stopPropagation();
    if (event.key === "Enter") commit(true);
    else if (event.key === "Escape") cancel();
    else return;
    event.preventDefault();
  }
  function keydown(event) {
    if (editor) return whileEditing(event);
    const place = locate(event.target);
    if (!place || event.altKey || event.metaKey) return;
    const width = Math.min(turn, cells[place[0]].length);
    const lines = cells[0].length > turn ? cells[0].length / turn : 1;
    const [row, column] = [place[0] * lines + Math.floor(place[1] / width), place[1] % width];
    const bottom = cells.length * lines - 1;
    const moves = {
      ArrowUp: across(row, column, row - 1),
      ArrowDown: across(row, column, row + 1),
      ArrowLeft: [row, column - 1],
      ArrowRight: [row, column + 1],
      Home: [event.ctrlKey ? 0 : row, 0],
      End: [event.ctrlKey ? bottom : row, Infinity]
    };
    const to = moves[event.key];
    if (to) {
      const line = inside(to[0], bottom + 1);
      const into = Math.floor(line / lines);
      at(into, line % lines * width + inside(to[1], Math.min(turn, cells[into].length))).focus();
    } else if (event.ctrlKey) return;
    else if (event.key === "Enter" || event.key === "F2") edit(...place);
    else if (/^[-−+.\d]$/.test(event.key)) edit(...place, event.key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  body.addEventListener("keydown", keydown, { signal });
  body.addEventListener(
    "focusin",
    (event) => {
      const place = locate(event.target);
      if (!place) return;
      setStop(...place);
      onFocus?.(...place);
    },
    { signal }
  );
  body.addEventListener(
    "focusout",
    (event) => {
      if (!(event.relatedTarget instanceof Node && body.contains(event.relatedTarget))) onLeave?.();
    },
    { signal }
  );
  let armed = false;
  body.addEventListener(
    "pointerdown",
    (event) => {
      const place = locate(event.target);
      armed = place !== null && cells[place[0]][place[1]] === document.activeElement;
    },
    { signal }
  );
  body.addEventListener(
    "click",
    (event) => {
      const place = locate(event.target);
      if (place && armed && !editor) edit(...place);
    },
    { signal }
  );
  body.addEventListener(
    "pointerover",
    (event) => {
      if (event.pointerType !== "touch") onHover?.(locate(event.target));
    },
    { signal }
  );
  body.addEventListener("pointerleave", () => onHover?.(null), { signal });
  return { element, body, resize, scatter, fit, fold, paint, frame, setStop, focused: () => locate(document.activeElement) };
}

// src/convbook/widgets/js/layout.js
function watchWidth(element, signal, callback) {
  const observer = new ResizeObserver(([entry]) => callback(entry.contentRect.width));
  observer.observe(element);
  signal.addEventListener("abort", () => observer.disconnect(), { once: true });
}

// src/convbook/widgets/js/panel.js
function createPanel(role, name, content, ...below) {
  const word = tint(role, name);
  const dim = h("span", { class: "cb-dim" });
  const element = h("div", { class: `cb-panel cb-panel-${role}` }, h("p", { class: "cb-head" }, word, " ", dim), content, ...below);
  return {
    element,
    /** A remark below the name. @param {string} text */
    caption: (text) => setText(dim, text),
    /** Another name. @param {string} text */
    rename: (text) => setText(word, text)
  };
}
var group = (...parts) => h("div", { class: "cb-group" }, ...parts.map((part) => typeof part === "string" ? operator(part) : part));
var SIGNS = { "=": " cb-equals", "⋆": " cb-star" };
var operator = (sign) => h("span", { class: `cb-operator${SIGNS[sign] ?? ""}`, "aria-hidden": "true" }, sign);

// src/convbook/widgets/js/sum.js
var factor = (value) => value < 0 ? `(${format(value)})` : format(value);
var exact = (value) => Number(format(value).replaceAll("−", "-")) === value;
function products(taps2, pair) {
  const term = ({ u, v, x, w }, first) => h(
    "span",
    { class: `cb-term${pair?.u === u && pair.v === v ? " cb-pair" : ""}` },
    first ? "" : "+ ",
    tint("input", factor(x)),
    "·",
    tint("kernel", factor(w)),
    " "
  );
  return [...new Set(taps2.map(({ u }) => u))].map(
    (u) => h("span", { class: "cb-terms" }, ...taps2.filter((tap) => tap.u === u).map((tap) => term(tap, tap === taps2[0])))
  );
}
var equals = (pairs, value) => (
  // Adding decimal fractions in binary is off by a little even where nothing was rounded for print.
  exact(Number(value.toPrecision(12))) && pairs.every(({ x, w }) => exact(x) && exact(w)) ? "= " : "≈ "
);

// src/convbook/widgets/js/player.js
var SPEEDS = [0.5, 1, 2, 4, 8];
var speedOf = (model) => model.get("speed") >= 0.1 && model.get("speed") <= 20 ? Number(model.get("speed")) : 1;
var SHAPES = {
  play: "M4 2.5v11l9-5.5z",
  pause: "M4 2.5h3v11H4zM9 2.5h3v11H9z",
  back: "M11 3v10L4.5 8z",
  forward: "M5 3v10l6.5-5z"
};
function createPlayer({ model, signal, label, length, index, go, describe, count: short, onRest }) {
  const me = Math.random().toString(36).slice(2);
  let timer;
  let driving = false;
  const playIcon = icon(SHAPES.play);
  const playName = h("span", {}, "Play");
  const play = h("button", { type: "button", class: "cb-button cb-play" }, playIcon, playName);
  const back = h("button", { type: "button", class: "cb-button cb-step", "aria-label": "Step back" }, icon(SHAPES.back));
  const forward = h(
    "button",
    { type: "button", class: "cb-button cb-step", "aria-label": "Step forward" },
    icon(SHAPES.forward)
  );
  const scrub = h("input", { type: "range", class: "cb-range cb-scrub", min: 0, step: 1, "aria-label": label });
  const count = h("span", { class: "cb-count", "aria-hidden": "true" });
  const speed = h("select", { class: "cb-select" });
  const element = h(
    "div",
    { class: "cb-player" },
    h("span", { class: "cb-buttons" }, play, back, forward),
    h("span", { class: "cb-track" }, scrub, count),
    h("label", { class: "cb-label" }, "Speed ", speed)
  );
  const atEnd = () => index() >= length() - 1;
  const interval = () => 1e3 / speedOf(model);
  function schedule() {
    clearTimeout(timer);
    timer = setTimeout(tick, interval());
  }
  function tick() {
    if (!atEnd()) go(index() + 1);
    if (atEnd()) pause();
    else schedule();
  }
  function drive() {
    driving = true;
    model.set("_driver", me);
    schedule();
  }
  function halt() {
    clearTimeout(timer);
    driving = false;
  }
  function pause() {
    if (!model.get("playing")) return;
    halt();
    model.set("playing", false);
    model.set("_driver", "");
    save(model);
    onRest();
  }
  function start() {
    if (atEnd()) go(0);
    model.set("_driver", me);
    model.set("playing", true);
    drive();
    save(model);
  }
  function step(to) {
    pause();
    if (to < 0 || to >= length()) return;
    go(to);
    save(model);
    onRest();
  }
  play.addEventListener("click", () => model.get("playing") ? pause() : start(), { signal });
  back.addEventListener("click", () => step(index() - 1), { signal });
  forward.addEventListener("click", () => step(index() + 1), { signal });
  scrub.addEventListener(
    "input",
    () => {
      const to = Number(scrub.value);
      pause();
      go(to);
    },
    { signal }
  );
  scrub.addEventListener("change", () => save(model), { signal });
  speed.addEventListener(
    "change",
    () => {
      model.set("speed", Number(speed.value));
      save(model);
    },
    { signal }
  );
  signal.addEventListener(
    "abort",
    () => {
      if (driving) pause();
      halt();
    },
    { once: true }
  );
  let shownSpeed = Number.NaN;
  function showSpeed() {
    const now = speedOf(model);
    if (now === shownSpeed) return;
    shownSpeed = now;
    const all = [.../* @__PURE__ */ new Set([...SPEEDS, now])].sort((a, b) => a - b);
    speed.replaceChildren(...all.map((value) => h("option", { value }, `${value} per second`)));
    speed.value = String(now);
    if (driving) schedule();
  }
  function update() {
    const playing = Boolean(model.get("playing"));
    if (driving && !(playing && model.get("_driver") === me)) halt();
    if (playing && !model.get("_driver")) {
      drive();
      save(model);
    }
    showSpeed();
    setText(playName, playing ? "Pause" : "Play");
    setAttribute(playIcon.children[0], "d", playing ? SHAPES.pause : SHAPES.play);
    setAttribute(scrub, "max", length() - 1);
    scrub.value = String(index());
    setAttribute(scrub, "aria-valuetext", describe(index()));
    setText(count, short?.(index()) ?? `${index() + 1} of ${length()}`);
    setAttribute(back, "aria-disabled", index() === 0 ? "true" : null);
    setAttribute(forward, "aria-disabled", atEnd() ? "true" : null);
  }
  return { element, update, pause };
}

// src/convbook/widgets/js/walk.js
function createWalk({ model, signal, root, announce, look }, { label, size, say }) {
  const position = () => (
    /** @type {Place} */
    size().map((count, axis) => nearest(model.get("position")?.[axis], count))
  );
  const index = () => position()[0] * size()[1] + position()[1];
  const placeAt = (at) => [Math.floor(at / size()[1]), at % size()[1]];
  const player = createPlayer({
    model,
    signal,
    label,
    length: () => size()[0] * size()[1],
    index,
    go: (at) => model.set("position", placeAt(at)),
    describe: (at) => `output ${rowColumn(placeAt(at))} of ${by(...size())}`,
    onRest: () => announce(say(position()))
  });
  return {
    element: player.element,
    position,
    index,
    update() {
      player.update();
      root.style.setProperty("--cb-glide", `${Math.round(Math.min(350, 500 / model.get("speed")))}ms`);
    },
    /** The reader goes elsewhere. @param {Record<string, any>} to  the position, and what else is looked at */
    choose(to) {
      if (Object.entries(to).every(([name, value]) => String(model.get(name)) === String(value))) return;
      player.pause();
      look(to);
    },
    /** For the widget's definition. */
    parts: { follow: () => ({ position: position() }), start: { position: [0, 0] } }
  };
}
var nearest = (at, count) => Number.isInteger(at) ? Math.max(0, Math.min(at, count - 1)) : 0;

// src/convbook/widgets/js/widget.js
function defineWidget({ defaults, settings: names, looks = [], check: check3, build: build2 }) {
  const read = (model) => Object.fromEntries(names.map((name) => [name, model.get(name)]));
  function initialize({ model }) {
    for (const [name, value] of Object.entries({ ...defaults, playing: false, speed: 1, _driver: "" })) {
      if (model.get(name) === void 0) model.set(name, value);
    }
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
    const status = h("div", { role: "status", class: "cb-hidden" });
    const problem = h("p", { class: "cb-error", hidden: true });
    const resetButton = h("button", { type: "button", class: "cb-button cb-reset" }, "Reset");
    const root = h("div", { class: "cb-root", role: "group" });
    function setAll(values) {
      for (const [name, value] of Object.entries(values)) model.set(name, value);
    }
    const view = {
      model,
      signal,
      root,
      settings: read(model),
      problem,
      resetButton,
      apply(changes) {
        const wanted = { ...view.settings, ...changes };
        const wrong = check3(wanted);
        if (wrong) return wrong;
        view.settings = wanted;
        setAll({ ...changes, ...parts.follow?.() });
        return null;
      },
      change(changes) {
        const wrong = view.apply(changes);
        if (!wrong) save(model);
        return wrong;
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
        problem.hidden = message === null;
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
    resetButton.addEventListener(
      "click",
      () => {
        view.settings = { ...view.settings, ...model.get("_initial") };
        setAll({ ...model.get("_initial"), ...start, playing: false, _driver: "" });
        clear?.();
        view.complain(null);
        save(model);
        refresh();
        view.announce("Reset");
      },
      { signal }
    );
    root.append(...children, status);
    el.classList.add("cb-widget");
    el.replaceChildren(root);
    refresh();
    listen(model, [...names], signal, refresh);
    listen(model, [...looks, "playing", "speed", "_driver"], signal, move);
    const end = () => {
      if (signal.aborted) return;
      ending.abort();
      root.remove();
    };
    hostSignal?.addEventListener("abort", end, { once: true });
    return end;
  }
  return { initialize, render };
}
function watchPrint(signal, callback) {
  for (const event of ["beforeprint", "afterprint"]) {
    window.addEventListener(event, () => callback(event === "beforeprint"), { signal });
  }
}

// src/convbook/widgets/js/widgets/channel-slide.js
var { format: format2 } = core_exports;
var DEFAULTS = {
  X: [[[0]]],
  K: [[[[1]]]],
  bias: [0],
  stride: [1, 1],
  padding: [0, 0],
  dilation: [1, 1],
  groups: 1,
  channel: 0,
  position: [0, 0],
  show_all: false
};
var TITLE = "Cross-correlation, channel by channel";
var SETTINGS = ["X", "K", "bias", "stride", "padding", "dilation", "groups"];
function createMap(role, name, choice, onChoose, options) {
  const grid = createGrid({ label: `${role === "input" ? "Input" : "Output"} ${name}`, role, ...options });
  const radio = h("input", { type: "radio", class: "cb-check", name: choice });
  radio.addEventListener("change", onChoose, options);
  const [above, below, cover, frame] = ["path", "path", "path", "rect"].map((tag) => svg(tag));
  const mini = svg("svg", { class: "cb-mini", "aria-hidden": "true" }, above, below, cover, frame);
  let drawn = [];
  const label = h("label", { class: `cb-head cb-${role}` }, radio, name, mini);
  const element = h("div", { class: "cb-panel" }, label, grid.element);
  return {
    element,
    grid,
    /** @param {core.Matrix} values @param {{chosen: boolean, choosable: boolean, small: boolean, fit: number[], hidden?: string}} how
     * @param {(row: number, column: number) => Cell} cell
     * @param {[number, number, number, number]} window  row, column, rows, columns */
    show(values, { chosen, choosable, small, fit, hidden = "" }, cell, window2) {
      radio.checked = chosen;
      radio.hidden = !choosable;
      setAttribute(element, "data-chosen", choosable && chosen);
      setAttribute(mini, "hidden", !small);
      grid.element.hidden = small;
      if (small) {
        if (values !== drawn) {
          drawn = values;
          setAttribute(mini, "viewBox", `0 0 ${values[0].length} ${values.length}`);
          setAttribute(above, "d", squares(values, 1));
          setAttribute(below, "d", squares(values, -1));
        }
        setAttribute(cover, "d", hidden);
        ["y", "x", "height", "width"].forEach((key, at) => setAttribute(frame, key, window2[at]));
      } else {
        grid.resize(values.length, values[0].length);
        grid.fit(fit[0], fit[1]);
        grid.paint(cell);
        grid.frame(...window2);
      }
    }
  };
}
function build(view) {
  const { model, signal, root } = view;
  const settings = () => (
    /** @type {Settings} */
    view.settings
  );
  const choices = [fresh(), fresh()].map((id) => `cb-choice-${id}`);
  let lanes = [];
  let results = [];
  let inputs = [];
  let values = [];
  let hovered = null;
  let looked = [];
  let opened = 0;
  let printing = false;
  let room = 700;
  const window2 = () => axes(slice(settings(), 0, 0));
  const channel = () => nearest(model.get("channel"), results.length);
  function edit(name, place, text) {
    const read = parse(text);
    if ("message" in read) return read.message;
    const tensor = structuredClone(settings()[name]);
    const last = (
      /** @type {number} */
      place.pop()
    );
    place.reduce(
      (part, at) => part[at],
      /** @type {any} */
      tensor
    )[last] = read.value;
    return view.change({ [name]: tensor });
  }
  function look(weight) {
    looked = weight;
    paint();
  }
  const walk = createWalk(view, {
    label: "Position of the windows",
    size: () => window2().map(({ m }) => m),
    say: ([i, j]) => `Output channel ${channel()}, ${rowColumn([i, j])}: ${format2(values[channel()][i][j])}`
  });
  function createLane(c) {
    const open = () => (opened = c, paint());
    const input = createMap("input", `X[${c}]`, choices[0], open, {
      signal,
      editable: (r, k) => !isPadding(slice(settings(), 0, c), r, k),
      onEdit: (r, k, text) => edit("X", [c, r - settings().padding[0], k - settings().padding[1]], text),
      onProblem: view.complain
    });
    const kernel = createGrid({
      label: "",
      role: "kernel",
      signal,
      onFocus: (u, v) => look([c, u, v]),
      onLeave: () => look([]),
      onHover: (place) => look(place ? [c, ...place] : []),
      editable: () => channelsOf(settings(), channel()).includes(c),
      onEdit: (u, v, text) => edit("K", [channel(), c, u, v], text),
      onProblem: view.complain
    });
    const panel = createPanel("kernel", "", kernel.element);
    const sum2 = h("p", { class: "cb-products" });
    const element = h(
      "div",
      { class: "cb-lane", role: "group", "aria-label": `Input channel ${c}` },
      input.element,
      group("⋆", panel.element),
      sum2
    );
    return { element, input, kernel, panel, sum: sum2 };
  }
  function createResult(o) {
    const map = createMap("output", `Y[${o}]`, choices[1], () => walk.choose({ channel: o }), {
      signal,
      onFocus: (i, j) => walk.choose({ channel: o, position: [i, j] }),
      onHover: (place) => (hovered = o === channel() ? place : null, paint())
    });
    const bias = createNumberBox({
      label: `b[${o}]`,
      name: `bias[${o}]`,
      role: "kernel",
      signal,
      get: () => settings().bias[o],
      set: (value) => view.change({ bias: settings().bias.map((other, at) => at === o ? value : other) }),
      onProblem: view.announce
    });
    map.element.append(bias.element);
    return { map, bias };
  }
  const groups = { name: "groups", least: 1, single: true };
  const divisible = range(8).some((at) => at > 0 && settings().X.length % (at + 1) + settings().K.length % (at + 1) === 0);
  const names = divisible ? [...WINDOW, groups] : WINDOW;
  const fields = createFields(view, names, { open: !isPlain(settings(), names) });
  const showAll = createCheckbox({ text: "Show all of Y", signal, onChange: (on) => view.look({ show_all: on }) });
  const shapes = h("span", { class: "cb-shapes" });
  const stage = h("div", { class: "cb-lanes" });
  const sum = h("p", { class: "cb-sum" });
  const maps = h("div", { class: "cb-maps" });
  const errors = h("div", { class: "cb-errors" });
  const note = h("p", { class: "cb-note" });
  const count = h("p", { class: "cb-filled" });
  const dropped = h("p", { class: "cb-dropped" });
  function update() {
    setAttribute(root, "aria-label", TITLE);
    const { X, K, groups: groups2 } = settings();
    const [height, width] = window2();
    inputs = padded(settings());
    values = output2(settings());
    if (lanes.length !== X.length) {
      lanes = X.map((_, c) => createLane(c));
      stage.replaceChildren(...lanes.map(({ element }) => element));
    }
    if (results.length !== K.length) {
      results = K.map((_, o) => createResult(o));
      maps.replaceChildren(...results.map(({ map }) => map.element));
      errors.replaceChildren(...results.map(({ bias }) => bias.error));
    }
    opened = nearest(opened, X.length);
    const filter = by(groups2 > 1 ? `${X.length}/${groups2}` : X.length, height.k, width.k);
    shapes.replaceChildren(
      tint("input", by(X.length, height.n, width.n)),
      " ⋆ ",
      tint("kernel", `${K.length} × ${filter}`),
      " → ",
      tint("output", by(K.length, height.m, width.m))
    );
    const weights = K.length * X.length * height.k * width.k / groups2;
    setText(
      count,
      `Parameters: ${counted(K.length, "kernel")} of ${filter} weights and ${counted(K.length, "bias", "biases")}, ${K.length} · ${filter} + ${K.length} = ${weights + K.length}`
    );
    fields.update();
    setText(dropped, [droppedText(height, 0), droppedText(width, 1)].filter(Boolean).join(" "));
    dropped.hidden = !dropped.textContent;
    move();
  }
  function move() {
    hovered = null;
    paint();
  }
  function paint() {
    const [o, last] = [channel(), walk.index()];
    const [i, j] = !model.get("playing") && hovered || walk.position();
    const [height, width] = window2();
    const { bias } = settings();
    const read = channelsOf(settings(), o);
    const { step, ...space } = arrange(settings(), room);
    const layers = lanes.map((_, c) => slice(settings(), o, c));
    const taps2 = layers.map((layer, c) => read.includes(c) ? taps(layer, i, j) : []);
    const sums = taps2.map(total);
    root.style.setProperty("--cb-step", `${step}px`);
    lanes.forEach(({ element, input, kernel, panel, sum: line }, c) => {
      const on = read.includes(c);
      const [, u, v] = looked[0] === c ? looked : [];
      setAttribute(element, "data-off", !on);
      input.show(
        inputs[c],
        { chosen: c === opened, choosable: !space.inputs, small: !space.inputs && c !== opened, fit: [step, room] },
        (r, k) => {
          const tap = taps2[c].find((each) => each.r === r && each.c === k);
          const { padding, drop, ...cell } = paddedCell(layers[c], r, k, tap && "in the window");
          return {
            ...cell,
            marks: marks({
              "cb-padding": padding,
              "cb-drop": drop,
              "cb-on": tap !== void 0,
              "cb-pair": tap !== void 0 && tap.u === u && tap.v === v
            })
          };
        },
        on ? [i * height.s, j * width.s, height.span, width.span] : [0, 0, 0, 0]
      );
      panel.rename(`K[${o}, ${c}]`);
      setAttribute(kernel.body, "aria-label", `Kernel K[${o}, ${c}]`);
      kernel.resize(height.k, width.k);
      kernel.paint((row2, column2) => weightCell(layers[c].K[row2][column2], row2 === u && column2 === v));
      kernel.frame(0, 0, 0, 0);
      line.replaceChildren(
        ...on ? [h("span", {}, ...products(taps2[c], { u, v })), h("span", { class: "cb-result" }, equals(taps2[c], sums[c]), chip(format2(sums[c])))] : [`Not in the group of Y[${o}]: counts as nothing.`]
      );
    });
    sum.replaceChildren(
      h("span", { class: "cb-name" }, tint("output", `Y[${o}, ${i}, ${j}]`), " = "),
      ...read.map((c) => h("span", {}, chip(factor(sums[c]), `channel ${c}`), " + ")),
      h("span", {}, chip(factor(bias[o]), `bias b[${o}]`)),
      h("span", { class: "cb-result" }, " ", equals([{ x: values[o][i][j], w: bias[o] }], values[o][i][j]), tint("output", format2(values[o][i][j])))
    );
    const all = printing || Boolean(model.get("show_all"));
    const [row, column] = walk.position();
    const hidden = all ? "" : `M${column + 1} ${row}H${width.m}V${height.m}H0V${row + 1}H${column + 1}z`;
    results.forEach(({ map, bias: box }, at) => {
      const chosen = at === o;
      const small = !space.outputs && !chosen;
      map.show(
        values[at],
        { chosen, choosable: results.length > 1, small, fit: [step, room], hidden },
        (r, k) => {
          const [here, later] = [r === i && k === j, r * width.m + k > last];
          const flags = { "cb-later": later, "cb-on": here };
          return { ...outputCell(values[at][r][k], all || !later, flags), selected: here && chosen };
        },
        [i, j, Number(chosen), 1]
      );
      if (!small && !map.grid.focused()) map.grid.setStop(row, column, chosen);
      box.update();
    });
    setText(
      note,
      space.inputs && space.outputs ? "Each slice lies on its own channel, and the sums are added. Enter or a second click edits X and K." : "Choose a channel to see its numbers. In small maps a larger square is farther from 0, a hollow one is negative."
    );
    showAll.show(model.get("show_all"));
    walk.update();
  }
  watchWidth(stage, signal, (width) => {
    if (width === 0 || width === room) return;
    room = width;
    paint();
  });
  watchPrint(signal, (on) => (printing = on, paint()));
  return {
    children: [
      h("p", { class: "cb-top" }, h("span", { class: "cb-title" }, TITLE), " ", shapes),
      walk.element,
      stage,
      sum,
      maps,
      note,
      view.problem,
      errors,
      h("div", { class: "cb-options" }, showAll.element, view.resetButton),
      fields.element,
      h("div", { class: "cb-size" }, count, dropped)
    ],
    update,
    move,
    clear() {
      fields.clear();
      for (const { bias } of results) bias.clear();
    },
    ...walk.parts,
    start: { ...walk.parts.start, channel: 0 }
  };
}
var chip = (text, what) => h("span", { class: "cb-chip" }, text, what && " ", what && h("small", {}, what));
var channel_slide_default = defineWidget({
  defaults: DEFAULTS,
  settings: SETTINGS,
  looks: ["channel", "position", "show_all"],
  check: check2,
  build
});
export {
  channel_slide_default as default
};
