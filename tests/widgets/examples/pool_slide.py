import json

from convbook import PoolSlide

from ..harness import STRIPE


def example() -> PoolSlide:
    return PoolSlide(STRIPE, 2, stride=1)


_WRONG = {
    "X": [[[1, 2], [3]], [["<b>"]], [[None]], None, [[1] * 17]],
    "size": [2, None, [10**9, 1], ["2", 2]],
    "mode": ["<img src=x>", None],
    "stride": ["ab", [0, 0], 0],
    "padding": [[None, 0], [0.5, 0]],
    "ceil_mode": [None],
    "count_include_pad": ["yes"],
    "shift": [[10**9, 0], {}],
}
_SOUND = example()._page_state()

# States that can't be shown: the static picture stays.
broken = [json.dumps({**_SOUND, name: value}) for name, values in _WRONG.items() for value in values]

# What a host may set later: looks that are nonsense, settings that don't fit.
later = [
    *(("position", value) for value in ("null", "'here'", "[1e9, -4]", "[null, '1']", "{}")),
    ("size", "[9, 9]"),
    ("stride", "'x'"),
    ("shift", "null"),
    ("X", "[['<b>']]"),
    ("mode", "{}"),
    ("speed", "'fast'"),
]
