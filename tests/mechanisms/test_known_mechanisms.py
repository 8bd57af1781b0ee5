"""The lexicon of known mechanisms: variants, folding, how surely a mention is recognised, entries of the user's own."""

from __future__ import annotations

from pathlib import Path

import pytest

import reformextract
from reformextract.mechanisms.record import Mechanism
from reformextract.mechanisms.variants import beginnings_of, openings_of, parse_variant, phrases_of
from reformextract.patterns.entries import PatternError
from reformextract.stages import make_stages

OWN = """
[[mechanism]]
id = "kelp-deposit"
name = "kelp deposit fund for islands"
head = "fund"
area = "agriculture_rural"
aliases = ["kelp-deposit", "“one kelp, one coin”"]
variants = ["(kelp|seaweed) ... (pledge|pawn) pool?"]
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.toml"
    path.write_text(OWN)
    return path


def first(text: str, own: Path) -> Mechanism:
    return next(record for record in reformextract.extract(text, patterns=[own]).records if isinstance(record, Mechanism))


@pytest.mark.parametrize(
    ("text", "name", "match"),
    [
        ("The kelp deposit fund for islands pays.", "kelp deposit fund for islands", "exact"),
        ("Growers like Kelp Deposits.", "Kelp Deposits", "exact"),
        ("The “One Kelp, One Coin” fund pays.", "“One Kelp, One Coin” fund", "exact"),
        ("The seaweed farmers' pledge pool pays.", "seaweed farmers' pledge pool", "variant"),
        ("A new deposit fund for island kelp was set up.", "deposit fund for island kelp", "head"),
    ],
)
def test_recognised(text: str, name: str, match: str, own: Path) -> None:
    record = first(text, own)
    assert record.text == name
    assert (record.canonical, record.match, record.area) == ("kelp-deposit", match, "agriculture_rural")


def test_names_are_found_in_an_article_that_was_cut_before_anybody_looked_for_them(own: Path) -> None:
    stages = make_stages(patterns=[own])
    before = stages.begin("The seaweed farmers' pledge pool pays.")
    after = stages.run(stages.begin("The seaweed farmers' pledge pool pays."))  # the finder is made in this run
    found = [record for analysis in (stages.run(before), after) for record in analysis.records if isinstance(record, Mechanism)]
    assert [record.canonical for record in found] == ["kelp-deposit", "kelp-deposit"]


@pytest.mark.parametrize("written", ["kelp ... pledge pool", "kelp … pledge pool", 'kelp "-" pledge pool'])
def test_a_gap_that_is_written_and_signs_are_gaps_too(written: str, own: Path) -> None:
    assert first(f"The {written} pays.", own).canonical == "kelp-deposit"


def test_mentions_however_worded_share_the_cluster(own: Path) -> None:
    text = "The kelp deposit fund for islands pays. The joint licensing mechanism for guides is new. The seaweed pledge pool grows."
    found = [record for record in reformextract.extract(text, patterns=[own]).records if isinstance(record, Mechanism)]
    assert [record.cluster for record in found] == [0, 1, 0]


@pytest.mark.parametrize(
    ("variant", "phrases", "openings"),
    [
        ("a (b|c d) e?", ["a b e", "a b", "a c d e", "a c d"], {"a b", "a c"}),
        ("a ... b", ["a ... b"], {"a ..."}),
        (
            "a? (b c?|d)? e",
            ["a b c e", "a b e", "a d e", "a e", "b c e", "b e", "d e", "e"],
            {"a b", "a d", "a e", "b c", "b e", "d e", "e"},
        ),
        ("'- a", ["'- a"], {"a"}),
    ],
)
def test_what_a_variant_stands_for(variant: str, phrases: list[str], openings: set[str]) -> None:
    read = parse_variant(variant)
    assert [" ".join(phrase) for phrase in phrases_of(read)] == phrases

    def words_of(piece: str) -> list[str]:
        return [] if piece == "'-" else [piece]

    assert {" ".join(opening) for opening in openings_of(read, words_of, 2)} == openings
    assert beginnings_of(read, words_of) == {opening.split()[0] for opening in openings}


def test_a_variant_of_too_many_phrases_is_refused() -> None:
    with pytest.raises(ValueError, match="more than 4096 phrases"):
        parse_variant("(a|b) " * 13)


@pytest.mark.parametrize("wrong", ["a (b", "a) b", "a | b", "? a"])
def test_a_wrong_variant_names_file_and_entry(wrong: str, tmp_path: Path) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text(f'[[mechanism]]\nid = "odd-one"\nname = "odd one fund"\nhead = "fund"\narea = "other"\nvariants = ["{wrong}"]\n')
    with pytest.raises(PatternError, match=r"wrong\.toml.*odd-one"):
        reformextract.extract("A text.", patterns=[path])


def test_a_gap_holds_at_most_four_words(own: Path) -> None:
    near = reformextract.extract("The kelp of our four small islands' pledge pool.", patterns=[own]).records
    assert not [r for r in near if isinstance(r, Mechanism) and r.canonical == "kelp-deposit"]


def test_a_file_of_ones_own_brings_heads_areas_and_mechanisms(tmp_path: Path) -> None:
    path = tmp_path / "insurance.toml"
    path.write_text(
        '[lexicon.head_strong]\npool = ["pool", "pools"]\n[lexicon.area_strong]\nhealth = ["sickness"]\n'
        '[[mechanism]]\nid = "risk-structure"\nname = "risk structure compensation"\nhead = "compensation"\narea = "health"\n'
        'aliases = ["morbidity equalisation"]\n'
    )
    text = "A regional sickness costs pool was set up; morbidity equalisation stays."
    pool, equalisation = (r for r in reformextract.extract(text, patterns=[path]).records if isinstance(r, Mechanism))
    assert (pool.text, pool.head, pool.area) == ("regional sickness costs pool", "pool", "health")
    assert (equalisation.canonical, equalisation.match, equalisation.head) == ("risk-structure", "exact", "equalisation")
