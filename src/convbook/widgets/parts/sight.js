// While changes follow each other quickly, as when a slider is dragged, what is off the screen waits until they rest.

/** Changes do that are less than so many milliseconds apart. */
const QUICK = 100;

/** @param {AbortSignal} signal @param {() => void} show  shows all, once the changes rest */
export function createSight(signal, show) {
  /** @type {WeakSet<Element>} */ const away = new WeakSet();
  const observer = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting) away.delete(target);
      else away.add(target);
    }
  });
  let timer = 0;
  let last = NaN; // when the last change was; a first picture is none
  let quick = false;
  signal.addEventListener("abort", () => {
    observer.disconnect();
    clearTimeout(timer);
  });
  return {
    /** Keeps an eye on a part, and returns it. @template {Element} T @param {T} part */
    watch(part) {
      observer.observe(part);
      return part;
    },
    /** Something has changed. */
    noteChange() {
      const now = Date.now();
      quick = now - last < QUICK;
      last = now;
      clearTimeout(timer);
      if (!quick) return;
      timer = setTimeout(() => {
        quick = false;
        show();
      }, QUICK);
    },
    /** Whether changes follow each other quickly. */
    isQuick: () => quick,
    /** Whether a part waits. @param {Element} part */
    waits: (part) => quick && away.has(part),
  };
}
