"""Label Studio JSON: a list of tasks. Carries everything.

A region has the kind as its label (``from_name`` ``kind``) and a per-region text area or choice for each field
(``from_name`` is the field's name). Written as predictions, so that people correct the machine's records; read from a
task's annotations (the first that was not cancelled), else from its predictions. Offsets are code points; those of browsers
(UTF-16 units, CRLF as one) are told by the quoted words.

A fact is what its figure's region says in the choices ``fact_status``, ``fact_change`` ..., with relations: from the figure to a region
labelled ``phrase`` (``what``, ``subject``, ``predicate``, ``of``, ``source``) or to another record (``period``, ``period_to``, ``base``).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from reformextract.article import Extraction
from reformextract.facts.record import FIGURE_KINDS, Base, Change, Fact, FactStatus, PeriodRelation, Phrase
from reformextract.formats.base import (
    Beside,
    GoldError,
    Region,
    a_list,
    an_object,
    article_metadata,
    article_of,
    bad_json,
    facts_with_ids,
    from_regions,
    read_text,
    reads,
    resolve_extent,
    to_json,
    to_regions,
    write_text,
)
from reformextract.formats.check import shown
from reformextract.kinds import RECORD_MODELS
from reformextract.mechanisms.record import Status
from reformextract.models.area import AREAS
from reformextract.models.record import Comparator
from reformextract.models.timex import DateMod, DateType

CHOICES: dict[str, tuple[str, ...]] = {
    "comparator": get_args(Comparator), "type": get_args(DateType), "mod": get_args(DateMod),
    "area": AREAS, "alt_area": AREAS, "status": get_args(Status),
}  # fmt: skip
PHRASE = "phrase"  # the label of the words that facts quote
FACT_PREFIX = "fact_"
FACT_CHOICES: dict[str, tuple[str, ...]] = {
    "status": get_args(FactStatus), "change": get_args(Change), "base": get_args(Base), "period_relation": get_args(PeriodRelation),
    "optional": ("true",),
}  # fmt: skip
FACT_TEXTS = ("evidence", "loose", "rule")
RELATIONS = (*Fact.phrases, "period", "period_to", "base")
_SKIPPED = frozenset({"rule", "sentence", "kind", "start", "end", "text"})


def labeling_config() -> str:
    """The labeling interface (XML) for the records of this library."""
    fields: dict[str, list[str]] = {}
    for kind, model in RECORD_MODELS.items():
        for name in model.model_fields:
            if name not in _SKIPPED:
                fields.setdefault(name, []).append(kind)
    lines = ["<View>", '  <Labels name="kind" toName="text">']
    lines += [f'    <Label value="{kind}" background="{model.colours[1]}"/>' for kind, model in RECORD_MODELS.items()]
    lines.append(f'    <Label value="{PHRASE}" background="#e8e8e8"/>')
    lines += [
        "  </Labels>",
        "  <Relations>",
        *(f'    <Relation value="{name}"/>' for name in RELATIONS),
        "  </Relations>",
        '  <Text name="text" value="$text"/>',
    ]
    for name, kinds in {**fields, **{FACT_PREFIX + name: list(FIGURE_KINDS) for name in (*FACT_CHOICES, *FACT_TEXTS)}}.items():
        choices = CHOICES.get(name) or FACT_CHOICES.get(name.removeprefix(FACT_PREFIX) if name.startswith(FACT_PREFIX) else "")
        when = f'perRegion="true" whenTagName="kind" whenLabelValue="{",".join(kinds)}"'
        lines.append(f'  <View visibleWhen="region-selected" whenTagName="kind" whenLabelValue="{",".join(kinds)}">')
        lines.append(f'    <Header value="{name}" size="5"/>')
        if choices:
            lines.append(f'    <Choices name="{name}" toName="text" choice="single" showInline="true" {when}>')
            lines += [f'      <Choice value="{value}"/>' for value in choices]
            lines.append("    </Choices>")
        else:
            lines.append(f'    <TextArea name="{name}" toName="text" rows="1" maxSubmissions="1" editable="true" {when}/>')
        lines.append("  </View>")
    return "\n".join([*lines, "</View>"]) + "\n"


def _results(extraction: Extraction) -> Iterator[dict[str, Any]]:
    text = extraction.article.text
    for region in to_regions(extraction):
        place: dict[str, Any] = {"start": region.start, "end": region.end, "text": text[region.start : region.end]}
        shared: dict[str, Any] = {"id": region.id, "to_name": "text"}
        yield {**shared, "from_name": "kind", "type": "labels", "value": {**place, "labels": [region.kind]}}
        for name, value in region.fields.items():
            yield {**shared, **_answer(name, value, place, name in CHOICES)}


def _answer(name: str, value: str, place: Mapping[str, Any], choice: bool) -> dict[str, Any]:
    if choice:
        return {"from_name": name, "type": "choices", "value": {**place, "choices": [value]}}
    return {"from_name": name, "type": "textarea", "value": {**place, "text": [value]}}


def _fact_results(extraction: Extraction, path: Path) -> Iterator[dict[str, Any]]:
    """The facts: answers on their figures' regions, regions of the phrases, relations."""
    phrases: dict[Phrase, str] = {}
    for index, (fact, data) in enumerate(zip(extraction.facts, facts_with_ids(extraction), strict=True)):
        if any(other.figure == fact.figure for other in extraction.facts[:index]):
            raise GoldError(path, "Label Studio can't carry two facts of one figure", article=extraction.article.id, fact=index)
        figure = extraction.records[fact.figure]
        shared = {"id": data["figure"], "to_name": "text"}
        place = {"start": figure.start, "end": figure.end, "text": figure.text}
        for name in (*FACT_CHOICES, *FACT_TEXTS):
            value = getattr(fact, name)
            if value is not None and not (name == "base" and isinstance(value, int)):
                yield {**shared, **_answer(FACT_PREFIX + name, _written(value), place, name in FACT_CHOICES)}
        for name in Fact.phrases:
            phrase: Phrase | None = getattr(fact, name)
            if phrase is None:
                continue
            if phrase not in phrases:
                phrases[phrase] = f"p{len(phrases) + 1}"
                value = {**phrase.model_dump(), "labels": [PHRASE]}
                yield {"id": phrases[phrase], "from_name": "kind", "to_name": "text", "type": "labels", "value": value}
            yield _relation(data["figure"], phrases[phrase], name)
        for name in ("period", "period_to", "base"):
            if isinstance(getattr(fact, name), int):
                yield _relation(data["figure"], data[name], name)


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return " ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _relation(one: str, other: str, name: str) -> dict[str, Any]:
    return {"type": "relation", "from_id": one, "to_id": other, "direction": "right", "labels": [name]}


def write(extractions: Iterable[Extraction], path: Path) -> None:
    """One task an article, its records as a prediction; the labeling interface beside it as ``NAME.config.xml``."""
    from reformextract.version import __version__

    tasks: list[dict[str, Any]] = []
    for extraction in extractions:
        metadata = article_metadata(extraction)
        metadata.pop("facts", None)
        result = [*_results(extraction), *_fact_results(extraction, path)]
        predictions = [{"model_version": f"reformextract {__version__}", "result": result}]
        tasks.append({"data": {"text": extraction.article.text, **metadata}, "predictions": predictions})
    write_text(path, to_json(tasks, indent=1) + "\n")
    write_text(path.with_name(path.stem + ".config.xml"), labeling_config())


@reads
def read(path: Path) -> Iterator[Extraction]:
    """The annotated tasks of an export (JSON, not JSON-MIN)."""
    try:
        tasks = json.loads(read_text(path))
    except (ValueError, RecursionError) as error:
        if isinstance(error, GoldError):
            raise
        line = error.lineno if isinstance(error, json.JSONDecodeError) else None
        raise GoldError(path, bad_json(error), line=line) from error
    if not isinstance(tasks, list):
        raise GoldError(path, "not a list of Label Studio tasks")
    for number, task in enumerate(tasks, start=1):
        yield _read_task(task, number, path)


def _read_task(given: Any, number: int, path: Path) -> Extraction:
    task = an_object(given, path, article=f"task {number}")
    data = an_object(task.get("data"), path, article=f"task {number}", field="data")
    if not isinstance(data.get("text"), str):
        raise GoldError(path, f"task {number} has no data.text")
    identity = str(next(given for given in (data.get("id"), task.get("id"), number) if given is not None))
    article, beside = article_of(data["text"], {**data, "id": identity}, path)
    answers = _Answers(path, identity, article.text)
    for index, result in enumerate(_answered(task, path, identity)):
        answers.take(an_object(result, path, article=identity, field=f"result[{index}]"))
    regions = [Region(name, *place, answers.fields.get(name, {})) for name, place in answers.places.items()]
    facts = (*beside.facts, *answers.made_facts())
    return from_regions(article, regions, path, Beside(beside.warnings, facts))


def _answered(task: Mapping[str, Any], path: Path, identity: str) -> Sequence[Any]:
    """The results of the first annotation that was not cancelled, else of the first prediction."""
    annotations = [
        an_object(one, path, article=identity, field="annotations")
        for one in a_list(task.get("annotations"), path, article=identity, field="annotations")
    ]
    done = [one for one in annotations if not one.get("was_cancelled")] or a_list(
        task.get("predictions"), path, article=identity, field="predictions"
    )
    first = an_object(done[0], path, article=identity, field="predictions") if done else {}
    return a_list(first.get("result"), path, article=identity, field="result")


@dataclass
class _Answers:
    """The results of one task, sorted by what they say: places of records and phrases, fields, relations."""

    path: Path
    article: str
    text: str
    places: dict[str, tuple[str, int, int]] = field(default_factory=dict)
    phrases: dict[str, dict[str, Any]] = field(default_factory=dict)
    fields: dict[str, dict[str, str]] = field(default_factory=dict)
    facts: dict[str, dict[str, str]] = field(default_factory=dict)
    relations: list[tuple[str, str, str]] = field(default_factory=list)

    def take(self, result: Mapping[str, Any]) -> None:
        """One result."""
        region, name, kind = str(result.get("id")), str(result.get("from_name")), result.get("type")
        if kind == "relation":
            labels = a_list(result.get("labels"), self.path, article=self.article, record=str(result.get("from_id")), field="labels")
            self.relations += [(str(result.get("from_id")), str(result.get("to_id")), str(label)) for label in labels]
            return
        value = an_object(result.get("value"), self.path, article=self.article, record=region, field="value")
        if kind == "labels":
            self._place(region, value)
        elif kind in ("choices", "textarea"):
            answer = value.get("choices" if kind == "choices" else "text")
            answer = answer[0] if isinstance(answer, list) and answer else answer
            if isinstance(answer, str):
                of_fact = name.startswith(FACT_PREFIX)
                store = self.facts if of_fact else self.fields
                store.setdefault(region, {})[name.removeprefix(FACT_PREFIX) if of_fact else name] = answer

    def _place(self, region: str, value: Mapping[str, Any]) -> None:
        place: dict[str, Any] = {"article": self.article, "record": region}
        start, end = value.get("start"), value.get("end")
        labels = a_list(value.get("labels"), self.path, **place, field="labels") or (None,)
        quoted = value.get("text")
        for name, offset in (("start", start), ("end", end)):
            if not isinstance(offset, int) or isinstance(offset, bool):
                raise GoldError(self.path, f"not a whole number: {shown(offset)}", **place, field=name)
        if quoted is not None and not isinstance(quoted, str):
            raise GoldError(self.path, f"not a string: {shown(quoted)}", **place, field="text")
        extent = resolve_extent(self.text, start, end, quoted)  # type: ignore[arg-type]
        if extent is None:
            reason = f"{shown(quoted)} is not text[{start}:{end}], which is {shown(self.text[start:end])}"
            raise GoldError(self.path, reason, **place, field="text")
        if labels[0] == PHRASE:
            self.phrases[region] = {"start": extent[0], "end": extent[1], "text": self.text[slice(*extent)]}
        else:
            self.places[region] = (str(labels[0]), *extent)

    def made_facts(self) -> Iterator[dict[str, Any]]:
        """The facts that answers and relations say: one for every region that has either."""
        figures = dict.fromkeys([*self.facts, *(one for one, _, name in self.relations if name in RELATIONS)])
        for figure in figures:
            fact: dict[str, Any] = {"figure": figure}
            for name, answer in self.facts.get(figure, {}).items():
                fact[name] = _read_answer(name, answer)
            for one, other, name in self.relations:
                if one == figure and name in RELATIONS:
                    fact[name] = self.phrases.get(other) if name in Fact.phrases else other
            yield fact


def _read_answer(name: str, answer: str) -> Any:
    if name == "optional":
        return answer == "true"
    if name == "evidence":
        return [int(part) if part.isascii() and part.isdigit() and len(part) < 19 else part for part in answer.split()]
    return tuple(answer.split()) if name == "loose" else answer
