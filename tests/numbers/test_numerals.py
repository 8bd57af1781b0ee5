"""The pieces of numbers.py that stand alone: fractions and their rounding, the scale that a range shares."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reformextract import extract
from reformextract.numbers.value import NumberValue, fraction_sign_value, numeral_value, rounded_fraction
from reformextract.quantities.amount import shared_scale


@pytest.mark.parametrize(
    ("above", "below", "wanted"),
    [
        (1, 3, "0.3333"),
        (2, 3, "0.6667"),
        (1, 7, "0.1429"),
        (1, 8, "0.125"),
        (1, 4000, "0.00025"),
        (1, 3000, "0.0003333"),
        (5, 1, "5"),
        (1, 64, "0.015625"),
    ],
)
def test_fractions_are_rounded_to_four_places_unless_they_come_out_even(above: int, below: int, wanted: str) -> None:
    assert rounded_fraction(Decimal(above), Decimal(below)) == Decimal(wanted)


@pytest.mark.parametrize(("sign", "wanted"), [("½", "0.5"), ("⅓", "0.3333"), ("¾", "0.75"), ("⅞", "0.875")])
def test_fraction_signs(sign: str, wanted: str) -> None:
    assert fraction_sign_value(sign) == Decimal(wanted)


def test_numerals_of_any_length_stay_exact() -> None:
    digits = "1" + "234567890" * 20
    assert numeral_value(digits) == int(digits)
    (record,) = [r for r in extract(f"It spent {digits}.5 million yuan.").records if r.kind == "money"]
    assert record.value == int(digits + "500000")


def test_an_endless_row_of_figures_is_no_number() -> None:
    assert not extract(f"It spent {'7' * 5000} yuan.").records
    extract(f"The ratio is {'9' * 90}:2, or 3/{'7' * 250}, or one in {'7' * 150}.")


@pytest.mark.parametrize(
    ("low", "high", "wanted"),
    [
        (("3", "1"), ("5000000000", "1000000000"), ("3000000000", "5000000000")),
        (("3000000", "1000000"), ("5", "1"), ("3000000", "5000000")),
        (("800000000", "1000000"), ("1200000000", "1000000000"), ("800000000", "1200000000")),
        (("500", "1"), ("1000000", "1000000"), ("500000000", "1000000")),
        (("2000", "1"), ("3000", "1000"), ("2000", "3000")),
    ],
)
def test_the_scale_of_one_end_is_shared(low: tuple[str, str], high: tuple[str, str], wanted: tuple[str, str]) -> None:
    first, last = (NumberValue(Decimal(value), Decimal(scale)) for value, scale in (low, high))
    assert shared_scale(first, last) == tuple(Decimal(end) for end in wanted)
