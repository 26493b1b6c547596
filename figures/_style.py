"""What every figure script shares: where it writes, and how labels look.

A script draws with `convbook.drawing`, calls `write(__file__, svg)` and nothing else: `python figures/NAME.py` writes
NAME.svg beside the script, `python figures/NAME.py OUT.svg` writes elsewhere, so that a test can compare.
"""

from __future__ import annotations

import sys
from pathlib import Path

SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def write(script: str, svg: str) -> None:
    """Write the figure to the path given on the command line, or beside its script under the same name."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(script).with_suffix(".svg")
    path.write_text(svg, encoding="utf-8", newline="\n")


def subscript(letter: str, index: int) -> str:
    """Return a letter with its index as a subscript: x, 3 → x₃."""
    return letter + str(index).translate(SUBSCRIPTS)
