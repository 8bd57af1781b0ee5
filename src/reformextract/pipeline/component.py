"""What all components share: their settings, a Doc's analysis found or begun, saving and loading."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, ClassVar, Self

from spacy.tokens import Doc

from reformextract.article import Article, Extraction, surrogate_warnings
from reformextract.dateline import published_in
from reformextract.dates.date import is_known
from reformextract.extensions import set_extensions
from reformextract.kinds import KINDS, known_kinds
from reformextract.pipeline.annotations import annotate
from reformextract.pipeline.passage import Row, arrive, passage_of, row_of, set_getters
from reformextract.pipeline.settings import Settings, VersionWarning
from reformextract.stages import STAGES, StageError, Stages

SHARED: dict[str, Any] = {"patterns": [], "exclude": [], "language": "en", "spans_key": "reformextract"}
_FILE = "settings.json"
_OF_CONTEXT = ("id", "title", "source", "url", "published", "country")


def register() -> None:
    """The extension attributes, also in a process that components are unpickled in."""
    set_extensions()
    set_getters()


class Component:
    """A component: what it was configured with, which it can save; it runs some of the stages on a Doc."""

    options: ClassVar[tuple[str, ...]] = ("spans_key",)  # what is saved beside the settings

    def __init__(self, name: str, settings: Settings, spans_key: str) -> None:
        self.name = name
        self.settings = settings
        self.spans_key = spans_key
        self._stages: Stages | None = None
        register()

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_stages": None}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        register()

    @property
    def stages(self) -> Stages:
        """The stages on this component's patterns; raises PatternError where the files of a saved pipeline's user were not read."""
        if self._stages is None:
            self._stages = self.settings.stages()
        return self._stages

    # ---------------------------------------------------------------------------------------------------------- saving

    def _saved(self) -> str:
        options = {name: getattr(self, name) for name in self.options}
        return json.dumps({**self.settings.saved(), "options": options}, ensure_ascii=False, indent=1)

    def _load(self, content: str) -> Self:
        if not content:
            warnings.warn(f"{self.name}: saved by reformextract 0.1, which kept no patterns", VersionWarning, stacklevel=2)
            return self
        data = json.loads(content)
        self.settings = Settings.loaded(data, self.name)
        self._stages = None
        for name, value in data["options"].items():
            setattr(self, name, value)
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The settings with the texts of the user's patterns."""
        return self._saved().encode()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Self:
        """The reverse of :meth:`to_bytes`; warns where the shipped patterns are other ones."""
        return self._load(data.decode())

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """The same as a file in a folder of this name."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _FILE).write_text(self._saved(), encoding="utf-8")

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Self:
        """The reverse of :meth:`to_disk`; warns where the shipped patterns are other ones."""
        file = Path(path) / _FILE
        return self._load(file.read_text(encoding="utf-8") if file.is_file() else "")

    # ------------------------------------------------------------------------------------------------------- analysing

    def _row(self, doc: Doc) -> Row:
        """The row of components that this one stands in, begun here where it is the first."""
        passage = passage_of(doc)
        row = passage.rows.get(self.spans_key)
        if row is None:
            country = article_of(doc, passage.cut.text).country
            row = passage.rows[self.spans_key] = Row(self.settings, self.stages, self.stages.begin(passage.cut, country=country))
            row.analysis.warnings += surrogate_warnings(passage.replaced)
        elif row.settings != self.settings and self.settings != Settings():
            raise StageError(
                f"{self.name}: is configured with other patterns or exclusions than the components before it; "
                "give all of one spans_key the same, or only the first of them"
            )
        return row

    def _run(self, name: str, row: Row) -> None:
        """One stage; where others are missing the error says which component to add."""
        stage = row.stages[name]
        try:
            stage(row.analysis)
        except StageError as error:
            missing = [f"reform_{other}" for other in stage.requires if other not in row.analysis.done]
            advice = f'; nlp.add_pipe("{missing[0]}", before="{self.name}")' if missing else ""
            raise StageError(f"{self.name}: {error}{advice}") from None


class StageComponent(Component):
    """The shell of one stage; only the first may begin a row."""

    def __init__(self, stage: str, name: str, settings: Settings, spans_key: str) -> None:
        super().__init__(name, settings, spans_key)
        self.stage = stage

    def __call__(self, doc: Doc) -> Doc:
        if self.stage != STAGES[0].name and row_of(doc, self.spans_key) is None and self.spans_key in (doc._.extractions or {}):
            raise StageError(f"{self.name}: must stand before reform_records, which ends the way")
        self._run(self.stage, self._row(doc))
        return doc


class AnnotatingComponent(Component):
    """A component that ends the way: it puts the records into the Doc."""

    options: ClassVar[tuple[str, ...]] = ("spans_key", "kinds", "annotate_ents")

    def __init__(
        self, name: str, settings: Settings, spans_key: str, kinds: Sequence[str] | None, annotate_ents: bool, scorer: Any
    ) -> None:
        super().__init__(name, settings, spans_key)
        self.kinds = None if kinds is None else list(known_kinds(kinds))
        self.annotate_ents = annotate_ents
        self.scorer = scorer

    def __call__(self, doc: Doc) -> Doc:
        self.set_annotations(doc, self.match(doc))
        return doc

    def match(self, doc: Doc) -> Extraction:
        """The extraction of a Doc, of all kinds; nothing is put into the Doc but the publication date that its text states."""
        raise NotImplementedError

    def set_annotations(self, doc: Doc, extraction: Extraction) -> None:
        """Put the records of the kinds asked for into a Doc."""
        annotate(doc, self.asked_for(extraction), self.spans_key, self.kinds or KINDS, self.annotate_ents)
        arrive(doc, self.spans_key)

    def asked_for(self, extraction: Extraction) -> Extraction:
        """An extraction of the kinds asked for."""
        return extraction if self.kinds is None else extraction.only(self.kinds)

    def read_again(self, article: Article) -> Extraction:
        """An article without a Doc, for the scorer."""
        return self.asked_for(self.stages.extract(article))

    def score(self, examples: Iterable[Any], **options: Any) -> dict[str, Any]:
        """The scores of the registered scorer."""
        scores: dict[str, Any] = self.scorer(examples, component=self) if self.scorer is not None else {}
        return scores


def article_of(doc: Doc, text: str) -> Article:
    """A Doc as an article: what ``doc._.published`` and a context of ``as_tuples`` say of it."""
    context = getattr(doc, "_context", None)
    about = {name: context[name] for name in _OF_CONTEXT if context.get(name)} if isinstance(context, dict) else {}
    if doc._.published is not None:
        about["published"] = doc._.published
    return Article.model_validate({**about, "text": text})


def dated(doc: Doc, row: Row) -> Article:
    """A Doc as an article with its publication date: given, or read from its dateline and put into the Doc."""
    article = article_of(doc, row.analysis.reading.text)
    if not is_known(article.published):
        found = published_in(article.text, row.stages)
        if found is None:
            return article
        article = article.model_copy(update={"published": found})
    if doc._.published is None and article.published is not None:
        doc._.published = article.published.isoformat()
    return article
