"""A grey image as a trait: what a reader may pass, and how it travels to the browser."""

from __future__ import annotations

import binascii
from base64 import b64decode, b64encode
from typing import Any

import numpy as np
import traitlets

from convbook.numbers import shown, text
from convbook.widgets.model.errors import BadType, BadValue
from convbook.widgets.model.values import AXES, Matrix

LARGEST = 256  # rows or columns
_LUMA = (0.299, 0.587, 0.114)  # of red, green and blue: ITU-R BT.601, as in Pillow and `photograph`

Code = list[Any]  # [height, width, base64 of a byte for each pixel: its grey minus that of the pixel above, modulo 256]


class GreyImage(traitlets.TraitType):
    """A grey image of at most 256 × 256 pixels, kept as a tuple of rows of multiples of 1/255 in 0…1."""

    default_value = ((0.0,),)

    def validate(self, obj: Any, value: Any) -> Matrix:
        greys = _decoded(self.name, value) if _is_code(value) else _greys(self.name, value)
        return tuple(tuple(row) for row in (greys / 255).tolist())


def encoded(image: Matrix) -> Code:
    """Return an image as it is in the browser's state. The differences compress better than the greys.

    Bytes in base64 and no PNG: the browser can check and read them at once, and exactly, while some browsers add noise
    to what a page reads back from a decoded picture.
    """
    greys = np.round(np.array(image) * 255).astype(np.uint8)  # (n_h, n_w)
    above = np.vstack([np.zeros_like(greys[:1]), greys[:-1]])  # (n_h, n_w)
    return [*greys.shape, b64encode((greys - above).tobytes()).decode()]


def _is_code(value: Any) -> bool:
    return isinstance(value, (list, tuple)) and len(value) == 3 and isinstance(value[2], str)


def _decoded(name: str, code: Code) -> np.ndarray:
    height, width, data = code
    try:
        differences = np.frombuffer(b64decode(data, validate=True), np.uint8).reshape(height, width)
    except (binascii.Error, ValueError, TypeError):
        raise BadValue(f"{name} can't be read: {shown(code)} is no stored image. Pass a tensor or an array.") from None
    _fitting_size(name, differences)
    return differences.cumsum(0, dtype=np.uint8)  # (n_h, n_w)


def _greys(name: str, value: Any) -> np.ndarray:
    """Return 0…255, (n_h, n_w), of a tensor, an array or a list of rows; colours become their luma."""
    pixels = _numbers(name, value)
    if pixels.ndim != 2 and not (pixels.ndim == 3 and pixels.shape[0] in (1, 3)):
        raise BadValue(
            f"{name} must have 2 axes, height and width, or 3 with the channels first, not the shape {pixels.shape}. "
            f"Pass one image, such as {name}[0], or move the channels to the front by permute(2, 0, 1)."
        )
    _fitting_size(name, pixels)
    most = 255 if pixels.dtype == np.uint8 else 1
    pixels = pixels.astype(np.float64)
    low, high = pixels.min(), pixels.max()
    if not (low >= 0 and high <= most):  # not-a-number, too
        raise BadValue(
            f"{name} must hold values from 0 (black) to 1 (white), or uint8 from 0 to 255, "
            f"not from {text(low)} to {text(high)}. Scale it, for example by {name} / {name}.max()."
        )
    if pixels.ndim == 3:
        pixels = pixels[0] if len(pixels) == 1 else np.tensordot(_LUMA, pixels, 1)  # (n_h, n_w)
    return np.round(pixels * (255 / most))


def _numbers(name: str, value: Any) -> np.ndarray:
    given = value
    try:
        if hasattr(value, "detach"):
            value = value.detach().cpu()
            value = (value.double() if value.dtype.is_floating_point else value).numpy()  # NumPy has no bfloat16
        pixels = np.asarray(value)
    except ValueError:
        raise BadValue(f"{name} must have rows of one length.") from None
    except (RuntimeError, TypeError):  # of a tensor that is sparse, or holds no numbers
        pixels = None
    if pixels is None or pixels.dtype.kind not in "uif" or pixels.ndim == 0:
        raise BadType(
            f"{name} must be an image, such as a tensor of shape (height, width), "
            f"not {shown(given)} of type {type(given).__name__}."
        )
    return pixels


def _fitting_size(name: str, pixels: np.ndarray) -> None:
    for size, axis, lines in zip(pixels.shape[-2:], AXES, ("rows", "columns"), strict=True):
        if size == 0:
            raise BadValue(f"{name} must hold at least one pixel; its shape is {pixels.shape}.")
        if size > LARGEST:
            raise BadValue(
                f"{name} must have at most {LARGEST} {lines} (its {axis}), not {size}: "
                f"take a part, such as {name}[..., :{LARGEST}, :{LARGEST}], or scale it down."
            )
