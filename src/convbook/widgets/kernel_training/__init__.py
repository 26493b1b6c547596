from convbook.widgets.kernel_training.widget import KernelTraining as KernelTraining
