(() => {
// src/convbook/widgets/receptive_field/view.js
const { nearest } = convbook.arrays;
const { createSelect } = convbook.controls;
const { button, h: h2, setAttribute: setAttribute2, setText, tint } = convbook.dom;
const { format: format2 } = convbook.numbers;
const { key } = convbook.panel;
const { createParameters } = convbook.parameters;
const { createRoom } = convbook.room;
const { defineWidget } = convbook.widget;
const { counted: counted2 } = convbook.words;

// src/convbook/widgets/receptive_field/arithmetic.js
const { range } = convbook.arrays;
const { outside, UNFIT } = convbook.checks;
const { format } = convbook.numbers;
const { outputSize } = convbook.window;

// src/convbook/widgets/receptive_field/generated.js
var SETTINGS = [
  "n",
  "layers"
];
var LOOKS = [
  "cell"
];
var LIMITS = {
  "n": 64,
  "layers": 8,
  "number": 64,
  "width": 96,
  "name": 12
};

// src/convbook/widgets/receptive_field/arithmetic.js
var PARAMETERS = ["kernel", "stride", "padding", "dilation"];
var least = (parameter) => parameter === "padding" ? 0 : 1;
var numbersOf = ([kernel, stride, padding, dilation]) => ({ kernel, stride, padding, dilation });
var layerOf = ({ kernel, stride, padding, dilation }, [, , , , name]) => [
  kernel,
  stride,
  padding,
  dilation,
  name
];
var KINDS = { conv: [3, 1, 0, 1], pool: [2, 2, 0, 1] };
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
  const sizes = outside("n", n, 1, LIMITS.n) ?? outside("Number of layers", list.length, 1, LIMITS.layers);
  return sizes ?? first(list.flatMap(wrongNumbers)) ?? (list.every(isNamed) ? unfitting({ n, layers }) : UNFIT);
}
function whyNot(stack) {
  if (stack.layers.length < 1) return "A stack has at least one layer.";
  if (stack.layers.length > LIMITS.layers) return `A stack has at most ${LIMITS.layers} layers. Remove one first.`;
  return check(stack);
}
var first = (messages) => messages.find(Boolean) ?? null;
var wrongNumbers = (layer, at) => PARAMETERS.map((name, which) => outside(`Layer ${at + 1}: ${name}`, layer?.[which], least(name), LIMITS.number));
var isNamed = (layer) => typeof layer?.[4] === "string" && layer[4].length <= LIMITS.name;
function unfitting(stack) {
  const more = " Change n, kernel, padding or dilation.";
  return first(
    levels(stack).flatMap(({ m, start }, l) => [
      outside(`Layer ${l}: size with all padding`, stack.n - 2 * start, 1, LIMITS.width, more),
      outside(`Layer ${l}: output size`, m, 1, LIMITS.width, more)
    ])
  );
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
var fieldStart = ({ start, j }, i) => start + i * j;
var position = (all, level, i) => fieldStart(all[level], i) + (all[level].r - 1) / 2 - all[all.length - 1].start;
function levelName(level, name) {
  if (level === 0) return "Input";
  return name === void 0 ? `Layer ${level}` : `${level} ${name}`;
}
function fieldText(level, i) {
  const from = fieldStart(level, i);
  return `field ${format(from)} to ${format(from + level.r - 1)}`;
}

// src/convbook/widgets/receptive_field/picture.js
const { range: range2 } = convbook.arrays;
const { h, setAttribute, svg } = convbook.dom;
const { createGrid } = convbook.grid;
const { counted, marks } = convbook.words;
var UNSEEN = "seen by no output";
var MIDDLE = 0.46;
function createPicture({ onChoose, onPoint }) {
  let all = [];
  let alive = [];
  const lines = /* @__PURE__ */ new Map();
  const top = () => all.length - 1;
  const row = (level2) => top() - level2;
  const level = row;
  const grid = createGrid({
    label: "Cells of each layer",
    role: "input",
    onFocus: (at, cell) => onChoose([level(at), cell]),
    onHover: (at) => onPoint(at && [level(at[0]), at[1]])
  });
  const under = h("div.under", { "aria-hidden": "true" });
  const bars = svg("path", { class: "cb-bars" });
  const names = h("div.levels");
  const element = h("div.stack", names, grid.element);
  const drawing = (style, ...parts) => svg("svg", { viewBox: `0 0 ${width(all)} 1`, preserveAspectRatio: "none", style }, ...parts);
  function update(levels2) {
    all = levels2;
    alive = paths(all, top());
    element.style.setProperty("--cb-columns", String(width(all)));
    element.style.setProperty("--cb-field", String(all[top()].r));
    names.replaceChildren(
      ...all.map(({ name, r }, l) => h("div", levelName(l, name), " ", h("span.dim", `r = ${r}`))).reverse()
    );
    grid.scatter(all.map(({ m }, l) => range2(m).map((i) => position(all, l, i))).reverse());
    lines.clear();
    under.replaceChildren(...all.flatMap((_, l) => l ? [...padding(l), between(l)] : []), belowInput());
    grid.body.prepend(under);
  }
  function padding(l) {
    const { p } = all[l];
    const { m } = all[l - 1];
    const cells = [...range2(p).map((q) => q - p), ...range2(p).map((q) => q + m)];
    return cells.map(
      (i) => h("span.cell.padding", { style: `--cb-at: ${position(all, l - 1, i)}; --cb-row: ${row(l - 1)}` })
    );
  }
  function between(l) {
    const seen = svg("path", { class: "cb-seen" });
    const influenced = svg("path", { class: "cb-influenced" });
    lines.set(l, { seen, influenced });
    return drawing(`--cb-row: ${row(l)}`, seen, influenced);
  }
  function belowInput() {
    const below = drawing(`--cb-row: ${row(0)}`, bars);
    below.classList.add("cb-histogram");
    return below;
  }
  function paint([marked, cell], counts) {
    grid.paint((at, i) => {
      const l = level(at);
      const count = counts[l][i];
      const is = {
        "cb-map": l > 0,
        "cb-drop": !alive[l][i],
        "cb-on": count > 0 && l < marked,
        "cb-uses": count > 0 && l > marked,
        "cb-probed": l === marked && i === cell
      };
      const label = [
        `${levelName(l)}, cell ${i}`,
        l > 0 && fieldText(all[l], i),
        count > 0 && counted(count, "path"),
        !alive[l][i] && UNSEEN
      ];
      return { text: String(i), label: label.filter(Boolean).join(", "), marks: marks(is), selected: is["cb-probed"] };
    });
    const { r } = all[marked];
    const hasField = marked > 0;
    grid.frame(row(0), fieldStart(all[marked], cell) - all[top()].start, hasField ? 1 : 0, r);
    if (!grid.focused()) grid.setStop(row(marked), cell);
    for (const [l, { seen, influenced }] of lines) {
      setAttribute(seen, "d", l <= marked ? joins(l, counts) : "");
      setAttribute(influenced, "d", l > marked ? joins(l, counts) : "");
    }
    const most = Math.max(...counts[0], 1);
    const bar = (count, i) => `M${position(all, 0, i) + MIDDLE} 1v${-count / most}`;
    setAttribute(bars, "d", counts[0].map(bar).join(""));
  }
  const joins = (l, counts) => counts[l].flatMap(
    (count, i) => taps(all[l], i).filter((tap) => count > 0 && tap in counts[l - 1] && counts[l - 1][tap] > 0).map((tap) => `M${position(all, l, i) + MIDDLE} 0L${position(all, l - 1, tap) + MIDDLE} 1`)
  ).join("");
  const reveal = ([level2, cell]) => grid.reveal(fieldStart(all[level2], cell) - all[top()].start, all[level2].r);
  return { element, update, paint, reveal };
}

// src/convbook/widgets/receptive_field/view.js
function build(view) {
  const { model } = view;
  const settings = () => (
    /** @type {{n: number, layers: Layer[]}} */
    view.settings
  );
  let all = levels(settings());
  let pointedAt = null;
  function chosen() {
    const now = levels(settings());
    const level = nearest(model.get("cell")?.[0], now.length);
    return [level, nearest(model.get("cell")?.[1], now[level].m)];
  }
  const place = () => Math.max(chosen()[0] - 1, 0);
  const layer = () => settings().layers[place()];
  const picture = createPicture({
    onChoose(cell) {
      pointedAt = null;
      view.look({ cell });
      paint();
    },
    onPoint(cell) {
      pointedAt = cell;
      paint();
    }
  });
  const sentence = h2("p.sum.sees");
  const table = h2("table.figures");
  const calculation = h2("p.filled");
  const edited = h2("b");
  const kind = createSelect("Kind", (name) => {
    const [k, s, p, d] = layer();
    view.complain(view.change({ layers: settings().layers.with(place(), [k, s, p, d, name]) }));
    showChosen();
  });
  function createRestacking(text, step, changed) {
    const refusal = () => whyNot({ n: settings().n, layers: changed(settings().layers) });
    const element = button(text, () => {
      const why = refusal();
      view.complain(why);
      if (why) return;
      const level = place() + 1 + step;
      view.change({ layers: changed(settings().layers) });
      view.look({ cell: middle(levels(settings()), level) });
      update();
      view.announce(sentence.textContent ?? "");
    });
    return {
      element,
      update() {
        const why = refusal();
        setAttribute2(element, "aria-disabled", why !== null && "true");
        setAttribute2(element, "title", why);
      }
    };
  }
  const restackings = [
    createRestacking("Remove", 0, (layers) => layers.toSpliced(place(), 1)),
    ...Object.entries(KINDS).map(
      ([name, numbers]) => createRestacking(`Add ${name}`, 1, (layers) => layers.toSpliced(place() + 1, 0, [...numbers, name]))
    )
  ];
  const parameters = createParameters(
    view,
    [
      ...PARAMETERS.map((name) => ({ name, letter: name[0], least: least(name), single: true })),
      { name: "n", title: "Input", letter: "n", least: 1, slider: LIMITS.n, single: true }
    ],
    {
      leading: PARAMETERS.length + 1,
      // all
      say: () => sentence.textContent ?? "",
      values: () => ({ n: settings().n, ...numbersOf(layer()) }),
      apply: ({ n = settings().n, ...numbers }) => view.apply({
        n,
        layers: settings().layers.with(place(), layerOf({ ...numbersOf(layer()), ...numbers }, layer()))
      })
    }
  );
  function update() {
    all = levels(settings());
    pointedAt = null;
    picture.update(all);
    showChosen();
  }
  function paint() {
    const [level, cell] = pointedAt ?? chosen();
    const counts = paths(all, level, cell);
    picture.paint([level, cell], counts);
    const joined = (l) => counts[l].filter((count) => count > 0).length;
    const top = all.length - 1;
    const { r } = all[level];
    sentence.replaceChildren(
      ...inWords({
        cell: `${levelName(level)}, cell ${cell}`,
        sees: level > 0 ? { cells: joined(0), r, field: fieldText(all[level], cell) } : null,
        influences: level < top ? { cells: joined(top), outputs: all[top].m } : null
      })
    );
  }
  function showChosen() {
    paint();
    const [level, cell] = chosen();
    picture.reveal([level, cell]);
    const rows = all.map(({ k: k2, s: s2, p, d: d2, name: name2, m, r: r2, j: j2, start }, l) => {
      const numbers = l > 0 ? [k2, s2, p, d2] : ["", "", "", ""];
      return [levelName(l, name2), ...numbers, m, r2, j2, format2(start)].map(String);
    });
    const head = ["layer", "k", "s", "p", "d", "size m", "field r", "jump j", "start"];
    table.replaceChildren(
      h2("tr", ...head.map((name2) => h2("th", name2))),
      ...rows.map(
        ([name2, ...numbers], l) => h2("tr", { class: l === level && "cb-here" }, h2("th", name2), ...numbers.map((number) => h2("td", number)))
      )
    );
    const { k, s, d, r, j } = all[level];
    const below = all[level - 1];
    setText(
      calculation,
      level > 0 ? `r = ${below.r} + ${d}·(${k} − 1)·${below.j} = ${r}, j = ${below.j}·${s} = ${j}` : "r = 1, j = 1: an input cell sees itself"
    );
    setText(edited, levelName(place() + 1));
    const name = layer()[4];
    kind.show(
      name,
      [.../* @__PURE__ */ new Set([...Object.keys(KINDS), name])].map((each) => [each, each])
    );
    for (const each of restackings) each.update();
    parameters.update();
  }
  view.top.show("Choose a cell at the top, or point at any");
  const sentenceRoom = createRoom(sentence);
  sentenceRoom.reserve(longest());
  const calculationRoom = createRoom(calculation);
  calculationRoom.reserve(["r = 88 + 8·(88 − 1)·88 = 88, j = 88·8 = 88"]);
  return {
    children: [
      h2(
        "div.explorer",
        h2(
          "div.outcome",
          picture.element,
          h2(
            "p.legend-line",
            key("on", "seen"),
            key("uses", "influenced"),
            key("padding", "padding"),
            key("drop", UNSEEN),
            "bars: number of paths"
          ),
          sentenceRoom.element
          // below the cells, which a second line must not move from under the pointer
        ),
        h2(
          "div.chosen",
          view.problem,
          h2("div.options", edited, kind.element, ...restackings.map(({ element }) => element), view.resetButton),
          parameters.lead,
          h2("div.scroll.dim", table),
          calculationRoom.element
        )
      )
    ],
    update,
    move() {
      parameters.clear();
      showChosen();
    },
    clear: parameters.clear,
    follow: () => ({ cell: chosen() }),
    start: { cell: middle(levels(model.get("_initial"))) }
  };
}
function inWords({ cell, sees, influences }) {
  const parts = [tint("output", cell)];
  if (sees) parts.push(` sees ${sees.cells} of the r = ${sees.r} cells of its `, tint("input", `${sees.field}.`));
  if (sees && influences) parts.push(" It");
  if (influences) parts.push(` influences ${influences.cells} of ${counted2(influences.outputs, "output")}.`);
  return parts;
}
var longest = () => inWords({
  cell: "Layer 8, cell 88",
  sees: { cells: 88, r: 88, field: "field −88 to 88" },
  influences: { cells: 88, outputs: 88 }
});
var view_default = defineWidget({
  title: "Receptive field",
  settings: SETTINGS,
  looks: LOOKS,
  check,
  build
});
convbook.registry.define("ReceptiveField", view_default);
})();
