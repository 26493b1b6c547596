"""ReceptiveField: its arithmetic against torch and `convbook.fields`, what its reader does, what Python takes."""

from __future__ import annotations

import random
import re
from functools import partial
from typing import Any

import pytest
import torch
from fonts import expect_family
from playwright.sync_api import Locator, Page, expect
from torch.nn import functional as F

import convbook
from convbook import Layer, ReceptiveField, receptive_field, trace_field
from convbook.widgets.receptive_field import widget as python

from .examples.receptive_field import HOSTILE
from .node import Node
from .reading import button, number, status

CONCEPT = "receptive_field/arithmetic"
VGG = [Layer(3, padding=1), Layer(3, padding=1), Layer(2, stride=2, name="pool")]

# ── Arithmetic ────────────────────────────────────────────────────────────────────────────────────────────────────────

ASK = """
(m, all) => all.map(({ stack, place: [level, cell] }) => {
  const levels = m.levels(stack);
  const cells = (l) => [...Array(levels[l].m).keys()];
  return {
    rows: levels.map(({ m, r, j, start }) => [m, r, j, start]),
    first: m.fieldStart(levels[level], cell),
    middles: levels.map((_, l) => cells(l).map((i) => m.position(levels, l, i) + levels.at(-1).start)),
    width: m.width(levels),
    taps: level ? m.taps(levels[level], cell) : [],
    paths: m.paths(levels, level, cell),
    used: m.paths(levels, levels.length - 1).map((line) => line.map((count) => count > 0)),
    check: m.check(stack),
  };
})
"""


def random_case(rng: random.Random) -> dict[str, Any]:
    """A stack that fits, and a cell of one of its levels."""
    while True:
        layers = [
            (rng.randint(1, 5), rng.choice([1, 1, 2, 3, 4]), rng.randint(0, 3), rng.choice([1, 1, 2, 3]), "conv")
            for _ in range(rng.randint(1, 5))
        ]
        n = rng.randint(1, 40)
        if python.problem(n=n, layers=tuple(layers)) is None:
            sizes = ReceptiveField(layers, n).sizes
            level = rng.randrange(len(sizes))
            return {"stack": {"n": n, "layers": layers}, "place": [level, rng.randrange(sizes[level])]}


def some_cases(count: int, seed: int) -> list[dict[str, Any]]:
    rng = random.Random(seed)
    return [random_case(rng) for _ in range(count)]


def by_torch(case: dict[str, Any]) -> dict[str, Any]:
    """The same facts: sizes and numbers of paths from convolutions with weights 1 and their gradients."""
    n, layers = case["stack"]["n"], case["stack"]["layers"]
    level, cell = case["place"]

    def forward(X: torch.Tensor, layers: list[Any]) -> list[torch.Tensor]:
        maps = [X]
        for k, s, p, d, _ in layers:
            maps.append(F.conv1d(maps[-1], torch.ones(1, 1, k, dtype=X.dtype), stride=s, padding=p, dilation=d))
        return maps

    maps = forward(torch.zeros(1, 1, n, dtype=torch.float64, requires_grad=True), layers)
    sizes = [each.shape[2] for each in maps]

    def gradients(output: torch.Tensor, of: list[torch.Tensor]) -> list[list[float]]:
        return [each[0, 0].tolist() for each in torch.autograd.grad(output, of, retain_graph=True)]

    below = gradients(maps[level][0, 0, cell], maps[: level + 1])
    # What one more in the cell adds to all that follows.
    bump = F.one_hot(torch.tensor([[cell]]), sizes[level]).double()
    above = [each[0, 0].tolist() for each in forward(bump, layers[level:])[1:]]
    rows = receptive_field(layers)
    return {
        "rows": [[m, row.size, row.jump, row.start] for m, row in zip(sizes, rows, strict=True)],
        "first": rows[level].field(cell).start,
        "middles": [
            [(row.field(i)[0] + row.field(i)[-1]) / 2 for i in range(m)] for m, row in zip(sizes, rows, strict=True)
        ],
        "width": n - 2 * rows.start,
        "taps": list(rows[level].layer.inputs(cell)) if level else [],
        "paths": below + above,
        "used": [[share > 0 for share in line] for line in gradients(maps[-1].sum(), maps)],
        "check": None,
    }


def mismatches(node: Node, cases: list[dict[str, Any]], expected: list[dict[str, Any]], **where: Any) -> set[str]:
    pairs = zip(node.ask(CONCEPT, ASK, cases, **where), expected, strict=True)
    return {name for answer, right in pairs for name, value in right.items() if answer[name] != value}


def test_fields_paths_and_sizes_equal_torch(node: Node) -> None:
    cases = some_cases(550, seed=6)
    expected = [by_torch(case) for case in cases]
    assert mismatches(node, cases, expected) == set()
    for case, right in zip(cases, expected, strict=True):  # what Python traces is what has a gradient
        w = ReceptiveField(case["stack"]["layers"], case["stack"]["n"], cell=case["place"])
        level, i = w.cell
        joined = [[cell for cell, count in enumerate(line) if count] for line in right["paths"]]
        assert w.seen == trace_field(w.layers[:level], w.n, i) == joined[: level + 1]
        assert w.influenced == joined[level:]
    # The sample is not one-sided.
    assert sum(not all(map(all, right["used"])) for right in expected) > 100  # cells that nothing uses
    assert sum(right["rows"][-1][3] < 0 for right in expected) > 200  # padding
    assert sum(case["place"][0] not in (0, len(case["stack"]["layers"])) for case in cases) > 100


@pytest.mark.parametrize(
    ("right", "wrong", "seen_in"),
    [
        ("r += d * (k - 1) * j", "r += (k - 1) * j", "rows"),
        ("r += d * (k - 1) * j", "r += d * (k - 1) * j * s", "rows"),
        ("start -= p * j", "start -= p * j * s", "rows"),
        ("j *= s", "j += s - 1", "rows"),
        ("i * s - p + u * d", "i * s - p + u", "paths"),
        ("start + i * j", "start + i", "first"),
        ("(all[level].r - 1) / 2", "((all[level].r - 1) >> 1)", "middles"),
        ("+= count", "= count", "paths"),
        ("if (tap in counts[l - 1])", "if (tap > 0)", "paths"),
        ("sum + (counts[l - 1][tap] ?? 0)", "Math.max(sum, counts[l - 1][tap] ?? 0)", "paths"),
        ("i === (cell ?? i)", "i === (cell ?? 0)", "used"),
    ],
)
def test_a_planted_error_is_found(node: Node, right: str, wrong: str, seen_in: str) -> None:
    cases = some_cases(60, seed=7)
    sources = node.plant(CONCEPT, right, wrong)
    assert seen_in in mismatches(node, cases, [by_torch(case) for case in cases], sources=sources)


@pytest.mark.parametrize(
    ("layers", "fields"),
    [
        ([2, 2], [2, 3]),
        ([3, 3, 3], [3, 5, 7]),
        ([(3, 2), (3, 2), 3], [3, 7, 15]),
        ([5, (2, 2), 5, (2, 2), 5], [5, 6, 14, 16, 32]),  # LeNet-5
        (VGG + VGG, [3, 5, 6, 10, 14, 16]),
        ([(3, 1, 0, 1), (3, 1, 0, 2), (3, 1, 0, 4)], [3, 7, 15]),
    ],
)
def test_the_chapters_numbers(node: Node, layers: list[Any], fields: list[int]) -> None:
    w = ReceptiveField(layers, 32)
    rows = node.ask(CONCEPT, "(m, stack) => m.levels(stack)", {"n": 32, "layers": w.layers})
    assert [row["r"] for row in rows[1:]] == fields
    assert [row.size for row in w.fields[1:]] == fields


def test_checks_and_words_equal_pythons(node: Node) -> None:
    rng = random.Random(8)
    stacks = []
    for _ in range(500):
        layers = [
            [
                rng.choice([1, 2, 3, 7, 65]),
                rng.choice([1, 1, 1, 2, 3, 65]),
                rng.choice([0, 0, 1, 9, 65, -1]),
                rng.choice([1, 1, 1, 2, 0]),
                rng.choice(["conv", "pool", "", "n" * 12]),
            ]
            for _ in range(rng.randint(0, 4))
        ]
        stacks.append({"n": rng.choice([1, 4, 15, 40, 64, 65, 0]), "layers": layers})
    stacks += [{"n": 64, "layers": [[1, 1, 0, 1, "x"]] * count} for count in (8, 9)]
    stacks += [{"n": 32, "layers": [[1, 1, p, 1, "x"]]} for p in (32, 33)]
    said = node.ask(CONCEPT, "(m, all) => all.map(m.check)", stacks)
    assert said == [python.problem(n=one["n"], layers=tuple(map(tuple, one["layers"]))) for one in stacks]
    assert said[-4:] == [
        None,
        "Number of layers must be a whole number from 1 to 8, not 9.",
        None,
        "Layer 1: size with all padding must be a whole number from 1 to 96, not 98. "
        "Change n, kernel, padding or dilation.",
    ]
    kinds = {re.sub(r"[−\d]+", "", message.split(" must")[0]) for message in said if message}
    assert kinds == {
        "n",
        "Number of layers",
        *(f"Layer : {what}" for what in (*python.PARAMETERS, "output size", "size with all padding")),
    }
    assert said.count(None) > 10


def test_hostile_settings_are_explained(node: Node) -> None:
    sound = {"n": 15, "layers": [[3, 1, 0, 1, "conv"]]}
    for state in HOSTILE:
        said = node.ask(CONCEPT, "(m, one) => m.check(one)", sound | state)
        assert said == "The values do not fit together." or "must be" in said, state
        assert len(said) < 200, state


def test_layers_that_cannot_be_added_or_taken_away_have_a_reason(node: Node) -> None:
    def why(n: int, *kernels: int) -> str | None:
        layers = [[k, 1, 0, 1, "conv"] for k in kernels]
        return node.ask(CONCEPT, "(m, stack) => m.whyNot(stack)", {"n": n, "layers": layers})

    assert why(15) == "A stack has at least one layer."
    assert why(15, *[1] * 9) == "A stack has at most 8 layers. Remove one first."
    assert why(15, 3, 14).startswith("Layer 2: output size must be a whole number from 1 to 96, not 0. Change n,")
    assert why(15, *[1] * 8) is None


# ── In the page ───────────────────────────────────────────────────────────────────────────────────────────────────────


def at(widget: Locator, level: int, i: int) -> Locator:
    """The cell i of a level; rows count from the last layer."""
    return (
        widget.get_by_role("row")
        .filter(has=widget.page.get_by_role("gridcell"))
        .nth(-1 - level)
        .get_by_role("gridcell")
        .nth(i)
    )


def marked(widget: Locator, mark: str) -> list[list[int]]:
    """The cells of each level, from the input on, that have a class."""
    rows = widget.locator(".cb-scattered .cb-row").all()
    return [[int(text) for text in row.locator(f".{mark}").all_inner_texts()] for row in reversed(rows)]


def lines(widget: Locator, mark: str) -> list[int]:
    """How many lines there are between each level and the one below it, from the input on."""
    return [(path.get_attribute("d") or "").count("L") for path in widget.locator(f".{mark}").all()]


def sees(widget: Locator) -> str:
    return widget.locator(".cb-sees").text_content() or ""


def table(widget: Locator) -> list[list[str]]:
    return [row.locator("th, td").all_inner_texts() for row in widget.locator(".cb-figures tr").all()]


def chosen(widget: Locator) -> str:
    return widget.locator('[aria-selected="true"]').get_attribute("aria-label") or ""


def test_the_first_picture(show, page: Page) -> None:
    widget = show(ReceptiveField([3, 3, 3]))
    assert sees(widget) == "Layer 3, cell 4 sees 7 of the r = 7 cells of its field 4 to 10."
    labels = [at(widget, 0, i).get_attribute("aria-label") for i in (3, 4, 7)]
    assert labels == ["Input, cell 3", "Input, cell 4, 1 path", "Input, cell 7, 7 paths"]
    assert marked(widget, "cb-on") == [[4, 5, 6, 7, 8, 9, 10], [4, 5, 6, 7, 8], [4, 5, 6], []]
    assert marked(widget, "cb-uses") == [[], [], [], []]
    assert chosen(widget) == "Layer 3, cell 4, field 4 to 10, 1 path"
    assert table(widget) == [
        ["layer", "k", "s", "p", "d", "size m", "field r", "jump j", "start"],
        ["Input", "", "", "", "", "15", "1", "1", "0"],
        ["1 conv", "3", "1", "0", "1", "13", "3", "1", "0"],
        ["2 conv", "3", "1", "0", "1", "11", "5", "1", "0"],
        ["3 conv", "3", "1", "0", "1", "9", "7", "1", "0"],
    ]
    expect(widget.locator(".cb-filled")).to_have_text("r = 5 + 1·(3 − 1)·1 = 7, j = 1·1 = 1")
    bars = [part for part in widget.locator(".cb-bars").get_attribute("d").split("M") if "v" in part]
    heights = [-float(bar.split("v")[1]) for bar in bars]
    assert heights == pytest.approx([paths / 7 for paths in (0, 0, 0, 0, 1, 3, 6, 7, 6, 3, 1, 0, 0, 0, 0)])


def test_pointing_shows_field_and_influence(show, page: Page) -> None:
    widget = show(ReceptiveField([(3, 2), (3, 2), 3], 23))
    at(widget, 0, 9).hover()
    assert sees(widget) == "Input, cell 9 influences 3 of 3 outputs."
    assert marked(widget, "cb-uses") == [[], [4], [1, 2], [0, 1, 2]]
    assert marked(widget, "cb-on") == [[], [], [], []]
    at(widget, 2, 1).hover()
    assert (
        sees(widget) == "Layer 2, cell 1 sees 7 of the r = 7 cells of its field 4 to 10. It influences 2 of 3 outputs."
    )
    assert marked(widget, "cb-on") == [[4, 5, 6, 7, 8, 9, 10], [2, 3, 4], [], []]
    assert marked(widget, "cb-uses") == [[], [], [], [0, 1]]
    expect(widget.locator(".cb-here")).to_contain_text("3 conv")  # what is chosen stays, until a click
    page.mouse.move(0, 0)
    assert sees(widget).startswith("Layer 3, cell 1 sees 15 of the r = 15 cells of its field 4 to 18.")
    at(widget, 2, 1).click()
    page.mouse.move(0, 0)
    assert sees(widget).startswith("Layer 2, cell 1 ")
    expect(widget.locator(".cb-here")).to_contain_text("2 conv")
    expect(widget.locator(".cb-filled")).to_have_text("r = 3 + 1·(3 − 1)·2 = 7, j = 2·2 = 4")
    assert lines(widget, "cb-seen") == [3 * 3, 3, 0]  # down to each tap, between the input and layer 1 first
    assert lines(widget, "cb-influenced") == [0, 0, 2]


def test_pointing_moves_no_cell_from_under_the_pointer(show, page: Page) -> None:
    page.set_viewport_size({"width": 500, "height": 900})
    widget = show(ReceptiveField([3, 3, 3]))
    boxes = []
    for place in [(3, 4), (2, 5), (0, 7), (1, 2)]:
        at(widget, *place).hover()
        boxes.append((at(widget, 0, 7).bounding_box(), page.evaluate("scrollY")))
    assert boxes == boxes[:1] * 4


def test_padding_gaps_and_cells_that_nothing_uses(show, page: Page) -> None:
    widget = show(ReceptiveField([(3, 3), (2, 1, 1, 2)], 16, cell=(2, 0)))
    # Layer 2 takes cells −1 and 1 of layer 1, and the first of them is padding.
    assert sees(widget) == "Layer 2, cell 0 sees 3 of the r = 9 cells of its field −3 to 5."
    assert marked(widget, "cb-on") == [[3, 4, 5], [1], []]
    assert marked(widget, "cb-drop") == [[15], [], []]
    assert "seen by no output" in at(widget, 0, 15).get_attribute("aria-label")
    expect(widget.locator(".cb-under .cb-padding")).to_have_count(2)
    # Over the middle of its field: the padding cell stands three input cells left of cell 0.
    first, pad = at(widget, 1, 0).bounding_box(), widget.locator(".cb-under .cb-padding").first.bounding_box()
    step = at(widget, 0, 1).bounding_box()["x"] - at(widget, 0, 0).bounding_box()["x"]
    assert first["x"] - pad["x"] == pytest.approx(3 * step, abs=0.6)
    assert first["y"] == pytest.approx(pad["y"], abs=0.6)
    lens = widget.locator(".cb-lens").bounding_box()
    assert lens["width"] == pytest.approx(9 * step + 3, abs=1)  # 9 cells, with the part outside of the input
    assert at(widget, 0, 0).bounding_box()["x"] - lens["x"] == pytest.approx(3 * step + 3, abs=1)


def test_numbers_are_edited(show) -> None:
    widget = show(ReceptiveField([3, 3, 3]))
    number(widget, "Stride").fill("2")  # a layer's own stride leaves its field as it is
    assert sees(widget).startswith("Layer 3, cell 4 sees 7 of the r = 7 cells of its field 8 to 14.")
    at(widget, 1, 3).click()
    number(widget, "Stride").fill("2")
    number(widget, "Kernel").fill("4")
    number(widget, "Padding").fill("1")
    assert table(widget)[2:] == [
        ["1 conv", "4", "2", "1", "1", "7", "4", "2", "−1"],
        ["2 conv", "3", "1", "0", "1", "5", "8", "2", "−1"],
        ["3 conv", "3", "2", "0", "1", "2", "12", "4", "−1"],
    ]
    number(widget, "Input").fill("20")
    number(widget, "Dilation").fill("2")
    assert [row[5] for row in table(widget)[1:]] == ["20", "8", "6", "2"]
    expect(widget.get_by_role("slider", name="Kernel")).to_have_value("4")
    button(widget, "Reset").click()
    assert [row[6] for row in table(widget)[1:]] == ["1", "3", "5", "7"]
    assert sees(widget).startswith("Layer 3, cell 4 ")


def test_layers_are_added_and_removed(show) -> None:
    widget = show(ReceptiveField([3, 3], 25))
    button(widget, "Add pool").click()
    assert table(widget)[-1] == ["3 pool", "2", "2", "0", "1", "10", "6", "2", "0"]
    expect(status(widget)).to_have_text("Layer 3, cell 5 sees 6 of the r = 6 cells of its field 10 to 15.")
    button(widget, "Add conv").click()
    assert sees(widget).startswith("Layer 4, cell ")  # a new layer is the one whose numbers can be edited
    assert [row[0] + " " + row[6] for row in table(widget)[2:]] == ["1 conv 3", "2 conv 5", "3 pool 6", "4 conv 10"]
    at(widget, 1, 0).click()
    button(widget, "Add pool").click()  # after the chosen one
    assert [row[0] for row in table(widget)[2:]] == ["1 conv", "2 pool", "3 conv", "4 pool", "5 conv"]
    assert sees(widget).startswith("Layer 2, cell ")
    at(widget, 1, 0).click()
    at(widget, 2, 0).click()
    button(widget, "Remove").click()
    assert [row[0] for row in table(widget)[2:]] == ["1 conv", "2 conv", "3 pool", "4 conv"]
    for _ in range(3):
        button(widget, "Remove").click()
    assert len(table(widget)) == 3


def test_what_cannot_be_added_or_removed_is_off_and_says_why(show) -> None:
    widget = show(ReceptiveField([3], 6))
    remove, pool = button(widget, "Remove"), button(widget, "Add pool")
    error = widget.locator(".cb-error:visible")
    expect(remove).to_have_attribute("aria-disabled", "true")
    expect(remove).to_have_accessible_description("A stack has at least one layer.")
    remove.click(force=True)
    expect(error).to_have_text("A stack has at least one layer.")
    expect(status(widget)).to_have_text("A stack has at least one layer.")
    assert len(table(widget)) == 3
    for size in ("2", "1"):
        expect(pool).not_to_have_attribute("aria-disabled", "true")
        pool.click()
        expect(error).to_have_count(0)
        assert table(widget)[-1][5] == size
    expect(remove).not_to_have_attribute("aria-disabled", "true")
    expect(pool).to_have_attribute("aria-disabled", "true")
    pool.click(force=True)
    expect(error).to_have_text(
        "Layer 4: output size must be a whole number from 1 to 96, not 0. Change n, kernel, padding or dilation."
    )
    assert len(table(widget)) == 5
    at(widget, 1, 0).click()  # after another layer it would not fit, either
    expect(pool).to_have_attribute("aria-disabled", "true")
    number(widget, "Input").fill("12")
    expect(pool).not_to_have_attribute("aria-disabled", "true")


def test_a_layer_is_renamed_to_another_kind(show, page: Page) -> None:
    widget = show(ReceptiveField([Layer(3, name="C1"), 3]))
    at(widget, 1, 2).click()
    kind = widget.get_by_label("Kind")
    assert kind.locator("option").all_inner_texts() == ["conv", "pool", "C1"]
    expect(kind).to_have_value("C1")
    kind.select_option("pool")
    assert [row[0] for row in table(widget)[2:]] == ["1 pool", "2 conv"]
    assert table(widget)[2][1:5] == ["3", "1", "0", "1"]
    expect(widget.locator(".cb-levels")).to_contain_text("1 pool")
    at(widget, 2, 0).click()
    expect(kind).to_have_value("conv")


def test_what_does_not_fit_is_explained_and_leaves_the_picture(show) -> None:
    widget = show(ReceptiveField([3, (2, 2), 3]))
    before = table(widget), sees(widget)
    number(widget, "Kernel").fill("40")
    error = widget.locator(".cb-error:visible")
    expect(error).to_have_text(
        "Layer 3: output size must be a whole number from 1 to 96, not −33. Change n, kernel, padding or dilation. "
        "The picture still shows kernel 3."
    )
    expect(number(widget, "Kernel")).to_have_attribute("aria-invalid", "true")
    expect(number(widget, "Kernel")).to_have_value("40")
    assert (table(widget), sees(widget)) == before
    number(widget, "Padding").fill("18")  # makes room: what was typed is taken
    expect(error).to_have_count(0)
    assert table(widget)[-1] == ["3 conv", "40", "1", "18", "1", "3", "82", "2", "−36"]
    number(widget, "Stride").fill("")
    expect(error).to_have_text("Layer 3: stride must be a whole number from 1 to 64. The picture still shows stride 1.")
    at(widget, 1, 0).click()  # another layer's numbers
    expect(error).to_have_count(0)
    expect(number(widget, "Stride")).to_have_value("1")


def test_a_cell_that_goes_gives_way_to_the_nearest(show) -> None:
    widget = show(ReceptiveField([3, 3], cell=(1, 12)))
    number(widget, "Input").fill("7")
    assert sees(widget).startswith("Layer 1, cell 4 ")


def test_a_name_is_text(show) -> None:
    widget = show(ReceptiveField([Layer(3, name="<b>x</b>")]))
    assert table(widget)[-1][0] == "1 <b>x</b>"
    expect(widget.locator(".cb-levels")).to_contain_text("1 <b>x</b>")


# ── For everybody ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_by_keyboard(show, page: Page) -> None:
    widget = show(ReceptiveField([(3, 2), (3, 2), 3], 23))
    page.keyboard.press("Tab")
    expect(at(widget, 3, 1)).to_be_focused()
    for key, (level, i) in [
        ("ArrowDown", (2, 2)),  # both stand over cell 11 of the input
        ("ArrowDown", (1, 5)),
        ("ArrowDown", (0, 11)),
        ("ArrowDown", (0, 11)),
        ("ArrowRight", (0, 12)),
        ("ArrowRight", (0, 13)),
        ("ArrowUp", (1, 6)),
        ("End", (1, 10)),
        ("ArrowUp", (2, 4)),
        ("ArrowUp", (3, 2)),
        ("ArrowUp", (3, 2)),
        ("Home", (3, 0)),
        ("ArrowLeft", (3, 0)),
        ("Control+End", (0, 22)),
        ("Control+Home", (3, 0)),
    ]:
        page.keyboard.press(key)
        expect(at(widget, level, i)).to_be_focused()
        expect(at(widget, level, i)).to_have_attribute("aria-selected", "true")
        assert sees(widget).startswith(f"Layer {level}, cell {i} " if level else f"Input, cell {i} "), key
    expect(widget.get_by_role("grid").locator('[tabindex="0"]')).to_have_count(1)
    grid = widget.get_by_role("grid")
    assert grid.get_by_role("row").count() == 4
    assert grid.get_by_role("row").last.get_by_role("gridcell").count() == 23
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(button(widget, "Add conv")).to_be_focused()
    page.keyboard.press("Enter")
    assert len(table(widget)) == 6


def top(show, page: Page, width: int, *arguments: Any, **options: Any) -> Locator:
    page.set_viewport_size({"width": width, "height": 800})
    return show(ReceptiveField(*arguments, **options))


@pytest.mark.parametrize("width", [320, 360, 440, 667])
def test_the_field_fits_on_a_phone(show, page: Page, width: int) -> None:
    widget = top(show, page, width, [(3, 2), (3, 2), 3], 31)  # of the chapter: r = 15
    assert sees(widget).startswith("Layer 3, cell 2 sees 15 of the r = 15 cells of its field 8 to 22.")
    place = widget.locator(".cb-scroll").first.bounding_box()
    lens = widget.locator(".cb-lens").bounding_box()
    assert place["x"] - 1 <= lens["x"]  # a grid scrolls by whole pixels
    assert lens["x"] + lens["width"] <= place["x"] + place["width"] + 1
    assert at(widget, 0, 8).bounding_box()["height"] >= 24
    expect(widget.get_by_text("Choose a cell at the top")).to_be_visible()


@pytest.mark.parametrize("width", [320, 800])
def test_a_name_stands_at_its_row(show, page: Page, family: str, width: int) -> None:
    widget = top(show, page, width, [3, (2, 2), 3], 16)
    for level, name in enumerate(widget.locator(".cb-levels > div").all()[::-1]):
        row, text = at(widget, level, 0).bounding_box(), name.bounding_box()
        if width == 800:
            assert row["y"] - 4 <= text["y"] <= row["y"] + row["height"]
        else:
            assert row["y"] - 22 <= text["y"] <= text["y"] + text["height"] <= row["y"] + 1


def test_a_picture_that_is_too_wide_starts_at_the_chosen_cell_and_comes_back_to_it(show, page: Page) -> None:
    page.set_viewport_size({"width": 640, "height": 800})
    widget = show(ReceptiveField([3, 3], 64))

    def is_in_the_middle() -> None:
        place, cell = widget.locator(".cb-scroll").first.bounding_box(), at(widget, 2, 30).bounding_box()
        assert cell["x"] + cell["width"] / 2 == pytest.approx(place["x"] + place["width"] / 2, abs=20)

    is_in_the_middle()
    at(widget, 0, 63).focus()
    button(widget, "Reset").click()
    is_in_the_middle()


def test_a_pointer_at_rest_does_not_point_at_what_moves_below_it(show, page: Page) -> None:
    page.set_viewport_size({"width": 640, "height": 800})
    widget = show(ReceptiveField([3, 3], 64))
    at(widget, 0, 33).click()
    page.keyboard.press("End")
    page.wait_for_timeout(200)  # for events of the mouse, which stays
    assert sees(widget).startswith("Input, cell 63 ")
    at(widget, 0, 60).hover()
    assert sees(widget).startswith("Input, cell 60 ")


def test_forced_colours_keep_what_matters_apart(show, page: Page) -> None:
    page.emulate_media(forced_colors="active")
    widget = show(ReceptiveField([3, 3, (2, 2)], cell=(1, 5)))
    styles = [
        at(widget, *place).evaluate("one => getComputedStyle(one).borderStyle + getComputedStyle(one).borderWidth")
        for place in [(0, 6), (0, 1), (2, 4), (2, 10)]
    ]
    assert styles == ["solid2px", "solid1px", "dashed2px", "dotted1px"]
    rows = widget.locator(".cb-figures tr").evaluate_all("all => all.map((one) => getComputedStyle(one).outlineStyle)")
    assert rows == ["none", "none", "solid", "none", "none"]  # below its head: input, layer 1, which is chosen, 2 and 3


@pytest.mark.parametrize("width", [320, 360, 440, 720, 1280])
def test_what_a_cell_sees_moves_nothing(show, page: Page, family: str, width: int) -> None:
    widget = top(show, page, width, [3, 3, (2, 2)], 64)
    expect_family(page, ".cb-sees")
    moving = widget.locator(".cb-legend-line, .cb-chosen, .cb-root").all()
    places, heights = [], set()
    text = "(one) => { const all = document.createRange(); all.selectNodeContents(one); return all; }"
    for level, cell in [(0, 0), (0, 37), (1, 36), (1, 0), (2, 35), (3, 0), (3, 29)]:
        at(widget, level, cell).focus()
        top_left = widget.locator(".cb-root").bounding_box()
        places.append([(box["y"] - top_left["y"], box["height"]) for box in (each.bounding_box() for each in moving)])
        heights.add(widget.locator(".cb-sees").evaluate(f"(one) => ({text})(one).getBoundingClientRect().height"))
        room = widget.locator(".cb-room").first.bounding_box()["height"]
        assert max(heights) <= room + 0.5
    assert places == places[:1] * 7
    if width < 700:
        assert len(heights) > 1  # its lines do differ


def test_the_longest_sentence_is_as_long_as_any(show, page: Page) -> None:
    # Sizes of two digits, a field that begins before the input: in each place as many signs as there can be.
    widget = show(ReceptiveField([Layer(33, padding=16), *[1] * 7], 64, cell=(7, 10)))
    longest = widget.locator(".cb-sees-widest").first.text_content()
    assert sees(widget) == (
        "Layer 7, cell 10 sees 27 of the r = 33 cells of its field −6 to 26. It influences 1 of 64 outputs."
    )
    assert (
        re.sub(r"\d", "8", sees(widget)).replace("−8 to", "−88 to").replace("influences 8", "influences 88") == longest
    )
    for width in (300, 500, 800):
        page.set_viewport_size({"width": width, "height": 800})
        heights = [
            widget.locator(one).first.evaluate("(one) => one.scrollHeight") for one in (".cb-sees", ".cb-sees-widest")
        ]
        assert heights[0] <= heights[1]


def test_what_is_set_and_what_comes_of_it_are_in_one_view(show, page: Page, family: str) -> None:
    page.set_viewport_size({"width": 700, "height": 720})  # as wide as in the book on a screen of 1280
    widget = show(ReceptiveField([(3, 2), (3, 2), 3], 31))
    first = widget.bounding_box()["y"]
    last = max(box.bounding_box()["y"] + box.bounding_box()["height"] for box in widget.locator(".cb-box").all())
    assert last - first <= 670


# ── Python ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_takes_layers_sizes_tuples_and_dicts() -> None:
    layers = [Layer(3, padding=1, name="C1"), 2, (3, 2), {"kernel": 2, "stride": 2, "name": "pool"}]
    w = ReceptiveField(layers, 20)
    assert w.layers == ((3, 1, 1, 1, "C1"), (2, 1, 0, 1, "conv"), (3, 2, 0, 1, "conv"), (2, 2, 0, 1, "pool"))
    assert (w.sizes, w.cell, w.field_size) == ([20, 20, 19, 9, 4], (4, 2), 8)
    assert receptive_field(w.layers).size == w.fields.size == 8
    net = torch.nn.Sequential(torch.nn.Conv2d(1, 1, 3), torch.nn.ReLU(), torch.nn.MaxPool2d(2))
    assert ReceptiveField(convbook.layers_of(net)).layers == ((3, 1, 0, 1, "0"), (2, 2, 0, 1, "2"))


REFUSED = [
    ("layers", 3, TypeError, "layers must be a list of Layers, not 3"),
    ("layers", "33", TypeError, "layers must be a list of Layers"),
    ("layers", torch.nn.Sequential(), TypeError, r"write layers_of\(module\)"),
    ("layers", [], ValueError, "Number of layers must be a whole number from 1 to 8, not 0"),
    ("layers", [1] * 9, ValueError, "Number of layers must be a whole number from 1 to 8, not 9"),
    ("layers", [3, 0], ValueError, r"layers\[1\] = 0 is not a Layer.*kernel must be at least 1, not 0"),
    (
        "layers",
        [(3, 1.5)],
        TypeError,
        r"layers\[0\] = \(3, 1.5\) is not a Layer, a kernel size or a tuple \(k, s, p, d, name\) of whole numbers",
    ),
    ("layers", [{"size": 3}], TypeError, r"layers\[0\] = \{'size': 3\} is not a Layer"),
    ("layers", [{"kernel": -3}], ValueError, r"layers\[0\] .*kernel must be at least 1, not -3"),
    ("layers", [3, (2, 65)], ValueError, "Layer 2: stride must be a whole number from 1 to 64, not 65"),
    ("layers", [Layer(2, name="n" * 13)], ValueError, "Layer 1: name must be a text of at most 12 characters"),
    ("layers", [3, 14], ValueError, "Layer 2: output size must be .* not 0. Change n, kernel, padding or dilation"),
    (
        "layers",
        [(1, 8), (1, 1, 6)],
        ValueError,
        "Layer 2: size with all padding .*not 111. Change n",
    ),
    (
        "layers",
        [Layer(2, stride=2, ceil_mode=True)],
        ValueError,
        r"layers\[0\] has ceil_mode=True.*Use ceil_mode=False",
    ),
    ("n", 0, ValueError, "n must be a whole number from 1 to 64, not 0"),
    ("n", 65, ValueError, "n must be a whole number from 1 to 64, not 65"),
    ("n", 15.0, TypeError, "n must be a whole number from 1 to 64, not 15.0"),
    ("n", True, TypeError, "n must be a whole number"),
    ("n", 2, ValueError, "Layer 1: output size must be"),
    ("cell", (3, 0), ValueError, "cell must have a level from 0, the input, to 2, the last layer; not 3"),
    ("cell", (-1, 0), ValueError, "cell must have a level from 0"),
    ("cell", (2, 11), ValueError, "cell must be from 0 to 10 in level 2, not 11"),
    ("cell", (1, -1), ValueError, "cell must be from 0 to 12 in level 1, not −1"),
    ("cell", 3, TypeError, r"cell must be two whole numbers \(level, cell\), not 3"),
    ("cell", (1, 2, 3), TypeError, "cell must be two whole numbers"),
    ("cell", "12", TypeError, "cell must be two whole numbers"),
]


@pytest.mark.parametrize(("name", "value", "kind", "words"), REFUSED)
def test_refuses_and_changes_nothing(name: str, value: Any, kind: type[Exception], words: str) -> None:
    arguments = {"layers": [3, 3]} | {name: value}
    with pytest.raises(kind, match=words):
        ReceptiveField(**arguments)
    w = ReceptiveField([3, 3])
    before = w.get_state()
    with pytest.raises(kind, match=words):
        setattr(w, name, value)
    assert w.get_state() == before
    with pytest.raises(kind, match=words):
        w.set(**({"cell": (0, 0)} | {name: value}))
    assert w.get_state() == before


def test_several_at_once_and_reset() -> None:
    w = ReceptiveField([3, 3], cell=(0, 14))
    with pytest.raises(ValueError, match="Layer 1: output size"):
        w.layers = [20]
    w.set(layers=[20, 2], n=30)
    assert (w.sizes, w.cell) == ([30, 11, 10], (0, 14))
    w.cell = (2, 9)
    w.n = 22
    assert (w.sizes, w.cell) == ([22, 3, 2], (2, 1))  # cell 9 is gone: the middle one
    w.layers = [3]
    assert w.cell == (1, 10)
    w.reset()
    assert (w.layers, w.n, w.cell) == (((3, 1, 0, 1, "conv"),) * 2, 15, (2, 5))


def test_what_the_browser_sends_is_checked_too() -> None:
    w = ReceptiveField([3])
    w.set_state({"layers": [[3, 1, 0, 1, "conv"], [2, 2, 0, 1, "pool"]], "cell": [2, 1]})
    assert (w.layers[1], w.cell) == ((2, 2, 0, 1, "pool"), (2, 1))
    with pytest.raises(ValueError, match="Layer 1: output size"):
        w.set_state({"layers": [[60, 1, 0, 1, "conv"]]})
    assert len(w.layers) == 2


def test_repr_and_html_depend_on_the_state_alone() -> None:
    make = partial(ReceptiveField, [3, Layer(2, stride=2, name="<p>"), 3])
    assert repr(make()) == "ReceptiveField(conv 3, <p> 2, conv 3; cells 15 → 13 → 6 → 4): r = 8"
    html = make()._html()
    assert html == make()._html() != make(cell=(1, 0))._html()
    assert "<p>&lt;" not in html
    assert "2 &lt;p&gt;" in html
    assert not re.search(r"0x[0-9a-f]{6}|\bid=", html)
    assert (
        "3 conv         ·   ·   ◆   ·\n"
        "2 &lt;p&gt;      ·   ·   ■   ■   ■   ·\n"
        "1 conv    · · · · ■ ■ ■ ■ ■ ■ · · ·\n"
        "Input   · · · · ■ ■ ■ ■ ■ ■ ■ ■ · · ·" in html
    )
    assert "Layer 3, cell 2, sees input 4 to 11: r = 8." in html
    assert "<td>3 conv</td><td>3</td><td>1</td><td>0</td><td>1</td><td>4</td><td>8</td><td>2</td><td>0</td>" in html


def test_the_static_picture_tells_of_gaps_and_influence() -> None:
    html = ReceptiveField([(3, 1, 0, 2), 3], cell=(1, 4))._html()
    assert "Layer 1, cell 4, sees input 4 to 8: r = 5. Of these it uses 3. It influences 3 of 9 outputs." in html
    assert "· · ▲ ▲ ▲ · · · ·" in html
    assert "· · · · ■ · ■ · ■ · · · · · ·" in html
