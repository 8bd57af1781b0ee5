"""Count: a number of things, with the counted noun phrase."""

from __future__ import annotations

from reformextract.kinds.draft import Draft
from reformextract.kinds.quantity import amount_fields, with_cues
from reformextract.numbers import number_value
from reformextract.rules import Match
from reformextract.tokens import Reading


def build(match: Match, reading: Reading) -> Draft | None:
    """Groups ``amount`` (or ``low``/``high``, ``vague``) and ``total``."""
    fields = amount_fields(match, reading)
    if fields is None:
        return None
    total = match.unit("total")
    if total is not None:
        whole = number_value(reading, total)
        if whole is not None:
            fields["total"] = whole.value
    draft = with_cues(Draft("count", match.rule.id, match.start, match.end, fields), reading)
    item = counted_noun(reading, draft.last)
    if item is not None:
        draft.fields["item"] = item
    return draft


def counted_noun(reading: Reading, unit: int) -> str | None:
    """The noun phrase that begins at a unit, up to the first word that cannot belong to it; None where there is none."""
    if reading.has(unit, "of_word"):
        unit += 1
    end = unit
    while end < len(reading) and end - unit < 8:
        classes = reading.classes(end)
        if ("word" not in classes and "hyphen" not in classes) or "item_stop" in classes:
            break
        end += 1
    return reading.span_text(unit, end) if end > unit else None
