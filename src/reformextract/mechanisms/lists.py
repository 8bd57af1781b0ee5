"""Lists of mechanisms in the text: what announces them, and the units of each member.

A list is marked, "(1) ...; (2) ...", "first, ... second, ...", or run on, "the three pilots are a, b and c". The rules of
kind ``enumeration`` find what announces it; where its members begin and end is read from the signs between them.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise

from reformextract.lexicon.reading import Reading
from reformextract.lexicon.sentences import sentence_units
from reformextract.matcher.compiling import PatternsTogether
from reformextract.matcher.rules import Match, RuleSet
from reformextract.mechanisms.grammar import Grammar
from reformextract.mechanisms.view import View
from reformextract.numbers.reading import number_value

_OPENER_WITHIN = 40  # units between a counted noun and what opens its list
_MOST_MARKS = 40
_MARKS_APART = 160  # units between two marks of one list


@dataclass(slots=True)
class MarkedList:
    """An announced list: the units of what announces it (or of its first mark), and of each member."""

    rule: str
    first: int
    last: int
    noun: int | None
    declared: int | None
    strong: bool
    items: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True)
class _Announcement:
    rule: str
    first: int
    last: int
    noun: int
    declared: int | None
    strong: bool
    opened: int | None  # where the list begins, when the announcement itself says it
    used: bool = False

    def as_list(self) -> MarkedList:
        return MarkedList(self.rule, self.first, self.last, self.noun, self.declared, self.strong)


@dataclass(frozen=True, slots=True)
class _Mark:
    """What numbers a member: its units, its place in the list, and the style that all marks of a list share."""

    first: int
    last: int
    place: int
    style: str


class ListFinder:
    """Finds the lists of an article; ``rules`` are those of kind ``enumeration``."""

    def __init__(self, grammar: Grammar, rules: RuleSet) -> None:
        self._rules = rules
        self._words = grammar.words
        self._marks = {style: grammar.phrase(f"list_mark_{style}") for style in ("number", "line", "letter", "sign", "ordinal")}
        self._any_mark = PatternsTogether(self._marks)
        self._quoted = grammar.phrase("quoted").expression
        self._document = grammar.phrase("document_in_brackets").expression
        self._opens = grammar.phrase("list_member_opens").expression
        self._first_member = grammar.phrase("list_first_member").expression
        self._resumed = grammar.phrase("list_resumed").expression
        self._no_member = grammar.phrase("list_no_member").expression
        self._ends_name = grammar.phrase("ends_name").expression

    def find(self, view: View) -> list[MarkedList]:
        """All lists, in order of the place of their announcement; members may themselves hold lists."""
        announced = self._announcements(view)
        found = self._marked(view, announced)
        nouns = [one.noun for one in announced]
        for announcement in announced:
            if not announcement.used:
                following = bisect_right(nouns, announcement.noun)
                beyond = announced[following].first if following < len(nouns) else len(view.reading)
                run_on = self._run_on(view, announcement, beyond)
                if run_on is not None:
                    found.append(run_on)
        found.sort(key=lambda one: one.first)
        return found

    # ---------------------------------------------------------------------------------------------- what announces it

    def _announcements(self, view: View) -> list[_Announcement]:
        found: dict[int, _Announcement] = {}
        matches = sorted(self._rules.find(view.reading.codes), key=lambda m: (m.unit("noun") or 0, "declared" not in m.groups))
        for match in matches:
            noun = match.unit("noun")
            if noun is None:
                continue
            opened = match.end if match.unit("declared") is None else None
            if noun in found:
                if opened is not None:  # the same noun, counted: its list opens right behind it
                    found[noun].opened = opened
                continue
            announcement = self._announcement(view, match, noun, opened)
            if announcement is not None:
                found[noun] = announcement
        return list(found.values())

    def _announcement(self, view: View, match: Match, noun: int, opened: int | None) -> _Announcement | None:
        strong = view.symbols[noun] in self._words.list_noun
        if opened is not None:
            first = noun
            while first and (view.symbols[first - 1] in self._words.nominal or view.symbols[first - 1] in self._words.hyphen):
                first -= 1
            return _Announcement(match.rule.id, first, noun + 1, noun, None, strong, opened)
        declared = match.unit("declared")
        assert declared is not None
        number = _whole_number(view.reading, declared)
        if not 2 <= number <= 99:
            return None
        first, last = match.groups.get("extent", (match.start, match.end))
        return _Announcement(match.rule.id, first, last, noun, number, strong, None)

    # ---------------------------------------------------------------------------------------------------- marked lists

    def _all_marks(self, view: View) -> list[_Mark]:
        """Every mark that could begin a member, in order of place."""
        marks: list[_Mark] = []
        for style, found in self._any_mark.each(view.symbols):
            span = self._marks[style].span(found, "mark")
            assert span is not None
            place = _place(view.reading, span[0], style)
            if 0 < place < _MOST_MARKS:
                marks.append(_Mark(found.start(), found.end(), place, style))
        return marks

    def _marked(self, view: View, announced: list[_Announcement]) -> list[MarkedList]:
        found: list[MarkedList] = []
        for run in _runs(self._all_marks(view)):
            announcement = self._announcement_of(view, announced, run[0].first)
            if announcement is not None:
                announcement.used = True
                one = announcement.as_list()
            elif run[0].style == "ordinal":
                one = MarkedList("enumeration.ordinal", run[0].first, run[0].first + 1, None, None, False)
            else:
                continue
            ends = [mark.first for mark in run[1:]] + [self._last_end(view, run[-1].last)]
            one.items = [(mark.last, self._trimmed(view, mark.last, end)) for mark, end in zip(run, ends, strict=True)]
            found.append(one)
        return found

    def _trimmed(self, view: View, start: int, end: int) -> int:
        """The end of a member without the signs and the "and" before the next mark."""
        closing = self._words.semicolon | self._words.comma | self._words.coordinator | self._words.newline
        while end > start + 1 and view.symbols[end - 1] in closing:
            end -= 1
        return end

    def _announcement_of(self, view: View, announced: list[_Announcement], unit: int) -> _Announcement | None:
        """The announcement before a first mark, at most one sentence back."""
        low = sentence_units(view.reading, max(0, sentence_units(view.reading, unit)[0] - 1))[0]
        while low and not set(view.symbols[low:unit]) - self._words.newline:
            low = sentence_units(view.reading, low - 1)[0]
        best: _Announcement | None = None
        for one in announced:
            stands = low <= one.first and one.last <= unit and not one.used
            if stands and (best is None or one.declared is not None or best.declared is None):
                best = one
        return best

    def _last_end(self, view: View, unit: int) -> int:
        end = sentence_units(view.reading, unit)[1]
        semicolon = view.find(self._words.semicolon, unit, end)
        return semicolon if semicolon >= 0 else end

    # ---------------------------------------------------------------------------------------------------- run-on lists

    def _opening(self, view: View, announcement: _Announcement, following: int) -> int | None:
        """Where the members of an announced run-on list begin; before what is announced next."""
        symbols, words = view.symbols, self._words
        if announcement.opened is not None:
            return announcement.opened
        unit = announcement.last
        sentence_end = sentence_units(view.reading, unit - 1)[1]
        end = min(sentence_end, unit + _OPENER_WITHIN, max(following, unit))
        if unit < end and symbols[unit] in words.open:
            return None if self._document.match(symbols, unit + 1) else unit + 1
        for step in range(unit, end):
            if symbols[step] in words.colon:
                return step + 1
            if symbols[step] in words.list_opener:
                return step + 1 + (symbols[step + 1] in words.colon or symbols[step + 1] in words.comma)
            if symbols[step] in words.semicolon:
                return None
            if symbols[step] in words.list_copula:
                first = self._first_member.match(symbols, step + 1, end + 2)
                if first is not None:
                    return first.end()
        resumed = self._resumed.match(symbols, sentence_end - 1)
        return resumed.end() if resumed is not None and announcement.declared is not None else None

    def _run_on(self, view: View, announcement: _Announcement, following: int) -> MarkedList | None:
        start = self._opening(view, announcement, following)
        if start is None or start >= len(view.reading):
            return None
        end = sentence_units(view.reading, start)[1]
        if start and view.symbols[start - 1] in self._words.open:
            close = view.find(self._words.close, start, end)
            end = close if close >= 0 else end
        one = announcement.as_list()
        commas, semicolons, ands = self._separators(view, start, end)
        if semicolons:
            edges = [start, *semicolons, end]
            one.items = [(a + (view.symbols[a] in self._words.semicolon), b) for a, b in pairwise(edges)]
        else:
            one.items = self._comma_items(view, start, end, commas, ands)
        one.strong = one.strong and (one.declared is not None or len(one.items) > 1)  # one thing behind "including" is no list
        return one if one.items else None

    def _separators(self, view: View, start: int, end: int) -> tuple[list[int], list[int], list[int]]:
        """Commas, semicolons and conjunctions outside of quotation marks and brackets."""
        words = self._words
        commas: list[int] = []
        semicolons: list[int] = []
        ands: list[int] = []
        unit = start
        while unit < end:
            symbol = view.symbols[unit]
            if symbol in words.quote:
                quoted = self._quoted.match(view.symbols, unit, end)
                unit = quoted.end() - 1 if quoted is not None else unit
            elif symbol in words.open:
                unit = max(unit, view.find(words.close, unit, end))
            for wanted, places in ((words.comma, commas), (words.semicolon, semicolons), (words.coordinator, ands)):
                if symbol in wanted:
                    places.append(unit)
            unit += 1
        return commas, semicolons, ands

    def _comma_items(self, view: View, start: int, end: int, commas: list[int], ands: list[int]) -> list[tuple[int, int]]:
        """The members between commas; "and" opens the last, with or without a comma before it."""
        symbols, words = view.symbols, self._words
        opens = words.determiner | words.quote
        edges = [start, *(comma + 1 for comma in commas), end + 1]
        items: list[tuple[int, int]] = []
        determined = symbols[start] in words.determiner
        for place, (first, beyond) in enumerate(pairwise(edges)):
            last = beyond - 1
            closes = symbols[first] in words.coordinator
            first += closes
            if first >= last or (closes and symbols[first] in words.preposition):  # "and, last of all, the ..."
                determined = determined or (closes and first >= last)
                continue
            if symbols[first] in words.list_end:
                break
            if self._no_member.match(symbols, first) or not self._opens.match(symbols, first):
                continue
            if items and (symbols[first] in words.to or symbols[first] in words.verb):
                continue
            inner = [unit for unit in ands if first < unit < last]
            goes_on = items and determined and symbols[first] not in opens and not any(symbols[unit + 1] in opens for unit in inner)
            if goes_on and not view.has(words.head, first, last):  # it goes on with the member before it: no head noun ends it
                items[-1] = (items[-1][0], last)
                continue
            closing = not any(self._goes_on(view, edge) for edge in edges[place + 1 : -1])
            split = None if closes else self._last_conjunction(view, first, last, inner, closing)
            if split is not None:
                items += [(first, split), (split + 1, last)]
                break
            items.append((first, last))
            if closes:
                break
        return items

    def _goes_on(self, view: View, unit: int) -> bool:
        """Whether a member, or "and" and a member, begins at a unit."""
        symbols, words = view.symbols, self._words
        if symbols[unit] in words.coordinator or symbols[unit] in words.quote:
            return True
        if symbols[unit] in words.determiner:
            after = symbols[unit + 1]
            return any(after in wanted for wanted in (words.nominal, words.quote, words.number, words.hyphen, words.adverb))
        near = view.find(words.comma, unit, unit + 6)
        return symbols[unit] in words.nominal and view.has(words.head, unit, near if near >= 0 else unit + 6)

    def _last_conjunction(self, view: View, first: int, last: int, ands: list[int], closing: bool) -> int | None:
        """The "and" before the last member; ``closing``: nothing further of the list can follow this stretch."""
        symbols, words = view.symbols, self._words
        opens = words.determiner | words.quote
        for unit in ands:
            after = symbols[unit + 1]
            if after in opens or ((after in words.comma or after in words.preposition) and view.has(opens, unit + 2, last)):
                return unit
        if not closing:
            return None
        for unit in reversed(ands):
            begin = first + (symbols[first] in words.determiner)
            whole = unit - begin >= 2 and symbols[unit - 1] in words.nominal and view.has(words.head, first, unit)
            if whole and symbols[unit + 1] in words.nominal and self._ends_name.search(symbols, unit + 1, last):
                return unit
        return None


def _whole_number(reading: Reading, unit: int) -> int:
    """The whole number that a unit writes; 0 for any other."""
    number = number_value(reading, unit)
    return int(number.value) if number is not None and number.value == int(number.value) else 0


def _place(reading: Reading, unit: int, style: str) -> int:
    """The place in its list that a mark gives to a member; 0 for what gives none."""
    if style in ("number", "line"):
        return _whole_number(reading, unit)
    return int(reading.value(unit, f"list_{style}") or 0)


def _runs(marks: list[_Mark]) -> list[list[_Mark]]:
    """Marks of one style that count up from one, one of them left out at most; two or more of them."""
    open_runs: dict[str, list[_Mark]] = {}
    runs: list[list[_Mark]] = []
    for mark in marks:
        run = open_runs.get(mark.style)
        if run and run[-1].place < mark.place <= run[-1].place + 2 and mark.first - run[-1].first < _MARKS_APART:
            run.append(mark)
        elif mark.place == 1:
            open_runs[mark.style] = run = [mark]
            runs.append(run)
    return [run for run in runs if len(run) > 1]
