"""Four digits that are a figure and no year.

Four digits are a year by what stands around them, never by themselves: behind a word that takes a year, and not where a verb of level,
a series of counts or a noun says that things are counted.
"""

from __future__ import annotations

from reformextract.lexicon.reading import Reading
from reformextract.lexicon.sentences import sentence_units
from reformextract.numbers.reading import number_value

_COUNTED = "lower"
_SERIES_REACH = 5
_CODES_REACH = 40
_LEVEL_REACH = 6
_REACH_OF_PUTTING = 14
OLDEST_WITH_ARTICLE = 1700
_BOUNDS = ("more_than", "less_than", "almost", "at_least")


def is_figure(reading: Reading, unit: int) -> bool:
    """Whether four digits count or measure something."""
    if any(tells(reading, unit) for tells in _TELLING):
        return True
    for decides in _DECIDING:
        told = decides(reading, unit)
        if told is not None:
            return told
    return _is_counted(reading, unit)


def _numbers_a_thing(reading: Reading, unit: int) -> bool:
    """Whether a thing that is known by its number stands before, or a word that opens a count: "Peugeot 2008", "Room 1901"."""
    if reading.has(unit + 1, "firm_noun") and not reading.has(unit + 2, "capitalized"):
        return reading.has_any(unit - 1, ("comma", "firm_before"))  # "her firm, 1986 Capital, grew"
    if reading.has_any(unit - 1, ("product_maker", "place_of_number", "figure_opener")):
        return True
    if reading.has(unit - 1, "bill_word") and reading.has(unit - 2, "chamber_word"):
        return True  # "Senate Bill 1992"
    called = reading.has(unit - 2, "unit_article") and reading.has(unit - 1, "capitalized")  # "a Tornado 2000 with two seats"
    return called and (not reading.has(unit + 1, "lower") or reading.has(unit + 1, "date_follow")) and not _is_calendar(reading, unit - 1)


def _is_calendar(reading: Reading, unit: int) -> bool:
    return reading.has_any(unit, ("month", "weekday", "holiday", "season", "fiscal_letters", "year_before"))


def _is_old_behind_article(reading: Reading, unit: int) -> bool:
    """Whether digits that few years have stand behind an article, before no noun of years: "won the 1500"."""
    if reading.has(unit, "modern") or not reading.has(unit - 1, "date_article") or int(reading.core(unit)) >= OLDEST_WITH_ARTICLE:
        return False
    return not reading.has_any(unit + 1, ("dated_noun", "census_noun", "capitalized"))


def _in_brackets(reading: Reading, unit: int) -> bool | None:
    """In brackets: whether digits are a code; None where they stand in none."""
    if not reading.has(unit - 1, "open"):
        return None
    return reading.has(unit + 1, "close") and _is_code(reading, unit)


def _behind_with(reading: Reading, unit: int) -> bool | None:
    """Behind "with": a figure, but where things are compared with a year."""
    before = unit - 1
    if not reading.has(before, "with_word"):
        return None
    if _is_past_verb(reading, unit + 1):
        return True
    return not reading.has(before - 1, "compared_with") and not reading.has(before - 1, "comma")


def _behind_or(reading: Reading, unit: int) -> bool | None:
    """Behind "or": a figure, but beside another time."""
    return not _has_near(reading, unit - 1, "year|deictic|period_unit") if reading.has(unit - 1, "year_or") else None


def _begins_a_range(reading: Reading, unit: int) -> bool | None:
    """At the near end of "from ... to": whether things are counted behind the far end: "from 1950 to 2010 birds"."""
    before, after = unit - 1, unit + 1
    if not (reading.has(before, "from_year") and reading.has(after, "range_to") and reading.has(after + 1, "year")):
        return None
    if before == sentence_units(reading, unit)[0]:
        return False  # "From 2016 to 2017 exports rose"
    return _is_plural(reading, after + 2) and not reading.has(after + 2, "dated_noun")


def _is_counted(reading: Reading, unit: int) -> bool:
    """Whether a noun of things counted stands behind, and before it what a count stands behind."""
    before, after = unit - 1, unit + 1
    if not reading.has(after, _COUNTED) or reading.has_any(after, ("date_follow", "dated_noun", "time_unit")):
        return False
    start = sentence_units(reading, unit)[0]
    if reading.has(before, "edge_of"):
        parted = reading.has(before - 1, "number") and _is_plural(reading, after)  # "3 of 2012 lots"
        return before == start or parted or reading.has(before - 1, "each_of") or reading.has(after, "person_noun")
    if reading.has(before, "date_possessive"):
        return reading.has(after, "person_noun")  # "its 2015 employees"
    if reading.has(before, "np_coordinator") or reading.has(before, "comma"):
        return _follows_count(reading, before) or (_is_plural(reading, after) and not reading.has(before - 1, "year"))
    return reading.has(before, "range_to") and reading.has(before - 1, "year") and before - 2 != start  # "from 1950 to 2010 birds"


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
    if reading.has(before, "counting_verb"):
        return True  # "buses numbered 1905 to 1948", "farms numbered 1905"
    if reading.has(before, "numbered_plural") and (reading.has(before, "lower") or before == sentence_units(reading, unit)[0]):
        return True
    if reading.has_any(before, ("range_to", "np_coordinator")) and reading.has(before - 1, "year"):
        return reading.has_any(before - 2, ("numbered_plural", "counting_verb")) or (
            reading.has(before, "range_to") and _counts_down(reading, before - 1, unit)
        )
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
    if not reading.has(unit + 1, "edge_of"):
        return False
    if reading.has(unit - 1, "accounts_for"):
        return True
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
        or reading.has_any(unit + 1, ("year_level", "possessive"))  # "below 2003's average"
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
    if not reading.has(before, "level_edge") or reading.has_any(unit + 1, ("year_level", "dated_noun", "possessive")):
        return False
    if reading.has(before, "range_to") and reading.has(before - 1, "year"):
        return False
    if reading.has(before, "at_word") and _is_put_at(reading, before):
        return True
    return any(reading.has(place, "figure_verb") for place in (before - 1, before - 2))


def _is_put_at(reading: Reading, unit: int) -> bool:
    """Whether somebody puts a number at what follows: "put the number of people on the march at 1800"."""
    start, _ = sentence_units(reading, unit)
    near = range(max(start, unit - _REACH_OF_PUTTING), unit)
    named = next((place for place in near if reading.has_any(place, ("number_noun", "tally_noun", "crowd_word"))), None)
    return named is not None and any(reading.has(place, "put_verb") for place in range(max(start, named - _SERIES_REACH), named))


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


def _opens_with_about(reading: Reading, unit: int) -> bool:
    """Whether a word that rounds stands before a number of things at the head of its clause: "About 1950 flats were sold"."""
    before, after = unit - 1, unit + 1
    if not reading.has(before, "rounding_word"):
        return False
    heads = before == sentence_units(reading, unit)[0] or reading.has_any(before - 1, ("semicolon", "comma", "np_coordinator"))
    counted = _is_plural(reading, after) and not reading.has_any(after, ("dated_noun", "census_noun", "time_unit"))
    return heads and (counted or _is_past_verb(reading, after) or (reading.has(after, "tense_cue") and not reading.has(after, "year_verb")))


def _numbers_a_model(reading: Reading, unit: int) -> bool:
    """Whether a maker of models that are known by numbers is named before one of its kind: "Peugeot's orders for the 2008 crossover"."""
    kind_before = reading.has(unit - 3, "model_noun") and reading.has(unit - 2, "comma") and reading.has(unit + 1, "comma")
    if not reading.has(unit + 1, "model_noun") and not kind_before:
        return False
    start, _ = sentence_units(reading, unit)
    return not reading.vocabulary.code_set("product_maker").isdisjoint(reading.codes[start:unit])


def _follows_its_new_level(reading: Reading, unit: int) -> bool:
    """Whether what stood at four digits now stands at a number near them: "fell to 1,920 dollars an ounce from 1985"."""
    if not reading.has(unit - 1, "from_year") or reading.has(unit + 1, "range_to"):
        return False
    for place in range(unit - 2, max(unit - 2 - _LEVEL_REACH, 1), -1):
        if reading.has(place, "number"):
            now = number_value(reading, place)
            before = int(reading.core(unit))
            near = now is not None and now.value is not None and before < 2 * now.value < 4 * before
            return near and reading.has(place - 1, "level_edge") and any(reading.has(at, "figure_verb") for at in (place - 2, place - 3))
    return False


_HELD_AGAINST = ("with_word", "from_year", "range_to", "compared_from")


def _has_a_unit_letter(reading: Reading, unit: int) -> bool:
    """Whether a capital letter by itself is the unit of a figure: "2005 N at the coupling", not "In 2005 I ..."."""
    after = unit + 1
    return (
        reading.has(after, "word")
        and len(reading.core(after)) == 1
        and not reading.has_any(after, ("lower", "date_follow", "period", "quarter_letter", "half_letter"))
    )


def _goes_to_a_place(reading: Reading, unit: int) -> bool:
    """Whether a series of counts goes on to where they went: "shipped 1998 units to Vietnam and 2010 to Thailand"."""
    if not reading.has_any(unit - 1, ("np_coordinator", "comma")) or reading.has(unit - 2, "year"):
        return False
    if reading.has(unit + 1, "link_on") and reading.has(unit + 2, "weekday"):
        return reading.has(unit - 1, "np_coordinator")  # "40 on Monday and 2014 on Tuesday"
    if reading.has(unit + 1, "compare_only"):
        return True  # "1999 cases, 2001 fewer than in May"
    placed = reading.has(unit + 1, "range_to") and reading.has(unit + 2, "capitalized")
    return placed and not _is_calendar(reading, unit + 2)


def _is_told_of_another_time(reading: Reading, unit: int) -> bool:
    """Whether what another figure is held against is told of a time of its own: "compared with 1764 in June", "from 1985 a year ago"."""
    at = unit + 1
    if reading.has(at, "deictic") and reading.has(at + 1, "period_unit") and not reading.has(at, "that_word"):
        return True  # "there were 1995 this year"
    if not reading.has_any(unit - 1, _HELD_AGAINST):
        return False
    if reading.has(at, "scene_word"):
        return reading.has_any(at + 1, ("month", "year", "deictic")) and not reading.has(at + 1, "that_word")
    if reading.has(at, "unit_article"):
        return reading.has(at + 1, "period_unit") and reading.has_any(at + 2, ("shift_word", "beside_word"))
    return reading.has(at, "deictic") and reading.has(at + 1, "month") and not reading.has(at, "that_word")


def _is_so_many_a_time(reading: Reading, unit: int) -> bool:
    """Whether digits are so many a month, a day: "earns 2000 a month", "some 1950 a day", not "by 2000 a year of drought"."""
    if not (reading.has(unit + 1, "unit_article") and reading.has(unit + 2, "period_unit")):
        return False
    risen = reading.has(unit - 1, "range_to") and reading.has(unit - 2, "number")  # "from 900 to 1150 a month"
    timed = reading.has_any(unit - 1, ("scene_word", "edge_preposition", "edge_of")) and not risen
    return not timed and not reading.has_any(unit + 3, ("shift_word", "beside_word", "edge_of"))


def _leaves_from(reading: Reading, unit: int) -> bool:
    """Whether digits behind an article are the hour of a train: "the 1812 from Leeds"."""
    left = reading.has(unit - 1, "date_article") and reading.has(unit + 1, "from_year") and reading.has(unit + 2, "capitalized")
    return left and not _is_calendar(reading, unit + 2)


_TELLING = (
    _leaves_from,
    _is_so_many_a_time,
    _has_a_unit_letter,
    _goes_to_a_place,
    _is_told_of_another_time,
    _numbers_a_thing,
    _numbers_a_model,
    _follows_its_new_level,
    _is_of_a_run_of_numbers,
    _opens_with_about,
    _is_old_behind_article,
    _counts_a_part,
    _follows_bound,
    _follows_level,
    _is_subject_of_several,
)
_DECIDING = (_in_brackets, _behind_with, _behind_or, _begins_a_range)
