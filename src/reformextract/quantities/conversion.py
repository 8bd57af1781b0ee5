"""Conversion between units of measure, with pint (the extra ``units``); the facts of each unit are in the pattern files.

A unit's name for pint is its ``pint`` field; units that pint does not know (mu, jin, li ...) are defined here by theirs.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Any

from reformextract.extras import need
from reformextract.numbers.value import EXACT
from reformextract.patterns.loading import load_patterns

# Units of Chinese measure as fixed in 1959 and 1984, and others that pint lacks, in terms of SI units.
_OWN = {
    "mu": "10000 / 15 * meter ** 2",
    "jin": "0.5 * kilogram",
    "liang": "0.05 * kilogram",
    "dan": "50 * kilogram",
    "quintal": "100 * kilogram",
    "li": "500 * meter",
    "tce": "29.3076 * gigajoule",
}


@lru_cache(maxsize=1)
def _registry() -> Any:
    pint = need("pint", "units", "converting units")
    return pint.UnitRegistry(non_int_type=Decimal, autoconvert_offset_to_baseunit=True)


@lru_cache(maxsize=2)
def _by_form(language: str) -> dict[str, str]:
    """The symbol of each form of a unit, as written and in small letters; what is written as it is goes first."""
    forms: dict[str, str] = {}
    for unit in load_patterns(language).units.values():
        for form in unit.forms:
            forms.setdefault(form.removeprefix("="), unit.symbol)
    for form, symbol in list(forms.items()):
        forms.setdefault(form.lower(), symbol)
    return forms


def _expression(name: str, language: str) -> str:
    """What pint calls a unit: by its symbol, by any form that the patterns know ("sqm", "hectares"), or by pint's own name."""
    units = load_patterns(language).units
    forms = _by_form(language)
    symbol = name if name in units else forms.get(name) or forms.get(name.lower()) or name
    if symbol in _OWN:
        return _OWN[symbol]
    if symbol in units:
        known = units[symbol].pint
        if known is None:
            raise ValueError(f"no conversion is known for the unit {name!r}")
        return known
    try:
        return str(_registry().parse_units(name))
    except Exception:  # pint's own errors and those of its tokenizer, whatever is written
        raise ValueError(f"no conversion is known for the unit {name!r}") from None


def convert(value: Decimal, source: str, target: str, language: str = "en") -> Decimal:
    """``value`` of the unit ``source`` in the unit ``target``, by their symbols, by any of their names, or as pint calls them.

    >>> convert(Decimal("15"), "mu", "ha"), convert(Decimal("15"), "mu", "hectare"), convert(Decimal("2"), "ha", "m^2")
    (Decimal('1'), Decimal('1'), Decimal('20000'))

    Raises ``ValueError`` for a unit without a conversion or of another dimension, ``ImportError`` without pint.
    """
    if source == target:
        return value
    registry = _registry()
    start, goal = _expression(source, language), _expression(target, language)
    if start == "degree_Celsius" or start == "degree_Fahrenheit" or start == "kelvin":
        quantity = registry.Quantity(value, start)
        one = None
    else:
        quantity = registry.parse_expression(start) * value
        one = registry.parse_expression(goal)
    from pint import DimensionalityError

    try:
        result = quantity.to(goal).magnitude if one is None else (quantity / one).to("dimensionless").magnitude
    except DimensionalityError as error:
        raise ValueError(f"{source!r} and {target!r} measure different things") from error
    rounded: Decimal = Decimal(result).quantize(Decimal("1e-20"), context=EXACT)
    return (
        rounded.normalize(EXACT).quantize(Decimal(1), context=EXACT) if rounded == rounded.to_integral_value() else rounded.normalize(EXACT)
    )
