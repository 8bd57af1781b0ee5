"""``reformextract evaluate GOLD [PRED]``: scores, errors, comparison, HTML report, a gate for CI."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from reformextract.commands.options import Exclude, Patterns, listed
from reformextract.commands.progress import busy, watched
from reformextract.commands.refusals import complain_error, keep_apart, refusing
from reformextract.commands.screen import Screen
from reformextract.evaluation import Evaluation, compare, evaluate, intervals
from reformextract.evaluation.scores import View
from reformextract.evaluation.tables import comparison_tables, describe, error_list, fact_error_list, fact_table, field_table, score_table
from reformextract.formats.base import part_path


def thresholds(given: list[str]) -> list[tuple[str, float]]:
    """``["value=0.9,money.strict=0.8"]`` -> ``[("value", 0.9), ("money.strict", 0.8)]``; raises ``typer.BadParameter``."""
    found: list[tuple[str, float]] = []
    for part in listed(given):
        name, _, bound = part.partition("=")
        try:
            found.append((name.strip(), float(bound)))
        except ValueError as error:
            raise typer.BadParameter(
                f"{part!r} is not FIGURE=NUMBER, such as value=0.9 or money.strict=0.8", param_hint="--fail-under"
            ) from error
    return found


def _warn(evaluation: Evaluation, label: str) -> None:
    for ids, what in ((evaluation.not_predicted, "have no predictions: all their records count as missed"),
                      (evaluation.not_in_gold, "of the predictions are not in the gold: left out")):  # fmt: skip
        if ids:
            shown = ", ".join(ids[:5]) + (" ..." if len(ids) > 5 else "")
            typer.secho(f"warning: {label}: {len(ids)} articles {what} ({shown})", fg="yellow", err=True)


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command("evaluate")
    def evaluate_command(
        gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Gold file or folder, any format.", show_default=False)],
        predictions: Annotated[
            Path | None, typer.Argument(metavar="PREDICTIONS", help="Predictions; without them the gold's texts are extracted now.")
        ] = None,
        run: Annotated[bool, typer.Option("--run", help="Extract the gold's texts now (the default without PREDICTIONS).")] = False,
        compare_with: Annotated[
            Path | None, typer.Option("--compare", help="A second system's predictions, to set against the first.")
        ] = None,
        compare_view: Annotated[View, typer.Option("--compare-view", help="View in which records count as gained and lost.")] = "value",
        kinds: Annotated[list[str] | None, typer.Option("--kinds", "-k", help="Kinds to score, comma-separated or repeated.")] = None,
        as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
        errors: Annotated[bool, typer.Option("--errors", help="List every error.")] = False,
        html: Annotated[Path | None, typer.Option("--html", help="Write the HTML report here.")] = None,
        fail_under: Annotated[
            list[str] | None,
            typer.Option(
                "--fail-under", help="FIGURE=F1, e.g. value=0.9, money.strict=0.8, macro.value=0.7: exit status 1 when it is lower."
            ),
        ] = None,
        gold_format: Annotated[str | None, typer.Option("--gold-format", help="Format of GOLD, when its name does not tell.")] = None,
        format: Annotated[str | None, typer.Option("--format", help="Format of the predictions, when their name does not tell.")] = None,
        patterns: Patterns = None,
        exclude: Exclude = None,
        resamples: Annotated[int, typer.Option("--resamples", min=0, help="Bootstrap resamples for the intervals; 0 for none.")] = 1000,
    ) -> None:
        """Score extraction against gold: strict, overlap and value, per kind and over all, with intervals.

        Exit status: 0; 1 when a figure is under --fail-under; 2 for input that can't be read.
        """
        with refusing():
            if run and predictions is not None:
                raise typer.BadParameter("give either PREDICTIONS or --run")
            bounds = thresholds(fail_under or [])
            if html is not None:
                keep_apart([html, part_path(html)], gold, predictions, compare_with, *map(Path, listed(patterns)))
        chosen = listed(kinds) or None
        with refusing():
            result = evaluate(gold, predictions, kinds=chosen, gold_format=gold_format, predictions_format=format,
                              patterns=listed(patterns), exclude=listed(exclude),
                              progress=lambda found, total: watched(found, "articles", total))  # fmt: skip
            second = None
            if compare_with is not None:
                second = evaluate(gold, compare_with, kinds=chosen, gold_format=gold_format, predictions_format=format)
            under = [(name, figure, bound) for name, bound in bounds if (figure := result.figure(name)) < bound]
            if not result.articles:
                raise ValueError(f"{gold}: no article in it")
        _warn(result, str(predictions or "fresh run"))
        with busy("drawing articles again for the intervals"):
            spread = intervals(result, resamples)
            fact_spread = result.facts.intervals(resamples)
            comparison = compare(result, second, compare_view) if second is not None else None
        if html is not None:
            from reformextract.report import write_report

            with refusing():
                write_report(html, evaluation=result, intervals=spread, title=f"{gold} against {predictions or 'a fresh run'}")
            typer.echo(f"report: {html}", err=True)
        if as_json:
            shown: dict[str, Any] = result.to_dict()
            shown["articles"] = len(result.articles)
            shown["intervals"] = spread
            if result.facts.gold:
                shown["facts"]["intervals"] = fact_spread
            if comparison is not None:
                shown["comparison"] = comparison.to_dict()
            if errors:
                shown["errors"] = [describe(article, outcome) for article, outcome in result.errors()]
                shown["fact_errors"] = list(result.fact_errors())
            with refusing():
                typer.echo(json.dumps(shown, ensure_ascii=False, indent=2))
        else:
            with refusing():
                screen = Screen()
                screen.print(score_table(result, spread))
                screen.print(field_table(result))
                if result.facts.gold:
                    screen.print(fact_table(result, fact_spread))
                if errors:
                    screen.print(error_list(result))
                if errors and result.facts.gold:
                    screen.print(fact_error_list(result))
                for table in comparison_tables(comparison) if comparison is not None else ():
                    screen.print(table)
        for name, figure, bound in under:
            complain_error(f"{name} is {figure:.4f}, under {bound}")
        if under:
            raise typer.Exit(1)
