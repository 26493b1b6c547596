// Play, pause, step, scrub, speed: walks an index through a widget's positions.
//
// The model holds "playing" and "speed" for every view of it, and "_driver": which view runs the timer. The others
// follow what it sets, so two views of one model never push each other on.

import { createSelect } from "./controls.js";
import { button, h, icon, setAttribute, setText } from "./dom.js";
import { save } from "./host.js";
import { createRoom } from "./room.js";

/** @typedef {import("./host.js").Model} Model */
/**
 * @typedef {object} PlayerOptions
 * @property {Model} model
 * @property {AbortSignal} signal      ends listeners and timer
 * @property {string} label            of the scrubber: what it moves through
 * @property {() => number} length     number of positions
 * @property {() => number} index      the present one
 * @property {(index: number) => void} go
 * @property {(index: number) => string} describe  a position in words
 * @property {(index: number) => string} [count]     the same in few words, beside the scrubber
 * @property {() => void} onRest       the reader stepped, scrubbed or paused: say where
 */

const SPEEDS = [0.5, 1, 2, 4, 8];

/** Steps per second; 1 where a host has set what can't be. @param {Model} model */
const speedOf = (model) => (model.get("speed") >= 0.1 && model.get("speed") <= 20 ? Number(model.get("speed")) : 1);

/** Icons, as SVG paths of 16 × 16. */
const PLAY = "M4 2.5v11l9-5.5z";
const PAUSE = "M4 2.5h3v11H4zM9 2.5h3v11H9z";
const BACK = "M11 3v10L4.5 8z";
const FORWARD = "M5 3v10l6.5-5z";

/** @param {PlayerOptions} options */
export function createPlayer({
  model,
  signal,
  label,
  length,
  index,
  go,
  describe,
  count = (at) => `${at + 1} of ${length()}`,
  onRest,
}) {
  const me = String(Math.random());
  let timer = 0; // while this view drives

  const playIcon = icon(PLAY);
  const pauseIcon = icon(PAUSE);
  const playName = h("span");
  const play = button("", () => (model.get("playing") ? pause() : start()), { class: "cb-button cb-play" });
  play.append(playIcon, pauseIcon, playName);
  /** @param {string} name @param {string} shape @param {1 | -1} by */
  const stepper = (name, shape, by) => {
    const made = button("", () => step(index() + by), { "aria-label": name });
    made.append(icon(shape));
    return made;
  };
  const back = stepper("Step back", BACK, -1);
  const forward = stepper("Step forward", FORWARD, 1);
  const scrub = h("input.range.scrub", {
    type: "range",
    min: 0,
    step: 1,
    "aria-label": label,
    oninput() {
      const to = Number(scrub.value); // before pausing, which shows the old index
      pause();
      go(to);
    },
    onchange: () => save(model),
  });
  const counter = createRoom(h("span.count"));
  setAttribute(counter.content, "aria-hidden", true); // the scrubber says it
  const speed = createSelect("Speed", (value) => {
    model.set("speed", Number(value));
    save(model);
  });
  const element = h(
    "div.player",
    h("span.buttons", play, back, forward),
    h("span.track", scrub, counter.element),
    speed.element,
  );

  const atEnd = () => index() >= length() - 1;

  /** Takes the wheel: the next step comes after one interval. */
  function drive() {
    clearTimeout(timer);
    model.set("_driver", me);
    timer = setTimeout(() => {
      if (!atEnd()) go(index() + 1);
      if (atEnd()) pause();
      else drive();
    }, 1000 / speedOf(model));
  }

  function halt() {
    clearTimeout(timer);
    timer = 0;
  }

  /** Stops the timer wherever it runs, and lets the kernel know. */
  function pause() {
    halt();
    if (!model.get("playing")) return;
    model.set("playing", false);
    model.set("_driver", "");
    save(model);
    onRest();
  }

  function start() {
    if (atEnd()) go(0);
    drive();
    model.set("playing", true);
    save(model);
  }

  /** @param {number} to */
  function step(to) {
    pause();
    if (to < 0 || to >= length()) return;
    go(to);
    save(model);
    onRest();
  }

  signal.addEventListener("abort", () => timer && pause());

  let shownSpeed = 0;

  /** Shows the model's state; takes the wheel if the model plays and nobody has it. */
  function update() {
    const playing = Boolean(model.get("playing"));
    if (timer && !(playing && model.get("_driver") === me)) halt();
    if (playing && !model.get("_driver")) {
      drive();
      save(model);
    }
    const now = speedOf(model);
    if (now !== shownSpeed) {
      shownSpeed = now;
      speed.show(
        now,
        [...new Set([...SPEEDS, now])].map((value) => [value, `${value} per second`]),
      );
      if (timer) drive();
    }
    setText(playName, playing ? "Pause" : "Play");
    setAttribute(playIcon, "hidden", playing);
    setAttribute(pauseIcon, "hidden", !playing);
    setAttribute(scrub, "max", length() - 1);
    scrub.value = String(index());
    setAttribute(scrub, "aria-valuetext", describe(index()));
    setText(counter.content, count(index()));
    counter.reserve([count(length() - 1)]);
    setAttribute(back, "aria-disabled", index() === 0 && "true");
    setAttribute(forward, "aria-disabled", atEnd() && "true");
  }

  return { element, update, pause };
}
