"""Bare temporal expressions grow into phrases: edges, articles and bounds are taken in.

Around "June" in "by about the end of June" they become "about the end of" and ``mod`` END. Which words do that is said by the
word classes of the pattern files.
"""

from __future__ import annotations

from dataclasses import replace

from reformextract.dates.calendar.shapes import is_day, is_plain_year
from reformextract.dates.expressions.expression import (
    Expression,
    FiscalYear,
    Interval,
    Length,
    Named,
    Ordinal,
    Point,
    Reference,
    SamePeriod,
    Shift,
)
from reformextract.dates.phrases.phrase import Phrase, hyphenated, take_article
from reformextract.lexicon.reading import Reading
from reformextract.lexicon.sentences import sentence_units
from reformextract.matcher.draft import Draft
from reformextract.quantities.amount import CUES_AFTER, CUES_BEFORE, extent_with_cues

MODS: dict[str | None, str] = {
    "about": "APPROX", "more_than": "MORE_THAN", "less_than": "LESS_THAN", "almost": "LESS_THAN",
    "at_least": "EQUAL_OR_MORE", "at_most": "EQUAL_OR_LESS",
}  # fmt: skip


# what stands beside a bare expression and may belong to it: elsewhere there is nothing to grow
_BEFORE_POINT = "year_word|date_article|edge_adjective|edge_noun|hyphen|link_of|comparator_before"
_BEFORE_LENGTH = f"{CUES_BEFORE}|comparison_cue|place_cue|length_bound"
_AFTER_LENGTH = CUES_AFTER
# what an amount held against a time ends with: "a third less than a year earlier"
_COMPARED = ("ratio_unit", "ordinal", "unit", "number", "currency_after", "currency_minor", "scale", "comparing_before")


_POINTS = (Point, FiscalYear, Named, Interval, Ordinal, SamePeriod)


def grow(phrase: Phrase, reading: Reading) -> None:
    """Take in what belongs to a bare expression: its edges, its article, its bounds."""
    expression = phrase.expression
    if isinstance(expression, _POINTS):
        _grow_point(phrase, reading)
    elif isinstance(expression, Reference):
        if phrase.match.rule.build == "century":
            _grow_point(phrase, reading)  # "the late 5th century BC"
    elif isinstance(expression, (Length, Shift)):
        _grow_length(phrase, expression, reading)


def _grow_length(phrase: Phrase, expression: Length | Shift, reading: Reading) -> None:
    """Take in the bounds of a length or shift, and the article of a length that is a definite one."""
    draft, codes = phrase.draft, reading.codes
    beside = reading.vocabulary.code_set
    before = codes[draft.first - 1] if draft.first else ""
    after = codes[draft.last] if draft.last < len(codes) else ""
    if before in beside(_BEFORE_LENGTH) or after in beside(_AFTER_LENGTH):
        _grow_bounds(phrase, reading)
    if not isinstance(expression, Length):
        return
    rounded = phrase.match.unit("round")
    if rounded is not None:
        phrase.mod = reading.value(rounded, "amount_round")
    if expression.edge and expression.within is None and reading.has(draft.first - 1, "date_possessive"):
        phrase.expression = replace(expression, edge=0)  # whose first months these are is not known
        return
    placed = expression.direction or expression.edge or expression.amount is not None
    ended = reading.has(draft.first, "half_word") and reading.has_any(draft.last, ("length_end", "ending_word"))  # "the half-year to June"
    if placed and (ended or not hyphenated(draft, reading)) and not reading.has(draft.first, "long_word"):
        take_article(draft, reading)


def _grow_point(phrase: Phrase, reading: Reading) -> None:
    """Take in the edge of a point, its article, "the year" before it and "about"."""
    expression, draft = phrase.expression, phrase.draft
    build = phrase.match.rule.build
    if build == "unit_end":
        phrase.mod = "END"
    elif build == "unit_mid":
        phrase.mod = reading.value(draft.first, "edge_adjective") or reading.value(draft.first, "edge_noun")
    elif build == "clock":
        hours, edge = phrase.match.unit("clock_word"), phrase.match.unit("edge")
        phrase.mod = (
            None if hours is None else reading.value(hours, "hours_edge") if edge is None else reading.value(edge, "edge_adjective")
        )
    if isinstance(expression, Point) and expression.unit is not None and reading.value(draft.last, "comparator_after") == "about":
        draft.last += 1  # "the next year or so"
        phrase.mod = "APPROX"
    if not draft.first or reading.codes[draft.first - 1] not in reading.vocabulary.code_set(_BEFORE_POINT):
        _take_edge_before_on(phrase, reading)
        return
    if reading.has(draft.first - 1, "year_word") and _is_numbered_year(expression):
        draft.first -= 1
        take_article(draft, reading)
    _grow_edges(phrase, reading)
    approximate = reading.value(draft.first - 1, "comparator_before") if draft.first else None
    open_to_it = phrase.mod is None or build == "unit_end"
    if approximate == "about" and open_to_it and not isinstance(expression, Named) and not reading.has(draft.last, "possessive"):
        draft.first -= 1
        phrase.mod = phrase.mod or "APPROX"


def _take_edge_before_on(phrase: Phrase, reading: Reading) -> None:
    """Take in the edge of a day of the week that "on" parts from it: "late on Sunday"."""
    draft, at = phrase.draft, phrase.draft.first - 2
    if not isinstance(phrase.expression, Point) or phrase.expression.weekday is None or phrase.mod is not None:
        return
    edge = _edge_adjective(reading, at)
    if edge is not None and reading.has(at + 1, "link_on"):
        phrase.mod = edge
        draft.first = at


def _is_numbered_year(expression: Expression) -> bool:
    """Whether an expression is a year by its number or numbers: 1996, 2021-22, 2016-2020."""
    if isinstance(expression, FiscalYear):
        return expression.begins is not None or expression.ends is not None
    return is_plain_year(expression) or (isinstance(expression, Interval) and is_plain_year(expression.first))


def _takes_article(phrase: Phrase, reading: Reading) -> bool:
    expression = phrase.expression
    if isinstance(expression, Point):
        if "of" in phrase.match.groups or reading.has(phrase.draft.first + 1, "ordinal_suffix"):
            return True  # "the 15th of March", "the 30th June"
        if expression.unit is not None:
            return phrase.match.rule.build not in ("unit_end", "unit_mid") and not reading.has(phrase.draft.first, "day_word")
        if expression.quarter is not None and hyphenated(phrase.draft, reading):
            return False
        if phrase.match.rule.build == "part_code":
            return False  # "the Q3 results"
        return (
            expression.quarter is not None or expression.half is not None or expression.season is not None or expression.weekend
            or expression.decade is not None or expression.century is not None or expression.step is not None
        )  # fmt: skip
    if isinstance(expression, Interval):
        return reading.has(phrase.draft.last - 1, "school_year") or reading.has(phrase.draft.first, "school_year")
    if isinstance(expression, FiscalYear) and reading.has(phrase.draft.first, "year"):
        return reading.has(phrase.draft.last - 1, "year_kind")
    return isinstance(expression, (Ordinal, SamePeriod, FiscalYear, Reference))


def _grow_edges(phrase: Phrase, reading: Reading) -> None:
    """Take in "early", "mid-", "the end of", with their articles; they set ``mod``."""
    draft = phrase.draft
    had_article = _takes_article(phrase, reading) and take_article(draft, reading)
    for _ in range(2):
        first = draft.first
        hyphen = 1 if reading.has(first - 1, "hyphen") else 0
        edge = _edge_adjective(reading, first - 1 - hyphen) if first > hyphen else None
        if edge is not None and not had_article:
            phrase.mod = edge
            draft.first = first - 1 - hyphen
            if not (hyphen and isinstance(phrase.expression, Point) and phrase.expression.month is not None):
                take_article(draft, reading)
            continue
        if hyphen:
            edge = reading.value(first - 2, "edge_noun") if first > 1 else None
            if edge is not None:
                phrase.mod = edge
                draft.first = first - 2
            return
        at = first - 1
        if not had_article and reading.has(at, "date_article"):
            at -= 1
        if at >= 1 and reading.has(at, "link_of"):
            edge = (reading.value(at - 1, "edge_noun") if reading.has(at, "edge_of") else None) or _edge_adjective(reading, at - 1)
            if edge is not None:
                phrase.mod = edge
                draft.first = at - 1
                take_article(draft, reading)
        elif at == first - 1 > 0 and _is_bare_edge(phrase, at, reading):
            phrase.mod = reading.value(at, "edge_noun")  # "by end June"
            draft.first = at
        return


def _edge_adjective(reading: Reading, unit: int) -> str | None:
    """What "early" or "late" at a unit says of the date behind it; not where something was late: "two hours late this morning"."""
    return None if reading.has_any(unit - 1, ("time_unit", "how_late")) else reading.value(unit, "edge_adjective")


def _is_bare_edge(phrase: Phrase, at: int, reading: Reading) -> bool:
    """Whether "end" by itself is the end of a date ("by end June"), rather than a verb ("was to end tonight")."""
    if not reading.has(at, "bare_edge") or not reading.has(at - 1, "edge_preposition"):
        return False
    if not reading.has(at - 1, "infinitive_word"):
        return True
    day = is_day(phrase.expression) if isinstance(phrase.expression, Point) else False
    return not day and not reading.has(at - 2, "tense_cue")  # "had been due to end this week"


def _grow_bounds(phrase: Phrase, reading: Reading) -> None:
    """Take in "more than", "about", "up to" before a length and "or so", "or less" after it."""
    draft = phrase.draft
    expression = phrase.expression
    directed = isinstance(expression, Length) and (expression.direction or expression.edge)
    if directed:
        if reading.value(draft.last, "comparator_after") == "about":
            draft.last += 1
            phrase.mod = "APPROX"
        return
    if _compares(draft, expression, reading):
        return
    bound = reading.value(draft.first - 1, "length_bound") if draft.first and isinstance(expression, Length) else None
    if bound is not None:
        draft.first -= 1
        phrase.mod = MODS[bound]
        return
    bounded = extent_with_cues(draft.first, draft.last, None, reading)
    if (bounded.first, bounded.last) != (draft.first, draft.last):
        draft.first = bounded.first
        if isinstance(expression, Length):
            draft.last = bounded.last
        phrase.mod = MODS.get(bounded.comparator)


def _is_compared_with(draft: Draft, at: int, reading: Reading) -> bool:
    """Whether a bound before a shift holds something else against it, rather than bounding the time gone by ("more than a year ago")."""
    bound = reading.value(at, "comparator_before")
    if bound in ("at_least", "at_most") or reading.has(at, "compare_only"):
        return True
    opens = at == sentence_units(reading, at)[0] or reading.has(at - 1, "comma")
    return bound in ("more_than", "less_than") and not opens and not reading.has(draft.last - 1, "past_shift")


def _compares(draft: Draft, expression: Expression, reading: Reading) -> bool:
    """Whether the bound before a length is none of it: "over three years", "lower than a year ago"; "for over three years" is."""
    at = draft.first - 1
    if isinstance(expression, Shift):
        if _is_compared_with(draft, at, reading):
            return True  # "a third less than a year earlier", "twice as high as a year ago"
        placed = reading.has(at, "place_cue") and not reading.has(at - 1, "before_bound")  # "just over a month ago"
        if reading.has(at, "comparison_cue") or placed or reading.has(draft.first, "date_article"):
            return True  # "more than the month before"
        return reading.value(at, "comparator_before") in ("more_than", "less_than") and any(reading.has(at - 1, name) for name in _COMPARED)
    if reading.has(at, "beyond_word"):
        return True
    if not reading.has(at, "spanning_word"):
        return False
    return not (reading.has(at - 1, "before_bound") or reading.has(draft.first, "unit_article"))
