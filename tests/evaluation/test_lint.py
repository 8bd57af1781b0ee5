"""Lint finds each kind of fault at its file, line, record and field, and nothing in clean gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from gold_samples import sample_gold
from reformextract.commands import lint
from reformextract.evaluation.lint import days_of, lint_article, lint_files
from reformextract.formats import write_gold

CORPUS = Path(__file__).parents[2] / "corpus"
app = typer.Typer()
lint.register(app)


@app.callback()
def _keep_subcommands() -> None: ...


def article(text: str, *records: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A gold line whose records are given by their words; ``start`` is where these stand."""
    made = [{"start": text.index(r["text"]), "end": text.index(r["text"]) + len(r["text"]), **r} for r in records]
    return {"id": "a", "text": text, "published": "2020-06-01", "records": made, **fields}


def money(text: str, value: str, **fields: Any) -> dict[str, Any]:
    return {"kind": "money", "text": text, "value": value, "currency": "CNY", **fields}


def date(text: str, value: str, **fields: Any) -> dict[str, Any]:
    return {"kind": "date", "text": text, "type": "DATE", "value": value, **fields}


TEXT = "In May 2018 it paid RMB 3.6 billion for 42 looms, two-thirds of them new, 5 to 7 million yuan each, £15m more, one of the 14."


@pytest.mark.parametrize(
    ("line", "check", "record", "field", "reason"),
    [
        (article(TEXT, money("RMB 3.6 billion", "3600")), "value", 0, "value", "3600 does not follow from 'RMB 3.6 billion', which reads"),
        (article(TEXT, {"kind": "count", "text": "42", "value": "24"}), "value", 0, "value", "24 does not follow from '42', which reads"),
        (article(TEXT, money("5 to 7 million yuan", "0") | {"value": None, "low": "5", "high": "7000000", "comparator": "range"}),
         None, None, None, ""),
        (article(TEXT, money("5 to 7 million yuan", "0") | {"value": None, "low": "50", "high": "7000000", "comparator": "range"}),
         "value", 0, "low", "50 does not follow"),
        (article(TEXT, money("RMB 3.6 billion", "3600000000", comparator="range")), "comparator", 0, "comparator",
         "'range' with a single value"),
        (article(TEXT, money("RMB 3.6 billion", "3600000000"), money("RMB 3.6", "3.6")), "overlap", 1, "start", "overlaps records[0]"),
        (article(TEXT, money("RMB 3.6 billion", "3600000000"), money("RMB 3.6 billion", "3600000000")),
         "duplicate-record", 1, "start", "the same"),
        (article(TEXT, {"kind": "count", "text": "42 loo", "value": "42"}), "edge", 0, "end", "cuts a word in two"),
        (article(TEXT, {"kind": "count", "text": "42 ", "value": "42"}), "edge", 0, "text", "begins or ends with a space"),
        (article(TEXT, date("May 2018", "2018-5")), "timex", 0, "value", "'2018-5' is no TIMEX3 value of type DATE"),
        (article(TEXT, date("May 2018", "P1Y", type="DATE")), "timex", 0, "value", "no TIMEX3 value"),
        (article(TEXT, date("May 2018", "2018-05", earliest="2018-05-01", latest="2018-05-30")), "interval", 0, "latest",
         "2018-05 is 2018-05-01 to 2018-05-31"),
        (article(TEXT, date("May 2018", "2013-05", earliest="2013-05-01", latest="2013-05-31")), "value", 0, "value", "does not follow"),
        (article(TEXT, {"kind": "count", "text": "42", "value": "42", "thing": "looms"}), "unknown-field", 0, "thing", "no such field"),
        (article(TEXT, colour="red"), "unknown-field", None, "colour", "no such field"),
        (article(TEXT, published=None), "published", None, "published", "no publication date"),
        (article(TEXT, id=""), "article", None, "id", "missing"),
        (article(TEXT, {"kind": "count", "text": "42", "value": "42", "end": 900}), "offsets", 0, "end", "beyond the end"),
        (article(TEXT, {"kind": "count", "text": "42", "value": "42", "start": 41}), "text", 0, "text", "is not text[41:"),
        (article(TEXT, {"kind": "enumeration", "text": "one of the 14", "declared": 14, "found": 0, "members": [], "complete": True}),
         "complete", 0, "complete", "declared is 14, found 0"),
        (article(TEXT, {"kind": "enumeration", "text": "one of the 14", "found": 1, "members": [7]}),
         "pointer", 0, "members", "7 points outside"),
        (article(TEXT, money("RMB 3.6 billion", "3600000000", alt=[20, 35])), "leeway", 0, "alt", "is the extent itself"),
        (article(TEXT, money("RMB 3.6 billion", "3600000000", alt=[0, 3])), "leeway", 0, "alt", "shares no character"),
        (article(TEXT, money("RMB 3.6 billion", "3600000000", alt=[20, 900])), "offsets", 0, "alt", "beyond the end"),
        (article(TEXT, money("RMB 3.6 billion", "3600000000", loose=["colour"])), "field", 0, "loose", "no field 'colour'"),
        (article(TEXT, {"kind": "mechanism", "text": "42 looms", "head": "loom", "area": "platform"}), "field", 0, "area", "any more"),
        (article(TEXT, schema=7), "article", None, "schema", "lines of version 7 are not known"),
        (article(TEXT, country="XX"), "article", None, "country", "no ISO 3166 code"),
        (article(TEXT, warnings=[{"code": "Not This", "message": "m"}]), "warning", None, "warnings", "pattern"),
    ],
)  # fmt: skip
def test_each_fault_is_found_at_its_place(line: Any, check: str | None, record: int | None, field: str | None, reason: str) -> None:
    problems = list(lint_article(json.loads(json.dumps(line))))
    if check is None:
        assert problems == []
        return
    assert [(problem.check, problem.record, problem.field) for problem in problems] == [(check, record, field)]
    assert reason in problems[0].reason


def test_the_faults_of_facts_name_the_fact() -> None:
    line = article(TEXT, money("RMB 3.6 billion", "3600000000"), date("May 2018", "2018-05"))
    line["facts"] = [{"figure": 0, "period": 1}, {"figure": 1}, {"figure": 0, "thing": 1}, {"figure": 0, "status": "maybe"}, 5]
    line["facts"] += [{"figure": 0, "what": {"start": 0, "end": 2, "text": "on"}}]
    found = [(problem.check, problem.place, problem.record) for problem in lint_article(line)]
    assert found == [
        ("pointer", "facts[1].figure", None), ("unknown-field", "facts[2].thing", None), ("fact", "facts[3].status", None),
        ("fact", "facts[4]", None), ("text", "facts[5].what", None), ("fact", "facts[5].figure", None),
    ]  # fmt: skip


def test_one_fact_a_figure_whose_clause_holds_it() -> None:
    line = article(TEXT, money("RMB 3.6 billion", "3600000000"), money("£15m", "15000000", equals=0), date("May 2018", "2018-05"))
    line["facts"] = [{"figure": 0, "period": 2, "evidence": [0, 20]}, {"figure": 0}, {"figure": 1}]
    line["facts"] += [{"figure": 0, "subject": {"start": 41, "end": 44, "text": "2 l"}}]
    found = [(problem.check, problem.place) for problem in lint_article(line)]
    assert found == [
        ("fact", "facts[0].evidence"), ("fact", "facts[1].figure"), ("fact", "facts[2].figure"), ("fact", "facts[3].figure"),
        ("edge", "facts[3].subject"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "record",
    [
        {"kind": "age", "text": "42", "value": "42"},
        {"kind": "date", "text": "May 2018", "type": "DURATION", "value": "P2W/P3W"},
        {"kind": "money", "text": "£15m", "value": "15000000", "currency": "GBP", "per": "loom", "loose": ["per"]},
        {"kind": "count", "text": "one of the 14", "value": "1", "total": "14"},
        {"kind": "ratio", "text": "two-thirds", "value": "0.6667", "unit": "fraction"},
        {"kind": "money", "text": "£15m", "value": "15000000", "currency": "GBP"},
        {"kind": "date", "text": "May 2018", "type": "DATE", "value": "2018-05", "earliest": "2018-05-01", "latest": "2018-05-31"},
    ],
)
def test_right_values_are_left_alone(record: dict[str, Any]) -> None:
    assert list(lint_article(article(TEXT, record))) == []


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2020-02", ("2020-02-01", "2020-02-29")),
        ("2019-H2", ("2019-07-01", "2019-12-31")),
        ("2020-W53", ("2020-12-28", "2021-01-03")),
        ("199X", ("1990-01-01", "1999-12-31")),
        ("2016/2020", ("2016-01-01", "2020-12-31")),
        ("2019-01-23T09:47", ("2019-01-23", "2019-01-23")),
        ("2019-02-30", None),
        ("2017-FA", None),
        ("PAST_REF", None),
    ],
)
def test_days_of_a_timex_value(value: str, days: tuple[str, str] | None) -> None:
    found = days_of(value)
    assert (found and tuple(map(str, found))) == days


def test_the_corpus_is_clean() -> None:
    assert [str(finding) for finding in lint_files(CORPUS) if finding.severity == "error"] == []


def test_the_corpus_has_facts_in_25_articles() -> None:
    lines = [json.loads(line) for file in CORPUS.glob("*.jsonl") for line in file.read_text(encoding="utf-8").splitlines()]
    assert sum("facts" in line for line in lines) >= 25
    assert sum(len(line.get("facts", ())) for line in lines) > 400


def test_the_command_names_every_place_goes_on_after_a_bad_line_and_sets_its_status(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    lines = [
        json.dumps(article(TEXT, money("RMB 3.6 billion", "3600"))),
        '{"id": "b", ',
        json.dumps(article(TEXT, {"kind": "price", "text": "42"}, id="c")),
        json.dumps(article(TEXT, published=None)),
    ]
    path.write_text("\n".join(lines))
    runner = CliRunner()
    done = runner.invoke(app, ["lint", str(path)])
    assert done.exit_code == 1
    shown = done.stdout.splitlines()
    assert shown[0].startswith(f"{path}:1: error: article 'a' records[0].value: 3600 does not follow")
    assert shown[1].startswith(f"{path}:2: error: bad JSON at column ")
    assert shown[2].startswith(f"{path}:3: error: article 'c' records[0].kind: unknown kind 'price'")
    assert shown[3:] == [
        f"{path}:4: warning: article 'a' published: no publication date: relative dates can't be checked [published]",
        f"{path}:4: error: article 'a' id: the id stands in {path}:1 too [duplicate-id]",
    ]
    checks = {json.loads(line)["check"] for line in runner.invoke(app, ["lint", str(path), "--json"]).stdout.splitlines()}
    assert checks == {"value", "json", "kind", "published", "duplicate-id"}
    assert runner.invoke(app, ["lint", str(path), "--ignore", "value,json,kind,duplicate-id"]).exit_code == 0
    assert runner.invoke(app, ["lint", str(path), "--ignore", "value,json,kind,duplicate-id", "--strict"]).exit_code == 1
    assert runner.invoke(app, ["lint", str(tmp_path / "none.jsonl")]).exit_code == 2


def test_other_formats_are_linted_too(tmp_path: Path) -> None:
    gold = sample_gold()
    wrong = gold[0].records[2].model_copy(update={"value": 7})
    records = tuple(wrong if index == 2 else record for index, record in enumerate(gold[0].records))
    write_gold([gold[0].model_copy(update={"records": records})], tmp_path / "g.json")
    findings = lint_files(tmp_path / "g.json")
    assert [(f.article, f.problem.record, f.problem.field) for f in findings] == [("river/1", 2, "value")]


def test_an_empty_file_is_a_finding(tmp_path: Path) -> None:
    path = tmp_path / "empty.jsonl"
    path.write_text("\n")
    done = CliRunner().invoke(app, ["lint", str(path)])
    assert done.exit_code == 1
    assert done.stdout.startswith(f"{path}: error: no article in it [empty]")
