"""The options that several commands share, so that all of them are spelt, explained and understood alike."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

import typer
from pydantic import ValidationError

from reformextract.batch.options import Columns, ExtractOptions, InputOptions
from reformextract.batch.sources import FORMS

READING = "How the input is read"
INPUT_FORMS = ", ".join(sorted(set(FORMS.values())))

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT...",
        help="Files, folders, globs, remote paths (s3://...) or - for standard input. "
        f"Read: {', '.join(FORMS)}, each also with .gz or .zst.",
        show_default=False,
    ),
]
Published = Annotated[str | None, typer.Option(help="Publication date (ISO) of articles that come without one.")]
Country = Annotated[
    str | None, typer.Option(help="Country (ISO 3166) of articles that come without one: it decides a bare $ and 04/03/2024.")
]
Patterns = Annotated[
    list[str] | None, typer.Option("--patterns", "-p", help="Your own pattern files or folders, comma-separated or repeated.")
]
Exclude = Annotated[list[str] | None, typer.Option(help="Rules or kinds to leave out, by id, comma-separated or repeated.")]
Kinds = Annotated[
    list[str] | None,
    typer.Option("--kinds", "-k", help="Kinds of records to give, comma-separated or repeated; all compete first."),
]
Pipeline = Annotated[
    str | None, typer.Option("--pipeline", help="A spaCy pipeline of your own with a component of ours: a folder or an installed package.")
]
InputFormat = Annotated[
    str | None, typer.Option(rich_help_panel=READING, help=f"Read every input as one of: {INPUT_FORMS}.", show_default=False)
]
Encoding = Annotated[str, typer.Option(rich_help_panel=READING, help="Encoding of text, JSONL and CSV inputs.")]
TextColumn = Annotated[str, typer.Option(rich_help_panel=READING, help="Field or column that holds the text.")]
IdColumn = Annotated[str, typer.Option(rich_help_panel=READING, help="Field or column that holds the article's id.")]
PublishedColumn = Annotated[str, typer.Option(rich_help_panel=READING, help="Field or column that holds the publication date.")]
TitleColumn = Annotated[str, typer.Option(rich_help_panel=READING, help="Field or column that holds the title.")]
SourceColumn = Annotated[str, typer.Option(rich_help_panel=READING, help="Field or column that names the publisher.")]
UrlColumn = Annotated[str, typer.Option(rich_help_panel=READING, help="Field or column that holds the address.")]
KeepColumns = Annotated[
    list[str] | None,
    typer.Option(
        rich_help_panel=READING,
        help="Further fields or columns of the input that every row of the output repeats, comma-separated or repeated.",
    ),
]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="No progress, notes or summary on stderr; errors only.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def listed(given: Iterable[str] | None) -> tuple[str, ...]:
    """The values of an option that may be repeated, hold a comma-separated list, or both.

    >>> listed(["money,ratio", "date"]), listed(None)
    (('money', 'ratio', 'date'), ())
    """
    return tuple(name for value in given or () for part in value.split(",") if (name := part.strip()))


def extract_options(
    patterns: Iterable[str] | None = None, exclude: Iterable[str] | None = None, published: str | None = None, **limits: object
) -> ExtractOptions:
    """How articles become records; raises pydantic's ValidationError for a date or a kind that is none."""
    return ExtractOptions.model_validate(
        {"patterns": listed(patterns), "exclude": listed(exclude), "published": published, **limits},
    )


def input_options(form: str | None, encoding: str, text: str, id: str, published: str, title: str, source: str, url: str) -> InputOptions:
    """How inputs are read; raises typer.BadParameter for a format or encoding that is none."""
    if form is not None and form not in FORMS.values():
        raise typer.BadParameter(f"{form}: none of {INPUT_FORMS}", param_hint="--input-format")
    columns = Columns(id=id, text=text, published=published, title=title, source=source, url=url)
    try:
        return InputOptions(form=form, encoding=encoding, columns=columns)
    except ValidationError as error:
        raise typer.BadParameter(error.errors()[0]["msg"].removeprefix("Value error, "), param_hint="--encoding") from None
