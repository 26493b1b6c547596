"""Pieces of the HTML that stands for a widget where no script runs: in print, on a code host, with scripts off."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from convbook.numbers import text


def table(
    caption: str,
    rows: Sequence[Sequence[float | str]],
    role: str,
    is_padding: Callable[[int, int], bool] = lambda row, column: False,
    is_marked: Callable[[int, int], bool] = lambda row, column: False,
) -> str:
    """Return a table of numbers, or texts, with its caption; ``role`` (input, kernel or output) gives the colours.

    Padding is hatched; what is marked is bold and outlined.
    """

    def cell(row: int, column: int, value: float | str) -> str:
        mark = ' class="cb-padding"' if is_padding(row, column) else ""
        shown = escape(value) if isinstance(value, str) else text(value)
        return f"<td{mark}>{f'<b>{shown}</b>' if is_marked(row, column) else shown}</td>"

    lines = (
        "<tr>" + "".join(cell(row, column, value) for column, value in enumerate(line)) + "</tr>"
        for row, line in enumerate(rows)
    )
    return (
        f'<table class="cb-table cb-table-{role}"><caption>{escape(caption)}</caption>'
        f"<tbody>{''.join(lines)}</tbody></table>"
    )


def factor(value: float) -> str:
    """Return a number as it stands in a sum of products: a negative one in brackets."""
    return f"({text(value)})" if value < 0 else text(value)


def written_out(products: Sequence[tuple[float, float]], bias: float | None, value: float) -> str:
    """Return a sum of products, the bias if there is one, and the result: ``0·0 + 1·1 + 3·2 + 4·3 + 0 = 19``."""
    terms = " + ".join(f"{factor(x)}·{factor(w)}" for x, w in products)
    if bias is not None:
        terms += f" + {factor(bias)}"
    return f"{terms} {equals([*(number for product in products for number in product), bias or 0.0], value)}"


def equals(numbers: Sequence[float], value: float) -> str:
    """Return a result after its sign: ``= 19``, or ``≈ 0.3333`` where not all that is printed is exact."""
    exact = all(float(text(number).replace("−", "-")) == number for number in [*numbers, float(f"{value:.12g}")])
    return f"{'=' if exact else '≈'} {text(value)}"


def padded(rows: Sequence[Sequence[float]], padding: tuple[int, int]) -> list[list[float]]:
    """Return rows with zeros around them: ``padding`` rows above and below, columns on either side."""
    top, left = padding
    side = [0.0] * left
    empty = [0.0] * (len(rows[0]) + 2 * left)
    return [*([empty] * top), *([*side, *row, *side] for row in rows), *([empty] * top)]
