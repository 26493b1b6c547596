"""Windows of 2 × 2 on an input of 4 × 6, moved two cells at a time: the largest number and the mean of each."""

from _style import write

from convbook.drawing import Drawing
from convbook.numbers import text

X = [
    [3, 1, -2, 7, 0, -3],
    [0, 4, 5, 2, -4, -1],
    [8, -1, -5, -9, 1, 9],
    [2, 3, -2, -4, 0, -6],
]
CELL, GAP = 31, 8  # a cell, and the space that sets the windows apart
LEFT, TOP, SIDE = 4, 60, 46  # margin; top of the input; length of an arrow with the space around it

largest = [[max(X[i + u][j + v] for u in range(2) for v in range(2)) for j in (0, 2, 4)] for i in (0, 2)]
means = [[sum(X[i + u][j + v] for u in range(2) for v in range(2)) / 4 for j in (0, 2, 4)] for i in (0, 2)]

drawing = Drawing()
drawing.text(LEFT, TOP - 10, "input", anchor="start", fill="input", bold=True, size=16)
for i in range(2):
    for j in range(3):
        window = [row[2 * j : 2 * j + 2] for row in X[2 * i : 2 * i + 2]]
        winner = next((u, v) for u in range(2) for v in range(2) if window[u][v] == largest[i][j])
        drawing.grid(
            [[text(value) for value in row] for row in window], x=LEFT + j * (2 * CELL + GAP),
            y=TOP + i * (2 * CELL + GAP), role="input", cell=CELL, width=CELL, marked={winner},
        )  # fmt: skip

right, bottom = LEFT + 6 * CELL + 2 * GAP, TOP + 4 * CELL + GAP
middle, x = (TOP + bottom) / 2, right + SIDE
outputs = ("max", middle - 100, largest), ("mean", middle + 100 - 2 * CELL, means)
for name, y, values in outputs:
    drawing.text(x, y - 10, name, anchor="start", fill="output", bold=True, size=16)
    labels = [[text(value) for value in row] for row in values]
    drawing.grid(labels, x=x, y=y, role="output", cell=CELL, width=CELL)
    drawing.arrow(right + 6, middle + (-14 if name == "max" else 14), x - 6, y + CELL)

rows = {name: "; ".join(" ".join(text(value) for value in row) for row in values) for name, _, values in outputs}
alt = (
    "An input of 4 by 6 cut into six windows of 2 by 2 that do not overlap. In each window the largest number is "
    f"marked. Their largest numbers form an output of 2 by 3: {rows['max']}. "
    f"Their means form another: {rows['mean']}."
)
write(__file__, drawing.svg(x + 3 * CELL + 4, middle + 104, alt))
