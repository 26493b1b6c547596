"""The press: mathematics, pictures, icons, launch buttons, sync and serve, each by itself."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient.exceptions import CellExecutionError
from sphinx.testing.util import SphinxTestApp

from convbook.press import assets, finish, icons, launch, mathml, pictures, serve, sync, typography, widgets

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


def cell(code: str) -> str:
    return f"```{{code-cell}} ipython3\n{code}\n```\n\n"


@pytest.fixture
def chapter(tmp_path):
    path = tmp_path / "chapters" / "small.md"
    path.parent.mkdir()
    path.write_text(HEADER + "# Small\n\n" + cell("x = 19\nx") + cell("print(x + 6)"))
    return path


def test_formula_becomes_mathml():
    text = mathml.render(r"\left\lfloor\frac{n}{s}\right\rfloor", display=True)
    assert text.startswith('<math display="block">')
    assert "<mfrac><mi>n</mi><mi>s</mi></mfrac>" in text
    assert "⌊" in text


def test_a_formula_that_cannot_be_read_is_a_warning(caplog):
    assert mathml.render(r"\frac{1}", display=False).startswith("<code>")
    assert "cannot typeset" in caplog.text


def test_font_covers_the_signs_of_a_formula():
    signs = finish.math_signs(f"<p>Ω</p>{mathml.render('h + K_α', display=False)}")
    assert {"h", "\u210e", "K", "\U0001d43e", "\U0001d6fc", "+"} <= signs
    assert "Ω" not in signs
    assert "√" in finish.math_signs(mathml.render(r"\sqrt{L}", display=False))


def test_picture_gets_its_own_ids_and_a_label():
    prologue = '<?xml version="1.0"?>\n<!-- x -->'
    svg = prologue + '<svg width="3"><title>A "grid"</title><path id="a"/><use href="#a" fill="url(#a)"/></svg>'
    text = pictures.inline(svg, prefix="p7-")
    assert text.startswith('<svg width="3" class="cb-picture" role="img" aria-label="A &quot;grid&quot;">')
    assert 'id="p7-a"' in text
    assert 'href="#p7-a" fill="url(#p7-a)"' in text
    assert "<title>" not in text
    assert 'aria-label="other"' in pictures.inline(svg, prefix="", alt="other")


def test_picture_without_words_is_refused():
    with pytest.raises(ValueError, match="neither an alt text nor a <title>"):
        pictures.inline("<svg></svg>", prefix="p")


def test_icon_is_drawn_and_an_unknown_one_is_refused():
    drawn = icons.draw('<i class="theme-switch fa-solid fa-sun fa-lg" data-mode="light" title="Light"></i>')
    assert drawn.startswith(
        '<svg class="cb-icon theme-switch" viewBox="0 0 24 24" aria-hidden="true" data-mode="light">'
    )
    assert icons.draw("<i>stress</i>") == "<i>stress</i>"
    with pytest.raises(KeyError, match="dragon"):
        icons.draw('<i class="fa-solid fa-dragon"></i>')


def test_products_and_short_rows_hold_together():
    space = typography.SPACE
    assert typography.keep_together("a 3 × 5 kernel [1, −1]") == f"a 3{space}×{space}5 kernel [1,{space}−1]"
    assert typography.keep_together("2 · 10⁻⁸ × (a)") == f"2{space}·{space}10⁻⁸{space}×{space}(a)"
    assert typography.keep_together("× alone, [1, 2, 3, 4, 5, 6]") == "× alone, [1, 2, 3, 4, 5, 6]"


def test_known_faults_of_the_theme_are_taken_out():
    entry = '<div class="citation" id="id2" role="doc-biblioentry">'
    assert finish.mend(f'<div role="list" class="citation-list">{entry}') == (
        '<div class="citation-list"><div class="citation" id="id2">'
    )
    assert finish.mend('focus(); console.log("[PST]: Set focus."); next()') == "focus();  next()"


def test_only_the_search_page_loads_the_search():
    script = '<script src="../searchindex.js?v=1"></script>'
    assert finish.mend(f"<p>a</p>\n{script}") == "<p>a</p>"
    assert script in finish.mend(script, searches=True)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://github.com/a-b/c.d.git", "https://github.com/a-b/c.d"),
        ("git@github.com:a/b.git", "https://github.com/a/b"),
        ("https://example.org/a/b", None),
        ("../elsewhere", None),
    ],
)
def test_launch_buttons_lead_to_the_remote(tmp_path, monkeypatch, address, expected):
    monkeypatch.delenv("BOOK_REPOSITORY", raising=False)
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    assert launch.repository(str(tmp_path)) is None
    subprocess.run(["git", "-C", str(tmp_path), "remote", "add", "origin", address], check=True)
    assert launch.repository(str(tmp_path)) == expected
    monkeypatch.setenv("BOOK_REPOSITORY", "https://github.com/x/y")
    assert launch.repository(str(tmp_path)) == "https://github.com/x/y"


def test_sync_executes_once_and_then_changes_nothing(chapter, capsys):
    assert sync.sync(chapter)
    notebook = nbformat.read(chapter.with_suffix(".ipynb"), as_version=4)
    assert notebook.cells[1].outputs[0].data["text/plain"] == "19"
    assert notebook.cells[2].outputs[0].text == "25\n"
    first = chapter.with_suffix(".ipynb").read_bytes()
    os.utime(chapter)  # a newer file time is no reason
    assert not sync.sync(chapter)
    assert not sync.sync(chapter, force=True)
    assert chapter.with_suffix(".ipynb").read_bytes() == first
    said = capsys.readouterr().out
    assert "2 of 2 cells" in said
    assert "nothing to do" in said


def test_sync_goes_from_text_to_notebook_whatever_the_file_times(chapter):
    sync.sync(chapter)
    chapter.write_text(chapter.read_text().replace("x = 19", "x = 37"))
    os.utime(chapter, (1, 1))
    assert sync.sync(chapter)
    assert "37" in chapter.with_suffix(".ipynb").read_text()


def test_sync_of_a_failing_chapter_leaves_its_notebook_alone(chapter, capsys):
    sync.sync(chapter)
    before = chapter.with_suffix(".ipynb").read_bytes()
    chapter.write_text(chapter.read_text() + cell("1 / 0"))
    with pytest.raises(CellExecutionError, match="ZeroDivisionError"):
        sync.sync(chapter)
    assert sync.main([str(chapter)]) == 1
    assert "was not synced" in capsys.readouterr().err
    assert chapter.with_suffix(".ipynb").read_bytes() == before


def test_sync_refuses_a_page_that_is_not_a_chapter(tmp_path, capsys):
    page = tmp_path / "page.md"
    page.write_text("# A page\n")
    with pytest.raises(ValueError, match="format_name: myst"):
        sync.sync(page)
    assert sync.main([str(tmp_path / "missing.md")]) == 2
    assert "no such chapter" in capsys.readouterr().err


def test_first_widget_needs_an_executed_notebook(tmp_path):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("KernelSlide(X, K)")])
    path = tmp_path / "n.ipynb"
    nbformat.write(notebook, path)
    with pytest.raises(ValueError, match="no executed KernelSlide: run `make sync`"):
        widgets.first_widget(path, "KernelSlide")


def test_first_widget_is_the_first_of_its_kind(tmp_path):
    shown = [f'<div data-widget="{name}" data-state="{number}">' for number, name in enumerate(("Predict", "A", "A"))]
    outputs = [nbformat.v4.new_output("display_data", data={"text/html": html}) for html in shown]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("", outputs=outputs)])
    nbformat.write(notebook, tmp_path / "n.ipynb")
    assert widgets.first_widget(tmp_path / "n.ipynb", "A") == shown[1]


def test_serve_says_what_to_do_when_it_cannot(tmp_path, capsys):
    assert serve.main(["--folder", str(tmp_path)]) == 1
    assert "run `make html`" in capsys.readouterr().err
    (tmp_path / "index.html").write_text("<p>")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert serve.main(["--folder", str(tmp_path), "--port", str(port)]) == 1
    assert f"port {port} is taken" in capsys.readouterr().err


def test_serve_serves(tmp_path):
    (tmp_path / "index.html").write_text("<p>the book</p>")
    command = [sys.executable, "-m", "convbook.press.serve", "--folder", str(tmp_path), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parent) as server:
        try:
            line = server.stdout.readline()
            port = int(line.split("localhost:")[1].split()[0])
            with socket.create_connection(("127.0.0.1", port)) as client:
                client.sendall(b"GET / HTTP/1.0\r\n\r\n")
                answer = b""
                while part := client.recv(4096):
                    answer += part
            assert b"the book" in answer
        finally:
            server.terminate()


def built_style(book: Path) -> str:
    SphinxTestApp("html", srcdir=book).build()
    return (book / "_build" / "html" / "_static" / "book.css").read_text()


def test_a_changed_style_comes_into_a_built_book_though_no_chapter_changed(tmp_path, monkeypatch):
    home = tmp_path / "press"
    shutil.copytree(assets.HERE / "static", home / "static")
    monkeypatch.setattr(assets, "HERE", home)
    monkeypatch.setattr(assets, "FOLDERS", (home / "static",))
    book = tmp_path / "book"
    book.mkdir()
    (book / "index.md").write_text("# One page\n")
    (book / "conf.py").write_text("extensions = ['myst_parser', 'convbook.press.assets']\n")
    assert "/* new */" not in built_style(book)
    with (home / "static" / "book.css").open("a") as style:
        style.write("/* new */\n")
    assert "/* new */" in built_style(book)
