from convbook import PoolSlide

from ..harness import STRIPE


def example() -> PoolSlide:
    return PoolSlide(STRIPE, 2, stride=1)
