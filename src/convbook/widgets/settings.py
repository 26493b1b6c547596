"""What a sliding window's settings may be together. The browser's copy is ``check`` in ``js/core.js``: a test holds
limits and messages equal, so a reader meets the same words in Python and in the picture."""

from __future__ import annotations

from convbook.widgets.values import AXES, LARGEST, Matrix, Pair

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

_WHY = {
    "padding": "Padding adds cells, it can't take any away: 0 is none.",
    "stride": "The window has to move: 1 is the next cell.",
    "dilation": "Dilation 1 is the dense kernel.",
}


def problem(X: Matrix, K: Matrix, *, padding: Pair, stride: Pair, dilation: Pair) -> str | None:
    """Return what is wrong with the settings, with parameter, value, constraint and a way out; or None.

    ``X`` is n_h × n_w, ``K`` k_h × k_w; the pairs are (height, width).
    """
    for name, pair in {"padding": padding, "stride": stride, "dilation": dilation}.items():
        for axis, value in zip(AXES, pair, strict=True):
            if value < LEAST[name]:
                shown = str(value).replace("-", "−")
                return f"{name} along the {axis} must be at least {LEAST[name]}, not {shown}. {_WHY[name]}"
            if value > LIMITS[name]:
                return (
                    f"{name} along the {axis} must be at most {LIMITS[name]}, not {value}: "
                    "this picture has no room for more."
                )
    sizes = ((len(X), len(K)), (len(X[0]), len(K[0])))
    for (n, k), p, d, axis, lines in zip(sizes, padding, dilation, AXES, ("rows", "columns"), strict=True):
        padded, span = n + 2 * p, d * (k - 1) + 1
        if padded > LIMITS["padded"]:
            return (
                f"padding along the {axis} must be at most {(LIMITS['padded'] - n) // 2} here, not {p}: "
                f"{n} + 2·{p} = {padded} {lines}, and this picture has room for {LIMITS['padded']}."
            )
        if span > padded:
            return (
                f"K does not fit along the {axis}: its {k} {lines} at dilation {d} span {span}, and the input has "
                f"{n} + 2·{p} = {padded} with its padding. To mend it, {_ways_out(n, d, span)}."
            )
    return None


def _ways_out(n: int, d: int, span: int) -> str:
    ways = []
    enough = -((n - span) // 2)  # the least padding with n + 2p ≥ span
    if enough <= LIMITS["padding"] and n + 2 * enough <= LIMITS["padded"]:
        ways.append(f"raise the padding to {enough} or more")
    if d > 1:
        ways.append("lower the dilation")
    last = "use a smaller kernel"
    return f"{', '.join(ways)}, or {last}" if ways else last
