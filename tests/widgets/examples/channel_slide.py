from convbook import ChannelSlide

from ..harness import ASKEW, SMALL


def example() -> ChannelSlide:
    return ChannelSlide([SMALL, SMALL], [[ASKEW, ASKEW], [ASKEW, ASKEW]], [1, -2])
