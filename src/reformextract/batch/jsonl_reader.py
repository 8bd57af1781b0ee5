"""JSONL: an article a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from reformextract.batch.items import Item
from reformextract.batch.limits import excerpt, line_bytes
from reformextract.batch.source_reading import SKIPPED_AT_ONCE, BoundedLines, SourceReading, TooLongError

UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def lines(reading: SourceReading) -> Iterator[Item]:
    """Blank lines are no items; a line too long to be one article is given up without being held."""
    file = reading.open()
    peek = getattr(file, "peek", None)
    marked = peek is not None and peek(2)[:2] in UTF16_MARKS
    if marked or "\n".encode(reading.inputs.encoding) != b"\n":  # UTF-16: a line ends with more than one byte
        return _lines_of_text(reading, file)
    return _lines_of_bytes(reading, file)


def _too_long(reading: SourceReading, what: str, number: int, head: str) -> Item:
    return reading.item_failure("too_long", f"{what}: {excerpt(head)}", number)


def _lines_of_bytes(reading: SourceReading, file: IO[bytes]) -> Iterator[Item]:
    limit = line_bytes(reading.options)
    number = 0
    while line := file.readline(limit):
        number += 1
        if len(line) >= limit and not line.endswith(b"\n"):
            while (rest := file.readline(SKIPPED_AT_ONCE)) and not rest.endswith(b"\n"):
                pass
            head = line[:1000].decode(reading.inputs.encoding, "replace")
            yield _too_long(reading, f"the line has more than {limit} bytes (--max-chars)", number, head)
        elif not line.isspace():
            yield reading.numbered("line", number, line)


def _lines_of_text(reading: SourceReading, file: IO[bytes]) -> Iterator[Item]:
    found = BoundedLines(reading.text(file), line_bytes(reading.options))
    while True:
        found.begin()
        try:
            line = next(found, None)
        except TooLongError as error:
            yield _too_long(reading, error.reason, found.number, found.head)
            continue
        if line is None:
            return
        if not line.isspace():
            yield reading.numbered("line", found.number, line)
