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
    ("parts_exceed_total", "The county runs 34 ferries, of which 36 are new."),
    ("parts_exceed_total", "The county runs about 34 ferries, of which 40 are new."),
    ("parts_exceed_total", "The county runs 34 ferries, of which 30 are new and of which 20 are white."),
    ("parts_exceed_total", "The county has 12 towns. It runs 34 ferries, of which 40 are new."),
    (
        "share_contradicts_amounts",
        "Total harvest reached 200 tons in 2018. In 2018, tea output reached 50 tons, accounting for 27 percent of the total harvest.",
    ),
    (
        "share_contradicts_amounts",
        "The total harvest reached 200 tons in 2018. In 2018, barley output reached 50 tons, accounting for half of the total harvest.",
    ),
    ("growth_contradicts_levels", "Rice exports rose 7 percent from 200 tons to 210 tons in 2018."),
    ("growth_contradicts_levels", "Rice exports fell 5 percent from 200 tons to 210 tons in 2018."),
    ("growth_contradicts_levels", "Rice exports rose by half from 200 tons to 210 tons in 2018."),
    (
        "conversion_off_rate",
        "The port spent 700 yuan (100 dollars). The mill spent 1,400 yuan (200 dollars). The school spent 2,100 yuan (250 dollars).",
    ),
    (
        "headline_differs",
        "Wuling's rice output reached 45 tons in 2018\nWuling's rice output reached 44 tons in 2018, the bureau said.",
    ),
    (
        "parts_exceed_total",
        "Kent runs at least 34 ferries, of which 40 are new. The county runs 34 ferries, of which 40 are new.",
    ),
    (
        "growth_contradicts_levels",
        "Wheat rose 5 percent. Tea sales rose from 3 tons to 7 tons. Rice exports rose 50 percent from 200 tons to 210 tons in 2018.",
    ),
    (
        "share_contradicts_amounts",
        "Exports rose 5 percent to 7 tons in 2017. Total harvest reached 200 tons in 2018. "
        "Oats made up 5 percent of total harvest. In 2018, barley output reached 50 tons, accounting for 60 percent of the total harvest.",
    ),
    (
        "headline_differs",
        "Wuling's rice output rose 5 percent in 2018\nWuling's rice output rose 7 percent in 2018, the bureau said.",
    ),
    ("growth_contradicts_levels", "Rice exports rose 10.52 percent from 20 tons to 21 tons in 2018."),
    ("growth_contradicts_levels", "Rice exports rose 50 percent from 20.0 tons to 21.0 tons in 2018."),
    (
        "growth_contradicts_levels",
        "Tea exports rose 50 percent from 0 tons to 210 tons in 2018. Rice exports rose 50 percent from 200 tons to 210 tons in 2018.",
    ),
    (
        "share_contradicts_amounts",
        "The total crop reached 200 tons in 2017. The total harvest reached 200 tons in 2018. "
        "In 2018, oats output reached 50 tons, accounting for 60 percent of the total crop. "
        "In 2018, barley output reached 50 tons, accounting for 60 percent of the total harvest.",
    ),
    (
        "conversion_off_rate",
        "The mine spent 700 yuan (100 euros). The port spent 700 yuan (100 dollars). The mill spent 1,400 yuan (200 dollars). "
        "The school spent 2,100 yuan (900 dollars).",
    ),
    (
        "share_contradicts_amounts",
        "The total crop reached 200 tons in 2018. The total harvest reached 200 tons in 2018. "
        "In 2018, oats output reached 50 to 60 tons, accounting for 60 percent of the total crop. "
        "In 2018, barley output reached 50 tons, accounting for 60 percent of the total harvest.",
    ),
    ("headline_differs", "In 2018 Wuling's rice output reached 45 tons\nIn 2018 Wuling's rice output reached 57 tons, the bureau said."),
]
SILENT = [
    "The county runs 34 ferries, of which 35 are new.",
    "The county runs at least 34 ferries, of which 40 are new.",
    "The county runs 34 to 36 ferries, of which 40 are new.",
    "The county runs 34 ferries, of which 15 are new and of which 12 are white.",
    "The total harvest reached 200 tons in 2018. In 2018, barley output reached 50 tons, accounting for 26 percent of the total harvest.",
    "The total harvest reached 200 tons in 2017. In 2018, barley output reached 50 tons, accounting for 60 percent of the total harvest.",
    "Total harvest reached 200 tons in 2018. In 2018, tea output reached about 50 tons, accounting for 60 percent of the total harvest.",
    "Total harvest reached about 200 tons in 2018. In 2018, tea output reached 50 tons, accounting for 60 percent of the total harvest.",
    "The total harvest reached 200 tons in 2018. In 2018, barley output reached 50 yuan, accounting for 60 percent of the total harvest.",
    "Rice exports rose 6 percent from 200 tons to 210 tons in 2018.",
    "Rice exports rose 50 percent from 0 tons to 210 tons in 2018.",
    "Rice exports rose 50 percent from about 200 tons to 210 tons in 2018.",
    "Rice exports rose 50 percent from 200 tons to more than 210 tons in 2018.",
    "The rate rose 2 percentage points from 4 percent to 9 percent.",
    "The port spent 700 yuan (100 dollars). The mill spent 1,400 yuan (200 dollars). The school spent 2,100 yuan (270 dollars).",
    "Wuling's rice output reached 45 tons in 2018\nWuling's rice output reached 44.5 tons in 2018, the bureau said.",
    "Wuling's rice output reached 45 tons in 2018\nWuling's rice output reached about 57 tons in 2018, the bureau said.",
    "Wuling's rice output reached 45 tons in 2018\nWuling's rice output will reach 57 tons in 2018, the bureau said.",
    "Wuling's rice output reached 45 tons in 2018\nWuling's rice output rose 57 tons in 2018, the bureau said.",
    "Wuling's rice output reached 45 tons in 2018\nWuling's rice output reached 57 yuan in 2018, the bureau said.",
    "Wuling's rice output reached 45 tons in 2018\nWuling's wheat output reached 57 tons in 2018, the bureau said.",
    "Wuling's rice output reached 45 tons in 2018\nKent's rice output reached 57 tons in 2018, the bureau said.",
    "Wuling's rice output reached 45 tons\nWuling's rice output reached 57 tons, the bureau said.",
    "Wuling's rice output reached 45 tons in 2018\nWuling's rice output reached 57 tons in 2018. Its rice output reached 45 tons in 2018.",
    "Wuling's rice output reached 45 tons in 2018. Wuling's rice output reached 57 tons in 2018.",
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
    "The total harvest reached 200 tons in 2018. In 2018, barley output reached 50 tons, accounting for 24 percent of the total harvest.",
    "The county sold 34 tons, of which 40 percent went to Kent.",
    "Rice exports rose 11 percent from 20 tons to 21 tons in 2018.",
    "The port spent 1,000 yuan (100 dollars). The mill spent 2,000 yuan (200 dollars). The school spent 1,000 yuan (115 dollars).",
    "The port sold 34 tons, of which 900 kg were lost.",
    "Wuling's rice output reached 51 tons in 2018\nWuling's rice output reached 50 tons in 2018, the bureau said.",
]
CODES = {code for code, _ in FIRES}


@pytest.mark.parametrize(("code", "text"), FIRES)
def test_fires(code: str, text: str) -> None:
    warnings = [warning for warning in reformextract.extract(text, published="2019-01-23").warnings if warning.code in CODES]
    assert [warning.code for warning in warnings] == [code], warnings
    assert len(warnings[0].places) >= 2
    assert all(text[start:end] in warnings[0].message or code == "parts_exceed_total" for start, end in warnings[0].places)


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
