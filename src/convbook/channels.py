"""Several channels in and out: one kernel slice per input channel, one kernel per output channel.

The letters: input ``X`` (c_i, n_h, n_w), kernel ``K`` (c_o, c_i, k_h, k_w), output ``Y`` (c_o, m_h, m_w). The chapters
show these definitions; what a bad argument raises is decided by the check above each of them, see `_arguments`.
Not-a-number and infinity follow IEEE 754, as in `correlation`.
"""

from __future__ import annotations

from typing import Any

import torch

from convbook import _tensors
from convbook._arguments import checked
from convbook.correlation import corr2d
from convbook.geometry import output_sizes


def _check_channels(X: Any, K: Any, *, kernel_axes: dict[int, str]) -> None:
    """Check what the three functions have in common: ``K`` has its input channels before height and width."""
    _tensors.tensor("X", X, axes={3: "(c_i, n_h, n_w)"})
    _tensors.tensor("K", K, axes=kernel_axes)
    _tensors.real(X)
    _tensors.same_kind(X=X, K=K)
    if X.shape[0] != K.shape[-3]:
        letters = next(iter(kernel_axes.values()))
        raise ValueError(
            f"X has {X.shape[0]} input channels (X.shape = {tuple(X.shape)}), but K is made for {K.shape[-3]} "
            f"(K.shape = {tuple(K.shape)}, {letters}): the two numbers must agree, one kernel slice per input channel."
        )
    plain = {"padding": (0, 0), "stride": (1, 1), "dilation": (1, 1)}
    output_sizes("K does not fit on X", X.shape[-2:], K.shape[-2:], **plain)


def _check_corr2d_multi_in(X: Any, K: Any) -> dict[str, Any]:
    _check_channels(X, K, kernel_axes={3: "(c_i, k_h, k_w)"})
    _tensors.exact_result_fits(X, K, name="Y")
    return {"X": X, "K": K}


@checked(_check_corr2d_multi_in)
def corr2d_multi_in(X, K):
    """Return the cross-correlation over several input channels: one per channel, added up.

    ``X`` is (c_i, n_h, n_w), ``K`` (c_i, k_h, k_w), the result (n_h − k_h + 1, n_w − k_w + 1), of the same dtype::

        Y = Σ_c corr2d(X[c], K[c])    with c = 0 … c_i − 1

    >>> X = torch.arange(9).reshape(3, 3) + torch.tensor([0, 1]).reshape(2, 1, 1)
    >>> K = torch.tensor([[[0, 1], [2, 3]], [[1, 2], [3, 4]]])
    >>> corr2d_multi_in(X, K)  # the first entry: (0·0 + 1·1 + 3·2 + 4·3) + (1·1 + 2·2 + 4·3 + 5·4) = 19 + 37 = 56
    tensor([[ 56,  72],
            [104, 120]])

    Raises TypeError for arguments that are not tensors or differ in dtype, ValueError for other than three dimensions,
    different numbers of channels, a kernel larger than the input and integers whose exact result, of one channel or of
    the sum, does not fit the dtype.
    """
    per_channel = [corr2d(x, k) for x, k in zip(X, K, strict=True)]  # c_i matrices (m_h, m_w)
    return sum(per_channel)  # (m_h, m_w)


def _check_corr2d_multi_in_out(X: Any, K: Any) -> dict[str, Any]:
    _check_channels(X, K, kernel_axes={4: "(c_o, c_i, k_h, k_w)"})
    for o, kernel in enumerate(K):
        _tensors.exact_result_fits(X, kernel, name=f"Y[{o}]")
    return {"X": X, "K": K}


@checked(_check_corr2d_multi_in_out)
def corr2d_multi_in_out(X, K):
    """Return one feature map per output channel, each the cross-correlation of all of X with a kernel of its own.

    ``X`` is (c_i, n_h, n_w), ``K`` (c_o, c_i, k_h, k_w), the result (c_o, n_h − k_h + 1, n_w − k_w + 1)::

        Y[o] = corr2d_multi_in(X, K[o])

    >>> corr2d_multi_in_out(torch.ones(2, 5, 7), torch.ones(3, 2, 2, 3)).shape
    torch.Size([3, 4, 5])

    Raises what `corr2d_multi_in` raises.
    """
    maps = [corr2d_multi_in(X, kernel) for kernel in K]  # c_o feature maps (m_h, m_w)
    return torch.stack(maps)  # (c_o, m_h, m_w)


def _check_corr2d_multi_in_out_1x1(X: Any, K: Any) -> dict[str, Any]:
    _tensors.tensor("K", K, axes={4: "(c_o, c_i, 1, 1)"})
    if tuple(K.shape[-2:]) != (1, 1):
        raise ValueError(
            f"K must have height and width 1, (c_o, c_i, 1, 1), but its shape is {tuple(K.shape)}: "
            "use corr2d_multi_in_out for larger kernels."
        )
    return _check_corr2d_multi_in_out(X, K)


@checked(_check_corr2d_multi_in_out_1x1)
def corr2d_multi_in_out_1x1(X, K):
    """Return what `corr2d_multi_in_out` returns for 1×1 kernels, as one matrix product: each pixel is a column.

    ``X`` is (c_i, n_h, n_w), ``K`` (c_o, c_i, 1, 1), the result (c_o, n_h, n_w). The product is (c_o, c_i) times
    (c_i, n_h n_w). Floats may differ from the loop in their last digits, because the terms are added in another order.

    >>> corr2d_multi_in_out_1x1(torch.tensor([[[1, 2]], [[10, 20]]]), torch.tensor([[[[3]], [[1]]]]))  # 3·1 + 1·10
    tensor([[[13, 26]]])

    Raises what `corr2d_multi_in` raises, and ValueError for a kernel that is not 1×1.
    """
    (c_o, c_i, _, _), (_, n_h, n_w) = K.shape, X.shape
    pixels = X.reshape(c_i, n_h * n_w)  # (c_i, n_h n_w)
    weights = K.reshape(c_o, c_i)  # (c_o, c_i)
    return (weights @ pixels).reshape(c_o, n_h, n_w)  # (c_o, n_h, n_w)
