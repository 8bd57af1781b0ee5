"""A Draft: a record in the making, its place still in units, its fields still open to later steps."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from reformextract.lexicon.reading import Reading
from reformextract.lexicon.sentences import sentence_span
from reformextract.models.record import Record, made


@dataclass(slots=True)
class Draft:
    """``first`` and ``last`` are units (half-open); ``fields`` those of the record's ``model``."""

    model: type[Record]
    rule: str
    first: int
    last: int
    fields: dict[str, Any] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """The name of the record's kind."""
        return self.model.name

    def to_record(self, reading: Reading) -> Record:
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
        return made(self.model, place | self.fields)
