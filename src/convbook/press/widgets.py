"""The widgets' script, on the pages that have a widget; and a directive that shows a chapter's widget elsewhere."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

if TYPE_CHECKING:
    from docutils.nodes import document
    from sphinx.application import Sphinx
    from sphinx.config import Config

STATIC = Path(__file__).parents[1] / "widgets" / "static"
MARK = 'data-widget="'  # what every widget's static HTML has; see widgets/base.py


def first_widget(notebook: Path, kind: str) -> str:
    """Return the HTML of the first ``kind`` of widget that ``notebook`` shows; ValueError if none is stored there."""
    for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
        for output in cell.get("outputs", []):
            html = "".join(output.get("data", {}).get("text/html", []))
            if f'{MARK}{kind}"' in html:
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


def add_script(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: document | None) -> None:
    if MARK in context.get("body", ""):
        app.add_js_file("convbook-widgets.js", loading_method="defer")
        app.add_css_file("convbook-widgets.css", priority=900)


def setup(app: Sphinx) -> None:
    app.connect("config-inited", add_path)
    app.connect("html-page-context", add_script)
    app.add_directive("first-widget", FirstWidget)
