// src/convbook/widgets/js/words.js
var capital = (word) => word[0].toUpperCase() + word.slice(1);
var rowColumn = ([i, j]) => `row ${i + 1}, column ${j + 1}`;
var both = (pair) => [...new Set(pair)].join(" and ");

// src/convbook/widgets/js/core.js
var LIMITS = { side: 16, kernel: 9, padding: 8, stride: 16, dilation: 16, padded: 24, value: 1e6 };
var AXES = ["height", "width"];
var LEAST = { padding: 0, stride: 1, dilation: 1 };
function slidingKernel({ K, flip }) {
  return flip ? [...K].reverse().map((row) => [...row].reverse()) : K;
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
var nearest = (at, size2) => Number.isInteger(at) ? Math.min(Math.max(at, 0), size2 - 1) : 0;
function isTensor(value, most) {
  let part = value;
  const sizes = most.map((limit) => {
    const size2 = part?.length;
    part = part?.[0];
    return size2 <= limit ? size2 : 0;
  });
  const fits = (value2, [size2, ...rest]) => size2 === void 0 ? Number.isFinite(value2) && Math.abs(value2) <= LIMITS.value : Array.isArray(value2) && size2 > 0 && value2.length === size2 && value2.every((each2) => fits(each2, rest));
  return fits(value, sizes);
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
  const size2 = Math.abs(value);
  if (size2 >= 1e5) return value.toExponential(1).replace("e+", "e").replace(".0", "").replace("Infinity", "∞").replaceAll("-", "−");
  if (Number.isInteger(value)) return format(value);
  if (size2 < 0.01) return format(Number(value.toPrecision(1)));
  return format(Number(value.toFixed(size2 < 100 ? 2 : 0)));
}
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

// src/convbook/widgets/js/arithmetic/training.js
var LIMITS2 = { X: [12, 16], K0: [5, 5], steps: 200, slowest: 1e-6, fastest: 10, loss: 34028234663852886e22 };
var NUMBERS = [
  ["learning_rate", LIMITS2.slowest, LIMITS2.fastest, ""],
  ["steps", 1, LIMITS2.steps, "whole "]
];
function check(settings) {
  const small = (value) => Number.isFinite(value) && Math.abs(value) <= LIMITS.value;
  for (const [name, least, most, kind] of NUMBERS) {
    const value = settings[name];
    if (!(small(value) && value >= least && value <= most && !(kind && value % 1))) {
      return `${name} must be a ${kind}number from ${least} to ${most}, not ${small(value) ? format(value) : value}.`;
    }
  }
  const { X, Y, K0, bias } = settings;
  const fit = isTensor(X, LIMITS2.X) && isTensor(K0, LIMITS2.K0) && isTensor(Y, LIMITS2.X) && Y.length === X.length - K0.length + 1 && Y[0].length === X[0].length - K0[0].length + 1;
  return fit && small(bias ?? 0) ? null : `X, Y, K0 and bias must fit together, with values up to ${LIMITS.value}.`;
}
var correlate = (X, K) => range(X.length - K.length + 1).map(
  (i) => range(X[0].length - K[0].length + 1).map(
    (j) => total(K.map((row, u) => row.reduce((sum2, weight, v) => sum2 + weight * X[i + u][j + v], 0)))
  )
);
var total = (values) => values.reduce((sum2, value) => sum2 + value, 0);
var each = (matrix, change) => matrix.map((row, i) => row.map((value, j) => change(value, i, j)));
function stateAt({ X, Y }, K, b) {
  const P = each(correlate(X, K), (value) => value + b);
  const E = each(P, (value, i, j) => value - Y[i][j]);
  return {
    K,
    b,
    P,
    E,
    loss: total(E.flat().map((e) => e * e)),
    G: each(correlate(X, E), (value) => 2 * value),
    g: 2 * total(E.flat())
  };
}
function train(settings) {
  const { K0, bias, learning_rate: rate, steps } = settings;
  const run = [];
  let state = stateAt(settings, K0, bias ?? 0);
  while (run.length <= steps && state.loss <= LIMITS2.loss) {
    run.push(state);
    const { K, b, G, g } = state;
    state = stateAt(settings, each(K, (weight, u, v) => weight - rate * G[u][v]), bias === null ? 0 : b - rate * g);
  }
  return run;
}
function warning(run, t, { steps }) {
  const ends = t < steps && !run[t + 1];
  if (!ends && !(run[t].loss > run[t - 1]?.loss && run[t].loss > run[0].loss / 1e6)) return "";
  const end = ends ? " One more would overflow float32, so the run ends here." : "";
  return `The loss grows: steps this long overshoot.${end} Lower the learning rate.`;
}
function scale(losses) {
  const decades = losses.map((loss) => Math.log10(Math.max(loss, 1e-34)));
  const low = Math.floor(Math.min(-8, ...decades));
  const high = Math.ceil(Math.max(low + 1, ...decades));
  return { low, high, heights: decades.map((decade) => (high - decade) / (high - low)) };
}

// src/convbook/widgets/js/dom.js
var fresh = /* @__PURE__ */ (() => {
  let last = 0;
  return () => ++last;
})();
function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else setAttribute(element, name, value);
  }
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
  for (const [name, value] of Object.entries(attributes)) setAttribute(element, name, String(value));
  element.append(...children);
  return element;
}
var icon = (path) => svg("svg", { viewBox: "0 0 16 16", "aria-hidden": "true", focusable: "false" }, svg("path", { d: path }));
var button = (text, onclick, attributes = {}) => h("button", { type: "button", class: "cb-button", onclick, ...attributes }, text);
var tint = (role, text) => h("span", { class: `cb-${role}` }, text);

// src/convbook/widgets/js/controls.js
function createCheckbox(text, onChange) {
  const box = h("input", { type: "checkbox", class: "cb-check", onchange: () => onChange(box.checked) });
  return {
    element: h("label", { class: "cb-label cb-toggle" }, box, " ", text),
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
function createSelect(label, onChange) {
  const select = h("select", { class: "cb-select", onchange: () => onChange(select.value) });
  const element = h("label", { class: "cb-label" }, `${label} `, select);
  let shown = "";
  return {
    element,
    /** @param {string | number} value @param {readonly (readonly [string | number, string])[]} choices  value and text */
    show(value, choices) {
      const now = JSON.stringify(choices);
      if (now !== shown) select.replaceChildren(...choices.map(([each2, text]) => h("option", { value: each2 }, text)));
      shown = now;
      select.value = String(value);
    }
  };
}

// src/convbook/widgets/js/field.js
var write = (number) => String(number).replace(/(000){2,}$/, (zeros) => `e${zeros.length}`);
function createField({ name, title = capital(name), letter, least, slider: most = 4, base, single, log, apply, onSettle, onProblem }) {
  const error = h("p", { class: "cb-error", id: `cb-error-${fresh()}`, hidden: true });
  let value = [least, least];
  let linked = true;
  const drafts = /* @__PURE__ */ new Map();
  const toSlider = (number) => log ? Math.round(20 * Math.log10(number)) : base && number > 0 ? Math.log(number) / Math.log(base) : number;
  const fromSlider = (place) => log ? (10 ** (Number(place) / 20)).toPrecision(2) : base ? write(Math.round(Number((base ** Number(place)).toPrecision(9)))) : place;
  const controls = (single ? [0] : [0, 1]).map((axis) => {
    const id = `cb-field-${fresh()}`;
    const axisName = h("span");
    const label = h(
      "label",
      { class: single ? "cb-hidden" : "cb-axis", for: id, id: `${id}-label` },
      h("span", { class: "cb-hidden" }, single ? title : `${title}, `),
      axisName
    );
    const onchange = () => {
      onProblem(drafts.has(axis) ? error.textContent ?? "" : "");
      onSettle();
    };
    const slider = h("input", {
      type: "range",
      class: "cb-range",
      min: toSlider(least),
      step: 1,
      "aria-labelledby": label.id,
      oninput: () => take(axis, fromSlider(slider.value)),
      onchange
    });
    const box = h("input", {
      ...log ? { type: "text", autocomplete: "off" } : { type: "number", min: least, step: 1, inputmode: "numeric" },
      class: "cb-box",
      id,
      oninput() {
        take(axis, box.value, box.validity.badInput);
        onSettle();
      },
      onchange
    });
    const line = h("div", { class: "cb-line" }, label, slider, box);
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
    const number = unreadable || text.trim() === "" ? NaN : Number(text);
    if (single) return apply([number]);
    return apply(linked ? [number, number] : axis === 0 ? [number, value[1]] : [value[0], number]);
  }
  function take(axis, text, unreadable) {
    let message = attempt(axis, text, unreadable);
    if (linked) message = message && message.replace(`${name} along the height`, name);
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
    if (!typing && (log || Number.isInteger(Number(text)) && text !== "")) {
      const place = toSlider(log ? value[axis] : Number(text));
      if (base && fromSlider(slider.value) !== text) setAttribute(slider, "min", place % 1);
      slider.value = String(place);
    }
    if (log || base) setAttribute(slider, "aria-valuetext", log ? format(value[axis]) : text);
    for (const control of [slider, box]) {
      markInvalid(control, bad ? error : null);
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
var WINDOW = Object.entries(LEAST).map(([name, least]) => ({ name, letter: name[0], least }));
function createFields(view, names, { open = false, first = 0, more = () => [], say = () => "" } = {}) {
  const { model } = view;
  const held = ({ name, follows = "" }) => view.settings[name] ?? view.settings[follows];
  const paired = names.filter(({ single }) => !single);
  const alike = () => paired.every((each2) => held(each2)[0] === held(each2)[1]);
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
      onSettle: () => save(model),
      onProblem: (message) => view.announce(message || say())
    })
  );
  const link = createCheckbox("Same for both axes", relink);
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
      const message = view.change(Object.fromEntries(own.map((each2) => [each2.name, [held(each2)[0], held(each2)[0]]])));
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

// src/convbook/widgets/js/grid.js
var EDGE = 6;
function createGrid({ label, role, where = (...place) => rowColumn(place), onFocus, onLeave, onHover, editable, onEdit, onProblem }) {
  const lens = h("div", { class: "cb-lens", "aria-hidden": "true", hidden: true });
  let armed = false;
  const body = h(
    "div",
    {
      role: "grid",
      class: `cb-grid cb-${role}-grid`,
      "aria-label": label,
      "aria-readonly": onEdit ? null : "true",
      onkeydown: keydown,
      /** @param {Event} event */
      onfocusin({ target }) {
        const place = locate(target);
        if (!place) return;
        setStop(...place);
        onFocus?.(...place);
      },
      /** @param {FocusEvent} event */
      onfocusout({ relatedTarget }) {
        if (!(relatedTarget instanceof Node && body.contains(relatedTarget))) onLeave?.();
      },
      /** @param {Event} event */
      onpointerdown({ target }) {
        const place = locate(target);
        armed = place !== null && cells[place[0]][place[1]] === document.activeElement;
      },
      /** @param {Event} event */
      onclick({ target }) {
        const place = locate(target);
        if (place && armed && !editor) edit(...place);
      },
      /** @param {PointerEvent} event */
      onpointerover({ pointerType, target }) {
        if (pointerType !== "touch") onHover?.(locate(target));
      },
      onpointerleave: () => onHover?.(null)
    },
    lens
  );
  const element = h("div", { class: "cb-scroll" }, body);
  const cells = [];
  const shown = /* @__PURE__ */ new WeakMap();
  let places = null;
  let stop = [0, 0];
  let editor = null;
  let scrolls = false;
  let turn = Infinity;
  let describe = () => ({ text: "", label: "" });
  const at = (row, column) => {
    const line = cells[inside(row, cells.length)];
    return line[inside(column, line.length)];
  };
  const inside = (value, size2) => Math.min(Math.max(value, 0), size2 - 1);
  function locate(target) {
    const cell = target instanceof Element ? target.closest(".cb-cell") : null;
    if (!(cell instanceof HTMLElement) || !body.contains(cell)) return null;
    return [Number(cell.dataset.row), Number(cell.dataset.column)];
  }
  function setStop(row, column, reachable = true) {
    const before = cells[stop[0]]?.[stop[1]];
    if (before) before.tabIndex = -1;
    const cell = at(row, column);
    stop = locate(cell) ?? stop;
    cell.tabIndex = reachable ? 0 : -1;
  }
  function resize(rows, columns) {
    const lengths = range(rows).map((row) => typeof columns === "number" ? columns : columns[row]);
    if (String(cells.map((line) => line.length)) === String(lengths)) return;
    const focused = locate(document.activeElement);
    cancel();
    for (const [cell] of cells.splice(rows)) cell.parentElement?.remove();
    lengths.forEach((length, row) => {
      const line = cells[row] ??= [];
      for (const cell of line.splice(length)) cell.remove();
      const element2 = line[0]?.parentElement ?? body.insertBefore(h("div", { role: "row", class: "cb-row", "aria-rowindex": row + 1 }), lens);
      while (line.length < length) {
        const column = line.length;
        const place = { "aria-colindex": column + 1, "data-row": row, "data-column": column };
        line.push(element2.appendChild(h("div", { role: "gridcell", class: "cb-cell", tabindex: -1, ...place }, " ")));
      }
    });
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
        const { text, label: label2, corner = "", marks = "", selected = false } = describe(row, column);
        const fixed = Boolean(onEdit && !editable?.(row, column));
        const all = [text, label2, corner, marks, selected, fixed].join("\n");
        if (shown.get(cell) === all) return;
        shown.set(cell, all);
        const long = Math.min(text.length, 7);
        const name = `cb-cell${long > 3 ? ` cb-long-${long}` : ""}${marks ? ` ${marks}` : ""}`;
        if (cell.className !== name) cell.className = name;
        setAttribute(cell, "aria-selected", selected ? "true" : "false");
        setAttribute(cell, "aria-readonly", fixed ? "true" : null);
        setAttribute(cell, "aria-label", label2);
        setAttribute(cell, "data-corner", corner || null);
        cell.firstChild.data = text;
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
      spellcheck: "false",
      oninput: () => setAttribute(box, "aria-invalid", null),
      onblur: () => commit(false)
    });
    box.value = text ?? describe(row, column).full ?? "";
    editor = { row, column, box };
    onProblem?.(null);
    cells[row][column].append(box);
    box.focus();
    if (text === void 0) box.select();
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
    cells[row]?.[column]?.focus();
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
  return { element, body, resize, scatter, fit, fold, paint, frame, setStop, focused: () => locate(document.activeElement) };
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
function createTop(root, title) {
  const name = h("span", { class: "cb-title" });
  function rename(text) {
    setText(name, text);
    setAttribute(root, "aria-label", text);
  }
  rename(title);
  const shapes = h("span", { class: "cb-shapes" });
  return {
    element: h("p", { class: "cb-top" }, name, " ", shapes),
    rename,
    /** @param {...(string | Node)} parts  signs and sizes */
    show: (...parts) => shapes.replaceChildren(...parts),
    /** @param {string} input  sizes @param {string} kernel  or "" @param {string} output @param {string} [sign] */
    shapes: (input, kernel, output, sign = "⋆") => shapes.replaceChildren(
      tint("input", input),
      ...kernel ? [` ${sign} `, tint("kernel", kernel)] : [],
      " → ",
      tint("output", output)
    )
  };
}

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
  const playIcon = icon("");
  const playName = h("span");
  const play = button("", () => model.get("playing") ? pause() : start2(), { class: "cb-button cb-play" });
  play.append(playIcon, playName);
  const stepper = (name, shape, by) => {
    const made = button("", () => step(index() + by), { class: "cb-button cb-step", "aria-label": name });
    made.append(icon(shape));
    return made;
  };
  const back = stepper("Step back", SHAPES.back, -1);
  const forward = stepper("Step forward", SHAPES.forward, 1);
  const scrub = h("input", {
    type: "range",
    class: "cb-range cb-scrub",
    min: 0,
    step: 1,
    "aria-label": label,
    oninput() {
      const to = Number(scrub.value);
      pause();
      go(to);
    },
    onchange: () => save(model)
  });
  const count = h("span", { class: "cb-count", "aria-hidden": "true" });
  const speed = createSelect("Speed", (value) => {
    model.set("speed", Number(value));
    save(model);
  });
  const element = h(
    "div",
    { class: "cb-player" },
    h("span", { class: "cb-buttons" }, play, back, forward),
    h("span", { class: "cb-track" }, scrub, count),
    speed.element
  );
  const atEnd = () => index() >= length() - 1;
  function drive() {
    clearTimeout(timer);
    driving = true;
    model.set("_driver", me);
    timer = setTimeout(() => {
      if (!atEnd()) go(index() + 1);
      if (atEnd()) pause();
      else drive();
    }, 1e3 / speedOf(model));
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
  function start2() {
    if (atEnd()) go(0);
    drive();
    model.set("playing", true);
    save(model);
  }
  function step(to) {
    pause();
    if (to < 0 || to >= length()) return;
    go(to);
    save(model);
    onRest();
  }
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
    speed.show(now, all.map((value) => [value, `${value} per second`]));
    if (driving) drive();
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
var factors = (taps2) => taps2.flatMap(({ x, w }) => [x, w]);
var equals = (value, numbers) => (
  // Adding decimal fractions in binary is off by a little even where nothing was rounded for print.
  [Number(value.toPrecision(12)), ...numbers].every(exact) ? "= " : "≈ "
);
var start = (text) => h("span", { class: "cb-name" }, tint("output", text), " = ");
var result = (sign, value) => h("span", { class: "cb-result" }, sign, tint("output", format(value)));
function sum(name, taps2, bias, value, pair) {
  return [
    start(name),
    ...products(taps2, pair),
    bias === null ? "" : h("span", { class: "cb-terms cb-bias-term" }, "+ ", tint("kernel", factor(bias)), " "),
    result(equals(value, [bias ?? 0, ...factors(taps2)]), value)
  ];
}

// src/convbook/widgets/js/widget.js
function defineWidget({ title = "", defaults, settings: names, looks = [], check: check2, build: build2 }) {
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
    const unfit = check2(read(model));
    if (unfit) throw new RangeError(unfit);
    const status = h("div", { role: "status", class: "cb-hidden" });
    const problem = h("p", { class: "cb-error", hidden: true });
    const root = h("div", { class: "cb-root", role: "group" });
    function setAll(values) {
      for (const [name, value] of Object.entries(values)) model.set(name, value);
    }
    const view = {
      model,
      signal,
      root,
      top: createTop(root, title),
      settings: read(model),
      problem,
      resetButton: button("Reset", reset, { class: "cb-button cb-reset" }),
      apply(changes) {
        const wanted = { ...view.settings, ...changes };
        const wrong = check2(wanted);
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
        problem.hidden = message === null;
        view.announce(message ?? "");
      }
    };
    const parts = build2(view);
    const { children, update, move = update, clear, start: start2 } = parts;
    function refresh() {
      const wanted = read(model);
      if (!check2(wanted)) view.settings = wanted;
      update();
    }
    function reset() {
      view.settings = { ...view.settings, ...model.get("_initial") };
      setAll({ ...model.get("_initial"), ...start2, playing: false, _driver: "" });
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
    root.addEventListener("beforeinput", (event) => event.stopPropagation(), { capture: true, signal });
    const keep = ({ target, key, ctrlKey, metaKey, shiftKey }) => {
      if (!(target instanceof Element && root.contains(target))) return;
      const notebooks = (ctrlKey || metaKey || shiftKey && key === "Enter") && !/^[zy]$/i.test(key);
      target.toggleAttribute("data-lm-suppress-shortcuts", !notebooks);
    };
    window.addEventListener("keydown", keep, { capture: true, signal });
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
var replaced = (tensor, [at, ...rest], value) => at === void 0 ? value : tensor.map((part, i) => i === at ? replaced(part, rest, value) : part);

// src/convbook/widgets/js/widgets/kernel-training.js
var NOWHERE = [0, 0, 0, 0];
var SETTINGS = ["X", "Y", "K0", "bias", "learning_rate", "steps"];
var mark = (e, strong) => isTiny(e) ? "cb-later" : `${e < 0 ? "cb-low" : "cb-high"}${e * e > strong ? " cb-on" : ""}`;
var isTiny = (value) => Math.abs(value) < 5e-3;
var size = (matrix) => (
  /** @type {Place} */
  [matrix.length, matrix[0].length]
);
function build(view) {
  const { model, signal, root } = view;
  const settings = () => (
    /** @type {Settings} */
    view.settings
  );
  let run = [];
  let trained = null;
  let output = [0, 0];
  let weight = null;
  function states() {
    if (trained !== view.settings) run = train(settings());
    trained = view.settings;
    return run;
  }
  const index = () => nearest(model.get("step"), states().length);
  const count = (at) => `step ${at} of ${settings().steps}`;
  const describe = (at) => `${count(at)}, loss ${format(states()[at].loss)}`;
  function restart(row, column, text) {
    const { K, b } = states()[index()];
    const read = parse(text);
    if ("message" in read) return read.message;
    const wrong = view.apply({ K0: replaced(K, [row, column], read.value), bias: settings().bias === null ? null : b });
    if (!wrong) view.look({ step: 0 });
    return wrong;
  }
  const player = createPlayer({
    model,
    signal,
    label: "Training step",
    length: () => states().length,
    index,
    go: (at) => model.set("step", at),
    describe,
    count,
    onRest: () => view.announce(`${capital(describe(index()))}. ${warning(states(), index(), settings())}`)
  });
  function array(role, label, options, ...below) {
    const grid = createGrid({ role, label, editable: () => true, onProblem: view.complain, ...options });
    return { ...createPanel(role, label, grid.element, ...below), grid };
  }
  function look(at, place = output) {
    [weight, output] = [at, place];
    update();
  }
  const pointing = {
    onFocus: (...place) => look(null, place),
    onHover: (place) => place && look(null, place)
  };
  const input = array("input", "Input X");
  const updates = h("div", { class: "cb-sum" });
  const kernel = array(
    "kernel",
    "Kernel K",
    {
      onFocus: (...place) => look(place),
      onLeave: () => look(null),
      onHover: (place) => look(place ?? kernel.grid.focused()),
      onEdit: restart
    },
    updates
  );
  kernel.caption("← K − learning rate · gradient");
  const prediction = array("output", "Prediction Ŷ", pointing);
  const target = array("output", "Target Y", pointing);
  const legend = h("p", { class: "cb-legend-line" }, "bar above: too high, below: too low");
  const error = array("output", "Error E", pointing, legend);
  const biased = createCheckbox(
    "Learn a bias too",
    (on) => view.change({ bias: on ? model.get("_initial").bias ?? 0 : null })
  );
  const fields = createFields(
    view,
    [
      { name: "learning_rate", title: "Learning rate", least: 1e-4, slider: 1, single: true, log: true },
      { name: "steps", least: 1, slider: LIMITS2.steps, single: true }
    ],
    { open: true }
  );
  const curve = icon("");
  setAttribute(curve, "preserveAspectRatio", "none");
  const [top, bottom, dot] = ["cb-dim", "cb-dim", "cb-dot"].map((name) => h("span", { class: name }));
  const plot = h("div", { class: "cb-plot" }, top, bottom, curve, dot);
  const loss = createPanel("output", "Loss Σ E²", plot);
  const equals2 = operator("=");
  const notice = h("p", { class: "cb-dropped" });
  const arithmetic = h("p", { class: "cb-sum" });
  const note = h("p", { class: "cb-note" });
  kernel.grid.element.style.setProperty("--cb-step", "46px");
  root.style.setProperty("--cb-step", "clamp(29px, 4.6cqi, 34px)");
  function show({ grid }, values, [row, column, rows, columns] = NOWHERE, mark2 = () => "") {
    grid.resize(...size(values));
    grid.paint((i, j) => {
      const value = values[i][j];
      const text = value && isTiny(value) ? "≈0" : formatShort(value);
      return { text, full: String(value), label: format(value), marks: mark2(value) };
    });
    grid.frame(row, column, rows, columns);
  }
  function update() {
    const { X, Y, bias: start2, learning_rate, steps } = settings();
    const at = index();
    const { K, b, P, E, loss: now, G, g } = states()[at];
    const [m, k] = [size(Y), size(K)];
    if (output.some((place, axis) => place >= m[axis])) output = [0, 0];
    if (weight?.some((place, axis) => place >= k[axis])) weight = null;
    const [i, j] = output;
    const { low, high, heights } = scale(states().slice(0, at + 1).map((state) => state.loss));
    setAttribute(curve.children[0], "d", `M${heights.map((y, t) => `${16 * t / steps} ${16 * y}`).join("L")}`);
    Object.assign(dot.style, { left: `${100 * at / steps}%`, top: `${100 * heights[at]}%` });
    plot.style.setProperty("--cb-decades", String((high - low) / (high - low > 16 ? 10 : 1)));
    setText(top, formatShort(10 ** high));
    setText(bottom, formatShort(10 ** low));
    loss.caption(`${format(now)} at step ${at}`);
    setText(notice, warning(states(), at, settings()));
    notice.hidden = !notice.textContent;
    const strong = states()[0].loss / P.flat().length / 4;
    show(input, X, weight ? [...weight, ...m] : [i, j, ...k]);
    show(kernel, K, weight ? [...weight, 1, 1] : NOWHERE);
    show(prediction, P, [i, j, 1, 1]);
    show(target, Y, [i, j, 1, 1]);
    show(error, E, weight ? [0, 0, ...m] : [i, j, 1, 1], (e) => mark(e, strong));
    setText(equals2, start2 === null ? "⋆ K =" : "⋆ K + b =");
    biased.show(start2 !== null);
    fields.update();
    const next = (name, value, slope) => h(
      "p",
      {},
      tint("kernel", name),
      ` ← ${format(value)} − ${format(learning_rate)} · ${factor(slope)} ≈ `,
      tint("kernel", format(value - learning_rate * slope))
    );
    const lines = K.flatMap((row, u) => row.map((value, v) => next(`K[${u}, ${v}]`, value, G[u][v])));
    const first = weight ? Math.max(0, weight[0] * k[1] + weight[1] - 3) : 0;
    updates.replaceChildren(...lines.slice(first, first + 4), start2 === null ? "" : next("b", b, g));
    const window2 = taps({ X, K, bias: b, stride: [1, 1], padding: [0, 0], dilation: [1, 1], flip: false }, i, j);
    arithmetic.replaceChildren(...sum(`Ŷ[${i}, ${j}]`, window2, start2 === null ? null : b, P[i][j], null));
    setText(
      note,
      weight ? `The gradient for K[${weight.join(", ")}] is twice the sum of E · X over the outlined cells.` : `E[${i}, ${j}] = ${format(P[i][j])} − ${factor(Y[i][j])} ≈ ${format(E[i][j])}. Edit a weight to start from there.`
    );
    player.update();
  }
  return {
    children: [
      player.element,
      fields.element,
      notice,
      h(
        "div",
        { class: "cb-stage", "data-layout": "stack" },
        loss.element,
        kernel.element,
        group(input.element),
        group(equals2, prediction.element),
        group("−", target.element),
        group("=", error.element)
      ),
      arithmetic,
      note,
      view.problem,
      h("div", { class: "cb-options" }, biased.element, view.resetButton)
    ],
    update,
    clear: fields.clear,
    follow: () => ({ step: index() }),
    start: { step: 0 }
  };
}
var kernel_training_default = defineWidget({ title: "Learning a kernel", defaults: {}, settings: SETTINGS, looks: ["step"], check, build });
export {
  kernel_training_default as default
};
