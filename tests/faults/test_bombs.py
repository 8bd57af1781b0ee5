"""Inputs made to fill the memory or to run for ever: each costs itself, a bounded amount of work, and a short line of error.

``REFORMEXTRACT_LONG=1`` reads a gigabyte of each where this reads a hundred megabytes, and measures the memory.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import time
import tracemalloc
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from reformextract.article import Article
from reformextract.batch.items import _check_attributes, to_article
from reformextract.batch.limits import ID_CHARACTERS, REASON_CHARACTERS
from reformextract.batch.options import ExtractOptions, InputOptions, OutputOptions
from reformextract.batch.outcome import Failure, InputError
from reformextract.batch.readers import read_batches
from reformextract.batch.run import Run
from reformextract.batch.sources import Source, find_sources
from reformextract.batch.standard_input import StandardInput

pytestmark = pytest.mark.dealt_out

OPTIONS = ExtractOptions(max_characters=100_000)
ZEROS = 1_000_000_000 if os.environ.get("REFORMEXTRACT_LONG") else 100_000_000
GOOD = '{"id": "good", "text": "It ran 3 pilots."}\n'


def outcomes(*paths: Path, form: str | None = None, encoding: str = "utf-8", options: ExtractOptions = OPTIONS) -> list[Article | Failure]:
    sources, _ = find_sources([str(path) for path in paths], form)
    reading = InputOptions(encoding=encoding)
    return [to_article(item, reading, options) for batch in read_batches(sources, reading, options) for item in batch.items]


def failures(found: list[Article | Failure]) -> list[Failure]:
    """The failures, each with a short line."""
    failed = [outcome for outcome in found if isinstance(outcome, Failure)]
    for failure in failed:
        assert len(json.dumps(failure.row())) < 3 * (REASON_CHARACTERS + ID_CHARACTERS)
    return failed


def ids(found: list[Article | Failure]) -> list[str]:
    return [outcome.id for outcome in found if isinstance(outcome, Article)]


@pytest.fixture
def bounded_memory() -> Iterator[None]:
    tracemalloc.start()
    yield
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 120_000_000


def zeros(path: Path, head: bytes = b"") -> Path:
    """A gigabyte of zeros in a megabyte of gzip."""
    packer = zlib.compressobj(wbits=31)
    with path.open("wb") as file:
        file.write(packer.compress(head))
        for _ in range(ZEROS // 10_000_000):
            file.write(packer.compress(bytes(10_000_000)))
        file.write(packer.flush())
    return path


@pytest.mark.usefixtures("bounded_memory")
@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.jsonl", "a.txt", "a.html", "a.warc"])
@pytest.mark.parametrize("head", [b"", b"id,text\n1,"], ids=["zeros", "headed"])
def test_a_gigabyte_of_zeros(tmp_path: Path, name: str, head: bytes) -> None:
    for needed in {"a.warc": ["warcio", "trafilatura"], "a.html": ["trafilatura"]}.get(name, []):
        pytest.importorskip(needed)
    bomb = zeros(tmp_path / f"{name}.gz", head)
    (tmp_path / "b.jsonl").write_text(GOOD)
    found = outcomes(bomb, tmp_path / "b.jsonl")
    assert 1 <= len(failures(found)) <= 2
    assert ids(found) == ["good"]


@pytest.mark.usefixtures("bounded_memory")
def test_a_bomb_of_good_lines(tmp_path: Path) -> None:
    zstandard = pytest.importorskip("zstandard")
    line = ('{"text": "' + "It ran 3 pilots. " * 4000 + '"}\n').encode()
    packer = zstandard.ZstdCompressor().compressobj()
    (tmp_path / "a.jsonl.zst").write_bytes(b"".join([*(packer.compress(line) for _ in range(1500)), packer.flush()]))
    sources, _ = find_sources([str(tmp_path)])
    last = None
    for batch in read_batches(sources, InputOptions(), OPTIONS):
        last = batch.items[-1].payload
    assert isinstance(last, Failure)
    assert "unpack to more than" in last.reason


def table(rows: list[list[str]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows([["id", "text"], *rows])
    return text.getvalue()


def test_one_stray_quote(tmp_path: Path) -> None:
    rows = [[str(number), f"It ran {number} pilots in the counties along the river, and more"] for number in range(1000)]
    lines = table(rows).replace('"', "").replace(", and more", " and more").splitlines(keepends=True)
    lines[11] = '10,"It ran 10 pilots\r\n'
    path = tmp_path / "a.csv"
    path.write_text("".join(lines), newline="")
    options = ExtractOptions(max_characters=1)  # rows of 100,004 characters; the articles are too long, and there
    found = outcomes(path, options=options)
    (failure,) = [failure for failure in failures(found) if "a quote that is never closed" in failure.reason]
    assert (failure.place, len(found)) == (f"{path}:12", 1000)  # the whole rest is less than that: it is read without that line
    path.write_text("".join(lines) + "".join(f"{n},It ran {n} pilots\r\n" for n in range(1000, 9000)), newline="")
    found = outcomes(path, options=options)
    given_up = [failure for failure in failures(found) if "a quote that is never closed" in failure.reason]
    assert len(given_up) == 1
    assert '10,"It ran 10 pilots' in given_up[0].reason
    first, last = given_up[0].place.rsplit(":", 1)[1].split("-")
    assert first == "12"
    assert len(found) == 10 + 1 + 9000 - (int(last) - 1)


@pytest.mark.parametrize(
    ("rows", "good", "bad"),
    [
        (['a,"Two pilots.'], [], [2]),
        (['a,"Two pilots.', "b,Three pilots."], ["b"], [2]),
        (["a,Two pilots.", 'b,"Three', "c,Four pilots.", 'd,"Five', "e,Six pilots."], ["a", "c", "e"], [3, 5]),
        (['a,"Two, ""three""', 'b,"Four pilots."', "c,Five pilots."], ["b", "c"], [2]),
        (["a,Two pilots.", 'b,"Three pilots."'], ["a", "b"], []),
        (['a,"Two', 'pilots."', "b,Three"], ["a", "b"], []),
    ],
)
def test_a_quote_that_is_open_to_the_end_of_the_file(tmp_path: Path, rows: list[str], good: list[str], bad: list[int]) -> None:
    path = tmp_path / "a.csv"
    path.write_text("\r\n".join(["id,text", *rows]), newline="")
    found = outcomes(path)
    assert ids(found) == good
    assert [failure.place for failure in failures(found)] == [f"{path}:{number}" for number in bad]


def test_what_follows_a_row_given_up_is_no_article_before_it_has_the_columns(tmp_path: Path) -> None:
    prose = "\r\n".join("The county counts its pilots." for _ in range(10_000))
    path = tmp_path / "a.csv"
    path.write_text(table([["a", "Two pilots."], ["b", prose], ["c", "Three pilots."]]), newline="")
    found = outcomes(path, options=ExtractOptions(max_characters=20_000))
    assert ids(found) == ["a", "c"]
    (failure,) = failures(found)
    assert failure.place == f"{path}:3-10002"


@pytest.mark.usefixtures("bounded_memory")
@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.csv", "x" * 5_000_000, "does not name columns"),
        ("a.csv", "x," * 50_000 + "\n", "does not name columns"),
        ("a.csv", "x" * 50_000 + "\n", "no such column"),
        ("a.jsonl", '{"text": "' + "x" * 5_000_000 + "\n", "the line has more than"),
        ("a.jsonl", '{"' + "x" * 900_000 + '": 1}\n', "is missing"),
        ("a.jsonl", '{"text": "x", "published": "' + "9" * 900_000 + '"}\n', "not an ISO date: '999"),
        ("a.jsonl", '{"text": "x", "published": [' + "9," * 400_000 + "9]}\n", "not an ISO date: [9, 9"),
        ("a.jsonl", '{"text": "x", "id": "' + "9" * 900_000 + '"}\n', "over the limit of 1000"),
        ("a.jsonl", '{"text": "x", "title": "' + "9" * 900_000 + '"}\n', "over the limit of 10000"),
        ("a.jsonl", '{"text": "x"' + "x" * 900_000 + "\n", "not JSON"),
        ("a.jsonl", "[" * 900_000 + "\n", "not JSON that can be read"),
        ("a.jsonl", '{"text": 1' + "0" * 900_000 + "}\n", "not JSON that can be read"),
        ("a.jsonl", '{"a": ' * 150_000 + "\n", "not JSON that can be read"),
    ],
)
def test_a_line_too_long_is_told_in_a_short_one(tmp_path: Path, name: str, content: str, reason: str) -> None:
    (tmp_path / name).write_text(content + (GOOD if name.endswith("jsonl") else ""))
    (tmp_path / "b.jsonl").write_text(GOOD)
    found = outcomes(tmp_path / name, tmp_path / "b.jsonl")
    (failure,) = failures(found)
    assert reason in failure.reason
    assert ids(found)[-1].startswith("good")


@pytest.mark.usefixtures("bounded_memory")
def test_a_parquet_that_unpacks_to_gigabytes(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    texts = pyarrow.array(["It ran 3 pilots. " * 5000])
    column = pyarrow.DictionaryArray.from_arrays(pyarrow.array([0] * 200_000, pyarrow.int32()), texts)
    parquet.write_table(pyarrow.table({"text": column}), tmp_path / "a.parquet")
    assert (tmp_path / "a.parquet").stat().st_size < 1_000_000
    (tmp_path / "b.jsonl").write_text(GOOD)
    sources, _ = find_sources([str(tmp_path)])
    began = time.monotonic()
    items = [item for batch in read_batches(sources, InputOptions(), OPTIONS) for item in batch.items if item.form != "row"]
    assert [item.form for item in items] == ["failure", "line"]
    assert "unpack to more than" in items[0].payload.reason
    assert time.monotonic() - began < 60


@pytest.mark.usefixtures("bounded_memory")
@pytest.mark.parametrize(
    "content",
    [
        bytes(20_000_000),
        b"WARC/1.0\r\n" + b"A: b\r\n" * 2_000_000,
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a\r\nContent-Length: 90000000\r\n\r\nHTTP/1.1 200 OK\r\n"
        + b"x" * 20_000_000,
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a\r\nContent-Length: 9\r\n\r\n" + b"\r\n" * 5_000_000,
    ],
    ids=["zeros", "headers", "line", "blank"],
)
def test_no_web_archive(tmp_path: Path, content: bytes) -> None:
    pytest.importorskip("warcio")
    pytest.importorskip("trafilatura")
    (tmp_path / "a.warc").write_bytes(content)
    (tmp_path / "b.jsonl").write_text(GOOD)
    began = time.monotonic()
    found = outcomes(tmp_path / "a.warc", tmp_path / "b.jsonl")
    assert len(failures(found)) == 1
    assert ids(found) == ["good"]
    assert time.monotonic() - began < 30


PAGE = "<html><body>{tag}<p>" + "It ran 3 pilots in the counties along the river. " * 20 + "</p></body></html>"


@pytest.mark.parametrize(
    ("tag", "good"),
    [
        ("<p " + " ".join(f'a{n}="1"' for n in range(200_000)) + ">", False),
        ("<p " + " ".join(f"a{n}" for n in range(200_000)) + ">", False),
        ("<p " + "".join(f"a{n}='>'" for n in range(200_000)) + ">", False),
        ("<p " + "/".join(f"a{n}" for n in range(200_000)), False),
        ("<p " + " ".join(f'a{n}="1"' for n in range(1000)) + ">", True),
        ("<img alt='" + "a word " * 100_000 + "'>", True),
        ('<img src="data:image/png;base64,' + "a/b/" * 100_000 + '">', True),
        ("<script>if (i<n) { a = '" + "x " * 100_000 + "' }</script>", True),
        ("<i>x</i> " * 30_000, True),
        ('<p a="' * 10_000, True),
    ],
    ids=["values", "names", "quotes", "slashes", "many", "value", "data", "script", "tags", "open"],
)
def test_a_tag_of_more_attributes_than_a_parser_takes(tag: str, good: bool) -> None:
    html = PAGE.format(tag=tag).encode()
    began = time.process_time()
    if good:
        _check_attributes(html)
    else:
        with pytest.raises(InputError, match="a tag with more than 50000 attributes"):
            _check_attributes(html)
    assert time.process_time() - began < 2


def test_a_page_of_attributes_costs_itself_alone(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    (tmp_path / "a.html").write_text(PAGE.format(tag="<p " + " ".join(f'a{n}="1"' for n in range(200_000)) + ">"))
    (tmp_path / "b.html").write_text(PAGE.format(tag=""))
    found = outcomes(tmp_path)
    assert [failure.error for failure in failures(found)] == ["unreadable"]
    assert ids(found) == ["b"]


def test_a_web_archive_cut_short_says_so(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    pytest.importorskip("warcio")
    content = b"WARC/1.0\r\nWARC-Type: metadata\r\nContent-Length: 20000\r\n\r\n" + os.urandom(20_000) + b"\r\n\r\n"
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(content * 3)[:-1000])
    (failure,) = failures(outcomes(tmp_path / "a.warc.gz"))
    assert "ends too early" in failure.reason


def test_a_record_of_a_wrong_length_is_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("trafilatura")
    pytest.importorskip("warcio")
    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><p>" + b"It ran 3 pilots. " * 40 + b"</p></body></html>"
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\nContent-Length: %d\r\n\r\n"
    (tmp_path / "a.warc").write_bytes(head % (len(page) - 9) + page + b"\r\n\r\n" + head % len(page) + page + b"\r\n\r\n")
    found = outcomes(tmp_path / "a.warc")
    assert len(ids(found)) == 2
    assert [failure.place for failure in failures(found)] == [f"{tmp_path / 'a.warc'}:2"]
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "utf-8-sig", "cp037"])
@pytest.mark.parametrize("name", ["a.jsonl", "a.csv"])
def test_encodings_whose_lines_do_not_end_with_a_byte(tmp_path: Path, encoding: str, name: str) -> None:
    text = GOOD * 2 + "{broken\n" if name == "a.jsonl" else table([["good", "It ran 3 pilots."], ["good", "It ran 4 pilots."]])
    (tmp_path / name).write_bytes(text.encode(encoding))
    found = outcomes(tmp_path / name, encoding=encoding)
    assert len(ids(found)) == 2
    assert [failure.place for failure in failures(found)] == ([f"{tmp_path / name}:3"] if name == "a.jsonl" else [])


def test_a_utf16_mark_is_heeded_unasked_and_a_false_one_told(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(GOOD.encode("utf-16"))
    assert ids(outcomes(tmp_path / "a.jsonl")) == ["good"]
    (tmp_path / "a.jsonl").write_bytes(b"\xff\xfe" + b"\x00\xd8" * 101)
    (failure,) = failures(outcomes(tmp_path / "a.jsonl"))
    assert failure.error == "not_text"


def test_deep_json_on_standard_input() -> None:
    stdin = StandardInput(io.BytesIO(b'{"a": ' * 100_000))
    batches = list(read_batches([Source("-", "auto", "stdin")], InputOptions(), OPTIONS, stdin=stdin))
    (item,) = batches[0].items
    assert isinstance(to_article(item, InputOptions(), OPTIONS), Failure)


@pytest.mark.parametrize("encoding", ["zip", "rot13", "base64", "idna", "punycode", "undefined", "utf-7000", ""])
def test_what_is_no_encoding_of_texts_is_refused_at_the_start(encoding: str) -> None:
    with pytest.raises(ValueError, match=r"(?i)encoding"):
        InputOptions(encoding=encoding)


def test_a_failure_cannot_steer_the_terminal() -> None:
    failure = Failure("a", "news\x1b]0;x\x07.txt", "invalid", "red \x1b[31m text \x9b31m\nnext")
    assert all(character.isprintable() for character in str(failure))


def test_a_run_over_bombs_adds_up(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    zeros(tmp_path / "in" / "a.csv.gz")
    (tmp_path / "in" / "b.jsonl").write_text(GOOD + "[" * 1_000_000 + "\n" + GOOD)
    sources, _ = find_sources([str(tmp_path / "in")])
    counts = Run(sources, workers=1).write(OutputOptions(path=str(tmp_path / "out.jsonl")))
    assert (counts.articles_out, counts.errors) == (2, 2)
    assert (tmp_path / "out.jsonl.errors.jsonl").stat().st_size < 3000


def test_a_malformed_parquet_ends_no_process(tmp_path: Path) -> None:
    """Found by fuzzing: what asks for a column of this file is ended by an exception of C++ that nothing catches."""
    pytest.importorskip("pyarrow")
    (failure,) = outcomes(Path(__file__).with_name("files") / "ends-in-c.parquet")
    assert isinstance(failure, Failure)
    assert failure.error == "unreadable"
