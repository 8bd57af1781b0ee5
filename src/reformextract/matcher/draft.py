"""A Draft: a record in the making, its place still in units, its fields still open to later steps.

Each kind has a draft class of its own beside its model, whose slots are named after the model's fields.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import ClassVar

from reformextract.lexicon.reading import Reading
from reformextract.lexicon.remembered import Remembered
from reformextract.lexicon.sentences import sentence_span
from reformextract.models.record import Record, made


@dataclass(slots=True, eq=False)
class Draft:
    """``first`` and ``last`` are units (half-open); ``rule`` is the id of the rule that made it; ``kind`` the name of its model."""

    model: ClassVar[type[Record]]
    kind: ClassVar[str]

    rule: str
    first: int
    last: int

    def __init_subclass__(cls) -> None:
        if "model" in cls.__dict__:
            cls.kind = cls.model.name

    def to_record(self, reading: Reading) -> Record:
        """The finished record: what the draft has of the fields of its model, and its place."""
        form = _FORMS[self.__class__]
        start, end = reading.extent(self.first, self.last)
        found = form.defaults.copy()
        found.update(zip(form.names, form.values_of(self), strict=True))
        found["start"] = start
        found["end"] = end
        found["text"] = reading.text[start:end]
        found["sentence"] = sentence_span(reading, self.first, self.last, end)
        return made(self.model, found, form.given)


_PLACE = ("start", "end", "text", "sentence")


class _Form:
    """What a class of drafts has of the fields of its model beside the place: their names, what reads them; the defaults of all fields."""

    __slots__ = ("defaults", "given", "names", "values_of")

    def __init__(self, draft: type[Draft]) -> None:
        fields = draft.model.model_fields
        own = [name for name in fields if hasattr(draft, name) and name not in ("kind", "rule", *_PLACE)]
        self.names = ("kind", "rule", *own)
        self.values_of = attrgetter(*self.names)
        self.given = {*self.names, *_PLACE}
        self.defaults = {name: field.get_default() for name, field in fields.items()}


_FORMS: Remembered[type[Draft], _Form] = Remembered(_Form)
