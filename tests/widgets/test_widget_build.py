"""The committed bundles come from the sources, and the sources' types hold."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from .harness import BUNDLE, MODULE

ROOT = Path(__file__).parents[2]


# What a strict policy forbids, and what would let text become markup.
FORBIDDEN = ["eval(", "new Function", "blob:", "data:", "fetch(", "import("]
FORBIDDEN += ["innerHTML", "insertAdjacentHTML", "document.write"]


def npm(*arguments: str, **environment: str) -> None:
    """Run npm, that of the environment before any other; what it says is in the failure."""
    assert (ROOT / "node_modules").is_dir(), "run `npm ci` first: the bundler is not in the repository"
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        ["npm", *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PATH": path, **environment},
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bundles")
    npm("run", "build", OUT=str(folder))
    return folder


@pytest.mark.parametrize("committed", [BUNDLE, MODULE], ids=lambda path: path.name)
def test_the_bundle_is_fresh(built: Path, committed: Path) -> None:
    fresh = (built / committed.name).read_text(encoding="utf-8")
    assert fresh == committed.read_text(encoding="utf-8"), "the bundle is older than its sources: run `npm run build`"


def test_types() -> None:
    npm("run", "check")


def test_bundles_are_readable_and_evaluate_nothing() -> None:
    for bundle in (BUNDLE, MODULE):
        text = bundle.read_text(encoding="utf-8")
        assert max(map(len, text.splitlines())) < 400, "not minified"
        for word in (
            "eval(",
            "new Function",
            "innerHTML",
            "insertAdjacentHTML",
            "document.write",
            "blob:",
            "data:",
            "fetch(",
            "import(",
        ):
            assert word not in text, word
        assert "http" not in text.replace("http://www.w3.org/2000/svg", "")


def test_the_lock_pins_every_package_and_names_no_host() -> None:
    lock = (ROOT / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in lock
    packages = json.loads(lock)["packages"]
    assert all(entry.get("integrity") for name, entry in packages.items() if name)
    wanted = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    assert all(version[0].isdigit() for version in wanted.values())
