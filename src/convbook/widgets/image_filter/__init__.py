from convbook.widgets.image_filter.widget import ImageFilter as ImageFilter
