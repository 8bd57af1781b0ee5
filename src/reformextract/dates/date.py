"""Date: a temporal expression, its TIMEX3 value and the calendar days it covers.

The rules find the bare expressions ("June", "next year", "three years"); here they grow to whole phrases ("the end of June
next year": composing.py) and are placed on the calendar in the order of the text, so that a later one may lean on an
earlier one (package ``temporal``).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import cast

from reformextract.dates import context
from reformextract.dates.calendar import stretches
from reformextract.dates.calendar.counting import shifted_to
from reformextract.dates.calendar.flow import Flow
from reformextract.dates.calendar.ranges import after_start, before_end, continued, lies_ahead, on_weekday
from reformextract.dates.calendar.resolved import Resolved, unplaced
from reformextract.dates.calendar.resolver import resolve as place_on_calendar
from reformextract.dates.calendar.shapes import is_year, says_only, takes_year
from reformextract.dates.calendar.stretches import Stretch
from reformextract.dates.expressions import builders
from reformextract.dates.expressions.expression import Ending, Expression, Length, Named, Ordinal, Point, Reference, Repeat, Shift, Tense
from reformextract.dates.expressions.region import Region
from reformextract.dates.lookalikes import is_lookalike
from reformextract.dates.phrases import composing
from reformextract.dates.phrases.phrase import Phrase
from reformextract.dates.record import DateDraft
from reformextract.dates.tense import tense_at
from reformextract.lexicon.reading import Reading
from reformextract.lexicon.sentences import is_title, sentence_units
from reformextract.matcher.draft import Draft
from reformextract.matcher.rules import Match
from reformextract.models.timex import DateMod, DatePart, DateType
from reformextract.models.warning import ExtractionWarning
from reformextract.patterns.pattern_set import PatternSet

_NAMED_PARTS = ("unit", "clock_word", "weekend", "day_part")
_EVERY_YEAR = Repeat(unit="year")
_BEFORE_NIGHT = ("day_before", "deictic", "link_on", "every_word", "comma")


def build(match: Match, reading: Reading) -> DateDraft | None:
    """A draft that holds the match for :func:`resolve`; None for a name ("This Week" the show, the film "High Noon") or a figure."""
    if is_lookalike(match, reading):
        return None
    groups = match.groups
    for group in _NAMED_PARTS:
        span = groups.get(group)
        if span is None or not reading.has(span[0], "capitalized") or not _is_name(span[0], reading):
            continue
        told = reading.has_any(match.start - 1, _BEFORE_NIGHT) and not reading.has(match.end, "capitalized")  # "on Friday Night"
        if group != "day_part" or not told:
            return None
    return DateDraft(match.rule.id, match.start, match.end, match)


def _is_name(unit: int, reading: Reading) -> bool:
    """Whether a capitalised unit of time within a sentence is part of a name; in a title line it need not be."""
    start, end = sentence_units(reading, unit)
    return unit - 1 > start and not reading.has(unit - 1, "hyphen") and not is_title(reading, start, end)


def resolve(drafts: list[Draft], reading: Reading, patterns: PatternSet, published: datetime.date | None, known: builders.Known) -> None:
    """Fill type, value, mod, earliest, latest and stated of every date draft, in text order.

    ``known`` remembers what matches said, from article to article; the caller holds it.
    Drafts that turn out to be parts of one phrase become one, those that are no dates are taken out of ``drafts``.
    """
    phrases: list[Phrase] = []
    dates: list[DateDraft] = []
    others: list[Draft] = []
    for draft in drafts:
        if isinstance(draft, DateDraft):
            dates.append(draft)
        else:
            others.append(draft)
    if not dates:
        return
    ends = {draft.last: draft for draft in others}
    region = Region(reading, patterns, published)
    for date in dates:
        match = date.match
        expression = builders.expression_of(match, reading, patterns, region, known)
        if expression is None or composing.is_rate(match, reading, ends):
            continue
        phrases.append(Phrase(date, expression, match))
    phrases = composing.compose(phrases, reading)
    _resolve_in_order(phrases, reading, published)
    kept = [phrase.draft for phrase in phrases]
    drafts[:] = composing.without_overlaps(kept, others)


@dataclass(slots=True, eq=False)
class _Placed:
    """A phrase that has been placed on the calendar, with the tense it was placed by."""

    phrase: Phrase
    expression: Expression
    tense: Tense
    found: Resolved


def _resolve_in_order(phrases: list[Phrase], reading: Reading, published: datetime.date | None) -> None:
    flow = Flow(published=published)
    place = 0
    previous: _Placed | None = None
    for index, phrase in enumerate(phrases):
        if context.line_ends_between(reading, place, phrase.draft.first):
            flow.new_paragraph()
        if flow.part is not None and context.sentence_ends_between(reading, place, phrase.draft.first):
            flow.part = None
        place = phrase.draft.last
        tense = _tense(phrase, previous, reading)
        following = phrases[index + 1] if index + 1 < len(phrases) else None
        expression = _in_context(phrase, tense, previous, following, flow, reading)
        found = _told_beside(phrase, previous, following, flow, reading) or place_on_calendar(expression, flow, tense)
        _fill(phrase, found)
        _remember(phrase, expression, found, previous, flow, reading)
        previous = _Placed(phrase, expression, tense, found)


def _told_beside(phrase: Phrase, previous: _Placed | None, following: Phrase | None, flow: Flow, reading: Reading) -> Resolved | None:
    """What the date beside it tells of a shift or of a point without a year; None where nothing does."""
    expression = phrase.expression
    if isinstance(expression, Shift):
        return _restated(expression, phrase, previous, reading) or _restated_behind(expression, phrase, following, flow, reading)
    if previous is None or not isinstance(expression, Point) or expression.year is not None:
        return None
    return _restated_day(expression, phrase, previous, reading) or _recurring(expression, phrase, previous)


def _restated(shift: Shift, phrase: Phrase, previous: _Placed | None, reading: Reading) -> Resolved | None:
    """Where a shift only says again what stands before it, the same place: "In 1987, just nine years later, ..."."""
    if previous is None or shift.amount is None or shift.comparison:
        return None
    stretch = previous.found.stretch
    same_size = stretch is not None and stretch.unit == shift.unit
    return previous.found if same_size and context.restates(reading, previous.phrase.draft.last, phrase.draft.first) else None


def _restated_behind(shift: Shift, phrase: Phrase, following: Phrase | None, flow: Flow, reading: Reading) -> Resolved | None:
    """The unit that holds the date which says a shift again, behind it: "Two years later, in June 2004"."""
    if following is None or shift.amount is None or shift.origin != "text" or shift.direction < 0:
        return None
    behind = following.expression
    if not isinstance(behind, Point) or behind.year is None:
        return None
    link = "link_on" if behind.day is not None else "link_of"
    if not context.restates(reading, phrase.draft.last, following.draft.first, link):
        return None
    there = place_on_calendar(behind, flow, "unknown").stretch
    return None if there is None else shifted_to(shift, there.first)


def _restated_day(point: Point, phrase: Phrase, previous: _Placed, reading: Reading) -> Resolved | None:
    """Where a day only says again what stands before it, the same place: "today, January 23", "in three days' time, on Friday"."""
    if not _is_same_day(point, previous.found) and not _falls_on(point, previous):
        return None
    return previous.found if context.restates(reading, previous.phrase.draft.last, phrase.draft.first) else None


def _is_same_day(point: Point, found: Resolved) -> bool:
    """Whether a day and month without a year are those of a day that has been placed: "today, January 23"."""
    stretch = found.stretch
    if point.day is None or stretch is None or stretch.first != stretch.last:
        return False
    return (point.month, point.day) == (stretch.first.month, stretch.first.day) and says_only(point, "month", "day", "falls_on")


def _falls_on(point: Point, previous: _Placed) -> bool:
    """Whether a day of the week is that of the day which a shift has led to: "in three days' time, on Friday"."""
    stretch = previous.found.stretch
    if not isinstance(previous.phrase.expression, Shift) or stretch is None or stretch.first != stretch.last:
        return False
    return stretch.first.isoweekday() == point.weekday and says_only(point, "weekday")


def _recurring(point: Point, phrase: Phrase, previous: _Placed) -> Resolved | None:
    """A day or month of every year has no place of its own: "opens annually from 1 May to 31 August"."""
    if point.month is None or point.unit is not None or point.step is not None:
        return None
    if previous.phrase.expression == _EVERY_YEAR:
        recurs = phrase.draft.first - previous.phrase.draft.last <= 1
    else:
        recurs = phrase.ranges_from is previous.phrase and previous.found.type != "SET" and previous.found.value.startswith("XXXX-")
    return unplaced(point) if recurs else None


def _tense(phrase: Phrase, previous: _Placed | None, reading: Reading) -> Tense:
    """The tense of a date that needs one: its own, or that of the date it is joined to."""
    if not _needs_tense(phrase.expression):
        return "unknown"
    first, last = phrase.draft.first, phrase.draft.last
    tense = tense_at(reading, first, last)
    if tense != "unknown" or previous is None:
        return tense
    before = previous.phrase.draft.last
    goes_on = previous.tense in ("ahead", "future") and context.goes_on(reading, before, first)
    return previous.tense if goes_on or context.coordinated(reading, before, first) else tense


def _in_context(
    phrase: Phrase,
    tense: Tense,
    previous: _Placed | None,
    following: Phrase | None,
    flow: Flow,
    reading: Reading,
) -> Expression:
    """What a phrase says where it stands: between the ends of a range, behind a verb, in a sentence about the times."""
    expression = phrase.expression
    if isinstance(expression, Shift):
        behind_verb = expression.comparison and reading.value(phrase.draft.first - 1, "tense_cue") in ("past", "past_to")
        return replace(expression, comparison=False) if behind_verb else expression
    if not isinstance(expression, Point):
        return expression
    if expression.weekday is not None and expression.month is None and following is not None:
        behind = following.expression
        if isinstance(behind, Point) and behind.day is not None and context.restates(reading, phrase.draft.last, following.draft.first):
            return on_weekday(expression, behind, flow, tense)
    if expression.year is not None:
        return expression  # it has its place
    if expression.unit is not None:
        if phrase.is_generic_today(reading):
            return Reference(value="PRESENT_REF")
        return _unit_told_of(phrase, expression, previous, flow, reading)
    if previous is not None and _may_go_on(previous, tense, flow) and _continues(previous, expression, phrase, flow, reading):
        joined = any(reading.has(unit, "np_coordinator") for unit in range(previous.phrase.draft.last, phrase.draft.first))
        in_order = joined or phrase.ranges_from is previous.phrase
        return continued(expression, previous.found.stretch, flow, tense, in_order=in_order)
    if previous is not None and takes_year(expression):
        year = _year_beside(previous, phrase, reading)
        if year is not None:
            return replace(expression, year=year)
    opens_range = following is not None and following.ranges_from is phrase
    if opens_range and expression.weekday is not None and not reading.has(phrase.draft.first - 1, "from_year"):
        opens_range = False  # "was suspended late Thursday until Jan. 15"
    if opens_range and following is not None and isinstance(following.expression, Point):
        return before_end(expression, following.expression, flow, tense)
    if previous is not None and phrase.ranges_from is previous.phrase and not reading.has(phrase.draft.first - 1, "range_and"):
        start = previous.phrase.expression
        if isinstance(start, Point) and start.weekday is not None and previous.found.stretch is not None:
            return after_start(expression, previous.found.stretch)
    return expression


def _unit_told_of(phrase: Phrase, point: Point, previous: _Placed | None, flow: Flow, reading: Reading) -> Point:
    """A week, month, quarter or year as the text goes on to it: "the whole year", "the end of the quarter", "the next week"."""
    if phrase.is_whole_year(reading):
        return (_year_told_of(previous, phrase, flow, reading) if previous is not None else None) or point
    if previous is not None and point.unit in _TOLD_BESIDE and phrase.has_article(reading) and says_only(point, "unit"):
        told_beside = _TOLD_BESIDE[point.unit](previous, phrase, reading)
        if told_beside is not None:
            return told_beside
    if phrase.is_the_next(reading):
        told = flow.latest is not None and flow.fresh and tense_at(reading, phrase.draft.first, phrase.draft.last) == "past"
        return replace(point, origin="text") if told else point  # "It opened in 1990; the next year it closed."
    if not phrase.is_edge_of_the_unit:
        return point
    if point.unit == "quarter" and flow.reported() is None:
        lies_back = tense_at(reading, phrase.draft.first, phrase.draft.last) in ("past", "unknown")
        return point if lies_back else replace(point, origin="now")  # "a cut is expected before the end of the quarter"
    if previous is None or not _goes_on_from(previous, phrase, flow, reading):
        return point
    stretch = previous.found.stretch
    if point.unit == "year" and stretch is not None and flow.published is not None:
        return replace(point, offset=stretch.first.year - flow.published.year)
    return replace(point, origin="text")


def _year_told_of(previous: _Placed, phrase: Phrase, flow: Flow, reading: Reading) -> Point | None:
    """The year told of just before, where a past sentence goes on to all of it: "in the first half of 1995 ..., in the whole year ..."."""
    stretch, before, here = previous.found.stretch, previous.phrase.draft, phrase.draft
    if stretch is None or flow.published is None or _only_compares(previous.phrase.expression):
        return None
    far = context.sentences_between(reading, before.last, here.first) > 1 or context.stands_aside(reading, before.first, before.last)
    if far or tense_at(reading, here.first, here.last) not in ("past", "unknown"):
        return None
    return Point(unit="year", offset=stretch.first.year - flow.published.year)


def _year_of_the_sentence(previous: _Placed, phrase: Phrase, reading: Reading) -> Point | None:
    """The year that a past sentence has named before "the year": "grew 6% in 2019, and 13 million jobs were created during the year"."""
    stretch, before, here = previous.found.stretch, previous.phrase.draft, phrase.draft
    if stretch is None or not isinstance(previous.expression, Point) or not is_year(previous.expression):
        return None
    goes_on = not context.sentence_ends_between(reading, before.last, here.first)
    return Point(year=stretch.first.year) if goes_on and tense_at(reading, here.first, here.last) == "past" else None


def _month_of_the_sentence(previous: _Placed, phrase: Phrase, reading: Reading) -> Point | None:
    """The month that a past sentence has named before "the month": "rainfall in May was 18 mm, a third of what is usual for the month"."""
    stretch, before, here = previous.found.stretch, previous.phrase.draft, phrase.draft
    if stretch is None or stretch.unit != "month" or previous.found.type == "DURATION":
        return None
    goes_on = not context.sentence_ends_between(reading, before.last, here.first)
    past = goes_on and tense_at(reading, here.first, here.last) in ("past", "unknown")
    return Point(year=stretch.first.year, month=stretch.first.month) if past else None


_TOLD_BESIDE = {"year": _year_of_the_sentence, "month": _month_of_the_sentence}


def _year_beside(previous: _Placed, phrase: Phrase, reading: Reading) -> int | None:
    """The year that owns what a day or month is said of ("next year's fair will run from 22 to 25 August"), for both ends of a range."""
    stretch, before = previous.found.stretch, previous.phrase.draft
    if stretch is None or not isinstance(previous.expression, Point):
        return None
    if phrase.ranges_from is previous.phrase and previous.expression.year is not None and previous.phrase.expression != previous.expression:
        month = phrase.expression.month if isinstance(phrase.expression, Point) else None
        return stretch.first.year + (month is not None and month < stretch.first.month)
    owned = is_year(previous.expression) and reading.has(before.last, "possessive")
    opens = is_year(previous.expression) and context.opens_sentence(reading, before.first)
    subject = opens and (owned or previous.expression.unit == "year")  # "last year it rained until June", not "for next year's fair"
    return stretch.first.year if subject and not context.sentence_ends_between(reading, before.last, phrase.draft.first) else None


def _may_go_on(previous: _Placed, tense: Tense, flow: Flow) -> bool:
    """Whether what is told in a tense may come after a date: what is over after any, what lies ahead after a day that does."""
    stretch = previous.found.stretch
    ahead = stretch is not None and stretch.unit == "day" and lies_ahead(stretch, flow)
    return ahead or tense in ("past", "unknown")


def _continues(previous: _Placed, point: Point, phrase: Phrase, flow: Flow, reading: Reading) -> bool:
    """Whether a sentence goes on from a day or month with its year to one without: "arrested on 3 May 2002 and freed on 8 June"."""
    start, before, here = previous.expression, previous.phrase.draft, phrase.draft
    if not isinstance(start, Point) or start.year is None or start.month is None or (start.day is None) != (point.day is None):
        return False
    if point.month is None or not takes_year(point) or flow.scene is not None or previous.phrase.match.rule.build == "named_day":
        return False
    if context.sentence_ends_between(reading, before.last, here.first) or context.stands_aside(reading, before.first, before.last):
        return False
    if any(reading.has(unit, "semicolon") for unit in range(before.last, here.first)):
        return False
    return not reading.has(before.first - 1, "compared_from")


_FINER = {
    "week": ("day",),
    "month": ("day", "month", "week"),
    "year": ("day", "week", "month", "quarter", "half", "season", "year", "interval"),
}


def _goes_on_from(previous: _Placed, phrase: Phrase, flow: Flow, reading: Reading) -> bool:
    """Whether "the end of the year" is that of the date told shortly before, rather than of now: "In March 1968 it froze; by the end of
    the year ..."."""
    stretch = previous.found.stretch
    before, here = previous.phrase.draft, phrase.draft
    unit = phrase.expression.unit if isinstance(phrase.expression, Point) else None
    finer = () if unit is None else _FINER.get(unit, ())
    if stretch is None or flow.published is None or stretch.unit not in finer or previous.found.type == "DURATION":
        return False
    if context.sentences_between(reading, before.last, here.first) > 1 or context.stands_aside(reading, before.first, before.last):
        return False
    if stretch.first > flow.published:
        return True
    return tense_at(reading, here.first, here.last) in ("past", "unknown") or context.is_told_ahead(reading, here.first, here.last)


def _remember(phrase: Phrase, expression: Expression, found: Resolved, previous: _Placed | None, flow: Flow, reading: Reading) -> None:
    """Let later dates of the text lean on this one."""
    if isinstance(expression, Length) and expression.unit == "month" and (expression.edge > 0 or phrase.has_article(reading)):
        flow.report_longer()
    stretch = found.stretch
    if stretch is None or _only_compares(expression) or reading.has(phrase.draft.last, "equals"):
        return  # "the index (2015=100) rose 2 percent from the previous month"
    if found.type == "DURATION" and not phrase.is_edge:
        return
    if isinstance(expression, Ending) or (isinstance(expression, Point) and expression.quarter is not None):
        flow.report(stretch)
    flow.mention(stretch)
    if isinstance(expression, Point) and expression.month is not None and expression.day is not None:
        flow.day_month = stretches.around("month", stretch.first)
    if isinstance(expression, Point) and expression.year is not None and (expression.quarter is not None or expression.half is not None):
        flow.part = stretch
    start = previous.found.stretch if previous is not None and phrase.ranges_from is previous.phrase else None
    if start is not None and start.first <= stretch.last:
        flow.period = Stretch("interval", start.first, stretch.last)
    if not isinstance(expression, Point) or (expression.year is None and not (expression.unit == "year" and expression.offset)):
        return
    if not reading.has(phrase.draft.first - 1, "compared_from") or phrase.ranges_from is not None:  # not "the lowest since 2003"
        flow.year = stretch.first.year
        if stretch.unit == "year" and context.sets_scene(reading, phrase.draft.first):
            flow.scene = expression.year


def _only_compares(expression: Expression) -> bool:
    """Whether a date is only what another is held against ("a year earlier", "the previous year"): the text does not go on about it."""
    if isinstance(expression, Shift):
        return expression.comparison
    if not isinstance(expression, Point) or expression.offset != -1:
        return False
    return expression.origin == "text" and says_only(expression, "unit", "offset", "origin")


def _needs_tense(expression: Expression | None) -> bool:
    if isinstance(expression, Point):
        return expression.year is None and expression.unit is None and (expression.step is None or expression.time is not None)
    if isinstance(expression, (Ordinal, Length)):
        return _needs_tense(expression.within)
    if isinstance(expression, Ending):
        return _needs_tense(expression.end)
    if isinstance(expression, Named):
        return len(expression.candidates) > 1
    if isinstance(expression, Shift):
        return expression.origin == "text" and expression.direction > 0
    return False


def _fill(phrase: Phrase, found: Resolved) -> None:
    draft = phrase.draft
    draft.type, draft.value, draft.mod = cast(DateType, found.type), found.value, cast("DateMod | None", phrase.mod)
    if found.stretch is not None:
        draft.earliest, draft.latest = found.stretch.first, found.stretch.last
    draft.stated = cast("tuple[DatePart, ...]", found.stated) or None


PLACEHOLDERS = (datetime.date.min, datetime.date.max)
"""Publication dates that stand for an unknown one."""


def is_known(published: datetime.date | None) -> bool:
    """Whether a publication date is one, rather than none or a placeholder."""
    return published is not None and published not in PLACEHOLDERS


def placeholder_warning(published: datetime.date) -> ExtractionWarning:
    """The warning for a publication date that stands for an unknown one."""
    return ExtractionWarning(code="published_placeholder", message=f"publication date {published} taken for unknown: it is a placeholder")


def unplaced_warnings(drafts: Iterable[Draft], reading: Reading) -> list[ExtractionWarning]:
    """The warning for relative dates that could not be placed on the calendar; none where there are none."""
    places = tuple(
        reading.extent(draft.first, draft.last)
        for draft in drafts
        if isinstance(draft, DateDraft) and draft.type in ("DATE", "TIME") and draft.earliest is None and not draft.value.endswith("_REF")
    )
    message = f"publication date unknown: relative dates without a place on the calendar: {len(places)}"
    return [ExtractionWarning(code="published_unknown", message=message, places=places)] if places else []
