from convbook import PointwiseMix

from ..harness import STRIPE


def example() -> PointwiseMix:
    return PointwiseMix([STRIPE, STRIPE], [[1, -1], [2, 0], [0, -3]])


# States that leave the static picture.
broken = [
    '{"X":null}',
    '{"X":[]}',
    '{"X":"abc"}',
    '{"X":[[1]]}',
    '{"X":[[[null]],[[1]]]}',
    '{"X":[[["<b>1</b>"]],[[1]]]}',
    '{"X":[[[1,2]],[[1]]]}',
    '{"X":[[[1e9]],[[1]]]}',
    '{"X":[[[1]]]}',
    '{"K":[[-1000001,1]]}',
    '{"K":{"length":1}}',
    '{"bias":[0]}',
    '{"bias":0}',
    '{"bias":[null,0,0]}',
]

# What a model may hold later.
later = [
    ("X", "null"),
    ("X", "[[[1]], [[2]]]"),
    ("K", "[['<b>']]"),
    ("bias", "[1e9, 1e9, 1e9]"),
    ("position", "null"),
    ("position", "['a', {}]"),
    ("position", "[-5, 1e9]"),
    ("position", "'<b>'"),
    ("channel", "null"),
    ("channel", "'z'"),
    ("channel", "-1"),
    ("channel", "0.5"),
    ("as_matrix", "'<b>'"),
]
