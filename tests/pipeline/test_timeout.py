"""A user's rule that can match in too many ways costs its article a clear error: never a hang, never a different record."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

import reformextract
import reformextract.api
from reformextract.facts import clauses, grammar, nouns, periods
from reformextract.facts.frames import ChunkVocabulary
from reformextract.matcher import rules
from reformextract.matcher.ambiguity import is_exponential
from reformextract.matcher.compiling import compile_rule
from reformextract.matcher.rules import RuleTimeoutError
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
    monkeypatch.setattr(rules, "SECONDS_OF_A_RULE", 0.5)
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
