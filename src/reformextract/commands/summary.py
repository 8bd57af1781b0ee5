"""The end of a run for a reader: one article's records, what is in the whole, where it went, what to do next."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from reformextract.batch.highlights import Highlights
from reformextract.batch.names import errors_path
from reformextract.batch.options import OutputOptions
from reformextract.batch.outcome import Counts
from reformextract.kinds import RECORD_MODELS
from reformextract.models.record import grouped
from reformextract.patterns.loading import load_patterns

MECHANISMS_SHOWN = 5
CURRENCIES_SHOWN = 3


def program() -> str:
    """How this program is called: as it was, by its path where that is no name on the PATH."""
    if Path(sys.argv[0]).name != "__main__.py":
        return shlex.quote(sys.argv[0])
    python = min((sys.executable, os.path.relpath(sys.executable)), key=len)
    return f"{shlex.quote(python)} -m reformextract"


def first_line(counts: Counts, output: OutputOptions | None) -> str:
    """How many articles and records, how many failed, where they are."""
    errors = f", {_number(counts.errors, 'error')}" + (f" (see {errors_path(output)})" if output else "") if counts.errors else ""
    where = f" -> {output.path}" if output else ""
    return f"{counts.articles_out:,} of {counts.articles_in:,} articles, {sum(counts.records.values()):,} records{errors}{where}"


def _amounts(highlights: Highlights) -> list[str]:
    """The largest amount of each of a few currencies, those first whose amounts are largest."""
    largest = [(held[0], currency) for currency, held in highlights.amounts.items()]
    largest.sort(key=lambda entry: (-entry[0].value, entry[1]))
    return [f"{grouped(amount.value)} {currency}, “{amount.text}” in {amount.article}" for amount, currency in largest[:CURRENCIES_SHOWN]]


def _lacking(highlights: Highlights) -> list[str]:
    """What the reader should know is missing."""
    lines = []
    if highlights.undated:
        hint = f": {_number(highlights.unplaced, 'relative date')} without calendar days; give --published" if highlights.unplaced else ""
        lines.append(f"{_number(highlights.undated, 'article')} without a publication date{hint}")
    if highlights.warnings:
        lines.append(f"{_number(highlights.warnings, 'warning')}, with their articles in the output")
    return lines


def _number(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _mechanisms(highlights: Highlights, patterns: Sequence[str]) -> list[str]:
    """The mechanisms that are named most often, those of the lexicon by their names."""
    often = highlights.mechanisms.most_common(MECHANISMS_SHOWN)
    if not often:
        return []
    known = load_patterns("en", patterns).mechanisms
    return [f"{known[name].name if name in known else name} ({_number(times, 'mention')})" for name, times in often]


def _next(inputs: Sequence[str], output: OutputOptions | None, html: Path | None) -> list[str]:
    """Commands that go on from here."""
    given = shlex.join(inputs)
    commands = []
    if html is None and (output is None or output.form == "jsonl"):
        commands.append(f"{program()} extract {given} -o records.jsonl --html report.html")
    if output is None or output.form == "jsonl":
        commands.append(f"{program()} extract {given} -o records.csv")
    commands.append(f"{program()} mechanisms {given}")
    commands.append(f"{program()} explain {given}")
    return commands


def summary(
    counts: Counts, inputs: Sequence[str], output: OutputOptions | None, html: Path | None, patterns: Sequence[str] = ()
) -> list[RenderableType]:
    """The whole run, a few lines a matter."""
    highlights = counts.highlights
    kinds = [f"{counts.records[kind]:,} {kind}" for kind in RECORD_MODELS if counts.records[kind]]
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="bold", no_wrap=True)
    grid.add_column(overflow="fold")
    matters = {
        "records": [", ".join(kinds)] if kinds else [],
        "facts": [f"{highlights.facts:,}: what figures say, of whom, when"] if highlights.facts else [],
        "mechanisms": _mechanisms(highlights, patterns),
        "largest": _amounts(highlights),
        "note": _lacking(highlights),
        "report": [str(html)] if html is not None else [],
        "next": _next(inputs, output, html) if counts.articles_out and "-" not in inputs else [],
    }
    for name, lines in matters.items():
        for number, line in enumerate(lines):
            grid.add_row(name if number == 0 else "", Text(line))
    return [Text(first_line(counts, output), "bold"), grid]


def print_summary(
    console: Console, counts: Counts, inputs: Sequence[str], output: OutputOptions | None, html: Path | None, patterns: Sequence[str] = ()
) -> None:
    """Print the summary; a line alone where there is nothing to tell."""
    for part in summary(counts, inputs, output, html, patterns):
        console.print(part, highlight=False, soft_wrap=isinstance(part, Text))
