"""How the book writes a number, in one place: the pictures, the widgets and the error messages all use it. No torch.

- `text`: the number itself. Whole ones in full, others to four significant digits: 1/3 is 0.3333 everywhere. From a
  million on these take a power of ten, as zeros would pass for digits.
- `short`: in at most six signs, but for numbers below 0.001: for a cell that has no room for more.
- `grouped`: as `text`, whole ones with digits in groups of three, for counts.
- `shown`: any value at all, in a message: as Python writes it, but of a bounded length.

The sign is a true minus, −. A number half-way between two is rounded away from zero. Any real number is welcome:
Python's own, NumPy's and a tensor with one element. The browser's `format`, `formatShort` and `grouped`, in
``widgets/parts/numbers.js``, give the same texts.
"""

from __future__ import annotations

import math
import operator
import reprlib
from decimal import MAX_EMAX, MIN_EMIN, ROUND_HALF_UP, Context, Decimal
from typing import Any

LARGE = 10**15  # from here on most digits of a float would be noise: two of them and a power of ten
MILLION = 10**6  # from here on four digits end before the units do: a power of ten, unless the number is whole
LEAST = Decimal("1e-6")  # below this, a power of ten too
LONGEST = 60  # signs of one value in a message


def text(value: Any) -> str:
    """Return a number as the book writes it: whole ones in full, others to four digits, from 10¹⁵ on to two.

    >>> text(19.0), text(-0.5), text(1 / 3), text(0.000000123), text(-1.26e38), text(float("-inf"))
    ('19', '−0.5', '0.3333', '1.23e−7', '−1.3e38', '−∞')
    >>> text(1234567), text(1234567.5)
    ('1234567', '1.235e6')
    """
    value = _plain(value)
    if not _finite(value):
        return "NaN" if math.isnan(value) else "∞" if value > 0 else "−∞"
    if abs(value) >= LARGE:
        return _power(_rounded(value, 2))
    if value == int(value):
        return str(int(value)).replace("-", "−")
    rounded = _rounded(value, 4)
    return f"{rounded:f}".replace("-", "−") if LEAST <= abs(rounded) < MILLION else _power(rounded)


def short(value: Any) -> str:
    """Return a number in few signs: two decimals below 100, none above, one digit below 0.01, a power from 10⁵ on.

    >>> short(-123456), short(123.4), short(1 / 9), short(0.0047), short(19)
    ('−1.2e5', '123', '0.11', '0.005', '19')
    """
    value = _plain(value)
    if not _finite(value):
        return text(value)
    size = abs(value)
    if size >= 1e5:
        return _power(_rounded(value, 2))
    if size >= 1000 or value == int(value):
        return text(value)
    if size < 0.01:
        return text(_rounded(value, 1))
    return text(Decimal(value).quantize(Decimal("0.01" if size < 100 else "1"), ROUND_HALF_UP))


def grouped(value: Any) -> str:
    """Return a number with digits in groups of three where it is whole, or is rounded to a whole one.

    >>> grouped(1_024_000_000), grouped(1 / 3), grouped(68271.3), grouped(-4096), grouped(10**24)
    ('1,024,000,000', '0.3333', '68,270', '−4,096', '1e24')
    """
    value = _plain(value)
    if not _finite(value):
        return text(value)
    whole = abs(value) < 2**53 and value == int(value)
    rounded = value if whole else _rounded(value, 4)
    if rounded != int(rounded) or (not whole and abs(value) >= LARGE):
        return text(value)
    return f"{int(rounded):,}".replace("-", "−")


def shown(value: Any) -> str:
    """Return any value as Python writes it, cut in the middle where that would be long: for an error message.

    >>> shown("same"), shown((1, 2)), shown([0] * 1000), len(shown("x" * 10**6)), shown(10**5000)
    ("'same'", '(1, 2)', '[0, 0, 0, 0, 0, 0, ...]', 60, '1e5000')
    """
    words = _MESSAGE.repr(value)
    return words if len(words) <= 2 * LONGEST else f"{words[:LONGEST]} ... {words[-LONGEST // 2 :]}"


class _Message(reprlib.Repr):
    """`reprlib` with the book's lengths, for integers too, which Python refuses to write from 4,300 digits on."""

    def __init__(self) -> None:
        super().__init__()
        self.maxstring = self.maxother = LONGEST
        self.maxlevel = 3

    def repr_int(self, value: int, level: int) -> str:
        return repr(value) if abs(value) < 10**30 else text(value)

    def repr_instance(self, value: Any, level: int) -> str:
        if isinstance(value, int) and not isinstance(value, bool):  # of a subclass
            return self.repr_int(int(value), level)
        return " ".join(super().repr_instance(value, level).split())  # on one line


_MESSAGE = _Message()


def _plain(value: Any) -> int | float | Decimal:
    """Return a number of any library as one of Python's."""
    if isinstance(value, (int, float, Decimal)):
        return value
    try:
        return operator.index(value)
    except TypeError:
        return float(value)


def _finite(value: int | float | Decimal) -> bool:
    return not isinstance(value, float) or math.isfinite(value)  # a whole number may be too large for a float


def _rounded(value: int | float | Decimal, digits: int) -> Decimal:
    context = Context(prec=digits, rounding=ROUND_HALF_UP, Emax=MAX_EMAX, Emin=MIN_EMIN)
    if isinstance(value, int) and abs(value) >= 10**40:  # all digits of a huge one would take Decimal seconds
        dropped = int(value.bit_length() * math.log10(2)) - 20
        leading = Decimal(abs(value) // 10**dropped).scaleb(dropped, context)
        return context.normalize(leading.copy_sign(Decimal(value > 0) - Decimal("0.5")))
    return context.normalize(Decimal(value))


def _power(value: Decimal) -> str:
    """Return a number as digits and a power of ten: 1.3e38."""
    digits, exponent = f"{value:e}".split("e")
    return f"{digits}e{int(exponent)}".replace("-", "−")
