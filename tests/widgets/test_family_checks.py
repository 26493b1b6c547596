"""What must be written twice, in Python and in the browser, is the same: checks and their words, in every widget."""

from __future__ import annotations

import copy
import random
import re
from collections.abc import Iterator
from typing import Any

import pytest

from convbook import widgets
from convbook.widgets._folders import CLASSES
from convbook.widgets.model.base import BookWidget

from .examples import EXAMPLES
from .harness import SOURCES
from .node import Node

UNFIT = "The values do not fit together."  # what the browser says of what only a host can set
# What only Python sets and checks: texts and lists in which the browser needs no more than the right kinds.
ONLY_PYTHONS = {"Predict": {"answer", "beliefs", "choices", "tolerance"}, "ImageFilter": {"presets"}}

NUMBERS = [-2, -1, 0, 1, 1, 2, 2, 3, 4, 5, 6, 8, 9, 12, 16, 17, 24, 30, 64, 65, 97, 10**6, 10**6 + 1, 10**12 + 1, 0.5]


def places(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The ways to each part of a state, from the outside in."""
    for key, part in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield (*at, key)
        yield from places(part, (*at, key))


def changed(rng: random.Random, state: dict[str, Any]) -> dict[str, Any]:
    """Return a state with one to three numbers replaced, or a list with one more or one less of its parts."""
    state = copy.deepcopy(state)
    for _ in range(rng.choice([1, 1, 2, 2, 3])):
        *way, last = rng.choice([way for way in places(state) if len(way) < 2 or rng.random() < 0.6])
        whole = state
        for key in way:
            whole = whole[key]
        part = whole[last]
        if isinstance(part, bool):
            whole[last] = not part
        elif isinstance(part, list) and part and not isinstance(part[0], str) and rng.random() < 0.7:
            if isinstance(part[0], list):
                whole[last] = rng.choice([part[:-1], [*part, part[0]], part * 5, [part[0]]])
            else:
                whole[last] = [rng.choice(NUMBERS)] * len(part)
        elif isinstance(part, int | float):
            whole[last] = rng.choice(NUMBERS)
    return state


def by_python(kind: type[BookWidget], state: dict[str, Any]) -> tuple[str | None, dict[str, Any]]:
    """What Python says of a state, and what the browser gets then.

    The first is None where Python takes the state, UNFIT where a trait alone can't be that.
    """
    traits = kind.class_traits()
    for name, value in state.items():
        try:
            traits[name].validate(kind.__new__(kind), value)
        except (TypeError, ValueError):
            return UNFIT, state
    try:
        widget = kind(**state)
    except (TypeError, ValueError) as error:
        return str(error), state
    return None, {name: widget._plain(name) for name in state}


def by_browser(node: Node, folder: str, states: list[dict[str, Any]], **sources: Any) -> list[str | None]:
    module = (SOURCES / folder / "view.js").read_text(encoding="utf-8")
    shared = re.search(r'import \{ (check\w+)\b.*\} from "\.\./(parts/[\w-]+)\.js"', module)
    path, check = (shared[2], shared[1]) if shared else (f"{folder}/arithmetic", "check")
    return node.ask(path, f"(module, all) => all.map((one) => module.{check}(one) ?? null)", states, **sources)


def disagreements(
    node: Node, folder: str, count: int = 250, **sources: Any
) -> tuple[list[str], tuple[str | None, ...]]:
    """Return where the two differ on states of an example, and all that Python says."""
    name, rng = CLASSES[folder], random.Random(folder)
    widget = EXAMPLES[name]()
    good = {trait: widget._plain(trait) for trait in widget._settings}
    states = [good, *(changed(rng, good) for _ in range(count))]
    said, sent = zip(*(by_python(getattr(widgets, name), state) for state in states), strict=True)
    wrong = []
    for state, python, browser in zip(states, said, by_browser(node, folder, list(sent), **sources), strict=True):
        alike = python == browser or (python and browser and UNFIT in (python, browser))
        alone = {trait for trait in good if state[trait] != good[trait]} <= ONLY_PYTHONS.get(name, set())
        if not alike and not (alone and browser is None):
            wrong.append(f"{state}\n  Python: {python}\n  browser: {browser}")
    return wrong, said


@pytest.mark.parametrize("folder", CLASSES)
def test_checks_are_those_of_python_in_their_words(node: Node, folder: str) -> None:
    wrong, said = disagreements(node, folder)
    assert not wrong, f"{len(wrong)} of {len(said)}\n" + "\n".join(wrong[:8])
    assert said.count(None) >= 10, "some are right"
    assert len(said) - said.count(None) >= 30, "some are not"


@pytest.mark.parametrize(
    ("folder", "module", "right", "wrong"),
    [
        ("kernel_slide", "parts/generated", '"dilation": 16', '"dilation": 15'),
        ("pool_slide", "pool_slide/generated", "half the window", "half of it"),
        ("cost_explorer", "parts/checks", "c_i % Number(groups) || c_o % Number(groups)", "c_i % Number(groups)"),
    ],
)
def test_a_difference_would_be_found(node: Node, folder: str, module: str, right: str, wrong: str) -> None:
    assert disagreements(node, folder, sources=node.plant(module, right, wrong))[0]
