"""Gold against predictions: what became of every record, and the scores that follow from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from reformextract.article import Extraction
from reformextract.evaluation.facts import FIGURES, FactResult, FactScores, compare_facts, fact_errors
from reformextract.evaluation.fields import VALUE_FIELDS, equal, normal, scored_fields
from reformextract.evaluation.gold import GoldArticle, Source, load_articles, load_gold
from reformextract.evaluation.matching import match_records, same_extent
from reformextract.evaluation.scores import VIEWS, Accuracy, Counts, View
from reformextract.formats import GoldError
from reformextract.kinds import KINDS
from reformextract.models.record import Record
from reformextract.quantities.number import PlainNumber

State = Literal["right", "extent", "wrong", "missed", "spurious", "optional"]
STATES: tuple[State, ...] = ("right", "extent", "wrong", "missed", "spurious", "optional")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a gold record, of a predicted record, or of the two as a pair.

    ``state``: ``right`` (same extent, value equal), ``extent`` (value equal, another extent), ``wrong`` (a field of the
    value view differs), ``missed``, ``spurious``, ``optional`` (matches an optional gold record: scored neither way).
    ``compared`` are the fields that gold or prediction states, ``differing`` those that are not equal.
    """

    kind: str
    state: State
    gold: int | None = None
    predicted: int | None = None
    same_extent: bool = False
    compared: tuple[str, ...] = ()
    differing: tuple[str, ...] = ()

    def matched(self, view: View) -> bool:
        """Does it count as a match in this view?"""
        if self.state not in ("right", "extent", "wrong"):
            return False
        return self.same_extent if view == "strict" else view == "overlap" or self.state != "wrong"


@dataclass(frozen=True, slots=True)
class ArticleResult:
    """One article's gold, prediction and outcomes, in order of their place."""

    gold: Extraction
    predicted: Extraction
    outcomes: tuple[Outcome, ...] = ()
    facts: FactResult = field(default_factory=FactResult)

    @property
    def id(self) -> str:
        return self.gold.article.id

    def record(self, outcome: Outcome) -> Record:
        """The predicted record of an outcome, the gold one where nothing was predicted."""
        if outcome.predicted is not None:
            return self.predicted.records[outcome.predicted]
        assert outcome.gold is not None
        return self.gold.records[outcome.gold]


class _Kind:
    """The records of one kind in one article, gold and predicted, with what of them is compared."""

    def __init__(self, kind: str, fields: Sequence[str], gold: Sequence[Record], predicted: Sequence[Record]) -> None:
        self.kind, self.fields = kind, fields
        self.gold, self.predicted = gold, predicted
        self.golds = [index for index, record in enumerate(gold) if record.kind == kind]
        self.predictions = [index for index, record in enumerate(predicted) if record.kind == kind]
        self._gold_values = {index: {name: normal(gold[index], name, gold) for name in fields} for index in self.golds}
        self._values = {index: {name: normal(predicted[index], name, predicted) for name in fields} for index in self.predictions}

    def _compare(self, one: int, other: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The fields that gold or prediction states, and those of them that differ."""
        mine, theirs = self._gold_values[one], self._values[other]
        scored = scored_fields(self.fields, self.gold[one], self.predicted[other])
        stated = tuple(name for name in scored if mine[name] is not None or theirs[name] is not None)
        return stated, tuple(name for name in stated if not equal(name, mine[name], theirs[name]))

    def _agreement(self, one: int, other: int) -> tuple[int, int]:
        _, differing = self._compare(self.golds[one], self.predictions[other])
        return int(not set(differing) & set(VALUE_FIELDS[self.kind])), len(self.fields) - len(differing)

    def outcomes(self) -> Iterator[Outcome]:
        """What became of each of the records."""
        golds, predictions = [self.gold[i] for i in self.golds], [self.predicted[j] for j in self.predictions]
        pairs = [(self.golds[one], self.predictions[other]) for one, other in match_records(golds, predictions, self._agreement)]
        for one, other in pairs:
            same = same_extent(self.gold[one], self.predicted[other])
            compared, differing = self._compare(one, other)
            state: State = "right" if same else "extent"
            if set(differing) & set(VALUE_FIELDS[self.kind]):
                state = "wrong"
            if self.gold[one].optional:
                state = "optional"
            yield Outcome(self.kind, state, one, other, same, compared, differing)
        found, made = {one for one, _ in pairs}, {other for _, other in pairs}
        yield from (Outcome(self.kind, "missed", gold=i) for i in self.golds if i not in found and not self.gold[i].optional)
        yield from (Outcome(self.kind, "spurious", predicted=j) for j in self.predictions if j not in made)


def compare_article(gold: GoldArticle, predicted: Extraction, kinds: Iterable[str] = KINDS) -> ArticleResult:
    """Match one article's records kind by kind; raises ``ValueError`` where the two texts differ."""
    if gold.extraction.article.text != predicted.article.text:
        raise ValueError(f"article {gold.extraction.article.id!r}: the predictions are of another text, offsets would mean nothing")
    outcomes: list[Outcome] = []
    for kind in kinds:
        if kind in gold.fields:
            outcomes += _Kind(kind, gold.fields[kind], gold.extraction.records, predicted.records).outcomes()
    result = ArticleResult(gold.extraction, predicted)
    outcomes.sort(key=lambda outcome: (result.record(outcome).start, -result.record(outcome).end))
    pairs = {outcome.gold: outcome.predicted for outcome in outcomes if outcome.gold is not None and outcome.predicted is not None}
    return ArticleResult(gold.extraction, predicted, tuple(outcomes), compare_facts(gold.extraction, predicted, pairs))


@dataclass(frozen=True)
class Evaluation:
    """The outcome of every record, and every score: counts stored, ratios derived.

    >>> import reformextract
    >>> gold = [reformextract.extract("It spent RMB 3 billion.")]
    >>> evaluation = evaluate(gold, gold)
    >>> evaluation.counts("money", "value").f1, evaluation.accuracy("money", "currency").accuracy
    (1.0, 1.0)
    """

    articles: tuple[ArticleResult, ...]
    all_kinds: tuple[str, ...] = KINDS
    not_predicted: tuple[str, ...] = field(default=())
    not_in_gold: tuple[str, ...] = field(default=())

    @cached_property
    def table(self) -> NDArray[np.int64]:
        """Counts of shape (articles, all kinds, views, 3): gold, predicted, matched."""
        table = np.zeros((len(self.articles), len(self.all_kinds), len(VIEWS), 3), dtype=np.int64)
        index = {kind: number for number, kind in enumerate(self.all_kinds)}
        for row, article in enumerate(self.articles):
            for outcome in article.outcomes:
                if outcome.state == "optional":
                    continue
                cell = table[row, index[outcome.kind]]
                cell[:, 0] += outcome.gold is not None
                cell[:, 1] += outcome.predicted is not None
                for number, view in enumerate(VIEWS):
                    cell[number, 2] += outcome.matched(view)
        return table

    @cached_property
    def facts(self) -> FactScores:
        """The scores over the facts; there are none where the gold has no facts."""
        return FactScores(tuple(article.facts for article in self.articles))

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds with a record to score in gold or prediction."""
        totals = self.table.sum(axis=(0, 2, 3))
        return tuple(kind for kind, total in zip(self.all_kinds, totals, strict=True) if total)

    def counts(self, kind: str, view: View) -> Counts:
        """The counts of a kind, or of all kinds for ``"micro"``."""
        table = self.table[:, :, VIEWS.index(view)].sum(axis=0)
        row = table.sum(axis=0) if kind == "micro" else table[self.all_kinds.index(kind)]
        return Counts(*(int(number) for number in row))

    def macro(self, view: View) -> dict[str, float]:
        """Mean of precision, recall and F1 over the kinds."""
        counts = [self.counts(kind, view) for kind in self.kinds]
        if not counts:
            return {"precision": 0.0, "recall": 0.0, "f1": 0.0}
        return {
            "precision": sum(c.precision for c in counts) / len(counts),
            "recall": sum(c.recall for c in counts) / len(counts),
            "f1": sum(c.f1 for c in counts) / len(counts),
        }

    @cached_property
    def _accuracies(self) -> dict[tuple[str, str], Accuracy]:
        found: dict[tuple[str, str], list[int]] = {}
        for article in self.articles:
            for outcome in article.outcomes:
                if outcome.state == "optional":
                    continue
                for name in outcome.compared:
                    cell = found.setdefault((outcome.kind, name), [0, 0])
                    cell[0] += 1
                    cell[1] += name not in outcome.differing
        return {key: Accuracy(*cell) for key, cell in found.items()}

    def accuracy(self, kind: str, field: str) -> Accuracy:
        """A field's accuracy on the matched records of a kind where gold or prediction states it."""
        return self._accuracies.get((kind, field), Accuracy())

    def fields(self, kind: str) -> dict[str, Accuracy]:
        """The accuracies of all fields of a kind that were compared at least once."""
        return {field: cell for (name, field), cell in sorted(self._accuracies.items()) if name == kind}

    def figure(self, name: str) -> float:
        """The F1 that ``value``, ``micro.value``, ``macro.strict`` or ``money.overlap`` names, the accuracy for ``money.currency``.

        Raises ``ValueError`` for any other name.
        """
        if name.startswith("facts."):
            figure = self.facts.figure(name.removeprefix("facts."))
            if figure is None:
                raise ValueError(f"no figure {name!r}: it is facts.whole, facts.status_macro, or one of {', '.join(FIGURES)} after facts.")
            return figure
        kind, _, view = name.rpartition(".")
        kind = kind or "micro"
        if view in VIEWS:
            if kind == "macro":
                return self.macro(view)["f1"]
            if kind == "micro" or kind in self.all_kinds:
                return self.counts(kind, view).f1
        elif kind in self.all_kinds:
            accuracy = self.accuracy(kind, view).accuracy
            if accuracy is not None:
                return accuracy
        raise ValueError(f"no figure {name!r}: it is VIEW, KIND.VIEW, macro.VIEW or KIND.FIELD, VIEW one of {', '.join(VIEWS)}")

    def to_dict(self) -> dict[str, Any]:
        """``{"kinds": {"money": {"strict": {...}, "overlap": {...}, "value": {...}, "fields": {...}}}, "micro": ..., "macro": ...}``."""
        return {
            "kinds": {
                kind: {
                    **{view: self.counts(kind, view).to_dict() for view in VIEWS},
                    "fields": {name: cell.accuracy for name, cell in self.fields(kind).items()},
                }
                for kind in self.kinds
            },
            "micro": {view: self.counts("micro", view).to_dict() for view in VIEWS},
            "macro": {view: self.macro(view) for view in VIEWS},
            **({"facts": self.facts.to_dict()} if self.facts.gold else {}),
        }

    def errors(self) -> Iterator[tuple[ArticleResult, Outcome]]:
        """Every outcome that is not wholly right, article by article; differing further fields included."""
        for article in self.articles:
            for outcome in article.outcomes:
                if outcome.state != "optional" and (outcome.state != "right" or outcome.differing):
                    yield article, outcome

    def fact_errors(self) -> Iterator[dict[str, Any]]:
        """Every fact that is not wholly right, in words, with its sentence."""
        return fact_errors((article.gold, article.predicted, article.facts) for article in self.articles)


Progress = Callable[[Iterable[Extraction], int], Iterable[Extraction]]


def _untold(found: Iterable[Extraction], total: int) -> Iterable[Extraction]:
    return found


def fresh_run(
    gold: Sequence[GoldArticle], patterns: Sequence[str | Path] = (), exclude: Iterable[str] = (), progress: Progress = _untold
) -> list[Extraction]:
    """Extract the gold's articles now, all kinds that the gold has: one that is found on request only is asked for where it has it."""
    from reformextract.api import extract_many

    has_numbers = any(record.kind == PlainNumber.name for article in gold for record in article.extraction.records)
    kinds = KINDS if has_numbers else None
    found = extract_many((article.extraction.article for article in gold), patterns=patterns, exclude=exclude, kinds=kinds)
    return list(progress(found, len(gold)))


def evaluate(
    gold: Source,
    predictions: Source | None = None,
    *,
    kinds: Iterable[str] | None = None,
    gold_format: str | None = None,
    predictions_format: str | None = None,
    patterns: Sequence[str | Path] = (),
    exclude: Iterable[str] = (),
    progress: Progress = _untold,
) -> Evaluation:
    """Score predictions, or without them a fresh run, against gold; either is a path (any format) or extractions.

    Articles are paired by id. One that the predictions lack counts as predicted with no record (``not_predicted``); one
    that the gold lacks is left out (``not_in_gold``). Raises :class:`GoldError` for a wrong file, ``ValueError`` for an
    unknown kind. ``progress`` is handed the extractions of a fresh run and their number, and hands them on.

    >>> import reformextract
    >>> gold = [{"id": "a", "text": "It spent RMB 3 billion.", "published": None, "records": [
    ...     {"kind": "money", "start": 9, "end": 22, "text": "RMB 3 billion", "value": "3000000000", "currency": "CNY"}]}]
    >>> evaluate(gold).counts("money", "value")
    Counts(gold=1, predicted=1, matched=1)
    """
    chosen = tuple(kinds) if kinds is not None else KINDS
    unknown = [kind for kind in chosen if kind not in KINDS]
    if unknown:
        raise ValueError(f"unknown kind {unknown[0]!r}; the kinds are {', '.join(KINDS)}")
    articles = load_gold(gold, gold_format)
    if predictions is None:
        found = [("fresh run", fresh_run(articles, patterns, exclude, progress))]
    else:
        found = load_articles(predictions, predictions_format)
    by_id = {extraction.article.id: (file, extraction) for file, extractions in found for extraction in extractions}
    results: list[ArticleResult] = []
    absent: list[str] = []
    for article in articles:
        identity = article.extraction.article.id
        file, predicted = by_id.pop(identity, ("", None))
        if predicted is None:
            absent.append(identity)
            predicted = Extraction(article=article.extraction.article)
        try:
            results.append(compare_article(article, predicted, chosen))
        except ValueError as error:
            raise GoldError(file, str(error)) from error
    return Evaluation(tuple(results), chosen, tuple(absent), tuple(by_id))
