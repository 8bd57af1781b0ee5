"""Progress on stderr of what takes more than a moment: a bar in a terminal, nothing when stderr is piped."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn

QUIET_SECONDS = 1.0
Thing = TypeVar("Thing")


class Watch:
    """A bar that appears after a second; :meth:`tell` after every step. ``total`` is in the unit of what is told, 0 when unknown."""

    def __init__(self, what: str, total: int = 0, quiet: bool = False) -> None:
        self.console = Console(stderr=True)
        self.what = what
        self.total = total
        self.shown = self.console.is_terminal and not quiet
        self._began = time.monotonic()
        self._bar: Progress | None = None
        self._steps = 0

    def __enter__(self) -> Watch:
        return self

    def __exit__(self, type: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._bar is not None:
            self._bar.stop()

    def tell(self, done: int | None = None) -> None:
        """One more is done; ``done`` is how far that is of the total, else the number of steps."""
        self._steps += 1
        if not self.shown or time.monotonic() - self._began < QUIET_SECONDS:
            return
        if self._bar is None:
            columns = (SpinnerColumn(), BarColumn(), TextColumn("{task.description}"), TimeElapsedColumn(), TimeRemainingColumn())
            self._bar = Progress(*columns, console=self.console, transient=True)
            self._bar.add_task("", total=self.total or None)
            self._bar.start()
        (task,) = self._bar.task_ids
        self._bar.update(task, completed=self._steps if done is None else done, description=f"{self._steps:,} {self.what}")


@contextmanager
def busy(what: str) -> Iterator[None]:
    """A sign of life on a terminal's stderr while something goes on whose steps nobody counts."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield
        return
    with console.status(what):
        yield


def watched(things: Iterable[Thing], what: str, total: int = 0, quiet: bool = False) -> Iterator[Thing]:
    """The things one after another, with their progress shown."""
    with Watch(what, total, quiet) as watch:
        for thing in things:
            yield thing
            watch.tell()
