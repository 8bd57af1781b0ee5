"""``load()``: a ready pipeline of all components on our own tokenizer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import spacy
from spacy.language import Language

from reformextract.patterns.loading import read_user_files
from reformextract.stages import STAGES, Facts, Records

TOKENIZER = {"nlp": {"tokenizer": {"@tokenizers": "reformextract.tokenizer.v1"}}}


def load(
    patterns: Sequence[str | Path] = (),
    exclude: Iterable[str] = (),
    language: str = "en",
    *,
    kinds: Sequence[str] | None = None,
    spans_key: str = "reformextract",
    annotate_ents: bool = False,
    facts: bool = True,
) -> Language:
    """A ready spaCy pipeline: our tokenizer and a component a stage, from ``reform_lexicon`` to ``reform_facts``.

    >>> nlp = load()
    >>> doc = nlp("It pooled more than 4,200 instruments.")
    >>> [(span.text, span.label_) for span in doc.spans["reformextract"]]
    [('more than 4,200', 'count')]
    >>> doc._.records[0].item
    'instruments'
    >>> doc.spans["reformextract/count"][0]._.record.value
    Decimal('4200')
    """
    paths = [str(path) for path in ((patterns,) if isinstance(patterns, str | Path) else patterns)]
    read_user_files(paths)
    left_out = [exclude] if isinstance(exclude, str) else list(exclude)
    nlp = spacy.blank(language, config=TOKENIZER)
    shared = {"patterns": paths, "exclude": left_out, "language": language, "spans_key": spans_key}
    for stage in STAGES:
        own = {"kinds": kinds, "annotate_ents": annotate_ents} if stage is Records else {}
        if facts or stage is not Facts:
            nlp.add_pipe(f"reform_{stage.name}", config={**shared, **own})
    return nlp
