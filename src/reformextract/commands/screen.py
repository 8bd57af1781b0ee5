"""Where commands print what people read: standard output, at the width of the terminal, 80 columns when it is piped."""

from __future__ import annotations

import sys
from typing import Any

from rich.console import Console
from rich.text import Text


def is_watched() -> bool:
    """Whether a person sees standard output as it comes, which is progress enough: a bar among it would be in its way."""
    return sys.stdout.isatty()


class Screen(Console):
    """A console that leaves a reader who has gone to the command, and marks with brackets where there is no inverse video."""

    def __init__(self, **options: Any) -> None:
        super().__init__(highlight=False, **options)

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError

    def marked(self, text: str) -> Text:
        """Words set off from those around them: in inverse video, or between ``[[`` and ``]]`` in what is piped."""
        return Text(text, style="reverse") if self.is_terminal else Text(f"[[{text}]]")
