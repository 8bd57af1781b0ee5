"""What made an extraction: enough to make it again."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class MadeBy(BaseModel):
    """The library's version, the digest of all pattern files in use, and what was left out."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: str = Field(description="of reformextract")
    patterns: str = Field(description="digest of the pattern files, shipped and the user's own")
    exclude: tuple[str, ...] = Field(default=(), description="rules, entries and kinds that were left out, in order of their names")
    kinds: tuple[str, ...] | None = Field(default=None, description="the kinds that were kept; null for all")
