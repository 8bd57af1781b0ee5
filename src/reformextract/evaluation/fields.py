"""Which fields of each kind are compared, and when two of them are equal.

``VALUE_FIELDS`` decide the value view; ``FURTHER_FIELDS`` have an accuracy of their own on the matched records;
``EXTENSION_FIELDS`` have one where the gold annotates them at all. The table of docs/evaluation.md is made of these.
"""

from __future__ import annotations

import datetime
from collections.abc import Hashable, Sequence
from decimal import Decimal
from typing import Any

from reformextract.kinds import RECORD_MODELS
from reformextract.models.record import GOLD_ONLY, Record

VALUE_FIELDS = {kind: model.value_fields for kind, model in RECORD_MODELS.items()}
FURTHER_FIELDS = {kind: model.further_fields for kind, model in RECORD_MODELS.items()}
EXTENSION_FIELDS = {kind: model.extension_fields for kind, model in RECORD_MODELS.items()}
NOT_COMPARED = ("rule", "sentence", *sorted(GOLD_ONLY))
EXTENSION_KINDS = tuple(kind for kind, model in RECORD_MODELS.items() if model.extension_kind)
_DEFAULTS = {"status": "none"}
_WORDS = frozenset({"item", "per", "noun", "head"})


def compared_fields(kind: str) -> tuple[str, ...]:
    """All fields of a kind that are ever compared."""
    return VALUE_FIELDS[kind] + FURTHER_FIELDS[kind] + EXTENSION_FIELDS[kind]


def normal(record: Record, field: str, records: Sequence[Record]) -> Hashable:
    """What of a field is compared: numbers as numbers, words without case and spacing, pointers as the extents pointed to.

    ``cluster`` is the extents of the mentions in the cluster: its number means nothing. ``area`` is all areas that are right.
    """
    value: Any = getattr(record, field, None)
    if value is None:
        return _DEFAULTS.get(field)
    if field in _WORDS:
        return " ".join(str(value).split()).casefold()
    if field == "area":
        return frozenset({value, getattr(record, "alt_area", None) or value})
    if field == "equals":
        return (records[value].start, records[value].end)
    if field == "members":
        return tuple((records[member].start, records[member].end) for member in value)
    if field == "cluster":
        return tuple(sorted((other.start, other.end) for other in records if getattr(other, "cluster", None) == value))
    if isinstance(value, Decimal | datetime.date | str | int | tuple):
        return value
    raise TypeError(f"no comparison for {field} of type {type(value).__name__}")


def equal(field: str, gold: Hashable, predicted: Hashable) -> bool:
    """Are two normal forms equal? Records pointed to need only overlap: their extents are scored elsewhere."""
    if gold is None or predicted is None:
        return gold is predicted
    if field == "equals":
        return _touch(gold, predicted)
    if isinstance(gold, frozenset) and isinstance(predicted, frozenset):
        return not gold.isdisjoint(predicted)
    if field in ("members", "cluster") and isinstance(gold, tuple) and isinstance(predicted, tuple):
        return len(gold) == len(predicted) and all(map(_touch, gold, predicted))
    return gold == predicted


def scored_fields(fields: Sequence[str], gold: Record, predicted: Record) -> tuple[str, ...]:
    """The fields that count in a pair: those that neither annotator calls loose."""
    loose = {*(gold.loose or ()), *(predicted.loose or ())}
    return tuple(name for name in fields if name not in loose) if loose else tuple(fields)


def _touch(one: Any, other: Any) -> bool:
    return bool(one[0] < other[1] and other[0] < one[1])
