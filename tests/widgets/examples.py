"""One small example of each widget, for what must hold of all of them."""

from __future__ import annotations

from collections.abc import Callable

from convbook import (
    ChannelSlide,
    CostExplorer,
    ImageFilter,
    KernelSlide,
    KernelTraining,
    PointwiseMix,
    PoolSlide,
    Predict,
    ReceptiveField,
    ShapeExplorer,
)
from convbook.widgets.base import BookWidget

from .harness import ASKEW, SMALL

STRIPE = [[1, 1, 0, 0, 1], [1, 1, 0, 0, 1], [1, 0, 0, 1, 1]]  # 3 × 5
EDGES = [[0, 1, 0, -1], [0, 1, 0, -1], [1, 0, -1, 0]]  # of STRIPE under [1, −1]

EXAMPLES: dict[str, Callable[[], BookWidget]] = {
    "KernelSlide": lambda: KernelSlide(SMALL, ASKEW, padding=(1, 0)),
    "ChannelSlide": lambda: ChannelSlide([SMALL, SMALL], [[ASKEW, ASKEW], [ASKEW, ASKEW]], [1, -2]),
    "PointwiseMix": lambda: PointwiseMix([STRIPE, STRIPE], [[1, -1], [2, 0], [0, -3]]),
    "PoolSlide": lambda: PoolSlide(STRIPE, 2, stride=1),
    "ShapeExplorer": lambda: ShapeExplorer((8, 7), 3, stride=2),
    "ReceptiveField": lambda: ReceptiveField([3, (2, 2), 3], n=16),
    "ImageFilter": lambda: ImageFilter(STRIPE, [[1, -1]]),
    "KernelTraining": lambda: KernelTraining(STRIPE, EDGES, [[0.5, 0.5]], learning_rate=0.02, steps=9),
    "CostExplorer": lambda: CostExplorer(3, 5, 3, 16, padding=1),
    "Predict": lambda: Predict(
        "An 8 × 8 input under a 3 × 3 kernel with `stride=2`: which shape?",
        (3, 3),
        beliefs={(4, 4): ("3.5 is rounded down.", "padding-and-stride#stride")},
    ),
}


def all_examples() -> list[BookWidget]:
    return [make() for make in EXAMPLES.values()]
