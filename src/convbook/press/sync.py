"""Bring every chapter's notebook in step with its text: ``python -m convbook.press.sync [chapter …]``.

``chapters/X.md`` is what a person edits. ``X.ipynb`` beside it is made from that text alone, executed from top to
bottom, stripped of whatever changes from run to run, and written only when something in it changed. A chapter whose
text and packages are as they were at its last sync is left alone; ``--force`` executes it all the same.

A notebook says in its metadata, as a digest, from which cells it was made. So an edit that somebody saved in it is
noticed, in a fresh clone as well, and nothing is written: ``--take notebook`` brings the edit into the text,
``--take text`` drops it. Both keep a copy of the two files below ``_build/sync/kept``.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

from nbclient.exceptions import CellExecutionError
from nbformat import NotebookNode

from .. import notebook_edits, notebooks

PACKAGE = Path(__file__).parents[1]
TAKE = ("notebook", "text")
_printing = threading.Lock()


class EditedNotebook(Exception):
    """A notebook holds what its text doesn't, and nobody has said which of the two to take."""


def say(line: str) -> None:
    with _printing:
        print(line, flush=True)


def surroundings(path: Path) -> str:
    """Return a digest of what a chapter's outputs depend on besides its text: package, versions, measurements."""
    digest = hashlib.sha256()
    for source in sorted(PACKAGE.rglob("*")):
        if source.suffix in {".py", ".js", ".css", ".mplstyle"} and "press" not in source.relative_to(PACKAGE).parts:
            digest.update(source.read_bytes())
    root = path.parents[1]
    for other in [root / "constraints.txt", *sorted((root / "benchmarks" / "data").glob("*.json"))]:
        if other.is_file():
            digest.update(other.read_bytes())
    return digest.hexdigest()


def stamp(*parts: str) -> str:
    """Return what stands in ``_build/sync`` for a chapter that has nothing to do."""
    return " ".join(hashlib.sha256(part.encode()).hexdigest() for part in parts)


def made_from(notebook: NotebookNode) -> str | None:
    """Return the digest of the cells from which a notebook was made, or None where it doesn't say."""
    own = notebook.metadata.get("convbook")
    return own.get("made_from") if isinstance(own, dict) else None


def sign(notebook: NotebookNode) -> None:
    """Write into a notebook's metadata from which cells it was made."""
    notebook.metadata["convbook"] = {"made_from": notebook_edits.digest(notebook)}


def edits(text: NotebookNode, saved: NotebookNode) -> list[notebook_edits.Change]:
    """Return what a saved notebook says otherwise than its text, if it was edited since it was made.

    Without a word on what it was made from, it counts as edited.
    """
    return [] if made_from(saved) == notebook_edits.digest(saved) else notebook_edits.compare(text, saved)


def refusal(
    path: Path, text: NotebookNode, saved: NotebookNode, changes: list[notebook_edits.Change]
) -> EditedNotebook:
    """Return the error that says what was edited in a notebook, and the two ways to go on."""
    name = path.with_suffix(".ipynb").name
    if made_from(saved) is None:
        since = f"Nothing in it says from which text it was made: it may as well be {path.name} that was edited."
    elif made_from(saved) != notebook_edits.digest(text):
        since = f"{path.name} was edited as well; what is new there has a minus here."
    else:
        since = f"{path.name} was not edited."
    told = "\n".join(f"    {line}" for change in changes for line in str(change).splitlines())
    return EditedNotebook(
        f"{name} was edited and says what {path.name} does not. {since}\n{told}\n"
        f"To bring the notebook's cells into the text: make sync CHAPTERS={path} TAKE=notebook\n"
        f"To drop them and make it from the text:      make sync CHAPTERS={path} TAKE=text\n"
        "Either way a copy of both files is kept below _build/sync/kept."
    )


def settle(path: Path, text: str, before: str, take: str | None) -> tuple[str, bool]:
    """Return the text that holds, and whether something that stands in the two files is dropped with it.

    ``before`` is the notebook file's text, "" when there is none. Raises what ``sync`` raises.
    """
    if not before:
        return text, False
    name = path.with_suffix(".ipynb").name
    try:
        saved = notebooks.from_json(before, name)
    except ValueError as error:
        if take == "text":
            return text, True
        way = f"Mend it, or make it from the text (a copy is kept): make sync CHAPTERS={path} TAKE=text"
        raise EditedNotebook(f"{error}\n{way}") from error
    said = notebooks.from_text(text, str(path))
    changes = edits(said, saved)
    if changes and take is None:
        raise refusal(path, said, saved, changes)
    if changes and take == "notebook":
        return notebook_edits.into_text(text, saved, str(path)), True
    return text, bool(changes)


def keep(*files: Path) -> Path:
    """Copy a chapter's files before something in them is dropped; return the folder of the copies."""
    first = files[0]
    folder = first.parents[1] / "_build" / "sync" / "kept" / f"{first.stem}-{datetime.now():%Y-%m-%d-%H%M%S-%f}"
    folder.mkdir(parents=True)
    for file in files:
        shutil.copy2(file, folder)
    return folder


def read(path: Path) -> str:
    """Return a notebook file's text, whatever is in it; "" when there is none."""
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""


def sync(path: Path, *, force: bool = False, take: str | None = None) -> bool:
    """Bring one chapter's notebook in step; return whether its file changed.

    ``take`` says what holds where the notebook was edited: its cells ("notebook"), which are brought into the text, or
    the text ("text"). Raises ``EditedNotebook`` when it was edited and ``take`` is None, or when one of the two files
    was written by somebody else meanwhile; ``CellExecutionError`` when a cell fails; ``ValueError`` for a text without
    Jupytext's header, or one that can't say what the notebook says. Both files are then left as they were.
    """
    target = path.with_suffix(".ipynb")
    mark = path.parents[1] / "_build" / "sync" / path.stem
    around, text, before = surroundings(path), path.read_text(encoding="utf-8"), read(target)
    if not force and mark.is_file() and mark.read_text() == stamp(around, text, before):
        say(f"  {path.stem}: nothing to do")
        return False

    start = time.perf_counter()
    taken, dropping = settle(path, text, before, take)
    notebook = notebooks.from_text(taken, str(path))

    def progress(done: int, count: int) -> None:
        if done % 10 == 0 or done == count:
            say(f"  {path.stem}: {done} of {count} cells")

    notebooks.execute(notebook, path.parent, progress=progress)
    notebooks.strip(notebook)
    sign(notebook)
    after = notebooks.to_json(notebook)

    if (read(target), path.read_text(encoding="utf-8")) != (before, text):
        raise EditedNotebook("somebody saved one of its two files while it was executed: run `make sync` again")
    if dropping:
        say(f"  {path.stem}: copies of both files as they were are in {keep(path, target)}")
    if taken != text:
        notebooks.write(path, taken)  # first: the notebook still says the same, should this be the last thing done
    if after != before:
        notebooks.write(target, after)
    mark.parent.mkdir(parents=True, exist_ok=True)
    notebooks.write(mark, stamp(around, taken, after))
    say(f"  {path.stem}: {'written' if after != before else 'unchanged'} ({time.perf_counter() - start:.0f} s)")
    return after != before


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="make sync", description=__doc__)
    parser.add_argument("chapters", nargs="*", type=Path, help="chapters/X.md; all of them when left out")
    parser.add_argument("--force", action="store_true", help="execute also what has not changed")
    parser.add_argument("--take", choices=TAKE, help="what holds where a notebook was edited: its cells, or the text")
    options = parser.parse_args(arguments)
    paths = options.chapters or sorted(Path("chapters").glob("*.md"))
    missing = [str(path) for path in paths if not path.is_file()]
    if missing or not paths:
        print(f"make sync: no such chapter: {', '.join(missing) or 'chapters/*.md'}", file=sys.stderr)
        return 2
    failed = 0
    with ThreadPoolExecutor(max_workers=min(len(paths), os.cpu_count() or 1)) as pool:
        jobs = [(path, pool.submit(sync, path, force=options.force, take=options.take)) for path in paths]
        for path, job in jobs:
            try:
                job.result()
            except (CellExecutionError, EditedNotebook, ValueError, TimeoutError) as error:
                failed += 1
                print(f"\n{path} was not synced, it and its notebook are as they were:\n{error}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
