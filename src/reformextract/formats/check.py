"""Is a gold article well formed? Every problem with its record and field; used by the readers and by lint."""

from __future__ import annotations

import reprlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import TypeAdapter, ValidationError

from reformextract.article import Article
from reformextract.facts.record import Fact, phrase_problem, pointer_problem
from reformextract.kinds import KINDS, RECORD_MODELS
from reformextract.models.record import Record
from reformextract.models.warning import AnyWarning, ExtractionWarning

_WARNINGS: TypeAdapter[tuple[ExtractionWarning, ...]] = TypeAdapter(tuple[AnyWarning, ...])


_REPR = reprlib.Repr()
_REPR.maxstring = _REPR.maxother = 100


def shown(value: object) -> str:
    """A value in an error: short, however long or deep it is."""
    return _REPR.repr(value)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong: ``check`` names the check, ``record`` (or ``fact``) is the index in its list, ``field`` the field concerned."""

    check: str
    reason: str
    record: int | None = None
    field: str | None = None
    fact: int | None = None

    @property
    def place(self) -> str:
        """``records[3].value``, ``facts[0].period``, ``published``; empty where it is the whole article."""
        whole = f"records[{self.record}]" if self.record is not None else f"facts[{self.fact}]" if self.fact is not None else ""
        return f"{whole}.{self.field}" if whole and self.field else whole or self.field or ""


def _reason(error: Mapping[str, Any]) -> str:
    message = str(error["msg"]).removeprefix("Value error, ")
    if error["type"] == "missing":
        return "missing"
    given = error.get("input")
    if isinstance(given, str | int | float | bool) and repr(given) not in message:
        message += f", got {shown(given)}"
    return message


def _problems_of(error: ValidationError, record: int | None, check: str) -> list[Problem]:
    problems: list[Problem] = []
    for detail in error.errors(include_url=False, include_context=False):
        field = str(detail["loc"][0]) if detail["loc"] else None
        problems.append(Problem(check, _reason(detail), record, field))
    return problems


def check_article(data: Mapping[str, Any]) -> tuple[Article | None, list[Problem]]:
    """The article without its records, or its problems."""
    text = data.get("text")
    if not isinstance(text, str):
        return None, [Problem("article", "missing" if text is None else "not a string", field="text")]
    for index, character in enumerate(text):
        if "\ud800" <= character <= "\udfff":
            return None, [Problem("article", f"half of a surrogate pair at {index}: not Unicode text", field="text")]
    try:
        return Article.model_validate(dict(data)), []
    except ValidationError as error:
        return None, _problems_of(error, None, "article")


def _check_extent(text: str, data: Mapping[str, Any], index: int) -> Problem | None:
    start, end, quoted = data.get("start"), data.get("end"), data.get("text")
    for name, offset in (("start", start), ("end", end)):
        if offset is None:
            return Problem("offsets", "missing", index, name)
        if not isinstance(offset, int) or isinstance(offset, bool):
            return Problem("offsets", f"not a whole number: {shown(offset)}", index, name)
    assert isinstance(start, int)
    assert isinstance(end, int)
    if start < 0:
        return Problem("offsets", f"{start} is negative", index, "start")
    if end <= start:
        return Problem("offsets", f"{end} is not after start {start}", index, "end")
    if end > len(text):
        name, offset = ("start", start) if start >= len(text) else ("end", end)
        return Problem("offsets", f"{offset} is beyond the end of the text ({len(text)} code points)", index, name)
    if quoted is None:
        return Problem("text", "missing", index, "text")
    if text[start:end] != quoted:
        return Problem("text", f"{shown(quoted)} is not text[{start}:{end}], which is {shown(text[start:end])}{_hint(text, start, quoted)}",
                       index, "text")  # fmt: skip
    return None


def _hint(text: str, start: int, quoted: object) -> str:
    """Where the quoted words stand instead, when they stand near."""
    if not isinstance(quoted, str) or not quoted:
        return ""
    near = [text.find(quoted, max(0, start - 200), start + 200 + len(quoted)), text.find(quoted)]
    for place in near:
        if place >= 0:
            return f"; these words stand at {place}"
    return ""


def check_record(text: str, data: object, index: int) -> tuple[Record | None, list[Problem]]:
    """One record against its text and the model of its kind."""
    if not isinstance(data, Mapping):
        return None, [Problem("record", f"not an object: {shown(data)}", index)]
    kind = data.get("kind")
    if kind not in KINDS:
        reason = "missing" if kind is None else f"unknown kind {shown(kind)}; the kinds are {', '.join(KINDS)}"
        return None, [Problem("kind", reason, index, "kind")]
    model = RECORD_MODELS[kind]
    problems = [
        Problem("unknown-field", f"a {kind} has no such field", index, str(name)) for name in data if name not in model.model_fields
    ]
    extent = _check_extent(text, data, index)
    if extent is not None:
        return None, [*problems, extent]
    if problems:
        return None, problems
    try:
        return model.model_validate(dict(data)), []
    except ValidationError as error:
        return None, _problems_of(error, index, "field")


def check_records(text: str, records: Sequence[object]) -> tuple[list[Record | None], list[Problem]]:
    """All records, None for one that is not well formed, and pointers that point nowhere as problems."""
    checked: list[Record | None] = []
    problems: list[Problem] = []
    for index, data in enumerate(records):
        record, found = check_record(text, data, index)
        problems += found
        checked.append(record)
        if record is None:
            continue
        if record.alt is not None and record.alt[1] > len(text):
            reason = f"{record.alt[1]} is beyond the end of the text ({len(text)} code points)"
            problems.append(Problem("offsets", reason, index, "alt"))
        for name in ("members", "equals"):
            pointers = getattr(record, name, None)
            for pointer in (pointers,) if isinstance(pointers, int) else pointers or ():
                if not 0 <= pointer < len(records):
                    problems.append(Problem("pointer", f"{pointer} points outside of the {len(records)} records", index, name))
    return checked, problems


def check_facts(text: str, facts: object, records: Sequence[Record | None]) -> tuple[list[Fact | None], list[Problem]]:
    """The facts of an article, None for one that is not well formed, with what is wrong in their fields, words and pointers."""
    if facts is None:
        return [], []
    if not isinstance(facts, Sequence) or isinstance(facts, str):
        return [], [Problem("article", "not a list", field="facts")]
    checked: list[Fact | None] = []
    problems: list[Problem] = []
    for index, data in enumerate(facts):
        fact, found = _check_fact(text, data, index, records)
        checked.append(fact)
        problems += found
    return checked, problems


def _check_fact(text: str, data: object, index: int, records: Sequence[Record | None]) -> tuple[Fact | None, list[Problem]]:
    if not isinstance(data, Mapping):
        return None, [Problem("fact", f"not an object: {shown(data)}", fact=index)]
    unknown = [
        Problem("unknown-field", "a fact has no such field", field=str(name), fact=index) for name in data if name not in Fact.model_fields
    ]
    if unknown:
        return None, unknown
    try:
        fact = Fact.model_validate(dict(data))
    except ValidationError as error:
        return None, [replace(problem, record=None, fact=index) for problem in _problems_of(error, None, "fact")]
    problems = [
        Problem(check, problem[1], field=problem[0], fact=index)
        for check, problem in (("pointer", pointer_problem(fact, records)), ("text", phrase_problem(fact, text)))
        if problem is not None
    ]
    return fact, problems


def check_warnings(warnings: object) -> tuple[tuple[ExtractionWarning, ...], list[Problem]]:
    """The warnings of an article; those of version 0.1.0 were strings."""
    try:
        return _WARNINGS.validate_python(warnings or ()), []
    except ValidationError as error:
        return (), [replace(_problems_of(error, None, "warning")[0], field="warnings")]
