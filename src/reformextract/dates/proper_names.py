"""Months and weekdays that are no dates: names of people, firms and places, and any such day."""

from __future__ import annotations

from reformextract.lexicon.reading import Reading
from reformextract.lexicon.sentences import is_title, sentence_units

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


def is_any_such_day(reading: Reading, unit: int) -> bool:
    """Whether an article makes a day of the week any such day: "on a Sunday", "on a Friday this year", not "in a Sunday interview"."""
    if not (reading.has(unit, "weekday") and reading.has(unit - 1, "unit_article")):
        return False
    return not reading.has(unit + 1, "word") or reading.has_any(unit + 1, ("date_follow", "deictic"))


_BEFORE_NAME = "one_person|naming_word|day_namer|period|weekday|month|name_title"
_BEHIND_NAME = "capitalized|edge_of|comma|day_idiom"


def is_name(reading: Reading, unit: int) -> bool:
    """Whether a month or weekday is the name of a person or place: "Councillor April Khumalo", "a dog called Tuesday", "March, a town"."""
    before, after = unit - 1, unit + 1
    codes, beside = reading.codes, reading.vocabulary.code_set
    if (not unit or codes[before] not in beside(_BEFORE_NAME)) and (after >= len(codes) or codes[after] not in beside(_BEHIND_NAME)):
        return False  # nothing beside it that what follows here looks for
    if reading.has(before, "naming_word"):
        named = reading.has(before - 2, "unit_article") or reading.has(unit, "month")
        return named and not reading.has_any(after, ("day", "year", "capitalized"))
    if reading.has(unit, "weekday") and reading.has(before, "day_namer"):
        return True  # "on Black Monday", "since Bloody Sunday"
    if reading.has(before, "comma") and _is_given_name(reading, unit) and reading.has_any(unit + 2, ("edge_of", "comma")):
        return not _is_headline(reading, *sentence_units(reading, unit))  # "its owner, April Jones of the Sun"
    if reading.has(before, "one_person") and reading.has(unit, "given_name"):
        return not reading.has_any(after, ("day", "year")) and not reading.has(before - 1, "np_of")  # "her sister June"
    start, end = sentence_units(reading, unit)
    if _is_name_by_what_follows(reading, unit) or _is_name_by_what_stands_before(reading, unit) or _is_of_a_cause(reading, unit):
        return True
    if unit == start:
        if reading.has(after, "comma"):
            return reading.has(unit, "month") and reading.has_any(after + 1, ("unit_article", "date_article"))
        listed = reading.has_any(after + 2, ("count_relative", "given_name")) and not reading.has(after + 3, "day")  # "June Chan, April Ho"
        told_of = reading.has(after + 1, "lower") or (reading.has(after + 1, "comma") and listed)
        return _is_given_name(reading, unit) and told_of and not _is_headline(reading, start, end)
    if _is_named_after(reading, unit) or _is_a_settlement(reading, unit) or _is_a_thing_called_by_a_day(reading, unit, start, end):
        return True
    if _is_told_of(reading, unit) and not _is_headline(reading, start, end):
        return True
    if before > start and _is_person_here(reading, unit) and not _is_headline(reading, start, end):
        return True
    if not reading.has(after, "capitalized") or reading.has_any(after, ("month", "weekday", "holiday", "day_part")):
        return False
    if reading.has(before, "capitalized") and not reading.has_any(before, ("month", "weekday", "month_before", "day_before")):
        return reading.has(unit, "month") or reading.has(before, "name_title")
    return reading.has(before, "comma") and reading.has(unit, "weekday") and not reading.has(after + 1, "word")


def _is_headline(reading: Reading, start: int, end: int) -> bool:
    """Whether capitals tell nothing, for most words have them: a title, but no sentence that names several people."""
    return not reading.has(end - 1, "period") and is_title(reading, start, end)


def _is_name_by_what_stands_before(reading: Reading, unit: int) -> bool:
    """Whether a title tells that a month or weekday is a name: "Lord March", "Mr Sunday Friday"."""
    before = unit - 1
    if reading.has(before, "period") and reading.has(before - 1, "family_title"):
        return True  # "Mr. Sunday Okafor"
    if reading.has(before, "weekday") or reading.has(before, "month"):
        return reading.has(before - 1, "name_title")
    return reading.has(before, "name_title") and (reading.has(before, "family_title") or reading.has(unit + 1, "capitalized"))


def _is_of_a_cause(reading: Reading, unit: int) -> bool:
    """Whether "of" leads from a month or a family name to no time: "the March of Dimes", "says Martin Friday of the union"."""
    behind = unit + 2
    if not reading.has(unit + 1, "edge_of"):
        return False
    if reading.has(unit, "month"):
        return reading.has(behind, "capitalized") and not reading.has_any(
            behind, ("month", "weekday", "holiday", "deictic", "fiscal_letters")
        )
    named = reading.has(unit - 1, "capitalized") and reading.has(behind, "date_article")
    return named and not reading.has_any(behind + 1, ("deictic", "period_unit", "ordinal", "day", "edge_word"))


def _is_given_name(reading: Reading, unit: int) -> bool:
    """Whether a month that people are called by stands before what can be a family name: "April Okonjo", not "June sales"."""
    after = unit + 1
    return reading.has(unit, "given_name") and reading.has(after, "capitalized") and not reading.has_any(after, _NO_FAMILY_NAME)


def _is_name_by_what_follows(reading: Reading, unit: int) -> bool:
    """Whether a firm's or place's noun or an age tells that a month or weekday is a name: "March Holdings", "June Abara, 61,"."""
    after = unit + 1
    if reading.has(unit, "weekday") and reading.has(after, "day_idiom"):
        return True  # "in their Sunday best"
    if not reading.has(after, "capitalized"):
        return False
    if reading.has(after, "building_noun") or (reading.has(unit, "weekday") and reading.has(after, "paper_noun")):
        return True
    if reading.has(after, "firm_noun"):
        return not reading.has(unit - 1, "date_article")
    if reading.has(after + 1, "comma") and reading.has(after + 2, "unit_article") and reading.has(after + 3, "number"):
        return not reading.has_any(after, _NO_FAMILY_NAME)  # "Friday Ajayi, a 34-year-old trader"
    aged = reading.has_any(after + 1, ("comma", "open")) and reading.has(after + 2, "number")
    return aged and reading.has_any(after + 3, ("comma", "close")) and not reading.has_any(after, _NO_FAMILY_NAME)


def _is_named_after(reading: Reading, unit: int) -> bool:
    """Whether an article, a given name and a family name stand before what people give their names to: "the June Abara museum"."""
    called = reading.has_any(unit - 1, ("date_article", "unit_article")) and reading.has(unit + 2, "named_after_noun")
    return called and _is_given_name(reading, unit)


_TIME_BEFORE = (
    "month_before", "year_before", "day_before", "edge_adjective", "edge_noun", "deictic", "date_article", "unit_article",
    "date_possessive", "that_word", "comparator_before", "number", "month", "weekday",
)  # fmt: skip


def _is_told_of(reading: Reading, unit: int) -> bool:
    """Whether a month is a given name by what it stands between: "said June Abara of the union", "a writer, May Osei, agreed"."""
    if not reading.has(unit, "month") or not _is_given_name(reading, unit):
        return False
    before, behind = unit - 1, unit + 2
    if reading.has(before, "comma"):
        return (reading.has(before - 1, "lower") and reading.has(behind, "comma")) or _ends_a_name(reading, before - 1)
    if not reading.has(before, "lower") or reading.has_any(before, _TIME_BEFORE):
        return False
    return _ends_name_phrase(reading, behind) or reading.has_any(behind, ("tense_cue", "present_verb")) or _is_verb(reading, behind)


def _is_verb(reading: Reading, unit: int) -> bool:
    """Whether a word has the ending of a verb and is no plural of what is traded or counted."""
    endings = reading.vocabulary.endings("past_ending") + reading.vocabulary.endings("counted_ending")
    return reading.word(unit).endswith(endings) and not reading.has_any(unit, ("data_noun", "delivery_noun"))


def _is_a_thing_called_by_a_day(reading: Reading, unit: int, start: int, end: int) -> bool:
    """Whether an article and capitals make a day a name, no small noun behind: "the Friday Market", not "the Friday Senate vote"."""
    if not (reading.has(unit, "weekday") and reading.has(unit - 1, "date_article") and reading.has(unit + 1, "capitalized")):
        return False
    if reading.has_any(unit + 1, ("month", "weekday", "holiday", "day_part", "worship_noun")) or _is_headline(reading, start, end):
        return False
    behind = unit + 2
    while behind < end and reading.has(behind, "capitalized"):
        behind += 1
    if not reading.has(behind, "lower") or reading.has_any(behind, ("date_follow", "plural_verb")):
        return True
    return reading.value(behind, "tense_cue") not in (None, "future_plural")  # "the Sunday Senate vote"


def _is_a_settlement(reading: Reading, unit: int) -> bool:
    """Whether a month is said to be a place: "moved to March, a market town"."""
    if not (reading.has(unit, "month") and reading.has(unit + 1, "comma") and reading.has(unit + 2, "unit_article")):
        return False
    return any(reading.has(place, "settlement_noun") for place in range(unit + 3, unit + 6))


def _is_person_here(reading: Reading, unit: int) -> bool:
    """Whether a word that people stand behind comes before what can be a whole name: "chaired by June Abara", "with Sunday Ojo"."""
    if not _is_given_name(reading, unit):
        return False
    before = unit - 1
    if reading.has(before, "that_word"):
        return is_person_told_of(reading, unit)
    if reading.has(before, "np_coordinator"):
        return _ends_a_name(reading, before - 1) or _has_an_aside(reading, unit + 2)
    if not reading.has(before, "name_before") or (reading.has(before, "period_word") and not _ends_name_phrase(reading, unit + 2)):
        return False
    if reading.has(unit, "weekday") and reading.has(before, "day_before") and not reading.has(before, "period_word"):
        return reading.word(before - 1).endswith(reading.vocabulary.endings("past_ending"))
    return True


def _has_an_aside(reading: Reading, unit: int) -> bool:
    """Whether an aside about somebody begins at a unit: "April Turner, her sister,", "June Abara, who"."""
    told = ("unit_article", "date_possessive", "count_relative", "as_word")
    return reading.has_any(unit, ("comma", "open")) and (reading.has_any(unit + 1, told) or reading.has(unit + 1, "date_article"))


def _ends_a_name(reading: Reading, unit: int) -> bool:
    """Whether a name of two words ends at a unit, of the calendar at most its given name: "June Sarpong and"."""
    calendar = ("month", "weekday", "holiday", "day_part")
    if not reading.has(unit, "capitalized"):
        return False
    if reading.has_any(unit, calendar):
        return reading.has(unit - 1, "capitalized") and not reading.has_any(unit - 1, calendar)  # "Ann May and April Jones"
    return reading.has(unit - 1, "capitalized") and (reading.has(unit - 1, "given_name") or not reading.has_any(unit - 1, calendar))


def _ends_name_phrase(reading: Reading, unit: int) -> bool:
    """Whether a name is over at a unit: what follows is no noun or verb that the name could be the subject or modifier of."""
    return not reading.has(unit, "word") or reading.has_any(unit, ("np_coordinator", "name_follow"))


def is_metaphor(reading: Reading, season: int) -> bool:
    """Whether a season is somebody's, of a life: "the autumn of their working lives", not "the spring of his first year"."""
    if not reading.has(season + 1, "edge_of"):
        return False
    if reading.has(season + 2, "life_noun"):
        return True
    return reading.has(season + 2, "date_possessive") and not any(reading.has(unit, "year_word") for unit in range(season + 3, season + 6))


def is_paper(reading: Reading, unit: int) -> bool:
    """Whether an aside tells that "Today" is a paper or a show: "Today, the free tabloid, prints"."""
    if not (
        reading.has(unit, "capitalized") and reading.has(unit + 1, "comma") and reading.has_any(unit + 2, ("date_article", "unit_article"))
    ):
        return False
    closing = next((place for place in range(unit + 3, unit + 7) if reading.has(place, "comma")), None)
    return closing is not None and reading.has(closing - 1, "show_noun")


def is_person_told_of(reading: Reading, month: int) -> bool:
    """Whether "that" before a month opens a clause about a person ("they said that June Abara ..."), rather than points at the month."""
    opens_clause = reading.has_any(month - 2, ("tense_cue", "saying_verb")) or _is_name_by_what_follows(reading, month)
    opens_clause = opens_clause or _has_an_aside(reading, month + 2)
    return opens_clause and _is_given_name(reading, month)
