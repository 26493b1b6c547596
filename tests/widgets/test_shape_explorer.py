"""ShapeExplorer: its arithmetic against torch, its page as a reader meets it, its Python side."""

from __future__ import annotations

import functools
import json
import random
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from playwright.sync_api import Locator, Page, expect
from torch.nn import functional as F

from convbook import ShapeExplorer

from .harness import SOURCES
from .node import Node
from .reading import button, number, status

CONCEPT = "shape_explorer/arithmetic"
NAMES = ("n", "k", "padding", "stride", "dilation")

# The six layers of the chapter on padding and stride, on 8 × 8.
CHAPTER = [
    ({"k": 3, "padding": 1}, (8, 8), "kernel_size=3, padding=1"),
    ({"k": (5, 3), "padding": (2, 1)}, (8, 8), "kernel_size=(5, 3), padding=(2, 1)"),
    ({"k": 3, "padding": 1, "stride": 2}, (4, 4), "kernel_size=3, padding=1, stride=2"),
    (
        {"k": (3, 5), "padding": (0, 1), "stride": (3, 4)},
        (2, 2),
        "kernel_size=(3, 5), padding=(0, 1), stride=(3, 4)",
    ),
    ({"k": 3, "padding": (2, 3), "stride": 2}, (5, 6), "kernel_size=3, padding=(2, 3), stride=2"),
    ({"k": 3, "stride": 2}, (3, 3), "kernel_size=3, stride=2"),
]

# ── Arithmetic ────────────────────────────────────────────────────────────────────────────────────────────────────────

ASK = """
async (m, all, path) => {
const shape = await import(path);
return all.map((settings) => {
  const message = shape.checkShape(settings);
  if (message) return { message };
  const axes = shape.shapeAxes(settings);
  return {
    message,
    m: axes.map(({ m }) => m),
    dropped: axes.map(({ dropped }) => dropped),
    line: m.layerLine(axes),
    total: axes.map((axis) => {
      if (axis.d > 1) return null;
      return Number(/ = (\\d+)[;.]/.exec(m.facts(axis)[1])[1]);
    }),
    cells: axes.map((axis) => m.drawing(axis).cells.map((cell) => Number.isNaN(cell) ? null : cell)),
    windows: axes.map((axis) => m.drawing(axis).windows.map(({ index, taps }) =>
      Number.isNaN(index) ? null : [index, taps.map((at) => m.drawing(axis).cells[at])])),
  };
});
}
"""


FACTS = """async (m, all, path) => {
  const { shapeAxes } = await import(path);
  return all.map((one) => m.facts(shapeAxes(one)[0]));
}"""


def draw(rng: random.Random) -> dict[str, list[int]]:
    """Settings, most of which fit; all drawn for each axis on its own, some as large as real images."""
    low, high = rng.choice([(1, 3), (1, 20), (1, 20), (20, 90)])
    return {
        "n": [rng.randint(low, high) for _ in "hw"],
        "k": [rng.choice([1, 2, 3, 4, 5, 7]) for _ in "hw"],
        "padding": [rng.randint(0, 4) for _ in "hw"],
        "stride": [rng.randint(1, 5) for _ in "hw"],
        "dilation": [rng.choice([1, 1, 2, 3]) for _ in "hw"],
    }


def some_settings(count: int, seed: int) -> list[dict[str, list[int]]]:
    rng = random.Random(seed)
    return [draw(rng) for _ in range(count)]


def run(line: str, n: list[int]) -> tuple[int, int]:
    """Execute the line for PyTorch; return the shape of its output, of 3 channels from 2, without computing it."""
    with torch.device("meta"):
        layer = eval(line, {"nn": torch.nn, "c_i": 2, "c_o": 3})
        Y = layer(torch.empty(1, 2, *n))  # (1, 3, m_h, m_w)
    assert Y.shape[:2] == (1, 3)
    return tuple(Y.shape[2:])


def windows_by_torch(n: int, k: int, p: int, s: int, d: int) -> list[list[int]]:
    """The cells of the padded input under each window, from unfolding the cells' numbers."""
    numbers = torch.arange(n + 2 * p, dtype=torch.float64).reshape(1, 1, -1, 1)
    cells = F.unfold(numbers, (k, 1), dilation=(d, 1), stride=(s, 1))[0].T  # (m, k)
    return cells.long().tolist()


def in_total(n: int, k: int, p: int, s: int) -> int:
    return (n - k + p + s) // s  # as D2L writes it


def expected(setting: dict[str, list[int]]) -> dict[str, Any]:
    w = ShapeExplorer(**{name: tuple(value) for name, value in setting.items()})
    numbers = list(zip(*(setting[name] for name in NAMES), strict=True))
    windows = [windows_by_torch(*axis) for axis in numbers]
    cells, shown = [], []
    for (n, _, p, _, _), axis in zip(numbers, windows, strict=True):
        padded, m = n + 2 * p, len(axis)
        drawn = [*range(padded)] if padded <= 25 else [*range(12), None, *range(padded - 12, padded)]
        indices = [*range(m)] if m <= 11 else [*range(5), None, *range(m - 5, m)]
        cells.append(drawn)
        shown.append([None if i is None else [i, [cell for cell in axis[i] if cell in drawn]] for i in indices])
    return {
        "message": None,
        "m": list(run(w.layer, setting["n"])),
        "dropped": [n + 2 * p - 1 - axis[-1][-1] for (n, _, p, _, _), axis in zip(numbers, windows, strict=True)],
        "line": w.layer,
        "total": [in_total(n, k, 2 * p, s) if d == 1 else None for n, k, p, s, d in numbers],
        "cells": cells,
        "windows": shown,
    }


@functools.cache
def sample(count: int, seed: int) -> tuple[list[dict[str, list[int]]], list[dict[str, Any]]]:
    """Settings, and what torch and Python say of them."""
    settings = some_settings(count, seed)
    messages = [ShapeExplorer._problem(**one) for one in settings]
    pairs = zip(settings, messages, strict=True)
    return settings, [{"message": message} if message else expected(one) for one, message in pairs]


def mismatches(node: Node, count: int, seed: int, **where: Any) -> set[str]:
    """Ask about a sample, and return the names of the facts in which the answers differ."""
    settings, truth = sample(count, seed)
    shape = Path(where.get("sources", SOURCES)) / "parts/layer-shape.js"
    answers = node.ask(CONCEPT, ASK, settings, shape.as_uri(), **where)
    assert len(answers) == count
    pairs = zip(answers, truth, strict=True)
    return {name for answer, facts in pairs for name in facts if answer.get(name) != facts[name]}


def test_shapes_windows_and_lines_equal_torch(node: Node) -> None:
    assert mismatches(node, count=900, seed=4) == set()
    settings, truth = sample(count=900, seed=4)
    fitting = [(one, facts) for one, facts in zip(settings, truth, strict=True) if not facts["message"]]
    assert len(fitting) >= 600
    # The sample is not one-sided.
    assert sum(any(facts["dropped"]) for _, facts in fitting) > 200
    assert sum(None in cells for _, facts in fitting for cells in facts["cells"]) > 100
    # With dilation 1 the form with the padding in total gives the same size as ours.
    plain = [facts for one, facts in fitting if one["dilation"] == [1, 1]]
    assert len(plain) > 100
    assert all(facts["total"] == facts["m"] for facts in plain)


@pytest.mark.parametrize(
    ("module", "right", "wrong", "seen_in"),
    [
        (CONCEPT, ") / ${s}⌋ = ${m}`", ") / ${s}⌋ = ${n}`", "total"),
        (CONCEPT, '["stride", "s", 1]', '["stride", "s", 0]', "line"),
        (CONCEPT, "height !== width", "height === width", "line"),
        (CONCEPT, "count - most / 2 + at", "count - most / 2 + at - 1", "cells"),
        (CONCEPT, "start = index * s", "start = index * d", "windows"),
        (CONCEPT, "(cells[at] - start) % d === 0", "cells[at] % d === 0", "windows"),
        ("parts/checks", "if (m >= 1) return null", "if (m >= 2) return null", "message"),
    ],
)
def test_a_planted_error_is_found(node: Node, module: str, right: str, wrong: str, seen_in: str) -> None:
    assert seen_in in mismatches(node, count=90, seed=6, sources=node.plant(module, right, wrong))


def test_limits_and_words_equal_pythons(node: Node) -> None:
    rng = random.Random(9)
    values = [-3, 0, 1, 1, 2, 3, 8, 10**6, 10**6 + 1, 10**9]
    settings = [{name: [rng.choice(values) for _ in "hw"] for name in NAMES} for _ in range(300)]
    settings += [  # only the kernel is too large
        {"n": [rng.randint(1, 9) for _ in "hw"], "k": [rng.randint(3, 20) for _ in "hw"]}
        | {"padding": [rng.randint(0, 2) for _ in "hw"], "stride": [1, 2], "dilation": [rng.randint(1, 3), 1]}
        for _ in range(100)
    ]
    said = node.ask("parts/layer-shape", "(m, all) => all.map(m.checkShape)", settings)
    assert said == [ShapeExplorer._problem(**one) for one in settings]
    starts = {message.split(" must")[0].split(" does")[0] for message in said if message}
    assert starts >= {f"{name} along the {axis}" for name in NAMES for axis in ("height", "width")} | {"k"}


def test_check_takes_anything(node: Node) -> None:
    good = {"n": [8, 8], "k": [3, 3], "padding": [1, 1], "stride": [1, 1], "dilation": [1, 1]}
    assert node.ask("parts/layer-shape", "(m, one) => m.checkShape(one)", good) is None
    bad = [None, "8", "", {}, {"0": 1, "1": 1}, [], [8], [8, None], [[8], 8], ["8", "8"], True]
    cases = [(name, good | {name: value}) for name in NAMES for value in bad]
    messages = node.ask("parts/layer-shape", "(m, all) => all.map(([, one]) => m.checkShape(one))", cases)
    for (_, settings), message in zip(cases, messages, strict=True):
        assert message == "The values do not fit together.", settings


# ── What a reader sees ────────────────────────────────────────────────────────────────────────────────────────────────


def slider(widget: Locator, name: str) -> Locator:
    return widget.get_by_role("slider", name=name, exact=True)


def shapes(widget: Locator) -> str:
    return widget.locator(".cb-shapes").text_content()


def blocks(widget: Locator) -> dict[str, str]:
    """The calculation of each axis, by its name."""
    texts = (block.locator("> p").first.text_content() for block in widget.locator(".cb-axes > div").all())
    return dict(text.strip().split(":", 1) for text in texts)


def facts(widget: Locator) -> list[str]:
    return widget.locator(".cb-steps p.cb-dim").all_text_contents()


def line(widget: Locator) -> str:
    return widget.locator("code").text_content()


def places(widget: Locator) -> list[tuple[list[int], str]]:
    """Each window of the first picture: the columns of its weights, counted from 0, and its number."""
    return widget.locator(".cb-windows").first.evaluate("""(grid) => {
      const row = (one) => Number(one.style.gridRowStart) - 2;
      const column = (one) => Number(one.style.gridColumnStart) - 1;
      return [...grid.querySelectorAll(".cb-cell-m")].map((last) => [
        [...grid.querySelectorAll(".cb-tap")].filter((tap) => row(tap) === row(last)).map(column),
        last.textContent,
      ]);
    }""")


def test_the_chapters_numbers(show, page: Page) -> None:
    every = [ShapeExplorer(8, **settings) for settings, _, _ in CHAPTER]
    show(*every)
    views = page.locator(".cb-widget").all()
    for w, widget, (_, shape, arguments) in zip(every, views, CHAPTER, strict=True):
        assert w.output_shape == shape
        assert shapes(widget).endswith(f"→ {shape[0]} × {shape[1]}")
        assert line(widget) == w.layer == f"nn.Conv2d(c_i, c_o, {arguments})"
        assert run(line(widget), [8, 8]) == shape


def test_the_formula_is_filled_in(show) -> None:
    widget = show(ShapeExplorer(8, (3, 5), padding=(0, 1), stride=(3, 4)))
    assert blocks(widget) == {
        "Height": "⌊(8 + 2·0 − 1·(3 − 1) − 1) / 3⌋ + 1 = ⌊5 / 3⌋ + 1 = 2",
        "Width": "⌊(8 + 2·1 − 1·(5 − 1) − 1) / 4⌋ + 1 = ⌊5 / 4⌋ + 1 = 2",
    }
    expect(widget.get_by_text("m = ⌊(n + 2p − d(k − 1) − 1) / s⌋ + 1", exact=True)).to_be_visible()
    expect(widget.get_by_text("The floor drops 2 rows at the end.")).to_be_visible()
    expect(widget.get_by_text("The floor drops 1 column at the end.")).to_be_visible()


def test_axes_that_are_alike_are_shown_once(show) -> None:
    widget = show(ShapeExplorer(stride=2))
    assert list(blocks(widget)) == ["Height and width"]
    widget.get_by_label("Same for both axes").uncheck()
    assert list(blocks(widget)) == ["Height and width"]
    number(widget, "Padding, width").fill("1")
    assert list(blocks(widget)) == ["Height", "Width"]
    assert shapes(widget) == "8 × 8 ⋆ 3 × 3 → 3 × 4"


def test_windows_lie_under_their_cells(show) -> None:
    widget = show(ShapeExplorer(stride=2))
    assert places(widget) == [[[0, 1, 2], "0"], [[2, 3, 4], "1"], [[4, 5, 6], "2"]]
    picture = widget.get_by_role("img", name="3 windows on 8 cells")
    cells = picture.locator(".cb-swatch")
    assert cells.all_inner_texts() == list("01234567")
    dropped = cells.evaluate_all("all => all.map((one) => one.matches('.cb-drop'))")
    assert dropped == [False] * 7 + [True]
    # As seen: the second window's first weight under cell 2, its bar from there to the end of cell 4.
    first, last, tap, bar = (
        each.bounding_box()
        for each in (cells.nth(2), cells.nth(4), picture.locator(".cb-tap").nth(3), picture.locator(".cb-reach").nth(1))
    )
    assert tap["x"] == pytest.approx(first["x"], abs=0.6)
    assert tap["y"] > first["y"] + first["height"]
    assert bar["x"] == pytest.approx(first["x"], abs=0.6)
    assert bar["x"] + bar["width"] == pytest.approx(last["x"] + last["width"], abs=0.6)
    assert first["width"] == pytest.approx(first["height"], abs=0.6)


def test_padding_and_dilation_are_seen(show) -> None:
    widget = show(ShapeExplorer(8, 3, padding=1, stride=2, dilation=2))
    assert places(widget) == [[[0, 2, 4], "0"], [[2, 4, 6], "1"], [[4, 6, 8], "2"]]
    cells = widget.locator(".cb-windows .cb-swatch")
    assert cells.all_inner_texts() == ["", *"01234567", ""]
    assert cells.evaluate_all("all => all.map((one) => one.matches('.cb-padding'))") == [True] + [False] * 8 + [True]
    expect(widget.locator(".cb-legend-line")).to_have_text("paddingdropped by the floor")
    number(widget, "Padding, both axes").fill("0")
    number(widget, "Stride, both axes").fill("1")
    expect(widget.locator(".cb-windows :is(.cb-padding, .cb-drop)")).to_have_count(0)


def test_a_large_axis_shows_both_ends(show) -> None:
    widget = show(ShapeExplorer(224, 7, padding=3, stride=2))
    assert places(widget)[:2] == [[[0, 1, 2, 3, 4, 5, 6], "0"], [[2, 3, 4, 5, 6, 7, 8], "1"]]
    assert places(widget)[5:] == [
        [[], "…"],
        [[13, 14, 15], "107"],
        [[13, 14, 15, 16, 17], "108"],
        [[13, 14, 15, 16, 17, 18, 19], "109"],
        [[15, 16, 17, 18, 19, 20, 21], "110"],
        [[17, 18, 19, 20, 21, 22, 23], "111"],
    ]
    assert blocks(widget)["Height and width"].endswith("= ⌊223 / 2⌋ + 1 = 112")


def test_the_largest_numbers_do_no_harm(show, page: Page) -> None:
    w = ShapeExplorer(10**6, (1, 10**6), padding=(10**6, 0), stride=(7, 1), dilation=(10**6, 1))
    widget = show(w)
    assert shapes(widget) == "1000000 × 1000000 ⋆ 1 × 1000000 → 428572 × 1"
    assert w.output_shape == (428572, 1)
    assert widget.locator("*").count() < 700
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") == 320


TRUE = [
    ({"k": 3, "padding": 1}, 1, 1, "⌊(8 − 3 + 2 + 1) / 1⌋ = 8; with our p = 1 in it, it would be 7."),
    ({"k": 3, "padding": 1, "stride": 2}, 1, 1, "⌊(8 − 3 + 2 + 2) / 2⌋ = 4."),
    ({"k": 4, "padding": 1}, 1, 2, "⌊(8 − 4 + 2 + 1) / 1⌋ = 7; with our p = 1 in it, it would be 6."),
    ({"k": 1}, 0, 0, "⌊(8 − 1 + 0 + 1) / 1⌋ = 8."),
    ({"k": 3, "padding": 2, "stride": 2}, 1, 1, "⌊(8 − 3 + 4 + 2) / 2⌋ = 5; with our p = 2 in it, it would be 4."),
    ({"k": 3, "dilation": 2}, 2, 2, "this form has no dilation."),
]


def test_what_is_true_is_said(show, page: Page) -> None:
    show(*(ShapeExplorer(8, **settings) for settings, *_ in TRUE))
    for widget, (_, before, after, total) in zip(page.locator(".cb-widget").all(), TRUE, strict=True):
        same = f"To keep the size at stride 1: padding {before} before, {after} after."
        assert facts(widget) == [same, f"D2L, with p in total: {total}"]


def test_step_by_step(show, page: Page) -> None:
    widget = show(ShapeExplorer(8, 3, padding=(2, 3), stride=2))
    step_by_step = widget.get_by_text("Step by step").nth(1)
    step_by_step.click()
    assert widget.locator("ol").nth(1).locator("li").all_inner_texts() == [
        "8 cells and 3 of padding on either side make 14.",
        "The kernel spans 1·(3 − 1) + 1 = 3 of them.",
        "So the first window starts at cell 0, and the last can start at 14 − 3 = 11.",
        "With stride 2 there are ⌊11 / 2⌋ = 5 steps to it, so 5 + 1 = 6 windows.",
    ]
    number(widget, "Padding, width").fill("2")  # what is open stays open
    expect(widget.locator("ol").last).to_be_visible()


def test_what_it_says_of_sizes_is_true(node: Node) -> None:
    settings = [one for one in some_settings(600, seed=12) if ShapeExplorer._problem(**one) is None]
    said_of = node.ask(CONCEPT, FACTS, settings, (SOURCES / "parts/layer-shape.js").as_uri())
    for facts, one in zip(said_of, settings, strict=True):
        n, k, p, s, d = (one[name][0] for name in NAMES)
        before, after = map(int, re.search(r"padding (\d+) before, (\d+) after", facts[0]).groups())
        K, X = torch.ones(1, 1, k, dtype=torch.float64), torch.ones(1, 1, n, dtype=torch.float64)
        assert F.conv1d(F.pad(X, (before, after)), K, dilation=d).shape == X.shape
        assert after - before in (0, 1)
        if d == 1:
            m, mixed = in_total(n, k, 2 * p, s), max(in_total(n, k, p, s), 0)
            said = f"⌊({n} − {k} + {2 * p} + {s}) / {s}⌋ = {m}"
            assert facts[1] == f"D2L, with p in total: {said}" + (
                "." if m == mixed else f"; with our p = {p} in it, it would be {mixed}."
            )


# ── What a reader does ────────────────────────────────────────────────────────────────────────────────────────────────


def test_each_control(show) -> None:
    widget = show(ShapeExplorer())
    number(widget, "Input, both axes").fill("12")
    assert shapes(widget) == "12 × 12 ⋆ 3 × 3 → 10 × 10"
    slider(widget, "Kernel, both axes").fill("5")
    assert shapes(widget) == "12 × 12 ⋆ 5 × 5 → 8 × 8"
    slider(widget, "Padding, both axes").fill("2")
    assert shapes(widget) == "12 × 12 ⋆ 5 × 5 → 12 × 12"
    number(widget, "Stride, both axes").fill("4")
    assert shapes(widget) == "12 × 12 ⋆ 5 × 5 → 3 × 3"
    number(widget, "Dilation, both axes").fill("3")
    assert shapes(widget) == "12 × 12 ⋆ 5 × 5 → 1 × 1"
    assert line(widget) == "nn.Conv2d(c_i, c_o, kernel_size=5, padding=2, stride=4, dilation=3)"
    widget.get_by_label("Same for both axes").uncheck()
    number(widget, "Input, width").fill("20")
    number(widget, "Kernel, height").fill("2")
    assert shapes(widget) == "12 × 20 ⋆ 2 × 5 → 4 × 3"
    assert line(widget) == "nn.Conv2d(c_i, c_o, kernel_size=(2, 5), padding=2, stride=4, dilation=3)"


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("Input", "0", "n must be a whole number from 1 to 1,000,000, not 0."),
        ("Input", "1000001", "n must be a whole number from 1 to 1,000,000, not 1,000,001."),
        ("Kernel", "1e9", "k must be a whole number from 1 to 1,000,000, not 1,000,000,000."),
        (
            "Kernel",
            "11",
            "k does not fit along the height: it spans 11 cells, the padded input has 10. "
            "Use a smaller k or more padding.",
        ),
        ("Padding", "-1", "padding must be a whole number from 0 to 1,000,000, not −1."),
        ("Stride", "0", "stride must be a whole number from 1 to 1,000,000, not 0."),
        ("Stride", "1.5", "stride must be a whole number from 1 to 1,000,000, not 1.5."),
        ("Stride", "", "stride must be a whole number from 1 to 1,000,000."),
        ("Dilation", "5", "Use a smaller k, a lower dilation or more padding."),
    ],
)
def test_what_cannot_be_is_explained_and_the_picture_stays(show, field: str, typed: str, words: str) -> None:
    widget = show(ShapeExplorer(8, 3, padding=1, stride=2))
    before = [shapes(widget), blocks(widget), places(widget), line(widget), facts(widget)]
    box = number(widget, f"{field}, both axes")
    old = box.input_value()
    box.fill(typed)
    expect(box).to_have_attribute("aria-invalid", "true")
    expect(box).to_have_value(typed)
    message = widget.locator(".cb-error:visible")
    expect(message).to_contain_text(words)
    assert box.get_attribute("aria-describedby") == message.get_attribute("id")
    assert [shapes(widget), blocks(widget), places(widget), line(widget), facts(widget)] == before
    box.press("Enter")
    expect(status(widget)).to_have_text(message.inner_text())
    box.fill(old)
    expect(message).to_have_count(0)
    expect(box).not_to_have_attribute("aria-invalid", "true")


def test_a_kernel_that_did_not_fit_is_tried_again_when_there_is_room(show) -> None:
    widget = show(ShapeExplorer(8, 3))
    number(widget, "Kernel, both axes").fill("10")
    expect(widget.locator(".cb-error:visible")).to_contain_text("Use a smaller k or more padding.")
    number(widget, "Padding, both axes").fill("1")
    expect(widget.locator(".cb-error:visible")).to_have_count(0)
    assert shapes(widget) == "8 × 8 ⋆ 10 × 10 → 1 × 1"


def test_axes_that_cannot_be_alike_stay_apart(show) -> None:
    widget = show(ShapeExplorer((9, 3), (5, 2)))
    widget.get_by_label("Same for both axes").check()
    assert shapes(widget) == "9 × 9 ⋆ 5 × 5 → 5 × 5"
    button(widget, "Reset").click()
    assert shapes(widget) == "9 × 3 ⋆ 5 × 2 → 5 × 2"
    expect(widget.get_by_label("Same for both axes")).not_to_be_checked()


def test_reset(show) -> None:
    widget = show(ShapeExplorer((8, 9), 3, stride=2))
    before = [shapes(widget), blocks(widget), line(widget)]
    number(widget, "Kernel, height").fill("4")
    number(widget, "Stride, width").fill("99999999")
    number(widget, "Input, height").fill("100")
    button(widget, "Reset").click()
    assert [shapes(widget), blocks(widget), line(widget)] == before
    expect(widget.locator(".cb-error:visible")).to_have_count(0)
    expect(number(widget, "Stride, width")).to_have_value("2")
    expect(status(widget)).to_have_text("Reset")


@pytest.mark.parametrize("copies", [True, False])
def test_copy(show, page: Page, copies: bool) -> None:
    if not copies:
        page.add_init_script("document.execCommand = () => false")
    widget = show(ShapeExplorer(stride=2))
    page.evaluate("document.addEventListener('copy', () => { window.copied = String(getSelection()) })")
    button(widget, "Copy").click()
    said = "Copied" if copies else "This page may not copy. The line is selected: copy it with the keyboard."
    expect(status(widget)).to_have_text(said)
    expect(widget.locator(".cb-copied")).to_have_text(said)
    expect(widget.locator(".cb-copied")).to_be_visible()
    taken = page.evaluate("[window.copied ?? '', String(getSelection())]")
    assert taken == ["nn.Conv2d(c_i, c_o, kernel_size=3, stride=2)" * copies, line(widget)]
    number(widget, "Stride, both axes").fill("3")
    expect(widget.locator(".cb-copied")).to_be_hidden()  # of another line


def test_each_axis_is_explained_until_it_is_right(show) -> None:
    widget = show(ShapeExplorer())
    widget.get_by_role("checkbox", name="Same for both axes").uncheck()
    error = widget.locator(".cb-error:visible")
    for axis in ("height", "width"):
        number(widget, f"Input, {axis}").fill("0")
        expect(error).to_contain_text(f"n along the {axis} must be a whole number from 1 to 1,000,000, not 0.")
    expect(error).to_contain_text("n along the height must be")
    number(widget, "Input, width").fill("9")
    expect(error).to_have_text(
        "n along the height must be a whole number from 1 to 1,000,000, not 0. The picture still shows n 8 and 9."
    )
    expect(number(widget, "Input, height")).to_have_accessible_description(re.compile("not 0"))
    number(widget, "Input, height").fill("7")
    expect(error).to_have_count(0)
    assert shapes(widget).startswith("7 × 9")


def test_the_result_is_announced_when_the_reader_rests(show, page: Page) -> None:
    widget = show(ShapeExplorer())
    control = slider(widget, "Stride, both axes")
    control.evaluate("one => { one.value = 2; one.dispatchEvent(new Event('input', { bubbles: true })) }")
    assert shapes(widget).endswith("3 × 3")
    expect(status(widget)).to_have_text("")  # still on its way
    control.evaluate("one => one.dispatchEvent(new Event('change', { bubbles: true }))")
    expect(status(widget)).to_have_text("Shape of the output 8 × 8 ⋆ 3 × 3 → 3 × 3")


def test_by_keyboard_alone(show, page: Page) -> None:
    widget = show(ShapeExplorer())

    def tab(times: int = 1) -> str:
        for _ in range(times):
            page.keyboard.press("Tab")
        return page.evaluate("""() => {
          const one = document.activeElement;
          const name = one.ariaLabel ?? (one.labels?.[0] ?? one).textContent;
          return `${one.type ?? one.localName}: ${name.trim()}`;
        }""")

    assert tab() == "summary: Step by step"
    assert tab() == "button: Copy"
    page.keyboard.press("Enter")
    expect(status(widget)).not_to_have_text("")
    titles = ("Input", "Kernel", "Padding", "Stride", "Dilation")
    names = [f"{kind}: {title}, both axes" for title in titles for kind in ("range", "number")]
    assert [tab() for _ in names] == names
    page.keyboard.press("ArrowUp")
    assert shapes(widget) == "8 × 8 ⋆ 3 × 3 → 4 × 4"  # dilation 2
    assert tab() == "checkbox: Same for both axes"
    page.keyboard.press("Space")
    assert tab() == "button: Reset"
    page.keyboard.press("Enter")
    assert shapes(widget) == "8 × 8 ⋆ 3 × 3 → 6 × 6"
    for _ in range(2):
        page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.type") == "number"


# ── As it lies on the page ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("width", [320, 360, 700, 1280])
def test_a_slider_moves_neither_itself_nor_another(show, page: Page, family: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    widget = show(ShapeExplorer(8, 3, stride=2))
    places = set()
    for size in (8, 9, 5, 12, 16, 3):
        number(widget, "Input, both axes").fill(str(size))
        places.add(round(slider(widget, "Input, both axes").bounding_box()["y"] - widget.bounding_box()["y"]))
    assert len(places) == 1


def test_what_is_set_and_what_comes_of_it_are_in_one_view(show, page: Page, family: str) -> None:
    page.set_viewport_size({"width": 700, "height": 720})  # as wide as in the book on a screen of 1280
    widget = show(ShapeExplorer(8, 3, padding=2, stride=2))
    assert widget.bounding_box()["height"] <= 670
    picture, settings = (widget.locator(part).bounding_box() for part in (".cb-windows", ".cb-shape-settings"))
    assert picture["x"] + picture["width"] < settings["x"]


def test_result_before_settings_on_a_phone(show, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 720})
    widget = show(ShapeExplorer(8, 3, padding=2, stride=2))
    picture, settings = (widget.locator(part).bounding_box() for part in (".cb-windows", ".cb-shape-settings"))
    assert picture["y"] < settings["y"]


def test_forced_colours_keep_what_matters_apart(show, page: Page) -> None:
    page.emulate_media(forced_colors="active")
    widget = show(ShapeExplorer(8, 3, padding=1, stride=2))
    style = "all => all.map(one => getComputedStyle(one).borderTopStyle)"
    assert widget.locator(".cb-windows .cb-swatch").evaluate_all(style) == ["dashed"] + ["solid"] * 8 + ["dotted"]
    assert {*widget.locator(".cb-tap, .cb-reach, .cb-cell-m").evaluate_all(style)} == {"solid"}


# ── Python ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_what_it_takes() -> None:
    w = ShapeExplorer()
    assert [getattr(w, name) for name in NAMES] == [(8, 8), (3, 3), (0, 0), (1, 1), (1, 1)]
    w = ShapeExplorer(torch.tensor([9, 7]), np.int64(2), padding=[1, 0], stride=(2, 1), dilation=np.array([1, 3]))
    assert [getattr(w, name) for name in NAMES] == [(9, 7), (2, 2), (1, 0), (2, 1), (1, 3)]
    assert w.output_shape == (5, 4)
    w.k = 3
    assert (w.k, w.layer) == (
        (3, 3),
        "nn.Conv2d(c_i, c_o, kernel_size=3, padding=(1, 0), stride=(2, 1), dilation=(1, 3))",
    )


REFUSED = [
    ("n", 0, ValueError, "n must be a whole number from 1 to 1,000,000, not 0"),
    ("n", (8, 10**6 + 1), ValueError, "n along the width must be a whole number from 1 to 1,000,000, not 1,000,001"),
    ("n", 8.5, TypeError, r"n along the height must be a whole number, not 8\.5\. Write one such as 2"),
    ("n", "8", TypeError, "n along the height must be a whole number, not '8'"),
    ("n", True, TypeError, "n along the height must be a whole number, not True"),
    ("n", (1, 2, 3), ValueError, r"n must be one number or two, \(height, width\); got 3"),
    ("k", (3, -1), ValueError, "k along the width must be a whole number from 1 to 1,000,000, not −1"),
    ("k", 10**5000, ValueError, "k must be a whole number from 1 to 1,000,000, not 1e5000"),
    (
        "k",
        (3, 9),
        ValueError,
        "k does not fit along the width: it spans 9 cells, .* Use a smaller k or more padding",
    ),
    ("padding", -1, ValueError, "padding must be a whole number from 0 to 1,000,000, not −1"),
    ("stride", 0, ValueError, "stride must be a whole number from 1 to 1,000,000, not 0."),
    ("stride", None, TypeError, "stride along the height must be a whole number, not None"),
    ("dilation", 0, ValueError, "dilation must be a whole number from 1 to 1,000,000, not 0"),
    ("dilation", (1, 4), ValueError, "Use a smaller k, a lower dilation or more padding"),
]


@pytest.mark.parametrize(
    ("name", "value", "kind", "words"), REFUSED, ids=[f"{case[0]}-{at}" for at, case in enumerate(REFUSED)]
)
def test_refuses(name: str, value: object, kind: type[Exception], words: str) -> None:
    with pytest.raises(kind, match=words):
        ShapeExplorer(**{name: value})
    w = ShapeExplorer()
    before = w.get_state()
    with pytest.raises(kind, match=words):
        setattr(w, name, value)
    with pytest.raises(kind, match=words):
        w.set(**{"padding": 0, "stride": 2, name: value})
    assert w.get_state() == before


def test_several_at_once() -> None:
    w = ShapeExplorer()
    with pytest.raises(ValueError, match=r"k does not fit .* use set\(…\)"):
        w.k = 11
    w.set(k=11, padding=2)
    assert (w.output_shape, w.padding) == ((2, 2), (2, 2))
    with pytest.raises(TypeError, match="no trait 'kernel'"):
        w.set(kernel=3)
    w.reset()
    assert (w.k, w.padding) == ((3, 3), (0, 0))


def test_what_the_browser_sends_is_checked_too() -> None:
    w = ShapeExplorer()
    w.set_state({"n": [5, 9], "stride": [2, 1]})
    assert (w.n, w.output_shape) == ((5, 9), (2, 7))
    with pytest.raises(ValueError, match="k does not fit along the height"):
        w.set_state({"n": [2, 9]})
    assert w.n == (5, 9)


DRAWINGS = [
    (
        {"padding": 1, "stride": 2},
        """
   . 0 1 2 3 4 5 6 7 .
0  # # #
1      # # #
2          # # #
3              # # #
                     x""",
    ),
    (
        {"k": 2, "dilation": 3, "stride": 4},
        """
   0 1 2 3 4 5 6 7
0  # - - #
1          # - - #""",
    ),
    (
        {"n": 30, "k": 6, "stride": 7},
        """
   012345678901~890123456789
0  ######
1         #####~
2              ~##
3                  ######
                         xxx""",
    ),
]


@pytest.mark.parametrize(("settings", "drawing"), DRAWINGS)
def test_the_text_picture(settings: dict[str, int], drawing: str) -> None:
    assert ShapeExplorer(**settings).drawing(0) == drawing.removeprefix("\n")


def test_what_it_stores() -> None:
    def bundle() -> dict[str, Any]:
        return ShapeExplorer(8, (3, 5), padding=(0, 1), stride=(3, 4))._repr_mimebundle_()[0]

    data, again = bundle(), bundle()
    html = data["text/html"]
    assert (html, data["text/plain"]) == (again["text/html"], again["text/plain"])
    assert data["text/plain"] == ("ShapeExplorer(n 8×8, k 3×5, padding (0, 1), stride (3, 4), dilation (1, 1)) → 2×2")
    assert not re.search(r"0x[0-9a-f]{6}|\bid=", html)
    state = json.loads(re.search(r'data-state="([^"]*)"', html)[1].replace("&quot;", '"'))
    assert state == {"n": [8, 8], "k": [3, 5], "padding": [0, 1], "stride": [3, 4], "dilation": [1, 1]}
    for words in (
        "input 8 × 8, kernel 3 × 5, output 2 × 2",
        "<b>Height:</b> ⌊(8 + 2·0 − 1·(3 − 1) − 1) / 3⌋ + 1 = ⌊(8 − 3) / 3⌋ + 1 = ⌊1.666…⌋ + 1 = 1 + 1 = 2; "
        "the floor drops 2 cells.",
        "= ⌊(10 − 5) / 4⌋ + 1 = ⌊1.25⌋ + 1 = 1 + 1 = 2; the floor drops 1 cell.",
        "<code>nn.Conv2d(c_i, c_o, kernel_size=(3, 5), padding=(0, 1), stride=(3, 4))</code>",
        "Width: ⌊(8 − 5 + 2 + 4) / 4⌋ = 2.",
        '<pre class="cb-tables" tabindex="0">   . 0 1 2 3 4 5 6 7 .\n'
        "0  # # # # #\n1          # # # # #\n                     x</pre>",
    ):
        assert words in html, words
