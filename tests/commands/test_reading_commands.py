"""``explain`` and ``mechanisms``: the same inputs and options as ``extract``, legible where it is narrow, quiet when left."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import product
from pathlib import Path
from string import ascii_lowercase

import pytest
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


@pytest.mark.parametrize("name", ["extract", "explain", "mechanisms"])
@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["gone.txt"], "error: gone.txt: no such file or folder\n"),
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


@pytest.mark.parametrize("name", ["extract", "explain", "mechanisms"])
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
