"""Numbers: runs of tokens -> one number unit, and the exact value of a number unit.

Which runs of tokens may make a number is said by the rules of kind ``number``; here a run is read by the grammar that
all of them share (small numbers, hundreds, scales in falling order, parts and decimals), from the lexicon classes
``cardinal`` and ``scale`` (with values), ``scale_letter``, ``fraction_word`` (its denominator), ``number_half``,
``number_and``, ``number_article``, ``number_of`` and ``number_point``. What the grammar cannot read becomes no number.
Arithmetic is ``Decimal`` in contexts of our own: numbers of any length stay exact, whatever the caller's context is.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from functools import partial
from typing import Literal

from reformextract.lexicon.reading import Reading
from reformextract.lexicon.remembered import Remembered, kept_with
from reformextract.lexicon.tokens import has_decimal_comma, normal_form
from reformextract.lexicon.vocabulary import Vocabulary
from reformextract.matcher.rules import RuleSet

EXACT = Context(prec=100_000, rounding=ROUND_HALF_EVEN)
_DIVISION = Context(prec=60, rounding=ROUND_HALF_EVEN)
_FOUR_PLACES = Decimal("0.0001")
_TEN_PLACES = Decimal("0.0000000001")
_LARGEST_EXPONENT = 200  # a longer row of figures is no quantity
_LONGEST_NUMERAL = 300  # characters
_LONGEST_NUMBER = 80  # units
_ZERO, _ONE = Decimal(0), Decimal(1)

PartKind = Literal["numeral", "cardinal", "scale", "half", "fraction", "sign", "article", "and", "of", "hyphen", "point", "slash", "period"]


@dataclass(frozen=True, slots=True)
class NumberValue:
    """A number's exact ``value``; ``scale`` is the product of the scale words that close it (1 when there is none)."""

    value: Decimal
    scale: Decimal = _ONE


@dataclass(frozen=True, slots=True)
class Part:
    """A token inside a number: what it is, what it is worth (a ``fraction`` word: its denominator), as written, spaced or glued."""

    kind: PartKind
    worth: Decimal
    core: str
    spaced: bool


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


def numeral_value(core: str) -> Decimal:
    """A well-formed numeral as written: 1,234.5 -> 1234.5; with a decimal comma 2,75 -> 2.75."""
    if "," in core and has_decimal_comma(core):
        return Decimal(core.replace(".", "").replace(",", "."))
    return Decimal(core.replace(",", ""))


def _part(reading: Reading, token: int) -> Part | None:
    """The token as a part of a number; None where it can be none (a malformed numeral, another word)."""
    return _parts_of(reading.vocabulary)[reading.surfaces[token]]


@kept_with
def _parts_of(vocabulary: Vocabulary) -> Remembered[str, Part | None]:
    """The parts of a vocabulary's surfaces, each made once."""
    return Remembered(partial(_new_part, vocabulary))


def _new_part(vocabulary: Vocabulary, surface: str) -> Part | None:
    values = vocabulary.values
    core = surface.strip()
    spaced = surface != core

    def part(kind: PartKind, worth: Decimal = _ZERO) -> Part:
        return Part(kind, worth, core, spaced)

    first = core[:1]
    if "0" <= first <= "9":
        if len(core) > _LONGEST_NUMERAL:
            return None
        if not (core.replace(",", "").replace(".", "", 1).isdigit() or has_decimal_comma(core)):
            return None
        return part("numeral", numeral_value(core))
    if first and (first in "¼½¾" or "⅐" <= first <= "⅞"):
        return part("sign", fraction_sign_value(core))
    if core in "-/.":
        return {"-": part("hyphen"), "/": part("slash"), ".": part("period")}.get(core)
    norm = normal_form(core)
    for name in ("scale", "scale_letter"):
        scales = values.get(name, {})
        worth = scales.get(f"={core}") or scales.get(norm)
        if worth is not None:
            return part("scale", Decimal(worth))
    if norm in values.get("cardinal", {}):
        return part("cardinal", Decimal(values["cardinal"][norm]))
    if norm in values.get("number_half", {}):
        return part("half")
    if norm in values.get("fraction_word", {}):
        return part("fraction", Decimal(values["fraction_word"][norm]))
    simple: tuple[tuple[str, PartKind], ...] = (
        ("number_and", "and"), ("number_article", "article"), ("number_of", "of"), ("number_point", "point"),
    )  # fmt: skip
    for name, kind in simple:
        if norm in values.get(name, {}):
            return part(kind)
    return None


class _Grammar:
    """Reads the longest number that begins a row of parts. ``taken`` is how many parts it has used."""

    def __init__(self, parts: list[Part], below: Decimal | None = None) -> None:
        self.parts = parts
        self.below = below  # a scale of at least this makes the whole unreadable: no "million" inside of what follows one
        self.broken = False
        self.taken = 0
        self.total = _ZERO  # the segments that a scale has closed: "two million" of "two million three hundred"
        self.last_scale: Decimal | None = None
        self.current: Decimal | None = None  # the segment that is open
        self.room = _ZERO  # what may still be added to the open segment must be less than this
        self.closing = _ONE
        self.in_words = True

    def kind(self, index: int) -> PartKind | None:
        return self.parts[index].kind if index < len(self.parts) else None

    def read(self) -> NumberValue | None:
        position = self._opening()
        if position is None:
            return None
        self.taken = position
        while True:
            following = self._continuation(self.taken)
            if following is None:
                break
            self.taken = following
        if self.broken:
            return None
        value = EXACT.add(self.total, self.current if self.current is not None else _ZERO)
        return NumberValue(value, self.closing)

    # ------------------------------------------------------------------------------------------------ the beginning

    def _opening(self) -> int | None:
        kind = self.kind(0)
        if kind == "numeral":
            return self._numeral(0)
        if kind == "cardinal":
            part = self._part_of_scale(1, self.parts[0].worth)
            if part is not None:
                return part
            self._open(self.parts[0])
            return 1
        if kind == "sign":
            self.current = self.parts[0].worth
            return 1
        if kind == "period" and self.kind(1) == "numeral" and not self.parts[1].spaced and self.parts[1].core.isdigit():
            self.current = Decimal(f"0.{self.parts[1].core}")
            return 2
        if kind == "half":
            return self._half_of_scale(1)
        if kind == "scale" and self.kind(1) in ("scale", "hyphen"):  # "hundred thousand"
            self.current = _ONE
            return 0
        if kind == "fraction":
            return self._part_of_scale(0, _ONE)
        if kind == "article":
            if self.kind(1) == "scale":
                self.current = _ONE
                return 1
            if self.kind(1) == "half":
                return self._half_of_scale(2)
            return self._part_of_scale(1, _ONE)
        return None

    def _open(self, part: Part) -> None:
        self.current = part.worth
        self.room = Decimal(10) if part.kind == "cardinal" and part.worth >= 20 else _ZERO
        self.in_words = self.in_words and part.kind == "cardinal"

    def _numeral(self, index: int) -> int:
        """A numeral with what belongs to it: further groups after spaces, a slash fraction, a fraction sign."""
        parts = self.parts
        self._open(parts[index])
        end = index + 1
        if parts[index].core.isdigit() and len(parts[index].core) <= 3:
            digits = parts[index].core
            while (
                self.kind(end) == "numeral"
                and parts[end].spaced
                and len(parts[end].core.partition(".")[0]) == 3
                and "," not in parts[end].core
            ):
                digits += parts[end].core
                end += 1
                if "." in digits:
                    break
            self.current = Decimal(digits)
        if self.kind(end) == "sign":
            self.current = EXACT.add(self.current or _ZERO, parts[end].worth)
            return end + 1
        if self.kind(end) == "numeral" and parts[end].spaced and parts[index].worth < 1000 and self._slash(end):
            self.current = EXACT.add(self.current or _ZERO, self._slash(end) or _ZERO)
            return end + 3
        if end == index + 1 and self._slash(index):
            self.current = self._slash(index)
            return index + 3
        return end

    def _slash(self, index: int) -> Decimal | None:
        """The fraction written at a part as two numerals and a slash, smaller than one; None where there is none."""
        parts = self.parts
        if self.kind(index + 1) != "slash" or self.kind(index + 2) != "numeral" or parts[index + 1].spaced or parts[index + 2].spaced:
            return None
        above, below = parts[index].worth, parts[index + 2].worth
        return rounded_fraction(above, below) if 0 < above < below else None

    def _decimals(self, index: int) -> int | None:
        """ "point five two" after a spelled number; tens and ones are read together ("point seventy-one")."""
        if self.current is None or not self.in_words or self.kind(index + 1) != "cardinal":
            return None
        digits = ""
        index += 1
        while self.kind(index) == "cardinal":
            worth = self.parts[index].worth
            ones = index + 2 if self.kind(index + 1) == "hyphen" else index + 1
            if worth >= 20 and self.kind(ones) == "cardinal" and 0 < self.parts[ones].worth < 10:
                worth = EXACT.add(worth, self.parts[ones].worth)
                index = ones
            digits += str(worth)
            index += 1
        self.current = EXACT.add(self.current, Decimal(f"0.{digits}"))
        self.room, self.closing = _ZERO, _ONE
        return index

    def _scale_at(self, index: int) -> tuple[Decimal, int]:
        """The product of the scale words from a part on, hyphens between them allowed, and the part after them."""
        product = _ONE
        while self.kind(index) == "scale" or (product > 1 and self.kind(index) == "hyphen" and self.kind(index + 1) == "scale"):
            if self.kind(index) == "scale":
                product = EXACT.multiply(product, self.parts[index].worth)
            index += 1
        return product, index

    def _of_scale(self, index: int) -> tuple[Decimal, int] | None:
        """ "of a million", "a million", "-a-million" or "million" at a part."""
        if self.kind(index) == "hyphen" and self.kind(index + 1) in ("of", "article"):
            index += 1
        if self.kind(index) == "of":
            index += 1
        if self.kind(index) == "article":
            index += 1
        if self.kind(index) == "hyphen":
            index += 1
        product, end = self._scale_at(index)
        return (product, end) if end > index else None

    def _half_of_scale(self, index: int) -> int | None:
        found = self._of_scale(index)
        if found is None:
            return None
        self.total = EXACT.multiply(Decimal("0.5"), found[0])
        self.last_scale = self.closing = _ONE  # nothing smaller may follow
        return found[1]

    def _part_of_scale(self, index: int, numerator: Decimal) -> int | None:
        """ "three quarters of a million" """
        if self.kind(index) == "hyphen":
            index += 1
        if self.kind(index) != "fraction":
            return None
        denominator = self.parts[index].worth
        found = self._of_scale(index + 1)
        if found is None:
            return None
        self.total = rounded_fraction(EXACT.multiply(numerator, found[0]), denominator)
        self.last_scale = self.closing = _ONE
        return found[1]

    # --------------------------------------------------------------------------------------------------- what follows

    def _continuation(self, index: int) -> int | None:
        kind = self.kind(index)
        if kind == "scale":
            return self._scale(index)
        if kind == "hyphen":
            if self.kind(index + 1) == "scale":
                return self._scale(index + 1)
            if self.kind(index + 1) == "cardinal" and self.parts[index + 1].worth < self.room <= 10:
                return self._add(index + 1)
            if self.kind(index + 1) == "and" and self.kind(index + 2) == "hyphen":  # two-and-a-half
                return self._and(index + 1)
            return None
        if kind == "and":
            return self._and(index)
        if kind == "point":
            return self._decimals(index)
        if kind in ("cardinal", "numeral"):
            return self._add(index)
        return None

    def _scale(self, index: int) -> int | None:
        product, end = self._scale_at(index)
        if self.current is None:
            return None
        if product <= 100:
            if not self.current < 100 and self.in_words:
                return None
            self.current = EXACT.multiply(self.current, product)
            self.room = product if product == 100 else _ZERO
            self.closing = product
            return end
        if self.below is not None and not product < self.below:
            self.broken = True
            return None
        if self.last_scale is not None and not product < self.last_scale:
            return None
        self.total = EXACT.add(self.total, EXACT.multiply(self.current, product))
        self.current = None
        self.last_scale = self.closing = product
        self.room = _ZERO
        return end

    def _add(self, index: int, after_and: bool = False) -> int | None:
        """A cardinal or numeral that adds to what is there: "hundred FIVE", "twenty-THREE", "two million THREE hundred"."""
        part = self.parts[index]
        worth = part.worth
        following, end = self._scale_at(index + 1)
        if self.current is not None:
            if not worth < self.room or worth != worth.to_integral_value():
                return None
            if part.kind == "numeral" and not after_and:
                return None
            if self.kind(index + 1) == "slash" or (following <= 100 and end > index + 1):
                return None
            if part.kind == "numeral" and end > index + 1:
                return None
            self.current = EXACT.add(self.current, worth)
            self.room = Decimal(10) if self.room > 10 and worth >= 20 and part.kind == "cardinal" else _ZERO
            self.closing = _ONE
            return index + 1
        if self.last_scale is None or (after_and and (not self.in_words or part.kind == "numeral")):
            return None
        if part.kind == "numeral" and (end == index + 1 or worth != worth.to_integral_value()):
            return None  # "5 million 300": no, "5 crore 20 lakh": yes
        probe = _Grammar(self.parts[index:], self.last_scale)
        probe.in_words = self.in_words
        rest = probe.read()
        if rest is None or not rest.value < self.last_scale:
            return None
        self.total = EXACT.add(self.total, rest.value)
        self.last_scale = _ONE
        self.closing = rest.scale
        return index + probe.taken

    def _and(self, index: int) -> int | None:
        """ "and a half", "and three quarters", "and five"."""

        def skip_hyphen(place: int) -> int:
            return place + 1 if self.kind(place) == "hyphen" else place

        after = skip_hyphen(index + 1)
        start = after
        numerator = _ONE
        if self.kind(after) == "article":
            after = skip_hyphen(after + 1)
        elif self.kind(after) == "cardinal" and self.kind(skip_hyphen(after + 1)) in ("half", "fraction"):
            numerator = self.parts[after].worth
            after = skip_hyphen(after + 1)
        if self.kind(after) in ("half", "fraction") and after > start:
            denominator = Decimal(2) if self.kind(after) == "half" else self.parts[after].worth
            if self.kind(after + 1) == "of" or denominator > 10 or numerator >= denominator:
                return self._add(start, after_and=True) if self.kind(start) == "cardinal" and self.room in (0, 100) else None
            of_scale, end = self._scale_at(after + 1)
            if end > after + 1 and self.current is None and self.last_scale is not None and of_scale < self.last_scale:
                self.total = EXACT.add(self.total, rounded_fraction(EXACT.multiply(numerator, of_scale), denominator))
                self.last_scale = self.closing = _ONE
                return end
            base = self.last_scale if self.current is None and self.last_scale is not None else _ONE
            part = rounded_fraction(EXACT.multiply(numerator, base), denominator)
            if self.current is not None:
                if self.room == 0 and self.closing > 1:
                    return None
                self.current = EXACT.add(self.current, part)
            else:
                self.total = EXACT.add(self.total, part)
                self.last_scale = _ONE
            self.room = _ZERO
            return after + 1
        if self.kind(start) in ("cardinal", "numeral") and self.room in (0, 100):
            return self._add(start, after_and=True)
        return None


def _parts(reading: Reading, first: int, last: int) -> list[Part]:
    """The parts of the tokens of units first to last (half-open), up to the first token that can be none."""
    parts: list[Part] = []
    for token in range(reading.first[first], reading.first[last]):
        part = _part(reading, token)
        if part is None:
            break
        parts.append(part)
    return parts


def number_value(reading: Reading, unit: int) -> NumberValue | None:
    """The exact value of a number unit; None where the unit is no number, or one of more than 200 digits.

    Scale words that follow each other multiply ("1.2 hundred million", "1.61 lakh crore").
    """
    if not reading.has(unit, "number"):
        return None
    if reading.first[unit + 1] - reading.first[unit] == 1:  # most numbers are one token: no grammar needed
        part = _part(reading, reading.first[unit])
        number = NumberValue(part.worth) if part is not None and part.kind in ("numeral", "cardinal", "sign") else None
    else:
        number = _Grammar(_parts(reading, unit, unit + 1)).read()
        if number is not None and number.value == number.value.to_integral_value():
            number = NumberValue(number.value.quantize(_ONE, context=EXACT), number.scale)  # 3.6 billion is 3600000000, not ...000.0
    return None if number is None or number.value.adjusted() > _LARGEST_EXPONENT else number


def merge_numbers(reading: Reading, rules: RuleSet) -> None:
    """Make every run of tokens that a number rule finds and the grammar reads one unit of class ``number``.

    A run may hold several numbers ("one hundred, two hundred" said without a comma): each becomes a unit of its own.
    """
    matches = sorted(rules.find(reading.codes), key=lambda m: (m.start, m.start - m.end, m.order))
    spans: list[tuple[int, int, str]] = []
    free = 0
    for match in matches:
        position = max(match.start, free)
        fewest = 1 if match.rule.build == "decimal_comma" else 2  # tokens
        while position < match.end - fewest + 1:
            grammar = _Grammar(_parts(reading, position, min(match.end, position + _LONGEST_NUMBER)))
            number = grammar.read()
            unread = number is None or (grammar.taken < fewest and match.rule.build != "spelled")
            if (unread and position == match.start) or reading.has(position - 1, "vague_quantifier"):
                break
            if number is None or grammar.taken < fewest:
                position += 1
                continue
            end = position + grammar.taken
            kind = "scaled" if number.scale >= 1000 else "" if fewest == 1 else match.rule.build or ""
            spans.append((position, end, reading.vocabulary.composite(kind, reading.has(position, "glued"))))
            position = free = end
    reading.merge(spans)
