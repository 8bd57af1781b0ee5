"""Blind probes: short texts with their records, written by somebody who saw neither code nor output; each text is wholly right or not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from reformextract import extract

FIELDS: dict[str, tuple[str, ...]] = {
    "count": ("value", "low", "high", "comparator", "item", "total", "per"),
    "money": ("value", "low", "high", "comparator", "currency", "per"),
    "ratio": ("value", "low", "high", "comparator", "unit", "per"),
    "measure": ("value", "low", "high", "comparator", "unit", "per"),
    "age": ("value", "low", "high", "comparator", "unit"),
    "rank": ("value", "of"),
    "date": ("type", "value", "mod", "earliest", "latest"),
}
_NUMBERS = frozenset(("value", "low", "high", "total", "of"))
_WORDS = frozenset(("item", "per"))
_ROUNDED = Decimal("0.0001")
Probe = dict[str, Any]


def probes(file: Path) -> list[Probe]:
    """The texts of a file of probes, one JSON object a line."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line]


def faults(probe: Probe) -> list[str]:
    """What is wrong with our records of a probe, in words; nothing where all are right."""
    extraction = extract(probe["text"], published=probe.get("published"), country=probe.get("country"))
    found = [record.model_dump(mode="json") for record in extraction.records if record.kind in FIELDS]
    return list(_faults([gold for gold in probe["records"] if gold["kind"] in FIELDS], found))


def _faults(golds: list[Probe], found: list[Probe]) -> Iterator[str]:
    used: set[int] = set()
    for gold in golds:
        beside = [i for i, one in enumerate(found) if i not in used and one["kind"] == gold["kind"] and _overlap(one, gold)]
        best = next((i for i in beside if _difference(gold, found[i]) is None), beside[0] if beside else None)
        if best is not None:
            used.add(best)
        fault = "missing" if best is None else _difference(gold, found[best])
        if fault is not None and not gold.get("optional"):
            yield f"{fault}: {gold['kind']} {gold['text']!r}"
    for index, one in enumerate(found):
        if index not in used and not any(gold.get("optional") and _overlap(one, gold) for gold in golds):
            yield f"spurious: {one['kind']} {one['text']!r}"


def _overlap(one: Probe, other: Probe) -> bool:
    return bool(one["start"] < other["end"] and other["start"] < one["end"])


def _difference(gold: Probe, found: Probe) -> str | None:
    """The first field in which a record differs from the gold; None where it is right."""
    extent = [found["start"], found["end"]]
    if extent != [gold["start"], gold["end"]] and extent != gold.get("alt"):
        return "extent"
    for name in FIELDS[gold["kind"]]:
        if name not in gold.get("loose", ()) and not _same(gold, name, gold.get(name), found.get(name)):
            return name
    return None


def _same(gold: Probe, name: str, right: object, ours: object) -> bool:
    if right is None or ours is None:
        return right is ours
    if name in _NUMBERS and gold["kind"] != "date":
        difference = abs(Decimal(str(right)) - Decimal(str(ours)))
        return difference < _ROUNDED if gold.get("unit") == "fraction" else difference == 0
    if name in _WORDS:
        return " ".join(str(right).split()).casefold() == " ".join(str(ours).split()).casefold()
    return right == ours
