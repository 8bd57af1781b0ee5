"""``reformextract mechanisms``: which mechanisms appear in which articles, how often, since when, and what became of them."""

from __future__ import annotations

import datetime
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from reformextract.article import Extraction
from reformextract.batch.options import ExtractOptions, InputOptions
from reformextract.commands.articles import Extractions
from reformextract.commands.options import Inputs, Quiet, finding, reading, taking
from reformextract.commands.refusals import complain, refusing
from reformextract.commands.screen import Screen
from reformextract.commands.table_files import Output, check_output, whole, write_arrow, write_csv, write_jsonl
from reformextract.extras import need
from reformextract.mechanisms.joining import Key, NameKeys, slips
from reformextract.mechanisms.record import Mechanism
from reformextract.stages import Stages

COLUMNS = ("name", "canonical", "area", "article", "published", "mentions", "statuses")


@dataclass(slots=True)
class InArticle:
    """The mentions of a mechanism in one article: how many, and how often each status."""

    published: str | None = None
    mentions: int = 0
    statuses: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class Appearance:
    """One mechanism over all articles: its name, and its mentions in each article by the article's id."""

    name: str
    canonical: str | None
    area: str
    articles: dict[str, InArticle] = field(default_factory=dict)

    def in_article(self, id: str, published: str | None) -> InArticle:
        """Its mentions in an article, none so far where it has not been met there."""
        return self.articles.setdefault(id, InArticle(published))

    @property
    def mentions(self) -> Counter[str]:
        """How many mentions there are in each article."""
        return Counter({id: there.mentions for id, there in self.articles.items()})

    @property
    def first(self) -> str | None:
        """The first day that an article of it was published."""
        return min((there.published for there in self.articles.values() if there.published is not None), default=None)

    @property
    def statuses(self) -> Counter[str]:
        """How often each status is told, over all articles."""
        return sum((there.statuses for there in self.articles.values()), Counter())

    def take_in(self, other: Appearance) -> None:
        """Add the mentions of the same mechanism under another spelling."""
        for id, there in other.articles.items():
            here = self.in_article(id, there.published)
            here.mentions += there.mentions
            here.statuses.update(there.statuses)

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

    def rows(self) -> Iterator[dict[str, Any]]:
        """A row for each article, with the columns of :data:`COLUMNS`."""
        for id, there in self.articles.items():
            known = {"name": self.name, "canonical": self.canonical, "area": self.area, "article": id}
            statuses = " ".join(name for name, _ in there.statuses.most_common()) or None
            day = None if there.published is None else datetime.date.fromisoformat(there.published)
            yield {**known, "published": day, "mentions": there.mentions, "statuses": statuses}


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
            there = one.in_article(article.id or f"article {number}", day)
            there.mentions += 1
            if record.status not in (None, "none"):
                there.statuses[str(record.status)] += 1
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


def write(path: Path, appearances: Iterable[Appearance], options: ExtractOptions) -> int:
    """Write a table by the file's ending, a row a mechanism and article; how many rows there were."""
    rows = [row for one in appearances for row in one.rows()]
    form = path.suffix.lower()
    with whole(path) as partial:
        if form == ".csv":
            write_csv(partial, COLUMNS, rows)
        elif form == ".jsonl":
            write_jsonl(partial, rows)
        else:
            arrow = need("pyarrow", "arrow", f"mechanisms -o OUT{form}")
            types = {"published": arrow.date32(), "mentions": arrow.int32()}
            schema = arrow.schema([(name, types.get(name, arrow.string())) for name in COLUMNS])
            write_arrow(partial, arrow.Table.from_pylist(rows, schema), "mechanisms", form, options)
    return len(rows)


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command()
    @taking(options=finding, read=reading)
    def mechanisms(
        inputs: Inputs,
        options: ExtractOptions,
        read: InputOptions,
        output: Output = None,
        known: Annotated[bool, typer.Option("--known", help="Only mechanisms of the lexicon.")] = False,
        fuzzy: Annotated[bool, typer.Option("--fuzzy", help="Join unknown names that differ by a letter or two.")] = False,
        as_json: Annotated[bool, typer.Option("--json", help="One JSON object a mechanism, one a line.")] = False,
        quiet: Quiet = False,
    ) -> None:
        """Show which mechanisms appear in which articles: mentions, first publication date, what happened to them.

        With -o OUT they are written as a table, a row a mechanism and article.

        Exit status: 0; 1 when an article could not be read; 2 for a call or input that is wrong.
        """
        with refusing():
            if output is not None:
                check_output(output, inputs, read, options)
            found = Extractions(inputs, read, options, quiet)
            appearances = [one for one in collect(found, found.stages, fuzzy) if one.canonical is not None or not known]
            if output is not None:
                rows = write(output, appearances, options)
                if not quiet:
                    complain(f"{len(appearances)} mechanisms, {rows} rows -> {output}")
            else:
                _show(appearances, as_json)
        if found.failed:
            raise typer.Exit(1)


def _show(appearances: list[Appearance], as_json: bool) -> None:
    screen = Screen()
    for one in appearances:
        if as_json:
            typer.echo(json.dumps(one.as_json(), ensure_ascii=False))
        else:
            screen.print(shown(one))
