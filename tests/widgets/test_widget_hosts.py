"""One module in many places: a file, a server with a strict policy, a sub-folder, a notebook, no script at all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import Strict, serve
from playwright.sync_api import Browser, Page, expect

from convbook import KernelSlide
from convbook.press.widgets import files_of

from .conftest import COUNT_TIMERS
from .harness import document, site, small, wide
from .reading import button, cell, number, shown, written


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """The folder tmp_path under the strict policy; the address of its sub-folder."""
    (tmp_path / "deep" / "er").mkdir(parents=True)
    for address in serve(tmp_path, Strict):
        yield f"{address}/deep/er/"


def test_under_a_strict_policy_in_a_sub_folder(page: Page, tmp_path: Path, server: str, quiet: list[str]) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    site(tmp_path / "deep" / "er", small(show_all=True))
    page.goto(server)
    button(page.locator(".cb-widget"), "Step forward").click()
    assert shown(page.locator(".cb-widget"), "Output Y") == [["19", "25"], ["37", "43"]]
    assert {url.removeprefix(server) for url in asked} <= {
        "",
        "icon.svg",
        *files_of(["KernelSlide"]),
    }


@pytest.mark.parametrize("script", ["", "defer"])
def test_from_a_file_however_the_script_is_loaded(show, script: str) -> None:
    widget = show(small(), script=script)
    expect(button(widget, "Play")).to_be_visible()


def test_a_script_that_comes_twice_shows_it_once(show, page: Page) -> None:
    widget = show(small())
    page.evaluate("convbook.page.mountAll()")
    expect(widget.get_by_role("button", name="Play")).to_have_count(1)


def test_without_script(browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(site(tmp_path, wide()).as_uri())
    expect(page.get_by_role("table")).to_have_count(3)
    expect(page.get_by_role("table", name="Output Y, 3 × 3").get_by_role("cell").first).to_have_text("11.5")
    box = page.locator(".cb-widget").bounding_box()
    assert box["x"] + box["width"] <= 320
    context.close()


@pytest.mark.parametrize(
    "state",
    [
        "no json",
        '{"X":[[1,2],[3]],"K":[[1]]}',
        '{"X":[["<b>"]],"K":[[1]]}',
        '{"X":[[1]],"K":[[1,1]]}',
        '{"X":[[1]],"K":[[1]],"stride":[1000000000,1]}',
        '{"X":[[1]],"K":[[1]],"stride":[null,1]}',
        '{"X":[[1]],"K":[[1]],"padding":{}}',
        "{}",
    ],
)
def test_a_hostile_state_leaves_the_static_picture(page: Page, tmp_path: Path, state: str) -> None:
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text))
    page.on("pageerror", lambda error: errors.append(f"uncaught {error}"))
    text = document(small(), small())
    start = text.index('data-state="') + len('data-state="')
    text = text[:start] + state.replace('"', "&quot;").replace("<", "&lt;") + text[text.index('"', start) :]
    path = site(tmp_path, small())
    path.write_text(text, encoding="utf-8")
    page.goto(path.as_uri())
    first, second = page.locator(".cb-widget").all()
    expect(button(second, "Play")).to_be_visible()
    expect(first.get_by_role("table")).to_have_count(3)
    assert len(errors) == 1
    assert errors[0].startswith("KernelSlide can't be shown:")


@pytest.mark.parametrize(("light", "scheme"), [("false", "dark"), ("true", "light")])
def test_the_browsers_own_controls_are_as_dark_as_the_notebook(show, page: Page, light: str, scheme: str) -> None:
    widget = show(small())
    page.evaluate(
        "light => { document.documentElement.dataset.theme = ''; document.body.dataset.jpThemeLight = light; }", light
    )
    page.emulate_media(color_scheme="light" if scheme == "dark" else "dark")
    assert widget.evaluate("one => getComputedStyle(one).colorScheme") == scheme


def test_two_widgets_do_not_disturb_each_other(show, page: Page) -> None:
    show(small(), wide(), clock=True)
    first, second = page.locator(".cb-widget").all()
    button(first, "Play").click()
    page.clock.run_for(1100)
    expect(first.locator(".cb-count")).to_have_text("2 of 4")
    expect(second.locator(".cb-count")).to_have_text("1 of 9")
    expect(button(second, "Play")).to_be_visible()
    number(second, "Stride, height").fill("1")
    cell(second, "Output Y", 1, 1).click()
    expect(button(first, "Pause")).to_be_visible()
    expect(first.locator("summary")).to_have_text("Padding 0 · Stride 1 · Dilation 1")
    page.clock.run_for(1000)
    expect(first.locator(".cb-count")).to_have_text("3 of 4")
    ids = page.locator("[id]").evaluate_all("all => all.map(one => one.id)")
    assert len(ids) == len(set(ids))


# ── Several views, clean-up ───────────────────────────────────────────────────────────────────────────────────────────

TWO_VIEWS = """() => {
  const { host: { PlainModel }, registry: { widgets } } = convbook;
  const old = document.querySelector(".cb-widget");
  window.model = new PlainModel({ ...JSON.parse(old.dataset.state), playing: window.startPlaying ?? false });
  widgets.KernelSlide.initialize({ model });
  old.remove();
  window.ends = [1, 2].map(() => {
    const el = document.createElement("div");
    document.querySelector("main").append(el);
    return widgets.KernelSlide.render({ model, el });
  });
}"""


def timers(page: Page) -> int:
    return page.evaluate("window.running.timers.size")


def test_two_views_of_one_model(show, page: Page) -> None:
    show(small())
    page.evaluate(TWO_VIEWS)
    page.evaluate("model.set('speed', 0.1)")
    first, second = page.locator(".cb-widget").all()
    button(first, "Step forward").click()
    expect(second.locator(".cb-count")).to_have_text("2 of 4")
    assert timers(page) == 0

    button(second, "Play").click()
    expect(button(first, "Pause")).to_be_visible()
    assert timers(page) == 1
    button(first, "Pause").click()  # the view that doesn't drive
    expect(button(second, "Play")).to_be_visible()
    assert timers(page) == 0

    page.evaluate("model.set('playing', true)")  # as from Python: one of the two takes it
    expect(button(first, "Pause")).to_be_visible()
    expect(button(second, "Pause")).to_be_visible()
    assert timers(page) == 1
    page.evaluate("model.set('playing', false)")
    expect(button(first, "Play")).to_be_visible()
    assert timers(page) == 0


def test_two_views_keep_one_pace(show, page: Page) -> None:
    show(wide(), clock=True)
    page.evaluate(TWO_VIEWS)
    first, second = page.locator(".cb-widget").all()
    button(first, "Play").click()
    page.clock.run_for(3100)
    for view in (first, second):
        expect(view.locator(".cb-count")).to_have_text("4 of 9")


def test_a_model_that_plays_already_is_played_by_one_view(show, page: Page) -> None:
    show(small())
    page.evaluate("window.startPlaying = true")
    page.evaluate(TWO_VIEWS)
    expect(button(page.locator(".cb-widget").first, "Pause")).to_be_visible()
    assert timers(page) == 1


def test_clean_up_leaves_nothing(show, page: Page) -> None:
    show(wide())
    page.evaluate(TWO_VIEWS)
    first, second = page.locator(".cb-widget").all()
    button(first, "Play").click()
    cell(second, "Kernel K", 0, 0).focus()
    page.keyboard.press("Enter")
    assert timers(page) == 1
    assert page.evaluate("running.observers.size") == 2 + 1  # and the one whose element was removed
    page.evaluate("ends[0]()")
    assert timers(page) == 0
    assert page.evaluate("model.get('playing')") is False
    expect(button(second, "Play")).to_be_visible()  # the other view is as it was
    page.evaluate("ends[1](), ends[1]()")  # a second time does no harm
    assert page.evaluate("running.timers.size + running.frames.size") == 0
    assert page.evaluate("running.observers.size") == 1
    assert page.evaluate("[...model.listeners.values()].map((all) => all.size)") == [0] * 12
    expect(page.locator(".cb-root")).to_have_count(0)
    page.evaluate("model.set('stride', [1, 1]), model.set('playing', true)")  # nobody listens any more
    assert timers(page) == 0


# ── As in a notebook: the module, and a host's own model ──────────────────────────────────────────────────────────────

HIDDEN = ("playing", "_driver", "_initial")  # what a live model has and a page doesn't

HOST = """async (kind) => {
  const { default: widget } = await import("./kernel-slide.mjs");
  const state = JSON.parse(document.querySelector("#state").textContent);
  const log = (window.log = []);
  const listeners = {};
  const model = {
    get: (name) => state[name],
    set: (name, value) => {
      if (JSON.stringify(state[name]) === JSON.stringify(value)) return;
      state[name] = value;
      pending.add(name);
      for (const callback of listeners[`change:${name}`] ?? []) callback();
    },
  };
  const pending = new Set();
  if (kind !== "bare") {
    model.on = (event, callback) => (listeners[event] ??= []).push(callback);
    model.save_changes = () => { log.push([...pending].sort()); pending.clear(); };
  }
  window.model = model;
  window.state = state;
  const ending = new AbortController();
  window.leave = () => ending.abort();
  const el = document.createElement("div");
  document.body.append(el);
  widget.initialize?.({ model });
  window.end = widget.render(kind === "bare" ? { model, el } : { model, el, signal: ending.signal });
}"""


@pytest.fixture
def hosted(page: Page, tmp_path: Path, server: str, quiet: list[str]):
    """Renders the notebook's module with a model that is not ours: with "bare", one that can only get and set."""

    def hosted(w, kind: str):
        folder = tmp_path / "deep" / "er"
        path = site(folder, script=None)
        (folder / "kernel-slide.mjs").write_text(KernelSlide._esm, encoding="utf-8")
        own = {name: value for name, value in w.get_state().items() if name in w._page_state() or name in HIDDEN}
        tag = f'<script type="application/json" id="state">{json.dumps(own)}</script>'
        path.write_text(path.read_text(encoding="utf-8").replace("<main>", f"{tag}<main>"), encoding="utf-8")
        page.clock.install(time=0)
        page.add_init_script(COUNT_TIMERS)
        page.goto(server)
        page.clock.pause_at(3600)
        page.evaluate(HOST, kind)
        return page.locator(".cb-widget")

    return hosted


def test_in_a_host_that_can_only_get_and_set(hosted, page: Page) -> None:
    widget = hosted(small(), "bare")
    expect(button(widget, "Play")).to_be_visible()
    page.evaluate("end()")
    assert timers(page) == 0
    expect(page.locator(".cb-root")).to_have_count(0)


def test_what_is_sent_to_the_kernel_and_when(hosted, page: Page) -> None:
    widget = hosted(small(), "notebook")

    def sent() -> list[list[str]]:
        log = page.evaluate("log.splice(0)")
        return [names for names in log if names]

    assert sent() == []
    button(widget, "Step forward").click()
    assert sent() == [["position"]]

    button(widget, "Play").click()
    assert sent() == [["_driver", "playing"]]
    page.clock.run_for(1100)
    expect(widget.locator(".cb-count")).to_have_text("3 of 4")
    assert sent() == []  # not at every frame
    button(widget, "Pause").click()
    assert sent() == [["_driver", "playing", "position"]]
    assert page.evaluate("[state.position, state.playing]") == [[1, 0], False]

    scrub = widget.get_by_role("slider", name="Position of the window")
    scrub.evaluate("element => { element.value = 3; element.dispatchEvent(new Event('input')) }")
    assert sent() == []
    scrub.dispatch_event("change")
    assert sent() == [["position"]]

    cell(widget, "Kernel K", 0, 1).focus()
    page.keyboard.type("7")
    page.keyboard.press("Enter")
    assert sent() == [["K"]]
    assert page.evaluate("state.K") == [[0, 7], [2, 3]]
    widget.locator("summary").click()
    number(widget, "Stride, both axes").fill("9")
    assert sent() == [["position", "stride"]]
    number(widget, "Stride, both axes").fill("99")
    assert sent() == []
    assert page.evaluate("state.stride") == [9, 9]


def test_what_comes_from_the_kernel_is_shown(hosted, page: Page) -> None:
    widget = hosted(small(show_all=True), "notebook")
    page.evaluate("model.set('K', [[1, 0], [0, -1]]), model.set('padding', [0, 1]), model.set('position', [1, 2])")
    assert shown(widget, "Kernel K") == [["1", "0"], ["0", "−1"]]
    assert shown(widget, "Output Y") == [["−3", "−4", "−4", "2"], ["−6", "−4", "−4", "5"]]
    assert written(widget) == "Y[1, 2] = 4·1 + 5·0 + 7·0 + 8·(−1) + 0 = −4"
    # Two values that fit only together are shown when both have come; one alone leaves the picture.
    page.evaluate("model.set('K', [[1, 1, 1, 1, 1, 1]])")
    assert shown(widget, "Kernel K") == [["1", "0"], ["0", "−1"]]
    page.evaluate("model.set('padding', [0, 2])")
    assert shown(widget, "Output Y") == [["3", "3"], ["12", "12"], ["21", "21"]]


def test_the_hosts_signal_cleans_up_too(hosted, page: Page) -> None:
    widget = hosted(small(), "notebook")
    button(widget, "Play").click()
    assert timers(page) == 1
    page.evaluate("leave()")
    assert timers(page) == 0
    expect(page.locator(".cb-root")).to_have_count(0)
    page.evaluate("model.set('stride', [2, 2])")  # this host has no off: nothing may happen all the same


def test_after_a_reload_nothing_plays_by_itself(hosted, page: Page) -> None:
    w = small()
    w.set_state({"playing": True, "_driver": "a view that is gone"})
    widget = hosted(w, "notebook")
    expect(button(widget, "Play")).to_be_visible()
    assert timers(page) == 0
    assert page.evaluate("[state.playing, log.at(-1)]") == [False, ["_driver", "playing"]]
