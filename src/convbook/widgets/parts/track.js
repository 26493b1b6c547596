// What the positions of a slider stand for: numbers one apart, or numbers that are multiples of each other. No DOM here.

/**
 * @typedef {object} Track
 * @property {() => number} first   the lowest position
 * @property {() => number} last    the highest one
 * @property {(position: number) => number} number
 * @property {(number: number) => number} position  of a number, or the nearest
 * @property {(number: number) => void} reach  makes a number one of those that the slider offers
 * @property {() => void} reset  takes back what it was made to reach
 */

/** Each position is its own number. It goes on as far as it had to reach: an end that came back with the number would
 * move away under a finger that drags. @param {number} least @param {number} most @returns {Track} */
export function linearTrack(least, most) {
  let end = most;
  return {
    first: () => least,
    last: () => end,
    number: (position) => position,
    position: (number) => Math.min(Math.max(number, least), end),
    reach(number) {
      end = Math.max(end, Math.ceil(number));
    },
    reset() {
      end = most;
    },
  };
}

/** Each position multiplies the one before: from 100, doubling leads to 200. Both ends are there, too.
 * @param {number} least @param {number} most @param {number} factor
 * @param {boolean} [fractional]  two digits count; else whole numbers @returns {Track} */
export function multiplyingTrack(least, most, factor, fractional = false) {
  const rounded = (/** @type {number} */ number) => (fractional ? Number(number.toPrecision(2)) : Math.round(number));

  /** @param {number} through @returns {number[]} */
  function stops(through) {
    const [low, high] = [Math.min(least, through), Math.max(most, through)];
    const all = new Set([low, through, high]);
    for (let number = through / factor; rounded(number) > low; number /= factor) all.add(rounded(number));
    for (let number = through * factor; rounded(number) < high; number *= factor) all.add(rounded(number));
    return [...all].sort((a, b) => a - b);
  }

  let numbers = stops(least);
  const distance = (/** @type {number} */ a, /** @type {number} */ b) => Math.abs(Math.log(a / b));
  return {
    first: () => 0,
    last: () => numbers.length - 1,
    number: (position) => numbers[position],
    position(number) {
      if (!(number > 0)) return 0;
      const distances = numbers.map((each) => distance(each, number));
      return distances.indexOf(Math.min(...distances));
    },
    reach(number) {
      if (number > 0 && !numbers.includes(number)) numbers = stops(number);
    },
    reset() {
      numbers = stops(least);
    },
  };
}
