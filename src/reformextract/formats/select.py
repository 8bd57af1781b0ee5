"""Keep some of the records of an extraction, its pointers kept right."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from reformextract.article import Extraction
from reformextract.kinds import RECORD_MODELS
from reformextract.mechanisms.record import Enumeration
from reformextract.quantities.money import Money


def keep_kinds(extraction: Extraction, kinds: Collection[str]) -> Extraction:
    """Only the records of these kinds; raises ``ValueError`` for an unknown kind.

    A pointer to a record left out goes with it: ``equals`` becomes null; an enumeration without all its members is refused.
    """
    unknown = [kind for kind in kinds if kind not in RECORD_MODELS]
    if unknown:
        raise ValueError(f"unknown kind {unknown[0]!r}; the kinds are {', '.join(RECORD_MODELS)}")
    kept = [index for index, record in enumerate(extraction.records) if record.kind in kinds]
    new_index = {old: new for new, old in enumerate(kept)}
    records: list[Any] = []
    for index in kept:
        record: Any = extraction.records[index]
        if isinstance(record, Money) and record.equals is not None:
            record = record.model_copy(update={"equals": new_index.get(record.equals)})
        elif isinstance(record, Enumeration):
            gone = [member for member in record.members if member not in new_index]
            if gone:
                kind = extraction.records[gone[0]].kind
                raise ValueError(f"article {extraction.article.id!r}: an enumeration can't be kept without its members of kind {kind}")
            record = record.model_copy(update={"members": tuple(new_index[member] for member in record.members)})
        records.append(record)
    return Extraction(article=extraction.article, records=tuple(records), warnings=extraction.warnings)
