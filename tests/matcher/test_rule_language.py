"""The rule language over an alphabet of four units, a to d: what patterns match, what can begin a match, how rules run together."""

from __future__ import annotations

import itertools
import pickle
import re
from math import inf
from types import SimpleNamespace
from typing import Any

import pytest
import regex

from reformextract.lexicon.codes import Codes, bits_of, numbers_in
from reformextract.matcher import compiling, prefix
from reformextract.matcher.ambiguity import POSITIONS, is_exponential
from reformextract.matcher.choose import choose, choose_built, without_overlap
from reformextract.matcher.compiling import (
    CompiledRule,
    PatternsTogether,
    asked_of,
    compile_pattern,
    compile_rule,
    expressions_of,
    uses_of,
    with_definitions,
)
from reformextract.matcher.prefix import ANY
from reformextract.matcher.rules import Match, RuleSet
from reformextract.matcher.timing import Clock, RuleTimeoutError, TimedPattern
from reformextract.patterns.entries import PatternError

LETTERS = "abcd"


class Alphabet:
    """A unit for each letter, of a class of that name; a and b have the class ``vowel`` too, d is the word "of"."""

    def __init__(self) -> None:
        self.codes = Codes()
        for classes in ({"a", "vowel"}, {"b", "vowel"}, {"c"}, {"d", "=of"}):
            self.codes.allocate(frozenset(classes))

    def text(self, letters: str) -> str:
        return "".join(self.codes.codes_of(letter) for letter in letters)


COINED = Alphabet()
PATTERNS = SimpleNamespace(own=frozenset(), source=lambda kind, id: None)


def rule(pattern: str, order: int = 0, priority: int = 0) -> CompiledRule:
    return compile_rule(SimpleNamespace(id=f"r{order}", pattern=pattern, priority=priority, kind="r"), COINED, PATTERNS, order)  # type: ignore[arg-type]


def letters(mask: int) -> str:
    return "".join(LETTERS[number] for number in numbers_in(mask))


BEGINNINGS = [  # pattern, the ways in which a match can begin: what stands first and second, * for whatever does or nothing
    ("{a} {b}", "a:b"), ("{a}", "a:*"), ("{a} {b}?", "a:* a:b"), ("{a}? {b}", "a:b b:*"),
    ("{a}? {b} {c}", "a:b b:c"), ("{a}+ {b}", "a:ab"), ("{a}* {b} {c}", "a:ab b:c"), ("{a}+", "a:* a:a"),
    ("({a} | {b} {c}) {d}", "a:d b:c"), ("({a} | {b})? {c} {d}", "ab:c c:d"), ("{a} | {b} {c}", "a:* b:c"),
    ("{a} {b} | {c} {d}", "a:b c:d"), ("{a} {b} | {c} {b}", "ac:b"), ("{a} {b} | {a} {d}", "a:bd"), ("{a} (?= {b})", "a:b"),
    ("{a} (?! {b})", "a:*"), ("(?<= {b}) {a} {c}", "a:c"), ("(?<! {b}) {a} {c}", "a:c"), ("{a} (?= {b}) {b}", "a:b"),
    ("{a} (?= {c}) {b|c}", "a:c"), ("{a} (?= {b}) {c} | {d}", "d:*"), ("({a} (?= {b}))", "a:b"), ("({a} (?= {b}) | {c}) {d|b}", "a:b c:bd"),
    ("{a} (?= {b} | {c})", "a:bc"), ("{a} (?= {b} {c})", "a:b"), ("{a} ((?<= {c} .) (?= {b}) | (?= {d} {c}))", "a:bd"),
    ("(?= {a} {b}) {vowel} {!c} {d}", "a:b"), ("(?= {a})", "a:*"), ("(?= {a} | {b} {c}) {vowel}", "a:* b:c"),
    ("{a}{2,3}", "a:a"), ("{a}{2}", "a:a"), ("{a}{1}", "a:*"), ("{a}{1,} {b}", "a:ab"), ("{a}{0,2} {b}", "a:ab b:*"),
    ("{a}{0,1} {b} {c}", "a:b b:c"), ("{a}{3} {b}", "a:a"), ("({a} | {b} {c}){2}", "a:ab b:c"),
    ("({a} {b})? {c}", "a:b c:*"), ("({a} {b})+", "a:b"), ("({a} {b})? {c} {d}", "a:b c:d"),
    (". {b}", "abcd:b"), ("{a} .", "a:abcd"), (".", "abcd:*"),
    ("{a|b} {c}", "ab:c"), ("{!a} {vowel}", "bcd:ab"), ("{vowel&!b} of", "a:d"), ("{vowel} 'of'", "ab:d"),
    ("{a}*? {b} {c}", "a:ab b:c"), ("{a}+? {b}", "a:ab"), ("(?P<x> {a} {b}) {c}", "a:b"), ("{x:a} {y:b}", "a:b"),
    ("(({a}?) {b}?) {c}", "a:bc b:c c:*"), ("{a} ({b} | {c} (?= {d}))", "a:bc"), ("({a} | {b} | {c}) of", "abc:d"),
    ("{a} {b} ({c} | {d})? {a}", "a:b"), ("{a} {b} (?! {c})", "a:b"), ("{a} ({b} ({c} | {d})+ | {d} {a}?)", "a:bd"),
]  # fmt: skip


@pytest.mark.parametrize(("pattern", "ways"), BEGINNINGS)
def test_what_can_begin_a_match(pattern: str, ways: str) -> None:
    found = [f"{letters(way.first)}:{'*' if way.second == ANY else letters(way.second)}" for way in rule(pattern).prefix.ways]
    assert " ".join(sorted(set(found))) == ways


TEXTS = ["".join(text) for length in range(1, 6) for text in itertools.product(LETTERS, repeat=length)]


def test_of_many_ways_those_that_take_as_much_are_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prefix, "_MOST_WAYS", 2)
    ways = rule("{a} {b} | {b} {c} | {c} {d} | {d}").prefix.ways
    assert sorted((letters(way.first), letters(way.second), way.taken) for way in ways[:1]) == [("abc", "bcd", 2)]
    assert [(letters(way.first), way.second, way.taken) for way in ways[1:]] == [("d", ANY, 1)]


@pytest.mark.parametrize("ways", [prefix._MOST_WAYS, 1])
@pytest.mark.parametrize("pattern", [pattern for pattern, *_ in BEGINNINGS])
def test_a_rule_is_tried_wherever_it_matches(pattern: str, ways: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Trying a rule only where its beginning allows it finds what trying it everywhere finds, the same where few ways are told apart."""
    monkeypatch.setattr(prefix, "_MOST_WAYS", ways)
    compiled = rule(pattern)
    rules = RuleSet([compiled, rule("{c} {c}", 1)])
    grammar = PatternsTogether({"one": compile_pattern(pattern, COINED, "here"), "other": compile_pattern("{c} {c}", COINED, "here")})
    for text in TEXTS:
        codes = COINED.text(text)
        wanted, beyond = [], 0
        for position in range(len(codes)):
            found = compiled.expression.match(codes, position) if position >= beyond else None
            if found is not None:
                wanted.append(found.span())
                beyond = found.end()
        assert [(match.start, match.end) for match in rules.find(codes) if match.order == 0] == wanted, text
        assert [found.span() for name, found in grammar.each(codes) if name == "one"] == wanted, text


REACHES = [  # pattern, how far before the c that it needs a match may begin; None where it may do without
    ("{a} {c}", 1), ("{a} ({b})? {c} {d}?", 2), ("{a} {x:c}", 1), ("{a} {c}+", 1), ("{a} {c}{2}", 1), ("{c}", 0), ("{a}{1,3} {c}", 3),
    ("({a} | {b} {d}) {c}", 2), ("{a} (?= {b}) {c}", 1), ("{a} (?! {b}) . {c}", 2), ("({a} {b}?){2} {c}", 4), ("{a} ({c} | {c} {b})", 1),
    ("{a}+ {c}", inf), ("{a} {b}* {c}", inf), ("{a} {d}{2,} {c}", inf), ("{a} (?<= {b} .) {c}", 1),
    ("{a} {c}?", None), ("{a} {c}*", None), ("{a} {c}{0,2}", None), ("{a} {c}??", None), ("{a} | {b} {c}", None),
    ("{a} {c} | {b} {c}", None), ("{a} {b|c}", None), ("{a} .", None), ("{a} ({c} | {b})", None),
    ("{a} (?! {c})", None), ("{a} (?= {c})", None),
]  # fmt: skip


@pytest.mark.parametrize(("pattern", "reach"), REACHES)
def test_a_rule_is_looked_for_before_the_rare_sign_that_it_needs(
    pattern: str, reach: float | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is found is the same, in the same order, whether rules that need the sign are looked for everywhere or before it."""
    monkeypatch.setattr(compiling, "SPARSE", "c")
    compiled = [rule("{b} {d}", 0), rule(pattern, 1), rule("{d} {a}?", 2)]
    assert [one.reach_of_sparse for one in compiled] == [None, reach, None]
    everywhere, sparsely = RuleSet(compiled), RuleSet(compiled, COINED.codes.code_pattern("c"))
    for text in TEXTS:
        codes = COINED.text(text)
        wanted = [(match.order, match.start, match.end) for match in everywhere.find(codes)]
        assert [(match.order, match.start, match.end) for match in sparsely.find(codes)] == wanted, text


@pytest.mark.parametrize("pattern", [pattern for pattern, *_ in BEGINNINGS])
def test_a_match_ends_with_what_can_end_it(pattern: str) -> None:
    compiled = compile_pattern(pattern, COINED, "here")
    found = [match for text in TEXTS if (match := compiled.ending.search(COINED.text(text)))]
    assert {match[0][-1] for match in found if match[0]} <= compiled.ends


MATCHES = [  # pattern, text, where it matches first
    ("{a}+ {b}", "caab", (1, 4)), ("{a}+?", "aaa", (0, 1)), ("{a}*? {b}", "aab", (0, 3)), ("{a}{2}", "caaa", (1, 3)),
    ("{a}{2,} {b}", "aaab", (0, 4)),
    ("{a}{1,2}?", "aaa", (0, 1)), ("{a}??  {a}", "aa", (0, 1)), (". {c}", "abc", (1, 3)), ("(?<! {b}) {a}", "baa", (2, 3)),
    ("{a} (?! {b})", "abac", (2, 3)),
    ("{vowel&!a}", "aab", (2, 3)), ("{a|c&!vowel}", "bc", (1, 2)), ("of", "abd", (2, 3)), ("OF", "abd", (2, 3)),
    ("({a} | {b}){2} of", "cabd", (1, 4)),
]  # fmt: skip


@pytest.mark.parametrize(("pattern", "text", "place"), MATCHES)
def test_what_patterns_match(pattern: str, text: str, place: tuple[int, int]) -> None:
    found = RuleSet([rule(pattern)]).find(COINED.text(text))
    assert (found[0].start, found[0].end) == place


def first(pattern: str, text: str) -> Match:
    return RuleSet([rule(pattern)]).find(COINED.text(text))[0]


def test_groups_are_units_and_a_name_may_stand_in_several_alternatives() -> None:
    match = first("{x:a} {b} | {b} {x:c} {y:d}?", "bcd")
    assert match.groups == {"x": (1, 2), "y": (2, 3)}
    assert (match.unit("x"), match.unit("y"), match.unit("z")) == (1, 2, None)
    match = first("{x:a} {b} | {b} {x:c} {y:d}?", "ab")
    assert match.groups == {"x": (0, 1)}
    assert (match.unit("x"), match.unit("y")) == (0, None)
    assert first("(?P<x> {a} {b}+) {c}", "abbc").groups == {"x": (0, 3)}


def test_the_extent_is_the_match_where_it_took_part() -> None:
    match = first("{a} (?P<extent> {b} {c})", "abc")
    assert (match.start, match.end) == (1, 3)
    match = first("(?P<extent> {a}) {b} | {b}", "ab")
    assert (match.start, match.end) == (0, 1)
    match = first("(?P<extent> {a}) {b} | {b}", "b")
    assert (match.start, match.end) == (0, 1)


def test_spans_of_a_grammar() -> None:
    grammar = compile_pattern("{x:a} {b} | {b} {x:c}", COINED, "here")
    for text, span in (("ab", (0, 1)), ("bc", (1, 2))):
        found = grammar.expression.match(COINED.text(text))
        assert found is not None
        assert (grammar.span(found, "x"), grammar.span(found, "y")) == (span, None)
    assert grammar.beginnings == set(COINED.text("ab"))
    assert grammar.ending.match(COINED.text("ab")) is not None
    assert grammar.ending.match(COINED.text("abc")) is None


@pytest.mark.parametrize(
    ("pattern", "says"),
    [
        ("({a}", "brackets do not match"), ("{a})", "brackets do not match"), ("{a} $ {b}", "cannot read '$ {b}'"),
        ("{a} {unknown}", "no class"),
        ("{a}?", "matches nothing at all"), ("{a}* {b}?", "matches nothing at all"), ("(?= {a})", None), ("", "matches nothing at all"),
        ("(?! {a})", "matches nothing at all"), ("({a} | {b}?)", "matches nothing at all"), ("{a}{0,3}", "matches nothing at all"),
    ],
)  # fmt: skip
def test_what_is_no_pattern_is_told(pattern: str, says: str | None) -> None:
    if says is None:
        compile_pattern(pattern, COINED, "here")
        return
    with pytest.raises(PatternError, match=re.escape(f"here: pattern: {says}")):
        compile_pattern(pattern, COINED, "here")
    with pytest.raises(PatternError, match=re.escape(f"rule: rule r0: pattern: {says}")):
        rule(pattern)


def test_a_word_that_is_nowhere_matches_nothing() -> None:
    assert RuleSet([rule("'zebra' | {a}")]).find(COINED.text("ba"))[0].start == 1
    assert RuleSet([]).find(COINED.text("ab")) == []


def test_what_a_pattern_asks_for() -> None:
    assert expressions_of("{x:a|b} of 'The' @name {a|b}") == {"a|b", "=of", "=the"}
    assert asked_of("{x:a|b} of 'The' @name {a&!c} of") == {"a": 2, "b": 1, "c": 1, "=of": 2, "=the": 1}
    assert with_definitions("{a} @tail?", {"tail": "{b} | {c}"}) == "{a} ({b} | {c})?"
    with pytest.raises(PatternError, match="nothing above is called @tail"):
        with_definitions("@tail", {})


def test_many_rules_run_together_as_each_alone() -> None:
    """Of two hundred rules each finds what it finds alone, in order of place and then of the rules."""
    pieces = ["{a}", "{b}", "{c}", "of", "{vowel}", "{!a}", "{a}?", "{b}+", "({c} | of)", "{a|d}"]
    patterns = [
        f"{one} {other}" for one, other in itertools.product(pieces, repeat=2) if not (one.endswith("?") and other.endswith("?"))
    ] * 2
    compiled = [rule(pattern, number) for number, pattern in enumerate(patterns)]
    for text in TEXTS[-300:]:
        codes = COINED.text(text)
        together = [(match.start, match.order, match.end) for match in RuleSet(compiled).find(codes)][:400]
        assert together == sorted(together)
        alone = [(match.start, match.order, match.end) for one in compiled[::7] for match in RuleSet([one]).find(codes)]
        assert set(alone) <= {(match.start, match.order, match.end) for match in RuleSet(compiled).find(codes)}
        break


OVERLAPS: list[tuple[list[tuple[int, int]], list[int], list[int]]] = [  # places, ranks, who wins
    ([], [], []), ([(0, 1)], [0], [0]), ([(3, 4), (0, 1)], [0, 1], [1, 0]), ([(0, 2), (1, 3)], [0, 1], [0]),
    ([(0, 2), (1, 3)], [1, 0], [1]),
    ([(0, 2), (2, 3)], [1, 0], [0, 1]), ([(0, 2), (1, 3), (2, 4)], [1, 0, 2], [1]), ([(0, 2), (1, 3), (2, 4)], [0, 1, 2], [0, 2]),
    ([(0, 5), (1, 2), (3, 4)], [2, 0, 1], [1, 2]), ([(0, 5), (1, 2), (3, 4), (5, 6)], [0, 1, 2, 3], [0, 3]),
    ([(0, 2), (0, 2)], [1, 0], [1]),
    ([(0, 2), (1, 3), (4, 5)], [0, 1, 2], [0, 2]), ([(0, 2), (1, 3), (3, 5), (4, 6)], [1, 0, 1, 0], [1, 3]),
    ([(4, 6), (0, 5), (1, 2)], [0, 1, 2], [2, 0]), ([(0, 3), (1, 2), (2, 5), (4, 6)], [3, 2, 1, 0], [1, 3]),
]  # fmt: skip


@pytest.mark.parametrize(("places", "ranks", "winners"), OVERLAPS)
def test_of_overlapping_candidates_the_first_in_rank_wins(places: list[tuple[int, int]], ranks: list[int], winners: list[int]) -> None:
    assert without_overlap(range(len(places)), places.__getitem__, ranks.__getitem__) == winners


def test_the_longer_match_wins_then_priority_then_place_then_order() -> None:
    def won(text: str, *rules: CompiledRule) -> list[tuple[int, int, int]]:
        return [(match.order, match.start, match.end) for match in choose(RuleSet(rules).find(COINED.text(text)))]

    assert won("ab", rule("{a}", 0, priority=9), rule("{a} {b}", 1)) == [(1, 0, 2)]
    assert won("ab", rule("{a} {b}", 0), rule("{a} {vowel}", 1, priority=1)) == [(1, 0, 2)]
    assert won("abc", rule("{b} {c}", 0), rule("{a} {b}", 1)) == [(1, 0, 2)]
    assert won("ab", rule("{a} {vowel}", 1), rule("{a} {b}", 0)) == [(0, 0, 2)]
    assert won("abab", rule("{a}", 0), rule("{b}", 1)) == [(0, 0, 1), (1, 1, 2), (0, 2, 3), (1, 3, 4)]


@pytest.mark.parametrize(
    ("text", "refused", "built", "barred"),
    [
        ("ab", (), [1], set()), ("ab", (1,), [0, 2], set()), ("ab", (1, 2), [0], set()), ("ab", (0, 1, 2), [], set()),
        ("abc", (1,), [0], {1, 2}), ("abc", (), [0], {1, 2}), ("cabcab", (1,), [0, 0, 2], {2, 3}),
    ],
)  # fmt: skip
def test_what_a_builder_refuses_leaves_its_place_to_others(text: str, refused: tuple[int, ...], built: list[int], barred: set[int]) -> None:
    rules = [rule("{a}", 0), rule("{a} {b}", 1), rule("{b}", 2), rule("{b} {c}", 3, priority=1)]
    asked: list[Match] = []

    def build(match: Match, reading: Any) -> Any:
        asked.append(match)
        return None if match.order in refused else match

    rules[3].rule.kind = "not"  # type: ignore[misc]
    drafts, units = choose_built(RuleSet(rules).find(COINED.text(text)), {"r": build}, Any)  # type: ignore[arg-type]
    assert [draft.order for draft in drafts] == built  # type: ignore[attr-defined]
    assert units == barred
    assert len(set(asked)) == len(asked)


EXPLODES = [
    "(a+)+b", "(?:(?:a+)+c|b+)", "(?:b+|(?:a+)+c)",
    "(?:a+)+b", "(?:a|a)+b", "(?:a*)*b", "(?:[^a]|b)+c", "(?:.|a)+c", "(?:ab|ab)+c", "(?:a+b?)+c", "(?:a|ab?b|b)+c",
    "(?:a{1,9})+b", "(?:a{1,8})+b", "(?:(?:a|b)+c?)*d", "(?:ab|a|b)+c", "(?:a?a)+b", "(?:aa?)+b", "x(?:a+)+y(?:b)+z", "(?:b(?:a+)+c)+d",
    "(?:a+)+(?=b)", "(?:a(?:b|b)c)*d", "(?:[ab][bc]|bb)+d", "(?:a|[^b-z])*c",
    "(?:a+?)+b", "(?:a+)+(?!b)", "(?:a+)+$", "(?:(?:b?)?a)+c", "(?:[a-c]x|cx)+d", "(?:[a-c]x|ax)+d", "(?:xyz|(?:a+)+b)", "(?:xy)+z(?:a+)+b",
]  # fmt: skip
DOES_NOT = [
    "(?:[a-b]x|cx)+d", "(a+b)+c",
    "a", "ab", "a+b", "a*a*b", "(?:ab)+c", "(?:a|b)*c", "(?:[a-c]|d)+e", "(?:[a-c]|[d-f])+g", "(?:ab|ac)+d", "(?:a+b)+c",
    "(?:(?:a|b)c)*d", "(?:ab?)*c",
    "(?:a{1,3}b)+c", "(?:ba{0,2})*c", "(?:a+)+", "a{0,9}a{0,9}b", "(?:a|b)+(?:a|b)+c", "(?:ab|cd)*e", "(?:a|bc)+d", "(?:a+b+)+c",
    "(?:abc|abd)+e",
    "(?:a{8})+b", "(?:a{2})+b", "(?:a*b)+c", "(?:a(?=b)b)+c", "(?:[ac]x|[bd]x)+e",
]  # fmt: skip


@pytest.mark.parametrize(("expression", "explodes"), [(one, True) for one in EXPLODES] + [(one, False) for one in DOES_NOT])
def test_shapes_that_can_match_in_exponentially_many_ways(expression: str, explodes: bool) -> None:
    assert is_exponential(expression) is explodes


def test_the_error_of_a_slow_rule_goes_from_process_to_process() -> None:
    error = pickle.loads(pickle.dumps(RuleTimeoutError("count.mine")))
    assert (type(error), error.rule, str(error)) == (RuleTimeoutError, "count.mine", str(RuleTimeoutError("count.mine")))


def test_the_error_names_the_table_of_what_is_no_rule() -> None:
    error = pickle.loads(pickle.dumps(RuleTimeoutError("mine", "phrase")))
    assert (error.rule, error.table) == ("mine", "phrase")
    assert str(error) == "phrase mine: took longer than 2 s on this article; its pattern can match in too many ways"


def test_a_timed_pattern_does_what_others_do() -> None:
    expression = "a(b)"
    timed, plain = TimedPattern(regex.compile(expression), Clock("phrase", "mine")), re.compile(expression)
    text = "xabyabzab"
    for places in ((text,), (text, 1), (text, 2), (text, 2, 6), (text, 0, 2), (text, 1, 3)):
        for name in ("match", "search"):
            one, other = getattr(timed, name)(*places), getattr(plain, name)(*places)
            assert (one and one.span(1)) == (other and other.span(1))
        assert [found.span() for found in timed.finditer(*places)] == [found.span() for found in plain.finditer(*places)]


def test_the_time_of_a_timed_pattern_is_that_of_an_article(monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = itertools.count(0, 0.6)
    monkeypatch.setattr("reformextract.matcher.timing.monotonic", lambda: next(ticks))
    clock = Clock("phrase", "mine")
    timed = TimedPattern(regex.compile("a"), clock)
    for _ in range(2):
        for call in (timed.match, timed.search, timed.finditer):
            assert call("a")
        with pytest.raises(RuleTimeoutError, match="phrase mine"):
            timed.search("a")
        clock.start()


def test_a_large_expression_is_not_looked_at() -> None:
    assert is_exponential("(?:a+)+" + "b" * (POSITIONS - 1))
    assert not is_exponential("(?:a+)+" + "b" * POSITIONS)


def test_the_time_of_a_rule_of_the_users_is_that_of_all_its_tries(monkeypatch: pytest.MonkeyPatch) -> None:
    patterns = SimpleNamespace(own={"r0"}, source=lambda kind, id: "mine.toml:3")
    own = compile_rule(SimpleNamespace(id="r0", pattern="{a}", priority=0, kind="r"), COINED, patterns, 0)  # type: ignore[arg-type]
    for seconds, ends in ((0.4, True), (0.6, False)):  # of two seconds, for four tries
        clock = itertools.count(0, seconds)
        monkeypatch.setattr("reformextract.matcher.timing.monotonic", lambda clock=clock: next(clock))
        if ends:
            assert len(RuleSet([own]).find(COINED.text("aaaa"))) == 4
        else:
            with pytest.raises(RuleTimeoutError, match="rule r0: took longer than 2 s"):
                RuleSet([own]).find(COINED.text("aaaa"))


def test_a_rule_of_the_users_is_compiled_at_once() -> None:
    def own(pattern: str) -> CompiledRule:
        patterns = SimpleNamespace(own={"r0"}, source=lambda kind, id: "mine.toml:3")
        return compile_rule(SimpleNamespace(id="r0", pattern=pattern, priority=0, kind="r"), COINED, patterns, 0)  # type: ignore[arg-type]

    with pytest.raises(PatternError, match=r"mine.toml:3: rule r0: pattern: can match the same words in exponentially many ways"):
        own("({a}+)+ {b}")
    assert [(match.start, match.end) for match in RuleSet([own("{a}+ {b}")]).find(COINED.text("caab"))] == [(1, 4)]


def test_uses_of_definitions() -> None:
    assert uses_of("{a} @tail @b") == [(4, 9, "tail"), (10, 12, "b")]


def test_bits() -> None:
    numbers: Any = [0, 3, 8, 200]
    assert list(numbers_in(bits_of(numbers))) == numbers
