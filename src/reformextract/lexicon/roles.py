"""The roles that units play in a counted noun phrase, each a character.

Told by the ``np_*`` classes of the lexicon, else by a word's ending (which endings mean what is lexicon too), else a unit is a plain noun
or adjective. Roles of words are remembered, so that a phrase costs a few dictionary look-ups.
"""

from __future__ import annotations

from typing import Protocol

from reformextract.lexicon.remembered import Remembered
from reformextract.lexicon.vocabulary import Vocabulary

ENDS = ".bxDPotv"
REACH = 16  # units looked at from the number on

# Roles: n noun or unknown word, a adjective, p plural noun, m plural that modifies, d participle, g gerund, l adverb,
# T time noun, S score noun, v verb, x auxiliary, D determiner, P pronoun, b other boundary, o "of", t "to",
# & coordinator, # number, and of signs: , - / ( ) " ' s (possessive) and . for any other.
_CLASS_ROLES = (
    ("number", "#"), ("vague_scale", "#"), ("month_name", "b"), ("np_of", "o"), ("np_to", "t"), ("np_coordinator", "&"),
    ("np_auxiliary", "x"), ("np_boundary", "b"),
    ("np_determiner", "D"), ("rate_every", "b"), ("np_pronoun", "P"), ("np_time", "T"), ("np_score", "S"), ("np_plural_modifier", "m"),
    ("np_plural", "p"), ("np_verb", "v"), ("np_participle", "d"), ("np_adverb", "l"), ("np_adjective", "a"),
    ("comparator_before", "b"),
    ("np_plain", "n"), ("np_singular", "n"), ("comma", ","), ("hyphen", "-"), ("slash", "/"), ("ampersand", "&"), ("open", "("),
    ("close", ")"), ("quote", '"'), ("apostrophe", "'"), ("possessive", "s"),
)  # fmt: skip


class Units(Protocol):
    """What has units with classes: a reading."""

    codes: str
    surfaces: list[str]
    first: list[int]

    def __len__(self) -> int: ...

    def has(self, unit: int, name: str) -> bool: ...

    def core(self, unit: int) -> str: ...


class Roles:
    """The roles of units, by the lexicon of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._known: Remembered[str, str] = Remembered(lambda key: self._role(key[0], key[1:].strip()))  # by code and last token
        self._told: Remembered[str, str] = Remembered(self._role_of_classes)
        self._hyphens = vocabulary.code_set("hyphen&glued")
        self._stops = vocabulary.code_set("period&glued")
        self._figures = vocabulary.code_set("integer&!grouped")
        self._letters = vocabulary.code_set("word&glued")
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

    def of(self, reading: Units, unit: int) -> str:
        """The role of one unit; outside of the article it is that of a full stop."""
        codes = reading.codes
        if not 0 <= unit < len(codes):
            return "."
        return self._known[codes[unit] + reading.surfaces[reading.first[unit + 1] - 1]]

    def _role_of_classes(self, code: str) -> str:
        """The role that the classes of a code tell; "" where the word itself must."""
        classes = self._vocabulary.classes_of(code)
        return next((role for name, role in _CLASS_ROLES if name in classes), "")

    def _role(self, code: str, core: str) -> str:
        told = self._told[code]
        if told:
            return told
        if not core or not core[0].isalpha():
            return "n" if core == "." and "sign_last" in self._vocabulary.classes_of(code) else "."  # "U.S."
        word = core.lower()
        if core.isupper() and len(core) > 1:
            return "n"
        if word.endswith(self._any_ending):
            for role, ending in self._endings:
                if word.endswith(ending) and len(word) > len(ending) + (1 if role == "p" else 2):
                    return role
        return "n"

    def after(self, reading: Units, unit: int, reach: int = REACH) -> tuple[str, list[int]]:
        """The roles from a unit on to the first that ends every phrase, hyphenated compounds made one, and the unit at
        which each role begins (and one past)."""
        roles: list[str] = []
        places: list[int] = []
        codes, surfaces, tokens, known = reading.codes, reading.surfaces, reading.first, self._known
        last = min(len(codes), unit + reach)
        hyphens = self._hyphens
        index = unit
        while index < last:
            role = known[codes[index] + surfaces[tokens[index + 1] - 1]]
            places.append(index)
            index += 1
            if index + 2 < last and codes[index] in self._stops and role in "nab":
                abbreviated = _end_of_initials(reading, index - 1, last)
                if abbreviated > index:
                    role, index = "n", abbreviated
            while index + 1 < last and codes[index] in hyphens and role not in "-.":
                following = self.of(reading, index + 1)
                if role == "#" and reading.has(index + 1, "comparator_after"):
                    index += 2  # "300-plus"
                    break
                if following in "-.,\"'()":
                    break
                if following == "T" and role in "np" and not roles and not reading.has(unit, "number_half"):
                    following = "p"  # "person-days"
                index += 2
                role = following if following in "pmT" else "n"
                if following == "T" and self.of(reading, index) in "npmag":
                    role = "n"  # "22,000 full-day places"
            if index < last and (codes[index] in self._figures or codes[index] in self._letters) and role in "napgD":
                role, index = self._past_model(reading, role, index, last)
            if role == "p" and index < last and reading.has(index - 1, "capitalized") and reading.has(index, "lower"):
                role = "m"  # "3,000 Hamas supporters"
            roles.append(role)
            if role in ENDS:
                break
        places.append(index)
        return "".join(roles), places

    def _past_model(self, reading: Units, role: str, index: int, last: int) -> tuple[str, int]:
        """The role and the end of what ends before a unit and is called by figures behind it: "Boeing 767s", "Type 23", "F-16s"; as they
        were where none are."""
        end = index
        if reading.codes[end] in self._figures:
            named = not reading.has(end - 1, "lower")
            joined = reading.has(end, "glued")
            if not named or (role in "pD" and not joined) or (end + 1 < last and reading.codes[end + 1] in self._hyphens):
                return role, index
            end += 1
        elif not reading.has(end - 1, "number"):
            return role, index
        if end < last and reading.codes[end] in self._letters:
            return ("p" if reading.core(end)[-1:] == "s" else "n"), end + 1
        return "n", end

    def quoted(self, reading: Units, unit: int, reach: int) -> bool:
        """Whether a quotation mark stands within ``reach`` units before a unit."""
        return self._quotes.search(reading.codes, max(0, unit - reach), unit) is not None


def _end_of_initials(reading: Units, unit: int, last: int) -> int:
    """One past an abbreviation of letters with stops ("U.S.") that begins at a unit; the unit itself where none does."""
    end = unit
    while end + 1 < last and reading.has(end, "capitalized") and len(reading.core(end)) == 1 and reading.has(end + 1, "period"):
        if end > unit and not reading.has(end, "glued"):
            break
        end += 2
    return end if end > unit + 2 else unit
