(() => {
// src/convbook/widgets/receptive_field/view.js
const { nearest, range: range2 } = convbook.arrays;
const { button, h, setText, svg, tint } = convbook.dom;
const { createGrid } = convbook.grid;
const { format } = convbook.numbers;
const { key } = convbook.panel;
const { createParameters } = convbook.parameters;
const { defineWidget } = convbook.widget;
const { counted, marks } = convbook.words;

// src/convbook/widgets/receptive_field/arithmetic.js
const { range } = convbook.arrays;
const { outside, UNFIT } = convbook.checks;
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

// src/convbook/widgets/receptive_field/view.js
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
    const from = fieldStart(all[level], i);
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
  const parameters = createParameters(
    {
      ...view,
      get settings() {
        return { n: settings().n, ...Object.fromEntries(PARAMETERS.map((name, at) => [name, layer()[at]])) };
      },
      apply: ({ n = settings().n, ...changes }) => view.apply({
        n,
        layers: spliced(
          0,
          1,
          layer().map((old, at) => changes[PARAMETERS[at]] ?? old)
        )
      })
    },
    [
      ...PARAMETERS.map((name) => ({ name, letter: name[0], least: least(name), single: true })),
      { name: "n", title: "Input", letter: "n", least: 1, slider: LIMITS.n, single: true }
    ],
    { open: true, say: () => sees.textContent ?? "" }
  );
  function update() {
    all = levels(settings());
    alive = paths(all, top());
    hovered = null;
    root.style.setProperty("--cb-columns", String(width(all)));
    lines.setAttribute("viewBox", `0 0 ${width(all)} 1`);
    grid.scatter(all.map(({ m }, l) => range2(m).map((i) => position(all, l, i))).reverse());
    grid.body.prepend(under);
    under.replaceChildren(
      ...all.flatMap(
        ({ p }, l) => range2(2 * p).map((q) => {
          const at = position(all, l - 1, q - p + (q < p ? 0 : all[l - 1].m));
          return h("span.cell.padding", { style: `--cb-at: ${at}; --cb-row: ${PITCH * (top() - l + 1)}` });
        })
      ),
      lines
    );
    labels.replaceChildren(...all.map(({ r }, l) => h("div", titled(l), h("span.dim", `r = ${r}`))).reverse());
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
      const label = [
        `${named(l)}, cell ${i}`,
        l && field(l, i),
        count && counted(count, "path"),
        !alive[l][i] && UNSEEN
      ];
      return { text: String(i), label: label.filter(Boolean).join(", "), marks: marks(is), selected: is["cb-probed"] };
    });
    grid.frame(top() * PITCH, fieldStart(all[level], cell) - all[top()].start, level && 1, r);
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
    grid.reveal(fieldStart(all[level], cell) - all[top()].start, r);
    const below = all[level - 1];
    setText(filled, below ? `r = ${below.r} + ${d}·(${k} − 1)·${below.j} = ${r}, j = ${below.j}·${s} = ${j}` : "");
    parameters.update();
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
      parameters.element,
      h("div.scroll.dim", table),
      filled
    ],
    update,
    move() {
      parameters.clear();
      show();
    },
    clear: parameters.clear,
    follow: () => ({ cell: chosen() }),
    start: { cell: middle(levels(model.get("_initial"))) }
  };
}
var view_default = defineWidget({
  title: "Receptive field",
  settings: SETTINGS,
  looks: LOOKS,
  check,
  build
});
convbook.registry.define("ReceptiveField", view_default);
})();
