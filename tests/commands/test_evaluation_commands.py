"""evaluate, agree and score from the command line: output, files, exit status."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from gold_samples import extraction_of, sample_gold
from reformextract.commands import agree, evaluate, score
from reformextract.evaluation.agreement import agree as agreement_of
from reformextract.formats import write_gold

DOCS = Path(__file__).parents[2] / "docs"
app = typer.Typer()
for command in (evaluate, agree, score):
    command.register(app)
runner = CliRunner()


@pytest.fixture
def files(tmp_path: Path) -> dict[str, str]:
    """Gold, a perfect system, and one with a wrong count."""
    gold = sample_gold()
    records = list(gold[0].records)
    records[4] = records[4].model_copy(update={"value": Decimal(9)})
    worse = [gold[0].model_copy(update={"records": tuple(records)}), *gold[1:]]
    made = {"gold": gold, "same": gold, "worse": worse}
    for name, extractions in made.items():
        write_gold(extractions, tmp_path / f"{name}.jsonl")
    return {name: str(tmp_path / f"{name}.jsonl") for name in made}


def run(*arguments: str) -> Any:
    return runner.invoke(app, list(arguments))


def test_the_table_and_the_json(files: dict[str, str]) -> None:
    done = run("evaluate", files["gold"], files["worse"], "--errors")
    assert done.exit_code == 0, done.output
    assert "value: 8 / 9" in done.stdout
    done = run("evaluate", files["gold"], files["worse"], "--json", "--errors")
    shown = json.loads(done.stdout)
    count = shown["kinds"]["count"]
    assert count["value"] == {"precision": 0.0, "recall": 0.0, "f1": 0.0, "gold": 1, "predicted": 1, "matched": 0}
    assert count["strict"]["f1"] == 1.0
    assert count["fields"] == {"comparator": 1.0, "item": 1.0, "total": 1.0, "value": 0.0}
    assert shown["micro"]["value"]["matched"] == 13
    assert shown["articles"] == 3
    assert shown["intervals"]["micro"]["strict"]["f1"] == [1.0, 1.0]
    assert [(e["state"], e["fields"]) for e in shown["errors"]] == [("wrong", {"value": {"gold": "8", "predicted": "9"}})]


def test_tables_are_whole_at_80_columns(files: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    done = run("evaluate", files["gold"], files["worse"], "--errors", "--compare", files["same"])
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert "…" not in done.stdout
    assert "wrong count in river/1" in done.stdout
    row = next(line for line in done.stdout.splitlines() if line.strip().startswith("micro"))
    assert len(row.split()) == 9  # the name, two counts, and F1 with its interval in each view
    assert max(map(len, run("agree", files["gold"], files["worse"]).stdout.splitlines())) <= 80


def test_a_fresh_run_is_the_default(files: dict[str, str]) -> None:
    one, other = run("evaluate", files["gold"], "--json"), run("evaluate", files["gold"], "--run", "--json")
    assert one.exit_code == other.exit_code == 0
    assert one.stdout == other.stdout
    assert json.loads(one.stdout)["kinds"]["money"]["overlap"]["matched"] >= 1
    assert run("evaluate", files["gold"], files["same"], "--run").exit_code == 2


@pytest.mark.parametrize(
    ("bound", "status"),
    [("value=0.9", 0), ("value=0.95", 1), ("strict=1", 0), ("count.value=0.1", 1), ("money.currency=1", 0), ("macro.value=0.99", 1),
     ("strict=1,value=0.95", 1)],
)  # fmt: skip
def test_the_gate_for_ci(files: dict[str, str], bound: str, status: int) -> None:
    done = run("evaluate", files["gold"], files["worse"], "--fail-under", bound)
    assert done.exit_code == status, done.output


@pytest.mark.parametrize("bound", ["value", "value=high", "price.value=0.5"])
def test_a_wrong_gate_is_refused(files: dict[str, str], bound: str) -> None:
    assert run("evaluate", files["gold"], files["same"], "--fail-under", bound).exit_code == 2


def test_compare_lists_what_was_gained_and_lost(files: dict[str, str]) -> None:
    done = run("evaluate", files["gold"], files["worse"], "--compare", files["same"], "--json")
    comparison = json.loads(done.stdout)["comparison"]
    assert [(c["article"], c["text"], c["before"], c["after"]) for c in comparison["gained"]] == [
        ("river/1", "8 of the 13", "wrong (value)", "right")
    ]
    assert comparison["lost"] == []
    assert comparison["differences"]["count"]["value"]["before"] == 0.0
    assert comparison["differences"]["count"]["value"]["after"] == 1.0
    shown = run("evaluate", files["gold"], files["worse"], "--compare", files["same"])
    assert "1 records gained (value)" in shown.stdout


def test_html_and_errors_of_input(files: dict[str, str], tmp_path: Path) -> None:
    done = run("evaluate", files["gold"], files["worse"], "--html", str(tmp_path / "r.html"))
    assert done.exit_code == 0, done.output
    assert (tmp_path / "r.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    broken = tmp_path / "broken.jsonl"
    broken.write_text(Path(files["gold"]).read_text(encoding="utf-8").replace('"CNY"', '"RMB"', 1), encoding="utf-8")
    done = run("evaluate", str(broken), files["same"])
    assert done.exit_code == 2
    assert "broken.jsonl:1: records[2].currency: unknown ISO 4217 currency code 'RMB'" in done.output
    write_gold([sample_gold()[1]], tmp_path / "part.jsonl")
    done = run("evaluate", files["gold"], str(tmp_path / "part.jsonl"), "--kinds", "money,count")
    assert "2 articles have no predictions" in done.output
    assert run("evaluate", files["gold"], files["same"], "--kinds", "price").exit_code == 2


def test_what_cannot_be_written_or_is_empty_is_said_without_a_traceback(files: dict[str, str], tmp_path: Path) -> None:
    done = run("evaluate", files["gold"], files["same"], "--html", str(tmp_path / "none" / "r.html"))
    assert (done.exit_code, "Traceback" in done.output, "r.html" in done.output) == (2, False, True)
    empty = tmp_path / "empty.jsonl"
    empty.write_text("")
    done = run("evaluate", str(empty))
    assert done.exit_code == 2
    assert "empty.jsonl: no article in it" in done.output


def test_agreement(files: dict[str, str]) -> None:
    done = run("agree", files["gold"], files["worse"], "--json")
    shown = json.loads(done.stdout)
    assert shown["kinds"]["count"]["strict"] == 1.0
    assert shown["kinds"]["count"]["value"] == 0.0
    assert shown["kinds"]["money"]["fields"]["currency"] == {"pairs": 3, "agreement": 1.0, "kappa": 1.0}
    assert run("agree", files["gold"], files["worse"]).exit_code == 0


def test_agreement_on_facts_has_a_table_of_its_own(files: dict[str, str]) -> None:
    gold = str(Path(__file__).parents[2] / "corpus" / "unseen-10.jsonl")
    done = run("agree", gold, gold)
    assert done.exit_code == 0, done.output
    places = [
        done.stdout.index(title)
        for title in ("Agreement on 10 articles", "Fields of the matched records", "Facts that both state of one figure")
    ]
    assert places == sorted(places)
    assert "subject.head" in done.stdout[places[2] :]
    assert "Facts that both state" not in run("agree", files["gold"], files["worse"]).stdout


def test_kappa_is_agreement_beyond_chance_and_the_annotators_may_change_places() -> None:
    marks = {"a": ["CNY", "CNY", "USD", "USD", "EUR", "CNY"], "b": ["CNY", "USD", "USD", "USD", "EUR", "EUR"]}
    texts = {
        name: [extraction_of(str(n), f"cost [[5 {n}|money value=5 currency={code}]]", None) for n, code in enumerate(codes)]
        for name, codes in marks.items()
    }
    cell = agreement_of(texts["a"], texts["b"]).fields["money"]["currency"]
    # observed 4/6; by chance (3*1 + 2*3 + 1*2)/36 = 11/36; kappa (24 - 11)/(36 - 11)
    assert cell.agreement == pytest.approx(4 / 6)
    assert cell.kappa == pytest.approx(13 / 25)
    assert agreement_of(texts["b"], texts["a"]).fields["money"]["currency"] == cell
    with pytest.raises(ValueError, match="no id in common"):
        agreement_of(texts["a"], [extraction_of("z", "x", None)])


def test_a_page_of_scores_that_cannot_be_written_is_refused(files: dict[str, str], tmp_path: Path) -> None:
    done = run("score", files["gold"], "--write", str(tmp_path / "nowhere" / "SCORES.md"))
    assert done.exit_code == 2
    assert "nowhere" in done.stderr
    assert "Traceback" not in done.stderr


def test_scores_are_written_and_checked(files: dict[str, str], tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    write_gold(sample_gold(), corpus / "gold.jsonl")
    page = corpus / "SCORES.md"
    assert run("score", str(corpus), "--check", str(page)).exit_code == 1
    assert run("score", str(corpus), "--write", str(page)).exit_code == 0
    assert "| micro |" in page.read_text(encoding="utf-8")
    assert run("score", str(corpus), "--check", str(page)).exit_code == 0
    page.write_text(page.read_text(encoding="utf-8").replace("| micro | ", "| micro | 9"), encoding="utf-8")
    done = run("score", str(corpus), "--check", str(page))
    assert done.exit_code == 1
    assert "-| micro | 9" in done.output
    (corpus / "empty.jsonl").write_text("")
    done = run("score", str(corpus))
    assert done.exit_code == 2
    assert "empty.jsonl: no article in it" in done.output


def test_the_table_of_the_documentation_is_that_of_the_code() -> None:
    from reformextract.evaluation.fields import EXTENSION_FIELDS, FURTHER_FIELDS, VALUE_FIELDS

    page = (DOCS / "evaluation.md").read_text(encoding="utf-8")
    for kind, fields in VALUE_FIELDS.items():
        cells = [", ".join(group) for group in (fields, FURTHER_FIELDS[kind], EXTENSION_FIELDS[kind])]
        assert f"| {kind} | " + " | ".join(cells).replace("|  |", "| |").replace("|  |", "| |").rstrip() in page


def test_the_columns_of_the_documentation_are_those_of_the_frames() -> None:
    pytest.importorskip("pyarrow")
    page = (DOCS / "evaluation.md").read_text(encoding="utf-8").split("## Data frames")[1]
    named = {name.strip() for line in page.splitlines() if line.startswith("| ") for name in line.split("|")[1].split(",")}
    assert set(sample_gold()[0].to_arrow().column_names) == named - {"columns", "---"}


def test_the_walk_through_with_label_studio(tmp_path: Path) -> None:
    export = str(DOCS / "examples" / "three-articles.json")
    done = run("evaluate", export, "--errors", "--html", str(tmp_path / "r.html"), "--json")
    assert done.exit_code == 0, done.output
    shown = json.loads(done.stdout)
    assert shown["articles"] == 3
    assert shown["micro"]["overlap"]["gold"] == 16
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert all(f">{name}" in page for name in ("ferry", "clinic", "canal"))
