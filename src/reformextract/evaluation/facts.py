"""Facts, gold against predicted: every field of every fact whose figure was found, and the scores that follow.

A phrase (``what``, ``subject``, ``of``) has two figures: is its head word equal, and do the two extents meet? ``predicate``
and ``source`` are the same words, pointers mean records that meet, other fields are equal; what is null must be null. A
field that gold calls loose is not looked at, an optional fact counts neither way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from reformextract.article import Extraction
from reformextract.evaluation.heads import head_word
from reformextract.evaluation.matching import shared_characters
from reformextract.evaluation.scores import Accuracy, Counts
from reformextract.facts.record import Fact, Phrase

HEADED = ("what", "subject", "of")
FIGURES = (
    "what.head", "what.overlap", "subject.head", "subject.overlap", "predicate", "period", "period_to", "period_relation",
    "change", "base", "of.head", "of.overlap", "status", "source",
)  # fmt: skip
WHOLE = ("what.head", "subject.head", "period", "change", "status")
SEED = 20190123


def field_of(figure: str) -> str:
    """The field that a figure is about: ``what`` of ``what.head``."""
    return figure.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one field of a fact."""

    right: bool
    in_gold: bool
    in_prediction: bool


@dataclass(frozen=True, slots=True)
class FactOutcome:
    """A gold fact whose figure was found, and the fact that was made of it (None where there is none).

    ``verdicts`` has no entry for a field that gold calls loose.
    """

    gold: int
    predicted: int | None
    status: tuple[str, str | None]
    verdicts: Mapping[str, Verdict]

    @property
    def whole(self) -> bool:
        """Is everything that makes a fact right?"""
        return self.predicted is not None and all(self.verdicts[name].right for name in WHOLE if name in self.verdicts)

    @property
    def wrong(self) -> tuple[str, ...]:
        """The figures that are not right."""
        return tuple(name for name, verdict in self.verdicts.items() if not verdict.right)


@dataclass(frozen=True, slots=True)
class FactResult:
    """The facts of one article: the outcomes, and how many gold facts there are beside those whose figure was found."""

    outcomes: tuple[FactOutcome, ...] = ()
    gold: int = 0
    predicted: int = 0


def compare_facts(gold: Extraction, predicted: Extraction, pairs: Mapping[int, int]) -> FactResult:
    """The facts of an article; ``pairs`` are the records that were matched, gold to predicted."""
    made = {fact.figure: index for index, fact in enumerate(predicted.facts)}
    outcomes: list[FactOutcome] = []
    scored = 0
    for index, fact in enumerate(gold.facts):
        if fact.optional:
            continue
        scored += 1
        figure = pairs.get(fact.figure)
        if figure is None:
            continue
        place = made.get(figure)
        other = predicted.facts[place] if place is not None else None
        if other is not None and other.optional:
            continue
        outcomes.append(_Pair(gold, predicted, fact, other).outcome(index, place))
    return FactResult(tuple(outcomes), scored, len(predicted.facts))


class _Pair:
    """A gold fact and what was made of it."""

    def __init__(self, gold: Extraction, predicted: Extraction, fact: Fact, other: Fact | None) -> None:
        self.gold, self.predicted, self.fact, self.other = gold, predicted, fact, other
        self.language = gold.article.language

    def outcome(self, gold: int, predicted: int | None) -> FactOutcome:
        loose = {*(self.fact.loose or ()), *((self.other.loose if self.other else None) or ())}
        if "period" in loose:
            loose |= {"period_to", "period_relation"}
        verdicts = {name: self._verdict(name) for name in FIGURES if field_of(name) not in loose}
        return FactOutcome(gold, predicted, (self.fact.status, self.other.status if self.other else None), verdicts)

    def _verdict(self, figure: str) -> Verdict:
        name = field_of(figure)
        mine = _value(self.fact, name)
        theirs = _value(self.other, name) if self.other is not None else None
        if mine is None or theirs is None:
            return Verdict(self.other is not None and mine is theirs, mine is not None, theirs is not None)
        return Verdict(self._equal(figure, mine, theirs), True, True)

    def _equal(self, figure: str, mine: Any, theirs: Any) -> bool:
        if figure.endswith(".head"):
            return head_word(mine.text, self.language) == head_word(theirs.text, self.language)
        if figure.endswith(".overlap"):
            return bool(mine.start < theirs.end and theirs.start < mine.end)
        if isinstance(mine, Phrase):
            return _words(mine.text) == _words(theirs.text)
        if figure in Fact.pointers and isinstance(mine, int) and isinstance(theirs, int):
            return shared_characters(self.gold.records[mine], self.predicted.records[theirs]) > 0
        return bool(mine == theirs)


def _value(fact: Fact, name: str) -> Any:
    """A field as it is compared: a period that says nothing else holds ``in`` it."""
    value = getattr(fact, name)
    return "in" if name == "period_relation" and value is None and fact.period is not None else value


def _words(text: str) -> str:
    return " ".join(text.split()).casefold()


@dataclass(frozen=True)
class FactScores:
    """The scores over the facts of many articles: counts stored, ratios derived.

    Accuracies are over all gold facts whose figure was found, F1 over the values that are not null.
    """

    articles: tuple[FactResult, ...]

    @cached_property
    def outcomes(self) -> tuple[FactOutcome, ...]:
        """Every gold fact whose figure was found."""
        return tuple(outcome for article in self.articles for outcome in article.outcomes)

    @property
    def gold(self) -> int:
        """Gold facts that count."""
        return sum(article.gold for article in self.articles)

    @property
    def predicted(self) -> int:
        """Facts that were made, whether their figure has a gold fact or not."""
        return sum(article.predicted for article in self.articles)

    def accuracy(self, figure: str) -> Accuracy:
        """Of the facts in which gold does not call the field loose, in how many it is right; ``whole`` for whole facts."""
        if figure == "whole":
            return Accuracy(len(self.outcomes), sum(outcome.whole for outcome in self.outcomes))
        found = [outcome.verdicts[figure] for outcome in self.outcomes if figure in outcome.verdicts]
        return Accuracy(len(found), sum(verdict.right for verdict in found))

    def values(self, figure: str) -> Counts:
        """The values that are not null: in gold, predicted, and both and right."""
        found = [outcome.verdicts[figure] for outcome in self.outcomes if figure in outcome.verdicts]
        return Counts(
            sum(verdict.in_gold for verdict in found),
            sum(verdict.in_prediction for verdict in found),
            sum(verdict.right and verdict.in_gold for verdict in found),
        )

    @property
    def status_macro(self) -> float | None:
        """Mean F1 over the statuses that gold has."""
        pairs = [outcome.status for outcome in self.outcomes if "status" in outcome.verdicts]
        golds, predictions = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
        right = Counter(one for one, other in pairs if one == other)
        return sum(Counts(golds[name], predictions[name], right[name]).f1 for name in golds) / len(golds) if golds else None

    def figure(self, name: str) -> float | None:
        """``whole``, ``what.head``, ``status_macro``, ``change.f1``: an accuracy, or the F1 of values that are not null."""
        if name == "status_macro":
            return self.status_macro
        if name.endswith(".f1"):
            return self.values(name.removesuffix(".f1")).f1
        return self.accuracy(name).accuracy

    def intervals(self, resamples: int = 1000, level: float = 0.95, seed: int = SEED) -> dict[str, tuple[float, float]]:
        """Percentile intervals of the accuracies: articles drawn with replacement, as those of the records."""
        if not self.outcomes or resamples < 1:
            return {}
        names = (*FIGURES, "whole")
        right, compared = np.zeros((2, len(self.articles), len(names)))
        for row, article in enumerate(self.articles):
            one = FactScores((article,))
            for column, name in enumerate(names):
                cell = one.accuracy(name)
                right[row, column], compared[row, column] = cell.right, cell.compared
        drawn = np.random.default_rng(seed).multinomial(len(right), np.full(len(right), 1 / len(right)), size=resamples)
        with np.errstate(invalid="ignore"):
            ratios = (drawn @ right) / (drawn @ compared)
        tail = (1 - level) / 2
        found: dict[str, tuple[float, float]] = {}
        for column, name in enumerate(names):
            if not np.isnan(ratios[:, column]).all():
                low, high = np.nanquantile(ratios[:, column], [tail, 1 - tail])
                found[name] = (float(low), float(high))
        return found

    def to_dict(self) -> dict[str, Any]:
        """``{"gold", "found", "predicted", "whole", "status_macro", "fields": {figure: {accuracy, compared, f1, gold, predicted}}}``."""
        fields: dict[str, Any] = {}
        for name in FIGURES:
            cell, values = self.accuracy(name), self.values(name)
            fields[name] = {"accuracy": cell.accuracy, "compared": cell.compared, **values.to_dict()}
        return {
            "gold": self.gold, "found": len(self.outcomes), "predicted": self.predicted, "whole": self.accuracy("whole").accuracy,
            "status_macro": self.status_macro, "fields": fields,
        }  # fmt: skip


def shown(fact: Fact | None, name: str, extraction: Extraction) -> str | None:
    """A field of a fact for a reader: the words of a phrase, of the record that a pointer means."""
    value = getattr(fact, name) if fact is not None else None
    if isinstance(value, Phrase):
        return " ".join(value.text.split())
    if name in Fact.pointers and isinstance(value, int):
        return " ".join(extraction.records[value].text.split())
    return None if value is None else str(value)


def describe_fact(gold: Extraction, predicted: Extraction, outcome: FactOutcome) -> dict[str, Any]:
    """An outcome in words, as JSON: article, figure, sentence, and both values of each field that is wrong."""
    fact = gold.facts[outcome.gold]
    other = predicted.facts[outcome.predicted] if outcome.predicted is not None else None
    start, end = fact.evidence or (gold.records[fact.figure].start, gold.records[fact.figure].end)
    names: Sequence[str] = tuple(dict.fromkeys(field_of(figure) for figure in outcome.wrong))
    return {
        "article": gold.article.id,
        "figure": gold.records[fact.figure].text,
        "sentence": " ".join(gold.article.text[start:end].split()),
        "missed": other is None,
        "wrong": list(outcome.wrong),
        "fields": {name: {"gold": shown(fact, name, gold), "predicted": shown(other, name, predicted)} for name in names},
    }


def fact_errors(results: Iterable[tuple[Extraction, Extraction, FactResult]]) -> Iterator[dict[str, Any]]:
    """Every fact that is not wholly right, with its sentence."""
    for gold, predicted, result in results:
        for outcome in result.outcomes:
            if outcome.wrong:
                yield describe_fact(gold, predicted, outcome)
