"""The convolution as one matrix product, by writing every window of the input as a column of a matrix.

The letters: input ``X`` (c_i, n_h, n_w), kernel ``K`` (c_o, c_i, k_h, k_w), output ``Y`` (c_o, m_h, m_w); a batch of n
inputs stands in front. `im2col` is the usual name of the step, "image to columns".
"""

from __future__ import annotations

from typing import Any

from torch.nn import functional as F

from convbook import _tensors
from convbook._arguments import checked, two_integers
from convbook.correlation import _check_conv2d
from convbook.geometry import output_size, output_sizes, pair
from convbook.numbers import shown


def sliding_windows(X, k, *, stride=1, dilation=1):
    """Return all windows of ``X`` as a view, (..., n_h, n_w) → (..., m_h, m_w, k_h, k_w); nothing is copied.

    Cell [..., i, j, u, v] is ``X[..., i s_h + u d_h, j s_w + v d_w]``. The arguments are not checked.
    """
    (k_h, k_w), (s_h, s_w), (d_h, d_w) = pair(k), pair(stride), pair(dilation)
    windows = X.unfold(-2, d_h * (k_h - 1) + 1, s_h)  # (..., m_h, n_w, d_h (k_h − 1) + 1)
    windows = windows.unfold(-2, d_w * (k_w - 1) + 1, s_w)  # (..., m_h, m_w, d_h (k_h − 1) + 1, d_w (k_w − 1) + 1)
    return windows[..., ::d_h, ::d_w]  # (..., m_h, m_w, k_h, k_w)


def checked_windows(name: str, X: Any, size: Any, *, stride: Any, padding: Any, dilation: Any, **mode: bool) -> dict:
    """Return the settings of a window, called ``name``, as pairs, or say what is wrong or along which axis."""
    settled = {
        name: two_integers(name, size, at_least=1),
        "stride": two_integers("stride", stride, at_least=1),
        "padding": two_integers("padding", padding, at_least=0),
        "dilation": two_integers("dilation", dilation, at_least=1),
        **mode,
    }
    window = {key: value for key, value in settled.items() if key != name}
    output_sizes(f"{name} = {shown(size)} does not fit on X", X.shape[-2:], settled[name], **window)
    return settled


def _check_im2col(X: Any, k: Any, *, stride: Any = 1, padding: Any = 0, dilation: Any = 1) -> dict[str, Any]:
    _tensors.tensor("X", X, axes={3: "(c_i, n_h, n_w)", 4: "(n, c_i, n_h, n_w)"})
    return {"X": X, **checked_windows("k", X, k, stride=stride, padding=padding, dilation=dilation)}


@checked(_check_im2col)
def im2col(X, k, *, stride=1, padding=0, dilation=1):
    """Return the windows of ``X`` as the columns of a matrix.

    ``X`` is (c_i, n_h, n_w) or a batch (n, c_i, n_h, n_w) of any dtype, the result (c_i k_h k_w, m_h m_w) or
    (n, c_i k_h k_w, m_h m_w) with m_h and m_w by `output_size`. ``k``, ``stride``, ``padding`` (zeros, on each side)
    and ``dilation`` are an integer for both axes or a pair (h, w). Down a column run the channels, and within a channel
    the window's cells row by row; the columns follow the output row by row. ``torch.nn.functional.unfold`` returns the
    same, for floats only.

    >>> import torch
    >>> im2col(torch.arange(9).reshape(1, 3, 3), 2)  # column 0 is the window [[0, 1], [3, 4]]
    tensor([[0, 1, 3, 4],
            [1, 2, 4, 5],
            [3, 4, 6, 7],
            [4, 5, 7, 8]])

    Raises TypeError for a wrong type, ValueError for shapes or numbers that do not fit.
    """
    p_h, p_w = pair(padding)
    padded = F.pad(X, (p_w, p_w, p_h, p_h))  # (..., c_i, n_h + 2 p_h, n_w + 2 p_w)
    windows = sliding_windows(padded, k, stride=stride, dilation=dilation)  # (..., c_i, m_h, m_w, k_h, k_w)
    windows = windows.movedim((-2, -1), (-4, -3))  # (..., c_i, k_h, k_w, m_h, m_w)
    return windows.flatten(-2).flatten(-4, -2)  # (..., c_i k_h k_w, m_h m_w)


def _check_conv2d_matmul(
    X: Any, K: Any, bias: Any = None, *, stride: Any = 1, padding: Any = 0, dilation: Any = 1
) -> dict[str, Any]:
    padding = two_integers("padding", padding, at_least=0)
    settled = _check_conv2d(X, K, bias, stride=stride, padding=padding, dilation=dilation)
    return {name: value for name, value in settled.items() if name != "groups"}


@checked(_check_conv2d_matmul)
def conv2d_matmul(X, K, bias=None, *, stride=1, padding=0, dilation=1):
    """Return what `conv2d` returns with one group, by a single matrix product: kernels as rows, windows as columns.

    ``X`` is (c_i, n_h, n_w) or (n, c_i, n_h, n_w), ``K`` (c_o, c_i, k_h, k_w), ``bias`` (c_o) or None, the result
    (c_o, m_h, m_w) or (n, c_o, m_h, m_w). The product is (c_o, c_i k_h k_w) times (c_i k_h k_w, m_h m_w). Its right
    factor holds an input cell up to k_h·k_w times; `conv2d` avoids that by doing a strip of rows at a time.

    >>> import torch
    >>> conv2d_matmul(torch.ones(2, 5, 7), torch.ones(3, 2, 2, 3), padding=1, stride=2).shape
    torch.Size([3, 3, 4])

    Raises what `conv2d` raises.
    """
    kernels = K.flatten(1)  # (c_o, c_i k_h k_w)
    columns = im2col(X, K.shape[2:], stride=stride, padding=padding, dilation=dilation)  # (..., c_i k_h k_w, m_h m_w)
    Y = kernels @ columns  # (..., c_o, m_h m_w)
    if bias is not None:
        Y = Y + bias[:, None].to(Y.dtype)  # one number per output channel
    (p_h, _), (s_h, _), (d_h, _) = pair(padding), pair(stride), pair(dilation)
    m_h = output_size(X.shape[-2], K.shape[-2], padding=p_h, stride=s_h, dilation=d_h)
    return Y.unflatten(-1, (m_h, -1))  # (..., c_o, m_h, m_w)
