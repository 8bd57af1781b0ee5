"""What a reader of an extraction should know: a code for programs, a message for people, the places in the text."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from reformextract.models.record import Span

OTHER = "other"  # of a warning that was written as a mere message


class ExtractionWarning(BaseModel):
    """One warning; the codes of a version are listed in docs/evaluation.md.

    >>> warning = ExtractionWarning(code="enumeration_incomplete", message="'3 tools' announces 3, 2 found", places=((4, 11),))
    >>> str(warning)
    "'3 tools' announces 3, 2 found"
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str = Field(pattern=r"^[a-z][a-z0-9_]*$", description="what kind of warning it is, for programs")
    message: str = Field(min_length=1, description="the warning in words")
    places: tuple[Span, ...] = Field(default=(), description="start and end of each place in the text that it concerns")

    def __str__(self) -> str:
        return self.message


def _of_message(value: object) -> object:
    """Version 0.1.0 wrote warnings as strings: they are read as ones of the code ``other``."""
    return {"code": OTHER, "message": value} if isinstance(value, str) else value


AnyWarning = Annotated[ExtractionWarning, BeforeValidator(_of_message)]
