"""The layer: the same start, state and answers as `torch.nn.Conv2d`."""

from __future__ import annotations

import re

import pytest
import torch
from torch import nn

from convbook import Conv2D

SETTINGS = [
    {},
    {"stride": 2, "padding": (2, 1)},
    {"dilation": (1, 2), "groups": 3, "bias": False},
]


@pytest.mark.parametrize("options", SETTINGS)
def test_same_seed_same_layer(options):
    layers = []
    for layer in (Conv2D, nn.Conv2d):
        torch.manual_seed(3)
        layers.append(layer(6, 9, (3, 2), **options))
    ours, theirs = layers
    X = torch.randn(2, 6, 11, 7)
    torch.testing.assert_close(ours.state_dict(), theirs.state_dict())
    torch.testing.assert_close(ours(X), theirs(X))
    torch.testing.assert_close(ours(X[0]), theirs(X[0]))


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
        ((3, 2, 3), {"bias": torch.ones(2)}, TypeError, "bias must be True or False, not tensor([1., 1.])"),
        ((3, 2), {}, TypeError, "Conv2D.__init__() missing 1 required positional argument: 'kernel_size'"),
    ],
)
def test_bad_arguments(arguments, options, error, message):
    with pytest.raises(error, match=re.escape(message)):
        Conv2D(*arguments, **options)


def test_wrong_number_of_channels():
    with pytest.raises(
        ValueError, match=re.escape("X has 4 input channels (X.shape = (4, 8, 8)), but K is made for 3")
    ):
        Conv2D(3, 2, 3)(torch.ones(4, 8, 8))
