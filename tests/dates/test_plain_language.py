"""Dates of plain sentences, by the classes that readers of any country write. Sentences are our own; what is marked is what a reader marks.

Published Wednesday, 23 January 2019, unless a line begins with a country.
"""

from __future__ import annotations

import json

import pytest

from reformextract.api import extract
from reformextract.dates.record import Date
from reformextract.patterns.markup import parse_markup

THE_YEAR = [
    "The cooperative dates from [[the year 1974|value=1974]], the pier from [[the year 2003|value=2003]].",
    "By [[the middle of the year 2017|value=2017 mod=MID]] it had closed; by [[the year 2050|value=2050]] it will be gone.",
    "Revenue for [[the year 2016-17|value=2016/2017]] beat that of [[year 2014|value=2014]].",
    "[[The last week of 2018|value=2018-W52 latest=2018-12-30]] was cold, [[the first week of this year|value=2019-W01]] mild.",
    "In [[the final week of April 2018|value=2018-W17]] it rained, in [[the second week of January 2018|value=2018-W02]] it snowed.",
    "On [[the first Sunday of June 2018|value=2018-06-03]] they met, and again on [[the last Friday in November|value=2018-11-30]].",
    "It was counted at the [[2000|value=2000]] census and in [[calendar 2009|value=2009]].",
    "It was the crash of [['98|value=1998]] that hurt, not [[the early 90s|value=199X mod=START]] or [[the noughties|value=200X]].",
    "[[2018|value=2018]] was a bad year: [[2017|value=2017]] had been better.",
]

FOLLOWING = [
    "The law was passed [[the year before last|value=2017]]; it opens on [[the first of next month|value=2019-02-01]].",
    "On [[March 3, 2018|value=2018-03-03]] the dam broke. [[The following day|value=2018-03-04]] 300 people fled; "
    "[[the next day|value=2018-03-05]] it rained.",
    "The fund opened in [[2012|value=2012]]. [[The previous year|value=2011]] the state had run dry. "
    "[[The same year|value=2012]] it closed.",
    "In [[2015|value=2015]] sales beat [[the previous year|value=2014]]. Exports were lower than in [[the previous year|value=2014]]. "
    "[[The following year|value=2016]] they rose; [[that year|value=2016]] 3 shops closed.",
    "It shut in [[March 2016|value=2016-03]]; in [[the same month of 2017|value=2017-03]] it reopened.",
    "It fell in [[the second quarter of 2018|value=2018-Q2]] from 6 pct in [[the first|value=2018-Q1]].",
    "It fell to 14 in [[the second half of 2017|value=2017-H2]] from 28 in [[the first half|value=2017-H1]].",
    "In [[the second quarter of 2018|value=2018-Q2]] it beat [[the same quarter of last year|value=2017-Q2]].",
    "Arrests were 40 fewer than [[the month before|value=2018-12]].",
    "In [[May 2018|value=2018-05]] it stood at 800 fewer than [[a month before|value=2018-04]].",
    "Output was twice as high as [[a year ago|value=2018]] and a third less than [[a decade ago|value=2009]].",
    "It shut [[a week ago today|value=2019-01-16]] and opened [[a year ago today|value=2018-01-23]].",
]

RESTATED = [
    "They met [[last Tuesday|value=2019-01-15]], on [[January 15|value=2019-01-15]], and meet again "
    "[[next Thursday, the 31st|value=2019-01-31]].",
    "In [[1987|value=1987]], just [[nine years later|value=1987]], it closed.",
    "In [[2009|value=2009]], [[ten years ago|value=2009]], it closed; on [[Friday, Jan. 18|value=2019-01-18]], it reopened.",
    "On [[Tuesday|value=2018-03-06]] ([[06/03/2018|value=2018-03-06]]) it met.",
    "[[Today|value=2019-01-23]], [[January 23|value=2019-01-23]], it opened.",
    "It opened in [[1968|value=1968]]. The mayor spoke on [[Monday|value=2019-01-21]]. [[Thirty years later|value=1998]], it closed.",
    "[[Thirty years later|value=XXXX]], the dam still leaks.",
    "It opened in [[May 2018|value=2018-05]] and will close [[two years later|value=2020]].",
]

NUMBERS = [
    "[[Monday, 04/03/2024|value=2024-03-04]] it opened; [[04/03/2024 (Monday)|value=2024-03-04]] was dry.",
    "Bids close [[2 Jan 2023 (Mon) 09:00|type=TIME value=2023-01-02T09:00]] and [[Fri 09/11/2018|value=2018-11-09]].",
    "[[04/05/2018|value=2018-05-04]] was wet and [[23/05/2018|value=2018-05-23]] dry.",
    "It is due on [[the 15th of March|value=2019-03-15]], from [[the 1st day of April, 2018|value=2018-04-01]] or "
    "[[Sept 5th|value=2018-09-05]].",
    "Sales rose in [[Q1 2018|value=2018-Q1]], [[2Q18|value=2018-Q2]], [[3Q2018|value=2018-Q3]] and [[Q4'18|value=2018-Q4]].",
    "Visits in [[the week commencing 7 January|value=2019-W02]] and [[w/c 14 January|value=2019-W03]] are full.",
    "Send replies by [[COB Friday|value=2019-01-25 mod=END]].",
    "The hall opened at [[quarter to nine|type=TIME value=2019-01-23T08:45]], [[9.30am|type=TIME value=2019-01-23T09:30]] or "
    "[[0900 GMT|type=TIME value=2019-01-23T09:00]].",
    "It shut at [[midnight Sunday|type=TIME value=2019-01-20T00:00]] and in "
    "[[the early hours of Monday|type=TIME value=2019-01-21TMO mod=START]].",
    "It opened on [[5 may 2018|value=2018-05-05]] and shut in [[december|value=2018-12]].",
    "In [[the December 2018 quarter|value=2018-Q4]] jobs rose 2% over [[the quarter|value=2018-Q4]].",
    "It was begun in [[221 BC|value=BC0221]].",
    "After the [[Sept. 11|value=2001-09-11]] attacks it was barred, as on [[Sept. 11|value=2018-09-11]].",
]

LENGTHS = [
    "Cranes last longer by [[six years|type=DURATION value=P6Y]], from [[63.2|type=DURATION value=P63.2Y]] to "
    "[[69.5|type=DURATION value=P69.5Y]].",
    "Patients wait [[two to three weeks|type=DURATION value=P2W/P3W]], or [[between four and six months|type=DURATION value=P4M/P6M]].",
    "It takes [[10 to 15 minutes|type=DURATION value=PT10M/PT15M]]; visas last [[30-90 days|type=DURATION value=P30D/P90D]].",
    "A [[four- to six-year|type=DURATION value=P4Y/P6Y]] course costs more than one of "
    "[[six months to two years|type=DURATION value=P6M/P2Y]].",
    "He faces [[up to 10 or 12 years|type=DURATION value=P10Y/P12Y mod=EQUAL_OR_LESS]]; they need "
    "[[a day or two|type=DURATION value=P1D/P2D]].",
    "The wait was cut from [[six months|type=DURATION value=P6M]] to [[two weeks|type=DURATION value=P2W]].",
    "The trip takes [[2 hours 15 minutes|type=DURATION value=PT2H15M]], the race "
    "[[2 hours 6 minutes 41 seconds|type=DURATION value=PT2H6M41S]].",
    "He was jailed for [[two years, three months and five days|type=DURATION value=P2Y3M5D]].",
    "In [[2008|value=2008]] thousands left, and by [[the summer of 2009|value=2009-SU]] millions had gone.",
    "Leave was extended from [[14|type=DURATION value=P14W]] to [[16 weeks|type=DURATION value=P16W]]; terms range from "
    "[[two to ten years|type=DURATION value=P2Y/P10Y]].",
    "The crossing takes [[40 minutes|type=DURATION value=PT40M]] instead of [[90|type=DURATION value=PT90M]]; a permit takes "
    "[[17 days|type=DURATION value=P17D]] to get, down from [[34|type=DURATION value=P34D]].",
    "The line cut it from [[five hours|type=DURATION value=PT5H]] to [[just under two|type=DURATION value=PT2H mod=LESS_THAN]].",
    "Cranes last [[21.4 years|type=DURATION value=P21.4Y]] for docks and [[18.2|type=DURATION value=P18.2Y]] for yards.",
    "It was cut from [[an hour and 24 minutes|type=DURATION value=PT1H24M]] to [[49 minutes|type=DURATION value=PT49M]].",
    "It took [[a year and a half|type=DURATION value=P1Y6M]] and closed [[a year and a half ago|value=2017-07]].",
    "It opened [[five years|type=DURATION value=P5Y]] earlier than planned, [[a week|type=DURATION value=P1W]] later than feared.",
    "Bins go out [[a day|type=DURATION value=P1D]] late, trains ran [[20 minutes|type=DURATION value=PT20M]] early.",
    "In [[the next fortnight|type=DURATION value=P2W latest=2019-02-06]] it opens; it takes [[a fortnight|type=DURATION value=P2W]].",
    "In [[the 12 months|type=DURATION value=P12M earliest=2017-07-01 latest=2018-06-30]] to [[June|value=2018-06]] it grew.",
    "In [[the last two quarters of 1994|type=DURATION value=P6M earliest=1994-07-01 latest=1994-12-31]] it shrank.",
]

AHEAD = [
    "Fares will go up, the mayor said, but not before [[October|value=2019-10]]; it cannot open before [[March|value=2019-03]].",
    "They will get a bonus in [[June|value=2019-06]] and a rise of 3 per cent from [[1 October|value=2019-10-01]].",
    "The talks have been moved from [[Friday|value=2019-01-25]] to [[Monday|value=2019-01-28]].",
    "They need 40 pilots by [[Easter|value=2019-04-21]] and want the pier mended before [[December|value=2019-12]].",
    "The vote was postponed to [[March|value=2019-03]]; the mayor called elections for [[June|value=2019-06]].",
    "The council approved a levy of 3 percent from [[April|value=2019-04]]; the ministry announced a ban from [[December|value=2019-12]].",
    "The water board has proposed a rise of 9 percent from [[March|value=2019-03]]; prices rose 5 percent from [[March|value=2018-03]].",
    "Applications open on [[1 March|value=2019-03-01]] and close on [[29 March|value=2019-03-29]].",
    "The consultation runs from [[4 February|value=2019-02-04]] to [[8 April|value=2019-04-08]]; entries must reach us by "
    "[[30 June|value=2019-06-30]].",
    "Registration opens [[Monday|value=2019-01-28]], the scheme launches in [[September|value=2019-09]].",
    "It is to be held [[Friday|value=2019-01-25]], and the next is on [[the 29th|value=2019-01-29]]. It had to be closed on "
    "[[Friday|value=2019-01-18]].",
    "The deadline is [[Friday|value=2019-01-25]]; they are meeting on [[Saturday|value=2019-01-26]].",
    "He agreed to cut output from [[June|value=2019-06]]; owners will have to register by [[Jan. 1|value=2020-01-01]].",
    "The ministers agreed on [[Sunday|value=2019-01-20]] to cut output in [[February|value=2019-02]] and [[March|value=2019-03]].",
    "It decided to sell the mill in [[February|value=2019-02]] and to close the mine in [[December|value=2018-12]].",
    "It goes on, provided that the mayor resigns on [[Thursday|value=2019-01-24]] as promised; once the law takes effect in "
    "[[May|value=2019-05]], fees rise.",
    "After wage talks on [[Monday|value=2019-01-21]] failed, they left; it closes after the ministry signs on [[Monday|value=2019-01-28]].",
    "The bank has promised more money before [[Christmas|value=2019-12-25]].",
    "A strike had closed the port until [[9 October|value=2018-10-09]]; the fair runs until [[9 October|value=2019-10-09]].",
    "The mayor promised it over [[the weekend|value=2019-W03-WE]].",
    "The minister told a meeting of the council on [[Tuesday|value=2019-01-22]] that 40 would be added.",
    "The cold is likely to ease [[around Monday|value=2019-01-28 mod=APPROX]].",
    "It had been due to expire [[Friday|value=2019-01-18]].",
    "It reopens in [[three days|value=2019-01-26]]; the ban ends in [[six months|value=2019-07]] and was made in "
    "[[ten days|type=DURATION value=P10D]].",
    "There is a vote in [[six months' time|value=2019-07]].",
    "It opens [[annually|type=SET value=P1Y]] from [[1 May|value=XXXX-05-01]] to [[31 August|value=XXXX-08-31]].",
]

BY_COUNTRY = [
    ("BR", "Signed on [[11/03/2018|value=2018-03-11]], it took effect."),
    ("US", "Signed on [[11/03/2018|value=2018-11-03]], it took effect."),
    ("GB", "For [[the financial year 2013-14|value=2013-04/2014-03]] and [[the 2018-19 tax year|value=2018-04/2019-03]] it rose."),
    ("IN", "In [[Q3 of FY 2021-22|value=2021-10/2021-12]] and [[FY22|value=2021-04/2022-03]] it rose."),
    ("JP", "In [[the first half of fiscal 2018|value=2018-04/2018-09]] exports rose."),
    ("US", "[[Fiscal 2019|value=2018-10/2019-09]] began on [[Oct. 1|value=2018-10-01]]."),
    ("US", "California's budget for [[the 2018-19 fiscal year|value=2018-07/2019-06]] and its [[2017-18|value=2017-07/2018-06]] one."),
    ("US", "In [[the 2018-19 academic year|value=2018/2019]] fees rose; [[the 2017-18 season|value=2017/2018]] was short."),
    ("GB", "In [[the 2018-19 school year|value=2018/2019]] pupils fell; in [[2018-19|value=2018-04/2019-03]] spending rose."),
    ("EG", "In [[the 2018/2019 fiscal year|value=2018-07/2019-06]] it will fall."),
    ("NZ", "In [[the year|type=DURATION value=P1Y]] to [[30 June 2018|value=2018-06-30]] it fell."),
    ("AU", "In [[the 2017-18 financial year|value=2017-07/2018-06]] it rose."),
    ("KE", "In [[the third quarter of the 2017/18 financial year|value=2018-01/2018-03]] it fell."),
    ("NG", "In [[the 2018 fiscal year|value=2018]] it fell."),
    ("SG", "Shops shut on [[National Day|value=2018-08-09]]."),
    ("CA", "Shops shut on [[Thanksgiving|value=2018-10-08]] and [[Victoria Day 2018|value=2018-05-21]]."),
    ("GB", "On [[Mother's Day 2018|value=2018-03-11]] they met."),
    ("IN", "On [[Independence Day|value=2018-08-15]] he spoke."),
    ("ID", "After [[Idul Fitri 2018|value=2018-06-15]], ports reopened."),
    (None, "Congress passed it for [[fiscal 2018|value=2017-10/2018-09]], said the Pentagon."),
    (None, "In London it was signed on [[11/03/2018|value=2018-03-11]]."),
]

TOLD_BESIDE = [
    "It was not finished before [[May|value=2018-05]]; fares rose, but not before [[December|value=2018-12]].",
    "The board, which cut 17 ferries in [[December|value=2018-12]], will meet.",
    "The fire, half contained by [[Tuesday night|type=TIME value=2019-01-22TNI]], had burned 40 farms.",
    "Rainfall in [[November|value=2018-11]] was 18 mm, a third of the usual 44 mm for [[the month|value=2018-11]].",
    "It rose to end at 1998, its highest close in [[six weeks|type=DURATION value=P6W]].",
    "The index stood at 117.3 in [[December|value=2018-12]] ([[2015|value=2015]]=100), up from [[the previous month|value=2018-11]].",
    # a month behind "that" of what was said
    "It showed that [[June 2017|value=2017-06]] was dry, and traders said that [[May|value=2018-05]] sales rose.",
    # a range whose last day names the month
    "It was shut from [[the 3rd|value=2018-03-03]] to [[the 9th of March 2018|value=2018-03-09]].",
    "It was shut from [[the 14th|value=2018-12-14]] to [[the 21st of last month|value=2018-12-21]].",
    # two days ahead in one sentence
    "Interest is payable on [[March 29, 2019|value=2019-03-29]] to holders of record on [[March 12|value=2019-03-12]].",
    # deadlines, headlines of plans, since
    "The deadline is [[noon on the 28th|type=TIME value=2019-01-28T12:00]].",
    "The guild raised its fee by 4 points to 25 a head, the sixth rise since [[March|value=2018-03]].",
    # the year that the sentence tells of
    "[[Last year|value=2018]] the ferry did not sail until [[late July|value=2018-07 mod=END]].",
    "Output grew in [[2017|value=2017]], and 40 mills were built during [[the year|value=2017]].",
    # hours of opening
    "The hall opens at [[nine|type=TIME value=2019-01-23T09:00]] and closes at [[six|type=TIME value=2019-01-23T06:00]].",
    # parts of a unit
    "They waited [[an hour and a quarter|type=DURATION value=PT1H15M]].",
    "The mayor declared [[a week|type=DURATION value=P1W]] of mourning.",
    # what a month belongs to
    "The guild lowered its [[May|value=2018-05]] forecast, as sales fell in [[Nov|value=2018-11]] versus gains before.",
    # votes that are no verb
    "The list won 32 regional votes on [[Tuesday|value=2019-01-22]].",
]

NO_DATES = [
    "The index lost 35 points to close at 1958.",
    "They came in their Sunday best.",
    "Buses numbered 1905 to 1948 run to Sunday Creek, near Roma.",
    "Rents went from 900 to 1150 a month, and the race was won in 5:47.",
    "Her sister June, 34, has sold the 1812 from Leeds for 2000 a month.",
    "Its owner, April Moss of the Mill, left Helicopter 1974 and Local 1976.",
    "The index slipped below 1900, then climbed to 2050 and closed at 1985.",
    "Dial 1997 to report a pothole, or 2001 for a missed bin.",
    "Councillor April Khumalo will chair it with her deputy, Friday Mwale.",
    "They drove a council-owned Peugeot 2008 to a dog called Tuesday.",
    "Anyone with 2080 paid contributions gets it. With 2079 you do not.",
    "It happens in 1820 of its 2000 model runs; 1850 of them abroad.",
    "Counts ranged from 1950 to 2010 birds a visit.",
    "Of 1850 boxes, 1320 were opened.",
    "The firm dug 2020 wells and 1985 pumps.",
    "Scientists (1550), miners (2040) and bakers (1999) are short.",
    "More than 2000 and fewer than 2100 came; nearly 1990 were hurt.",
    "Daily necessities are dear, daily life is hard, the annual report is out.",
    "The midday meal was served in august company.",
    "Rule 1925 and Section 1985 apply to Flight 2019.",
]

PLAIN = [*THE_YEAR, *FOLLOWING, *RESTATED, *NUMBERS, *LENGTHS, *AHEAD, *TOLD_BESIDE]


def check(marked: str, country: str | None = None, published: str = "2019-01-23") -> None:
    text, marks = parse_markup(marked)
    dates = [record for record in extract(text, published=published, country=country).records if isinstance(record, Date)]
    assert [(d.start, d.end) for d in dates] == [(m.start, m.end) for m in marks], [d.text for d in dates]
    for found, mark in zip(dates, marks, strict=True):
        fields = json.loads(found.model_dump_json())
        expected = {"type": "DATE", **mark.fields}
        assert {name: fields.get(name) for name in expected} == expected


@pytest.mark.parametrize("marked", PLAIN)
def test_plain_sentence(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(("country", "marked"), BY_COUNTRY)
def test_by_country(country: str | None, marked: str) -> None:
    check(marked, country)


@pytest.mark.parametrize("text", NO_DATES)
def test_no_date(text: str) -> None:
    assert not [record for record in extract(text, published="2019-01-23").records if record.kind == "date"]
