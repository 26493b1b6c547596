"""Last pass over the written pages: icons drawn in, the mathematics' font cut down to the signs that occur and the
style to the rules that can apply, the pictures made lighter, the search given its texts.

Each step may meet pages that it has finished before: Sphinx writes only those anew whose chapter has changed.
"""

from __future__ import annotations

import re
import shutil
import string
from html import unescape
from logging import WARNING, getLogger
from pathlib import Path
from typing import TYPE_CHECKING

from fontTools import subset
from sphinx.errors import ExtensionError
from sphinx.util import logging

from . import bundle, icons, pictures, searching

if TYPE_CHECKING:
    from sphinx.application import Sphinx

logger = logging.getLogger(__name__)

FONT = "math.woff2"
_MATH = re.compile(r"<math\b.*?</math>", re.DOTALL)
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

    # Other extensions may have let everybody's messages through; the cutting reports its every step.
    getLogger("fontTools").setLevel(WARNING)
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


# The theme loads Sphinx's search on every page, for results as one types; ours is on the search page.
_SEARCH = re.compile(r'\s*<script src="[^"]*(?:/searchtools|/language_data|searchindex)\.js[^"]*"></script>')
# For the theme's search as one types and its list of versions; we have neither.
_OPTIONS = re.compile(r"\s*<script>DOCUMENTATION_OPTIONS\.\w+ = [^<]*</script>")


def mend(html: str) -> str:
    """Return a page with its icons drawn and what it has no use for taken out; KeyError for an unknown icon."""
    html = _OPTIONS.sub("", _SEARCH.sub("", html))
    for pattern, replacement in _REPAIRS:
        html = pattern.sub(replacement, html)
    return icons.draw(html)


# Maps and helpers that no page asks for; some would name other hosts.
UNASKED = ("_static/**/*.map", "_static/vendor/fontawesome", "_static/scripts/fontawesome.js*")
# What is left of the theme's and Sphinx's files when the merged ones are written. They come back with the next pages.
LEFT_OVER = (
    "_static/basic.css",
    "_static/design-tabs.js",
    "_static/locales",
    "_static/pygments.css",
    "_static/scripts",
    "_static/searchtools.js",
    "_static/styles",
    "_static/vendor",
    "_static/*webpack-macros.html",
    "_images/*.png",
)


def remove(output: Path, patterns: tuple[str, ...]) -> None:
    for pattern in patterns:
        for extra in output.glob(pattern):
            shutil.rmtree(extra) if extra.is_dir() else extra.unlink()


def finish(app: Sphinx, exception: Exception | None) -> None:
    if exception or app.builder.format != "html" or app.builder.name == "epub":
        return
    output = Path(app.outdir)
    whole_theme = app.config.book_whole_theme
    files = [file for file in sorted(output.rglob("*.html")) if "_static" not in file.relative_to(output).parts]
    written = {file: file.read_text(encoding="utf-8") for file in files}
    pages: dict[Path, str] = {}
    for file, html in written.items():
        try:
            pages[file] = mend(html)
        except KeyError as error:
            raise ExtensionError(f"{file.name} uses the theme's icon {error}: draw it in press/icons.py") from error

    remove(output, UNASKED)
    write_font(set().union(*map(math_signs, pages.values())), output / "_static" / FONT)
    searching.write(output, {file.relative_to(output).as_posix(): html for file, html in pages.items()})
    if not whole_theme:
        pages = {file: pictures.lighten(html, file.parent) for file, html in pages.items()}
        if app.book_merged.sheets:  # else no page was written, and the sheet of the last time holds
            bundle.write(output, app.book_merged, pages.values())
        versioned = [f"_static/{bundle.SHEET}", f"_static/{bundle.SCRIPT}", searching.TEXTS]
        remove(output, LEFT_OVER)
        pages = {file: bundle.version(html, output, versioned) for file, html in pages.items()}
    for file, html in pages.items():
        if html != written[file]:
            file.write_text(html, encoding="utf-8")


def setup(app: Sphinx) -> None:
    app.connect("build-finished", finish, priority=501)  # after the theme, which writes its pygments.css then
