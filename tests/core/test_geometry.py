"""The output size and the "same" padding: the book's numbers, then PyTorch's answer for any setting."""

from __future__ import annotations

import doctest
import re

import numpy as np
import pytest
import torch
from hypothesis import example, given
from hypothesis import strategies as st
from torch.nn import functional as F

from convbook import geometry, output_size, same_padding


def test_docstrings():
    results = doctest.testmod(geometry)
    assert results.failed == 0
    assert results.attempted == 7


@pytest.mark.parametrize(
    ("sizes", "kernels", "settings", "expected"),
    [
        ((10, 10), (3, 3), {}, (8, 8)),
        ((8, 8), (3, 3), {"padding": (1, 1)}, (8, 8)),
        ((8, 8), (5, 3), {"padding": (2, 1)}, (8, 8)),
        ((8, 8), (3, 3), {"padding": (1, 1), "stride": (2, 2)}, (4, 4)),
        ((8, 8), (3, 5), {"padding": (0, 1), "stride": (3, 4)}, (2, 2)),
        ((8, 8), (3, 3), {"padding": (2, 3), "stride": (2, 2)}, (5, 6)),
        ((8, 8), (3, 3), {"stride": (2, 2)}, (3, 3)),  # (8 − 3)/2 + 1 = 3.5, rounded down
        ((5, 5), (3, 3), {"stride": (2, 2)}, (2, 2)),
    ],
)
def test_numbers_of_the_second_chapter(sizes, kernels, settings, expected):
    for axis in (0, 1):
        here = {name: values[axis] for name, values in settings.items()}
        assert output_size(sizes[axis], kernels[axis], **here) == expected[axis]


def test_layers_shrink_the_input():
    sizes = [32]
    while sizes[-1] >= 5:
        sizes.append(output_size(sizes[-1], 5))
    assert sizes == [32, 28, 24, 20, 16, 12, 8, 4]
    size, layers = 224, 0
    while size >= 5:
        size, layers = output_size(size, 5), layers + 1
    assert (size, layers) == (4, 55)


@given(n=st.integers(1, 60), half=st.integers(0, 4), s=st.integers(1, 9))
def test_half_padding_gives_the_ceiling(n, half, s):
    assert output_size(n, 2 * half + 1, padding=half, stride=s) == -(-n // s)


AXIS = {
    "n": st.integers(1, 40),
    "k": st.integers(1, 9),
    "p": st.integers(0, 7),
    "s": st.integers(1, 9),
    "d": st.integers(1, 4),
}


@given(**AXIS)
def test_convolution_has_this_size(n, k, p, s, d):
    span = d * (k - 1) + 1
    if span > n + 2 * p:
        with pytest.raises(ValueError, match=f"covers .* = {span} cells, but the input has only .* = {n + 2 * p} with"):
            output_size(n, k, padding=p, stride=s, dilation=d)
    else:
        Y = F.conv1d(torch.zeros(1, 1, n), torch.zeros(1, 1, k), padding=p, stride=s, dilation=d)
        assert output_size(n, k, padding=p, stride=s, dilation=d) == Y.shape[-1]


@given(**AXIS, ceil_mode=st.booleans())
@example(n=4, k=2, p=1, s=3, d=1, ceil_mode=True)  # the last window would start in the padding: dropped
@example(n=2, k=3, p=0, s=2, d=1, ceil_mode=True)  # one window, hanging over the end
@example(n=1, k=3, p=0, s=2, d=1, ceil_mode=True)
def test_pooling_has_this_size(n, k, p, s, d, ceil_mode):
    p = min(p, k // 2)  # PyTorch's pooling takes no more
    try:
        expected = F.max_pool1d(torch.zeros(1, 1, n), k, s, p, d, ceil_mode).shape[-1]
    except RuntimeError:
        expected = 0
    if expected < 1:
        with pytest.raises(ValueError, match="Use a smaller kernel or dilation, more padding, or a larger input"):
            output_size(n, k, padding=p, stride=s, dilation=d, ceil_mode=ceil_mode)
    else:
        assert output_size(n, k, padding=p, stride=s, dilation=d, ceil_mode=ceil_mode) == expected


# PyTorch remarks once that an uneven padding costs it a copy; that is the case wanted here.
@pytest.mark.filterwarnings("ignore:Using padding='same' with even kernel lengths:UserWarning")
@given(n=st.integers(1, 30), k=st.integers(1, 9), d=st.integers(1, 4))
def test_same_padding_is_pytorch_s(n, k, d):
    X = torch.arange(1.0, n + 1).reshape(1, 1, n)
    K = torch.arange(2.0, k + 2).reshape(1, 1, k) ** 2  # asymmetric, so that a shift shows
    before, after = same_padding(k, dilation=d)
    ours = F.conv1d(F.pad(X, (before, after)), K, dilation=d)
    same = torch.nn.Conv1d(1, 1, k, padding="same", dilation=d, bias=False)
    same.weight.data = K
    assert torch.equal(ours, same(X))
    assert before <= after <= before + 1


def test_numpy_integers_are_integers():
    size = output_size(np.int64(8), np.int32(3), stride=np.uint8(2))
    assert size == 3
    assert type(size) is int
    assert [type(number) for number in same_padding(np.int64(4))] == [int, int]


def test_no_integer_is_too_narrow_or_too_long():
    assert output_size(np.uint8(200), np.uint8(3), padding=np.uint8(100), dilation=np.uint8(100)) == 200
    assert same_padding(np.uint8(200), dilation=np.uint8(2)) == (199, 199)
    huge = 10**1_000_000
    assert output_size(huge, 1) == huge
    for call in (
        lambda: output_size(-huge, 1),
        lambda: output_size(8, huge),
        lambda: output_size(8, 3, padding=-huge),
        lambda: output_size(8, 3, dilation=huge),
        lambda: same_padding(-huge),
    ):
        with pytest.raises(ValueError, match="1e1000000") as error:
            call()
        assert len(str(error.value)) < 500


@pytest.mark.parametrize("value", [True, np.True_])
def test_ceil_mode_is_a_bool(value):
    assert output_size(8, 3, stride=2, ceil_mode=value) == 4


def test_the_sides_of_an_axis_have_names():
    assert repr(same_padding(4)) == "Sides(before=1, after=2)"
    assert same_padding(4).after == 2


def test_the_formula_is_filled_in():
    with pytest.raises(ValueError, match="smaller kernel") as error:
        output_size(3, 5, padding=2, stride=4, dilation=3)
    assert str(error.value) == (
        "k = 5 with dilation = 3 covers d(k − 1) + 1 = 3·4 + 1 = 13 cells, but the input has only "
        "n + 2p = 3 + 2·2 = 7 with its padding: floor((3 + 2·2 − 3·4 − 1)/4) + 1 = -1 positions. "
        "Use a smaller kernel or dilation, more padding, or a larger input."
    )


@pytest.mark.parametrize(
    ("arguments", "settings", "error", "message"),
    [
        ((0, 3), {}, ValueError, "n (the input size) must be at least 1, not 0."),
        ((8, -1), {}, ValueError, "k (the kernel size) must be at least 1, not -1."),
        ((8, 3), {"padding": -1}, ValueError, "padding must be at least 0, not -1."),
        ((8, 3), {"stride": 0}, ValueError, "stride must be at least 1, not 0."),
        ((8, 3), {"dilation": 0}, ValueError, "dilation must be at least 1, not 0."),
        (
            (8, 3),
            {"stride": True},
            TypeError,
            "stride must be an integer, not the bool True: write 1 if that is meant.",
        ),
        (
            (8, 3),
            {"padding": 1.0},
            TypeError,
            "padding must be an integer, not 1.0 of type float: write an integer of at least 0.",
        ),
        ((8, 3), {"ceil_mode": "no"}, TypeError, "ceil_mode must be True or False, not 'no'."),
        ((8, 3), {"ceil_mode": 1}, TypeError, "ceil_mode must be True or False, not 1."),
        (
            ([0] * 10**6, 3),
            {},
            TypeError,
            "n (the input size) must be an integer, not [0, 0, 0, 0, 0, 0, ...] of type list",
        ),
        (("8", 3), {}, TypeError, "n (the input size) must be an integer, not '8' of type str"),
        ((8, [3]), {}, TypeError, "k (the kernel size) must be an integer, not [3] of type list"),
    ],
)
def test_bad_arguments(arguments, settings, error, message):
    with pytest.raises(error, match=re.escape(message)):
        output_size(*arguments, **settings)


@pytest.mark.parametrize(
    ("k", "d", "error", "message"),
    [
        (0, 1, ValueError, "k (the kernel size) must be at least 1, not 0."),
        (3, 0, ValueError, "dilation must be at least 1, not 0."),
        (False, 1, TypeError, "k (the kernel size) must be an integer, not the bool False"),
        (3, 1.5, TypeError, "dilation must be an integer, not 1.5 of type float"),
    ],
)
def test_bad_arguments_of_same_padding(k, d, error, message):
    with pytest.raises(error, match=re.escape(message)):
        same_padding(k, dilation=d)
