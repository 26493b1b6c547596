"""Cross-correlation, true convolution and the convolution layer, written to be read.

The letters: input ``X`` (c_i, n_h, n_w), kernel ``K`` (c_o, c_i, k_h, k_w), output ``Y`` (c_o, m_h, m_w); a batch of n
inputs stands in front. The chapters show these definitions, so their bodies are kept plain and their parameters have no
annotations; what a bad argument raises is decided by the check above each of them, see `_arguments`.

Not-a-number and infinity follow IEEE 754, as in PyTorch: 0 · NaN and 0 · ∞ are NaN, so one such input cell makes NaN of
every output cell whose window holds it, whatever the weight there. Nothing is raised for it.
"""

from __future__ import annotations

import math
from typing import Any

import torch
from torch import nn
from torch.nn import functional as F

from convbook import _tensors
from convbook._arguments import boolean, checked, integer, one_of, padding_or_word, two_integers
from convbook.geometry import output_sizes, pair, sides
from convbook.numbers import shown


def _check_convolve2d(X: Any, K: Any) -> dict[str, Any]:
    _tensors.tensor("X", X, axes={2: "(n_h, n_w)"})
    _tensors.tensor("K", K, axes={2: "(k_h, k_w)"})
    _tensors.real(X)
    _tensors.same_kind(X=X, K=K)
    plain = {"padding": (0, 0), "stride": (1, 1), "dilation": (1, 1)}
    output_sizes("K does not fit on X", X.shape, K.shape, **plain)
    return {"X": X, "K": K}


def _check_corr2d(X: Any, K: Any) -> dict[str, Any]:
    _check_convolve2d(X, K)
    _tensors.exact_result_fits(X[None], K[None], name="Y")
    return {"X": X, "K": K}


@checked(_check_corr2d)
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
    Y = (X[0, 0] * K[0, 0]).new_zeros(m_h, m_w)  # of the dtype that a product has
    for i in range(m_h):
        for j in range(m_w):
            window = X[i : i + k_h, j : j + k_w]  # (k_h, k_w)
            Y[i, j] = (window * K).sum()
    return Y  # (m_h, m_w)


@checked(_check_convolve2d)
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


def _check_conv2d(
    X: Any, K: Any, bias: Any = None, *, stride: Any = 1, padding: Any = 0, dilation: Any = 1, groups: Any = 1
) -> dict[str, Any]:
    _tensors.tensor("X", X, axes={3: "(c_i, n_h, n_w)", 4: "(n, c_i, n_h, n_w)"})
    _tensors.tensor("K", K, axes={4: "(c_o, c_i/groups, k_h, k_w)"})
    _tensors.floating(X)
    _tensors.same_kind(X=X, K=K)
    groups = integer("groups", groups, at_least=1)
    c_i, (c_o, c) = X.shape[-3], K.shape[:2]
    if c_i != c * groups:
        raise ValueError(
            f"X has {c_i} input channels (X.shape = {tuple(X.shape)}), but K is made for {c}·groups = "
            f"{c}·{shown(groups)} = {shown(c * groups)} (K.shape = {tuple(K.shape)}, (c_o, c_i/groups, k_h, k_w)): "
            "the two numbers must agree."
        )
    if c_o % groups:
        raise ValueError(
            f"K has {c_o} output channels (K.shape = {tuple(K.shape)}), which groups = {groups} does not divide: "
            "every group must have as many of them."
        )
    if bias is not None:
        _tensors.tensor("bias", bias, axes={1: "(c_o)"})
        if len(bias) != c_o:
            raise ValueError(
                f"bias must have one number per output channel, c_o = {c_o} (K.shape = {tuple(K.shape)}), "
                f"but it has {len(bias)}."
            )
        _tensors.same_kind(X=X, bias=bias)
    stride, dilation = (
        two_integers(name, value, at_least=1) for name, value in (("stride", stride), ("dilation", dilation))
    )
    padding = padding_or_word(padding, stride=stride)
    if padding != "same":  # which always fits
        window = {"padding": padding, "stride": stride, "dilation": dilation}
        output_sizes("K does not fit on X", X.shape[-2:], K.shape[-2:], **window)
    return {
        "X": X, "K": K, "bias": bias, "stride": stride, "padding": padding, "dilation": dilation, "groups": groups
    }  # fmt: skip


@checked(_check_conv2d)
def conv2d(X, K, bias=None, *, stride=1, padding=0, dilation=1, groups=1):
    """Return what a convolution layer computes: the cross-correlation over all input channels, plus a bias.

    ``X`` is (c_i, n_h, n_w) or a batch (n, c_i, n_h, n_w), ``K`` (c_o, c_i/groups, k_h, k_w), ``bias`` (c_o) or None,
    the result (c_o, m_h, m_w) or (n, c_o, m_h, m_w) with m_h and m_w by `output_size`. ``stride``, ``padding`` (zeros,
    on each side) and ``dilation`` are an integer for both axes or a pair (h, w). ``padding="same"`` keeps the size, by
    `same_padding` on each axis, at stride 1; "valid" is none. All tensors have one dtype: float16, bfloat16, float32 or
    float64. The answer is that of ``torch.nn.functional.conv2d``, up to rounding, under ``torch.autocast``, ``vmap``
    and derivatives of any kind and order too: the body holds PyTorch's plain operations only.

    The method: a window is a view, so naming all of them copies nothing. Laid out as the columns of a matrix they make
    the layer one matrix product, (c_o, c_i k_h k_w) · (c_i k_h k_w, m_h m_w n). It is done a strip of output rows at a
    time, because the whole matrix holds each input cell up to k_h·k_w times and would not fit in the cache. The batch
    goes last meanwhile, because neighbours in memory are copied fastest.

    >>> conv2d(torch.ones(3, 8, 8), torch.ones(5, 3, 3, 3), padding=1, stride=2).shape
    torch.Size([5, 4, 4])

    Raises TypeError for a wrong type or dtype, ValueError for shapes or numbers that do not fit; the message names the
    parameter, its value and what would be right.
    """
    (s_h, s_w), (d_h, d_w) = pair(stride), pair(dilation)
    c_o, c, k_h, k_w = K.shape  # c = c_i / groups
    (top, bottom), (left, right) = sides(padding, (k_h, k_w), (d_h, d_w))
    batch = X if X.ndim == 4 else X[None]  # (n, c_i, n_h, n_w)
    padded = F.pad(batch.permute(1, 2, 3, 0), (0, 0, left, right, top, bottom))  # (c_i, n_h + 2 p_h, n_w + 2 p_w, n)
    windows = padded.contiguous().unfold(1, d_h * (k_h - 1) + 1, s_h).unfold(2, d_w * (k_w - 1) + 1, s_w)
    windows = windows[..., ::d_h, ::d_w].permute(0, 4, 5, 1, 2, 3)  # (c_i, k_h, k_w, m_h, m_w, n)
    m_h, m_w, n = windows.shape[3:]
    kernels = K.reshape(groups, c_o // groups, c * k_h * k_w)

    strips = []
    rows = max(1, 2**20 * m_h // windows.numel())  # about a million numbers a strip
    for strip in windows.split(rows, dim=3):  # (c_i, k_h, k_w, rows, m_w, n)
        columns = strip.reshape(groups, c * k_h * k_w, -1)  # (groups, c k_h k_w, rows m_w n)
        Y = kernels @ columns  # (groups, c_o / groups, rows m_w n)
        strips.append(Y.reshape(c_o, -1, m_w, n).permute(3, 0, 1, 2))  # (n, c_o, rows, m_w)
    Y = torch.cat(strips, dim=2)  # (n, c_o, m_h, m_w)
    if bias is not None:
        Y = Y + bias[:, None, None].to(Y.dtype)  # one number per output channel; autocast may have narrowed Y
    return Y if X.ndim == 4 else Y[0]


PADDING_MODES = {"zeros": "constant", "reflect": "reflect", "replicate": "replicate", "circular": "circular"}


def _check_Conv2D(
    self: nn.Module,
    in_channels: Any,
    out_channels: Any,
    kernel_size: Any,
    stride: Any = 1,
    padding: Any = 0,
    dilation: Any = 1,
    groups: Any = 1,
    bias: Any = True,
    padding_mode: Any = "zeros",
    device: Any = None,
    dtype: Any = None,
) -> dict[str, Any]:
    in_channels = integer("in_channels", in_channels, at_least=1)
    out_channels = integer("out_channels", out_channels, at_least=1)
    groups = integer("groups", groups, at_least=1)
    kernel_size = two_integers("kernel_size", kernel_size, at_least=1)
    stride = two_integers("stride", stride, at_least=1)
    for name, channels in ("in_channels", in_channels), ("out_channels", out_channels):
        if channels % groups:
            raise ValueError(f"{name} = {shown(channels)} must be a multiple of groups = {shown(groups)}.")
    if dtype is not None and dtype not in _tensors.FLOATS:
        raise TypeError(f"dtype must be one of {_tensors.names(*_tensors.FLOATS)} or None, not {shown(dtype)}.")
    hint = "the layer makes the numbers itself; set layer.bias afterwards to give your own"
    return {
        "self": self,
        "in_channels": in_channels,
        "out_channels": out_channels,
        "kernel_size": kernel_size,
        "stride": stride,
        "padding": padding_or_word(padding, stride=stride),
        "dilation": two_integers("dilation", dilation, at_least=1),
        "groups": groups,
        "bias": boolean("bias", bias, hint=hint),
        "padding_mode": one_of("padding_mode", padding_mode, tuple(PADDING_MODES)),
        "device": device,
        "dtype": dtype,
    }


def _check_frame(X: Any, mode: str, frame: dict[str, tuple[int, int]]) -> None:
    """Say along which axis ``X`` has too few cells for a frame of its own."""
    _tensors.tensor("X", X, axes={3: "(c_i, n_h, n_w)", 4: "(n, c_i, n_h, n_w)"})
    for axis, (word, ends) in zip((-2, -1), frame.items(), strict=True):
        n, most = X.shape[axis], max(ends)
        if (mode == "reflect" and most >= n) or (mode == "circular" and most > n):
            limit = "less than" if mode == "reflect" else "at most"
            raise ValueError(
                f'padding_mode = "{mode}" takes {limit} the {n} cells that X has along the {word}, '
                f"not {shown(most)}: use less padding or a larger input."
            )


class Conv2D(nn.Module):
    """A convolution layer on `conv2d`, with the arguments, in their order, and the start of ``torch.nn.Conv2d``.

    Input (c_i, n_h, n_w) or (n, c_i, n_h, n_w), output (c_o, m_h, m_w) or (n, c_o, m_h, m_w). ``weight`` is
    (c_o, c_i/groups, k_h, k_w), ``bias`` (c_o), or None with ``bias=False``; a ``state_dict`` of ``nn.Conv2d`` loads.
    Both start uniform in ±1/√(c_i/groups · k_h · k_w), as PyTorch documents for ``nn.Conv2d``. ``padding_mode`` says
    what the padding holds; for a row 1 2 3 with 2 cells on each side::

        zeros       0 0 1 2 3 0 0        replicate   1 1 1 2 3 3 3
        reflect     3 2 1 2 3 2 1        circular    2 3 1 2 3 1 2

    >>> Conv2D(3, 16, 5, padding=2)
    Conv2D(3, 16, kernel_size=5, padding=2)

    Raises TypeError for a wrong type, ValueError for numbers that do not fit.
    """

    @checked(_check_Conv2D)
    def __init__(
        self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True,
        padding_mode="zeros", device=None, dtype=None,
    ):  # fmt: skip
        super().__init__()
        self.stride, self.padding, self.dilation = stride, padding, dilation
        self.groups, self.padding_mode = groups, padding_mode
        shape = (out_channels, in_channels // groups, *pair(kernel_size))
        bound = math.prod(shape[1:]) ** -0.5  # one over the root of the number of weights that make one output
        kind = {"device": device, "dtype": dtype}
        self.weight = nn.Parameter(torch.empty(shape, **kind).uniform_(-bound, bound))
        self.bias = nn.Parameter(torch.empty(out_channels, **kind).uniform_(-bound, bound)) if bias else None

    def forward(self, X):
        settings = {name: getattr(self, name) for name in ("stride", "padding", "dilation", "groups")}
        if self.padding_mode != "zeros":
            X = self._padded(X)  # (..., n_h + 2 p_h, n_w + 2 p_w)
            settings["padding"] = 0
        return conv2d(X, self.weight, self.bias, **settings)

    def _padded(self, X):
        """Return ``X`` with a frame of its own cells."""
        (top, bottom), (left, right) = sides(self.padding, self.weight.shape[2:], pair(self.dilation))
        _check_frame(X, self.padding_mode, {"height": (top, bottom), "width": (left, right)})
        return F.pad(X, (left, right, top, bottom), mode=PADDING_MODES[self.padding_mode])

    def extra_repr(self):
        """Return the arguments that make this layer again, leaving out those that have their default value."""
        c_o, c, k_h, k_w = self.weight.shape
        words = [f"{c * self.groups}", f"{c_o}", f"kernel_size={_one_if_equal((k_h, k_w))}"]
        for name, default in {"stride": 1, "padding": 0, "dilation": 1, "groups": 1, "padding_mode": "zeros"}.items():
            value = _one_if_equal(getattr(self, name))
            if value != default:
                words.append(f"{name}={value!r}")
        if self.bias is None:
            words.append("bias=False")
        if self.weight.dtype != torch.get_default_dtype():
            words.append(f"dtype={self.weight.dtype}")
        return ", ".join(words)


def _one_if_equal(value):
    """Return 3 for (3, 3), anything else as it is."""
    return value[0] if isinstance(value, tuple | list) and len(set(value)) == 1 else value
