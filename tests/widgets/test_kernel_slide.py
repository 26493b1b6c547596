"""What the widget does when its reader plays, steps, points, edits and sets."""

from __future__ import annotations

import re

import pytest
import torch
from playwright.sync_api import Locator, Page, expect
from torch.nn import functional as F

from convbook import KernelSlide

from .harness import small, wide
from .reading import button, cell, number, open_settings, scrubber, shown, status, written

# ── Play, step, scrub ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_starts_paused_at_the_first_output(show, page: Page) -> None:
    widget = show(small(), clock=True)
    expect(button(widget, "Play")).to_be_visible()
    page.clock.run_for(10_000)
    assert shown(widget, "Output Y") == [["19", ""], ["", ""]]
    assert written(widget) == "Y[0, 0] = 0·0 + 1·1 + 3·2 + 4·3 + 0 = 19"
    expect(status(widget)).to_be_empty()


def test_steps(show) -> None:
    widget = show(small())
    back, forward = button(widget, "Step back"), button(widget, "Step forward")
    expect(back).to_have_attribute("aria-disabled", "true")
    forward.click()
    assert written(widget) == "Y[0, 1] = 1·0 + 2·1 + 4·2 + 5·3 + 0 = 25"
    expect(status(widget)).to_have_text("Output row 0, column 1: 25")
    forward.click()
    forward.click()
    assert shown(widget, "Output Y") == [["19", "25"], ["37", "43"]]
    expect(widget.locator(".cb-count")).to_have_text("4 of 4")
    expect(forward).to_have_attribute("aria-disabled", "true")
    forward.click(force=True)  # Playwright would wait for it to be enabled
    expect(widget.locator(".cb-count")).to_have_text("4 of 4")
    back.click()
    expect(scrubber(widget)).to_have_attribute("aria-valuetext", "output row 1, column 0 of 2 × 2")
    assert shown(widget, "Output Y") == [["19", "25"], ["37", ""]]


def test_plays_pauses_and_ends(show, page: Page) -> None:
    widget = show(small(), clock=True)
    count = widget.locator(".cb-count")
    button(widget, "Play").click()
    expect(button(widget, "Pause")).to_be_visible()
    page.clock.run_for(1100)
    expect(count).to_have_text("2 of 4")
    expect(status(widget)).to_be_empty()  # silent while it plays
    button(widget, "Pause").click()
    expect(status(widget)).to_have_text("Output row 0, column 1: 25")
    page.clock.run_for(5000)
    expect(count).to_have_text("2 of 4")
    button(widget, "Play").click()
    page.clock.run_for(2100)
    expect(count).to_have_text("4 of 4")
    expect(button(widget, "Play")).to_be_visible()  # it has ended by itself
    page.clock.run_for(5000)
    expect(count).to_have_text("4 of 4")
    button(widget, "Play").click()
    expect(count).to_have_text("1 of 4")
    page.clock.run_for(1100)
    expect(count).to_have_text("2 of 4")


def test_nothing_is_announced_while_it_plays(show, page: Page) -> None:
    widget = show(wide(), clock=True)
    button(widget, "Play").click()
    number(widget, "Stride, width").fill("99")
    number(widget, "Stride, width").press("Enter")
    expect(widget.locator(".cb-error:visible")).to_have_count(1)
    page.clock.run_for(1100)
    expect(status(widget)).to_be_empty()
    button(widget, "Pause").click()
    expect(status(widget)).to_have_text("Output row 0, column 1: −6.5")


def test_a_place_chosen_while_it_plays_is_the_one_announced(show, page: Page) -> None:
    widget = show(wide(), clock=True)
    button(widget, "Play").click()
    cell(widget, "Output Y", 2, 1).click()
    expect(button(widget, "Play")).to_be_visible()
    expect(status(widget)).to_have_text(re.compile("^Output row 2, column 1: "))


def test_a_slider_stays_while_the_arrays_below_it_find_another_place(show) -> None:
    widget = show(KernelSlide(torch.ones(9, 9), torch.ones(3, 3)))
    widget.locator("summary").click()
    slider = widget.get_by_role("slider", name="Padding, both axes")
    slider.scroll_into_view_if_needed()
    seen = []
    for value in "0123456":
        slider.fill(value)
        seen.append((widget.locator(".cb-stage").get_attribute("data-layout"), slider.bounding_box()["y"]))
    layouts, tops = map(set, zip(*seen, strict=True))
    assert len(tops) == 1 < len(layouts)


def test_a_change_of_settings_announces_the_shapes(show) -> None:
    widget = show(small())
    widget.locator("summary").click()
    widget.get_by_role("slider", name="Padding, both axes").press("ArrowRight")
    expect(status(widget)).to_have_text("Cross-correlation 3 × 3 ⋆ 2 × 2 → 4 × 4")


def test_what_was_refused_in_a_cell_is_forgotten_when_a_setting_changes(show, page: Page) -> None:
    widget = show(small())
    widget.locator("summary").click()
    cell(widget, "Input X", 0, 0).focus()
    page.keyboard.type("1x")
    page.keyboard.press("Tab")
    expect(widget.locator(".cb-error:visible")).to_contain_text("“1x” is not a number")
    widget.get_by_role("slider", name="Padding, both axes").press("ArrowRight")
    expect(widget.locator(".cb-error:visible")).to_have_count(0)


def test_speed(show, page: Page) -> None:
    widget = show(wide(), clock=True)
    widget.get_by_label("Speed").select_option("4 per second")
    button(widget, "Play").click()
    page.clock.run_for(1050)
    expect(widget.locator(".cb-count")).to_have_text("5 of 9")
    widget.get_by_label("Speed").select_option("0.5 per second")
    page.clock.run_for(2050)
    expect(widget.locator(".cb-count")).to_have_text("6 of 9")


def test_scrubs(show, page: Page) -> None:
    widget = show(wide(), clock=True)
    button(widget, "Play").click()
    scrubber(widget).fill("7")
    expect(button(widget, "Play")).to_be_visible()
    expect(widget.locator(".cb-count")).to_have_text("8 of 9")
    expect(scrubber(widget)).to_have_attribute("aria-valuetext", "output row 2, column 1 of 3 × 3")
    scrubber(widget).press("ArrowLeft")
    expect(widget.locator(".cb-count")).to_have_text("7 of 9")
    page.clock.run_for(5000)
    expect(widget.locator(".cb-count")).to_have_text("7 of 9")


def test_shows_all_when_asked(show) -> None:
    widget = show(small())
    widget.get_by_label("Show all of Y").check()
    assert shown(widget, "Output Y") == [["19", "25"], ["37", "43"]]
    widget.get_by_label("Show all of Y").uncheck()
    assert shown(widget, "Output Y") == [["19", ""], ["", ""]]
    assert cell(widget, "Output Y", 0, 1).get_attribute("aria-label") == "not computed yet"


# ── Pointing ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def window(widget: Locator) -> list[tuple[int, int]]:
    """The cells of the padded input that show a weight in their corner."""
    marked = (
        widget.get_by_role("grid", name="Input X")
        .get_by_role("row")
        .evaluate_all("rows => rows.map(row => [...row.children].map(cell => cell.hasAttribute('data-corner')))")
    )
    return [(r, c) for r, row in enumerate(marked) for c, is_marked in enumerate(row) if is_marked]


def test_an_output_shows_its_window_while_pointed_at(show, page: Page) -> None:
    widget = show(wide())
    first = [(0, 0), (0, 2), (0, 4), (1, 0), (1, 2), (1, 4)]
    assert window(widget) == first
    cell(widget, "Output Y", 2, 1).hover()
    assert window(widget) == [(r + 4, c + 3) for r, c in first]
    assert written(widget).startswith("Y[2, 1] = ")
    page.mouse.move(1, 1)
    assert window(widget) == first


def test_a_click_on_an_output_goes_there(show, page: Page) -> None:
    widget = show(wide())
    cell(widget, "Output Y", 1, 2).click()
    page.mouse.move(1, 1)
    assert window(widget) == [(2, 6), (2, 8), (2, 10), (3, 6), (3, 8), (3, 10)]
    expect(widget.locator(".cb-count")).to_have_text("6 of 9")
    expect(cell(widget, "Output Y", 1, 2)).to_have_attribute("aria-selected", "true")


def test_pointing_does_not_disturb_the_play(show, page: Page) -> None:
    widget = show(small(), clock=True)
    button(widget, "Play").click()
    cell(widget, "Output Y", 1, 1).hover()
    assert written(widget).startswith("Y[0, 0]")
    page.clock.run_for(1100)
    assert written(widget).startswith("Y[0, 1]")


def test_the_outline_lies_on_the_window(show, page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    widget = show(wide())
    cell(widget, "Output Y", 2, 1).click()
    lens = widget.locator(".cb-input-grid .cb-lens").bounding_box()
    first, last = (cell(widget, "Input X", r, c).bounding_box() for r, c in ((4, 3), (5, 7)))
    assert lens["x"] == pytest.approx(first["x"] - 3, abs=0.6)
    assert lens["y"] == pytest.approx(first["y"] - 3, abs=0.6)
    assert lens["x"] + lens["width"] == pytest.approx(last["x"] + last["width"] + 3, abs=0.6)
    assert lens["y"] + lens["height"] == pytest.approx(last["y"] + last["height"] + 3, abs=0.6)


def test_an_input_cell_shows_all_outputs_that_use_it(show, page: Page) -> None:
    w = small(padding=1)
    widget = show(w)
    X = torch.zeros(1, 1, 5, 5)
    counts = F.conv_transpose2d(torch.ones(1, 1, 4, 4), torch.ones(1, 1, 2, 2))[0, 0]  # outputs per padded cell
    assert counts.shape == X.shape[2:]
    for r, c in [(0, 0), (0, 2), (2, 2), (4, 1)]:
        cell(widget, "Input X", r, c).hover()
        used = widget.locator(".cb-output-grid .cb-uses")
        expect(used).to_have_count(int(counts[r, c]))
        label = cell(widget, "Input X", r, c).get_attribute("aria-label")
        assert label.endswith(f"used by {int(counts[r, c])} {'output' if counts[r, c] == 1 else 'outputs'}")
        assert f"{label}." in widget.locator(".cb-note").inner_text()
    assert "padding" in label
    page.mouse.move(1, 1)
    expect(widget.locator(".cb-uses")).to_have_count(0)


def test_a_cell_that_nothing_uses_says_why(show) -> None:
    widget = show(wide())
    cell(widget, "Input X", 6, 3).hover()
    expect(widget.locator(".cb-note")).to_have_text(
        "Padded input, row 6, column 3: 0, in no window, padding. "
        "No window uses its row: there is no room for one more."
    )
    widget = show(small(stride=2))
    cell(widget, "Input X", 2, 1).hover()
    expect(widget.locator(".cb-note")).to_have_text(
        "X[2, 1] = 7, in no window. No window uses its row: there is no room for one more."
    )


def test_a_cell_between_the_windows_says_so(show) -> None:
    from convbook import KernelSlide

    widget = show(KernelSlide([[1, 2, 3, 4, 5]], [[7]], stride=(1, 2)))
    cell(widget, "Input X", 0, 3).hover()
    expect(widget.locator(".cb-note")).to_have_text(
        "X[0, 3] = 4, in no window. No window uses its column: a stride of 2 steps over it."
    )


def test_a_weight_shows_what_it_lies_on(show) -> None:
    widget = show(small(flip=True))
    cell(widget, "Kernel K", 0, 1).hover()
    expect(widget.locator(".cb-note")).to_have_text("K[1, 0] = 2 lies on X[0, 1] = 1, used by 2 outputs.")
    expect(cell(widget, "Input X", 0, 1)).to_contain_class("cb-pair")
    expect(widget.locator(".cb-term.cb-pair")).to_have_text("+ 1·2 ")


def test_the_pointer_goes_before_an_input_cell_that_has_the_focus(show, page: Page) -> None:
    widget = show(small(show_all=True))
    note, hinted = widget.locator(".cb-note"), "X[0, 0] = 0, used by 1 output."
    cell(widget, "Input X", 0, 0).click()
    expect(note).to_have_text(hinted)
    cell(widget, "Output Y", 1, 1).hover()
    expect(widget.locator(".cb-uses")).to_have_count(0)
    expect(widget.locator(".cb-input-grid .cb-on")).to_have_count(4)
    cell(widget, "Kernel K", 1, 0).hover()
    expect(note).to_have_text("K[1, 0] = 2 lies on X[1, 0] = 3, used by 2 outputs.")
    page.mouse.move(1, 1)
    expect(note).to_have_text(hinted)


def test_paper_shows_all_of_the_output(show, page: Page) -> None:
    widget = show(small())
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert shown(widget, "Output Y") == [["19", "25"], ["37", "43"]]
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert shown(widget, "Output Y") == [["19", ""], ["", ""]]


# ── Numbers changed in place ──────────────────────────────────────────────────────────────────────────────────────────


def test_edits_a_weight_by_mouse(show, page: Page) -> None:
    widget = show(small(show_all=True))
    cell(widget, "Kernel K", 0, 0).dblclick()
    page.keyboard.type("-1")
    page.keyboard.press("Enter")
    assert shown(widget, "Kernel K") == [["−1", "1"], ["2", "3"]]
    assert shown(widget, "Output Y") == [["19", "24"], ["34", "39"]]
    assert written(widget) == "Y[0, 0] = 0·(−1) + 1·1 + 3·2 + 4·3 + 0 = 19"
    expect(cell(widget, "Kernel K", 0, 0)).to_be_focused()


def test_edits_the_input_by_keyboard(show, page: Page) -> None:
    widget = show(small(padding=1))
    cell(widget, "Input X", 1, 1).focus()
    page.keyboard.press("5")
    page.keyboard.type("/2")
    page.keyboard.press("Enter")
    assert shown(widget, "Input X")[1] == ["0", "2.5", "1", "2", "0"]
    page.keyboard.press("Enter")
    page.keyboard.type("77")
    page.keyboard.press("Escape")
    assert shown(widget, "Input X")[1] == ["0", "2.5", "1", "2", "0"]
    expect(cell(widget, "Input X", 1, 1)).to_be_focused()


def test_editing_starts_from_the_whole_number(show, page: Page) -> None:
    from convbook import KernelSlide

    widget = show(KernelSlide([[1.23456]], [[1]]))
    assert shown(widget, "Input X") == [["1.23"]]
    cell(widget, "Input X", 0, 0).focus()
    page.keyboard.press("Enter")
    expect(widget.get_by_label("New value for row 0, column 0")).to_have_value("1.23456")
    page.keyboard.press("Enter")
    assert written(widget) == "Y[0, 0] = 1.235·1 + 0 ≈ 1.235"


def test_padding_cannot_be_edited(show, page: Page) -> None:
    widget = show(small(padding=1))
    expect(cell(widget, "Input X", 0, 0)).to_have_attribute("aria-readonly", "true")
    cell(widget, "Input X", 0, 0).focus()
    page.keyboard.press("7")
    page.keyboard.press("Enter")
    expect(widget.locator(".cb-editor")).to_have_count(0)


@pytest.mark.parametrize("typed", ["abc", "", "NaN", "1e9", "<img src=x>"])
def test_what_is_no_number_stays_and_is_explained(show, page: Page, typed: str) -> None:
    widget = show(small())
    cell(widget, "Kernel K", 1, 1).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    page.keyboard.type(typed)
    page.keyboard.press("Enter")
    editor = widget.get_by_label("New value for row 1, column 1")
    expect(editor).to_have_attribute("aria-invalid", "true")
    expect(editor).to_have_value(typed)
    message = widget.locator(".cb-error:visible")
    expect(message).to_contain_text(typed or "“” is not a number")
    expect(status(widget)).to_have_text(message.inner_text())
    assert written(widget) == "Y[0, 0] = 0·0 + 1·1 + 3·2 + 4·3 + 0 = 19"
    button(widget, "Step forward").click()  # elsewhere: the old number is back
    assert shown(widget, "Kernel K") == [["0", "1"], ["2", "3"]]
    expect(widget.locator("img")).to_have_count(0)


def test_bias(show, page: Page) -> None:
    widget = show(small(show_all=True))

    def type_bias(text: str) -> None:
        widget.get_by_role("gridcell", name="Bias b").focus()
        page.keyboard.press("Enter")
        page.keyboard.type(text)
        page.keyboard.press("Enter")

    type_bias("-0.5")
    assert shown(widget, "Output Y") == [["18.5", "24.5"], ["36.5", "42.5"]]
    assert written(widget).endswith("+ (−0.5) = 18.5")
    type_bias("one")
    expect(widget.get_by_label("New value for Bias b")).to_have_attribute("aria-invalid", "true")
    expect(widget.locator(".cb-error:visible")).to_have_text("“one” is not a number. Write one such as 3, −0.5 or 1/9.")
    assert written(widget).endswith("+ (−0.5) = 18.5")
    page.keyboard.press("Escape")
    type_bias("2")
    assert written(widget).endswith("+ 2 = 21")
    expect(widget.locator(".cb-error:visible")).to_have_count(0)


# ── Settings ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_settings_are_at_hand_where_they_matter(show) -> None:
    widget = show(small())
    expect(widget.locator("summary")).to_have_text("Padding 0 · Stride 1 · Dilation 1")
    expect(number(widget, "Padding, both axes")).to_be_hidden()
    widget = show(wide())
    expect(widget.locator("summary")).to_have_text("Padding 1 and 2 · Stride 2 and 3 · Dilation 1 and 2")
    expect(number(widget, "Stride, width")).to_have_value("3")


def test_padding_stride_and_dilation(show) -> None:
    widget = show(small(show_all=True))
    open_settings(widget)
    number(widget, "Padding, both axes").fill("2")
    assert len(shown(widget, "Input X")) == 7
    widget.get_by_role("slider", name="Stride, both axes").fill("3")
    expect(number(widget, "Stride, both axes")).to_have_value("3")
    number(widget, "Dilation, both axes").fill("3")
    Y = F.conv2d(
        torch.arange(9.0).reshape(1, 1, 3, 3), torch.tensor([[[[0.0, 1], [2, 3]]]]), padding=2, stride=3, dilation=3
    )[0, 0]
    assert shown(widget, "Output Y") == [[f"{value:.0f}" for value in row] for row in Y.tolist()]


def test_each_axis_on_its_own(show) -> None:
    widget = show(small(show_all=True))
    open_settings(widget)
    widget.get_by_label("Same for both axes").uncheck()
    number(widget, "Padding, height").fill("1")
    number(widget, "Stride, width").fill("2")
    assert shown(widget, "Output Y") == [["3"], ["19"], ["37"], ["7"]]
    filled = widget.locator(".cb-filled").all_text_contents()
    assert filled == [
        "⌊(3 + 2·1 − 1·(2 − 1) − 1) / 1⌋ + 1 = ⌊3 / 1⌋ + 1 = 4",
        "⌊(3 + 2·0 − 1·(2 − 1) − 1) / 2⌋ + 1 = ⌊1 / 2⌋ + 1 = 1",
    ]
    expect(widget.locator(".cb-remark")).to_have_text(
        "Width: 3 − 2 = 1 is no multiple of the stride 2. The floor drops 1 column on the right."
    )
    widget.get_by_label("Same for both axes").check()
    expect(number(widget, "Stride, both axes")).to_have_value("1")
    assert len(shown(widget, "Output Y")) == len(shown(widget, "Output Y")[0]) == 4


def test_cells_in_no_window_are_marked(show) -> None:
    widget = show(wide())
    unused = widget.locator(".cb-input-grid .cb-drop")
    # The floor drops the last of 7 rows and the last of 12 columns; dilation 2 skips columns 1 and 9.
    expect(unused).to_have_count(7 * 12 - 6 * 9)
    assert all("in no window" in one.get_attribute("aria-label") for one in unused.all())
    expect(widget.locator(".cb-key")).to_have_text(["in no window", "padding"])
    widget = show(small())
    expect(widget.locator(".cb-key")).to_have_count(0)
    expect(widget.locator(".cb-remark")).to_be_hidden()


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("Padding", "-1", "padding must be a whole number from 0 to 8, not −1."),
        ("Padding", "9", "padding must be a whole number from 0 to 8, not 9"),
        ("Stride", "0", "stride must be a whole number from 1 to 16, not 0."),
        ("Stride", "1000000000", "stride must be a whole number from 1 to 16, not 1,000,000,000"),
        ("Stride", "1e9", "stride must be a whole number from 1 to 16, not 1,000,000,000"),
        ("Stride", "1.5", "stride must be a whole number from 1 to 16, not 1.5."),
        ("Stride", "", "stride must be a whole number from 1 to 16."),
        (
            "Dilation",
            "3",
            "K does not fit along the height: it spans 4 cells, the padded input has 3. "
            "Use a smaller K, a lower dilation or more padding.",
        ),
    ],
)
def test_an_impossible_setting_is_explained_and_the_picture_stays(show, field: str, typed: str, words: str) -> None:
    widget = show(small(show_all=True))
    open_settings(widget)
    button(widget, "Step forward").click()
    before = [shown(widget, name) for name in ("Input X", "Kernel K", "Output Y")] + [written(widget)]
    box = number(widget, f"{field}, both axes")
    old = box.input_value()
    box.fill(typed)
    expect(box).to_have_attribute("aria-invalid", "true")
    expect(box).to_have_value(typed)
    message = widget.locator(".cb-error:visible")
    expect(message).to_contain_text(words)
    expect(message).to_contain_text(f"The picture still shows {field.lower()} {old}.")
    assert box.get_attribute("aria-describedby") == message.get_attribute("id")
    box.press("Enter")
    expect(status(widget)).to_have_text(message.inner_text())
    assert [shown(widget, name) for name in ("Input X", "Kernel K", "Output Y")] + [written(widget)] == before
    button(widget, "Step forward").click()  # still at work
    assert written(widget).startswith("Y[1, 0]")
    box.fill(old)
    expect(message).to_have_count(0)
    expect(box).not_to_have_attribute("aria-invalid", "true")


def test_letters_in_a_number_box(show, page: Page) -> None:
    widget = show(small())
    open_settings(widget)
    box = number(widget, "Stride, both axes")
    box.focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("e")  # of all letters, browsers let this one in
    expect(box).to_have_attribute("aria-invalid", "true")
    expect(widget.locator(".cb-error:visible")).to_contain_text("stride must be a whole number")
    assert written(widget).endswith("= 19")


def test_a_setting_is_tried_again_when_another_makes_room(show) -> None:
    widget = show(small(show_all=True))
    open_settings(widget)
    number(widget, "Dilation, both axes").fill("3")
    expect(widget.locator(".cb-error:visible")).to_contain_text("Use a smaller K, a lower dilation or more padding.")
    number(widget, "Padding, both axes").fill("1")
    expect(widget.locator(".cb-error:visible")).to_have_count(0)
    assert shown(widget, "Output Y") == [["24", "12"], ["2", "0"]]
    expect(widget.locator("summary")).to_have_text("Padding 1 · Stride 1 · Dilation 3")


def test_axes_that_cannot_be_alike_stay_apart(show) -> None:
    from convbook import KernelSlide

    widget = show(KernelSlide([[1, 2, 3, 4, 5, 6, 7]], [[1, 1]], dilation=(4, 1), padding=(0, 0)))
    widget.get_by_label("Same for both axes").check()  # dilation 4: 2 columns span 5 of 7
    expect(number(widget, "Dilation, both axes")).to_have_value("4")
    widget = show(KernelSlide([[1, 2, 3, 4]], [[1, 1]], dilation=(4, 1)))
    widget.get_by_label("Same for both axes").click()  # 5 of 4
    expect(widget.get_by_label("Same for both axes")).not_to_be_checked()
    expect(widget.locator(".cb-error:visible")).to_contain_text("K does not fit along the width")
    expect(number(widget, "Dilation, width")).to_have_value("1")


def test_flip(show) -> None:
    widget = show(small(show_all=True))
    expect(widget.get_by_role("group", name="Cross-correlation")).to_be_visible()
    widget.get_by_label("Flip the kernel").check()
    expect(widget.get_by_role("group", name="True convolution")).to_be_visible()
    expect(widget.locator(".cb-title")).to_have_text("True convolution")
    expect(widget.locator(".cb-panel-kernel .cb-head").first).to_have_text("Flipped kernel K")
    assert shown(widget, "Flipped kernel K") == [["3", "2"], ["1", "0"]]
    assert shown(widget, "Output Y") == [["5", "11"], ["23", "29"]]


def test_editing_a_flipped_kernel_changes_the_weight_that_is_seen(show, page: Page) -> None:
    widget = show(small(flip=True))
    cell(widget, "Kernel K", 0, 0).focus()
    page.keyboard.type("9")
    page.keyboard.press("Enter")
    assert shown(widget, "Kernel K") == [["9", "2"], ["1", "0"]]
    widget.get_by_label("Flip the kernel").uncheck()
    assert shown(widget, "Kernel K") == [["0", "1"], ["2", "9"]]


def test_a_smaller_output_keeps_the_position_inside(show) -> None:
    widget = show(small())
    open_settings(widget)
    scrubber(widget).fill("3")
    number(widget, "Stride, both axes").fill("2")
    expect(widget.locator(".cb-count")).to_have_text("1 of 1")
    assert written(widget).startswith("Y[0, 0]")


def test_reset(show, page: Page) -> None:
    widget = show(wide())
    before = [shown(widget, name) for name in ("Input X", "Kernel K", "Output Y")]
    widget.get_by_label("Show all of Y").check()
    number(widget, "Padding, height").fill("3")
    number(widget, "Stride, width").fill("99")
    widget.get_by_label("Flip the kernel").check()
    cell(widget, "Bias b", 0, 0).focus()
    page.keyboard.type("7")
    page.keyboard.press("Enter")
    cell(widget, "Kernel K", 0, 0).focus()
    page.keyboard.type("5")
    page.keyboard.press("Enter")
    button(widget, "Step forward").click()
    button(widget, "Reset").click()
    assert [shown(widget, name) for name in ("Input X", "Kernel K", "Output Y")] == before
    expect(widget.locator(".cb-error:visible")).to_have_count(0)
    assert shown(widget, "Bias b") == [["1.5"]]
    expect(number(widget, "Stride, width")).to_have_value("3")
    expect(widget.get_by_label("Flip the kernel")).not_to_be_checked()
    expect(widget.get_by_label("Show all of Y")).not_to_be_checked()
    expect(status(widget)).to_have_text("Reset")
