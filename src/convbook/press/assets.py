"""Which styles and scripts a page loads: `pages.css` and `pages.js` in place of the theme's and the extensions' files.

Both are written when the pages are (press/finish.py), from what the theme and the extensions would have loaded: the
sheets in their order, less the rules that no page can use (press/sheets.py); the scripts, less what static/book.js
does in a few lines. With ``BOOK_WHOLE_THEME=1`` in the environment a build leaves all that as it was, to compare with.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from convbook import palette

if TYPE_CHECKING:
    from docutils.nodes import document
    from sphinx.application import Sphinx
    from sphinx.config import Config

HERE = Path(__file__).parent
WIDGETS = HERE.parent / "widgets" / "static"
FOLDERS = (HERE / "static", HERE / "templates", WIDGETS)

# What the theme's layout loads by itself, around what Sphinx lists; templates/static/webpack-macros.html has the same.
THEME_SHEETS = ("styles/theme.css", "styles/pydata-sphinx-theme.css")
THEME_SCRIPTS = ("scripts/pydata-sphinx-theme.js", "book.js")
# Loaded by extensions on every page, used by none of ours: sphinx-design's tabs.
UNUSED = ("design-tabs.js",)
OWN_SHEET = "book.css"


def digest() -> str:
    """Return a text that is another one as soon as a script, a style, a template, the palette or the press is."""
    files = sorted(file for folder in FOLDERS for file in folder.rglob("*") if file.is_file())
    files += sorted(HERE.glob("*.py"))
    return hashlib.sha256(b"\0".join([palette.css().encode(), *(file.read_bytes() for file in files)])).hexdigest()


def whole_theme() -> bool:
    return os.environ.get("BOOK_WHOLE_THEME", "") not in {"", "0"}


def widget_file(name: str) -> bool:
    """Return whether a file of `_static` is the widgets': those load as they are, on the pages that need them."""
    return (WIDGETS / name).is_file()


class Merged:
    """The sheets and scripts that pages would have loaded, in their order, by their names below `_static`."""

    def __init__(self) -> None:
        self.sheets: dict[str, None] = {}  # a set that keeps its order
        self.scripts: dict[str, None] = {}


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


def file_name(asset: Any) -> str:
    """Return a script's or a sheet's name below `_static`, "" for one written into the page."""
    return str(getattr(asset, "filename", asset) or "").removeprefix("_static/")


def merge(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: document | None) -> None:
    """Take out of a page's lists what is merged, and note it."""
    scripts = [script for script in context["script_files"] if not file_name(script).endswith(UNUSED)]
    context["script_files"] = scripts
    context["whole_theme"] = app.config.book_whole_theme
    if app.config.book_whole_theme:
        return
    merged: Merged = app.book_merged  # type: ignore[attr-defined]
    merged.sheets.update(dict.fromkeys(THEME_SHEETS))
    for sheet in context["css_files"]:
        if not (name := file_name(sheet)).endswith(OWN_SHEET) and not widget_file(name):
            merged.sheets[name] = None
    merged.scripts.update({name: None for script in scripts if (name := file_name(script)) and not widget_file(name)})
    context["css_files"] = [sheet for sheet in context["css_files"] if file_name(sheet) not in merged.sheets]
    merged.scripts.update(dict.fromkeys(THEME_SCRIPTS))
    # Those written into the page say its name and how to search, which only scripts that we leave out want to know.
    context["script_files"] = [script for script in scripts if widget_file(file_name(script))]


def setup(app: Sphinx) -> None:
    # Jupyter Book sets this for sphinx-comments, which we don't load; undeclared it would be a warning.
    app.add_config_value("comments_config", {}, "env")
    # While no chapter has changed, Sphinx writes no page and copies no file, unless a value for "html" has changed.
    app.add_config_value("assets_digest", digest(), "html")
    app.add_config_value("book_whole_theme", whole_theme(), "html")
    app.book_merged = Merged()  # type: ignore[attr-defined]
    if whole_theme():
        app.setup_extension("sphinx_copybutton")
    app.connect("config-inited", add_paths)
    app.connect("builder-inited", write_palette)
    app.connect("html-page-context", merge, priority=900)
    app.add_css_file("palette.css", priority=150)
    app.add_css_file(OWN_SHEET, priority=950)
