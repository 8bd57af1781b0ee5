"""Conversion of measures with pint, and what the unit library says of itself."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reformextract import extract
from reformextract.patterns.loading import load_patterns
from reformextract.quantities.measure import Measure

pint = pytest.importorskip("pint")
from reformextract.quantities.conversion import convert  # noqa: E402

UNITS = load_patterns().units


@pytest.mark.parametrize(
    ("value", "source", "target", "wanted"),
    [
        ("15", "mu", "ha", "1"), ("1500", "mu", "km2", "1"), ("3", "jin", "kg", "1.5"), ("2", "li", "km", "1"), ("1", "t", "kg", "1000"),

        ("100", "°C", "°F", "212"), ("36", "km/h", "m/s", "10"), ("2.5", "GW", "MW", "2500"),
        ("1", "kWh", "MJ", "3.6"), ("5", "km2", "ha", "500"),
        ("7", "km", "km", "7"),
    ],
)  # fmt: skip
def test_conversion(value: str, source: str, target: str, wanted: str) -> None:
    assert convert(Decimal(value), source, target) == Decimal(wanted)


def test_a_record_converts_itself() -> None:
    (record,) = [r for r in extract("It covers 13,500 mu of land.").records if isinstance(r, Measure)]
    assert record.to("km2") == 9


@pytest.mark.parametrize(("source", "target"), [("km", "kg"), ("km", "parsnip"), ("dwt", "t")])
def test_what_cannot_be_converted_is_refused(source: str, target: str) -> None:
    with pytest.raises(ValueError, match=r"unit|measure"):
        convert(Decimal(1), source, target)


def test_a_range_has_no_single_value() -> None:
    (record,) = [r for r in extract("It covers 10 to 20 mu of land.").records if isinstance(r, Measure)]
    with pytest.raises(ValueError, match="range"):
        record.to("ha")


@pytest.mark.parametrize("symbol", [unit.symbol for unit in UNITS.values() if unit.pint])
def test_pint_knows_the_units_that_say_so(symbol: str) -> None:
    unit = UNITS[symbol]
    same = next(other for other in UNITS.values() if other.dimension == unit.dimension and other.pint)
    assert convert(Decimal(1), symbol, same.symbol) is not None
