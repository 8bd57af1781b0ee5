"""Who says so."""

from __future__ import annotations

from reformextract.facts.nouns import extent_of
from reformextract.facts.scene import FactDraft, Scene


def find_source(scene: Scene, draft: FactDraft) -> None:
    if draft.source is not None:
        return
    s, codes, words = scene.s, scene.codes, scene.words
    for index, chunk in enumerate(s.chunks):
        if chunk.kind == "word" and codes[chunk.head] in words.according:
            for place in range(index + 1, min(index + 3, len(s.letters))):
                if s.letters[place] == "N":
                    draft.source = extent_of(scene, place)
                    return
    for clause in s.clauses:
        if clause is draft.clause or clause.subject is None or clause.verb is None:
            continue
        if codes[s.chunks[clause.verb].head] in words.speech and s.letters[clause.subject] == "N":
            following = s.letters[clause.verb + 1 : clause.verb + 2]
            if (
                codes[s.chunks[clause.subject].head] not in words.impersonal
                and clause.subject not in (draft.what_chunk, draft.clause.subject)
                and following in ("", ".", ",", "R", "N", "T", "I", "_", ":")
            ):
                draft.source = extent_of(scene, clause.subject)
                return
