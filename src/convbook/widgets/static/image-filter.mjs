// src/convbook/widgets/js/words.js
var by = (...sizes) => sizes.join(" × ");
var rowColumn = ([i, j]) => `row ${i + 1}, column ${j + 1}`;
var marks = (flags) => Object.keys(flags).filter((name) => flags[name]).join(" ");

// src/convbook/widgets/js/core.js
var LIMITS = { side: 16, kernel: 9, padding: 8, stride: 16, dilation: 16, padded: 24, value: 1e6 };
var AXES = ["height", "width"];
var LINES = ["rows", "columns"];
var nearest = (at, size) => Number.isInteger(at) ? Math.min(Math.max(at, 0), size - 1) : 0;
var placeInside = (place, rows, columns) => [nearest(place?.[0], rows), nearest(place?.[1], columns)];
function isTensor(value, most) {
  let part = value;
  const sizes = most.map((limit) => {
    const size = part?.length;
    part = part?.[0];
    return size <= limit ? size : 0;
  });
  const fits = (value2, [size, ...rest]) => size === void 0 ? Number.isFinite(value2) && Math.abs(value2) <= LIMITS.value : Array.isArray(value2) && size > 0 && value2.length === size && value2.every((each) => fits(each, rest));
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
  const size = Math.abs(value);
  if (size >= 1e5) return value.toExponential(1).replace("e+", "e").replace(".0", "").replace("Infinity", "∞").replaceAll("-", "−");
  if (Number.isInteger(value)) return format(value);
  if (size < 0.01) return format(Number(value.toPrecision(1)));
  return format(Number(value.toFixed(size < 100 ? 2 : 0)));
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

// src/convbook/widgets/js/arithmetic/filter.js
var LIMITS2 = { side: 256, kernel: 9, bytes: 2e7, pixels: 24e6 };
var ENDS = [
  [200, 95, 0],
  [124, 92, 224]
];
var gauss = [1, 4, 6, 4, 1];
var PRESETS = [
  ["Identity", [[0, 0, 0], [0, 1, 0], [0, 0, 0]], "Every pixel as it is", true],
  ["Change along the row", [[1, -1]], "Vertical edges: from left to right, + is bright to dark, − dark to bright"],
  ["Change down the column", [[1], [-1]], "Horizontal edges: from top to bottom, + is bright to dark, − dark to bright"],
  ["Sobel along the row", [[1, 0, -1], [2, 0, -2], [1, 0, -1]], "Vertical edges, with less noise"],
  ["Sobel down the column", [[1, 2, 1], [0, 0, 0], [-1, -2, -1]], "Horizontal edges, with less noise"],
  ["Laplacian", [[0, 1, 0], [1, -4, 1], [0, 1, 0]], "Edges of every direction: + is darker than around"],
  ["Box blur", gauss.map(() => gauss.map(() => 1 / 25)), "The mean of 25 pixels", true],
  ["Gaussian blur", gauss.map((a) => gauss.map((b) => a * b / 256)), "A mean in which near pixels count more", true],
  ["Sharpen", [[0, -1, 0], [-1, 5, -1], [0, -1, 0]], "Every pixel minus the Laplacian", true],
  ["Emboss", [[-2, -1, 0], [-1, 1, 1], [0, 1, 2]], "A relief, lit from one corner", true]
];
function sumText(K, bias) {
  const sum2 = Number(K.flat().reduce((all, w) => all + w, 0).toFixed(9));
  const then = sum2 === 0 ? "becomes 0" : sum2 === 1 ? "keeps its grey" : `becomes ${format(sum2)} times as bright`;
  const more = bias === 0 ? "" : `, plus the bias ${format(bias)}`;
  return `The weights sum to ${format(sum2)}: an even area ${then}${more}.`;
}
var known = /* @__PURE__ */ new WeakMap();
function decode(stored) {
  if (!Array.isArray(stored)) return null;
  const before = known.get(
    /** @type {Stored} */
    stored
  );
  if (before) return before;
  const [rows, columns, code] = stored;
  const fits = [rows, columns].every((n) => Number.isInteger(n) && n > 0 && n <= LIMITS2.side);
  if (!fits || typeof code !== "string") return null;
  let text = "";
  try {
    text = atob(code);
  } catch {
  }
  if (text.length !== rows * columns) return null;
  const bytes = new Uint8Array(text.length);
  bytes.forEach((_, at) => bytes[at] = text.charCodeAt(at) + (bytes[at - columns] ?? 0));
  const image = { rows, columns, values: Float64Array.from(bytes, (grey) => grey / 255) };
  known.set(
    /** @type {Stored} */
    stored,
    image
  );
  return image;
}
function luma(rgba, columns) {
  const values = new Float64Array(rgba.length / 4);
  for (let at = 0; at < values.length; at += 1) {
    const [r, g, b] = [rgba[4 * at], rgba[4 * at + 1], rgba[4 * at + 2]];
    values[at] = Math.round(0.299 * r + 0.587 * g + 0.114 * b) / 255;
  }
  return { rows: values.length / columns, columns, values };
}
var outputSizes = ({ rows, columns }, K) => [rows - K.length + 1, columns - K[0].length + 1];
function correlate({ rows, columns, values }, K, bias) {
  const [m, width] = outputSizes({ rows, columns, values }, K);
  const Y = new Float64Array(m * width).fill(bias);
  K.forEach(
    (weights, u) => weights.forEach((w, v) => {
      for (let i = 0; w && i < m; i += 1) {
        const [to, from] = [i * width, (i + u) * columns + v];
        for (let j = 0; j < width; j += 1) Y[to + j] += w * values[from + j];
      }
    })
  );
  return Y;
}
function products({ columns, values }, K, i, j) {
  return K.flatMap(
    (row, u) => row.map((w, v) => ({ u, v, r: i + u, c: j + v, x: values[(i + u) * columns + j + v], w, padding: false }))
  );
}
function scaleEnd(Y) {
  const sizes = Y.map(Math.abs).sort();
  const last = sizes.length - 1;
  const [below, above] = [Math.floor, Math.ceil].map((whole) => sizes[whole(0.99 * last)]);
  return Number((below + (above - below) * (0.99 * last % 1)).toPrecision(1)) || sizes[last] || 1;
}
function shades(Y, end) {
  const rgba = new Uint8ClampedArray(4 * Y.length);
  for (let at = 0; at < Y.length; at += 1) {
    const [r, g, b] = ENDS[Y[at] < 0 ? 0 : 1];
    const grey = 255 * Y[at];
    const to = 4 * at;
    rgba[to] = end ? r : grey;
    rgba[to + 1] = end ? g : grey;
    rgba[to + 2] = end ? b : grey;
    rgba[to + 3] = end ? 255 * Math.abs(Y[at]) / end : 255;
  }
  return rgba;
}
function unfit({ rows, columns }, K) {
  const sizes = [
    [K.length, rows],
    [K[0].length, columns]
  ];
  const axis = sizes.findIndex(([k2, n2]) => k2 > n2);
  if (axis < 0) return null;
  const [k, n] = sizes[axis];
  return `kernel must have at most ${n} ${LINES[axis]} (its ${AXES[axis]}), not ${k}: the image has ${n}.`;
}
var fitted = (width, height) => [width, height].map((n) => Math.round(n * Math.min(1, LIMITS2.side / Math.max(width, height))));
function fileProblem({ name, size }, picture) {
  const say = (what, way) => `“${name.slice(0, 40)}” ${what}. Choose ${way}.`;
  if (!size) return say("is empty", "another file");
  if (size > LIMITS2.bytes) return say(`has ${format(size / 1e6)} MB`, `one of at most ${LIMITS2.bytes / 1e6} MB`);
  if (picture === null) return say("can’t be read as an image", "a PNG or JPEG file");
  if (!picture) return null;
  const { width, height } = picture;
  const has = `has ${width} × ${height} pixels`;
  if (width * height > LIMITS2.pixels) return say(has, `one of at most ${LIMITS2.pixels / 1e6} million`);
  return Math.min(...fitted(width, height)) < LIMITS2.kernel ? say(has, "a larger or a less narrow one") : null;
}

// src/convbook/widgets/js/cells.js
var KINDS = {
  "cb-win": "★ wins",
  "cb-changed": "Δ changed",
  "cb-shared": "also in another window",
  "cb-drop": "in no window",
  "cb-padding": "padding",
  "cb-beyond": "beyond the padding"
};
var numberCell = (value, flags, corner, hidden = "") => ({
  text: hidden ? "" : formatShort(value),
  full: String(value),
  corner,
  label: [hidden || format(value), ...Object.keys(KINDS).filter((kind) => flags[kind]).map((kind) => KINDS[kind])].join(", "),
  marks: marks(flags)
});
var weightCell = (weight, looked) => numberCell(weight, { "cb-pair": looked });

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
function createNumberBox({ label, name, get, set, onProblem }) {
  const id = fresh();
  const error = h("p", { class: "cb-error", id: `cb-error-${id}`, hidden: true });
  const box = h("input", {
    type: "text",
    class: "cb-box",
    id: `cb-number-${id}`,
    autocomplete: "off",
    spellcheck: "false",
    oninput() {
      const read = parse(box.value);
      explain("message" in read ? read.message : null);
      if ("value" in read) set(read.value);
    },
    onchange: () => error.hidden ? show() : onProblem(error.textContent ?? "")
  });
  function explain(message) {
    setText(error, message ? `${name}: ${message} The picture still shows ${name} ${format(get())}.` : "");
    error.hidden = !message;
    markInvalid(box, message && error);
  }
  function show() {
    box.value = format(get());
  }
  return {
    element: h("div", { class: "cb-panel cb-number" }, h("label", { class: "cb-head cb-kernel", for: box.id }, label), box),
    error,
    /** Shows the number, unless the reader is at it. */
    update() {
      if (error.hidden && document.activeElement !== box) show();
    },
    /** Gives up what was typed. */
    clear() {
      explain(null);
      show();
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
      if (now !== shown) select.replaceChildren(...choices.map(([each, text]) => h("option", { value: each }, text)));
      shown = now;
      select.value = String(value);
    }
  };
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
  const inside = (value, size) => Math.min(Math.max(value, 0), size - 1);
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

// src/convbook/widgets/js/sum.js
var factor = (value) => value < 0 ? `(${format(value)})` : format(value);
var exact = (value) => Number(format(value).replaceAll("−", "-")) === value;
function products2(taps, pair) {
  const term = ({ u, v, x, w }, first) => h(
    "span",
    { class: `cb-term${pair?.u === u && pair.v === v ? " cb-pair" : ""}` },
    first ? "" : "+ ",
    tint("input", factor(x)),
    "·",
    tint("kernel", factor(w)),
    " "
  );
  return [...new Set(taps.map(({ u }) => u))].map(
    (u) => h("span", { class: "cb-terms" }, ...taps.filter((tap) => tap.u === u).map((tap) => term(tap, tap === taps[0])))
  );
}
var factors = (taps) => taps.flatMap(({ x, w }) => [x, w]);
var equals = (value, numbers) => (
  // Adding decimal fractions in binary is off by a little even where nothing was rounded for print.
  [Number(value.toPrecision(12)), ...numbers].every(exact) ? "= " : "≈ "
);
var start = (text) => h("span", { class: "cb-name" }, tint("output", text), " = ");
var result = (sign, value) => h("span", { class: "cb-result" }, sign, tint("output", format(value)));
function sum(name, taps, bias, value, pair) {
  return [
    start(name),
    ...products2(taps, pair),
    bias === null ? "" : h("span", { class: "cb-terms cb-bias-term" }, "+ ", tint("kernel", factor(bias)), " "),
    result(equals(value, [bias ?? 0, ...factors(taps)]), value)
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
    const unfit2 = check2(read(model));
    if (unfit2) throw new RangeError(unfit2);
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

// src/convbook/widgets/js/widgets/image-filter.js
var SIDE = 320;
function check({ image, kernel, bias }) {
  const X = decode(image);
  const { kernel: side } = LIMITS2;
  if (X && isTensor(kernel, [side, side]) && isTensor(bias, [])) return unfit(X, kernel);
  return "image must be at most 256 × 256, kernel 9 × 9, its weights and the bias 1000000.";
}
function build(view) {
  const { model, signal, root, top } = view;
  const settings = () => (
    /** @type {Settings} */
    view.settings
  );
  let own = null;
  let hovered = null;
  let weight = [0, 0];
  let files = 0;
  let frame = 0;
  let drawn = [];
  let given = view.settings.image;
  const image = () => own?.image ?? /** @type {Image} */
  decode(view.settings.image);
  const size = () => outputSizes(image(), settings().kernel);
  const inside = (place) => placeInside(place, ...size());
  const position = () => inside(own ? own.place : model.get("position"));
  const products3 = (place) => products(image(), settings().kernel, ...place);
  const value = (place) => products3(place).reduce((all, { x, w }) => all + x * w, settings().bias);
  function go(to) {
    hovered = null;
    if (own) own.place = to;
    else model.set("position", to);
    show();
  }
  function rest() {
    save(model);
    view.announce(`Output ${rowColumn(position())}: ${format(value(position()))}`);
  }
  function choose(u, v) {
    weight = [u, v];
    showWeight();
    show();
  }
  function use(kernel2) {
    const problem = view.change({ kernel: kernel2 });
    view.complain(problem);
    update();
    return problem;
  }
  async function open(chosen) {
    if (!chosen) return;
    const turn = ++files;
    let problem = fileProblem(chosen);
    if (!problem) {
      const how = (
        /** @type {const} */
        { colorSpaceConversion: "none", premultiplyAlpha: "none" }
      );
      const bitmap = await createImageBitmap(chosen, how).catch(() => null);
      if (signal.aborted || turn !== files) return;
      problem = fileProblem(chosen, bitmap);
      if (bitmap && !problem) own = { image: pixels(bitmap), place: model.get("position") };
      bitmap?.close();
    }
    view.complain(problem);
    setAttribute(file, "aria-invalid", problem ? "true" : null);
    if (!problem) update();
  }
  function createPicture(role, title, attributes, middle) {
    const canvas = h("canvas");
    const spot = h("div", { class: "cb-spot" });
    const box = h(
      "div",
      {
        class: "cb-photo",
        onpointerdown: point,
        onpointermove: point,
        onpointerleave: point,
        onlostpointercapture: rest,
        ...attributes
      },
      canvas,
      spot
    );
    const at = (event) => {
      const { left, top: top2, width, height } = box.getBoundingClientRect();
      const [u, v] = middle();
      return inside([
        Math.floor((event.clientY - top2) / height * canvas.height) - u,
        Math.floor((event.clientX - left) / width * canvas.width) - v
      ]);
    };
    function point(event) {
      if (event.type === "pointerdown") box.setPointerCapture(event.pointerId);
      if (event.buttons) return go(at(event));
      hovered = event.type === "pointermove" ? at(event) : null;
      show();
    }
    return {
      box,
      panel: createPanel(role, title, box),
      /** @param {number} columns @param {Uint8ClampedArray<ArrayBuffer>} rgba */
      paint(columns, rgba) {
        draw(canvas, columns, rgba);
        const { rows: n, columns: all } = image();
        box.style.width = `min(${100 * columns / all}%, ${SIDE * columns / Math.max(n, all)}px)`;
      },
      /** Frames some pixels. @param {Place} place @param {Place} size @param {Place} of */
      frame([i, j], [rows, columns], [all, width]) {
        const percent = (side, share) => `${side}:${100 * share}%;`;
        const [top2, left] = [percent("top", i / all), percent("left", j / width)];
        spot.style.cssText = top2 + left + percent("height", rows / all) + percent("width", columns / width);
      }
    };
  }
  const kernelSize = () => (
    /** @type {Place} */
    [settings().kernel.length, settings().kernel[0].length]
  );
  const input = createPicture(
    "input",
    "Input X",
    {
      role: "application",
      tabindex: 0,
      "aria-label": "Input X: the arrow keys move the window",
      onkeydown: keydown,
      onkeyup: rest
      // of Tab, too: says where the window is
    },
    () => (
      /** @type {Place} */
      kernelSize().map((k) => k - 1 >> 1)
    )
  );
  const output = createPicture("output", "Output Y", { role: "img", "aria-label": "Output Y" }, () => [0, 0]);
  const ramp = h("canvas");
  const scale = range(3).map(() => h("span"));
  output.panel.element.append(h("p", { class: "cb-scale" }, ramp, ...scale));
  const presets = createSelect("Kernel", (name2) => {
    const preset = PRESETS.find((one) => one[0] === name2);
    if (preset && !use(preset[1])) view.look({ grey: Boolean(preset[3]) });
  });
  const windowGrid = createGrid({ label: "Window", role: "input", onFocus: choose });
  const kernelGrid = createGrid({
    label: "Kernel K",
    role: "kernel",
    onFocus: choose,
    editable: () => true,
    onEdit: (u, v, text) => view.edit("kernel", [u, v], text),
    onProblem: view.complain
  });
  const name = h("span");
  const slider = h("input", {
    type: "range",
    class: "cb-range",
    min: -5,
    max: 5,
    step: 0.1,
    oninput: () => view.apply({ kernel: replaced(settings().kernel, weight, Number(slider.value)) }),
    onchange: () => save(model)
  });
  const window2 = createPanel("input", "Window", windowGrid.element);
  const kernel = createPanel("kernel", "Kernel K", kernelGrid.element, h("label", { class: "cb-label" }, name, slider));
  const bias = createNumberBox({
    label: "Bias b",
    name: "bias",
    get: () => settings().bias,
    set: (number) => view.change({ bias: number }),
    onProblem: view.announce
  });
  const sizes = ["rows", "columns"].map(
    (label, axis) => createSelect(label, (wanted) => {
      const [rows, columns] = kernelSize().map((k, at) => range(at === axis ? Number(wanted) : k));
      use(rows.map((u) => columns.map((v) => settings().kernel[u]?.[v] ?? 0)));
    })
  );
  const grey = createCheckbox("Show Y as a grey image, clipped to 0 … 1", (on) => view.look({ grey: on }));
  const file = h("input", { type: "file", accept: "image/*", class: "cb-file", onchange: () => open(file.files?.[0]) });
  const about = h("p", { class: "cb-about" });
  const arithmetic = h("p", { class: "cb-sum" });
  function keydown(event) {
    const step = event.shiftKey ? 10 : 1;
    const by2 = { ArrowUp: [-step, 0], ArrowDown: [step, 0], ArrowLeft: [0, -step], ArrowRight: [0, step] }[event.key];
    if (!by2 || event.ctrlKey || event.altKey || event.metaKey) return;
    const [i, j] = position();
    go(inside([i + by2[0], j + by2[1]]));
    event.preventDefault();
    event.stopPropagation();
  }
  signal.addEventListener("abort", () => cancelAnimationFrame(frame), { once: true });
  function update() {
    if (given !== view.settings.image) own = null;
    given = view.settings.image;
    const [rows, columns] = kernelSize();
    const { kernel: K } = settings();
    weight = [Math.min(weight[0], rows - 1), Math.min(weight[1], columns - 1)];
    for (const grid of [windowGrid, kernelGrid]) grid.resize(rows, columns);
    root.style.setProperty("--cb-columns", String(columns));
    top.shapes(by(image().rows, image().columns), by(rows, columns), by(...size()));
    const preset = PRESETS.find((one) => JSON.stringify(one[1]) === JSON.stringify(K));
    const choices = PRESETS.map(([each]) => (
      /** @type {[string, string]} */
      [each, each]
    ));
    presets.show(preset?.[0] ?? "", preset ? choices : [["", "Your own"], ...choices]);
    setText(about, (preset ? `${preset[2]}. ` : "") + sumText(K, settings().bias));
    bias.update();
    sizes.forEach(
      (select, axis) => select.show(
        kernelSize()[axis],
        range(LIMITS2.kernel).map((k) => [k + 1, `${k + 1}`])
      )
    );
    showWeight();
    move();
  }
  function showWeight() {
    const [u, v] = weight;
    const now = settings().kernel[u][v];
    setText(name, `K[${u}, ${v}]`);
    slider.value = String(now);
    setAttribute(slider, "aria-valuetext", format(now));
  }
  function move() {
    grey.show(Boolean(model.get("grey")));
    show();
    frame ||= requestAnimationFrame(paint);
  }
  function show() {
    const place = hovered ? inside(hovered) : position();
    const [i, j] = place;
    const K = kernelSize();
    const taps = products3(place);
    input.frame(place, K, [image().rows, image().columns]);
    output.frame(place, [1, 1], size());
    window2.caption(`from X[${i}, ${j}]`);
    const [u, v] = weight;
    const here = (row, column) => row === u && column === v;
    windowGrid.paint((row, column) => {
      const { x, w } = taps[row * K[1] + column];
      const corner = K[1] < 7 ? `×${formatShort(w)}` : "";
      return { ...weightCell(x, here(row, column)), corner };
    });
    const cells = (
      /** @type {NodeListOf<HTMLElement>} */
      windowGrid.body.querySelectorAll(".cb-cell")
    );
    taps.forEach(({ x }, at) => {
      cells[at].style.cssText = `background:rgb(${`${255 * x} `.repeat(3)});color:${x < 0.46 ? "#fff" : "#000"}`;
    });
    kernelGrid.paint((row, column) => weightCell(settings().kernel[row][column], here(row, column)));
    for (const grid of [windowGrid, kernelGrid]) grid.frame(0, 0, 0, 0);
    arithmetic.replaceChildren(...sum(`Y[${i}, ${j}]`, taps, settings().bias, value(place), { u, v }));
  }
  function paint() {
    frame = 0;
    const X = image();
    const now = [X, settings().kernel, settings().bias, Boolean(model.get("grey"))];
    if (now.every((one, at) => one === drawn[at])) return;
    input.paint(X.columns, shades(X.values, null));
    drawn = now;
    const Y = correlate(X, settings().kernel, settings().bias);
    const end = model.get("grey") ? null : scaleEnd(Y);
    output.paint(size()[1], shades(Y, end));
    const labels = end ? [-end, 0, end] : [0, 0.5, 1];
    const steps = range(129).map((at) => labels[0] + (labels[2] - labels[0]) * at / 128);
    draw(ramp, 129, shades(steps, end));
    scale.forEach((part, at) => setText(part, ["≤ ", "", "≥ "][at] + format(labels[at])));
  }
  return {
    children: [
      h("div", { class: "cb-options" }, presets.element, ...sizes.map(({ element }) => element), about),
      h("div", { class: "cb-photos" }, input.panel.element, output.panel.element),
      h("div", { class: "cb-products" }, window2.element, operator("⋆"), kernel.element, operator("+"), bias.element),
      arithmetic,
      h("p", { class: "cb-note" }, "Press a pixel, or use the arrow keys: with Shift, by ten. Black is 0, white is 1."),
      view.problem,
      bias.error,
      h("div", { class: "cb-options" }, grey.element, view.resetButton),
      h("label", {}, "Your own image, which stays in this browser: ", file)
    ],
    update,
    move,
    clear() {
      own = null;
      file.value = "";
      setAttribute(file, "aria-invalid", null);
      files += 1;
      bias.clear();
    },
    follow: () => own ? {} : { position: position() }
  };
}
function draw(canvas, columns, rgba) {
  const rows = rgba.length / 4 / columns;
  if (canvas.width !== columns) canvas.width = columns;
  if (canvas.height !== rows) canvas.height = rows;
  canvas.getContext("2d")?.putImageData(new ImageData(rgba, columns, rows), 0, 0);
}
function pixels(bitmap) {
  const [width, height] = fitted(bitmap.width, bitmap.height);
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
  defaults: { image: [1, 1, "AA=="], kernel: [[1]], bias: 0, grey: false, position: [0, 0] },
  settings: ["image", "kernel", "bias"],
  looks: ["grey", "position"],
  check,
  build
});
export {
  image_filter_default as default
};
