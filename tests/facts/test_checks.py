"""Each check fires where an analyst would ask, and keeps still where nothing is wrong."""

from __future__ import annotations

import pytest

import reformextract

FIRES = [
    ("parts_exceed_total", "The county runs 34 ferries, of which 40 are new."),
    ("growth_contradicts_levels", "Rice exports rose 50 percent from 200 tons to 210 tons in 2018."),
    ("growth_contradicts_levels", "In 2018 rice output was 45 tons, up 50 percent from 40 tons."),
    ("growth_contradicts_levels", "Rice exports fell 15 percent to 190 tons from 200 tons in 2018."),
    (
        "conversion_off_rate",
        "The port spent 700 yuan (100 dollars). The mill spent 1,400 yuan (200 dollars). The farm spent 7,000 yuan (1,000 dollars). "
        "The school spent 2,100 yuan (900 dollars).",
    ),
    (
        "headline_differs",
        "Wuling's rice output reached 45 tons in 2018\nFarms did well. Wuling's rice output reached 57 tons in 2018, the bureau said.",
    ),
    (
        "share_contradicts_amounts",
        "The total harvest reached 200 tons in 2018. In 2018, barley output reached 50 tons, "
        "accounting for 60 percent of the total harvest.",
    ),
]
SILENT = [
    "The county runs 34 ferries, of which 30 are new.",
    "The county runs more than 34 ferries, of which 40 are new.",
    "Rice exports rose 5 percent from 200 tons to 210 tons in 2018.",
    "In 2018 rice output was 60 tons, up 50 percent from 40 tons.",
    "Rice exports fell 5 percent to 190 tons from 200 tons in 2018.",
    "Rice exports rose nearly 50 percent from 200 tons to 210 tons in 2018.",
    "The port spent 700 yuan (100 dollars). The mill spent 1,400 yuan (201 dollars). The farm spent 7,000 yuan (998 dollars).",
    "The port spent 700 yuan (100 dollars). The mill spent 1,400 yuan (400 dollars).",
    "Wuling's rice output reached 45 tons in 2018\nFarms did well. Wuling's rice output reached 44.9 tons in 2018, the bureau said.",
    "Wuling's rice output reached 45 tons in 2018\nWuling's rice output reached 57 tons in 2017, the bureau said.",
    "The total harvest reached 200 tons in 2018. In 2018, barley output reached 50 tons, accounting for 25 percent of the total harvest.",
]
CODES = {code for code, _ in FIRES}


@pytest.mark.parametrize(("code", "text"), FIRES)
def test_fires(code: str, text: str) -> None:
    warnings = [warning for warning in reformextract.extract(text, published="2019-01-23").warnings if warning.code in CODES]
    assert [warning.code for warning in warnings] == [code], warnings
    assert len(warnings[0].places) >= 2


@pytest.mark.parametrize("text", SILENT)
def test_keeps_still(text: str) -> None:
    warnings = reformextract.extract(text, published="2019-01-23").warnings
    assert not [warning for warning in warnings if warning.code in CODES]


def test_relations() -> None:
    text = (
        "Wuling's rice output reached 45 tons in 2018\nWuling's rice output reached 45 tons in 2018, up 5 percent.\n"
        "The county runs 34 ferries, of which 30 are new."
    )
    extraction = reformextract.extract(text, published="2019-01-23")
    words = [
        (r.kind, extraction.facts[r.fact].figure_record.text, extraction.facts[r.other].figure_record.text) for r in extraction.relations
    ]
    assert words == [("repeats", "45 tons", "45 tons"), ("growth_of", "5 percent", "45 tons"), ("part_of", "30", "34")]


def test_no_facts_where_none_are_asked_for() -> None:
    assert reformextract.extract("Rice exports rose 5 percent.", facts=False).facts == ()
