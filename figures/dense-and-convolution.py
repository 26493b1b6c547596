"""A dense layer and a convolution layer between the same six inputs and five outputs: which weights they have."""

from _style import subscript, write

from convbook.drawing import Drawing

INPUTS, OUTPUTS, KERNEL = 6, 5, 2
CELL, STEP = 34, 44  # a node and the distance of two
LEFT, WIDE = 4, 136  # of a panel: its margin, and from the inputs' left edge to the outputs' right edge
TOP = 56


def input_y(i: int) -> float:
    return TOP + i * STEP + CELL / 2


def output_y(j: int) -> float:
    return input_y(j) + STEP / 2


def panel(drawing: Drawing, left: float, title: str, count: str, edges: list[tuple[int, int, str, str]]) -> None:
    """Draw titles, edges (input, output, colour, dashes), then the nodes on top of them."""
    drawing.text(left, 18, title, anchor="start", bold=True, size=16)
    drawing.text(left, 38, count, anchor="start", fill="soft", size=15)
    for i, j, stroke, dash in edges:
        thick = 1 if stroke == "rule" else 2.2
        start, end = left + CELL, left + WIDE - CELL
        drawing.line(start, input_y(i), end, output_y(j), stroke=stroke, thick=thick, dash=dash)
    for i in range(INPUTS):
        drawing.grid([[subscript("x", i)]], x=left, y=input_y(i) - CELL / 2, role="input", cell=CELL, width=CELL)
    for j in range(OUTPUTS):
        x = left + WIDE - CELL
        drawing.grid([[subscript("y", j)]], x=x, y=output_y(j) - CELL / 2, role="output", cell=CELL, width=CELL)


dense = [(i, j, "rule", "") for i in range(INPUTS) for j in range(OUTPUTS)]
shared = [(j + u, j, "kernel", "5 3" if u else "") for j in range(OUTPUTS) for u in range(KERNEL)]

drawing = Drawing()
panel(drawing, LEFT, "dense", f"{len(dense)} weights", dense)
right = LEFT + WIDE + 48
panel(drawing, right, "convolution", f"{KERNEL} weights, shared", shared)
start, reach = right + CELL, WIDE - 2 * CELL
for j in range(OUTPUTS):  # each letter stands above its line: a on the right, b on the left, where there is room
    drawing.text(start + 0.68 * reach, input_y(j) + 0.68 * STEP / 2 - 6, "a", fill="kernel", bold=True, size=16)
    drawing.text(start + 0.32 * reach, input_y(j + 1) - 0.32 * STEP / 2 - 6, "b", fill="kernel", bold=True, size=16)

alt = (
    f"{INPUTS} inputs joined to {OUTPUTS} outputs, twice. In the dense layer every input is joined to every output, by "
    f"{len(dense)} different weights. In the convolution layer each output is joined to {KERNEL} neighbouring inputs "
    "only, and all outputs share the same two weights, a and b."
)
write(__file__, drawing.svg(right + WIDE + 4, TOP + INPUTS * STEP - 6, alt))
