"""What ``make widgets`` has built for the browser, and how a notebook gets it."""

from __future__ import annotations

from convbook import palette
from convbook.widgets._folders import HERE

STATIC = HERE / "static"


def script(folder: str, name: str) -> str:
    """Return a widget's module for a notebook: the scripts that a page loads, and an export.

    ``folder`` is the widget's, ``name`` its class's.
    """
    return "\n".join([*_built(folder, "js"), f"export default convbook.registry.widgets.{name};\n"])


def style(folder: str) -> str:
    """Return the style of a widget for a notebook, with the colours that a page has in a file of its own."""
    return "\n".join([palette.css(), *_built(folder, "css")])


def _built(folder: str, ending: str) -> list[str]:
    """Return the texts of the parts' file and the widget's, those that there are.

    A widget may do without a style, and has no script yet while `browser` writes what its script is built from.
    """
    files = (STATIC / f"{name}.{ending}" for name in ("parts", folder.replace("_", "-")))
    return [file.read_text(encoding="utf-8") for file in files if file.is_file()]
