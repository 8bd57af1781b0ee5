"""Extractions as coloured tables for a reader at a terminal; they are stacked, not cut, where it is narrow."""

from __future__ import annotations

import json
from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from reformextract.article import Extraction
from reformextract.batch.outcome import BatchResult
from reformextract.batch.writers import Sink
from reformextract.kinds import RECORD_MODELS

COLOURS = {kind: model.colours[0] for kind, model in RECORD_MODELS.items()}
KIND_WIDTH = max(map(len, RECORD_MODELS)) + 1
WIDE = 110  # columns from which the place and the rule stand beside the record


def heading(extraction: Extraction) -> Text:
    """The article in a line: its id, its day, its title."""
    article = extraction.article
    line = Text(article.id or "article", "bold")
    line.append(f" · {article.published or 'no publication date'}", "none")
    if article.title:
        line.append(f" · {article.title}")
    return line


def table_of(extraction: Extraction, width: int = 80, most: int | None = None) -> RenderableType:
    """The records of an article in their order, ``most`` of them; what they say stands beside the words, or below when wide."""
    grid = Table.grid(padding=(0, 1), expand=True)
    grid.add_column(width=KIND_WIDTH, no_wrap=True)
    grid.add_column(ratio=5, overflow="fold")
    grid.add_column(ratio=6, overflow="fold")
    if width >= WIDE:
        grid.add_column(ratio=3, overflow="fold", style="dim")
    for record in extraction.records[:most]:
        colour = COLOURS[record.kind]
        cells = [Text(record.kind, colour), Text(" ".join(record.text.split()), f"bold {colour}"), Text(record.meaning)]
        if width >= WIDE:
            cells.append(Text(f"{record.start} {record.rule or ''}"))
        grid.add_row(*cells)
    parts: list[RenderableType] = [heading(extraction), grid]
    left = len(extraction.records) - len(extraction.records[:most])
    if left:
        parts.append(Text(f"... and {left} more records", "dim"))
    parts += [Text(f"warning: {warning}", "yellow") for warning in extraction.warnings]
    return Group(*parts, Text())


def extractions_of(rows: bytes) -> Iterator[Extraction]:
    """The extractions of rows of the JSONL form."""
    for line in rows.splitlines():
        if line.strip():
            yield Extraction.from_gold(json.loads(line))


class TableSink(Sink):
    """Prints a table for each article, or short ones of the first few; takes rows of the JSONL form."""

    def __init__(self, console: Console, articles: int | None = None, records: int | None = None) -> None:
        self.console = console
        self.articles = articles
        self.records = records
        self.shown = 0

    def write(self, result: BatchResult) -> None:
        for rows in result.rows:
            if self.articles is not None and self.shown >= self.articles:
                return
            for extraction in extractions_of(rows):
                if self.articles is None or self.shown < self.articles:
                    self.console.print(table_of(extraction, self.console.width, self.records), highlight=False)
                self.shown += 1
