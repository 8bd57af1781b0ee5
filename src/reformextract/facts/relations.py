"""What ties the facts of one article together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from reformextract.facts.folding import folded, folded_subject, folded_what
from reformextract.facts.record import Fact
from reformextract.facts.values import amount, percentage, period_key, unit

RelationKind = Literal["repeats", "part_of", "share_of", "growth_of"]
PART_RULE = "fact.of_them"
_BEFORE = ("fact.change_from", "fact.direction_from", "fact.compared_with")


class Relation(BaseModel):
    """The fact at ``fact`` repeats, is a part of, a share of or the growth of the fact at ``other`` (places among the facts)."""

    model_config = ConfigDict(frozen=True)

    kind: RelationKind = Field(description="how the one stands to the other")
    fact: int = Field(ge=0, description="place of the one among the facts")
    other: int = Field(ge=0, description="place of the other among the facts")


def relations_of(facts: Sequence[Fact]) -> tuple[Relation, ...]:
    """The relations among the facts of an article, in the order of the facts.

    >>> import reformextract
    >>> extraction = reformextract.extract("Rice exports rose 5 percent to 3.4 million tons in 2018.", published="2019-01-23")
    >>> [(relation.kind, relation.fact, relation.other) for relation in extraction.relations]
    [('growth_of', 0, 1)]
    """
    found = [*_repeats(facts), *_parts(facts), *_growths(facts), *_shares(facts)]
    return tuple(sorted(found, key=lambda relation: (relation.fact, relation.other, relation.kind)))


def same_thing(one: Fact, other: Fact) -> bool:
    """Whether two facts measure the same of the same."""
    return folded_what(one) == folded_what(other) != "" and folded_subject(one) == folded_subject(other)


def _same_sentence(one: Fact, other: Fact) -> bool:
    return one.evidence == other.evidence


def _repeats(facts: Sequence[Fact]) -> Iterator[Relation]:
    """The same amount of the same thing and subject, said elsewhere, in the same period where both name one."""
    earlier: dict[object, list[int]] = {}
    for index, fact in enumerate(facts):
        value = amount(fact)
        if value is None or fact.what is None:
            continue
        same = earlier.setdefault((value, unit(fact), fact.change), [])
        for place in same:
            if not _same_sentence(fact, facts[place]) and same_thing(fact, facts[place]) and _same_period(fact, facts[place]):
                yield Relation(kind="repeats", fact=index, other=place)
                break
        same.append(index)


def _same_period(one: Fact, other: Fact) -> bool:
    return period_key(one) is None or period_key(other) is None or period_key(one) == period_key(other)


def _parts(facts: Sequence[Fact]) -> Iterator[Relation]:
    """ "of which 12": a part of the figure before that is none itself."""
    whole: int | None = None
    for index, fact in enumerate(facts):
        if fact.rule == PART_RULE and whole is not None and _same_sentence(fact, facts[whole]):
            yield Relation(kind="part_of", fact=index, other=whole)
        elif fact.rule != PART_RULE and fact.figure_record.kind in ("count", "money", "measure"):
            whole = index


def _growths(facts: Sequence[Fact]) -> Iterator[Relation]:
    """A change and the level that it led to, of one thing in one sentence and period."""
    for index, fact in enumerate(facts):
        if fact.change is None or fact.what is None:
            continue
        for place in _sentence_of(facts, index):
            other = facts[place]
            if (
                other.change is None
                and fact.period == other.period
                and other.rule not in _BEFORE
                and unit(other)[1] not in ("%", "pp")
                and same_thing(fact, other)
            ):
                yield Relation(kind="growth_of", fact=index, other=place)
                break


def _sentence_of(facts: Sequence[Fact], index: int) -> range:
    """The places of the facts of one sentence, which stand side by side."""
    first, last = index, index + 1
    while first and facts[first - 1].evidence == facts[index].evidence:
        first -= 1
    while last < len(facts) and facts[last].evidence == facts[index].evidence:
        last += 1
    return range(first, last)


def _shares(facts: Sequence[Fact]) -> Iterator[Relation]:
    """A share and the fact that measures the whole."""
    for index, fact in enumerate(facts):
        if fact.of is None or percentage(fact) is None:
            continue
        whole = folded(fact.of.text)
        for place, other in enumerate(facts):
            if place != index and folded_what(other) == whole and unit(other)[0] in ("count", "money", "measure") and other.change is None:
                yield Relation(kind="share_of", fact=index, other=place)
                break
