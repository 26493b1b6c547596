"""Predict: reading and judging against Python, what a reader sees and hears, what Python refuses, what is stored."""

from __future__ import annotations

import json
import random
import re
from html import unescape
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from playwright.sync_api import Browser, Locator, Page, expect

from convbook import Predict
from convbook.widgets.predict import titles
from convbook.widgets.predict.titles import TITLES, place_name

from .examples.predict import HOSTILE
from .harness import ROOT, site
from .node import Node

CONCEPT = "predict/arithmetic"
ASK = """(m, all) => all.map(({ settings, text }) => {
  const read = m.read(text, settings.answer);
  const verdict = "value" in read ? m.judge(read.value, settings) : null;
  return { check: m.check(settings), read, verdict };
})"""

STRIDE = "An 8 × 8 input under a 3 × 3 kernel with `stride=2`: which shape?"


def shape(**options: Any) -> Predict:
    given = {
        "beliefs": {(4, 4): ("3.5 is rounded *down*.", "padding-and-stride#stride"), (3, 4): "One axis only."},
        "explanation": "⌊5 / 2⌋ + 1 = `3`.",
    }
    return Predict(STRIDE, (3, 3), **(given | options))


def number(answer: float = 1_024_000_000, **options: Any) -> Predict:
    return Predict("How many MACs?", answer, **options)


def choice(**options: Any) -> Predict:
    given = {"choices": ["input positions", "output positions", "`K`'s <b>cells</b>"]}
    return Predict("What does the cost count?", "output positions", **(given | options))


# ── Reading and judging, in the browser ───────────────────────────────────────────────────────────────────────────────


def typed(rng: random.Random, value: Any) -> str:
    """A value as a reader might type it."""
    if isinstance(value, tuple):
        left, between, right = rng.choice(
            [("", "x", ""), ("", " × ", ""), ("(", ", ", ")"), ("[", ",", "]"), (" ", " ", " "), ("( ", "X", ",)")]
        )
        return left + between.join(map(str, value)) + right
    return rng.choice([str(value), f"{value:,}", f" {value!r} ".replace("-", "−"), f"{value:.16e}"])


def drawn(rng: random.Random) -> dict[str, Any]:
    """A random question with a belief, and a value to judge: right, believed, near or just wrong."""
    kind = rng.choice(["shape", "number", "number", "choice"])
    if kind == "shape":
        draw = lambda: tuple(rng.randint(0, 4) for _ in range(rng.choice([2, 2, 2, 3, 4])))  # noqa: E731
    elif kind == "choice":
        choices = ["a", "b", "c", "d"]
        draw = lambda: rng.choice(choices)  # noqa: E731
    else:
        scale = rng.choice([1, 1, 4, 1000, 10**6])
        draw = lambda: rng.choice([rng.randint(-20, 60) * scale, rng.randint(-40, 90) / 8 * scale])  # noqa: E731
    options: dict[str, Any] = {"choices": choices} if kind == "choice" else {}
    if kind == "number" and rng.random() < 0.4:
        options["tolerance"] = rng.choice([0, 0.5, 3])
    while True:
        answer, wrong, value = draw(), draw(), draw()
        try:
            w = Predict("?", answer, beliefs={wrong: ("The belief.", "a-b#c-d")}, explanation="The reason.", **options)
        except ValueError:
            continue  # the belief happens to be right
        value = rng.choice([answer, wrong, value, value])
        if kind == "number":
            value += rng.choice([0, 0, w.tolerance / 2, 2 * w.tolerance])
        return {"w": w, "wrong": wrong, "value": value, "text": value if kind == "choice" else typed(rng, value)}


def expected(one: dict[str, Any]) -> tuple[bool, str]:
    """Whether it is right, and the words, worked out in another way than the widget's."""
    w, value = one["w"], one["value"]
    if w.is_right(value):
        return True, "The reason."
    near = min(w.tolerance, abs(one["wrong"]) / 100) if w.kind == "number" else 0  # a belief is met more closely
    if Predict("?", one["wrong"], choices=w.choices, tolerance=near).is_right(value):
        return False, "The belief."
    if w.kind == "choice":
        return False, ""
    if w.kind == "shape" and len(value) != len(w.answer):
        return False, f"It has {len(w.answer)} numbers, not {len(value)}."
    if w.kind == "shape" and sorted(value) == sorted(w.answer):
        return False, "These are its numbers, but not in this order."
    if w.kind == "shape" and all(mine != its for mine, its in zip(value, w.answer, strict=True)):
        return False, "None of the numbers is right."
    if w.kind == "shape":
        known = [str(its) if (its,) == value[at : at + 1] else "?" for at, its in enumerate(w.answer)]
        return False, f"It is {' × '.join(known)}."
    return False, f"Too {'large' if value > w.answer else 'small'}."


def differences(node: Node, all_drawn: list[dict[str, Any]], **where: Any) -> set[str]:
    asked = [{"settings": one["w"]._page_state(), "text": one["text"]} for one in all_drawn]
    wrong = set()
    for one, answer in zip(all_drawn, node.ask(CONCEPT, ASK, asked, **where), strict=True):
        value = list(one["value"]) if isinstance(one["value"], tuple) else one["value"]
        right, words = expected(one)
        if answer["check"] is not None:
            wrong.add("check")
        if answer["read"] != {"value": value}:
            wrong.add("read")
            continue
        verdict = answer["verdict"]
        if verdict["right"] != right:
            wrong.add("right")
        elif not verdict["text"].endswith(words) or verdict["text"].startswith("✓ Right: ") != right:
            wrong.add("words")
        if verdict.get("link", "") != ("a-b#c-d" if words == "The belief." else ""):
            wrong.add("link")
    return wrong


def many(count: int, seed: int) -> list[dict[str, Any]]:
    rng = random.Random(seed)
    return [drawn(rng) for _ in range(count)]


def test_reading_and_judging_equal_pythons(node: Node) -> None:
    all_drawn = many(600, seed=8)
    assert differences(node, all_drawn) == set()
    said = [expected(one)[1] for one in all_drawn]
    for words in (
        "The reason.",
        "The belief.",
        "",
        "Too large.",
        "None of the numbers is right.",
        "It has 2 numbers, not 3.",
    ):
        assert said.count(words) > 2, words
    assert "These are its numbers, but not in this order." in said
    assert sum(bool(re.match(r"It is (\d × \?|\? × \d)\.", words)) for words in said) > 2


@pytest.mark.parametrize(
    ("right", "wrong", "seen_in"),
    [
        ("<= tolerance * 1.000001", "< tolerance * 1.000001", "right"),
        ("Math.abs(value - Number(other))", "value - Number(other)", "right"),
        ("value[at] === size ?", "value[0] === size ?", "words"),
        ('value > Number(answer) ? "large"', 'value < Number(answer) ? "large"', "words"),
        ("[\\s()[\\]x×*,]", "[\\s()[\\]×*,]", "read"),
        (".map(Number)", ".reverse().map(Number)", "read"),
        ("thousands: true", "thousands: false", "read"),
        ("inOrder(value) === inOrder(sizes)", "value[0] === sizes[1]", "words"),
        ("value.length !== sizes.length", "value.length > sizes.length", "words"),
        ("beliefs.find(([wrong])", "beliefs.find(([, wrong])", "words"),
    ],
)
def test_a_planted_error_is_found(node: Node, right: str, wrong: str, seen_in: str) -> None:
    assert seen_in in differences(node, many(300, seed=9), sources=node.plant(CONCEPT, right, wrong))


@pytest.mark.parametrize(
    ("typed", "answer", "message"),
    [
        ("", 3, "“” is not a number"),
        ("NaN", 3, "“NaN” is not a number"),
        ("1e999", 3, "“1e999” is out of range: values go from −1000000000000000"),
        ("about 3", 3, "“about 3” is not a number"),
        ("", [3, 3], "“” is not a shape. Write one such as 5 × 7"),
        ("3.5 x 2", [3, 3], "“3.5 x 2” is not a shape"),
        ("-3 x 3", [3, 3], "is not a shape"),
        ("9" * 400, [3, 3], "9” is not a shape"),
    ],
)
def test_what_cannot_be_read_is_explained(node: Node, typed: str, answer: Any, message: str) -> None:
    assert message in node.ask(CONCEPT, "(m, text, answer) => m.read(text, answer).message", typed, answer)


@pytest.mark.parametrize(
    ("typed", "value"),
    [("1,5", 1.5), ("0,125", 0.125), ("409,600", 409_600), ("409 600", 409_600), ("1,024,000", 1_024_000), ("½", None)],
)
def test_commas_and_spaces(node: Node, typed: str, value: float | None) -> None:
    assert node.ask(CONCEPT, "(m, text) => m.read(text, 3).value ?? null", typed) == value


@pytest.mark.parametrize("state", HOSTILE, ids=json.dumps)
def test_a_hostile_state_is_refused(node: Node, state: dict[str, Any]) -> None:
    whole = shape()._page_state()
    assert node.ask(CONCEPT, "(m, one) => m.check(one)", whole) is None
    assert node.ask(CONCEPT, "(m, one) => m.check(one)", whole | state) == "The values do not fit together."


# ── What a reader does ────────────────────────────────────────────────────────────────────────────────────────────────


def box(widget: Locator) -> Locator:
    return widget.get_by_role("textbox")


def button(widget: Locator, name: str = "Check") -> Locator:
    return widget.get_by_role("button", name=name)


def said(widget: Locator) -> str:
    """What the verdict says, its lines in one."""
    return " ".join(widget.locator(".cb-verdict").inner_text().split())


def test_a_belief_then_a_guess_then_the_answer(show, page: Page) -> None:
    widget = show(shape())
    expect(widget.get_by_role("group", name="with stride=2: which shape?")).to_be_visible()
    expect(widget.locator(".cb-verdict")).to_be_hidden()
    expect(button(widget, "Show the answer")).to_be_hidden()

    box(widget).fill("4x4")
    page.keyboard.press("Enter")
    expect(widget.get_by_role("status")).to_have_text(
        "✗ Not 4 × 4. 3.5 is rounded *down*. See Padding and stride: Stride."
    )
    link = widget.get_by_role("link", name="Padding and stride: Stride")
    assert link.get_attribute("href") == "padding-and-stride.html#stride"
    expect(box(widget)).to_be_focused()
    expect(box(widget)).to_have_value("4x4")

    box(widget).fill("(3, 7)")
    button(widget).click()
    assert said(widget) == "✗ Not 3 × 7. It is 3 × ?."
    expect(button(widget)).to_be_focused()

    box(widget).fill("3 4")
    button(widget).click()
    assert said(widget) == "✗ Not 3 × 4. One axis only."

    box(widget).fill("abc")
    button(widget).click()
    expect(widget.locator(".cb-error:visible")).to_have_count(1)
    button(widget, "Show the answer").click()
    assert said(widget) == "The answer is 3 × 3. ⌊5 / 2⌋ + 1 = 3."
    expect(button(widget, "Show the answer")).to_be_focused()
    expect(widget.locator(".cb-error:visible, [aria-invalid]")).to_have_count(0)

    box(widget).fill("3,3")
    page.keyboard.press("Enter")
    assert said(widget) == "✓ Right: 3 × 3. ⌊5 / 2⌋ + 1 = 3."
    expect(widget.locator(".cb-verdict code")).to_have_text("3")
    expect(button(widget, "Show the answer")).to_be_hidden()


def test_large_numbers_and_what_cannot_be_read(show, page: Page) -> None:
    widget = show(number(beliefs={2_048_000_000: ("That is FLOP.", "cost")}))
    for typed in ("1024000000", "1,024,000,000", "1.024e9"):
        box(widget).fill(typed)
        page.keyboard.press("Enter")
        assert said(widget) == "✓ Right: 1,024,000,000."
    box(widget).fill("2.048e9")
    page.keyboard.press("Enter")
    assert said(widget) == "✗ Not 2,048,000,000. That is FLOP. See What a layer costs."

    box(widget).fill("many")
    page.keyboard.press("Enter")
    expect(box(widget)).to_have_attribute("aria-invalid", "true")
    expect(box(widget)).to_have_accessible_description("“many” is not a number. Write one such as 3, −0.5 or 1/9.")
    expect(widget.get_by_role("status")).to_have_text("“many” is not a number. Write one such as 3, −0.5 or 1/9.")
    expect(widget.locator(".cb-verdict")).to_be_hidden()
    expect(box(widget)).to_have_value("many")
    box(widget).fill("3")
    page.keyboard.press("Enter")
    expect(box(widget)).not_to_have_attribute("aria-invalid", "true")
    expect(widget.locator(".cb-error")).to_be_hidden()
    assert said(widget) == "✗ Not 3. Too small."


def test_only_a_try_opens_the_answer(show, page: Page) -> None:
    widget = show(number(4))
    for typed in ("", "x"):
        box(widget).fill(typed)
        page.keyboard.press("Enter")
        expect(button(widget, "Show the answer")).to_be_hidden()
    box(widget).fill("5")
    page.keyboard.press("Enter")
    expect(button(widget, "Show the answer")).to_be_visible()


def test_choices_by_keyboard(show, page: Page) -> None:
    widget = show(choice(beliefs={"input positions": "Only with stride 1."}))
    assert widget.locator("label").all_inner_texts() == ["input positions", "output positions", "K's <b>cells</b>"]
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert widget.locator("form").evaluate("form => form.matches(':invalid')")  # the browser says what is missing
    assert said(widget) == ""
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    assert said(widget) == "✗ Not “input positions”. Only with stride 1."
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert said(widget) == "✗ Not “K's <b>cells</b>”."
    page.keyboard.press("Tab")
    expect(button(widget)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert said(widget) == "The answer is “output positions”."
    for _ in range(2):
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert said(widget) == "✓ Right: “output positions”."


def test_markup_is_text(show, page: Page) -> None:
    evil = "<img src=x onerror=alert(1)>"
    w = Predict(evil, evil, choices=[evil, "b"], beliefs={"b": evil}, explanation=evil)
    widget = show(w)
    widget.get_by_label("b", exact=True).check()
    button(widget).click()
    assert said(widget) == f"✗ Not “b”. {evil}"
    button(widget, "Show the answer").click()
    assert said(widget) == f"The answer is “{evil}”. {evil}"
    expect(page.locator("img")).to_have_count(0)
    assert "<img" not in w._html()


def test_nothing_is_kept_or_sent(show, page: Page) -> None:
    asked: list[str] = []
    widget = show(shape(), number(4))
    page.on("request", lambda request: asked.append(request.url))
    box(widget).fill("4x4")
    page.keyboard.press("Enter")
    assert [url for url in asked if not url.endswith("icon.svg")] == []
    assert page.evaluate("[document.cookie, localStorage.length, sessionStorage.length, location.search]") == [
        "", 0, 0, ""
    ]  # fmt: skip
    page.reload()
    expect(box(widget)).to_have_value("")
    expect(widget.locator(".cb-verdict")).to_be_hidden()


def test_several_on_a_page_do_not_disturb_each_other(show, page: Page) -> None:
    show(choice(), choice(), number(4))
    first, second, third = page.locator(".cb-widget").all()
    first.get_by_label("input positions").check()
    second.get_by_label("output positions").check()
    expect(first.get_by_label("input positions")).to_be_checked()
    button(second).click()
    expect(first.locator(".cb-verdict")).to_be_hidden()
    expect(third.locator(".cb-verdict")).to_be_hidden()
    ids = page.locator("[id]").evaluate_all("all => all.map(one => one.id)")
    assert len(ids) == len(set(ids)) == 3


VIEWS = """() => {
  const { host: { PlainModel }, registry: { widgets } } = convbook;
  const old = document.querySelector(".cb-widget");
  const plain = new PlainModel(JSON.parse(old.dataset.state));
  old.remove();
  // Not of our page, as in a notebook: the same, but of another class.
  window.model = Object.fromEntries(["get", "set", "on", "off"].map((name) => [name, plain[name].bind(plain)]));
  window.plain = plain;
  widgets.Predict.initialize({ model });
  window.ends = [1, 2].map(() => {
    const el = document.createElement("div");
    document.querySelector("main").append(el);
    return widgets.Predict.render({ model, el });
  });
}"""


def test_two_views_of_a_notebooks_model(show, page: Page) -> None:
    show(shape())
    page.evaluate(VIEWS)
    first, second = page.locator(".cb-widget").all()
    box(first).fill("4x4")
    page.keyboard.press("Enter")
    assert said(first).endswith("See Padding and stride: Stride.")
    expect(page.get_by_role("link")).to_have_count(0)  # a notebook's files have other names
    expect(box(second)).to_have_value("")
    expect(second.locator(".cb-verdict")).to_be_hidden()

    page.evaluate("model.set('answer', 'nonsense')")  # what can't be leaves the question as it is
    assert said(first).startswith("✗ Not 4 × 4.")
    page.evaluate("model.set('question', 'And `3` × 3?'), model.set('answer', [1, 2])")
    for view in (first, second):
        expect(view.get_by_role("group", name="And 3 × 3?")).to_be_visible()
        expect(box(view)).to_have_value("")
        expect(view.locator(".cb-verdict")).to_be_hidden()
    box(second).fill("1 2")
    page.keyboard.press("Enter")
    assert said(second).startswith("✓ Right: 1 × 2.")

    page.evaluate("ends[0](), ends[0](), ends[1]()")
    assert page.evaluate("running.timers.size + running.frames.size + running.observers.size") == 0
    assert page.evaluate("[...plain.listeners.values()].every((all) => all.size === 0)")
    expect(page.locator(".cb-root")).to_have_count(0)


# ── For everybody ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("width", [320, 700])
def test_check_stands_beside_the_field(show, page: Page, family: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    widget = show(number(4))
    field, check = box(widget).bounding_box(), button(widget).bounding_box()
    if width == 700:
        assert check["y"] + check["height"] / 2 == pytest.approx(field["y"] + field["height"] / 2, abs=2)
    assert check["y"] - (field["y"] + field["height"]) < 20


def test_long_words_break(show, page: Page, family: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    show(shape(), Predict("A" * 90, "b " * 90, choices=["b " * 90, "c"]), number(10**15))
    for widget in page.locator(".cb-widget").all():
        button(widget).click()
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_on_paper_there_is_the_question(show, page: Page) -> None:
    page.emulate_media(media="print")
    widget = show(choice())
    expect(widget.get_by_text("What does the cost count?")).to_be_visible()
    expect(widget.get_by_text("input positions")).to_be_visible()
    expect(button(widget)).to_be_hidden()


def test_without_script(browser: Browser, tmp_path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(site(tmp_path, shape(), choice(), theme="dark").as_uri())
    first, second = page.locator(".cb-widget").all()
    expect(first.get_by_text("⌊5 / 2⌋ + 1 = 3.")).to_be_hidden()
    first.locator("summary").click()
    assert first.locator("details p").all_inner_texts() == [
        "3 × 3. ⌊5 / 2⌋ + 1 = 3.",
        "Not 4 × 4. 3.5 is rounded *down*. See Padding and stride: Stride.",
        "Not 3 × 4. One axis only.",
    ]
    assert second.locator("li").all_inner_texts() == ["input positions", "output positions", "K's <b>cells</b>"]
    assert first.bounding_box()["width"] <= 320 - 32
    context.close()


# ── Places of the book ────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_place_has_the_same_name_in_the_browser(node: Node) -> None:
    places = [*TITLES, "channels#no-such-section", "no-such-chapter", "no-such-chapter#nor-section"]
    names = node.ask(CONCEPT, "(m, all) => all.map(m.placeName)", places)
    assert names == [place_name(place) for place in places]
    assert place_name("cost#multiplyaccumulates") == "What a layer costs: Multiply–accumulates"
    assert place_name("one-by-one") == "1×1 convolution"
    assert place_name("no-such-chapter#nor-section") == "no such chapter: nor section"


def test_a_title_that_asks_needs_no_full_stop(show, page: Page) -> None:
    widget = show(number(4, beliefs={5: ("No.", "cross-correlation#why-not-a-dense-layer"), 6: ("No.", "channels")}))
    for typed, words in [("5", "See Cross-correlation: Why not a dense layer?"), ("6", "See Channels.")]:
        box(widget).fill(typed)
        page.keyboard.press("Enter")
        assert said(widget).endswith(words)


def test_the_titles_are_those_of_the_chapters() -> None:
    assert titles.headings(ROOT / "chapters") == TITLES, "a heading has changed: run `make widgets`"


def test_headings_are_read_without_code(tmp_path: Path) -> None:
    code = "```{code-cell} ipython3\n# a comment\n```\n"
    text = f"# A chapter\n{code}## Two `words`\n````\n```\n# no\n```\n````\n### Why?\n"
    (tmp_path / "a-b.md").write_text(text, encoding="utf-8")
    assert titles.headings(tmp_path) == {"a-b": "A chapter", "a-b#two-words": "Two words", "a-b#why": "Why?"}


def places_named(notebook: Path) -> set[str]:
    """The places that a chapter's predictions lead to."""
    text = notebook.read_text(encoding="utf-8")
    cells = json.loads(text)["cells"]
    outputs = (output for cell in cells for output in cell.get("outputs", []))
    html = "".join("".join(output.get("data", {}).get("text/html", [])) for output in outputs)
    states = re.findall(r'data-widget="Predict" data-state="([^"]*)"', html)
    return {link for state in states for *_, link in json.loads(unescape(state))["beliefs"] if link}


@pytest.mark.parametrize("notebook", sorted((ROOT / "chapters").glob("*.ipynb")), ids=lambda path: path.stem)
def test_no_prediction_leads_nowhere(notebook: Path) -> None:
    assert places_named(notebook) - set(TITLES) == set()


def test_the_predictions_of_the_book_do_lead_somewhere() -> None:
    assert sum(len(places_named(path)) for path in (ROOT / "chapters").glob("*.ipynb")) > 40


# ── Python ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("answer", "kind", "kept"),
    [
        (3, "number", 3),
        (3.0, "number", 3),
        (0.5, "number", 0.5),
        (np.float64(0.5), "number", 0.5),
        (torch.tensor(7), "number", 7),
        ((3, 3), "shape", (3, 3)),
        ([3, 4], "shape", (3, 4)),
        (torch.zeros(2, 3, 5).shape, "shape", (2, 3, 5)),
        (np.array([2, 3]), "shape", (2, 3)),
    ],
)
def test_kinds(answer: Any, kind: str, kept: Any) -> None:
    w = Predict("?", answer, kind=kind)
    assert (w.kind, w.answer, type(w.answer)) == (kind, kept, type(kept))
    assert w.is_right(answer)


def test_tolerance() -> None:
    w = number(18.963)
    assert [w.is_right(value) for value in (19, 18.8, 18.7)] == [True, True, False]
    assert number(18.963, tolerance=0).tolerance == 0
    assert not number(1000).is_right(1000.5)
    assert number(0.3, tolerance=0.1).is_right(0.4)
    assert w.is_right(19.1526) == (abs(19.1526 - 18.963) <= 0.18963)


REFUSED = [
    ({"question": ""}, ValueError, "question must not be empty"),
    ({"question": 5}, TypeError, "question must be a text, not 5 of type int"),
    ({"question": "a `b"}, ValueError, "question has an odd number of backticks"),
    ({"answer": True}, TypeError, r"answer must be a number.*For yes or no, give choices=\('yes', 'no'\)"),
    ({"answer": None}, TypeError, "answer must be a number, a shape"),
    ({"answer": float("nan")}, ValueError, "answer must be a finite number from −10¹⁵ to 10¹⁵, not nan"),
    ({"answer": 10**16}, ValueError, "answer must be a finite number"),
    ({"answer": (3, -1)}, ValueError, r"answer must be a shape of whole numbers from 0 to 10¹⁵.*not \(3, -1\)"),
    ({"answer": (3, 1.5)}, ValueError, "answer must be a shape of whole numbers"),
    ({"answer": (3, True)}, ValueError, "answer must be a shape of whole numbers"),
    ({"answer": ()}, ValueError, "answer must be a shape of 1 to 6 numbers"),
    ({"answer": "3x3"}, ValueError, "answer is the text '3x3': give choices to go with it, or a number or a tuple"),
    ({"kind": "size"}, ValueError, "kind must be 'number', 'shape' or 'choice', not 'size'"),
    ({"kind": "shape"}, ValueError, r"kind='shape' needs an answer that is a tuple of whole numbers, such as \(3, 3\)"),
    ({"choices": ["a", "b"]}, ValueError, r"answer must be one of the choices \('a', 'b'\), not 4"),
    ({"choices": ["a", "b"], "answer": "c"}, ValueError, "answer must be one of the choices .* not 'c'"),
    ({"choices": "ab", "answer": "a"}, TypeError, "choices must be a list of texts, not 'ab'"),
    ({"choices": [1, 2]}, TypeError, r"choices\[0\] must be a text, not 1"),
    ({"choices": ["a", "a"], "answer": "a"}, ValueError, "choices must be 2 to 8 texts, all different"),
    ({"choices": ["a"], "answer": "a"}, ValueError, "choices must be 2 to 8 texts"),
    ({"choices": ["", "a"], "answer": "a"}, ValueError, "none empty"),
    ({"beliefs": [4]}, TypeError, "beliefs must be a dict such as"),
    ({"beliefs": {5: 6}}, TypeError, "beliefs must be a dict such as"),
    ({"beliefs": 4}, TypeError, "beliefs must be a dict such as"),
    ({"beliefs": {4: "x"}}, ValueError, "beliefs must hold wrong answers only, but 4 is right"),
    ({"beliefs": {(4, 4): "x"}}, ValueError, "beliefs must hold wrong answers that are a number, such as 64 or 0.5"),
    ({"beliefs": {5: "x", 5.2: "y"}, "tolerance": 0.5}, ValueError, "two are taken for 5.2"),
    ({"beliefs": {5: ""}}, ValueError, r"beliefs\[5\] must say what leads to the wrong answer"),
    ({"beliefs": {5: ("x", "http://a.b")}}, ValueError, r"beliefs\[5\] must lead to a chapter or a section"),
    ({"beliefs": {5: ("x", "javascript:alert")}}, ValueError, "must lead to a chapter"),
    ({"beliefs": {5: ("x", "a", "b")}}, ValueError, "must hold an explanation and a link, not 3 parts"),
    ({"beliefs": {5: ("x", None)}}, ValueError, "must lead to a chapter .* not to None"),
    ({"explanation": None}, TypeError, "explanation must be a text"),
    ({"tolerance": -1}, ValueError, "tolerance must be at least 0, not −1"),
    ({"tolerance": (1, 1)}, TypeError, "tolerance must be a number"),
    ({"tolerance": 1, "answer": (3, 3)}, ValueError, r"tolerance is for an answer that is a number, not for \(3, 3\)"),
]


@pytest.mark.parametrize(("given", "kind", "words"), REFUSED)
def test_refuses(given: dict[str, Any], kind: type[Exception], words: str) -> None:
    with pytest.raises(kind, match=words):
        Predict(**({"question": "?", "answer": 4} | given))
    if "kind" in given or "answer" in given:
        return
    w = number(4, beliefs={3: "x"})
    before = w.get_state()
    with pytest.raises(kind, match=words):
        w.set(explanation="new", **given) if "explanation" not in given else w.set(**given)
    assert w.get_state() == before


def test_changes_from_python_are_all_or_nothing() -> None:
    w = shape()
    with pytest.raises(ValueError, match="answer must be one of the choices"):
        w.set(choices=["a", "b"], beliefs={})
    w.set(choices=["a", "b"], beliefs={"b": "x"}, answer="a")
    assert (w.kind, w.beliefs) == ("choice", (("b", "x", ""),))
    w.reset()
    assert (w.answer, w.choices, len(w.beliefs)) == ((3, 3), (), 2)


def test_what_is_stored() -> None:
    first, second = shape()._repr_mimebundle_()[0], shape()._repr_mimebundle_()[0]
    assert first["text/html"] == second["text/html"]
    assert first["text/plain"] == f"Predict(shape: {STRIDE!r})"
    assert "(3, 3)" not in first["text/plain"]
    assert "id=" not in first["text/html"]
    state = json.loads(unescape(first["text/html"].split('data-state="')[1].split('"')[0]))
    assert state == {
        "question": STRIDE,
        "answer": [3, 3],
        "choices": [],
        "beliefs": [
            [[4, 4], "3.5 is rounded *down*.", "padding-and-stride#stride"],
            [[3, 4], "One axis only.", ""],
        ],
        "explanation": "⌊5 / 2⌋ + 1 = `3`.",
        "tolerance": 0,
    }
