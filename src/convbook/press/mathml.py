"""Mathematics typeset at build time, as MathML that the browser draws itself: no script, no shift of layout.

The conversion is math-core's: it writes MathML Core, the part that all current browsers draw, spacing included.
"""

from __future__ import annotations

from functools import cache
from html import escape
from typing import TYPE_CHECKING

from docutils import nodes
from math_core import LatexError, LatexToMathML
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

logger = logging.getLogger(__name__)


@cache
def _converter() -> LatexToMathML:
    return LatexToMathML(fancy_error=False)


def render(latex: str, *, display: bool, location: nodes.Node | None = None) -> str:
    """Return a formula's MathML; one that can't be read is a warning (fatal under ``-W``) and shown as it was typed."""
    try:
        return _converter().convert_with_local_state(latex, displaystyle=display)
    except LatexError as error:
        logger.warning("cannot typeset %r: %s", latex, error, location=location)
        return f"<code>{escape(latex)}</code>"


def visit_math(self: HTML5Translator, node: nodes.math) -> None:
    self.body.append(self.starttag(node, "span", "", CLASS="math notranslate"))
    self.body.append(render(node.astext(), display=False, location=node) + "</span>")
    raise nodes.SkipNode


def visit_math_block(self: HTML5Translator, node: nodes.math_block) -> None:
    # The box scrolls by itself when a formula is wider than a phone, so the keyboard must reach it.
    self.body.append(self.starttag(node, "div", CLASS="math math-block notranslate", tabindex="0"))
    if node["number"]:
        self.body.append(f'<span class="eqno">({get_node_equation_number(self, node)})')
        self.add_permalink_ref(node, "Link to this equation")
        self.body.append("</span>")
    self.body.append(render(node.astext(), display=True, location=node) + "</div>\n")
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    app.add_html_math_renderer("mathml", (visit_math, None), (visit_math_block, None))
