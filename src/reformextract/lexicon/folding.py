"""A word's folded form, by which names are compared: case, the plural and the signs that names do without are ignored."""

from __future__ import annotations

from reformextract.patterns.pattern_set import PatternSet

IGNORED = frozenset("-\"'–—‘’“”")


class Folder:
    """Folds words; the endings of the plural are the lexicon's (class ``plural_ending``, its values what replaces them)."""

    def __init__(self, patterns: PatternSet) -> None:
        endings = patterns.lexicon.get("plural_ending", {})
        self._endings = sorted(endings.items(), key=lambda pair: -len(pair[0]))
        self._plural = tuple(endings)

    def word(self, core: str, form: str) -> str:
        """A token ``core`` whose normal form is ``form``: "Systems" -> system; "" for a sign that is ignored, a line's end for one."""
        if core in IGNORED:
            return ""
        if not core:
            return "\n"
        if len(form) > 3 and form.endswith(self._plural):
            for ending, stem in self._endings:
                if form.endswith(ending) and not form.endswith(2 * ending):
                    return form[: -len(ending)] + stem
        return form
