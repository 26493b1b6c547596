"""The built book and ways to open it: over http, in a sub-folder, under a strict policy, from a file."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import Strict, serve

ROOT = Path(__file__).parents[2]
OPTIONS = ["-W", "-n", "--keep-going", "--quiet"]  # as in the Makefile's html target


def build(source: Path, output: Path, *, environment: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Build the book as `make html` does, into another folder."""
    return subprocess.run(
        [
            str(Path(sys.executable).with_name("jupyter-book")),
            "build",
            str(source),
            "--path-output",
            str(output),
            *OPTIONS,
        ],
        capture_output=True,
        text=True,
        check=False,
        cwd=output,
        env={**os.environ, "NO_COLOR": "1", **(environment or {})},
    )


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages as they are published, with the menus that lead to the repository.

    They are built with torch out of reach: building must not need it.
    """
    folder = tmp_path_factory.mktemp("book")
    blocked = folder / "blocked"
    blocked.mkdir()
    (blocked / "torch.py").write_text("raise ImportError('building the pages must not import torch')\n")
    done = build(ROOT, folder, environment={"PYTHONPATH": str(blocked), "BOOK_REPOSITORY": "https://github.com/a/b"})
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "_build" / "html"


def one_page(folder: Path, text: str) -> None:
    """Write a book of one page, with the settings of ours."""
    (folder / "_toc.yml").write_text("format: jb-book\nroot: index\n")
    config = (ROOT / "_config.yml").read_text().replace("  favicon: src/convbook/press/static/favicon.svg\n", "")
    (folder / "_config.yml").write_text(config)
    (folder / "references.bib").write_text("")
    (folder / "index.md").write_text(text)


@pytest.fixture(scope="session")
def whole_theme(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page that loads all that the theme and the extensions would."""
    folder = tmp_path_factory.mktemp("whole")
    one_page(folder, "# A page\n\n```python\n1\n```\n")
    done = build(folder, folder, environment={"BOOK_WHOLE_THEME": "1"})
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "_build" / "html"


@pytest.fixture(scope="session")
def site(book: Path) -> Iterator[str]:
    yield from serve(book)


@pytest.fixture(scope="session")
def places(book: Path, site: str) -> Iterator[dict[str, str]]:
    """Where the same pages can lie: an address for each way of opening them."""
    parents = serve(book.parent)
    strict = serve(book, Strict)
    yield {
        "http": site,
        "sub-folder": f"{next(parents)}/html",
        "strict policy": next(strict),
        "file": book.as_uri(),
    }
    for server in (parents, strict):
        next(server, None)
