// src/convbook/widgets/js/core.js
var LIMITS = { side: 16, kernel: 9, padding: 8, stride: 16, dilation: 16, padded: 24, value: 1e6 };
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

// src/convbook/widgets/js/dom.js
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

// src/convbook/widgets/js/widget.js
function defineWidget({ defaults, settings: names, looks = [], check: check2, build: build2 }) {
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
      if (!check2(wanted)) view.settings = wanted;
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
function isMatrix(value) {
  return Array.isArray(value) && value.length > 0 && value.every((row) => Array.isArray(row) && row.length > 0 && row.length === value[0].length && row.every(Number.isFinite));
}
function withCell(matrix, row, column, read) {
  if ("message" in read) return read;
  const copy = matrix.map((line) => [...line]);
  copy[row][column] = read.value;
  return { matrix: copy };
}
function watchPrint(signal, callback) {
  for (const event of ["beforeprint", "afterprint"]) {
    window.addEventListener(event, () => callback(event === "beforeprint"), { signal });
  }
}

// src/convbook/widgets/js/arithmetic/pointwise.js
var MOST = 6;
var fits = (value) => isMatrix(value) && value.length <= MOST && value[0].length <= MOST && value.flat().every((number) => Math.abs(number) <= LIMITS.value);
function check({ X, K, bias }) {
  const sound = Array.isArray(X) && X.every(fits) && X.every((map) => map.length === X[0].length && map[0].length === X[0][0].length) && fits(K) && fits([bias]) && K[0].length === X.length && K.length === bias.length;
  if (sound) return null;
  return `X must be c_i channels of one size, K a matrix c_o × c_i, bias c_o numbers: each axis at most ${MOST}, numbers from −${LIMITS.value} to ${LIMITS.value}.`;
}
var unfold = (X) => X.map((map) => map.flat());
var fold = (pixels, columns) => pixels.map((row) => range(row.length / columns).map((i) => row.slice(i * columns, (i + 1) * columns)));
var taps = (K, pixels, o, p) => K[o].map((w, v) => ({ u: 0, v, x: pixels[v][p], w }));
var mixed = ({ X, K, bias }, pixels = unfold(X)) => K.map((_, o) => pixels[0].map((_2, p) => taps(K, pixels, o, p).reduce((sum2, { x, w }) => sum2 + x * w, 0) + bias[o]));

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

// src/convbook/widgets/js/words.js
var by = (...sizes) => sizes.join(" × ");
var rowColumn = ([i, j]) => `row ${i + 1}, column ${j + 1}`;
var marks = (flags) => Object.keys(flags).filter((name) => flags[name]).join(" ");

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
  function fold2(columns) {
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
  return { element, body, resize, scatter, fit, fold: fold2, paint, frame, setStop, focused: () => locate(document.activeElement) };
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
function sum(name, taps2, bias, value, pair) {
  return [
    h("span", { class: "cb-name" }, tint("output", name), " = "),
    ...products(taps2, pair),
    bias === null ? "" : h("span", { class: "cb-terms cb-bias-term" }, "+ ", tint("kernel", factor(bias)), " "),
    h("span", { class: "cb-result" }, equals([...taps2, { x: 0, w: bias ?? 0 }], value), tint("output", format(value)))
  ];
}

// src/convbook/widgets/js/widgets/pointwise-mix.js
var DEFAULTS = { X: [[[0]]], K: [[1]], bias: [0], position: [0, 0], channel: 0, as_matrix: false, show_all: false };
var STEP = 29;
function build(view) {
  const { model, signal, root } = view;
  const layer = () => (
    /** @type {Layer} */
    view.settings
  );
  let hovered = {};
  let term = -1;
  let pixels = [];
  let values = [];
  let printing = false;
  let width = 700;
  const size = () => [layer().X[0].length, layer().X[0][0].length];
  const place = (p) => [Math.floor(p / size()[1]), p % size()[1]];
  const inside = (value, most) => Math.min(Math.max(Math.trunc(value) || 0, 0), most - 1);
  const channel = () => inside(model.get("channel"), values.length);
  function index() {
    const [i, j] = size().map((most, axis) => inside(model.get("position")?.[axis], most));
    return i * size()[1] + j;
  }
  function choose({ c = -1, o = channel(), p = index() }) {
    term = c;
    if (p !== index()) player.pause();
    view.look({ position: place(p), channel: o });
    paint();
  }
  const player = createPlayer({
    model,
    signal,
    label: "Pixel",
    length: () => pixels[0].length,
    index,
    go: (p) => model.set("position", place(p)),
    describe: (p) => `pixel ${rowColumn(place(p))} of ${by(...size())}`,
    onRest() {
      const y2 = values.map((row) => format(row[index()]));
      view.announce(`Pixel ${rowColumn(place(index()))}: ${y2.join(", ")}`);
    }
  });
  function make(role, name, [down, across], change) {
    let shown = [];
    const where = (row, column) => across === "p" ? `channel ${row}, ${rowColumn(place(column))}` : rowColumn([row, column]);
    const looked = ([row, column]) => ({ [down]: row, [across]: column });
    const grid = createGrid({
      label: name,
      role,
      signal,
      where,
      onFocus: (...cell) => choose(looked(cell)),
      onLeave: () => choose({}),
      onHover(cell) {
        hovered = cell ? looked(cell) : {};
        paint();
      },
      editable: () => true,
      onEdit: change && ((row, column, text) => {
        const taken = withCell(shown, row, column, parse(text));
        return "message" in taken ? taken.message : view.change(change(taken.matrix));
      }),
      onProblem: view.complain
    });
    const head = h("div", { class: "cb-pixels", "aria-hidden": "true" });
    if (across === "p") grid.element.prepend(head);
    function show(matrix, more) {
      shown = matrix;
      grid.resize(matrix.length, matrix[0].length);
      grid.paint((row, column) => {
        const value = matrix[row][column];
        const { text = formatShort(value), ...rest } = more?.(row, column) ?? {};
        const label = `${text ? format(value) : "not computed yet"}, ${where(row, column)}`;
        return { text, full: String(value), label, ...rest };
      });
    }
    return { ...grid, panel: createPanel(role, name, grid.element), head, show };
  }
  const X = make("input", "Input X", "cp", (matrix) => ({ X: fold(matrix, size()[1]) }));
  const W = make("kernel", "Weights W", "oc", (K) => ({ K }));
  const x = make("input", "Pixel x", "c");
  const b = make("kernel", "Bias b", "o", (matrix) => ({ bias: matrix.flat() }));
  const y = make("output", "Result y", "o");
  const Y = make("output", "Output Y", "op");
  const both = [X, Y];
  for (const { element } of both) {
    const scrollBoth = () => both.forEach((one) => one.element.scrollLeft = element.scrollLeft);
    element.addEventListener("scroll", scrollBoth, { signal });
  }
  const asMatrix = createCheckbox({
    text: "Pixels as columns of a matrix",
    signal,
    onChange: (on) => view.look({ as_matrix: on })
  });
  const showAll = createCheckbox({ text: "Show all of Y", signal, onChange: (on) => view.look({ show_all: on }) });
  const shapes = h("span", { class: "cb-shapes" });
  const arithmetic = h("p", { class: "cb-sum" });
  const cost = h("p");
  const stage = h(
    "div",
    { class: "cb-mix" },
    X.panel.element,
    group(W.panel.element, "·", x.panel.element, "+", b.panel.element, "=", y.panel.element),
    Y.panel.element
  );
  function update() {
    pixels = unfold(layer().X);
    values = mixed(layer(), pixels);
    const [c_o, c_i, count] = [values.length, pixels.length, pixels[0].length];
    X.resize(c_i, count);
    Y.resize(c_o, count);
    for (const { head } of both) head.replaceChildren(...pixels[0].map((_, p) => h("span", {}, String(place(p)))));
    const dense = c_o * count * c_i * count;
    setText(
      cost,
      `${c_o}·${c_i} = ${c_o * c_i} weights, the same at every pixel. MACs: c_o·c_i·m_h·m_w = ${[c_o, c_i, ...size()].join("·")} = ${c_o * c_i * count}. One dense layer over the whole image: ${dense} weights, ${dense} MACs.`
    );
    move();
  }
  function move() {
    hovered = {};
    const matrix = Boolean(model.get("as_matrix"));
    asMatrix.show(matrix);
    showAll.show(model.get("show_all"));
    const rest = matrix ? [pixels[0].length] : size();
    const shape = ({ length }) => `(${by(length, ...rest)})`;
    shapes.replaceChildren(
      tint("kernel", `(${by(values.length, pixels.length)})`),
      " · ",
      tint("input", shape(pixels)),
      " = ",
      tint("output", shape(values))
    );
    layOut();
    paint();
  }
  function layOut() {
    const matrix = model.get("as_matrix");
    const columns = matrix ? pixels[0].length : size()[1];
    const fit = (around, cells) => Math.floor((width - around) / cells);
    const room = fit(12, columns);
    const step = Math.max(Math.min(fit(120, pixels.length + 3), room, 44), STEP);
    const layout = !matrix ? "fold" : room < STEP ? "scroll" : "matrix";
    rearrange(layout, () => {
      root.style.setProperty("--cb-step", `${step}px`);
      for (const grid of both) {
        grid.fold(columns);
        grid.fit(step, matrix ? width : Infinity);
      }
      setAttribute(stage, "data-layout", layout);
    });
  }
  function rearrange(layout, change) {
    const { layout: old = layout } = stage.dataset;
    const still = old === layout || (old + layout).includes("scroll");
    const moving = !still && !matchMedia("(prefers-reduced-motion: reduce)").matches;
    const cells = moving ? [...stage.querySelectorAll(".cb-mix > .cb-panel .cb-cell")] : [];
    const places = () => cells.map((cell) => cell.getBoundingClientRect());
    const before = places();
    change();
    places().forEach(({ x: x2, y: y2 }, at) => {
      const translate = [`${before[at].x - x2}px ${before[at].y - y2}px`, "0 0"];
      cells[at].animate({ translate }, { duration: 700, easing: "ease-in-out" });
    });
  }
  function paint() {
    const { K, bias } = layer();
    const { c = term, o = channel(), p = index() } = model.get("playing") ? {} : hovered;
    const matrix = model.get("as_matrix");
    const last = printing || model.get("show_all") ? Infinity : index();
    const pair = (row) => ({ marks: row === c ? "cb-pair" : "" });
    const column = (all) => all.map((row) => [row[p]]);
    root.style.setProperty("--cb-glide", `${Math.round(Math.min(350, 500 / model.get("speed")))}ms`);
    const on = matrix ? "cb-on" : "cb-probed";
    X.show(
      pixels,
      (row, q) => q === p ? { corner: `×${formatShort(K[o][row])}`, marks: `${on} ${pair(row).marks}`, selected: true } : {}
    );
    W.show(K, (row, column2) => row === o ? pair(column2) : {});
    x.show(column(pixels), pair);
    b.show(bias.map((value) => [value]));
    y.show(column(values));
    Y.show(values, (row, q) => ({
      ...q > last ? { text: "" } : {},
      marks: marks({ "cb-later": q > last, "cb-on": q === p, "cb-uses": q === p && row === o }),
      selected: q === p && row === o
    }));
    x.frame(0, 0, pixels.length, 1);
    W.frame(o, 0, 1, pixels.length);
    b.frame(o, 0, 1, 1);
    y.frame(o, 0, 1, 1);
    for (
      const [grid, column2] of
      /** @type {const} */
      [[W, c], [b, 0], [y, 0]]
    ) {
      if (!grid.focused()) grid.setStop(o, column2);
    }
    for (const { frame, focused, setStop, head } of both) {
      frame(0, p, matrix ? (head === X.head ? pixels : values).length : 0, 1);
      if (!focused()) setStop(o, p);
      [...head.children].forEach((one, q) => one.className = q === p ? "cb-on" : "");
    }
    const at = place(p).join(", ");
    X.panel.caption(`x = X[:, ${at}]`);
    Y.panel.caption(`y = Y[:, ${at}]`);
    arithmetic.replaceChildren(...sum(`Y[${o}, ${at}]`, taps(K, pixels, o, p), bias[o], values[o][p], { u: 0, v: c }));
    player.update();
  }
  setAttribute(root, "aria-label", "1×1 convolution, pixel by pixel");
  watchWidth(stage, signal, (now) => {
    if (now === 0 || now === width) return;
    width = now;
    move();
  });
  watchPrint(signal, (on) => (printing = on, paint()));
  return {
    children: [
      h("p", { class: "cb-top" }, h("span", { class: "cb-title" }, "1×1 convolution"), " ", shapes),
      player.element,
      h("div", { class: "cb-options" }, asMatrix.element, showAll.element, view.resetButton),
      stage,
      arithmetic,
      h("p", { class: "cb-note" }, "Point at a pixel or a row of W. Enter or a second click edits X, W and b."),
      view.problem,
      h("div", { class: "cb-size" }, cost)
    ],
    update,
    move,
    follow: () => ({ position: place(index()), channel: channel() }),
    start: { position: [0, 0], channel: 0 }
  };
}
var pointwise_mix_default = defineWidget({
  defaults: DEFAULTS,
  settings: ["X", "K", "bias"],
  looks: ["position", "channel", "as_matrix", "show_all"],
  check,
  build
});
export {
  pointwise_mix_default as default
};
