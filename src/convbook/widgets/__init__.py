"""Widgets: arithmetic to watch and to change, live in a notebook and without a kernel on a page."""

from convbook.widgets.kernel_slide import KernelSlide

__all__ = ["KernelSlide"]
