"""``reformextract explain``: each record in its sentence, with the rule that made it and where that rule stands."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.text import Text

from reformextract.api import shared_stages, with_dateline
from reformextract.article import Article
from reformextract.batch.articles import read_articles
from reformextract.batch.extras import MissingExtraError
from reformextract.batch.outcome import Failure
from reformextract.batch.sources import InputsError
from reformextract.models.record import Record
from reformextract.patterns.loading import PatternError
from reformextract.stages import Stages


def normalised(record: Record) -> str:
    """The fields of a record that its kind adds, in one line."""
    shared = {"kind", "start", "end", "text", "rule", "sentence"}
    fields = record.model_dump(mode="json")
    return " ".join(f"{name}={value}" for name, value in fields.items() if name not in shared)


def marked_sentence(record: Record, text: str) -> Text:
    """The record's sentence on one line, the record itself in inverse video."""
    start, end = record.sentence or (record.start, record.end)
    line = Text()
    line.append(" ".join(text[start : record.start].split()) + (" " if text[start : record.start][-1:].isspace() else ""))
    line.append(" ".join(record.text.split()), style="reverse")
    line.append((" " if text[record.end : end][:1].isspace() else "") + " ".join(text[record.end : end].split()))
    return line


def explain_article(article: Article, stages: Stages, console: Console) -> None:
    """Print every record of one article with its rule."""
    extraction = stages.extract(with_dateline(article, stages))
    published = extraction.article.published
    console.rule(f"{escape(article.id or 'text')}  ({'published ' + published.isoformat() if published else 'publication date unknown'})")
    for record in extraction.records:
        console.print(
            f"[bold]{record.kind}[/bold] {record.start}-{record.end}  {escape(normalised(record))}", highlight=False, soft_wrap=True
        )
        console.print(Text("  ") + marked_sentence(record, article.text), highlight=False, soft_wrap=True)
        rule_id = record.rule or "?"
        rule = stages.patterns.rules.get(rule_id)
        source = stages.patterns.source("rule", rule_id)
        about = f" {rule.description}" if rule is not None else ""
        console.print(
            f"  [dim]{escape(rule_id)}  {escape(str(source) if source else 'in the code')} {escape(about)}[/dim]",
            highlight=False,
            soft_wrap=True,
        )
        if rule is not None and rule.pattern:
            console.print(f"  [dim]{escape(rule.pattern)}[/dim]", highlight=False, soft_wrap=True)
    for warning in extraction.warnings:
        console.print(f"[yellow]warning:[/yellow] {escape(warning)}", highlight=False, soft_wrap=True)


def register(app: typer.Typer) -> None:
    @app.command()
    def explain(
        inputs: Annotated[list[str], typer.Argument(metavar="FILE...", help="Text files, JSONL files, folders, or - for standard input.")],
        published: Annotated[str | None, typer.Option(help="Publication date (ISO) of articles that state none.")] = None,
        patterns: Annotated[list[Path] | None, typer.Option(help="Your own pattern file or folder; may be repeated.")] = None,
        exclude: Annotated[list[str] | None, typer.Option(help="A rule, entry or kind to leave out, by id; may be repeated.")] = None,
    ) -> None:
        """Show for each record the sentence with the record marked, the rule, and the pattern file and line it comes from."""
        console = Console()
        failed = False
        try:
            stages = shared_stages(patterns or (), exclude or ())
            for article in read_articles(inputs, published):
                if isinstance(article, Failure):
                    typer.echo(f"error: {article}", err=True)
                    failed = True
                else:
                    explain_article(article, stages, console)
        except (PatternError, InputsError, MissingExtraError, OSError) as error:
            typer.echo(f"reformextract: {error}", err=True)
            raise typer.Exit(2) from None
        if failed:
            raise typer.Exit(1)
