"""Last pass over the written pages: icons drawn in, and the mathematics' font cut down to the signs that occur."""

from __future__ import annotations

import re
import shutil
import string
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

from fontTools import subset
from sphinx.errors import ExtensionError
from sphinx.util import logging

from . import icons

if TYPE_CHECKING:
    from sphinx.application import Sphinx

logger = logging.getLogger(__name__)

FONT = "math.woff2"
_MATH = re.compile(r"<math\b.*?</math>", re.DOTALL)
_CONSOLE = re.compile(r"console\.(?:log|info|debug)\(`\[PST\][^`]*`\)|console\.(?:log|info|debug)\(\"\[PST\][^\"]*\"\)")
_TAG = re.compile(r"<[^>]*>")


def math_signs(html: str) -> set[str]:
    """Return the characters that a page's formulas use, single letters also in the italic that MathML gives them."""
    formulas = "".join(_MATH.findall(html))
    signs = set(unescape(_TAG.sub("", formulas)))
    if "<msqrt" in formulas or "<mroot" in formulas:
        signs.add("√")  # drawn by the browser, not written in the formula
    return signs | {italic(sign) for sign in signs}


def italic(letter: str) -> str:
    """Return the mathematical italic of a Latin or Greek letter, any other sign unchanged.

    Source: MathML Core, *italic mappings* (the Unicode block Mathematical Alphanumeric Symbols; h has its own place).
    """
    if letter == "h":
        return "\u210e"
    if len(letter) == 1 and letter in string.ascii_uppercase:
        return chr(0x1D434 + ord(letter) - ord("A"))
    if len(letter) == 1 and letter in string.ascii_lowercase:
        return chr(0x1D44E + ord(letter) - ord("a"))
    if len(letter) == 1 and "α" <= letter <= "ω":
        return chr(0x1D6FC + ord(letter) - ord("α"))
    return letter


def write_font(signs: set[str], target: Path) -> None:
    """Write the part of STIX Two Math (SIL Open Font License) that draws ``signs``, stretched brackets included.

    Not every reader's system has a font with the tables that mathematics needs (Android has none). The font comes
    from the package ziamath, the cutting is fontTools'.
    """
    import ziamath

    source = Path(ziamath.__file__).parent / "fonts" / "STIXTwoMath-Regular.ttf"
    options = subset.Options(flavor="woff2", hinting=False, layout_features=["ssty", "kern", "ccmp"], with_zopfli=False)
    font = subset.load_font(str(source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text="".join(sorted(signs | set(string.digits))))
    subsetter.subset(font)
    font["head"].modified = font["head"].created  # the same signs give the same file
    font.recalcTimestamp = False
    subset.save_font(font, str(target), options)


# What the theme and docutils write that an accessibility check refuses, or that talks to the console.
_REPAIRS = (
    (re.compile(r'(<div class="citation" id="[^"]*") role="doc-biblioentry"'), r"\1"),  # a role withdrawn from ARIA
    (
        re.compile(r'<div role="list" class="citation-list">'),
        '<div class="citation-list">',
    ),  # its children are no items
    (re.compile(r'console\.log\("\[PST\][^"]*"\);'), ""),  # the search page's own
)


# The theme loads the search on every page, for results as one types; ours come on the search page.
_SEARCH = re.compile(r'\s*<script src="[^"]*(?:/searchtools|/language_data|searchindex)\.js[^"]*"></script>')


def mend(html: str, *, searches: bool = False) -> str:
    """Return a page with its icons drawn and what it has no use for taken out; KeyError for an unknown icon."""
    if not searches:
        html = _SEARCH.sub("", html)
    for pattern, replacement in _REPAIRS:
        html = pattern.sub(replacement, html)
    return icons.draw(html)


def hush(script: Path) -> None:
    """Take out what the theme's script tells the console; a reader who opens it should find it empty."""
    text = script.read_text(encoding="utf-8")
    script.write_text(_CONSOLE.sub("void 0", text), encoding="utf-8")


def finish(app: Sphinx, exception: Exception | None) -> None:
    if exception or app.builder.format != "html" or app.builder.name == "epub":
        return
    signs: set[str] = set()
    for page in sorted(Path(app.outdir).rglob("*.html")):
        html = page.read_text(encoding="utf-8")
        try:
            finished = mend(html, searches=page.name == "search.html")
        except KeyError as error:
            raise ExtensionError(f"{page.name} uses the theme's icon {error}: draw it in press/icons.py") from error
        if finished != html:
            page.write_text(finished, encoding="utf-8")
        signs |= math_signs(html)
    write_font(signs, Path(app.outdir) / "_static" / FONT)
    hush(Path(app.outdir) / "_static" / "scripts" / "pydata-sphinx-theme.js")
    # Maps and helpers that no page asks for; some would name other hosts.
    for pattern in ("_static/**/*.map", "_static/vendor/fontawesome", "_static/scripts/fontawesome.js*"):
        for extra in Path(app.outdir).glob(pattern):
            shutil.rmtree(extra) if extra.is_dir() else extra.unlink()


def setup(app: Sphinx) -> None:
    app.connect("build-finished", finish)
