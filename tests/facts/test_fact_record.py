"""The fact as a record: what it points to, what is refused, what stays with it when records are left out."""

from __future__ import annotations

import pickle
from typing import Any

import pytest
from pydantic import ValidationError

from gold_samples import clinics, fact
from reformextract.article import Extraction
from reformextract.facts.record import Fact


def with_fact(**fields: Any) -> Extraction:
    extraction = clinics()
    made = fact(extraction.article.text, **fields)
    return Extraction(article=extraction.article, records=extraction.records, facts=(made,))


def test_a_fact_leads_to_its_records() -> None:
    extraction = clinics()
    spent, grown, *_ = extraction.facts
    assert (spent.figure_record.text, spent.period_record.value if spent.period_record else None) == ("5 million yuan", "2020")
    assert (grown.period_to_record, grown.base_record) == (extraction.records[3], extraction.records[3])
    assert (spent.period_to_record, spent.base_record) == (None, None)
    assert extraction.facts[2].base_record is None  # year_on_year is no record
    assert pickle.loads(pickle.dumps(extraction)).facts[0].figure_record == spent.figure_record
    assert Extraction.model_validate_json(extraction.model_dump_json()) == extraction
    assert Extraction.from_gold(extraction.to_gold()) == extraction
    with pytest.raises(ValueError, match="belongs to no Extraction"):
        _ = Fact(figure=0).figure_record


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"figure": 9}, "figure: 9 points outside of the 8 records"),
        ({"figure": 8}, "figure: 8 points outside of the 8 records"),
        ({"figure": 0}, "figure: points to a date"),
        ({"figure": 6}, "figure: points to a mechanism"),
        ({"figure": 1, "period": 2}, "period: points to a ratio"),
        ({"figure": 1, "base": 6}, "base: points to a mechanism"),
        ({"figure": 1, "base": 6}, "points to a mechanism: not one of count, money, ratio, measure, age, rank, date ["),
        ({"figure": 1, "base": 1}, "base: points to the figure itself ["),
        ({"figure": 1, "evidence": (5, 5)}, "evidence (5, 5) is no extent"),
        ({"figure": 1, "period_to": 3}, "need a period"),
        ({"figure": 1, "period_relation": "by"}, "need a period"),
        ({"figure": 1, "evidence": (5, 5000)}, "evidence: 5000 is beyond the end"),
        ({"figure": True}, "valid integer"),
        ({"figure": 1, "status": "likely"}, "status"),
        ({"figure": 1, "loose": ("figure",)}, "no field 'figure' that is compared"),
    ],
)
def test_what_does_not_fit_is_refused(fields: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValidationError) as caught:
        with_fact(**fields)
    assert reason in str(caught.value)


def test_what_fits_is_kept() -> None:
    length = len(clinics().article.text)
    (made,) = with_fact(figure=1, loose=("what", "base"), evidence=(0, length)).facts
    assert (made.loose, made.evidence) == (("what", "base"), (0, length))
    with pytest.raises(ValidationError, match="end 4 is not after start 4"):
        Fact.model_validate({"figure": 1, "what": {"start": 4, "end": 4, "text": ""}})
    moved = Fact(figure=1, period=0, period_to=3, base=2).pointing({0: 5, 1: 6, 2: 7, 3: 8})
    assert (moved.figure, moved.period, moved.period_to, moved.base) == (6, 5, 8, 7)


def test_words_must_stand_where_they_are_said_to() -> None:
    extraction = clinics()
    wrong = Fact.model_validate({"figure": 1, "what": {"start": 0, "end": 2, "text": "on"}})
    with pytest.raises(ValidationError, match=r"what: 'on' is not text\[0:2\], which is 'In'"):
        Extraction(article=extraction.article, records=extraction.records, facts=(wrong,))


def test_facts_stay_with_their_figures() -> None:
    kept = clinics().only(["money", "ratio"])
    spent, grown = kept.facts
    assert (spent.figure_record.text, grown.figure_record.text) == ("5 million yuan", "3 percent")
    assert (spent.period, grown.period, grown.period_to, grown.period_relation, grown.base) == (None,) * 5
    assert len(clinics().only(["date"]).facts) == 0
