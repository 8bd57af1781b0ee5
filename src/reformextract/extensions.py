"""What Docs and Spans of spaCy carry of ours: the extension attributes, and how spaCy's serialiser packs them.

To read stored Docs (``Doc.from_bytes``, ``DocBin``) in a process that loads no pipeline of ours, import this module first.

``doc._.extractions``   the extractions by the ``spans_key`` of the component that made them (stored; all else is a getter)
``doc._.extraction``    that of the key ``reformextract``, else the first
``doc._.records``       its records
``doc._.reform_json``   the article as one JSON object of the annotation guidelines: ``doc.to_json(underscore=["reform_json"])``
``doc._.published``     the publication date, given (a date or an ISO string) or read from the article's dateline
``span._.record``       the record that a span of ours stands for
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import srsly
from spacy.tokens import Doc, Span

from reformextract.article import Extraction
from reformextract.models.record import Record

SPAN_GROUP = "reformextract"
_EXTRACTION = "__reformextract_extraction__"
_DAY = "__reformextract_day__"


def expanded(doc: Doc, start: int, end: int, label: str, rule: str = "") -> Span:
    """The span of all tokens that some characters touch."""
    span = doc.char_span(start, end, label=label, span_id=rule, alignment_mode="expand")
    assert span is not None  # every character stands in a token
    return span


def extraction_of(doc: Doc) -> Extraction | None:
    """The extraction of a Doc: that of the usual key, else the first."""
    extractions: dict[str, Extraction] = doc._.extractions or {}
    return extractions.get(SPAN_GROUP) or next(iter(extractions.values()), None)


def set_extraction(doc: Doc, key: str, extraction: Extraction) -> None:
    """Put an extraction beside those that other components have made of the same Doc."""
    doc._.extractions = {**(doc._.extractions or {}), key: extraction}


def _records(doc: Doc) -> tuple[Record, ...]:
    extraction = extraction_of(doc)
    return () if extraction is None else extraction.records


def _as_json(doc: Doc) -> dict[str, Any] | None:
    extraction = extraction_of(doc)
    return None if extraction is None else extraction.to_gold()


def _record_of(span: Span) -> Record | None:
    """The record that a span stands for: of its kind and rule, within it and touching its first and last token."""
    opening, closing = span[0], span[-1]
    begins, ends = opening.idx + len(opening), closing.idx
    extractions: dict[str, Extraction] = span.doc._.extractions or {}
    for extraction in (extraction_of(span.doc), *extractions.values()):
        for record in extraction.records if extraction is not None else ():
            same = record.kind == span.label_ and (record.rule or "") == span.id_
            if same and span.start_char <= record.start < begins and ends < record.end <= span.end_char:
                return record
    return None


def set_extensions() -> None:
    """Register the attributes; may be called again."""
    attributes: dict[str, dict[str, Any]] = {
        "published": {"default": None},
        "extractions": {"default": None},
        "extraction": {"getter": extraction_of},
        "records": {"getter": _records},
        "reform_json": {"getter": _as_json},
    }
    for name, options in attributes.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, **options)
    if not Span.has_extension("record"):
        Span.set_extension("record", getter=_record_of)


@srsly.msgpack_encoders("reformextract")  # type: ignore[untyped-decorator]
def _pack(value: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    """Lets ``Doc.to_bytes``, ``DocBin`` and several processes carry extractions and dates (msgpack knows plain types only)."""
    if isinstance(value, Extraction):
        return {_EXTRACTION: value.model_dump_json()}
    if isinstance(value, datetime.date):
        return {_DAY: value.isoformat()}
    return value if chain is None else chain(value)


@srsly.msgpack_decoders("reformextract")  # type: ignore[untyped-decorator]
def _unpack(value: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    if isinstance(value, dict) and _EXTRACTION in value:
        return Extraction.model_validate_json(value[_EXTRACTION])
    if isinstance(value, dict) and _DAY in value:
        return datetime.date.fromisoformat(value[_DAY][:10])
    return value if chain is None else chain(value)


set_extensions()
