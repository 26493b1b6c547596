from convbook import ShapeExplorer


def example() -> ShapeExplorer:
    return ShapeExplorer((8, 7), 3, stride=2)
