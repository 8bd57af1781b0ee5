"""Overlaps are settled here and nowhere else.

Of two matches that overlap, the longer wins (in units); of equally long ones the one of greater rule priority; then the
one further left; then the rule that stands first in the patterns. Named negative rules (kind ``not``) compete like all
others and, when they win, leave no record.
"""

from __future__ import annotations

from collections.abc import Iterable

from reformextract.rules import Match


def choose(matches: Iterable[Match]) -> list[Match]:
    """The winning matches, in order of their place; no two of them overlap."""
    ranked = sorted(matches, key=lambda m: (m.start - m.end, -m.rule.priority, m.start, m.order))
    taken: set[int] = set()
    winners: list[Match] = []
    for match in ranked:
        units = range(match.start, match.end)
        if taken.isdisjoint(units):
            taken.update(units)
            winners.append(match)
    winners.sort(key=lambda m: m.start)
    return winners
