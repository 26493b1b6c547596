"""Checks of integer arguments, and the decorator that keeps checks outside the functions that the chapters show.

A message names the parameter, its value and the constraint, and says what to change. No torch here, for `geometry`.
"""

from __future__ import annotations

import functools
import operator
from collections.abc import Callable
from typing import Any


def checked(check: Callable[..., dict[str, Any] | None]) -> Callable:
    """Return a decorator: ``check`` sees the arguments before the function does, and raises if they are wrong.

    A check may return the arguments by name, in the types that the function is to see; most return None.
    """

    def decorate(function):
        check.__qualname__ = function.__qualname__  # so that "missing 1 required argument" names the right function

        @functools.wraps(function)
        def with_check(*arguments, **settings):
            settled = check(*arguments, **settings)
            return function(*arguments, **settings) if settled is None else function(**settled)

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
            f"{label} must be an integer, not {value!r} of type {type(value).__name__}: "
            f"write an integer of at least {at_least}."
        ) from None
    if number < at_least:
        raise ValueError(f"{label} must be at least {at_least}, not {number}.")
    return number


def two_integers(name: str, value: Any, *, at_least: int) -> tuple[int, int]:
    """Return (h, w) for a setting that is one integer for both axes or a pair of them, or say why it isn't."""
    if not isinstance(value, tuple | list):
        if isinstance(value, str):
            hint = " same_padding(k) says how much that is for a kernel of size k." if value == "same" else ""
            raise TypeError(f"{name} must be an integer or a pair (h, w) of integers, not {value!r}.{hint}")
        return (integer(name, value, at_least=at_least),) * 2
    if len(value) != 2:
        raise ValueError(f"{name} must be an integer or a pair (h, w), not {value!r} with {len(value)} entries.")
    height, width = value
    return (
        integer(f"{name}[0]", height, at_least=at_least, what=f"along the height, in {name} = {value!r}"),
        integer(f"{name}[1]", width, at_least=at_least, what=f"along the width, in {name} = {value!r}"),
    )
