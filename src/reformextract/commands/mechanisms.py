"""``reformextract mechanisms``: which mechanisms appear in which articles, how often, since when, and what became of them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Annotated, Any

import typer
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from reformextract.article import Extraction
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
from reformextract.mechanisms.joining import Key, NameKeys, slips
from reformextract.mechanisms.record import Mechanism
from reformextract.stages import Stages


@dataclass(slots=True)
class Appearance:
    """One mechanism over all articles: its name, its mentions in each article, the first date, how often each status."""

    name: str
    canonical: str | None
    area: str
    mentions: Counter[str] = field(default_factory=Counter)
    first: str | None = None
    statuses: Counter[str] = field(default_factory=Counter)

    def take_in(self, other: Appearance) -> None:
        """Add the mentions of the same mechanism under another spelling."""
        self.mentions.update(other.mentions)
        self.statuses.update(other.statuses)
        self.first = min((day for day in (self.first, other.first) if day is not None), default=None)

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


def collect(extractions: Iterable[Extraction], stages: Stages, fuzzy: bool = False) -> list[Appearance]:
    """All mechanisms of some extractions, the most often mentioned first.

    Known mechanisms are put together by their id; unknown ones by the folded form of their first mention in an article: the singular,
    hyphens, small words and the order of the modifiers make no difference. ``fuzzy`` puts together what differs by a letter or two.
    """
    keys = NameKeys(stages.vocabulary)
    found: dict[Key, Appearance] = {}
    for number, extraction in enumerate(extractions, 1):
        article = extraction.article
        day = article.published.isoformat() if article.published else None
        names: dict[int | None, str] = {}
        key: Key
        for record in extraction.records:
            if not isinstance(record, Mechanism):
                continue
            text = " ".join(record.text.split())
            if record.canonical is not None:
                key, name = ("", record.canonical), stages.patterns.mechanisms[record.canonical].name
            else:
                name = names.setdefault(record.cluster, text)
                key = keys.of(name)
            one = found.setdefault(key, Appearance(name, record.canonical, record.area))
            one.mentions[article.id or f"article {number}"] += 1
            if day is not None and (one.first is None or day < one.first):
                one.first = day
            if record.status not in (None, "none"):
                one.statuses[str(record.status)] += 1
    if fuzzy:
        unknown = {key: one.mentions.total() for key, one in found.items() if one.canonical is None}
        for key, more in slips(unknown).items():
            found[more].take_in(found.pop(key))
    return sorted(found.values(), key=lambda one: (-one.mentions.total(), one.name.lower()))


def _times(counter: Counter[str]) -> str:
    return ", ".join(f"{name} ({times})" if times > 1 else name for name, times in counter.items())


def shown(one: Appearance) -> RenderableType:
    """The same for people: the name in a line, what is known of it below."""
    name = Text(one.name, "bold")
    if one.canonical:
        name.append(f"  {one.canonical}", "cyan")
    about = [one.area, f"{one.mentions.total()} mention{'s' if one.mentions.total() > 1 else ''} in {_times(one.mentions)}"]
    if one.first:
        about.append(f"first {one.first}")
    if one.statuses:
        about.append(_times(Counter(dict(one.statuses.most_common()))))
    return Group(name, Padding(Text(" · ".join(about)), (0, 0, 0, 2), expand=False))


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command()
    def mechanisms(
        inputs: Inputs,
        published: Published = None,
        patterns: Patterns = None,
        exclude: Exclude = None,
        known: Annotated[bool, typer.Option("--known", help="Only mechanisms of the lexicon.")] = False,
        fuzzy: Annotated[bool, typer.Option("--fuzzy", help="Join unknown names that differ by a letter or two.")] = False,
        as_json: Annotated[bool, typer.Option("--json", help="One JSON object a mechanism, one a line.")] = False,
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
        """Show which mechanisms appear in which articles: mentions, first publication date, what happened to them.

        Exit status: 0; 1 when an article could not be read; 2 for a call or input that is wrong.
        """
        with refusing():
            reading = input_options(
                input_format, encoding, text_column, id_column, published_column, title_column, source_column, url_column
            )
            found = Extractions(inputs, reading, extract_options(patterns, exclude, published), quiet)
            appearances = [one for one in collect(found, found.stages, fuzzy) if one.canonical is not None or not known]
            screen = Screen()
            for one in appearances:
                if as_json:
                    typer.echo(json.dumps(one.as_json(), ensure_ascii=False))
                else:
                    screen.print(shown(one))
        if found.failed:
            raise typer.Exit(1)
