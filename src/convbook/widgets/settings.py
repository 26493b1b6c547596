"""What a sliding window's settings may be together. The browser's copy is ``check`` in ``js/core.js``: a test holds
limits and messages equal, so a reader meets the same words in Python and in the picture."""

from __future__ import annotations

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

LEAST = {"padding": 0, "stride": 1, "dilation": 1}


def outside(name: str, value: int, least: int, most: int, more: str = "") -> str | None:
    """Return what is wrong with a whole number that should be in a range, or None; ``more`` follows it."""
    if least <= value <= most:
        return None
    return f"{name} must be a whole number from {grouped(least)} to {grouped(most)}, not {grouped(value)}.{more}"


def undivided(groups: int, c_i: int, c_o: int, most: int) -> str | None:
    """Return what is wrong with a number of groups, or None."""
    if message := outside("groups", groups, 1, most):
        return message
    if c_i % groups or c_o % groups:
        return f"groups must divide c_i = {c_i} and c_o = {c_o}, not {groups}. 1 always does."
    return None


def misfit(name: str, axis: str, n: int, k: int, *, p: int, d: int = 1, beyond: int = 0) -> str | None:
    """Return why a window of ``k`` cells does not fit along an axis of ``n``, and the ways out; or None.

    In ceil mode it may reach ``beyond`` the padding by so many cells.
    """
    padded, span = n + 2 * p, d * (k - 1) + 1
    if span <= padded + beyond:
        return None
    return (
        f"{name} does not fit along the {axis}: it spans {span} cells, the padded input has {padded}. "
        f"Use a smaller {name}{', a lower dilation' * (d > 1)} or more padding."
    )


def problem(X: Matrix, K: Matrix, *, padding: Pair, stride: Pair, dilation: Pair) -> str | None:
    """Return what is wrong with the settings, with parameter, value, constraint and a way out; or None.

    ``X`` is n_h × n_w, ``K`` k_h × k_w; the pairs are (height, width).
    """
    sizes = ((len(X), len(K)), (len(X[0]), len(K[0])))
    room = [min(LIMITS["padding"], (LIMITS["padded"] - n) // 2) for n, _ in sizes]
    for name, pair in {"padding": padding, "stride": stride, "dilation": dilation}.items():
        mosts = room if name == "padding" else (LIMITS[name],) * 2
        for axis, value, most in zip(AXES, pair, mosts, strict=True):
            if message := outside(f"{name} along the {axis}", value, LEAST[name], most):
                return message
    for (n, k), p, d, axis in zip(sizes, padding, dilation, AXES, strict=True):
        if message := misfit("K", axis, n, k, p=p, d=d):
            return message
    return None
