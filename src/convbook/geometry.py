"""How many positions a window has along one axis, and the padding that keeps the size. Plain integers, no torch."""

from __future__ import annotations

from typing import Any

from convbook._arguments import Sides, boolean, checked, integer
from convbook.numbers import shown

Pair = tuple[int, int]


def _check_output_size(
    n: Any, k: Any, *, padding: Any = 0, stride: Any = 1, dilation: Any = 1, ceil_mode: Any = False
) -> dict[str, Any]:
    n = integer("n", n, at_least=1, what="the input size")
    k = integer("k", k, at_least=1, what="the kernel size")
    p = integer("padding", padding, at_least=0)
    s = integer("stride", stride, at_least=1)
    d = integer("dilation", dilation, at_least=1)
    ceil_mode = boolean("ceil_mode", ceil_mode)
    settled = {"n": n, "k": k, "padding": p, "stride": s, "dilation": d, "ceil_mode": ceil_mode}
    m = output_size.__wrapped__(**settled)
    if m < 1:
        span, room = d * (k - 1) + 1, n + 2 * p
        n, k_less_1, p, s, d, m, span, room = map(shown, (n, k - 1, p, s, d, m, span, room))
        raise ValueError(
            f"k = {shown(k)} with dilation = {d} covers d(k − 1) + 1 = {d}·{k_less_1} + 1 = {span} cells, "
            f"but the input has only n + 2p = {n} + 2·{p} = {room} with its padding: "
            f"floor(({n} + 2·{p} − {d}·{k_less_1} − 1)/{s}) + 1 = {m} positions. "
            "Use a smaller kernel or dilation, more padding, or a larger input."
        )
    return settled


@checked(_check_output_size)
def output_size(
    n: int, k: int, *, padding: int = 0, stride: int = 1, dilation: int = 1, ceil_mode: bool = False
) -> int:
    """Return m, the number of positions of a window along one axis: ``floor((n + 2p − d(k−1) − 1)/s) + 1``.

    ``n`` is the size of the input, ``k`` of the window, p the ``padding`` on **each** side, s the ``stride`` and d the
    ``dilation`` (1 is dense). With ``ceil_mode``, as in PyTorch's pooling, the division is rounded up, and a last
    window that would start in the padding after the input is dropped.

    >>> output_size(8, 3)  # 8 − 3 + 1
    6
    >>> output_size(8, 3, stride=2)  # floor(5/2) + 1 = 2 + 1
    3
    >>> output_size(8, 3, stride=2, ceil_mode=True)  # ceil(5/2) + 1 = 3 + 1
    4
    >>> output_size(8, 3, padding=1, stride=2)  # floor(7/2) + 1 = 3 + 1
    4

    Raises TypeError for an argument that is not an integer (``ceil_mode``: a bool), ValueError for one out of range and
    for a window that is larger than the padded input. Formula: Dumoulin & Visin, *A guide to convolution arithmetic for
    deep learning* (2016), relationship 15; the rule for ``ceil_mode``: PyTorch, documentation of
    ``torch.nn.MaxPool2d``.
    """
    steps = n + 2 * padding - dilation * (k - 1) - 1  # from the first start to the last one that fits
    if not ceil_mode:
        return steps // stride + 1
    m = -(-steps // stride) + 1  # rounded up
    return m - 1 if (m - 1) * stride >= n + padding else m


def pair(value):
    """Return (h, w) for a setting given as one number for both axes, or as two: 3 → (3, 3), (1, 2) → (1, 2)."""
    return tuple(value) if isinstance(value, tuple | list) else (value, value)


def output_sizes(what: str, n: Pair, k: Pair, *, padding: Pair, stride: Pair, dilation: Pair, **mode: bool) -> Pair:
    """Return `output_size` along the height and the width, or say along which of them ``what`` is too large."""
    sizes = []
    for axis, word in enumerate(("height", "width")):
        settings = {"padding": padding[axis], "stride": stride[axis], "dilation": dilation[axis], **mode}
        try:
            sizes.append(output_size(n[axis], k[axis], **settings))
        except ValueError as error:
            raise ValueError(f"{what} along the {word}: {error}") from None
    m_h, m_w = sizes
    return m_h, m_w


def _check_same_padding(k: Any, *, dilation: Any = 1) -> dict[str, int]:
    k = integer("k", k, at_least=1, what="the kernel size")
    return {"k": k, "dilation": integer("dilation", dilation, at_least=1)}


@checked(_check_same_padding)
def same_padding(k: int, *, dilation: int = 1) -> Sides:
    """Return the padding (before, after) that keeps the size of an axis at stride 1; ``before + after = d(k − 1)``.

    An odd total has one more after, as in PyTorch's ``padding="same"``; this happens for even ``k`` and odd d. These
    are the two sides of **one** axis, as ``F.pad`` takes them. A layer's ``padding`` is (height, width), the same on
    both sides: it refuses them, and takes ``padding="same"``.

    >>> same_padding(5)  # 4 = 2 + 2
    Sides(before=2, after=2)
    >>> before, after = same_padding(4)  # 3 = 1 + 2
    >>> before, after
    (1, 2)

    Raises TypeError for an argument that is not an integer, ValueError for one below 1.
    """
    total = dilation * (k - 1)
    return Sides(total // 2, total - total // 2)


def sides(padding: int | Pair | str, k: Pair, dilation: Pair) -> tuple[Sides, Sides]:
    """Return what a ``padding`` puts before and after each axis, (top, bottom) and (left, right)."""
    if padding == "same":
        return tuple(same_padding(k[axis], dilation=dilation[axis]) for axis in (0, 1))
    p_h, p_w = pair(padding)
    return Sides(p_h, p_h), Sides(p_w, p_w)
