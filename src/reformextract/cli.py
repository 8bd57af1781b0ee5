"""The command line: one typer app, a module of ``commands`` for each command."""

from __future__ import annotations

import importlib
from typing import Annotated

import typer

from reformextract.version import __version__

COMMANDS = ("extract", "explain", "mechanisms", "facts", "evaluate", "agree", "lint", "convert", "score", "schema", "serve")

app = typer.Typer(
    name="reformextract",
    help="Policy news in; typed, normalised, checkable records out.",
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"reformextract {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and stop.")] = False,
) -> None:
    """Policy news in; typed, normalised, checkable records out."""


for _name in COMMANDS:
    importlib.import_module(f"reformextract.commands.{_name}").register(app)
