"""The words that link a figure to its subject, as they stand in the text: a verb with its particle."""

from __future__ import annotations

from reformextract.facts.record import Phrase
from reformextract.facts.scene import FactDraft, Scene, Units
from reformextract.facts.story import made_phrase


def predicate_phrase(scene: Scene, draft: FactDraft) -> Phrase | None:
    """The predicate of a fact; of "higher than", which is one unit, the first word."""
    if draft.predicate is None:
        return None
    first, last = _foretelling(scene, draft) or draft.predicate
    if draft.role == "comparison":
        return _up_to_word(scene, first, first)
    words, codes = scene.words, scene.codes
    if codes[first] in words.particle and codes[first - 1 : first] in words.moving:
        return scene.story.phrase(first - 1, last)  # "goes up by 3"
    particle = codes[last : last + 1] in words.particle and codes[last - 1] not in words.be and not _is_of_figure(scene, last)
    return _up_to_word(scene, first, last) if particle else scene.story.phrase(first, last)


def _foretelling(scene: Scene, draft: FactDraft) -> Units | None:
    """The participle that says what "to be" leaves to it: "is expected to be 3 million"."""
    words, codes = scene.words, scene.codes
    if draft.predicate is None or codes[draft.predicate[0]] not in words.be:
        return None
    chain = next((chunk.chain for chunk in scene.s.chunks if chunk.head == draft.predicate[0]), ())
    found = next((unit for unit in chain if codes[unit] in words.foretold), None)
    return None if found is None else (found, found + 1)


def _up_to_word(scene: Scene, first: int, last: int) -> Phrase:
    """From a unit to the first word of another, which may have more: "went up" of "went up to 14 euros"."""
    start = scene.reading.start(first)
    end = scene.reading.start(last) + len(scene.reading.core(last).split()[0])
    return made_phrase(start, end, scene.reading.text[start:end])


def _is_of_figure(scene: Scene, unit: int) -> bool:
    """Whether a unit is a word of a record: "up to 40%"."""
    return any(chunk.letter == "F" and chunk.first <= unit < chunk.last for chunk in scene.s.chunks)
