(() => {
// src/convbook/widgets/channel_slide/view.js
const { createArray } = convbook.array;
const { nearest } = convbook.arrays;
const { createBias } = convbook.bias;
const { inputFacts, numberCell } = convbook.cells;
const { fresh, h, setAttribute, setText, svg } = convbook.dom;
const { droppedText } = convbook.formula;
const { createGrid } = convbook.grid;
const { watchWidth } = convbook.width;
const { format } = convbook.numbers;
const { group } = convbook.panel;
const { createParameters, WINDOW } = convbook.parameters;
const { createSight } = convbook.sight;
const { equals, factor, factors, products, result, start } = convbook.sum;
const { createWalk } = convbook.walk;
const { defineWidget } = convbook.widget;
const { axes: axes2, taps } = convbook.window;
const { by, capital } = convbook.words;

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
function output(settings, inputs = padded(settings)) {
  const [height, width] = axes(commonWindow(settings));
  return settings.K.map((slices, o) => {
    const read = channelsOf(settings, o);
    return range(height.m).map(
      (i) => range(width.m).map((j) => {
        let value = 0;
        for (const c of read) {
          let sum = 0;
          for (let u = 0; u < height.k; u += 1) {
            const row = inputs[c][i * height.s + u * height.d];
            const weights = slices[c][u];
            for (let v = 0; v < width.k; v += 1) sum += row[j * width.s + v * width.d] * weights[v];
          }
          value += sum;
        }
        return value + settings.bias[o];
      })
    );
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
function arrange(settings, room) {
  const [height, width] = axes(commonWindow(settings));
  const rows = settings.X.length * height.padded;
  const beside = Math.min(150 + 56 * width.k, room / 2);
  const step = Math.floor(Math.min((room - beside) / (width.padded + width.k), 440 / rows, 40));
  return { crowded: rows > 30 || settings.K.length * height.m * width.m > 400, step: Math.max(step, 27) };
}

// src/convbook/widgets/channel_slide/view.js
var PADDING = 24;
var PARAMETERS = [...WINDOW, { name: "groups", least: 1, single: true }];
function build(view) {
  const { model, signal, root, top } = view;
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
  const window = () => axes2(commonWindow(settings()));
  const [watch, hurry] = createSight(signal, paint);
  const channel = () => nearest(model.get("channel"), results.length);
  function look(weight) {
    looked = weight;
    paint();
  }
  const walk = createWalk(view, {
    label: "Position of the windows",
    size: () => (
      /** @type {import("../parts/window.js").Pair} */
      window().map(({ m }) => m)
    ),
    say: ([i, j]) => `${format(values[channel()][i][j])} in Y[${channel()}]`
  });
  function createMap(role, name, onChoose, options) {
    const input = role === "input";
    const grid = createGrid({ label: `${capital(role)} ${name}`, role, ...options });
    const radio = h("input.check", { type: "radio", name: `cb-${role}-${id}`, onchange: onChoose });
    const [path, frame] = [svg("path", { transform: "scale(.025)" }), svg("rect")];
    let drawn = [];
    const mini = svg("svg", { class: "cb-mini", "aria-hidden": "true" }, path, frame);
    return {
      element: h("div.panel", h(`label.head.${role}`, radio, name, mini), grid.element),
      grid,
      radio,
      /** Makes it small or fits its grid, and says whether there is a grid to paint.
       * @param {import("../parts/window.js").Matrix} values @param {ReturnType<typeof arrange>} arranged
       * @param {readonly number[]} window  row, column, rows, columns */
      show(values2, { step, crowded }, window2) {
        const small = crowded && !radio.checked;
        setAttribute(mini, "hidden", !small);
        setAttribute(grid.element, "hidden", small);
        const last = input ? Infinity : walk.last();
        const [top2, left] = input ? settings().padding : [0, 0];
        const [rows, columns] = [values2.length + 2 * top2, values2[0].length + 2 * left];
        if (small) {
          setAttribute(mini, "viewBox", `${-left} ${-top2} ${columns} ${rows}`);
          if (!input || values2 !== drawn) setAttribute(path, "d", squares(values2, last));
          drawn = values2;
          [-top2, -left, 0, 0].forEach(
            (from, at) => setAttribute(frame, ["y", "x", "height", "width"][at], from + window2[at])
          );
        } else {
          grid.resize(rows, columns, last < 99 ? [0, 0] : settings().padding);
          grid.fit(step, room);
        }
        return !small;
      }
    };
  }
  function createLane(c) {
    const input = createMap("input", `X[${c}]`, () => paint(), {
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
    const sum2 = h("p.products");
    const element = h(
      "div.lane",
      { role: "group", "aria-label": `Input channel ${c}` },
      input.element,
      group("⋆", kernel.panel.element),
      sum2
    );
    return { element, input, kernel, sum: sum2 };
  }
  function createResult(o) {
    const map = createMap("output", `Y[${o}]`, () => walk.choose({ channel: o }), {
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
  const parameters = createParameters(view, PARAMETERS);
  const stage = h("div.lanes");
  const sum = watch(h("p.sum"));
  const maps = h("div.maps");
  const note = h("p.note");
  const size = h("div.size");
  function update() {
    const { X, K, groups } = settings();
    const [height, width] = window();
    inputs = padded(settings());
    facts = inputFacts(commonWindow(settings()));
    values = output(settings(), inputs);
    if (lanes.length !== X.length) {
      lanes = X.map((_, c) => createLane(c));
      stage.replaceChildren(...lanes.map(({ element }) => watch(element)));
    }
    if (results.length !== K.length) {
      results = K.map((_, o) => createResult(o));
      maps.replaceChildren(...results.map(({ map }) => watch(map.element)));
    }
    const filter = by(groups > 1 ? `${X.length}/${groups}` : X.length, height.k, width.k);
    top.shapes(by(X.length, height.n, width.n), by(K.length, filter), by(K.length, height.m, width.m));
    const count = (X.length * height.k * width.k / groups + 1) * K.length;
    size.replaceChildren(
      h("p.filled", `Parameters: ${K.length} · ${filter} weights + ${K.length} of bias = ${count}`),
      h("p.remark", droppedText([height, width]))
    );
    parameters.update();
    move(hurry());
  }
  function move(waits) {
    hovered = null;
    paint(waits);
  }
  function paint(waits = () => false) {
    const o = channel();
    const [i, j] = walk.position(hovered);
    const [height, width] = window();
    const { bias } = settings();
    const read = channelsOf(settings(), o);
    const arranged = arrange(settings(), room);
    const terms = lanes.map((_, c) => read.includes(c) ? taps(slice(settings(), o, c), i, j) : []);
    const sums = terms.map(sumOfProducts);
    root.style.setProperty("--cb-step", `${arranged.step}px`);
    lanes.forEach(({ element, input, kernel, sum: line }, c) => {
      if (waits(element)) return;
      const on = read.includes(c);
      setAttribute(element, "data-off", !on);
      const [, u, v] = looked[0] === c ? looked : [];
      const frame = (
        /** @type {const} */
        [i * height.s, j * width.s, on ? height.span : 0, width.span]
      );
      setAttribute(input.radio, "hidden", !arranged.crowded);
      const large = input.show(settings().X[c], arranged, frame);
      if (large) {
        input.grid.paint((r, k) => {
          const tap = terms[c].find((one) => one.r === r && one.c === k);
          const pair = tap && tap.u === u && tap.v === v;
          return {
            ...numberCell(inputs[c][r][k], { ...facts[r][k].flags, "cb-on": tap, "cb-pair": pair }),
            selected: Boolean(tap)
          };
        });
        input.grid.frame(...frame);
      }
      kernel.panel.rename(`K[${o}, ${c}]`);
      setAttribute(kernel.body, "aria-label", `Kernel K[${o}, ${c}]`);
      kernel.show(settings().K[o][c], (row, column) => ({ marks: row === u && column === v ? " cb-pair" : "" }));
      line.replaceChildren(
        ...on ? [
          large ? h("span", ...products(terms[c], { u, v })) : "",
          h("span.result", equals(sums[c], factors(terms[c])), chip(format(sums[c])))
        ] : [`Not in the group of Y[${o}].`]
      );
    });
    if (!waits(sum)) {
      const value = values[o][i][j];
      sum.replaceChildren(
        start(`Y[${o}, ${i}, ${j}]`),
        ...read.map((c) => h("span", chip(factor(sums[c]), `channel ${c}`), " + ")),
        h("span", chip(factor(bias[o]), `bias b[${o}]`)),
        result(` ${equals(value, [bias[o]])}`, value)
      );
    }
    results.forEach(({ map, bias: box }, at) => {
      if (waits(map.element)) return;
      const chosen = at === o;
      setAttribute(map.radio, "hidden", !results[1]);
      map.radio.checked = chosen;
      if (map.show(values[at], arranged, [i, j, 0, 0])) {
        walk.paintOutput(map.grid, values[at], [i, j], chosen);
      }
      box.update();
    });
    setText(
      note,
      arranged.crowded ? "Choose a channel to see its numbers. Larger: farther from 0. Hollow: below 0." : "Point at a weight. Enter or a second click edits it."
    );
    walk.update();
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
      sum,
      maps,
      note,
      view.problem,
      h("div.options", walk.showAll, view.resetButton),
      size
    ],
    update,
    move,
    clear: parameters.clear,
    ...walk.parts,
    start: { ...walk.parts.start, channel: 0 }
  };
}
var chip = (text, what) => h("span.chip", text, what && " ", what && h("small", what));
var view_default = defineWidget({
  title: "Cross-correlation, channel by channel",
  settings: SETTINGS,
  looks: LOOKS,
  check,
  build
});
convbook.registry.define("ChannelSlide", view_default);
})();
