"""KernelTraining: its runs against autograd and the chapter's own, what a reader sees and does, what Python takes."""

from __future__ import annotations

import json
import random
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import torch
from browsing import violations
from playwright.sync_api import Locator, Page, expect
from torch.nn import functional as F

from convbook import KernelTraining
from convbook.numbers import grouped, text
from convbook.widgets.kernel_training import widget as kernel_training

from .harness import ROOT, SOURCES, site
from .layout import extent, places
from .node import Node
from .reading import button, cell, focused, shown, status, written

ARITHMETIC = "kernel_training/arithmetic"

STRIPE = 6 * [[1, 1, 0, 0, 0, 0, 1, 1]]  # X of the chapter; 6 × 8
EDGES = 6 * [[0, 1, 0, 0, 0, -1, 0]]  # its Y; 6 × 7


def chapter(**options: Any) -> KernelTraining:
    """The chapter's run: its example, its random start and its learning rate."""
    torch.manual_seed(0)
    return KernelTraining(STRIPE, EDGES, torch.randn(1, 2), **{"learning_rate": 0.025} | options)


def row(**options: Any) -> KernelTraining:
    """One row, worked out by hand: X = 1 0 0 1, Y = 1 0 −1, K0 = ½ ½.

    Ŷ = ½ 0 ½, E = −½ 0 1½, loss 2½, G = 2 (−½·1 + 0 + 0, 0 + 0 + 1½·1) = (−1, 3), Σ E doubled 2.
    At the rate ¼: K = ¾ −¼, Ŷ = ¾ 0 −¼, E = −¼ 0 ¾, loss ⅝; every step halves the error, so it quarters the loss.
    """
    return KernelTraining([[1, 0, 0, 1]], [[1, 0, -1]], [[0.5, 0.5]], **{"learning_rate": 0.25, "steps": 4} | options)


def askew(**options: Any) -> KernelTraining:
    """Sizes that all differ, two rows and columns of weights, a bias: X 4 × 7, K 2 × 3, Y 3 × 5."""
    X = [[(3 * r + 5 * c) % 7 - 3 for c in range(7)] for r in range(4)]
    Y = [[(r - c) / 2 for c in range(5)] for r in range(3)]
    start = {"bias": 0.5, "learning_rate": 0.001, "steps": 30}
    return KernelTraining(X, Y, [[1, 0, -1], [2, 0.5, 0]], **start | options)


# ── Arithmetic ────────────────────────────────────────────────────────────────────────────────────────────────────────


def random_setting(rng: random.Random) -> dict[str, Any]:
    """One example with its own sizes along each axis, and a rate: mostly one that learns, or one that diverges."""
    n = (rng.randint(1, 9), rng.randint(1, 11))
    k = tuple(rng.randint(1, min(5, size)) for size in n)
    m = tuple(size - least + 1 for size, least in zip(n, k, strict=True))

    def matrix(size: tuple[int, ...]) -> list[list[float]]:
        return [[rng.randint(-9, 9) / rng.choice([1, 4]) for _ in range(size[1])] for _ in range(size[0])]

    return {
        "X": matrix(n),
        "K0": matrix(k),
        "Y": matrix(m),
        "bias": rng.choice([None, 0, -2.5]),
        "learning_rate": 10 ** rng.uniform(-5, -1),
        "steps": rng.randint(1, 12),
    }


def by_autograd(setting: dict[str, Any]) -> list[dict[str, Any]]:
    """The same run by torch.optim.SGD on torch's own convolution, in float64; up to float32's largest number."""
    X, Y, K = (torch.tensor(setting[name], dtype=torch.float64) for name in ("X", "Y", "K0"))
    K.requires_grad_()
    b = torch.tensor(float(setting["bias"] or 0), dtype=torch.float64, requires_grad=True)
    learned = [K] if setting["bias"] is None else [K, b]
    optimizer = torch.optim.SGD(learned, lr=setting["learning_rate"])
    run = []
    for _ in range(setting["steps"] + 1):
        P = F.conv2d(X[None, None], K[None, None])[0, 0] + b  # (m_h, m_w)
        loss = F.mse_loss(P, Y, reduction="sum")
        if not loss <= torch.finfo(torch.float32).max:
            break
        K.grad = b.grad = None
        loss.backward()
        now = {"K": K, "b": b, "P": P, "E": P - Y, "loss": loss, "G": K.grad, "g": b.grad}
        run.append({name: value.tolist() for name, value in now.items()})
        optimizer.step()
    return run


def flat(value: Any) -> list[float]:
    return [one for part in value for one in flat(part)] if isinstance(value, list) else [value]


def wrong(node: Node, settings: list[dict[str, Any]], sources: Path = SOURCES) -> set[str]:
    """Run the settings in Node; return the names of what differs from autograd."""
    ask = "(m, all) => all.map((one) => [m.check(one), m.train(one)])"
    answers = node.ask(ARITHMETIC, ask, settings, sources=sources)
    found = set()
    for setting, (problem, run) in zip(settings, answers, strict=True):
        expected = by_autograd(setting)
        found |= {"check"} if problem else set()
        found |= {"length"} if len(run) != len(expected) else set()
        for state, right in zip(run, expected, strict=False):
            for name, value in right.items():
                large = max(1, *(abs(one) for one in flat(value)))
                if flat(state[name]) != pytest.approx(flat(value), rel=1e-6, abs=1e-9 * large):
                    found.add(name)
    return found


def some_settings(count: int, seed: int) -> list[dict[str, Any]]:
    rng = random.Random(seed)
    return [random_setting(rng) for _ in range(count)]


def test_runs_equal_autograd(node: Node) -> None:
    settings = some_settings(400, seed=4)
    assert wrong(node, settings) == set()
    runs = [by_autograd(setting) for setting in settings]  # the sample is not one-sided
    assert 40 < sum(run[-1]["loss"] < run[0]["loss"] for run in runs) < 360
    assert sum(setting["bias"] is None for setting in settings) > 100


def test_runs_that_overflow_end_where_float32_does(node: Node) -> None:
    settings = [{**one, "learning_rate": 2.5, "steps": 60} for one in some_settings(60, seed=5)]
    assert wrong(node, settings) == set()
    assert sum(len(by_autograd(one)) <= 60 for one in settings) > 40


@pytest.mark.parametrize(
    ("module", "right", "planted", "found"),
    [
        (ARITHMETIC, "=> 2 * value", "=> value", "G"),
        (ARITHMETIC, "g: 2 * total", "g: total", "g"),
        (ARITHMETIC, "value - Y[i][j]", "Y[i][j] - value", "E"),
        (ARITHMETIC, "weight - rate * G[u][v]", "weight - rate * G[0][v]", "K"),
        (ARITHMETIC, "weight - rate * G[u][v]", "weight + rate * G[u][v]", "K"),
        (ARITHMETIC, "b - rate * g", "b", "b"),
        (ARITHMETIC, "e * e", "e * e / 2", "loss"),
        (ARITHMETIC, "run.length <= steps", "run.length < steps", "length"),
        (ARITHMETIC, "Number.isFinite(Math.fround(state.loss))", "true", "length"),
        ("parts/matrix", ".fill(bias)", ".fill(0)", "P"),
        ("parts/matrix", "w * X[i + u][j + v]", "w * X[i + v]?.[j + u]", "P"),
    ],
)
def test_a_planted_error_is_found(node: Node, module: str, right: str, planted: str, found: str) -> None:
    fast = [{**one, "learning_rate": 10, "steps": 60} for one in some_settings(10, seed=7)]
    settings = some_settings(40, seed=6) + fast
    assert found in wrong(node, settings, node.plant(module, right, planted))


def test_python_runs_equal_autograd() -> None:
    for setting in some_settings(60, seed=8):
        w, expected = KernelTraining(**setting), by_autograd(setting)
        assert w.losses == pytest.approx([state["loss"] for state in expected], rel=1e-6, abs=1e-9)
        assert w.reached == len(expected) - 1
        w.step = rng_step = setting["steps"] // 2
        state = expected[min(rng_step, len(expected) - 1)]
        large = max(1, *map(abs, flat(state["P"])))
        assert flat(w.kernel.tolist()) == pytest.approx(flat(state["K"]), rel=1e-6, abs=1e-9)
        assert flat(w.prediction.tolist()) == pytest.approx(flat(state["P"]), rel=1e-6, abs=1e-9 * large)
        assert w.present_bias == (None if setting["bias"] is None else pytest.approx(state["b"], rel=1e-6))


@pytest.fixture(scope="module")
def stored() -> str:
    """All text that the chapter's executed notebook holds."""
    notebook = json.loads((ROOT / "chapters" / "cross-correlation.ipynb").read_text(encoding="utf-8"))
    outputs = [output for one in notebook["cells"] for output in one.get("outputs", [])]
    texts = [output.get("text") or output.get("data", {}).get("text/plain", "") for output in outputs]
    return "\n".join("".join(text) for text in texts)


def test_the_chapters_numbers(node: Node, stored: str) -> None:
    """What the notebook printed in float32, from the browser's arithmetic, and from Python."""
    torch.manual_seed(0)
    start, b = torch.randn(1, 2), torch.randn(1)
    biased = KernelTraining(STRIPE, EDGES, start, bias=b.item(), learning_rate=0.0145)
    both = [w._page_state() for w in (chapter(), biased)]
    plain, with_bias = node.ask(ARITHMETIC, "(m, all) => all.map(m.train)", both)

    def rounded(K: list[list[float]], digits: int) -> str:
        return str(torch.tensor(K).numpy().round(digits))

    assert f"kernel {rounded(plain[0]['K'], 2)}, loss {plain[0]['loss']:.1f}\n" in stored
    assert f"loss after one step {plain[1]['loss']:.1f}\n" in stored
    assert "below 0.001: True\n" in stored
    assert plain[19]["loss"] < 0.001  # the chapter's list ends before the last step
    assert f"array({rounded(plain[20]['K'], 2).replace(' -', ', -')}, dtype=float32)" in stored
    assert f"kernel {rounded(with_bias[20]['K'], 1)}, bias {abs(with_bias[20]['b']):.1f}\n" in stored
    for w, run in ((chapter(), plain), (biased, with_bias)):
        assert w.losses == pytest.approx([state["loss"] for state in run])
    text = (ROOT / "chapters" / "cross-correlation.md").read_text(encoding="utf-8")
    assert "rate=0.025)" in text
    assert "rate=0.0145)" in text


@pytest.mark.parametrize(
    ("losses", "low", "high", "heights"),
    [
        ([10, 1, 1e-8], -8, 1, [0, 1 / 9, 1]),
        ([1e30, 1e-2], -8, 30, [0, 32 / 38]),
        ([0, 0], -34, -33, [1, 1]),
        ([1e-20], -20, -19, [1]),
    ],
)
def test_the_scale_of_the_curve(node: Node, losses: list[float], low: int, high: int, heights: list[float]) -> None:
    scale = node.ask(ARITHMETIC, "(m, losses) => m.scale(losses)", losses)
    assert (scale["low"], scale["high"]) == (low, high)
    assert scale["heights"] == pytest.approx(heights)


@pytest.mark.parametrize(
    ("losses", "steps", "words"),
    [
        ([4, 2, 1], 2, ["", "", ""]),
        ([4, 8, 4], 2, ["", "The loss grows", ""]),
        ([4, 8], 9, ["", "The loss grows"]),
        ([4], 9, ["The loss grows"]),  # the next step would leave float32
        ([4, 1e-31, 2e-31, 1e-31], 3, ["", "", "", ""]),  # noise in the last digits
        ([0, 0], 1, ["", ""]),
    ],
)
def test_when_the_loss_is_said_to_grow(node: Node, losses: list[float], steps: int, words: list[str]) -> None:
    ask = "(m, losses, steps) => losses.map((_, t) => m.warning(losses.map((loss) => ({ loss })), t, { steps }))"
    for said, expected in zip(node.ask(ARITHMETIC, ask, losses, steps), words, strict=True):
        assert expected in said
        assert bool(said) == bool(expected)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (-0.004, "≈0"),
        (0.005, "0.01"),
        (-0.293, "−0.29"),
        (9.994, "9.99"),
        (-9.996, "−10"),
        (12.34, "12.3"),
        (99.96, "100"),
        (-9999.4, "−9999"),
        (9999.6, "1e4"),
        (-166873422310001.5, "−2e14"),
        (1e18, "1e18"),
        (-123456, "−1e5"),
    ],
)
def test_a_cells_text_is_brief(node: Node, value: float, text: str) -> None:
    assert node.ask(ARITHMETIC, "(m, value) => m.brief(value)", value) == text


def test_no_cells_text_has_more_than_five_characters(node: Node) -> None:
    rng = random.Random(2)
    numbers = [rng.uniform(-10, 10) * 10 ** rng.randint(-8, 18) for _ in range(2000)]
    texts = node.ask(ARITHMETIC, "(m, all) => all.map(m.brief)", numbers)
    assert max(map(len, texts)) == 5
    for seen, number in zip(texts, numbers, strict=True):
        value = 0 if seen == "≈0" else float(seen.replace("−", "-"))
        assert value == pytest.approx(number, rel=0.5 if abs(number) >= 9999.5 else 0.011, abs=0.005001)


# ── What the reader sees ──────────────────────────────────────────────────────────────────────────────────────────────


def scrub(widget: Locator, step: int) -> None:
    widget.get_by_label("Training step").fill(str(step))


def rate(widget: Locator) -> Locator:
    return widget.get_by_role("textbox", name="Learning rate")


def updates(widget: Locator) -> list[str]:
    return widget.locator(".cb-updates p:not([aria-hidden])").all_text_contents()


def notice(widget: Locator) -> Locator:
    return widget.locator("p.cb-notice")


def formula(widget: Locator) -> Locator:
    return widget.locator(".cb-panel", has_text="Prediction Ŷ").locator(".cb-dim").first


def unfold(widget: Locator) -> None:
    """Show the example, which starts folded away."""
    widget.get_by_text("Input and target").click()


def loss(widget: Locator) -> Locator:
    return widget.locator(".cb-panel:has(.cb-plot) .cb-dim").first


def curve(widget: Locator) -> list[tuple[float, float]]:
    """The curve's points, in units of the whole width and height."""
    path = widget.locator(".cb-plot path").get_attribute("d").removeprefix("M").removesuffix("h0")
    points = [tuple(float(one) / 100 for one in point.split(",")) for point in path.split("L")]
    return [(x, y) for x, y in points]


def marked(widget: Locator, name: str) -> list[str]:
    cells = widget.get_by_role("grid", name="Error E").locator(".cb-cell").all()
    return [name in one.get_attribute("class").split() for one in cells]


def test_starts_paused_before_the_first_step(show, page: Page) -> None:
    widget = show(row(), clock=True)
    page.clock.run_for(10_000)
    expect(button(widget, "Play")).to_be_visible()
    assert shown(widget, "Kernel K") == [["0.5", "0.5"]]
    assert shown(widget, "Prediction Ŷ") == [["0.5", "0", "0.5"]]
    assert shown(widget, "Error E") == [["−0.5", "0", "1.5"]]
    expect(loss(widget)).to_have_text("2.5 at step 0")
    assert updates(widget) == ["K[0, 0] ← 0.5 − 0.25 · (−1) ≈ 0.75", "K[0, 1] ← 0.5 − 0.25 · 3 ≈ −0.25"]
    assert written(widget) == "Ŷ[0, 0] = 1·0.5 + 0·0.5 = 0.5"
    expect(formula(widget)).to_have_text("X ⋆ K")
    assert curve(widget) == [(0, pytest.approx((1 - 0.39794) / 9, abs=1e-4))]
    expect(status(widget)).to_be_empty()
    expect(widget.get_by_role("grid", name="Target Y")).to_have_count(0)
    unfold(widget)
    assert shown(widget, "Input X") == [["1", "0", "0", "1"]]
    assert shown(widget, "Target Y") == [["1", "0", "−1"]]


def test_errors_are_marked_by_side(show) -> None:
    widget = show(row())
    assert marked(widget, "cb-low") == [True, False, False]
    assert marked(widget, "cb-high") == [False, False, True]
    scrub(widget, 4)
    assert shown(widget, "Error E") == [["−0.03", "0", "0.09"]]
    button(widget, "Reset").click()
    rate(widget).fill("0.5")  # which is exact after one step
    rate(widget).press("Enter")
    scrub(widget, 1)
    assert not any(marked(widget, "cb-low") + marked(widget, "cb-high"))


def test_steps_forward_and_back(show) -> None:
    widget = show(row())
    expect(button(widget, "Step back")).to_have_attribute("aria-disabled", "true")
    button(widget, "Step forward").click()
    assert shown(widget, "Kernel K") == [["0.75", "−0.25"]]
    assert shown(widget, "Error E") == [["−0.25", "0", "0.75"]]
    expect(loss(widget)).to_have_text("0.625 at step 1")
    expect(status(widget)).to_have_text("Step 1 of 4, loss 0.625.")
    expect(widget.locator(".cb-count")).to_have_text("step 1 of 4")
    assert [x for x, _ in curve(widget)] == [0, 0.25]
    button(widget, "Step back").click()
    assert shown(widget, "Kernel K") == [["0.5", "0.5"]]


def test_scrubs_to_any_step_at_once(show) -> None:
    widget = show(row())
    scrub(widget, 4)
    expect(widget.get_by_label("Training step")).to_have_attribute("aria-valuetext", "step 4 of 4, loss 0.009766")
    assert shown(widget, "Kernel K") == [["0.97", "−0.91"]]
    assert [x for x, _ in curve(widget)] == [0, 0.25, 0.5, 0.75, 1]
    scrub(widget, 2)
    assert shown(widget, "Kernel K") == [["0.88", "−0.63"]]


def test_plays_to_the_end(show, page: Page) -> None:
    widget = show(row(), clock=True)
    button(widget, "Play").click()
    page.clock.run_for(600)
    expect(loss(widget)).to_have_text("0.625 at step 1")
    expect(status(widget)).to_be_empty()
    page.clock.run_for(1600)
    expect(button(widget, "Play")).to_be_visible()
    expect(loss(widget)).to_have_text("0.009766 at step 4")
    expect(status(widget)).to_have_text("Step 4 of 4, loss 0.009766.")


def test_the_chapters_run_as_seen(show) -> None:
    widget = show(chapter())
    assert shown(widget, "Kernel K") == [["1.54", "−0.29"]]
    expect(loss(widget)).to_have_text("23.43 at step 0")
    scrub(widget, 20)
    assert shown(widget, "Kernel K") == [["1", "−1"]]
    assert shown(widget, "Prediction Ŷ")[0] == ["≈0", "1", "0", "0", "0", "−1", "≈0"]
    assert shown(widget, "Error E")[5] == ["≈0", "≈0", "0", "0", "0", "≈0", "≈0"]
    expect(cell(widget, "Error E", 0, 1)).to_have_attribute("aria-label", "−0.00006546")


def test_a_high_learning_rate_diverges_in_words(show) -> None:
    widget = show(chapter())
    rate(widget).fill("0.25")
    rate(widget).press("Enter")
    expect(notice(widget)).to_be_hidden()  # before the first step nothing has grown
    button(widget, "Step forward").click()
    expect(loss(widget)).to_have_text(re.compile("^4\\d{3}"))
    grows = "The loss grows: lower the learning rate."
    expect(notice(widget)).to_have_text(grows)
    expect(status(widget)).to_contain_text(grows)
    scrub(widget, 20)  # the run ends before
    expect(widget.locator(".cb-count")).to_have_text("step 16 of 20")
    expect(notice(widget)).to_have_text("The loss grows beyond float32: lower the learning rate.")
    expect(button(widget, "Step forward")).to_have_attribute("aria-disabled", "true")
    said = widget.inner_text()
    assert "NaN" not in said
    assert "Infinity" not in said
    assert not re.search(r"\d{7}", said)  # large numbers are written in one way
    rate(widget).fill("0.0025")
    rate(widget).press("Enter")
    expect(notice(widget)).to_be_hidden()
    expect(loss(widget)).to_have_text("0.1597 at step 16")  # slow


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("diverges", [False, True], ids=["learns", "diverges"])
def test_nothing_moves_while_it_plays(show, page: Page, family: str, width: int, diverges: bool) -> None:
    page.set_viewport_size({"width": width, "height": 720})
    make, pace = (askew, 0.001) if width == 320 else (chapter, 0.0145)
    widget = show(make(bias=0.5, learning_rate=0.25 if diverges else pace, steps=20))
    unfold(widget)
    before = places(widget)
    assert len(before) > 90
    for step in (1, 2, 3, 5, 8, 11, 16, 20):
        scrub(widget, step)
        assert [one for one in zip(before, places(widget), strict=True) if one[0] != one[1]] == [], step
    expect(notice(widget)).to_be_visible(visible=diverges)


def test_the_notice_covers_nothing(show) -> None:
    widget = show(chapter(learning_rate=0.25, step=16))
    curve_, words = (one.bounding_box() for one in (widget.locator(".cb-plot"), notice(widget)))
    assert words["y"] >= curve_["y"] + curve_["height"]
    assert words["height"] > 20


def test_all_that_plays_is_in_one_view(show, page: Page, family: str) -> None:
    page.set_viewport_size({"width": 699, "height": 720})  # the width that a chapter has at 1280
    widget = show(chapter())
    assert extent(button(widget, "Play"), widget.locator("p.cb-sum")) <= 670


def test_type_is_legible_in_every_cell(show, page: Page, family: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    widget = show(chapter(learning_rate=0.25, step=16))
    cells = widget.get_by_role("gridcell").filter(visible=True)
    sizes = cells.evaluate_all("all => all.map((one) => parseFloat(getComputedStyle(one).fontSize))")
    assert min(sizes) >= 9
    over = """all => all.filter((one) => {
      const range = document.createRange();
      range.selectNodeContents(one.firstChild);
      return range.getBoundingClientRect().width > one.offsetWidth + 3;  // half of the gap on either side
    }).length"""
    assert cells.evaluate_all(over) == 0


def test_a_learning_rate_counts_once_it_is_complete(show, page: Page) -> None:
    widget = show(chapter())
    rate(widget).fill("")
    for key in "0.25":
        page.keyboard.type(key)
        expect(widget.locator(".cb-error:visible")).to_have_count(0)
    page.keyboard.press("Tab")
    assert " − 0.25 · " in updates(widget)[0]


def test_the_slider_of_the_learning_rate_is_logarithmic(show, page: Page) -> None:
    widget = show(chapter())
    slider = widget.get_by_role("slider", name="Learning rate")
    scrub(widget, 1)
    slider.focus()
    for _ in range(20):
        page.keyboard.press("ArrowUp")
    reached = rate(widget).input_value()
    assert 0.23 <= float(reached) <= 0.26  # ten times as much, but for the two digits of each step
    expect(slider).to_have_attribute("aria-valuetext", reached)
    assert updates(widget)[0].split(" · ")[0].endswith(f"− {reached}")
    page.keyboard.press("Home")
    assert float(rate(widget).input_value()) == pytest.approx(1e-4, rel=0.1)
    page.keyboard.press("End")
    assert float(rate(widget).input_value()) == pytest.approx(1, rel=0.1)


def test_a_bias_can_be_learned_too(show) -> None:
    widget = show(row())
    widget.get_by_label("Learn a bias too").check()
    assert updates(widget)[2:] == ["b ← 0 − 0.25 · 2 ≈ −0.5"]
    expect(formula(widget)).to_have_text("X ⋆ K + b")
    scrub(widget, 1)
    assert shown(widget, "Prediction Ŷ") == [["0.25", "−0.5", "−0.75"]]
    assert written(widget) == "Ŷ[0, 0] = 1·0.75 + 0·(−0.25) + (−0.5) = 0.25"
    widget.get_by_label("Learn a bias too").uncheck()
    assert shown(widget, "Prediction Ŷ") == [["0.75", "0", "−0.25"]]
    assert len(updates(widget)) == 2


def test_more_steps(show) -> None:
    widget = show(row())
    widget.get_by_role("spinbutton", name="Steps").fill("200")
    scrub(widget, 200)
    expect(widget.locator(".cb-count")).to_have_text("step 200 of 200")
    assert shown(widget, "Kernel K") == [["1", "−1"]]
    expect(notice(widget)).to_be_hidden()  # noise in the last digits is no growth
    widget.get_by_role("spinbutton", name="Steps").fill("3")
    expect(widget.locator(".cb-count")).to_have_text("step 3 of 3")


# ── Pointing and editing ──────────────────────────────────────────────────────────────────────────────────────────────


def lens(widget: Locator, name: str) -> tuple[int, ...]:
    """Where the outline of a grid lies: row, column, rows, columns."""
    sides = ["row", "column", "rows", "columns"]
    read = "(lens, sides) => sides.map((one) => Number(lens.style.getPropertyValue(`--cb-${one}`)))"
    return tuple(widget.get_by_role("grid", name=name).locator(".cb-lens").evaluate(read, sides))


def test_an_output_shows_its_window_and_sum(show) -> None:
    widget = show(askew())
    unfold(widget)
    cell(widget, "Error E", 2, 3).click()
    assert lens(widget, "Input X") == (2, 3, 2, 3)
    assert [lens(widget, name) for name in ("Prediction Ŷ", "Target Y", "Error E")] == [(2, 3, 1, 1)] * 3
    window = [[(3 * r + 5 * c) % 7 - 3 for c in (3, 4, 5)] for r in (2, 3)]
    value = window[0][0] - window[0][2] + 2 * window[1][0] + 0.5 * window[1][1] + 0.5
    assert written(widget).endswith(f" = {str(value).replace('-', '−')}")


def test_a_weight_shows_what_its_gradient_adds_up(show, page: Page) -> None:
    widget = show(askew())
    unfold(widget)
    cell(widget, "Kernel K", 1, 2).hover()
    assert lens(widget, "Input X") == (1, 2, 3, 5)
    assert lens(widget, "Error E") == (0, 0, 3, 5)
    assert [line.split(" ←")[0] for line in updates(widget)] == ["K[1, 0]", "K[1, 1]", "K[1, 2]", "b"]
    page.mouse.move(1, 1)
    assert lens(widget, "Input X") == (0, 0, 2, 3)


def test_an_edited_weight_starts_the_run_again_from_there(show, page: Page) -> None:
    widget = show(row(bias=0))
    expect(widget.locator(".cb-note")).to_contain_text("the run starts again from the present kernel")
    scrub(widget, 1)
    b = updates(widget)[2].split()[2]
    assert b == "−0.5"
    cell(widget, "Kernel K", 0, 1).focus()
    page.keyboard.type("-3")
    page.keyboard.press("Enter")
    assert shown(widget, "Kernel K") == [["0.75", "−3"]]
    assert updates(widget)[2].split()[2] == "−0.5"
    expect(widget.locator(".cb-count")).to_have_text("step 0 of 4")
    button(widget, "Reset").click()
    assert shown(widget, "Kernel K") == [["0.5", "0.5"]]
    assert updates(widget)[2].split()[2] == "0"


def test_only_the_kernel_is_edited(show, page: Page) -> None:
    widget = show(row())
    unfold(widget)
    for name in ("Input X", "Prediction Ŷ", "Target Y", "Error E"):
        cell(widget, name, 0, 0).dblclick()
        page.keyboard.press("Enter")
        expect(widget.get_by_role("grid", name=name)).to_have_attribute("aria-readonly", "true")
        expect(widget.locator(".cb-editor")).to_have_count(0)


@pytest.mark.parametrize("typed", ["abc", "", "NaN", "1e9", "<img src=x>"])
def test_a_weight_that_is_no_number_is_explained(show, page: Page, typed: str) -> None:
    widget = show(row())
    cell(widget, "Kernel K", 0, 0).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    page.keyboard.type(typed)
    page.keyboard.press("Enter")
    expect(widget.get_by_label("New value for row 0, column 0")).to_have_attribute("aria-invalid", "true")
    expect(widget.locator(".cb-error:visible")).to_contain_text(typed or "“” is not a number")
    assert shown(widget, "Kernel K")[0][1] == "0.5"


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("50", "learning_rate must be a number from 0.000001 to 10, not 50."),
        ("0", "learning_rate must be a number from 0.000001 to 10, not 0."),
        ("-0.1", "learning_rate must be a number from 0.000001 to 10, not −0.1."),
        ("fast", "learning_rate must be a number from 0.000001 to 10."),
        ("", "learning_rate must be a number from 0.000001 to 10."),
        ("<b>1</b>", "learning_rate must be a number from 0.000001 to 10."),
    ],
)
def test_an_impossible_learning_rate_is_explained(show, typed: str, message: str) -> None:
    widget = show(row())
    scrub(widget, 2)
    rate(widget).fill(typed)
    rate(widget).press("Enter")
    error = widget.locator(".cb-error:visible")
    expect(error).to_contain_text(message)
    expect(error).to_contain_text("The picture still shows learning_rate 0.25.")
    expect(rate(widget)).to_have_value(typed)
    expect(rate(widget)).to_have_attribute("aria-invalid", "true")
    assert shown(widget, "Kernel K") == [["0.88", "−0.63"]]
    button(widget, "Step forward").click()
    expect(rate(widget)).to_have_value(typed)
    rate(widget).fill("1/4")
    rate(widget).press("Enter")
    expect(widget.locator(".cb-error:visible")).to_have_count(0)
    if typed == "50":
        rate(widget).fill(typed)
        rate(widget).press("Enter")
        button(widget, "Reset").click()
        expect(rate(widget)).to_have_value("0.25")
        expect(widget.locator(".cb-error:visible")).to_have_count(0)


def test_impossible_steps_are_explained(show) -> None:
    widget = show(row())
    for typed, message in [("0", "not 0."), ("201", "not 201."), ("2.5", "not 2.5.")]:
        widget.get_by_role("spinbutton", name="Steps").fill(typed)
        expect(widget.locator(".cb-error:visible")).to_contain_text(
            f"steps must be a whole number from 1 to 200, {message}"
        )
        expect(widget.locator(".cb-count")).to_have_text("step 0 of 4")


def test_a_diverged_kernel_is_no_start(show, page: Page) -> None:
    widget = show(row(learning_rate=10, steps=9))
    scrub(widget, 9)
    cell(widget, "Kernel K", 0, 0).focus()
    page.keyboard.type("1")
    page.keyboard.press("Enter")
    expect(widget.locator(".cb-error:visible")).to_contain_text("Other weights are too large. Step back.")
    expect(widget.locator(".cb-count")).to_have_text("step 9 of 9")


# ── For everybody ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_way_through_by_tab(show, page: Page) -> None:
    show(row())
    order = []
    for _ in range(15):
        page.keyboard.press("Tab")
        order.append(focused(page))
    assert order == [
        "button: Play",
        "button: Step back",
        "button: Step forward",
        "range: Training step",
        "select-one: Speed 0.5 per second1 per second2 per second4 per second8 per second",
        "gridcell: 0.5",
        "range: Learning rate",
        "text: Learning rate",
        "range: Steps",
        "number: Steps",
        "summary: Prediction and error",
        "gridcell: 0.5",
        "gridcell: −0.5",
        "summary: Input and target",
        "checkbox: Learn a bias too",
    ]
    page.keyboard.press("Tab")
    assert focused(page) == "button: Reset"


def test_by_keyboard_alone(show, page: Page) -> None:
    widget = show(row())
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(loss(widget)).to_have_text("0.625 at step 1")
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(cell(widget, "Kernel K", 0, 0)).to_be_focused()
    page.keyboard.press("ArrowRight")
    assert updates(widget)[1].startswith("K[0, 1] ← −0.25")
    page.keyboard.press("2")
    page.keyboard.press("Enter")
    assert shown(widget, "Kernel K") == [["0.75", "2"]]
    for _ in range(7):
        page.keyboard.press("Tab")
    page.keyboard.press("End")
    assert lens(widget, "Error E") == (0, 2, 1, 1)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(widget.get_by_role("grid", name="Target Y")).to_be_visible()


def diverging(widget: Locator) -> None:
    rate(widget).fill("1")
    rate(widget).press("Enter")
    scrub(widget, 20)
    cell(widget, "Kernel K", 0, 1).focus()
    unfold(widget)
    expect(notice(widget)).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_where_it_diverges(show, page: Page, theme: str) -> None:
    diverging(show(askew(), theme=theme))
    assert violations(page) == []


def test_the_largest_example_scrolls_in_its_panel_on_a_phone(show, page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    widget = show(KernelTraining([[0.123] * 16] * 12, [[1.5] * 12] * 8, [[-9.87] * 5] * 5, learning_rate=10))
    unfold(widget)
    for step in (0, 20):
        scrub(widget, step)
        assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert widget.locator(".cb-sum .cb-term").count() == 5  # of 25: one row of the kernel


def test_on_paper_all_is_unfolded(show, page: Page) -> None:
    widget = show(row())
    folds = widget.locator("details")
    widget.get_by_text("Prediction and error").click()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert folds.evaluate_all("all => all.map((one) => one.open)") == [True, True]
    expect(button(widget, "Play")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert folds.evaluate_all("all => all.map((one) => one.open)") == [False, False]


def test_forced_colours_keep_the_curve_and_the_side_of_an_error(show, page: Page) -> None:
    page.emulate_media(forced_colors="active")
    widget = show(row())
    paper = widget.locator(".cb-root").evaluate("one => getComputedStyle(one).backgroundColor")
    assert widget.locator(".cb-plot path").evaluate("one => getComputedStyle(one).stroke") != paper
    border = "one => [getComputedStyle(one).borderTopWidth, getComputedStyle(one).borderBottomWidth]"
    assert cell(widget, "Error E", 0, 0).evaluate(border) == ["1px", "4px"]  # too low
    assert cell(widget, "Error E", 0, 2).evaluate(border) == ["4px", "1px"]  # too high


# ── What a host sets ──────────────────────────────────────────────────────────────────────────────────────────────────

MODEL = """() => {
  const { host: { PlainModel }, registry: { widgets } } = convbook;
  const el = document.querySelector(".cb-widget");
  window.model = new PlainModel(JSON.parse(el.dataset.state));
  widgets.KernelTraining.initialize({ model });
  widgets.KernelTraining.render({ model, el });
}"""


def test_a_step_beyond_the_run_shows_its_last(show, page: Page) -> None:
    show(row())
    page.evaluate(MODEL)
    page.evaluate("model.set('step', 1e9)")
    expect(page.locator(".cb-count")).to_have_text("step 4 of 4")


def test_what_python_sets_is_shown(show, page: Page) -> None:
    show(row())
    page.evaluate(MODEL)
    widget = page.locator(".cb-widget")
    cell(widget, "Error E", 0, 2).dispatch_event("pointermove")  # without the focus, which would move with the cells
    cell(widget, "Kernel K", 0, 1).dispatch_event("pointermove")
    assert lens(widget, "Kernel K") == (0, 1, 1, 1)
    page.evaluate(
        "model.set('X', [[2], [1]]), model.set('Y', [[1], [1]]), model.set('K0', [[3]]), model.set('step', 1)"
    )
    assert shown(widget, "Kernel K") == [["−3"]]  # E = 5, 2; G = 2 (10 + 2) = 24; 3 − 24 · ¼
    assert lens(widget, "Kernel K") == (0, 0, 1, 1)  # the nearest one
    page.evaluate("model.set('learning_rate', 0.125)")
    assert shown(widget, "Kernel K") == [["0"]]
    expect(rate(widget)).to_have_value("0.125")


# ── Python ────────────────────────────────────────────────────────────────────────────────────────────────────────────

NAN = float("nan")
REFUSED = [
    ("X", 3, TypeError, "X must be a matrix"),
    ("X", [[1, NAN, 0, 1]], ValueError, r"X\[0, 1\] must be a finite number"),
    ("X", torch.ones(13, 4), ValueError, "X must be at most 12 × 16, not 13 × 4: this picture has no room for more"),
    ("X", torch.ones(1, 17), ValueError, "X must have at most 16 columns"),
    ("K0", torch.ones(1, 6), ValueError, "K0 must be at most 5 × 5, not 1 × 6"),
    ("K0", torch.ones(2, 1), ValueError, "K0 must fit on X, which is 1 × 4, but it is 2 × 1. Use a smaller kernel"),
    ("K0", [["a", 1]], TypeError, r"K0\[0, 0\] must be a number"),
    ("Y", [[1, 2]], ValueError, "Y must be 1 × 3, the size of X ⋆ K0, not 1 × 2"),
    ("Y", torch.ones(1, 1, 3), ValueError, "Y must have 2 axes"),
    ("bias", "x", TypeError, "bias must be a number"),
    ("bias", float("inf"), ValueError, "bias must be a finite number"),
    ("learning_rate", 0, ValueError, "learning_rate must be a number from 0.000001 to 10, not 0"),
    ("learning_rate", -0.1, ValueError, "learning_rate must be a number from 0.000001 to 10, not −0.1"),
    ("learning_rate", 50, ValueError, "learning_rate must be a number from 0.000001 to 10, not 50"),
    ("learning_rate", NAN, ValueError, "learning_rate must be a finite number"),
    ("learning_rate", None, TypeError, "learning_rate must be a number"),
    ("steps", 0, ValueError, "steps must be a whole number from 1 to 200, not 0"),
    ("steps", 201, ValueError, "steps must be a whole number from 1 to 200, not 201"),
    ("steps", 2.5, TypeError, "steps must be a whole number, not 2.5"),
    ("steps", True, TypeError, "steps must be a whole number, not True"),
    ("step", -1, ValueError, "step must lie between 0, the start, and 4, not −1"),
    ("step", 5, ValueError, "step must lie between 0, the start, and 4, not 5"),
    ("step", "1", TypeError, "step must be a whole number, not '1'"),
    ("speed", 0, ValueError, "speed must be at least 0.1"),
]


@pytest.mark.parametrize(("name", "value", "kind", "words"), REFUSED)
def test_refuses(name: str, value: object, kind: type[Exception], words: str) -> None:
    arguments = {"X": [[1, 0, 0, 1]], "Y": [[1, 0, -1]], "K0": [[1, 1]], "steps": 4}
    with pytest.raises(kind, match=words):
        KernelTraining(**arguments | {name: value})
    w = row()
    before = w.get_state()
    with pytest.raises(kind, match=words):
        setattr(w, name, value)
    with pytest.raises(kind, match=words):
        w.set(**{"speed": 7, name: value})
    assert w.get_state() == before


def test_the_browser_says_the_same(node: Node) -> None:
    ranges = [(name, value, words) for name, value, _, words in REFUSED if "from" in words]
    settings = [row()._page_state() | {name: value} for name, value, _ in ranges]
    said = node.ask(ARITHMETIC, "(m, all) => all.map(m.check)", settings)
    assert [message.rstrip(".") for message in said] == [words for _, _, words in ranges]


def test_both_sides_agree_on_what_fits(node: Node) -> None:
    rng = random.Random(9)
    settings = []
    for _ in range(300):
        one = random_setting(rng)
        name = rng.choice(["X", "Y", "K0", "learning_rate", "steps", "bias"])
        size = (rng.randint(1, 13), rng.randint(1, 16))
        bad = {
            "learning_rate": rng.choice([0, 1e-7, 11]),
            "steps": rng.choice([0, 300, 7]),
            "bias": rng.choice([2e6, 1, None]),
        }
        settings.append(one | {name: bad.get(name, [[1] * size[1]] * size[0]) if name not in bad else bad[name]})
    said = node.ask(ARITHMETIC, "(m, all) => all.map(m.check)", settings)
    for one, message in zip(settings, said, strict=True):
        try:
            KernelTraining(**one)
            fits = True
        except (ValueError, TypeError):
            fits = False
        assert fits == (message is None), one
    assert 30 < sum(message is None for message in said) < 270


def test_large_numbers_are_printed_as_in_python(node: Node) -> None:
    rng = random.Random(3)
    numbers = [1e15, -1e15, 999999999999999, 1.26e38, 3.4e38, -2.5e16, 999999.5, 1234567.5, 166873422310001.5]
    numbers += [rng.uniform(-1, 1) * 10 ** rng.randint(4, 40) for _ in range(400)]
    printed = node.ask("parts/numbers", "(m, all) => all.map((one) => [m.format(one), m.grouped(one)])", numbers)
    assert printed == [[text(number), grouped(number)] for number in numbers]
    assert [text(one) for one in (-8.15e19, 166873422310001.5, 1234567)] == ["−8.2e19", "1.669e14", "1234567"]
    assert grouped(1234567.5) == "1,235,000"


def test_the_present_step() -> None:
    w = row(bias=1, step=2)
    assert (w.step, w.present_bias is not None, len(w.losses)) == (2, True, 5)
    w.steps = 1
    assert w.step == 1
    w.set(steps=4, step=3, learning_rate=10, bias=None)
    assert w.reached == 4
    w.set(steps=200, step=200)
    assert w.reached < 40
    assert w.loss == w.losses[-1] <= kernel_training.LIMITS["loss"]
    assert w.present_bias is None
    w.reset()
    assert (w.step, w.steps, w.bias, w.learning_rate) == (0, 4, 1, 0.25)


def test_several_sizes_change_at_once() -> None:
    w = row()
    with pytest.raises(
        ValueError, match=r"Y must be 1 × 2, the size of X ⋆ K0, not 1 × 3\. To change several .* use set"
    ):
        w.K0 = [[1, 2, 3]]
    w.set(K0=[[1, 2, 3]], Y=[[1, 2]])
    assert w.prediction.shape == (1, 2)


def html(w: KernelTraining) -> str:
    return w._repr_mimebundle_()[0]["text/html"]


def test_what_it_stores() -> None:
    assert repr(chapter()) == "KernelTraining(X 6×8, K0 1×2, no bias, learning rate 0.025) → Y 6×7, step 0 of 20"
    assert repr(askew(step=3)).endswith("bias from 0.5, learning rate 0.001) → Y 3×5, step 3 of 30")
    assert html(chapter()) == html(chapter())
    assert html(chapter()) != html(chapter(learning_rate=0.02))
    assert not re.search(r"0x[0-9a-f]{6}|\bid=", html(chapter()))
    state = json.loads(unescape(re.search('data-state="([^"]*)"', html(row(playing=True, step=2)))[1]))
    assert state == {
        "X": [[1, 0, 0, 1]],
        "Y": [[1, 0, -1]],
        "K0": [[0.5, 0.5]],
        "bias": None,
        "learning_rate": 0.25,
        "steps": 4,
        "step": 2,
        "speed": 2,
    }


def test_without_script_the_run_is_a_table(page: Page, tmp_path: Path) -> None:
    page.goto(site(tmp_path, chapter(), chapter(learning_rate=0.25), row(bias=1, steps=1), script=None).as_uri())
    run, diverging, biased = page.get_by_role("table", name="The run").all()
    rows = [one.inner_text().split("\t") for one in run.get_by_role("row").all()]
    assert rows[:3] == [
        ["Step", "Loss", "K[0, 0]", "K[0, 1]"],
        ["0", "23.43", "1.541", "−0.2934"],
        ["1", "5.877", "0.6302", "−1.254"],
    ]
    assert rows[-1] == ["20", "5.239e−8", "0.9999", "−0.9999"]
    assert diverging.get_by_role("row").last.inner_text().split("\t")[:2] == ["16", "1.1e38"]
    assert biased.get_by_role("row").first.inner_text().split("\t")[-1] == "b"
    text = page.locator("main").inner_text()
    assert "The first step: K[0, 0] ← 1.541 − 0.025 · 36.43 ≈ 0.6302" in text
    assert "The loss is 23.43 at the start and 5.239e−8 after 20 steps." in text
    assert "1.1e38 after 16 steps. The next step would leave the range of float32: a lower rate is needed." in text
    assert "after 1 step." in text
