"""The amounts of facts for those that compare them, the relations of facts, their series: each value from reading."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

import reformextract
from reformextract.article import Extraction
from reformextract.facts.folding import folded, folded_subject, folded_what
from reformextract.facts.relations import same_thing
from reformextract.facts.series import series_of
from reformextract.facts.values import amount, days_of, is_rough, percentage, period_key, precision, unit


def read(text: str) -> Extraction:
    return reformextract.extract(text, published="2019-01-23")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Exports rose 5.5 percent.", "0.05"),  # within 5.45 and 5.55
        ("Exports rose 5 percent.", "0.5"),
        ("The mill sold 3.2 billion tons.", "50000000"),
        ("The mill sold 3,250 tons.", "0.5"),
        ("The mill sold 45 thousand tons.", "500"),
        ("A third of farms closed.", "0.16665"),  # no digits: half of the value
        ("Twelve clinics opened.", "6"),
        ("The mill sold 0 tons.", "0.5"),
        ("The mill sold 1.50 tons.", "0.005"),
        ("The mill sold 5 to 7 tons.", "0"),
        ("The mill sold 1.234.567 tons.", "0.5"),
        ("The mill sold 1.234 million tons.", "500"),
    ],
)
def test_precision(text: str, value: str) -> None:
    (fact,) = read(text).facts
    assert precision(fact) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Exports rose 5.5 percent.", "5.5"),
        ("Half of the farms closed.", "50"),
        ("The rate rose 2 percentage points.", None),
        ("The mill sold 5 tons.", None),
        ("Exports rose 5 to 7 percent.", None),
    ],
)
def test_percentage(text: str, value: str | None) -> None:
    (fact,) = read(text).facts
    assert percentage(fact) == (None if value is None else Decimal(value))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mill sold 5 tons.", ("measure", "t", None)),
        ("The mill paid 5 yuan a month.", ("money", "CNY", "month")),
        ("Exports rose 5 percent.", ("ratio", "%", None)),
        ("The mill hired 5 nurses.", ("count", None, None)),
    ],
)
def test_unit(text: str, expected: tuple[str, str | None, str | None]) -> None:
    (fact,) = read(text).facts
    assert unit(fact) == expected


def test_what_has_no_comparator_is_exact() -> None:
    (one, *_) = read("Half of the farms closed.").facts
    assert not is_rough(one)


@pytest.mark.parametrize("words", ["about", "nearly", "more than", "less than", "at least", "at most"])
def test_rough(words: str) -> None:
    rough, exact = read(f"The mill sold {words} 5 tons and 7 carts.").facts
    assert (is_rough(rough), is_rough(exact)) == (True, False)
    assert amount(rough) == 5


def test_a_range_has_no_amount() -> None:
    (fact,) = read("The mill sold 5 to 7 tons.").facts
    assert amount(fact) is None
    assert not is_rough(fact)


DAY = datetime.date


@pytest.mark.parametrize(
    ("text", "days", "key"),
    [
        ("The mill sold 5 tons in 2018.", (DAY(2018, 1, 1), DAY(2018, 12, 31)), (DAY(2018, 1, 1), DAY(2018, 12, 31), "in")),
        (
            "The mill sold 5 tons from 2016 to 2018.",
            (DAY(2016, 1, 1), DAY(2018, 12, 31)),
            (DAY(2016, 1, 1), DAY(2018, 12, 31), "in"),
        ),
        ("The mill has sold 5 tons since 2016.", (DAY(2016, 1, 1), None), (DAY(2016, 1, 1), DAY(2016, 12, 31), "since")),
        ("The mill will sell 5 tons by 2020.", (None, DAY(2020, 12, 31)), (DAY(2020, 1, 1), DAY(2020, 12, 31), "by")),
        ("Until 2016 the mill had 5 workers.", (None, DAY(2016, 12, 31)), (DAY(2016, 1, 1), DAY(2016, 12, 31), "until")),
        ("The mill sold 5 tons.", (None, None), None),
        ("The mill recently sold 5 tons.", (None, None), None),
    ],
)
def test_days(text: str, days: tuple[object, object], key: tuple[object, ...] | None) -> None:
    (fact,) = read(text).facts
    assert days_of(fact) == days
    assert period_key(fact) == key


@pytest.mark.parametrize(
    ("one", "same"),
    [
        ("The  Province's", "province"),
        ("the\nbureau", "bureau"),
        ("its exports", "exports"),
        ("China", "CN"),
        ("CHN", "CN"),
        ("People's Republic of China", "CN"),
        ("Viet Nam", "VN"),
        ("Vietnam", "VN"),
        ("A", ""),
    ],
)
def test_one_spelling(one: str, same: str) -> None:
    assert folded(one) == same


def test_the_same_thing() -> None:
    first, second, third, fourth = read(
        "Kent's exports reached 5 tons in 2017. Kent's exports reached 7 tons in 2018. Hull's exports reached 7 tons. "
        "Kent's imports reached 7 tons."
    ).facts
    assert same_thing(first, second)
    assert not same_thing(second, third)
    assert not same_thing(second, fourth)
    (nameless,) = read("Hull sold 5 tons.").facts
    assert (folded_what(nameless), folded_subject(nameless)) == ("", "hull")
    assert not same_thing(nameless, nameless)
    (nobody,) = read("Half of the farms closed.").facts
    assert folded_subject(nobody) == ""


RELATIONS = [
    # the text, and each relation as (kind, the one, the other)
    (
        "Kent's exports reached 5 tons in 2018.\nThe mayor spoke. Kent's exports reached 5 tons in 2018.",
        [("repeats", "5 tons", "5 tons")],
    ),
    ("Kent's exports reached 5 tons in 2018.\nKent's exports reached 5 tons.", [("repeats", "5 tons", "5 tons")]),
    ("Kent's exports reached 5 tons in 2018.\nKent's exports reached 5 tons in 2017.", []),
    ("Kent's exports reached 5 tons in 2018.\nKent's exports reached 7 tons in 2018.", []),
    ("Kent's exports reached 5 tons in 2018.\nKent's exports rose 5 tons in 2018.", []),
    ("Kent's exports reached 5 tons in 2018.\nHull's exports reached 5 tons in 2018.", []),
    ("Kent has 34 ferries, of which 12 are new and 4 are old.", [("part_of", "12", "34")]),
    ("Kent has 34 ferries. Of them 12 are new.", []),
    ("Exports rose 5 percent to 7 tons in 2018.", [("growth_of", "5 percent", "7 tons")]),
    ("Exports rose 5 percent from 6 tons in 2018.", []),
    ("Exports rose 5 percent in 2018, while imports reached 7 tons in 2018.", []),
    (
        "Total sales reached 200 tons in 2018. Tea made up 25 percent of total sales.",
        [("share_of", "25 percent", "200 tons")],
    ),
    ("Total sales rose 200 tons in 2018. Tea made up 25 percent of total sales.", []),
    ("Total sales reached 200 tons in 2018. Tea made up 25 percent of imports.", []),
    ("Kent's exports reached 5 to 7 tons in 2018.\nKent's exports reached 5 to 7 tons in 2018.", []),
    (
        "Hull sold 4 to 6 tons. Kent's exports reached 5 tons in 2018.\nKent's exports reached 5 tons in 2018.",
        [("repeats", "5 tons", "5 tons")],
    ),
    (
        "Kent's exports reached 5 tons in 2018.\nKent's exports reached 5 tons in 2018.\nKent's exports reached 5 tons in 2018.",
        [("repeats", "5 tons", "5 tons"), ("repeats", "5 tons", "5 tons")],  # both the first
    ),
    ("Kent spent 34 million yuan, of which 12 million yuan went to Hull.", [("part_of", "12 million yuan", "34 million yuan")]),
    ("Kent sold 34 tons, of which 12 tons went to Hull.", [("part_of", "12 tons", "34 tons")]),
    ("Kent has 34 ferries, up 5 percent, of which 12 are new.", [("growth_of", "5 percent", "34"), ("part_of", "12", "34")]),
    ("The rate rose 2 percentage points to 5 percent in 2018.", []),
    ("The toll rose 2 percent to 5 percent in 2018.", []),
    (
        "Exports rose 5 percent in 2018 to 7 tons. Imports rose 5 percent to 9 tons.",
        [("growth_of", "5 percent", "7 tons"), ("growth_of", "5 percent", "9 tons")],
    ),
    ("Kent has 34 ferries. It has 12 towns, of which 4 are new.", [("part_of", "4", "12")]),
    (
        "Total sales reached 200 tons in 2018. Total sales reached 300 tons in 2017. Tea made up 25 percent of total sales.",
        [("share_of", "25 percent", "200 tons")],
    ),
    ("Total sales reached 200 tons in 2018. Tea made up 2 to 3 percent of total sales.", []),
    (
        "Tea made up 25 percent of total sales. Total sales reached 5 percent of exports. Total sales reached 200 tons in 2018.",
        [("share_of", "25 percent", "200 tons")],
    ),
    ("Exports rose 5 percent and imports fell 3 percent to 7 tons in 2018.", [("growth_of", "3 percent", "7 tons")]),
    ("Kent has 200 farms. Mills made up 25 percent of farms.", [("share_of", "25 percent", "200")]),
    ("Total sales reached 200 yuan in 2018. Tea made up 25 percent of total sales.", [("share_of", "25 percent", "200 yuan")]),
]


@pytest.mark.parametrize(("text", "expected"), RELATIONS)
def test_relations(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = read(text)
    told = [
        (relation.kind, found.facts[relation.fact].figure_record.text, found.facts[relation.other].figure_record.text)
        for relation in found.relations
    ]
    assert told == expected


def test_series() -> None:
    texts = {
        "b": "Kent's exports reached 7 tons in 2018. Kent's imports reached 3 tons in 2018.",
        "a": "Kent's exports reached 5 tons in 2017. Kent's exports reached 5 tons in 2017. Kent's exports will reach 9 tons in 2020.",
        "d": "Kent's exports are estimated at 8 tons in 2018.",
        "c": "Kent's  exports reached 8 tons in 2018. Kent's exports reached 5 yuan a month in 2017. They reached more than hoped.",
    }
    facts = [(id, fact) for id, text in texts.items() for fact in read(text).facts]
    (series,) = series_of(facts)
    assert (series.subject, series.what, series.unit, series.change, series.periods) == ("Kent", "exports", "t", None, 2)
    assert [(point.article, point.value, point.earliest.year) for point in series.points] == [
        ("a", 5, 2017),
        ("b", 7, 2018),
        ("c", 8, 2018),
        ("d", 8, 2018),
    ]
    assert [(one.value, other.value) for one, other in series.conflicts()] == [(7, 8), (7, 8)]
    made = series.as_json()
    assert made["conflicts"] == [[1, 2], [1, 3]]
    assert made["points"][0] == {"earliest": "2017-01-01", "latest": "2017-12-31", "value": "5", "article": "a"}
    assert {key: made[key] for key in ("subject", "what", "unit", "change")} == {
        "subject": "Kent",
        "what": "exports",
        "unit": "t",
        "change": None,
    }
    alone = series_of(facts, least=1)
    assert [(one.what, one.unit) for one in alone] == [("exports", "t"), ("exports", "CNY/month"), ("imports", "t")]


def test_series_are_ordered_by_how_many_periods_and_then_by_name() -> None:
    text = "Kent's imports reached 3 tons in {0}. Kent's exports reached 5 tons in {0}. Hull's exports reached 4 tons in 2016."
    facts = [(str(year), fact) for year in (2016, 2017) for fact in read(text.format(year)).facts]
    facts += [("x", fact) for fact in read("Kent's imports reached 4 tons in 2014.").facts]
    assert [(one.subject, one.what, one.periods) for one in series_of(facts, 1)] == [
        ("Kent", "imports", 3),
        ("Kent", "exports", 2),
        ("Hull", "exports", 1),
    ]


def test_a_series_of_nobody_whose_name_has_a_line_break() -> None:
    facts = [(str(year), fact) for year in (2016, 2017) for fact in read(f"Total\nexports reached 5 tons in {year}.").facts]
    (series,) = series_of(facts)
    assert (series.subject, series.what) == ("", "Total exports")
