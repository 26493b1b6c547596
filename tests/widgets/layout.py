"""Where the parts of a widget lie: for tests that nothing moves, and that what belongs together is in one view."""

from __future__ import annotations

from playwright.sync_api import Locator

# Of all that has a place and is no mark on something else: outlines glide, terms of a sum are as wide as their numbers.
# The player has tests of its own.
PLACES = """(widget) => [...widget.querySelectorAll(
    ".cb-root, .cb-root > *, .cb-panel, .cb-head, .cb-grid, .cb-cell, .cb-room")]
  .concat([...widget.querySelectorAll("canvas, button, input, select, summary")])
  .filter((one) => one.checkVisibility() && !one.closest(".cb-player > *"))
  .map((one) => {
    const { x, y, width, height } = one.getBoundingClientRect();
    const name = one.className.split(" ")[0] || one.localName;
    return [name, ...[x, y + scrollY, width, height].map(Math.round)];
  })"""


def places(widget: Locator) -> list[list]:
    """Return what lies where: a class, left, top, width, height, in whole pixels."""
    return widget.evaluate(PLACES)


def extent(first: Locator, last: Locator) -> float:
    """Return how many pixels there are from the top of one part to the bottom of another."""
    top, bottom = first.bounding_box(), last.bounding_box()
    return bottom["y"] + bottom["height"] - top["y"]
