"""No path that a run may write, cut short, rename or delete may be an input, under whatever name.

A path is known by what it is on the disk (device and inode), so that links, other spellings and hard links are seen
through. Looked at before anything is opened.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from reformextract.batch.files import is_remote
from reformextract.batch.sources import STDIN, InputsError, Source

Identity = tuple[int, int]


def identity(path: str | Path) -> Identity | None:
    """What a path is on the disk; None when nothing is there."""
    with suppress(OSError, ValueError):
        status = os.stat(path)
        return status.st_dev, status.st_ino
    return None


def _identity_of_input(path: str) -> Identity | None:
    if path == STDIN:
        with suppress(OSError, ValueError, AttributeError):
            status = os.fstat(sys.stdin.fileno())
            return (status.st_dev, status.st_ino) if stat.S_ISREG(status.st_mode) else None
        return None
    if path.startswith(("file://", "local://")):
        return identity(path.split("://", 1)[1])
    return None if is_remote(path) else identity(path)


def _files_of(paths: Iterable[str]) -> Iterator[str]:
    for path in paths:
        if os.path.isdir(path):
            yield from (str(inner) for inner in Path(path).rglob("*") if inner.is_file())
        else:
            yield path


def refuse_inputs(written: Iterable[str | Path], sources: Iterable[Source], patterns: Iterable[str] = ()) -> None:
    """Raises InputsError when a path that would be written is an input or a pattern file, whatever it is called there."""
    there = {known: str(path) for path in written if (known := identity(path)) is not None}
    if not there:
        return
    for read in (*(source.path for source in sources), *_files_of(patterns)):
        path = there.get(_identity_of_input(read) or (0, 0))
        if path is not None:
            what = "is an input" if path == read else f"is the input {read}"
            raise InputsError(f"{path}: {what} and would be written over; name another output")


def refuse_standard_output(sources: Iterable[Source]) -> None:
    """Raises InputsError when standard output goes into a file that is also read."""
    try:
        status = os.fstat(sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        return
    if stat.S_ISREG(status.st_mode) and any(_identity_of_input(source.path) == (status.st_dev, status.st_ino) for source in sources):
        raise InputsError("standard output goes to a file that is an input; name another output")
