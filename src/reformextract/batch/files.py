"""Bytes in and out of files: compression and remote paths seen through, writes that survive a crash."""

from __future__ import annotations

import gzip
import os
from pathlib import Path
from typing import IO, Any

from reformextract.extras import need

COMPRESSIONS = (".gz", ".zst")


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


def decompressed(raw: IO[bytes], path: str) -> IO[bytes]:
    """A view of the opened file through its compression, by its name."""
    lower = path.lower()
    if lower.endswith(".gz"):
        return gzip.open(raw, "rb")  # type: ignore[return-value]
    if lower.endswith(".zst"):
        zstandard = need("zstandard", "zstd", f"reading {path}")
        import io

        stream = zstandard.ZstdDecompressor().stream_reader(raw, read_across_frames=True)
        return io.BufferedReader(stream, 1 << 18)
    return raw


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
