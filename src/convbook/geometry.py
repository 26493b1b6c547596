"""How many positions a window has along one axis, and the padding that keeps the size. Plain integers, no torch."""

from __future__ import annotations

from convbook._arguments import checked, integer


def _output_size(n, k, *, padding=0, stride=1, dilation=1, ceil_mode=False) -> dict[str, int | bool]:
    """Check the arguments of `output_size`, and that the window fits; return them as Python's integers."""
    n = integer("n", n, at_least=1, what="the input size")
    k = integer("k", k, at_least=1, what="the kernel size")
    p = integer("padding", padding, at_least=0)
    s = integer("stride", stride, at_least=1)
    d = integer("dilation", dilation, at_least=1)
    settled = {"n": n, "k": k, "padding": p, "stride": s, "dilation": d, "ceil_mode": bool(ceil_mode)}
    m = output_size.__wrapped__(**settled)
    if m < 1:
        raise ValueError(
            f"k = {k} with dilation = {d} covers d(k − 1) + 1 = {d}·{k - 1} + 1 = {d * (k - 1) + 1} cells, "
            f"but the input has only n + 2p = {n} + 2·{p} = {n + 2 * p} with its padding: "
            f"floor(({n} + 2·{p} − {d}·{k - 1} − 1)/{s}) + 1 = {m} positions. "
            "Use a smaller kernel or dilation, more padding, or a larger input."
        )
    return settled


@checked(_output_size)
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

    Raises TypeError for an argument that is not an integer, ValueError for one out of range and for a window that is
    larger than the padded input. Formula: Dumoulin & Visin, *A guide to convolution arithmetic for deep learning*
    (2016), relationship 15; the rule for ``ceil_mode``: PyTorch, documentation of ``torch.nn.MaxPool2d``.
    """
    steps = n + 2 * padding - dilation * (k - 1) - 1  # from the first start to the last one that fits
    if not ceil_mode:
        return steps // stride + 1
    m = -(-steps // stride) + 1  # rounded up
    return m - 1 if (m - 1) * stride >= n + padding else m


def same_padding(k: int, *, dilation: int = 1) -> tuple[int, int]:
    """Return the padding (before, after) that keeps the size of an axis at stride 1; ``before + after = d(k − 1)``.

    An odd total has one more after, as in PyTorch's ``padding="same"``; this happens for even ``k`` and odd d.

    >>> same_padding(5)  # 4 = 2 + 2
    (2, 2)
    >>> same_padding(4)  # 3 = 1 + 2
    (1, 2)

    Raises TypeError for an argument that is not an integer, ValueError for one below 1.
    """
    k = integer("k", k, at_least=1, what="the kernel size")
    total = integer("dilation", dilation, at_least=1) * (k - 1)
    return total // 2, total - total // 2
