"""Enumerations, once the order of the records is final: members become indices, counts are compared with what was announced."""

from __future__ import annotations

from reformextract.lexicon.reading import Reading
from reformextract.matcher.draft import Draft
from reformextract.mechanisms.drafts import EnumerationDraft
from reformextract.models.warning import ExtractionWarning


def link_members(drafts: list[Draft], reading: Reading) -> list[ExtractionWarning]:
    """Put the places of the members of every enumeration in, with ``found`` and ``complete``; gives a warning for each mismatch.

    ``drafts`` are in their final order; the members of an enumeration are drafts among them.
    """
    warnings: list[ExtractionWarning] = []
    places: dict[int, int] | None = None
    for draft in drafts:
        if not isinstance(draft, EnumerationDraft):
            continue
        if places is None:
            places = {id(one): place for place, one in enumerate(drafts)}
        draft.members = tuple(sorted(places[id(member)] for member in draft.listed))
        if draft.complete is False:
            announced = reading.span_text(draft.first, draft.last)
            message = f"{announced!r} announces {draft.declared}, {draft.found} found"
            place = reading.extent(draft.first, draft.last)
            warnings.append(ExtractionWarning(code="enumeration_incomplete", message=message, places=(place,)))
    return warnings
