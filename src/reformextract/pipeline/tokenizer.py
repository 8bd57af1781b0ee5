"""Our tokenizer: a Doc's tokens are the library's own (lexicon/tokens.py), so that the text of a Doc is cut once.

In a configuration: ``[nlp.tokenizer]`` ``@tokenizers = "reformextract.tokenizer.v1"``. Tokens and the spaces between them give the text
back, character by character; they are cut at signs of currencies, digits and dashes, where spaCy's own keep "USD34.6" or "2012–13".
Halves of surrogate pairs, which no Doc can hold, become U+FFFD, one for one, with a warning of the extraction.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import DummyTokenizer, registry
from spacy.vocab import Vocab

from reformextract.article import without_surrogates
from reformextract.lexicon.reading import Cut, cut
from reformextract.lexicon.remembered import Remembered
from reformextract.pipeline.passage import set_out


def _plain(surface: str) -> tuple[str, bool] | None:
    """A surface as (token, whether one space stands before it); None where it holds other space."""
    core = surface[1:] if surface[0] == " " else surface
    if core and (core.isspace() or not core[0].isspace()):
        return core, core is not surface
    return None


class ReformTokenizer(DummyTokenizer):
    """Text -> Doc. It has nothing to configure or to save: the tokens are those of this version."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self._known: Remembered[str, tuple[str, bool] | None] = Remembered(_plain)

    def __call__(self, text: str) -> Doc:
        whole, replaced = without_surrogates(text)
        given = cut(whole)
        words, spaces = self._tokens(given)
        doc = Doc(self.vocab, words=words, spaces=spaces)
        set_out(doc, given, replaced)
        return doc

    def _tokens(self, given: Cut) -> tuple[list[str], list[bool]]:
        """The tokens' texts and whether a space follows each."""
        surfaces = given.surfaces
        tokens = list(map(self._known.__getitem__, surfaces))
        if given.view is not given.text or None in tokens or not surfaces or surfaces[0][0] == " " or given.text[-1:].isspace():
            return _with_odd_space(given, tokens)
        words, spaced = zip(*tokens, strict=True)
        return list(words), [*spaced[1:], False]

    def __reduce__(self) -> tuple[Callable[[Vocab], ReformTokenizer], tuple[Vocab]]:
        return ReformTokenizer, (self.vocab,)


def _with_odd_space(given: Cut, tokens: list[tuple[str, bool] | None]) -> tuple[list[str], list[bool]]:
    """The tokens of a text that has other signs than its view, or other space than single ones between words: that becomes
    tokens of its own."""
    text = given.text
    words: list[str] = []
    spaces: list[bool] = []

    def add_space(space: str) -> None:
        if space[:1] == " " and words and not spaces[-1]:
            spaces[-1] = True
            space = space[1:]
        if space:
            words.append(space)
            spaces.append(False)

    end = 0
    for surface, token in zip(given.surfaces, tokens, strict=True):
        start, end = end, end + len(surface)
        core = len(token[0]) if token is not None else len(surface.lstrip())
        if token is None or start + core < end:
            space = text[start : end - core]
            if space == " " and words and not spaces[-1]:
                spaces[-1] = True
            else:
                add_space(space)
        if core:
            words.append(text[end - core : end])
            spaces.append(False)
    add_space(text[end:])
    return words, spaces


@registry.tokenizers("reformextract.tokenizer.v1")  # type: ignore[untyped-decorator]
def create_tokenizer() -> Callable[[Language], ReformTokenizer]:
    """What makes our tokenizer for a pipeline."""

    def make(nlp: Language) -> ReformTokenizer:
        return ReformTokenizer(nlp.vocab)

    return make
