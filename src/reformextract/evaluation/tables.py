"""Evaluation results as tables for the terminal (rich) and for Markdown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.table import Table
from rich.text import Text

from reformextract.evaluation.agreement import Agreement
from reformextract.evaluation.evaluate import ArticleResult, Evaluation, Outcome
from reformextract.evaluation.resampling import Change, Comparison
from reformextract.evaluation.scores import VIEWS, View

Intervals = Mapping[str, Mapping[View, Mapping[str, tuple[float, float]]]]


def percent(ratio: float | None) -> str:
    """0.8765 as 87.7; a dash for None."""
    return "–" if ratio is None else f"{100 * ratio:.1f}"


def score_table(evaluation: Evaluation, intervals: Intervals) -> Table:
    """Kinds in rows, views in columns: precision, recall, F1 with its interval."""
    table = Table(title=f"{len(evaluation.articles)} articles; per cent, F1 with 95% interval over articles", title_justify="left")
    for heading, justify in (("kind", "left"), ("gold", "right"), ("pred.", "right")):
        table.add_column(heading, justify=justify)  # type: ignore[arg-type]
    for view in VIEWS:
        table.add_column(f"{view} P", justify="right")
        table.add_column("R", justify="right")
        table.add_column("F1", justify="right")
    for name in (*evaluation.kinds, "micro"):
        counts = evaluation.counts(name, "overlap")
        cells: list[str | Text] = [name, str(counts.gold), str(counts.predicted)]
        for view in VIEWS:
            c = evaluation.counts(name, view)
            cells += [percent(c.precision), percent(c.recall), _with_interval(c.f1, intervals, name, view)]
        table.add_row(*cells, style="bold" if name == "micro" else None)
    cells = ["macro", "", ""]
    for view in VIEWS:
        macro = evaluation.macro(view)
        cells += [percent(macro["precision"]), percent(macro["recall"]), _with_interval(macro["f1"], intervals, "macro", view)]
    table.add_row(*cells, style="bold")
    return table


def _with_interval(f1: float, intervals: Intervals, name: str, view: View) -> Text:
    text = Text(percent(f1))
    if name in intervals:
        low, high = intervals[name][view]["f1"]
        text.append(f" {percent(low)}–{percent(high)}", style="dim")
    return text


def field_table(evaluation: Evaluation) -> Table:
    """Accuracy of each field on the matched records that state it."""
    table = Table(title="Fields of the matched records, per cent right (of how many that state it)", title_justify="left")
    table.add_column("kind")
    table.add_column("fields")
    for kind in evaluation.kinds:
        cells = [f"{name} {percent(cell.accuracy)} ({cell.compared})" for name, cell in evaluation.fields(kind).items()]
        if cells:
            table.add_row(kind, "  ".join(cells))
    return table


def in_context(text: str, start: int, end: int, width: int = 40) -> tuple[str, str, str]:
    """The words before, of and after an extent, on one line each."""
    before, after = text[max(0, start - width) : start], text[end : end + width]
    return " ".join(before.split()), " ".join(text[start:end].split()), " ".join(after.split())


def describe(article: ArticleResult, outcome: Outcome) -> dict[str, Any]:
    """An outcome in words, as JSON: article, kind, state, extent, text, differing fields with both values."""
    record = article.record(outcome)
    gold = article.gold.records[outcome.gold] if outcome.gold is not None else None
    predicted = article.predicted.records[outcome.predicted] if outcome.predicted is not None else None
    shown: dict[str, Any] = {
        "article": article.id, "kind": outcome.kind, "state": outcome.state,
        "start": record.start, "end": record.end, "text": record.text,
    }  # fmt: skip
    if gold is not None and predicted is not None:
        if not outcome.same_extent:
            shown["gold_extent"] = [gold.start, gold.end]
        values = gold.model_dump(mode="json"), predicted.model_dump(mode="json")
        shown["fields"] = {name: {"gold": values[0].get(name), "predicted": values[1].get(name)} for name in outcome.differing}
    return shown


def error_table(evaluation: Evaluation) -> Table:
    """Every error in its context."""
    table = Table(title="Errors", title_justify="left")
    for heading in ("article", "kind", "state", "place", "what differs"):
        table.add_column(heading, overflow="fold")
    for article, outcome in evaluation.errors():
        record = article.record(outcome)
        before, here, after = in_context(article.gold.article.text, record.start, record.end, 30)
        shown = describe(article, outcome)
        differing = [f"{name}: {both['gold']} / {both['predicted']}" for name, both in shown.get("fields", {}).items()]
        if "gold_extent" in shown:
            differing.insert(0, f"extent: {article.gold.article.text[slice(*shown['gold_extent'])]!r}")
        state = outcome.state if outcome.state != "right" else "field"
        table.add_row(
            article.id, outcome.kind, state, Text.assemble(before, " ", (here, "reverse"), " ", after), Text("; ".join(differing))
        )
    return table


def comparison_tables(comparison: Comparison) -> list[Table]:
    """Differences with p values; records gained; records lost."""
    table = Table(title="F1 of the first and the second, and p of the difference (approximate randomisation)", title_justify="left")
    table.add_column("kind")
    for view in VIEWS:
        for heading in (f"{view} first", "second", "p"):
            table.add_column(heading, justify="right")
    for name, views in comparison.differences.items():
        cells = [cell for view in VIEWS for cell in (percent(views[view][0]), percent(views[view][1]), f"{views[view][2]:.3f}")]
        table.add_row(name, *cells)
    return [table, _changes(f"gained ({comparison.view})", comparison.gained), _changes(f"lost ({comparison.view})", comparison.lost)]


def _changes(title: str, changes: tuple[Change, ...]) -> Table:
    table = Table(title=f"{len(changes)} records {title}", title_justify="left")
    for heading in ("article", "kind", "text", "at", "first", "second"):
        table.add_column(heading, overflow="fold")
    for change in changes:
        table.add_row(change.article, change.kind, Text(" ".join(change.text.split())), str(change.start), change.before, change.after)
    return table


def agreement_tables(agreement: Agreement) -> list[Table]:
    """F1 by kind and view; agreement and kappa by field."""
    evaluation = agreement.evaluation
    table = Table(title=f"Agreement on {len(evaluation.articles)} articles, F1 in per cent", title_justify="left")
    for heading in ("kind", "A", "B", *VIEWS):
        table.add_column(heading, justify="left" if heading == "kind" else "right")
    for name in (*evaluation.kinds, "micro"):
        counts = evaluation.counts(name, "overlap")
        table.add_row(name, str(counts.gold), str(counts.predicted), *(percent(evaluation.counts(name, view).f1) for view in VIEWS))
    fields = Table(title="Fields of the matched records", title_justify="left")
    for heading in ("kind", "field", "pairs", "equal", "kappa"):
        fields.add_column(heading, justify="left" if heading in ("kind", "field") else "right")
    for kind, cells in agreement.fields.items():
        for name, cell in cells.items():
            fields.add_row(kind, name, str(cell.pairs), percent(cell.agreement), "–" if cell.kappa is None else f"{cell.kappa:.3f}")
    return [table, fields]


def scores_markdown(evaluation: Evaluation, by_file: Mapping[str, Evaluation], command: str) -> str:
    """The figures as a Markdown page: counts and ratios only, so that the same records give the same page everywhere."""
    lines = [
        "# Scores on the corpus",
        "",
        f"Written by `{command}`; CI checks that it is current. Figures are F1 in per cent with the counts they come from;",
        "[docs/evaluation.md](../docs/evaluation.md) says what the views are.",
        "",
        "**What they are not:** an estimate for unseen articles. The rules were developed while these figures were in view, so the",
        "corpus is development data: a high figure shows fit to these articles. Read the page for what a change gained and lost.",
        "",
        f"{len(evaluation.articles)} articles.",
        "",
        "| kind | gold | predicted | strict | overlap | value |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name in (*evaluation.kinds, "micro"):
        counts = evaluation.counts(name, "overlap")
        cells = [f"{percent(c.f1)} ({c.matched})" for c in (evaluation.counts(name, view) for view in VIEWS)]
        lines.append(f"| {name} | {counts.gold} | {counts.predicted} | " + " | ".join(cells) + " |")
    lines.append("| macro | | | " + " | ".join(percent(evaluation.macro(view)["f1"]) for view in VIEWS) + " |")
    lines += [
        "",
        "## Fields of the matched records",
        "",
        "| kind | field | right | compared | per cent |",
        "| --- | --- | ---: | ---: | ---: |",
    ]
    for kind in evaluation.kinds:
        for name, cell in evaluation.fields(kind).items():
            lines.append(f"| {kind} | {name} | {cell.right} | {cell.compared} | {percent(cell.accuracy)} |")
    lines += ["", "## By file (micro F1)", "", "| file | articles | strict | overlap | value |", "| --- | ---: | ---: | ---: | ---: |"]
    for file, part in by_file.items():
        cells = [percent(part.counts("micro", view).f1) for view in VIEWS]
        lines.append(f"| {file} | {len(part.articles)} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"
