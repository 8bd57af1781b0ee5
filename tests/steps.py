"""Counting what a piece of work costs in steps instead of seconds, which differ from machine to machine."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any


class Steps:
    """Counts the lines of Python that run, and the turns of loops within one."""

    def __init__(self) -> None:
        self.count = 0

    def _line(self, frame: Any, event: str, argument: Any) -> Any:
        self.count += 1
        return self._line

    @contextmanager
    def counted(self) -> Iterator[None]:
        """Count what runs within."""
        previous = sys.gettrace()
        sys.settrace(lambda frame, event, argument: self._line)
        try:
            yield
        finally:
            sys.settrace(previous)


def steps_of(work: Callable[[], Any]) -> int:
    """The steps of a piece of work."""
    steps = Steps()
    with steps.counted():
        work()
    return steps.count
