"""The texts that the search page looks through: `search-texts.js`, a list of the book's sections.

A script and not data to be fetched, which a book opened from a folder may not do. static/book-search.js reads it.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from bs4 import BeautifulSoup, Tag

TEXTS = "search-texts.js"
# What is drawn or computed, not written: a widget holds its question's answer.
NOT_TEXT = ".headerlink, .cb-widget, .cell_output, svg, script, style, .citation-list"


def sections(html: str) -> list[tuple[str, str, str]]:
    """Return a page's sections in their order, each as (anchor, title, text without its subsections')."""
    article = BeautifulSoup(html, "html.parser").find("article")
    if not isinstance(article, Tag):
        return []
    for extra in article.select(NOT_TEXT):
        extra.decompose()
    found = []
    for section in reversed(article.select("section[id]")):  # the inner ones first, so that each is taken out once
        heading = section.find(re.compile("^h[1-6]$"))
        title = _text(heading.extract()) if isinstance(heading, Tag) else ""
        found.append((str(section["id"]), title, _text(section)))
        section.decompose()
    return found[::-1]


def _text(tag: Tag) -> str:
    # A formula's parts belong together ("n+2p"), a paragraph's lines and a cell's don't.
    for block in tag.select("p, li, pre, tr, td, th, div, figcaption"):
        block.append("\n")
    return re.sub(r"\s+", " ", tag.get_text()).strip()


def write(output: Path, pages: dict[str, str]) -> None:
    """Write the texts of ``pages``, HTML by address from the book's root."""
    rows = []
    for address, html in pages.items():
        found = sections(html)
        for anchor, title, text in found:
            rows.append([address, found[0][1], "" if title == found[0][1] else title, anchor, text])
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    (output / TEXTS).write_text(f"const BOOK_TEXTS = [\n{lines}\n];\n", encoding="utf-8")
