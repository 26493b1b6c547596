"""A page for widgets, made of what the book's pages are made of: palette, style, bundle, a widget's stored HTML."""

from __future__ import annotations

import functools
import os
import subprocess
import sys
from pathlib import Path

from convbook import palette
from convbook.widgets import KernelSlide
from convbook.widgets.base import STATIC, BookWidget

BUNDLE = STATIC / "convbook-widgets.js"
MODULE = STATIC / "kernel-slide.mjs"
STYLE = STATIC / "convbook-widgets.css"

ROOT = Path(__file__).parents[2]
SOURCES = STATIC.parent / "js"

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


def site(folder: Path, *widgets: BookWidget, notebook: bool = False, **options: object) -> Path:
    """Write a page with copies of its script and style into a folder; return the page's path.

    With ``notebook`` its script does all that a notebook's modules do.
    """
    for file in (BUNDLE, STYLE):
        (folder / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    if notebook:
        (folder / BUNDLE.name).write_text(as_in_a_notebook(), encoding="utf-8")
    (folder / "icon.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    page = folder / "index.html"
    page.write_text(document(*widgets, **options), encoding="utf-8")
    return page


def node(*command: str, **environment: str) -> str:
    """Run a program of node_modules, or npm, with the environment's own node first in the path; return what it says."""
    assert (ROOT / "node_modules").is_dir(), "run `npm ci` first: the bundler is not in the repository"
    path = os.pathsep.join([str(Path(sys.executable).parent), str(ROOT / "node_modules" / ".bin"), os.environ["PATH"]])
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=ROOT, env={**os.environ, "PATH": path, **environment}
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@functools.cache
def as_in_a_notebook() -> str:
    """Return the page's script with what the bundler leaves out of it, as only notebooks need that."""
    return node("esbuild", str(SOURCES / "page.js"), "--bundle", "--charset=utf8", "--define:NOTEBOOK=true")


def arithmetic(module: str, plant: tuple[str, str] | None = None) -> str:
    """Return a script that makes a source module's exports a page's global ``arithmetic``.

    ``module`` is a path below js/, such as "arithmetic/pooling". ``plant`` puts an error in: (text, what replaces it).
    """
    source = SOURCES / f"{module}.js"
    script = node("esbuild", str(source), "--bundle", "--charset=utf8", "--format=iife", "--global-name=arithmetic")
    if plant:
        assert script.count(plant[0]) == 1, f"{plant[0]!r} must stand in {module} once"
        script = script.replace(*plant)
    return script
