"""A Draft: a record in the making, its place still in units, its fields still open to later steps.

Each kind has a draft class of its own beside its model, whose slots are named after the model's fields.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import ClassVar

from reformextract.lexicon.reading import Reading
from reformextract.lexicon.sentences import sentence_span
from reformextract.models.record import Record, made


@dataclass(slots=True, eq=False)
class Draft:
    """``first`` and ``last`` are units (half-open); ``rule`` is the id of the rule that made it."""

    model: ClassVar[type[Record]]

    rule: str
    first: int
    last: int

    @property
    def kind(self) -> str:
        """The name of the record's kind."""
        return self.model.name

    def content(self) -> dict[str, object]:
        """The fields of the record beside its place: the slots that are named as the model's fields."""
        return {name: getattr(self, name) for name in _content_names(self.__class__)}

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
        return made(self.model, place | self.content())


_NAMES: dict[type[Draft], tuple[str, ...]] = {}


def _content_names(draft: type[Draft]) -> tuple[str, ...]:
    """The slots of a class of drafts that its model knows too; found out once."""
    known = _NAMES.get(draft)
    if known is None:
        own = {field.name for field in fields(draft)} - {field.name for field in fields(Draft)}
        known = _NAMES[draft] = tuple(name for name in draft.model.model_fields if name in own)
    return known
