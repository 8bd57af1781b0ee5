"""The noun phrase that a number counts, found without a parser: a regular expression over the roles of its units (lexicon/roles.py)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Final

from reformextract.lexicon.reading import Reading

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
_SHARED_HEAD = re.compile(r"(?P<modifiers>(?:[nagm]|ld){1,3})(?:,#(?:[nagm]|ld){1,3})*,?&#(?:[nagm]|ld){1,3}(?P<head>p|n(?=[xvd.b,t]))")
_TIME_AHEAD = re.compile(r"[nadgl]*T")
_MOST_REMEMBERED = 8192  # rows of roles


def _remembering(expression: re.Pattern[str]) -> Callable[[str], re.Match[str] | None]:
    """How an expression matches rows of roles; they are alike over and over, so each is matched once."""
    return lru_cache(maxsize=_MOST_REMEMBERED)(expression.match)


_plural, _singular, _shared_head, _time_ahead = map(_remembering, (_PLURAL, _SINGULAR, _SHARED_HEAD, _TIME_AHEAD))
_OPENS_OBJECT = ("number", "currency_before", "number_article")
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


def _names_follow(reading: Reading, more: list[int]) -> bool:
    """Whether the units of "and" and its noun begin with a capital that the noun before has not: a clause of its own begins there."""
    joined = [place for place in more if not reading.has(place, "np_coordinator") and not reading.has(place, "comma")]
    return bool(joined) and reading.has(joined[0], "capitalized") and reading.has(more[0] - 1, "lower")


def _is_verb_of_two(reading: Reading, unit: int, role: str) -> bool:
    """Whether the plural before a unit, joined to another by "and", is a verb: one that goes on with "to", or with an amount of money."""
    if role == "t":
        return reading.has(unit - 1, "np_verb_or_plural")
    return reading.has(unit, "currency_before") or (
        reading.has(unit - 1, "payment_word") and reading.has_any(unit, ("number", "comparator_before"))
    )


def _is_another_deed(reading: Reading, unit: int, more: list[int], behind: int) -> bool:
    """Whether "and" joins a verb to the verb before a number, both of a third person, and no plural to the plural before it."""
    verb = next((place for place in more if not reading.has_any(place, ("np_coordinator", "comma"))), behind)
    follows = verb + 1
    if not reading.has(verb, "third_person") or not (reading.has(follows, "lower") or reading.has(follows, "number")):
        return False
    governing = unit - 1
    while reading.has_any(governing, ("number", "comparator_before", "number_adverb", "np_determiner")):
        governing -= 1
    return reading.has(governing, "third_person") and not reading.has_any(follows, ("np_boundary", "np_of", "np_auxiliary"))


def _before_clause(reading: Reading, roles: str, places: list[int], end: int) -> int:
    """Where a phrase ends whose plural has a clause of its own: "9 [industries] recorded more", "12 [police] guarding offices"."""
    for index in range(end - 1):
        if roles[index] == "m" and (
            (roles[index + 1] == "d" and reading.core(places[index + 1] - 1)[-1:] == "s") or reading.has(places[index + 1], "clause_gerund")
        ):
            return index + 1
    return end - 1 if end > 1 and reading.has(places[end] - 1, "state_word") else end  # "300,000 PEOPLE HOMELESS"


class Uncounted(Enum):
    """What stands where a counted noun would and is no thing to count: a noun of time, a score, a price."""

    NO_THING = "no thing"


NO_THING: Final = Uncounted.NO_THING


def noun_phrase_at(reading: Reading, unit: int, singular: bool = False) -> NounPhrase | Uncounted | None:
    """The noun phrase that begins at a unit: a plural one, or (``singular``) one of a single thing.

    None where no noun begins there; :data:`NO_THING` for what is no count of things.
    """
    timed = reading.has(unit, "np_time_modifier") and reading.has(unit + 1, "plural_noun")  # "eight night services"
    if timed or (reading.has(unit, "np_degree") and reading.has(unit + 1, "word")):  # "the ten most violent cities"
        judged = noun_phrase_at(reading, unit + 1, singular)
        return NounPhrase(unit, judged.last, judged.head) if isinstance(judged, NounPhrase) else judged
    roles, places = reading.roles.after(reading, unit)
    if not roles or roles[0] in ".bxDPot&,-#v)":
        return None
    if roles[0] == "S":
        return NO_THING
    if singular:
        shared = _shared_head(roles)
        if shared is not None and shared["head"] == "p":
            return NounPhrase(places[0], places[shared.end("modifiers")], places[shared.start("head")])
        found = _singular(roles)
        if found is None:
            return NO_THING if roles[0] == "T" else None
        end = found.end()
        if end < len(roles) and roles[end] == "T":
            return NO_THING
        if roles[end : end + 1] == "p" and reading.has(unit - 1, "numeral"):  # "1 PE trainers"
            end += 1
        return NounPhrase(places[0], places[end])
    found = _plural(roles.replace("S", "p"))
    if found is not None:
        if "T" in roles[: found.end()]:
            return NO_THING
        end = found.end()
        if (
            end == 1
            and reading.has(places[0], "np_verb_or_plural")
            and reading.has_any(places[1], ("number", "currency_before", "number_article"))
        ):
            return None  # "a family of four needs 900 pounds"
        if found["more"]:
            more, behind, role = places[found.end("head") : end], places[end], roles[end : end + 1]
            opens = unit < 2 or reading.has(unit - 2, "period") or reading.has(unit - 2, "newline")
            is_beyond = (
                # "12,000 units and Skoda sales rose"
                (role in ("d", "v", "x") and not opens and _names_follow(reading, more))
                # "10 units and buildings of less than 500 m2"
                or (role == "o" and reading.has_any(behind + 1, ("number", "comparator_before")))
                # "abolishes 300 posts and leaves local offices untouched"
                or _is_another_deed(reading, unit, more, behind)
                # "12 firms and plans to ...", "12 firms and costs $3 million"
                or _is_verb_of_two(reading, behind, role)
            )
            if is_beyond:
                end = found.end("head")
        return NounPhrase(places[0], places[_before_clause(reading, roles, places, end)])
    if _time_ahead(roles):
        return NO_THING
    found = _plural(_LAST_MODIFIER.sub("p", roles))
    if found is not None:
        return NounPhrase(places[0], places[_before_clause(reading, roles, places, found.end())])
    found = _shared_head(roles)
    if found is not None:
        return NounPhrase(places[0], places[found.end("modifiers")], places[found.start("head")])
    return None
