"""Tokens and units: they cover the text, their classes are all foreseen, phrases and numbers become one unit."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reformextract.api import shared_stages
from reformextract.lexicon.codes import Codes
from reformextract.lexicon.reading import Reading, cut
from reformextract.lexicon.tokens import TOKEN
from reformextract.lexicon.view import aligned_view

ENGINE = shared_stages()


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=120))
def test_tokens_cover_all_but_closing_space(text: str) -> None:
    view = aligned_view(text)
    assert len(view) == len(text)
    joined = "".join(TOKEN.findall(view))
    assert view.startswith(joined)
    assert not view[len(joined) :].strip()


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(max_codepoint=127), max_size=80))
def test_the_fast_way_of_plain_texts_cuts_as_the_classes_of_unicode_do(text: str) -> None:
    assert TOKEN.findall(text) == TOKEN._any.findall(text)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("cafe\u0301s cost 3 €", ["cafe\u0301s", "cost", "3", "€"]),  # a mark of its own belongs to its letter
        ("दिल्ली में", ["दिल्ली", "में"]),
        ("km² CO₂ 3½ Ⅳ", ["km²", "CO₂", "3", "½", "Ⅳ"]),
        ("the boys' rock'n'roll, O'Neil's", ["the", "boys", "'", "rock'n'roll", ",", "O'Neil", "'s"]),
    ],
)
def test_letters_marks_and_signs_of_any_script(text: str, tokens: list[str]) -> None:
    assert [token.strip() for token in TOKEN.findall(text)] == tokens


def test_every_class_set_that_can_occur_has_a_code(monkeypatch: pytest.MonkeyPatch) -> None:
    """`Codes.nearest` is for a set that construction did not foresee; no single character or lexicon form may need that."""
    vocabulary = ENGINE.vocabulary
    unforeseen: list[list[str]] = []
    original = Codes.nearest

    def watched(self: Codes, classes: frozenset[str]) -> str:
        unforeseen.append(sorted(classes))
        return original(self, classes)

    monkeypatch.setattr(Codes, "nearest", watched)
    forms = [*vocabulary.forms.any_case, *vocabulary.forms.exact_case]
    surfaces = [chr(point) for point in range(sys.maxunicode) if not 0xD800 <= point < 0xE000]
    surfaces += [variant for form in forms for variant in (form, form.title(), form.upper(), form.lower())]
    surfaces += [str(number) for number in (*range(2300), 10**9, 10**40)] + ["007", "1,234.50", "12,34,567", "1.2.3", "0.05"]
    for surface in surfaces:
        for token in TOKEN.findall(aligned_view(surface)):
            vocabulary._letters_of(token)
            vocabulary._letters_of(f" {token}")
    assert not unforeseen


def words(text: str) -> list[str]:
    reading = ENGINE.read(text)
    return [reading.word(unit) for unit in range(len(reading))]


def test_phrases_and_numbers_are_one_unit() -> None:
    assert words("up 3 percentage points") == ["up", "3", "percentage points"]
    assert words("two hundred and five firms") == ["two hundred and five", "firms"]
    assert words("3.6 billion yuan") == ["3.6 billion", "yuan"]


def test_a_phrase_may_be_written_with_hyphens() -> None:
    assert words("a ten-percentage-point cut") == ["a", "ten", "-", "percentage point", "cut"]


def test_starts_and_ends_are_characters_of_the_text() -> None:
    text = " ‘Twenty-three’  pilots.\r\n\r\n Cost  ￥3 bn. "
    reading = Reading(cut(text), ENGINE.vocabulary)
    assert [text[reading.start(unit) : reading.end(unit)].strip() for unit in range(len(reading))] == [
        "‘", "Twenty", "-", "three", "’", "pilots", ".", "", "Cost", "￥", "3", "bn", ".",
    ]  # fmt: skip


def sentences(text: str) -> list[str]:
    reading = ENGINE.read(text)
    parts, start = [], 0
    for end in [*reading.sentence_ends, len(reading)]:
        if end > start and reading.span_text(start, end).strip():
            parts.append(reading.span_text(start, end).strip())
        start = end
    return parts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two pilots ended. Three began.", ["Two pilots ended.", "Three began."]),
        ("It cost 3.5 yuan. Nobody paid.", ["It cost 3.5 yuan.", "Nobody paid."]),
        ("He said: “It works.” They left.", ["He said: “It works.”", "They left."]),
        ("Headline without a stop\nThe text begins.", ["Headline without a stop", "The text begins."]),
        ("Visit www.example.org. It is open!", ["Visit www.example.org.", "It is open!"]),
        ("Is it? Yes.", ["Is it?", "Yes."]),
    ],
)
def test_sentence_ends(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected
