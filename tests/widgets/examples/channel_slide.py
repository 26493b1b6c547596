import json

from convbook import ChannelSlide

from ..harness import ASKEW, SMALL


def example() -> ChannelSlide:
    return ChannelSlide([SMALL, SMALL], [[ASKEW, ASKEW], [ASKEW, ASKEW]], [1, -2])


_WRONG = {
    "X": [
        None,
        3,
        "abc",
        {},
        [],
        [[]],
        [[[]]],
        [[1]],
        [[[None]]],
        [[["<b>1</b>"]]],
        [SMALL],
        [[[1e9]], [[1]]],
        [[[1, 2], [3, 4]], [[1]]],
        [[[0] * 17] * 3] * 2,
        [[[0]]] * 9,
        {"length": 2},
    ],
    "K": [None, [SMALL], [[ASKEW]], [[ASKEW, ASKEW], [ASKEW]], [[ASKEW, SMALL]] * 2, [[[[1] * 6]] * 2] * 2, "K"],
    "bias": [None, 0, [], [0], [0, 0, 0], [0, None], ["0", 0], [[0], [0]], [1e9, 0]],
    "stride": [None, 1, [], [0, 1], [1], ["2", 1], [1e9, 1], [1, 1.5], {}, "ab"],
    "padding": [None, [-1, 0], [11, 9], [None, None]],
    "dilation": [None, [3, 1], [0, 0]],
    "groups": [None, 0, 3, -1, 1.5, "1", [1], 1e9, {}],
}
_SOUND = example()._page_state()

# States that can't be shown: the static picture stays.
broken = [json.dumps({**_SOUND, name: value}) for name, values in _WRONG.items() for value in values] + [
    json.dumps({**_SOUND, "X": X})
    for X in ([[[1, 2], [3, 4]], [[1]]], [[[0] * 17] * 3] * 2, [[[0]]] * 9, {"length": 2})
]

# What a host may set later: looks that are nonsense, settings that don't fit.
later = [
    ("position", "null"),
    ("position", '["<b>", 1e9]'),
    ("channel", "-7"),
    ("channel", "'x'"),
    ("channel", "1e9"),
    ("X", "[[[1, 2]]]"),
    ("groups", "null"),
    ("show_all", "'yes'"),
]
