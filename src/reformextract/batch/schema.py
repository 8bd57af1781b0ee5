"""The Arrow schema of records, version 2: one row a record, the kinds' fields side by side, null where one has none.

=================  =================  =====================================================================
column             type               meaning
=================  =================  =====================================================================
article            string, not null   the article's id
published          date32             the day that relative dates were resolved from
index              int32              the record's index in its article: what equals and members point to
kind               string             null in the row of a failed article, whose ``error`` says why, and of a warning
start, end         int32              extent in Unicode code points, half-open
text               string             the extent
sentence_text      string             the sentence it stands in, on one line
title, url         string             of the article, in every row
rule               string             id of the rule that made the record
sentence           struct<start, end> the sentence it stands in
value              string             exact, plain notation; of a date its TIMEX3 value
low, high          string             the ends of a range, exact
total, of          string             the whole of "8 of the 13"; the number compared with in a rank
value_decimal,     decimal128(38, 12) the same as numbers to calculate with; null for a date and for a number
low_decimal,                          of more than 26 digits before or 12 after the point
high_decimal
comparator, unit,  string             as in the records
currency, per,
item
equals             int32              index of the amount that this one restates
type, mod          string             TIMEX3 type and mod
timex              string             of a date its TIMEX3 type and value: ``DATE 2019-01``
earliest, latest   date32             the days covered, both included
stated             list<string>       the parts of a date that the text gives
head, area,        string             of a mechanism
canonical, match,
status
cluster            int32              equal for mentions of one mechanism in the article
status_cue         struct<start, end> the words that tell the status
noun               string             of an enumeration: the announced noun
declared, found    int32              members announced and found
members            list<int32>        their indices in the article's records
complete           bool               declared equals found
error, reason      string             of a failed article: code and explanation
warning, message   string             of a warning: code and explanation
places             list<struct>       the places in the text that a warning concerns: start, end
fact               struct             of a figure that has a fact: what it measures, of whom, when (fact_rows.py)
=================  =================  =====================================================================

A change of meaning or type raises ``SCHEMA_VERSION``; a new column at the end does not. The version stands in the schema's
metadata under ``reformextract.schema``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from reformextract.article import Extraction
from reformextract.batch.fact_rows import DAYS, OF_FACT, fact_rows
from reformextract.batch.outcome import Failure
from reformextract.batch.render import NUMBERS, record_rows, warning_rows
from reformextract.extras import need
from reformextract.models.record import Span, plain

SCHEMA_VERSION = 2  # 2: rows of warnings, and facts; version 1 had neither
DECIMAL_DIGITS, DECIMAL_PLACES = 38, 12
LARGEST = Decimal(10) ** (DECIMAL_DIGITS - DECIMAL_PLACES)
STEP = Decimal(1).scaleb(-DECIMAL_PLACES)
PURPOSE = "Arrow, Parquet and DuckDB output"


def _arrow() -> Any:
    return need("pyarrow", "arrow", PURPOSE)


def with_made_by(schema: Any, made_by: Mapping[str, str]) -> Any:
    """A schema with what made its table in its metadata."""
    return schema.with_metadata({**(schema.metadata or {}), **{f"reformextract.{name}": value for name, value in made_by.items()}})


@cache
def SCHEMA(keep: tuple[str, ...] = ()) -> Any:  # noqa: N802 - a constant that needs pyarrow to be made
    """The schema above as ``pyarrow.Schema``, with the input's columns that are kept (as strings); raises MissingExtraError."""
    pa = _arrow()
    string, integer, day = pa.string(), pa.int32(), pa.date32()
    number = pa.decimal128(DECIMAL_DIGITS, DECIMAL_PLACES)
    span = pa.struct([pa.field("start", integer), pa.field("end", integer)])
    fields = [
        pa.field("article", string, nullable=False),
        ("published", day),
        ("index", integer),
        ("kind", string),
        ("start", integer),
        ("end", integer),
        ("text", string),
        ("sentence_text", string),
        ("title", string),
        ("url", string),
        ("rule", string),
        ("sentence", span),
        *((name, string) for name in (*NUMBERS, "total", "of")),
        *((f"{name}_decimal", number) for name in NUMBERS),
        *((name, string) for name in ("comparator", "unit", "currency", "per", "item")),
        ("equals", integer),
        ("type", string),
        ("mod", string),
        ("timex", string),
        ("earliest", day),
        ("latest", day),
        ("stated", pa.list_(string)),
        *((name, string) for name in ("head", "area", "canonical", "match", "status")),
        ("cluster", integer),
        ("status_cue", span),
        ("noun", string),
        ("declared", integer),
        ("found", integer),
        ("members", pa.list_(integer)),
        ("complete", pa.bool_()),
        ("error", string),
        ("reason", string),
        ("warning", string),
        ("message", string),
        ("places", pa.list_(span)),
        ("fact", pa.struct([(name, day if name in DAYS else string) for name in OF_FACT])),
        *((name, string) for name in keep),
    ]
    return pa.schema(fields, metadata={"reformextract.schema": str(SCHEMA_VERSION)})


def exact_decimal(value: Any) -> Decimal | None:
    """The number as decimal128(38, 12) holds it exactly; None where it does not."""
    if not isinstance(value, Decimal) or abs(value) >= LARGEST or value % STEP:
        return None
    return value


def _valid(text: str) -> str:
    """Arrow strings are UTF-8: half of a surrogate pair is written as its escape."""
    return text.encode("utf-8", "backslashreplace").decode()


def cell(value: Any) -> Any:
    """A value as a string column or its own type holds it."""
    if isinstance(value, str):
        return value if value.isascii() else _valid(value)
    if isinstance(value, Decimal):
        return plain(value)
    return value


def _row(fields: dict[str, Any]) -> dict[str, Any]:
    row = {name: cell(value) for name, value in fields.items() if value is not None}
    for name in NUMBERS:
        row[f"{name}_decimal"] = exact_decimal(fields.get(name))
    for name in ("sentence", "status_cue"):
        span = fields.get(name)
        if span is not None:
            row[name] = _span(span)
    return row


def _span(span: Span) -> dict[str, int]:
    return {"start": span[0], "end": span[1]}


def _rows(outcome: Extraction | Failure) -> Iterator[dict[str, Any]]:
    """The rows of an article: its records, then its warnings; or why it has none."""
    if isinstance(outcome, Failure):
        yield {"article": _valid(outcome.id or ""), "error": outcome.error, "reason": _valid(outcome.reason)}
    else:
        facts = {row["figure"]: {name: cell(row[name]) for name in OF_FACT} for row in fact_rows(outcome)}
        for row in record_rows(outcome):
            yield {**_row(row), "fact": facts.get(row["index"])}
        for row in warning_rows(outcome):
            yield {**_row(row), "places": [_span(place) for place in row["places"]]}


def record_batch(outcomes: Iterable[Extraction | Failure], keep: tuple[str, ...] = ()) -> Any:
    """The records as one ``pyarrow.RecordBatch`` of the schema; a failure is a row of its own, with ``error`` set."""
    rows = [row for outcome in outcomes for row in _rows(outcome)]
    schema = SCHEMA(keep)
    pa = _arrow()
    columns = [pa.array([row.get(field.name) for row in rows], field.type) for field in schema]
    return pa.RecordBatch.from_arrays(columns, schema=schema)


def to_ipc(batch: Any) -> bytes:
    """A record batch in Arrow's IPC stream format: how it goes from a worker to the writer."""
    pa = _arrow()
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as writer:
        writer.write_batch(batch)
    content: bytes = sink.getvalue().to_pybytes()
    return content


def from_ipc(content: bytes) -> Iterator[Any]:
    """The record batches of :func:`to_ipc`."""
    with _arrow().ipc.open_stream(content) as reader:
        yield from reader
