"""Gold as the evaluation needs it: articles with the kinds and fields that their source annotates, ids unique."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reformextract.article import Extraction
from reformextract.evaluation.fields import EXTENSION_FIELDS, EXTENSION_KINDS, FURTHER_FIELDS, VALUE_FIELDS
from reformextract.formats import GoldError, detect_format, get_format
from reformextract.formats.base import Format
from reformextract.formats.jsonl import parse_line
from reformextract.kinds import KINDS

Source = str | Path | Iterable[Extraction | Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One gold article; ``fields`` maps the kinds annotated in its source to the fields compared there."""

    extraction: Extraction
    fields: Mapping[str, tuple[str, ...]]


def annotated_fields(extractions: Iterable[Extraction]) -> dict[str, tuple[str, ...]]:
    """The kinds and fields that a source annotates: all of the guidelines, and the extensions that occur in it."""
    seen: set[tuple[str, str]] = set()
    kinds: set[str] = set()
    for extraction in extractions:
        for record in extraction.records:
            kinds.add(record.kind)
            for field in EXTENSION_FIELDS[record.kind]:
                if getattr(record, field) is not None:
                    seen.add((record.kind, field))
    return {
        kind: VALUE_FIELDS[kind] + FURTHER_FIELDS[kind] + tuple(field for field in EXTENSION_FIELDS[kind] if (kind, field) in seen)
        for kind in KINDS
        if kind not in EXTENSION_KINDS or kind in kinds
    }


def load_articles(source: Source, format: str | None = None) -> list[tuple[str, list[Extraction]]]:
    """The articles of a path or of objects, by file; raises :class:`GoldError` also for an id that stands twice."""
    if isinstance(source, str | Path):
        path = Path(source)
        name = format or detect_format(path)
        reader: Format = get_format(name)
        from reformextract.formats import files_of

        groups = [(str(file), list(reader.read(file))) for file in files_of(path, name)]
    else:
        groups = [("given", [_as_extraction(given) for given in source])]
    seen: dict[str, str] = {}
    for file, extractions in groups:
        for number, extraction in enumerate(extractions, start=1):
            identity = extraction.article.id
            if identity in seen:
                reason = f"id {identity!r} stands twice (first in {seen[identity]})" if identity else "more than one article without an id"
                raise GoldError(file, reason, field="id")
            seen[identity] = f"{file}, article {number}"
    return groups


def _as_extraction(given: Extraction | Mapping[str, Any]) -> Extraction:
    if isinstance(given, Extraction):
        return given
    line = parse_line(given)
    if line.problems:
        raise GoldError.of(line.problems[0], "given", article=str(given.get("id", "")))
    return line.extraction()


def load_gold(source: Source, format: str | None = None) -> list[GoldArticle]:
    """Gold articles of a path (file or folder, any format) or of objects."""
    articles: list[GoldArticle] = []
    for _, extractions in load_articles(source, format):
        fields = annotated_fields(extractions)
        articles += [GoldArticle(extraction, fields) for extraction in extractions]
    return articles
