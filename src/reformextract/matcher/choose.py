"""Overlaps are settled here and nowhere else.

Of two matches that overlap, the longer wins (in units); of equally long ones the one of greater rule priority; then the
one further left; then the rule that stands first in the patterns. Named negative rules (kind ``not``) compete like all
others and, when they win, leave no record.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from reformextract.lexicon.reading import Reading
from reformextract.matcher.draft import Draft
from reformextract.matcher.rules import Match

Builder = Callable[[Match, Reading], Draft | None]


def without_overlap(places: Sequence[tuple[int, int]], rank: Callable[[int], Any]) -> list[int]:
    """The candidates that win, as indices in order of their place: those of lowest ``rank`` first, each where no winner stands yet.

    ``places`` are the candidates' units (half-open), ``rank`` takes an index. What overlaps nothing wins without being compared.
    """
    winners: list[int] = []
    rivals: list[int] = []  # a run of candidates that hang together
    beyond = 0
    for candidate in sorted(range(len(places)), key=places.__getitem__):
        first, last = places[candidate]
        if first >= beyond and rivals:
            winners += rivals if len(rivals) == 1 else _winners(rivals, places, rank)
            rivals = []
        rivals.append(candidate)
        if last > beyond:
            beyond = last
    return winners + _winners(rivals, places, rank)


def _winners(rivals: list[int], places: Sequence[tuple[int, int]], rank: Callable[[int], Any]) -> list[int]:
    if len(rivals) < 2:
        return rivals
    if len(rivals) == 2:  # of two that hang together one wins
        return [min(rivals, key=rank)]
    taken: set[int] = set()
    winners: list[int] = []
    for candidate in sorted(rivals, key=rank):
        place = range(*places[candidate])
        if taken.isdisjoint(place):
            taken.update(place)
            winners.append(candidate)
    winners.sort(key=places.__getitem__)
    return winners


def choose(matches: Sequence[Match]) -> list[Match]:
    """The winning matches, in order of their place; no two of them overlap."""

    def rank(candidate: int) -> tuple[int, int, int, int]:
        match = matches[candidate]
        return match.start - match.end, -match.rule.priority, match.start, match.order

    return [matches[winner] for winner in without_overlap([(match.start, match.end) for match in matches], rank)]


def choose_built(found: Sequence[Match], builders: Mapping[str, Builder], reading: Reading) -> tuple[list[Draft], set[int]]:
    """The drafts of the winning matches, and the units that rules without a builder (the named negatives) have won.

    What its builder refuses is no match: others compete for its place again.
    """
    built: dict[int, Draft | None] = {}
    standing = list(found)
    while True:
        chosen = choose(standing)
        winners = [match for match in chosen if match.rule.kind in builders]
        for match in winners:
            if id(match) not in built:
                built[id(match)] = builders[match.rule.kind](match, reading)
        drafts = [draft for match in winners if (draft := built[id(match)]) is not None]
        if len(drafts) == len(winners):
            barred = {unit for match in chosen if match.rule.kind not in builders for unit in range(match.start, match.end)}
            return drafts, barred
        standing = [match for match in standing if built.get(id(match), match) is not None]
