"""Standard input, read ahead once so that its form and whether it is long can be told."""

from __future__ import annotations

import io
import json
import sys
from typing import IO, Any

from reformextract.batch.items import encoding_told


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
    """Standard input: its first two megabytes are held, the rest is read as it is asked for."""

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

    def form(self, encoding: str) -> str:
        """A first line that is one JSON object means JSONL; anything else is the text of one article."""
        head = self.head.decode(encoding_told(self.head[:4], encoding), "replace").removeprefix("\ufeff").lstrip()
        first = head.split("\n", 1)[0]
        if not first.startswith("{"):
            return "text"
        try:
            json.loads(first)
        except RecursionError:
            return "jsonl"
        except ValueError:
            return "jsonl" if self.is_long or "\n{" in head or first.rstrip().endswith("}") else "text"
        return "jsonl"

    def open(self) -> IO[bytes]:
        return io.BufferedReader(_Peekable(self.head, self.stream), 1 << 18)
