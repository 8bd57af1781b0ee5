"""``reformextract extract``: what a user types and sees."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from reformextract.article import Extraction
from reformextract.commands import extract as command

app = typer.Typer()
app.callback()(lambda: None)
command.register(app)

TEXT = "Beijing set up 3 pilots. It spent more than RMB 2.5 billion, 12 percent of the total."


def run(*words: str | Path, input: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, ["extract", *map(str, words)], input=input)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(TEXT)
    return path


def only(output: str) -> dict[str, Any]:
    (line,) = output.splitlines()
    content: dict[str, Any] = json.loads(line)
    return content


def test_piped_it_prints_the_annotation_format(story: Path) -> None:
    result = run(story)
    assert result.exit_code == 0
    line = only(result.stdout)
    assert list(line) == ["id", "text", "published", "schema", "records", "facts"]
    assert (line["id"], line["text"], line["published"]) == ("story", TEXT, None)
    money = next(record for record in line["records"] if record["kind"] == "money")
    assert (money["text"], money["value"], money["currency"]) == ("more than RMB 2.5 billion", "2500000000", "CNY")
    assert Extraction.from_gold(line).records
    assert result.stderr == ""


def test_standard_input_text_and_jsonl() -> None:
    assert only(run("-", input=TEXT).stdout)["id"] == "stdin"
    result = run("-", input=json.dumps({"id": "x", "text": TEXT, "published": "2019-01-23"}) + "\n")
    line = only(result.stdout)
    assert (line["id"], line["published"]) == ("x", "2019-01-23")


def test_in_a_terminal_it_prints_tables(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "is_watched", lambda: True)
    monkeypatch.setenv("COLUMNS", "140")
    result = run(story, "--published", "2019-01-23")
    assert result.exit_code == 0
    assert "story · 2019-01-23" in result.stdout
    assert "> 2,500,000,000 CNY" in result.stdout
    assert "12 %" in result.stdout


def test_output_file_errors_and_status(tmp_path: Path) -> None:
    source = tmp_path / "news.jsonl"
    source.write_text(json.dumps({"id": "a", "text": TEXT}) + "\n{broken\n" + json.dumps({"id": "b", "body": TEXT}) + "\n")
    out = tmp_path / "new folder" / "out.jsonl"
    result = run(source, "-o", out)
    assert result.exit_code == 1
    assert f"error: {source}:2: not JSON" in result.stderr
    assert f"error: {source}:3: text: is missing" in result.stderr
    assert "1 of 3 articles" in result.stderr
    assert result.stdout == ""
    assert only(out.read_text())["id"] == "a"
    errors = [json.loads(line) for line in out.with_name("out.jsonl.errors.jsonl").read_text().splitlines()]
    assert [(error["place"], error.get("field")) for error in errors] == [(f"{source}:2", None), (f"{source}:3", "text")]


def test_nothing_extracted_is_failure(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    result = run(tmp_path / "empty.txt")
    assert result.exit_code == 2
    assert "no text" in result.stderr
    (tmp_path / "empty.jsonl").touch()
    result = run(tmp_path / "empty.jsonl", "-o", tmp_path / "out.jsonl")
    assert result.exit_code == 2
    assert "no article found" in result.stderr


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["gone.txt"], "gone.txt: no such file or folder"),
        (["STORY", "--kinds", "price"], "error: --kinds: unknown kind 'price'; the kinds are count"),
        (["STORY", "--published", "soon"], "--published"),
        (["STORY", "--exclude", "money.no_such_rule"], "money.no_such_rule"),
        (["STORY", "--patterns", "gone.toml"], "gone.toml: no such pattern file"),
        (["STORY", "-o", "out.xlsx"], "--format"),
        (["STORY", "--format", "parquet"], "cannot go to standard output"),
        (["STORY", "--encoding", "utf-7000"], "utf-7000"),
        (["STORY", "--encoding", "zip"], "not a text encoding"),
        (["STORY", "--input-format", "docx"], "docx"),
        (["STORY", "--engine", "no_such_module:engine"], "no engine no_such_module:engine"),
    ],
)
def test_a_wrong_call_says_what_is_wrong(story: Path, words: list[str], message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    result = run(*[str(story) if word == "STORY" else word for word in words])
    assert result.exit_code == 2
    assert message in result.stderr
    assert isinstance(result.exception, SystemExit)


def test_published_and_columns(tmp_path: Path) -> None:
    source = tmp_path / "news.jsonl"
    source.write_text(json.dumps({"key": 1, "body": TEXT}) + "\n")
    line = only(run(source, "--text-column", "body", "--id-column", "key", "--published", "2019-01-23").stdout)
    assert (line["id"], line["published"]) == ("1", "2019-01-23")


def test_patterns_and_exclude(tmp_path: Path, story: Path) -> None:
    kinds = {record["kind"] for record in only(run(story, "--exclude", "money", "--exclude", "ratio").stdout)["records"]}
    assert kinds == {"count"}
    patterns = tmp_path / "own.toml"
    patterns.write_text('[[unit]]\nsymbol = "pilot"\ndimension = "thing"\nforms = ["pilots"]\n')
    records = only(run(story, "--patterns", patterns).stdout)["records"]
    assert ("measure", "3 pilots") in {(record["kind"], record["text"]) for record in records}


def test_a_readme_in_a_folder_is_skipped_with_a_note(tmp_path: Path, story: Path) -> None:
    (tmp_path / "README.md").write_text("About.")
    result = run(tmp_path)
    assert only(result.stdout)["id"] == "story"
    assert "README.md" in result.stderr
    assert run(tmp_path, "-q").stderr == ""


def test_csv_is_safe_in_a_spreadsheet(tmp_path: Path) -> None:
    source = tmp_path / "news.jsonl"
    source.write_text(json.dumps({"id": "=cmd|' /C calc'!A0", "text": "It ran 3 pilots."}) + "\n")
    out = tmp_path / "out.csv"
    assert run(source, "-o", out).exit_code == 0
    with out.open(newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["article"] == "'=cmd|' /C calc'!A0"
    assert (row["kind"], row["value"], row["item"], row["start"], row["end"]) == ("count", "3.0", "pilots", "7", "8")
    piped = run(source, "--format", "csv")
    assert piped.stdout_bytes == out.read_bytes()


def test_a_half_surrogate_does_not_stop_the_output(tmp_path: Path) -> None:
    source = tmp_path / "news.jsonl"
    source.write_text('{"id": "a", "text": "\\ud83d 3 pilots"}\n')
    for name in ("out.jsonl", "out.csv"):
        assert run(source, "-o", tmp_path / name).exit_code == 0
    line = json.loads((tmp_path / "out.jsonl").read_text())
    assert line["text"] == "\ufffd 3 pilots"
    assert [(warning["code"], warning["places"]) for warning in line["warnings"]] == [("lone_surrogates", [[0, 1]])]


def test_a_folder_of_parts(tmp_path: Path) -> None:
    source = tmp_path / "news.jsonl"
    source.write_text("".join(json.dumps({"id": str(n), "text": TEXT}) + "\n" for n in range(100)))
    result = run(source, "-o", tmp_path / "out", "--part-size", "64", "--workers", "1")
    assert result.exit_code == 0, result.stderr
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["manifest.json", "part-000000.jsonl", "part-000001.jsonl"]


@pytest.mark.parametrize("missing", ["pyarrow", "duckdb"])
def test_missing_extras_are_named(tmp_path: Path, story: Path, missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyarrow")
    monkeypatch.setitem(sys.modules, missing, None)
    for name in [name for name in sys.modules if name.startswith(missing + ".")]:
        monkeypatch.setitem(sys.modules, name, None)
    result = run(story, "-o", tmp_path / "out.duckdb")
    assert result.exit_code == 2
    assert " -m pip install " in result.stderr
    assert "[duckdb]'" in result.stderr or "[duckdb]\n" in result.stderr


def test_an_input_is_never_written_over(tmp_path: Path) -> None:
    source = tmp_path / "news.jsonl"
    source.write_text(json.dumps({"id": "a", "text": TEXT}) + "\n")
    before = source.read_bytes()
    for words in ((source, "-o", source), (tmp_path, "-o", source), (source, "--html", source)):
        result = run(*words)
        assert result.exit_code == 2
        assert "would be written over" in result.stderr
    assert source.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["news.jsonl"]


def test_the_end_of_a_run_tells_of_the_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    source = tmp_path / "news.jsonl"
    articles = [f"Harbour no. {n} spent EUR {n}5,000 on a night berth pilot last year." for n in range(3)]
    source.write_text("".join(json.dumps({"id": f"h{n}", "title": "Berths", "text": text}) + "\n" for n, text in enumerate(articles)))
    result = run(source, "-o", tmp_path / "out.jsonl")
    assert result.exit_code == 0
    assert "h0 · no publication date · Berths" in result.stderr
    assert "3 of 3 articles" in result.stderr
    assert "25,000 EUR, “EUR 25,000” in h2" in result.stderr
    assert "3 articles without a publication date: 3 relative dates" in " ".join(result.stderr.split())
    assert max(map(len, result.stderr.replace(str(tmp_path), "").splitlines())) <= 80
    assert run(source, "-o", tmp_path / "out.jsonl", "-q").stderr == ""


def test_a_terminal_shows_the_first_articles_and_all_when_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "is_watched", lambda: True)
    monkeypatch.setenv("COLUMNS", "80")
    source = tmp_path / "news.jsonl"
    source.write_text("".join(json.dumps({"id": f"a{n}", "text": TEXT * 9}) + "\n" for n in range(4)))
    short, whole = run(source), run(source, "--all")
    assert "a1 ·" in short.stdout
    assert "a2 ·" not in short.stdout
    assert "more records" in short.stdout
    assert "4 of 4 articles" in short.stderr
    assert "a3 ·" in whole.stdout
    assert "more records" not in whole.stdout
    assert max(map(len, whole.stdout.splitlines())) <= 80


def test_lists_are_comma_separated_or_repeated(story: Path) -> None:
    assert run(story, "--exclude", "money,ratio").stdout == run(story, "--exclude", "money", "--exclude", "ratio").stdout
