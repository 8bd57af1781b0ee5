"""The end of a run for a reader: one article's records, what is in the whole, where it went, what to do next."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from reformextract.batch.highlights import Highlights
from reformextract.batch.names import errors_path
from reformextract.batch.options import ExtractOptions, InputOptions, OutputOptions
from reformextract.batch.outcome import Counts
from reformextract.commands.options import as_words
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


def _next(told: Told) -> list[str]:
    """Commands that go on from here, with the options of this one."""
    given = shlex.join([*told.inputs, *as_words(told.options, told.read)])
    is_lines = told.output is None or told.output.form == "jsonl"
    commands = []
    if told.html is None and is_lines:
        commands.append(f"{program()} extract {given} -o records.jsonl --html report.html")
    if is_lines:
        commands.append(f"{program()} extract {given} -o records.csv")
    return [*commands, *(f"{program()} {name} {given}" for name in ("facts", "mechanisms", "explain"))]


@dataclass(frozen=True, slots=True)
class Told:
    """What a run was told: its inputs and options, and where its output and its report went."""

    inputs: Sequence[str]
    options: ExtractOptions
    read: InputOptions
    output: OutputOptions | None
    html: Path | None


def summary(counts: Counts, told: Told) -> list[RenderableType]:
    """The whole run, a few lines a matter."""
    highlights = counts.highlights
    kinds = [f"{counts.records[kind]:,} {kind}" for kind in RECORD_MODELS if counts.records[kind]]
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="bold", no_wrap=True)
    grid.add_column(overflow="fold")
    matters = {
        "records": [", ".join(kinds)] if kinds else [],
        "facts": [f"{highlights.facts:,}: what figures say, of whom, when"] if highlights.facts else [],
        "mechanisms": _mechanisms(highlights, told.options.patterns),
        "largest": _amounts(highlights),
        "note": _lacking(highlights),
        "report": [str(told.html)] if told.html is not None else [],
        "next": _next(told) if counts.articles_out and "-" not in told.inputs else [],
    }
    for name, lines in matters.items():
        for number, line in enumerate(lines):
            grid.add_row(name if number == 0 else "", Text(line))
    return [Text(first_line(counts, told.output), "bold"), grid]


def print_summary(console: Console, counts: Counts, told: Told) -> None:
    """Print the summary; a line alone where there is nothing to tell."""
    for part in summary(counts, told):
        console.print(part, highlight=False, soft_wrap=isinstance(part, Text))
