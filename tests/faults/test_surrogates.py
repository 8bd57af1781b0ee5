"""Half of a surrogate pair, as broken JSON brings it, is replaced with a warning: alike in the library, the batch and the component."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import reformextract
from reformextract.article import Article, Extraction
from reformextract.batch.options import OutputOptions
from reformextract.batch.run import Run
from reformextract.batch.sources import find_sources

TEXT = "It ran 3 pilots \ud83d and 4 halls.\udc00"
WHOLE = "It ran 3 pilots \ufffd and 4 halls.\ufffd"


def test_replaced_with_a_warning_and_every_dump_works() -> None:
    extraction = reformextract.extract(TEXT)
    assert extraction.article.text == WHOLE
    assert [(warning.code, warning.places) for warning in extraction.warnings] == [("lone_surrogates", ((16, 17), (30, 31)))]
    assert [record.text for record in extraction.records] == ["3", "4"]
    assert Extraction.model_validate_json(extraction.model_dump_json()) == extraction.model_copy(
        update={"article": Article.model_validate_json(extraction.article.model_dump_json())}
    )
    json.dumps(extraction.to_gold(), ensure_ascii=False).encode()
    str(extraction).encode()


@pytest.mark.parametrize("name", ["id", "title", "source", "url"])
def test_in_the_other_fields(name: str) -> None:
    article = Article.model_validate({"text": "Two pilots.", name: "a\ud800b"})
    assert getattr(article, name) == "a\ufffdb"
    article.model_dump_json()
    assert article.warnings() == []


def test_what_is_whole_stays() -> None:
    text = "Two pilots \U0001f600 began."
    assert Article(text=text).text == text
    assert reformextract.extract(text).warnings == ()


def test_the_batch_says_the_same(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text(json.dumps({"id": "\ud800", "text": TEXT, "published": "2020-01-05"}) + "\n")
    sources, _ = find_sources([str(source)])
    Run(sources).write(OutputOptions(path=str(tmp_path / "out.jsonl")))
    (line,) = (tmp_path / "out.jsonl").read_text("utf-8").splitlines()
    written = json.loads(line)
    assert {**written, "id": ""} == json.loads(json.dumps(reformextract.extract(TEXT, "2020-01-05").to_gold()))
    assert written["id"] == "\ufffd"


def test_copies_keep_the_warning() -> None:
    assert Article(text=TEXT).model_copy(update={"id": "a"}).warnings()


def test_the_pipeline_says_the_same() -> None:
    nlp = reformextract.load()
    context = {"published": "2020-01-05"}
    ((doc, _),) = nlp.pipe([(TEXT, context)], as_tuples=True)
    assert doc.text == nlp(TEXT).text == WHOLE
    expected = reformextract.extract(TEXT, "2020-01-05")
    assert (doc._.extraction.records, doc._.extraction.warnings) == (expected.records, expected.warnings)
    assert [warning.code for warning in nlp(TEXT)._.extraction.warnings] == ["lone_surrogates"]
    assert Extraction.model_validate_json(doc._.extraction.model_dump_json()).records == expected.records


def test_in_other_processes_too() -> None:
    nlp = reformextract.load()
    docs = list(nlp.pipe([TEXT, "It ran 5 pilots."], n_process=2, batch_size=1))
    assert [doc.text for doc in docs] == [WHOLE, "It ran 5 pilots."]
    assert [len(doc._.records) for doc in docs] == [2, 1]
