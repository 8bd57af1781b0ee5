"""The options that several commands share, so that all of them are spelt, explained and understood alike."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable
from typing import Annotated, Any

import typer
from pydantic import ValidationError

from reformextract.batch.options import Columns, ExtractOptions, InputOptions
from reformextract.batch.sources import FORMS
from reformextract.commands.refusals import refusing

READING = "How the input is read"
INPUT_FORMS = ", ".join(sorted(set(FORMS.values())))

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT",
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
CountryColumn = Annotated[str, typer.Option(rich_help_panel=READING, help="Field or column that holds the country.")]
FollowLinks = Annotated[
    bool, typer.Option("--follow-links", rich_help_panel=READING, help="In folders, follow links that lead out of them.")
]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="No progress, notes or summary on stderr; errors only.")]


def listed(given: Iterable[str] | None) -> tuple[str, ...]:
    """The values of an option that may be repeated, hold a comma-separated list, or both.

    >>> listed(["money,ratio", "date"]), listed(None)
    (('money', 'ratio', 'date'), ())
    """
    return tuple(name for value in given or () for part in value.split(",") if (name := part.strip()))


def reading(
    input_format: InputFormat = None,
    encoding: Encoding = "utf-8",
    follow_links: FollowLinks = False,
    text_column: TextColumn = "text",
    id_column: IdColumn = "id",
    published_column: PublishedColumn = "published",
    country_column: CountryColumn = "country",
    title_column: TitleColumn = "title",
    source_column: SourceColumn = "source",
    url_column: UrlColumn = "url",
) -> InputOptions:
    """How inputs are read; raises typer.BadParameter for a format or encoding that is none."""
    if input_format is not None and input_format not in FORMS.values():
        raise typer.BadParameter(f"{input_format}: none of {INPUT_FORMS}", param_hint="--input-format")
    columns = Columns(
        id=id_column, text=text_column, published=published_column, country=country_column,
        title=title_column, source=source_column, url=url_column,
    )  # fmt: skip
    try:
        return InputOptions(form=input_format, encoding=encoding, follow_links=follow_links, columns=columns)
    except ValidationError as error:
        raise typer.BadParameter(error.errors()[0]["msg"].removeprefix("Value error, "), param_hint="--encoding") from None


def finding(published: Published = None, country: Country = None, patterns: Patterns = None, exclude: Exclude = None) -> ExtractOptions:
    """How articles become records; raises pydantic's ValidationError for a date or a country that is none."""
    return ExtractOptions.model_validate(
        {"patterns": listed(patterns), "exclude": listed(exclude), "published": published, "country": country}
    )


def finding_kinds(
    published: Published = None, country: Country = None, patterns: Patterns = None, exclude: Exclude = None, kinds: Kinds = None
) -> ExtractOptions:
    """The same with the kinds asked for; raises ValidationError for one that is none."""
    return with_more(finding(published, country, patterns, exclude), kinds=listed(kinds) or None)


def with_more(options: ExtractOptions, **more: object) -> ExtractOptions:
    """The options with further ones, checked anew; raises ValidationError."""
    return ExtractOptions.model_validate({**options.model_dump(), **more})


def as_words(options: ExtractOptions, read: InputOptions) -> list[str]:
    """The shared options as one types them, those alone that are not as they are by default.

    >>> as_words(ExtractOptions(patterns=("mine.toml",)), InputOptions(columns=Columns(text="body")))
    ['--patterns', 'mine.toml', '--text-column', 'body']
    """
    usual = InputOptions()
    columns = {f"--{name}-column": getattr(read.columns, name) for name in Columns.model_fields if name != "keep"}
    told: dict[str, object] = {
        "--published": options.published, "--country": options.country, "--patterns": ",".join(options.patterns),
        "--exclude": ",".join(options.exclude), "--input-format": read.form,
        "--encoding": read.encoding if read.encoding != usual.encoding else None,
        **{option: name for option, name in columns.items() if option != f"--{name}-column"},
    }  # fmt: skip
    words = [word for option, value in told.items() if value for word in (option, str(value))]
    return [*words, "--follow-links"] if read.follow_links else words


def taking(**groups: Callable[..., Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """A command with parameters that each are made of a group of options: those of a function, whose result the parameter is.

    ``@taking(inputs_read=reading)`` puts the options of :func:`reading` in the place of the parameter ``inputs_read``.
    """
    options = {name: inspect.signature(maker, eval_str=True).parameters for name, maker in groups.items()}

    def taken(command: Callable[..., None]) -> Callable[..., None]:
        own = inspect.signature(command, eval_str=True).parameters

        @functools.wraps(command)
        def called(**given: Any) -> None:
            with refusing():
                made = {name: maker(**{option: given.pop(option) for option in options[name]}) for name, maker in groups.items()}
            command(**given, **made)

        parameters = [part for name, given in own.items() for part in (options[name].values() if name in options else (given,))]
        called.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
            [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in parameters]
        )
        called.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
        return called

    return taken
