// What a widget needs from the place it runs in: a model that holds its state, and an element.
// In a notebook anywidget gives both; on a plain page the model is a PlainModel made from the element's data-state.

/**
 * The part of anywidget's model that we use. Not every host has all of it, hence the question marks.
 * @typedef {object} Model
 * @property {(name: string) => any} get
 * @property {(name: string, value: any) => void} set
 * @property {(event: string, callback: () => void) => void} [on]
 * @property {(event: string, callback: () => void) => void} [off]
 * @property {() => void} [save_changes]
 */
/** @typedef {{model: Model, el: HTMLElement, signal?: AbortSignal}} RenderProps */
/** @typedef {{initialize?: (props: {model: Model}) => void, render: (props: RenderProps) => () => void}} Widget */

export const same = (/** @type {any} */ a, /** @type {any} */ b) => JSON.stringify(a) === JSON.stringify(b);

/** A model without a kernel: remembers values and tells who listens. @implements {Model} */
export class PlainModel extends EventTarget {
  /** @param {Record<string, any>} state */
  constructor(state) {
    super();
    this.state = new Map(Object.entries(state));
  }

  /** @param {string} name */
  get(name) {
    return this.state.get(name);
  }

  /** @param {string} name @param {any} value */
  set(name, value) {
    if (same(this.state.get(name), value)) return;
    this.state.set(name, value);
    this.dispatchEvent(new Event(`change:${name}`));
  }

  on = this.addEventListener;
  off = this.removeEventListener;
}

/** Sends what was set to the kernel, where there is one. @param {Model} model */
export function save(model) {
  model.save_changes?.();
}

/** Calls back once after each batch of changes to the named values, until the signal ends it.
 * @param {Model} model @param {string[]} names @param {AbortSignal} signal @param {() => void} callback */
export function listen(model, names, signal, callback) {
  let pending = false;
  const changed = () => {
    if (pending || signal.aborted) return;
    pending = true;
    // Several values may change together and fit each other only when all have arrived.
    queueMicrotask(() => {
      pending = false;
      if (!signal.aborted) callback();
    });
  };
  for (const name of names) {
    model.on?.(`change:${name}`, changed);
    signal.addEventListener("abort", () => model.off?.(`change:${name}`, changed));
  }
}

/** Shows a widget in an element that holds its state as JSON. Where that fails, the static picture in it stays.
 * @param {HTMLElement} el @param {Widget} widget */
export function mount(el, widget) {
  const model = new PlainModel(JSON.parse(el.dataset.state ?? "{}"));
  widget.initialize?.({ model });
  return { model, unmount: widget.render({ model, el }) };
}
