"""Where results go. A sink takes results in the order of the input and can, at a checkpoint, make them durable.

``checkpoint`` returns what ``resume`` needs to go back to that very place after a crash, throwing away what was written
later: for one appended file its length, for part files their number. Nothing appears under its final name before it is whole.
"""

from __future__ import annotations

import json
import os
from array import array
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from reformextract.batch.duckdb_file import tell_made_by, writing_duckdb
from reformextract.batch.files import fsync_file, fsync_folder, replace_durably
from reformextract.batch.manifest import ResumeError, as_metadata
from reformextract.batch.names import done_with, part_files, part_number, partial_path, staging_path
from reformextract.batch.options import OutputOptions
from reformextract.batch.outcome import BatchResult, Failure
from reformextract.batch.render import csv_header
from reformextract.batch.seen_ids import SeenIds
from reformextract.extras import need

State = dict[str, Any]
ROWS_IN_GROUP = 50_000


class Sink:
    """A place for results; as it stands one that keeps no state, for output that nobody resumes.

    ``made_by`` is what decides the output but for the inputs: it stands in the metadata of forms that have any.
    """

    made_by: dict[str, Any] = {}  # noqa: RUF012 - replaced, never changed

    def check(self, state: State) -> None:
        """Raises ResumeError when what a complete run has written is not there any more as it was."""

    def open(self, state: State | None) -> None:
        """Begin anew, or go on from a checkpoint's state."""

    def write(self, result: BatchResult) -> None:
        raise NotImplementedError

    def may_checkpoint(self) -> bool:
        return False

    def checkpoint(self) -> State:
        """Make durable what was written; gives the state to go on from."""
        return {}

    def end(self) -> None:
        """All is written; a last checkpoint follows."""

    def finish(self) -> None:
        """Give the output its final name."""

    def finished(self) -> State:
        """What :meth:`check` needs to know the output again."""
        return {}

    def close(self) -> None:
        """Let go of what is open, whatever happened."""


class _Appended:
    """A file that grows; a checkpoint is its length, resuming cuts it there."""

    def __init__(self, path: Path, head: bytes = b"") -> None:
        self.path = path
        self.head = head
        self._file: IO[bytes] | None = None

    def open(self, length: int | None) -> None:
        if length is None:
            self._file = open(self.path, "wb")  # noqa: SIM115 - closed by close()
            self._file.write(self.head)
            return
        if not self.path.exists() or self.path.stat().st_size < length:
            raise OSError(f"{self.path}: is gone or shorter than the {length} bytes written before; begin anew with --overwrite")
        self._file = open(self.path, "r+b")  # noqa: SIM115
        self._file.truncate(length)
        self._file.seek(length)

    @property
    def file(self) -> IO[bytes]:
        assert self._file is not None
        return self._file

    def sync(self) -> int:
        fsync_file(self.file)
        return self.file.tell()

    def close(self) -> None:
        """Close without a last write: what is not synced is not counted on."""
        if self._file is not None:
            with suppress(OSError):  # a full disk, already reported where it was met
                self._file.close()
            self._file = None


class FileSink(Sink):
    """JSONL or CSV into one file: written as ``NAME.partial``, renamed when whole."""

    def __init__(self, output: OutputOptions) -> None:
        self.final = Path(output.path)
        self._appended = _Appended(partial_path(self.final), csv_header(output.keep) if output.form == "csv" else b"")

    def check(self, state: State) -> None:
        _there(self.final, state.get("bytes"))

    def open(self, state: State | None) -> None:
        if state is not None and state.get("finished") and not self._appended.path.exists():
            return  # it ended between the rename and the last line of the manifest
        self._appended.open(None if state is None else state["bytes"])

    def write(self, result: BatchResult) -> None:
        for rows in result.rows:
            self._appended.file.write(rows)

    def may_checkpoint(self) -> bool:
        return True

    def checkpoint(self) -> State:
        return {"bytes": self._appended.sync()}

    def finish(self) -> None:
        if self._appended._file is not None:
            self._appended.sync()
            self._appended.close()
            replace_durably(self._appended.path, self.final)

    def close(self) -> None:
        self._appended.close()


class _ParquetPart:
    """A part being written: records gathered into row groups of a steady size."""

    def __init__(self, path: Path, schema: Any) -> None:
        self.file = open(path, "wb")  # noqa: SIM115 - closed by the sink
        self._writer = need("pyarrow.parquet", "arrow", "writing Parquet").ParquetWriter(self.file, schema, compression="zstd")
        self._waiting: list[Any] = []
        self._rows = 0

    def write(self, rows: bytes) -> None:
        from reformextract.batch.schema import from_ipc

        for batch in from_ipc(rows):
            self._waiting.append(batch)
            self._rows += batch.num_rows
        if self._rows >= ROWS_IN_GROUP:
            self._flush()

    def _flush(self) -> None:
        if self._rows:
            pyarrow = need("pyarrow", "arrow", "writing Parquet")
            self._writer.write_table(pyarrow.Table.from_batches(self._waiting))
        self._waiting, self._rows = [], 0

    def finish(self) -> None:
        self._flush()
        self._writer.close()


class _BytesPart:
    def __init__(self, path: Path, head: bytes) -> None:
        self.file = open(path, "wb")  # noqa: SIM115 - closed by the sink
        self.file.write(head)

    def write(self, rows: bytes) -> None:
        self.file.write(rows)

    def finish(self) -> None:
        pass


class PartsSink(Sink):
    """A folder of ``part-000000.EXT``, each of a fixed number of articles in; a checkpoint is the number of whole parts."""

    def __init__(self, output: OutputOptions, folder: Path | None = None) -> None:
        self.folder = folder or Path(output.path)
        self.form = "parquet" if output.form == "duckdb" else output.form
        self.part_size = output.part_size
        self.keep = output.keep
        self.parts = 0
        self._articles = 0
        self._part: _ParquetPart | _BytesPart | None = None

    def path(self, number: int) -> Path:
        return self.folder / f"part-{number:06d}.{self.form}"

    @property
    def _temporary(self) -> Path:
        return self.folder / f"part-{self.parts:06d}.{self.form}.partial"

    def open(self, state: State | None) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.parts = 0 if state is None else state["parts"]
        missing = [str(self.path(number)) for number in range(self.parts) if not self.path(number).exists()]
        if missing:
            raise OSError(f"{missing[0]}: was written before and is gone; begin anew with --overwrite")
        for path in part_files(self.folder):
            is_half = path.name.endswith(".partial")
            if f".{self.form}" in path.suffixes and (is_half or (part_number(path.name) or 0) >= self.parts):
                path.unlink()

    def check(self, state: State) -> None:
        sizes = state.get("sizes", [])
        for number in range(state.get("parts", 0)):
            _there(self.path(number), sizes[number] if sizes else None)

    def finished(self) -> State:
        return {"sizes": [self.path(number).stat().st_size for number in range(self.parts)]}

    def write(self, result: BatchResult) -> None:
        if self._part is None:
            if self.form == "parquet":
                self._part = _ParquetPart(self._temporary, _schema(self.keep, self.made_by))
            else:
                self._part = _BytesPart(self._temporary, csv_header(self.keep) if self.form == "csv" else b"")
        for rows in result.rows:
            self._part.write(rows)
        self._articles += result.counts.articles_in
        if self._articles >= self.part_size:
            self._end_part()

    def _end_part(self) -> None:
        if self._part is None:
            return
        self._part.finish()
        fsync_file(self._part.file)
        self._part.file.close()
        replace_durably(self._temporary, self.path(self.parts))
        self._part = None
        self._articles = 0
        self.parts += 1

    def may_checkpoint(self) -> bool:
        return self._part is None

    def checkpoint(self) -> State:
        return {"parts": self.parts}

    def end(self) -> None:
        self._end_part()

    def close(self) -> None:
        if self._part is not None:
            with suppress(OSError):
                self._part.file.close()
            self._temporary.unlink(missing_ok=True)
            self._part = None


class GatheredSink(PartsSink):
    """One Parquet or DuckDB file: staged as parts in ``NAME.parts``, put together when all are there."""

    def __init__(self, output: OutputOptions) -> None:
        self.final = Path(output.path)
        super().__init__(output, staging_path(self.final))
        self._kind = output.form
        self._gathered = False
        self._done_with = done_with(self.folder)

    def check(self, state: State) -> None:
        _there(self.final, state.get("bytes"))

    def finished(self) -> State:
        return {"bytes": self.final.stat().st_size}

    def open(self, state: State | None) -> None:
        _remove_parts(self._done_with)
        if state is not None and state.get("finished") and not self.folder.exists() and self.final.exists():
            self._gathered = True
            return
        super().open(state)

    def finish(self) -> None:
        if self._gathered:
            return
        temporary = partial_path(self.final)
        temporary.unlink(missing_ok=True)
        parts = [self.path(number) for number in range(self.parts)]
        if self._kind == "duckdb":
            _into_duckdb(parts, temporary, self.keep, self.made_by)
        else:
            _into_one_parquet(parts, temporary, _schema(self.keep, self.made_by))
        with open(temporary, "rb+") as file:
            os.fsync(file.fileno())
        replace_durably(temporary, self.final)
        os.replace(self.folder, self._done_with)
        fsync_folder(self.final.parent)
        _remove_parts(self._done_with)


def _there(path: Path, size: int | None) -> None:
    """Raises ResumeError where a whole file is gone or, when its size is known, has another."""
    if not path.exists():
        raise ResumeError(f"{path}: the run is complete but its output is gone; begin anew without --resume")
    if size is not None and path.stat().st_size != size:
        raise ResumeError(f"{path}: is not as the complete run has left it; begin anew without --resume")


def _remove_parts(folder: Path) -> None:
    """Delete a folder of parts; one that holds anything else stays, with that."""
    for path in part_files(folder):
        path.unlink()
    with suppress(OSError):
        folder.rmdir()


def _schema(keep: tuple[str, ...], made_by: dict[str, Any]) -> Any:
    """The schema of records with what made them in its metadata."""
    from reformextract.batch.schema import SCHEMA, with_made_by

    return with_made_by(SCHEMA(keep), as_metadata(made_by))


def _into_one_parquet(parts: list[Path], path: Path, schema: Any) -> None:
    parquet = need("pyarrow.parquet", "arrow", "writing Parquet")
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        for part in parts:
            file = parquet.ParquetFile(part)
            for group in range(file.num_row_groups):
                writer.write_table(file.read_row_group(group))


def _into_duckdb(parts: list[Path], path: Path, keep: tuple[str, ...], made_by: dict[str, Any]) -> None:
    """Raises OSError where DuckDB cannot write, as on a full disk."""
    with writing_duckdb(path) as connection:
        _fill_duckdb(connection, parts, keep, made_by)


def _fill_duckdb(connection: Any, parts: list[Path], keep: tuple[str, ...], made_by: dict[str, Any]) -> None:
    from reformextract.batch.fact_schema import FACTS_OF_RECORDS
    from reformextract.batch.schema import SCHEMA

    parquet = need("pyarrow.parquet", "duckdb", "writing a DuckDB file")
    connection.register("empty", SCHEMA(keep).empty_table())
    connection.execute("CREATE TABLE records AS SELECT * EXCLUDE (fact) FROM empty")
    connection.execute(f"CREATE TABLE facts AS {FACTS_OF_RECORDS} FROM empty")
    tell_made_by(connection, as_metadata(made_by))
    for part in parts:
        for batch in parquet.ParquetFile(part).iter_batches():
            connection.register("rows", need("pyarrow", "duckdb", "writing a DuckDB file").Table.from_batches([batch]))
            connection.execute("INSERT INTO records SELECT * EXCLUDE (fact) FROM rows")
            connection.execute(f"INSERT INTO facts {FACTS_OF_RECORDS} FROM rows WHERE fact IS NOT NULL")
            connection.unregister("rows")
    connection.unregister("empty")


class StreamSink(Sink):
    """Bytes to a stream, as they come: standard output."""

    def __init__(self, stream: IO[bytes], head: bytes = b"") -> None:
        self.stream = stream
        self.head = head

    def open(self, state: State | None) -> None:
        self.stream.write(self.head)

    def write(self, result: BatchResult) -> None:
        for rows in result.rows:
            self.stream.write(rows)
        self.stream.flush()

    def finish(self) -> None:
        self.stream.flush()


class ErrorsFile:
    """errors.jsonl: one line a failure, there only when there is one; cut at its last checkpoint when a run is resumed."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._appended = _Appended(path)

    def open(self, length: int | None) -> None:
        if length:
            self._appended.open(length)
        else:
            self.path.unlink(missing_ok=True)

    def write(self, failures: list[Failure]) -> None:
        if failures and self._appended._file is None:
            self._appended.open(None)
        for failure in failures:
            self._appended.file.write(json.dumps(failure.row(), ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n")

    def checkpoint(self) -> int:
        return self._appended.sync() if self._appended._file is not None else 0

    def close(self) -> None:
        self._appended.close()


class IdsFile:
    """The hashes of the ids of all articles so far, for a resumed run to go on from; gone when the run is complete."""

    def __init__(self, path: Path) -> None:
        self._appended = _Appended(path)

    def open(self, length: int | None) -> SeenIds:
        """The ids up to a checkpoint."""
        self._appended.open(length)
        hashes = array("Q")
        if length:
            self._appended.file.seek(0)
            hashes.frombytes(self._appended.file.read(length))
        return SeenIds(hashes)

    def write(self, hashes: list[int]) -> None:
        self._appended.file.write(array("Q", hashes).tobytes())

    def checkpoint(self) -> int:
        return self._appended.sync()

    def finish(self) -> None:
        self.close()
        self._appended.path.unlink(missing_ok=True)

    def close(self) -> None:
        self._appended.close()


def make_sink(output: OutputOptions) -> Sink:
    """The sink of an output; raises MissingExtraError."""
    if output.form in ("parquet", "duckdb"):
        need("pyarrow.parquet", "arrow" if output.form == "parquet" else "duckdb", f"writing {output.path}")
    if output.form == "duckdb":
        need("duckdb", "duckdb", f"writing {output.path}")
    if output.parts:
        return PartsSink(output)
    return GatheredSink(output) if output.form in ("parquet", "duckdb") else FileSink(output)
