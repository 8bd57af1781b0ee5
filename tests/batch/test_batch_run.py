"""Runs: nothing lost, nothing twice, whatever dies on the way."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import reformextract
from reformextract.article import Article, Extraction
from reformextract.batch.manifest import ResumeError
from reformextract.batch.options import ExtractOptions, OutputOptions
from reformextract.batch.outcome import Counts, Failure
from reformextract.batch.process import EngineError, Processor, TimeLimit
from reformextract.batch.run import Run
from reformextract.batch.sources import find_sources
from reformextract.batch.workers import WorkerPool

pytestmark = pytest.mark.dealt_out

MISBEHAVING = "batch_engines:misbehaving"
SENTENCES = [
    "The province spent RMB {n} million on {n} pilots in 2019.",
    "More than {n} workers were trained, {m} percent of the total.",
    "It covers {n} mu of farmland and {m} counties.",
]


@pytest.fixture(autouse=True)
def _engines_can_be_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parents[1]))


def write_articles(path: Path, count: int, words: dict[int, str] | None = None, seed: int = 5) -> None:
    """A JSONL of varied articles; ``words`` go into the articles of these numbers."""
    draw = random.Random(seed)
    with path.open("w") as file:
        for number in range(count):
            chosen = draw.choices(SENTENCES, k=draw.randint(2, 9))
            text = " ".join(sentence.format(n=draw.randint(2, 9000), m=draw.randint(2, 99)) for sentence in chosen)
            text += " " + (words or {}).get(number, "")
            file.write(json.dumps({"id": f"a{number:05d}", "text": text, "published": "2020-01-05"}) + "\n")


def run_of(*inputs: Path, workers: int | None = 0, **options: Any) -> Run:
    sources, _ = find_sources([str(path) for path in inputs])
    return Run(sources, ExtractOptions(**options), workers=workers)


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_lines_are_the_librarys_own(tmp_path: Path) -> None:
    write_articles(tmp_path / "in.jsonl", 200)
    out = tmp_path / "out.jsonl"
    counts = run_of(tmp_path / "in.jsonl").write(OutputOptions(path=str(out)))
    assert counts.balanced
    assert counts.articles_out == 200
    articles = lines(tmp_path / "in.jsonl")
    expected = [reformextract.extract(article["text"], article["published"]) for article in articles]
    for article, extraction, line in zip(articles, expected, lines(out), strict=True):
        assert line["id"] == article["id"]
        assert list(Extraction.from_gold(line).records) == list(extraction.records)
        assert line["records"] == extraction.to_gold()["records"]
        assert [list(record) for record in line["records"]] == [list(record) for record in extraction.to_gold()["records"]]
    manifest = json.loads((tmp_path / "out.jsonl.manifest.json").read_text())
    assert manifest["status"] == "complete"
    assert (manifest["counts"]["in"], manifest["counts"]["out"], manifest["counts"]["errors"]) == (200, 200, 0)
    assert manifest["made_by"]["version"] == reformextract.__version__
    assert not (tmp_path / "out.jsonl.errors.jsonl").exists()
    assert not (tmp_path / "out.jsonl.partial").exists()


def test_workers_give_the_same_as_one_process(tmp_path: Path) -> None:
    write_articles(tmp_path / "in.jsonl", 500, {3: "BUG", 400: "BUG"})
    for workers in (0, 1, 2):
        run_of(tmp_path / "in.jsonl", workers=workers, engine=MISBEHAVING).write(OutputOptions(path=str(tmp_path / f"{workers}.jsonl")))
    whole = (tmp_path / "0.jsonl").read_bytes()
    assert len(whole.splitlines()) == 498
    for workers in (1, 2):
        assert (tmp_path / f"{workers}.jsonl").read_bytes() == whole
        assert (tmp_path / f"{workers}.jsonl.errors.jsonl").read_bytes() == (tmp_path / "0.jsonl.errors.jsonl").read_bytes()


def test_a_bug_in_a_rule_is_a_line_in_errors(tmp_path: Path) -> None:
    write_articles(tmp_path / "in.jsonl", 10, {3: "BUG"})
    out = tmp_path / "out.jsonl"
    counts = run_of(tmp_path / "in.jsonl", engine=MISBEHAVING).write(OutputOptions(path=str(out)))
    assert (counts.articles_in, counts.articles_out, counts.errors) == (10, 9, 1)
    (error,) = lines(tmp_path / "out.jsonl.errors.jsonl")
    assert (error["id"], error["place"], error["error"]) == ("a00003", f"{tmp_path / 'in.jsonl'}:4", "rule_error")
    assert "RuntimeError: a rule went wrong (batch_engines.py:" in error["reason"]


def test_a_poison_article_costs_itself_alone(tmp_path: Path) -> None:
    write_articles(tmp_path / "in.jsonl", 300, {77: "POISON", 299: "POISON"})
    out = tmp_path / "out.jsonl"
    counts = run_of(tmp_path / "in.jsonl", workers=2, engine=MISBEHAVING).write(OutputOptions(path=str(out)))
    assert (counts.articles_out, counts.errors) == (298, 2)
    assert [line["id"] for line in lines(out)] == [f"a{n:05d}" for n in range(300) if n not in (77, 299)]
    errors = lines(tmp_path / "out.jsonl.errors.jsonl")
    assert [(error["id"], error["error"]) for error in errors] == [("a00077", "worker_died"), ("a00299", "worker_died")]
    assert "exit status 42" in errors[0]["reason"]


@pytest.mark.parametrize(("word", "workers"), [("SLOW", 0), ("SLOW", 1), ("STUCK", 1)])
def test_an_article_past_the_time_limit(tmp_path: Path, word: str, workers: int) -> None:
    write_articles(tmp_path / "in.jsonl", 20, {7: word})
    out = tmp_path / "out.jsonl"
    run = run_of(tmp_path / "in.jsonl", workers=workers, engine=MISBEHAVING, time_limit=1)
    counts = run.write(OutputOptions(path=str(out)))
    assert (counts.articles_out, counts.errors) == (19, 1)
    (error,) = lines(tmp_path / "out.jsonl.errors.jsonl")
    assert (error["id"], error["error"]) == ("a00007", "time_limit")


def test_after_a_time_limit_another_engine_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    processor = Processor(ExtractOptions())
    first = processor.engine
    article = Article(id="a", text="It ran 3 pilots.")
    expected = processor.extract(article)
    with monkeypatch.context() as patched:
        patched.setattr(type(first), "extract", lambda self, article, **chosen: (_ for _ in ()).throw(TimeLimit()))
        assert isinstance(processor.extract(article), Failure)
    assert processor.engine is not first
    assert processor.extract(article) == expected


@pytest.mark.parametrize("engine", ["batch_engines:broken", "batch_engines:dying", "batch_engines:none_such"])
def test_an_engine_that_cannot_be_loaded_ends_the_run(tmp_path: Path, engine: str) -> None:
    write_articles(tmp_path / "in.jsonl", 5)
    with pytest.raises(EngineError):
        run_of(tmp_path / "in.jsonl", workers=1, engine=engine).write(OutputOptions(path=str(tmp_path / "out.jsonl")))


def test_a_worker_killed_from_outside_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_articles(tmp_path / "in.jsonl", 1000, dict.fromkeys(range(0, 1000, 10), "LINGER"))
    pools: list[WorkerPool] = []
    enter = WorkerPool.__enter__
    monkeypatch.setattr(WorkerPool, "__enter__", lambda pool: (pools.append(pool), enter(pool))[1])
    run = run_of(tmp_path / "in.jsonl", workers=2, engine=MISBEHAVING)
    killed = []

    def kill(progress: Any, failures: Any) -> None:
        if progress.counts.articles_in >= 250 and not killed:
            killed.append(os.kill(pools[0]._workers[0].process.pid, signal.SIGKILL))

    run.listener = kill
    counts = run.write(OutputOptions(path=str(tmp_path / "out.jsonl")))
    assert killed
    assert pools[0].replaced == 1
    assert (counts.articles_out, counts.errors) == (1000, 0)
    assert [line["id"] for line in lines(tmp_path / "out.jsonl")] == [f"a{n:05d}" for n in range(1000)]


COMMAND = """
import sys, typer
from reformextract.commands.extract import register
app = typer.Typer()
app.callback()(lambda: None)
register(app)
if __name__ == "__main__":
    app()
"""


@pytest.fixture
def command(tmp_path: Path) -> list[str]:
    """The command in a process of its own, with checkpoints close together."""
    script = tmp_path / "command.py"
    script.write_text(COMMAND.replace("app = typer", "from reformextract.batch import run\nrun.Run.checkpoint_seconds = 0.05\napp = typer"))
    return [sys.executable, str(script), "extract"]


def environment() -> dict[str, str]:
    package = Path(reformextract.__file__).parents[1]
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(package), str(Path(__file__).parents[1])])}


@pytest.mark.parametrize(("output", "kills"), [("out.jsonl", 4), ("out.csv", 2), ("parts", 2), ("parts.parquet", 2)])
def test_kill_minus_nine_and_resume(tmp_path: Path, command: list[str], output: str, kills: int) -> None:
    """Killed at random moments and resumed each time: byte for byte the output of a run left alone.

    REFORMEXTRACT_TEN_KILLS=1 kills each ten times.
    """
    if output.endswith("parquet"):
        pytest.importorskip("pyarrow")
    form = Path(output).suffix[1:] or "jsonl"
    source = tmp_path / "in.jsonl"
    write_articles(source, 1000, {**dict.fromkeys(range(0, 1000, 5), "LINGER"), 3: "BUG", 901: "BUG"})
    parts = form == "jsonl" and "." not in output
    alone = tmp_path / f"alone-{output}"
    reference = OutputOptions(path=str(alone), form=form, parts=parts, part_size=200)
    run_of(source, engine=MISBEHAVING).write(reference)
    out = tmp_path / output
    words = [*command, str(source), "-o", str(out), "--engine", MISBEHAVING, "--part-size", "200", "--workers", "2", "--resume", "-q"]
    draw = random.Random(output)
    unfinished = 0
    for _ in range(10 if os.environ.get("REFORMEXTRACT_TEN_KILLS") else kills):
        process = subprocess.Popen(words, env=environment(), stderr=subprocess.PIPE)
        try:
            process.wait(draw.uniform(1.5, 3.5))
        except subprocess.TimeoutExpired:
            process.kill()
            unfinished += 1
        process.communicate()
    finished = subprocess.run(words, env=environment(), capture_output=True, text=True, check=False)
    assert finished.returncode == 1, finished.stderr  # two articles meet the bug
    assert unfinished, "every run finished before it could be killed"
    assert content(out) == content(alone)
    name = "errors.jsonl" if parts else output + ".errors.jsonl"
    errors = (out / name) if parts else out.with_name(name)
    assert [line["id"] for line in lines(errors)] == ["a00003", "a00901"]
    leftovers = [path.name for path in tmp_path.rglob("*") if path.name.endswith((".partial", ".tmp", ".parts", ".done"))]
    assert leftovers == []


def content(path: Path) -> Any:
    if path.is_dir():
        return {part.name: part.read_bytes() for part in sorted(path.glob("part-*"))}
    return path.read_bytes()


@pytest.fixture
def heeding_interrupts() -> Iterator[None]:
    """In the background of a shell a process ignores SIGINT, and what it starts inherits that; here it does not."""
    previous = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, previous)


@pytest.mark.usefixtures("heeding_interrupts")
def test_interrupt_says_how_to_resume(tmp_path: Path, command: list[str]) -> None:
    write_articles(tmp_path / "in.jsonl", 1000, dict.fromkeys(range(0, 1000, 4), "LINGER"))
    words = [*command, str(tmp_path / "in.jsonl"), "-o", str(tmp_path / "out.jsonl"), "--engine", MISBEHAVING, "--workers", "2"]
    process = subprocess.Popen(words, env=environment(), stderr=subprocess.PIPE, text=True, start_new_session=True)
    partial = tmp_path / "out.jsonl.partial"
    while process.poll() is None and not (partial.exists() and partial.stat().st_size > 10_000):
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)  # as Ctrl-C does: the workers get it too
    _, message = process.communicate(timeout=30)
    assert process.returncode == 130, message
    assert "interrupted" in message
    assert "--resume" in message
    assert "Traceback" not in message
    assert json.loads((tmp_path / "out.jsonl.manifest.json").read_text())["status"] == "interrupted"
    again = subprocess.run([*words], env=environment(), capture_output=True, text=True, check=False)
    assert again.returncode == 2
    assert "--resume" in again.stderr
    resumed = subprocess.run([*words, "--resume"], env=environment(), capture_output=True, text=True, check=False)
    assert resumed.returncode == 0, resumed.stderr
    assert [line["id"] for line in lines(tmp_path / "out.jsonl")] == [f"a{n:05d}" for n in range(1000)]


def test_resume_refuses_what_is_not_the_same_run(tmp_path: Path) -> None:
    write_articles(tmp_path / "in.jsonl", 200)
    output = OutputOptions(path=str(tmp_path / "out.jsonl"))
    run = run_of(tmp_path / "in.jsonl")
    run.listener = interrupt_after(64)
    with pytest.raises(KeyboardInterrupt):
        run.write(output)
    with pytest.raises(ResumeError, match="options"):
        run_of(tmp_path / "in.jsonl", exclude=["money"]).write(output, resume=True)
    with pytest.raises(ResumeError, match="unfinished"):
        run_of(tmp_path / "in.jsonl").write(output)
    write_articles(tmp_path / "in.jsonl", 201)
    with pytest.raises(ResumeError, match="inputs"):
        run_of(tmp_path / "in.jsonl").write(output, resume=True)
    assert run_of(tmp_path / "in.jsonl").write(output, overwrite=True).articles_out == 201
    assert run_of(tmp_path / "in.jsonl").write(output, resume=True).articles_out == 201  # complete: nothing is done again


def interrupt_after(articles: int) -> Any:
    def listen(progress: Any, failures: Any) -> None:
        if progress.counts.articles_in >= articles:
            raise KeyboardInterrupt

    return listen


def test_parts_of_another_run_are_not_touched(tmp_path: Path) -> None:
    write_articles(tmp_path / "in.jsonl", 10)
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "part-000000.jsonl").write_text("mine\n")
    with pytest.raises(ResumeError, match="no manifest"):
        run_of(tmp_path / "in.jsonl").write(OutputOptions(path=str(tmp_path / "parts"), parts=True))
    assert (tmp_path / "parts" / "part-000000.jsonl").read_text() == "mine\n"


def test_a_shorter_run_leaves_no_old_parts(tmp_path: Path) -> None:
    output = OutputOptions(path=str(tmp_path / "parts"), parts=True, part_size=64)
    for count, parts in ((300, 5), (100, 2)):
        write_articles(tmp_path / "in.jsonl", count)
        run_of(tmp_path / "in.jsonl").write(output)
        assert len(list((tmp_path / "parts").glob("part-*"))) == parts


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if (
        shutil.which("mount") is None
        or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)], capture_output=True, check=False).returncode
    ):
        pytest.skip("a tmpfs can be mounted by root only")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("output", ["out.jsonl", "parts", "out.duckdb"])
def test_a_full_disk_ends_the_run_and_loses_nothing(tmp_path: Path, small_disk: Path, command: list[str], output: str) -> None:
    if output == "out.duckdb":
        pytest.importorskip("duckdb")
    write_articles(tmp_path / "in.jsonl", 1000)
    alone = tmp_path / "alone.jsonl"
    run_of(tmp_path / "in.jsonl").write(OutputOptions(path=str(alone)))
    words = [*command, str(tmp_path / "in.jsonl"), "-o", str(small_disk / output), "--part-size", "100"]
    full = subprocess.run(words, env=environment(), capture_output=True, text=True, check=False)
    assert full.returncode == 2
    assert "DuckDB cannot write" in full.stderr if output == "out.duckdb" else "No space left on device" in full.stderr
    assert "--resume" in full.stderr
    assert "Traceback" not in full.stderr
    subprocess.run(["mount", "-o", "remount,size=50m", str(small_disk)], check=True)
    resumed = subprocess.run([*words, "--resume"], env=environment(), capture_output=True, text=True, check=False)
    assert resumed.returncode == 0, resumed.stderr
    if output == "out.duckdb":
        assert sorted(path.name for path in small_disk.iterdir()) == ["out.duckdb", "out.duckdb.manifest.json"]
        return
    parts = sorted((small_disk / output).glob("part-*")) if output == "parts" else [small_disk / output]
    assert b"".join(part.read_bytes() for part in parts) == alone.read_bytes()


def test_counts_add_up() -> None:
    counts = Counts(articles_in=3, articles_out=2, errors=1)
    assert counts.balanced
    assert Counts.from_json(json.loads(json.dumps(counts.to_json()))) == counts
    counts.errors = 0
    assert not counts.balanced
