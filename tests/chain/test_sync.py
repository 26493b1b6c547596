"""`make sync` makes notebooks from texts, and loses nothing that somebody wrote in either."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from nbclient.exceptions import CellExecutionError
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

from convbook import notebook_edits, notebooks
from convbook.press import sync

TEXT = """---
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

# Title

A paragraph.

```{code-cell} ipython3
a = 1
a
```

Between.

```{code-cell} ipython3
a + 1
```
"""


class Chapter:
    """A chapter in a folder of its own, and what was executed there."""

    def __init__(self, folder: Path):
        self.root = folder
        self.text = folder / "chapters" / "x.md"
        self.notebook = self.text.with_suffix(".ipynb")
        self.text.parent.mkdir()
        self.text.write_text(TEXT, encoding="utf-8")
        self.executed = 0
        self.meanwhile: Callable[[], object] = lambda: None  # what happens while it executes

    def execute(self, notebook: nbformat.NotebookNode, folder: Path, **_: object) -> None:
        """Stand in for a kernel: each code cell prints its own source."""
        assert folder == self.text.parent
        self.executed += 1
        for count, cell in enumerate((cell for cell in notebook.cells if cell.cell_type == "code"), 1):
            cell.execution_count, cell.outputs = count, [new_output("stream", text=cell.source)]
        self.meanwhile()

    def sync(self, **options: object) -> bool:
        return sync.sync(self.text, **options)

    def edit(self, change: Callable[[nbformat.NotebookNode], object]) -> None:
        """Change the notebook and save it, as an editor does."""
        notebook = nbformat.read(self.notebook, as_version=4)
        change(notebook)
        nbformat.write(notebook, self.notebook)

    def files(self) -> dict[str, bytes]:
        """Return what lies in the chapter's folder, hidden files and left-overs too."""
        return {path.name: path.read_bytes() for path in self.text.parent.iterdir()}

    def kept(self) -> list[dict[str, bytes]]:
        folders = sorted(self.root.glob("_build/sync/kept/*"))
        return [{path.name: path.read_bytes() for path in folder.iterdir()} for folder in folders]

    def agree(self) -> bool:
        """Tell whether the notebook is what the text says, executed, and says so."""
        text, saved = notebooks.read_text(self.text), nbformat.read(self.notebook, as_version=4)
        ran = all(cell.outputs[0].text == cell.source for cell in saved.cells if cell.cell_type == "code")
        ids = [cell.id for cell in text.cells] == [cell.id for cell in saved.cells]
        return (
            ran
            and ids
            and not notebook_edits.compare(text, saved)
            and sync.made_from(saved) == notebook_edits.digest(text)
        )


@pytest.fixture
def chapter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Chapter:
    made = Chapter(tmp_path)
    monkeypatch.setattr(notebooks, "execute", made.execute)
    assert made.sync()
    assert made.agree()
    return made


@pytest.fixture(params=["after a sync here", "fresh clone"])
def anywhere(request: pytest.FixtureRequest, chapter: Chapter) -> Chapter:
    """The chapter where it was synced, and where only the two files came along."""
    if request.param == "fresh clone":
        shutil.rmtree(chapter.root / "_build")
    return chapter


def edit_code(notebook):
    notebook.cells[1].source = "a = 100\na"


def edit_markdown(notebook):
    notebook.cells[0].source = "# Title\n\nA better paragraph."


def edit_tags(notebook):
    notebook.cells[1].metadata["tags"] = ["remove-input"]


def add(notebook):
    notebook.cells.insert(2, new_code_cell("print('mine')"))


def add_at_the_end(notebook):
    notebook.cells.append(new_markdown_cell("My notes."))


def delete(notebook):
    del notebook.cells[3]


def move(notebook):
    notebook.cells.insert(1, notebook.cells.pop(2))


# The edit, and what is said of it.
EDITS = {
    edit_code: ["code cell 2 changed", "-a = 1", "+a = 100"],
    edit_markdown: ["Markdown cell 1 changed", "-A paragraph.", "+A better paragraph."],
    edit_tags: ["code cell 2 changed", '+(metadata: {"tags": ["remove-input"]})'],
    add: ["code cell 3 added", "+print('mine')"],
    add_at_the_end: ["Markdown cell 5 added", "+My notes."],
    delete: ["code cell 4 deleted", "-a + 1"],
    move: ["Markdown cell 2 moved: Between."],
}
by_edit = pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)


@by_edit
def test_an_edited_notebook_is_not_touched(anywhere, edit):
    anywhere.edit(edit)
    before = anywhere.files()
    with pytest.raises(sync.EditedNotebook) as caught:
        anywhere.sync()
    said = [line.strip() for line in str(caught.value).splitlines()]
    assert said[0] == "x.ipynb was edited and says what x.md does not. x.md was not edited."
    assert set(EDITS[edit]) <= set(said)
    assert f"make sync CHAPTERS={anywhere.text} TAKE=notebook" in str(caught.value)
    assert f"make sync CHAPTERS={anywhere.text} TAKE=text" in str(caught.value)
    with pytest.raises(sync.EditedNotebook):
        anywhere.sync(force=True)
    assert anywhere.files() == before
    assert anywhere.executed == 1, "nothing runs before somebody says what holds"


@by_edit
def test_an_edit_is_brought_into_the_text(anywhere, edit):
    anywhere.edit(edit)
    before = anywhere.files()
    edited = nbformat.read(anywhere.notebook, as_version=4)
    assert anywhere.sync(take="notebook")
    assert anywhere.agree()
    assert notebook_edits.compare(edited, notebooks.read_text(anywhere.text)) == []
    assert anywhere.kept() == [before]
    assert set(anywhere.files()) == {"x.md", "x.ipynb"}
    assert not anywhere.sync()
    assert anywhere.executed == 2


@by_edit
def test_an_edit_is_dropped_and_kept(anywhere, edit):
    made = anywhere.files()
    anywhere.edit(edit)
    before = anywhere.files()
    assert anywhere.sync(take="text")
    assert anywhere.files() == made
    assert anywhere.kept() == [before]


def test_an_edit_of_the_text_needs_no_word(anywhere):
    anywhere.text.write_text(TEXT.replace("a = 1", "a = 5").replace("Between.\n\n", ""), encoding="utf-8")
    assert anywhere.sync()
    assert anywhere.agree()
    assert anywhere.kept() == []


@pytest.mark.parametrize("take", sync.TAKE)
def test_a_word_without_an_edit_changes_nothing(anywhere, take):
    anywhere.text.write_text(TEXT.replace("a = 1", "a = 5"), encoding="utf-8")
    assert anywhere.sync(take=take)
    assert anywhere.text.read_text(encoding="utf-8") == TEXT.replace("a = 1", "a = 5")
    assert anywhere.agree()
    assert anywhere.kept() == []


def test_edits_of_both_are_told(anywhere):
    anywhere.edit(add)
    anywhere.text.write_text(TEXT.replace("a + 1", "a + 7"), encoding="utf-8")
    before = anywhere.files()
    with pytest.raises(sync.EditedNotebook, match=r"x\.md was edited as well; what is new there has a minus") as caught:
        anywhere.sync()
    assert [line for line in str(caught.value).splitlines() if line.startswith(("    -", "    +"))] == [
        "    +print('mine')",
        "    -a + 7",
        "    +a + 1",
    ]
    assert anywhere.files() == before
    assert anywhere.sync(take="text")
    assert "print" not in anywhere.notebook.read_text()
    assert anywhere.agree()
    assert anywhere.kept() == [before]


def test_the_same_edit_in_both_needs_no_word(anywhere):
    anywhere.edit(edit_code)
    anywhere.text.write_text(TEXT.replace("a = 1", "a = 100"), encoding="utf-8")
    assert anywhere.sync()
    assert anywhere.agree()
    assert anywhere.kept() == []


def as_an_editor_saves(notebook):
    """Everything that running and saving changes, and nothing that somebody wrote."""
    notebook.metadata["kernelspec"] = {"name": "mine", "display_name": "My own"}
    notebook.metadata["language_info"] = {"name": "python", "version": "3.99"}
    notebook.cells[1].execution_count, notebook.cells[1].outputs = 17, [new_output("stream", text="other\n")]
    notebook.cells[1].metadata |= {"execution": {"iopub.status.busy": "now"}, "jupyter": {"source_hidden": True}}
    notebook.cells.append(new_code_cell(""))


def test_outputs_and_what_editors_write_are_made_anew(anywhere):
    made = anywhere.files()
    anywhere.edit(as_an_editor_saves)
    assert anywhere.files() != made
    assert anywhere.sync()
    assert anywhere.files() == made
    assert anywhere.kept() == []


def test_a_notebook_that_does_not_say_what_it_was_made_from(chapter):
    made = chapter.files()
    chapter.edit(lambda notebook: notebook.metadata.pop("convbook"))
    assert chapter.sync()  # it says what the text says
    assert chapter.files() == made
    chapter.edit(lambda notebook: notebook.metadata.pop("convbook"))
    chapter.text.write_text(TEXT.replace("a = 1", "a = 5"), encoding="utf-8")
    with pytest.raises(sync.EditedNotebook, match=r"Nothing in it says .* it may as well be x\.md that was edited"):
        chapter.sync()
    assert chapter.sync(take="text")
    assert chapter.agree()


@pytest.mark.parametrize("own", ["x", {}, {"made_from": None}, ["y"]])
def test_nonsense_on_what_it_was_made_from_counts_as_nothing(chapter, own):
    chapter.edit(lambda notebook: notebook.metadata.update(convbook=own))
    chapter.edit(edit_code)
    with pytest.raises(sync.EditedNotebook, match="Nothing in it says"):
        chapter.sync()


def test_a_notebook_that_cannot_be_read_is_not_touched(anywhere):
    made = anywhere.files()
    cut = b"<<<<<<< ours\n" + made["x.ipynb"][:200] + b"\xff"
    anywhere.notebook.write_bytes(cut)
    for take in (None, "notebook"):
        with pytest.raises(
            sync.EditedNotebook, match=r"(?s)x\.ipynb cannot be read as a notebook.*Mend it, or .*TAKE=text"
        ):
            anywhere.sync(take=take)
        assert anywhere.files() == {**made, "x.ipynb": cut}
    assert anywhere.sync(take="text")
    assert anywhere.files() == made
    assert anywhere.kept() == [{**made, "x.ipynb": cut}]


def test_what_a_text_cannot_say_stays_in_the_notebook(anywhere):
    anywhere.edit(lambda notebook: notebook.cells[0].update(attachments={"a.png": {"image/png": "AAAA"}}))
    before = anywhere.files()
    with pytest.raises(sync.EditedNotebook, match=r"attachments: .*a\.png"):
        anywhere.sync()
    with pytest.raises(ValueError, match=r"x\.md cannot say what the notebook says here; write it there by hand"):
        anywhere.sync(take="notebook")
    assert anywhere.files() == before
    assert anywhere.kept() == []


# ---- Interrupted


@pytest.mark.parametrize("take", sync.TAKE)
def test_a_failing_cell_leaves_both_files(chapter, take):
    def fail() -> None:
        raise CellExecutionError("", "ZeroDivisionError", "division by zero")

    chapter.edit(add)
    before = chapter.files()
    chapter.meanwhile = fail
    with pytest.raises(CellExecutionError):
        chapter.sync(take=take)
    assert chapter.files() == before


@pytest.mark.parametrize("which", ["text", "notebook"])
@pytest.mark.parametrize("take", sync.TAKE)
def test_what_is_saved_while_it_executes_is_not_lost(chapter, take, which):
    def save() -> None:
        if which == "text":
            chapter.text.write_text(TEXT.replace("a = 1", "a = 5"), encoding="utf-8")
        else:
            chapter.edit(edit_code)
        saved.update(chapter.files())

    saved: dict[str, bytes] = {}
    chapter.edit(add)
    chapter.meanwhile = save
    with pytest.raises(sync.EditedNotebook, match="somebody saved one of its two files while it was executed"):
        chapter.sync(take=take)
    assert chapter.files() == saved


@pytest.mark.parametrize("stop", range(4))
def test_interrupted_between_two_writes_nothing_is_lost(chapter, monkeypatch, stop):
    """Stopped at the n-th file that is put in its place: the next sync goes on, and holds the edit."""
    replace, count = os.replace, iter(range(10))

    def stopping(*paths: object) -> None:
        if next(count) == stop:
            raise OSError("no space left")
        replace(*paths)

    chapter.edit(add)
    before = chapter.files()
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", stopping)
        if stop < 3:  # the text, the notebook, the mark
            with pytest.raises(OSError, match="no space"):
                chapter.sync(take="notebook")
            assert chapter.kept() == [before]
            assert set(chapter.files()) == {"x.md", "x.ipynb"}
        else:
            assert chapter.sync(take="notebook")
    assert "print('mine')" in chapter.notebook.read_text()
    chapter.sync(take="notebook" if stop == 0 else None)
    assert chapter.agree()
    assert "print('mine')" in chapter.text.read_text()


# ---- The command, with a kernel


def test_the_command_refuses_then_takes(tmp_path):
    chapter = Chapter(tmp_path)
    command = [sys.executable, "-m", "convbook.press.sync"]

    def run(*options: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([*command, *options], capture_output=True, text=True, check=False, cwd=tmp_path)

    first = run()
    assert (first.returncode, first.stderr) == (0, "")
    assert nbformat.read(chapter.notebook, as_version=4).cells[3].outputs[0].data["text/plain"] == "2"
    chapter.edit(edit_code)
    before = chapter.files()
    refused = run()
    assert refused.returncode == 1
    assert "chapters/x.md was not synced, it and its notebook are as they were" in refused.stderr
    assert "make sync CHAPTERS=chapters/x.md TAKE=notebook" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert chapter.files() == before
    taken = run("chapters/x.md", "--take", "notebook")
    assert (taken.returncode, taken.stderr) == (0, "")
    assert "copies of both files as they were are in _build/sync/kept/x-" in taken.stdout.replace(f"{tmp_path}/", "")
    assert chapter.text.read_text(encoding="utf-8") == TEXT.replace("a = 1", "a = 100")
    assert nbformat.read(chapter.notebook, as_version=4).cells[3].outputs[0].data["text/plain"] == "101"
    assert "nothing to do" in run().stdout
    assert run("--take", "both").returncode == 2
