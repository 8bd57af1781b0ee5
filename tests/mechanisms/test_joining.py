"""Unknown names over many articles: joined by their folded form, on request over a slip of the pen."""

from __future__ import annotations

import pytest

from reformextract.api import extract_many, shared_stages
from reformextract.article import Article
from reformextract.commands.mechanisms import collect
from reformextract.mechanisms.joining import NameKeys, slips

KEYS = NameKeys(shared_stages().vocabulary)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ferry ticket system", "Ferry Ticket Systems"),
        ("ferry-ticket system for islands", "system for island ferry tickets"),
        ("pooling of boats and nets", "pooling of nets and boats"),
    ],
)
def test_names_that_differ_in_form_alone_have_one_key(one: str, other: str) -> None:
    assert KEYS.of(one) == KEYS.of(other)


def test_names_of_other_words_have_keys_of_their_own() -> None:
    assert KEYS.of("ferry ticket system") != KEYS.of("ferry ticket scheme")
    assert KEYS.of("ferry ticket system") != KEYS.of("ferry system")


def test_a_slip_is_joined_to_the_name_of_more_mentions() -> None:
    right, wrong, short = KEYS.of("harbour chief system"), KEYS.of("harbour cheif system"), KEYS.of("kelp fund")
    assert slips({right: 5, wrong: 1, short: 2, KEYS.of("help fund"): 1}) == {wrong: right}


def test_mentions_are_counted_together() -> None:
    texts = [
        "The city launched a harbour pilotage ticket system.",
        "The county launched a ticket system for harbour pilotage.",
        "The port launched a harbour pilotgae ticket system.",
    ]
    articles = [Article(text=text, id=str(number)) for number, text in enumerate(texts)]
    stages = shared_stages()
    assert [one.mentions.total() for one in collect(extract_many(articles), stages)] == [2, 1]
    assert [one.mentions.total() for one in collect(extract_many(articles), stages, fuzzy=True)] == [3]
