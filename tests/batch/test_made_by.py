"""What made an extraction stands in it and in every output that has metadata: the same whoever makes it, and however many."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import reformextract
from reformextract import cli
from reformextract.article import Extraction
from reformextract.batch.options import ExtractOptions, OutputOptions
from reformextract.batch.run import Run
from reformextract.batch.sources import find_sources

TEXT = "It ran 3 pilots for RMB 2.5 million."


def test_in_the_extraction(tmp_path: Path) -> None:
    made_by = reformextract.extract(TEXT).made_by
    assert made_by is not None
    assert made_by.version == reformextract.__version__
    assert len(made_by.patterns) > 8
    own = tmp_path / "own.toml"
    own.write_text('[[unit]]\nsymbol = "pilot"\ndimension = "thing"\nforms = ["pilots"]\n')
    other = reformextract.extract(TEXT, patterns=[own], exclude=["rank", "money"]).made_by
    assert other is not None
    assert other.patterns != made_by.patterns
    assert other.exclude == ("money", "rank")
    assert reformextract.load()(TEXT)._.extraction.made_by == made_by
    assert reformextract.extract(TEXT).only(["money"]).made_by.kinds == ("money",)  # type: ignore[union-attr]
    extraction = reformextract.extract(TEXT)
    assert Extraction.model_validate_json(extraction.model_dump_json()).made_by == made_by


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
@pytest.mark.parametrize("parts", [False, True])
def test_outputs_are_the_same_bytes_for_any_number_of_workers(tmp_path: Path, form: str, parts: bool) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow")
    source = tmp_path / "in.jsonl"
    source.write_text("".join(json.dumps({"id": str(n), "text": f"It ran {n} pilots. {TEXT}"}) + "\n" for n in range(150)))
    sources, _ = find_sources([str(source)])
    written = []
    for workers in (0, 2):
        output = OutputOptions(path=str(tmp_path / f"out-{workers}.{form}"), form=form, parts=parts, part_size=64)
        Run(sources, ExtractOptions(exclude=("rank",)), workers=workers).write(output)
        path = Path(output.path)
        written.append([part.read_bytes() for part in sorted(path.glob("part-*"))] if parts else [path.read_bytes()])
    assert written[0] == written[1]
    if form == "parquet":
        parquet = pytest.importorskip("pyarrow.parquet")
        path = tmp_path / "out-0.parquet"
        metadata = parquet.read_schema(path / "part-000000.parquet" if parts else path).metadata
        made_by = reformextract.extract(TEXT, exclude=["rank"]).made_by
        assert made_by is not None
        assert metadata[b"reformextract.version"].decode() == made_by.version
        assert metadata[b"reformextract.patterns"].decode() == made_by.patterns
        assert json.loads(metadata[b"reformextract.options"])["exclude"] == ["rank"]


@pytest.mark.parametrize("command", ["facts", "mechanisms"])
def test_in_tables_of_facts_and_mechanisms(tmp_path: Path, command: str) -> None:
    parquet, duckdb = pytest.importorskip("pyarrow.parquet"), pytest.importorskip("duckdb")
    (tmp_path / "a.txt").write_text(TEXT)
    made_by = reformextract.extract(TEXT, exclude=["rank"]).made_by
    assert made_by is not None
    for form in ("parquet", "duckdb"):
        words = [command, str(tmp_path / "a.txt"), "-o", str(tmp_path / f"out.{form}"), "--exclude", "rank"]
        assert CliRunner().invoke(cli.app, words).exit_code == 0
    found = parquet.read_schema(tmp_path / "out.parquet").metadata
    connection = duckdb.connect(str(tmp_path / "out.duckdb"), read_only=True)
    for told in (
        {name.decode().removeprefix("reformextract."): value.decode() for name, value in found.items() if name != b"ARROW:schema"},
        dict(connection.execute("SELECT name, value FROM made_by").fetchall()),
    ):
        assert (told["version"], told["patterns"]) == (made_by.version, made_by.patterns)
        assert json.loads(told["options"])["exclude"] == ["rank"]


def test_in_duckdb(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    (tmp_path / "a.txt").write_text(TEXT)
    sources, _ = find_sources([str(tmp_path / "a.txt")])
    Run(sources).write(OutputOptions(path=str(tmp_path / "out.duckdb"), form="duckdb"))
    connection = duckdb.connect(str(tmp_path / "out.duckdb"), read_only=True)
    told = dict(connection.execute("SELECT name, value FROM made_by").fetchall())
    assert told["version"] == reformextract.__version__
    assert set(told) == {"version", "patterns", "options"}
