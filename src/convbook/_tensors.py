"""Checks of the arguments of `correlation`: each function of that module is checked by the one that has its name here.

A message names the parameter, its value and the constraint, and says what to change.
"""

from __future__ import annotations

from typing import Any

import torch

from convbook._arguments import integer, two_integers
from convbook.geometry import output_size

FLOATS = (torch.float16, torch.bfloat16, torch.float32, torch.float64)
INTEGERS = (torch.uint8, torch.int8, torch.int16, torch.int32, torch.int64)


def tensor(name: str, value: Any, *, axes: dict[int, str]) -> None:
    """Say why ``value`` isn't a tensor with as many dimensions as a key of ``axes``, none of them of size 0."""
    if not isinstance(value, torch.Tensor):
        maker = "torch.from_numpy" if type(value).__module__ == "numpy" else "torch.tensor"
        raise TypeError(
            f"{name} must be a torch.Tensor, not a {type(value).__name__}: write {name} = {maker}({name}) first."
        )
    shape = tuple(value.shape)
    if value.ndim not in axes:
        wanted = " or ".join(f"{count} dimensions {letters}" for count, letters in axes.items())
        raise ValueError(f"{name} must have {wanted}, but its shape is {shape}: {value.ndim} dimensions.")
    if 0 in shape:
        raise ValueError(f"{name} must not be empty, but its shape {shape} has a 0: every size must be at least 1.")


def names(*dtypes: torch.dtype) -> str:
    """Return for example ``"float16, float32"``."""
    return ", ".join(str(dtype).removeprefix("torch.") for dtype in dtypes)


def same_kind(**tensors: torch.Tensor) -> None:
    """Say which of the tensors differs from the first in dtype or device."""
    (first, one), *others = tensors.items()
    for name, other in others:
        if other.dtype != one.dtype:
            raise TypeError(
                f"{name} must have the dtype of {first}, {names(one.dtype)}, but it has {names(other.dtype)}: "
                f"write {name}.to({first}.dtype), or convert {first}."
            )
        if other.device != one.device:
            raise ValueError(
                f"{name} must be on the device of {first}, {one.device}, but it is on {other.device}: "
                f"write {name}.to({first}.device)."
            )


def fits(X: torch.Tensor, K: torch.Tensor, *, padding=(0, 0), stride=(1, 1), dilation=(1, 1)) -> None:
    """Say along which axis the kernel is larger than the padded input."""
    for axis, word in (-2, "height"), (-1, "width"):
        settings = {"padding": padding[axis], "stride": stride[axis], "dilation": dilation[axis]}
        try:
            output_size(X.shape[axis], K.shape[axis], **settings)
        except ValueError as error:
            raise ValueError(f"K does not fit on X along the {word}: {error}") from None


def corr2d(X: Any, K: Any) -> None:
    """Check the arguments of `correlation.corr2d`, the exact result for integers included."""
    convolve2d(X, K)
    if X.dtype in INTEGERS:
        exact_result_fits(X, K)


def convolve2d(X: Any, K: Any) -> None:
    """Check the arguments of `correlation.convolve2d`; the size of its result is left to `corr2d`, which it calls."""
    tensor("X", X, axes={2: "(n_h, n_w)"})
    tensor("K", K, axes={2: "(k_h, k_w)"})
    if X.dtype not in FLOATS + INTEGERS:
        remedy = "X.real" if X.is_complex() else "X.int()" if X.dtype == torch.bool else "X.float()"
        raise TypeError(
            f"X must have a dtype of {names(*FLOATS, *INTEGERS)}, not {names(X.dtype)}: write for example {remedy}."
        )
    same_kind(X=X, K=K)
    fits(X, K)


def exact_result_fits(X: torch.Tensor, K: torch.Tensor) -> None:
    """Say which entry of the cross-correlation of two integer matrices is out of their dtype's range.

    Only the final values count: sums that leave the range and come back are right again, because integers wrap around.
    """
    low, high = torch.iinfo(X.dtype).min, torch.iinfo(X.dtype).max
    largest = [max(abs(int(T.min())), abs(int(T.max()))) for T in (X, K)]
    if K.numel() * largest[0] * largest[1] <= high:
        return
    weights = K.tolist()
    cells = X.numpy(force=True).astype(object)  # (n_h, n_w) of Python's integers, which have no limit
    m_h, m_w = (X.shape[axis] - K.shape[axis] + 1 for axis in (0, 1))
    exact = sum(
        cells[u : u + m_h, v : v + m_w] * weight for u, row in enumerate(weights) for v, weight in enumerate(row)
    )  # (m_h, m_w)
    for (i, j), value in zip(((i, j) for i in range(m_h) for j in range(m_w)), exact.flat, strict=True):
        if not low <= value <= high:
            remedy = "X.long() and K.long()" if X.dtype != torch.int64 else "X.double() and K.double(), which round"
            raise ValueError(
                f"Y[{i}, {j}] = {value} does not fit the dtype {names(X.dtype)} of X and K ({low} to {high}): "
                f"convert both first, by {remedy}."
            )


def conv2d(
    X: Any, K: Any, bias: Any = None, *, stride: Any = 1, padding: Any = 0, dilation: Any = 1, groups: Any = 1
) -> None:
    """Check the arguments of `correlation.conv2d`."""
    tensor("X", X, axes={3: "(c_i, n_h, n_w)", 4: "(n, c_i, n_h, n_w)"})
    tensor("K", K, axes={4: "(c_o, c_i/groups, k_h, k_w)"})
    if X.dtype not in FLOATS:
        remedy = "X.real" if X.is_complex() else "X.float()"
        raise TypeError(f"X must have a dtype of {names(*FLOATS)}, not {names(X.dtype)}: write {remedy}.")
    same_kind(X=X, K=K)
    groups = integer("groups", groups, at_least=1)
    c_i, (c_o, c) = X.shape[-3], K.shape[:2]
    if c_i != c * groups:
        raise ValueError(
            f"X has {c_i} input channels (X.shape = {tuple(X.shape)}), but K is made for {c}·groups = {c}·{groups} = "
            f"{c * groups} (K.shape = {tuple(K.shape)}, (c_o, c_i/groups, k_h, k_w)): the two numbers must agree."
        )
    if c_o % groups:
        raise ValueError(
            f"K has {c_o} output channels (K.shape = {tuple(K.shape)}), which groups = {groups} does not divide: "
            "every group must have as many of them."
        )
    if bias is not None:
        tensor("bias", bias, axes={1: "(c_o)"})
        if len(bias) != c_o:
            raise ValueError(
                f"bias must have one number per output channel, c_o = {c_o} (K.shape = {tuple(K.shape)}), "
                f"but it has {len(bias)}."
            )
        same_kind(X=X, bias=bias)
    fits(
        X,
        K,
        padding=two_integers("padding", padding, at_least=0),
        stride=two_integers("stride", stride, at_least=1),
        dilation=two_integers("dilation", dilation, at_least=1),
    )


def Conv2D(
    self: Any,
    in_channels: Any,
    out_channels: Any,
    kernel_size: Any,
    *,
    stride: Any = 1,
    padding: Any = 0,
    dilation: Any = 1,
    groups: Any = 1,
    bias: Any = True,
) -> None:
    """Check the arguments that make a `correlation.Conv2D`."""
    in_channels = integer("in_channels", in_channels, at_least=1)
    out_channels = integer("out_channels", out_channels, at_least=1)
    groups = integer("groups", groups, at_least=1)
    two_integers("kernel_size", kernel_size, at_least=1)
    two_integers("stride", stride, at_least=1)
    two_integers("padding", padding, at_least=0)
    two_integers("dilation", dilation, at_least=1)
    for name, channels in ("in_channels", in_channels), ("out_channels", out_channels):
        if channels % groups:
            raise ValueError(f"{name} = {channels} must be a multiple of groups = {groups}.")
    if not isinstance(bias, bool):
        raise TypeError(
            f"bias must be True or False, not {bias!r}: the layer makes the numbers itself; "
            "set layer.bias afterwards to give your own."
        )
