// How the arrays under a sliding window lie beside each other, and how large their cells are: as large as fits into the
// width, and low enough that the player, the arrays and the sum are in one view. No DOM here; sizes are in pixels.
//
// They read as a formula, input ⋆ kernel + bias = output, in one of three layouts:
//   row    all in one line
//   side   the input, and beside it kernel and bias over the output
//   lines  broken into lines as text is

/** @typedef {"row" | "side" | "lines"} Layout */
/** @typedef {{layout: Layout, step: number}} Arrangement  step: from one cell to the next */
/**
 * An array in its panel.
 * @typedef {object} Block
 * @property {string} name     which stands above the cells
 * @property {number} rows
 * @property {number} columns
 */
/** @typedef {{width: number, height: number}} Size */

/** Of a cell and the gap after it. In less than 29 a number of several digits can't be read. */
const STEP = { least: 29, most: 46 };

/** How high the arrays may be: with player, settings and sum, they fit a window of 1280 × 720. */
const HEIGHT = 380;

/** What is not cells, as in the style: both edges of a grid, the gap between panels, between lines, a sign such as "=",
 * a name's letter and line, the legend of the input. The text's are those of a wide font. */
const EDGES = 12;
const GAP = 10;
const LINE_GAP = 16;
const SIGN = 28;
const LETTER = 10;
const NAME = 28;
const LEGEND = 28;

/** The layouts in the order of preference, each with the least step at which the next ones are not looked at: below 38, a
 * weight in the corner of a cell is hard to read.
 * @type {[Layout, number][]} */
const PREFERRED = [
  ["row", 38],
  ["side", 34],
  ["lines", 34],
];

/** @param {Block} block @param {number} step @returns {Size} */
const sizeOf = ({ name, rows, columns }, step) => ({
  width: Math.max(columns * step + EDGES, name.length * LETTER),
  height: rows * step + EDGES + NAME,
});

/** Parts beside each other. @param {Size[]} parts @returns {Size} */
const beside = (parts) => ({
  width: parts.reduce((sum, { width }) => sum + width, GAP * (parts.length - 1)),
  height: Math.max(...parts.map(({ height }) => height)),
});

/** Parts below each other. @param {Size[]} parts @returns {Size} */
const below = (parts) => ({
  width: Math.max(...parts.map(({ width }) => width)),
  height: parts.reduce((sum, { height }) => sum + height, LINE_GAP * (parts.length - 1)),
});

/** Parts in lines of at most this width, each as full as can be. @param {Size[]} parts @param {number} width */
function lines(parts, width) {
  /** @type {Size[][]} */ const all = [];
  for (const part of parts) {
    const line = all.at(-1);
    if (line && beside([...line, part]).width <= width) line.push(part);
    else all.push([part]);
  }
  return below(all.map(beside));
}

/** How large the whole is in a layout. @param {Layout} layout @param {Block[]} blocks  input first, output last
 * @param {number} step @param {number} width  that there is */
function sizeIn(layout, blocks, step, width) {
  const [first, ...others] = blocks.map((block) => sizeOf(block, step));
  const input = { ...first, height: first.height + LEGEND };
  const signed = others.map((size) => ({ ...size, width: SIGN + GAP + size.width })); // each follows a sign
  if (layout === "row") return beside([input, ...signed]);
  if (layout === "lines") return lines([input, ...signed], width);
  const [output, ...middle] = [...signed].reverse();
  return beside([input, below(middle.length ? [beside(middle), output] : [output])]);
}

/** The layout, and the distance from one cell to the next: the first layout with large cells, else the one with the
 * largest; where nothing fits the height, the lowest.
 * @param {number} width  that there is @param {Block[]} blocks  input first, output last @returns {Arrangement} */
export function arrange(width, blocks) {
  /** @type {Arrangement} */ let best = { layout: "lines", step: 0 };
  for (const [layout, least] of PREFERRED) {
    let step = STEP.most;
    while (step >= STEP.least && !fits(sizeIn(layout, blocks, step, width))) step -= 1;
    if (step >= least) return { layout, step };
    if (step >= STEP.least && step > best.step) best = { layout, step };
  }
  return best.step ? best : { layout: lowest(width, blocks), step: STEP.least };

  /** @param {Size} size */
  function fits(size) {
    return size.width <= width && size.height <= HEIGHT;
  }
}

/** The lowest layout with the smallest cells. Only lines may hold what is wider than there is room, which then scrolls.
 * @param {number} width @param {Block[]} blocks @returns {Layout} */
function lowest(width, blocks) {
  const sizes = PREFERRED.map(([layout]) => ({ layout, ...sizeIn(layout, blocks, STEP.least, width) }));
  const [first] = sizes
    .filter((size) => size.width <= width || size.layout === "lines")
    .sort((one, other) => one.height - other.height);
  return first.layout;
}
