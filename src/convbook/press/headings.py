"""What a page says about itself and what comes after it: its title, its description, the next page's link."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx

LONGEST = 200  # characters of a description that a search engine shows, more or less
# Where the last page of the book leads: a section of the first.
AFTER = ("after-the-last-chapter", "After the last chapter")


def description(doctree: nodes.document) -> str:
    """Return the beginning of a page's text: its first paragraph, at most `LONGEST` characters, in whole words."""
    for paragraph in doctree.findall(nodes.paragraph):
        text = re.sub(r"\s+", " ", paragraph.astext()).strip()
        if text:
            return text if len(text) <= LONGEST else text[: LONGEST - 1].rpartition(" ")[0] + " …"
    return ""


def has_section(app: Sphinx, page: str, anchor: str) -> bool:
    return any(link.get("anchorname") == f"#{anchor}" for link in app.env.tocs[page].findall(nodes.reference))


def describe(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    if doctree is None:
        return
    if text := description(doctree):
        context["metatags"] = f'{context.get("metatags", "")}\n<meta name="description" content="{escape(text)}">'
    if page == app.config.root_doc:
        context["docstitle"] = ""  # its title is the book's, which would be said twice
    elif context.get("next") is None and has_section(app, app.config.root_doc, AFTER[0]):
        context["next"] = {"link": f"{context['pathto'](app.config.root_doc)}#{AFTER[0]}", "title": AFTER[1]}


def setup(app: Sphinx) -> None:
    app.connect("html-page-context", describe)
