"""Prodigy JSONL: a task a line, the records as ``spans`` with their fields as further keys. Carries everything.

Tasks that were rejected or ignored are left out when read; ``id``, ``published`` and the like stand in ``meta``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

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

_OF_PRODIGY = frozenset({"start", "end", "label", "token_start", "token_end", "text", "id", "source", "type", "input_hash"})


def write(extractions: Iterable[Extraction], path: Path) -> None:
    """One task an article."""
    lines: list[str] = []
    for extraction in extractions:
        spans = [{"start": r.start, "end": r.end, "label": r.kind, "id": r.id, "fields": dict(r.fields)} for r in to_regions(extraction)]
        task = {"text": extraction.article.text, "spans": spans, "meta": article_metadata(extraction), "answer": "accept"}
        lines.append(to_json(task) + "\n")
    write_text(path, "".join(lines))


@reads
def read(path: Path) -> Iterator[Extraction]:
    """The accepted tasks."""
    for number, given in json_lines(path):
        task = an_object(given, path, line=number)
        if not isinstance(task.get("text"), str):
            raise GoldError(path, "missing", line=number, field="text")
        if task.get("answer", "accept") != "accept":
            continue
        metadata = {"id": str(task.get("id", number)), **an_object(task.get("meta"), path, line=number, field="meta")}
        article, beside = article_of(task["text"], metadata, path, number)
        regions: list[Region] = []
        for index, given_span in enumerate(a_list(task.get("spans"), path, line=number, field="spans")):
            span = an_object(given_span, path, line=number, record=index)
            if not {"start", "end", "label"} <= span.keys():
                raise GoldError(path, f"not a span with start, end and label: {shown(dict(span))}", line=number, record=index)
            fields = {name: str(value) for name, value in span.items() if name not in _OF_PRODIGY and name != "fields"}
            fields |= texts(span.get("fields"), path, line=number, record=index, field="fields")
            regions.append(Region(str(span.get("id", f"span {index}")), str(span["label"]), span["start"], span["end"], fields))
        yield from_regions(article, regions, path, beside, number)
