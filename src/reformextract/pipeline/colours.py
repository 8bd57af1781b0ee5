"""The colours of the kinds in displaCy, found by the entry point ``spacy_displacy_colors``."""

from __future__ import annotations

from reformextract.kinds import RECORD_MODELS

COLOURS = {kind: model.colours[1] for kind, model in RECORD_MODELS.items()}
