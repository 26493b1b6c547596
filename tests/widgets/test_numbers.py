"""Numbers as the browser writes them, equal to Python's to the letter; and as a reader types them."""

from __future__ import annotations

import random
import struct

import pytest

from convbook.numbers import grouped, short, text

from .node import Node

WRITE = "(m, all) => all.map(Number).map((value) => [m.format(value), m.formatShort(value), m.grouped(value)])"

# Where a rounding, a power of ten or a sign begins, and the numbers beside it.
EDGES = [0.0, -0.0, 0.5, 2.5, 0.125, 1 / 3, 0.00015, 0.00095, 0.005, 0.0095, 0.0099999, 0.095, 9.995, 99.995, 999.5]
EDGES += [1234.5, 12344.5, 99999.5, 99999.99, 1e5, 123456.7, 999_999.5, 1e-6, 9.9999e-7, 9.99949e-7, 9.9995e-7]
EDGES += [2.0**53 - 1, 2.0**53, 2.0**53 + 2, 1e15 - 0.5, 999_949_999_999_999.0, 999_999_999_999_999.9, 1e15, 1e21, 1e22]
EDGES += [9.5e14, 9.95e15, 9.95e20, 1e300, 1.7976931348623157e308, 2.2250738585072014e-308]


def some_numbers(count: int) -> list[float]:
    rng = random.Random(11)
    numbers = [sign * edge for edge in EDGES for sign in (1, -1)]
    numbers += [float("inf"), float("-inf"), float("nan")]
    for _ in range(count):
        numbers += [
            rng.uniform(-1, 1) * 10.0 ** rng.randint(-12, 20),
            float(rng.randint(-(10 ** rng.randint(1, 18)), 10**18)),
            rng.randint(-(10**6), 10**6) / 2 ** rng.randint(1, 12),  # exactly half-way, often
            float(f"{rng.randint(1, 99999)}5e{rng.randint(-12, 12)}"),  # half-way but for the last binary digit
            struct.unpack("d", rng.getrandbits(64).to_bytes(8, "little"))[0],  # any number at all
        ]
    # Below the least normal one a float has too few digits for four of them.
    return [number for number in numbers if not 0 < abs(number) < 2.3e-308]


def differences(node: Node, **where: object) -> list[tuple[float, list[str], list[str]]]:
    numbers = some_numbers(2000)
    given = [str(number).replace("inf", "Infinity").replace("nan", "NaN") for number in numbers]
    written = node.ask("parts/numbers", WRITE, given, **where)
    pairs = zip(numbers, written, strict=True)
    wanted = ((number, [text(number), short(number), grouped(number)], shown) for number, shown in pairs)
    return [each for each in wanted if each[1] != each[2]]


def test_numbers_are_written_as_python_writes_them(node: Node) -> None:
    assert differences(node) == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "? value : Number(value.toPrecision(4));\n  const text",
            "? value : Number(value.toPrecision(5));\n  const text",
        ),
        ("if (Math.abs(value) >= 1e15)", "if (Math.abs(value) > 1e15)"),
        ("size >= 1e5)", "size > 1e5)"),
        ("size < 100 ? 2 : 0", "size < 100 ? 2 : 1"),
        ("size < 0.01", "size <= 0.001"),
        ('value > 0 ? "∞" : "−∞"', '"∞"'),
        ("isSafeInteger(value)", "isInteger(value)"),
        ("(?=(\\d{3})+$)", "(?=(\\d{4})+$)"),
    ],
)
def test_a_planted_error_is_found(node: Node, right: str, wrong: str) -> None:
    assert differences(node, sources=node.plant("parts/numbers", right, wrong)) != []


READ = "(m, typed, options) => m.parse(typed, options)"


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("3", 3),
        (" −0.5 ", -0.5),
        ("+2", 2),
        (".5", 0.5),
        ("1e-3", 0.001),
        ("1/8", 0.125),
        ("-0", 0),
        ("1,5", 1.5),  # a decimal comma
        ("−0,25", -0.25),
        (",5", 0.5),
        ("0,125", 0.125),  # no group begins with 0
        ("12,3456", 12.3456),
        ("1,5e3", 1500),
        ("1,5/0,5", 3),
        ("1,024,000", 1_024_000),  # groups
        ("1,024.5", 1024.5),
        ("-12,345,678", -12_345_678),
    ],
)
def test_what_can_be_read(node: Node, typed: str, value: float) -> None:
    assert node.ask("parts/numbers", READ, typed, {"limit": 1e9}) == {"value": value}
    assert node.ask("parts/numbers", READ, typed, {"limit": 1e9, "thousands": True}) == {"value": value}


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "“” is not a number. Write one such as 3, −0.5 or 1/9."),
        ("three", "“three” is not a number. Write one such as 3, −0.5 or 1/9."),
        ("1,2,3", "“1,2,3” is not a number. Write one such as 3, −0.5 or 1/9."),
        ("1,2.5", "“1,2.5” is not a number. Write one such as 3, −0.5 or 1/9."),
        ("1,", "“1,” is not a number. Write one such as 3, −0.5 or 1/9."),
        ("1/2/3", "“1/2/3” is not a number. Write one such as 3, −0.5 or 1/9."),
        ("NaN", "“NaN” is not a number. Write one such as 3, −0.5 or 1/9."),
        ("Infinity", "“Infinity” is not a number. Write one such as 3, −0.5 or 1/9."),
        ("0x10", "“0x10” is not a number. Write one such as 3, −0.5 or 1/9."),
        ("9" * 30, f"“{'9' * 20}…” is out of range: values go from −100 to 100."),
        ("101", "“101” is out of range: values go from −100 to 100."),
        ("0/0", "“0/0” is out of range: values go from −100 to 100."),
        ("1/0", "“1/0” is out of range: values go from −100 to 100."),
        ("1,024", "“1,024” can be read in two ways. Write 1024 or 1.024."),
        ("-12,500", "“-12,500” can be read in two ways. Write -12500 or -12.500."),
    ],
)
def test_what_cannot_be_read_is_explained(node: Node, typed: str, message: str) -> None:
    read = node.ask("parts/numbers", READ, typed, {"limit": 100})
    assert read["message"] == message
    assert read.get("ambiguous", False) == ("two ways" in message)


def test_a_comma_between_thousands_where_the_book_writes_them_so(node: Node) -> None:
    assert node.ask("parts/numbers", READ, "1,024", {"thousands": True}) == {"value": 1024}
