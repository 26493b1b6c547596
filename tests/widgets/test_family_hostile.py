"""No state of a host does harm to any widget: the static picture stays, or the last picture that was sound."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from .examples import EXAMPLES, MODULES
from .harness import document, site

every = pytest.mark.parametrize("name", EXAMPLES)

# States that no widget may take; an example's module adds its own.
BROKEN = ["no json", "{}", "[]", "null", "3", '"text"', '{"X":{},"K":null,"n":"<b>","question":1,"image":[[1]]}']


@every
def test_a_broken_state_leaves_the_static_picture(page: Page, tmp_path: Path, name: str) -> None:
    states = [*BROKEN, *getattr(MODULES[name], "broken", [])]
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(f"uncaught: {error}"))
    text = document(*(EXAMPLES[name]() for _ in [*states, "a sound one"]))
    for state in states:  # each takes the place of the next sound one
        start = text.index('data-state="{&quot;') + len('data-state="')
        wrong = state.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
        text = (
            text[:start]
            + ("" if wrong.startswith("{") else " ")
            + wrong.replace("{&quot;", "{ &quot;")
            + text[text.index('"', start) :]
        )
    path = site(tmp_path, EXAMPLES[name]())
    path.write_text(text, encoding="utf-8")
    page.goto(path.as_uri())
    expect(page.locator(".cb-widget").last.locator("> .cb-root")).to_be_visible()
    assert page.locator(".cb-root").count() == 1
    assert page.locator(".cb-widget:visible > .cb-static").count() == len(states)
    assert [line for line in said if not line.startswith(f"{name} can't be shown:")] == []
    assert len(said) == len(states)


@every
def test_what_a_host_sets_later_does_no_harm(show, page: Page, name: str) -> None:
    """The looks may be anything at any time; what an example's module adds in ``later``, too."""
    widget = EXAMPLES[name]()
    show(widget)
    nonsense = [
        "null",
        "undefined",
        "NaN",
        "-1",
        "1e9",
        "'x'",
        "{}",
        "[]",
        "[[]]",
        "[null, null]",
        "[-5, 1e9]",
        "'<b>'",
    ]
    looks = [trait for trait in widget.keys if trait in widget._looks or trait in ("playing", "_driver", "_initial")]
    later = [(trait, value) for trait in looks for value in nonsense] + getattr(MODULES[name], "later", [])
    wrong = page.evaluate(
        """async ([name, later]) => {
          const wrong = [];
          addEventListener('error', ({ message }) => wrong.push(message));
          for (const [trait, code] of later) {
            const el = document.body.appendChild(document.createElement('div'));
            el.dataset.state = document.querySelector('[data-widget]').dataset.state;
            const { model, unmount } = convbook.host.mount(el, convbook.registry.widgets[name]);
            model.set(trait, (0, eval)(`(${code})`));
            await new Promise((resolve) => setTimeout(resolve));
            const seen = el.textContent.match(/.{0,30}(NaN|undefined|\\[object|Infinity)/);
            if (!el.querySelector('.cb-root') || seen) wrong.push(`${trait} = ${code} shows ${seen}`);
            el.querySelector('.cb-reset')?.click();
            unmount();
            el.remove();
          }
          return wrong;
        }""",
        [name, [list(each) for each in later]],
    )
    assert wrong == []


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
