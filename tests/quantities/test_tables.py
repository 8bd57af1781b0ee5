"""Counts in tables: the head of a column says what its bare figures count."""

import pytest

import reformextract

TABLES = {
    "tabs": (
        "District\tClinics 2014\tNurses\nLomba\t2,012\t11,310\nSera\t87\t4,760\nSource: the ministry",
        ["2012 Clinics", "11310 Nurses", "87 Clinics", "4760 Nurses"],
    ),
    "bars with a rule": (
        "| Year | Arrivals | Change |\n|---|---|---|\n| 2018 | 2.3m | +10% |\n| 2019 | 19k | -8% |",
        ["2300000 Arrivals", "19000 Arrivals"],
    ),
    "a word for a number of people": ("Town | Population\nOst | 4,120\nWest | 980", ["4120 None", "980 None"]),
    "figures that could be years": ("Port | Ferries\nOst | 1998\nWest | 2004", ["1998 Ferries", "2004 Ferries"]),
    "a unit in the head": ("Port | Ferries (%)\nOst | 41\nWest | 59", []),
    "goods that are sold": ("Port | Exports\nOst | 41\nWest | 59", []),
    "an empty cell and a dash": ("Port | Ferries\nOst | \nWest | -\nNord | 7", ["7 Ferries"]),
    "pages of a site": ("Home | News | Sports\n1 | 2 | 3\nNext", []),
    "one row": ("Ports | Ferries", []),
    "decimals": ("Port | Ferries\nOst | 1.5\nWest | 2.5", []),
}


@pytest.mark.parametrize("name", TABLES)
def test_counts_of_a_table(name: str) -> None:
    text, counts = TABLES[name]
    found = [f"{record.value} {record.item}" for record in reformextract.extract(text).records if isinstance(record, reformextract.Count)]
    assert found == counts
