"""Cross-correlation, true convolution and the convolution layer, written to be read.

The letters: input ``X`` (c_i, n_h, n_w), kernel ``K`` (c_o, c_i, k_h, k_w), output ``Y`` (c_o, m_h, m_w); a batch of n
inputs stands in front. The chapters show these definitions, so their bodies are kept plain and their parameters have no
annotations; what a bad argument raises is decided by the function named in ``@checked`` above each of them.

Not-a-number and infinity follow IEEE 754, as in PyTorch: 0 · NaN and 0 · ∞ are NaN, so one such input cell makes NaN of
every output cell whose window holds it, whatever the weight there. Nothing is raised for it.
"""

from __future__ import annotations

import math

import torch
from torch import nn
from torch.nn import functional as F

from convbook import _tensors
from convbook._arguments import checked
from convbook._product import product


@checked(_tensors.corr2d)
def corr2d(X, K):
    """Return the cross-correlation of two matrices: slide K over X, multiply cell by cell, add up.

    ``X`` is (n_h, n_w), ``K`` (k_h, k_w), the result (n_h − k_h + 1, n_w − k_w + 1), of the same dtype::

        Y[i, j] = Σ_u Σ_v X[i + u, j + v] · K[u, v]

    >>> X = torch.tensor([[0, 1, 2], [3, 4, 5], [6, 7, 8]])
    >>> corr2d(X, torch.tensor([[0, 1], [2, 3]]))  # the first entry: 0·0 + 1·1 + 3·2 + 4·3 = 19
    tensor([[19, 25],
            [37, 43]])

    Raises TypeError for arguments that are not tensors or differ in dtype, ValueError for other than two dimensions,
    for a kernel larger than the input and for integers whose exact result does not fit the dtype.
    """
    (n_h, n_w), (k_h, k_w) = X.shape, K.shape
    m_h, m_w = n_h - k_h + 1, n_w - k_w + 1
    Y = X.new_zeros(m_h, m_w)
    for i in range(m_h):
        for j in range(m_w):
            window = X[i : i + k_h, j : j + k_w]  # (k_h, k_w)
            Y[i, j] = (window * K).sum()
    return Y  # (m_h, m_w)


@checked(_tensors.convolve2d)
def convolve2d(X, K):
    """Return the true convolution of two matrices: the cross-correlation with K flipped along both axes.

    Only the positions where K lies wholly on X are computed. Shapes, dtypes and errors are those of `corr2d`::

        Y[i, j] = Σ_u Σ_v X[i + u, j + v] · K[k_h − 1 − u, k_w − 1 − v]

    >>> X = torch.tensor([[0, 1, 2], [3, 4, 5], [6, 7, 8]])
    >>> convolve2d(X, torch.tensor([[0, 1], [2, 3]]))  # the first entry: 0·3 + 1·2 + 3·1 + 4·0 = 5
    tensor([[ 5, 11],
            [23, 29]])
    """
    return corr2d(X, K.flip(0, 1))


def pair(value):
    """Return (h, w) for a setting given as one number for both axes, or as two: 3 → (3, 3), (1, 2) → (1, 2)."""
    return tuple(value) if isinstance(value, tuple | list) else (value, value)


@checked(_tensors.conv2d)
def conv2d(X, K, bias=None, *, stride=1, padding=0, dilation=1, groups=1):
    """Return what a convolution layer computes: the cross-correlation over all input channels, plus a bias.

    ``X`` is (c_i, n_h, n_w) or a batch (n, c_i, n_h, n_w), ``K`` (c_o, c_i/groups, k_h, k_w), ``bias`` (c_o) or None,
    the result (c_o, m_h, m_w) or (n, c_o, m_h, m_w) with m_h and m_w by `output_size`. ``stride``, ``padding`` (zeros,
    on each side) and ``dilation`` are an integer for both axes or a pair (h, w). All tensors have one dtype: float16,
    bfloat16, float32 or float64. Gradients of any order flow to X, K and bias. The answer is that of
    ``torch.nn.functional.conv2d``, up to rounding.

    The method: a window is a view, so naming all of them copies nothing. Laid out as the columns of a matrix they make
    the layer one matrix product, (c_o, c_i k_h k_w) · (c_i k_h k_w, m_h m_w n). It is done a strip of output rows at a
    time, because the whole matrix holds each input cell up to k_h·k_w times and would not fit in the cache. The batch
    goes last meanwhile, because neighbours in memory are copied fastest.

    >>> conv2d(torch.ones(3, 8, 8), torch.ones(5, 3, 3, 3), padding=1, stride=2).shape
    torch.Size([5, 4, 4])

    Raises TypeError for a wrong type or dtype, ValueError for shapes or numbers that do not fit; the message names the
    parameter, its value and what would be right.
    """
    (s_h, s_w), (p_h, p_w), (d_h, d_w) = pair(stride), pair(padding), pair(dilation)
    c_o, c, k_h, k_w = K.shape  # c = c_i / groups
    batch = X if X.ndim == 4 else X[None]  # (n, c_i, n_h, n_w)
    padded = F.pad(batch.permute(1, 2, 3, 0), (0, 0, p_w, p_w, p_h, p_h))  # (c_i, n_h + 2 p_h, n_w + 2 p_w, n)
    windows = padded.contiguous().unfold(1, d_h * (k_h - 1) + 1, s_h).unfold(2, d_w * (k_w - 1) + 1, s_w)
    windows = windows[..., ::d_h, ::d_w].permute(0, 4, 5, 1, 2, 3)  # (c_i, k_h, k_w, m_h, m_w, n)
    m_h, m_w, n = windows.shape[3:]
    kernels = K.reshape(groups, c_o // groups, c * k_h * k_w)

    strips = []
    rows = max(1, 2**20 * m_h // windows.numel())  # about a million numbers a strip
    for strip in windows.split(rows, dim=3):  # (c_i, k_h, k_w, rows, m_w, n)
        columns = strip.reshape(groups, c * k_h * k_w, -1)  # (groups, c k_h k_w, rows m_w n)
        Y = product(kernels, columns)  # (groups, c_o / groups, rows m_w n)
        strips.append(Y.reshape(c_o, -1, m_w, n).permute(3, 0, 1, 2))  # (n, c_o, rows, m_w)
    Y = torch.cat(strips, dim=2)  # (n, c_o, m_h, m_w)
    if bias is not None:
        Y += bias[:, None, None]  # one number per output channel
    return Y if X.ndim == 4 else Y[0]


class Conv2D(nn.Module):
    """A convolution layer on `conv2d`, with the settings, names and start of ``torch.nn.Conv2d``.

    Input (c_i, n_h, n_w) or (n, c_i, n_h, n_w), output (c_o, m_h, m_w) or (n, c_o, m_h, m_w). ``weight`` is
    (c_o, c_i/groups, k_h, k_w), ``bias`` (c_o), or None with ``bias=False``; a ``state_dict`` of ``nn.Conv2d`` loads.
    Both start uniform in ±1/√(c_i/groups · k_h · k_w), as PyTorch documents for ``nn.Conv2d``.

    >>> Conv2D(3, 16, 5, padding=2)
    Conv2D(3, 16, kernel_size=5, padding=2)
    """

    @checked(_tensors.Conv2D)
    def __init__(self, in_channels, out_channels, kernel_size, *, stride=1, padding=0, dilation=1, groups=1, bias=True):
        super().__init__()
        self.stride, self.padding, self.dilation, self.groups = stride, padding, dilation, groups
        shape = (out_channels, in_channels // groups, *pair(kernel_size))
        bound = math.prod(shape[1:]) ** -0.5  # one over the root of the number of weights that make one output
        self.weight = nn.Parameter(torch.empty(shape).uniform_(-bound, bound))
        self.bias = nn.Parameter(torch.empty(out_channels).uniform_(-bound, bound)) if bias else None

    def forward(self, X):
        settings = {name: getattr(self, name) for name in ("stride", "padding", "dilation", "groups")}
        return conv2d(X, self.weight, self.bias, **settings)

    def extra_repr(self):
        """Return the arguments that make this layer again, leaving out those that have their default value."""
        c_o, c, k_h, k_w = self.weight.shape
        words = [f"{c * self.groups}", f"{c_o}", f"kernel_size={k_h if k_h == k_w else (k_h, k_w)}"]
        for name, default in {"stride": 1, "padding": 0, "dilation": 1, "groups": 1}.items():
            value = getattr(self, name)
            if pair(value) != pair(default):
                words.append(f"{name}={value}")
        return ", ".join(words if self.bias is not None else [*words, "bias=False"])
