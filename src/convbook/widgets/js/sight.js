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
  let timer = 0; // since the last change
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
      const quick = Boolean(timer);
      clearTimeout(timer);
      timer = setTimeout(() => {
        timer = 0;
        if (quick) show();
      }, QUICK);
      return (part) => quick && away.has(part);
    },
  ];
}
