// PoolSlide: a window that gives its largest number or its mean, and an input that can be shifted by a pixel.

import { replaced } from "../parts/arrays.js";
import { createCheckbox, createSelect } from "../parts/controls.js";
import { button, h, setText } from "../parts/dom.js";
import { format } from "../parts/numbers.js";
import { createParameters } from "../parts/parameters.js";
import { createRoom } from "../parts/room.js";
import { createSlide } from "../parts/slide.js";
import { equals, factor, result, start, widestResult } from "../parts/sum.js";
import { widest } from "../parts/widest.js";
import { defineWidget } from "../parts/widget.js";
import * as pooling from "./arithmetic.js";
import { LIMITS, LOOKS, SETTINGS } from "./generated.js";

/** @typedef {pooling.Settings} Settings */

/** "3 of 9". @param {boolean[]} flags */
const share = (flags) => `${flags.filter(Boolean).length} of ${flags.length}`;

/** What a shift does. @param {string} moves  the shift in words @param {string} inputs  how many it changes
 * @param {string} outputs */
const effect = (moves, inputs, outputs) => `${moves}: ${inputs} inputs changed, ${outputs} outputs changed.`;

/** @param {import("../parts/widget.js").View} view @returns {import("../parts/widget.js").Parts} */
function build(view) {
  const settings = () => /** @type {Settings} */ (view.settings);
  const moves = () => pooling.shiftText(settings());

  /** @type {pooling.Cell[][]} */ let cells = [];
  /** @type {pooling.Result[][]} */ let results = [];
  /** @type {boolean[][]} */ let changed = []; // outputs

  const slide = createSlide(view, {
    window: () => pooling.windowOf(settings()),
    cell(r, c) {
      const { x, from, beyond, counts, changed } = cells[r][c];
      const flags = { "cb-changed": changed, "cb-padding": !from && !beyond, "cb-beyond": beyond };
      return { x, from, flags, hidden: counts ? "" : "not counted" };
    },
    values: () => results.map((line) => line.map(({ value }) => value)),
    write: (i, j) => written(`Y[${i}, ${j}]`, results[i][j]),
    writeWidest: () => widestWritten(settings(), results),
    hint: "Point at a cell to see what uses it. Enter or a second click edits X.",
    wins: ([r, c], [i, j]) => results[i][j].winner === cells[r][c],
    changed: () => changed,
    reveal: () => moves() !== "",
  });

  // ── Controls ─────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Tries a change of a control that can't hold what is refused. @param {Record<string, any>} changes */
  function attempt(changes) {
    view.complain(view.change(changes));
    update();
  }

  const tied = createCheckbox("Stride as large as the window", (on) => {
    parameters.forget();
    attempt({ stride: on ? null : settings().size });
  });
  const ceil = createCheckbox("Ceil mode: a last window may reach beyond the padding", (on) =>
    attempt({ ceil_mode: on }),
  );
  const count = createCheckbox("Count the zeros of the padding (mean only)", (on) =>
    attempt({ count_include_pad: on }),
  );
  const parameters = createParameters(
    view,
    [
      { name: "size", letter: "k", least: 1 },
      { name: "stride", letter: "s", least: 1, follows: "size" },
      { name: "padding", letter: "p", least: 0 },
    ],
    {
      open: settings().stride !== null,
      more: () => [h("div.options", tied.element, ceil.element, count.element)],
    },
  );
  const mode = createSelect("Each window gives its", (value) => attempt({ mode: value }));
  const arrows = pooling.WAYS.map((way, at) => {
    const [axis, step] = [at >> 1, (at % 2) * 2 - 1];
    const shift = () => {
      attempt({ shift: replaced(settings().shift, [axis], settings().shift[axis] + step) });
      view.announce(view.problem.textContent || moved.content.textContent || "");
    };
    return button("↑↓←→"[at], shift, { "aria-label": `Shift ${way}` });
  });
  const moved = createRoom(h("p.moved"));

  // ── Showing ──────────────────────────────────────────────────────────────────────────────────────────────────────

  function update() {
    const { mode: kind, stride, ceil_mode, count_include_pad } = settings();
    cells = pooling.cells(settings());
    results = pooling.results(settings(), cells);
    changed = pooling.changedOutputs(settings(), results);
    const inputs = cells.flat().filter(({ from }) => from);
    const outputs = changed.flat();
    setText(
      moved.content,
      moves()
        ? effect(moves(), share(inputs.map((cell) => cell.changed)), share(outputs))
        : "How many outputs will change?",
    );
    moved.reserve([
      effect(
        `${LIMITS.shift} down, ${LIMITS.shift} right`,
        share(inputs.map(() => true)),
        share(outputs.map(() => true)),
      ),
    ]);
    mode.show(kind, [
      ["max", "maximum"],
      ["avg", "mean"],
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
    option: mode.element,
  });
}

/** The arithmetic of one output: max(0, 1, 3, 4) = 4, or (0 + 1 + 3 + 4) / 4 = 2.
 * @param {string} name @param {pooling.Result} result */
function written(name, { terms, winner, value }) {
  const term = terms.length > 1 && !winner ? factor : format;
  const numbers = terms.map((cell) => h(`span.input${cell === winner ? ".win" : ""}`, term(cell.x)));
  const sign = winner
    ? "= "
    : equals(
        value,
        terms.map(({ x }) => x),
      );
  return [start(name), h("span", ...joined(numbers, winner ? "max" : "avg")), result(sign, value)];
}

/** As wide as any of them. @param {Settings} settings @param {pooling.Result[][]} results */
function widestWritten({ X, size, mode }, results) {
  const number = widest([0, ...X.flat()].map(factor));
  const numbers = Array.from({ length: size[0] * size[1] }, () => h("span.input", number));
  const last = `Y[${results.length - 1}, ${results[0].length - 1}]`;
  return [start(last), h("span", ...joined(numbers, mode)), widestResult(results.flat().map(({ value }) => value))];
}

/** @param {Node[]} numbers  that a window takes into account @param {"max" | "avg"} mode */
function joined(numbers, mode) {
  const [open, sign, close] = mode === "max" ? ["max(", ", ", ") "] : ["(", " + ", `) / ${numbers.length} `];
  return [open, ...numbers.flatMap((number, at) => (at ? [sign, number] : [number])), close];
}

export default defineWidget({ settings: SETTINGS, looks: LOOKS, check: pooling.check, build });
