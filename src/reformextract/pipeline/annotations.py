"""An extraction -> what a Doc shows of it: span groups, entities, the extension attributes."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from reformextract.article import Extraction
from reformextract.extensions import expanded, set_extraction


def annotate(doc: Doc, extraction: Extraction, spans_key: str, kinds: Iterable[str], annotate_ents: bool) -> None:
    """Put an extraction into a Doc: ``doc.spans[KEY]`` holds one span a record, ``doc.spans[KEY/KIND]`` those of a kind.

    A span's label is the kind, its id the rule. Characters are the truth: a span is expanded to the tokens that its record
    touches. With ``annotate_ents`` the spans also become entities, of overlapping ones (those already there included) the longest.
    """
    set_extraction(doc, spans_key, extraction)
    spans: list[Span] = []
    by_kind: dict[str, list[Span]] = {kind: [] for kind in kinds}
    for record in extraction.records:
        span = expanded(doc, record.start, record.end, record.kind, record.rule or "")
        spans.append(span)
        by_kind[record.kind].append(span)
    doc.spans[spans_key] = spans
    for kind, group in by_kind.items():
        doc.spans[f"{spans_key}/{kind}"] = group
    if annotate_ents:
        doc.set_ents(filter_spans([*spans, *doc.ents]))
