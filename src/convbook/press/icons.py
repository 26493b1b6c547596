"""The theme's icons, drawn into the page: a few strokes each, instead of a script of 542 KB (gzip) that draws them.

The theme marks an icon as ``<i class="fa-solid fa-bars"></i>``. Each name that it uses has its strokes here, on a
24 × 24 grid; an unknown name fails the build, so an update of the theme can't leave a blank button.
"""

from __future__ import annotations

import re

STROKES = {
    "angle-left": "M15 5l-7 7 7 7",
    "angle-right": "M9 5l7 7-7 7",
    "chevron-down": "M5 9l7 7 7-7",
    "chevron-right": "M9 5l7 7-7 7",
    "arrow-up": "M12 20V5M5 12l7-7 7 7",
    "bars": "M4 6h16M4 12h16M4 18h16",
    "outdent": "M4 5h16M11 10h9M11 14h9M4 19h16M8 9l-4 3 4 3",
    "list": "M9 6h11M9 12h11M9 18h11M4 6h.5M4 12h.5M4 18h.5",
    "magnifying-glass": "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M15.5 15.5L20 20",
    "sun": "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M5 19l2-2M17 7l2-2",
    "moon": "M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z",
    "circle-half-stroke": "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M12 4v16M12 8h6.5M12 12h8M12 16h6.5",
    "download": "M12 4v11M7 10l5 5 5-5M4 20h16",
    "print": "M7 8V3h10v5M7 17H4V9h16v8h-3M7 14h10v7H7z",
    "rocket": "M6 18l3-3M9 15l-3-3c3-6 7-8 13-8 0 6-2 10-8 13zM15 9h.5M6 12H3l3-4h3M12 18v3l4-3v-3",
    "github": "M9 20v-3c-4 1-4-2-6-2M15 21v-4c0-1 0-2-1-2.5 3.5-.5 5-2 5-5.5 0-1.5-.5-2.5-1-3.5.2-1 0-2-.3-2.5-1.5 0"
    "-3 1-3.5 1.5a10 10 0 0 0-5 0C8.7 4 7 3 5.5 3c-.3.5-.5 1.5-.3 2.5C4.500 6.500 4 7.500 4 9c0 3.5 2 5 5 5.5",
    "lightbulb": "M9 17h6M10 21h4M8 14a6 6 0 1 1 8 0c-.6.7-1 1.500-1 3H9c0-1.500-.4-2.300-1-3",
    "pencil": "M4 20l1-5L16 4l4 4L9 19zM13 7l4 4",
    "expand": "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
    "xmark": "M5 5l14 14M19 5L5 19",
}

_ICON = re.compile(r"<(?P<tag>i|span) class=\"(?P<classes>[^\"]*\bfa-[^\"]*)\"(?P<rest>[^>]*)>\s*</(?P=tag)>")
_STYLES = {"solid", "regular", "brands", "lg", "fw", "xl", "2x"}


def draw(html: str) -> str:
    """Return ``html`` with every icon of the theme replaced by its drawing; KeyError for a name without one."""

    def svg(match: re.Match[str]) -> str:
        classes = match["classes"]
        (name,) = [part[3:] for part in classes.split() if part.startswith("fa-") and part[3:] not in _STYLES]
        kept = " ".join(part for part in classes.split() if not part.startswith("fa"))
        rest = re.sub(r'\s+title="([^"]*)"', "", match["rest"])
        css = f"cb-icon {kept}".strip()
        return f'<svg class="{css}" viewBox="0 0 24 24" aria-hidden="true"{rest}><path d="{STROKES[name]}"/></svg>'

    return _ICON.sub(svg, html)
