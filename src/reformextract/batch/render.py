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
from reformextract.batch.csv_cells import cell, given, header
from reformextract.dates.record import Date
from reformextract.kinds import RECORD_MODELS
from reformextract.models.record import GOLD_ONLY, Record, plain

SHARED_COLUMNS = ("article", "published", "index", "kind", "start", "end", "text", "sentence_text", "title", "url")
OWN_COLUMNS = tuple(
    dict.fromkeys(name for model in RECORD_MODELS.values() for name in model.model_fields if name not in {*SHARED_COLUMNS, *GOLD_ONLY})
)
WARNING_COLUMNS = ("warning", "message", "places")
NUMBERS = ("value", "low", "high")
CSV_COLUMNS = (*SHARED_COLUMNS, *OWN_COLUMNS, *(f"{name}_decimal" for name in NUMBERS), "timex", *WARNING_COLUMNS)


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


def _of_article(article: Article) -> dict[str, Any]:
    """What every row of an article repeats, so that the table stands alone."""
    kept = {name: value if isinstance(value, str) else json.dumps(value) for name, value in article.kept.items() if value is not None}
    return {"article": article.id, "published": article.published, "title": article.title, "url": article.url, **kept}


def record_rows(extraction: Extraction) -> Iterator[dict[str, Any]]:
    """The records of an article as flat rows: what tells of the article, the record's index, sentence, kind and fields."""
    text, shared = extraction.article.text, _of_article(extraction.article)
    for index, record in enumerate(extraction.records):
        sentence = None if record.sentence is None else " ".join(text[slice(*record.sentence)].split())
        timex = {"timex": f"{record.type} {record.value}"} if isinstance(record, Date) else {}
        yield {**shared, "index": index, "sentence_text": sentence, **record.__dict__, **timex}


def warning_rows(extraction: Extraction) -> Iterator[dict[str, Any]]:
    """The warnings of an article as flat rows without a kind; ``start``, ``end`` and ``text`` are those of the first place."""
    text = extraction.article.text
    for warning in extraction.warnings:
        row = _of_article(extraction.article)
        if warning.places:
            start, end = warning.places[0]
            row |= {"start": start, "end": end, "text": text[start:end]}
        yield {**row, "warning": warning.code, "message": warning.message, "places": warning.places}


def _csv_row(row: dict[str, Any], as_given: frozenset[str]) -> dict[str, Any]:
    """The cells of a row: numbers and the TIMEX3 of dates apart, for a column holds one or the other."""
    numbers = {name: row[name] if isinstance(row.get(name), Decimal) else None for name in NUMBERS}
    values = {**row, **numbers, **{f"{name}_decimal": number for name, number in numbers.items()}}
    return {name: given(value) if name in as_given and isinstance(value, str) else cell(value) for name, value in values.items()}


def csv_rows(extractions: Iterable[Extraction], keep: tuple[str, ...] = ()) -> bytes:
    """A row a record, then one a warning, no header; see :mod:`reformextract.batch.csv_cells`."""
    text = io.StringIO()
    as_given = frozenset(("article", *keep))
    writer = csv.DictWriter(text, CSV_COLUMNS + keep, restval="", extrasaction="ignore", lineterminator="\r\n")
    for extraction in extractions:
        writer.writerows(_csv_row(row, as_given) for row in (*record_rows(extraction), *warning_rows(extraction)))
    return text.getvalue().encode("utf-8", "backslashreplace")


def csv_header(keep: tuple[str, ...] = ()) -> bytes:
    """The names of the columns, those kept of the input last."""
    return header([given(name) for name in CSV_COLUMNS + keep])
