"""A sentence as atoms: each word, figure, date and base of comparison is one letter, with the units that it stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import compress

from reformextract.facts.grammar import Letters
from reformextract.lexicon.reading import Reading
from reformextract.lexicon.sentences import is_title
from reformextract.lexicon.vocabulary import Vocabulary
from reformextract.matcher.draft import Draft
from reformextract.matcher.rules import RuleSet
from reformextract.models.record import Record

Place = tuple[int, int, int]  # first unit, one past the last, the record of a figure or date (-1 of words)
_LONGEST_ASIDE = 40
_NO_NOUN = frozenset("ItD")  # behind them nothing is left to be modified: "from 2017-18 to 2019-20 at"
_LEFT_OUT = str.maketrans("", "", 'l"\n')  # adverbs, quotation marks, ends of lines


@dataclass(slots=True)
class Atoms:
    """``letters`` and ``places`` run side by side; ``bases`` are the phrases of comparison; ``definite`` the figures behind "the"."""

    letters: list[str] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    bases: list[tuple[int, int, str]] = field(default_factory=list)
    definite: set[int] = field(default_factory=set)

    def add(self, letter: str, first: int, last: int, record: int = -1) -> None:
        self.letters.append(letter)
        self.places.append((first, last, record))

    def extend(self, letters: str, first: int) -> None:
        """Add words from a unit on, but those that are left out."""
        if "l-" in letters:
            letters = letters.replace("l-", "A-")  # long-term
        kept = letters.translate(_LEFT_OUT)
        self.letters.extend(kept)
        words = [(unit, unit + 1, -1) for unit in range(first, first + len(letters))]
        self.places.extend(words if len(kept) == len(letters) else compress(words, [letter not in 'l"\n' for letter in letters]))

    def drop(self, count: int) -> None:
        del self.letters[-count:], self.places[-count:]


class AtomReader:
    """Makes atoms of sentences; adverbs, quotation marks and words that only stand before a number are left out."""

    def __init__(self, vocabulary: Vocabulary, cues: RuleSet) -> None:
        codes = vocabulary.code_set
        self._letters = Letters(vocabulary)
        self._cues = cues
        self._totals = codes("fact_total_noun")
        self._rest = codes("fact_rest")
        self._definite = codes("fact_definite")
        self._hyphens = codes("hyphen")
        self._words = codes("word")
        self._rates = codes("rate_cue")
        self._dots = codes("period")
        self._spans = codes("fact_span")
        self._another = codes("fact_another")

    def read(self, reading: Reading, first: int, last: int, drafts: Sequence[tuple[int, Draft]], records: Sequence[Record]) -> Atoms:
        """The atoms of units first to last, in which ``drafts`` (with their places among the records) stand."""
        codes = reading.codes
        raw = self._raw(reading, first, last)
        atoms = Atoms(bases=[(first + m.start, first + m.end, m.rule.value or "") for m in self._cues.find(codes[first:last])])
        taken = self._taken(atoms, drafts)
        unit = first
        if raw.startswith(("#D", "#K", "#A")) and first not in taken:
            unit += 1  # the number of a paragraph
        for start in sorted(taken):
            if start < unit:
                continue  # within another
            atoms.extend(raw[unit - first : start - first], unit)
            end, letter, record = taken[start]
            if (
                letter == "T"
                and raw[end - first : end - first + 1] not in _NO_NOUN
                and self._modifies(reading, start, end, records[record])
            ):
                if codes[end : end + 1] in self._spans:
                    self._take(atoms, reading, letter, record)
                    end += 1
                    atoms.add(letter, start, end, record)  # the three-year [period]
                elif codes[end : end + 1] in self._words:
                    atoms.add("A", start, end, record if self._is_time(records[record]) else -1)
            else:
                if letter == "F" and self._is_measure_of_rate(atoms, codes):
                    letter = "A"  # a bag of 50 kg is what the figure before is a rate of, and no figure of its own
                else:
                    self._take(atoms, reading, letter, record)
                atoms.add(letter, start, end, record)
                if letter == "F" and codes[end : end + 1] in self._rates and records[record].__dict__.get("per") is not None:
                    end += 2  # what it is a rate of belongs to the figure: 500 yuan [a month], [per unit of heat]
                    if raw.startswith(("on", "op"), end - first):
                        end += 2
                if letter == "F" and raw.startswith("D", end - first) and codes[end] in self._another:
                    end += 1  # four [other] mills
            unit = end
        atoms.extend(raw[unit - first :], unit)
        return atoms

    def _raw(self, reading: Reading, first: int, last: int) -> str:
        """The letters of units first to last; a capital tells a name everywhere but at the beginning and in titles."""
        codes = reading.codes
        stopped = "." in codes[max(first, last - 2) : last].translate(self._letters.plain)
        table = self._letters.plain if not stopped and is_title(reading, first, last) else self._letters.running
        raw = codes[first : first + 1].translate(self._letters.plain) + codes[first + 1 : last].translate(table)
        inner = raw.rstrip('.")\n')
        return self._without_inner_stops(inner, codes, first) + raw[len(inner) :] if "." in inner else raw

    def _without_inner_stops(self, inner: str, codes: str, first: int) -> str:
        """The letters without the dots of short forms, which end no clause: "Hull Corp. sold"."""
        dots = self._dots
        return "".join(["l" if letter == "." and codes[first + place] in dots else letter for place, letter in enumerate(inner)])

    @staticmethod
    def _taken(atoms: Atoms, drafts: Sequence[tuple[int, Draft]]) -> dict[int, tuple[int, str, int]]:
        """Where a base of comparison, a figure or a date begins: its end, letter and record."""
        taken: dict[int, tuple[int, str, int]] = {start: (end, "b", -1) for start, end, _ in atoms.bases}
        covered = {unit for start, end, _ in atoms.bases for unit in range(start, end)}
        for index, draft in drafts:
            if covered.isdisjoint(range(draft.first, draft.last)):
                taken[draft.first] = draft.last, "T" if draft.kind == "date" else "F", index
        return taken

    def _modifies(self, reading: Reading, first: int, last: int, record: Record) -> bool:
        """Whether a date is no time of anything but modifies the word behind it: an annual report, a two-year pilot."""
        if record.__dict__.get("type") == "SET" and last - first == 1:
            return True
        hyphened = any(reading.codes[unit] in self._hyphens for unit in range(first, last))
        return hyphened and reading.codes[last : last + 1] in self._words

    def _is_measure_of_rate(self, atoms: Atoms, codes: str) -> bool:
        """Whether a figure comes right behind another and "per": 500 yuan per 50 kg bag."""
        letters = atoms.letters
        return letters[-1:] == ["I"] and codes[atoms.places[-1][0]] in self._rates and "".join(letters[:-1]).rstrip("Anp").endswith("F")

    @staticmethod
    def _is_time(record: Record) -> bool:
        """Whether a date has a place on the calendar: that of "second-quarter profit", not of "a two-year pilot"."""
        return record.__dict__.get("type") == "DATE" and record.__dict__.get("earliest") is not None

    def _take(self, atoms: Atoms, reading: Reading, letter: str, record: int) -> None:
        """Leave out what stands before a figure or date and belongs to it: "the", "the remaining", "an average of"."""
        letters, places = atoms.letters, atoms.places
        if letter == "F" and letters[-2:-1] == ["D"] and reading.codes[places[-1][0]] in self._rest:
            atoms.drop(1)
        while letters[-1:] == ["D"]:
            if reading.codes[places[-1][0]] in self._definite:
                atoms.definite.add(record)
            atoms.drop(1)
        if letter == "F" and letters[-1:] == ["o"] and letters[-3:-2] == ["D"] and reading.codes[places[-2][0]] in self._totals:
            atoms.drop(3)


def without_brackets(letters: str, places: list[Place]) -> tuple[str, list[Place], list[tuple[str, list[Place], int]]]:
    """The letters outside of brackets, and what stood in each with the unit before it."""
    kept: list[str] = []
    kept_places: list[Place] = []
    cut: list[tuple[str, list[Place], int]] = []
    position = 0
    while position < len(letters):
        close = letters.find(")", position, position + _LONGEST_ASIDE) if letters[position] == "(" else -1
        if close < 0:
            kept.append(letters[position])
            kept_places.append(places[position])
            position += 1
            continue
        if close > position + 1:
            cut.append((letters[position + 1 : close], places[position + 1 : close], places[position][0]))
        position = close + 1
    return "".join(kept), kept_places, cut
