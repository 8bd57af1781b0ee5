"""The kinds of records, listed once: all that is said of a kind beside its own module is made of this list.

A kind that matches of rules compete for has a builder here; mechanisms and enumerations are found by a stage of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, get_args

from pydantic import Field

from reformextract.dates import date
from reformextract.dates.record import Date
from reformextract.matcher.choose import Builder
from reformextract.mechanisms.record import Enumeration, Mechanism
from reformextract.models.record import Record
from reformextract.patterns.entries import PatternError
from reformextract.patterns.pattern_set import PatternSet
from reformextract.quantities import age, count, measure, money, number, rank, ratio

AnyRecord = Annotated[
    count.Count | money.Money | ratio.Ratio | measure.Measure | age.Age | rank.Rank | Date | Mechanism | Enumeration | number.PlainNumber,
    Field(discriminator="kind"),
]
MODELS: tuple[type[Record], ...] = get_args(get_args(AnyRecord)[0])
RECORD_MODELS: dict[str, type[Record]] = {model.name: model for model in MODELS}
KINDS: tuple[str, ...] = tuple(RECORD_MODELS)
BUILDERS: Mapping[str, Builder] = {
    "count": count.build,
    "money": money.build,
    "ratio": ratio.build,
    "measure": measure.build,
    "age": age.build,
    "rank": rank.build,
    "date": date.build,
}
_NO_RECORDS = ("number", "not", "fact", "cue")  # what rules of these kinds match becomes part of others, or nothing


def check_kinds(patterns: PatternSet) -> None:
    """Raises PatternError for a rule of a kind that nothing here reads."""
    for rule in patterns.rules.values():
        if rule.kind not in RECORD_MODELS and rule.kind not in _NO_RECORDS:
            known = ", ".join((*_NO_RECORDS, *KINDS))
            raise PatternError(f"{patterns.source('rule', rule.id)}: rule {rule.id}: kind: none of {known}")


def known_kinds(kinds: Iterable[str] | str) -> tuple[str, ...]:
    """Names of kinds as given, in their usual order; raises ``ValueError`` for one that is none."""
    asked = (kinds,) if isinstance(kinds, str) else tuple(kinds)
    unknown = [kind for kind in asked if kind not in RECORD_MODELS]
    if unknown:
        raise ValueError(f"unknown kind {unknown[0]!r}; the kinds are {', '.join(RECORD_MODELS)}")
    return tuple(kind for kind in KINDS if kind in asked)
