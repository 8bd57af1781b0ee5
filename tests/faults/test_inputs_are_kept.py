"""No run destroys what it should read, or what it has not made: not by an auxiliary name, not by a link, not by a second run."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from reformextract import cli
from reformextract.commands import extract as command

app = typer.Typer()
app.callback()(lambda: None)
command.register(app)

LINE = json.dumps({"id": "a", "text": "It ran 3 pilots for RMB 2.5 million."}) + "\n"


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(app, ["extract", *map(str, words)])


def snapshot(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


AUXILIARY = [
    ("out.jsonl", "out.jsonl"),
    ("out.jsonl.partial", "out.jsonl"),
    ("out.jsonl.errors.jsonl", "out.jsonl"),
    ("out.jsonl.manifest.json", "out.jsonl"),
    ("out.jsonl.manifest.json.tmp", "out.jsonl"),
    ("out.jsonl.lock", "out.jsonl"),
    ("out.jsonl.ids", "out.jsonl"),
    ("out.csv.partial", "out.csv"),
    ("out/part-000000.jsonl", "out/"),
    ("out/part-000007.jsonl", "out/"),
    ("out/part-000000.jsonl.partial", "out/"),
    ("out/errors.jsonl", "out/"),
    ("out/manifest.json", "out/"),
    ("out/.lock", "out/"),
    ("out/.ids", "out/"),
    ("out.parquet.parts/part-000000.parquet", "out.parquet"),
    ("out.parquet.parts/news.jsonl", "out.parquet"),
    ("out.parquet.parts.done/news.jsonl", "out.parquet"),
    ("out.duckdb.partial", "out.duckdb"),
    ("out.duckdb.partial.wal", "out.duckdb"),
]


@pytest.mark.parametrize("overwrite", [(), ("--overwrite",)], ids=["", "overwrite"])
@pytest.mark.parametrize(("name", "output"), AUXILIARY, ids=[name for name, _ in AUXILIARY])
def test_an_input_under_a_name_of_the_run(tmp_path: Path, name: str, output: str, overwrite: tuple[str, ...]) -> None:
    source = tmp_path / name
    source.parent.mkdir(exist_ok=True)
    source.write_text(LINE)
    before = snapshot(tmp_path)
    target = str(tmp_path / output) + ("/" if output.endswith("/") else "")
    result = run(source, "-o", target, "--input-format", "jsonl", *overwrite)
    assert result.exit_code == 2, result.stderr
    assert "would be written over" in result.stderr
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize("link", [os.symlink, os.link], ids=["symbolic", "hard"])
@pytest.mark.parametrize("name", ["out.jsonl.partial", "out.jsonl.errors.jsonl", "out.jsonl.lock"])
def test_a_link_to_the_input_under_a_name_of_the_run(tmp_path: Path, link: object, name: str) -> None:
    source = tmp_path / "news.jsonl"
    source.write_text(LINE)
    link(source, tmp_path / name)  # type: ignore[operator]
    result = run(source, "-o", tmp_path / "out.jsonl", "--overwrite")
    assert result.exit_code == 2
    assert f"is the input {source}" in result.stderr
    assert source.read_text() == LINE


def test_pattern_files_and_the_report(tmp_path: Path) -> None:
    source = tmp_path / "news.jsonl"
    source.write_text(LINE)
    own = tmp_path / "own.toml"
    own.write_text('[[unit]]\nsymbol = "pilot"\ndimension = "thing"\nforms = ["pilots"]\n')
    before = snapshot(tmp_path)
    assert "would be written over" in run(source, "--patterns", own, "-o", own, "--format", "jsonl").stderr
    assert "would be written over" in run(source, "--patterns", own, "--html", own).stderr
    for html in ("out.jsonl", "out.jsonl.manifest.json", "out.jsonl.partial"):
        assert "is written by the run itself" in run(source, "-o", tmp_path / "out.jsonl", "--html", tmp_path / html).stderr
    assert snapshot(tmp_path) == before


def test_a_folder_that_is_input_and_output(tmp_path: Path) -> None:
    (tmp_path / "news.jsonl").write_text(LINE)
    assert run(tmp_path, "-o", tmp_path).exit_code == 0
    before = snapshot(tmp_path)
    again = run(tmp_path, "-o", tmp_path)
    assert again.exit_code == 0
    assert "part-000000.jsonl: the output of an earlier run" in again.stderr
    assert "1 of 1 articles" in again.stderr
    assert {name: content for name, content in snapshot(tmp_path).items() if name != "manifest.json"} == {
        name: content for name, content in before.items() if name != "manifest.json"
    }
    assert run(tmp_path, "-o", tmp_path, "--resume").exit_code == 0


@pytest.mark.parametrize("named", ["folder", "glob"])
def test_own_earlier_output_in_an_input_folder_is_skipped(tmp_path: Path, named: str) -> None:
    (tmp_path / "news.jsonl").write_text(LINE)
    given = tmp_path if named == "folder" else tmp_path / "*.jsonl"
    for _ in range(2):
        result = run(given, "-o", tmp_path / "out.jsonl")
        assert result.exit_code == 0
        assert "1 of 1 articles" in result.stderr
    assert "out.jsonl: the output of an earlier run" in result.stderr
    assert "1 of 1 articles" in run(tmp_path / "out.jsonl", "-o", tmp_path / "second.jsonl").stderr  # named outright it is read


@pytest.mark.parametrize(
    ("words", "needed"),
    [
        ("facts in/news.jsonl -o in/own.csv", ""),
        ("facts in/news.jsonl -o in/own.jsonl", ""),
        ("facts in -o in/own.parquet", "pyarrow"),
        ("mechanisms in -o in/own.csv", ""),
        ("mechanisms in/news.jsonl -o in/own.jsonl", ""),
        ("extract in --html in/own.html", "trafilatura"),
        ("evaluate in/news.jsonl in/news.jsonl --html in/own.html", "trafilatura"),
        ("extract in -o out.csv", ""),
    ],
)
def test_own_tables_and_reports_are_no_articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str, needed: str) -> None:
    """Among the inputs they are skipped with a line, and the same command again writes them anew."""
    if needed:
        pytest.importorskip(needed)
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    line = {"id": "a", "text": "In 2019 the county spent RMB 3 million on a river chief system.", "records": []}
    Path("in", "news.jsonl").write_text(json.dumps(line) + "\n")
    for _ in range(2):
        assert CliRunner().invoke(cli.app, words.split()).exit_code == 0
    if "out.csv" in words:
        Path("out.csv").rename("in/own.csv")  # without its manifest
    for given in ("in", "in/*"):
        result = run(given, "-o", "records.jsonl")
        assert result.exit_code == 0
        assert "the output of an earlier run" in result.stderr
        assert "1 of 1 articles" in result.stderr
    (own,) = Path("in").glob("own.*")
    assert "earlier run" not in run(own, "-o", "named.jsonl").stderr  # named outright it is read


def test_part_files_of_the_users_own_are_articles(tmp_path: Path) -> None:
    (tmp_path / "part-000000.jsonl").write_text(LINE)
    before = snapshot(tmp_path)
    assert "would be written over" in run(tmp_path, "-o", tmp_path).stderr
    assert snapshot(tmp_path) == before
    assert "1 of 1 articles" in run(tmp_path, "-o", tmp_path / "out.jsonl").stderr


@pytest.mark.parametrize(
    ("name", "output"),
    [
        ("out.jsonl.errors.jsonl", "out.jsonl"),
        ("out.jsonl.partial", "out.jsonl"),
        ("out/errors.jsonl", "out/"),
        ("out.parquet.parts/notes.txt", "out.parquet"),
        ("out/manifest.json", "out/"),
        ("out.jsonl.manifest.json", "out.jsonl"),
    ],
)
def test_what_no_run_has_made_is_not_touched(tmp_path: Path, name: str, output: str) -> None:
    source = tmp_path / "news.jsonl"
    source.write_text(LINE)
    other = tmp_path / name
    other.parent.mkdir(exist_ok=True)
    other.write_text('{"mine": true}')
    before = snapshot(tmp_path)
    result = run(source, "-o", str(tmp_path / output) + ("/" if output.endswith("/") else ""))
    assert result.exit_code == 2
    assert str(other).removesuffix("/notes.txt") in result.stderr
    assert snapshot(tmp_path) == before
    if "manifest" in name:  # somebody else's manifest is not even written over when asked
        assert run(source, "-o", str(tmp_path / output), "--overwrite").exit_code == 2
        assert snapshot(tmp_path) == before


def test_files_beside_the_parts_outlive_the_gathering(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    source = tmp_path / "news.jsonl"
    source.write_text(LINE)
    (tmp_path / "out.parquet.parts").mkdir()
    (tmp_path / "out.parquet.parts" / "notes.txt").write_text("mine")
    assert run(source, "-o", tmp_path / "out.parquet", "--overwrite").exit_code == 0
    assert [path.read_text() for path in tmp_path.rglob("notes.txt")] == ["mine"]


def test_standard_output_into_an_input(tmp_path: Path) -> None:
    import subprocess
    import sys

    import reformextract

    source = tmp_path / "news.jsonl"
    source.write_text(LINE)
    environment = {**os.environ, "PYTHONPATH": str(Path(reformextract.__file__).parents[1])}
    with source.open("ab") as stream:
        words = [sys.executable, "-m", "reformextract", "extract", str(source)]
        ended = subprocess.run(words, stdout=stream, stderr=subprocess.PIPE, env=environment, check=False, timeout=60)
    assert ended.returncode == 2
    assert b"an input" in ended.stderr
    assert source.read_text() == LINE


GOLD = '{"id": "a", "text": "It ran 3 pilots.", "records": []}\n'


@pytest.mark.parametrize(
    "words",
    ["evaluate gold.jsonl --html gold.jsonl", "evaluate gold.jsonl pred.jsonl --html pred.jsonl", "evaluate gold.jsonl --html link.html",
     "evaluate gold.jsonl pred.jsonl --compare other.jsonl --html other.jsonl", "evaluate gold.jsonl -p mine.toml --html mine.toml",
     "evaluate . --html gold.jsonl", "score . --write pred.jsonl", "convert . gold.jsonl", "convert gold.jsonl gold.jsonl",
     "convert gold.jsonl link.html --to brat"],
)  # fmt: skip
def test_gold_is_not_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("gold.jsonl", "pred.jsonl", "other.jsonl"):
        Path(name).write_text(GOLD)
    Path("mine.toml").write_text("[lexicon]\n")
    Path("link.html").symlink_to("gold.jsonl")
    result = CliRunner().invoke(cli.app, words.split())
    assert result.exit_code == 2
    assert "would be written over" in result.stderr
    assert [Path(name).read_text() for name in ("gold.jsonl", "pred.jsonl", "other.jsonl")] == [GOLD] * 3
    assert Path("mine.toml").read_text() == "[lexicon]\n"


TEXTS = {"articles.jsonl": GOLD, "a.ann": "", "a.txt": "It ran 3 pilots.", "out.jsonl.part": GOLD, "out.config.xml": "<View/>"}


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("convert articles.jsonl . --to brat", "is read and would be written over"),
        ("convert a.ann . --to brat --from brat", "is read and would be written over"),
        ("convert link.jsonl . --to brat", "is read and would be written over"),
        ("convert out.jsonl.part out.jsonl --from jsonl", "is read and would be written over"),
        ("convert out.config.xml out.json --from jsonl", "is read and would be written over"),
        ("convert gold/b.jsonl . --to brat", "holds articles with their texts"),
        ("convert gold/b.jsonl folder --to brat", "is another text"),
        ("evaluate out.jsonl.part --html out.jsonl", "is read and would be written over"),
        ("extract out.jsonl.part --input-format jsonl --html out.jsonl", "would be written over"),
    ],
)
def test_gold_under_a_name_that_a_format_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str, reason: str) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("gold", "folder"):
        Path(folder).mkdir()
    Path("gold", "b.jsonl").write_text(GOLD)
    Path("folder", "a.txt").write_text("The text of somebody else.")
    for name, content in TEXTS.items():
        Path(name).write_text(content)
    Path("link.jsonl").symlink_to("articles.jsonl")
    before = snapshot(tmp_path)
    result = CliRunner().invoke(cli.app, words.split())
    assert result.exit_code == 2
    assert reason in result.stderr
    assert {name: content for name, content in snapshot(tmp_path).items() if name in before} == before


def test_a_conversion_twice_into_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("gold.jsonl").write_text(GOLD)
    for name in ("brat", "timeml"):
        for _ in range(2):
            assert CliRunner().invoke(cli.app, ["convert", "gold.jsonl", "out", "--to", name]).exit_code == 0
    assert not list(tmp_path.rglob("*.part"))


@pytest.mark.parametrize("name", ["out.jsonl", "out.csv", "out/", "out.parquet", "out.duckdb"])
def test_resume_of_an_output_that_was_cut(tmp_path: Path, name: str) -> None:
    pytest.importorskip("duckdb" if "duckdb" in name else "pyarrow")
    source = tmp_path / "news.jsonl"
    source.write_text(LINE)
    output = str(tmp_path / name) + ("/" if name.endswith("/") else "")
    assert run(source, "-o", output).exit_code == 0
    assert run(source, "-o", output, "--resume").exit_code == 0
    written = tmp_path / "out" / "part-000000.jsonl" if name == "out/" else tmp_path / name
    written.write_bytes(written.read_bytes()[:100])
    result = run(source, "-o", output, "--resume")
    assert result.exit_code == 2
    assert f"{written}: is not as the complete run has left it" in result.stderr


def test_resume_of_an_output_that_is_gone(tmp_path: Path) -> None:
    source = tmp_path / "news.jsonl"
    source.write_text(LINE)
    for name in ("out.jsonl", "out.csv", "out/", "out.parquet"):
        if "parquet" in name:
            pytest.importorskip("pyarrow")
        output = str(tmp_path / name) + ("/" if name.endswith("/") else "")
        assert run(source, "-o", output).exit_code == 0
        assert run(source, "-o", output, "--resume").exit_code == 0
        written = tmp_path / "out" / "part-000000.jsonl" if name == "out/" else tmp_path / name
        written.unlink()
        result = run(source, "-o", output, "--resume")
        assert result.exit_code == 2
        assert f"{written}: the run is complete but its output is gone" in result.stderr
        assert run(source, "-o", output).exit_code == 0
        assert written.exists()
