"""``reformextract schema``: the JSON Schema of what goes in and comes out."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated, Any

import typer
from pydantic import TypeAdapter

from reformextract.article import LINE_VERSION, Article, Extraction
from reformextract.commands.refusals import refusing
from reformextract.facts.record import Fact
from reformextract.kinds import AnyRecord
from reformextract.models.warning import ExtractionWarning


class SchemaOf(StrEnum):
    """What the schema describes."""

    line = "line"
    extraction = "extraction"
    record = "record"
    article = "article"


def gold_line_schema() -> dict[str, Any]:
    """The schema of one line of JSONL: the article's fields with its records and facts, as ``Extraction.to_gold`` writes it."""
    records = TypeAdapter(tuple[AnyRecord, ...]).json_schema(mode="validation")
    article = Article.model_json_schema(mode="validation")
    facts = TypeAdapter(tuple[Fact, ...]).json_schema(mode="validation")
    warnings = TypeAdapter(tuple[ExtractionWarning, ...]).json_schema(mode="validation")
    definitions: dict[str, Any] = {}
    for part in (records, facts, warnings, article):
        definitions |= part.pop("$defs", {})
    article["title"] = "Line"
    article["description"] = "One article with its records: ``text`` as given, offsets refer to it in Unicode code points."
    article["properties"].pop("language", None)
    article["properties"]["records"] = {**records, "description": "the records, in their order in the text"}
    article["properties"]["facts"] = {**facts, "description": "what the figures say; pointers are indices of records"}
    article["properties"]["warnings"] = {**warnings, "description": "what the reader should know"}
    article["properties"]["schema"] = {"type": "integer", "minimum": 1, "maximum": LINE_VERSION, "description": "version of the line"}
    article["required"] = ["id", "text", "published", "records"]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **article, "$defs": definitions}


def register(app: typer.Typer) -> None:
    @app.command()
    def schema(
        of: Annotated[SchemaOf, typer.Argument(help="line: one line of JSONL; extraction, record, article: the models.")] = SchemaOf.line,
    ) -> None:
        """Print the JSON Schema of the records and of the lines they are written in."""
        with refusing():
            if of is SchemaOf.line:
                described = gold_line_schema()
            elif of is SchemaOf.record:
                described = TypeAdapter(AnyRecord).json_schema(mode="validation")
            else:
                described = (Extraction if of is SchemaOf.extraction else Article).model_json_schema(mode="validation")
            typer.echo(json.dumps(described, indent=2, ensure_ascii=False))
