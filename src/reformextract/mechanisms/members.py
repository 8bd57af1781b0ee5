"""The name in a member of a list, read from its beginning: modifiers, head, complements."""

from __future__ import annotations

from reformextract.mechanisms.evidence import specific_modifiers
from reformextract.mechanisms.grammar import HEADS, NOUNS, Sentences
from reformextract.mechanisms.phrases import Name, is_plural, right_edge

_LEAD = 10  # units of a verb and its like before the name ("to establish a ...", "the city is trying out the ...")


def member_name(view: Sentences, start: int, end: int, strong: bool) -> Name | None:
    """The name that units ``start`` to ``end`` begin with, None where they begin with none.

    ``strong`` says that the list announces mechanisms by its very noun, so that any noun may head a member.
    """
    letters = view.letters
    while start < end and letters[start] in "C,\n":
        start += 1
    name = _parse(view, start, end)
    if name is None or (name.last < end and letters[name.last] in "UV" and letters[name.head] not in HEADS):
        name = None
        for unit in range(start, min(end - 1, start + _LEAD)):
            if (letters[unit] in "VGP" and letters[unit + 1] in 'D"#') or (
                letters[unit] == "G" and unit <= start + 1 and letters[unit + 1] in NOUNS
            ):
                name = _parse(view, unit + 1, end)
                break
            if letters[unit] == "X" and letters[unit + 1] == "D" and letters[unit - 1] in "t":
                name = _parse(view, unit + 1, end)
                break
    if name is None:
        return None
    is_head = letters[name.head] in HEADS
    specific = specific_modifiers(view, name)
    if not is_head and not name.quoted and not (strong and (name.complement or specific >= 2 or (name.determined and specific))):
        return None
    if not name.quoted and specific == 0 and not name.complement:
        return None
    return name


def _parse(view: Sentences, start: int, end: int) -> Name | None:
    letters, codes, grammar = view.letters, view.codes, view.grammar
    unit = start
    determined = False
    if unit < end and letters[unit] == "D":
        determined = True
        unit += 1
    while unit < end and codes[unit] in grammar.leading and letters[unit + 1] != "-":
        unit += 1
    first = unit
    head = -1
    quoted = False
    last_quote = False
    while unit < end:
        letter = letters[unit]
        if letter in NOUNS:
            head = unit
            last_quote = False
            unit += 1
        elif letter in "\"'":
            closed = view.quotes[0].get(unit)
            if closed is None or closed >= end:
                break
            quoted = True
            last_quote = True
            if head < 0 or closed + 1 >= end or letters[closed + 1] not in NOUNS:
                head = closed - 1
            unit = closed + 1
        elif unit + 1 < end and letters[unit + 1] == "-" and letters[unit] not in ",;:\n":
            unit += 1
        elif letter == "-" and unit + 1 < end:
            head = unit + 1
            unit += 2
        elif (letter in "&/+" and head >= 0 and unit + 1 < end and letters[unit + 1] in NOUNS) or (letter == "#" and head < 0):
            unit += 1
        elif letter == "(" and head >= 0 and letters[unit + 2 : unit + 3] == ")" and unit + 3 < end and letters[unit + 3] in NOUNS:
            unit += 3
        elif letter == "S" and head >= 0:  # whose it is stays outside
            first, head, quoted, determined = unit + 1, -1, False, True
            unit += 1
        elif letter == "C" and head < 0 and letters[unit - 1] == "#":  # "10 or more"
            unit += 2
        elif (
            (letter == "C" and head >= 0 and unit + 1 < end and letters[unit + 1] in NOUNS and not last_quote)
            or (letter == "L" and unit == first)
            or (letter == "G" and head < 0 and unit + 1 < end and letters[unit + 1] in NOUNS and determined)
        ):
            unit += 1
        else:
            break
    if head < 0 or unit <= first:
        return None
    if letters[first] == "#" and letters[first + 1] != "-" and codes[first + 1] not in grammar.measure and is_plural(view, head):
        while first < head and letters[first] in "#CPX" and not (letters[first] == "X" and letters[first - 1] not in "C"):
            first += 1
    name = Name(first, head, unit, determined=determined, quoted=quoted)
    if letters[head] == "a":  # "registration and certification of ...": the first of two joined heads
        before = head - 1
        if before > first and letters[before] == "C" and letters[before - 1] == "a" and unit < end and letters[unit] in "OF":
            name.head = before - 1
    right_edge(view, name, end, listed=True)
    return name
