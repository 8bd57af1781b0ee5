"""Mechanisms and their lists in the making."""

from __future__ import annotations

from dataclasses import dataclass, field

from reformextract.matcher.draft import Draft
from reformextract.mechanisms.record import Enumeration, Mechanism
from reformextract.models.record import Span


@dataclass(slots=True, eq=False, kw_only=True)
class MechanismDraft(Draft):
    """A mechanism in the making."""

    model = Mechanism

    head: str
    area: str
    canonical: str | None = None
    match: str | None = None
    cluster: int | None = None
    status: str | None = None
    status_cue: Span | None = None
    evidence: tuple[str, ...] = ()  # the features that were seen; no field of the record


@dataclass(slots=True, eq=False)
class EnumerationDraft(Draft):
    """A list in the making; ``listed`` are its members, ``members`` their indices once the order of the records is final."""

    model = Enumeration

    noun: str | None = None
    declared: int | None = None
    listed: list[MechanismDraft] = field(default_factory=list)
    members: tuple[int, ...] = ()

    @property
    def found(self) -> int:
        """How many members were found."""
        return len(self.listed)

    @property
    def complete(self) -> bool | None:
        """Whether as many were found as were announced; None where no number was."""
        return None if self.declared is None else self.declared == self.found
