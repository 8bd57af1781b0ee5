"""What becomes of an article: an Extraction, or a Failure that says which, where and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Literal

from reformextract.batch.highlights import Highlights
from reformextract.batch.limits import ID_CHARACTERS, shortened

ErrorCode = Literal[
    "unreadable",  # the file or a part of it cannot be read: gone, no permission, broken compression
    "not_text",  # bytes that are not text in the encoding given
    "empty",  # no text in it
    "too_long",  # more characters than --max-chars
    "invalid",  # the line, row or a field of it is wrong
    "time_limit",  # took longer than --time-limit
    "rule_error",  # a bug: the engine raised
    "worker_died",  # the process ended while on this article, alone, after its batch had been tried again
]


@dataclass(frozen=True, slots=True)
class Failure:
    """An article without records: ``place`` is "file", "file:line" or "file:row"; ``field`` the field at fault."""

    id: str | None
    place: str
    error: ErrorCode
    reason: str
    field: str | None = None

    def __post_init__(self) -> None:
        """A hostile article makes no long failure."""
        object.__setattr__(self, "reason", shortened(self.reason))
        if self.id is not None:
            object.__setattr__(self, "id", shortened(self.id, ID_CHARACTERS))

    def row(self) -> dict[str, Any]:
        """The line of errors.jsonl; what is not known is left out, for readers that take a column of nulls for one of nothing else."""
        row = {"id": self.id, "place": self.place, "error": self.error, "field": self.field, "reason": self.reason}
        return {name: value for name, value in row.items() if value is not None}

    def __str__(self) -> str:
        field = f": {self.field}" if self.field else ""
        return printable(f"{self.place}{field}: {self.reason}")


def printable(text: str) -> str:
    """The text for a terminal: what would steer it is written as an escape.

    >>> printable("a" + chr(27) + "[31mb") == "a" + chr(92) + "x1b[31mb"
    True
    """
    return text if text.isprintable() else "".join(c if c.isprintable() or c == " " else repr(c)[1:-1] for c in text)


class InputError(ValueError):
    """An article cannot be made of an input item."""

    def __init__(self, error: ErrorCode, reason: str, field: str | None = None, id: str | None = None) -> None:
        super().__init__(reason)
        self.error = error
        self.reason = reason
        self.field = field
        self.id = id

    def failure(self, id: str | None, place: str) -> Failure:
        return Failure(self.id or id, place, self.error, self.reason, self.field)


@dataclass(slots=True)
class Counts:
    """Articles in, out and failed; records out by kind; characters of the articles out; what to tell of them."""

    articles_in: int = 0
    articles_out: int = 0
    errors: int = 0
    characters: int = 0
    records: Counter[str] = field(default_factory=Counter)
    highlights: Highlights = field(default_factory=Highlights)

    def add(self, other: Counts) -> None:
        self.articles_in += other.articles_in
        self.articles_out += other.articles_out
        self.errors += other.errors
        self.characters += other.characters
        self.records.update(other.records)
        self.highlights.add(other.highlights)

    @property
    def balanced(self) -> bool:
        return self.articles_in == self.articles_out + self.errors

    def to_json(self) -> dict[str, Any]:
        return {
            "in": self.articles_in,
            "out": self.articles_out,
            "errors": self.errors,
            "characters": self.characters,
            "records": dict(sorted(self.records.items())),
            "highlights": self.highlights.to_json(),
        }

    @classmethod
    def from_json(cls, saved: dict[str, Any]) -> Counts:
        highlights = Highlights.from_json(saved["highlights"])
        return cls(saved["in"], saved["out"], saved["errors"], saved["characters"], Counter(saved["records"]), highlights)


@dataclass(slots=True)
class BatchResult:
    """What a worker gives back: the rows as bytes of the output's form, the failures, the counts."""

    rows: list[bytes]
    failures: list[Failure]
    counts: Counts
