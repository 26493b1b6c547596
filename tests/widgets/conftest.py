"""Pages with widgets, and a watch over what they say to the console and whom they call."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

from convbook.widgets.model.base import BookWidget

from .harness import site
from .node import Node

# Counts what a widget could leave running. Put in before the page's own script.
COUNT_TIMERS = """
window.running = { timers: new Set(), frames: new Set(), observers: new Set(), started: 0 };
for (const [start, stop, kind] of [
  ["setTimeout", "clearTimeout", "timers"],
  ["setInterval", "clearInterval", "timers"],
  ["requestAnimationFrame", "cancelAnimationFrame", "frames"],
]) {
  const [begin, end] = [window[start], window[stop]];
  window[start] = (callback, ...rest) => {
    window.running.started += 1;
    const id = begin.call(window, (...args) => {
      if (start !== "setInterval") window.running[kind].delete(id);
      callback(...args);
    }, ...rest);
    window.running[kind].add(id);
    return id;
  };
  window[stop] = (id) => { window.running[kind].delete(id); end.call(window, id); };
}
for (const [name, change] of [["addEventListener", "add"], ["removeEventListener", "delete"]]) {
  const own = EventTarget.prototype[name];
  EventTarget.prototype[name] = function (type, callback, ...rest) {
    if (type.startsWith("change:")) { // of a model, which tells by it who listens
      this.listeners ??= new Map();
      this.listeners.set(type, this.listeners.get(type) ?? new Set());
      this.listeners.get(type)[change](callback);
    }
    return own.call(this, type, callback, ...rest);
  };
}
for (const name of ["ResizeObserver", "IntersectionObserver"]) {
  window[name] = class extends window[name] {
    observe(...args) { window.running.observers.add(this); super.observe(...args); }
    disconnect() { window.running.observers.delete(this); super.disconnect(); }
  };
}
"""


@pytest.fixture(scope="session")
def node() -> Iterator[Node]:
    """The widgets' arithmetic, in Node; see `Node.ask`."""
    node = Node()
    yield node
    node.close()


@pytest.fixture
def quiet(page: Page) -> Iterator[list[str]]:
    """Collects console messages and script errors; a test that leaves one fails."""
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"error: {error}"))
    page.on("requestfailed", lambda request: said.append(f"failed: {request.url}"))
    yield said
    assert said == []


@pytest.fixture
def show(page: Page, tmp_path: Path, quiet: list[str]) -> Callable[..., Locator]:
    """Opens a page with these widgets from a file; returns the first one."""

    def show(*widgets: BookWidget, clock: bool = False, **options: object) -> Locator:
        if clock:
            page.clock.install(time=0)
        page.add_init_script(COUNT_TIMERS)
        page.goto(site(tmp_path, *widgets, **options).as_uri())
        if clock:
            page.clock.pause_at(3600)  # from here on, time passes when the test says so
        return page.locator(".cb-widget").first

    return show
