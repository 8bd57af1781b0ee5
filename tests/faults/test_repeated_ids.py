"""Articles of one id are told apart by their place, alike however often the run is interrupted and however many work."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from reformextract import cli
from reformextract.batch.kernel import Kernel
from reformextract.batch.options import OutputOptions
from reformextract.batch.run import Run
from reformextract.batch.seen_ids import SeenIds, hash_of
from reformextract.batch.sources import find_sources


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


@pytest.fixture
def inputs(tmp_path: Path) -> list[str]:
    (tmp_path / "a.jsonl").write_text("".join(json.dumps({"id": f"n{n % 90}", "text": f"It ran {n} pilots."}) + "\n" for n in range(200)))
    (tmp_path / "b.csv").write_text("id,text\r\nn5,It ran 7 pilots.\r\nx,It ran 8 pilots.\r\n")
    (tmp_path / "c.jsonl").write_text(
        '{"text": "No id."}\n{"id": "c:1", "text": "The id of another."}\n{"id": 5, "text": "5"}\n{"id": "5", "text": "5"}\n'
    )
    return [str(tmp_path / name) for name in ("a.jsonl", "b.csv", "c.jsonl")]


def test_told_apart(tmp_path: Path, inputs: list[str]) -> None:
    sources, _ = find_sources(inputs)
    out = tmp_path / "out.jsonl"
    Run(sources).write(OutputOptions(path=str(out)))
    ids = [line["id"] for line in lines(out)]
    assert len(set(ids)) == len(ids) == 206
    assert ids[:90] == [f"n{n}" for n in range(90)]
    assert ids[90:92] == ["n0 (a:91)", "n1 (a:92)"]
    assert ids[200:] == ["n5 (b:2)", "x", "c:1", "c:1 (c:2)", "5", "5 (c:4)"]
    assert [warning["code"] for warning in lines(out)[90]["warnings"]] == ["id_repeated"]
    assert not out.with_name("out.jsonl.ids").exists()


@pytest.mark.parametrize("parts", [False, True])
def test_alike_when_resumed_and_with_workers(tmp_path: Path, inputs: list[str], parts: bool) -> None:
    sources, _ = find_sources(inputs)
    whole = OutputOptions(path=str(tmp_path / "whole.jsonl"))
    Run(sources, workers=1).write(whole)
    output = OutputOptions(path=str(tmp_path / ("parts" if parts else "out.jsonl")), parts=parts, part_size=64)

    def stop(progress: Any, failures: Any) -> None:
        if progress.counts.articles_in >= 100:
            raise KeyboardInterrupt

    run = Run(sources, listener=stop, checkpoint_seconds=0)
    with pytest.raises(KeyboardInterrupt):
        run.write(output)
    assert (tmp_path / ("parts/.ids" if parts else "out.jsonl.ids")).stat().st_size > 0
    Run(sources).write(output, resume=True)
    written = sorted((tmp_path / "parts").glob("part-*")) if parts else [tmp_path / "out.jsonl"]
    assert b"".join(path.read_bytes() for path in written) == Path(whole.path).read_bytes()


def test_halves_of_surrogate_pairs_in_repeated_ids(tmp_path: Path) -> None:
    """They are told apart as the outputs show them, and no half comes back with the name."""
    (tmp_path / "a.jsonl").write_text(
        "".join(json.dumps({"id": id, "text": "It ran 3 pilots."}) + "\n" for id in ("\ud800", "\ud801", "\ud800"))
    )
    sources, _ = find_sources([str(tmp_path / "a.jsonl")])
    for form in ("jsonl", "csv"):
        Run(sources).write(OutputOptions(path=str(tmp_path / f"out.{form}"), form=form))
        assert "\\ud8" not in (tmp_path / f"out.{form}").read_text("utf-8")
    assert [line["id"] for line in lines(tmp_path / "out.jsonl")] == ["\ufffd", "\ufffd (a:2)", "\ufffd (a:3)"]
    shown = CliRunner().invoke(cli.app, ["explain", str(tmp_path / "a.jsonl")])
    assert (shown.exit_code, shown.stderr) == (0, "")


def test_many_ids() -> None:
    seen = SeenIds()
    assert all(seen.add(hash_of(str(number))) for number in range(5000))
    assert not any(seen.add(hash_of(str(number))) for number in range(5000))
    assert seen.size == 5000


def test_in_different_batches_of_an_engine_the_records_show_it() -> None:
    """Ray and Spark hand batches to the kernel, which knows its own only: the pair of article and index stands twice."""
    pyarrow = pytest.importorskip("pyarrow", reason="needs the extra arrow")
    kernel = Kernel()
    batches = [[("a", "It ran 3 pilots."), ("b", "It ran 4 pilots.")], [("c", "It ran 5 pilots."), ("a", "It ran 6 pilots.")]]
    rows = [
        (row["article"], row["index"])
        for batch in batches
        for row in kernel(pyarrow.RecordBatch.from_pylist([{"id": id, "text": text} for id, text in batch])).to_pylist()
    ]
    assert {article for article, index in rows if index is not None and rows.count((article, index)) > 1} == {"a"}
