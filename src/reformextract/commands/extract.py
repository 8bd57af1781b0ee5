"""``reformextract extract INPUT... [-o OUT]``: articles in, typed records out; see docs/batch.md.

Exit status: 0 every article was extracted; 1 some were not (each has its line in the errors file or on stderr); 2 failure:
nothing could be extracted, the call is wrong, or the run stopped (a full disk); 130 interrupted; 141 the reader of
standard output went away.
"""

from __future__ import annotations

import codecs
import importlib
import json
import os
import shlex
import signal
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import ValidationError
from rich.console import Console

from reformextract.article import Extraction
from reformextract.batch.extras import MissingExtraError
from reformextract.batch.guard import identity, refuse_inputs
from reformextract.batch.lock import LockedError
from reformextract.batch.manifest import ResumeError
from reformextract.batch.names import errors_path, manifest_path, touched
from reformextract.batch.options import DEFAULT_ENGINE, Columns, ExtractOptions, InputOptions, OutputOptions
from reformextract.batch.outcome import BatchResult, Counts, Failure
from reformextract.batch.process import EngineError
from reformextract.batch.progress import ProgressDisplay
from reformextract.batch.render import csv_header
from reformextract.batch.run import Progress, Run, RunError
from reformextract.batch.sources import FORMS, InputsError, Source, find_sources
from reformextract.batch.tables import TableSink
from reformextract.batch.writers import Sink, State, StreamSink
from reformextract.patterns.loading import PatternError

SUCCESS, PARTIAL, FAILURE, INTERRUPTED, READER_GONE = 0, 1, 2, 130, 141
OUTPUT_FORMS = {".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet", ".csv": "csv", ".duckdb": "duckdb"}
FAILURES_SHOWN = 10
NOTES_SHOWN = 5


def complain(message: str) -> None:
    """A line on stderr."""
    typer.echo(message, err=True)


def output_options(output: str, form: str | None, part_size: int) -> OutputOptions:
    """What to write where, told by the name: an existing folder or a name without a known ending is a folder of parts."""
    path = Path(output)
    suffix = path.suffix.lower()
    parts = output.endswith(("/", os.sep)) or path.is_dir() or (suffix not in OUTPUT_FORMS and form != "duckdb" and not suffix)
    form = form or ("jsonl" if parts else OUTPUT_FORMS.get(suffix, ""))
    if form not in OUTPUT_FORMS.values():
        known = ", ".join(OUTPUT_FORMS)
        raise typer.BadParameter(f"{output}: its ending is none of {known}; say --format", param_hint="--output")
    if form == "duckdb" and parts:
        raise typer.BadParameter("a DuckDB output is one file: name it OUT.duckdb", param_hint="--output")
    return OutputOptions(path=output, form=form, parts=parts, part_size=part_size)


def wants_tables() -> bool:
    """Whether a person is looking at standard output."""
    return sys.stdout.isatty()


class _Keeping(Sink):
    """A stream's sink that also keeps the lines for the HTML report."""

    def __init__(self, sink: Sink, lines: list[bytes]) -> None:
        self._sink = sink
        self._lines = lines

    def write(self, result: BatchResult) -> None:
        self._lines.extend(result.rows)
        self._sink.write(result)

    def open(self, state: State | None) -> None:
        self._sink.open(state)

    def finish(self) -> None:
        self._sink.finish()

    def close(self) -> None:
        self._sink.close()


def _extractions(lines: Iterator[bytes]) -> Iterator[Extraction]:
    for line in lines:
        if line.strip():
            yield Extraction.from_gold(json.loads(line))


def _written(output: OutputOptions) -> Iterator[bytes]:
    files = sorted(Path(output.path).glob("part-*.jsonl")) if output.parts else [Path(output.path)]
    for path in files:
        with open(path, "rb") as file:
            yield from file


def _write_html(path: Path, lines: Iterator[bytes]) -> None:
    importlib.import_module("reformextract.report").write_report(path, list(_extractions(lines)))


def _check_report(html: Path, target: OutputOptions | None, sources: list[Source], options: ExtractOptions) -> None:
    """The report may be written over no input, and over nothing that the run itself writes."""
    refuse_inputs([html], sources, options.patterns)
    if target is not None and any(html == path or (identity(html) or 0) == identity(path) for path in touched(target)):
        raise InputsError(f"{html}: is written by the run itself; name another file for the report")


def _status(counts: Counts) -> int:
    if counts.articles_out == 0:
        return FAILURE
    return PARTIAL if counts.errors else SUCCESS


def _summary(counts: Counts, output: OutputOptions | None) -> None:
    records = sum(counts.records.values())
    where = f" -> {output.path}" if output else ""
    errors = ""
    if counts.errors:
        errors = f", {counts.errors:,} errors" + (f" (see {errors_path(output)})" if output else "")
    complain(f"{counts.articles_out:,} of {counts.articles_in:,} articles, {records:,} records{errors}{where}")
    if counts.articles_in == 0:
        complain("no article found in the input")


class _Reporter:
    """Progress, and the failures as they come: all of them when there is no errors file, else the first few."""

    def __init__(self, display: ProgressDisplay, limit: int | None) -> None:
        self.display = display
        self.limit = limit
        self.shown = 0

    def __call__(self, progress: Progress, failures: list[Failure]) -> None:
        for failure in failures:
            self.shown += 1
            if self.limit is None or self.shown <= self.limit:
                complain(f"error: {failure}")
            elif self.shown == self.limit + 1:
                complain("error: ... more in the errors file")
        self.display.tell(progress)


def _check_encoding(encoding: str) -> None:
    try:
        codecs.lookup(encoding)
    except LookupError as error:
        raise typer.BadParameter(str(error), param_hint="--encoding") from None


def _terminate(signum: int, frame: Any) -> None:
    raise KeyboardInterrupt


def extract(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...",
            help="Files, folders, globs, remote paths (s3://...) or - for standard input. "
            "Read: .txt, .jsonl, .csv, .tsv, .parquet, .html, .warc, each also with .gz or .zst.",
            show_default=False,
        ),
    ],
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            help="OUT.jsonl, .csv, .parquet, .duckdb, or a folder for part files. Without it: tables in a terminal, else JSONL.",
        ),
    ] = None,
    form: Annotated[
        str | None, typer.Option("--format", help="jsonl, csv, parquet or duckdb, where the output's name does not tell.")
    ] = None,
    published: Annotated[str | None, typer.Option(help="Publication date (ISO) of articles that come without one.")] = None,
    patterns: Annotated[list[str] | None, typer.Option(help="A pattern file or folder of your own; may be repeated.")] = None,
    exclude: Annotated[list[str] | None, typer.Option(help="Id of a rule or name of a kind to leave out; may be repeated.")] = None,
    workers: Annotated[
        int | None,
        typer.Option(min=0, help="Processes; 0 works in this one. Default: the cores, or 0 for a small input.", show_default=False),
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on where an unfinished run stopped.")] = False,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Begin anew over an unfinished run.")] = False,
    html: Annotated[Path | None, typer.Option(help="Also write a report to look at in a browser.")] = None,
    max_chars: Annotated[int, typer.Option(min=1, help="A longer article is an error.")] = 1_000_000,
    time_limit: Annotated[float, typer.Option(min=0, help="Seconds an article may take; 0 is no limit.")] = 60.0,
    follow_links: Annotated[bool, typer.Option("--follow-links", help="In folders, follow links that lead out of them.")] = False,
    input_format: Annotated[
        str | None, typer.Option(help=f"Read every input as one of: {', '.join(sorted(set(FORMS.values())))}.", show_default=False)
    ] = None,
    encoding: Annotated[str, typer.Option(help="Encoding of text, JSONL and CSV inputs.")] = "utf-8",
    text_column: Annotated[str, typer.Option(help="Field or column that holds the text.")] = "text",
    id_column: Annotated[str, typer.Option(help="Field or column that holds the article's id.")] = "id",
    published_column: Annotated[str, typer.Option(help="Field or column that holds the publication date.")] = "published",
    title_column: Annotated[str, typer.Option(help="Field or column that holds the title.")] = "title",
    source_column: Annotated[str, typer.Option(help="Field or column that names the publisher.")] = "source",
    url_column: Annotated[str, typer.Option(help="Field or column that holds the address.")] = "url",
    part_size: Annotated[int, typer.Option(min=1, help="Articles in a part file.")] = 5000,
    engine: Annotated[str, typer.Option(help="Advanced: the engine's factory as module:function(patterns, exclude).")] = DEFAULT_ENGINE,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="No progress, notes or summary on stderr; errors only.")] = False,
) -> None:
    """Extract typed records from articles. Exit status: 0 all articles, 1 some failed, 2 failure, 130 interrupted."""
    previous = None
    with suppress(ValueError):  # not the main thread
        previous = signal.signal(signal.SIGTERM, _terminate)
    target: OutputOptions | None = None
    try:
        columns = Columns(
            id=id_column, text=text_column, published=published_column, title=title_column, source=source_column, url=url_column
        )
        options = ExtractOptions(
            patterns=tuple(patterns or ()),
            exclude=tuple(exclude or ()),
            published=published,
            max_characters=max_chars,
            time_limit=time_limit,
            engine=engine,
        )
        if input_format is not None and input_format not in FORMS.values():
            raise typer.BadParameter(f"{input_format}: none of {', '.join(sorted(set(FORMS.values())))}", param_hint="--input-format")
        _check_encoding(encoding)
        reading = InputOptions(form=input_format, encoding=encoding, columns=columns)
        target = output_options(output, form, part_size) if output not in (None, "-") else None
        if html is not None and target is not None and target.form != "jsonl":
            raise typer.BadParameter("a report is made from a JSONL output", param_hint="--html")
        sources, notes = find_sources(inputs, input_format, follow_links)
        if html is not None:
            _check_report(html, target, sources, options)
        if not quiet:
            for note in notes[:NOTES_SHOWN]:
                complain(f"note: {note}")
            if len(notes) > NOTES_SHOWN:
                complain(f"note: {len(notes) - NOTES_SHOWN} more files skipped")
        console = Console(stderr=True)
        with ProgressDisplay(console, quiet) as display:
            reporter = _Reporter(display, FAILURES_SHOWN if target else None)
            run = Run(sources, options, reading, workers, reporter)
            if target is not None:
                counts = run.write(target, resume, overwrite)
                lines = _written(target)
            else:
                counts, lines = _stream(run, form, html is not None, tables=output is None and wants_tables())
        if html is not None:
            _write_html(html, lines)
        if not quiet and (target is not None or counts.errors or counts.articles_in == 0):
            _summary(counts, target)
        raise typer.Exit(_status(counts))
    except KeyboardInterrupt:
        kept = target is not None and manifest_path(target).exists()
        complain("interrupted" + (f"; what is done is kept. Go on with:\n  {_resume_command()}" if kept else ""))
        raise typer.Exit(INTERRUPTED) from None
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(READER_GONE) from None
    except ValidationError as error:
        detail = error.errors()[0]
        complain(f"error: --{str(detail['loc'][0]).replace('_', '-')}: {detail['input']!r}: {detail['msg']}")
        raise typer.Exit(FAILURE) from None
    except (InputsError, MissingExtraError, PatternError, EngineError, ResumeError, RunError, LockedError, OSError) as error:
        complain(f"error: {error}")
        if isinstance(error, (OSError, RunError)) and target is not None and manifest_path(target).exists():
            complain(f"what is done is kept. When the cause is gone, go on with:\n  {_resume_command()}")
        raise typer.Exit(FAILURE) from None
    finally:
        if previous is not None:
            signal.signal(signal.SIGTERM, previous)


def _stream(run: Run, form: str | None, keep: bool, tables: bool) -> tuple[Counts, Iterator[bytes]]:
    """Results to standard output; with ``keep`` the lines are also given back."""
    form = form or "jsonl"
    if form not in ("jsonl", "csv"):
        raise typer.BadParameter(f"{form} cannot go to standard output; name a file with -o", param_hint="--format")
    sink: Sink = StreamSink(sys.stdout.buffer, csv_header() if form == "csv" else b"")
    if tables and form == "jsonl":
        sink = TableSink(Console())
    kept: list[bytes] = []
    if keep:
        if form != "jsonl":
            raise typer.BadParameter("a report is made from a JSONL output", param_hint="--html")
        sink = _Keeping(sink, kept)
    counts = run.stream(sink, form)
    return counts, (line for rows in kept for line in rows.splitlines())


def _resume_command() -> str:
    """The command as it was given, with --resume."""
    words = [Path(sys.argv[0]).name, *sys.argv[1:]]
    return shlex.join([word for word in words if word not in ("--resume", "--overwrite")] + ["--resume"])


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("extract")(extract)
