// Small words and lists that several widgets write.

/** @param {string} word */
export const capital = (word) => word[0].toUpperCase() + word.slice(1);

/** A size of several axes. @param {...(number | string)} sizes */
export const by = (...sizes) => sizes.join(" × ");

/** A place in a grid, as the book counts in words: from 1. @param {readonly number[]} place */
export const rowColumn = ([i, j]) => `row ${i + 1}, column ${j + 1}`;

/** @param {readonly number[]} pair */
export const both = ([height, width]) => (height === width ? String(height) : `${height} and ${width}`);

/** "1 output", "3 outputs". @param {number} count @param {string} one @param {string} [many] */
export const counted = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

/** The names of the flags that are set, as classes. @param {Record<string, boolean>} flags */
export const marks = (flags) => Object.keys(flags).filter((name) => flags[name]).join(" ");
