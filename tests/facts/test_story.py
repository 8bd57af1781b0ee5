"""What an article tells of its sentences before they are read: where they begin, which words are names, where a paragraph opens."""

from __future__ import annotations

from typing import Any

import pytest

from reformextract.api import shared_stages
from reformextract.facts.story import Story


def story(text: str) -> Story:
    reader: Any = None
    return Story(reader, shared_stages().read(text), [], [])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hull grew. Leeds fell.", ["Hull", "Leeds"]),
        ('"Hull grew." "Leeds fell."', ['"', "Hull", '"', "Leeds"]),
        ("(Hull grew.) It rained.", ["(", "Hull", "It"]),
        ("- Hull grew.\n- Leeds fell.", ["-", "Hull", "-", "Leeds"]),
        ("Hull - Leeds.", ["Hull"]),
        ('He saw "Hull".', ["He"]),
    ],
)
def test_where_sentences_begin(text: str, words: list[str]) -> None:
    found = story(text)
    units = sorted(unit for unit in found.starts if unit < len(found.reading))
    assert [text[found.reading.start(unit) : found.reading.end(unit)] for unit in units] == words


def test_names_have_a_capital_where_no_sentence_begins() -> None:
    found = story("Mills in Hull grew. Leeds fell, and so did York.")
    assert found.names == {found.reading.core(unit) for unit in range(len(found.reading)) if found.reading.word(unit) in ("hull", "york")}
    assert len(found.names) == 2


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("Hull grew. Leeds fell.", [True, False]),
        ("Hull grew.\nLeeds fell. York rose.", [True, True, False]),
        ("Hull grew.\n\nLeeds fell.", [True, True]),
    ],
)
def test_where_a_paragraph_opens(text: str, opens: list[bool]) -> None:
    found = story(text)
    assert [found.opens_paragraph(number) for number in range(len(opens))] == opens


@pytest.mark.parametrize(
    ("text", "first", "last", "words"),
    [
        ("It is Hull Corp. now.", 2, 4, "Hull Corp."),
        ("It is Hull Mills.", 2, 4, "Hull Mills"),
        ("It is Hull Corp", 2, 4, "Hull Corp"),
    ],
)
def test_the_dot_of_a_short_form_is_its_own(text: str, first: int, last: int, words: str) -> None:
    phrase = story(text).phrase(first, last)
    assert (phrase.text, text[phrase.start : phrase.end]) == (words, words)
