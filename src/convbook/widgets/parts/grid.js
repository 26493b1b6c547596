// A grid of numbers to look at, to walk through with the arrow keys, and to edit.
// Follows the pattern "grid" of the ARIA Authoring Practices: one cell is in the tab order, the arrows move on.
//
// Where keys lead is in grid-keys.js, the box for a new value in grid-editor.js.

import { nearest, range } from "./arrays.js";
import { h, setAttribute, setText } from "./dom.js";
import { createEditor } from "./grid-editor.js";
import { destination } from "./grid-keys.js";
import { rowColumn } from "./words.js";

/**
 * What a cell shows.
 * @typedef {object} Cell
 * @property {string} text
 * @property {number} [full]      what editing starts from
 * @property {string} label       what a screen reader says
 * @property {string} [corner]    a small number in the corner
 * @property {string} [marks]     classes, each after a space
 * @property {boolean} [selected]
 */
/**
 * @typedef {object} GridOptions
 * @property {string} label
 * @property {"input" | "kernel" | "output"} role
 * @property {(row: number, column: number) => string} [where]  a place in words
 * @property {(row: number, column: number) => void} [onFocus]
 * @property {() => void} [onLeave]  the focus has left the grid
 * @property {(cell: [number, number] | null) => void} [onHover]
 * @property {(row: number, column: number) => boolean} [editable]
 * @property {(row: number, column: number, text: string) => string | null} [onEdit]  returns what is wrong, or null
 * @property {(message: string | null) => void} [onProblem]  tells of it
 */
/** @typedef {ReturnType<typeof createGrid>} Grid */
/** @typedef {readonly (readonly number[])[]} Places  for each row, where its cells begin, in steps from the left */

/** Room around the cells for outlines, in pixels; as in the style. */
const EDGE = 6;
/** Between cells, the same. */
const GAP = 3;

/** @param {GridOptions} options */
export function createGrid({
  label,
  role,
  where = (...place) => rowColumn(place),
  onFocus,
  onLeave,
  onHover,
  editable = () => true,
  onEdit,
  onProblem,
}) {
  const lens = h("div.lens", { "aria-hidden": "true", hidden: true });
  const rows = h("div.rows", { role: "rowgroup" });
  /** @type {EventTarget | null} */ let over = null; // where the pointer is
  let armed = false; // the press began on the cell that already had the focus: its click edits
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
      },
    },
    rows,
    lens,
  );
  const element = h("div.scroll", body);

  /** @type {HTMLElement[][]} */
  let cells = [];
  let origin = [0, 0]; // a cell that stays when the grid grows or shrinks
  /** What each cell shows. @type {WeakMap<HTMLElement, string>} */
  const shown = new WeakMap();
  /** @type {HTMLElement | null} */
  let stop = null; // the cell in the tab order
  /** @type {Places | undefined} */
  let lefts; // where cells begin that are not aligned
  let fold = Infinity; // the column at which a row goes on below
  let scrolls = false; // whether it is wider than its place
  const blank = h("div.cell", { role: "gridcell", tabindex: -1 }, " "); // copied, which is faster than made
  /** @type {(row: number, column: number) => Cell} */
  let describe = () => ({ text: "", label: "" });
  const editor = createEditor({
    take: (place, text) => onEdit?.(...place, text) ?? null,
    tell: (message) => onProblem?.(message),
    goBack: (place) => at(...place).focus(),
  });

  /** The cell at a place, or the nearest one. @param {number} row @param {number} column */
  const at = (row, column) => {
    const line = cells[nearest(row, cells.length)];
    return line[nearest(column, line.length)];
  };

  /** @param {EventTarget | null} target @returns {[number, number] | null} */
  function locate(target) {
    const cell = /** @type {HTMLElement} */ (target instanceof Element && target.closest(".cb-cell"));
    const row = cells.findIndex((line) => line.includes(cell));
    return row < 0 ? null : [row, cells[row].indexOf(cell)];
  }

  /** Says to which cell Tab leads, if to any. @param {number} row @param {number} column @param {boolean} [reachable] */
  function setStop(row, column, reachable = true) {
    const before = stop;
    stop = at(row, column);
    if (before !== stop) before?.setAttribute("tabindex", "-1");
    setAttribute(stop, "tabindex", reachable ? 0 : -1);
  }

  /** Makes the grid this large. The focus, if it was on a cell that goes, moves to the nearest one.
   * @param {number} height @param {number | readonly number[]} columns  for all rows, or for each
   * @param {readonly number[]} [first]  a cell that is there before and after, such as the first that is no padding */
  function resize(height, columns, first = [0, 0]) {
    const lengths = range(height).map((row) => (typeof columns === "number" ? columns : columns[row]));
    if (String(cells.map((line) => line.length)) === String(lengths)) return;
    const [stopped, focused] = [stop, document.activeElement].map(locate);
    editor.cancel();
    const [down, right] = first.map((to, axis) => to - origin[axis]);
    origin = [...first];
    // The focus that an element loses as it goes lets the grid be painted: by then, only what there will be.
    cells = cells.slice(0, height).map((line, row) => line.slice(0, lengths[row]));
    refit(rows, height, down, () => h("div.row", { role: "row" }));
    cells = lengths.map((length, row) => {
      refit(rows.children[row], length, right, () => blank.cloneNode(true));
      return /** @type {HTMLElement[]} */ ([...rows.children[row].children]);
    });
    if (!stop?.isConnected) setStop(...(stopped ?? [0, 0]));
    if (focused) at(...focused).focus();
  }

  /** Makes a grid whose cells stand at places of their own. Up and down lead to the nearest cell.
   * @param {Places} where */
  function scatter(where) {
    resize(
      where.length,
      where.map((line) => line.length),
    );
    lefts = where;
    body.classList.add("cb-scattered");
    where.forEach((line, row) =>
      line.forEach((at, column) => cells[row][column].style.setProperty("--cb-at", String(at))),
    );
  }

  /** Shows each cell as described. @param {(row: number, column: number) => Cell} how */
  function paint(how) {
    describe = how;
    cells.forEach((line, row) =>
      line.forEach((cell, column) => {
        const { text, label, corner = "", marks = "", selected = false } = describe(row, column);
        const fixed = onEdit && !editable(row, column);
        const all = `${text}\n${label}\n${corner}\n${marks}\n${selected}${fixed}`;
        if (shown.get(cell) === all) return; // most cells stay as they are: not asking them keeps a step cheap
        shown.set(cell, all);
        const long = Math.min(text.length, 6); // smaller type for more characters
        setAttribute(cell, "class", `cb-cell${long > 3 ? ` cb-long-${long}` : ""}${marks}`);
        setAttribute(cell, "aria-selected", `${selected}`);
        setAttribute(cell, "aria-readonly", fixed && "true");
        setAttribute(cell, "aria-label", label);
        setAttribute(cell, "data-corner", corner || null);
        setText(/** @type {Text} */ (cell.firstChild), text); // beside it there may be an editor
      }),
    );
  }

  /** Lays the outline over a block of cells; size 0 hides it.
   * @param {number} row @param {number} column @param {number} rows @param {number} columns */
  function frame(row, column, rows, columns) {
    setAttribute(lens, "hidden", rows === 0);
    if (rows === 0) return;
    for (const [name, value] of Object.entries({ row, column, rows, columns })) {
      lens.style.setProperty(`--cb-${name}`, String(value));
    }
    if (scrolls) reveal(column, columns); // without this, asking for a width would cost a layout at every step
  }

  /** Tells the grid how much room there is. @param {number} step  from a cell to the next, in pixels
   * @param {number} width */
  function fit(step, width) {
    scrolls = step * cells[0].length + 2 * EDGE > width;
  }

  /** Lays each row in lines of so many columns, or again in one. The style does it; the arrow keys follow what is seen.
   * @param {number} columns */
  function foldAt(columns) {
    fold = columns;
    body.style.setProperty("--cb-fold", String(columns));
  }

  /** Scrolls a grid that is wider than its place, and nothing around it, so that these columns are in the middle, if
   * not all of them are to be seen. @param {number} column @param {number} columns */
  function reveal(column, columns) {
    const step = cells[0][0].offsetWidth + GAP;
    const hidden = column * step - element.scrollLeft; // to their left
    const room = element.clientWidth - columns * step - 2 * EDGE;
    if (hidden < 0 || hidden > room) element.scrollLeft += hidden - room / 2;
  }

  /** @param {[number, number]} place @param {string} [typed]  what the reader has begun with */
  function edit([row, column], typed) {
    if (!onEdit || !editable(row, column)) return;
    editor.open(cells[row][column], [row, column], {
      label: `New value for ${where(row, column)}`,
      value: String(describe(row, column).full),
      typed,
      toTheLeft: column > (cells[row].length - 1) / 2,
    });
  }

  /** @param {KeyboardEvent} event */
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
    focused: () => locate(document.activeElement),
  };
}

/** Gives an element so many children. What stays is not touched: an element costs as much to move or to change as to make.
 * @param {Element} parent @param {number} count @param {number} ahead  how many more than before come first; fewer if
 *   below 0 @param {() => Node} make */
function refit(parent, count, ahead, make) {
  const { children } = parent;
  for (let gone = 0; gone < -ahead; gone += 1) children[0]?.remove();
  for (let made = 0; made < ahead; made += 1) parent.prepend(make());
  while (children.length > count) children[count].remove();
  while (children.length < count) parent.append(make());
}
