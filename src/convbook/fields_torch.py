"""Receptive fields of torch modules: read off their layers, and confirmed by a gradient."""

from __future__ import annotations

import copy

import torch
from torch import nn

from convbook._arguments import integer
from convbook.correlation import Conv2D, pair
from convbook.fields import Layer
from convbook.pooling import pool2d

# What works cell by cell, so that it changes no field.
ELEMENTWISE = (
    nn.Identity, nn.ReLU, nn.ReLU6, nn.LeakyReLU, nn.PReLU, nn.ELU, nn.CELU, nn.SELU, nn.GELU, nn.SiLU, nn.Mish,
    nn.Softplus, nn.Sigmoid, nn.Tanh, nn.Hardtanh, nn.Hardswish, nn.Hardsigmoid, nn.Dropout, nn.Dropout2d,
    nn.BatchNorm2d,
)  # fmt: skip
_AXES = {"height": 0, "width": 1}


def layers_of(module: nn.Module, *, axis: str = "height") -> list[Layer]:
    """Return the layers of a (nested) ``nn.Sequential`` for `receptive_field`, along one axis, under their names.

    Convolutions and max and average pooling become a Layer; activations, dropout and batch normalisation (as at
    evaluation) work cell by cell and are left out.

    >>> layers_of(nn.Sequential(nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2)))
    [Layer(5, padding=2, name='0'), Layer(2, stride=2, name='2')]

    Raises TypeError for a module whose field this does not give, ValueError for an unknown axis and padding that is not
    zeros, the same on both sides.
    """
    if not isinstance(module, nn.Module):
        raise TypeError(f"module must be a torch module, not a {type(module).__name__}.")
    if axis not in _AXES:
        raise ValueError(f'axis must be "height" or "width", not {axis!r}.')
    return _layers(module, "", _AXES[axis])


def _layers(module: nn.Module, name: str, axis: int) -> list[Layer]:
    if isinstance(module, nn.Sequential):  # named_children() would leave out a child's second use
        prefix = f"{name}." if name else ""
        return [layer for key, child in module._modules.items() for layer in _layers(child, prefix + key, axis)]
    if isinstance(module, ELEMENTWISE):
        return []
    where = f"module.{name}" if name else "module"
    if isinstance(module, Conv2D):
        kernel = tuple(module.weight.shape[2:])
    elif isinstance(module, nn.Conv2d | nn.MaxPool2d | nn.AvgPool2d):
        kernel = pair(module.kernel_size)
    else:
        raise TypeError(
            f"{where} is a {type(module).__name__}, whose field depends on more than (k, s, p, d): write the Layers "
            "yourself, or use receptive_field_by_gradient."
        )
    if getattr(module, "padding_mode", "zeros") != "zeros":
        raise ValueError(f"{where} has padding_mode = {module.padding_mode!r}: only zeros hold no cell of the input.")
    k, s, d = (pair(value)[axis] for value in (kernel, module.stride, getattr(module, "dilation", 1)))
    if module.padding == "same":
        if d * (k - 1) % 2:
            raise ValueError(f'{where} has padding = "same" with d(k − 1) = {d}·{k - 1}, odd: more after than before.')
        p = d * (k - 1) // 2
    else:
        p = 0 if module.padding == "valid" else pair(module.padding)[axis]
    return [Layer(k, stride=s, padding=p, dilation=d, name=name, ceil_mode=getattr(module, "ceil_mode", False))]


class _MeanOfMaxPool(nn.Module):
    """The mean over the windows of a MaxPool2d: every cell of a window gets a gradient, not the winner alone."""

    def __init__(self, pool: nn.MaxPool2d):
        super().__init__()
        self.size = pool.kernel_size
        names = ("stride", "padding", "dilation", "ceil_mode")
        self.settings = {name: getattr(pool, name) for name in names}

    def forward(self, X):
        return pool2d(X, self.size, mode="avg", **self.settings)


def _without_zeros(module: nn.Module) -> nn.Module:
    """Return a copy of the module in which no term of a gradient is zero or cancels another."""
    copied = nn.Sequential(copy.deepcopy(module)).to("cpu", torch.float64).eval()
    for parent in list(copied.modules()):
        for name, child in list(parent._modules.items()):
            if isinstance(child, ELEMENTWISE):
                parent._modules[name] = nn.Identity()
            elif isinstance(child, nn.MaxPool2d):
                parent._modules[name] = _MeanOfMaxPool(child)
    generator = torch.Generator().manual_seed(0)  # leaves the reader's random numbers alone
    for parameter in copied.parameters():
        weights = 0.5 + torch.rand(parameter.shape, generator=generator, dtype=torch.float64)
        parameter.data = weights / weights[0].numel()  # deep stacks neither overflow nor vanish
    return copied


def receptive_field_by_gradient(
    module: nn.Module, input_size: tuple[int, int, int], position: tuple[int, int]
) -> tuple[list[int], list[int]]:
    """Return the rows and the columns of the input on which the output at ``position`` (i, j) depends, by its gradient.

    ``input_size`` is (c_i, n_h, n_w). The module is copied; in the copy weights are positive and random, max pooling is
    the mean of the same windows and activations are left out, so that no term of the gradient is zero or cancels
    another. The input is random too. A row is returned if any gradient in it is not zero.

    >>> receptive_field_by_gradient(nn.Sequential(nn.Conv2d(1, 2, 3), nn.MaxPool2d(2)), (1, 10, 14), (1, 3))
    ([2, 3, 4, 5], [6, 7, 8, 9])

    Raises TypeError for what is no module, ValueError for a position outside of the output.
    """
    if not isinstance(module, nn.Module):
        raise TypeError(f"module must be a torch module, not a {type(module).__name__}.")
    input_size, position = _integers("input_size", input_size, 3, 1), _integers("position", position, 2, 0)
    X = 0.5 + torch.rand(1, *input_size, generator=torch.Generator().manual_seed(1), dtype=torch.float64)
    Y = _without_zeros(module)(X.requires_grad_())  # (1, c_o, m_h, m_w)
    if Y.ndim != 4:
        raise ValueError(f"module must return (n, c_o, m_h, m_w), but the shape of its result is {tuple(Y.shape)}.")
    (i, j), (m_h, m_w) = position, Y.shape[2:]
    if i >= m_h or j >= m_w:
        raise ValueError(f"position = {position} lies outside of the output, which is {m_h} × {m_w}.")
    (gradient,) = torch.autograd.grad(Y[0, :, i, j].sum(), X)  # (1, c_i, n_h, n_w)
    seen = (gradient[0] != 0).any(0)  # (n_h, n_w)
    return seen.any(1).nonzero().flatten().tolist(), seen.any(0).nonzero().flatten().tolist()


def _integers(name: str, value: tuple[int, ...], count: int, at_least: int) -> tuple[int, ...]:
    """Return a tuple of ``count`` integers, or say why it isn't one."""
    letters = {2: "(i, j)", 3: "(c_i, n_h, n_w)"}[count]
    if not isinstance(value, tuple | list) or len(value) != count:
        raise ValueError(f"{name} must be {count} integers {letters}, not {value!r}.")
    return tuple(integer(f"{name}[{place}]", entry, at_least=at_least) for place, entry in enumerate(value))
