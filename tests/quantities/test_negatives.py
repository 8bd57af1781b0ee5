"""Numbers that are no counts: names, codes, ages, scores, page furniture, idioms. What is marked is a count all the same."""

from __future__ import annotations

import pytest

from marked_sentences import assert_found

SENTENCES = [
    # law, lists, documents
    "Article 19 requires reports.",
    "Articles 3 and 5 cover firms.",
    "Section 12 provides rules.",
    "Chapter 4 sets limits.",
    "The circular (Chuan Ban Fa [2021] No. 28) lists [[12|value=12]] tasks.",
    "The tasks are: (1) the review of rules; (2) the training of clerks.",
    "1. Clerks are trained.\n2. Rules are cut.",
    "Case (2013) Min Zi No. 305 set rates.",
    # identification
    "Website Identification Code: 3401000047 Anhui ICP No. 05001234",
    "Tel: 028-86604477 users only",
    "(Consultation: 0731-2870 0155. Editor: Long)",
    "Helpline: 1800-115-565",
    "Fax: (010) 6238 1144",
    "Postal code: 610016",
    "ISBN 978-7-302-11111-2",
    "Security Record No. 34010302000123",
    "Tips reached the 12345 line.",
    "The 863 Program funded [[40|value=40]] labs.",
    "Write to office2@example.org or see www.example.org/12/34 pages.",
    "The server is 192.168.1.1 now.",
    # page furniture
    "Browse times: 1023   Source: Daily",
    "Clicks: 1,530 Print",
    "Size:【 Big Middle Small 】 Print",
    "Published: 2018-06-20 08:55   Reads: 8806   Editor: Sun",
    # ages, scores, clock
    "Luo Ming, 46, deputy head, agreed.",
    "The 19-year-old clerk agreed.",
    "Women aged 61 and 64 agreed.",
    "The loan officers are 27 years old on average.",
    "It was a 3-2 victory.",
    "The town got 94.1 points.",
    "The train leaves at 6:30 sharp.",
    # years
    "In 2019 firms grew.",
    "The 2022 graduates found [[300|value=300]] jobs.",
    "Since 2017 exports have doubled.",
    # names
    "COVID-19 cases fell.",
    "The 5G network has [[two|value=2]] layers.",
    "The G20 leaders met.",
    "The U-19 players lost.",
    "Route 318 buses stop here.",
    "Team 2 players lost.",
    "Boeing 737 jets were sold.",
    "Berth No. 4, idle for years, was used.",
    "Windows 10 users complained.",
    "Flight MF8052 passengers waited.",
    "Mr. Li works in Building 7 with [[six|value=6]] colleagues.",
    "The Three Gorges reservoir rose.",
    "The policy is called the Ten Thousand Talents Plan.",
    "A four-lane bridge and a two-way road opened.",
    "The one-stop hall opened.",
    "Compared with 1/3 inch pipes they are new.",
    "The office at 405 Harbour Road has [[two|value=2]] desks.",
    # idioms and pronouns
    "It is one of the key tasks.",
    "They helped one another.",
    "On the one hand it is cheap.",
    "This one is new.",
    "Of its plans, the one on roads is new.",
    "One can only guess.",
    "No one would say.",
    "For one thing, it is late.",
    "They came one by one.",
    # slogans in quotation marks
    'The "one window" model spread.',
    "The “three changes” reform spread.",
    "It built a “one cloud, one network, one platform” system.",
    # times and multiples
    "It is three times as long.",
    "Costs are four times higher.",
    "It took three years and six months.",
    "They waited [[three|value=3]] times in five days.",
    # shares
    "About 50 percent of firms agreed.",
    "Half of the firms agreed.",
    "One in five firms agreed.",
]


@pytest.mark.parametrize("marked", SENTENCES)
def test_negatives(marked: str) -> None:
    assert_found(marked, "count")
