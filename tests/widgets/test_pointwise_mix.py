"""PointwiseMix: its arithmetic against torch, what it does for its reader, what it takes and refuses from Python."""

from __future__ import annotations

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
from torch.utils.flop_counter import FlopCounterMode

from convbook import PointwiseMix, corr2d_multi_in_out_1x1
from convbook.widgets.model.values import LARGEST
from convbook.widgets.pointwise_mix import widget as pointwise_mix

from .harness import SOURCES
from .layout import extent, places
from .node import Node
from .reading import button, cell, focused, shown, status, written

# The chapter's layer: 3 → 2 channels of 3 × 3. The pixel at the top right is 2, 3, 1, and becomes 7, 2 without bias.
X = [[[0, 1, 2], [3, 4, 5], [6, 7, 8]], [[1, 2, 3], [4, 5, 6], [7, 8, 9]], [[2, 0, 1], [1, 4, 0], [0, 3, 2]]]
K = [[1, 2, -1], [-2, 1, 3]]
ALL = [["0", "5", "7", "10", "10", "17", "20", "20", "24"], ["7", "0", "2", "1", "9", "−4", "−5", "3", "−1"]]


def chapter(**options: Any) -> PointwiseMix:
    return PointwiseMix(X, K, **options)


def wide(**options: Any) -> PointwiseMix:
    """2 → 4 channels of 2 × 5, with a bias: no two sizes alike."""
    maps = [[[10 * c + 5 * i + j - 7 for j in range(5)] for i in range(2)] for c in range(2)]
    return PointwiseMix(maps, [[1, 0], [0.5, -1], [-2, 3], [1, 1]], [1.5, 0, -3, 100], **options)


def largest(**options: Any) -> PointwiseMix:
    most = pointwise_mix.MOST
    return PointwiseMix(np.full((most,) * 3, -123.456), np.full((most,) * 2, -0.111), [9.99] * most, **options)


# ── Arithmetic, in Node, against torch ────────────────────────────────────────────────────────────────────────────────

ARITHMETIC = "pointwise_mix/arithmetic"
ASK = "(m, all) => all.map((one) => ({ problem: m.check(one), pixels: m.unfold(one.X), Y: m.mixed(one) }))"


def random_layers(count: int, seed: int) -> list[dict[str, Any]]:
    rng = random.Random(seed)

    def numbers(*shape: int) -> Any:
        if not shape:
            return rng.randint(-9, 9) / rng.choice([1, 4])
        return [numbers(*shape[1:]) for _ in range(shape[0])]

    layers = []
    for _ in range(count):
        c_i, c_o, n_h, n_w = (rng.randint(1, pointwise_mix.MOST) for _ in range(4))
        layers.append({"X": numbers(c_i, n_h, n_w), "K": numbers(c_o, c_i), "bias": numbers(c_o)})
    return layers


def by_torch(layer: dict[str, Any]) -> dict[str, torch.Tensor]:
    X, K, bias = (torch.tensor(layer[name], dtype=torch.float64) for name in ("X", "K", "bias"))
    Y = F.conv2d(X[None], K[:, :, None, None], bias)[0]  # (c_o, n_h, n_w)
    linear = F.linear(X.permute(1, 2, 0), K, bias).permute(2, 0, 1)  # the dense layer per pixel is the same
    torch.testing.assert_close(Y, linear)
    torch.testing.assert_close(Y, corr2d_multi_in_out_1x1(X, K[:, :, None, None]) + bias[:, None, None])
    columns = X.flatten(1)  # (c_i, n_h n_w)
    return {"pixels": columns, "Y": Y.flatten(1)}


def mismatches(node: Node, layers: list[dict[str, Any]], sources: Path = SOURCES) -> set[str]:
    """Return the names of the facts in which the browser's arithmetic and torch differ."""
    wrong = set()
    for layer, answer in zip(layers, node.ask(ARITHMETIC, ASK, layers, sources=sources), strict=True):
        if answer["problem"] is not None:
            wrong.add("problem")
        for name, expected in by_torch(layer).items():
            found = torch.tensor(answer[name], dtype=torch.float64)
            if found.shape != expected.shape or not torch.allclose(found, expected, rtol=0, atol=1e-9):
                wrong.add(name)
    return wrong


def test_arithmetic_equals_torch(node: Node) -> None:
    layers = random_layers(400, seed=4)
    assert mismatches(node, layers) == set()
    uneven = [one for one in layers if len({len(one["X"]), len(one["K"]), len(one["X"][0]), len(one["X"][0][0])}) == 4]
    assert len(uneven) > 50


@pytest.mark.parametrize(
    ("module", "right", "planted", "seen_in"),
    [
        (ARITHMETIC, "column(weights), bias[o])", "column(weights))", "Y"),
        (ARITHMETIC, "column(weights), bias[o])", "column(weights), bias[0])", "Y"),
        (ARITHMETIC, "column(weights), bias[o])", "column(K[0]), bias[o])", "Y"),
        (ARITHMETIC, "X.map((map) => map.flat())", "X.map((map) => [...map].reverse().flat())", "pixels"),
        (ARITHMETIC, "K[0].length === X.length", "K.length === X.length", "problem"),
        ("parts/matrix", "sums[j] += w *", "sums[j] += Math.abs(w) *", "Y"),
        ("parts/matrix", "w * X[i + u][j + v]", "w * X[i][j + v]", "Y"),
    ],
)
def test_a_planted_error_is_found(node: Node, module: str, right: str, planted: str, seen_in: str) -> None:
    assert seen_in in mismatches(node, random_layers(40, seed=5), node.plant(module, right, planted))


BAD_LAYERS = [
    {},
    {"X": None, "K": [[1]], "bias": [0]},
    {"X": [], "K": [[1]], "bias": [0]},
    {"X": "abc", "K": [[1]], "bias": [0]},
    {"X": [[1]], "K": [[1]], "bias": [0]},
    {"X": [[[None]]], "K": [[1]], "bias": [0]},
    {"X": [[["<b>1</b>"]]], "K": [[1]], "bias": [0]},
    {"X": [[[1, 2]], [[1]]], "K": [[1, 1]], "bias": [0]},
    {"X": [[[1], [2]], [[1]]], "K": [[1, 1]], "bias": [0]},
    {"X": [[[1e9]]], "K": [[1]], "bias": [0]},
    {"X": [[[1]]], "K": [[-1000001]], "bias": [0]},
    {"X": [[[1] * 7]], "K": [[1]], "bias": [0]},
    {"X": [[[1]]] * 7, "K": [[1] * 7], "bias": [0]},
    {"X": [[[1]]], "K": [[1]] * 7, "bias": [0] * 7},
    {"X": [[[1]]], "K": [[1, 1]], "bias": [0]},
    {"X": [[[1]]], "K": [[1]], "bias": [0, 0]},
    {"X": [[[1]]], "K": [[1]], "bias": 0},
    {"X": [[[1]]], "K": [[1]], "bias": [None]},
    {"X": [[[1]]], "K": {"length": 1}, "bias": [0]},
]


def test_what_does_not_fit_is_refused_on_both_sides(node: Node) -> None:
    said = node.ask(ARITHMETIC, "(m, all) => all.map(m.check)", BAD_LAYERS)
    assert set(said) == {"The values do not fit together."}
    for layer in BAD_LAYERS:
        with pytest.raises((TypeError, ValueError)):
            PointwiseMix(**layer)
    most = pointwise_mix.MOST
    largest = {"X": [[[LARGEST] * most] * most] * most, "K": [[1] * most], "bias": [0]}
    assert node.ask(ARITHMETIC, "(m, one) => m.check(one)", largest) is None


# ── Used by its reader ────────────────────────────────────────────────────────────────────────────────────────────────


def grid(widget: Locator, name: str, place: tuple[int, int]) -> Locator:
    return cell(widget, name, *place)


def heads(widget: Locator, name: str) -> list[str]:
    """The first text in each cell of the first row; the style makes some, so it is asked of the accessibility tree."""
    client = widget.page.context.new_cdp_session(widget.page)
    nodes = {node["nodeId"]: node for node in client.send("Accessibility.getFullAXTree")["nodes"]}

    def below(node: dict, role: str) -> list[dict]:
        if node["role"]["value"] == role:
            return [node]
        return [found for child in node["childIds"] if child in nodes for found in below(nodes[child], role)]

    (grid,) = (one for one in nodes.values() if one["role"]["value"] == "grid" and one["name"]["value"] == name)
    return [below(cell, "StaticText")[0]["name"]["value"] for cell in below(below(grid, "row")[0], "gridcell")]


def test_starts_paused_at_the_first_pixel(show, page: Page) -> None:
    widget = show(chapter(), clock=True)
    page.clock.run_for(10_000)
    assert shown(widget, "Input X") == [[str(value) for row in map_ for value in row] for map_ in X]
    assert shown(widget, "Kernel K") == [["1", "2", "−1"], ["−2", "1", "3"]]
    assert shown(widget, "Pixel x") == [["0"], ["1"], ["2"]]
    assert shown(widget, "Bias b") == [["0"], ["0"]]
    assert shown(widget, "Result y") == [["0"], ["7"]]
    assert shown(widget, "Output Y") == [["0"] + [""] * 8, ["7"] + [""] * 8]
    assert written(widget) == "Y[0, 0, 0] = 0·1 + 1·2 + 2·(−1) + 0 = 0"
    expect(widget.locator(".cb-shapes")).to_have_text("(2 × 3) · (3 × 3 × 3) = (2 × 3 × 3)")
    expect(status(widget)).to_be_empty()


def test_the_cost_has_one_size_as_a_factor(show) -> None:
    cost = show(chapter()).locator(".cb-size p")
    expect(cost).to_have_text(
        ["2·3 weights at 3 × 3 pixels: 54 MACs.", "One dense layer over the whole image: 18·27 = 486 weights and MACs."]
    )
    with FlopCounterMode(display=False) as counter:
        F.conv2d(torch.ones(1, 2, 2, 5), torch.ones(4, 2, 1, 1))
    expect(show(wide()).locator(".cb-size")).to_contain_text(
        f" at 2 × 5 pixels: {counter.get_total_flops() // 2} MACs."
    )


def test_steps_plays_and_ends(show, page: Page) -> None:
    widget = show(chapter(), clock=True)
    button(widget, "Step forward").click()
    button(widget, "Step forward").click()
    assert written(widget) == "Y[0, 0, 2] = 2·1 + 3·2 + 1·(−1) + 0 = 7"
    assert shown(widget, "Result y") == [["7"], ["2"]]
    expect(status(widget)).to_have_text("Pixel row 0, column 2: 7, 2")
    expect(widget.get_by_role("slider", name="Pixel")).to_have_attribute(
        "aria-valuetext", "pixel row 0, column 2 of 3 × 3"
    )
    button(widget, "Play").click()
    page.clock.run_for(3100)
    expect(widget.locator(".cb-count")).to_have_text("6 of 9")
    assert shown(widget, "Output Y") == [row[:6] + [""] * 3 for row in ALL]
    page.clock.run_for(10_000)
    assert shown(widget, "Output Y") == ALL
    expect(button(widget, "Play")).to_be_visible()


def test_pointing_shows_a_pixel_and_leaves_the_chosen_one(show, page: Page) -> None:
    widget = show(chapter(show_all=True))
    grid(widget, "Input X", (1, 5)).hover()
    assert written(widget) == "Y[0, 1, 2] = 5·1 + 6·2 + 0·(−1) + 0 = 17"
    expect(widget.locator(".cb-term.cb-pair")).to_have_text("+ 6·2 ")
    expect(grid(widget, "Kernel K", (0, 1))).to_contain_class("cb-pair")
    assert shown(widget, "Pixel x") == [["5"], ["6"], ["0"]]
    for c, weight in enumerate(["×1", "×2", "×−1"]):  # marked in every input channel, with the weight that it meets
        expect(grid(widget, "Input X", (c, 5))).to_have_attribute("data-corner", weight)
        expect(grid(widget, "Input X", (c, 5))).to_contain_class("cb-on")
    for o in (0, 1):  # and in every output channel
        expect(grid(widget, "Output Y", (o, 5))).to_contain_class("cb-on")
    expect(widget.locator(".cb-output-grid .cb-uses")).to_have_count(1)
    grid(widget, "Output Y", (1, 6)).hover()
    assert written(widget) == "Y[1, 2, 0] = 6·(−2) + 7·1 + 0·3 + 0 = −5"
    grid(widget, "Kernel K", (1, 2)).hover()
    assert written(widget) == "Y[1, 0, 0] = 0·(−2) + 1·1 + 2·3 + 0 = 7"
    page.mouse.move(1, 1)
    assert written(widget) == "Y[0, 0, 0] = 0·1 + 1·2 + 2·(−1) + 0 = 0"
    expect(widget.locator(".cb-count")).to_have_text("1 of 9")


def test_choosing_an_output_channel(show) -> None:
    widget = show(wide(show_all=True))
    for name, place, start in [
        ("Kernel K", (1, 0), "Y[1, 0, 0] = (−7)·0.5 + 3·(−1) + 0 = −6.5"),
        ("Bias b", (3, 0), "Y[3, 0, 0] = (−7)·1 + 3·1 + 100 = 96"),
        ("Result y", (2, 0), "Y[2, 0, 0] = (−7)·(−2) + 3·3 + (−3) = 20"),
        ("Output Y", (0, 8), "Y[0, 1, 3] = 1·1 + 11·0 + 1.5 = 2.5"),
        ("Input X", (1, 4), "Y[0, 0, 4] = (−3)·1 + 7·0 + 1.5 = −1.5"),
        ("Pixel x", (0, 0), "Y[0, 0, 4] = (−3)·1 + 7·0 + 1.5 = −1.5"),
    ]:
        grid(widget, name, place).focus()
        assert written(widget) == start
    expect(widget.locator(".cb-term.cb-pair")).to_have_text("(−3)·1 ")


def test_choosing_a_pixel_stops_the_play(show, page: Page) -> None:
    widget = show(chapter(), clock=True)
    for name, place in [("Kernel K", (1, 0)), ("Input X", (2, 4))]:
        button(widget, "Play").click()
        grid(widget, name, place).click()
        expect(button(widget, "Play")).to_be_visible()
    page.clock.run_for(5000)
    expect(widget.locator(".cb-count")).to_have_text("5 of 9")
    assert written(widget) == "Y[1, 1, 1] = 4·(−2) + 5·1 + 4·3 + 0 = 9"


def test_the_matrix_view_moves_nothing_but_the_layout(show) -> None:
    widget = show(chapter(position=(0, 2), channel=1))
    names = ("Input X", "Kernel K", "Pixel x", "Bias b", "Result y", "Output Y")
    before = [shown(widget, name) for name in names] + [written(widget)]
    first, last = (grid(widget, "Input X", (0, p)).bounding_box() for p in (0, 8))
    assert last["y"] > first["y"] + 50
    assert heads(widget, "Input X") == before[0][0]
    widget.get_by_label("Pixels as columns of a matrix").check()
    assert [shown(widget, name) for name in names] + [written(widget)] == before
    expect(widget.locator(".cb-shapes")).to_have_text("(2 × 3) · (3 × 9) = (2 × 9)")
    assert heads(widget, "Input X") == heads(widget, "Output Y") == [str(p) for p in range(9)]
    widget.page.wait_for_function("document.getAnimations().length === 0")
    boxes = [[grid(widget, "Input X", (c, p)).bounding_box() for p in range(9)] for c in range(3)]
    assert len({box["y"] for box in boxes[0]}) == 1  # a channel is a row
    assert len({boxes[c][2]["x"] for c in range(3)}) == 1  # and a pixel a column
    column = widget.locator(".cb-pixels > .cb-panel-input .cb-lens").bounding_box()
    assert column["height"] > 3 * grid(widget, "Input X", (0, 2)).bounding_box()["height"]
    assert abs(boxes[0][2]["x"] - column["x"]) < 5
    assert abs(boxes[0][2]["x"] - grid(widget, "Output Y", (0, 2)).bounding_box()["x"]) < 1  # over its result
    widget.get_by_label("Pixels as columns of a matrix").uncheck()
    assert [shown(widget, name) for name in names] + [written(widget)] == before
    expect(widget.locator(".cb-shapes")).to_have_text("(2 × 3) · (3 × 3 × 3) = (2 × 3 × 3)")


GLIDES = """() => document.getAnimations().filter((one) => one.effect.getKeyframes()[0].translate).map((one) => {
  one.pause();
  one.currentTime = 0;
  const { left, top } = one.effect.target.getBoundingClientRect();
  return [Math.round(left), Math.round(top)];
})"""
PLACES = """() => [...document.querySelectorAll(".cb-cell")].map((cell) => {
  const { left, top } = cell.getBoundingClientRect();
  return [Math.round(left), Math.round(top)];
})"""


def test_the_cells_glide_from_where_they_were_unless_motion_is_unwanted(show, page: Page) -> None:
    widget = show(chapter())
    switch = widget.get_by_label("Pixels as columns of a matrix")
    switch.scroll_into_view_if_needed()
    before = page.evaluate(PLACES)
    assert page.evaluate(GLIDES) == []
    switch.check()
    assert page.evaluate(GLIDES) == before
    assert len(before) == 9 * (3 + 2) + 6 + 3 + 2 + 2
    page.evaluate("document.getAnimations().forEach((one) => one.finish())")
    assert page.evaluate(PLACES) != before
    page.emulate_media(reduced_motion="reduce")
    switch.uncheck()
    assert page.evaluate(GLIDES) == []
    assert page.evaluate(PLACES) == before


# ── Numbers changed in place ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("as_matrix", [False, True])
def test_an_edited_pixel_changes_only_its_own_outputs(show, page: Page, as_matrix: bool) -> None:
    widget = show(chapter(show_all=True, as_matrix=as_matrix))
    assert shown(widget, "Output Y") == ALL
    grid(widget, "Input X", (2, 5)).focus()
    page.keyboard.type("10")
    expect(widget.get_by_label("New value for channel 2, row 1, column 2")).to_have_value("10")
    page.keyboard.press("Enter")
    assert shown(widget, "Output Y") == [
        ["0", "5", "7", "10", "10", "7", "20", "20", "24"],
        ["7", "0", "2", "1", "9", "26", "−5", "3", "−1"],
    ]
    expect(grid(widget, "Input X", (2, 5))).to_be_focused()


def test_edits_a_weight_by_mouse(show, page: Page) -> None:
    widget = show(chapter(show_all=True))
    grid(widget, "Kernel K", (1, 2)).dblclick()
    page.keyboard.type("0")
    page.keyboard.press("Enter")
    assert shown(widget, "Output Y") == [ALL[0], ["1", "0", "−1", "−2", "−3", "−4", "−5", "−6", "−7"]]
    assert written(widget) == "Y[1, 0, 0] = 0·(−2) + 1·1 + 2·0 + 0 = 1"


def test_edits_a_bias(show, page: Page) -> None:
    widget = show(chapter(show_all=True))
    grid(widget, "Bias b", (1, 0)).focus()
    page.keyboard.type("-1/2")
    page.keyboard.press("Enter")
    assert shown(widget, "Output Y")[0] == ALL[0]  # one number for each output channel, at every pixel
    assert shown(widget, "Output Y")[1] == ["6.5", "−0.5", "1.5", "0.5", "8.5", "−4.5", "−5.5", "2.5", "−1.5"]
    assert written(widget) == "Y[1, 0, 0] = 0·(−2) + 1·1 + 2·3 + (−0.5) = 6.5"


@pytest.mark.parametrize("name", ["Pixel x", "Result y", "Output Y"])
def test_what_follows_from_the_rest_cannot_be_edited(show, page: Page, name: str) -> None:
    widget = show(chapter(show_all=True))
    grid(widget, name, (0, 0)).focus()
    page.keyboard.press("7")
    page.keyboard.press("Enter")
    expect(widget.locator(".cb-editor")).to_have_count(0)
    expect(widget.get_by_role("grid", name=name)).to_have_attribute("aria-readonly", "true")


@pytest.mark.parametrize("typed", ["abc", "", "NaN", "1e9", "<img src=x>"])
@pytest.mark.parametrize("name", ["Input X", "Bias b"])
def test_what_is_no_number_stays_and_is_explained(show, page: Page, name: str, typed: str) -> None:
    widget = show(chapter(show_all=True))
    grid(widget, name, (0, 0)).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    page.keyboard.type(typed)
    page.keyboard.press("Enter")
    expect(widget.locator(".cb-editor")).to_have_attribute("aria-invalid", "true")
    expect(widget.locator(".cb-editor")).to_have_value(typed)
    message = widget.locator(".cb-error:visible")
    expect(message).to_contain_text(typed or "“” is not a number")
    expect(status(widget)).to_have_text(message.inner_text())
    assert shown(widget, "Output Y") == ALL
    page.keyboard.press("Escape")
    expect(message).to_have_count(0)
    expect(widget.locator("img")).to_have_count(0)


def test_reset(show, page: Page) -> None:
    widget = show(wide(show_all=True, position=(1, 2), channel=2))
    before = shown(widget, "Output Y")
    for name in ("Input X", "Kernel K", "Bias b"):
        grid(widget, name, (0, 0)).focus()
        page.keyboard.type("50")
        page.keyboard.press("Enter")
    assert shown(widget, "Output Y") != before
    widget.get_by_label("Show all of Y").uncheck()
    widget.get_by_label("Pixels as columns of a matrix").check()
    button(widget, "Reset").click()
    assert shown(widget, "Output Y") == before
    expect(widget.get_by_label("Pixels as columns of a matrix")).not_to_be_checked()
    assert written(widget) == "Y[0, 0, 0] = (−7)·1 + 3·0 + 1.5 = −5.5"
    expect(status(widget)).to_have_text("Reset")


# ── Where it lies, by keyboard ────────────────────────────────────────────────────────────────────────────────────────


def caption(widget: Locator, role: str) -> Locator:
    return widget.locator(f".cb-pixels > .cb-panel-{role} > .cb-head > .cb-dim")


def test_a_pixel_is_a_column(show, page: Page) -> None:
    widget = show(wide(position=(1, 2)))
    for role in ("input", "output"):
        expect(caption(widget, role)).to_have_text("pixel (1, 2)")
    widget.get_by_label("Pixels as columns of a matrix").check()
    for role, rows in (("input", 2), ("output", 4)):
        expect(caption(widget, role)).to_have_text("pixel (1, 2) = column 7")
        lens = widget.locator(f".cb-pixels > .cb-panel-{role} .cb-lens")
        read = "(lens) => ['row', 'column', 'rows', 'columns'].map((at) => lens.style.getPropertyValue(`--cb-${at}`))"
        assert lens.evaluate(read) == ["0", "7", str(rows), "1"]
    grid(widget, "Output Y", (2, 3)).hover()
    expect(caption(widget, "input")).to_have_text("pixel (0, 3) = column 3")


@pytest.mark.parametrize("as_matrix", [False, True])
@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_moves_while_it_plays(show, page: Page, family: str, width: int, as_matrix: bool) -> None:
    page.set_viewport_size({"width": width, "height": 720})
    page.emulate_media(reduced_motion="reduce")
    widget = show(wide(as_matrix=as_matrix))
    before = places(widget)
    assert len(before) > 80
    for at in range(1, 10):
        widget.get_by_role("slider", name="Pixel").fill(str(at))
        after = places(widget)
        # A matrix that is wider than its place scrolls to the pixel; what is around it stays.
        still = [
            i for i, one in enumerate(before) if not (as_matrix and width == 320 and one[0] in ("cb-cell", "cb-grid"))
        ]
        assert [(before[i], after[i]) for i in still if before[i] != after[i]] == [], at


@pytest.mark.parametrize("as_matrix", [False, True])
def test_all_that_plays_is_in_one_view(show, page: Page, family: str, as_matrix: bool) -> None:
    page.set_viewport_size({"width": 699, "height": 720})  # the width that a chapter has at 1280
    widget = show(chapter(as_matrix=as_matrix))
    assert extent(button(widget, "Play"), widget.locator("p.cb-sum")) <= 670


def test_on_paper_all_outputs_are_to_be_seen(show, page: Page) -> None:
    widget = show(chapter())
    assert shown(widget, "Output Y")[0][8] == ""
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert shown(widget, "Output Y") == ALL


def test_the_way_through_by_tab(show, page: Page) -> None:
    show(chapter(position=(0, 2)))
    order = []
    for _ in range(14):
        page.keyboard.press("Tab")
        order.append(focused(page).split(" 0.5 per")[0])
    assert order == [
        "button: Play",
        "button: Step back",
        "button: Step forward",
        "range: Pixel",
        "select-one: Speed",
        "checkbox: Pixels as columns of a matrix",
        "checkbox: Show all of Y",
        "button: Reset",
        "gridcell: 2, channel 0, row 0, column 2",
        "gridcell: 7, channel 0, row 0, column 2",
        "gridcell: 1",
        "gridcell: 2",
        "gridcell: 0",
        "gridcell: 7",
    ]


FOLDED = [
    ("ArrowRight", (0, 1)),
    ("ArrowDown", (0, 6)),  # the pixel below
    ("ArrowDown", (1, 1)),  # the next channel
    ("ArrowUp", (0, 6)),
    ("ArrowLeft", (0, 5)),
    ("ArrowLeft", (0, 5)),
    ("End", (0, 9)),
    ("ArrowRight", (0, 9)),
    ("Home", (0, 5)),
    ("Control+End", (1, 9)),
    ("ArrowDown", (1, 9)),
    ("Control+Home", (0, 0)),
]
UNFOLDED = [
    ("ArrowRight", (0, 1)),
    ("ArrowDown", (1, 1)),
    ("ArrowDown", (1, 1)),
    ("End", (1, 9)),
    ("ArrowUp", (0, 9)),
    ("Home", (0, 0)),
    ("Control+End", (1, 9)),
    ("Control+Home", (0, 0)),
]


@pytest.mark.parametrize(("as_matrix", "walk"), [(False, FOLDED), (True, UNFOLDED)])
def test_the_arrow_keys_follow_what_is_seen(show, page: Page, as_matrix: bool, walk) -> None:
    widget = show(wide(as_matrix=as_matrix))
    grid(widget, "Input X", (0, 0)).focus()
    for key, place in walk:
        page.keyboard.press(key)
        expect(grid(widget, "Input X", place)).to_be_focused()
        assert written(widget).startswith(f"Y[0, {place[1] // 5}, {place[1] % 5}] ="), key
    expect(widget.get_by_role("grid", name="Input X").locator('[tabindex="0"]')).to_have_count(1)


def test_the_largest_fits_on_a_phone(show, page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.emulate_media(reduced_motion="reduce")
    widget = show(largest())
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    widget.get_by_label("Pixels as columns of a matrix").click()
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_wide_matrices_scroll_together_to_the_pixel(show, page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.emulate_media(reduced_motion="reduce")
    widget = show(largest(as_matrix=True, position=(5, 5)))
    for at in (35, 0, 20):
        widget.get_by_role("slider", name="Pixel").fill(str(at))
        page.wait_for_function(  # one follows the other a frame later
            """[...document.querySelectorAll('.cb-pixels > .cb-panel .cb-scroll')].every((scroll) => {
              const [place, pixel] = [scroll, scroll.querySelector('.cb-on')].map((one) => one.getBoundingClientRect());
              return place.left - 1 <= pixel.left && pixel.right <= place.right + 1;
            })"""
        )
    both = widget.locator(".cb-pixels > .cb-panel .cb-scroll")
    both.first.evaluate("element => { element.scrollLeft = 111 }")
    page.wait_for_function(
        "[...document.querySelectorAll('.cb-pixels > .cb-panel .cb-scroll')].every((e) => e.scrollLeft === 111)"
    )


# ── Python ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("make", [lambda rows: rows, torch.tensor, np.array], ids=["lists", "tensor", "array"])
@pytest.mark.parametrize("window", [False, True], ids=["c_o × c_i", "c_o × c_i × 1 × 1"])
def test_takes_tensors_arrays_and_lists(make, window: bool) -> None:
    weights = [[[[w]] for w in row] for row in K] if window else K
    w = PointwiseMix(make(X), make(weights), make([0.5, -1]))
    assert (w.K, w.bias, w.X[2][1]) == (((1, 2, -1), (-2, 1, 3)), (0.5, -1), (1, 4, 0))
    expected = F.conv2d(
        torch.tensor(X).float()[None], torch.tensor(K).float()[:, :, None, None], torch.tensor([0.5, -1])
    )
    torch.testing.assert_close(w.output, expected[0])
    w.K = make(weights)
    assert w.K[1] == (-2, 1, 3)


def test_results() -> None:
    w = wide()
    assert w.output_shape == tuple(w.output.shape) == (4, 2, 5)
    assert w.output.dtype == torch.get_default_dtype()
    assert w.macs == 4 * 2 * 2 * 5
    assert repr(w) == "PointwiseMix(X 2×2×5, K 4×2) → 4×2×5, 80 MACs"
    assert chapter().bias == (0, 0)


REFUSED = [
    ("X", 3, TypeError, "X must hold channels, a list or a tensor, not 3 of type int"),
    (
        "X",
        torch.ones(2, 3),
        ValueError,
        r"X must have 3 axes, channels × rows × columns, not 2: its shape is \(2, 3\). Pass X\[None\]",
    ),
    ("X", [], ValueError, "X must hold at least one number; it is empty"),
    ("X", [[1, 2], [3, 4]], TypeError, r"X\[0\]\[0\] must hold columns, a list or a tensor, not 1 of type int"),
    ("X", torch.ones(7, 2, 2), ValueError, "X must have at most 6 channels, not 7: this picture has no room for more"),
    ("X", torch.ones(3, 2, 7), ValueError, r"X\[0\]\[0\] must have at most 6 columns, not 7"),
    ("X", [[[1]], [[1]], [[1, 2]]], ValueError, r"parts of one size, but X\[2\] is 1 × 2 and X\[0\] is 1 × 1"),
    ("X", [[[1, float("nan")]]] * 3, ValueError, r"X\[0\]\[0\]\[1\] must be a finite number, not nan"),
    ("X", torch.ones(2, 2, 2), ValueError, "K must have 2 columns, one for each channel of X, not 3. Change K, or X"),
    ("K", torch.ones(2, 3, 3, 3), ValueError, "K must have 2 axes, output channels and input channels, not 4"),
    ("K", torch.ones(7, 3), ValueError, r"K must have at most 6 rows \(its output channels\), not 7"),
    ("K", [[[[1, 2]]]], TypeError, r"K\[0, 0\] must be a number"),
    ("K", "abc", TypeError, "K must be a matrix"),
    ("K", torch.ones(2, 2), ValueError, "K must have 3 columns, one for each channel of X, not 2"),
    ("K", torch.ones(4, 3), ValueError, "bias must hold 4 numbers, one for each row of K, not 2. Change bias, or K"),
    ("bias", [1], ValueError, "bias must hold 2 numbers, one for each row of K, not 1"),
    ("bias", 1, TypeError, "bias must hold numbers, a list or a tensor, not 1 of type int"),
    ("bias", [1, float("inf")], ValueError, r"bias\[1\] must be a finite number, not inf"),
    ("bias", [], ValueError, "bias must hold at least one number"),
    (
        "position",
        (3, 0),
        ValueError,
        r"position must lie inside the 3 × 3 \w+, from \(0, 0\) to \(2, 2\), not \(3, 0\)",
    ),
    ("position", (0, -1), ValueError, "position must lie inside"),
    ("channel", 2, ValueError, "channel must be from 0 to 1, a row of K, not 2"),
    ("channel", -1, ValueError, "channel must be at least 0, not −1"),
    ("channel", 0.5, TypeError, "channel must be a whole number, not 0.5"),
    ("channel", True, TypeError, "channel must be a whole number, not True"),
    ("as_matrix", 1, TypeError, "as_matrix must be True or False, not 1"),
    ("show_all", None, TypeError, "show_all must be True or False, not None"),
    ("speed", 99, ValueError, "speed must be at most 20, not 99"),
]


@pytest.mark.parametrize(("name", "value", "kind", "words"), REFUSED)
def test_refuses(name: str, value: object, kind: type[Exception], words: str) -> None:
    with pytest.raises(kind, match=words):
        PointwiseMix(**{"X": X, "K": K, "bias": [0, 0]} | {name: value})
    w = chapter()
    before = w.get_state()
    with pytest.raises(kind, match=words):
        setattr(w, name, value)
    assert w.get_state() == before


def test_several_at_once_or_none() -> None:
    w = chapter(position=(2, 2), channel=1)
    with pytest.raises(ValueError, match=r"K must have 3 columns.*use set\(…\)"):
        w.K = [[1]]
    with pytest.raises(ValueError, match="bias must hold 1 numbers"):
        w.set(X=[[[1, 2]]], K=[[1]], bias=[1, 2])
    assert (w.X[0][0], len(w.K), w.bias, w.position) == ((0, 1, 2), 2, (0, 0), (2, 2))
    w.set(X=[[[1, 2]]], K=[[1]], bias=[1])
    assert (w.output.tolist(), w.position, w.channel) == ([[[2, 3]]], (0, 1), 0)
    w.reset()
    assert (w.output_shape, w.position) == ((2, 3, 3), (0, 0))


def test_what_the_browser_sends_is_checked() -> None:
    w = chapter()
    w.set_state({"X": [[[1]], [[2]], [[3]]], "position": [0, 0], "channel": 1, "as_matrix": True})
    assert (w.output.flatten().tolist(), w.channel, w.as_matrix) == ([2, 9], 1, True)
    with pytest.raises(ValueError, match="channel must be from 0 to 1"):
        w.set_state({"channel": 4})
    assert w.channel == 1


def test_what_is_stored_is_the_same_each_time_and_teaches_alone() -> None:
    html = chapter(position=(0, 2))._html()
    assert html == chapter(position=(0, 2))._html()
    assert not re.search(r"0x[0-9a-f]{6}|\bid=", html)
    state = json.loads(re.search('data-state="([^"]*)"', html)[1].replace("&quot;", '"'))
    assert state == {
        "X": X,
        "K": K,
        "bias": [0, 0],
        "as_matrix": False,
        "show_all": False,
        "position": [0, 2],
        "channel": 0,
        "speed": 1,
    }
    captions = re.findall("<caption>(.*?)</caption>", html)
    assert captions == [
        *("X[0]", "X[1]", "X[2]", "K, 2 × 3", "b, 2", "Y[0]", "Y[1]", "X as a matrix, 3 × 9", "Y as a matrix, 2 × 9")
    ]
    assert re.findall("<b>(.*?)</b>", html) == ["2", "3", "1", "7", "2", "2", "3", "1", "7", "2"]
    for words in (
        "Y[0, 0, 2] = 2·1 + 3·2 + 1·(−1) + 0 = 7",
        "Y[1, 0, 2] = 2·(−2) + 3·1 + 1·3 + 0 = 2",
        "(2 × 3) · (3 × 9) = (2 × 9)",
        "c_o·c_i·m_h·m_w = 2·3·3·3 = 54 MACs. One dense layer over the whole image: 18·27 = 486.",
    ):
        assert words in html
