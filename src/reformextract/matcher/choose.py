"""Overlaps are settled here and nowhere else.

Of two matches that overlap, the longer wins (in units); of equally long ones the one of greater rule priority; then the
one further left; then the rule that stands first in the patterns. Named negative rules (kind ``not``) compete like all
others and, when they win, leave no record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import attrgetter
from typing import Any, TypeVar

from reformextract.lexicon.reading import Reading
from reformextract.matcher.draft import Draft
from reformextract.matcher.rules import Match

Builder = Callable[[Match, Reading], Draft | None]
_T = TypeVar("_T")
_Place = Callable[[_T], tuple[int, int]]
_PLACE: _Place[Match] = attrgetter("start", "end")


def without_overlap(candidates: Iterable[_T], place: _Place[_T], rank: Callable[[_T], Any]) -> list[_T]:
    """The candidates that win, in order of their place: those of lowest ``rank`` first, each where no winner stands yet.

    ``place`` tells a candidate's units (half-open). What overlaps nothing wins without being compared.
    """
    return [winner for rivals in _runs(candidates, place) for winner in _winners(rivals, place, rank)]


def _runs(candidates: Iterable[_T], place: _Place[_T]) -> Iterator[list[_T]]:
    """The candidates in order of their place, those that hang together in one run; no run touches what another one settles."""
    run: list[_T] = []
    beyond = 0
    for candidate in sorted(candidates, key=place):
        first, last = place(candidate)
        if first >= beyond and run:
            yield run
            run = []
        run.append(candidate)
        if last > beyond:
            beyond = last
    if run:
        yield run


def _winners(rivals: list[_T], place: _Place[_T], rank: Callable[[_T], Any]) -> list[_T]:
    if len(rivals) < 2:
        return rivals
    if len(rivals) == 2:
        one, other = rivals
        if place(other)[0] < place(one)[1]:
            return [one if rank(one) <= rank(other) else other]  # of two that overlap one wins
    taken: set[int] = set()
    winners: list[_T] = []
    for candidate in sorted(rivals, key=rank):
        units = range(*place(candidate))
        if taken.isdisjoint(units):
            taken.update(units)
            winners.append(candidate)
    winners.sort(key=place)
    return winners


def _rank(match: Match) -> tuple[int, int, int, int]:
    return match.start - match.end, -match.rule.priority, match.start, match.order


def choose(matches: Iterable[Match]) -> list[Match]:
    """The winning matches, in order of their place; no two of them overlap."""
    return without_overlap(matches, _PLACE, _rank)


def choose_built(found: Iterable[Match], builders: Mapping[str, Builder], reading: Reading) -> tuple[list[Draft], set[int]]:
    """The drafts of the winning matches, and the units that rules without a builder (the named negatives) have won.

    What its builder refuses is no match: others compete for its place again.
    """
    drafts: list[Draft] = []
    barred: set[int] = set()
    for rivals in _runs(found, _PLACE):
        built: dict[Match, Draft | None] = {}  # of the winners so far; None of one without a builder
        winners = _winners(rivals, _PLACE, _rank)
        while refused := _refused(winners, built, builders, reading):
            rivals = [match for match in rivals if match not in refused]
            winners = _winners(rivals, _PLACE, _rank)
        for match in winners:
            draft = built[match]
            if draft is not None:
                drafts.append(draft)
            else:
                barred.update(range(match.start, match.end))
    return drafts, barred


def _refused(winners: Iterable[Match], built: dict[Match, Draft | None], builders: Mapping[str, Builder], reading: Reading) -> list[Match]:
    """The winners that their builders refuse; what they make of the others is added to ``built``."""
    refused: list[Match] = []
    for match in winners:
        if match in built:
            continue
        builder = builders.get(match.rule.kind)
        draft = None if builder is None else builder(match, reading)
        if draft is None and builder is not None:
            refused.append(match)
        else:
            built[match] = draft
    return refused
