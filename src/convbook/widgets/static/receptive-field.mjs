// src/convbook/widgets/js/words.js
var capital = (word) => word[0].toUpperCase() + word.slice(1);
var rowColumn = ([i, j]) => `row ${i}, column ${j}`;
var both = (pair) => [...new Set(pair)].join(" and ");
var counted = (count, one) => `${count} ${one}${count === 1 ? "" : "s"}`;
function marks(flags) {
  let names = "";
  for (const name in flags) if (flags[name]) names += ` ${name}`;
  return names;
}

// src/convbook/widgets/js/core.js
var LIMITS = { side: 16, kernel: 9, padding: 8, stride: 16, dilation: 16, padded: 24, value: 1e6 };
var AXES = ["height", "width"];
var UNFIT = "The values do not fit together.";
function outside(name, value, least2, most, more = "") {
  if (typeof value !== "number") return UNFIT;
  if (Number.isInteger(value) && value >= least2 && value <= most) return "";
  return `${name} must be a whole number from ${format(least2)} to ${grouped(most)}${Number.isNaN(value) ? "" : `, not ${grouped(value)}`}.${more}`;
}
function outputSize(n, k, p, s, d, ceil) {
  const m = Math.floor((n + 2 * p - d * (k - 1) - 1) / s) + 1;
  return ceil && (n + 2 * p - d * (k - 1) - 1) % s !== 0 && m * s < n + p ? m + 1 : m;
}
var LEAST = { padding: 0, stride: 1, dilation: 1 };
var nearest = (at, size) => Number.isInteger(at) ? Math.min(Math.max(at, 0), size - 1) : 0;
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

// src/convbook/widgets/js/arithmetic/receptive-field.js
var LIMITS2 = { n: 64, layers: 8, number: 64, width: 96, name: 12 };
var PARAMETERS = ["kernel", "stride", "padding", "dilation"];
var least = (parameter) => parameter === "padding" ? 0 : 1;
function levels({ n, layers }) {
  let [m, r, j, start] = [n, 1, 1, 0];
  const input = [1, 1, 0, 1, "Input"];
  return [input, ...layers].map(([k, s, p, d, name]) => {
    m = outputSize(m, k, p, s, d);
    r += d * (k - 1) * j;
    start -= p * j;
    j *= s;
    return { k, s, p, d, name, m, r, j, start };
  });
}
var width = (all) => all[0].m - 2 * all[all.length - 1].start;
function check({ n, layers }) {
  const list = Array.isArray(layers) ? layers : [];
  const named = list.every((layer) => typeof layer?.[4] === "string" && layer[4].length <= LIMITS2.name);
  const more = " Change n, kernel, padding or dilation.";
  return outside("n", n, 1, LIMITS2.n) || outside("Number of layers", list.length, 1, LIMITS2.layers) || list.flatMap(
    (layer, at) => PARAMETERS.map((name, which) => outside(`Layer ${at + 1}: ${name}`, layer?.[which], least(name), LIMITS2.number))
  ).find(Boolean) || (named ? levels({ n, layers }).flatMap(({ m, start }, l) => [
    outside(`Layer ${l}: size with all padding`, n - 2 * start, 1, LIMITS2.width, more),
    outside(`Layer ${l}: output size`, m, 1, LIMITS2.width, more)
  ]).find(Boolean) : UNFIT) || null;
}
function middle(all, wish = Infinity) {
  const level = Math.min(wish, all.length - 1);
  return [level, all[level].m >> 1];
}
var taps = ({ k, s, p, d }, i) => range(k).map((u) => i * s - p + u * d);
function paths(all, level, cell) {
  const counts = all.map(({ m }, l) => range(m).map((i) => Number(l === level && i === (cell ?? i))));
  for (let l = level; l > 0; l--) {
    counts[l].forEach((count, i) => {
      for (const tap of taps(all[l], i)) if (tap in counts[l - 1]) counts[l - 1][tap] += count;
    });
  }
  for (let l = level + 1; l < all.length; l++) {
    counts[l] = counts[l].map((_, i) => taps(all[l], i).reduce((sum, tap) => sum + (counts[l - 1][tap] ?? 0), 0));
  }
  return counts;
}
var first = ({ start, j }, i) => start + i * j;
var position = (all, level, i) => first(all[level], i) + (all[level].r - 1) / 2 - all[all.length - 1].start;

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
function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) setAttribute(element, name, String(value));
  element.append(...children);
  return element;
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
function createField({ name, title = capital(name), letter, least: least2, slider: most = 4, base, single, apply, onSettle }) {
  const error = h("p.error", { id: `cb-error-${fresh()}` });
  let value = [least2, least2];
  let linked = true;
  const drafts = /* @__PURE__ */ new Map();
  const whole = least2 % 1 === 0;
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
      min: toSlider(least2),
      step: 1,
      oninput: () => take(axis, fromSlider(slider.value)),
      onchange
    });
    const box = h("input", {
      ...whole ? { type: "number", min: least2, inputmode: "numeric" } : { type: "text", autocomplete: "off" },
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
    if (!typing && text && number >= least2) {
      const place = toSlider(number);
      if (base && fromSlider(slider.value) !== text) setAttribute(slider, "min", toSlider(least2) + place % 1);
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
var WINDOW = Object.entries(LEAST).map(([name, least2]) => ({ name, letter: name[0], least: least2 }));
var isPlain = (settings, names) => names.every(({ name, least: least2 }) => [settings[name]].flat().every((value) => value === least2));
function createFields(view, names, { open = !isPlain(view.settings, names), first: first2 = 0, more = () => [], say = () => view.top.element.textContent ?? "" } = {}) {
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
    ...parts(fields.slice(first2)),
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
    setText(summary, fields.slice(first2).map((field) => field.summary()).join(" · "));
  }
  function forget() {
    for (const field of fields) field.clear();
  }
  function clear() {
    linked = alike();
    forget();
  }
  return { element, lead: h("div", ...parts(fields.slice(0, first2))), update, clear, forget };
}

// src/convbook/widgets/js/grid.js
var EDGE = 6;
var GAP = 3;
function createGrid({ label, role, where = (...place) => rowColumn(place), onFocus, onLeave, onHover, editable = () => true, onEdit, onProblem }) {
  const lens = h("div.lens", { "aria-hidden": "true", hidden: true });
  const rows = h("div.rows", { role: "rowgroup" });
  let over = null;
  let armed = false;
  const body = h(
    "div",
    {
      role: "grid",
      class: `cb-grid cb-${role}-grid`,
      "aria-label": label,
      "aria-readonly": !onEdit && "true",
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
        armed = place !== null && at(...place) === document.activeElement;
      },
      /** @param {Event} event */
      onclick({ target }) {
        const place = locate(target);
        if (place && armed && !editor) edit(...place);
      },
      /** Not "over", which cells cause, too, that move below a pointer at rest. @param {PointerEvent} event */
      onpointermove({ pointerType, target }) {
        if (pointerType === "touch" || target === over) return;
        over = target;
        onHover?.(locate(target));
      },
      onpointerleave() {
        over = null;
        onHover?.(null);
      }
    },
    rows,
    lens
  );
  const element = h("div.scroll", body);
  let cells = [];
  let origin = [0, 0];
  const shown = /* @__PURE__ */ new WeakMap();
  let stop = null;
  let editor = null;
  let scrolls = false;
  let turn = Infinity;
  const blank = h("div.cell", { role: "gridcell", tabindex: -1 }, " ");
  let describe = () => ({ text: "", label: "" });
  const at = (row, column) => {
    const line = cells[nearest(row, cells.length)];
    return line[nearest(column, line.length)];
  };
  function locate(target) {
    const cell = (
      /** @type {HTMLElement} */
      target instanceof Element && target.closest(".cb-cell")
    );
    const row = cells.findIndex((line) => line.includes(cell));
    return row < 0 ? null : [row, cells[row].indexOf(cell)];
  }
  function setStop(row, column, reachable = true) {
    const before = stop;
    stop = at(row, column);
    if (before !== stop) before?.setAttribute("tabindex", "-1");
    setAttribute(stop, "tabindex", reachable ? 0 : -1);
  }
  function resize(height, columns, first2 = [0, 0]) {
    const lengths = range(height).map((row) => typeof columns === "number" ? columns : columns[row]);
    if (String(cells.map((line) => line.length)) === String(lengths)) return;
    const [stopped, focused] = [stop, document.activeElement].map(locate);
    cancel();
    const [down, right] = first2.map((to, axis) => to - origin[axis]);
    origin = [...first2];
    cells = cells.slice(0, height).map((line, row) => line.slice(0, lengths[row]));
    refit(rows, height, down, () => h("div.row", { role: "row" }));
    cells = lengths.map((length, row) => {
      refit(rows.children[row], length, right, () => blank.cloneNode(true));
      return (
        /** @type {HTMLElement[]} */
        [...rows.children[row].children]
      );
    });
    if (!stop?.isConnected) setStop(...stopped ?? [0, 0]);
    if (focused) at(...focused).focus();
  }
  function scatter(where2) {
    resize(where2.length, where2.map((line) => line.length));
    body.classList.add("cb-scattered");
    where2.forEach((line, row) => line.forEach((at2, column) => cells[row][column].style.setProperty("--cb-at", String(at2))));
  }
  function paint(how) {
    describe = how;
    cells.forEach(
      (line, row) => line.forEach((cell, column) => {
        const { text, label: label2, corner = "", marks: marks2 = "", selected = false } = describe(row, column);
        const fixed = onEdit && !editable(row, column);
        const all = `${text}
${label2}
${corner}
${marks2}
${selected}${fixed}`;
        if (shown.get(cell) === all) return;
        shown.set(cell, all);
        const long = Math.min(text.length, 6);
        setAttribute(cell, "class", `cb-cell${long > 3 ? ` cb-long-${long}` : ""}${marks2}`);
        setAttribute(cell, "aria-selected", `${selected}`);
        setAttribute(cell, "aria-readonly", fixed && "true");
        setAttribute(cell, "aria-label", label2);
        setAttribute(cell, "data-corner", corner || null);
        setText(
          /** @type {Text} */
          cell.firstChild,
          text
        );
      })
    );
  }
  function frame(row, column, rows2, columns) {
    setAttribute(lens, "hidden", rows2 === 0);
    if (rows2 === 0) return;
    for (const [name, value] of Object.entries({ row, column, rows: rows2, columns })) {
      lens.style.setProperty(`--cb-${name}`, String(value));
    }
    if (scrolls) reveal(column, columns);
  }
  function fit(step, width2) {
    scrolls = step * cells[0].length + 2 * EDGE > width2;
  }
  function fold(columns) {
    turn = columns;
    body.style.setProperty("--cb-fold", String(columns));
  }
  function reveal(column, columns) {
    const step = cells[0][0].offsetWidth + GAP;
    const hidden = column * step - element.scrollLeft;
    const room = element.clientWidth - columns * step - 2 * EDGE;
    if (hidden < 0 || hidden > room) element.scrollLeft += hidden - room / 2;
  }
  function edit(row, column, text) {
    if (!onEdit || !editable(row, column)) return;
    const box = h("input.editor", {
      type: "text",
      "aria-label": `New value for ${where(row, column)}`,
      autocomplete: "off",
      spellcheck: "false",
      oninput: () => setAttribute(box, "aria-invalid", null),
      onblur: () => commit(false)
    });
    box.value = text ?? String(describe(row, column).full);
    editor = box;
    onProblem?.(null);
    if (column > (cells[row].length - 1) / 2) box.style.left = "auto";
    cells[row][column].append(box);
    box.focus();
    if (text === void 0) box.select();
  }
  function close() {
    const box = editor;
    editor = null;
    box?.remove();
  }
  function commit(stay) {
    const place = locate(editor);
    if (!place || !editor) return;
    const message = onEdit?.(...place, editor.value) ?? null;
    if (message && stay) setAttribute(editor, "aria-invalid", "true");
    else close();
    onProblem?.(message);
    if (!message && stay) at(...place).focus();
  }
  function cancel() {
    const place = locate(editor);
    if (!place) return;
    close();
    onProblem?.(null);
    at(...place).focus();
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
    const width2 = Math.min(turn, cells[place[0]].length);
    const lines = cells[0].length > turn ? cells[0].length / turn : 1;
    const [row, column] = [place[0] * lines + Math.floor(place[1] / width2), place[1] % width2];
    const bottom = cells.length * lines - 1;
    const across = (to2) => {
      const distances = (lines > 1 ? null : cells[to2])?.map(({ offsetLeft }) => Math.abs(offsetLeft - from.offsetLeft));
      return [to2, distances ? distances.indexOf(Math.min(...distances)) : column];
    };
    const from = at(...place);
    const moves = {
      ArrowUp: across(row - 1),
      ArrowDown: across(row + 1),
      ArrowLeft: [row, column - 1],
      ArrowRight: [row, column + 1],
      Home: [event.ctrlKey ? 0 : row, 0],
      End: [event.ctrlKey ? bottom : row, 1e9]
    };
    const to = moves[event.key];
    if (to) {
      const line = nearest(to[0], bottom + 1);
      const into = Math.floor(line / lines);
      at(into, line % lines * width2 + nearest(to[1], Math.min(turn, cells[into].length))).focus();
    } else if (event.ctrlKey) return;
    else if (event.key === "Enter" || event.key === "F2") edit(...place);
    else if (/^[-−+.\d]$/.test(event.key)) edit(...place, event.key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  return { element, body, resize, scatter, fit, fold, paint, frame, reveal, setStop, focused: () => locate(document.activeElement) };
}
function refit(parent, count, ahead, make) {
  const { children } = parent;
  while (ahead++ < 0) children[0]?.remove();
  while (--ahead > 0) parent.prepend(make());
  while (children.length > count) children[count].remove();
  while (children.length < count) parent.append(make());
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

// src/convbook/widgets/js/widgets/receptive-field.js
var CONVOLUTION = [3, 1, 0, 1, "conv"];
var POOLING = [2, 2, 0, 1, "pool"];
var PITCH = 1.8;
var BARS = { from: 0.4, to: 1.9 };
var UNSEEN = "seen by no output";
function build(view) {
  const { model, root } = view;
  const settings = () => (
    /** @type {{n: number, layers: Layer[]}} */
    view.settings
  );
  let all = levels(settings());
  let alive = [];
  let hovered = null;
  const top = () => all.length - 1;
  const named = (level) => level ? `Layer ${level}` : "Input";
  const titled = (level) => level ? `${level} ${all[level].name}` : "Input";
  function chosen() {
    const now = levels(settings());
    const level = nearest(model.get("cell")?.[0], now.length);
    return [level, nearest(model.get("cell")?.[1], now[level].m)];
  }
  const place = () => Math.max(chosen()[0] - 1, 0);
  const layer = () => settings().layers[place()];
  const field = (level, i) => {
    const from = first(all[level], i);
    return `field ${format(from)} to ${format(from + all[level].r - 1)}`;
  };
  const spliced = (after, out, ...layers) => settings().layers.toSpliced(place() + after, out, ...layers);
  function restack(...how) {
    const level = place() + how[0] + 1;
    const message = view.change({ layers: spliced(...how) });
    view.complain(message);
    if (message) return;
    view.look({ cell: middle(levels(settings()), level) });
    update();
    view.announce(sees.textContent ?? "");
  }
  const grid = createGrid({
    label: "Cells of each layer",
    role: "input",
    onFocus(row, cell) {
      hovered = null;
      view.look({ cell: [top() - row, cell] });
      paint();
    },
    onHover(at) {
      hovered = at && [top() - at[0], at[1]];
      paint();
    }
  });
  const lines = svg("svg", {}, svg("path"), svg("path"), svg("path"));
  const under = h("div.under", { "aria-hidden": "true" });
  const labels = h("div.levels");
  const table = h("table.figures");
  const sees = h("p.sum.sees");
  const edited = h("b");
  const filled = h("p.filled");
  const fields = createFields(
    {
      ...view,
      get settings() {
        return { n: settings().n, ...Object.fromEntries(PARAMETERS.map((name, at) => [name, layer()[at]])) };
      },
      apply: ({ n = settings().n, ...changes }) => view.apply({ n, layers: spliced(0, 1, layer().map((old, at) => changes[PARAMETERS[at]] ?? old)) })
    },
    [
      ...PARAMETERS.map((name) => ({ name, letter: name[0], least: least(name), single: true })),
      { name: "n", title: "Input", letter: "n", least: 1, slider: LIMITS2.n, single: true }
    ],
    { open: true, say: () => sees.textContent ?? "" }
  );
  function update() {
    all = levels(settings());
    alive = paths(all, top());
    hovered = null;
    root.style.setProperty("--cb-columns", String(width(all)));
    lines.setAttribute("viewBox", `0 0 ${width(all)} 1`);
    grid.scatter(all.map(({ m }, l) => range(m).map((i) => position(all, l, i))).reverse());
    grid.body.prepend(under);
    under.replaceChildren(
      ...all.flatMap(
        ({ p }, l) => range(2 * p).map((q) => {
          const at = position(all, l - 1, q - p + (q < p ? 0 : all[l - 1].m));
          return h("span.cell.padding", { style: `--cb-at: ${at}; --cb-row: ${PITCH * (top() - l + 1)}` });
        })
      ),
      lines
    );
    labels.replaceChildren(
      ...all.map(({ r }, l) => h("div", titled(l), h("span.dim", `r = ${r}`))).reverse()
    );
    show();
  }
  function paint() {
    const [level, cell] = hovered ?? chosen();
    const counts = paths(all, level, cell);
    const { r } = all[level];
    grid.paint((row, i) => {
      const l = top() - row;
      const count = counts[l][i];
      const is = {
        "cb-map": l > 0,
        "cb-drop": !alive[l][i],
        "cb-on": count > 0 && l < level,
        "cb-uses": count > 0 && l > level,
        "cb-probed": l === level && i === cell
      };
      const label = [`${named(l)}, cell ${i}`, l && field(l, i), count && counted(count, "path"), !alive[l][i] && UNSEEN];
      return { text: String(i), label: label.filter(Boolean).join(", "), marks: marks(is), selected: is["cb-probed"] };
    });
    grid.frame(top() * PITCH, first(all[level], cell) - all[top()].start, level && 1, r);
    if (!grid.focused()) grid.setStop(top() - level, cell);
    draw(level, counts);
    const [seen, influenced] = [counts[0], counts[top()]].map((each) => each.filter(Boolean).length);
    sees.replaceChildren(
      tint("output", `${named(level)}, cell ${cell}`),
      ...level ? [` sees ${seen} of the r = ${r} cells of its `, tint("input", `${field(level, cell)}.`)] : [],
      level < top() ? `${level ? " It" : ""} influences ${influenced} of ${counted(all[top()].m, "output")}.` : ""
    );
  }
  function show() {
    paint();
    const [level, cell] = chosen();
    const rows = all.map(({ k: k2, s: s2, p, d: d2, m, r: r2, j: j2, start }, l) => [
      titled(l),
      ...[k2, s2, p, d2].map((number) => l ? number : ""),
      ...[m, r2, j2, format(start)]
    ]);
    table.replaceChildren(
      ...[["layer", "k", "s", "p", "d", "size m", "field r", "jump j", "start"], ...rows].map(
        (line, row) => h(
          "tr",
          { class: row - 1 === level && "cb-here" },
          ...line.map((each, column) => h(row && column ? "td" : "th", String(each)))
        )
      )
    );
    setText(edited, named(place() + 1));
    const { k, s, d, r, j } = all[level];
    grid.reveal(first(all[level], cell) - all[top()].start, r);
    const below = all[level - 1];
    setText(filled, below ? `r = ${below.r} + ${d}·(${k} − 1)·${below.j} = ${r}, j = ${below.j}·${s} = ${j}` : "");
    fields.update();
  }
  function draw(level, counts) {
    const at = (l, i, down) => `${position(all, l, i) + 0.46} ${(top() - l) * PITCH + down}`;
    const drawn = ["", "", ""];
    const scale = (BARS.to - BARS.from) / Math.max(...counts[0], 1);
    all.forEach(
      (one, l) => counts[l].forEach((count, i) => {
        if (l === 0) drawn[2] += `M${at(l, i, 1 + BARS.to)}v${-count * scale}`;
        else if (count) {
          for (const tap of taps(one, i)) {
            if (counts[l - 1][tap]) drawn[Number(l > level)] += `M${at(l, i, 1)}L${at(l - 1, tap, 0)}`;
          }
        }
      })
    );
    drawn.forEach((path, which) => lines.children[which].setAttribute("d", path));
  }
  view.top.show("Point at any cell");
  return {
    children: [
      h("div.field-stage", labels, grid.element),
      h(
        "p.legend-line",
        key("on", "seen"),
        key("uses", "influenced"),
        key("padding", "padding"),
        key("drop", UNSEEN),
        "bars: number of paths"
      ),
      sees,
      // below the cells: a second line in it must not move them from under the pointer
      view.problem,
      h(
        "div.options",
        edited,
        button("Remove", () => restack(0, 1)),
        button("Add conv", () => restack(1, 0, CONVOLUTION)),
        button("Add pool", () => restack(1, 0, POOLING)),
        view.resetButton
      ),
      fields.element,
      h("div.scroll.dim", table),
      filled
    ],
    update,
    move() {
      fields.clear();
      show();
    },
    clear: fields.clear,
    follow: () => ({ cell: chosen() }),
    start: { cell: middle(levels(model.get("_initial"))) }
  };
}
var receptive_field_default = defineWidget({
  title: "Receptive field",
  settings: ["n", "layers"],
  looks: ["cell"],
  check,
  build
});
export {
  receptive_field_default as default
};
