"""Notebooks as data: what is read, executed, stripped and written."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from nbclient.exceptions import CellExecutionError
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from convbook import notebooks
from convbook.notebooks import from_json, from_text


def test_importing_it_loads_no_widget_and_no_builder():
    program = "import sys, convbook.notebook_edits; print(*sorted(sys.modules))"
    names = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    heavy = ("anywidget", "convbook.press", "convbook.widgets", "ipywidgets", "matplotlib", "sphinx", "torch")
    known = {"convbook.widgets", "convbook.widgets._folders"}  # which widgets there are; loads none
    assert [name for name in names if name.startswith(heavy) and name not in known] == []


def test_a_text_without_its_header_is_refused():
    with pytest.raises(ValueError, match=r"^x\.md: the header must say jupytext\.text_representation"):
        from_text("# Title\n", "x.md")


def test_ids_depend_on_the_text_only_and_tell_equal_cells_apart():
    header = "---\njupytext:\n  text_representation:\n    extension: .md\n    format_name: myst\n---\n"
    cell = "\n```{code-cell}\na\n```\n"
    one, twice = from_text(header + cell), from_text(header + "\nBefore.\n" + cell + cell)
    ids = [cell.id for cell in twice.cells]
    assert len(set(ids)) == 3
    assert one.cells[0].id == ids[1]


# The last one is JSON that only the notebooks' schema forbids.
NO_OUTPUTS = '{"cell_type": "code", "source": "", "metadata": {}, "execution_count": null}'
NO_NOTEBOOKS = ["", "{}", "<<<<<<< ours\n{}", '{"cells": [{}], "nbformat": 4}', '{"cells": [', "[]"]
NO_NOTEBOOKS += [f'{{"cells": [{NO_OUTPUTS}], "metadata": {{}}, "nbformat": 4, "nbformat_minor": 4}}']


@pytest.mark.parametrize("text", NO_NOTEBOOKS)
def test_what_is_no_notebook_is_refused(text):
    with pytest.raises(ValueError, match=r"^x\.ipynb cannot be read as a notebook: \S"):
        from_json(text, "x.ipynb")


def test_an_interrupted_write_leaves_the_file_as_it_was(tmp_path, monkeypatch):
    path = tmp_path / "x.ipynb"
    path.write_text("before")

    def stop(*_: object) -> None:
        raise OSError("no space left")

    for name in ("fsync", "replace"):
        with monkeypatch.context() as patch:
            patch.setattr(os, name, stop)
            with pytest.raises(OSError, match="no space"):
                notebooks.write(path, "after" * 10_000)
        assert {file.name: file.read_text() for file in tmp_path.iterdir()} == {"x.ipynb": "before"}
    notebooks.write(path, "after ×\n")
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {"x.ipynb": "after ×\n".encode()}


def test_executing_runs_in_order_in_the_folder_with_one_thread(tmp_path, monkeypatch):
    monkeypatch.setenv("OMP_NUM_THREADS", "7")
    cells = [new_code_cell("a = 1"), new_markdown_cell("between"), new_code_cell("import os; print(a, os.getcwd())")]
    cells.append(new_code_cell("os.environ['OMP_NUM_THREADS']"))
    notebook = new_notebook(cells=cells)
    said: list[tuple[int, int]] = []
    notebooks.execute(notebook, tmp_path, progress=lambda *counts: said.append(counts))
    assert said == [(1, 3), (2, 3), (3, 3)]
    assert cells[2].outputs[0].text == f"1 {tmp_path}\n"
    assert cells[3].outputs[0].data["text/plain"] == "'1'"
    assert [cell.execution_count for cell in cells if cell.cell_type == "code"] == [1, 2, 3]
    assert all("execution" in cell.metadata for cell in cells if cell.cell_type == "code")
    notebooks.strip(notebook)
    assert all("execution" not in cell.metadata for cell in cells)
    assert "language_info" not in notebook.metadata


def test_a_failing_cell_ends_the_execution(tmp_path):
    notebook = new_notebook(cells=[new_code_cell("1 / 0"), new_code_cell("print('never')")])
    with pytest.raises(CellExecutionError, match="ZeroDivisionError"):
        notebooks.execute(notebook, tmp_path)
    assert notebook.cells[1].outputs == []


def test_stripping_takes_the_views_out_and_leaves_the_pictures():
    view = {notebooks.VIEW: {"model_id": "1"}, "text/html": "<p>static</p>"}
    cell = new_code_cell("w", outputs=[new_output("display_data", data=view, metadata={notebooks.VIEW: {}})])
    notebook = new_notebook(cells=[cell], metadata={"widgets": {}, "language_info": {"name": "python"}, "title": "T"})
    notebooks.strip(notebook)
    assert cell.outputs[0].data == {"text/html": "<p>static</p>"}
    assert cell.outputs[0].metadata == {}
    assert notebook.metadata == {"title": "T"}
