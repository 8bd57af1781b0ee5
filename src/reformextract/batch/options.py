"""What a run may be told. Everything here that changes the output stands in the manifest; the number of workers does not."""

from __future__ import annotations

import codecs
import datetime
import hashlib
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator, model_validator

from reformextract.article import country_code
from reformextract.kinds import known_kinds
from reformextract.patterns.loading import load_patterns

NO_ENCODINGS = ("idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs", "oem")
DEFAULT_ENGINE = "reformextract.api:shared_stages"


class ExtractOptions(BaseModel):
    """How articles become records, in every process and engine alike.

    ``engine`` is the dotted path ``module:function`` of a factory called as ``function(patterns, exclude)``; it gives an
    object with ``extract(Article) -> Extraction``.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    patterns: tuple[str, ...] = Field(default=(), description="pattern files or folders of the user's own")
    exclude: tuple[str, ...] = Field(default=(), description="rules or kinds to leave out, by id")
    kinds: tuple[str, ...] | None = Field(default=None, description="kinds of records to give; None gives all")
    pipeline: str | None = Field(default=None, description="folder or package of a spaCy pipeline that does the work")
    published: datetime.date | None = Field(default=None, description="publication date of articles that come without one")
    country: Annotated[str | None, BeforeValidator(country_code)] = Field(
        default=None, description="country (ISO 3166) of articles that come without one"
    )
    max_characters: int = Field(default=1_000_000, gt=0, description="a longer article is a failure")
    time_limit: float = Field(default=60.0, ge=0, description="seconds an article may take; 0 is no limit")
    engine: str = Field(default=DEFAULT_ENGINE, pattern=r"^[\w.]+:\w+$", description="the engine's factory, as module:function")

    @field_validator("kinds")
    @classmethod
    def _kinds(cls, kinds: tuple[str, ...] | None) -> tuple[str, ...] | None:
        return None if kinds is None else known_kinds(kinds)

    @model_validator(mode="after")
    def _one_engine(self) -> ExtractOptions:
        if self.pipeline is not None and (self.patterns or self.exclude or self.engine != DEFAULT_ENGINE):
            raise ValueError("a pipeline has patterns and exclusions of its own, and is the engine")
        return self


class Columns(BaseModel):
    """The names under which an input keeps the fields of an article; ``keep`` names further ones to hand on as they are."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(default="id", description="holds the article's id")
    text: str = Field(default="text", description="holds the text")
    published: str = Field(default="published", description="holds the publication date")
    country: str = Field(default="country", description="holds the country, ISO 3166")
    title: str = Field(default="title", description="holds the title")
    source: str = Field(default="source", description="names the publisher")
    url: str = Field(default="url", description="holds the address")
    keep: tuple[str, ...] = Field(default=(), description="further columns, which every row of the output repeats")

    @property
    def names(self) -> tuple[str, ...]:
        """All columns that are read, each once."""
        return tuple(dict.fromkeys((self.id, self.text, self.published, self.country, self.title, self.source, self.url, *self.keep)))


class InputOptions(BaseModel):
    """How inputs are read. ``form`` forces one of readers.FORMS on every input; by default the file's name tells."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    form: str | None = Field(default=None, description="reads every input as this form; None goes by the file's name")
    encoding: str = Field(default="utf-8", description="encoding of text, JSONL and CSV inputs")
    follow_links: bool = Field(default=False, description="in folders, follow links that lead out of them")
    columns: Columns = Field(default=Columns(), description="the names of the fields")

    @field_validator("encoding")
    @classmethod
    def _encodes_text(cls, encoding: str) -> str:
        """Python knows codecs that turn bytes into bytes, or text into names of hosts; they are no encodings of a text."""
        try:
            b"a".decode(encoding)
        except UnicodeError:
            pass  # one byte is no text in UTF-16
        except LookupError as error:
            raise ValueError(str(error)) from None
        if codecs.lookup(encoding).name in NO_ENCODINGS:
            raise ValueError(f"{encoding!r} is no encoding of texts")
        return encoding


class OutputOptions(BaseModel):
    """What is written: ``form`` (jsonl, parquet, csv, duckdb) into one file or, with ``parts``, a folder of part files."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    path: str = Field(description="file or folder to write")
    form: str = Field(default="jsonl", description="jsonl, csv, parquet or duckdb")
    parts: bool = Field(default=False, description="a folder of part files in place of one file")
    part_size: int = Field(default=5000, gt=0, description="articles in a part")
    keep: tuple[str, ...] = Field(default=(), description="further columns of the input, which every row repeats")


def patterns_digest(options: ExtractOptions) -> str:
    """The hash of the patterns in use, shipped and the user's own. Raises ``PatternError`` where they are wrong."""
    return load_patterns("en", options.patterns, options.exclude).digest


def fingerprint(parts: list[str]) -> str:
    """One short hash of many strings."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.encode("utf-8", "surrogateescape") + b"\n")
    return digest.hexdigest()[:16]
