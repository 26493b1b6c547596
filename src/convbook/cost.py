"""What a convolution layer costs: numbers to learn, arithmetic, memory. Plain integers, no torch.

The convention. One multiply–accumulate (MAC) is two floating-point operations (FLOP). A window's cells in the padding
count as multiplications, as they do in PyTorch's counter. Biases are not in the MACs and FLOPs: their additions stand
in a line of their own. Bytes are of the tensors themselves, without working memory and the optimiser's own numbers.

PyTorch's counter, ``torch.utils.flop_counter.FlopCounterMode``, is a check of these numbers within its limits. It
counts convolutions and matrix products only, 2 FLOP a MAC: no bias, activation, pooling or normalisation. And (PyTorch
2.13) it does not divide the gradient of the weights by ``groups``: for a depthwise layer of 64 channels its backward
pass is 65 times the forward pass, where 2 times is right.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, prod
from numbers import Real
from typing import Any

from convbook._arguments import boolean, checked, integer, padding_or_word, two_integers
from convbook.geometry import output_sizes, pair, sides
from convbook.numbers import shown, text


def _check_time(self: Any, macs_per_second: Any, *, training: Any = False) -> dict[str, Any]:
    if isinstance(macs_per_second, bool) or not isinstance(macs_per_second, Real):
        raise TypeError(f"macs_per_second must be a number, not {shown(macs_per_second)}.")
    if not 0 < macs_per_second < inf:
        raise ValueError(f"macs_per_second must be positive and finite, not {shown(macs_per_second)}.")
    return {"self": self, "macs_per_second": macs_per_second, "training": boolean("training", training)}


@dataclass(frozen=True)
class ConvCost:
    """The costs of one layer on one batch, made by `conv_cost`; prints as a table."""

    batch: int
    input_shape: tuple[int, int, int]  # (c_i, n_h, n_w), one image
    kernel_shape: tuple[int, int, int, int]  # (c_o, c_i/groups, k_h, k_w)
    output_shape: tuple[int, int, int]  # (c_o, m_h, m_w), one image
    biases: int  # c_o, or 0 without bias
    bytes_per_number: int

    @property
    def weights(self) -> int:
        """The numbers in the kernel tensor, c_o · (c_i/groups) · k_h · k_w."""
        return prod(self.kernel_shape)

    @property
    def parameters(self) -> int:
        """Weights and biases, the numbers that are learned. The size of the image does not matter."""
        return self.weights + self.biases

    @property
    def macs_forward(self) -> int:
        """One MAC per weight and output position: batch · c_o · (c_i/groups) · k_h · k_w · m_h · m_w."""
        return self.batch * self.weights * prod(self.output_shape[1:])

    @property
    def macs_backward_weights(self) -> int:
        """For the gradient of the weights: as many as forward, since each product had one weight."""
        return self.macs_forward

    @property
    def macs_backward_input(self) -> int:
        """For the gradient of the input: as many as forward, since each product had one input cell."""
        return self.macs_forward

    @property
    def macs_backward(self) -> int:
        """Both gradients: twice the forward pass. A network's first layer needs only the one for the weights."""
        return self.macs_backward_weights + self.macs_backward_input

    @property
    def macs_training(self) -> int:
        """Forward and backward: three times the forward pass."""
        return self.macs_forward + self.macs_backward

    @property
    def flops_forward(self) -> int:
        """Two for each MAC."""
        return 2 * self.macs_forward

    @property
    def flops_backward(self) -> int:
        """Two for each MAC."""
        return 2 * self.macs_backward

    @property
    def flops_training(self) -> int:
        """Two for each MAC."""
        return 2 * self.macs_training

    @property
    def bias_additions(self) -> int:
        """Additions of a bias in the forward pass, one for each output number; not in the FLOPs."""
        return self.batch * prod(self.output_shape) if self.biases else 0

    @property
    def parameter_bytes(self) -> int:
        """Weights and biases."""
        return self.bytes_per_number * self.parameters

    @property
    def input_bytes(self) -> int:
        """The input X of the whole batch."""
        return self.bytes_per_number * self.batch * prod(self.input_shape)

    @property
    def output_bytes(self) -> int:
        """The output Y of the whole batch."""
        return self.bytes_per_number * self.batch * prod(self.output_shape)

    @property
    def inference_bytes(self) -> int:
        """Parameters, input and output."""
        return self.parameter_bytes + self.input_bytes + self.output_bytes

    @property
    def training_bytes(self) -> int:
        """The same three and a gradient for each: X must be kept for the gradient of the weights."""
        return 2 * self.inference_bytes

    @property
    def intensity(self) -> float:
        """FLOP per byte in the forward pass, if each number crosses the memory bus once."""
        return self.flops_forward / self.inference_bytes

    @checked(_check_time)
    def time(self, macs_per_second: float, *, training: bool = False) -> float:
        """Return the seconds that the MACs take at a rate, forward only or for a training step.

        Raises TypeError for a rate that is not a number, ValueError for one that is not positive and finite.
        """
        return (self.macs_training if training else self.macs_forward) / macs_per_second

    def __repr__(self) -> str:
        def in_groups(number):  # exact, but for numbers that no layer has and no line holds
            return f"{number:,}" if number < 10**30 else text(number)

        def shape(sizes):
            return " × ".join(map(shown, sizes))

        images = "1 image" if self.batch == 1 else f"{in_groups(self.batch)} images"
        lines = [
            ("weights", self.weights, ""),
            ("biases", self.biases, ""),
            ("parameters", self.parameters, ""),
            ("forward", self.macs_forward, "MAC"),
            ("backward, weights", self.macs_backward_weights, "MAC"),
            ("backward, input", self.macs_backward_input, "MAC"),
            ("forward", self.flops_forward, "FLOP"),
            ("backward", self.flops_backward, "FLOP"),
            ("bias additions, forward", self.bias_additions, "FLOP"),
            ("parameters", self.parameter_bytes, "bytes"),
            ("input", self.input_bytes, "bytes"),
            ("output", self.output_bytes, "bytes"),
            ("all for inference", self.inference_bytes, "bytes"),
            ("all for training", self.training_bytes, "bytes"),
        ]
        written = [in_groups(number) for _, number, _ in lines]
        width = max(map(len, written))
        table = [
            f"{name:<25}{number:>{width}} {unit}".rstrip()
            for (name, _, unit), number in zip(lines, written, strict=True)
        ]
        head = (
            f"{images} {shape(self.input_shape)}, kernel {shape(self.kernel_shape)}, output {shape(self.output_shape)}"
        )
        return "\n".join([head, *table])


def _check_conv_cost(
    c_i: Any,
    c_o: Any,
    k: Any,
    n: Any,
    *,
    stride: Any = 1,
    padding: Any = 0,
    dilation: Any = 1,
    groups: Any = 1,
    bias: Any = True,
    batch: Any = 1,
    bytes_per_number: Any = 4,
) -> dict[str, Any]:
    c_i, c_o = integer("c_i", c_i, at_least=1), integer("c_o", c_o, at_least=1)
    groups = integer("groups", groups, at_least=1)
    for name, channels in ("c_i", c_i), ("c_o", c_o):
        if channels % groups:
            raise ValueError(f"{name} = {shown(channels)} must be a multiple of groups = {shown(groups)}.")
    stride = two_integers("stride", stride, at_least=1)
    settled = {
        "k": two_integers("k", k, at_least=1),
        "n": two_integers("n", n, at_least=1),
        "stride": stride,
        "padding": padding_or_word(padding, stride=stride),
        "dilation": two_integers("dilation", dilation, at_least=1),
    }
    if settled["padding"] != "same":  # which always fits
        output_sizes("The kernel does not fit on the image", **settled)
    return {
        "c_i": c_i,
        "c_o": c_o,
        **settled,
        "groups": groups,
        "bias": boolean("bias", bias, hint="it says whether the layer has c_o biases"),
        "batch": integer("batch", batch, at_least=1),
        "bytes_per_number": integer("bytes_per_number", bytes_per_number, at_least=1),
    }


@checked(_check_conv_cost)
def conv_cost(
    c_i: int,
    c_o: int,
    k: int | tuple[int, int],
    n: int | tuple[int, int],
    *,
    stride: int | tuple[int, int] = 1,
    padding: int | tuple[int, int] | str = 0,
    dilation: int | tuple[int, int] = 1,
    groups: int = 1,
    bias: bool = True,
    batch: int = 1,
    bytes_per_number: int = 4,
) -> ConvCost:
    """Return what one convolution layer costs on a batch of images: parameters, MACs, FLOPs and bytes.

    ``c_i`` and ``c_o`` are the channels, ``k`` the kernel size, ``n`` the size of an image. ``k``, ``n``, ``stride``,
    ``padding`` and ``dilation`` are an integer for both axes or a pair (h, w); ``padding`` may be "same" or "valid", as
    in `conv2d`. ``bytes_per_number`` is 4 for float32, 2 for float16.

    >>> conv_cost(100, 100, 5, 64, padding=2).macs_forward  # 100·100 · 5·5 · 64·64
    1024000000

    Raises TypeError for a setting that is not an integer, ValueError for one out of range, for channels that groups
    does not divide and for a kernel larger than the padded image.
    """
    k, n, s, d = pair(k), pair(n), pair(stride), pair(dilation)
    padded = tuple(size + before + after for size, (before, after) in zip(n, sides(padding, k, d), strict=True))
    m = output_sizes("The kernel does not fit", padded, k, padding=(0, 0), stride=s, dilation=d)
    return ConvCost(
        batch=batch,
        input_shape=(c_i, *n),
        kernel_shape=(c_o, c_i // groups, *k),
        output_shape=(c_o, *m),
        biases=c_o if bias else 0,
        bytes_per_number=bytes_per_number,
    )
