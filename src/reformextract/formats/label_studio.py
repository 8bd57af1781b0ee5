"""Label Studio JSON: a list of tasks. Carries everything.

A region has the kind as its label (``from_name`` ``kind``) and a per-region text area or choice for each field
(``from_name`` is the field's name). :data:`LABELING_CONFIG` is the labeling interface for it. Written as predictions,
so that people correct the machine's records; read from a task's annotations (the first that was not cancelled), else from
its predictions. Offsets are code points; those of browsers (UTF-16 units, CRLF as one) are told by the quoted words.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

from reformextract.article import Extraction
from reformextract.formats.base import (
    GoldError,
    Region,
    article_metadata,
    article_of,
    bad_json,
    from_regions,
    read_text,
    resolve_extent,
    to_regions,
    write_text,
)
from reformextract.kinds import RECORD_MODELS
from reformextract.mechanisms.record import Status
from reformextract.models.area import AREAS
from reformextract.models.record import Comparator
from reformextract.models.timex import DateMod, DateType

CHOICES: dict[str, tuple[str, ...]] = {
    "comparator": get_args(Comparator), "type": get_args(DateType), "mod": get_args(DateMod),
    "area": AREAS, "alt_area": AREAS, "status": get_args(Status),
}  # fmt: skip
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
    lines += ["  </Labels>", '  <Text name="text" value="$text"/>']
    for name, kinds in fields.items():
        when = f'perRegion="true" whenTagName="kind" whenLabelValue="{",".join(kinds)}"'
        lines.append(f'  <View visibleWhen="region-selected" whenTagName="kind" whenLabelValue="{",".join(kinds)}">')
        lines.append(f'    <Header value="{name}" size="5"/>')
        if name in CHOICES:
            lines.append(f'    <Choices name="{name}" toName="text" choice="single" showInline="true" {when}>')
            lines += [f'      <Choice value="{value}"/>' for value in CHOICES[name]]
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
            if name in CHOICES:
                yield {**shared, "from_name": name, "type": "choices", "value": {**place, "choices": [value]}}
            else:
                yield {**shared, "from_name": name, "type": "textarea", "value": {**place, "text": [value]}}


def write(extractions: Iterable[Extraction], path: Path) -> None:
    """One task an article, its records as a prediction; the labeling interface beside it as ``NAME.config.xml``."""
    from reformextract.version import __version__

    tasks: list[dict[str, Any]] = [
        {
            "data": {"text": extraction.article.text, **article_metadata(extraction)},
            "predictions": [{"model_version": f"reformextract {__version__}", "result": list(_results(extraction))}],
        }
        for extraction in extractions
    ]
    write_text(path, json.dumps(tasks, ensure_ascii=False, indent=1) + "\n")
    write_text(path.with_name(path.stem + ".config.xml"), labeling_config())


def read(path: Path) -> Iterator[Extraction]:
    """The annotated tasks of an export (JSON, not JSON-MIN)."""
    try:
        tasks = json.loads(read_text(path))
    except json.JSONDecodeError as error:
        raise GoldError(path, bad_json(error), line=error.lineno) from error
    if not isinstance(tasks, list):
        raise GoldError(path, "not a list of Label Studio tasks")
    for number, task in enumerate(tasks, start=1):
        yield _read_task(task, number, path)


def _read_task(task: Any, number: int, path: Path) -> Extraction:
    data = task.get("data") if isinstance(task, Mapping) else None
    if not isinstance(data, Mapping) or not isinstance(data.get("text"), str):
        raise GoldError(path, f"task {number} has no data.text")
    identity = str(data.get("id") or task.get("id") or number)
    article, beside = article_of(data["text"], {**data, "id": identity}, path)
    done = [one for one in task.get("annotations") or () if not one.get("was_cancelled")]
    answers = done or task.get("predictions") or []
    results = answers[0].get("result", []) if answers else []
    places: dict[str, tuple[str, int, int]] = {}
    fields: dict[str, dict[str, str]] = {}
    for result in results:
        region, value, name = str(result.get("id")), result.get("value", {}), str(result.get("from_name"))
        if result.get("type") == "labels":
            start, end, labels = value.get("start"), value.get("end"), value.get("labels") or [None]
            if not isinstance(start, int) or not isinstance(end, int):
                raise GoldError(
                    path, f"start {start!r} and end {end!r} are not whole numbers", article=identity, record=region, field="start"
                )
            extent = resolve_extent(article.text, start, end, value.get("text"))
            if extent is None:
                reason = f"{value.get('text')!r} is not text[{start}:{end}], which is {article.text[start:end]!r}"
                raise GoldError(path, reason, article=identity, record=region, field="text")
            places[region] = (str(labels[0]), *extent)
        elif result.get("type") in ("choices", "textarea"):
            answer = value.get("choices" if result["type"] == "choices" else "text")
            answer = answer[0] if isinstance(answer, list) and answer else answer
            if isinstance(answer, str):
                fields.setdefault(region, {})[name] = answer
    regions = [Region(name, *place, fields.get(name, {})) for name, place in places.items()]
    return from_regions(article, regions, path, beside)
