"""Tokens -> classes -> codes: which classes a token or phrase has, by its shape (tokens.py) and by the lexicon.

Every distinct set of classes that can occur is one character, its *code*; the codes of an article make one short string, and
rules are regular expressions over that string (rules.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, count
from typing import Any

from reformextract.lexicon.class_expressions import parse_expression
from reformextract.lexicon.folding import Folder
from reformextract.lexicon.parts_of_speech import Endings, PartsOfSpeech
from reformextract.lexicon.remembered import Remembered
from reformextract.lexicon.tokens import GLUED, SAMPLES, TOKEN, letter_case, normal_form, shape_classes
from reformextract.lexicon.view import aligned_view
from reformextract.patterns.loading import PatternSet

NUMBER_WORD = "cardinal"  # words of this class are numbers by themselves
Trie = dict[str, Any]  # token key -> the same of what follows; "" -> the classes of the phrase that ends here, by exact spelling
Surface = tuple[str, Trie | None, str, str]  # a token's code, what may follow it in a phrase, its key inside one, its folded form


def _trie_key(surface: str, first: bool) -> str:
    """A token's key in the trie of phrases: inside a phrase a sign with a space before it is not one without ("A $5", "A$5")."""
    core = surface.strip()
    spaced_sign = not first and surface[0] == " " and core != "" and not core[0].isalpha()
    return f" {core}" if spaced_sign else normal_form(core) or "\n"


def _phrase_shape(last: str) -> tuple[str, ...]:
    """The shape classes of a phrase whose last token is ``last``: ``sign_last`` where that is no word ("a.m.")."""
    return ("phrase",) if last[:1].isalpha() else ("phrase", "sign_last")


class Vocabulary:
    """Which classes a unit has, and the one-character code of every set of classes that can occur."""

    def __init__(self, patterns: PatternSet, literals: Iterable[str] = ()) -> None:
        self.language = patterns.language
        self.parts = PartsOfSpeech(patterns)
        self._any_case: dict[str, set[str]] = {}
        self._exact_case: dict[str, set[str]] = {}
        self.values: dict[str, dict[str, str]] = {}
        self._trie: Trie = {}
        self._codes: dict[frozenset[str], str] = {}
        self.members: dict[str, frozenset[str]] = {}
        self._surfaces: Remembered[str, Surface] = Remembered(self._surface)
        self._by_class: dict[str, frozenset[str]] = {}
        self._indexed = 0
        self._sets: dict[str, frozenset[str]] = {}
        self._patterns: dict[str, re.Pattern[str]] = {}
        self.kept: dict[Any, Any] = {}  # what other rooms make of this vocabulary (remembered.py)
        for name, forms in patterns.lexicon.items():
            for form, value in forms.items():
                self._add(name, form, value)
        shared: dict[str, list[str]] = {}
        for currency in patterns.currencies.values():
            for form in (currency.code, *currency.before):
                self._add("currency_before", form if form != currency.code else f"={form}", currency.code)
            for form in (currency.code, *currency.after):
                self._add("currency_after", form if form != currency.code else f"={form}", currency.code)
            for form, share in currency.minor.items():
                self._add("currency_minor", form, f"{currency.code} {share}")
            for form in currency.context:
                self._add("currency_context", form, currency.code)
            for form in currency.shared:
                shared.setdefault(form, []).append(currency.code)
        for form, codes in shared.items():
            self._add("currency_shared", form, " ".join(codes))
        for unit in patterns.units.values():
            for form in unit.forms:
                self._add("unit", form, unit.symbol)
        for period in patterns.periods.values():
            for form in period.forms:
                self._add("named_period", form, period.id)
        for literal in literals:
            self._any_case.setdefault(literal, set()).add(f"={literal}")
        self.with_exact_forms = frozenset(
            name for name, forms in self.values.items() if any(form[:1] == "=" and form != "=" for form in forms)
        )
        self._allocate()
        for after in self._trie.values():
            after["-"] = None  # a hyphen may stand behind the first token and is passed over
        self._folder = Folder(patterns)
        self._plain = {
            (shape, spaced, endings): self._code({"word", shape, *(() if spaced else (GLUED,))}, endings)
            for shape in ("lower", "capitalized", "upper")
            for spaced in (True, False)
            for endings in self.parts.all_endings()
        }
        self.parts.check(self.classes)
        self._newlines = self.code_set("newline")
        self._line_ends = self.code_pattern("newline")

    def _add(self, name: str, form: str, value: str) -> None:
        exact = form.startswith("=") and len(form) > 1
        tokens = TOKEN.findall(aligned_view(form[1:] if exact else form))
        cores = [token.strip() for token in tokens]
        norms = [normal_form(core) for core in cores if core != "-"]
        key = " ".join(norms)
        self.values.setdefault(name, {}).setdefault(f"={' '.join(c for c in cores if c != '-')}" if exact else key, value)
        if len(norms) == 1:
            store = self._exact_case if exact else self._any_case
            classes = store.setdefault(cores[0] if exact else norms[0], set())
            classes.add(name)
            if name == NUMBER_WORD:
                classes.update(("number", "spelled"))
            return
        node = self._trie
        for index, token in enumerate(token for token in tokens if token.strip() != "-"):
            node = node.setdefault(_trie_key(token, first=not index), {})
        ends = node.setdefault("", {})
        ends.setdefault(tuple(c for c in cores if c != "-") if exact else None, set()).add(name)

    def _allocate(self) -> None:
        foreseen: dict[frozenset[str], dict[Endings, None]] = {}
        for classes, endings in self._foreseen():
            foreseen.setdefault(classes, {})[endings] = None
        for glue in ((), (GLUED,)):
            for classes, different in foreseen.items():  # what differs by its ending alone side by side: short ranges in the rules
                for endings in different:
                    self._code(classes.union(glue), endings, grow=True)
        self._code({"newline"}, grow=True)
        self._code({"newline", "paragraph"}, grow=True)

    def _foreseen(self) -> Iterator[tuple[frozenset[str], Endings]]:
        """Every set of classes (glued left out) that a unit can have, with what the ending of its last word may tell."""
        endings_of = self.parts.endings_of
        for sample in SAMPLES:
            for spaced in (True, False):
                yield frozenset(shape_classes(sample, spaced) | self._lexical(sample)), ()
        for shape in ("lower", "capitalized", "upper"):
            for endings in self.parts.all_endings():
                yield frozenset(("word", shape)), endings
            for form, classes in self._any_case.items():
                yield frozenset(("word", shape, *classes)), endings_of(form) if shape != "upper" else ()
        for form in (*self._any_case, *self._exact_case):
            endings = endings_of(form)
            for spaced in (True, False):
                yield frozenset(shape_classes(form, spaced) | self._lexical(form)), endings
        for kind in ("spelled", "scaled"):
            yield frozenset(("composite", "number", kind)), ()
        yield frozenset(("composite", "number")), ()
        yield from self._foreseen_phrases(self._trie, "")

    def _foreseen_phrases(self, node: Trie, last: str) -> Iterator[tuple[frozenset[str], Endings]]:
        for key, child in node.items():
            if key:
                yield from self._foreseen_phrases(child, key.strip())
                continue
            for exact in child:
                classes = frozenset((*_phrase_shape(last), *child[exact], *child.get(None, ())))
                yield classes, self.parts.endings_of(last) if last else ()
                yield classes, ()  # its last word may be in capitals

    def _code(self, classes: Iterable[str], endings: Endings = (), grow: bool = False) -> str:
        classes = frozenset(classes)
        key = classes | self.parts.told(classes, endings)
        code = self._codes.get(key)
        if code is None:
            if not grow:  # a set that no sample foresaw: the nearest plain one, so that nothing ever fails here
                return self._code({"word", "lower"} if "word" in key else {"symbol"})
            code = chr(0x100 + len(self._codes))
            self._codes[key] = code
            self.members[code] = key
        return code

    def _lexical(self, core: str) -> set[str]:
        return self._any_case.get(normal_form(core), set()) | self._exact_case.get(core, set())

    def codes_of(self, wanted: str) -> str:
        """The codes that satisfy a class expression: ``a|b`` either, ``a&b`` both, ``!a`` not; ``&`` binds tighter."""
        if self._indexed != len(self._codes):
            self._index()
        known = self._chosen.get(wanted)
        if known is not None:
            return known
        chosen: set[str] = set()
        for alternative in parse_expression(wanted):
            codes = set(self.members)
            for name, negated in alternative:
                named = self._by_class.get(name, frozenset())
                codes = codes - named if negated else codes & named
            chosen |= codes
        return self._chosen.setdefault(wanted, "".join(sorted(chosen)))

    def code_set(self, wanted: str) -> frozenset[str]:
        """The codes that satisfy a class expression, as a set that is made once."""
        found = self._sets.get(wanted)
        if found is None:
            found = self._sets[wanted] = frozenset(self.codes_of(wanted))
        return found

    def code_pattern(self, wanted: str) -> re.Pattern[str]:
        """What finds the units that satisfy a class expression in a string of codes; made once."""
        found = self._patterns.get(wanted)
        if found is None:
            codes = self.codes_of(wanted)
            found = self._patterns[wanted] = re.compile(f"[{codes}]" if codes else "(?!)")
        return found

    def _index(self) -> None:
        """For every class the codes that have it."""
        by_class: dict[str, set[str]] = {}
        for key, code in self._codes.items():
            for name in key:
                by_class.setdefault(name, set()).add(code)
        self._by_class = {name: frozenset(codes) for name, codes in by_class.items()}
        self._indexed = len(self._codes)
        self._chosen: dict[str, str] = {}

    @property
    def classes(self) -> frozenset[str]:
        if self._indexed != len(self._codes):
            self._index()
        return frozenset(self._by_class)

    @property
    def all_codes(self) -> frozenset[str]:
        """The codes of all sets of classes."""
        return frozenset(self.members)

    def knows(self, word: str) -> bool:
        """Whether the lexicon has a word, whatever its case."""
        return normal_form(word) in self._any_case

    def knows_exactly(self, word: str) -> bool:
        """Whether the lexicon has a word in this case only."""
        return word in self._exact_case

    def has(self, surface: str, names: frozenset[str]) -> bool:
        """Whether a token is of one of some classes."""
        return not names.isdisjoint(self.members[self._surfaces[surface][0]])

    def classes_of(self, code: str) -> frozenset[str]:
        return self.members[code]

    def composite(self, kind: str, glued: bool) -> str:
        """The code of a unit made of several tokens by a number rule; ``kind`` is spelled, scaled or ''."""
        return self._code({"composite", "number", *([kind] if kind else ()), *([GLUED] if glued else ())})

    def _surface(self, surface: str) -> Surface:
        core = surface.strip()
        if not core:
            return self._code({"newline", "paragraph"} if surface.count("\n") > 1 else {"newline"}), self._trie.get("\n"), "\n", "\n"
        form = core.lower() if core.isascii() else normal_form(core)
        spaced = len(surface) > len(core)
        lexical: Iterable[str] = self._any_case.get(form, ())
        if core in self._exact_case:
            lexical = self._exact_case[core].union(lexical)
        if not lexical and core.isalpha():  # most new words: only their shape tells
            code = self._plain[letter_case(core), spaced, self.parts.endings_of(core)]
        else:
            classes = (*shape_classes(core, spaced), *lexical, *(() if spaced else (GLUED,)))
            code = self._code(classes, self.parts.endings_of(core))
        inside = f" {core}" if surface[0] == " " and not core[0].isalpha() else form
        return code, self._trie.get(form), inside, self._folder.word(core, form)

    def folded(self, surface: str) -> str:
        """A token's folded form (folding.py)."""
        return self._surfaces[surface][3]

    def read(self, surfaces: Sequence[str]) -> tuple[str, list[int], tuple[str, ...]]:
        """One code for each token; the tokens at which a phrase may begin, their two first tokens being those of one; the folded forms."""
        if not surfaces:
            return "", [], ()
        known = self._surfaces
        each_code, starts, keys, folded = zip(*map(known.__getitem__, surfaces), strict=True)
        codes = "".join(each_code)
        ahead = list(compress(zip(count(), starts, keys[1:], strict=False), starts))
        beginnings = [index for index, after, key in ahead if key in after]
        line_starts = [end for line_end in self._line_ends.finditer(codes) if (end := line_end.end()) < len(surfaces)]
        if codes[0] not in self._newlines:
            line_starts.append(0)
        if not line_starts:
            return codes, beginnings, folded
        single = list(codes)
        for index in line_starts:  # no sign stands before the first token of a line: it is not glued
            single[index] = known[f" {surfaces[index]}"][0]
        return "".join(single), beginnings, folded

    def phrase_at(self, surfaces: Sequence[str], position: int) -> tuple[int, str] | None:
        """The longest phrase of the lexicon that begins at a token: (one past its last token, its code)."""
        known = self._surfaces
        node: Trie = self._trie
        best: tuple[int, str] | None = None
        index = position
        while index < len(surfaces):
            surface = surfaces[index]
            child = known[surface][1] if index == position else node.get(known[surface][2])
            if child is None:
                if surface == "-" and index > position:
                    index += 1
                    continue
                break
            node = child
            index += 1
            ends = node.get("")
            if ends is not None:
                classes = set(ends.get(None, ()))
                if len(ends) > 1 or None not in ends:
                    exact = tuple(s.strip() for s in surfaces[position:index] if s != "-")
                    classes |= ends.get(exact, set())
                if classes:
                    glue = () if surfaces[position][0].isspace() else (GLUED,)
                    last = surfaces[index - 1].strip()
                    best = index, self._code((*_phrase_shape(last), *classes, *glue), self.parts.endings_of(last) if last else ())
        return best
