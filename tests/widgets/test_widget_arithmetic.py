"""The browser's arithmetic of a sliding window against torch; its checks, limits and numbers against Python's."""

from __future__ import annotations

import random
from typing import Any

import pytest
import torch
from torch.nn import functional as F

from convbook.geometry import output_size
from convbook.numbers import short, text
from convbook.widgets.model import checks as python

from .node import Node

PAIRS = ("padding", "stride", "dilation")

# Everything a widget shows about a setting, computed in one call for all settings.
ASK = """
(window, all) => all.map((settings) => {
  const layer = settings.flip ? { ...settings, K: window.rotated(settings.K) } : settings;
  const sizes = window.windowOf(layer);
  const [height, width] = window.axes(sizes);
  const range = (n) => Array.from({ length: n }, (_, at) => at);
  const cells = range(height.padded).map((r) => range(width.padded).map((c) => [r, c]));
  const each = (ask) => range(height.m).map((i) => range(width.m).map((j) => ask(i, j)));
  return {
    m: [height.m, width.m],
    dropped: [height.dropped, width.dropped],
    output: window.output(layer, settings.bias),
    sums: each((i, j) => window.taps(layer, i, j).reduce((sum, { x, w }) => sum + x * w, settings.bias)),
    values: each((i, j) => window.taps(layer, i, j).map(({ x }) => x)),
    padding: cells.map((row) => row.map(([r, c]) => window.isPadding(sizes, r, c))),
    windows: each((i, j) => window.touched(sizes, i, j).map(({ r, c }) => r * width.padded + c)),
    users: cells.map((row) => row.map(([r, c]) => window.uses(sizes, r, c).map(({ i, j }) => i * width.m + j))),
    met: cells.map((row) => row.map(([r, c]) => window.uses(sizes, r, c).map(({ u, v }) => layer.K[u][v]))),
  };
})
"""


def random_setting(rng: random.Random) -> dict[str, Any]:
    """One setting that fits: sizes and all parameters drawn for each axis on its own."""
    while True:
        n, k = [rng.randint(1, 11) for _ in "hw"], [rng.randint(1, 5) for _ in "hw"]
        setting = {
            "X": [[rng.randint(-9, 9) / rng.choice([1, 4]) for _ in range(n[1])] for _ in range(n[0])],
            "K": [[rng.randint(-9, 9) / rng.choice([1, 8]) for _ in range(k[1])] for _ in range(k[0])],
            "bias": rng.choice([0, -2.5, 7]),
            "padding": [rng.randint(0, 3) for _ in "hw"],
            "stride": [rng.randint(1, 4) for _ in "hw"],
            "dilation": [rng.randint(1, 3) for _ in "hw"],
            "flip": rng.random() < 0.5,
        }
        if python.sliding(setting["X"], setting["K"], **{name: tuple(setting[name]) for name in PAIRS}) is None:
            return setting


def some_settings(count: int, seed: int) -> list[dict[str, Any]]:
    rng = random.Random(seed)
    return [random_setting(rng) for _ in range(count)]


def by_torch(setting: dict[str, Any]) -> dict[str, Any]:
    """The same facts from torch: the output from conv2d, windows from unfolding the cells' numbers."""
    X = torch.tensor(setting["X"], dtype=torch.float64)  # (n_h, n_w)
    K = torch.tensor(setting["K"], dtype=torch.float64)  # (k_h, k_w)
    if setting["flip"]:
        K = K.flip(0, 1)
    p_h, p_w = setting["padding"]
    how = {"stride": setting["stride"], "dilation": setting["dilation"]}
    bias = torch.tensor([float(setting["bias"])], dtype=torch.float64)
    Y = F.conv2d(X[None, None], K[None, None], bias, padding=(p_h, p_w), **how)[0, 0]  # (m_h, m_w)

    padded = F.pad(X, (p_w, p_w, p_h, p_h))  # (n_h + 2p_h, n_w + 2p_w)
    numbers = torch.arange(padded.numel(), dtype=torch.float64).reshape(padded.shape)
    windows = F.unfold(numbers[None, None], K.shape, **how)[0].T.reshape(*Y.shape, -1)  # (m_h, m_w, k_h k_w)
    users: list[list[list[int]]] = [[[] for _ in row] for row in padded]
    met: list[list[list[float]]] = [[[] for _ in row] for row in padded]
    weights = K.flatten().tolist()
    for output, window in enumerate(windows.reshape(Y.numel(), -1).tolist()):
        for cell, weight in zip(window, weights, strict=True):
            r, c = divmod(int(cell), padded.shape[1])
            users[r][c].append(output)
            met[r][c].append(weight)

    # Dropped: the rows and columns beyond the last cell of the last window.
    last_row, last_column = divmod(int(windows[-1, -1, -1]), padded.shape[1])
    return {
        "m": list(Y.shape),
        "dropped": [padded.shape[0] - 1 - last_row, padded.shape[1] - 1 - last_column],
        "output": Y.tolist(),
        "sums": Y.tolist(),
        "values": padded.flatten()[windows.long()].tolist(),
        "padding": F.pad(torch.zeros_like(X), (p_w, p_w, p_h, p_h), value=1.0).bool().tolist(),
        "windows": windows.long().tolist(),
        "users": users,
        "met": met,
    }


def mismatches(node: Node, settings: list[dict[str, Any]], **sources: Any) -> set[str]:
    """Ask about the settings, and return the names of the facts in which the answers and torch differ."""
    wrong = set()
    for setting, answer in zip(settings, node.ask("parts/window", ASK, settings, **sources), strict=True):
        for name, expected in by_torch(setting).items():
            if name in ("output", "sums"):
                same = len(answer[name]) == len(expected) and all(
                    pytest.approx(row, abs=1e-9) == line for row, line in zip(expected, answer[name], strict=True)
                )
            else:
                same = answer[name] == expected
            if not same:
                wrong.add(name)
    return wrong


def test_arithmetic_and_geometry_equal_torch(node: Node) -> None:
    settings = some_settings(400, seed=2)
    assert mismatches(node, settings) == set()
    for setting in settings:  # the sample is not one-sided
        m = by_torch(setting)["m"]
        assert m == [
            output_size(n, k, padding=p, stride=s, dilation=d)
            for n, k, p, s, d in zip(
                (len(setting["X"]), len(setting["X"][0])),
                (len(setting["K"]), len(setting["K"][0])),
                *(setting[name] for name in PAIRS),
                strict=True,
            )
        ]
    assert sum(any(by_torch(setting)["dropped"]) for setting in settings) > 50
    assert sum(setting["flip"] for setting in settings) > 100


@pytest.mark.parametrize(
    ("right", "wrong", "seen_in"),
    [
        ("i * stride[0] + u * dilation[0]", "i * stride[0] + u", "windows"),
        ("j * stride[1] + v * dilation[1]", "j * stride[0] + v * dilation[1]", "windows"),
        ("d * (k - 1) - 1;", "d * (k - 1);", "m"),
        ("(sum, { x, w }) => sum + x * w, 0)", "(sum, { x, w }) => sum + x * Math.abs(w), 0)", "output"),
        ("(padded - span) % s", "padded % s", "dropped"),
        ("[...K].reverse().map((row) => [...row].reverse())", "[...K].reverse()", "output"),
        ("(cell - weight * d) / s", "(cell - weight) / s", "users"),
        ("[c - left]", "[c - top]", "values"),
    ],
)
def test_a_planted_error_is_found(node: Node, right: str, wrong: str, seen_in: str) -> None:
    settings = [setting for setting in some_settings(60, seed=3) if setting["padding"][0] <= setting["padding"][1]]
    assert seen_in in mismatches(node, settings, sources=node.plant("parts/window", right, wrong))


def test_the_chapters_numbers(node: Node) -> None:
    plain = {"bias": 0, "stride": [1, 1], "padding": [0, 0], "dilation": [1, 1], "flip": False}
    first = {"X": [[0, 1, 2], [3, 4, 5], [6, 7, 8]], "K": [[0, 1], [2, 3]]} | plain
    shape = [[0, 0, 0, 0, 0], [0, 1, 1, 1, 0], [0, 1, 1, 1, 0], [0, 1, 1, 0, 0], [0, 1, 0, 0, 0]]
    laplacian = {"X": shape, "K": [[0, 1, 0], [1, -4, 1], [0, 1, 0]]} | plain

    def output(setting: dict[str, Any]) -> list[list[float]]:
        kernel = "flip ? window.rotated(K) : K"
        ask = f"(window, {{ K, bias, flip, ...layer }}) => window.output({{ ...layer, K: {kernel} }}, bias)"
        return node.ask("parts/window", ask, setting)

    assert output(first) == [[19, 25], [37, 43]]
    assert output(first | {"flip": True}) == [[5, 11], [23, 29]]
    assert output(first | {"bias": -4.5}) == [[14.5, 20.5], [32.5, 38.5]]
    assert output(laplacian) == [[-2, -1, -2], [-1, 0, -2], [-1, -2, 2]]


def test_limits_and_words_equal_pythons(node: Node) -> None:
    rng = random.Random(5)
    draw = {"padding": (-1, 10), "stride": (-1, 18), "dilation": (-1, 18)}
    settings = []
    for _ in range(600):
        n, k = [rng.randint(1, 16) for _ in "hw"], [rng.randint(1, 9) for _ in "hw"]
        pairs = {name: [rng.choice([low, 1, 1, 1, 2, 3, 6, high]) for _ in "hw"] for name, (low, high) in draw.items()}
        settings.append({"X": [[1] * n[1]] * n[0], "K": [[1] * k[1]] * k[0], "bias": 0, "flip": False} | pairs)
    problems = node.ask("parts/checks", "(checks, all) => all.map((one) => checks.checkSliding(one))", settings)
    expected = [python.sliding(one["X"], one["K"], **{name: tuple(one[name]) for name in PAIRS}) for one in settings]
    assert problems == expected
    starts = {message.split(" must")[0].split(" does")[0] for message in expected if message}
    named = {f"{name}{axis}" for name in PAIRS for axis in ("", " along the height", " along the width")}
    assert starts == named | {"K"}
    assert expected.count(None) > 50

    # Where only the kernel decides, torch agrees on what fits.
    for one, message in zip(settings, expected, strict=True):
        in_range = message is None or message.startswith("K does not fit")
        if in_range:
            X, K = (torch.tensor(one[name], dtype=torch.float64)[None, None] for name in "XK")
            try:
                F.conv2d(X, K, padding=one["padding"], stride=one["stride"], dilation=one["dilation"])
                fits = True
            except RuntimeError:
                fits = False
            assert fits == (message is None), one


def test_numbers_are_printed_as_in_python(node: Node) -> None:
    rng = random.Random(7)
    numbers = [0, -0.0, 1, -1, 19, 1e6, -123456, 0.5, -0.25, 1 / 3, 2.0625, 1e-5, -1.5e-7, 0.00099995, 999.95, 12345.6]
    numbers += [rng.uniform(-1, 1) * 10 ** rng.randint(-8, 6) for _ in range(300)]
    shown = node.ask("parts/numbers", "(numbers, all) => all.map(numbers.format)", numbers)
    assert shown == [text(number) for number in numbers]
    assert shown[:5] == ["0", "0", "1", "−1", "19"]
    assert shown[8:10] == ["−0.25", "0.3333"]


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (3, "3"),
        (-4, "−4"),
        (1 / 9, "0.11"),
        (-1.126, "−1.13"),
        (0.0047, "0.005"),
        (123.4, "123"),
        (-123456, "−1.2e5"),
        (1e6, "1e6"),
    ],
)
def test_cells_have_few_characters(node: Node, number: float, shown: str) -> None:
    assert node.ask("parts/numbers", "(numbers, one) => numbers.formatShort(one)", number) == shown == short(number)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("3", 3),
        (" −0.5 ", -0.5),
        ("-.25", -0.25),
        ("1e-3", 0.001),
        ("1/9", 1 / 9),
        ("-1 / 8", -0.125),
        ("-0", 0),
        ("+2", 2),
    ],
)
def test_what_is_typed_is_read(node: Node, typed: str, read: float) -> None:
    assert node.ask("parts/numbers", "(numbers, text) => numbers.parse(text)", typed) == {"value": read}


@pytest.mark.parametrize(
    "typed", ["", "abc", "NaN", "Infinity", "1e9", "-1000001", "1/0", "0/0", "1/2/3", "0x10", "1,5,", "<b>1</b>"]
)
def test_what_is_no_number_is_explained(node: Node, typed: str) -> None:
    message = node.ask("parts/numbers", "(numbers, text) => numbers.parse(text)", typed)["message"]
    assert typed in message
    assert "such as 3" in message or "from −1000000 to 1000000" in message
