"""Evaluation results as tables for the terminal (rich) and for Markdown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reformextract.evaluation.agreement import Agreement
from reformextract.evaluation.evaluate import ArticleResult, Evaluation, Outcome
from reformextract.evaluation.facts import FIGURES
from reformextract.evaluation.resampling import Change, Comparison
from reformextract.evaluation.scores import VIEWS, View

Intervals = Mapping[str, Mapping[View, Mapping[str, tuple[float, float]]]]


def percent(ratio: float | None) -> str:
    """0.8765 as 87.7; a dash for None."""
    return "–" if ratio is None else f"{100 * ratio:.1f}"


def _table(*columns: str) -> Table:
    """A table without lines between its rows; the first column on the left, the others, which are numbers, on the right."""
    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    for number, heading in enumerate(columns):
        table.add_column(heading, justify="right" if number else "left")
    return table


def _titled(title: str, table: Table) -> Group:
    return Group(Text(title, "italic"), table)


def score_table(evaluation: Evaluation, intervals: Intervals) -> Group:
    """Kinds in rows, views in columns: F1 with its interval, and below it precision and recall."""
    count = len(evaluation.articles)
    title = f"{count} article{'' if count == 1 else 's'}; F1 in per cent{', its 95% interval' if intervals else ''}; precision / recall"
    table = _table("kind", "gold", "pred.", *VIEWS)
    for name in (*evaluation.kinds, "micro"):
        counts = evaluation.counts(name, "overlap")
        cells: list[str | Text] = [name, str(counts.gold), str(counts.predicted)]
        for view in VIEWS:
            c = evaluation.counts(name, view)
            cells.append(_figures(c.precision, c.recall, c.f1, intervals, name, view))
        table.add_row(*cells, style="bold" if name == "micro" else None)
    macro = [evaluation.macro(view) for view in VIEWS]
    cells = [_figures(m["precision"], m["recall"], m["f1"], intervals, "macro", view) for m, view in zip(macro, VIEWS, strict=True)]
    table.add_row("macro", "", "", *cells, style="bold")
    return _titled(title, table)


def _figures(precision: float, recall: float, f1: float, intervals: Intervals, name: str, view: View) -> Text:
    text = Text(_short(f1))
    if name in intervals:
        low, high = intervals[name][view]["f1"]
        text.append(f" {_short(low)}–{_short(high)}", style="not bold")
    return text.append(f"\n{_short(precision)} / {_short(recall)}", style="dim not bold")


def _short(ratio: float) -> str:
    return percent(ratio).replace("100.0", "100")


def field_table(evaluation: Evaluation) -> Group:
    """Accuracy of each field on the matched records that state it."""
    table = _table("kind", "fields")
    table.columns[1].justify = "left"
    for kind in evaluation.kinds:
        cells = [f"{name} {percent(cell.accuracy)} ({cell.compared})" for name, cell in evaluation.fields(kind).items()]
        if cells:
            table.add_row(kind, ", ".join(cells))
    return _titled("Fields of the matched records, per cent right (of how many that state it)", table)


def fact_table(evaluation: Evaluation, spread: Mapping[str, tuple[float, float]]) -> Group:
    """The facts whose figure was found: accuracy of each field with its interval, and F1 over what is not null."""
    facts = evaluation.facts
    interval = ", its 95% interval" if spread else ""
    title = f"{facts.gold} facts in the gold, {len(facts.outcomes)} with their figure found; per cent right{interval}"
    table = _table("field", "right", "of", "not null: gold", "pred.", "F1")
    for name in FIGURES:
        cell, values = facts.accuracy(name), facts.values(name)
        if cell.compared:
            counts = (str(values.gold), str(values.predicted), _short(values.f1) if values.gold + values.predicted else "–")
            table.add_row(name, _right(cell.accuracy, spread.get(name)), str(cell.compared), *counts)
    macro = facts.status_macro
    table.add_row("status, mean F1", Text("–" if macro is None else _short(macro)), "", "", "", "")
    whole = facts.accuracy("whole")
    table.add_row("whole facts", _right(whole.accuracy, spread.get("whole")), str(whole.compared), "", "", "", style="bold")
    return _titled(title, table)


def _right(accuracy: float | None, interval: tuple[float, float] | None) -> Text:
    text = Text("–" if accuracy is None else _short(accuracy))
    if interval is not None:
        text.append(f" {_short(interval[0])}–{_short(interval[1])}", style="not bold")
    return text


def fact_error_list(evaluation: Evaluation) -> Group:
    """Every fact with a wrong field, with its sentence."""
    parts: list[RenderableType] = [Text("Errors in facts", "italic")]
    for error in evaluation.fact_errors():
        state = "missed" if error["missed"] else ", ".join(error["wrong"])
        parts.append(Text.assemble((state, "bold red"), " of ", (error["figure"], "bold"), f" in {error['article']}"))
        parts.append(Padding(Text(error["sentence"]), (0, 0, 0, 2), expand=False))
        for name, both in error["fields"].items():
            parts.append(Padding(Text(f"{name}: {both['gold']} / {both['predicted']}", "cyan"), (0, 0, 0, 2), expand=False))
    return _or_none(parts)


def _or_none(parts: list[RenderableType]) -> Group:
    """A title with what stands below it, which is said where it is nothing."""
    return Group(*parts) if len(parts) > 1 else Group(*parts, Padding(Text("none"), (0, 0, 0, 2), expand=False))


def in_context(text: str, start: int, end: int, width: int = 40) -> tuple[str, str, str]:
    """The words before, of and after an extent, on one line; a space where the text has one between them.

    >>> in_context("It paid RMB 3 billion, in all.", 8, 21, 8)
    ('It paid ', 'RMB 3 billion', ', in')
    """
    before, after = text[max(0, start - width) : start], text[end : end + width]
    words_before = (before.split(None, 1)[-1] if start > width else before).split()
    words_after = (after.rsplit(None, 1)[0] if end + width < len(text) else after).split()
    return (
        " ".join(words_before) + (" " if before[-1:].isspace() else ""),
        " ".join(text[start:end].split()),
        (" " if after[:1].isspace() else "") + " ".join(words_after),
    )


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


def error_list(evaluation: Evaluation) -> Group:
    """Every error in its context, a few lines each."""
    parts: list[RenderableType] = [Text("Errors", "italic")]
    for article, outcome in evaluation.errors():
        record = article.record(outcome)
        before, here, after = in_context(article.gold.article.text, record.start, record.end)
        shown = describe(article, outcome)
        differing = [f"{name}: {both['gold']} / {both['predicted']}" for name, both in shown.get("fields", {}).items()]
        if "gold_extent" in shown:
            differing.insert(0, f"extent: {article.gold.article.text[slice(*shown['gold_extent'])]!r}")
        state = outcome.state if outcome.state != "right" else "field"
        parts.append(Text.assemble((state, "bold red"), f" {outcome.kind} in {article.id}"))
        parts.append(Padding(Text.assemble(before, "[[", (here, "bold"), "]]", after), (0, 0, 0, 2), expand=False))
        parts += [Padding(Text(line, "cyan"), (0, 0, 0, 2), expand=False) for line in differing]
    return _or_none(parts)


def comparison_tables(comparison: Comparison) -> list[RenderableType]:
    """Differences with p values; records gained; records lost."""
    title = "F1 of the first, of the second, and p of the difference (approximate randomisation)"
    table = _table("kind", *(f"{view}\n1st  2nd     p" for view in VIEWS))
    for name, views in comparison.differences.items():
        table.add_row(name, *(f"{percent(views[view][0])} {percent(views[view][1])} {views[view][2]:.3f}" for view in VIEWS))
    return [
        _titled(title, table),
        _changes(f"gained ({comparison.view})", comparison.gained),
        _changes(f"lost ({comparison.view})", comparison.lost),
    ]


def _changes(title: str, changes: tuple[Change, ...]) -> Group:
    parts: list[RenderableType] = [Text(f"{len(changes)} records {title}", "italic")]
    for change in changes:
        parts.append(Text.assemble((" ".join(change.text.split()), "bold"), f"  {change.kind} in {change.article} at {change.start}"))
        parts.append(Padding(Text(f"{change.before} → {change.after}"), (0, 0, 0, 2), expand=False))
    return Group(*parts)


def agreement_tables(agreement: Agreement) -> list[Group]:
    """F1 by kind and view; agreement and kappa by field, and of the facts where both sides have some."""
    evaluation = agreement.evaluation
    table = _table("kind", "A", "B", *VIEWS)
    for name in (*evaluation.kinds, "micro"):
        counts = evaluation.counts(name, "overlap")
        table.add_row(name, str(counts.gold), str(counts.predicted), *(percent(evaluation.counts(name, view).f1) for view in VIEWS))
    fields = _table("kind", "field", "pairs", "equal", "kappa")
    fields.columns[1].justify = "left"
    for kind, cells in agreement.fields.items():
        for name, cell in cells.items():
            fields.add_row(kind, name, str(cell.pairs), percent(cell.agreement), "–" if cell.kappa is None else f"{cell.kappa:.3f}")
    title = f"Agreement on {len(evaluation.articles)} articles, F1 in per cent"
    tables = [_titled(title, table), _titled("Fields of the matched records", fields)]
    if agreement.facts:
        facts = _table("field", "pairs", "equal", "kappa")
        for name, cell in agreement.facts.items():
            facts.add_row(name, str(cell.pairs), percent(cell.agreement), "–" if cell.kappa is None else f"{cell.kappa:.3f}")
        tables.append(_titled("Facts that both state of one figure", facts))
    return tables


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
    lines += fact_lines(evaluation)
    lines += ["", "## By file (micro F1)", "", "| file | articles | strict | overlap | value |", "| --- | ---: | ---: | ---: | ---: |"]
    for file, part in by_file.items():
        cells = [percent(part.counts("micro", view).f1) for view in VIEWS]
        lines.append(f"| {file} | {len(part.articles)} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def fact_lines(evaluation: Evaluation) -> list[str]:
    """The figures of the facts as Markdown; nothing where the gold has none."""
    facts = evaluation.facts
    if not facts.gold:
        return []
    lines = ["", f"## Facts ({facts.gold} in the gold, {len(facts.outcomes)} with their figure found)", ""]
    lines += ["| field | right | compared | per cent | F1 of what is not null |", "| --- | ---: | ---: | ---: | ---: |"]
    for name in FIGURES:
        cell, values = facts.accuracy(name), facts.values(name)
        if cell.compared:
            f1 = percent(values.f1 if values.gold + values.predicted else None)
            lines.append(f"| {name} | {cell.right} | {cell.compared} | {percent(cell.accuracy)} | {f1} |")
    whole = facts.accuracy("whole")
    return [*lines, f"| whole | {whole.right} | {whole.compared} | {percent(whole.accuracy)} | |"]
