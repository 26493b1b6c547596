"""What holds of every widget: where it runs, who can use it, what it bears, and that none disturbs another."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
from browsing import Strict, serve, violations
from playwright.sync_api import Browser, Page, expect

from convbook import widgets

from .examples import EXAMPLES, all_examples
from .harness import site

every = pytest.mark.parametrize("name", EXAMPLES)
PLAYERS = ["KernelSlide", "ChannelSlide", "PointwiseMix", "PoolSlide", "KernelTraining"]


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
        for play in page.get_by_role("button", name="Play").all():
            expect(play).to_be_visible()  # none has started by itself
        assert page.get_by_role("button", name="Play").count() == len(PLAYERS)
        assert all(url.startswith(address) for url in asked)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_with_all_on_one_page(show, page: Page, theme: str) -> None:
    show(*all_examples(), theme=theme)
    page.locator("details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
    assert [(v["id"], [n["target"] for n in v["nodes"][:3]]) for v in violations(page)] == []


def test_axe_finds_nothing_in_what_is_seen_without_scripts(browser: Browser, tmp_path: Path) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(site(tmp_path, *all_examples()).as_uri())
    assert page.locator(".cb-static").count() == len(EXAMPLES)
    for picture in page.locator(".cb-static").all():
        assert len(picture.inner_text()) > 40


@pytest.mark.parametrize("width", [320, 768])
def test_no_page_scrolls_sideways(show, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    show(*all_examples())
    page.locator("details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [320, 1000])
def test_a_number_stands_in_the_middle_of_its_cell(show, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(reduced_motion="reduce")
    show(*all_examples())
    for forward in page.get_by_role("button", name="Step forward").all():
        forward.click()
    for as_matrix in (False, True):
        page.get_by_label("Pixels as columns of a matrix").set_checked(as_matrix)
        off = page.evaluate(
            """() => [...document.querySelectorAll('.cb-cell')]
              .filter((cell) => cell.offsetParent && cell.firstChild?.data?.trim() && !cell.dataset.corner)
              .map((cell) => {
                const range = document.createRange();
                range.selectNodeContents(cell.firstChild);
                const middle = ({ x, y, width, height }) => [x + width / 2, y + height / 2];
                const [text, box] = [range, cell].map((one) => middle(one.getBoundingClientRect()));
                const widget = cell.closest('[data-widget]').dataset.widget;
                return [widget, cell.className, cell.textContent, text[0] - box[0], text[1] - box[1]];
              })"""
        )
        assert len(off) > 100
        assert [one for one in off if abs(one[3]) > 1.5 or abs(one[4]) > 1.5] == []


def test_targets_are_large_enough(show, page: Page) -> None:
    show(*all_examples())
    page.locator("details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
    small = page.evaluate(
        """() => [...document.querySelectorAll('button, input, select, summary, [role=gridcell], [tabindex]')]
          .filter((one) => one.offsetParent)
          .map((one) => [one.closest('[data-widget]').dataset.widget, one.outerHTML.slice(0, 90),
            // a label around a control is pressed with it
            (one.closest('label') ?? one).getBoundingClientRect()])
          .filter(([, , { width, height }]) => width < 24 || height < 24)
          .map(([widget, html, { width, height }]) => `${widget} ${html} ${width} × ${height}`)"""
    )
    assert small == []


@every
def test_nothing_is_left_when_it_goes(show, page: Page, name: str) -> None:
    show(EXAMPLES[name]())
    left = page.evaluate(
        """async (name) => {
          const el = document.createElement('div');
          el.dataset.state = document.querySelector('[data-widget]').dataset.state;
          document.body.append(el);
          const before = [running.timers.size, running.frames.size, running.observers.size];
          const { model, unmount } = convbook.host.mount(el, convbook.registry.widgets[name]);
          el.querySelector('.cb-play')?.click();
          await new Promise((resolve) => setTimeout(resolve, 60));
          unmount();
          unmount();
          await new Promise((resolve) => setTimeout(resolve, 60));
          const listeners = [...model.listeners.values()].reduce((sum, all) => sum + all.size, 0);
          const after = [running.timers.size, running.frames.size, running.observers.size];
          return { children: el.childElementCount, listeners, more: after.map((count, i) => count - before[i]),
            playing: Boolean(model.get('playing')) };
        }""",
        name,
    )
    assert left == {"children": 0, "listeners": 0, "more": [0, 0, 0], "playing": False}


@every
def test_a_host_needs_no_more_than_get_and_set(show, page: Page, quiet: list[str], name: str) -> None:
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
    page.evaluate("window.bare()")
    assert page.locator(".cb-root").count() == 1


@pytest.mark.parametrize("name", PLAYERS)
def test_two_views_of_one_model_run_one_timer(show, page: Page, name: str) -> None:
    show(EXAMPLES[name](), clock=True)
    page.evaluate(
        """(name) => {
          const widget = convbook.registry.widgets[name];
          const first = document.createElement('div');
          const second = document.createElement('div');
          first.dataset.state = document.querySelector('[data-widget]').dataset.state;
          document.body.append(first, second);
          window.shared = convbook.host.mount(first, widget).model;
          widget.render({ model: shared, el: second });
          first.id = 'first';
          second.id = 'second';
        }""",
        name,
    )
    first, second = page.locator("#first"), page.locator("#second")
    still = page.locator("[data-widget]").text_content()
    first.get_by_role("button", name="Play").click()
    expect(second.get_by_role("button", name="Pause")).to_be_visible()
    page.clock.run_for(1100)
    assert page.evaluate("running.timers.size") == 1
    counts = [view.locator(".cb-count").inner_text() for view in (first, second)]
    assert counts[0] == counts[1]
    second.get_by_role("button", name="Pause").click()
    expect(first.get_by_role("button", name="Play")).to_be_visible()
    page.clock.run_for(5000)
    assert [view.locator(".cb-count").inner_text() for view in (first, second)] == counts
    assert page.locator("[data-widget]").text_content() == still  # the one beside them has not moved


def test_one_plays_and_the_others_stand_still(show, page: Page) -> None:
    show(*all_examples(), clock=True)
    texts = "() => [...document.querySelectorAll('[data-widget]')].map((one) => one.textContent)"
    for name in PLAYERS:
        before = page.evaluate(texts)
        play = page.locator(f"[data-widget={name}]").get_by_role("button", name="Play")
        play.click()
        page.clock.run_for(1500)
        page.locator(f"[data-widget={name}]").get_by_role("button", name="Pause").click()
        changed = [one for one, old, new in zip(EXAMPLES, before, page.evaluate(texts), strict=True) if old != new]
        assert changed == [name]


NASTY = [
    None,
    True,
    "",
    "12",
    "<img src=x onerror=hacked=1>",
    -1,
    0.5,
    1e9,
    1e308,
    [],
    {},
    [None],
    [[]],
    [[None]],
    [1e9, 1e9],
    [[[1e9]]],
    ["<b>"],
    {"k": "<b>"},
    [[1], [2, 3]],
    [-1, 99],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9]] * 40,
]


def spoil(rng: random.Random, value: Any) -> Any:
    """Return a value that a host could send instead: another one, or the same with a part replaced."""
    if isinstance(value, list) and value and rng.random() < 0.6:
        at = rng.randrange(len(value))
        return [*value[:at], spoil(rng, value[at]), *value[at + 1 :]]
    return rng.choice(NASTY)


# Mounts a widget with each state. Then sends each state to one that is mounted with a good state. Returns what went
# wrong in a way that a reader would notice.
FUZZ = """async ([name, good, states]) => {
  const widget = convbook.registry.widgets[name];
  const wrong = [];
  const host = () => document.body.appendChild(document.createElement('div'));
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  // A picture that fits itself to its width may make the browser say that a frame later has to do; that is no fault.
  const late = ({ message }) => message.startsWith('ResizeObserver') || wrong.push(`thrown later: ${message}`);
  addEventListener('error', late);
  addEventListener('unhandledrejection', (event) => wrong.push(`rejected: ${event.reason}`));
  const el = host();
  el.dataset.state = JSON.stringify(good);
  const { model, unmount } = convbook.host.mount(el, widget);
  for (const state of states) {
    const bad = host();
    bad.innerHTML = '<p>static</p>';
    bad.dataset.state = JSON.stringify({ ...good, ...state });
    try {
      convbook.host.mount(bad, widget).unmount();
    } catch (error) {
      if (!(error instanceof RangeError)) wrong.push(`${JSON.stringify(state).slice(0, 200)} threw ${error}`);
      if (bad.textContent !== 'static') wrong.push(`${JSON.stringify(state).slice(0, 200)} took the picture away`);
    }
    bad.remove();
    for (const [key, value] of Object.entries(state)) model.set(key, value);
    await settle();
    const text = el.textContent;
    if (!el.querySelector('.cb-root') || /NaN|undefined|\\[object|Infinity/.test(text)) {
      const seen = text.match(/.{0,40}(NaN|undefined|\\[object|Infinity)/);
      wrong.push(`${JSON.stringify(state).slice(0, 200)} shows ${seen}`);
    }
    for (const [key, value] of Object.entries(good)) model.set(key, value);
    await settle();
  }
  const healthy = el.textContent;
  unmount();
  const fresh = host();
  fresh.dataset.state = JSON.stringify(good);
  convbook.host.mount(fresh, widget);
  if (window.hacked) wrong.push('a text became markup');
  return { wrong, same: fresh.textContent.length === healthy.length };
}"""


@every
def test_no_state_of_a_host_does_harm(show, page: Page, name: str) -> None:
    rng = random.Random(name)
    widget = EXAMPLES[name]()
    good = json.loads(json.dumps(widget._page_state()))
    states = [{key: spoil(rng, good[key]) for key in rng.sample(list(good), rng.choice([1, 1, 2]))} for _ in range(150)]
    show(widget)
    told = page.evaluate(FUZZ, [name, good, states])
    assert told["wrong"] == []


def test_the_fuzz_would_find_a_fault(show, page: Page, quiet: list[str]) -> None:
    show(EXAMPLES["PoolSlide"]())
    page.evaluate(
        """() => { convbook.registry.widgets.Frail = { render: ({ model, el }) => {
          const root = document.createElement('div');
          root.className = 'cb-root';
          const show = () => { root.textContent = model.get('X')[0][0] + 1; };
          show();
          model.on('change:X', () => queueMicrotask(show));
          el.replaceChildren(root);
          return () => root.remove();
        } }; }"""
    )
    good = {"X": [[1]]}
    told = page.evaluate(FUZZ, ["Frail", good, [{"X": None}, {"X": [[{}]]}]])
    assert len(told["wrong"]) >= 3
    quiet.clear()  # the fault was heard
