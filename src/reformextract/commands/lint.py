"""``reformextract lint GOLD``: what is wrong in gold files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from reformextract.commands.options import listed
from reformextract.commands.progress import busy
from reformextract.commands.refusals import refusing
from reformextract.evaluation.lint import Finding, lint_files


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command("lint")
    def lint_command(
        gold: Annotated[list[Path], typer.Argument(metavar="GOLD", help="Gold files or folders, any format.", show_default=False)],
        format: Annotated[str | None, typer.Option("--format", help="Format, when the name does not tell.")] = None,
        ignore: Annotated[list[str] | None, typer.Option("--ignore", help="Checks to leave out, comma-separated or repeated.")] = None,
        strict: Annotated[bool, typer.Option("--strict", help="Warnings count as errors.")] = False,
        as_json: Annotated[bool, typer.Option("--json", help="Print JSON, one finding a line.")] = False,
    ) -> None:
        """Check gold files: offsets, overlaps, unknown fields, values that don't follow from the text, ids, dates.

        Exit status: 0 clean (warnings allowed), 1 errors found, 2 no such file.
        """
        ignored = set(listed(ignore))
        findings: list[Finding] = []
        seen: dict[str, str] = {}
        with refusing():
            for path in gold:
                with busy(f"checking {path}"):
                    findings += lint_files(path, format, seen)
        findings = [finding for finding in findings if finding.problem.check not in ignored]
        with refusing():
            for finding in findings:
                typer.echo(json.dumps(finding.to_dict(), ensure_ascii=False) if as_json else str(finding))
        errors = sum(finding.severity == "error" or strict for finding in findings)
        if not as_json:
            warnings = len(findings) - errors
            typer.echo(f"{errors} errors, {warnings} warnings" if findings else "nothing found", err=True)
        if errors:
            raise typer.Exit(1)
