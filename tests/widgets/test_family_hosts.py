"""Every widget where it may run: a file, a server with a strict policy, a notebook's module, no script at all."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import Strict, serve
from playwright.sync_api import Browser, Locator, Page, expect

from convbook import widgets
from convbook.press.widgets import files_of

from .conftest import COUNT_TIMERS
from .examples import EXAMPLES, all_examples
from .harness import site
from .reading import button
from .states import by_python, changed, state, traits_of

every = pytest.mark.parametrize("name", EXAMPLES)
PLAYERS = [name for name, make in EXAMPLES.items() if hasattr(make(), "playing")]
every_player = pytest.mark.parametrize("name", PLAYERS)


def test_every_widget_has_an_example() -> None:
    assert set(EXAMPLES) == set(widgets.__all__)


def test_all_on_one_page_under_a_strict_policy_in_a_sub_folder(page: Page, tmp_path: Path, quiet: list[str]) -> None:
    folder = tmp_path / "deep" / "er"
    folder.mkdir(parents=True)
    site(folder, *all_examples())
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for address in serve(tmp_path, Strict):
        page.goto(f"{address}/deep/er/", wait_until="networkidle")
        assert page.locator(".cb-widget > .cb-root").count() == len(EXAMPLES)
        assert page.get_by_role("button", name="Play", exact=True).count() == len(PLAYERS)  # none has started by itself
        assert {url.removeprefix(f"{address}/deep/er/") for url in asked} == {"", "icon.svg", *files_of(list(EXAMPLES))}


@pytest.mark.parametrize("script", ["", "defer"])
def test_from_a_file_however_and_however_often_the_scripts_are_loaded(show, page: Page, script: str) -> None:
    show(*all_examples(), script=script)
    expect(page.locator(".cb-root")).to_have_count(len(EXAMPLES))
    page.evaluate("convbook.page.mountAll()")
    expect(page.locator(".cb-root")).to_have_count(len(EXAMPLES))
    expect(page.locator(".cb-static")).to_have_count(0)


def test_without_script_each_says_what_it_would_show(browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(site(tmp_path, *all_examples()).as_uri())
    pictures = page.locator(".cb-static")
    expect(pictures).to_have_count(len(EXAMPLES))
    for picture in pictures.all():
        assert len(picture.inner_text()) > 40
        box = picture.bounding_box()
        assert box["x"] + box["width"] <= 320
    context.close()


@every
def test_a_host_needs_no_more_than_get_and_set(show, page: Page, name: str) -> None:
    show(EXAMPLES[name]())
    page.evaluate(
        """(name) => {
          const state = JSON.parse(document.querySelector('[data-widget]').dataset.state);
          const model = { get: (key) => state[key], set: (key, value) => { state[key] = value; } };
          const widget = convbook.registry.widgets[name];
          const el = document.createElement('div');
          document.body.append(el);
          widget.initialize({ model });
          window.bare = widget.render({ model, el });
        }""",
        name,
    )
    assert page.locator(".cb-root").count() == 2
    page.locator(".cb-root").last.locator("button:visible:enabled").first.click()
    page.evaluate("window.bare()")
    assert page.locator(".cb-root").count() == 1


# ── As in a notebook: the module, and a host's own model ──────────────────────────────────────────────────────────────

# A model that is not ours. log holds what was saved, each time; saved() what the kernel then has.
HOST = """async ([module, state]) => {
  const { default: widget } = await import(module);
  const listeners = {};
  const pending = new Set();
  window.log = [];
  window.unsaved = () => [...pending];
  window.state = state;
  window.model = {
    get: (name) => state[name],
    set: (name, value) => {
      if (JSON.stringify(state[name]) === JSON.stringify(value)) return;
      state[name] = value;
      pending.add(name);
      for (const callback of listeners[`change:${name}`] ?? []) callback();
    },
    on: (event, callback) => (listeners[event] ??= []).push(callback),
    save_changes: () => {
      if (pending.size) log.push(Object.fromEntries([...pending].sort().map((name) => [name, state[name]])));
      pending.clear();
    },
  };
  const ending = new AbortController();
  window.leave = () => ending.abort();
  const el = document.createElement("div");
  document.body.append(el);
  widget.initialize?.({ model });
  widget.render({ model, el, signal: ending.signal });
}"""


@pytest.fixture
def hosted(page: Page, tmp_path: Path, quiet: list[str]) -> Iterator[Callable[..., Locator]]:
    """Renders a notebook's module under the strict policy, with a model that is not ours, like a kernel's."""
    (tmp_path / "deep").mkdir()
    servers = serve(tmp_path, Strict)
    address = next(servers)
    page.clock.install(time=0)
    page.add_init_script(COUNT_TIMERS)

    def hosted(widget: Any) -> Locator:
        name = type(widget).__name__
        site(tmp_path / "deep", script=None)
        (tmp_path / "deep" / f"{name}.mjs").write_text(widget._esm, encoding="utf-8")
        live = json.loads(json.dumps({key: widget._plain(key) for key in [*traits_of(widget), "_initial"]}))
        if name in PLAYERS:
            live["_driver"] = widget._driver
        page.goto(f"{address}/deep/")
        page.clock.pause_at(3600)
        page.evaluate(HOST, [f"./{name}.mjs", live])
        return page.locator(".cb-widget")

    yield hosted
    for _ in servers:
        pass


def sent(page: Page) -> list[dict[str, Any]]:
    """Return what was saved since the last time."""
    return page.evaluate("log.splice(0)")


@every_player
def test_what_playing_sends_and_when(hosted, page: Page, name: str) -> None:
    widget = EXAMPLES[name]()
    view = hosted(widget)
    assert sent(page) == [], "nothing at the start"
    looks = {trait for trait in widget._looks if trait != "speed"}
    button(view, "Step forward").click()
    (step,) = sent(page)
    assert set(step) <= looks
    (place,) = step.items()
    button(view, "Play").click()
    (start,) = sent(page)
    assert set(start) == {"_driver", "playing"}
    page.clock.run_for(1100)
    assert sent(page) == [], "not at every frame"
    button(view, "Pause").click()
    (end,) = sent(page)
    assert set(end) == {"_driver", "playing", place[0]}
    assert end["playing"] is False
    assert end[place[0]] != place[1]


@every_player
def test_dragging_through_the_run_is_sent_at_its_end(hosted, page: Page, name: str) -> None:
    view = hosted(EXAMPLES[name]())
    scrub = view.locator(".cb-scrub")
    for value in (1, 3, 2):
        scrub.evaluate("(one, value) => { one.value = value; one.dispatchEvent(new Event('input')) }", value)
    assert sent(page) == []
    scrub.dispatch_event("change")
    assert len(sent(page)) == 1


# Does at random what a reader could do with all that there is to press, to move and to type in.
MONKEY = """async ([seed, count]) => {
  const kept = [];
  const root = document.querySelector(".cb-root");
  const random = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
  const any = (list) => list[Math.floor(random() * list.length)];
  const tell = (one, ...types) => types.forEach((type) => one.dispatchEvent(new Event(type, { bubbles: true })));
  for (const one of root.querySelectorAll("details")) one.open = true;
  for (let at = 0; at < count; at++) {
    const all = [...root.querySelectorAll("button, input:not([type=file]), select, [role=gridcell]")];
    const cells = random() < 0.2;
    const fit = (each) => !each.disabled && each.checkVisibility() && (each.role === "gridcell") === cells;
    const one = any(all.filter(fit).length ? all.filter(fit) : all);
    if (one.type === "range") {
      const { min, max, step } = one;
      const steps = Math.round((max - min) / (Number(step) || 1));
      one.value = Number(min) + Math.round(random() * steps) * (Number(step) || 1);
      tell(one, "input", "change");
    } else if (one.localName === "select") {
      one.selectedIndex = Math.floor(random() * one.options.length);
      tell(one, "input", "change");
    } else if (one.type === "number" || one.type === "text") {
      const typed = ["0", "1", "2", "3", "5", "9", "99", "-1", "0.5", "", "1e9"];
      one.value = any(one.type === "number" ? typed : [...typed, "x", "3x3", "−2", "1/0"]);
      tell(one, "input", "change");
      one.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    } else one.click();
    await new Promise((done) => queueMicrotask(done));
    const lost = unsaved();
    if (lost.length && !model.get("playing")) kept.push(`${one.outerHTML.slice(0, 80)} keeps ${lost} from the kernel`);
  }
  for (const one of root.querySelectorAll(".cb-play")) if (model.get("playing")) one.click();
  return kept;
}"""

READ = """() => {
  const root = document.querySelector(".cb-root");
  const values = [...root.querySelectorAll("input:not([type=file])")].map((one) =>
    [one.type, one.getAttribute("aria-label"), one.value, one.checked, one.min, one.max]);
  return { text: root.innerText.replace(/\\s+/g, " "), values };
}"""


@every
def test_python_takes_all_that_the_browser_sends_and_ends_with_the_same(hosted, page: Page, name: str) -> None:
    widget = EXAMPLES[name]()
    hosted(widget)
    assert page.evaluate(MONKEY, [random.Random(name).randrange(10**9), 150]) == []
    changes = sent(page)
    assert len(changes) > 10 or name == "Predict"  # which keeps what is typed to itself
    answers: list[str] = []
    widget.send_state = lambda key=None: answers.append(key)
    corrected: set[str] = set()
    for change in changes:
        widget.set_state(change)  # or it raises
        corrected = (corrected - set(change)) | set(answers)  # such as a position that is outside now
        answers.clear()
    in_browser = page.evaluate("state")
    held = json.loads(json.dumps(state(widget)))
    assert corrected <= set(widget._looks)
    assert {trait: held[trait] for trait in held if trait not in corrected} == {
        trait: in_browser[trait] for trait in held if trait not in corrected
    }
    assert widget._html()


@every
def test_reset_brings_back_the_first_picture(hosted, page: Page, name: str) -> None:
    view = hosted(EXAMPLES[name]())
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    before = page.evaluate(READ)
    page.evaluate(MONKEY, [7, 60])
    page.evaluate("() => log.splice(0)")
    reset = view.locator(".cb-reset")
    if reset.count():
        reset.click()
        page.clock.run_for(200)  # what is off the screen follows when quick changes rest
        after = page.evaluate(READ)
        assert after["values"] == before["values"]
        assert set(after["text"].replace("Reset", "").split()) >= set(before["text"].replace("Reset", "").split())
        widget = EXAMPLES[name]()
        kernel = page.evaluate("state")
        assert {trait: kernel[trait] for trait in widget._settings} == {
            trait: json.loads(json.dumps(widget._plain(trait))) for trait in widget._settings
        }


@every
def test_what_python_sets_is_shown(show, page: Page, name: str) -> None:
    """A view that is told of another state looks as one that starts with it."""
    rng, widget = random.Random(name), EXAMPLES[name]()
    good = {trait: widget._plain(trait) for trait in widget._settings}
    states = [changed(rng, good) for _ in range(60)]
    held = [held for said, held in (by_python(type(widget), each) for each in states) if said is None and held != good]
    show(widget)
    pairs = page.evaluate(
        """async ([name, targets, read]) => {
          const page = document.querySelector("[data-widget]");
          const look = (el) => {
            document.querySelector("main").prepend(el);
            return (0, eval)(read)();
          };
          const settled = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
          const mount = (state) => {
            const el = document.createElement("div");
            el.dataset.state = JSON.stringify(state);
            document.querySelector("main").prepend(el);
            return { el, ...convbook.host.mount(el, convbook.registry.widgets[name]) };
          };
          const start = JSON.parse(page.dataset.state);
          const pairs = [];
          for (const target of targets) {
            const told = mount(start);
            for (const key in target) told.model.set(key, target[key]);
            await settled();
            const seen = look(told.el);
            // What is looked at may have had to follow: the other starts there.
            const fresh = mount(Object.fromEntries(told.model.state));
            await settled();
            pairs.push([seen, look(fresh.el)]);
            for (const { el, unmount } of [told, fresh]) {
              unmount();
              el.remove();
            }
          }
          return pairs;
        }""",
        [name, held[:8], READ],
    )
    assert len(pairs) >= 4
    for target, (seen, fresh) in zip(held, pairs, strict=False):
        if seen["values"][0][1:2] == fresh["values"][0][1:2]:  # both for both axes, or both for each
            assert seen == fresh, target
        else:  # a view that was for each axis stays so
            assert name == "ShapeExplorer"
            assert [one[2] for one in seen["values"]] == [one[2] for one in fresh["values"]], target


@every_player
def test_after_a_reload_nothing_plays_by_itself(hosted, page: Page, name: str) -> None:
    widget = EXAMPLES[name]()
    widget.set_state({"playing": True, "_driver": "a view that is gone"})
    view = hosted(widget)
    expect(button(view, "Play")).to_be_visible()
    assert page.evaluate("running.timers.size") == 0
    assert sent(page) == [{"_driver": "", "playing": False}]


@every
def test_the_hosts_signal_cleans_up_too(hosted, page: Page, name: str) -> None:
    view = hosted(EXAMPLES[name]())
    if name in PLAYERS:
        button(view, "Play").click()
        assert page.evaluate("running.timers.size") == 1
    page.evaluate("leave()")
    assert page.evaluate("running.timers.size + running.observers.size + running.frames.size") == 0
    expect(page.locator(".cb-root")).to_have_count(0)
    # This host has no off: nothing may happen all the same.
    page.evaluate("for (const name in state) model.set(name, 'gone')")
