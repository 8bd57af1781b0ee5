"""What a reader of one source is told, and how it makes items; and its bytes as lines of bounded length."""

from __future__ import annotations

import codecs
import io
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

from reformextract.batch.files import decompressed
from reformextract.batch.items import Item, encoding_told
from reformextract.batch.options import ExtractOptions, InputOptions
from reformextract.batch.outcome import ErrorCode, Failure, InputError
from reformextract.batch.sources import Source

SKIPPED_AT_ONCE = 1 << 16


@dataclass(slots=True)
class SourceReading:
    """One source: where from, how, how many of its items are done already, and its stored bytes."""

    source: Source
    inputs: InputOptions
    options: ExtractOptions
    raw: IO[bytes]
    skip: int = 0

    def open(self) -> IO[bytes]:
        """Its bytes, decompressed, no more of them than its size can account for."""
        return decompressed(self.raw, self.source.path)

    def item_failure(self, error: ErrorCode, reason: str, number: int | str | None = None, field: str | None = None) -> Item:
        """A failure at a numbered place of the source."""
        place = self.source.path if number is None else f"{self.source.path}:{number}"
        id = self.source.id if number is None else f"{self.source.id}:{number}"
        return Item("failure", id, place, Failure(id, place, error, reason, field))

    def numbered(self, form: Any, number: int, payload: Any, url: str | None = None) -> Item:
        """An article at a numbered place of the source."""
        return Item(form, f"{self.source.id}:{number}", f"{self.source.path}:{number}", payload, url)

    def no_column(self, columns: list[str]) -> Item:
        """The failure of a table without the column of texts."""
        listed = ", ".join(columns) or "none"
        reason = f"no such column (the columns: {listed}); name it with --text-column"
        return self.item_failure("invalid", reason, None, self.inputs.columns.text)

    def wanted_columns(self) -> set[str]:
        return set(self.inputs.columns.names)

    def text(self, file: IO[bytes]) -> io.TextIOWrapper:
        """Its bytes as text, line ends as they are; bytes that are no text come as escapes (``\\udc80`` to ``\\udcff``)."""
        readable: Any = file
        peekable = readable if hasattr(readable, "peek") else io.BufferedReader(readable)
        encoding = encoding_told(peekable.peek(4)[:4], self.inputs.encoding)
        if codecs.lookup(encoding).name == "utf-8":
            encoding = "utf-8-sig"
        return io.TextIOWrapper(peekable, encoding, errors="surrogateescape", newline="")


def has_escapes(text: str) -> bool:
    """Whether bytes that are no text were met in reading it."""
    return not text.isascii() and any("\udc80" <= character <= "\udcff" for character in text if character >= "\ud800")


class TooLongError(InputError):
    """A line or record is given up; reading goes on behind it."""


class BoundedLines(Iterator[str]):
    """Lines of a text, and of the record that they make: what grows over the limit is a TooLongError, reading goes on behind it.

    ``begin`` is called before each record; ``first`` is then the number of its first line, ``head`` that line's beginning, ``ended``
    whether the text ended in the midst of it, ``record`` its lines so far.
    """

    def __init__(self, text: io.TextIOWrapper, limit: int) -> None:
        self._text = text
        self.limit = limit
        self.number = 0
        self.first = 1
        self.head = ""
        self.ended = False
        self._size = 0
        self.record: list[str] = []
        self._again: deque[str] = deque()

    def begin(self) -> None:
        self.first, self.head, self.ended, self._size = self.number + 1, "", False, 0
        self.record.clear()

    def go_back(self) -> None:
        """Have the lines of the record read again, but for the first."""
        self._again.extendleft(reversed(self.record[1:]))
        self.number = self.first

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else self._text.readline(self.limit)
        if not line:
            self.ended = True
            raise StopIteration
        self.number += 1
        self.record.append(line)
        self.head = self.head or line[:SKIPPED_AT_ONCE]
        self._size += len(line)
        if len(line) >= self.limit and line[-1] not in "\r\n":
            while (rest := self._text.readline(SKIPPED_AT_ONCE)) and rest[-1] not in "\r\n":
                pass
            raise TooLongError("too_long", f"the line has more than {self.limit} characters (--max-chars)")
        if self._size > self.limit:
            raise TooLongError("too_long", f"more than {self.limit} characters (--max-chars), or a quote that is never closed")
        return line
