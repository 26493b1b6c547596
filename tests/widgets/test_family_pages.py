"""What a page with widgets loads: what they need, nothing else, and not too much."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest

from convbook import palette
from convbook.press import widgets as press
from convbook.press.widgets import files_of, first_widget, widgets_of
from convbook.widgets._folders import CLASSES
from convbook.widgets.model.scripts import STATIC

from .examples import EXAMPLES, all_examples
from .harness import ROOT

BUDGET = 45_000  # bytes of widgets' script and style, gzip, on any page

NOTEBOOKS = sorted((ROOT / "chapters").glob("*.ipynb"))


def html_of(notebook: Path) -> str:
    outputs = [
        output
        for cell in nbformat.read(notebook, as_version=4).cells
        for output in cell.get("outputs", [])
        if "data" in output
    ]
    return "".join(output.data.get("text/html", "") for output in outputs)


def pages() -> dict[str, list[str]]:
    """The kinds of widget on each page of the book."""
    kinds = {path.stem: widgets_of(html_of(path)) for path in NOTEBOOKS}
    shown = re.findall(r"\{first-widget\} (\S+) (\w+)", (ROOT / "index.md").read_text(encoding="utf-8"))
    kinds["index"] = widgets_of("".join(first_widget(ROOT / f"{chapter}.ipynb", kind) for chapter, kind in shown))
    return kinds


PAGES = pages()


def weight(kinds: list[str]) -> int:
    texts = [palette.css(), *((STATIC / file).read_text(encoding="utf-8") for file in files_of(kinds))]
    return sum(len(gzip.compress(text.encode())) for text in texts)


def test_the_book_shows_every_widget() -> None:
    assert set().union(*PAGES.values()) == set(CLASSES.values())


@pytest.mark.parametrize("page", PAGES)
def test_script_and_style_of_a_page_are_light(page: str) -> None:
    assert PAGES[page], "a page with widgets"
    assert weight(PAGES[page]) <= BUDGET, weight(PAGES[page])


@pytest.mark.parametrize("page", PAGES)
def test_a_page_loads_what_its_widgets_need_and_nothing_else(page: str) -> None:
    styles: list[str] = []
    scripts: list[str] = []
    app = SimpleNamespace(
        add_css_file=lambda name, **_: styles.append(name),
        add_js_file=lambda name, loading_method: scripts.append((name, loading_method)),
    )
    body = "".join(f'<div class="cb-widget" data-widget="{kind}"></div>' for kind in reversed(PAGES[page]))
    press.add_files(app, page, "page.html", {"body": body}, None)
    folders = [folder.replace("_", "-") for folder, name in CLASSES.items() if name in PAGES[page]]
    assert scripts == [(f"{name}.js", "defer") for name in ["parts", *folders]]
    assert styles == [f"{name}.css" for name in ["parts", *folders] if (STATIC / f"{name}.css").is_file()]


def test_a_page_without_widgets_loads_nothing() -> None:
    app = SimpleNamespace(add_css_file=lambda *_, **__: 1 / 0, add_js_file=lambda *_, **__: 1 / 0)
    press.add_files(app, "page", "page.html", {"body": "<p>data-widget</p>"}, None)
    press.add_files(app, "search", "page.html", {}, None)


def test_a_widget_is_found_by_what_it_stores() -> None:
    assert widgets_of("".join(widget._html() for widget in all_examples())) == sorted(EXAMPLES)
