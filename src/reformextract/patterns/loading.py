"""patterns/<language>/*.toml -> one validated, frozen PatternSet.

A pattern file holds any of these tables; a user's own file given to ``load(patterns=[...])`` may hold them too:

* ``[lexicon.CLASS]``: word lists. ``VALUE = ["form", ...]`` gives each form a value, ``[lexicon]`` ``CLASS = ["form", ...]``
  gives none. A form with a leading ``=`` matches in exactly that case ("=US"), any other in every case.
* ``[[currency]]``, ``[[unit]]``, ``[[period]]``, ``[[mechanism]]``: the facts of those fields, one entry each.
* ``[[part_of_speech]]``: a class that a unit has by its other classes or its ending (see lexicon/parts_of_speech.py).
* ``[[rule]]``: a pattern over token classes (see rules.py) with its id, kind, description and examples.

An entry with the id of an earlier one replaces it; lexicon forms are added to. Every error names the file, the entry
and the reason.
"""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Annotated, Any, Literal

import tomli
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, field_validator, model_validator

from reformextract.models.area import AREAS, GONE, Area
from reformextract.models.record import iso_4217_codes
from reformextract.models.timex import DateType
from reformextract.patterns.markup import Mark, parse_markup


class PatternError(ValueError):
    """A pattern file is wrong; the message names the file, the entry and the reason."""


def _exact(value: object) -> object:
    if isinstance(value, float):
        return Decimal(repr(value))
    return value


ExactDecimal = Annotated[Decimal, BeforeValidator(_exact)]


class Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Currency(Entry):
    """A currency: ISO 4217 ``code``; forms written ``before`` or ``after`` the amount; ``minor`` units with their share.

    ``shared`` forms are another currency's by default ("¥", "pesos") and this one's where ``context`` words tell so, or where the
    article was published in one of its ``countries`` (ISO 3166).
    """

    code: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    minor: dict[str, ExactDecimal] = Field(default_factory=dict)
    shared: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return self.code

    @field_validator("code")
    @classmethod
    def _known(cls, code: str) -> str:
        if code not in iso_4217_codes():
            raise ValueError(f"unknown ISO 4217 currency code {code!r}")
        return code


class Unit(Entry):
    """A unit of measure: its usual ``symbol``, the ``forms`` it is written in, its ``dimension``, and its name for pint."""

    symbol: str
    dimension: str
    forms: tuple[str, ...]
    pint: str | None = None

    @property
    def id(self) -> str:
        return self.symbol


class Period(Entry):
    """A named stretch of the calendar: a plan period, a congress, a summit. ``source`` says where the days are from."""

    id: str
    forms: tuple[str, ...]
    earliest: datetime.date
    latest: datetime.date
    value: str | None = Field(default=None, description="TIMEX3 value; made from the days when left out")
    type: DateType = "DATE"
    source: str

    @model_validator(mode="after")
    def _order(self) -> Period:
        if self.latest < self.earliest:
            raise ValueError(f"latest {self.latest} is before earliest {self.earliest}")
        return self


class KnownMechanism(Entry):
    """A mechanism known by name: canonical ``id`` and ``name``, further ``aliases``, ``variants`` (pattern phrases), its ``area``."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    name: str
    head: str
    area: Area
    aliases: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    year: int | None = None
    issuer: str | None = None
    chinese: str | None = None
    note: str | None = None


class Example(Entry):
    """A marked sentence (markup.py): what the rule must find in it; ``published`` is the day it is read on."""

    text: str
    published: datetime.date | None = datetime.date(2019, 1, 23)

    def parse(self) -> tuple[str, list[Mark]]:
        return parse_markup(self.text)


def _example(value: object) -> object:
    return {"text": value} if isinstance(value, str) else value


AnyExample = Annotated[Example, BeforeValidator(_example)]


class Rule(Entry):
    """A rule: a ``pattern`` over token classes, the ``kind`` of record it makes, how (``build``), and its examples.

    ``examples`` mark what the rule must find; ``counterexamples`` are sentences in which it must make no record.
    ``priority`` decides between matches of equal length (greater wins). ``value`` and ``build`` are read by the kind.
    """

    id: str = Field(pattern=r"^[a-z]+(\.[a-z0-9_]+)+$")
    kind: str = Field(pattern=r"^[a-z]+$", description="a kind of records, number or not")
    description: str = Field(min_length=8)
    pattern: str = ""
    build: str | None = None
    value: str | None = None
    priority: int = 0
    examples: tuple[AnyExample, ...] = Field(min_length=1)
    counterexamples: tuple[AnyExample, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _sound(self) -> Rule:
        prefix = self.id.split(".")[0]
        if prefix != self.kind:
            raise ValueError(f"the id of a {self.kind} rule begins with '{self.kind}.'")
        for example in self.examples:
            if not example.parse()[1]:
                raise ValueError(f"example marks nothing: {example.text!r}")
        return self


class PartOfSpeech(Entry):
    """A part of speech, given to a unit as one of its classes (lexicon/parts_of_speech.py).

    A unit has it that satisfies the class expression ``classes``, or that satisfies ``among`` and whose last word ends in one of
    ``endings`` with more than ``stem`` letters before it. Both expressions may name parts that stand earlier. ``examples`` mark
    words that have it, ``counterexamples`` words that have not.
    """

    id: str = Field(pattern=r"^[a-z][a-z_]*$")
    description: str = Field(min_length=8)
    classes: str = ""
    endings: tuple[str, ...] = ()
    among: str = ""
    stem: int = 2
    examples: tuple[AnyExample, ...] = Field(min_length=1)
    counterexamples: tuple[AnyExample, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _sound(self) -> PartOfSpeech:
        if not self.classes and not self.endings:
            raise ValueError("neither classes nor endings")
        if bool(self.endings) != bool(self.among):
            raise ValueError("endings say what a word of 'among' ends in: the two go together")
        for example in (*self.examples, *self.counterexamples):
            if not example.parse()[1]:
                raise ValueError(f"example marks nothing: {example.text!r}")
        return self


class Phrase(Entry):
    """A piece of the chunk grammar of names (mechanisms/grammar.py): a pattern that later ones may use as ``@id``.

    ``stage`` is the step of the cascade it belongs to. ``examples`` mark what the pattern takes from the mark's start on,
    ``counterexamples`` mark a place at which it takes nothing.
    """

    id: str = Field(pattern=r"^[a-z][a-z_]*$")
    stage: Literal["words", "noun_phrase", "coordination", "complement", "name", "series", "status"]
    description: str = Field(min_length=8)
    pattern: str = Field(min_length=1)
    examples: tuple[AnyExample, ...] = ()
    counterexamples: tuple[AnyExample, ...] = ()


class Evidence(Entry):
    """A feature that speaks for or against a phrase being a name (mechanisms/evidence.py), with its weight and the reason.

    ``pattern`` is looked for ``where``: in the whole name, its modifiers, its head, its complement, right before or behind it.
    ``most`` is how often it counts. ``needs`` and ``without`` name features above it that must, or must not, have been seen.
    ``examples`` mark candidates of which it is seen, ``counterexamples`` such of which it is not.
    """

    id: str = Field(pattern=r"^[a-z][a-z_]*$")
    reason: str = Field(min_length=8)
    points: int
    where: Literal["name", "modifiers", "head", "complement", "before", "behind", "article", "always"] = "always"
    pattern: str = ""
    most: int = 1
    needs: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    examples: tuple[AnyExample, ...] = ()
    counterexamples: tuple[AnyExample, ...] = ()


class StatusRule(Entry):
    """What a sentence says of a name (mechanisms/status.py): a pattern that ends right ``before`` it, or stands right ``behind`` it.

    ``status`` is the status it tells; left out, it is that of the unit captured as ``verb``. The first rule that fits decides.
    ``examples`` mark names of which the rule tells the status, with it; ``counterexamples`` such as have another.
    """

    id: str = Field(pattern=r"^[a-z][a-z_]*$")
    description: str = Field(min_length=8)
    before: str = ""
    behind: str = ""
    status: Literal["established", "piloted", "promoted", "proposed", "improved", "abolished", "none"] | None = None
    examples: tuple[AnyExample, ...] = Field(min_length=1)
    counterexamples: tuple[AnyExample, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _sound(self) -> StatusRule:
        if not self.before and not self.behind:
            raise ValueError("neither before nor behind")
        for example in (*self.examples, *self.counterexamples):
            if any(not mark.fields.get("status") for mark in example.parse()[1]):
                raise ValueError(f"example marks a name without its status: {example.text!r}")
        return self


@dataclass(frozen=True)
class Source:
    """Where an entry stands: file and, where it could be told, the line."""

    file: str
    line: int | None = None

    def __str__(self) -> str:
        return self.file if self.line is None else f"{self.file}:{self.line}"


@dataclass(eq=False)
class PatternSet:
    """All patterns of one language, validated. ``lexicon[class][form]`` is the value of a form (the form itself if none)."""

    language: str
    lexicon: dict[str, dict[str, str]] = field(default_factory=dict)
    currencies: dict[str, Currency] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    periods: dict[str, Period] = field(default_factory=dict)
    mechanisms: dict[str, KnownMechanism] = field(default_factory=dict)
    parts_of_speech: dict[str, PartOfSpeech] = field(default_factory=dict)
    phrases: dict[str, Phrase] = field(default_factory=dict)
    evidence: dict[str, Evidence] = field(default_factory=dict)
    statuses: dict[str, StatusRule] = field(default_factory=dict)
    rules: dict[str, Rule] = field(default_factory=dict)
    sources: dict[tuple[str, str], Source] = field(default_factory=dict)
    own: set[str] = field(default_factory=set)  # the ids of rules that a user's file gives
    digest: str = ""
    left_out: tuple[str, ...] = ()  # what without() was asked to leave out

    def patterns(self) -> Iterator[str]:
        """Every pattern in the rule language, whatever table it stands in."""
        for table in (self.rules, self.phrases, self.evidence):
            yield from (entry.pattern for entry in table.values())
        for status in self.statuses.values():
            yield status.before
            yield status.behind

    def source(self, table: str, entry: str) -> Source | None:
        return self.sources.get((table, entry))

    def without(self, exclude: Iterable[str]) -> PatternSet:
        """The same patterns less the rules, mechanisms, periods, currencies or units of these ids, and kinds by name."""
        left_out = set(exclude)
        kinds = {rule.kind for rule in self.rules.values()}
        known = {*self.rules, *self.mechanisms, *self.periods, *self.currencies, *self.units, *kinds}
        if left_out - known:
            raise PatternError(f"exclude: no rule, entry or kind is called {', '.join(sorted(left_out - known))}")
        for name in sorted(left_out & self.rules.keys()):
            if not self.rules[name].pattern:
                kind = self.rules[name].kind
                raise PatternError(f"exclude: {name} has no pattern to take out; leave out the kind {kind} or its patterns and entries")
        return replace(
            self,
            rules={k: v for k, v in self.rules.items() if k not in left_out and v.kind not in left_out},
            mechanisms={k: v for k, v in self.mechanisms.items() if k not in left_out},
            periods={k: v for k, v in self.periods.items() if k not in left_out},
            currencies={k: v for k, v in self.currencies.items() if k not in left_out},
            units={k: v for k, v in self.units.items() if k not in left_out},
            left_out=tuple(sorted({*self.left_out, *left_out})),
        )


TABLES: dict[str, type[Entry]] = {
    "currency": Currency,
    "unit": Unit,
    "period": Period,
    "mechanism": KnownMechanism,
    "part_of_speech": PartOfSpeech,
    "phrase": Phrase,
    "evidence": Evidence,
    "status": StatusRule,
    "rule": Rule,
}


def _reason(error: ValidationError) -> str:
    parts = []
    for detail in error.errors():
        place = ".".join(str(part) for part in detail["loc"])
        message = detail["msg"].removeprefix("Value error, ")
        parts.append(f"{place}: {message}" if place else message)
    return "; ".join(parts)


_NAMED = re.compile(r"""^[ \t]*(?:id|code|symbol)[ \t]*=[ \t]*["']([^"'\n]+)["']""", re.MULTILINE)


def _lines_of_entries(content: str) -> dict[str, int]:
    """The line on which each id, code or symbol is first given."""
    lines: dict[str, int] = {}
    line, position = 1, 0
    for found in _NAMED.finditer(content):
        line += content.count("\n", position, found.start())
        position = found.start()
        lines.setdefault(found[1], line)
    return lines


def _read_lexicon(patterns: PatternSet, lexicon: Any, file: str) -> None:
    if not isinstance(lexicon, dict):
        raise PatternError(f"{file}: lexicon: must be a table of word classes")
    for name, forms in lexicon.items():
        where = f"{file}: lexicon.{name}"
        if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
            raise PatternError(f"{where}: a class name is lower case letters, digits and _")
        groups = forms if isinstance(forms, dict) else {None: forms}
        words = patterns.lexicon.setdefault(name, {})
        patterns.sources.setdefault(("lexicon", name), Source(file))
        for value, listed in groups.items():
            if name.startswith("area_") and value is not None and value not in AREAS:
                raise PatternError(f"{where}.{value}: {GONE.get(value) or 'no area; the areas are ' + ', '.join(AREAS)}")
            if not isinstance(listed, list) or not all(isinstance(form, str) and form.strip("= ") for form in listed):
                raise PatternError(f"{where}{'.' + value if value else ''}: must be a list of non-empty strings")
            for form in listed:
                words[form] = form.lstrip("=") if value is None else value


def _read(patterns: PatternSet, content: str, file: str) -> None:
    try:
        tables = tomli.loads(content)
    except tomli.TOMLDecodeError as error:
        raise PatternError(f"{file}: not TOML: {error}") from None
    _read_lexicon(patterns, tables.pop("lexicon", {}), file)
    lines = _lines_of_entries(content)
    for table, entries in tables.items():
        if table not in TABLES:
            raise PatternError(f"{file}: unknown table {table!r} (known: lexicon, {', '.join(TABLES)})")
        if not isinstance(entries, list):
            raise PatternError(f"{file}: {table}: write [[{table}]], one table an entry")
        store = {
            "currency": patterns.currencies,
            "unit": patterns.units,
            "period": patterns.periods,
            "mechanism": patterns.mechanisms,
            "part_of_speech": patterns.parts_of_speech,
            "phrase": patterns.phrases,
            "evidence": patterns.evidence,
            "status": patterns.statuses,
            "rule": patterns.rules,
        }[table]
        in_this_file: set[str] = set()
        for index, raw in enumerate(entries):
            name = str(raw.get("id") or raw.get("code") or raw.get("symbol") or f"number {index + 1}")
            try:
                entry: Any = TABLES[table].model_validate(raw)
            except ValidationError as error:
                raise PatternError(f"{file}: {table} {name}: {_reason(error)}") from None
            if entry.id in in_this_file:
                raise PatternError(f"{file}: {table} {name}: stands twice in this file")
            in_this_file.add(entry.id)
            store[entry.id] = entry  # type: ignore[index]
            patterns.sources[(table, entry.id)] = Source(file, lines.get(entry.id))


def shipped_files(language: str) -> list[Any]:
    """The pattern files that come with the package: its own ``patterns/`` in a wheel, the repository's in an editable install."""
    root: Any = resources.files("reformextract") / "patterns" / language
    if not root.is_dir():
        root = Path(__file__).resolve().parents[3] / "patterns" / language
    if not root.is_dir():
        raise PatternError(f"no patterns for language {language!r}")
    found = []
    folders = [root]
    while folders:
        for child in folders.pop().iterdir():
            if child.is_dir():
                folders.append(child)
            elif child.name.endswith(".toml"):
                found.append(child)
    return sorted(found, key=str)


def _user_files(paths: Sequence[str | Path]) -> list[Path]:
    files: list[Path] = []
    for given in paths:
        path = Path(given)
        if path.is_dir():
            files.extend(sorted(path.rglob("*.toml")))
        elif path.is_file():
            files.append(path)
        else:
            raise PatternError(f"{path}: no such pattern file or folder")
    return files


Contents = tuple[tuple[str, str], ...]  # pattern files as (name, text)


def read_user_files(paths: Sequence[str | Path]) -> Contents:
    """The names and texts of pattern files and of those in folders; raises PatternError for one that cannot be read."""
    contents = []
    for path in _user_files(paths):
        try:
            contents.append((str(path), path.read_text("utf-8")))
        except UnicodeDecodeError as error:
            raise PatternError(f"{path}: not UTF-8: {error}") from None
    return tuple(contents)


@lru_cache(maxsize=4)
def _shipped_contents(language: str) -> Contents:
    return tuple(
        (f"patterns/{language}/{str(file).split(f'/{language}/')[-1]}", file.read_text("utf-8")) for file in shipped_files(language)
    )


def digest_of(contents: Contents) -> str:
    """A short hash of pattern files."""
    digest = hashlib.sha256()
    for _, content in contents:
        digest.update(content.encode())
    return digest.hexdigest()[:16]


def shipped_digest(language: str) -> str:
    """The hash of the patterns that come with this version."""
    return digest_of(_shipped_contents(language))


@lru_cache(maxsize=8)
def _load(language: str, extra: Contents) -> PatternSet:
    patterns = PatternSet(language)
    shipped = _shipped_contents(language)
    for name, content in shipped:
        _read(patterns, content, name)
    as_shipped = dict(patterns.rules)
    for name, content in extra:
        _read(patterns, content, name)
    patterns.own = {name for name, rule in patterns.rules.items() if as_shipped.get(name) is not rule}
    patterns.digest = digest_of((*shipped, *extra))
    return patterns


def patterns_of(language: str, extra: Contents, exclude: Iterable[str] = ()) -> PatternSet:
    """The shipped patterns of a language, then the texts of further files over them, less ``exclude``; raises PatternError."""
    patterns = _load(language, extra)
    left_out = list(exclude)
    return patterns.without(left_out) if left_out else patterns


def load_patterns(language: str = "en", extra: Sequence[str | Path] = (), exclude: Iterable[str] = ()) -> PatternSet:
    """Read and validate the shipped patterns of a language, then ``extra`` files or folders over them, less ``exclude``.

    Raises :class:`PatternError`.
    """
    return patterns_of(language, read_user_files(extra), exclude)
