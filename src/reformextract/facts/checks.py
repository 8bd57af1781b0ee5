"""Checks an analyst would make, as warnings with the places of both figures.

Each keeps still where figures are rounded, bounds, or not clearly of the same thing: a false alarm costs more than a miss.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from statistics import median
from typing import Any

from reformextract.facts.folding import folded
from reformextract.facts.record import Fact
from reformextract.facts.relations import Relation, same_thing
from reformextract.facts.values import amount, is_rough, percentage, period_key, precision, unit
from reformextract.models.record import Record, Span
from reformextract.models.warning import ExtractionWarning

_RATE_TOLERANCE = Decimal("0.15")  # of the rate that the rest of the article implies
_SLACK = Decimal("0.02")  # of amounts, beside what their last places leave open
_BEFORE = ("fact.change_from", "fact.direction_from")
_ByEvidence = dict[Span | None, list[Fact]]


def check_facts(text: str, records: Sequence[Record], facts: Sequence[Fact], relations: Sequence[Relation]) -> Iterator[ExtractionWarning]:
    """The warnings of an article, in the order of the checks."""
    yield from _parts(facts, relations)
    told_by = _by_evidence(facts)
    yield from _shares(facts, relations, told_by)
    yield from _growths(facts, told_by)
    yield from _conversions(records)
    yield from _headline(text, facts)


def _warning(code: str, message: str, *told: Fact | Record) -> ExtractionWarning:
    figures = [one.figure_record if isinstance(one, Fact) else one for one in told]
    return ExtractionWarning(code=code, message=message, places=tuple((figure.start, figure.end) for figure in figures))


def _parts(facts: Sequence[Fact], relations: Sequence[Relation]) -> Iterator[ExtractionWarning]:
    """Parts that are more than their whole."""
    wholes: dict[int, list[Fact]] = {}
    for relation in relations:
        if relation.kind == "part_of":
            wholes.setdefault(relation.other, []).append(facts[relation.fact])
    for index, parts in wholes.items():
        whole = facts[index]
        total = amount(whole)
        same = [part for part in parts if unit(part) == unit(whole) and amount(part) is not None]
        if total is None or whole.figure_record.__dict__.get("comparator", "exact") in ("more_than", "at_least"):
            continue
        added = sum(filter(None, map(amount, same)), Decimal(0))
        if same and added > total + precision(whole) + sum((precision(part) for part in same), Decimal(0)):
            yield _warning("parts_exceed_total", f"parts add up to {added:f}, the whole is {whole.figure_record.text!r}", whole, *same)


def _shares(facts: Sequence[Fact], relations: Sequence[Relation], told_by: _ByEvidence) -> Iterator[ExtractionWarning]:
    """A percentage that its two amounts contradict: the part in the same sentence, the whole where it is measured."""
    for relation in relations:
        if relation.kind != "share_of":
            continue
        share, whole = facts[relation.fact], facts[relation.other]
        part = next(
            (fact for fact in told_by[share.evidence] if fact is not whole and same_thing(fact, share) and unit(fact) == unit(whole)),
            None,
        )
        if part is None or period_key(part) != period_key(whole) or any(is_rough(fact) for fact in (share, whole, part)):
            continue
        said, first, last = percentage(share), amount(part), amount(whole)
        if said is None or first is None or not last:
            continue
        if abs(100 * first / last - said) > 1:
            message = f"{share.figure_record.text!r} of {whole.figure_record.text!r} is not {part.figure_record.text!r}"
            yield _warning("share_contradicts_amounts", message, share, part, whole)


def _by_evidence(facts: Sequence[Fact]) -> _ByEvidence:
    """The facts of each stretch of text that tells of any."""
    found: _ByEvidence = {}
    for fact in facts:
        found.setdefault(fact.evidence, []).append(fact)
    return found


def _growths(facts: Sequence[Fact], told_by: _ByEvidence) -> Iterator[ExtractionWarning]:
    """A growth rate that its two levels contradict."""
    for growth in facts:
        said = percentage(growth)
        if growth.change is None or said is None or is_rough(growth):
            continue
        same = [fact for fact in told_by[growth.evidence] if fact.change is None and same_thing(fact, growth)]
        before = next((fact for fact in same if fact.rule in _BEFORE), None)
        after = next((fact for fact in same if fact.rule not in _BEFORE and isinstance(fact.base, int)), None)
        if before is None or after is None or unit(before) != unit(after) or is_rough(before) or is_rough(after):
            continue
        first, last = amount(before), amount(after)
        if not first or last is None:
            continue
        implied = 100 * (last - first) / first
        signed = said if growth.change == "increase" else -said
        slack = 100 * (precision(before) + precision(after)) / abs(first) + precision(growth) + Decimal("0.5")
        if abs(implied - signed) > slack:
            message = f"from {before.figure_record.text!r} to {after.figure_record.text!r} is no change of {growth.figure_record.text!r}"
            yield _warning("growth_contradicts_levels", message, growth, before, after)


def _conversions(records: Sequence[Record]) -> Iterator[ExtractionWarning]:
    """A converted amount far from the rate that the others of the article imply."""
    rates: dict[tuple[str, str], list[tuple[Decimal, Any, Any]]] = {}
    for record in records:
        first: Any = records[record.equals] if record.__dict__.get("equals") is not None else None  # type: ignore[attr-defined]
        again: Any = record
        if first is not None and first.value and again.value:
            rates.setdefault((first.currency, again.currency), []).append((again.value / first.value, first, again))
    for pairs in rates.values():
        if len(pairs) < 3:
            continue
        usual = median(rate for rate, _, _ in pairs)
        for rate, first, again in pairs:
            if abs(rate - usual) > usual * _RATE_TOLERANCE:
                message = f"{again.text!r} for {first.text!r} is far from the rate of the article's other amounts"
                yield _warning("conversion_off_rate", message, first, again)


def _headline(text: str, facts: Sequence[Fact]) -> Iterator[ExtractionWarning]:
    """A figure of the headline that the body gives otherwise."""
    first_line = text.find("\n")
    if first_line < 0:
        return
    head = [fact for fact in facts if fact.figure_record.end <= first_line]
    if not head:
        return
    body = [fact for fact in facts if fact.figure_record.start > first_line]
    for fact in head:
        same = [other for other in body if _same_claim(fact, other)]
        if same and not any(_agree(fact, other) for other in same):
            message = f"the headline says {fact.figure_record.text!r}, the text {same[0].figure_record.text!r}"
            yield _warning("headline_differs", message, fact, same[0])


def _same_claim(head: Fact, body: Fact) -> bool:
    """Whether the body speaks of the same thing, subject, period and kind of amount."""
    if head.what is None or body.what is None or unit(head) != unit(body) or head.change != body.change or head.status != body.status:
        return False
    if folded(head.what.text) != folded(body.what.text) or head.subject is None or body.subject is None:
        return False
    if folded(head.subject.text) != folded(body.subject.text) or isinstance(body.base, int) or body.rule in _BEFORE:
        return False
    return period_key(head) == period_key(body) is not None


def _agree(head: Fact, body: Fact) -> bool:
    """Whether two amounts may be the same one, rounded or bounded."""
    one, other = amount(head), amount(body)
    if one is None or other is None or is_rough(head) or is_rough(body):
        return True
    return abs(one - other) <= max(precision(head), precision(body), abs(other) * _SLACK)
