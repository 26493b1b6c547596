"""States of a widget: what it holds, random ones near it, and what Python says of them."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from typing import Any

from convbook.widgets.model.base import BookWidget


def traits_of(widget: BookWidget) -> list[str]:
    """The traits that are the book's, not those that every Jupyter widget has."""
    usual = ("layout", "tabbable", "tooltip")
    return [name for name in widget.keys if not name.startswith("_") and name not in usual]


def state(widget: BookWidget) -> dict[str, Any]:
    return {name: widget._plain(name) for name in traits_of(widget)}


UNFIT = "The values do not fit together."  # what the browser says of what only a host can set
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
