"""Sizes and pairs, in the words of the static pictures and the messages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def by(sizes: Iterable[int], sign: str = " × ") -> str:
    """Return ``"3 × 4"``; with the sign ``"×"``, as in what a widget prints of itself, ``"3×4"``."""
    return sign.join(map(str, sizes))


def both(pair: Sequence[int]) -> str:
    """Return ``"2"``, or ``"2 (height) and 3 (width)"`` where they differ."""
    return str(pair[0]) if pair[0] == pair[1] else f"{pair[0]} (height) and {pair[1]} (width)"
