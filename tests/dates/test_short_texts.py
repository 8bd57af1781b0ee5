"""Dates in short texts as newsrooms, ministries and statistics offices of many countries write them, by class."""

from __future__ import annotations

import pytest
from tests.dates.test_plain_language import check

CENTURIES_AND_ERAS = [
    ("2015-11-09", "In [[the thirteenth century|value=12]] it was a village; in [[the sixth century BC|value=BC05]] it was marsh."),
    ("2015-11-09", "[[The late 19th|value=18 mod=END]] and [[early 20th centuries|value=19 mod=START]] were hard."),
    ("2015-11-09", "He made his third century of the season and a second century of runs."),
    ("2021-06-10", "It burned in [[A.D. 64|value=0064]], [[64 AD|value=0064]] and [[1066 CE|value=1066]]; 64 AD volunteers came."),
    ("2021-06-10", "It lasted from [[509|value=BC0509]] to [[27 BC|value=BC0027]]."),
    (
        "2021-06-10",
        "In [[the first half of the 20th century|value=1900/1949]] it grew, in [[the second half of the 1990s|value=1995/1999]] not.",
    ),
    ("2021-06-10", "It was built in [[the first quarter of the 19th century|value=1800/1824]]."),
    ("2021-06-10", "In [[the second half of the decade|value=2025/2029]] it will close."),
]

PARTS_OF_MONTHS_AND_YEARS = [
    ("2021-06-10", "It will be held on [[the last weekend in September|value=2021-W38-WE]]."),
    ("2021-06-10", "It will be held on [[the second weekend of July 2021|value=2021-W27-WE]]."),
    ("2015-11-09", "The reference period is [[week 40 of 2015|value=2015-W40]]."),
    ("2015-11-09", "[[Mid-year|value=2015 mod=MID]] came; the [[mid-year|value=2015 mod=MID]] count was low."),
    ("2021-06-10", "On [[the first of May|value=2021-05-01]] he took office, on [[the tenth of March 2020|value=2020-03-10]] he left."),
    ("2021-06-10", "[[Fourth of July, 1931|value=1931-07-04]], was hot."),
    ("2024-07-18", "[[The last days of June|value=2024-06 mod=END]] were dry, [[the first days of the year|value=2024 mod=START]] wet."),
    ("2024-07-18", "In [[the first days|type=DURATION value=PXD]] after the vote nothing happened."),
    ("2016-09-29", "It fell in [[the quarter|value=2016-03/2016-05]] between [[March|value=2016-03]] and [[May 2016|value=2016-05]]."),
    ("1999-09-07", "Uganda sold more in [[the 1998/99 season|value=1998/1999]]."),
    ("1996-02-14", "Output rose in [[the first half of 1995|value=1995-H1]]. In [[the whole year|value=1995]] it fell."),
    ("1996-02-14", "It earned more in [[the fourth quarter of 1995|value=1995-Q4]]. For [[the full year|value=1995]] it lost money."),
    ("2021-06-10", "A [[weeklong|type=DURATION value=P1W]] visit; the [[weeklong|type=DURATION value=P1W]] fair."),
]

RANGES_OF_DAYS = [
    ("1994-11-03", "It sank on [[September 27|value=1994-09-27]]-[[28, 1994|value=1994-09-28]]."),
    ("1994-11-03", "From [[March 4|value=1992-03-04]] to [[7, 1992|value=1992-03-07]] it rained."),
    ("1994-11-03", "Between [[March 4|value=1992-03-04]] and [[7, 1992|value=1992-03-07]] it rained."),
    ("1994-11-03", "It rained on [[May 3|value=1992-05-03]], [[4|value=1992-05-04]] and [[6, 1992|value=1992-05-06]]."),
]

YEARS_BEHIND = [
    ("2009-05-20", "In [[the third quarter 2008|value=2008-Q3]] and [[the first half 2008|value=2008-H1]] it fell."),
    ("2009-05-20", "It fell in [[the March quarter 2009|value=2009-Q1]] and [[the first nine months 2008|type=DURATION value=P9M]]."),
    ("2009-05-20", "[[Full year 2008|value=2008]] was bad, [[crop year 2008|value=2008]] worse."),
    ("1994-11-03", "It was the coldest since [[the winter of 1978-79|value=1978-WI earliest=1978-12-01 latest=1979-02-28]]."),
    ("2009-05-20", "[[The 2009-2010 season|value=2009/2010]] opens on [[August 14|value=2009-08-14]]."),
    ("2009-05-20", "Output in [[the month of April|value=2009-04]] was low."),
    ("1994-11-03", "Output in [[the half-year|type=DURATION value=P6M earliest=1994-01-01]] to [[June|value=1994-06]] was low."),
    ("2009-05-20", "Over [[the four weeks|type=DURATION value=P4W earliest=2009-04-12]] to [[May 9|value=2009-05-09]] it fell."),
    ("2009-05-20", "The [[Q2|value=2009-Q2]] report is late; its [[third|value=2008-Q3]]- and [[fourth-quarter|value=2008-Q4]] ones were."),
]

LONG_RUNS = [
    ("2020-09-16", "[[The early part of 2020|value=2020 mod=START]] was dry, [[the latter part of 2019|value=2019 mod=END]] wet."),
    ("2020-09-16", "It rang [[late on Monday night|type=TIME value=2020-09-14TNI mod=END]]."),
    (
        "2020-09-16",
        "It takes [[six weeks to a year|type=DURATION value=P6W/P1Y]].",
    ),
    ("2020-09-16", "[[Every few years|type=SET value=PXY]] it floods, [[every five to ten years|type=SET value=P5Y/P10Y]] badly."),
    ("2020-09-16", "It meets once [[every three months|type=SET value=P3M]], they [[every single day|type=SET value=P1D]]."),
    ("2020-09-16", "In the year before the war and in the week after [[Easter|value=2020-04-12]] it snowed."),
    (
        "2014-02-12",
        "Growth was 3.1 percent in [[the year|type=DURATION value=P1Y latest=2013-12-31]] to [[end-December|value=2013-12 mod=END]].",
    ),
    ("2014-02-12", "It lost half over [[the past quarter of a century|type=DURATION value=P25Y earliest=1989-02-12]]."),
    ("2014-02-12", "By [[the middle of the century|value=20 mod=MID]] one in three will be old."),
    ("2014-02-12", "It may be renewed for [[two further years|type=DURATION value=P2Y]]."),
    (
        "2014-02-12",
        "Open [[Monday|value=2014-02-10]] to [[Friday|value=2014-02-14]], [[8 a.m.|type=TIME value=2014-02-14T08:00]] "
        "to [[4 p.m.|type=TIME value=2014-02-14T16:00]] all year.",
    ),
]

STAMPS = [
    ("2009-05-20", "Posted [[2009-05-20T08:00+02:00|type=TIME value=2009-05-20T08:00]]."),
    ("2009-05-20", "Meeting: [[Wed 27 May, 14h30|type=TIME value=2009-05-27T14:30]], Room 2."),
    ("2009-05-20", "Opening hours vary. [[Week 20|value=2009-W20]] saw 12 cases."),
    ("2009-05-20", "After a [[two-day|type=DURATION value=P2D]], [[14-hour|type=DURATION value=PT14H]] debate it passed."),
]

PLANS = [
    ("1994-11-03", "NATO has set a deadline of [[midnight GMT on Sunday|type=TIME value=1994-11-06T00:00]]."),
    ("2009-05-20", "The strike enters its second week on [[Thursday|value=2009-05-21]]."),
    ("2009-05-20", "HM Treasury said borrowing would rise in [[2009-10|value=2009-04/2010-03]]."),
]

COMPANY_CODES = [
    ("2021-06-10", "Revenue in [[1QFY24|value=2024-Q1]] rose, in [[2HFY2023|value=2023-H2]] fell."),
    (
        "2021-06-10",
        "Sales in [[9M 2020|type=DURATION value=P9M latest=2020-09-30]] were flat, in [[6M21|type=DURATION value=P6M]] up.",
    ),
    ("2021-06-10", "In [[1H-2020|value=2020-H1]] it grew."),
    ("2025-03-27", "It fell in [[the fourth quarter of 2024|value=2024-Q4]], down 0.8 points from [[Q3|value=2024-Q3]]."),
]

TOLD_IN_ORDER = [
    ("1996-05-14", "Voters chose a senate on [[Monday|value=1996-05-13]], and counting was still under way [[today|value=1996-05-14]]."),
    ("2018-02-05", "The probe lands in [[mid-November|value=2018-11 mod=MID]]."),
    (
        "1986-04-29",
        "It happened as early as [[Friday night|type=TIME value=1986-04-25TNI]].",
    ),
    (
        "2025-05-09",
        "In [[the first quarter|value=2025-Q1]] it rose; in [[April|value=2025-04]] it fell to the level of [[a year before|value=2024]].",
    ),
    ("2025-05-09", "It is free on [[the first Sunday of the month|type=SET value=P1M]]."),
    (
        "2025-05-09",
        "It burned on [[4 December 2022|value=2022-12-04]]; [[the next week|value=2022-W49]] it was razed.",
    ),
    (
        "2025-05-09",
        "Rain fell on [[20 days|type=DURATION value=P20D]] in [[April|value=2025-04]]. On [[the 3rd|value=2025-04-03]] it was heavy.",
    ),
    ("2025-05-09", "It grew in [[the two following years|type=DURATION value=P2Y]]."),
    ("2025-05-09", "On [[Friday|value=2025-05-09]] and over [[the weekend|value=2025-W18-WE]] no trains ran."),
]

BY_THE_VERB = [
    ("2018-10-03", "A vote was unlikely before [[the end of November|value=2018-11 mod=END]]."),
    ("2018-10-03", "It fell from 44.9% in [[2010/11|value=2010/2011]] to 39.1% in [[2013/14|value=2013/2014]]."),
    ("2018-10-03", "Between [[the second|value=2018-Q2]] and [[the third quarter|value=2018-Q3]] it rose."),
    ("2018-10-03", "Friday Ajayi, a 34-year-old trader, left."),
    ("2014-02-12", "The meeting on [[5 May|value=2013-05-05]] was moved to [[the 12th|value=2013-05-12]]."),
    (
        "2014-02-12",
        "[[24 hours|type=DURATION value=PT24H]] in [[a day|type=DURATION value=P1D]] and "
        "[[60 minutes|type=DURATION value=PT60M]] in [[an hour|type=DURATION value=PT1H]].",
    ),
    ("2014-02-12", "The trial had been due to end [[this week|value=2014-W07]]."),
    ("2014-02-12", "The last deadline, [[31 December|value=2013-12-31]], passed without a reply."),
    ("2014-02-12", "Flash estimates are out on [[Friday|value=2014-02-14]]."),
    ("2014-02-12", "The forecast will cover [[2014|value=2014]] and [[2015|value=2015]]."),
    ("1999-06-14", "The alliance plans to send more; around 15,000 had crossed the border by [[Sunday|value=1999-06-13]]."),
    ("2021-08-24", "Traders await the speech of the bank's head on [[Friday|value=2021-08-27]]."),
    ("2023-05-16", "It has 42 teachers, three of whom retire in [[July|value=2023-07]]."),
    ("2013-10-31", "The agency expects the crop, much of which was lost, to be sold in [[December|value=2013-12]]."),
    (
        "2010-04-28",
        "The agency, which met 12 growers [[last month|value=2010-03]], will publish revised figures in [[June|value=2010-06]].",
    ),
    ("2016-04-25", "We land late, so please call me on [[Wednesday|value=2016-04-27]]."),
    ("2025-10-06", "It has been moved from [[Tuesday|value=2025-10-07]] to [[Friday, October 10|value=2025-10-10]]."),
    (
        "2023-01-11",
        "It adds [[three months|type=DURATION value=P3M]] [[each year|type=SET value=P1Y]] from [[this September|value=2023-09]].",
    ),
    (
        "2024-02-29",
        "In [[2023|value=2023]] births were the lowest since [[2003|value=2003]], 8 percent below [[the previous year|value=2022]].",
    ),
    ("2001-12-31", "In the past mayors left by night; Mr. Adeyemi [[today|value=2001-12-31]] bade them farewell."),
]

HALVES_AND_CODES = [
    (
        "2015-08-31",
        "[[The first half of August|value=2015-08-01/2015-08-15]], [[the second half of July|value=2015-07-16/2015-07-31]] not.",
    ),
    ("2024-01-15", "Sales in [[Q4/2023|value=2023-Q4]] rose ([[H1/2022|value=2022-H1]]: 38 million)."),
    ("2024-01-15", "In [[Q1|value=2023-Q1]]-[[Q3 2023|value=2023-Q3]] they rose."),
    ("2024-01-15", "Prices: [[Nov 2023|value=2023-11]] 3.1%; [[Dec 2023|value=2023-12]] 3.4%."),
    ("1998-06-05", "Analysts expect a cut before [[the end of the quarter|value=1998-Q2 mod=END]]."),
    ("1998-06-05", "By [[the end of the quarter|value=1998-Q1 mod=END]] it had shipped 40."),
]

HOURS_OF_NAMED_DAYS = [
    ("1999-01-05", "From [[midnight tonight|type=TIME value=1999-01-05T00:00]] prices rise."),
    ("2024-01-15", "At [[10:00 hours on Monday|type=TIME value=2024-01-15T10:00]] it began."),
    ("2024-01-15", "It came at [[7:32 p.m. on Christmas Day|type=TIME value=2023-12-25T19:32]]."),
    ("2024-01-15", "At [[5.50 a.m. Moscow time|type=TIME value=2024-01-15T05:50]] it fell."),
    ("2024-01-15", "It falls on a Friday [[this year|value=2024]]; it fell on a Sunday in [[May|value=2023-05]]."),
    ("1993-03-02", "It slowed over [[the past three months|type=DURATION value=P3M]], he said [[today|value=1993-03-02]]."),
]

HOURS = [
    (
        "2019-05-07",
        "It opens again [[tomorrow at nine|type=TIME value=2019-05-08T09:00]] and closes on [[Friday|value=2019-05-10]].",
    ),
    (
        "2019-05-07",
        "He was born at [[ten past three in the morning|type=TIME value=2019-05-07T03:10]].",
    ),
    ("2019-05-07", "The bus comes [[every quarter of an hour|type=SET value=PT15M]]; it rose from 27 to 9 stops."),
    ("2021-06-10", "The shop has been open since [[9 this morning|type=TIME value=2021-06-10T09:00]]."),
    ("2021-06-10", "He died at [[3.15 on Tuesday morning|type=TIME value=2021-06-08T03:15]]."),
    ("2003-07-15", "He was freed at [[2:30 in the morning yesterday|type=TIME value=2003-07-14T02:30]]."),
    ("2015-11-09", "It opens at [[nine o'clock in the morning|type=TIME value=2015-11-09T09:00]]."),
    ("2003-07-15", "He returned in [[the early evening of July 12|type=TIME value=2003-07-12TEV mod=START]]."),
]

SETS = [
    (
        "2015-11-09",
        "It is offered [[twice yearly|type=SET value=P1Y]], [[every spring|type=SET value=XXXX-SP]] and [[autumn|type=SET value=XXXX-FA]].",
    ),
    ("2015-11-09", "They meet on [[the second Tuesday of each month|type=SET value=P1M]]."),
    (
        "2015-11-09",
        "[[Bi-weekly|type=SET value=P2W]] pay, [[twice-weekly|type=SET value=P1W]] flights, [[six-monthly|type=SET value=P6M]] checks.",
    ),
    ("2015-11-09", "The census is [[decennial|type=SET value=P10Y]], the fair [[triennial|type=SET value=P3Y]]."),
    ("2018-01-09", "It comes [[every Friday|type=SET value=XXXX-WXX-5]] until [[the end of March|value=2018-03 mod=END]]."),
    ("2011-08-30", "[[Hourly|type=SET value=PT1H]] pay rose."),
]

LEANING_ON_OTHERS = [
    ("2019-05-07", "We moved here [[two summers ago|value=2017-SU]]."),
    ("2019-05-07", "The exam is in [[three days' time|value=2019-05-10]], on [[Friday|value=2019-05-10]]."),
    ("2001-11-20", "In [[the two decades|type=DURATION value=P2DE earliest=1979-01-01]] to [[1998|value=1998]] it shrank."),
    (
        "2001-11-20",
        "It shut between [[Easter|value=2001-04-15]] and [[Whitsun|value=2001-06-03]]; by [[autumn|value=2001-FA]] one in six had.",
    ),
    ("2021-06-10", "[[A year and a half later|value=2004-06]], in [[June 2004|value=2004-06]], it was sold."),
    ("2021-06-10", "[[Two days later|value=2004-05-05]], on [[May 5, 2004|value=2004-05-05]], it shut."),
    ("2015-11-09", "Compared with [[the same quarter of the previous year|value=2014-Q3]] it rose."),
    ("2026-01-20", "[[This time last year|value=2025-01]] petrol was dear; by [[this time next week|value=2026-01-27]] it may be cheap."),
    ("2005-04-22", "It ranked low as recently as [[2001|value=2001]] and as late as [[last May|value=2004-05]]."),
    (
        "2022-11-24",
        "From [[January|value=2023-01]] it will go from 10 zlotys to 20 zlotys before tax, and again to 30 in [[July|value=2023-07]].",
    ),
    ("2022-11-15", "The world's population reached 8 billion people [[today|value=2022-11-15]]."),
    ("2022-11-15", "The world [[today|value=PRESENT_REF]] has 8 billion people, up from 2 billion."),
    ("2015-11-09", "[[A further four weeks|type=DURATION value=P4W]] were granted; a further nine are under way."),
    ("2015-11-09", "In [[the not too distant future|value=FUTURE_REF]] cars will fly; they may [[some day|value=FUTURE_REF]] fly."),
]

FALSE_DATES = [
    ("2017-06-09", "Nurses gave 40 jabs on [[Monday|value=2017-06-05]] and 2014 on [[Tuesday|value=2017-06-06]]."),
    ("2017-06-09", "He owns 3 of 2012 lots; its 2015 employees left 1999 cases, 2001 fewer than in [[May|value=2017-05]]."),
    ("2017-06-09", "Ann May and April Jones spoke. June Chan, April Ho and August Lim were elected."),
    ("2017-06-09", "They went to the pictures and saw Saturday Night Fever there."),
    ("2006-04-04", "It shipped 1998 units to Vietnam and 2010 to Thailand; we measured 2005 N there."),
    ("2006-04-04", "[[A week ago|value=2006-W13]] it shook; [[today|value=2006-04-04]] more than 200,000 are living in tents."),
    ("2012-05-29", "The maker recalled its Model 2008 hatchback and the Model 1927 truck."),
    ("2013-07-02", "The pass mark of 1950 points would stay."),
    ("2010-12-09", "The lawyer for Mr. Sunday Okafor, a trader, spoke."),
    ("2013-10-01", "They cut more rice in the winter-spring season."),
    ("2013-05-14", 'He read from a script called "Monday" and from the novel "1984"; the ship "August" sank; "60 Minutes" showed it.'),
    ("2013-05-14", "There were 2009 [[last year|value=2012]] and 1995 [[this year|value=2013]]."),
    ("2013-05-14", "On Black Monday and on Super Tuesday they lost."),
    ("2013-05-14", "The Six-Day War and the Seven Years' War; zero-hours contracts; week 3 of the course."),
    ("2013-05-14", "Temperatures will be in the 20s [[this week|value=2013-W20]]; it was built in [[the 20s|value=192X]]."),
    ("2013-05-14", "In the second half of the match he scored; two first-half goals were not enough."),
    ("2013-05-14", "Christmas trees and Easter eggs; Mar-a-Lago; Decree 1999/12."),
    ("2013-05-14", "It beat [[the Dec. quarter|value=2012-Q4]]."),
    ("1997-09-08", "The plane, a Beechcraft 1900 with 19 people, a Tornado 2000, a Euro [[2012|value=2012]] match."),
    ("2021-08-12", "Split handled 2019 flights in [[July|value=2021-07]], compared with 1764 in [[June|value=2021-06]]."),
    ("2021-08-12", "It sold 1850 cars, up from 1985 [[a year earlier|value=2020]] and against 1990 [[last year|value=2020]]."),
    ("2022-09-07", "Nearly three quarters were to be filled."),
    ("1998-01-06", "Of the 40 clubs, 12 have filed accounts for [[1996|value=1996]]."),
    ("1998-01-06", "It was the wettest start to a year, the worst end to a decade."),
    ("2012-10-18", "Peugeot has orders for the 2008 crossover; its new crossover, the 2008, is sold out."),
    ("2017-01-31", "They followed Trail 1820 to Hut 1905 and met at Gate 2011."),
    ("1997-02-25", "Ann Lee sang, and April Turner, her sister, danced with June Weaver."),
    ("2010-08-26", "The May Wong museum and the August Wilson theatre opened in [[May|value=2010-05]]."),
    ("2005-05-09", "He moved to March, a market town, in [[March 1999|value=1999-03]]."),
    ("2011-08-30", "They need licences, said June Akande of the board. Its manager April Mensah said no; a writer, May Osei, disagreed."),
    ("2011-08-30", "It was opened by the actor Fredric March, says Joe Friday of the union."),
    ("2011-08-30", "Traders said [[June|value=2011-06]] Brent crude fell."),
    ("2011-08-30", "A mare called Monday Morning won; they watched Monday Night Football."),
    ("2011-08-30", "Read it in the Sunday Guardian. The Friday Market is shut; the [[Sunday|value=2011-08-28]] Senate vote was lost."),
    ("2011-08-30", "He gave to the March of Dimes in [[March of last year|value=2010-03]]."),
    ("2011-08-30", "In the autumn of his life he wrote; in [[the spring of that year|value=2011-SP]] he died."),
    ("2011-08-30", "Her firm, 2022 Foods, is growing."),
    ("2011-08-30", "Today, the free newspaper, prints 300,000 copies. [[Today|value=2011-08-30]], the firm said it would close."),
    ("2011-08-30", "In the Weekend Today edition and over [[the weekend|value=2011-W34-WE]]."),
    ("2011-08-30", "Each of 2010 passengers got one, and a village of 1950 people got a bus."),
    ("2021-06-10", "The price fell to 1920 dollars an ounce from 1985."),
    ("2016-11-10", "The lower house passed the [[2017|value=2017]] budget."),
    ("2014-02-01", "It was the highest figure for a single month."),
]

CLASSES = {name: texts for name, texts in dict(globals()).items() if name.isupper() and isinstance(texts, list)}


@pytest.mark.parametrize(("published", "marked"), [text for texts in CLASSES.values() for text in texts])
def test_short_text(published: str, marked: str) -> None:
    check(marked, published=published)
