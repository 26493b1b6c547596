"""What must not be parted by a line's end: "3 × 3", "[1, −1]", and a formula and the full stop after it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

if TYPE_CHECKING:
    from sphinx.application import Sphinx

SPACE = "\u00a0"  # one that no line ends at
CLOSING = tuple(",.;:!?)’”")
_PRODUCT = re.compile(r"(?<=[\w\])]) ([×·]) (?=[\w\[(−⌊⌈])")
_ROW = re.compile(r"\[−?[\d.]+(?:, −?[\d.]+)+\]")


def keep_together(text: str) -> str:
    """Return a text in which products and short rows of numbers hold together."""
    text = _PRODUCT.sub(rf"{SPACE}\1{SPACE}", text)
    return _ROW.sub(lambda row: row[0].replace(", ", f",{SPACE}") if len(row[0]) < 12 else row[0], text)


class KeepTogether(SphinxPostTransform):
    """Apply `keep_together` to the prose, and tie each formula in a line to the punctuation after it."""

    default_priority = 800
    formats = ("html",)

    def run(self, **kwargs: object) -> None:
        for text in list(self.document.findall(nodes.Text)):
            if not isinstance(
                text.parent, nodes.literal | nodes.literal_block | nodes.math | nodes.raw | nodes.comment
            ):
                kept = keep_together(str(text))
                if kept != str(text):
                    text.parent.replace(text, nodes.Text(kept))
        for formula in list(self.document.findall(nodes.math)):
            place = formula.parent.index(formula) + 1
            following = formula.parent[place] if place < len(formula.parent) else None
            if isinstance(following, nodes.Text) and following.startswith(CLOSING):
                parent = formula.parent
                parent[place] = nodes.Text(str(following)[1:])
                tied = nodes.inline("", "", classes=["cb-tied"])
                parent.replace(formula, tied)
                tied += [formula, nodes.Text(str(following)[0])]


def setup(app: Sphinx) -> None:
    app.add_post_transform(KeepTogether)
