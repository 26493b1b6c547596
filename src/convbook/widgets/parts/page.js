// A plain page: shows the widgets whose state it holds. No kernel, no module loader, no other host.

import { mount } from "./host.js";
import { widgets } from "./registry.js";

/** Shows the widgets that are not shown yet. */
export function mountAll() {
  /** @type {NodeListOf<HTMLElement>} */
  const elements = document.querySelectorAll(".cb-widget[data-widget]:not([data-mounted])");
  for (const el of elements) {
    el.dataset.mounted = "";
    try {
      const widget = widgets[el.dataset.widget ?? ""];
      if (!widget) throw new ReferenceError("its script is not loaded");
      mount(el, widget);
    } catch (error) {
      // The static picture is still there; whoever made the page finds the reason in the console.
      console.error(`${el.dataset.widget} can't be shown:`, error);
    }
  }
}

/** Shows them once the page is there and its deferred scripts, those of the widgets, have run. */
function start() {
  if (document.readyState === "complete") return mountAll();
  document.addEventListener("DOMContentLoaded", mountAll);
  window.addEventListener("load", mountAll); // for a script that a page has added itself, later
}

// A notebook's module has no element of its own; there the host shows the widgets.
if (document.currentScript) start();
