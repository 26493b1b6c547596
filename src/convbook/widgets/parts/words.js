// Small words and lists that several widgets write.

/** @param {string} word */
export const capital = (word) => word[0].toUpperCase() + word.slice(1);

/** A size of several axes. @param {...(number | string)} sizes */
export const by = (...sizes) => sizes.join(" × ");

/** A place in a grid, counted from 0 as in the formulas. @param {readonly number[]} place */
export const rowColumn = ([i, j]) => `row ${i}, column ${j}`;

/** "3", or "3 and 4" where they differ. @param {readonly any[]} pair */
export const both = (pair) => [...new Set(pair)].join(" and ");

/** "1 output", "3 outputs". @param {number} count @param {string} one */
export const counted = (count, one) => `${count} ${one}${count === 1 ? "" : "s"}`;

/** The names of the flags that are set, as classes, each after a space. @param {Record<string, unknown>} flags */
export function marks(flags) {
  let names = ""; // not by lists: while a slider is dragged, this runs a thousand times a frame
  for (const name in flags) if (flags[name]) names += ` ${name}`;
  return names;
}
