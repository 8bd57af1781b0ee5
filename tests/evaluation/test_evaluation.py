"""Scores: gold against itself, every field corrupted in turn, agreement with spaCy's and nervaluate's figures, the best assignment."""

from __future__ import annotations

import datetime
import itertools
import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import nervaluate
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.scorer import Scorer
from spacy.tokens import Doc, Span
from spacy.training import Example

from gold_samples import extraction_of, leeway_gold, sample_gold, whole_gold
from reformextract.article import Article, Extraction
from reformextract.evaluation import VIEWS, Evaluation, compare, evaluate, intervals
from reformextract.evaluation.fields import EXTENSION_FIELDS, FURTHER_FIELDS, NOT_COMPARED, VALUE_FIELDS, compared_fields
from reformextract.evaluation.matching import best_assignment
from reformextract.formats import GoldError
from reformextract.kinds import KINDS, RECORD_MODELS
from reformextract.models.record import Record
from reformextract.quantities.count import Count

CORPUS = Path(__file__).parents[2] / "corpus"


def figures(evaluation: Evaluation) -> dict[tuple[str, str], float | None]:
    """Every figure of every kind: F1 by view, accuracy by field."""
    found: dict[tuple[str, str], float | None] = {}
    for kind in KINDS:
        for view in VIEWS:
            found[kind, f"{view} view"] = evaluation.counts(kind, view).f1
        for field in compared_fields(kind):
            found[kind, field] = evaluation.accuracy(kind, field).accuracy
    return found


def lowered(gold: list[Extraction], predicted: list[Extraction]) -> set[tuple[str, str]]:
    """The figures that are lower than gold against itself."""
    best, now = figures(evaluate(gold, gold)), figures(evaluate(gold, predicted))
    return {key for key, figure in best.items() if figure is not None and (now[key] is None or now[key] < figure)}  # type: ignore[operator]


def with_record(gold: list[Extraction], article: int, index: int, **fields: Any) -> list[Extraction]:
    """A copy of the gold in which one record has other fields."""
    changed = list(gold)
    records = list(changed[article].records)
    records[index] = records[index].model_copy(update=fields)
    changed[article] = changed[article].model_copy(update={"records": tuple(records)})
    return changed


def without_record(gold: list[Extraction], article: int, index: int) -> list[Extraction]:
    changed = list(gold)
    records = tuple(record for number, record in enumerate(changed[article].records) if number != index)
    changed[article] = changed[article].model_copy(update={"records": records})
    return changed


@pytest.mark.parametrize("source", ["samples", "corpus"])
def test_gold_against_itself_is_perfect_everywhere(source: str) -> None:
    gold: Any = whole_gold() if source == "samples" else CORPUS
    evaluation = evaluate(gold, gold)
    shown = evaluation.to_dict()
    assert evaluation.kinds == tuple(kind for kind in KINDS if kind != "number" or source == "samples")  # asked for by name only
    for kind, scores in shown["kinds"].items():
        for view in VIEWS:
            ratios = scores[view]
            assert (ratios["precision"], ratios["recall"], ratios["f1"]) == (1.0, 1.0, 1.0), kind
            assert ratios["gold"] == ratios["predicted"] == ratios["matched"] > 0
        assert set(scores["fields"].values()) == {1.0}
    assert all(shown["micro"][view]["f1"] == shown["macro"][view]["f1"] == 1.0 for view in VIEWS)
    assert not list(evaluation.errors())


def test_the_json_has_the_documented_keys() -> None:
    shown = json.loads(json.dumps(evaluate(sample_gold(), sample_gold()).to_dict()))
    assert list(shown) == ["kinds", "micro", "macro"]
    assert list(shown["kinds"]["money"]) == ["strict", "overlap", "value", "fields"]
    assert list(shown["kinds"]["money"]["strict"]) == ["precision", "recall", "f1", "gold", "predicted", "matched"]


# One field of one record spoiled: every field of every kind, with what must be lower for it.
OTHER: dict[str, Any] = {
    "comparator": "at_most", "item": "ponds", "total": Decimal(14), "currency": "EUR", "per": "hectare", "equals": 0,
    "of": Decimal(12), "type": "SET", "mod": "END", "earliest": datetime.date(2001, 1, 1), "latest": datetime.date(2031, 1, 1),
    "stated": ("day",), "head": "scheme", "area": "other", "canonical": "lake-chief", "match": "exact", "cluster": None,
    "status": "abolished", "status_cue": (0, 4), "noun": "means", "declared": 7, "found": 3, "members": (2, 1), "complete": True,
    "low": Decimal(1), "high": Decimal(999999),
}  # fmt: skip


def spoiled(record: Record, field: str) -> Any:
    if field == "value":
        return "1066" if record.kind == "date" else record.value + 1  # type: ignore[attr-defined]
    if field == "unit":
        return "pp" if record.kind == "ratio" else "ha"
    return OTHER[field]


def corruptions() -> Iterator[Any]:
    for article, extraction in enumerate(sample_gold()):
        for index, record in enumerate(extraction.records):
            for field in compared_fields(record.kind):
                if getattr(record, field) is not None and not record.optional:
                    yield pytest.param(article, index, field, id=f"{record.kind}-{record.text[:9]!r}-{field}")


def test_the_samples_have_every_field_of_every_kind() -> None:
    stated = {(r.kind, name) for e in whole_gold() for r in e.records for name in compared_fields(r.kind) if getattr(r, name) is not None}
    # only a money record has bounds in the samples: the numeric kinds share them
    missing = {(kind, name) for kind in KINDS for name in compared_fields(kind)} - stated
    assert missing == {(kind, name) for kind in ("count", "ratio", "measure", "age", "number") for name in ("low", "high")} | {
        ("age", "per"), ("number", "per"),
    }  # fmt: skip
    for kind, model in RECORD_MODELS.items():
        named = {*compared_fields(kind), *(set(NOT_COMPARED) & set(model.model_fields)), "kind", "start", "end", "text"}
        assert named == set(model.model_fields), f"{kind}: a field is neither compared nor named as not compared"


@pytest.mark.parametrize(("article", "index", "field"), list(corruptions()))
def test_a_spoiled_field_lowers_its_accuracy_and_value_only_where_it_is_of_the_value(article: int, index: int, field: str) -> None:
    gold = sample_gold()
    record = gold[article].records[index]
    predicted = with_record(gold, article, index, **{field: spoiled(record, field)})
    expected = {(record.kind, field)}
    if field in VALUE_FIELDS[record.kind]:
        expected.add((record.kind, "value view"))
    assert lowered(gold, predicted) == expected


@pytest.mark.parametrize("name", ["rule", "sentence", "optional"])
def test_what_is_not_compared_lowers_nothing(name: str) -> None:
    gold = sample_gold()
    value = {"rule": "count.other", "sentence": (0, 200), "optional": True}[name]
    assert lowered(gold, with_record(gold, 0, 4, **{name: value})) == set()


def test_another_extent_lowers_strict_only() -> None:
    gold = sample_gold()
    for index, record in enumerate(gold[0].records):
        text = gold[0].article.text[record.start : record.end - 1]
        predicted = with_record(gold, 0, index, end=record.end - 1, text=text)
        assert lowered(gold, predicted) == {(record.kind, "strict view")}


def test_a_missed_record_lowers_recall_a_spurious_one_precision() -> None:
    gold = sample_gold()
    missed = evaluate(gold, without_record(gold, 0, 2))
    spurious = evaluate(without_record(gold, 0, 3), gold)  # the second amount: nothing points at it
    for view in VIEWS:
        one, other = missed.counts("money", view), spurious.counts("money", view)
        assert (one.precision, one.recall) == (1.0, pytest.approx(2 / 3))
        assert (other.precision, other.recall) == (pytest.approx(2 / 3), 1.0)
        assert all(missed.counts(kind, view).f1 == 1.0 for kind in KINDS if kind not in ("money", "age", "number"))


def test_a_second_extent_and_a_second_area_are_as_right_and_a_loose_field_is_not_compared() -> None:
    gold = [leeway_gold()]
    text = gold[0].article.text
    scheme = gold[0].records[0]
    start, end = scheme.alt or (0, 0)
    other = {"start": start, "end": end, "text": text[start:end], "area": "finance", "head": "insurance", "status": "piloted", "alt": None}
    evaluation = evaluate(gold, with_record(with_record(gold, 0, 0, **other), 0, 1, comparator="exact"))
    assert evaluation.counts("mechanism", "strict").f1 == evaluation.counts("micro", "value").f1 == 1.0
    assert "status" not in evaluation.fields("mechanism")
    neither = {"start": start, "end": end - 1, "text": text[start : end - 1], "area": "health", "alt_area": None, "alt": None}
    evaluation = evaluate(gold, with_record(gold, 0, 0, **neither))
    assert [evaluation.counts("mechanism", view).f1 for view in VIEWS] == [0.0, 1.0, 0.0]
    assert evaluation.accuracy("mechanism", "area").accuracy == 0.0


def test_plain_numbers_are_scored_where_the_gold_has_them_and_nowhere_else() -> None:
    marked = "The index stands at [[97.5|number value=97.5 unit=points]] points."
    gold = [extraction_of("a", marked, "2021-02-01")]
    assert evaluate(gold).counts("number", "value").f1 == 1.0
    without = [gold[0].model_copy(update={"records": ()})]
    assert "number" not in evaluate(without, gold).kinds


def test_another_kind_is_missed_in_one_and_spurious_in_the_other() -> None:
    gold = sample_gold()
    ratio = gold[0].records[5]
    assert ratio.kind == "ratio"
    wrong = Count(start=ratio.start, end=ratio.end, text=ratio.text, value=Decimal("62.5"))
    records = tuple(wrong if index == 5 else record for index, record in enumerate(gold[0].records))
    evaluation = evaluate(gold, [gold[0].model_copy(update={"records": records}), *gold[1:]])
    assert evaluation.counts("ratio", "overlap").recall == 0.0
    assert evaluation.counts("count", "overlap").precision == 0.5
    assert evaluation.counts("count", "overlap").recall == 1.0


def test_an_optional_record_counts_neither_found_nor_missed() -> None:
    gold = sample_gold()
    index = next(i for i, r in enumerate(gold[1].records) if r.optional)
    found, missed = evaluate(gold, gold), evaluate(gold, without_record(gold, 1, index))
    spoilt = evaluate(gold, with_record(gold, 1, index, value=Decimal(99), item="x"))
    assert figures(found) == figures(missed) == figures(spoilt)
    assert found.counts("count", "strict").gold == 1


def test_a_number_is_compared_as_a_number_and_words_without_case_and_spacing() -> None:
    gold = sample_gold()
    assert lowered(gold, with_record(gold, 0, 4, value=Decimal("8.00"), item="  Reservoirs ")) == set()


def test_kinds_and_fields_that_the_gold_does_not_annotate_are_not_scored() -> None:
    gold, predicted = [sample_gold()[0]], [sample_gold()[0]]
    bare = extraction_of("river/1", "\N{BUS} [[Three tools|enumeration noun=tools found=0 members='']].", None)
    assert "enumeration" not in evaluate([Extraction(article=bare.article)], [bare]).kinds
    stripped = gold[0].records[1].model_copy(update={"canonical": None, "status": None})
    records = tuple(stripped if index == 1 else record for index, record in enumerate(gold[0].records))
    evaluation = evaluate([gold[0].model_copy(update={"records": records})], predicted)
    assert not {"canonical", "status"} & set(evaluation.fields("mechanism"))


def test_articles_are_paired_by_id_and_must_have_the_same_text() -> None:
    gold = sample_gold()
    evaluation = evaluate(gold, [gold[1], Extraction(article=Article(id="else", text="x"))])
    assert evaluation.not_predicted == ("river/1", "plain")
    assert evaluation.not_in_gold == ("else",)
    assert evaluation.counts("money", "strict").recall == 0.0
    with pytest.raises(GoldError, match=r"river/1.*another text"):
        evaluate(gold, [Extraction(article=Article(id="river/1", text="Other."))])
    with pytest.raises(GoldError, match="stands twice"):
        evaluate([gold[0], gold[0]], gold)


# The best assignment, against all permutations.
@given(st.integers(1, 4), st.integers(1, 5), st.data())
@settings(max_examples=150, deadline=None)
def test_the_assignment_is_the_best_one(rows: int, columns: int, data: st.DataObject) -> None:
    weight = st.one_of(st.integers(0, 5), st.integers(10**30, 10**30 + 3))
    weights = data.draw(st.lists(st.lists(weight, min_size=columns, max_size=columns), min_size=rows, max_size=rows))
    found = best_assignment(weights)
    assert len({row for row, _ in found}) == len({column for _, column in found}) == len(found)
    wide = weights if rows <= columns else [[row[column] for row in weights] for column in range(columns)]
    best = max(sum(wide[i][j] for i, j in enumerate(order)) for order in itertools.permutations(range(len(wide[0])), len(wide)))
    assert sum(weights[row][column] for row, column in found) == best


def test_the_best_assignment_is_taken_and_not_the_first_found() -> None:
    text = "alpha beta gamma"
    whole = extraction_of("a", f"[[{text}|count value=9]]", None).records[0]
    first = extraction_of("a", "[[alpha|count value=1]] beta gamma", None).records[0]
    second = extraction_of("a", "alpha beta [[gamma|count value=9]]", None).records[0]
    article = Article(id="a", text=text)
    evaluation = evaluate([Extraction(article=article, records=(first, second))], [Extraction(article=article, records=(whole,))])
    assert evaluation.counts("count", "value").matched == 1  # paired with gamma, whose value it has
    both = [Extraction(article=article, records=(whole, first))]
    evaluation = evaluate([Extraction(article=article, records=(first, second))], both)
    assert evaluation.counts("count", "strict").matched == 1
    assert evaluation.counts("count", "overlap").matched == 2


# Strict figures are those of spaCy and nervaluate.
NLP = spacy.blank("en")
WORDS = [f"w{number}" for number in range(12)]
spans = st.lists(st.tuples(st.integers(0, 10), st.integers(1, 3), st.sampled_from(["count", "rank"])), max_size=6)


def _extraction(found: list[tuple[int, int, str]], apart: bool) -> tuple[Extraction, list[tuple[int, int, str]]]:
    """Records on whole words; with ``apart`` none of one kind overlaps another."""
    text = " ".join(WORDS)
    starts = [text.index(word + " ") if word != WORDS[-1] else text.index(word) for word in WORDS]
    kept: list[tuple[int, int, str]] = []
    for first, length, kind in sorted(set(found)):
        last = min(first + length, len(WORDS))
        same = [other for other in kept if other[2] == kind]
        if (first, last, kind) in kept or (apart and any(other[0] < last and first < other[1] for other in same)):
            continue
        kept.append((first, last, kind))
    records = []
    for first, last, kind in kept:
        start, end = starts[first], starts[last - 1] + len(WORDS[last - 1])
        records.append(
            RECORD_MODELS[kind].model_validate({"kind": kind, "start": start, "end": end, "text": text[start:end], "value": "1"})
        )
    return Extraction(article=Article(id="a", text=text), records=tuple(records)), kept  # type: ignore[arg-type]


@given(spans, spans)
@settings(max_examples=100, deadline=None)
def test_strict_figures_are_those_of_spacy(golds: list[tuple[int, int, str]], predictions: list[tuple[int, int, str]]) -> None:
    (gold, gold_spans), (predicted, predicted_spans) = _extraction(golds, False), _extraction(predictions, False)
    docs = []
    for kept in (predicted_spans, gold_spans):
        doc = Doc(NLP.vocab, words=WORDS)
        doc.spans["sc"] = [Span(doc, first, last, label=kind) for first, last, kind in kept]
        docs.append(doc)
    theirs = Scorer.score_spans([Example(*docs)], "sc", getter=lambda doc, key: doc.spans[key], allow_overlap=True, labeled=True)
    evaluation = evaluate([gold], [predicted])
    ours = evaluation.counts("micro", "strict")
    assert (theirs["sc_p"] or 0, theirs["sc_r"] or 0, theirs["sc_f"] or 0) == pytest.approx((ours.precision, ours.recall, ours.f1))
    for kind, scores in (theirs["sc_per_type"] or {}).items():
        ours = evaluation.counts(kind, "strict")
        assert (scores["p"], scores["r"], scores["f"]) == pytest.approx((ours.precision, ours.recall, ours.f1))


@given(spans, spans)
@settings(max_examples=60, deadline=None)
def test_strict_figures_are_those_of_nervaluate(golds: list[tuple[int, int, str]], predictions: list[tuple[int, int, str]]) -> None:
    (gold, gold_spans), (predicted, predicted_spans) = _extraction(golds, True), _extraction(predictions, True)
    evaluation = evaluate([gold], [predicted])
    for kind in evaluation.kinds:  # by kind: over all kinds at once it lets a record of one kind use up another's
        both = [[[{"label": k, "start": a, "end": b - 1} for a, b, k in kept if k == kind]] for kept in (gold_spans, predicted_spans)]
        theirs = nervaluate.Evaluator(*both, tags=[kind], loader="dict").evaluate()["overall"]["strict"]
        ours = evaluation.counts(kind, "strict")
        assert (theirs.precision, theirs.recall, theirs.f1) == pytest.approx((ours.precision, ours.recall, ours.f1))
        assert (theirs.correct, theirs.possible, theirs.actual) == (ours.matched, ours.gold, ours.predicted)


def test_strict_figures_on_the_corpus_are_those_of_spacy_and_nervaluate() -> None:
    from reformextract.formats.docbin import to_doc

    evaluation = evaluate(CORPUS)
    examples, golds, predictions = [], [], []
    for article in evaluation.articles:
        kinds = set(evaluation.kinds)
        scored = {(o.kind, o.gold, o.predicted) for o in article.outcomes if o.state != "optional"}
        # a second extent that is as right counts as the first: there the gold is what was predicted
        as_right = {o.gold: o.predicted for o in article.outcomes if o.same_extent and o.predicted is not None}
        gold = [
            article.predicted.records[as_right[i]] if i in as_right else article.gold.records[i]
            for i in sorted(g for _, g, _ in scored if g is not None)
        ]
        predicted = [article.predicted.records[i] for i in sorted(p for _, _, p in scored if p is not None)]
        # tokens cut at the edges of all records, so that both sides' spans are whole tokens
        both = Extraction.model_construct(article=article.gold.article, records=tuple(_unlinked(r) for r in (*gold, *predicted)))
        reference = to_doc(both, NLP)
        copy = Doc(NLP.vocab, words=[token.text for token in reference], spaces=[bool(token.whitespace_) for token in reference])
        for doc, records in ((reference, gold), (copy, predicted)):
            doc.spans["sc"] = [doc.char_span(r.start, r.end, label=r.kind) for r in records]
        examples.append(Example(copy, reference))
        golds.append([{"label": r.kind, "start": r.start, "end": r.end - 1} for r in gold if r.kind in kinds])
        predictions.append([{"label": r.kind, "start": r.start, "end": r.end - 1} for r in predicted if r.kind in kinds])
    theirs = Scorer.score_spans(examples, "sc", getter=lambda doc, key: doc.spans[key], allow_overlap=True, labeled=True)
    ours = evaluation.counts("micro", "strict")
    assert (theirs["sc_p"], theirs["sc_r"], theirs["sc_f"]) == pytest.approx((ours.precision, ours.recall, ours.f1))
    for kind in evaluation.kinds:
        assert theirs["sc_per_type"][kind]["f"] == pytest.approx(evaluation.counts(kind, "strict").f1)
        other = nervaluate.Evaluator(
            [[s for s in one if s["label"] == kind] for one in golds],
            [[s for s in one if s["label"] == kind] for one in predictions], tags=[kind], loader="dict",
        ).evaluate()["overall"]["strict"]  # fmt: skip
        assert other.f1 == pytest.approx(evaluation.counts(kind, "strict").f1)


def _unlinked(record: Record) -> Record:
    return record.model_copy(update={name: None for name in ("equals", "members") if hasattr(record, name)})


# How sure the figures are.
def _count_article(identity: str, right: bool) -> tuple[Extraction, Extraction]:
    gold = extraction_of(identity, "[[5|count value=5]] pilots", None)
    return gold, gold if right else Extraction(article=gold.article)


def test_intervals_hold_the_figure_are_the_same_each_time_and_narrow_with_more_articles() -> None:
    widths = []
    for number in (10, 160):
        pairs = [_count_article(str(index), index % 4 != 0) for index in range(number)]
        evaluation = evaluate([gold for gold, _ in pairs], [predicted for _, predicted in pairs])
        low, high = intervals(evaluation)["count"]["strict"]["recall"]
        assert intervals(evaluation) == intervals(evaluation)
        assert low < evaluation.counts("count", "strict").recall < high
        widths.append(high - low)
    # of a proportion of 0.75 in 160: 0.75 ± 1.96 * sqrt(0.75 * 0.25 / 160)
    assert widths[1] == pytest.approx(2 * 1.96 * (0.75 * 0.25 / 160) ** 0.5, rel=0.15)
    assert widths[1] < widths[0] / 3


def test_intervals_of_a_perfect_system_are_a_point() -> None:
    evaluation = evaluate(sample_gold(), sample_gold())
    assert intervals(evaluation)["micro"]["value"]["f1"] == (1.0, 1.0)


def test_the_paired_test_tells_a_clear_difference_from_none() -> None:
    pairs = [_count_article(str(index), True) for index in range(12)]
    gold, good = [g for g, _ in pairs], [p for _, p in pairs]
    bad = [Extraction(article=e.article) for e in gold[:6]] + good[6:]
    first, second = evaluate(gold, bad), evaluate(gold, good)
    clear = compare(first, second)
    assert clear.differences["count"]["value"][:2] == (pytest.approx(2 * 6 / 18), 1.0)
    assert clear.differences["count"]["value"][2] == pytest.approx(2 / 2**6, abs=0.01)  # all six exchanges one way or the other
    assert [change.article for change in clear.gained] == ["0", "1", "2", "3", "4", "5"]
    assert clear.lost == ()
    same = compare(second, second)
    assert same.differences["micro"]["value"][2] == 1.0
    assert same.gained == same.lost == ()


def test_gained_and_lost_name_records_right_in_one_and_spurious_in_one() -> None:
    gold = sample_gold()
    changes = compare(evaluate(gold, with_record(gold, 0, 4, value=Decimal(9))), evaluate(gold, without_record(gold, 0, 3)), "value")
    assert [(c.kind, c.before, c.after) for c in changes.gained] == [("count", "wrong (value)", "right")]
    assert [(c.kind, c.before, c.after) for c in changes.lost] == [("money", "right", "missed")]
    assert VALUE_FIELDS.keys() == FURTHER_FIELDS.keys() == EXTENSION_FIELDS.keys()
