// The widgets whose scripts are loaded, by name.

/** @type {Record<string, import("./host.js").Widget>} */
export const widgets = {};

/** Called at the end of each widget's script. @param {string} name @param {import("./host.js").Widget} widget */
export function define(name, widget) {
  widgets[name] = widget;
}
