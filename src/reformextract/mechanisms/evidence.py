"""How much speaks for a candidate being the name of an arrangement, and not talk about arrangements in general.

Points are whole numbers, added up; a candidate is a name from THRESHOLD on. What counts: how strongly the head names
an arrangement, modifiers that say what is arranged, quotation marks, a proper name, an identifying complement, a verb
or preposition that governs arrangements ("under the ...", "to launch the ...").
"""

from __future__ import annotations

from reformextract.mechanisms.grammar import Sentences
from reformextract.mechanisms.phrases import Name, is_plural

THRESHOLD = 4
_HEAD = {"H": 2, "h": 1, "w": 0, "a": 0}
_SPECIFIC = frozenset("HhwaKX#")


def specific_modifiers(view: Sentences, name: Name) -> int:
    """How many words before the head say what it arranges."""
    letters, codes, generic = view.letters, view.codes, view.grammar.generic
    found = 0
    for unit in range(name.first, name.head):
        if letters[unit] in _SPECIFIC and (codes[unit] not in generic or letters[unit - 1] == "-" or letters[unit + 1] == "-"):
            found += 1
    return found


def weigh(view: Sentences, name: Name) -> int:
    """The points of a candidate."""
    letters, codes, grammar = view.letters, view.codes, view.grammar
    letter = letters[name.head]
    points = _HEAD.get(letter, 0)
    modifiers = specific_modifiers(view, name)
    points += min(modifiers, 3)
    if name.quoted:
        points += 4
    if name.inside_quotes and name.last < len(letters) and letters[name.last] in "\"'" and letters[name.first - 1] in "\"'":
        points += 2
    if name.complement:
        points += 1 if name.complement < 3 else 2
        if name.complement > 6:
            points += 1
    if modifiers == 0 and not name.quoted and letter != "H" and not name.complement:
        return 0
    if modifiers == 0 and not name.quoted and letter in "aw":
        points -= 1
    if codes[name.head] in grammar.capital and modifiers >= 1 and not heading(view, name.head):
        points += 2
    if name.determined and not name.numbered:
        points += 1
    elif is_plural(view, name.head) and not name.quoted:
        points -= 1
    if governed(view, name.first):
        points += 1
    if letter in "aw" and not name.quoted and (modifiers < 2 and not name.complement):
        points -= 2
    return points


def governed(view: Sentences, first: int) -> bool:
    """Whether a verb or preposition that governs arrangements stands before a name (and its determiner)."""
    letters, codes, grammar = view.letters, view.codes, view.grammar
    unit = first - 1
    steps = 0
    while unit >= 0 and steps < 4 and (letters[unit] in "DMLP\"'" or codes[unit] in grammar.leading):
        if codes[unit] in grammar.governor:
            return True
        unit -= 1
        steps += 1
    return unit >= 0 and (codes[unit] in grammar.governor or codes[unit] in grammar.governing_verb)


def heading(view: Sentences, unit: int) -> bool:
    """Whether a unit stands in a line of capitalised words, where capitals say nothing."""
    letters, codes, capital = view.letters, view.codes, view.grammar.capital
    start = letters.rfind("\n", 0, unit) + 1
    end = letters.find("\n", unit)
    if end < 0:
        end = len(letters)
    if end - start > 40:
        return False
    lower = upper = 0
    for step in range(start, end):
        if letters[step] in "XMHhwaKVG":
            if codes[step] in capital:
                upper += 1
            else:
                lower += 1
    return upper > 2 * lower
