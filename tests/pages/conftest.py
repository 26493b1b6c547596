"""The built book and ways to open it: over http, in a sub-folder, under a strict policy, from a file."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from convbook.press.serve import Handler

ROOT = Path(__file__).parents[2]
# The inline scripts are the theme's own; nothing may be evaluated, made on the fly or fetched from elsewhere.
OPTIONS = ["-W", "-n", "--keep-going", "--quiet"]  # as in the Makefile's html target
POLICY = "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'"


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
    """The pages, built with torch out of reach: building must not need it."""
    folder = tmp_path_factory.mktemp("book")
    blocked = folder / "blocked"
    blocked.mkdir()
    (blocked / "torch.py").write_text("raise ImportError('building the pages must not import torch')\n")
    done = build(ROOT, folder, environment={"PYTHONPATH": str(blocked)})
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "_build" / "html"


class Strict(Handler):
    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


def serve(folder: Path, handler: type[Handler] = Handler) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


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
