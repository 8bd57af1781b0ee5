"""The extent of a name: from its head to its first modifier on the left, to the end of its complements on the right."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reformextract.mechanisms.grammar import HEADS, NOUNS, Sentences

_LONGEST = 24  # units of a name on either side of its head
_SERIES = 4  # commas of a series in a complement
_QUOTED = 14  # units of a quoted modifier
_SMALL = "tFONBIWYC"  # small words inside of a proper name
_NP_GOES_ON = frozenset("HhwaKXM-G\"'")
_IN_PROPER = _SMALL + "VGLUP#"


@dataclass(slots=True)
class Name:
    """A candidate: units ``first`` to ``last`` (half-open), its head unit, and what was seen on the way."""

    first: int
    head: int
    last: int
    determined: bool = False
    possessed: bool = False
    quoted: bool = False
    inside_quotes: bool = False
    complement: int = 0
    numbered: bool = False
    score: int = 0
    rule: str = ""
    canonical: str | None = None
    match: str | None = None


def left_edge(view: Sentences, name: Name, floor: int = 0) -> None:
    """Move ``name.first`` from the head to the first modifier; sets ``determined``, ``quoted`` and their like."""
    letters, codes, grammar = view.letters, view.codes, view.grammar
    capital = grammar.capital
    floor = max(floor, name.head - _LONGEST)
    first = name.first
    unit = first - 1
    while unit >= floor:
        letter = letters[unit]
        if letter in NOUNS:
            if letters[unit + 1] == "#" and codes[unit] in grammar.currency:
                break
            if letter == "X" and (
                (letters[unit - 1] == "H" and (is_verb(view, unit) or codes[unit] in grammar.joining))
                or (letters[unit - 1] == "t" and unit > 1 and letters[unit + 1] != "-" and codes[unit - 2] in grammar.before_infinitive)
            ):
                break
            first = unit
            unit -= 1
        elif (
            letter in _IN_PROPER
            and (codes[first] in capital or codes[unit] in capital or letter == "#")
            and (proper := _proper_start(view, unit, floor)) >= 0
        ):
            first = proper
            unit = proper - 1
        elif letter == "-" and unit > floor and letters[unit - 1] not in '\n,;:."':
            first = unit - 1
            unit -= 2
            if letters[first] in "CODtIP" and unit > floor and letters[unit] == "-":  # well-to-do, cap-and-trade
                first = unit - 1
                unit -= 2
        elif unit - 2 >= floor and letters[unit - 1] == "-" and letter not in ".,;:\n\"'()":  # mark-up, trade-in, three-year
            first = unit - 2
            unit -= 3
        elif letter in "\"'":
            opened = view.quotes[1].get(unit)
            if (
                opened is None
                and codes[unit] in grammar.glued
                and unit > floor
                and letters[unit - 1] in NOUNS
                and unit not in view.quotes[0]
            ):
                first = unit - 1  # "farmers' credit scheme"
                unit -= 2
                continue
            if opened is None or unit - opened > _QUOTED or opened < floor:
                name.inside_quotes = opened is None
                break
            name.quoted = True
            first = opened
            unit = opened - 1
        elif letter == ")" and unit - 2 > floor:
            opened = letters.rfind("(", unit - 6, unit)
            if opened < 1 or letters[opened - 1] not in NOUNS:
                break
            first = opened
            unit = opened - 1
        elif (letter in "/&+" and unit > floor and letters[unit - 1] in "KX#H") or (
            letter == "S"
            and unit - 1 >= floor
            and letters[unit - 1] in NOUNS
            and (_inner_possessive(view, unit) or _bears_name(view, unit, first))
        ):
            first = unit - 1
            unit -= 2
        elif letter == "C" and unit - 2 >= floor and letters[unit - 1] == "-":  # "medium- and long-term"
            first = unit - 2
            unit -= 3
        elif letter == "C":
            before = _coordinated(view, unit, floor, name.head)
            if before < 0:
                break
            first = before
            unit = before - 1
        elif letter == "," and unit - 2 >= floor and letters[unit - 1] in "XaM" and letters[unit - 2] in "DX" and _in_series(view, unit):
            first = unit - 1
            unit -= 2
        elif letter == "L":
            if unit - 1 >= floor and letters[unit - 1] in "DM" and first < name.head:
                first = unit
                unit -= 1
            else:
                break
        elif letter == "G":
            if unit - 1 >= floor and (letters[unit - 1] == "D" or _object_of(view, unit, floor)) and first <= name.head:
                first = unit
                unit -= 1
            else:
                break
        elif letter in "VP" and unit - 1 >= floor and letters[unit - 1] == "D" and codes[unit] not in grammar.leading | grammar.participle:
            first = unit  # "a paid auction system"
            unit -= 1
        elif letter == "#" and unit > floor and letters[unit - 1] == "K" and codes[unit] in grammar.glued:  # "G20", "HS2"
            first = unit - 1
            unit -= 2
        elif (
            letter == "#"
            and first == name.head
            and unit - 1 >= floor
            and letters[unit - 1] == "K"
            and codes[first] not in capital
            and not is_plural(view, first)
        ):
            if codes[unit - 1] in grammar.currency:
                name.numbered = True
                break
            first = unit - 1  # "Northern Link 3 scheme"
            unit -= 2
        elif letter == "#":
            name.numbered = True
            name.determined = unit - 1 >= floor and letters[unit - 1] in "DS"
            if name.determined and not view.reading.has(unit, "composite") and name.head > unit and not is_plural(view, name.head):
                name.numbered = False
                first = unit
            break
        else:
            break
    if unit >= floor:
        letter = letters[unit]
        if letter == "D":
            name.determined = True
        elif letter == "S":
            name.possessed = True
        elif letter in "\"'" and view.quotes[0].get(unit) is not None:
            name.inside_quotes = True
        elif letter == "V" and unit and letters[unit - 1] in "DL":
            name.determined = True
    if not (name.determined or name.possessed) and first < name.head and codes[first] in grammar.building and letters[first + 1] != "-":
        first += 1  # "in building platforms for ..."
    if (
        first < name.head
        and codes[first] in grammar.fresh - capital
        and letters[first + 1] != "-"
        and codes[first + 1] not in grammar.fresh_compound
        and says_what(view, first + 1, name.head)
    ):
        first += 1  # "a new electronic voucher system"
    while first < name.head and (codes[first] in grammar.leading or letters[first] == "L") and letters[first + 1] != "-":
        if codes[first] in capital and codes[first + 1] in capital and letters[first - 1] == "D" and codes[first - 1] not in capital:
            break  # "the Second Inland Towns Programme"
        first += 1
    name.first = _proper_part(view, first, name.head)


def _proper_part(view: Sentences, first: int, head: int) -> int:
    """Past the lower-case words before a proper name of three words or more: "the five-year [Better Harbours Programme]"."""
    letters, codes, capital = view.letters, view.codes, view.grammar.capital
    if codes[first] in capital or codes[head] not in capital:
        return first
    start = head
    while start > first and letters[start - 1] in NOUNS and codes[start - 1] in capital:
        start -= 1
    plain = letters[start - 1] != "-" and all(
        letters[unit] in "XM#-d" and not view.reading.core(unit)[:1].isupper() for unit in range(first, start)
    )
    return start if plain and head - start >= 2 else first


def says_what(view: Sentences, first: int, head: int) -> bool:
    """Whether a unit from ``first`` up to the head says what is arranged."""
    letters, codes, generic = view.letters, view.codes, view.grammar.generic
    return any(letters[unit] in "hwaKXV" and codes[unit] not in generic for unit in range(first, head))


def is_plural(view: Sentences, unit: int) -> bool:
    """Whether a head stands in another form than its normal one."""
    return view.reading.word(unit) != head_form(view, unit)


def head_form(view: Sentences, unit: int) -> str:
    """The normal form of a head; of a word that is no head noun of the lexicon, the word itself."""
    reading = view.reading
    word = reading.word(unit)
    return view.grammar.head_forms.get(word, word)


def _object_of(view: Sentences, gerund: int, floor: int) -> bool:
    """Whether a determiner opens the phrase before a gerund, so that the noun before it is its object: "the skills upgrading campaign"."""
    letters = view.letters
    unit = gerund - 1
    while unit >= floor and (letters[unit] in NOUNS or letters[unit] == "-"):
        unit -= 1
    return unit < gerund - 1 and unit >= floor and letters[unit] in "DS"


def _inner_possessive(view: Sentences, unit: int) -> bool:
    """A possessive inside of a name ("a farmers' market", "the driver's licence reform"): lower case, after a determiner."""
    letters = view.letters
    return unit >= 2 and letters[unit - 1] == "X" and letters[unit - 2] == "D" and view.codes[unit - 1] not in view.grammar.owner


def _bears_name(view: Sentences, unit: int, first: int) -> bool:
    """A possessive inside of a proper name: "the Chief Minister's Breakfast Scheme"."""
    codes, grammar = view.codes, view.grammar
    return codes[unit - 1] in grammar.patron and codes[unit - 1] in grammar.capital and codes[first] in grammar.capital


def is_verb(view: Sentences, unit: int) -> bool:
    """Whether a word that no list knows has the ending of a past verb or participle."""
    return view.letters[unit] == "X" and view.reading.word(unit).endswith(view.grammar.verb_endings)


def _proper_start(view: Sentences, unit: int, floor: int) -> int:
    """The first unit of a proper name that goes on to the left over small words; -1 where none does.

    It is a run of capitalised words, with at most one small word between two of them, right behind a determiner or
    possessive: "the Help to Buy ...", "the Fit for 55 ...". Documents and bodies begin no such name.
    """
    letters, codes, grammar = view.letters, view.codes, view.grammar
    start = -1
    linked = small = False
    while unit >= floor:
        letter, code = letters[unit], codes[unit]
        if code in grammar.capital and letter not in "DTRd":
            if code in grammar.document or code in grammar.body:
                return -1
            start, linked = unit, False
        elif letter in _SMALL and not linked:
            if letter == "C" and letters[unit - 1] in HEADS:
                return -1
            linked = small = True
        elif letter != "-" and not (letter == "#" and letters[unit - 1] in _SMALL):
            break
        unit -= 1
    if start < 0 or linked or unit < floor:
        return -1
    opens = letters[unit] == "D" or (letters[unit] == "S" and not small) or letters[unit - 1 : unit + 1] == "-d"
    return start if opens else -1


def _own_name(view: Sentences, last: int, floor: int) -> bool:
    """Whether a capitalised singular head at ``last`` has a modifier that makes it a name of its own."""
    letters, codes, grammar = view.letters, view.codes, view.grammar
    unit = last - 1
    while unit >= floor and letters[unit] in NOUNS and codes[unit] in grammar.capital:
        if codes[unit] not in grammar.generic:
            return not is_plural(view, last)
        unit -= 1
    return False


def _coordinated(view: Sentences, unit: int, floor: int, head: int) -> int:
    """The first unit of the modifier that "and" at ``unit`` joins to the next one; -1 when it joins whole phrases."""
    letters = view.letters
    before = unit - 1
    if before < floor:
        return -1
    proper = letters[before] in "Hh" and view.codes[before] in view.grammar.capital
    if proper and (head_form(view, before) == head_form(view, head) or (unit + 1 < head and _own_name(view, before, floor))):
        return -1
    if not proper and (letters[before] not in "XKaMw" or letters[unit + 1] == "D"):
        return -1
    # two whole phrases stand side by side when the left one is plural and no determiner opens them both
    step = before
    while step >= floor and letters[step] in "XKaMwHh-":
        step -= 1
    if step < floor:
        return before
    if letters[step] == "D" or letters[step] == "S":
        return before
    if letters[step] == "C" and step - 1 >= floor and letters[step - 1] in "XKaM":
        return -1
    if view.codes[before] in view.grammar.capital:
        return before
    if letters[step] == "O" and letters[head] == "a" and letters[head + 1] == "O":
        return -1  # "custody of boats and training of divers"
    if letters[step] in "OFWNIPYtBVGU,":
        return before if before - step <= 1 and letters[before] != "w" else -1
    return -1


def _in_series(view: Sentences, comma: int) -> bool:
    """Whether a comma stands in "a, b and c HEAD" after a determiner."""
    letters = view.letters
    if letters[comma - 2] not in "D":
        return False
    return letters[comma + 1 : comma + 3] in ("XC", "aC", "MC", "Xa") or "C" in letters[comma + 1 : comma + 4]


# ----------------------------------------------------------------------------------------------------- to the right

_NEVER = -1
_CLOSES = ".,;:)\nCUT"  # behind a gerund: it has no object


def right_edge(view: Sentences, name: Name, limit: int, listed: bool = False) -> None:
    """Move ``name.last`` from the head to the end of the complements that identify the name; counts them in units."""
    letters, codes, grammar = view.letters, view.codes, view.grammar
    unit = name.last
    core_end = unit
    first_link = True
    fronted = _fronted(view, name.first)
    action = letters[name.head] == "a"
    while unit < limit:
        letter = letters[unit]
        if letter == "(" and first_link and codes[unit + 1] in grammar.upper and letters[unit + 2 : unit + 4] in (")O", ")F"):
            unit += 3  # "support price (SP) for kelp"
            letter = letters[unit]
        end = _NEVER
        if letter == "O":
            end = _noun_phrase(view, unit + 1, limit, sized=first_link, listed=listed, fronted=fronted, action=action)
        elif letter == "F":
            end = _noun_phrase(view, unit + 1, limit, sized=False, listed=listed, fronted=fronted)
        elif letter == "B":
            end = _noun_phrase(view, unit + 1, limit, sized=True, listed=listed)
            if end != _NEVER and end + 1 < limit and letters[end : end + 2] == "CD" and "C" not in letters[unit:end]:
                end = max(end, _noun_phrase(view, end + 1, limit, sized=True, listed=listed))  # "between shipyards and the navy"
        elif letter == "W":
            end = _with(view, unit + 1, limit, listed)
        elif letter == "N":
            named = codes[name.head] in grammar.capital and codes[unit + 1] in grammar.capital
            idiom = codes[unit + 1] in grammar.state and letters[unit + 2] not in _NP_GOES_ON  # put the reform "on hold"
            if ((codes[name.head] in grammar.takes_on or named) and first_link and not idiom) or listed:
                end = _noun_phrase(view, unit + 1, limit, sized=True, listed=listed)
        elif letter == "Y":
            if (codes[name.head] in grammar.takes_by and first_link) or ("a" in (letters[name.head], letters[unit - 1]) and not first_link):
                end = _noun_phrase(view, unit + 1, limit, sized=True, listed=listed)
        elif letter == "t" and not first_link and (codes[unit - 1] in grammar.before_to or codes[name.head] in grammar.of_to):
            end = _noun_phrase(view, unit + 1, limit, sized=True, listed=listed)
        elif letter == "t":
            head = codes[name.head]
            if head in grammar.takes_to or (head in grammar.takes_infinitive and first_link and not says_what(view, name.first, name.head)):
                end = _noun_phrase(view, unit + 1, limit, sized=True, listed=listed)
        elif letter == "P":
            if codes[name.head] in grammar.takes_into and codes[unit] in grammar.into and not first_link:
                end = _noun_phrase(view, unit + 1, limit, sized=True, listed=listed)
        elif letter == "I":
            taken = codes[unit - 1] in grammar.takes_in and letters[unit + 1] not in "DK#"
            if taken or (not first_link and letters[unit + 1 : unit + 3] == "DK"):
                end = _noun_phrase(view, unit + 1, limit, sized=True, listed=listed)
                if end != _NEVER and (letters[end] == "(" or (letters[end - 1] in HEADS and codes[end - 1] in grammar.capital)):
                    end = _NEVER  # "in the Hainan Free Trade Port": another name
        elif codes[unit] in grammar.joining and first_link:
            end = _noun_phrase(view, unit + 1, limit, sized=False, listed=listed)
            if end != _NEVER and letters[end] in "tW":  # "linking grants to the number of pupils"
                end = max(end, _noun_phrase(view, end + 1, limit, sized=True, listed=listed))
                if letters[end] == "O":
                    end = max(end, _noun_phrase(view, end + 1, limit, sized=True, listed=listed))
        elif codes[unit] in grammar.linking and unit + 1 < limit and letters[unit + 1] in "NYtOWBFP" and letters[unit + 2] not in "\"'":
            end = _noun_phrase(view, unit + 2, limit, sized=False, listed=listed)
        elif codes[unit] in grammar.that and unit + 1 < limit and letters[unit + 1] in "VX" and (listed or not first_link):
            end = _clause(view, unit + 1, limit, listed)
        if end == _NEVER or (letter in "OF" and first_link and _where(view, name, unit + 1, end)):
            break
        unit = _as_what(view, end, limit) if "W" in letters[core_end:end] else end
        first_link = False
        if unit - core_end > _LONGEST:
            break
    if listed and unit < limit:
        closed = letters[limit] == ";" or (letters[limit] == "." and not _ASIDE.match(letters, unit, limit))  # nothing else follows in it
        if letters[unit] in ("GYtIPN" if closed else "GYt") or (letters[unit] == "V" and codes[unit] not in grammar.participle):
            end = limit - 1 if letters[limit - 1] == "C" else limit
            if not _ENDS_ITEM.search(letters, unit, end) and end - unit <= (18 if closed else 8):
                unit = end
    if first_link and unit > core_end and not listed:
        unit = core_end  # a short form in brackets and no complement behind it
    name.complement = unit - core_end
    name.last = unit


def _where(view: Sentences, name: Name, unit: int, end: int) -> bool:
    """Whether a complement is the bare name of one place, behind a head that is named without it: "the boat ticket system of Rizhao";
    or says whose a court or bank is: "the circuit courts of the Supreme Court"."""
    letters, codes, grammar = view.letters, view.codes, view.grammar
    if end < 0 or codes[name.head] in grammar.capital or not says_what(view, name.first, name.head):
        return False
    if letters[unit - 1 : unit + 1] == "OD" and codes[name.head] in grammar.place and not name.quoted:
        return True
    return end - unit <= 2 and all(letters[step] == "K" and codes[step] not in grammar.upper for step in range(unit, end))


def _fronted(view: Sentences, first: int) -> bool:
    """Whether a preposition that opens a sentence governs a name, so that a subject comes next and no verb ("Under the ... 30 firms")."""
    letters = view.letters
    unit = first - 1
    if letters[unit] == "D":
        unit -= 1
    return unit >= 0 and letters[unit] in "PNIFY" and (unit == 0 or letters[unit - 1] in '\n.;"')


_ASIDE = re.compile("(?=.*V)|[PI]D?[K#d]|[PI]D.")
_ENDS_ITEM = re.compile(r"[,.;:TU#dR()\n\"]")


def _clause(view: Sentences, unit: int, limit: int, listed: bool) -> int:
    """One past a clause behind "that": up to a sign, an auxiliary or, in a list, the member's end; -1 when it tells a figure or date."""
    letters = view.letters
    start = unit
    stop = ";.\n(" if listed else ",;.\n(:_"
    while unit < limit and letters[unit] not in stop:
        if letters[unit] in "#d":
            return _NEVER
        if letters[unit] in "UT" and unit > start:
            break
        unit += 1
    return unit if 1 < unit - start <= (30 if listed else 16) else _NEVER


def _things(view: Sentences, unit: int) -> bool:
    """Whether a unit is a noun in the plural."""
    return view.reading.roles.of(view.reading, unit) in "pm"


def _described(view: Sentences, unit: int) -> bool:
    """Whether a word that may be a verb is a noun in the plural: an adjective stands before it."""
    return _things(view, unit) and view.reading.roles.of(view.reading, unit - 1) == "a"


def _with(view: Sentences, unit: int, limit: int, listed: bool) -> int:
    """After "with": a phrase without determiner, or "the ... at its core"; elsewhere "with" belongs to the verb."""
    letters = view.letters
    if unit >= limit or (view.codes[unit] in view.grammar.extent and letters[unit + 1] != "-") or letters[unit + 1 : unit + 3] == "O#":
        return _NEVER
    if letters[unit] == "D":
        end = _noun_phrase(view, unit, limit, sized=True, listed=listed)
        if end == _NEVER:
            return _NEVER
        for step in range(unit, min(end + 12, limit)):
            if letters[step] in ",;:.\nVUT":
                break
            if view.codes[step] in view.grammar.core:
                return step + 1 if step >= end else end
        return end if listed else _NEVER
    return _noun_phrase(view, unit, limit, sized=True, listed=listed)


def _as_what(view: Sentences, end: int, limit: int) -> int:
    """Where "with equity" goes on: past "as the link"; else where it was."""
    step = end + 1
    if end == _NEVER or step >= limit or view.codes[end] not in view.grammar.as_what:
        return end
    if view.letters[step] in "DR":
        step += 1
    first = step
    while step < limit and view.letters[step] in NOUNS:
        step += 1
    return step if step > first else end


def _noun_phrase(view: Sentences, unit: int, limit: int, sized: bool, listed: bool, fronted: bool = False, action: bool = False) -> int:
    """One past a complement's noun phrase that begins at a unit; -1 where none does. ``sized``: a number there tells a size."""
    letters, codes, grammar = view.letters, view.codes, view.grammar
    start = unit
    if unit < limit and letters[unit] == "D":
        unit += 1
    if unit < limit and (letters[unit] == "G" or _takes_object(view, unit)):  # "the strategy of expanding ..."
        unit += 1
        gerund = True
        if unit < limit and letters[unit] == "D":
            unit += 1
    else:
        gerund = False
    if unit < limit and letters[unit] == "L" and unit + 1 < limit and letters[unit + 1] in "GMX":
        unit += 1
        if letters[unit] == "G":
            unit += 1
            gerund = True
    if unit < limit and letters[unit] == "V" and unit + 1 < limit and letters[unit + 1] in NOUNS:  # "for encouraged industries"
        unit += 1
    if unit < limit and codes[unit] in grammar.comparator:
        return _NEVER
    if unit < limit and letters[unit] == "#":
        nxt = unit + 1
        if nxt < limit and letters[nxt] == "-":
            pass
        elif (
            sized
            or nxt >= limit
            or codes[nxt] in grammar.measure
            or letters[nxt] in "d%$?#"
            or (letters[nxt] in NOUNS and letters[nxt + 1] == "d")  # "for ten straight years"
            or not (letters[nxt] in NOUNS or letters[nxt] == '"')
        ):
            return _NEVER
        else:
            unit = nxt
    if unit < limit and (codes[unit] in grammar.measure or letters[unit] == "d"):
        return _NEVER
    found = _NEVER
    while unit < limit:
        letter = letters[unit]
        if letter in NOUNS:
            if letter in "Xhwa" and found != _NEVER and letters[unit + 1] in "#DR$" and letters[unit - 1] != "-" and not fronted:
                break  # a verb that no list knows: "... for small firms rewards 200 of them"
            if letter == "X" and found != _NEVER and letters[unit + 1] not in _NP_GOES_ON and _ends(view, unit):
                break  # "... for small firms ended in May"
            if codes[unit] in grammar.measure and found != _NEVER:
                break
            unit += 1
            found = unit
        elif (letter == "-" and unit + 1 < limit and found != _NEVER) or (letter == "-" and letters[unit - 1] == "#"):
            unit += 2
            found = min(unit, limit)
        elif letter in "PDIOCtYL#RVd" and unit + 1 < limit and letters[unit + 1] == "-":
            unit += 2
        elif letter == "V" and found == unit and letters[unit + 1] in _CLOSES and _described(view, unit):
            unit += 1  # "against arbitrary charges,"
            found = unit
        elif letters[unit - 1] == "-" and (letter == "d" or (letter in "tC" and letters[unit + 1] == "#")):
            unit += 1  # "a three-year average", "18- to 21-year-olds"
        elif letter == "G" and found == unit and letters[unit - 1] in "XM" and letters[unit + 1] in _CLOSES and not _things(view, unit - 1):
            unit += 1  # "for illicit borrowing", but "for teachers leading"
            found = unit
        elif (
            found != _NEVER
            and letter == "'"
            and codes[unit] in grammar.glued
            and unit not in view.quotes[0]
            and unit + 1 < limit
            and letters[unit + 1] in NOUNS
        ):
            unit += 1  # "of ships' papers"
        elif letter in "\"'":
            closed = view.quotes[0].get(unit)
            if closed is None or closed >= limit or closed - unit > _QUOTED:
                break
            unit = closed + 1
            found = unit
        elif found != _NEVER and (letter == "S" or (letter in "&/" and unit + 1 < limit and letters[unit + 1] in NOUNS)):
            unit += 1
        elif letter == "C" and found != _NEVER:
            if not _joins(view, unit, limit, gerund, listed, action):
                break
            unit += 1
            if letters[unit] == "G":
                unit += 1
        elif (letter == "," and found != _NEVER and _series(view, unit, start, limit)) or (
            letter == "G" and found != _NEVER and letters[unit - 1] in NOUNS and unit + 1 < limit and letters[unit + 1] in NOUNS and listed
        ):
            unit += 1
        else:
            break
    if found == _NEVER:
        return _NEVER
    return found


def _takes_object(view: Sentences, unit: int) -> bool:
    """Whether a word is a gerund, by its ending and the determiner behind it: "for replenishing the capital"."""
    return view.letters[unit : unit + 2] in ("XD", "aD") and view.reading.word(unit).endswith(view.grammar.gerund_endings)


def _ends(view: Sentences, unit: int) -> bool:
    """Whether a word behind the noun of a complement is a verb or participle, and no link to a further complement."""
    letters = view.letters
    if letters[unit - 1] == "-" or (letters[unit + 1] == "t" and view.codes[unit] in view.grammar.before_to):
        return False
    return is_verb(view, unit)


def _joins(view: Sentences, conjunction: int, limit: int, gerund: bool, listed: bool, action: bool) -> bool:
    """Whether "and" goes on with the same complement, and does not begin the next phrase."""
    letters, codes = view.letters, view.codes
    nxt = conjunction + 1
    if nxt >= limit:
        return False
    if letters[nxt] == "G":
        return gerund
    if letters[nxt] not in NOUNS:
        return False
    last = nxt
    while last < limit and (letters[last] in NOUNS or letters[last] == "-"):
        last += 1
    # a head noun at the end of what follows, with modifiers of its own: another name
    if letters[last - 1] == "H" and last - nxt >= 2 and letters[conjunction - 1] != "H":
        return False
    bare = last - nxt == 1 and letters[nxt] == "a" and last < limit and letters[last] == "O"
    if action and bare and letters[conjunction - 1] != "a" and not gerund:
        return False  # "supply of land and pooling of machines"
    if (
        last < limit
        and letters[last] in "OFB"
        and letters[last - 1] in HEADS
        and last - nxt >= 2
        and codes[last - 1] not in view.grammar.generic
    ):
        return listed and letters[last - 1] == "a" and letters[last] == "O"
    return True


def _series(view: Sentences, comma: int, start: int, limit: int) -> bool:
    """Whether a comma stands in a complement's own series: "of ownership, contract and management rights"."""
    letters = view.letters
    if comma - start > 3:
        return False
    unit = comma
    for _ in range(_SERIES):
        words = 0
        unit += 1
        while unit < limit and letters[unit] in NOUNS and words < 3:
            unit += 1
            words += 1
        if not 0 < words < 3 or unit + 1 >= limit:
            return False
        if letters[unit] == "C":
            return letters[unit + 1] in "XaM"
        if letters[unit] != ",":
            return False
        if letters[unit + 1] == "C":
            return letters[unit + 2] in "XaM"
    return False
