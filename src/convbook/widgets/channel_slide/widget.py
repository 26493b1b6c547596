"""ChannelSlide: a kernel sliding over an input with several channels: a sum for each channel, and their total."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import traitlets

from convbook.geometry import output_size
from convbook.numbers import text
from convbook.widgets.model import checks
from convbook.widgets.model.base import fitting
from convbook.widgets.model.errors import BadValue
from convbook.widgets.model.static_picture import equals, factor, padded, table, written_out
from convbook.widgets.model.traits import Pair, Tensor, Whole
from convbook.widgets.model.values import plain, sizes
from convbook.widgets.model.walk import Walk
from convbook.widgets.model.words import both, by

if TYPE_CHECKING:
    from torch import Tensor as TorchTensor

# What fits in a picture.
LIMITS = checks.LIMITS | {"channels": 8, "kernel": 5}

MOST_CELLS = 1000  # in the picture without script; of larger ones, the first channels only

_CHANNELS, _SIDE, _KERNEL = LIMITS["channels"], LIMITS["side"], LIMITS["kernel"]
_WINDOW = ("padding", "stride", "dilation")
_GEOMETRY = ("X", "K", "bias", *_WINDOW, "groups")


class ChannelSlide(Walk):
    """Shows the kernel ``K`` sliding over all channels of the input ``X`` at once: play, step, choose a channel, edit.

    ``X`` is c_i × n_h × n_w, ``K`` is c_o × c_i/groups × k_h × k_w, ``bias`` holds c_o numbers (None stands for zeros):
    tensors, arrays or nested lists. There is room for 8 channels of 16 × 16 and kernels of 5 × 5. ``stride``,
    ``padding`` (per side) and ``dilation`` (1 is dense) are one number or (height, width). ``groups`` divides c_i and
    c_o. ``show_all=True`` shows all outputs from the start, not only those that the windows have reached.

    What is seen: a lane for each input channel, their total, the output channels::

        X[0] ⋆ K[0, 0]   0·0 + 1·1 + 3·2 + 4·3 = 19
        X[1] ⋆ K[0, 1]   1·1 + 2·2 + 4·3 + 5·4 = 37

        Y[0, 0, 0] = 19 + 37 + 0 = 56     (•) Y[0]  56  ·    ( ) Y[1]  76  ·
                                                     ·  ·               ·  ·

    >>> X = [[[0, 1, 2], [3, 4, 5], [6, 7, 8]], [[1, 2, 3], [4, 5, 6], [7, 8, 9]]]
    >>> w = ChannelSlide(X, [[[[0, 1], [2, 3]], [[1, 2], [3, 4]]], [[[1, 2], [3, 4]], [[2, 3], [4, 5]]]])
    >>> w
    ChannelSlide(X 2×3×3, K 2×2×2×2, stride (1, 1), padding (0, 0), dilation (1, 1), groups 1) → 2×2×2
    >>> w.output
    tensor([[[ 56.,  72.],
             [104., 120.]],
    <BLANKLINE>
            [[ 76., 100.],
             [148., 172.]]])
    >>> w.parameters  # 2 · 2·2·2 weights and 2 biases
    18

    All of these are traits: read them to see what the reader of the widget did, assign them to change the picture.
    They come back as nested tuples, ``K`` always with a slice for every pair of channels, c_o × c_i × k_h × k_w: those
    outside of the groups count as nothing, and come back when ``groups`` does. What torch would take is ``weight``.
    More traits: ``channel``, the chosen output channel, and ``position`` (row, column) of the present output, from 0;
    ``playing``; ``speed`` in steps per second, 0.1 to 20. ``set`` changes several at once, ``reset`` goes back to what
    the widget was made with.

    Raises TypeError or ValueError, when made and on assignment, for what is no tensor or number, doesn't fit together
    or has no room in the picture; the message names the parameter, its value and what to change, and nothing changes.
    """

    _settings = _GEOMETRY
    _looks = ("channel", *Walk._looks)
    _browser: ClassVar = {"LIMITS": LIMITS}

    X = Tensor((((0.0,),),), axes=("channels", "rows", "columns"), most=(_CHANNELS, _SIDE, _SIDE)).tag(sync=True)
    K = Tensor(
        ((((1.0,),),),),
        axes=("output channels", "slices", "rows", "columns"),
        most=(_CHANNELS, _CHANNELS, _KERNEL, _KERNEL),
    ).tag(sync=True)
    bias = Tensor((0.0,), axes=("numbers",), most=(_CHANNELS,)).tag(sync=True)
    stride = Pair(1, example=2).tag(sync=True)
    padding = Pair(0, example=1).tag(sync=True)
    dilation = Pair(1, example=2).tag(sync=True)
    groups = Whole(1, example=2).tag(sync=True)
    channel = Whole(0, example=0).tag(sync=True)

    def __init__(
        self,
        X: Any,
        K: Any,
        bias: Any = None,
        *,
        stride: int | tuple[int, int] = 1,
        padding: int | tuple[int, int] = 0,
        dilation: int | tuple[int, int] = 1,
        groups: int = 1,
        show_all: bool = False,
        **traits: Any,
    ):
        if bias is None:
            kernels = plain(K)
            bias = [0.0] * len(kernels) if isinstance(kernels, (list, tuple)) else None
        super().__init__(
            X=X,
            K=K,
            bias=bias,
            stride=stride,
            padding=padding,
            dilation=dilation,
            groups=groups,
            show_all=show_all,
            **traits,
        )

    # ── Values ────────────────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def weight(self) -> TorchTensor:
        """The slices that count, c_o × c_i/groups × k_h × k_w, in torch's default dtype; torch calls them so."""
        import torch

        return self._weight64().to(torch.get_default_dtype())  # (c_o, c_i/groups, k_h, k_w)

    @property
    def output(self) -> TorchTensor:
        """The output, c_o × m_h × m_w, in torch's default dtype; computed in float64, as in the browser."""
        import torch

        return self._output64().to(torch.get_default_dtype())  # (c_o, m_h, m_w)

    @property
    def output_shape(self) -> tuple[int, int, int]:
        """(c_o, m_h, m_w), by the formula; needs no torch."""
        (_, *n), (c_o, _, *k) = sizes(self.X), sizes(self.K)
        window = zip(n, k, self.padding, self.stride, self.dilation, strict=True)
        m_h, m_w = (output_size(n, k, padding=p, stride=s, dilation=d) for n, k, p, s, d in window)
        return c_o, m_h, m_w

    @property
    def parameters(self) -> int:
        """Weights and biases, c_o · c_i/groups · k_h · k_w + c_o."""
        c_o, c_i, k_h, k_w = sizes(self.K)
        return c_o * c_i // self.groups * k_h * k_w + c_o

    def reset(self) -> None:
        """Go back to the settings that the widget was made with, at the first position of the first output channel."""
        self.set(**self._initial, channel=0, position=(0, 0), playing=False)

    def _read(self, o: int) -> range:
        """Return the input channels that output channel ``o`` reads: those of its group."""
        c_o, c_i = sizes(self.K)[:2]
        size = c_i // self.groups
        first = o * self.groups // c_o * size
        return range(first, first + size)

    def _weight64(self) -> TorchTensor:
        import torch  # here, so that the widgets can be imported where there is no torch

        slices = [[kernel[c] for c in self._read(o)] for o, kernel in enumerate(self.K)]
        return torch.tensor(slices, dtype=torch.float64)  # (c_o, c_i/groups, k_h, k_w)

    def _output64(self) -> TorchTensor:
        import torch

        from convbook.correlation import conv2d

        X, bias = (
            torch.tensor(values, dtype=torch.float64) for values in (self.X, self.bias)
        )  # (c_i, n_h, n_w), (c_o)
        window = {name: getattr(self, name) for name in _WINDOW}
        return conv2d(X, self._weight64(), bias, groups=self.groups, **window)  # (c_o, m_h, m_w)

    # ── Checks ────────────────────────────────────────────────────────────────────────────────────────────────────────

    _fit = fitting(*_GEOMETRY)

    def _settled(self, name: str, value: Any) -> Any:
        return self._every_slice(value) if name == "K" else value

    def _every_slice(self, K: tuple[Any, ...]) -> tuple[Any, ...]:
        """Return K, c_o × c_i/groups × k_h × k_w, as c_o × c_i × k_h × k_w: zeros where no group has a slice."""
        (c_i, *_), (c_o, given, k_h, k_w) = sizes(self.X), sizes(K)
        if given == c_i:
            return K
        none = ((0.0,) * k_w,) * k_h
        firsts = [o * self.groups // c_o * given for o in range(c_o)]
        return tuple(
            (none,) * first + kernel + (none,) * (c_i - given - first) for first, kernel in zip(firsts, K, strict=True)
        )

    @staticmethod
    def _problem(X: Any, K: Any, bias: Any, groups: int, **window: Any) -> str | None:
        c_i, (c_o, given) = len(X), sizes(K)[:2]
        if message := checks.undivided(groups, c_i, c_o, LIMITS["channels"]):
            return message
        if given not in (c_i // groups, c_i):
            slices = str(c_i) if groups == 1 else f"{c_i}/{groups} = {c_i // groups} (or all {c_i})"
            return checks.Misfit(
                f"K must have a slice for each input channel of its group, c_i/groups = {slices}, not {given}: "
                "its axes are c_o × c_i/groups × k_h × k_w. Change K, X or groups."
            )
        if len(bias) != c_o:
            return checks.Misfit(
                f"bias must hold c_o = {c_o} numbers, one per output channel, not {len(bias)}. Change bias or K."
            )
        return checks.sliding(X[0], K[0][0], **window)

    @traitlets.validate("channel")
    def _an_output_channel(self, proposal: traitlets.Bunch) -> int:
        c_o = len(self.K)
        if not 0 <= proposal.value < c_o:
            raise BadValue(f"channel must be an output channel, 0 to {c_o - 1}, not {text(proposal.value)}.")
        return proposal.value

    def _keep_inside(self) -> None:
        super()._keep_inside()
        self.channel = min(self.channel, self.output_shape[0] - 1)

    # ── Without script ────────────────────────────────────────────────────────────────────────────────────────────────

    def __repr__(self) -> str:
        X, Y = (by(shape, "×") for shape in (sizes(self.X), self.output_shape))
        c_o, c_i, k_h, k_w = sizes(self.K)
        return (
            f"ChannelSlide(X {X}, K {c_o}×{c_i // self.groups}×{k_h}×{k_w}, stride {self.stride}, "
            f"padding {self.padding}, dilation {self.dilation}, groups {self.groups}) → {Y}"
        )

    def _picture(self) -> str:
        (c_o, c_i, *k), (_, *n), o = sizes(self.K), sizes(self.X), self.channel
        (d_h, d_w), Y = self.dilation, self._output64().tolist()
        shown = self._read(o)
        whole = len(shown) * n[0] * n[1] + c_o * len(Y[0]) * len(Y[0][0]) <= MOST_CELLS
        lanes, sums = [], []
        for c in shown:
            X, K = padded(self.X[c], self.padding), self.K[o][c]
            first = [(X[u * d_h][v * d_w], w) for u, row in enumerate(K) for v, w in enumerate(row)]
            sums.append(sum(x * w for x, w in first))
            if whole or c == shown[0]:
                lanes.append(f'<div class="cb-tables">{self._lane(c, X)}</div>')
            lanes.append(f"<p>Channel {c}: {written_out(first, None, sums[-1])}</p>")
        total = " + ".join(map(factor, (*sums, self.bias[o])))
        maps = "".join(table(f"Output Y[{at}]", rows, "output") for at, rows in enumerate(Y) if whole or at == o)
        c, m = (text(number) for number in (c_i, c_o))
        settings = ", ".join(f"{name} {both(getattr(self, name))}" for name in _WINDOW)
        kernel = f"{c if self.groups == 1 else f'{c}/{self.groups}'} × {k[0]} × {k[1]}"
        return (
            f"<p>Cross-correlation, channel by channel: {c} → {m} channels, {settings}, groups {self.groups}.</p>"
            f"{''.join(lanes)}"
            f"<p>Y[{o}, 0, 0] = {total} {equals((*sums, self.bias[o]), Y[o][0][0])}: the sums of the channels, and the "
            f"bias b[{o}].</p>"
            f'<div class="cb-tables">{maps}</div>'
            f"<p>Biases: {', '.join(map(text, self.bias))}. "
            f"Parameters: {m} · {kernel} + {m} = {self.parameters}.</p>"
        )

    def _lane(self, c: int, X: list[list[float]]) -> str:
        """Return the tables of an input channel, its slice of the chosen kernel, and what the two make together."""
        import torch

        from convbook.correlation import conv2d

        o, (top, left), (_, n_h, n_w) = self.channel, self.padding, sizes(self.X)
        one = (torch.tensor(values, dtype=torch.float64) for values in ([self.X[c]], [[self.K[o][c]]]))
        part = conv2d(*one, **{name: getattr(self, name) for name in _WINDOW})[0]  # (m_h, m_w)
        return (
            table(
                f"X[{c}]" + (", padded" if top or left else ""),
                X,
                "input",
                lambda row, column: not (top <= row < top + n_h and left <= column < left + n_w),
            )
            + table(f"K[{o}, {c}]", self.K[o][c], "kernel")
            + table(f"X[{c}] ⋆ K[{o}, {c}]", part.tolist(), "output")
        )
