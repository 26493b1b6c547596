"""The layer: the same start, state and answers as `torch.nn.Conv2d`."""

from __future__ import annotations

import inspect
import re

import numpy as np
import pytest
import torch
from torch import nn

from convbook import Conv2D, same_padding

SETTINGS = [
    {},
    {"stride": 2, "padding": (2, 1)},
    {"dilation": (1, 2), "groups": 3, "bias": False},
    {"padding": "same", "dilation": (3, 2)},
    {"padding": "valid", "stride": (1, 2)},
    {"padding": (2, 1), "padding_mode": "reflect", "stride": 2},
    {"padding": (4, 3), "padding_mode": "replicate"},
    {"padding": (1, 3), "padding_mode": "circular", "groups": 3},
    {"padding": "same", "padding_mode": "circular"},
    {"dtype": torch.float64, "device": "cpu"},
]


@pytest.mark.parametrize("options", SETTINGS)
def test_same_seed_same_layer(options):
    layers = []
    for layer in (Conv2D, nn.Conv2d):
        torch.manual_seed(3)
        layers.append(layer(6, 9, (3, 2), **options))
    ours, theirs = layers
    X = torch.randn(2, 6, 11, 7, dtype=options.get("dtype"))
    torch.testing.assert_close(ours.state_dict(), theirs.state_dict())
    torch.testing.assert_close(ours(X), theirs(X))
    torch.testing.assert_close(ours(X[0]), theirs(X[0]))


def test_the_arguments_are_pytorch_s():
    """Names, order and defaults, so that a call can be copied; and the same call by position."""
    ours, theirs = (list(inspect.signature(layer.__init__).parameters.items()) for layer in (Conv2D, nn.Conv2d))
    assert [(name, parameter.default) for name, parameter in ours] == [
        (name, parameter.default) for name, parameter in theirs
    ]
    arguments = (6, 9, (3, 2), (2, 1), (1, 2), (2, 3), 3, False, "replicate", "cpu", torch.float64)
    torch.manual_seed(5)
    ours = Conv2D(*arguments)
    torch.manual_seed(5)
    theirs = nn.Conv2d(*arguments)
    X = torch.randn(2, 6, 11, 7, dtype=torch.float64)
    torch.testing.assert_close(ours(X), theirs(X))


@pytest.mark.parametrize(
    ("mode", "row"),
    [
        ("zeros", [0, 0, 1, 2, 3, 0, 0]), ("reflect", [3, 2, 1, 2, 3, 2, 1]), ("replicate", [1, 1, 1, 2, 3, 3, 3]),
        ("circular", [2, 3, 1, 2, 3, 1, 2]),
    ],
)  # fmt: skip
def test_what_the_padding_holds(mode, row):
    layer = Conv2D(1, 1, 1, padding=(0, 2), padding_mode=mode, bias=False)
    nn.init.ones_(layer.weight)
    assert layer(torch.tensor([[[1.0, 2, 3]]])).tolist() == [[row]]
    shown = [" ".join(map(str, row)) in line for line in Conv2D.__doc__.splitlines() if mode in line]
    assert any(shown)


def test_narrow_integers_do_not_overflow():
    layer = Conv2D(200, 8, np.uint8(20))
    assert layer.weight.abs().max() <= 80_000**-0.5
    assert (
        Conv2D(np.uint8(200), np.uint8(4), np.uint8(1), groups=np.uint8(2), stride=np.uint8(2)).weight.shape[1] == 100
    )


def test_it_runs_under_autocast():
    net = nn.Sequential(Conv2D(3, 4, 3, padding=1), nn.ReLU(), Conv2D(4, 5, 3, padding_mode="reflect", padding=1))
    X = torch.randn(2, 3, 7, 5)
    with torch.autocast("cpu", torch.bfloat16):
        Y = net(X)
    assert Y.dtype == torch.bfloat16
    torch.testing.assert_close(Y.float(), net(X), rtol=0.05, atol=0.05)


@pytest.mark.parametrize("options", SETTINGS)
def test_state_of_pytorch_loads(options):
    ours, theirs = Conv2D(6, 9, (3, 2), **options), nn.Conv2d(6, 9, (3, 2), **options)
    assert not torch.equal(ours.weight, theirs.weight)
    ours.load_state_dict(theirs.state_dict())
    theirs.load_state_dict(ours.state_dict())
    assert torch.equal(ours.weight, theirs.weight)


def test_start_is_uniform_within_the_stated_bound():
    torch.manual_seed(41)
    layer = Conv2D(12, 500, (5, 7), groups=2)
    bound = (12 / 2 * 5 * 7) ** -0.5
    for values in (layer.weight, layer.bias):
        assert values.abs().max() <= bound * (1 + 1e-6)
        assert values.abs().max() > 0.95 * bound
    assert layer.weight.std().item() == pytest.approx(bound / 3**0.5, rel=0.01)  # of a uniform distribution


def test_it_learns():
    torch.manual_seed(43)
    X = torch.randn(5, 3, 7, 8)
    target = nn.Conv2d(3, 2, 3)
    layer = Conv2D(3, 2, 3)
    optimizer = torch.optim.SGD(layer.parameters(), lr=0.1)
    losses = []
    for _ in range(40):
        loss = ((layer(X) - target(X).detach()) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    assert losses[-1] < losses[0] / 50


def test_moves_to_another_dtype():
    assert Conv2D(3, 2, 3).double()(torch.ones(3, 5, 5, dtype=torch.float64)).dtype == torch.float64


@pytest.mark.parametrize(
    ("layer", "text"),
    [
        (Conv2D(3, 16, 5, padding=2), "Conv2D(3, 16, kernel_size=5, padding=2)"),
        (Conv2D(3, 16, (5, 3)), "Conv2D(3, 16, kernel_size=(5, 3))"),
        (
            Conv2D(6, 9, 1, stride=(2, 1), dilation=3, groups=3, bias=False),
            "Conv2D(6, 9, kernel_size=1, stride=(2, 1), dilation=3, groups=3, bias=False)",
        ),
        (Conv2D(1, 1, 3, stride=(1, 1)), "Conv2D(1, 1, kernel_size=3)"),
        (Conv2D(1, 1, 3, 2, (2, 2)), "Conv2D(1, 1, kernel_size=3, stride=2, padding=2)"),
        (Conv2D(1, 1, 3, padding="same"), "Conv2D(1, 1, kernel_size=3, padding='same')"),
        (
            Conv2D(1, 2, 3, padding=1, padding_mode="circular", dtype=torch.float64),
            "Conv2D(1, 2, kernel_size=3, padding=1, padding_mode='circular', dtype=torch.float64)",
        ),
    ],
)
def test_repr_makes_the_layer_again(layer, text):
    assert repr(layer) == text
    assert repr(eval(text)) == text


@pytest.mark.parametrize(
    ("arguments", "options", "error", "message"),
    [
        ((0, 2, 3), {}, ValueError, "in_channels must be at least 1, not 0."),
        ((3, 2.0, 3), {}, TypeError, "out_channels must be an integer, not 2.0 of type float"),
        (
            (3, 2, (3, 0)),
            {},
            ValueError,
            "kernel_size[1] (along the width, in kernel_size = (3, 0)) must be at least 1",
        ),
        ((3, 2, 3), {"stride": 0}, ValueError, "stride must be at least 1, not 0."),
        ((3, 2, 3), {"padding": -1}, ValueError, "padding must be at least 0, not -1."),
        ((3, 2, 3), {"dilation": 0}, ValueError, "dilation must be at least 1, not 0."),
        ((3, 2, 3), {"groups": 2}, ValueError, "in_channels = 3 must be a multiple of groups = 2."),
        ((4, 3, 3), {"groups": 2}, ValueError, "out_channels = 3 must be a multiple of groups = 2."),
        ((3, 2, 3), {"bias": torch.ones(2)}, TypeError, "bias must be True or False, not tensor([1., 1.]): the layer"),
        ((3, 2, 3), {"padding": "full"}, ValueError, '"same" or "valid", not \'full\''),
        (
            (3, 2, 3, 2),
            {"padding": "same"},
            ValueError,
            'padding = "same" keeps the size, which stride = (2, 2) does not',
        ),
        ((3, 2, 3), {"padding": same_padding(3)}, TypeError, "Sides(before=1, after=1) is what one axis gets before"),
        (
            (3, 2, 3),
            {"padding_mode": "mirror"},
            ValueError,
            'padding_mode must be "zeros", "reflect", "replicate" or "circular", not \'mirror\'.',
        ),
        (
            (3, 2, 3),
            {"dtype": torch.int64},
            TypeError,
            "dtype must be one of float16, bfloat16, float32, float64 or None",
        ),
        ((3, 2), {}, TypeError, "Conv2D.__init__() missing 1 required positional argument: 'kernel_size'"),
    ],
)
def test_bad_arguments(arguments, options, error, message):
    with pytest.raises(error, match=re.escape(message)):
        Conv2D(*arguments, **options)


@pytest.mark.parametrize(
    ("mode", "padding", "says"),
    [
        ("reflect", (4, 3), 'padding_mode = "reflect" takes less than the 4 cells that X has along the height, not 4'),
        ("reflect", (3, 7), 'padding_mode = "reflect" takes less than the 7 cells that X has along the width, not 7'),
        ("circular", (1, 8), 'padding_mode = "circular" takes at most the 7 cells that X has along the width, not 8'),
    ],
)
def test_a_frame_needs_enough_cells(mode, padding, says):
    with pytest.raises(ValueError, match=re.escape(says)):
        Conv2D(1, 1, 3, padding=padding, padding_mode=mode)(torch.ones(1, 4, 7))
    fits = (min(padding[0], 3), min(padding[1], 6 if mode == "reflect" else 7))
    X = torch.ones(1, 4, 7)
    theirs = nn.Conv2d(1, 1, 3, padding=fits, padding_mode=mode)
    assert Conv2D(1, 1, 3, padding=fits, padding_mode=mode)(X).shape == theirs(X).shape


def test_wrong_number_of_channels():
    with pytest.raises(
        ValueError, match=re.escape("X has 4 input channels (X.shape = (4, 8, 8)), but K is made for 3")
    ):
        Conv2D(3, 2, 3)(torch.ones(4, 8, 8))
