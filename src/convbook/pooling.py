"""Pooling: the largest number or the mean of every window, each channel by itself, without parameters.

The border follows PyTorch. Padding is −∞ for the maximum, so that it never wins, whatever the sign of the input. For the
mean it is zeros, which are counted or not. With ``ceil_mode`` the last window may reach beyond the padding; what lies
there is never counted.
"""

from __future__ import annotations

from typing import Any

import torch
from torch.nn import functional as F

from convbook import _arguments
from convbook._arguments import checked
from convbook.correlation import pair
from convbook.geometry import output_size
from convbook.lowering import sliding_windows


def _pool2d(
    X: Any,
    size: Any,
    *,
    mode: Any = "max",
    stride: Any = None,
    padding: Any = 0,
    dilation: Any = 1,
    ceil_mode: Any = False,
    count_include_pad: Any = True,
) -> None:
    """Check the arguments of `pool2d`."""
    _arguments.tensor("X", X, axes={2: "(n_h, n_w)", 3: "(c, n_h, n_w)", 4: "(n, c, n_h, n_w)"})
    if mode not in ("max", "avg"):
        raise ValueError(f'mode must be "max" or "avg", not {mode!r}.')
    kind = _arguments.dtype_name(X)
    if mode == "avg" and kind in _arguments.INTEGERS:
        raise TypeError(f'X must be floats for mode="avg", not {kind}: a mean need not be whole; write X.float().')
    if kind not in _arguments.FLOATS + _arguments.INTEGERS:
        remedy = "X.int()" if kind == "bool" else "X.real" if X.is_complex() else "X.float()"
        raise TypeError(f"X must hold real numbers that can be ordered, not {kind}: write for example {remedy}.")
    for name, value in ("ceil_mode", ceil_mode), ("count_include_pad", count_include_pad):
        if not isinstance(value, bool):
            raise TypeError(f"{name} must be True or False, not {value!r}.")
    sizes = _arguments.two_integers("size", size, at_least=1)
    strides = sizes if stride is None else _arguments.two_integers("stride", stride, at_least=1)
    paddings = _arguments.two_integers("padding", padding, at_least=0)
    dilations = _arguments.two_integers("dilation", dilation, at_least=1)
    for axis, word in (-2, "height"), (-1, "width"):
        n, k, s, p, d = X.shape[axis], sizes[axis], strides[axis], paddings[axis], dilations[axis]
        if p > k // 2:
            raise ValueError(
                f"padding must be at most half the window, floor({k}/2) = {k // 2} along the {word} for size = {size!r}, "
                f"not {p}: otherwise a window could lie in the padding alone. Use less padding or a larger window."
            )
        try:
            output_size(n, k, padding=p, stride=s, dilation=d, ceil_mode=ceil_mode)
        except ValueError as error:
            raise ValueError(f"size does not fit on X along the {word}: {error}") from None


@checked(_pool2d)
def pool2d(X, size, *, mode="max", stride=None, padding=0, dilation=1, ceil_mode=False, count_include_pad=True):
    """Return the maximum or the mean of every window of ``X``, as PyTorch's ``max_pool2d`` and ``avg_pool2d`` do.

    ``X`` is (n_h, n_w), (c, n_h, n_w) or (n, c, n_h, n_w), the result (..., m_h, m_w) with m_h and m_w by `output_size`.
    ``size``, ``stride`` (by default the size), ``padding`` (on each side, at most half the size) and ``dilation`` are an
    integer for both axes or a pair (h, w).

    - ``mode="max"``: for floats and integers. Padding never wins. NaN wins. Equal numbers: the first gets the gradient.
    - ``mode="avg"``: for floats. ``count_include_pad`` says whether the padding's zeros are counted:
      ``(4 + 5 + 0 + 0)/4`` or ``(4 + 5)/2``. PyTorch has no ``dilation`` here; ours is the mean of the same cells that
      the maximum is taken of, and NaN where a window holds none that counts.
    - ``ceil_mode``: cells left over at the right and the bottom get a window of their own, which may reach beyond the
      padding: it counts only its cells on the padded input. A window that would start in the padding is dropped.

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
    n = X.shape[-2:]
    beyond = [0, 0]  # rows and columns that the last window needs after the padding; only in ceil mode
    for axis in 0, 1:
        m = output_size(n[axis], k[axis], padding=p[axis], stride=s[axis], dilation=d[axis], ceil_mode=ceil_mode)
        end = (m - 1) * s[axis] + d[axis] * (k[axis] - 1) + 1
        beyond[axis] = max(0, end - n[axis] - 2 * p[axis])
    border, more = (p[1], p[1], p[0], p[0]), (0, beyond[1], 0, beyond[0])

    def windows(cells, *, border_value, value):
        cells = F.pad(F.pad(cells, border, value=border_value), more, value=value)
        return sliding_windows(cells, k, stride=s, dilation=d)

    if mode == "max":
        low = -torch.inf if X.is_floating_point() else torch.iinfo(X.dtype).min
        return windows(X, border_value=low, value=low).flatten(-2).max(-1).values  # (..., m_h, m_w)
    total = windows(X, border_value=0, value=0).sum((-2, -1))  # (..., m_h, m_w)
    counts = windows(X.new_ones(n), border_value=float(count_include_pad), value=0).sum((-2, -1))  # (m_h, m_w)
    return total / counts
