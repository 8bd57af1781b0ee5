"""Extractions -> bytes of the output's form, made in the workers so that the writing process only writes."""

from __future__ import annotations

import csv
import datetime
import io
import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from reformextract.article import LINE_VERSION, Article, Extraction
from reformextract.kinds import RECORD_MODELS
from reformextract.models.record import GOLD_ONLY, Record, plain

SHARED_COLUMNS = ("article", "published", "index", "kind", "start", "end", "text", "sentence_text", "title", "url")
OWN_COLUMNS = tuple(
    dict.fromkeys(name for model in RECORD_MODELS.values() for name in model.model_fields if name not in {*SHARED_COLUMNS, *GOLD_ONLY})
)
WARNING_COLUMNS = ("warning", "message", "places")
NUMBERS = ("value", "low", "high")
CSV_COLUMNS = SHARED_COLUMNS + OWN_COLUMNS + tuple(f"{name}_decimal" for name in NUMBERS) + WARNING_COLUMNS
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
    if article.kept:
        line["kept"] = article.kept
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


def _of_article(article: Article) -> dict[str, Any]:
    """What every row of an article repeats, so that the table stands alone."""
    kept = {name: value if isinstance(value, str) else json.dumps(value) for name, value in article.kept.items() if value is not None}
    return {"article": article.id, "published": article.published, "title": article.title, "url": article.url, **kept}


def record_rows(extraction: Extraction) -> Iterator[dict[str, Any]]:
    """The records of an article as flat rows: what tells of the article, the record's index, sentence, kind and fields."""
    text, shared = extraction.article.text, _of_article(extraction.article)
    for index, record in enumerate(extraction.records):
        sentence = None if record.sentence is None else " ".join(text[slice(*record.sentence)].split())
        yield {**shared, "index": index, "sentence_text": sentence, **record.__dict__}


def warning_rows(extraction: Extraction) -> Iterator[dict[str, Any]]:
    """The warnings of an article as flat rows without a kind; ``start``, ``end`` and ``text`` are those of the first place."""
    text = extraction.article.text
    for warning in extraction.warnings:
        row = _of_article(extraction.article)
        if warning.places:
            start, end = warning.places[0]
            row |= {"start": start, "end": end, "text": text[start:end]}
        yield {**row, "warning": warning.code, "message": warning.message, "places": warning.places}


def _pointed(value: Decimal) -> str:
    """A number with its point, so that a reader that guesses types from the first rows takes a column of them for what it is.

    >>> _pointed(Decimal(3)), _pointed(Decimal("0.5"))
    ('3.0', '0.5')
    """
    text = plain(value)
    return text if "." in text else f"{text}.0"


def csv_value(value: Any) -> Any:
    if isinstance(value, Decimal):
        return _pointed(value)
    if isinstance(value, tuple):
        return " ".join(str(part) if not isinstance(part, tuple) else " ".join(map(str, part)) for part in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return safe_cell(_json_value(value))


def _csv_row(row: dict[str, Any]) -> dict[str, Any]:
    cells = {name: "" if value is None else csv_value(value) for name, value in row.items()}
    for name in NUMBERS:
        if isinstance(row.get(name), Decimal):
            cells[f"{name}_decimal"] = _pointed(row[name])
    return cells


def csv_rows(extractions: Iterable[Extraction], keep: tuple[str, ...] = ()) -> bytes:
    """A row a record, then one a warning, no header; pairs and lists of numbers are written with spaces between."""
    text = io.StringIO()
    writer = csv.DictWriter(text, CSV_COLUMNS + keep, restval="", extrasaction="ignore", lineterminator="\r\n")
    for extraction in extractions:
        writer.writerows(_csv_row(row) for row in (*record_rows(extraction), *warning_rows(extraction)))
    return text.getvalue().encode("utf-8", "backslashreplace")


def csv_header(keep: tuple[str, ...] = ()) -> bytes:
    """The names of the columns, those kept of the input last."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerow(map(safe_cell, CSV_COLUMNS + keep))
    return text.getvalue().encode("utf-8", "backslashreplace")
