"""Sources -> batches of items, lazily and in a fixed order, from any place on.

A place is (source, items of it already read), so that a resumed run goes on exactly where the last durable output ends.
Memory holds one batch, whatever the size of the input.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO, Any

from reformextract.batch.files import decompressed, open_raw, strip_compression
from reformextract.batch.items import BYTES_PER_CHARACTER, BYTES_PER_CHARACTER_OF_HTML, Item
from reformextract.batch.options import ExtractOptions, InputOptions
from reformextract.batch.outcome import ErrorCode, Failure
from reformextract.batch.sources import STDIN, Source
from reformextract.extras import MissingExtraError, need

BATCH_ITEMS = 64
BATCH_BYTES = 1_000_000
JSON_OVERHEAD = 3  # bytes of a JSON line over those of its text: \uXXXX escapes
SLACK = 100_000
NEEDED = {
    "parquet": ("pyarrow", "arrow", "reading Parquet"),
    "html": ("trafilatura", "html", "reading HTML"),
    "warc": ("warcio", "warc", "reading WARC"),
}


@dataclass(frozen=True, slots=True)
class Position:
    """Where reading stands: the index of a source and the number of its items already read."""

    source: int = 0
    items: int = 0


BEGINNING = Position()


@dataclass(slots=True)
class Batch:
    """Items to be extracted together; ``after`` is where reading goes on, ``bytes_read`` how much was read up to there."""

    number: int
    items: list[Item]
    after: Position
    bytes_read: int


@dataclass(slots=True)
class _Reading:
    """What a reader of one source is told: where from, how, and a place to report how many stored bytes it has read."""

    source: Source
    inputs: InputOptions
    options: ExtractOptions
    raw: IO[bytes]
    skip: int = 0

    def open(self) -> IO[bytes]:
        return decompressed(self.raw, self.source.path)

    def item_failure(self, error: ErrorCode, reason: str, number: int | None = None, field: str | None = None) -> Item:
        place = self.source.path if number is None else f"{self.source.path}:{number}"
        id = self.source.id if number is None else f"{self.source.id}:{number}"
        return Item("failure", id, place, Failure(id, place, error, reason, field))

    def numbered(self, form: Any, number: int, payload: Any, url: str | None = None) -> Item:
        return Item(form, f"{self.source.id}:{number}", f"{self.source.path}:{number}", payload, url)


def _lines(reading: _Reading) -> Iterator[Item]:
    """JSONL: blank lines are no items; a line too long to be one article is given up without being held."""
    limit = reading.options.max_characters * BYTES_PER_CHARACTER * JSON_OVERHEAD + SLACK
    file = reading.open()
    number = 0
    while line := file.readline(limit):
        number += 1
        if len(line) >= limit and not line.endswith(b"\n"):
            while (rest := file.readline(1 << 20)) and not rest.endswith(b"\n"):
                pass
            yield reading.item_failure("too_long", f"the line has more than {limit} bytes (--max-chars)", number)
        elif not line.isspace():
            yield reading.numbered("line", number, line)


def _text_file(reading: _Reading) -> Iterator[Item]:
    yield Item("text_file", reading.source.id, reading.source.path, reading.source.path)


def _html_file(reading: _Reading) -> Iterator[Item]:
    yield Item("html_file", reading.source.id, reading.source.path, reading.source.path)


def _no_column(columns: list[str], reading: _Reading) -> Item:
    wanted = reading.inputs.columns.text
    listed = ", ".join(columns) or "none"
    return reading.item_failure("invalid", f"no such column (the columns: {listed}); name it with --text-column", None, wanted)


def _wanted_columns(reading: _Reading) -> set[str]:
    return set(reading.inputs.columns.model_dump().values())


def _table_rows(reading: _Reading, delimiter: str) -> Iterator[Item]:
    """CSV: bytes that are not text make a failure of their row, not of the file."""
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    encoding = "utf-8-sig" if reading.inputs.encoding.lower() in ("utf-8", "utf8") else reading.inputs.encoding
    text = io.TextIOWrapper(reading.open(), encoding, errors="surrogateescape", newline="")
    rows = csv.DictReader(text, delimiter=delimiter, restkey="(more columns than names)")
    names = list(rows.fieldnames or [])
    if reading.inputs.columns.text not in names:
        yield _no_column(names, reading)
        return
    wanted = _wanted_columns(reading)
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield reading.item_failure("invalid", f"not CSV: {error}", rows.line_num)
            continue
        value = row.get(reading.inputs.columns.text)
        if isinstance(value, str) and any("\udc80" <= character <= "\udcff" for character in value if character >= "\ud800"):
            yield reading.item_failure("not_text", f"not {encoding} text (another encoding? see --encoding)", rows.line_num, "text")
        else:
            yield reading.numbered("row", rows.line_num, {k: v for k, v in row.items() if k in wanted})


def _parquet_rows(reading: _Reading) -> Iterator[Item]:
    parquet = need("pyarrow.parquet", "arrow", f"reading {reading.source.path}")
    file = parquet.ParquetFile(reading.raw)
    names = list(file.schema_arrow.names)
    if reading.inputs.columns.text not in names:
        yield _no_column(names, reading)
        return
    wanted = _wanted_columns(reading)
    columns = [name for name in names if name in wanted]
    number = 0
    for group in range(file.num_row_groups):
        rows = file.metadata.row_group(group).num_rows
        if number + rows <= reading.skip:  # a resumed run does not read what it has done
            for _ in range(rows):
                number += 1
                yield reading.numbered("row", number, None)
            continue
        for batch in file.iter_batches(batch_size=BATCH_ITEMS, row_groups=[group], columns=columns):
            for row in batch.to_pylist():
                number += 1
                yield reading.numbered("row", number, row)


def _warc_pages(reading: _Reading) -> Iterator[Item]:
    """The HTML responses of a web archive; the number in a place counts the archive's records."""
    warcio = need("warcio.archiveiterator", "warc", f"reading {reading.source.path}")
    limit = reading.options.max_characters * BYTES_PER_CHARACTER_OF_HTML
    plain = reading.raw if reading.source.path.lower().endswith(".gz") else reading.open()
    for number, record in enumerate(warcio.ArchiveIterator(plain), 1):
        if record.rec_type != "response" or record.http_headers is None:
            continue
        kind = (record.http_headers.get_header("Content-Type") or "").split(";")[0].strip().lower()
        if kind not in ("text/html", "application/xhtml+xml") or not (record.http_headers.get_statuscode() or "").startswith("2"):
            continue
        url = record.rec_headers.get_header("WARC-Target-URI")
        page = record.content_stream().read(limit + 1)
        if len(page) > limit:
            yield reading.item_failure("too_long", f"the page has more than {limit} bytes (--max-chars)", number)
        else:
            yield reading.numbered("html", number, page, url)


READERS: dict[str, Callable[[_Reading], Iterator[Item]]] = {
    "text": _text_file,
    "html": _html_file,
    "jsonl": _lines,
    "csv": lambda reading: _table_rows(reading, ","),
    "tsv": lambda reading: _table_rows(reading, "\t"),
    "parquet": _parquet_rows,
    "warc": _warc_pages,
}
WITHOUT_OPENING = ("text", "html")


class _Peekable(io.RawIOBase):
    """Standard input with its head put back."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self.head = head
        self.rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self.head:
            size = min(len(buffer), len(self.head))
            buffer[:size], self.head = self.head[:size], self.head[size:]
            return size
        data = self.rest.read1(len(buffer)) if hasattr(self.rest, "read1") else self.rest.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


class StandardInput:
    """Standard input, read ahead once so that its form and whether it is long can be told."""

    HEAD = 1 << 21

    def __init__(self, stream: IO[bytes] | None = None) -> None:
        self._stream = stream
        self._head: bytes | None = None

    @property
    def stream(self) -> IO[bytes]:
        return self._stream if self._stream is not None else sys.stdin.buffer

    @property
    def head(self) -> bytes:
        if self._head is None:
            self._head = self.stream.read(self.HEAD) or b""
        return self._head

    @property
    def is_long(self) -> bool:
        return len(self.head) == self.HEAD

    def form(self) -> str:
        """A first line that is one JSON object means JSONL; anything else is the text of one article."""
        import json

        first = self.head.removeprefix(b"\xef\xbb\xbf").lstrip().split(b"\n", 1)[0]
        if not first.startswith(b"{"):
            return "text"
        try:
            json.loads(first)
        except ValueError:
            return "jsonl" if self.is_long or b"\n{" in self.head or first.rstrip().endswith(b"}") else "text"
        return "jsonl"

    def open(self) -> IO[bytes]:
        return io.BufferedReader(_Peekable(self.head, self.stream), 1 << 18)


def _items(source: Source, skip: int, inputs: InputOptions, options: ExtractOptions, stdin: StandardInput) -> Iterator[tuple[Item, int]]:
    """The items of a source after the first ``skip``, each with the stored bytes read so far; what breaks is an item too."""
    if source.problem is not None:
        if not skip:
            yield Item("failure", source.id, source.path, Failure(source.id, source.path, "unreadable", source.problem)), source.size
        return
    produced = 0
    form = source.form
    raw: IO[bytes] = io.BytesIO()
    try:
        if source.path == STDIN:
            form = stdin.form() if form == "auto" else form
            raw = stdin.open()
        elif form not in WITHOUT_OPENING:
            raw = open_raw(source.path)
        reading = _Reading(source, inputs, options, raw, skip)
        with raw:
            if source.path == STDIN and form in WITHOUT_OPENING:
                data = raw.read(options.max_characters * BYTES_PER_CHARACTER_OF_HTML + 1)
                items: Iterator[Item] = iter([Item("html" if form == "html" else "text", source.id, STDIN, data)])
            else:
                items = READERS[form](reading)
            for item in items:
                produced += 1
                if produced > skip:
                    yield item, raw.tell() if form not in WITHOUT_OPENING and source.path != STDIN else source.size
    except (MissingExtraError, GeneratorExit, KeyboardInterrupt):
        raise
    except Exception as error:  # broken compression, a file that is not what its name says, gone, no permission
        if produced >= skip:  # else it was the last item of the run that is now resumed
            place = f"{source.path} after item {produced}" if produced else source.path
            reason = f"cannot be read: {type(error).__name__}: {error}"
            yield Item("failure", source.id, place, Failure(source.id, place, "unreadable", reason)), source.size


def check_extras(sources: Sequence[Source]) -> None:
    """Raises MissingExtraError before the run starts where a source needs a package that is not installed."""
    sources = [source for source in sources if source.problem is None]
    for form in {source.form for source in sources} & set(NEEDED):
        need(*NEEDED[form])
    for source in sources:
        if source.path.lower().endswith(".zst"):
            need("zstandard", "zstd", f"reading {source.path}")
            break
    if any(strip_compression(source.path).lower().endswith(".warc") for source in sources):
        need(*NEEDED["html"])


def read_batches(
    sources: Sequence[Source],
    inputs: InputOptions,
    options: ExtractOptions,
    start: Position = BEGINNING,
    first_number: int = 0,
    stdin: StandardInput | None = None,
) -> Iterator[Batch]:
    """All batches from a position on. The same sources give the same batches, whoever asks and however often."""
    stdin = stdin or StandardInput()
    number = first_number
    waiting: list[Item] = []
    size = 0
    bytes_before = sum(source.size for source in sources[: start.source])
    after = start
    bytes_read = bytes_before
    for index in range(start.source, len(sources)):
        source = sources[index]
        done = start.items if index == start.source else 0
        for item, position in _items(source, done, inputs, options, stdin):
            done += 1
            waiting.append(item)
            after, bytes_read = Position(index, done), bytes_before + position
            size += _size(item)
            if len(waiting) >= BATCH_ITEMS or size >= BATCH_BYTES:
                yield Batch(number, waiting, after, bytes_read)
                number, waiting, size = number + 1, [], 0
        bytes_before += source.size
    if waiting:
        yield Batch(number, waiting, after, bytes_read)


def _size(item: Item) -> int:
    payload = item.payload
    if isinstance(payload, (bytes, str)):
        return len(payload)
    if isinstance(payload, dict):
        return sum(len(value) for value in payload.values() if isinstance(value, str))
    return 0
