"""What is played and what comes of it: in one view, and still while it plays, whatever the font."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from convbook import ChannelSlide, KernelSlide, PoolSlide
from convbook.widgets.model.base import BookWidget

from .harness import ASKEW, SMALL, wide
from .node import Node


def squares(rows: int, columns: int) -> list[list[int]]:
    """Numbers of one and two digits in no order, as the chapter on padding and stride has them."""
    return [[(columns * r + c) ** 2 % 11 for c in range(columns)] for r in range(rows)]


SOBEL = [[1, 0, -1], [2, 0, -2]]

# As the chapters show them, in a column of 667 pixels.
CHAPTERS: dict[str, Callable[[], BookWidget]] = {
    "3 × 3": lambda: KernelSlide(SMALL, ASKEW),
    "6 × 8": lambda: KernelSlide(squares(6, 8), [[1, -1]]),
    "padding": lambda: KernelSlide(SMALL, ASKEW, padding=1),
    "stride": lambda: KernelSlide(squares(8, 8), [[0, 1, 0], [2, 0, -2], [0, -1, 0]], stride=2),
    "6 × 9": lambda: KernelSlide(squares(6, 9), SOBEL),
    "pooling": lambda: PoolSlide(SMALL, 2, stride=1, show_all=True),
    "edge": lambda: PoolSlide(squares(8, 8), 2, show_all=True, position=(0, 1)),
    "padded pooling": lambda: PoolSlide([[-1 - 4 * r - c for c in range(4)] for r in range(4)], 2, padding=1),
    "channels": lambda: ChannelSlide([SMALL, SMALL], [[ASKEW, ASKEW]] * 3),
    "groups": lambda: ChannelSlide([SMALL, SMALL], [[ASKEW], [ASKEW]], groups=2),
}

HEIGHT = """widget => {
  const top = widget.querySelector(".cb-player").getBoundingClientRect().top;
  const parts = [...widget.querySelectorAll(".cb-stage, .cb-lanes, .cb-sum, .cb-maps")];
  return Math.max(...parts.map((part) => part.getBoundingClientRect().bottom)) - top;
}"""


@pytest.mark.parametrize("name", CHAPTERS)
def test_from_play_to_the_sum_is_one_view(show, page: Page, family: str, name: str) -> None:
    page.set_viewport_size({"width": 667 + 32, "height": 720})
    widget = show(CHAPTERS[name]())
    assert widget.bounding_box()["width"] == 667
    assert widget.evaluate(HEIGHT) <= 670


def test_on_a_phone_the_first_example_is_one_view(show, page: Page, family: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    widget = show(CHAPTERS["3 × 3"]())
    assert widget.evaluate(HEIGHT) <= 600
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_on_a_phone_the_settings_begin_folded(show, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    widget = show(wide())
    assert not widget.locator("details").evaluate("one => one.open")


# Numbers of every width, so that sums wrap differently at each position.
rng = random.Random(5)
MIXED: list[list[float]] = [[rng.choice([0, 7, -3, 10, 0.25, -12.5, 100]) for _ in range(8)] for _ in range(6)]
STRIDED = [[1, 0, -0.5], [2, 0, -2], [1, 0, -10]]
PLAYED: dict[str, Callable[[], BookWidget]] = {
    "KernelSlide": lambda: KernelSlide(MIXED, [[1, -2.5]]),
    "KernelSlide, stride 2": lambda: KernelSlide(MIXED, STRIDED, -0.5, stride=2),
    "PoolSlide": lambda: PoolSlide(MIXED, 2, mode="avg", padding=1, count_include_pad=False),
    "PoolSlide, maximum": lambda: PoolSlide(MIXED, 3, stride=2, ceil_mode=True),
    "ChannelSlide": lambda: ChannelSlide([MIXED, MIXED[::-1]], [[STRIDED, STRIDED]] * 2, [1, -0.25], stride=2),
}

# Steps through all positions and returns what has moved, other than inside of the texts that change.
MOVED = """async (widget) => {
  const texts = ".cb-sum, .cb-products, .cb-count, .cb-lens";
  const places = () => [...widget.querySelectorAll("*")]
    .filter((one) => !one.closest(texts) && !one.closest(".cb-scroll > *"))
    .map((one) => [one, one.getBoundingClientRect()])
    .map(([one, { x, y, width, height }]) => [one, [x, y, width, height]]);
  const before = places();
  const moved = new Set();
  const forward = widget.querySelector("[aria-label='Step forward']");
  while (!forward.hasAttribute("aria-disabled")) {
    forward.click();
    await new Promise((done) => setTimeout(done));
    for (const [at, [one, place]] of places().entries()) {
      const far = place.some((value, side) => Math.abs(value - before[at][1][side]) > 0.5);
      if (far) moved.add(one.outerHTML.slice(0, 60));
    }
  }
  return [...moved];
}"""


@pytest.mark.parametrize("width", [320, 699, 1280])
@pytest.mark.parametrize("name", PLAYED)
def test_nothing_moves_while_it_plays(show, page: Page, family: str, name: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 720})
    widget = show(PLAYED[name]())
    assert widget.evaluate(MOVED) == []


# ── What layout and room are made of ──────────────────────────────────────────────────────────────────────────────────


def arrange(node: Node, width: int, *sizes: tuple[int, int]) -> dict[str, Any]:
    names = ["Input X", "Kernel K", "Bias b", "Output Y"] if len(sizes) == 4 else ["Input X", "Output Y"]
    blocks = [
        {"name": name, "rows": rows, "columns": columns} for name, (rows, columns) in zip(names, sizes, strict=True)
    ]
    return node.ask("parts/layout", "(layout, ...given) => layout.arrange(...given)", width, blocks)


def test_arrays_lie_in_a_row_or_beside_each_other_or_in_lines(node: Node) -> None:
    small = [(3, 3), (2, 2), (1, 1), (2, 2)]
    assert arrange(node, 622, *small)["layout"] == "row"
    assert arrange(node, 294, *small)["layout"] == "lines"
    assert arrange(node, 622, (6, 9), (2, 3), (1, 1), (5, 7))["layout"] == "side"
    assert arrange(node, 622, (5, 5), (4, 4)) == {"layout": "row", "step": 46}


@pytest.mark.parametrize("width", [270, 622, 1200])
def test_cells_are_never_too_small_and_a_larger_width_makes_them_no_smaller(node: Node, width: int) -> None:
    rng = random.Random(width)
    for _ in range(60):
        n, k = [rng.randint(3, 24) for _ in "hw"], [rng.randint(1, 3) for _ in "hw"]
        m = [a - b + 1 for a, b in zip(n, k, strict=True)]
        sizes = [tuple(n), tuple(k), (1, 1), tuple(m)]
        found = arrange(node, width, *sizes)
        assert 29 <= found["step"] <= 46
        if found["layout"] != "lines":  # which alone may hold what is wider than there is room
            assert n[1] * found["step"] + 12 <= width


def test_the_widest_text_has_room_for_every_text(node: Node) -> None:
    texts = ["7", "(−12.5)", "100", "0.25"]
    widest = node.ask("parts/widest", "(m, texts) => m.widest(texts)", texts)
    for text in texts:
        for letter in {"0" if letter.isdigit() else letter for letter in text}:
            count = sum(map(str.isdigit, text)) if letter == "0" else text.count(letter)
            assert widest.count(letter) >= count
    assert node.ask("parts/widest", "(m, texts) => m.widest(texts)", ["1", "2"]) == "0"


KEYS = [
    ("ArrowLeft", False, (1, 0), (1, 0)),
    ("ArrowRight", False, (1, 0), (1, 1)),
    ("ArrowRight", False, (1, 3), (1, 3)),
    ("ArrowUp", False, (0, 2), (0, 2)),
    ("ArrowDown", False, (0, 2), (1, 2)),
    ("ArrowDown", False, (2, 2), (2, 2)),
    ("Home", False, (1, 2), (1, 0)),
    ("End", False, (1, 2), (1, 3)),
    ("Home", True, (1, 2), (0, 0)),
    ("End", True, (1, 2), (2, 3)),
    ("a", False, (1, 2), None),
]


@pytest.mark.parametrize(("key", "whole", "start", "to"), KEYS)
def test_keys_lead_through_a_grid(node: Node, key: str, whole: bool, start: Any, to: Any) -> None:
    assert lead(node, key, whole, start, lengths=[4, 4, 4]) == (to and list(to))


def lead(node: Node, key: str, whole: bool, start: Any, **seen: Any) -> Any:
    pressed = {"key": key, "ctrlKey": whole}
    return node.ask("parts/grid-keys", "(keys, ...given) => keys.destination(...given)", pressed, start, seen)


def test_keys_follow_lines_of_a_folded_row_and_cells_that_are_not_aligned(node: Node) -> None:
    folded = {"lengths": [6, 6], "fold": 3}
    assert lead(node, "ArrowDown", False, (0, 1), **folded) == [0, 4]
    assert lead(node, "ArrowDown", False, (0, 4), **folded) == [1, 1]
    assert lead(node, "ArrowUp", False, (1, 1), **folded) == [0, 4]
    assert lead(node, "ArrowRight", False, (0, 2), **folded) == [0, 2]
    assert lead(node, "End", False, (0, 0), **folded) == [0, 2]
    apart = {"lengths": [3, 2], "lefts": [[0, 1, 2], [0.5, 1.6]]}
    assert lead(node, "ArrowDown", False, (0, 2), **apart) == [1, 1]
    assert lead(node, "ArrowUp", False, (1, 1), **apart) == [0, 2]


def test_why_no_window_uses_a_cell(node: Node) -> None:
    window = {"n": [5, 7], "k": [2, 2], "padding": [0, 0], "stride": [2, 3], "dilation": [1, 2]}

    def why(r: int, c: int) -> str:
        return node.ask("parts/window", "(m, ...given) => m.whyUnused(...given)", window, r, c)

    assert why(0, 0) == ""
    assert why(4, 0) == "No window uses its row: there is no room for one more."
    assert why(0, 1) == "No window uses its column: a stride of 3 and a dilation of 2 step over it."
    none = "there is no room for one more."
    assert why(4, 6) == f"No window uses its row: {none} No window uses its column: {none}"
