import json

from convbook import KernelSlide

from ..harness import ASKEW, SMALL


def example() -> KernelSlide:
    return KernelSlide(SMALL, ASKEW, padding=(1, 0))


_WRONG = {
    "X": [[[1, 2], [3]], [["<b>"]], None, [[1] * 17], []],
    "K": [[[1, 1, 1, 1, 1]], [[None]], [[[1]]]],
    "bias": ["1", None, [0]],
    "stride": [[10**9, 1], [None, 1], 1],
    "padding": [{}, [-1, 0]],
    "dilation": [[9, 1], "ab"],
    "flip": [None, 1],
}
_SOUND = example()._page_state()

# States that can't be shown: the static picture stays.
broken = [json.dumps({**_SOUND, name: value}) for name, values in _WRONG.items() for value in values]

# What a host may set later: looks that are nonsense, settings that don't fit.
later = [
    ("position", "[1e9, -4]"),
    ("position", "['x']"),
    ("K", "[[1, 1, 1, 1, 1]]"),
    ("flip", "'yes'"),
    ("speed", "-1"),
]
