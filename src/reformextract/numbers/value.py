"""Exact numbers: a value with the scale that closes it, fractions as decimals, what numerals and fraction signs are worth.

Arithmetic is ``Decimal`` in contexts of our own: numbers of any length stay exact, whatever the caller's context is.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal

from reformextract.lexicon.tokens import has_decimal_comma, has_dotted_groups
from reformextract.models.record import Comparator

EXACT = Context(prec=100_000, rounding=ROUND_HALF_EVEN)
_DIVISION = Context(prec=60, rounding=ROUND_HALF_EVEN)
_FOUR_PLACES = Decimal("0.0001")
_TEN_PLACES = Decimal("0.0000000001")
ZERO, ONE = Decimal(0), Decimal(1)


@dataclass(frozen=True, slots=True)
class NumberValue:
    """A number's exact ``value``; ``scale`` is the product of the scale words that close it (1 when there is none).

    ``rounding`` is the comparator that stands inside of it: ``more_than`` of "300+ million", ``about`` of "30-odd thousand".
    """

    value: Decimal
    scale: Decimal = ONE
    rounding: Comparator | None = None


def rounded_fraction(numerator: Decimal, denominator: Decimal) -> Decimal:
    """A fraction as a decimal; four places where it does not come out even, more for the very small.

    >>> rounded_fraction(Decimal(2), Decimal(3)), rounded_fraction(Decimal(1), Decimal(4000))
    (Decimal('0.6667'), Decimal('0.00025'))
    """
    exact = _DIVISION.divide(numerator, denominator)
    if exact == exact.quantize(_TEN_PLACES, context=EXACT):
        return exact.normalize(_DIVISION)
    if abs(exact) < Decimal("0.001"):
        return Context(prec=4).create_decimal(exact).normalize(_DIVISION)
    return exact.quantize(_FOUR_PLACES, context=EXACT)


def fraction_sign_value(sign: str) -> Decimal:
    """½ -> 0.5, ⅓ -> 0.3333 (four places, as the guidelines round fractions)."""
    numerator, _, denominator = unicodedata.normalize("NFKC", sign).partition("\u2044")
    return rounded_fraction(Decimal(numerator), Decimal(denominator))


_POWER = re.compile(r"(?P<figure>[0-9][0-9,.]*)(?:\s*[x×]\s*10\^|[eE])(?P<exponent>[-+]?[0-9]{1,3})")


def power_value(text: str) -> NumberValue | None:
    """The value of a figure with a power of ten: 1.3 x 10^6, 2e-3; None for any other text.

    >>> power_value("1.3 x 10^6").value, power_value("1.3 million") is None
    (Decimal('1300000'), True)
    """
    found = _POWER.fullmatch(text)
    if found is None or found["figure"].count(".") > 1:
        return None
    value = EXACT.scaleb(numeral_value(found["figure"].rstrip(",.")), int(found["exponent"]))
    return NumberValue(value.quantize(ONE, context=EXACT) if value == value.to_integral_value() else value)


def numeral_value(core: str) -> Decimal:
    """A well-formed numeral as written: 1,234.5 -> 1234.5; with a decimal comma 2,75 -> 2.75; with points for its thousands."""
    if core.count(".") > 1 and has_dotted_groups(core):
        return Decimal(core.replace(".", ""))
    if "," in core and has_decimal_comma(core):
        return Decimal(core.replace(".", "").replace(",", "."))
    return Decimal(core.replace(",", ""))
