"""Checks of tensors, shared by the core's modules; `_arguments` says how checks are written."""

from __future__ import annotations

import itertools
from typing import Any

import torch

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


def real(X: torch.Tensor) -> None:
    """Say why the numbers of ``X`` are neither floats nor integers."""
    if X.dtype not in FLOATS + INTEGERS:
        remedy = "X.real" if X.is_complex() else "X.int()" if X.dtype == torch.bool else "X.float()"
        raise TypeError(
            f"X must have a dtype of {names(*FLOATS, *INTEGERS)}, not {names(X.dtype)}: write for example {remedy}."
        )


def floating(X: torch.Tensor) -> None:
    """Say why the numbers of ``X`` are no floats."""
    if X.dtype not in FLOATS:
        remedy = "X.real" if X.is_complex() else "X.float()"
        raise TypeError(f"X must have a dtype of {names(*FLOATS)}, not {names(X.dtype)}: write {remedy}.")


def same_kind(**tensors: torch.Tensor) -> None:
    """Say which of the tensors differs from the first in dtype or device."""
    (first, one), *others = tensors.items()
    for name, other in others:
        if other.dtype != one.dtype and not _autocast_agrees(one, other):
            raise TypeError(
                f"{name} must have the dtype of {first}, {names(one.dtype)}, but it has {names(other.dtype)}: "
                f"write {name}.to({first}.dtype), or convert {first}."
            )
        if other.device != one.device:
            raise ValueError(
                f"{name} must be on the device of {first}, {one.device}, but it is on {other.device}: "
                f"write {name}.to({first}.device)."
            )


def _autocast_agrees(one: torch.Tensor, other: torch.Tensor) -> bool:
    """Return whether the reader's ``torch.autocast`` converts the two to one dtype; it leaves float64 alone."""
    narrow = set(FLOATS) - {torch.float64}
    return {one.dtype, other.dtype} <= narrow and torch.is_autocast_enabled(one.device.type)


def exact_result_fits(X: torch.Tensor, K: torch.Tensor, *, name: str) -> None:
    """Say which entry of the result, called ``name``, is out of an integer dtype's range.

    ``X`` is (c, n_h, n_w), ``K`` (c, k_h, k_w), the result the sum of their c cross-correlations. Only the final values
    count: sums that leave the range and come back are right again, because integers wrap around.
    """
    if X.dtype not in INTEGERS:
        return
    low, high = torch.iinfo(X.dtype).min, torch.iinfo(X.dtype).max
    largest = [max(abs(int(T.min())), abs(int(T.max()))) for T in (X, K)]
    if K.numel() * largest[0] * largest[1] <= high:
        return
    cells, weights = (T.numpy(force=True).astype(object) for T in (X, K))  # Python's integers, which have no limit
    m_h, m_w = (X.shape[axis] - K.shape[axis] + 1 for axis in (1, 2))
    exact = sum(
        cells[c, u : u + m_h, v : v + m_w] * weights[c, u, v] for c, u, v in itertools.product(*map(range, K.shape))
    )  # (m_h, m_w)
    for i, j in itertools.product(range(m_h), range(m_w)):
        if not low <= exact[i, j] <= high:
            remedy = "X.long() and K.long()" if X.dtype != torch.int64 else "X.double() and K.double(), which round"
            raise ValueError(
                f"{name}[{i}, {j}] = {exact[i, j]} does not fit the dtype {names(X.dtype)} of X and K "
                f"({low} to {high}): convert both first, by {remedy}."
            )
