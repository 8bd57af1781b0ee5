"""Date: a temporal expression, its TIMEX3 value and the calendar days it covers.

The rules find the bare expressions ("June", "next year", "three years"); here they grow to whole phrases ("the end of June
next year": date_phrase.py) and are placed on the calendar in the order of the text, so that a later one may lean on an
earlier one (package ``temporal``).
"""

from __future__ import annotations

import datetime

from reformextract.kinds import date_flow, date_parts, date_phrase
from reformextract.kinds.draft import Draft
from reformextract.patterns import PatternSet
from reformextract.rules import Match
from reformextract.temporal.expressions import Expression, Length, Named, Ordinal, Point, Reference, Shift
from reformextract.temporal.flow import Flow
from reformextract.temporal.resolver import Resolved, before_end
from reformextract.temporal.resolver import resolve as place_on_calendar
from reformextract.temporal.stretches import Stretch
from reformextract.tokens import Reading


def build(match: Match, reading: Reading) -> Draft | None:
    """A draft whose ``fields`` hold the match for :func:`resolve`."""
    return Draft("date", match.rule.id, match.start, match.end, {"match": match})


def resolve(drafts: list[Draft], reading: Reading, patterns: PatternSet, published: datetime.date | None) -> list[str]:
    """Fill type, value, mod, earliest, latest and stated of every date draft, in text order; returns warnings.

    Drafts that turn out to be parts of one phrase become one, those that are no dates are taken out of ``drafts``.
    """
    phrases: list[date_phrase.Phrase] = []
    dates = [draft for draft in drafts if draft.kind == "date"]
    if not dates:
        return []
    others = [draft for draft in drafts if draft.kind != "date"]
    ends = {draft.last: draft for draft in others}
    region = date_parts.FiscalRegion(reading)
    for draft in dates:
        match = draft.fields["match"]
        expression = date_parts.expression_of(match, reading, patterns, region)
        if expression is None or date_phrase.is_rate(match, reading, ends):
            continue
        phrases.append(date_phrase.Phrase(draft, expression, match))
    phrases = date_phrase.compose(phrases, reading)
    _resolve_in_order(phrases, reading, published)
    kept = [phrase.draft for phrase in phrases]
    drafts[:] = date_phrase.without_overlaps(kept, others)
    return []


def _resolve_in_order(phrases: list[date_phrase.Phrase], reading: Reading, published: datetime.date | None) -> None:
    flow = Flow(published=published)
    place = 0
    previous: tuple[date_phrase.Phrase, Resolved] | None = None
    for index, phrase in enumerate(phrases):
        if date_flow.line_ends_between(reading, place, phrase.draft.first):
            flow.new_paragraph()
        place = phrase.draft.last
        expression: Expression = phrase.expression
        tense = date_flow.tense_at(reading, phrase.draft.first, phrase.draft.last) if _needs_tense(expression) else "unknown"
        following = phrases[index + 1] if index + 1 < len(phrases) else None
        end = following.expression if following is not None and following.ranges_from is phrase else None
        if isinstance(expression, Point) and isinstance(end, Point):
            expression = before_end(expression, end, flow, tense)
        if phrase.is_generic_today(reading):
            expression = Reference(value="PRESENT_REF")
        found = place_on_calendar(expression, flow, tense)
        _fill(phrase, found)
        if isinstance(expression, Length) and expression.unit == "month" and (expression.edge > 0 or phrase.has_article(reading)):
            flow.report_longer()
        if found.stretch is not None and found.type in ("DATE", "TIME", "DURATION"):
            comparison = isinstance(expression, Shift) and expression.comparison
            if (found.type != "DURATION" or phrase.is_edge) and not comparison:
                stretch = found.stretch
                if isinstance(expression, Point) and expression.quarter is not None:
                    flow.report(stretch)
                flow.mention(stretch)
                if previous is not None and phrase.ranges_from is previous[0] and previous[1].stretch is not None:
                    start = previous[1].stretch
                    if start.first <= stretch.last and start.unit != "day":
                        flow.period = Stretch("interval", start.first, stretch.last)
                if isinstance(expression, Point) and (expression.year is not None or (expression.unit == "year" and expression.offset)):
                    flow.year = stretch.first.year
                    if stretch.unit == "year" and date_flow.sets_scene(reading, phrase.draft.first):
                        flow.scene = expression.year
        previous = (phrase, found)


def _needs_tense(expression: Expression | None) -> bool:
    if isinstance(expression, Ordinal | Length):
        return _needs_tense(expression.within)
    if isinstance(expression, Named):
        return len(expression.candidates) > 1
    return isinstance(expression, Point) and expression.year is None and expression.unit is None


def _fill(phrase: date_phrase.Phrase, found: Resolved) -> None:
    draft = phrase.draft
    draft.fields = {"type": found.type, "value": found.value}
    if phrase.mod is not None:
        draft.fields["mod"] = phrase.mod
    if found.stretch is not None:
        draft.fields["earliest"], draft.fields["latest"] = found.stretch.first, found.stretch.last
    if found.stated:
        draft.fields["stated"] = found.stated
