"""CostExplorer: the browser's counts against conv_cost and PyTorch's counter, what a reader does, Python's side."""

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
from torch.utils.flop_counter import FlopCounterMode

from convbook import CostExplorer, conv_cost
from convbook.widgets.cost_explorer import widget as python

from .examples.cost_explorer import HOSTILE
from .node import Node
from .reading import button, number

CONCEPT = "cost_explorer/arithmetic"
ASK = """(m, all) => all.map((layer) => m.check(layer) ?? {
  m: m.outputShape(layer),
  figures: m.figures(layer).map((figure) => ({ ...figure, brief: m.brief(figure) })),
})"""
LAYER = {name: value for name, value in CostExplorer()._page_state().items() if name != "pinned"}


def chapter(**options: Any) -> CostExplorer:
    """The chapter's layer beside itself: ten of them, a million images, a rate of 12·10¹² MAC/s."""
    given = {"c_i": 100, "c_o": 100, "k": 5, "n": 64, "padding": 2, "layers": 10, "images": 1e6, "rate": 12e12}
    given["pinned"] = {}
    return CostExplorer(**(given | options))


# ── Arithmetic, in the browser ────────────────────────────────────────────────────────────────────────────────────────


def drawn(rng: random.Random) -> dict[str, Any]:
    """A layer that fits, all of it drawn, each axis on its own."""
    while True:
        groups = rng.choice([1, 1, 2, 3, 8])
        pair = lambda low, high: [rng.randint(low, high) for _ in "hw"]  # noqa: E731
        layer = {
            "c_i": groups * rng.choice([1, 3, 64, rng.randint(1, 500), 125_000]),
            "c_o": groups * rng.choice([1, 16, rng.randint(1, 500)]),
            "k": pair(1, 7),
            "n": rng.choice([pair(1, 30), pair(30, 600), pair(1, 10**6)]),
            "stride": pair(1, 4),
            "padding": pair(0, 4),
            "dilation": pair(1, 3),
            "groups": groups,
            "bias": rng.random() < 0.5,
            "batch": rng.choice([1, 7, 64]),
            "layers": rng.choice([1, 10]),
            "images": rng.choice([1, 1000, 10**6, 10**11]),
            "rate": rng.choice([1, 10**6, 15 * 10**10, 12 * 10**12]),
        }
        fits = {name: tuple(value) if isinstance(value, list) else value for name, value in layer.items()}
        if CostExplorer._problem(**fits) is None:
            return layer


def expected(layer: dict[str, Any]) -> list[tuple[str, float]]:
    cost = conv_cost(**{name: layer[name] for name in python._LAYER})
    one = conv_cost(**{name: layer[name] for name in python._LAYER} | {"batch": 1})
    seconds = one.time(layer["rate"]) * layer["layers"] * layer["images"]
    return [
        ("Parameters", cost.parameters),
        ("MACs forward", cost.macs_forward),
        ("FLOP forward", cost.flops_forward),
        ("FLOP training", cost.flops_training),
        ("Memory forward", cost.inference_bytes),
        ("Memory training", cost.training_bytes),
        ("Time forward", seconds),
        ("Time training", one.time(layer["rate"], training=True) * layer["layers"] * layer["images"]),
    ]


def worked_out(formula: str) -> tuple[float, float, str]:
    """Compute what a filled-in formula says, and read its result: (computed, said, "=" or "≈")."""
    sign = "≈" if "≈" in formula else "="
    left, said = formula.rsplit(f" {sign} ", 1)
    filled = re.split(" = |: ", left)[-1]

    def number(text: str) -> float:
        return eval(text.replace("·", "*").replace(",", "").replace("−", "-").rstrip(" sB"))

    return number(filled), number(said), sign


def differences(node: Node, layers: list[dict[str, Any]], **where: Any) -> set[str]:
    wrong = set()
    for layer, answer in zip(layers, node.ask(CONCEPT, ASK, layers, **where), strict=True):
        if isinstance(answer, str):
            return {"check"}
        for (name, value), figure in zip(expected(layer), answer["figures"], strict=True):
            if figure["name"] != name:
                wrong.add("name")
            if figure["value"] != (value if value <= 2**53 and not name.startswith("Time") else pytest.approx(value)):
                wrong.add(name)
            computed, said, sign = worked_out(figure["formula"])
            # Of what is no whole number 4 digits are printed, of what is too large to be exact 2.
            rel = 0.06 if max(value for _, value in expected(layer)) > 1e15 else 1e-3
            if computed != pytest.approx(value, rel=rel) or said != pytest.approx(value, rel=rel):
                wrong.add("formula")
            if sign == "=" and not name.startswith("Time") and round(said) != value:
                wrong.add("sign")
        spoken = [(formula, brief) for _, formula, brief in said_by_python(layer)]
        if spoken != [(figure["formula"], figure["brief"]) for figure in answer["figures"]]:
            wrong.add("words")
    return wrong


def said_by_python(layer: dict[str, Any]) -> list[tuple[str, str, str]]:
    figures = python._figures(layer)
    return [(name, formula, python._brief(value, unit)) for name, formula, value, unit in figures]


def some(count: int, seed: int) -> list[dict[str, Any]]:
    rng = random.Random(seed)
    return [drawn(rng) for _ in range(count)]


def test_counts_and_words_equal_pythons(node: Node) -> None:
    layers = some(500, seed=3)
    assert differences(node, layers) == set()
    assert sum(expected(layer)[1][1] > 2**53 for layer in layers) > 20  # MACs that are no longer exact
    assert sum(len(set(layer["stride"])) > 1 for layer in layers) > 100


@pytest.mark.parametrize(
    ("right", "wrong", "seen_in"),
    [
        ("c_o * (c_i / groups) * area(k)", "c_o * c_i * area(k)", "Parameters"),
        ("weights + (bias ? c_o : 0)", "weights + (bias ? c_i * c_o : 0)", "Parameters"),
        ("batch * weights * area(m)", "batch * weights * area(n)", "MACs forward"),
        ("batch * weights * area(m)", "weights * area(m)", "MACs forward"),
        ("2 * macs,", "macs,", "FLOP forward"),
        ("6 * macs", "4 * macs", "FLOP training"),
        ("batch * c_o * area(m)", "c_o * area(m)", "Memory forward"),
        ("layers * images * (macs / batch)", "layers * images * macs", "Time forward"),
        ("[height, width]) => height * width", "[height, width]) => height * height", "MACs forward"),
        ("...k, ...m, batch]", "...k, ...n, batch]", "formula"),
        ("${Number(bias)}", "1", "formula"),
        ("value > 2 ** 53 ?", "value > 2 ** 43 ?", "words"),
        ('["h", 3600]', '["h", 1800]', "words"),
        ("kMGT", "kGMT", "words"),
    ],
)
def test_a_planted_error_is_found(node: Node, right: str, wrong: str, seen_in: str) -> None:
    assert seen_in in differences(node, some(120, seed=4), sources=node.plant(CONCEPT, right, wrong))


def test_macs_equal_what_pytorch_counts(node: Node) -> None:
    rng = random.Random(6)
    layers = [drawn(rng) | {"batch": rng.randint(1, 3)} for _ in range(600)]
    layers = [layer for layer in layers if max(layer["n"]) <= 30 and layer["c_i"] * layer["c_o"] < 10_000][:60]
    assert len(layers) == 60
    for layer, answer in zip(layers, node.ask(CONCEPT, ASK, layers), strict=True):
        X = torch.zeros(layer["batch"], layer["c_i"], *layer["n"])
        K = torch.zeros(layer["c_o"], layer["c_i"] // layer["groups"], *layer["k"])
        how = {name: layer[name] for name in ("stride", "padding", "dilation", "groups")}
        with FlopCounterMode(display=False) as counter:
            Y = F.conv2d(X, K, **how)
        assert answer["m"] == list(Y.shape[2:])
        assert answer["figures"][1]["value"] * 2 == answer["figures"][2]["value"] == counter.get_total_flops()


def test_the_curriculums_numbers(node: Node) -> None:
    fast, slow = chapter()._page_state(), chapter(rate=0.15e12)._page_state()
    answers = node.ask(CONCEPT, ASK, [fast, slow])
    values = {figure["name"]: figure["value"] for figure in answers[0]["figures"]}
    assert (values["Parameters"], values["MACs forward"], values["FLOP forward"]) == (
        250_100,
        1_024_000_000,
        2_048_000_000,
    )
    briefs = [{figure["name"]: figure["brief"] for figure in answer["figures"]} for answer in answers]
    assert briefs[0]["Time forward"] == "14.2 min"
    assert briefs[1]["Time forward"] == "19 h"
    assert answers[0]["figures"][6]["formula"] == (
        "layers·images·MACs of one / rate = 10·1,000,000·1,024,000,000 / 12,000,000,000,000 ≈ 853.3 s"
    )


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (1, "", "1"),
        (999, "", "999"),
        (999.6, "", "1 k"),
        (1000, "", "1 k"),
        (1_024_000_000, "", "1.02 G"),
        (999_600, "B", "1 MB"),
        (1e30, "", "1 Q"),
        (0.9, "s", "0.9 s"),
        (2e-7, "s", "2e−7 s"),
        (59, "s", "59 s"),
        (3600, "s", "1 h"),
        (86400 * 800, "s", "2.19 years"),
        (31536000 * 32710, "s", "32,700 years"),
    ],
)
def test_short_numbers(node: Node, value: float, unit: str, text: str) -> None:
    figure = {"value": value, "unit": unit}
    assert node.ask(CONCEPT, "(m, figure) => m.brief(figure)", figure) == text == python._brief(value, unit)


def test_checks_and_words_equal_pythons(node: Node) -> None:
    rng = random.Random(5)
    layers = []
    for _ in range(500):
        layer = dict(drawn(rng))
        name = rng.choice([name for name in layer if name != "bias"])
        odd = rng.choice([-3, 0, 1, 5, 17, 64, 10**6, 10**6 + 1, 10**13])
        if isinstance(layer[name], list):
            layer[name] = rng.choice([[odd, layer[name][1]], [layer[name][0], odd], [odd, odd]])
        else:
            layer[name] = odd
        layers.append(layer)
    said = [answer if isinstance(answer, str) else None for answer in node.ask(CONCEPT, ASK, layers)]
    fits = [{n: tuple(v) if isinstance(v, list) else v for n, v in layer.items()} for layer in layers]
    wanted = [CostExplorer._problem(**layer) for layer in fits]
    assert said == wanted
    assert wanted.count(None) > 50
    for words in (
        "must divide c_i",
        "does not fit along the height",
        "does not fit along the width",
        "to 1,000,000,000,000",
    ):
        assert sum(words in message for message in wanted if message) > 1, words
    for layer, message in zip(fits, wanted, strict=True):  # what the widget takes, conv_cost takes
        if message is None:
            python._cost(layer)


@pytest.mark.parametrize("state", HOSTILE, ids=json.dumps)
def test_a_hostile_state_is_refused(node: Node, state: dict[str, Any]) -> None:
    assert node.ask(CONCEPT, "(m, layer) => m.check(layer)", LAYER) is None
    message = node.ask(CONCEPT, "(m, layer) => m.check(layer)", LAYER | state)
    assert message == "The values do not fit together." or message.startswith(next(iter(state)))


# ── What a reader does ────────────────────────────────────────────────────────────────────────────────────────────────


def slider(widget: Locator, name: str) -> Locator:
    return widget.get_by_role("slider", name=name, exact=True)


def put(widget: Locator, name: str, text: str) -> None:
    number(widget, name).fill(text)
    number(widget, name).press("Tab")


def row(widget: Locator, name: str) -> list[str]:
    """A figure's formula, value, and ratio to the baseline."""
    figure = widget.locator("tbody").filter(has_text=re.compile(f"^{name}"))
    return [figure.locator(part).first.inner_text() for part in (".cb-dim", ".cb-result", "td")]


def ratios(widget: Locator) -> list[str]:
    return [f"×{text.split('×')[1].split()[0]}" for text in widget.locator(".cb-costs .cb-part").all_inner_texts()]


def more(widget: Locator) -> None:
    widget.locator("summary").click()


def test_starts_with_a_contrast(show) -> None:
    widget = show(chapter(pinned=None))
    expect(widget.get_by_text("Changed from the baseline: k 1 → 5, padding 0 → 2.")).to_be_visible()
    assert ratios(widget) == ["×24.8", "×25", "×25", "×25", "×1.29", "×1.29", "×25", "×25"]
    widths = widget.locator(".cb-bar").evaluate_all("all => all.slice(2, 4).map(one => one.offsetWidth)")
    assert widths[0] == pytest.approx(25 * widths[1], abs=13)
    button(widget, "Pin as baseline").click()
    assert ratios(widget) == ["×1"] * 8
    button(widget, "Reset").click()
    assert ratios(widget)[1] == "×25"


def test_starts_beside_itself_if_asked_to(show) -> None:
    widget = show(chapter())
    assert widget.locator(".cb-shapes").inner_text() == "100 × 64 × 64 ⋆ 100 × 100 × 5 × 5 → 100 × 64 × 64"
    assert row(widget, "Parameters") == [
        "c_o·(c_i·k_h·k_w + 1) = 100·(100·5·5 + 1) = 250,100",
        "250 k",
        "250 k ×1 of 250 k",
    ]
    assert row(widget, "MACs forward")[1:] == ["1.02 G", "1.02 G ×1 of 1.02 G"]
    assert row(widget, "FLOP forward")[0] == "2 per MAC: 2·1,024,000,000 = 2,048,000,000"
    assert row(widget, "Memory forward")[0].endswith("4·(250,100 + 409,600 + 409,600) = 4,277,200 B")
    assert row(widget, "Time forward")[1] == "14.2 min"
    assert ratios(widget) == ["×1"] * 8
    expect(widget.get_by_text("Changed from the baseline: nothing.")).to_be_visible()
    expect(widget.get_by_role("status")).to_be_empty()


def test_results_and_changes_are_written_in_groups(show) -> None:
    widget = show(chapter())
    more(widget)
    put(widget, "Images", "2500000000")
    put(widget, "Input, both axes", "4096")
    expect(
        widget.get_by_text("Changed from the baseline: n 64 → 4,096, images 1,000,000 → 2,500,000,000.")
    ).to_be_visible()
    assert ratios(widget)[1] == "×4,100"
    assert row(widget, "MACs forward")[0].endswith("= 100·100·5·5·4096·4096·1 = 4,194,304,000,000")


def test_wrong_beliefs_answered_by_doing(show) -> None:
    widget = show(chapter())
    more(widget)
    put(widget, "Input channels", "200")
    put(widget, "Output channels", "200")
    assert ratios(widget) == ["×4", "×4", "×4", "×4", "×2.47", "×2.47", "×4", "×4"]
    expect(widget.get_by_text("Changed from the baseline: c_i 100 → 200, c_o 100 → 200.")).to_be_visible()
    expect(widget.get_by_role("status")).to_have_text(
        "Parameters ×4 of 250 k, MACs forward ×4 of 1.02 G, "
        "Memory forward ×2.47 of 4.28 MB, Time forward ×4 of 14.2 min"
    )
    widths = widget.locator(".cb-bar").evaluate_all("all => all.slice(2, 4).map(one => one.offsetWidth)")
    assert widths[0] == pytest.approx(4 * widths[1], abs=2)

    button(widget, "Reset").click()
    put(widget, "Padding, both axes", "4")  # doubled: the output grows from 64 to 68
    assert ratios(widget)[:2] == ["×1", "×1.13"]

    button(widget, "Reset").click()
    put(widget, "Input, both axes", "128")  # the parameters stay
    assert ratios(widget)[:3] == ["×1", "×4", "×4"]

    button(widget, "Reset").click()
    put(widget, "Stride, both axes", "2")  # as many input positions, a quarter of the output positions
    assert ratios(widget)[:2] == ["×1", "×0.25"]
    assert widget.locator(".cb-shapes").inner_text().endswith("→ 100 × 32 × 32")

    button(widget, "Reset").click()
    put(widget, "Batch", "16")  # memory of the activations, not of the parameters; the time is of the images
    assert [ratios(widget)[at] for at in (0, 1, 4, 6)] == ["×1", "×16", "×12.5", "×1"]

    button(widget, "Reset").click()
    put(widget, "Groups", "100")  # depthwise
    assert ratios(widget)[:2] == ["×0.0104", "×0.01"]
    assert row(widget, "Parameters")[0].endswith("= 100·(100/100·5·5 + 1) = 2,600")
    widget.get_by_label("Bias").uncheck()
    assert row(widget, "Parameters")[0].endswith("= 100·(100/100·5·5 + 0) = 2,500")
    expect(widget.get_by_text("groups 1 → 100, bias 1 → 0.")).to_be_visible()


def test_a_new_baseline(show) -> None:
    widget = show(chapter())
    put(widget, "Input channels", "200")
    button(widget, "Pin as baseline").click()
    expect(widget.get_by_role("status")).to_have_text("Pinned")
    assert ratios(widget) == ["×1"] * 8
    put(widget, "Input channels", "100")
    assert ratios(widget)[1] == "×0.5"
    expect(widget.get_by_text("Changed from the baseline: c_i 200 → 100.")).to_be_visible()
    button(widget, "Reset").click()
    assert ratios(widget) == ["×1"] * 8
    expect(widget.get_by_text("Changed from the baseline: nothing.")).to_be_visible()


def test_sliders_double(show, page: Page) -> None:
    widget = show(CostExplorer(64, 128, pinned={}))
    slider(widget, "Input channels").focus()
    page.keyboard.press("ArrowRight")
    expect(number(widget, "Input channels")).to_have_value("128")
    expect(slider(widget, "Input channels")).to_have_attribute("aria-valuetext", "128")
    slider(widget, "Output channels").focus()
    page.keyboard.press("ArrowRight")
    assert ratios(widget)[:2] == ["×4", "×4"]
    page.keyboard.press("End")
    expect(number(widget, "Output channels")).to_have_value("4096")
    more(widget)
    slider(widget, "Rate, MAC/s").focus()
    page.keyboard.press("ArrowRight")
    expect(number(widget, "Rate, MAC/s")).to_have_value("120e12")
    page.keyboard.press("Home")
    expect(number(widget, "Rate, MAC/s")).to_have_value("1")
    assert row(widget, "Time forward")[1].endswith("years")


def test_sliders_multiply_what_is_there(show, page: Page) -> None:
    widget = show(chapter())
    slider(widget, "Input channels").focus()
    page.keyboard.press("ArrowRight")
    expect(number(widget, "Input channels")).to_have_value("200")
    expect(slider(widget, "Input channels")).to_have_attribute("aria-valuetext", "200")
    put(widget, "Input channels", "128")
    slider(widget, "Input channels").focus()
    page.keyboard.press("ArrowLeft")
    expect(number(widget, "Input channels")).to_have_value("64")
    put(widget, "Input channels", "25")
    slider(widget, "Input channels").focus()
    for _ in range(3):
        page.keyboard.press("ArrowLeft")  # 12.5 is no whole number, and still on the way
    expect(number(widget, "Input channels")).to_have_value("3")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(number(widget, "Input channels")).to_have_value("25")
    more(widget)
    slider(widget, "Rate, MAC/s").focus()
    for key, rate in [("ArrowLeft", "1200e9"), ("ArrowRight", "12e12"), ("ArrowRight", "120e12")]:
        page.keyboard.press(key)
        expect(number(widget, "Rate, MAC/s")).to_have_value(rate)


def test_the_boxes_have_room_for_their_numbers(show) -> None:
    widget = show(chapter())
    more(widget)
    cut = widget.locator(".cb-box").evaluate_all("all => all.filter(one => one.scrollWidth > one.clientWidth).length")
    assert cut == 0


def test_a_number_may_be_typed_in_its_own_way(show, page: Page) -> None:
    widget = show(chapter())
    more(widget)
    expect(number(widget, "Rate, MAC/s")).to_have_value("12e12")
    number(widget, "Rate, MAC/s").click()
    page.keyboard.press("Control+A")
    page.keyboard.type("0.15e12")
    expect(number(widget, "Rate, MAC/s")).to_have_value("0.15e12")
    assert row(widget, "Time forward")[1] == "19 h"
    expect(widget.locator(".cb-error:visible")).to_have_count(0)


def test_what_cannot_be_is_explained_and_kept(show, page: Page) -> None:
    widget = show(chapter())
    put(widget, "Input channels", "0")
    message = "c_i must be a whole number from 1 to 1,000,000, not 0. The picture still shows c_i 100."
    expect(widget.get_by_text(message).first).to_be_visible()
    expect(widget.get_by_role("status")).to_have_text(message)
    expect(number(widget, "Input channels")).to_have_value("0")
    expect(number(widget, "Input channels")).to_have_attribute("aria-invalid", "true")
    assert row(widget, "MACs forward")[1] == "1.02 G"

    put(widget, "Input channels", "1000000000")
    expect(widget.get_by_text("from 1 to 1,000,000, not 1,000,000,000.").first).to_be_visible()
    put(widget, "Input channels", "2.5")
    expect(widget.get_by_text("must be a whole number from 1 to 1,000,000, not 2.5.").first).to_be_visible()
    put(widget, "Input channels", "")
    expect(widget.get_by_text("c_i must be a whole number from 1 to 1,000,000.").first).to_be_visible()
    put(widget, "Input channels", "50")
    expect(widget.locator(".cb-error:visible")).to_have_count(0)

    put(widget, "Kernel, both axes", "80")
    expect(
        widget.get_by_text("k does not fit along the height: it spans 80 cells, the padded input has 68.").first
    ).to_be_visible()
    put(widget, "Padding, both axes", "8")  # makes room: what was typed is taken
    expect(widget.locator(".cb-error:visible")).to_have_count(0)
    assert widget.locator(".cb-shapes").inner_text() == "50 × 64 × 64 ⋆ 100 × 50 × 80 × 80 → 100 × 1 × 1"
    more(widget)
    put(widget, "Groups", "3")
    expect(widget.get_by_text("groups must divide c_i = 50 and c_o = 100, not 3. 1 always does.").first).to_be_visible()
    button(widget, "Reset").click()
    expect(widget.locator(".cb-error:visible")).to_have_count(0)
    expect(number(widget, "Groups")).to_have_value("1")


def test_height_and_width_apart(show) -> None:
    widget = show(chapter(k=(3, 5), padding=(1, 2)))
    assert row(widget, "MACs forward")[0].endswith("= 100·100·3·5·64·64·1 = 614,400,000")
    put(widget, "Input, width", "32")
    assert ratios(widget)[1] == "×0.5"
    expect(widget.get_by_text("Changed from the baseline: n 64 → 64 and 32.")).to_be_visible()


# ── For everybody ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_by_keyboard_alone(show, page: Page) -> None:
    show(chapter())
    order = []
    for _ in range(15):
        page.keyboard.press("Tab")
        order.append(
            page.evaluate("(document.activeElement.ariaLabel ?? document.activeElement.textContent).split(' · ')[0]")
        )
    names = ["Input channels", "Output channels", "Kernel, both axes", "Input, both axes"]
    names += ["Padding, both axes", "Stride, both axes"]
    assert order[0:12:2] == names
    assert order[12:] == ["Pin as baseline", "Reset", "Dilation 1"]
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text("Changed from the baseline: dilation 1 → 2.")).to_be_visible()


@pytest.mark.parametrize("width", [700, 1280])
def test_what_is_set_and_what_comes_of_it_are_in_one_view(show, page: Page, family: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 720})  # 700: as wide as in the book on a screen of 1280
    widget = show(chapter(pinned=None, rate=0.15e12))
    top = widget.bounding_box()["y"]
    for part in (widget.locator(".cb-costs"), button(widget, "Pin as baseline"), slider(widget, "Stride, both axes")):
        box = part.bounding_box()
        assert box["y"] + box["height"] - top <= 670
    settings, figures = (widget.locator(part).bounding_box() for part in (".cb-cost-settings", ".cb-cost-outcome"))
    assert settings["x"] + settings["width"] < figures["x"]


@pytest.mark.parametrize("width", [320, 360, 700])
def test_a_slider_moves_neither_itself_nor_another(show, page: Page, family: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 720})
    widget = show(chapter())
    places = set()
    for channels in (1, 100, 100_000, 1_000_000):
        number(widget, "Input channels").fill(str(channels))
        box, shapes = (slider(widget, name).bounding_box()["y"] for name in ("Input channels", "Stride, both axes"))
        places.add(round(shapes - box))
    assert len(places) == 1


def test_on_a_phone(show, page: Page, family: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    widget = show(CostExplorer(10**6, 10**6, 99, 10**5, padding=99, batch=10**5, images=10**12, layers=10**6, rate=1))
    more(widget)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert widget.evaluate("(one) => one.scrollWidth - one.clientWidth") == 0
    assert "≈ 9.8" in row(widget, "MACs forward")[0]


def test_bars_stay_in_forced_colours_and_in_print(show, page: Page) -> None:
    widget = show(chapter())
    style = "one => [getComputedStyle(one).borderTopStyle, one.offsetHeight > 4]"
    for media in ({"forced_colors": "active"}, {"forced_colors": "none", "media": "print"}):
        page.emulate_media(**media)
        assert widget.locator(".cb-bar").evaluate_all(f"all => all.slice(0, 2).map({style})") == [
            ["solid", True],
            ["double", True],
        ]


def test_on_paper_there_are_no_controls(show, page: Page) -> None:
    widget = show(chapter())
    page.emulate_media(media="print")
    expect(widget.locator(".cb-figures")).to_be_visible()
    expect(widget.locator("input:visible, button:visible")).to_have_count(0)


# ── Python ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_values() -> None:
    w = chapter(batch=4)
    assert w.cost == conv_cost(100, 100, 5, 64, padding=2, batch=4)
    assert w.seconds == pytest.approx(853.33, rel=1e-5)
    w.set(c_i=200, stride=(2, 1))
    assert w.cost == conv_cost(200, 100, 5, 64, padding=2, batch=4, stride=(2, 1))
    assert w.baseline == conv_cost(100, 100, 5, 64, padding=2, batch=4)
    w.pin()
    assert w.baseline == w.cost
    w.reset()
    assert (w.c_i, w.stride, w.pinned, w.baseline) == (100, (1, 1), {}, w.cost)
    assert (w.images, w.rate) == (10**6, 12 * 10**12)
    assert isinstance(w.rate, int)


def test_the_baseline_to_begin_with() -> None:
    w = CostExplorer(6, 4, (3, 5), (9, 12), padding=(1, 2), stride=2)
    assert w.pinned == {"k": [1, 1], "padding": [0, 0], "dilation": [1, 1]}
    assert w.baseline == conv_cost(6, 4, 1, (9, 12), stride=2)
    assert w.baseline.output_shape == w.cost.output_shape
    w.set(k=3, pinned={})
    assert w.baseline == conv_cost(6, 4, (3, 5), (9, 12), padding=(1, 2), stride=2)
    w.reset()
    assert (w.k, w.pinned["k"]) == ((3, 5), [1, 1])
    assert CostExplorer(6, 4, 1, 1).baseline == conv_cost(6, 4, 3, 1, padding=1)
    assert CostExplorer(6, 4, 3, 9, pinned={"c_i": 12}).baseline == conv_cost(12, 4, 3, 9)


def test_the_defaults_are_conv_costs() -> None:
    w = CostExplorer()
    assert w.cost == conv_cost(64, 128, 3, 56)


REFUSED = [
    ({"c_i": 0}, ValueError, "c_i must be a whole number from 1 to 1,000,000, not 0"),
    ({"c_i": 1.5}, TypeError, "c_i must be a whole number, not 1.5. Write one such as 2"),
    ({"c_i": True}, TypeError, "c_i must be a whole number, not True"),
    ({"c_i": float("nan")}, TypeError, "c_i must be a whole number, not NaN"),
    ({"c_i": "64"}, TypeError, "c_i must be a whole number, not '64'"),
    (
        {"k": 99},
        ValueError,
        "k does not fit along the height: it spans .* cells, the padded input has 56. Use a smaller k",
    ),
    ({"k": (3, 2.5)}, TypeError, "k along the width must be a whole number, not 2.5"),
    ({"n": (56, 10**7)}, ValueError, "n along the width must be a whole number from 1 to 1,000,000, not 10,000,000"),
    ({"padding": -1}, ValueError, "padding must be a whole number from 0 to 1,000,000, not −1"),
    ({"groups": 3}, ValueError, "groups must divide c_i = 64 and c_o = 128, not 3. 1 always does"),
    ({"bias": 1}, TypeError, "bias must be True or False, not 1"),
    ({"images": 0.5}, TypeError, "images must be a whole number"),
    ({"images": 1e13}, ValueError, "images must be a whole number from 1 to 1,000,000,000,000, not 10,000,000,000,000"),
    ({"rate": 0}, ValueError, "rate must be a whole number from 1 to 1e24, not 0"),
    ({"rate": float("inf")}, TypeError, "rate must be a whole number, not ∞"),
    ({"pinned": {"x": 1}}, ValueError, "pinned must hold settings such as c_i or stride, not 'x'"),
    ({"pinned": {"k": 99}}, ValueError, "The pinned layer can't be. k does not fit along the height"),
    ({"pinned": {"c_i": None}}, TypeError, "c_i must be a whole number, not None"),
]


@pytest.mark.parametrize(("given", "kind", "words"), REFUSED)
def test_refuses(given: dict[str, Any], kind: type[Exception], words: str) -> None:
    with pytest.raises(kind, match=words):
        CostExplorer(**given)
    w = CostExplorer()
    before = w.get_state()
    with pytest.raises(kind, match=words):
        w.set(dilation=2, **given)
    assert w.get_state() == before


def test_what_is_stored() -> None:
    first, second = chapter()._repr_mimebundle_()[0], chapter()._repr_mimebundle_()[0]
    assert first["text/html"] == second["text/html"]
    assert first["text/plain"] == repr(chapter())
    assert "id=" not in first["text/html"]
    state = json.loads(unescape(first["text/html"].split('data-state="')[1].split('"')[0]))
    assert state == {
        **{"c_i": 100, "c_o": 100, "k": [5, 5], "n": [64, 64], "stride": [1, 1], "padding": [2, 2]},
        **{"dilation": [1, 1], "groups": 1, "bias": True, "batch": 1, "layers": 10},
        **{"images": 10**6, "rate": 12 * 10**12, "pinned": {}},
    }
