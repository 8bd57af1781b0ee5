"""Scores of facts: gold against itself, every field spoiled in turn, what counts neither way, heads, intervals, agreement."""

from __future__ import annotations

import json
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from gold_samples import clinics, fact
from reformextract.article import Extraction
from reformextract.commands import evaluate as evaluate_command
from reformextract.evaluation import evaluate
from reformextract.evaluation.agreement import agree
from reformextract.evaluation.facts import FIGURES, WHOLE, FactScores, field_of
from reformextract.evaluation.heads import head_word
from reformextract.facts.record import Fact
from reformextract.formats import write_gold

TEXT = clinics().article.text


def with_facts(*facts: Fact) -> list[Extraction]:
    extraction = clinics()
    return [Extraction(article=extraction.article, records=extraction.records, facts=facts)]


def full(**changed: Any) -> Fact:
    """A fact with every field, some of them changed."""
    fields: dict[str, Any] = {
        "what": "clinics", "subject": "Marsh County", "predicate": "spent", "period": 0, "period_to": 3, "period_relation": "since",
        "change": "increase", "base": 1, "of": "5 million yuan", "status": "target", "source": "the bureau",
    }  # fmt: skip
    return fact(TEXT, 2, **{name: value for name, value in {**fields, **changed}.items() if value is not None})


def scores(gold: Fact, predicted: Fact | None) -> FactScores:
    return evaluate(with_facts(gold), with_facts(*([predicted] if predicted else []))).facts


def test_gold_against_itself_is_right_in_every_field() -> None:
    found = scores(full(), full())
    assert {name: found.accuracy(name).accuracy for name in FIGURES} == dict.fromkeys(FIGURES, 1.0)
    assert {name: found.values(name).f1 for name in FIGURES} == dict.fromkeys(FIGURES, 1.0)
    assert (found.figure("whole"), found.status_macro) == (1.0, 1.0)


SPOILED: list[tuple[dict[str, Any], set[str]]] = [
    ({"what": "people"}, {"what.head", "what.overlap"}),
    ({"what": None}, {"what.head", "what.overlap"}),
    ({"subject": "County"}, set()),
    ({"subject": "Marsh"}, {"subject.head"}),
    ({"predicate": "said"}, {"predicate"}),
    ({"period": 3, "period_to": 0}, {"period", "period_to"}),
    ({"period_relation": None}, {"period_relation"}),
    ({"change": "decrease"}, {"change"}),
    ({"base": "year_on_year"}, {"base"}),
    ({"base": None}, {"base"}),
    ({"of": "yuan"}, set()),
    ({"of": "5 million"}, {"of.head"}),
    ({"status": "observed"}, {"status"}),
    ({"source": "bureau"}, {"source"}),
]


@pytest.mark.parametrize(("changed", "wrong"), SPOILED)
def test_a_spoiled_field_lowers_its_own_figures_and_whole_facts_where_it_is_of_them(changed: dict[str, Any], wrong: set[str]) -> None:
    found = scores(full(), full(**changed))
    assert {name for name in FIGURES if found.accuracy(name).accuracy == 0.0} == wrong
    assert found.figure("whole") == float(not wrong & set(WHOLE))
    loose = scores(full(loose=tuple({field_of(name) for name in changed})), full(**changed))
    assert loose.figure("whole") == 1.0
    assert all(loose.accuracy(name).compared == 0 for name in FIGURES if field_of(name) in changed)


def test_a_null_must_be_null_and_counts_in_no_f1() -> None:
    bare = fact(TEXT, 2)
    found = scores(bare, bare)
    assert (found.accuracy("change").accuracy, found.values("change").gold, found.figure("whole")) == (1.0, 0, 1.0)
    found = scores(bare, fact(TEXT, 2, change="decrease"))
    assert (found.accuracy("change").accuracy, found.values("change").predicted, found.values("change").f1) == (0.0, 1, 0.0)


def test_in_is_what_a_period_says_without_a_relation() -> None:
    said, unsaid = fact(TEXT, 2, period=0, period_relation="in"), fact(TEXT, 2, period=0)
    assert scores(unsaid, said).accuracy("period_relation").accuracy == 1.0
    assert scores(said, unsaid).accuracy("period_relation").accuracy == 1.0


def test_a_fact_that_was_not_made_is_wrong_and_one_whose_figure_was_not_found_is_not_scored() -> None:
    missed = scores(full(), None)
    assert (missed.gold, len(missed.outcomes), missed.figure("whole"), missed.accuracy("status").accuracy) == (1, 1, 0.0, 0.0)
    gold = with_facts(full())
    without = evaluate(gold, [gold[0].only(["date", "money", "count"])]).facts
    assert (without.gold, len(without.outcomes), without.figure("whole")) == (1, 0, None)


def test_optional_facts_count_neither_way() -> None:
    found = scores(full(optional=True), full(status="rule"))
    assert (found.gold, len(found.outcomes)) == (0, 0)


@pytest.mark.parametrize(
    ("phrase", "head"),
    [
        ("ferry tickets sold in May", "tickets"),
        ("ferry tickets sold", "tickets"),
        ("newly registered boats", "boats"),
        ("boats that were sunk", "boats"),
        ("share of the harbour's trade", "share"),
        ("nets and Boats", "boats"),
        ("per capita income", "income"),
        ("", ""),
    ],
)
def test_heads(phrase: str, head: str) -> None:
    assert head_word(phrase) == head


def test_intervals_hold_the_figure_and_never_change() -> None:
    right, wrong = full(), full(change="decrease")
    (one,), (other,) = with_facts(right), with_facts(wrong)

    def numbered(*extractions: Extraction) -> list[Extraction]:
        articles = [extraction.article.model_copy(update={"id": str(number)}) for number, extraction in enumerate(extractions)]
        return [extraction.model_copy(update={"article": article}) for extraction, article in zip(extractions, articles, strict=True)]

    gold, predicted = numbered(*[one] * 9), numbered(*[one, other, other] * 3)
    found = evaluate(gold, predicted).facts
    low, high = found.intervals()["whole"]
    figure = found.figure("whole")
    assert figure == pytest.approx(1 / 3)
    assert low < 1 / 3 < high
    assert found.intervals() == found.intervals()
    assert FactScores(()).intervals() == {}


def test_agreement_is_over_the_facts_that_both_state() -> None:
    one, other = with_facts(full(), fact(TEXT, 1)), with_facts(full(status="rule", loose=("of",)))
    found = agree(one, other)
    assert (found.facts["status"].pairs, found.facts["status"].agreement, found.facts["what.head"].agreement) == (1, 0.0, 1.0)
    assert "of.head" not in found.facts
    assert found.to_dict()["facts"]["whole"] == {"pairs": 1, "agreement": 0.0, "kappa": None}


def test_the_command_shows_facts_and_their_errors_and_gates_on_them(tmp_path: Any) -> None:
    app = typer.Typer()
    evaluate_command.register(app)
    app.callback()(lambda: None)
    for name, extractions in (("gold", with_facts(full())), ("other", with_facts(full(status="rule")))):
        write_gold(extractions, tmp_path / f"{name}.jsonl")
    call = ["evaluate", str(tmp_path / "gold.jsonl"), str(tmp_path / "other.jsonl"), "--errors"]
    page = CliRunner().invoke(app, call).stdout
    assert "1 facts in the gold, 1 with their figure found" in page
    assert "status: target / rule" in page
    shown = json.loads(CliRunner().invoke(app, [*call, "--json"]).stdout)
    assert shown["facts"]["whole"] == 0.0
    (error,) = shown["fact_errors"]
    assert (error["figure"], error["wrong"]) == ("3 percent", ["status"])
    assert CliRunner().invoke(app, [*call, "--fail-under", "facts.what.head=1,facts.whole=0.5"]).exit_code == 1
    assert CliRunner().invoke(app, [*call, "--fail-under", "facts.change.f1=1"]).exit_code == 0
    assert CliRunner().invoke(app, [*call, "--fail-under", "facts.colour=1"]).exit_code == 2
