"""Tables that commands write with ``-o OUT``: by the ending CSV, JSONL, Parquet or DuckDB; nothing has its name before it is whole."""

from __future__ import annotations

import csv
import datetime
import io
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

import typer

from reformextract.batch.csv_cells import cell, given, header
from reformextract.batch.duckdb_file import tell_made_by, writing_duckdb
from reformextract.batch.guard import refuse_inputs
from reformextract.batch.lock import OutputLock
from reformextract.batch.manifest import as_metadata, what_makes, without_places
from reformextract.batch.names import lock_path_of, partial_path, wal_path
from reformextract.batch.options import ExtractOptions, InputOptions
from reformextract.batch.schema import with_made_by
from reformextract.batch.sources import find_sources
from reformextract.extras import need
from reformextract.models.record import plain

FORMS = (".csv", ".parquet", ".duckdb", ".jsonl")
Output = Annotated[Path | None, typer.Option("-o", "--output", help=f"A file: {', '.join(FORMS)}.")]


def check_output(output: Path, inputs: list[str], read: InputOptions, options: ExtractOptions) -> None:
    """Raises typer.BadParameter for an ending that is none, InputsError where an input would be written over."""
    if output.suffix.lower() not in FORMS:
        raise typer.BadParameter(f"{output}: its ending is none of {', '.join(FORMS)}", param_hint="--output")
    sources, _ = find_sources(inputs, read.form, read.follow_links)
    partial = partial_path(output)
    refuse_inputs([output, partial, wal_path(partial), lock_path_of(output)], sources, options.patterns)


def _beside(output: Path) -> tuple[Path, Path]:
    """What a table is while it is not yet whole, under names that nothing has: its file, and that of the last changes of DuckDB."""
    partial = partial_path(output)
    number = 1
    while partial.exists() or wal_path(partial).exists():  # a file of somebody else's, or of a run that was killed
        number += 1
        partial = partial_path(output.with_name(f"{output.name}.{number}"))
    return partial, wal_path(partial)


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Another path to write to, which gets the name when all is written and goes when it is not; raises LockedError."""
    with OutputLock(lock_path_of(path), str(path)):
        beside = _beside(path)
        try:
            yield beside[0]
            os.replace(beside[0], path)
        finally:
            for one in beside:
                one.unlink(missing_ok=True)


def json_row(row: Mapping[str, Any]) -> str:
    """A row as a line of JSON: what is empty is left out, numbers are exact strings, days ISO days."""
    return json.dumps({name: _plain(value) for name, value in row.items() if value is not None}, ensure_ascii=False)


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return plain(value)
    return str(value) if isinstance(value, datetime.date) else value


def write_jsonl(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """A row a line."""
    with path.open("wb") as file:
        file.writelines((json_row(row) + "\n").encode("utf-8", "backslashreplace") for row in rows)


def write_csv(path: Path, columns: tuple[str, ...], rows: Iterable[Mapping[str, Any]]) -> None:
    """A head, then a row a line; ids of articles as they were given."""
    with path.open("wb") as file:
        file.write(header(columns))
        for row in rows:
            line = io.StringIO()
            cells = (given(row[name] or "") if name == "article" else cell(row[name]) for name in columns)
            csv.writer(line, lineterminator="\r\n").writerow(cells)
            file.write(line.getvalue().encode("utf-8", "backslashreplace"))


def write_arrow(path: Path, table: Any, name: str, form: str, options: ExtractOptions) -> None:
    """An Arrow table as Parquet, or under a name of its own as DuckDB, with what made it; raises MissingExtraError, OSError."""
    made_by = as_metadata(without_places(what_makes(options)))
    if form == ".parquet":
        parquet = need("pyarrow.parquet", "arrow", "-o OUT.parquet")
        parquet.write_table(table.replace_schema_metadata(with_made_by(table.schema, made_by).metadata), path)
        return
    need("duckdb", "duckdb", "-o OUT.duckdb")
    with writing_duckdb(path) as connection:
        connection.register("rows", table)
        connection.execute(f"CREATE TABLE {name} AS SELECT * FROM rows")
        tell_made_by(connection, made_by)
