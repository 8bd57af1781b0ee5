"""Text -> a Reading: the article as a row of units, each with its character range and its classes.

A *token* is a word, a numeral or a sign as the text has it. A *unit* is what rules see: one token, a phrase of the
lexicon ("percentage points") or a number of several words ("two and a half million"). Each unit has a set of *classes*
(``number``, ``month``, ``capitalized``, ``glued`` ...), from its shape (tokens.py) and from the lexicon, and a code that stands
for them (vocabulary.py). So a rule costs one scan of a string with a character for each word, and offsets never move.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from reformextract.lexicon.roles import Roles
from reformextract.lexicon.tokens import normal_form, tokens_of
from reformextract.lexicon.view import plain_signs, view_of
from reformextract.lexicon.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Cut:
    """A text in plain signs (``view``, equal length) and its tokens, each with the space before it: what needs no lexicon."""

    text: str
    view: str
    surfaces: list[str]


def cut(text: str) -> Cut:
    """The text cut into tokens, once for the tokenizer of a Doc and for the units."""
    view = plain_signs(text)
    return Cut(text, view, tokens_of(view))


_NUMBERS = list(range(4096))


def _numbers(size: int) -> list[int]:
    """The numbers below a size; those below 4096 are made once, for every article asks for them."""
    return _NUMBERS[:size] if size <= len(_NUMBERS) else list(range(size))


class Reading:
    """One article as units. ``codes[i]`` is unit i's code; ``start(i)``, ``end(i)`` its character range in ``text``.

    ``country`` (ISO 3166) is where the article was published, None where that was not said.
    """

    __slots__ = (
        "_classes", "_places", "_spliced", "_words", "codes", "country", "first", "memory", "name_letters",
        "number_worths", "offsets", "places_in_phrases", "roles", "sentence_ends", "sentence_spans", "surfaces", "text", "titles", "view",
        "vocabulary",
    )  # fmt: skip

    def __init__(self, given: Cut, vocabulary: Vocabulary) -> None:
        self.text = given.text
        self.country: str | None = None
        view = view_of(given.text, vocabulary, given.view)
        self.view, self._spliced, self._places = view.plain, view.text, view.places
        self.vocabulary = vocabulary
        self.surfaces = given.surfaces if view.plain == given.view else tokens_of(view.plain)
        self.offsets: list[int] = [0, *accumulate(map(len, self.surfaces))]
        self.codes, self.places_in_phrases, self.name_letters = vocabulary.read(self.surfaces)
        self.first = _numbers(len(self.surfaces) + 1)
        self._classes = vocabulary.classes_by_number
        self._words: dict[int, str] = {}
        self.number_worths: Mapping[tuple[str, ...], Any] = {}  # what a number is worth, by its tokens (set by the stage of the numbers)
        self.roles: Roles  # of units in counted noun phrases (set by the stage of the lexicon)
        self.sentence_ends: list[int] = []
        self.sentence_spans: dict[tuple[int, int], tuple[int, int]] = {}
        self.memory: dict[str, object] = {}  # what a later room reads once an article, by its name
        self.titles: dict[tuple[int, int], bool] = {}  # by its units whether a sentence is a title

    def __len__(self) -> int:
        return len(self.codes)

    def _start(self, unit: int) -> int:
        """Where a unit begins in the view."""
        token = self.first[unit]
        return self.offsets[token + 1] - len(self.surfaces[token].lstrip())

    def start(self, unit: int) -> int:
        """Where a unit begins in the text as given."""
        start = self._start(unit)
        if self._places is None:
            return start
        starts = self._places.starts
        return starts[start] if start < len(starts) else len(self.text)

    def end(self, unit: int) -> int:
        """One past a unit's last character in the text as given."""
        end = self.offsets[self.first[unit + 1]]
        return end if self._places is None or not end else self._places.ends[end - 1]

    def extent(self, first: int, last: int) -> tuple[int, int]:
        """Where units first to last (half-open, one at least) begin and end in the text as given: asked of every record, so in one call."""
        if self._places is not None:
            return self.start(first), self.end(last - 1)
        token, offsets = self.first[first], self.offsets
        surface = self.surfaces[token]
        start = offsets[token + 1] - len(surface.lstrip()) if surface[0].isspace() else offsets[token]
        return start, offsets[self.first[last]]

    def span_text(self, first: int, last: int) -> str:
        """The text of units first to last (half-open), markup left out."""
        return self._spliced[self._start(first) : self.offsets[self.first[last]]] if last > first else ""

    def span_view(self, first: int, last: int) -> str:
        """What is read of units first to last (half-open)."""
        return self.view[self._start(first) : self.offsets[self.first[last]]]

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
        return self.view[self._start(unit) : self.offsets[self.first[unit + 1]]]

    def classes(self, unit: int) -> frozenset[str]:
        return self._classes[ord(self.codes[unit])]

    def has(self, unit: int, name: str) -> bool:
        """Whether a unit is of a class; a unit outside of the article is of none."""
        try:  # asked hundreds of times an article: quicker than to compare with its length
            return unit >= 0 and name in self._classes[ord(self.codes[unit])]
        except IndexError:
            return False

    def has_any(self, unit: int, names: Iterable[str]) -> bool:
        """Whether a unit is of one of some classes; a unit outside of the article is of none."""
        try:
            return unit >= 0 and not self._classes[ord(self.codes[unit])].isdisjoint(names)
        except IndexError:
            return False

    def value(self, unit: int, name: str) -> str | None:
        """The value that the lexicon class ``name`` gives to a unit; None where the unit is not of that class."""
        try:
            if unit < 0 or name not in self._classes[ord(self.codes[unit])]:
                return None
        except IndexError:
            return None
        first, last = self.first[unit], self.first[unit + 1]
        if last - first == 1:
            return self.vocabulary.value_of(name)[self.surfaces[first]]
        return self.vocabulary.value(self.surfaces[first:last], name)

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
