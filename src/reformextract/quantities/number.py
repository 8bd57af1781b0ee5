"""Number: a plain figure that is no other kind, for those who need every figure of a text. It is asked for by name only.

Index levels and points, scores, exchange rates, magnitudes, coordinates, bare numbers. It takes no part in the competition of the
other kinds: what is here is what they have left.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from pydantic import Field

from reformextract.lexicon.reading import Reading
from reformextract.matcher.draft import Draft
from reformextract.models.record import NUMERIC, Quantity
from reformextract.numbers.reading import figures_in, number_value
from reformextract.numbers.value import EXACT, numeral_value
from reformextract.quantities.amount import Amount, QuantityDraft, is_change, shared_scale, with_cues

_FROM_BELOW, _FROM_ABOVE = ("more_than", "at_least"), ("less_than", "at_most")
NO_FIGURES = frozenset(("mechanism", "enumeration"))  # kinds whose extents leave the figures in them free


class PlainNumber(Quantity):
    """A figure that is no other kind; ``unit`` where a word names one ("points")."""

    name = "number"
    value_fields = NUMERIC
    further_fields = ("unit",)
    extension_fields = ("per",)
    extension_kind = True
    colours = ("white", "#e9e9e4", "#3d3d38")

    kind: Literal["number"] = Field(default="number", description="a plain figure; asked for by name only")
    unit: str | None = Field(default=None, description="the word that names a unit: points, rpm")


@dataclass(slots=True, eq=False)
class NumberDraft(QuantityDraft):
    """A plain figure in the making."""

    model = PlainNumber

    unit: str | None = None
    per: str | None = None


def plain_numbers(reading: Reading, drafts: Iterable[Draft]) -> Iterator[NumberDraft]:
    """The figures that none of the drafts has, in order of place."""
    return joined_bounds(_figures(reading, drafts), reading)


def _figures(reading: Reading, drafts: Iterable[Draft]) -> Iterator[NumberDraft]:
    taken = {unit for draft in drafts if draft.kind not in NO_FIGURES for unit in range(draft.first, draft.last)}
    beyond = 0
    for unit in figures_in(reading):
        if unit in taken or unit < beyond:
            continue
        draft = _range_at(reading, unit, taken) or _number_at(reading, unit)
        if draft is None:
            continue
        with_cues(draft, reading)
        _take_letter(draft, reading)
        if _is_sign(reading, draft.first):
            draft.first -= 1
            draft.value = draft.value.copy_negate() if draft.value is not None else None
        if any(place in taken for place in range(draft.first, draft.last)):
            continue
        if reading.has(draft.last, "number_unit"):
            draft.unit = reading.core(draft.last)
            draft.last += 1
        beyond = draft.last
        yield draft


def _number_at(reading: Reading, unit: int) -> NumberDraft | None:
    if reading.has(unit, "decimal_comma"):
        return NumberDraft("number.plain", unit, unit + 1, numeral_value(reading.core(unit)))
    if reading.word(unit) == "one" and reading.has_any(unit - 1, ("np_determiner", "relative")):
        return None  # "this one", "which one"
    number = number_value(reading, unit)
    return None if number is None else NumberDraft("number.plain", unit, unit + 1, number.value, comparator=number.rounding)


def _take_letter(draft: NumberDraft, reading: Reading) -> None:
    """A letter for the scale behind a figure that has no unit: 10M, 2.3 k."""
    worth = reading.value(draft.last, "figure_letter")
    if worth is not None and draft.value is not None and not reading.has(draft.last + 1, "word"):
        draft.value = EXACT.multiply(draft.value, Decimal(worth))
        draft.last += 1


def _is_sign(reading: Reading, first: int) -> bool:
    """Whether a dash before a figure at the head of a line or behind a sign is its minus."""
    if not reading.has_any(first - 1, ("hyphen", "minus", "dash")):
        return False
    return first == 1 or reading.has_any(first - 2, ("newline", "open", "colon", "equals", "comma", "bar"))


def joined_bounds(drafts: Iterable[NumberDraft], reading: Reading) -> Iterator[NumberDraft]:
    """The figures, two bounds of one of them as a range: "greater than 100 and smaller than 300"."""
    before: NumberDraft | None = None
    for draft in drafts:
        if before is not None and (whole := _one_range(before, draft, reading)) is not None:
            before = whole
            continue
        if before is not None:
            yield before
        before = draft
    if before is not None:
        yield before


def _one_range(first: NumberDraft, second: NumberDraft, reading: Reading) -> NumberDraft | None:
    """The range of two bounds that "and", "but" or a comma joins; None where they are two figures."""
    gap = range(first.last, second.first)
    if not 0 < len(gap) <= 2 or not all(reading.has_any(unit, ("bound_link", "comma")) for unit in gap):
        return None
    low, high = (first, second) if first.comparator in _FROM_BELOW else (second, first)
    if low.comparator not in _FROM_BELOW or high.comparator not in _FROM_ABOVE or low.value is None or high.value is None:
        return None
    if low.value >= high.value:
        return None
    return NumberDraft("number.bounds", first.first, second.last, low=low.value, high=high.value, comparator="range")


def _range_at(reading: Reading, unit: int, taken: set[int]) -> NumberDraft | None:
    """A range that begins at a unit: "2 to 5", "between 20 and 30"."""
    between = reading.has(unit - 1, "range_open")
    link, high_unit = unit + 1, unit + 2
    joined = reading.has(link, "range_and") if between else reading.has_any(link, ("range_to", "dash", "tilde", "hyphen", "through_word"))
    if not joined or high_unit in taken or not reading.has(high_unit, "number") or is_change(reading, unit, high_unit):
        return None
    low, high = number_value(reading, unit), number_value(reading, high_unit)
    if low is None or high is None:
        return None
    first, last = shared_scale(low, high)
    amount = Amount(low=first, high=last, comparator="range")
    return NumberDraft("number.range", unit - between, high_unit + 1, *amount) if first < last else None
