"""The grammar of numbers by itself: what it reads of a row of words, how far it goes, what closes the number."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reformextract.api import shared_stages
from reformextract.lexicon.reading import cut
from reformextract.numbers.grammar import Grammar
from reformextract.numbers.parts import NumberParts, Part
from reformextract.numbers.reading import number_value
from reformextract.numbers.value import numeral_value


def parts(words: str) -> list[Part]:
    read = NumberParts(shared_stages().vocabulary)
    found = [read[surface] for surface in cut(words).surfaces]
    assert None not in found, words
    return [part for part in found if part is not None]


WHOLE = [  # words that are one number as a whole, its value, the scale that closes it
    ("two", "2", 1), ("twenty", "20", 1), ("twenty-three", "23", 1), ("twenty three", "23", 1), ("ninety-nine", "99", 1),
    ("two hundred", "200", 100), ("two hundred and five", "205", 1), ("two hundred five", "205", 1), ("two-hundred", "200", 100),
    ("two hundred twenty-three", "223", 1), ("two hundred and twenty three", "223", 1), ("two hundred and ninety-nine", "299", 1),
    ("nine hundred and ninety", "990", 1), ("three hundred and 5", "305", 1), ("3 hundred and 5", "305", 1),
    ("three hundred and 99", "399", 1),
    ("one hundred and one", "101", 1), ("one hundred and zero", "100", 1),
    ("two thousand", "2000", 1000), ("two thousand five", "2005", 1), ("two thousand and five", "2005", 1),
    ("two thousand three hundred", "2300", 100), ("two thousand and three hundred", "2300", 100),
    ("two thousand nine hundred and ninety-nine", "2999", 1), ("two million and three thousand", "2003000", 1000),
    ("two million three hundred thousand", "2300000", 10**5), ("two million three hundred", "2000300", 100),
    ("two million three hundred and one thousand and four", "2301004", 1), ("two hundred and five thousand", "205000", 1000),
    ("one trillion two billion three million four thousand five", "1002003004005", 1),
    ("two hundred million", "200000000", 10**8), ("twenty-five-million", "25000000", 10**6), ("two-million", "2000000", 10**6),
    ("a hundred", "100", 100), ("a million", "1000000", 10**6), ("a hundred and five", "105", 1), ("a dozen", "12", 12),
    ("two dozen", "24", 12),
    ("hundred thousand", "100000", 100_000), ("hundred-thousand", "100000", 100_000), ("hundred thousand and one", "100001", 1),
    ("1.2 hundred million", "120000000", 10**8), ("120 hundred", "12000", 100), ("1.61 lakh crore", "1610000000000", 10**12),
    ("one hundred hundred", "10000", 10_000), ("ninety-nine hundred", "9900", 100), ("twenty five hundred", "2500", 100),
    ("twenty-five dozen", "300", 12), ("fifty-two hundred million", "5200000000", 10**8), ("nineteen hundred and five", "1905", 1),
    ("2 million", "2000000", 10**6), ("3.6 billion", "3600000000", 10**9), ("5k", "5000", 1000), ("5 crore 20 lakh", "52000000", 10**5),
    ("2 million 300 thousand", "2300000", 1000), ("2 thousand 5 hundred", "2500", 100),
    # halves and parts
    ("two and a half", "2.5", 1), ("two-and-a-half", "2.5", 1), ("two and a half million", "2500000", 10**6),
    ("one and a quarter", "1.25", 1), ("one and three-quarters", "1.75", 1), ("one and three quarters", "1.75", 1),
    ("two and a third million", "2333300", 10**6), ("one and nine tenths", "1.9", 1), ("one and a tenth", "1.1", 1),
    ("a million and a half", "1500000", 10**6), ("two million and a half", "2500000", 10**6),
    ("two million and three quarters", "2750000", 10**6),
    ("one million and a half thousand", "1000500", 1), ("two hundred and three quarters", "200.75", 100),
    ("one hundred and a half", "100.5", 100), ("two hundred and five and a half", "205.5", 1), ("twenty-three and a half", "23.5", 1),
    ("half a million", "500000", 1), ("half million", "500000", 1), ("half-a-million", "500000", 1), ("half-million", "500000", 1),
    ("a half million", "500000", 1), ("half of a million", "500000", 1), ("half a dozen", "6", 1), ("half a hundred thousand", "50000", 1),
    ("a quarter of a million", "250000", 1), ("quarter of a million", "250000", 1), ("a quarter million", "250000", 1),
    ("three quarters of a million", "750000", 1), ("three-quarters of a million", "750000", 1),
    ("two thirds of a million", "666666.6667", 1),
    ("a third of a hundred million", "33333333.3333", 1), ("one-eighth of a billion", "125000000", 1),
    # figures
    ("1 234 567", "1234567", 1), ("12 345", "12345", 1), ("123 456", "123456", 1), ("12 345.5", "12345.5", 1), ("1,234.5", "1234.5", 1),
    ("1.234.567", "1234567", 1),
    ("1 234 million", "1234000000", 10**6), (".5", "0.5", 1), (".05", "0.05", 1), (".5 million", "500000", 10**6),
    ("1/4", "0.25", 1), ("3/8", "0.375", 1), ("2/3", "0.6667", 1), ("10 1/2", "10.5", 1), ("999 1/2", "999.5", 1),
    ("2 3/4 million", "2750000", 10**6),
    ("½", "0.5", 1), ("⅐", "0.1429", 1), ("⅞", "0.875", 1), ("2½", "2.5", 1), ("2 ½", "2.5", 1), ("½ million", "500000", 10**6),
    ("1 234½", "1234.5", 1), ("2½ million", "2500000", 10**6),
    # decimals in words
    ("three point five", "3.5", 1), ("three point five two", "3.52", 1), ("zero point zero five", "0.05", 1),
    ("three point seventy-one", "3.71", 1), ("three point seventy one", "3.71", 1), ("three point twenty", "3.20", 1),
    ("three point twenty-one five", "3.215", 1), ("three point ten five", "3.105", 1), ("three point nineteen five", "3.195", 1),
    ("three point twenty zero", "3.200", 1), ("three point twenty ten", "3.2010", 1), ("three point twenty-nine", "3.29", 1),
    ("two hundred point five", "200.5", 1), ("two hundred and five point one", "205.1", 1), ("three point five million", "3500000", 10**6),
]  # fmt: skip


@pytest.mark.parametrize(("words", "value", "scale"), WHOLE)
def test_one_number_as_a_whole(words: str, value: str, scale: int) -> None:
    row = parts(words)
    grammar = Grammar(row)
    found = grammar.read()
    assert found is not None
    assert (found.value, found.scale, grammar.taken) == (Decimal(value), scale, len(row))


BEGINNINGS = [  # what begins the words and is all that is read; its value
    ("twenty-ten", "twenty", "20"), ("twenty ten", "twenty", "20"), ("twenty thirty", "twenty", "20"), ("nineteen five", "nineteen", "19"),
    ("five six", "five", "5"), ("five and six", "five", "5"), ("twenty and three", "twenty", "20"), ("two-five", "two", "2"),
    ("two -", "two", "2"), ("two hundred -", "two hundred", "200"), ("two million -", "two million", "2000000"),
    ("one hundred one hundred", "one hundred", "100"), ("one hundred twenty hundred", "one hundred", "100"),
    ("two hundred and five hundred", "two hundred", "200"), ("two hundred twenty thirty", "two hundred twenty", "220"),
    ("two hundred nineteen five", "two hundred nineteen", "219"), ("two hundred and nineteen-five", "two hundred and nineteen", "219"),
    ("two hundred and one hundred", "two hundred", "200"), ("three hundred and 100", "three hundred", "300"),
    ("three hundred 5", "three hundred", "300"), ("three hundred and 5.5", "three hundred", "300"),
    ("three hundred and 5/6", "three hundred", "300"),
    ("three hundred and 5 thousand", "three hundred", "300"), ("three hundred and twenty 5", "three hundred and twenty", "320"),
    ("two thousand two thousand", "two thousand", "2000"), ("two thousand five million", "two thousand", "2000"),
    ("two thousand one thousand", "two thousand", "2000"), ("two thousand 5", "two thousand", "2000"),
    ("2 thousand 5", "2 thousand", "2000"),
    ("2 thousand and five", "2 thousand", "2000"), ("two thousand and 5", "two thousand", "2000"),
    ("two thousand 5.5 hundred", "two thousand", "2000"),
    ("5 lakh 20 crore", "5 lakh", "500000"), ("two million five billion", "two million", "2000000"),
    ("2 million 300", "2 million", "2000000"),
    ("two dozen five", "two dozen", "24"), ("two dozen and a half", "two dozen", "24"),
    ("two thousand five six", "two thousand five", "2005"),
    ("two hundred thousand five hundred thousand", "two hundred thousand", "200000"),
    ("one and four quarters", "one", "1"), ("one and five quarters", "one", "1"), ("one and a twelfth", "one", "1"),
    ("two and half", "two", "2"),
    ("two and a half of", "two", "2"), ("two hundred and five halves", "two hundred and five", "205"), ("two and", "two", "2"),
    ("two and a", "two", "2"),
    ("three quarters", "three", "3"), ("three quarters of", "three", "3"),
    ("two thousand and a half million", "two thousand and a half", "2500"),
    ("one million and a half five", "one million and a half", "1500000"), ("half a million five", "half a million", "500000"),
    ("half a million and five", "half a million", "500000"), ("a quarter of a million five", "a quarter of a million", "250000"),
    ("1 23", "1", "1"),
    ("1 234.567.890", "1", "1"), ("1 2345", "1", "1"), ("1234 567", "1234", "1234"), ("1,234 567", "1,234", "1234"),
    ("1 234,567", "1", "1"),
    ("1 234 56", "1 234", "1234"), ("1.5 234", "1.5", "1.5"), ("12 345.5 600", "12 345.5", "12345.5"),
    ("1 234 567.25 100", "1 234 567.25", "1234567.25"),
    ("3/2", "3", "3"), ("4/4", "4", "4"), ("0/4", "0", "0"), ("1 /4", "1", "1"), ("1/ 4", "1", "1"), ("1/", "1", "1"), ("1/two", "1", "1"),
    ("1000 1/2", "1000", "1000"), ("10 3/2", "10", "10"), ("10 0/2", "10", "10"), ("½ ½", "½", "0.5"), ("2½ ½", "2½", "2.5"),
    ("2 -3", "2", "2"),
    ("three point", "three", "3"), ("3 point five", "3", "3"), ("three point 5", "three", "3"), ("three point hundred", "three", "3"),
    ("three point twenty-ten", "three point twenty", "3.20"), ("three point five five-six", "three point five five", "3.55"),
    ("three point five and six", "three point five", "3.5"), ("three point five point six", "three point five", "3.5"),
    ("two and a half point six", "two and a half", "2.5"),
    ("two thousand point five", "two thousand", "2000"), ("two hundred point five five hundred", "two hundred point five five", "200.55"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "read", "value"), BEGINNINGS)
def test_a_number_ends_where_the_words_stop_to_be_one(words: str, read: str, value: str) -> None:
    grammar = Grammar(parts(words))
    found = grammar.read()
    assert found is not None
    assert ("".join(cut(words).surfaces[: grammar.taken]), found.value) == (read, Decimal(value))


@pytest.mark.parametrize(
    "words",
    ["hundred", "million", "half", "half five", "a", "a five", "a half", "a quarter", "third", "and five", "of", "- five", "/ 4", ".",
     ". 5", ".five", "point five", "half of a", "half an", "half of half", "a third of", "a third of two million", ".5.5",
     "hundred five", "hundred and five", "dozen"],
)  # fmt: skip
def test_what_begins_no_number(words: str) -> None:
    grammar = Grammar(parts(words))
    assert grammar.read() is None


UNITS = [  # the number units of a sentence, with their values; None for one that has none
    ("It grew by two hundred and five or 1 234 567.", {"two hundred and five": "205", "1 234 567": "1234567"}),
    ("One hundred, two hundred and a dozen came.", {"One hundred": "100", "two hundred": "200", "a dozen": "12"}),
    ("Numbers one hundred two hundred were called.", {"one hundred": "100", "two hundred": "200"}),
    ("It is 3.60 or 3.60 billion or 3 billion.", {"3.60": "3.60", "3.60 billion": "3600000000", "3 billion": "3000000000"}),
    ("It is 2.50 or 10 1/4 or ½.", {"2.50": "2.50", "10 1/4": "10.25", "½": "0.5"}),
    ("It has 1.3 x 10^6 or 2e-3 or 1e3 cells.", {"1.3 x 10^6": "1300000", "2e-3": "0.002", "1e3": "1000"}),
    (f"It has {'9' * 201} or {'9' * 202} parts.", {"9" * 201: "9" * 201, "9" * 202: None}),
    (f"It has {'9' * 300} or {'9' * 301} parts.", {"9" * 300: None, "9" * 301: None}),
    # a letter that could be a unit is a scale behind what is counted, in the same sentence
    ("Visitors rose to 1.9m last year.", {"1.9m": "1900000"}),
    ("Visitors came. The wall rose to 1.9m.", {"1.9": "1.9"}),
    ("Visitors came; the wall rose to 1.9m.", {"1.9": "1.9"}),
    ("The wall rose to 1.9m.", {"1.9": "1.9"}),
    ("Visitors must stay 1.9m apart.", {"1.9": "1.9"}),
    ("The club has 1.2m members, more than its rival's 0.9m.", {"1.2m": "1200000", "0.9m": "900000"}),
    ("Several hundred thousand or many hundred thousand.", {"hundred": None, "thousand": None}),
]


@pytest.mark.parametrize(("sentence", "wanted"), UNITS)
def test_the_units_of_a_sentence(sentence: str, wanted: dict[str, str | None]) -> None:
    stages = shared_stages()
    analysis = stages.begin(sentence, None)
    stages["lexicon"](analysis)
    stages["numbers"](analysis)
    reading = analysis.reading
    found = {}
    for unit in range(len(reading)):
        if reading.has(unit, "number") or reading.text[reading.start(unit) : reading.end(unit)] in wanted:
            value = number_value(reading, unit)
            found[reading.text[reading.start(unit) : reading.end(unit)]] = None if value is None else str(value.value)
    assert found == wanted


@pytest.mark.parametrize("sign", ["~", "$", "x", "¹", "é", "-/", "1.2.3", "1,2,3a"])
def test_what_is_no_part_of_a_number(sign: str) -> None:
    assert NumberParts(shared_stages().vocabulary)[sign] is None


def test_the_longest_numeral() -> None:
    read = NumberParts(shared_stages().vocabulary)
    assert read["9" * 300] is not None
    assert read["9" * 301] is None


@pytest.mark.parametrize(("text", "read"), [("two hundred", 2), ("two x three", 1), ("x two", 0), ("two - five", 3)])
def test_the_parts_of_a_row_end_at_the_first_token_that_is_none(text: str, read: int) -> None:
    assert len(NumberParts(shared_stages().vocabulary).of(cut(text).surfaces)) == read


NUMERALS = [  # as written, its worth
    ("1,234.5", "1234.5"), ("1,234,567", "1234567"), ("1234.5", "1234.5"), ("0.5", "0.5"), (".5", "0.5"),
    ("2,75", "2.75"), ("1.234,5", "1234.5"), ("1.234.567", "1234567"), ("1.234.567,89", "1234567.89"), ("1.234", "1.234"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "worth"), NUMERALS)
def test_what_a_numeral_is_worth(written: str, worth: str) -> None:
    assert numeral_value(written) == Decimal(worth)
