"""Four digits that a number of things has come from, is held against or has reached: "1,848 pupils, down from 1945".

They are no year where the other level stands beside them, is near them and lies on the side that is said.
"""

from __future__ import annotations

from decimal import Decimal

from reformextract.lexicon.reading import Reading
from reformextract.lexicon.sentences import sentence_units
from reformextract.matcher.rules import Match
from reformextract.numbers.reading import number_value
from reformextract.quantities.bare_count import counted_by, level_counts

_REACH = 16  # units between a level and the one that it is held against
_LIST_REACH, _LINES = 80, 3  # units and lines between a target and the number of things in its list
_TWICE = 2  # a level that is further from a number than this factor makes no base of it


def is_base(match: Match, reading: Reading) -> bool:
    """Whether the four digits of a match are the base of a number of things: of group ``start``, or of the level before the match."""
    digits = match.groups["amount"][0]
    level = match.unit("start")
    if level is None:
        level = _level_before(reading, match.start, digits)
    if level is None or not _is_of_things(reading, level):
        return False
    now, base = _value(reading, level), _value(reading, digits)
    if now is None or base is None or base >= now * _TWICE or now >= base * _TWICE:
        return False
    way = match.unit("way")
    return way is None or (base < now if reading.value(way, "up_or_down") == "up" else base > now)


def is_level_reached(reading: Reading, verb: int) -> bool:
    """Whether a number or a tally of things is the subject of a verb: "the number of pupils fell", "membership reached"."""
    start = sentence_units(reading, verb)[0]
    for unit in range(verb - 1, start - 1, -1):
        if reading.has(unit, "tally_noun") or (reading.has(unit, "number_noun") and reading.has(unit + 1, "np_of")):
            return True
        if reading.has_any(unit, ("comma", "semicolon", "number")):
            return False
    return False


def is_of_list(reading: Reading, unit: int) -> bool:
    """Whether the line of a number or one of the few above it counts things: "27,000 masks sent", "target: 60,000"."""
    lines = 0
    for place in range(unit - 1, max(-1, unit - _LIST_REACH), -1):
        lines += reading.has(place, "newline")
        if lines > _LINES:
            return False
        if reading.has(place, "number") and (counted_by(reading, place) == "things" or _is_labelled(reading, place)):
            return True
    return False


def _is_labelled(reading: Reading, unit: int) -> bool:
    """Whether the label of a number says what is counted: "masks: 27,000", "masks sent: 27,000"."""
    label = unit - 2 if reading.has(unit - 1, "colon") else -1
    label -= reading.has_any(label, ("participle", "past_verb"))
    return label >= 0 and reading.has(label, "plural_noun") and not reading.has_any(label, ("priced_noun", "label_furniture"))


def _level_before(reading: Reading, first: int, digits: int) -> int | None:
    """The nearest number before four digits in their sentence that is no day or year of a date."""
    start = max(sentence_units(reading, first)[0], first - _REACH)
    for unit in range(digits - 1, start - 1, -1):
        if not reading.has(unit, "number"):
            continue
        dated = reading.has_any(unit - 1, ("month_name", "year_before")) or reading.has(unit + 1, "month_name")
        if reading.has(unit, "year") and (dated or counted_by(reading, unit) == "date") and not _has_noun_of_things(reading, unit):
            continue
        if not dated or reading.has(unit, "grouped"):
            return unit
    return None


def _is_of_things(reading: Reading, level: int) -> bool:
    counted = counted_by(reading, level)
    if counted == "date":
        return _has_noun_of_things(reading, level)
    return counted == "things" or (counted == "bare" and level_counts(reading, level))


def _has_noun_of_things(reading: Reading, unit: int) -> bool:
    """Whether a plural in small letters stands behind four digits: "2019 barges"."""
    return reading.has(unit + 1, "plural_noun") and reading.has(unit + 1, "lower") and not reading.has_any(unit + 1, ("year_owned", "unit"))


def _value(reading: Reading, unit: int) -> Decimal | None:
    number = number_value(reading, unit)
    return None if number is None else number.value
