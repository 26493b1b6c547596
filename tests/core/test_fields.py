"""Receptive fields: the curriculum's numbers, and the recursion against gradients of random stacks."""

from __future__ import annotations

import dataclasses
import doctest
import subprocess
import sys

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import nn
from torch.nn import functional as F

from convbook import (
    Conv2D,
    Layer,
    fields,
    fields_gradient,
    fields_torch,
    layers_of,
    receptive_field,
    receptive_field_by_gradient,
    trace_field,
)

LENET = nn.Sequential(
    nn.Conv2d(1, 6, 5, padding=2), nn.Sigmoid(), nn.AvgPool2d(2),
    nn.Conv2d(6, 16, 5), nn.Sigmoid(), nn.AvgPool2d(2),
)  # fmt: skip
VGG_BLOCKS = nn.Sequential(
    nn.Sequential(nn.Conv2d(3, 4, 3, padding=1), nn.ReLU(), nn.Conv2d(4, 4, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)),
    nn.Sequential(nn.Conv2d(4, 8, 3, padding=1), nn.ReLU(), nn.Conv2d(8, 8, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)),
)


def test_examples_in_the_docstrings():
    assert doctest.testmod(fields) == (0, 4)
    assert doctest.testmod(fields_torch) == (0, 1)
    assert doctest.testmod(fields_gradient) == (0, 1)


# The recursion


@pytest.mark.parametrize(
    ("layers", "sizes"),
    [
        ([2, 2], [1, 2, 3]),
        ([3, 3, 3], [1, 3, 5, 7]),
        ([5], [1, 5]),
        ([(3, 2), (3, 2), (3, 2)], [1, 3, 7, 15]),
        ([Layer(3), Layer(2, stride=2), Layer(3)], [1, 3, 4, 8]),  # pooling counts: without it, 5
        ([Layer(3, dilation=1), Layer(3, dilation=2), Layer(3, dilation=4)], [1, 3, 7, 15]),
        ([Layer(1), Layer(1, stride=7), Layer(2)], [1, 1, 1, 8]),
        ([], [1]),
    ],
)
def test_sizes_by_depth(layers, sizes):
    assert [row.size for row in receptive_field(layers)] == sizes


def test_lenet():
    field = receptive_field(layers_of(LENET))
    assert [(row.size, row.jump, row.start) for row in field] == [
        (1, 1, 0),
        (5, 1, -2),
        (6, 2, -2),
        (14, 2, -2),
        (16, 4, -2),
    ]
    assert (field.size, field.jump, field.start) == (16, 4, -2)
    assert field.field(2) == range(6, 22)
    assert receptive_field_by_gradient(LENET, (1, 28, 28), (2, 3)) == (list(range(6, 22)), list(range(10, 26)))


def test_two_vgg_blocks():
    field = receptive_field(layers_of(VGG_BLOCKS))
    assert [row.size for row in field] == [1, 3, 5, 6, 10, 14, 16]
    assert [row.jump for row in field] == [1, 1, 1, 2, 2, 2, 4]
    rows, columns = receptive_field_by_gradient(VGG_BLOCKS, (3, 28, 44), (3, 5))
    assert (rows, columns) == (list(field.field(3)), list(field.field(5)))


def test_the_field_is_clipped_to_the_input():
    field = receptive_field([Layer(5, stride=2, padding=2)])
    assert field.field(0) == range(-2, 3)
    assert field.field(0, n=7) == range(3)
    assert field.field(3, n=7) == range(4, 7)
    assert len(field.field(9, n=7)) == 0
    assert field[1].field(3) == range(4, 9)


def test_it_prints_as_a_table():
    stack = [Layer(3, padding=1, name="conv1"), (2, 2), Layer(3, stride=2, padding=12, dilation=5)]
    assert repr(receptive_field(stack)) == "\n".join([
        "depth  layer                size r  jump j  start",
        "    0  input                     1       1      0",
        "    1  conv1: k 3, p 1           3       1     −1",
        "    2  k 2, s 2                  4       2     −1",
        "    3  k 3, s 2, p 12, d 5      24       4    −25",
    ])  # fmt: skip


def test_a_layer_prints_as_it_is_made():
    layer = Layer(3, stride=2, padding=1, dilation=5, name="pool", ceil_mode=True)
    assert eval(repr(layer)) == layer
    assert repr(Layer(7)) == "Layer(7)"


def test_nothing_of_it_can_be_changed():
    field = receptive_field([Layer(3)])
    for owner, name in (field, "rows"), (field[1], "size"), (field[1].layer, "kernel"):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(owner, name, 7)


# Cells, one by one


def test_a_trace_names_the_cells_at_every_depth():
    assert trace_field([3, 3], n=7, i=0) == [[0, 1, 2, 3, 4], [0, 1, 2], [0]]
    assert trace_field([Layer(3, dilation=2, padding=2)], n=7, i=0) == [[0, 2], [0]]
    assert trace_field([Layer(2, stride=3)], n=8, i=1) == [[3, 4], [1]]
    assert trace_field([], n=8, i=5) == [[5]]


def test_what_a_stride_drops_is_seen_by_nobody_even_through_padding():
    stack = [Layer(3, stride=2), Layer(3, padding=1)]  # 4 cells make 1: the last is dropped
    assert receptive_field(stack).field(0, n=4) == range(4)
    assert trace_field(stack, n=4, i=0) == [[0, 1, 2], [0], [0]]


kinds = st.sampled_from(["conv", "ours", "max", "mean"])


@st.composite
def stacks(draw):
    """Draw a stack of two to four layers, an input that they fit on, and a position in the output."""
    names, shape, modules, axes = "hw", [], [], {"h": [], "w": []}
    c = draw(st.integers(1, 3))
    channels = c
    for _ in range(draw(st.integers(1, 4))):
        kind, c_o = draw(kinds), draw(st.integers(1, 3))
        setting = {}
        for name in names:
            k, s, d = draw(st.integers(1, 4)), draw(st.integers(1, 3)), draw(st.integers(1, 3))
            setting[name] = [k, s, draw(st.integers(0, k // 2)), 1 if kind == "mean" else d]
        k, s, p, d = zip(*setting.values(), strict=True)
        ceil_mode = kind in ("max", "mean") and draw(st.booleans())
        if kind == "max":
            modules.append(nn.MaxPool2d(k, s, p, d, ceil_mode=ceil_mode))
        elif kind == "mean":
            modules.append(nn.AvgPool2d(k, s, p, ceil_mode=ceil_mode))
        else:
            make = nn.Conv2d if kind == "conv" else Conv2D
            modules += [make(c, c_o, k, stride=s, padding=p, dilation=d), nn.ReLU()]
            c = c_o
        for name in names:
            axes[name].append(Layer(*setting[name], ceil_mode=ceil_mode))
    for name in names:
        n = 1
        for layer in reversed(axes[name]):  # the smallest input that gives n outputs
            n = max(1, (n - 1) * layer.stride + layer.dilation * (layer.kernel - 1) + 1 - 2 * layer.padding)
        shape.append(n + draw(st.integers(0, 9)))
    return nn.Sequential(*modules), axes, (channels, *shape), draw(st.integers(0, 10**6))


@settings(max_examples=150)
@given(stacks())
def test_the_trace_equals_the_gradient(stack):
    module, axes, input_size, seed = stack
    layers = [layers_of(module, axis=axis) for axis in ("height", "width")]
    for found, made in zip(layers, axes.values(), strict=True):
        assert receptive_field(found).rows[1:] == tuple(
            fields.FieldRow(row.depth, found[row.depth - 1], row.size, row.jump, row.start)
            for row in receptive_field(made)[1:]
        )
    m = []
    for stack_of_axis, n in zip(layers, input_size[1:], strict=True):
        for layer in stack_of_axis:
            n = layer.output_size(n)
        m.append(n)
    position = seed % m[0], seed // m[0] % m[1]
    traces = [trace_field(layers[axis], input_size[1 + axis], position[axis])[0] for axis in (0, 1)]
    rows, columns = receptive_field_by_gradient(module, input_size, position)
    if all(traces):
        assert (rows, columns) == tuple(traces)
    else:  # a window that lies in the padding along one axis sees nothing along the other
        assert (rows, columns) == ([], [])
    for axis in (0, 1):
        inside = receptive_field(layers[axis]).field(position[axis], n=input_size[1 + axis])
        assert set(traces[axis]) <= set(inside)


@settings(max_examples=150)
@given(
    st.lists(st.tuples(*[st.integers(1, 4)] * 2, st.integers(0, 3), st.integers(1, 3)), max_size=5), st.integers(0, 3)
)
def test_away_from_the_border_the_field_is_the_trace_s_hull(layers, more):
    field = receptive_field(layers)
    i = -(-(-field.start + 50 * field.jump) // field.jump) + more  # far from the padding of every depth
    cells = field.field(i)
    trace = trace_field(layers, cells.stop + 50 * field.jump, i)[0]
    assert (trace[0], trace[-1] + 1) == (cells.start, cells.stop)


# Modules


def test_padding_by_name():
    same = nn.Sequential(nn.Conv2d(1, 1, (5, 2), padding="same", dilation=(2, 4)), nn.Conv2d(1, 1, 3, padding="valid"))
    assert layers_of(same) == [Layer(5, padding=4, dilation=2, name="0"), Layer(3, name="1")]
    assert layers_of(same, axis="width") == [Layer(2, padding=2, dilation=4, name="0"), Layer(3, name="1")]


def test_nested_names_and_a_single_layer():
    assert [layer.name for layer in layers_of(VGG_BLOCKS)] == ["0.0", "0.2", "0.4", "1.0", "1.2", "1.4"]
    assert layers_of(nn.MaxPool2d(3)) == [Layer(3, stride=3)]


def test_a_module_used_twice_counts_twice():
    pool = nn.MaxPool2d(2)
    stack = nn.Sequential(pool, nn.Conv2d(1, 1, 3), pool)
    assert layers_of(stack) == [Layer(2, stride=2, name="0"), Layer(3, name="1"), Layer(2, stride=2, name="2")]
    field = receptive_field(layers_of(stack))
    assert receptive_field_by_gradient(stack, (1, 13, 17), (0, 1)) == (list(field.field(0)), list(field.field(1)))


def test_the_module_and_the_random_numbers_stay_as_they_were():
    module = nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2), nn.ReLU(), nn.MaxPool2d(2), nn.Dropout())
    before = {name: value.clone() for name, value in module.state_dict().items()}
    state = torch.random.get_rng_state()
    assert receptive_field_by_gradient(module, (1, 9, 11), (1, 2)) == ([2, 3, 4, 5], [4, 5, 6, 7])
    assert torch.equal(torch.random.get_rng_state(), state)
    assert all(torch.equal(value, before[name]) for name, value in module.state_dict().items())
    assert module.training
    assert isinstance(module[3], nn.MaxPool2d)


def test_weights_that_cancel_do_not_hide_a_cell():
    conv = nn.Conv2d(1, 1, 3, bias=False)
    nn.init.zeros_(conv.weight)
    assert receptive_field_by_gradient(nn.Sequential(conv, nn.ReLU()), (1, 5, 7), (1, 2)) == ([1, 2, 3], [2, 3, 4])


def test_a_network_of_its_own():
    class Residual(nn.Module):
        def __init__(self):
            super().__init__()
            self.first, self.second = nn.Conv2d(1, 1, 3, padding=1), nn.Conv2d(1, 1, (3, 1), padding=(1, 0))

        def forward(self, X):
            return X + self.second(torch.relu(self.first(X)))

    assert receptive_field_by_gradient(Residual(), (1, 11, 13), (5, 6)) == (list(range(3, 8)), [5, 6, 7])


class Written(nn.Module):
    """A module that computes what a function says, between a 3 × 3 and a 2 × 2 convolution."""

    def __init__(self, function):
        super().__init__()
        self.first, self.second, self.function = nn.Conv2d(1, 2, 3), nn.Conv2d(2, 1, 2), function

    def forward(self, X):
        return self.second(self.function(self.first(X)))


class LeNet(nn.Module):
    """The same network, written with modules or with functions."""

    def __init__(self, pool):
        super().__init__()
        self.first, self.second, self.pool = nn.Conv2d(1, 6, 5, padding=2), nn.Conv2d(6, 16, 5), pool

    def forward(self, X):
        return self.pool(F.relu(self.second(self.pool(self.first(X).relu()))))


@pytest.mark.parametrize(
    "pool",
    [
        nn.MaxPool2d(2), lambda X: F.max_pool2d(X, 2), lambda X: torch.max_pool2d(X, (2, 2)),
        lambda X: F.max_pool2d(X, kernel_size=2, stride=[2, 2]), lambda X: F.unfold(X, 2, stride=2).reshape(
            1, -1, 4, X.shape[2] // 2, X.shape[3] // 2).amax(2),
        lambda X: torch.maximum(*(torch.maximum(X[..., i::2, ::2], X[..., i::2, 1::2]) for i in (0, 1))),
    ],
)  # fmt: skip
def test_it_does_not_matter_how_a_maximum_is_written(pool):
    field = receptive_field([(5, 1, 2), (2, 2), 5, (2, 2)])
    expected = list(field.field(1)), list(field.field(2))
    assert expected[0] == [*range(2, 18)]
    assert receptive_field_by_gradient(LeNet(pool), (1, 32, 36), (1, 2)) == expected


@pytest.mark.parametrize(
    "kind",
    [
        *(kind for kind in fields_torch.ELEMENTWISE if kind is not nn.Dropout1d), lambda: nn.Threshold(5.0, 0.0),
        lambda: nn.Threshold(-5.0, 0.0), lambda: nn.Hardshrink(9.0), lambda: nn.Softshrink(9.0), lambda: nn.Softmax(1),
        lambda: nn.Hardtanh(-9.0, -8.0), lambda: nn.BatchNorm2d(2), lambda: nn.LocalResponseNorm(2),
    ],
    ids=lambda kind: kind.__name__,
)  # fmt: skip
def test_an_activation_hides_no_cell(kind):
    layer = kind(0.5, 0.2) if kind is nn.Threshold else kind()
    stack = nn.Sequential(nn.Conv2d(1, 2, 3), layer, nn.Conv2d(2, 2, 2), layer)
    assert receptive_field_by_gradient(stack, (1, 8, 9), (2, 3)) == ([2, 3, 4, 5], [3, 4, 5, 6])
    if kind in fields_torch.ELEMENTWISE:
        assert receptive_field(layers_of(stack)).size == 4


@pytest.mark.parametrize(
    "function",
    [
        lambda X: (X - 100).relu_(), lambda X: X.clamp(5, 6), lambda X: F.hardtanh(X, 8, 9),
        lambda X: F.dropout(X, 0.9), lambda X: torch.tanh(1000 * X), lambda X: F.threshold(X, 50, 1),
        lambda X: torch.clip(X, max=-1),
    ],
)  # fmt: skip
def test_a_function_that_forward_calls_hides_no_cell(function):
    assert receptive_field_by_gradient(Written(function), (1, 8, 9), (2, 3)) == ([2, 3, 4, 5], [3, 4, 5, 6])


@pytest.mark.parametrize(
    ("layer", "rows"),
    [
        (nn.AdaptiveMaxPool2d((2, 3)), [*range(6)]),  # rows 0 to 3 of 8, each of 3 rows
        (nn.AdaptiveAvgPool2d((2, 3)), [*range(6)]),
        (nn.InstanceNorm2d(2), [*range(10)]),  # the mean of the whole map
        (nn.BatchNorm2d(2, track_running_stats=False), [*range(10)]),
        (nn.Upsample(scale_factor=2), [0, 1, 2]),
        (nn.Upsample(scale_factor=2, mode="bilinear", align_corners=True), [0, 1, 2]),  # its second weight is 0
    ],
    ids=lambda value: type(value).__name__,
)
def test_layers_that_depend_on_more_than_a_window(layer, rows):
    assert receptive_field_by_gradient(nn.Sequential(nn.Conv2d(1, 2, 3), layer), (1, 10, 13), (0, 1))[0] == rows


def test_a_module_that_draws_random_numbers_draws_the_same_each_time():
    """In training dropout would hide cells; noise alone is no dependence."""
    noisy = Written(lambda X: X * 0 + torch.rand_like(X)).train()
    assert receptive_field_by_gradient(noisy, (1, 8, 9), (2, 3)) == ([], [])
    assert receptive_field_by_gradient(nn.Sequential(nn.Dropout(0.99), nn.Conv2d(1, 1, 3)), (1, 8, 9), (2, 3)) == (
        [2, 3, 4],
        [3, 4, 5],
    )


@pytest.mark.parametrize(
    "function",
    [
        lambda X: torch.where(torch.arange(7) != 3, X, torch.zeros(())),
        lambda X: X.masked_fill(torch.arange(7) == 3, 0),
        lambda X: X.index_fill(3, torch.tensor([3]), 0),
    ],
)  # fmt: skip
def test_cells_at_given_places_can_be_blanked(function):
    """Column 3 of the 6 × 7 cells between is a constant, so of the window at columns 3 and 4 the second alone sees."""
    assert receptive_field_by_gradient(Written(function), (1, 8, 9), (2, 3)) == ([2, 3, 4, 5], [4, 5, 6])


def test_a_kernel_that_is_masked_sees_less():
    class Masked(nn.Conv2d):
        def forward(self, X):
            mask = torch.tensor([[1.0, 1, 1], [1, 0, 0], [0, 0, 0]], dtype=X.dtype)
            return F.conv2d(X, self.weight * mask, padding=1)

    assert receptive_field_by_gradient(Masked(1, 1, 3), (1, 9, 11), (4, 5)) == ([3, 4], [4, 5, 6])
    with pytest.raises(TypeError, match=r"module\.1 can't be read .*: it is a Masked with a forward of its own"):
        layers_of(nn.Sequential(nn.ReLU(), Masked(1, 1, 3)))


@pytest.mark.parametrize(
    ("function", "says"),
    [
        (lambda X: X.round(), "cells of which its gradient knows nothing"),
        (lambda X: X.roll(5, 2).detach() + X, "cells of which its gradient knows nothing"),
        (lambda X: X.max(2, keepdim=True).values.expand(X.shape), "cells of which its gradient knows nothing"),
        (lambda X: torch.where(X > 100, X, 0), "where depends on a comparison"),
        (lambda X: X * (X > 100), "mul depends on a comparison"),
        (lambda X: X.gather(2, X.argmax(2, keepdim=True)).expand(X.shape), "depends on a comparison or a place"),
        (lambda X: X.sign(), "sign can be flat"),
        (lambda X: X.nan_to_num(0), "nan_to_num can be flat"),
        (lambda X: X.sort(2).values, "sort looks at values"),
        (lambda X: X if X.mean() > 0 else -X, "depends on a comparison"),
        (lambda X: X * X.flatten()[0].item(), "looks at values"),
        (lambda X: X.detach(), "its output has no gradient"),
        (lambda X: X.int().double(), "its output has no gradient"),
        (nn.FractionalMaxPool2d(2, output_size=3), "it calls fractional_max_pool2d, and its windows are random"),
        (lambda X: F.max_unpool2d(*F.max_pool2d(X, 2, return_indices=True), 2), "_with_indices, and it returns"),
        (lambda X: (X - 100).log(), "its gradient is not finite|cells of which its gradient"),
        (lambda X: X[:, :1], "module fails on an input of shape .1, 1, 8, 9., float64, with RuntimeError"),
    ],
)  # fmt: skip
def test_what_it_cannot_tell_is_refused(function, says):
    with pytest.raises(ValueError, match=says):
        receptive_field_by_gradient(Written(function), (1, 8, 9), (2, 3))


@pytest.mark.parametrize("surrounding", [torch.no_grad, torch.inference_mode, lambda: torch.autocast("cpu")])
def test_no_context_of_the_reader_s_matters(surrounding):
    with surrounding():
        assert receptive_field_by_gradient(LENET, (1, 28, 28), (2, 3)) == (list(range(6, 22)), list(range(10, 26)))


ONE_AXIS = nn.Sequential(
    nn.Conv1d(2, 3, 5, padding=1, dilation=2), nn.BatchNorm1d(3), nn.ReLU(), nn.MaxPool1d(3, 2, 1), nn.Dropout1d(),
    nn.Conv1d(3, 1, 4, padding="valid", stride=3), nn.AvgPool1d(2, ceil_mode=True),
)  # fmt: skip


@pytest.mark.parametrize("i", [0, 1, 2])
@pytest.mark.parametrize("axis", ["height", "width"])
def test_layers_over_one_axis_have_a_field_too(i, axis):
    layers = layers_of(ONE_AXIS, axis=axis)
    assert layers[:2] == [Layer(5, padding=1, dilation=2, name="0"), Layer(3, stride=2, padding=1, name="3")]
    assert receptive_field_by_gradient(ONE_AXIS, (2, 47), (i,)) == (trace_field(layers, 47, i)[0],)


def test_forward_of_its_own_is_not_read():
    class Residual(nn.Sequential):
        def forward(self, X):
            return X + self[0](X)

    residual = Residual(nn.Conv2d(1, 1, 3, padding=1), nn.Conv2d(1, 1, 3))
    with pytest.raises(TypeError, match=r"module can't be .*: it is a Residual with a forward of its own"):
        layers_of(residual)
    assert receptive_field_by_gradient(residual, (1, 9, 9), (4, 4)) == ([3, 4, 5], [3, 4, 5])
    for kind in (nn.ReLU, nn.MaxPool2d, Conv2D, nn.BatchNorm2d):
        own = type("Own", (kind,), {"forward": lambda self, X: X.flip(2)})
        with pytest.raises(TypeError, match="it is a Own with a forward of its own"):
            layers_of(own(*{nn.ReLU: (), nn.MaxPool2d: (2,), Conv2D: (1, 1, 3), nn.BatchNorm2d: (1,)}[kind]))
    inner = type("Inner", (nn.Conv2d,), {"_conv_forward": lambda self, X, weight, bias: X.flip(2)})
    with pytest.raises(TypeError, match="it is a Inner with a forward of its own"):
        layers_of(inner(1, 1, 3))
    patched = nn.ReLU()
    patched.forward = lambda X: X.flip(2)
    with pytest.raises(TypeError, match="it is a ReLU with a forward of its own"):
        layers_of(patched)


def test_a_subclass_that_computes_the_same_is_read():
    class Named(nn.Conv2d):
        """Has nothing of its own."""

    named = nn.utils.parametrizations.weight_norm(Named(1, 1, 3, padding=1))
    assert layers_of(nn.Sequential(named)) == [Layer(3, padding=1, name="0")]


@pytest.mark.parametrize("number", [np.uint8, np.int8, np.int64])
def test_narrow_integers_do_not_overflow(number):
    assert trace_field([Layer(3, padding=1)], 10, number(0)) == [[0, 1], [0]]
    layers = [Layer(number(100), stride=number(100), dilation=number(100))] * 3
    assert receptive_field(layers).size == 1 + 99 * 100 * (1 + 100 + 10_000)
    assert receptive_field([3, 3]).field(number(100)) == range(100, 105)
    assert trace_field([number(60)] * 2, number(125), number(6))[0] == [*range(6, 125)]


@pytest.mark.parametrize(
    ("call", "error", "says"),
    [
        (lambda: Layer(0), ValueError, "kernel must be at least 1, not 0"),
        (lambda: Layer(3, stride=0), ValueError, "stride must be at least 1"),
        (lambda: Layer(3, padding=-1), ValueError, "padding must be at least 0"),
        (lambda: Layer(3, dilation=1.5), TypeError, "dilation must be an integer, not 1.5"),
        (lambda: Layer(3, name=3), TypeError, "name must be a string, not 3"),
        (lambda: Layer(3, ceil_mode="yes"), TypeError, "ceil_mode must be True or False, not 'yes'"),
        (lambda: receptive_field(3), TypeError, r"must be a list of Layers, not 3 of type int: write for"),
        (lambda: receptive_field(Layer(3)), TypeError, r"layers must be a list of Layers, not Layer\(3\)"),
        (lambda: receptive_field({3, 5}), TypeError, r"not \{3, 5\} of type set"),
        (lambda: receptive_field(frozenset([3])), TypeError, "of type frozenset"),
        (lambda: receptive_field(b"ab"), TypeError, "not b'ab' of type bytes"),
        (lambda: receptive_field(bytearray(b"ab")), TypeError, "of type bytearray"),
        (lambda: receptive_field({3: 5}), TypeError, r"not \{3: 5\} of type dict"),
        (lambda: receptive_field({3: 5}.keys()), TypeError, "of type dict_keys"),
        (lambda: receptive_field("33"), TypeError, "not '33' of type str"),
        (lambda: trace_field({3}, 5, 0), TypeError, "of type set"),
        (lambda: receptive_field(LENET), TypeError, r"not a torch module: write layers_of\(module\)"),
        (lambda: receptive_field([3, "pool"]), TypeError, r"layers\[1\] = 'pool' is not a Layer.*kernel must be"),
        (lambda: receptive_field([3, (3, 0)]), ValueError, r"layers\[1\] = \(3, 0\).*stride must be at least 1"),
        (lambda: receptive_field([(1, 2, 3, 4, 5, 6, 7)]), TypeError, r"layers\[0\] = .*\(k, s, p, d\)"),
        (lambda: receptive_field([3]).field(-1), ValueError, "i must be at least 0"),
        (lambda: receptive_field([3]).field(1, n=0), ValueError, r"n \(the input size\) must be at least 1"),
        (lambda: trace_field([3, 5], 6, 0), ValueError, r"layers\[1\] does not fit on its input of 4 cells: k = 5"),
        (lambda: trace_field([3], 6, 4), ValueError, "i must be below 4, the number of outputs for n = 6, not 4"),
        (lambda: layers_of([3]), TypeError, "module must be a torch module, not a list"),
        (lambda: layers_of(nn.BatchNorm2d(3, track_running_stats=False)), ValueError, "is a BatchNorm2d without stat"),
        (lambda: layers_of(LENET, axis=["height"]), ValueError, 'axis must be "height" or "width", not '),
        (lambda: layers_of(LENET, axis="h"), ValueError, 'axis must be "height" or "width", not \'h\''),
        (lambda: layers_of(nn.Sequential(nn.Sequential(nn.Flatten()))), TypeError, r"module\.0\.0 can't .* a Flatten"),
        (lambda: layers_of(nn.Conv2d(1, 1, 4, padding="same")), ValueError, 'module has padding = "same" .*odd'),
        (lambda: layers_of(nn.Sequential(nn.Conv2d(1, 1, 3, padding=1, padding_mode="circular"))), ValueError,
         "module.0 has padding_mode = 'circular'"),
        (lambda: receptive_field_by_gradient(LENET, (28, 28), (0, 0)), ValueError, r"3 integers \(c_i, n_h, n_w\)"),
        (lambda: receptive_field_by_gradient(LENET, (1, 28), (0,)), ValueError, "fails on an input of shape"),
        (lambda: receptive_field_by_gradient(LENET, (1, 28, 28), (0,)), ValueError, r"must be 2 integers \(c_i, n\)"),
        (lambda: receptive_field_by_gradient(LENET, (1, 28, 28), 0), ValueError, r"must be 2 integers \(i, j\)"),
        (lambda: receptive_field_by_gradient(LENET, (1, 28, 28), (0, 5)), ValueError, r"\(0, 5\) lies outside .* 5 ×"),
        (lambda: receptive_field_by_gradient(LENET, (1, 28, 28), (-1, 0)), ValueError, r"position\[0\] must be at"),
        (lambda: receptive_field_by_gradient(nn.Flatten(), (1, 2, 3), (0, 0)), ValueError, r"must return .*\(1, 6\)"),
        (lambda: receptive_field_by_gradient("net", (1, 2, 3), (0, 0)), TypeError, "must be a torch module, not a str"),
    ],
)  # fmt: skip
def test_errors_name_parameter_value_and_remedy(call, error, says):
    with pytest.raises(error, match=says):
        call()


def test_the_geometry_needs_no_torch():
    code = (
        "import sys; from convbook import Layer, receptive_field, trace_field;"
        "receptive_field([Layer(3)]); trace_field([3], 5, 1); sys.exit('torch' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
