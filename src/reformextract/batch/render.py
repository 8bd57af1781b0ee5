"""Extractions -> bytes of the output's form, made in the workers so that the writing process only writes."""

from __future__ import annotations

import csv
import datetime
import io
import json
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any

from reformextract.article import LINE_VERSION, Extraction
from reformextract.kinds import RECORD_MODELS
from reformextract.models.record import GOLD_ONLY, Record, plain

SHARED_COLUMNS = ("article", "published", "index", "kind", "start", "end", "text")
OWN_COLUMNS = tuple(
    dict.fromkeys(name for model in RECORD_MODELS.values() for name in model.model_fields if name not in {*SHARED_COLUMNS, *GOLD_ONLY})
)
WARNING_COLUMNS = ("warning", "message", "places")
CSV_COLUMNS = SHARED_COLUMNS + OWN_COLUMNS + WARNING_COLUMNS
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def _json_value(value: Any) -> Any:
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value


def record_fields(record: Record) -> dict[str, Any]:
    """The record as ``model_dump(mode="json")`` gives it, a few times faster (the tests hold the two together)."""
    return {name: _json_value(value) for name, value in record.__dict__.items() if value is not None}


def json_line(extraction: Extraction) -> bytes:
    """One line of the annotation format, UTF-8, with its line feed."""
    article = extraction.article
    line: dict[str, Any] = {
        "id": article.id,
        "text": article.text,
        "published": article.published.isoformat() if article.published else None,
    }
    for name in ("title", "source", "url", "country"):
        value = getattr(article, name)
        if value is not None:
            line[name] = value
    line["schema"] = LINE_VERSION
    line["records"] = [record_fields(record) for record in extraction.records]
    if extraction.facts:
        line["facts"] = [fact.model_dump(mode="json") for fact in extraction.facts]
    if extraction.warnings:
        line["warnings"] = [warning.model_dump(mode="json") for warning in extraction.warnings]
    try:
        return json.dumps(line, ensure_ascii=False).encode() + b"\n"
    except UnicodeEncodeError:  # half of a surrogate pair, as JSON input may bring it
        return json.dumps(line).encode() + b"\n"


def safe_cell(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula; numbers stay numbers.

    >>> safe_cell("=HYPERLINK(...)"), safe_cell("-3.5"), safe_cell("+1 percent"), safe_cell(12)
    ("'=HYPERLINK(...)", '-3.5', "'+1 percent", 12)
    """
    if not isinstance(value, str) or not value.startswith(FORMULA_STARTS):
        return value
    digits = value[1:].replace(".", "", 1)
    return value if value[0] in "+-" and digits.isascii() and digits.isdigit() else "'" + value


def record_rows(extraction: Extraction) -> Iterator[dict[str, Any]]:
    """The records of an article as flat rows: its id and date, the record's index, kind and fields."""
    article, published = extraction.article.id, extraction.article.published
    for index, record in enumerate(extraction.records):
        yield {"article": article, "published": published, "index": index, **record.__dict__}


def warning_rows(extraction: Extraction) -> Iterator[dict[str, Any]]:
    """The warnings of an article as flat rows without a kind; ``start``, ``end`` and ``text`` are those of the first place."""
    text = extraction.article.text
    for warning in extraction.warnings:
        row: dict[str, Any] = {"article": extraction.article.id, "published": extraction.article.published}
        if warning.places:
            start, end = warning.places[0]
            row |= {"start": start, "end": end, "text": text[start:end]}
        yield {**row, "warning": warning.code, "message": warning.message, "places": warning.places}


def csv_value(value: Any) -> Any:
    if isinstance(value, tuple):
        return " ".join(str(part) if not isinstance(part, tuple) else " ".join(map(str, part)) for part in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return safe_cell(_json_value(value))


def csv_rows(extractions: Iterable[Extraction]) -> bytes:
    """A row a record, then one a warning, no header; pairs and lists of numbers are written with spaces between."""
    text = io.StringIO()
    writer = csv.DictWriter(text, CSV_COLUMNS, restval="", extrasaction="ignore", lineterminator="\r\n")
    for extraction in extractions:
        for row in (*record_rows(extraction), *warning_rows(extraction)):
            writer.writerow({name: "" if value is None else csv_value(value) for name, value in row.items()})
    return text.getvalue().encode("utf-8", "backslashreplace")


def csv_header() -> bytes:
    return (",".join(CSV_COLUMNS) + "\r\n").encode()


def json_lines(extractions: Iterable[Extraction]) -> bytes:
    return b"".join(map(json_line, extractions))


def arrow_rows(extractions: Iterable[Extraction]) -> bytes:
    """The records as one Arrow record batch (schema.py) in the IPC stream format."""
    from reformextract.batch.schema import record_batch, to_ipc

    return to_ipc(record_batch(extractions))


RENDERERS: dict[str, Callable[[Iterable[Extraction]], bytes]] = {
    "jsonl": json_lines,
    "csv": csv_rows,
    "parquet": arrow_rows,
    "duckdb": arrow_rows,
}
