from convbook import PointwiseMix

from ..harness import STRIPE


def example() -> PointwiseMix:
    return PointwiseMix([STRIPE, STRIPE], [[1, -1], [2, 0], [0, -3]])
