"""One-to-one matching of gold and predicted records: the best assignment, not the first found.

Pairs of one kind that share a character may match; where a record has a second extent that is as right (``alt``), either
counts. Of all one-to-one assignments that with the most pairs of equal extent is taken, then with the most pairs, the most
pairs of equal value, the most equal fields, the most shared characters.
(Where the records of the gold don't overlap each other, as the guidelines have it, no assignment has more pairs.)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reformextract.models.record import Record, Span

Levels = tuple[int, ...]


def best_assignment(weights: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """The pairs (row, column) of the assignment with the greatest sum of weights (>= 0); pairs of weight 0 are left out.

    The Hungarian algorithm with potentials, O(rows^2 columns), exact for integers of any size.

    >>> best_assignment([[5, 4], [4, 0]])
    [(0, 1), (1, 0)]
    """
    if not weights or not weights[0]:
        return []
    if len(weights) > len(weights[0]):
        turned = [[row[column] for row in weights] for column in range(len(weights[0]))]
        return sorted((row, column) for column, row in best_assignment(turned))
    rows, columns = len(weights), len(weights[0])
    infinity = (rows + columns + 2) ** 2 * (1 + max(max(row) for row in weights))
    row_potential, column_potential = [0] * (rows + 1), [0] * (columns + 1)
    row_of = [0] * (columns + 1)  # row matched to a column, both from 1; 0 is none
    for row in range(1, rows + 1):
        row_of[0] = row
        least = [infinity] * (columns + 1)
        came_from = [0] * (columns + 1)
        used = [False] * (columns + 1)
        column = 0
        while row_of[column] != 0:
            used[column] = True
            current, best, best_column = row_of[column], infinity, 0
            for other in range(1, columns + 1):
                if used[other]:
                    continue
                reduced = -weights[current - 1][other - 1] - row_potential[current] - column_potential[other]
                if reduced < least[other]:
                    least[other], came_from[other] = reduced, column
                if least[other] < best:
                    best, best_column = least[other], other
            for other in range(columns + 1):
                if used[other]:
                    row_potential[row_of[other]] += best
                    column_potential[other] -= best
                else:
                    least[other] -= best
            column = best_column
        while column:
            row_of[column] = row_of[came_from[column]]
            column = came_from[column]
    pairs = [(row_of[column] - 1, column - 1) for column in range(1, columns + 1) if row_of[column]]
    return sorted(pair for pair in pairs if weights[pair[0]][pair[1]] > 0)


def extents(record: Record) -> tuple[Span, ...]:
    """The extents that are right for a record: its own, and the second that an annotator grants."""
    own = (record.start, record.end)
    return (own,) if record.alt is None else (own, record.alt)


def same_extent(gold: Record, predicted: Record) -> bool:
    """Have two records an extent in common, counting second extents?"""
    return any(one == other for one in extents(gold) for other in extents(predicted))


def shared_characters(gold: Record, predicted: Record) -> int:
    """Characters in both, at most over their extents; not positive where they do not touch."""
    return max(min(one[1], other[1]) - max(one[0], other[0]) for one in extents(gold) for other in extents(predicted))


def _reach(record: Record) -> Span:
    """From the first to the last character of any extent."""
    return min(start for start, _ in extents(record)), max(end for _, end in extents(record))


def _components(gold: Sequence[Record], predicted: Sequence[Record]) -> list[tuple[list[int], list[int]]]:
    """Groups of indices joined by overlap, each group's extents apart from all others'."""
    events = [(*_reach(record), 0, index) for index, record in enumerate(gold)]
    events += [(*_reach(record), 1, index) for index, record in enumerate(predicted)]
    events.sort()
    groups: list[tuple[list[int], list[int]]] = []
    reach = -1
    for start, end, side, index in events:
        if start >= reach:
            groups.append(([], []))
        groups[-1][side].append(index)
        reach = max(reach, end)
    return [group for group in groups if group[0] and group[1]]


def match_records(gold: Sequence[Record], predicted: Sequence[Record], agreement: Callable[[int, int], Levels]) -> list[tuple[int, int]]:
    """The pairs (index in gold, index in predicted) of the best assignment of records of one kind, in order of gold.

    ``agreement`` tells how well two records agree beyond their extents, the more important level first.
    """
    pairs: list[tuple[int, int]] = []
    for golds, predictions in _components(gold, predicted):
        levels: dict[tuple[int, int], Levels] = {}
        for row, one in enumerate(golds):
            for column, other in enumerate(predictions):
                shared = shared_characters(gold[one], predicted[other])
                if shared > 0:
                    same = same_extent(gold[one], predicted[other])
                    scored = not gold[one].optional
                    levels[row, column] = (int(same), int(scored), 1, *agreement(one, other), shared)
        weights = [[0] * len(predictions) for _ in golds]
        if levels:
            weight_of = _weights(levels, min(len(golds), len(predictions)))
            for (row, column), weight in weight_of.items():
                weights[row][column] = weight
        pairs += [(golds[row], predictions[column]) for row, column in best_assignment(weights)]
    return sorted(pairs)


def _weights(levels: dict[tuple[int, int], Levels], most_pairs: int) -> dict[tuple[int, int], int]:
    """One integer a pair, such that sums compare as the levels do, one level after the other."""
    greatest = [max(values) for values in zip(*levels.values(), strict=True)]
    weights: dict[tuple[int, int], int] = {}
    for pair, values in levels.items():
        weight = 0
        for value, top in zip(values, greatest, strict=True):
            weight = weight * (top * most_pairs + 1) + value
        weights[pair] = weight
    return weights
