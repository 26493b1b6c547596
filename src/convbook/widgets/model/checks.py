"""What settings may be, in limits and in sentences. Here they are said once: `browser` writes both for the browser.

A check returns what is wrong, or None. A message that is a `Misfit` is about values that don't fit each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from convbook.numbers import grouped
from convbook.widgets.model.values import AXES, LARGEST, Matrix, Pair

# What fits in a picture.
LIMITS = {
    "side": 16,
    "kernel": 9,
    "padding": 8,
    "stride": 16,
    "dilation": 16,
    "padded": 24,
    "value": LARGEST,
}

LEAST = {"padding": 0, "stride": 1, "dilation": 1}

LARGEST_SIZE = 10**6  # of a layer of which no cells are drawn: the most that is taken for anything

MESSAGES = {
    "outside": "{name} must be a whole number from {least} to {most}, not {value}.",
    "missing": "{name} must be a whole number from {least} to {most}.",  # of a box that a reader left empty
    "undivided": "groups must divide c_i = {c_i} and c_o = {c_o}, not {groups}. 1 always does.",
    "misfit": (
        "{name} does not fit along the {axis}: it spans {span} cells, the padded input has {padded}. "
        "Use a smaller {name} or more padding."
    ),
    "misfit_dilated": (
        "{name} does not fit along the {axis}: it spans {span} cells, the padded input has {padded}. "
        "Use a smaller {name}, a lower dilation or more padding."
    ),
}

Range = tuple[int, int] | tuple[int, int, str]  # the least, the most, and what else is to be said


class Misfit(str):
    """A message about values that don't fit each other: several may have to change at once."""


def outside(name: str, value: int, least: int, most: int, more: str = "") -> str | None:
    """Return what is wrong with a whole number that should be in a range, or None; ``more`` follows it."""
    if least <= value <= most:
        return None
    words = {"name": name, "least": grouped(least), "most": grouped(most), "value": grouped(value)}
    return MESSAGES["outside"].format(**words) + more


def out_of_range(settings: Mapping[str, Pair], ranges: Sequence[Mapping[str, Range]]) -> str | None:
    """Return the first thing that is out of its range, or None; ``ranges`` are those for the height and the width.

    It is said of the parameter where both axes have the same value and the same range, else of an axis.
    """
    for parameter in ranges[0]:
        values, (height, width) = settings[parameter], (each[parameter] for each in ranges)
        alike = values[0] == values[1] and height == width
        for axis, value, bounds in zip(AXES, values, (height, width), strict=True):
            if message := outside(parameter if alike else f"{parameter} along the {axis}", value, *bounds):
                return message
    return None


def undivided(groups: int, c_i: int, c_o: int, most: int) -> str | None:
    """Return what is wrong with a number of groups, or None."""
    if message := outside("groups", groups, 1, most):
        return message
    if c_i % groups or c_o % groups:
        return Misfit(MESSAGES["undivided"].format(c_i=c_i, c_o=c_o, groups=groups))
    return None


def misfit(name: str, axis: str, n: int, k: int, *, p: int, d: int = 1, beyond: int = 0) -> Misfit | None:
    """Return why a window of ``k`` cells does not fit along an axis of ``n``, and the ways out; or None.

    In ceil mode it may reach ``beyond`` the padding by so many cells.
    """
    padded, span = n + 2 * p, d * (k - 1) + 1
    if span <= padded + beyond:
        return None
    message = MESSAGES["misfit_dilated" if d > 1 else "misfit"]
    return Misfit(message.format(name=name, axis=axis, span=span, padded=padded))


def sliding(X: Matrix, K: Matrix, *, padding: Pair, stride: Pair, dilation: Pair) -> str | None:
    """Return what is wrong with a kernel that slides over a picture; or None.

    ``X`` is n_h × n_w, ``K`` k_h × k_w; the pairs are (height, width).
    """
    sizes = ((len(X), len(K)), (len(X[0]), len(K[0])))
    ranges = [
        {
            "padding": (LEAST["padding"], min(LIMITS["padding"], (LIMITS["padded"] - n) // 2)),
            "stride": (LEAST["stride"], LIMITS["stride"]),
            "dilation": (LEAST["dilation"], LIMITS["dilation"]),
        }
        for n, _ in sizes
    ]
    if message := out_of_range({"padding": padding, "stride": stride, "dilation": dilation}, ranges):
        return message
    misfits = (
        misfit("K", axis, n, k, p=p, d=d) for (n, k), p, d, axis in zip(sizes, padding, dilation, AXES, strict=True)
    )
    return _first(misfits)


def layer_shape(*, n: Pair, k: Pair, padding: Pair, stride: Pair, dilation: Pair, **others: Any) -> str | None:
    """Return what is wrong with the sizes of a layer of which no cells are drawn, or None; ``others`` are left out."""
    ranges = {name: (least, LARGEST_SIZE) for name, least in {"n": 1, "k": 1, **LEAST}.items()}
    sizes = {"n": n, "k": k, "padding": padding, "stride": stride, "dilation": dilation}
    if message := out_of_range(sizes, (ranges, ranges)):
        return message
    return _first(
        misfit("k", axis, n, k, p=p, d=d) for axis, n, k, p, d in zip(AXES, n, k, padding, dilation, strict=True)
    )


def _first(messages: Iterator[str | None]) -> str | None:
    return next(filter(None, messages), None)
