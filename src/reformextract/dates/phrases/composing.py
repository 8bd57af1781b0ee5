"""Bare temporal expressions -> phrases: each grows, neighbours join, and what says nothing by itself is left out.

"June" and "next year" in "by about the end of June next year" become one phrase with ``mod`` END.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reformextract.dates.expressions.expression import Ordinal, SamePeriod
from reformextract.dates.phrases.growing import grow
from reformextract.dates.phrases.joining import (
    agreeing,
    bound_by_next,
    join,
    link_range,
    linked,
    name_quarter,
    share_month,
    share_year,
    span_quarter,
)
from reformextract.dates.phrases.phrase import Phrase
from reformextract.lexicon.reading import Reading
from reformextract.matcher.draft import Draft
from reformextract.matcher.rules import Match


def is_rate(match: Match, reading: Reading, ends: dict[int, Draft]) -> bool:
    """Whether a unit of time is the ``per`` of the amount before it: "500 yuan a month"."""
    if match.rule.build != "length":
        return False
    before = ends.get(match.start)
    return before is not None and before.kind != "rank" and reading.has(match.start, "unit_article") and "amount" not in match.groups


def compose(phrases: list[Phrase], reading: Reading) -> list[Phrase]:
    """The phrases grown and joined, in order; those that say nothing by themselves are left out."""
    joined: list[Phrase] = []
    for phrase in phrases:
        grow(phrase, reading)
        if joined and phrase.draft.first < joined[-1].draft.last:
            continue
        if joined and phrase.draft.first - joined[-1].draft.last <= 2 and linked(joined[-1], phrase, reading):
            whole = join(joined[-1], phrase, reading)
            if whole is not None:
                name_quarter(whole, reading)
                joined[-1] = whole
                continue
            link_range(joined[-1], phrase, reading)
        if joined and phrase.draft.first == joined[-1].draft.last + 1 and reading.has(joined[-1].draft.last, "open"):
            phrase.expression = agreeing(joined[-1], phrase)[1]  # "on Tuesday (06/03/2018)"
        joined.append(phrase)
    for at in range(len(joined) - 2, -1, -1):
        share_year(joined[at], joined[at + 1], reading)
        share_month(joined[at], joined[at + 1], reading)
        bound_by_next(joined[at], joined[at + 1], reading)
        if at + 2 < len(joined) and joined[at].match.rule.build == "the_unit":
            span_quarter(joined, at, reading)
    return [phrase for phrase in joined if _stands_alone(phrase, reading)]


def _stands_alone(phrase: Phrase, reading: Reading) -> bool:
    expression = phrase.expression
    if isinstance(expression, SamePeriod):
        return expression.years != 0 or expression.year is not None or _closes_its_phrase(phrase, reading)
    return not (isinstance(expression, Ordinal) and expression.within is None)


def _closes_its_phrase(phrase: Phrase, reading: Reading) -> bool:
    """Whether "the same period" is one by itself: "stood at 18 trillion in the same period"."""
    draft = phrase.draft
    return reading.has(draft.first - 1, "period_preposition") and not reading.has_any(draft.last, ("word", "number", "hyphen"))


def without_overlaps(dates: Sequence[Draft], others: Iterable[Draft]) -> list[Draft]:
    """All drafts less those of other kinds that a grown date has come to cover, in order of their place."""
    taken = {unit for date in dates for unit in range(date.first, date.last)}
    kept = [draft for draft in others if draft.first not in taken and draft.last - 1 not in taken]
    return sorted([*dates, *kept], key=lambda draft: draft.first)
