"""Several channels in and out: one kernel slice per input channel, one kernel per output channel.

The letters: input ``X`` (c_i, n_h, n_w), kernel ``K`` (c_o, c_i, k_h, k_w), output ``Y`` (c_o, m_h, m_w). The chapters
show these definitions; what a bad argument raises is decided by the function named in ``@checked`` above each of them.
Not-a-number and infinity follow IEEE 754, as in `correlation`.
"""

from __future__ import annotations

import itertools
from typing import Any

import torch

from convbook import _tensors
from convbook._arguments import checked
from convbook.correlation import corr2d


def _check_channels(X: Any, K: Any, *, kernel_axes: dict[int, str]) -> None:
    """Check what the three functions have in common: ``K`` has its input channels before height and width."""
    _tensors.tensor("X", X, axes={3: "(c_i, n_h, n_w)"})
    _tensors.tensor("K", K, axes=kernel_axes)
    _tensors.same_kind(X=X, K=K)
    if X.shape[0] != K.shape[-3]:
        letters = next(iter(kernel_axes.values()))
        raise ValueError(
            f"X has {X.shape[0]} input channels (X.shape = {tuple(X.shape)}), but K is made for {K.shape[-3]} "
            f"(K.shape = {tuple(K.shape)}, {letters}): the two numbers must agree, one kernel slice per input channel."
        )
    _tensors.convolve2d(X[0], K.reshape(-1, *K.shape[-2:])[0])  # dtype and size, the same for every channel


def _check_sum_fits(X: Any, K: Any, *, name: str) -> None:
    """Say which entry of the sum over channels is out of an integer dtype's range; K is (c_i, k_h, k_w)."""
    if X.dtype not in _tensors.INTEGERS:
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
                f"{name}[{i}, {j}] = {exact[i, j]} does not fit the dtype {_tensors.names(X.dtype)} of X and K "
                f"({low} to {high}): convert both first, by {remedy}."
            )


def _corr2d_multi_in(X: Any, K: Any) -> None:
    """Check the arguments of `corr2d_multi_in`."""
    _check_channels(X, K, kernel_axes={3: "(c_i, k_h, k_w)"})
    _check_sum_fits(X, K, name="Y")


def _corr2d_multi_in_out(X: Any, K: Any) -> None:
    """Check the arguments of `corr2d_multi_in_out`."""
    _check_channels(X, K, kernel_axes={4: "(c_o, c_i, k_h, k_w)"})
    for o, kernel in enumerate(K):
        _check_sum_fits(X, kernel, name=f"Y[{o}]")


def _corr2d_multi_in_out_1x1(X: Any, K: Any) -> None:
    """Check the arguments of `corr2d_multi_in_out_1x1`."""
    _tensors.tensor("K", K, axes={4: "(c_o, c_i, 1, 1)"})
    if tuple(K.shape[-2:]) != (1, 1):
        raise ValueError(
            f"K must have height and width 1, (c_o, c_i, 1, 1), but its shape is {tuple(K.shape)}: "
            "use corr2d_multi_in_out for larger kernels."
        )
    _corr2d_multi_in_out(X, K)


@checked(_corr2d_multi_in)
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
    per_channel = [corr2d(X[c], K[c]) for c in range(len(X))]  # c_i matrices (m_h, m_w)
    return sum(per_channel)  # (m_h, m_w)


@checked(_corr2d_multi_in_out)
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


@checked(_corr2d_multi_in_out_1x1)
def corr2d_multi_in_out_1x1(X, K):
    """Return what `corr2d_multi_in_out` returns for 1×1 kernels, as one matrix product: each pixel is a column.

    ``X`` is (c_i, n_h, n_w), ``K`` (c_o, c_i, 1, 1), the result (c_o, n_h, n_w). The product is (c_o, c_i) times
    (c_i, n_h n_w). Floats may differ from the loop in their last digits, because the terms are added in another order.

    >>> corr2d_multi_in_out_1x1(torch.tensor([[[1, 2]], [[10, 20]]]), torch.tensor([[[[3]], [[1]]]]))  # 3·1 + 1·10
    tensor([[[13, 26]]])

    Raises what `corr2d_multi_in` raises, and ValueError for a kernel that is not 1×1.
    """
    c_i, n_h, n_w = X.shape
    pixels = X.reshape(c_i, n_h * n_w)  # (c_i, n_h n_w)
    weights = K.reshape(-1, c_i)  # (c_o, c_i)
    return (weights @ pixels).reshape(-1, n_h, n_w)  # (c_o, n_h, n_w)
