from convbook import Predict


def example() -> Predict:
    return Predict(
        "An 8 × 8 input under a 3 × 3 kernel with `stride=2`: which shape?",
        (3, 3),
        beliefs={(4, 4): ("3.5 is rounded down.", "padding-and-stride#stride")},
    )
