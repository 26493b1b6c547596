var convbook = (() => {
  var __defProp = Object.defineProperty;
  var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
  var __getOwnPropNames = Object.getOwnPropertyNames;
  var __hasOwnProp = Object.prototype.hasOwnProperty;
  var __export = (target, all) => {
    for (var name in all)
      __defProp(target, name, { get: all[name], enumerable: true });
  };
  var __copyProps = (to, from, except, desc) => {
    if (from && typeof from === "object" || typeof from === "function") {
      for (let key2 of __getOwnPropNames(from))
        if (!__hasOwnProp.call(to, key2) && key2 !== except)
          __defProp(to, key2, { get: () => from[key2], enumerable: !(desc = __getOwnPropDesc(from, key2)) || desc.enumerable });
    }
    return to;
  };
  var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);

  // <stdin>
  var stdin_exports = {};
  __export(stdin_exports, {
    array: () => array_exports,
    arrays: () => arrays_exports,
    bias: () => bias_exports,
    cells: () => cells_exports,
    checks: () => checks_exports,
    controls: () => controls_exports,
    dom: () => dom_exports,
    formula: () => formula_exports,
    gaze: () => gaze_exports,
    generated: () => generated_exports,
    grid: () => grid_exports,
    grid_editor: () => grid_editor_exports,
    grid_keys: () => grid_keys_exports,
    host: () => host_exports,
    layer_shape: () => layer_shape_exports,
    layout: () => layout_exports,
    matrix: () => matrix_exports,
    numbers: () => numbers_exports,
    page: () => page_exports,
    panel: () => panel_exports,
    parameter: () => parameter_exports,
    parameters: () => parameters_exports,
    player: () => player_exports,
    registry: () => registry_exports,
    room: () => room_exports,
    short_sum: () => short_sum_exports,
    sight: () => sight_exports,
    slide: () => slide_exports,
    sum: () => sum_exports,
    track: () => track_exports,
    walk: () => walk_exports,
    widest: () => widest_exports,
    widget: () => widget_exports,
    width: () => width_exports,
    window: () => window_exports,
    words: () => words_exports
  });

  // src/convbook/widgets/parts/array.js
  var array_exports = {};
  __export(array_exports, {
    TINY: () => TINY,
    createArray: () => createArray
  });

  // src/convbook/widgets/parts/arrays.js
  var arrays_exports = {};
  __export(arrays_exports, {
    nearest: () => nearest,
    placeInside: () => placeInside,
    range: () => range,
    replaced: () => replaced,
    sizeOf: () => sizeOf,
    total: () => total
  });
  var range = (n) => Array.from({ length: n }, (_, index) => index);
  var sizeOf = (matrix) => [matrix.length, matrix[0].length];
  var total = (values) => values.reduce((sum2, value) => sum2 + value, 0);
  var nearest = (at, size) => Number.isInteger(at) ? Math.min(Math.max(at, 0), size - 1) : 0;
  var placeInside = (place, rows, columns) => [nearest(place?.[0], rows), nearest(place?.[1], columns)];
  var replaced = (tensor, [at, ...rest], value) => at === void 0 ? value : tensor.map((part, i) => i === at ? replaced(part, rest, value) : part);

  // src/convbook/widgets/parts/cells.js
  var cells_exports = {};
  __export(cells_exports, {
    KINDS: () => KINDS,
    inputFacts: () => inputFacts,
    numberCell: () => numberCell
  });

  // src/convbook/widgets/parts/numbers.js
  var numbers_exports = {};
  __export(numbers_exports, {
    format: () => format,
    formatShort: () => formatShort,
    grouped: () => grouped,
    parse: () => parse
  });

  // src/convbook/widgets/parts/generated.js
  var generated_exports = {};
  __export(generated_exports, {
    AXES: () => AXES,
    LARGEST_SIZE: () => LARGEST_SIZE,
    LEAST: () => LEAST,
    LIMITS: () => LIMITS,
    MESSAGES: () => MESSAGES
  });
  var AXES = [
    "height",
    "width"
  ];
  var LEAST = {
    "padding": 0,
    "stride": 1,
    "dilation": 1
  };
  var LIMITS = {
    "side": 16,
    "kernel": 9,
    "padding": 8,
    "stride": 16,
    "dilation": 16,
    "padded": 24,
    "value": 1e6
  };
  var LARGEST_SIZE = 1e6;
  var MESSAGES = {
    "outside": "{name} must be a whole number from {least} to {most}, not {value}.",
    "missing": "{name} must be a whole number from {least} to {most}.",
    "undivided": "groups must divide c_i = {c_i} and c_o = {c_o}, not {groups}. 1 always does.",
    "misfit": "{name} does not fit along the {axis}: it spans {span} cells, the padded input has {padded}. Use a smaller {name} or more padding.",
    "misfit_dilated": "{name} does not fit along the {axis}: it spans {span} cells, the padded input has {padded}. Use a smaller {name}, a lower dilation or more padding."
  };

  // src/convbook/widgets/parts/numbers.js
  function format(value) {
    if (Math.abs(value) >= 1e15) return formatShort(value);
    const rounded = Number.isInteger(value) ? value : Number(value.toPrecision(4));
    const text = rounded !== value && Math.abs(rounded) >= 1e6 ? rounded.toExponential() : String(rounded);
    return text.replace("e+", "e").replaceAll("-", "−");
  }
  function formatShort(value) {
    const size = Math.abs(value);
    if (size === Infinity) return value > 0 ? "∞" : "−∞";
    if (size >= 1e5) return value.toExponential(1).replace("e+", "e").replace(".0", "").replace("-", "−");
    if (size >= 1e3 || Number.isInteger(value)) return format(value);
    if (size < 0.01) return format(Number(value.toPrecision(1)));
    return format(Number(value.toFixed(size < 100 ? 2 : 0)));
  }
  function grouped(value) {
    const isExact = Number.isSafeInteger(value);
    const rounded = isExact ? value : Number(value.toPrecision(4));
    if (!Number.isInteger(rounded) || !isExact && Math.abs(value) >= 1e15) return format(value);
    return String(rounded).replace("-", "−").replace(/\d(?=(\d{3})+$)/g, "$&,");
  }
  var NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
  var GROUPS = /^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?$/;
  var DECIMAL_COMMA = /^[+-]?\d*,\d+(e[+-]?\d+)?$/i;
  function withPoint(text, thousands) {
    const [whole, ...rest] = text.split(",");
    if (GROUPS.test(text)) {
      const isEither = rest.length === 1 && !text.includes(".");
      return isEither && !thousands ? null : whole + rest.join("");
    }
    return DECIMAL_COMMA.test(text) ? text.replace(",", ".") : text;
  }
  function parse(text, { limit = LIMITS.value, thousands = false } = {}) {
    const plain = text.trim().replaceAll("−", "-");
    const shown = plain.length > 20 ? `${plain.slice(0, 20)}…` : plain;
    const parts = plain.split("/").map((part) => withPoint(part.trim(), thousands));
    if (parts.includes(null)) {
      const [integer, decimal] = [plain.replaceAll(",", ""), plain.replaceAll(",", ".")];
      return { message: `“${shown}” can be read in two ways. Write ${integer} or ${decimal}.`, ambiguous: true };
    }
    if (parts.length > 2 || !parts.every((part) => part !== null && NUMBER.test(part))) {
      return { message: `“${shown}” is not a number. Write one such as 3, −0.5 or 1/9.` };
    }
    const [dividend, divisor = 1] = parts.map(Number);
    const value = dividend / divisor;
    if (Number.isNaN(value) || Math.abs(value) > limit) {
      return { message: `“${shown}” is out of range: values go from −${limit} to ${limit}.` };
    }
    return { value: value || 0 };
  }

  // src/convbook/widgets/parts/window.js
  var window_exports = {};
  __export(window_exports, {
    axes: () => axes,
    axisOf: () => axisOf,
    isPadding: () => isPadding,
    output: () => output,
    outputSize: () => outputSize,
    rotated: () => rotated,
    taps: () => taps,
    touched: () => touched,
    uses: () => uses,
    usesAlong: () => usesAlong,
    whyUnused: () => whyUnused,
    windowOf: () => windowOf
  });
  function outputSize(n, k, p, s, d, ceil = false) {
    const steps = n + 2 * p - d * (k - 1) - 1;
    const m = Math.floor(steps / s) + 1;
    return ceil && steps % s !== 0 && m * s < n + p ? m + 1 : m;
  }
  function axisOf(n, k, p, s, d, ceil = false) {
    const padded = n + 2 * p;
    const span = d * (k - 1) + 1;
    const m = outputSize(n, k, p, s, d, ceil);
    const dropped = ceil ? 0 : (padded - span) % s;
    return { n, k, p, s, d, padded, span, m, dropped, drawn: Math.max(padded, (m - 1) * s + span) };
  }
  function axes({ n, k, padding, stride, dilation, ceil_mode }) {
    const along = (axis) => axisOf(n[axis], k[axis], padding[axis], stride[axis], dilation[axis], ceil_mode);
    return [along(0), along(1)];
  }
  var windowOf = ({ X, K, stride, padding, dilation }) => ({
    n: sizeOf(X),
    k: sizeOf(K),
    stride,
    padding,
    dilation
  });
  var isPadding = ({ n, padding: [top, left] }, r, c) => r < top || r >= top + n[0] || c < left || c >= left + n[1];
  var touched = ({ k, stride, dilation }, i, j) => range(k[0]).flatMap(
    (u) => range(k[1]).map((v) => ({ u, v, r: i * stride[0] + u * dilation[0], c: j * stride[1] + v * dilation[1] }))
  );
  function usesAlong({ k, s, d, m }, cell) {
    return range(k).reverse().map((weight) => (
      /** @type {Pair} */
      [(cell - weight * d) / s, weight]
    )).filter(([position]) => Number.isInteger(position) && position >= 0 && position < m);
  }
  function uses(window2, r, c) {
    const [height, width] = axes(window2);
    return usesAlong(height, r).flatMap(([i, u]) => usesAlong(width, c).map(([j, v]) => ({ i, j, u, v })));
  }
  function whyUnused(window2, r, c) {
    const reason = (axis, cell, name) => {
      if (usesAlong(axis, cell).length) return "";
      const { m, s, d, span } = axis;
      const after = cell >= (m - 1) * s + span;
      const steps = d > 1 ? `a stride of ${s} and a dilation of ${d} step` : `a stride of ${s} steps`;
      return `No window uses its ${name}: ${after ? "there is no room for one more" : `${steps} over it`}.`;
    };
    const [height, width] = axes(window2);
    return [reason(height, r, "row"), reason(width, c, "column")].filter(Boolean).join(" ");
  }
  var rotated = (K) => [...K].reverse().map((row) => [...row].reverse());
  function taps(layer, i, j) {
    const window2 = windowOf(layer);
    const [top, left] = layer.padding;
    return touched(window2, i, j).map((touch) => {
      const { u, v, r, c } = touch;
      return { ...touch, x: isPadding(window2, r, c) ? 0 : layer.X[r - top][c - left], w: layer.K[u][v] };
    });
  }
  function output(layer, bias) {
    const [height, width] = axes(windowOf(layer));
    return range(height.m).map(
      (i) => range(width.m).map((j) => taps(layer, i, j).reduce((sum2, { x, w }) => sum2 + x * w, 0) + bias)
    );
  }

  // src/convbook/widgets/parts/words.js
  var words_exports = {};
  __export(words_exports, {
    both: () => both,
    by: () => by,
    capital: () => capital,
    counted: () => counted,
    marks: () => marks,
    rowColumn: () => rowColumn
  });
  var capital = (word) => word[0].toUpperCase() + word.slice(1);
  var by = (...sizes) => sizes.join(" × ");
  var rowColumn = ([i, j]) => `row ${i}, column ${j}`;
  var both = (pair) => [...new Set(pair)].join(" and ");
  var counted = (count, one) => `${count} ${one}${count === 1 ? "" : "s"}`;
  function marks(flags) {
    let names = "";
    for (const name in flags) if (flags[name]) names += ` ${name}`;
    return names;
  }

  // src/convbook/widgets/parts/cells.js
  var KINDS = {
    "cb-win": "★ wins",
    "cb-changed": "Δ changed",
    "cb-shared": "also in another window",
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
  function inputFacts(window2) {
    const [rows, columns] = axes(window2).map((axis) => range(axis.drawn).map((cell) => usesAlong(axis, cell).length));
    return rows.map(
      (down, r) => columns.map((across, c) => {
        const used = down * across;
        return { used, flags: { "cb-padding": isPadding(window2, r, c), "cb-drop": !used } };
      })
    );
  }

  // src/convbook/widgets/parts/grid.js
  var grid_exports = {};
  __export(grid_exports, {
    createGrid: () => createGrid
  });

  // src/convbook/widgets/parts/dom.js
  var dom_exports = {};
  __export(dom_exports, {
    button: () => button,
    fresh: () => fresh,
    h: () => h,
    icon: () => icon,
    setAttribute: () => setAttribute,
    setText: () => setText,
    svg: () => svg,
    tint: () => tint
  });
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

  // src/convbook/widgets/parts/grid-editor.js
  var grid_editor_exports = {};
  __export(grid_editor_exports, {
    createEditor: () => createEditor
  });
  function createEditor({ take, tell, goBack }) {
    let open = null;
    function close() {
      const box = open?.box;
      open = null;
      box?.remove();
    }
    function commit(how) {
      if (!open) return;
      const { box, place } = open;
      const message = take(place, box.value);
      if (message && how === "enter") setAttribute(box, "aria-invalid", "true");
      else close();
      tell(message);
      if (!message && how === "enter") goBack(place);
    }
    function cancel() {
      if (!open) return;
      const { place } = open;
      close();
      tell(null);
      goBack(place);
    }
    return {
      isOpen: () => open !== null,
      cancel,
      /** @param {HTMLElement} cell @param {Place} place
       * @param {{label: string, value: string, typed?: string, toTheLeft: boolean}} how
       *   value: that the cell has, to begin with; typed: begins with this instead; toTheLeft: where there is more room */
      open(cell, place, { label, value, typed, toTheLeft }) {
        const box = h("input.editor", {
          type: "text",
          "aria-label": label,
          autocomplete: "off",
          spellcheck: "false",
          oninput: () => setAttribute(box, "aria-invalid", null),
          onblur: () => commit("leave")
        });
        box.value = typed ?? value;
        open = { box, place };
        tell(null);
        if (toTheLeft) box.style.left = "auto";
        cell.append(box);
        box.focus();
        if (typed === void 0) box.select();
      },
      /** A key was pressed in the box. @param {KeyboardEvent} event */
      onKey(event) {
        event.stopPropagation();
        if (event.key === "Enter") commit("enter");
        else if (event.key === "Escape") cancel();
        else return;
        event.preventDefault();
      }
    };
  }

  // src/convbook/widgets/parts/grid-keys.js
  var grid_keys_exports = {};
  __export(grid_keys_exports, {
    destination: () => destination
  });
  function destination({ key: key2, ctrlKey }, [row, column], { lengths, fold = Infinity, lefts }) {
    const lines2 = lengths.flatMap(
      (length, row2) => range(Math.ceil(length / Math.min(fold, length))).map((part) => ({
        row: row2,
        first: part * fold || 0,
        // without a fold, 0 · ∞
        length: Math.min(fold, length - (part * fold || 0))
      }))
    );
    const line = lines2.findIndex((one) => one.row === row && column < one.first + one.length);
    const at = column - lines2[line].first;
    const cell = (line2, at2) => {
      const { row: row2, first, length } = lines2[nearest(line2, lines2.length)];
      return [row2, first + nearest(at2, length)];
    };
    const across = (line2) => {
      const [to] = cell(line2, 0);
      if (!lefts) return cell(line2, at);
      const distances = lefts[to].map((left) => Math.abs(left - lefts[row][column]));
      return [to, distances.indexOf(Math.min(...distances))];
    };
    switch (key2) {
      case "ArrowUp":
        return across(line - 1);
      case "ArrowDown":
        return across(line + 1);
      case "ArrowLeft":
        return cell(line, at - 1);
      case "ArrowRight":
        return cell(line, at + 1);
      case "Home":
        return ctrlKey ? cell(0, 0) : cell(line, 0);
      case "End":
        return cell(ctrlKey ? lines2.length - 1 : line, Number.MAX_SAFE_INTEGER);
      default:
        return null;
    }
  }

  // src/convbook/widgets/parts/grid.js
  var EDGE = 6;
  var GAP = 3;
  function createGrid({
    label,
    role,
    where = (...place) => rowColumn(place),
    onFocus,
    onLeave,
    onHover,
    editable = () => true,
    onEdit,
    onProblem
  }) {
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
          if (place && armed && !editor.isOpen()) edit(place);
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
    let lefts;
    let fold = Infinity;
    let scrolls = false;
    const blank = h("div.cell", { role: "gridcell", tabindex: -1 }, " ");
    let describe = () => ({ text: "", label: "" });
    const editor = createEditor({
      take: (place, text) => onEdit?.(...place, text) ?? null,
      tell: (message) => onProblem?.(message),
      goBack: (place) => at(...place).focus()
    });
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
      editor.cancel();
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
      resize(
        where2.length,
        where2.map((line) => line.length)
      );
      lefts = where2;
      body.classList.add("cb-scattered");
      where2.forEach(
        (line, row) => line.forEach((at2, column) => cells[row][column].style.setProperty("--cb-at", String(at2)))
      );
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
    function foldAt(columns) {
      fold = columns;
      body.style.setProperty("--cb-fold", String(columns));
    }
    function reveal(column, columns) {
      const step = cells[0][0].offsetWidth + GAP;
      const hidden = column * step - element.scrollLeft;
      const room = element.clientWidth - columns * step - 2 * EDGE;
      if (hidden < 0 || hidden > room) element.scrollLeft += hidden - room / 2;
    }
    function edit([row, column], typed) {
      if (!onEdit || !editable(row, column)) return;
      editor.open(cells[row][column], [row, column], {
        label: `New value for ${where(row, column)}`,
        value: String(describe(row, column).full),
        typed,
        toTheLeft: column > (cells[row].length - 1) / 2
      });
    }
    function keydown(event) {
      if (editor.isOpen()) return editor.onKey(event);
      const place = locate(event.target);
      if (!place || event.altKey || event.metaKey) return;
      const to = destination(event, place, { lengths: cells.map((line) => line.length), fold, lefts });
      if (to) at(...to).focus();
      else if (event.ctrlKey) return;
      else if (event.key === "Enter" || event.key === "F2") edit(place);
      else if (/^[-−+.\d]$/.test(event.key)) edit(place, event.key);
      else return;
      event.preventDefault();
      event.stopPropagation();
    }
    return {
      element,
      body,
      resize,
      scatter,
      fit,
      fold: foldAt,
      paint,
      frame,
      reveal,
      setStop,
      focused: () => locate(document.activeElement)
    };
  }
  function refit(parent, count, ahead, make) {
    const { children } = parent;
    for (let gone = 0; gone < -ahead; gone += 1) children[0]?.remove();
    for (let made = 0; made < ahead; made += 1) parent.prepend(make());
    while (children.length > count) children[count].remove();
    while (children.length < count) parent.append(make());
  }

  // src/convbook/widgets/parts/panel.js
  var panel_exports = {};
  __export(panel_exports, {
    createPanel: () => createPanel,
    createTop: () => createTop,
    group: () => group,
    key: () => key,
    operator: () => operator
  });
  function createPanel(role, name, content, ...below2) {
    const word = tint(role, name);
    const dim = h("span.dim");
    const element = h(`div.panel.panel-${role}`, h("p.head", word, " ", dim), content, ...below2);
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
      shapes: (input, kernel, output2, sign = "⋆") => shapes.replaceChildren(
        tint("input", input),
        kernel && ` ${sign} `,
        tint("kernel", kernel),
        " → ",
        tint("output", output2)
      )
    };
  }
  var key = (mark, text) => h("span.key", h(`span.swatch.${mark}`), text);

  // src/convbook/widgets/parts/array.js
  var TINY = 1e-3;
  function createArray({ complain }, role, name, options = {}, ...below2) {
    const { where } = options;
    const grid = createGrid({ role, label: name, onProblem: complain, ...options });
    return {
      ...grid,
      panel: createPanel(role, name, grid.element, ...below2),
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

  // src/convbook/widgets/parts/bias.js
  var bias_exports = {};
  __export(bias_exports, {
    createBias: () => createBias
  });
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

  // src/convbook/widgets/parts/checks.js
  var checks_exports = {};
  __export(checks_exports, {
    UNFIT: () => UNFIT,
    checkSliding: () => checkSliding,
    filledIn: () => filledIn,
    isTensor: () => isTensor,
    misfit: () => misfit,
    misfits: () => misfits,
    outOfRange: () => outOfRange,
    outside: () => outside,
    undivided: () => undivided
  });
  var UNFIT = "The values do not fit together.";
  var filledIn = (message, values) => message.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
  function outside(name, value, least, most, more = "") {
    if (typeof value !== "number") return UNFIT;
    if (Number.isInteger(value) && value >= least && value <= most) return null;
    const message = Number.isNaN(value) ? MESSAGES.missing : MESSAGES.outside;
    return filledIn(message, { name, least: format(least), most: grouped(most), value: grouped(value) }) + more;
  }
  function undivided(groups, c_i, c_o, most) {
    const message = outside("groups", groups, 1, most);
    if (message) return message;
    return c_i % Number(groups) || c_o % Number(groups) ? filledIn(MESSAGES.undivided, { c_i, c_o, groups: Number(groups) }) : null;
  }
  function misfit(name, axis, { d, m, span, padded }) {
    if (m >= 1) return null;
    const message = d > 1 ? MESSAGES.misfit_dilated : MESSAGES.misfit;
    return filledIn(message, { name, axis: AXES[axis], span, padded });
  }
  function outOfRange(settings, ranges) {
    for (const parameter of Object.keys(ranges[0])) {
      if (!Array.isArray(settings[parameter])) return UNFIT;
      const values = [settings[parameter]?.[0], settings[parameter]?.[1]];
      const [height, width] = ranges.map((each) => each[parameter]);
      const alike = Object.is(values[0], values[1]) && String(height) === String(width);
      for (const axis of [0, 1]) {
        const name = alike ? parameter : `${parameter} along the ${AXES[axis]}`;
        const message = outside(name, values[axis], ...ranges[axis][parameter]);
        if (message) return message;
      }
    }
    return null;
  }
  function misfits(window2, name) {
    const [height, width] = axes(window2);
    return misfit(name, 0, height) ?? misfit(name, 1, width);
  }
  var pictured = (n) => ({
    padding: [LEAST.padding, Math.min(LIMITS.padding, Math.floor((LIMITS.padded - n) / 2))],
    stride: [LEAST.stride, LIMITS.stride],
    dilation: [LEAST.dilation, LIMITS.dilation]
  });
  function checkSliding({ X, K, padding, stride, dilation }) {
    const n = sizeOf(X);
    const settings = { padding, stride, dilation };
    return outOfRange(settings, [pictured(n[0]), pictured(n[1])]) ?? misfits({ n, k: sizeOf(K), ...settings }, "K");
  }
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

  // src/convbook/widgets/parts/controls.js
  var controls_exports = {};
  __export(controls_exports, {
    createCheckbox: () => createCheckbox,
    createSelect: () => createSelect,
    markInvalid: () => markInvalid
  });
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
    setAttribute(control, "aria-invalid", error !== null && "true");
    setAttribute(control, "aria-describedby", error?.id);
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

  // src/convbook/widgets/parts/formula.js
  var formula_exports = {};
  __export(formula_exports, {
    droppedText: () => droppedText,
    filled: () => filled,
    formula: () => formula
  });
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
      part(
        `${open}(`,
        tint("input", String(n)),
        ` + 2·${p} − ${before}`,
        tint("kernel", String(k)),
        `${after}) / ${s}${close} + 1 `
      ),
      part(`= ${open}${format(padded - span)} / ${s}${close} + 1 `),
      part(ceil && all > m ? `= ${all}, less one that starts in the padding: ` : "= ", tint("output", String(m)))
    ];
  }
  var droppedText = (axes2) => axes2.map(
    ({ padded, span, s, dropped }, which) => dropped ? `${capital(AXES[which])}: ${padded} − ${span} = ${padded - span} is no multiple of the stride ${s}. The floor drops ${counted(dropped, ["row", "column"][which])} ${["at the bottom", "on the right"][which]}.` : ""
  ).join(" ").trim();

  // src/convbook/widgets/parts/gaze.js
  var gaze_exports = {};
  __export(gaze_exports, {
    createGaze: () => createGaze
  });
  function createGaze(onChange) {
    let pointed = null;
    let focused = {};
    return {
      /** What is looked at now. */
      at: () => pointed ?? focused,
      /** The picture has moved on from what the pointer rests on. */
      leavePointer() {
        pointed = null;
      },
      /** The handlers of an array's grid. @param {Role} role */
      handlers: (role) => ({
        /** @param {Place} place */
        onFocus(...place) {
          focused = { [role]: place };
          onChange();
        },
        onLeave() {
          focused = {};
          onChange();
        },
        /** @param {Place | null} place */
        onHover(place) {
          pointed = place && { [role]: place };
          onChange();
        }
      })
    };
  }

  // src/convbook/widgets/parts/host.js
  var host_exports = {};
  __export(host_exports, {
    PlainModel: () => PlainModel,
    listen: () => listen,
    mount: () => mount,
    same: () => same,
    save: () => save
  });
  var same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
  var PlainModel = class extends EventTarget {
    /** @param {Record<string, any>} state */
    constructor(state) {
      super();
      this.state = new Map(Object.entries(state));
    }
    /** @param {string} name */
    get(name) {
      return this.state.get(name);
    }
    /** @param {string} name @param {any} value */
    set(name, value) {
      if (same(this.state.get(name), value)) return;
      this.state.set(name, value);
      this.dispatchEvent(new Event(`change:${name}`));
    }
    on = this.addEventListener;
    off = this.removeEventListener;
  };
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
      signal.addEventListener("abort", () => model.off?.(`change:${name}`, changed));
    }
  }
  function mount(el, widget) {
    const model = new PlainModel(JSON.parse(el.dataset.state ?? "{}"));
    widget.initialize?.({ model });
    return { model, unmount: widget.render({ model, el }) };
  }

  // src/convbook/widgets/parts/layer-shape.js
  var layer_shape_exports = {};
  __export(layer_shape_exports, {
    checkShape: () => checkShape,
    shapeAxes: () => shapeAxes
  });
  var shapeAxes = (sizes) => axes({ ...sizes, ceil_mode: false });
  function checkShape(sizes) {
    const ranges = Object.fromEntries(
      Object.entries({ n: 1, k: 1, ...LEAST }).map(([name, least]) => [name, [least, LARGEST_SIZE]])
    );
    return outOfRange(sizes, [ranges, ranges]) ?? misfits(
      /** @type {Sizes} */
      sizes,
      "k"
    );
  }

  // src/convbook/widgets/parts/layout.js
  var layout_exports = {};
  __export(layout_exports, {
    arrange: () => arrange
  });
  var STEP = { least: 29, most: 46 };
  var HEIGHT = 380;
  var EDGES = 12;
  var GAP2 = 10;
  var LINE_GAP = 16;
  var SIGN = 28;
  var LETTER = 10;
  var NAME = 28;
  var LEGEND = 28;
  var PREFERRED = [
    ["row", 38],
    ["side", 34],
    ["lines", 34]
  ];
  var sizeOf2 = ({ name, rows, columns }, step) => ({
    width: Math.max(columns * step + EDGES, name.length * LETTER),
    height: rows * step + EDGES + NAME
  });
  var beside = (parts) => ({
    width: parts.reduce((sum2, { width }) => sum2 + width, GAP2 * (parts.length - 1)),
    height: Math.max(...parts.map(({ height }) => height))
  });
  var below = (parts) => ({
    width: Math.max(...parts.map(({ width }) => width)),
    height: parts.reduce((sum2, { height }) => sum2 + height, LINE_GAP * (parts.length - 1))
  });
  function lines(parts, width) {
    const all = [];
    for (const part of parts) {
      const line = all.at(-1);
      if (line && beside([...line, part]).width <= width) line.push(part);
      else all.push([part]);
    }
    return below(all.map(beside));
  }
  function sizeIn(layout, blocks, step, width) {
    const [first, ...others] = blocks.map((block) => sizeOf2(block, step));
    const input = { ...first, height: first.height + LEGEND };
    const signed = others.map((size) => ({ ...size, width: SIGN + GAP2 + size.width }));
    if (layout === "row") return beside([input, ...signed]);
    if (layout === "lines") return lines([input, ...signed], width);
    const [output2, ...middle] = [...signed].reverse();
    return beside([input, below(middle.length ? [beside(middle), output2] : [output2])]);
  }
  function arrange(width, blocks) {
    let best = { layout: "lines", step: 0 };
    for (const [layout, least] of PREFERRED) {
      let step = STEP.most;
      while (step >= STEP.least && !fits(sizeIn(layout, blocks, step, width))) step -= 1;
      if (step >= least) return { layout, step };
      if (step >= STEP.least && step > best.step) best = { layout, step };
    }
    return best.step ? best : { layout: lowest(width, blocks), step: STEP.least };
    function fits(size) {
      return size.width <= width && size.height <= HEIGHT;
    }
  }
  function lowest(width, blocks) {
    const sizes = PREFERRED.map(([layout]) => ({ layout, ...sizeIn(layout, blocks, STEP.least, width) }));
    const [first] = sizes.filter((size) => size.width <= width || size.layout === "lines").sort((one, other) => one.height - other.height);
    return first.layout;
  }

  // src/convbook/widgets/parts/matrix.js
  var matrix_exports = {};
  __export(matrix_exports, {
    correlate: () => correlate,
    outputSizes: () => outputSizes,
    products: () => products
  });
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

  // src/convbook/widgets/parts/page.js
  var page_exports = {};
  __export(page_exports, {
    mountAll: () => mountAll
  });

  // src/convbook/widgets/parts/registry.js
  var registry_exports = {};
  __export(registry_exports, {
    define: () => define,
    widgets: () => widgets
  });
  var widgets = {};
  function define(name, widget) {
    widgets[name] = widget;
  }

  // src/convbook/widgets/parts/page.js
  function mountAll() {
    const elements = document.querySelectorAll(".cb-widget[data-widget]:not([data-mounted])");
    for (const el of elements) {
      el.dataset.mounted = "";
      try {
        const widget = widgets[el.dataset.widget ?? ""];
        if (!widget) throw new ReferenceError("its script is not loaded");
        mount(el, widget);
      } catch (error) {
        console.error(`${el.dataset.widget} can't be shown:`, error);
      }
    }
  }
  function start() {
    if (document.readyState === "complete") return mountAll();
    document.addEventListener("DOMContentLoaded", mountAll);
    window.addEventListener("load", mountAll);
  }
  if (document.currentScript) start();

  // src/convbook/widgets/parts/parameter.js
  var parameter_exports = {};
  __export(parameter_exports, {
    createParameter: () => createParameter
  });

  // src/convbook/widgets/parts/track.js
  var track_exports = {};
  __export(track_exports, {
    linearTrack: () => linearTrack,
    multiplyingTrack: () => multiplyingTrack
  });
  function linearTrack(least, most) {
    let end2 = most;
    return {
      first: () => least,
      last: () => end2,
      number: (position) => position,
      position: (number) => Math.min(Math.max(number, least), end2),
      reach(number) {
        end2 = Math.max(end2, Math.ceil(number));
      },
      reset() {
        end2 = most;
      }
    };
  }
  function multiplyingTrack(least, most, factor2, fractional = false) {
    const rounded = (number) => fractional ? Number(number.toPrecision(2)) : Math.round(number);
    function stops(through) {
      const [low, high] = [Math.min(least, through), Math.max(most, through)];
      const all = /* @__PURE__ */ new Set([low, through, high]);
      for (let number = through / factor2; rounded(number) > low; number /= factor2) all.add(rounded(number));
      for (let number = through * factor2; rounded(number) < high; number *= factor2) all.add(rounded(number));
      return [...all].sort((a, b) => a - b);
    }
    let numbers = stops(least);
    const distance = (a, b) => Math.abs(Math.log(a / b));
    return {
      first: () => 0,
      last: () => numbers.length - 1,
      number: (position) => numbers[position],
      position(number) {
        if (!(number > 0)) return 0;
        const distances = numbers.map((each) => distance(each, number));
        return distances.indexOf(Math.min(...distances));
      },
      reach(number) {
        if (number > 0 && !numbers.includes(number)) numbers = stops(number);
      },
      reset() {
        numbers = stops(least);
      }
    };
  }

  // src/convbook/widgets/parts/parameter.js
  var write2 = (number) => String(number).replace(/(000){2,}$/, (zeros) => `e${zeros.length}`);
  var isTyping = (event) => event instanceof InputEvent && event.inputType !== "" && event.inputType !== "insertReplacementText";
  function createParameter(options) {
    const { name, title = capital(name), letter, least, slider: most = 4, factor: factor2 } = options;
    const { single = false, fractional = false, apply, begin, giveBack, onTyped, onDone } = options;
    const error = h("p.error", { id: `cb-error-${fresh()}` });
    let value = [least, least];
    let linked = true;
    const drafts = /* @__PURE__ */ new Map();
    const unfinished = /* @__PURE__ */ new Set();
    const controls = (single ? [0] : [0, 1]).map((axis) => {
      const track = factor2 ? multiplyingTrack(least, most, factor2, fractional) : linearTrack(least, most);
      const axisName = h("span.axis");
      const done = () => onDone(drafts.has(axis) ? error.textContent : null);
      const slider = h("input.range", {
        type: "range",
        step: 1,
        oninput: () => take(axis, write2(track.number(Number(slider.value)))),
        onchange: done
      });
      const box = h(factor2 ? "input.box.wide" : "input.box", {
        // A whole number counts as it is typed. On its way to 0.25 a reader types 0, which can't be: there, what is typed
        // counts once it is complete.
        ...fractional ? { type: "text", autocomplete: "off" } : { type: "number", min: least, inputmode: "numeric" },
        onfocus: begin,
        /** @param {Event} event */
        oninput(event) {
          if (fractional) {
            unfinished.add(axis);
            return;
          }
          take(axis, box.value);
          if (!isTyping(event)) begin();
          else if (drafts.has(axis)) giveBack();
          onTyped();
        },
        onchange() {
          if (unfinished.delete(axis)) take(axis, box.value);
          begin();
          done();
        }
      });
      const line = h("label.line", !single && axisName, slider, box);
      return { track, axisName, slider, box, line };
    });
    const element = h(
      "fieldset.parameter",
      h("legend.legend", title, letter && " ", letter && h("i", letter)),
      ...controls.map(({ line }) => line)
    );
    function attempt(axis, text) {
      const read = parse(text, { limit: Infinity });
      if ("ambiguous" in read && fractional) return read.message;
      const number = "value" in read ? read.value : NaN;
      const wanted = single || linked ? [number, number] : value.map((old, at) => at === axis ? number : old);
      const message = apply(single ? [number] : wanted);
      if (!message) value = wanted;
      return message;
    }
    function take(axis, text) {
      drafts.delete(axis);
      const message = attempt(axis, text);
      if (message) drafts.set(axis, { text, message });
      show(axis);
    }
    const shown = () => both((single ? value.slice(0, 1) : value).map(write2));
    function show(axis) {
      const { track, axisName, slider, box, line } = controls[axis];
      const refused = drafts.get(axis);
      const text = refused?.text ?? write2(value[axis]);
      const messages = [...drafts.values()].map(({ message }) => `${message} `).join("");
      setText(error, messages && `${messages}The picture still shows ${name} ${shown()}.`);
      setAttribute(line, "hidden", linked && axis === 1);
      const which = linked ? "both axes" : AXES[axis];
      setText(axisName, which);
      setAttribute(axisName, "hidden", linked);
      const isOther = !fractional && !refused && box === document.activeElement && Number(box.value) === value[axis];
      if (!isOther && !unfinished.has(axis) && box.value !== text) box.value = text;
      track.reach(value[axis]);
      setAttribute(slider, "min", track.first());
      setAttribute(slider, "max", track.last());
      const number = Number(text);
      const place = text.trim() && Number.isFinite(number) ? number : value[axis];
      slider.value = String(track.position(place));
      if (factor2) setAttribute(slider, "aria-valuetext", text);
      for (const control of [slider, box]) {
        setAttribute(control, "aria-label", single ? title : `${title}, ${which}`);
        markInvalid(control, refused ? error : null);
      }
    }
    function update(now, together = true) {
      if (together !== linked) drafts.clear();
      value = [now[0], now[now.length - 1]];
      linked = together;
      controls.forEach((_, axis) => show(axis));
    }
    function retry() {
      for (const [axis, { text }] of [...drafts]) {
        if (text !== "") take(axis, text);
      }
    }
    function clear() {
      drafts.clear();
      unfinished.clear();
      for (const { track } of controls) track.reset();
    }
    return { name, element, error, update, retry, clear, summary: () => `${title} ${shown()}` };
  }

  // src/convbook/widgets/parts/parameters.js
  var parameters_exports = {};
  __export(parameters_exports, {
    WINDOW: () => WINDOW,
    createParameters: () => createParameters
  });
  var WINDOW = Object.entries(LEAST).map(([name, least]) => ({ name, letter: name[0], least }));
  var isPlain = (values, all) => all.every(({ name, least }) => [values[name]].flat().every((value) => value === least));
  function createParameters(view, all, options = {}) {
    const { values = () => view.settings, apply = view.apply, leading = 0, more = () => [] } = options;
    const { say = () => view.top.element.textContent ?? "", open = !isPlain(values(), all) } = options;
    const { model } = view;
    const held = ({ name, follows = "" }) => values()[name] ?? values()[follows];
    const paired = all.filter(({ single }) => !single);
    const alike = () => paired.every((each) => held(each)[0] === held(each)[1]);
    let linked = alike();
    const parameters = all.map((description) => {
      const { name, single } = description;
      let before = null;
      let start3 = values()[name];
      const parameter = createParameter({
        ...description,
        apply(value) {
          const message = apply({ [name]: single ? value[0] : value });
          if (message) return message;
          before ??= { [name]: start3 };
          for (const other of parameters) if (other !== parameter) other.retry();
          return null;
        },
        begin() {
          before = null;
          start3 = values()[name];
        },
        giveBack() {
          if (before) apply(before);
          before = null;
        },
        onTyped: () => save(model),
        onDone(refused) {
          save(model);
          view.announce(refused ?? say());
        }
      });
      return parameter;
    });
    const link = createCheckbox("Same for both axes", relink);
    const groups = [];
    function grouped2(some) {
      const group2 = h("div.parameters", ...some.map(({ element: element2 }) => element2));
      groups.push(group2);
      return [group2, h("div.errors", ...some.map(({ error }) => error))];
    }
    const summary = h("summary.summary");
    const folded = parameters.slice(leading);
    const element = h(
      "details.settings",
      { open },
      summary,
      ...grouped2(folded),
      folded.length > 0 && paired.length > 0 && link.element,
      ...more()
    );
    const lead = h(
      "div.lead",
      ...grouped2(parameters.slice(0, leading)),
      folded.length === 0 && paired.length > 0 && link.element
    );
    function relink(together) {
      const own = paired.filter(({ name }) => together && values()[name]);
      const message = apply(Object.fromEntries(own.map((each) => [each.name, [held(each)[0], held(each)[0]]])));
      save(model);
      linked = together && !message;
      view.complain(message);
      update();
    }
    function update() {
      if (!alike()) linked = false;
      link.show(linked);
      for (const group2 of groups) setAttribute(group2, "data-apart", paired.length > 0 && !linked);
      parameters.forEach((parameter, index) => parameter.update([held(all[index])].flat(), linked));
      setText(summary, folded.map((parameter) => parameter.summary()).join(" · "));
    }
    function forget() {
      for (const parameter of parameters) parameter.clear();
    }
    function clear() {
      linked = alike();
      forget();
    }
    return { element, lead, update, clear, forget };
  }

  // src/convbook/widgets/parts/player.js
  var player_exports = {};
  __export(player_exports, {
    createPlayer: () => createPlayer
  });

  // src/convbook/widgets/parts/room.js
  var room_exports = {};
  __export(room_exports, {
    createRoom: () => createRoom
  });
  function createRoom(content) {
    const names = [...content.classList].map((name) => `${name.replace("cb-", "")}-widest`);
    const what = (
      /** @type {"p"} */
      [content.localName, ...names, "widest"].join(".")
    );
    const element = h("div.room", content);
    return {
      element,
      content,
      /** Keeps as much room as the largest of these takes. @param {...(readonly (Node | string)[])} all  each what the
       * content may hold */
      reserve: (...all) => element.replaceChildren(content, ...all.map((parts) => h(what, { "aria-hidden": "true" }, ...parts)))
    };
  }

  // src/convbook/widgets/parts/player.js
  var SPEEDS = [0.5, 1, 2, 4, 8];
  var speedOf = (model) => model.get("speed") >= 0.1 && model.get("speed") <= 20 ? Number(model.get("speed")) : 1;
  var PLAY = "M4 2.5v11l9-5.5z";
  var PAUSE = "M4 2.5h3v11H4zM9 2.5h3v11H9z";
  var BACK = "M11 3v10L4.5 8z";
  var FORWARD = "M5 3v10l6.5-5z";
  function createPlayer({
    model,
    signal,
    label,
    length,
    index,
    go,
    describe,
    count = (at) => `${at + 1} of ${length()}`,
    onRest
  }) {
    const me = String(Math.random());
    let timer = 0;
    const playIcon = icon(PLAY);
    const pauseIcon = icon(PAUSE);
    const playName = h("span");
    const play = button("", () => model.get("playing") ? pause() : start3(), { class: "cb-button cb-play" });
    play.append(playIcon, pauseIcon, playName);
    const stepper = (name, shape, by2) => {
      const made = button("", () => step(index() + by2), { "aria-label": name });
      made.append(icon(shape));
      return made;
    };
    const back = stepper("Step back", BACK, -1);
    const forward = stepper("Step forward", FORWARD, 1);
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
    const counter = createRoom(h("span.count"));
    setAttribute(counter.content, "aria-hidden", true);
    const speed = createSelect("Speed", (value) => {
      model.set("speed", Number(value));
      save(model);
    });
    const element = h(
      "div.player",
      h("span.buttons", play, back, forward),
      h("span.track", scrub, counter.element),
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
    function start3() {
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
        speed.show(
          now,
          [.../* @__PURE__ */ new Set([...SPEEDS, now])].map((value) => [value, `${value} per second`])
        );
        if (timer) drive();
      }
      setText(playName, playing ? "Pause" : "Play");
      setAttribute(playIcon, "hidden", playing);
      setAttribute(pauseIcon, "hidden", !playing);
      setAttribute(scrub, "max", length() - 1);
      scrub.value = String(index());
      setAttribute(scrub, "aria-valuetext", describe(index()));
      setText(counter.content, count(index()));
      counter.reserve([count(length() - 1)]);
      setAttribute(back, "aria-disabled", index() === 0 && "true");
      setAttribute(forward, "aria-disabled", atEnd() && "true");
    }
    return { element, update, pause };
  }

  // src/convbook/widgets/parts/short-sum.js
  var short_sum_exports = {};
  __export(short_sum_exports, {
    LONG: () => LONG,
    longest: () => longest,
    longestSum: () => longestSum,
    shortSum: () => shortSum
  });

  // src/convbook/widgets/parts/sum.js
  var sum_exports = {};
  __export(sum_exports, {
    equals: () => equals,
    factor: () => factor,
    factors: () => factors,
    products: () => products2,
    result: () => result,
    start: () => start2,
    sum: () => sum,
    widestProducts: () => widestProducts,
    widestResult: () => widestResult,
    widestSum: () => widestSum
  });

  // src/convbook/widgets/parts/widest.js
  var widest_exports = {};
  __export(widest_exports, {
    widest: () => widest
  });
  function widest(texts) {
    const most = /* @__PURE__ */ new Map();
    for (const text of new Set(texts.map((text2) => text2.replace(/\d/g, "0")))) {
      const counts = /* @__PURE__ */ new Map();
      for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
      for (const [character, count] of counts) most.set(character, Math.max(count, most.get(character) ?? 0));
    }
    return [...most].map(([character, count]) => character.repeat(count)).join("");
  }

  // src/convbook/widgets/parts/sum.js
  var factor = (value) => value < 0 ? `(${format(value)})` : format(value);
  var exact = (value) => Number(format(value).replaceAll("−", "-")) === value;
  var written2 = ({ u, v, x, w }) => ({ u, v, x: factor(x), w: factor(w) });
  function termGroups(all, pair) {
    const element = ({ u, v, x, w }, first) => h(
      `span.term${pair?.u === u && pair.v === v ? ".pair" : ""}`,
      first ? "" : "+ ",
      tint("input", x),
      "·",
      tint("kernel", w),
      " "
    );
    const rows = [...new Set(all.map(({ u }) => u))];
    return rows.map(
      (u) => h("span.terms", ...all.filter((term) => term.u === u).map((term) => element(term, term === all[0])))
    );
  }
  var products2 = (taps2, pair) => termGroups(taps2.map(written2), pair);
  function widestProducts(K, inputs) {
    const x = widest(inputs.map(factor));
    return termGroups(
      K.flatMap((weights, u) => weights.map((w, v) => ({ u, v, x, w: factor(w) }))),
      null
    );
  }
  var factors = (taps2) => taps2.flatMap(({ x, w }) => [x, w]);
  var equals = (value, numbers) => (
    // Adding decimal fractions in binary is off by a little even where nothing was rounded for print.
    [Number(value.toPrecision(12)), ...numbers].every(exact) ? "= " : "≈ "
  );
  var start2 = (text) => h("span.name", tint("output", text), " = ");
  var end = (sign, value) => h("span.result", sign, tint("output", value));
  var result = (sign, value) => end(sign, format(value));
  var widestResult = (values) => end("≈ ", widest(values.map(format)));
  var biasTerm = (text) => h("span.terms", "+ ", tint("kernel", text), " ");
  function sum(name, taps2, bias, value, pair) {
    return [
      start2(name),
      ...products2(taps2, pair),
      bias === null ? "" : biasTerm(factor(bias)),
      result(equals(value, [bias ?? 0, ...factors(taps2)]), value)
    ];
  }
  var widestSum = (name, K, inputs, bias, values) => [
    start2(name),
    ...widestProducts(K, inputs),
    biasTerm(factor(bias)),
    widestResult(values)
  ];

  // src/convbook/widgets/parts/short-sum.js
  var MOST = 9;
  function shortSum(name, taps2, bias, value, row, pair) {
    if (taps2.length <= MOST) return sum(name, taps2, bias, value, pair);
    const shown = taps2.filter(({ u }) => u === row);
    return [
      start2(name),
      row > taps2[0].u ? h("span", "… + ") : "",
      ...products2(shown, pair),
      row < taps2[taps2.length - 1].u ? h("span", "+ … ") : "",
      bias === null ? "" : h("span.terms", "+ ", tint("kernel", factor(bias)), " "),
      result(equals(value, [bias ?? 0, ...factors(taps2)]), value)
    ];
  }
  function longestSum(name, taps2, bias, x, w = LONG) {
    const all = taps2.map((tap) => ({ ...tap, x, w }));
    return shortSum(name, all, bias === null ? null : w, LONG, taps2[0].u + 1, null);
  }
  var LONG = -1234e11 - 0.5;
  var longest = (values) => values.reduce((one, other) => factor(other).length > factor(one).length ? other : one);

  // src/convbook/widgets/parts/sight.js
  var sight_exports = {};
  __export(sight_exports, {
    createSight: () => createSight
  });
  var QUICK = 100;
  function createSight(signal, show) {
    const away = /* @__PURE__ */ new WeakSet();
    const observer = new IntersectionObserver((entries) => {
      for (const { isIntersecting, target } of entries) {
        if (isIntersecting) away.delete(target);
        else away.add(target);
      }
    });
    let timer = 0;
    let last = NaN;
    let quick = false;
    signal.addEventListener("abort", () => {
      observer.disconnect();
      clearTimeout(timer);
    });
    return {
      /** Keeps an eye on a part, and returns it. @template {Element} T @param {T} part */
      watch(part) {
        observer.observe(part);
        return part;
      },
      /** Something has changed. */
      noteChange() {
        const now = Date.now();
        quick = now - last < QUICK;
        last = now;
        clearTimeout(timer);
        if (!quick) return;
        timer = setTimeout(() => {
          quick = false;
          show();
        }, QUICK);
      },
      /** Whether changes follow each other quickly. */
      isQuick: () => quick,
      /** Whether a part waits. @param {Element} part */
      waits: (part) => quick && away.has(part)
    };
  }

  // src/convbook/widgets/parts/slide.js
  var slide_exports = {};
  __export(slide_exports, {
    createSlide: () => createSlide
  });

  // src/convbook/widgets/parts/walk.js
  var walk_exports = {};
  __export(walk_exports, {
    createWalk: () => createWalk
  });
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
        grid.paint((row, column) => {
          const here = row === i && column === j;
          const at = row * columns + column;
          const { flags, corner } = more?.(row, column) ?? {};
          const hidden = at > seen ? "not computed yet" : "";
          return {
            ...numberCell(values[row][column], { "cb-later": at > now, "cb-on": here, ...flags }, corner, hidden),
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

  // src/convbook/widgets/parts/width.js
  var width_exports = {};
  __export(width_exports, {
    watchWidth: () => watchWidth
  });
  function watchWidth(element, signal, callback) {
    let last = 0;
    const observer = new ResizeObserver(([{ contentRect }]) => {
      const { width } = contentRect;
      if (!width || width === last) return;
      last = width;
      callback(width);
    });
    observer.observe(element);
    signal.addEventListener("abort", () => observer.disconnect(), { once: true });
  }

  // src/convbook/widgets/parts/slide.js
  var PHONE = 400;
  function createSlide(view, options) {
    const { window: window2, cell, values, write: write3, writeWidest, hint, kernel: weights, wins, changed, reveal } = options;
    const { signal, root, top } = view;
    root.classList.add("cb-slide");
    let facts = [];
    let stageWidth = 700;
    const both2 = () => axes(window2());
    const gaze = createGaze(paint);
    const walk = createWalk(view, {
      label: "Position of the window",
      size: () => (
        /** @type {Place} */
        both2().map(({ m }) => m)
      ),
      say: ([i, j]) => format(values()[i][j]),
      reveal
    });
    const legend = h("p.legend-line");
    const input = createArray(
      view,
      "input",
      "Input X",
      {
        ...gaze.handlers("input"),
        editable: (r, c) => cell(r, c).from !== null,
        onEdit: (r, c, text) => view.edit(
          "X",
          /** @type {Place} */
          cell(r, c).from,
          text
        )
      },
      legend
    );
    const kernel = weights && createArray(view, "kernel", "Kernel K", { ...gaze.handlers("kernel"), onEdit: weights.onEdit });
    const output2 = createArray(view, "output", "Output Y", {
      ...gaze.handlers("output"),
      onFocus: (...place) => walk.choose({ position: place })
    });
    const sign = operator("");
    const stage = h("div.stage", input.panel.element);
    if (weights && kernel) stage.append(h("div.middle", group(sign, kernel.panel.element), group("+", weights.bias)));
    stage.append(group(weights ? "=" : "→", output2.panel.element));
    const sum2 = createRoom(h("p.sum"));
    const note = h("p.note");
    const size = h("div.size");
    function update(title, ceil) {
      const sizes = both2();
      const [height, width] = sizes;
      gaze.leavePointer();
      facts = inputFacts(window2());
      const first = [height.p, width.p];
      output2.resize(height.m, width.m, first);
      kernel?.resize(height.k, width.k);
      input.resize(height.drawn, width.drawn, first);
      if (weights && kernel) {
        kernel.panel.rename(weights.title());
        setAttribute(kernel.body, "aria-label", weights.title());
        setText(sign, weights.sign());
      }
      layOut();
      top.rename(title);
      top.shapes(by(height.n, width.n), weights ? by(height.k, width.k) : "", by(height.m, width.m), weights?.sign());
      size.replaceChildren(
        weights ? formula() : "",
        ...sizes.map((axis, which) => h("div.filled-axis", h("span", AXES[which]), h("p.filled", ...filled(axis, ceil)))),
        h("p.remark", droppedText(sizes))
      );
      sum2.reserve(writeWidest());
      move();
      const there = Object.entries(KINDS).filter(([kind]) => stage.querySelector(`.cb-cell.${kind}`));
      legend.replaceChildren(...there.map(([kind, text]) => key(kind.slice(3), text)));
    }
    function move() {
      gaze.leavePointer();
      paint();
    }
    function layOut() {
      const [height, width] = both2();
      const middle = weights ? [
        { name: weights.title(), rows: height.k, columns: width.k },
        { name: "Bias b", rows: 1, columns: 1 }
      ] : [];
      const { layout, step } = arrange(stageWidth, [
        { name: "Input X", rows: height.drawn, columns: width.drawn },
        ...middle,
        { name: "Output Y", rows: height.m, columns: width.m }
      ]);
      stage.dataset.layout = layout;
      root.style.setProperty("--cb-step", `${step}px`);
      input.fit(step, stageWidth);
      output2.fit(step, stageWidth);
    }
    function paint() {
      const { input: probed, kernel: weightPlace, output: here } = gaze.at();
      const [i, j] = walk.position(here);
      const under = touched(window2(), i, j);
      const pair = (weightPlace && under.find(({ u, v }) => u === weightPlace[0] && v === weightPlace[1])) ?? null;
      paintInput([i, j], under, pair, probed);
      if (weights) {
        kernel?.paint((u, v) => numberCell(weights.weight(u, v), { "cb-pair": pair?.u === u && pair.v === v }));
      }
      paintOutput([i, j], probed);
      sum2.content.replaceChildren(...write3(i, j, pair));
      setText(note, probed ? cellNote(...probed) : pair ? weightNote(pair) : hint);
      walk.update();
    }
    function paintInput([i, j], under, pair, probed) {
      const [height, width] = both2();
      input.paint((r, c) => {
        const { x, hidden, flags: own } = cell(r, c);
        const touch = under.find((one) => one.r === r && one.c === c);
        const selected = probed?.[0] === r && probed[1] === c;
        const flags = {
          ...facts[r][c].flags,
          ...own,
          "cb-win": wins?.([r, c], [i, j]),
          "cb-shared": !weights && touch && facts[r][c].used > 1,
          "cb-on": touch && !probed,
          "cb-pair": touch && touch === pair,
          "cb-probed": selected
        };
        return { ...numberCell(x, flags, corner(flags, touch), hidden), label: cellLabel(r, c, flags), selected };
      });
      input.frame(i * height.s, j * width.s, height.span, width.span);
    }
    function paintOutput(here, probed) {
      const users = probed && uses(window2(), ...probed);
      walk.paintOutput(output2, values(), here, true, (row, column) => {
        const use = users?.find((one) => one.i === row && one.j === column);
        const flags = {
          ...probed && { "cb-on": false, "cb-uses": use !== void 0, "cb-win": wins?.(probed, [row, column]) },
          "cb-changed": changed?.()[row][column]
        };
        return { flags, corner: corner(flags, use) };
      });
    }
    function corner(flags, place) {
      if (weights) return place ? `×${formatShort(weights.weight(place.u, place.v))}` : "";
      return (flags["cb-win"] ? "★" : "") + (flags["cb-changed"] ? "Δ" : "");
    }
    function cellLabel(r, c, flags) {
      const { x, hidden } = cell(r, c);
      const { label } = numberCell(x, flags, "", hidden);
      return hidden || !facts[r][c].used ? label : `${label}, used by ${counted(facts[r][c].used, "output")}`;
    }
    function cellName(r, c, flags) {
      const { from } = cell(r, c);
      const place = from ? `X[${from.join(", ")}] =` : `Padded input, ${rowColumn([r, c])}:`;
      return `${place} ${cellLabel(r, c, flags)}.`;
    }
    function cellNote(r, c) {
      const { flags } = cell(r, c);
      const [i, j] = walk.position(null);
      const name = cellName(r, c, { ...facts[r][c].flags, ...flags, "cb-win": wins?.([r, c], [i, j]) });
      return facts[r][c].used ? name : `${name} ${whyUnused(window2(), r, c)}`;
    }
    function weightNote({ u, v, r, c }) {
      const { name = () => "", weight = () => NaN } = weights ?? {};
      const flags = { ...facts[r][c].flags, ...cell(r, c).flags };
      return `${name(u, v)} = ${format(weight(u, v))} lies on ${cellName(r, c, flags)}`;
    }
    return {
      update,
      /** What the build returns, with its own parts in their places.
       * @param {{parameters: Parameters, update: () => void, above?: Node | string, option: Node}} own  above: the arrays
       * @returns {Parts} */
      parts({ parameters, update: update2, above = "", option }) {
        let isFirst = true;
        watchWidth(stage, signal, (width) => {
          if (isFirst && width < PHONE) parameters.element.open = false;
          isFirst = false;
          stageWidth = width;
          layOut();
        });
        return {
          children: [
            walk.element,
            parameters.element,
            // above what grows with them, which else would take the slider from under the pointer
            above,
            stage,
            sum2.element,
            note,
            view.problem,
            h("div.options", option, walk.showAll, view.resetButton),
            size
          ],
          update: update2,
          move,
          clear: parameters.clear,
          ...walk.parts
        };
      }
    };
  }

  // src/convbook/widgets/parts/widget.js
  var widget_exports = {};
  __export(widget_exports, {
    defineWidget: () => defineWidget
  });
  function defineWidget({ title = "", settings: names, looks = [], check, build }) {
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
      const unfit = check(read(model));
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
          const wrong = check(wanted);
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
      const parts = build(view);
      const { children, update, move = update, clear, start: start3 } = parts;
      function refresh() {
        const wanted = read(model);
        if (!check(wanted)) view.settings = wanted;
        update();
      }
      function reset() {
        const initial = { ...view.settings, ...model.get("_initial") };
        if (!check(initial)) view.settings = initial;
        setAll({ ...view.settings, ...start3, playing: false, _driver: "" });
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
        window.addEventListener(
          event,
          () => {
            view.printing = event === "beforeprint";
            move();
          },
          { signal }
        );
      }
      keepKeys(root, signal);
      listen(model, [...names], signal, refresh);
      listen(model, [...looks, "playing", "_driver"], signal, move);
      const end2 = () => {
        if (signal.aborted) return;
        ending.abort();
        root.remove();
      };
      hostSignal?.addEventListener("abort", end2, { once: true });
      return end2;
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
  return __toCommonJS(stdin_exports);
})();
