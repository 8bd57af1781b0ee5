"""What a date rule finds and is no date: lengths that are verbs and lists, numbers of things, figures, names."""

from __future__ import annotations

from reformextract.dates.figures import is_figure
from reformextract.dates.proper_names import is_any_such_day, is_metaphor, is_name, is_paper, is_person_told_of
from reformextract.lexicon.reading import Reading
from reformextract.matcher.rules import Match

_BEFORE_LAST = ("date_article", "date_possessive", "that_word", "period_preposition", "month_before", "year_owner", "newline", "comma")
_HEAT_REACH = 6


def _names_a_war(match: Match, reading: Reading) -> bool:
    """Whether a length is that of a war that is called by it: "the Seven Years' War"."""
    end = match.end
    if end >= len(reading) or reading.codes[end] not in reading.vocabulary.code_set("possessive|apostrophe|quote|war_noun"):
        return False
    return reading.has(end, "war_noun") or reading.has(end + 1, "war_noun")


def _is_heat(match: Match, reading: Reading) -> bool:
    """Whether a run of ten is one of degrees: "temperatures in the 20s"."""
    if "digits" not in match.groups:
        return False
    before = reading.codes[max(match.start - _HEAT_REACH, 0) : match.start]
    return not reading.vocabulary.code_set("heat_noun").isdisjoint(before)


def _is_other_length(match: Match, reading: Reading) -> bool:
    """Whether a length is a list of two, what a verb says, or a war."""
    groups = match.groups
    if "low_unit" in groups and "between" not in groups:
        units = groups["low_unit"][0], groups["unit"][0]
        return reading.value(units[0], "time_unit") == reading.value(units[1], "time_unit")  # "an hour and 24 minutes to 49 minutes"
    if ("stretch" in groups or "edge" in groups) and reading.has(match.start, "deictic_last"):
        return not reading.has_any(match.start - 1, _BEFORE_LAST)  # "visas last 30 to 90 days"
    return _names_a_war(match, reading)


_NUMBERED = ("numbered_plural", "number_sign", "named_law", "document_noun")  # "tickets 1900-1999", "No 1408/71"


def is_lookalike(match: Match, reading: Reading) -> bool:
    """Whether a match of a date rule is no date where it stands."""
    build, groups = match.rule.build, match.groups.keys()
    if build == "length":
        return _is_other_length(match, reading)
    if build == "decade":
        return _is_heat(match, reading)
    if build in ("year_span", "short_span"):
        return reading.has_any(match.start - 1, _NUMBERED)
    if len(groups) == 2 and _is_told_by_its_article(match, reading):
        return True
    if match.end - match.start != 1 or build not in (None, "point"):
        return False
    if reading.has(match.start - 1, "quote") and reading.has(match.end, "quote"):
        return True  # the novel "1984", a play called "Monday"
    if len(groups) != 1:
        return False
    (group,) = groups
    is_other = _OTHER_WORDS.get(group)
    return is_other is not None and is_other(reading, match.start)


def _is_told_by_its_article(match: Match, reading: Reading) -> bool:
    """Whether a name stands behind a word of naming, or a person or a clause behind "that"."""
    groups = match.groups.keys()
    if groups == {"weekday", "day_part"}:
        return reading.has(match.start - 1, "naming_word")  # "a mare called Monday Morning"
    if groups == {"deictic", "month"} and reading.has(match.start, "that_word"):
        return is_person_told_of(reading, match.end - 1) or _opens_what_was_said(reading, match.start)
    return False


def _opens_what_was_said(reading: Reading, that: int) -> bool:
    """Whether "that" before a month opens what was said or found ("said that May sales rose", "showed that June was dry")."""
    if not reading.has_any(that - 1, ("tense_cue", "saying_verb")):
        return False
    behind = that + 2
    return reading.has(behind, "comparing_before") or (reading.has(behind, "lower") and not reading.has(behind, "date_follow"))


def _is_name(reading: Reading, unit: int) -> bool:
    return is_any_such_day(reading, unit) or is_name(reading, unit)


# what tells that a unit by itself, of these groups of the date rules, is a figure, somebody's season, a paper, a name
_OTHER_WORDS = {"year": is_figure, "season": is_metaphor, "day_word": is_paper, "month": _is_name, "weekday": _is_name}
