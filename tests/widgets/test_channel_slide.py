"""ChannelSlide: its arithmetic against torch, what its reader does and sees, what Python takes, refuses and stores."""

from __future__ import annotations

import json
import random
import re
from html import unescape
from typing import Any

import pytest
import torch
from playwright.sync_api import Locator, Page, expect
from torch.nn import functional as F

from convbook import ChannelSlide, conv2d
from convbook.cost import conv_cost

from .harness import ASKEW, SMALL
from .node import Node
from .reading import button, cell, focused, number, shown, status, written

PLUS_ONE = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
FIRST = [ASKEW, [[1, 2], [3, 4]]]  # the chapter's kernel: a slice for each of two channels
THREE = [[[[w + o for w in row] for row in part] for part in FIRST] for o in range(3)]  # K, K + 1, K + 2


def chapter(**options: Any) -> ChannelSlide:
    """2 × 3 × 3 under 3 × 2 × 2 × 2, the chapter's numbers."""
    return ChannelSlide([SMALL, PLUS_ONE], THREE, **options)


def uneven(**options: Any) -> ChannelSlide:
    """4 → 2 channels in 2 groups; 3 × 5 padded to 5 × 9, under 2 × 3: output 2 × 3, a row and no column dropped."""
    X = [[[5 * row + column - 7 + c for column in range(5)] for row in range(3)] for c in range(4)]
    K = [[[[1, 0, -1], [2, 0, -c]] for c in range(2)] for _ in range(2)]
    return ChannelSlide(X, K, [1.5, -2], padding=(1, 2), stride=(2, 3), groups=2, **options)


def large(**options: Any) -> ChannelSlide:
    """8 → 8 channels of 16 × 16 under 3 × 3: the largest number of channels, and no room for all their numbers."""
    rng = random.Random(4)
    X = [[[rng.randint(-9, 9) for _ in range(16)] for _ in range(16)] for _ in range(8)]
    K = [[[[rng.randint(-2, 2) for _ in range(3)] for _ in range(3)] for _ in range(8)] for _ in range(8)]
    return ChannelSlide(X, K, **options)


def long() -> ChannelSlide:
    """Numbers of many digits, in every product."""
    return ChannelSlide([[[-123.4567] * 6] * 5] * 2, [[[[-0.07654321] * 5] * 3] * 2] * 2)


# ── Arithmetic against torch ──────────────────────────────────────────────────────────────────────────────────────────


ASK = """
({ channelsOf, check, laneSums, output, padded }, all) => all.map((settings) => ({
  problem: check(settings),
  output: output(settings),
  padded: padded(settings),
  read: settings.K.map((_, o) => channelsOf(settings, o)),
  lanes: settings.K.map((_, o) => laneSums(settings, o).filter((_, c) => channelsOf(settings, o).includes(c))),
  others: settings.K.map((_, o) => laneSums(settings, o).filter((sums) => sums.length === 0).length),
}))
"""


def random_tensor(rng: random.Random, *shape: int) -> Any:
    if not shape:
        return rng.randint(-9, 9) / rng.choice([1, 1, 4])
    return [random_tensor(rng, *shape[1:]) for _ in range(shape[0])]


def random_setting(rng: random.Random) -> dict[str, Any]:
    """One setting that fits: channels, groups, sizes and all parameters drawn each on its own, unlike per axis."""
    while True:
        groups = rng.choice([1, 1, 2, 2, 3, 4])
        c_i, c_o = (groups * rng.randint(1, 8 // groups if groups > 2 else 3) for _ in "io")
        n, k = [rng.randint(1, 7) for _ in "hw"], [rng.randint(1, 3) for _ in "hw"]
        setting = {
            "X": random_tensor(rng, c_i, *n),
            "K": random_tensor(rng, c_o, c_i, *k),
            "bias": random_tensor(rng, c_o),
            "padding": [rng.randint(0, 3) for _ in "hw"],
            "stride": [rng.randint(1, 4) for _ in "hw"],
            "dilation": [rng.randint(1, 3) for _ in "hw"],
            "groups": groups,
        }
        if by_python(setting) is None:
            return setting


def by_python(setting: dict[str, Any]) -> str | None:
    tensors = {name: as_tuples(setting[name]) for name in ("X", "K", "bias")}
    return ChannelSlide._problem(**{**setting, **tensors})


def as_tuples(value: Any) -> Any:
    return tuple(map(as_tuples, value)) if isinstance(value, list) else float(value)


def by_torch(setting: dict[str, Any]) -> dict[str, Any]:
    """The same facts: the groups by cutting X and K into blocks, the output by conv2d with these groups."""
    X, K, bias = (torch.tensor(setting[name], dtype=torch.float64) for name in ("X", "K", "bias"))
    window = {name: setting[name] for name in ("padding", "stride", "dilation")}
    groups = setting["groups"]
    blocks = torch.arange(len(X)).chunk(groups)  # the channels of each group
    read = [blocks[o].tolist() for o in range(groups) for _ in range(len(K) // groups)]
    weight = torch.stack([kernel[channels] for kernel, channels in zip(K, read, strict=True)])
    lanes = [
        [F.conv2d(X[None, c : c + 1], K[o, c][None, None], **window).flatten().tolist() for c in channels]
        for o, channels in enumerate(read)
    ]
    (p_h, p_w), (size_h, size_w) = setting["padding"], X.shape[1:]
    padded = torch.zeros(len(X), size_h + 2 * p_h, size_w + 2 * p_w)
    padded[:, p_h : p_h + size_h, p_w : p_w + size_w] = X
    return {
        "problem": None,
        "output": F.conv2d(X[None], weight, bias, groups=groups, **window)[0].tolist(),
        "padded": padded.tolist(),
        "read": read,
        "lanes": lanes,
        "others": [len(X) - len(channels) for channels in read],
    }


def same(answer: Any, expected: Any) -> bool:
    if not isinstance(expected, list) or (isinstance(expected[0], list) and len({*map(len, expected)}) > 1):
        return answer == expected
    got, wanted = (torch.tensor(value, dtype=torch.float64) for value in (answer, expected))
    return got.shape == wanted.shape and torch.allclose(got, wanted, atol=1e-9)


def mismatches(node: Node, settings: list[dict[str, Any]], **sources: Any) -> set[str]:
    """Ask about the settings; return the names of the facts in which the answers and torch differ."""
    wrong = set()
    for setting, answer in zip(settings, node.ask("channel_slide/arithmetic", ASK, settings, **sources), strict=True):
        for name, expected in by_torch(setting).items():
            if not same(answer[name], expected):
                wrong.add(name)
    return wrong


def some_settings(count: int, seed: int) -> list[dict[str, Any]]:
    rng = random.Random(seed)
    return [random_setting(rng) for _ in range(count)]


def test_arithmetic_equals_torch(node: Node) -> None:
    settings = some_settings(450, seed=11)
    assert mismatches(node, settings) == set()
    assert sum(one["groups"] > 1 for one in settings) > 150  # the sample is not one-sided
    assert sum(len(one["X"]) != len(one["K"]) for one in settings) > 150
    assert sum(len(one["X"]) == len(one["K"]) == one["groups"] > 1 for one in settings) > 10  # depthwise


@pytest.mark.parametrize(
    ("right", "wrong", "seen_in"),
    [
        ("sum + settings.bias[o]", "sum + settings.bias[0]", "output"),
        ("* weights[u][v]", "", "lanes"),
        ("* weights[u][v]", "* weights[v % weights.length][u % weights[0].length]", "lanes"),
        ("first + c)", "c)", "read"),
        ("(o * groups) / K.length", "o / K.length", "read"),
        ("sums[i][j] += sum", "sums[i][j] = sum", "output"),
        ("slices[c], both)", "slices[0], both)", "output"),  # one slice shared by all channels
        ("i * height.s + u * height.d", "i * height.s + u", "output"),
        ("j * width.s + v * width.d", "j * width.s + v", "output"),
        ("settings.K[o][c], both)", "settings.K[0][c], both)", "lanes"),
        ("...row, ...side]", "...side, ...row]", "padded"),  # all of the padding on the left
    ],
)
def test_a_planted_error_is_found(node: Node, right: str, wrong: str, seen_in: str) -> None:
    sources = node.plant("channel_slide/arithmetic", right, wrong)
    assert seen_in in mismatches(node, some_settings(60, seed=12), sources=sources)


# ── What the reader sees ──────────────────────────────────────────────────────────────────────────────────────────────


def lane(widget: Locator, c: int) -> Locator:
    return widget.get_by_role("group", name=f"Input channel {c}")


def line(widget: Locator, c: int) -> str:
    """The products and the sum of a channel, as read."""
    return " ".join((lane(widget, c).locator(".cb-products").text_content() or "").split())


def total(widget: Locator) -> str:
    return " ".join(written(widget).split())


def choose(widget: Locator, name: str) -> Locator:
    return widget.get_by_role("radio", name=name, exact=True)


def test_the_first_cell_written_out(show, page: Page) -> None:
    widget = show(chapter(), clock=True)
    page.clock.run_for(10_000)  # starts paused
    assert line(widget, 0) == "0·0 + 1·1 + 3·2 + 4·3 = 19"
    assert line(widget, 1) == "1·1 + 2·2 + 4·3 + 5·4 = 37"
    assert total(widget) == "Y[0, 0, 0] = 19 channel 0 + 37 channel 1 + 0 bias b[0] = 56"
    assert shown(widget, "Output Y[0]") == [["56", ""], ["", ""]]
    assert shown(widget, "Output Y[2]") == [["96", ""], ["", ""]]
    assert shown(widget, "Kernel K[0, 1]") == [["1", "2"], ["3", "4"]]
    expect(widget.locator(".cb-shapes")).to_have_text("2 × 3 × 3 ⋆ 3 × 2 × 2 × 2 → 3 × 2 × 2")
    expect(widget.locator(".cb-filled")).to_have_text("Parameters: 3 · 2 × 2 × 2 weights + 3 of bias = 27")
    expect(status(widget)).to_be_empty()


def test_the_windows_lie_on_every_channel_at_once(show) -> None:
    widget = show(chapter())
    button(widget, "Step forward").click()
    for c, values in enumerate((["1", "2", "4", "5"], ["2", "3", "5", "6"])):
        grid = widget.get_by_role("grid", name=f"Input X[{c}]")
        assert grid.locator(".cb-on").all_text_contents() == values
        assert grid.locator('[aria-selected="true"]').count() == 4
    assert [line(widget, 0)[-4:], line(widget, 1)[-4:]] == ["= 25", "= 47"]
    assert total(widget).endswith("= 72")
    expect(status(widget)).to_have_text("Output row 0, column 1: 72 in Y[0]")


def test_all_outputs_and_another_channel(show) -> None:
    widget = show(chapter())
    widget.get_by_label("Show all of Y").check()
    assert shown(widget, "Output Y[0]") == [["56", "72"], ["104", "120"]]
    assert shown(widget, "Output Y[1]") == [["76", "100"], ["148", "172"]]
    assert shown(widget, "Output Y[2]") == [["96", "128"], ["192", "224"]]
    choose(widget, "Y[2]").check()
    assert shown(widget, "Kernel K[2, 0]") == [["2", "3"], ["4", "5"]]
    assert line(widget, 0) == "0·2 + 1·3 + 3·4 + 4·5 = 35"
    assert total(widget) == "Y[2, 0, 0] = 35 channel 0 + 61 channel 1 + 0 bias b[2] = 96"
    cell(widget, "Output Y[1]", 1, 0).click()
    expect(choose(widget, "Y[1]")).to_be_checked()
    assert total(widget).startswith("Y[1, 1, 0] = ")
    expect(widget.locator(".cb-count")).to_have_text("3 of 4")


def test_plays_and_pauses(show, page: Page) -> None:
    widget = show(chapter(), clock=True)
    button(widget, "Play").click()
    page.clock.run_for(1100)
    assert total(widget).startswith("Y[0, 0, 1]")
    expect(status(widget)).to_be_empty()
    button(widget, "Pause").click()
    expect(status(widget)).to_have_text("Output row 0, column 1: 72 in Y[0]")
    button(widget, "Play").click()
    page.clock.run_for(9000)
    expect(button(widget, "Play")).to_be_visible()
    assert shown(widget, "Output Y[1]") == [["76", "100"], ["148", "172"]]


def test_pointing_at_an_output_and_at_a_weight(show, page: Page) -> None:
    widget = show(chapter())
    cell(widget, "Output Y[0]", 1, 1).hover()
    assert total(widget).endswith("= 120")
    page.mouse.move(1, 1)
    assert total(widget).endswith("= 56")
    cell(widget, "Kernel K[0, 1]", 1, 0).hover()
    expect(widget.locator(".cb-term.cb-pair")).to_have_text("+ 4·3 ")
    expect(widget.locator(".cb-input-grid .cb-pair")).to_have_text("4")
    page.mouse.move(1, 1)
    expect(widget.locator(".cb-pair")).to_have_count(0)


def test_edits_every_tensor(show, page: Page) -> None:
    widget = show(chapter())
    expect(widget.locator(".cb-note")).to_contain_text("edits X, K and b")
    for grid, place in [("Input X[1]", (0, 0)), ("Kernel K[0, 0]", (0, 1))]:
        cell(widget, grid, *place).focus()
        page.keyboard.press("5")
        page.keyboard.press("Enter")
        expect(cell(widget, grid, *place)).to_be_focused()
    assert line(widget, 0) == "0·0 + 1·5 + 3·2 + 4·3 = 23"
    assert line(widget, 1) == "5·1 + 2·2 + 4·3 + 5·4 = 41"
    cell(widget, "b[0]", 0, 0).focus()
    page.keyboard.press("Enter")
    page.keyboard.type("-1/2")
    page.keyboard.press("Enter")
    assert total(widget) == "Y[0, 0, 0] = 23 channel 0 + 41 channel 1 + (−0.5) bias b[0] = 63.5"
    assert shown(widget, "Output Y[1]")[0][0] == "84"  # 76 + 4·2: a kernel of its own, the same X
    button(widget, "Reset").click()
    assert total(widget).endswith("= 56")
    expect(status(widget)).to_have_text("Reset")


def test_what_is_no_number_is_explained(show, page: Page) -> None:
    widget = show(chapter())
    cell(widget, "Kernel K[0, 1]", 1, 1).focus()
    page.keyboard.type("1e9")
    page.keyboard.press("Enter")
    expect(widget.get_by_label("New value for row 1, column 1")).to_have_attribute("aria-invalid", "true")
    expect(widget.locator(".cb-error:visible")).to_contain_text("out of range")
    assert total(widget).endswith("= 56")
    page.keyboard.press("Escape")
    cell(widget, "b[1]", 0, 0).focus()
    page.keyboard.press("Enter")
    page.keyboard.type("<b>")
    page.keyboard.press("Enter")
    expect(widget.get_by_label("New value for b[1]")).to_have_attribute("aria-invalid", "true")
    expect(widget.locator(".cb-error:visible")).to_contain_text("“<b>” is not a number.")


def test_groups_leave_slices_out(show) -> None:
    widget = show(uneven())
    expect(widget.locator(".cb-shapes")).to_have_text("4 × 3 × 5 ⋆ 2 × 4/2 × 2 × 3 → 2 × 2 × 3")
    assert [line(widget, c).startswith("Not in the group of Y[0]") for c in range(4)] == [False, False, True, True]
    assert total(widget).count("channel") == 2
    assert [lane(widget, c).locator(".cb-on").count() for c in range(4)] == [6, 6, 0, 0]
    choose(widget, "Y[1]").check()
    assert [line(widget, c).startswith("Not in the group of Y[1]") for c in range(4)] == [True, True, False, False]
    expect(cell(widget, "Kernel K[1, 0]", 0, 0)).to_have_attribute("aria-readonly", "true")
    assert shown(widget, "Output Y[1]")[0][0] == str(uneven().output[1, 0, 0].item()).replace("-", "−").removesuffix(
        ".0"
    )
    expect(widget.locator(".cb-filled")).to_contain_text("2 · 4/2 × 2 × 3 weights + 2 of bias = 26")


def test_groups_are_tried_and_explained(show, page: Page) -> None:
    widget = show(uneven(show_all=True))
    before = shown(widget, "Output Y[0]")
    number(widget, "Groups").fill("3")
    expect(widget.locator(".cb-error:visible")).to_have_text(
        "groups must divide c_i = 4 and c_o = 2, not 3. 1 always does. The picture still shows groups 2."
    )
    number(widget, "Groups").fill("")
    expect(widget.locator(".cb-error:visible")).to_have_text(
        "groups must be a whole number from 1 to 8. The picture still shows groups 2."
    )
    number(widget, "Groups").fill("3")
    expect(number(widget, "Groups")).to_have_attribute("aria-invalid", "true")
    expect(number(widget, "Groups")).to_have_value("3")
    assert shown(widget, "Output Y[0]") == before
    number(widget, "Groups").fill("1")  # slices that no group had count as zeros: the output stays
    expect(widget.locator(".cb-error:visible")).to_have_count(0)
    assert shown(widget, "Output Y[0]") == before
    assert line(widget, 3).endswith("= 0")
    cell(widget, "Kernel K[0, 3]", 1, 1).focus()
    page.keyboard.type("2")
    page.keyboard.press("Enter")
    assert shown(widget, "Output Y[0]") != before
    number(widget, "Groups").fill("2")
    assert shown(widget, "Output Y[0]") == before


def test_stride_padding_and_what_the_floor_drops(show) -> None:
    widget = show(uneven())
    assert shown(widget, "Input X[1]")[1] == ["0", "0", "−6", "−5", "−4", "−3", "−2", "0", "0"]
    assert widget.get_by_role("grid", name="Input X[1]").locator(".cb-drop").count() == 9
    expect(widget.locator(".cb-remark")).to_contain_text("The floor drops 1 row at the bottom")
    number(widget, "Padding, width").fill("99")
    expect(widget.locator(".cb-error:visible")).to_contain_text(
        "padding along the width must be a whole number from 0 to 8, not 99"
    )
    number(widget, "Padding, width").fill("0")
    number(widget, "Stride, height").fill("1")
    expect(widget.locator(".cb-shapes")).to_contain_text("→ 2 × 4 × 1")


@pytest.mark.parametrize(("axis", "padding"), [("height", 3), ("height", 0), ("width", 4), ("width", 0)])
def test_a_change_of_the_padding_touches_no_number_inside(show, axis: str, padding: int) -> None:
    widget = show(uneven())
    grid = widget.get_by_role("grid", name="Input X[0]", exact=True)
    grid.get_by_role("gridcell").evaluate_all("all => all.forEach(one => { one.was = one.textContent; })")
    number(widget, f"Padding, {axis}").fill(str(padding))
    texts = grid.locator(".cb-cell:not(.cb-padding)").evaluate_all("all => all.map(one => [one.was, one.textContent])")
    assert texts == [[str(value).replace("-", "−")] * 2 for value in range(-7, 8)]


def test_rounded_sums_say_so(show) -> None:
    widget = show(ChannelSlide([[[1 / 3]], [[0.5]]], [[[[1]], [[1]]]]))
    assert line(widget, 0) == "0.3333·1 ≈ 0.3333"
    assert line(widget, 1) == "0.5·1 = 0.5"
    assert "≈ 0.8333" in total(widget)


def test_many_large_channels(show, page: Page) -> None:
    w = large()
    widget = show(w)
    expect(widget.get_by_role("grid")).to_have_count(1 + 8 + 1 + 8)  # one input, all slices, one output, all biases
    expect(widget.locator(".cb-mini:visible")).to_have_count(14)
    mini = lane(widget, 3).locator(".cb-mini")
    values = [value for row in w.X[3] for value in row]
    squares = mini.locator("path").get_attribute("d") or ""
    assert squares.count("M") == sum(v != 0 for v in values) + sum(v < 0 for v in values)  # those below 0 have a hole
    button(widget, "Step forward").click()
    assert [mini.locator("rect").get_attribute(key) for key in ("x", "y", "width", "height")] == ["1", "0", "3", "3"]
    reached = widget.locator(".cb-maps .cb-mini").nth(1).locator("path").get_attribute("d") or ""
    rows = {int(part.split(" ")[1].partition("h")[0]) // 40 for part in reached.split("M")[1:]}
    assert rows == {0}
    sums = [float(line(widget, c).rsplit(" ", 1)[1].replace("−", "-")) for c in range(8)]
    assert sum(sums) == w.output[0, 0, 1].item()
    choose(widget, "X[3]").check()
    expect(widget.get_by_role("grid", name="Input X[3]")).to_be_visible()
    expect(widget.get_by_role("grid", name="Input X[0]")).to_have_count(0)
    choose(widget, "Y[7]").check()
    expect(widget.get_by_role("grid", name="Output Y[7]")).to_be_visible()
    assert shown(widget, "Output Y[7]")[0][1] == str(int(w.output[7, 0, 1])).replace("-", "−")


@pytest.mark.parametrize("column", [0, 7, 8, 15])
def test_the_box_for_a_new_value_stays_inside_its_grid(show, column: int) -> None:
    widget = show(large())
    cell(widget, "Input X[0]", 15, column).click()
    cell(widget, "Input X[0]", 15, column).click()
    box, place = widget.locator(".cb-editor").bounding_box(), widget.locator(".cb-scroll").first.bounding_box()
    assert box["width"] > 50  # and the cell 24
    assert place["x"] < box["x"]
    assert box["x"] + box["width"] < place["x"] + place["width"]
    assert widget.locator(".cb-scroll").first.evaluate("one => one.scrollWidth === one.clientWidth")


# Moves a slider from 1 to 2 to 3, a frame each, and returns how many rows there are then, before anything else happens.
QUICKLY = """async ([slider, then]) => {
  const now = Date.now() + 1000;
  Date.now = () => now; // however slow this machine is, the changes follow quickly
  const own = setTimeout;
  window.setTimeout = (callback, after) => own(callback, after === 100 ? 2000 : after);
  const rows = (name) => document.querySelectorAll(`[aria-label="${name}"] .cb-row`).length;
  const seen = [];
  for (const value of [1, 2, 3]) {
    slider.value = value;
    slider.dispatchEvent(new Event("input", {bubbles: true}));
    await new Promise(requestAnimationFrame);
    seen.push(rows("Output Y[0]"));
  }
  if (then) dispatchEvent(new Event(then));
  return [seen, rows("Input X[0]")];
}"""


@pytest.mark.parametrize(
    ("height", "then", "rows"),
    [(720, None, 16 + 2 * 1), (720, "beforeprint", 16 + 2 * 3), (3000, None, 16 + 2 * 3)],
    ids=["off the screen", "on paper", "on the screen"],
)
def test_what_is_off_the_screen_waits_until_a_slider_rests(show, page: Page, height: int, then: str, rows: int) -> None:
    page.set_viewport_size({"width": 1280, "height": height})
    widget = show(large())
    slider = widget.get_by_role("slider", name="Padding, both axes")
    widget.locator("summary").click()
    button(widget, "Reset").scroll_into_view_if_needed()
    expect(button(widget, "Reset")).to_be_in_viewport()
    assert page.evaluate(QUICKLY, [slider.element_handle(), then]) == [[16, 18, 20], rows]
    expect(widget.locator('[aria-label="Input X[0]"] .cb-row')).to_have_count(16 + 2 * 3)
    assert total(widget).startswith("Y[0, 0, 0] = 0 channel 0 + 0 channel 1")  # the window sees nothing but padding


def test_paper_shows_all(show, page: Page) -> None:
    widget = show(chapter())
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert shown(widget, "Output Y[1]") == [["76", "100"], ["148", "172"]]
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert shown(widget, "Output Y[1]") == [["76", ""], ["", ""]]


# ── For everybody ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_way_through_by_keyboard(show, page: Page) -> None:
    widget = show(chapter())
    order = []
    for _ in range(17):
        page.keyboard.press("Tab")
        order.append(focused(page))
    assert [order[0], *order[3:4], *order[5:]] == [
        "button: Play",
        "range: Position of the windows",
        "summary: Padding 0 · Stride 1 · Dilation 1 · Groups 1",
        "gridcell: 0",
        "gridcell: 0",
        "gridcell: 1",
        "gridcell: 1",
        "radio: Y[0]",
        "gridcell: 56",
        "gridcell: 0, b[0]",
        "gridcell: 0, b[1]",
        "gridcell: 0, b[2]",
        "checkbox: Show all of Y",
        "button: Reset",
    ] or pytest.fail(str(order))
    choose(widget, "Y[0]").focus()
    page.keyboard.press("ArrowRight")
    expect(choose(widget, "Y[1]")).to_be_checked()
    assert total(widget).endswith("= 76")
    for _ in range(3):
        page.keyboard.press("Shift+Tab")  # back over X[1], and to the slices of the chosen channel, which stays chosen
    assert focused(page) == "gridcell: 1"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("5")
    page.keyboard.press("Enter")
    assert total(widget).endswith("= 76")  # K[1, 0][0, 0] meets a 0 here
    expect(cell(widget, "Kernel K[1, 0]", 0, 0)).to_contain_text("5")
    choose(widget, "Y[1]").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    cell(widget, "Output Y[2]", 0, 0).focus()
    page.keyboard.press("Control+End")
    assert total(widget).endswith("= 224")


# ── Python ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_chapters_numbers() -> None:
    w = ChannelSlide(torch.tensor([SMALL, PLUS_ONE]), torch.tensor(THREE), torch.zeros(3))
    assert w.output.tolist() == [[[56, 72], [104, 120]], [[76, 100], [148, 172]], [[96, 128], [192, 224]]]
    assert (w.output_shape, w.parameters, w.bias) == ((3, 2, 2), 27, (0, 0, 0))
    cost = conv_cost(2, 3, 2, 3)
    assert cost.parameters == w.parameters


def test_groups_equal_torch_and_come_back() -> None:
    torch.manual_seed(1)
    X, K, bias = torch.randn(6, 5, 7), torch.randn(3, 2, 3, 2), torch.randn(3)
    w = ChannelSlide(X, K, bias, groups=3, stride=(1, 2), padding=(0, 1), dilation=(2, 1))
    expected = F.conv2d(X[None], K, bias, groups=3, stride=(1, 2), padding=(0, 1), dilation=(2, 1))[0]
    torch.testing.assert_close(w.output, expected)
    torch.testing.assert_close(w.weight, K)
    assert w.output_shape == tuple(expected.shape)
    assert w.parameters == 3 * 2 * 3 * 2 + 3
    w.groups = 1  # a block-diagonal kernel does the same
    torch.testing.assert_close(w.output, expected)
    assert w.weight.shape == (3, 6, 3, 2)
    w.set(K=torch.ones(3, 2, 3, 2), groups=3)
    assert w.weight.eq(1).all()
    torch.testing.assert_close(
        w.output, conv2d(X, w.weight, bias, groups=3, stride=(1, 2), padding=(0, 1), dilation=(2, 1))
    )


REFUSED = [
    ("X", 3, TypeError, "X must hold channels, a list or a tensor, not 3 of type int"),
    ("X", torch.ones(3, 3), ValueError, r"X must have 3 axes, channels × rows × columns, not 2: its shape is \(3, 3\)"),
    ("X", torch.ones(9, 3, 3), ValueError, "X must have at most 8 channels, not 9: this picture has no room for more"),
    ("X", torch.ones(2, 17, 3), ValueError, r"X\[0\] must have at most 16 rows, not 17"),
    ("X", [[[1]], [[1, 2]]], ValueError, r"X must have parts of one size, but X\[1\] is 1 × 2 and X\[0\] is 1 × 1"),
    ("X", [[[1, float("nan")]]], ValueError, r"X\[0\]\[0\]\[1\] must be a finite number, not nan"),
    ("X", [], ValueError, "X must hold at least one number"),
    ("K", [[[["a"]]]], TypeError, r"K\[0\]\[0\]\[0\]\[0\] must be a number, not 'a'"),
    ("K", torch.ones(3, 2, 6, 1), ValueError, r"K\[0\]\[0\] must have at most 5 rows, not 6"),
    ("K", torch.ones(3, 4, 2, 2), ValueError, "K must have a slice for each input channel of its group, .* not 4"),
    ("K", torch.ones(3, 2, 4, 2), ValueError, "K does not fit along the height: it spans 4 cells"),
    ("bias", [1, 2], ValueError, "bias must hold c_o = 3 numbers, one per output channel, not 2"),
    ("bias", torch.ones(3, 2), ValueError, "bias must have 1 axes"),
    ("groups", 2, ValueError, "groups must divide c_i = 2 and c_o = 3, not 2. 1 always does."),
    ("groups", 0, ValueError, "groups must be a whole number from 1 to 8, not 0."),
    ("groups", 1.5, TypeError, "groups must be a whole number, not 1.5. Write one such as 2."),
    ("groups", True, TypeError, "groups must be a whole number, not True"),
    ("stride", (1, 0), ValueError, "stride along the width must be a whole number from 1 to 16, not 0"),
    ("padding", 1.5, TypeError, "padding along the height must be a whole number, not 1.5"),
    ("channel", 3, ValueError, "channel must be an output channel, 0 to 2, not 3"),
    ("position", (2, 0), ValueError, r"position must lie inside the 2 × 2 output, .* not \(2, 0\)"),
    ("show_all", 1, TypeError, "show_all must be True or False, not 1"),
]


@pytest.mark.parametrize(("name", "value", "kind", "words"), REFUSED)
def test_refuses_and_changes_nothing(name: str, value: object, kind: type[Exception], words: str) -> None:
    with pytest.raises(kind, match=words):
        ChannelSlide(**{"X": [SMALL, PLUS_ONE], "K": THREE} | {name: value})
    w = chapter()
    before = w.get_state()
    with pytest.raises(kind, match=words):
        setattr(w, name, value)
    assert w.get_state() == before
    with pytest.raises(kind, match=words):
        w.set(speed=2, **{name: value})
    assert w.get_state() == before


def test_several_at_once_and_reset() -> None:
    w = chapter(padding=1)
    w.set(channel=2, position=(3, 1))
    w.set(X=torch.ones(1, 2, 2), K=torch.ones(2, 1, 1, 1), bias=[0, 1], padding=0)
    assert (w.output_shape, w.channel, w.position) == ((2, 2, 2), 1, (1, 1))
    w.reset()
    assert (w.output_shape, w.channel, w.position, w.padding) == ((3, 4, 4), 0, (0, 0), (1, 1))
    assert as_tuples(THREE) == w.K


def test_what_the_browser_sends_is_checked() -> None:
    w = chapter()
    w.set_state({"groups": 1, "channel": 2, "position": [1, 1], "bias": [1, 2, 3]})
    assert (w.channel, w.position, w.bias) == (2, (1, 1), (1, 2, 3))
    with pytest.raises(ValueError, match="bias must hold"):
        w.set_state({"bias": [1]})
    assert w.bias == (1, 2, 3)


def test_what_is_stored_is_the_same_each_time() -> None:
    html = uneven()._html()
    assert html == uneven()._html()
    assert not re.search(r"0x[0-9a-f]{6}|\bid=", html)
    assert repr(uneven()) == (
        "ChannelSlide(X 4×3×5, K 2×2×2×3, stride (2, 3), padding (1, 2), dilation (1, 1), groups 2) → 2×2×3"
    )
    state = json.loads(unescape(re.search(r'data-state="([^"]*)"', html)[1]))
    assert sorted(state) == sorted([*ChannelSlide._settings, *ChannelSlide._looks])
    assert '"K":[[[[1,0,-1]' in unescape(html)


def test_without_script_the_sums_stand_there() -> None:
    html = chapter(channel=1)._html()
    assert "<p>Channel 0: 0·1 + 1·2 + 3·3 + 4·4 = 27</p>" in html
    assert "<p>Channel 1: 1·2 + 2·3 + 4·4 + 5·5 = 49</p>" in html
    assert "Y[1, 0, 0] = 27 + 49 + 0 = 76: the sums of the channels, and the bias b[1]." in html
    assert "<caption>X[1] ⋆ K[1, 1]</caption><tbody><tr><td>49</td><td>63</td></tr>" in html
    assert "Parameters: 3 · 2 × 2 × 2 + 3 = 27." in html
    assert html.count("<table") == 9
    assert large()._html().count("<table") == 4  # one channel's three, and the chosen output
