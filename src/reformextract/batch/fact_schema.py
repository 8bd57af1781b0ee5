"""The Arrow schema of facts, version 1: one row a fact, a table of its own beside that of the records.

The columns are those of :mod:`reformextract.batch.fact_rows`: ``value``, ``low`` and ``high`` are exact strings, with the same
as decimals to calculate with at the end (``value_decimal`` ...); ``published``, ``earliest`` and ``latest`` are days; ``figure``,
``start`` and ``end`` integers; all others strings. ``article`` and ``figure`` lead to the record (its ``article`` and ``index``).
A change of meaning or type raises ``FACTS_VERSION``; a new column at the end does not. The version stands in the schema's
metadata under ``reformextract.facts``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from reformextract.article import Extraction
from reformextract.batch.fact_rows import DAYS, FACT_COLUMNS, OF_FACT, fact_rows
from reformextract.batch.render import NUMBERS
from reformextract.batch.schema import DECIMAL_DIGITS, DECIMAL_PLACES, PURPOSE, cell, exact_decimal
from reformextract.extras import need

FACTS_VERSION = 1
_INTEGERS = frozenset({"figure", "start", "end"})


@cache
def FACTS() -> Any:  # noqa: N802 - a constant that needs pyarrow to be made
    """The schema above as ``pyarrow.Schema``; raises MissingExtraError."""
    pa = need("pyarrow", "arrow", PURPOSE)
    types = {name: pa.int32() if name in _INTEGERS else pa.date32() if name in DAYS else pa.string() for name in FACT_COLUMNS}
    fields = [pa.field(name, kind, nullable=name not in ("article", "figure", "status")) for name, kind in types.items()]
    fields += [pa.field(f"{name}_decimal", pa.decimal128(DECIMAL_DIGITS, DECIMAL_PLACES)) for name in NUMBERS]
    return pa.schema(fields, metadata={"reformextract.facts": str(FACTS_VERSION)})


def _rows(extractions: Iterable[Extraction]) -> Iterator[dict[str, Any]]:
    for extraction in extractions:
        for row in fact_rows(extraction):
            decimals = {f"{name}_decimal": exact_decimal(row[name]) for name in NUMBERS}
            yield {**{name: cell(value) for name, value in row.items()}, **decimals}


def fact_batch(extractions: Iterable[Extraction]) -> Any:
    """The facts of many articles as one ``pyarrow.RecordBatch`` of the schema."""
    pa = need("pyarrow", "arrow", PURPOSE)
    rows = list(_rows(extractions))
    schema = FACTS()
    return pa.RecordBatch.from_arrays([pa.array([row[field.name] for row in rows], field.type) for field in schema], schema=schema)


def _column(name: str) -> str:
    if name == "figure":
        return '"index" AS figure'
    return f'fact.{name} AS "{name}"' if name in OF_FACT else f'"{name}"'


# The columns of the facts' table out of the table of records, whose column ``fact`` has them (SQL).
FACTS_OF_RECORDS = "SELECT " + ", ".join(_column(name) for name in (*FACT_COLUMNS, *(f"{number}_decimal" for number in NUMBERS)))
