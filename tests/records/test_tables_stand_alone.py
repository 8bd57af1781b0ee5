"""Every table that is written says what its rows are about, and the usual readers take it with their default options."""

from __future__ import annotations

import csv
import json
import sys
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import reformextract
from gold_samples import sample_gold
from reformextract import frames
from reformextract.article import Extraction
from reformextract.cli import app

pandas = pytest.importorskip("pandas")
polars = pytest.importorskip("polars")

WORDS = ["EUR {n}5 million", "EUR 0.{n} million", "{n}2 percent", "1{n} ports", "between {n} and 1{n} ships", "8 of the 1{n} docks"]


def lines() -> list[dict[str, Any]]:
    """Articles whose first records are whole numbers and later ones not, and a warning at the end."""
    many = [
        {"id": f"p{n}", "title": f"=Port {n}", "url": f"https://example.org/{n}", "desk": f"desk {n}", "score": n / 2,
         "text": f"The port paid {WORDS[0 if n < 60 else n % len(WORDS)].format(n=n % 7 + 2)}.\nIt ran 3 ferries last week."}
        for n in range(150)
    ]  # fmt: skip
    late = "It opened last week. The five pilots are: the kelp deposit fund."
    return [*many, {"id": "late", "published": "2020-03-04", "text": late, "desk": "x"}]


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tables")
    (folder / "in.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines()))
    for name in ("out.jsonl", "out.csv", "out.parquet", "out.duckdb"):
        words = ["extract", str(folder / "in.jsonl"), "-o", str(folder / name), "--keep-columns", "desk,score", "-q"]
        result = CliRunner().invoke(app, words)
        assert result.exit_code == 0, result.output
    for command, ending in product(("facts", "mechanisms"), ("csv", "jsonl", "parquet", "duckdb")):
        result = CliRunner().invoke(app, [command, str(folder / "in.jsonl"), "-o", str(folder / f"{command}.{ending}"), "-q"])
        assert result.exit_code == 0, result.output
    return folder


@pytest.mark.parametrize("name", ["facts", "mechanisms"])
def test_facts_and_mechanisms_are_read_with_defaults_too(outputs: Path, name: str) -> None:
    duckdb = pytest.importorskip("duckdb", reason="needs the extra duckdb")
    with (outputs / f"{name}.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    frames_of = {
        "csv": (pandas.read_csv(outputs / f"{name}.csv"), polars.read_csv(outputs / f"{name}.csv")),
        "parquet": (pandas.read_parquet(outputs / f"{name}.parquet"), polars.read_parquet(outputs / f"{name}.parquet")),
        "jsonl": (pandas.read_json(outputs / f"{name}.jsonl", lines=True), polars.read_ndjson(outputs / f"{name}.jsonl")),
    }
    assert rows
    for form, (with_pandas, with_polars) in frames_of.items():
        assert (len(with_pandas), with_polars.height) == (len(rows), len(rows)), form
        assert duckdb.sql(f"SELECT count(*) FROM '{outputs / f'{name}.{form}'}'").fetchall() == [(len(rows),)], form
    with duckdb.connect(str(outputs / f"{name}.duckdb"), read_only=True) as connection:
        assert connection.execute(f"SELECT count(*) FROM {name}").fetchone() == (len(rows),)
    for with_polars in (frames_of["csv"][1], frames_of["parquet"][1]):
        number = "value_decimal" if name == "facts" else "mentions"
        assert float(with_polars[number].sum()) == pytest.approx(sum(float(row[number] or 0) for row in rows))


def rows_of(folder: Path) -> list[dict[str, str]]:
    csv.field_size_limit(sys.maxsize)
    with (folder / "out.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_a_row_says_where_it_is_from(outputs: Path) -> None:
    first, *_ = rows = rows_of(outputs)
    assert (first["article"], first["title"], first["url"]) == ("p0", "'=Port 0", "https://example.org/0")
    assert (first["desk"], first["score"]) == ("desk 0", "0.0")
    assert first["sentence_text"] == "The port paid EUR 25 million."
    assert (first["value"], first["value_decimal"]) == ("25000000.0", "25000000.0")
    late = [row for row in rows if row["article"] == "late"]
    assert (late[0]["value"], late[0]["value_decimal"], late[0]["timex"]) == ("", "", "DATE 2020-W09")
    assert [row["warning"] for row in late if not row["kind"]] == ["enumeration_incomplete"]
    line = json.loads((outputs / "out.jsonl").read_text().splitlines()[1])
    assert line["kept"] == {"desk": "desk 1", "score": 0.5}
    assert Extraction.from_gold(line).to_gold() == line


def test_the_usual_readers_take_every_table_with_their_defaults(outputs: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="needs the extra duckdb")
    expected = len(rows_of(outputs))
    total = sum(float(row["value_decimal"]) for row in rows_of(outputs) if row["kind"] == "money" and row["value_decimal"])
    tables = {
        "csv": (pandas.read_csv(outputs / "out.csv"), polars.read_csv(outputs / "out.csv")),
        "parquet": (pandas.read_parquet(outputs / "out.parquet"), polars.read_parquet(outputs / "out.parquet")),
    }
    for form, (with_pandas, with_polars) in tables.items():
        assert (len(with_pandas), with_polars.height) == (expected, expected), form
        assert float(with_polars.filter(polars.col("kind") == "money")["value_decimal"].sum()) == pytest.approx(total)
        found = duckdb.sql(f"SELECT count(*), sum(value_decimal) FILTER (kind = 'money') FROM '{outputs / f'out.{form}'}'").fetchall()[0]
        assert (found[0], float(found[1])) == (expected, pytest.approx(total)), form
    assert tables["csv"][0].value_decimal.describe()["count"] > 100
    with duckdb.connect(str(outputs / "out.duckdb"), read_only=True) as connection:
        assert connection.execute("SELECT count(*), max(desk) FROM records").fetchone() == (expected, "x")
    jsonl = polars.read_ndjson(outputs / "out.jsonl", infer_schema_length=None)
    assert jsonl.height == len(lines())
    assert len(pandas.read_json(outputs / "out.jsonl", lines=True)) == len(lines())
    assert duckdb.sql(f"SELECT count(*) FROM '{outputs / 'out.jsonl'}'").fetchall() == [(len(lines()),)]


@pytest.mark.parametrize("name", ["text", "value", "article", "desk,desk"])
def test_a_kept_column_needs_a_name_of_its_own(tmp_path: Path, name: str) -> None:
    (tmp_path / "in.jsonl").write_text(json.dumps(lines()[0]))
    result = CliRunner().invoke(app, ["extract", str(tmp_path / "in.jsonl"), "--keep-columns", name], env={"COLUMNS": "200"})
    assert (result.exit_code, "column of this name already" in result.stderr) == (2, True)


def test_numbers_as_floats_for_statistics() -> None:
    frame = frames.to_pandas(sample_gold(), decimals="float")
    assert str(frame.value_decimal.dtype) == "double[pyarrow]"
    assert frame.value_decimal.describe()["max"] == 2.5e9
    assert frames.to_polars(sample_gold(), decimals="float").schema["value_decimal"] == polars.Float64
    facts = reformextract.extract("In 2019 Wuling opened 42 clinics.").facts_to_pandas(decimals="float")
    assert facts.value_decimal.describe()["max"] == 42
    assert sample_gold()[0].to_pandas(decimals="float").value_decimal.mean() > 0
    with pytest.raises(ValueError, match="decimals"):
        frames.to_arrow([], decimals="round")  # type: ignore[arg-type]
