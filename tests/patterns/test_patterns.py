"""Pattern files: validated on load with file, entry and reason; users add, override and exclude."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import tomli

import reformextract
from reformextract.patterns import loading
from reformextract.patterns.entries import PatternError
from reformextract.patterns.loading import load_patterns, shipped_files

RULE = """
[[rule]]
id = "{id}"
kind = "{kind}"
description = "A rule of the test suite"
pattern = "{pattern}"
examples = ["[[5 x|value=5]]"]
counterexamples = ["x"]
"""


def write(folder: Path, content: str) -> Path:
    path = folder / "mine.toml"
    path.write_text(content, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("content", "entry", "reason"),
    [
        ("[[currency]]\ncode = 'XYZ'", "currency XYZ", "ISO 4217"),
        ("[[currency]]\ncode = 'EUR'\nsymbol = 'e'", "currency EUR", "symbol"),
        ("[[unit]]\nsymbol = 'q'\ndimension = 'length'", "unit q", "forms"),
        (
            "[[period]]\nid = 'p'\nforms = ['the p']\nearliest = 2020-02-01\nlatest = 2020-01-01\nsource = 's'",
            "period p",
            "before earliest",
        ),
        ("[[mechanism]]\nid = 'Not Kebab'\nname = 'x'\nhead = 'x'\narea = 'other'", "mechanism Not Kebab", "pattern"),
        ("[[mechanism]]\nid = 'm'\nname = 'x'\nhead = 'x'\narea = 'elsewhere'", "mechanism m", "area"),
        ("[[mechanism]]\nid = 'm'\nname = 'x'\nhead = 'x'\narea = 'platform'", "mechanism m", "no area 'platform' any more"),
        ("[lexicon.area_strong]\nplatform = ['hub']", "lexicon.area_strong.platform", "no area 'platform' any more"),
        ("[lexicon.area_weak]\nfarming = ['hay']", "lexicon.area_weak.farming", "no area; the areas are science_technology"),
        (RULE.format(id="count.mine", kind="money", pattern="{number} x"), "rule count.mine", "begins with"),
        (RULE.format(id="count.mine", kind="count", pattern="{numbre} x"), "rule count.mine", "no class"),
        (RULE.format(id="count.mine", kind="count", pattern="({number} x"), "rule count.mine", "brackets"),
        (RULE.format(id="count.mine", kind="count", pattern="{number}?"), "rule count.mine", "matches nothing"),
        (RULE.format(id="count.mine", kind="count", pattern="{number} §"), "rule count.mine", "cannot read"),
        ("[lexicon]\nmonth = 'May'", "lexicon.month", "list"),
        ("[lexicon.half_word]\n'0.5' = ['half']\n2 = ['half']", "lexicon.half_word", "'half' has two values, 0.5 and 2"),
        ("extends = ['monht']\n[lexicon]\nmonht = ['May']", "extends", "no class is called monht"),
        ("extends = ['month']", "extends", "month is no class of this file"),
        ("extends = 'month'", "extends", "list"),
        ("[lexicon.month]\n5 = ['']", "lexicon.month", "non-empty"),
        ("[[colour]]\nid = 'red'", "", "unknown table"),
        ("[colour", "", "not TOML"),
    ],
)
def test_a_wrong_file_is_refused_with_file_entry_and_reason(tmp_path: Path, content: str, entry: str, reason: str) -> None:
    path = write(tmp_path, content)
    with pytest.raises(PatternError) as caught:
        reformextract.extract("Nothing.", patterns=[path])
    message = str(caught.value)
    assert str(path) in message
    assert entry in message
    assert reason in message


SHARED = {
    "year_before": ("dates/calendar_words.toml", "lexicon/grammar.toml"),
    "person_noun": ("dates/calendar_words.toml", "quantities/ages.toml"),
    "life_noun": ("dates/calendar_words.toml", "quantities/ages.toml"),
    "document_noun": ("dates/calendar_words.toml", "mechanisms/words.toml"),
    "list_end": ("dates/calendar_words.toml", "mechanisms/enumerations.toml"),
}


def test_classes_that_stand_in_two_files_are_these() -> None:
    """One name is one class: words that two rooms give it are read by both. Another pair here is a decision, never an accident."""
    found: dict[str, list[str]] = {}
    for file in shipped_files("en"):
        for name in tomli.loads(file.read_text("utf-8")).get("lexicon", {}):
            found.setdefault(name, []).append("/".join(file.parts[-2:]))
    assert {name: tuple(files) for name, files in found.items() if len(files) > 1} == SHARED


@pytest.mark.parametrize(
    ("second", "reason"),
    [
        ("[lexicon]\ncat = ['tabby']", r'^b: lexicon\.cat: is in a too; to add forms to it say extends = \["cat"\]$'),
        ("extends = ['dog']\n[lexicon]\ndog = ['pug']", "^b: extends: no other file has a class dog$"),
        ("extends = ['cat']\n[lexicon]\ncat = ['tabby']", None),
    ],
)
def test_a_shipped_class_begins_in_one_file(monkeypatch: pytest.MonkeyPatch, second: str, reason: str | None) -> None:
    for files in ((("a", "[lexicon]\ncat = ['tom']"), ("b", second)), (("b", second), ("a", "[lexicon]\ncat = ['tom']"))):
        monkeypatch.setattr(loading, "_shipped_contents", lambda language, files=files: files)
        if reason is None:
            assert set(loading._load.__wrapped__("en", ()).lexicon["cat"]) == {"tom", "tabby"}
        elif files[0][0] == "a" or "extends" in second:
            with pytest.raises(PatternError, match=reason):
                loading._load.__wrapped__("en", ())


def test_a_users_words_are_added_without_saying_so(tmp_path: Path) -> None:
    for content in ("[lexicon]\nperson_noun = ['wizards']", "extends = ['person_noun']\n[lexicon]\nperson_noun = ['wizards']"):
        assert {"wizards", "people"} <= set(load_patterns(extra=[write(tmp_path, content)]).lexicon["person_noun"])


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(PatternError, match=r"nowhere\.toml"):
        load_patterns(extra=[tmp_path / "nowhere.toml"])


def test_no_patterns_for_a_language() -> None:
    with pytest.raises(PatternError, match="'tlh'"):
        load_patterns("tlh")


def test_a_user_adds_a_currency_unit_lexicon_word_and_rule(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        """
[[currency]]
code = "XAU"
after = ["gold ounces"]

[[unit]]
symbol = "li"
dimension = "length"
forms = ["Chinese miles"]

[lexicon.comparator_before]
about = ["give or take"]
""",
    )
    text = "It cost give or take 7 gold ounces for 12 Chinese miles."
    money, measure = reformextract.extract(text, patterns=[path]).records
    assert (money.kind, money.text, money.currency, money.value, money.comparator) == (
        "money",
        "give or take 7 gold ounces",
        "XAU",
        Decimal(7),
        "about",
    )
    assert (measure.kind, measure.unit, measure.value) == ("measure", "li", Decimal(12))


def test_an_entry_with_the_same_id_replaces_the_shipped_one(tmp_path: Path) -> None:
    path = write(tmp_path, "[[currency]]\ncode = 'CNY'\nafter = ['kuai']")
    assert [r.kind for r in reformextract.extract("It cost 300 kuai.", patterns=[path]).records] == ["money"]
    assert "money" not in [r.kind for r in reformextract.extract("It cost 300 yuan.", patterns=[path]).records]


def test_rules_and_kinds_are_excluded_by_id() -> None:
    text = "It paid RMB 3 billion to 42 colleges."
    made = {r.kind: r.rule for r in reformextract.extract(text).records}
    assert set(made) == {"money", "count"}
    assert {r.kind for r in reformextract.extract(text, exclude=["count"]).records} == {"money"}
    assert made["money"] not in {r.rule for r in reformextract.extract(text, exclude=[made["money"]]).records}
    assert {r.kind for r in reformextract.extract(text, exclude="count").records} == {"money"}  # one id needs no list
    with pytest.raises(PatternError, match=r"money\.nothing"):
        reformextract.extract(text, exclude=["money.nothing"])


def test_every_record_names_a_rule_that_stands_in_a_file() -> None:
    patterns = load_patterns()
    for rule in patterns.rules:
        source = patterns.source("rule", rule)
        assert source is not None
        assert source.line is not None
