"""What an import loads: `import convbook` nothing heavy, the geometry no torch."""

from __future__ import annotations

import importlib
import inspect
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


def checked_functions():
    """Yield the package's functions and methods with a check of their own."""
    modules = ["channels", "correlation", "cost", "fields", "fields_gradient", "fields_torch", "geometry", "lowering"]
    for module in map(importlib.import_module, (f"convbook.{name}" for name in [*modules, "pooling", "pictures"])):
        for owner in [module, *(item for item in vars(module).values() if inspect.isclass(item))]:
            for item in vars(owner).values():
                if hasattr(item, "check") and item.__module__ == module.__name__:
                    yield item


@pytest.mark.parametrize("function", [*checked_functions()], ids=lambda function: function.__qualname__)
def test_a_check_takes_what_its_function_takes(function):
    """Names, order, kinds and defaults; and it stands above it under its name."""
    ours, theirs = (
        [
            (parameter.name, parameter.kind, parameter.default)
            for parameter in inspect.signature(one).parameters.values()
        ]
        for one in (function.check, function.__wrapped__)
    )
    assert ours == theirs
    assert function.check.__name__ in (f"_check_{function.__name__}", f"_check_{function.__qualname__.split('.')[0]}")


def test_the_checked_functions_are_found():
    names = {function.__qualname__ for function in checked_functions()}
    assert {"corr2d", "conv2d", "Conv2D.__init__", "conv_cost", "trace_field", "FieldRow.field", "pool2d"} <= names
    assert len(names) >= 20


def test_public_names_exist():
    core = ["Conv2D", "conv2d", "convolve2d", "corr2d", "output_size", "same_padding"]
    assert set(core) <= set(convbook.__all__)
    assert all(callable(getattr(convbook, name)) for name in core)
