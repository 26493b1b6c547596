"""Which widgets there are: every folder here with a ``widget.py``. Loads none of them."""

from pathlib import Path

HERE = Path(__file__).parent

# Folder and class: kernel_slide and KernelSlide.
CLASSES = {
    path.parent.name: "".join(word.capitalize() for word in path.parent.name.split("_"))
    for path in sorted(HERE.glob("*/widget.py"))
}
