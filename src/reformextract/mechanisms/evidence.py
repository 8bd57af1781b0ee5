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
_SPECIFIC = frozenset("hwaKX#V")


def specific_modifiers(view: Sentences, name: Name) -> int:
    """How many words before the head say what it arranges."""
    letters, codes, generic = view.letters, view.codes, view.grammar.generic
    found = 0
    first = name.first
    if letters[first] == "#" and view.reading.word(first)[:1].isdigit():  # "a 28-hectare zone": how large, not which
        while letters[first + 1] == "-" and first + 2 < name.head:
            first += 2
        first += 1
    for unit in range(first, name.head):
        if letters[unit] in _SPECIFIC and (codes[unit] not in generic or letters[unit - 1] == "-" or letters[unit + 1] == "-"):
            found += 1
    return found


def weigh(view: Sentences, name: Name) -> int:
    """The points of a candidate."""
    letters, codes, grammar = view.letters, view.codes, view.grammar
    letter = letters[name.head]
    code = codes[name.head]
    modifiers = specific_modifiers(view, name)
    governs = governed(view, name.first) or _befalls(view, name.last)
    markers = grammar.marker_of_action if letter == "a" and name.complement else grammar.marker
    marked = any(codes[unit] in markers for unit in range(name.first, name.head))
    if modifiers == 0 and not name.quoted and not name.complement:
        return 0
    points = _HEAD.get(letter, 0) + min(modifiers, 3) + marked + governs
    if name.quoted:
        points += 4
    whole_quote = name.inside_quotes and letters[name.last] in "\"'" and letters[name.first - 1] in "\"'"
    if whole_quote:
        points += 2
    points += _complement_points(view, name, modifiers)
    if letters[name.first] == "#":
        points += 1
    in_capitals = code in grammar.capital
    spelled = (
        name.complement > 1 and codes[name.head + 2] in grammar.capital and name.first < name.head
    )  # "National Mission on Coastal ..."
    proper = modifiers >= 1 or spelled or _capitals(view, name) >= 2
    if in_capitals and code in grammar.surname and not (name.determined or name.possessed or name.quoted):
        return 0
    if in_capitals and proper and not heading(view, name.head):
        if code not in grammar.place or marked or whole_quote:
            points += 2
        else:
            points -= 1
    if (name.determined or name.possessed) and not (name.numbered and not name.determined):
        points += 1
    elif is_plural(view, name.head) and not name.quoted:
        points -= 1
    if not name.quoted:
        if modifiers == 0 and name.first < name.head and any(codes[unit] in grammar.evaluative for unit in range(name.first, name.head)):
            points -= 3
        if letter == "a":
            if not (governs or marked):
                points -= 1
            if modifiers == 0:
                points -= 1
        if code in grammar.place and not marked and not whole_quote:
            points -= 1
        if letter in "aw" and modifiers < 2 and not name.complement:
            points -= 2
    if in_capitals and _in_title(view, name.first):
        return 0
    return points


def _complement_points(view: Sentences, name: Name, modifiers: int) -> int:
    """What the complements are worth: nothing where they only point back ("of the school") or name one place ("of Shanghai")."""
    if not name.complement:
        return 0
    letters, codes, generic = view.letters, view.codes, view.grammar.generic
    begin = name.head + 1
    if letters[begin] == "W" and letters[name.head] == "a":
        return 0
    if (
        letters[begin] in "OF"
        and all(codes[unit] in generic or letters[unit] not in "HhwaKX" for unit in range(begin, name.last))
        and '"' not in letters[begin : name.last]
    ):
        return 0
    inside = letters[begin : name.last].replace("-", "")
    if len(inside) == 3 and inside[1] == "D":
        return 0
    if inside[1:].strip("K") == "" and len(inside) <= 3:
        return 0
    points = 1 if name.complement < 3 else 2
    if name.complement > 6:
        points += 1
    if letters[begin] == "Y":
        points += 2
    if modifiers == 0 and name.first < name.head:
        points = min(points, 1)
    return points


def _capitals(view: Sentences, name: Name) -> int:
    """How many capitalised words stand before the head."""
    return sum(view.codes[unit] in view.grammar.capital for unit in range(name.first, name.head))


def _befalls(view: Sentences, last: int) -> bool:
    """Whether what follows says what was done to it: "... was abolished", "... launched in 2015"."""
    letters, codes, verbs = view.letters, view.codes, view.grammar.governing_verb
    if codes[last] in view.grammar.participle:
        return True
    unit = last
    while letters[unit] in "UL" and unit - last < 4:
        unit += 1
    return unit > last and codes[unit] in verbs


def _in_title(view: Sentences, first: int) -> bool:
    """Whether a run of capitalised words before a name goes back to the noun of a document ("Opinions on ...")."""
    letters, codes, grammar = view.letters, view.codes, view.grammar
    unit = first
    while unit >= 0 and first - unit < 20 and letters[unit] not in '.;:\n"':
        code = codes[unit]
        if code in grammar.capital:
            if code in grammar.document or (code in grammar.body and letters[unit + 1] in "OF"):
                return True
        elif letters[unit] not in "NFOCDPItW,-":
            return False
        unit -= 1
    return False


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
