"""A small example of each widget, for what must hold of all of them: a module each, found by its name.

An example is small and unlike in height and width. A module may also give what tests of all widgets use:
``broken``, states as JSON that must leave the static picture (over those that the fuzz finds).
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from types import ModuleType

from convbook.widgets._folders import CLASSES
from convbook.widgets.model.base import BookWidget

MODULES: dict[str, ModuleType] = {name: import_module(f".{folder}", __name__) for folder, name in CLASSES.items()}
EXAMPLES: dict[str, Callable[[], BookWidget]] = {name: module.example for name, module in MODULES.items()}


def all_examples() -> list[BookWidget]:
    return [make() for make in EXAMPLES.values()]
