"""What a training step keeps of VGG-16's convolution layers, block by block: numbers of the layers, and feature maps.

Kept for the backward pass are the input of each block, the output of each ReLU and, for each max pooling, the place
of every maximum, an integer of eight bytes. A convolution's own output is not kept: the ReLU's takes its place. The
chapter on cost compares the same sum with what PyTorch keeps.
"""

from _style import write

from convbook import conv_cost
from convbook.drawing import Drawing

BATCH = 16
BLOCKS = [  # channels in and out, convolution layers, height and width: Simonyan & Zisserman (2015), network D
    (3, 64, 2, 224),
    (64, 128, 2, 112),
    (128, 256, 3, 56),
    (256, 512, 3, 28),
    (512, 512, 3, 14),
]
PER_PARAMETER = 3  # the parameter, its gradient, its momentum
INDEX_BYTES = 8
WIDTH, LEFT, TOP, ROW, BAR = 380, 128, 86, 58, 20
LONGEST = 206  # of the bars, in pixels


def block_bytes(c_i: int, c_o: int, layers: int, n: int) -> tuple[int, int]:
    """Return the bytes for a block's parameters, with gradient and momentum, and those kept of its feature maps."""
    costs = [conv_cost(c_i if i == 0 else c_o, c_o, 3, n, padding=1, batch=BATCH) for i in range(layers)]
    pooled = BATCH * c_o * (n // 2) ** 2
    kept = costs[0].input_bytes + sum(cost.output_bytes for cost in costs) + INDEX_BYTES * pooled
    return PER_PARAMETER * sum(cost.parameter_bytes for cost in costs), kept


def megabytes(count: int) -> str:
    return f"{count / 1e6:,.1f} MB" if count < 1e7 else f"{count / 1e6:,.0f} MB"


rows = [block_bytes(*block) for block in BLOCKS]
scale = LONGEST / max(max(row) for row in rows)
totals = [sum(column) for column in zip(*rows, strict=True)]

drawing = Drawing()
for y, role, label in (
    (4, "kernel", "parameters, gradients, momentum"),
    (32, "input", f"kept for the backward pass, {BATCH} images"),
):
    drawing.rect(4, y, 18, 18, fill=f"{role}-mark", stroke=role, thick=1.2)
    drawing.text(30, y + 14, label, anchor="start", size=16)
for i, ((_, c_o, layers, n), row) in enumerate(zip(BLOCKS, rows, strict=True)):
    y = TOP + i * ROW
    drawing.text(4, y + 14, f"{layers} × {c_o}", anchor="start", size=16, bold=True)
    drawing.text(4, y + 34, f"{n} × {n}", anchor="start", size=16, fill="soft")
    for j, (role, count) in enumerate(zip(("kernel", "input"), row, strict=True)):
        length = max(1.5, scale * count)
        top = y + j * (BAR + 2)
        drawing.rect(LEFT - 28, top, length, BAR, fill=f"{role}-mark", stroke=role, thick=1.2)
        drawing.text(LEFT - 28 + length + 8, top + 15, megabytes(count), anchor="start", size=16)
y = TOP + len(BLOCKS) * ROW
drawing.line(4, y - 4, WIDTH - 4, y - 4, stroke="line")
drawing.text(4, y + 18, "all", anchor="start", size=16, bold=True)
for j, (role, total) in enumerate(zip(("kernel", "input"), totals, strict=True)):
    drawing.text(LEFT - 28 + j * 120, y + 18, megabytes(total), anchor="start", size=16, fill=role, bold=True)

parameters, kept = (", ".join(megabytes(count) for count in column) for column in zip(*rows, strict=True))
alt = (
    f"The five blocks of VGG-16 and what a training step on {BATCH} images keeps of each. Parameters with gradients "
    f"and momentum: {parameters}, together {megabytes(totals[0])}. Feature maps kept for the backward pass: {kept}, "
    f"together {megabytes(totals[1])}. Parameters are most in the last blocks, feature maps in the first."
)
write(__file__, drawing.svg(WIDTH, y + 30, alt))
