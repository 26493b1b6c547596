"""Pooling: the largest number or the mean of every window, each channel by itself, without parameters.

The border follows PyTorch. Padding is −∞ for the maximum, so that it never wins, whatever the sign of the input. For
the mean it is zeros, which are counted or not. With ``ceil_mode`` the last window may reach beyond the padding; what
lies there is never counted.
"""

from __future__ import annotations

from typing import Any

import torch
from torch.nn import functional as F

from convbook import _tensors
from convbook._arguments import boolean, checked, one_of
from convbook.geometry import output_size, pair
from convbook.lowering import checked_windows, sliding_windows
from convbook.numbers import shown


def _check_pool2d(
    X: Any,
    size: Any,
    *,
    mode: Any = "max",
    stride: Any = None,
    padding: Any = 0,
    dilation: Any = 1,
    ceil_mode: Any = False,
    count_include_pad: Any = True,
) -> dict[str, Any]:
    _tensors.tensor("X", X, axes={2: "(n_h, n_w)", 3: "(c, n_h, n_w)", 4: "(n, c, n_h, n_w)"})
    mode = one_of("mode", mode, ("max", "avg"))
    _tensors.real(X)
    if mode == "avg" and X.dtype in _tensors.INTEGERS:
        raise TypeError(
            f'X must be floats for mode="avg", not {_tensors.names(X.dtype)}, because a mean of integers need not be '
            "an integer: write X.float()."
        )
    ceil_mode, count_include_pad = boolean("ceil_mode", ceil_mode), boolean("count_include_pad", count_include_pad)
    window = {"stride": size if stride is None else stride, "padding": padding, "dilation": dilation}
    settled = checked_windows("size", X, size, **window, ceil_mode=ceil_mode)
    for k, p, word in zip(settled["size"], settled["padding"], ("height", "width"), strict=True):
        if p > k // 2:
            raise ValueError(
                f"padding must be at most half the window, floor({shown(k)}/2) = {shown(k // 2)} along the {word} for "
                f"size = {shown(size)}, not {shown(p)}. This is PyTorch's rule, which looks at the size alone. Use "
                "less padding or a larger window, or pad X by F.pad, with -torch.inf for the maximum, and pool without."
            )
    return {"X": X, "mode": mode, **settled, "count_include_pad": count_include_pad}


@checked(_check_pool2d)
def pool2d(X, size, *, mode="max", stride=None, padding=0, dilation=1, ceil_mode=False, count_include_pad=True):
    """Return the maximum or the mean of every window of ``X``, as PyTorch's ``max_pool2d`` and ``avg_pool2d`` do.

    ``X`` is (n_h, n_w), (c, n_h, n_w) or (n, c, n_h, n_w), the result (..., m_h, m_w), of the same dtype, with m_h and
    m_w by `output_size`. ``size``, ``stride`` (by default the size), ``padding`` (on each side, at most half the size)
    and ``dilation`` are an integer for both axes or a pair (h, w). The bound of the padding is PyTorch's rule, which
    looks at the size alone. Without dilation it is stricter than it need be: up to padding = size − 1 every window
    would see some of X. With dilation it can be too weak: a window of two cells, one in the padding on each side,
    sees nothing of X, and its maximum is −∞ (for integers the lowest number).

    - ``mode="max"``, for floats and integers: padding never wins, NaN always does, and of equal numbers the first gets
      the gradient.
    - ``mode="avg"``, for floats: ``count_include_pad`` says whether the zeros of the padding are counted,
      ``(4 + 8 + 0 + 0)/4 = 3`` or ``(4 + 8)/2 = 6``. PyTorch has no ``dilation`` here. Ours averages the cells that
      the maximum would be taken of; where none of them counts, the mean is NaN.
    - ``ceil_mode``: the cells left over at the right and at the bottom get a window too. It may reach beyond the
      padding, where nothing is counted. A window that would start in the padding is dropped.

    >>> X = torch.arange(9.0).reshape(3, 3)
    >>> pool2d(X, 2, stride=1)
    tensor([[4., 5.],
            [7., 8.]])
    >>> pool2d(X, 2, mode="avg", stride=1)  # the first entry: (0 + 1 + 3 + 4)/4 = 2
    tensor([[2., 3.],
            [5., 6.]])

    Raises TypeError for a wrong type or dtype, ValueError for numbers that do not fit.
    """
    k, s, p, d = pair(size), pair(size if stride is None else stride), pair(padding), pair(dilation)
    more = [0, 0]  # rows and columns that the last window needs beyond the padding: none unless in ceil mode
    for axis, n in enumerate(X.shape[-2:]):
        m = output_size(n, k[axis], padding=p[axis], stride=s[axis], dilation=d[axis], ceil_mode=ceil_mode)
        more[axis] = max(0, (m - 1) * s[axis] + d[axis] * (k[axis] - 1) + 1 - (n + 2 * p[axis]))

    def windows(cells, padding_value, value_beyond):
        cells = F.pad(cells, (p[1], p[1], p[0], p[0]), value=padding_value)
        cells = F.pad(cells, (0, more[1], 0, more[0]), value=value_beyond)
        return sliding_windows(cells, k, stride=s, dilation=d)  # (..., m_h, m_w, k_h, k_w)

    if mode == "max":
        low = -torch.inf if X.is_floating_point() else torch.iinfo(X.dtype).min
        return windows(X, low, low).flatten(-2).max(-1).values  # (..., m_h, m_w)
    ones = torch.ones(X.shape[-2:], dtype=torch.promote_types(X.dtype, torch.float32), device=X.device)
    counts = windows(ones, float(count_include_pad), 0.0).sum((-2, -1))  # (m_h, m_w): how many cells count
    total = windows(X, 0.0, 0.0).sum((-2, -1), dtype=counts.dtype)  # (..., m_h, m_w)
    return (total / counts).to(X.dtype)
