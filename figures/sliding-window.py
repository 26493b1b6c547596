"""The four positions of a 2 × 2 kernel on a 3 × 3 input, and the output cell that each window gives."""

import numpy as np
from _style import write

from convbook.drawing import Drawing

CELL = 31
X = np.arange(9).reshape(3, 3)
K = np.arange(4).reshape(2, 2)
PANEL = (208, 146)  # width and height of one position's panel
TOP = 96  # below the kernel

drawing = Drawing()
drawing.text(4, 24, "K", fill="kernel", anchor="start", bold=True)
drawing.grid(K.astype(str).tolist(), x=24, y=6, role="kernel", cell=CELL)
drawing.text(106, 31, "slides over the input X.", anchor="start", size=15)
drawing.text(106, 53, "Each window gives one cell of Y.", anchor="start", size=15)

done = [["", ""], ["", ""]]
for step, (i, j) in enumerate([(0, 0), (0, 1), (1, 0), (1, 1)]):
    window = X[i : i + 2, j : j + 2]
    done[i][j] = str((window * K).sum())
    left, top = 4 + PANEL[0] * (step % 2), TOP + PANEL[1] * (step // 2)
    cells = {(i + u, j + v) for u in range(2) for v in range(2)}
    drawing.grid(X.astype(str).tolist(), x=left, y=top, role="input", cell=CELL, marked=cells)
    drawing.arrow(left + 3 * CELL + 5, top + 1.5 * CELL, left + 3 * CELL + 31, top + 1.5 * CELL)
    drawing.grid(
        done, x=left + 3 * CELL + 36, y=top + 0.5 * CELL, role="output", cell=CELL, width=CELL, marked={(i, j)}
    )
    products = " + ".join(f"{x}·{k}" for x, k in zip(window.flat, K.flat, strict=True))
    drawing.text(left, top + 3 * CELL + 20, f"{products} = {done[i][j]}", anchor="start", size=14.5)

alt = (
    "The four positions of a 2 by 2 kernel on a 3 by 3 input. "
    f"The windows give {', '.join(cell for row in done for cell in row)}, "
    "each at the place in the output that matches the position of its window."
)
write(__file__, drawing.svg(2 * PANEL[0] - 8, TOP + 2 * PANEL[1] - 16, alt))
