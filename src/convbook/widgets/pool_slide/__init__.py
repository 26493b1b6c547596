from convbook.widgets.pool_slide.widget import PoolSlide as PoolSlide
