"""How sure the figures are: bootstrap intervals over articles, and a paired test of two systems by approximate randomisation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reformextract.evaluation.evaluate import ArticleResult, Evaluation, Outcome
from reformextract.evaluation.scores import VIEWS, View

SEED = 20190123
_BLOCK = 2000
Interval = tuple[float, float]


def _ratios(counts: NDArray[np.float64]) -> NDArray[np.float64]:
    """Precision, recall, F1 from counts (..., 3); NaN where there is neither gold nor prediction."""
    gold, predicted, matched = counts[..., 0], counts[..., 1], counts[..., 2]
    both = gold + predicted
    with np.errstate(divide="ignore", invalid="ignore"):
        precision = np.where(predicted > 0, matched / predicted, np.where(both > 0, 0.0, np.nan))
        recall = np.where(gold > 0, matched / gold, np.where(both > 0, 0.0, np.nan))
        f1 = np.where(both > 0, 2 * matched / both, np.nan)
    return np.stack([precision, recall, f1], axis=-1)


def _all_ratios(counts: NDArray[np.float64]) -> NDArray[np.float64]:
    """From (samples, kinds, views, 3) to ratios (samples, kinds + micro + macro, views, 3)."""
    by_kind = _ratios(counts)
    micro = _ratios(counts.sum(axis=1))[:, None]
    present = ~np.isnan(by_kind)
    number = present.sum(axis=1)
    macro = np.where(number > 0, np.nansum(by_kind, axis=1) / np.maximum(number, 1), np.nan)[:, None]
    return np.concatenate([by_kind, micro, macro], axis=1)


def intervals(
    evaluation: Evaluation, resamples: int = 1000, level: float = 0.95, seed: int = SEED
) -> dict[str, dict[View, dict[str, Interval]]]:
    """Percentile intervals of precision, recall and F1 for each kind, ``micro`` and ``macro``, in each view.

    Articles are drawn with replacement ``resamples`` times; the seed is fixed, so the same gold gives the same interval.
    """
    table = evaluation.table
    articles = len(table)
    names = (*evaluation.all_kinds, "micro", "macro")
    if not articles or resamples < 1:
        return {}
    generator = np.random.default_rng(seed)
    drawn = generator.multinomial(articles, np.full(articles, 1 / articles), size=resamples).astype(np.float64)
    counts = (drawn @ table.reshape(articles, -1)).reshape(resamples, *table.shape[1:])
    ratios = _all_ratios(counts)
    tail = (1 - level) / 2
    found: dict[str, dict[View, dict[str, Interval]]] = {}
    shown = {*evaluation.kinds, "micro", "macro"}
    for row, name in enumerate(names):
        if name not in shown or np.isnan(ratios[:, row]).all():
            continue
        bounds = np.nanquantile(ratios[:, row], [tail, 1 - tail], axis=0)
        found[name] = {
            view: {
                ratio: (float(bounds[0, number, column]), float(bounds[1, number, column]))
                for column, ratio in enumerate(("precision", "recall", "f1"))
            }
            for number, view in enumerate(VIEWS)
        }
    return found


@dataclass(frozen=True, slots=True)
class Change:
    """A record of which the two systems make something else: what became of it in the first and in the second."""

    article: str
    kind: str
    text: str
    start: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The second system against the first: F1 differences with p values, records gained and lost in one view."""

    view: View
    differences: dict[str, dict[View, tuple[float, float, float]]]
    gained: tuple[Change, ...]
    lost: tuple[Change, ...]

    def to_dict(self) -> dict[str, Any]:
        """As JSON: ``differences`` by kind and view with ``before``, ``after``, ``p``; ``gained``; ``lost``."""
        return {
            "view": self.view,
            "differences": {
                name: {view: {"before": one, "after": two, "p": p} for view, (one, two, p) in views.items()}
                for name, views in self.differences.items()
            },
            "gained": [{name: getattr(change, name) for name in Change.__slots__} for change in self.gained],
            "lost": [{name: getattr(change, name) for name in Change.__slots__} for change in self.lost],
        }


def compare(first: Evaluation, second: Evaluation, view: View = "value", resamples: int = 10000, seed: int = SEED) -> Comparison:
    """Is the second system better than the first on the same gold?

    Two-sided approximate randomisation on F1: the two systems' results are exchanged article by article at random,
    and p is the share of exchanges with a difference at least as great ((hits + 1) / (resamples + 1)).
    Raises ``ValueError`` where the two were not evaluated on the same articles and kinds.
    """
    if [a.id for a in first.articles] != [a.id for a in second.articles] or first.all_kinds != second.all_kinds:
        raise ValueError("the two systems were not evaluated on the same gold")
    one, two = first.table.astype(np.float64), second.table.astype(np.float64)
    shape = one.shape[1:]
    observed_one = _all_ratios(one.sum(axis=0)[None])[0, ..., 2]
    observed_two = _all_ratios(two.sum(axis=0)[None])[0, ..., 2]
    observed = np.abs(np.nan_to_num(observed_two) - np.nan_to_num(observed_one))
    hits = np.zeros(observed.shape, dtype=np.int64)
    total = (one + two).reshape(len(one), -1).sum(axis=0)
    generator = np.random.default_rng(seed)
    for size in (_BLOCK,) * (resamples // _BLOCK) + ((resamples % _BLOCK,) if resamples % _BLOCK else ()):
        exchanged = generator.integers(0, 2, size=(size, len(one))).astype(np.float64)
        mixed = exchanged @ two.reshape(len(two), -1) + (1 - exchanged) @ one.reshape(len(one), -1)
        f1_one = _all_ratios(mixed.reshape(size, *shape))[..., 2]
        f1_two = _all_ratios((total - mixed).reshape(size, *shape))[..., 2]
        hits += (np.abs(np.nan_to_num(f1_two) - np.nan_to_num(f1_one)) >= observed - 1e-12).sum(axis=0)
    names = (*first.all_kinds, "micro", "macro")
    shown = {*first.kinds, *second.kinds, "micro", "macro"}
    differences: dict[str, dict[View, tuple[float, float, float]]] = {}
    for row, name in enumerate(names):
        if name in shown:
            differences[name] = {
                v: (
                    float(np.nan_to_num(observed_one[row, n])),
                    float(np.nan_to_num(observed_two[row, n])),
                    float((hits[row, n] + 1) / (resamples + 1)),
                )
                for n, v in enumerate(VIEWS)
            }
    gained: list[Change] = []
    lost: list[Change] = []
    for before, after in zip(first.articles, second.articles, strict=True):
        for change, better in _changes(before, after, view):
            (gained if better else lost).append(change)
    return Comparison(view, differences, tuple(gained), tuple(lost))


def _changes(before: ArticleResult, after: ArticleResult, view: View) -> Iterator[tuple[Change, bool]]:
    """Gold records matched by one system only, then spurious records of one system only; True for those gained."""
    of_gold = [{o.gold: o for o in result.outcomes if o.gold is not None} for result in (before, after)]
    for index, record in enumerate(before.gold.records):
        one, two = of_gold[0].get(index), of_gold[1].get(index)
        if one is None or two is None or one.matched(view) == two.matched(view):
            continue
        yield Change(before.id, record.kind, record.text, record.start, _state(one), _state(two)), two.matched(view)
    spurious = [
        {(o.kind, r.start, r.end): r for o in result.outcomes if o.state == "spurious" for r in (result.record(o),)}
        for result in (before, after)
    ]
    for key in sorted(spurious[0].keys() ^ spurious[1].keys(), key=lambda key: (key[1], key[2], key[0])):
        gone = key in spurious[0]
        changed = spurious[0 if gone else 1][key]
        states = ("spurious", "none") if gone else ("none", "spurious")
        yield Change(before.id, changed.kind, changed.text, changed.start, *states), gone


def _state(outcome: Outcome) -> str:
    return f"{outcome.state} ({', '.join(outcome.differing)})" if outcome.differing else outcome.state
