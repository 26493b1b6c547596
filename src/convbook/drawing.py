"""SVG in the book's colours, written as text: grids of numbers, labels, arrows.

Every colour is a CSS variable with the light palette's value behind it. Inlined in a page the drawing follows the
page's theme; opened alone it shows the light one, on a ground of its own, so that it is legible on any background.
Lengths are in pixels; x grows to the right, y downwards.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from html import escape

from convbook.palette import LIGHT

FONT = "var(--cb-sans, system-ui, 'Segoe UI', Roboto, 'Liberation Sans', sans-serif)"
ROLES = ("input", "kernel", "output", "neutral", "padding")

# role: (fill of a cell, fill of a marked cell, outline and title)
_ROLE_COLOURS = {
    "input": ("input-fill", "input-mark", "input"),
    "kernel": ("kernel-fill", "kernel-mark", "kernel"),
    "output": ("output-fill", "output-mark", "output"),
    "neutral": ("panel", "line", "soft"),
    "padding": ("padding-fill", "line", "rule"),
}


def colour(name: str) -> str:
    """Return the palette's colour as a CSS variable with its light value as fallback."""
    return f"var(--cb-{name}, {LIGHT[name]})"


def _px(length: float) -> str:
    return f"{round(length, 1):g}"


def cell_width(labels: Iterable[Iterable[str]], cell: float) -> float:
    """Return the width of a grid's cells: ``cell``, or more where its longest label asks for it."""
    longest = max(len(label) for row in labels for label in row)
    return max(cell, 0.26 * cell * longest + 8)


class Drawing:
    """Parts of a picture in the order in which they are painted; :meth:`svg` joins them."""

    def __init__(self) -> None:
        self.parts: list[str] = []

    def rect(self, x, y, width, height, *, fill="none", stroke="none", thick=1.0, dash="") -> None:
        """Paint a rectangle; ``fill`` and ``stroke`` are the palette's names or "none"."""
        box = f'x="{_px(x)}" y="{_px(y)}" width="{_px(width)}" height="{_px(height)}"'
        self.parts.append(f"<rect {box}{_paint(fill, stroke, thick, dash)}/>")

    def path(self, d: str, *, fill="none", stroke="none", thick=1.0, dash="") -> None:
        """Paint an SVG path."""
        self.parts.append(f'<path d="{d}"{_paint(fill, stroke, thick, dash)}/>')

    def line(self, x1, y1, x2, y2, *, stroke="rule", thick=1.5, dash="") -> None:
        """Paint a straight line."""
        self.path(f"M{_px(x1)} {_px(y1)}L{_px(x2)} {_px(y2)}", stroke=stroke, thick=thick, dash=dash)

    def arrow(self, x1, y1, x2, y2, *, stroke="soft", thick=1.5, dash="", head=6.0) -> None:
        """Paint a straight arrow that ends at (x2, y2)."""
        length = math.hypot(x2 - x1, y2 - y1)
        along_x, along_y = (x2 - x1) / length, (y2 - y1) / length
        base_x, base_y = x2 - head * along_x, y2 - head * along_y
        side_x, side_y = -along_y * head / 2, along_x * head / 2
        self.line(x1, y1, base_x, base_y, stroke=stroke, thick=thick, dash=dash)
        self.path(
            f"M{_px(x2)} {_px(y2)}L{_px(base_x + side_x)} {_px(base_y + side_y)}"
            f"L{_px(base_x - side_x)} {_px(base_y - side_y)}Z",
            fill=stroke,
        )

    def text(self, x, y, label: str, *, size=14.0, fill="ink", anchor="middle", bold=False) -> None:
        """Paint one line of text whose baseline is at y; ``anchor`` is start, middle or end."""
        weight = ' font-weight="600"' if bold else ""
        self.parts.append(
            f'<text x="{_px(x)}" y="{_px(y)}" font-size="{_px(size)}" text-anchor="{anchor}"{weight}'
            f' fill="{colour(fill)}">{escape(label, quote=False)}</text>'
        )

    def grid(
        self,
        labels: Sequence[Sequence[str]],
        *,
        x: float,
        y: float,
        role: str = "neutral",
        cell: float = 34.0,
        width: float | None = None,
        marked: Collection[tuple[int, int]] = (),
    ) -> None:
        """Paint a grid of labels with its top left corner at (x, y).

        ``marked`` cells, a rectangle of (row, column) pairs, get a stronger fill and a thick outline, so that they
        stand out without colour too.
        """
        fill, mark, outline = _ROLE_COLOURS[role]
        rows, columns = len(labels), len(labels[0])
        width = cell_width(labels, cell) if width is None else width
        right, bottom = x + columns * width, y + rows * cell
        dash = "4 3" if role == "padding" else ""

        self.rect(x, y, columns * width, rows * cell, fill=fill)
        if marked:
            top, left = min(i for i, _ in marked), min(j for _, j in marked)
            tall = max(i for i, _ in marked) - top + 1
            wide = max(j for _, j in marked) - left + 1
            window = (x + left * width, y + top * cell, wide * width, tall * cell)
            self.rect(*window, fill=mark)
        inner = [f"M{_px(x)} {_px(y + i * cell)}H{_px(right)}" for i in range(1, rows)]
        inner += [f"M{_px(x + j * width)} {_px(y)}V{_px(bottom)}" for j in range(1, columns)]
        if inner:
            self.path("".join(inner), stroke=mark, dash=dash)
        self.rect(x, y, columns * width, rows * cell, stroke=outline, thick=1.2, dash=dash)
        if marked:
            self.rect(*window, stroke=outline, thick=3)

        # One <text> for a row: every absolute x starts a new piece of text, centred on it.
        for i, row in enumerate(labels):
            spans = "".join(
                f'<tspan x="{_px(x + (j + 0.5) * width)}">{escape(label, quote=False)}</tspan>'
                for j, label in enumerate(row)
                if label
            )
            if spans:
                baseline = _px(y + (i + 0.5) * cell + 0.155 * cell)
                self.parts.append(
                    f'<text y="{baseline}" font-size="{_px(0.45 * cell)}" text-anchor="middle"'
                    f' fill="{colour("ink")}">{spans}</text>'
                )

    def svg(self, width: float, height: float, alt: str) -> str:
        """Return the whole picture; ``alt`` is what a screen reader says of it."""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="cb-picture" role="img" width="{_px(width)}" '
            f'height="{_px(height)}" viewBox="0 0 {_px(width)} {_px(height)}" font-family="{FONT}" '
            'style="max-width:100%;height:auto;font-variant-numeric:tabular-nums">'
            f"<title>{escape(alt, quote=False)}</title>"
            f'<rect class="cb-ground" width="100%" height="100%" fill="{colour("paper")}"/>'
            f"{''.join(self.parts)}</svg>\n"
        )


def _paint(fill: str, stroke: str, thick: float, dash: str) -> str:
    paint = ' fill="none"' if fill == "none" else f' fill="{colour(fill)}"'
    if stroke != "none":
        paint += f' stroke="{colour(stroke)}" stroke-width="{_px(thick)}"'
    return paint + (f' stroke-dasharray="{dash}"' if dash else "")
