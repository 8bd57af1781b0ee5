"""Pattern files: validated on load with file, entry and reason; users add, override and exclude."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

import reformextract
from reformextract.patterns.entries import PatternError
from reformextract.patterns.loading import load_patterns

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
