"""The time that a user's patterns may take on an article: one that can match in too many ways is an error and never a hang."""

from __future__ import annotations

import re
from collections.abc import Callable
from time import monotonic
from typing import Any, TypeVar

Found = TypeVar("Found")
SECONDS_OF_A_RULE = 2.0  # that a user's rule, or another pattern, may take on an article


class RuleTimeoutError(RuntimeError):
    """A user's rule took too long on an article; the message names it. ``table`` is where it stands, where that is another one."""

    def __init__(self, rule: str, table: str = "rule") -> None:
        seconds = f"{SECONDS_OF_A_RULE:g} s"
        super().__init__(f"{table} {rule}: took longer than {seconds} on this article; its pattern can match in too many ways")
        self.rule = rule
        self.table = table

    def __reduce__(self) -> tuple[type[RuleTimeoutError], tuple[str, str]]:
        return RuleTimeoutError, (self.rule, self.table)


class Clock:
    """What is left of the time of an entry of the user's on an article."""

    def __init__(self, table: str, entry: str) -> None:
        self.table = table
        self.entry = entry
        self.left = SECONDS_OF_A_RULE

    def start(self) -> None:
        """Another article begins."""
        self.left = SECONDS_OF_A_RULE

    def time(self, call: Callable[..., Found], *arguments: Any) -> Found:
        """What a method of an expression of ``regex`` gives in the time that is left; raises RuleTimeoutError."""
        begun = monotonic()
        try:
            found = call(*arguments, timeout=self.left)
        except TimeoutError:
            raise RuleTimeoutError(self.entry, self.table) from None
        self.left -= monotonic() - begun
        if self.left <= 0:
            raise RuleTimeoutError(self.entry, self.table)
        return found


class TimedPattern:
    """An expression of ``regex`` whose matching has the time of a clock; called as one of ``re`` is."""

    def __init__(self, expression: Any, clock: Clock) -> None:
        self._expression = expression
        self._clock = clock

    def match(self, string: str, pos: int = 0, endpos: int | None = None) -> re.Match[str] | None:
        """As ``re.Pattern.match``."""
        match: Callable[..., re.Match[str] | None] = self._expression.match
        return self._clock.time(match, string, pos, endpos)

    def search(self, string: str, pos: int = 0, endpos: int | None = None) -> re.Match[str] | None:
        """As ``re.Pattern.search``."""
        search: Callable[..., re.Match[str] | None] = self._expression.search
        return self._clock.time(search, string, pos, endpos)

    def finditer(self, string: str, pos: int = 0, endpos: int | None = None) -> list[re.Match[str]]:
        """As ``re.Pattern.finditer``, all at once."""

        def find(timeout: float) -> list[re.Match[str]]:
            return list(self._expression.finditer(string, pos, endpos, timeout=timeout))

        return self._clock.time(find)
