from convbook import KernelTraining

from ..harness import EDGES, STRIPE


def example() -> KernelTraining:
    return KernelTraining(STRIPE, EDGES, [[0.5, 0.5]], learning_rate=0.02, steps=9)


# States that leave the static picture.
broken = [
    '{"X":[[1,2],[3]]}',
    '{"X":[["<b>"]]}',
    '{"X":[[1e7]]}',
    '{"X":null}',
    '{"Y":[[1,2]]}',
    '{"K0":[[1,1,1]]}',
    '{"K0":[[1e300]]}',
    '{"learning_rate":null}',
    '{"learning_rate":"0.1"}',
    '{"learning_rate":1e9}',
    '{"steps":1e9}',
    '{"steps":2.5}',
    '{"bias":"<i>"}',
    '{"bias":[1]}',
]

# What a model may hold later.
later = [
    ("step", "'x'"),
    ("step", "-5"),
    ("step", "1.5"),
    ("step", "null"),
    ("step", "1e9"),
    ("_initial", "{bias: '<b>'}"),
    ("learning_rate", "NaN"),
    ("learning_rate", "null"),
    ("steps", "1e9"),
    ("K0", "[[NaN, 1]]"),
    ("X", "'<b>'"),
]
