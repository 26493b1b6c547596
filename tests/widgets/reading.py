"""What a reader sees of a widget, and what can be pressed: how tests find it on the page."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

WHO = """() => {
  const element = document.activeElement;
  const label = document.getElementById(element.getAttribute("aria-labelledby")) ?? element.labels?.[0] ?? element;
  const name = element.getAttribute("aria-label") || label.textContent;
  return `${element.getAttribute("role") ?? element.type ?? element.localName}: ${name.trim()}`;
}"""


def focused(page: Page) -> str:
    return page.evaluate(WHO)


def cell(widget: Locator, grid: str, row: int, column: int) -> Locator:
    return widget.get_by_role("grid", name=grid).get_by_role("row").nth(row).get_by_role("gridcell").nth(column)


def shown(widget: Locator, grid: str) -> list[list[str]]:
    """The numbers that a grid shows, without the small ones in the corners."""
    rows = widget.get_by_role("grid", name=grid).get_by_role("row").all()
    return [row.locator(".cb-cell").all_text_contents() for row in rows]


def button(widget: Locator, name: str) -> Locator:
    return widget.get_by_role("button", name=name, exact=True)


def number(widget: Locator, name: str) -> Locator:
    return widget.get_by_role("spinbutton", name=name, exact=True)


def scrubber(widget: Locator) -> Locator:
    return widget.get_by_role("slider", name="Position of the window")


def written(widget: Locator) -> str:
    return widget.locator(".cb-sum").text_content() or ""


def status(widget: Locator) -> Locator:
    return widget.get_by_role("status")


def open_settings(widget: Locator) -> None:
    widget.locator("summary").click()
