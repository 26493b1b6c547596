import json

from convbook import ReceptiveField


def example() -> ReceptiveField:
    return ReceptiveField([3, (2, 2), 3], n=16)


HOSTILE = [
    {"n": None},
    {"n": "15"},
    {"n": 1e9},
    {"n": 1.5},
    {"n": {"toString": 1}},
    {"layers": None},
    {"layers": []},
    {"layers": "conv"},
    {"layers": {"length": 3}},
    {"layers": [None]},
    {"layers": [3]},
    {"layers": [[3, 1, 0, 1]]},
    {"layers": [[3, None, 0, 1, "conv"]]},
    {"layers": [["<b>", 1, 0, 1, "conv"]]},
    {"layers": [[3, 1, 0, 1, {"toString": 1}]]},
    {"layers": [[3, 1, 0, 1, "n" * 100_000]]},
    {"layers": [[3, 1e300, 0, 1, "conv"]]},
    {"layers": [[1, 1, 64, 1, "conv"]] * 8},
    {"layers": [[3, 1, 0, 1, "conv"]] * 10_000},
]
broken = [json.dumps(state) for state in HOSTILE]
later = [
    ("cell", value)
    for value in (
        "null",
        "'x'",
        "[1]",
        "[9, 9]",
        "[-1, -1]",
        "[0.5, 0]",
        "['length', 1]",
        "[1, 1e9]",
        "{ toString: 1 }",
    )
]
