"""What is fuzzed, each a function of bytes: it may refuse them by the errors that it promises, and by no others.

A target's ``seeds`` are bytes of the kind that it reads; ``run`` raises where the library breaks a promise.
"""

from __future__ import annotations

import gzip
import io
import json
import random
import signal
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import reformextract
from corpus_texts import gold
from fuzz.mutation import changed_bytes, changed_text
from gold_samples import leeway_gold, whole_gold
from reformextract.article import Article, Extraction
from reformextract.batch.fact_rows import fact_csv, fact_rows
from reformextract.batch.items import to_article
from reformextract.batch.options import ExtractOptions, InputOptions
from reformextract.batch.outcome import Failure
from reformextract.batch.readers import read_batches
from reformextract.batch.render import csv_rows, json_line
from reformextract.batch.sources import Source, find_sources
from reformextract.batch.standard_input import StandardInput
from reformextract.evaluation.evaluate import evaluate
from reformextract.evaluation.lint import lint_files
from reformextract.facts.record import phrase_problem, pointer_problem
from reformextract.formats import MODULES, GoldError, get_format, write_gold
from reformextract.formats.select import keep_kinds
from reformextract.patterns.entries import PatternError
from reformextract.patterns.loading import patterns_of
from reformextract.report import render_report

PATTERNS = Path(__file__).parents[2] / "patterns" / "en"
OPTIONS = ExtractOptions(max_characters=50_000)
DATES = (None, "2019-01-23", "0001-01-01", "9999-12-31", "2020-02-29")


@dataclass(frozen=True)
class Target:
    """``run`` one input; ``changed`` makes the next one of a seed."""

    run: Callable[[bytes], None]
    seeds: Callable[[], list[bytes]]
    changed: Callable[[bytes, random.Random], bytes] = changed_bytes


def _legible(error: Exception, name: str = "") -> None:
    """A refusal is short and names what is refused."""
    assert name in str(error), error
    assert len(str(error)) < 5000


def _changed_utf8(data: bytes, draw: random.Random) -> bytes:
    return changed_text(data.decode("utf-8", "surrogatepass"), draw).encode("utf-8", "surrogatepass")


def _paragraphs() -> list[bytes]:
    return [paragraph.encode() for article in gold() for paragraph in article.article.text.split("\n\n") if len(paragraph) < 1500]


def extract(data: bytes) -> None:
    """Records are where they say, the same each time; every dump is read back."""
    text = data.decode("utf-8", "surrogatepass" if b"\xed" in data else "replace")
    published = DATES[len(data) % len(DATES)]
    extraction = reformextract.extract(text, published)
    given = extraction.article.text
    assert len(given) == len(text)
    for record in extraction.records:
        assert given[record.start : record.end] == record.text, record
    for fact in extraction.facts:
        assert pointer_problem(fact, extraction.records) is None, fact
        assert phrase_problem(fact, given) is None, fact
    assert reformextract.extract(text, published) == extraction
    back = Extraction.model_validate_json(extraction.model_dump_json())
    assert (back.records, back.facts) == (extraction.records, extraction.facts)
    assert json.loads(json_line(extraction)) == json.loads(json.dumps(extraction.to_gold()))
    csv_rows([extraction]).decode()


def outputs(data: bytes) -> None:
    """What is found of a text in every written form; nothing of the text is markup of the page."""
    text = data.decode("utf-8", "surrogatepass" if b"\xed" in data else "replace")
    extraction = reformextract.extract(f"{text} <b id=fuzzed>", "2019-01-23")
    assert "<b id=fuzzed>" not in render_report([extraction])
    rows = list(fact_rows(extraction))
    assert len(rows) == len(extraction.facts)
    fact_csv([extraction]).decode()
    str(extraction)
    extraction._repr_html_()


def _reader(form: str, suffix: str) -> Callable[[bytes], None]:
    def read(data: bytes) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"a.{suffix}"
            path.write_bytes(data)
            sources, _ = find_sources([str(path)], form)
            _read_all(sources, StandardInput())

    return read


def _read_all(sources: list[Source], stdin: StandardInput) -> None:
    reading = InputOptions()
    for batch in read_batches(sources, reading, OPTIONS, stdin=stdin):
        for item in batch.items:
            outcome = to_article(item, reading, OPTIONS)
            assert isinstance(outcome, (Article, Failure))
            if isinstance(outcome, Failure):
                assert len(json.dumps(outcome.row())) < 20_000
            else:
                outcome.model_dump_json()


def standard_input(data: bytes) -> None:
    _read_all([Source("-", "auto", "stdin")], StandardInput(io.BytesIO(data)))


def _lines() -> bytes:
    articles = [{"id": one.article.id, "text": one.article.text[:400], "published": "2020-01-05", "title": "A"} for one in gold()[:6]]
    return "".join(json.dumps(article) + "\n" for article in articles).encode()


def _table() -> bytes:
    rows = [
        "id,text,published",
        *(f'{n},"{one.article.text[:200].replace(chr(34), chr(34) * 2)}",2020-01-05' for n, one in enumerate(gold()[:6])),
    ]
    return "\r\n".join(rows).encode()


def _page() -> bytes:
    paragraphs = "".join(f"<p>{one.article.text[:600]}</p>" for one in gold()[:3])
    head = "<head><title>A</title><meta name='date' content='2020-01-05'></head>"
    return f"<html>{head}<body><article>{paragraphs}</article></body></html>".encode()


def _archive() -> bytes:
    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + _page()
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\nContent-Length: {len(page)}\r\n\r\n"
    return (head.encode() + page + b"\r\n\r\n") * 2


def _parquet() -> bytes:
    import pyarrow
    from pyarrow import parquet

    file = io.BytesIO()
    parquet.write_table(
        pyarrow.table({"id": ["a", "b"], "text": ["It ran 3 pilots.", "It ran 4."], "published": ["2020-01-05", None]}), file
    )
    return file.getvalue()


def _gold_reader(name: str, suffix: str) -> Callable[[bytes], None]:
    def read(data: bytes) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"a{suffix}"
            path.write_bytes(data)
            if name == "brat":
                path.with_suffix(".txt").write_bytes(_brat_text())
            try:
                for extraction in get_format(name).read(path):
                    assert isinstance(extraction, Extraction)
            except GoldError as error:
                _legible(error)
            assert isinstance(lint_files(path, name), list)

    return read


def _gold_files(name: str, suffix: str) -> list[bytes]:
    with tempfile.TemporaryDirectory() as folder:
        found = [*whole_gold(), leeway_gold()]
        if name == "timeml":
            found = [keep_kinds(extraction, {"date"}) for extraction in found]
        path = Path(folder) / (f"gold{suffix}" if name in ("jsonl", "spacy", "label-studio", "doccano", "prodigy") else "gold")
        write_gold(found, path, name)
        files = sorted(path.rglob(f"*{suffix}")) if path.is_dir() else [path]
        return [file.read_bytes() for file in files]


def _brat_text() -> bytes:
    return whole_gold()[0].article.text.encode()


def patterns(data: bytes) -> None:
    """A pattern file is loaded, or refused by a message that names it."""
    try:
        patterns_of("en", (("mine.toml", data.decode("utf-8", "replace")),))
    except PatternError as error:
        _legible(error, "mine.toml")


def _pattern_files() -> list[bytes]:
    own = b"""
[lexicon.harvest]
WORD = ["in days of yore", "long ago"]
[[currency]]
code = "XTS"
after = ["galactic credits"]
minor = { "stardust" = 0.01 }
[[unit]]
symbol = "pilot"
dimension = "thing"
forms = ["pilots"]
[[mechanism]]
id = "lantern-steward-system"
name = "lantern steward system"
head = "system"
area = "governance"
variants = ["system of lantern stewards"]
[[period]]
id = "ruritania-fourth-plan"
forms = ["Fourth Ruritanian Plan"]
earliest = 2021-01-01
latest = 2025-12-31
value = "2021/2025"
source = "Invented"
[[rule]]
id = "date.harvest_of_year"
kind = "date"
build = "point"
description = "The harvest of a year"
pattern = "harvest of {year:year}"
examples = ["Yields fell after the [[harvest of 2018|value=2018]]."]
counterexamples = ["The harvest of 2,018 farms was lost."]
"""
    small = [path.read_bytes() for path in sorted(PATTERNS.rglob("*.toml")) if path.stat().st_size < 6000]
    return [own, own, *small[:12]]


def evaluator(data: bytes) -> None:
    """Any two readings of an article can be compared; a line that is none is refused by GoldError."""
    right = whole_gold()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "predicted.jsonl"
        path.write_bytes(data)
        try:
            evaluation = evaluate(right, path)
        except GoldError as error:
            _legible(error)
            return
        for kind in evaluation.kinds:
            counts = evaluation.counts(kind, "value")
            assert 0 <= counts.matched <= min(counts.gold, counts.predicted)


def _each(seeds: Callable[[], bytes], *forms: Callable[[bytes], bytes]) -> Callable[[], list[bytes]]:
    return lambda: [form(seeds()) for form in (bytes, *forms)]


def _targets() -> Iterable[tuple[str, Target]]:
    yield "extract", Target(extract, _paragraphs, _changed_utf8)
    yield "outputs", Target(outputs, _paragraphs, _changed_utf8)
    yield "jsonl", Target(_reader("jsonl", "jsonl"), lambda: [_lines(), _lines().decode().encode("utf-16")])
    yield "jsonl.gz", Target(_reader("jsonl", "jsonl.gz"), lambda: [gzip.compress(_lines())])
    yield "csv", Target(_reader("csv", "csv"), lambda: [_table(), _table().decode().encode("utf-16")])
    yield "tsv", Target(_reader("tsv", "tsv"), lambda: [_table().replace(b",", b"\t")])
    yield "text", Target(_reader("text", "txt"), lambda: _paragraphs()[:20])
    yield "standard input", Target(standard_input, lambda: [_lines(), _paragraphs()[0]])
    yield "html", Target(_reader("html", "html"), lambda: [_page()])
    yield "warc", Target(_reader("warc", "warc"), lambda: [_archive()])
    yield "warc.gz", Target(_reader("warc", "warc.gz"), lambda: [gzip.compress(_archive())])
    yield "parquet", Target(_reader("parquet", "parquet"), lambda: [_parquet()])
    yield "patterns", Target(patterns, _pattern_files, _changed_utf8)
    yield "evaluator", Target(evaluator, lambda: _gold_files("jsonl", ".jsonl"))
    suffixes = {"jsonl": ".jsonl", "spacy": ".spacy", "brat": ".ann", "label-studio": ".json", "doccano": ".jsonl", "prodigy": ".jsonl",
                "uima": ".xmi", "timeml": ".tml"}  # fmt: skip
    for name in MODULES:
        suffix = suffixes[name]
        yield f"gold {name}", Target(_gold_reader(name, suffix), lambda name=name, suffix=suffix: _gold_files(name, suffix))  # type: ignore[misc]


TARGETS: dict[str, Target] = dict(_targets())
NEEDED: dict[str, tuple[str, ...]] = {
    "html": ("trafilatura",),
    "warc": ("warcio", "trafilatura"),
    "warc.gz": ("warcio", "trafilatura"),
    "parquet": ("pyarrow",),
    "gold uima": ("cassis",),
}


SECONDS = 10  # of work on one input


class EndlessError(AssertionError):
    """An input took far too long."""


def run(name: str, data: bytes) -> None:
    """One input for a target; raises where a promise is broken, EndlessError where no end is in sight."""
    if not hasattr(signal, "setitimer"):
        TARGETS[name].run(data)
        return

    def stop(number: int, frame: Any) -> None:
        raise EndlessError(f"{name}: more than {SECONDS} s on {len(data)} bytes")

    previous = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        TARGETS[name].run(data)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, previous)


def inputs(target: Target, number: int) -> Any:
    """Endless inputs, the same for the same number."""
    draw = random.Random(number)
    seeds = target.seeds()
    while True:
        yield target.changed(draw.choice(seeds), draw)
