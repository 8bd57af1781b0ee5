"""The spaCy component: factories, spans, publication dates, saving, pickling, several processes."""

from __future__ import annotations

import datetime
import pickle
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin
from spacy.tokens.underscore import Underscore

import reformextract

TEXT = "Hefei has pooled more than 4,200 instruments worth over RMB 5.1 billion."
LAST_YEAR = "Last year 42 colleges joined."


def test_load_gives_spans_and_records() -> None:
    doc = reformextract.load()(TEXT)
    assert [(span.text, span.label_) for span in doc.spans["reformextract"]] == [
        ("more than 4,200", "count"),
        ("over RMB 5.1 billion", "money"),
    ]
    assert [record.kind for record in doc._.records] == ["count", "money"]
    assert doc.spans["reformextract"][1].id_ == doc._.records[1].rule


def test_add_pipe_on_a_pipeline_of_the_users_own() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("reformextract", config={"exclude": ["count"]})
    assert [record.kind for record in nlp(TEXT)._.records] == ["money"]
    assert nlp.config["components"]["reformextract"]["exclude"] == ["count"]


def test_a_record_inside_one_token_expands_to_it_and_keeps_its_characters() -> None:
    doc = reformextract.load()("It cost USD34.6 million.")
    record = doc._.records[0]
    assert record.text == "USD34.6 million"
    assert doc.spans["reformextract"][0].text == "USD34.6 million"


def test_publication_date_through_the_extension_and_the_context() -> None:
    nlp = reformextract.load()
    doc = nlp.make_doc(LAST_YEAR)
    doc._.published = "2016-05-02"
    assert nlp(doc)._.records[0].earliest == datetime.date(2015, 1, 1)
    pairs = [(LAST_YEAR, {"published": "2011-05-02"}), (LAST_YEAR, {"published": "2019-05-02"})]
    years = [doc._.records[0].value for doc, _ in nlp.pipe(pairs, as_tuples=True)]
    assert years == ["2010", "2018"]


def test_an_unknown_publication_date_is_told() -> None:
    extraction = reformextract.extract(LAST_YEAR)
    (date, _) = extraction.records
    assert (date.value, date.earliest, date.latest) == ("XXXX", None, None)
    (warning,) = extraction.warnings
    assert str(warning) == "publication date unknown: relative dates without a place on the calendar: 1"
    assert (warning.code, warning.places) == ("published_unknown", ((date.start, date.end),))
    assert reformextract.extract(LAST_YEAR, published="2019-05-02").warnings == ()
    assert reformextract.extract("In 2015 it grew.").warnings == ()
    assert reformextract.extract("Jinan, 2019-05-02 09:30\n\nLast year it grew.").warnings == ()


def test_saved_and_loaded_again(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("reformextract", config={"exclude": ["count"]})
    nlp.to_disk(tmp_path / "model")
    again = spacy.load(tmp_path / "model")
    assert [record.kind for record in again(TEXT)._.records] == ["money"]
    assert [record.kind for record in spacy.blank("en").from_config(nlp.config)(TEXT)._.records] == ["money"]
    assert [r.kind for r in nlp.from_bytes(nlp.to_bytes())(TEXT)._.records] == ["money"]


def test_pickling() -> None:
    nlp = pickle.loads(pickle.dumps(reformextract.load()))
    assert len(nlp(TEXT)._.records) == 2


def test_what_spawned_processes_are_given_can_be_pickled() -> None:
    """As `nlp.pipe(texts, n_process=2)` hands it over where processes are not forked."""
    nlp = reformextract.load()
    made, (_, _, getters) = pickle.loads(pickle.dumps((nlp._ensure_doc_with_context, Underscore.get_state())))
    assert made(TEXT, None).text == TEXT
    assert {"reform_quantities", "reform_dates", "reform_mechanisms"} <= getters.keys()


def test_a_component_with_contexts_over_several_processes_warns_where_the_date_is_unknown() -> None:
    pairs = [(LAST_YEAR, {"published": "2011-05-02"}), (LAST_YEAR, None)]
    dated, undated = (doc._.extraction for doc, _ in reformextract.load().pipe(pairs, as_tuples=True, n_process=2))
    assert (dated.records[0].value, dated.warnings) == ("2010", ())
    assert (undated.records[0].earliest, len(undated.warnings)) == (None, 1)


def test_several_processes_give_the_same() -> None:
    nlp = reformextract.load()
    texts = [TEXT, LAST_YEAR, "No figures."] * 3
    alone = [[record.text for record in doc._.records] for doc in nlp.pipe(texts)]
    together = [[record.text for record in doc._.records] for doc in nlp.pipe(texts, n_process=2, batch_size=2)]
    assert alone == together
    assert alone[0] == ["more than 4,200", "over RMB 5.1 billion"]


def test_docs_in_bytes_and_docbins_keep_their_extraction() -> None:
    nlp = reformextract.load()
    doc = nlp(TEXT)
    assert Doc(nlp.vocab).from_bytes(doc.to_bytes())._.extraction == doc._.extraction
    again = next(iter(DocBin(docs=[doc], store_user_data=True).get_docs(nlp.vocab)))
    assert again._.records == doc._.records


def test_the_component_and_the_call_agree() -> None:
    assert reformextract.load()(TEXT)._.extraction.records == reformextract.extract(TEXT).records
