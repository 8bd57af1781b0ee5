"""``reformextract convert IN OUT``: from one gold format to another, or texts with the machine's records for correction."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reformextract.article import Extraction
from reformextract.commands.options import listed
from reformextract.commands.progress import busy, watched
from reformextract.commands.refusals import keep_apart, refusing
from reformextract.formats import MODULES, SUFFIXES, GoldError, detect_format, get_format, read_gold, write_gold, written_by
from reformextract.formats.select import keep_kinds
from reformextract.kinds import known_kinds


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command("convert")
    def convert_command(
        source: Annotated[Path, typer.Argument(metavar="SOURCE", help="Gold or predictions, any format.", show_default=False)],
        target: Annotated[Path, typer.Argument(metavar="TARGET", help="File or folder to write.", show_default=False)],
        source_format: Annotated[str | None, typer.Option("--from", help=f"One of {', '.join(MODULES)}; else the name tells.")] = None,
        target_format: Annotated[str | None, typer.Option("--to", help="Likewise, for what is written.")] = None,
        kinds: Annotated[list[str] | None, typer.Option("--kinds", "-k", help="Kinds to keep, comma-separated or repeated.")] = None,
        pre_annotate: Annotated[bool, typer.Option("--pre-annotate", help="Replace the records by the machine's, for correction.")] = False,
    ) -> None:
        """Convert gold between formats: jsonl, spacy, brat, label-studio, doccano, prodigy, uima, timeml.

        What a format can't carry is an error that names it; nothing is left out silently. Exit status 2 for an error.
        """
        with refusing():
            keep_apart([target], source)
            wanted = set(known_kinds(listed(kinds)))
            name = target_format
            if name is None:
                name = detect_format(target)
                if target.suffix not in SUFFIXES and not target.is_dir():
                    raise GoldError(target, f"its ending is none of {', '.join(SUFFIXES)}: give --to")
            get_format(name)
            keep_apart(written_by(target, name), source)
            extractions: list[Extraction] = list(watched(read_gold(source, source_format), "articles read"))
            if pre_annotate:
                from reformextract.api import extract_many

                found = extract_many(extraction.article for extraction in extractions)
                extractions = list(watched(found, "articles extracted", len(extractions)))
            if kinds:
                extractions = [keep_kinds(extraction, wanted) for extraction in extractions]
            with busy(f"writing {target}"):
                write_gold(extractions, target, name)
        records = sum(len(extraction.records) for extraction in extractions)
        typer.echo(f"{len(extractions)} articles, {records} records -> {target} ({name})", err=True)
