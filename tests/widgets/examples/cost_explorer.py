import json

from convbook import CostExplorer


def example() -> CostExplorer:
    return CostExplorer(3, 5, 3, 16, padding=1)


HOSTILE = [
    {"c_i": None},
    {"c_i": "64"},
    {"c_i": 1e9},
    {"c_i": [1, 2]},
    {"c_i": {"valueOf": 1}},
    {"k": 3},
    {"k": [3]},
    {"k": [3, None]},
    {"k": [3, "<b>"]},
    {"n": [0, 1]},
    {"n": [[1], 1]},
    {"bias": 1},
    {"rate": None},
    {"rate": 0},
    {"groups": 0},
    {"stride": [0, 1]},
    {"padding": [-1, 0]},
]
broken = [json.dumps(state) for state in HOSTILE]
later = [("pinned", value) for value in ("{ c_i: 0 }", "{ n: null }", "{ x: 1 }", "null", "'pinned'", "[5]")]
