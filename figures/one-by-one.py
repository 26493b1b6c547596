"""A 1 × 1 convolution from three channels to two: the same small dense layer, drawn at two of the nine pixels."""

import numpy as np
from _style import subscript, write

from convbook.drawing import Drawing
from convbook.numbers import text

X = np.array([[[0, 1, 2], [3, 4, 5], [6, 7, 8]], [[1, 2, 3], [4, 5, 6], [7, 8, 9]], [[2, 0, 1], [1, 4, 0], [0, 3, 2]]])
W = np.array([[1, 2, -1], [-2, 1, 3]])  # (c_o, c_i)
Y = np.einsum("oi,ihw->ohw", W, X)  # (c_o, n_h, n_w)
PIXELS = [((0, 2), ""), ((2, 2), "5 3")]  # (row, column) and the dashes of its lines

CELL, TITLE = 32, 22
SIDE = 3 * CELL
LEFT, GAP = 4, 44  # the margin, and between two grids of a column
NODE_IN, NODE_OUT = 154, 268  # left edges of the dense layer's nodes
RIGHT = 330  # left edge of the outputs
TOP = 58
NODE_STEP = 62
HEIGHT = 3 * SIDE + 2 * GAP


def labels(values: np.ndarray) -> list[list[str]]:
    return [[text(value) for value in row] for row in values.tolist()]


def node(drawing: Drawing, x: float, y: float, value: int, role: str) -> None:
    """Draw a number of one pixel as a node whose middle is at height y."""
    drawing.grid([[text(value)]], x=x, y=y - CELL / 2, role=role, cell=CELL, width=CELL, marked={(0, 0)})


inputs_y = [TOP + i * (SIDE + GAP) for i in range(3)]
outputs_y = [TOP + (SIDE + GAP) * (o + 0.5) for o in range(2)]

drawing = Drawing()
drawing.text(LEFT, 18, "input", anchor="start", fill="input", bold=True, size=16)
drawing.text(LEFT, 38, "3 channels", anchor="start", fill="soft", size=15)
middle = (NODE_IN + NODE_OUT + CELL) / 2
drawing.text(middle, 18, "one dense layer", fill="kernel", bold=True, size=16)
drawing.text(middle, 38, "6 weights, shared", fill="soft", size=15)
drawing.text(RIGHT, 18, "output", anchor="start", fill="output", bold=True, size=16)
drawing.text(RIGHT, 38, "2 channels", anchor="start", fill="soft", size=15)

for i, (channel, y) in enumerate(zip(X, inputs_y, strict=True)):
    drawing.grid(labels(channel), x=LEFT, y=y, role="input", cell=CELL, width=CELL)
    drawing.text(LEFT, y + SIDE + TITLE - 4, subscript("X", i), anchor="start", fill="input", bold=True, size=15)
for o, (channel, y) in enumerate(zip(Y, outputs_y, strict=True)):
    drawing.grid(labels(channel), x=RIGHT, y=y, role="output", cell=CELL, width=CELL)
    drawing.text(RIGHT, y + SIDE + TITLE - 4, subscript("Y", o), anchor="start", fill="output", bold=True, size=15)

for place, ((row, column), dash) in enumerate(PIXELS):
    middle_y = TOP + HEIGHT * (0.22 if place == 0 else 0.78)
    in_y = [middle_y + (i - 1) * NODE_STEP for i in range(3)]
    out_y = [middle_y + (o - 0.5) * NODE_STEP for o in range(2)]
    for i, y in enumerate(inputs_y):
        cell_y = y + (row + 0.5) * CELL
        drawing.line(LEFT + SIDE, cell_y, NODE_IN, in_y[i], stroke="input", dash=dash)
    for o, y in enumerate(outputs_y):
        cell_y = y + (row + 0.5) * CELL
        drawing.line(NODE_OUT + CELL, out_y[o], RIGHT, cell_y, stroke="output", dash=dash)
    start, reach = NODE_IN + CELL, NODE_OUT - NODE_IN - CELL
    for i in range(3):
        for o in range(2):
            drawing.line(start, in_y[i], NODE_OUT, out_y[o], stroke="kernel", thick=1.8)
    for i in range(3):
        for o in range(2):  # each weight sits on its line, near the input, where the lines are apart
            x, y = start + 0.3 * reach, in_y[i] + 0.3 * (out_y[o] - in_y[i])
            drawing.rect(x - 9, y - 8, 18, 16, fill="paper")
            drawing.text(x, y + 5, text(W[o, i]), fill="kernel", bold=True, size=14.5)
    for i in range(3):
        node(drawing, NODE_IN, in_y[i], X[i, row, column], "input")
        drawing.grid(
            [[text(X[i, row, column])]],
            x=LEFT + column * CELL, y=inputs_y[i] + row * CELL, role="input", cell=CELL, width=CELL, marked={(0, 0)},
        )  # fmt: skip
    for o in range(2):
        node(drawing, NODE_OUT, out_y[o], Y[o, row, column], "output")
        drawing.grid(
            [[text(Y[o, row, column])]],
            x=RIGHT + column * CELL, y=outputs_y[o] + row * CELL, role="output", cell=CELL, width=CELL, marked={(0, 0)},
        )  # fmt: skip


def say(row: int, column: int) -> str:
    values, results = (", ".join(map(text, A[:, row, column].tolist())) for A in (X, Y))
    return f"At row {row}, column {column} the input channels hold {values}, and the output channels get {results}."


alt = (
    "Three input channels and two output channels of 3 by 3 cells. Between them the same dense layer with six weights "
    f"stands at two pixels. {' '.join(say(*pixel) for pixel, _ in PIXELS)}"
)
write(__file__, drawing.svg(RIGHT + SIDE + 4, TOP + HEIGHT + TITLE, alt))
