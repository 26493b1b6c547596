"""Pooling against torch in every corner: signs, borders, ceil mode, NaN, half precision, gradients."""

from __future__ import annotations

import doctest
import itertools

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch.nn import functional as F

from convbook import conv2d, output_size, pool2d, pooling

NAN, INF = float("nan"), float("inf")


def normal(*shape: int, seed: int = 0) -> torch.Tensor:
    """Return float64 numbers of both signs."""
    return torch.randn(shape, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)


def test_examples_in_the_docstring():
    assert doctest.testmod(pooling) == (0, 3)


def test_three_by_three():
    x = torch.arange(9.0).reshape(3, 3)
    assert pool2d(x, 2, stride=1).tolist() == [[4, 5], [7, 8]]
    assert pool2d(x, 2, mode="avg", stride=1).tolist() == [[2, 3], [5, 6]]


def test_the_stride_is_the_window_unless_given():
    x = normal(7, 11)
    assert torch.equal(pool2d(x, (2, 3)), pool2d(x, (2, 3), stride=(2, 3)))
    assert pool2d(x, (2, 3)).shape == (3, 3)


def test_padding_never_wins_and_its_zeros_are_counted_or_not():
    x = torch.tensor([[-4.0, -8.0, -6.0]])
    options = {"size": (1, 2), "padding": (0, 1)}  # windows (pad, −4), (−8, −6)
    assert pool2d(x, **options).tolist() == [[-4, -6]]
    assert pool2d(x, mode="avg", **options).tolist() == [[-2, -7]]
    assert pool2d(x, mode="avg", count_include_pad=False, **options).tolist() == [[-4, -7]]


def test_ceil_mode_drops_a_window_that_would_start_in_the_padding():
    x = torch.arange(1.0, 6.0)[None]  # (1, 5): with padding a window of 2 at −1, 1, 3, and 5 is in the padding
    options = {"size": (1, 2), "stride": (1, 2), "padding": (0, 1), "ceil_mode": True}
    assert pool2d(x, **options).tolist() == [[1, 3, 5]]
    assert F.max_pool2d(x[None], (1, 2), (1, 2), (0, 1), ceil_mode=True).tolist() == [[[1, 3, 5]]]
    assert -(-(5 + 2 * 1 - 2) // 2) + 1 == 4  # what the formula with ceil says


def test_what_lies_beyond_the_padding_is_never_counted():
    x = torch.tensor([[3.0, 6.0, 9.0, 12.0, 15.0]])
    mean = {"mode": "avg", "size": (1, 4), "stride": (1, 4), "padding": (0, 1), "ceil_mode": True}
    # Windows: pad 3 6 9 | 12 15 pad beyond.
    assert pool2d(x, **mean).tolist() == [[18 / 4, 27 / 3]]
    assert pool2d(x, count_include_pad=False, **mean).tolist() == [[18 / 3, 27 / 2]]


def test_ceil_mode_lets_a_window_be_larger_than_the_input():
    x = torch.tensor([[3.0, -6.0]])
    options = {"size": (1, 3), "stride": (1, 2), "ceil_mode": True}
    assert pool2d(x, **options).tolist() == torch_max(x, **options).tolist() == [[3]]
    assert pool2d(x, mode="avg", **options).tolist() == torch_mean(x, **options).tolist() == [[-1.5]]
    with pytest.raises(ValueError, match="does not fit on X along the width"):
        pool2d(x, **options | {"ceil_mode": False})


@st.composite
def problems(draw, dilations=(1, 2, 3)):
    """Draw an input, single, with channels or in a batch, and settings, different for each axis, that fit."""
    axes, ceil_mode = [], draw(st.booleans())
    for _ in "hw":
        k, s, d = draw(st.integers(1, 5)), draw(st.integers(1, 6)), draw(st.sampled_from(dilations))
        p = draw(st.integers(0, k // 2))
        least = d * (k - 1) + 1 - 2 * p - ceil_mode * (s - 1)  # in ceil mode even a window larger than the input fits
        axes.append((max(1, least) + draw(st.integers(0, 7)), k, s, p, d))
    n, k, s, p, d = zip(*axes, strict=True)
    leading = draw(st.sampled_from([(), (3,), (2, 3)]))
    x = normal(*leading, *n, seed=draw(st.integers(0, 10**6))) - draw(st.sampled_from([0, 5]))
    return x, {"size": k, "stride": s, "padding": p, "dilation": d, "ceil_mode": ceil_mode}


def torch_max(x: torch.Tensor, size, **options) -> torch.Tensor:
    """PyTorch's, which wants at least three dimensions."""
    return F.max_pool2d(x, size, **options) if x.ndim > 2 else F.max_pool2d(x[None], size, **options)[0]


def torch_mean(x: torch.Tensor, size, *, dilation=(1, 1), **options) -> torch.Tensor:
    """PyTorch's, which wants at least three dimensions and has no dilation."""
    assert dilation == (1, 1)
    return F.avg_pool2d(x, size, **options) if x.ndim > 2 else F.avg_pool2d(x[None], size, **options)[0]


@settings(max_examples=250)
@given(problems())
def test_the_maximum_equals_torch(problem):
    x, options = problem
    assert torch.equal(pool2d(x, **options), torch_max(x, **options))
    whole = (x * 100).int()
    assert torch.equal(pool2d(whole, **options), torch_max(whole, **options))


@settings(max_examples=250)
@given(problems(dilations=[1]), st.booleans())
def test_the_mean_equals_torch(problem, count_include_pad):
    x, options = problem
    options["count_include_pad"] = count_include_pad
    torch.testing.assert_close(pool2d(x, mode="avg", **options), torch_mean(x, **options))


def by_hand(x, mode, size, stride, padding, dilation, ceil_mode, count_include_pad):
    """Pool a matrix cell by cell, by the definition."""
    n, axes = x.shape, range(2)
    m = [
        output_size(n[a], size[a], padding=padding[a], stride=stride[a], dilation=dilation[a], ceil_mode=ceil_mode)
        for a in axes
    ]
    y = torch.zeros(m, dtype=x.dtype)
    for place in itertools.product(*map(range, m)):
        inside, zeros = [], 0
        for cell in itertools.product(*map(range, size)):
            at = [place[a] * stride[a] - padding[a] + cell[a] * dilation[a] for a in axes]
            if all(0 <= at[a] < n[a] for a in axes):
                inside.append(x[tuple(at)].item())
            elif all(-padding[a] <= at[a] < n[a] + padding[a] for a in axes):
                zeros += count_include_pad
        count = len(inside) + zeros
        y[place] = max(inside, default=-INF) if mode == "max" else sum(inside) / count if count else NAN
    return y


@settings(max_examples=80)
@given(problems(), st.sampled_from(["max", "avg"]), st.booleans())
def test_dilated_windows_equal_the_definition(problem, mode, count_include_pad):
    x, options = problem
    x = x.reshape(-1, *x.shape[-2:])[0]
    options |= {"mode": mode, "count_include_pad": count_include_pad}
    torch.testing.assert_close(pool2d(x, **options), by_hand(x, **options), equal_nan=True)


def test_a_dilated_window_with_nothing_to_count():
    x = torch.tensor([[-7.0]])
    options = {"size": (1, 2), "padding": (0, 1), "dilation": (1, 2)}  # its two cells are the padding on both sides
    assert pool2d(x, **options).tolist() == [[-INF]]
    assert pool2d(x, mode="avg", **options).tolist() == [[0]]
    assert pool2d(x, mode="avg", count_include_pad=False, **options).isnan().all()


def test_the_rule_for_the_padding_is_pytorch_s_and_not_the_reason():
    """It looks at the size alone: too strict without dilation, where size − 1 would do, and too weak with it."""
    x = torch.tensor([[5.0, 7.0]])
    options = {"size": (1, 2), "stride": 1, "padding": (0, 1), "dilation": (1, 3)}
    assert pool2d(x, **options).tolist() == torch_max(x, **options).tolist() == [[-INF]]
    for size, dilation in (3, 1), (3, 2):
        with pytest.raises(
            ValueError, match=r"must be at most half .* for size = 3, not 2. This is PyTorch's rule"
        ) as error:
            pool2d(x, size, padding=2, dilation=dilation)
        assert "nothing of X" not in str(error.value)
        padded = F.pad(x, (2, 2, 2, 2), value=-INF)  # what the message offers
        assert (pool2d(padded, size, stride=1, dilation=dilation) > -INF).all()


@given(n=st.integers(1, 9), k=st.integers(1, 6), s=st.integers(1, 5), ceil_mode=st.booleans(), p=st.integers(0, 5))
def test_without_dilation_no_window_lies_in_a_padding_below_the_size(n, k, s, ceil_mode, p):
    p = min(p, k - 1)
    if n + 2 * p < k:
        return
    for i in range(output_size(n, k, padding=p, stride=s, ceil_mode=ceil_mode)):
        assert any(0 <= i * s - p + u < n for u in range(k))


def test_narrow_integers_do_not_overflow():
    x = normal(1, 300)
    options = {"stride": (1, 50), "padding": (0, 1), "dilation": (1, 100)}
    narrow = {name: (np.uint8(h), np.uint8(w)) for name, (h, w) in options.items()}
    assert torch.equal(pool2d(x, (1, np.uint8(3)), **narrow), pool2d(x, (1, 3), **options))
    assert pool2d(x, (1, 3), **options).shape == (1, 3)


def test_nan_wins_and_spoils_the_mean_of_its_windows_only():
    x = torch.tensor([[1.0, NAN, 3, 9], [4, 5, 6, 2], [7, 8, -INF, INF]])
    for options in {"stride": 1}, {"padding": 1}, {"stride": (1, 2), "ceil_mode": True}:
        for ours, theirs in [
            (pool2d(x, (2, 3), **options), torch_max(x, (2, 3), **options)),
            (pool2d(x, (2, 3), mode="avg", **options), torch_mean(x, (2, 3), **options)),
        ]:
            torch.testing.assert_close(ours, theirs, rtol=0, atol=1e-6, equal_nan=True)
            assert ours.isnan().any()
    assert pool2d(x, 2, stride=1).isnan().tolist() == [[True, True, False], [False] * 3]


@pytest.mark.parametrize("dtype", [torch.float16, torch.bfloat16, torch.float32])
def test_every_float_dtype_equals_torch(dtype):
    x = normal(2, 3, 11, 13).to(dtype)
    for options in {}, {"padding": (1, 0), "stride": (3, 2), "ceil_mode": True, "count_include_pad": False}:
        ours = pool2d(x, (3, 5), mode="avg", **options)
        assert ours.dtype == dtype
        torch.testing.assert_close(ours, F.avg_pool2d(x, (3, 5), **options))
    assert torch.equal(pool2d(x, (3, 5), padding=1), F.max_pool2d(x, (3, 5), padding=1))


def test_a_mean_in_half_precision_does_not_overflow():
    x = torch.full((2, 2), 60000.0, dtype=torch.float16)  # the largest is 65504
    assert pool2d(x, 2, mode="avg").tolist() == [[60000]]


@pytest.mark.parametrize("dtype", [torch.uint8, torch.int8, torch.int64])
def test_integers_have_a_maximum(dtype):
    low = torch.iinfo(dtype).min
    x = torch.tensor([[low, low + 3, low + 2]], dtype=dtype)
    assert pool2d(x, (1, 2), padding=(0, 1)).tolist() == [[low, low + 3]]
    assert pool2d(x, (1, 2), padding=(0, 1)).dtype == dtype


def test_channels_do_not_mix():
    x = normal(2, 3, 7, 11)
    for mode in "max", "avg":
        whole = pool2d(x, (2, 3), mode=mode, padding=1)
        for i, c in itertools.product(range(2), range(3)):
            assert torch.equal(whole[i, c], pool2d(x[i, c], (2, 3), mode=mode, padding=1))


def test_the_mean_is_a_convolution_with_equal_weights():
    x = normal(3, 7, 11)
    kernel = torch.full((3, 1, 2, 5), 1 / 10, dtype=torch.float64)
    ours = pool2d(x, (2, 5), mode="avg", stride=(3, 2), padding=(1, 2))
    torch.testing.assert_close(ours, conv2d(x, kernel, stride=(3, 2), padding=(1, 2), groups=3))


def test_gradients():
    x = normal(2, 5, 7).requires_grad_()
    for options in {"mode": "max"}, {"mode": "avg"}, {"mode": "avg", "count_include_pad": False}:
        options |= {"size": (3, 2), "stride": (2, 3), "padding": 1, "ceil_mode": True}
        assert torch.autograd.gradcheck(lambda X, options=options: pool2d(X, **options), x)


def test_of_equal_numbers_the_first_gets_the_gradient():
    x = normal(2, 7, 11).round().requires_grad_()  # full of ties
    weights = normal(2, 4, 6, seed=1)
    (ours,) = torch.autograd.grad((weights * pool2d(x, (3, 2), stride=2, padding=1)).sum(), x)
    (theirs,) = torch.autograd.grad((weights * F.max_pool2d(x, (3, 2), stride=2, padding=1)).sum(), x)
    assert torch.equal(ours, theirs)


X = torch.zeros(2, 5, 7)


@pytest.mark.parametrize(
    ("call", "error", "says"),
    [
        (lambda: pool2d([[1.0]], 1), TypeError, "X must be a torch.Tensor, not a list"),
        (lambda: pool2d(X[0, 0], 2), ValueError, r"X must have 2 dimensions \(n_h, n_w\) or 3 .* or 4 .*\(7,\)"),
        (lambda: pool2d(X, 2, mode="mean"), ValueError, 'mode must be "max" or "avg", not \'mean\''),
        (lambda: pool2d(X.long(), 2, mode="avg"), TypeError, r"X must be floats .* not int64.*write X.float\(\)"),
        (lambda: pool2d(X > 0, 2), TypeError, r"X must have a dtype of .* not bool: write for example X.int\(\)"),
        (lambda: pool2d(X.to(torch.complex64), 2), TypeError, "not complex64: write for example X.real"),
        (lambda: pool2d(X, 0), ValueError, "size must be at least 1, not 0"),
        (lambda: pool2d(X, (2, 8)), ValueError, r"size = \(2, 8\) does not fit on X along the width: k = 8.*only .* 7"),
        (lambda: pool2d(X, 3, dilation=(3, 1)), ValueError, "size = 3 does not fit on X along the height.*7 cells"),
        (lambda: pool2d(X, 2, stride=0), ValueError, "stride must be at least 1, not 0"),
        (lambda: pool2d(X, 2, stride=(1, 2, 3)), ValueError, r"stride must be an integer or a pair \(h, w\)"),
        (lambda: pool2d(X, 3, padding=2), ValueError, r"floor\(3/2\) = 1 along .* not 2. This is PyTorch's rule"),
        (lambda: pool2d(X, (5, 1), padding=(2, 1)), ValueError, r"floor\(1/2\) = 0 along the width for size = \(5,"),
        (lambda: pool2d(X, 2, padding=-1), ValueError, "padding must be at least 0, not -1"),
        (lambda: pool2d(X, 2, dilation=0), ValueError, "dilation must be at least 1"),
        (lambda: pool2d(X, 2, ceil_mode=1), TypeError, "ceil_mode must be True or False, not 1"),
        (lambda: pool2d(X, 2, count_include_pad=None), TypeError, "count_include_pad must be True or False, not None"),
    ],
)  # fmt: skip
def test_errors_name_parameter_value_and_remedy(call, error, says):
    with pytest.raises(error, match=says):
        call()


def test_torch_refuses_the_same_padding():
    for size, padding, dilation in itertools.product((1, 2, 3, 4), (0, 1, 2, 3), (1, 2)):
        x, refused = torch.zeros(1, 11, 13), []
        for function in pool2d, F.max_pool2d:
            try:
                function(x, size, padding=padding, dilation=dilation)
            except (ValueError, RuntimeError):
                refused.append(function)
        assert len(refused) != 1, (size, padding, dilation, refused)
