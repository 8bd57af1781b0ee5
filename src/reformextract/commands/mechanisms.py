"""``reformextract mechanisms``: which mechanisms appear in which articles, how often, since when, and what became of them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from reformextract.api import shared_stages, with_dateline
from reformextract.article import Extraction
from reformextract.batch.articles import read_articles
from reformextract.batch.extras import MissingExtraError
from reformextract.batch.outcome import Failure
from reformextract.batch.sources import InputsError
from reformextract.mechanisms.record import Mechanism
from reformextract.patterns.loading import PatternError, PatternSet


@dataclass(slots=True)
class Appearance:
    """One mechanism over all articles: its name, its mentions in each article, the first date, how often each status."""

    name: str
    canonical: str | None
    area: str
    mentions: Counter[str] = field(default_factory=Counter)
    first: str | None = None
    statuses: Counter[str] = field(default_factory=Counter)

    def as_json(self) -> dict[str, Any]:
        """Plain values for one JSON line; articles in order of their mentions."""
        return {
            "name": self.name,
            "canonical": self.canonical,
            "area": self.area,
            "mentions": self.mentions.total(),
            "articles": dict(self.mentions),
            "first": self.first,
            "statuses": dict(self.statuses.most_common()),
        }


def collect(extractions: Iterable[Extraction], patterns: PatternSet) -> list[Appearance]:
    """All mechanisms of some extractions, the most often mentioned first.

    Known mechanisms are put together by their id; unknown ones by the name of their first mention in an article, case ignored.
    """
    found: dict[tuple[str, str], Appearance] = {}
    for number, extraction in enumerate(extractions, 1):
        article = extraction.article
        day = article.published.isoformat() if article.published else None
        names: dict[int | None, str] = {}
        for record in extraction.records:
            if not isinstance(record, Mechanism):
                continue
            text = " ".join(record.text.split())
            if record.canonical is not None:
                key, name = ("known", record.canonical), patterns.mechanisms[record.canonical].name
            else:
                name = names.setdefault(record.cluster, text)
                key = ("named", name.lower())
            one = found.setdefault(key, Appearance(name, record.canonical, record.area))
            one.mentions[article.id or f"article {number}"] += 1
            if day is not None and (one.first is None or day < one.first):
                one.first = day
            if record.status not in (None, "none"):
                one.statuses[str(record.status)] += 1
    return sorted(found.values(), key=lambda one: (-one.mentions.total(), one.name.lower()))


def table(appearances: Iterable[Appearance]) -> Table:
    """The same as a table for people."""
    shown = Table("mechanism", "id", "area", "mentions", "articles", "first", "status")
    for one in appearances:
        articles = ", ".join(f"{article} ({times})" if times > 1 else article for article, times in one.mentions.items())
        statuses = ", ".join(f"{status} ({times})" if times > 1 else status for status, times in one.statuses.most_common())
        cells = (one.name, one.canonical or "", one.area, str(one.mentions.total()), articles, one.first or "", statuses)
        shown.add_row(*(Text(cell) for cell in cells))
    return shown


def register(app: typer.Typer) -> None:
    @app.command()
    def mechanisms(
        inputs: Annotated[list[str], typer.Argument(metavar="INPUT...", help="Text files, JSONL files, folders, or - for standard input.")],
        published: Annotated[str | None, typer.Option(help="Publication date (ISO) of articles that state none.")] = None,
        patterns: Annotated[list[Path] | None, typer.Option(help="Your own pattern file or folder; may be repeated.")] = None,
        known: Annotated[bool, typer.Option("--known", help="Only mechanisms of the lexicon.")] = False,
        as_json: Annotated[bool, typer.Option("--json", help="One JSON object a mechanism, one a line.")] = False,
    ) -> None:
        """Show which mechanisms appear in which articles: mentions, first publication date, what happened to them."""
        failed = False
        extractions: list[Extraction] = []
        try:
            stages = shared_stages(patterns or ())
            for article in read_articles(inputs, published):
                if isinstance(article, Failure):
                    typer.echo(f"error: {article}", err=True)
                    failed = True
                else:
                    extractions.append(stages.extract(with_dateline(article, stages)))
        except (PatternError, InputsError, MissingExtraError, OSError) as error:
            typer.echo(f"reformextract: {error}", err=True)
            raise typer.Exit(2) from None
        appearances = [one for one in collect(extractions, stages.patterns) if one.canonical is not None or not known]
        if as_json:
            for one in appearances:
                typer.echo(json.dumps(one.as_json(), ensure_ascii=False))
        else:
            Console().print(table(appearances))
        if failed:
            raise typer.Exit(1)
