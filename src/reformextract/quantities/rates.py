"""Rates: the unit that an amount is said to be per ("per mu", "a month", "/tonne"); it stays outside of the amount's extent."""

from __future__ import annotations

from collections.abc import Callable

from reformextract.lexicon.reading import Reading
from reformextract.quantities.noun_phrase import NO_THING, NounPhrase, noun_phrase_at

_RATE_OPENERS = "rate_skip|rate_whole|rate_cue|spelled|hyphen"  # classes of units at which a rate begins
_OPENERS = f"{_RATE_OPENERS}|close|open|rate_gap|number_of|range_to"  # and of those behind which the rate of an amount may stand
_OPENERS_OF_THINGS = f"{_RATE_OPENERS}|rate_every|rate_article|np_verb"
_REACH_OF_GAP = 5  # units between an amount and its rate where a phrase of its purpose stands between them
_REACH_OF_BRACKET = 9  # units of an amount restated in brackets before its rate
_LONGEST_RATE_UNIT = 3  # units
_OF_AMOUNTS = ("number", "hyphen", "dash", "currency_after", "currency_before", "unit")
_REACH_OF_RATE = 6  # units from an amount to the rate that a later amount of the same phrase states


def _may_open(reading: Reading, unit: int, classes: str) -> bool:
    """Whether a unit is of one of some classes, told by its code alone: most amounts have no rate."""
    return unit < len(reading.codes) and reading.codes[unit] in reading.vocabulary.code_set(classes)


def _ends_after_noun(reading: Reading, unit: int) -> bool:
    """Whether a plain noun stands at a unit and its phrase ends with it: "13,000 yuan a [valve], now costs"."""
    if not reading.has(unit, "lower") or reading.has(unit, "function_word") or reading.has(unit, "number"):
        return False
    roles = reading.roles
    return roles.of(reading, unit) == "n" and roles.of(reading, unit + 1) in ".,b&x)" and not reading.has(unit + 1, "ago_word")


def rate_of(reading: Reading, unit: int) -> str | None:
    """The unit of the rate of an amount that ends before a unit; a first amount of "from 3 yuan to 5 yuan per mu" shares it."""
    if not _may_open(reading, unit, _OPENERS):
        return None
    if reading.has(unit, "rate_every") and reading.has(unit + 1, "np_time"):
        return None  # "every day" is a date of its own
    found = rate_unit(reading, unit)
    if found is not None:
        return found
    if reading.has(unit, "close") and reading.has(unit + 1, "rate_cue") and not reading.has(unit + 1, "rate_article"):
        return rate_unit(reading, unit + 1)  # "(about 577 yen) per kilogram"
    if reading.has(unit, "open"):  # "6,000 won (about 577 yen) per kilogram"
        return _rate_behind_bracket(reading, unit)
    if reading.has(unit, "rate_gap"):  # "[16 yuan] on human labor per mu", "[$3 million] in tolls a day"
        found = _rate_behind(reading, unit, _REACH_OF_GAP, lambda later: reading.has(later, "lower") and not reading.has(later, "number"))
        return found or (_rate_of_substance(reading, unit + 1) if reading.has(unit + 1, "lower") else None)
    if reading.has(unit, "number_of"):  # "30 tonnes of carbon dioxide a year"
        return _rate_of_substance(reading, unit)
    if reading.has(unit, "range_to"):
        return _rate_behind(reading, unit, _REACH_OF_RATE, lambda later: reading.has_any(later, _OF_AMOUNTS))
    return None


def _rate_behind_bracket(reading: Reading, unit: int) -> str | None:
    """The rate behind the bracket that opens at a unit."""
    for close in range(unit + 1, min(unit + _REACH_OF_BRACKET, len(reading))):
        if reading.has(close, "close"):
            per = reading.has(close + 1, "rate_cue") and not reading.has(close + 1, "rate_article")
            return rate_unit(reading, close + 1) if per else None
    return None


def rate_of_things(reading: Reading, unit: int) -> str | None:
    """The unit of the rate of a count whose noun ends before a unit: "3,000 visits a day", "64 deaths per 1,000 live births"; "every day"
    is a date of its own."""
    if not _may_open(reading, unit, _OPENERS_OF_THINGS):
        return None
    if reading.has(unit, "rate_cue") and reading.has(unit + 1, "number"):
        return _rate_of_many(reading, unit + 1)
    if reading.has(unit, "rate_every"):
        return None
    behind_verb = reading.has(unit + 1, "rate_article") and not reading.has(unit + 1, "rate_every")
    if reading.has(unit, "np_verb") and behind_verb and reading.value(unit + 2, "rate_unit") is not None:
        return rate_unit(reading, unit + 1)  # "1,600 people arrive a day"
    article = reading.has(unit, "rate_article") and reading.value(unit + 1, "rate_unit") is None
    if article and not (reading.has(unit, "number_article") and _ends_after_noun(reading, unit + 1)):
        return None
    return rate_unit(reading, unit)  # "30 pupils a class"


def rate_of_share(reading: Reading, unit: int) -> str | None:
    """The time that a percentage is per: "6 percent a month", "3% per annum"."""
    time = reading.has(unit, "rate_cue") and reading.value(unit + 1, "rate_unit") is not None
    return rate_unit(reading, unit) if time and not reading.has(unit, "rate_every") else None


def _rate_of_substance(reading: Reading, unit: int) -> str | None:
    """What a rate names behind the substance measured: a time ("a year"), or with "per" anything ("per cow")."""
    for later in range(unit + 1, min(unit + _REACH_OF_GAP, len(reading))):
        if reading.has(later, "rate_cue") and not reading.has(later, "rate_every"):
            timed = reading.value(later + 1, "rate_unit") is not None
            return rate_unit(reading, later) if timed or not reading.has(later, "rate_article") else None
        if reading.has(later, "number") and reading.has(later, "glued"):
            continue  # CO2
        if not reading.has(later, "word") or reading.has(later, "number") or reading.has(later, "np_boundary"):
            break
    return None


def _rate_behind(reading: Reading, unit: int, reach: int, passes: Callable[[int], bool]) -> str | None:
    """The unit of the next rate within ``reach`` units behind a unit, none but units that pass between them."""
    for later in range(unit + 1, min(unit + reach, len(reading))):
        if reading.has(later, "rate_cue") and not reading.has(later, "rate_article"):
            return rate_unit(reading, later)
        if not passes(later):
            break
    return None


def rate_unit(reading: Reading, unit: int) -> str | None:
    """The unit of a rate that begins at a unit: "per mu" -> mu, "a month" -> month, "/tonne" -> tonne."""
    if not _may_open(reading, unit, _RATE_OPENERS):
        return None
    while reading.has(unit, "rate_skip"):
        unit += 1
    whole = reading.value(unit, "rate_whole")
    if whole is not None:
        return whole
    counted = _rate_number(reading, unit)
    if counted is not None:
        return counted
    step = 1
    hyphened = reading.has(unit, "hyphen") and reading.has(unit + 1, "rate_article")  # "$10-a-day"
    if hyphened:
        unit += 1
        step = 2 if reading.has(unit + 1, "hyphen") else 1
    if not reading.has(unit, "rate_cue"):
        return None
    named = unit + step
    if reading.has(unit, "rate_article") and reading.has(named, "np_time") and reading.has(named + 1, "ago_word"):
        return None  # "a week after"
    known = reading.value(named, "rate_unit")
    if known is not None:
        return known
    measured = reading.value(named, "unit")
    named_currency = reading.has(named, "currency_after") and reading.core(named)[0].isalpha() and not reading.has(named + 1, "number")
    if measured is not None or (named_currency and not reading.has(unit, "rate_article")):
        return reading.core(named)
    if hyphened and step > 1 and reading.has(named, "word"):
        return reading.core(named)
    if reading.has(unit, "number_article") and _ends_after_noun(reading, named):
        return reading.core(named)
    if reading.has(unit, "rate_article") or not reading.has(named, "word") or reading.has(named, "function_word"):
        return None
    phrase = noun_phrase_at(reading, named, singular=True)
    if phrase is None or phrase is NO_THING or phrase.head is not None or phrase.last - phrase.first > _LONGEST_RATE_UNIT:
        return reading.core(named)
    return reading.span_view(phrase.first, phrase.last)


def _rate_of_many(reading: Reading, unit: int) -> str | None:
    """The things of which a count is said to be per so many, the number at a unit: "per 100,000 inhabitants"; None behind an article."""
    if reading.has(unit - 1, "rate_article") or reading.has(unit, "cardinal"):
        return None  # "for each one cut"
    if reading.has(unit + 1, "unit"):
        return " ".join(reading.span_view(unit, unit + 2).split())  # "one customer per 15 m2"
    phrase = noun_phrase_at(reading, unit + 1)
    last = phrase.last if isinstance(phrase, NounPhrase) and phrase.head is None else unit + 1
    return " ".join(reading.span_view(unit, last).split())


def _rate_number(reading: Reading, unit: int) -> str | None:
    """The number of things that an amount is per, said with the article for one: "$4 [a dozen]"."""
    if not reading.has(unit, "spelled"):
        return None
    words = reading.word(unit).split(" ")
    values = reading.vocabulary.values
    return values["rate_number"].get(words[1]) if len(words) == 2 and words[0] in values["number_article"] else None
