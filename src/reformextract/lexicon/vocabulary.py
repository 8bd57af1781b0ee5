"""Tokens -> classes -> codes: which classes a token or phrase has, by its shape (tokens.py) and by the lexicon (forms.py).

Every distinct set of classes that can occur is one character, its *code* (codes.py); the codes of an article make one short
string, and rules are regular expressions over that string (matcher/rules.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, count

from reformextract.lexicon.codes import Codes
from reformextract.lexicon.folding import Folder
from reformextract.lexicon.forms import Forms
from reformextract.lexicon.parts_of_speech import Endings, PartsOfSpeech
from reformextract.lexicon.phrase_trie import Node
from reformextract.lexicon.remembered import Remembered
from reformextract.lexicon.tokens import GLUED, SAMPLES, letter_case, normal_form, shape_classes
from reformextract.patterns.loading import PatternSet

Surface = tuple[str, Node | None, str, str]  # a token's code, what may follow it in a phrase, its key inside one, its folded form
_SHAPES = ("lower", "capitalized", "upper")


def _phrase_shape(last: str) -> tuple[str, ...]:
    """The shape classes of a phrase whose last token is ``last``: ``sign_last`` where that is no word ("a.m.")."""
    return ("phrase",) if last[:1].isalpha() else ("phrase", "sign_last")


class Vocabulary:
    """Which classes a unit has, and the one-character code of every set of classes that can occur."""

    def __init__(self, patterns: PatternSet, literals: Iterable[str] = ()) -> None:
        self.language = patterns.language
        self.parts = PartsOfSpeech(patterns)
        self.forms = Forms(patterns, literals)
        self.values = self.forms.values
        self.with_exact_forms = self.forms.with_exact_forms
        self.codes = Codes()
        self.members = self.codes.members
        self._allocate()
        self.forms.phrases.finish()
        self.parts.check(self.classes)
        self._root = self.forms.phrases.root
        self._folder = Folder(patterns)
        self._plain = {
            (shape, spaced, endings): self._code(("word", shape, *(() if spaced else (GLUED,))), endings)
            for shape in _SHAPES
            for spaced in (True, False)
            for endings in self.parts.all_endings()
        }
        self._surfaces: Remembered[str, Surface] = Remembered(self._surface)
        self._endings: dict[str, tuple[str, ...]] = {}
        self._newlines = self.code_set("newline")
        self._line_ends = self.code_pattern("newline")

    # ------------------------------------------------------------------------------------------------------ allocating

    def _allocate(self) -> None:
        foreseen: dict[frozenset[str], dict[Endings, None]] = {}
        for classes, endings in self._foreseen():
            foreseen.setdefault(classes, {})[endings] = None
        for glue in ((), (GLUED,)):
            for classes, different in foreseen.items():  # what differs by its ending alone side by side: short ranges in the rules
                for endings in different:
                    self.codes.allocate(self._told(classes.union(glue), endings))
        self.codes.allocate(self._told(("newline",)))
        self.codes.allocate(self._told(("newline", "paragraph")))
        self.codes.plainest = {"word": self._told(("word", "lower")), "symbol": self._told(("symbol",))}
        for classes in self.codes.plainest.values():
            self.codes.allocate(classes)

    def _foreseen(self) -> Iterator[tuple[frozenset[str], Endings]]:
        """Every set of classes (glued left out) that a unit can have, with what the ending of its last word may tell."""
        endings_of, forms = self.parts.endings_of, self.forms
        for sample in SAMPLES:
            for spaced in (True, False):
                yield frozenset(shape_classes(sample, spaced) | forms.classes_of(sample)), ()
        for shape in _SHAPES:
            for endings in self.parts.all_endings():
                yield frozenset(("word", shape)), endings
            for form, classes in forms.any_case.items():
                yield frozenset(("word", shape, *classes)), endings_of(form) if shape != "upper" else ()
        for form in (*forms.any_case, *forms.exact_case):
            endings = endings_of(form)
            for spaced in (True, False):
                yield frozenset(shape_classes(form, spaced) | forms.classes_of(form)), endings
        for kind in ("spelled", "scaled"):
            yield frozenset(("composite", "number", kind)), ()
        yield frozenset(("composite", "number")), ()
        for last, named in forms.phrases.ends():
            whole = named.union(_phrase_shape(last))
            yield whole, endings_of(last) if last else ()
            yield whole, ()  # its last word may be in capitals

    def _told(self, classes: Iterable[str], endings: Endings = ()) -> frozenset[str]:
        """Classes with the parts of speech that they and the ending of the last word tell."""
        classes = frozenset(classes)
        return classes | self.parts.told(classes, endings)

    def _code(self, classes: Iterable[str], endings: Endings = ()) -> str:
        return self.codes.of(self._told(classes, endings))

    # ---------------------------------------------------------------------------------------------------------- asking

    @property
    def classes(self) -> frozenset[str]:
        """All classes that some unit can have."""
        return self.codes.classes

    def codes_of(self, wanted: str) -> str:
        """The codes that satisfy a class expression: ``a|b`` either, ``a&b`` both, ``!a`` not; ``&`` binds tighter."""
        return self.codes.codes_of(wanted)

    def code_set(self, wanted: str) -> frozenset[str]:
        """The same as a set that is made once."""
        return self.codes.code_set(wanted)

    def code_pattern(self, wanted: str) -> re.Pattern[str]:
        """What finds the units that satisfy a class expression in a string of codes; made once."""
        return self.codes.code_pattern(wanted)

    @property
    def all_codes(self) -> frozenset[str]:
        """The codes of all sets of classes."""
        return frozenset(self.members)

    def endings(self, name: str) -> tuple[str, ...]:
        """The forms of a class that lists endings of words, as ``str.endswith`` takes them; made once."""
        found = self._endings.get(name)
        if found is None:
            found = self._endings[name] = tuple(self.values.get(name, {}))
        return found

    def knows(self, word: str) -> bool:
        """Whether the lexicon has a word, whatever its case."""
        return normal_form(word) in self.forms.any_case

    def knows_exactly(self, word: str) -> bool:
        """Whether the lexicon has a word in this case only."""
        return word in self.forms.exact_case

    def has(self, surface: str, names: frozenset[str]) -> bool:
        """Whether a token is of one of some classes."""
        return not names.isdisjoint(self.members[self._surfaces[surface][0]])

    def classes_of(self, code: str) -> frozenset[str]:
        """The classes that a code stands for."""
        return self.members[code]

    def composite(self, kind: str, glued: bool) -> str:
        """The code of a unit made of several tokens by a number rule; ``kind`` is spelled, scaled or ''."""
        return self._code(("composite", "number", *((kind,) if kind else ()), *((GLUED,) if glued else ())))

    # --------------------------------------------------------------------------------------------------------- reading

    def _surface(self, surface: str) -> Surface:
        core = surface.strip()
        if not core:
            return self._code(("newline", "paragraph") if surface.count("\n") > 1 else ("newline",)), self._root.get("\n"), "\n", "\n"
        forms = self.forms
        form = core.lower() if core.isascii() else normal_form(core)
        spaced = len(surface) > len(core)
        lexical: Iterable[str] = forms.any_case.get(form, ())
        if core in forms.exact_case:
            lexical = forms.exact_case[core].union(lexical)
        endings = self.parts.endings_of(core)
        if not lexical and core.isalpha():  # most new words: only their shape tells
            code = self._plain[letter_case(core), spaced, endings]
        else:
            code = self._code((*shape_classes(core, spaced), *lexical, *(() if spaced else (GLUED,))), endings)
        inside = f" {core}" if surface[0] == " " and not core[0].isalpha() else form
        return code, self._root.get(form), inside, self._folder.word(core, form)

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
        node: Node = self._root
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
            classes = self.forms.phrases.classes_at(node, surfaces[position:index])
            if classes:
                glue = () if surfaces[position][0].isspace() else (GLUED,)
                last = surfaces[index - 1].strip()
                best = index, self._code((*_phrase_shape(last), *classes, *glue), self.parts.endings_of(last) if last else ())
        return best
