"""The book's own style, served beside the theme's, and the theme's heavy scripts left out."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from convbook import palette

if TYPE_CHECKING:
    from docutils.nodes import document
    from sphinx.application import Sphinx
    from sphinx.config import Config

HERE = Path(__file__).parent
FOLDERS = (HERE / "static", HERE / "templates", HERE.parent / "widgets" / "static")

# Loaded by extensions on every page, used by none of ours: sphinx-design's tabs.
UNUSED = ("design-tabs.js",)


def digest() -> str:
    """Return a text that is another one as soon as a script, a style, a template or the palette is."""
    files = sorted(file for folder in FOLDERS for file in folder.rglob("*") if file.is_file())
    return hashlib.sha256(b"\0".join([palette.css().encode(), *(file.read_bytes() for file in files)])).hexdigest()


def add_paths(app: Sphinx, config: Config) -> None:
    # Added here and not in a folder `_static`: Jupyter Book puts every script and style below that into every page.
    config.html_static_path = [*config.html_static_path, str(HERE / "static")]
    # Our webpack-macros.html stands in for the theme's, which loads 542 KB (gzip) of icon script.
    config.templates_path = [*config.templates_path, str(HERE / "templates")]


def write_palette(app: Sphinx) -> None:
    if app.builder.format == "html":
        target = Path(app.outdir) / "_static" / "palette.css"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(palette.css(), encoding="utf-8")


def drop_unused(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: document | None) -> None:
    context["script_files"] = [
        script for script in context["script_files"] if not str(getattr(script, "filename", script)).endswith(UNUSED)
    ]


def setup(app: Sphinx) -> None:
    # Jupyter Book sets this for sphinx-comments, which we don't load; undeclared it would be a warning.
    app.add_config_value("comments_config", {}, "env")
    # While no chapter has changed, Sphinx writes no page and copies no file, unless a value for "html" has changed.
    app.add_config_value("assets_digest", digest(), "html")
    app.connect("config-inited", add_paths)
    app.connect("builder-inited", write_palette)
    app.connect("html-page-context", drop_unused, priority=900)
    app.add_css_file("palette.css", priority=150)
    app.add_css_file("book.css", priority=950)
