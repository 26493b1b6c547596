// src/convbook/widgets/js/words.js
var capital = (word) => word[0].toUpperCase() + word.slice(1);
var rowColumn = ([i, j]) => `row ${i}, column ${j}`;
var both = (pair) => [...new Set(pair)].join(" and ");
function marks(flags) {
  let names = "";
  for (const name in flags) if (flags[name]) names += ` ${name}`;
  return names;
}

// src/convbook/widgets/js/core.js
var LIMITS = { side: 16, kernel: 9, padding: 8, stride: 16, dilation: 16, padded: 24, value: 1e6 };
var AXES = ["height", "width"];
var UNFIT = "The values do not fit together.";
function outside(name, value, least, most, more = "") {
  if (typeof value !== "number") return UNFIT;
  if (Number.isInteger(value) && value >= least && value <= most) return "";
  return `${name} must be a whole number from ${format(least)} to ${grouped(most)}${Number.isNaN(value) ? "" : `, not ${grouped(value)}`}.${more}`;
}
var LEAST = { padding: 0, stride: 1, dilation: 1 };
var nearest = (at, size) => Number.isInteger(at) ? Math.min(Math.max(at, 0), size - 1) : 0;
var placeInside = (place, rows, columns) => [nearest(place?.[0], rows), nearest(place?.[1], columns)];
function isTensor(value, most) {
  let part = value;
  const sizes = most.map((limit) => {
    const size = part?.length;
    part = part?.[0];
    return size <= limit ? size : 0;
  });
  const fits = (value2, axis) => axis === sizes.length ? Number.isFinite(value2) && Math.abs(value2) <= LIMITS.value : Array.isArray(value2) && value2.length > 0 && value2.length === sizes[axis] && value2.every((each2) => fits(each2, axis + 1));
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

// src/convbook/widgets/js/arithmetic/training.js
var LIMITS2 = { X: [12, 16], K0: [5, 5], steps: 200, slowest: 1e-6, fastest: 10 };
function check(settings) {
  const { X, Y, K0, bias, learning_rate: rate, steps } = settings;
  const { slowest, fastest } = LIMITS2;
  const fit = isTensor(X, LIMITS2.X) && isTensor(K0, LIMITS2.K0) && isTensor(Y, LIMITS2.X) && isTensor(bias ?? 0, []) && typeof rate === "number";
  if (!fit || String(sizeOf(Y)) !== String(outputSizes(X, K0))) return UNFIT;
  if (!(rate >= slowest && rate <= fastest)) {
    return `learning_rate must be a number from ${slowest} to ${fastest}${Number.isNaN(rate) ? "" : `, not ${grouped(rate)}`}.`;
  }
  return outside("steps", steps, 1, LIMITS2.steps) || null;
}
var each = (matrix, change) => matrix.map((row, i) => row.map((value, j) => change(value, i, j)));
function stateAt({ X, Y }, K, b) {
  const P = correlate(X, K, b);
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
  while (run.length <= steps && Math.fround(state.loss) < Infinity) {
    run.push(state);
    const { K, b, G, g } = state;
    state = stateAt(settings, each(K, (weight, u, v) => weight - rate * G[u][v]), bias === null ? 0 : b - rate * g);
  }
  return run;
}
function warning(run, t, { steps }) {
  const end = t < steps && !run[t + 1];
  return end || run[t].loss > Math.max(run[t - 1]?.loss, run[0].loss / 1e6) ? `The loss grows${end ? " beyond float32" : ""}: lower learning_rate.` : "";
}
function scale(losses) {
  const decades = losses.map((loss) => Math.log10(Math.max(loss, 1e-34)));
  const low = Math.floor(Math.min(-8, ...decades));
  const high = Math.ceil(Math.max(low + 1, ...decades));
  return { low, high, heights: decades.map((decade) => (high - decade) / (high - low)) };
}

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
  const both2 = [format(value), formatShort(value)];
  written.set(value, both2);
  return both2;
}
function numberCell(value, flags, corner, hidden = "") {
  const [full, short] = hidden ? [hidden, ""] : write(value);
  let label = full;
  for (const kind in KINDS) if (flags[kind]) label += `, ${KINDS[kind]}`;
  return { text: short, full: value, corner, label, marks: marks(flags) };
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
function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) setAttribute(element, name, String(value));
  element.append(...children);
  return element;
}
var icon = (path) => svg("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" }, svg("path", { d: path }));
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
var group = (...parts) => h("div.group", ...parts.map((part) => typeof part === "string" ? operator(part) : part));
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
function createSelect(label, onChange) {
  const select = h("select.select", { onchange: () => onChange(select.value) });
  const element = h("label.label", `${label} `, select);
  return {
    element,
    /** @param {string | number} value @param {readonly (readonly [string | number, string, ...any])[]} choices  value, text */
    show(value, choices) {
      select.replaceChildren(...choices.map(([each2, text]) => h("option", { value: each2 }, text)));
      select.value = String(value);
    }
  };
}

// src/convbook/widgets/js/field.js
var write2 = (number) => String(number).replace(/(000){2,}$/, (zeros) => `e${zeros.length}`);
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
    return write2(whole ? Math.round(number) : number);
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
  const shown = () => both(value.map(write2));
  function show(axis, typing = false) {
    const why = [...drafts.values()].map(([, message]) => `${message} `).join("");
    setText(error, why && `${why}The picture still shows ${name} ${shown()}.`);
    const { axisName, slider, box, line } = controls[axis];
    const text = drafts.get(axis)?.[0] ?? write2(value[axis]);
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
    const message = view.change(Object.fromEntries(own.map((each2) => [each2.name, [held(each2)[0], held(each2)[0]]])));
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
  const me = String(Math.random());
  let timer = 0;
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
  const scrub = h("input.range.scrub", {
    type: "range",
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
  const count = h("span.count", { "aria-hidden": "true" });
  const speed = createSelect("Speed", (value) => {
    model.set("speed", Number(value));
    save(model);
  });
  const element = h(
    "div.player",
    h("span.buttons", play, back, forward),
    h("span.track", scrub, count),
    speed.element
  );
  const atEnd = () => index() >= length() - 1;
  function drive() {
    clearTimeout(timer);
    model.set("_driver", me);
    timer = setTimeout(() => {
      if (!atEnd()) go(index() + 1);
      if (atEnd()) pause();
      else drive();
    }, 1e3 / speedOf(model));
  }
  function halt() {
    clearTimeout(timer);
    timer = 0;
  }
  function pause() {
    halt();
    if (!model.get("playing")) return;
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
  signal.addEventListener("abort", () => timer && pause());
  let shownSpeed = 0;
  function update() {
    const playing = Boolean(model.get("playing"));
    if (timer && !(playing && model.get("_driver") === me)) halt();
    if (playing && !model.get("_driver")) {
      drive();
      save(model);
    }
    const now = speedOf(model);
    if (now !== shownSpeed) {
      shownSpeed = now;
      speed.show(now, [.../* @__PURE__ */ new Set([...SPEEDS, now])].map((value) => [value, `${value} per second`]));
      if (timer) drive();
    }
    setText(playName, playing ? "Pause" : "Play");
    setAttribute(playIcon.children[0], "d", playing ? SHAPES.pause : SHAPES.play);
    setAttribute(scrub, "max", length() - 1);
    scrub.value = String(index());
    setAttribute(scrub, "aria-valuetext", describe(index()));
    setText(count, short?.(index()) ?? `${index() + 1} of ${length()}`);
    setAttribute(back, "aria-disabled", index() === 0 && "true");
    setAttribute(forward, "aria-disabled", atEnd() && "true");
  }
  return { element, update, pause };
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

// src/convbook/widgets/js/widgets/kernel-training.js
function build(view) {
  const { model, signal } = view;
  const settings = () => (
    /** @type {Settings} */
    view.settings
  );
  let run = [];
  let output = [0, 0];
  let weight = null;
  const index = () => nearest(model.get("step"), run.length);
  const count = (at) => `step ${at} of ${settings().steps}`;
  const describe = (at) => `${count(at)}, loss ${format(run[at].loss)}`;
  const say = () => `${capital(describe(index()))}. ${warning(run, index(), settings())}`;
  function restart(row, column, text) {
    const { K, b } = run[index()];
    const read = parse(text);
    if ("message" in read) return read.message;
    const wrong = view.apply({ K0: replaced(K, [row, column], read.value), bias: settings().bias === null ? null : b });
    if (wrong) return "Other weights are too large. Step back.";
    view.look({ step: 0 });
    return null;
  }
  const player = createPlayer({
    model,
    signal,
    label: "Training step",
    length: () => run.length,
    index,
    go: (at) => model.set("step", at),
    describe,
    count,
    onRest: () => view.announce(say())
  });
  function look(at, place = output) {
    [weight, output] = [at, place];
    paint();
  }
  const pointing = {
    onFocus: (...place) => look(null, place),
    onHover: (place) => place && look(null, place)
  };
  const input = createArray(view, "input", "Input X");
  const updates = h("div.axis");
  const kernel = createArray(
    view,
    "kernel",
    "Kernel K",
    {
      onFocus: (...place) => look(place),
      onLeave: () => look(null),
      onHover: (place) => look(place ?? kernel.focused()),
      onEdit: restart
    },
    updates
  );
  kernel.panel.caption("← K − learning_rate · gradient");
  const prediction = createArray(view, "output", "Prediction Ŷ", pointing);
  const target = createArray(view, "output", "Target Y", pointing);
  const error = createArray(view, "output", "Error E", pointing);
  error.panel.caption("bar above: too high, below: too low");
  const biased = createCheckbox("Learn a bias too", (on) => view.change({ bias: on ? 0 : null }));
  const fields = createFields(
    view,
    [
      { name: "learning_rate", title: "learning_rate", least: 1e-4, slider: 1, base: 10 ** 0.05, single: true },
      { name: "steps", least: 1, slider: LIMITS2.steps, single: true }
    ],
    { open: true, say }
  );
  const curve = icon("");
  setAttribute(curve, "preserveAspectRatio", "none");
  const plot = h("div.plot");
  const sign = operator("");
  const loss = createPanel("output", "Loss Σ E²", plot);
  const notice = h("p.dropped");
  const arithmetic = h("p.sum");
  function update() {
    run = train(settings());
    const learned = settings().bias !== null;
    biased.show(learned);
    setText(sign, learned ? "⋆ K + b =" : "⋆ K =");
    fields.update();
    paint();
  }
  function paint() {
    const { X, Y, bias, learning_rate: rate, steps } = settings();
    const at = index();
    const { K, b, P, E, loss: now, G, g } = run[at];
    const [m, k] = [sizeOf(Y), sizeOf(K)];
    output = placeInside(output, ...m);
    weight &&= placeInside(weight, ...k);
    const { low, high, heights } = scale(run.slice(0, at + 1).map((state) => state.loss));
    setAttribute(curve.children[0], "d", `M${heights.map((y, t) => [16 * t / steps, 16 * y]).join("L")}h0`);
    plot.replaceChildren(...[high, low].map((end) => h("span.dim", formatShort(10 ** end))), curve, notice);
    loss.caption(`${format(now)} at step ${at}`);
    setText(notice, warning(run, at, settings()));
    const one = [...output, 1, 1];
    input.show(X, void 0, weight ? [...weight, ...m] : [...output, ...k]);
    kernel.show(K, void 0, weight ? [...weight, 1, 1] : void 0);
    prediction.show(P, void 0, one);
    target.show(Y, void 0, one);
    error.show(
      E,
      (_i, _j, e) => ({ marks: marks({ "cb-low": e < -TINY, "cb-high": e > TINY }) }),
      weight ? [0, 0, ...m] : one
    );
    const next = (name, value, slope) => h(
      "p",
      tint("kernel", name),
      ` ← ${format(value)} − ${format(rate)} · ${factor(slope)} `,
      h("br"),
      // so that the next step's numbers move nothing
      "≈ ",
      tint("kernel", format(value - rate * slope))
    );
    const [u] = weight ?? [0];
    updates.replaceChildren(
      ...K[u].map((value, v) => next(`K[${u}, ${v}]`, value, G[u][v])),
      bias === null ? "" : next("b", b, g)
    );
    const [i, j] = output;
    arithmetic.replaceChildren(...sum(`Ŷ[${i}, ${j}]`, products(X, K, output), bias === null ? null : b, P[i][j], null));
    player.update();
  }
  return {
    children: [
      player.element,
      fields.element,
      h(
        "div.stage.training",
        { "data-layout": "stack" },
        loss.element,
        kernel.panel.element,
        group(input.panel.element),
        group(sign, prediction.panel.element),
        group("−", target.panel.element),
        group("=", error.panel.element)
      ),
      arithmetic,
      h(
        "p.note",
        "Point at a weight: its gradient is 2 Σ E · X where outlined. Enter or a second click edits it."
      ),
      view.problem,
      h("div.options", biased.element, view.resetButton)
    ],
    update,
    move: paint,
    clear: fields.clear,
    start: { step: 0 }
  };
}
var kernel_training_default = defineWidget({
  title: "Learning a kernel",
  settings: ["X", "Y", "K0", "bias", "learning_rate", "steps"],
  looks: ["step"],
  check,
  build
});
export {
  kernel_training_default as default
};
