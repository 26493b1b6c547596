"""ShapeExplorer: the size of a layer's output, axis by axis, with the formula, the windows and the line for PyTorch."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any, ClassVar

from convbook.geometry import output_size
from convbook.widgets.model.base import BookWidget, fitting
from convbook.widgets.model.checks import layer_shape
from convbook.widgets.model.traits import Pair

DRAWN = {"cells": 24, "windows": 10}  # how many are drawn of an axis, half of them from each end


class ShapeExplorer(BookWidget):
    """Shows the shape of a layer's output: the formula filled in for each axis, and its windows below a line of cells.

    ``n`` is the size of the input and ``k`` of the kernel, ``padding`` counts per side, ``stride`` and ``dilation``
    (1 is dense) as in PyTorch; each is one number or (height, width), of at most a million.

    >>> w = ShapeExplorer(8, 3, stride=2)
    >>> w.output_shape
    (3, 3)
    >>> w.layer
    'nn.Conv2d(c_i, c_o, kernel_size=3, stride=2)'

    What the reader sees, for each axis; of a large one, its two ends. ``#`` is a cell that a window uses, ``x`` one
    that no window reaches, because the floor drops it:

    >>> print(w.drawing(0))
       0 1 2 3 4 5 6 7
    0  # # #
    1      # # #
    2          # # #
                     x

    All of these are traits: read them to see what the reader of the widget did, assign them to change the picture;
    they come back as (height, width). ``set`` changes several at once, ``reset`` goes back to what the widget was
    made with.

    Raises TypeError or ValueError, when made and on assignment, for what is no whole number, is out of range or leaves
    no room for the kernel; the message names the parameter, its value and what to change, and nothing changes.
    """

    _settings: ClassVar[tuple[str, ...]] = ("n", "k", "padding", "stride", "dilation")
    _browser: ClassVar = {"DRAWN": DRAWN}

    n = Pair(8, example=2).tag(sync=True)
    k = Pair(3, example=2).tag(sync=True)
    padding = Pair(0, example=1).tag(sync=True)
    stride = Pair(1, example=2).tag(sync=True)
    dilation = Pair(1, example=2).tag(sync=True)

    def __init__(
        self,
        n: int | tuple[int, int] = (8, 8),
        k: int | tuple[int, int] = 3,
        *,
        padding: int | tuple[int, int] = 0,
        stride: int | tuple[int, int] = 1,
        dilation: int | tuple[int, int] = 1,
        **traits: Any,
    ):
        super().__init__(n=n, k=k, padding=padding, stride=stride, dilation=dilation, **traits)

    # ── Values ────────────────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def output_shape(self) -> tuple[int, int]:
        """(m_h, m_w), by the formula; needs no torch."""
        height, width = (
            output_size(n, k, padding=p, stride=s, dilation=d)
            for n, k, p, s, d in zip(self.n, self.k, self.padding, self.stride, self.dilation, strict=True)
        )
        return height, width

    @property
    def layer(self) -> str:
        """The layer as PyTorch writes it, without what is usual: one number where both axes agree."""
        given = {"kernel_size": self.k, "padding": self.padding, "stride": self.stride, "dilation": self.dilation}
        usual = {"kernel_size": (0, 0), "padding": (0, 0), "stride": (1, 1), "dilation": (1, 1)}
        parts = (
            f"{name}={pair[0] if pair[0] == pair[1] else pair}" for name, pair in given.items() if pair != usual[name]
        )
        return f"nn.Conv2d(c_i, c_o, {', '.join(parts)})"

    # ── Checks ────────────────────────────────────────────────────────────────────────────────────────────────────────

    _problem = staticmethod(layer_shape)

    _fit = fitting(*_settings)

    # ── Without script ────────────────────────────────────────────────────────────────────────────────────────────────

    def __repr__(self) -> str:
        (n_h, n_w), (k_h, k_w), (m_h, m_w) = self.n, self.k, self.output_shape
        return (
            f"ShapeExplorer(n {n_h}×{n_w}, k {k_h}×{k_w}, padding {self.padding}, stride {self.stride}, "
            f"dilation {self.dilation}) → {m_h}×{m_w}"
        )

    def drawing(self, axis: int) -> str:
        """Return a text picture of an axis, 0 (height) or 1 (width): cells, numbered without their tens, and windows.

        ``#`` is a cell that a window uses, ``-`` one that its dilation skips, ``.`` padding, ``x`` what the floor
        drops; of a large axis, ``~`` stands for what is left out between its ends.
        """
        return self._axes()[axis].drawing()

    def _axes(self) -> list[_Axis]:
        values = zip(*(getattr(self, name) for name in self._settings), strict=True)
        return [_Axis(*numbers) for numbers in values]

    def _picture(self) -> str:
        height, width = self._axes()
        groups = {"Height and width": height} if height == width else {"Height": height, "Width": width}
        blocks = (
            f"<p><b>{name}:</b> {axis.derivation()}</p>"
            f'<pre class="cb-tables" tabindex="0">{escape(axis.drawing())}</pre>'
            for name, axis in groups.items()
        )
        (n_h, n_w), (k_h, k_w), (m_h, m_w) = self.n, self.k, self.output_shape
        return (
            f"<p>Shape of the output: input {n_h} × {n_w}, kernel {k_h} × {k_w}, output {m_h} × {m_w}, from "
            "m = ⌊(n + 2p − d(k − 1) − 1) / s⌋ + 1.</p>"
            f"{''.join(blocks)}"
            f"<p>{_SIGNS}.</p>"
            f"<p>In PyTorch: <code>{escape(self.layer)}</code></p>"
            "<p>Dive into Deep Learning (D2L) counts the padding in total, as p in ⌊(n − k + p + s) / s⌋. "
            f"{' '.join(f'{name}: {axis.in_total()}.' for name, axis in groups.items())}</p>"
        )


_SIGNS = (
    "# is a cell that a window uses, - one that its dilation skips, . padding, x what the floor drops, "
    "~ what is left out"
)


@dataclass(frozen=True)
class _Axis:
    """The numbers of one axis, with the letters of the book."""

    n: int
    k: int
    p: int
    s: int
    d: int

    @property
    def padded(self) -> int:
        return self.n + 2 * self.p

    @property
    def span(self) -> int:
        return self.d * (self.k - 1) + 1

    @property
    def m(self) -> int:
        return output_size(self.n, self.k, padding=self.p, stride=self.s, dilation=self.d)

    @property
    def dropped(self) -> int:
        return (self.padded - self.span) % self.s

    def derivation(self) -> str:
        """Return the way from the numbers to m, in one line."""
        n, k, p, s, d = self.n, self.k, self.p, self.s, self.d
        lost = f"; the floor drops {self.dropped} {'cell' if self.dropped == 1 else 'cells'}" if self.dropped else ""
        return (
            f"⌊({n} + 2·{p} − {d}·({k} − 1) − 1) / {s}⌋ + 1 = ⌊({self.padded} − {self.span}) / {s}⌋ + 1 = "
            f"⌊{quotient(self.padded - self.span, s)}⌋ + 1 = {self.m - 1} + 1 = {self.m}{lost}."
        )

    def in_total(self) -> str:
        """Return the size by the form that counts the padding of both sides together."""
        n, k, p, s = self.n, self.k, self.p, self.s
        if self.d > 1:
            return "this form has no dilation"
        size = f"⌊({n} − {k} + {2 * p} + {s}) / {s}⌋ = {(n - k + 2 * p + s) // s}"
        mixed = max((n - k + p + s) // s, 0)
        return size if mixed == self.m else f"{size}; with our p = {p} it gives {mixed}"

    def drawn(self) -> tuple[list[int | None], list[int | None]]:
        """Return the cells of the padded input and the windows that are drawn; None stands for all that are not."""
        return _ends(self.padded, DRAWN["cells"]), _ends(self.m, DRAWN["windows"])

    def drawing(self) -> str:
        """Return the text picture that `ShapeExplorer.drawing` describes."""
        cells, windows = self.drawn()
        gutter = max(len("~" if index is None else str(index)) for index in windows)
        space = " " if len(cells) <= 12 else ""  # a long line has no room between its cells

        def line(head: str, signs: list[str]) -> str:
            return f"{head:<{gutter}}  {space.join(signs)}".rstrip()

        lines = [line("", [self._cell(cell) for cell in cells])]
        for index in windows:
            lines.append(
                "~" if index is None else line(str(index), [self._tap(cells, at, index) for at in range(len(cells))])
            )
        if self.dropped:
            reached = self.padded - self.dropped
            lines.append(line("", ["x" if cell is not None and cell >= reached else " " for cell in cells]))
        return "\n".join(lines)

    def _cell(self, cell: int | None) -> str:
        if cell is None:
            return "~"
        return str((cell - self.p) % 10) if self.p <= cell < self.p + self.n else "."

    def _tap(self, cells: list[int | None], at: int, index: int) -> str:
        """Return how a window marks a column: with a weight, between two weights, as going on where none is drawn."""
        cell, start = cells[at], index * self.s
        if cell is None:
            return "~" if start < cells[at + 1] and start + self.span > cells[at - 1] + 1 else " "
        if not start <= cell < start + self.span:
            return " "
        return "-" if (cell - start) % self.d else "#"


def _ends(count: int, most: int) -> list[int | None]:
    """Return 0, 1, …, count − 1; of more than ``most`` only both ends, with None between them."""
    if count <= most + 1:  # the None would take as much room
        return [*range(count)]
    return [*range(most // 2), None, *range(count - most // 2, count)]


def quotient(dividend: int, divisor: int) -> str:
    """Return a quotient in decimals, cut off and never rounded: what stands before the point is its floor.

    >>> quotient(5, 2), quotient(5, 3), quotient(6, 3)
    ('2.5', '1.666…', '2')
    """
    thousandths, lost = divmod(dividend * 1000, divisor)
    whole, rest = divmod(thousandths, 1000)
    digits = f"{rest:03}".rstrip("0")
    return f"{whole}{'.' if digits else ''}{digits}{'…' if lost else ''}"
