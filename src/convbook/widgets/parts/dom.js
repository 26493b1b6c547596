// Small helpers that make elements. Text only ever enters as text, never as markup.

/** A function is a handler, under a name such as "onclick".
 * @typedef {Record<string, string | number | boolean | null | undefined | ((event: any) => void)>} Attributes */
/** @typedef {Node | string | null | undefined | false} Child */

/** A number that no other element of this page uses: for ids, which labels and messages need.
 * @type {() => number} */
export const fresh = (() => {
  let last = 0;
  return () => ++last;
})();

/** An element. What it is, as in a style sheet, but without the "cb-" that all our classes begin with: "p.note.sum".
 * Then its attributes, where it has any: a function handles an event, true sets an attribute without value, false and
 * null leave it out. Then its children.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T | `${T}.${string}`} what @param {...(Attributes | Child)} parts
 * @returns {HTMLElementTagNameMap[T]} */
export function h(what, ...parts) {
  const [tag, ...classes] = what.split(".");
  const element = /** @type {HTMLElementTagNameMap[T]} */ (document.createElement(tag));
  if (classes.length) element.className = classes.map((name) => `cb-${name}`).join(" ");
  for (const part of parts) {
    if (part instanceof Node || typeof part === "string") element.append(part);
    else if (part) {
      for (const [name, value] of Object.entries(part)) {
        // On an element of the widget's own, which goes with its widget: nothing has to take the handler away.
        if (typeof value === "function") element.addEventListener(name.slice(2), value);
        else setAttribute(element, name, value);
      }
    }
  }
  return element;
}

/** Sets, changes or removes an attribute, and touches the document only if that changes something.
 * @param {Element} element @param {string} name @param {string | number | boolean | null | undefined} value */
export function setAttribute(element, name, value) {
  if (value === false || value === null || value === undefined) element.removeAttribute(name);
  else {
    const text = value === true ? "" : String(value);
    if (element.getAttribute(name) !== text) element.setAttribute(name, text);
  }
}

/** Replaces a node's text, if it is another. @param {Node} node @param {string} text */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** An element of a drawing. @param {string} tag @param {Attributes} [attributes] @param {...Node} children */
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) setAttribute(element, name, String(value));
  element.append(...children);
  return element;
}

/** An icon of 16 × 16, drawn in the colour of the text; the button around it has the name.
 * @param {string} path  what the attribute "d" of an SVG path holds */
export const icon = (path) => svg("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" }, svg("path", { d: path }));

/** A button with a text. @param {string} text @param {() => void} onclick @param {Attributes} [attributes] */
export const button = (text, onclick, attributes = {}) =>
  h("button", { type: "button", class: "cb-button", onclick, ...attributes }, text);

/** A span in the colour of one of the three arrays. @param {"input" | "kernel" | "output"} role @param {string} text */
export const tint = (role, text) => h(`span.${role}`, text);
