"""Records as data frames, in the tidy layout of docs/evaluation.md: one row a record, always the same columns.

The columns and their types are those of the Arrow schema of :mod:`reformextract.batch.schema` (without those of failed
articles and of warnings, whose rows only a batch run has): exact numbers as strings, the same as decimals to calculate with
(``value_decimal`` ...), days as dates. ``facts_to_arrow`` and its like give one row a fact (:mod:`reformextract.batch.fact_schema`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from reformextract.article import Extraction
from reformextract.batch.fact_schema import fact_batch
from reformextract.batch.schema import record_batch
from reformextract.extras import need

Decimals = Literal["exact", "float"]
_OF_RUNS = ["error", "reason", "warning", "message", "places", "fact"]


def to_arrow(extractions: Iterable[Extraction], decimals: Decimals = "exact") -> Any:
    """The records of many articles as a ``pyarrow.Table``; raises MissingExtraError without pyarrow.

    ``decimals="float"`` makes the numbers floats: rounded to 15 digits, but what statistics and plots take.
    """
    arrow = need("pyarrow", "frames", "to_arrow")
    without = (extraction.model_copy(update={"warnings": ()}) for extraction in extractions)
    return _numbers_as(arrow.Table.from_batches([record_batch(without)]).drop_columns(_OF_RUNS), decimals)


def to_pandas(extractions: Iterable[Extraction], decimals: Decimals = "exact") -> Any:
    """The same as a ``pandas.DataFrame`` of Arrow-backed columns, so that integers with gaps stay integers and days days."""
    pandas = need("pandas", "frames", "to_pandas")
    return to_arrow(extractions, decimals).to_pandas(types_mapper=pandas.ArrowDtype)


def to_polars(extractions: Iterable[Extraction], decimals: Decimals = "exact") -> Any:
    """The same as a ``polars.DataFrame``."""
    polars = need("polars", "frames", "to_polars")
    return polars.from_arrow(to_arrow(extractions, decimals))


def facts_to_arrow(extractions: Iterable[Extraction], decimals: Decimals = "exact") -> Any:
    """The facts of many articles as a ``pyarrow.Table``; raises MissingExtraError without pyarrow."""
    arrow = need("pyarrow", "frames", "facts_to_arrow")
    return _numbers_as(arrow.Table.from_batches([fact_batch(extractions)]), decimals)


def facts_to_pandas(extractions: Iterable[Extraction], decimals: Decimals = "exact") -> Any:
    """The facts as a ``pandas.DataFrame`` of Arrow-backed columns."""
    pandas = need("pandas", "frames", "facts_to_pandas")
    return facts_to_arrow(extractions, decimals).to_pandas(types_mapper=pandas.ArrowDtype)


def facts_to_polars(extractions: Iterable[Extraction], decimals: Decimals = "exact") -> Any:
    """The facts as a ``polars.DataFrame``."""
    polars = need("polars", "frames", "facts_to_polars")
    return polars.from_arrow(facts_to_arrow(extractions, decimals))


def _numbers_as(table: Any, decimals: Decimals) -> Any:
    if decimals not in ("exact", "float"):
        raise ValueError(f'decimals is "exact" or "float", not {decimals!r}')
    if decimals == "exact":
        return table
    arrow = need("pyarrow", "frames", "floats")
    fields = [field.with_type(arrow.float64()) if arrow.types.is_decimal(field.type) else field for field in table.schema]
    return table.cast(arrow.schema(fields, metadata=table.schema.metadata))
