"""How a text is read: markup, entities, line ends, cut words, separators, capitals, numbers of paragraphs."""

from __future__ import annotations

import pytest

from reformextract import extract
from reformextract.api import shared_stages
from reformextract.lexicon.view import view_of


def read(text: str) -> str:
    return view_of(text, shared_stages().vocabulary).plain


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("costs &pound;5&nbsp;million &ndash; or &#8364;6m", "costs £5 million – or €6m"),
        ("R&D; and Q&A remain", "R&D; and Q&A remain"),
        ("a [new dam](https://dam.example/x?y=300) of **40 turbines**", "a new dam of 40 turbines"),
        ("see [the _Weir Act_][3] and ![map](map-1200.png) here", "see the Weir Act and  here"),
        ("* 3 boats\n* 4 nets", "* 3 boats\n* 4 nets"),
        ("2*3*4 and snake_case_name", "2*3*4 and snake_case_name"),
        ('<p>The <a href="x?n=300">dam</a> holds <b>5 km<sup>3</sup></b></p>', "\n\nThe dam holds 5 km3\n\n"),
        ("households<sup>5</sup> in towns", "households in towns"),
        ("<table><tr><td>7</td><td>8</td></tr></table>", "\n\n\n\n | 7 | 8\n\n\n\n"),
        ("if a < b and c > d", "if a < b and c > d"),
    ],
)
def test_markup(text: str, reads: str) -> None:
    assert read(text) == reads


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("They spent 70\nmillion on boats.", "They spent 70 million on boats."),
        ("The law of\nMarch 2020 fell.", "The law of March 2020 fell."),
        ("It ends on 31\nDecember.", "It ends on 31 December."),
        ("It opened in the year\n2015.", "It opened in the year 2015."),
        ("The boat of the year\n2,015 nets", "The boat of the year\n2,015 nets"),
        ("Port | Share\nOst | -\nWest | 5", "Port | Share\nOst | -\nWest | 5"),
        ("It was paid in\n  2019.", "It was paid in   2019."),
        ("Harbours: 2020\nMinistry of Ports", "Harbours: 2020\nMinistry of Ports"),
        ("The plan was adopted.\nthe rest follows", "The plan was adopted.\nthe rest follows"),
        ("They asked for\n- 12 boats\n- 3 nets", "They asked for\n- 12 boats\n- 3 nets"),
        ("They asked for\n(ii) boats", "They asked for\n(ii) boats"),
        ("3.6 bil-\nlion pro-\ngrammes", "3.6 billion programmes"),
        ("a state-\nowned port of twenty-\nfive berths", "a state-owned port of twenty-five berths"),
        ("a 15-\nyear lease", "a 15-year lease"),
    ],
)
def test_line_ends(text: str, reads: str) -> None:
    assert read(text) == reads


def test_lines_wrapped_at_one_width_are_read_across_and_a_list_of_names_is_not() -> None:
    text = (
        "The ferry line was closed in spring after the\nHarbour Office had found cracks in both of its\n"
        "boats, and Weir Street lost its last link with\nthe island."
    )
    assert "\n" not in read(text)
    names = "Aldport\nBrinewick\nCorwell\nDunmere\nElderby"
    assert read(names) == names


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("12'500 and 1’250’000", "12,500 and 1,250,000"),
        ("25\u2009000 boats, 7\u00a0300 nets", "25,000 boats, 7,300 nets"),
        ("4.2%\t−1.7%", "4.2%|-1.7%"),
        ("down –0.2 % from 3–5 %", "down -0.2 % from 3–5 %"),
        ("2010 –2015", "2010 –2015"),
        ("PORT TO SPEND RS 800 CRORE ON 40 BOATS IN MAY", "Port to spend Rs 800 crore on 40 boats in May"),
        ("UNESCO, FAO", "UNESCO, FAO"),
        ("in 2019 .5 percent of 0 .7 ha, 1 ,120 men and 3 , 400", "in 2019 .5 percent of 0.7 ha, 1,120 men and 3 , 400"),
        ("3 million=2C or =E2=82=AC5 mil=\nlion, =A32", "3 million, or €5 million, £2"),
        ("a rate=20 and n=35", "a rate=20 and n=35"),
        (
            "LIMA, May 3 - THE PORT WILL SPEND 800 DOLLARS ON NETS AND 40 BOATS",
            "LIMA, May 3 - The port will spend 800 dollars on nets and 40 boats",
        ),
        ("Source: BANK OF THE NORTH", "Source: BANK OF THE NORTH"),
        ("PRICES OF RICE ROSE 4 PCT LAST YEAR IN ZONE 4", "Prices of rice rose 4 pct last year in Zone 4"),
        (
            "THE PORT WILL SPEND THREE MILLION POUNDS OR TWO\nBILLION PESOS ON NETS",
            "The port will spend three million pounds or two billion pesos on nets",
        ),
        ("61·3 of 2×10⁶ and 5 x 10<sup>3</sup>, a · 4 · b", "61.3 of 2×10^6 and 5 x 10^3, a · 4 · b"),
    ],
)
def test_signs_and_capitals(text: str, reads: str) -> None:
    assert read(text) == reads


def test_numbers_of_paragraphs_are_told_by_their_sequence() -> None:
    text = "3 Parliament welcomes the dam.\n\n4 It asks for 5 boats.\n\n12 Ships came."
    assert [record.text for record in extract(text).records if record.kind == "count"] == ["5", "12"]


def test_offsets_are_those_of_the_text_as_given() -> None:
    text = "<p>It gave &euro;3 mil-\nlion to **12 ap-\nplicants**.</p>"
    records = extract(text).records
    assert [record.text for record in records] == ["&euro;3 mil-\nlion", "12"]
    assert all(text[record.start : record.end] == record.text for record in records)
    assert records[1].model_dump()["item"] == "applicants"
