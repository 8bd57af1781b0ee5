"""``reformextract score CORPUS``: the corpus' figures as a Markdown page, written or checked to be current."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Annotated

import typer

from reformextract.commands.progress import watched
from reformextract.commands.refusals import complain, complain_error, keep_apart, refusing
from reformextract.evaluation.evaluate import Evaluation, evaluate
from reformextract.evaluation.tables import scores_markdown
from reformextract.formats import GoldError, detect_format, files_of
from reformextract.formats.base import part_path, whole


def corpus_scores(corpus: Path) -> str:
    """The Markdown page of a corpus scored now; raises :class:`~reformextract.formats.GoldError`."""
    name = detect_format(corpus)
    files = list(files_of(corpus, name))
    by_file = {file.name: evaluate(file, gold_format=name) for file in watched(files, "files", len(files))}
    for file, part in by_file.items():
        if not part.articles:
            raise GoldError(corpus / file, "no article in it")
    together = Evaluation(tuple(article for part in by_file.values() for article in part.articles))
    command = f"reformextract score {corpus.name}/ --write {corpus.name}/SCORES.md"
    return scores_markdown(together, by_file, command)


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command("score")
    def score_command(
        corpus: Annotated[Path, typer.Argument(metavar="CORPUS", help="Folder of gold files.", show_default=False)],
        write: Annotated[Path | None, typer.Option("--write", help="Write the page here.")] = None,
        check: Annotated[Path | None, typer.Option("--check", help="Compare with this page; exit status 1 when it is not current.")] = None,
    ) -> None:
        """Score the extraction on a corpus: the page of figures that is kept beside it."""
        with refusing():
            if write is not None:
                keep_apart([write, part_path(write)], corpus)
            page = corpus_scores(corpus)
        if write is None and check is None:
            with refusing():
                typer.echo(page, nl=False)
        if check is not None:
            with refusing():
                kept = check.read_text(encoding="utf-8") if check.exists() else ""
            if kept != page:
                lines = difflib.unified_diff(kept.splitlines(), page.splitlines(), str(check), "now", lineterm="", n=0)
                complain("\n".join(lines))
                complain_error(f"{check} is not current; write it again with --write {check}")
                raise typer.Exit(1)
        if write is not None:
            with refusing(), whole(write) as part:
                part.write_text(page, encoding="utf-8", newline="\n")
