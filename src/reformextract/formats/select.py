"""Keep some of the records of an extraction, its pointers kept right."""

from __future__ import annotations

from collections.abc import Collection

from reformextract.article import Extraction
from reformextract.kinds import RECORD_MODELS
from reformextract.mechanisms.record import Enumeration


def keep_kinds(extraction: Extraction, kinds: Collection[str]) -> Extraction:
    """Only the records of these kinds; raises ``ValueError`` for an unknown kind.

    A pointer to a record left out goes with it: ``equals``, the ``period`` and ``base`` of a fact become null, a fact goes with its
    figure; an enumeration without all its members is refused.
    """
    unknown = [kind for kind in kinds if kind not in RECORD_MODELS]
    if unknown:
        raise ValueError(f"unknown kind {unknown[0]!r}; the kinds are {', '.join(RECORD_MODELS)}")
    chosen = extraction.only(kinds)
    for record in chosen.records:
        if isinstance(record, Enumeration) and record.members is None:
            raise ValueError(f"article {extraction.article.id!r}: an enumeration can't be kept without its members")
    return Extraction.model_validate(chosen.model_dump())
