"""ReceptiveField: a stack of layers along one axis, and what each of its cells sees and influences."""

from __future__ import annotations

import operator
from collections.abc import Iterable, Mapping, Set
from html import escape
from typing import Any, ClassVar

import traitlets

from convbook import fields
from convbook.fields import Layer, trace_field
from convbook.geometry import output_size
from convbook.numbers import shown, text
from convbook.widgets.model.base import BookWidget, fitting
from convbook.widgets.model.checks import outside
from convbook.widgets.model.errors import BadType, BadValue
from convbook.widgets.model.values import plain

# What fits in a picture: sides of the input, layers, each of k, s, p and d, the input with the padding of all layers,
# and the letters of a name.
LIMITS = {"n": 64, "layers": 8, "number": 64, "width": 96, "name": 12}

PARAMETERS = ("kernel", "stride", "padding", "dilation")

_NO_LIST = (str, bytes, bytearray, memoryview, Set, Mapping, Layer)  # a set has no order

StackLayer = tuple[int, int, int, int, str]


class _Size(traitlets.TraitType):
    """A whole number; what it may be is said by ``problem``."""

    default_value = 1

    def validate(self, obj: Any, value: Any) -> int:
        if not isinstance(value, bool):
            try:
                return operator.index(value)
            except TypeError:
                pass
        raise BadType(f"{self.name} must be a whole number from 1 to {LIMITS['n']}, not {shown(value)}.")


class _Stack(traitlets.TraitType):
    """Layers, from the input on, kept as tuples (k, s, p, d, name): what `receptive_field` takes."""

    default_value = ((3, 1, 0, 1, "conv"),)

    def validate(self, obj: Any, value: Any) -> tuple[StackLayer, ...]:
        items = plain(value, self.name)
        if isinstance(items, _NO_LIST) or not (isinstance(items, Iterable) or hasattr(items, "named_modules")):
            raise BadType(
                f"{self.name} must be a list of Layers, not {shown(value)} of type {type(value).__name__}: "
                "write for example [3, 3]."
            )
        try:
            if not hasattr(items, "named_modules"):  # receptive_field says what to do with a module
                items = [_readable(place, item) for place, item in enumerate(items)]
            return tuple(_plain(place, row.layer) for place, row in enumerate(fields.receptive_field(items)[1:]))
        except traitlets.TraitError:
            raise
        except TypeError as error:
            raise BadType(str(error)) from None
        except ValueError as error:
            raise BadValue(str(error)) from None


def _readable(place: int, item: Any) -> Any:
    """Return what stands for a layer as `receptive_field` takes it: a Layer, a kernel size or (k, s, p, d, name)."""
    where = f"layers[{place}] = {shown(item)}"
    if isinstance(item, dict):
        try:
            return Layer(**item)
        except (TypeError, ValueError) as error:
            raise type(error)(f"{where} is not a Layer: {error}") from None
    if isinstance(item, Layer):
        return item
    item = plain(item, where)
    parts = item if isinstance(item, list | tuple) else [item]
    if len(parts) > len(PARAMETERS) + 1 or not all(
        isinstance(part, int) or hasattr(part, "__index__") for part in parts[:4]
    ):
        raise BadType(f"{where} is not a Layer, a kernel size or a tuple (k, s, p, d, name) of whole numbers.")
    return item


def _plain(place: int, layer: Layer) -> StackLayer:
    if layer.ceil_mode:
        raise BadValue(
            f"layers[{place}] has ceil_mode=True, and this picture rounds sizes down. Use ceil_mode=False, or ask "
            "receptive_field, whose sizes, jumps and starts are the same for both."
        )
    return layer.kernel, layer.stride, layer.padding, layer.dilation, layer.name or "conv"


def problem(*, n: int, layers: tuple[StackLayer, ...]) -> str | None:
    """Return the first thing that is wrong with a stack, or None; with parameter, value, constraint and a way out."""
    if message := outside("n", n, 1, LIMITS["n"]) or outside("Number of layers", len(layers), 1, LIMITS["layers"]):
        return message
    for place, layer in enumerate(layers, start=1):
        for parameter, value in zip(PARAMETERS, layer[:4], strict=True):
            least = 0 if parameter == "padding" else 1
            if message := outside(f"Layer {place}: {parameter}", value, least, LIMITS["number"]):
                return message
    for place, layer in enumerate(layers, start=1):
        if len(layer[4]) > LIMITS["name"]:
            return f"Layer {place}: name must be a text of at most {LIMITS['name']} characters."
    m, j, width = n, 1, n
    for place, (k, s, p, d, _) in enumerate(layers, start=1):
        width += 2 * p * j
        m, j = output_size.__wrapped__(m, k, padding=p, stride=s, dilation=d), j * s
        for size, value in (("size with all padding", width), ("output size", m)):
            if message := outside(f"Layer {place}: {size}", value, 1, LIMITS["width"]):
                return f"{message} Change n, kernel, padding or dilation."
    return None


class ReceptiveField(BookWidget):
    """Shows a stack of layers along one axis: point at a cell to see its field below and its influence above.

    ``layers`` are convbook's Layers, kernel sizes, tuples (k, s, p, d, name) or dicts of a Layer's arguments, from the
    input on: 1 to 8. ``n`` is the size of the input, at most 64. One axis is enough: for square kernels and strides the
    other one behaves the same, and a field of r cells is one of r × r pixels. ::

        3 conv   · · · · [4] · · · ·             r = 7    cell 4 of layer 3 is pointed at:
                        / | \\
        2 conv   · · · · 4 5 6 · · · ·           r = 5    it is made from 3 cells here,
                      / / | \\ \\
        1 conv   · · · · 4 5 6 7 8 · · · ·       r = 3    these from 5,
                    / / / | \\ \\ \\
        Input    · · · · 4 5 6 7 8 9 10 · · · ·           and these from 7: its field.
                         ▁ ▃ ▆ █ ▆ ▃ ▁                    How many paths lead there from each.

    >>> w = ReceptiveField([3, 3, 3])
    >>> w.field_size
    7
    >>> w.seen
    [[4, 5, 6, 7, 8, 9, 10], [4, 5, 6, 7, 8], [4, 5, 6], [4]]
    >>> w.layers = [(3, 2), (3, 2), 3]
    >>> w.fields
    depth  layer           size r  jump j  start
        0  input                1       1      0
        1  conv: k 3, s 2       3       2      0
        2  conv: k 3, s 2       7       4      0
        3  conv: k 3           15       4      0

    Traits: ``n``; ``layers``, which come back as tuples (k, s, p, d, name) and so can be given to `receptive_field`;
    ``cell`` (level, cell), both from 0, the input being level 0: the cell that the reader has chosen, by default the
    middle one of the last layer. Read them to see what the reader did, assign them to change the picture. ``set``
    changes several at once, ``reset`` goes back to what the widget was made with.

    Raises TypeError or ValueError, when made and on assignment, for what is no stack, doesn't fit on ``n`` cells or has
    no room in the picture; the message names the layer, the parameter and its value, and nothing changes.
    """

    _settings = ("n", "layers")
    _looks = ("cell",)
    _browser: ClassVar = {"LIMITS": LIMITS}

    n = _Size(15).tag(sync=True)
    layers = _Stack().tag(sync=True)
    cell = traitlets.Any((1, 6)).tag(sync=True)

    def __init__(self, layers: Any, n: int = 15, *, cell: tuple[int, int] | None = None, **traits: Any):
        super().__init__(layers=layers, n=n, **traits)
        self.cell = self._middle() if cell is None else cell

    # ── Values ────────────────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def fields(self) -> fields.ReceptiveField:
        """The table of `receptive_field`: size, jump and start at every depth."""
        return fields.receptive_field(self.layers)

    @property
    def sizes(self) -> list[int]:
        """The number of cells of each level, from the input on."""
        sizes = [self.n]
        for k, s, p, d, _ in self.layers:
            sizes.append(output_size(sizes[-1], k, padding=p, stride=s, dilation=d))
        return sizes

    @property
    def field_size(self) -> int:
        """The size r of the last layer's fields."""
        return self.fields.size

    @property
    def seen(self) -> list[list[int]]:
        """The cells that the chosen cell is made from, in each level from the input to its own; as `trace_field`."""
        level, i = self.cell
        return trace_field(self.layers[:level], self.n, i)

    @property
    def influenced(self) -> list[list[int]]:
        """The cells that are made from the chosen cell, in each level from its own to the last."""
        level, i = self.cell
        cells = [[i]]
        for (k, s, p, d, _), m in zip(self.layers[level:], self.sizes[level + 1 :], strict=True):
            made = (o for o in range(m) if not set(Layer(k, s, p, d).inputs(o)).isdisjoint(cells[-1]))
            cells.append(list(made))
        return cells

    def reset(self) -> None:
        """Go back to the settings that the widget was made with, at the middle of the last layer."""
        super().reset()
        self.cell = self._middle()

    def _middle(self, level: int = -1) -> tuple[int, int]:
        return level % len(self.sizes), self.sizes[level] // 2

    # ── Checks ────────────────────────────────────────────────────────────────────────────────────────────────────────

    _problem = staticmethod(problem)

    _fit = fitting("n", "layers")

    @traitlets.validate("cell")
    def _inside(self, proposal: traitlets.Bunch) -> tuple[int, int]:
        try:
            place = plain(proposal.value, "cell")
            if not isinstance(place, list | tuple):
                raise TypeError
            level, i = (operator.index(each) for each in place)
        except (TypeError, ValueError):
            raise BadType(f"cell must be two whole numbers (level, cell), not {shown(proposal.value)}.") from None
        if self._problem(n=self.n, layers=self.layers):
            return level, i  # set together with a stack that doesn't fit: its own validator says so
        last = len(self.layers)
        if not 0 <= level <= last:
            raise BadValue(f"cell must have a level from 0, the input, to {last}, the last layer; not {text(level)}.")
        if not 0 <= i < self.sizes[level]:
            raise BadValue(f"cell must be from 0 to {self.sizes[level] - 1} in level {level}, not {text(i)}.")
        return level, i

    @traitlets.observe("n", "layers")
    def _keep_inside(self, change: traitlets.Bunch) -> None:
        level, i = self.cell
        if level > len(self.layers):
            self.cell = self._middle()
        elif i >= self.sizes[level]:
            self.cell = self._middle(level)

    # ── Without script ────────────────────────────────────────────────────────────────────────────────────────────────

    def __repr__(self) -> str:
        kernels = ", ".join(f"{name} {k}" for k, *_, name in self.layers)
        sizes = " → ".join(map(str, self.sizes))
        return f"ReceptiveField({kernels}; cells {sizes}): r = {self.field_size}"

    def _picture(self) -> str:
        level, i = self.cell
        field, seen, made = self.fields[level].field(i), self.seen, self.influenced
        where = f"layer {level}, cell {i}," if level else f"input cell {i}"
        sentences = [
            f"{where.capitalize()} sees input {text(field[0])} to {text(field[-1])}: r = {len(field)}.",
            f"Of these it uses {len(seen[0])}." if len(seen[0]) < len(field) else "",
            f"It influences {len(made[-1])} of {self.sizes[-1]} outputs." if len(made) > 1 else "",
        ]
        return (
            f"<p>{' '.join(filter(None, sentences))}</p>"
            f'<div class="cb-tables"><pre>{self._drawing()}</pre></div><div class="cb-tables">{self._numbers()}</div>'
            "<p>◆ is the cell, ■ what it is made from, ▲ what is made from it. Each layer changes r ← r + d(k − 1)·j, "
            "start ← start − p·j, and then j ← j·s. The other axis of an image behaves the same.</p>"
        )

    def _drawing(self) -> str:
        """Return a line per level, the input last: each cell over the middle of its field, two characters wide."""
        level, _ = self.cell
        marked = dict(enumerate(self.seen)) | {level + up: cells for up, cells in enumerate(self.influenced)}
        labels = ["Input", *(f"{place} {name}" for place, (*_, name) in enumerate(self.layers, start=1))]
        lines = []
        for row, m, label in zip(self.fields, self.sizes, labels, strict=True):
            mark = "■" if row.depth < level else "▲" if row.depth > level else "◆"
            line = [" "] * (2 * (self.n - 2 * self.fields.start))
            for i in range(m):
                place = 2 * (row.start + i * row.jump - self.fields.start) + row.size - 1
                line[place] = mark if i in marked[row.depth] else "·"
            lines.append(escape(f"{label:<{max(map(len, labels))}}  {''.join(line)}".rstrip()))
        return "\n".join(reversed(lines))

    def _numbers(self) -> str:
        head = ("layer", "k", "s", "p", "d", "size m", "field r", "jump j", "start")
        rows = [["input", "", "", "", "", self.n, 1, 1, 0]]
        for (k, s, p, d, name), m, row in zip(self.layers, self.sizes[1:], self.fields[1:], strict=True):
            rows.append([f"{row.depth} {name}", k, s, p, d, m, row.size, row.jump, row.start])
        names = "".join(f"<th>{name}</th>" for name in head)
        lines = (
            "".join(f"<td>{escape(each) if isinstance(each, str) else text(each)}</td>" for each in row) for row in rows
        )
        body = "".join(f"<tr>{line}</tr>" for line in lines)
        return f'<table class="cb-table"><thead><tr>{names}</tr></thead><tbody>{body}</tbody></table>'
