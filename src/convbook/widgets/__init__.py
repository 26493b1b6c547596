"""Widgets: arithmetic to watch and to change, live in a notebook and without a kernel on a page."""

from convbook.widgets.channel_slide import ChannelSlide
from convbook.widgets.cost_explorer import CostExplorer
from convbook.widgets.image_filter import ImageFilter
from convbook.widgets.kernel_slide import KernelSlide
from convbook.widgets.kernel_training import KernelTraining
from convbook.widgets.pointwise_mix import PointwiseMix
from convbook.widgets.pool_slide import PoolSlide
from convbook.widgets.predict import Predict
from convbook.widgets.receptive_field import ReceptiveField
from convbook.widgets.shape_explorer import ShapeExplorer

__all__ = [
    "ChannelSlide",
    "CostExplorer",
    "ImageFilter",
    "KernelSlide",
    "KernelTraining",
    "PointwiseMix",
    "PoolSlide",
    "Predict",
    "ReceptiveField",
    "ShapeExplorer",
]
