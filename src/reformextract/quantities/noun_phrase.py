"""The noun phrase that a number counts, found without a parser.

Every unit plays one *role*, a character: told by the ``np_*`` classes of the lexicon, else by its ending (which endings
mean what is lexicon too), else it is a plain noun or adjective. The roles from a place on make a short string, and the
phrase is a regular expression over it. Roles of words are cached, so that a phrase costs a few dictionary look-ups.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final

from reformextract.lexicon.reading import Reading
from reformextract.lexicon.remembered import Remembered, kept_with
from reformextract.lexicon.vocabulary import Vocabulary

ENDS = ".bxDPotv"
REACH = 16  # units looked at from the number on

# Roles: n noun or unknown word, a adjective, p plural noun, m plural that modifies, d participle, g gerund, l adverb,
# T time noun, S score noun, v verb, x auxiliary, D determiner, P pronoun, b other boundary, o "of", t "to",
# & coordinator, # number, and of signs: , - / ( ) " ' s (possessive) and . for any other.
_CLASS_ROLES = (
    ("number", "#"), ("vague_scale", "#"), ("month_name", "b"), ("np_of", "o"), ("np_to", "t"), ("np_coordinator", "&"),
    ("np_auxiliary", "x"), ("np_boundary", "b"),
    ("np_determiner", "D"), ("np_pronoun", "P"), ("np_time", "T"), ("np_score", "S"), ("np_plural_modifier", "m"),
    ("np_plural", "p"), ("np_verb", "v"), ("np_participle", "d"), ("np_adverb", "l"), ("np_adjective", "a"),
    ("comparator_before", "b"),
    ("np_plain", "n"), ("np_singular", "n"), ("comma", ","), ("hyphen", "-"), ("slash", "/"), ("ampersand", "&"), ("open", "("),
    ("close", ")"), ("quote", '"'), ("apostrophe", "'"), ("possessive", "s"),
)  # fmt: skip

_WORD = "[nadgml]"
_PLURAL = re.compile(
    r"""(?P<core>(?:[nadgml]s?|"|p'(?=[nadgml]*p))*?)"""  # the modifiers
    r"""(?:,?(?:[nam]{1,2},)*[nadgm]*&[nadgml]{0,3}?|(?<=a),[nadgml]{1,3}?)??"""  # "large, medium and small", "small, private"
    r"""(?P<head>p(?!'[nadgml]*p)|[nadg]/p)"""
    r"""(?P<more>(?:"?(?:,[nag]{0,2}[pm])+,?&[nagm]{0,2}[pm](?![D#Ps'])|"?/p|&[nagm]{0,2}[pm](?![D#Ps'])))?"""
    r"""(?P<bracket>\([nag]*p(?:[&,][nag]*p)?\)(?=[^.]))?"""
)
_LAST_MODIFIER = re.compile(r"m(?![nadg]*m)")
_SINGULAR = re.compile(r'"?l?(?:[dg](?=[nam]))?(?:(?:[nam]s?(?:&(?=[am])(?<=a&))?|g(?=[na])))*[nam]')
_SHARED_HEAD = re.compile(r"(?P<modifiers>[nag]{1,3})(?:,#[nag]{1,3})*,?&#[nag]{1,3}(?P<head>p)")
_TIME_AHEAD = re.compile(r"[nadgl]*T")
_QUOTES = '"“”„‟″「」『』〈〉《》【】'
_QUOTE = re.compile(f"[{_QUOTES}]")


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """The units ``first`` to ``last`` (half-open) of a phrase; ``head`` is a unit of its own where that is shared:
    "3 urban and 2 rural schools" counts 3 "urban" + "schools"."""

    first: int
    last: int
    head: int | None = None

    def text(self, reading: Reading) -> str:
        words = " ".join(reading.span_text(self.first, self.last).split())
        if _QUOTE.search(words) and len(_QUOTE.findall(words)) % 2:
            words = words.strip(_QUOTES).strip()
        return words if self.head is None else f"{words} {reading.span_text(self.head, self.head + 1)}"


class Roles:
    """The roles of units, by the lexicon of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._known: Remembered[str, str] = Remembered(lambda key: self._role(key[0], key[1:].strip()))  # by code and last token
        self._told: Remembered[str, str] = Remembered(self._role_of_classes)
        self._hyphens = vocabulary.code_set("hyphen&glued")
        self._stops = vocabulary.code_set("period&glued")
        self._quotes = vocabulary.code_pattern("quote")
        values = vocabulary.values
        self._endings = tuple(
            (role, ending)
            for role, name in (
                ("g", "np_gerund_ending"),
                ("d", "np_participle_ending"),
                ("l", "np_adverb_ending"),
                ("n", "np_singular_ending"),
                ("p", "np_plural_ending"),
                ("a", "np_adjective_ending"),
            )
            for ending in values.get(name, ())
        )
        self._any_ending = tuple(ending for _, ending in self._endings)

    def of(self, reading: Reading, unit: int) -> str:
        """The role of one unit; outside of the article it is that of a full stop."""
        if not 0 <= unit < len(reading):
            return "."
        return self._known[reading.codes[unit] + reading.surfaces[reading.first[unit + 1] - 1]]

    def _role_of_classes(self, code: str) -> str:
        """The role that the classes of a code tell; "" where the word itself must."""
        classes = self._vocabulary.classes_of(code)
        return next((role for name, role in _CLASS_ROLES if name in classes), "")

    def _role(self, code: str, core: str) -> str:
        told = self._told[code]
        if told:
            return told
        if not core or not core[0].isalpha():
            return "."
        word = core.lower()
        if core.isupper() and len(core) > 1:
            return "n"
        if word.endswith(self._any_ending):
            for role, ending in self._endings:
                if word.endswith(ending) and len(word) > len(ending) + (1 if role == "p" else 2):
                    return role
        return "n"

    def after(self, reading: Reading, unit: int, reach: int = REACH) -> tuple[str, list[int]]:
        """The roles from a unit on to the first that ends every phrase, hyphenated compounds made one, and the unit at
        which each role begins (and one past)."""
        roles: list[str] = []
        places: list[int] = []
        last = min(len(reading), unit + reach)
        codes = reading.codes
        hyphens = self._hyphens
        index = unit
        while index < last:
            role = self.of(reading, index)
            places.append(index)
            index += 1
            if index + 2 < last and codes[index] in self._stops and role in "nab":
                abbreviated = _end_of_initials(reading, index - 1, last)
                if abbreviated > index:
                    role, index = "n", abbreviated
            while index + 1 < last and codes[index] in hyphens and role not in "-.":
                following = self.of(reading, index + 1)
                if following in "-.,\"'()":
                    break
                if following == "T" and role in "np" and not roles and not reading.has(unit, "number_half"):
                    following = "p"  # "person-days"
                role = following if following in "pmT" else "n"
                index += 2
            if role == "p" and index < last and reading.has(index - 1, "capitalized") and reading.has(index, "lower"):
                role = "m"  # "3,000 Hamas supporters"
            roles.append(role)
            if role in ENDS:
                break
        places.append(index)
        return "".join(roles), places

    def quoted(self, reading: Reading, unit: int, reach: int) -> bool:
        """Whether a quotation mark stands within ``reach`` units before a unit."""
        return self._quotes.search(reading.codes, max(0, unit - reach), unit) is not None


def _names_follow(reading: Reading, more: list[int]) -> bool:
    """Whether the units of "and" and its noun begin with a capital that the noun before has not: a clause of its own begins there."""
    joined = [place for place in more if not reading.has(place, "np_coordinator") and not reading.has(place, "comma")]
    return bool(joined) and reading.has(joined[0], "capitalized") and reading.has(more[0] - 1, "lower")


def _end_of_initials(reading: Reading, unit: int, last: int) -> int:
    """One past an abbreviation of letters with stops ("U.S.") that begins at a unit; the unit itself where none does."""
    end = unit
    while end + 1 < last and reading.has(end, "capitalized") and len(reading.core(end)) == 1 and reading.has(end + 1, "period"):
        if end > unit and not reading.has(end, "glued"):
            break
        end += 2
    return end if end > unit + 2 else unit


@kept_with
def roles_of(vocabulary: Vocabulary) -> Roles:
    """The roles of a vocabulary, made once."""
    return Roles(vocabulary)


class Uncounted(Enum):
    """What stands where a counted noun would and is no thing to count: a noun of time, a score, a price."""

    NO_THING = "no thing"


NO_THING: Final = Uncounted.NO_THING


def noun_phrase_at(reading: Reading, unit: int, singular: bool = False) -> NounPhrase | Uncounted | None:
    """The noun phrase that begins at a unit: a plural one, or (``singular``) one of a single thing.

    None where no noun begins there; :data:`NO_THING` for what is no count of things.
    """
    roles, places = roles_of(reading.vocabulary).after(reading, unit)
    if not roles or roles[0] in ".bxDPot&,-#v)":
        return None
    if roles[0] == "S":
        return NO_THING
    if singular:
        shared = _SHARED_HEAD.match(roles)
        if shared is not None:
            return NounPhrase(places[0], places[shared.end("modifiers")], places[shared.start("head")])
        found = _SINGULAR.match(roles)
        if found is None:
            return NO_THING if roles[0] == "T" else None
        end = found.end()
        if end < len(roles) and roles[end] == "T":
            return NO_THING
        if roles[end : end + 1] == "p" and reading.has(unit - 1, "numeral"):  # "1 PE trainers"
            end += 1
        return NounPhrase(places[0], places[end])
    found = _PLURAL.match(roles.replace("S", "p"))
    if found is not None:
        if "T" in roles[: found.end()]:
            return NO_THING
        end = found.end()
        opens = unit < 2 or reading.has(unit - 2, "period") or reading.has(unit - 2, "newline")
        verb_follows = roles[end : end + 1] in ("d", "v", "x")
        if found["more"] and verb_follows and not opens and _names_follow(reading, places[found.end("head") : end]):
            end = found.end("head")  # "12,000 units and Skoda sales rose"
        if found["more"] and roles[end : end + 1] == "t" and reading.has(places[end] - 1, "np_verb_or_plural"):
            end = found.end("head")  # "12 firms and plans to ..."
        return NounPhrase(places[0], places[end])
    if _TIME_AHEAD.match(roles):
        return NO_THING
    found = _PLURAL.match(_LAST_MODIFIER.sub("p", roles))
    if found is not None:
        return NounPhrase(places[0], places[found.end()])
    found = _SHARED_HEAD.match(roles)
    if found is not None:
        return NounPhrase(places[0], places[found.end("modifiers")], places[found.start("head")])
    return None
