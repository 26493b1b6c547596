"""How every widget fits its place, in a wide and in a narrow font: nothing sticks out, nothing jumps while it plays."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from .examples import EXAMPLES, all_examples

PLAYERS = [name for name, make in EXAMPLES.items() if hasattr(make(), "playing")]


def opened(page: Page) -> None:
    page.locator("details").evaluate_all("all => all.forEach((one) => { one.open = true; })")


def test_no_page_scrolls_sideways(family: str, show, page: Page) -> None:
    show(*all_examples())
    for is_open in (False, True):
        if is_open:
            opened(page)
        for width in (320, 360, 768, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            wide = page.evaluate(
                """() => [...document.querySelectorAll("[data-widget]")]
                  .filter((one) => one.scrollWidth > one.clientWidth + 1
                    || one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
                  .map((one) => `${one.dataset.widget} is ${one.scrollWidth} px wide`)"""
            )
            assert wide == [], (width, is_open)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (width, is_open)


@pytest.mark.parametrize("width", [320, 1000])
def test_a_number_stands_in_the_middle_of_its_cell(family: str, show, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(reduced_motion="reduce")
    show(*all_examples())
    for forward in page.get_by_role("button", name="Step forward").all():
        forward.click()
    for as_matrix in (False, True):
        page.get_by_label("Pixels as columns of a matrix").set_checked(as_matrix)
        off = page.evaluate(
            """() => [...document.querySelectorAll('.cb-cell')]
              .filter((cell) => cell.offsetParent && cell.firstChild?.data?.trim() && !cell.dataset.corner)
              .map((cell) => {
                const range = document.createRange();
                range.selectNodeContents(cell.firstChild);
                const middle = ({ x, y, width, height }) => [x + width / 2, y + height / 2];
                const [text, box] = [range, cell].map((one) => middle(one.getBoundingClientRect()));
                const widget = cell.closest('[data-widget]').dataset.widget;
                return [widget, cell.className, cell.textContent, text[0] - box[0], text[1] - box[1]];
              })"""
        )
        assert len(off) > 100
        # Up and down, a font's digits stand a little higher or lower in their line.
        assert [one for one in off if abs(one[3]) > 1.5 or abs(one[4]) > 2] == []


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_moves_while_it_plays(family: str, show, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(reduced_motion="reduce")
    show(*(EXAMPLES[name]() for name in PLAYERS))
    moved = page.evaluate(
        """async () => {
          const moved = [];
          for (const widget of document.querySelectorAll("[data-widget]")) {
            const forward = widget.querySelector("[aria-label='Step forward']");
            const fixed = [...widget.querySelectorAll("button, input, select, summary, .cb-panel, .cb-controls")];
            const places = () => [widget, ...fixed].map((one) => {
              const { x, y, width, height } = one.getBoundingClientRect();
              return [x, y + scrollY, one === widget || one.matches(".cb-panel") ? height : width];
            });
            let before = places();
            for (let step = 0; step < 8 && !forward.disabled; step++) {
              forward.click();
              await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
              const after = places();
              after.forEach((place, at) => place.forEach((value, side) => {
                const by = value - before[at][side];
                const name = at ? fixed[at - 1].outerHTML.slice(0, 60) : "all of it";
                if (Math.abs(by) > 0.6) moved.push(`${widget.dataset.widget}, step ${step + 1}: ${name} by ${by} px`);
              }));
              before = after;
            }
          }
          return moved;
        }"""
    )
    assert moved == []


@pytest.mark.parametrize("width", [320, 700])
def test_targets_are_large_enough(show, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    show(*all_examples())
    opened(page)
    small, all_of_them = page.evaluate(
        """() => {
          const all = [...document.querySelectorAll('button, input, select, summary, [role=gridcell], [tabindex]')]
            .filter((one) => one.checkVisibility())
            // a label around a control is pressed with it
            .map((one) => [one, (one.closest('label') ?? one).getBoundingClientRect()]);
          return [all.filter(([, { width, height }]) => width < 24 || height < 24)
            .map(([one, { width, height }]) =>
              `${one.closest('[data-widget]').dataset.widget} ${one.outerHTML.slice(0, 90)} ${width} × ${height}`),
            all.length];
        }"""
    )
    assert all_of_them > 300
    assert small == []
