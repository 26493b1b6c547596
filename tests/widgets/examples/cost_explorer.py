from convbook import CostExplorer


def example() -> CostExplorer:
    return CostExplorer(3, 5, 3, 16, padding=1)
