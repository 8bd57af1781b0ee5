"""The inventory of parts of speech: its own examples, its readings, and what is refused."""

import pytest

from reformextract.lexicon.parts_of_speech import first_of
from reformextract.lexicon.roles import Roles
from reformextract.patterns.entries import Example, PartOfSpeech, PatternError
from reformextract.patterns.loading import load_patterns
from reformextract.stages import make_stages

ENGINE = make_stages()
PARTS = load_patterns().parts_of_speech


def marked(example: Example) -> list[frozenset[str]]:
    """The classes of every word that an example marks."""
    text, marks = example.parse()
    reading = ENGINE.read(text)
    starts = [reading.start(unit) for unit in range(len(reading))]
    return [reading.classes(starts.index(mark.start)) for mark in marks]


@pytest.mark.parametrize("part", PARTS.values(), ids=lambda part: part.id)
def test_a_part_has_its_examples_and_not_its_counterexamples(part: PartOfSpeech) -> None:
    assert all(part.id in classes for example in part.examples for classes in marked(example))
    assert not any(part.id in classes for example in part.counterexamples for classes in marked(example))


def test_a_word_in_capitals_has_no_ending() -> None:
    reading = ENGINE.read("The NUMED agency mooring")
    assert not reading.has(1, "participle")
    assert reading.has(1, "noun")
    assert reading.has(3, "gerund")


def test_the_first_expression_that_fits_reads_a_code() -> None:
    reading = ENGINE.read("They abolished the old tolls.")
    parts = first_of(ENGINE.vocabulary, [("verb", "V"), ("determiner", "D"), ("plural_noun", "P"), ("word", "x")])
    assert "".join(parts.get(code, ".") for code in reading.codes) == "xVDxP."


ROLES = (  # the roles of the quantities room as a reading of the inventory
    ("number|vague_scale", "#"), ("month_name", "b"), ("np_of", "o"), ("np_to", "t"), ("np_coordinator", "&"), ("np_auxiliary", "x"),
    ("np_boundary", "b"), ("np_determiner", "D"), ("np_pronoun", "P"), ("np_time", "T"), ("np_score", "S"), ("np_plural_modifier", "m"),
    ("np_plural", "p"), ("np_verb", "v"), ("np_participle", "d"), ("np_adverb", "l"), ("np_adjective", "a"), ("comparator_before", "b"),
    ("np_plain|np_singular", "n"), ("comma", ","), ("hyphen", "-"), ("slash", "/"), ("ampersand", "&"), ("open", "("), ("close", ")"),
    ("quote", '"'), ("apostrophe", "'"), ("possessive", "s"),
    ("open_word&gerund", "g"), ("open_word&participle", "d"), ("open_word&adverb", "l"), ("open_word&singular_noun", "n"),
    ("open_word&plural_noun", "p"), ("open_word&adjective", "a"), ("open_word", "n"),
)  # fmt: skip


@pytest.mark.parametrize(
    "text", ["The newly built boats of two towns were moored at the old quays, and 12 coastal firms paid less for ice."]
)
def test_the_roles_of_counted_phrases_are_a_reading_of_the_inventory(text: str) -> None:
    reading = ENGINE.read(text)
    of = first_of(ENGINE.vocabulary, ROLES)
    roles = Roles(ENGINE.vocabulary)
    assert "".join(of.get(code, ".") for code in reading.codes) == "".join(roles.of(reading, unit) for unit in range(len(reading)))


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ('classes = "no_such_class"', "no class"),
        ('endings = ["oo"]', "'among'"),
        ("", "neither classes nor endings"),
    ],
)
def test_a_part_that_is_wrong_is_refused_by_file_and_name(tmp_path, entry: str, reason: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(
        f'[[part_of_speech]]\nid = "odd"\ndescription = "an odd part"\n{entry}\nexamples = ["[[a|]]"]\ncounterexamples = ["[[b|]]"]\n'
    )
    with pytest.raises(PatternError, match=f"mine.toml.*part_of_speech odd.*{reason}"):
        make_stages(patterns=[file])
