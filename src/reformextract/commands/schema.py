"""``reformextract schema``: the JSON Schema of what goes in and comes out."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated, Any

import typer
from pydantic import TypeAdapter

from reformextract.article import Article, Extraction
from reformextract.kinds import AnyRecord


class SchemaOf(StrEnum):
    """What the schema describes."""

    line = "line"
    extraction = "extraction"
    record = "record"
    article = "article"


def gold_line_schema() -> dict[str, Any]:
    """The schema of one line of JSONL: the article's fields with its records, as ``Extraction.to_gold`` writes it."""
    records = TypeAdapter(tuple[AnyRecord, ...]).json_schema(mode="validation")
    article = Article.model_json_schema(mode="validation")
    definitions = {**records.pop("$defs", {}), **article.pop("$defs", {})}
    article["title"] = "Line"
    article["description"] = "One article with its records: ``text`` as given, offsets refer to it in Unicode code points."
    article["properties"].pop("language", None)
    article["properties"]["records"] = records
    article["properties"]["warnings"] = {"type": "array", "items": {"type": "string"}}
    article["required"] = ["id", "text", "published", "records"]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **article, "$defs": definitions}


def register(app: typer.Typer) -> None:
    @app.command()
    def schema(
        of: Annotated[SchemaOf, typer.Argument(help="line: one line of JSONL; extraction, record, article: the models.")] = SchemaOf.line,
    ) -> None:
        """Print the JSON Schema of the records and of the lines they are written in."""
        if of is SchemaOf.line:
            described = gold_line_schema()
        elif of is SchemaOf.record:
            described = TypeAdapter(AnyRecord).json_schema(mode="validation")
        else:
            described = (Extraction if of is SchemaOf.extraction else Article).model_json_schema(mode="validation")
        typer.echo(json.dumps(described, indent=2, ensure_ascii=False))
