"""The layers of a torch module, read off it for `fields.receptive_field`."""

from __future__ import annotations

from typing import Any

from torch import nn

from convbook._arguments import checked, one_of
from convbook.correlation import Conv2D
from convbook.fields import Layer
from convbook.geometry import pair
from convbook.numbers import shown

CONVOLUTIONS = (nn.Conv1d, nn.Conv2d, Conv2D)
POOLS = (nn.MaxPool1d, nn.MaxPool2d, nn.AvgPool1d, nn.AvgPool2d)
BATCH_NORMS = (nn.BatchNorm1d, nn.BatchNorm2d)
# What works at each cell by itself, so that it changes no field.
ELEMENTWISE = (
    nn.Identity, nn.ReLU, nn.ReLU6, nn.LeakyReLU, nn.RReLU, nn.PReLU, nn.ELU, nn.CELU, nn.SELU, nn.GELU, nn.SiLU,
    nn.Mish, nn.Softplus, nn.Softsign, nn.Sigmoid, nn.LogSigmoid, nn.Tanh, nn.Hardtanh, nn.Hardswish, nn.Hardsigmoid,
    nn.Tanhshrink, nn.Softshrink, nn.Hardshrink, nn.Threshold, nn.Softmax2d, nn.Dropout, nn.Dropout1d, nn.Dropout2d,
    nn.AlphaDropout, nn.FeatureAlphaDropout,
)  # fmt: skip
_AXES = ("height", "width")


def _check_layers_of(module: Any, *, axis: Any = "height") -> dict[str, Any]:
    if not isinstance(module, nn.Module):
        raise TypeError(f"module must be a torch module, not a {type(module).__name__}.")
    return {"module": module, "axis": one_of("axis", axis, _AXES)}


@checked(_check_layers_of)
def layers_of(module: nn.Module, *, axis: str = "height") -> list[Layer]:
    """Return the layers of a (nested) ``nn.Sequential`` for `receptive_field`, along one axis, under their names.

    Convolutions and max and average pooling become a Layer; activations, dropout and batch normalisation (as at
    evaluation) work at each cell by itself and are left out. One-dimensional layers have one axis, whatever ``axis``.

    >>> layers_of(nn.Sequential(nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2)))
    [Layer(5, padding=2, name='0'), Layer(2, stride=2, name='2')]

    Raises TypeError for a module whose field this does not give: other kinds, and a class with a ``forward`` of its
    own, which may compute anything; ValueError for an unknown axis, padding that is not zeros, the same on both sides,
    and batch normalisation that keeps no statistics, which sees the whole image at evaluation too.
    """
    return _layers(module, "", _AXES.index(axis))


def _layers(module: nn.Module, name: str, axis: int) -> list[Layer]:
    where = f"module.{name}" if name else "module"
    if _computes_as(module, nn.Sequential):  # named_children() would leave out a child's second use
        prefix = f"{name}." if name else ""
        return [layer for key, child in module._modules.items() for layer in _layers(child, prefix + key, axis)]
    if _computes_as(module, *ELEMENTWISE):
        return []
    if _computes_as(module, *BATCH_NORMS):
        if module.running_mean is None:
            raise ValueError(
                f"{where} is a {type(module).__name__} without statistics of its own: it uses those of its input, at "
                "evaluation too, so every output sees the whole image. Make it with track_running_stats=True."
            )
        return []
    if not _computes_as(module, *CONVOLUTIONS, *POOLS):
        kind = type(module).__name__
        known = isinstance(module, (nn.Sequential, *ELEMENTWISE, *BATCH_NORMS, *CONVOLUTIONS, *POOLS))
        reason = f"{kind} with a forward of its own" if known else f"{kind}, which is none of the layers that it knows"
        raise TypeError(
            f"{where} can't be read by layers_of: it is a {reason}. Write its Layers yourself, or use "
            "receptive_field_by_gradient."
        )
    return [_layer(module, name, where, axis)]


def _computes_as(module: nn.Module, *kinds: type[nn.Module]) -> bool:
    """Return whether the module is of one of the kinds and computes as that does, by no method of its own."""
    methods = ("forward", "_conv_forward", "_padded")
    return "forward" not in vars(module) and any(
        isinstance(module, kind)
        and all(getattr(type(module), method, None) is getattr(kind, method, None) for method in methods)
        for kind in kinds
    )


def _layer(module: nn.Module, name: str, where: str, axis: int) -> Layer:
    """Return a convolution's or a pool's settings along an axis."""
    if getattr(module, "padding_mode", "zeros") != "zeros":
        raise ValueError(
            f"{where} has padding_mode = {shown(module.padding_mode)}: only zeros hold no cell of the input."
        )
    kernel = module.weight.shape[2:] if isinstance(module, CONVOLUTIONS) else module.kernel_size
    if isinstance(module, nn.Conv1d | nn.MaxPool1d | nn.AvgPool1d):
        axis = 0
    k, s, d = (pair(value)[axis] for value in (kernel, module.stride, getattr(module, "dilation", 1)))
    if module.padding == "same":
        if d * (k - 1) % 2:
            raise ValueError(f'{where} has padding = "same" with d(k − 1) = {d}·{k - 1}, odd: more after than before.')
        p = d * (k - 1) // 2
    else:
        p = 0 if module.padding == "valid" else pair(module.padding)[axis]
    return Layer(k, stride=s, padding=p, dilation=d, name=name, ceil_mode=getattr(module, "ceil_mode", False))
