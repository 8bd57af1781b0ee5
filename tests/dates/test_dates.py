"""Dates in sentences, from the text to the record. Sentences are our own; what is marked is what a reader marks."""

from __future__ import annotations

import json

import pytest

from reformextract.api import extract, shared_stages
from reformextract.dateline import published_in
from reformextract.dates.record import Date
from reformextract.patterns.markup import parse_markup

SENTENCES = [
    "By [[the end of June next year|value=2020-06 mod=END earliest=2020-06-01 latest=2020-06-30]] all counties will join.",
    "In [[the first half of 2018|value=2018-H1]] the pilot covered 12 towns.",
    "In [[the second half of the year|value=2019-H2]] it will cover more.",
    "It fell from [[1992|value=1992]] to [[1997|value=1997]], then rose.",
    "The plan ([[2016-2020|value=2016/2020]]) names 9 tasks.",
    "Output rose in [[January|value=2018-01]]-[[September 2018|value=2018-09 latest=2018-09-30]].",
    "The fair ran from [[July 25|value=2018-07-25]] to [[27|value=2018-07-27]].",
    "Between [[May|value=2018-05]] and [[June 2018|value=2018-06]] it rained.",
    "At [[10:30 a.m. on Monday|type=TIME value=2019-01-21T10:30]] the hall opened.",
    "The bell rang at [[half past seven on Monday evening|type=TIME value=2019-01-21T19:30]].",
    "Over [[the past three years|type=DURATION value=P3Y earliest=2016-01-23 latest=2019-01-23]] the fund grew.",
    "He waited [[more than 10 years|type=DURATION value=P10Y mod=MORE_THAN]] for it.",
    "It takes [[20 days or so|type=DURATION value=P20D mod=APPROX]] to register.",
    "It took [[four years and two months|type=DURATION value=P4Y2M]] to build.",
    "A [[two-year|type=DURATION value=P2Y]] pilot was launched [[three years ago|value=2016]].",
    "It opened on [[March 3, 2018|value=2018-03-03]] and closed [[two months later|value=2018-05]].",
    "Sales rose in [[the third quarter|value=2018-Q3]] by 5 percent from [[a year earlier|value=2017-Q3]].",
    "Exports in [[the first seven months of 2018|type=DURATION value=P7M latest=2018-07-31]] beat those of "
    "[[the same period of 2017|value=2017-01/2017-07]].",
    "On [[July 24, 2018|value=2018-07-24]] the list came out, and [[the same day|value=2018-07-24]] 58 firms joined.",
    "In [[2015|value=2015]], the county began to trade shares; in [[May|value=2015-05]], the first were sold.",
    "Teams check the river [[every Friday|type=SET value=XXXX-WXX-5]] and report [[monthly|type=SET value=P1M]].",
    "Subsidies are paid [[every three years|type=SET value=P3Y]].",
    "In the [[13th Five-Year Plan period|value=2016/2020 earliest=2016-01-01 latest=2020-12-31]] roads were built.",
    "[[The first year of the 14th Five-Year Plan|value=2021]] will matter.",
    "Since the [[18th National Congress|value=2012-11-08/2012-11-14]] it has grown.",
    "The [[third plenary session of the 18th CPC Central Committee|value=2013-11-09/2013-11-12]] asked for it.",
    "Before the [[Spring Festival of 2018|value=2018-02-16]] wages were paid.",
    "On [[New Year's Day last year|value=2018-01-01]] the rule took effect.",
    "In [[recent years|value=PAST_REF]] the town has changed, and [[now|value=PRESENT_REF]] it sells tea.",
    "In [[the near future|value=FUTURE_REF]] more will come.",
    "By [[mid-September|value=2018-09 mod=MID]] it was done.",
    "At [[end-June|value=2018-06 mod=END]] loans stood at 3 billion yuan.",
    "In [[the mid-1990s|value=199X mod=MID]] it was poor.",
    "Since [[early 2017|value=2017 mod=START]] prices fell.",
    "They met [[last Friday|value=2019-01-18]] and will meet again [[next Monday|value=2019-01-28]].",
    "The mayor will speak on [[Friday|value=2019-01-25]].",
    "The mayor spoke on [[Friday|value=2019-01-18]].",
    "It will begin in [[March|value=2019-03]].",
    "It will last [[a year|type=DURATION value=P1Y]].",
    "Half a million were trained [[each year|type=SET value=P1Y]].",
    "By [[year-end|value=2019 mod=END]] it will be gone.",
    "[[Q3 2018|value=2018-Q3]] was weak, [[H1 2018|value=2018-H1]] strong.",
    "Growth since [[the 1990s|value=199X]] and in [[the 21st century|value=20]] was fast.",
    "It meets [[twice a week|type=SET value=P1W]].",
    "Trade rose in [[the last quarter of 2018|value=2018-Q4]].",
    "On [[the last day of August|value=2018-08-31]] it closed.",
    "The [[2018|value=2018]] Hill Tea Festival drew many.",
    # ends of runs, bounds of lengths, what stands beside a date
    "In [[the year|type=DURATION value=P1Y earliest=2017-10-01 latest=2018-09-30]] to [[September|value=2018-09]] 210 people came.",
    "It slipped in [[the three months|type=DURATION value=P3M earliest=2018-07-01 latest=2018-09-30]] to "
    "[[end-September|value=2018-09 mod=END]].",
    "In [[the 12 months|type=DURATION value=P12M earliest=2017-07-01 latest=2018-06-30]] through [[June|value=2018-06]] it built.",
    "In [[the last three months of 2012|type=DURATION value=P3M earliest=2012-10-01 latest=2012-12-31]] it shrank.",
    "[[The next two to three years|type=DURATION value=P2Y/P3Y]] are key.",
    "It has rained for [[the past week or so|type=DURATION value=P1W mod=APPROX]].",
    "It could take [[as long as a month|type=DURATION value=P1M mod=EQUAL_OR_LESS]].",
    "It had taken [[over six weeks|type=DURATION value=P6W mod=MORE_THAN]] to fill the form.",
    "The wait was cut to [[below 40 days|type=DURATION value=P40D mod=LESS_THAN]].",
    "It took [[just under two hours|type=DURATION value=PT2H mod=LESS_THAN]].",
    "The trip lasts [[an hour and a half|type=DURATION value=PT1H30M]].",
    "They sold 40 in [[a single day|type=DURATION value=P1D]].",
    "Sales were 12 percent more than [[a year ago|value=2018]].",
    "It shut [[more than a year ago|value=2018 mod=MORE_THAN]].",
    "It may start in [[late 2017|value=2017 mod=END]] or thereabouts.",
    "In [[2017|value=2017]] it sold 5 percent more than [[the year before|value=2016]].",
    "It was indicted [[last year|value=2018]] in the city.",
    "We ended [[2018|value=2018]] on a high note.",
    "The mayor said that [[last week|value=2019-W03]] it rained.",
    "On [[the night of Friday, Nov. 23|type=TIME value=2018-11-23TNI]], he was shot.",
    "By [[the end of the decade|value=201X mod=END]] it will be gone.",
    "By [[mid-year|value=2019 mod=MID]] prices will fall.",
    "The board meets on [[Friday|value=2019-01-25]].",
    "The plant, linked to the grid on [[June 30|value=2018-06-30]], will feed 40 firms.",
    "Between [[December 4|value=2018-12-04]] and [[7|value=2018-12-07]] experts met.",
    "The [[late-November|value=2018-11 mod=END]] trip was cut short.",
    "A [[decades-long|type=DURATION value=PXDE]] dispute ended.",
    "Profit rose in [[the third quarter|value=2018-Q3]]; it will fall in [[the fourth quarter of 2019|value=2019-Q4]], and sales in "
    "[[the latest quarter|value=2018-Q3]] were flat.",
    "[[Third-quarter|value=2018-Q3]] profit rose. For [[the nine months|type=DURATION value=P9M]], it earned 3 million, up from 2 million "
    "[[a year earlier|value=2017]].",
    # years in words
    "Since [[June twenty seventeen|value=2017-06]] it grew, as in [[the winter of nineteen eighty-seven|value=1987-WI]].",
    "By [[the year two thousand and thirty|value=2030]] it will be rebuilt.",
    # past or future, by verb, preposition and place in the sentence
    "Until [[Thursday|value=2019-01-17]], they had not met.",
    "The talks were put off until [[Thursday|value=2019-01-24]].",
    "The offer had been due to lapse on [[Friday|value=2019-01-18]].",
    "The offer is due to lapse on [[Friday|value=2019-01-25]].",
    "In [[March|value=2018-03]], the board of the port, which owns 40 berths, hired a new chief.",
    "The new tariff, effective from [[December 1|value=2018-12-01]], has 139 lines.",
    "The board named a new chief, effective [[Feb. 1|value=2019-02-01]].",
    "The ministry asked it to answer by [[March 15|value=2019-03-15]].",
    "By [[Monday morning|type=TIME value=2019-01-21TMO]] 200 people had been waiting.",
    "The two ministers meet [[Saturday|value=2019-01-26]] in the capital.",
    "It will redeem 40,000 preferred shares on [[Jan. 31|value=2019-01-31]] at par.",
    # today as these times, and as this day
    "The villages of [[today|value=PRESENT_REF]] have broadband.",
    "Output is to reach 90 GW, from 15 GW [[today|value=PRESENT_REF]].",
    "[[Today|value=PRESENT_REF]] the firm is valued at 620 million yuan.",
    "In [[today|value=PRESENT_REF]]'s world it pays.",
    "The minister left [[today|value=2019-01-23]] for the north.",
    "[[Today|value=2019-01-23]], the ministry named 13 towns.",
    "It stood at 40 as of [[today|value=2019-01-23]].",
    "[[Today|value=2019-01-23]] marks [[ten years|type=DURATION value=P10Y]] of the pilot.",
    "[[Today|value=2019-01-23]] the council is expected to vote.",
    # lengths
    "The loan runs for [[20-plus years|type=DURATION value=P20Y mod=MORE_THAN]].",
    "Boats have called here for [[30-odd years|type=DURATION value=P30Y mod=APPROX]].",
    "It needs [[another two years|type=DURATION value=P2Y]] and [[another decade|type=DURATION value=P1DE]] of rain.",
    "In [[the final weeks of 2018|type=DURATION value=PXW]] it ran dry.",
    "Over [[the years|type=DURATION value=PXY]] it has paid.",
    "The talks went on beyond [[40 days|type=DURATION value=P40D]].",
    "It sold 40 boats in its [[first nine months|type=DURATION value=P9M]].",
    # points
    "It fell at [[the tail end of 2016|value=2016 mod=END]].",
    "In [[the old days|value=PAST_REF]] boats called here.",
    "It was [[the year before last|value=2017]] that it opened.",
    "They meet [[the week after next|value=2019-W06]].",
    "It rained on [[the eve of National Day|value=2018-09-30]].",
    "Profit fell in [[the April-June quarter of 2018|value=2018-Q2 earliest=2018-04-01 latest=2018-06-30]].",
    "Open since [[May 19|value=2018-05-19]]: 12 shops have joined.",
    "Voting was held in [[the week of Jan. 14|value=2019-W03 earliest=2019-01-14]].",
    "It began at [[1800 GMT on Monday|type=TIME value=2019-01-21T18:00]].",
    "In [[the year just ended|value=2018]] 40 came.",
    "Over [[the long term|value=FUTURE_REF]] it pays.",
    "In post-[[2008|value=2008]] Europe it was rare.",
    "It rose in [[the first seven months|type=DURATION value=P7M]], up 6% on [[the same period last year|value=2017-01/2017-07]].",
    "Nairobi will collect more in [[FY19|value=2018-07/2019-06 earliest=2018-07-01 latest=2019-06-30]], the Kenyan budget says.",
    # recent and coming units, quarters a year before, coordination
    "In [[recent months|value=PAST_REF]] it fell; in [[recent years|value=PAST_REF]] it rose.",
    "More will come in [[the weeks ahead|value=FUTURE_REF]].",
    "It may [[one day|value=FUTURE_REF]] pay.",
    "The gates close at [[4 in the afternoon|type=TIME value=2019-01-23T16:00]].",
    "It lost 4 million in [[the third quarter|value=2018-Q3]] and 6 million in [[the quarter a year ago|value=2017-Q3]].",
    "Sales fell in [[the third quarter|value=2018-Q3]]; sales of [[last year's quarter|value=2017-Q3]] were higher.",
    "Rates fell in [[the fourth quarter|value=2018-Q4]] and are below where they stood [[a year ago|value=2018]].",
    "Hearings are due on [[Jan. 31|value=2019-01-31]] in the north and on [[Thursday|value=2019-01-24]] in the south.",
    "It was the least in [[years|type=DURATION value=PXY]].",
    "[[Now|value=PRESENT_REF]] that it is open, trade is up.",
    # units beside an event, one-word lengths, clock ranges
    "The vote came [[a day|type=DURATION value=P1D]] after the strike, hours before the deadline.",
    "[[A year|type=DURATION value=P1Y]] after the vote, the party is split.",
    "Within [[the next year and a half|type=DURATION value=P1Y6M]] it will open.",
    "It was passed [[17 years ago this month|value=2002-01]].",
    "A [[yearlong|type=DURATION value=P1Y]] probe ended.",
    "It opened in [[the fall|value=2018-FA]].",
    "The hall is open [[9:00|type=TIME value=2019-01-23T09:00]]-[[17:30|type=TIME value=2019-01-23T17:30]].",
    "In [[2Q18|value=2018-Q2]] it beat [[2017|value=2017]]'s total.",
    "In [[the quarter|value=2018-Q3]] ended [[Sept. 28|value=2018-09-28]] sales beat those of [[a year earlier|value=2017-Q3]].",
    "In [[the three months|type=DURATION value=P3M earliest=2018-04-01 latest=2018-06-30]] ended [[June 30, 2018|value=2018-06-30]] it "
    "grew, against [[the same period last year|value=2017-04/2017-06]].",
    "Over [[the three years|type=DURATION value=P3Y earliest=2023-01-01 latest=2025-12-31]] up to [[2025|value=2025]] it will grow.",
    "Over [[the next year or so|value=2020 mod=APPROX]] it will close; [[the past year or two|type=DURATION value=P1Y/P2Y]] were dry.",
    "In [[the week|value=2019-W03]] to [[Friday|value=2019-01-18]] it rained [[the day before yesterday|value=2019-01-21]] too.",
    "It is shut from [[Monday|value=2019-01-28]] to [[Friday|value=2019-02-01]].",
    "Pupils of [[the 2017-18 school year|value=2017/2018]] paid less than in [[the 2016 fiscal year|value=2016]].",
    "In [[the first decade of the 21st century|value=200X]] it doubled; over [[the last decade|type=DURATION value=P1DE]] it halved.",
    "A [[2009|value=2009]] study of [[the coming days and weeks|value=FUTURE_REF]] said so.",
    "In [[2017|value=2017]] it sold 40; [[the year before that|value=2016]], 30.",
    "At [[noon EDT|type=TIME value=2019-01-23T12:00]] on the [[Fourth of July|value=2018-07-04]] it rained.",
    "As of [[24:00 on Jan. 14|type=TIME value=2019-01-14T24:00 earliest=2019-01-14]] it was 40.",
    "It grew in [[the September quarter|value=2018-Q3]].",
    "It meets [[every Monday morning|type=SET value=XXXX-WXX-1TMO]].",
    "The first [[five-year|type=DURATION value=P5Y]] review was in [[2017-H2|value=2017-H2]].",
    "It was to resume on [[Tuesday|value=2019-01-29]].",
    "They found that [[2012|value=2012]] was the warmest year.",
    "The fall was the first in [[weeks|type=DURATION value=PXW]].",
    "In [[the year|type=DURATION value=P1Y earliest=2017-04-01 latest=2018-03-31]] through [[March|value=2018-03]] it grew.",
    "By [[end June|value=2018-06 mod=END]] it was done; by [[end 2025|value=2025 mod=END]] it will be paid.",
    "Before [[year-end 2023|value=2023 mod=END]] it will open.",
    "In [[the decade|type=DURATION value=P1DE earliest=2008-01-01 latest=2017-12-31]] to [[2017|value=2017]] it doubled.",
    "After a [[several-year|type=DURATION value=PXY]] tenure and a failed [[2016|value=2016]] campaign he left.",
    "In [[the latest fiscal year|value=2018]] it grew.",
    "It was on [[the last Friday of May 2018|value=2018-05-25]] that he left after [[10+ years|type=DURATION value=P10Y mod=MORE_THAN]].",
    "The power was back by [[midafternoon|type=TIME value=2019-01-23TAF]].",
    # a day of every month, a time zone with its offset, the stamp of a page
    "The grant arrives on [[the 15th of every month|type=SET value=XXXX-XX-15]].",
    "Rents are due on [[the first day of each month|type=SET value=XXXX-XX-01]].",
    "[[17:26 UTC+8, 2018-08-21|type=TIME value=2018-08-21T17:26]]",
    "[[Monday, July 16th 2018 - 10:55 UTC|type=TIME value=2018-07-16T10:55]]",
    "Posted [[May 3, 2018 - 14:30|type=TIME value=2018-05-03T14:30]]",
    # the verb behind "and" has a date of its own
    "The levy began at 2 percent in [[January|value=2019-01]] and will rise in [[2029|value=2029]].",
    # a deadline is still to come where no verb tells otherwise
    "The bill strikes the [[June 30|value=2019-06-30]] expiration date from the law.",
    # the month before is that of the month spoken of, not of the day on which somebody spoke
    "Prices rose in [[May 2018|value=2018-05]], it said [[June 11, 2018|value=2018-06-11]], more than [[the month before|value=2018-04]].",
    "The scheme completed [[a year|type=DURATION value=P1Y]] with 20 users.",
]

NO_DATES = [
    "The firm employs 2,000 people in 2000 villages.",
    "He may march on, and so might she.",
    "A 34-year-old man of 56 years of age signed it.",
    "It pays 500 yuan a month and 20 yuan per day.",
    "Version 1.2.3 lost by a score of 3:2.",
    "The People's Daily and the Hill Weekly reported it.",
    "In the new era the second batch came.",
    "Document No. 2019 and Gui Fa [2019] No. 64 apply.",
    "The current rules and recent reports are long-term.",
    "First, the court ranked second.",
    "About three-quarters of the firms agreed.",
    "The 13th Five-Year Plan for Water Works was printed.",
    "The long-term care scheme of the Republic is left for another day.",
    "Under the “1210” mode shops sell.",
    "A 1080p screen hung there.",
    "He spoke on the show This Week and saw the film High Noon.",
]


@pytest.mark.parametrize("marked", SENTENCES)
def test_sentence(marked: str) -> None:
    text, marks = parse_markup(marked)
    dates = [record for record in extract(text, published="2019-01-23").records if isinstance(record, Date)]
    assert [(d.start, d.end) for d in dates] == [(m.start, m.end) for m in marks], [d.text for d in dates]
    for found, mark in zip(dates, marks, strict=True):
        fields = json.loads(found.model_dump_json())
        expected = {"type": "DATE", **mark.fields}
        assert {name: fields.get(name) for name in expected} == expected


@pytest.mark.parametrize("text", NO_DATES)
def test_no_date(text: str) -> None:
    assert not [record for record in extract(text, published="2019-01-23").records if record.kind == "date"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A plan is adopted\n2019-01-23 09:47  Source: Hill News\nIn September 2017 it began.", "2019-01-23"),
        ("Harbor Town, July 26, 2020 (News Agency) -- The court said", "2020-07-26"),
        ("By A Writer | Updated: March 24, 2025 07:18 IST", "2025-03-24"),
        ("Funds flow\nMonday, 28 June 2021\nBids opened", "2021-06-28"),
        ("Funds flow\n[November 25, 2022 10:02] | Source: Hill News", "2022-11-25"),
        ("It began on January 5, 2017 in the hills.", None),
        ("On January 5, 2017, the court met.", None),
        ("It began in September 2017.", None),
        ("Harbor Town, July 26 -- The court said", None),
        ("2019-02-30", None),
        ("", None),
        ("\x00\ufeff 2019 \n\n\n(((", None),
    ],
)
def test_dateline(text: str, day: str | None) -> None:
    found = published_in(text, shared_stages())
    assert (found.isoformat() if found else None) == day


def test_the_dateline_serves_where_no_publication_date_is_given() -> None:
    records = extract("Hill News\n2019-01-23 09:47\nSales fell last year.").records
    assert [r.value for r in records if isinstance(r, Date)] == ["2019-01-23T09:47", "2018"]


def test_a_period_is_added_in_one_pattern_entry(tmp_path: object) -> None:
    from pathlib import Path

    file = Path(str(tmp_path)) / "plans.toml"
    file.write_text(
        '[[period]]\nid = "kenya-mtp-3"\nforms = ["Third Medium Term Plan"]\nearliest = 2018-01-01\nlatest = 2022-12-31\n'
        'source = "Government of Kenya, Third Medium Term Plan 2018-2022"\n',
        "utf-8",
    )
    found = extract("Under the Third Medium Term Plan, roads were built.", patterns=[file]).records
    assert [(r.text, r.value, str(r.latest)) for r in found if isinstance(r, Date)] == [
        ("Third Medium Term Plan", "2018/2022", "2022-12-31")
    ]


def test_the_order_of_numeric_dates_is_a_setting(tmp_path: object) -> None:
    from pathlib import Path

    file = Path(str(tmp_path)) / "order.toml"
    file.write_text('[lexicon.numeric_date_order]\nday_first = ["## / ## / ####"]\n', "utf-8")
    values = [[r.value for r in extract("Due 03/04/2019.", patterns=extra).records if isinstance(r, Date)] for extra in ([], [file])]
    assert values == [["2019-03-04"], ["2019-04-03"]]


def test_a_wrapped_line_does_not_break_a_date() -> None:
    text = (
        "HARBOR TOWN -- The county court heard two hundred cases on the last\n"
        "Friday of the month, and the mayor said that by the end of June next\n"
        "year all towns will have one. The first of them was opened in September\n"
        "2017, the second and the third in the first half of last year, on July\n"
        "26. A fourth is planned.\n\nNobody knows when it is going to be opened."
    )
    found = [record.text for record in extract(text, published="2019-01-23").records if record.kind == "date"]
    assert {"the end of June next\nyear", "September\n2017", "the first half of last year", "July\n26"} <= set(found)


def test_lines_of_a_page_stay_apart() -> None:
    text = "Rules for July\n26 firms joined the fund.\nUpdated in September\n2017 households were paid.\nEnd\n"
    found = [record.text for record in extract(text, published="2019-01-23").records if record.kind == "date"]
    assert found == ["July", "September"]
