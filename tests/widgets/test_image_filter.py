"""ImageFilter: its arithmetic against torch, its pictures pixel by pixel, files, keys, and what Python takes."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from browsing import Strict, serve, violations
from colorspacious import cspace_convert, deltaE
from PIL import Image
from playwright.sync_api import Locator, Page, expect
from torch.nn import functional as F

from convbook import ImageFilter, corr2d, photograph
from convbook.pictures import _shades
from convbook.press.widgets import files_of
from convbook.widgets.image_filter import grey_image
from convbook.widgets.image_filter import widget as image_filter

from .harness import SOURCES, site
from .layout import extent, places
from .node import Node
from .reading import button, cell, focused, shown, status, written

ARITHMETIC = "image_filter/arithmetic"
MATRIX = "parts/matrix"

STRIPE = [[1, 1, 0, 0, 0, 0, 1, 1]] * 6  # 6 × 8: bright, dark, bright
ORANGE, VIOLET = [*image_filter.ENDS[0], 255], [*image_filter.ENDS[1], 255]  # −a and +a, opaque


def stripe(**options: Any) -> ImageFilter:
    return ImageFilter(STRIPE, **{"kernel": [[1, -1]], "position": (2, 1)} | options)


def odd(**options: Any) -> ImageFilter:
    """11 × 17 under 2 × 3, all unlike in height and width: output 10 × 15."""
    X = torch.rand(11, 17, generator=torch.manual_seed(0))
    return ImageFilter(X, **{"kernel": [[1, 0, -1], [2, 0.5, -2]], "position": (4, 7)} | options)


def by_torch(X: Any, K: Any, bias: float = 0.0) -> np.ndarray:
    X, K = (torch.tensor(one, dtype=torch.float64) for one in (X, K))
    return F.conv2d(X[None, None], K[None, None], torch.tensor([bias], dtype=torch.float64))[0, 0].numpy()


# ── Arithmetic ────────────────────────────────────────────────────────────────────────────────────────────────────────

# What the widget computes about an image and a kernel, in one call for all settings: by the widget's own module, and by
# the one for kernels in general.
OWN = """
(m, all) => all.map(({ image, Y, rgba }) => {
  const end = m.scaleEnd(Y);
  return {
    X: m.decode(image).flat(),
    end,
    signed: [...m.shades(Y, end)],
    grey: [...m.shades(Y)],
    luma: m.luma(new Uint8ClampedArray(rgba), 2).flat(),
  };
})
"""
SUMS = """
(m, all) => all.map(({ X, kernel, bias }) => {
  const Y = m.correlate(X, kernel, bias);
  return {
    size: [Y.length, Y[0].length],
    Y: Y.flat(),
    sums: Y.flatMap((row, i) => row.map((_, j) =>
      m.products(X, kernel, [i, j]).reduce((sum, { x, w }) => sum + x * w, bias))),
  };
})
"""
SIDES = (1, 2, 3, 5, 7, 11, 13)


def some_settings(count: int, seed: int) -> list[dict[str, Any]]:
    rng = random.Random(seed)
    settings = []
    for _ in range(count):
        n = [rng.choice(SIDES) for _ in "hw"]
        k = [rng.randint(1, min(9, side)) for side in n]
        greys = [[rng.randint(0, 255) / 255 for _ in range(n[1])] for _ in range(n[0])]
        kernel = [[rng.randint(-9, 9) / rng.choice([1, 3, 8]) for _ in range(k[1])] for _ in range(k[0])]
        rgba = [rng.randint(0, 255) for _ in range(24)]  # 3 × 2 pixels
        settings.append({"X": greys, "image": grey_image.encoded(greys), "kernel": kernel, "rgba": rgba})
        settings[-1]["bias"] = rng.choice([0, -0.75, 3])
    return settings


def expected_end(Y: np.ndarray) -> float:
    """Of 100 results, 99 don't exceed it; to one digit. `plot_images` chooses it so, but between two results."""
    largest = np.abs(Y).max()
    return float(f"{np.percentile(np.abs(Y), 99, method='higher'):.1g}") or largest or 1.0


def expected_signed(Y: np.ndarray, end: float) -> np.ndarray:
    """The documented scale: the sign's colour, as opaque as the value is near to the end."""
    alpha = np.clip(np.abs(Y) / end, 0, 1) * 255
    colours = np.where((Y < 0)[..., None], *(np.array(one) for one in image_filter.ENDS))
    return np.concatenate([colours, alpha[..., None]], axis=-1)


def answers(node: Node, settings: list[dict[str, Any]], sources: Path = SOURCES) -> list[dict[str, Any]]:
    sums = node.ask(MATRIX, SUMS, settings, sources=sources)
    with_sums = [{**setting, "Y": one["Y"]} for setting, one in zip(settings, sums, strict=True)]
    own = node.ask(ARITHMETIC, OWN, with_sums, sources=sources)
    return [one | other for one, other in zip(sums, own, strict=True)]


def differences(settings: list[dict[str, Any]], answers: list[dict[str, Any]]) -> set[str]:
    """Return the names of what is not as torch, numpy and Pillow have it in any of the settings."""
    found = set()
    for setting, answer in zip(settings, answers, strict=True):
        Y = by_torch(setting["X"], setting["kernel"], setting["bias"])
        pixels = np.array(setting["rgba"], np.uint8).reshape(3, 2, 4)
        wanted = {
            "size": np.array(Y.shape),
            "X": np.array(setting["X"]),
            "Y": Y,
            "sums": Y,
            "end": np.array(expected_end(Y)),
            "signed": expected_signed(Y, answer["end"]),
            "grey": np.dstack([np.clip(Y, 0, 1) * 255] * 3 + [np.full(Y.shape, 255)]),
            "luma": np.array(Image.fromarray(pixels[..., :3]).convert("L")) / 255,
        }
        for name, value in wanted.items():
            got = np.array(answer[name], float)
            room = {"signed": 0.5001, "grey": 0.5001, "luma": 1.001 / 255}.get(name, 1e-9)  # shades are whole numbers
            if got.size != value.size or not (np.abs(got - value.ravel()) <= room).all():  # not-a-number, too
                found.add(name)
    return found


def test_arithmetic_against_torch(node: Node) -> None:
    settings = some_settings(400, seed=4)
    sizes = {tuple(np.shape(one["kernel"])) for one in settings}
    assert len(sizes) > 40
    assert differences(settings, answers(node, settings)) == set()


@pytest.mark.parametrize(
    ("module", "right", "planted", "name"),
    [
        (MATRIX, "w * X[i + u][j + v]", "w * X[i + v]?.[j + u]", "Y"),
        (MATRIX, "x: X[i + u][j + v]", "x: X[i + u][j]", "sums"),
        (MATRIX, "X[0].length - K[0].length + 1", "X[0].length - K[0].length + 2", "size"),
        (MATRIX, ".fill(bias)", ".fill(0)", "Y"),
        (ARITHMETIC, "bytes[at - columns]", "bytes[at - 1]", "X"),
        (ARITHMETIC, "toPrecision(1)) ||", "toPrecision(2)) ||", "end"),
        (ARITHMETIC, "Math.ceil(0.99", "Math.ceil(0.5", "end"),
        (ARITHMETIC, "y < 0 ? 0 : 1", "y > 0 ? 0 : 1", "signed"),
        (ARITHMETIC, "Math.abs(grey) / end", "Math.abs(grey) / end / 1.1", "signed"),
        (ARITHMETIC, "0.587 * g", "0.578 * g", "luma"),
    ],
)
def test_a_planted_error_is_found(node: Node, module: str, right: str, planted: str, name: str) -> None:
    settings = some_settings(60, seed=4)
    assert name in differences(settings, answers(node, settings, node.plant(module, right, planted)))


@pytest.mark.parametrize(
    ("kernel", "rows", "columns", "wanted"),
    [
        ([[1, -1]], 1, 3, [[1, -1, 0]]),
        ([[1, -1]], 2, 2, [[1, -1], [0, 0]]),
        ([[1, 2, 3], [4, 5, 6]], 1, 2, [[1, 2]]),
    ],
)
def test_a_kernel_of_another_size(node: Node, kernel, rows: int, columns: int, wanted) -> None:
    assert node.ask(ARITHMETIC, "(m, K, rows, columns) => m.resized(K, rows, columns)", kernel, rows, columns) == wanted


def test_presets() -> None:
    presets = ImageFilter(STRIPE).presets
    assert presets == ImageFilter(STRIPE, presets=presets).presets
    sums = {name: round(sum(map(sum, kernel)), 12) for name, kernel, _ in presets}
    assert sums == {
        "Identity": 1,
        "Change along the row": 0,
        "Change down the column": 0,
        "Sobel along the row": 0,
        "Sobel down the column": 0,
        "Laplacian": 0,
        "Box blur": 1,
        "Gaussian blur": 1,
        "Sharpen": 1,
        "Emboss": 1,
    }
    kernels = {name: np.array(kernel) for name, kernel, _ in presets}
    assert np.array_equal(kernels["Sharpen"], kernels["Identity"] - kernels["Laplacian"])
    for along, down in [
        ("Change along the row", "Change down the column"),
        ("Sobel along the row", "Sobel down the column"),
    ]:
        assert np.array_equal(kernels[along], kernels[down].T)
    # What the words say: plus is bright to dark, from left to right; a spot darker than around is plus.
    assert by_torch([[1, 0]], kernels["Change along the row"]).item() == 1
    assert by_torch([[1, 1, 0]] * 3, kernels["Sobel along the row"]).item() == 4
    assert by_torch([[1, 1, 1], [1, 0, 1], [1, 1, 1]], kernels["Laplacian"]).item() == 4


@pytest.mark.parametrize(("kernel", "total"), [([[1, -1]], 0), ([[1 / 25] * 5] * 5, 1), ([[0.5, -2]], -1.5)])
def test_the_sum_of_the_weights(node: Node, kernel: list[list[float]], total: float) -> None:
    assert node.ask(ARITHMETIC, "(m, kernel) => m.weightSum(kernel)", kernel) == total


def test_python_and_the_browser_agree_on_what_fits(node: Node) -> None:
    rng = random.Random(1)
    settings = []
    for _ in range(100):
        n, k = [rng.randint(1, 9) for _ in "hw"], [rng.randint(1, 9) for _ in "hw"]
        settings.append([np.zeros(size).tolist() for size in (n, k)])
    states = [{"image": grey_image.encoded(X), "kernel": K, "bias": 0, "presets": []} for X, K in settings]
    for (X, K), said in zip(settings, node.ask(ARITHMETIC, "(m, all) => all.map(m.check)", states), strict=True):
        assert (said is None) == (ImageFilter._problem(image=X, kernel=K) is None)


def test_the_scale_is_that_of_the_chapters_pictures() -> None:
    for kernel in ([[1, -1]], [[0, 1, 0], [1, -4, 1], [0, 1, 0]]):
        Y = corr2d(photograph(), torch.tensor(kernel).float()).numpy()
        labels = [label for label, _ in _shades(Y)[1]]
        assert float(labels[2].removeprefix("≥ ")) == expected_end(Y)


def test_the_two_signs_stay_apart_and_apart_from_zero() -> None:
    papers = {"light": "#fffdf8", "dark": "#14171c"}
    for sight in ("normal", "deuteranomaly", "protanomaly", "tritanomaly"):
        for paper in papers.values():
            zero = [int(paper[i : i + 2], 16) for i in (1, 3, 5)]
            seen = [np.array(one) / 255 for one in (*image_filter.ENDS, zero)]
            if sight != "normal":
                space = {"name": "sRGB1+CVD", "cvd_type": sight, "severity": 100}
                seen = [np.clip(cspace_convert(one, space, "sRGB1"), 0, 1) for one in seen]
            negative, positive, nothing = seen
            for a, b in [(negative, positive), (negative, nothing), (positive, nothing)]:
                assert deltaE(a, b, input_space="sRGB1") > 20, (sight, paper)


# ── The pictures ──────────────────────────────────────────────────────────────────────────────────────────────────────


def settle(page: Page) -> None:
    """Let a frame pass in which the pictures are drawn."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


# From a copy: Chromium complains where a page reads a canvas of its own again and again.
READ = """(one) => {
  const { width, height } = one;
  const copy = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  copy.drawImage(one, 0, 0);
  return copy.getImageData(0, 0, width, height).data;
}"""


def pixels(widget: Locator, role: str) -> np.ndarray:
    """Return a picture's red, green, blue and alpha, (height, width, 4)."""
    settle(widget.page)
    canvas = widget.locator(f".cb-panel-{role} .cb-photo canvas")
    read = f"one => [one.height, one.width, ...({READ})(one)]"
    height, width, *data = canvas.evaluate(read)
    return np.array(data).reshape(height, width, 4)


def scale(widget: Locator) -> str:
    settle(widget.page)
    return " ".join(widget.locator(".cb-panel-output .cb-scale span").all_inner_texts()).replace("  ", " ")


def signed(end: float) -> str:
    return f"≤ −{end:g} 0 ≥ {end:g}"


def photo(widget: Locator) -> Locator:
    return widget.get_by_role("application", name="Input X")


def preset(widget: Locator) -> Locator:
    return widget.get_by_role("combobox", name="Kernel", exact=True)


def chosen(widget: Locator) -> Locator:
    return preset(widget).locator("option:checked")


def about(widget: Locator) -> Locator:
    return widget.locator("p.cb-about")


def weight_sum(widget: Locator) -> Locator:
    return widget.locator(".cb-weights .cb-panel-kernel .cb-dim").first


def slider(widget: Locator) -> Locator:
    return widget.get_by_role("slider")


def drag(widget: Locator, value: float) -> None:
    slider(widget).evaluate("(one, value) => { one.value = value; one.dispatchEvent(new Event('input')) }", value)


def problem(widget: Locator) -> Locator:
    return widget.locator(".cb-error:visible")


def test_a_bright_and_a_dark_edge(show) -> None:
    widget = show(stripe())
    assert pixels(widget, "input")[0].tolist() == [[255] * 4] * 2 + [[0, 0, 0, 255]] * 4 + [[255] * 4] * 2
    Y = pixels(widget, "output")
    assert Y.shape == (6, 7, 4)
    for row in Y.tolist():  # 0, 1, 0, 0, 0, −1, 0
        assert [one[3] for one in row] == [0, 255, 0, 0, 0, 255, 0]
        assert (row[1], row[5]) == (VIOLET, ORANGE)
    assert scale(widget) == signed(1)
    assert widget.locator(".cb-shapes").inner_text() == "6 × 8 ⋆ 1 × 2 → 6 × 7"
    assert shown(widget, "Window") == [["1", "0"]]
    assert written(widget) == "Y[2, 1] = 1·1 + 0·(−1) + 0 = 1"
    expect(status(widget)).to_be_empty()


def test_it_does_not_answer_to_edges_of_the_other_direction(show) -> None:
    widget = show(stripe())
    preset(widget).select_option("Change down the column")
    assert pixels(widget, "output").shape == (5, 8, 4)
    assert not pixels(widget, "output")[..., 3].any()
    assert scale(widget) == signed(1)


def test_the_photograph_pixel_by_pixel(show) -> None:
    widget = show(ImageFilter())
    X = np.round(photograph().numpy() * 255)
    assert np.array_equal(pixels(widget, "input")[..., 0], X)
    for name, kernel in {"Laplacian": [[0, 1, 0], [1, -4, 1], [0, 1, 0]], "Box blur": [[1 / 25] * 5] * 5}.items():
        preset(widget).select_option(name)
        Y, got = by_torch(X / 255, kernel), pixels(widget, "output")
        if name == "Box blur":
            assert np.abs(got[..., 1] - Y * 255).max() <= 0.51
            continue
        end = expected_end(Y)
        assert scale(widget) == signed(end)
        wanted = expected_signed(Y, end)
        assert np.abs(got[..., 3] - wanted[..., 3]).max() <= 0.51
        strong = wanted[..., 3] > 128  # a canvas keeps colours times alpha, so faint ones come back rounded
        assert np.abs(got - wanted)[strong].max() <= 2
        assert strong.sum() > 500


def test_as_a_grey_image(show) -> None:
    widget = show(stripe(bias=0.5))
    box = widget.get_by_role("checkbox", name="Y as a grey image")
    expect(box).not_to_be_checked()
    box.check()
    assert pixels(widget, "output")[3].tolist() == [[one] * 3 + [255] for one in (128, 255, 128, 128, 128, 0, 128)]
    assert scale(widget) == "≤ 0 ≥ 1"
    preset(widget).select_option("Laplacian")  # is best seen with its signs
    expect(box).not_to_be_checked()
    preset(widget).select_option("Sharpen")
    expect(box).to_be_checked()


def test_every_preset(show, page: Page) -> None:
    widget = show(odd())
    expect(chosen(widget)).to_have_text("Your own")  # the kernel is none of them
    X = np.array(odd().image)
    for name, kernel, remark in odd().presets:
        preset(widget).select_option(name)
        expect(about(widget)).to_have_text(remark)
        expect(weight_sum(widget)).to_have_text(re.compile("^sum [01]$"))
        expect(widget.locator(".cb-shapes")).to_contain_text(f" ⋆ {len(kernel)} × {len(kernel[0])} → ")
        Y = by_torch(X, kernel)
        assert pixels(widget, "output").shape[:2] == Y.shape
        value = written(widget).split(" ")[-1].replace("−", "-")
        i, j = map(int, re.match(r"Y\[(\d+), (\d+)\]", written(widget)).groups())
        assert float(value) == pytest.approx(Y[i, j], rel=1e-3, abs=1e-6)


# ── Pointing ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def point(widget: Locator, role: str, row: float, column: float, of: tuple[int, int]) -> tuple[float, float]:
    """Where on the page the middle of a pixel is."""
    box = widget.locator(f".cb-panel-{role} .cb-photo").bounding_box()
    return box["x"] + (column + 0.5) / of[1] * box["width"], box["y"] + (row + 0.5) / of[0] * box["height"]


def test_point_press_and_drag(show, page: Page) -> None:
    widget = show(odd())
    settle(page)
    page.mouse.move(*point(widget, "input", 6, 10, (11, 17)))
    assert written(widget).startswith("Y[4, 7] =")  # only a press moves the window
    page.mouse.down()
    assert written(widget).startswith("Y[6, 9] =")  # its middle is on the pixel
    page.mouse.up()
    page.mouse.move(*point(widget, "output", 0, 14, (10, 15)))
    page.mouse.down()
    assert written(widget).startswith("Y[0, 14] =")
    page.mouse.move(*point(widget, "output", 10, 0, (10, 15)))  # beyond the picture: the nearest output
    assert written(widget).startswith("Y[9, 0] =")
    page.mouse.up()
    expect(status(widget)).to_have_text(re.compile("^Output row 9, column 0: "))
    page.mouse.move(*point(widget, "input", 10, 0, (11, 17)))
    page.mouse.down()
    page.mouse.move(*point(widget, "input", 3, 5, (11, 17)))
    page.mouse.up()
    page.mouse.move(1, 1)
    value = by_torch(odd().image, odd().kernel)[3, 4]
    expect(status(widget)).to_have_text(re.compile("^Output row 3, column 4: "))
    assert float(status(widget).inner_text().split()[-1].replace("−", "-")) == pytest.approx(value, rel=1e-3)


def test_the_frames_lie_on_the_window_and_on_its_result(show, page: Page) -> None:
    widget = show(odd())
    settle(page)
    for role, (row, column), (rows, columns), of in [
        ("input", (4, 7), (2, 3), (11, 17)),
        ("output", (4, 7), (1, 1), (10, 15)),
    ]:
        box = widget.locator(f".cb-panel-{role} .cb-photo").bounding_box()
        spot = widget.locator(f".cb-panel-{role} .cb-spot").bounding_box()
        assert spot["x"] + 5 - box["x"] == pytest.approx(column / of[1] * box["width"], abs=0.1)
        assert spot["y"] + 5 - box["y"] == pytest.approx(row / of[0] * box["height"], abs=0.1)
        assert spot["width"] - 10 == pytest.approx(columns / of[1] * box["width"], abs=0.1)
        assert spot["height"] - 10 == pytest.approx(rows / of[0] * box["height"], abs=0.1)
    boxes = [widget.locator(f".cb-panel-{role} .cb-photo").bounding_box() for role in ("input", "output")]
    assert boxes[0]["width"] / 17 == pytest.approx(boxes[1]["width"] / 15, rel=1e-2), "both have one scale"


# ── Weights ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("width", [320, 1280])
def test_no_preset_moves_anything(show, page: Page, family: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 720})
    widget = show(ImageFilter(size=(50, 43)))

    def around() -> list[list]:
        # What lies around the cells, which come and go with the kernel, and around Y, which is smaller than X.
        return [one for one in places(widget) if one[0] not in ("cb-cell", "cb-grid", "cb-head", "canvas")]

    before = around()
    assert len(before) > 20
    for name, _, remark in ImageFilter(STRIPE).presets:
        preset(widget).select_option(name)
        expect(about(widget)).to_have_text(remark)
        assert [pair for pair in zip(before, around(), strict=True) if pair[0] != pair[1]] == [], name
    expect(status(widget)).to_have_text(about(widget).inner_text())


def test_all_that_is_tried_is_in_one_view(show, page: Page, family: str) -> None:
    page.set_viewport_size({"width": 699, "height": 720})  # the width that a chapter has at 1280
    widget = show(ImageFilter())
    preset(widget).select_option("Gaussian blur")
    assert extent(preset(widget), widget.locator("p.cb-sum")) <= 670


def test_of_many_products_one_row_is_written_out(show) -> None:
    widget = show(odd())
    preset(widget).select_option("Sobel along the row")
    assert widget.locator("p.cb-sum .cb-term").count() == 9
    preset(widget).select_option("Box blur")
    cell(widget, "Kernel K", 0, 1).click()
    assert re.match(r"Y\[4, 7\] = 0\.\d+·0.04 .* \+ … \+ 0 ≈ 0\.\d+$", written(widget))
    assert widget.locator("p.cb-sum .cb-term").count() == 5
    cell(widget, "Kernel K", 4, 1).click()
    assert re.match(r"Y\[4, 7\] = … \+ 0\.\d+·0.04 .* \+ 0 ≈ 0\.\d+$", written(widget))
    window = np.array(odd().image)[8, 7:12]
    assert [float(x) for x in re.findall(r"([\d.]+)·", written(widget))] == pytest.approx(window, rel=1e-3)


def test_a_weight_is_marked_when_it_is_pointed_at(show, page: Page) -> None:
    widget = show(stripe())
    cell(widget, "Window", 0, 1).hover()
    expect(cell(widget, "Kernel K", 0, 1)).to_contain_class("cb-pair")
    expect(widget.locator("p.cb-sum .cb-pair")).to_have_text("+ 0·(−1) ")
    expect(widget.get_by_label("K[0, 0]")).to_have_count(1)  # the slider stays with the one that was chosen
    page.mouse.move(1, 1)
    expect(widget.locator("p.cb-sum .cb-pair")).to_have_text("1·1 ")


def test_rows_and_columns_can_be_chosen(show) -> None:
    widget = show(stripe())
    rows, columns = (widget.get_by_role("combobox", name=re.compile(f"^{name}")) for name in ("Rows of K", "Columns"))
    columns.select_option("3")
    assert shown(widget, "Kernel K") == [["1", "−1", "0"]]
    rows.select_option("2")
    assert shown(widget, "Kernel K") == [["1", "−1", "0"], ["0", "0", "0"]]
    expect(widget.locator(".cb-shapes")).to_have_text("6 × 8 ⋆ 2 × 3 → 5 × 6")
    expect(chosen(widget)).to_have_text("Your own")
    rows.select_option("1")
    columns.select_option("2")
    expect(chosen(widget)).to_have_text("Change along the row")
    button(widget, "Reset").click()
    expect(columns).to_have_value("2")


def test_the_kernels_select_fits_a_small_phone(show, page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    widget = show(odd())
    place, around = preset(widget).bounding_box(), widget.locator(".cb-root").bounding_box()
    assert place["x"] + place["width"] <= around["x"] + around["width"] - 16


def test_drag_a_weight(show, page: Page) -> None:
    widget = show(stripe())
    cell(widget, "Kernel K", 0, 1).click()
    expect(slider(widget)).to_have_attribute("aria-valuetext", "−1")
    expect(widget.get_by_label("K[0, 1]")).to_have_count(1)
    drag(widget, 2)
    assert shown(widget, "Kernel K") == [["1", "2"]]
    assert written(widget) == "Y[2, 1] = 1·1 + 0·2 + 0 = 1"
    Y = by_torch(STRIPE, [[1, 2]])
    assert np.abs(pixels(widget, "output")[..., 3] - np.clip(Y / 3, 0, 1) * 255).max() <= 0.51
    assert scale(widget) == signed(3)
    expect(chosen(widget)).to_have_text("Your own")
    expect(about(widget)).to_have_text("Your own.")
    expect(weight_sum(widget)).to_have_text("sum 3")
    slider(widget).focus()
    page.keyboard.press("ArrowLeft")
    assert shown(widget, "Kernel K") == [["1", "1.9"]]
    expect(slider(widget)).to_have_attribute("aria-valuetext", "1.9")


def test_a_weight_beyond_the_slider_is_said_and_can_be_dragged_back(show, page: Page) -> None:
    widget = show(stripe(kernel=[[1, -30]]))
    cell(widget, "Window", 0, 1).focus()  # the pixel under a weight chooses it too
    expect(slider(widget)).to_have_attribute("aria-valuetext", "−30")
    slider(widget).focus()
    assert shown(widget, "Kernel K") == [["1", "−30"]], "looking at it changes nothing"
    page.keyboard.press("ArrowRight")
    assert shown(widget, "Kernel K") == [["1", "−4.9"]]


def test_many_changes_in_a_frame_are_drawn_once(show, page: Page) -> None:
    widget = show(odd())
    settle(page)
    page.evaluate("""() => {
      window.drawn = 0;
      const put = CanvasRenderingContext2D.prototype.putImageData;
      CanvasRenderingContext2D.prototype.putImageData = function (image, ...place) {
        if (image.width === 15) window.drawn += 1;
        put.call(this, image, ...place);
      };
    }""")
    many = "one => { for (let n = -40; n < 40; n += 1) { one.value = n / 10; one.dispatchEvent(new Event('input')) } }"
    slider(widget).evaluate(many)
    settle(page)
    assert page.evaluate("drawn") == 1
    photo(widget).press("ArrowLeft")  # moves the window only
    settle(page)
    assert page.evaluate("drawn") == 1


def test_edit_a_cell_and_the_bias(show, page: Page) -> None:
    widget = show(stripe())
    cell(widget, "Kernel K", 0, 0).focus()
    page.keyboard.type("1/2")
    page.keyboard.press("Enter")
    assert written(widget) == "Y[2, 1] = 1·0.5 + 0·(−1) + 0 = 0.5"
    cell(widget, "Bias b", 0, 0).focus()
    page.keyboard.type("-0.25")
    page.keyboard.press("Enter")
    assert written(widget) == "Y[2, 1] = 1·0.5 + 0·(−1) + (−0.25) = 0.25"
    cell(widget, "Kernel K", 0, 0).focus()
    page.keyboard.type("2x")
    page.keyboard.press("Enter")
    expect(problem(widget)).to_have_text("“2x” is not a number. Write one such as 3, −0.5 or 1/9.")
    expect(widget.locator(".cb-editor")).to_have_attribute("aria-invalid", "true")
    assert written(widget).endswith("= 0.25")
    page.keyboard.press("Escape")
    expect(problem(widget)).to_have_count(0)
    cell(widget, "Bias b", 0, 0).dblclick()
    page.keyboard.type("1e9")
    page.keyboard.press("Enter")
    expect(problem(widget)).to_have_text("“1e9” is out of range: values go from −1000000 to 1000000.")
    button(widget, "Reset").click()
    expect(problem(widget)).to_have_count(0)
    assert written(widget) == "Y[2, 1] = 1·1 + 0·(−1) + 0 = 1"
    expect(status(widget)).to_have_text("Reset")
    photo(widget).press("ArrowUp")
    assert written(widget).startswith("Y[1, 1] = ")
    button(widget, "Reset").click()
    assert written(widget).startswith("Y[2, 1] = ")


def test_a_preset_that_is_larger_than_the_image_is_refused(show) -> None:
    widget = show(ImageFilter([[0, 1], [1, 0]], [[1]], presets=[("Wide", [[1, 0, 1]], ""), ("Tall", [[1], [1]], "")]))
    preset(widget).select_option("Wide")
    expect(problem(widget)).to_have_text("The values do not fit together.")
    expect(chosen(widget)).to_have_text("Your own")  # what the picture shows
    preset(widget).select_option("Tall")
    expect(problem(widget)).to_have_count(0)
    assert written(widget) == "Y[0, 1] = 1·1 + 0·1 + 0 = 1"


def test_presets_of_an_instructor(show) -> None:
    widget = show(stripe(presets=[("Mean", [[0.5, 0.5]], "Two pixels at a time."), ("Skip", [[1, 0, -1]], "")]))
    assert preset(widget).locator("option").all_inner_texts() == ["Mean", "Skip", "Your own"]
    preset(widget).select_option("Mean")
    expect(about(widget)).to_have_text("Two pixels at a time.")
    expect(widget.get_by_label("Y as a grey image")).to_be_checked()  # its weights sum to 1
    preset(widget).select_option("Skip")
    expect(widget.get_by_label("Y as a grey image")).not_to_be_checked()


# ── Files ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def choose(widget: Locator, path: Path) -> Locator:
    box = widget.get_by_label("Your own image, kept in this browser:")
    box.set_input_files(path)
    return box


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    return folder


def coloured(height: int, width: int) -> Image.Image:
    rng = np.random.default_rng(height)
    return Image.fromarray(rng.integers(0, 256, (height, width, 3), np.uint8))


def test_the_readers_own_image(show, page: Page, files: Path) -> None:
    asked: list[str] = []
    widget = show(stripe())
    page.on("request", lambda request: asked.append(request.url))
    own = coloured(13, 19)
    own.save(files / "mine.png")
    choose(widget, files / "mine.png")
    expect(widget.locator(".cb-shapes")).to_have_text("13 × 19 ⋆ 1 × 2 → 13 × 18")
    X = np.array(own.convert("L"))
    got = pixels(widget, "input")[..., 0]
    assert np.abs(got - X).max() <= 1  # Pillow's weights are rounded to 16 bits
    value = (got[2, 1] - got[2, 2]) / 255
    assert float(written(widget).split(" ")[-1].replace("−", "-")) == pytest.approx(value, rel=1e-3)
    photo(widget).focus()
    page.keyboard.press("Shift+ArrowRight")
    assert written(widget).startswith("Y[2, 11] =")
    assert [url for url in asked if not url.endswith("icon.svg")] == []  # which the page itself may still be loading
    button(widget, "Reset").click()
    expect(widget.locator(".cb-shapes")).to_have_text("6 × 8 ⋆ 1 × 2 → 6 × 7")
    assert written(widget).startswith("Y[2, 1] =")


def test_a_large_image_is_scaled_down(show, files: Path) -> None:
    widget = show(stripe())
    coloured(300, 700).save(files / "large.png")
    choose(widget, files / "large.png")
    expect(widget.locator(".cb-shapes")).to_have_text("110 × 256 ⋆ 1 × 2 → 110 × 255")
    assert pixels(widget, "output").shape == (110, 255, 4)
    Image.new("1", (8000, 6000)).save(files / "camera.png")  # 48 million pixels
    choose(widget, files / "camera.png")
    expect(widget.locator(".cb-shapes")).to_have_text("192 × 256 ⋆ 1 × 2 → 192 × 255")


def test_a_huge_and_narrow_image_is_scaled_down_but_not_below_a_kernel(show, files: Path) -> None:
    widget = show(ImageFilter([[0] * 9] * 9, [[1] * 3] * 9))
    Image.new("1", (9000, 40)).save(files / "narrow.png")
    choose(widget, files / "narrow.png")
    expect(widget.locator(".cb-shapes")).to_have_text("9 × 256 ⋆ 9 × 3 → 1 × 254")


def test_what_is_transparent_is_on_white(show, files: Path) -> None:
    widget = show(stripe())
    Image.new("LA", (12, 10), (0, 0)).save(files / "clear.png")
    choose(widget, files / "clear.png")
    expect(widget.locator(".cb-shapes")).to_have_text("10 × 12 ⋆ 1 × 2 → 10 × 11")
    assert (pixels(widget, "input") == 255).all()


def bad_file(files: Path, kind: str) -> Path:
    path = files / f"{kind}.png"
    if kind == "text":
        path.write_text("I am no picture.")
    elif kind == "empty":
        path.touch()
    elif kind == "huge":
        Image.new("1", (8000, 6300)).save(path)
    else:
        path.write_bytes(b"\0" * 40_000_001)
    return path


@pytest.mark.parametrize("kind", ["text", "empty", "heavy", "huge"])
def test_a_file_that_cannot_be(show, files: Path, kind: str) -> None:
    widget = show(stripe())
    coloured(13, 19).save(files / "mine.png")
    choose(widget, files / "mine.png")
    expect(widget.locator(".cb-shapes")).to_have_text("13 × 19 ⋆ 1 × 2 → 13 × 18")
    before = pixels(widget, "output"), written(widget)
    box = choose(widget, bad_file(files, kind))
    words = f"“{kind}.png” can't be read as an image of at most 40 MB and 50 million pixels."
    expect(problem(widget)).to_have_text(words)
    expect(status(widget)).to_have_text(words)
    expect(box).to_have_value(re.compile("mine.png$"))  # which is shown still
    assert np.array_equal(pixels(widget, "output"), before[0])
    assert written(widget) == before[1]
    drag(widget, 2)  # shows everything anew
    assert pixels(widget, "output").shape == (13, 18, 4)
    choose(widget, files / "mine.png")
    expect(problem(widget)).to_have_count(0)


def test_markup_in_a_files_name_is_text(show, page: Page, files: Path) -> None:
    widget = show(stripe())
    path = files / "<img src=x onerror=alert(1)>.png"
    path.write_text("no")
    choose(widget, path)
    expect(problem(widget)).to_contain_text("“<img src=x onerror=alert(1)>.png” can't be read as an image")
    expect(widget.locator("img")).to_have_count(0)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """A folder under the strict policy, and its address."""
    (tmp_path / "deep").mkdir()
    for address in serve(tmp_path, Strict):
        yield f"{address}/deep/"


def test_under_a_strict_policy(page: Page, tmp_path: Path, server: str, quiet: list[str], files: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    site(tmp_path / "deep", stripe())
    page.goto(server)
    widget = page.locator(".cb-widget")
    assert pixels(widget, "output")[0, 1].tolist() == VIOLET
    coloured(13, 19).save(files / "mine.jpg", quality=90)
    choose(widget, files / "mine.jpg")
    expect(widget.locator(".cb-shapes")).to_have_text("13 × 19 ⋆ 1 × 2 → 13 × 18")
    assert pixels(widget, "output")[..., 3].any()
    kept = {"", "icon.svg", *files_of(["ImageFilter"])}
    assert {url.removeprefix(server) for url in asked} <= kept


# ── Keys, access ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_by_keyboard_alone(show, page: Page) -> None:
    widget = show(odd())
    order = []
    for _ in range(11):
        page.keyboard.press("Tab")
        order.append(focused(page))
        if order[-1].startswith("application"):
            expect(status(widget)).to_have_text(re.compile("^Output row 4, column 7: "))  # says where the window is
    assert order.pop(0).startswith("select-one: Kernel")
    assert order == [
        "application: Input X: the arrow keys move the window",
        "gridcell: 1",
        "range: K[0, 0]",
        "gridcell: 0, Bias b",
        f"gridcell: {shown_label(odd(), 4, 7)}",
        "checkbox: Y as a grey image",
        "select-one: Rows of K 12345",
        "select-one: Columns 12345",
        "button: Reset",
        "file: Your own image, kept in this browser:",
    ]
    photo(widget).focus()
    for key, place in [
        ("ArrowUp", (3, 7)),
        ("ArrowLeft", (3, 6)),
        ("ArrowDown", (4, 6)),
        ("ArrowRight", (4, 7)),
        ("Shift+ArrowLeft", (4, 0)),
        ("ArrowLeft", (4, 0)),
        ("Shift+ArrowRight", (4, 10)),
        ("Shift+ArrowRight", (4, 14)),
        ("Shift+ArrowDown", (9, 14)),
        ("Control+ArrowUp", (9, 14)),  # the browser's or the system's
    ]:
        page.keyboard.press(key)
        assert written(widget).startswith(f"Y[{place[0]}, {place[1]}] ="), key
    expect(status(widget)).to_have_text(re.compile("^Output row 9, column 14: "))


def shown_label(w: ImageFilter, row: int, column: int) -> str:
    return f"{float(f'{w.image[row][column]:.4g}'):g}"


def test_it_is_silent_while_a_key_is_held(show, page: Page) -> None:
    widget = show(odd())
    photo(widget).focus()
    for _ in range(3):
        page.keyboard.down("ArrowRight")
    expect(status(widget)).to_be_empty()
    page.keyboard.up("ArrowRight")
    expect(status(widget)).to_have_text(re.compile("^Output row 4, column 10: "))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_the_photograph(show, page: Page, files: Path, theme: str) -> None:
    widget = show(ImageFilter(), theme=theme)
    preset(widget).select_option("Gaussian blur")
    choose(widget, bad_file(files, "text"))
    expect(problem(widget)).to_have_count(1)
    settle(page)
    assert violations(page) == []


def test_the_largest_kernel_on_a_small_phone(show, page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    widget = show(ImageFilter(kernel=np.full((9, 9), -0.123).tolist()))
    settle(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    sizes = widget.locator(".cb-cell").evaluate_all("all => all.map((one) => one.offsetWidth)")
    assert min(sizes) >= 24


@pytest.mark.parametrize("how", [{"forced_colors": "active"}, {"reduced_motion": "reduce"}])
def test_other_ways_of_seeing(show, page: Page, how: dict[str, str]) -> None:
    page.emulate_media(**how)
    widget = show(stripe())
    assert pixels(widget, "output")[0, 1].tolist() == VIOLET
    expect(widget.locator(".cb-panel-input .cb-spot")).to_be_visible()


# ── Hosts ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

TWO_VIEWS = """() => {
  const { host: { PlainModel }, registry: { widgets } } = convbook;
  const old = document.querySelector(".cb-widget");
  window.model = new PlainModel(JSON.parse(old.dataset.state));
  widgets.ImageFilter.initialize({ model });
  old.remove();
  for (const _ of [1, 2]) {
    const el = document.createElement("div");
    document.querySelector("main").append(el);
    widgets.ImageFilter.render({ model, el });
  }
}"""


def test_ones_own_image_is_this_views_own(show, page: Page, files: Path) -> None:
    show(stripe())
    page.evaluate(TWO_VIEWS)
    first, second = page.locator(".cb-widget").all()
    photo(first).focus()
    page.keyboard.press("ArrowDown")
    assert written(second).startswith("Y[3, 1] =")
    preset(second).select_option("Sobel along the row")
    expect(chosen(first)).to_have_text("Sobel along the row")
    assert np.array_equal(pixels(first, "output"), pixels(second, "output"))
    coloured(13, 19).save(files / "mine.png")
    choose(first, files / "mine.png")  # one's own image is this view's own
    expect(first.locator(".cb-shapes")).to_have_text("13 × 19 ⋆ 3 × 3 → 11 × 17")
    expect(second.locator(".cb-shapes")).to_have_text("6 × 8 ⋆ 3 × 3 → 4 × 6")
    before = page.evaluate("[...model.state]")
    photo(first).press("Shift+ArrowRight")
    assert written(first).startswith("Y[3, 11] =")
    assert written(second).startswith("Y[3, 1] =")
    assert page.evaluate("[...model.state]") == before, "nothing of it gets into the model"
    page.evaluate("model.set('image', [9, 9, btoa('\\0'.repeat(81))])")  # Python sends another image: it is shown
    for view in (first, second):
        expect(view.locator(".cb-shapes")).to_have_text("9 × 9 ⋆ 3 × 3 → 7 × 7")


# ── Python ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_books_photograph() -> None:
    w = ImageFilter()
    assert repr(w) == "ImageFilter(image 150×128, kernel 1×2, bias 0) → 150×127"
    assert torch.equal(torch.tensor(w.image), photograph())
    torch.testing.assert_close(w.output, corr2d(photograph(), torch.tensor([[1.0, -1.0]])))
    assert repr(ImageFilter(size=(20, 30))).startswith("ImageFilter(image 20×30,")
    assert len(w._html()) < 37_000


@pytest.mark.parametrize(
    "image",
    [
        [[0.2, 0.5, 1]],
        torch.tensor([[0.2, 0.5, 1.0]], requires_grad=True),
        np.array([[51, 128, 255]], np.uint8),
        torch.tensor([[[0.2, 0.5, 1.0]]]),
        np.array([[[51, 128, 255]]] * 3, np.uint8),
    ],
    ids=["list", "tensor", "uint8", "one channel", "three channels"],
)
def test_what_an_image_may_be(image: Any) -> None:
    w = ImageFilter(image, [[1]])
    assert w.image == ((51 / 255, 128 / 255, 1.0),)
    assert w.output_shape == (1, 3)


def test_colours_become_their_luma() -> None:
    own = coloured(7, 5)
    got = np.array(ImageFilter(np.array(own).transpose(2, 0, 1), [[1]]).image) * 255
    assert np.abs(got - np.array(own.convert("L"))).max() <= 1
    assert ImageFilter(torch.eye(3)[:, None], [[1]]).image == ((76 / 255, 150 / 255, 29 / 255),)


@pytest.mark.parametrize(
    ("options", "error", "words"),
    [
        (
            {"image": "cat.png"},
            TypeError,
            "image must be an image, such as a tensor of shape (height, width), not 'cat",
        ),
        (
            {"image": torch.zeros(2, 4, 4)},
            ValueError,
            "image must have 2 axes, height and width, or 3 with the channels",
        ),
        ({"image": torch.zeros(4, 4, 3)}, ValueError, "by permute(2, 0, 1)"),
        ({"image": torch.zeros(257, 4)}, ValueError, "image must have at most 256 rows (its height), not 257"),
        ({"image": torch.zeros(3, 4, 300)}, ValueError, "at most 256 columns (its width), not 300: take a part"),
        (
            {"image": [[0, 2]]},
            ValueError,
            "values from 0 (black) to 1 (white), or uint8 from 0 to 255, not from 0 to 2",
        ),
        ({"image": [[0, -0.1]]}, ValueError, "not from −0.1 to 0"),
        ({"image": [[0, float("nan")]]}, ValueError, "not from NaN to NaN"),
        ({"image": [[0, 1], [0]]}, ValueError, "image must have rows of one length."),
        ({"image": [[1j]]}, TypeError, "image must be an image"),
        ({"image": torch.zeros(0, 3)}, ValueError, "image must hold at least one pixel"),
        ({"image": [2, 2, "AA=="]}, ValueError, "image can't be read: [2, 2, 'AA=='] is no stored image."),
        ({"image": [1, 1, "?"]}, ValueError, "image can't be read"),
        ({"image": [1, "x", "AA=="]}, ValueError, "image can't be read"),
        (
            {"image": [1, -1, "AA=="], "kernel": [[1]] * 2},
            ValueError,
            "kernel along the height must be a whole number from 1 to 1",
        ),
        ({"size": 10}, ValueError, "size must be None beside an image, not 10"),
        ({"kernel": [[0] * 10]}, ValueError, "kernel must have at most 9 columns (its width), not 10"),
        ({"kernel": [[1e7]]}, ValueError, "kernel[0, 0] must lie between −1000000 and 1000000"),
        ({"kernel": "Sobel"}, TypeError, "kernel must be a matrix"),
        ({"kernel": [[0]] * 7}, ValueError, "kernel along the height must be a whole number from 1 to 6, not 7"),
        ({"bias": "0"}, TypeError, "bias must be a number"),
        ({"grey": 1}, TypeError, "grey must be True or False, not 1."),
        ({"position": (6, 0)}, ValueError, "position must lie inside the 6 × 7 output"),
    ],
)
def test_what_is_refused(options: dict[str, Any], error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=re.escape(words)):
        stripe() if not options else ImageFilter(**{"image": STRIPE, "kernel": [[1, -1]]} | options)


@pytest.mark.parametrize(
    ("presets", "error", "words"),
    [
        (3, TypeError, "presets must be a list of (name, kernel, remark), not 3."),
        (
            [("Mean", [[1]])],
            ValueError,
            'presets[0] must be (name, kernel, remark), such as ("Mean", [[0.5, 0.5]], "")',
        ),
        ([("", [[1]], "")], ValueError, "presets[0] must be (name, kernel, remark)"),
        (
            [("A", [[1]], ""), ("B", [[1, 2], [3]], "")],
            ValueError,
            "the kernel of presets[1] must have rows of one length",
        ),
        ([("A", [[1] * 10], "")], ValueError, "the kernel of presets[0] must have at most 9 columns"),
        ([("A", [[1]], ""), ("A", [[2]], "")], ValueError, "names of their own, but 'A' stands for two kernels"),
    ],
)
def test_what_presets_are_refused(presets: Any, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=re.escape(words)):
        stripe(presets=presets)
    w = stripe()
    with pytest.raises(error, match=re.escape(words)):
        w.presets = presets
    assert len(w.presets) == 10


def test_presets_are_kept_sent_and_taken_back() -> None:
    w = stripe(presets=[["Mean", torch.tensor([[0.5, 0.5]]), "Two pixels."]])
    assert w.presets == (("Mean", ((0.5, 0.5),), "Two pixels."),)
    state = json.loads(json.dumps(w.get_state()))["presets"]
    w.presets = []
    w.set_state({"presets": state})
    assert w._page_state()["presets"] == [["Mean", [[0.5, 0.5]], "Two pixels."]]
    w.presets = ()
    w.reset()
    assert len(w.presets) == 1


def test_several_at_once_or_none() -> None:
    w = stripe()
    before = w._page_state()
    with pytest.raises(ValueError, match="kernel along the width must be a whole number from 1 to 3, not 5"):
        w.set(image=torch.zeros(3, 3), kernel=[[0] * 5], bias=1)
    assert w._page_state() == before
    w.set(image=torch.ones(9, 9), kernel=torch.ones(9, 9), bias=-1)
    assert w.output.item() == 80
    assert w.position == (0, 0)  # it stays inside
    w.reset()
    assert {name: w._page_state()[name] for name in ("image", "kernel", "bias")} == {
        name: before[name] for name in ("image", "kernel", "bias")
    }


def test_what_the_browser_sends_is_checked_too() -> None:
    w = stripe()
    w.set_state({"kernel": [[1, 2, 3]], "position": [5, 5], "grey": True, "image": stripe()._page_state()["image"]})
    assert (w.kernel, w.position, w.grey) == (((1, 2, 3),), (5, 5), True)
    with pytest.raises(ValueError, match="image can't be read"):
        w.set_state({"image": [6, 8, "AAAA"]})
    assert w.image == tuple(map(tuple, STRIPE))


def test_an_image_comes_back_from_its_code() -> None:
    rng = np.random.default_rng(0)
    for height, width in [(1, 1), (1, 7), (5, 1), (13, 11), (256, 256)]:
        w = ImageFilter(rng.integers(0, 256, (height, width), np.uint8), [[1]])
        code = w.get_state()["image"]
        assert code == json.loads(json.dumps(code))
        assert ImageFilter(code, [[1]]).image == w.image


def test_the_same_widget_stores_the_same() -> None:
    first, second = ImageFilter()._html(), ImageFilter()._html()
    assert first == second
    assert not re.search(r"0x[0-9a-f]{6}|\bid=|data:|blob:|<img", first)
    assert first != ImageFilter(kernel=[[1], [-1]])._html()
    data, _ = ImageFilter()._repr_mimebundle_()
    assert data["text/html"] == first


def test_without_script_there_are_pictures_and_the_arithmetic() -> None:
    html = unescape(stripe()._picture())
    assert "Y[2, 1] = 1·1 + 0·(−1) + 0 = 1" in html
    assert "Y is shown from −1 (orange) over 0 to 1 (purple); each" in html
    assert "Input X, 6 × 8" in html
    assert "Output Y, 6 × 7" in html
    column = "".join(f"M{{}} {row}h1" for row in range(6))
    violet, orange = (
        f'<path stroke="rgb({",".join(map(str, one))})" opacity="1" d="' for one in image_filter.ENDS[::-1]
    )
    assert violet + column.format(*[1] * 6) in html
    assert orange + column.format(*[5] * 6) in html


def test_without_script_in_a_browser(browser, tmp_path: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(site(tmp_path, ImageFilter()).as_uri())
    expect(page.get_by_role("img", name="Output Y, 150 × 127")).to_be_visible()
    expect(page.get_by_role("table", name="Kernel K, 1 × 2").get_by_role("cell")).to_have_text(["1", "−1"])
    box = page.locator(".cb-widget").bounding_box()
    assert box["x"] + box["width"] <= 320
    context.close()
