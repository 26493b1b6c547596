"""The chapters: text and notebook agree, every cell was executed, and a wrong stored output is found."""

from __future__ import annotations

import ast
import inspect
import json
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from convbook.notebook_edits import digest
from convbook.notebooks import VIEW, read_text
from convbook.press.sync import made_from

ROOT = Path(__file__).parents[2]
TEXTS = sorted((ROOT / "chapters").glob("*.md"))
NOTEBOOKS = [text.with_suffix(".ipynb") for text in TEXTS]
by_name = pytest.mark.parametrize("text", TEXTS, ids=lambda path: path.stem)
by_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def code_cells(path: Path) -> list[nbformat.NotebookNode]:
    return [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]


def contents(notebook: nbformat.NotebookNode) -> list[tuple[str, str, str, dict]]:
    return [(cell.id, cell.cell_type, cell.source, dict(cell.metadata)) for cell in notebook.cells]


def test_every_chapter_of_the_book_is_a_pair():
    listed = set(re.findall(r"file: (chapters/\S+)", (ROOT / "_toc.yml").read_text()))
    assert listed == {f"chapters/{text.stem}" for text in TEXTS}
    assert {path.name for path in (ROOT / "chapters").glob("*.ipynb")} == {path.name for path in NOTEBOOKS}


@by_name
def test_notebook_says_what_the_text_says(text):
    assert contents(nbformat.read(text.with_suffix(".ipynb"), as_version=4)) == contents(read_text(text))


@by_name
def test_notebook_says_what_it_was_made_from(text):
    """By this `make sync` notices an edit that was made in the notebook, in a fresh clone as well."""
    assert made_from(nbformat.read(text.with_suffix(".ipynb"), as_version=4)) == digest(read_text(text))


def test_a_changed_text_is_noticed(tmp_path):
    changed = tmp_path / "x.md"
    changed.write_text(TEXTS[0].read_text().replace("import torch", "import torch  # changed", 1))
    notebook = nbformat.read(NOTEBOOKS[0], as_version=4)
    assert contents(notebook) != contents(read_text(changed))
    assert made_from(notebook) != digest(read_text(changed))


@by_notebook
def test_every_cell_was_executed_in_order(path):
    cells = code_cells(path)
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    assert sum(bool(cell.outputs) for cell in cells) >= len(cells) // 2, "most cells show something"


@by_notebook
def test_no_cell_failed_unless_it_says_so(path):
    for cell in code_cells(path):
        errors = [output.evalue for output in cell.outputs if output.output_type == "error"]
        assert not errors or "raises-exception" in cell.metadata.get("tags", []), errors
        warned = [output.text for output in cell.outputs if output.get("name") == "stderr"]
        assert not warned


@by_notebook
def test_nothing_volatile_or_local_is_stored(path):
    text = path.read_text()
    notebook = json.loads(text)
    assert "widgets" not in notebook["metadata"]
    assert "language_info" not in notebook["metadata"]
    assert all("execution" not in cell["metadata"] for cell in notebook["cells"])
    for found in (VIEW, "/home/", "/root/", "site-packages", " at 0x", str(ROOT)):
        assert found not in text


@by_notebook
def test_no_cell_is_excused_from_comparison_without_a_reason(path):
    for cell in code_cells(path):
        tags = set(cell.metadata.get("tags", []))
        excused = tags & {"nbval-ignore-output", "nbval-skip", "nbval-raises-exception"}
        assert not excused or re.search(r"# nbval: \S+ \S+", cell.source), f"say why in a comment: {cell.source}"
        assert not re.search(r"NBVAL_|nbval-check-output", cell.source)


@by_notebook
def test_every_picture_has_a_text_alternative(path):
    for cell in code_cells(path):
        for output in cell.outputs:
            data = output.get("data", {})
            if "image/svg+xml" in data:
                assert re.search(r"<title[^>]*>[^<]{10,}</title>", data["image/svg+xml"])
            elif any(kind.startswith("image/") for kind in data):
                assert len(cell.metadata.get("mystnb", {}).get("image", {}).get("alt", "")) > 10, cell.source


@by_notebook
def test_code_fits_the_page(path):
    """A longer line is cut off at the page's edge and has to be scrolled to; what is left out there has no edge."""
    shown = [cell for cell in code_cells(path) if "remove-input" not in cell.metadata.get("tags", [])]
    long = [line for cell in shown for line in cell.source.splitlines() if len(line) > 74]
    assert long == []


@pytest.mark.parametrize("tampered", [False, True], ids=["as stored", "tampered"])
def test_nbval_finds_a_tampered_output(tmp_path, tampered):
    """The first number that a chapter prints, changed by hand, must fail; unchanged, the same copy must pass."""
    notebook = nbformat.read(NOTEBOOKS[0], as_version=4)
    count = 0
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            if "tensor" in data.get("text/plain", "") and count == 0:
                count += 1
                if tampered:
                    data["text/plain"] = re.sub(
                        r"\d", lambda digit: str((int(digit[0]) + 1) % 10), data["text/plain"], count=1
                    )
    assert count == 1, "no cell shows a tensor"
    # Up to that cell is enough, and quick.
    last = next(i for i, cell in enumerate(notebook.cells) if "tensor" in json.dumps(cell.get("outputs", "")))
    notebook.cells = notebook.cells[: last + 1]
    copy = tmp_path / "copy.ipynb"
    nbformat.write(notebook, copy)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", str(ROOT / "pyproject.toml")]
    run = subprocess.run([*command, "--rootdir", str(tmp_path), str(copy)], capture_output=True, text=True, check=False)
    assert run.returncode == (1 if tampered else 0), run.stdout + run.stderr
    if tampered:
        assert "Cell outputs differ" in run.stdout


# ---- What a chapter defines is what the package has.

TAUGHT = {
    *("corr2d", "convolve2d", "conv2d", "output_size", "same_padding", "im2col", "conv2d_matmul", "pool2d"),
    *("corr2d_multi_in", "corr2d_multi_in_out", "corr2d_multi_in_out_1x1", "receptive_field"),
}


def definition(source: str, name: str) -> str | None:
    """Return a function's signature and body as a normal form: no docstring, decorators or annotations."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef) and node.name == name:
            node.decorator_list, node.returns = [], None
            for argument in [*node.args.args, *node.args.kwonlyargs, *node.args.posonlyargs]:
                argument.annotation = None
            if ast.get_docstring(node) is not None:
                node.body = node.body[1:]
            return ast.unparse(node)
    return None


def chapter_definitions() -> list[tuple[str, str, str]]:
    found = []
    for path in NOTEBOOKS:
        for cell in code_cells(path):
            code = re.sub(r"^[%!].*$", "", cell.source, flags=re.MULTILINE)
            for name in sorted(TAUGHT):
                if re.search(rf"^def {name}\b", code, re.MULTILINE):
                    found.append((path.stem, name, definition(code, name)))
    return found


@pytest.mark.parametrize(("chapter", "name", "shown"), chapter_definitions(), ids=lambda value: str(value)[:20])
def test_a_chapter_shows_the_package_s_own_definition(chapter, name, shown):
    import convbook

    source = inspect.getsource(inspect.unwrap(getattr(convbook, name)))
    assert shown == definition(inspect.cleandoc(source), name)


def test_the_chapters_define_what_they_teach():
    taught = {"corr2d", "convolve2d", "output_size", "corr2d_multi_in", "corr2d_multi_in_out_1x1"}
    assert taught <= {name for _, name, _ in chapter_definitions()}


def test_a_changed_definition_is_noticed():
    one = "def f(X, K):\n    'a'\n    return X[1 : 2]"
    assert definition(one, "f") == definition("@d\ndef f(X: int, K) -> int:\n    return X[1:2]", "f")
    assert definition(one, "f") != definition("def f(X, K):\n    return X[1:3]", "f")
