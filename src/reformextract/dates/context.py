"""What the text around a date says about it: its sentence and paragraph, whether it opens one, stands aside or says another again."""

from __future__ import annotations

from reformextract.lexicon.reading import Reading
from reformextract.lexicon.sentences import sentence_units

REACH = 12
COORDINATION_REACH = 5
RESTATEMENT_REACH = 3
ASIDE_REACH = 6


def line_ends_between(reading: Reading, first: int, last: int) -> bool:
    """Whether a line of the text ends between two units."""
    return reading.vocabulary.code_pattern("newline").search(reading.codes, first, last) is not None


def sentence_ends_between(reading: Reading, first: int, last: int) -> bool:
    """Whether two units stand in different sentences."""
    return sentence_units(reading, max(first - 1, 0)) != sentence_units(reading, last)


def sentences_between(reading: Reading, first: int, last: int) -> int:
    """How many sentences end between two units: 0, 1, or 2 for more."""
    start, _ = sentence_units(reading, last)
    if start <= max(first - 1, 0):
        return 0
    return 1 if sentence_units(reading, max(start - 1, 0))[0] <= max(first - 1, 0) else 2


def stands_aside(reading: Reading, first: int, last: int) -> bool:
    """Whether a date stands in an aside that the text does not go on about: "the bank, founded in 1850, closed"."""
    start, _ = sentence_units(reading, first)
    if not (reading.has(last, "comma") or reading.has(last, "close")):
        return False
    return any(reading.has(unit, "comma") or reading.has(unit, "open") for unit in range(max(start, first - ASIDE_REACH), first))


def is_told_ahead(reading: Reading, first: int, last: int) -> bool:
    """Whether what is told lay ahead when it was said: "he said it would open by the end of the year"."""
    start, _ = sentence_units(reading, first)
    return any(reading.has(unit, "told_ahead") for unit in range(max(start, first - REACH), last))


def opens_sentence(reading: Reading, unit: int) -> bool:
    """Whether nothing stands before a unit in its sentence, or a single sign or article."""
    return unit - sentence_units(reading, unit)[0] <= 1


def sets_scene(reading: Reading, unit: int) -> bool:
    """Whether a date opens its sentence after a word that sets the scene ("In 2015, ...")."""
    start, _ = sentence_units(reading, unit)
    opens = unit - start == 1 or reading.has(unit - 2, "semicolon")
    return opens and reading.has(unit - 1, "scene_word")


def coordinated(reading: Reading, last: int, first: int) -> bool:
    """Whether the date that begins at ``first`` is joined to one that ended shortly before, at ``last``: "on May 2 here and June 3"."""
    word = first - (2 if reading.has(first - 1, "link_on") or reading.has(first - 1, "link_of") else 1)
    return last <= word <= last + COORDINATION_REACH and reading.has(word, "range_link")


def goes_on(reading: Reading, last: int, first: int) -> bool:
    """Whether a sentence goes on from one date to the next, with nothing that holds one against the other ("from 3 in May")."""
    nearest = next((unit for unit in range(first - 1, last - 1, -1) if reading.has_any(unit, ("compared_from", "infinitive_word"))), None)
    compared = nearest is not None and reading.has(nearest, "compared_from")
    return not compared and not sentence_ends_between(reading, last, first)


def restates(reading: Reading, last: int, first: int, link: str = "link_on") -> bool:
    """Whether what begins at ``first`` says again what ended at ``last``: "last Friday, on June 4", "In 1987, only nine years later"."""
    between = range(last, first)
    if not 1 <= len(between) <= RESTATEMENT_REACH or not (reading.has(last, "comma") or reading.has(last, "open")):
        return False
    return all(reading.has(unit, "restating_word") or reading.has(unit, link) for unit in between[1:])
