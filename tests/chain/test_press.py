"""The press: mathematics, pictures, icons, launch buttons, sync and serve, each by itself."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
from functools import partial
from html import unescape
from http.server import ThreadingHTTPServer
from pathlib import Path

import nbformat
import numpy as np
import pytest
from docutils import nodes
from nbclient.exceptions import CellExecutionError
from PIL import Image
from sphinx.testing.util import SphinxTestApp

from convbook.press import (
    assets,
    finish,
    headings,
    icons,
    launch,
    mathml,
    pictures,
    searching,
    serve,
    sync,
    typography,
    widgets,
)

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


def test_a_formula_that_cannot_be_read_is_a_warning_and_shown_as_typed(caplog):
    typed = r"\frac{1} < <script>alert(1)</script> & \begin{none}"
    shown = mathml.render(typed, display=False)
    assert shown.startswith("<code>\\frac{1} &lt; &lt;script&gt;")
    assert unescape(shown.removeprefix("<code>").removesuffix("</code>")) == typed
    assert shown.count("<") == 2
    assert "cannot typeset" in caplog.text


def test_font_covers_the_signs_of_a_formula():
    signs = finish.math_signs(f"<p>Ω</p>{mathml.render('h + K_α', display=False)}")
    assert {"h", "\u210e", "K", "\U0001d43e", "\U0001d6fc", "+"} <= signs
    assert "Ω" not in signs
    assert "√" in finish.math_signs(mathml.render(r"\sqrt{L}", display=False))


def test_picture_gets_its_own_ids_and_a_label():
    prologue = '<?xml version="1.0"?>\n<!-- x -->'
    parts = '<title>A "grid"</title><path id="a"/><use href="#a" fill="url(#a)" stroke="#abc"/>'
    svg = f'{prologue}<svg xmlns="http://www.w3.org/2000/svg" width="3" role="x">{parts}</svg>'
    text = pictures.inline(svg, prefix="p7-")
    root = '<svg xmlns="http://www.w3.org/2000/svg" width="3" class="cb-picture" role="img"'
    assert text.startswith(f'{root} aria-label="A &quot;grid&quot;">')
    assert 'id="p7-a"' in text
    assert 'href="#p7-a" fill="url(#p7-a)" stroke="#abc"' in text
    assert "<title>" not in text
    assert 'aria-label="other"' in pictures.inline(svg, prefix="", alt="other")


def test_picture_without_words_is_refused():
    with pytest.raises(ValueError, match="neither an alt text nor a <title>"):
        pictures.inline("<svg></svg>", prefix="p")
    with pytest.raises(ValueError, match="this is no SVG: "):
        pictures.inline("<svg>", prefix="p", alt="half a picture")


@pytest.mark.parametrize(
    "part",
    [
        "<script>alert(1)</script>",
        '<script href="https://example.org/x.js"/>',
        '<g><g><script xlink:href="data:text/javascript,alert(1)"/></g></g>',
        '<rect onclick="alert(1)"/>',
        '<rect ONLOAD="alert(1)"/>',
        '<a href="javascript:alert(1)"><rect/></a>',
        '<a xlink:href=" java&#10;script:alert(1)"><rect/></a>',
        '<a href="https://example.org"><rect/></a>',
        '<image href="https://example.org/x.png"/>',
        '<a href="#x"><animate attributeName="href" values="javascript:alert(1)"/></a>',
        '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml" onload="alert(1)">x</body></foreignObject>',
    ],
)
def test_what_could_run_in_a_picture_is_taken_out(part):
    names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    text = pictures.inline(f'<svg {names} onload="alert(1)">{part}<path d="M0 0"/></svg>', prefix="p", alt="a picture")
    assert not re.search(r"script|alert|example|\bon\w+=|foreign|animate", text, re.IGNORECASE)
    assert '<path d="M0 0"' in text


def test_pictures_become_lighter_pixel_for_pixel(tmp_path):
    (tmp_path / "_images").mkdir()
    (tmp_path / "chapters").mkdir()
    source = tmp_path / "_images" / "a.png"
    pixels = np.random.default_rng(3).integers(0, 256, (5, 7, 4), dtype=np.uint8)
    Image.fromarray(pixels).save(source)
    html = '<a href="../_images/a.png"><img src="../_images/a.png"></a><img src="b.png">'
    expected = html.replace("a.png", "a.webp")
    assert pictures.lighten(html, tmp_path / "chapters") == expected
    with Image.open(tmp_path / "_images" / "a.webp") as lighter:
        seen = np.asarray(lighter.convert("RGBA"))
    assert (seen[..., 3] == pixels[..., 3]).all()
    visible = pixels[..., 3] > 0
    assert (seen[visible] == pixels[visible]).all()
    assert pictures.lighten(expected, tmp_path / "chapters") == expected  # a second time


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


def test_no_page_loads_the_search_of_sphinx():
    script = '<script src="../searchindex.js?v=1"></script>'
    options = "<script>DOCUMENTATION_OPTIONS.pagename = 'chapters/cost';</script>"
    assert finish.mend(f"<p>a</p>\n{script}\n {options}") == "<p>a</p>"


def test_search_has_the_text_of_each_section_and_no_answers():
    html = """<article><section id="top"><h1>1. One<a class="headerlink" href="#top">#</a></h1><p>First
      words.</p><section id="in"><h2>Inner</h2><p>n <math><mi>k</mi><mo>+</mo><mn>1</mn></math></p>
      <pre>x = <span>1</span></pre><div class="cb-widget"><p>the answer</p></div>
      <div class="cell_output"><pre>7</pre></div></section><p>Last.</p></section></article>"""
    assert searching.sections(html) == [("top", "1. One", "First words. Last."), ("in", "Inner", "n k+1 x = 1")]
    assert searching.sections("<p>no article</p>") == []


def test_description_is_the_beginning_of_the_text():
    page = nodes.section(
        "", nodes.title("", "T"), nodes.paragraph("", "One  line\nand more."), nodes.paragraph("", "x")
    )
    assert headings.description(page) == "One line and more."
    long = nodes.paragraph("", "word " * 100)
    assert headings.description(nodes.section("", long)).endswith("word …")
    assert len(headings.description(nodes.section("", long))) <= headings.LONGEST
    assert headings.description(nodes.section("")) == ""


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
    shown = [
        f'<div class="cb-widget" data-widget="{name}" data-state="{number}">'
        for number, name in enumerate(("Predict", "A", "A"))
    ]
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


@pytest.mark.parametrize("port", ["70000", "-1", "65536"])
def test_serve_refuses_a_port_that_is_none_in_one_line(tmp_path, capsys, port):
    (tmp_path / "index.html").write_text("<p>")
    assert serve.main(["--folder", str(tmp_path), "--port", port]) == 1
    said = capsys.readouterr().err
    assert said == f"No book is served: port {port} is not between 0 and 65535\n"


def status(port: int, path: str) -> int:
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    client.putrequest("GET", path, skip_host=True)
    client.endheaders()
    answer = client.getresponse()
    answer.read()
    client.close()
    return answer.status


def test_serve_gives_out_its_folder_and_nothing_else(tmp_path):
    folder = tmp_path / "book"
    (folder / "inside").mkdir(parents=True)
    (folder / "index.html").write_text("<p>")
    (tmp_path / "secret.txt").write_text("secret")
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "up").symlink_to(tmp_path)
    (folder / "inside" / "home.html").symlink_to(folder / "index.html")
    (folder / "loop").symlink_to(folder / "loop")
    handler = partial(serve.Handler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            port = server.server_port
            for path in ("/", "/index.html", "/inside/home.html", "/inside/../index.html"):
                assert (path, status(port, path)) == (path, 200)
            for path in (
                "/%00",
                "/out.txt",
                "/up/secret.txt",
                "/up/",
                "/loop",
                "/%2e%2e/secret.txt",
                "/none",
                "/" + "a" * 5000,
            ):
                assert (path, status(port, path)) == (path, 404)
        finally:
            server.shutdown()
            thread.join()


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
