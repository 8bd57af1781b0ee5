"""The grammar of numbers: small numbers, hundreds, scales in falling order, parts and decimals.

What it cannot read becomes no number.
"""

from __future__ import annotations

from decimal import Decimal

from reformextract.numbers.parts import Part, PartKind
from reformextract.numbers.value import EXACT, ONE, ZERO, NumberValue, rounded_fraction


class Grammar:
    """Reads the longest number that begins a row of parts. ``taken`` is how many parts it has used, ``rounding`` the cue among them."""

    def __init__(self, parts: list[Part], below: Decimal | None = None) -> None:
        self.parts = parts
        self.below = below  # a scale of at least this makes the whole unreadable: no "million" inside of what follows one
        self.broken = False
        self.taken = 0
        self.total = ZERO  # the segments that a scale has closed: "two million" of "two million three hundred"
        self.last_scale: Decimal | None = None
        self.current: Decimal | None = None  # the segment that is open
        self.room = ZERO  # what may still be added to the open segment must be less than this
        self.closing = ONE
        self.in_words = True
        self.rounding = ""  # the cue before the scale: "plus" of "30-plus million"

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
        value = EXACT.add(self.total, self.current if self.current is not None else ZERO)
        return NumberValue(value, self.closing)

    # ------------------------------------------------------------------------------------------------ the beginning

    def _opening(self) -> int | None:
        kind = self.kind(0)
        if kind == "numeral":
            return self._rounded(self._numeral(0))
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
            self.current = ONE
            return 0
        if kind == "fraction":
            return self._part_of_scale(0, ONE)
        if kind == "article":
            if self.kind(1) == "scale":
                self.current = ONE
                return 1
            if self.kind(1) == "half":
                return self._half_of_scale(2)
            return self._part_of_scale(1, ONE)
        return None

    def _open(self, part: Part) -> None:
        self.current = part.worth
        self.room = Decimal(10) if part.kind == "cardinal" and part.worth >= 20 else ZERO
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
                and parts[end].core.count(".") < 2
            ):
                digits += parts[end].core
                end += 1
                if "." in digits:
                    break
            self.current = Decimal(digits)
        if self.kind(end) == "sign":
            self.current = EXACT.add(self.current or ZERO, parts[end].worth)
            return end + 1
        if self.kind(end) == "numeral" and parts[end].spaced and parts[index].worth < 1000 and self._slash(end):
            self.current = EXACT.add(self.current or ZERO, self._slash(end) or ZERO)
            return end + 3
        if end == index + 1 and self._slash(index):
            self.current = self._slash(index)
            return index + 3
        return end

    def _rounded(self, index: int) -> int:
        """The part behind a cue between a numeral and its scale, with its hyphens ("30[-plus ]million"); the same where there is none."""
        cue = index + 1 if self.kind(index) == "hyphen" else index
        if self.kind(cue) != "rounding":
            return index
        after = cue + 2 if self.kind(cue + 1) == "hyphen" else cue + 1
        if self.kind(after) != "scale":
            return index
        self.rounding = self.parts[cue].core.lower()
        return after

    def _slash(self, index: int) -> Decimal | None:
        """The fraction written at a part as two numerals and a slash, smaller than one; None where there is none."""
        parts = self.parts
        if self.kind(index + 1) != "slash" or self.kind(index + 2) != "numeral" or parts[index + 1].spaced or parts[index + 2].spaced:
            return None
        above, below = parts[index].worth, parts[index + 2].worth
        return rounded_fraction(above, below) if 0 < above < below else None

    def _decimals(self, index: int) -> int | None:
        """ "point five two" after a spelled number; tens and ones are read together ("point seventy-one")."""
        if self.current is None or not self.in_words or self.kind(index + 1) != "cardinal" or self.current != int(self.current):
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
        self.room, self.closing = ZERO, ONE
        return index

    def _scale_at(self, index: int) -> tuple[Decimal, int]:
        """The product of the scale words from a part on, hyphens between them allowed, and the part after them."""
        product = ONE
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
        self.last_scale = self.closing = ONE  # nothing smaller may follow
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
        self.last_scale = self.closing = ONE
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
            self.room = product if product == 100 else ZERO
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
        self.room = ZERO
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
            if self.kind(index + 1) == "slash" or (self.current >= 100 and following <= 100 and end > index + 1):
                return None
            if part.kind == "numeral" and end > index + 1:
                return None
            self.current = EXACT.add(self.current, worth)
            self.room = Decimal(10) if self.room > 10 and worth >= 20 and part.kind == "cardinal" else ZERO
            self.closing = ONE
            return index + 1
        if self.last_scale is None or (after_and and (not self.in_words or part.kind == "numeral")):
            return None
        if part.kind == "numeral" and (end == index + 1 or worth != worth.to_integral_value()):
            return None  # "5 million 300": no, "5 crore 20 lakh": yes
        probe = Grammar(self.parts[index:], self.last_scale)
        probe.in_words = self.in_words
        rest = probe.read()
        if rest is None or not rest.value < self.last_scale:
            return None
        self.total = EXACT.add(self.total, rest.value)
        self.last_scale = ONE
        self.closing = rest.scale
        return index + probe.taken

    def _and(self, index: int) -> int | None:
        """ "and a half", "and three quarters", "and five"."""

        def skip_hyphen(place: int) -> int:
            return place + 1 if self.kind(place) == "hyphen" else place

        after = skip_hyphen(index + 1)
        start = after
        numerator = ONE
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
                self.last_scale = self.closing = ONE
                return end
            base = self.last_scale if self.current is None and self.last_scale is not None else ONE
            part = rounded_fraction(EXACT.multiply(numerator, base), denominator)
            if self.current is not None:
                if self.room == 0 and self.closing > 1:
                    return None
                self.current = EXACT.add(self.current, part)
            else:
                self.total = EXACT.add(self.total, part)
                self.last_scale = ONE
            self.room = ZERO
            return after + 1
        if self.kind(start) in ("cardinal", "numeral") and self.room in (0, 100):
            return self._add(start, after_and=True)
        return None
