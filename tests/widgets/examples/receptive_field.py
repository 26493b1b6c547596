from convbook import ReceptiveField


def example() -> ReceptiveField:
    return ReceptiveField([3, (2, 2), 3], n=16)
