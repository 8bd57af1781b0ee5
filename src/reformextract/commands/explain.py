"""``reformextract explain``: each record in its sentence, with the rule that made it and where that rule stands."""

from __future__ import annotations

import typer
from rich.padding import Padding
from rich.text import Text

from reformextract.article import Extraction
from reformextract.batch.options import ExtractOptions, InputOptions
from reformextract.batch.tables import COLOURS, heading
from reformextract.commands.articles import Extractions
from reformextract.commands.options import Inputs, Quiet, finding_kinds, reading, taking
from reformextract.commands.refusals import refusing
from reformextract.commands.screen import Screen, is_watched
from reformextract.dates.record import Date
from reformextract.facts.record import Fact
from reformextract.mechanisms.explaining import evidence_of
from reformextract.mechanisms.record import Mechanism
from reformextract.models.record import Record
from reformextract.stages import Stages


def normalised(record: Record) -> str:
    """The fields of a record that its kind adds, in one line; the days of a date once, and only where its value does not say them."""
    shared = {"kind", "start", "end", "text", "rule", "sentence"}
    fields = {name: value for name, value in record.model_dump(mode="json").items() if name not in shared}
    if isinstance(record, Date) and record.earliest is not None:
        fields = {name: value for name, value in fields.items() if name not in ("earliest", "latest")}
        if record.days != record.value:
            fields["days"] = record.days
    return " ".join(f"{name}={_plain(value)}" for name, value in fields.items())


def _plain(value: object) -> str:
    return ",".join(map(str, value)) if isinstance(value, list) else str(value)


def marked_sentence(record: Record, text: str, screen: Screen) -> Text:
    """The record's sentence on one line, the record itself marked."""
    start, end = record.sentence or (record.start, record.end)
    before, after = text[start : record.start], text[record.end : end]
    line = Text(" ".join(before.split()) + (" " if before[-1:].isspace() else ""))
    line.append_text(screen.marked(" ".join(record.text.split())))
    line.append((" " if after[:1].isspace() else "") + " ".join(after.split()))
    return line


def explain_rule(rule_id: str, stages: Stages) -> list[Text]:
    """A rule in lines: its id, where it stands, what it is for, its pattern."""
    rule = stages.patterns.rules.get(rule_id)
    lines = [Text(f"rule {rule_id}  {stages.patterns.source('rule', rule_id) or 'in the code'}", "dim")]
    if rule is not None:
        lines += [Text(line, "dim") for line in (rule.description, rule.pattern) if line]
    return lines


def explain_evidence(extraction: Extraction, stages: Stages) -> dict[tuple[int, int], list[Text]]:
    """For the place of every mechanism the evidence for its name, in lines."""
    article = extraction.article
    if not any(isinstance(record, Mechanism) for record in extraction.records):
        return {}
    analysis = stages.run(stages.begin(article.text, article.published, article.country))
    reading = analysis.reading
    lines: dict[tuple[int, int], list[Text]] = {}
    for draft in analysis.drafts:
        found = evidence_of(draft, stages.patterns)
        if found:
            told = [Text(f"{feature.points:+d}  {feature.id}: {feature.reason}", "dim") for feature in found]
            lines[reading.start(draft.first), reading.end(draft.last - 1)] = told
    return lines


def explain_fact(fact: Fact, stages: Stages) -> list[Text]:
    """What a figure says, and the frame that told it; of a figure without a frame its clause alone did."""
    words = {name: getattr(fact, name) for name in ("subject", "what", "predicate", "of", "source")}
    told = {name: " ".join(phrase.text.split()) for name, phrase in words.items() if phrase is not None}
    period, base = fact.period_record, fact.base_record
    told |= {"period": " ".join(period.text.split())} if period is not None else {}
    told |= {"change": fact.change} if fact.change else {}
    told |= {"base": base.text if base is not None else str(fact.base)} if fact.base is not None else {}
    line = " ".join(f"{name}={value!r}" for name, value in told.items())
    return [Text(f"fact {line} status={fact.status}"), *(explain_rule(fact.rule, stages) if fact.rule else ())]


def explain_article(extraction: Extraction, stages: Stages, screen: Screen) -> None:
    """Print every record of one article with its rule."""
    screen.rule(style="dim")
    screen.print(heading(extraction))
    evidence = explain_evidence(extraction, stages)
    facts = {fact.figure: fact for fact in extraction.facts}
    for index, record in enumerate(extraction.records):
        screen.print()
        screen.print(Text.assemble((record.kind, f"bold {COLOURS[record.kind]}"), f" {record.start}-{record.end}  {normalised(record)}"))
        told = evidence.get((record.start, record.end), []) if isinstance(record, Mechanism) else []
        for line in (marked_sentence(record, extraction.article.text, screen), *explain_rule(record.rule or "?", stages), *told):
            screen.print(Padding(line, (0, 0, 0, 2), expand=False))
        for line in explain_fact(facts[index], stages) if index in facts else ():
            screen.print(Padding(line, (0, 0, 0, 2), expand=False))
    for warning in extraction.warnings:
        screen.print(Text(f"warning: {warning}", "yellow"))


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command()
    @taking(options=finding_kinds, read=reading)
    def explain(inputs: Inputs, options: ExtractOptions, read: InputOptions, quiet: Quiet = False) -> None:
        """Show for each record the sentence with the record marked, the rule, and the pattern file and line it comes from.

        Exit status: 0; 1 when an article could not be read; 2 for a call or input that is wrong.
        """
        with refusing():
            found = Extractions(inputs, read, options, quiet or is_watched())
            screen = Screen()
            for extraction in found:
                explain_article(extraction, found.stages, screen)
        if found.failed:
            raise typer.Exit(1)
