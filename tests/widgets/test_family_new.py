"""A widget more is its folder, its example and a place where it is shown: nothing else lists the widgets."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .harness import ROOT, SOURCES, node_path

FILES = {
    "widget.py": '''
"""RowTotal: the sum of a row of numbers."""

from typing import Any, ClassVar

from convbook.numbers import text
from convbook.widgets.model.base import BookWidget
from convbook.widgets.model.traits import Tensor

MOST = 5


class RowTotal(BookWidget):
    """Shows the sum of a row."""

    _settings = ("row",)
    _browser: ClassVar = {"MOST": MOST}

    row = Tensor((0.0,), axes=("numbers",), most=(MOST,)).tag(sync=True)

    def __init__(self, row: Any, **traits: Any):
        super().__init__(row=row, **traits)

    def __repr__(self) -> str:
        return f"RowTotal({text(sum(self.row))})"

    def _picture(self) -> str:
        return f"<p>The sum is {text(sum(self.row))}.</p>"
''',
    "arithmetic.js": """
import { total } from "../parts/arrays.js";
import { isTensor, UNFIT } from "../parts/checks.js";
import { MOST } from "./generated.js";

/** @param {Record<string, any>} settings */
export const check = ({ row }) => (isTensor(row, [MOST]) ? null : UNFIT);

/** @param {number[]} row */
export const sumOf = (row) => total(row);
""",
    "view.js": """
import { button, h, setText } from "../parts/dom.js";
import { format } from "../parts/numbers.js";
import { defineWidget } from "../parts/widget.js";
import { check, sumOf } from "./arithmetic.js";
import { SETTINGS } from "./generated.js";

/** @param {import("../parts/widget.js").View} view @returns {import("../parts/widget.js").Parts} */
function build(view) {
  const sum = h("p.row-total");
  const more = button("One more", () => view.edit("row", [0], String(view.settings.row[0] + 1)));
  const update = () => setText(sum, `Sum ${format(sumOf(view.settings.row))}`);
  return { children: [sum, more, view.problem, view.resetButton], update };
}

export default defineWidget({ title: "Total", settings: SETTINGS, check, build });
""",
    "style.css": ".cb-row-total { letter-spacing: 7px }\n",
    "__init__.py": "from convbook.widgets.row_total.widget import RowTotal as RowTotal\n",
}

EXAMPLE = """
from convbook import RowTotal


def example() -> RowTotal:
    return RowTotal([1.5, -2, 40])
"""

# What the book's own code finds of it, without having been told.
FOUND = """
import sys
from pathlib import Path

import convbook
from convbook import RowTotal, widgets
from convbook.press.widgets import files_of, widgets_of
from widgets.examples import EXAMPLES
from widgets.harness import site

assert Path(convbook.__file__).is_relative_to(sys.argv[1]), "the copy, not the package"
assert "RowTotal" in convbook.__all__
assert "RowTotal" in widgets.__all__
widget = EXAMPLES["RowTotal"]()
assert widgets_of(widget._html()) == ["RowTotal"]
assert files_of(["RowTotal"]) == ["parts.css", "row-total.css", "parts.js", "row-total.js"]
assert widget._esm.endswith("export default convbook.registry.widgets.RowTotal;\\n")
assert "letter-spacing: 7px" in widget._css
print(site(Path(sys.argv[1]) / "page", widget))
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package and of the tests in which there is one widget more, built as `make widgets` does."""
    copy = tmp_path_factory.mktemp("book")
    shutil.copytree(SOURCES.parent, copy / "src" / "convbook", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "tests", copy / "tests", ignore=shutil.ignore_patterns("__pycache__", "test_*", "chain"))
    shutil.copy(ROOT / "tsconfig.json", copy)
    shutil.copy(ROOT / "package.json", copy)
    (copy / "node_modules").symlink_to(ROOT / "node_modules")
    folder = copy / "src" / "convbook" / "widgets" / "row_total"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text)
    (copy / "tests" / "widgets" / "examples" / "row_total.py").write_text(EXAMPLE)

    run(copy, sys.executable, "-m", "convbook.widgets.model.browser")
    run(copy, node_path(), str(copy / "src" / "convbook" / "widgets" / "build.mjs"))
    return copy


def run(copy: Path, *command: str) -> str:
    paths = os.pathsep.join([str(copy / "src"), str(copy / "tests")])
    environment = os.environ | {"PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=copy, env=environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_it_is_found_and_shown(book: Path, page: Page, quiet: list[str]) -> None:
    file = Path(run(book, sys.executable, "-c", FOUND, str(book)).strip())
    page.goto(file.as_uri())
    widget = page.locator("[data-widget=RowTotal]")
    expect(widget.get_by_role("heading", name="Total").or_(widget.get_by_text("Total", exact=True))).to_be_visible()
    expect(widget.get_by_text("Sum 39.5")).to_have_css("letter-spacing", "7px")
    widget.get_by_role("button", name="One more").click()
    expect(widget.get_by_text("Sum 40.5")).to_be_visible()
    widget.get_by_role("button", name="Reset").click()
    expect(widget.get_by_text("Sum 39.5")).to_be_visible()


def test_its_types_are_checked_with_the_others(book: Path) -> None:
    run(book, node_path(), str(ROOT / "node_modules" / "typescript" / "bin" / "tsc"), "--noEmit")


def test_only_its_own_files_are_new(book: Path) -> None:
    before = {path.relative_to(SOURCES) for path in SOURCES.rglob("*") if path.is_file()}
    copied = book / "src" / "convbook" / "widgets"
    after = {path.relative_to(copied) for path in copied.rglob("*") if path.is_file()}
    own = {Path("row_total", name) for name in [*FILES, "generated.js"]}
    built = {Path("static", f"row-total.{ending}") for ending in ("js", "css")}
    assert {path for path in after - before if "__pycache__" not in path.parts} == own | built
    changed = [path for path in before & after if (SOURCES / path).read_bytes() != (copied / path).read_bytes()]
    assert changed == [], "nothing else knows of it"
