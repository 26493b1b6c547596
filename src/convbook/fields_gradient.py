"""Receptive fields of any torch module, by its gradient.

The gradient of one output is zero at every cell on which the output does not depend. It can be zero at others too:
where a maximum was not reached, where an activation is flat, where terms cancel. So it is taken of a copy of the module
in which that cannot happen (`_StandIns`), however the module is written: the stand-ins replace PyTorch's functions, not
the modules that call them.

A function that is not among those replaced may still hide a cell. Therefore the answer is checked on the module as it
is: everything outside of the field is set to NaN, which passes through sums, products and maxima alike, and the output
must stay a number (`_nan_stays_outside`). What neither can tell is refused, with the reason.
"""

from __future__ import annotations

import copy
from typing import Any

import torch
from torch import nn
from torch.nn import functional as F
from torch.overrides import TorchFunctionMode
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves

from convbook._arguments import checked, integer
from convbook.numbers import shown
from convbook.pooling import pool2d

# Names of PyTorch's functions and methods that work at each cell by itself; their stand-in is the identity.
ELEMENTWISE = {
    "relu", "relu6", "leaky_relu", "rrelu", "prelu", "elu", "celu", "selu", "gelu", "silu", "mish", "softplus",
    "softsign", "sigmoid", "logsigmoid", "tanh", "hardtanh", "hardswish", "hardsigmoid", "tanhshrink", "softshrink",
    "hardshrink", "threshold", "clamp", "clamp_min", "clamp_max", "clip", "dropout", "dropout1d", "dropout2d",
    "alpha_dropout", "feature_alpha_dropout", "feature_dropout",
}  # fmt: skip
# Names of those for which there is no stand-in, and why.
REFUSED = {
    "fractional_max_pool2d": "its windows are random",
    "fractional_max_pool2d_with_indices": "its windows are random",
    **dict.fromkeys(("max_unpool1d", "max_unpool2d"), "where it puts a value depends on other values"),
    **dict.fromkeys(
        ("max_pool1d_with_indices", "max_pool2d_with_indices", "adaptive_max_pool1d_with_indices",
         "adaptive_max_pool2d_with_indices"),
        "it returns places, which depend on the values",
    ),
}  # fmt: skip


class FieldUnknown(ValueError):
    """Says why this module's field can't be told."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"module's field can't be told from its gradient: {reason}. Write its Layers yourself for trace_field, or "
            "change the input cell by cell and see whether the output changes."
        )


def _mean_of_windows(
    X, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False
) -> torch.Tensor:
    """Stand in for max pooling over two axes: the mean of the same windows gives every cell a gradient."""
    return pool2d(
        X, kernel_size, mode="avg", stride=stride or None, padding=padding, dilation=dilation, ceil_mode=ceil_mode
    )


def _mean_of_windows_1d(
    X, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False
) -> torch.Tensor:
    """The same over one axis, (n, c, m), as one row."""
    k, s, p, d = (
        (row, value[0] if isinstance(value, tuple | list) else value)
        for row, value in ((1, kernel_size), (1, stride or kernel_size), (0, padding), (1, dilation))
    )
    return _mean_of_windows(X.unsqueeze(-2), k, s, p, d, ceil_mode).squeeze(-2)


STAND_INS = {
    F.max_pool1d: _mean_of_windows_1d,
    torch.max_pool1d: _mean_of_windows_1d,
    F.max_pool2d: _mean_of_windows,
    torch.max_pool2d: _mean_of_windows,
    F.adaptive_max_pool1d: lambda X, output_size, return_indices=False: F.adaptive_avg_pool1d(X, output_size),
    F.adaptive_max_pool2d: lambda X, output_size, return_indices=False: F.adaptive_avg_pool2d(X, output_size),
    **dict.fromkeys((torch.maximum, torch.minimum, torch.fmax, torch.fmin), lambda X, other: (X + other) / 2),
    **dict.fromkeys(
        (torch.amax, torch.amin, torch.Tensor.amax, torch.Tensor.amin),
        lambda X, dim=(), keepdim=False: X.mean(dim, keepdim),
    ),
}


class _StandIns(TorchFunctionMode):
    """While this is on, activations are the identity and the largest of several numbers is their mean."""

    def __torch_function__(self, func, types, args=(), kwargs=None):
        kwargs = kwargs or {}
        name = getattr(func, "__name__", "")
        if name in REFUSED:
            raise FieldUnknown(f"it calls {name}, and {REFUSED[name]}")
        if func in STAND_INS:
            return STAND_INS[func](*args, **kwargs)
        if name.strip("_") in ELEMENTWISE:
            return next(leaf for leaf in tree_leaves((args, kwargs)) if isinstance(leaf, torch.Tensor))
        return func(*args, **kwargs)


# What takes NaN and gives numbers, or goes on by Python, beside what works on each cell by itself.
LOSES_NAN = {"_local_scalar_dense", "equal", "sort", "topk", "kthvalue", "mode", "nansum", "nanmedian", "histc"}
REPLACES = {"where", "masked_fill", "copy", "fill", "zero"}  # these put other numbers at places that are given


class _NanIsKept(TorchDispatchMode):
    """While this is on, an operation that loses NaN, or goes on with integers or bools made of it, is refused."""

    def __init__(self) -> None:
        super().__init__()
        self.places: list[torch.Tensor] = []  # integers and bools made of NaN

    @classmethod
    def _should_skip_dynamo(cls) -> bool:
        return False  # as PyTorch documents it: nothing is compiled here, so its compiler need not be imported

    def __torch_dispatch__(self, func, types, args=(), kwargs=None):
        kwargs = kwargs or {}
        name = func.overloadpacket.__name__
        inputs = [leaf for leaf in tree_leaves((args, kwargs)) if isinstance(leaf, torch.Tensor)]
        used = any(leaf is place for leaf in inputs for place in self.places)
        if used and not func.is_view:
            raise FieldUnknown(f"{name} depends on a comparison or a place")
        nan = [leaf.isnan() for leaf in inputs if leaf.is_floating_point()]  # before: the call may be in place
        odd = any(bool(part.any()) for part in nan)
        if odd and name in LOSES_NAN:
            raise FieldUnknown(f"{name} looks at values")
        result = func(*args, **kwargs)
        if odd or used:
            results = [leaf for leaf in tree_leaves(result) if isinstance(leaf, torch.Tensor)]
            self.places += [leaf for leaf in results if not (leaf.is_floating_point() or leaf.is_complex())]
            if torch.Tag.pointwise in func.tags and name.strip("_") not in REPLACES:
                for leaf in results:
                    if leaf.is_floating_point() and any((part & ~leaf.isnan()).any() for part in nan):
                        raise FieldUnknown(f"{name} can be flat")
        return result


def _positive(module: nn.Module) -> nn.Module:
    """Return a copy with random positive weights, so that no sum of products cancels."""
    copied = copy.deepcopy(module).to("cpu", torch.float64).eval().requires_grad_(False)
    generator = torch.Generator().manual_seed(0)
    for parameter in copied.parameters():
        if parameter.is_floating_point():
            weights = 0.5 + torch.rand(parameter.shape, generator=generator, dtype=torch.float64)
            parameter.data = weights / max(1, weights[0].numel() if weights.ndim else 1)  # deep stacks don't overflow
    return copied


def _check_receptive_field_by_gradient(module: Any, input_size: Any, position: Any) -> dict[str, Any]:
    if not isinstance(module, nn.Module):
        raise TypeError(f"module must be a torch module, not a {type(module).__name__}.")
    axes = 1 if isinstance(position, tuple | list) and len(position) == 1 else 2
    letters = {1: ("(c_i, n)", "(i,)"), 2: ("(c_i, n_h, n_w)", "(i, j)")}[axes]
    return {
        "module": module,
        "input_size": _integers("input_size", input_size, letters[0], count=axes + 1, at_least=1),
        "position": _integers("position", position, letters[1], count=axes, at_least=0),
    }


def _integers(name: str, value: Any, letters: str, *, count: int, at_least: int) -> tuple[int, ...]:
    """Return a tuple of ``count`` integers, or say why it isn't one."""
    if not isinstance(value, tuple | list) or len(value) != count:
        raise ValueError(f"{name} must be {count} integers {letters}, not {shown(value)}.")
    return tuple(integer(f"{name}[{place}]", entry, at_least=at_least) for place, entry in enumerate(value))


@checked(_check_receptive_field_by_gradient)
def receptive_field_by_gradient(
    module: nn.Module, input_size: tuple[int, ...], position: tuple[int, ...]
) -> tuple[list[int], ...]:
    """Return the rows and the columns of the input on which the output at ``position`` (i, j) depends, by its gradient.

    ``input_size`` is (c_i, n_h, n_w). A module over one axis takes (c_i, n) and (i,) and gives one list. The module is
    copied, to evaluation; in the copy weights are positive and random, max pooling is the mean of the same windows and
    activations are left out, so that no term of the gradient is zero or cancels another. This holds for modules and
    for functions that ``forward`` calls. A row is returned if any gradient in it is not zero. Then everything outside
    of these rows and columns is made NaN, in the module with its activations, and the output has to stay a number.

    >>> receptive_field_by_gradient(nn.Sequential(nn.Conv2d(1, 2, 3), nn.MaxPool2d(2)), (1, 10, 14), (1, 3))
    ([2, 3, 4, 5], [6, 7, 8, 9])

    Raises TypeError for what is no module, ValueError for a position outside of the output, a module that does not run
    on such an input, and a module whose field this cannot tell, such as one that rounds, sorts or branches on values.
    """
    with (
        torch.inference_mode(False),  # gradients are on, also under the reader's no_grad; autocast leaves float64 alone
        torch.random.fork_rng(devices=[]),  # leaves the reader's random numbers alone
    ):
        net = _positive(module)
        generator = torch.Generator().manual_seed(1)
        X = 0.5 + torch.rand(1, *input_size, generator=generator, dtype=torch.float64)  # (1, c_i, n_h, n_w)
        with _StandIns():
            Y = _output(net, X.requires_grad_(), position)  # (c_o)
        weights = 0.5 + torch.rand(Y.shape, generator=generator, dtype=torch.float64)  # a sum of softmaxes is flat
        if not Y.requires_grad:
            raise FieldUnknown("its output has no gradient, as after detach or under no_grad")
        (gradient,) = torch.autograd.grad((Y * weights).sum(), X, materialize_grads=True)  # (1, c_i, n_h, n_w)
        if not gradient.isfinite().all():
            raise FieldUnknown("its gradient is not finite")
        seen = (gradient[0] != 0).any(0)  # (n_h, n_w)
        axes = range(seen.ndim)
        lines = [seen.any(tuple(other for other in axes if other != axis)) if seen.ndim > 1 else seen for axis in axes]
        inside = lines[0] if seen.ndim == 1 else lines[0][:, None] & lines[1]  # (n_h, n_w), a rectangle with gaps
        if not _nan_stays_outside(net, X.detach(), inside, position):
            raise FieldUnknown("the output changes with cells of which its gradient knows nothing")
    return tuple(line.nonzero().flatten().tolist() for line in lines)


def _output(net: nn.Module, X: torch.Tensor, position: tuple[int, ...]) -> torch.Tensor:
    """Return the output's channels at the position, (c_o)."""
    torch.manual_seed(0)  # the same random numbers for each call, if the module draws any
    try:
        Y = net(X)
    except FieldUnknown:
        raise
    except Exception as error:
        words = " ".join(str(error).split())[:200]
        raise ValueError(
            f"module fails on an input of shape {tuple(X.shape)}, float64, with {type(error).__name__}: {words}"
        ) from error
    letters = "(n, c_o, m)" if X.ndim == 3 else "(n, c_o, m_h, m_w)"
    if not isinstance(Y, torch.Tensor):
        raise ValueError(f"module must return one tensor {letters}, not a {type(Y).__name__}.")
    if Y.ndim != X.ndim:
        raise ValueError(f"module must return {letters}, but the shape of its result is {tuple(Y.shape)}.")
    if any(place >= size for place, size in zip(position, Y.shape[2:], strict=True)):
        sizes = " × ".join(map(str, Y.shape[2:]))
        raise ValueError(f"position = {shown(position)} lies outside of the output, which is {sizes}.")
    return Y[(0, slice(None), *position)]  # (c_o)


@torch.no_grad()
def _nan_stays_outside(net: nn.Module, X: torch.Tensor, inside: torch.Tensor, position: tuple[int, ...]) -> bool:
    """Return whether the output at the position is the same whatever lies outside of the field."""
    if inside.all():
        return True
    with _NanIsKept():
        there = _output(net, X.masked_fill(~inside, torch.nan), position)
    if not there.isnan().any():
        return True
    # NaN passes through a weight that is zero, too, as in a masked kernel; huge numbers don't.
    here = _output(net, X, position)
    signs = torch.where(torch.rand(X.shape) < 0.5, -1.0, 1.0).double()
    return all(
        torch.equal(_output(net, torch.where(inside, X, 1e200 * sign), position), here)
        for sign in (torch.ones_like(X), -torch.ones_like(X), signs)
    )
