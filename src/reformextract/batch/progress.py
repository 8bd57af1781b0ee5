"""Progress on stderr: a bar in a terminal, a line every half minute elsewhere; nothing for short work."""

from __future__ import annotations

import sys
import time
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

from reformextract.batch.run import Progress

QUIET_SECONDS = 1.0
LINE_SECONDS = 30.0


def time_left(elapsed: float, fraction: float) -> float | None:
    """Seconds left when so large a part of the input took so long; None while nothing can be said.

    >>> time_left(30, 0.25), time_left(30, 0)
    (90.0, None)
    """
    return elapsed * (1 - fraction) / fraction if 0 < fraction <= 1 else None


def duration(seconds: float | None) -> str:
    """Seconds for a reader.

    >>> duration(42.4), duration(150), duration(7300), duration(None)
    ('42 s', '2 min 30 s', '2 h 1 min', 'unknown')
    """
    if seconds is None:
        return "unknown"
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    return f"{whole // 60} min {whole % 60} s" if whole < 3600 else f"{whole // 3600} h {whole % 3600 // 60} min"


class ProgressDisplay:
    """Use as a context manager; :meth:`tell` after every batch. Rate, time left and errors so far."""

    def __init__(self, console: Console, quiet: bool = False) -> None:
        self.console = console
        self.quiet = quiet
        self._began = time.monotonic()
        self._last_line = self._began
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> ProgressDisplay:
        return self

    def __exit__(self, type: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._bar is not None:
            self._bar.stop()

    def message(self, progress: Progress) -> str:
        """One line: articles done, how fast, how long still, how many errors."""
        elapsed = time.monotonic() - self._began
        rate = (progress.counts.articles_in - progress.articles_before) / elapsed if elapsed else 0.0
        text = f"{progress.counts.articles_in:,} articles, {rate:,.0f}/s"
        unread = progress.bytes_total - progress.bytes_before
        if unread > 0:
            text += f", {duration(time_left(elapsed, (progress.bytes_read - progress.bytes_before) / unread))} left"
        return f"{text}, {progress.counts.errors:,} errors"

    def tell(self, progress: Progress) -> None:
        now = time.monotonic()
        if self.quiet or now - self._began < QUIET_SECONDS:
            return
        if self.console.is_terminal:
            self._show(progress)
        elif now - self._last_line >= LINE_SECONDS:
            self._last_line = now
            print(self.message(progress), file=sys.stderr, flush=True)

    def _show(self, progress: Progress) -> None:
        if self._bar is None:
            columns = (SpinnerColumn(), BarColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
            self._bar = Bar(*columns, console=self.console, transient=True)
            self._task = self._bar.add_task("", total=progress.bytes_total or None)
            self._bar.start()
        assert self._task is not None
        self._bar.update(self._task, completed=progress.bytes_read, description=self.message(progress))
