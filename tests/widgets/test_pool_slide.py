"""PoolSlide: its arithmetic against torch, what its reader sees and does, and its Python side."""

from __future__ import annotations

import random
from typing import Any

import pytest
import torch
from playwright.sync_api import Locator, Page, expect
from torch.nn import functional as F

from convbook import PoolSlide, pool2d

from .harness import SMALL
from .node import Node
from .reading import button, cell, focused, number, open_settings, shown, status, written
from .test_widget_python import Reader, bundle

LINE = [[0, 0, 1, 0, 0, 0] for _ in range(4)]  # where [1, −1] finds an edge in column 2
FIGURE = [[3, 1, -2, 7, 0, -3], [0, 4, 5, 2, -4, -1], [8, -1, -5, -9, 1, 9], [2, 3, -2, -4, 0, -6]]  # of the chapter
NEGATIVE = [[-9, -8, -7], [-6, -5, -4], [-3, -2, -1]]


def three(**options: Any) -> PoolSlide:
    """0 … 8 under a 2 × 2 window with stride 1."""
    return PoolSlide(SMALL, **{"stride": 1} | options)


def uneven(**options: Any) -> PoolSlide:
    """4 × 6 under 3 × 2, all unlike in height and width; the last row of windows reaches beyond the padding."""
    return PoolSlide(FIGURE, (3, 2), **{"stride": (2, 3), "padding": (1, 0), "ceil_mode": True} | options)


# ── The arithmetic ────────────────────────────────────────────────────────────────────────────────────────────────────


# What a widget shows of a setting; `window` is asked for what the window sliding over it is.
ASK = """
(pooling, all) => all.map((settings) => {
  const { results, changedOutputs, cells, check, windowOf } = pooling;
  const [p, q] = settings.padding;
  const every = cells(settings);
  const inside = (how) => settings.X.map((row, r) => row.map((_, c) => how(every[r + p][c + q])));
  return {
    problem: check(settings),
    window: windowOf(settings),
    output: results(settings).map((row) => row.map(({ value }) => value)),
    winners: results(settings).map((row) => row.map(({ winner }) => winner && [winner.r - p, winner.c - q])),
    shifted: inside(({ x }) => x),
    changed: [inside(({ changed }) => changed), changedOutputs(settings, results(settings))],
  };
})
"""
WINDOW = """
({ axes, uses }, all) => all.map((window) => {
  const [height, width] = axes(window);
  const range = (n) => Array.from({ length: n }, (_, at) => at);
  return {
    shape: [height.m, width.m],
    users: range(window.n[0]).map((r) => range(window.n[1]).map(
      (c) => uses(window, r + window.padding[0], c + window.padding[1]).length)),
  };
})
"""


def random_setting(rng: random.Random) -> dict[str, Any]:
    """One setting that fits: sizes and all parameters drawn for each axis on its own; few numbers, so many ties."""
    while True:
        n, k = [rng.randint(1, 9) for _ in "hw"], [rng.randint(1, 5) for _ in "hw"]
        setting = {
            "X": [[rng.randint(-4, 4) for _ in range(n[1])] for _ in range(n[0])],
            "size": k,
            "mode": rng.choice(["max", "avg"]),
            "stride": rng.choice([None, [rng.randint(1, 4) for _ in "hw"]]),
            "padding": [rng.randint(0, size // 2) for size in k],
            "ceil_mode": rng.random() < 0.5,
            "count_include_pad": rng.random() < 0.5,
            "shift": rng.choice([[0, 0], [rng.randint(-3, 3) for _ in "hw"]]),
        }
        if PoolSlide._problem(**setting) is None:
            return setting


def some_settings(count: int, seed: int) -> list[dict[str, Any]]:
    rng = random.Random(seed)
    return [random_setting(rng) for _ in range(count)]


def moved(X: torch.Tensor, down: int, right: int) -> torch.Tensor:
    """X moved, with copies of the border; by torch's own padding."""
    pads = [max(right, 0), max(-right, 0), max(down, 0), max(-down, 0)]
    padded = F.pad(X[None, None], pads, mode="replicate")[0, 0]
    top, left = max(-down, 0), max(-right, 0)
    return padded[top : top + X.shape[0], left : left + X.shape[1]]


def by_torch(setting: dict[str, Any]) -> dict[str, Any]:
    """The same facts from torch: outputs, winners by the indices, uses by the gradient."""
    X = torch.tensor(setting["X"], dtype=torch.float64)  # (n_h, n_w)
    window = (setting["size"], setting["stride"], setting["padding"])
    ceil = {"ceil_mode": setting["ceil_mode"]}

    def pool(X: torch.Tensor) -> tuple[torch.Tensor, list[list[Any]]]:
        if setting["mode"] == "avg":
            Y = F.avg_pool2d(X[None, None], *window, count_include_pad=setting["count_include_pad"], **ceil)[0, 0]
            return Y, [[None] * Y.shape[1]] * Y.shape[0]
        Y, where = (found[0, 0] for found in F.max_pool2d(X[None, None], *window, **ceil, return_indices=True))
        return Y, [[list(divmod(index, X.shape[1])) for index in row] for row in where.tolist()]

    shifted = moved(X, *setting["shift"])
    Y, winners = pool(shifted)
    leaf = X[None, None].clone().requires_grad_()
    F.avg_pool2d(leaf, *window, **ceil, divisor_override=1).sum().backward()
    return {
        "problem": None,
        "shape": list(Y.shape),
        "output": Y.tolist(),
        "winners": winners,
        "users": leaf.grad[0, 0].int().tolist(),
        "shifted": shifted.tolist(),
        "changed": [(shifted != X).tolist(), (pool(X)[0] != Y).tolist()],
    }


def mismatches(node: Node, settings: list[dict[str, Any]], **sources: Any) -> set[str]:
    """Ask about the settings; return the names of the facts in which the answers and torch differ."""
    answers = node.ask("pool_slide/arithmetic", ASK, settings, **sources)
    windows = node.ask("parts/window", WINDOW, [answer.pop("window") for answer in answers], **sources)
    wrong = set()
    for setting, answer, window in zip(settings, answers, windows, strict=True):
        for name, expected in by_torch(setting).items():
            got = (answer | window)[name]
            if name == "output":
                expected = [pytest.approx(row, abs=1e-12) for row in expected]
            if got != expected:
                wrong.add(name)
    return wrong


def test_arithmetic_and_geometry_equal_torch(node: Node) -> None:
    settings = some_settings(500, seed=11)
    assert mismatches(node, settings) == set()
    assert sum(setting["ceil_mode"] and any(setting["padding"]) for setting in settings) > 80
    assert sum(any(setting["shift"]) and setting["mode"] == "max" for setting in settings) > 80
    cut = sum(  # windows that would start in the padding, and are dropped
        setting["ceil_mode"] and (m - 1) * s + k < n + 2 * p
        for setting in settings
        for n, k, s, p, m in zip(
            (len(setting["X"]), len(setting["X"][0])),
            setting["size"],
            setting["stride"] or setting["size"],
            setting["padding"],
            by_torch(setting)["shape"],
            strict=True,
        )
    )
    assert cut > 20


OWN, WINDOWS, ARRAYS = "pool_slide/arithmetic", "parts/window", "parts/arrays"
PLANTS = [
    (OWN, "cell.x > best.x", "cell.x >= best.x", "winners"),  # ties: the last
    (OWN, "max ? -Infinity : 0", "0", "output"),  # zeros around, for the maximum
    (WINDOWS, "m * s < n + p ? m + 1", "m * s < n + 2 * p ? m + 1", "shape"),  # the formula with ceil
    (OWN, "!beyond && (max || count_include_pad)", "max || count_include_pad", "output"),  # counts beyond the padding
    (OWN, "(max || count_include_pad)", "true", "output"),
    (OWN, "at - shift[axis]", "at + shift[axis]", "shifted"),
    (OWN, "/ terms.length", "/ (settings.size[0] * settings.size[1])", "output"),
    (OWN, "stride: stride ?? size,\n  padding", "stride: stride ?? [1, 1],\n  padding", "shape"),
    (OWN, "x !== X[place[0]][place[1]]", "x !== X[place[0]][place[0]]", "changed"),
    (ARRAYS, "Math.min(Math.max(at, 0), size - 1)", "((at % size) + size) % size", "shifted"),  # goes round
]


@pytest.mark.parametrize(("module", "right", "wrong", "seen_in"), PLANTS, ids=[plant[1] for plant in PLANTS])
def test_a_planted_error_is_found(node: Node, module: str, right: str, wrong: str, seen_in: str) -> None:
    square = [each for each in some_settings(100, seed=12) if len(each["X"]) >= len(each["X"][0])]
    assert seen_in in mismatches(node, square, sources=node.plant(module, right, wrong))


def test_the_same_numbers_in_another_order_are_no_change(node: Node) -> None:
    setting = some_settings(1, seed=1)[0] | {"X": [[0.1, 0.1, 0.4] * 2], "size": [1, 3], "mode": "avg", "stride": None}
    setting |= {"padding": [0, 0], "ceil_mode": False, "shift": [0, 1]}
    assert 0.1 + 0.1 + 0.4 != 0.4 + 0.1 + 0.1
    ask = "(pooling, one) => pooling.changedOutputs(one, pooling.results(one))"
    assert node.ask("pool_slide/arithmetic", ask, setting) == [[True, False]]
    w = PoolSlide(setting["X"], (1, 3), mode="avg", shift=(0, 1))
    assert w.changed == (3, 1)


def test_torch_takes_what_fits_and_nothing_else(node: Node) -> None:
    rng = random.Random(13)
    settings = []
    for _ in range(600):
        n = [rng.randint(1, 16) for _ in "hw"]
        draw = {"size": (0, 10), "stride": (-1, 17), "padding": (-1, 5), "shift": (-17, 17)}
        pairs = {name: [rng.choice([low, 1, 1, 1, 2, 2, 3, high]) for _ in "hw"] for name, (low, high) in draw.items()}
        pairs["size"] = [rng.choice([0, 2, 3, 4, 6, 9, 10]) for _ in "hw"]
        pairs["stride"] = rng.choice([None, pairs["stride"]])
        flags = {"mode": "max", "ceil_mode": rng.random() < 0.5, "count_include_pad": True}
        settings.append({"X": [[1] * n[1]] * n[0], **pairs, **flags})
    said = node.ask("pool_slide/arithmetic", "(pooling, all) => all.map(pooling.check)", settings)
    assert said == [PoolSlide._problem(**setting) for setting in settings]
    assert {message.split(" ")[0] for message in said if message} == {"size", "stride", "padding", "shift"}
    assert said.count(None) > 30
    for setting, message in zip(settings, said, strict=True):
        if message and "half" not in message and "does not fit" not in message:
            continue  # a limit of the picture, not of the arithmetic
        X = torch.tensor(setting["X"], dtype=torch.float64)[None, None]
        try:
            F.max_pool2d(X, setting["size"], setting["stride"], setting["padding"], ceil_mode=setting["ceil_mode"])
            fits = True
        except RuntimeError:
            fits = False
        assert fits == (message is None), setting


# ── What is seen ──────────────────────────────────────────────────────────────────────────────────────────────────────


def switch(widget: Locator, label: str) -> None:
    widget.get_by_label("Each window gives its").select_option(label)


def corners(widget: Locator, grid: str) -> list[list[str]]:
    rows = widget.get_by_role("grid", name=grid).get_by_role("row").all()
    return [[cell.get_attribute("data-corner") or "" for cell in row.get_by_role("gridcell").all()] for row in rows]


def measure(widget: Locator) -> Locator:
    return widget.locator(".cb-moved")


def legend(widget: Locator) -> list[str]:
    return widget.locator(".cb-key").all_text_contents()


def test_starts_paused_at_the_first_window(show, page: Page) -> None:
    widget = show(three(), clock=True)
    page.clock.run_for(10_000)
    expect(button(widget, "Play")).to_be_visible()
    expect(widget.get_by_role("group", name="Max pooling")).to_be_visible()
    assert shown(widget, "Input X") == [["0", "1", "2"], ["3", "4", "5"], ["6", "7", "8"]]
    assert shown(widget, "Output Y") == [["4", ""], ["", ""]]
    assert written(widget) == "Y[0, 0] = max(0, 1, 3, 4) = 4"
    assert corners(widget, "Input X") == [["", "", ""], ["", "★", ""], ["", "", ""]]
    expect(cell(widget, "Input X", 1, 1)).to_contain_class("cb-win")
    expect(widget.locator(".cb-shapes")).to_have_text("3 × 3 → 2 × 2")
    expect(measure(widget)).to_have_text("How many outputs will change?")
    expect(widget.locator(".cb-filled").first).to_have_text("⌊(3 + 2·0 − 2) / 1⌋ + 1 = ⌊1 / 1⌋ + 1 = 2")
    expect(status(widget)).to_be_empty()


def test_steps_and_plays(show, page: Page) -> None:
    widget = show(three(), clock=True)
    button(widget, "Step forward").click()
    assert written(widget) == "Y[0, 1] = max(1, 2, 4, 5) = 5"
    expect(status(widget)).to_have_text("Output row 0, column 1: 5")
    button(widget, "Play").click()
    page.clock.run_for(2100)
    expect(button(widget, "Play")).to_be_visible()
    assert shown(widget, "Output Y") == [["4", "5"], ["7", "8"]]
    slider = widget.get_by_role("slider", name="Position of the window")
    expect(slider).to_have_attribute("aria-valuetext", "output row 1, column 1 of 2 × 2")


def test_mean(show) -> None:
    widget = show(three(show_all=True))
    switch(widget, "mean")
    expect(widget.locator(".cb-title")).to_have_text("Average pooling")
    assert shown(widget, "Output Y") == [["2", "3"], ["5", "6"]]
    assert written(widget) == "Y[0, 0] = (0 + 1 + 3 + 4) / 4 = 2"
    assert legend(widget) == ["also in another window"]
    expect(widget.locator(".cb-win")).to_have_count(0)
    switch(widget, "maximum")
    assert shown(widget, "Output Y") == [["4", "5"], ["7", "8"]]


def test_a_rounded_mean_says_so(show) -> None:
    widget = show(PoolSlide([[1, -2, 2]], (1, 3), mode="avg"))
    assert written(widget) == "Y[0, 0] = (1 + (−2) + 2) / 3 ≈ 0.3333"


def test_of_equal_numbers_the_first_wins(show) -> None:
    widget = show(PoolSlide([[7, 7], [7, 7]], 2))
    assert corners(widget, "Input X") == [["★", ""], ["", ""]]
    expect(widget.locator(".cb-sum .cb-win")).to_have_count(1)


def test_padding_never_wins(show) -> None:
    widget = show(PoolSlide(NEGATIVE, 2, padding=1, show_all=True))
    assert shown(widget, "Output Y") == [["−9", "−7"], ["−3", "−1"]]
    assert shown(widget, "Input X")[0] == ["−∞"] * 5
    assert written(widget) == "Y[0, 0] = max(−∞, −∞, −∞, −9) = −9"
    assert legend(widget) == ["★ wins", "in no window", "padding"]


def test_zeros_of_the_padding_are_counted_or_not(show) -> None:
    widget = show(PoolSlide(NEGATIVE, 2, padding=1, mode="avg", show_all=True))
    open_settings(widget)
    count = widget.get_by_label("Count the zeros of the padding (mean only)")
    assert shown(widget, "Output Y") == [["−2.25", "−3.75"], ["−2.25", "−3"]]
    assert written(widget) == "Y[0, 0] = (0 + 0 + 0 + (−9)) / 4 = −2.25"
    count.uncheck()
    assert shown(widget, "Output Y") == [["−9", "−7.5"], ["−4.5", "−3"]]
    assert shown(widget, "Input X")[0] == [""] * 5
    assert written(widget) == "Y[0, 0] = (−9) / 1 = −9"
    expect(cell(widget, "Input X", 0, 0)).to_have_attribute("aria-label", "not counted, padding")


def test_ceil_mode_and_the_window_that_it_drops(show) -> None:
    widget = show(PoolSlide([[1, 2, 3, 4, 5]], (1, 2), stride=(1, 2), padding=(0, 1), show_all=True))
    ceil = widget.get_by_label("Ceil mode")
    assert shown(widget, "Output Y") == [["1", "3", "5"]]
    expect(widget.locator(".cb-remark")).to_contain_text("The floor drops 1 column on the right")
    ceil.check()
    assert shown(widget, "Output Y") == [["1", "3", "5"]]
    expect(widget.locator(".cb-filled").nth(1)).to_have_text(
        "⌈(5 + 2·1 − 2) / 2⌉ + 1 = ⌈5 / 2⌉ + 1 = 4, less one that starts in the padding: 3"
    )
    expect(widget.locator(".cb-remark")).to_be_hidden()
    number(widget, "Padding, width").fill("0")
    assert shown(widget, "Input X") == [["1", "2", "3", "4", "5", ""]]
    assert shown(widget, "Output Y") == [["2", "4", "5"]]
    assert legend(widget) == ["★ wins", "beyond the padding"]
    button(widget, "Step forward").click()
    button(widget, "Step forward").click()
    assert written(widget) == "Y[0, 2] = max(5) = 5"
    ceil.uncheck()
    assert shown(widget, "Output Y") == [["2", "4"]]


def test_ceil_mode_stays_where_a_window_needs_it(show) -> None:
    widget = show(PoolSlide([[3, -6]], (1, 3), stride=(1, 2), ceil_mode=True))
    ceil = widget.get_by_label("Ceil mode")
    ceil.click()
    expect(ceil).to_be_checked()
    expect(widget.locator(".cb-error:visible")).to_contain_text("size does not fit along the width: it spans 3 cells")
    assert shown(widget, "Output Y") == [["3"]]


def test_the_stride_is_the_window_unless_set(show, page: Page) -> None:
    widget = show(PoolSlide(FIGURE, show_all=True))
    open_settings(widget)
    tied = widget.get_by_label("Stride as large as the window")
    expect(tied).to_be_checked()
    assert shown(widget, "Output Y") == [["4", "7", "0"], ["8", "−2", "9"]]
    number(widget, "Size, both axes").fill("3")
    expect(number(widget, "Stride, both axes")).to_have_value("3")
    assert shown(widget, "Output Y") == [["8", "9"]]
    number(widget, "Stride, both axes").fill("1")
    number(widget, "Stride, both axes").blur()  # what is typed next begins from here
    expect(tied).not_to_be_checked()
    assert shown(widget, "Output Y") == [["8", "7", "7", "9"], ["8", "5", "5", "9"]]
    number(widget, "Stride, both axes").fill("0")
    tied.check()
    expect(number(widget, "Stride, both axes")).to_have_value("3")
    expect(widget.locator(".cb-error:visible")).to_have_count(0)
    tied.uncheck()
    number(widget, "Size, both axes").fill("2")
    expect(number(widget, "Stride, both axes")).to_have_value("3")
    expect(widget.locator("summary")).to_have_text("Size 2 · Stride 3 · Padding 0")


def test_tying_the_stride_leaves_the_axes_on_their_own(show) -> None:
    widget = show(PoolSlide(FIGURE, stride=2))
    widget.get_by_label("Same for both axes").uncheck()
    widget.get_by_label("Stride as large as the window").check()
    expect(widget.get_by_label("Same for both axes")).not_to_be_checked()
    expect(number(widget, "Stride, width")).to_be_visible()


def test_axes_on_their_own(show) -> None:
    widget = show(PoolSlide(FIGURE, show_all=True))
    open_settings(widget)
    widget.get_by_label("Same for both axes").uncheck()
    number(widget, "Size, width").fill("3")
    expect(number(widget, "Stride, width")).to_have_value("3")
    assert shown(widget, "Output Y") == [["5", "7"], ["8", "9"]]
    widget.get_by_label("Same for both axes").check()
    expect(widget.get_by_label("Stride as large as the window")).to_be_checked()
    assert shown(widget, "Output Y") == [["4", "7", "0"], ["8", "−2", "9"]]


def test_cells_that_are_also_in_another_window(show) -> None:
    widget = show(three())
    expect(widget.locator(".cb-input-grid .cb-shared")).to_have_text(["1", "3", "4"])  # of 0, 1, 3, 4 under the window
    widget.get_by_label("Stride as large as the window").check()
    expect(widget.locator(".cb-shared")).to_have_count(0)


def test_cells_that_no_window_reaches(show) -> None:
    widget = show(three())
    assert legend(widget) == ["★ wins", "also in another window"]
    widget = show(PoolSlide([[1, 2, 3, 4, 5, 6, 7]], (1, 2), stride=(1, 4)))
    dropped = widget.locator(".cb-input-grid .cb-drop")
    expect(dropped).to_have_text(["3", "4", "7"])
    assert legend(widget) == ["★ wins", "in no window"]
    cell(widget, "Input X", 0, 3).hover()
    expect(widget.locator(".cb-note")).to_have_text(
        "X[0, 3] = 4, in no window. No window uses its column: a stride of 4 steps over it."
    )


def test_a_cell_shows_the_outputs_that_use_it_and_that_it_wins(show, page: Page) -> None:
    widget = show(three(show_all=True))
    cell(widget, "Input X", 1, 1).hover()
    expect(widget.locator(".cb-output-grid .cb-uses")).to_have_count(4)
    assert corners(widget, "Output Y") == [["★", ""], ["", ""]]
    expect(widget.locator(".cb-note")).to_have_text("X[1, 1] = 4, ★ wins, used by 4 outputs.")
    switch(widget, "mean")
    cell(widget, "Input X", 1, 2).hover()
    expect(widget.locator(".cb-note")).to_have_text("X[1, 2] = 5, used by 2 outputs.")
    page.mouse.move(1, 1)
    expect(widget.locator(".cb-uses")).to_have_count(0)


def test_the_outline_lies_on_the_window(show, page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    widget = show(uneven())
    cell(widget, "Output Y", 2, 1).click()
    lens = widget.locator(".cb-input-grid .cb-lens").bounding_box()
    first, last = (cell(widget, "Input X", *place).bounding_box() for place in ((4, 3), (6, 4)))
    assert lens["x"] == pytest.approx(first["x"] - 3, abs=0.6)
    assert lens["y"] == pytest.approx(first["y"] - 3, abs=0.6)
    assert lens["x"] + lens["width"] == pytest.approx(last["x"] + last["width"] + 3, abs=0.6)
    assert lens["y"] + lens["height"] == pytest.approx(last["y"] + last["height"] + 3, abs=0.6)


# ── The shift ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_an_edge_moves_inside_its_windows_and_out_of_them(show) -> None:
    widget = show(PoolSlide(LINE))
    button(widget, "Shift right").click()  # from column 2 to 3: the same windows
    assert shown(widget, "Input X")[0] == ["0", "0", "0", "1", "0", "0"]
    expect(measure(widget)).to_have_text("1 right: 8 of 24 inputs changed, 0 of 6 outputs changed.")
    expect(status(widget)).to_have_text("1 right: 8 of 24 inputs changed, 0 of 6 outputs changed.")
    assert shown(widget, "Output Y") == [["0", "1", "0"], ["0", "1", "0"]]
    button(widget, "Shift right").click()
    expect(measure(widget)).to_have_text("2 right: 8 of 24 inputs changed, 4 of 6 outputs changed.")
    assert corners(widget, "Output Y") == [["", "Δ", "Δ"], ["", "Δ", "Δ"]]
    expect(widget.locator(".cb-output-grid .cb-changed")).to_have_count(4)
    expect(widget.locator(".cb-input-grid .cb-changed")).to_have_count(8)
    expect(cell(widget, "Output Y", 0, 2)).to_have_attribute("aria-label", "1, Δ changed")
    assert "Δ changed" in legend(widget)
    for _ in range(2):
        button(widget, "Shift left").click()
    expect(measure(widget)).to_have_text("How many outputs will change?")
    expect(widget.locator(".cb-changed")).to_have_count(0)
    assert shown(widget, "Output Y") == [["0", "", ""], ["", "", ""]]


def test_all_four_directions_and_the_border(show) -> None:
    widget = show(three())
    rows = {
        "Shift left": [["1", "2", "2"], ["4", "5", "5"], ["7", "8", "8"]],
        "Shift up": [["3", "4", "5"], ["6", "7", "8"], ["6", "7", "8"]],
        "Shift right": [["0", "0", "1"], ["3", "3", "4"], ["6", "6", "7"]],
        "Shift down": [["0", "1", "2"], ["0", "1", "2"], ["3", "4", "5"]],
    }
    for name, expected in rows.items():
        button(widget, name).click()
        assert shown(widget, "Input X") == expected
        expect(measure(widget)).to_contain_text("6 of 9 inputs changed")
        button(widget, "Reset").click()
    button(widget, "Shift left").click()
    button(widget, "Shift up").click()
    expect(measure(widget)).to_have_text("1 up, 1 left: 8 of 9 inputs changed, 3 of 4 outputs changed.")
    assert shown(widget, "Output Y") == [["8", "8"], ["8", "8"]]


def test_the_shift_has_an_end(show) -> None:
    widget = show(three(shift=(0, 16)))
    button(widget, "Shift right").click()
    expect(widget.locator(".cb-error:visible")).to_have_text(
        "shift along the width must be a whole number from −16 to 16, not 17."
    )
    expect(measure(widget)).to_contain_text("16 right")
    button(widget, "Shift left").click()
    expect(widget.locator(".cb-error:visible")).to_have_count(0)
    expect(measure(widget)).to_contain_text("15 right")


def test_means_change_more_often_than_maxima(show) -> None:
    widget = show(PoolSlide(LINE, shift=(0, 1)))
    expect(measure(widget)).to_contain_text("0 of 6 outputs")
    widget = show(PoolSlide(FIGURE, shift=(0, 1)))
    expect(measure(widget)).to_have_text("1 right: 20 of 24 inputs changed, 5 of 6 outputs changed.")
    switch(widget, "mean")
    expect(measure(widget)).to_have_text("1 right: 20 of 24 inputs changed, 6 of 6 outputs changed.")


# ── Edits, refusals, reset ────────────────────────────────────────────────────────────────────────────────────────────


def test_editing_a_shifted_cell_changes_the_cell_of_x_that_is_seen(show, page: Page) -> None:
    widget = show(three(shift=(0, 1)))
    cell(widget, "Input X", 1, 2).focus()
    page.keyboard.type("-50")
    page.keyboard.press("Enter")
    assert shown(widget, "Input X")[1] == ["3", "3", "−50"]
    button(widget, "Shift left").click()
    assert shown(widget, "Input X")[1] == ["3", "−50", "5"]
    cell(widget, "Input X", 1, 1).focus()
    page.keyboard.type("x")
    expect(widget.locator(".cb-editor")).to_have_count(0)
    page.keyboard.press("Enter")
    page.keyboard.type("oops")
    page.keyboard.press("Enter")
    expect(widget.locator(".cb-error:visible")).to_contain_text("“oops” is not a number")
    page.keyboard.press("Escape")
    assert shown(widget, "Input X")[1] == ["3", "−50", "5"]


def test_padding_cannot_be_edited(show, page: Page) -> None:
    widget = show(PoolSlide(NEGATIVE, 2, padding=1))
    cell(widget, "Input X", 0, 0).focus()
    page.keyboard.press("Enter")
    expect(widget.locator(".cb-editor")).to_have_count(0)
    expect(cell(widget, "Input X", 0, 0)).to_have_attribute("aria-readonly", "true")


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("Padding", "2", "padding must be a whole number from 0 to 1, not 2. That is half the window"),
        ("Size", "5", "size does not fit along the height: it spans 5 cells"),
        ("Size", "10", "size must be a whole number from 1 to 9, not 10"),
        ("Size", "0", "size must be a whole number from 1 to 9, not 0"),
        ("Stride", "17", "stride must be a whole number from 1 to 16, not 17"),
        ("Stride", "1.5", "stride must be a whole number from 1 to 16, not 1.5"),
        ("Stride", "", "stride must be a whole number"),
    ],
)
def test_what_cannot_be_is_explained_and_nothing_else_changes(show, name: str, value: str, words: str) -> None:
    widget = show(three(show_all=True))
    box = number(widget, f"{name}, both axes")
    box.fill(value)
    expect(box).to_have_value(value)
    expect(box).to_have_attribute("aria-invalid", "true")
    expect(widget.locator(".cb-error:visible")).to_contain_text(words)
    assert shown(widget, "Output Y") == [["4", "5"], ["7", "8"]]
    box.fill("1")
    expect(widget.locator(".cb-error:visible")).to_have_count(0)


def test_reset(show, page: Page) -> None:
    widget = show(uneven(show_all=True))
    before = [shown(widget, name) for name in ("Input X", "Output Y")]
    assert before[1] == [["4", "7"], ["8", "2"], ["3", "0"]]
    switch(widget, "mean")
    widget.get_by_label("Ceil mode").uncheck()
    widget.get_by_label("Count the zeros").uncheck()
    widget.get_by_label("Stride as large").check()
    button(widget, "Shift up").click()
    number(widget, "Padding, height").fill("9")
    cell(widget, "Input X", 2, 2).focus()
    page.keyboard.type("5")
    page.keyboard.press("Enter")
    button(widget, "Reset").click()
    assert [shown(widget, name) for name in ("Input X", "Output Y")] == before
    expect(widget.locator(".cb-title")).to_have_text("Max pooling")
    expect(widget.locator(".cb-error:visible")).to_have_count(0)
    expect(number(widget, "Padding, height")).to_have_value("1")
    expect(widget.get_by_label("Stride as large")).not_to_be_checked()
    expect(status(widget)).to_have_text("Reset")


# ── Keyboard, access, looks ───────────────────────────────────────────────────────────────────────────────────────────


def test_the_way_through_by_tab(show, page: Page) -> None:
    show(three())
    order = []
    for _ in range(25):
        page.keyboard.press("Tab")
        order.append(focused(page))
    assert order == [
        "button: Play",
        "button: Step back",
        "button: Step forward",
        "range: Position of the window",
        "select-one: Speed 0.5 per second1 per second2 per second4 per second8 per second",
        "summary: Size 2 · Stride 1 · Padding 0",
        "range: Size, both axes",
        "number: Size, both axes",
        "range: Stride, both axes",
        "number: Stride, both axes",
        "range: Padding, both axes",
        "number: Padding, both axes",
        "checkbox: Same for both axes",
        "checkbox: Stride as large as the window",
        "checkbox: Ceil mode: a last window may reach beyond the padding",
        "checkbox: Count the zeros of the padding (mean only)",
        "button: Shift up",
        "button: Shift down",
        "button: Shift left",
        "button: Shift right",
        "gridcell: 0, used by 1 output",
        "gridcell: 4",
        "select-one: Each window gives its maximummean",
        "checkbox: Show all of Y",
        "button: Reset",
    ]


def test_everything_by_keyboard(show, page: Page) -> None:
    widget = show(three())
    for _ in range(20):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(button(widget, "Shift right")).to_be_focused()
    expect(measure(widget)).to_have_text("1 right: 6 of 9 inputs changed, 4 of 4 outputs changed.")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+End")
    expect(cell(widget, "Input X", 2, 2)).to_be_focused()
    expect(widget.locator(".cb-note")).to_have_text("X[2, 1] = 7, Δ changed, used by 1 output.")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    assert written(widget) == "Y[1, 0] = max(3, 3, 6, 6) = 6"
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")  # the select
    assert written(widget) == "Y[1, 0] = (3 + 3 + 6 + 6) / 4 = 4.5"


def test_numbers_that_only_fit_together_are_taken_once_they_do(show) -> None:
    widget = show(PoolSlide(torch.arange(12.0).reshape(3, 4), 2))
    widget.locator("summary").click()
    for name, typed in [("Padding", "2"), ("Size", "4"), ("Padding", "1")]:
        number(widget, f"{name}, both axes").fill(typed)
    expect(widget.locator(".cb-error:visible")).to_have_count(0)
    expect(widget.locator("summary")).to_have_text("Size 4 · Stride 4 · Padding 1")
    expect(widget.locator(".cb-shapes")).to_have_text("3 × 4 → 1 × 1")


def test_forced_colours_keep_what_matters_apart(show, page: Page) -> None:
    page.emulate_media(forced_colors="active")
    widget = show(PoolSlide(NEGATIVE, 2, stride=1, padding=1, ceil_mode=True, shift=(0, 1)))
    style = "element => ['borderStyle', 'outlineStyle'].map((name) => getComputedStyle(element)[name])"
    assert cell(widget, "Input X", 0, 0).evaluate(style) == ["dashed", "none"]
    assert cell(widget, "Input X", 1, 1).evaluate(style) == ["double", "solid"]  # in several windows, wins
    assert corners(widget, "Input X")[1] == ["", "★", "Δ", "Δ", ""]


# ── Python ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_chapters_numbers() -> None:
    assert three().output.tolist() == [[4, 5], [7, 8]]
    assert three(mode="avg").output.tolist() == [[2, 3], [5, 6]]
    assert PoolSlide(FIGURE).output.tolist() == [[4, 7, 0], [8, -2, 9]]
    assert PoolSlide(LINE, shift=(0, 1)).changed == (8, 0)
    assert PoolSlide(LINE, shift=(0, 2)).changed == (8, 4)
    assert PoolSlide(LINE).changed == (0, 0)


def test_output_equals_pool2d() -> None:
    for setting in some_settings(60, seed=14):
        w = PoolSlide(**setting)
        X = moved(torch.tensor(setting["X"], dtype=torch.float64), *w.shift)
        options = {name: setting[name] for name in ("mode", "stride", "padding", "ceil_mode", "count_include_pad")}
        Y = pool2d(X, setting["size"], **options)
        torch.testing.assert_close(w.output, Y.to(torch.get_default_dtype()))
        assert w.output_shape == tuple(Y.shape)


REFUSED = [
    ("X", torch.ones(2, 3, 5), ValueError, r"X must have 2 axes, height and width, not 3"),
    ("X", torch.ones(17, 2), ValueError, "X must have at most 16 rows"),
    ("size", 10, ValueError, "size must be a whole number from 1 to 9, not 10."),
    (
        "size",
        4,
        ValueError,
        "size does not fit along the height: it spans 4 cells, .* Use a smaller size or more padding",
    ),
    ("size", "2", TypeError, "size along the height must be a whole number, not '2'. Write one such as 2"),
    ("size", None, TypeError, "size along the height must be a whole number, not None"),
    ("mode", "min", ValueError, 'mode must be "max" or "avg", not \'min\''),
    ("mode", 3, ValueError, "mode must be"),
    ("stride", 0, ValueError, "stride must be a whole number from 1 to 16, not 0."),
    ("stride", (1, 2, 3), ValueError, r"stride must be one number or two, \(height, width\); got 3"),
    (
        "padding",
        2,
        ValueError,
        "padding must be a whole number from 0 to 1, not 2. That is half the window",
    ),
    ("padding", -1, ValueError, "padding must be a whole number from 0 to 1, not −1"),
    ("ceil_mode", 1, TypeError, "ceil_mode must be True or False, not 1"),
    ("count_include_pad", None, TypeError, "count_include_pad must be True or False, not None"),
    (
        "shift",
        (0, -17),
        ValueError,
        "shift along the width must be a whole number from −16 to 16, not −17",
    ),
    ("shift", 0.5, TypeError, "shift along the height must be a whole number, not 0.5"),
    ("position", (2, 0), ValueError, r"position must lie inside the 2 × 2 output, from \(0, 0\) to \(1, 1\)"),
]


@pytest.mark.parametrize(("name", "value", "kind", "words"), REFUSED)
def test_refuses_and_changes_nothing(name: str, value: object, kind: type[Exception], words: str) -> None:
    with pytest.raises(kind, match=words):
        PoolSlide(**{"X": SMALL, "stride": 1} | {name: value})
    w = three()
    before = w.get_state()
    with pytest.raises(kind, match=words):
        setattr(w, name, value)
    with pytest.raises(kind, match=words):
        w.set(mode="avg", **{name: value}) if name != "mode" else w.set(show_all=True, mode=value)
    assert w.get_state() == before


def test_several_at_once_and_back() -> None:
    w = three(shift=(1, 0), position=(1, 1))
    w.set(size=4, padding=2, stride=None)
    assert (w.output_shape, w.stride, w.position) == ((1, 1), None, (0, 0))
    w.reset()
    assert (w.size, w.stride, w.padding, w.shift) == ((2, 2), (1, 1), (0, 0), (1, 0))
    w.set_state({"shift": [0, -1], "stride": None, "mode": "avg"})
    assert (w.shift, w.stride, w.mode) == ((0, -1), None, "avg")
    with pytest.raises(ValueError, match="half the window"):
        w.set_state({"padding": [2, 2]})
    assert w.padding == (0, 0)


def test_repr_and_html_tell_the_state_alone() -> None:
    assert repr(three()) == "PoolSlide(X 3×3, max, size (2, 2), stride (1, 1), padding (0, 0)) → 2×2"
    assert repr(uneven(mode="avg", stride=None, count_include_pad=False, shift=(0, 2))) == (
        "PoolSlide(X 4×6, avg, size (3, 2), stride size, padding (1, 0), shift (0, 2), ceil_mode, padding not counted) "
        "→ 2×3"
    )
    first, second = bundle(uneven()), bundle(uneven())
    assert first["text/html"] == second["text/html"]
    assert " id=" not in first["text/html"]
    assert Reader(first["text/html"]).state == {
        "X": FIGURE,
        "size": [3, 2],
        "mode": "max",
        "stride": [2, 3],
        "padding": [1, 0],
        "ceil_mode": True,
        "count_include_pad": True,
        "shift": [0, 0],
        "show_all": False,
        "position": [0, 0],
        "speed": 1,
    }


def test_without_script_there_are_winners_arithmetic_and_tolerance() -> None:
    read = Reader(bundle(PoolSlide(NEGATIVE, 2, padding=1))["text/html"])
    assert list(read.tables) == ["Input X, 3 × 3, padded to 5 × 5", "Output Y, 2 × 2"]
    X, Y = read.tables.values()
    assert X[1] == ["−∞", "−9★", "−8", "−7★", "−∞"]
    assert (X[0], read.padding) == (["−∞"] * 5, 16)
    assert Y == [["−9", "−7"], ["−3", "−1"]]
    assert "padding 1 (−∞, so it never wins). ★ wins a window." in read.prose
    assert "Y[0, 0] = max(−∞, −∞, −∞, −9) = −9" in read.prose
    assert "1 right, 6 of 9 inputs and 2 of 4 outputs" in read.prose

    read = Reader(bundle(three(mode="avg", shift=(0, 1)))["text/html"])
    assert read.tables["Input X, 3 × 3, shifted 1 right"][0] == ["0", "0", "1"]
    assert "Y[0, 0] = (0 + 0 + 3 + 3) / 4 = 1.5" in read.prose
    assert "Changed by the shift: 1 right, 6 of 9 inputs and 4 of 4 outputs." in read.prose

    html = bundle(PoolSlide(NEGATIVE, 2, padding=1, mode="avg", count_include_pad=False))["text/html"]
    assert html.count('<td class="cb-padding"></td>') == 16
    assert "Y[0, 0] = (−9) / 1 = −9" in Reader(html).prose
