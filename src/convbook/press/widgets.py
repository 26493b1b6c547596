"""The widgets' scripts and styles, on the pages that show them; a directive that shows a chapter's widget elsewhere."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

if TYPE_CHECKING:
    from docutils.nodes import document
    from sphinx.application import Sphinx
    from sphinx.config import Config

STATIC = Path(__file__).parents[1] / "widgets" / "static"
_WIDGET = re.compile(r'<div class="cb-widget" data-widget="(\w+)"')  # as widgets/model/base.py writes it


def widgets_of(html: str) -> list[str]:
    """Return the kinds of widget that a page shows, each once."""
    return sorted(set(_WIDGET.findall(html)))


def files_of(kinds: list[str]) -> list[str]:
    """Return the scripts and styles that a page with these widgets loads, in order: what they share comes first."""
    if not kinds:
        return []
    names = ["parts", *(re.sub(r"(?<!^)(?=[A-Z])", "-", kind).lower() for kind in kinds)]
    files = [f"{name}.{ending}" for ending in ("css", "js") for name in names]
    return [file for file in files if (STATIC / file).is_file()]


def first_widget(notebook: Path, kind: str) -> str:
    """Return the HTML of the first ``kind`` of widget that ``notebook`` shows; ValueError if none is stored there."""
    for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
        for output in cell.get("outputs", []):
            html = "".join(output.get("data", {}).get("text/html", []))
            if kind in widgets_of(html):
                return html
    raise ValueError(f"{notebook.name} holds no executed {kind}: run `make sync`")


class FirstWidget(SphinxDirective):
    """```{first-widget} chapters/cross-correlation KernelSlide``` shows that chapter's first one on this page too."""

    required_arguments = 2

    def run(self) -> list[nodes.Node]:
        notebook = Path(self.env.srcdir) / f"{self.arguments[0]}.ipynb"
        self.env.note_dependency(str(notebook))
        try:
            html = first_widget(notebook, self.arguments[1])
        except (OSError, ValueError) as error:
            raise self.error(f"first-widget: {error}") from error
        return [nodes.raw("", html, format="html")]


def add_path(app: Sphinx, config: Config) -> None:
    config.html_static_path = [*config.html_static_path, str(STATIC)]


def add_files(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: document | None) -> None:
    files = files_of(widgets_of(context.get("body", "")))
    for file in files:
        if file.endswith(".css"):
            app.add_css_file(file, priority=900)
        else:
            app.add_js_file(file, loading_method="defer")


def setup(app: Sphinx) -> None:
    app.connect("config-inited", add_path)
    app.connect("html-page-context", add_files)
    app.add_directive("first-widget", FirstWidget)
