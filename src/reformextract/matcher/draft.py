"""A Draft: a record in the making, its place still in units, its fields still open to later steps.

Each kind has a draft class of its own beside its model, whose slots are named after the model's fields.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any, ClassVar

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

    def content(self) -> dict[str, Any]:
        """The fields of the record beside its place: the slots that are named as the model's fields."""
        names, values_of = _content_of(self.__class__)
        return dict(zip(names, values_of(self), strict=True))

    def to_record(self, reading: Reading) -> Record:
        """The finished record."""
        start, end = reading.start(self.first), reading.end(self.last - 1)
        found = self.content()
        found["kind"] = self.kind
        found["start"] = start
        found["end"] = end
        found["text"] = reading.text[start:end]
        found["rule"] = self.rule
        found["sentence"] = sentence_span(reading, self.first, self.last, end)
        return made(self.model, found)


_Content = tuple[tuple[str, ...], Callable[[Draft], tuple[Any, ...]]]
_CONTENTS: dict[type[Draft], _Content] = {}


def _content_of(draft: type[Draft]) -> _Content:
    """The slots of a class of drafts that its model knows too, and what reads their values; found out once."""
    known = _CONTENTS.get(draft)
    if known is None:
        own = {field.name for field in fields(draft)} - {field.name for field in fields(Draft)}
        names = tuple(name for name in draft.model.model_fields if name in own)
        read: Any = attrgetter(*names) if len(names) > 1 else lambda made: tuple(getattr(made, name) for name in names)
        known = _CONTENTS[draft] = names, read
    return known
