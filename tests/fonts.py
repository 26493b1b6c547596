"""Font families that the tests bring along, so that no layout is measured in whatever a machine has installed.

``FAMILIES["wide"]`` is DejaVu Sans, wider than what readers have; ``FAMILIES["narrow"]`` is Source Sans 3, narrower
than most. Both come with packages that the project pins (matplotlib's, npm's), and a sign that the narrow one lacks is
drawn in the wide one. The pages' own font for formulas stays.

    def test_something(page, family):  # runs once for each family, in every page that ``page`` opens
        ...

A page gets the fonts as bytes by an init script, before anything is laid out: nothing is fetched, so that they work
over ``http:``, from a file and under a strict policy, and nothing has to be waited for. ``use`` does it for a page or a
browser's context; ``expect_family`` fails where something is drawn in another font.
"""

from __future__ import annotations

import base64
import functools
import importlib.util
import io
import json
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from playwright.sync_api import BrowserContext, Page

ROOT = Path(__file__).parents[1]
DEJAVU = Path(importlib.util.find_spec("matplotlib").origin).parent / "mpl-data" / "fonts" / "ttf"
PACKAGES = ROOT / "node_modules" / "@fontsource"
UPRIGHT = [(400, "normal"), (700, "normal")]
SLANTED = [(400, "italic"), (700, "italic")]
FORMULAS = "Book Math"  # what press/static/book.css names it


def _dejavu(*names: str) -> list[Path]:
    return [DEJAVU / f"{name}.ttf" for name in names]


def _packaged(name: str, kinds: list[tuple[int, str]]) -> list[Path]:
    """Return the files of a package of @fontsource's: Latin letters, digits and signs."""
    return [PACKAGES / name / "files" / f"{name}-latin-{weight}-{style}.woff2" for weight, style in kinds]


# What a page calls them, which is no name of an installed font: the files for UPRIGHT, and for SLANTED where there are
# four. A browser slants the others itself.
FILES = {
    "Test Wide": _dejavu("DejaVuSans", "DejaVuSans-Bold", "DejaVuSans-Oblique", "DejaVuSans-BoldOblique"),
    "Test Wide Mono": _dejavu("DejaVuSansMono", "DejaVuSansMono-Bold"),
    "Test Narrow": _packaged("source-sans-3", UPRIGHT + SLANTED),
    "Test Narrow Mono": _packaged("inconsolata", UPRIGHT),
    "Test Signs": _dejavu("DejaVuSans", "DejaVuSans-Bold"),
}
# For text, and for code; what one lacks comes from the next.
FAMILIES = {
    "wide": (["Test Wide"], ["Test Wide Mono", "Test Wide"]),
    "narrow": (["Test Narrow", "Test Signs"], ["Test Narrow Mono", "Test Signs"]),
}

# What of a font is brought along, as a page reads a whole DejaVu Sans for half a second: Latin, Greek, punctuation,
# indices, arrows, operators, brackets, shapes and ticks.
BLOCKS = [(0x20, 0x17F), (0x370, 0x3FF), (0x2010, 0x209F), (0x2190, 0x232A), (0x2500, 0x25FF), (0x2700, 0x2727)]

# A font made of bytes is there at once, and no policy forbids it, nor a style sheet that a script adopts.
SCRIPT = """(({ fonts, css }) => {
  for (const [family, weight, style, data] of fonts) {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    document.fonts.add(new FontFace(family, bytes, { weight: String(weight), style }));
  }
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
})(%s);"""


def style(family: str) -> str:
    """Return the style sheet that makes a page use a family for all text but formulas."""
    text, code = (", ".join(f'"{name}"' for name in names) for names in FAMILIES[family])
    return f"""
:root {{
  --cb-sans: {text} !important; --cb-text: {text} !important; --cb-mono: {code} !important;
  --pst-font-family-base: {text} !important; --pst-font-family-heading: {text} !important;
  --pst-font-family-monospace: {code} !important;
}}
body, button, input, select, textarea {{ font-family: {text} !important; }}
code, kbd, pre, samp {{ font-family: {code} !important; }}
math {{ font-family: "{FORMULAS}", {text} !important; }}
"""


@functools.cache
def _read(path: Path) -> str:
    """Return a font cut down to ``BLOCKS``, as base64."""
    options = subset.Options(hinting=False, layout_features=["*"], drop_tables=["FFTM"])
    font = TTFont(io.BytesIO(path.read_bytes()))
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[code for first, last in BLOCKS for code in range(first, last + 1)])
    cutter.subset(font)
    font.flavor = None
    data = io.BytesIO()
    font.save(data)
    return base64.b64encode(data.getvalue()).decode()


@functools.cache
def script(family: str) -> str:
    """Return the init script that brings a family along and makes a page use it."""
    names = {name for stack in FAMILIES[family] for name in stack}
    fonts = [
        (name, weight, slant, _read(path))
        for name in sorted(names)
        for (weight, slant), path in zip(UPRIGHT + SLANTED, FILES[name], strict=False)
    ]
    return SCRIPT % json.dumps({"fonts": fonts, "css": style(family)})


def use(target: Page | BrowserContext, family: str) -> None:
    """Make every page that ``target`` opens from now on use a family, "wide" or "narrow"."""
    target.add_init_script(script(family))


def drawn(page: Page, selector: str = "body") -> dict[str, bool]:
    """Return the fonts that draw what is below an element, and of each whether it always is one brought along."""
    client = page.context.new_cdp_session(page)
    client.send("DOM.enable")
    client.send("CSS.enable")
    root = client.send("DOM.getDocument")["root"]["nodeId"]
    fonts: dict[str, bool] = {}
    for node in client.send("DOM.querySelectorAll", {"nodeId": root, "selector": f"{selector}, {selector} *"})[
        "nodeIds"
    ]:
        for font in client.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]:
            name = font["familyName"]  # which one brought along and one of the machine's may share
            fonts[name] = font["isCustomFont"] and fonts.get(name, True)
    client.detach()
    return fonts


def expect_family(page: Page, selector: str = "body") -> None:
    """Fail where text is drawn in a font of this machine."""
    fonts = drawn(page, selector)
    assert fonts, "nothing is drawn"
    assert [name for name, brought in fonts.items() if not brought] == []
