"""Enumerations: announced counts against members found, in all the ways that lists are written."""

from __future__ import annotations

import pytest

import reformextract
from reformextract.article import Extraction
from reformextract.mechanisms.record import Enumeration


def lists(text: str) -> tuple[Extraction, list[Enumeration]]:
    extraction = reformextract.extract(text, published="2020-03-01")
    return extraction, [record for record in extraction.records if isinstance(record, Enumeration)]


FERRY, KELP, GUIDES = "village ferry sharing system", "kelp deposit fund for islands", "joint licensing of mountain guides"


@pytest.mark.parametrize(
    ("text", "announcement"),
    [
        (f"The 3 experiences are: the {FERRY}, the {KELP} and the {GUIDES}.", "3 experiences"),
        (f"Its three experiences were to establish a {FERRY}; a {KELP}; the {GUIDES}.", "three experiences"),
        (f"The three reforms include: (1) the {FERRY}; (2) the {KELP}; and (3) the {GUIDES}.", "three reforms"),
        (f"The three pilots are as follows:\n1. The {FERRY};\n2. The {KELP};\n3. The {GUIDES}.", "three pilots"),
        (f"Three measures were taken: ① the {FERRY}; ② the {KELP}; ③ the {GUIDES}.", "Three measures"),
        (
            f"It rests on three innovations. First, the {FERRY}, with 40 boats. Second, the {KELP}. Third, the {GUIDES}.",
            "three innovations",
        ),
        (f"Gansu contributed three practices, namely, the {FERRY}, the {KELP} and the {GUIDES}.", "three practices"),
        (f"Three pilots went on the list. They are the {FERRY}, the {KELP} and the {GUIDES}.", "Three pilots"),
    ],
)
def test_counted_lists_are_complete(text: str, announcement: str) -> None:
    extraction, (one,) = lists(text)
    assert (one.text, one.declared, one.found, one.complete) == (announcement, 3, 3, True)
    assert [extraction.records[member].text for member in one.members] == [FERRY, KELP, GUIDES]
    assert extraction.warnings == ()


def test_a_list_that_is_short_gives_a_warning() -> None:
    extraction, (one,) = lists(f"The five pilots are: the {FERRY}, the {KELP} and the {GUIDES}.")
    assert (one.declared, one.found, one.complete) == (5, 3, False)
    (warning,) = extraction.warnings
    assert (warning.code, warning.message) == ("enumeration_incomplete", "'five pilots' announces 5, 3 found")
    assert [extraction.article.text[start:end] for start, end in warning.places] == ["five pilots"]


def test_a_list_without_a_count() -> None:
    extraction, (one,) = lists(f"Gansu will explore new mechanisms such as the {FERRY} and the {KELP}.")
    assert (one.text, one.noun, one.declared, one.found, one.complete) == ("new mechanisms", "mechanisms", None, 2, None)
    assert [extraction.records[member].text for member in one.members] == [FERRY, KELP]
    assert [getattr(extraction.records[member], "status", None) for member in one.members] == ["proposed", "proposed"]


def test_a_list_inside_a_list() -> None:
    extraction, found = lists(
        f"The two pilots are: the {FERRY}; and the harbour insurance fund "
        "with two new products (typhoon cover for kelp growers and frost cover for seed banks)."
    )
    outer = next(one for one in found if one.noun == "pilots")
    assert outer.complete
    assert extraction.records[outer.members[0]].text == FERRY


def test_the_verb_of_the_announcement_governs_the_members() -> None:
    extraction, (one,) = lists(f"Two systems have been abolished: the {FERRY} and the dual ticket system for trams.")
    assert [getattr(extraction.records[member], "status", None) for member in one.members] == ["abolished", "abolished"]


@pytest.mark.parametrize(
    "text",
    [
        "The 3 cities are: Lanzhou, Tianshui and Wuwei.",
        "It has 7 experiences.",
        "Five problems include noise, dust and smell.",
        "He came first, she came second.",
    ],
)
def test_other_lists_are_none_of_ours(text: str) -> None:
    assert lists(text)[1] == []
