"""What commands refuse and how they end: every error is a line that begins with ``error:``, never a traceback.

Exit status: 2 for what cannot be read, written or understood; 130 interrupted; 141 the reader of standard output went away.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import typer
from pydantic import ValidationError

from reformextract.batch.guard import identity
from reformextract.batch.lock import LockedError
from reformextract.formats import SUFFIXES, GoldError

FAILURE, INTERRUPTED, READER_GONE = 2, 130, 141


def complain(message: str) -> None:
    """A line on stderr."""
    typer.echo(message, err=True)


def complain_error(message: object) -> None:
    """An error's line on stderr, red in a terminal."""
    typer.secho(f"error: {message}", fg="red", err=True)


def reader_gone() -> typer.Exit:
    """The end of a command whose standard output nobody reads any more; nothing is written to it at the end either."""
    with suppress(OSError, ValueError):  # standard output is no file of its own
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return typer.Exit(READER_GONE)


def _of_option(error: ValidationError) -> str:
    """What is wrong with which option, in a line."""
    detail = error.errors(include_url=False)[0]
    reason = detail["msg"].removeprefix("Value error, ")
    if not detail["loc"]:
        return reason
    given = f"{detail['input']!r}: " if isinstance(detail["input"], str) and repr(detail["input"]) not in reason else ""
    return f"--{str(detail['loc'][0]).replace('_', '-')}: {given}{reason}"


def _hint(error: typer.BadParameter) -> str:
    return error.param_hint if isinstance(error.param_hint, str) else ""


@contextmanager
def refusing() -> Iterator[None]:
    """What cannot be read, written or understood ends the command: a line on stderr and a status, no traceback."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        raise reader_gone() from None
    except KeyboardInterrupt:
        complain("interrupted")
        raise typer.Exit(INTERRUPTED) from None
    except ValidationError as error:
        complain_error(_of_option(error))
        raise typer.Exit(FAILURE) from error
    except typer.BadParameter as error:
        complain_error(": ".join(filter(None, (_hint(error), error.message))))
        raise typer.Exit(FAILURE) from error
    except (ValueError, OSError, ImportError, LockedError) as error:
        complain_error(error)
        raise typer.Exit(FAILURE) from error


def keep_apart(written: Sequence[Path], *read: Path | None) -> None:
    """Raises GoldError where a file that is to be written is one of those that are read, or one of the gold in a folder that is."""
    for source in read:
        if source is None:
            continue
        inside = [file for file in source.iterdir() if file.suffix in (*SUFFIXES, ".txt")] if source.is_dir() else []
        there = {known: file for file in (source, *inside) if (known := identity(file)) is not None}
        for file in written:
            if identity(file) in there:
                raise GoldError(file, "is read and would be written over; name another file")
