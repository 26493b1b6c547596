"""Numbers as the book writes them: one style for pictures, widgets and messages."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import pytest
import torch
from hypothesis import example, given
from hypothesis import strategies as st

from convbook.numbers import LONGEST, grouped, short, shown, text

FINITE = st.floats(allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (3, "3"), (-4, "−4"), (2.0, "2"), (-0.0, "0"), (True, "1"), (123456, "123456"), (2.5e7, "25000000"),
        (0.5, "0.5"), (1 / 3, "0.3333"), (-1 / 3, "−0.3333"), (2 / 3, "0.6667"), (-0.12345, "−0.1235"),
        (12.345, "12.35"), (999.95, "1000"), (1234.6, "1235"), (12345.6, "12350"), (0.00012344, "0.0001234"),
        (0.000001, "0.000001"), (0.00000099994, "9.999e−7"), (-1.5e-7, "−1.5e−7"), (0.00000099996, "0.000001"),
        (999_999_999_999_999, "999999999999999"), (10**15, "1e15"), (1.25e15, "1.3e15"), (-1.26e38, "−1.3e38"),
        (9.96e302, "1e303"), (5e-324, "4.941e−324"), (10**400, "1e400"), (-125 * 10**400, "−1.3e402"),
        (math.nan, "NaN"), (math.inf, "∞"), (-math.inf, "−∞"),
    ],
)  # fmt: skip
def test_a_number_is_written_as_a_reader_writes_it(value, written):
    assert text(value) == written


@pytest.mark.parametrize(
    "value", [np.float32(1 / 3), np.float64(1 / 3), torch.tensor(1 / 3), torch.tensor([1 / 3], dtype=torch.float64)]
)
def test_a_third_is_the_same_whatever_holds_it(value):
    assert text(value) == grouped(value) == "0.3333"


@pytest.mark.parametrize("value", [np.uint8(200), np.int64(200), torch.tensor(200), torch.tensor(200.0), 200.0])
def test_a_whole_number_is_the_same_whatever_holds_it(value):
    assert text(value) == grouped(value) == short(value) == "200"


@given(FINITE)
@example(0.00099995)
@example(99995.0001)
def test_four_digits_are_the_nearest(value):
    read = Decimal(text(value).replace("−", "-"))
    if value == int(value) and abs(value) < 1e15:
        assert read == int(value)
    else:
        step = Decimal(10) ** (Decimal(value).adjusted() - (1 if abs(value) >= 1e15 else 3))
        assert abs(read - Decimal(value)) <= step / 2


@given(st.integers())
@example(10**40 - 1)
@example(-(10**40))
@example(15 * 10**39)
@example(25 * 10**60 - 1)
def test_large_whole_numbers_keep_two_digits(value):
    if abs(value) < 10**15:
        assert text(value) == str(value).replace("-", "−")
    else:
        step = 10 ** (len(str(abs(value))) - 2)
        digits = (Decimal(abs(value)) / step).quantize(1, ROUND_HALF_UP)
        assert Decimal(text(value).replace("−", "-")) == digits * step * (1 if value > 0 else -1)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (3, "3"), (-4, "−4"), (1 / 9, "0.11"), (-1.126, "−1.13"), (0.0047, "0.005"), (-0.00996, "−0.01"),
        (99.999, "100"), (123.4, "123"), (-999.96, "−1000"), (4321.5, "4322"), (99999, "99999"),
        (-123456, "−1.2e5"), (1e6, "1e6"), (10**400, "1e400"), (-math.inf, "−∞"),
        (math.nan, "NaN"), (0.125, "0.13"), (-0.0, "0"),
    ],
)  # fmt: skip
def test_a_cell_has_few_signs(value, written):
    assert short(value) == written


@given(st.floats(-1e9, 1e9).filter(lambda value: abs(value) >= 1e-3))
def test_no_short_number_is_long(value):
    assert len(short(value)) <= 6


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (1_024_000_000, "1,024,000,000"), (-4096, "−4,096"), (999, "999"), (68271.3, "68,270"), (1 / 3, "0.3333"),
        (2**53 - 1, "9,007,199,254,740,991"), (2**53, "9e15"), (10**24, "1e24"), (-12345.6, "−12,350"), (math.inf, "∞"),
    ],
)  # fmt: skip
def test_whole_numbers_are_grouped(value, written):
    assert grouped(value) == written


class Broken:
    def __repr__(self):
        raise RuntimeError("no text")


@pytest.mark.parametrize(
    "value",
    [
        "x" * 10**6, b"x" * 10**6, [0] * 10**6, [[[[[0] * 9] * 9] * 9] * 9] * 9, 10**1_000_000, -(10**5000),
        (10**5000,), {index: "x" * 100 for index in range(1000)}, set(range(1000)), torch.zeros(50, 50),
        np.zeros((50, 50)), Broken(),
    ],
    ids=lambda value: type(value).__name__,
)  # fmt: skip
def test_any_value_fits_into_a_message(value):
    assert len(shown(value)) <= 2 * LONGEST
    assert "\n" not in shown(value)


@pytest.mark.parametrize("value", ["same", "x" * (LONGEST - 2), (1, 2), [1, 2, 3], None, True, 2.5, -7, 10**29, 1 + 2j])
def test_a_short_value_is_shown_as_python_writes_it(value):
    assert shown(value) == repr(value)
