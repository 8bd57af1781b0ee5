"""``reformextract facts``: what people see, files, filters, series."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from reformextract.cli import app

ARTICLES = (
    {"id": "a", "published": "2018-01-20", "text": "Wuling's rice output reached 42 tons in 2017. It opened 12 ferries."},
    {"id": "b", "published": "2019-01-20", "text": "In 2018, Wuling’s rice output reached 45 tons."},
    {"id": "c", "published": "2019-02-20", "text": "The rice output of Wuling reached 46 tons in 2018."},
)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news.jsonl"
    path.write_text("".join(json.dumps(article) + "\n" for article in ARTICLES), "utf-8")
    return path


def run(*words: object) -> str:
    result = CliRunner().invoke(app, ["facts", *map(str, words), "-q"])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_people_see_a_fact_in_two_lines_of_at_most_80_columns(news: Path) -> None:
    shown = run(news)
    assert "Wuling | rice output\n  42 t · 2017-01-01 to 2017-12-31" in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_filters(news: Path) -> None:
    assert "ferries" not in run(news, "--what", "rice")
    assert run(news, "--since", "2018", "--what", "rice").count("Wuling") == 2
    assert run(news, "--subject", "the Wuling's", "--what", "output").count("rice output") == 3
    assert run(news, "--subject", "Leeds") == ""
    counts = run(news, "--kinds", "count")
    assert counts.startswith("Wuling | ferries\n  12")
    assert "rice" not in counts
    assert run(news, "--kinds", "measure,money") == "".join(run(news, "-k", "measure"))


def test_series_with_a_conflict(news: Path) -> None:
    (line,) = run(news, "--series", "--json").splitlines()
    series = json.loads(line)
    assert [(point["earliest"], point["value"], point["article"]) for point in series["points"]] == [
        ("2017-01-01", "42", "a"),
        ("2018-01-01", "45", "b"),
        ("2018-01-01", "46", "c"),
    ]
    assert series["conflicts"] == [[1, 2]]
    assert run(news, "--series").count("conflict") == 2


def test_files(news: Path, tmp_path: Path) -> None:
    for ending in ("csv", "jsonl", "parquet", "duckdb"):
        run(news, "-o", tmp_path / f"facts.{ending}")
    rows = list(csv.DictReader((tmp_path / "facts.csv").open(encoding="utf-8")))
    lines = [json.loads(line) for line in (tmp_path / "facts.jsonl").read_text("utf-8").splitlines()]
    assert [line["value"] for line in lines] == ["42", "12", "45", "46"]
    assert [float(row["value"]) for row in rows] == [42, 12, 45, 46]
    assert (rows[0]["subject"], rows[0]["earliest"]) == ("Wuling", "2017-01-01")
    parquet = pytest.importorskip("pyarrow.parquet").read_table(tmp_path / "facts.parquet")
    assert parquet.column("value").to_pylist() == ["42", "12", "45", "46"]
    duckdb = pytest.importorskip("duckdb")
    with duckdb.connect(str(tmp_path / "facts.duckdb")) as connection:
        assert connection.execute("SELECT count(*) FROM facts").fetchone() == (4,)


@pytest.mark.parametrize("words", [["-o", "facts.txt"], ["--since", "soon"], ["--series", "-o", "facts.csv"]])
def test_wrong_calls_are_refused(news: Path, words: list[str]) -> None:
    result = CliRunner().invoke(app, ["facts", str(news), *words])
    assert (result.exit_code, "Traceback" in result.output) == (2, False)


def test_an_input_is_never_written_over(news: Path) -> None:
    assert CliRunner().invoke(app, ["facts", str(news), "-o", str(news)]).exit_code == 2
    assert json.loads(news.read_text("utf-8").splitlines()[0])["id"] == "a"
