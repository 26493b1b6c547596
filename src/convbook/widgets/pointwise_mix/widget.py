"""PointwiseMix: a 1×1 convolution, pixel by pixel, and as the one matrix product that it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import traitlets

from convbook.cost import conv_cost
from convbook.numbers import text
from convbook.widgets.model.base import fitting
from convbook.widgets.model.checks import Misfit
from convbook.widgets.model.errors import BadValue
from convbook.widgets.model.static_picture import table, written_out
from convbook.widgets.model.traits import Flag, Matrix, Tensor, Whole
from convbook.widgets.model.walk import Walk

if TYPE_CHECKING:
    from torch import Tensor

# What fits in a picture: channels in, channels out, height and width, each.
MOST = 6


class Weights(Matrix):
    """A matrix, also given with a window of 1 × 1 in each place: c_o × c_i × 1 × 1."""

    def validate(self, obj: Any, value: Any) -> Any:
        shape = tuple(getattr(value, "shape", ()))
        if len(shape) == 4 and shape[2:] == (1, 1):
            value = value.reshape(shape[:2])
        elif _is_list(value) and all(_is_list(row) and all(map(_is_window, row)) for row in value):
            value = [[cell[0][0] for cell in row] for row in value]
        return super().validate(obj, value)


def _is_list(value: Any) -> bool:
    return isinstance(value, list | tuple)


def _is_window(value: Any) -> bool:
    return _is_list(value) and len(value) == 1 and _is_list(value[0]) and len(value[0]) == 1


class PointwiseMix(Walk):
    """Shows a 1×1 convolution: at each pixel, the same matrix mixes the channels. Play, step, point, edit.

    ``X`` is c_i × n_h × n_w, at most 6 × 6 × 6. ``K`` is c_o × c_i or c_o × c_i × 1 × 1, at most 6 × 6.
    ``bias`` holds c_o numbers, one for each output channel; without it they are 0. Tensors, arrays or lists. ::

          X[0]        X[1]                                       Y[0]
         1 (2)       3 (4)         K      x     b     y         5 (8)
         5  6        0  1        1  1  · (2) + (2) = (8)        7  9
                                         (4)
         the pixel, in each       the same K and b              the pixel, in each
         input channel            at every pixel                output channel

    The reader points at a pixel, or plays through all of them, and sees its channels as a column x, the products of
    one output channel written out, and the result y. A switch lays the pixels side by side as the columns of a matrix:
    (c_o × c_i) · (c_i × n_h n_w) = (c_o × n_h n_w).

    >>> w = PointwiseMix([[[1, 2], [5, 6]], [[3, 4], [0, 1]]], [[1, 1]], [2])
    >>> w.output
    tensor([[[6., 8.],
             [7., 9.]]])
    >>> w
    PointwiseMix(X 2×2×2, K 1×2) → 1×2×2, 8 MACs

    All of these are traits: read them to see what the reader did, assign them to change the picture. X comes back as a
    tuple of matrices, K as a matrix, bias as a tuple. ``as_matrix=True`` shows the matrices, ``show_all=True`` all of
    Y, not only the pixels reached. More traits: ``position`` (row, column) of the present pixel and ``channel``, the
    output channel that is written out, both from 0; ``playing``; ``speed`` in pixels per second, 0.1 to 20. ``set``
    changes several at once, ``reset`` goes back to what the widget was made with.

    Raises TypeError or ValueError, when made and on assignment, for what is no number, doesn't fit together or has no
    room in the picture; the message names the parameter, its value and what to change, and nothing changes.
    """

    _settings = ("X", "K", "bias")
    _looks = ("as_matrix", "channel", *Walk._looks)
    _browser: ClassVar = {"MOST": MOST}

    X = Tensor((((0.0,),),), axes=("channels", "rows", "columns"), most=(MOST, MOST, MOST)).tag(sync=True)
    K = Weights(most=MOST, axes=("output channels", "input channels")).tag(sync=True)
    bias = Tensor((0.0,), axes=("numbers",), most=(MOST,)).tag(sync=True)
    channel = Whole(0, example=0, least=0, most=MOST - 1).tag(sync=True)
    as_matrix = Flag().tag(sync=True)

    def __init__(
        self, X: Any, K: Any, bias: Any = None, *, as_matrix: bool = False, show_all: bool = False, **traits: Any
    ):
        if bias is None:
            bias = [0] * len(type(self).K.validate(self, K))  # K is sound, or this raises
        super().__init__(X=X, K=K, bias=bias, as_matrix=as_matrix, show_all=show_all, **traits)

    # ── Values ────────────────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def output(self) -> Tensor:
        """The output, c_o × n_h × n_w, in torch's default dtype; computed in float64, as in the browser."""
        import torch

        return self._output64().to(torch.get_default_dtype())  # (c_o, n_h, n_w)

    def _output64(self) -> Tensor:
        import torch  # here, so that the widgets can be imported where there is no torch

        from convbook.channels import corr2d_multi_in_out_1x1

        X, K, bias = (torch.tensor(getattr(self, name), dtype=torch.float64) for name in self._settings)
        return corr2d_multi_in_out_1x1(X, K[:, :, None, None]) + bias[:, None, None]  # (c_o, n_h, n_w)

    @property
    def output_shape(self) -> tuple[int, int, int]:
        """(c_o, n_h, n_w); needs no torch."""
        return (len(self.K), len(self.X[0]), len(self.X[0][0]))

    @property
    def macs(self) -> int:
        """The multiply–accumulates of one forward pass, c_o · c_i · m_h · m_w; needs no torch."""
        c_o, *n = self.output_shape
        return conv_cost(len(self.X), c_o, 1, tuple(n)).macs_forward

    def reset(self) -> None:
        """Go back to the settings that the widget was made with, at the first pixel and output channel."""
        self.set(**self._initial, position=(0, 0), channel=0, playing=False)

    # ── Checks ────────────────────────────────────────────────────────────────────────────────────────────────────────

    @staticmethod
    def _problem(X: Any, K: Any, bias: Any) -> str | None:
        """Say what doesn't fit together."""
        if len(K[0]) != len(X):
            return Misfit(
                f"K must have {len(X)} columns, one for each channel of X, not {len(K[0])}. Change K, or X with it."
            )
        if len(bias) != len(K):
            return Misfit(
                f"bias must hold {len(K)} numbers, one for each row of K, not {len(bias)}. Change bias, or K with it."
            )
        return None

    _fit = fitting("X", "K", "bias")

    @traitlets.validate("channel")
    def _an_output_channel(self, proposal: traitlets.Bunch) -> int:
        if proposal.value >= len(self.K):
            raise BadValue(f"channel must be from 0 to {len(self.K) - 1}, a row of K, not {proposal.value}.")
        return proposal.value

    def _keep_inside(self) -> None:
        super()._keep_inside()
        self.channel = min(self.channel, len(self.K) - 1)

    # ── Without script ────────────────────────────────────────────────────────────────────────────────────────────────

    def __repr__(self) -> str:
        n = f"{len(self.X[0])}×{len(self.X[0][0])}"
        c_i, c_o = len(self.X), len(self.K)
        return f"PointwiseMix(X {c_i}×{n}, K {c_o}×{c_i}) → {c_o}×{n}, {self.macs} MACs"

    def _picture(self) -> str:
        i, j = self.position
        Y = self._output64().tolist()
        c_i, (c_o, n_h, n_w) = len(self.X), self.output_shape
        pixels = n_h * n_w
        x, y = ([channel[i][j] for channel in array] for array in (self.X, Y))

        def pictures(name: str, array: Any, role: str) -> list[str]:
            return [
                table(f"{name}[{c}]", channel, role, is_marked=lambda row, column: (row, column) == (i, j))
                for c, channel in enumerate(array)
            ]

        def unfolded(name: str, array: Any, role: str) -> str:
            rows = [[value for row in channel for value in row] for channel in array]
            caption = f"{name} as a matrix, {len(rows)} × {pixels}"
            return table(caption, rows, role, is_marked=lambda row, column: column == i * n_w + j)

        tables = (
            *pictures("X", self.X, "input"),
            table(f"K, {c_o} × {c_i}", self.K, "kernel"),
            table(f"b, {c_o}", [[value] for value in self.bias], "kernel"),
            *pictures("Y", Y, "output"),
        )
        sums = "".join(
            f"<p>Y[{o}, {i}, {j}] = {written_out(list(zip(x, row, strict=True)), self.bias[o], y[o])}</p>"
            for o, row in enumerate(self.K)
        )
        matrices = (unfolded("X", self.X, "input"), unfolded("Y", Y, "output"))
        return (
            f"<p>1×1 convolution, {c_i} × {n_h} × {n_w} → {c_o} × {n_h} × {n_w}: every pixel x becomes K · x + b.</p>"
            f'<div class="cb-tables">{"".join(tables)}</div>'
            f"<p>The marked pixel, row {i}, column {j}: x = ({_list(x)}) becomes y = ({_list(y)}).</p>{sums}"
            f"<p>The same as one product, a column for each pixel: ({c_o} × {c_i}) · ({c_i} × {pixels}) = "
            f"({c_o} × {pixels}).</p>"
            f'<div class="cb-tables">{"".join(matrices)}</div>'
            f"<p>Cost: c_o·c_i·m_h·m_w = {c_o}·{c_i}·{n_h}·{n_w} = {self.macs} MACs. "
            f"One dense layer over the whole image: {c_o * pixels}·{c_i * pixels} = {c_o * pixels * c_i * pixels}.</p>"
        )


def _list(numbers: list[float]) -> str:
    return ", ".join(text(number) for number in numbers)
