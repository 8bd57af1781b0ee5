"""Links between the records of one article. (Facts that tie a figure to what it measures will live beside these.)"""

from __future__ import annotations

from reformextract.lexicon.reading import Reading
from reformextract.matcher.draft import Draft
from reformextract.quantities.money import MoneyDraft

_REACH = 5  # units between an amount and the one that restates it: its rate, the bracket, "or", "equivalent to"


def link_restated_amounts(drafts: list[Draft], reading: Reading) -> None:
    """An amount right after another, in brackets or after a cue ("or", "equivalent to"), in another currency, restates it.

    ``equals`` points to the first: its place in ``drafts``, which are in their final order.
    """
    last_money: tuple[int, MoneyDraft] | None = None
    for index, draft in enumerate(drafts):
        if not isinstance(draft, MoneyDraft):
            continue
        if last_money is not None:
            place, before = last_money
            if before.currency != draft.currency and _restates(before, draft, reading):
                draft.equals = place if before.equals is None else before.equals
        last_money = (index, draft)


def _restates(before: MoneyDraft, draft: MoneyDraft, reading: Reading) -> bool:
    gap = range(before.last, draft.first)
    if not 0 < len(gap) <= _REACH or any(reading.has_any(unit, ("period", "newline")) for unit in gap):
        return False
    if any(reading.has_any(unit, ("open", "open_bracket")) for unit in gap):
        return not any(reading.has(unit, "close") for unit in gap)
    return any(reading.has(unit, "restate_cue") for unit in gap) and all(
        reading.has_any(unit, ("restate_cue", "comma", "dash")) for unit in gap
    )
