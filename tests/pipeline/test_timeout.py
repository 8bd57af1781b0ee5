"""A user's rule that can match in too many ways costs its article a clear error: never a hang, never a different record."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

import reformextract
import reformextract.api
from reformextract.facts import clauses, grammar, nouns, periods
from reformextract.facts.frames import ChunkVocabulary
from reformextract.matcher import timing
from reformextract.matcher.ambiguity import is_exponential
from reformextract.matcher.compiling import compile_rule
from reformextract.matcher.timing import RuleTimeoutError
from reformextract.mechanisms.grammar import Grammar
from reformextract.patterns.entries import PatternError

RULE = """
[[rule]]
id = "money.{name}"
kind = "money"
description = "a rule that can match in too many ways"
pattern = "{pattern}"
examples = ["We paid [[RMB 3 billion|money value=3000000000 currency=CNY]]."]
counterexamples = ["Nothing."]
"""
WORDS = "the river runs " * 33_334  # 100,002 words
PATTERNS = {
    "nested": "({word}+ {word}+)? {word}+ {before:currency_before} {amount:number}",
    "plain": "{word}+ {before:currency_before} {amount:number}",
}


@pytest.fixture(params=sorted(PATTERNS))
def mine(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    file = tmp_path / "mine.toml"
    file.write_text(RULE.format(name=request.param, pattern=PATTERNS[request.param]))
    return file


def test_it_ends_soon_and_names_the_rule(mine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timing, "SECONDS_OF_A_RULE", 0.5)
    reformextract.extract("We paid RMB 3 billion.", patterns=[mine])
    begun = time.process_time()
    with pytest.raises(RuleTimeoutError, match=r"rule money\.(nested|plain): took longer than 0\.5 s on this article"):
        reformextract.extract(WORDS, patterns=[mine])
    assert time.process_time() - begun < 10
    first, second = reformextract.extract_many([WORDS, "We paid RMB 3 billion."], patterns=[mine], on_error="yield")
    assert str(first).startswith("article 0: rule money.")
    assert [record.text for record in second.records] == ["We paid RMB 3 billion"]


def test_in_a_batch_it_is_an_error_of_its_article(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(RULE.format(name="nested", pattern=PATTERNS["nested"]))
    articles = [{"id": "bad", "text": WORDS}, {"id": "good", "text": "We paid RMB 3 billion."}]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, articles)))
    command = [sys.executable, "-m", "reformextract", "extract", str(tmp_path / "in.jsonl"), "--patterns", str(tmp_path / "mine.toml")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "rule money.nested: took longer than 2 s" in done.stderr
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["good"]


def test_a_users_rule_may_say_what_a_shipped_one_says(tmp_path: Path) -> None:
    from reformextract.patterns.loading import load_patterns

    (tmp_path / "mine.toml").write_text(RULE.format(name="currency_before", pattern="{before:currency_before} {amount:number}"))
    patterns = load_patterns("en", [tmp_path / "mine.toml"])
    assert patterns.own == {"money.currency_before"}
    (record,) = reformextract.extract("We paid RMB 3 billion.", patterns=[tmp_path / "mine.toml"]).records
    assert (record.rule, record.currency) == ("money.currency_before", "CNY")


GRAMMAR = {
    "phrase": 'stage = "later_complement"\ndescription = "What may follow a complement"\npattern = "{pattern}"',
    "evidence": 'points = -1\nwhere = "behind"\nreason = "a reason of mine"\npattern = "{pattern}"',
    "evidence before": 'points = -1\nwhere = "before"\nreason = "a reason of mine"\npattern = "{pattern}"',
    "evidence often": 'points = -1\nwhere = "before"\nmost = 2\nreason = "a reason of mine"\npattern = "{pattern}"',
    "area": 'where = "name"\nreason = "a reason of mine"\narea = "governance"\npattern = "{pattern}"',
    "status": 'status = "piloted"\ndescription = "a status of mine"\nbehind = "{pattern}"',
}
EXAMPLES = '\nexamples = ["They run [[a river chief system|status=none]]."]\ncounterexamples = ["They run [[a shop|status=none]]."]\n'
NAMES = "The county has a river chief " + "system of river lakes and hills " * 200 + "for a fund."
SLOW = "{word}* " * 7 + "qq"
SLOW_BEFORE = SLOW + " {word}"  # before a name only what can end right before it is looked for


def of_mine(folder: Path, table: str, pattern: str, name: str = "mine") -> Path:
    path = folder / "mine.toml"
    path.write_text(f'[[{table.split()[0]}]]\nid = "{name}"\n' + GRAMMAR[table].format(pattern=pattern) + EXAMPLES)
    return path


@pytest.mark.parametrize("table", sorted(GRAMMAR))
@pytest.mark.parametrize("pattern", ["({word}+)+ qq", "of ({word} {word}?)+ qq", "({word}|{word})+ qq"])
def test_so_is_one_of_the_grammar_of_names(tmp_path: Path, table: str, pattern: str) -> None:
    wrong = rf"mine\.toml.*: {table.split()[0]} mine: pattern: can match the same words in exponentially many ways"
    with pytest.raises(PatternError, match=wrong):
        reformextract.extract("We paid.", patterns=[of_mine(tmp_path, table, pattern)])


@pytest.mark.parametrize("table", sorted(set(GRAMMAR) - {"area"}))
def test_a_slow_pattern_of_the_grammar_ends_soon_and_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, table: str) -> None:
    monkeypatch.setattr(timing, "SECONDS_OF_A_RULE", 0.02)
    begun = time.process_time()
    articles = [NAMES, "They run a river chief system."]
    slow = SLOW_BEFORE if '"before"' in GRAMMAR[table] else SLOW
    first, second = reformextract.extract_many(articles, patterns=[of_mine(tmp_path, table, slow)], on_error="yield")
    assert time.process_time() - begun < 20
    assert f"{table.split()[0]} mine: took longer than 0.02 s on this article" in str(first)
    assert [record.text for record in second.records] == ["river chief system"]


def test_what_is_made_of_a_users_phrase_is_refused_or_timed_in_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A shipped phrase that the user replaces stands in many others."""
    monkeypatch.setattr(timing, "SECONDS_OF_A_RULE", 0.02)
    with pytest.raises((RuleTimeoutError, PatternError), match="phrase quoted: "):
        reformextract.extract(NAMES, patterns=[of_mine(tmp_path, "phrase", SLOW, "quoted")])


BOUNDED = {("phrase", "inner_joined")}  # only where it looks ahead, six pieces at most


def test_no_shipped_pattern_of_the_grammar_has_an_exponential_shape() -> None:
    stages = reformextract.api.shared_stages()
    names = Grammar(stages.patterns, stages.vocabulary)
    assert not stages.patterns.own_entries
    exponential = set()
    for table, entries in stages.patterns.grammar_tables():
        for name, entry in entries.items():
            for text in (getattr(entry, field, "") for field in ("pattern", "before", "behind")):
                with suppress(PatternError):  # what may match nothing stands in others only
                    if text and is_exponential(names.pattern(text, table, name).expression.pattern):
                        exponential.add((table, name))
    assert exponential == BOUNDED


@pytest.mark.parametrize("word", ["Of", "And", "To", "Or"])
def test_small_words_in_capitals_within_a_name(word: str) -> None:
    """Each may go on with the name or begin its next part: the phrase must not try all ways."""
    text = ("the Help " + f"{word} " * 37 + "of system. ") * 5
    reformextract.extract(text[:50])
    begun = time.process_time()
    reformextract.extract(text)
    assert time.process_time() - begun < 2  # it took seven


def test_a_pattern_of_exponential_shape_is_refused_when_it_is_loaded(tmp_path: Path) -> None:
    for pattern in ("({word}+)+ {before:currency_before}", "({word}|{lower}?{word})+ {amount:number}", "({word}* {number}?)* {of}"):
        file = tmp_path / "mine.toml"
        file.write_text(RULE.format(name="nested", pattern=pattern.replace("{of}", "of").replace("{lower}", "{word}")))
        with pytest.raises(PatternError, match=r"mine\.toml.*rule money\.nested: pattern: can match the same words in exponentially many"):
            reformextract.extract("We paid.", patterns=[file])


def test_no_shipped_rule_has_an_exponential_shape() -> None:
    stages = reformextract.api.shared_stages()
    chunks = ChunkVocabulary(
        stages.vocabulary, [rule.pattern for rule in stages.patterns.rules.values() if rule.kind == "fact" and rule.pattern]
    )
    for order, rule in enumerate(stages.patterns.rules.values()):
        if rule.pattern:
            read_in = chunks if rule.kind == "fact" else stages.vocabulary
            assert not is_exponential(compile_rule(rule, read_in, stages.patterns, order).expression.pattern), rule.id


def test_no_expression_of_chunks_and_clauses_has_an_exponential_shape() -> None:
    for module in (grammar, clauses, periods, nouns):
        for name, expression in vars(module).items():
            if isinstance(expression, re.Pattern):
                assert not is_exponential(expression.pattern), name
