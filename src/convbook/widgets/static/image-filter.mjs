// src/convbook/widgets/js/words.js
var by = (...sizes) => sizes.join(" × ");
var rowColumn = ([i, j]) => `row ${i}, column ${j}`;
function marks(flags) {
  let names = "";
  for (const name in flags) if (flags[name]) names += ` ${name}`;
  return names;
}

// src/convbook/widgets/js/core.js
var LIMITS = { side: 16, kernel: 9, padding: 8, stride: 16, dilation: 16, padded: 24, value: 1e6 };
var UNFIT = "The values do not fit together.";
var nearest = (at, size) => Number.isInteger(at) ? Math.min(Math.max(at, 0), size - 1) : 0;
var placeInside = (place, rows, columns) => [nearest(place?.[0], rows), nearest(place?.[1], columns)];
function isTensor(value, most) {
  let part = value;
  const sizes = most.map((limit) => {
    const size = part?.length;
    part = part?.[0];
    return size <= limit ? size : 0;
  });
  const fits = (value2, axis) => axis === sizes.length ? Number.isFinite(value2) && Math.abs(value2) <= LIMITS.value : Array.isArray(value2) && value2.length > 0 && value2.length === sizes[axis] && value2.every((each) => fits(each, axis + 1));
  return fits(value, 0);
}
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

// src/convbook/widgets/js/arithmetic/dense.js
var sizeOf = (matrix) => [matrix.length, matrix[0].length];
var total = (values) => values.reduce((sum2, value) => sum2 + value, 0);
var outputSizes = (X, K) => sizeOf(K).map((k, axis) => sizeOf(X)[axis] - k + 1);
var correlate = (X, K, bias = 0) => range(X.length - K.length + 1).map((i) => {
  const sums = range(X[0].length - K[0].length + 1).fill(bias);
  K.forEach(
    (weights, u) => weights.forEach((w, v) => {
      for (let j = 0; j < sums.length; j += 1) sums[j] += w * X[i + u][j + v];
    })
  );
  return sums;
});
var products = (X, K, [i, j]) => K.flatMap((weights, u) => weights.map((w, v) => ({ u, v, x: X[i + u][j + v], w })));

// src/convbook/widgets/js/arithmetic/filter.js
var LIMITS2 = { side: 256, kernel: 9 };
var ENDS = [
  [200, 95, 0],
  [124, 92, 224]
];
var weightSum = (K) => Number(total(K.flat()).toFixed(9));
var fold = (values, columns) => range(values.length / columns).map((i) => values.slice(i * columns, (i + 1) * columns));
function decode(stored) {
  if (decoded.stored !== stored) {
    const [, columns, code] = stored;
    const bytes = Uint8Array.from(atob(code), (byte) => byte.charCodeAt(0));
    bytes.forEach((_, at) => bytes[at] += bytes[at - columns] ?? 0);
    decoded = { stored, X: fold(Array.from(bytes, (byte) => byte / 255), columns) };
  }
  return decoded.X;
}
var decoded = { stored: null, X: [] };
function check({ image, kernel, bias, presets }) {
  const { side, kernel: most } = LIMITS2;
  try {
    const X = decode(image);
    const kernels = [kernel, ...presets.map((preset) => preset[1])];
    const sizes = [X.length, ...X.map((row) => row.length)];
    const sound = sizes.every((size) => size > 0 && size <= side) && kernels.every((each) => isTensor(each, [most, most])) && isTensor(bias, []);
    if (sound && Math.min(...outputSizes(X, kernel)) > 0) return null;
  } catch {
  }
  return UNFIT;
}
var luma = (rgba, columns) => fold(
  range(rgba.length / 4).map((at) => {
    const [r, g, b] = rgba.subarray(4 * at);
    return Math.round(0.299 * r + 0.587 * g + 0.114 * b) / 255;
  }),
  columns
);
function scaleEnd(Y) {
  const sizes = Float64Array.from(Y, Math.abs);
  const sample = sizes.filter((_, at) => at % 16 === 0).sort();
  const upper = sizes.filter((size) => size >= sample[Math.floor(0.95 * sample.length)]).sort();
  const above = sizes.length - 1 - Math.ceil(0.99 * (sizes.length - 1));
  const end = above < upper.length ? upper[upper.length - 1 - above] : sizes.sort()[sizes.length - 1 - above];
  return Number(end.toPrecision(1)) || upper.at(-1) || 1;
}
function shades(Y, end) {
  const rgba = new Uint8ClampedArray(4 * Y.length);
  Y.forEach((y, at) => {
    const grey = 255 * y;
    const [r, g, b] = end ? ENDS[y < 0 ? 0 : 1] : [grey, grey, grey];
    rgba[4 * at] = r;
    rgba[4 * at + 1] = g;
    rgba[4 * at + 2] = b;
    rgba[4 * at + 3] = end ? Math.abs(grey) / end : 255;
  });
  return rgba;
}
var fitted = (sides) => sides.map((side) => Math.max(LIMITS2.kernel, Math.round(side * Math.min(1, LIMITS2.side / Math.max(...sides)))));

// src/convbook/widgets/js/cells.js
var KINDS = {
  "cb-win": "★ wins",
  "cb-changed": "Δ changed",
  "cb-drop": "in no window",
  "cb-padding": "padding",
  "cb-beyond": "beyond the padding"
};
var written = /* @__PURE__ */ new Map();
function write(value) {
  const known = written.get(value);
  if (known) return known;
  if (written.size > 1e4) written.clear();
  const both = [format(value), formatShort(value)];
  written.set(value, both);
  return both;
}
function numberCell(value, flags, corner, hidden = "") {
  const [full, short] = hidden ? [hidden, ""] : write(value);
  let label = full;
  for (const kind in KINDS) if (flags[kind]) label += `, ${KINDS[kind]}`;
  return { text: short, full: value, corner, label, marks: marks(flags) };
}

// src/convbook/widgets/js/dom.js
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
  function resize(height, columns, first = [0, 0]) {
    const lengths = range(height).map((row) => typeof columns === "number" ? columns : columns[row]);
    if (String(cells.map((line) => line.length)) === String(lengths)) return;
    const [stopped, focused] = [stop, document.activeElement].map(locate);
    cancel();
    const [down, right] = first.map((to, axis) => to - origin[axis]);
    origin = [...first];
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
  function fit(step, width) {
    scrolls = step * cells[0].length + 2 * EDGE > width;
  }
  function fold2(columns) {
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
    const width = Math.min(turn, cells[place[0]].length);
    const lines = cells[0].length > turn ? cells[0].length / turn : 1;
    const [row, column] = [place[0] * lines + Math.floor(place[1] / width), place[1] % width];
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
      at(into, line % lines * width + nearest(to[1], Math.min(turn, cells[into].length))).focus();
    } else if (event.ctrlKey) return;
    else if (event.key === "Enter" || event.key === "F2") edit(...place);
    else if (/^[-−+.\d]$/.test(event.key)) edit(...place, event.key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  return { element, body, resize, scatter, fit, fold: fold2, paint, frame, reveal, setStop, focused: () => locate(document.activeElement) };
}
function refit(parent, count, ahead, make) {
  const { children } = parent;
  while (ahead++ < 0) children[0]?.remove();
  while (--ahead > 0) parent.prepend(make());
  while (children.length > count) children[count].remove();
  while (children.length < count) parent.append(make());
}

// src/convbook/widgets/js/panel.js
function createPanel(role, name, content, ...below) {
  const word = tint(role, name);
  const dim = h("span.dim");
  const element = h(`div.panel.panel-${role}`, h("p.head", word, " ", dim), content, ...below);
  return {
    element,
    /** A remark below the name. @param {string} text */
    caption: (text) => setText(dim, text),
    /** Another name. @param {string} text */
    rename: (text) => setText(word, text)
  };
}
var operator = (sign) => h("span.operator", { "aria-hidden": "true" }, sign);
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

// src/convbook/widgets/js/array.js
var TINY = 1e-3;
function createArray({ complain }, role, name, options = {}, ...below) {
  const { where } = options;
  const grid = createGrid({ role, label: name, onProblem: complain, ...options });
  return {
    ...grid,
    panel: createPanel(role, name, grid.element, ...below),
    /** @param {Matrix} values @param {Describe} [more]
     * @param {readonly number[]} [frame]  where an outline begins, which is where Tab leads, too; its rows and columns */
    show(values, more, [row, column, rows, columns] = [0, 0, 0, 0]) {
      grid.resize(...sizeOf(values));
      grid.paint((i, j) => {
        const value = values[i][j];
        const cell = {
          ...numberCell(value, {}),
          ...value && Math.abs(value) < TINY && { text: "≈0" },
          ...more?.(i, j, value)
        };
        return where ? { ...cell, label: `${cell.label}, ${where(i, j)}` } : cell;
      });
      grid.frame(row, column, rows, columns);
      if (!grid.focused()) grid.setStop(row, column);
    }
  };
}

// src/convbook/widgets/js/bias.js
function createBias(view, name = "Bias b", place = []) {
  const { panel, show } = createArray(view, "kernel", name, {
    where: () => name,
    onEdit: (_row, _column, text) => view.edit("bias", place, text)
  });
  return {
    element: panel.element,
    update: () => show([[[view.settings.bias].flat()[place[0] ?? 0]]])
  };
}

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
function createSelect(label, onChange) {
  const select = h("select.select", { onchange: () => onChange(select.value) });
  const element = h("label.label", `${label} `, select);
  return {
    element,
    /** @param {string | number} value @param {readonly (readonly [string | number, string, ...any])[]} choices  value, text */
    show(value, choices) {
      select.replaceChildren(...choices.map(([each, text]) => h("option", { value: each }, text)));
      select.value = String(value);
    }
  };
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

// src/convbook/widgets/js/sum.js
var factor = (value) => value < 0 ? `(${format(value)})` : format(value);
var exact = (value) => Number(format(value).replaceAll("−", "-")) === value;
function products2(taps, pair) {
  const term = ({ u, v, x, w }, first) => h(
    `span.term${pair?.u === u && pair.v === v ? ".pair" : ""}`,
    first ? "" : "+ ",
    tint("input", factor(x)),
    "·",
    tint("kernel", factor(w)),
    " "
  );
  return [...new Set(taps.map(({ u }) => u))].map(
    (u) => h("span.terms", ...taps.filter((tap) => tap.u === u).map((tap) => term(tap, tap === taps[0])))
  );
}
var factors = (taps) => taps.flatMap(({ x, w }) => [x, w]);
var equals = (value, numbers) => (
  // Adding decimal fractions in binary is off by a little even where nothing was rounded for print.
  [Number(value.toPrecision(12)), ...numbers].every(exact) ? "= " : "≈ "
);
var start = (text) => h("span.name", tint("output", text), " = ");
var result = (sign, value) => h("span.result", sign, tint("output", format(value)));
function sum(name, taps, bias, value, pair) {
  return [
    start(name),
    ...products2(taps, pair),
    bias === null ? "" : h("span.terms", "+ ", tint("kernel", factor(bias)), " "),
    result(equals(value, [bias ?? 0, ...factors(taps)]), value)
  ];
}

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

// src/convbook/widgets/js/widgets/image-filter.js
var SIDE = 320;
function build(view) {
  const { model, top } = view;
  const settings = () => (
    /** @type {Settings} */
    view.settings
  );
  let own = null;
  let instead;
  let place;
  let X = [[0]];
  let painted = null;
  let Y = X;
  let weight = [0, 0];
  const kernelSize = () => sizeOf(settings().kernel);
  function position() {
    if (!own) place = model.get("position");
    return placeInside(place, ...sizeOf(Y));
  }
  function go(to) {
    place = placeInside(to, ...sizeOf(Y));
    if (!own) model.set("position", place);
    show();
  }
  function rest() {
    save(model);
    const [i, j] = position();
    view.announce(`Output ${rowColumn([i, j])}: ${format(Y[i][j])}`);
  }
  function choose(...place2) {
    weight = /** @type {Place} */
    place2;
    show();
  }
  async function open() {
    const chosen = file.files?.[0];
    if (!chosen) return;
    const bitmap = chosen.size <= 4e7 ? await createImageBitmap(chosen).catch(() => null) : null;
    if (chosen !== file.files?.[0]) return;
    const fits = bitmap && bitmap.height * bitmap.width <= 5e7;
    if (fits) [own, instead, taken] = [pixels(bitmap), settings().image, file.files];
    else file.files = taken;
    view.complain(fits ? null : `“${chosen.name}” can't be read as an image of at most 40 MB and 50 million pixels.`);
    update();
  }
  function createPicture(role, title, attributes) {
    const canvas = h("canvas");
    const spot = h("div.lens.spot");
    const box = h(
      `div.photo.${role}-grid`,
      { onpointerdown: point, onpointermove: point, onlostpointercapture: rest, ...attributes },
      canvas,
      spot
    );
    function point({ buttons, pointerId, offsetX, offsetY }) {
      if (!buttons) return;
      const pixel = [offsetY / box.clientHeight * canvas.height, offsetX / box.clientWidth * canvas.width];
      go(pixel.map((at, axis) => Math.floor(at) - (role === "input" ? kernelSize()[axis] - 1 >> 1 : 0)));
      box.setPointerCapture(pointerId);
    }
    return {
      panel: createPanel(role, title, box),
      /** @param {Matrix} values @param {number} [end]  of the signed scale */
      paint(values, end) {
        const [rows, columns] = sizeOf(values);
        canvas.width = columns;
        canvas.height = rows;
        canvas.getContext("2d")?.putImageData(new ImageData(shades(values.flat(), end), columns), 0, 0);
        box.style.width = `min(${100 * columns / X[0].length}%, ${SIDE * columns / Math.max(...sizeOf(X))}px)`;
      },
      /** Frames some pixels. @param {number[]} pixels  row, column, rows, columns */
      frame(pixels2) {
        pixels2.forEach((at, side) => {
          const all = side % 2 ? canvas.width : canvas.height;
          spot.style.setProperty(["top", "left", "height", "width"][side], `${100 * at / all}%`);
        });
      }
    };
  }
  const input = createPicture("input", "Input X", {
    role: "application",
    tabindex: 0,
    "aria-label": "Input X: the arrow keys move the window",
    onkeydown: keydown,
    onkeyup: rest
    // of Tab, too: says where the window is
  });
  const output = createPicture("output", "Output Y", { role: "img", "aria-label": "Output Y" });
  const scale = h("div.scale");
  output.panel.element.append(scale);
  const presets = createSelect("Kernel", (chosen) => {
    const kernel2 = JSON.parse(chosen);
    view.complain(view.change({ kernel: kernel2, grey: weightSum(kernel2) === 1 }));
    update();
    view.announce(about.textContent ?? "");
  });
  const slider = h("input.range", {
    type: "range",
    min: -5,
    max: 5,
    step: 0.1,
    oninput: () => view.apply({ kernel: replaced(settings().kernel, weight, Number(slider.value)) }),
    onchange: () => save(model)
  });
  const window2 = createArray(view, "input", "Window", { onFocus: choose });
  const kernel = createArray(
    view,
    "kernel",
    "Kernel K",
    { onFocus: choose, onEdit: (u, v, text) => view.edit("kernel", [u, v], text) },
    slider
  );
  const bias = createBias(view);
  const grey = createCheckbox("Y as a grey image", (on) => view.change({ grey: on }));
  const file = h("input.select", { type: "file", accept: "image/*", onchange: open });
  let taken = file.files;
  const about = h("p");
  const arithmetic = h("p.sum");
  function keydown(event) {
    const step = event.shiftKey ? 10 : 1;
    const by2 = { ArrowUp: [-step, 0], ArrowDown: [step, 0], ArrowLeft: [0, -step], ArrowRight: [0, step] }[event.key];
    if (!by2 || event.ctrlKey || event.altKey || event.metaKey) return;
    go(position().map((at, axis) => at + by2[axis]));
    event.preventDefault();
    event.stopPropagation();
  }
  function update() {
    const { image, kernel: K, bias: b, grey: clipped, presets: all } = settings();
    if (instead !== image) own = null;
    X = own ?? decode(image);
    Y = correlate(X, K, b);
    const [rows, columns] = kernelSize();
    weight = placeInside(weight, rows, columns);
    top.shapes(by(...sizeOf(X)), by(rows, columns), by(...sizeOf(Y)));
    const written2 = JSON.stringify(K);
    const choices = all.map(([name, each, remark]) => [JSON.stringify(each), name, remark]);
    choices.push([written2, "Your own", "Your own"]);
    presets.show(written2, choices);
    setText(about, choices.find(([each]) => each === written2)?.[2] ?? "");
    kernel.panel.caption(`weights sum to ${format(weightSum(K))}`);
    bias.update();
    grey.show(clipped);
    const end = clipped ? void 0 : scaleEnd(Y.flat());
    if (X !== painted) input.paint(X);
    painted = X;
    output.paint(Y, end);
    scale.hidden = clipped;
    input.panel.caption("0 (black) to 1 (white)");
    output.panel.caption(end ? `from ${format(-end)} (orange) over 0 to ${format(end)} (purple), clipped` : "clipped to 0…1");
    show();
  }
  function show() {
    const [i, j] = position();
    const { kernel: K, bias: b } = settings();
    const [u, v] = weight;
    const [rows, columns] = kernelSize();
    input.frame([i, j, rows, columns]);
    output.frame([i, j, 1, 1]);
    const mark = (row, column) => ({ marks: row === u && column === v ? " cb-pair" : "" });
    window2.show(X.slice(i, i + rows).map((line) => line.slice(j, j + columns)), mark);
    kernel.show(K, mark);
    const taps = products(X, K, [i, j]);
    window2.body.querySelectorAll(".cb-cell").forEach((cell, at) => {
      const { x } = taps[at];
      cell.style.cssText = `background:hsl(0 0% ${100 * x}%);color:${x < 0.46 ? "#fff" : "#000"}`;
    });
    setAttribute(slider, "aria-label", `K[${u}, ${v}]`);
    slider.value = String(K[u][v]);
    setAttribute(slider, "aria-valuetext", format(K[u][v]));
    arithmetic.replaceChildren(...sum(`Y[${i}, ${j}]`, taps, b, Y[i][j], { u, v }));
  }
  return {
    children: [
      presets.element,
      about,
      h("div.photos", input.panel.element, output.panel.element),
      h(
        "div.filter",
        window2.panel.element,
        operator("⋆"),
        kernel.panel.element,
        operator("+"),
        bias.element
      ),
      arithmetic,
      h("p.note", "Press a pixel or a weight. The arrow keys move the window, with Shift by ten."),
      view.problem,
      h("div.options", grey.element, view.resetButton),
      h("label", "Your own image, kept in this browser: ", file)
    ],
    update,
    move: show,
    clear() {
      own = null;
      file.value = "";
      taken = file.files;
    },
    start: { position: model.get("position") }
  };
}
function pixels(bitmap) {
  const [height, width] = fitted([bitmap.height, bitmap.width]);
  const context = (
    /** @type {CanvasRenderingContext2D} */
    h("canvas", { width, height }).getContext("2d")
  );
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, 0, 0, width, height);
  return luma(context.getImageData(0, 0, width, height).data, width);
}
var image_filter_default = defineWidget({
  title: "Image filter",
  settings: ["image", "kernel", "bias", "grey", "presets"],
  looks: ["position"],
  check,
  build
});
export {
  image_filter_default as default
};
