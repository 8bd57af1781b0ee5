"""Hostile gold: whatever stands in a file, a reader gives extractions or a GoldError; whatever an id is, it comes back."""

from __future__ import annotations

import cProfile
import json
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gold_samples import leeway_gold, whole_gold
from reformextract.article import Article, Extraction
from reformextract.evaluation.lint import lint_files
from reformextract.formats import MODULES, GoldError, get_format, read_gold, write_gold
from reformextract.formats.names import file_stem, id_of_stem
from reformextract.formats.select import keep_kinds

NAMES = {
    "jsonl": "gold.jsonl", "spacy": "gold.spacy", "brat": "brat", "label-studio": "tasks.json", "doccano": "doccano.jsonl",
    "prodigy": "prodigy.jsonl", "uima": "uima", "timeml": "timeml",
}  # fmt: skip
JSON_FORMATS = ("jsonl", "doccano", "prodigy")
FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
SIGNS = [b"<", b">", b'"', b"{", b"]", b"\t", b"&", b" -1 ", b"\xff"]
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


def written(format: str, folder: Path) -> Path:
    gold = [*whole_gold(), leeway_gold()]
    if format == "timeml":
        gold = [keep_kinds(extraction, {"date"}) for extraction in gold]
    path = folder / NAMES[format]
    write_gold(gold, path, format)
    return path


def assert_read_or_refused(path: Path, format: str) -> None:
    """A reader gives extractions or says what is wrong; lint says it too."""
    try:
        for extraction in get_format(format).read(path):
            assert isinstance(extraction, Extraction)
    except GoldError as error:
        said: GoldError | None = error
    else:
        said = None
    assert said is None or (said.reason and len(str(said)) < 3000)
    assert isinstance(lint_files(path, format), list)


def spoiled(value: Any, draw: Callable[[st.SearchStrategy[Any]], Any], depth: int = 0) -> Any:
    """A JSON value with one place, drawn on the way down, made something else."""
    places = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    if not places or (depth > 1 and draw(st.integers(0, 4)) == 0):
        return draw(values)
    place = draw(st.sampled_from(list(places)))
    changed: Any = dict(value) if isinstance(value, dict) else list(value)
    if isinstance(value, dict) and draw(st.integers(0, 9)) == 0:
        del changed[place]
    else:
        changed[place] = spoiled(value[place], draw, depth + 1)
    return changed


@pytest.mark.parametrize("format", [*JSON_FORMATS, "label-studio"])
@FEW
@given(data=st.data())
def test_json_with_anything_anywhere(format: str, data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        path = written(format, Path(folder))
        content = path.read_text(encoding="utf-8")
        lines = [json.loads(content)] if format == "label-studio" else [json.loads(line) for line in content.splitlines()]
        for _ in range(data.draw(st.integers(1, 3))):
            lines = spoiled(lines, data.draw)
            if not isinstance(lines, list) or not lines:
                lines = [lines]
        path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
        assert_read_or_refused(path, format)


@pytest.mark.parametrize("format", MODULES)
@FEW
@given(data=st.data())
def test_bytes_changed_anywhere(format: str, data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        path = written(format, Path(folder))
        files = [path] if path.is_file() else sorted(file for file in path.iterdir() if file.is_file())
        file = data.draw(st.sampled_from(files))
        content = bytearray(file.read_bytes())
        for _ in range(data.draw(st.integers(1, 4))):
            start = data.draw(st.integers(0, len(content)))
            end = start + data.draw(st.sampled_from([0, 1, 1, 5, 200]))
            content[start:end] = data.draw(
                st.binary(max_size=4) | st.sampled_from([b"<", b">", b'"', b"{", b"]", b"\t", b"&", b" -1 ", b"\xff"])
            )
        file.write_bytes(bytes(content))
        assert_read_or_refused(path, format)


DEEP = 50_000


@pytest.mark.parametrize("depth", [300, 900, 990, DEEP])
@pytest.mark.parametrize("format", [*JSON_FORMATS, "label-studio"])
def test_json_that_is_nested_deeply(format: str, depth: int, tmp_path: Path) -> None:
    path = tmp_path / NAMES[format]
    nested = "[" * depth + "]" * depth
    for line in (
        nested,
        f'{{"id": "a", "text": "Two.", "published": null, "records": {nested}}}',
        f'{{"text": "Two.", "label": {nested}, "meta": {nested}, "spans": {nested}}}',
        f'[{{"data": {{"text": "Two.", "warnings": {nested}}}, "annotations": {nested}}}]',
    ):
        path.write_text(line, encoding="utf-8")
        assert_read_or_refused(path, format)


def test_xml_that_is_nested_deeply_and_xml_with_many_flat_elements(tmp_path: Path) -> None:
    path = tmp_path / "deep.tml"
    path.write_text(f"<TimeML><TEXT>{'<EVENT>' * DEEP}now{'</EVENT>' * DEEP}</TEXT></TimeML>", encoding="utf-8")
    (extraction,) = read_gold(path)
    assert extraction.article.text == "now"
    calls = []
    for number in (2000, 8000):  # calls are counted; what C code does in one of them has a generous bound
        body = '<TIMEX3 type="DATE" value="2018">2018</TIMEX3> and '
        path.write_text(f"<TimeML><TEXT>{body * number}</TEXT></TimeML>", encoding="utf-8")
        profiler = cProfile.Profile()
        start = time.process_time()
        profiler.enable()
        (extraction,) = read_gold(path)
        profiler.disable()
        assert time.process_time() - start < 10
        calls.append(sum(entry.callcount for entry in profiler.getstats()))
        assert len(extraction.records) == number
    assert calls[1] < 5 * calls[0]


def test_nested_timex_elements_keep_their_order(tmp_path: Path) -> None:
    path = tmp_path / "a.tml"
    inner = '<TIMEX3 tid="t2" type="DATE" value="2018">2018</TIMEX3>'
    path.write_text(
        f'<TimeML><TEXT>In <TIMEX3 tid="t1" type="DATE" value="2018-05">May {inner}</TIMEX3> <SIGNAL>so</SIGNAL></TEXT></TimeML>',
        encoding="utf-8",
    )
    (extraction,) = read_gold(path)
    assert [record.text for record in extraction.records] == ["May 2018", "2018"]
    assert extraction.article.text == "In May 2018 so"


FAULTS: list[tuple[str, str, str]] = [
    ("label-studio", '[{"data": {"text": "Two."}, "annotations": 5}]', "article '1': annotations: not a list: 5"),
    ("label-studio", '[{"data": {"text": "Two."}, "annotations": [{"result": [7]}]}]', "article '1': result[0]: not an object: 7"),
    (
        "label-studio",
        '[{"data": {"text": "Two."}, "predictions": [{"result": [{"id": "x", "type": "labels", "value": {"start": "0", "end": 3}}]}]}]',
        "article '1': region 'x'.start: not a whole number: '0'",
    ),
    ("doccano", '{"text": "Two.", "label": [[0, 3]]}', "doccano.jsonl:1: records[0]: not [start, end, kind]: [0, 3]"),
    ("doccano", '{"text": "Two.", "label": 4}', "doccano.jsonl:1: label: not a list: 4"),
    ("doccano", '{"text": "Two.", "label": [], "fields": [1]}', "doccano.jsonl:1: fields: not an object: [1]"),
    ("prodigy", '{"text": "Two.", "spans": [3]}', "prodigy.jsonl:1: records[0]: not an object: 3"),
    ("prodigy", '{"text": "Two.", "spans": [], "meta": "m"}', "prodigy.jsonl:1: meta: not an object: 'm'"),
    ("prodigy", '{"text": "Two.", "spans": [{"start": "a", "end": 3, "label": "count"}]}', "start: not a whole number: 'a'"),
    ("jsonl", '{"id": "a", "text": "Two.", "published": null, "records": [], "facts": 3}', "gold.jsonl:1: facts: not a list"),
]


@pytest.mark.parametrize(("format", "content", "message"), FAULTS)
def test_an_error_names_file_place_and_field(format: str, content: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / NAMES[format]
    path.write_text(content, encoding="utf-8")
    with pytest.raises(GoldError) as caught:
        list(get_format(format).read(path))
    assert message in str(caught.value)
    assert str(path) in str(caught.value)


ODD_IDS = [
    "",
    " ",
    "..",
    ".",
    "a/../b",
    "nul",
    "CON.txt",
    "\x00",
    "a\tb\n",
    "\ud800",
    "x" * 5000,
    "é" * 300,
    "a%~b",
    "%",
    " lead",
    "end. ",
    "~",
]


@pytest.mark.parametrize("format", MODULES)
def test_any_id_comes_back(format: str, tmp_path: Path) -> None:
    made = [Extraction(article=Article(id=identity, text="In [May].")) for identity in ODD_IDS]
    path = tmp_path / NAMES[format]
    write_gold(made, path, format)
    back = list(get_format(format).read(path))
    assert sorted(extraction.article.id for extraction in back) == sorted(extraction.article.id for extraction in made)
    for file in path.iterdir() if path.is_dir() else ():
        assert file.parent == path
        assert len(file.name.encode("utf-8")) < 255


@given(st.text(alphabet=st.characters(), max_size=60))
@settings(max_examples=300, deadline=None)
def test_a_file_name_is_safe_and_leads_back(identity: str) -> None:
    stem = file_stem(identity)
    assert stem not in ("", ".", "..")
    assert not set('/\\:*?"<>|\x00') & set(stem)
    assert stem == stem.strip(" ")
    if "%~" not in stem:
        assert id_of_stem(stem) == identity


def test_a_message_is_short_however_long_the_line_is(tmp_path: Path) -> None:
    """Found by fuzzing."""
    (tmp_path / "a.txt").write_text("A county set up a fund.")
    (tmp_path / "a.ann").write_text("T1\tmechanism 2 8\t" + "orchard insurance " * 2000 + "\n")
    with pytest.raises(
        GoldError, match=r"a\.ann:1: article 'a': the text at 2 8 is 'county', not 'orchard.* \.\.\. .*orchard insurance"
    ) as error:
        list(read_gold(tmp_path / "a.ann"))
    assert len(str(error.value)) < 1000
