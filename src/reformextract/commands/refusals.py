"""What commands refuse: input that cannot be read, said in a line, and an output that is the input."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import typer


@contextmanager
def refusing() -> Iterator[None]:
    """What cannot be read, written or understood ends the command: a line on stderr, exit status 2, no traceback."""
    try:
        yield
    except (ValueError, OSError) as error:
        typer.secho(f"error: {error}", fg="red", err=True)
        raise typer.Exit(2) from error


def same_file(written: str | Path, read: str | Path) -> bool:
    """Whether an output would be written over an input."""
    with suppress(OSError):  # not there yet, or not on this machine
        return os.path.samefile(written, read)
    return False
