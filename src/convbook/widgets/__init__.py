"""Widgets: arithmetic to watch and to change, live in a notebook and without a kernel on a page.

A widget is a folder with a ``widget.py``; it is found by that. The folder's name in capitals is the class's.
"""

import lazy_loader

from convbook.widgets._folders import CLASSES

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__, submod_attrs={name: [cls] for name, cls in CLASSES.items()}
)
