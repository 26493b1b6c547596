"""The buttons above a chapter: its notebook to keep, and the page to print."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docutils.nodes import document
    from sphinx.application import Sphinx

PRINT = {"type": "javascript", "javascript": "window.print()", "icon": "fas fa-print", "label": "print-button"}


def choose(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: document | None) -> None:
    """Put our own in place of the theme's download menu, which offers any page's source and calls printing ".pdf"."""
    buttons = [button for button in context.get("header_buttons", []) if button.get("label") != "download-buttons"]
    if doctree is None:  # the search page
        return
    source = context.get("sourcename", "")
    if source.endswith(".ipynb"):
        notebook = {
            "type": "link",
            "url": f"{context['pathto']('_sources', 1)}/{source}",
            "icon": "fas fa-download",
            "label": "download-source-button",
            "tooltip": "Download the notebook",
            "download": source.rpartition("/")[2],
        }
        buttons.append(notebook)
    buttons.append({**PRINT, "tooltip": "Print"})
    context["header_buttons"] = buttons


def write_scripts(app: Sphinx, exception: Exception | None) -> None:
    """Write each notebook once more, in a script, for a book that is opened from a folder; see static/book.js."""
    if exception or app.builder.format != "html":
        return
    for notebook in (Path(app.outdir) / "_sources").rglob("*.ipynb"):
        call = f"keepFile({json.dumps(notebook.name)}, {json.dumps(notebook.read_text(encoding='utf-8'))});\n"
        notebook.with_name(f"{notebook.name}.js").write_text(call, encoding="utf-8")


def setup(app: Sphinx) -> None:
    app.connect("html-page-context", choose, priority=900)  # after the theme's
    app.connect("build-finished", write_scripts)
