"""What a sliding window's settings may be together. The browser's copy is ``check`` in ``js/core.js``: a test holds
limits and messages equal, so a reader meets the same words in Python and in the picture."""

from __future__ import annotations

from decimal import Decimal

from convbook.widgets.values import AXES, LARGEST, Matrix, Pair, grouped

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

LINES = {"height": "rows", "width": "columns"}

LEAST = {"padding": 0, "stride": 1, "dilation": 1}

WHY = {
    "padding": "Padding adds cells, it can't take any away: 0 is none.",
    "stride": "The window has to move: 1 is the next cell.",
    "dilation": "Dilation 1 is the dense kernel.",
}

NO_ROOM = "this picture has no room for more"


def range_problem(
    name: str,
    axis: str,
    value: int,
    *,
    least: int,
    why: str,
    most: int,
    room: str = "this picture has no room for more",
) -> str | None:
    """Return what is wrong with a parameter's whole number along an axis, or None; why not less, and why not more."""
    start = f"{name} along the {axis} must be"
    if value < least:
        return f"{start} at least {_digits(least)}, not {_digits(value)}. {why}"
    if value > most:
        return f"{start} at most {most}, not {_digits(value)}: {room}."
    return None


def _digits(value: int) -> str:
    # Python refuses to write an integer of some thousand digits, and nobody wants to read it.
    return (str(value) if abs(value) < 10**21 else f"{Decimal(value):.3e}").replace("-", "−")


def outside(name: str, value: int, least: int, most: int) -> str | None:
    """Return what is wrong with a whole number, or None, where all that there is to say is its range."""
    if least <= value <= most:
        return None
    return f"{name} must be a whole number from {least} to {grouped(most)}, not {grouped(value)}."


def misfit(
    name: str, axis: str, n: int, k: int, *, p: int, d: int, most_padding: int, beyond: int = 0, word: str = "kernel"
) -> str | None:
    """Return why a window of ``k`` cells does not fit along an axis of ``n``, and the ways out; or None.

    In ceil mode it may reach ``beyond`` the padding by so many cells. ``word`` says what the window is.
    """
    padded, span = n + 2 * p, d * (k - 1) + 1
    if span <= padded + beyond:
        return None
    ways = [f"use a smaller {word}"]
    if d > 1:
        ways.insert(0, "lower the dilation")
    enough = -((n - span) // 2)  # the least padding with n + 2p ≥ span
    if enough <= most_padding:
        ways.insert(0, f"raise the padding to {enough} or more")
    *others, last = ways
    return (
        f"{name} does not fit along the {axis}: its {k} {LINES[axis]} at dilation {d} span {span}, and the input has "
        f"{n} + 2·{p} = {padded} with its padding. To mend it, {', '.join(others)}{', or ' * bool(others)}{last}."
    )


def problem(X: Matrix, K: Matrix, *, padding: Pair, stride: Pair, dilation: Pair) -> str | None:
    """Return what is wrong with the settings, with parameter, value, constraint and a way out; or None.

    ``X`` is n_h × n_w, ``K`` k_h × k_w; the pairs are (height, width).
    """
    for name, pair in {"padding": padding, "stride": stride, "dilation": dilation}.items():
        for axis, value in zip(AXES, pair, strict=True):
            if message := range_problem(name, axis, value, least=LEAST[name], why=WHY[name], most=LIMITS[name]):
                return message
    sizes = ((len(X), len(K)), (len(X[0]), len(K[0])))
    for (n, k), p, d, axis in zip(sizes, padding, dilation, AXES, strict=True):
        padded, most_padding = n + 2 * p, (LIMITS["padded"] - n) // 2
        if padded > LIMITS["padded"]:
            return (
                f"padding along the {axis} must be at most {most_padding} here, not {p}: "
                f"{n} + 2·{p} = {padded} {LINES[axis]}, and this picture has room for {LIMITS['padded']}."
            )
        if message := misfit("K", axis, n, k, p=p, d=d, most_padding=min(LIMITS["padding"], most_padding)):
            return message
    return None
