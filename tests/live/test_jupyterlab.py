"""The widgets in JupyterLab, as a learner uses them: what happens in the browser reaches Python, and the reverse."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, expect

from convbook import palette

from .lab import AGAIN, CHANGE, READ, SHOW, Notebook, serve

X = "[[0, 1, 2], [3, 4, 5], [6, 7, 8]]"
X_2 = f"[{X}, [[1, 2, 3], [4, 5, 6], [7, 8, 9]]]"
QUESTION = "Predict('An 8 × 8 input, a 3 × 3 kernel, `stride=2`: which shape?', (3, 3), beliefs={(4, 4): 'Down.'})"


class Case(NamedTuple):
    """A widget, something that a learner does with it, and something that Python does; the numbers are made by hand."""

    make: str
    do: Callable[[Locator], None]
    ask: str  # what Python is asked after that
    answer: str
    change: str  # what Python changes next
    where: str  # what then is looked at, by its class
    shown: str
    plays: bool = False

    @property
    def name(self) -> str:
        return self.make.partition("(")[0]


def press(name: str) -> Callable[[Locator], None]:
    return lambda widget: widget.get_by_role("button", name=name, exact=True).click()


def fill(name: str, text: str) -> Callable[[Locator], None]:
    return lambda widget: widget.get_by_role("spinbutton", name=name, exact=True).fill(text)


def edit(grid: str, row: int, column: int, text: str) -> Callable[[Locator], None]:
    def do(widget: Locator) -> None:
        line = widget.get_by_role("grid", name=grid, exact=True).get_by_role("row").nth(row)
        cell = line.get_by_role("gridcell").nth(column)
        cell.click()
        cell.press(text[0])
        widget.locator(".cb-editor").press_sequentially(text[1:])
        widget.locator(".cb-editor").press("Enter")

    return do


CASES = [
    Case(
        f"KernelSlide({X}, [[0, 1], [2, 3]])",
        press("Step forward"),
        "print(tuple(w.position), w.output.tolist())",
        "(0, 1) [[19.0, 25.0], [37.0, 43.0]]",
        # The flipped kernel is [[3, 2], [1, 0]], and the padding above is zero: 1·1 + 0·2.
        "w.set(padding=(1, 0), flip=True)",
        ".cb-sum",
        "Y[0, 1] = 0·3 + 0·2 + 1·1 + 2·0 + 0 = 1",
        plays=True,
    ),
    Case(
        f"ChannelSlide({X_2}, [[[[0, 1], [2, 3]], [[1, 2], [3, 4]]], [[[1, 2], [3, 4]], [[2, 3], [4, 5]]]])",
        edit("Input X[0]", 1, 1, "14"),  # 10 more than it was, under the weights 3 and 4
        "print(w.output[:, 0, 0].tolist())",
        "[86.0, 116.0]",
        "w.groups = 2",  # the first output reads the first channel alone: 56 − 37 + 30
        ".cb-sum",
        "Y[0, 0, 0] = 49 channel 0 + 0 bias b[0] = 49",
        plays=True,
    ),
    Case(
        "PointwiseMix([[[1, 2], [5, 6]], [[3, 4], [0, 1]]], [[1, 1]], [2])",
        press("Step forward"),
        "print(tuple(w.position), w.output.tolist())",
        "(0, 1) [[[6.0, 8.0], [7.0, 9.0]]]",
        "w.K = [[2, -1]]",
        ".cb-sum",
        "Y[0, 0, 1] = 2·2 + 4·(−1) + 2 = 2",
        plays=True,
    ),
    Case(
        f"PoolSlide({X}, 2, stride=1)",
        press("Shift right"),  # of [[0, 0, 1], [3, 3, 4], [6, 6, 7]]
        "print(tuple(w.shift), w.changed, w.output.tolist())",
        "(0, 1) (6, 4) [[3.0, 4.0], [6.0, 7.0]]",
        "w.mode = 'avg'",
        ".cb-sum",
        "Y[0, 0] = (0 + 0 + 3 + 3) / 4 = 1.5",
        plays=True,
    ),
    Case(
        "ShapeExplorer(8, 3, stride=2)",
        fill("Padding, both axes", "1"),  # ⌊(10 − 3) / 2⌋ + 1
        "print(tuple(w.padding), w.output_shape)",
        "(1, 1) (4, 4)",
        "w.dilation = 2",  # ⌊(10 − 5) / 2⌋ + 1
        ".cb-shapes",
        "8 × 8 ⋆ 3 × 3 → 3 × 3",
    ),
    Case(
        "ReceptiveField([3, 3, 3])",
        press("Add pool"),  # 7 cells of jump 1, and one more
        "print(w.field_size, w.layers[-1])",
        "8 (2, 2, 0, 1, 'pool')",
        "w.set(layers=[(3, 2), (3, 2), 3], cell=(3, 0))",  # 1 + 2·1 + 2·2 + 2·4
        ".cb-sum",
        "Layer 3, cell 0 sees 15 of the r = 15 cells of its field 0 to 14.",
    ),
    Case(
        "ImageFilter([[0, 0, 1, 1], [0, 0, 1, 1]], [[1, -1]])",
        lambda widget: widget.get_by_role("application").press("ArrowLeft"),
        "print(tuple(w.position), w.output.tolist())",
        "(1, 0) [[0.0, -1.0, 0.0], [0.0, -1.0, 0.0]]",
        "w.set(kernel=[[1, 3]], position=(1, 1))",
        ".cb-sum",
        "Y[1, 1] = 0·1 + 1·3 + 0 = 3",
    ),
    Case(
        "KernelTraining([[1, 0, 0, 1]], [[1, 0, -1]], [[0.5, 0.5]], learning_rate=0.25, steps=3)",
        press("Step forward"),  # the gradient is −1 and 3, so K becomes [0.75, −0.25] and E [−0.25, 0, 0.75]
        "print(w.step, w.loss, w.kernel.tolist())",
        "1 0.625 [[0.75, -0.25]]",
        "w.learning_rate = 0.5",  # K becomes [1, −1], the kernel that made the target
        ".cb-panel-output .cb-dim >> nth=0",
        "0 at step 1",
        plays=True,
    ),
    Case(
        "CostExplorer(2, 3, 2, 3)",
        fill("Output channels", "6"),  # 6 · (2 · 2 · 2 + 1); 6 · 2 · 2 · 2 for each of 2 × 2 outputs
        "print(w.cost.parameters, w.cost.macs_forward)",
        "54 192",
        "w.set(c_o=3, batch=2)",
        ".cb-remark",
        "Changed from the baseline: k 1 → 2, batch 1 → 2.",
    ),
    Case(
        QUESTION,
        lambda widget: None,  # what is typed stays there, see below
        "print(w.is_right((3, 3)))",
        "True",
        "w.question = 'And with `stride=1`?'",
        "p >> nth=1",
        "And with stride=1?",
    ),
]
PLAYERS = [case for case in CASES if case.plays]
named = {"ids": lambda case: case.name}


@pytest.fixture(scope="module")
def lab(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Notebook]:
    for address in serve(tmp_path_factory.mktemp("lab")):
        page = browser.new_page()
        lab = Notebook(page, address)
        names = ", ".join(case.name for case in CASES)
        lab.run(CHANGE, f"from convbook import {names}")
        yield lab
        page.close()


@pytest.fixture
def notebook(lab: Notebook) -> Iterator[Notebook]:
    """The notebook that all tests share; each leaves it without views, and without a word in the console."""
    yield lab
    lab.close()
    lab.expect_nothing_running()
    errors, lab.errors = lab.errors, []  # not told again by the tests that follow
    assert errors == []


def show(notebook: Notebook, case: Case) -> Locator:
    return notebook.show(f"w = {case.make}\nw")


@pytest.mark.parametrize("case", CASES, **named)
def test_both_directions(notebook: Notebook, case: Case) -> None:
    widget = show(notebook, case)
    assert notebook.outputs(SHOW).count() == 1
    assert widget.locator(".cb-static").count() == 0, "the live view alone, not the static picture beside it"
    case.do(widget)
    notebook.expect_printed(case.ask, case.answer)
    notebook.run(CHANGE, case.change)
    expect(widget.locator(case.where)).to_have_text(case.shown)


# ── The notebook around it ────────────────────────────────────────────────────────────────────────────────────────────

FOCUS = """(root, at) => {
  const all = [...root.querySelectorAll("a, button, input, select, summary, [tabindex]")];
  const stops = all.filter((element) => element.tabIndex >= 0 && element.checkVisibility() && !element.disabled);
  stops[at]?.focus();
  return [stops.length, stops.indexOf(document.activeElement)];
}"""
# They would delete a cell, insert one, make it a heading, go to the next one, cut it, start the kernel again.
SHORTCUTS = ["d", "d", "a", "1", "ArrowDown", "x", "0", "0"]


@pytest.mark.parametrize("case", CASES, **named)
def test_keys_stay_in_the_widget(notebook: Notebook, case: Case) -> None:
    widget = show(notebook, case)
    before, keyboard = notebook.state(), notebook.page.keyboard
    assert before == [["code"] * 4, SHOW, "command", 1, 0]
    stops, at = widget.evaluate(FOCUS, 0)
    assert stops > 1
    while at < stops:
        assert widget.evaluate(FOCUS, at) == [stops, at]
        for key in SHORTCUTS:
            keyboard.press(key)
        assert notebook.state() == before
        keyboard.press("Escape")  # what was begun to be typed into a cell
        stops, at = widget.evaluate(FOCUS, -1)[0], at + 1
    widget.evaluate(FOCUS, 0)
    keyboard.press("Tab")
    assert widget.evaluate(FOCUS, -1)[1] == 1, "Tab goes on to the next control"


def test_the_notebook_is_saved_and_run_from_within_a_widget(notebook: Notebook) -> None:
    show(notebook, CASES[0])
    notebook.page.evaluate(
        "() => { window.done = []; jupyterapp.commands.commandExecuted.connect((_, { id }) => done.push(id)); }"
    )
    button = notebook.widget().get_by_role("button", name="Reset")
    for keys, command in [("Control+s", "docmanager:save"), ("Shift+Enter", "notebook:run-cell-and-select-next")]:
        button.focus()
        notebook.page.keyboard.press(keys)
        notebook.page.wait_for_function("(id) => done.includes(id)", arg=command)
    notebook.expect_run(SHOW)


@pytest.mark.parametrize("case", PLAYERS, **named)
def test_a_cell_run_again_ends_what_it_played(notebook: Notebook, case: Case) -> None:
    make = f"w = {case.make[:-1]}, speed=0.5)\nw"
    notebook.show(make).get_by_role("button", name="Play", exact=True).click()
    notebook.expect_printed("old = w\nprint(old.playing)", "True")
    assert "timers" in notebook.running()
    again = notebook.show(make)
    expect(again.get_by_role("button", name="Play", exact=True)).to_be_visible()
    assert "timers" not in notebook.running()
    notebook.expect_printed("print(old.playing, w.playing)", "False False")


def in_a_cell(notebook: Notebook) -> Locator:
    notebook.run(AGAIN, "w")
    return notebook.widget(AGAIN)


def in_a_panel(notebook: Notebook) -> Locator:
    notebook.widget().locator(".cb-title").click(button="right")
    notebook.page.get_by_text("Create New View for Cell Output").click()
    return notebook.page.locator(".jp-LinkedOutputView .cb-widget")


@pytest.mark.parametrize(
    ("name", "second_view", "end", "ask", "answer"),
    [
        ("ChannelSlide", in_a_cell, "4 of 4", "print(tuple(w.position), w.playing)", "(1, 1) False"),
        ("KernelTraining", in_a_panel, "step 3 of 3", "print(w.step, w.playing)", "3 False"),
    ],
)
def test_two_views_of_one_model(
    notebook: Notebook, name: str, second_view: Callable[[Notebook], Locator], end: str, ask: str, answer: str
) -> None:
    make = next(case.make for case in CASES if case.name == name)
    first = notebook.show(f"w = {make[:-1]}, speed=8)\nw")
    second = second_view(notebook)
    views = [first, second]
    notebook.page.evaluate("() => void (ours.delays = [])")
    second.get_by_role("button", name="Play", exact=True).click()
    for view in views:
        expect(view.locator(".cb-count")).to_have_text(end)
        expect(view.get_by_role("button", name="Play", exact=True)).to_be_visible()
    assert notebook.page.evaluate("() => ours.delays.filter((delay) => delay === 125)") == [125] * 3, (
        "one timer for both"
    )
    notebook.expect_printed(ask, answer)

    first.get_by_label("Speed").select_option("0.5")
    first.get_by_role("button", name="Play", exact=True).click()
    second.get_by_role("button", name="Pause", exact=True).click()
    for view in views:
        expect(view.get_by_role("button", name="Play", exact=True)).to_be_visible()
    assert "timers" not in notebook.running()
    notebook.page.evaluate("() => [...jupyterapp.shell.widgets('main')].slice(1).forEach((panel) => panel.dispose())")


def test_the_theme_of_jupyterlab(notebook: Notebook) -> None:
    root = show(notebook, CASES[0]).locator(".cb-root")
    for theme, paper in (("Dark", palette.DARK["paper"]), ("Light", palette.LIGHT["paper"])):
        notebook.page.evaluate(
            f"() => jupyterapp.commands.execute('apputils:change-theme', {{theme: 'JupyterLab {theme}'}})"
        )
        expect(root).to_have_css("background-color", f"rgb{tuple(bytes.fromhex(paper[1:]))}")
        # JupyterLab covers itself while it changes. Changed again before that is over, it takes the cover off twice.
        expect(notebook.page.locator("#jupyterlab-splash")).to_have_count(0)


# ── What stays in the browser ─────────────────────────────────────────────────────────────────────────────────────────


def test_what_is_predicted_reaches_nobody(notebook: Notebook) -> None:
    widget = show(notebook, CASES[-1])
    notebook.run(READ, "asked = w.get_state()")
    notebook.sent.clear()
    box = widget.get_by_role("textbox")
    for text, verdict in {"4x4": "✗ Not 4 × 4. Down.", "a secret": None, "3 × 3": "✓ Right: 3 × 3. "}.items():
        box.fill(text)
        box.press("Enter")
        if verdict:
            expect(widget.locator(".cb-verdict")).to_have_text(verdict)
        else:
            expect(box).to_have_attribute("aria-invalid", "true")
    assert notebook.printed("print(w.get_state() == asked)") == "True"
    assert notebook.sent == []


def test_the_readers_own_image_reaches_nobody(notebook: Notebook) -> None:
    widget = show(notebook, next(case for case in CASES if case.name == "ImageFilter"))
    notebook.run(READ, "asked = w.get_state()")
    notebook.sent.clear()
    png = io.BytesIO()
    Image.new("L", (40, 30), 255).save(png, "PNG")
    widget.locator("input[type=file]").set_input_files(
        {"name": "own.png", "mimeType": "image/png", "buffer": png.getvalue()}
    )
    expect(widget.locator(".cb-shapes")).to_have_text("30 × 40 ⋆ 1 × 2 → 30 × 39")
    assert notebook.printed("print(w.get_state() == asked)") == "True"
    assert notebook.sent == []
