"""Text -> a Reading: the article as a row of units, each with its character range and its classes.

A *token* is a word, a numeral or a sign as the text has it. A *unit* is what rules see: one token, a phrase of the
lexicon ("percentage points") or a number of several words ("two and a half million"). Each unit has a set of *classes*
(``number``, ``month``, ``capitalized``, ``glued`` ...), from its shape and from the lexicon. Every distinct set of
classes is one character, its *code*; the article's codes make one short string, and rules are regular expressions over
that string (rules.py). So a rule costs one scan of a string with a character for each word, and offsets never move.

Shape classes: ``word`` (``lower``, ``capitalized``, ``upper``), ``number`` (``numeral``: ``integer``, ``grouped``,
``decimal``, ``fraction_sign``; of an integer ``year`` (``round``, ``modern``), ``day``, ``month_number``, ``digits_2``, ``digits_4``),
``malformed``, the signs of SIGNS, ``newline``, ``paragraph``; ``glued`` (no space before), ``phrase`` and ``composite``
(a unit of several tokens).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, compress, pairwise
from typing import Any, TypeVar

from reformextract.folding import Folder
from reformextract.patterns import PatternSet

_K = TypeVar("_K")
_T = TypeVar("_T")

# ---------------------------------------------------------------------------------------------------------- the view

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\ufeff\u200b\u2060\t\v\f"
_VIEW = dict.fromkeys(_SPACES, " ")
_VIEW |= {chr(full): chr(full - 0xFEE0) for full in range(0xFF01, 0xFF5F)}  # full-width ASCII: １ ％ （ ， ：
_VIEW |= dict(zip("‘’‛′`“”„‟″「」『』〈〉《》【】〔〕、。−‐‑‒￥￡￠￦﹪٪﹩", '\'\'\'\'\'"""""""""""""[][],.----¥£¢₩%%$', strict=True))
_ODD = frozenset(_VIEW)
_ODD_ASCII = frozenset(odd for odd in _VIEW if odd.isascii())
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")


def aligned_view(text: str) -> str:
    """The text with odd characters replaced one for one (full-width digits, curly quotes, hard spaces): equal length.

    >>> aligned_view("１２３，“a”")
    '123,"a"'
    """
    odd_ones = _ODD_ASCII if text.isascii() else _ODD_ASCII | _ODD.intersection("".join(_NOT_ASCII.findall(text)))
    for odd in odd_ones:  # a handful of replacements: several times faster than str.translate
        text = text.replace(odd, _VIEW[odd])
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    return text


_WRAP = re.compile(r"(?<=[^\n]{45})\n(?=[^\s])")


def unwrapped(view: str) -> str:
    """A text whose lines were all wrapped at one width, its soft line ends made spaces; any other text as it is. Equal length.

    A wrapped text has no long line, and nearly all lines that another follows directly are close to full.
    """
    if view.count("\n") < 4:
        return view
    lengths = [len(line) for line in view.split("\n")]
    if max(lengths) > 110:
        return view
    followed = [length for length, following in pairwise(lengths) if length and following]
    if len(followed) < 4 or sum(length >= 45 for length in followed) < 0.8 * len(followed):
        return view
    return _WRAP.sub(" ", view)


# -------------------------------------------------------------------------------------------------------- the tokens

_SOFT = "\u00ad\u200c\u200d"
TOKEN = re.compile(
    r"[^\S\n]*+(?:"
    r"[A-Za-gi-vx-z][A-Za-z]*+(?![^\x00-\x7f]|')"  # most words, in a hurry: nothing but ASCII letters, no h(ttp) or w(ww)
    r"|https?://\S*[^\s.,;:!?)\]\"']|www\.\S*[^\s.,;:!?)\]\"']"
    rf"|[^\W\d_¼-¾⅐-⅞]+(?:[{_SOFT}]+[^\W\d_]+)*(?:'(?!s\b)[^\W\d_]+)*"  # a word
    r"|[0-9]+(?:[.,]{1,3}[0-9]+)*"  # a numeral
    r"|'s\b|-{2,}|\.{2,}"
    r"|\S)"
    r"|[^\S\n]*\n\s*"
)
_URL = re.compile(r"(?:https?://|www\.)\S+")
SIGNS = {
    ",": "comma", ";": "semicolon", ":": "colon", ".": "period", "!": "exclamation", "?": "question", "(": "open",
    ")": "close", "[": "open_bracket", "]": "close_bracket", '"': "quote", "'": "apostrophe", "/": "slash",
    "&": "ampersand", "+": "plus", "~": "tilde", "–": "dash", "—": "dash", "@": "at_sign", "#": "hash", "|": "bar",
    "*": "asterisk", "_": "underscore", "<": "less", ">": "greater", "=": "equals", "±": "plus_minus", "×": "cross",
    "^": "caret", "\\": "backslash",
}  # fmt: skip
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}")
GLUED = "glued"
NUMBER_WORD = "cardinal"  # words of this class are numbers by themselves


def _numeral_classes(core: str) -> set[str]:
    whole, point, rest = core.partition(".")
    if not whole.isdigit():
        if not _GROUPED.fullmatch(whole):
            return {"malformed"}
        if point and not rest.isdigit():
            return {"malformed"}
        return {"number", "numeral", "grouped"} | ({"decimal"} if point else set())
    if point:
        return {"number", "numeral", "decimal"} if rest.isdigit() else {"malformed", "dotted"}
    classes = {"number", "numeral", "integer"}
    value = int(core) if len(core) < 5 else 0
    if len(core) == 4:
        classes.add("digits_4")
        if 1000 <= value <= 2199:
            classes.add("year")
            if value % 100 == 0:
                classes.add("round")
            if 1900 <= value <= 2100:
                classes.add("modern")
    if len(core) == 2:
        classes.add("digits_2")
    if len(core) <= 2 and 1 <= value <= 31:
        classes.add("day")
        if value <= 12:
            classes.add("month_number")
        if value <= 24:
            classes.add("hour_number")
    if len(core) > 1 and core[0] == "0":
        classes.add("leading_zero")
    if core in ("0", "00"):
        classes.add("zero")
        classes.add("hour_number")
    return classes


def _letter_case(core: str) -> str:
    if core.isupper() and len(core) > 1:
        return "upper"
    return "capitalized" if core[0].isupper() or core[0].istitle() else "lower"


def _shape_classes(core: str, spaced: bool) -> set[str]:
    first = core[0]
    if first.isalpha() and not "⅐" <= first <= "⅞":
        return {"word", _letter_case(core)}
    if "0" <= first <= "9":
        return _numeral_classes(core)
    if first in "¼½¾" or "⅐" <= first <= "⅞":
        return {"number", "fraction_sign"}
    if core == "'s":
        return {"possessive"}
    if first == "-":
        if len(core) > 1:
            return {"dash", "double_dash"}
        return {"dash", "minus"} if spaced else {"hyphen"}
    if _URL.match(core):
        return {"url"}
    if core[:2] == "..":
        return {"ellipsis"}
    if core == "…":
        return {"ellipsis"}
    return {SIGNS.get(first, "symbol")}


def normal_form(core: str) -> str:
    """The form under which the lexicon knows a token: lower case, soft hyphens left out."""
    form = core.lower()
    return form if form.isascii() else re.sub(f"[{_SOFT}]", "", form)


def _trie_key(surface: str, first: bool) -> str:
    """A token's key in the trie of phrases: inside a phrase a sign with a space before it is not one without ("A $5", "A$5")."""
    core = surface.strip()
    spaced_sign = not first and surface[0] == " " and core != "" and not core[0].isalpha()
    return f" {core}" if spaced_sign else normal_form(core) or "\n"


_SAMPLE_NUMERALS = (
    *(str(n) for n in range(40)), "00", "01", "05", "09", "012", "0123", "100", "999", "1000", "1234", "1900", "1999", "2020",
    "2200", "3000",    "9999", "10000", "1,000", "1.5", "1,000.5", "1,2", "1..2", "1.2.3",
)  # fmt: skip
_SAMPLE_SIGNS = (*SIGNS, "-", "--", "..", "…", "'s", "½", "⅓", "www.a", "°", "§", "√", "\x01")


Trie = dict[str, Any]  # token key -> the same of what follows; "" -> the classes of the phrase that ends here, by exact spelling
Surface = tuple[str, Trie | None, str, str]  # a token's code, what may follow it in a phrase, its key inside one, its folded form
_MOST_REMEMBERED = 40_000


class Remembered(dict[_K, _T]):
    """What a function makes of a key, made once; forgotten all at once when there are too many."""

    def __init__(self, make: Callable[[_K], _T]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: _K) -> _T:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        made = self[key] = self._make(key)
        return made


class Vocabulary:
    """Which classes a unit has, and the one-character code of every set of classes that can occur."""

    def __init__(self, patterns: PatternSet, literals: Iterable[str] = ()) -> None:
        self.language = patterns.language
        self._any_case: dict[str, set[str]] = {}
        self._exact_case: dict[str, set[str]] = {}
        self.values: dict[str, dict[str, str]] = {}
        self._trie: Trie = {}
        self._codes: dict[frozenset[str], str] = {}
        self.members: dict[str, frozenset[str]] = {}
        self._surfaces: Remembered[str, Surface] = Remembered(self._surface)
        self._by_class: dict[str, frozenset[str]] = {}
        self._indexed = 0
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
        self._folder = Folder(patterns)
        self._plain = {
            (shape, spaced): self._code({"word", shape, *(() if spaced else (GLUED,))})
            for shape in ("lower", "capitalized", "upper")
            for spaced in (True, False)
        }
        self._newlines = frozenset(self.codes_of("newline"))
        self._line_ends = re.compile(f"[{''.join(sorted(self._newlines))}]")

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
        for glue in (set(), {GLUED}):
            for sample in (*_SAMPLE_NUMERALS, *_SAMPLE_SIGNS):
                for spaced in (True, False):
                    self._code({*_shape_classes(sample, spaced), *glue, *self._lexical(sample)}, grow=True)
            for shape in ("lower", "capitalized", "upper"):
                self._code({"word", shape, *glue}, grow=True)
                for classes in self._any_case.values():
                    self._code({"word", shape, *glue, *classes}, grow=True)
            for form in (*self._any_case, *self._exact_case):
                for spaced in (True, False):
                    self._code({*_shape_classes(form, spaced), *glue, *self._lexical(form)}, grow=True)
            for name in ({"composite", "number", "spelled"}, {"composite", "number", "scaled"}, {"composite", "number"}):
                self._code({*name, *glue}, grow=True)
            self._grow_phrases(self._trie, glue)
        self._code({"newline"}, grow=True)
        self._code({"newline", "paragraph"}, grow=True)

    def _grow_phrases(self, node: Trie, glue: set[str]) -> None:
        for key, child in node.items():
            if key:
                self._grow_phrases(child, glue)
                continue
            for exact in child:
                classes = {*child[exact], *child.get(None, ())}
                self._code({"phrase", *classes, *glue}, grow=True)

    def _code(self, classes: Iterable[str], grow: bool = False) -> str:
        key = frozenset(classes)
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
        alternatives = [
            [(part.strip().lstrip("!"), part.strip().startswith("!")) for part in alternative.split("&")]
            for alternative in wanted.split("|")
        ]
        chosen: set[str] = set()
        for alternative in alternatives:
            codes = set(self.members)
            for name, negated in alternative:
                named = self._by_class.get(name, frozenset())
                codes = codes - named if negated else codes & named
            chosen |= codes
        return self._chosen.setdefault(wanted, "".join(sorted(chosen)))

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

    def classes_of(self, code: str) -> frozenset[str]:
        return self.members[code]

    def composite(self, kind: str, glued: bool) -> str:
        """The code of a unit made of several tokens by a number rule; ``kind`` is spelled, scaled or ''."""
        return self._code({"composite", "number", *([kind] if kind else ()), *([GLUED] if glued else ())})

    def _surface(self, surface: str) -> Surface:
        core = surface.strip()
        if not core:
            return self._code({"newline", "paragraph"} if surface.count("\n") > 1 else {"newline"}), self._trie.get("\n"), "\n", "\n"
        form = normal_form(core)
        spaced = len(surface) > len(core)
        lexical: Iterable[str] = self._any_case.get(form, ())
        if core in self._exact_case:
            lexical = self._exact_case[core].union(lexical)
        if not lexical and core.isalpha():  # most new words: only their shape tells
            code = self._plain[_letter_case(core), spaced]
        else:
            code = self._code((*_shape_classes(core, spaced), *lexical, *(() if spaced else (GLUED,))))
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
        beginnings = [
            index for index in compress(range(len(keys) - 1), starts) if keys[index + 1] in starts[index] or surfaces[index + 1] == "-"
        ]
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
                    best = index, self._code({"phrase", *classes, *glue})
        return best


class Reading:
    """One article as units. ``codes[i]`` is unit i's code; ``start(i)``, ``end(i)`` its character range in ``text``."""

    __slots__ = (
        "_members", "_words", "codes", "first", "folded", "offsets", "phrase_beginnings", "sentence_ends", "sentence_spans", "surfaces",
        "text", "view", "vocabulary",
    )  # fmt: skip

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self.text = text
        self.view = unwrapped(aligned_view(text))
        self.vocabulary = vocabulary
        self.surfaces: list[str] = TOKEN.findall(self.view)
        self.offsets: list[int] = [0, *accumulate(map(len, self.surfaces))]
        self.codes, self.phrase_beginnings, self.folded = vocabulary.read(self.surfaces)
        self.first: list[int] = list(range(len(self.surfaces) + 1))
        self._members = vocabulary.members
        self._words: dict[int, str] = {}
        self.sentence_ends: list[int] = []
        self.sentence_spans: dict[tuple[int, int], tuple[int, int]] = {}

    def __len__(self) -> int:
        return len(self.codes)

    def start(self, unit: int) -> int:
        token = self.first[unit]
        surface = self.surfaces[token]
        return self.offsets[token + 1] - len(surface.lstrip()) if surface[0].isspace() else self.offsets[token]

    def end(self, unit: int) -> int:
        return self.offsets[self.first[unit + 1]]

    def span_text(self, first: int, last: int) -> str:
        """The text of units first to last, the last one left out."""
        return self.text[self.start(first) : self.end(last - 1)] if last > first else ""

    def word(self, unit: int) -> str:
        """The normal form of a unit: lower case, one space between its tokens, hyphens left out."""
        found = self._words.get(unit)
        if found is None:
            a, b = self.first[unit], self.first[unit + 1]
            if b - a == 1:
                found = normal_form(self.surfaces[a].strip())
            else:
                cores = [s.strip() for s in self.surfaces[a:b]]
                found = " ".join(normal_form(core) for core in cores if core != "-")
            self._words[unit] = found
        return found

    def core(self, unit: int) -> str:
        """A unit as it stands in the (aligned) text, its case kept, without the space before it."""
        return self.view[self.start(unit) : self.end(unit)]

    def classes(self, unit: int) -> frozenset[str]:
        return self._members[self.codes[unit]]

    def has(self, unit: int, name: str) -> bool:
        """Whether a unit is of a class; a unit outside of the article is of none."""
        return 0 <= unit < len(self.codes) and name in self._members[self.codes[unit]]

    def value(self, unit: int, name: str) -> str | None:
        """The value that the lexicon class ``name`` gives to a unit; None where the unit is not of that class."""
        if not 0 <= unit < len(self.codes) or name not in self._members[self.codes[unit]]:
            return None
        values = self.vocabulary.values[name]
        if name in self.vocabulary.with_exact_forms:
            first, last = self.first[unit], self.first[unit + 1]
            cores = [surface.strip() for surface in self.surfaces[first:last]]
            exact = values.get("=" + (cores[0] if len(cores) == 1 else " ".join(core for core in cores if core != "-")))
            if exact is not None:
                return exact
        return values.get(self.word(unit))

    def merge(self, spans: Sequence[tuple[int, int, str]]) -> None:
        """Make each (first, last, code) run of units one unit; spans are in order and do not overlap."""
        if not spans:
            return
        codes: list[str] = []
        first: list[int] = []
        position = 0
        for start, end, code in spans:
            codes.append(self.codes[position:start])
            codes.append(code)
            first.extend(self.first[position : start + 1])
            position = end
        codes.append(self.codes[position:])
        first.extend(self.first[position:])
        self.codes = "".join(codes)
        self.first = first
        self._words.clear()
