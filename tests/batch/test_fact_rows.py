"""Facts as rows: days open on the side that a relation leaves open, a table of its own in Arrow, CSV and DuckDB."""

from __future__ import annotations

import csv
import datetime
import io
from pathlib import Path
from typing import Any

import pytest

from gold_samples import clinics, fact
from reformextract.article import Extraction
from reformextract.batch.fact_rows import FACT_COLUMNS, FACT_CSV_COLUMNS, fact_csv, fact_csv_header, fact_rows

YEARS = {"in": ("2020-01-01", "2020-12-31"), "since": ("2020-01-01", None), "by": (None, "2020-12-31"), "until": (None, "2020-12-31")}


def with_facts(*facts: Any) -> Extraction:
    extraction = clinics()
    return Extraction(article=extraction.article, records=extraction.records, facts=facts)


@pytest.mark.parametrize("relation", YEARS)
def test_a_relation_leaves_its_side_open(relation: str) -> None:
    (row,) = fact_rows(with_facts(fact(clinics().article.text, 1, period=0, period_relation=relation)))
    assert (row["earliest"] and row["earliest"].isoformat(), row["latest"] and row["latest"].isoformat()) == YEARS[relation]


def test_a_row_says_all_without_pointers() -> None:
    (row,) = fact_rows(clinics().model_copy(update={"facts": clinics().facts[1:2]}))
    assert tuple(row) == FACT_COLUMNS
    assert (row["subject"], row["what"], row["predicate"], row["share_of"]) == ("Marsh County", "clinics", "up", "5 million yuan")
    assert (row["period"], row["period_to"], row["base"], row["base_text"]) == ("2020", "2019", "record", "2019")
    assert (row["value"], row["unit"], row["per"], row["change"], row["status"]) == (3, "%", "month", "increase", "observed")
    assert row["sentence"].startswith("In 2020 Marsh County spent")


def test_the_page_names_every_column() -> None:
    page = (Path(__file__).parents[2] / "docs" / "facts.md").read_text(encoding="utf-8")
    table = page.split("### The table")[1].split("## How")[0]
    assert set(FACT_CSV_COLUMNS) <= set(table.replace("`", " ").replace(",", " ").split())


def test_csv_has_the_same_rows() -> None:
    extraction = with_facts(fact(clinics().article.text, 1, what="clinics", period=0))
    (line,) = csv.DictReader(io.StringIO((fact_csv_header() + fact_csv([extraction])).decode()))
    assert (line["value"], line["currency"], line["earliest"], line["change"]) == ("5000000.0", "CNY", "2020-01-01", "")


def test_arrow_and_the_frames_have_a_table_of_their_own() -> None:
    pytest.importorskip("pyarrow")
    from reformextract.batch.fact_schema import FACTS, FACTS_VERSION, fact_batch

    assert FACTS().metadata == {b"reformextract.facts": str(FACTS_VERSION).encode()}
    batch = fact_batch([clinics()])
    rows = batch.to_pylist()
    assert [row["figure"] for row in rows] == [1, 2, 4, 5]
    assert (rows[0]["value"], rows[0]["value_decimal"], rows[0]["earliest"]) == ("5000000", 5000000, datetime.date(2020, 1, 1))
    table = clinics().facts_to_arrow()
    assert table.to_pylist() == rows
    assert table.schema.metadata == FACTS().metadata
    assert len(clinics().facts_to_pandas()) == clinics().facts_to_polars().height == 4


def test_a_run_writes_the_facts_into_a_table_beside_that_of_the_records(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    import reformextract
    from reformextract.batch.fact_schema import FACTS, fact_batch
    from reformextract.batch.options import OutputOptions
    from reformextract.batch.run import Run
    from reformextract.batch.sources import find_sources

    text = "In 2017, rice exports of Lakeside County rose 5 percent to 40,000 tonnes."
    (tmp_path / "in.txt").write_text(text, encoding="utf-8")
    sources, _ = find_sources([str(tmp_path / "in.txt")])
    Run(sources).write(OutputOptions(path=str(tmp_path / "out.duckdb"), form="duckdb"))
    made = reformextract.extract(text)
    with duckdb.connect(str(tmp_path / "out.duckdb")) as connection:
        assert connection.execute("SELECT count(*) FROM records").fetchone() == (len(made.records),)
        rows = connection.execute("SELECT * FROM facts ORDER BY figure").fetchall()
        assert [column[0] for column in connection.description] == FACTS().names
    found = [dict(zip(FACTS().names, row, strict=True)) for row in rows]
    assert len(found) == 2
    assert [{**row, "article": ""} for row in found] == fact_batch([made]).to_pylist()
