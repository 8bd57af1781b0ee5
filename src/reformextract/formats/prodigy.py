"""Prodigy JSONL: a task a line, the records as ``spans`` with their fields as further keys. Carries everything.

Tasks that were rejected or ignored are left out when read; ``id``, ``published`` and the like stand in ``meta``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from reformextract.article import Extraction
from reformextract.formats.base import GoldError, Region, article_metadata, article_of, from_regions, json_lines, to_regions, write_text

_OF_PRODIGY = frozenset({"start", "end", "label", "token_start", "token_end", "text", "id", "source", "type", "input_hash"})


def write(extractions: Iterable[Extraction], path: Path) -> None:
    """One task an article."""
    lines: list[str] = []
    for extraction in extractions:
        spans = [{"start": r.start, "end": r.end, "label": r.kind, "id": r.id, "fields": dict(r.fields)} for r in to_regions(extraction)]
        task = {"text": extraction.article.text, "spans": spans, "meta": article_metadata(extraction), "answer": "accept"}
        lines.append(json.dumps(task, ensure_ascii=False) + "\n")
    write_text(path, "".join(lines))


def read(path: Path) -> Iterator[Extraction]:
    """The accepted tasks."""
    for number, task in json_lines(path):
        if not isinstance(task, dict) or not isinstance(task.get("text"), str):
            raise GoldError(path, "missing", line=number, field="text")
        if task.get("answer", "accept") != "accept":
            continue
        metadata = {"id": str(task.get("id", number)), **(task.get("meta") or {})}
        article, beside = article_of(task["text"], metadata, path, number)
        regions: list[Region] = []
        for index, span in enumerate(task.get("spans") or ()):
            if not isinstance(span, dict) or not {"start", "end", "label"} <= span.keys():
                raise GoldError(path, f"not a span with start, end and label: {span!r}", line=number, record=index)
            fields = {name: str(value) for name, value in span.items() if name not in _OF_PRODIGY and name != "fields"}
            fields |= {name: str(value) for name, value in (span.get("fields") or {}).items()}
            regions.append(Region(str(span.get("id", f"span {index}")), str(span["label"]), span["start"], span["end"], fields))
        yield from_regions(article, regions, path, beside, number)
