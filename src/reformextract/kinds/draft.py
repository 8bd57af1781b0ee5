"""A Draft: a record in the making, its place still in units, its fields still open to later steps."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from reformextract.reading import Reading
from reformextract.records import AnyRecord, made
from reformextract.sentences import sentence_span


@dataclass(slots=True)
class Draft:
    """``first`` and ``last`` are units (half-open); ``fields`` those of the record's kind."""

    kind: str
    rule: str
    first: int
    last: int
    fields: dict[str, Any] = field(default_factory=dict)

    def to_record(self, reading: Reading) -> AnyRecord:
        """The finished record."""
        start, end = reading.start(self.first), reading.end(self.last - 1)
        place = {
            "kind": self.kind,
            "start": start,
            "end": end,
            "text": reading.text[start:end],
            "rule": self.rule,
            "sentence": sentence_span(reading, self.first, self.last, end),
        }
        return made(self.kind, place | self.fields)
