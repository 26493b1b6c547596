"""What must be written twice, in Python and in the browser, is the same: checks and their words, in every widget."""

from __future__ import annotations

import random
import re
from typing import Any

import pytest

from convbook import widgets
from convbook.widgets._folders import CLASSES

from .examples import EXAMPLES
from .harness import SOURCES
from .node import Node
from .states import UNFIT, by_python, changed

# What only Python sets and checks: texts and lists in which the browser needs no more than the right kinds.
ONLY_PYTHONS = {
    "Predict": {"answer", "beliefs", "choices", "tolerance"},
    "ImageFilter": {"presets"},
}


# What is not drawn: where the baseline can't be, the browser shows the layer itself in its place.
FIXED = {"CostExplorer": ["pinned"]}


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
    fixed = {trait: good[trait] for trait in FIXED.get(name, ())}
    drawn = {trait: value for trait, value in good.items() if trait not in fixed}
    states = [good, *(changed(rng, drawn) | fixed for _ in range(count))]
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
