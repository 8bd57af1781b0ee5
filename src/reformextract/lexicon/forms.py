"""The forms of the lexicon: which classes a word or phrase has, in any case or in one, and which values they give it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reformextract.lexicon.phrase_trie import PhraseTrie
from reformextract.lexicon.tokens import TOKEN, normal_form
from reformextract.lexicon.view import aligned_view
from reformextract.patterns.entries import Currency
from reformextract.patterns.pattern_set import PatternSet

NOTHING: frozenset[str] = frozenset()
NUMBER_WORD = "cardinal"  # words of this class are numbers by themselves


class Forms:
    """Single words by their normal form and by their exact one; phrases in a trie; ``values[class][form]``, the value of a form.

    The key of a form that stands in one case only begins with ``=``.
    """

    def __init__(self, patterns: PatternSet, literals: Iterable[str]) -> None:
        self.any_case: dict[str, frozenset[str]] = {}
        self.exact_case: dict[str, frozenset[str]] = {}
        self._sets: dict[frozenset[str], frozenset[str]] = {}  # each set of classes once
        self.phrases = PhraseTrie()
        self.values: dict[str, dict[str, str]] = {}
        for name, form, value in _entries(patterns):
            self._add(name, form, value)
        own: dict[str, list[str]] = {}
        for currency in patterns.currencies.values():
            for country in currency.countries:
                own.setdefault(country, []).append(currency.code)
        self.values["currency_country"] = {country: " ".join(codes) for country, codes in own.items()}
        for literal in literals:
            self._of_word(self.any_case, literal, f"={literal}")
        self.with_exact_forms = frozenset(
            name for name, forms in self.values.items() if any(form[:1] == "=" and form != "=" for form in forms)
        )

    def _add(self, name: str, form: str, value: str) -> None:
        if form.isascii() and form.isalpha():  # most are one plain word
            self.values.setdefault(name, {}).setdefault(form.lower(), value)
            self._of_word(self.any_case, form.lower(), name)
            return
        exact = form.startswith("=") and len(form) > 1
        tokens = TOKEN.findall(aligned_view(form[1:] if exact else form))
        cores = [core for token in tokens if (core := token.strip()) != "-"]
        norms = [normal_form(core) for core in cores]
        key = f"={' '.join(cores)}" if exact else " ".join(norms)
        self.values.setdefault(name, {}).setdefault(key, value)
        if len(norms) > 1:
            self.phrases.add([token for token in tokens if token.strip() != "-"], tuple(cores) if exact else None, name)
            return
        if exact:
            self._of_word(self.exact_case, cores[0], name)
        else:
            self._of_word(self.any_case, norms[0], name)

    def _of_word(self, store: dict[str, frozenset[str]], form: str, name: str) -> None:
        """Give a word a class."""
        further = (name, "number", "spelled") if name == NUMBER_WORD else (name,)
        classes = store.get(form, NOTHING).union(further)
        store[form] = self._sets.setdefault(classes, classes)

    def classes_of(self, core: str) -> frozenset[str]:
        """The classes that the lexicon gives to a token."""
        return self.any_case.get(normal_form(core), NOTHING) | self.exact_case.get(core, NOTHING)


def _entries(patterns: PatternSet) -> Iterator[tuple[str, str, str]]:
    """(class, form, value) of all that the patterns say of words: the lexicon, then currencies, units and periods."""
    for name, forms in patterns.lexicon.items():
        for form, value in forms.items():
            yield name, form, value
    shared: dict[str, list[str]] = {}
    for currency in patterns.currencies.values():
        yield from _of_currency(currency)
        for form in currency.shared:
            shared.setdefault(form, []).append(currency.code)
    for form, codes in shared.items():
        yield "currency_shared", form, " ".join(codes)
    minors: dict[str, list[str]] = {}
    for currency in patterns.currencies.values():
        for form, share in currency.minor.items():
            minors.setdefault(form, []).append(f"{currency.code}:{share}")
    for form, all_shares in minors.items():
        if len(all_shares) > 1:
            yield "minor_shared", form, " ".join(all_shares)
    for unit in patterns.units.values():
        for form in unit.forms:
            yield "unit", form, unit.symbol
    for period in patterns.periods.values():
        for form in period.forms:
            yield "named_period", form, period.id


def _of_currency(currency: Currency) -> Iterator[tuple[str, str, str]]:
    """A currency's forms; its code stands in capitals only."""
    for name, forms in (("currency_before", currency.before), ("currency_after", currency.after)):
        for form in (currency.code, *forms):
            yield name, form if form != currency.code else f"={form}", currency.code
    for form, share in currency.minor.items():
        yield "currency_minor", form, f"{currency.code} {share}"
    for form in currency.context:
        yield "currency_context", form, currency.code
