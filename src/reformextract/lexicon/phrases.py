"""Phrases of the lexicon ("percentage points") made one unit each."""

from __future__ import annotations

from reformextract.lexicon.reading import Reading


def merge_phrases(reading: Reading) -> None:
    """Make every run of tokens that is a phrase of the lexicon one unit; of phrases that overlap the first, then the longest."""
    surfaces, vocabulary = reading.surfaces, reading.vocabulary
    spans: list[tuple[int, int, str]] = []
    position = 0
    for index in vocabulary.phrase_beginnings(surfaces, reading.places_in_phrases):
        if index < position:
            continue
        found = vocabulary.phrase_at(surfaces, index)
        if found is not None and found[0] - index > 1:
            spans.append((index, *found))
            position = found[0]
    reading.merge(spans)
