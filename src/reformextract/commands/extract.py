"""``reformextract extract INPUT... [-o OUT]``: articles in, typed records out; see docs/batch.md.

Exit status: 0 every article was extracted; 1 some were not (each has its line in the errors file or on stderr); 2 failure:
nothing could be extracted, the call is wrong, or the run stopped (a full disk); 130 interrupted; 141 the reader of
standard output went away.
"""

from __future__ import annotations

import importlib
import os
import shlex
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Annotated, Any

import typer
from rich.console import Console

from reformextract.article import Extraction
from reformextract.batch.guard import identity, refuse_inputs
from reformextract.batch.lock import LockedError
from reformextract.batch.manifest import ResumeError
from reformextract.batch.names import manifest_path, touched
from reformextract.batch.options import DEFAULT_ENGINE, ExtractOptions, InputOptions, OutputOptions
from reformextract.batch.outcome import BatchResult, Counts, Failure
from reformextract.batch.process import EngineError
from reformextract.batch.progress import ProgressDisplay
from reformextract.batch.render import CSV_COLUMNS, csv_header
from reformextract.batch.run import Progress, Run, RunError
from reformextract.batch.sources import InputsError, Source, find_sources
from reformextract.batch.tables import TableSink, extractions_of, table_of
from reformextract.batch.writers import Sink, State, StreamSink
from reformextract.commands.options import Inputs, KeepColumns, Pipeline, Quiet, finding_kinds, listed, reading, taking, with_more
from reformextract.commands.refusals import FAILURE, INTERRUPTED, complain, complain_error, refusing
from reformextract.commands.screen import Screen, is_watched
from reformextract.commands.summary import Told, first_line, print_summary, program
from reformextract.formats.base import part_path

SUCCESS, PARTIAL = 0, 1
OUTPUT_FORMS = {".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet", ".csv": "csv", ".duckdb": "duckdb"}
FAILURES_SHOWN = 10
NOTES_SHOWN = 5
ARTICLES_SHOWN, RECORDS_SHOWN = 2, 12  # in a terminal, without --all


def keeping(reading: InputOptions, names: tuple[str, ...]) -> InputOptions:
    """The same with further columns kept; raises typer.BadParameter for one that the output has already."""
    for name in names:
        if name in CSV_COLUMNS or names.count(name) > 1:
            raise typer.BadParameter(f"{name}: the output has a column of this name already", param_hint="--keep-columns")
    return reading.model_copy(update={"columns": reading.columns.model_copy(update={"keep": names})})


def output_options(output: str, form: str | None, part_size: int, keep: tuple[str, ...] = ()) -> OutputOptions:
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
    return OutputOptions(path=output, form=form, parts=parts, part_size=part_size, keep=keep)


def is_stream(output: str) -> bool:
    """Whether an output is no file but something that takes bytes as they come, like standard output: a device, a pipe."""
    path = Path(output)
    return path.exists() and not path.is_file() and not path.is_dir()


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


def _written(output: OutputOptions) -> Iterator[bytes]:
    files = sorted(Path(output.path).glob("part-*.jsonl")) if output.parts else [Path(output.path)]
    for path in files:
        with open(path, "rb") as file:
            yield from file


def _write_html(path: Path, lines: Iterator[bytes]) -> None:
    extractions: list[Extraction] = [extraction for line in lines for extraction in extractions_of(line)]
    importlib.import_module("reformextract.report").write_report(path, extractions)


def _check_report(html: Path, target: OutputOptions | None, sources: list[Source], options: ExtractOptions) -> None:
    """The report may be written over no input, and over nothing that the run itself writes."""
    refuse_inputs([html, part_path(html)], sources, options.patterns)
    if target is not None and any(html == path or (identity(html) or 0) == identity(path) for path in touched(target)):
        raise InputsError(f"{html}: is written by the run itself; name another file for the report")


def _status(counts: Counts) -> int:
    if counts.articles_out == 0:
        return FAILURE
    return PARTIAL if counts.errors else SUCCESS


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
                complain_error(failure)
            elif self.shown == self.limit + 1:
                complain_error("... more in the errors file")
        self.display.tell(progress)


def _terminate(signum: int, frame: Any) -> None:
    raise KeyboardInterrupt


@taking(options=finding_kinds, read=reading)
def extract(
    inputs: Inputs,
    options: ExtractOptions,
    read: InputOptions,
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            help="OUT.jsonl, .csv, .parquet, .duckdb, a folder for part files, or a device or pipe. "
            "Without it: the first articles and a summary in a terminal, else JSONL.",
        ),
    ] = None,
    form: Annotated[
        str | None, typer.Option("--format", help="jsonl, csv, parquet or duckdb, where the output's name does not tell.")
    ] = None,
    show_all: Annotated[bool, typer.Option("--all", help="In a terminal, show every article and record.")] = False,
    pipeline: Pipeline = None,
    workers: Annotated[
        int | None,
        typer.Option(min=0, help="Processes; 0 works in this one. Default: the cores, or 0 for a small input.", show_default=False),
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on where an unfinished run stopped.")] = False,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Begin anew over an unfinished run.")] = False,
    html: Annotated[Path | None, typer.Option(help="Also write a report to look at in a browser.")] = None,
    max_chars: Annotated[int, typer.Option(min=1, help="A longer article is an error.")] = 1_000_000,
    time_limit: Annotated[float, typer.Option(min=0, help="Seconds an article may take; 0 is no limit.")] = 60.0,
    keep_columns: KeepColumns = None,
    part_size: Annotated[int, typer.Option(min=1, help="Articles in a part file.")] = 5000,
    engine: Annotated[str, typer.Option(help="Advanced: the engine's factory as module:function(patterns, exclude).")] = DEFAULT_ENGINE,
    quiet: Quiet = False,
) -> None:
    """Extract typed records from articles. Exit status: 0 all articles, 1 some failed, 2 failure, 130 interrupted."""
    with refusing(), _terminable():
        options = with_more(options, pipeline=pipeline, max_characters=max_chars, time_limit=time_limit, engine=engine)
        read = keeping(read, listed(keep_columns))
        streamed = output is None or output == "-" or is_stream(output)
        target = None if output is None or streamed else output_options(output, form, part_size, read.columns.keep)
        if html is not None and target is not None and target.form != "jsonl":
            raise typer.BadParameter("a report is made from a JSONL output", param_hint="--html")
        sources, notes = find_sources(inputs, read.form, read.follow_links)
        if html is not None:
            _check_report(html, target, sources, options)
        if not quiet:
            _tell_notes(notes)
        console = Screen(stderr=True)
        tables = output is None and form in (None, "jsonl") and is_watched()
        with ProgressDisplay(console, quiet or (tables and show_all)) as display, _going_on(target):
            reporter = _Reporter(display, FAILURES_SHOWN if target else None)
            run = Run(sources, options, read, workers, reporter)
            if target is not None:
                counts = run.write(target, resume, overwrite)
                lines = _written(target)
            else:
                with _opened(output) as stream:
                    counts, lines = _stream(run, stream, form, html is not None, tables, show_all)
        if html is not None:
            _write_html(html, lines)
        if not quiet:
            _conclude(console, counts, Told(inputs, options, read, target, html), tables)
        if counts.articles_in == 0:
            complain("no article found in the input")
    raise typer.Exit(_status(counts))


def _conclude(console: Console, counts: Counts, told: Told, tables: bool) -> None:
    """What is told when all is done: the first article's records where they went to a file, and the summary."""
    target = told.output
    if counts.articles_in == 0:
        complain(first_line(counts, target))
    elif target is None and not tables:
        if counts.errors:
            complain(first_line(counts, target))
    else:
        if target is not None and target.form == "jsonl" and counts.articles_out:
            first = next(iter(extractions_of(next(_written(target)))))
            console.print(table_of(first, console.width, RECORDS_SHOWN))
        print_summary(console, counts, told)


def _tell_notes(notes: list[str]) -> None:
    for note in notes[:NOTES_SHOWN]:
        complain(f"note: {note}")
    if len(notes) > NOTES_SHOWN:
        complain(f"note: {len(notes) - NOTES_SHOWN} more files skipped")


@contextmanager
def _terminable() -> Iterator[None]:
    """A request to end is an interruption, in the midst of whatever is done."""
    previous = None
    with suppress(ValueError):  # not the main thread
        previous = signal.signal(signal.SIGTERM, _terminate)
    try:
        yield
    finally:
        if previous is not None:
            signal.signal(signal.SIGTERM, previous)


@contextmanager
def _going_on(target: OutputOptions | None) -> Iterator[None]:
    """Say how to go on when a run that keeps its place does not come to its end."""

    def kept() -> bool:
        return target is not None and manifest_path(target).exists()

    try:
        yield
    except KeyboardInterrupt:
        if not kept():
            raise
        complain(f"interrupted; what is done is kept. Go on with:\n  {_resume_command()}")
        raise typer.Exit(INTERRUPTED) from None
    except BrokenPipeError:
        raise
    except (EngineError, ResumeError, LockedError) as error:
        complain_error(error)
        raise typer.Exit(FAILURE) from None
    except (OSError, RunError) as error:
        complain_error(error)
        if kept():
            complain(f"what is done is kept. When the cause is gone, go on with:\n  {_resume_command()}")
        raise typer.Exit(FAILURE) from None


@contextmanager
def _opened(output: str | None) -> Iterator[IO[bytes]]:
    """Standard output, or the device or pipe that is named instead."""
    if output is None or output == "-":
        yield sys.stdout.buffer
    else:
        with open(output, "wb") as stream:
            yield stream


def _stream(run: Run, stream: IO[bytes], form: str | None, keep: bool, tables: bool, show_all: bool) -> tuple[Counts, Iterator[bytes]]:
    """Results as they come, to standard output or the like; with ``keep`` the lines are also given back."""
    form = form or "jsonl"
    if form not in ("jsonl", "csv"):
        raise typer.BadParameter(f"{form} cannot go to standard output, a device or a pipe; name a file with -o", param_hint="--format")
    sink: Sink = StreamSink(stream, csv_header(run.inputs.columns.keep) if form == "csv" else b"")
    if tables:
        sink = TableSink(Screen(), *((None, None) if show_all else (ARTICLES_SHOWN, RECORDS_SHOWN)))
    kept: list[bytes] = []
    if keep:
        if form != "jsonl":
            raise typer.BadParameter("a report is made from a JSONL output", param_hint="--html")
        sink = _Keeping(sink, kept)
    counts = run.stream(sink, form)
    return counts, (line for rows in kept for line in rows.splitlines())


def _resume_command() -> str:
    """The command as it was given, with --resume."""
    words = [word for word in sys.argv[1:] if word not in ("--resume", "--overwrite")]
    return f"{program()} {shlex.join([*words, '--resume'])}"


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("extract")(extract)
