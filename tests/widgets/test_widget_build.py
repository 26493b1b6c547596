"""The committed bundles come from the sources, and the sources' types hold."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from convbook.widgets.model.browser import generated
from convbook.widgets.model.scripts import STATIC

from .harness import ROOT, SOURCES, node

COMMITTED = sorted(STATIC.iterdir())
SCRIPTS = [file for file in COMMITTED if file.suffix == ".js"]

# What a strict policy forbids, and what would let text become markup.
FORBIDDEN = ["eval(", "new Function", "blob:", "data:", "fetch(", "import("]
FORBIDDEN += ["innerHTML", "insertAdjacentHTML", "document.write"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bundles")
    node("npm", "run", "build", OUT=str(folder))
    return folder


@pytest.mark.parametrize("committed", COMMITTED, ids=lambda path: path.name)
def test_the_bundle_is_fresh(built: Path, committed: Path) -> None:
    fresh = (built / committed.name).read_text(encoding="utf-8")
    assert fresh == committed.read_text(encoding="utf-8"), "the bundle is older than its sources: run `make widgets`"


def test_no_bundle_is_left_over_or_missing(built: Path) -> None:
    assert {path.name for path in built.iterdir()} == {path.name for path in STATIC.iterdir()}


@pytest.mark.parametrize("path", generated(), ids=lambda path: path.parent.name)
def test_what_python_says_is_fresh(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == generated()[path], "older than the Python side: run `make widgets`"


def test_types() -> None:
    node("npm", "run", "check")


@pytest.mark.parametrize("bundle", COMMITTED, ids=lambda path: path.name)
def test_a_bundle_evaluates_nothing_and_calls_nobody(bundle: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", bundle.read_text(encoding="utf-8"), flags=re.DOTALL)  # types name modules
    assert [word for word in FORBIDDEN if word in text] == []
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "")


@pytest.mark.parametrize("module", SCRIPTS, ids=lambda path: path.name)
def test_a_script_is_readable(module: Path) -> None:
    assert max(map(len, module.read_text(encoding="utf-8").splitlines())) < 400, "not minified"


def test_the_lock_pins_every_package_and_names_no_host() -> None:
    lock = (ROOT / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in lock
    packages = json.loads(lock)["packages"]
    assert all(entry.get("integrity") for name, entry in packages.items() if name)
    wanted = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    assert all(version[0].isdigit() for version in wanted.values())


@pytest.mark.parametrize(
    ("constant", "rule"), [("EDGE", r"\.cb-scroll \{[^}]*?\bpadding: (\d+)px"), ("GAP", r"--cb-gap: (\d+)px")]
)
def test_a_grids_script_and_style_have_one_measure(constant: str, rule: str) -> None:
    script, style = ((SOURCES / "parts" / name).read_text(encoding="utf-8") for name in ("grid.js", "grid.css"))
    assert re.findall(rf"const {constant} = (\d+);", script) == re.findall(rule, style)[:1] != []
