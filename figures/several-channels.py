"""Two input channels and three kernels: each kernel reads both channels and gives one output channel."""

import numpy as np
from _style import write

from convbook.drawing import Drawing

CELL = 31
X = np.arange(9).reshape(3, 3) + np.array([0, 1]).reshape(2, 1, 1)  # (c_i, n_h, n_w)
SLICES = np.array([[[0, 1], [2, 3]], [[1, 2], [3, 4]]])  # (c_i, k_h, k_w)
K = np.stack([SLICES, SLICES + 1, SLICES + 2])  # (c_o, c_i, k_h, k_w)
WINDOWS = np.lib.stride_tricks.sliding_window_view(X, (2, 2), axis=(1, 2))  # (c_i, m_h, m_w, k_h, k_w)
PARTS = np.einsum("cijuv,ocuv->ocij", WINDOWS, K)  # (c_o, c_i, m_h, m_w), one matrix per channel
Y = PARTS.sum(axis=1)  # (c_o, m_h, m_w)

LEFT, KERNELS, SECOND, OUTPUT = 4, 146, 232, 340  # left edges of X, K[o, 0], K[o, 1] and Y[o]
ROW, TOP = 122, 24  # height of one kernel's row; its grids begin below a line of labels

drawing = Drawing()
height = ROW * len(K)
corner = {(u, v) for u in range(2) for v in range(2)}
for c, channel in enumerate(X):
    top = height / 2 + (c - 1) * 140 + 34
    drawing.text(LEFT, top - 8, f"X[{c}]", fill="input", anchor="start", bold=True, size=15)
    drawing.grid(channel.astype(str).tolist(), x=LEFT, y=top, role="input", cell=CELL, marked=corner)

for o, kernel in enumerate(K):
    top = ROW * o + TOP
    middle = top + CELL
    drawing.arrow(LEFT + 3 * CELL + 6, height / 2 + (o - 1) * 60, KERNELS - 8, middle)
    for c, left in enumerate((KERNELS, SECOND)):
        drawing.text(left, top - 7, f"K[{o}, {c}]", fill="kernel", anchor="start", bold=True, size=15)
        drawing.grid(kernel[c].astype(str).tolist(), x=left, y=top, role="kernel", cell=CELL)
    drawing.arrow(SECOND + 2 * CELL + 8, middle, OUTPUT - 6, middle)
    drawing.text(OUTPUT, top - 7, f"Y[{o}]", fill="output", anchor="start", bold=True, size=15)
    drawing.grid(Y[o].astype(str).tolist(), x=OUTPUT, y=top, role="output", cell=CELL, width=33, marked={(0, 0)})
    # What each slice adds to the first entry stands below the slice.
    sums = {KERNELS + CELL: PARTS[o, 0, 0, 0], SECOND + CELL: PARTS[o, 1, 0, 0], OUTPUT + CELL / 2: Y[o, 0, 0]}
    signs = {(KERNELS + 2 * CELL + SECOND) / 2: "+", (SECOND + 2 * CELL + OUTPUT) / 2: "="}
    for x, term in {**sums, **signs}.items():
        drawing.text(x, top + 2 * CELL + 21, str(term), size=15)

firsts = ", ".join(f"{' + '.join(str(part[0, 0]) for part in PARTS[o])} = {Y[o, 0, 0]}" for o in range(len(K)))
alt = (
    f"{len(X)} input channels, {len(K)} kernels, {len(K)} output channels. Every kernel has {len(X)} slices, one for "
    "each input channel. Each slice slides over its own channel, and the results are added up to one output channel. "
    f"The first entries of the output channels are {firsts}."
)
write(__file__, drawing.svg(OUTPUT + 2 * 33 + 4, height - 10, alt))
