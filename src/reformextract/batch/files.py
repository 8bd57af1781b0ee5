"""Bytes in and out of files: compression and remote paths seen through, writes that survive a crash."""

from __future__ import annotations

import gzip
import io
import os
from pathlib import Path
from typing import IO, Any

from reformextract.batch.limits import UNPACKED_FREELY, UNPACKED_RATIO
from reformextract.batch.outcome import InputError
from reformextract.extras import need

COMPRESSIONS = (".gz", ".zst")
ZSTD_WINDOW = 1 << 27  # bytes: what the command line tool takes without being told


def is_remote(path: str) -> bool:
    """Whether a path is for fsspec: ``s3://bucket/key``.

    >>> is_remote("s3://bucket/news.jsonl"), is_remote("C:/news.jsonl")
    (True, False)
    """
    return "://" in path


def remote_file_system(path: str) -> tuple[Any, str]:
    """The fsspec file system of a remote path and the path in it; raises MissingExtraError."""
    fsspec = need("fsspec", "remote", f"reading {path}")
    try:
        file_system, inner = fsspec.core.url_to_fs(path)
    except ImportError as error:
        raise OSError(f"{path}: {error}") from None
    return file_system, inner


def strip_compression(path: str) -> str:
    """The name without .gz or .zst.

    >>> strip_compression("news.jsonl.gz")
    'news.jsonl'
    """
    for suffix in COMPRESSIONS:
        if path.lower().endswith(suffix):
            return path[: -len(suffix)]
    return path


def open_raw(path: str) -> IO[bytes]:
    """The file's bytes as stored; ``tell`` on it is how far reading has come."""
    if is_remote(path):
        file_system, inner = remote_file_system(path)
        opened: IO[bytes] = file_system.open(inner, "rb")
        return opened
    return open(path, "rb")


class Unpacked:
    """How much has come out of compressed data; raises InputError when that is more than articles ever pack to."""

    def __init__(self) -> None:
        self.given = 0

    def add(self, size: int, stored: int) -> None:
        """So many bytes more, of so many stored bytes in all."""
        self.given += size
        self.check(0, stored)

    def check(self, more: int, stored: int) -> None:
        """Whether so many bytes more would be too many."""
        size = self.given + more
        if size > UNPACKED_FREELY and size > UNPACKED_RATIO * stored:
            reason = f"{stored} bytes unpack to more than {UNPACKED_RATIO} times as many; if that is right, unpack the file first"
            raise InputError("unreadable", reason)


class _Stored:
    """The stored bytes, and how many of them were asked for."""

    def __init__(self, raw: IO[bytes]) -> None:
        self._raw = raw
        self.count = 0

    def read(self, size: int = -1) -> bytes:
        data = self._raw.read(size)
        self.count += len(data)
        return data


class _Unpacking(io.RawIOBase):
    """What decompression gives, counted; all that can go wrong in it is an InputError."""

    def __init__(self, stream: Any, stored: _Stored) -> None:
        self._stream = stream
        self._stored = stored
        self._unpacked = Unpacked()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            size: int = self._stream.readinto(buffer)
        except EOFError:
            raise InputError("unreadable", "cannot be decompressed: it ends too early") from None
        except Exception as error:  # zlib and zstandard raise errors of their own
            raise InputError("unreadable", f"cannot be decompressed: {error}") from None
        self._unpacked.add(size, self._stored.count)
        return size


def decompressed(raw: IO[bytes], path: str) -> IO[bytes]:
    """A view of the opened file through its compression, by its name; reading it raises InputError."""
    lower = path.lower()
    stored = _Stored(raw)
    if lower.endswith(".gz"):
        stream: Any = gzip.GzipFile(fileobj=stored, mode="rb")  # type: ignore[call-overload]
    elif lower.endswith(".zst"):
        zstandard = need("zstandard", "zstd", f"reading {path}")
        stream = zstandard.ZstdDecompressor(max_window_size=ZSTD_WINDOW).stream_reader(stored, read_across_frames=True)
    else:
        return raw
    return io.BufferedReader(_Unpacking(stream, stored), 1 << 18)


def fsync_folder(folder: Path) -> None:
    """Make a rename in a folder durable (not possible, and not needed, on Windows)."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def fsync_file(file: IO[Any]) -> None:
    file.flush()
    os.fsync(file.fileno())


def replace_durably(temporary: Path, final: Path) -> None:
    """Rename a finished, synced file into place: afterwards either the old one or the whole new one is there."""
    os.replace(temporary, final)
    fsync_folder(final.parent)


def write_durably(path: Path, content: bytes) -> None:
    """Write a small file so that a crash at any moment leaves the old content or the new."""
    temporary = path.with_name(path.name + ".tmp")
    with open(temporary, "wb") as file:
        file.write(content)
        fsync_file(file)
    replace_durably(temporary, path)
