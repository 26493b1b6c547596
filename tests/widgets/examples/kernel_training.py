from convbook import KernelTraining

from ..harness import EDGES, STRIPE


def example() -> KernelTraining:
    return KernelTraining(STRIPE, EDGES, [[0.5, 0.5]], learning_rate=0.02, steps=9)
