"""CostExplorer: what a convolution layer costs, beside a baseline."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Context, Decimal
from html import escape
from typing import Any

import traitlets

from convbook.cost import ConvCost, conv_cost
from convbook.widgets.base import STATIC, BookWidget
from convbook.widgets.errors import BadValue
from convbook.widgets.traits import Flag, Pair, Whole
from convbook.widgets.values import AXES, compact, shown, text

# Least and greatest of each number. The browser's copy is RANGES in js/arithmetic/cost.js; a test holds them equal.
RANGES = dict.fromkeys(["c_i", "c_o", "k", "n", "stride", "dilation", "groups", "batch", "layers"], (1, 10**6))
RANGES |= {"padding": (0, 10**6), "images": (1, 10**12), "rate": (1, 10**24)}

_LAYER = ("c_i", "c_o", "k", "n", "stride", "padding", "dilation", "groups", "bias", "batch")
_SETTINGS = (*_LAYER, "layers", "images", "rate")
_UNITS = (("years", 31_536_000), ("days", 86_400), ("h", 3600), ("min", 60), ("s", 1), ("ms", 1e-3), ("µs", 1e-6))


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

    The reader moves sliders; the setting that is *pinned*, at first the one it is made with, stays beside, and each
    figure says how many times as much it is. With both channels doubled::

        What a layer costs            200 × 64 × 64 ⋆ 200 × 200 × 5 × 5 → 200 × 64 × 64
        ┊ Changed from the baseline: c_i 100 → 200, c_o 100 → 200.

        Parameters                                              1 M     ×4.00 ████████
        c_o·(c_i·k_h·k_w + 1) = 200·(200·5·5 + 1) = 1,000,200           of 250 k ══
        MACs forward                                            4.1 G   ×4.00 ████████
        c_o·c_i·k_h·k_w·m_h·m_w·batch = … = 4,096,000,000               of 1.02 G ══

        [Pin as baseline]                                                      [Reset]
        Input channels ──────●── [200]      Output channels ──────●── [200]      …

    All of these are traits; ``set`` changes several at once, which channels and groups may need. ``pinned`` is the
    baseline as a dict of settings, ``{}`` for the first one; ``pin`` makes it the present one. `cost` and `baseline`
    are `ConvCost`\\ s. Raises TypeError or ValueError, when made and on assignment, for what is no whole number, out of
    range or does not fit together; the message says what to change, and nothing changes.
    """

    _esm = STATIC / "cost-explorer.mjs"
    _settings = _SETTINGS
    _looks = ("pinned",)

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
    pinned = traitlets.Dict().tag(sync=True)

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
        **traits: Any,
    ):
        given = {name: value for name, value in locals().items() if name in _SETTINGS}
        super().__init__(**given, **traits)

    # ── Values ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _present(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in _SETTINGS}

    def _initial_layer(self) -> dict[str, Any]:
        """The settings that the widget was made with, in the form that the traits have; empty while it is made."""
        return {name: self.traits()[name].validate(self, value) for name, value in self._initial.items()}

    @property
    def cost(self) -> ConvCost:
        """What the layer costs on one batch."""
        return _cost(self._present())

    @property
    def baseline(self) -> ConvCost:
        """What the pinned layer costs on one batch."""
        return _cost({**self._initial, **self.pinned})  # conv_cost takes lists for pairs too

    @property
    def seconds(self) -> float:
        """The time of all layers on all images, forward; training takes three times as long."""
        return _seconds(self._present())

    def pin(self) -> None:
        """Make the present setting the baseline."""
        self.pinned = {name: compact(value) for name, value in self._present().items()}

    def reset(self) -> None:
        """Go back to the settings that the widget was made with, and to them as the baseline."""
        self.set(**self._initial, pinned={})

    # ── Checks ────────────────────────────────────────────────────────────────────────────────────────────────────────

    @traitlets.validate(*_SETTINGS)
    def _fit_together(self, proposal: traitlets.Bunch) -> Any:
        return self._fitting(proposal, *_SETTINGS)

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
        for name, (least, most) in RANGES.items():
            paired = isinstance(layer[name], tuple)
            for axis, value in enumerate(layer[name] if paired else [layer[name]]):
                if not least <= value <= most:
                    where = f" along the {AXES[axis]}" if paired else ""
                    found = f"{value:,}".replace("-", "−")
                    return f"{name}{where} must be a whole number from {least} to {_large(most)}, not {found}."
        c_i, c_o, groups = layer["c_i"], layer["c_o"], layer["groups"]
        if c_i % groups or c_o % groups:
            return f"groups = {groups} must divide c_i = {c_i} and c_o = {c_o}. 1 always does."
        for axis, word in enumerate(AXES):
            span = layer["dilation"][axis] * (layer["k"][axis] - 1) + 1
            padded = layer["n"][axis] + 2 * layer["padding"][axis]
            if span > padded:
                return (
                    f"k does not fit along the {word}: it spans {span} cells, the padded image has {padded}. "
                    "Lower k or dilation, or raise n or padding."
                )
        return None

    # ── What is stored in a notebook ──────────────────────────────────────────────────────────────────────────────────

    def __repr__(self) -> str:
        plain = {"stride": (1, 1), "padding": (0, 0), "dilation": (1, 1), "groups": 1, "bias": True, "batch": 1}
        parts = (f"{name} {getattr(self, name)}" for name in _LAYER if plain.get(name) != getattr(self, name))
        return f"CostExplorer({', '.join(parts)}) → {self.cost.macs_forward:,} MACs"

    def _picture(self) -> str:
        cost, pair = self.cost, lambda name: _both(getattr(self, name))
        rows = "".join(
            f'<tr><th scope="row">{name}<span class="cb-dim"> {escape(formula)}</span></th>'
            f'<td><span class="cb-now">{_brief(value, unit)}</span></td></tr>'
            for name, formula, value, unit in _figures(self._present())
        )
        shapes = " ⋆ ".join(" × ".join(map(str, shape)) for shape in (cost.input_shape, cost.kernel_shape))
        return (
            f"<p><b>What a layer costs</b>: {shapes} → {' × '.join(map(str, cost.output_shape))}; "
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
    numbers = " + ".join(map(_large, (cost.parameters, cost.input_bytes // 4, cost.output_bytes // 4)))
    each = f"{layer['layers']}·{_large(layer['images'])}·{_large(macs // batch)} / ({_large(layer['rate'])})"
    for name, formula, value, unit in (
        ("Parameters", f"c_o·(c_i·k_h·k_w + 1) = {c_o}·({channels}·{k} + {int(layer['bias'])})", cost.parameters, ""),
        ("MACs forward", f"c_o·c_i·k_h·k_w·m_h·m_w·batch = {c_o}·{channels}·{k}·{m}·{batch}", macs, ""),
        ("FLOP forward", f"2 per MAC: 2·{_large(macs)}", flops, ""),
        ("FLOP training", f"forward, and twice that backward: 3·{_large(flops)}", cost.flops_training, ""),
        ("Memory forward", f"4 bytes·(parameters + input + output) = 4·({numbers})", size, "B"),
        ("Memory training", f"a gradient for each: 2·{_large(size)}", cost.training_bytes, "B"),
        ("Time forward", f"layers·images·MACs of one / rate = {each}", seconds, "s"),
        ("Time training", f"3·{_seconds4(seconds)}", 3 * seconds, "s"),
    ):
        said = f"≈ {_seconds4(value)}" if unit == "s" else f"{'≈' if value > 2**53 else '='} {_large(value)}"
        yield name, f"{formula} {said}", value, unit


def _large(value: float) -> str:
    """Return a number in full; from 10⁹ on as 1.024·10⁹, where that is all of it, or it is no longer exact."""
    digits, power = f"{_rounded(value, 4):.3e}".split("e")
    if value < 10**9 or (value <= 2**53 and float(f"{digits}e{power}") != value):
        return _grouped(value)
    factor = "" if digits == "1.000" else f"{text(float(digits))}·"
    return f"{factor}10{str(int(power)).translate(str.maketrans('0123456789', '⁰¹²³⁴⁵⁶⁷⁸⁹'))}"


def _brief(value: float, unit: str) -> str:
    """Return a figure in three digits and a unit: 1.02 G, 14.2 min."""
    if unit == "s":
        name, size = next((one for one in _UNITS if value >= one[1]), _UNITS[-1])
        return f"{_large(_rounded(value / size, 3))} {name}"
    step = math.floor(math.log10(_rounded(value, 3)) / 3 + 1e-12)
    return f"{_large(_rounded(value / 1000.0**step, 3))} {['', *'kMGTPEZYRQ'][step]}{unit}".strip()


def _seconds4(value: float) -> str:
    return f"{_large(_rounded(value, 4))} s"


def _rounded(value: float, digits: int) -> float:
    """Round as JavaScript's toPrecision does: a number half-way goes up."""
    return float(Context(prec=digits, rounding=ROUND_HALF_UP).plus(Decimal(float(value))))


def _grouped(value: float) -> str:
    return f"{int(value):,}" if value == int(value) else text(value)


def _both(pair: tuple[int, int]) -> str:
    return str(pair[0]) if pair[0] == pair[1] else f"{pair[0]} and {pair[1]}"
