"""Fuzz for as long as is asked, each target in turn; what breaks a promise is printed, kept in a folder, and counted.

    python tests/fuzz/run.py --seconds 3600                          # all targets, changed seeds
    python tests/fuzz/run.py --seconds 600 --only extract --atheris  # guided by coverage, where atheris is installed

The exit status is 1 when something was found. A finding is an input of its own in ``--findings``; what it teaches belongs into a test.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
import tempfile
import time
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from fuzz.targets import TARGETS, inputs, run
from reformextract import extract

TURN = 20.0


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--only", nargs="*", choices=sorted(TARGETS), default=sorted(TARGETS))
    parser.add_argument("--number", type=int, default=int(time.time()), help="inputs are the same for the same number")
    parser.add_argument("--findings", type=Path, default=Path("fuzz-findings"))
    parser.add_argument("--atheris", action="store_true", help="one target, guided by coverage")
    options = parser.parse_args()
    if options.atheris:
        return guided(options.only[0], options.seconds)
    extract("It ran 3 pilots in 2019.")  # the copies have what is made once
    runs = dict.fromkeys(options.only, 0)
    found: dict[str, int] = {}
    end = time.monotonic() + options.seconds
    seconds = min(TURN, options.seconds / len(runs))
    turn = 0
    while time.monotonic() < end:
        for name in runs:
            stop = min(end, time.monotonic() + seconds)
            runs[name] += in_a_copy(name, options.number + turn, stop, options.findings, found)
        turn += 1
    for name, number in runs.items():
        print(f"{name:16} {number:>9,} inputs")
    print(f"{sum(runs.values()):,} inputs, {len(found)} findings (number {options.number})")
    return 1 if found else 0


def in_a_copy(name: str, number: int, stop: float, folder: Path, found: dict[str, int]) -> int:
    """One turn of a target in a fork of this process, since what C code does may end it; how many inputs it had."""
    with tempfile.TemporaryDirectory() as place:
        last = Path(place) / "last"
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                made = turn_of(name, number, stop, folder, found, last)
                os.write(writing, json.dumps([made, found]).encode())
            finally:
                os._exit(0)
        os.close(writing)
        with os.fdopen(reading, "rb") as pipe:
            told = pipe.read()
        _, status = os.waitpid(child, 0)
        if told:
            made, now = json.loads(told)
            found.update(now)
            return int(made)
        note(name, last.read_bytes(), RuntimeError(f"the process was ended (status {status})"), folder, found)
        return 1


def turn_of(name: str, number: int, stop: float, folder: Path, found: dict[str, int], last: Path) -> int:
    """Inputs to a target until a moment; the last one is kept in a file."""
    made = 0
    stream = inputs(TARGETS[name], number)
    while time.monotonic() < stop:
        data = next(stream)
        last.write_bytes(data)
        made += 1
        try:
            run(name, data)
        except Exception as error:
            note(name, data, error, folder, found)
    return made


def note(name: str, data: bytes, error: Exception, folder: Path, found: dict[str, int]) -> None:
    """Keep the first input of each kind of finding: where the error was raised."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "its end"
    where = f"{name}: {type(error).__name__} at {place}"
    found[where] = found.get(where, 0) + 1
    if found[where] == 1:
        folder.mkdir(exist_ok=True)
        path = folder / f"{name.replace(' ', '-')}-{hashlib.sha256(data).hexdigest()[:12]}"
        path.write_bytes(data)
        print(f"{where}: {str(error)[:200]}\n  {path}", flush=True)


def guided(name: str, seconds: float) -> int:
    """One target under atheris; what it finds stops it."""
    import atheris

    atheris.instrument_all()
    folder = Path("fuzz-seeds") / name.replace(" ", "-")
    folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(TARGETS[name].seeds()):
        (folder / f"seed-{number}").write_bytes(seed)
    atheris.Setup([sys.argv[0], str(folder), f"-max_total_time={int(seconds)}", "-max_len=20000"], TARGETS[name].run)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
