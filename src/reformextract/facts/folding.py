"""Names and things under one spelling, so that facts of several places and articles can be put together."""

from __future__ import annotations

from functools import lru_cache

from reformextract.facts.record import Fact
from reformextract.lexicon.view import aligned_view
from reformextract.patterns.loading import load_patterns


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    """Every name and code of ISO 3166 in lower case, and the two letters that stand for it."""
    import pycountry

    names: dict[str, str] = {}
    for country in pycountry.countries:
        for name in ("name", "common_name", "official_name", "alpha_3"):
            given = getattr(country, name, None)
            if given:
                names.setdefault(given.lower(), country.alpha_2)
    return names


@lru_cache(maxsize=1)
def _left_out() -> tuple[frozenset[str], tuple[str, ...]]:
    """The articles that names are compared without, and the endings of the possessive, as the shipped patterns have them."""
    lexicon = load_patterns().lexicon
    return frozenset(lexicon.get("fact_article", {})), tuple(lexicon.get("fact_possessive", {}))


@lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """A name or noun phrase for comparison: case, article, possessive and line breaks are ignored; countries are their ISO 3166 code.

    >>> folded("The  Province's"), folded("China’s"), folded("People's Republic of China")
    ('province', 'CN', 'CN')
    """
    articles, endings = _left_out()
    words = aligned_view(text).lower().split()
    while words and words[0] in articles:
        words = words[1:]
    joined = " ".join(words)
    for ending in endings:
        joined = joined.removesuffix(ending)
    return _countries().get(joined, joined)


def folded_subject(fact: Fact) -> str:
    """Of whom a fact is said, folded; "" where nobody is named."""
    return folded(fact.subject.text) if fact.subject is not None else ""


def folded_what(fact: Fact) -> str:
    """What a fact measures, folded; "" where it is not named."""
    return folded(fact.what.text) if fact.what is not None else ""
