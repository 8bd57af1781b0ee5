"""The name in a member of a list: what stands at its beginning, read by the grammar, whatever noun heads it."""

from __future__ import annotations

from reformextract.mechanisms.grammar import Grammar
from reformextract.mechanisms.names import Name, NameReader
from reformextract.mechanisms.view import View

_LEAD = 10  # units of a verb and its like before the name ("to establish a ...", "the city is trying out the ...")
_FARTHEST = 60  # units of a member in which its name stands
_LOOKED_BACK = 8  # units before a name that its grammar may look at
LISTED = "mechanism.listed"


class MemberReader:
    """Reads the members of lists."""

    def __init__(self, grammar: Grammar, names: NameReader) -> None:
        self._words = grammar.words
        self._names = names
        self._member = grammar.phrase("member")
        self._lead = grammar.phrase("member_lead").expression
        self._rest = grammar.phrase("member_rest").expression
        self._short_rest = grammar.phrase("member_rest_short").expression
        self._two_specific = grammar.phrase("two_specific").expression

    def read(self, view: View, start: int, end: int, strong: bool) -> Name | None:
        """The name that units ``start`` to ``end`` begin with, None where they begin with none.

        ``strong`` says that the list announces mechanisms by its very noun, so that any noun may head a member.
        """
        passed = self._words.coordinator | self._words.comma | self._words.newline
        while start < end and view.symbols[start] in passed:
            start += 1
        name = self._at(view, start, end)
        if name is None or (name.last < end and self._is_subject(view, name)):
            lead = self._lead.match(view.symbols, start, min(end, start + _LEAD))
            name = self._at(view, lead.end(), end) if lead is not None else None
        return name if name is not None and self._says_what(view, name, strong) else None

    def _is_subject(self, view: View, name: Name) -> bool:
        """Whether a verb follows a noun that heads no arrangement: who does it, and not what is done."""
        after = view.symbols[name.last]
        return view.symbols[name.head] not in self._words.head and (after in self._words.auxiliary or after in self._words.verb)

    def _at(self, view: View, start: int, end: int) -> Name | None:
        symbols = view.symbols
        found = self._member.expression.match(symbols, start, min(end, start + _FARTHEST))
        if found is None:
            return None
        span, head = self._member.span(found, "name"), self._member.span(found, "head")
        assert span is not None
        assert head is not None
        name = Name(span[0], head[1] - 1, span[1], rule=LISTED)
        self._complete(view, name, end)
        closed = symbols[end] in self._words.semicolon | self._words.period
        rest = (self._rest if closed else self._short_rest).match(symbols, name.last, end)
        if rest is not None and rest.end() == end:
            name.last = end
        return name

    def _complete(self, view: View, name: Name, end: int) -> None:
        """Read the complements of a name in a member: as if the line ended with the member."""
        low = max(0, name.first - _LOOKED_BACK)
        part = Name(name.first - low, name.head - low, name.last - low)
        member = view.symbols[low : min(end, name.last + _FARTHEST)] + view.symbols[len(view.reading) :]
        self._names.complete(member, part, len(member))
        name.last = part.last + low

    def _says_what(self, view: View, name: Name, strong: bool) -> bool:
        symbols, words = view.symbols, self._words
        quoted = view.has(words.quote, name.first, name.head + 1)
        specific = view.has(words.specific, name.first, name.head)
        if not (quoted or specific or name.complement):
            return False
        if symbols[name.head] in words.head or quoted:
            return True
        determined = name.first > 0 and symbols[name.first - 1] in words.determiner
        several = self._two_specific.search(symbols, name.first, name.head) is not None
        return strong and bool(name.complement or several or (determined and specific))
