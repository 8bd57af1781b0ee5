"""Why a phrase was taken for the name of an arrangement: the features that were seen, with their points and reasons."""

from __future__ import annotations

from reformextract.matcher.draft import Draft
from reformextract.mechanisms.drafts import MechanismDraft
from reformextract.patterns.entries import Evidence
from reformextract.patterns.pattern_set import PatternSet


def evidence_of(draft: Draft, patterns: PatternSet) -> list[Evidence]:
    """The features that gave a mechanism its points; none for one that was listed or known, or for another kind."""
    if not isinstance(draft, MechanismDraft):
        return []
    return [patterns.evidence[name] for name in draft.evidence if patterns.evidence[name].points]
