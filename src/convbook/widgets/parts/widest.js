// The widest that texts of a kind can be, so that room can be kept for it. No DOM here.

/** A text at least as wide as each of these, whatever the font, if all of its digits are of one width: of each character
 * as many as any of them has. @param {readonly string[]} texts */
export function widest(texts) {
  /** @type {Map<string, number>} */ const most = new Map();
  for (const text of new Set(texts.map((text) => text.replace(/\d/g, "0")))) {
    /** @type {Map<string, number>} */ const counts = new Map();
    for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
    for (const [character, count] of counts) most.set(character, Math.max(count, most.get(character) ?? 0));
  }
  return [...most].map(([character, count]) => character.repeat(count)).join("");
}
