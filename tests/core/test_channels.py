"""Several channels in and out, against torch, the curriculum's numbers and a trap or two."""

from __future__ import annotations

import doctest

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch.nn import functional as F

from convbook import channels, conv2d, corr2d, corr2d_multi_in, corr2d_multi_in_out, corr2d_multi_in_out_1x1

X = torch.tensor([[[0, 1, 2], [3, 4, 5], [6, 7, 8]], [[1, 2, 3], [4, 5, 6], [7, 8, 9]]])
K = torch.tensor([[[0, 1], [2, 3]], [[1, 2], [3, 4]]])


def normal(*shape: int, seed: int = 0) -> torch.Tensor:
    """Return float64 numbers of both signs."""
    return torch.randn(shape, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)


def test_examples_in_the_docstrings():
    assert doctest.testmod(channels) == (0, 5)


def test_two_channels_in():
    assert [corr2d(x, k).tolist() for x, k in zip(X, K, strict=True)] == [[[19, 25], [37, 43]], [[37, 47], [67, 77]]]
    assert corr2d_multi_in(X, K).tolist() == [[56, 72], [104, 120]]
    assert (0 * 0 + 1 * 1 + 3 * 2 + 4 * 3) + (1 * 1 + 2 * 2 + 4 * 3 + 5 * 4) == 56


def test_two_channels_in_with_a_kernel_of_ones():
    x = torch.stack([torch.arange(1, 10), torch.arange(0, 18, 2)]).reshape(2, 3, 3)
    k = torch.stack([torch.ones(2, 2, dtype=torch.int64), torch.tensor([[0, 1], [2, 3]])])
    assert corr2d_multi_in(x, k).tolist() == [[50, 66], [98, 114]]


def test_three_channels_out():
    kernels = torch.stack([K, K + 1, K + 2])
    assert kernels.shape == (3, 2, 2, 2)
    assert corr2d_multi_in_out(X, kernels).tolist() == [
        [[56, 72], [104, 120]],
        [[76, 100], [148, 172]],
        [[96, 128], [192, 224]],
    ]


sizes = st.tuples(
    st.sampled_from([1, 2, 3, 5]),  # c_i
    st.sampled_from([1, 2, 3]),  # c_o
    st.integers(1, 4),  # k_h
    st.integers(1, 4),  # k_w
    st.integers(0, 5),  # n_h − k_h
    st.integers(0, 5),  # n_w − k_w
    st.integers(0, 10**6),  # seed
)


@settings(max_examples=40)
@given(sizes)
def test_the_loops_equal_torch(drawn):
    c_i, c_o, k_h, k_w, more_h, more_w, seed = drawn
    x, k = normal(c_i, k_h + more_h, k_w + more_w, seed=seed), normal(c_o, c_i, k_h, k_w, seed=seed + 1)
    torch.testing.assert_close(corr2d_multi_in(x, k[0]), F.conv2d(x, k[:1])[0])
    torch.testing.assert_close(corr2d_multi_in_out(x, k), F.conv2d(x, k))
    torch.testing.assert_close(corr2d_multi_in_out(x, k), conv2d(x, k))


@settings(max_examples=60)
@given(sizes)
def test_the_matrix_product_equals_torch(drawn):
    c_i, c_o, n_h, n_w, more_h, more_w, seed = drawn
    x, k = normal(c_i, n_h + more_h, n_w + more_w, seed=seed), normal(c_o, c_i, 1, 1, seed=seed + 1)
    torch.testing.assert_close(corr2d_multi_in_out_1x1(x, k), F.conv2d(x, k))


def test_the_product_and_the_loop_agree_in_floats_and_exactly_in_integers():
    x, k = normal(67, 5, 7).float(), normal(3, 67, 1, 1, seed=1).float()
    torch.testing.assert_close(corr2d_multi_in_out_1x1(x, k), corr2d_multi_in_out(x, k), rtol=1e-5, atol=1e-5)
    x, k = (x * 10).long(), (k * 10).long()
    assert torch.equal(corr2d_multi_in_out_1x1(x, k), corr2d_multi_in_out(x, k))


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16, torch.int8, torch.int32, torch.uint8])
def test_the_dtype_is_kept(dtype):
    x, k = torch.ones(3, 4, 5, dtype=dtype), torch.ones(2, 3, 1, 1, dtype=dtype)
    for function in corr2d_multi_in_out, corr2d_multi_in_out_1x1:
        assert function(x, k).dtype == dtype
        assert (function(x, k) == 3).all()
    assert corr2d_multi_in(x, k[0]).dtype == dtype


def test_the_definitions_are_right_without_their_checks():
    """In a chapter they stand in a cell: a kernel slice too many was ignored, and 1 × 1 kernels were cut up anew."""
    for slices in K[:1], torch.cat([K, K]):
        with pytest.raises(ValueError, match=r"zip\(\) argument 2 is (longer|shorter) than argument 1"):
            corr2d_multi_in.__wrapped__(X, slices)
    for shape in (3, 4, 1, 1), (6, 1, 1, 1), (3, 2, 2, 2), (5, 1, 1, 2), (5, 1, 2, 1):
        with pytest.raises(RuntimeError, match="invalid for input of size"):
            corr2d_multi_in_out_1x1.__wrapped__(X, torch.ones(shape, dtype=X.dtype))


def test_gradients_reach_every_channel():
    x, k = normal(3, 2, 4).requires_grad_(), normal(2, 3, 2, 3, seed=1).requires_grad_()
    assert torch.autograd.gradcheck(corr2d_multi_in_out, (x, k))
    assert torch.autograd.gradcheck(corr2d_multi_in, (x, normal(3, 2, 2, seed=2).requires_grad_()))
    assert torch.autograd.gradcheck(corr2d_multi_in_out_1x1, (x, normal(2, 3, 1, 1, seed=3).requires_grad_()))


def test_views_are_read_in_the_right_order():
    picture = normal(5, 7, 3)  # height, width, channel: permuted, not reshaped
    x, k = picture.permute(2, 0, 1), normal(2, 3, 1, 1, seed=1)
    torch.testing.assert_close(corr2d_multi_in_out_1x1(x, k), F.conv2d(x, k))
    torch.testing.assert_close(corr2d_multi_in_out(x, k), F.conv2d(x, k))


@pytest.mark.parametrize("function", [corr2d_multi_in_out, corr2d_multi_in_out_1x1])
def test_the_arguments_decide_and_not_a_global_of_the_same_name(function):
    k = torch.tensor([7, -5]).reshape(1, 2, 1, 1)
    assert function(X, k).tolist() == (7 * X[:1] - 5 * X[1:]).tolist()


FLOAT = torch.zeros(2, 5, 7)


@pytest.mark.parametrize(
    ("call", "error", "says"),
    [
        (lambda: corr2d_multi_in([[[1]]], K), TypeError, r"X must be a torch.Tensor, not a list: write X = torch.ten"),
        (lambda: corr2d_multi_in(X, K[0]), ValueError, r"K must have 3 dimensions \(c_i, k_h, k_w\).*\(2, 2\)"),
        (lambda: corr2d_multi_in(X[0], K), ValueError, r"X must have 3 dimensions \(c_i, n_h, n_w\)"),
        (lambda: corr2d_multi_in(X[:, :0], K), ValueError, r"X must not be empty"),
        (lambda: corr2d_multi_in(X, K[:1]), ValueError, r"X has 2 input channels.*made for 1 .*\(c_i, k_h, k_w\)"),
        (lambda: corr2d_multi_in(X, K.float()), TypeError, "K must have the dtype of X, int64"),
        (lambda: corr2d_multi_in(X.bool(), K.bool()), TypeError, "X must have a dtype .* not bool"),
        (lambda: corr2d_multi_in(FLOAT, torch.zeros(2, 6, 3)), ValueError, "does not fit on X along the height.*k = 6"),
        (lambda: corr2d_multi_in(FLOAT, torch.zeros(2, 3, 8)), ValueError, "does not fit on X along the width.*k = 8"),
        (lambda: corr2d_multi_in_out(X, K), ValueError, r"K must have 4 dimensions \(c_o, c_i, k_h, k_w\)"),
        (lambda: corr2d_multi_in_out(X, K[None, :1]), ValueError, r"made for 1 .*\(c_o, c_i, k_h, k_w\)"),
        (lambda: corr2d_multi_in_out_1x1(X, K[None]), ValueError, r"K must have height and width 1.*\(1, 2, 2, 2\)"),
        (lambda: corr2d_multi_in_out_1x1(X, K[None, :, :1]), ValueError, "K must have height and width 1"),
        (lambda: corr2d_multi_in_out_1x1(X, K[:1, :1, :1, None]), ValueError, "X has 2 input channels"),
        (lambda: corr2d_multi_in(X), TypeError, r"corr2d_multi_in\(\) missing 1 required positional argument: 'K'"),
    ],
)  # fmt: skip
def test_errors_name_parameter_value_and_remedy(call, error, says):
    with pytest.raises(error, match=says):
        call()


@pytest.mark.parametrize("dtype", [torch.uint8, torch.int8, torch.int64])
def test_a_sum_that_leaves_the_integers_is_refused(dtype):
    """Each channel alone fits; their sum does not, and the 1×1 product would wrap around silently."""
    high = torch.iinfo(dtype).max
    x = torch.tensor([[[1, 0], [0, high - 1]], [[1, 0], [0, high - 3]]], dtype=dtype)
    k = torch.ones(2, 1, 1, dtype=dtype)
    says = rf"Y\[1, 1\] = {2 * high - 4} does not fit the dtype {str(dtype)[6:]} of X and K .*convert both first"
    with pytest.raises(ValueError, match=says):
        corr2d_multi_in(x, k)
    for function in corr2d_multi_in_out, corr2d_multi_in_out_1x1:
        with pytest.raises(ValueError, match=says.replace("Y", r"Y\[1\]", 1)):
            function(x, torch.stack([0 * k, k]))
    assert function(x[:, :1], torch.stack([0 * k, k])).tolist() == [[[0, 0]], [[2, 0]]]
    assert corr2d_multi_in(x.double(), k.double())[1, 1] == pytest.approx(2 * high - 4)


def test_large_terms_that_cancel_are_exact():
    x = torch.tensor([[[100]], [[100]], [[7]]], dtype=torch.int8)
    k = torch.tensor([1, -1, 3], dtype=torch.int8).reshape(3, 1, 1)
    assert corr2d_multi_in(x, k).tolist() == [[21]]
    assert corr2d_multi_in_out_1x1(x, k[None]).tolist() == [[[21]]]
