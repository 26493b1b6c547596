"""Notebooks as data: read from MyST text or from a file, execute, strip, write.

The press makes the chapters' notebooks with it, and whatever marks a notebook can use it as well; it knows no widget
and no builder of pages. It needs ``jupytext`` and ``nbclient``, so nothing that a reader imports imports it. How two
notebooks differ says ``notebook_edits``.
"""

from __future__ import annotations

import hashlib
import os
import warnings
from collections.abc import Callable
from pathlib import Path

import jupytext
import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

TIMEOUT = 300  # seconds for one cell
VIEW = "application/vnd.jupyter.widget-view+json"


# ---- Reading and writing


def from_text(text: str, name: str = "the text") -> NotebookNode:
    """Return the notebook that a MyST text says: no outputs, and cell ids that depend on the text only.

    Raises ``ValueError``, naming ``name``, for a text whose header doesn't say that it is MyST.
    """
    notebook = jupytext.reads(text, fmt={"extension": ".md"})
    notebook.metadata.pop("language_info", None)
    if notebook.metadata.get("jupytext", {}).get("text_representation", {}).get("format_name") != "myst":
        raise ValueError(f"{name}: the header must say jupytext.text_representation.format_name: myst")
    seen: dict[str, int] = {}
    for cell in notebook.cells:
        content = f"{cell.cell_type}\n{cell.source}"
        seen[content] = seen.get(content, 0) + 1
        cell["id"] = hashlib.sha256(f"{content}\n{seen[content]}".encode()).hexdigest()[:8]
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    return notebook


def read_text(path: Path) -> NotebookNode:
    """Return the notebook that a MyST file says; see ``from_text``."""
    return from_text(path.read_text(encoding="utf-8"), str(path))


def from_json(text: str, name: str = "the notebook") -> NotebookNode:
    """Return the notebook in an .ipynb file's text.

    Raises ``ValueError``, naming ``name``, for what is no notebook: cut off, or with a merge's marks in it.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", nbformat.warnings.MissingIDFieldWarning)  # as Colab saves them
            notebook = nbformat.reads(text, as_version=4)
        nbformat.validate(notebook)
    except (nbformat.reader.NotJSONError, nbformat.ValidationError, KeyError, TypeError, AttributeError) as error:
        reason = str(error).strip().splitlines()[0][:200] if str(error).strip() else type(error).__name__
        raise ValueError(f"{name} cannot be read as a notebook: {reason}") from error
    return notebook


def to_json(notebook: NotebookNode) -> str:
    """Return the text of an .ipynb file, the same for the same notebook."""
    return nbformat.writes(notebook) + "\n"


def write(path: Path, text: str) -> None:
    """Write the whole file or nothing, also when the machine stops half-way."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


# ---- Executing


def execute(
    notebook: NotebookNode,
    folder: Path,
    *,
    timeout: float = TIMEOUT,
    progress: Callable[[int, int], None] | None = None,
) -> None:
    """Execute from top to bottom in a fresh kernel that works in ``folder``, with one thread of arithmetic.

    ``timeout`` is in seconds for one cell. ``progress`` is told how many code cells are done, and of how many. Raises
    nbclient's ``CellExecutionError`` when a cell fails, ``TimeoutError`` when one takes too long; the notebook then
    holds the outputs until there.
    """
    count = sum(cell.cell_type == "code" for cell in notebook.cells)
    done = 0

    def on_cell_executed(**_: object) -> None:
        nonlocal done
        done += 1
        if progress:
            progress(done, count)

    client = NotebookClient(
        notebook,
        timeout=timeout,
        kernel_name="python3",
        resources={"metadata": {"path": str(folder)}},
        extra_arguments=["--log-level=40"],  # no word on the transport between two processes of one machine
        coalesce_streams=True,  # one output for what a cell prints, however slowly
        store_widget_state=False,
        on_cell_executed=on_cell_executed,
    )
    # Sums come out the same however many cores there are.
    client.execute(env={**os.environ, "OMP_NUM_THREADS": "1"})


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
