// src/convbook/widgets/js/words.js
var capital = (word) => word[0].toUpperCase() + word.slice(1);
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

// src/convbook/widgets/js/arithmetic/pointwise.js
var MOST = 6;
var check = ({ X, K, bias }) => isTensor(X, [MOST, MOST, MOST]) && isTensor(K, [MOST, MOST]) && isTensor(bias, [MOST]) && K[0].length === X.length && K.length === bias.length ? null : UNFIT;
var unfold = (X) => X.map((map) => map.flat());
var mixed = ({ X, K, bias }) => K.map((weights, o) => correlate(unfold(X), column(weights), bias[o])[0]);
var column = (row) => row.map((value) => [value]);

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
  const at = (row, column2) => {
    const line = cells[nearest(row, cells.length)];
    return line[nearest(column2, line.length)];
  };
  function locate(target) {
    const cell = (
      /** @type {HTMLElement} */
      target instanceof Element && target.closest(".cb-cell")
    );
    const row = cells.findIndex((line) => line.includes(cell));
    return row < 0 ? null : [row, cells[row].indexOf(cell)];
  }
  function setStop(row, column2, reachable = true) {
    const before = stop;
    stop = at(row, column2);
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
    where2.forEach((line, row) => line.forEach((at2, column2) => cells[row][column2].style.setProperty("--cb-at", String(at2))));
  }
  function paint(how) {
    describe = how;
    cells.forEach(
      (line, row) => line.forEach((cell, column2) => {
        const { text, label: label2, corner = "", marks: marks2 = "", selected = false } = describe(row, column2);
        const fixed = onEdit && !editable(row, column2);
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
  function frame(row, column2, rows2, columns) {
    setAttribute(lens, "hidden", rows2 === 0);
    if (rows2 === 0) return;
    for (const [name, value] of Object.entries({ row, column: column2, rows: rows2, columns })) {
      lens.style.setProperty(`--cb-${name}`, String(value));
    }
    if (scrolls) reveal(column2, columns);
  }
  function fit(step, width) {
    scrolls = step * cells[0].length + 2 * EDGE > width;
  }
  function fold(columns) {
    turn = columns;
    body.style.setProperty("--cb-fold", String(columns));
  }
  function reveal(column2, columns) {
    const step = cells[0][0].offsetWidth + GAP;
    const hidden = column2 * step - element.scrollLeft;
    const room = element.clientWidth - columns * step - 2 * EDGE;
    if (hidden < 0 || hidden > room) element.scrollLeft += hidden - room / 2;
  }
  function edit(row, column2, text) {
    if (!onEdit || !editable(row, column2)) return;
    const box = h("input.editor", {
      type: "text",
      "aria-label": `New value for ${where(row, column2)}`,
      autocomplete: "off",
      spellcheck: "false",
      oninput: () => setAttribute(box, "aria-invalid", null),
      onblur: () => commit(false)
    });
    box.value = text ?? String(describe(row, column2).full);
    editor = box;
    onProblem?.(null);
    if (column2 > (cells[row].length - 1) / 2) box.style.left = "auto";
    cells[row][column2].append(box);
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
    const [row, column2] = [place[0] * lines + Math.floor(place[1] / width), place[1] % width];
    const bottom = cells.length * lines - 1;
    const across = (to2) => {
      const distances = (lines > 1 ? null : cells[to2])?.map(({ offsetLeft }) => Math.abs(offsetLeft - from.offsetLeft));
      return [to2, distances ? distances.indexOf(Math.min(...distances)) : column2];
    };
    const from = at(...place);
    const moves = {
      ArrowUp: across(row - 1),
      ArrowDown: across(row + 1),
      ArrowLeft: [row, column2 - 1],
      ArrowRight: [row, column2 + 1],
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
    show(values, more, [row, column2, rows, columns] = [0, 0, 0, 0]) {
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
      grid.frame(row, column2, rows, columns);
      if (!grid.focused()) grid.setStop(row, column2);
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
  const stepper = (name, shape, by2) => {
    const made = button("", () => step(index() + by2), { class: "cb-button cb-step", "aria-label": name });
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

// src/convbook/widgets/js/walk.js
function createWalk(view, { label, name = "output", size, say, reveal }) {
  const { model, signal, root, announce, look } = view;
  const position = (pointed) => !model.get("playing") && pointed || placeInside(model.get("position"), ...size());
  const index = () => position()[0] * size()[1] + position()[1];
  const placeAt = (at) => (
    /** @type {Place} */
    [Math.floor(at / size()[1]), at % size()[1]]
  );
  const last = () => view.printing || reveal?.() || model.get("show_all") ? Infinity : index();
  const player = createPlayer({
    model,
    signal,
    label,
    length: () => size()[0] * size()[1],
    index,
    go: (at) => model.set("position", placeAt(at)),
    describe: (at) => `${name} ${rowColumn(placeAt(at))} of ${by(...size())}`,
    onRest: () => announce(`${capital(name)} ${rowColumn(position())}: ${say(position())}`)
  });
  const showAll = createCheckbox("Show all of Y", (on) => look({ show_all: on }));
  return {
    element: player.element,
    showAll: showAll.element,
    position,
    index,
    placeAt,
    last,
    update() {
      player.update();
      showAll.show(model.get("show_all"));
      root.style.setProperty("--cb-speed", model.get("speed"));
    },
    /** Shows outputs in a grid: those that the window has come to, or all; and which one it makes.
     * @param {Grid} grid @param {Matrix} values
     * @param {readonly number[]} present  row and column
     * @param {boolean} chosen  whether Tab leads to it
     * @param {(row: number, column: number) => {flags?: Flags, corner?: string}} [more] */
    paintOutput(grid, values, [i, j], chosen, more) {
      const [seen, now, columns] = [last(), index(), size()[1]];
      grid.paint((row, column2) => {
        const here = row === i && column2 === j;
        const at = row * columns + column2;
        const { flags, corner } = more?.(row, column2) ?? {};
        const hidden = at > seen ? "not computed yet" : "";
        return {
          ...numberCell(values[row][column2], { "cb-later": at > now, "cb-on": here, ...flags }, corner, hidden),
          selected: here && chosen
        };
      });
      grid.frame(i, j, Number(chosen), 1);
      if (!grid.focused()) grid.setStop(...position(), chosen);
    },
    /** The reader goes elsewhere. @param {Record<string, any>} to  the position, and what else is looked at */
    choose(to) {
      if (Object.entries(to).every(([name2, value]) => same(model.get(name2), value))) return;
      look(to);
      player.pause();
    },
    /** For the widget's definition. */
    parts: { follow: () => ({ position: position() }), start: { position: [0, 0], show_all: model.get("show_all") } }
  };
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

// src/convbook/widgets/js/widgets/pointwise-mix.js
function build(view) {
  const { model, top } = view;
  const layer = () => (
    /** @type {Layer} */
    view.settings
  );
  let hovered = {};
  let term = -1;
  let pixels = [];
  let values = [];
  const size = () => sizeOf(layer().X[0]);
  const channel = () => nearest(model.get("channel"), values.length);
  function choose({ c = -1, o = channel(), p = index() }) {
    term = c;
    walk.choose({ position: place(p), channel: o });
    paint();
  }
  const walk = createWalk(view, {
    label: "Pixel",
    name: "pixel",
    size,
    say: () => values.map((row) => format(row[index()])).join(", ")
  });
  const { index, placeAt: place } = walk;
  function make(role, name, [down, across], onEdit) {
    const looked = ([row, column2]) => ({ [down]: row, [across]: column2 });
    return createArray(view, role, name, {
      where: across === "p" ? (row, column2) => `channel ${row}, ${rowColumn(place(column2))}` : void 0,
      onFocus: (...cell) => choose(looked(cell)),
      onLeave: () => choose({}),
      onHover(cell) {
        hovered = cell ? looked(cell) : {};
        paint();
      },
      onEdit
    });
  }
  const X = make("input", "Input X", "cp", (c, p, text) => view.edit("X", [c, ...place(p)], text));
  const W = make("kernel", "Kernel K", "oc", (o, c, text) => view.edit("K", [o, c], text));
  const x = make("input", "Pixel x", "c");
  const b = make("kernel", "Bias b", "o", (o, _, text) => view.edit("bias", [o], text));
  const y = make("output", "Result y", "o");
  const Y = make("output", "Output Y", "op");
  const both = [X, Y];
  for (const { element } of both) {
    element.onscroll = () => both.forEach((one) => one.element.scrollLeft = element.scrollLeft);
  }
  const asMatrix = createCheckbox("Pixels as columns of a matrix", (on) => view.look({ as_matrix: on }));
  const arithmetic = h("p.sum");
  const cost = h("p");
  const stage = h(
    "div.mix",
    X.panel.element,
    group(W.panel.element, "·", x.panel.element, "+", b.panel.element, "=", y.panel.element),
    Y.panel.element
  );
  function update() {
    pixels = unfold(layer().X);
    values = mixed(layer());
    X.resize(...sizeOf(pixels));
    Y.resize(...sizeOf(values));
    const [c_o, c_i] = sizeOf(layer().K);
    setText(cost, `${c_o}·${c_i} weights at ${by(...size())} pixels: ${c_o * c_i * pixels[0].length} MACs.`);
    move();
  }
  function move() {
    hovered = {};
    const matrix = model.get("as_matrix");
    asMatrix.show(matrix);
    const rest = matrix ? [pixels[0].length] : size();
    const [c_o, c_i] = sizeOf(layer().K);
    top.show(
      tint("kernel", `(${by(c_o, c_i)})`),
      " · ",
      tint("input", `(${by(c_i, ...rest)})`),
      " = ",
      tint("output", `(${by(c_o, ...rest)})`)
    );
    const { layout: old } = stage.dataset;
    const layout = matrix ? "matrix" : "fold";
    const glides = old && old !== layout && !matchMedia("(prefers-reduced-motion: reduce)").matches;
    const cells = glides ? [...stage.querySelectorAll(".cb-cell")] : [];
    const places = () => cells.map((cell) => cell.getBoundingClientRect());
    const before = places();
    stage.dataset.layout = layout;
    for (const { element, fit, fold } of both) {
      fit(1, 0);
      fold(rest[rest.length - 1]);
      if (glides) element.animate({ overflow: ["visible", "visible"] }, 700);
    }
    paint();
    places().forEach(
      ({ x: x2, y: y2 }, at) => cells[at].animate({ translate: [`${before[at].x - x2}px ${before[at].y - y2}px`, "0 0"] }, 700)
    );
  }
  function paint() {
    const { K, bias } = layer();
    const { c = term, o = channel(), p = index() } = model.get("playing") ? {} : hovered;
    const last = walk.last();
    const pair = (row) => ({ marks: row === c ? " cb-pair" : "" });
    const pixel = (all) => all.map((row) => [row[p]]);
    X.show(
      pixels,
      (row, q) => ({
        corner: q === p ? `×${formatShort(K[o][row])}` : "",
        marks: marks({ "cb-on": q === p, "cb-pair": q === p && row === c })
      }),
      [0, p, model.get("as_matrix") ? pixels.length : 0, 1]
    );
    W.show(K, (row, column2) => row === o ? pair(column2) : {}, [o, 0, 1, pixels.length]);
    x.show(pixel(pixels), pair);
    b.show(column(bias), void 0, [o, 0, 1, 1]);
    y.show(pixel(values), void 0, [o, 0, 1, 1]);
    Y.show(
      values,
      (row, q, value) => {
        const selected = q === p && row === o;
        const flags = { "cb-later": q > last, "cb-on": q === p, "cb-uses": selected };
        return { ...numberCell(value, flags, "", q <= last ? "" : "not computed yet"), selected };
      },
      [o, p, 0, 0]
      // coming by Tab must not change the output channel that the reader has chosen
    );
    const at = place(p).join(", ");
    arithmetic.replaceChildren(
      ...sum(`Y[${o}, ${at}]`, products(pixels, column(K[o]), [0, p]), bias[o], values[o][p], { u: c, v: 0 })
    );
    walk.update();
  }
  return {
    children: [
      walk.element,
      h("div.options", asMatrix.element, walk.showAll, view.resetButton),
      stage,
      arithmetic,
      h("p.note", "Point at a pixel or a weight. Enter or a second click edits it."),
      view.problem,
      h("div.size", cost)
    ],
    update,
    move,
    start: { ...walk.parts.start, channel: 0, as_matrix: model.get("as_matrix") }
  };
}
var pointwise_mix_default = defineWidget({
  title: "1×1 convolution, pixel by pixel",
  settings: ["X", "K", "bias"],
  looks: ["position", "channel", "as_matrix", "show_all"],
  check,
  build
});
export {
  pointwise_mix_default as default
};
