"""Outputs that are no files, and disks that are full, in the commands that do not go on from where they stopped."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from typer.testing import CliRunner

import reformextract
from reformextract import cli

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no devices and limits of file sizes on Windows")

GOLD = '{"id": "a", "text": "In 2019 the county spent RMB 3 million.", "records": []}\n'


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "in.jsonl"
    path.write_text(GOLD)
    return path


def invoke(*words: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(cli.app, list(map(str, words)))
    return result.exit_code, result.stderr


def through_a_pipe(path: Path, *words: str | Path) -> str:
    """What a command writes into a pipe that stands where a file could."""
    os.mkfifo(path)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(path.read_bytes()), daemon=True)
    reader.start()
    assert invoke(*words)[0] == 0
    reader.join(30)
    assert path.is_fifo()
    return b"".join(read).decode()


def test_a_device_takes_what_standard_output_would(source: Path) -> None:
    before = os.stat(os.devnull)
    for words in (["-o", os.devnull], ["-o", os.devnull, "--format", "csv"], ["-o", os.devnull, "--html", os.devnull]):
        code, told = invoke("extract", source, *words)
        assert code == 0, told
    assert os.path.samestat(os.stat(os.devnull), before)
    code, told = invoke("extract", source, "-o", os.devnull, "--format", "parquet")
    assert (code, "cannot go to standard output, a device or a pipe" in told) == (2, True)


@pytest.mark.parametrize("name", ["out", "out.jsonl"])
def test_extract_into_a_pipe(tmp_path: Path, source: Path, name: str) -> None:
    written = through_a_pipe(tmp_path / name, "extract", source, "-o", tmp_path / name)
    assert [record["text"] for record in json.loads(written)["records"]] == ["2019", "RMB 3 million"]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["in.jsonl", name])


def test_gold_and_report_into_a_pipe(tmp_path: Path, source: Path) -> None:
    assert json.loads(through_a_pipe(tmp_path / "gold", "convert", source, tmp_path / "gold", "--to", "jsonl"))["id"] == "a"
    assert through_a_pipe(tmp_path / "page", "evaluate", source, source, "--html", tmp_path / "page").startswith("<!")


SMALL_FILES = """
import resource, sys
from reformextract import cli
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
sys.argv[0] = "reformextract"
cli.app()
"""


@pytest.mark.parametrize(
    ("words", "needed"),
    [
        ("facts in.jsonl -o out.duckdb", "duckdb"),
        ("mechanisms in.jsonl -o out.duckdb", "duckdb"),
        ("extract in.jsonl --html out.html", ""),
        ("evaluate in.jsonl in.jsonl --html out.html", ""),
        ("convert long.jsonl out.jsonl", ""),
        ("convert long.jsonl out.spacy", ""),
        ("convert long.jsonl out --to brat", ""),
    ],
)
def test_a_full_disk_is_a_line_and_leaves_what_was_there(tmp_path: Path, source: Path, words: str, needed: str) -> None:
    if needed:
        pytest.importorskip(needed)
    long = [{"id": f"n{n}", "text": os.urandom(9000).hex(), "records": []} for n in range(3)]
    (tmp_path / "long.jsonl").write_text("".join(json.dumps(line) + "\n" for line in long))
    old = tmp_path / words.split("--to")[0].split()[-1]
    if "--to" not in words and "duckdb" not in words:
        old.write_text("as it was")
    environment = {**os.environ, "PYTHONPATH": str(Path(reformextract.__file__).parents[1])}
    ended = subprocess.run(
        [sys.executable, "-c", SMALL_FILES, *words.split()],
        cwd=tmp_path, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert ended.returncode == 2, ended.stderr
    assert ended.stderr.splitlines()[-1].startswith("error: ")
    assert "Traceback" not in ended.stderr
    if old.is_file():
        assert old.read_text() == "as it was"
    assert not [path for path in tmp_path.rglob("*") if path.suffix in (".part", ".partial", ".wal", ".lock")]


def test_standard_output_is_full(source: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    environment = {**os.environ, "PYTHONPATH": str(Path(reformextract.__file__).parents[1])}
    with open("/dev/full", "wb") as full:
        words = [sys.executable, "-m", "reformextract", "schema"]
        ended = subprocess.run(words, env=environment, stdout=full, stderr=subprocess.PIPE, text=True, check=False, timeout=60)
    assert (ended.returncode, ended.stderr.startswith("error: ")) == (2, True)


@pytest.mark.parametrize("quiet", [(), ("-q",)])
def test_no_article_at_all_is_said(tmp_path: Path, quiet: tuple[str, ...]) -> None:
    (tmp_path / "empty.jsonl").write_text("\n\n")
    code, told = invoke("extract", tmp_path / "empty.jsonl", "-o", tmp_path / "out.jsonl", *quiet)
    assert (code, told.splitlines()[-1]) == (2, "no article found in the input")
