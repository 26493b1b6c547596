// An array with its name: a line that says what it is, the cells, and room for a legend.

import { h, setAttribute, setText, tint } from "./dom.js";

/** @typedef {"input" | "kernel" | "output"} Role */

/** @param {Role} role @param {string} name @param {Node} content @param {...Node} below */
export function createPanel(role, name, content, ...below) {
  const word = tint(role, name);
  const dim = h("span.dim");
  const element = h(`div.panel.panel-${role}`, h("p.head", word, " ", dim), content, ...below);
  return {
    element,
    /** A remark below the name. @param {string} text */
    caption: (text) => setText(dim, text),
    /** Another name. @param {string} text */
    rename: (text) => setText(word, text),
  };
}

/** Panels and operators that stay side by side. @param {...(Node | string)} parts  a string is an operator */
export const group = (...parts) =>
  h("div.group", ...parts.map((part) => (typeof part === "string" ? operator(part) : part)));

/** A sign between panels. @param {string} sign */
export const operator = (sign) => h("span.operator", { "aria-hidden": "true" }, sign);

/** The line on top: the title, which is the name of the whole, too; and the shapes of what goes in and comes out.
 * @param {HTMLElement} root @param {string} title */
export function createTop(root, title) {
  const name = h("span.title");
  /** Another title. @param {string} text */
  function rename(text) {
    setText(name, text);
    setAttribute(root, "aria-label", text);
  }
  rename(title);
  const shapes = h("span.shapes");
  return {
    element: h("p.top", name, " ", shapes),
    rename,
    /** @param {...(string | Node)} parts  signs and sizes */
    show: (...parts) => shapes.replaceChildren(...parts),
    /** @param {string} input  sizes @param {string} kernel  or "" @param {string} output @param {string} [sign] */
    shapes: (input, kernel, output, sign = "⋆") =>
      shapes.replaceChildren(
        tint("input", input),
        kernel && ` ${sign} `,
        tint("kernel", kernel),
        " → ",
        tint("output", output),
      ),
  };
}

/** A line of a legend: how a kind of cell is marked, and what that means. @param {string} mark @param {string} text */
export const key = (mark, text) => h("span.key", h(`span.swatch.${mark}`), text);
