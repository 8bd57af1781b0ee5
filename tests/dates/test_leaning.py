"""Dates that lean on others: what a sentence, a range or a paragraph tells of a date that does not say all of itself.

Sentences are our own; what is marked is what a reader marks. Published Wednesday, 23 January 2019.
"""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from pydantic import ValidationError
from tests.dates.test_plain_language import check

from reformextract.api import extract, shared_stages
from reformextract.dates.expressions import builders
from reformextract.dates.expressions.expression import FiscalYear, Length, Point
from reformextract.dates.expressions.region import Region
from reformextract.dates.record import Date

RANGES = [
    "It will run from [[November 2019|value=2019-11]] to [[February|value=2020-02]].",
    "It ran from [[November last year|value=2018-11]] to [[February|value=2019-02]].",
    "It runs from [[20 November 2019|value=2019-11-20]] to [[3 February|value=2020-02-03]].",
    "It ran from [[November 2017|value=2017-11]] until [[February|value=2018-02]].",
    "It ran between [[November 2017|value=2017-11]] and [[February|value=2018-02]].",
    "It ran from [[May 2017|value=2017-05]] to [[August|value=2017-08]].",
    "It ran from [[May last year|value=2018-05]] to [[August|value=2018-08]].",
    "It ran from [[November|value=2017-11]] to [[February 2018|value=2018-02]].",
    "It ran from [[May|value=2018-05]] to [[August last year|value=2018-08]].",
    "It was shut from [[Thursday|value=2019-01-17]] to [[Tuesday|value=2019-01-22]].",
    "It will be shut from [[Thursday|value=2019-01-24]] to [[Tuesday|value=2019-01-29]].",
    "It met on [[Monday|value=2019-01-21]] and [[Friday|value=2019-01-18]].",
    "From [[January 1|value=2018-01-01]] to [[March 31|value=2018-03-31]] exports rose, unlike in "
    "[[the same period last year|value=2017-01/2017-03 earliest=2017-01-01 latest=2017-03-31]].",
    "It rained from [[May 2016|value=2016-05]] to [[July 2016|value=2016-07]]; [[the same period of 2015|value=2015-05/2015-07]] was dry.",
    # what comes every year has no place of its own
    "The fair opens [[annually|type=SET value=P1Y]] from [[1 May|value=XXXX-05-01]] to [[31 August|value=XXXX-08-31]].",
    "It is open [[each year|type=SET value=P1Y]] from [[May|value=XXXX-05]] to [[August|value=XXXX-08]].",
    "The fair opens [[annually|type=SET value=P1Y]]. It opened in [[May|value=2018-05]].",
]

GOING_ON = [
    "It was opened on [[3 May 2002|value=2002-05-03]] and closed on [[8 June|value=2002-06-08]].",
    "It opened on [[3 May 2012|value=2012-05-03]] and closed on [[8 February|value=2013-02-08]].",
    "It opened on [[3 May 2012|value=2012-05-03]] and will close on [[8 February|value=2019-02-08]].",
    "It will open on [[3 May 2020|value=2020-05-03]] and close on [[8 June|value=2020-06-08]].",
    "It will open on [[3 May 2020|value=2020-05-03]] and close on [[8 February|value=2021-02-08]].",
    "It will be built by [[March 2020|value=2020-03]] and the plan will be adopted in [[September|value=2019-09]].",
    "It opens on [[3 May 2020|value=2020-05-03]], he said on [[8 January|value=2019-01-08]].",
    "The bank, founded in [[May 1950|value=1950-05]], closed in [[June|value=2018-06]].",
    "Sales were up against [[May 2016|value=2016-05]] and fell in [[June|value=2018-06]].",
    "Sales rose in [[May 2016|value=2016-05]] and fell in [[June|value=2016-06]].",
    "He was arrested in [[May 2016|value=2016-05]]. He was freed in [[June|value=2018-06]].",
    # the scene of a paragraph
    "In [[2014|value=2014]] it opened. It closed in [[June|value=2014-06]].",
    "In [[2014|value=2014]] it opened.\nIt closed in [[June|value=2018-06]].",
    "It opened in [[2014|value=2014]]. It closed in [[June|value=2018-06]].",
    # whose day or month it is
    "[[Next year|value=2020]]'s fair will run from [[22|value=2020-08-22]] to [[25 August|value=2020-08-25]].",
    "[[Next year|value=2020]]'s fair will run from [[22 December|value=2020-12-22]] to [[3 January|value=2021-01-03]].",
    "Registration for [[next year|value=2020]]'s fair opens in [[May|value=2019-05]].",
    "[[Last year|value=2018]]'s fair opened in [[May|value=2018-05]]. This one will open in [[June|value=2019-06]].",
    # what is joined shares its tense
    "Talks are set for [[May 3|value=2019-05-03]] in Geneva and [[June 4|value=2019-06-04]] in Oslo.",
    "Talks were held on [[May 3|value=2018-05-03]] in Geneva and [[June 4|value=2018-06-04]] in Oslo.",
]

SAID_AGAIN = [
    "On [[National Day 2009|value=2009-10-01]], [[October 1|value=2009-10-01]], it opened.",
    "On [[12 March 2013|value=2013-03-12]] ([[March 12|value=2013-03-12]] in the east) it opened.",
    "The two met on [[Tuesday|value=2019-01-15]] ([[15 January|value=2019-01-15]]).",
    "The two met [[last Tuesday|value=2019-01-15]], on [[January 15|value=2019-01-15]].",
]

EDGES = [
    "It was founded in [[March 1968|value=1968-03]]. By [[the end of the year|value=1968 mod=END]] it was gone.",
    "It opened on [[May 3, 2015|value=2015-05-03]]; by [[the end of the week|value=2015-W18 mod=END]] it was full.",
    "It opened on [[May 3, 2018|value=2018-05-03]]; by [[the end of the month|value=2018-05 mod=END]] it was full.",
    "It opened in [[the summer of 2015|value=2015-SU]]; by [[the end of the year|value=2015 mod=END]] it was full.",
    "It opened in [[the third quarter of 2015|value=2015-Q3]]; by [[the end of the year|value=2015 mod=END]] it was full.",
    "It opened in [[2015|value=2015]]; by [[the end of the month|value=2019-01 mod=END]] it will be full.",
    "It will open in [[March 2020|value=2020-03]] and close by [[the end of the year|value=2020 mod=END]].",
    "In [[March 2018|value=2018-03]] he said it would open by [[the end of the year|value=2018 mod=END]].",
    "In [[March 2018|value=2018-03]] it opened, and will close by [[the end of the year|value=2019 mod=END]].",
    "In [[2015|value=2015]] it opened. Over [[the past three years|type=DURATION value=P3Y]] it grew; "
    "by [[the end of the year|value=2019 mod=END]] it had doubled.",
]

WHOLE_UNITS = [
    "In [[the first half of 1995|value=1995-H1]] it fell; in [[the whole year|value=1995]] it rose.",
    "In [[the first half of 1995|value=1995-H1]] it fell. It rained. It snowed. In [[the whole year|value=2019]] it rose.",
    "The bank, founded in [[May 1995|value=1995-05]], rose in [[the whole year|value=2019]].",
    "In [[the first half of 1995|value=1995-H1]] it fell; in [[the whole year|value=2019]] it will rise.",
    "It opened in [[1990|value=1990]]; [[the next year|value=1991]] it closed.",
    "It opened in [[1990|value=1990]]; [[the next year|value=2020]] will be hard.",
    "A cut is expected before [[the end of the quarter|value=2019-Q1 mod=END]].",
    "It had closed by [[the end of the quarter|value=2018-Q4 mod=END]].",
    "The bank, founded in [[March 1968|value=1968-03]], said it would close at [[the end of the year|value=2019 mod=END]].",
    "It was founded in [[March 1968|value=1968-03]]. It said it would close by [[the end of the year|value=1968 mod=END]].",
    "It was founded in [[March 1968|value=1968-03]]. It grew. It thrived. It said it would close by [[the end of the "
    "year|value=2019 mod=END]].",
    "In [[2015|value=2015]] it opened. Over [[the past three years|type=DURATION value=P3Y]] it grew. [[The following "
    "year|value=2016]] it moved.",
    "It opened in [[2002|value=2002]]. [[Two years later|value=2004]], in [[June 2004|value=2004-06]], it closed.",
    "[[Two years later|value=2004]], in [[June 2004|value=2004-06]], it closed.",
    "[[Two months later|value=2004-06]], on [[3 June 2004|value=2004-06-03]], it closed.",
]

COMPARED = [
    "Sales fell in [[the third quarter|value=2018-Q3]], from 5 million [[a year earlier|value=2017-Q3]].",
    "Sales fell in [[the third quarter|value=2018-Q3]]. It was [[a year earlier|value=2017]] that the plant had closed.",
    "In [[May 2016|value=2016-05]] it stood at 4, against 3 [[a year earlier|value=2015]]. [[The following month|value=2016-06]] it rose.",
    "In [[2015|value=2015]] sales rose from [[the previous year|value=2014]]. [[The following year|value=2016]] they fell.",
    "In [[2015|value=2015]] sales rose. [[The previous year|value=2014]] they fell. [[That year|value=2015]] it rained.",
    "It earned 3 in [[the third quarter|value=2018-Q3]]. In [[the first nine months|type=DURATION value=P9M latest=2018-09-30]], it "
    "earned 4, up from 3 [[a year earlier|value=2017]].",
    "It earned 3 in [[the third quarter|value=2018-Q3]]. Over [[nine months|type=DURATION value=P9M]], it earned 4, "
    "up from 3 [[a year earlier|value=2017-Q3]].",
]

TENSES = [
    "[[The first week of March|value=2019-W10]] will be wet.",
    "[[The first week of March|value=2018-W09]] was wet.",
    "[[The first five days of March|type=DURATION value=P5D earliest=2018-03-01]] were wet.",
    "[[The first five days of March|type=DURATION value=P5D earliest=2019-03-01]] will be wet.",
    "[[The last five days of March|type=DURATION value=P5D earliest=2019-03-27]] will be wet.",
    "[[The week|value=2018-W09]] ended [[March 3|value=2018-03-03]] was wet.",
    "The [[Two Sessions|value=2019-03-03/2019-03-15]] will be held there.",
    "The [[Two Sessions|value=2018-03-03/2018-03-20]] were held there.",
]

NAMES = [
    "[[Last Year|value=2018]] it rained.",
    "He said [[last week|value=2019-W03]] Reuters had erred.",
    "On This Week he spoke of it.",
    "They met on [[Friday Night|type=TIME value=2019-01-18TNI]] in Leeds.",
    "They met at [[Noon|type=TIME value=2019-01-23T12:00]] in Leeds.",
    "It launched a [[Two-Year|type=DURATION value=P2Y]] pilot in the north.",
]


@pytest.mark.parametrize("marked", [*RANGES, *GOING_ON, *SAID_AGAIN, *EDGES, *WHOLE_UNITS, *COMPARED, *TENSES, *NAMES])
def test_a_date_leans_on_another(marked: str) -> None:
    check(marked)


def test_what_has_no_place_is_told_with_its_places() -> None:
    text = "It fell at 9:30 on Monday; it rose last year, and recently it fell as in May 2018."
    (warning,) = extract(text).warnings
    assert [text[start:end] for start, end in warning.places] == ["9:30 on Monday", "last year"]
    assert warning.message.endswith(": 2")
    assert extract("It fell in May 2018.").warnings == ()


def date(**fields: object) -> Date:
    return Date.model_validate({"start": 0, "end": 4, "text": "2018", "type": "DATE", "value": "2018", **fields})


def test_what_a_record_shows() -> None:
    assert (date().days, date().meaning) == ("", "DATE 2018")
    day = date(value="2018-05-03", earliest="2018-05-03", latest="2018-05-03")
    assert (day.days, day.meaning) == ("2018-05-03", "DATE 2018-05-03")
    month = date(value="2018-05", mod="START", earliest="2018-05-01", latest="2018-05-31")
    assert (month.days, month.meaning) == ("2018-05-01 to 2018-05-31", "DATE 2018-05 START (2018-05-01 to 2018-05-31)")


def test_the_days_of_a_record_stand_together_and_in_order() -> None:
    for fields in ({"earliest": "2018-01-01"}, {"latest": "2018-01-01"}, {"earliest": "2018-01-02", "latest": "2018-01-01"}):
        with pytest.raises(ValidationError, match="earliest"):
            date(**fields)


def region(text: str, country: str | None = None, order: str = "by_country") -> Region:
    patterns = shared_stages().patterns
    reading = shared_stages().read(text)
    reading.country = country
    lexicon = {**patterns.lexicon, "numeric_date_order": {"## / ## / ####": order}}
    return Region(reading, type("Patterns", (), {"lexicon": lexicon})())  # type: ignore[arg-type]


WRITTEN = [  # text, whether the day is written first (None: its dates do not tell)
    ("It opened on 13/12/2018.", True),
    ("It opened on 12/13/2018.", False),
    ("It opened on 31/1/2018.", True),
    ("It opened on 1/31/2018.", False),
    ("It opened on 12/12/2018.", None),
    ("It opened on 13/13/2018.", None),
    ("It opened on 32/12/2018.", None),
    ("It opened on 12/32/2018.", None),
    ("It opened on 13/12.", None),
    ("It opened on 13/12/2018 and closed on 12/13/2018.", None),
    ("It opened on 13/12/2018, closed on 12/13/2018 and opened on 25/12/2018.", True),
    ("It opened on 13/12/2018, closed on 12/13/2018 and opened on 12/25/2018.", False),
    ("/12/2018 it opened.", None),
    ("and/or 13/a/2018", None),
]


@pytest.mark.parametrize(("text", "wanted"), WRITTEN)
def test_the_order_of_dates_in_numbers_is_that_of_the_others(text: str, wanted: bool | None) -> None:
    assert region(text)._order_written is wanted
    assert region(text, "US").day_first is bool(wanted)
    assert region(text, "GB").day_first is (wanted is not False)
    assert region(text).day_first is bool(wanted)
    assert region(text, "US", "day_first").day_first
    assert not region(text, "GB", "month_first").day_first


FISCAL = [  # text, country given, first month of its fiscal year, and where two years are written
    ("Sales rose.", None, 1, 1),
    ("Sales rose in India.", None, 4, 4),
    ("Sales rose in Japan and in India, said India.", None, 4, 4),
    ("Sales rose in India.", "AU", 7, 7),
    ("Sales rose in Washington.", "US", 10, 7),
    ("Congress met.", "US", 10, 10),
    ("The state legislature met.", "US", 7, 7),
    ("Congress met in Delhi.", "IN", 4, 4),
    ("Congress met.", None, 10, 10),
]


@pytest.mark.parametrize(("text", "country", "month", "of_two"), FISCAL)
def test_the_month_in_which_a_fiscal_year_begins(text: str, country: str | None, month: int, of_two: int) -> None:
    found = region(text, country)
    assert (found.first_month, found.first_month_of_two_years) == (month, of_two)


def test_a_fiscal_year_is_named_after_its_beginning_in_some_countries() -> None:
    assert [region("", country).named_by_start for country in ("JP", "SG", "US", None)] == [True, True, False, False]


def test_what_words_say_is_remembered_but_for_what_the_country_decides() -> None:
    stages = shared_stages()
    known: builders.Known = {}

    def said(text: str, country: str | None) -> list[object]:
        reading = stages.read(text)
        reading.country = country
        where = Region(reading, stages.patterns)
        matches = stages.rules.of("date").find(reading.codes)
        return [builders.expression_of(match, reading, stages.patterns, where, known) for match in matches]

    assert Point(unit="year", offset=-1) in said("last year", None)
    assert "last year" in {words for *_, words in known}
    assert FiscalYear(first_month=4, ends=2018) in said("fiscal 2018", "IN")
    assert FiscalYear(first_month=7, ends=2018) in said("fiscal 2018", "AU")
    assert "fiscal 2018" not in {words for *_, words in known}
    key = next(key for key in known if key[3] == "last year")
    known[key] = Length(amount=Decimal(1), unit="year")
    assert said("last year", None) == [known[key]]


def test_a_publication_date_tells_the_order_of_the_stamp() -> None:
    for published, value in (("2018-05-04", "2018-05-04"), ("2018-04-05", "2018-04-05"), ("2018-06-01", "2018-05-04")):
        (found,) = extract("Posted 04/05/2018", published=datetime.date.fromisoformat(published), country="GB").date
        assert found.value == value
    for published, value in (("2018-05-04", "2018-05-04"), ("2018-04-05", "2018-04-05"), ("2018-06-01", "2018-04-05")):
        (found,) = extract("Posted 04/05/2018", published=datetime.date.fromisoformat(published), country="US").date
        assert found.value == value
