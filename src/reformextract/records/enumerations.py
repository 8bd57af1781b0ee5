"""Enumerations, once the order of the records is final: members become indices, counts are compared with what was announced."""

from __future__ import annotations

from reformextract.lexicon.reading import Reading
from reformextract.matcher.draft import Draft


def link_members(drafts: list[Draft], reading: Reading) -> list[str]:
    """Put the places of the members of every enumeration in, with ``found`` and ``complete``; gives a warning for each mismatch.

    ``drafts`` are in their final order; the members of an enumeration are drafts among them.
    """
    warnings: list[str] = []
    places: dict[int, int] | None = None
    for draft in drafts:
        if draft.kind != "enumeration":
            continue
        if places is None:
            places = {id(one): place for place, one in enumerate(drafts)}
        members = tuple(sorted(places[id(member)] for member in draft.fields["members"]))
        declared = draft.fields["declared"]
        draft.fields["members"] = members
        draft.fields["found"] = len(members)
        draft.fields["complete"] = None if declared is None else declared == len(members)
        if declared is not None and declared != len(members):
            start = reading.start(draft.first)
            announced = reading.span_text(draft.first, draft.last)
            warnings.append(f"enumeration at {start}: {announced!r} announces {declared}, {len(members)} found")
    return warnings
