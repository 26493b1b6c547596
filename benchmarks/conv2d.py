"""Time `convbook.conv2d` against `torch.nn.functional.conv2d`, forward, in float32, on one thread.

    python benchmarks/conv2d.py [--seconds 3]

The two take turns, on the same tensors and with a bias; a row holds the median of each and their ratio. The time is
that of the thread, so that other work on the machine counts less. The six layers are the two convolutions of LeNet-5
(LeCun et al., 1998), the first two of AlexNet (as torchvision has it), the second and the last of VGG-16. Each is timed
for a single image, as a chapter uses it, and for a batch: 64 images for LeNet, 16 for AlexNet, 4 for VGG.
"""

from __future__ import annotations

import argparse
import math
import statistics
import time
from dataclasses import dataclass, replace

import torch
from torch.nn import functional as F

from convbook import conv2d


@dataclass(frozen=True)
class Case:
    """A layer and its input: (n, c_i, n_h, n_w) and (c_o, c_i, k_h, k_w)."""

    name: str
    X: tuple[int, int, int, int]
    K: tuple[int, int, int, int]
    stride: int = 1
    padding: int = 0

    def __str__(self) -> str:
        n, c_i, n_h, n_w = self.X
        c_o, _, k_h, k_w = self.K
        return f"{n}×{c_i}×{n_h}×{n_w} → {c_o}, k {k_h}×{k_w}, s {self.stride}, p {self.padding}"


@dataclass(frozen=True)
class Row:
    """The medians of one case, in milliseconds."""

    case: Case
    ours: float
    torch: float
    repeats: int

    @property
    def ratio(self) -> float:
        return self.ours / self.torch


IN_BATCHES = (
    Case("LeNet-5 C1", (64, 1, 28, 28), (6, 1, 5, 5), padding=2),
    Case("LeNet-5 C3", (64, 6, 14, 14), (16, 6, 5, 5)),
    Case("AlexNet 1", (16, 3, 224, 224), (64, 3, 11, 11), stride=4, padding=2),
    Case("AlexNet 2", (16, 64, 27, 27), (192, 64, 5, 5), padding=2),
    Case("VGG-16 2", (4, 64, 224, 224), (64, 64, 3, 3), padding=1),
    Case("VGG-16 13", (4, 512, 14, 14), (512, 512, 3, 3), padding=1),
)
ONE_IMAGE = tuple(replace(case, X=(1, *case.X[1:])) for case in IN_BATCHES)


def measure(case: Case, *, seconds: float, at_least: int = 7) -> Row:
    """Run ours and torch's in turn for about ``seconds``, and at least ``at_least`` times each."""
    generator = torch.Generator().manual_seed(2016)
    X, K = torch.randn(case.X, generator=generator), torch.randn(case.K, generator=generator)
    bias = torch.randn(case.K[0], generator=generator)
    settings = {"stride": case.stride, "padding": case.padding}
    times: dict[str, list[float]] = {"ours": [], "torch": []}
    both = {"ours": conv2d, "torch": F.conv2d}
    with torch.no_grad():
        answers = [function(X, K, bias, **settings) for function in both.values()]  # also warms up
        torch.testing.assert_close(*answers, rtol=1e-4, atol=1e-3)
        end = time.thread_time() + seconds
        while time.thread_time() < end or len(times["torch"]) < at_least:
            for name, function in both.items():
                start = time.thread_time()
                function(X, K, bias, **settings)
                times[name].append((time.thread_time() - start) * 1e3)
    return Row(case, *(statistics.median(series) for series in times.values()), repeats=len(times["torch"]))


def measure_all(cases: tuple[Case, ...], *, seconds: float = 3.0) -> list[Row]:
    """Return one row a case, measured on one thread; the number of threads is put back afterwards."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        return [measure(case, seconds=seconds) for case in cases]
    finally:
        torch.set_num_threads(threads)


def geometric_mean(rows: list[Row]) -> float:
    """Return the geometric mean of the rows' ratios."""
    return math.prod(row.ratio for row in rows) ** (1 / len(rows))


def table(title: str, rows: list[Row]) -> str:
    """Return the rows as text, with the geometric mean of their ratios."""
    width = max(len(str(row.case)) for row in rows)
    lines = [f"{title:<11}{'':<{width}}  {'ours, ms':>9}  {'F.conv2d':>9}  ratio  repeats"]
    for row in rows:
        numbers = f"{row.ours:9.3f}  {row.torch:9.3f}  {row.ratio:5.2f}  {row.repeats:7}"
        lines.append(f"{row.case.name:<11}{row.case!s:<{width}}  {numbers}")
    largest = max(row.ratio for row in rows)
    return "\n".join([*lines, f"geometric mean of the ratios {geometric_mean(rows):.2f}, largest {largest:.2f}"])


def main(arguments: list[str] | None = None) -> dict[str, list[Row]]:
    """Print both tables and return their rows."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=3.0, help="time for each row (default 3)")
    seconds = parser.parse_args(arguments).seconds
    results = {}
    for title, cases in {"one image": ONE_IMAGE, "in batches": IN_BATCHES}.items():
        results[title] = measure_all(cases, seconds=seconds)
        print(table(title, results[title]), end="\n\n", flush=True)
    return results


if __name__ == "__main__":
    main()
