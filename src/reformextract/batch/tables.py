"""Extractions as coloured tables for a reader at a terminal."""

from __future__ import annotations

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from reformextract.article import Extraction
from reformextract.batch.outcome import BatchResult
from reformextract.batch.writers import Sink
from reformextract.dates.record import Date
from reformextract.kinds import RECORD_MODELS
from reformextract.mechanisms.record import Enumeration, Mechanism
from reformextract.models.record import Quantity, Record, plain
from reformextract.quantities.measure import Measure
from reformextract.quantities.money import Money
from reformextract.quantities.rank import Rank
from reformextract.quantities.ratio import Ratio

COLOURS = {kind: model.colours[0] for kind, model in RECORD_MODELS.items()}
SIGNS = {"more_than": "> ", "at_least": "≥ ", "less_than": "< ", "at_most": "≤ ", "almost": "almost ", "about": "about "}


def _number(record: Quantity) -> str:
    if record.value is not None:
        whole, _, fraction = plain(record.value).partition(".")
        return f"{SIGNS.get(record.comparator, '')}{int(whole):,}{'.' + fraction if fraction else ''}"
    low = plain(record.low) if record.low is not None else ""
    high = plain(record.high) if record.high is not None else ""
    return f"{low} to {high}"


def meaning(record: Record) -> str:
    """What a record says, normalised, on one line.

    >>> from reformextract import Money
    >>> meaning(Money(start=0, end=9, text="RMB 3.6bn", value="3600000000", comparator="more_than", currency="CNY", per="year"))
    '> 3,600,000,000 CNY per year'
    """
    if isinstance(record, Quantity):
        parts = [_number(record)]
        if isinstance(record, Money):
            parts.append(record.currency)
        elif isinstance(record, (Ratio, Measure)):
            parts.append(record.unit)
        total = getattr(record, "total", None)
        if total is not None:
            parts.append(f"of {plain(total)}")
        per, item = getattr(record, "per", None), getattr(record, "item", None)
        return " ".join([*parts, *([f"per {per}"] if per else []), *([item] if item else [])])
    if isinstance(record, Rank):
        return plain(record.value) + (f" of {plain(record.of)}" if record.of is not None else "")
    if isinstance(record, Date):
        days = "" if record.earliest is None else f"  {record.earliest} to {record.latest}"
        return f"{record.type} {record.value}{' ' + record.mod if record.mod else ''}{days}"
    if isinstance(record, Mechanism):
        named = f" = {record.canonical}" if record.canonical else ""
        status = f", {record.status}" if record.status and record.status != "none" else ""
        return f"{record.head}, {record.area}{named}{status}"
    if isinstance(record, Enumeration):
        declared = f" of {record.declared} announced" if record.declared is not None else ""
        return f"{record.found} {record.noun or 'members'}{declared}"
    return ""


def table_of(extraction: Extraction) -> Table:
    """The records of an article, in their order."""
    article = extraction.article
    title = escape(article.id or "article") + (f" ({article.published})" if article.published else " (no publication date)")
    table = Table(title=title, title_justify="left", caption_justify="left", expand=False)
    if extraction.warnings:
        table.caption = escape("\n".join(extraction.warnings))
    for name in ("kind", "text", "meaning", "at", "rule"):
        table.add_column(name, overflow="fold", no_wrap=name in ("kind", "at"))
    for record in extraction.records:
        colour = COLOURS[record.kind]
        text = " ".join(record.text.split())
        rule = Text(record.rule or "", "dim")
        table.add_row(Text(record.kind, colour), Text(text, f"bold {colour}"), Text(meaning(record)), str(record.start), rule)
    return table


class TableSink(Sink):
    """Prints a table for each article; takes rows of the JSONL form."""

    def __init__(self, console: Console) -> None:
        self.console = console

    def write(self, result: BatchResult) -> None:
        import json

        for rows in result.rows:
            for line in rows.splitlines():
                self.console.print(table_of(Extraction.from_gold(json.loads(line))))
