"""How the core checks arguments: one manner for all its modules.

What may be passed to a function is said by the function ``_check_NAME`` that stands above it and is named in
``@checked``. It has the same parameters, raises if one is wrong, and returns all of them by name, in the types that the
body is to see: whole numbers as Python's, settings of two axes as pairs (h, w). So the bodies, which the chapters show,
hold no checks, and no value that a check converted is lost.

The parts that checks share are here and, for tensors, in `_tensors`. A message names the parameter, its value and the
constraint, says what to change, and stays short whatever the value. No torch here, for `geometry`.
"""

from __future__ import annotations

import functools
import operator
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from convbook.numbers import shown


class Sides(NamedTuple):
    """The padding of one axis: so many cells before the first, so many after the last."""

    before: int
    after: int


def checked(check: Callable[..., dict[str, Any]]) -> Callable:
    """Return a decorator: ``check`` sees the arguments first, and the function sees those that it returns, by name."""

    def decorate(function):
        check.__qualname__ = function.__qualname__  # so that "missing 1 required argument" names the right function

        @functools.wraps(function)
        def with_check(*arguments, **settings):
            return function(**check(*arguments, **settings))

        with_check.check = check
        return with_check

    return decorate


def integer(name: str, value: Any, *, at_least: int, what: str = "") -> int:
    """Return ``value`` as an int, or say why it isn't one. Integers of NumPy and the like are welcome, bools aren't."""
    label = f"{name} ({what})" if what else name
    if isinstance(value, bool):
        raise TypeError(f"{label} must be an integer, not the bool {value!r}: write {int(value)} if that is meant.")
    try:
        number = operator.index(value)
    except TypeError:
        raise TypeError(
            f"{label} must be an integer, not {shown(value)} of type {type(value).__name__}: "
            f"write an integer of at least {at_least}."
        ) from None
    if number < at_least:
        raise ValueError(f"{label} must be at least {at_least}, not {shown(number)}.")
    return number


def two_integers(name: str, value: Any, *, at_least: int) -> tuple[int, int]:
    """Return (h, w) for a setting that is one integer for both axes or a pair of them, or say why it isn't."""
    if isinstance(value, Sides):
        raise TypeError(
            f"{name} must be an integer or a pair (h, w), and {value} is what one axis gets before and after: write "
            'padding="same" where that is taken, or pad first, F.pad(X, (*same_padding(k_w), *same_padding(k_h))).'
        )
    if isinstance(value, str):
        hint = ": pad first, F.pad(X, (*same_padding(k_w), *same_padding(k_h)))" if value == "same" else ""
        raise TypeError(f"{name} must be an integer or a pair (h, w) of integers, not {shown(value)}{hint}.")
    if not isinstance(value, tuple | list):
        return (integer(name, value, at_least=at_least),) * 2
    if len(value) != 2:
        raise ValueError(f"{name} must be an integer or a pair (h, w), not {shown(value)} with {len(value)} entries.")
    height, width = value
    return (
        integer(f"{name}[0]", height, at_least=at_least, what=f"along the height, in {name} = {shown(value)}"),
        integer(f"{name}[1]", width, at_least=at_least, what=f"along the width, in {name} = {shown(value)}"),
    )


def padding_or_word(value: Any, *, stride: tuple[int, int]) -> tuple[int, int] | str:
    """Return a layer's ``padding`` as a pair (h, w), or as "same", which takes stride 1 only."""
    if not isinstance(value, str):
        return two_integers("padding", value, at_least=0)
    if value == "same" and stride != (1, 1):
        raise ValueError(
            f'padding = "same" keeps the size, which stride = {shown(stride)} does not: write stride=1, or the padding '
            "as a number; (k − 1)/2 for an odd k gives n/s cells, rounded up."
        )
    if value not in ("same", "valid"):
        raise ValueError(f'padding must be an integer, a pair (h, w), "same" or "valid", not {shown(value)}.')
    return "same" if value == "same" else (0, 0)


def boolean(name: str, value: Any, *, hint: str = "") -> bool:
    """Return True or False, or say why ``value`` is neither. NumPy's are welcome; 0, 1 and words aren't."""
    if isinstance(value, bool) or (type(value).__module__ == "numpy" and type(value).__name__ in ("bool", "bool_")):
        return bool(value)
    raise TypeError(f"{name} must be True or False, not {shown(value)}{hint and f': {hint}'}.")


def one_of(name: str, value: Any, options: Sequence[str]) -> str:
    """Return one of the words, or say which there are."""
    if not isinstance(value, str) or value not in options:
        *others, last = (f'"{option}"' for option in options)
        raise ValueError(f"{name} must be {', '.join(others)} or {last}, not {shown(value)}.")
    return str(value)


def plain(name: str, value: Any) -> Any:
    """Return a tensor or an array as nested lists or a number, anything else as it is. Torch is met by duck.

    TypeError for a tensor whose numbers can't be listed: a sparse one, or one without data.
    """
    if hasattr(value, "detach"):
        value = value.detach()
    if not hasattr(value, "tolist"):
        return value
    try:
        return value.tolist()
    except RuntimeError:
        raise TypeError(
            f"{name} must be a dense tensor that holds its numbers, not {shown(value)}. Pass its to_dense()."
        ) from None
