"""The receptive field of one cell growing through three layers of three cells each, with and without stride."""

from _style import write

from convbook.drawing import Drawing
from convbook.fields import Layer, receptive_field, trace_field

N = 19  # cells of the input: with stride 2, just enough for two outputs
CELL = 16
LEFT, LABELS = 6, 60  # the margin, and the column of labels beside the rows
GAP = 50  # between two rows of cells
PANEL_GAP = 26

drawing = Drawing()
right = LEFT + LABELS + N * CELL


def panel(top: float, title: str, layers: list[Layer], i: int) -> tuple[float, str]:
    """Draw the rows from the output down to the input, output i marked; return the lower end and a description."""
    rows, seen = receptive_field(layers), trace_field(layers, N, i)
    sizes = [N]
    for layer in layers:
        sizes.append(layer.output_size(sizes[-1]))
    last = len(layers)

    def x(depth: int, cell: int) -> float:
        """Return the left edge of a cell, which stands over the middle of its field."""
        row = rows[depth]
        return LEFT + LABELS + (row.start + cell * row.jump + (row.size - 1) / 2) * CELL

    def y(depth: int) -> float:
        return top + 34 + (last - depth) * (CELL + GAP)

    drawing.text(LEFT, top + 15, title, anchor="start", bold=True, size=16)
    for depth in range(last, 0, -1):
        for cell in seen[depth]:
            middle = x(depth, cell) + CELL / 2
            for below in layers[depth - 1].inputs(cell):
                drawing.line(middle, y(depth) + CELL, x(depth - 1, below) + CELL / 2, y(depth - 1), stroke="kernel")
    for depth in range(last, -1, -1):
        role = {0: "input", last: "output"}.get(depth, "neutral")
        # (fill, outline) of a cell that is not seen, and of one that is
        looks = [("panel", "line"), ("line", "soft")]
        if role != "neutral":
            looks = [(f"{role}-fill", f"{role}-mark"), (f"{role}-mark", role)]
        for cell in range(sizes[depth]):
            seen_here = cell in seen[depth]
            fill, line = looks[seen_here]
            thick = 2.2 if seen_here else 1
            drawing.rect(x(depth, cell) + 0.75, y(depth), CELL - 1.5, CELL, fill=fill, stroke=line, thick=thick)
        name = "input" if depth == 0 else f"layer {depth}"
        drawing.text(LEFT, y(depth) + 12, name, anchor="start", size=16, fill="soft" if role == "neutral" else role)
        if depth:
            r, j = rows[depth].size, rows[depth].jump
            drawing.text(LEFT, y(depth) + 30, f"r = {r}", anchor="start", size=16)
            drawing.text(LEFT, y(depth) + 48, f"j = {j}", anchor="start", size=16)

    # The fields of output i and of the next one, as two bars below the input.
    below = y(0) + CELL + 9
    for step, dash in (0, ""), (1, "5 3"):
        field = rows.field(i + step)
        start, end = LEFT + LABELS + field.start * CELL, LEFT + LABELS + field.stop * CELL
        bar = below + step * 14
        ends = "".join(f"M{end:g} {bar - 4:g}v8" for end in (start + 1, end - 1))
        drawing.path(f"{ends}M{start + 1:g} {bar:g}H{end - 1:g}", stroke="output", thick=2, dash=dash)
    text = (
        f"{title.capitalize()}: the fields are {', '.join(str(row.size) for row in rows[1:])} cells, "
        f"and the next output's field lies {rows.jump} further."
    )
    return below + 14 + 8, text


plain, strided = [Layer(3)] * 3, [Layer(3, stride=2), Layer(3, stride=2), Layer(3)]
height, first = panel(0, "stride 1, three times", plain, 6)
height, second = panel(height + PANEL_GAP, "stride 2, stride 2, stride 1", strided, 0)

alt = (
    f"Two stacks of three layers, kernels of 3 cells, on an input of {N} cells. Lines lead from one output down to the "
    f"cells that it sees in each layer. {first} {second}"
)
write(__file__, drawing.svg(right + LEFT, height, alt))
