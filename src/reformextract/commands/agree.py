"""``reformextract agree A B``: how far two annotators agree."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from reformextract.commands.progress import busy
from reformextract.commands.refusals import refusing
from reformextract.commands.screen import Screen
from reformextract.evaluation.agreement import agree
from reformextract.evaluation.tables import agreement_tables


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command("agree")
    def agree_command(
        a: Annotated[Path, typer.Argument(metavar="A", help="The first annotator's file or folder.", show_default=False)],
        b: Annotated[Path, typer.Argument(metavar="B", help="The second annotator's.", show_default=False)],
        format: Annotated[str | None, typer.Option("--format", help="Format of both, when the names do not tell.")] = None,
        as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    ) -> None:
        """Inter-annotator agreement: F1 on records, Cohen's kappa on the fields of matched records."""
        with refusing(), busy("comparing"):
            found = agree(a, b, formats=(format, format))
        for ids, where in ((found.evaluation.not_predicted, a), (found.evaluation.not_in_gold, b)):
            if ids:
                typer.secho(f"warning: {len(ids)} articles are in {where} only: left out", fg="yellow", err=True)
        if as_json:
            typer.echo(json.dumps(found.to_dict(), ensure_ascii=False, indent=2))
            return
        with refusing():
            screen = Screen()
            for table in agreement_tables(found):
                screen.print(table)
