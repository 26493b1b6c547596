"""ImageFilter: a photograph under a kernel that the reader changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
import traitlets

from convbook.numbers import shown, text
from convbook.widgets.image_filter.grey_image import LARGEST, GreyImage, encoded
from convbook.widgets.model import values
from convbook.widgets.model.base import fitting
from convbook.widgets.model.checks import outside
from convbook.widgets.model.errors import BadType, BadValue
from convbook.widgets.model.placed import Placed
from convbook.widgets.model.static_picture import table, written_out
from convbook.widgets.model.traits import Flag, Matrix, Number
from convbook.widgets.model.values import AXES
from convbook.widgets.model.words import by

if TYPE_CHECKING:
    from torch import Tensor

LARGEST_KERNEL = 9  # rows or columns

# Colours of the ends of the signed scale, red, green, blue: for negative and for positive results. Each is in the
# middle between the light and the dark paper, which shines through at 0.
ENDS = ((200, 95, 0), (124, 92, 224))

BLOCKS = 38  # of the static picture, along its longer side
_SHADES = 8  # steps from 0 to an end of its scales

_GAUSS = (1, 4, 6, 4, 1)

# Kernels to start from: name, weights, what the result shows.
PRESETS = (
    ("Identity", [[0, 0, 0], [0, 1, 0], [0, 0, 0]], "Every pixel as it is."),
    ("Change along the row", [[1, -1]], "Vertical edges: from left to right, + is bright to dark, − dark to bright."),
    (
        "Change down the column",
        [[1], [-1]],
        "Horizontal edges: from top to bottom, + is bright to dark, − dark to bright.",
    ),
    ("Sobel along the row", [[1, 0, -1], [2, 0, -2], [1, 0, -1]], "Vertical edges, with less noise."),
    ("Sobel down the column", [[1, 2, 1], [0, 0, 0], [-1, -2, -1]], "Horizontal edges, with less noise."),
    ("Laplacian", [[0, 1, 0], [1, -4, 1], [0, 1, 0]], "Edges of every direction: + is darker than around."),
    ("Box blur", [[1 / 25] * 5] * 5, "The mean of 25 pixels."),
    ("Gaussian blur", [[a * b / 256 for b in _GAUSS] for a in _GAUSS], "A mean in which near pixels count more."),
    ("Sharpen", [[0, -1, 0], [-1, 5, -1], [0, -1, 0]], "Every pixel minus the Laplacian."),
    ("Emboss", [[-2, -1, 0], [-1, 1, 1], [0, 1, 2]], "A relief, lit from one corner."),
)

_PLACE = (30, 35)  # on the flagpole of the book's photograph, an upright edge


class Presets(traitlets.TraitType):
    """Kernels to start from, each with a name of its own and a remark: a tuple of (name, kernel, remark)."""

    default_value = PRESETS

    def validate(self, obj: Any, value: Any) -> tuple[tuple[str, values.Matrix, str], ...]:
        if not isinstance(value, (list, tuple)):
            raise BadType(f"{self.name} must be a list of (name, kernel, remark), not {shown(value)}.")
        checked = tuple(self._checked(f"{self.name}[{at}]", one) for at, one in enumerate(value))
        names = [name for name, *_ in checked]
        if twice := [name for name in names if names.count(name) > 1]:
            raise BadValue(f"{self.name} must have names of their own, but {shown(twice[0])} stands for two kernels.")
        return checked

    @staticmethod
    def _checked(where: str, one: Any) -> tuple[str, values.Matrix, str]:
        match one:
            case (str(name), kernel, str(remark)) if name:
                return name, values.matrix(f"the kernel of {where}", kernel, most=LARGEST_KERNEL), remark
        raise BadValue(f'{where} must be (name, kernel, remark), such as ("Mean", [[0.5, 0.5]], ""), not {shown(one)}.')


class ImageFilter(Placed):
    """Shows a grey ``image`` and what a ``kernel`` makes of all of it, while the reader changes the weights::

         Input X                   Output Y = X ⋆ K + b
        ┌──────────────────┐      ┌──────────────────┐
        │      ▄▄▄▄        │      │      ▏   ▕       │
        │     ▐████▌ [·]   │      │     ▏     ▕ ·    │
        │      ▀██▀        │      │      ▏   ▕       │
        └──────────────────┘      └──────────────────┘
                                   −0.4 ▓▒░  0  ░▒▓ 0.4

         Window [0.48 0.45] ⋆ Kernel [1 −1] + 0 = 0.03
                                      ──●──  drag a weight

    ``image`` is a tensor, array or list of rows, n_h × n_w, or c × n_h × n_w with one or three channels, of which the
    luma is taken; at most 256 × 256; values from 0 (black) to 1 (white), rounded to multiples of 1/255, or uint8.
    Without it, the book's photograph is shown, in the ``size`` that `photograph` takes (150 gives 150 × 128).
    ``kernel`` is k_h × k_w, at most 9 × 9, no larger than the image. ``bias`` is added everywhere. There is no padding:
    the output is (n_h − k_h + 1) × (n_w − k_w + 1). ``grey=True`` shows it as a grey image clipped to 0…1; otherwise on
    a signed scale with 0 in its middle. ``position`` is the (row, column), from 0, of the output that is looked at.
    ``presets`` are the kernels that the reader can choose, a list of (name, kernel, remark); without it, ten well-known
    ones. Choosing one whose weights sum to 1 shows a grey image, any other the signed scale.

    >>> w = ImageFilter([[0, 0, 1, 1], [0, 0, 1, 1]], [[1, -1]])
    >>> w.output
    tensor([[ 0., -1.,  0.],
            [ 0., -1.,  0.]])

    All of these but ``size`` are traits: read them to see what the reader of the widget did, assign them to change the
    picture. Matrices come back as tuples of rows. An image file that the reader opens in the widget stays in the
    browser: ``image`` and ``output`` don't know of it. ``set`` changes several traits at once, ``reset`` goes back.

    Raises TypeError or ValueError, when made and on assignment, for what is no image, matrix or number or doesn't fit
    together; the message names the parameter, its value and what to change, and nothing changes.
    """

    _settings = ("image", "kernel", "bias", "grey", "presets")
    _browser: ClassVar = {"ENDS": ENDS, "LIMITS": {"side": LARGEST, "kernel": LARGEST_KERNEL}}

    image = GreyImage().tag(sync=True, to_json=lambda value, widget: encoded(value))
    kernel = Matrix(most=LARGEST_KERNEL).tag(sync=True)
    bias = Number(0.0).tag(sync=True)
    grey = Flag().tag(sync=True)
    presets = Presets().tag(sync=True)

    def __init__(
        self,
        image: Any = None,
        kernel: Any = ((1, -1),),
        bias: Any = 0.0,
        *,
        size: int | tuple[int, int] | None = None,
        grey: bool = False,
        position: int | tuple[int, int] | None = None,
        **traits: Any,
    ):
        if image is None:
            from convbook.pictures import photograph

            image = photograph(150 if size is None else size)  # (n_h, n_w)
            position = _PLACE if position is None and size is None else position
        elif size is not None:
            raise BadValue(
                f"size must be None beside an image, not {shown(size)}: it is that of the book's photograph."
            )
        super().__init__(image=image, kernel=kernel, bias=bias, grey=grey, **traits)
        m_h, m_w = self.output_shape
        self.position = (m_h // 2, m_w // 2) if position is None else position

    # ── Values ────────────────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def output(self) -> Tensor:
        """The output, (m_h, m_w), in torch's default dtype; computed in float64, as in the browser."""
        import torch

        return self._output64().to(torch.get_default_dtype())  # (m_h, m_w)

    def _output64(self) -> Tensor:
        import torch  # here, so that the widgets can be imported where there is no torch

        from convbook.correlation import conv2d

        X, K = (torch.tensor(one, dtype=torch.float64) for one in (self.image, self.kernel))  # (n_h, n_w), (k_h, k_w)
        bias = torch.tensor([self.bias], dtype=torch.float64)  # (1,)
        return conv2d(X[None], K[None, None], bias)[0]  # (m_h, m_w)

    @property
    def output_shape(self) -> tuple[int, int]:
        """(m_h, m_w) = (n_h − k_h + 1, n_w − k_w + 1); needs no torch."""
        X, K = self.image, self.kernel
        return len(X) - len(K) + 1, len(X[0]) - len(K[0]) + 1

    # ── Checks ────────────────────────────────────────────────────────────────────────────────────────────────────────

    _fit = fitting("image", "kernel")

    @staticmethod
    def _problem(*, image: Any, kernel: Any) -> str | None:
        sizes = ((len(kernel), len(image)), (len(kernel[0]), len(image[0])))
        problems = (outside(f"kernel along the {axis}", k, 1, n) for (k, n), axis in zip(sizes, AXES, strict=True))
        return next(filter(None, problems), None)

    def _plain(self, name: str) -> Any:
        return encoded(self.image) if name == "image" else super()._plain(name)

    # ── Without script ────────────────────────────────────────────────────────────────────────────────────────────────

    def __repr__(self) -> str:
        n, k = ((len(one), len(one[0])) for one in (self.image, self.kernel))
        n, k, m = (by(size, "×") for size in (n, k, self.output_shape))
        return f"ImageFilter(image {n}, kernel {k}, bias {text(self.bias)}) → {m}"

    def _picture(self) -> str:
        X, Y = np.array(self.image), self._output64().numpy()  # (n_h, n_w), (m_h, m_w)
        (i, j), (k_h, k_w) = self.position, (len(self.kernel), len(self.kernel[0]))
        window = [row[j : j + k_w] for row in self.image[i : i + k_h]]
        products = [(x, w) for xs, ws in zip(window, self.kernel, strict=True) for x, w in zip(xs, ws, strict=True)]
        side = -(-max(X.shape) // BLOCKS)  # of a block, in pixels
        end = float(np.abs(Y).max()) or 1.0
        shown = np.clip(Y, 0, 1) if self.grey else Y / end
        how = "clipped to 0…1" if self.grey else f"from {text(-end)} (orange) over 0 to {text(end)} (purple)"
        place = (i / side, j / side)
        drawings = (
            _drawing(f"Input X, {by(X.shape)}", _blocks(X, side, mean=True), place, grey=True),
            _drawing(f"Output Y, {by(Y.shape)}", _blocks(shown, side, mean=self.grey), place, grey=self.grey),
        )
        tables = (
            table(f"Window from X[{i}, {j}]", window, "input"),
            table(f"Kernel K, {k_h} × {k_w}", self.kernel, "kernel"),
        )
        part = "the mean of" if self.grey else "the largest value, of either sign, of"
        return (
            f"<p>Image filter: every window of the photograph, times the kernel, summed. Y is shown {how}; each block "
            f"is {part} {side} × {side} values.</p>"
            f'<div class="cb-tables">{"".join(drawings)}</div><div class="cb-tables">{"".join(tables)}</div>'
            f"<p>Y[{i}, {j}] = {written_out(products, self.bias, float(Y[i, j]))}</p>"
        )


def _blocks(values: np.ndarray, side: int, *, mean: bool) -> np.ndarray:
    """Return one value for each block of side × side: the mean, or the one of the largest size, with its sign."""
    rows, columns = (range(0, size, side) for size in values.shape)

    def one(block: np.ndarray) -> float:
        return float(block.mean() if mean else block.flat[np.abs(block).argmax()])

    return np.array([[one(values[r : r + side, c : c + side]) for c in columns] for r in rows])


def _drawing(caption: str, blocks: np.ndarray, place: tuple[float, float], grey: bool) -> str:
    """Return blocks of −1…1 as a figure of SVG: greys of 0…1, or the colour of the sign, the stronger the larger."""
    height, width = blocks.shape
    steps = np.round(blocks * _SHADES).astype(int)  # (height, width)
    paths = []
    for step in np.unique(steps):
        if step == 0 and not grey:
            continue
        if grey:
            paint = f'stroke="#{f"{round(255 * step / _SHADES):02x}" * 3}"'
        else:
            paint = f'stroke="rgb{ENDS[int(step > 0)]}" opacity="{abs(step) / _SHADES:g}"'.replace(", ", ",")
        paths.append(f'<path {paint} d="{_runs(steps == step)}"/>')
    row, column = place
    at = f'cx="{column:.1f}" cy="{row:.1f}" r="1.4"'
    return (
        f'<figure style="margin:0"><figcaption>{caption}</figcaption>'
        f'<svg role="img" aria-label="{caption}" viewBox="0 0 {width} {height}" width="{6 * width}" '
        f'height="{6 * height}" shape-rendering="crispEdges"><g transform="translate(0 .5)">{"".join(paths)}</g>'
        f'<g fill="none" stroke="#fff"><circle {at}/><circle {at} stroke="#7a5600" stroke-width=".5"/></g>'
        "</svg></figure>"
    )


def _runs(mask: np.ndarray) -> str:
    """Return the path of lines, one wide, over the true cells of a mask."""
    path = []
    for row, line in enumerate(mask):
        edges = np.flatnonzero(np.diff(np.concatenate([[False], line, [False]])))
        path += [f"M{start} {row}h{end - start}" for start, end in edges.reshape(-1, 2)]
    return "".join(path)
