"""The layer's arithmetic against `torch.nn.functional.conv2d`, over all settings and dtypes, with its gradients.

Whole numbers as inputs make every product and sum exact, in whatever order they are added: results must be equal, not
close.
"""

from __future__ import annotations

import re
from unittest import mock

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch.nn import functional as F
from torch.utils.flop_counter import FlopCounterMode

from convbook import (
    Conv2D,
    conv2d,
    conv2d_matmul,
    conv_cost,
    im2col,
    output_size,
    pool2d,
    same_padding,
)


def whole(generator: torch.Generator, *shape: int, dtype: torch.dtype = torch.float32) -> torch.Tensor:
    """Return whole numbers from −4 to 4."""
    return torch.randint(-4, 5, shape, generator=generator).to(dtype)


@st.composite
def layers(draw):
    """Return input, kernel, bias or None, and settings, as pairs or, where both axes agree, as integers."""
    groups, c, o = (draw(st.integers(1, 3)) for _ in range(3))
    both = {
        name: (draw(st.integers(low, high)), draw(st.integers(low, high)))
        for name, low, high in (("stride", 1, 4), ("padding", 0, 3), ("dilation", 1, 3))
    }
    sizes, kernels = [], []
    for axis in (0, 1):
        k = draw(st.integers(1, 4))
        span = both["dilation"][axis] * (k - 1) + 1
        sizes.append(max(1, span - 2 * both["padding"][axis]) + draw(st.integers(0, 7)))
        kernels.append(k)
    generator = torch.Generator().manual_seed(draw(st.integers(0, 2**32)))
    batch = draw(st.sampled_from([(), (1,), (2,), (5,)]))
    X = whole(generator, *batch, groups * c, *sizes)
    K = whole(generator, groups * o, c, *kernels)
    bias = whole(generator, groups * o) if draw(st.booleans()) else None
    as_one = {name: pair[0] if pair[0] == pair[1] and draw(st.booleans()) else pair for name, pair in both.items()}
    return X, K, bias, {**as_one, "groups": groups}


def test_numbers_of_the_third_chapter():
    X = torch.stack([torch.arange(9.0).reshape(3, 3), torch.arange(1.0, 10).reshape(3, 3)])
    K = torch.tensor([[[0.0, 1.0], [2.0, 3.0]], [[1.0, 2.0], [3.0, 4.0]]])
    assert conv2d(X, torch.stack([K, K + 1, K + 2])).tolist() == [
        [[56, 72], [104, 120]],
        [[76, 100], [148, 172]],
        [[96, 128], [192, 224]],
    ]


def test_bias_is_one_number_for_each_output_channel():
    X = torch.arange(9.0).reshape(1, 3, 3)
    K = torch.tensor([[[[0.0, 1.0], [2.0, 3.0]]], [[[0.0, 0.0], [0.0, 0.0]]]])
    Y = conv2d(X, K, torch.tensor([1.0, -2.0]))
    assert Y.tolist() == [[[20, 26], [38, 44]], [[-2, -2], [-2, -2]]]


@settings(max_examples=200)
@given(layer=layers())
def test_as_pytorch(layer):
    X, K, bias, options = layer
    Y = conv2d(X, K, bias, **options)
    expected = F.conv2d(X, K, bias, **options)
    assert Y.is_contiguous()
    assert torch.equal(Y, expected)


@settings(max_examples=60)
@given(layer=layers())
def test_gradients_as_in_pytorch(layer):
    X, K, bias, options = layer
    weights = whole(torch.Generator().manual_seed(7), *F.conv2d(X, K, bias, **options).shape)
    gradients = []
    for function in (conv2d, F.conv2d):
        leaves = [leaf.clone().requires_grad_() for leaf in (X, K, bias) if leaf is not None]
        (function(*leaves, **options) * weights).sum().backward()
        gradients.append([leaf.grad for leaf in leaves])
    for ours, expected in zip(*gradients, strict=True):
        assert torch.equal(ours, expected)


@settings(max_examples=40)
@given(layer=layers(), dtype=st.sampled_from([torch.float16, torch.bfloat16, torch.float32, torch.float64]))
def test_every_float_dtype(layer, dtype):
    X, K, bias, options = layer
    X, K, bias = (leaf if leaf is None else torch.sign(leaf).to(dtype) for leaf in (X, K, bias))
    Y = conv2d(X, K, bias, **options)
    exact = F.conv2d(X.double(), K.double(), None if bias is None else bias.double(), **options)
    assert Y.dtype == dtype
    assert torch.equal(Y.double(), exact)  # sums of at most 3·16 + 1 signs, exact even in bfloat16


@pytest.mark.parametrize(("groups", "stride", "dilation"), [(1, (2, 3), (1, 2)), (2, 1, 1), (2, (1, 2), (2, 1))])
def test_gradcheck(groups, stride, dilation):
    generator = torch.Generator().manual_seed(5)
    X = torch.randn(2, 4, 7, 5, generator=generator, dtype=torch.float64, requires_grad=True)
    K = torch.randn(6, 4 // groups, 3, 2, generator=generator, dtype=torch.float64, requires_grad=True)
    bias = torch.randn(6, generator=generator, dtype=torch.float64, requires_grad=True)

    def layer(X, K, bias):
        return conv2d(X, K, bias, stride=stride, padding=(2, 1), dilation=dilation, groups=groups)

    assert torch.autograd.gradcheck(layer, (X, K, bias))
    assert torch.autograd.gradgradcheck(layer, (X, K, bias))


def test_second_derivatives_as_in_pytorch():
    generator = torch.Generator().manual_seed(11)
    start = whole(generator, 2, 3, 7, 5), whole(generator, 5, 3, 3, 2)
    results = []
    for function in (conv2d, F.conv2d):
        X, K = (leaf.clone().requires_grad_() for leaf in start)
        first = torch.autograd.grad((function(X, K, stride=2) ** 2).sum(), (X, K), create_graph=True)
        results.append(torch.autograd.grad(sum((gradient**2).sum() for gradient in first), (X, K)))
    for ours, expected in zip(*results, strict=True):
        torch.testing.assert_close(ours, expected, rtol=1e-5, atol=0)


@pytest.mark.parametrize("groups", [1, 2])
def test_more_than_one_strip(groups):
    """3·16·15·67·59 numbers in the windows, about 2.8 million: three strips, the last one shorter."""
    generator = torch.Generator().manual_seed(13)
    X = whole(generator, 3, 16, 69, 63)
    K = whole(generator, 4, 16 // groups, 3, 5)
    bias = whole(generator, 4)
    with mock.patch.object(torch, "cat", wraps=torch.cat) as cat:
        Y = conv2d(X, K, bias, groups=groups)
    assert [strip.shape[2] for strip in cat.call_args.args[0]] == [24, 24, 19]
    assert torch.equal(Y, F.conv2d(X, K, bias, groups=groups))


@pytest.mark.parametrize("change", [lambda T: T.mT.contiguous().mT, lambda T: T.flip(-1).flip(-1)[..., :], lambda T: T])
def test_memory_order_does_not_matter(change):
    generator = torch.Generator().manual_seed(17)
    X, K = whole(generator, 2, 3, 11, 7), whole(generator, 5, 3, 2, 3)
    channels_last = X.contiguous(memory_format=torch.channels_last)
    expected = F.conv2d(X, K, padding=1)
    assert torch.equal(conv2d(change(X), change(K), padding=1), expected)
    assert torch.equal(conv2d(channels_last, K, padding=1), expected)


def test_windows_of_a_single_row_overlap_in_memory():
    """They need no copy to be laid out, so the columns of the matrix share numbers."""
    generator = torch.Generator().manual_seed(18)
    X, K = whole(generator, 1, 1, 20011), whole(generator, 13, 1, 1, 7)
    assert torch.equal(conv2d(X, K), F.conv2d(X, K))


def test_expanded_input_is_fine():
    row = torch.arange(7.0)
    X = row.expand(2, 3, 5, 7)  # one row in memory
    K = whole(torch.Generator().manual_seed(19), 2, 3, 3, 3)
    assert torch.equal(conv2d(X, K), F.conv2d(X, K))


def test_arguments_are_left_alone():
    generator = torch.Generator().manual_seed(23)
    arguments = [whole(generator, 1, 3, 5, 7), whole(generator, 2, 3, 1, 1), whole(generator, 2)]
    copies = [argument.clone() for argument in arguments]
    conv2d(*arguments)
    assert all(torch.equal(*both) for both in zip(arguments, copies, strict=True))


def test_stride_one_then_every_second_is_stride_two():
    generator = torch.Generator().manual_seed(29)
    X, K = whole(generator, 3, 11, 14), whole(generator, 2, 3, 3, 2)
    assert torch.equal(conv2d(X, K, stride=(2, 3)), conv2d(X, K)[:, ::2, ::3])


@given(shift=st.integers(-3, 3))
def test_shifting_the_input_shifts_the_output(shift):
    """Equivariance, where no window sees what was rolled in at the other end."""
    generator = torch.Generator().manual_seed(31)
    X, K = torch.zeros(2, 13, 17), whole(generator, 3, 2, 3, 4)
    X[:, 5:8, 6:10] = whole(generator, 2, 3, 4)
    assert torch.equal(conv2d(X.roll(shift, 2), K), conv2d(X, K).roll(shift, 2))


def test_integers_of_numpy_and_lists_are_settings_too():
    X, K = torch.ones(1, 9, 8), torch.ones(1, 1, 3, 3)
    assert conv2d(X, K, stride=np.int64(2), padding=[1, 0]).shape == (1, 5, 3)


# Every kind of derivative, and many inputs at once. The sizes are those at which a faster product, which this package
# had once, gave a forward-mode derivative of zero and failed in the others.
LARGE = (1, 16, 64, 64), (16, 16, 3, 3)
SMALL = (2, 3, 7, 5), (5, 3, 3, 2)
OPTIONS = {"stride": (1, 2), "padding": (2, 1), "dilation": (2, 1)}
TRANSFORMS = {
    "jvp over X": lambda f, X, K, b: torch.func.jvp(lambda X: f(X, K, b, **OPTIONS), (X,), (X.sin(),))[1],
    "jvp over K": lambda f, X, K, b: torch.func.jvp(lambda K: f(X, K, b, **OPTIONS), (K,), (K.sin(),))[1],
    "jvp over bias": lambda f, X, K, b: torch.func.jvp(lambda b: f(X, K, b, **OPTIONS), (b,), (b.sin(),))[1],
    "grad over X": lambda f, X, K, b: torch.func.grad(lambda X: f(X, K, b, **OPTIONS).sin().sum())(X),
    "grad over K": lambda f, X, K, b: torch.func.grad(lambda K: f(X, K, b, **OPTIONS).sin().sum())(K),
    "grad over bias": lambda f, X, K, b: torch.func.grad(lambda b: f(X, K, b, **OPTIONS).sin().sum())(b),
    "vmap over X": lambda f, X, K, b: torch.vmap(lambda X: f(X, K, b, **OPTIONS))(torch.stack([X, X.cos()])),
    "vmap over K": lambda f, X, K, b: torch.vmap(lambda K: f(X, K, b, **OPTIONS))(torch.stack([K, K.cos()])),
    "vmap over bias": lambda f, X, K, b: torch.vmap(lambda b: f(X, K, b, **OPTIONS))(torch.stack([b, b.cos()])),
    "vmap of grad": lambda f, X, K, b: torch.vmap(torch.func.grad(lambda K: f(X, K, b, **OPTIONS).sin().sum()))(
        torch.stack([K, K.cos()])
    ),
    "jvp of grad": lambda f, X, K, b: torch.func.jvp(
        torch.func.grad(lambda K: f(X, K, b, **OPTIONS).sin().sum()), (K,), (K.sin(),)
    )[1],
}


# PyTorch's own forward-mode rules use it when they are first needed.
@pytest.mark.filterwarnings("ignore:`torch.jit.script` is deprecated:DeprecationWarning")
@pytest.mark.parametrize("matmul", [False, True], ids=["conv2d", "conv2d_matmul"])
@pytest.mark.parametrize("shapes", [SMALL, LARGE], ids=["small", "large"])
@pytest.mark.parametrize("transform", TRANSFORMS)
def test_under_every_transform_as_pytorch(transform, shapes, matmul):
    generator = torch.Generator().manual_seed(41)
    X, K = (torch.randn(shape, generator=generator) / 8 for shape in shapes)
    bias = torch.randn(len(K), generator=generator)
    ours = TRANSFORMS[transform](conv2d_matmul if matmul else conv2d, X, K, bias)
    theirs = TRANSFORMS[transform](F.conv2d, X, K, bias)
    assert ours.abs().max() > 0
    torch.testing.assert_close(ours, theirs, rtol=1e-4, atol=1e-3)


@pytest.mark.parametrize("function", [conv2d, conv2d_matmul])
@pytest.mark.parametrize("shapes", [SMALL, LARGE], ids=["small", "large"])
def test_autocast_converts_as_in_pytorch(shapes, function):
    """The second layer's input is bfloat16 under weights of float32, as in every network under autocast."""
    generator = torch.Generator().manual_seed(43)
    X, K = (torch.randn(shape, generator=generator) / 8 for shape in shapes)
    bias = torch.randn(len(K), generator=generator)
    with torch.autocast("cpu", torch.bfloat16):
        for image in (X, X.bfloat16()):
            Y, expected = function(image, K, bias), F.conv2d(image, K, bias)
            assert Y.dtype == expected.dtype == torch.bfloat16
            torch.testing.assert_close(Y, expected, rtol=0.02, atol=0.02)
        with pytest.raises(TypeError, match="K must have the dtype of X, float64"):
            function(X.double(), K, bias)
    with pytest.raises(TypeError, match="K must have the dtype of X, bfloat16"):
        function(X.bfloat16(), K, bias)


@pytest.mark.parametrize("shapes", [SMALL, LARGE], ids=["small", "large"])
def test_pytorch_counts_its_arithmetic(shapes):
    X, K = map(torch.zeros, shapes)
    counts = []
    for function in conv2d, F.conv2d:
        with FlopCounterMode(display=False) as counter:
            function(X, K)
        counts.append(counter.get_total_flops())
    assert counts[0] == counts[1] > 0


@pytest.mark.parametrize("frozen", ["X", "K", "bias"])
def test_what_is_frozen_gets_no_gradient_and_the_others_theirs(frozen):
    generator = torch.Generator().manual_seed(47)
    start = {"X": whole(generator, *LARGE[0]), "K": whole(generator, *LARGE[1]), "bias": whole(generator, 16)}
    results = []
    for function in conv2d, F.conv2d:
        leaves = {name: leaf.clone().requires_grad_(name != frozen) for name, leaf in start.items()}
        (function(leaves["X"], leaves["K"], leaves["bias"], padding=1) ** 2).sum().backward()
        results.append([leaf.grad for leaf in leaves.values()])
    for ours, theirs in zip(*results, strict=True):
        assert (ours is None) == (theirs is None)
        assert ours is None or torch.equal(ours, theirs)


# PyTorch remarks once that an uneven padding costs it a copy; that is the case wanted here.
@pytest.mark.filterwarnings("ignore:Using padding='same' with even kernel lengths:UserWarning")
@settings(max_examples=60)
@given(layer=layers(), word=st.sampled_from(["same", "valid"]))
def test_padding_in_words(layer, word):
    X, K, bias, options = layer
    if word == "same":
        options["stride"] = 1
    else:
        X = F.pad(X, (6, 6, 6, 6))  # so that every kernel fits
    options["padding"] = word
    Y = conv2d(X, K, bias, **options)
    assert torch.equal(Y, F.conv2d(X, K, bias, **options))
    assert word == "valid" or Y.shape[-2:] == X.shape[-2:]


def test_the_two_sides_of_an_axis_are_no_pair_of_axes():
    """(1, 2) once made 7 × 9 of 8 × 8: one row before and one after, two columns before and two after."""
    X, K = torch.ones(1, 8, 8), torch.ones(1, 1, 4, 4)
    assert conv2d(X, K, padding="same").shape == (1, 8, 8)
    padded = F.pad(X, (*same_padding(4), *same_padding(4)))
    assert torch.equal(conv2d(padded, K), conv2d(X, K, padding="same"))
    for call in (
        lambda: conv2d(X, K, padding=same_padding(4)),
        lambda: conv2d_matmul(X, K, padding=same_padding(4)),
        lambda: Conv2D(1, 1, 4, padding=same_padding(4)),
        lambda: conv_cost(1, 1, 4, 8, padding=same_padding(4)),
        lambda: im2col(X, 4, padding=same_padding(4)),
        lambda: pool2d(X, 4, padding=same_padding(4)),
    ):
        with pytest.raises(TypeError, match=r"Sides\(before=1, after=2\) is what one axis gets before and after"):
            call()


GOOD = {"X": torch.ones(2, 6, 7, 5), "K": torch.ones(4, 3, 3, 2), "groups": 2}


@pytest.mark.parametrize(
    ("change", "error", "message"),
    [
        ({"X": [1.0]}, TypeError, "X must be a torch.Tensor, not a list: write X = torch.tensor(X) first."),
        ({"K": 1.0}, TypeError, "K must be a torch.Tensor, not a float: write K = torch.tensor(K) first."),
        ({"bias": [1.0] * 4}, TypeError, "bias must be a torch.Tensor, not a list"),
        (
            {"X": torch.ones(7, 5)},
            ValueError,
            "X must have 3 dimensions (c_i, n_h, n_w) or 4 dimensions (n, c_i, n_h, n_w), but its shape is (7, 5)",
        ),
        (
            {"K": torch.ones(3, 2)},
            ValueError,
            "K must have 4 dimensions (c_o, c_i/groups, k_h, k_w), but its shape is (3, 2): 2 dimensions.",
        ),
        ({"X": torch.ones(0, 6, 7, 5)}, ValueError, "X must not be empty, but its shape (0, 6, 7, 5) has a 0"),
        ({"K": torch.ones(4, 3, 0, 2)}, ValueError, "K must not be empty, but its shape (4, 3, 0, 2) has a 0"),
        (
            {"X": torch.ones(6, 7, 5, dtype=torch.int64)},
            TypeError,
            "X must have a dtype of float16, bfloat16, float32, float64, not int64: write X.float().",
        ),
        ({"X": torch.ones(6, 7, 5, dtype=torch.complex64)}, TypeError, "not complex64: write X.real."),
        (
            {"K": torch.ones(4, 3, 3, 2, dtype=torch.float64)},
            TypeError,
            "K must have the dtype of X, float32, but it has float64: write K.to(X.dtype), or convert X.",
        ),
        (
            {"bias": torch.ones(4, dtype=torch.float16)},
            TypeError,
            "bias must have the dtype of X, float32, but it has float16",
        ),
        ({"bias": torch.ones(4, device="meta")}, ValueError, "bias must be on the device of X, cpu, but it is on meta"),
        (
            {"X": torch.ones(2, 5, 7, 5)},
            ValueError,
            "X has 5 input channels (X.shape = (2, 5, 7, 5)), but K is made for 3·groups = 3·2 = 6 "
            "(K.shape = (4, 3, 3, 2), (c_o, c_i/groups, k_h, k_w)): the two numbers must agree.",
        ),
        (
            {"groups": 1},
            ValueError,
            "X has 6 input channels (X.shape = (2, 6, 7, 5)), but K is made for 3·groups = 3·1 = 3",
        ),
        (
            {"K": torch.ones(5, 3, 3, 2)},
            ValueError,
            "K has 5 output channels (K.shape = (5, 3, 3, 2)), which groups = 2 does not divide",
        ),
        ({"groups": 0}, ValueError, "groups must be at least 1, not 0."),
        ({"groups": True}, TypeError, "groups must be an integer, not the bool True: write 1 if that is meant."),
        (
            {"bias": torch.ones(3)},
            ValueError,
            "bias must have one number per output channel, c_o = 4 (K.shape = (4, 3, 3, 2)), but it has 3.",
        ),
        (
            {"bias": torch.ones(4, 1)},
            ValueError,
            "bias must have 1 dimensions (c_o), but its shape is (4, 1): 2 dimensions.",
        ),
        ({"stride": 0}, ValueError, "stride must be at least 1, not 0."),
        ({"stride": -2}, ValueError, "stride must be at least 1, not -2."),
        ({"stride": 2.0}, TypeError, "stride must be an integer, not 2.0 of type float"),
        ({"stride": True}, TypeError, "stride must be an integer, not the bool True"),
        (
            {"stride": (2, 0)},
            ValueError,
            "stride[1] (along the width, in stride = (2, 0)) must be at least 1, not 0.",
        ),
        (
            {"stride": (1, 2, 3)},
            ValueError,
            "stride must be an integer or a pair (h, w), not (1, 2, 3) with 3 entries.",
        ),
        ({"padding": -1}, ValueError, "padding must be at least 0, not -1."),
        (
            {"padding": (0.5, 1)},
            TypeError,
            "padding[0] (along the height, in padding = (0.5, 1)) must be an integer, not 0.5 of type float",
        ),
        (
            {"padding": "full"},
            ValueError,
            'padding must be an integer, a pair (h, w), "same" or "valid", not \'full\'.',
        ),
        (
            {"padding": "same", "stride": (1, 2)},
            ValueError,
            'padding = "same" keeps the size, which stride = (1, 2) does not: write stride=1, or the',
        ),
        (
            {"padding": same_padding(3)},
            TypeError,
            "padding must be an integer or a pair (h, w), and Sides(before=1, after=1) is what one axis gets before "
            'and after: write padding="same" where that is taken, or pad first, F.pad(X, (*same_padding(k_w), *same_',
        ),
        ({"dilation": 0}, ValueError, "dilation must be at least 1, not 0."),
        (
            {"dilation": (4, 1)},
            ValueError,
            "K does not fit on X along the height: k = 3 with dilation = 4 covers d(k − 1) + 1 = 4·2 + 1 = 9 cells, "
            "but the input has only n + 2p = 7 + 2·0 = 7 with its padding: "
            "floor((7 + 2·0 − 4·2 − 1)/1) + 1 = -1 positions",
        ),
        ({"K": torch.ones(4, 3, 3, 8), "padding": 1}, ValueError, "K does not fit on X along the width: k = 8 with"),
    ],
)
def test_bad_arguments(change, error, message):
    with pytest.raises(error, match=re.escape(message)):
        conv2d(**{**GOOD, **change})


def test_the_good_arguments_of_that_test_are_good():
    assert conv2d(**GOOD).shape == (2, 4, output_size(7, 3), output_size(5, 2))
