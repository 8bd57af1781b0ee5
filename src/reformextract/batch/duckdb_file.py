"""A DuckDB file being written: what DuckDB cannot write, as on a full disk, is an OSError, and no half of a file is left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from reformextract.batch.names import wal_path
from reformextract.extras import need


@contextmanager
def writing_duckdb(path: Path) -> Iterator[Any]:
    """A connection to a new file, with all in it when the block ends; raises OSError, MissingExtraError."""
    duckdb = need("duckdb", "duckdb", "writing a DuckDB file")
    try:
        connection = duckdb.connect(str(path))
        try:
            yield connection
            connection.execute("CHECKPOINT")
        finally:
            connection.close()
    except duckdb.Error as error:
        for half in (path, wal_path(path)):
            half.unlink(missing_ok=True)
        raise OSError(f"{path}: DuckDB cannot write: {str(error).splitlines()[0]}") from None


def tell_made_by(connection: Any, made_by: Mapping[str, str]) -> None:
    """A table of what made the others."""
    connection.execute("CREATE TABLE made_by (name VARCHAR, value VARCHAR)")
    connection.executemany("INSERT INTO made_by VALUES (?, ?)", [list(pair) for pair in made_by.items()] or [["version", ""]])
