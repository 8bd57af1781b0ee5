"""The records of mechanisms and of the lists that announce them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from reformextract.models.area import Area
from reformextract.models.record import Record, Span

Status = Literal["established", "piloted", "promoted", "proposed", "improved", "abolished", "none"]
MentionMatch = Literal["exact", "variant", "head"]


class Mechanism(Record):
    """A named reform or policy arrangement; ``canonical`` the known mechanism it names, ``status`` what became of it."""

    name = "mechanism"
    value_fields = ("head", "area")
    extension_fields = ("canonical", "match", "cluster", "status", "status_cue")
    colours = ("bright_white", "#e1e4ea", "#3a404a")

    kind: Literal["mechanism"] = Field(default="mechanism", description="a named reform or policy arrangement")
    head: str = Field(min_length=1, description="the noun that says what it is: system, pilot, fund")
    area: Area = Field(description="the field of what is arranged")
    alt_area: Area | None = Field(default=None, description="gold only: a second area that is as right")
    canonical: str | None = Field(default=None, description="id of the known mechanism")
    match: MentionMatch | None = Field(default=None, description="how surely canonical was found")
    cluster: int | None = Field(default=None, description="equal for mentions of one mechanism in the article")
    status: Status | None = Field(default=None, description="what happened to it, as the text says")
    status_cue: Span | None = Field(default=None, description="offsets of the words that tell the status")

    @property
    def meaning(self) -> str:
        status = self.status if self.status != "none" else None
        named = f"= {self.canonical}" if self.canonical else None
        return ", ".join(part for part in (self.head, self.area, status, named) if part)


class Enumeration(Record):
    """A list announced in the text; the extent is its announcing phrase ("7 experiences"), else its first cue."""

    name = "enumeration"
    value_fields = ("declared", "found")
    further_fields = ("noun", "members", "complete")
    pointer_fields = ("members",)
    extension_kind = True
    colours = ("bright_black", "#f3d9e8", "#55283f")

    kind: Literal["enumeration"] = Field(default="enumeration", description="a list announced in the text")
    noun: str | None = Field(default=None, description="the announced noun")
    declared: int | None = Field(default=None, description="how many the text announces")
    found: int = Field(description="how many members were found")
    members: tuple[int, ...] | None = Field(description="indices of the members in the records; null where their kind was left out")
    complete: bool | None = Field(default=None, description="declared equals found; null when nothing was declared")

    @property
    def meaning(self) -> str:
        declared = f" of {self.declared} announced" if self.declared is not None else ""
        return f"{self.found} {self.noun or 'members'}{declared}"

    @model_validator(mode="after")
    def _members(self) -> Enumeration:
        if self.members is not None and self.found != len(self.members):
            raise ValueError(f"found {self.found} is not the number of members {len(self.members)}")
        return self
