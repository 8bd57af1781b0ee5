"""Inputs of every kind become items, and articles or failures, each with its place."""

from __future__ import annotations

import csv
import gzip
import io
import json
from pathlib import Path

import pytest

from reformextract.article import Article
from reformextract.batch.items import to_article
from reformextract.batch.options import Columns, ExtractOptions, InputOptions
from reformextract.batch.outcome import Failure
from reformextract.batch.readers import BATCH_ITEMS, Position, check_extras, read_batches
from reformextract.batch.sources import InputsError, Source, find_sources
from reformextract.batch.standard_input import StandardInput
from reformextract.extras import MissingExtraError

OPTIONS = ExtractOptions()


def read(
    *inputs: str | Path, form: str | None = None, reading: InputOptions | None = None, options: ExtractOptions = OPTIONS
) -> list[Article | Failure]:
    reading = reading or InputOptions()
    sources, _ = find_sources([str(given) for given in inputs], form)
    items = [item for batch in read_batches(sources, reading, options) for item in batch.items]
    return [to_article(item, reading, options) for item in items]


def failure(outcome: Article | Failure) -> Failure:
    assert isinstance(outcome, Failure)
    return outcome


def article(outcome: Article | Failure) -> Article:
    assert isinstance(outcome, Article), outcome
    return outcome


def test_text_is_kept_as_given(tmp_path: Path) -> None:
    text = "\ufeffTwo pilots\r\nended.\u00a0"
    (tmp_path / "a.txt").write_bytes(text.encode())
    assert article(read(tmp_path / "a.txt")[0]) == Article(id="a", text=text)


def test_folder_reads_known_kinds_in_order_and_notes_the_rest(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "a.txt", "sub/a.txt", ".hidden.txt"):
        (tmp_path / name).write_text("One pilot.")
    (tmp_path / "README.md").write_text("About.")
    (tmp_path / "README.txt").write_text("About.")
    (tmp_path / "SCORES.md").write_text("153 articles")
    (tmp_path / "notes.docx").write_bytes(b"PK")
    (tmp_path / "errors.jsonl").write_text("{}\n")
    (tmp_path / "c.jsonl").write_text('{"text": "Two."}\n\n{"id": 7, "text": "Three."}\n')
    sources, notes = find_sources([str(tmp_path)])
    assert [source.id for source in sources] == ["a", "b", "c", "sub/a"]
    assert len(notes) == 5
    assert any("README.md" in note for note in notes)
    assert [article(outcome).id for outcome in read(tmp_path)] == ["a", "b", "c:1", "7", "sub/a"]


def test_globs_and_two_files_of_one_name(tmp_path: Path) -> None:
    for name in ("x", "y"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "story.txt").write_text("One pilot.")
    sources, _ = find_sources([str(tmp_path / "*" / "story.txt")])
    assert [source.id for source in sources] == [str(tmp_path / "x/story.txt"), str(tmp_path / "y/story.txt")]
    with pytest.raises(InputsError, match="no file matches"):
        find_sources([str(tmp_path / "*.csv")])


@pytest.mark.parametrize("name", ["gone.txt", "data.json"])
def test_inputs_that_cannot_be_used(tmp_path: Path, name: str) -> None:
    (tmp_path / "data.json").write_text("[]")
    with pytest.raises(InputsError, match=name):
        find_sources([str(tmp_path / name)])


def test_a_folder_without_articles(tmp_path: Path) -> None:
    with pytest.raises(InputsError, match="no file in it"):
        find_sources([str(tmp_path)])


@pytest.mark.parametrize(
    ("content", "error", "reason"),
    [
        (b"", "empty", "no text"),
        (b" \n\t", "empty", "no text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not_text", "not utf-8 text: byte 0x89 at offset 0"),
        (b"abc\x00def", "not_text", "NUL character at offset 3"),
        ("国务院办公厅推广支持创新相关改革举措".encode("gb18030"), "not_text", "not utf-8 text"),
        (b"x" * 50_000_000, "too_long", "more than 4000000 bytes"),
        ("é" * 1_500_000, "too_long", "1500000 characters"),
    ],
    ids=["empty", "blank", "binary", "nul", "gb18030", "50 MB", "characters"],
)
def test_a_file_that_is_no_article(tmp_path: Path, content: bytes | str, error: str, reason: str) -> None:
    (tmp_path / "a.txt").write_bytes(content if isinstance(content, bytes) else content.encode())
    found = failure(read(tmp_path / "a.txt")[0])
    assert (found.id, found.place, found.error) == ("a", str(tmp_path / "a.txt"), error)
    assert reason in found.reason


def test_another_encoding(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("全国推广８项措施".encode("gb18030"))
    assert article(read(tmp_path / "a.txt", reading=InputOptions(encoding="gb18030"))[0]).text == "全国推广８项措施"
    (tmp_path / "b.txt").write_bytes("Two pilots".encode("utf-16"))
    assert article(read(tmp_path / "b.txt")[0]).text == "Two pilots"


@pytest.mark.parametrize(
    ("line", "field", "reason"),
    [
        ('{"id": "a", "text": ', None, "not JSON: Expecting value (column 21)"),
        ('["a"]', None, "must be a JSON object, not list"),
        ('{"id": "a", "body": "x"}', "text", "is missing (the fields: id, body)"),
        ('{"id": "a", "text": null}', "text", "is null"),
        ('{"id": "a", "text": 5}', "text", "must be a string, not int"),
        ('{"id": "a", "text": ""}', "text", "no text"),
        ('{"id": "a", "text": "x", "published": "last week"}', "published", "not an ISO date: 'last week'"),
        ('{"id": "a", "text": "x", "published": {"y": 1}}', "published", "not an ISO date"),
        ("[" * 100_000, None, "not JSON that can be read"),
        (b'{"text": "\xff"}', None, "not utf-8 text"),
    ],
)
def test_a_broken_line_names_file_line_and_field(tmp_path: Path, line: str | bytes, field: str | None, reason: str) -> None:
    path = tmp_path / "news.jsonl"
    data = line if isinstance(line, bytes) else line.encode()
    path.write_bytes(b'\xef\xbb\xbf{"text": "One."}\r\n' + data + b'\n{"text": "Three."}')
    first, second, third = read(path)
    assert article(first).id == "news:1"
    assert article(third).id == "news:3"
    found = failure(second)
    assert (found.place, found.field) == (f"{path}:2", field)
    assert reason in found.reason
    assert json.loads(json.dumps(found.row()))["place"] == f"{path}:2"


def test_a_line_too_long_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    with path.open("wb") as file:
        file.write(b'{"text": "' + b"x" * 2_000_000 + b'"}\n{"text": "Two."}\n')
    outcomes = read(path, options=ExtractOptions(max_characters=1000))
    assert failure(outcomes[0]).error == "too_long"
    assert article(outcomes[1]).id == "news:2"


def test_column_names_and_default_date(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text('{"key": 5, "body": "One.", "date": "2019-01-23T09:47:00+08:00"}\n{"key": 6, "body": "Two."}\n')
    reading = InputOptions(columns=Columns(id="key", text="body", published="date"))
    first, second = read(path, reading=reading, options=ExtractOptions(published="2020-02-03"))
    assert (article(first).id, str(article(first).published)) == ("5", "2019-01-23")
    assert (article(second).id, str(article(second).published)) == ("6", "2020-02-03")


def test_csv(tmp_path: Path) -> None:
    path = tmp_path / "news.csv"
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerows([["id", "text", "published"], ["a", 'Two "pilots",\nended.', "2019-01-23"], ["b", "Three.", ""], ["c", "?", ""]])
    path.write_bytes(b"\xef\xbb\xbf" + text.getvalue().encode().replace(b"?", b"\xff"))
    first, second, third = read(path)
    assert article(first) == Article(id="a", text='Two "pilots",\nended.', published="2019-01-23")
    assert article(second).published is None
    assert failure(third).error == "not_text"


@pytest.mark.parametrize("suffix", ["csv", "tsv"])
def test_csv_without_the_text_column(tmp_path: Path, suffix: str) -> None:
    (tmp_path / f"news.{suffix}").write_text("id\n1\n")
    found = failure(read(tmp_path / f"news.{suffix}")[0])
    assert found.field == "text"
    assert "the columns: id" in found.reason


def test_gzip_and_its_truncation(tmp_path: Path) -> None:
    import random

    draw = random.Random(1)
    lines = "".join(f'{{"text": "{draw.random()} pilots."}}\n' for _ in range(5000)).encode()
    (tmp_path / "news.jsonl.gz").write_bytes(gzip.compress(lines))
    assert len([article(outcome) for outcome in read(tmp_path / "news.jsonl.gz")]) == 5000
    (tmp_path / "cut.jsonl.gz").write_bytes(gzip.compress(lines)[:30_000])
    outcomes = read(tmp_path / "cut.jsonl.gz")
    assert [isinstance(outcome, Failure) for outcome in outcomes[:-1]].count(True) == 0
    assert failure(outcomes[-1]).error == "unreadable"
    (tmp_path / "false.txt.gz").write_bytes(b"not compressed")
    assert failure(read(tmp_path / "false.txt.gz")[0]).error == "unreadable"


def test_zstandard(tmp_path: Path) -> None:
    zstandard = pytest.importorskip("zstandard")
    frames = [zstandard.compress(f'{{"text": "{n} pilots."}}\n'.encode()) for n in range(3)]
    (tmp_path / "news.jsonl.zst").write_bytes(b"".join(frames))
    assert [article(outcome).text for outcome in read(tmp_path / "news.jsonl.zst")] == ["0 pilots.", "1 pilots.", "2 pilots."]


def test_parquet(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    import datetime

    rows = [{"id": n, "text": f"{n} pilots.", "published": datetime.datetime(2019, 1, 23, 9), "more": "x"} for n in range(200)]
    parquet.write_table(pyarrow.Table.from_pylist(rows), tmp_path / "news.parquet", row_group_size=60)
    outcomes = read(tmp_path / "news.parquet")
    assert [article(outcome).id for outcome in outcomes] == [str(n) for n in range(200)]
    assert str(article(outcomes[0]).published) == "2019-01-23"
    sources, _ = find_sources([str(tmp_path / "news.parquet")])
    resumed = read_batches(sources, InputOptions(), OPTIONS, Position(0, 128), 2)
    assert [item.payload["id"] for batch in resumed for item in batch.items] == list(range(128, 200))
    found = failure(read(tmp_path / "news.parquet", reading=InputOptions(columns=Columns(text="body")))[0])
    assert (found.place, found.field) == (str(tmp_path / "news.parquet"), "body")
    assert "--text-column" in found.reason
    (tmp_path / "false.parquet").write_bytes(b"no parquet at all")
    assert failure(read(tmp_path / "false.parquet")[0]).error == "unreadable"


PAGE = """<html><head><title>County opens service hall</title><meta property="article:published_time" content="2019-03-04T08:00:00+08:00">
</head><body><nav>Home | News | Contact</nav><article><h1>County opens service hall</h1>
<p>The county opened a one-window service hall on Monday, bringing together 214 approval items that were once handled by 31 bureaus
in different parts of the town. Officials said that the average time for a construction permit had come down to 45 working days.</p>
<p>More than 3,000 residents used the hall in its first week, and the county spent 12 million yuan on the building and its equipment.</p>
</article><footer>Copyright</footer></body></html>"""


def test_html(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    (tmp_path / "page.html").write_text(PAGE)
    (tmp_path / "none.html").write_text("<html><body></body></html>")
    page = article(read(tmp_path / "page.html")[0])
    assert (page.title, str(page.published)) == ("County opens service hall", "2019-03-04")
    assert "214 approval items" in page.text
    assert "Contact" not in page.text
    assert failure(read(tmp_path / "none.html")[0]).error == "empty"


def test_warc(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    warcwriter = pytest.importorskip("warcio.warcwriter")
    http = pytest.importorskip("warcio.statusandheaders")
    with (tmp_path / "crawl.warc.gz").open("wb") as file:
        writer = warcwriter.WARCWriter(file, gzip=True)
        for url, kind in (("http://example.org/a", "text/html; charset=utf-8"), ("http://example.org/b.png", "image/png")):
            headers = http.StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.0")
            writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(PAGE.encode()), http_headers=headers))
    (page,) = read(tmp_path / "crawl.warc.gz")
    assert (article(page).url, article(page).id) == ("http://example.org/a", "crawl:1")


def test_remote() -> None:
    fsspec = pytest.importorskip("fsspec")
    memory = fsspec.filesystem("memory")
    memory.pipe("/news/a.txt", b"Two pilots.")
    memory.pipe("/news/b.jsonl.gz", gzip.compress(b'{"id": "x", "text": "Three."}\n'))
    memory.pipe("/news/README.md", b"About.")
    assert [article(outcome).id for outcome in read("memory://news")] == ["a", "x"]
    assert [article(outcome).text for outcome in read("memory://news/*.txt")] == ["Two pilots."]
    with pytest.raises(InputsError, match="no such file"):
        find_sources(["memory://news/gone.txt"])


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (b"Two pilots.", "text"),
        (b'{"id": "a", "text": "Two."}\n', "jsonl"),
        (b'{"id": "a", "text": "Two."}\n{"id": ', "jsonl"),
        (b"{not closed", "text"),
    ],
)
def test_standard_input_tells_its_form(data: bytes, form: str) -> None:
    stdin = StandardInput(io.BytesIO(data))
    assert stdin.form("utf-8") == form
    assert not stdin.is_long
    assert stdin.open().read() == data


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32", "cp037", "gb18030"])
@pytest.mark.parametrize(("text", "form"), [("Two pilots.", "text"), ('{"id": "a", "text": "Two."}\n{"id": ', "jsonl")])
def test_standard_input_tells_its_form_in_every_encoding(encoding: str, text: str, form: str) -> None:
    assert StandardInput(io.BytesIO(text.encode(encoding))).form(encoding) == form


def test_long_standard_input_is_read_to_its_end() -> None:
    line = b'{"text": "' + b"x" * 1000 + b'"}\n'
    stdin = StandardInput(io.BytesIO(line * 5000))
    assert stdin.is_long
    batches = list(read_batches([Source("-", "auto", "stdin")], InputOptions(), OPTIONS, stdin=stdin))
    assert sum(len(batch.items) for batch in batches) == 5000


def test_batches_are_cut_alike_from_every_start(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "One."}\n' * 150)
    (tmp_path / "b.txt").write_text("Two.")
    (tmp_path / "c.jsonl").write_text('{"text": "Three."}\n' * 100)
    sources, _ = find_sources([str(tmp_path)])
    whole = list(read_batches(sources, InputOptions(), OPTIONS))
    assert [len(batch.items) for batch in whole] == [BATCH_ITEMS] * 3 + [251 - 3 * BATCH_ITEMS]
    for batch in whole[:-1]:
        rest = list(read_batches(sources, InputOptions(), OPTIONS, batch.after, batch.number + 1))
        assert rest == whole[batch.number + 1 :]


def test_a_failure_at_the_break_is_not_told_again(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b'{"text": "One."}\n' * 100_000)[:-30])
    (tmp_path / "b.txt").write_text("Two.")
    sources, _ = find_sources([str(tmp_path)])
    batches = list(read_batches(sources, InputOptions(), OPTIONS))
    items = [item for batch in batches for item in batch.items]
    assert [item.form for item in items[-2:]] == ["failure", "text_file"]
    rest = list(read_batches(sources, InputOptions(), OPTIONS, Position(0, len(items) - 1)))
    assert [item.form for batch in rest for item in batch.items] == ["text_file"]


def test_a_missing_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r"pip install .*\[arrow\]"):
        check_extras([Source("news.parquet", "parquet", "news")])
