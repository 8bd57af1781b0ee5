"""Gold written inside the sentence: ``worth [[over RMB 3.6 billion|money value=3600000000 currency=CNY]]``.

One syntax serves the examples of the pattern rules, the tests and people who write gold by hand. A mark is
``[[TEXT|KIND field=value field='two words']]``; KIND may be left out where it is implied, and marks may nest.

A fact is a mark of its figure, whose fields are the words of the sentence that they mean; ``None`` says that a field is null,
a field left out is not looked at::

    In 2017, Sichuan's [[RMB 310 billion|fact what=revenue subject=Sichuan predicate=exceeded period=2017 status=observed]] ...

``period``, ``period_to`` and ``base`` are the words of the date (or figure) meant; ``what``, ``subject``, ``predicate``, ``of``
and ``source`` those of the phrase. Where the words stand more than once, the place nearest to the figure is meant, or the n-th
with ``words#n`` (:func:`place_of`).
"""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked place in plain text: half-open code point offsets, the kind ("" when implied) and its fields as strings."""

    start: int
    end: int
    kind: str = ""
    fields: dict[str, str] = field(default_factory=dict)


def parse_markup(marked: str) -> tuple[str, list[Mark]]:
    """Split marked text into the plain text and its marks, in order of their start.

    >>> text, marks = parse_markup("cost [[about 5 yuan|money value=5 currency=CNY comparator=about]].")
    >>> text
    'cost about 5 yuan.'
    >>> marks[0].start, marks[0].end, marks[0].kind, marks[0].fields["currency"]
    (5, 17, 'money', 'CNY')

    Raises ``ValueError`` for a mark that is not closed or that has no ``|``.
    """
    plain: list[str] = []
    length = 0
    opened: list[int] = []
    marks: list[Mark] = []
    position = 0
    while position < len(marked):
        if marked.startswith("[[", position):
            opened.append(length)
            position += 2
        elif marked[position] == "|" and opened:
            close = marked.find("]]", position)
            if close < 0:
                raise ValueError(f"mark not closed: {marked[position : position + 40]!r}")
            words = shlex.split(marked[position + 1 : close])
            kind = words.pop(0) if words and "=" not in words[0] else ""
            fields = dict(word.split("=", 1) for word in words)
            marks.append(Mark(opened.pop(), length, kind, fields))
            position = close + 2
        else:
            plain.append(marked[position])
            length += 1
            position += 1
    if opened:
        raise ValueError(f"mark without '|': ...{''.join(plain)[opened[-1] : opened[-1] + 40]!r}")
    return "".join(plain), sorted(marks, key=lambda mark: (mark.start, -mark.end))


def place_of(text: str, words: str, near: int = 0) -> tuple[int, int]:
    """Where the words of a mark's field stand in the text: their place nearest to a figure, or the n-th of ``words#n``.

    >>> place_of("The port, the old port, paid 5 yuan.", "port", near=29), place_of("The port, the old port, paid 5 yuan.", "port#1")
    ((18, 22), (4, 8))

    Raises ``ValueError`` where they do not stand there.
    """
    wanted, numbered, number = words.rpartition("#")
    if not (numbered and number.isdigit()):
        wanted, number = words, ""
    pattern = re.compile(rf"(?<!\w){re.escape(wanted)}(?!\w)")
    places = [found.span() for found in pattern.finditer(text)]
    if not places or (number and not 0 < int(number) <= len(places)):
        raise ValueError(f"{words!r} does not stand in {text!r}")
    return places[int(number) - 1] if number else min(places, key=lambda place: (abs(place[0] - near), place))
