"""spaCy's DocBin: the records as the span group ``reformextract``, their fields in the Docs' user data. Carries everything.

Tokens are those of the blank tokenizer, cut at the edges of the records, so that every offset is kept.
A DocBin of another tool's making is read too, where its user data or the spans' own ``span_id`` are not ours: then the
labels must be kinds and a kind whose fields can't be left out is refused.
"""

from __future__ import annotations

import bisect
import itertools
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from reformextract.article import Extraction
from reformextract.formats.base import (
    GoldError,
    Region,
    a_list,
    an_object,
    article_metadata,
    article_of,
    bad_json,
    from_regions,
    reads,
    texts,
    to_json,
    to_regions,
    whole,
)

_KEY = "reformextract"


@cache
def _blank() -> Any:
    import spacy

    return spacy.blank("en")


def _words(tokens: list[tuple[int, int]], edges: list[int]) -> Iterator[tuple[int, int]]:
    for start, end in tokens:
        inner = edges[bisect.bisect_right(edges, start) : bisect.bisect_left(edges, end)]
        for edge in (*inner, end):
            yield start, edge
            start = edge


def to_doc(extraction: Extraction, nlp: Any) -> Any:
    """The extraction as a Doc on the tokenizer of ``nlp``; ``doc.text`` is the article's text."""
    from spacy.tokens import Doc

    from reformextract.extensions import SPAN_GROUP, set_extraction

    text = extraction.article.text
    edges = sorted({edge for record in extraction.records for edge in (record.start, record.end)})
    tokens = [(token.idx, token.idx + len(token) + len(token.whitespace_)) for token in nlp.make_doc(text)]
    words: list[str] = []
    spaces: list[bool] = []
    for start, end in _words(tokens, edges):
        word = text[start:end]
        spaced = len(word) > 1 and word.endswith(" ") and end not in edges
        words.append(word[:-1] if spaced else word)
        spaces.append(spaced)
        if not spaced and word.endswith(" ") and len(word) > 1:  # the space belongs to a record's edge: a token of its own
            words[-1] = word[:-1]
            spaces[-1] = False
            words.append(" ")
            spaces.append(False)
    doc = Doc(nlp.vocab, words=words, spaces=spaces)
    regions = to_regions(extraction)
    spans: list[Any] = [doc.char_span(r.start, r.end, label=r.kind, span_id=r.fields.get("rule", "")) for r in regions]
    doc.spans[SPAN_GROUP] = spans
    fields = [{"id": r.id, "kind": r.kind, "start": r.start, "end": r.end, "fields": dict(r.fields)} for r in regions]
    set_extraction(doc, SPAN_GROUP, extraction)
    doc.user_data[_KEY] = to_json({"article": article_metadata(extraction), "regions": fields})
    return doc


def from_doc(doc: Any, file: Path, number: int) -> Extraction:
    """The extraction of a Doc: its spans are what counts, the user data gives their fields.

    A Doc that a pipeline of ours has made holds its extraction as such.
    """
    from reformextract.extensions import SPAN_GROUP, extraction_of

    made = extraction_of(doc) if _KEY not in doc.user_data else None
    if made is not None:
        made_of = made.article
        return made if made_of.id else made.model_copy(update={"article": made_of.model_copy(update={"id": str(number)})})
    stored = _stored(doc, file, number)
    metadata = {"id": str(number), **an_object(stored.get("article"), file, article=str(number), field="article")}
    article, beside = article_of(doc.text, metadata, file)
    if SPAN_GROUP not in doc.spans:
        raise GoldError(file, f"no span group {SPAN_GROUP!r}; there are: {', '.join(doc.spans) or 'none'}", article=article.id)
    known: dict[tuple[str, int, int], list[dict[str, Any]]] = {}
    for index, given in enumerate(a_list(stored.get("regions"), file, article=article.id, field="regions")):
        region = dict(an_object(given, file, article=article.id, record=index))
        region["fields"] = texts(region.get("fields"), file, article=article.id, record=index, field="fields")
        known.setdefault((str(region.get("kind")), region.get("start", -1), region.get("end", -1)), []).append(region)
    regions: list[Region] = []
    for index, span in enumerate(doc.spans[SPAN_GROUP]):
        ours = known.get((span.label_, span.start_char, span.end_char))
        region = ours.pop(0) if ours else {"id": f"span {index}", "fields": {}}
        regions.append(Region(str(region.get("id", f"span {index}")), span.label_, span.start_char, span.end_char, region["fields"]))
    return from_regions(article, regions, file, beside)


def _stored(doc: Any, file: Path, number: int) -> Mapping[str, Any]:
    """What :func:`to_doc` has put into the user data; nothing where another tool made the Doc."""
    stored = doc.user_data.get(_KEY) or "{}"
    try:
        return an_object(json.loads(stored) if isinstance(stored, str) else stored, file, article=str(number), field="user_data")
    except (ValueError, RecursionError) as error:
        if isinstance(error, GoldError):
            raise
        raise GoldError(file, bad_json(error), article=str(number), field="user_data") from error


@reads
def read(path: Path) -> Iterator[Extraction]:
    """The articles of a DocBin file."""
    from spacy.tokens import DocBin

    import reformextract.extensions  # noqa: F401  (what a pipeline of ours has stored in the Docs)

    nlp = _blank()
    try:
        docs = DocBin(store_user_data=True).from_disk(path)
    except Exception as error:  # msgpack and zlib have errors of many kinds
        raise GoldError(path, f"no DocBin: {error}") from error
    found = docs.get_docs(nlp.vocab)
    for number in itertools.count(1):
        try:
            doc = next(found, None)
        except Exception as error:  # a Doc that is not as spaCy wrote it
            raise GoldError(path, f"no Doc: {error}", article=str(number)) from error
        if doc is None:
            return
        yield from_doc(doc, path, number)


def write(extractions: Iterable[Extraction], path: Path) -> None:
    """One Doc an article."""
    from spacy.tokens import DocBin

    nlp = _blank()
    docs = DocBin(store_user_data=True)
    for extraction in extractions:
        doc = to_doc(extraction, nlp)
        if doc.text != extraction.article.text:
            raise GoldError(path, "spaCy's tokens do not keep this text", article=extraction.article.id)
        docs.add(doc)
    path.parent.mkdir(parents=True, exist_ok=True)
    with whole(path) as part:
        docs.to_disk(part)
