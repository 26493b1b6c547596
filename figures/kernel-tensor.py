"""The 4-dimensional kernel tensor as a table: a row for each output channel, a column for each input channel."""

from _style import subscript, write

from convbook.drawing import Drawing

C_O, C_I, K_H, K_W = 4, 3, 2, 3
CELL = 21
STEP = K_W * CELL + 23  # from one slice to the next, with a plus between
LEFT, TOP, ROW = 46, 84, 62  # the first slice's corner, and the height of a kernel's row
BIAS = LEFT + C_I * STEP
OUTPUT = BIAS + 68


def empty(rows: int, columns: int) -> list[list[str]]:
    return [[""] * columns for _ in range(rows)]


drawing = Drawing()
for c in range(C_I):
    middle = LEFT + c * STEP + K_W * CELL / 2
    drawing.text(middle, 18, f"X[{c}]", fill="input", bold=True, size=15)
    drawing.grid(empty(3, 4), x=middle - 26, y=26, role="input", cell=13, width=13)
drawing.text(BIAS + 15, 64, "bias", fill="kernel", bold=True, size=15)

for o in range(C_O):
    top = TOP + o * ROW
    middle = top + K_H * CELL / 2
    drawing.text(4, middle + 5, f"K[{o}]", fill="kernel", anchor="start", bold=True, size=15)
    right = LEFT + C_I * STEP - 18
    drawing.rect(LEFT - 5, top - 6, right - LEFT + 5, K_H * CELL + 12, stroke="kernel", thick=1.5, dash="5 3")
    for c in range(C_I):
        left = LEFT + c * STEP
        drawing.grid(empty(K_H, K_W), x=left, y=top, role="kernel", cell=CELL, width=CELL)
        drawing.text(left + STEP - 11.5 + (c == C_I - 1) * 1.5, middle + 5, "+", size=16)
    drawing.grid([[subscript("b", o)]], x=BIAS, y=middle - 16, role="kernel", cell=32, width=32)
    drawing.arrow(BIAS + 38, middle, OUTPUT - 5, middle)
    drawing.text(OUTPUT, middle + 5, f"Y[{o}]", fill="output", anchor="start", bold=True, size=15)

bottom = TOP + C_O * ROW + 14
drawing.text(4, bottom, f"shape ({C_O}, {C_I}, {K_H}, {K_W}):", anchor="start", bold=True, size=15)
drawing.text(130, bottom, f"{C_O} kernels of {C_I} slices, each {K_H} × {K_W}", anchor="start", size=15)
drawing.text(130, bottom + 22, f"{C_O * C_I * K_H * K_W} weights and {C_O} biases", anchor="start", size=15)

alt = (
    f"A kernel tensor of shape {C_O}, {C_I}, {K_H}, {K_W} as a table of slices. Each of its {C_O} rows is one kernel, "
    f"which has a bias and gives one output channel. Each of its {C_I} columns belongs to one input channel. Every "
    f"slice has {K_H} rows and {K_W} columns. Together these are {C_O * C_I * K_H * K_W} weights and {C_O} biases."
)
write(__file__, drawing.svg(OUTPUT + 38, bottom + 34, alt))
