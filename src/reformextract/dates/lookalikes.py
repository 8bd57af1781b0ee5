"""What looks like a date and is none: four digits that are a figure, a month or a weekday that is a name.

Four digits are a year by what stands around them, never by themselves: behind a word that takes a year, and not where a verb of level,
a series of counts or a noun says that things are counted.
"""

from __future__ import annotations

from reformextract.lexicon.reading import Reading
from reformextract.lexicon.sentences import is_title, sentence_units
from reformextract.matcher.rules import Match

_COUNTED = "lower"
_BEFORE_LAST = ("date_article", "date_possessive", "that_word", "period_preposition", "month_before", "year_owner", "newline", "comma")
_SERIES_REACH = 5
_CODES_REACH = 40
OLDEST_WITH_ARTICLE = 1700
_NO_FAMILY_NAME = (
    "month",
    "weekday",
    "holiday",
    "day_part",
    "dated_noun",
    "census_noun",
    "period_unit",
    "quarter_word",
    "country_word",
    "sunday_noun",
)
_BOUNDS = ("more_than", "less_than", "almost", "at_least")


def is_lookalike(match: Match, reading: Reading) -> bool:
    """Whether a match of a date rule is no date where it stands."""
    rule = match.rule
    if rule.build == "length" and "low_unit" in match.groups and "between" not in match.groups:
        units = match.groups["low_unit"][0], match.groups["unit"][0]
        return reading.value(units[0], "time_unit") == reading.value(units[1], "time_unit")  # "an hour and 24 minutes to 49 minutes"
    if rule.build == "length" and not match.groups.keys().isdisjoint(("stretch", "edge")) and reading.has(match.start, "deictic_last"):
        return not reading.has_any(match.start - 1, _BEFORE_LAST)  # "visas last 30 to 90 days"
    if rule.build in ("year_span", "short_span"):
        return reading.has_any(match.start - 1, ("numbered_plural", "number_sign", "named_law"))  # "tickets 1900-1999", "No 1408/71"
    if match.groups.keys() == {"deictic", "month"} and reading.has(match.start, "that_word"):
        return _is_person_told_of(reading, match.end - 1)
    if match.end - match.start != 1 or rule.build not in (None, "point"):
        return False
    groups = match.groups
    if groups.keys() == {"year"}:
        return _is_figure(reading, match.start)
    return groups.keys() in ({"month"}, {"weekday"}) and (_is_any_such_day(reading, match.start) or _is_name(reading, match.start))


def _is_figure(reading: Reading, unit: int) -> bool:
    """Whether four digits count or measure something."""
    before, after = unit - 1, unit + 1
    if reading.has(before, "product_maker") or reading.has(before, "place_of_number") or reading.has(before, "figure_opener"):
        return True
    if _is_of_a_run_of_numbers(reading, unit):
        return True
    if _opens_with_about(reading, unit):
        return True
    if reading.has(before, "date_article") and not reading.has(unit, "modern") and int(reading.core(unit)) < OLDEST_WITH_ARTICLE:
        return not reading.has_any(after, ("dated_noun", "census_noun", "capitalized"))  # "won the 1500"
    if reading.has(before, "open"):
        return reading.has(after, "close") and _is_code(reading, unit)
    if reading.has(after, "edge_of") and _counts_a_part(reading, unit):
        return True
    if _follows_bound(reading, unit) or _follows_level(reading, unit):
        return True
    if reading.has(before, "with_word"):
        return _is_past_verb(reading, after) or (not reading.has(before - 1, "compared_with") and not reading.has(before - 1, "comma"))
    if reading.has(before, "year_or"):
        return not _has_near(reading, before, "year|deictic|period_unit")
    if _is_subject_of_several(reading, unit):
        return True
    if reading.has(before, "from_year") and reading.has(after, "range_to") and reading.has(after + 1, "year"):
        if before == sentence_units(reading, unit)[0]:
            return False  # "From 2016 to 2017 exports rose"
        return _is_plural(reading, after + 2) and not reading.has(after + 2, "dated_noun")
    counted = reading.has(after, _COUNTED) and not reading.has_any(after, ("date_follow", "dated_noun", "time_unit"))
    if not counted:
        return False
    if reading.has(before, "edge_of"):
        return before == sentence_units(reading, unit)[0]  # "Of 1850 boxes, 1320 were opened"
    if reading.has(before, "np_coordinator") or reading.has(before, "comma"):
        return _follows_count(reading, before) or (_is_plural(reading, after) and not reading.has(before - 1, "year"))
    opens = before - 2 == sentence_units(reading, unit)[0]
    return reading.has(before, "range_to") and reading.has(before - 1, "year") and not opens  # "from 1950 to 2010 birds"


def _is_subject_of_several(reading: Reading, unit: int) -> bool:
    """Whether a verb of several, or one that says what they did, stands behind: "Of 40 boxes, 1320 were opened", "and 1947 passed"."""
    before, after = unit - 1, unit + 1
    if reading.has_any(before, ("comma", "newline", "semicolon")):
        return reading.has(after, "plural_verb")
    if not reading.has(before, "np_coordinator") or reading.has(before - 1, "year"):
        return False
    return reading.has(after, "plural_verb") or _is_past_verb(reading, after)


def _is_past_verb(reading: Reading, unit: int) -> bool:
    """Whether a word in small letters has the ending of a past tense or participle."""
    return reading.has(unit, "lower") and reading.word(unit).endswith(reading.vocabulary.endings("past_ending"))


def _is_of_a_run_of_numbers(reading: Reading, unit: int) -> bool:
    """Whether a run of numbers that name things, or one that counts down, holds four digits: "lots 1901 to 1950", "2016 to 1998"."""
    before, after = unit - 1, unit + 1
    if reading.has(before, "numbered_plural") and (reading.has(before, "lower") or before == sentence_units(reading, unit)[0]):
        return True
    if reading.has_any(before, ("range_to", "np_coordinator")) and reading.has(before - 1, "year"):
        return reading.has(before - 2, "numbered_plural") or (reading.has(before, "range_to") and _counts_down(reading, before - 1, unit))
    return reading.has(after, "range_to") and reading.has(after + 1, "year") and _counts_down(reading, unit, after + 1)


def _counts_down(reading: Reading, first: int, last: int) -> bool:
    """Whether two years stand in the wrong order for a run of years, with nothing that says they are a change ("from")."""
    one, other = reading.core(first), reading.core(last)
    return one.isdigit() and other.isdigit() and int(one) > int(other) and not reading.has(first - 1, "from_year")


def _is_code(reading: Reading, unit: int) -> bool:
    """Whether four digits in brackets are a code: old ones, and all of a sentence with such ones: "scientists (1550), bakers (1999)"."""
    start, end = sentence_units(reading, unit)
    start, end = max(start, unit - _CODES_REACH), min(end, unit + _CODES_REACH)
    bracketed = (place for place in range(start + 1, end - 1) if reading.has(place, "year") and reading.has(place - 1, "open"))
    return any(not reading.has(place, "modern") and reading.has(place + 1, "close") for place in bracketed)


def _counts_a_part(reading: Reading, unit: int) -> bool:
    """Whether "of" behind a number leads to what it is a part of: "1820 of its 2000 runs", "and 1985 of the pumps failed"."""
    if reading.has(unit + 2, "them_word"):
        return True
    determined = reading.has_any(unit + 2, ("date_article", "date_possessive", "that_word"))
    if not determined:
        return False
    return reading.has(unit + 3, "number") or reading.has_any(unit - 1, ("np_coordinator", "newline", "quote"))


def _follows_bound(reading: Reading, unit: int) -> bool:
    """Whether a bound of figures stands before ("nearly 1900", "under 2000"), not one that compares with a year ("up 5% over 2019")."""
    before = unit - 1
    if (
        reading.value(before, "comparator_before") not in _BOUNDS
        or reading.has(before, "beyond_word")
        or reading.has(unit + 1, "year_level")
    ):
        return False
    if reading.has(unit + 1, _COUNTED) and not reading.has(unit + 1, "date_follow"):
        return not reading.has(unit + 1, "dated_noun")
    counted = reading.has(before - 1, "number") and not reading.has(before - 1, "year")
    return not counted and not _has_near(reading, before, "ratio_unit|compared_noun")


def _follows_level(reading: Reading, unit: int) -> bool:
    """Whether a verb of level stands before: "slid to 1940", "closed at 2010", but not "fell from 1992 to 1997"."""
    before = unit - 1
    if reading.has(before, "from_year") and reading.has(before - 1, "year"):
        return _follows_level(reading, before - 1)  # "retreated to 1998 from 2022"
    if not reading.has(before, "level_edge") or reading.has(unit + 1, "year_level") or reading.has(unit + 1, "dated_noun"):
        return False
    if reading.has(before, "range_to") and reading.has(before - 1, "year"):
        return False
    return any(reading.has(place, "figure_verb") for place in (before - 1, before - 2))


def _follows_count(reading: Reading, link: int) -> bool:
    """Whether a count with its noun stands before a link: "[40 wells] and 1985 pumps"."""
    for place in range(link - 1, max(link - _SERIES_REACH, 0), -1):
        if reading.has(place, "number"):
            return place < link - 1 and not reading.has(place + 1, "dated_noun")
        if not reading.has(place, "lower"):
            return False
    return False


def _is_plural(reading: Reading, unit: int) -> bool:
    """Whether a word of several things stands at a unit: a plural by its form, or "people"."""
    if not reading.has(unit, _COUNTED) or reading.has(unit, "date_follow"):
        return False
    return reading.has(unit, "year_unlike") or reading.word(unit).endswith(reading.vocabulary.endings("counted_ending"))


def _has_near(reading: Reading, unit: int, wanted: str) -> bool:
    """Whether a unit of some class stands within a few units before."""
    codes = reading.vocabulary.code_set(wanted)
    start, _ = sentence_units(reading, unit)
    return any(code in codes for code in reading.codes[max(start, unit - _SERIES_REACH) : unit])


def _is_any_such_day(reading: Reading, unit: int) -> bool:
    """Whether an article makes a day of the week any such day: "it fell on a Sunday", not "in a Sunday interview"."""
    return reading.has(unit, "weekday") and reading.has(unit - 1, "unit_article") and not reading.has(unit + 1, "word")


def _is_name(reading: Reading, unit: int) -> bool:
    """Whether a month or weekday is the name of a person or place: "Councillor April Khumalo", "a dog called Tuesday", "March, a town"."""
    before, after = unit - 1, unit + 1
    if reading.has(before, "naming_word"):
        named = reading.has(before - 2, "unit_article") or reading.has(unit, "month")
        return named and not reading.has_any(after, ("day", "year", "capitalized"))
    start, end = sentence_units(reading, unit)
    if _is_name_by_what_follows(reading, unit) or _is_name_by_what_stands_before(reading, unit):
        return True
    if unit == start:
        if reading.has(after, "comma"):
            return reading.has(unit, "month") and reading.has_any(after + 1, ("unit_article", "date_article"))
        return _is_given_name(reading, unit) and reading.has(after + 1, "lower") and not _is_headline(reading, start, end)
    if before > start and not _is_headline(reading, start, end) and _is_person_here(reading, unit):
        return True
    if not reading.has(after, "capitalized") or reading.has_any(after, ("month", "weekday", "holiday", "day_part")):
        return False
    if reading.has(before, "capitalized") and not reading.has_any(before, ("month", "weekday", "month_before", "day_before")):
        return reading.has(unit, "month") or reading.has(before, "name_title")
    return reading.has(before, "comma") and reading.has(unit, "weekday") and not reading.has(after + 1, "word")


def _is_headline(reading: Reading, start: int, end: int) -> bool:
    """Whether capitals tell nothing, for most words have them: a title, but no sentence that names several people."""
    return is_title(reading, start, end) and not reading.has(end - 1, "period")


def _is_name_by_what_stands_before(reading: Reading, unit: int) -> bool:
    """Whether a title tells that a month or weekday is a name: "Lord March", "Mr Sunday Friday"."""
    before = unit - 1
    if reading.has(before, "weekday") or reading.has(before, "month"):
        return reading.has(before - 1, "name_title")
    return reading.has(before, "name_title") and (reading.has(before, "family_title") or reading.has(unit + 1, "capitalized"))


def _is_given_name(reading: Reading, unit: int) -> bool:
    """Whether a month that people are called by stands before what can be a family name: "April Okonjo", not "June sales"."""
    after = unit + 1
    return reading.has(unit, "given_name") and reading.has(after, "capitalized") and not reading.has_any(after, _NO_FAMILY_NAME)


def _is_name_by_what_follows(reading: Reading, unit: int) -> bool:
    """Whether a firm's or place's noun or an age tells that a month or weekday is a name: "March Holdings", "June Abara, 61,"."""
    after = unit + 1
    if not reading.has(after, "capitalized"):
        return False
    if reading.has(after, "building_noun") or (reading.has(unit, "weekday") and reading.has(after, "paper_noun")):
        return True
    if reading.has(after, "firm_noun"):
        return not reading.has(unit - 1, "date_article")
    aged = reading.has_any(after + 1, ("comma", "open")) and reading.has(after + 2, "number")
    return aged and reading.has_any(after + 3, ("comma", "close")) and not reading.has_any(after, _NO_FAMILY_NAME)


def _is_person_here(reading: Reading, unit: int) -> bool:
    """Whether a word that people stand behind comes before what can be a whole name: "chaired by June Abara", "with Sunday Ojo"."""
    if not _is_given_name(reading, unit):
        return False
    before = unit - 1
    if reading.has(before, "that_word"):
        return _is_person_told_of(reading, unit)
    if reading.has(before, "np_coordinator"):
        return _ends_a_name(reading, before - 1)
    if not reading.has(before, "name_before") or (reading.has(before, "period_word") and not _ends_name_phrase(reading, unit + 2)):
        return False
    if reading.has(unit, "weekday") and reading.has(before, "day_before") and not reading.has(before, "period_word"):
        return reading.word(before - 1).endswith(reading.vocabulary.endings("past_ending"))
    return True


def _ends_a_name(reading: Reading, unit: int) -> bool:
    """Whether a name of two words ends at a unit, of the calendar at most its given name: "June Sarpong and"."""
    calendar = ("month", "weekday", "holiday", "day_part")
    if not reading.has(unit, "capitalized") or reading.has_any(unit, calendar):
        return False
    return reading.has(unit - 1, "capitalized") and (reading.has(unit - 1, "given_name") or not reading.has_any(unit - 1, calendar))


def _ends_name_phrase(reading: Reading, unit: int) -> bool:
    """Whether a name is over at a unit: what follows is no noun or verb that the name could be the subject or modifier of."""
    return not reading.has(unit, "word") or reading.has_any(unit, ("np_coordinator", "name_follow"))


def _is_person_told_of(reading: Reading, month: int) -> bool:
    """Whether "that" before a month opens a clause about a person ("they said that June Abara ..."), rather than points at the month."""
    opens_clause = reading.has_any(month - 2, ("tense_cue", "saying_verb")) or _is_name_by_what_follows(reading, month)
    return opens_clause and _is_given_name(reading, month)


def _opens_with_about(reading: Reading, unit: int) -> bool:
    """Whether a word that rounds stands before a number of things at the head of its clause: "About 1950 flats were sold"."""
    before, after = unit - 1, unit + 1
    if not reading.has(before, "rounding_word"):
        return False
    heads = before == sentence_units(reading, unit)[0] or reading.has_any(before - 1, ("semicolon", "comma", "np_coordinator"))
    counted = _is_plural(reading, after) and not reading.has_any(after, ("dated_noun", "census_noun", "time_unit"))
    return heads and (counted or _is_past_verb(reading, after) or (reading.has(after, "tense_cue") and not reading.has(after, "year_verb")))
