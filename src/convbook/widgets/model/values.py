"""From what a reader passes to plain numbers. No torch here: its tensors are met by duck."""

from __future__ import annotations

import math
import operator
from collections.abc import Sequence
from typing import Any

from convbook import _arguments
from convbook.numbers import shown, text
from convbook.widgets.model.errors import BadType, BadValue

Matrix = tuple[tuple[float, ...], ...]
Pair = tuple[int, int]

AXES = ("height", "width")
LARGEST = 1_000_000  # a cell of a picture has no room for more digits


def plain(value: Any, name: str = "The value") -> Any:
    """Return a tensor or an array as nested lists or a number, anything else as it is; BadType for a sparse tensor."""
    try:
        return _arguments.plain(name, value)
    except TypeError as error:
        raise BadType(str(error)) from None


def number(name: str, value: Any) -> float:
    """Return one finite number as a float; BadType or BadValue says what ``name`` must be."""
    value = plain(value, name)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise BadType(f"{name} must be a number, not {shown(value)} of type {type(value).__name__}.")
    if isinstance(value, float) and not math.isfinite(value):
        raise BadValue(f"{name} must be a finite number, not {value}: there is nothing to add or multiply.")
    if abs(value) > LARGEST:
        raise BadValue(
            f"{name} must lie between −{LARGEST} and {LARGEST}, not {text(value)}: its cell has no room for more."
        )
    return float(value) + 0.0  # −0.0 + 0.0 is 0.0


def matrix(name: str, value: Any, *, most: int, axes: tuple[str, str] = AXES) -> Matrix:
    """Return a matrix of at most ``most`` × ``most`` numbers as a tuple of rows.

    ``value`` is a tensor or an array with 2 axes, or a list of rows. BadType or BadValue says what is wrong, and where;
    ``axes`` is what rows and columns stand for.
    """
    shape = getattr(value, "shape", None)
    if shape is not None and len(shape) != 2:
        hint = f" Pass one channel of it, such as {name}[0]." if len(shape) == 3 and axes == AXES else ""
        raise BadValue(
            f"{name} must have 2 axes, {axes[0]} and {axes[1]}, not {len(shape)}: its shape is {tuple(shape)}.{hint}"
        )
    rows = plain(value, name)
    if _is_row(rows):
        rows = [plain(row, f"{name}[{at}]") for at, row in enumerate(rows)]
    if not _is_row(rows) or not all(_is_row(row) for row in rows):
        raise BadType(
            f"{name} must be a matrix, such as [[0, 1], [2, 3]] or a tensor with 2 axes, "
            f"not {shown(value)} of type {type(value).__name__}."
        )
    if not rows or not rows[0]:
        raise BadValue(f"{name} must hold at least one number; it is empty.")
    for index, row in enumerate(rows):
        if len(row) != len(rows[0]):
            raise BadValue(
                f"{name} must have rows of one length, but row {index} holds {len(row)} and row 0 holds {len(rows[0])}."
            )
    for size, axis, lines in zip((len(rows), len(rows[0])), axes, ("rows", "columns"), strict=True):
        if size > most:
            raise BadValue(
                f"{name} must have at most {most} {lines} (its {axis}), not {size}: this picture has no room for more."
            )
    return tuple(
        tuple(number(f"{name}[{row}, {column}]", value) for column, value in enumerate(line))
        for row, line in enumerate(rows)
    )


def tensor(name: str, value: Any, *, axes: Sequence[str], most: Sequence[int]) -> tuple[Any, ...]:
    """Return nested tuples of numbers, one level for each of the named ``axes``, each of a size of at most ``most``.

    ``value`` is a tensor, an array or nested lists. BadType or BadValue says what is wrong, and where.
    """
    shape = getattr(value, "shape", None)
    if shape is not None and len(shape) != len(axes):
        raise BadValue(
            f"{name} must have {len(axes)} axes, {' × '.join(axes)}, not {len(shape)}: its shape is {tuple(shape)}."
            + (f" Pass {name}[None] to add the first one." if len(shape) == len(axes) - 1 else "")
        )
    parts = plain(value, name)
    if not _is_row(parts):
        raise BadType(
            f"{name} must hold {axes[0]}, a list or a tensor, not {shown(parts)} of type {type(parts).__name__}."
        )
    if not parts:
        raise BadValue(f"{name} must hold at least one number; it is empty.")
    if len(parts) > most[0]:
        raise BadValue(
            f"{name} must have at most {most[0]} {axes[0]}, not {len(parts)}: this picture has no room for more."
        )
    if len(axes) == 1:
        return tuple(number(f"{name}[{index}]", part) for index, part in enumerate(parts))
    read = tuple(tensor(f"{name}[{index}]", part, axes=axes[1:], most=most[1:]) for index, part in enumerate(parts))
    for index, part in enumerate(read):
        if sizes(part) != sizes(read[0]):
            first, other = (" × ".join(map(str, sizes(one))) for one in (read[0], part))
            raise BadValue(
                f"{name} must have parts of one size, but {name}[{index}] is {other} and {name}[0] is {first}."
            )
    return read


def sizes(value: Any) -> tuple[int, ...]:
    """Return the sizes of nested tuples that are all alike."""
    return (len(value), *sizes(value[0])) if isinstance(value, tuple) else ()


def whole(name: str, value: Any, *, example: int) -> int:
    """Return one whole number as an int; not checked for range."""
    value = plain(value, name)
    if not isinstance(value, bool):
        try:
            return operator.index(value)
        except TypeError:
            pass
    found = text(value) if isinstance(value, float) and not value.is_integer() else shown(value)
    raise BadType(f"{name} must be a whole number, not {found}. Write one such as {example}.")


def pair(name: str, value: Any, *, example: int = 1) -> Pair:
    """Return whole numbers (height, width), from one number for both or from two; not checked for range."""
    value = plain(value, name)
    both = list(value) if _is_row(value) else [value, value]
    if len(both) != 2:
        raise BadValue(f"{name} must be one number or two, (height, width); got {len(both)}: {shown(value)}.")
    height, width = (
        whole(f"{name} along the {axis}", one, example=example) for axis, one in zip(AXES, both, strict=True)
    )
    return height, width


def _is_row(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, (str, bytes, bytearray, memoryview))


def compact(value: Any) -> Any:
    """Return nested tuples of numbers as lists, whole numbers as ints: what JSON needs, in few characters."""
    if isinstance(value, tuple):
        return [compact(item) for item in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
