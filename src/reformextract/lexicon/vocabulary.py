"""Tokens -> classes -> codes: which classes a token or phrase has, by its shape (tokens.py) and by the lexicon (forms.py).

Every distinct set of classes that can occur is one character, its *code* (codes.py); the codes of an article make one short
string, and rules are regular expressions over that string (matcher/rules.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from reformextract.lexicon.codes import Codes
from reformextract.lexicon.folding import Folder
from reformextract.lexicon.forms import NOTHING, Forms
from reformextract.lexicon.parts_of_speech import Endings, PartsOfSpeech
from reformextract.lexicon.phrase_trie import Node, key_of, trie_key
from reformextract.lexicon.remembered import Remembered
from reformextract.lexicon.tokens import GLUED, SAMPLES, letter_case, normal_form, shape_classes
from reformextract.patterns.pattern_set import PatternSet

Word = tuple[str, frozenset[str], tuple[str, ...], Endings]  # what tells the classes of a word: case, lexicon, space before it, endings
Other = tuple[frozenset[str], frozenset[str], tuple[str, ...], Endings]  # the same of a numeral or a sign, with the classes of its shape
_FIRST_AND_SECOND = re.compile("[fb](?=[sb])")  # among the letters of the places that tokens can have in phrases
IN_NO_NAME, NOT_ASKED = ".?"  # letters of tokens where names are looked for, and where nobody has asked for them yet
_SHAPES = ("lower", "capitalized", "upper")


def _phrase_shape(last: str) -> tuple[str, ...]:
    """The shape classes of a phrase whose last token is ``last``: ``sign_last`` where that is no word ("a.m.")."""
    return ("phrase",) if last[:1].isalpha() else ("phrase", "sign_last")


class Vocabulary:
    """Which classes a unit has, and the one-character code of every set of classes that can occur."""

    def __init__(self, patterns: PatternSet, asked: Mapping[str, int] | None = None) -> None:
        """``asked`` says how often rules ask for a class, literal words as ``=word`` among them."""
        asked = asked or {}
        self.language = patterns.language
        self.parts = PartsOfSpeech(patterns)
        self.forms = Forms(patterns, (name[1:] for name in asked if name[0] == "="))
        self.values = self.forms.values
        self.with_exact_forms = self.forms.with_exact_forms
        self.codes = Codes()
        self.members = self.codes.members
        self.classes_by_number = self.codes.by_number
        self.code_set = self.codes.code_set
        self.code_pattern = self.codes.code_pattern
        self._allocate(asked)
        self.forms.phrases.finish()
        self.parts.check(self.classes)
        self._root = self.forms.phrases.root
        self._folder = Folder(patterns)
        self._words: Remembered[Word, str] = Remembered(lambda word: self._code(("word", word[0], *word[1], *word[2]), word[3]))
        self._name_letters: Mapping[str, str] | None = None
        self._others: Remembered[Other, str] = Remembered(lambda other: self._code((*other[0], *other[1], *other[2]), other[3]))
        # a token's code, its place in phrases, its letter in names: one look-up for all, since each goes to memory
        self._letters: Remembered[str, str] = Remembered(self._letters_of)
        self._after: Remembered[str, Node] = Remembered(lambda surface: self._root[trie_key(surface, first=True)])
        self._inside: Remembered[str, str] = Remembered(lambda surface: trie_key(surface, first=False))
        self._phrases: Remembered[tuple[str, ...], str | None] = Remembered(self._code_of_phrase)
        second = {key for node in self._root.values() for key in node}
        self._places = {key: "nfsb"[(key in self._root) + 2 * (key in second)] for key in (*self._root, *second)}
        self.folded: Callable[[str], str] = Remembered(self._fold).__getitem__  # a token's folded form (folding.py)
        # by a class and a token the value that the class gives it, for what is asked of the same words over and over
        self.value_of: Callable[[str], Mapping[str, str | None]] = Remembered(self._values_of).__getitem__
        self._composites: Remembered[tuple[str, bool], str] = Remembered(self._composite)
        self._endings: dict[str, tuple[str, ...]] = {}
        self._newlines = self.code_set("newline")
        self._line_ends = self.code_pattern("newline")

    # ------------------------------------------------------------------------------------------------------ allocating

    def _allocate(self, asked: Mapping[str, int]) -> None:
        """Codes for all that can occur, those of a class that rules ask for often side by side: short ranges in the expressions."""
        foreseen: dict[frozenset[str], dict[Endings, None]] = {}
        for classes, endings in self._foreseen():
            foreseen.setdefault(classes, {})[endings] = None
        told = dict.fromkeys(
            self._told(classes.union(glue), endings)
            for glue in ((), (GLUED,))
            for classes, different in foreseen.items()
            for endings in different
        )
        self.codes.plainest = {"word": self._told(("word", "lower")), "symbol": self._told(("symbol",))}
        told |= dict.fromkeys((self._told(("newline",)), self._told(("newline", "paragraph")), *self.codes.plainest.values()))
        rank = {name: place for place, name in enumerate(sorted(asked, key=lambda name: (-asked[name], name)))}
        ranked = frozenset(rank)
        for classes in sorted(told, key=lambda classes: sorted(map(rank.__getitem__, classes & ranked))):
            self.codes.allocate(classes)

    def _foreseen(self) -> Iterator[tuple[frozenset[str], Endings]]:
        """Every set of classes (glued left out) that a unit can have, with what the ending of its last word may tell."""
        endings_of, forms = self.parts.endings_of, self.forms
        for sample in SAMPLES:
            for spaced in (True, False):
                yield frozenset(shape_classes(sample, spaced) | forms.classes_of(sample)), ()
        words = dict.fromkeys((classes, endings_of(form)) for form, classes in forms.any_case.items())
        for shape in _SHAPES:
            for endings in self.parts.all_endings():
                yield frozenset(("word", shape)), endings
            for classes, endings in words:
                yield classes.union(("word", shape)), endings if shape != "upper" else ()
        signs = (form for form in forms.any_case if not form.isalpha() or form in forms.exact_case)
        for form in (*signs, *forms.exact_case):
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

    def value(self, surfaces: Sequence[str], name: str) -> str | None:
        """The value that a class gives to the tokens of a unit, by their exact spelling before their normal form."""
        values = self.values[name]
        cores = [surface.strip() for surface in surfaces]
        if len(cores) > 1:
            cores = [core for core in cores if core != "-"]
        exact = values.get("=" + " ".join(cores)) if name in self.with_exact_forms else None
        return values.get(" ".join([normal_form(core) for core in cores])) if exact is None else exact

    def _values_of(self, name: str) -> Mapping[str, str | None]:
        return Remembered(lambda surface: self.value((surface,), name))

    def knows(self, word: str) -> bool:
        """Whether the lexicon has a word, whatever its case."""
        return normal_form(word) in self.forms.any_case

    def knows_exactly(self, word: str) -> bool:
        """Whether the lexicon has a word in this case only."""
        return word in self.forms.exact_case

    def has(self, surface: str, names: frozenset[str]) -> bool:
        """Whether a token is of one of some classes."""
        return not names.isdisjoint(self.members[self._letters[surface][0]])

    def classes_of(self, code: str) -> frozenset[str]:
        """The classes that a code stands for."""
        return self.members[code]

    def composite(self, kind: str, glued: bool) -> str:
        """The code of a unit made of several tokens by a number rule; ``kind`` is spelled, scaled or ''."""
        return self._composites[kind, glued]

    def _composite(self, kind_and_glued: tuple[str, bool]) -> str:
        kind, glued = kind_and_glued
        return self._code(("composite", "number", *((kind,) if kind else ()), *((GLUED,) if glued else ())))

    # --------------------------------------------------------------------------------------------------------- reading

    def look_for_names(self, letters: Mapping[str, str]) -> None:
        """Give each token from now on the letter of its folded form, which a later room has for the words of the names that it knows."""
        self._name_letters = letters
        self._letters = Remembered(self._letters_of)

    def _letters_of(self, surface: str) -> str:
        """A token's code, a letter for its place in phrases, and its letter in names."""
        core = surface.strip()
        form = normal_form(core)
        return self._code_of(surface, core, form) + self._place_in_phrases(surface, core, form) + self._in_names(core, form)

    def _code_of(self, surface: str, core: str, form: str) -> str:
        if not core:
            return self._code(("newline", "paragraph") if surface.count("\n") > 1 else ("newline",))
        forms = self.forms
        lexical = forms.any_case.get(form, NOTHING)
        if core in forms.exact_case:
            lexical = forms.exact_case[core] | lexical
        spaced = len(surface) > len(core)
        glue = () if spaced else (GLUED,)
        endings = self.parts.endings_of(core)
        if core.isalpha():
            return self._words[letter_case(core), lexical, glue, endings]
        return self._others[frozenset(shape_classes(core, spaced)), lexical, glue, endings]

    def _place_in_phrases(self, surface: str, core: str, form: str) -> str:
        """Which of the first two tokens of a phrase a token can be, as a letter: ``neither``, the ``first``, the ``second``, ``both``."""
        if core.isalpha():
            return self._places.get(form, "n")
        first = self._places.get(key_of(surface, core, form, first=True), "n") in "fb"
        second = self._places.get(key_of(surface, core, form, first=False), "n") in "sb"
        return "nfsb"[first + 2 * second]

    def _in_names(self, core: str, form: str) -> str:
        return NOT_ASKED if self._name_letters is None else self._name_letters.get(self._folder.word(core, form), IN_NO_NAME)

    def _fold(self, surface: str) -> str:
        core = surface.strip()
        return self._folder.word(core, normal_form(core))

    def read(self, surfaces: Sequence[str]) -> tuple[str, str, str]:
        """One code for each token, a letter for its place in phrases, and its letter in names."""
        if not surfaces:
            return "", "", ""
        letters = "".join(map(self._letters.__getitem__, surfaces))
        return self._at_line_starts(letters[::3], surfaces), letters[1::3], letters[2::3]

    def _at_line_starts(self, codes: str, surfaces: Sequence[str]) -> str:
        """The codes of tokens; no sign stands before the first token of a line: it is not glued."""
        line_starts = [end for line_end in self._line_ends.finditer(codes) if (end := line_end.end()) < len(surfaces)]
        if codes[0] not in self._newlines:
            line_starts.insert(0, 0)
        parts: list[str] = []
        position = 0
        for index in line_starts:
            parts += codes[position:index], self._letters[f" {surfaces[index]}"][0]
            position = index + 1
        return "".join((*parts, codes[position:]))

    def phrase_beginnings(self, surfaces: Sequence[str], places: str) -> list[int]:
        """The tokens at which a phrase may begin, by the letters of their places: they and the one behind them are the first two of one."""
        after, inside = self._after, self._inside
        twos = [two.start() for two in _FIRST_AND_SECOND.finditer(places)]
        return [index for index in twos if inside[surfaces[index + 1]] in after[surfaces[index]]]

    def phrase_at(self, surfaces: Sequence[str], position: int) -> tuple[int, str] | None:
        """The longest phrase of the lexicon that begins at a token: (one past its last token, its code)."""
        node: Node = self._root
        best: tuple[int, str] | None = None
        index = position
        while index < len(surfaces):
            surface = surfaces[index]
            child = self._after[surface] if index == position else node.get(self._inside[surface])
            if child is None:
                if surface == "-" and index > position:
                    index += 1
                    continue
                break
            node = child
            index += 1
            code = self._phrases[tuple(surfaces[position:index])] if "" in node else None
            if code is not None:
                best = index, code
        return best

    def _code_of_phrase(self, surfaces: tuple[str, ...]) -> str | None:
        """The code of tokens that are a phrase of the lexicon by their keys; None where it has no phrase of their exact spelling."""
        node: Node = self._root[trie_key(surfaces[0], first=True)]
        for surface in surfaces[1:]:
            node = node.get(self._inside[surface]) or node  # no step for a hyphen
        classes = self.forms.phrases.classes_at(node, surfaces)
        if not classes:
            return None
        glue = () if surfaces[0][0].isspace() else (GLUED,)
        last = surfaces[-1].strip()
        return self._code((*_phrase_shape(last), *classes, *glue), self.parts.endings_of(last) if last else ())
