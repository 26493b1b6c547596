"""Windows of three cells with stride 2 on eight cells: without padding, and with one cell of padding on each side."""

from _style import write

from convbook.drawing import Drawing
from convbook.geometry import output_size

N, K, S = 8, 3, 2
CELL, BAR = 36, 20  # a cell of the row; the height of a window's bar below it
LEFT = 4

drawing = Drawing()


def case(top: float, padding: int) -> float:
    """Draw the padded row with its windows below; return where the next case may start."""
    m, padded = output_size(N, K, padding=padding, stride=S), N + 2 * padding
    reached = (m - 1) * S + K
    left = LEFT + (1 - padding) * CELL
    words = f"padding {padding} on each side" if padding else "no padding"
    drawing.text(LEFT, top + 15, words, anchor="start", bold=True, size=16)
    sum_ = f"{N} + {2 * padding} − {K}" if padding else f"{N} − {K}"
    drawing.text(LEFT, top + 36, f"⌊({sum_})/{S}⌋ + 1 = {m} windows", anchor="start", fill="soft", size=15)

    y = top + 48
    for cell in range(padded):
        inside = padding <= cell < padding + N
        label = str(cell - padding) if inside else "0"
        role = "input" if inside else "padding"
        drawing.grid([[label if inside else ""]], x=left + cell * CELL, y=y, role=role, cell=CELL, width=CELL)
        if not inside:
            drawing.text(left + (cell + 0.5) * CELL, y + 0.65 * CELL, "0", fill="soft", size=15)
    for window in range(m):
        start, bar = left + window * S * CELL, y + CELL + 7 + window * (BAR + 4)
        drawing.rect(start + 2, bar, K * CELL - 4, BAR, fill="kernel-fill", stroke="kernel", thick=1.5)
        drawing.text(start + K * CELL / 2, bar + 15, f"window {window}", fill="kernel", size=15)
    dropped = left + reached * CELL
    right = left + padded * CELL
    # Dashed, as the widget marks it; the value stays legible.
    drawing.rect(dropped + 1, y + 1, right - dropped - 2, CELL - 2, stroke="alarm", thick=2.5, dash="5 3")
    drawing.text(right - 4, y + CELL + 20, "dropped", anchor="end", fill="alarm", size=15, bold=True)
    return y + CELL + 7 + m * (BAR + 4) + 18


height = case(case(0, padding=0), padding=1)
alt = (
    f"A row of {N} cells under a kernel of {K} cells with stride {S}. Without padding there are "
    f"{output_size(N, K, stride=S)} windows, and no window reaches the last cell. With one cell of padding on each "
    f"side there are {output_size(N, K, padding=1, stride=S)} windows, and no window reaches the padding on the right."
)
write(__file__, drawing.svg(2 * LEFT + (N + 2) * CELL, height - 16, alt))
