"""Receptive fields: which cells of the input one cell of an output depends on. Plain integers, no torch.

Everything here is along one axis; for layers that differ in height and width, ask once per axis. The letters: a layer's
kernel size k, stride s, padding p per side, dilation d; a field's size r, the jump j (input cells between neighbouring
outputs) and its start (the first input cell that output 0 sees, negative in the padding).

Source: Araujo, Norris & Sim, *Computing Receptive Fields of Convolutional Neural Networks*, Distill (2019).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from convbook._arguments import boolean, checked, integer
from convbook.geometry import output_size
from convbook.numbers import shown, text


@dataclass(frozen=True)
class Layer:
    """A convolution or pooling layer along one axis: kernel size, stride, padding on each side, dilation.

    >>> Layer(3, stride=2, padding=1)
    Layer(3, stride=2, padding=1)

    Raises TypeError for a number that is not an integer, ValueError for one out of range.
    """

    kernel: int
    stride: int = 1
    padding: int = 0
    dilation: int = 1
    name: str = ""
    ceil_mode: bool = False

    def __post_init__(self):
        for name, at_least in ("kernel", 1), ("stride", 1), ("padding", 0), ("dilation", 1):
            object.__setattr__(self, name, integer(name, getattr(self, name), at_least=at_least))
        if not isinstance(self.name, str):
            raise TypeError(f"name must be a string, not {shown(self.name)}.")
        object.__setattr__(self, "ceil_mode", boolean("ceil_mode", self.ceil_mode))

    def __repr__(self):
        defaults = {"stride": 1, "padding": 0, "dilation": 1, "name": "", "ceil_mode": False}
        words = [f"{key}={getattr(self, key)!r}" for key, value in defaults.items() if getattr(self, key) != value]
        return f"Layer({', '.join([str(self.kernel), *words])})"

    def output_size(self, n: int) -> int:
        """Return the number of outputs for ``n`` inputs."""
        settings = {name: getattr(self, name) for name in ("padding", "stride", "dilation", "ceil_mode")}
        return output_size(n, self.kernel, **settings)

    def inputs(self, i: int) -> range:
        """Return the cells that output ``i`` takes as input; those below 0 and beyond the last lie in the padding."""
        first = i * self.stride - self.padding
        return range(first, first + self.dilation * (self.kernel - 1) + 1, self.dilation)


def _check_field(self: Any, i: Any, *, n: Any = None) -> dict[str, Any]:
    i = integer("i", i, at_least=0)
    return {"self": self, "i": i, "n": None if n is None else integer("n", n, at_least=1, what="the input size")}


@dataclass(frozen=True)
class FieldRow:
    """One depth of a stack: the field's ``size`` and ``start`` and the ``jump`` to the next field, in input cells."""

    depth: int
    layer: Layer | None  # None at depth 0, the input itself
    size: int
    jump: int
    start: int

    @checked(_check_field)
    def field(self, i: int, *, n: int | None = None) -> range:
        """Return the input cells from the first to the last that output ``i`` sees, clipped to an input of n cells.

        Without ``n`` they may lie in the padding. Between them may be gaps: `trace_field` names the cells one by one.
        """
        first = self.start + i * self.jump
        cells = range(first, first + self.size)
        if n is None:
            return cells
        return range(min(max(cells.start, 0), n), min(max(cells.stop, 0), n))


@dataclass(frozen=True, repr=False)
class ReceptiveField(Sequence[FieldRow]):
    """The rows of `receptive_field`, from the input at depth 0 to the last layer; prints as a table."""

    rows: tuple[FieldRow, ...]

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, depth):
        return self.rows[depth]

    def __iter__(self) -> Iterator[FieldRow]:
        return iter(self.rows)

    @property
    def size(self) -> int:
        """The field's size at the last layer."""
        return self.rows[-1].size

    @property
    def jump(self) -> int:
        """The jump at the last layer."""
        return self.rows[-1].jump

    @property
    def start(self) -> int:
        """The first input cell that output 0 of the last layer sees."""
        return self.rows[-1].start

    def field(self, i: int, *, n: int | None = None) -> range:
        """Return the input cells that output ``i`` of the last layer sees; see `FieldRow.field`."""
        return self.rows[-1].field(i, n=n)

    def __repr__(self) -> str:
        header = ("depth", "layer", "size r", "jump j", "start")
        table = [header] + [
            (str(row.depth), _words(row.layer), text(row.size), text(row.jump), text(row.start)) for row in self.rows
        ]
        widths = [max(len(line[column]) for line in table) for column in range(len(header))]
        return "\n".join(
            "  ".join(
                [line[0].rjust(widths[0]), line[1].ljust(widths[1])]
                + [cell.rjust(width) for cell, width in zip(line[2:], widths[2:], strict=True)]
            )
            for line in table
        )


def _words(layer: Layer | None) -> str:
    """Return for example ``"conv1: k 5, s 2, p 1"``."""
    if layer is None:
        return "input"
    words = [f"k {layer.kernel}"]
    words += [f"s {layer.stride}"] if layer.stride != 1 else []
    words += [f"p {layer.padding}"] if layer.padding else []
    words += [f"d {layer.dilation}"] if layer.dilation != 1 else []
    return (f"{layer.name}: " if layer.name else "") + ", ".join(words)


def _as_layers(layers: Any) -> list[Layer]:
    """Return the stack as Layers, or say which item is none."""
    if hasattr(layers, "named_modules"):
        raise TypeError("layers must be a list of Layers, not a torch module: write layers_of(module).")
    no_list = str | bytes | bytearray | memoryview | Set | Mapping | Layer  # a set has no order
    if isinstance(layers, no_list) or not isinstance(layers, Iterable):
        raise TypeError(
            f"layers must be a list of Layers, not {shown(layers)} of type {type(layers).__name__}: "
            "write for example [Layer(3), Layer(3)]."
        )
    stack = []
    for place, item in enumerate(layers):
        try:
            stack.append(
                item if isinstance(item, Layer) else Layer(*item) if isinstance(item, tuple | list) else Layer(item)
            )
        except (TypeError, ValueError) as error:
            raise type(error)(
                f"layers[{place}] = {shown(item)} is not a Layer, a kernel size or a tuple (k, s, p, d): {error}"
            ) from None
    return stack


def _check_receptive_field(layers: Any) -> dict[str, Any]:
    return {"layers": _as_layers(layers)}


@checked(_check_receptive_field)
def receptive_field(layers: Iterable[Layer | int | tuple[int, ...]]) -> ReceptiveField:
    """Return how much of the input one cell sees at every depth of a stack: the field's size, the jump and the start.

    ``layers`` are Layers, kernel sizes or tuples (k, s, p, d), from the input on; pooling layers count like
    convolutions. The result is a table with a row per depth. From r = j = 1 and start = 0, each layer makes::

        r ← r + d(k − 1)·j        start ← start − p·j        j ← j·s

    >>> receptive_field([Layer(3), Layer(2, stride=2, name="pool"), Layer(3, padding=1)])
    depth  layer           size r  jump j  start
        0  input                1       1      0
        1  k 3                  3       1      0
        2  pool: k 2, s 2       4       2      0
        3  k 3, p 1             8       2     −2

    >>> receptive_field([3, 3, 3]).size
    7

    Output i sees the cells from start + i·j to start + i·j + r − 1. The sums are those of Araujo, Norris & Sim (2019),
    who run from the output down; their left end u is our start.

    Raises TypeError and ValueError for what is no layer; the message names its place in the list.
    """
    r, j, start = 1, 1, 0
    rows = [FieldRow(0, None, r, j, start)]
    for depth, layer in enumerate(layers, start=1):
        r += layer.dilation * (layer.kernel - 1) * j
        start -= layer.padding * j
        j *= layer.stride
        rows.append(FieldRow(depth, layer, r, j, start))
    return ReceptiveField(tuple(rows))


def _check_trace_field(layers: Any, n: Any, i: Any) -> dict[str, Any]:
    layers, n, i = _as_layers(layers), integer("n", n, at_least=1, what="the input size"), integer("i", i, at_least=0)
    m = n
    for place, layer in enumerate(layers):
        try:
            m = layer.output_size(m)
        except ValueError as error:
            raise ValueError(f"layers[{place}] does not fit on its input of {shown(m)} cells: {error}") from None
    if i >= m:
        raise ValueError(f"i must be below {shown(m)}, the number of outputs for n = {shown(n)}, not {shown(i)}.")
    return {"layers": layers, "n": n, "i": i}


@checked(_check_trace_field)
def trace_field(layers: Iterable[Layer | int | tuple[int, ...]], n: int, i: int) -> list[list[int]]:
    """Return the cells that output ``i`` depends on, a list for every depth: [0] in the input, [−1] is ``[i]`` itself.

    ``n`` is the size of the input. Padding holds no data, so cells in it are left out, at every depth.

    >>> trace_field([Layer(3), Layer(3, dilation=2)], n=11, i=2)
    [[2, 3, 4, 5, 6, 7, 8], [2, 4, 6], [2]]

    Raises what `receptive_field` raises, and ValueError for a stack that does not fit on n cells or an ``i`` beyond it.
    """
    sizes = [n]
    for layer in layers:
        sizes.append(layer.output_size(sizes[-1]))
    seen = [[i]]
    for layer, size in zip(reversed(layers), reversed(sizes[:-1]), strict=True):
        below = {cell for output in seen[0] for cell in layer.inputs(output) if 0 <= cell < size}
        seen.insert(0, sorted(below))
    return seen
