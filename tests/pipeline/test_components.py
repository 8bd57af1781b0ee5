"""The components: what they declare, alone, in an order of the user's, two of them side by side, what they put into a Doc."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
import spacy
import srsly
from spacy import displacy
from spacy.language import Language
from spacy.tokens import Doc

import reformextract
from corpus_texts import gold, pairs
from reformextract.extensions import SPAN_GROUP
from reformextract.kinds import KINDS
from reformextract.pipeline.tokenizer import ReformTokenizer
from reformextract.stages import STAGES, StageError

TEXT = (
    "Hefei paid out RMB 45 million (about US$6.7 million) to 42 institutes under the river chief system last year. "
    "In March 2019 ten firms joined."
)
ROW = [f"reform_{stage.name}" for stage in STAGES]
ODD = [
    "", " ", "\n", "a", " a ", "a  b", "\n\na\n \nb\n", "\tRMB 3 billion\t", "cost\u00a0RMB\u00a03\u00a0billion", "“about ¥5” – 3％",
    "It spent USD34.6 million in 2012–13.\r\n\r\n  Next.", "two\u200bpilots", "'s", "ｔｗｏ　pilots", "x" * 50 + "\n" + "y " * 30,
]  # fmt: skip


def row(*names: str, **config: Any) -> Language:
    nlp = spacy.blank("en")
    for name in names:
        nlp.add_pipe(f"reform_{name}", config=config)
    return nlp


def found(doc: Doc) -> list[tuple[str, str]]:
    return [(record.kind, record.text) for record in doc._.records]


@pytest.mark.parametrize("names", [ROW, ["reformextract"], ["reform_dates"]])
def test_what_components_require_and_assign_is_complete(names: list[str]) -> None:
    nlp = spacy.blank("en")
    for name in names:
        nlp.add_pipe(name)
    assert not any(nlp.analyze_pipes()["problems"].values())


def test_a_component_that_lacks_another_says_which() -> None:
    with pytest.raises(StageError, match=r'reform_quantities: .* lexicon and numbers .* nlp.add_pipe\("reform_lexicon"'):
        row("quantities")(TEXT)
    with pytest.raises(StageError, match=r'reform_records: .* numbers .* nlp.add_pipe\("reform_numbers"'):
        row("lexicon", "records")(TEXT)
    assert row("quantities").analyze_pipes()["problems"]["reform_quantities"]
    with pytest.raises(StageError, match="must stand before reform_records"):
        row("lexicon", "numbers", "quantities", "records", "mechanisms")(TEXT)
    with pytest.raises(StageError, match="must stand before the component that makes the records"):
        row("lexicon", "numbers", "quantities", "records", "dates")(TEXT)
    nlp = row("lexicon", "numbers", "quantities")
    nlp.add_pipe("reform_numbers", name="again")
    with pytest.raises(StageError, match="again: the stage numbers cannot run after quantities"):
        nlp(TEXT)


def test_dates_alone_need_no_other_component() -> None:
    doc = row("dates")(TEXT)
    assert found(doc) == [("date", "last year"), ("date", "March 2019")]
    assert [span.text for span in doc.spans["reformextract/date"]] == ["last year", "March 2019"]


def test_dates_alone_compete_with_no_number() -> None:
    whole = {record.text for one in gold() for record in reformextract.extract(one.article.text).records if record.kind == "date"}
    alone = {record.text for doc in row("dates").pipe(one.article.text for one in gold()) for record in doc._.records}
    assert len(whole & alone) > 0.95 * len(whole | alone)


def test_an_order_of_the_users_choice() -> None:
    usual, dates_first = row(*(stage.name for stage in STAGES))(TEXT), row("lexicon", "numbers", "dates", "quantities", "records")(TEXT)
    assert found(dates_first) == [pair for pair in found(usual) if pair[0] != "mechanism"]
    assert found(row("lexicon", "numbers", "mechanisms", "records")(TEXT)) == [("mechanism", "river chief system")]


def test_components_of_one_row_share_their_patterns() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("reform_lexicon", config={"exclude": ["money"]})
    nlp.add_pipe("reform_numbers")
    nlp.add_pipe("reform_quantities")
    nlp.add_pipe("reform_records")
    assert [kind for kind, _ in found(nlp(TEXT))] == ["count", "count"]
    nlp.replace_pipe("reform_quantities", "reform_quantities", config={"exclude": ["count"]})
    with pytest.raises(StageError, match="other patterns or exclusions"):
        nlp(TEXT)


def test_while_a_doc_is_on_its_way_getters_show_what_was_found() -> None:
    doc = row("lexicon", "numbers", "quantities", "dates")(TEXT)
    assert doc._.reform_units[:2] == [(0, 5), (6, 10)]
    assert [span.text for span in doc._.reform_numbers][:2] == ["45 million", "6.7 million"]
    assert [span.text for span in doc._.reform_quantities] == ["RMB 45 million", "about US$6.7 million", "42", "ten"]
    assert [span.label_ for span in doc._.reform_dates] == ["date", "date"]
    assert not doc.user_data or all("reform" not in str(key) for key in doc.user_data)
    assert reformextract.load()(TEXT)._.reform_units == []


def test_facts_come_behind_the_records_however_far() -> None:
    expected = reformextract.extract(TEXT).facts
    nlp = reformextract.load()
    assert expected
    assert nlp(TEXT)._.extraction.facts == expected
    held_back = [nlp(text, disable=["reform_facts"]) for text in (TEXT, TEXT)]
    assert [doc._.extraction.facts for doc in held_back] == [(), ()]
    assert [nlp.get_pipe("reform_facts")(doc)._.extraction.facts for doc in held_back] == [expected, expected]
    assert not reformextract.load(facts=False)(TEXT)._.extraction.facts
    with pytest.raises(StageError, match="reform_facts: needs reform_records before it"):
        row("facts")(TEXT)


# ------------------------------------------------------------------------------------------------------ all ways are one


def _records(docs: Iterator[Any]) -> list[list[dict[str, Any]]]:
    return [[made.model_dump() for made in (*doc._.records, *doc._.extraction.facts)] for doc in docs]


@pytest.fixture(scope="module")
def expected() -> list[list[dict[str, Any]]]:
    articles = [{"text": text, **about} for text, about in pairs()]
    return [[made.model_dump() for made in (*one.records, *one.facts)] for one in reformextract.extract_many(articles)]


def _whole_way() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("reformextract")
    return nlp


def _row_on_spacys_tokenizer() -> Language:
    return row(*(stage.name for stage in STAGES))


def test_a_country_of_the_context_is_known_to_every_component() -> None:
    text, about = "It cost 40 million dollars.", {"country": "AU"}
    expected = reformextract.extract_many([{"text": text, **about}])
    assert [record.model_dump() for record in next(expected).records] == [
        record.model_dump() for doc, _ in reformextract.load().pipe([(text, about)], as_tuples=True) for record in doc._.records
    ]


@pytest.mark.parametrize("make", [reformextract.load, _whole_way, _row_on_spacys_tokenizer])
def test_every_pipeline_gives_the_same_on_the_corpus(make: Any, expected: list[list[dict[str, Any]]]) -> None:
    nlp = make()
    assert _records(doc for doc, _ in nlp.pipe(pairs(), as_tuples=True)) == expected


TWO_PROCESSES = """
import json, multiprocessing, sys
import reformextract
multiprocessing.set_start_method("spawn")
pairs = json.load(sys.stdin)
docs = reformextract.load().pipe([tuple(pair) for pair in pairs], as_tuples=True, n_process=2, batch_size=20)
made = [[made.model_dump(mode="json") for made in (*doc._.records, *doc._.extraction.facts)] for doc, _ in docs]
json.dump(made, sys.stdout)
"""


def test_two_processes_give_the_same_on_the_corpus() -> None:
    """In an interpreter of its own, whose workers are spawned: a forked worker of spaCy holds the reading end of the pipe that it
    writes to, so that after an error it waits for ever to be read, and spaCy for it to end."""
    run = subprocess.run(
        [sys.executable, "-c", TWO_PROCESSES],
        input=json.dumps(pairs(), default=str),
        capture_output=True,
        text=True,
        timeout=240,
        check=True,
    )
    articles = [{"text": text, **about} for text, about in pairs()]
    one_by_one = reformextract.extract_many(articles)
    assert json.loads(run.stdout) == [[made.model_dump(mode="json") for made in (*one.records, *one.facts)] for one in one_by_one]


def test_a_pipeline_of_the_users_gives_the_same_on_the_corpus(expected: list[list[dict[str, Any]]]) -> None:
    articles = [one.article for one in gold()]
    found = list(reformextract.extract_many(articles, nlp=_whole_way()))
    assert [[made.model_dump() for made in (*one.records, *one.facts)] for one in found] == expected
    assert [one.article.id for one in found] == [article.id for article in articles]


def test_a_pipeline_without_our_components_is_refused() -> None:
    with pytest.raises(ValueError, match="no component reformextract"):
        reformextract.extract(TEXT, nlp=spacy.blank("en"))
    with pytest.raises(ValueError, match="patterns and exclusions of its own"):
        reformextract.extract(TEXT, nlp=_whole_way(), exclude=["money"])


# ---------------------------------------------------------------------------------------------------------------- kinds


def test_the_records_of_a_kind_are_the_same_whatever_else_is_asked_for() -> None:
    articles = [one.article for one in gold()]
    pointing = {"equals", "members"}
    whole = list(reformextract.extract_many(articles))
    for kind in KINDS[: KINDS.index("number")]:  # which is not among the records unless it is asked for
        for extraction, only in zip(whole, reformextract.extract_many(articles, kinds=[kind]), strict=True):
            expected = [record.model_dump(exclude=pointing) for record in extraction.records if record.kind == kind]
            assert [record.model_dump(exclude=pointing) for record in only.records] == expected


def test_pointers_follow_and_one_to_what_is_left_out_becomes_null() -> None:
    whole = reformextract.extract(TEXT, kinds=["money", "date"])
    assert [record.equals for record in whole.records if record.kind == "money"] == [None, 0]
    text = "It has three pilots: (1) the river chief system, (2) the forest chief system, and (3) the lake chief system."
    (alone,) = reformextract.extract(text, kinds=["enumeration"]).records
    assert (alone.found, alone.members) == (3, None)
    together = reformextract.extract(text, kinds=["enumeration", "mechanism"]).records
    assert together[0].members == (1, 2, 3)


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown kind 'monies'; the kinds are count, money"):
        reformextract.load(kinds=["monies"])
    with pytest.raises(ValueError, match="unknown kind 'monies'"):
        reformextract.extract(TEXT, kinds=["monies"])


def test_a_rule_without_a_pattern_cannot_be_taken_out() -> None:
    with pytest.raises(reformextract.PatternError, match=r"mechanism\.quoted has no pattern to take out; leave out the kind mechanism"):
        reformextract.extract(TEXT, exclude=["mechanism.quoted"])


# ----------------------------------------------------------------------------------------------------- what a Doc shows


def test_two_instances_side_by_side() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("reformextract", name="amounts", config={"spans_key": "amounts", "kinds": ["money"]})
    nlp.add_pipe("reformextract", name="rest", config={"spans_key": "rest", "exclude": ["money"]})
    doc = nlp(TEXT)
    assert [span.text for span in doc.spans["amounts"]] == ["RMB 45 million", "about US$6.7 million"]
    assert {span.label_ for span in doc.spans["rest"]} == {"count", "date", "mechanism"}
    assert len(doc._.extractions["amounts"].records) == 2
    assert [span._.record.text for span in doc.spans["rest"]] == [record.text for record in doc._.extractions["rest"].records]


def test_one_group_a_kind_beside_the_group_of_all() -> None:
    doc = reformextract.load(kinds=["money", "rank"])(TEXT)
    assert list(doc.spans) == [SPAN_GROUP, "reformextract/money", "reformextract/rank"]
    assert [span.text for span in doc.spans["reformextract/money"]] == [span.text for span in doc.spans[SPAN_GROUP]]


def test_a_span_knows_its_record() -> None:
    nlp = reformextract.load()
    for doc, _ in nlp.pipe(pairs(), as_tuples=True):
        assert [span._.record for span in doc.spans[SPAN_GROUP]] == list(doc._.records)
    assert doc[0:1]._.record is None


def test_entities_on_demand_the_longest_of_overlapping_ones() -> None:
    assert not reformextract.load()(TEXT).ents
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "GPE", "pattern": "Hefei"}, {"label": "X", "pattern": "45"}])
    nlp.add_pipe("reformextract", config={"annotate_ents": True})
    assert [(ent.text, ent.label_) for ent in nlp(TEXT).ents][:2] == [("Hefei", "GPE"), ("RMB 45 million", "money")]


def test_a_doc_as_json() -> None:
    doc = reformextract.load()(TEXT + " 2019-01-23")
    shown = doc.to_json(underscore=["reform_json", "published"])["_"]
    assert json.loads(json.dumps(shown))["reform_json"]["records"][0]["currency"] == "CNY"
    assert json.loads(srsly.json_dumps(doc.to_json(underscore=["records"])))["_"]["records"][0]["value"] == "45000000"


def test_the_publication_date_is_put_into_the_doc() -> None:
    nlp = reformextract.load()
    assert nlp("Jinan, 2019-05-02 09:30\n\nLast year it grew.")._.published == "2019-05-02"
    ((doc, _),) = nlp.pipe([("Last year it grew.", {"published": "2011-05-02T10:00:00+08:00", "id": "a"})], as_tuples=True)
    assert (doc._.published, doc._.extraction.article.id) == ("2011-05-02", "a")
    assert nlp("Last year it grew.")._.published is None


def test_displacy_has_a_colour_for_every_kind() -> None:
    markup = displacy.render(reformextract.load()(TEXT), style="span", options={"spans_key": SPAN_GROUP}, jupyter=False)
    assert "#cdeed6" in markup


# ------------------------------------------------------------------------------------------------------------ tokenizer


@pytest.mark.parametrize("text", ODD)
def test_our_tokens_give_the_text_back(text: str) -> None:
    assert ReformTokenizer(spacy.blank("en").vocab)(text).text == text


def test_our_tokens_give_the_corpus_back_and_cut_what_spacys_keep() -> None:
    nlp = reformextract.load()
    assert all(nlp.make_doc(one.article.text).text == one.article.text for one in gold())
    assert [token.text for token in nlp.make_doc("USD34.6 in 2012–13")] == ["USD", "34.6", "in", "2012", "–", "13"]


@pytest.mark.parametrize("text", ODD)
def test_odd_space_and_signs_give_the_same_whichever_tokenizer(text: str) -> None:
    (expected,) = ([made.model_dump() for made in (*one.records, *one.facts)] for one in reformextract.extract_many([text]))
    assert _records(iter([reformextract.load()(text), _whole_way()(text)])) == [expected, expected]
