"""Several views of one model, and several widgets of one page: what they share, and that none disturbs another."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from .examples import EXAMPLES, all_examples
from .reading import button

every = pytest.mark.parametrize("name", EXAMPLES)
PLAYERS = [name for name, make in EXAMPLES.items() if hasattr(make(), "playing")]
every_player = pytest.mark.parametrize("name", PLAYERS)

# Two views, #first and #second, of a model, beside the page's own widget. They end by ends[0]() and ends[1]().
TWO_VIEWS = """([name, changes]) => {
  const { host: { PlainModel }, registry: { widgets } } = convbook;
  const state = JSON.parse(document.querySelector("[data-widget]").dataset.state);
  window.model = new PlainModel({ ...state, ...changes });
  widgets[name].initialize({ model });
  window.before = [running.timers.size, running.frames.size, running.observers.size];
  window.ends = ["first", "second"].map((id) => {
    const el = document.createElement("div");
    el.id = id;
    document.querySelector("main").append(el);
    return widgets[name].render({ model, el });
  });
}"""


def two_views(page: Page, name: str, **changes: Any) -> list[Any]:
    page.evaluate(TWO_VIEWS, [name, changes])
    return [page.locator("#first"), page.locator("#second")]


def timers(page: Page) -> int:
    return page.evaluate("running.timers.size")


@every
def test_what_one_view_changes_the_other_shows(show, page: Page, name: str) -> None:
    alone = show(EXAMPLES[name]())
    still = alone.text_content()
    first, second = two_views(page, name)
    for details in page.locator("details:has([type=number], [type=range])").all():
        details.evaluate("one => { one.open = true }")
    controls = "button:not(.cb-play), input[type=range], input[type=checkbox], [role=gridcell][tabindex='0']"
    changed = 0
    for at in range(min(first.locator(controls).count(), 25)):
        before = second.text_content()
        page.evaluate(
            """([controls, at]) => {
              const one = document.querySelectorAll(`#first :is(${controls})`)[at];
              if (!one || one.disabled) return;
              if (one.type === "range") {
                const { min, max, value } = one;
                one.value = value === max ? min : max;
                for (const type of ["input", "change"]) one.dispatchEvent(new Event(type, { bubbles: true }));
              } else one.click();
            }""",
            [controls, at],
        )
        changed += second.text_content() != before
    # What a reader opens, types or points at is each view's own; settings and looks are the model's.
    if name != "Predict":  # which keeps a reader's answer to itself
        assert changed > 0
    assert alone.text_content() == still, "another model's widget has not moved"


@every_player
def test_two_views_run_one_timer_whoever_starts_it(show, page: Page, name: str) -> None:
    show(EXAMPLES[name]())
    first, second = two_views(page, name, speed=0.1)
    assert timers(page) == 0
    button(second, "Play").click()
    expect(button(first, "Pause")).to_be_visible()
    assert timers(page) == 1
    button(first, "Pause").click()  # the view that doesn't drive
    expect(button(second, "Play")).to_be_visible()
    assert timers(page) == 0
    page.evaluate("model.set('playing', true)")  # as from Python: one of the two takes it
    for view in (first, second):
        expect(button(view, "Pause")).to_be_visible()
    assert timers(page) == 1
    page.evaluate("ends[0](), ends[1]()")
    assert timers(page) == 0


@every_player
def test_two_views_keep_one_pace(show, page: Page, name: str) -> None:
    alone = show(EXAMPLES[name](), clock=True)
    still = alone.text_content()
    first, second = two_views(page, name, speed=1)
    button(first, "Play").click()
    page.clock.run_for(1100)
    assert timers(page) == 1
    counts = [view.locator(".cb-count").inner_text() for view in (first, second)]
    assert counts[0] == counts[1] != alone.locator(".cb-count").inner_text()
    button(second, "Pause").click()
    expect(button(first, "Play")).to_be_visible()
    page.clock.run_for(5000)
    assert [view.locator(".cb-count").inner_text() for view in (first, second)] == counts
    assert alone.text_content() == still


@every_player
def test_a_model_that_plays_already_is_played_by_one_view(show, page: Page, name: str) -> None:
    show(EXAMPLES[name]())
    for view in two_views(page, name, playing=True, speed=0.1):
        expect(button(view, "Pause")).to_be_visible()
    assert timers(page) == 1


@every
def test_a_view_that_goes_leaves_the_other_and_then_nothing(show, page: Page, name: str) -> None:
    show(EXAMPLES[name]())
    page.evaluate("window.settle = () => new Promise((done) => setTimeout(done, 60))")
    first, second = two_views(page, name)
    if name in PLAYERS:
        button(first, "Play").click()
    page.evaluate("ends[0]()")
    assert page.evaluate("Boolean(model.get('playing'))") is False
    expect(first.locator(".cb-root")).to_have_count(0)
    if name in PLAYERS:
        expect(button(second, "Play")).to_be_visible()
    expect(second.locator(".cb-root")).to_be_visible()
    page.evaluate("ends[1](), ends[1]()")  # a second time does no harm
    left = page.evaluate(
        """async () => {
          await settle();
          const after = [running.timers.size, running.frames.size, running.observers.size];
          return {
            children: document.querySelectorAll("#first *, #second *").length,
            listeners: [...model.listeners.values()].reduce((sum, all) => sum + all.size, 0),
            more: after.map((count, kind) => count - before[kind]),
          };
        }"""
    )
    assert left == {"children": 0, "listeners": 0, "more": [0, 0, 0]}
    page.evaluate("Object.keys(Object.fromEntries(model.state)).forEach((key) => model.set(key, 'gone'))")
    page.evaluate("model.set('playing', true)")  # nobody listens any more
    assert timers(page) == page.evaluate("before[0]")


def test_one_plays_and_the_others_stand_still(show, page: Page) -> None:
    show(*all_examples(), clock=True)
    texts = "() => [...document.querySelectorAll('[data-widget]')].map((one) => one.textContent)"
    for name in PLAYERS:
        before = page.evaluate(texts)
        widget = page.locator(f"[data-widget={name}]")
        button(widget, "Play").click()
        page.clock.run_for(1500)
        button(widget, "Pause").click()
        changed = [one for one, old, new in zip(EXAMPLES, before, page.evaluate(texts), strict=True) if old != new]
        assert changed == [name]


def test_two_of_each_on_one_page_share_no_id(show, page: Page) -> None:
    show(*all_examples(), *all_examples())
    page.locator("summary").evaluate_all("all => all.forEach((one) => one.click())")
    ids = page.locator("[id]").evaluate_all("all => all.map((one) => one.id)")
    assert len(ids) > 10
    assert len(ids) == len(set(ids))
    # Each reference is to an element of the same widget.
    lost = page.evaluate(
        """() => [...document.querySelectorAll("[aria-labelledby], [aria-describedby], [for]")].flatMap((one) =>
          ["aria-labelledby", "aria-describedby", "for"].flatMap((name) => (one.getAttribute(name) ?? "").split(" "))
            .filter((id) => id && !one.closest("[data-widget]").contains(document.getElementById(id))))"""
    )
    assert lost == []
