"""Links between the records of one article. (Facts that tie a figure to what it measures will live beside these.)"""

from __future__ import annotations

from reformextract.kinds.draft import Draft
from reformextract.tokens import Reading


def link_restated_amounts(drafts: list[Draft], reading: Reading) -> None:
    """An amount in brackets right after another, in another currency, restates it: ``equals`` points to the first.

    ``drafts`` are in their final order; the index is the place in that list.
    """
    last_money: tuple[int, Draft] | None = None
    for index, draft in enumerate(drafts):
        if draft.kind != "money":
            continue
        if last_money is not None:
            before = last_money[1]
            gap = range(before.last, draft.first)
            if (
                0 < len(gap) <= 4
                and any(reading.has(unit, "open") for unit in gap)
                and before.fields["currency"] != draft.fields["currency"]
            ):
                draft.fields["equals"] = last_money[0]
        last_money = (index, draft)
