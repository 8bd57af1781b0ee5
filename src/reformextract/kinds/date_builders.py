"""A date rule's match -> what it says (an Expression), by the builder that the rule names (``build``)."""

from __future__ import annotations

from operator import itemgetter

from reformextract.kinds import date_clock, date_lengths, date_names, date_points, date_sets, date_years
from reformextract.kinds.date_fiscal import FiscalRegion
from reformextract.kinds.date_parts import Builder, Parts
from reformextract.patterns import PatternSet
from reformextract.reading import Reading
from reformextract.remembered import kept_with
from reformextract.rules import Match
from reformextract.temporal.expressions import Expression
from reformextract.vocabulary import Vocabulary

BUILDERS: dict[str, Builder] = {
    **date_points.BUILDERS,
    **date_years.BUILDERS,
    **date_clock.BUILDERS,
    **date_lengths.BUILDERS,
    **date_sets.BUILDERS,
    **date_names.BUILDERS,
}


def expression_of(match: Match, reading: Reading, patterns: PatternSet, region: FiscalRegion) -> Expression | None:
    """What a date match says; None when it turns out to be no date (a month 13, a clock 25:70)."""
    build = BUILDERS.get(match.rule.build or "point", BUILDERS["point"])
    groups = match.groups
    if not groups:
        return build(Parts(match, reading, patterns, region))
    known = _known_expressions(reading.vocabulary)
    spans = groups.values()
    first, last = min(spans)[0], max(spans, key=_second)[1]
    key = match.rule.id, tuple(groups), reading.codes[first:last], reading.view[reading.start(first) : reading.end(last - 1)]
    if key in known:
        return known[key]
    parts = Parts(match, reading, patterns, region)
    found = build(parts)
    if len(known) < _MOST_KNOWN and not parts.regional:
        known[key] = found
    return found


_MOST_KNOWN = 10_000  # expressions remembered
_second = itemgetter(1)


@kept_with
def _known_expressions(vocabulary: Vocabulary) -> dict[tuple[str, tuple[str, ...], str, str], Expression | None]:
    """What matches said before, whatever the article's country, by rule, groups and words: news says "last year" over and over."""
    return {}
