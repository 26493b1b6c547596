"""Write what Python says for the browser: ``python -m convbook.widgets.model.browser``, a step of ``make widgets``.

``parts/generated.js`` holds what all widgets share, ``<widget>/generated.js`` the names of its settings and looks and
what else it gives in ``_browser``. So limits, names and sentences are said once.
"""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from typing import Any

from convbook.widgets._folders import CLASSES, HERE
from convbook.widgets.model import checks
from convbook.widgets.model.values import AXES

_HEAD = "// Written by `make widgets` from the Python side; edit it there.\n"


def generated() -> dict[Path, str]:
    """Return the text of each file that is written, by its path."""
    shared = {
        "AXES": AXES,
        "LEAST": checks.LEAST,
        "LIMITS": checks.LIMITS,
        "LARGEST_SIZE": checks.LARGEST_SIZE,
        "MESSAGES": checks.MESSAGES,
    }
    files = {HERE / "parts" / "generated.js": shared}
    for folder, name in CLASSES.items():
        widget = getattr(import_module(f"convbook.widgets.{folder}.widget"), name)
        files[HERE / folder / "generated.js"] = {
            "SETTINGS": widget._settings,
            "LOOKS": widget._looks,
            **widget._browser,
        }
    return {path: _HEAD + "".join(map(_constant, values.items())) for path, values in files.items()}


def _constant(item: tuple[str, Any]) -> str:
    name, value = item
    kind = "/** @type {readonly string[]} */ " if value == () else ""
    return f"\n{kind}export const {name} = {json.dumps(value, ensure_ascii=False, indent=2)};\n"


def main() -> None:
    for path, text in generated().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
