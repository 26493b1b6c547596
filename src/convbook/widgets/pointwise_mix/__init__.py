from convbook.widgets.pointwise_mix.widget import PointwiseMix as PointwiseMix
