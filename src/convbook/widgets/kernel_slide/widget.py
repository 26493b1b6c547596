"""KernelSlide: a kernel sliding over an input, one channel, with all its arithmetic."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from convbook.geometry import output_size
from convbook.numbers import text
from convbook.widgets.model import checks
from convbook.widgets.model.base import fitting
from convbook.widgets.model.checks import LEAST, LIMITS
from convbook.widgets.model.static_picture import padded as with_padding
from convbook.widgets.model.static_picture import table, written_out
from convbook.widgets.model.traits import Flag, Matrix, Number, Pair
from convbook.widgets.model.values import AXES, sizes
from convbook.widgets.model.walk import Walk
from convbook.widgets.model.words import both, by

if TYPE_CHECKING:
    from torch import Tensor

_GEOMETRY = ("X", "K", "padding", "stride", "dilation")


class KernelSlide(Walk):
    """Shows the kernel ``K`` sliding over the input ``X``, step by step: play, step, scrub, edit.

    ``X`` is n_h × n_w, at most 16 × 16; ``K`` is k_h × k_w, at most 9 × 9: tensors, arrays or lists of rows.
    ``bias`` is one number, added to every output. ``stride``, ``padding`` (per side) and ``dilation`` (1 is dense) are
    one number or (height, width). ``flip=True`` slides the kernel rotated by half a turn: a true convolution.
    ``show_all=True`` shows all outputs from the start, not only those that the window has reached.

    >>> w = KernelSlide([[0, 1, 2], [3, 4, 5], [6, 7, 8]], [[0, 1], [2, 3]])
    >>> w.output
    tensor([[19., 25.],
            [37., 43.]])

    All of these are traits: read them to see what the reader of the widget did, assign them to change the picture.
    Matrices come back as tuples of rows, settings as (height, width). More traits: ``position`` (row, column) of the
    present output, from 0; ``playing``; ``speed`` in steps per second, 0.1 to 20. ``set`` changes several at once,
    ``reset`` goes back to what the widget was made with.

    Raises TypeError or ValueError, when made and on assignment, for what is no matrix or number, doesn't fit together
    or has no room in the picture; the message names the parameter, its value and what to change, and nothing changes.
    """

    _settings = ("X", "K", "bias", "stride", "padding", "dilation", "flip")
    _browser: ClassVar = {"LIMITS": LIMITS}

    X = Matrix(most=LIMITS["side"]).tag(sync=True)
    K = Matrix(most=LIMITS["kernel"]).tag(sync=True)
    bias = Number(0.0).tag(sync=True)
    stride = Pair(1, example=2).tag(sync=True)
    padding = Pair(0, example=1).tag(sync=True)
    dilation = Pair(1, example=2).tag(sync=True)
    flip = Flag().tag(sync=True)

    def __init__(
        self,
        X: Any,
        K: Any,
        bias: Any = 0.0,
        *,
        stride: int | tuple[int, int] = 1,
        padding: int | tuple[int, int] = 0,
        dilation: int | tuple[int, int] = 1,
        flip: bool = False,
        show_all: bool = False,
        **traits: Any,
    ):
        super().__init__(
            X=X,
            K=K,
            bias=bias,
            stride=stride,
            padding=padding,
            dilation=dilation,
            flip=flip,
            show_all=show_all,
            **traits,
        )

    # ── Values ────────────────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def output(self) -> Tensor:
        """The output of these settings, m_h × m_w, in torch's default dtype; computed in float64, as in the browser."""
        import torch

        return self._output64().to(torch.get_default_dtype())  # (m_h, m_w)

    def _output64(self) -> Tensor:
        import torch  # here, so that the widgets can be imported where there is no torch

        from convbook.correlation import conv2d

        X, K = (torch.tensor(matrix, dtype=torch.float64) for matrix in (self.X, self.K))  # (n_h, n_w), (k_h, k_w)
        if self.flip:
            K = K.flip(0, 1)  # (k_h, k_w)
        bias = torch.tensor([self.bias], dtype=torch.float64)  # (1,)
        Y = conv2d(X[None], K[None, None], bias, stride=self.stride, padding=self.padding, dilation=self.dilation)
        return Y[0]  # (m_h, m_w)

    @property
    def output_shape(self) -> tuple[int, int]:
        """(m_h, m_w), by the formula; needs no torch."""
        (n_h, n_w), (k_h, k_w) = sizes(self.X), sizes(self.K)
        window = zip((n_h, n_w), (k_h, k_w), self.padding, self.stride, self.dilation, strict=True)
        m_h, m_w = (output_size(n, k, padding=p, stride=s, dilation=d) for n, k, p, s, d in window)
        return m_h, m_w

    # ── Checks ────────────────────────────────────────────────────────────────────────────────────────────────────────

    _fit = fitting(*_GEOMETRY)
    _problem = staticmethod(checks.sliding)

    # ── Without script ────────────────────────────────────────────────────────────────────────────────────────────────

    def __repr__(self) -> str:
        (n_h, n_w), (k_h, k_w) = ((len(matrix), len(matrix[0])) for matrix in (self.X, self.K))
        m_h, m_w = self.output_shape
        return (
            f"KernelSlide(X {n_h}×{n_w}, K {k_h}×{k_w}, stride {self.stride}, padding {self.padding}, "
            f"dilation {self.dilation}{', flipped' if self.flip else ''}) → {m_h}×{m_w}"
        )

    def _picture(self) -> str:
        (p_h, p_w), (d_h, d_w) = self.padding, self.dilation
        padded = with_padding(self.X, self.padding)
        K = [row[::-1] for row in self.K[::-1]] if self.flip else self.K
        Y = self._output64().tolist()
        n, k, m = ((len(matrix), len(matrix[0])) for matrix in (self.X, self.K, Y))
        first = [(padded[u * d_h][v * d_w], w) for u, row in enumerate(K) for v, w in enumerate(row)]

        tables = (
            table(
                f"Input X, {by(n)}" + (f", padded to {by((len(padded), len(padded[0])))}" if p_h or p_w else ""),
                padded,
                "input",
                lambda row, column: not (p_h <= row < p_h + n[0] and p_w <= column < p_w + n[1]),
            ),
            table(f"Kernel K, {by(k)}" + (", flipped" if self.flip else ""), K, "kernel"),
            table(f"Output Y, {by(m)}", Y, "output"),
        )
        p, s, d = self.padding, self.stride, self.dilation
        formulas = (
            f"{axis} ⌊({n[a]} + 2·{p[a]} − {d[a]}·({k[a]} − 1) − 1) / {s[a]}⌋ + 1 = {m[a]}"
            for a, axis in enumerate(AXES)
        )
        kind = "True convolution" if self.flip else "Cross-correlation"
        settings = ", ".join(f"{name} {both(getattr(self, name))}" for name in LEAST)
        return (
            f"<p>{kind}: {settings}, bias {text(self.bias)}.</p>"
            f'<div class="cb-tables">{"".join(tables)}</div>'
            f"<p>Y[0, 0] = {written_out(first, self.bias, Y[0][0])}</p>"
            f"<p>Size of the output: {'; '.join(formulas)}.</p>"
        )
