"""What the chapters and sections of the book are called, by the places that a Predict names.

``titles.json`` is written from the chapters' headings by `main`, a step of ``make widgets``, so that the titles are
there in a notebook and without the chapters, too.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

_FILE = Path(__file__).with_name("titles.json")
_CHAPTERS = Path(__file__).parents[4] / "chapters"

TITLES: dict[str, str] = json.loads(_FILE.read_text(encoding="utf-8")) if _FILE.is_file() else {}


def place_name(place: str) -> str:
    """Return what a place is called, its chapter first; one without a title is told in the words of its address.

    >>> place_name("channels#the-kernel-tensor"), place_name("channels#no-such-thing")
    ('Channels: The kernel tensor', 'Channels: no such thing')
    """
    chapter = place.split("#")[0]
    names = [TITLES.get(each, each.split("#")[-1].replace("-", " ")) for each in dict.fromkeys([chapter, place])]
    return ": ".join(names)


def headings(chapters: Path = _CHAPTERS) -> dict[str, str]:
    """Return the titles of chapters and sections, by places: ``channels``, ``channels#the-kernel-tensor``."""
    titles = {}
    for file in sorted(chapters.glob("*.md")):
        fence = ""
        for line in file.read_text(encoding="utf-8").splitlines():
            if mark := re.match(r"`{3,}", line):
                fence = "" if fence and mark[0].startswith(fence) else fence or mark[0]
            elif not fence and (heading := re.match(r"(#+) (.+)", line)):
                title = heading[2].replace("`", "")
                titles[file.stem if heading[1] == "#" else f"{file.stem}#{_address(title)}"] = title
    return titles


def _address(title: str) -> str:
    """Return a section's id on its page, as docutils makes it."""
    from docutils.nodes import make_id  # of the book's environment; a reader's has none

    return make_id(title)


def main() -> None:
    text = json.dumps(headings(), ensure_ascii=False, indent=0)
    _FILE.write_text(text + "\n", encoding="utf-8")
