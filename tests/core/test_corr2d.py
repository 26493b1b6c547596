"""Cross-correlation and true convolution of two matrices: the book's numbers, then PyTorch's answer for any pair."""

from __future__ import annotations

import doctest
import math
import re

import numpy as np
import pytest
import torch
from hypothesis import assume, given
from hypothesis import strategies as st
from torch.nn import functional as F

from convbook import conv2d, convolve2d, corr2d, corr2d_multi_in, correlation

X = torch.arange(9).reshape(3, 3)
K = torch.tensor([[0, 1], [2, 3]])


def test_docstrings():
    results = doctest.testmod(correlation, extraglobs={"torch": torch})
    assert results.failed == 0
    assert results.attempted >= 6


def test_numbers_of_the_first_chapter():
    assert corr2d(X, K).tolist() == [[19, 25], [37, 43]]
    assert convolve2d(X, K).tolist() == [[5, 11], [23, 29]]
    assert corr2d(torch.zeros(10, 10), torch.zeros(3, 3)).shape == (8, 8)


def test_laplacian():
    shape = torch.tensor([[int(cell) for cell in row] for row in ("00000", "01110", "01110", "01100", "01000")])
    laplacian = torch.tensor([[0, 1, 0], [1, -4, 1], [0, 1, 0]])
    assert corr2d(shape, laplacian).tolist() == [[-2, -1, -2], [-1, 0, -2], [-1, -2, 2]]


def test_vertical_edges():
    image = torch.ones(6, 8)
    image[:, 2:6] = 0
    kernel = torch.tensor([[1.0, -1.0]])
    assert corr2d(image, kernel).tolist() == [[0, 1, 0, 0, 0, -1, 0]] * 6
    assert not corr2d(image.T, kernel).any()


WHOLE = st.integers(-9, 9).map(float)


@st.composite
def matrix_and_kernel(draw, elements=WHOLE, dtype=torch.float64):
    """Return a matrix and a kernel that fits on it, of unequal sizes; whole numbers, so that every sum is exact."""
    k_h, k_w = draw(st.integers(1, 4)), draw(st.integers(1, 5))
    n_h, n_w = k_h + draw(st.integers(0, 5)), k_w + draw(st.integers(0, 4))

    def matrix(height, width):
        values = draw(st.lists(elements, min_size=height * width, max_size=height * width))
        return torch.tensor(values, dtype=dtype).reshape(height, width)

    return matrix(n_h, n_w), matrix(k_h, k_w)


@given(matrix_and_kernel())
def test_as_pytorch(pair):
    X, K = pair
    assert torch.equal(corr2d(X, K), F.conv2d(X[None, None], K[None, None])[0, 0])


@given(matrix_and_kernel())
def test_true_convolution_is_the_product_of_polynomials(pair):
    """The coefficients of the product of two polynomials in two variables; the "valid" part, where K lies on X."""
    X, K = pair
    full = torch.zeros(X.shape[0] + K.shape[0] - 1, X.shape[1] + K.shape[1] - 1, dtype=X.dtype)
    for (i, j), x in np.ndenumerate(X.numpy()):
        full[i : i + K.shape[0], j : j + K.shape[1]] += x * K
    valid = full[K.shape[0] - 1 : X.shape[0], K.shape[1] - 1 : X.shape[1]]
    assert torch.equal(convolve2d(X, K), valid)


@given(matrix_and_kernel(), st.sampled_from([torch.float16, torch.bfloat16, torch.float32, torch.int8, torch.int64]))
def test_keeps_the_dtype(pair, dtype):
    X, K = (torch.sign(matrix).to(dtype) for matrix in pair)  # −1, 0, 1: exact in all of them
    Y = corr2d(X, K)
    assert Y.dtype == dtype
    assert torch.equal(Y.double(), corr2d(X.double(), K.double()))


def test_the_definition_is_right_without_its_checks():
    """In a chapter it stands in a cell, where nothing is checked: with two dtypes it once cut off the decimals."""
    taught = corr2d.__wrapped__
    assert torch.equal(taught(X, torch.full((2, 2), 0.1)), corr2d(X.float(), torch.full((2, 2), 0.1)))
    assert taught(X.float(), K).tolist() == [[19, 25], [37, 43]]
    assert taught(X.int(), K).dtype == torch.int64
    assert taught(X, K.double()).dtype == torch.float64
    assert taught(X.bfloat16(), K.float()).dtype == torch.float32


# PyTorch's own forward-mode rules use it when they are first needed.
@pytest.mark.filterwarnings("ignore:`torch.jit.script` is deprecated:DeprecationWarning")
@pytest.mark.parametrize(
    "transform",
    [
        lambda f, X, K: torch.func.jvp(lambda X: f(X, K), (X,), (X.sin(),))[1],
        lambda f, X, K: torch.func.jvp(lambda K: f(X, K), (K,), (K.sin(),))[1],
        lambda f, X, K: torch.func.grad(lambda K: f(X, K).sin().sum())(K),
        lambda f, X, K: torch.func.grad(lambda X: f(X, K).sin().sum())(X),
        lambda f, X, K: torch.vmap(lambda X: f(X, K))(torch.stack([X, X.cos()])),
        lambda f, X, K: torch.vmap(lambda K: f(X, K))(torch.stack([K, K.cos()])),
        lambda f, X, K: torch.func.hessian(lambda K: f(X, K).sin().sum())(K),
    ],
)
def test_under_every_transform_as_pytorch(transform):
    generator = torch.Generator().manual_seed(3)
    X, K = (torch.randn(shape, generator=generator, dtype=torch.float64) for shape in ((5, 7), (2, 3)))
    expected = transform(lambda X, K: F.conv2d(X[None, None], K[None, None])[0, 0], X, K)
    torch.testing.assert_close(transform(corr2d, X, K), expected)


def test_gradients():
    X = torch.arange(35, dtype=torch.float64).reshape(5, 7).sin().requires_grad_()
    K = torch.tensor([[1.0, -2.0, 3.0], [0.5, 4.0, -1.0]], dtype=torch.float64, requires_grad=True)
    for function in (corr2d, convolve2d):
        assert torch.autograd.gradcheck(function, (X, K))
        assert torch.autograd.gradgradcheck(function, (X, K))


def test_arguments_are_left_alone():
    image, kernel = X.clone(), K.clone()
    corr2d(image, kernel)
    convolve2d(image, kernel)
    assert torch.equal(image, X)
    assert torch.equal(kernel, K)


@pytest.mark.parametrize("odd", [math.nan, math.inf, -math.inf])
def test_nan_and_infinity_spread_as_in_pytorch(odd):
    image = torch.arange(30.0).reshape(5, 6)
    image[2, 3] = odd
    kernel = torch.tensor([[1.0, 0.0], [2.0, -1.0]])  # the zero makes NaN of an infinity
    expected = F.conv2d(image[None, None], kernel[None, None])[0, 0]
    assert expected[1:3, 2:4].isfinite().sum() == 0
    assert expected.isfinite().sum() == 16
    torch.testing.assert_close(corr2d(image, kernel), expected, rtol=0, atol=0, equal_nan=True)
    torch.testing.assert_close(conv2d(image[None], kernel[None, None])[0], expected, rtol=0, atol=0, equal_nan=True)


@given(
    matrix_and_kernel(elements=st.integers(-128, 127), dtype=torch.int8),
    st.sampled_from([corr2d, convolve2d]),
)
def test_integers_are_exact_or_refused(pair, function):
    exact = function(*(matrix.long() for matrix in pair))
    outside = (exact < -128) | (exact > 127)
    if outside.any():
        i, j = outside.nonzero()[0].tolist()
        message = f"Y[{i}, {j}] = {exact[i, j]} does not fit the dtype int8 of X and K (-128 to 127)"
        with pytest.raises(ValueError, match=re.escape(message)):
            function(*pair)
    else:
        assert torch.equal(function(*pair).long(), exact)


@given(matrix_and_kernel(elements=st.integers(0, 255), dtype=torch.uint8))
def test_wrapping_on_the_way_does_no_harm(pair):
    """200·3 + 40·… leaves uint8 between; only the final value must fit."""
    X, K = pair[0], pair[1] % 3
    exact = corr2d(X.long(), K.long())
    assume(exact.max() <= 255)
    assert torch.equal(corr2d(X, K).long(), exact)


@pytest.mark.parametrize(
    ("dtype", "x", "k", "fits"),
    [
        (torch.int8, [12], [12], False),  # 144, which wraps to −112
        (torch.int8, [-12], [12], False),  # −144, which wraps to 112
        (torch.int8, [-128], [1], True), (torch.int8, [-128], [-1], False), (torch.int8, [64, 63], [1, 1], True),
        (torch.int8, [64, 64], [1, 1], False), (torch.int8, [64, 64], [-1, -1], True),
        (torch.int8, [-64, -65], [1, 1], False),
        (torch.uint8, [255], [1], True), (torch.uint8, [128, 127], [1, 1], True), (torch.uint8, [128], [2], False),
        (torch.int16, [-32768, 1], [1, 1], True), (torch.int16, [-32768, -1], [1, 1], False),
        (torch.int32, [2**31 - 1], [1], True), (torch.int32, [2**30], [2], False), (torch.int32, [2**30], [-2], True),
        (torch.int64, [2**63 - 1], [1], True), (torch.int64, [2**62], [2], False), (torch.int64, [2**62], [-2], True),
    ],
)  # fmt: skip
def test_the_range_ends_where_the_dtype_s_does(dtype, x, k, fits):
    """Along a row, and over channels: each end of the range fits, and one beyond it does not."""
    X, K = torch.tensor([x], dtype=dtype), torch.tensor([k], dtype=dtype)
    total = sum(a * b for a, b in zip(x, k, strict=True))
    for function, one, other in (corr2d, X, K), (corr2d_multi_in, X.T[:, None], K.T[:, None]):
        if fits:
            assert function(one, other).tolist() == [[total]]
        else:
            with pytest.raises(ValueError, match=re.escape(f"Y[0, 0] = {total} does not fit the dtype")):
                function(one, other)


def test_int64_is_checked_with_unlimited_integers():
    big = torch.tensor([[2**62, 2**62]])
    with pytest.raises(ValueError, match=re.escape(f"Y[0, 0] = {2**63} does not fit the dtype int64")) as error:
        corr2d(big, torch.tensor([[1, 1]]))
    assert "X.double() and K.double(), which round" in str(error.value)
    assert corr2d(big, torch.tensor([[1, -1]])).tolist() == [[0]]
    assert corr2d(-big, torch.tensor([[1, 1]])).tolist() == [[-(2**63)]]  # the lowest number fits


@pytest.mark.parametrize("function", [corr2d, convolve2d])
@pytest.mark.parametrize(
    ("X", "K", "error", "message"),
    [
        (
            [[1.0]],
            K,
            TypeError,
            "X must be a torch.Tensor, not a list: write X = torch.tensor(X) first.",
        ),
        (X, [[1]], TypeError, "K must be a torch.Tensor, not a list: write K = torch.tensor(K) first."),
        (
            np.ones((3, 3)),
            K,
            TypeError,
            "X must be a torch.Tensor, not a ndarray: write X = torch.from_numpy(X) first.",
        ),
        (
            X[None],
            K,
            ValueError,
            "X must have 2 dimensions (n_h, n_w), but its shape is (1, 3, 3): 3 dimensions.",
        ),
        (X, K[0], ValueError, "K must have 2 dimensions (k_h, k_w), but its shape is (2,): 1 dimensions."),
        (
            torch.ones(0, 3),
            K,
            ValueError,
            "X must not be empty, but its shape (0, 3) has a 0: every size must be at least 1.",
        ),
        (X, torch.ones(2, 0), ValueError, "K must not be empty, but its shape (2, 0) has a 0"),
        (
            X,
            K.float(),
            TypeError,
            "K must have the dtype of X, int64, but it has float32: write K.to(X.dtype), or convert X.",
        ),
        (X > 1, K > 1, TypeError, "not bool: write for example X.int()."),
        (X + 1j, K + 1j, TypeError, "not complex64: write for example X.real."),
        (
            X,
            K.to("meta"),
            ValueError,
            "K must be on the device of X, cpu, but it is on meta: write K.to(X.device).",
        ),
        (
            torch.ones(3, 5),
            torch.ones(4, 2),
            ValueError,
            "K does not fit on X along the height: k = 4 with dilation = 1 covers d(k − 1) + 1 = 1·3 + 1 = 4 cells, "
            "but the input has only n + 2p = 3 + 2·0 = 3 with its padding: "
            "floor((3 + 2·0 − 1·3 − 1)/1) + 1 = 0 positions",
        ),
        (torch.ones(5, 3), torch.ones(2, 4), ValueError, "K does not fit on X along the width: k = 4 with"),
    ],
)
def test_bad_arguments(function, X, K, error, message):
    with pytest.raises(error, match=re.escape(message)):
        function(X, K)


def test_missing_argument_names_the_function():
    with pytest.raises(TypeError, match=re.escape("corr2d() missing 1 required positional argument: 'K'")):
        corr2d(X)
