"""Who says so."""

from __future__ import annotations

from reformextract.facts.clauses import Clause
from reformextract.facts.nouns import extent_of
from reformextract.facts.scene import FactDraft, Scene, Units

_AFTER_SPEECH = frozenset((".", ",", "R", "N", "T", "I", "_", ":", ""))


def find_source(scene: Scene, draft: FactDraft) -> None:
    """Give a fact its source: "according to ...", else the subject of a clause of saying that is not the figure's own."""
    if draft.source is not None:
        return
    known = scene.sources.get(id(scene.s))
    if known is None:
        known = scene.sources[id(scene.s)] = according_to(scene), reports(scene)
    according, reporting = known
    if according is not None:
        draft.source = according
        return
    for clause, source in reporting:
        if clause is not draft.clause and clause.subject not in (draft.what_chunk, draft.clause.subject):
            draft.source = source
            return


def according_to(scene: Scene) -> Units | None:
    """The one behind "according to"."""
    s, codes = scene.s, scene.codes
    for index, letter in enumerate(s.letters):
        if letter == "I" and codes[s.chunks[index].head] in scene.words.according:
            place = s.letters.find("N", index + 1, index + 3)
            if place >= 0:
                return extent_of(scene, place)
    return None


def reports(scene: Scene) -> list[tuple[Clause, Units]]:
    """The clauses in which somebody says something, and who."""
    s, codes, words = scene.s, scene.codes, scene.words
    found: list[tuple[Clause, Units]] = []
    for clause in s.clauses:
        if clause.subject is None or clause.verb is None or codes[s.chunks[clause.verb].head] not in words.speech:
            continue
        named = s.letters[clause.subject] == "N" and codes[s.chunks[clause.subject].head] not in words.impersonal
        if named and s.letters[clause.verb + 1 : clause.verb + 2] in _AFTER_SPEECH:
            found.append((clause, extent_of(scene, clause.subject)))
    return found
