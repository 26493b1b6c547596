"""From what a reader passes to plain numbers, and from numbers to text. No torch here: its tensors are met by duck."""

from __future__ import annotations

import math
import operator
import reprlib
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any

from convbook.widgets.errors import BadType, BadValue

Matrix = tuple[tuple[float, ...], ...]
Pair = tuple[int, int]

AXES = ("height", "width")
LARGEST = 1_000_000  # a cell of a picture has no room for more digits


def plain(value: Any) -> Any:
    """Return a tensor or an array as nested lists or a number, anything else as it is."""
    if hasattr(value, "detach"):
        value = value.detach()
    return value.tolist() if hasattr(value, "tolist") else value


def number(name: str, value: Any) -> float:
    """Return one finite number as a float; BadType or BadValue says what ``name`` must be."""
    value = plain(value)
    if not isinstance(value, (int, float)):
        raise BadType(f"{name} must be a number, not {shown(value)} of type {type(value).__name__}.")
    if not math.isfinite(value):
        raise BadValue(f"{name} must be a finite number, not {value}: there is nothing to add or multiply.")
    if abs(value) > LARGEST:
        raise BadValue(f"{name} must lie between −{LARGEST} and {LARGEST}, not {value}: its cell has no room for more.")
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
    rows = plain(value)
    if _is_row(rows):
        rows = [plain(row) for row in rows]
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


def channels(name: str, value: Any, *, most: int, side: int) -> tuple[Matrix, ...]:
    """Return at most ``most`` channels of one size, each at most ``side`` × ``side``, as a tuple of matrices.

    ``value`` is a tensor or an array with 3 axes, or a list of matrices. BadType or BadValue says what is wrong.
    """
    shape = getattr(value, "shape", None)
    if shape is not None and len(shape) != 3:
        raise BadValue(
            f"{name} must have 3 axes, channels, height and width, not {len(shape)}: its shape is {tuple(shape)}."
            + (f" Pass {name}[None] for a single channel." if len(shape) == 2 else "")
        )
    maps = plain(value)
    if not _is_row(maps):
        raise BadType(
            f"{name} must be channels, a tensor with 3 axes or a list of matrices, "
            f"not {shown(value)} of type {type(value).__name__}."
        )
    if not maps:
        raise BadValue(f"{name} must hold at least one channel; it is empty.")
    if len(maps) > most:
        raise BadValue(f"{name} must have at most {most} channels, not {len(maps)}: this picture has no room for more.")
    kept = tuple(matrix(f"{name}[{index}]", one, most=side) for index, one in enumerate(maps))
    first = (len(kept[0]), len(kept[0][0]))
    for index, one in enumerate(kept):
        if (len(one), len(one[0])) != first:
            raise BadValue(
                f"{name} must have channels of one size, but {name}[{index}] is {len(one)} × {len(one[0])} "
                f"and {name}[0] is {first[0]} × {first[1]}."
            )
    return kept


def vector(name: str, value: Any) -> tuple[float, ...]:
    """Return numbers in a row as a tuple; BadType or BadValue says what ``name`` must be."""
    numbers = plain(value)
    if not _is_row(numbers):
        raise BadType(f"{name} must be a list of numbers, not {shown(value)} of type {type(value).__name__}.")
    if not numbers:
        raise BadValue(f"{name} must hold at least one number; it is empty.")
    return tuple(number(f"{name}[{index}]", one) for index, one in enumerate(numbers))


def whole(name: str, value: Any, *, least: int, most: int) -> int:
    """Return a whole number from ``least`` to ``most``; BadType or BadValue says what ``name`` must be."""
    value = plain(value)
    if isinstance(value, bool) or not hasattr(value, "__index__"):
        raise BadType(f"{name} must be a whole number, not {shown(value)}. Write one such as {least}.")
    if not least <= operator.index(value) <= most:
        raise BadValue(f"{name} must be from {least} to {most}, not {shown(value)}.".replace("-", "−"))
    return operator.index(value)


def pair(name: str, value: Any, *, example: int = 1) -> Pair:
    """Return whole numbers (height, width), from one number for both or from two; not checked for range."""
    value = plain(value)
    both = list(value) if _is_row(value) else [value, value]
    if len(both) != 2:
        raise BadValue(f"{name} must be one number or two, (height, width); got {len(both)}: {shown(value)}.")
    return (_whole(name, both[0], AXES[0], example), _whole(name, both[1], AXES[1], example))


def _whole(name: str, value: Any, axis: str, example: int) -> int:
    if not isinstance(value, bool):
        try:
            return operator.index(value)
        except TypeError:
            pass
    found = text(value) if isinstance(value, float) and not value.is_integer() else shown(value)
    raise BadType(f"{name} along the {axis} must be a whole number, not {found}. Write one such as {example}.")


def shown(value: Any) -> str:
    """Return a short text that stands for any value in a message."""
    return reprlib.repr(value)


def _is_row(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, (str, bytes))


def text(value: float) -> str:
    """Return a number as the book prints it: whole ones in full, others to four digits, with a true minus sign.

    From 10¹⁵ on, where most digits would be noise, two of them and a power of ten.

    >>> text(19.0), text(-0.5), text(1 / 3), text(-1.26e38)
    ('19', '−0.5', '0.3333', '−1.3e38')

    The browser's ``format`` in ``core.js`` gives the same.
    """
    if not math.isfinite(value):
        return {math.inf: "Infinity", -math.inf: "−Infinity"}.get(value, "NaN")
    if abs(value) >= 1e15:
        digits, exponent = f"{Context(prec=2, rounding=ROUND_HALF_UP).plus(Decimal(value)).normalize():e}".split("e+")
        return f"{digits}e{exponent}".replace("-", "−")
    if value == int(value):
        return str(int(value)).replace("-", "−")
    rounded = Context(prec=4, rounding=ROUND_HALF_UP).plus(Decimal(value)).normalize()
    if abs(rounded) >= Decimal("1e-6"):
        shown = f"{rounded:f}"
    else:
        digits, exponent = f"{rounded:e}".split("e")
        shown = f"{digits}e{int(exponent)}"
    return shown.replace("-", "−")


def compact(value: Any) -> Any:
    """Return nested tuples of numbers as lists, whole numbers as ints: what JSON needs, in few characters."""
    if isinstance(value, tuple):
        return [compact(item) for item in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
