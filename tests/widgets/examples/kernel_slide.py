from convbook import KernelSlide

from ..harness import ASKEW, SMALL


def example() -> KernelSlide:
    return KernelSlide(SMALL, ASKEW, padding=(1, 0))
