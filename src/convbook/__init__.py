"""Helpers of the book *Sliding Kernels*: convolution code written to be read, its pictures and its widgets.

``import convbook`` loads nothing else: each name below is imported when it is first used, so that building the pages
needs no torch and a chapter's first cell stays fast.
"""

import lazy_loader

from convbook.widgets._folders import CLASSES

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "channels": ["corr2d_multi_in", "corr2d_multi_in_out", "corr2d_multi_in_out_1x1"],
        "correlation": ["Conv2D", "conv2d", "convolve2d", "corr2d"],
        "cost": ["conv_cost"],
        "fields": ["Layer", "receptive_field", "trace_field"],
        "fields_gradient": ["receptive_field_by_gradient"],
        "fields_torch": ["layers_of"],
        "geometry": ["output_size", "same_padding"],
        "lowering": ["conv2d_matmul", "im2col"],
        "pooling": ["pool2d"],
        "pictures": ["photograph", "plot_arrays", "plot_curves", "plot_images"],
        **{f"widgets.{folder}": [name] for folder, name in CLASSES.items()},
    },
)

__version__ = "0.1.0"
