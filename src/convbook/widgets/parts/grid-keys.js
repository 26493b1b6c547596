// Where the keys lead in a grid, as its reader sees it. No DOM here.

import { nearest, range } from "./arrays.js";

/** @typedef {[number, number]} Place  row, column */
/**
 * How a grid is seen.
 * @typedef {object} Seen
 * @property {readonly number[]} lengths  cells of each row
 * @property {number} [fold]              the column at which a row goes on in a line below
 * @property {readonly (readonly number[])[]} [lefts]  where the cells of each row begin, if they are not aligned
 */

/** Where a key leads from a cell; null for a key that doesn't move. Beyond an end it leads to the nearest cell.
 * @param {Pick<KeyboardEvent, "key" | "ctrlKey">} pressed @param {Place} from @param {Seen} seen @returns {Place | null} */
export function destination({ key, ctrlKey }, [row, column], { lengths, fold = Infinity, lefts }) {
  // What is seen as one line: a row, or a part of it.
  const lines = lengths.flatMap((length, row) =>
    range(Math.ceil(length / Math.min(fold, length))).map((part) => ({
      row,
      first: part * fold || 0, // without a fold, 0 · ∞
      length: Math.min(fold, length - (part * fold || 0)),
    })),
  );
  const line = lines.findIndex((one) => one.row === row && column < one.first + one.length);
  const at = column - lines[line].first;

  /** A cell of a line, or the nearest one. @param {number} line @param {number} at @returns {Place} */
  const cell = (line, at) => {
    const { row, first, length } = lines[nearest(line, lines.length)];
    return [row, first + nearest(at, length)];
  };
  /** The cell of another line that is over or under this one. @param {number} line @returns {Place} */
  const across = (line) => {
    const [to] = cell(line, 0);
    if (!lefts) return cell(line, at);
    const distances = lefts[to].map((left) => Math.abs(left - lefts[row][column]));
    return [to, distances.indexOf(Math.min(...distances))];
  };

  switch (key) {
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
      return cell(ctrlKey ? lines.length - 1 : line, Number.MAX_SAFE_INTEGER);
    default:
      return null;
  }
}
