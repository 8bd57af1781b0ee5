"""Article in, Extraction out."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from importlib import import_module
from typing import Annotated, Any, Literal, TypeVar, overload

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PrivateAttr, model_validator

from reformextract.dates.record import Date
from reformextract.facts.record import Fact, phrase_problem, pointer_problem
from reformextract.facts.relations import Relation, relations_of
from reformextract.kinds import RECORD_MODELS, AnyRecord, known_kinds
from reformextract.mechanisms.record import Enumeration, Mechanism
from reformextract.models.made_by import MadeBy
from reformextract.models.record import Record
from reformextract.models.warning import AnyWarning, ExtractionWarning
from reformextract.quantities.age import Age
from reformextract.quantities.count import Count
from reformextract.quantities.measure import Measure
from reformextract.quantities.money import Money
from reformextract.quantities.number import PlainNumber
from reformextract.quantities.rank import Rank
from reformextract.quantities.ratio import Ratio

Kind = TypeVar("Kind", bound=Record)

LINE_VERSION = 2  # of the lines that to_gold and JSONL output write, under "schema"; docs/evaluation.md says what changed
NOT_OF_ARTICLE = frozenset({"schema", "records", "facts", "warnings"})


def _day(value: object) -> object:
    """Accept an ISO date or date-time: a page's metadata often gives "2019-01-23T09:47:00+08:00"."""
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, str) and len(value) > 10 and value[10] in "T ":
        return datetime.datetime.fromisoformat(value).date()
    return value or None


def _no_bytes(value: object) -> object:
    if isinstance(value, bytes | bytearray):
        raise ValueError("a text is a str, not bytes: decode it first, as in data.decode('utf-8')")
    return value


_RESERVED_CODES = {"UK": "GB", "EU": "EU"}  # which ISO 3166 reserves: the other code of a country, and one of no country


def country_code(value: object) -> object:
    """ISO 3166 in two or three letters, in any case, as the two letters; also of countries that were (SU), and the reserved UK and EU."""
    if not isinstance(value, str) or not value:
        return value or None
    if value.upper() in _RESERVED_CODES:
        return _RESERVED_CODES[value.upper()]
    import pycountry

    code = value.upper()
    for countries in (pycountry.countries, pycountry.historic_countries):
        found = countries.get(alpha_3=code) if len(code) == 3 else countries.get(alpha_2=code)
        if found is not None:
            return found.alpha_2
    raise ValueError(f"no ISO 3166 code of a country: {value!r}")


LONE_SURROGATE = re.compile("[\ud800-\udfff]")
REPLACEMENT = "\ufffd"
PLACES_TOLD = 100


def without_surrogates(text: str) -> tuple[str, tuple[int, ...]]:
    """A text with every half of a surrogate pair replaced by U+FFFD, one for one, and the places where they were."""
    if text.isascii() or not LONE_SURROGATE.search(text):
        return text, ()
    return LONE_SURROGATE.sub(REPLACEMENT, text), tuple(match.start() for match in LONE_SURROGATE.finditer(text))


def surrogate_warnings(places: Sequence[int]) -> list[ExtractionWarning]:
    """A warning of what was replaced at these places of a text; none where nothing was."""
    if not places:
        return []
    message = f"{len(places)} halves of surrogate pairs, which are no characters, were replaced by U+FFFD"
    told = tuple((place, place + 1) for place in places[:PLACES_TOLD])
    return [ExtractionWarning(code="lone_surrogates", message=message, places=told)]


def _elsewhere(path: str) -> Callable[..., Any]:
    """A function ``module:name`` of a room that builds on this one, found when it is called: nothing here needs it."""
    module, _, name = path.partition(":")
    found: Callable[..., Any] = getattr(import_module(module), name)
    return found


class Article(BaseModel):
    """One article as given: ``text`` is never rewritten, offsets refer to it.

    One exception: half of a surrogate pair, which no file and no JSON can hold, becomes U+FFFD, one for one; a warning of the
    extraction tells where.

    >>> Article(id="a1", text="Three pilots.", published="2019-01-23").published
    datetime.date(2019, 1, 23)
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str = Field(default="", description="names the article in outputs and errors")
    text: Annotated[str, BeforeValidator(_no_bytes)] = Field(description="the text as given; offsets are code points of it")
    published: Annotated[datetime.date | None, BeforeValidator(_day)] = Field(
        default=None, description="publication date, from which relative dates are resolved"
    )
    title: str | None = Field(default=None, description="the headline, which is not read")
    source: str | None = Field(default=None, description="the publisher")
    url: str | None = Field(default=None, description="the address")
    country: Annotated[str | None, BeforeValidator(country_code)] = Field(default=None, description="ISO 3166: where it was published")
    kept: dict[str, str | int | float | None] = Field(default_factory=dict, description="further columns of the input, kept as they came")
    language: str = Field(default="en", description="the language of the text, which names the patterns")
    _surrogates: tuple[int, ...] = ()

    def model_post_init(self, _: Any) -> None:
        """Halves of surrogate pairs are replaced in every field."""
        for name in STRINGS:
            value = self.__dict__.get(name)
            if value:
                self.__dict__[name], replaced = without_surrogates(value)
                if name == "text":
                    self._surrogates = replaced

    def warnings(self) -> list[ExtractionWarning]:
        """What a reader of the text should know of it before anything is extracted."""
        return surrogate_warnings(self._surrogates)


STRINGS = ("text", "id", "title", "source", "url")


class Extraction(BaseModel):
    """The records of one article, in order of their place, the facts that tie them, and warnings for the reader.

    >>> import reformextract
    >>> extraction = reformextract.extract("It spent RMB 3 billion.", published="2019-01-23")
    >>> Extraction.from_gold(extraction.to_gold()).records == extraction.records
    True
    """

    model_config = ConfigDict(frozen=True)

    article: Article = Field(description="the article as it was given, its publication date found where it was not")
    records: tuple[AnyRecord, ...] = Field(default=(), description="in order of their place, the longer of two first")
    facts: tuple[Fact, ...] = Field(default=(), description="what the figures among the records say")
    warnings: tuple[AnyWarning, ...] = Field(default=(), description="what a reader should know")
    made_by: MadeBy | None = Field(default=None, description="version, patterns and options; null for gold")
    _plain_numbers: tuple[AnyRecord, ...] = PrivateAttr(default=())  # what is asked for by name only

    def model_post_init(self, _: Any) -> None:
        """Facts lead to the records of their own extraction."""
        for fact in self.facts:
            fact.bind(self.records)

    def __eq__(self, other: object) -> bool:
        """Two extractions are equal when they say the same of the same, whoever made them."""
        if not isinstance(other, Extraction):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in ("article", "records", "facts", "warnings"))

    def __hash__(self) -> int:
        return hash((self.article.id, self.article.text, len(self.records)))

    @model_validator(mode="after")
    def _records_fit(self) -> Extraction:
        for index, record in enumerate(self.records):
            if self.article.text[record.start : record.end] != record.text:
                raise ValueError(f"records[{index}].text is not text[{record.start}:{record.end}] of the article")
            if any(not 0 <= pointer < len(self.records) for pointer in record.pointers()):
                raise ValueError(f"records[{index}] points outside of the records")
            if record.alt is not None and record.alt[1] > len(self.article.text):
                raise ValueError(f"records[{index}].alt {record.alt} is beyond the end of the text")
        return self

    @model_validator(mode="after")
    def _facts_fit(self) -> Extraction:
        for index, fact in enumerate(self.facts):
            problem = pointer_problem(fact, self.records) or phrase_problem(fact, self.article.text)
            if problem is not None:
                raise ValueError(f"facts[{index}].{problem[0]}: {problem[1]}")
        return self

    def beside(self, plain_numbers: tuple[AnyRecord, ...]) -> Extraction:
        """The same, with the plain numbers that :meth:`only` adds where kind ``number`` is asked for."""
        self._plain_numbers = plain_numbers
        return self

    def _with_plain_numbers(self) -> Extraction:
        """The records and the plain numbers in one order, pointers moved."""
        count = len(self.records)
        together = (*self.records, *self._plain_numbers)
        order = sorted(range(len(together)), key=lambda index: (together[index].start, -together[index].end))
        new_index = {old: new for new, old in enumerate(order)}
        records = tuple(together[index].pointing(new_index) if index < count else together[index] for index in order)
        facts = tuple(fact.pointing(new_index) for fact in self.facts)
        for fact in facts:
            fact.bind(records)
        return self.model_copy(update={"records": records, "facts": facts}).beside(())

    def only(self, kinds: Collection[str]) -> Extraction:
        """The same with the records of some kinds only, their pointers moved; one to what is left out becomes null.

        Facts stay with their figures.

        >>> import reformextract
        >>> extraction = reformextract.extract("It spent RMB 3 billion on 40 parks.")
        >>> [record.text for record in extraction.only(["count"]).records]
        ['40']
        """
        if "number" in kinds and self._plain_numbers:
            return self._with_plain_numbers().only(kinds)
        kept = [index for index, record in enumerate(self.records) if record.kind in kinds]
        new_index = {old: new for new, old in enumerate(kept)}
        records = tuple(self.records[index].pointing(new_index) for index in kept)
        facts = tuple(fact.pointing(new_index) for fact in self.facts if fact.figure in new_index)
        for fact in facts:
            fact.bind(records)
        made_by = self.made_by.model_copy(update={"kinds": tuple(sorted(kinds))}) if self.made_by else None
        return self.model_copy(update={"records": records, "facts": facts, "made_by": made_by})

    def to_gold(self) -> dict[str, Any]:
        """The article as one JSON object of the annotation guidelines: id, text, published, records (facts, warnings)."""
        unwanted = {"language"} if self.article.kept else {"language", "kept"}
        article = self.article.model_dump(mode="json", exclude_none=True, exclude=unwanted)
        return {
            "id": self.article.id,
            "text": self.article.text,
            "published": article.pop("published", None),
            **{name: value for name, value in article.items() if name not in ("id", "text")},
            "schema": LINE_VERSION,
            "records": [record.model_dump(mode="json") for record in self.records],
            **({"facts": [fact.model_dump(mode="json") for fact in self.facts]} if self.facts else {}),
            **({"warnings": [warning.model_dump(mode="json") for warning in self.warnings]} if self.warnings else {}),
        }

    @classmethod
    def from_gold(cls, line: Mapping[str, Any]) -> Extraction:
        """The reverse of :meth:`to_gold`; raises pydantic's ``ValidationError`` naming the record and field."""
        return cls(
            article=Article.model_validate({k: v for k, v in line.items() if k not in NOT_OF_ARTICLE}),
            records=line.get("records", ()),
            facts=line.get("facts", ()),
            warnings=line.get("warnings", ()),
        )

    def __json__(self) -> str:
        """For ujson, by which spaCy writes and checks what ``doc.to_json(underscore=[...])`` is asked for."""
        return json.dumps(self.to_gold(), ensure_ascii=False)

    @property
    def relations(self) -> tuple[Relation, ...]:
        """What ties the facts together: repeats, part_of, share_of, growth_of."""
        return relations_of(self.facts)

    def to_arrow(self, decimals: Literal["exact", "float"] = "exact") -> Any:
        """The records as a ``pyarrow.Table``, a row each (extra ``frames``); many articles: :mod:`reformextract.frames`."""
        return _elsewhere("reformextract.frames:to_arrow")([self], decimals)

    def to_pandas(self, decimals: Literal["exact", "float"] = "exact") -> Any:
        """The records as a ``pandas.DataFrame``, a row each (extra ``frames``)."""
        return _elsewhere("reformextract.frames:to_pandas")([self], decimals)

    def to_polars(self, decimals: Literal["exact", "float"] = "exact") -> Any:
        """The records as a ``polars.DataFrame``, a row each (extra ``frames``)."""
        return _elsewhere("reformextract.frames:to_polars")([self], decimals)

    def facts_to_arrow(self, decimals: Literal["exact", "float"] = "exact") -> Any:
        """The facts as a ``pyarrow.Table``, a row each (extra ``frames``)."""
        return _elsewhere("reformextract.frames:facts_to_arrow")([self], decimals)

    def facts_to_pandas(self, decimals: Literal["exact", "float"] = "exact") -> Any:
        """The facts as a ``pandas.DataFrame``, a row each (extra ``frames``)."""
        return _elsewhere("reformextract.frames:facts_to_pandas")([self], decimals)

    def facts_to_polars(self, decimals: Literal["exact", "float"] = "exact") -> Any:
        """The facts as a ``polars.DataFrame``, a row each (extra ``frames``)."""
        return _elsewhere("reformextract.frames:facts_to_polars")([self], decimals)

    @overload
    def of(self, kind: str) -> tuple[AnyRecord, ...]: ...

    @overload
    def of(self, kind: type[Kind]) -> tuple[Kind, ...]: ...

    def of(self, kind: str | type[Kind]) -> tuple[Any, ...]:
        """The records of a kind, by its name or its model.

        >>> import reformextract
        >>> extraction = reformextract.extract("It spent RMB 3 billion on 40 parks.")
        >>> [record.value for record in extraction.of("money")], extraction.of(reformextract.Count) == extraction.count
        ([Decimal('3000000000')], True)
        """
        model = RECORD_MODELS[known_kinds(kind)[0]] if isinstance(kind, str) else kind
        return tuple(record for record in self.records if isinstance(record, model))

    @property
    def count(self) -> tuple[Count, ...]:
        """The numbers of things."""
        return self.of(Count)

    @property
    def money(self) -> tuple[Money, ...]:
        """The amounts of money."""
        return self.of(Money)

    @property
    def ratio(self) -> tuple[Ratio, ...]:
        """The percentages, fractions and multiples."""
        return self.of(Ratio)

    @property
    def measure(self) -> tuple[Measure, ...]:
        """The numbers with a physical unit."""
        return self.of(Measure)

    @property
    def age(self) -> tuple[Age, ...]:
        """The ages."""
        return self.of(Age)

    @property
    def number(self) -> tuple[PlainNumber, ...]:
        """The plain numbers, where they were asked for."""
        return self.of(PlainNumber)

    @property
    def rank(self) -> tuple[Rank, ...]:
        """The places in an order."""
        return self.of(Rank)

    @property
    def date(self) -> tuple[Date, ...]:
        """The dates, times, durations and sets."""
        return self.of(Date)

    @property
    def mechanism(self) -> tuple[Mechanism, ...]:
        """The named reforms and policy arrangements."""
        return self.of(Mechanism)

    @property
    def enumeration(self) -> tuple[Enumeration, ...]:
        """The lists that the text announces."""
        return self.of(Enumeration)

    def __str__(self) -> str:
        """For a reader: the article in a line, a line for each record, the warnings.

        >>> import reformextract
        >>> print(reformextract.extract("It spent over RMB 3 billion on 40 parks.", "2019-01-23"))
        article · 2019-01-23 · 2 records
          money        over RMB 3 billion  =  > 3,000,000,000 CNY
          count        40  =  40 parks
        """
        article = self.article
        number = f"{len(self.records)} record{'' if len(self.records) == 1 else 's'}"
        lines = [f"{article.id or 'article'} · {article.published or 'no publication date'} · {number}"]
        lines += [f"  {record.kind:12} {' '.join(record.text.split())}  =  {record.meaning}" for record in self.records]
        return "\n".join([*lines, *(f"  warning: {warning}" for warning in self.warnings)])

    def _repr_html_(self) -> str:
        """How a notebook shows it: the text with its records highlighted."""
        html: str = _elsewhere("reformextract.report.notebook:extraction_html")(self)
        return html
