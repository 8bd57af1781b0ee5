"""The publication date as the article's own dateline gives it: "2019-01-23 09:47", "Beijing, July 26, 2020 (Xinhua)".

Only the head of the text is read, and only a date that states year, month and day and stands as a dateline does: alone on
its line, behind a place, an agency or a word such as "Updated", never inside of a sentence.
"""

from __future__ import annotations

import datetime
import re

from reformextract.dates import date
from reformextract.dates.record import DateDraft
from reformextract.lexicon.reading import Reading
from reformextract.matcher.choose import choose
from reformextract.matcher.draft import Draft
from reformextract.stages import Stages

HEAD_CHARACTERS = 600
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_WHOLE = {"year", "month", "day"}


def published_in(text: str, stages: Stages) -> datetime.date | None:
    """The first dateline in the head of a text; None when there is none. Never fails, whatever the text.

    >>> from reformextract.api import shared_stages
    >>> published_in("Plan adopted\\n2019-01-23 09:47  Source: Daily\\nIn September 2017 it began.", shared_stages())
    datetime.date(2019, 1, 23)
    >>> published_in("It began on January 5, 2017 in Hunan.", shared_stages()) is None
    True
    """
    head = _head(text)
    if _YEAR.search(head) is None:
        return None
    reading = stages.read(head)
    found = choose(stages.date_rules.find(reading.codes))
    drafts: list[Draft] = [draft for draft in (date.build(match, reading) for match in found) if draft is not None]
    date.resolve(drafts, reading, stages.patterns, None, {})
    for draft in drafts:
        if not isinstance(draft, DateDraft) or draft.earliest is None:
            continue
        if set(draft.stated or ()) >= _WHOLE and _stands_alone(draft, reading):
            return draft.earliest
    return None


def _head(text: str) -> str:
    """The first characters of a text, not cut within a word or number."""
    if len(text) <= HEAD_CHARACTERS:
        return text
    end = HEAD_CHARACTERS
    while end > 0 and not text[end].isspace():
        end -= 1
    return text[:end]


def _stands_alone(draft: Draft, reading: Reading) -> bool:
    """Whether a date stands as a dateline: no word of a sentence right before or after it."""
    before, after = draft.first - 1, draft.last
    if before >= 0 and reading.has(before, "word") and not reading.has(before, "dateline_cue"):
        name = reading.has(before, "capitalized") or reading.has(before, "upper")
        if not name or reading.has(before, "day_before") or reading.has(before, "year_before"):
            return False
    if before >= 0 and (reading.has(before, "number") or reading.has(before, "hyphen")):
        return False
    return not (after < len(reading) and (reading.has(after, "lower") or reading.has(after, "number") or reading.has(after, "hyphen")))
