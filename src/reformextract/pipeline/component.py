"""The spaCy component ``reformextract``: the engine's records as spans of a Doc.

``doc.spans["reformextract"]`` holds one span a record (label: its kind, ``span_id``: its rule), ``doc._.records`` the
records, ``doc._.extraction`` the whole extraction. The publication date comes from ``doc._.published`` (a date or an ISO
string) or, with ``nlp.pipe(pairs, as_tuples=True)``, from a context ``{"published": ...}``. Characters are the
truth: a span is expanded to the tokens that its record touches.

spaCy finds the component by its entry point. To read stored Docs (``Doc.from_bytes``, ``DocBin``) in a process that loads no such
pipeline, import this module first: it sets the extensions and teaches spaCy's serialiser the records.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import spacy
import srsly
from spacy.language import Language
from spacy.tokens import Doc, Span

from reformextract.api import with_dateline
from reformextract.article import Article, Extraction
from reformextract.stages import Stages, make_stages

SPAN_GROUP = "reformextract"


def _set_extensions() -> None:
    if not Doc.has_extension("published"):
        Doc.set_extension("published", default=None)
    if not Doc.has_extension("extraction"):
        Doc.set_extension("extraction", default=None)
    if not Doc.has_extension("records"):
        Doc.set_extension("records", getter=lambda doc: doc._.extraction.records if doc._.extraction else ())


_set_extensions()


_PACKED = "__reformextract_extraction__"


@srsly.msgpack_encoders("reformextract_extraction")  # type: ignore[untyped-decorator]
def _pack(value: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    """Lets ``Doc.to_bytes``, ``DocBin`` and several processes carry ``doc._.extraction`` (msgpack knows plain types only)."""
    if isinstance(value, Extraction):
        return {_PACKED: value.model_dump_json()}
    return value if chain is None else chain(value)


@srsly.msgpack_decoders("reformextract_extraction")  # type: ignore[untyped-decorator]
def _unpack(value: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    if isinstance(value, dict) and _PACKED in value:
        return Extraction.model_validate_json(value[_PACKED])
    return value if chain is None else chain(value)


class ReformExtract:
    """The component; ``to_disk`` and pickling keep its patterns' paths, the engine is made again where it is loaded."""

    def __init__(self, nlp: Language, name: str, patterns: Sequence[str], exclude: Sequence[str], language: str) -> None:
        self.name = name
        self.patterns = [str(path) for path in patterns]
        self.exclude = list(exclude)
        self.language = language
        self._engine: Stages | None = make_stages(language, self.patterns, self.exclude)

    @property
    def engine(self) -> Stages:
        if self._engine is None:
            self._engine = make_stages(self.language, self.patterns, self.exclude)
        return self._engine

    def __call__(self, doc: Doc) -> Doc:
        context = getattr(doc, "_context", None)
        published = doc._.published
        if published is None and isinstance(context, dict):
            published = context.get("published")
        article = Article(text=doc.text, published=published)
        extraction = self.engine.extract(with_dateline(article, self.engine))
        doc._.extraction = extraction
        spans: list[Span] = []
        for record in extraction.records:
            span = doc.char_span(record.start, record.end, label=record.kind, span_id=record.rule or "", alignment_mode="expand")
            if span is not None:
                spans.append(span)
        doc.spans[SPAN_GROUP] = spans
        return doc

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_engine": None}

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Nothing to write: the configuration names the patterns."""

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> ReformExtract:
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        return b""

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> ReformExtract:
        return self


@Language.factory(
    "reformextract",
    default_config={"patterns": [], "exclude": [], "language": "en"},
    assigns=["doc._.records", "doc._.extraction", "doc.spans"],
)
def make_component(nlp: Language, name: str, patterns: list[str], exclude: list[str], language: str) -> ReformExtract:
    """The factory behind ``nlp.add_pipe("reformextract", config={"patterns": [...], "exclude": [...]})``."""
    return ReformExtract(nlp, name, patterns, exclude, language)


def load(patterns: Sequence[str | Path] = (), exclude: Iterable[str] = (), language: str = "en") -> Language:
    """A ready spaCy pipeline: a blank tokenizer and the component.

    >>> nlp = load()
    >>> doc = nlp("It pooled more than 4,200 instruments.")
    >>> [(span.text, span.label_) for span in doc.spans["reformextract"]]
    [('more than 4,200', 'count')]
    >>> doc._.records[0].item
    'instruments'
    """
    nlp = spacy.blank(language)
    nlp.add_pipe(
        "reformextract",
        config={"patterns": [str(path) for path in patterns], "exclude": list(exclude), "language": language},
    )
    return nlp
