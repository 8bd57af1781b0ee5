"""The spaCy side: components, tokenizer, scorer, serialisation. Nothing below this room knows spaCy."""

from reformextract.pipeline.component import SPAN_GROUP, load, make_component

__all__ = ["SPAN_GROUP", "load", "make_component"]
