"""Sphinx extension that turns the executed chapters into the book's pages.

It typesets the mathematics as MathML, puts the pictures into the page so that they follow its colours, loads the
widgets' script where there is a widget, leaves out what no page uses of the theme, and takes out what would call
another host. One module each; nothing here imports torch, so the pages are built from the committed notebooks alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from convbook import __version__

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> dict[str, object]:
    """Register every part of the press with Sphinx."""
    from . import assets, buttons, finish, headings, launch, mathml, pictures, typography, widgets

    for part in (assets, buttons, headings, launch, mathml, pictures, typography, widgets, finish):
        part.setup(app)
    # What the pages load is noted while they are written, by one process.
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": False}
