"""Sources -> batches of items, lazily and in a fixed order, from any place on.

A place is (source, items of it already read), so that a resumed run goes on exactly where the last durable output ends.
Memory holds one batch, whatever the size of the input; what a single item may be is bounded in limits.py.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import IO

from reformextract.batch import csv_reader, jsonl_reader, parquet_reader, warc_reader
from reformextract.batch.files import open_raw, strip_compression
from reformextract.batch.items import Item, ItemForm
from reformextract.batch.limits import BYTES_PER_CHARACTER_OF_HTML
from reformextract.batch.options import ExtractOptions, InputOptions
from reformextract.batch.outcome import ErrorCode, Failure, InputError
from reformextract.batch.seen_ids import SeenIds
from reformextract.batch.source_reading import SourceReading
from reformextract.batch.sources import STDIN, Source
from reformextract.batch.standard_input import StandardInput
from reformextract.extras import MissingExtraError, need

BATCH_ITEMS = 64
BATCH_BYTES = 1_000_000
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
    """Items to be extracted together; ``after`` is where reading goes on, ``bytes_read`` how much was read up to there.

    ``ids`` are the hashes of the items' ids.
    """

    number: int
    items: list[Item]
    after: Position
    bytes_read: int
    ids: list[int] = field(default_factory=list)


def _text_file(reading: SourceReading) -> Iterator[Item]:
    yield Item("text_file", reading.source.id, reading.source.path, reading.source.path)


def _html_file(reading: SourceReading) -> Iterator[Item]:
    yield Item("html_file", reading.source.id, reading.source.path, reading.source.path)


def _markdown_file(reading: SourceReading) -> Iterator[Item]:
    yield Item("markdown_file", reading.source.id, reading.source.path, reading.source.path)


READERS: dict[str, Callable[[SourceReading], Iterator[Item]]] = {
    "text": _text_file,
    "markdown": _markdown_file,
    "html": _html_file,
    "jsonl": jsonl_reader.lines,
    "csv": lambda reading: csv_reader.rows(reading, ","),
    "tsv": lambda reading: csv_reader.rows(reading, "\t"),
    "parquet": parquet_reader.rows,
    "warc": warc_reader.pages,
}
IN_MEMORY: dict[str, ItemForm] = {"text": "text", "html": "html", "markdown": "markdown"}
WITHOUT_OPENING = ("text", "html", "markdown")


def _items(source: Source, skip: int, inputs: InputOptions, options: ExtractOptions, stdin: StandardInput) -> Iterator[tuple[Item, int]]:
    """The items of a source after the first ``skip``, each with the stored bytes read so far; what breaks is an item too."""
    if source.problem is not None:
        if not skip:
            yield _unread(source, 0, "unreadable", source.problem), source.size
        return
    produced = 0
    form = source.form
    raw: IO[bytes] = io.BytesIO()
    try:
        if source.path == STDIN:
            form = stdin.form(inputs.encoding) if form == "auto" else form
            raw = stdin.open()
        elif form not in WITHOUT_OPENING:
            raw = open_raw(source.path)
        reading = SourceReading(source, inputs, options, raw, skip)
        with raw:
            if source.path == STDIN and form in WITHOUT_OPENING:
                data = raw.read(options.max_characters * BYTES_PER_CHARACTER_OF_HTML + 1)
                items: Iterator[Item] = iter([Item(IN_MEMORY[form], source.id, STDIN, data)])
            else:
                items = READERS[form](reading)
            for item in items:
                produced += 1
                if produced > skip:
                    yield item, _position(raw, source, form)
    except (MissingExtraError, GeneratorExit, KeyboardInterrupt):
        raise
    except InputError as error:
        if produced >= skip:
            yield _unread(source, produced, error.error, error.reason), source.size
    except UnicodeDecodeError as error:
        if produced >= skip:
            reason = f"not {error.encoding} text: {error.reason} (another encoding? see --encoding)"
            yield _unread(source, produced, "not_text", reason), source.size
    except Exception as error:  # broken compression, a file that is not what its name says, gone, no permission
        if produced >= skip:  # else it was the last item of the run that is now resumed
            yield _unread(source, produced, "unreadable", f"cannot be read: {type(error).__name__}: {error}"), source.size


def _position(raw: IO[bytes], source: Source, form: str) -> int:
    return raw.tell() if form not in WITHOUT_OPENING and source.path != STDIN and raw.seekable() else source.size


def _unread(source: Source, produced: int, error: ErrorCode, reason: str) -> Item:
    """What stands for the rest of a source that cannot be read on."""
    place = f"{source.path} after item {produced}" if produced else source.path
    return Item("failure", source.id, place, Failure(source.id, place, error, reason))


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
    seen: SeenIds | None = None,
) -> Iterator[Batch]:
    """All batches from a position on. The same sources give the same batches, whoever asks and however often.

    ``seen`` are the ids of the items before; an article whose id was used before is told apart.
    """
    stdin = stdin or StandardInput()
    seen = SeenIds() if seen is None else seen
    ids: list[int] = []
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
            ids += seen.name(item, inputs)
            after, bytes_read = Position(index, done), bytes_before + position
            size += _size(item)
            if len(waiting) >= BATCH_ITEMS or size >= BATCH_BYTES:
                yield Batch(number, waiting, after, bytes_read, ids)
                number, waiting, size, ids = number + 1, [], 0, []
        bytes_before += source.size
    if waiting:
        yield Batch(number, waiting, after, bytes_read, ids)


def _size(item: Item) -> int:
    payload = item.payload
    if isinstance(payload, (bytes, str)):
        return len(payload)
    if isinstance(payload, dict):
        return sum(len(value) for value in payload.values() if isinstance(value, str))
    return 0
