"""Noun phrases: what they name, how far they reach, whose they are by their own words."""

from __future__ import annotations

import re

from reformextract.facts.clauses import JOINED, REDUCED, RELATIVE, Clause
from reformextract.facts.grammar import Chunk
from reformextract.facts.scene import FactDraft, Scene, Units

_APPOSED = 4  # chunks of a noun and one in apposition to it
_ROW = re.compile("N(?:,N)*,?C?N")


def is_property(scene: Scene, chunk: Chunk) -> bool:
    return scene.codes[chunk.head] in scene.words.property or scene.codes[chunk.head] in scene.words.change_noun


def is_entity(scene: Scene, chunk: Chunk) -> bool:
    """Whether a noun phrase names a place, a body or a group, and no property of one."""
    code = scene.codes[chunk.head]
    if code in scene.words.property or code in scene.words.currency:
        return False
    if code in scene.words.entity or code in scene.words.country or code in scene.words.people:
        return True
    if code not in scene.words.capital:
        return False
    opens = chunk.head in scene.story.starts and chunk.core == chunk.head
    return not opens or scene.reading.core(chunk.head) in scene.story.names


def extent_of(scene: Scene, index: int) -> Units:
    """A noun phrase with the complements that identify it, without determiner and possessor."""
    s = scene.s
    chunk = s.chunks[index]
    clause = s.clause_of[index]
    limit, last = len(s.letters), index
    is_subject = clause.subject is not None and clause.verb is not None and clause.subject <= index < clause.verb
    if is_subject and clause.verb is not None:
        limit, last = clause.verb, last_of_row(scene, index, clause.verb)
    place = last + 1
    while place < limit:
        count = complement_at(scene, place, is_subject)
        if count:
            last = place + count - 1
        elif is_subject and s.letters.startswith("IT", place, limit):
            count = 2  # "the fee in 2018 for boats": a date behind the last complement is no part of it
        else:
            break
        place += count
    if place < limit and describes(scene, place):
        end = end_of(scene, s.clause_of[place], place)
        last = last if "F" in s.letters[place:end] else end - 1
    return chunk.core, s.chunks[last].last


def complement_at(scene: Scene, place: int, is_subject: bool) -> int:
    """How many chunks the complement at a place takes up, 0 where there is none: "of the mills", "in Kent", "for 12 firms"."""
    letters = scene.s.letters
    if letters.startswith("oN", place):
        return 2
    if letters.startswith("oFN", place):
        return 3
    if is_subject and letters.startswith("tN", place):
        return 2
    if letters.startswith("IN", place):
        if scene.code(place) in scene.words.such:
            return 0  # "25 jobs such as miners": the jobs
        if scene.code(place) in scene.words.with_word and letters.startswith("oF", place + 2):
            return 0  # "plants with a capacity of 3 tons": the plants
        in_place = is_subject or scene.codes[scene.s.chunks[place].head] in scene.words.place_link
        return 2 if in_place or goes_on_as_name(scene, place) else 0
    joined = is_subject and letters.startswith("CN", place) and letters[place - 2] == "o"
    return 2 if joined else 0


def describes(scene: Scene, place: int) -> bool:
    """Whether a relative or participial clause begins at a place."""
    kind = scene.s.clause_of[place].kind
    return (scene.s.letters[place] in "RE" and kind in (RELATIVE, REDUCED)) or (scene.s.letters[place] == "G" and kind == REDUCED)


def goes_on_as_name(scene: Scene, place: int) -> bool:
    """Whether a name goes on behind a preposition: "Bank for International Settlements"."""
    words = scene.words
    names = scene.code(place - 1) in words.capital and scene.code(place + 1) in words.capital
    return names and scene.s.chunks[place - 1].head not in scene.story.starts and scene.code(place) in words.name_link


def last_of_row(scene: Scene, index: int, verb: int) -> int:
    """The last of a row of noun phrases that are one subject: "Hull, Leeds and York account for"."""
    s = scene.s
    if _ROW.fullmatch(s.letters, index, verb) is None:
        return index
    last = s.chunks[verb - 1]
    if scene.codes[last.first] in scene.words.indefinite and s.letters.startswith("N,N", index) and verb - index <= _APPOSED:
        return index  # "Hull, a maker of pumps and valves"
    joined = s.letters[verb - 2] == "C" or any(scene.codes[unit] in scene.words.coordinator for unit in range(last.first, last.last))
    return verb - 1 if joined else index


def end_of(scene: Scene, clause: Clause, index: int) -> int:
    """One past the last chunk of a clause that begins at a chunk, to the next sign or date."""
    s = scene.s
    place = index + 1
    while (
        place < len(s.chunks)
        and (s.clause_of[place] is clause or s.clause_of[place].parent is clause)
        and s.letters[place] not in ",;:._TbC"
    ):
        place += 1
    while s.letters[place - 1] in "Iot":
        place -= 1
    return place


def core_of(scene: Scene, index: int) -> Units:
    """A noun phrase without determiner; of "China's exports" the possessor, since a property is nobody."""
    chunk = scene.s.chunks[index]
    if chunk.owner is not None and not is_entity(scene, chunk):
        return chunk.owner
    return chunk.core, chunk.last


def subject_of(scene: Scene, clause: Clause | None) -> int | None:
    while clause is not None:
        if clause.subject is not None:
            return clause.subject
        clause = clause.parent
    return None


def speaks(scene: Scene, clause: Clause) -> bool:
    """Whether a clause says that somebody says something; "reported growth" says what was seen."""
    if clause.verb is None:
        return False
    code = scene.codes[scene.s.chunks[clause.verb].head]
    if code not in scene.words.speech:
        return False
    following = clause.verb + 1
    seen = code in scene.words.see and scene.s.letters.startswith(("N", "F"), following)
    return not (seen and scene.s.clause_of[following] is clause)


def said_to_be(scene: Scene, draft: FactDraft) -> int | None:
    """What a number without a noun is said to be: "of which 12 were pilots"."""
    index = draft.figure
    if not scene.s.letters.startswith("VN", index + 1) or not scene.s.chunks[index + 1].copula:
        return None
    return index + 2 if scene.code(index + 2) not in scene.words.adjective else None


def shares_auxiliaries(scene: Scene, clause: Clause) -> bool:
    """Whether a joined verb in its plain form goes on with the "will" or "have to" of the verb before: "will build 3 and open 2"."""
    if clause.kind != JOINED or clause.verb is None:
        return False
    verb = scene.s.chunks[clause.verb]
    return not verb.chain and scene.codes[verb.head] in scene.words.plain


def is_present(scene: Scene, head: Chunk) -> bool:
    """Whether a verb group stands in the simple present: pays, is paid, may be paid."""
    codes, words = scene.codes, scene.words
    if head.kind != "verb":
        return False
    if not head.chain:
        return codes[head.head] in words.base_form or codes[head.head] in words.third
    return all(codes[unit] in words.present_aux for unit in head.chain)
