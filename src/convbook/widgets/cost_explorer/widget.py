"""CostExplorer: what a convolution layer costs, beside a baseline."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Context, Decimal
from html import escape
from typing import Any, ClassVar

import traitlets

from convbook.cost import ConvCost, conv_cost
from convbook.numbers import grouped, shown
from convbook.widgets.model.base import BookWidget, fitting
from convbook.widgets.model.checks import layer_shape, outside, undivided
from convbook.widgets.model.errors import BadType, BadValue
from convbook.widgets.model.traits import Flag, Pair, Whole
from convbook.widgets.model.values import compact
from convbook.widgets.model.words import both, by

# The greatest of each number; the least is 1.
MOST = dict.fromkeys(["c_i", "c_o", "groups", "batch", "layers"], 10**6) | {"images": 10**12, "rate": 10**24}

_LAYER = ("c_i", "c_o", "k", "n", "stride", "padding", "dilation", "groups", "bias", "batch")
_SETTINGS = (*_LAYER, "layers", "images", "rate")
# Baselines to begin with. Either leaves an output as large as the input, divided by the stride.
_ONE_CELL = {"k": 1, "padding": 0, "dilation": 1}
_NINE_CELLS = {"k": 3, "padding": 1, "dilation": 1}
_UNITS = (("years", 31_536_000), ("days", 86_400), ("h", 3600), ("min", 60), ("s", 1))


class _Pinned(traitlets.Dict):
    """Settings by name."""

    def validate(self, obj: Any, value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise BadType(f"{self.name} must be a dict of settings, such as {{'groups': 2}}, not {shown(value)}.")
        return super().validate(obj, value)


class CostExplorer(BookWidget):
    """Shows what a layer costs, with every formula filled in: parameters, MACs, FLOP, memory and time.

    The layer and its parameters are `conv_cost`'s: ``c_i`` and ``c_o`` channels, kernel size ``k``, image size ``n``,
    ``stride``, ``padding`` (per side), ``dilation``, ``groups``, ``bias`` and ``batch``; a number of 4 bytes each. The
    sizes are one number or (height, width). The time is that of ``layers`` such layers on ``images`` images at ``rate``
    MAC per second: whole numbers, of which 12e12 is one; a rate in FLOP per second is half as many MAC per second.
    Whole numbers go up to 10⁶, images to 10¹², the rate to 10²⁴.

    >>> w = CostExplorer(100, 100, 5, 64, padding=2, layers=10, images=1e6, rate=12e12)
    >>> w
    CostExplorer(c_i 100, c_o 100, k (5, 5), n (64, 64), padding (2, 2)) → 1,024,000,000 MACs
    >>> round(w.seconds / 60)
    14

    The reader moves sliders; the setting that is *pinned* stays beside, and each figure says how many times as much it
    is. With both channels doubled::

        What a layer costs                  200 × 64 × 64 ⋆ 200 × 200 × 5 × 5 → 200 × 64 × 64
        Input channels          ┊ Changed from the baseline: c_i 100 → 200, c_o 100 → 200.
        ──────●── [200]
        Output channels         Parameters      1 M ×4 of 250 k         ███████████
        ──────●── [200]                                                 ══
        …                       c_o·(c_i·k_h·k_w + 1) = 200·(200·5·5 + 1) = 1,000,200
                                MACs forward    4.1 G ×4 of 1.02 G      ███████████
        [Pin as baseline]                                               ══
        [Reset]                 c_o·c_i·k_h·k_w·m_h·m_w·batch = … = 4,096,000,000

    ``pinned`` is the baseline as a dict of settings; those that it leaves out are the ones that the widget was made
    with, so that ``{}`` is the layer itself. Without it the layer begins beside one with a kernel of one cell, and a
    1 × 1 layer beside one with 3 × 3 cells: two layers whose costs differ, the first one by the size of the kernel.
    ``pin`` makes the present setting the baseline.

    All of these are traits; ``set`` changes several at once, which channels and groups may need. `cost` and `baseline`
    are `ConvCost`\\ s. Raises TypeError or ValueError, when made and on assignment, for what is no whole number, out of
    range or does not fit together; the message says what to change, and nothing changes.
    """

    _settings = (*_SETTINGS, "pinned")
    _browser: ClassVar = {"MOST": MOST}

    c_i = Whole(64, floats=True).tag(sync=True)
    c_o = Whole(128, floats=True).tag(sync=True)
    k = Pair(3, example=3).tag(sync=True)
    n = Pair(56, example=56).tag(sync=True)
    stride = Pair(1, example=2).tag(sync=True)
    padding = Pair(1, example=1).tag(sync=True)
    dilation = Pair(1, example=2).tag(sync=True)
    groups = Whole(1, floats=True).tag(sync=True)
    bias = Flag(True).tag(sync=True)
    batch = Whole(1, floats=True).tag(sync=True)
    layers = Whole(1, floats=True).tag(sync=True)
    images = Whole(10**6, floats=True).tag(sync=True)
    rate = Whole(12 * 10**12, floats=True).tag(sync=True)
    pinned = _Pinned().tag(sync=True)

    def __init__(
        self,
        c_i: int = 64,
        c_o: int = 128,
        k: int | tuple[int, int] = 3,
        n: int | tuple[int, int] = 56,
        *,
        stride: int | tuple[int, int] = 1,
        padding: int | tuple[int, int] = 0,
        dilation: int | tuple[int, int] = 1,
        groups: int = 1,
        bias: bool = True,
        batch: int = 1,
        layers: int = 1,
        images: float = 1e6,
        rate: float = 12e12,
        pinned: Mapping[str, Any] | None = None,
        **traits: Any,
    ):
        given = {name: value for name, value in locals().items() if name in _SETTINGS}
        super().__init__(**given, pinned={} if pinned is None else pinned, **traits)
        if pinned is None:
            self.pinned = _ONE_CELL if self.k != (1, 1) else _NINE_CELLS
            self._initial = {**self._initial, "pinned": self.pinned}

    # ── Values ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _present(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in _SETTINGS}

    def _initial_layer(self) -> dict[str, Any]:
        """The settings that the widget was made with, in the form that the traits have; empty while it is made."""
        return {
            name: self.traits()[name].validate(self, value)
            for name, value in self._initial.items()
            if name in _SETTINGS
        }

    @property
    def cost(self) -> ConvCost:
        """What the layer costs on one batch."""
        return _cost(self._present())

    @property
    def baseline(self) -> ConvCost:
        """What the pinned layer costs on one batch."""
        return _cost({**self._initial, **self.pinned})  # conv_cost takes lists for pairs, too

    @property
    def seconds(self) -> float:
        """The time of all layers on all images, forward; training takes three times as long."""
        return _seconds(self._present())

    def pin(self) -> None:
        """Make the present setting the baseline."""
        self.pinned = {name: compact(value) for name, value in self._present().items()}

    # ── Checks ────────────────────────────────────────────────────────────────────────────────────────────────────────

    _fit = fitting(*_SETTINGS)

    @traitlets.validate("pinned")
    def _pinned_fits(self, proposal: traitlets.Bunch) -> dict[str, Any]:
        pinned = proposal.value
        if unknown := [name for name in pinned if name not in _SETTINGS]:
            raise BadValue(f"pinned must hold settings such as c_i or stride, not {shown(unknown[0])}.")
        pinned = {name: self.traits()[name].validate(self, value) for name, value in pinned.items()}
        if message := self._problem(**{**self._present(), **self._initial_layer(), **pinned}):
            raise BadValue(f"The pinned layer can't be. {message}")
        return {name: compact(value) for name, value in pinned.items()}

    @staticmethod
    def _problem(**layer: Any) -> str | None:
        for name, most in MOST.items():
            if message := outside(name, layer[name], 1, most):
                return message
        c_i, c_o, groups = layer["c_i"], layer["c_o"], layer["groups"]
        if message := undivided(groups, c_i, c_o, MOST["groups"]):
            return message
        return layer_shape(**layer)

    # ── What is stored in a notebook ──────────────────────────────────────────────────────────────────────────────────

    def __repr__(self) -> str:
        plain = {"stride": (1, 1), "padding": (0, 0), "dilation": (1, 1), "groups": 1, "bias": True, "batch": 1}
        parts = (f"{name} {getattr(self, name)}" for name in _LAYER if plain.get(name) != getattr(self, name))
        return f"CostExplorer({', '.join(parts)}) → {self.cost.macs_forward:,} MACs"

    def _picture(self) -> str:
        cost, pair = self.cost, lambda name: both(getattr(self, name))
        rows = "".join(
            f'<tr><th scope="row">{name}<span class="cb-dim"> {escape(formula)}</span></th>'
            f'<td><span class="cb-result cb-output">{_brief(value, unit)}</span></td></tr>'
            for name, formula, value, unit in _figures(self._present())
        )
        shapes = " ⋆ ".join(map(by, (cost.input_shape, cost.kernel_shape)))
        return (
            f"<p><b>What a layer costs</b>: {shapes} → {by(cost.output_shape)}; "
            f"stride {pair('stride')}, padding {pair('padding')}, dilation {pair('dilation')}, batch {self.batch}.</p>"
            f'<table class="cb-figures"><tbody>{rows}</tbody></table>'
        )


def _cost(layer: Mapping[str, Any]) -> ConvCost:
    return conv_cost(**{name: layer[name] for name in _LAYER})


def _seconds(layer: Mapping[str, Any]) -> float:
    macs = _cost({**layer, "batch": 1}).macs_forward
    return float(layer["layers"]) * float(layer["images"]) * float(macs) / float(layer["rate"])  # as in the browser


def _figures(layer: Mapping[str, Any]) -> Iterator[tuple[str, str, float, str]]:
    """Yield name, formula with its result, value and unit of each figure; the browser's ``figures`` gives the same."""
    cost, seconds = _cost(layer), _seconds(layer)
    macs, flops, size = cost.macs_forward, cost.flops_forward, cost.inference_bytes
    c_i, c_o, groups, batch = layer["c_i"], layer["c_o"], layer["groups"], layer["batch"]
    channels = f"{c_i}/{groups}" if groups > 1 else f"{c_i}"
    k, m = (f"{height}·{width}" for height, width in (layer["k"], cost.output_shape[1:]))
    numbers = " + ".join(map(grouped, (cost.parameters, cost.input_bytes // 4, cost.output_bytes // 4)))
    each = f"{'·'.join(map(grouped, (layer['layers'], layer['images'], macs // batch)))} / {grouped(layer['rate'])}"
    for name, formula, value, unit in (
        ("Parameters", f"c_o·(c_i·k_h·k_w + 1) = {c_o}·({channels}·{k} + {int(layer['bias'])})", cost.parameters, ""),
        ("MACs forward", f"c_o·c_i·k_h·k_w·m_h·m_w·batch = {c_o}·{channels}·{k}·{m}·{batch}", macs, ""),
        ("FLOP forward", f"2 per MAC: 2·{grouped(macs)}", flops, ""),
        ("FLOP training", f"forward + 2 backward: 3·{grouped(flops)}", cost.flops_training, ""),
        ("Memory forward", f"4·(parameters + input + output) = 4·({numbers})", size, "B"),
        ("Memory training", f"values + gradients: 2·{grouped(size)}", cost.training_bytes, "B"),
        ("Time forward", f"layers·images·MACs of one / rate = {each}", seconds, "s"),
        ("Time training", f"forward + 2 backward: 3·{grouped(seconds)}", 3 * seconds, "s"),
    ):
        sign = "≈" if unit == "s" or value > 2**53 else "="
        yield name, f"{formula} {sign} {grouped(value)} {unit}".strip(), value, unit


def _brief(value: float, unit: str) -> str:
    """Return a figure in three digits and a unit: 1.02 G, 14.2 min."""
    if unit == "s":
        name, size = next((one for one in _UNITS if value >= one[1]), _UNITS[-1])
        return f"{grouped(_rounded(value / size, 3))} {name}"
    step = math.floor(math.log10(value * 1.0005) / 3)  # 999.6 is 1 k
    return f"{grouped(_rounded(value / 1000.0**step, 3))} {['', *'kMGTPEZYRQ'][step]}{unit}".strip()


def _rounded(value: float, digits: int) -> float:
    """Round as JavaScript's toPrecision does: a number half-way goes up."""
    return float(Context(prec=digits, rounding=ROUND_HALF_UP).plus(Decimal(float(value))))
