(() => {
// src/convbook/widgets/channel_slide/view.js
const { createArray } = convbook.array;
const { nearest } = convbook.arrays;
const { createBias } = convbook.bias;
const { inputFacts, numberCell } = convbook.cells;
const { fresh, h: h2, setAttribute: setAttribute2, setText } = convbook.dom;
const { droppedText } = convbook.formula;
const { format } = convbook.numbers;
const { group } = convbook.panel;
const { createParameters, WINDOW } = convbook.parameters;
const { createRoom } = convbook.room;
const { createSight } = convbook.sight;
const { equals, factor, factors, products, result, start, widestProducts, widestResult } = convbook.sum;
const { createWalk } = convbook.walk;
const { widest } = convbook.widest;
const { defineWidget } = convbook.widget;
const { watchWidth } = convbook.width;
const { axes: axes2, taps } = convbook.window;
const { by } = convbook.words;

// src/convbook/widgets/channel_slide/arithmetic.js
const { range } = convbook.arrays;
const { checkSliding, isTensor, UNFIT, undivided } = convbook.checks;
const { axes, windowOf } = convbook.window;

// src/convbook/widgets/channel_slide/generated.js
var SETTINGS = [
  "X",
  "K",
  "bias",
  "padding",
  "stride",
  "dilation",
  "groups"
];
var LOOKS = [
  "channel",
  "show_all",
  "position",
  "speed"
];
var LIMITS = {
  "side": 16,
  "kernel": 5,
  "padding": 8,
  "stride": 16,
  "dilation": 16,
  "padded": 24,
  "value": 1e6,
  "channels": 8
};

// src/convbook/widgets/channel_slide/arithmetic.js
function check(settings) {
  const { X, K, bias, groups } = settings;
  const { channels, side, kernel } = LIMITS;
  const sound = isTensor(X, [channels, side, side]) && isTensor(K, [channels, channels, kernel, kernel]) && isTensor(bias, [channels]);
  if (!sound || K[0].length !== X.length || K.length !== bias.length) return UNFIT;
  return undivided(groups, X.length, K.length, channels) ?? checkSliding({ ...settings, X: X[0], K: K[0][0] });
}
var slice = (settings, o, c) => ({ ...settings, X: settings.X[c], K: settings.K[o][c] });
var commonWindow = (settings) => windowOf(slice(settings, 0, 0));
function channelsOf({ X, K, groups }, o) {
  const size = X.length / groups;
  const first = Math.floor(o * groups / K.length) * size;
  return range(size).map((c) => first + c);
}
var sumOfProducts = (pairs) => pairs.reduce((sum, { x, w }) => sum + x * w, 0);
function padded({ X, padding: [top, left] }) {
  const zeros = (count) => Array(count).fill(0);
  const [side, above] = [zeros(left), zeros(top).map(() => zeros(X[0][0].length + 2 * left))];
  return X.map((rows) => [...above, ...rows.map((row) => [...side, ...row, ...side]), ...above]);
}
var noSums = ([height, width]) => range(height.m).map(() => range(width.m).fill(0));
function addProducts(sums, rows, weights, [height, width]) {
  for (let i = 0; i < height.m; i += 1) {
    for (let j = 0; j < width.m; j += 1) {
      let sum = 0;
      for (let u = 0; u < height.k; u += 1) {
        const row = rows[i * height.s + u * height.d];
        for (let v = 0; v < width.k; v += 1) sum += row[j * width.s + v * width.d] * weights[u][v];
      }
      sums[i][j] += sum;
    }
  }
}
function laneSums(settings, o, inputs = padded(settings)) {
  const read = channelsOf(settings, o);
  const both = axes(commonWindow(settings));
  return inputs.map((rows, c) => {
    if (!read.includes(c)) return [];
    const sums = noSums(both);
    addProducts(sums, rows, settings.K[o][c], both);
    return sums.flat();
  });
}
function output(settings, inputs = padded(settings)) {
  const both = axes(commonWindow(settings));
  return settings.K.map((slices, o) => {
    const sums = noSums(both);
    for (const c of channelsOf(settings, o)) addProducts(sums, inputs[c], slices[c], both);
    return sums.map((row) => row.map((sum) => sum + settings.bias[o]));
  });
}
function squares(rows, last = Infinity) {
  const [columns, values] = [rows[0].length, rows.flat()];
  const most = Math.max(...values.map(Math.abs));
  let path = "";
  for (let at = 0; at < values.length && at <= last; at += 1) {
    const size = Math.round(20 * Math.sqrt(Math.abs(values[at]) / most));
    const [x, y] = [40 * (at % columns) + 20, 40 * Math.floor(at / columns) + 20];
    for (const half of values[at] < 0 ? [size, size - 4] : [size]) {
      if (half > 0) path += `M${x - half} ${y - half}h${2 * half}v${2 * half}h-${2 * half}z`;
    }
  }
  return path;
}
var HEIGHT = 440;
var LANE = 56;
var MAPS = 36;
function arrange(settings, room) {
  const [height, width] = axes(commonWindow(settings));
  const { X, K } = settings;
  const rows = X.length * height.padded;
  const beside = Math.min(150 + 56 * width.k, room / 2);
  const across = (room - beside) / (width.padded + width.k);
  const down = (HEIGHT - X.length * LANE - MAPS) / (rows + height.m);
  const step = Math.floor(Math.min(across, down, 40));
  return { crowded: rows > 30 || K.length * height.m * width.m > 400, step: Math.max(step, 27) };
}

// src/convbook/widgets/channel_slide/map.js
const { h, setAttribute, svg } = convbook.dom;
const { createGrid } = convbook.grid;
const { capital } = convbook.words;
function createMap(role, name, group2, onChoose, options) {
  const grid = createGrid({ label: `${capital(role)} ${name}`, role, ...options });
  const radio = h("input.check", { type: "radio", name: group2, onchange: onChoose });
  const path = svg("path", { transform: "scale(.025)" });
  const frame = svg("rect");
  const mini = svg("svg", { class: "cb-mini", "aria-hidden": "true" }, path, frame);
  let drawn = {};
  return {
    element: h("div.panel.map", h(`label.head.${role}`, radio, name, mini), grid.element),
    grid,
    radio,
    /** Makes it small, or its grid as large as the values. @param {Matrix} values @param {Showing} how */
    show(values, { small, size: [rows, columns], padding: [top, left], last, window, fixed }) {
      setAttribute(mini, "hidden", !small);
      setAttribute(grid.element, "hidden", small);
      if (!small) {
        grid.resize(rows, columns, fixed);
        return;
      }
      setAttribute(mini, "viewBox", `${-left} ${-top} ${columns} ${rows}`);
      if (values !== drawn.values || last !== drawn.last) setAttribute(path, "d", squares(values, last));
      drawn = { values, last };
      const [y, x, height, width] = window;
      for (const [name2, value] of Object.entries({ y: y - top, x: x - left, height, width })) {
        setAttribute(frame, name2, value);
      }
    }
  };
}

// src/convbook/widgets/channel_slide/view.js
var PADDING = 24;
var PARAMETERS = [...WINDOW, { name: "groups", least: 1, single: true }];
function build(view) {
  const { model, signal, root, top } = view;
  root.classList.add("cb-slide");
  const settings = () => (
    /** @type {Settings} */
    view.settings
  );
  const id = fresh();
  let lanes = [];
  let results = [];
  let inputs = [];
  let facts = [];
  let values = [];
  let hovered = null;
  let looked = [];
  let room = 700;
  let roomFor = [];
  const both = () => axes2(commonWindow(settings()));
  const sight = createSight(signal, paint);
  const channel = () => nearest(model.get("channel"), results.length);
  function look(weight) {
    looked = weight;
    paint();
  }
  const walk = createWalk(view, {
    label: "Position of the windows",
    size: () => (
      /** @type {Pair} */
      both().map(({ m }) => m)
    ),
    say: ([i, j]) => `${format(values[channel()][i][j])} in Y[${channel()}]`
  });
  function createLane(c) {
    const input = createMap("input", `X[${c}]`, `cb-input-${id}`, paint, {
      editable: (r, k) => !facts[r][k].flags["cb-padding"],
      onEdit: (r, k, text) => view.edit("X", [c, r - settings().padding[0], k - settings().padding[1]], text),
      onProblem: view.complain
    });
    input.radio.checked = c === 0;
    const kernel = createArray(view, "kernel", "", {
      onFocus: (u, v) => look([c, u, v]),
      onLeave: () => look([]),
      onHover: (place) => look(place ? [c, ...place] : []),
      editable: () => channelsOf(settings(), channel()).includes(c),
      onEdit: (u, v, text) => view.edit("K", [channel(), c, u, v], text)
    });
    const line = createRoom(h2("p.products"));
    const element = h2(
      "div.lane",
      { role: "group", "aria-label": `Input channel ${c}` },
      input.element,
      group("⋆", kernel.panel.element),
      line.element
    );
    return { element, input, kernel, line };
  }
  function createResult(o) {
    const map = createMap("output", `Y[${o}]`, `cb-output-${id}`, () => walk.choose({ channel: o }), {
      onFocus: (i, j) => walk.choose({ channel: o, position: [i, j] }),
      onHover(place) {
        hovered = place;
        paint();
      }
    });
    const bias = createBias(view, `b[${o}]`, [o]);
    map.element.append(bias.element);
    return { map, bias };
  }
  const parameters = createParameters(view, PARAMETERS, {
    open: WINDOW.some(({ name, least }) => view.settings[name].some((value) => value !== least))
  });
  const stage = h2("div.lanes");
  const sum = createRoom(h2("p.sum"));
  sight.watch(sum.element);
  const maps = h2("div.maps");
  const note = h2("p.note");
  const size = h2("div.size");
  function update() {
    const { X, K, groups } = settings();
    const [height, width] = both();
    inputs = padded(settings());
    facts = inputFacts(commonWindow(settings()));
    values = output(settings(), inputs);
    if (lanes.length !== X.length) {
      lanes = X.map((_, c) => createLane(c));
      stage.replaceChildren(...lanes.map(({ element }) => sight.watch(element)));
    }
    if (results.length !== K.length) {
      results = K.map((_, o) => createResult(o));
      maps.replaceChildren(...results.map(({ map }) => sight.watch(map.element)));
    }
    const filter = by(groups > 1 ? `${X.length}/${groups}` : X.length, height.k, width.k);
    top.shapes(by(X.length, height.n, width.n), by(K.length, filter), by(K.length, height.m, width.m));
    const count = (X.length * height.k * width.k / groups + 1) * K.length;
    size.replaceChildren(
      h2("p.filled", `Parameters: ${K.length} · ${filter} weights + ${K.length} of bias = ${count}`),
      h2("p.remark", droppedText([height, width]))
    );
    parameters.update();
    sight.noteChange();
    move();
  }
  function move() {
    hovered = null;
    paint();
  }
  function paint() {
    const o = channel();
    const place = walk.position(hovered);
    const read = channelsOf(settings(), o);
    const arranged = arrange(settings(), room);
    const terms = lanes.map((_, c) => read.includes(c) ? taps(slice(settings(), o, c), ...place) : []);
    root.style.setProperty("--cb-step", `${arranged.step}px`);
    const waits = (part) => sight.waits(part) && !view.printing;
    if (!sight.isQuick()) keepRoom(arranged.crowded);
    lanes.forEach((lane, c) => {
      if (!waits(lane.element)) paintLane(c, terms[c], place, arranged);
    });
    if (!waits(sum.element))
      sum.content.replaceChildren(
        ...total(
          place,
          read.map((c) => sumOfProducts(terms[c]))
        )
      );
    results.forEach((result2, at) => {
      if (!waits(result2.map.element)) paintResult(at, place, arranged);
    });
    setText(
      note,
      arranged.crowded ? "Choose a channel to see its numbers. Larger: farther from 0. Hollow: below 0." : "Point at a weight to see its product. Enter or a second click edits X, K and b."
    );
    walk.update();
  }
  function paintLane(c, terms, [i, j], { crowded, step }) {
    const { element, input, kernel, line } = lanes[c];
    const [height, width] = both();
    const o = channel();
    const on = terms.length > 0;
    const [, u, v] = looked[0] === c ? looked : [];
    const small = crowded && !input.radio.checked;
    const frame = (
      /** @type {const} */
      [i * height.s, j * width.s, on ? height.span : 0, width.span]
    );
    setAttribute2(element, "data-off", !on);
    setAttribute2(input.radio, "hidden", !crowded);
    input.show(settings().X[c], {
      small,
      size: [height.padded, width.padded],
      padding: settings().padding,
      last: Infinity,
      window: frame,
      fixed: settings().padding
      // while only the padding changes, numbers stay in their cells
    });
    if (!small) {
      input.grid.fit(step, room);
      input.grid.paint((r, k) => {
        const tap = terms.find((one) => one.r === r && one.c === k);
        const pair = tap && tap.u === u && tap.v === v;
        return {
          ...numberCell(inputs[c][r][k], { ...facts[r][k].flags, "cb-on": tap, "cb-pair": pair }),
          selected: Boolean(tap)
        };
      });
      input.grid.frame(...frame);
    }
    kernel.panel.rename(`K[${o}, ${c}]`);
    setAttribute2(kernel.body, "aria-label", `Kernel K[${o}, ${c}]`);
    kernel.show(settings().K[o][c], (row, column) => ({ marks: row === u && column === v ? " cb-pair" : "" }));
    const sum2 = sumOfProducts(terms);
    line.content.replaceChildren(
      ...on ? [
        small ? "" : h2("span", ...products(terms, { u, v })),
        h2("span.result", equals(sum2, factors(terms)), chip(format(sum2)))
      ] : [`Not in the group of Y[${o}].`]
    );
  }
  function paintResult(at, [i, j], { crowded, step }) {
    const { map, bias } = results[at];
    const [height, width] = both();
    const chosen = at === channel();
    const small = crowded && !chosen;
    const last = walk.last();
    setAttribute2(map.radio, "hidden", results.length === 1);
    map.radio.checked = chosen;
    map.show(values[at], {
      small,
      size: [height.m, width.m],
      padding: [0, 0],
      last,
      window: [i, j, 0, 0],
      // As in the input; but where most numbers are still hidden, all cells stay.
      fixed: last < 99 ? [0, 0] : settings().padding
    });
    if (!small) {
      map.grid.fit(step, room);
      walk.paintOutput(map.grid, values[at], [i, j], chosen);
    }
    bias.update();
  }
  function total([i, j], sums) {
    const o = channel();
    const bias = settings().bias[o];
    const value = values[o][i][j];
    return [
      start(`Y[${o}, ${i}, ${j}]`),
      ...channelsOf(settings(), o).map((c, at) => h2("span", chip(factor(sums[at]), `channel ${c}`), " + ")),
      h2("span", chip(factor(bias), `bias b[${o}]`)),
      result(` ${equals(value, [bias])}`, value)
    ];
  }
  function keepRoom(crowded) {
    const o = channel();
    const [height, width] = both();
    const { X, K, bias } = settings();
    const inputChosen = lanes.findIndex(({ input }) => input.radio.checked);
    const now = [values, o, crowded, inputChosen];
    if (now.every((each, at) => each === roomFor[at])) return;
    roomFor = now;
    const sums = laneSums(settings(), o, inputs);
    const chips = sums.map((all) => widest(all.map(factor)));
    lanes.forEach(({ line }, c) => {
      const small = crowded && c !== inputChosen;
      line.reserve([
        small ? "" : h2("span", ...widestProducts(K[o][c], [0, ...X[c].flat()])),
        h2("span.result", "≈ ", chip(chips[c] ?? ""))
      ]);
    });
    sum.reserve([
      start(`Y[${o}, ${height.m - 1}, ${width.m - 1}]`),
      ...channelsOf(settings(), o).map((c) => h2("span", chip(chips[c], `channel ${c}`), " + ")),
      h2("span", chip(factor(bias[o]), `bias b[${o}]`)),
      widestResult(values[o].flat())
    ]);
  }
  watchWidth(root, signal, (width) => {
    room = width - PADDING;
    paint();
  });
  return {
    children: [
      walk.element,
      parameters.element,
      stage,
      sum.element,
      maps,
      note,
      view.problem,
      h2("div.options", walk.showAll, view.resetButton),
      size
    ],
    update,
    move,
    clear() {
      parameters.clear();
      lanes[0].input.radio.checked = true;
    },
    ...walk.parts,
    start: { ...walk.parts.start, channel: 0 }
  };
}
var chip = (text, what) => h2("span.chip", text, what && " ", what && h2("small", what));
var view_default = defineWidget({
  title: "Cross-correlation, channel by channel",
  settings: SETTINGS,
  looks: LOOKS,
  check,
  build
});
convbook.registry.define("ChannelSlide", view_default);
})();
