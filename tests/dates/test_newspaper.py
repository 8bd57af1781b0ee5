"""Dates and what looks like them, by classes of sentences that a newspaper writes: our own, marked as a reader marks.

Published Wednesday, 23 January 2019.
"""

from __future__ import annotations

import pytest
from tests.dates.test_plain_language import check

YEARS_IN_NAMES = [
    "The Data Protection Act [[2018|value=2018]] took effect in [[May|value=2018-05]].",
    "Under the Companies Act, [[2013|value=2013]], boards must meet.",
    "Visitors to Expo [[2010|value=2010]] in Shanghai came by rail.",
    "The Vision [[2030|value=2030]] plan was launched in [[2016|value=2016]].",
    "The Horizon [[2020|value=2020]] programme ended.",
    "The Education Act [[2002|value=2002]] and the Children Act [[1989|value=1989]] apply.",
    "The bill amends the Income Tax Act [[1961|value=1961]] and the Companies (Amendment) Bill [[2017|value=2017]].",
    "The Made in China [[2025|value=2025]] plan names sectors.",
    "Euro [[2016|value=2016]] was held in France.",
    "The Tokyo [[2020|value=2020]] Olympics were postponed.",
    "The Health Protection Regulations [[2017|value=2017]] apply to shops.",
    "The Civil Procedure Rules [[1998|value=1998]] were changed.",
    "The Insolvency and Bankruptcy Code, [[2016|value=2016]], was amended.",
    "The Offences Against the Person Act [[1861|value=1861]] is old.",
    "The Town Planning Order [[2015|value=2015]] was revoked.",
    "The Protection of Wild Birds Act of [[1954|value=1954]] was repealed.",
    "Directive 2014/24/EU governs it, and Regulation 2016/679 too.",
    "Decree 1985 and Law 2009 were repealed.",
    "House Bill 1650 passed at Km 1987.",
    "The [[1951|value=1951]] Refugee Convention and the [[1967|value=1967]] Protocol apply.",
    "The [[1949|value=1949]] Geneva Conventions were signed here.",
    "Agenda [[2063|value=2063]] was adopted by the African Union.",
    "They play at World Cup [[2022|value=2022]] and Eurovision [[2019|value=2019]].",
]

FROM_A_DAY = [
    "The committee meets [[two weeks from Monday|value=2019-02-11]].",
    "It opens [[a week on Tuesday|value=2019-02-05]].",
    "The strike begins [[a week from today|value=2019-01-30]] and ends [[three weeks from Saturday|value=2019-02-16]].",
    "He flies [[a week from tomorrow|value=2019-01-31]].",
    "The vote is [[Monday week|value=2019-02-04]].",
    "It reopens [[Thursday week|value=2019-01-31]].",
    "The vote, [[two weeks ago Sunday|value=2019-01-06]], was close.",
    "It began [[a week ago Monday|value=2019-01-14]].",
]

EDGES = [
    "The mine closed in [[June 1987|value=1987-06]]; by [[the end of the month|value=1987-06 mod=END]] the town was empty.",
    "He resigned in [[2009|value=2009]], and by [[the end of the year|value=2009 mod=END]] was gone.",
    "In [[1968|value=1968]] the river froze; at [[the start of the year|value=1968 mod=START]] it had flooded.",
    "It will be ready by [[the end of the year|value=2019 mod=END]].",
    "He said in [[July 2017|value=2017-07]] that it would open by [[the end of the month|value=2017-07 mod=END]].",
    "The jobless rate is 4%. It should fall by [[the end of the month|value=2019-01 mod=END]].",
]

TIMES_NEAR = [
    "[[Recent months|value=PAST_REF]] were wet; [[the coming months|value=FUTURE_REF]] will be dry.",
    "[[Recent weeks|value=PAST_REF]] have brought rain.",
    "In [[the weeks ahead|value=FUTURE_REF]] more will come.",
    "Over [[the coming years|value=FUTURE_REF]] costs rise.",
    "In [[recent days|value=PAST_REF]] prices fell and in [[recent decades|value=PAST_REF]] they rose.",
    "In [[the past few weeks|type=DURATION value=PXW]] it grew; in [[the next few months|type=DURATION value=PXM]] it falls.",
    "In [[the years to come|value=FUTURE_REF]] it pays.",
    "In [[the last few days|type=DURATION value=PXD]] it rained.",
]

PARTS_OF_UNITS = [
    "She was [[half an hour|type=DURATION value=PT30M]] late, [[a second|type=DURATION value=PT1S]] ahead.",
    "It took [[a minute and a half|type=DURATION value=PT1M30S]].",
    "They were [[a quarter of an hour|type=DURATION value=PT15M]] late.",
    "It lasted [[three quarters of an hour|type=DURATION value=PT45M]].",
]

FIGURES = [
    "The gauge fell under 1990, recovering to 2004.",
    "Lots 1901 to 1950 sold; rooms 1999 and 2004 did not.",
    "Quote file GHT-2019-03 or ring extension 2010.",
    "It rebounded to 1985 and rallied past 2040; the peak was near 2010.",
    "The gauge retreated to 1998 from 2022.",
    "Lots 1901 to 1950 were sold; pages 1998 and 1999 are missing.",
    "File AB-2019-12 and docket No. 2012-388 are closed.",
    "Locomotive 1947 hauled the train; bus 2018 was late.",
    "Asteroid 2018 AG was seen by Kepler 1649.",
    "Ticket 2017 won the raffle; seat 1999 was empty.",
    "The lake lies at 1985 metres; the road climbs to 2010 m.",
    "It took 2000 of them, and another 1950 were sent home.",
    "Between [[1950|value=1950]] and [[2000|value=2000]] the town grew.",
    "Up to 2020 jobs are at risk; as many as 1990 people queued.",
    "The bill came to 2019 all told.",
    "He scored 2015 points and 1998 runs.",
    "The score was 2016 to 1998.",
    "They paid 1950 each; he earns 2020 a month.",
    "It needs 2018 calories a day.",
    "Only 1989 remain, 2012 have left and 1976 were lost.",
    "The prize went to number 2014.",
    "He was 1.98 m tall and weighed 2020 ounces.",
    "The route is 2015 km long, with 1989 bends.",
    "The Boeing 737 was built in [[2001|value=2001]].",
    "Form 1999 must be filed by [[May 1|value=2019-05-01]].",
    "Postcode 2010, Sydney; ACT 2601.",
    "He is chief of Section 2020.",
]

YEARS = [
    "It shut on [[8|value=2018-06-08]], [[9|value=2018-06-09]] and [[10 June 2018|value=2018-06-10]].",
    "It grew in [[2017|value=2017]] and [[2018|value=2018]], and [[2019|value=2019]] will be better.",
    "The [[2018|value=2018]] World Cup was won by France.",
    "In [[2016|value=2016]], 1950 homes were built.",
    "His book came out in [[1987|value=1987]], his film in [[1999|value=1999]].",
    "Founded [[1923|value=1923]], the firm shut in [[2001|value=2001]].",
    "Since [[2010|value=2010]] prices have doubled; before [[1990|value=1990]] they were fixed.",
    "The budget for [[2019|value=2019]] is tight; that of [[2018|value=2018]] was not.",
    "From [[1999|value=1999]] to [[2009|value=2009]] he was mayor.",
    "The class of [[2012|value=2012]] met; the [[1987|value=1987]] vintage was drunk.",
    "The [[2008-09|value=2008/2009]] crisis hit; the [[1997/98|value=1997/1998]] one had not.",
    "Both [[2016|value=2016]] and [[2017|value=2017]] were dry.",
    "Dakar [[2019|value=2019]] ended; Rio [[2016|value=2016]] is forgotten.",
    "The ordinance dates to [[1924|value=1924]].",
    "By [[2030|value=2030]] half will be electric.",
    "(The law of [[1976|value=1976]] applied until [[1999|value=1999]].)",
    "Elections were due in [[2020|value=2020]], not [[2019|value=2019]].",
    "The deal, agreed in [[2015|value=2015]], expired.",
    "Output fell below [[2010|value=2010]] levels and above the [[2005|value=2005]] average.",
    "Published [[2014|value=2014]]; revised [[2016|value=2016]].",
]

NAMES = [
    "Dr June Okoro stood between April Novak and May Ito at the Friday Herald office.",
    "Councillor Sunday Monday owns the March Hotel.",
    "The Sunday Telegraph and the Friday Times ran it.",
    "Prime Minister May met President Macron.",
    "Theresa May told MPs in [[May|value=2018-05]].",
    "A hurricane named June, a ship called April and a girl named August came.",
    "They live in a place called March.",
    "The letter from June Abbott to Jan Smit was read.",
    "Augusta and Jan Kowalski won; Jan was late.",
    "The court heard from Sunday Adeyemi, who was robbed on [[Sunday|value=2019-01-20]].",
    "April O'Neil and May Parker are in it.",
    "The Winter Olympics and the Spring Statement are held.",
    "Summer Hill and Autumn Grove are suburbs.",
    "He played for June Lake and lives on May Avenue.",
    "Spring Airlines flies to Winter Park.",
    "Detective Inspector June Hall gave evidence.",
    "August Pell, who kept the lamp, retired.",
    "March Madness is here.",
]

MONTHS = [
    "In [[June|value=2018-06]] Brent crude fell; in [[April|value=2018-04]] Manufacturing PMI rose.",
    "Between [[June|value=2018-06]] and [[August|value=2018-08]] Germany exported less.",
    "It fell in [[May|value=2018-05]] and [[June|value=2018-06]].",
    "[[March|value=2018-03]] was the wettest since [[1990|value=1990]].",
    "On [[Monday|value=2019-01-21]] Mr Smith resigned; by [[Friday|value=2019-01-18]] Ms Jones had gone.",
    "The [[April|value=2018-04]] and [[May|value=2018-05]] figures are out.",
    "He met the mayor on [[Sunday|value=2019-01-20]], [[Monday|value=2019-01-21]] and [[Tuesday|value=2019-01-22]].",
    "The [[May Day|value=2018-05-01]] march was banned.",
    "[[Sunday|value=2019-01-20]] Mass was full.",
    "The march began in [[March|value=2018-03]] and may end in [[May|value=2019-05]].",
]

LISTS_AND_RANGES = [
    "They met on [[December 3|value=2018-12-03]], [[4|value=2018-12-04]] and [[5|value=2018-12-05]].",
    "Polls are open on [[May 2|value=2019-05-02]], [[3|value=2019-05-03]], [[4|value=2019-05-04]] and [[6|value=2019-05-06]].",
    "The fair was held in [[January|value=2018-01]], [[February|value=2018-02]] and [[March 2018|value=2018-03]].",
    "Trains stop on [[3rd|value=2019-05-03]] and [[4th May 2019|value=2019-05-04]].",
    "Open [[Monday|value=2019-01-21]] to [[Friday|value=2019-01-25]].",
    "It rained from [[Monday|value=2019-01-21]] to [[Wednesday|value=2019-01-23]].",
    "Exports rose in [[January|value=2009-01]]-[[August 2009|value=2009-08]].",
    "In the [[January|value=2018-01]]-[[July|value=2018-07]] period it grew.",
    "It fell 3% in [[April|value=2018-04]]–[[June|value=2018-06]].",
    "In [[April|value=2018-04]]-[[June last year|value=2018-06]] it rose.",
    "From [[November 2018|value=2018-11]] to [[March 2019|value=2019-03]] it is shut.",
    "From [[November|value=2018-11]] to [[March|value=2019-03]] it will stay shut.",
    "In [[the 12 months|type=DURATION value=P12M]] to [[March 2018|value=2018-03]] it earned $3m.",
    "In [[the year|type=DURATION value=P1Y]] to [[June 2018|value=2018-06]] prices rose.",
    "In [[the three months|type=DURATION value=P3M]] ended [[September 30|value=2018-09-30]] it lost.",
    "In [[the six months|type=DURATION value=P6M]] through [[June|value=2018-06]] it gained.",
    "[[July 25|value=2018-07-25]] - [[27|value=2018-07-27]]: camp.",
    "The camp is [[July 25|value=2019-07-25]] to [[August 3|value=2019-08-03]].",
    "[[3|value=2018-06-03]]-[[14 June 2018|value=2018-06-14]]",
    "The siege began on [[9 May 1999|value=1999-05-09]] and ended on [[4 June|value=1999-06-04]].",
    "It opened in [[March 2010|value=2010-03]] and closed in [[October|value=2010-10]].",
    "Signed on [[5 May 2016|value=2016-05-05]], it came into force on [[1 July|value=2016-07-01]].",
    "It was arrested on [[3 December 2015|value=2015-12-03]] and freed on [[8 January|value=2016-01-08]].",
    "Sales fell in [[May 2017|value=2017-05]], and in [[June|value=2017-06]] they fell again.",
    "The bill of [[5 May 2016|value=2016-05-05]] was signed; on [[3 January|value=2019-01-03]] a new one came.",
    "The bank, founded on [[3 May 1850|value=1850-05-03]], closed on [[Sept. 15|value=2018-09-15]].",
    "It shut on [[31 December|value=2018-12-31]] and [[1 January|value=2019-01-01]].",
    "[[1-Jan-2018|value=2018-01-01]], [[01.02.2018|value=2018-02-01]], [[2018/03/04|value=2018-03-04]], [[2018-05-06|value=2018-05-06]].",
]

CLOCKS = [
    "It begins at [[10:30 a.m. EST|type=TIME value=2019-01-23T10:30]].",
    "At [[0900 GMT|type=TIME value=2019-01-23T09:00]] it rained; by [[18:00 UTC|type=TIME value=2019-01-23T18:00]] it was dry.",
    "The polls close at [[7 p.m. on Tuesday|type=TIME value=2019-01-29T19:00]].",
    "The meeting starts at [[9am on 5 March 2019|type=TIME value=2019-03-05T09:00]].",
    "It struck at [[2:46 p.m. local time on March 11, 2011|type=TIME value=2011-03-11T14:46]].",
    "Lights out at [[midnight|type=TIME value=2019-01-23T00:00]]; lunch is at [[noon|type=TIME value=2019-01-23T12:00]].",
    "He arrived at [[half past six|type=TIME value=2019-01-23T06:30]].",
    "The deadline is [[midnight on Friday|type=TIME value=2019-01-25T00:00]].",
    "The ban starts at [[11:59 p.m. Thursday|type=TIME value=2019-01-24T23:59]].",
    "[[Late Thursday|value=2019-01-17 mod=END]] it fell; [[early Friday|value=2019-01-18 mod=START]] it rose.",
]

SCHEDULED_PRESENTS = [
    "The shop opens on [[Monday|value=2019-01-28]].",
    "The law takes effect in [[July|value=2019-07]].",
    "Polls open [[Sunday|value=2019-01-27]] and close [[Monday|value=2019-01-28]].",
    "Parliament votes on [[Thursday|value=2019-01-24]].",
    "The trial starts on [[11 March|value=2019-03-11]].",
    "Schools reopen in [[April|value=2019-04]].",
    "The minister flies to Paris on [[Friday|value=2019-01-25]].",
    "The new rules apply from [[May|value=2019-05]].",
    "The rate goes up in [[April|value=2019-04]].",
    "The committee meets [[Tuesday|value=2019-01-29]].",
    "The ban ends [[next month|value=2019-02]] and the levy rises on [[1 April|value=2019-04-01]].",
    "Her term expires in [[March|value=2019-03]].",
    "The exhibition runs until [[2 June|value=2019-06-02]].",
    "The band plays in Leeds on [[Saturday|value=2019-01-26]].",
    "The contract runs out in [[June|value=2019-06]].",
    "He retires in [[August|value=2019-08]].",
    "The results are published on [[Monday|value=2019-01-28]].",
    "The hearing resumes [[Thursday|value=2019-01-24]].",
    "The fee will fall in [[November|value=2019-11]]; the toll is to rise in [[December|value=2019-12]].",
    "Applications must be in by [[Friday|value=2019-01-25]].",
    "The bridge will have closed by [[May|value=2019-05]].",
    "Voters go to the polls on [[Sunday|value=2019-01-27]].",
    "The trains will not run on [[Tuesday|value=2019-01-29]].",
    "They are due back on [[Monday|value=2019-01-28]].",
    "The bank may cut rates in [[March|value=2019-03]].",
    "The fund would close in [[June|value=2019-06]].",
    "The tender closes at [[5 p.m. on 3 May|type=TIME value=2019-05-03T17:00]].",
    "The sale planned for [[December|value=2019-12]] was dropped.",
    "The visit, scheduled for [[Friday|value=2019-01-25]], was called off.",
    "The [[April|value=2019-04]] election will decide it.",
    "The vote set for [[Monday|value=2019-01-28]] is off.",
    "The deadline of [[31 March|value=2019-03-31]] looms.",
    "Workers plan to strike on [[Thursday|value=2019-01-24]] and [[Friday|value=2019-01-25]].",
]

PASTS = [
    "The shop opened on [[Monday|value=2019-01-21]].",
    "It was told on [[Thursday|value=2019-01-17]] that the ban would end.",
    "Prices rose in [[December|value=2018-12]].",
    "The firm had hoped to open in [[June|value=2018-06]].",
    "Since [[Monday|value=2019-01-21]] it has rained.",
    "The law took effect in [[July|value=2018-07]].",
    "[[Friday|value=2019-01-18]]'s storm felled trees.",
    "The strike, which began [[Monday|value=2019-01-21]], is over.",
    "The survey taken in [[November|value=2018-11]] found this.",
    "On [[Tuesday|value=2019-01-22]], the court ruled.",
    "Talks broke down in [[March|value=2018-03]].",
    "He said [[Sunday|value=2019-01-20]] he would run.",
    "The [[October|value=2018-10]] storm cost lives.",
    "As of [[Jan. 15|value=2019-01-15]], 40 had died.",
    "The [[Dec. 12|value=2018-12-12]] summit ended in tears.",
]

WINDOWS = [
    "Applications open [[1 March|value=2019-03-01]] and close [[29 March|value=2019-03-29]].",
    "Closing date: [[15 February|value=2019-02-15]].",
    "Deadline: [[March 1|value=2019-03-01]].",
    "Entries close at [[noon on Friday 8 February|type=TIME value=2019-02-08T12:00]].",
    "Comments are invited until [[14 February|value=2019-02-14]].",
    "The window runs from [[4 February|value=2019-02-04]] to [[1 March|value=2019-03-01]].",
    "Proposals should reach us no later than [[10 April|value=2019-04-10]].",
    "Register before [[20 May|value=2019-05-20]].",
    "Tickets go on sale on [[Friday|value=2019-01-25]].",
    "Bids are due [[Feb. 20|value=2019-02-20]].",
    "The call for papers closes on [[30 November|value=2019-11-30]].",
    "Submit by [[31 December|value=2019-12-31]].",
    "Booking opens at [[9am on Saturday|type=TIME value=2019-01-26T09:00]].",
]

SETS = [
    "The board meets [[twice a month|type=SET value=P1M]].",
    "It is held [[every other year|type=SET value=P2Y]].",
    "It happens [[once in five years|type=SET value=P5Y]].",
    "They report [[quarterly|type=SET value=P3M]].",
    "The bus runs [[every ten minutes|type=SET value=PT10M]].",
    "The bin is emptied [[every second week|type=SET value=P2W]].",
    "Prices rose [[year by year|type=SET value=P1Y]]; [[each spring|type=SET value=XXXX-SP]] the river floods.",
    "They train on [[Tuesdays|type=SET value=XXXX-WXX-2]] and [[Thursdays|type=SET value=XXXX-WXX-4]].",
    "The [[annual|type=SET value=P1Y]] fee is due; a [[weekly|type=SET value=P1W]] visit is enough.",
    "[[Every two weeks|type=SET value=P2W]] they gather.",
    "The fair is held [[every May|type=SET value=XXXX-05]].",
    "They pay [[monthly|type=SET value=P1M]], [[half-yearly|type=SET value=P6M]] or [[yearly|type=SET value=P1Y]].",
]

DECADES = [
    "It was built in [[the 1920s|value=192X]] and shut in [[the mid-nineties|value=199X mod=MID]].",
    "In [[the '80s|value=198X]] it boomed; [[the late 1970s|value=197X mod=END]] were lean.",
    "By [[the end of the 19th century|value=18 mod=END]] it was gone.",
    "In [[the early 20th century|value=19 mod=START]] it grew; [[the eighteenth century|value=17]] was poor.",
    "Since [[the 2000s|value=200X]] it has grown; [[the 2010s|value=201X]] were best.",
    "In [[the 1800s|value=18]] it was a port.",
    "[[The sixties|value=196X]] swung.",
    "He is in his sixties and she in her 30s.",
    "[[Mid-1980s|value=198X mod=MID]] homes are cheap.",
    "It dates from [[the 15th century|value=14]].",
    "In [[the twenty-first century|value=20]] it is odd.",
]

AGES = [
    "A 1950-built house, a 30-year-old bridge and a six-month-old baby.",
    "She is 34 and has worked there for [[12 years|type=DURATION value=P12Y]].",
    "Pupils aged five to 11 years; children under 24 months.",
    "The 60-year-old died at the age of 60 years.",
    "He was jailed for [[18 months|type=DURATION value=P18M]]; he is 18 years old.",
    "Babies up to six months old get it.",
    "People over 65 years of age are exempt.",
    "Turning 40 in [[May|value=2019-05]], he quit.",
]

SCENE = [
    "In [[2015|value=2015]] the firm was sold. In [[the same year|value=2015]] it moved.",
    "In [[1998|value=1998]] it opened; [[the following year|value=1999]] it closed.",
    "It fell in [[March 2017|value=2017-03]]. [[That month|value=2017-03]] 40 firms closed.",
    "It fell in [[March 2017|value=2017-03]] and rose [[the following month|value=2017-04]].",
    "In [[2012|value=2012]] it was 4%, up from 3% [[the previous year|value=2011]] and 2% [[two years earlier|value=2010]].",
    "In [[June 2010|value=2010-06]] he was elected. [[A year later|value=2011]] he quit.",
    "They met on [[Monday|value=2019-01-21]] and [[the following day|value=2019-01-22]] signed.",
    "In [[2014|value=2014]] it lost money, as it had [[the year before|value=2013]].",
    "Elected in [[2008|value=2008]], he left [[four years later|value=2012]].",
    "It began in [[January 2018|value=2018-01]] and ended [[that December|value=2018-12]].",
    "The flood of [[1953|value=1953]] killed 300. [[That year|value=1953]] the dykes were raised.",
    "Sales fell 3% in [[November|value=2018-11]] from [[the previous month|value=2018-10]].",
]

PARAGRAPHS = (
    (
        "2019-09-05",
        (
            "Parliament is to be suspended from [[next week|value=2019-W37]] until [[14 October|value=2019-10-14]], "
            "[[two weeks|type=DURATION value=P2W]] before Britain is due to leave on [[31 October|value=2019-10-31]]."
        ),
    ),
    (
        "2019-09-05",
        (
            "The law, passed in [[July|value=2019-07]] and published [[last month|value=2019-08]], enters into force on "
            "[[1 January|value=2020-01-01]]."
        ),
    ),
    ("2019-09-05", "In [[August|value=2019-08]] the army said elections would be held in [[February|value=2020-02]]."),
    (
        "2019-09-05",
        (
            "On [[30 August|value=2019-08-30]] it defaulted; on [[2 September|value=2019-09-02]] it imposed controls "
            "that last until [[31 December|value=2019-12-31]]."
        ),
    ),
    ("2019-09-05", ("Rainfall in [[June|value=2019-06]], [[July|value=2019-07]] and [[August|value=2019-08]] was a third below normal.")),
    ("2019-09-05", "She joined in [[2004|value=2004]], left in [[2009|value=2009]] and came back [[a year later|value=2010]]."),
    ("2019-09-05", "The rate has been held at 0.75% since [[August last year|value=2018-08]]."),
    (
        "2019-09-05",
        ("Trains between Lyon and Turin resume on [[Saturday|value=2019-09-07]] after a [[ten-day|type=DURATION value=P10D]] break."),
    ),
    ("2019-09-05", "The council, elected in [[May|value=2019-05]], meets for the first time on [[Monday|value=2019-09-09]]."),
    ("2019-09-05", "Between [[1990|value=1990]] and [[2015|value=2015]] the number of poor fell by a billion."),
    ("2019-09-05", "[[Last Friday|value=2019-08-30]] the court sat until [[midnight|type=TIME value=2019-08-30T00:00]]."),
    ("2019-09-05", "For [[more than a century|type=DURATION value=P1CE mod=MORE_THAN]] ships have called here."),
    (
        "2019-09-05",
        ("It plans to open 40 branches in [[the next two years|type=DURATION value=P2Y]], ten of them [[this year|value=2019]]."),
    ),
    (
        "2019-09-05",
        ("[[Two weeks ago|value=2019-W34]] it had 300 cases, [[a week ago|value=2019-W35]] 450, and [[now|value=PRESENT_REF]] 600."),
    ),
    ("2019-09-05", "In [[May 2016|value=2016-05]] 300 firms signed; by [[May this year|value=2019-05]] it was 900."),
    ("2019-09-05", "The scheme starts in [[autumn 2020|value=2020-FA]] and will be reviewed [[three years later|value=2023]]."),
    ("2019-09-05", "The budget for [[2020|value=2020]] and [[2021|value=2021]] was tabled on [[Tuesday|value=2019-09-03]]."),
    ("2019-09-05", "From [[2021|value=2021]], the levy will be paid [[every quarter|type=SET value=P3M]]."),
    ("2019-09-05", "Its term, due to end in [[2018|value=2018]], was extended to [[mid-2020|value=2020 mod=MID]]."),
    ("2019-09-05", "The floods of [[August 2002|value=2002-08]] and [[June 2013|value=2013-06]] cost 20bn."),
    ("2019-09-05", ("He told the BBC on [[Wednesday|value=2019-09-04]] that he would stand down in [[the spring|value=2020-SP]].")),
    ("2019-09-05", "The strike of [[10 August|value=2019-08-10]] and the one on [[10 September|value=2019-09-10]] differ."),
    ("2019-09-05", "She will be 60 in [[March|value=2020-03]]."),
    ("2019-09-05", "It has been a year since the flood."),
    ("2019-09-05", "It is [[a year|type=DURATION value=P1Y]] since the flood."),
    (
        "2013-04-18",
        (
            "Unemployment rose to 7.9% in [[the three months|type=DURATION value=P3M]] to [[February|value=2013-02]], "
            "from 7.8% in [[the previous three months|type=DURATION value=P3M]]."
        ),
    ),
    (
        "2013-04-18",
        (
            "In [[the first quarter|value=2013-Q1]] output rose 0.3%, having fallen 0.3% in [[the last three months of "
            "2012|type=DURATION value=P3M]]."
        ),
    ),
    ("2013-04-18", "The bank has held rates at 0.5% since [[March 2009|value=2009-03]], [[four years ago|value=2009]]."),
    (
        "2013-04-18",
        (
            "Thatcher, who won three elections between [[1979|value=1979]] and [[1987|value=1987]], was buried on "
            "[[Wednesday|value=2013-04-17]]."
        ),
    ),
    ("2013-04-18", ("Two bombs went off near the finish on [[Monday|value=2013-04-15]]; the race dates from [[1897|value=1897]].")),
    ("2013-04-18", ("The tax on spare rooms came in on [[1 April|value=2013-04-01]]. Its review is due [[next April|value=2014-04]].")),
    ("2013-04-18", "The [[May|value=2013-05]] election will be the first since [[2008|value=2008]]."),
    (
        "2013-04-18",
        (
            "Venezuela voted on [[14 April|value=2013-04-14]], [[five weeks|type=DURATION value=P5W]] after Chavez died "
            "on [[5 March|value=2013-03-05]]."
        ),
    ),
    (
        "2013-04-18",
        (
            "North Korea set [[15 April|value=2013-04-15]] as the day. Its last test was in [[February|value=2013-02]]; "
            "those before in [[2006|value=2006]] and [[2009|value=2009]]."
        ),
    ),
    ("2013-04-18", "From [[2014|value=2014]] to [[2020|value=2020]] the Union will spend 960bn."),
    ("2013-04-18", ("Since [[last autumn|value=2012-FA]] it has cut 900 posts and by [[next spring|value=2014-SP]] it will cut 300 more.")),
    (
        "2013-04-18",
        (
            "The firm lost 40m in [[the second half of last year|value=2012-H2]] and 10m in [[the first quarter of this "
            "year|value=2013-Q1]]."
        ),
    ),
    ("2013-04-18", "By [[the 1950s|value=195X]] coal was in decline; in [[the 1980s|value=198X]] it collapsed."),
    ("2013-04-18", ("He was mayor from [[1986|value=1986]] to [[1994|value=1994]] and has been a senator since [[1998|value=1998]].")),
    ("2013-04-18", "The earliest record is from [[1753|value=1753]], the next from [[1788|value=1788]]."),
    ("2013-04-18", "[[30 April|value=2013-04-30]] is the last day for claims made under the [[2012|value=2012]] scheme."),
    (
        "2013-04-18",
        ("Anyone born before [[1 January 1953|value=1953-01-01]] is exempt; those born after [[6 April 1950|value=1950-04-06]] are not."),
    ),
    ("2013-04-18", ("Members serve [[three-year|type=DURATION value=P3Y]] terms; a third retire [[each year|type=SET value=P1Y]].")),
    ("2013-04-18", "The limit was raised in [[2011|value=2011]], [[2012|value=2012]] and again [[this January|value=2013-01]]."),
    ("2013-04-18", "A record 2,013 people came in [[2013|value=2013]]."),
    ("2013-04-18", "It was the 25th anniversary of the [[1988|value=1988]] accord."),
    (
        "2013-04-18",
        ("The mill ran for [[134 years|type=DURATION value=P134Y]], from [[1879|value=1879]] until [[last week|value=2013-W15]]."),
    ),
    ("2013-04-18", ("Its patent, filed in [[2009|value=2009]] and granted in [[2012|value=2012]], runs until [[2029|value=2029]].")),
    ("2013-04-18", "The deal closes in [[the second quarter|value=2013-Q2]]; savings start in [[2014|value=2014]]."),
    ("2019-09-05", "It is suspended from [[next week|value=2019-W37]] until [[14 October|value=2019-10-14]]."),
    (
        "2019-09-05",
        (
            "In [[the week|value=2019-W35]] to [[30 August|value=2019-08-30]] it fell; in [[the week|value=2019-W34]] "
            "ended [[Aug. 23|value=2019-08-23]] it rose."
        ),
    ),
    ("2019-09-05", "From [[this quarter|value=2019-Q3]] to [[June 2020|value=2020-06]] it is free."),
    ("2021-05-06", "LONDON, [[MAY 6|value=2021-05-06]] (Wire) - GAS BILLS TO RISE IN [[OCTOBER|value=2021-10]]"),
    ("2021-05-06", "Held on [[12|value=2021-04-12]]–[[14 April 2021|value=2021-04-14]] in Lyon."),
    ("2021-05-06", "[[1 January|value=2020-01-01]] – [[31 December 2020|value=2020-12-31]]"),
    ("2021-05-06", "(last updated [[06.05.2021|value=2021-05-06]])"),
    ("2021-05-06", '"It was [[last week|value=2021-W17]]," she said [[yesterday|value=2021-05-05]].'),
    ("2021-05-06", "[In [[2018|value=2018]]](https://x.org/2019/05/07/a) rents rose."),
    ("2021-05-06", "See https://example.org/news/2020/11/03/story-2018 or mail a2019@b.org."),
    ("2021-05-06", "Ref. 2020/123; file 19-03-2020-AB; v. 2021.4; ISBN 978-1-2345."),
    ("2021-05-06", "The total was 2 019 units; 1,998 were sold; 2'020 kept."),
    ("2021-05-06", "Figure 1. Rents, [[2010-2020|value=2010/2020]]"),
    ("2021-05-06", "Table 2: Output ([[2019|value=2019]] = 100)"),
    ("2021-05-06", "[[2020 Q4|value=2020-Q4]] was weak; [[Q1|value=2021-Q1]] was better."),
    ("2021-05-06", "[[May 6th|value=2021-05-06]], [[the 7th|value=2021-05-07]] and [[8 May|value=2021-05-08]]"),
    ("2021-05-06", "Since [[mid-April|value=2021-04 mod=MID]] and until [[late-May|value=2021-05 mod=END]]."),
    ("2022-03-03", "My son was born in [[2011|value=2011]], my daughter [[two years later|value=2013]]."),
    ("2022-03-03", "I moved here [[three weeks ago|value=2022-W06]] and start work [[next Monday|value=2022-03-07]]."),
    ("2022-03-03", ("The train leaves at [[18:40|type=TIME value=2022-03-03T18:40]] and takes [[two hours|type=DURATION value=PT2H]].")),
    ("2022-03-03", "We met in [[summer 2019|value=2019-SU]] and married in [[May 2020|value=2020-05]]."),
    ("2022-03-03", "My birthday is on [[12 August|value=2022-08-12]]."),
    ("2022-03-03", "The course lasts [[six weeks|type=DURATION value=P6W]] and starts on [[4 April|value=2022-04-04]]."),
    ("2022-03-03", "I pay the rent [[every month|type=SET value=P1M]]."),
    ("2022-03-03", "He has lived there for [[ten years|type=DURATION value=P10Y]]."),
    ("2022-03-03", "Call me at [[half past two|type=TIME value=2022-03-03T02:30]]."),
    ("2022-03-03", "The war ended in [[1945|value=1945]]."),
    ("2022-03-03", "In [[the year 2000|value=2000]] he was five."),
    ("2022-03-03", "We have known each other since [[2005|value=2005]]."),
    ("2022-03-03", "The museum is free on [[Sundays|type=SET value=XXXX-WXX-7]]."),
    ("2022-03-03", ("It takes [[half an hour|type=DURATION value=PT30M]] by bus and [[ten minutes|type=DURATION value=PT10M]] by train.")),
    ("2019-02-14", "GDP rose 0.2% in [[Q4 2018|value=2018-Q4]] after 0.6% in [[Q3|value=2018-Q3]]."),
    ("2019-02-14", "In [[January 2019|value=2019-01]] prices were 1.8% higher than in [[January 2018|value=2018-01]]."),
    ("2019-02-14", "Between [[2010|value=2010]] and [[2018|value=2018]] the population rose by 3%."),
    ("2019-02-14", "The index (base [[2015|value=2015]] = 100) stood at 104.3."),
    ("2019-02-14", "Provisional figures for [[December 2018|value=2018-12]] will be revised on [[15 March|value=2019-03-15]]."),
    ("2019-02-14", "Births in [[2017|value=2017]]: 62,053; in [[2007|value=2007]]: 71,389."),
    ("2019-02-14", "In [[the 12 months|type=DURATION value=P12M]] to [[December 2018|value=2018-12]] there were 400 deaths."),
    ("2019-02-14", "The next release is on [[14 May 2019|value=2019-05-14]]."),
    ("2019-02-14", "From [[2016|value=2016]] to [[2017|value=2017]] exports rose, in [[2018|value=2018]] they fell."),
    (
        "2019-02-14",
        ("The rate was 5.1% in [[the fourth quarter|value=2018-Q4]], down from 5.4% in [[the same quarter of 2017|value=2017-Q4]]."),
    ),
    ("2019-02-14", "Seasonally adjusted, sales fell in [[December|value=2018-12]]; [[November|value=2018-11]] was revised."),
    ("2019-02-14", "As at [[31 December 2018|value=2018-12-31]] 300 firms were listed."),
    ("2019-02-14", "The survey was carried out in [[the second half of 2018|value=2018-H2]]."),
    ("2019-02-14", "In [[school year 2017/18|value=2017/2018]] 3,000 pupils failed."),
    ("2019-02-14", ("Real wages grew by 1.5% [[annually|type=SET value=P1Y]] between [[2008|value=2008]] and [[2018|value=2018]].")),
    ("2019-02-14", "For the first time since [[1999|value=1999]] it fell below 5%."),
    ("2019-02-14", "The mean age at marriage was 31.2 years in [[2018|value=2018]] and 28 in [[1998|value=1998]]."),
    ("2019-02-14", "[[January|value=2018-01]] to [[September 2018|value=2018-09]]: 4.1%."),
    ("2019-02-14", "Consumption per head rose in [[2016-17|value=2016/2017]] and [[2017-18|value=2017/2018]]."),
    ("2019-02-14", "The harvest of [[2018|value=2018]] was 10% below the mean of [[2013-2017|value=2013/2017]]."),
    ("2019-02-14", "Month-on-month growth was 0.1%; year-on-year it was 2%."),
    ("2016-08-04", ("The bank cut its rate to 0.25% on [[Thursday|value=2016-08-04]], its first move since [[March 2009|value=2009-03]].")),
    ("2019-05-02", "Voting takes place [[today|value=2019-05-02]] and results come [[tomorrow|value=2019-05-03]]."),
    ("2020-12-10", ("Deliveries begin [[early next year|value=2021 mod=START]]; full output is due by [[late 2022|value=2022 mod=END]].")),
    ("2020-12-10", "It will be reviewed in [[the first half of next year|value=2021-H1]]."),
    ("2020-12-10", "It was due to expire at [[the end of the month|value=2020-12 mod=END]]."),
    ("2020-12-10", "It expires at [[the end of March|value=2021-03 mod=END]]."),
    (
        "2020-12-10",
        (
            "The law was passed in [[early 2019|value=2019 mod=START]], amended [[that autumn|value=2019-FA]] and "
            "repealed [[last month|value=2020-11]]."
        ),
    ),
    (
        "2015-06-30",
        (
            "The [[four-month|type=DURATION value=P4M]] extension agreed in [[February|value=2015-02]] ends "
            "[[tonight|type=TIME value=2015-06-30TNI]]."
        ),
    ),
    ("2015-06-30", "Banks closed on [[Monday|value=2015-06-29]] and reopen [[next week|value=2015-W28]] at the earliest."),
    ("2015-06-30", "The referendum on [[5 July|value=2015-07-05]] was called [[last Saturday|value=2015-06-27]]."),
    ("2012-10-18", "The census taken on [[Sunday, 27 March 2011|value=2011-03-27]] found 56.1 million."),
    ("2018-07-12", "From [[18 July|value=2018-07-18]] to [[20 August|value=2018-08-20]] the line is closed."),
    ("2018-07-12", "The line was closed from [[18 June|value=2018-06-18]] to [[2 July|value=2018-07-02]]."),
    ("2018-07-12", "In [[the three years|type=DURATION value=P3Y]] since [[2015|value=2015]] it has doubled."),
    ("2018-07-12", "In [[the ten years|type=DURATION value=P10Y]] from [[2005|value=2005]] to [[2015|value=2015]] it doubled."),
    ("2018-07-12", "In [[the decade|type=DURATION value=P1DE]] to [[2017|value=2017]] it doubled."),
    ("2018-07-12", "In [[the week|value=2018-W28]] ending [[15 July|value=2018-07-15]] there were 12 cases."),
    ("2018-07-12", "In [[the year|type=DURATION value=P1Y]] ending [[March 2018|value=2018-03]] there were 40 deaths."),
    ("2018-07-12", "During [[the 2010s|value=201X]] and [[the early 2000s|value=200X mod=START]] it fell."),
    ("2018-07-12", "The [[2017-18|value=2017/2018]] budget was [[two months|type=DURATION value=P2M]] late."),
    ("2018-07-12", "The accord of [[26 June 1945|value=1945-06-26]] took effect [[four months later|value=1945-10]]."),
    ("2018-07-12", "The accord of [[June 1945|value=1945-06]] took effect [[that October|value=1945-10]]."),
    ("2018-07-12", "[[Next month|value=2018-08]] marks [[ten years|type=DURATION value=P10Y]] since the crash."),
    ("2018-07-12", "Until [[recently|value=PAST_REF]] it was open; until [[now|value=PRESENT_REF]] nobody cared."),
    ("2018-07-12", "As of [[last Friday|value=2018-07-06]] 300 had signed."),
    ("2018-07-12", "Since [[last July|value=2017-07]] it has been shut."),
    ("2018-07-12", "It opened in [[July last year|value=2017-07]] and closes in [[June next year|value=2019-06]]."),
    ("2018-07-12", "On [[the 14th of last month|value=2018-06-14]] it rained; on [[the 20th|value=2018-07-20]] it will not."),
    ("2018-07-12", "On [[the last day of June|value=2018-06-30]] and [[the first Monday in July|value=2018-07-02]] it was hot."),
    (
        "2018-07-12",
        ("In [[the second quarter of this year|value=2018-Q2]] it grew, and in [[the first quarter of last year|value=2017-Q1]]."),
    ),
    (
        "2018-07-12",
        ("[[Two days|type=DURATION value=P2D]] before the vote he quit; [[a week|type=DURATION value=P1W]] after it he was back."),
    ),
    ("2018-07-12", "Within [[24 hours|type=DURATION value=PT24H]] of the blast 40 were held."),
    ("2018-07-12", "The talks went on until [[3 a.m. on Thursday|type=TIME value=2018-07-12T03:00]]."),
    ("2018-07-12", "It starts at [[7.30pm on Saturday 14 July|type=TIME value=2018-07-14T19:30]]."),
    (
        "2018-07-12",
        ("Doors open at [[6:00 PM EDT|type=TIME value=2018-07-12T18:00]]; the show ends at [[10 pm|type=TIME value=2018-07-12T22:00]]."),
    ),
    ("2018-07-12", "He called at [[09:15 UTC on 10 July|type=TIME value=2018-07-10T09:15]]."),
    (
        "2018-07-12",
        (
            "[[July 2018|value=2018-07]]'s heat; [[2017|value=2017]]'s rain; [[Monday|value=2018-07-09]]'s vote; "
            "[[today|value=2018-07-12]]'s debate; [[last year|value=2017]]'s fall."
        ),
    ),
    ("2018-07-12", "The summit of [[11|value=2018-07-11]]-[[12 July|value=2018-07-12]] was tense."),
    ("2018-07-12", "The final is on [[Sunday|value=2018-07-15]]; the first was in [[1930|value=1930]]."),
    ("2018-07-12", "Construction, which began in [[2014|value=2014]] and was to have ended in [[2016|value=2016]], goes on."),
    ("2018-07-12", "The plant, due to open in [[2016|value=2016]], is [[two years|type=DURATION value=P2Y]] behind."),
    ("2018-07-12", "The law has been in force since [[1 January|value=2018-01-01]]."),
    ("2018-07-12", "The act comes into force on [[1 January|value=2019-01-01]]."),
    ("2018-07-12", "The bill must pass by [[30 September|value=2018-09-30]] or lapse."),
    ("2018-07-12", "[[September 30|value=2018-09-30]] is the deadline."),
    ("2018-07-12", "Tax returns for [[2017|value=2017]] are due on [[31 July|value=2018-07-31]]."),
    (
        "2017-02-08",
        (
            "The [[two-day|type=DURATION value=P2D]] strike, the third [[this month|value=2017-02]], began at [[6 p.m. "
            "on Tuesday|type=TIME value=2017-02-07T18:00]]."
        ),
    ),
    ("2017-02-08", "He served from [[1997|value=1997]] until [[2007|value=2007]], then again from [[May 2010|value=2010-05]]."),
    ("2017-02-08", "An [[1861|value=1861]] law, last used in [[1948|value=1948]], was cited."),
    (
        "2017-02-08",
        ("In its [[2016|value=2016]] report the fund forecast growth of 2% in [[2017|value=2017]] and 3% in [[2018|value=2018]]."),
    ),
    ("2017-02-08", "It has grown [[each year|type=SET value=P1Y]] since [[2009|value=2009]]."),
    ("2017-02-08", "[[Some 300 years ago|value=1717 mod=APPROX]] it stood here."),
    ("2017-02-08", "[[More than a decade ago|value=2007 mod=MORE_THAN]] it closed."),
    (
        "2017-02-08",
        ("[[About two years ago|value=2015 mod=APPROX]] it opened, [[just over a month ago|value=2017-01 mod=MORE_THAN]] it shut."),
    ),
    ("2017-02-08", "It was built [[half a century ago|value=1967]]."),
    ("2017-02-08", "It was [[a decade|type=DURATION value=P1DE]] in the making."),
    ("2017-02-08", ("He is the first in [[a decade|type=DURATION value=P1DE]]; it is the worst in [[30 years|type=DURATION value=P30Y]].")),
    ("2017-02-08", "They work [[12-hour|type=DURATION value=PT12H]] shifts, [[six days|type=DURATION value=P6D]] a week."),
    ("2017-02-08", "The [[24-hour|type=DURATION value=PT24H]] strike begins at [[midnight|type=TIME value=2017-02-08T00:00]]."),
    ("2017-02-08", "[[Six months|type=DURATION value=P6M]] into the job, he quit."),
    (
        "2017-02-08",
        ("It is [[three months|type=DURATION value=P3M]] since the vote and [[two years|type=DURATION value=P2Y]] until the next."),
    ),
    ("2017-02-08", "[[Late in 2016|value=2016 mod=END]] he left; [[early in February|value=2017-02 mod=START]] he returned."),
    ("2017-02-08", "By [[mid-2018|value=2018 mod=MID]] it will be ready, and by [[end-March|value=2017-03 mod=END]] tested."),
    ("2017-02-08", "In [[the middle of 2015|value=2015 mod=MID]] it rose."),
    ("2017-02-08", "In [[the closing months of 2016|type=DURATION value=PXM]] it fell."),
    (
        "2017-02-08",
        (
            "In [[the first three months of 2016|type=DURATION value=P3M]] it fell; in [[the last six months of "
            "2015|type=DURATION value=P6M]] it rose."
        ),
    ),
    ("2017-02-08", "In [[the first week of March|value=2017-W09]] schools shut."),
    (
        "2017-02-08",
        ("It rained on [[Monday|value=2017-02-06]] and [[Tuesday|value=2017-02-07]] and may snow on [[Friday|value=2017-02-10]]."),
    ),
    ("2017-02-08", ("On [[Monday night|type=TIME value=2017-02-06TNI]] and [[Tuesday morning|type=TIME value=2017-02-07TMO]] it froze.")),
    ("2017-02-08", "It had to be done by [[Friday|value=2017-02-03]]."),
    ("2017-02-08", '"We meet again on [[Thursday|value=2017-02-09]]," he told reporters.'),
    ("2017-02-08", "A hearing is set for [[14 March|value=2017-03-14]]; the last was on [[14 December|value=2016-12-14]]."),
    ("2017-02-08", "The trial, set to start [[Monday|value=2017-02-13]], may last [[two months|type=DURATION value=P2M]]."),
    ("2017-02-08", "The decree expires on [[20 February|value=2017-02-20]] unless extended."),
    (
        "2017-02-08",
        ("The window closes [[tonight|type=TIME value=2017-02-08TNI]]; bids reopened [[last night|type=TIME value=2017-02-07TNI]]."),
    ),
    ("2017-02-08", "Its [[40-year|type=DURATION value=P40Y]] mortgage began in [[1999|value=1999]]."),
    ("2017-02-08", "Prices are up 3% since [[January 1|value=2017-01-01]] and 10% since [[last June|value=2016-06]]."),
    (
        "2017-02-08",
        ("The pact of [[1994|value=1994]], renewed in [[1999|value=1999]] and [[2004|value=2004]], lapsed [[ten years ago|value=2007]]."),
    ),
    (
        "2017-02-08",
        (
            "On [[Jan 20|value=2017-01-20]] he took office, [[two weeks|type=DURATION value=P2W]] after the recount and "
            "[[four years|type=DURATION value=P4Y]] to the day after the first."
        ),
    ),
    ("2017-02-08", "Since [[the start of 2017|value=2017 mod=START]] it has risen."),
    ("2017-02-08", "It is [[the 2016/17 season|value=2016/2017]]; the [[2015-16|value=2015/2016]] one was won by Leicester."),
    (
        "2017-02-08",
        (
            "From [[2|value=2017-03-02]] to [[9 March|value=2017-03-09]] the road is shut; on [[10|value=2017-03-10]] "
            "and [[11 March|value=2017-03-11]] it is one-way."
        ),
    ),
    ("2017-02-08", "On [[one day|type=DURATION value=P1D]] it snowed."),
    (
        "2017-02-08",
        (
            "It took [[less than 24 hours|type=DURATION value=PT24H mod=LESS_THAN]], [[three to five days|type=DURATION "
            "value=P3D/P5D]] sooner than planned."
        ),
    ),
    (
        "2021-06-14",
        (
            "The council met on [[Thursday|value=2021-06-10]] and put off the vote until [[July 1|value=2021-07-01]]. "
            "Its last budget, passed in [[March 2020|value=2020-03]], ran to 40 pages."
        ),
    ),
    (
        "2017-11-02",
        (
            "Rates were raised on [[Thursday|value=2017-11-02]] for the first time since [[July 2007|value=2007-07]]. "
            "Two more rises are pencilled in over [[the next three years|type=DURATION value=P3Y]]."
        ),
    ),
    (
        "2015-03-12",
        (
            "The mine, idle since [[1998|value=1998]], reopens [[next month|value=2015-04]]. Blasting starts on [[the "
            "20th|value=2015-03-20]]."
        ),
    ),
    (
        "2020-08-19",
        ("From [[1 September|value=2020-09-01]], masks must be worn; the rule lapses on [[31 October|value=2020-10-31]] unless renewed."),
    ),
    ("2012-01-31", "Growth in [[the fourth quarter|value=2011-Q4]] was 2.8%, up from 1.8% in [[the third|value=2011-Q3]]."),
    (
        "2018-06-05",
        (
            "The eruption began on [[Sunday|value=2018-06-03]]; by [[Tuesday morning|type=TIME value=2018-06-05TMO]] 70 "
            "had died. A smaller one in [[January|value=2018-01]] hurt nobody."
        ),
    ),
    (
        "2022-03-09",
        (
            "The tax holiday runs from [[1 April 2022|value=2022-04-01]] to [[31 March 2024|value=2024-03-31]]. Firms "
            "have until [[the end of May|value=2022-05 mod=END]] to register."
        ),
    ),
    (
        "2011-08-01",
        (
            "The ceiling must be raised by [[Tuesday|value=2011-08-02]], the Treasury says. Congress last did so in "
            "[[February 2010|value=2010-02]]."
        ),
    ),
    ("2016-05-20", "The census of [[2011|value=2011]] counted 3.1 million; the next is due in [[2021|value=2021]]."),
    (
        "2009-04-15",
        (
            "Sales in [[March|value=2009-03]] were 1.1% lower than in [[February|value=2009-02]] and 9.4% below [[March "
            "2008|value=2008-03]]."
        ),
    ),
    (
        "2013-07-19",
        (
            "Detroit filed for bankruptcy on [[Thursday|value=2013-07-18]], the largest such case since "
            "[[1994|value=1994]]. A judge will hear it [[next week|value=2013-W30]]."
        ),
    ),
    (
        "2018-01-03",
        (
            "[[Last year|value=2017]] was the third hottest on record. [[The past four years|type=DURATION value=P4Y]] "
            "were the warmest since [[1880|value=1880]]."
        ),
    ),
    (
        "2021-09-01",
        ("Applications opened on [[16 August|value=2021-08-16]] and close at [[noon on 30 September|type=TIME value=2021-09-30T12:00]]."),
    ),
    (
        "2019-05-27",
        (
            "Polls closed at [[9 p.m. on Sunday|type=TIME value=2019-05-26T21:00]]; results are due [[later "
            "today|value=2019-05-27 mod=END]]."
        ),
    ),
    ("2016-09-14", ("The deal, announced on [[Wednesday|value=2016-09-14]], should close by [[the end of 2017|value=2017 mod=END]].")),
    (
        "2005-07-08",
        (
            "At [[8:50 a.m. on Thursday|type=TIME value=2005-07-07T08:50]] three bombs went off. A fourth exploded at "
            "[[9:47|type=TIME value=2005-07-07T09:47]]."
        ),
    ),
    ("2003-02-14", "Inspectors returned on [[27 November|value=2002-11-27]] after [[four years|type=DURATION value=P4Y]] away."),
    ("2020-11-04", "Counting went on [[Wednesday|value=2020-11-04]] after [[Tuesday|value=2020-11-03]]'s vote."),
    ("2008-10-03", ("The bill passed [[Friday|value=2008-10-03]] [[four days|type=DURATION value=P4D]] after the House had rejected it.")),
    ("2014-11-10", "[[Twenty-five years ago|value=1989]] the wall fell, on [[9 November 1989|value=1989-11-09]]."),
    (
        "2021-01-06",
        (
            "The plan for [[2021-25|value=2021/2025]] was adopted in [[October|value=2020-10]]. Its predecessor ran "
            "from [[2016|value=2016]] to [[2020|value=2020]]."
        ),
    ),
    ("2019-08-12", "The rupee fell to 71 on [[Monday|value=2019-08-12]], its weakest since [[February 28|value=2019-02-28]]."),
    ("2012-06-21", ("The heat wave, which set in on [[Wednesday|value=2012-06-20]], is to last until [[Friday|value=2012-06-22]].")),
    ("2018-09-14", "Lehman failed [[ten years ago|value=2008]] [[this week|value=2018-W37]]."),
    ("2006-12-29", "The [[2007|value=2007]] budget takes effect on [[Monday|value=2007-01-01]]."),
    (
        "2019-01-02",
        (
            "[[2018|value=2018]] was the driest year since [[1902|value=1902]]; [[May|value=2018-05]] and "
            "[[June|value=2018-06]] had no rain at all."
        ),
    ),
    ("2017-04-18", "A snap election will be held on [[8 June|value=2017-06-08]]; the last was in [[May 2015|value=2015-05]]."),
    (
        "2021-07-23",
        ("The Games, put off from [[last year|value=2020]], open [[today|value=2021-07-23]] and run until [[8 August|value=2021-08-08]]."),
    ),
    (
        "2016-12-05",
        ("Turnout on [[Sunday|value=2016-12-04]] was 68%. Mr Renzi said he would resign [[this afternoon|type=TIME value=2016-12-05TAF]]."),
    ),
    (
        "2023-05-08",
        ("The coronation on [[Saturday|value=2023-05-06]] drew 20 million viewers; that of [[June 1953|value=1953-06]] had 27 million."),
    ),
    ("2007-08-30", ("He was born on [[4 July 1947|value=1947-07-04]] in Lahore, [[six weeks|type=DURATION value=P6W]] before partition.")),
    (
        "2019-03-04",
        (
            "The shutdown lasted [[35 days|type=DURATION value=P35D]], from [[22 December|value=2018-12-22]] to [[25 "
            "January|value=2019-01-25]]."
        ),
    ),
    ("2020-06-30", "The scheme covers pay from [[1 March|value=2020-03-01]] to [[31 August|value=2020-08-31]]."),
    (
        "2018-11-26",
        ("Under the accord, from [[2020|value=2020]] cars must emit 37.5% less by [[2030|value=2030]] than in [[2021|value=2021]]."),
    ),
)

VAGUE_AND_NEAR = [
    "[[Earlier this month|value=2019-01 mod=START]] it closed, and [[later this week|value=2019-W04 mod=END]] it reopens.",
    "It is [[now|value=PRESENT_REF]] open; [[these days|value=PRESENT_REF]] few come.",
    "[[Recently|value=PAST_REF]] it opened, [[not long ago|value=PAST_REF]] it shut.",
    "He will [[one day|value=FUTURE_REF]] return.",
    "In [[the past|value=PAST_REF]] it was shut, in [[the future|value=FUTURE_REF]] it will be open.",
    "[[The week before last|value=2019-W02]] it shut.",
    "[[Yesterday afternoon|type=TIME value=2019-01-22TAF]] and [[last night|type=TIME value=2019-01-22TNI]] it rained.",
    "[[This morning|type=TIME value=2019-01-23TMO]] it opened; [[this evening|type=TIME value=2019-01-23TEV]] it shuts.",
    "[[The day before yesterday|value=2019-01-21]] it snowed; [[the day after tomorrow|value=2019-01-25]] it may thaw.",
    "[[Last summer|value=2018-SU]] was hot and [[this spring|value=2019-SP]] wet.",
    "It was hotter [[last July|value=2018-07]] than [[this January|value=2019-01]].",
    "[[A year ago|value=2018]] it was 3%; [[two months ago|value=2018-11]] it was 4%; [[ten days ago|value=2019-01-13]] 5%.",
    "[[Three weeks ago|value=2019-W01]] he left; he is back in [[two weeks|type=DURATION value=P2W]].",
    "[[Last weekend|value=2019-W03-WE]] it rained; [[next weekend|value=2019-W05-WE]] it is dry.",
    "[[Last quarter|value=2018-Q4]] sales fell; [[this quarter|value=2019-Q1]] they rise.",
    "For [[the past week|type=DURATION value=P1W]] he has slept; for [[the last five days|type=DURATION value=P5D]] he has not.",
    "[[The previous week|value=2019-W03]] it was 3.",
]

DURATIONS = [
    "It took [[48 hours|type=DURATION value=PT48H]] and [[a week|type=DURATION value=P1W]].",
    "It must be paid within [[30 days|type=DURATION value=P30D]] of receipt.",
    "It lasted [[more than two hours|type=DURATION value=PT2H mod=MORE_THAN]], [[almost a year|type=DURATION value=P1Y mod=LESS_THAN]].",
    "[[A decade|type=DURATION value=P1DE]] of war and [[half a century|type=DURATION value=P50Y]] of peace.",
    "It takes [[20 to 30 minutes|type=DURATION value=PT20M/PT30M]]; visas last [[90 days|type=DURATION value=P90D]].",
    "A [[five-minute|type=DURATION value=PT5M]] walk and an [[hour-long|type=DURATION value=PT1H]] wait.",
    "After [[years|type=DURATION value=PXY]] of delay it opened; for [[months|type=DURATION value=PXM]] it stood empty.",
    "They waited [[nearly three years|type=DURATION value=P3Y mod=LESS_THAN]], [[some 40 minutes|type=DURATION value=PT40M mod=APPROX]].",
    "It stays for [[two more years|type=DURATION value=P2Y]].",
    "It took [[two years and three months|type=DURATION value=P2Y3M]].",
    "[[Fifteen years|type=DURATION value=P15Y]] after the war it reopened.",
    "They were [[two days|type=DURATION value=P2D]] late, [[three weeks|type=DURATION value=P3W]] early.",
    "It will close in [[less than a month|type=DURATION value=P1M mod=LESS_THAN]].",
    "The [[12-month|type=DURATION value=P12M]] moving average and [[three-month|type=DURATION value=P3M]] rate rose.",
    "Over [[the next 18 months|type=DURATION value=P18M]] it grows; in [[the next few days|type=DURATION value=PXD]] it falls.",
    "For [[over 20 years|type=DURATION value=P20Y mod=MORE_THAN]] he sang; over [[30 years|type=DURATION value=P30Y]] it sank.",
    "[[Just under two hours|type=DURATION value=PT2H mod=LESS_THAN]] and [[about 90 seconds|type=DURATION value=PT90S mod=APPROX]].",
    "A [[two- to three-year|type=DURATION value=P2Y/P3Y]] term and [[one or two days|type=DURATION value=P1D/P2D]] of rest.",
]

FISCAL = [
    "In [[the fiscal year|type=DURATION value=P1Y]] ended [[June 30|value=2018-06-30]] it grew.",
    "Sales for [[the year|type=DURATION value=P1Y]] ended [[31 December 2018|value=2018-12-31]] rose.",
]

HOLIDAYS = [
    "On [[Christmas Day|value=2018-12-25]] it snowed; [[New Year's Eve|value=2018-12-31]] was mild.",
    "[[Easter 2018|value=2018-04-01]] was early; [[Good Friday|value=2019-04-19]] is a holiday.",
    "[[Halloween|value=2018-10-31]] and [[Valentine's Day|value=2019-02-14]] sell sweets.",
    "By [[Christmas|value=2018-12-25]] it was over.",
]

FORMATS = [
    "[[2019-01-20T10:30|type=TIME value=2019-01-20T10:30]] log; [[2019-01-20 10:30|type=TIME value=2019-01-20T10:30]] post.",
    "[[20 January 2019, 10:30|type=TIME value=2019-01-20T10:30]]",
    "[[Sun, 20 Jan 2019|value=2019-01-20]]; [[Jan 20, 2019|value=2019-01-20]]; [[20-01-2019|value=2019-01-20]]",
    "[[20th January, 2019|value=2019-01-20]]; [[the 20th of January|value=2019-01-20]]; [[January the 20th|value=2019-01-20]]",
    "[[JANUARY 20, 2019|value=2019-01-20]]: LONDON",
    "[[january 2018|value=2018-01]] was cold, [[december|value=2018-12]] mild.",
    "([[Jan. 5|value=2019-01-05]]) ([[5 Jan|value=2019-01-05]])",
    "Posted: [[05 Jan 2019|value=2019-01-05]]. Last updated: [[12 January 2019 at 14:05|type=TIME value=2019-01-12T14:05]].",
    "It ran [[2015–2018|value=2015/2018]] and [[2015-18|value=2015/2018]].",
    "[[Monday 14 January|value=2019-01-14]]; [[Tuesday, January 15th|value=2019-01-15]]; [[Wed 16/01/2019|value=2019-01-16]].",
]

LOOK_ALIKES = [
    "It came [[two hours|type=DURATION value=PT2H]] late [[this morning|type=TIME value=2019-01-23TMO]]; "
    "he was too late [[last year|value=2018]].",
    "The Good Friday Agreement of [[1998|value=1998]] holds.",
    "Christmas Island and Easter Island lie far apart.",
    "ISO 9001 and EN 1991 apply; DIN 1946 does not.",
    "Studio 54, Route 66 and Area 51 are famous.",
    "Troops gathered at [[1900 hours|type=TIME value=2019-01-23T19:00]].",
    "They won 10-12 and lost 4-4; odds of 19:1 were given.",
    "It runs 24/7 on a 50/50 basis; he scored 10/10.",
    "Mayday calls were heard.",
    "A second chance, a minute amount.",
    "Interest of 2019 dollars and 1999 euros was paid.",
    "The 1066 house and the 1500 metres.",
    "Tickets 1900-1999 won; call 1800 2000.",
    "She ran the 1500 and the 5000.",
    "In Block 2010, Plot 1985 and Lot 2001 are free.",
    "Engine 2001 and Coach 1999 were scrapped.",
    "The Class 1900 tram and the Series 2000 bus.",
    "Chapter 1998 of the code; Article 2010 of the Civil Code.",
    "The A2010 road and the M1999 bolt.",
    "He owns 1998 shares and 2001 bonds.",
    "Its 2012 staff and 1999 pupils were tested.",
    "The 1,984 voters chose.",
    "Some 2019 people came; about 1950 left.",
    "There are 1987 of them; 2003 more are coming.",
    "Over 1990 firms and fewer than 2010 farms closed.",
    "The reservoir holds 2015 megalitres.",
    "The company, worth 2015 million, was sold.",
    "Nearly 2000 attended, with 1950 seated.",
    "Of those, 1920 were women and 1980 men.",
    "Population: 2014. Altitude: 1890.",
    "The speed was 1999 rpm; the power 2010 W.",
    "The number 2020 bus stops here.",
    "The Rolling Stones' 2000 Light Years is a song.",
    "Ward 1999 had 2011 patients.",
    "Summer camp and winter sports cost more; spring water is free.",
    "Winter is coming; Autumn Leaves is a tune; Spring Bank is a hospital.",
    "He sprang to his feet; the mattress spring broke.",
    "May I come in? May he rest. Mai may.",
    "March on, said General March.",
    "The Sun and the Mon river; Sat nav and Wed.",
    "Mrs August, Ms January and Dr Friday spoke.",
    "Justice May Chen and Captain March agreed.",
    "Sergeant Sunday Eze was promoted.",
    "A woman named Summer and a man called Winter.",
    "USA Today, Psychology Today and Tonight Show fans.",
    "The Evening Standard and Morning Star differ.",
    "The Daily Mail, the Weekly Standard and the Monthly Review.",
    "Midnight Oil played; High Noon was shown.",
    "The First Minister and the Second World War.",
    "Fortnum and Century House; Decade Records.",
    "The Week magazine and Hour Bank closed.",
]

LEGAL = [
    "Dated this [[3rd day of May 2019|value=2019-05-03]].",
    "It takes effect on [[the 1st day of July 2019|value=2019-07-01]].",
    "Pay on or before [[the 30th June 2019|value=2019-06-30]].",
    "Section 12(3) of the [[2010|value=2010]] Act applies.",
    "See S.I. 2010/675 and Regulation (EU) 2016/679; Directive 2014/24/EU.",
    "In Smith v Jones [2019] EWCA Civ 123 the court ruled.",
    "Case C-123/17 was decided in [[2018|value=2018]].",
    "Law No. 12/2018 of [[3 May|value=2018-05-03]] was repealed.",
    "Decree-Law 2/2019, of [[11 January|value=2019-01-11]], governs it.",
    "The Council adopted resolution 2345 ([[2017|value=2017]]).",
    "Act XX of [[1947|value=1947]] and Ordinance 5 of [[2012|value=2012]] stand.",
    "The Treaty on European Union ([[1992|value=1992]]) and the [[1957|value=1957]] Rome Treaty.",
    "Under Article 50, notice lasts [[two years|type=DURATION value=P2Y]].",
    "The lease expires [[five years|type=DURATION value=P5Y]] after signature.",
    "Clause 7.1 runs until [[31 December 2020|value=2020-12-31]] inclusive.",
    "The offence carries [[up to ten years|type=DURATION value=P10Y mod=EQUAL_OR_LESS]] in prison.",
    "Bill 2019/14 was read on [[12 February|value=2019-02-12]].",
    "Order 2017 No. 45 of [[9 March 2017|value=2017-03-09]].",
    "Public Law 2018-45 and Executive Order 13780 of [[March 6, 2017|value=2017-03-06]].",
    "The [[1996|value=1996]] Act, as amended in [[2003|value=2003]] and [[2014|value=2014]], applies.",
    "UN General Assembly resolution 2625 (XXV) of [[24 October 1970|value=1970-10-24]].",
]

SCHEDULES = [
    "[[Mon 28 Jan|value=2019-01-28]]: Council. [[Tue 29 Jan, 7pm|type=TIME value=2019-01-29T19:00]]: Planning.",
    "When: [[Thursday 31 January, 6.30pm|type=TIME value=2019-01-31T18:30]]. Where: Room 2010.",
    "Date: [[2 February 2019|value=2019-02-02]]. Time: [[14:00|type=TIME value=2019-02-02T14:00]].",
    "Submission deadline: [[28 February 2019, 23:59 CET|type=TIME value=2019-02-28T23:59]].",
    "[[1 February|value=2019-02-01]] – public meeting; [[15 February|value=2019-02-15]] – vote.",
    "Next meeting [[Wednesday 6 February|value=2019-02-06]].",
    "Published on [[22/01/2019|value=2019-01-22]]. Updated [[23/01/2019 09:15|type=TIME value=2019-01-23T09:15]].",
    "[[23 JAN 2019|value=2019-01-23]] | PRESS RELEASE",
    "[[January 23, 2019|value=2019-01-23]] — The council said [[today|value=2019-01-23]] it had paid.",
    "NAIROBI, [[Jan. 23|value=2019-01-23]] (Wire) -- Kenya will lift the ban in [[February|value=2019-02]].",
    "[[Wednesday, 23 January 2019|value=2019-01-23]]",
    "By Staff Writer, [[23 January 2019|value=2019-01-23]]",
]

FINANCE = [
    "Net profit for [[the quarter|value=2018-Q4]] ended [[December 31|value=2018-12-31]] was $3m.",
    "In [[the nine months|type=DURATION value=P9M]] ended [[September 30, 2018|value=2018-09-30]], sales rose.",
    "Revenue in [[fiscal year 2018|value=2018]] rose; guidance for [[2019|value=2019]] is flat.",
    "The bond matures in [[2029|value=2029]]; the [[10-year|type=DURATION value=P10Y]] yield rose.",
    "It will pay a dividend of 10 cents on [[March 15|value=2019-03-15]] to holders of [[March 1|value=2019-03-01]].",
    "[[Third-quarter|value=2018-Q3]] profit fell; [[the third quarter|value=2018-Q3]] was weak.",
    "In [[the December quarter|value=2018-Q4]] sales fell from [[the September quarter|value=2018-Q3]].",
    "Brent for [[March|value=2019-03]] delivery fell; [[April|value=2019-04]] futures rose.",
    "Shares closed [[Tuesday|value=2019-01-22]] at 2010 pence and opened [[Wednesday|value=2019-01-23]] at 1998.",
    "The firm expects to break even in [[2020|value=2020]].",
    "Over [[the past 12 months|type=DURATION value=P12M]] it has lost a third.",
    "The rate was cut in [[November|value=2018-11]] for the third time in [[four months|type=DURATION value=P4M]].",
]

OTHER_COMPANY = [
    "The fund raised $20m in [[May 2018|value=2018-05]], twice the sum of [[2017|value=2017]].",
    "By [[2025|value=2025]] the city wants 1,950 buses, up from 1,200 in [[2018|value=2018]].",
    "Sales of 2,010 cars in [[2010|value=2010]] were the best since [[1999|value=1999]].",
    "A litre cost €1.45 in [[January|value=2019-01]], 3 cents more than [[a year ago|value=2018]].",
    "The 1.5 million visitors of [[2018|value=2018]] spent 300 million euros.",
    "The toll for [[2018|value=2018]] was 19; for [[2017|value=2017]], 21.",
    "From [[1 May|value=2019-05-01]] the fine is 60 euros, and 120 from [[2020|value=2020]].",
    "It was 40 °C on [[Sunday|value=2019-01-20]], the hottest [[20 January|value=2019-01-20]] on record.",
    "It has 3 rooms and costs 900 a month since [[June|value=2018-06]].",
    "The team won 3-1 on [[Saturday|value=2019-01-19]] and 2-0 on [[Tuesday|value=2019-01-22]].",
    "Ranked fifth in [[2016|value=2016]], it was second in [[2018|value=2018]].",
    "She ran 10 km in [[52 minutes|type=DURATION value=PT52M]] on [[Sunday|value=2019-01-20]].",
    "A third of firms hired in [[2018|value=2018]]; a fifth will in [[2019|value=2019]].",
    "Between [[March|value=2018-03]] and [[May 2018|value=2018-05]] 40 to 50 people a day crossed.",
    "In [[2018|value=2018]] 12 people died; in [[2017|value=2017]], 15; in [[2016|value=2016]], 9.",
    "In [[2018|value=2018]], 2,400 were built, in [[2017|value=2017]] 1,900.",
    "About 60,000 people marched [[Saturday|value=2019-01-19]].",
    "One in five had moved since [[2015|value=2015]].",
    "Fares rise 3.1% [[today|value=2019-01-23]], the biggest jump since [[2013|value=2013]].",
    "The [[2019|value=2019]] budget sets aside 4bn for roads; the [[2018|value=2018]] one had 3bn.",
    "It took 9 of the 12 seats in [[2014|value=2014]] and all 12 in [[2018|value=2018]].",
    "[[Monday|value=2019-01-21]]: 4 mm. [[Tuesday|value=2019-01-22]]: 9 mm. [[Today|value=2019-01-23]]: none.",
    "Its 20 members have met 14 times since [[May|value=2018-05]].",
    "Up to [[2018|value=2018]] it paid 3%; up to 2018 people came.",
    "In [[the year|value=2019]] of the flood it sank.",
    "The tax brings in 2 billion a year and has since [[2002|value=2002]].",
    "Rents of 1,200 a month, paid [[quarterly|type=SET value=P3M]], rose in [[Q3|value=2018-Q3]].",
    "By [[Friday|value=2019-01-25]] 2,000 of 5,000 will have gone.",
    "On [[22 January|value=2019-01-22]], 22 of 220 clerks resigned.",
    "For [[May|value=2018-05]] the figure was 5.1, for [[June|value=2018-06]] 5.0.",
    "The 5th floor, the 12th edition and [[the 21st century|value=20]].",
    "Of 4,000 tested in [[2018|value=2018]] 1,999 failed.",
]

ODD_FORMS = [
    "A [[20th-century|value=19]] house and a [[14th-century|value=13]] church.",
    "Exports fell in [[Jan.|value=2018-01]]-[[March 2018|value=2018-03]] and [[Sept.|value=2018-09]]–[[Dec. 2018|value=2018-12]].",
    "[[FY'19|value=2019]] guidance is flat.",
    "Since [[late-2018|value=2018 mod=END]] it has rained.",
    "In [[spring 2019|value=2019-SP]] and [[winter 2018|value=2018-WI]] it snowed.",
    "The fair is on from [[9am|type=TIME value=2019-01-23T09:00]]-[[5pm|type=TIME value=2019-01-23T17:00]].",
    "Meet at [[half past nine|type=TIME value=2019-01-23T09:30]].",
    "It sank at [[2.20am on 15 April 1912|type=TIME value=1912-04-15T02:20]].",
    "Call by [[5pm Friday|type=TIME value=2019-01-25T17:00]], or by [[noon tomorrow|type=TIME value=2019-01-24T12:00]].",
    "It opens at [[8 o'clock|type=TIME value=2019-01-23T08:00]] and shuts at [[six o'clock|type=TIME value=2019-01-23T06:00]].",
    "The talks ran past [[midnight|type=TIME value=2019-01-23T00:00]].",
    "His [[1962|value=1962]] book and her [[1987|value=1987]] film.",
    "In [[2014/15|value=2014/2015]] and [[2015/16|value=2015/2016]] it grew.",
    "Between [[2014/15|value=2014/2015]] and [[2017/18|value=2017/2018]] it grew.",
    "From [[2000|value=2000]] on, and from [[2010|value=2010]] onwards, it fell.",
    "By [[2020-2025|value=2020/2025]] it will fall.",
    "Through [[2018|value=2018]] it grew.",
    "[[Late on Sunday|value=2019-01-20 mod=END]] it fell.",
    "On [[the night of 3 May|type=TIME value=2018-05-03TNI]] it burned.",
    "On [[Monday afternoon|type=TIME value=2019-01-21TAF]] he flew, on [[Tuesday evening|type=TIME value=2019-01-22TEV]] he spoke.",
    "At [[the start of the week|value=2019-W04 mod=START]] it rose; at [[the end of last week|value=2019-W03 mod=END]] it fell.",
    "In [[1998|value=1998]] he won. [[Later that year|value=1998 mod=END]] he lost.",
    "[[Earlier this year|value=2019 mod=START]] and [[later this year|value=2019 mod=END]] x",
    "He was born in [[1962|value=1962]]. In [[May of that year|value=1962-05]] it snowed.",
    "In [[2015|value=2015]] he won; in [[March of the following year|value=2016-03]] he lost.",
    "On [[5 May 2015|value=2015-05-05]] he won; by [[the following March|value=2016-03]] he was out.",
]

TAKEN_IN = [
    "It took in [[2017|value=2017]] and came in [[2018|value=2018]].",
    "Pupils that it took in [[2017|value=2017]] through a scheme passed.",
    "It was phased in [[2018|value=2018]]; he moved in [[2015|value=2015]] and invested in [[2016|value=2016]].",
    "It came in [[May|value=2018-05]] and went in [[June|value=2018-06]].",
    "It resulted in [[2018|value=2018]] from a split; they engaged in [[March 2018|value=2018-03]].",
    "It was brought in [[1998|value=1998]] and set in [[2001|value=2001]].",
    "For [[11 months of 2018|type=DURATION value=P11M]] sales fell; in [[the first 3 months of 2018|type=DURATION value=P3M]] they rose.",
    "The world has changed, said [[today|value=2019-01-23]]'s report; [[today|value=PRESENT_REF]]'s youth once knew less.",
    "The 12th Party Congress of Hunan met.",
]

OWNED_YEARS = [
    "[[Next year|value=2020]]'s fair is planned for [[October 18|value=2020-10-18]] to [[20|value=2020-10-20]].",
    "[[Last year|value=2018]]'s vote, on [[3 June|value=2018-06-03]], was close.",
    "[[Last year|value=2018]]'s sales fell. In [[May|value=2018-05]] they rose.",
    "It took [[4.5 hours|type=DURATION value=PT4.5H]], then [[an hour and a half|type=DURATION value=PT1H30M]].",
    "He got [[two and a half years|type=DURATION value=P2Y6M]] or [[half a year|type=DURATION value=P6M]].",
]

CLASSES = {name: sentences for name, sentences in dict(globals()).items() if name.isupper() and isinstance(sentences, list)}


@pytest.mark.parametrize("marked", [sentence for sentences in CLASSES.values() for sentence in sentences])
def test_newspaper_sentence(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(("published", "marked"), PARAGRAPHS)
def test_newspaper_paragraph(published: str, marked: str) -> None:
    check(marked, published=published)
