import json

from convbook import Predict


def example() -> Predict:
    return Predict(
        "An 8 × 8 input under a 3 × 3 kernel with `stride=2`: which shape?",
        (3, 3),
        beliefs={(4, 4): ("3.5 is rounded down.", "padding-and-stride#stride")},
    )


HOSTILE = [
    {"question": None},
    {"question": {"toString": 1}},
    {"answer": None},
    {"answer": "none of the choices"},
    {"answer": [3, None]},
    {"answer": [3, 1.5]},
    {"answer": {}},
    {"choices": None},
    {"choices": "ab"},
    {"choices": [1, 2], "answer": 1},
    {"choices": {"includes": 1}, "answer": "x"},
    {"beliefs": 5},
    {"beliefs": [5]},
    {"beliefs": [None]},
    {"beliefs": [[[4, 4], None, ""]]},
    {"beliefs": [[[4, 4], "x", "javascript:alert(1)"]]},
    {"beliefs": [[[4, 4], "x", "//elsewhere"]]},
    {"beliefs": [[4, "x", ""]]},
    {"explanation": 5},
    {"tolerance": None},
    {"tolerance": "1"},
]
broken = [json.dumps(state) for state in HOSTILE]
