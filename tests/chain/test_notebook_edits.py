"""What was edited in a notebook is found, told, and brought back into its text."""

from __future__ import annotations

import copy
import json
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output, new_raw_cell

from convbook.notebook_edits import compare, digest, into_text
from convbook.notebooks import from_json, from_text, to_json

ROOT = Path(__file__).parents[2]
TEXTS = sorted((ROOT / "chapters").glob("*.md"))

HEADER = """---
jupytext:
  text_representation:
    extension: .md
    format_name: myst
    format_version: 0.13
kernelspec:
  display_name: Python 3
  language: python
  name: python3
---
"""
# Laid out as Jupytext would not: an option broken over lines, a space in a list, single quotes.
TEXT = f"""{HEADER}
# Title

A first paragraph.

```{{code-cell}} ipython3
a = 1
a
```

Before the hidden one.

+++ {{"tags": ["margin"]}}

A note.

```{{code-cell}} ipython3
---
mystnb:
  image:
    alt: A text that is broken over
      two lines.
tags: [ 'hide-input' ]
---
b = a + 1
b
```

The end.
"""


@pytest.fixture
def notebook() -> nbformat.NotebookNode:
    return from_text(TEXT)


def saved(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Return the notebook as it comes back from a file."""
    return from_json(to_json(notebook))


@pytest.mark.parametrize("minor", [0, 4, 5])
def test_a_notebook_without_ids_is_read(notebook, minor):
    for cell in notebook.cells:
        del cell["id"]
    plain = {**notebook, "nbformat_minor": minor}
    assert compare(from_text(TEXT), from_json(json.dumps(plain))) == []


def kinds(before: nbformat.NotebookNode, after: nbformat.NotebookNode) -> list[tuple[str, int]]:
    return [(change.kind, change.number) for change in compare(before, after)]


def edit_code(cells):
    cells[1].source = "a = 100\na"


def edit_markdown(cells):
    cells[0].source += "\nAnd more."


def edit_tags(cells):
    cells[1].metadata["tags"] = ["hide-input"]


def edit_kind(cells):
    cells[2].cell_type = "raw"


def add(cells):
    cells.insert(2, new_code_cell("print('mine')"))


def add_at_the_end(cells):
    cells.append(new_markdown_cell("My *own* notes."))


def delete(cells):
    del cells[2]


def delete_the_last(cells):
    del cells[-1]


def move_down(cells):
    cells.insert(4, cells.pop(1))


def move_up(cells):
    cells.insert(0, cells.pop(5))


def paste(cells):
    cells[5]["attachments"] = {"a.png": {"image/png": "AAAA"}}


def paste_alone(cells):
    cells.append(new_markdown_cell("", attachments={"a.png": {"image/png": "AAAA"}}))


def edit_and_add(cells):
    edit_code(cells)
    cells.insert(2, new_code_cell("c = 3"))


EDITS = {
    edit_code: [("changed", 2)],
    edit_markdown: [("changed", 1)],
    edit_tags: [("changed", 2)],
    edit_kind: [("changed", 3)],
    add: [("added", 3)],
    add_at_the_end: [("added", 7)],
    delete: [("deleted", 3)],
    delete_the_last: [("deleted", 6)],
    move_down: [("moved", 5)],
    move_up: [("moved", 1)],
    paste: [("changed", 6)],
    paste_alone: [("added", 7)],
    edit_and_add: [("changed", 2), ("added", 3)],
}
by_edit = pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)


@by_edit
def test_an_edit_is_found(notebook, edit):
    after = copy.deepcopy(notebook)
    edit(after.cells)
    assert kinds(notebook, saved(after)) == EDITS[edit]
    assert digest(saved(after)) != digest(notebook)


def run(notebook):
    for count, cell in enumerate(notebook.cells):
        if cell.cell_type == "code":
            cell.execution_count = 100 + count
            cell.outputs = [new_output("stream", text="other\n")]
            cell.metadata["execution"] = {"iopub.execute_input": "2026-01-01T00:00:00Z"}


def fold(notebook):
    notebook.cells[1].metadata["jupyter"] = {"source_hidden": True}
    notebook.cells[4].metadata |= {"collapsed": True, "scrolled": False, "trusted": True}


def other_kernel(notebook):
    notebook.metadata["kernelspec"] = {"name": "mine", "display_name": "My own"}
    notebook.metadata["language_info"] = {"name": "python", "version": "3.99"}
    notebook.metadata["widgets"] = {"state": {}}


def other_ids(notebook):
    for cell in notebook.cells:
        cell["id"] = f"x{cell['id']}"


def empty_cell_at_the_end(notebook):
    notebook.cells.append(new_code_cell(""))


def inspect(notebook):  # what Notebook 7 writes when its property inspector is opened
    notebook.cells[0].metadata |= {"editable": True, "slideshow": {"slide_type": ""}, "tags": []}


def blank_lines(notebook):
    notebook.cells[0].source += "\n\n"


def colab(notebook):
    notebook.metadata |= {"accelerator": "GPU", "colab": {"provenance": []}}
    notebook.cells[0].metadata |= {"id": "Xq3"}
    notebook.cells[1].metadata |= {"colab": {"height": 34}, "executionInfo": {"status": "ok"}, "outputId": "0d"}


def visual_studio_code(notebook):
    notebook.metadata["vscode"] = {"interpreter": {"hash": "0d"}}
    notebook.cells[1].metadata |= {"vscode": {"languageId": "python"}, "ExecuteTime": {"end_time": "now"}}


@pytest.mark.parametrize(
    "save",
    [colab, visual_studio_code, run, fold, other_kernel, other_ids, empty_cell_at_the_end, inspect, blank_lines],
    ids=lambda save: save.__name__,
)
def test_what_editors_write_of_themselves_is_no_edit(notebook, save):
    after = copy.deepcopy(notebook)
    save(after)
    assert to_json(after) != to_json(notebook)
    assert kinds(notebook, saved(after)) == []
    assert digest(saved(after)) == digest(notebook)
    assert into_text(TEXT, saved(after)) == TEXT


def test_an_edited_cell_is_known_by_its_likeness_where_ids_are_lost(notebook):
    after = copy.deepcopy(notebook)
    other_ids(after)
    after.cells[4].source = "b = a + 10\nb"
    assert kinds(notebook, after) == [("changed", 5)]


def test_two_cells_of_the_same_text_are_told_apart_by_their_place():
    twice = new_notebook(cells=[new_code_cell("x"), new_markdown_cell("between"), new_code_cell("x")])
    once = new_notebook(cells=twice.cells[:2])
    assert kinds(twice, once) == [("deleted", 3)]
    assert kinds(once, twice) == [("added", 3)]


def test_a_cell_that_moved_is_there_once():
    cells = [new_code_cell("x"), new_code_cell("one"), new_code_cell("two")]
    twice = new_notebook(cells=[*cells[1:], cells[0], new_code_cell("x")])
    assert kinds(new_notebook(cells=cells), twice) == [("moved", 3), ("added", 4)]


def test_a_change_of_the_notebook_s_own_metadata_is_found(notebook):
    after = copy.deepcopy(notebook)
    after.metadata["title"] = "Mine"
    assert kinds(notebook, after) == [("metadata", 0)]
    assert digest(after) != digest(notebook)
    with pytest.raises(ValueError, match=r"(?s)x\.md cannot say .*metadata changed.*\+ \"title\": \"Mine\""):
        into_text(TEXT, after, "x.md")


def test_a_change_is_told_as_a_headline_and_a_diff(notebook):
    after = copy.deepcopy(notebook)
    edit_and_add(after.cells)
    after.cells[0].source = "# Title\n\nA second paragraph."
    after.cells[5].metadata["tags"] = ["hide-output"]
    del after.cells[3]
    told = [str(change).splitlines() for change in compare(notebook, after)]
    assert told[0] == ["Markdown cell 1 changed", "@@ -2,2 +2,2 @@", " ", "-A first paragraph.", "+A second paragraph."]
    assert told[1] == ["code cell 2 changed", "@@ -1,2 +1,2 @@", "-a = 1", "+a = 100", " a"]
    assert told[2] == ["Markdown cell 3 deleted", "@@ -1 +0,0 @@", "-Before the hidden one."]
    assert told[3] == ["code cell 3 added", "@@ -0,0 +1 @@", "+c = 3"]
    assert told[4][0] == "code cell 5 changed"
    assert ["hide-input" in told[4][-2], "hide-output" in told[4][-1]] == [True, True]


def only_change(before: nbformat.NotebookNode, after: nbformat.NotebookNode) -> list[str]:
    (change,) = compare(before, after)
    return str(change).splitlines()


@pytest.mark.parametrize("line", ["-- x", "++ x", "- x"])
def test_no_line_of_a_cell_is_taken_for_a_diff_s_heading(notebook, line):
    after = copy.deepcopy(notebook)
    after.cells[0].source += f"\n{line}"
    assert only_change(notebook, after)[-1] == f"+{line}"
    assert only_change(after, notebook)[-1] == f"-{line}"


def test_another_type_of_cell_is_told(notebook):
    after = copy.deepcopy(notebook)
    edit_kind(after.cells)
    assert only_change(notebook, after) == ["raw cell 3 changed, which was Markdown"]


def test_the_end_of_what_is_long_counts(notebook):
    for cells, end in ((notebook.cells, "a"), ((after := copy.deepcopy(notebook)).cells, "b")):
        cells[5]["attachments"] = {"a.png": {"image/png": "A" * 5000 + end}}
    told = only_change(notebook, after)
    assert told[0] == "Markdown cell 6 changed"
    assert [line[:17] for line in told[-2:]] == ['-(attachments: {"', '+(attachments: {"']
    assert max(map(len, told)) < 200


# ---- Back into the text


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_chapter_s_notebook_gives_its_text_to_the_letter(path):
    text = path.read_text(encoding="utf-8")
    assert into_text(text, from_json(path.with_suffix(".ipynb").read_text(encoding="utf-8"))) == text


@by_edit
def test_an_edit_comes_into_the_text(notebook, edit):
    after = copy.deepcopy(notebook)
    edit(after.cells)
    if edit in (paste, paste_alone):
        with pytest.raises(
            ValueError, match=r"(?s)x\.md cannot say what the notebook says here.*cell [67] (changed|added).*a\.png"
        ):
            into_text(TEXT, saved(after), "x.md")
        return
    text = into_text(TEXT, saved(after))
    assert compare(saved(after), from_text(text)) == []


def test_only_what_was_edited_changes_in_the_text(notebook):
    after = copy.deepcopy(notebook)
    after.cells[4].source = "b = a + 2\nb"
    assert into_text(TEXT, after) == TEXT.replace("b = a + 1", "b = a + 2")
    after.cells.insert(
        2, new_code_cell("print('mine')", metadata={"tags": ["mine"], "jupyter": {"source_hidden": True}})
    )
    added = "```{code-cell} ipython3\n---\ntags: [mine]\njupyter:\n  source_hidden: true\n---\nprint('mine')\n```\n\n"
    expected = TEXT.replace("b = a + 1", "b = a + 2").replace("Before", f"{added}Before")
    assert into_text(TEXT, after) == expected
    del after.cells[1:3]
    assert into_text(TEXT, after) == TEXT.replace("b = a + 1", "b = a + 2").replace(
        "```{code-cell} ipython3\na = 1\na\n```", "+++"
    )


# What a text would read otherwise: in Markdown a fence or a break between cells, in code what looks like options.
@pytest.mark.parametrize(
    ("source", "refused"),
    [
        ("'''\n```\n'''", ["markdown"]),
        ("# no end\n```{code-cell}\n```", ["markdown"]),
        ("a\n\n+++\n\nb", ["markdown"]),
        ("---\na: 1\n---\nb", ["code"]),
        (":a: 1\nb", ["code"]),
        ("\n\nx = 1\n\n\ny = 2\n", []),
    ],
)
@pytest.mark.parametrize("index", [0, 1])
def test_a_cell_is_in_the_text_as_it_was_or_the_text_is_not_made(notebook, index, source, refused):
    cell = notebook.cells[index]
    cell.source = source
    if cell.cell_type in refused:
        with pytest.raises(ValueError, match=rf"(?i)write it there by hand:\n{cell.cell_type} cell \d (changed|added)"):
            into_text(TEXT, notebook)
    else:
        assert compare(notebook, from_text(into_text(TEXT, notebook))) == []


def test_a_header_s_trailing_spaces_do_no_harm(notebook):
    spaced = TEXT.replace("---\n# Title", "---  \n# Title").replace("\n---\n\n# Title", "\n---  \n\n# Title")
    assert spaced != TEXT
    assert into_text(spaced, notebook) == spaced


def test_a_fence_within_a_cell_that_was_not_edited_stays():
    text = TEXT + '\n````{code-cell} ipython3\n:tags: [ \'mine\' ]\n\ns = """\n```\n"""\n````\n'
    assert into_text(text, from_text(text)) == text


def test_a_raw_cell_comes_into_the_text(notebook):
    notebook.cells.append(new_raw_cell("as *it* is"))
    assert into_text(TEXT, notebook).endswith("The end.\n\n```{raw-cell}\nas *it* is\n```\n")
