"""What a user of the library calls: many articles with bad ones among them, conversions by any name, hints in errors."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

import reformextract
from reformextract.api import ArticleError
from reformextract.batch.items import decode
from reformextract.batch.manifest import Manifest
from reformextract.batch.options import ExtractOptions, InputOptions, OutputOptions
from reformextract.batch.outcome import InputError
from reformextract.commands.schema import gold_line_schema
from reformextract.facts.relations import Relation
from reformextract.kinds import KINDS

MANY_KINDS = "Last week Hull, the second largest port, paid 12 percent of EUR 3 million for 40 mu and a night berth pilot."

STREAM = [
    {"id": "a", "text": "Two pilots ended."},
    {"id": "b", "text": "Three.", "published": "in May"},
    {"id": "c"},
    b"Four.",
    "Five pilots.",
]


def test_one_bad_article_does_not_end_a_stream() -> None:
    found = list(reformextract.extract_many(STREAM, on_error="yield"))  # type: ignore[list-item]
    assert [type(one).__name__ for one in found] == ["Extraction", "ArticleError", "ArticleError", "ArticleError", "Extraction"]
    bad = [one for one in found if isinstance(one, ArticleError)]
    assert [(one.number, one.id) for one in bad] == [(1, "b"), (2, "c"), (3, "")]
    assert "published: 'in May' is no date" in str(bad[0])
    assert "text: Field required" in str(bad[1])


def test_by_default_it_raises_at_the_bad_article() -> None:
    many = reformextract.extract_many(STREAM)  # type: ignore[arg-type]
    assert next(many).records
    with pytest.raises(ArticleError, match=r"article 1 \(b\): published"):
        next(many)
    with pytest.raises(ValueError, match="on_error"):
        next(reformextract.extract_many([], on_error="ignore"))  # type: ignore[call-overload]


@pytest.mark.parametrize("unit", ["ha", "hectare", "hectares", "Hectare"])
def test_a_measure_is_converted_by_any_name_of_the_unit(unit: str) -> None:
    pytest.importorskip("pint")
    (area,) = reformextract.extract("It covers 30 mu of land.").records
    assert isinstance(area, reformextract.Measure)
    assert area.to(unit) == 2
    assert area.to("sqm") == area.to("m^2") == area.to("square metres") == Decimal(20000)


def test_the_encoding_is_guessed_in_the_error() -> None:
    with pytest.raises(InputError, match="perhaps --encoding gb18030"):
        decode("河长制是一项重要的制度，全国各地都在推行。".encode("gb18030"), "utf-8")
    with pytest.raises(InputError, match="perhaps --encoding cp1252"):
        decode("The ministry’s plan – worth £3m – was agreed.".encode("cp1252"), "utf-8")


def test_bytes_are_refused_with_what_to_do() -> None:
    with pytest.raises(ValueError, match=r"not bytes: decode it first"):
        reformextract.extract(b"It spent RMB 3 billion.")  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", KINDS)
def test_the_records_of_a_kind_have_a_name_of_their_own(kind: str) -> None:
    extraction = reformextract.extract(MANY_KINDS)
    assert extraction.of(kind) == getattr(extraction, kind) == tuple(record for record in extraction.records if record.kind == kind)
    with pytest.raises(ValueError, match="unknown kind 'price'"):
        extraction.of("price")


def test_an_extraction_prints_as_lines_of_its_records() -> None:
    extraction = reformextract.extract(MANY_KINDS, "2020-03-04")
    lines = str(extraction).splitlines()
    assert lines[0].startswith("article · 2020-03-04 · ")
    assert len(lines) == 1 + len(extraction.records) + len(extraction.warnings)
    assert "  date         Last week  =  DATE 2020-W09 (2020-02-24 to 2020-03-01)" in lines


SCHEMAS = {
    model.__name__: model.model_json_schema(mode="validation")
    for model in (reformextract.Article, reformextract.Extraction, Relation, ExtractOptions, InputOptions, OutputOptions, Manifest)
}


@pytest.mark.parametrize("schema", [*SCHEMAS.values(), gold_line_schema()], ids=[*SCHEMAS, "line"])
def test_every_field_is_described(schema: dict[str, Any]) -> None:
    for name, part in {"": schema, **schema.get("$defs", {})}.items():
        for field, about in part.get("properties", {}).items():
            assert about.get("description"), f"{name}.{field}"


def test_a_stream_refuses_a_wrong_call_at_once() -> None:
    with pytest.raises(ValueError, match="on_error"):
        reformextract.extract_many([], on_error="skip")  # type: ignore[call-overload]
    with pytest.raises(ValueError, match="unknown kind 'price'"):
        reformextract.extract_many([], kinds=["price"])


@pytest.mark.parametrize(
    ("given", "known"),
    [("GB", "GB"), ("gbr", "GB"), ("UK", "GB"), ("uk", "GB"), ("EU", "EU"), ("SU", "SU"), ("yug", "YU"), ("", None), (None, None)],
)
def test_the_codes_of_a_country(given: str | None, known: str | None) -> None:
    assert reformextract.extract("It cost 5 euros.", country=given).article.country == known
