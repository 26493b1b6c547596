from convbook import ImageFilter

from ..harness import STRIPE


def example() -> ImageFilter:
    return ImageFilter(STRIPE, [[1, -1]])
