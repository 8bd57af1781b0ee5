"""All benchmarks in one command: ``python benchmarks/run.py`` (a quarter of an hour; ``--quick`` two minutes), ``--write`` into
docs/benchmarks.md.

Times are ratios to spaCy's bare English tokenizer on the same texts in the same run, every text read once (once.py), the
best of several rounds in turns, so that a busy or another machine changes them little. Other tools run in environments of
their own, made with ``--install-others`` (into benchmarks/.environments, or --environments), which fetches the real news
too; what is not there is left out and named.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import spacy

import articles
import once
from reformextract.api import shared_stages
from reformextract.article import Article
from reformextract.batch.options import OutputOptions
from reformextract.batch.run import Run
from reformextract.batch.sources import find_sources
from reformextract.version import __version__

HERE = Path(__file__).resolve().parent
PAGE = HERE.parent / "docs" / "benchmarks.md"
MARK_BEGIN, MARK_END = "<!-- figures: begin -->", "<!-- figures: end -->"
OTHERS = {
    "quantulum3": (["quantulum3"], "quantities with units"),
    "dateparser": (["dateparser"], "`search_dates`: dates"),
    "recognizers_text": (["recognizers-text-suite", "emoji<2"], "numbers, percentages, currencies, dimensions, dates"),
    "spacy_ner": (["spacy>=3.8,<4"], "statistical NER (en_core_web_sm), if that model is installed there"),
}
OTHERS_TEXTS = 20
EXTRACT = "import sys; sys.argv[0] = 'reformextract'; from reformextract.cli import app; app()"
Table = list[list[str]]


def markdown(head: list[str], rows: Table) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head), *("| " + " | ".join(row) + " |" for row in rows)]
    return "\n".join(lines)


def speed(name: str, made: list[dict[str, str]], rounds: int) -> str:
    """One process: the engine, the spaCy component and the whole way from JSON line to JSON line, over the bare tokenizer."""
    count = len(made)
    characters = sum(len(article["text"]) for article in made)
    ready = shared_stages()
    records = sum(len(ready.extract(Article.model_validate(article)).records) for article in made)
    seconds = once.seconds_of(made, rounds)
    bare = seconds["spaCy's bare tokenizer"]
    rows = [
        [what, f"{time / bare:.2f}", f"{time / count * 1000:.2f} ms", f"{count / time:,.0f}", f"{characters / time / 1e6:.2f} million"]
        for what, time in seconds.items()
    ]
    head = [f"one process, {name}", "ratio to the tokenizer", "per article", "articles/s", "characters/s"]
    about = f"{count} articles of {characters // count:,} characters and {records / count:.1f} records on average."
    return about + "\n\n" + markdown(head, rows)


def start_up() -> str:
    """Seconds from nothing to the first record, the best of three."""
    code = "import reformextract; reformextract.extract('It ran 3 pilots.')"
    jobs = {
        "`import spacy`": [sys.executable, "-c", "import spacy"],
        "import, load the patterns, extract one sentence": [sys.executable, "-c", code],
        "`reformextract extract` of one short file": [*command(), str(HERE / "others" / "sentence.txt")],
    }
    rows = []
    for name, words in jobs.items():
        times = []
        for _ in range(3):
            began = time.perf_counter()
            subprocess.run(words, check=True, capture_output=True)
            times.append(time.perf_counter() - began)
        rows.append([name, f"{min(times):.2f} s"])
    return markdown(["start-up", "seconds"], rows)


def command() -> list[str]:
    return [sys.executable, "-c", EXTRACT, "extract"]


def processes(folder: Path, count: int, most: int) -> str:
    """The command's run on 1 to N workers: whole seconds, start-up of the workers included, and without it."""
    source = folder / "processes.jsonl"
    characters = articles.write(source, count)
    sources, _ = find_sources([str(source)])
    rows = []
    rate_of_one = 0.0
    for workers in [1] + ([most] if most > 1 else []):
        first: list[tuple[float, int]] = []

        def listen(progress: Any, failures: Any, first: list[tuple[float, int]] = first) -> None:
            if not first:
                first.append((time.perf_counter(), progress.counts.articles_in))

        began = time.perf_counter()
        Run(sources, workers=workers, listener=listen).write(OutputOptions(path=str(folder / "out.jsonl")), overwrite=True)
        end = time.perf_counter()
        rate = (count - first[0][1]) / (end - first[0][0])
        rate_of_one = rate_of_one or rate
        speed_of_text = f"{rate * characters / count / 1e6:.2f} million"
        rows.append([str(workers), f"{end - began:.1f} s", f"{rate:,.0f}", speed_of_text, f"{rate / rate_of_one:.2f}"])
    busy = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    return f"{count:,} articles on {os.cpu_count()} cores (load average at the end {busy:.1f}).\n\n" + markdown(
        ["worker processes", "whole run", "articles/s after start-up", "characters/s", "over one"], rows
    )


def memory_of(pid: int) -> int:
    """Resident bytes of a process and its descendants (Linux)."""
    total = 0
    waiting = [pid]
    while waiting:
        process = waiting.pop()
        try:
            for task in Path(f"/proc/{process}/task").iterdir():
                waiting += [int(child) for child in (task / "children").read_text().split()]
            total += int(Path(f"/proc/{process}/statm").read_text().split()[1]) * resource.getpagesize()
        except (OSError, ValueError, IndexError):
            continue
    return total


def memory(folder: Path, counts: list[int]) -> str:
    """Peak memory of the whole run on two workers (all its processes added up) against the size of the input."""
    if not Path("/proc/self/statm").exists():
        return "Memory is measured on Linux only."
    rows = []
    for count in counts:
        source = folder / f"memory-{count}.jsonl"
        articles.write(source, count)
        size = source.stat().st_size
        out = folder / "memory-out.jsonl"
        process = subprocess.Popen([*command(), str(source), "-o", str(out), "--workers", "2", "--overwrite", "-q"])
        peak = 0
        began = time.perf_counter()
        while process.poll() is None:
            peak = max(peak, memory_of(process.pid))
            time.sleep(0.05)
        if process.returncode:
            raise SystemExit(f"the run on {count} articles ended with status {process.returncode}")
        rows.append([f"{count:,}", f"{size / 1e6:,.0f} MB", f"{peak / 1e6:,.0f} MB", f"{time.perf_counter() - began:.0f} s"])
        source.unlink()
        out.unlink()
    return markdown(["articles", "input", "peak memory, parent and 2 workers", "whole run"], rows)


def install_others(folder: Path) -> None:
    for name, (packages, _) in OTHERS.items():
        venv.create(folder / name, with_pip=True)
        done = subprocess.run([str(folder / name / "bin" / "python"), "-m", "pip", "install", "-q", *packages], check=False)
        print(f"{name}: {'installed' if done.returncode == 0 else 'not installed'}", file=sys.stderr)
    print(f"real news: {'fetched' if once.fetch_news(folder) else 'not fetched'}", file=sys.stderr)


def others(folder: Path) -> str:
    """What one would otherwise run, on the same texts, as ratios to the bare tokenizer and to this library."""
    made = list(articles.generate(OTHERS_TEXTS, seed=2))
    texts = [article["text"] for article in made]
    given = [Article.model_validate(article) for article in made]
    blank, engine = spacy.blank("en"), shared_stages()
    seconds = {"bare": float("inf"), "engine": float("inf")}
    jobs = {"bare": lambda: [blank.tokenizer(text) for text in texts], "engine": lambda: [engine.extract(article) for article in given]}
    for _ in range(5):
        for name, job in jobs.items():
            began = time.process_time()
            job()
            seconds[name] = min(seconds[name], time.process_time() - began)
    found = sum(len(engine.extract(article).records) for article in given)
    rows = [["reformextract", "all record kinds", f"{seconds['engine'] / seconds['bare']:.2f}", "1", f"{found:,}"]]
    notes = []
    for name, (_, what) in OTHERS.items():
        python = folder / name / "bin" / "python"
        if not python.exists():
            notes.append(f"{name}: not installed (`python benchmarks/run.py --install-others`)")
            continue
        script = HERE / "others" / f"{name}_texts.py"
        lines = "\n".join(map(json.dumps, made))
        done = subprocess.run([str(python), str(script)], input=lines, text=True, capture_output=True, check=False)
        if done.returncode:
            notes.append(f"{name}: did not run ({done.stderr.strip().splitlines()[-1] if done.stderr.strip() else 'no message'})")
            continue
        result = json.loads(done.stdout.splitlines()[-1])
        ratio = result["seconds"] / seconds["bare"]
        number = result["found"] if isinstance(result["found"], int) else sum(map(len, result["found"]))
        rows.append([name, what, f"{ratio:,.1f}", f"{result['seconds'] / seconds['engine']:,.1f}", f"{number:,}"])
    table = markdown(["tool", "finds", "ratio to the tokenizer", "ratio to reformextract", "found"], rows)
    return table + "".join(f"\n\nLeft out: {note}." for note in notes)


def machine() -> str:
    python = f"Python {platform.python_version()} on {platform.machine()} with {os.cpu_count()} cores"
    return f"reformextract {__version__}, spaCy {spacy.__version__}, {python}."


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="speed and start-up only, on few articles")
    parser.add_argument("--write", action="store_true", help="write the figures into docs/benchmarks.md")
    parser.add_argument(
        "--memory", type=int, nargs="*", default=[1_000, 10_000, 100_000], help="sizes of the inputs whose memory is measured"
    )
    parser.add_argument("--articles", type=int, default=10_000, help="articles of the run on processes")
    parser.add_argument(
        "--install-others", action="store_true", help="make the environments of the other tools, fetch the real news, and stop"
    )
    parser.add_argument("--environments", type=Path, default=HERE / ".environments", help="where those are")
    given = parser.parse_args()
    if given.install_others:
        install_others(given.environments)
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rounds = 1 if given.quick else 3
        sections = [machine()]
        if real := once.news(given.environments):
            sections.append(speed("real news", real, rounds))
        else:
            sections.append("Left out: real news (fetched by `python benchmarks/run.py --install-others`).")
        sections.append(speed("the shipped corpus", articles.corpus(), rounds))
        print("\n\n".join(sections), flush=True)
        jobs: list[Callable[[], str]] = [start_up]
        if not given.quick:
            jobs += [
                lambda: processes(folder, given.articles, os.cpu_count() or 1),
                lambda: memory(folder, given.memory),
                lambda: others(given.environments),
            ]
        for job in jobs:
            sections.append(job())
            print("\n" + sections[-1], flush=True)
    if given.write:
        before, _, rest = PAGE.read_text("utf-8").partition(MARK_BEGIN)
        after = rest.partition(MARK_END)[2]
        PAGE.write_text(before + MARK_BEGIN + "\n" + "\n\n".join(sections) + "\n" + MARK_END + after, "utf-8")


if __name__ == "__main__":
    main()
