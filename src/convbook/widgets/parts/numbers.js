// Numbers as the book prints them, and as a reader types them. Python's copy is convbook/numbers.py; a test holds the
// two equal.

import { LIMITS } from "./generated.js";

/** A number as the book prints it: whole numbers in full, others to four significant digits, a true minus sign. From
 * 10¹⁵ on, where most digits would be noise, two of them and a power of ten.
 * @param {number} value @returns {string} */
export function format(value) {
  if (Math.abs(value) >= 1e15) return formatShort(value);
  const text = Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(4)));
  return text.replaceAll("-", "−");
}

/** The same in as few characters as a cell has room for: five or six.
 * @param {number} value @returns {string} */
export function formatShort(value) {
  const size = Math.abs(value);
  if (size >= 1e5)
    return value.toExponential(1).replace("e+", "e").replace(".0", "").replace("Infinity", "∞").replaceAll("-", "−");
  if (size >= 1000 || Number.isInteger(value)) return format(value);
  if (size < 0.01) return format(Number(value.toPrecision(1)));
  return format(Number(value.toFixed(size < 100 ? 2 : 0)));
}

/** A number in full, the digits of a whole one in groups of three: 1,024,000,000.
 * @param {number} value */
export const grouped = (value) =>
  (Number.isSafeInteger(value) ? String(value).replace("-", "−") : format(value)).replace(/^−?\d+$/, (whole) =>
    whole.replace(/\d(?=(\d{3})+$)/g, "$&,"),
  );

/** Reads what a person typed: 3, −0.5, 1e-3, 1/9.
 * @param {string} text @param {number} [limit]  of its size
 * @returns {{value: number} | {message: string}} */
export function parse(text, limit = LIMITS.value) {
  const plain = text.trim().replaceAll("−", "-");
  const shown = plain.length > 20 ? `${plain.slice(0, 20)}…` : plain;
  const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
  const parts = plain.split("/").map((part) => part.trim());
  if (parts.length > 2 || !parts.every((part) => number.test(part))) {
    return { message: `“${shown}” is not a number. Write one such as 3, −0.5 or 1/9.` };
  }
  const value = parts.length === 2 ? Number(parts[0]) / Number(parts[1]) : Number(parts[0]);
  if (Number.isNaN(value) || Math.abs(value) > limit) {
    return { message: `“${shown}” is out of range: values go from −${limit} to ${limit}.` };
  }
  return { value: value || 0 }; // no −0
}
