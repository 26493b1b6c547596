"""`make lint` looks at everything that is written by hand, and finds what is amiss there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GENERATED = ["src/convbook/widgets/static/page.js", "src/convbook/widgets/model/generated.js"]
TOOLS = os.pathsep.join([str(Path(sys.executable).parent), str(ROOT / "node_modules/.bin"), os.environ["PATH"]])
ENVIRONMENT = {**os.environ, "PATH": TOOLS, "NO_COLOR": "1"}

UGLY = {".js": "export const add = (a,b)=>a+b;\n", ".css": ".cb-widget{color:red}\n"}
PRETTY = {".js": "export const add = (a, b) => a + b;\n", ".css": ".cb-widget {\n  color: red;\n}\n"}
DUBIOUS = {".js": "export const none = (a) => a == Number.NaN;\n", ".css": ".cb-widget {\n  colour: red;\n}\n"}


def biome(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run the formatter and linter of scripts and styles in a folder, with the project's settings."""
    shutil.copy(ROOT / "biome.jsonc", folder)
    command = ["biome", "check", "--error-on-warnings", *options]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder, env=ENVIRONMENT)


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "name",
    [
        "src/convbook/widgets/kernel_slide/view.js",
        "src/convbook/widgets/parts/grid/style.css",
        "src/convbook/press/static/book.css",
        "src/convbook/press/static/page/menu.js",
    ],
)
def test_scripts_and_styles_are_checked(tmp_path, name):
    path = write(tmp_path, name, UGLY[Path(name).suffix])
    assert biome(tmp_path).returncode == 1
    assert biome(tmp_path, "--write").returncode == 0
    assert path.read_text(encoding="utf-8") == PRETTY[path.suffix]
    assert biome(tmp_path).returncode == 0
    path.write_text(DUBIOUS[path.suffix], encoding="utf-8")
    assert biome(tmp_path).returncode == 1, "well laid out, but it does not mean what it says"


@pytest.mark.parametrize("name", GENERATED)
def test_what_is_generated_is_left_alone(tmp_path, name):
    write(tmp_path, "src/convbook/widgets/parts/add.js", PRETTY[".js"])
    path = write(tmp_path, name, UGLY[".js"])
    assert biome(tmp_path, "--write").returncode == 0
    assert path.read_text(encoding="utf-8") == UGLY[".js"]


def tracked(*patterns: str) -> set[str]:
    done = subprocess.run(["git", "ls-files", *patterns], capture_output=True, text=True, check=True, cwd=ROOT)
    return {name for name in done.stdout.splitlines() if (ROOT / name).is_file()}


def test_every_script_and_style_of_ours_is_looked_at(tmp_path):
    """A copy of each, made ugly, is found: none lies where the settings don't reach."""
    ours = {name for name in tracked("*.js", "*.css") if "/widgets/static/" not in name and "generated" not in name}
    assert len(ours) > 20
    for name in ours:
        write(tmp_path, name, UGLY[Path(name).suffix])
    assert biome(tmp_path, "--write").returncode == 0
    assert {name for name in ours if (tmp_path / name).read_text() == UGLY[Path(name).suffix]} == set()


def test_every_python_file_is_looked_at():
    command = ["ruff", "check", "--show-files"]
    seen = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT, env=ENVIRONMENT)
    assert tracked("*.py", "*.pyi") <= {os.path.relpath(name, ROOT) for name in seen.stdout.splitlines()}
