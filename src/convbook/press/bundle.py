"""Writes `pages.css` and `pages.js`: one sheet and one script in place of all the theme's and the extensions'."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import ExtensionError

from convbook import palette

from . import sheets

if TYPE_CHECKING:
    from .assets import Merged

SHEET = "pages.css"
SCRIPT = "pages.js"
OWN = {"palette.css": palette.css}  # stands among the merged sheets, and stays whole

# What the theme's script tells the console; a reader who opens it should find it empty.
_CONSOLE = re.compile(r"console\.(?:log|info|debug)\(`\[PST\][^`]*`\)|console\.(?:log|info|debug)\(\"\[PST\][^\"]*\"\)")
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)


def hush(script: str) -> str:
    return _SOURCE_MAP.sub("", _CONSOLE.sub("void 0", script))


def whole_sheet(static: Path, names: Iterable[str]) -> list[sheets.Rule | sheets.Group | sheets.Verbatim]:
    """Return the rules of all sheets, in their order; ExtensionError for one that can't be read."""

    def load(name: str) -> str:
        return (static / name).read_text(encoding="utf-8")

    tree: list[sheets.Rule | sheets.Group | sheets.Verbatim] = []
    for name in names:
        if name in OWN:
            tree.append(sheets.Verbatim(OWN[name]()))
            continue
        try:
            tree += sheets.read(load(name), Path(name).parent.as_posix().removeprefix("."), load)
        except (OSError, ValueError) as error:
            raise ExtensionError(f"cannot read the sheet {name}: {error}") from error
    return tree


def write(output: Path, merged: Merged, pages: Iterable[str]) -> None:
    """Write both files below ``output``/_static, for ``pages`` (their HTML), and remove what went into them."""
    static = output / "_static"
    parts = {name: (static / name).read_text(encoding="utf-8") for name in merged.scripts}
    script = "\n;\n".join(hush(part) for part in parts.values())
    (static / SCRIPT).write_text(script, encoding="utf-8")

    names = sheets.Names()
    for page in pages:
        names.add_page(page)
    for file in [static / SCRIPT, *static.glob("*.js")]:
        if file.name not in parts:
            names.add_script(file.read_text(encoding="utf-8"))
    for file in static.glob("*.css"):
        if file.name not in merged.sheets or file.name in OWN:
            names.add_sheet(file.read_text(encoding="utf-8"))
    tree = sheets.trim(
        whole_sheet(static, merged.sheets), names, there=lambda address: (static / address.split("?")[0]).is_file()
    )
    (static / SHEET).write_text(sheets.write(tree), encoding="utf-8")
    for name in [*merged.sheets, *merged.scripts]:
        (static / name).unlink()


def version(html: str, output: Path, names: Iterable[str]) -> str:
    """Return a page that asks for these files by their contents: a browser that keeps an old one asks again."""
    for name in names:
        digest = hashlib.sha256((output / name).read_bytes()).hexdigest()[:8]
        html = re.sub(rf'({re.escape(name)})(?:\?v=\w*)?(?=")', rf"\1?v={digest}", html)
    return html
