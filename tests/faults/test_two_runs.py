"""Two runs to one output: the second is refused and told who is at work; a run that was killed holds nobody up."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import reformextract
from reformextract import cli
from reformextract.batch.lock import LockedError, OutputLock
from reformextract.batch.options import OutputOptions
from reformextract.batch.run import Run
from reformextract.batch.sources import find_sources

HOLD = """
import sys, time
from pathlib import Path
from reformextract.batch.lock import OutputLock
with OutputLock(Path(sys.argv[1]), "out.jsonl"):
    print("held", flush=True)
    time.sleep(60)
"""


def holder(path: Path) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(Path(reformextract.__file__).parents[1])}
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(path)], env=environment, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


@pytest.mark.parametrize("output", ["out.jsonl", "out/", "out.parquet"])
def test_the_second_run_is_refused_and_the_killed_holds_nobody_up(tmp_path: Path, output: str) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text(json.dumps({"text": "It ran 3 pilots."}) + "\n")
    parts = output.endswith("/")
    form = "parquet" if "parquet" in output else "jsonl"
    if form == "parquet":
        pytest.importorskip("pyarrow")
    options = OutputOptions(path=str(tmp_path / output), parts=parts, form=form)
    lock = tmp_path / "out" / ".lock" if parts else tmp_path / f"{output}.lock"
    lock.parent.mkdir(exist_ok=True)
    sources, _ = find_sources([str(source)])
    process = holder(lock)
    try:
        before = sorted(path.name for path in tmp_path.rglob("*"))
        for overwrite in (False, True):
            with pytest.raises(LockedError, match=rf"another run is writing it: process {process.pid} on "):
                Run(sources).write(options, overwrite=overwrite)
        assert sorted(path.name for path in tmp_path.rglob("*")) == before
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert process.stdout is not None
        process.stdout.close()
    assert lock.exists()
    assert Run(sources).write(options).articles_out == 1
    assert not lock.exists()


def test_many_at_once_one_at_a_time(tmp_path: Path) -> None:
    """Locks taken and deleted in quick turns by several processes: never two holders."""
    script = """
import os, sys, time
from pathlib import Path
from reformextract.batch.lock import LockedError, OutputLock
folder = Path(sys.argv[1])
end = time.monotonic() + 1.5
held = 0
while time.monotonic() < end:
    try:
        with OutputLock(folder / "lock", "out"):
            os.close(os.open(folder / "inside", os.O_CREAT | os.O_EXCL))
            held += 1
            (folder / "inside").unlink()
    except LockedError:
        pass
print(held)
"""
    environment = {**os.environ, "PYTHONPATH": str(Path(reformextract.__file__).parents[1])}
    running = [
        subprocess.Popen([sys.executable, "-c", script, str(tmp_path)], env=environment, stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    held = [process.communicate(timeout=60)[0] for process in running]
    assert [process.returncode for process in running] == [0, 0, 0]
    assert all(int(number) > 0 for number in held)


def test_a_lock_names_its_own_process(tmp_path: Path) -> None:
    second = OutputLock(tmp_path / "lock", "out")
    with OutputLock(tmp_path / "lock", "out"), pytest.raises(LockedError, match=f"process {os.getpid()} "):
        second.__enter__()
    assert not (tmp_path / "lock").exists()


@pytest.mark.parametrize("name", ["facts", "mechanisms"])
def test_tables_too_are_written_by_one_at_a_time(tmp_path: Path, name: str) -> None:
    (tmp_path / "in.jsonl").write_text('{"id": "a", "text": "In 2019 the county spent RMB 3 million on a river chief system."}\n')
    words = [name, str(tmp_path / "in.jsonl"), "-o", str(tmp_path / "out.csv")]
    with OutputLock(tmp_path / "out.csv.lock", "out.csv"):
        result = CliRunner().invoke(cli.app, words)
    assert result.exit_code == 2
    assert "another run is writing it" in result.stderr
    assert not (tmp_path / "out.csv").exists()
    assert CliRunner().invoke(cli.app, words).exit_code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "out.csv"]
