"""Every figure is what its script draws, and says in words what it shows."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

FIGURES = Path(__file__).parents[2] / "figures"
SCRIPTS = sorted(FIGURES.glob("[a-z]*.py"))


def test_every_figure_has_its_script():
    assert SCRIPTS
    assert {path.stem for path in FIGURES.glob("*.svg")} == {path.stem for path in SCRIPTS}


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_the_script_draws_the_committed_figure(script, tmp_path):
    again = tmp_path / "again.svg"
    subprocess.run([sys.executable, str(script), str(again)], check=True, cwd=tmp_path)
    committed = script.with_suffix(".svg")
    assert again.read_text() == committed.read_text(), f"run `make figures` and look at {committed.name}"


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_the_figure_has_a_text_alternative_and_the_book_s_colours_only(script):
    svg = script.with_suffix(".svg").read_text()
    assert re.search(r"<title[^>]*>[^<]{20,}</title>", svg)
    assert "<script" not in svg
    assert not re.search(r'(?<!, )#[0-9a-f]{6}"', svg), "a colour outside var(--cb-…, #…) can't follow the theme"
