"""Time convolution layers on the machine at hand, forward and backward, beside the arithmetic that they need.

    python benchmarks/layers.py                                            # writes _build/layers.json
    python benchmarks/layers.py --output benchmarks/data/cpu-2-cores.json  # the file that the chapter on cost reads
    python benchmarks/layers.py --device cuda --output benchmarks/data/gpu-NAME.json

Each layer is ``torch.nn.functional.conv2d`` in float32, without bias, on random numbers. A row of the file holds the
layer's settings, its MACs and bytes as `convbook.conv_cost` counts them, and the seconds of one call forward and one
backward (both gradients): the fastest and the median of ``repeats`` calls, by the clock on the wall. Other work on the
machine can only slow a call down, so the fastest says most about the layer, and the median how quiet the machine was.

The machine's two limits are measured as well, never taken from a data sheet. ``peak_flops`` is the highest rate of
arithmetic that any call reached, among products of large square matrices and the layers themselves; ``bandwidth`` is
the bytes read and written per second in the fastest copy of an array that no cache holds.

On a GPU the clock is read when all work is done, and float32 means float32: the shorter TF32 format is off.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import torch
from torch.nn import functional as F

from convbook import conv_cost

DEFAULT_OUTPUT = Path(__file__).parents[1] / "_build" / "layers.json"
AT_LEAST = 7  # calls, however slow the layer is
MATRICES = (512, 1024, 2048)  # rows and columns: 0.3, 2 and 17 GFLOP
COPIED = 2**26  # numbers: 256 MiB read and as much written, more than a cache holds


@dataclass(frozen=True)
class Layer:
    """One layer and the number of images it is given; ``n`` is their height and width."""

    name: str
    c_i: int
    c_o: int
    k: int
    n: int
    batch: int
    stride: int = 1
    padding: int = 0
    groups: int = 1

    @property
    def settings(self) -> dict[str, int]:
        return {"stride": self.stride, "padding": self.padding, "groups": self.groups}


# In the order of their arithmetic intensity, forward.
LAYERS = (
    Layer("depthwise, 64 channels", 64, 64, 3, n=112, batch=8, padding=1, groups=64),
    Layer("1×1, 16 channels", 16, 16, 1, n=112, batch=32),
    Layer("1×1, 64 channels", 64, 64, 1, n=112, batch=8),
    Layer("1×1, 128 channels", 128, 128, 1, n=56, batch=4),
    Layer("7×7 stride 2, 3 to 64", 3, 64, 7, n=224, batch=16, stride=2, padding=3),
    Layer("3×3, 64 channels", 64, 64, 3, n=112, batch=8, padding=1),
    Layer("3×3, 256 channels", 256, 256, 3, n=14, batch=4, padding=1),
    Layer("5×5, 100 channels", 100, 100, 5, n=64, batch=1, padding=2),
)


def time_calls(call: Callable[[], object], device: str, seconds: float) -> list[float]:
    """Return the seconds of each of several calls, which together take about ``seconds``; two more warm up."""

    def timed() -> float:
        if device == "cuda":
            torch.cuda.synchronize()
        start = time.perf_counter()
        call()
        if device == "cuda":
            torch.cuda.synchronize()
        return time.perf_counter() - start

    timed(), timed()
    times: list[float] = []
    while sum(times) < seconds or len(times) < AT_LEAST:
        times.append(timed())
    return times


def layer_calls(layer: Layer, device: str) -> tuple[Callable[[], object], Callable[[], object]]:
    """Return the layer's forward call, without gradients, and its backward call."""
    generator = torch.Generator().manual_seed(2009)

    def numbers(*shape: int) -> torch.Tensor:
        return torch.randn(shape, generator=generator).to(device)

    X = numbers(layer.batch, layer.c_i, layer.n, layer.n).requires_grad_()
    K = numbers(layer.c_o, layer.c_i // layer.groups, layer.k, layer.k).requires_grad_()
    Y = F.conv2d(X, K, **layer.settings)
    G = numbers(*Y.shape)

    def forward() -> None:
        with torch.no_grad():
            F.conv2d(X, K, **layer.settings)

    def backward() -> None:
        torch.autograd.grad(Y, (X, K), G, retain_graph=True)

    return forward, backward


def measure_layer(layer: Layer, device: str, seconds: float) -> dict:
    """Return one row of the file."""
    cost = conv_cost(layer.c_i, layer.c_o, layer.k, layer.n, bias=False, batch=layer.batch, **layer.settings)
    row = {"layer": layer.name, "settings": asdict(layer)}
    row |= {"macs": cost.macs_forward, "bytes": cost.inference_bytes}
    for name, call in zip(("forward", "backward"), layer_calls(layer, device), strict=True):
        times = time_calls(call, device, seconds)
        row[name] = {"fastest": min(times), "median": statistics.median(times), "repeats": len(times)}
    return row


def measure_limits(device: str, seconds: float) -> dict[str, float]:
    """Return ``peak_flops``, FLOP per second, and ``bandwidth``, bytes per second."""
    rates = []
    for n in MATRICES:
        A, B, C = (torch.randn(n, n).to(device) for _ in range(3))
        multiply = partial(torch.mm, A, B, out=C)
        rates.append(2 * n**3 / min(time_calls(multiply, device, seconds)))
    source = torch.ones(COPIED, device=device)
    target = torch.zeros_like(source)
    copy = min(time_calls(lambda: target.copy_(source), device, seconds))
    return {"peak_flops": max(rates), "bandwidth": 2 * source.nbytes / copy}


def device_name(device: str) -> str:
    """Return what the machine calls its processor."""
    if device == "cuda":
        return torch.cuda.get_device_name()
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        return next(line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):  # not Linux, or a processor that has no such line
        return platform.processor() or platform.machine()


def measure_all(device: str = "cpu", *, threads: int | None = None, seconds: float = 1.0) -> dict:
    """Return what the file holds, saying on the way how far it is.

    ``device`` is "cpu" or "cuda", ``threads`` how many the CPU uses (all that it may, if None), ``seconds`` the time
    for each measurement. Raises ValueError for another device, one that is not there, and numbers below their least.
    """
    if device not in ("cpu", "cuda") or (device == "cuda" and not torch.cuda.is_available()):
        raise ValueError(f'device is {device!r}: give "cpu", or "cuda" on a machine where PyTorch finds such a GPU.')
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    threads = cores if threads is None else threads
    if threads < 1:
        raise ValueError(f"threads is {threads}: give 1 or more.")
    if not seconds > 0:
        raise ValueError(f"seconds is {seconds}: give a time above 0 for each measurement.")

    before = torch.get_num_threads()
    torch.set_num_threads(threads)
    torch.backends.cudnn.allow_tf32 = torch.backends.cuda.matmul.allow_tf32 = False
    try:
        print(f"{device_name(device)}, {threads} of {cores} cores")
        result = {
            "device": device_name(device),
            "kind": device,
            "cores": cores,
            "threads": threads,
            "torch": torch.__version__.split("+")[0],
            "date": datetime.now(UTC).date().isoformat(),
            "settings": {"dtype": "float32", "seconds": seconds, "at_least": AT_LEAST, "seed": 2009},
            **measure_limits(device, seconds),
            "rows": [],
        }
        for layer in LAYERS:
            row = measure_layer(layer, device, seconds)
            result["rows"].append(row)
            forward, backward = row["forward"]["fastest"], row["backward"]["fastest"]
            rate = 2 * row["macs"] / forward
            result["peak_flops"] = max(result["peak_flops"], rate)
            line = f"{forward * 1e3:8.2f} ms, backward {backward * 1e3:8.2f} ms, {rate / 1e9:7.1f} GFLOP/s"
            print(f"{layer.name:<22} {line}", flush=True)
        limits = f"{result['peak_flops'] / 1e9:.0f} GFLOP and {result['bandwidth'] / 1e9:.0f} GB per second"
        print(f"highest rates: {limits}")
    finally:
        torch.set_num_threads(before)
    return result


def rounded(value: object) -> object:
    """Return the same data with every float to four significant digits: more would only be noise."""
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items()}
    if isinstance(value, list):
        return [rounded(item) for item in value]
    return float(f"{value:.4g}") if isinstance(value, float) else value


def main(arguments: list[str] | None = None) -> None:
    """Measure, print a table, write the file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--device", choices=["cpu", "cuda"], default="cpu")
    parser.add_argument("--threads", type=int, help="threads of the CPU (default: all cores)")
    parser.add_argument("--seconds", type=float, default=1.0, help="time for each measurement (default 1)")
    parser.add_argument("--output", type=Path, default=DEFAULT_OUTPUT, help="default _build/layers.json")
    options = parser.parse_args(arguments)
    try:
        result = measure_all(options.device, threads=options.threads, seconds=options.seconds)
    except ValueError as error:
        parser.error(str(error))
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_text(json.dumps(rounded(result), indent=1) + "\n", encoding="utf-8")
    print(f"written to {options.output}")


if __name__ == "__main__":
    main()
