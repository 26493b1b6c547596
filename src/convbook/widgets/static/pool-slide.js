(() => {
// src/convbook/widgets/pool_slide/view.js
const { replaced } = convbook.arrays;
const { createCheckbox, createSelect } = convbook.controls;
const { button, h, setText } = convbook.dom;
const { format } = convbook.numbers;
const { createParameters } = convbook.parameters;
const { createRoom } = convbook.room;
const { createSlide } = convbook.slide;
const { equals, factor, result, start, widestResult } = convbook.sum;
const { widest } = convbook.widest;
const { defineWidget } = convbook.widget;

// src/convbook/widgets/pool_slide/arithmetic.js
const { placeInside, range, sizeOf } = convbook.arrays;
const { isTensor, misfits, outOfRange, UNFIT } = convbook.checks;
const { axes, isPadding } = convbook.window;

// src/convbook/widgets/pool_slide/generated.js
var SETTINGS = [
  "X",
  "size",
  "mode",
  "stride",
  "padding",
  "ceil_mode",
  "count_include_pad",
  "shift"
];
var LOOKS = [
  "show_all",
  "position",
  "speed"
];
var LIMITS = {
  "side": 16,
  "kernel": 9,
  "padding": 8,
  "stride": 16,
  "dilation": 16,
  "padded": 24,
  "value": 1e6,
  "shift": 16
};
var HALF = " That is half the window: use less padding or a larger size.";

// src/convbook/widgets/pool_slide/arithmetic.js
var WAYS = ["up", "down", "left", "right"];
var windowOf = ({ X, size, stride, padding, ceil_mode }) => ({
  n: sizeOf(X),
  k: size,
  stride: stride ?? size,
  padding,
  dilation: [1, 1],
  ceil_mode
});
function check(settings) {
  const { X, size, mode, stride, ceil_mode, count_include_pad } = settings;
  const sound = isTensor(X, [LIMITS.side, LIMITS.side]) && [ceil_mode, count_include_pad].every((flag) => typeof flag === "boolean") && ["max", "avg"].includes(mode);
  if (!sound) return UNFIT;
  const ranges = (axis) => ({
    size: [1, LIMITS.kernel],
    stride: [1, LIMITS.stride],
    padding: [0, Math.floor(size?.[axis] / 2), HALF],
    shift: [-LIMITS.shift, LIMITS.shift]
  });
  return outOfRange({ ...settings, stride: stride === null ? size : stride }, [ranges(0), ranges(1)]) ?? misfits(windowOf(
    /** @type {Settings} */
    settings
  ), "size");
}
function cellAt(settings, r, c) {
  const { X, mode, padding, count_include_pad, shift } = settings;
  const n = [X.length, X[0].length];
  const place = [r - padding[0], c - padding[1]];
  const max = mode === "max";
  const inside = !isPadding(windowOf(settings), r, c);
  const from = inside ? placeInside(
    place.map((at, axis) => at - shift[axis]),
    n[0],
    n[1]
  ) : null;
  const x = from ? X[from[0]][from[1]] : max ? -Infinity : 0;
  const beyond = place.some((at, axis) => at >= n[axis] + padding[axis]);
  const counts = inside || !beyond && (max || count_include_pad);
  return { r, c, x, from, beyond, counts, changed: inside && x !== X[place[0]][place[1]] };
}
function cells(settings) {
  const [rows, columns] = axes(windowOf(settings)).map(({ drawn }) => range(drawn));
  return rows.map((r) => columns.map((c) => cellAt(settings, r, c)));
}
function results(settings, all = cells(settings)) {
  const [height, width] = axes(windowOf(settings));
  return range(height.m).map((i) => {
    const lines = all.slice(i * height.s, i * height.s + height.k);
    return range(width.m).map((j) => {
      const window = lines.flatMap((line) => line.slice(j * width.s, j * width.s + width.k));
      const terms = window.filter(({ counts }) => counts);
      const winner = settings.mode === "max" ? terms.reduce((best, cell) => cell.x > best.x ? cell : best) : null;
      return { terms, winner, value: winner ? winner.x : terms.reduce((sum, { x }) => sum + x, 0) / terms.length };
    });
  });
}
function changedOutputs(settings, now) {
  const { X, mode } = settings;
  const still = results({ ...settings, shift: [0, 0] });
  const tolerance = mode === "max" ? 0 : 1e-12 * Math.max(...X.flat().map(Math.abs));
  return now.map((line, i) => line.map(({ value }, j) => Math.abs(value - still[i][j].value) > tolerance));
}
var shiftText = ({ shift }) => shift.map((by, axis) => by && `${Math.abs(by)} ${WAYS[2 * axis + Number(by > 0)]}`).filter(Boolean).join(", ");

// src/convbook/widgets/pool_slide/view.js
var share = (flags) => `${flags.filter(Boolean).length} of ${flags.length}`;
var effect = (moves, inputs, outputs) => `${moves}: ${inputs} inputs changed, ${outputs} outputs changed.`;
function build(view) {
  const settings = () => (
    /** @type {Settings} */
    view.settings
  );
  const moves = () => shiftText(settings());
  let cells2 = [];
  let results2 = [];
  let changed = [];
  const slide = createSlide(view, {
    window: () => windowOf(settings()),
    cell(r, c) {
      const { x, from, beyond, counts, changed: changed2 } = cells2[r][c];
      const flags = { "cb-changed": changed2, "cb-padding": !from && !beyond, "cb-beyond": beyond };
      return { x, from, flags, hidden: counts ? "" : "not counted" };
    },
    values: () => results2.map((line) => line.map(({ value }) => value)),
    write: (i, j) => written(`Y[${i}, ${j}]`, results2[i][j]),
    writeWidest: () => widestWritten(settings(), results2),
    hint: "Point at a cell to see what uses it. Enter or a second click edits X.",
    wins: ([r, c], [i, j]) => results2[i][j].winner === cells2[r][c],
    changed: () => changed,
    reveal: () => moves() !== ""
  });
  function attempt(changes) {
    view.complain(view.change(changes));
    update();
  }
  const tied = createCheckbox("Stride as large as the window", (on) => {
    parameters.forget();
    attempt({ stride: on ? null : settings().size });
  });
  const ceil = createCheckbox(
    "Ceil mode: a last window may reach beyond the padding",
    (on) => attempt({ ceil_mode: on })
  );
  const count = createCheckbox(
    "Count the zeros of the padding (mean only)",
    (on) => attempt({ count_include_pad: on })
  );
  const parameters = createParameters(
    view,
    [
      { name: "size", letter: "k", least: 1 },
      { name: "stride", letter: "s", least: 1, follows: "size" },
      { name: "padding", letter: "p", least: 0 }
    ],
    {
      open: settings().stride !== null,
      more: () => [h("div.options", tied.element, ceil.element, count.element)]
    }
  );
  const mode = createSelect("Each window gives its", (value) => attempt({ mode: value }));
  const arrows = WAYS.map((way, at) => {
    const [axis, step] = [at >> 1, at % 2 * 2 - 1];
    const shift = () => {
      attempt({ shift: replaced(settings().shift, [axis], settings().shift[axis] + step) });
      view.announce(view.problem.textContent || moved.content.textContent || "");
    };
    return button("↑↓←→"[at], shift, { "aria-label": `Shift ${way}` });
  });
  const moved = createRoom(h("p.moved"));
  function update() {
    const { mode: kind, stride, ceil_mode, count_include_pad } = settings();
    cells2 = cells(settings());
    results2 = results(settings(), cells2);
    changed = changedOutputs(settings(), results2);
    const inputs = cells2.flat().filter(({ from }) => from);
    const outputs = changed.flat();
    setText(
      moved.content,
      moves() ? effect(moves(), share(inputs.map((cell) => cell.changed)), share(outputs)) : "How many outputs will change?"
    );
    moved.reserve([
      effect(
        `${LIMITS.shift} down, ${LIMITS.shift} right`,
        share(inputs.map(() => true)),
        share(outputs.map(() => true))
      )
    ]);
    mode.show(kind, [
      ["max", "maximum"],
      ["avg", "mean"]
    ]);
    parameters.update();
    tied.show(stride === null);
    ceil.show(ceil_mode);
    count.show(count_include_pad);
    slide.update(kind === "max" ? "Max pooling" : "Average pooling", ceil_mode);
  }
  return slide.parts({
    parameters,
    update,
    above: h("div.shift", "Shift X by a pixel (its border repeats)", h("span.buttons", ...arrows), moved.element),
    option: mode.element
  });
}
function written(name, { terms, winner, value }) {
  const term = terms.length > 1 && !winner ? factor : format;
  const numbers = terms.map((cell) => h(`span.input${cell === winner ? ".win" : ""}`, term(cell.x)));
  const sign = winner ? "= " : equals(
    value,
    terms.map(({ x }) => x)
  );
  return [start(name), h("span", ...joined(numbers, winner ? "max" : "avg")), result(sign, value)];
}
function widestWritten({ X, size, mode }, results2) {
  const number = widest([0, ...X.flat()].map(factor));
  const numbers = Array.from({ length: size[0] * size[1] }, () => h("span.input", number));
  const last = `Y[${results2.length - 1}, ${results2[0].length - 1}]`;
  return [start(last), h("span", ...joined(numbers, mode)), widestResult(results2.flat().map(({ value }) => value))];
}
function joined(numbers, mode) {
  const [open, sign, close] = mode === "max" ? ["max(", ", ", ") "] : ["(", " + ", `) / ${numbers.length} `];
  return [open, ...numbers.flatMap((number, at) => at ? [sign, number] : [number]), close];
}
var view_default = defineWidget({ settings: SETTINGS, looks: LOOKS, check, build });
convbook.registry.define("PoolSlide", view_default);
})();
