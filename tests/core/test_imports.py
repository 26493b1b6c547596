"""What an import loads: `import convbook` nothing heavy, the geometry no torch."""

from __future__ import annotations

import subprocess
import sys

import pytest

import convbook

HEAVY = {"torch", "sphinx", "matplotlib", "numpy", "anywidget", "ipywidgets", "nbgrader", "dask"}


def loaded_by(statement: str) -> set[str]:
    """Return the top-level modules that a fresh Python holds after the statement."""
    program = f"import sys\n{statement}\nprint(*sorted({{name.partition('.')[0] for name in sys.modules}}))"
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(result.stdout.split())


@pytest.mark.parametrize(
    "statement",
    [
        "import convbook",
        "from convbook import output_size, same_padding; output_size(8, 3); same_padding(4)",
    ],
)
def test_light_import(statement):
    modules = loaded_by(statement)
    assert "convbook" in modules
    assert modules & HEAVY == set()


def test_correlation_loads_torch_but_no_builder():
    modules = loaded_by("from convbook import corr2d")
    assert "torch" in modules
    assert modules & {"sphinx", "nbgrader", "dask", "anywidget", "matplotlib"} == set()


def test_public_names_exist():
    core = ["Conv2D", "conv2d", "convolve2d", "corr2d", "output_size", "same_padding"]
    assert set(core) <= set(convbook.__all__)
    assert all(callable(getattr(convbook, name)) for name in core)
