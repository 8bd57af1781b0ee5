"""``reformextract facts INPUT... [-o OUT]``: what the figures of articles say, a row a fact; see docs/facts.md."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from reformextract.article import Extraction
from reformextract.batch.fact_rows import fact_csv, fact_csv_header, fact_rows
from reformextract.batch.guard import refuse_inputs
from reformextract.batch.render import NUMBERS
from reformextract.batch.sources import find_sources
from reformextract.commands.articles import Extractions
from reformextract.commands.options import (
    Encoding,
    Exclude,
    IdColumn,
    InputFormat,
    Inputs,
    Patterns,
    Published,
    PublishedColumn,
    Quiet,
    SourceColumn,
    TextColumn,
    TitleColumn,
    UrlColumn,
    extract_options,
    input_options,
)
from reformextract.commands.refusals import refusing
from reformextract.commands.screen import Screen
from reformextract.facts.folding import folded
from reformextract.facts.record import Fact
from reformextract.facts.series import Series, series_of
from reformextract.models.record import plain

FORMS = (".csv", ".parquet", ".duckdb", ".jsonl")


class Wanted:
    """Which facts are asked for: parts of the subject and of what is measured, and the first day they may end on."""

    def __init__(self, subject: str | None, what: str | None, since: str | None) -> None:
        self.subject = folded(subject) if subject else None
        self.what = what.lower() if what else None
        try:
            self.since = date.fromisoformat(f"{since}-01-01"[:10]) if since else None
        except ValueError:
            raise typer.BadParameter(f"{since!r} is no ISO date and no year", param_hint="--since") from None

    def has(self, fact: Fact) -> bool:
        """Whether a fact is asked for."""
        named = fact.subject.text if fact.subject is not None else ""
        if self.subject is not None and self.subject != folded(named) and self.subject not in named.lower():
            return False
        if self.what is not None and self.what not in (fact.what.text.lower() if fact.what is not None else ""):
            return False
        if self.since is None:
            return True
        period = fact.period_to_record or fact.period_record
        return period is not None and period.latest is not None and period.latest >= self.since

    def of(self, extractions: Iterable[Extraction]) -> Iterator[Extraction]:
        """The extractions with the facts asked for."""
        for extraction in extractions:
            yield extraction.model_copy(update={"facts": tuple(fact for fact in extraction.facts if self.has(fact))})


def shown_value(row: dict[str, Any]) -> str:
    """A value in few words: more_than 3,600,000,000 CNY."""
    numbers = [row[name] for name in NUMBERS if row[name] is not None]
    amount = "-".join(f"{number:,f}".rstrip("0").rstrip(".") if "." in f"{number:f}" else f"{number:,f}" for number in numbers)
    sign = {"more_than": "> ", "at_least": ">= ", "less_than": "< ", "at_most": "<= ", "about": "~ ", "almost": "<~ "}.get(
        row["comparator"], ""
    )
    unit = row["currency"] or row["unit"] or ""
    direction = {"increase": "+", "decrease": "-"}.get(row["change"], "")
    return f"{direction}{sign}{amount}{'' if unit == '%' else ' ' if unit else ''}{unit}" + (f" / {row['per']}" if row["per"] else "")


def shown_days(row: dict[str, Any]) -> str:
    """The days of a fact: 2017-01-01 to 2017-12-31, from 2015-01-01, to 2018-12-31."""
    earliest, latest = row["earliest"], row["latest"]
    if earliest and latest:
        return str(earliest) if earliest == latest else f"{earliest} to {latest}"
    return f"from {earliest}" if earliest else f"to {latest}" if latest else row["period"] or ""


def shown(row: dict[str, Any]) -> RenderableType:
    """A fact for people: whose what in a line, the value and its time below."""
    head = Text(row["subject"] or "-", "bold")
    head.append(f" | {row['what'] or row['predicate'] or '-'}", "default")
    value = Text(shown_value(row), "cyan")
    for further in (
        shown_days(row),
        (row["base"] or "").replace("_", " ").replace("record", ""),
        "" if row["status"] == "observed" else row["status"],
    ):
        if further:
            value.append(f" · {further}", "default")
    return Group(head, Padding(value, (0, 0, 0, 2), expand=False))


def shown_series(series: Series) -> RenderableType:
    """A series for people: what it is of in a line, a line a value below, conflicting ones marked."""
    head = Text(series.subject or "-", "bold")
    head.append(f" | {series.what} ({series.unit}{', ' + series.change if series.change else ''})", "default")
    doubted = {id(point) for pair in series.conflicts() for point in pair}
    lines = [
        Text(f"{point.earliest} to {point.latest}  {plain(point.value)}  {point.article}" + ("  conflict" if id(point) in doubted else ""))
        for point in series.points
    ]
    return Group(head, Padding(Group(*lines), (0, 0, 0, 2), expand=False))


def write(path: Path, extractions: Iterable[Extraction]) -> int:
    """Write facts to a file by its ending; how many there were."""
    form = path.suffix.lower()
    count = 0

    def counted() -> Iterator[Extraction]:
        nonlocal count
        for extraction in extractions:
            count += len(extraction.facts)
            yield extraction

    if form == ".csv":
        with path.open("wb") as file:
            file.write(fact_csv_header())
            for extraction in counted():
                file.write(fact_csv([extraction]))
    elif form == ".jsonl":
        with path.open("w", encoding="utf-8") as lines:
            for extraction in counted():
                for row in fact_rows(extraction):
                    lines.write(json.dumps(_plain_row(row), ensure_ascii=False) + "\n")
    else:
        _write_table(path, form, list(counted()))
    return count


def _plain_row(row: dict[str, Any]) -> dict[str, Any]:
    return {
        name: plain(value) if name in NUMBERS else str(value) if isinstance(value, date) else value
        for name, value in row.items()
        if value is not None
    }


def _write_table(path: Path, form: str, extractions: list[Extraction]) -> None:
    from reformextract.extras import need
    from reformextract.frames import facts_to_arrow

    table = facts_to_arrow(extractions)
    if form == ".parquet":
        need("pyarrow.parquet", "arrow", "facts -o OUT.parquet").write_table(table, path)
        return
    duckdb = need("duckdb", "duckdb", "facts -o OUT.duckdb")
    path.unlink(missing_ok=True)
    with duckdb.connect(str(path)) as connection:
        connection.register("rows", table)
        connection.execute("CREATE TABLE facts AS SELECT * FROM rows")


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command()
    def facts(
        inputs: Inputs,
        output: Annotated[Path | None, typer.Option("-o", "--output", help=f"A file: {', '.join(FORMS)}.")] = None,
        subject: Annotated[str | None, typer.Option(help="Only facts of this subject, or of one with these words in its name.")] = None,
        what: Annotated[str | None, typer.Option(help="Only facts whose thing measured has these words.")] = None,
        since: Annotated[str | None, typer.Option(help="Only facts of periods that end on this day or year, or later.")] = None,
        series: Annotated[bool, typer.Option("--series", help="Put facts of the same subject and thing together, over time.")] = False,
        as_json: Annotated[bool, typer.Option("--json", help="One JSON object a fact (or series), one a line.")] = False,
        published: Published = None,
        patterns: Patterns = None,
        exclude: Exclude = None,
        input_format: InputFormat = None,
        encoding: Encoding = "utf-8",
        text_column: TextColumn = "text",
        id_column: IdColumn = "id",
        published_column: PublishedColumn = "published",
        title_column: TitleColumn = "title",
        source_column: SourceColumn = "source",
        url_column: UrlColumn = "url",
        quiet: Quiet = False,
    ) -> None:
        """Show what the figures of articles say: of whom, what, how much, when, compared with what.

        Exit status: 0; 1 when an article could not be read; 2 for a call or input that is wrong.
        """
        with refusing():
            if output is not None and output.suffix.lower() not in FORMS:
                raise typer.BadParameter(f"{output}: its ending is none of {', '.join(FORMS)}", param_hint="--output")
            if output is not None and series:
                raise typer.BadParameter("--series is shown or printed (--json), not written with -o", param_hint="--series")
            wanted = Wanted(subject, what, since)
            reading = input_options(
                input_format, encoding, text_column, id_column, published_column, title_column, source_column, url_column
            )
            if output is not None:
                refuse_inputs([output], find_sources(inputs, input_format)[0], extract_options(patterns).patterns)
            found = Extractions(inputs, reading, extract_options(patterns, exclude, published), quiet)
            _tell(wanted.of(found), output, series, as_json, quiet)
        if found.failed:
            raise typer.Exit(1)


def _tell(extractions: Iterator[Extraction], output: Path | None, series: bool, as_json: bool, quiet: bool) -> None:
    """Write, print or show the facts of extractions."""
    screen = Screen()
    if output is not None:
        count = write(output, extractions)
        if not quiet:
            print(f"{count} facts in {output}", file=sys.stderr)
    elif series:
        rows = ((extraction.article.id, fact) for extraction in extractions for fact in extraction.facts)
        for one in series_of(rows):
            if as_json:
                typer.echo(json.dumps(one.as_json(), ensure_ascii=False))
            else:
                screen.print(shown_series(one))
    else:
        for extraction in extractions:
            for row in fact_rows(extraction):
                if as_json:
                    typer.echo(json.dumps(_plain_row(row), ensure_ascii=False))
                else:
                    screen.print(shown(row))
