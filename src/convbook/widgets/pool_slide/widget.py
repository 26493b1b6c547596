"""PoolSlide: max and average pooling, window by window, and what a shift of the input by a pixel changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from convbook.geometry import output_size
from convbook.numbers import text
from convbook.widgets.model import checks
from convbook.widgets.model.base import fitting
from convbook.widgets.model.checks import misfit, out_of_range
from convbook.widgets.model.static_picture import factor, table
from convbook.widgets.model.traits import Choice, Flag, Matrix, Pair
from convbook.widgets.model.values import AXES
from convbook.widgets.model.walk import Walk
from convbook.widgets.model.words import both

if TYPE_CHECKING:
    from torch import Tensor

_GEOMETRY = ("X", "size", "stride", "padding", "ceil_mode", "shift")
_NEITHER = (0, 0)
_STEPS = [(0, -1), (-1, 0), (1, 0), (0, 1)]  # a pixel left, up, down, right

LIMITS = checks.LIMITS | {"shift": 16}  # what fits in a picture
_HALF = " That is half the window: use less padding or a larger size."


class PoolSlide(Walk):
    """Shows a window that slides over ``X`` and gives its largest number or its mean: play, step, shift, edit.

        Input X          Output Y           Shift X by a pixel  [<] [^] [v] [>]
        +-------+
        | 0   1 | 2      +---+              1 right: 6 of 9 inputs changed, 4 of 4 outputs changed
        |       |    ->  | 4 | 5
        | 3   4*| 5      +---+              Y[0, 0] = max(0, 1, 3, 4) = 4
        +-------+          7   8
          6   7   8                         * wins its window

    ``X`` is n_h × n_w, at most 16 × 16: a tensor, an array or a list of rows. The parameters are those of `pool2d`:
    ``size`` of the window, at most 9, ``mode`` "max" or "avg", ``stride`` (None: as large as the window), ``padding``
    per side (at most half the window; less than any number for "max", zeros for "avg"), ``ceil_mode`` and
    ``count_include_pad``. Sizes, strides and paddings are one number or (height, width).

    ``shift=(down, right)`` looks at ``X`` moved by so many pixels, up to 16 each way; what comes in repeats the border.
    ``output`` is that of the moved input, and ``changed`` counts what differs from the unmoved one.
    ``show_all=True`` shows all outputs from the start, not only those that the window has reached.

    >>> w = PoolSlide([[0, 1, 2], [3, 4, 5], [6, 7, 8]], 2, stride=1)
    >>> w.output
    tensor([[4., 5.],
            [7., 8.]])
    >>> w.shift = (0, 1)
    >>> w.output  # of [[0, 0, 1], [3, 3, 4], [6, 6, 7]]
    tensor([[3., 4.],
            [6., 7.]])
    >>> w.changed  # inputs, outputs
    (6, 4)

    All of these are traits: read them to see what the reader of the widget did, assign them to change the picture.
    More traits: ``position`` (row, column) of the present output, from 0; ``playing``; ``speed`` in steps per second,
    0.1 to 20. ``set`` changes several at once, ``reset`` goes back to what the widget was made with.

    Raises TypeError or ValueError, when made and on assignment, for what is no matrix or number, doesn't fit together
    or has no room in the picture; the message names the parameter, its value and what to change, and nothing changes.
    """

    _settings = ("X", "size", "mode", "stride", "padding", "ceil_mode", "count_include_pad", "shift")
    _browser: ClassVar = {"LIMITS": LIMITS, "HALF": _HALF}

    X = Matrix(most=LIMITS["side"]).tag(sync=True)
    size = Pair(1, example=2).tag(sync=True)
    mode = Choice("max", "avg").tag(sync=True)
    stride = Pair(None, example=2).tag(sync=True)
    padding = Pair(0, example=1).tag(sync=True)
    ceil_mode = Flag().tag(sync=True)
    count_include_pad = Flag(True).tag(sync=True)
    shift = Pair(0, example=1).tag(sync=True)

    def __init__(
        self,
        X: Any,
        size: int | tuple[int, int] = 2,
        *,
        mode: str = "max",
        stride: int | tuple[int, int] | None = None,
        padding: int | tuple[int, int] = 0,
        ceil_mode: bool = False,
        count_include_pad: bool = True,
        shift: tuple[int, int] = (0, 0),
        show_all: bool = False,
        **traits: Any,
    ):
        super().__init__(
            X=X,
            size=size,
            mode=mode,
            stride=stride,
            padding=padding,
            ceil_mode=ceil_mode,
            count_include_pad=count_include_pad,
            shift=shift,
            show_all=show_all,
            **traits,
        )

    # ── Values ────────────────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def output(self) -> Tensor:
        """The output, m_h × m_w, of the shifted input, in torch's default dtype; computed in float64."""
        import torch

        return self._pooled(self.shift).to(torch.get_default_dtype())  # (m_h, m_w)

    @property
    def output_shape(self) -> tuple[int, int]:
        """(m_h, m_w), by the formula; needs no torch."""
        height, width = (
            output_size(n, k, padding=p, stride=s, ceil_mode=self.ceil_mode)
            for n, k, p, s in zip(_shape(self.X), self.size, self.padding, self.stride or self.size, strict=True)
        )
        return height, width

    @property
    def changed(self) -> tuple[int, int]:
        """How many cells of the input the shift has changed, and how many of the output."""
        return self._changed(self.shift)

    def _shifted(self, shift: tuple[int, int]) -> list[list[float]]:
        """Return the rows of X moved by (down, right), with copies of its border where nothing moves in."""
        rows, columns = (
            [min(max(place - by, 0), n - 1) for place in range(n)] for n, by in zip(_shape(self.X), shift, strict=True)
        )
        return [[self.X[row][column] for column in columns] for row in rows]

    def _pooled(self, shift: tuple[int, int]) -> Tensor:
        import torch  # here, so that the widgets can be imported where there is no torch

        from convbook.pooling import pool2d

        names = ("mode", "stride", "padding", "ceil_mode", "count_include_pad")
        options = {name: getattr(self, name) for name in names}
        X = torch.tensor(self._shifted(shift), dtype=torch.float64)  # (n_h, n_w)
        return pool2d(X, self.size, **options)  # (m_h, m_w)

    def _changed(self, shift: tuple[int, int]) -> tuple[int, int]:
        import torch

        X, X_shifted = (torch.tensor(self._shifted(by), dtype=torch.float64) for by in (_NEITHER, shift))  # (n_h, n_w)
        # The same numbers in another order may have another mean in the last bit: that is no change.
        tolerance = 0 if self.mode == "max" else 1e-12 * X.abs().max()
        change = (self._pooled(shift) - self._pooled(_NEITHER)).abs()  # (m_h, m_w)
        return int((X_shifted != X).sum()), int((change > tolerance).sum())

    # ── Checks ────────────────────────────────────────────────────────────────────────────────────────────────────────

    @staticmethod
    def _problem(**settings: Any) -> str | None:
        size, stride, padding = settings["size"], settings["stride"] or settings["size"], settings["padding"]
        ranges = [
            {
                "size": (1, LIMITS["kernel"]),
                "stride": (1, LIMITS["stride"]),
                "padding": (0, k // 2, _HALF),
                "shift": (-LIMITS["shift"], LIMITS["shift"]),
            }
            for k in size
        ]
        given = {"size": size, "stride": stride, "padding": padding, "shift": settings["shift"]}
        if message := out_of_range(given, ranges):
            return message
        for axis, name in enumerate(AXES):
            n = _shape(settings["X"])[axis]
            beyond = stride[axis] - 1 if settings["ceil_mode"] else 0
            if message := misfit("size", name, n, size[axis], p=padding[axis], beyond=beyond):
                return message
        return None

    _fit = fitting(*_GEOMETRY)

    # ── Without script ────────────────────────────────────────────────────────────────────────────────────────────────

    def __repr__(self) -> str:
        stride = "size" if self.stride is None else self.stride
        more = {
            f"shift {self.shift}": self.shift != _NEITHER,
            "ceil_mode": self.ceil_mode,
            "padding not counted": self.mode == "avg" and not self.count_include_pad,
        }
        said = "".join(f", {word}" for word, holds in more.items() if holds)
        (n_h, n_w), (m_h, m_w) = _shape(self.X), self.output_shape
        return (
            f"PoolSlide(X {n_h}×{n_w}, {self.mode}, size {self.size}, stride {stride}, padding {self.padding}{said}) "
            f"→ {m_h}×{m_w}"
        )

    def _window(self, X: list[list[float]], i: int, j: int) -> list[tuple[int, int]]:
        """Return what counts in the window of output (i, j): cells of X, from 0, and of the padding around them.

        Those of the padding have rows or columns below 0 or beyond the last.
        """
        places = []
        for axis, at in enumerate((i, j)):
            k, s, p, n = self.size[axis], (self.stride or self.size)[axis], self.padding[axis], _shape(X)[axis]
            places.append([place for place in range(at * s - p, at * s - p + k) if place < n + p])
        cells = [(row, column) for row in places[0] for column in places[1]]
        counted = self.mode == "max" or self.count_include_pad
        return [cell for cell in cells if counted or _inside(X, cell)]

    def _value(self, X: list[list[float]], cell: tuple[int, int]) -> float:
        padding = float("-inf") if self.mode == "max" else 0.0
        return X[cell[0]][cell[1]] if _inside(X, cell) else padding

    def _written(self, X: list[list[float]], value: float) -> str:
        """Return the arithmetic of output (0, 0): ``max(0, 1, 3, 4) = 4`` or ``(0 + 1 + 3 + 4) / 4 = 2``."""
        terms = [self._value(X, cell) for cell in self._window(X, 0, 0)]
        if self.mode == "max":
            return f"max({', '.join(map(_shown, terms))}) = {text(value)}"
        exact = all(float(text(number).replace("−", "-")) == number for number in [*terms, float(f"{value:.12g}")])
        written = map(factor if len(terms) > 1 else text, terms)  # one negative number is in brackets as it is
        return f"({' + '.join(written)}) / {len(terms)} {'=' if exact else '≈'} {text(value)}"

    def _picture(self) -> str:
        X, (p_h, p_w) = self._shifted(self.shift), self.padding
        Y = self._pooled(self.shift).tolist()
        (n_h, n_w), (m_h, m_w) = _shape(X), _shape(Y)
        is_max = self.mode == "max"
        windows = [self._window(X, i, j) for i in range(m_h) for j in range(m_w)]
        # Of equal numbers the first wins, as in PyTorch: max takes the first as well.
        winners = {max(cells, key=lambda cell: self._value(X, cell)) for cells in windows} if is_max else set()

        def shown(cell: tuple[int, int]) -> str:
            if not is_max and not self.count_include_pad and not _inside(X, cell):
                return ""
            return _shown(self._value(X, cell)) + "★" * (cell in winners)

        cells = [[shown((row, column)) for column in range(-p_w, n_w + p_w)] for row in range(-p_h, n_h + p_h)]
        padded = f", padded to {n_h + 2 * p_h} × {n_w + 2 * p_w}" if p_h or p_w else ""
        moved = f", shifted {_direction(self.shift)}" if self.shift != _NEITHER else ""
        tables = (
            table(
                f"Input X, {n_h} × {n_w}{moved}{padded}",
                cells,
                "input",
                lambda row, column: not _inside(X, (row - p_h, column - p_w)),
            ),
            table(f"Output Y, {m_h} × {m_w}", Y, "output"),
        )
        border = "−∞, so it never wins" if is_max else "zeros, counted" if self.count_include_pad else "not counted"
        settings = [
            f"window {both(self.size)}",
            f"stride {'as large as the window' if self.stride is None else both(self.stride)}",
            f"padding {both(self.padding)}" + (f" ({border})" if any(self.padding) else ""),
        ]
        if self.ceil_mode:
            settings.append("ceil mode")
        return (
            f"<p>{'Max' if is_max else 'Average'} pooling: {', '.join(settings)}."
            f"{' ★ wins a window.' if is_max else ''}</p>"
            f'<div class="cb-tables">{"".join(tables)}</div>'
            f"<p>Y[0, 0] = {self._written(X, Y[0][0])}</p>"
            f"<p>{self._tolerance()}</p>"
        )

    def _tolerance(self) -> str:
        """Return in words what a shift changes: this one, or one by a pixel each way."""
        (n_h, n_w), (m_h, m_w) = _shape(self.X), self.output_shape
        moved = self.shift != _NEITHER
        parts = []
        for shift in [self.shift] if moved else _STEPS:
            inputs, outputs = self._changed(shift)
            parts.append(f"{_direction(shift)}, {inputs} of {n_h * n_w} inputs and {outputs} of {m_h * m_w} outputs")
        start = "Changed by the shift" if moved else "Changed by a shift"
        return f"{start}: {'; '.join(parts)}. What comes in repeats the border."


def _shape(matrix: Any) -> tuple[int, int]:
    return len(matrix), len(matrix[0])


def _inside(matrix: Any, cell: tuple[int, int]) -> bool:
    return all(0 <= place < n for place, n in zip(cell, _shape(matrix), strict=True))


def _shown(value: float) -> str:
    return "−∞" if value == float("-inf") else text(value)


def _direction(shift: tuple[int, int]) -> str:
    """Return a shift in words: ``1 up, 2 right``."""
    words = (("up", "down"), ("left", "right"))
    return ", ".join(f"{abs(by)} {pair[by > 0]}" for by, pair in zip(shift, words, strict=True) if by)
