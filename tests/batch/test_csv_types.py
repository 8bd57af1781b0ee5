"""Whatever stands first in a CSV file, readers that guess the types of columns from the first rows read the rest."""

from __future__ import annotations

import csv
import datetime
import io
import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import reformextract
from reformextract.article import Article, Extraction
from reformextract.batch.csv_cells import words
from reformextract.batch.fact_rows import fact_csv, fact_csv_header
from reformextract.batch.outcome import Failure
from reformextract.batch.render import csv_header, csv_rows
from reformextract.dates.record import Date
from reformextract.facts.record import Fact, Phrase
from reformextract.mechanisms.record import Enumeration, Mechanism
from reformextract.models.record import Record
from reformextract.models.warning import ExtractionWarning
from reformextract.quantities.age import Age
from reformextract.quantities.count import Count
from reformextract.quantities.money import Money
from reformextract.quantities.number import PlainNumber
from reformextract.quantities.rank import Rank
from reformextract.quantities.ratio import Ratio

POLARS_LOOKS_AT, DUCKDB_LOOKS_AT = 100, 20_480
DAY = datetime.date(2019, 3, 5)


def count(text: str, value: str) -> Record:
    return Count(start=0, end=len(text), text=text, value=Decimal(value))


def day(text: str, value: str, type: str = "DATE") -> Record:
    return Date.model_validate({"start": 0, "end": len(text), "text": text, "type": type, "value": value})


ENUMERATION = {"start": 0, "end": 4, "text": "list", "noun": "pilots"}
FIRST: dict[str, list[Record]] = {
    "whole numbers": [PlainNumber(start=0, end=2, text="42", value=Decimal(42))],
    "counts in figures": [count("42", "42")],
    "decimals": [count("4.5", "4.5")],
    "ranges": [Count(start=0, end=3, text="3-4", low=Decimal(3), high=Decimal(4), comparator="range")],
    "years": [day("2019", "2019")],
    "days": [day("2019-03-05", "2019-03-05")],
    "times": [day("10:30", "2019-03-05T10:30", "TIME")],
    "fractions": [Ratio(start=0, end=3, text="3/4", value=Decimal("0.75"), unit="fraction")],
    "ages": [Age(start=0, end=2, text="42", value=Decimal(42), unit="year")],
    "lists of one": [Enumeration.model_validate({**ENUMERATION, "declared": 1, "found": 1, "members": (0,), "complete": True})],
}
THEN: list[Record] = [
    count("about forty", "40"),
    count("1.5 million", "1500000.5"),
    Money(start=0, end=18, text="RMB 3 to 4 billion", low=Decimal(3), high=Decimal("4000000000.25"), comparator="range", currency="CNY"),
    Rank(start=0, end=5, text="third", value=Decimal(3), of=Decimal(31)),
    day("the first week of March", "2019-W09"),
    day("three years", "P3Y", "DURATION"),
    Mechanism(start=0, end=9, text="kelp fund", head="fund", area="finance", cluster=1, status="piloted", status_cue=(0, 4)),
    Enumeration.model_validate({**ENUMERATION, "declared": 2, "found": 2, "members": (0, 1), "complete": True}),
]
WARNING = ExtractionWarning(code="enumeration_incomplete", message="5 announced, 2 found", places=((0, 4), (5, 6)))


def holding(records: list[Record], **fields: Any) -> Extraction:
    """An extraction of an article that consists of the words of the records."""
    text, placed = "", []
    for record in records:
        placed.append(record.model_copy(update={"start": len(text), "end": len(text) + len(record.text), "sentence": None}))
        text += record.text + " "
    return Extraction.model_construct(
        article=Article(id="a", text=text, published=DAY, **fields), records=tuple(placed), facts=(), warnings=()
    )


def table(first: list[Record], times: int) -> bytes:
    """A CSV file that begins with ``times`` rows of one kind, and goes on with all others and a warning."""
    ended = holding(THEN, title='Ports, "ferries"\nand kelp').model_copy(update={"warnings": (WARNING,)})
    return csv_header() + csv_rows([holding(first * times, title="2019"), ended])


def figures(rows: list[dict[str, Any]]) -> float:
    return sum(float(row["value_decimal"]) for row in rows if row["value_decimal"])


@pytest.mark.parametrize("first", FIRST)
def test_polars_and_pandas_take_a_table_whatever_stands_first(tmp_path: Path, first: str) -> None:
    pandas, polars = pytest.importorskip("pandas"), pytest.importorskip("polars")
    (tmp_path / "out.csv").write_bytes(table(FIRST[first], POLARS_LOOKS_AT + 50))
    rows = list(csv.DictReader((tmp_path / "out.csv").open(newline="", encoding="utf-8")))
    frame = polars.read_csv(tmp_path / "out.csv")
    assert frame.height == len(rows)
    assert frame.filter(polars.col("kind") == "date")["timex"].to_list()[-2:] == ["DATE 2019-W09", "DURATION P3Y"]
    money = frame.filter(polars.col("kind") == "money")  # whose column is empty before it in most tables, and then one of words
    assert money["high_decimal"].cast(polars.Float64).to_list() == [4000000000.25]
    assert [str(frame.schema[name]) for name in ("text", "title", "timex", "members", "places")] == ["String"] * 5
    table_of = pandas.read_csv(tmp_path / "out.csv")
    assert (len(table_of), table_of.value_decimal.sum()) == (len(rows), pytest.approx(figures(rows)))
    assert table_of.value_decimal.describe()["count"] == sum(bool(row["value_decimal"]) for row in rows)


@pytest.mark.parametrize("first", ["whole numbers", "years", "days", "lists of one"])
def test_duckdb_takes_a_table_whatever_stands_first(tmp_path: Path, first: str) -> None:
    duckdb = pytest.importorskip("duckdb")
    (tmp_path / "out.csv").write_bytes(table(FIRST[first], DUCKDB_LOOKS_AT + 500))
    wanted = "count(*), max(CAST(high_decimal AS DOUBLE)), count(*) FILTER (timex = 'DURATION P3Y'), max(CAST(members AS INT[]))"
    found = duckdb.sql(f"SELECT {wanted} FROM read_csv_auto('{tmp_path / 'out.csv'}')").fetchall()
    assert found == [(DUCKDB_LOOKS_AT + 500 + len(THEN) + 1, 4000000000.25, 1, [0, 1])]


def facts() -> Iterator[Extraction]:
    """First facts whose words are figures, then others."""
    made = reformextract.extract("In 2019 at Wuling 42 clinics ran.")
    year, wuling, clinics = ((word, made.article.text.index(word)) for word in ("2019", "Wuling", "clinics"))
    figure = next(index for index, record in enumerate(made.records) if record.kind == "count")
    for said in (*[(year, year)] * (POLARS_LOOKS_AT + 50), (wuling, clinics)):
        subject, what = (Phrase(start=start, end=start + len(word), text=word) for word, start in said)
        fact = Fact(figure=figure, subject=subject, what=what)
        fact.bind(made.records)
        yield made.model_copy(update={"facts": (fact,)})


def test_facts_too(tmp_path: Path) -> None:
    polars = pytest.importorskip("polars")
    (tmp_path / "facts.csv").write_bytes(fact_csv_header() + fact_csv(facts()))
    frame = polars.read_csv(tmp_path / "facts.csv")
    assert frame.select("subject", "what").rows()[-1] == ("Wuling", "clinics")
    assert frame["value_decimal"].sum() == 42 * frame.height


def test_the_errors_too(tmp_path: Path) -> None:
    polars, pandas = pytest.importorskip("polars"), pytest.importorskip("pandas")
    failures = [Failure(None, "a.txt", "unreadable", "gone")] * (POLARS_LOOKS_AT + 1) + [
        Failure("x", "b.jsonl:1", "invalid", "odd", "text")
    ]
    (tmp_path / "errors.jsonl").write_text("".join(json.dumps(failure.row()) + "\n" for failure in failures))
    assert polars.read_ndjson(tmp_path / "errors.jsonl").height == len(failures)
    assert list(pandas.read_json(tmp_path / "errors.jsonl", lines=True)["id"])[-1] == "x"
    assert polars.read_ndjson(tmp_path / "errors.jsonl", infer_schema_length=None)["field"].to_list()[-1] == "text"


def test_words_stay_words() -> None:
    text = io.StringIO(table(FIRST["years"], 1).decode())
    year, *_, warning = csv.DictReader(text)
    assert (year["text"], year["timex"], year["value"], year["value_decimal"], year["title"]) == ("'2019", "DATE 2019", "", "", "'2019")
    assert warning["places"] == "[[0, 4], [5, 6]]"
    for long in ("1" * 100_000 + "x", "1" + " " * 100_000 + "x", " " * 100_000 + "x", "1.1e" * 20_000, "1:" * 20_000):
        assert words(long) == long  # told in linear time
