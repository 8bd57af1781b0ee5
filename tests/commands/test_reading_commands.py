"""``explain`` and ``mechanisms``: the same inputs and options as ``extract``, legible where it is narrow, quiet when left."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import product
from pathlib import Path
from string import ascii_lowercase
from typing import Any

import pytest
import typer.main
from typer.testing import CliRunner, Result

from reformextract.cli import app

pytestmark = pytest.mark.dealt_out

TEXT = "Harbour Street spent EUR 5,000 on a night berth pilot in 2019. It covers 3 streets of Hamburg and 12 percent of the berths."


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [*map(str, words)], env={"COLUMNS": "80"})


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news.jsonl"
    path.write_text("".join(json.dumps({"key": f"n{number}", "body": TEXT, "day": "2020-01-05"}) + "\n" for number in range(3)))
    return path


READING = ("extract", "explain", "mechanisms", "facts")
COLUMNS = ("--text-column", "body", "--id-column", "key", "--published-column", "day")


def test_explain_shows_the_record_in_its_sentence_and_its_rule(news: Path) -> None:
    result = run("explain", news, *COLUMNS)
    assert result.exit_code == 0, result.output
    assert "n0 · 2020-01-05" in result.stdout
    assert "spent [[EUR 5,000]] on a night berth pilot in 2019." in result.stdout
    assert "rule money.currency_before" in result.stdout
    assert "value=2019 stated=year days=2019-01-01 to 2019-12-31" in " ".join(result.stdout.split())
    assert max(map(len, result.stdout.splitlines())) <= 80
    assert "money" not in run("explain", news, *COLUMNS, "--exclude", "money,date").stdout


def test_mechanisms_are_stacked_and_not_cut(news: Path) -> None:
    result = run("mechanisms", news, *COLUMNS)
    assert "night berth pilot\n" in result.stdout
    assert "3 mentions in n0, n1, n2 · first 2020-01-05" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80
    (one,) = map(json.loads, run("mechanisms", news, *COLUMNS, "--json").stdout.splitlines())
    assert one["articles"] == {"n0": 1, "n1": 1, "n2": 1}


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet", "duckdb"])
def test_mechanisms_are_written_as_a_table(news: Path, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"out.{ending}"
    result = run("mechanisms", news, *COLUMNS, "-o", out)
    assert (result.exit_code, result.stdout) == (0, ""), result.output
    assert result.stderr == f"1 mechanisms, 3 rows -> {out}\n"
    duckdb = pytest.importorskip("duckdb")
    with duckdb.connect(str(out) if ending == "duckdb" else ":memory:") as tables:
        source = "mechanisms" if ending == "duckdb" else f"'{out}'"
        rows = tables.execute(f"SELECT name, area, article, CAST(published AS VARCHAR), mentions FROM {source}").fetchall()
    assert rows == [("night berth pilot", "transport_infrastructure", f"n{number}", "2020-01-05", 1) for number in range(3)]
    assert run("mechanisms", news, *COLUMNS, "-o", news).exit_code == 2
    assert run("mechanisms", news, "-o", tmp_path / "out.txt").exit_code == 2
    assert list(tmp_path.glob("*.partial")) == []


@pytest.mark.parametrize("command", ["facts", "mechanisms"])
def test_a_table_leaves_what_is_beside_it(news: Path, tmp_path: Path, command: str) -> None:
    strange = {tmp_path / f"out.csv{number}.partial": f"of somebody else {number}" for number in ("", ".2")}
    for path, content in strange.items():
        path.write_text(content)
    result = run(command, news, *COLUMNS, "-o", tmp_path / "out.csv")
    assert result.exit_code == 0, result.stderr
    assert {path: path.read_text() for path in tmp_path.glob("*.partial")} == strange
    assert (tmp_path / "out.csv").stat().st_size > 0


def test_what_is_read_is_told_alike_everywhere() -> None:
    command = typer.main.get_command(app)
    commands: dict[str, Any] = command.commands  # type: ignore[attr-defined]
    options = {name: {option for part in commands[name].params for option in part.opts} for name in READING}
    for name, own in options.items():
        assert {"--input-format", "--encoding", "--follow-links", "--published", "--country", "--patterns", "--exclude", "-q"} <= own, name
        assert {f"--{column}-column" for column in ("text", "id", "published", "country", "title", "source", "url")} <= own, name
        assert ("--kinds" in own) == (name != "mechanisms")


def test_a_country_column(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": "It paid $5.", "land": "AU"}))
    assert "currency=AUD" in run("explain", tmp_path / "a.jsonl", "--country-column", "land").stdout
    assert "currency=NZD" in run("explain", tmp_path / "a.jsonl", "--country", "NZ").stdout


@pytest.mark.parametrize("name", READING)
@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["gone.txt"], "error: gone.txt: no such file or folder\n"),
        (["NEWS", "--country", "Atlantis"], "error: --country: no ISO 3166 code of a country: 'Atlantis'"),
        (["NEWS", "--input-format", "doc"], "error: --input-format: doc: none of csv"),
        (["NEWS", "--published", "soon"], "error: --published: 'soon'"),
        (["NEWS", "--patterns", "gone.toml"], "error: gone.toml: no such pattern file"),
        (["NEWS", "--published", "2019-13-01"], "error: --published: '2019-13-01': "),
        (["NEWS", *COLUMNS[2:]], "error: NEWS:1: text: is missing"),
    ],
)
def test_errors_are_told_in_one_style(name: str, words: list[str], message: str, news: Path) -> None:
    result = run(name, *[str(news) if word == "NEWS" else word for word in words])
    assert result.exit_code in (1, 2)
    assert message.replace("NEWS", str(news)) in result.stderr


@pytest.mark.parametrize("name", READING)
def test_a_reader_who_leaves_ends_the_command_alike(name: str, tmp_path: Path) -> None:
    path = tmp_path / "long.jsonl"
    names = ["".join(letters) for letters in product(ascii_lowercase[:12], repeat=3)]
    path.write_text("".join(json.dumps({"id": name, "text": TEXT.replace("night berth", f"{name} berth")}) + "\n" for name in names))
    with subprocess.Popen(
        [sys.executable, "-m", "reformextract", name, str(path), "-q"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.read(100)
        run.stdout.close()
        assert run.stderr.read() == b""
        assert run.wait() == 141
