"""Ages, in sentences with the records written in."""

from __future__ import annotations

import pytest

from reformextract import extract
from reformextract.patterns.markup import parse_markup

SENTENCES = (
    "Among those aged [[55 and over]] the rate was low, for men aged [[24 and under]] a third.",
    "The road is open, said May Lim, [[38]], who runs the depot.",
    "She is [[81]], and her neighbour, who is over a year younger, turned [[80]].",
    "We have three kids aged [[4]], [[7]] and [[12]].",
    "Bidders [[under 35]] years old get a discount.",
    "Literacy among those aged [[seven and above]] is high.",
    "The participation rate of [[15-24]] year-olds was unchanged among men [[over 65]].",
    "Jabs are for children [[under five]], pregnant women and people [[65 and over]].",
    "A [[six]]-month-old calf and a [[34]]-year-old vet were on board.",
    "The retirement age for women rises from [[55]] to [[58]].",
    "The average age of its sailors is [[41]].",
    "Ann Reed, [[46]], runs the ferry.",
    "The mean age of brides was [[29.6]] years in 2020, compared with [[23.1]] years in 1995.",
    "Half of the jobless are in the age group [[15 to 24]] years.",
    "The tenants, all [[over 70]], may stay.",
    "Few are still alive, most of them [[over 70]], the pilots said.",
    "Those who are [[65 and older]] or ill row free.",
    "Okoye, [[24]], won the race; two in five respondents were [[under 30]].",
    "The median age of the northern pilots rose from [[31.2]] in 1996 to [[35.0]] in 2015.",
    "The mean age of mothers rose to [[30.1]] in 2015 from [[28.4]] in 2000.",
    "She had rowed since she was [[16]] and retired in May.",
    "Anyone [[younger than 18]] must have leave.",
    "Persons aged [[between 16 and 24]] pay half; those aged [[60-plus]] pay nothing.",
    "They moved people over 12 miles, and over 40 people came.",
    "Its ages of glory are past; the Stone Age lasted 3 million years.",
    "On Monday, 12, 13 and 14 boats left.",
    "He is 2 weeks late and she is one of them.",
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_ages(sentence: str) -> None:
    text, marks = parse_markup(sentence.replace("]]", "|age]]"))
    assert [record.text for record in extract(text).records if record.kind == "age"] == [text[mark.start : mark.end] for mark in marks]
