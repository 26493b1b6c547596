"""Pictures on the pages: SVG is written into the page itself, so that it follows the page's light or dark colours and
its type, less what could run; PNG becomes lossless WebP, a quarter lighter.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from docutils import nodes
from PIL import Image
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

if TYPE_CHECKING:
    from sphinx.application import Sphinx

logger = logging.getLogger(__name__)

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
ElementTree.register_namespace("", SVG)
ElementTree.register_namespace("xlink", XLINK)

# What a drawing has no use for and a page must not get from one: scripts, and HTML or links put in by way of it.
_ACTIVE = {f"{{{SVG}}}{name}" for name in ("script", "foreignObject", "metadata")}
_LINKS = {"href", f"{{{XLINK}}}href"}
_REFERENCE = re.compile(r"""(url\(["']?)#([^"')]+)""")
_IMAGE = re.compile(r'(?<=")[^"]*/_images/[^"]+\.png(?=")|(?<=")_images/[^"]+\.png(?=")')


def inline(svg: str, *, prefix: str, alt: str | None = None) -> str:
    """Return an SVG file's text as it can stand in a page.

    The file's prologue goes, and with it scripts, event handlers and links out of the picture. Its ids get ``prefix``
    (two pictures on a page must not share any), and the root gets ``role="img"`` and a label: ``alt``, else the
    picture's own ``<title>``. A picture with neither is a ValueError, and so is one that isn't SVG.
    """
    try:
        root = ElementTree.fromstring(svg)
    except ElementTree.ParseError as error:
        raise ValueError(f"this is no SVG: {error}") from error
    title = root.find(f"{{{SVG}}}title")
    label = alt or (title.text or "" if title is not None else "").strip()
    if not label:
        raise ValueError("the picture has neither an alt text nor a <title>: say what it shows")
    if title is not None:
        # The label says what a <title> would; a <title> would also show as a tooltip over the whole picture.
        root.remove(title)
    _strip(root)
    _prefix_ids(root, prefix)
    for name in ("role", "aria-label", "aria-labelledby"):
        root.attrib.pop(name, None)
    root.attrib |= {"class": "cb-picture", "role": "img", "aria-label": label}
    return ElementTree.tostring(root, encoding="unicode", short_empty_elements=True)


def _strip(root: ElementTree.Element) -> None:
    for element in list(root.iter()):
        for child in list(element):
            moves_a_link = child.get("attributeName", "").endswith("href")  # an animation may set one, too
            if child.tag in _ACTIVE or moves_a_link:
                element.remove(child)
        for name, value in list(element.attrib.items()):
            outside = name in _LINKS and not value.startswith(("#", "data:image/"))
            if outside or name.lower().startswith("on"):
                del element.attrib[name]


def _prefix_ids(root: ElementTree.Element, prefix: str) -> None:
    names = {element.attrib["id"] for element in root.iter() if "id" in element.attrib}

    def renamed(match: re.Match[str]) -> str:
        return f"{match[1]}#{prefix}{match[2]}" if match[2] in names else match[0]

    for element in root.iter():
        for name, value in element.attrib.items():
            if name == "id":
                element.attrib[name] = prefix + value
            elif name in _LINKS:
                element.attrib[name] = re.sub(r"^()#(.+)$", renamed, value)
            else:
                element.attrib[name] = _REFERENCE.sub(renamed, value)
        if element.tag == f"{{{SVG}}}style" and element.text:
            element.text = re.sub(r"()#([\w.-]+)", renamed, element.text)  # selectors as well


def lighten(html: str, folder: Path) -> str:
    """Return a page, which lies in ``folder``, with its PNG pictures as WebP, written beside them, pixel for pixel."""

    def lighter(match: re.Match[str]) -> str:
        source = folder / match[0]
        target = source.with_suffix(".webp")
        if not target.is_file():
            with Image.open(source) as picture:
                picture.save(target, lossless=True, quality=80, method=4)
        return match[0].removesuffix("png") + "webp"

    return _IMAGE.sub(lighter, html)


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
