"""Bring every chapter's notebook in step with its text: ``python -m convbook.press.sync [chapter …]``.

``chapters/X.md`` is what a person edits. ``X.ipynb`` beside it is made from that text alone, executed from top to
bottom, stripped of whatever changes from run to run, and written only when something in it changed. A chapter whose
text and packages are as they were at its last sync is left alone; ``--force`` executes it all the same.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import jupytext
import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbformat import NotebookNode

PACKAGE = Path(__file__).parents[1]
TIMEOUT = 300  # seconds for one cell
VIEW = "application/vnd.jupyter.widget-view+json"
_printing = threading.Lock()


def say(line: str) -> None:
    with _printing:
        print(line, flush=True)


def read_text(path: Path) -> NotebookNode:
    """Return the notebook that a chapter's text says: no outputs, and cell ids that depend on the text only."""
    notebook = jupytext.read(path)
    notebook.metadata.pop("language_info", None)
    if notebook.metadata.get("jupytext", {}).get("text_representation", {}).get("format_name") != "myst":
        raise ValueError(f"{path}: the header must say jupytext.text_representation.format_name: myst")
    seen: dict[str, int] = {}
    for cell in notebook.cells:
        text = f"{cell.cell_type}\n{cell.source}"
        seen[text] = seen.get(text, 0) + 1
        cell["id"] = hashlib.sha256(f"{text}\n{seen[text]}".encode()).hexdigest()[:8]
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    return notebook


def strip(notebook: NotebookNode) -> None:
    """Take out what changes from run to run: times, widget views and states, the kernel's version."""
    notebook.metadata.pop("widgets", None)
    notebook.metadata.pop("language_info", None)
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", []):
            # A saved view has no model to show; without it the saved static picture is what every viewer shows.
            output.get("data", {}).pop(VIEW, None)
            output.get("metadata", {}).pop(VIEW, None)


def execute(notebook: NotebookNode, path: Path) -> None:
    """Execute in a fresh kernel, one thread of arithmetic, saying how far it is."""
    count = sum(cell.cell_type == "code" for cell in notebook.cells)
    done = 0

    def on_cell_executed(cell: NotebookNode, **_: object) -> None:
        nonlocal done
        done += 1
        if done % 10 == 0 or done == count:
            say(f"  {path.stem}: {done} of {count} cells")

    client = NotebookClient(
        notebook,
        timeout=TIMEOUT,
        kernel_name="python3",
        resources={"metadata": {"path": str(path.parent)}},
        extra_arguments=["--log-level=40"],  # no word on the transport between two processes of one machine
        coalesce_streams=True,  # one output for what a cell prints, however slowly
        store_widget_state=False,
        on_cell_executed=on_cell_executed,
    )
    client.execute()


def fingerprint(path: Path) -> str:
    """Return a digest of what a chapter's outputs depend on: its text, the package, the versions, the measurements."""
    digest = hashlib.sha256(path.read_bytes())
    for source in sorted(PACKAGE.rglob("*")):
        if source.suffix in {".py", ".js", ".css", ".mplstyle"} and "press" not in source.relative_to(PACKAGE).parts:
            digest.update(source.read_bytes())
    root = path.parents[1]
    for other in [root / "constraints.txt", *sorted((root / "benchmarks" / "data").glob("*.json"))]:
        if other.is_file():
            digest.update(other.read_bytes())
    return digest.hexdigest()


def write(path: Path, text: str) -> None:
    """Write the whole file or nothing."""
    part = path.with_name(path.name + ".part")
    part.write_text(text, encoding="utf-8")
    os.replace(part, path)


def sync(path: Path, *, force: bool = False) -> bool:
    """Bring one chapter's notebook in step; return whether its file changed.

    Raises ``CellExecutionError`` when a cell fails, ``ValueError`` for a text without Jupytext's header; the
    notebook on disk is then left as it was.
    """
    target = path.with_suffix(".ipynb")
    mark = path.parents[1] / "_build" / "sync" / path.stem
    state = fingerprint(path)
    before = target.read_text(encoding="utf-8") if target.is_file() else ""
    stamp = f"{state} {hashlib.sha256(before.encode()).hexdigest()}"
    if not force and mark.is_file() and mark.read_text() == stamp:
        say(f"  {path.stem}: nothing to do")
        return False
    start = time.perf_counter()
    notebook = read_text(path)
    execute(notebook, path)
    strip(notebook)
    after = nbformat.writes(notebook) + "\n"
    if after != before:
        write(target, after)
    mark.parent.mkdir(parents=True, exist_ok=True)
    mark.write_text(f"{state} {hashlib.sha256(after.encode()).hexdigest()}")
    say(f"  {path.stem}: {'written' if after != before else 'unchanged'} ({time.perf_counter() - start:.0f} s)")
    return after != before


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="make sync", description=__doc__)
    parser.add_argument("chapters", nargs="*", type=Path, help="chapters/X.md; all of them when left out")
    parser.add_argument("--force", action="store_true", help="execute also what has not changed")
    options = parser.parse_args(arguments)
    paths = options.chapters or sorted(Path("chapters").glob("*.md"))
    missing = [str(path) for path in paths if not path.is_file()]
    if missing or not paths:
        print(f"make sync: no such chapter: {', '.join(missing) or 'chapters/*.md'}", file=sys.stderr)
        return 2
    os.environ["OMP_NUM_THREADS"] = "1"  # sums come out the same however many cores there are
    failed = 0
    with ThreadPoolExecutor(max_workers=min(len(paths), os.cpu_count() or 1)) as pool:
        for path, job in [(path, pool.submit(sync, path, force=options.force)) for path in paths]:
            try:
                job.result()
            except (CellExecutionError, ValueError, TimeoutError) as error:
                failed += 1
                print(f"\n{path} was not synced, its notebook is as it was:\n{error}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
