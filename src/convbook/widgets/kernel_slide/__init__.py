from convbook.widgets.kernel_slide.widget import KernelSlide as KernelSlide
