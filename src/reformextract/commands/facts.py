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
from reformextract.batch.options import ExtractOptions, InputOptions
from reformextract.batch.render import NUMBERS
from reformextract.commands.articles import Extractions
from reformextract.commands.options import Inputs, Quiet, finding_kinds, reading, taking, with_more
from reformextract.commands.refusals import refusing
from reformextract.commands.screen import Screen, is_watched
from reformextract.commands.table_files import Output, check_output, json_row, whole, write_arrow, write_jsonl
from reformextract.facts.folding import folded
from reformextract.facts.record import Fact
from reformextract.facts.series import Series, series_of
from reformextract.frames import facts_to_arrow
from reformextract.models.record import plain


class Wanted:
    """Which facts are asked for: parts of the subject and of what is measured, the first day they may end on, kinds of figures."""

    def __init__(self, subject: str | None, what: str | None, since: str | None, kinds: tuple[str, ...] | None = None) -> None:
        self.kinds = kinds
        self.subject = folded(subject) if subject else None
        self.what = what.lower() if what else None
        try:
            self.since = date.fromisoformat(f"{since}-01-01"[:10]) if since else None
        except ValueError:
            raise typer.BadParameter(f"{since!r} is no ISO date and no year", param_hint="--since") from None

    def has(self, fact: Fact) -> bool:
        """Whether a fact is asked for."""
        if self.kinds is not None and fact.figure_record.kind not in self.kinds:
            return False
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


def write(path: Path, extractions: Iterable[Extraction], options: ExtractOptions) -> int:
    """Write facts to a file by its ending; how many there were."""
    form = path.suffix.lower()
    count = 0

    def counted() -> Iterator[Extraction]:
        nonlocal count
        for extraction in extractions:
            count += len(extraction.facts)
            yield extraction

    with whole(path) as partial:
        if form == ".csv":
            with partial.open("wb") as file:
                file.write(fact_csv_header())
                file.writelines(fact_csv([extraction]) for extraction in counted())
        elif form == ".jsonl":
            write_jsonl(partial, (row for extraction in counted() for row in fact_rows(extraction)))
        else:
            write_arrow(partial, facts_to_arrow(counted()), "facts", form, options)
    return count


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command()
    @taking(options=finding_kinds, read=reading)
    def facts(
        inputs: Inputs,
        options: ExtractOptions,
        read: InputOptions,
        output: Output = None,
        subject: Annotated[str | None, typer.Option(help="Only facts of this subject, or of one with these words in its name.")] = None,
        what: Annotated[str | None, typer.Option(help="Only facts whose thing measured has these words.")] = None,
        since: Annotated[str | None, typer.Option(help="Only facts of periods that end on this day or year, or later.")] = None,
        series: Annotated[bool, typer.Option("--series", help="Put facts of the same subject and thing together, over time.")] = False,
        as_json: Annotated[bool, typer.Option("--json", help="One JSON object a fact (or series), one a line.")] = False,
        quiet: Quiet = False,
    ) -> None:
        """Show what the figures of articles say: of whom, what, how much, when, compared with what.

        With -o OUT they are written as a table, a row a fact; --kinds gives those whose figures are of these kinds.

        Exit status: 0; 1 when an article could not be read; 2 for a call or input that is wrong.
        """
        with refusing():
            if output is not None:
                if series:
                    raise typer.BadParameter("--series is shown or printed (--json), not written with -o", param_hint="--series")
                check_output(output, inputs, read, options)
            wanted = Wanted(subject, what, since, options.kinds)
            as_it_comes = output is None and not series and is_watched()
            found = Extractions(inputs, read, with_more(options, kinds=None), quiet or as_it_comes)
            if output is None:
                _tell(wanted.of(found), series, as_json)
            else:
                count = write(output, wanted.of(found), options)
                if not quiet:
                    print(f"{count} facts in {output}", file=sys.stderr)
        if found.failed:
            raise typer.Exit(1)


def _tell(extractions: Iterator[Extraction], series: bool, as_json: bool) -> None:
    """Print or show the facts of extractions."""
    screen = Screen()
    if series:
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
                    typer.echo(json_row(row))
                else:
                    screen.print(shown(row))
