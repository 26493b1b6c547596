// While changes follow each other quickly, as when a slider is dragged, what is off the screen waits until they rest.

/** Changes do that are less than so many milliseconds apart. */
const QUICK = 100;

/** Two functions: `watch` keeps an eye on a part and returns it; `hurry`, called at a change, returns whether a part waits.
 * @param {AbortSignal} signal @param {() => void} show  shows all, at the end
 * @returns {[watch: <T extends Element>(part: T) => T, hurry: () => (part: Element) => boolean]} */
export function createSight(signal, show) {
  /** @type {WeakSet<Element>} */ const away = new WeakSet();
  const observer = new IntersectionObserver((entries) =>
    entries.forEach(({ isIntersecting, target }) => away[isIntersecting ? "delete" : "add"](target)),
  );
  let timer = 0;
  let last = NaN; // when the last change was; a first picture is none
  signal.addEventListener("abort", () => {
    observer.disconnect();
    clearTimeout(timer);
  });
  return [
    (part) => {
      observer.observe(part);
      return part;
    },
    () => {
      const now = Date.now();
      const quick = now - last < QUICK;
      last = now;
      clearTimeout(timer);
      if (quick) timer = setTimeout(show, QUICK);
      return (part) => quick && away.has(part);
    },
  ];
}
