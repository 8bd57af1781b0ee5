"""Date: a temporal expression, its TIMEX3 value and the calendar days it covers."""

from __future__ import annotations

import datetime

from reformextract.kinds.draft import Draft
from reformextract.patterns import PatternSet
from reformextract.rules import Match
from reformextract.tokens import Reading


def build(match: Match, reading: Reading) -> Draft | None:
    """A draft whose ``fields`` hold the match for :func:`resolve`."""
    return Draft("date", match.rule.id, match.start, match.end, {"match": match})


def resolve(drafts: list[Draft], reading: Reading, patterns: PatternSet, published: datetime.date | None) -> list[str]:
    """Fill type, value, mod, earliest, latest and stated of every date draft, in text order; returns warnings."""
    for draft in drafts:
        if draft.kind == "date":
            draft.fields = {"type": "DATE", "value": "XXXX"}
    return []
