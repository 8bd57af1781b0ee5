"""What travels with a Doc from component to component, beside it and never in it.

A Doc's ``user_data`` would be written by ``to_bytes``, ``DocBin`` and ``n_process``; this is not, and goes when the Doc goes. While a
Doc is on its way, getters show what has been found so far: ``doc._.reform_units`` (character ranges), ``doc._.reform_numbers``,
``doc._.reform_quantities``, ``doc._.reform_dates``, ``doc._.reform_mechanisms`` (spans). Components name them in ``requires`` and
``assigns``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from weakref import WeakKeyDictionary, ref

from spacy.tokens import Doc, Span

from reformextract.article import Article
from reformextract.extensions import SPAN_GROUP, expanded
from reformextract.kinds import BUILDERS
from reformextract.lexicon.reading import Cut, cut
from reformextract.pipeline.settings import Settings
from reformextract.stages import Analysis, Stages


@dataclass(slots=True)
class Row:
    """A Doc in a row of components: the stages they share, whose settings these are, what has been found, the article when it is dated."""

    settings: Settings
    stages: Stages
    analysis: Analysis
    article: Article | None = None
    kinds: list[str] | None = None  # those that the component of the records was asked for


@dataclass(slots=True)
class Passage:
    """A Doc on its way: its text as the tokenizer has cut it, where that has replaced what no Doc can hold, its rows by ``spans_key``."""

    cut: Cut
    replaced: tuple[int, ...] = ()
    rows: dict[str, Row] = field(default_factory=dict)


_PASSAGES: WeakKeyDictionary[Doc, Passage] = WeakKeyDictionary()
_ARRIVED: dict[str, tuple[ref[Doc], Row]] = {}


def set_out(doc: Doc, given: Cut, replaced: tuple[int, ...] = ()) -> None:
    """Remember how the tokenizer has cut the text of a Doc, and the places of the halves of surrogate pairs it has replaced."""
    _PASSAGES[doc] = Passage(given, replaced)


def passage_of(doc: Doc) -> Passage:
    """The passage of a Doc; its text is cut here where another tokenizer has made the Doc, or it was loaded from somewhere."""
    passage = _PASSAGES.get(doc)
    if passage is None:
        passage = _PASSAGES[doc] = Passage(cut(doc.text))
    return passage


def row_of(doc: Doc, key: str) -> Row | None:
    """The row of components that a Doc is in; None before the first and after the last of them."""
    passage = _PASSAGES.get(doc)
    return None if passage is None else passage.rows.get(key)


def arrive(doc: Doc, key: str) -> None:
    """A Doc has its records: what was made of it is kept for the facts only, until the next Doc has its own."""
    passage = _PASSAGES.get(doc)
    if passage is None:
        return
    row = passage.rows.pop(key, None)
    if row is not None:
        _ARRIVED[key] = ref(doc), row
    if not passage.rows:
        del _PASSAGES[doc]


def arrived(doc: Doc, key: str) -> Row | None:
    """What was made of the Doc that arrived last, where it is this one; then it is forgotten."""
    last, row = _ARRIVED.get(key, (None, None))
    if last is None or last() is not doc:
        return None
    del _ARRIVED[key]
    return row


def _units(doc: Doc) -> list[tuple[int, int]]:
    row = row_of(doc, SPAN_GROUP)
    reading = row.analysis.reading if row is not None else None
    return [] if reading is None else [(reading.start(unit), reading.end(unit)) for unit in range(len(reading))]


def _numbers(doc: Doc) -> list[Span]:
    row = row_of(doc, SPAN_GROUP)
    if row is None or "numbers" not in row.analysis.done:
        return []
    reading = row.analysis.reading
    return [expanded(doc, reading.start(unit), reading.end(unit), "number") for unit in range(len(reading)) if reading.has(unit, "number")]


def _drafts(doc: Doc, kinds: Collection[str]) -> list[Span]:
    row = row_of(doc, SPAN_GROUP)
    if row is None:
        return []
    reading = row.analysis.reading
    drafts = (draft for draft in row.analysis.drafts if draft.kind in kinds)
    return [expanded(doc, reading.start(draft.first), reading.end(draft.last - 1), draft.kind) for draft in drafts]


def set_getters() -> None:
    """Register the getters; may be called again. They can be pickled: where processes are spawned, ``n_process`` hands them over."""
    quantities = frozenset(BUILDERS) - {"date"}
    getters: dict[str, Callable[[Doc], Any]] = {
        "reform_units": _units,
        "reform_numbers": _numbers,
        "reform_quantities": partial(_drafts, kinds=quantities),
        "reform_dates": partial(_drafts, kinds={"date"}),
        "reform_mechanisms": partial(_drafts, kinds={"mechanism", "enumeration"}),
    }
    for name, getter in getters.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, getter=getter)
