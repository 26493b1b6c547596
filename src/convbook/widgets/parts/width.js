// Tells how wide an element is.

/** Calls back with the width of an element, now and whenever it changes, while there is any.
 * @param {Element} element @param {AbortSignal} signal @param {(width: number) => void} callback */
export function watchWidth(element, signal, callback) {
  let last = 0;
  const observer = new ResizeObserver(([{ contentRect }]) => {
    const { width } = contentRect;
    if (!width || width === last) return;
    last = width;
    callback(width);
  });
  observer.observe(element);
  signal.addEventListener("abort", () => observer.disconnect(), { once: true });
}
