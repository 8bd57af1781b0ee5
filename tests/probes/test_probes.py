"""The blind probes as a permanent suite: every class has its floor, every text that is not right yet is listed.

A text that becomes right leaves ``NOT_YET``; one that was right and no longer is fails here. The gold was mended by reading
only, where it erred against docs/annotation.md.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from tests.probes.scoring import Probe, faults, probes

SETS = {number: probes(Path(__file__).with_name(f"probes-{number}.jsonl")) for number in range(1, 24)}
PROBES = [probe for found in SETS.values() for probe in found]
FLOORS = dict.fromkeys(SETS, 0.97) | {11: 0.9, 13: 0.93, 14: 0.83, 16: 0.95}  # of all texts wholly right
NOT_YET = {
    "p23-087": "'14 stations over 22 km': over as across",
    "p25-053": "'the other six store vaccines': a verb that could be a noun",
    "p25-099": "the first part of something that is no time",
    "p26-084": "a single row of a table",
    "p26-088": "the figure of another season in brackets behind a long label",
    "p28-052": "'the bindings of some 900'",
    "p28-084": "a table set with spaces",
    "p29-046": "'stopped work at 37'",
    "p32-071": "a race on a Sunday that one has qualified for lies ahead",
    "p34-004": "'by Oct. 1, 1991' in an aside gives its year to the day of the hearings",
    "p34-024": "'callers to 1930, the helpline'",
    "p34-084": "'28 PEOPLE AND TRAPPING OTHERS': a verb in capitals",
    "p34-089": "a newspaper in capitals",
    "p1-044": "'paid' before a plural is read as a verb; a number whose noun stands in the sentence before",
    "p1-047": "a town called March",
    "p5-029": "a ratio behind 'caps ... at'",
    "p6-117": "figures of a list whose labels are a day or a participle",
    "p7-101": "'under 400 of the 76,000': a total, for its annotator two counts",
    "p7-114": "'saving ratio up to 19.8%': a level behind a noun, read as at most",
    "p7-120": "ditto marks in a table",
    "p8-117": "a footnote mark in square brackets between a number and its noun",
    "p9-011": "'academic year' behind its years",
    "p9-125": "currencies by date: the kwacha before 2013",
    "p9-035": "a speech on Friday that traders wait for lies ahead",
    "p9-159": "a rate shared by the two ends of a change",
    "p9-138": "a clock time behind a day and a comma in a list",
    "p10-032": "a relative before a count of four digits",
    "p10-109": "a number that leaves its noun to the clause before, behind an amount of money",
    "p10-069": "'wages up to €2.5 million': a bound, for its annotator none",
    "p10-020": "'the next six months tomorrow': two dates side by side",
    "p11-031": "a count of four digits before a place, its noun said before",
    "p11-033": "newtons",
    "p11-136": "'on the second quarter': the quarter compared with is the one before, of last year in January",
    "p11-162": "the item of 'long-term arrivals totalled'",
    "p12-034": "'rises on Tuesday' lies ahead",
    "p12-071": "currencies by date: the bolivar of the 1990s",
    "p13-021": "a second model beside the first",
    "p14-012": "'easing the curbs from July until the end of the year' behind what was agreed",
    "p14-019": "a woman called May behind 'that'",
    "p14-024": "a man called Sunday at the head of a sentence",
    "p14-032": "'2022-23' of a sport is the season, for its annotator the two years",
    "p14-072": "ranks without their verb ('Umeå second and Lund first')",
    "p14-106": "pennies of the mark",
    "p15-011": "'the day after' a feast, beside a day",
    "p15-020": "a superintendent called May, before 'administration'",
    "p15-023": "a driver called Sunday, behind a semicolon",
    "p15-025": "a manager called June Friday; to sleep late on a day",
    "p15-033": "the bare dollar sign of the tala",
    "p15-042": "'more than double that'",
    "p15-045": "the fiscal year of Guam",
    "p15-059": "'pass 30 million a day' of gates; nights",
    "p15-063": "degrees with their letter apart ('-30 C')",
    "p15-068": "'fourth equal of 215'",
    "p15-070": "killings per 100,000 people; a count inside of a rank",
    "p15-081": "'well over half are under 25' behind a semicolon",
    "p15-085": "years that head a table",
    "p15-088": "inches by a straight quotation mark in capitals",
    "p15-089": "a list of doses whose noun stands in a question",
    "p15-090": "acre-feet by their letters",
    "p15-106": "gains brought to a number",
    "p16-082": "the item of 'the resident population stood at', for its annotator none",
    "p16-195": "the item of 'the number of home sales reached', for its annotator none",
    "p16-201": "the item of 'beds now number', for its annotator none",
    "p16-132": "the March wing of a building",
    "p18-022": "'passed eight billion people': a bound, where the noun stands behind the number",
    "p18-023": "'two surgeons and a handful of volunteers': the item ends before the other ones",
    "p18-032": "papers and committees that are called by a day or year ('Today', 'the 1922 Committee')",
    "p18-099": "'vacancies were little changed at'",
    "p18-105": "'arrivals by sea this year stand at'",
    "p18-106": "'Living Wage up to £11.44': a level behind a noun, read as at most",
    "p18-139": "'a month of Sundays'",
    "p18-203": "'88.4m. kg.': a letter for the scale with its point",
    "p18-220": "own cents behind foreign ones",
    "p18-225": "nights",
    "p18-240": "a horse called Black Friday",
    "p18-272": "'ranked first and second'",
    "p18-311": "a change in brackets behind a level",
    "p20-071": "a place whose verb stands in the clause before ('Wales last and Northern Ireland tenth')",
    "p20-094": "'fell from 2.9 to 2.8 persons': the first of two means",
    "p20-126": "'somewhere between 7.3 and 10.7 billion' without a noun",
    "p20-137": "'1996 of the listed companies'",
    "p20-214": "'in the morning' of the day of the dateline",
    "p5-142": "'with' before a big number and a preposition; days of the season that is under way",
}


@pytest.mark.parametrize("probe", PROBES, ids=lambda probe: probe["id"])
def test_a_probe_is_wholly_right(probe: Probe) -> None:
    wrong = faults(probe)
    if probe["id"] in NOT_YET:
        assert wrong, "right now: take it off the list"
        pytest.xfail(NOT_YET[probe["id"]])
    assert not wrong, probe["text"]


@pytest.mark.parametrize("number", SETS)
def test_classes_and_floor(number: int) -> None:
    """Twelve classes of nine to seventeen texts each; what is listed as not yet right stays under the floor."""
    found = SETS[number]
    classes = Counter(probe["group"] for probe in found)
    assert len(classes) == 12
    assert min(classes.values()) >= 9
    wrong = NOT_YET.keys() & {probe["id"] for probe in found}
    assert 1 - len(wrong) / len(found) >= FLOORS[number]


def test_what_is_listed_is_a_probe() -> None:
    assert NOT_YET.keys() <= {probe["id"] for probe in PROBES}
