"""The Arrow schema and kernel, and the outputs made of them."""

from __future__ import annotations

import csv
import datetime
import io
import json
import pickle
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

pyarrow = pytest.importorskip("pyarrow", reason="needs the extra arrow")

import reformextract  # noqa: E402
from reformextract.article import Article, Extraction  # noqa: E402
from reformextract.batch.kernel import Kernel  # noqa: E402
from reformextract.batch.options import Columns, ExtractOptions, OutputOptions  # noqa: E402
from reformextract.batch.render import CSV_COLUMNS, SHARED_COLUMNS, WARNING_COLUMNS, csv_header, csv_rows, json_line, record_fields  # noqa: E402
from reformextract.batch.run import Run  # noqa: E402
from reformextract.batch.schema import NUMBERS, SCHEMA, SCHEMA_VERSION, from_ipc, record_batch, to_ipc  # noqa: E402
from reformextract.batch.sources import find_sources  # noqa: E402
from reformextract.dates.record import Date  # noqa: E402
from reformextract.kinds import RECORD_MODELS  # noqa: E402
from reformextract.mechanisms.record import Enumeration, Mechanism  # noqa: E402
from reformextract.models.record import GOLD_ONLY  # noqa: E402
from reformextract.quantities.count import Count  # noqa: E402
from reformextract.quantities.measure import Measure  # noqa: E402
from reformextract.quantities.money import Money  # noqa: E402
from reformextract.quantities.rank import Rank  # noqa: E402
from reformextract.quantities.ratio import Ratio  # noqa: E402

CORPUS = Path(__file__).parents[2] / "corpus"
TEXT = "x" * 40
EVERY_FIELD = (
    Count(start=0, end=1, text="x", rule="count.a", sentence=(0, 9), value=Decimal("8"), item="pilots", total=Decimal(13)),
    Money(start=1, end=2, text="x", low=Decimal(2), high=Decimal("3.5"), comparator="range", currency="CNY", per="mu", equals=0),
    Ratio(start=2, end=3, text="x", value=Decimal("0.6667"), unit="fraction"),
    Measure(start=3, end=4, text="x", value=Decimal(10) ** 30, unit="mu", per="year"),
    Rank(start=4, end=5, text="x", value=Decimal(3), of=Decimal(31)),
    Date(
        start=5, end=6, text="x", type="DATE", value="2017-09", mod="START", stated=("year", "month"),
        earliest=datetime.date(2017, 9, 1), latest=datetime.date(2017, 9, 30),
    ),
    Mechanism(
        start=6, end=7, text="x", head="system", area="finance", canonical="a-b", match="exact", cluster=1,
        status="piloted", status_cue=(0, 4),
    ),
    Enumeration(start=7, end=8, text="x", noun="pilots", declared=2, found=1, members=(0,), complete=False),
)  # fmt: skip


def test_every_field_of_every_kind_has_a_column() -> None:
    """A field added to the records needs a column in schema.py (at the end, or with a new SCHEMA_VERSION)."""
    fields = {name for model in RECORD_MODELS.values() for name in model.model_fields} - GOLD_ONLY
    own = {*SHARED_COLUMNS, *WARNING_COLUMNS, "timex", *(f"{name}_decimal" for name in NUMBERS)}
    assert fields | own | {"error", "reason", "fact"} == set(SCHEMA().names)
    assert fields | own == set(CSV_COLUMNS)
    assert SCHEMA().metadata[b"reformextract.schema"] == str(SCHEMA_VERSION).encode()


def test_the_documented_columns_are_those_there_are() -> None:
    from reformextract.batch import schema

    assert schema.__doc__ is not None
    page = (Path(__file__).parents[2] / "docs" / "batch.md").read_text(encoding="utf-8")
    for table in (schema.__doc__.split("=====\n")[2], page.split("## The schema")[1]):
        words = set(table.replace(",", " ").replace("<", " ").replace("`", " ").split())
        assert set(SCHEMA().names) <= words
    assert f"Version {SCHEMA_VERSION}," in page


def test_rows_hold_every_value() -> None:
    extraction = Extraction(article=Article(id="a", text=TEXT, published="2019-01-23"), records=EVERY_FIELD)
    rows = record_batch([extraction]).to_pylist()
    for index, (row, record) in enumerate(zip(rows, EVERY_FIELD, strict=True)):
        fields = record.model_dump(mode="json")
        expected: dict[str, Any] = {"article": "a", "published": datetime.date(2019, 1, 23), "index": index, **fields}
        if record.sentence is not None:
            expected["sentence_text"] = " ".join(TEXT[slice(*record.sentence)].split())
        for name in ("earliest", "latest"):
            if name in expected:
                expected[name] = datetime.date.fromisoformat(expected[name])
        for name in ("sentence", "status_cue"):
            if name in expected:
                expected[name] = {"start": expected[name][0], "end": expected[name][1]}
        for name in ("stated", "members"):
            if name in expected:
                expected[name] = list(expected[name])
        if isinstance(record, Date):
            expected["timex"] = f"{record.type} {record.value}"
        assert {name: value for name, value in row.items() if value is not None and not name.endswith("_decimal")} == expected
    assert [row["value_decimal"] for row in rows] == [Decimal(8), None, Decimal("0.6667"), None, Decimal(3), None, None, None]
    assert (rows[1]["low_decimal"], rows[1]["high_decimal"]) == (Decimal(2), Decimal("3.5"))


def test_the_fast_way_to_json_is_pydantics() -> None:
    for record in EVERY_FIELD:
        assert json.dumps(record_fields(record)) == json.dumps(record.model_dump(mode="json"))


def test_ipc_gives_back_the_batch() -> None:
    batch = record_batch([Extraction(article=Article(id="a", text=TEXT), records=EVERY_FIELD)])
    assert list(from_ipc(to_ipc(batch))) == [batch]
    assert record_batch([]).schema == SCHEMA()


def articles() -> list[dict[str, Any]]:
    return [json.loads(line) for path in sorted(CORPUS.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]


def test_the_kernel_gives_the_librarys_records() -> None:
    given = articles()[:6]
    expected = [reformextract.extract(article["text"], article["published"]) for article in given]
    extractions = [
        extraction.model_copy(update={"article": extraction.article.model_copy(update={"id": article["id"]})})
        for article, extraction in zip(given, expected, strict=True)
    ]
    batch = pyarrow.RecordBatch.from_pylist([{name: article[name] for name in ("id", "text", "published")} for article in given])
    kernel = pickle.loads(pickle.dumps(Kernel()))
    assert kernel(batch) == record_batch(extractions)


def test_the_kernel_takes_columns_of_other_names_and_types() -> None:
    batch = pyarrow.RecordBatch.from_pylist(
        [{"key": 7, "body": "It spent RMB 3 billion.", "day": datetime.datetime(2019, 1, 23, 9), "other": 1.5}]
    )
    (row,) = Kernel(columns=Columns(id="key", text="body", published="day"))(batch).to_pylist()
    assert (row["article"], row["published"], row["value"]) == ("7", datetime.date(2019, 1, 23), "3000000000")
    with pytest.raises(ValueError, match="no column 'text'"):
        Kernel()(batch)


def test_failures_are_rows_of_the_kernel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parents[1]))
    texts = ["Two pilots.", "BUG", None, "", "SLOW"]
    batch = pyarrow.RecordBatch.from_pylist([{"id": str(n), "text": text} for n, text in enumerate(texts)])
    rows = Kernel(ExtractOptions(engine="batch_engines:misbehaving", time_limit=0.2))(batch).to_pylist()
    errors = [(row["article"], row["kind"], row["error"]) for row in rows]
    assert errors == [
        ("0", "count", None), ("1", None, "rule_error"), ("2", None, "invalid"), ("3", None, "empty"), ("4", None, "time_limit"),
    ]  # fmt: skip


def expected_rows(source: Path) -> list[dict[str, Any]]:
    given = [json.loads(line) for line in source.read_text().splitlines()]
    rows: list[dict[str, Any]] = Kernel()(pyarrow.RecordBatch.from_pylist(given)).to_pylist()
    return rows


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "in.jsonl"
    with path.open("w") as file:
        for number in range(300):
            file.write(json.dumps({"id": str(number), "text": f"It ran {number + 2} pilots for RMB {number + 5}.25 million."}) + "\n")
    return path


@pytest.mark.parametrize("workers", [0, 2])
def test_parquet_output(tmp_path: Path, source: Path, workers: int) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    sources, _ = find_sources([str(source)])
    for output in (
        OutputOptions(path=str(tmp_path / "out.parquet"), form="parquet", part_size=100),
        OutputOptions(path=str(tmp_path / "out"), form="parquet", parts=True, part_size=100),
    ):
        Run(sources, workers=workers).write(output)
        paths = [Path(output.path)] if not output.parts else sorted(Path(output.path).glob("part-*.parquet"))
        assert len(paths) == (3 if output.parts else 1)
        rows = [row for path in paths for row in parquet.ParquetFile(path).read().to_pylist()]
        assert rows == expected_rows(source)
        assert parquet.read_schema(paths[0]).metadata[b"reformextract.schema"] == str(SCHEMA_VERSION).encode()
    assert not (tmp_path / "out.parquet.parts").exists()


def test_duckdb_output(tmp_path: Path, source: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="needs the extra duckdb")
    sources, _ = find_sources([str(source)])
    for _ in range(2):  # the second writes over the first
        Run(sources).write(OutputOptions(path=str(tmp_path / "out.duckdb"), form="duckdb", part_size=100))
    connection = duckdb.connect(str(tmp_path / "out.duckdb"), read_only=True)
    total = connection.execute("SELECT count(*), sum(value_decimal) FROM records WHERE kind = 'money'").fetchone()
    assert total == (300, Decimal(sum(number + 5 for number in range(300))) * 1_000_000 + 300 * 250_000)


def test_in_duckdb_and_polars_tables(source: Path) -> None:
    """As docs/batch.md shows it."""
    duckdb = pytest.importorskip("duckdb", reason="needs the extra duckdb")
    polars = pytest.importorskip("polars")
    given = [json.loads(line) for line in source.read_text().splitlines()]
    frame = polars.from_arrow(Kernel()(polars.DataFrame(given).to_arrow()))
    assert frame.filter(polars.col("kind") == "count").height == 300
    connection = duckdb.connect()
    connection.register("articles", polars.DataFrame(given).to_arrow())
    reader = connection.execute("SELECT id, text FROM articles WHERE id = '7'").to_arrow_table()
    records = Kernel()(reader)
    connection.register("records", pyarrow.Table.from_batches([records]))
    assert connection.execute("SELECT value FROM records WHERE kind = 'count'").fetchall() == [("9",)]


def test_articles_of_one_id_are_told_apart_in_the_kernel() -> None:
    given = [{"id": "a", "text": "It ran 3 pilots."}, {"id": "a", "text": "It ran 4 pilots."}, {"id": None, "text": "It ran 5 pilots."}]
    rows = Kernel()(pyarrow.RecordBatch.from_pylist([*given, given[0]])).to_pylist()
    first, second, warned, nameless, *again = rows
    assert first["article"] == "a"
    assert re.fullmatch(r"a \(text [0-9a-f]{16}\)", second["article"])
    assert (warned["article"], warned["warning"], warned["kind"]) == (second["article"], "id_repeated", None)
    assert re.fullmatch(r"text [0-9a-f]{16}", nameless["article"])
    assert len({row["article"] for row in again} | {first["article"], second["article"], nameless["article"]}) == 4
    assert Kernel()(pyarrow.RecordBatch.from_pylist(given[2:])).to_pylist() == [nameless]


def test_warnings_are_rows_without_a_kind_in_arrow_and_csv() -> None:
    made = reformextract.extract("The five pilots are: the kelp deposit fund and the ferry sharing system.", "2021-01-01")
    (warning,) = made.warnings
    *_, row = record_batch([made]).to_pylist()
    assert (row["kind"], row["warning"], row["message"]) == (None, "enumeration_incomplete", warning.message)
    assert (row["text"], row["places"]) == ("five pilots", [{"start": row["start"], "end": row["end"]}])
    *_, line = csv.DictReader(io.StringIO((csv_header() + csv_rows([made])).decode()))
    assert (line["kind"], line["warning"], line["places"]) == ("", "enumeration_incomplete", f"[[{row['start']}, {row['end']}]]")
    assert json.loads(json_line(made))["warnings"] == [warning.model_dump(mode="json")]
    assert made.to_arrow().num_rows == len(made.records)
