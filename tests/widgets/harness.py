"""A page for widgets, made of what the book's pages are made of: palette, style, bundle, a widget's stored HTML."""

from __future__ import annotations

from pathlib import Path

from convbook import palette
from convbook.widgets import KernelSlide
from convbook.widgets.base import STATIC, BookWidget

BUNDLE = STATIC / "convbook-widgets.js"
MODULE = STATIC / "kernel-slide.mjs"
STYLE = STATIC / "convbook-widgets.css"

SMALL = [[0, 1, 2], [3, 4, 5], [6, 7, 8]]  # X of the first chapter; 3 × 3
ASKEW = [[0, 1], [2, 3]]  # its K; 2 × 2


def small(**options: object) -> KernelSlide:
    return KernelSlide(SMALL, ASKEW, **options)


def wide(**options: object) -> KernelSlide:
    """5 × 8 under 2 × 3, all unlike in height and width: 7 × 12 padded, output 3 × 3, a row and a column dropped."""
    X = [[8 * row + column - 7 for column in range(8)] for row in range(5)]
    settings = {"padding": (1, 2), "stride": (2, 3), "dilation": (1, 2)} | options
    return KernelSlide(X, [[1, 0, -1], [2, 0, -2]], 1.5, **settings)


def document(*widgets: BookWidget, assets: str = "", theme: str = "light", script: str | None = "defer") -> str:
    """Return a page's text. ``assets`` is where script and style are; without ``script`` only they are missing."""
    load = "" if script is None else f'<script {script} src="{assets}{BUNDLE.name}"></script>'
    return f"""<!doctype html>
<html lang="en" data-theme="{theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Widgets</title>
<link rel="icon" href="{assets}icon.svg">
<style>{palette.css()}
body {{ margin: 16px; font-family: sans-serif; background: var(--cb-paper); color: var(--cb-ink) }}</style>
<link rel="stylesheet" href="{assets}{STYLE.name}">
{load}
</head>
<body><main>{"".join(widget._html() for widget in widgets)}</main></body>
</html>
"""


def site(folder: Path, *widgets: BookWidget, **options: object) -> Path:
    """Write a page with copies of its script and style into a folder; return the page's path."""
    for file in (BUNDLE, STYLE):
        (folder / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "icon.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    page = folder / "index.html"
    page.write_text(document(*widgets, **options), encoding="utf-8")
    return page
