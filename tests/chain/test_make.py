"""What the Makefile's targets do and leave, without installing anything."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PINS = "numpy==2.0\ntorch==2.13.0\n"

# In place of Python, Jupyter and npm: says what it was called with; as pip it lists what is installed.
STAND_IN = """#!/bin/sh
echo "$(basename "$0") $*" >> called.txt
case "$*" in *freeze*) cat installed.txt ;; esac
"""


class Project:
    """A folder with our Makefile, in which everything is installed and nothing is real."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.pins = folder / "constraints.txt"
        self.pins.write_text(PINS)
        (folder / "installed.txt").write_text(PINS.replace("2.13.0", "2.13.0+cpu"))
        for name in ("Makefile", ".gitignore"):
            shutil.copy(ROOT / name, folder)
        for name in ("requirements.txt", "requirements-book.txt", "requirements-test.txt", "pyproject.toml"):
            (folder / name).touch()
        (folder / "package-lock.json").touch()
        for name in ("python", "jupyter", "npm", "ruff"):
            program = folder / ".venv" / "bin" / name
            program.parent.mkdir(parents=True, exist_ok=True)
            program.write_text(STAND_IN)
            program.chmod(program.stat().st_mode | stat.S_IXUSR)
        for name in (".venv/.made", ".venv/.book", ".venv/.learn", ".venv/.test", "node_modules/.made"):
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).touch()

    def make(self, *words: str) -> subprocess.CompletedProcess[str]:
        command = ["make", "PYTHON=python3", *words]
        # Not what the make that runs the tests was told.
        environment = {"PATH": os.environ["PATH"], "HOME": str(self.folder)}
        return subprocess.run(command, capture_output=True, text=True, check=False, cwd=self.folder, env=environment)

    def called(self) -> list[str]:
        return (self.folder / "called.txt").read_text().splitlines()


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def test_locking_what_is_locked_installs_nothing_again(project):
    assert project.make("lock").returncode == 0
    assert project.make("--question", ".venv/.test").returncode == 0, "all is up to date"
    assert project.pins.read_text() == PINS


def test_locking_writes_what_changed(project):
    (project.folder / "installed.txt").write_text("numpy==2.1\ntorch==2.13.0+cpu\n")
    assert project.make("lock").returncode == 0
    assert project.pins.read_text() == "numpy==2.1\ntorch==2.13.0\n"


def test_a_failed_listing_leaves_the_lock(project):
    (project.folder / "installed.txt").unlink()
    assert project.make("lock").returncode != 0
    assert project.pins.read_text() == PINS


def test_jupyterlab_takes_options(project):
    assert project.make("lab", "LAB=--allow-root --no-browser").returncode == 0
    assert project.make("lab").returncode == 0
    assert project.called() == ["jupyter lab chapters --allow-root --no-browser", "jupyter lab chapters"]


def test_sync_is_told_what_to_take(project):
    assert project.make("sync").returncode == 0
    assert project.make("sync", "TAKE=notebook", "CHAPTERS=chapters/a.md chapters/b.md").returncode == 0
    sync = "python -m convbook.press.sync"
    assert project.called() == [sync, f"{sync} --take notebook chapters/a.md chapters/b.md"]


@pytest.mark.parametrize("target", ["format", "lint"])
def test_python_scripts_and_styles_have_one_command(project, target):
    assert project.make(target).returncode == 0
    called = [line.split()[0] for line in project.called()]
    assert called == ["ruff", "ruff", "npm"]
    assert target in project.called()[-1].split()


# What the other targets leave, and Python, pytest and an editor with them.
LEFT = [
    *(".venv/x", "_build/x", "node_modules/x", "benchmarks/node_modules/x", "build/lib/x", "src/convbook.egg-info/x"),
    *(".ruff_cache/x", ".pytest_cache/x", ".hypothesis/x", ".jupyter_cache/x", ".cache/x"),
    *("src/convbook/__pycache__/x", "tests/chain/__pycache__/x", "chapters/.ipynb_checkpoints/x"),
]


def test_cleaning_leaves_what_was_there(project):
    for name in (*LEFT, ".git/build/__pycache__/x", "src/convbook/build.py", "chapters/x.md"):
        path = project.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    assert project.make("clean").returncode == 0
    left = {str(path.relative_to(project.folder)) for path in project.folder.rglob("*") if path.is_file()}
    assert left & set(LEFT) == set()
    assert {".git/build/__pycache__/x", "src/convbook/build.py", "chapters/x.md", "Makefile"} <= left
    assert not (project.folder / "src/convbook/__pycache__").exists()


@pytest.mark.parametrize("name", [*LEFT, "dist/x.whl", "chapters/.x.ipynb.123.part"])
def test_git_ignores_what_is_made(tmp_path, name):
    subprocess.run(["git", "init", "--quiet"], check=True, cwd=tmp_path)
    shutil.copy(ROOT / ".gitignore", tmp_path)
    assert subprocess.run(["git", "check-ignore", "--quiet", name], check=False, cwd=tmp_path).returncode == 0


def test_help_lists_every_target(project):
    listed = project.make("help").stdout
    targets = next(line for line in (ROOT / "Makefile").read_text().splitlines() if line.startswith(".PHONY"))
    assert [target for target in targets.split()[1:] if f"make {target} " not in listed] == []
    assert max(map(len, listed.splitlines())) <= 120
