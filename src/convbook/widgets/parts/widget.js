// What is the same in every widget: its state between the model and the picture, messages, reset, start and end.

import { replaced } from "./arrays.js";
import { button, h, setText } from "./dom.js";
import { listen, save } from "./host.js";
import { parse } from "./numbers.js";
import { createTop } from "./panel.js";

/** @typedef {import("./host.js").Model} Model */
/** @typedef {Record<string, any>} Values  traits by name */
/**
 * What a widget is made of.
 * @typedef {object} Definition
 * @property {string} [title]            where it depends on the settings, the build sets it
 * @property {readonly string[]} settings  the names of what defines the result: what Reset brings back
 * @property {readonly string[]} [looks]   the names of what says only which part of it is looked at
 * @property {(settings: Values) => string | null} check  the first thing wrong with settings, or null; they may be anything
 * @property {(view: View) => Parts} build
 */
/**
 * A view of the widget, for its parts to use.
 * @typedef {object} View
 * @property {Model} model
 * @property {AbortSignal} signal        ends listeners and timers
 * @property {HTMLElement} root          what the host's page sees
 * @property {ReturnType<typeof createTop>} top  the line on top, which is there already: its title, its shapes
 * @property {Values} settings           the last that fit together: what the picture shows
 * @property {boolean} printing          on paper nobody can play: all is to be there
 * @property {(changes: Values) => string | null} apply   uses new settings, or says what is wrong and leaves all as it was
 * @property {(changes: Values) => string | null} change  the same, and tells the kernel
 * @property {(name: string, place: readonly number[], text: string) => string | null} edit  changes one number of nested
 *   arrays to what the reader typed
 * @property {(changes: Values) => void} look             sets what is looked at, and tells the kernel
 * @property {(text: string) => void} announce            says it to a screen reader, unless the widget is playing
 * @property {(message: string | null) => void} complain  shows what is wrong, and announces it; null: all is well
 * @property {HTMLElement} problem       where it shows that; the build gives it a place
 * @property {HTMLElement} resetButton   the same
 */
/**
 * What a build returns.
 * @typedef {object} Parts
 * @property {(Node | string)[]} children  the widget's parts, from top to bottom, below the title
 * @property {() => void} update         shows everything: the settings have changed
 * @property {() => void} [move]         shows what is looked at, or the end or start of playing; without it, update does
 * @property {() => void} [clear]        gives up what was typed and could not be used
 * @property {() => Values} [follow]     what of the looks must change with the settings, such as a position outside
 * @property {Values} [start]            what Reset sets beside the settings
 */

/** @param {Definition} definition @returns {import("./host.js").Widget} */
export function defineWidget({ title = "", settings: names, looks = [], check, build }) {
  const read = (/** @type {Model} */ model) => Object.fromEntries(names.map((name) => [name, model.get(name)]));

  /** Called once for a model, before its views. @param {{model: Model}} props */
  function initialize({ model }) {
    if (!Object.keys(model.get("_initial") ?? {}).length) model.set("_initial", read(model));
    if (model.get("playing") && model.get("_driver")) {
      // A view that is gone was playing, such as one of this notebook's page before it was loaded again.
      model.set("playing", false);
      model.set("_driver", "");
      save(model);
    }
  }

  /** @param {import("./host.js").RenderProps} props @returns {() => void} the clean-up */
  function render({ model, el, signal: hostSignal }) {
    const ending = new AbortController();
    const { signal } = ending;
    const unfit = check(read(model));
    if (unfit) throw new RangeError(unfit);

    const status = h("div.hidden", { role: "status" });
    const problem = h("p.error");
    const root = h("div.root", { role: "group" });

    /** @param {Values} values */
    function setAll(values) {
      for (const [name, value] of Object.entries(values)) model.set(name, value);
    }

    /** @type {View} */
    const view = {
      model,
      signal,
      root,
      top: createTop(root, title),
      settings: read(model),
      printing: false,
      problem,
      resetButton: button("Reset", reset, { class: "cb-button cb-reset" }),
      apply(changes) {
        const wanted = { ...view.settings, ...changes };
        const wrong = check(wanted);
        if (wrong) return wrong;
        view.settings = wanted;
        setText(problem, "");
        setAll({ ...changes, ...parts.follow?.() });
        return null;
      },
      change(changes) {
        const wrong = view.apply(changes);
        if (!wrong) save(model);
        return wrong;
      },
      edit(name, place, text) {
        const read = parse(text);
        return "message" in read
          ? read.message
          : view.change({ [name]: replaced(view.settings[name], place, read.value) });
      },
      look(changes) {
        setAll(changes);
        save(model);
      },
      announce(text) {
        if (!model.get("playing")) setText(status, text);
      },
      complain(message) {
        setText(problem, message ?? "");
        view.announce(message ?? ""); // an error that is gone is not to be found again
      },
    };

    const parts = build(view);
    const { children, update, move = update, clear, start } = parts;

    /** Takes the model's settings, if they fit together, and shows everything. */
    function refresh() {
      const wanted = read(model);
      if (!check(wanted)) view.settings = wanted;
      update();
    }

    function reset() {
      const initial = { ...view.settings, ...model.get("_initial") };
      if (!check(initial)) view.settings = initial; // a host may have set anything
      setAll({ ...view.settings, ...start, playing: false, _driver: "" });
      clear?.();
      view.complain(null);
      save(model);
      refresh();
      view.announce("Reset");
    }

    root.append(view.top.element, ...children, status);
    el.classList.add("cb-widget");
    el.replaceChildren(root);
    refresh();
    for (const event of ["beforeprint", "afterprint"]) {
      window.addEventListener(
        event,
        () => {
          view.printing = event === "beforeprint";
          move();
        },
        { signal },
      );
    }
    keepKeys(root, signal);
    listen(model, [...names], signal, refresh);
    listen(model, [...looks, "playing", "_driver"], signal, move);
    const end = () => {
      if (signal.aborted) return;
      ending.abort();
      root.remove();
    };
    hostSignal?.addEventListener("abort", end, { once: true });
    return end;
  }

  return { initialize, render };
}

/** Keeps what a notebook's page listens to out of its hands. @param {HTMLElement} root @param {AbortSignal} signal */
function keepKeys(root, signal) {
  // In a notebook's cell JupyterLab refuses line breaks, and with them Enter in a form, by a listener of its own.
  root.addEventListener("beforeinput", (event) => event.stopPropagation(), { capture: true, signal });
  // Nor are keys its own that are pressed in here, such as D twice, which deletes a cell; but it is still saved and run
  // by them. It listens before all but the window, and asks the focused element itself.
  /** @param {KeyboardEvent} event */
  const keep = ({ target, key, ctrlKey, metaKey, shiftKey }) => {
    if (!(target instanceof Element && root.contains(target))) return;
    const notebooks = (ctrlKey || metaKey || (shiftKey && key === "Enter")) && !/^[zy]$/i.test(key);
    target.toggleAttribute("data-lm-suppress-shortcuts", !notebooks);
  };
  window.addEventListener("keydown", keep, { capture: true, signal });
}
