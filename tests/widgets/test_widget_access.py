"""For everybody: by keyboard alone, by ear, in light, dark and forced colours, without motion, on a phone."""

from __future__ import annotations

import pytest
from browsing import violations
from playwright.sync_api import Locator, Page, expect

from convbook import KernelSlide

from .harness import small, wide
from .reading import button, cell, focused, number, status, written


def test_the_way_through_by_tab(show, page: Page) -> None:
    show(small())
    order = []
    for _ in range(13):
        page.keyboard.press("Tab")
        order.append(focused(page))
    assert order == [
        "button: Play",
        "button: Step back",
        "button: Step forward",
        "range: Position of the window",
        "select-one: Speed 0.5 per second1 per second2 per second4 per second8 per second",
        "summary: Padding 0 · Stride 1 · Dilation 1",
        "gridcell: 0, used by 1 output",
        "gridcell: 0",
        "gridcell: 0, Bias b",
        "gridcell: 19",
        "checkbox: Flip the kernel (true convolution)",
        "checkbox: Show all of Y",
        "button: Reset",
    ]
    page.locator("summary").focus()
    page.keyboard.press("Enter")
    order = []
    for _ in range(7):
        page.keyboard.press("Tab")
        order.append(focused(page))
    names = [f"{name}, both axes" for name in ("Padding", "Stride", "Dilation")]
    assert order[:-1] == [f"{kind}: {name}" for name in names for kind in ("range", "number")]
    assert order[-1] == "checkbox: Same for both axes"


def test_everything_by_keyboard(show, page: Page) -> None:
    widget = show(wide(), clock=True)
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(button(widget, "Pause")).to_be_focused()
    page.clock.run_for(1100)
    page.keyboard.press("Space")
    expect(button(widget, "Play")).to_be_focused()
    expect(status(widget)).to_have_text("Output row 0, column 1: −6.5")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(widget.locator(".cb-count")).to_have_text("3 of 9")
    page.keyboard.press("Tab")
    page.keyboard.press("End")
    expect(widget.locator(".cb-count")).to_have_text("9 of 9")
    while page.evaluate("document.activeElement.closest('[role=grid]')?.ariaLabel") != "Output Y":
        page.keyboard.press("Tab")
    expect(cell(widget, "Output Y", 2, 2)).to_be_focused()
    for key, place in [
        ("ArrowUp", (1, 2)),
        ("ArrowLeft", (1, 1)),
        ("Home", (1, 0)),
        ("ArrowLeft", (1, 0)),
        ("End", (1, 2)),
        ("Control+Home", (0, 0)),
        ("ArrowUp", (0, 0)),
        ("Control+End", (2, 2)),
        ("ArrowDown", (2, 2)),
        ("ArrowRight", (2, 2)),
    ]:
        page.keyboard.press(key)
        expect(cell(widget, "Output Y", *place)).to_be_focused()
        assert written(widget).startswith(f"Y[{place[0]}, {place[1]}] = "), key
        expect(cell(widget, "Output Y", *place)).to_have_attribute("aria-selected", "true")


def test_one_cell_of_each_grid_is_in_the_tab_order(show, page: Page) -> None:
    widget = show(wide())
    cell(widget, "Input X", 3, 4).click()
    cell(widget, "Output Y", 1, 1).click()
    button(widget, "Step forward").click()
    for name in ("Input X", "Kernel K", "Output Y"):
        grid = widget.get_by_role("grid", name=name)
        expect(grid.locator('[tabindex="0"]')).to_have_count(1)
    expect(cell(widget, "Output Y", 1, 2)).to_have_attribute("tabindex", "0")  # the present one
    expect(cell(widget, "Input X", 3, 4)).to_have_attribute("tabindex", "0")  # where the reader was


def test_grids_tell_their_size_and_places(show) -> None:
    grid = show(wide()).get_by_role("grid", name="Input X")
    # All rows and cells are in the document, one in the other: a screen reader counts them by itself.
    assert grid.evaluate("grid => [...grid.children].map(one => one.role ?? one.ariaHidden)") == ["rowgroup", "true"]
    assert grid.get_by_role("rowgroup").evaluate("all => [...all.children].map(one => one.role)") == ["row"] * 7
    cells = "rows => rows.map(row => [...row.children].map(one => one.role))"
    assert grid.get_by_role("row").evaluate_all(cells) == [["gridcell"] * 12] * 7
    assert grid.get_by_role("gridcell").nth(14).get_attribute("aria-label") == "−7, used by 1 output"


def test_the_focus_stays_when_a_grid_shrinks(show, page: Page) -> None:
    show(small())
    page.evaluate("""() => {
      const { host: { mount }, registry: { widgets } } = convbook;
      const el = document.querySelector(".cb-widget");
      window.mounted = mount(el, widgets.KernelSlide);
    }""")
    widget = page.locator(".cb-widget").first
    cell(widget, "Output Y", 1, 1).focus()
    page.evaluate("mounted.model.set('stride', [2, 1])")
    expect(cell(widget, "Output Y", 0, 1)).to_be_focused()
    expect(widget.get_by_role("grid", name="Output Y").get_by_role("gridcell")).to_have_count(2)


# ── axe ───────────────────────────────────────────────────────────────────────────────────────────────────────────────


def paused(widget: Locator) -> None:
    button(widget, "Step forward").click()


def playing(widget: Locator) -> None:
    button(widget, "Play").click()


def impossible(widget: Locator) -> None:
    number(widget, "Padding, height").fill("99")
    number(widget, "Dilation, width").fill("9")
    cell(widget, "Kernel K", 0, 0).focus()
    widget.page.keyboard.type("+")
    widget.page.keyboard.press("Enter")
    expect(widget.locator(".cb-error:visible")).to_have_count(3)


def pointing(widget: Locator) -> None:
    widget.get_by_label("Show all of Y").check()
    cell(widget, "Input X", 3, 4).focus()
    expect(widget.locator(".cb-uses")).not_to_have_count(0)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("state", [paused, playing, impossible, pointing], ids=lambda state: state.__name__)
def test_axe_finds_nothing(show, page: Page, theme: str, state) -> None:
    page.emulate_media(reduced_motion="reduce")  # no colour is caught half-way
    widget = show(wide(speed=0.5), theme=theme)
    state(widget)
    assert violations(page) == []


# ── Looks ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "make", [small, wide, lambda: KernelSlide([[123.456] * 16] * 16, [[0.111] * 5] * 5, padding=4)]
)
def test_no_sideways_scrolling_on_a_phone(show, page: Page, make) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    widget = show(make())
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    button(widget, "Step forward").click()
    cell(widget, "Kernel K", 0, 0).focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_a_grid_wider_than_the_phone_follows_the_window(show, page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.emulate_media(reduced_motion="reduce")
    widget = show(KernelSlide([list(range(16))] * 3, [[1, 1], [1, 1]]))
    for at in (14, 0, 29, 15):
        widget.get_by_role("slider", name="Position of the window").fill(str(at))
        place = widget.locator(".cb-panel-input .cb-scroll").bounding_box()
        lens = widget.locator(".cb-input-grid .cb-lens").bounding_box()
        assert place["x"] - 1 <= lens["x"]
        assert lens["x"] + lens["width"] <= place["x"] + place["width"] + 1


def test_glides_and_jumps(show, page: Page) -> None:
    widget = show(small())
    glide = "element => getComputedStyle(element).transitionDuration"
    assert float(widget.locator(".cb-lens").first.evaluate(glide).rstrip("s")) > 0.2
    page.emulate_media(reduced_motion="reduce")
    assert float(widget.locator(".cb-lens").first.evaluate(glide).rstrip("s")) == 0
    before = widget.locator(".cb-input-grid .cb-lens").bounding_box()
    button(widget, "Step forward").click()
    after = widget.locator(".cb-input-grid .cb-lens").bounding_box()
    pitch = cell(widget, "Input X", 0, 1).bounding_box()["x"] - cell(widget, "Input X", 0, 0).bounding_box()["x"]
    assert after["x"] - before["x"] == pytest.approx(pitch, abs=0.6)


def test_forced_colours_keep_what_matters_apart(show, page: Page) -> None:
    page.emulate_media(forced_colors="active")
    widget = show(wide())
    style = "element => getComputedStyle(element).borderStyle"
    assert cell(widget, "Input X", 0, 2).evaluate(style) == "dashed"  # padding
    assert cell(widget, "Input X", 6, 2).evaluate(style) == "dotted"  # in no window
    assert cell(widget, "Input X", 2, 6).evaluate(style) == "solid"
    lens, plain = (
        widget.locator(which).first.evaluate("element => getComputedStyle(element).borderTopColor")
        for which in (".cb-input-grid .cb-lens", ".cb-input-grid .cb-cell:not(.cb-padding)")
    )
    assert lens != plain
