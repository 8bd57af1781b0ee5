"""Inter-annotator agreement: F1 on the records (symmetric), Cohen's kappa on the fields of the matched ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from reformextract.article import Extraction
from reformextract.evaluation.evaluate import Evaluation, evaluate
from reformextract.evaluation.facts import FIGURES, field_of
from reformextract.evaluation.fields import normal
from reformextract.evaluation.gold import Source
from reformextract.evaluation.scores import VIEWS
from reformextract.models.record import Record


def cohens_kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Agreement beyond chance of two annotators' labels; 1.0 where both always use one same label, None without pairs.

    >>> cohens_kappa([("a", "a"), ("a", "a"), ("b", "b"), ("b", "a")])
    0.5
    """
    if not pairs:
        return None
    total = len(pairs)
    observed = sum(one == other for one, other in pairs)
    firsts, seconds = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    chance = sum(number * seconds[label] for label, number in firsts.items())
    if chance == total * total:
        return 1.0
    return (observed * total - chance) / (total * total - chance)


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """Of the matched records in which an annotator states the field: how many, share of equal ones, kappa."""

    pairs: int
    agreement: float
    kappa: float | None


@dataclass(frozen=True)
class Agreement:
    """F1 by kind and view (``evaluation``: which annotator counts as gold makes no difference to it) and kappa by field.

    ``facts`` is the agreement on the fields of the facts that both state of one figure.
    """

    evaluation: Evaluation
    fields: dict[str, dict[str, FieldAgreement]]
    facts: dict[str, FieldAgreement] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """``{"kinds": {kind: {view: F1, "a": records, "b": records, "fields": {field: {...}}}}, "micro": {view: F1}}``."""
        kinds: dict[str, Any] = {}
        for kind in self.evaluation.kinds:
            counts = self.evaluation.counts(kind, "overlap")
            kinds[kind] = {
                **{view: self.evaluation.counts(kind, view).f1 for view in VIEWS},
                "a": counts.gold,
                "b": counts.predicted,
                "fields": {
                    name: {"pairs": cell.pairs, "agreement": cell.agreement, "kappa": cell.kappa}
                    for name, cell in self.fields.get(kind, {}).items()
                },
            }
        shown = {"kinds": kinds, "micro": {view: self.evaluation.counts("micro", view).f1 for view in VIEWS}}
        if self.facts:
            shown["facts"] = {
                name: {"pairs": cell.pairs, "agreement": cell.agreement, "kappa": cell.kappa} for name, cell in self.facts.items()
            }
        return shown


def _without_optional(extraction: Extraction, other: Extraction) -> Extraction:
    """Records that either annotator marks optional are no disagreement: as ``optional`` in both."""
    extents = {(r.kind, r.start, r.end) for r in other.records if r.optional}
    records = tuple(
        record.model_copy(update={"optional": True}) if (record.kind, record.start, record.end) in extents else record
        for record in extraction.records
    )
    return extraction.model_copy(update={"records": records})


def agree(a: Source, b: Source, *, kinds: Iterable[str] | None = None, formats: tuple[str | None, str | None] = (None, None)) -> Agreement:
    """Agreement of two annotations of the same articles; those that only one annotator has are left out.

    Raises :class:`~reformextract.formats.GoldError` for a wrong file, ``ValueError`` where no article is in both.
    """
    from reformextract.evaluation.gold import load_articles

    first = {e.article.id: e for _, group in load_articles(a, formats[0]) for e in group}
    second = {e.article.id: e for _, group in load_articles(b, formats[1]) for e in group}
    both = [identity for identity in first if identity in second]
    if not both:
        raise ValueError("no article is annotated by both: no id in common")
    golds = [_without_optional(first[identity], second[identity]) for identity in both]
    evaluation = evaluate(golds, [second[identity] for identity in both], kinds=kinds)
    evaluation = Evaluation(
        evaluation.articles, evaluation.all_kinds, tuple(i for i in first if i not in second), tuple(i for i in second if i not in first)
    )
    pairs: dict[tuple[str, str], list[tuple[Hashable, Hashable, bool]]] = {}
    for article in evaluation.articles:
        one_records: Sequence[Record] = article.gold.records
        other_records: Sequence[Record] = article.predicted.records
        for outcome in article.outcomes:
            if outcome.gold is None or outcome.predicted is None or outcome.state == "optional":
                continue
            for name in outcome.compared:
                one = normal(one_records[outcome.gold], name, one_records)
                other = normal(other_records[outcome.predicted], name, other_records)
                right = name not in outcome.differing
                pairs.setdefault((outcome.kind, name), []).append((one, one if right else other, right))
    fields: dict[str, dict[str, FieldAgreement]] = {}
    for (kind, name), values in sorted(pairs.items()):
        share = sum(right for *_, right in values) / len(values)
        fields.setdefault(kind, {})[name] = FieldAgreement(len(values), share, cohens_kappa([(x, y) for x, y, _ in values]))
    return Agreement(evaluation, fields, _facts_agreement(evaluation))


def _facts_agreement(evaluation: Evaluation) -> dict[str, FieldAgreement]:
    """Of the facts that both annotators state of one figure: how many of each field agree; kappa where the values are few."""
    both = [(article, outcome) for article in evaluation.articles for outcome in article.facts.outcomes if outcome.predicted is not None]
    found: dict[str, FieldAgreement] = {}
    for name in FIGURES:
        pairs: list[tuple[Hashable, Hashable]] = []
        right: list[bool] = []
        for article, outcome in both:
            if name in outcome.verdicts and outcome.predicted is not None:
                one, other = article.gold.facts[outcome.gold], article.predicted.facts[outcome.predicted]
                right.append(outcome.verdicts[name].right)
                pairs.append((getattr(one, field_of(name)), getattr(other, field_of(name))) if name in ("change", "status") else ("", ""))
        if right:
            kappa = cohens_kappa(pairs) if name in ("change", "status") else None
            found[name] = FieldAgreement(len(right), sum(right) / len(right), kappa)
    if both:
        found["whole"] = FieldAgreement(len(both), sum(outcome.whole for _, outcome in both) / len(both), None)
    return found
