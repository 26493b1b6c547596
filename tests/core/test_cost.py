"""What a layer costs: the curriculum's numbers, PyTorch's operation counter, and the tensors' own bytes."""

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
from torch.utils.flop_counter import FlopCounterMode

from convbook import conv_cost, cost

CURRICULUM = conv_cost(100, 100, 5, 64, padding=2)


def test_example_in_the_docstring():
    assert doctest.testmod(cost) == (0, 1)


def test_a_hundred_channels_at_64_by_64():
    assert CURRICULUM.output_shape == (100, 64, 64)
    assert CURRICULUM.macs_forward == 1_024_000_000
    assert CURRICULUM.flops_forward == 2_048_000_000
    assert CURRICULUM.parameters == 100 * (100 * 5 * 5 + 1) == 250_100
    assert CURRICULUM.bias_additions == 100 * 64 * 64


def test_ten_layers_and_a_million_images():
    million = conv_cost(100, 100, 5, 64, padding=2, batch=1_000_000)
    assert 10 * million.macs_forward == 10_240_000_000_000_000
    assert 10 * million.time(0.15e12) / 3600 == pytest.approx(19, abs=0.05)  # hours
    assert 10 * million.time(12e12) / 60 == pytest.approx(14.2, abs=0.05)  # minutes
    assert 10 * million.time(0.15e12, training=True) / 3600 == pytest.approx(56.9, abs=0.05)


def test_doubling_the_channels_and_doubling_the_padding():
    assert conv_cost(200, 200, 5, 64, padding=2).macs_forward == 4 * CURRICULUM.macs_forward
    assert conv_cost(100, 100, 5, 64, padding=4).macs_forward == CURRICULUM.macs_forward * 68**2 // 64**2


def test_output_positions_count_and_not_input_positions():
    assert conv_cost(2, 3, 5, (31, 17)).macs_forward == 3 * 2 * 5 * 5 * 27 * 13
    assert conv_cost(2, 3, (5, 1), (31, 17), stride=(2, 3)).macs_forward == 3 * 2 * 5 * 14 * 6


def test_the_parameters_do_not_depend_on_the_image():
    assert conv_cost(2, 3, 5, 7).parameters == conv_cost(2, 3, 5, 700).parameters == 3 * (2 * 25 + 1)
    assert conv_cost(2, 3, 5, 7, bias=False).parameters == 3 * 2 * 25
    assert conv_cost(2, 3, 5, 7, bias=False).bias_additions == 0


def test_a_bottleneck_costs_less():
    direct = conv_cost(64, 256, 3, 56, padding=1)
    squeeze, expand = conv_cost(64, 32, 1, 56), conv_cost(32, 256, 3, 56, padding=1)
    assert direct.parameters == 147_712
    assert squeeze.parameters + expand.parameters == 2_080 + 73_984
    assert direct.macs_forward == 147_456 * 56 * 56
    assert squeeze.macs_forward + expand.macs_forward == (2_048 + 73_728) * 56 * 56


@st.composite
def problems(draw):
    """Draw the arguments of conv_cost, different for each axis, that fit."""
    axes = []
    for _ in "hw":
        k, s, p, d = (draw(st.integers(low, high)) for low, high in [(1, 5), (1, 4), (0, 3), (1, 3)])
        axes.append((max(1, d * (k - 1) + 1 - 2 * p) + draw(st.integers(0, 9)), k, s, p, d))
    n, k, s, p, d = zip(*axes, strict=True)
    groups = draw(st.sampled_from([1, 1, 2, 3]))
    c_i, c_o = groups * draw(st.integers(1, 5)), groups * draw(st.integers(1, 4))
    return (c_i, c_o, k, n), {
        "stride": s, "padding": p, "dilation": d, "groups": groups,
        "bias": draw(st.booleans()), "batch": draw(st.integers(1, 3)),
    }  # fmt: skip


def layer_and_input(c_i, c_o, k, n, *, batch, **options):
    return nn.Conv2d(c_i, c_o, k, **options), torch.zeros(batch, c_i, *n, requires_grad=True)


@settings(max_examples=40)
@given(problems())
def test_arithmetic_equals_pytorch_s_counter(problem):
    """Groups are counted as layers of their own: PyTorch 2.13 counts their weights' gradient as if there were one."""
    (c_i, c_o, k, n), options = problem
    ours = conv_cost(c_i, c_o, k, n, **options)
    groups = options.pop("groups")
    layer, X = layer_and_input(c_i // groups, c_o // groups, k, n, **options)
    with FlopCounterMode(display=False) as counter:
        outputs = [layer(X) for _ in range(groups)]
    assert counter.get_total_flops() == ours.flops_forward == 2 * ours.macs_forward
    with FlopCounterMode(display=False) as counter:
        for Y in outputs:
            Y.sum().backward()
    assert counter.get_total_flops() == ours.flops_backward == 2 * ours.macs_backward
    with FlopCounterMode(display=False) as counter:
        for _ in range(groups):
            layer(X.detach()).sum().backward()  # the first layer of a network: nobody asks for the input's gradient
    assert counter.get_total_flops() == 2 * (ours.macs_forward + ours.macs_backward_weights)
    assert ours.flops_training == ours.flops_forward + ours.flops_backward


def test_what_pytorch_s_counter_leaves_out():
    """It is a reference within limits; these are the ones that the module names, as PyTorch 2.13 has them."""
    X = torch.zeros(1, 64, 7, 5, requires_grad=True)
    with FlopCounterMode(display=False) as counter:
        for layer in nn.ReLU(), nn.MaxPool2d(2), nn.AvgPool2d(3), nn.BatchNorm2d(64), nn.Softmax(1):
            layer(X)
    assert counter.get_total_flops() == 0
    depthwise = conv_cost(64, 64, 3, (7, 5), padding="same", groups=64)
    with FlopCounterMode(display=False) as counter:
        Y = nn.Conv2d(64, 64, 3, padding=1, groups=64)(X)
    assert counter.get_total_flops() == depthwise.flops_forward  # without the 64·7·5 additions of the bias
    assert depthwise.bias_additions == 64 * 7 * 5
    with FlopCounterMode(display=False) as counter:
        Y.sum().backward()
    assert depthwise.flops_backward == 2 * depthwise.flops_forward
    assert (
        counter.get_total_flops() == 65 * depthwise.flops_forward
    )  # 1 for the input, 64 in place of 1 for the weights


@pytest.mark.parametrize("k", [1, 2, 5, (4, 3)])
def test_padding_in_words(k):
    options = {"dilation": (1, 2), "groups": 3}
    Y = nn.Conv2d(6, 9, k, padding="valid", **options)(torch.zeros(1, 6, 11, 13))
    assert conv_cost(6, 9, k, (11, 13), padding="valid", **options).output_shape == Y.shape[1:]
    assert conv_cost(6, 9, k, (11, 13), padding="same", **options).output_shape == (9, 11, 13)
    assert conv_cost(6, 9, 40, (11, 13), padding="same").output_shape == (9, 11, 13)


def test_narrow_integers_do_not_overflow():
    numbers = [np.uint8(200), np.uint8(200), np.uint8(3), np.uint8(100)]
    ours = conv_cost(*numbers, padding=np.uint8(100), batch=np.uint8(2), bytes_per_number=np.uint8(8))
    assert ours == conv_cost(200, 200, 3, 100, padding=100, batch=2, bytes_per_number=8)
    assert ours.macs_forward == 2 * 200 * 200 * 9 * 298 * 298


@settings(max_examples=40)
@given(problems(), st.sampled_from([torch.float32, torch.bfloat16, torch.float64]))
def test_shapes_parameters_and_bytes_equal_the_tensors(problem, dtype):
    arguments, options = problem
    ours = conv_cost(*arguments, **options, bytes_per_number=dtype.itemsize)
    layer, X = layer_and_input(*arguments, **options)
    layer, X = layer.to(dtype), X.detach().to(dtype).requires_grad_()
    Y = layer(X)
    Y.retain_grad()
    Y.sum().backward()
    parameters = list(layer.parameters())
    assert Y.shape == (options["batch"], *ours.output_shape)
    assert layer.weight.shape == ours.kernel_shape
    assert sum(parameter.numel() for parameter in parameters) == ours.parameters == ours.weights + ours.biases
    assert ours.bias_additions == (Y.numel() if options["bias"] else 0)
    tensors = [*parameters, X, Y]
    assert sum(T.nbytes for T in parameters) == ours.parameter_bytes
    assert (X.nbytes, Y.nbytes) == (ours.input_bytes, ours.output_bytes)
    assert sum(T.nbytes for T in tensors) == ours.inference_bytes
    assert sum(T.nbytes + T.grad.nbytes for T in tensors) == ours.training_bytes
    assert ours.intensity == ours.flops_forward / sum(T.nbytes for T in tensors)


def test_it_prints_as_a_table():
    assert repr(conv_cost(2, 3, (5, 1), (31, 17), stride=(2, 3), batch=7)) == "\n".join([
        "7 images 2 × 31 × 17, kernel 3 × 2 × 5 × 1, output 3 × 14 × 6",
        "weights                      30",
        "biases                        3",
        "parameters                   33",
        "forward                  17,640 MAC",
        "backward, weights        17,640 MAC",
        "backward, input          17,640 MAC",
        "forward                  35,280 FLOP",
        "backward                 70,560 FLOP",
        "bias additions, forward   1,764 FLOP",
        "parameters                  132 bytes",
        "input                    29,512 bytes",
        "output                    7,056 bytes",
        "all for inference        36,700 bytes",
        "all for training         73,400 bytes",
    ])  # fmt: skip


def test_the_largest_numbers_are_exact_and_the_absurd_ones_short():
    assert " 1,000,000,000,000,000,000\n" in repr(conv_cost(10**9, 10**9, 1, 1))  # the weights
    assert len(repr(conv_cost(10**5000, 1, 1, 1))) < 1000


def test_it_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        CURRICULUM.batch = 2


@pytest.mark.parametrize(
    ("call", "error", "says"),
    [
        (lambda: conv_cost(0, 1, 1, 1), ValueError, "c_i must be at least 1, not 0"),
        (lambda: conv_cost(1, 2.0, 1, 1), TypeError, "c_o must be an integer, not 2.0"),
        (lambda: conv_cost(4, 3, 1, 1, groups=2), ValueError, "c_o = 3 must be a multiple of groups = 2"),
        (lambda: conv_cost(3, 4, 1, 1, groups=2), ValueError, "c_i = 3 must be a multiple of groups = 2"),
        (lambda: conv_cost(1, 1, (3, 8), 7), ValueError, r"not fit on the image along the width: k = 8"),
        (lambda: conv_cost(1, 1, (8, 3), 7), ValueError, r"not fit on the image along the height: k = 8"),
        (lambda: conv_cost(1, 1, 3, (7, 8, 9)), ValueError, r"n must be an integer or a pair \(h, w\)"),
        (lambda: conv_cost(1, 1, 3, 7, stride=0), ValueError, "stride must be at least 1"),
        (lambda: conv_cost(1, 1, 3, 7, padding="full"), ValueError, '"same" or "valid", not \'full\''),
        (lambda: conv_cost(1, 1, 3, 7, padding="same", stride=2), ValueError, "which stride = \\(2, 2\\) does not"),
        (lambda: conv_cost(1, 1, 3, 7, bias=5), TypeError, "bias must be True or False, not 5"),
        (lambda: conv_cost(1, 1, 3, 7, batch=0), ValueError, "batch must be at least 1"),
        (lambda: conv_cost(1, 1, 3, 7, bytes_per_number=0.5), TypeError, "bytes_per_number must be an integer"),
        (lambda: CURRICULUM.time(0), ValueError, "macs_per_second must be positive and finite, not 0"),
        (lambda: CURRICULUM.time(float("nan")), ValueError, "macs_per_second must be positive and finite, not nan"),
        (lambda: CURRICULUM.time(1e9, training="no"), TypeError, "training must be True or False, not 'no'"),
        (lambda: CURRICULUM.time("fast"), TypeError, "macs_per_second must be a number, not 'fast'"),
    ],
)  # fmt: skip
def test_errors_name_parameter_value_and_remedy(call, error, says):
    with pytest.raises(error, match=says):
        call()


def test_no_torch_is_needed():
    code = "import sys; from convbook import conv_cost; conv_cost(1, 1, 3, 7); sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
