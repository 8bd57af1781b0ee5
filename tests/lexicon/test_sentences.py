"""Where sentences end, and where the dot of a short form ends none."""

from __future__ import annotations

import pytest

from reformextract import extract


@pytest.mark.parametrize(
    "text",
    [
        "It opened on Oct. 3 with 5 rooms.",
        "Mr. Ross sold 5 mills.",
        "Dr. Anna Ross treated 300 patients.",
        "The river near St. Albans rose 3 meters.",
        "It sold 3 mills to Hull Co. Ltd. in 2018.",
        "J. K. Ross wrote 3 books.",
        "Anna B. Ross wrote 3 books.",
        "Leeds vs. Hull drew 3,000 people.",
        "The No. 3 mill made 5 tons.",
    ],
)
def test_the_dot_of_a_short_form_ends_no_sentence(text: str) -> None:
    assert {record.sentence for record in extract(text).records} == {(0, len(text))}


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("It opened in May. 3 rooms were new.", "3 rooms were new."),
        ("It opened in Oct. The 3 rooms were new.", "The 3 rooms were new."),
        ("She is a doctor. Smith has 3 rooms.", "Smith has 3 rooms."),
    ],
)
def test_another_dot_ends_it(text: str, second: str) -> None:
    assert extract(text).records[-1].sentence == (text.index(second), len(text))
