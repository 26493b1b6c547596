"""Pictures of arrays: grids with their numbers, photographs and feature maps, curves; and the sample photograph.

Each function returns a :class:`Picture`, which a notebook shows. Grids and curves are SVG that follows the page's
theme; photographs are PNG, in which one value of the array is one square block of pixels.
"""

from __future__ import annotations

import io
import re
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from convbook._arguments import boolean, checked, integer, one_of, two_integers
from convbook.drawing import FONT, ROLES, Drawing, cell_width, colour
from convbook.numbers import shown, text
from convbook.palette import LIGHT

if TYPE_CHECKING:
    import torch
    from matplotlib.figure import Figure
    from PIL.Image import Image

CELL = 34  # height of a grid's cell, in pixels
GAP = 26  # between two grids
ROW_WIDTH = 460  # a row of grids is broken beyond this, so that it stays legible on a telephone
LARGEST_GRID = 20  # rows or columns of numbers that a reader can still take in


class Picture:
    """A picture with its text alternative, shown by a notebook as SVG or PNG.

    Attributes: ``alt`` (the text alternative), ``svg`` (text) or ``png`` (bytes), the other being None, and ``figure``,
    the matplotlib figure behind a curve, otherwise None.
    """

    def __init__(
        self, *, alt: str, svg: str | None = None, png: bytes | None = None, figure: Figure | None = None
    ) -> None:
        if (svg is None) == (png is None):
            raise ValueError("Picture takes either svg or png, and exactly one of them.")
        _check_alt(alt)
        self.alt, self.svg, self.png, self.figure = alt, svg, png, figure

    def __repr__(self) -> str:
        return f"<Picture: {self.alt}>"

    def _repr_mimebundle_(self, include=None, exclude=None) -> tuple[dict[str, Any], dict[str, Any]]:
        if self.svg is not None:
            return {"image/svg+xml": self.svg, "text/plain": self.alt}, {}
        # No height: where the page is too narrow for the width, it has to follow.
        width = round(int.from_bytes(self.png[16:20], "big") * SHOWN)
        return (
            {"image/png": b64encode(self.png).decode(), "text/plain": self.alt},
            {"image/png": {"width": width, "alt": self.alt}},
        )

    def save(self, path: str | Path) -> None:
        """Write the picture to a file whose name ends as the picture is made: ``.svg`` or ``.png``."""
        path = Path(path)
        suffix = ".png" if self.svg is None else ".svg"
        if path.suffix != suffix:
            raise ValueError(
                f"path is {path.name!r}, but this picture is kept as {suffix[1:].upper()}: end it {suffix}."
            )
        path.write_bytes(self.png if self.svg is None else self.svg.encode())


def _check_alt(alt: Any) -> None:
    if not isinstance(alt, str):
        raise TypeError(f"alt is {shown(alt)} of type {type(alt).__name__}: say in words what the picture shows.")
    if not alt.strip():
        raise ValueError(f"alt is {shown(alt)}: say in words what the picture shows.")


# Numbers in cells


def _check_plot_arrays(*, alt: Any = None, roles: Any = None, **arrays: Any) -> dict[str, Any]:
    if not arrays:
        raise ValueError("plot_arrays got no array: pass each as a keyword, plot_arrays(X=X, K=K).")
    if alt is not None:
        _check_alt(alt)
    if roles is not None and not isinstance(roles, Mapping):
        raise TypeError(f'roles is {shown(roles)}: write a dict, such as roles={{"A": "input"}}.')
    for name, role in (roles or {}).items():
        if name not in arrays:
            raise ValueError(f"roles names {shown(name)}, which is none of the arrays {shown(list(arrays))}.")
        one_of(f"roles[{name!r}]", role, ROLES)
    grids = {name: _small_grid(name, array) for name, array in arrays.items()}
    return {"alt": alt, "roles": dict(roles or {}), **grids}


@checked(_check_plot_arrays)
def plot_arrays(*, alt: str | None = None, roles: Mapping[str, str] | None = None, **arrays: Any) -> Picture:
    """Draw small 2-D arrays beside each other, each value in its cell.

    Parameters: the keyword is the title. Its first letter gives the colour: X… is an input (blue), K… a kernel (gold),
    Y… an output (rose), anything else neutral; ``roles={"A": "input"}`` says otherwise. ``alt`` replaces the text
    alternative, which otherwise reads out names, shapes and values.

    Values: tensors, arrays or nested lists of real numbers, at most 20 × 20 each, written as `numbers.text` does: whole
    numbers in full, others to four significant digits.

    Raises: ValueError for no array, a shape that is not 2-D, an empty or too large array, an unknown role;
    TypeError for values that are not real numbers.
    """
    drawing, x, y, right, deepest = Drawing(), 2.0, 0.0, 0.0, 0.0
    descriptions = []
    for name, values in arrays.items():
        labels = [[text(value) for value in row] for row in values.tolist()]
        role = roles.get(name) or {"X": "input", "K": "kernel", "Y": "output"}.get(name[0], "neutral")
        title = name.replace("_", " ")
        wide = cell_width(labels, CELL)
        width = max(wide * values.shape[1], 8.6 * len(title) + 52)  # the title and the shape beside it

        if x > 2 and x + width > ROW_WIDTH:
            x, y = 2.0, y + deepest + 16
            deepest = 0.0
        drawing.parts.append(
            f'<text x="{x:g}" y="{y + 17:g}" font-size="14" fill="{colour("soft")}">'
            f'<tspan font-weight="600" fill="{colour("soft" if role in ("neutral", "padding") else role)}">'
            f"{escape(title)}</tspan> {values.shape[0]} × {values.shape[1]}</text>"
        )
        drawing.grid(labels, x=x, y=y + 26, role=role, cell=CELL, width=wide)
        deepest = max(deepest, 28 + values.shape[0] * CELL)
        right = max(right, x + width)
        x += width + GAP
        descriptions.append(_say_grid(title, values, labels))

    alt = " ".join(descriptions) if alt is None else alt
    return Picture(alt=alt, svg=drawing.svg(right + 2, y + deepest, alt))


def _small_grid(name: str, array: Any) -> np.ndarray:
    values = _real_array(name, array)
    if values.ndim != 2:
        hint = f"write {name}[None, :] for one row" if values.ndim == 1 else f"draw one slice, such as {name}[0]"
        raise ValueError(f"{name} has shape {values.shape}: plot_arrays draws 2-D arrays; {hint}.")
    if values.size == 0:
        raise ValueError(f"{name} has shape {values.shape}: there is no value to draw.")
    if max(values.shape) > LARGEST_GRID:
        raise ValueError(
            f"{name} has shape {values.shape}: numbers are legible up to {LARGEST_GRID} × {LARGEST_GRID}; "
            f"draw a part, such as {name}[:8, :8], or use plot_images."
        )
    return values


def _real_array(name: str, array: Any) -> np.ndarray:
    """Return a tensor's, an array's or a nested list's values in NumPy, if they are real numbers."""
    if hasattr(array, "detach"):
        array = array.detach().cpu()
        if array.dtype.is_floating_point:
            array = array.double()  # NumPy has no bfloat16
        array = array.numpy()
    try:
        values = np.asarray(array)
    except ValueError as error:
        raise TypeError(
            f"{name} is a list whose rows differ in length: make every row as long as the first."
        ) from error
    if values.dtype.kind not in "biuf":
        raise TypeError(f"{name} holds {values.dtype} values: only real numbers can be drawn.")
    return values


def _say_grid(title: str, values: np.ndarray, labels: list[list[str]]) -> str:
    rows, columns = values.shape
    if rows * columns > 64:  # nobody listens to a hundred numbers
        return f"{title}, {rows} by {columns}, values from {text(values.min())} to {text(values.max())}."
    return f"{title}, {rows} by {columns}: {'; '.join(' '.join(row) for row in labels)}."


# Photographs and feature maps

PANEL_WIDTH = 384  # of an image, in pixels
SHOWN = 0.65  # points a pixel: screens have up to two pixels a point, and stay sharp
_STRIP = 44  # height of a label above or below a panel, in pixels
_GREYS = 64  # steps of grey: the eye hardly tells more, and the file halves
_SIDE_STEPS = 16  # colours on each side of zero

# Orange for negative, purple for positive, near white for zero: the two arms differ in lightness from zero and in hue
# from each other along the blue–yellow axis, which the common colour deficiencies leave intact.
_NEGATIVE, _ZERO, _POSITIVE = (0x9A, 0x4A, 0x00), (0xF8, 0xF6, 0xF2), (0x43, 0x1F, 0x7E)


def _check_plot_images(*, columns: Any = 2, alt: Any = None, **images: Any) -> dict[str, Any]:
    if not images:
        raise ValueError("plot_images got no image: pass each as a keyword, plot_images(X=X, Y=Y).")
    if alt is not None:
        _check_alt(alt)
    columns = integer("columns", columns, at_least=1, what="panels in a row")
    return {"columns": columns, "alt": alt, **{name: _image_values(name, image) for name, image in images.items()}}


@checked(_check_plot_images)
def plot_images(*, columns: int = 2, alt: str | None = None, **images: Any) -> Picture:
    """Draw photographs and feature maps beside each other, each under its name and over its scale.

    Parameters: the keyword is the title. Each image is (h, w), or (3, h, w) for red, green, blue in 0…1. ``columns``
    is the number of panels in a row. ``alt`` replaces the text alternative, which otherwise says names, shapes and
    ranges. All panels are enlarged by the same whole factor, so their sizes can be compared.

    Shades: without negative values black is 0 and white is 1, or the largest value if it is above 1. With negative
    values zero is white, negative values are orange and positive values purple. The scale ends at the 99th percentile
    of the absolute values, and values beyond it (≤, ≥ on the scale) have its last colour.

    Raises: ValueError for no image, a wrong shape, an empty image, NaN or infinite values; TypeError for values that
    are not real numbers.
    """
    from PIL import Image

    largest = max(image.shape[-1] for image in images.values())
    factor = max(1, PANEL_WIDTH // largest)

    panels = []
    for name, image in images.items():
        colours, scale = _shades(image)
        panels.append(_panel(name.replace("_", " "), colours.repeat(factor, 0).repeat(factor, 1), scale))
    rows = [panels[i : i + columns] for i in range(0, len(panels), columns)]
    gap = 24
    width = max(sum(panel.width for panel in row) + gap * (len(row) - 1) for row in rows)
    height = sum(max(panel.height for panel in row) for row in rows) + gap * (len(rows) - 1)
    sheet, y = Image.new("RGBA", (width, height), (0, 0, 0, 0)), 0
    for row in rows:
        x = 0
        for panel in row:
            sheet.paste(panel, (x, y))
            x += panel.width + gap
        y += max(panel.height for panel in row) + gap
    alt = " ".join(_say_image(name, image) for name, image in images.items()) if alt is None else alt
    return Picture(alt=alt, png=_small_png(sheet))


def _image_values(name: str, image: Any) -> np.ndarray:
    values = _real_array(name, image).astype(np.float64)
    if values.ndim != 2 and not (values.ndim == 3 and values.shape[0] == 3):
        raise ValueError(
            f"{name} has shape {values.shape}: an image is (h, w), or (3, h, w) for red, green and blue; "
            "draw one channel or one example at a time."
        )
    if values.size == 0:
        raise ValueError(f"{name} has shape {values.shape}: there is no value to draw.")
    if not np.isfinite(values).all():
        raise ValueError(
            f"{name} holds NaN or infinite values: replace them before drawing, for example by nan_to_num."
        )
    if values.ndim == 3 and (values.min() < 0 or values.max() > 1):
        raise ValueError(
            f"{name} has values from {text(values.min())} to {text(values.max())}: "
            "red, green and blue must lie in 0…1; divide by the largest value, or draw one channel."
        )
    return values


def _shades(values: np.ndarray) -> tuple[np.ndarray, list[tuple[str, tuple[int, ...]]]]:
    """Return the colours, (h, w, 3) bytes, and the scale: (label, colour) pairs from low to high."""
    if values.ndim == 3:
        return np.round(values.transpose(1, 2, 0) * 255).astype(np.uint8), []
    if values.min() >= 0:
        top = max(1.0, values.max())
        grey = np.round(np.round(values / top * (_GREYS - 1)) * 255 / (_GREYS - 1)).astype(np.uint8)
        return np.stack([grey] * 3, axis=-1), [("0", (0, 0, 0)), (text(top), (255, 255, 255))]

    largest = np.abs(values).max()
    limit = float(f"{np.percentile(np.abs(values), 99):.1g}") or largest
    beyond = limit < largest
    position = np.round(np.clip(values / limit, -1, 1) * _SIDE_STEPS) / _SIDE_STEPS  # −1 … 1
    end = np.where(position[..., None] < 0, _NEGATIVE, _POSITIVE)
    colours = np.round(_ZERO + (end - _ZERO) * np.abs(position)[..., None]).astype(np.uint8)
    low, high = ("≤ ", "≥ ") if beyond else ("", "")
    return colours, [(low + text(-limit), _NEGATIVE), ("0", _ZERO), (high + text(limit), _POSITIVE)]


def _panel(title: str, colours: np.ndarray, scale: list[tuple[str, tuple[int, ...]]]) -> Image:
    """Return one image with its title in a strip above it and its scale in a strip below.

    The strips are opaque and light, the same on a light and on a dark page, so that their ink stays legible.
    """
    from PIL import Image, ImageDraw

    height, width = colours.shape[:2]
    below = _STRIP if scale else 0
    panel = Image.new("RGBA", (max(width, 200), _STRIP + height + below), LIGHT["panel"])
    panel.paste(Image.fromarray(colours), (0, _STRIP))
    pen = ImageDraw.Draw(panel)
    pen.text((10, _STRIP // 2), title, fill=LIGHT["ink"], font=_font(26), anchor="lm")
    x, middle = 10, _STRIP + height + _STRIP // 2
    for label, swatch in scale:
        pen.rectangle((x, middle - 10, x + 20, middle + 10), fill=swatch, outline=LIGHT["rule"])
        pen.text((x + 28, middle), label, fill=LIGHT["ink"], font=_font(22), anchor="lm")
        x += 28 + round(pen.textlength(label, font=_font(22))) + 22
    return panel


@cache
def _font(size: int) -> Any:
    import matplotlib
    from PIL import ImageFont

    return ImageFont.truetype(Path(matplotlib.get_data_path(), "fonts", "ttf", "DejaVuSans.ttf"), size)


def _small_png(sheet: Image) -> bytes:
    """Return the sheet as a PNG with a palette, which is about a third of one without."""
    from PIL import Image

    pixels = np.ascontiguousarray(sheet).view(np.uint32)[..., 0]  # four bytes a pixel, (h, w)
    found, index = np.unique(pixels, return_inverse=True)
    if len(found) > 256:  # a colour photograph
        small = sheet.quantize(256, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    else:
        small = Image.fromarray(index.reshape(pixels.shape).astype(np.uint8), mode=None).convert("P")
        rgba = found.astype(np.uint32).view(np.uint8).reshape(-1, 4)
        small.putpalette(rgba.tobytes(), rawmode="RGBA")
    out = io.BytesIO()
    small.save(out, "PNG", optimize=True)
    return out.getvalue()


def _say_image(name: str, values: np.ndarray) -> str:
    title = name.replace("_", " ")
    height, width = values.shape[-2:]
    what = "a colour image" if values.ndim == 3 else "a grey image" if values.min() >= 0 else "a signed feature map"
    return f"{title}: {what}, {height} by {width}, values from {text(values.min())} to {text(values.max())}."


PORTRAIT = (600, 512)  # rows and columns of the photograph


def _check_photograph(size: Any = 150, *, rgb: Any = False) -> dict[str, Any]:
    if isinstance(size, tuple | list):
        height, width = two_integers("size", size, at_least=1)
    else:
        height = integer("size", size, at_least=1, what="the height, such as 150")
        width = max(1, round(height * PORTRAIT[1] / PORTRAIT[0]))
    if height > PORTRAIT[0] or width > PORTRAIT[1]:
        raise ValueError(
            f"size is {shown(size)}: the photograph has {PORTRAIT[0]} rows and {PORTRAIT[1]} columns; "
            f"give 1 to {PORTRAIT[0]} rows and 1 to {PORTRAIT[1]} columns."
        )
    return {"size": (height, width), "rgb": boolean("rgb", rgb)}


@checked(_check_photograph)
def photograph(size: int | tuple[int, int] = 150, *, rgb: bool = False) -> torch.Tensor:
    """Return a photograph as float32 in 0…1: (h, w) in grey, or (3, h, w) with ``rgb=True``.

    ``size`` is the height, the width keeping the proportions (150 gives 150 × 128), or (height, width). The picture is
    the portrait of Grace Hopper, a work of the United States government in the public domain, that comes with
    matplotlib as ``grace_hopper.jpg``, 600 × 512. Grey is 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601, as in Pillow).

    Raises: TypeError for a size that is not whole numbers; ValueError if it is not within 1 … 600 by 1 … 512.
    """
    import torch
    from matplotlib.cbook import get_sample_data
    from PIL import Image

    height, width = size
    with Image.open(get_sample_data("grace_hopper.jpg", asfileobj=False)) as file:
        full = file.convert("RGB" if rgb else "L")
    small = full.resize((width, height), Image.Resampling.BOX)
    pixels = torch.from_numpy(np.array(small)).float() / 255  # (h, w) or (h, w, 3)
    return pixels.permute(2, 0, 1).contiguous() if rgb else pixels


# Curves

STYLE = "convbook.book"  # book.mplstyle; its type is legible when a telephone shows a figure at two thirds of its size


def _check_plot_curves(*, xlabel: Any, ylabel: Any, log: Any = False, alt: Any = None, **curves: Any) -> dict[str, Any]:
    if not curves:
        raise ValueError("plot_curves got no curve: pass each as a keyword, plot_curves(loss=losses, …).")
    if alt is not None:
        _check_alt(alt)
    log = boolean("log", log)
    lines = {name: _curve_values(name, curve, log) for name, curve in curves.items()}
    _marks(len(lines))
    return {"xlabel": xlabel, "ylabel": ylabel, "log": log, "alt": alt, **lines}


@checked(_check_plot_curves)
def plot_curves(*, xlabel: str, ylabel: str, log: bool = False, alt: str | None = None, **curves: Any) -> Picture:
    """Draw curves over their index 0, 1, 2, …, each labelled at its end.

    Parameters: the keyword names the curve, a 1-D sequence of real numbers. ``log=True`` gives a logarithmic vertical
    axis, for positive values. ``alt`` replaces the text alternative, which otherwise says where each curve starts and
    ends.

    Raises: ValueError for no curve, a shape that is not 1-D, an empty curve, NaN or infinite values, or values ≤ 0
    with ``log=True``; TypeError for values that are not real numbers.
    """
    from matplotlib import style
    from matplotlib.figure import Figure
    from matplotlib.ticker import MaxNLocator, NullLocator

    with style.context(STYLE):
        figure = Figure()
        axes = figure.subplots()
        axes.set(xlabel=xlabel, ylabel=ylabel, yscale="log" if log else "linear")
        axes.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=6))
        if log:
            axes.yaxis.set_minor_locator(NullLocator())
        for (name, values), marks in zip(curves.items(), _marks(len(curves)), strict=True):
            (line,) = axes.plot(values, marks)
            axes.annotate(
                name.replace("_", " "), (len(values) - 1, values[-1]), (8, 0), textcoords="offset points",
                color=line.get_color(), va="center", annotation_clip=False,
            )  # fmt: skip
    if alt is None:
        alt = f"{ylabel} against {xlabel}{', logarithmic' if log else ''}. " + " ".join(
            f"{name.replace('_', ' ')} goes from {text(float(f'{v[0]:.2g}'))} to {text(float(f'{v[-1]:.1g}'))}."
            for name, v in curves.items()
        )
    return Picture(alt=alt, svg=figure_svg(figure, alt), figure=figure)


def _marks(count: int) -> list[str]:
    """Return a marker and a line for each curve: curves differ by more than their colour."""
    marks = ["o-", "s--", "^:", "D-."]
    if count > len(marks):
        raise ValueError(
            f"plot_curves got {count} curves: more than {len(marks)} can't be told apart; draw two pictures."
        )
    return marks[:count]


def _curve_values(name: str, curve: Any, log: bool) -> np.ndarray:
    values = _real_array(name, curve).astype(np.float64)
    if values.ndim != 1 or values.size == 0:
        raise ValueError(f"{name} has shape {values.shape}: a curve is a list of one number or more.")
    if not np.isfinite(values).all():
        raise ValueError(f"{name} holds NaN or infinite values, which have no place on a curve: leave them out.")
    if log and values.min() <= 0:
        raise ValueError(f"{name} has the value {text(values.min())}: a logarithmic axis takes values above 0.")
    return values


def figure_svg(figure: Figure, alt: str) -> str:
    """Return a matplotlib figure as SVG in the book's manner: the same text each time, colours that follow the theme.

    The palette's light colours and black become CSS variables; coordinates are rounded to a tenth of a point, which
    also hides the last digits in which machines differ.
    """
    import matplotlib
    from matplotlib import style

    out = io.StringIO()
    # The salt makes the ids of two pictures on one page differ.
    with style.context(STYLE), matplotlib.rc_context({"svg.hashsalt": alt}):
        figure.savefig(out, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    svg = out.getvalue()
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<metadata>.*?</metadata>|<style .*?</style>|<defs>\s*</defs>|<!--.*?-->", "", svg, flags=re.DOTALL)
    used = set(re.findall(r'(?:href="#|url\(#)([^")]+)', svg))
    svg = re.sub(r' id="([^"]*)"', lambda id_: id_[0] if id_[1] in used else "", svg)
    svg = re.sub(r"-?\d+\.\d{2,}", lambda length: f"{round(float(length[0]), 1):g}", svg)
    svg = re.sub(r" font-family: [^;\"]*;?| transform=\"rotate\(-0 [^\"]*\"|<defs>\s*</defs>", "", svg)
    svg = re.sub(r"#000000|(?<=fill: )black", colour("ink"), svg)
    for name, value in LIGHT.items():
        svg = re.sub(rf"(?<!, ){value}", colour(name), svg)
    width, height = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg).groups()
    body = re.sub(r"\s*\n\s*", " ", svg[svg.index(">", svg.index("viewBox")) + 1 : svg.rindex("</svg>")]).strip()
    body = re.sub(r"> <", "><", body).replace("xlink:href", "href")
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" class="cb-picture" role="img" '
        f'width="{float(width) * 4 / 3:.0f}" height="{float(height) * 4 / 3:.0f}" viewBox="0 0 {width} {height}" '
        f'font-family="{FONT}" fill="{colour("ink")}" style="max-width:100%;height:auto">'
        f"<title>{escape(alt, quote=False)}</title>"
        f'<rect class="cb-ground" width="100%" height="100%" fill="{colour("paper")}"/>{body}</svg>\n'
    )
