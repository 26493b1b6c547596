"""SVG pictures are written into the page itself, so that they follow its light or dark colours and its type."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

if TYPE_CHECKING:
    from sphinx.application import Sphinx

logger = logging.getLogger(__name__)

_PROLOGUE = re.compile(r"^.*?(?=<svg\b)", re.DOTALL)
_ID = re.compile(r'\bid="([^"]+)"')
_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.DOTALL)


def inline(svg: str, *, prefix: str, alt: str | None = None) -> str:
    """Return an SVG file's text as it can stand in a page.

    The file's prologue goes, its ids get ``prefix`` (two pictures on a page must not share any), and the root gets
    ``role="img"`` and a label: ``alt``, else the picture's own ``<title>``. A picture with neither is an error.
    """
    svg = _PROLOGUE.sub("", svg, count=1).strip()
    for name in dict.fromkeys(_ID.findall(svg)):
        svg = svg.replace(f'id="{name}"', f'id="{prefix}{name}"')
        svg = svg.replace(f"url(#{name})", f"url(#{prefix}{name})").replace(
            f'href="#{name}"', f'href="#{prefix}{name}"'
        )
    title = _TITLE.search(svg)
    label = escape(alt, quote=True) if alt else (title.group(1).strip().replace('"', "&quot;") if title else "")
    if not label:
        raise ValueError("the picture has neither an alt text nor a <title>: say what it shows")
    # The label says what a <title> would; a <title> would also show as a tooltip over the whole picture.
    svg = _TITLE.sub("", svg, count=1)
    head, body = svg.split(">", 1)
    head = re.sub(r'\s(?:role|aria-label|aria-labelledby|class)="[^"]*"', "", head)
    return f'{head} class="cb-picture" role="img" aria-label="{label}">{body}'


class InlineSVG(SphinxPostTransform):
    """Replace every local SVG image by its text, in HTML pages."""

    default_priority = 210  # after myst-nb has chosen what to show of each output (199), before images are collected
    formats = ("html",)

    def run(self, **kwargs: object) -> None:
        if self.app.builder.name == "epub":
            return
        for number, node in enumerate(list(self.document.findall(nodes.image))):
            path = self._file(node)
            if path is None:
                continue
            try:
                text = inline(path.read_text(encoding="utf-8"), prefix=f"p{number}-", alt=node.get("alt"))
            except (OSError, ValueError) as error:
                logger.warning("cannot show %s: %s", path.name, error, location=node)
                continue
            node.replace_self(nodes.raw("", f'<div class="cb-picture-box">{text}</div>', format="html"))

    def _file(self, node: nodes.image) -> Path | None:
        uri = node["uri"]
        if not uri.endswith(".svg") or "://" in uri:
            return None
        _, absolute = self.env.relfn2path(uri, self.env.docname)
        return Path(absolute) if Path(absolute).is_file() else Path(self.app.srcdir) / uri.lstrip("/")


def setup(app: Sphinx) -> None:
    app.add_post_transform(InlineSVG)
