// Numbers as the book prints them, and as a reader types them. Python's copy is convbook/numbers.py; a test holds the
// two equal.

import { LIMITS } from "./generated.js";

/** A number as the book prints it: whole numbers in full, others to four significant digits, a true minus sign. Where the
 * digits end before the units do, from a million on, a power of ten: zeros would pass for digits. From 10¹⁵ on, where
 * most digits would be noise, two of them.
 * @param {number} value @returns {string} */
export function format(value) {
  if (Math.abs(value) >= 1e15) return formatShort(value);
  const rounded = Number.isInteger(value) ? value : Number(value.toPrecision(4));
  const text = rounded !== value && Math.abs(rounded) >= 1e6 ? rounded.toExponential() : String(rounded);
  return text.replace("e+", "e").replaceAll("-", "−");
}

/** The same in as few characters as a cell has room for: five or six.
 * @param {number} value @returns {string} */
export function formatShort(value) {
  const size = Math.abs(value);
  if (size === Infinity) return value > 0 ? "∞" : "−∞";
  if (size >= 1e5) return value.toExponential(1).replace("e+", "e").replace(".0", "").replace("-", "−");
  if (size >= 1000 || Number.isInteger(value)) return format(value);
  if (size < 0.01) return format(Number(value.toPrecision(1)));
  return format(Number(value.toFixed(size < 100 ? 2 : 0)));
}

/** A number in full, the digits of a whole one, or of one rounded to it, in groups of three: 1,024,000,000.
 * @param {number} value */
export function grouped(value) {
  const isExact = Number.isSafeInteger(value);
  const rounded = isExact ? value : Number(value.toPrecision(4));
  if (!Number.isInteger(rounded) || (!isExact && Math.abs(value) >= 1e15)) return format(value);
  return String(rounded)
    .replace("-", "−")
    .replace(/\d(?=(\d{3})+$)/g, "$&,");
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const GROUPS = /^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?$/; // 1,024,000
const DECIMAL_COMMA = /^[+-]?\d*,\d+(e[+-]?\d+)?$/i; // 1,5

/** A number's text as JavaScript reads it, whichever sign its writer has for decimals: 1.5 for 1,5, and 1024000 for
 * 1,024,000. Null where a comma may mean either. @param {string} text
 * @param {boolean} thousands  whether a comma that may mean either stands between thousands, as where the book prints it */
function withPoint(text, thousands) {
  const [whole, ...rest] = text.split(",");
  if (GROUPS.test(text)) {
    const isEither = rest.length === 1 && !text.includes(".");
    return isEither && !thousands ? null : whole + rest.join("");
  }
  return DECIMAL_COMMA.test(text) ? text.replace(",", ".") : text;
}

/** Reads what a person typed: 3, −0.5, 1e-3, 1/9, and 1,5 for 1.5.
 * @param {string} text
 * @param {{limit?: number, thousands?: boolean}} [options]  the most that its size may be; whether 1,024 is 1024
 * @returns {{value: number} | {message: string, ambiguous?: true}} */
export function parse(text, { limit = LIMITS.value, thousands = false } = {}) {
  const plain = text.trim().replaceAll("−", "-");
  const shown = plain.length > 20 ? `${plain.slice(0, 20)}…` : plain;
  const parts = plain.split("/").map((part) => withPoint(part.trim(), thousands));
  if (parts.includes(null)) {
    const [integer, decimal] = [plain.replaceAll(",", ""), plain.replaceAll(",", ".")];
    return { message: `“${shown}” can be read in two ways. Write ${integer} or ${decimal}.`, ambiguous: true };
  }
  if (parts.length > 2 || !parts.every((part) => part !== null && NUMBER.test(part))) {
    return { message: `“${shown}” is not a number. Write one such as 3, −0.5 or 1/9.` };
  }
  const [dividend, divisor = 1] = parts.map(Number);
  const value = dividend / divisor;
  if (Number.isNaN(value) || Math.abs(value) > limit) {
    return { message: `“${shown}” is out of range: values go from −${limit} to ${limit}.` };
  }
  return { value: value || 0 }; // no −0
}
