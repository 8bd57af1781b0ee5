"""A date rule's match -> what it says (an Expression), by the builder that the rule names (``build``)."""

from __future__ import annotations

from operator import itemgetter

from reformextract.dates.expressions import clock, lengths, names, points, sets, years
from reformextract.dates.expressions.expression import Expression
from reformextract.dates.expressions.parts import Builder, Parts
from reformextract.dates.expressions.region import Region
from reformextract.lexicon.reading import Reading
from reformextract.matcher.rules import Match
from reformextract.patterns.pattern_set import PatternSet

BUILDERS: dict[str, Builder] = {
    **points.BUILDERS,
    **years.BUILDERS,
    **clock.BUILDERS,
    **lengths.BUILDERS,
    **sets.BUILDERS,
    **names.BUILDERS,
}
_POINT = BUILDERS["point"]

Known = dict[tuple[str, tuple[str, ...], str, str], Expression | None]
"""What matches said before, whatever the article's country, by rule, groups and words: news says "last year" over and over."""


def expression_of(match: Match, reading: Reading, patterns: PatternSet, region: Region, known: Known) -> Expression | None:
    """What a date match says; None when it turns out to be no date (a month 13, a clock 25:70)."""
    groups = match.groups
    if not groups:
        return _build(Parts(match, reading, patterns, region))
    spans = groups.values()
    first, last = (min(spans)[0], max(spans, key=_second)[1]) if len(groups) > 1 else next(iter(spans))
    key = match.rule.id, tuple(groups), reading.codes[first:last], reading.span_view(first, last)
    if key in known:
        return known[key]
    parts = Parts(match, reading, patterns, region)
    found = _build(parts)
    if len(known) < _MOST_KNOWN and not parts.regional:
        known[key] = found
    return found


def _build(parts: Parts) -> Expression | None:
    return BUILDERS.get(parts.match.rule.build or "point", _POINT)(parts)


_MOST_KNOWN = 10_000  # expressions remembered
_second = itemgetter(1)
