"""Builders of times known by a word alone: vague references ("now", "recently") and the named periods of the pattern files."""

from __future__ import annotations

from functools import lru_cache

from reformextract.dates.calendar.stretches import interval_value
from reformextract.dates.expressions.expression import Candidate, Expression, Named, Reference
from reformextract.dates.expressions.parts import Builder, Parts
from reformextract.lexicon.tokens import TOKEN, normal_form
from reformextract.lexicon.view import aligned_view
from reformextract.patterns.pattern_set import PatternSet


def _reference(parts: Parts) -> Expression | None:
    for group, lexicon in (
        ("reference", "present_reference"), ("reference", "past_reference"), ("reference", "noun_reference"), ("recent", "recent"),
    ):  # fmt: skip
        stated = parts.word(group, lexicon)
        if stated is not None:
            return Reference(value=stated)
    return Reference(value=parts.match.rule.value) if parts.match.rule.value else None


def _named(parts: Parts) -> Expression | None:
    unit = parts.match.unit("named")
    if unit is None:
        return None
    form = parts.reading.word(unit)
    found = _periods_by_form(parts.patterns).get(form)
    return Named(candidates=found) if found else None


@lru_cache(maxsize=8)
def _periods_by_form(patterns: PatternSet) -> dict[str, tuple[Candidate, ...]]:
    """All periods that bear a name, by its normal form; made once for a pattern set."""
    by_form: dict[str, tuple[Candidate, ...]] = {}
    for period in patterns.periods.values():
        value = period.value or interval_value(period.earliest, period.latest)
        candidate = (period.type, value, period.earliest.isoformat(), period.latest.isoformat())
        for form in period.forms:
            cores = (token.strip() for token in TOKEN.findall(aligned_view(form.lstrip("="))))
            key = " ".join(normal_form(core) for core in cores if core != "-")
            by_form[key] = (*by_form.get(key, ()), candidate)
    return by_form


BUILDERS: dict[str, Builder] = {
    "reference": _reference,
    "named": _named,
}
