"""The rate of each measured layer against its arithmetic intensity, under the machine's measured roof.

One panel for each file in benchmarks/data/. The roof is min(peak rate, bandwidth × intensity): Williams, Waterman and
Patterson, *Roofline* (2009).
"""

import json
from math import ceil, floor, log10
from pathlib import Path

from _style import write

from convbook.drawing import Drawing

FILES = sorted((Path(__file__).parents[1] / "benchmarks" / "data").glob("*.json"))
WIDTH, LEFT, RIGHT = 400, 66, 392  # of the figure, and the two ends of the horizontal axis
HEAD, PLOT, FOOT = 76, 230, 62  # heights above, of and below the axes
LISTED = 24  # a line of the list of layers
INTENSITIES = (1.0, 1000.0)
DOT = 11


def rate(row: dict) -> float:
    """Return FLOP per second, forward."""
    return 2 * row["macs"] / row["forward"]["fastest"]


def intensity(row: dict) -> float:
    """Return FLOP per byte, forward."""
    return 2 * row["macs"] / row["bytes"]


def threads(run: dict) -> str:
    count = run["threads"]
    return "GPU" if run["kind"] == "cuda" else f"{count} thread{'s' if count > 1 else ''}"


def panel(drawing: Drawing, top: float, run: dict) -> None:
    """Draw one machine: what was measured, the axes, the roof, and a numbered dot for each layer."""
    peak, bandwidth, rows = run["peak_flops"], run["bandwidth"], run["rows"]
    low = 10.0 ** floor(log10(min([rate(row) for row in rows] + [bandwidth * INTENSITIES[0]])))
    high = 2 * peak
    upper, lower = top + HEAD, top + HEAD + PLOT

    def x(value: float) -> float:
        share = log10(value / INTENSITIES[0]) / log10(INTENSITIES[1] / INTENSITIES[0])
        return LEFT + share * (RIGHT - LEFT)

    def y(value: float) -> float:
        return lower - log10(value / low) / log10(high / low) * PLOT

    drawing.text(4, top + 18, f"{run['device']}, {threads(run)}", anchor="start", size=16, bold=True)
    limits = f"roof: {peak / 1e9:,.0f} GFLOP/s, {bandwidth / 1e9:,.0f} GB/s"
    drawing.text(4, top + 38, limits, anchor="start", size=16, fill="soft")
    drawing.text(4, top + 60, "GFLOP per second", anchor="start", size=16, fill="soft")
    for exponent in range(ceil(log10(INTENSITIES[0])), floor(log10(INTENSITIES[1])) + 1):
        at = x(10.0**exponent)
        drawing.line(at, upper, at, lower, stroke="line", thick=1)
        anchor = "end" if exponent == 3 else "middle"
        drawing.text(at, lower + 20, f"{10**exponent:,}", size=16, fill="soft", anchor=anchor)
    for exponent in range(ceil(log10(low)), floor(log10(high)) + 1):
        at = y(10.0**exponent)
        drawing.line(LEFT, at, RIGHT, at, stroke="line", thick=1)
        drawing.text(LEFT - 6, at + 5, f"{10.0 ** (exponent - 9):,.10g}", size=16, fill="soft", anchor="end")
    drawing.text((LEFT + RIGHT) / 2, lower + 44, "FLOP per byte (arithmetic intensity)", size=16, fill="soft")

    ridge = min(max(peak / bandwidth, INTENSITIES[0]), INTENSITIES[1])
    corners = [(INTENSITIES[0], min(peak, bandwidth * INTENSITIES[0])), (ridge, min(peak, bandwidth * ridge))]
    corners.append((INTENSITIES[1], min(peak, bandwidth * INTENSITIES[1])))
    drawing.path("M" + "L".join(f"{x(u):.1f} {y(v):.1f}" for u, v in corners), stroke="ink", thick=3)
    for number, row in enumerate(rows, 1):
        at_x, at_y = x(intensity(row)), y(rate(row))
        circle = f"M{at_x - DOT:.1f} {at_y:.1f}a{DOT} {DOT} 0 1 0 {2 * DOT} 0a{DOT} {DOT} 0 1 0 {-2 * DOT} 0Z"
        drawing.path(circle, fill="output-fill", stroke="output", thick=1.5)
        drawing.text(at_x, at_y + 5, str(number), size=16)


runs = [json.loads(path.read_text(encoding="utf-8")) for path in FILES]
drawing = Drawing()
for i, run in enumerate(runs):
    panel(drawing, i * (HEAD + PLOT + FOOT), run)
names = [row["layer"] for row in runs[0]["rows"]]
top, half = len(runs) * (HEAD + PLOT + FOOT), ceil(len(names) / 2)
for i, name in enumerate(names):
    column, line = divmod(i, half)
    drawing.text(4 + column * 214, top + 14 + line * LISTED, f"{i + 1}: {name}", anchor="start", size=16)

machines = "; ".join(
    f"{run['device']}, {threads(run)}, at most {run['peak_flops'] / 1e9:,.0f} GFLOP/s "
    f"and {run['bandwidth'] / 1e9:,.0f} GB/s: "
    + ", ".join(f"{row['layer']} {rate(row) / 1e9:,.0f}" for row in run["rows"])
    for run in runs
)
alt = (
    "Rate of convolution layers, in GFLOP per second, against their arithmetic intensity, both on logarithmic scales, "
    f"under a roof that first rises with the intensity and then is flat. {machines}."
)
write(__file__, drawing.svg(WIDTH, top + half * LISTED + 6, alt))
