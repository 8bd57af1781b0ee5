"""What count, money, ratio and measure share: value or bounds, comparator, and the extent that takes the cue in."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple, TypeVar, cast

from reformextract.lexicon.reading import Reading
from reformextract.matcher.draft import Draft
from reformextract.matcher.rules import Match
from reformextract.models.record import Comparator
from reformextract.numbers.reading import number_value
from reformextract.numbers.value import EXACT, NumberValue, rounded_fraction

CUES_BEFORE = "number_minus|minus|plus|hyphen|comparator_before|comparator_filler|comparator_verb|at_word"  # what with_cues looks at
CUES_AFTER = "hyphen|comparator_after|comparator_after_link|number_and"
_PARTS = ("half", "part", "full", "low_part", "low_half")  # groups of a part of one thing
_ONE, _HALF = Decimal(1), Decimal("0.5")
_REACH_OF_CHANGE = 10  # units between a verb of change and its "from"
_MILLION = Decimal(1_000_000)
_SMALL = Decimal(1000)  # a larger end of a range has a scale of its own: "900,000 to 1.2 million"
_MODIFIERS = "Dsandg"  # roles of what stands before a noun of its own phrase
_REACH_OF_AT = 8  # units between a verb of capping and its "at"


class Amount(NamedTuple):
    """How much: a ``value``, or ``low`` and ``high`` of a range; ``comparator`` where the number itself tells it."""

    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    comparator: Comparator | None = None

    def times(self, factor: Decimal) -> Amount:
        """The same amount in a smaller unit, so many of which make the present one."""
        value, low, high = (None if bound is None else EXACT.multiply(bound, factor) for bound in self[:3])
        return Amount(value, low, high, self.comparator)

    def plus(self, rest: Decimal) -> Amount:
        """The amount with what a smaller unit adds to its value."""
        return self if self.value is None else self._replace(value=EXACT.add(self.value, rest))

    def negated(self) -> Amount:
        """The amount with its value turned negative; a range has its signs already."""
        return self if self.value is None else self._replace(value=self.value.copy_negate())

    @property
    def largest(self) -> Decimal:
        """The value, or the upper end of a range."""
        return max(bound for bound in self[:3] if bound is not None)


@dataclass(slots=True, eq=False)
class QuantityDraft(Draft):
    """What the drafts of all quantities have: an :class:`Amount`'s fields."""

    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    comparator: Comparator | None = None


def amount_of(match: Match, reading: Reading, *, any_order: bool = False) -> Amount | None:
    """The amount that a match names: ``value``, or ``low`` and ``high`` of a range (a scale is shared: "3 to 5 billion").

    A range whose ends fall is none (a score, a version), unless ``any_order``: then its ends change places.
    """
    groups = match.groups
    if "vague" in groups:
        worth = reading.value(groups["vague"][0], "vague_scale")
        return None if worth is None else Amount(Decimal(worth), comparator="at_least")
    part = part_of_one(match, reading)
    if part is not None:
        return Amount(part)
    if "amount" in groups:
        unit = groups["amount"][0]
        if reading.has(unit, "leading_zero") or reading.has(unit - 1, "caret"):
            return None  # voyage 021W, 1.3 x 10^6 tonnes
        number = number_value(reading, unit)
        return None if number is None else Amount(number.value, comparator=_rounding(match, reading) or number.rounding)
    if "low" not in groups or "high" not in groups:
        return None
    low_unit, high_unit = groups["low"][0], groups["high"][0]
    if is_change(reading, low_unit, high_unit):
        return None
    low, high = number_value(reading, low_unit), number_value(reading, high_unit)
    if low is None or high is None:
        return None
    if reading.has(low_unit, "modern") and (reading.has(low_unit - 1, "in_word") or (high.scale >= _MILLION and low.scale == 1)):
        return None  # "fell in 2016 to 3 billion"
    first, last = shared_scale(low, high)
    if minus_before(reading, low_unit):
        first = first.copy_negate()
    if "high_minus" in groups:
        last = last.copy_negate()
    if first >= last:
        if reading.has(low_unit - 1, "from_word") and reading.has(high_unit - 1, "range_to"):
            return None  # a change: "that of employees from 0.79% to 0.59%"
        if not any_order or reading.has(low_unit, "modern"):
            return None  # "from 25% of 2015 to 61.5%"
        if low.scale > 1 and high.scale == 1:
            return None  # "3.4 million - a quarter of it"
        dashed = any(reading.has_any(unit, ("minus", "dash")) for unit in range(low_unit + 1, high_unit))
        if dashed and high_unit > low_unit + 2:
            return None  # "almost 100 tonnes - 93 tonnes, to be exact"
        first, last = last, first
    return Amount(low=first, high=last, comparator="range")


def _rounding(match: Match, reading: Reading) -> Comparator | None:
    """What a cue between a number and its unit says (group ``odd``): a 30-plus km road, 20-odd tonnes, 50+ percent."""
    odd = match.groups.get("odd")
    return None if odd is None else cast("Comparator | None", reading.value(odd[0], "comparator_after"))


def part_of_one(match: Match, reading: Reading) -> Decimal | None:
    """The value of a part of one unit: group ``half``, ``one_half`` (one and a half), or ``part`` with its numerator in ``amount``."""
    groups = match.groups
    if "half" in groups:
        return _HALF
    if "one_half" in groups:
        return _ONE + _HALF
    if "part" not in groups:
        return None
    part, unit = groups["part"][0], match.unit("amount")
    denominator = reading.value(part, "fraction_word")
    if denominator is None:
        return None
    numerator = number_value(reading, unit) if unit is not None else None
    if (numerator is None or numerator.value == 1) != reading.has(part, "fraction_one"):
        return None  # an ordinal: "twenty-third"
    return rounded_fraction(numerator.value if numerator is not None else _ONE, Decimal(denominator))


def first_of_part(match: Match, reading: Reading) -> int:
    """The first unit of a match; the article before a part that it begins with is its numerator ("a quarter of a mile", "a mile and
    a half"), save where a hyphen makes the whole an attribute ("a quarter-mile walk")."""
    first = match.start
    if "amount" in match.groups or not reading.has(first - 1, "number_article") or reading.has(first + 1, "hyphen"):
        return first
    led = "one_half" in match.groups or first in [match.unit(group) for group in _PARTS]
    return first - 1 if led else first


def is_change(reading: Reading, low: int, high: int) -> bool:
    """Whether "from A to B" after a word of change names two amounts, a change's ends, and no range ("rose from 3 to 5 percent")."""
    if reading.has_any(low - 1, ("currency_before", "currency_minor")):
        low -= 1
    if reading.has_any(high - 1, ("currency_before", "currency_minor")):
        high -= 1
    if not reading.has(low - 1, "from_word") or not reading.has(high - 1, "range_to"):
        return False
    if reading.has(low - 2, "range_verb"):
        return False
    for unit in range(low - 2, max(-1, low - 2 - _REACH_OF_CHANGE), -1):
        if reading.has(unit, "change_cue"):
            return True
        if reading.has_any(unit, ("period", "newline", "semicolon", "number")):
            break
    return False


def shared_scale(low: NumberValue, high: NumberValue) -> tuple[Decimal, Decimal]:
    """Both ends of a range with the scale that one of them leaves to the other: 3 and 5 billion, 3 million and 5."""
    first, last = low.value, high.value
    if low.scale == 1 and high.scale > 1 and EXACT.multiply(first, high.scale) <= last:
        return EXACT.multiply(first, high.scale), last
    if low.scale == 1 and high.scale > 1 and first < min(high.scale, _SMALL):
        return EXACT.multiply(first, high.scale), last
    if high.scale == 1 and low.scale > 1 and last < low.scale and EXACT.multiply(last, low.scale) > first:
        return first, EXACT.multiply(last, low.scale)
    return first, last


class Extent(NamedTuple):
    """An amount with the cues around it: its units (half-open), what they say of it, whether a minus turns it."""

    first: int
    last: int
    comparator: Comparator | None
    negative: bool


def _is_cued(first: int, last: int, reading: Reading) -> tuple[bool, bool]:
    """Whether cues may stand before and behind units first to last (half-open), told by the codes beside them: most amounts have none."""
    vocabulary, codes = reading.vocabulary, reading.codes
    led = first > 0 and codes[first - 1] in vocabulary.code_set(CUES_BEFORE)
    followed = last < len(codes) and codes[last] in vocabulary.code_set(CUES_AFTER)
    return led, followed


def extent_with_cues(first: int, last: int, stated: Comparator | None, reading: Reading, kind: str = "") -> Extent:
    """Take comparator cues into an extent ("more than", "or so", "-plus"); a verb's comparator stays outside of it.

    ``stated`` is what the amount itself says ("dozens": at least), which a cue before it overrules unless it is a bound or a range.
    """
    led, followed = _is_cued(first, last, reading)
    comparator = stated
    negative = led and minus_before(reading, first)
    if led:
        first -= negative or plus_before(reading, first)
        cue = _cue_before(first, reading, kind)
        if cue is not None:
            first, found = cue
            comparator = comparator if comparator in ("range", "at_least") else found
    if comparator in (None, "exact") and followed:
        cue = _cue_after(last, reading, kind)
        if cue is not None:
            last, comparator = cue
    if comparator is None and led:
        comparator = _verb_before(first, last, reading, kind)
    return Extent(first, last, comparator, negative)


_AnyQuantity = TypeVar("_AnyQuantity", bound=QuantityDraft)


def with_cues(draft: _AnyQuantity, reading: Reading) -> _AnyQuantity:
    """A draft with the cues around it taken in, its comparator set, its value turned by a minus."""
    if any(_is_cued(draft.first, draft.last, reading)):
        draft.first, draft.last, draft.comparator, negative = extent_with_cues(
            draft.first, draft.last, draft.comparator, reading, draft.kind
        )
        if negative and draft.value is not None:
            draft.value = draft.value.copy_negate()
    draft.comparator = draft.comparator or "exact"
    return draft


def minus_before(reading: Reading, unit: int) -> bool:
    """Whether a minus, as a word or as a sign right before an amount, makes the amount at a unit negative."""
    sign = unit - 1
    if reading.has(sign, "number_minus"):
        return not reading.has(sign - 1, "number")
    if not reading.has(unit, "glued"):
        return False
    if reading.has(sign, "hyphen"):
        return reading.has(sign - 1, "sign_opener") or reading.has(sign - 1, "quote")
    at_line_start = sign == 0 or reading.has(sign - 1, "newline")
    return reading.has(sign, "minus") and not at_line_start and not reading.has(sign - 1, "number")


def plus_before(reading: Reading, unit: int) -> bool:
    """Whether a plus is the sign of the amount at a unit, and adds it to nothing: "(+20.2%)", but "5+3 km"."""
    sign = unit - 1
    if not reading.has(sign, "plus") or reading.has(sign - 1, "number") or (reading.has(sign, "glued") and reading.has(sign - 1, "word")):
        return False
    return reading.has(unit, "glued") or not reading.has(sign - 1, "word")


def _cue_before(first: int, reading: Reading, kind: str) -> tuple[int, Comparator] | None:
    """Where the cue before a unit begins, and what it says; None where there is none."""
    found = reading.value(first - 1, "comparator_before") if first else None
    if found is None:
        return None
    if reading.has(first - 1, "up_to_cue") and reading.has(first - 2, "up_verb"):
        return None  # "edged up to 3 percent"
    if reading.has(first - 1, "comparator_noun_of") and reading.roles.of(reading, first - 2) in _MODIFIERS:
        return None  # "the legal minimum of [$500]"
    if kind == "measure" and reading.has(first - 1, "place_preposition") and reading.has_any(first - 2, ("position_verb", "unit")):
        return None  # "lies under [1,100 metres] of water", "380 kV over [112 km]"
    if reading.has(first - 1, "around_word") and reading.has(first - 2, "hovering_verb"):
        return None  # "hovered around [45 percent]"
    if reading.has(first - 1, "quote_sign") and reading.has(first - 2, "quote_sign"):
        return None  # ">> [3 km]"
    if reading.has(first - 1, "comparator_participle") and reading.has_any(first - 2, ("np_auxiliary", "be_verb")):
        return first, cast(Comparator, found)  # a verb, which stays outside: "is approaching [70 percent]"
    first -= 1
    if first and reading.has(first - 1, "comparator_degree"):
        first -= 1
    return first, cast(Comparator, found)


def _cue_after(last: int, reading: Reading, kind: str) -> tuple[int, Comparator] | None:
    """One past the cue that begins at a unit, and what it says; None where there is none."""
    unit = last + 1 if reading.has(last, "hyphen") else last
    found = reading.value(unit, "comparator_after") if unit < len(reading) else None
    if found is None and reading.has(unit, "number_and"):
        return _cue_after_and(unit + 1, reading, kind)
    if found is None and reading.has(unit, "comparator_after_link") and unit + 1 < len(reading):
        unit += 1  # "or more": two words, not a phrase, so that "or more than" stays what it is
        found = reading.value(unit, "comparator_after_word")
    if found is None or reading.has_any(unit + 1, ("number", "currency_before", "comparator_after_barrier")):
        return None  # the cue is the next amount's: "in 5 counties at least 20 firms"
    if reading.has(unit, "comparator_noun") and reading.has(unit + 1, "number_of"):
        return None
    return unit + 1, cast(Comparator, found)


def _cue_after_and(unit: int, reading: Reading, kind: str) -> tuple[int, Comparator] | None:
    """One past a cue behind "and", and what it says: "60 and above", where no noun phrase begins behind it ("5 km and over the hill"),
    save behind "aged": "among those aged 55 and over the rate was"."""
    found = reading.value(unit, "comparator_after_and")
    goes_on = reading.has(unit + 1, "word") and not reading.has_any(unit + 1, ("np_boundary", "np_auxiliary", "np_verb", "np_coordinator"))
    if found is None or (goes_on and kind != "age") or reading.has_any(unit + 1, ("number", "currency_before", "hyphen")):
        return None
    if reading.has(unit + 1, "np_determiner") and not reading.has(unit - 3, "aged"):
        return None
    return unit + 1, cast(Comparator, found)


def _verb_before(first: int, last: int, reading: Reading, kind: str) -> Comparator | None:
    """The comparator of the verb that governs an amount: "exceeded (the) [3 million]", "caps ... at [3 million]"."""
    before = first - 1
    while before >= 0 and reading.has(before, "comparator_filler"):
        before -= 1
    if before < 0:
        return None
    found = reading.value(before, "comparator_verb")
    bills = kind == "count" and reading.has_any(last, ("noun", "plural_noun", "np_adjective")) and not reading.has(last, "mark_word")
    if reading.has(before, "passing_verb") and bills:
        return None  # "passed 12 bills", not "passed the 2 million mark"
    if kind == "measure" and reading.has(before, "crossing_verb"):
        return None  # "crossed 1,400 km of sand"
    if found is not None and reading.has(before, "comparator_verb_noun"):
        subject = kind == "money" and reading.has(before - 1, "plural_noun")  # "bids top $3bn"
        found = found if subject or reading.has_any(before - 1, ("np_to", "np_auxiliary")) else None
    if found is None and reading.has(before, "at_word"):
        for unit in range(before - 1, max(-1, before - _REACH_OF_AT), -1):
            if reading.has(unit, "comma") or reading.has(unit, "period") or reading.has(unit, "newline"):
                break
            found = reading.value(unit, "comparator_verb_at")
            if found is not None:
                break
    return cast("Comparator | None", found)
