"""The calendar's ends: whatever the publication date, every date comes out with a place or without one, and none raises."""

from __future__ import annotations

import pytest

from reformextract.api import extract
from reformextract.dates.record import Date

ENDS = ("0001-01-01", "0001-01-02", "0001-02-01", "0009-06-01", "9998-12-31", "9999-01-01", "9999-12-27", "9999-12-30", "9999-12-31")
TEXTS = (
    "It fell last week, last month, last year and over the past three years.",
    "It will open next Friday, next month, next year, in ten days and within the next two decades.",
    "It is shut from Monday to Friday, between January and September, and met last Friday, on June 4.",
    "The first week of the year, the last Sunday of the month, the week before last and the week after next were dry.",
    "Easter, Ramadan and the Spring Festival last year; Thirty years later it closed; a century ago, in 9000 years.",
    "In FY 2021-22, the previous fiscal year, the third quarter of fiscal 9999 and the same period last year it grew.",
    "Signed on Monday, 04/03/0001, at noon tomorrow, on the night of March 3, a week ago today.",
)


@pytest.mark.parametrize("published", ENDS)
@pytest.mark.parametrize("text", TEXTS)
def test_every_date_of_the_calendar_is_read(text: str, published: str) -> None:
    for record in extract(text, published=published, country="IN").records:
        if isinstance(record, Date) and record.earliest is not None and record.latest is not None:
            assert record.earliest <= record.latest


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_a_placeholder_is_an_unknown_date_with_a_warning(published: str) -> None:
    extraction = extract("It rose last year.", published=published)
    assert [(record.value, record.earliest) for record in extraction.date] == [("XXXX", None)]
    assert [warning.code for warning in extraction.warnings] == ["published_placeholder", "published_unknown"]


def test_a_dateline_serves_where_a_placeholder_was_given() -> None:
    extraction = extract("Hill News\n2019-01-23 09:47\nSales fell last year.", published="0001-01-01")
    assert [record.value for record in extraction.date] == ["2019-01-23T09:47", "2018"]
    assert not extraction.warnings
