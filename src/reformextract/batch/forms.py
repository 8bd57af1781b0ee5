"""What makes the bytes of each output form of the extractions of a batch; Arrow is imported by the forms that need it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from reformextract.article import Extraction
from reformextract.batch.render import csv_rows, json_line


def json_lines(extractions: Iterable[Extraction], keep: tuple[str, ...] = ()) -> bytes:
    """One JSON object an article, one a line."""
    return b"".join(map(json_line, extractions))


def arrow_rows(extractions: Iterable[Extraction], keep: tuple[str, ...] = ()) -> bytes:
    """The records as one Arrow record batch (schema.py) in the IPC stream format."""
    from reformextract.batch.schema import record_batch, to_ipc

    return to_ipc(record_batch(extractions, keep))


RENDERERS: dict[str, Callable[[Iterable[Extraction], tuple[str, ...]], bytes]] = {
    "jsonl": json_lines,
    "csv": csv_rows,
    "parquet": arrow_rows,
    "duckdb": arrow_rows,
}
