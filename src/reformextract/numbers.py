"""Numbers: runs of tokens -> one number unit, and the exact value of a number unit.

Which tokens make a number is said by the rules of kind ``number``; what they are worth is computed here from the
lexicon classes ``cardinal`` (value), ``scale`` (value), ``number_half``, ``number_quarter``, ``number_point``; every other
word in between ("and", "a", "of") counts nothing. Arithmetic is ``Decimal`` throughout.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from reformextract.rules import RuleSet
from reformextract.tokens import Reading, normal_form

_HALF, _QUARTER = Decimal("0.5"), Decimal("0.25")


@dataclass(frozen=True, slots=True)
class NumberValue:
    """A number's exact ``value``; ``scale`` is the product of the scale words that close it (1 when there is none)."""

    value: Decimal
    scale: Decimal = Decimal(1)


def fraction_sign_value(sign: str) -> Decimal:
    """½ -> 0.5, ⅓ -> 0.3333 (four places, as the guidelines round fractions)."""
    numerator, _, denominator = unicodedata.normalize("NFKC", sign).partition("\u2044")
    return rounded_fraction(Decimal(numerator), Decimal(denominator))


def rounded_fraction(numerator: Decimal, denominator: Decimal) -> Decimal:
    """A fraction as a decimal; four places where it does not come out even, more for the very small.

    >>> rounded_fraction(Decimal(2), Decimal(3)), rounded_fraction(Decimal(1), Decimal(4000))
    (Decimal('0.6667'), Decimal('0.00025'))
    """
    exact = numerator / denominator
    short = exact.quantize(Decimal("0.0001"))
    if exact == short:
        return short.normalize()
    if exact == exact.quantize(Decimal("0.0000000001")) or abs(exact) < Decimal("0.001"):
        return Decimal(f"{exact:.4g}").normalize() if exact != exact.quantize(Decimal("0.0000000001")) else exact.normalize()
    return short


def numeral_value(core: str) -> Decimal:
    """A well-formed numeral as written: 1,234.5 -> 1234.5."""
    return Decimal(core.replace(",", ""))


def _token_values(reading: Reading, unit: int) -> list[tuple[str, Decimal]]:
    values = reading.vocabulary.values
    cardinals, scales = values.get("cardinal", {}), values.get("scale", {})
    halves, quarters, points = values.get("number_half", {}), values.get("number_quarter", {}), values.get("number_point", {})
    found: list[tuple[str, Decimal]] = []
    for token in range(reading.first[unit], reading.first[unit + 1]):
        core = reading.surfaces[token].strip()
        norm = normal_form(core)
        if core[0].isascii() and core[0].isdigit():
            found.append(("cardinal", numeral_value(core)))
        elif core[0] in "¼½¾" or "⅐" <= core[0] <= "⅞":
            found.append(("part", fraction_sign_value(core)))
        elif norm in cardinals:
            found.append(("cardinal", Decimal(cardinals[norm])))
        elif norm in scales or "=" + core in scales:
            found.append(("scale", Decimal(scales["=" + core] if "=" + core in scales else scales[norm])))
        elif norm in halves:
            found.append(("part", _HALF))
        elif norm in quarters:
            found.append(("part", _QUARTER))
        elif norm in points:
            found.append(("point", Decimal(0)))
    return found


def number_value(reading: Reading, unit: int) -> NumberValue | None:
    """The exact value of a number unit; None where the unit is no number.

    Scale words that follow each other multiply ("1.2 hundred million", "1.61 lakh crore").
    """
    if not reading.has(unit, "number"):
        return None
    parts = _token_values(reading, unit)
    if not parts:
        return None
    total = Decimal(0)
    current: Decimal | None = None
    closing = Decimal(1)
    decimals: str | None = None
    for index, (kind, amount) in enumerate(parts):
        if kind == "point":
            decimals = ""
            continue
        if kind == "cardinal" and decimals is not None:
            decimals += str(amount)
            continue
        if decimals:
            current = (current or Decimal(0)) + Decimal(f"0.{decimals}")
            decimals = None
        if kind in ("cardinal", "part"):
            current = (current or Decimal(0)) + amount
            closing = Decimal(1)
            continue
        current = (Decimal(1) if current is None else current) * amount
        closing *= amount
        following = parts[index + 1] if index + 1 < len(parts) else None
        if amount > 100 and (following is None or following[0] != "scale"):
            total += current
            current = None
    if decimals:
        current = (current or Decimal(0)) + Decimal(f"0.{decimals}")
    return NumberValue(total + (current or Decimal(0)), closing)


def merge_numbers(reading: Reading, rules: RuleSet) -> None:
    """Make every run of tokens that a number rule finds one unit of class ``number``; the longest run wins."""
    matches = sorted(rules.find(reading.codes), key=lambda m: (m.start - m.end, m.start, m.order))
    taken: set[int] = set()
    spans: list[tuple[int, int, str]] = []
    for match in matches:
        units = range(match.start, match.end)
        if len(units) < 2 or not taken.isdisjoint(units):
            continue
        taken.update(units)
        spans.append((match.start, match.end, reading.vocabulary.composite(match.rule.build or "", reading.has(match.start, "glued"))))
    spans.sort()
    reading.merge(spans)
