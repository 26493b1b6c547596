"""im2col and the convolution as one matrix product, against torch."""

from __future__ import annotations

import doctest

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch.nn import functional as F

from convbook import conv2d_matmul, im2col, lowering
from convbook.lowering import sliding_windows


def normal(*shape: int, seed: int = 0) -> torch.Tensor:
    """Return float64 numbers of both signs."""
    return torch.randn(shape, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)


def test_examples_in_the_docstrings():
    assert doctest.testmod(lowering) == (0, 4)


def test_columns_run_channel_by_channel_and_row_by_row():
    x = torch.stack([torch.arange(12).reshape(3, 4), 100 + torch.arange(12).reshape(3, 4)])  # (2, 3, 4)
    columns = im2col(x, (2, 3))
    assert columns.shape == (2 * 2 * 3, 2 * 2)
    assert columns[:, 0].tolist() == [0, 1, 2, 4, 5, 6, 100, 101, 102, 104, 105, 106]
    assert columns[0].tolist() == [0, 1, 4, 5]
    assert im2col(x, 1).tolist() == x.flatten(1).tolist()


def test_padding_is_zero_and_gaps_are_skipped():
    x = torch.arange(1, 16).reshape(1, 3, 5)
    assert im2col(x, (1, 2), padding=(0, 1), stride=(2, 3), dilation=(5, 2)).T.tolist() == [
        [0, 2], [3, 5], [0, 12], [13, 15]
    ]  # fmt: skip


def test_the_defaults_are_those_of_a_plain_layer():
    x, kernel = normal(2, 7, 11), normal(3, 2, 3, 2)
    torch.testing.assert_close(conv2d_matmul(x, kernel), F.conv2d(x, kernel))
    assert torch.equal(im2col(x, (3, 2)), F.unfold(x, (3, 2)))
    for function in conv2d_matmul, im2col:  # without the check too, as a chapter shows them
        plain = function.__wrapped__(x, kernel if function is conv2d_matmul else (3, 2))
        assert torch.equal(plain, function(x, kernel if function is conv2d_matmul else (3, 2)))


def test_narrow_integers_do_not_overflow():
    x = torch.zeros(1, 1, 450)
    assert im2col(x, (1, 4), stride=(1, 50), dilation=(1, np.uint8(100))).shape == (4, 3)
    assert im2col(x, (1, np.uint8(4)), stride=(1, np.uint8(50)), dilation=(1, np.uint8(100))).shape == (4, 3)
    k = torch.zeros(1, 1, 1, 4)
    assert conv2d_matmul(x, k, stride=(1, np.uint8(50)), dilation=(1, np.uint8(100))).shape == (1, 1, 3)
    assert im2col(x, (1, 50), padding=(0, np.int8(100)), stride=np.uint8(200)).shape == (50, 4)


def test_windows_are_a_view():
    x = normal(3, 11, 13)
    windows = sliding_windows(x, (5, 3), stride=(2, 3), dilation=(2, 5))
    assert windows.shape == (3, 2, 1, 5, 3)
    assert windows[2, 1, 0, 4, 1] == x[2, 1 * 2 + 4 * 2, 0 * 3 + 1 * 5]
    assert windows.data_ptr() == x.data_ptr()


@st.composite
def problems(draw):
    """Draw a size and settings, different for each axis, that fit."""
    axes = []
    for _ in "hw":
        k, s, p, d = (draw(st.integers(low, high)) for low, high in [(1, 4), (1, 4), (0, 3), (1, 3)])
        axes.append((max(1, d * (k - 1) + 1 - 2 * p) + draw(st.integers(0, 6)), k, s, p, d))
    n, k, s, p, d = zip(*axes, strict=True)
    batch = draw(st.sampled_from([(), (1,), (3,)]))
    c_i, c_o = draw(st.sampled_from([1, 2, 5])), draw(st.sampled_from([1, 3]))
    seed = draw(st.integers(0, 10**6))
    return normal(*batch, c_i, *n, seed=seed), normal(c_o, c_i, *k, seed=seed + 1), {
        "stride": s, "padding": p, "dilation": d
    }  # fmt: skip


@settings(max_examples=150)
@given(problems())
def test_im2col_equals_unfold(problem):
    x, kernel, options = problem
    k = tuple(kernel.shape[2:])
    assert torch.equal(im2col(x, k, **options), F.unfold(x, k, **options))
    whole = (x * 100).long()
    assert torch.equal(im2col(whole, k, **options).double(), F.unfold(whole.double(), k, **options))


@settings(max_examples=150)
@given(problems(), st.booleans())
def test_the_product_equals_torch(problem, with_bias):
    x, kernel, options = problem
    bias = normal(len(kernel), seed=7) if with_bias else None
    torch.testing.assert_close(conv2d_matmul(x, kernel, bias, **options), F.conv2d(x, kernel, bias, **options))


def test_gradients_flow_to_everything():
    x, kernel, bias = normal(2, 3, 5, 7), normal(2, 3, 2, 3, seed=1), normal(2, seed=2)
    tensors = [T.requires_grad_() for T in (x, kernel, bias)]
    assert torch.autograd.gradcheck(lambda *T: conv2d_matmul(*T, stride=(2, 3), padding=1, dilation=(1, 2)), tensors)
    assert torch.autograd.gradcheck(lambda X: im2col(X, (2, 3), stride=2, padding=(1, 0)), x)


def test_every_cell_is_copied_as_often_as_windows_hold_it():
    """The gradient of the sum of all columns counts the windows: 4 at a corner, 6 at an edge, 9 inside."""
    x = normal(1, 5, 7).requires_grad_()
    im2col(x, 3, padding=1).sum().backward()
    rows, columns = torch.tensor([2, 3, 3, 3, 2]), torch.tensor([2, 3, 3, 3, 3, 3, 2])
    assert torch.equal(x.grad[0], torch.outer(rows, columns).double())


X = torch.zeros(2, 5, 7)
K = torch.zeros(3, 2, 3, 2)


@pytest.mark.parametrize(
    ("call", "error", "says"),
    [
        (lambda: im2col(X[0], 2), ValueError, r"X must have 3 dimensions .* or 4 .*its shape is \(5, 7\)"),
        (lambda: im2col(X.numpy(), 2), TypeError, "write X = torch.from_numpy"),
        (lambda: im2col(X, 0), ValueError, "k must be at least 1, not 0"),
        (lambda: im2col(X, (2, 3, 4)), ValueError, r"k must be an integer or a pair \(h, w\), not \(2, 3, 4\)"),
        (lambda: im2col(X, 2.0), TypeError, "k must be an integer, not 2.0"),
        (lambda: im2col(X, 6), ValueError, "k = 6 does not fit on X along the height"),
        (lambda: im2col(X, (2, 4), dilation=3), ValueError, r"k = \(2, 4\) does not fit .* the width.*10 cells"),
        (lambda: im2col(X, 2, stride=0), ValueError, "stride must be at least 1"),
        (lambda: im2col(X, 2, padding="same"), TypeError, "padding must be .* not 'same'"),
        (lambda: im2col(X, 2, dilation=(1, 0)), ValueError, r"dilation\[1\] .*along the width"),
        (lambda: conv2d_matmul(X, K[:, :1]), ValueError, "X has 2 input channels"),
        (lambda: conv2d_matmul(X, K, torch.zeros(2)), ValueError, "bias must have one number per output channel"),
        (lambda: conv2d_matmul(X.long(), K.long()), TypeError, "X must have a dtype of .*, not int64"),
        (lambda: conv2d_matmul(X, K, padding=-1), ValueError, "padding must be at least 0"),
        (lambda: conv2d_matmul(X, torch.zeros(3, 2, 3, 8)), ValueError, "does not fit on X along the width"),
    ],
)  # fmt: skip
def test_errors_name_parameter_value_and_remedy(call, error, says):
    with pytest.raises(error, match=says):
        call()
