"""Article in, Extraction out."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from reformextract.kinds import AnyRecord


def _day(value: object) -> object:
    """Accept an ISO date or date-time: a page's metadata often gives "2019-01-23T09:47:00+08:00"."""
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, str) and len(value) > 10 and value[10] in "T ":
        return datetime.datetime.fromisoformat(value).date()
    return value or None


class Article(BaseModel):
    """One article as given: ``text`` is never rewritten, offsets refer to it.

    >>> Article(id="a1", text="Three pilots.", published="2019-01-23").published
    datetime.date(2019, 1, 23)
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str = ""
    text: str
    published: Annotated[datetime.date | None, BeforeValidator(_day)] = None
    title: str | None = None
    source: str | None = None
    url: str | None = None
    language: str = "en"


class Extraction(BaseModel):
    """The records of one article, in order of their place, with warnings for the reader.

    >>> import reformextract
    >>> extraction = reformextract.extract("It spent RMB 3 billion.", published="2019-01-23")
    >>> Extraction.from_gold(extraction.to_gold()).records == extraction.records
    True
    """

    model_config = ConfigDict(frozen=True)

    article: Article
    records: tuple[AnyRecord, ...] = ()
    warnings: tuple[str, ...] = Field(default=())

    @model_validator(mode="after")
    def _records_fit(self) -> Extraction:
        for index, record in enumerate(self.records):
            if self.article.text[record.start : record.end] != record.text:
                raise ValueError(f"records[{index}].text is not text[{record.start}:{record.end}] of the article")
            if any(not 0 <= pointer < len(self.records) for pointer in record.pointers()):
                raise ValueError(f"records[{index}] points outside of the records")
        return self

    def only(self, kinds: Collection[str]) -> Extraction:
        """The same with the records of some kinds only, their pointers moved; one to what is left out becomes null.

        >>> import reformextract
        >>> extraction = reformextract.extract("It spent RMB 3 billion on 40 parks.")
        >>> [record.text for record in extraction.only(["count"]).records]
        ['40']
        """
        kept = [index for index, record in enumerate(self.records) if record.kind in kinds]
        new_index = {old: new for new, old in enumerate(kept)}
        records = tuple(self.records[index].pointing(new_index) for index in kept)
        return self.model_copy(update={"records": records})

    def to_gold(self) -> dict[str, Any]:
        """The article as one JSON object of the annotation guidelines: id, text, published, records (and warnings)."""
        article = self.article.model_dump(mode="json", exclude_none=True, exclude={"language"})
        return {
            "id": self.article.id,
            "text": self.article.text,
            "published": article.pop("published", None),
            **{name: value for name, value in article.items() if name not in ("id", "text")},
            "records": [record.model_dump(mode="json") for record in self.records],
            **({"warnings": list(self.warnings)} if self.warnings else {}),
        }

    @classmethod
    def from_gold(cls, line: Mapping[str, Any]) -> Extraction:
        """The reverse of :meth:`to_gold`; raises pydantic's ``ValidationError`` naming the record and field."""
        return cls(
            article=Article.model_validate({k: v for k, v in line.items() if k not in ("records", "warnings")}),
            records=line.get("records", ()),
            warnings=line.get("warnings", ()),
        )

    def to_arrow(self) -> Any:
        """The records as a ``pyarrow.Table``, a row each (extra ``frames``); many articles: :mod:`reformextract.frames`."""
        from reformextract.frames import to_arrow

        return to_arrow([self])

    def to_pandas(self) -> Any:
        """The records as a ``pandas.DataFrame``, a row each (extra ``frames``)."""
        from reformextract.frames import to_pandas

        return to_pandas([self])

    def to_polars(self) -> Any:
        """The records as a ``polars.DataFrame``, a row each (extra ``frames``)."""
        from reformextract.frames import to_polars

        return to_polars([self])

    def _repr_html_(self) -> str:
        """How a notebook shows it: the text with its records highlighted."""
        from reformextract.report.notebook import extraction_html

        return extraction_html(self)
