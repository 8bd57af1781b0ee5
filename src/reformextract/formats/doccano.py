"""doccano JSONL (sequence labeling). Carries everything: doccano keeps the columns it does not know as metadata.

A line has ``text``, ``label`` (``[start, end, kind]`` each) or ``entities`` (with ``start_offset``, ``end_offset``,
``label``). The fields stand in the column ``fields``, by ``kind:start:end``, since doccano has none for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from reformextract.article import Extraction
from reformextract.formats.base import (
    GoldError,
    Region,
    a_list,
    an_object,
    article_metadata,
    article_of,
    from_regions,
    json_lines,
    reads,
    texts,
    to_json,
    to_regions,
    write_text,
)
from reformextract.formats.check import shown


def write(extractions: Iterable[Extraction], path: Path) -> None:
    """One line an article; two records of one kind and extent can't be told apart and are refused."""
    lines: list[str] = []
    for extraction in extractions:
        regions = to_regions(extraction)
        fields: dict[str, dict[str, str]] = {}
        for index, region in enumerate(regions):
            key = f"{region.kind}:{region.start}:{region.end}"
            if key in fields:
                raise GoldError(path, f"doccano can't carry two records {key}", article=extraction.article.id, record=index)
            fields[key] = {"id": region.id, **region.fields}
        label = [[region.start, region.end, region.kind] for region in regions]
        metadata = article_metadata(extraction)
        identity = metadata.pop("id", "")
        line = {"text": extraction.article.text, "label": label, "article_id": identity, **metadata, "fields": fields}
        lines.append(to_json(line) + "\n")
    write_text(path, "".join(lines))


@reads
def read(path: Path) -> Iterator[Extraction]:
    """The lines of an export, ``label`` as well as ``entities``."""
    for number, given in json_lines(path):
        line = an_object(given, path, line=number)
        if not isinstance(line.get("text"), str):
            raise GoldError(path, "missing", line=number, field="text")
        meta = an_object(line.get("meta") or line.get("metadata"), path, line=number, field="meta")
        metadata = {**line, **meta}
        metadata["id"] = str(metadata.get("article_id", line.get("id", number)))
        article, beside = article_of(line["text"], metadata, path, number)
        fields = an_object(metadata.get("fields"), path, line=number, field="fields")
        regions: list[Region] = []
        for index, (start, end, kind) in enumerate(_spans(line, path, number)):
            own = texts(fields.get(f"{kind}:{start}:{end}"), path, line=number, record=index, field="fields")
            regions.append(Region(own.pop("id", f"label {index}"), kind, start, end, own))
        yield from_regions(article, regions, path, beside, number)


def _spans(line: Mapping[str, Any], path: Path, number: int) -> Iterator[tuple[int, int, str]]:
    name = next((name for name in ("label", "labels") if line.get(name) is not None), "entities")
    for index, span in enumerate(a_list(line.get(name), path, line=number, field=name)):
        try:
            start, end, kind = (span["start_offset"], span["end_offset"], span["label"]) if isinstance(span, dict) else span
        except (KeyError, ValueError, TypeError) as error:
            raise GoldError(path, f"not [start, end, kind]: {shown(span)}", line=number, record=index) from error
        yield start, end, str(kind)
